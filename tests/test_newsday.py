"""The dates of acts that are told without one."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText

DAY = date(2026, 1, 14)


def whens(
    extract_text: ExtractText, text: str, publisher: str = "", title: str = "Grain for Sudria"
) -> dict[str, str | None]:
    _, found = extract_text(text, date=DAY, title=title, publisher=publisher)
    return {a.verb: a.when for a in found.actions}


MINISTRY = "Ministry of Trade of Norland"


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("We thank Sudria for its patience.", "thank"),
        ("We want to thank Minister Ada Holm for her work.", "thank"),
        ("We are announcing a grant of $5 million to Sudria.", "announce"),
        ("Both traders are being designated under the Grain Act.", "designate"),
    ],
)
def test_what_is_done_by_being_said_is_of_the_day(extract_text: ExtractText, sentence: str, verb: str) -> None:
    found = whens(
        extract_text, f"The Ministry of Trade of Norland met traders of Sudria this morning.\n\n{sentence}", MINISTRY
    )
    assert found.get(verb) == "2026-01-14"


def test_plans_and_what_goes_on_have_no_date(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Norland and Sudria are pushing the Council to open the market. Norland will lend Sudria ships. "
        "Sudria may buy more grain from Norland.",
    )
    assert all(w is None for w in found.values())


def test_comments_gathered_by_a_reporter_have_no_date(extract_text: ExtractText) -> None:
    text = (
        "The Court of Berg ruled on Monday that the grain levy is illegal.\n\nTraders of the Grain League welcomed it.\n\n"
        "“It is a good day,” Ole Venn of the Grain League said in a statement."
    )
    found = whens(extract_text, text, "Berg Courier", "Court rules against grain levy")
    assert found["rule"] == "2026-01-12" and found.get("say") is None


def test_a_speaker_dated_once_is_dated_throughout(extract_text: ExtractText) -> None:
    text = (
        "Minister Ada Holm warned Sudria on Monday that grain is short.\n\nThe price has doubled.\n\n"
        "Holm said Norland had enough grain for a year."
    )
    assert whens(extract_text, text, "Berg Courier")["say"] == "2026-01-12"


def test_a_date_in_the_subject_or_of_what_ends_a_wait_is_not_the_acts(extract_text: ExtractText) -> None:
    found = whens(
        extract_text, "The results of the survey of grain stocks of June 2025 were released by Norland today."
    )
    assert found["release"] == "2026-01-14"
    found = whens(
        extract_text,
        "Norland signed a treaty today. The Council is preparing a register of traders as a stopgap until the launch of "
        "the union at the end of 2027.",
    )
    assert found["prepare"] is None


def test_items_of_a_list_of_recommendations_are_proposed(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norland published a report on grain today.\n\nKey recommendations in the report include:\n\n"
        "Regulators of Norland coordinate their rules with Sudria;\n\nThe Council strengthens its oversight of traders.\n\n"
        "The Council met on Monday.",
        date=DAY,
        title="Norland reports on grain",
    )
    got = {a.verb: a.status for a in found.actions}
    assert got.get("coordinate") is Status.PROPOSED and got.get("strengthen") is Status.PROPOSED
    assert got.get("meet") is Status.DONE
