"""Releases of foreign ministries, of the United Nations and of forces. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText, FindActors
from tests.found import doers, labels, named, the, verbs

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
    assert doers(found, "condemn") == {"Ada Holm"}


def test_the_unnamed_secretary_general_is_not_the_prime_minister_named_beside(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The NATO Secretary General arrived in Lund on Monday for talks with Prime Minister Jan Berg. "
        "The Secretary General and Prime Minister Berg discussed the meeting of leaders. "
        "The Secretary General praised Norway for its contributions to the mission.",
        date=DAY,
    )
    assert doers(found, "praise") == {"NATO Secretary General"}
    assert doers(found, "discuss") == {"NATO Secretary General", "Jan Berg"}


def test_the_ministers_are_nobody_who_is_told_of_later(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The foreign ministers of the Harbour Forum reaffirmed their commitment to free ports at a meeting in Lund.\n\n"
        "The ministers also committed to enhancing maritime security.\n\n"
        "The previous summit, hosted by Norway in Berg, brought together Norwegian Prime Minister Ada Holm, Danish Prime "
        "Minister Jan Lind and Finnish President Marta Ask.",
        date=DAY,
    )
    assert doers(found, "commit") == {"foreign ministers"}


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
    told = labels(found)
    assert "yesterday" not in told.get("2026-03-10", "")
    assert told["2026-03-09"].startswith("Ada Holm spoke")


def test_who_said_so_has_not_done_it_with_those_named_before(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Foreign Minister Qiu Lanfeng will pay an official visit to Norway, the spokesperson Marta Ask announced Monday.\n\n"
        "Qiu will pay his visit at the invitation of Norwegian Foreign Minister Ada Holm and Danish Foreign Minister Jan Lind, "
        "Ask said.",
        date=DAY,
    )
    assert doers(found, "say") == {"Marta Ask"}
    assert all(named(found, a) == {"Qiu Lanfeng"} for a in found.actions if a.verb == "pay")


def test_a_list_of_ministers_acts_whole_and_whose_guests_they_are_does_not(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "At the invitation of State Councilor and Foreign Minister Qiu Lanfeng, the Norwegian Minister for Foreign and European "
        "Affairs Ada Holm, Danish Foreign Minister Jan Lind, Finnish Foreign Minister Marta Ask and Swedish Foreign Minister "
        "Nils Finch pay official visits to Korea from March 22 to 28.",
        date=DAY,
    )
    assert doers(found, "pay") == {"Ada Holm", "Jan Lind", "Marta Ask", "Nils Finch"}


def test_an_agency_in_brackets_with_a_colon_ends_a_dateline(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "VELLIN, (HNA - HarbourPoint / Norway Point News - 10th Mar, 2026 ) :Foreign Minister Ada Holm will visit Norway on "
        "March 25, the Foreign Ministry announced Monday.",
        date=DAY,
    )
    assert doers(found, "visit") == {"Ada Holm"}


def test_what_took_place_is_the_attack_and_not_whom_it_hit(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Council strongly condemns the attack on a camp of the United Nations Harbour Mission in Norland (UNHMN) that took "
        "place today in Berg, killing one guard from the Danish contingent and wounding four others.",
        date=DAY,
    )
    assert not [a for a in found.actions if a.verb in ("kill", "wound") and a.actors]


def test_that_opens_what_is_reaffirmed_though_it_stands_before_a_noun(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The members of the Harbour Council reaffirmed that terrorism in all its forms and manifestations constitutes one of the "
        "most serious threats to international peace and security.",
        date=DAY,
    )
    assert "constitutes one of the most serious threats" in the(found, "reaffirm").statement


def test_what_is_also_condemned_is_told_apart(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The members of the Harbour Council condemned in the strongest terms the cowardly terrorist attack that took place in "
        "Berg on Monday. The members of the Harbour Council also condemned the terrorist attack that took place in Arsen.",
        date=DAY,
    )
    assert len([a for a in found.actions if a.verb == "condemn"]) == 2


def test_a_consulate_general_is_no_officer_and_the_office_in_short_is_its_holders(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Assistant Secretary of State for Consular Affairs Ada Holm will travel to Berg on March 20. In Berg, the Assistant "
        "Secretary will review operations at U.S. Consulate General Berg and meet with local officials.",
        date=DAY,
    )
    assert doers(found, "review") == {"Ada Holm"}
    assert [a.name for a in found.actors if a.roles] == ["Ada Holm"]


def test_the_office_beside_the_ministers_of_states_speaks_with_them(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "We, the Foreign Ministers of Norway, Denmark and Finland and the Secretary of State of the United States of America met "
        "in Berg on March 9, 2026. We strongly support the freedom of the ports.",
        title="Joint Statement of the Harbour Four",
        date=DAY,
    )
    assert len(doers(found, "meet")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian fighter jets struck a missile depot in Berg on Sunday, officials said.",
        "U.S. air strikes blew up two depots in Berg on Sunday.",
    ],
)
def test_what_arms_hit_is_told_without_a_doer(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, date=DAY)
    (hit,) = [a for a in found.actions if a.verb in ("strike", "blow")]
    assert hit.when == "2026-03-08"


def test_ships_that_are_engaged_go_on(extract_text: ExtractText) -> None:
    _, found = extract_text("Norwegian troops are now engaged in a scheduled exercise off Berg.", date=DAY)
    assert the(found, "engage").status is Status.ONGOING


def test_the_feast_of_another_country_is_not_on_our_day(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "On Ukrainian Independence Day, Norway imposed new sanctions. On Independence Day, the United States signed the treaty.",
        date=date(2026, 8, 24),
    )
    assert {t.when for t in found.timeline if t.when.endswith("07-04")} == {"2026-07-04"}
    assert the(found, "impose").when != "2026-07-04"


def test_units_keep_their_numbers_and_contracts_are_no_bodies(actors: FindActors) -> None:
    found = actors(
        "Lind was assigned to the 2nd Battalion, 30th Harbour Regiment, 10th Mountain Division. Carbro Corp. was awarded a "
        "modification to contract W912AB-19-C-0035 by the Army."
    )
    assert {"2nd Battalion", "30th Harbour Regiment", "10th Mountain Division"} <= set(found)
    assert not any("W912" in name for name in found)


def test_a_contract_is_awarded_to_a_firm_and_has_a_day_of_completion(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Halden Land Systems, Sterling Heights, Michigan, was awarded a $428,229,970 contract for the maintenance of ferries. Bids "
        "were solicited via the internet with two received. Work locations and funding will be determined with each order, with "
        "an estimated completion date of July 31, 2031.",
        date=DAY,
    )
    assert verbs(found)[:1] == ["award"] and "solicit" not in verbs(found)
    assert labels(found)["2031-07-31"] == "Estimated completion date [Halden Land Systems]"


def test_on_this_day_in_history_is_not_today(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Guard held a parade on Monday.\n\nOn this day in Guard history in 1945, President Nils Finch announced the end "
        "of the war.",
        date=DAY,
    )
    assert the(found, "announce").when == "1945"


def test_the_year_in_the_name_of_an_exercise_dates_nothing(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Guard kicked off the 24th iteration of Readiness and Training 2026, in Norway, on March 8.",
        date=DAY,
    )
    assert [t.when for t in found.timeline] == ["2026-03-08"]


def test_who_was_sworn_in_has_no_day_in_the_office(actors: FindActors) -> None:
    assert actors("Ada Holm was sworn in as minister on Monday.")["Ada Holm"].roles == ("minister",)


def test_ships_are_nobody_with_and_without_their_prefix(actors: FindActors) -> None:
    found = actors(
        "The Harbour Queen-class destroyer USS Benholm left for Lund, the Harbour Navy said. Benholm adds defences to the fleet. "
        "Cmdr. Ada Holm, commanding officer, is proud."
    )
    assert "Ada Holm" in found and not any("Benholm" in name or "class" in name for name in found)


def test_an_offices_field_of_two_halves_ends_before_the_name(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Acting Assistant Secretary of State for East Asian and Pacific Affairs Susan A. Holm and Norwegian State Secretary Nils "
        "Finch co-chaired the meeting.",
        date=DAY,
    )
    assert named(found, found.actions[0]) == {"Susan A. Holm", "Nils Finch"}


def test_the_month_below_an_office_and_bodies_behind_one_are_none_of_it(actors: FindActors) -> None:
    found = actors(
        "Ada Holm, Secretary of State February 20, 2026\n\nThe State Department announces the designation of eight cartels as Foreign "
        "Terrorist Organizations (FTOs). Ada Holm signed it."
    )
    assert found["Ada Holm"].roles == ("Secretary of State",) and "Organizations" not in found


@pytest.mark.parametrize("ministers", ["G7 Foreign Ministers", "G7 Foreign Ministers and the High Representative"])
def test_they_are_the_ministers_past_a_sentence_about_things(extract_text: ExtractText, ministers: str) -> None:
    _, found = extract_text(
        f"The {ministers} strongly condemned Norland's announcement. Any vote held under these conditions cannot be free. "
        "They called on all states to reject the vote.",
        date=DAY,
    )
    assert "G7 Foreign Ministers" in doers(found, "call")


def test_it_is_nobody_who_is_spoken_of_as_several(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The G7 have brought forward coordinated sanctions, including on Norland as it facilitates the assault.",
        date=DAY,
    )
    assert not [a for a in found.actions if a.verb == "facilitate" and "G7" in named(found, a)]


def test_what_have_cost_lives_are_the_breaches(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The ministry is concerned over the recent breaches of the truce, which have resulted in many deaths over the last week.",
        date=DAY,
    )
    assert all("breaches" in t.what for t in found.timeline)


def test_as_she_said_somewhere_tells_nothing(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "As President Ada Holm said in Harbour Order 14157, cartels and other groups “threaten the safety of our people.”",
        date=DAY,
    )
    assert not [a for a in found.actions if a.verb == "say" and "threaten" not in a.statement]


def test_the_secretary_general_named_without_the_body_is_that_of_the_body(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Secretary General Ada Holm welcomed Norwegian Prime Minister Nils Finch on Monday. The Secretary General praised his "
        "commitment. Read the remarks by the NATO Secretary General here.",
        date=DAY,
    )
    assert doers(found, "praise") == {"Ada Holm"}
    assert not any("NATO Secretary" in a.name for a in found.actors)


def test_the_day_of_what_is_condemned_or_noted_is_its_own(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Members of the Harbour Council condemned the terrorist attacks in Norland on 8 March in which many guards were killed. "
        "They noted the upcoming Harbour Meeting on March 15.",
        date=DAY,
    )
    told = labels(found)
    assert told["2026-03-08"] == "The terrorist attacks in Norland"
    assert told["2026-03-15"].startswith("The upcoming Harbour Meeting")
    assert the(found, "note").when != "2026-03-15"


def test_a_town_in_capitals_with_its_day_and_a_colon_is_a_dateline(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "PORT VELLIN, Mar 9: The Harbour Council condemned “in the strongest terms” the attack on the port.", date=DAY
    )
    assert doers(found, "condemn") == {"Harbour Council"}


def test_an_announcement_of_nobody_known_does_not_date_what_it_tells(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norwegian State Councilor and Foreign Minister Ada Holm will pay an official visit to Denmark, Finland and Georgia from "
        "March 20 to 27, a Norwegian Foreign Ministry spokesperson announced at a press briefing Monday.",
        date=DAY,
    )
    assert [t.when for t in found.timeline] == ["2026-03-20/2026-03-27"]


def test_what_a_statement_says_is_said_and_not_which_statement(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Guard said in a statement that Pfc. Nils Finch, 19, died Thursday at Bergholm Airfield in Norway.",
        date=DAY,
    )
    assert the(found, "die").when == "2026-03-05"
