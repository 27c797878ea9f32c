"""What the readout of a meeting or a journey tells to its end is of its days."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText

DAY = date(2026, 1, 14)  # a Wednesday
MINISTRY = "Ministry of Trade of Norland"
FILLING = (
    "The ports of Berg are old. Their cranes are small. The quays of Arsen are long. Ships from Ostria are many. "
    "Grain is the chief ware. Wool comes second. The harbour is deep. It is free of ice. The town is proud of it.\n\n"
)


def whens(
    extract_text: ExtractText, text: str, publisher: str = MINISTRY, title: str = "Grain"
) -> dict[str, str | None]:
    _, found = extract_text(text, date=DAY, title=title, publisher=publisher)
    return {a.verb: a.when for a in found.actions}


def test_what_a_readout_tells_late_is_of_the_days_of_the_journey(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Minister Ada Holm of Norland concluded a visit to Sudria from 12 to 13 January 2026.\n\n"
        + FILLING
        + "Minister Holm opened a school of fishing in Berg.",
    )
    assert found["open"] == "2026-01-12/2026-01-13"


@pytest.mark.parametrize(
    "news",
    [
        "A quake struck the coast of Sudria on 12 January 2026.",
        "Today, Minister Ada Holm signed an order that lowers the grain levy.",
    ],
)
def test_what_follows_other_news_late_is_not(extract_text: ExtractText, news: str) -> None:
    found = whens(extract_text, f"{news}\n\n{FILLING}Minister Holm opened a school of fishing in Berg.")
    assert found.get("open") is None


def test_the_lines_before_the_news_are_passed_over(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Office of the Speaker\n\nThe text of the following statement was given out by the Governments of Norland and Sudria.\n\n"
        "Begin text\n\nNorland hosted Sudria for the third Grain Dialogue in Berg on January 12, 2026.\n\n"
        "The Grain League opened a school of fishing.",
    )
    assert found["host"] == found["open"] == "2026-01-12"


def test_a_passive_is_dated_as_the_active_is(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "The Council of Berg fined the Halden Group $2 million on Tuesday. The Arsen Group was warned by the Council. "
        "The Lund Group has been sued by fishers.",
        "Berg Daily",
    )
    assert found["fine"] == found["warn"] == "2026-01-13"
    assert found.get("sue") is None


@pytest.mark.parametrize(
    ("sentence", "verb", "status"),
    [
        ("Norland and Sudria committed to continued cooperation on ports.", "commit", Status.PLANNED),
        ("The ministers agreed that the port should open to grain.", "agree", Status.PLANNED),
        ("The ministers concurred that no levy will be raised.", "concur", Status.PLANNED),
        ("The ministers agreed that the talks had been useful.", "agree", Status.DONE),
        ("Norland is committed to a free market for grain.", "commit", Status.ONGOING),
        ("Norland committed $5 million to the grain fund.", "commit", Status.DONE),
    ],
)
def test_what_is_promised_is_to_come(extract_text: ExtractText, sentence: str, verb: str, status: Status) -> None:
    text = f"The ministers of Norland and Sudria met in Berg on Monday. {sentence}"
    _, found = extract_text(text, date=DAY, title="Grain", publisher=MINISTRY)
    assert [a.status for a in found.actions if a.verb == verb] == [status]


def test_of_two_acts_that_one_comes_first_which_has_a_day_of_its_own(extract_text: ExtractText) -> None:
    text = (
        "Minister Ada Holm met traders of Sudria in Berg on Tuesday.\n\nMinister Holm raised the levy on wool. "
        "Minister Holm lowered the levy on fish on 5 January."
    )
    _, found = extract_text(text, date=DAY, title="Talks in Berg", publisher=MINISTRY)
    weight = {a.verb: a.salience for a in found.actions}
    assert weight["lower"] > weight["raise"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Speaking on Thursday, Bo Lund said that Norland was delaying the talks.",
        "Bo Lund said that Norland was delaying the talks, telling reporters on Thursday that they had failed.",
    ],
)
def test_who_speaks_on_a_day_says_it_on_that_day(extract_text: ExtractText, sentence: str) -> None:
    text = f"The Council of Berg fined the Halden Group $2 million on Tuesday.\n\n{sentence}"
    assert whens(extract_text, text, "Berg Daily")["say"] == "2026-01-08"


@pytest.mark.parametrize(
    ("sentence", "verb", "when"),
    [
        ("The news comes two days after President Ada Holm phoned Minister Bo Lund.", "phone", "2026-01-12"),
        (
            "The accord follows a call between President Ada Holm and Minister Bo Lund last week, in which the leaders "
            "settled on a grain plan and reopened the port.",
            "settle",
            "2026-01-05/2026-01-11",
        ),
        (
            "President Ada Holm travelled on Friday to Berg, where she signed a pact with Sudria.",
            "sign",
            "2026-01-09",
        ),
    ],
)
def test_what_is_told_beside_a_dated_event_has_its_day(
    extract_text: ExtractText, sentence: str, verb: str, when: str
) -> None:
    assert whens(extract_text, sentence, "Berg Daily")[verb] == when


@pytest.mark.parametrize(
    ("sentence", "verb", "publisher"),
    [
        ("The Ministry of Ports is also issuing a waiver for grain.", "issue", MINISTRY),
        (
            "The Ministry of Trade of Norland is seeking information on the cranes of the Halden Group.",
            "seek",
            MINISTRY,
        ),
    ],
)
def test_what_offices_are_doing_on_paper_is_of_the_day(
    extract_text: ExtractText, sentence: str, verb: str, publisher: str
) -> None:
    text = f"The Ministry of Trade of Norland lowered the grain levy today. {sentence}"
    assert whens(extract_text, text, publisher)[verb] == "2026-01-14"


def test_news_that_somebody_has_asked_for_something_is_of_the_day(extract_text: ExtractText) -> None:
    text = "Members of the Council of Berg have asked the Ministry of Trade to open an inquiry into the Halden Group."
    assert whens(extract_text, text, "Berg Daily", title="Inquiry")["ask"] == "2026-01-14"
