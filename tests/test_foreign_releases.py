"""Releases of foreign ministries, of the United Nations and of forces. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import ExtractText, FindActors
from tests.found import named, the

DAY = date(2026, 3, 10)


def test_the_spokesman_for_a_named_head_of_a_body_leaves_that_one_the_name(actors: FindActors) -> None:
    found = actors(
        "The following statement was issued today by the Spokesman for UN Secretary-General Ada Holm:\n\n"
        "The Secretary-General condemns the attack on the camp."
    )
    assert found["Ada Holm"].roles == ("UN Secretary-General",)
    assert not any("Spokesman" in name or name.startswith("Secretary") for name in found)


@pytest.mark.parametrize("office", ["Secretary-General", "Secretary\u2011General"])
def test_the_secretary_general_is_the_one_of_the_one_body(extract_text: ExtractText, office: str) -> None:
    _, found = extract_text(
        f"The following statement was issued by the Spokesperson for UN {office} Ada Holm:\n\n"
        f"The {office} strongly condemns the attack on the camp in Berg.",
        title=f"{office} Condemns Attack",
        date=DAY,
    )
    assert named(found, the(found, "condemn")) == {"Ada Holm"}


def test_the_unnamed_secretary_general_is_not_the_prime_minister_named_beside(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The NATO Secretary General arrived in Lund on Monday for talks with Prime Minister Jan Berg. "
        "The Secretary General and Prime Minister Berg discussed the meeting of leaders. "
        "The Secretary General praised Norway for its contributions to the mission.",
        date=DAY,
    )
    assert named(found, the(found, "praise")) == {"NATO Secretary General"}
    assert named(found, the(found, "discuss")) == {"NATO Secretary General", "Jan Berg"}


def test_the_ministers_are_nobody_who_is_told_of_later(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The foreign ministers of the Harbour Forum reaffirmed their commitment to free ports at a meeting in Lund.\n\n"
        "The ministers also committed to enhancing maritime security.\n\n"
        "The previous summit, hosted by Norway in Berg, brought together Norwegian Prime Minister Ada Holm, Danish Prime "
        "Minister Jan Lind and Finnish President Marta Ask.",
        date=DAY,
    )
    assert named(found, the(found, "commit")) == {"foreign ministers"}


def test_they_are_not_the_two_who_meet_later(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Secretary Ada Holm is on her way to Lund, with many meetings planned. They will discuss the ports.\n\n"
        "On Friday, she will meet with Prime Minister Jan Berg.",
        date=DAY,
    )
    assert not [a for a in found.actions if a.verb == "discuss" and "Jan Berg" in named(found, a)]


def test_ranks_of_the_services_end_no_sentence_and_belong_to_the_name(actors: FindActors) -> None:
    found = actors(
        "Harbour Press Secretary Air Force Maj. Gen. Ada Holm confirmed the strikes. Spc. Jan A. Lind, 24, of Berg, died on "
        "Monday. Marine Corps Brig. Gen. Marta Ask said that the fight goes on, and Port Commander Army Gen. Nils Finch agreed."
    )
    assert found["Ada Holm"].roles == ("Harbour Press Secretary Air Force Maj. Gen.",)
    assert found["Jan A. Lind"].roles == ("Spc.",)
    assert found["Marta Ask"].roles == ("Marine Corps Brig. Gen.",)
    assert set(found) == {"Ada Holm", "Jan A. Lind", "Marta Ask", "Nils Finch"}


@pytest.mark.parametrize(
    ("text", "verb", "when", "what"),
    [
        (
            "The Harbour Guard struck nine depots, in response to two attacks on its ships on March 2.",
            "strike",
            "2026-03-02",
            "Two attacks on [the Harbour Guard’s] ships",
        ),
        (
            "Secretary Ada Holm strongly condemned Norland's second missile test on February 28.",
            "condemn",
            "2026-02-28",
            "Norland's second missile test",
        ),
        (
            "Secretary Ada Holm confirmed the raid in a briefing, detailing the operation against two depots over the weekend.",
            "confirm",
            "2026-03-07/2026-03-08",
            "The operation against two depots",
        ),
        (
            "The Harbour Guard sought to disrupt the trade ahead of President Jan Berg’s return to Lund next month.",
            "disrupt",
            "2026-04",
            "President Jan Berg’s return to Lund",
        ),
    ],
)
def test_a_deed_that_bears_on_what_is_told_has_its_own_day(
    extract_text: ExtractText, text: str, verb: str, when: str, what: str
) -> None:
    _, found = extract_text(text, date=DAY)
    assert the(found, verb).when != when
    assert [t.what for t in found.timeline if t.when == when] == [what]


def test_the_day_of_the_telling_is_not_that_of_the_news(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Secretary Ada Holm spoke by phone yesterday with Minister Jan Berg, the spokesperson Marta Ask said in a statement "
        "released today. Minister Nils Finch will pay a visit to Norway from March 25 to 28, the spokesperson Marta Ask "
        "announced Monday.",
        date=DAY,
    )
    told = {t.when: t.what for t in found.timeline}
    assert "yesterday" not in told.get("2026-03-10", "")
    assert told["2026-03-09"].startswith("Ada Holm spoke")


def test_who_said_so_has_not_done_it_with_those_named_before(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Foreign Minister Qiu Lanfeng will pay an official visit to Norway, the spokesperson Marta Ask announced Monday.\n\n"
        "Qiu will pay his visit at the invitation of Norwegian Foreign Minister Ada Holm and Danish Foreign Minister Jan Lind, "
        "Ask said.",
        date=DAY,
    )
    assert named(found, the(found, "say")) == {"Marta Ask"}
    assert all(named(found, a) == {"Qiu Lanfeng"} for a in found.actions if a.verb == "pay")


def test_a_list_of_ministers_acts_whole_and_whose_guests_they_are_does_not(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "At the invitation of State Councilor and Foreign Minister Qiu Lanfeng, the Norwegian Minister for Foreign and European "
        "Affairs Ada Holm, Danish Foreign Minister Jan Lind, Finnish Foreign Minister Marta Ask and Swedish Foreign Minister "
        "Nils Finch pay official visits to Korea from March 22 to 28.",
        date=DAY,
    )
    assert named(found, the(found, "pay")) == {"Ada Holm", "Jan Lind", "Marta Ask", "Nils Finch"}


def test_an_agency_in_brackets_with_a_colon_ends_a_dateline(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "VELLIN, (HNA - HarbourPoint / Norway Point News - 10th Mar, 2026 ) :Foreign Minister Ada Holm will visit Norway on "
        "March 25, the Foreign Ministry announced Monday.",
        date=DAY,
    )
    assert named(found, the(found, "visit")) == {"Ada Holm"}
