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
        ("We stress that the ports must stay open.", "stress"),
        ("We echo the call of the Council for calm.", "echo"),
        ("We encourage all parties to return to the talks.", "encourage"),
        ("The Ministry of Trade of Norland takes note of the report of 3 January.", "take"),
        ("The Ministry of Trade of Norland also barred two traders of Berg.", "bar"),
    ],
)
def test_what_is_done_by_being_said_and_what_a_declaration_says_is_of_its_day(
    extract_text: ExtractText, sentence: str, verb: str
) -> None:
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


def test_a_career_and_what_goes_on_in_the_perfect_have_no_day(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "The Ministry of Trade of Norland named Ida Lund as its envoy today.\n\nPreviously, Ida Lund took a leave of absence.\n\n"
        "Over the last decade, banks have tightened their rules and made fewer loans.",
        MINISTRY,
    )
    assert found.get("take") is None and found.get("make") is None


def test_what_is_done_on_a_coming_journey_is_of_its_days(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "BERG – Minister Ada Holm will travel to Sudria next week to meet President Omar Venn.\n\n"
        "While in Sudria, she will receive a report from the police. Minister Ada Holm will open a school in March.",
        MINISTRY,
        "Minister Ada Holm to visit Sudria",
    )
    assert found["travel"] == found["receive"] == "2026-01-19/2026-01-25" and found["open"] == "2026-03"


def test_what_is_expected_by_a_day_has_that_day(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "The Ministry of Trade of Norland opened its survey today.\n\nThe Ministry of Trade is expected to release the results by March 27, 2026.",
        MINISTRY,
    )
    assert found["release"] == "../2026-03-27"


def test_what_there_was_before_was_not_made_on_the_day_and_silence_was_kept_on_it(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "On January 12, Norland opened the board of the Grain Fund of Sudria. The Fund lends to farmers.\n\n"
        "Norland and Sudria established the Fund.\n\nSudria did not immediately respond to the announcement.",
    )
    assert found["establish"] is None and found["respond"] == "2026-01-12"


def test_what_will_be_done_where_a_journey_leads_is_of_its_day(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Minister Ada Holm opened the dialogue today.\n\nMinister Ada Holm will travel on January 28 to Lund where she will meet "
        "with President Omar Venn.",
        MINISTRY,
    )
    assert found["travel"] == found["meet"] == "2026-01-28"


def test_what_is_and_what_must_be_done_by_a_day(extract_text):
    _, found = extract_text(
        "All property of the designated persons in Marenia is frozen and must be reported to OFM by 27 January 2027.",
        date=date(2027, 1, 13),
    )
    (freeze,) = [a for a in found.actions if a.verb == "freeze"]
    assert freeze.when != "../2027-01-27"
    assert "../2027-01-27" in {t.when for t in found.timeline}


def test_a_forecasts_year_and_back_then_are_no_day_of_what_was_done(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Canada last cut its rate at the end of October.\n\nBack then, the Bank of Canada raised its forecast for 2027 to 7 per cent.",
    )
    assert found["raise"] is None
    _, extracted = extract_text(
        "The BoX kept the same guidance on future steps as it did in May and June.", date=date(2026, 8, 1)
    )
    assert not any(t.what.endswith("did") or "] did [" in t.what for t in extracted.timeline)


def test_what_is_to_come_follows_from_the_news_below_a_letterhead(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Ministry of Trade of Norland 14/01/2026 18:34 | Press release |\n\nSudria will soon receive 2 million crowns after "
        "the Ministry of Trade of Norland adopted a decision on the sixth payment.",
        MINISTRY,
    )
    assert found["adopt"] == "2026-01-14"


def test_what_was_done_at_the_time_is_not_of_the_day(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "The Court of Berg blocked a rule on Monday.\n\nCommissioner Tor Vik voted for the rule at the time.",
    )
    assert found["vote"] is None


def test_what_was_said_to_come_is_of_the_coming_day(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Ada Holm told reporters she would travel to Sudria on Thursday and seek meetings with Tor Vik on Friday.",
    )
    assert found["travel"] == "2026-01-15"
    assert found["seek"] == "2026-01-16"
    assert found["tell"] == "2026-01-14"


def test_what_came_before_the_news_is_not_of_its_day(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "The leaders of Norland and Sudria met today in Berg. The summit comes weeks after President Tor Vik and "
        "President Ole Brandt held talks in Oslo and signed a pact.",
    )
    assert found["hold"] is None
    assert found["sign"] is None


def test_what_is_said_of_a_conference_is_not_of_the_conferences_month(extract_text: ExtractText) -> None:
    text = "Ministers met in Berg on 13 January 2026.\n\nThey supported the outcomes of the 13th Harbour Conference in May 2025."
    _, found = extract_text(text, date=DAY, publisher=MINISTRY, title="Ministers meet")
    assert {a.verb: a.when for a in found.actions}["support"] == "2026-01-13"
    assert "13th Harbour Conference" in [t.what for t in found.timeline if t.when == "2025-05"]


def test_what_is_discussed_does_not_date_the_discussion(extract_text: ExtractText) -> None:
    found = whens(
        extract_text,
        "Secretary Ada Holm spoke today with NATO Secretary General Omar Venn. Secretary Holm and Secretary General Venn discussed next "
        "month’s NATO Summit as well as NATO’s importance to the security of the world.",
        MINISTRY,
    )
    assert found["discuss"] is not None and len(found["discuss"]) == 10


def test_the_year_in_the_name_of_an_aim_is_no_date(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Board stressed that adapting the yards, including by advancing the NATO 2030 initiative and Agenda 2030, is essential.",
        date=date(2026, 1, 12),
    )
    assert not any(t.when.startswith("2030") for t in found.timeline)


@pytest.mark.parametrize(
    ("sentence", "verb", "when", "label"),
    [
        ("President Olav Holm conceded defeat in last Sunday's election.", "concede", "2026-01-14", "Election"),
        (
            "The Norland Council announced results from Monday's harbour vote.",
            "announce",
            "2026-01-14",
            "Harbour vote",
        ),
        (
            "The Norland Council apologised for Monday's attack on the port.",
            "apologise",
            "2026-01-14",
            "Attack on the port",
        ),
        (
            "Jon Vik won Sunday's presidential election.",
            "win",
            "2026-01-11",
            "Jon Vik won Sunday's presidential election",
        ),
        (
            "The Norland Council rejected the plan in Sunday's vote.",
            "reject",
            "2026-01-11",
            "The Norland Council rejected the plan in Sunday's vote",
        ),
    ],
)
def test_the_day_of_an_event_is_not_that_of_what_is_done_about_it(
    extract_text: ExtractText, sentence: str, verb: str, when: str, label: str
) -> None:
    _, found = extract_text(sentence, date=DAY, title="A note")
    assert next(a.when for a in found.actions if a.verb == verb) == when
    assert label in [t.what for t in found.timeline]


def test_the_vote_of_yesterday_is_the_news(extract_text: ExtractText) -> None:
    text = "Lawmakers voted for the motion against Olav Holm. They were asked to support him in Tuesday's vote."
    assert whens(extract_text, text)["vote"] == "2026-01-13"


def test_what_is_ahead_of_a_meeting_comes_before_it(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Ada Holm said there was a deal to be done, ahead of a meeting with Olav Vik in Berg on Monday.",
        date=DAY,
    )
    assert "2026-01-19" in [t.when for t in found.timeline]


def test_a_deal_of_another_season_is_not_of_the_day(extract_text):
    text = "The Ostrian Union struck a midsummer deal with Japan that imposes a 15% tariff."
    assert whens(extract_text, text)["strike"] is None


def test_what_comes_days_after_something_else_is_not_of_the_day_of_the_news(extract_text: ExtractText) -> None:
    assert whens(extract_text, "The Harbour Board opens the port three days after the vote.")["open"] is None


def test_the_day_of_the_filing_that_shows_it_is_not_that_of_the_deed(extract_text: ExtractText) -> None:
    text = "Lars Lund spoke. The Grain Board seized the ships, as reflected in the Treasury's Friday filing."
    assert whens(extract_text, text)["seize"] != "2026-01-09"


def test_what_was_said_at_a_meeting_of_two_days_was_said_on_them(extract_text: ExtractText) -> None:
    text = (
        "Norway hosted Chad for the 11th meeting of the Grain Dialogue in Oslo on January 7 and 8, 2026. "
        "Norway and Chad reaffirmed their shared commitment to grain."
    )
    assert whens(extract_text, text)["reaffirm"] == "2026-01-07/2026-01-08"


def test_the_day_of_the_disaster_is_not_that_of_the_help(extract_text):
    _, found = extract_text(
        "The Ministry of Ports is leading the response to the earthquake that struck Norway on August 10. Today, the Ministry of "
        "Ports is announcing $5 million in aid.",
        title="Ministry of Ports Announces More Support After the Earthquake",
        date=date(2026, 8, 14),
        source="Ministry of Ports",
    )
    assert {a.when for a in found.actions if a.verb == "announce"} == {"2026-08-14"}


def test_what_has_been_done_since_something_began_is_not_of_the_day_of_the_text(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norway, along with thirty allies, has imposed sweeping sanctions on Kenya since the start of the war.",
        date=date(2026, 1, 12),
        source="Ministry of Trade",
    )
    assert [a.when for a in found.actions if a.verb == "impose"] == [None] and not found.timeline


def test_what_a_letter_says_was_said_in_its_month(extract_text: ExtractText) -> None:
    text = "Norway spoke on Monday. In a March 2025 letter, Ada Holm asked the Board to close the port."
    assert whens(extract_text, text)["ask"] == "2025-03"
