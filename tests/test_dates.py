"""Expressions of time: where they stand, what they mean, and which clause they date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.timevalue import Setting, resolve
from briefgen.extract.timex import find_hits, number
from tests.conftest import ExtractText

DAY = date(2026, 1, 14)  # a Wednesday


def values(text: str, tense: int = 0, order: str = "", day: date | None = DAY) -> list[tuple[str, str]]:
    """(words, value) of every expression in a text."""
    found = []
    for hit in find_hits(text, 0, len(text)):
        value = resolve(hit, Setting(day, order), lambda: tense)
        if value is not None:
            found.append((text[hit.start : hit.end], value.value or value.note))
    return found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("January 12, 2026", "2026-01-12"),
        ("16th of January 2014", "2014-01-16"),
        ("Monday, 16 JANUARY 2014", "2014-01-16"),
        ("2014-01-16", "2014-01-16"),
        ("Jan. 16, 2014", "2014-01-16"),
        ("the first of March 2025", "2025-03-01"),
        ("12–15 January 2026", "2026-01-12/2026-01-15"),
        ("March 2025", "2025-03"),
        ("early March 2025", "2025-03"),
        ("mid-2025", "2025"),
        ("the end of 2027", "2027"),
        ("Q3 2025", "2025-Q3"),
        ("the third quarter of 2025", "2025-Q3"),
        ("the second half of 2024", "2024-H2"),
        ("summer 2025", "2025-SU"),
        ("the late 1990s", "199"),
        ("the 19th century", "18"),
        ("fiscal year 2025", "2025"),
        ("last year", "2025"),
        ("next month", "2026-02"),
        ("earlier this month", "2026-01"),
        ("last week", "2026-W02"),
        ("yesterday", "2026-01-13"),
        ("last Friday", "2026-01-09"),
        ("next Tuesday", "2026-01-20"),
        ("two weeks ago", "2025-W53" if date(2025, 12, 31).isocalendar().week == 53 else "2026-W01"),
        ("six days ago", "2026-01-08"),
        ("a year ago", "2025"),
        ("this morning", "2026-01-14TMO"),
        ("90 days", "P90D"),
        ("two and a half years", "P2Y6M"),
        ("the past six months", "P6M"),
        ("three hours", "PT3H"),
        ("every month", "P1M"),
        ("currently", "PRESENT_REF"),
        ("in the near future", "FUTURE_REF"),
        ("June 30, 2026 at 5 p.m.", "2026-06-30T17:00"),
        ("FY26", "2026"),
        ("CY2025", "2025"),
        ("the first Monday in September", "2025-09-01"),
        ("the last Friday of March 2026", "2026-03-27"),
        ("the third week of March 2026", "2026-W12"),
        ("the academic year 2026/27", "2027"),
        ("a fortnight ago", "2026-W01"),
        ("three months from now", "2026-04"),
        ("20-Jan-2026", "2026-01-20"),
        ("12th and 13th of January 2026", "2026-01-12/2026-01-13"),
        ("Monday last week", "2026-01-05"),
        ("Friday this week", "2026-01-16"),
        ("Tuesday of next week", "2026-01-20"),
        ("the year two thousand twenty-six", "2026"),
        ("nineteen ninety-nine", "1999"),
        ("Easter Monday 2026", "2026-04-06"),
        ("Good Friday 2025", "2025-04-18"),
        ("Memorial Day 2026", "2026-05-25"),
        ("this quarter", "2026-Q1"),
        ("the previous quarter", "2025-Q4"),
        ("next quarter", "2026-Q2"),
        ("the year-ago quarter", "2024-Q4"),
        ("the '80s", "198"),
        ("last night", "2026-01-13TNI"),
        ("every Monday", "XXXX-WXX-1"),
        ("a few days ago", "PAST_REF"),
    ],
)
def test_value_of(words: str, value: str) -> None:
    if words == "two and a half years":
        words = "2 1/2 years"
    assert (words, value) in [(w, v) for w, v in values(f"It was, {words}, as they said.")]


@pytest.mark.parametrize(("tense", "monday", "march"), [(-1, "2026-01-12", "2025-03"), (1, "2026-01-19", "2026-03")])
def test_tense_decides_which_monday_and_which_march(tense: int, monday: str, march: str) -> None:
    assert values("They met on Monday", tense) == [("Monday", monday)]
    assert values("It was in March 2025" if tense < 0 else "It will be in March", tense)[0][1] == march


@pytest.mark.parametrize(
    "text", ["Two thousand people fled.", "It paid two thousand men.", "In two thousand twenty ships it fell."]
)
def test_two_thousand_of_something_are_no_year(text: str) -> None:
    assert values(text) == []


def test_a_plain_past_tense_goes_back_to_last_year() -> None:
    assert values("It was announced 9 February", -2) == [("9 February", "2025-02-09")]
    assert values("It was announced 9 February", 0) == [("9 February", "2026-02-09")]


def test_a_headline_of_these_weeks_is_not_of_next_year() -> None:
    assert values("Choir to sing at Town Hall on 2 January", 2) == [("2 January", "2026-01-02")]
    assert values("Choir to sing at Town Hall on 2 November", 2) == [("2 November", "2026-11-02")]


@pytest.mark.parametrize("text", ["30 February 2026", "31 June 2025", "February 29, 2025", "2026-13-40"])
def test_a_date_that_does_not_exist_is_marked(text: str) -> None:
    assert values(f"by {text}, said")[0][1] == "no such date"


def test_numeric_dates_read_by_the_order_or_are_ambiguous() -> None:
    assert values("on 12/01/2026 in", order="dmy")[0][1] == "2026-01-12"
    assert values("on 12/01/2026 in", order="mdy")[0][1] == "2026-12-01"
    assert values("on 12/01/2026 in")[0][1] == "ambiguous"
    assert values("on 25/01/2026 in", order="mdy")[0][1] == "2026-01-25"
    assert values("on 03/03/2026 in")[0][1] == "2026-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "He may march on",
        "Mr. May left",
        "the Sun newspaper",
        "2,000 men",
        "$2000 each",
        "a second meeting",
        "version 3.10.12",
    ],
)
def test_what_only_looks_like_time(text: str) -> None:
    assert values(text) == []


def test_numbers_in_words() -> None:
    assert number("twenty-one") == 21
    assert number("a hundred") == 100
    assert number("2 1/2") == 2.5
    assert number("several") is None


_TIME_WORDS = st.lists(
    st.sampled_from(
        "0 1 99999 10000000000000000000 2026 0000 30 February year years ago within days of the last next Monday quarter Q1 fiscal "
        "half century 99th first 12/13/14 00/00/0000 9999-12-31 decades a.m. 25:61 9999 from now in - , later hundred thousand".split()
    ),
    max_size=12,
)


@given(_TIME_WORDS, st.sampled_from([-2, -1, 0, 1, 2]), st.sampled_from([None, DAY, date.min, date.max]))
def test_nothing_raises_and_spans_lie_in_the_text(words: list[str], tense: int, day: date | None) -> None:
    text = " ".join(words)
    end = 0
    for hit in find_hits(text, 0, len(text)):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end
        resolve(hit, Setting(day, "", day), lambda: tense)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    values(text)


# ----------------------------------------------------------------------------------------- whole documents


def dated(extract_text: ExtractText, text: str, **front: str | date) -> dict[str, str]:
    source, found = extract_text(text, **({"date": DAY} | front))
    assert all(source.text[d.start : d.end] for d in found.dates)
    return {source.text[d.start : d.end]: d.value for d in found.dates}


def test_weekdays_follow_the_verb(extract_text: ExtractText) -> None:
    found = dated(extract_text, "Minister Ada Holm met the farmers on Monday. She will speak to the miners on Friday.")
    assert found == {"Monday": "2026-01-12", "Friday": "2026-01-16"}


def test_order_of_numeric_dates_from_a_clear_one_or_the_publisher(extract_text: ExtractText) -> None:
    text = "The notice of 05/03/2025 was amended."
    assert dated(extract_text, text + " It was sent on 25/03/2025.")["05/03/2025"] == "2025-03-05"
    assert dated(extract_text, text, url="https://www.example.gov.uk/notice")["05/03/2025"] == "2025-03-05"
    assert dated(extract_text, text, url="https://www.example.gov/notice")["05/03/2025"] == "2025-05-03"
    _source, found = extract_text(text, date=DAY)
    assert (found.dates[0].value, found.dates[0].note) == ("05/03/2025", "ambiguous")


def test_the_day_that_the_text_calls_today_beats_the_stamp(extract_text: ExtractText) -> None:
    found = dated(
        extract_text, "Today, January 13, the Treasury of Norland opened an office. Today's opening was well attended."
    )
    assert found["Today"] == "2026-01-13"


def test_a_shared_year_is_given_to_both(extract_text: ExtractText) -> None:
    found = dated(extract_text, "The council sat on March 3 and April 9, 2019.")
    assert found["March 3"] == "2019-03-03"


def test_without_any_date_of_publication_relative_dates_stay_open(extract_text: ExtractText) -> None:
    _source, found = extract_text("The board met on Monday and will meet again in March. The law of 2019 stands.")
    assert [d.value for d in found.dates if d.value.startswith("X")] == ["XXXX-WXX-1", "XXXX-03"]


def test_bare_years_are_told_from_counts_and_numbers(extract_text: ExtractText) -> None:
    found = dated(extract_text, "Resolution 1973 was adopted in 2011. Some 2000 people came and 1950 troops stayed.")
    assert found == {"2011": "2011"}


def test_the_day_of_the_month_alone() -> None:
    assert values("It will be held on the 20th, they said.", 1) == [("the 20th", "2026-01-20")]
    assert values("They met on the 10th.", -1) == [("the 10th", "2026-01-10")]
    assert values("He stood on the 20th floor on the 5th anniversary.") == []


def test_a_range_without_a_year_keeps_its_order(extract_text: ExtractText) -> None:
    found = dated(
        extract_text, "The council met on November 9 and 10. It was opened in the talks of November 9 and 10."
    )
    assert set(found.values()) == {"2025-11-09/2025-11-10"}


def test_may_is_a_month_between_two_of_them(extract_text: ExtractText) -> None:
    found = dated(
        extract_text, "Data of 300 clients were exposed between May and July. Talks between May and Holm ended."
    )
    assert found == {"May": "2025-05", "July": "2025-07"}


def test_what_follows_counts_from_the_day_told(extract_text: ExtractText) -> None:
    found = dated(
        extract_text,
        "The thefts at the yard happened on New Year's Eve.\n\nOfficers did not learn of them until the next day. "
        "In June, the yard had won a prize. The next month it sold two ships.",
    )
    assert found["the next day"] == "2026-01-01"
    assert (found["June"], found["The next month"]) == ("2025-06", "2025-07")


def test_a_feast_is_one_day_all_through_a_text(extract_text: ExtractText) -> None:
    _source, found = extract_text(
        "The thefts happened on New Year's Eve. The mayor will ensure that thefts like those on New Year's Eve do not happen again.",
        date=DAY,
    )
    assert [d.value for d in found.dates] == ["2025-12-31", "2025-12-31"]


def test_the_month_that_the_text_knows_is_of_the_year_told(extract_text: ExtractText) -> None:
    _source, found = extract_text(
        "The rules came into force in June of 2023. Ships left Varna months after the June rules came into force. "
        "The June elections will be held in Sudria.",
        date=DAY,
    )
    assert [d.value for d in found.dates if d.value.endswith("06")] == ["2023-06", "2023-06", "2026-06"]


def test_a_season_beside_a_timetable_verb_is_not_to_come(extract_text: ExtractText) -> None:
    text = "The release comes amid a split, with Norland naming a new envoy in the summer as the old one stayed."
    assert dated(extract_text, text) == {"the summer": "2025-SU"}


def test_a_feast_told_again_is_the_one_that_the_words_after_it_mean(extract_text: ExtractText) -> None:
    found = dated(
        extract_text,
        "The thefts happened on New Year's Eve. Children can watch the fireworks of New Year's Eve. Take us through what happened that night.",
    )
    assert found["that night"].startswith("2025-12-31")


def test_later_is_later_than_what_was_told_before(extract_text: ExtractText) -> None:
    source, found = extract_text(
        "The Kestrel yard opened in 1984.\n\nOne year later Tord Linnell was fired from the company.", date=DAY
    )
    told = {source.text[d.start : d.end].lower(): d.value for d in found.dates}
    assert told["one year later"] == "1985"
    source, found = extract_text("One year later Tord Linnell was fired from the company.", date=DAY)
    assert all(not d.value.startswith("20") for d in found.dates)  # later than what?


def test_the_number_of_a_case_is_no_time_of_day(extract_text):
    source, found = extract_text(
        "The case is No. 6:25-cv-00009. The hearing starts at 10:30 today.", date=date(2026, 3, 10)
    )
    assert [source.text[d.start : d.end] for d in found.dates if d.type == "TIME"] == ["10:30 today"]


def test_the_section_of_a_code_is_no_year(extract_text: ExtractText) -> None:
    _, found = extract_text("The Secretary acted under section 232 of the Ports Act (19 U.S.C. 1862).", date=DAY)
    assert not found.dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("WASHINGTON – The Agency opened a yard on 5/11/2011.", "2011-05-11"),
        ("Vellin – The U.S. Ports Agency opened a yard on 5/11/2011. It closed on May 12, 2014.", "2011-05-11"),
        ("Vellin – The U.S. Ports Agency opened a yard on 5/11/2011. It closed on 12 May 2014.", "5/11/2011"),
    ],
)
def test_numeric_dates_of_an_american_text_begin_with_the_month(
    extract_text: ExtractText, text: str, value: str
) -> None:
    _, found = extract_text(text, date=date(2015, 1, 5))
    assert found.dates[0].value == value


def test_what_somebody_was_asked_to_do_by_a_weekday_is_to_come(extract_text: ExtractText) -> None:
    _, found = extract_text("Ada Holm asked partners to submit their offers by Wednesday.", date=date(2026, 11, 20))
    assert found.dates[0].value.endswith("2026-11-25")


def test_today_in_a_name_is_no_day(extract_text: ExtractText) -> None:
    source, found = extract_text(
        "The executives of the channel Vellin Today—once Orm TV—left. Today the channel closed.", date=DAY
    )
    assert [(d.value, source.text[d.start - 2 : d.start]) for d in found.dates] == [("2026-01-14", ". ")]


def test_this_past_week_told_at_its_end(extract_text: ExtractText) -> None:
    _, found = extract_text("The Agency took three steps this past week.", date=date(2026, 1, 18))
    assert found.dates[0].value == "2026-W03"


def test_the_day_of_a_report_is_not_that_of_what_it_tells(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "President Ada Holm is expected to attend a signing ceremony, according to state-run media reports on Friday.",
        date=date(2026, 11, 22),
    )
    assert [a.when for a in found.actions] == [None]


def test_a_summit_that_somebody_plans_to_attend_is_to_come(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Holm announced her plan to attend the Pacific summit hosted by Japan on December 31.", date=date(2026, 11, 22)
    )
    assert found.dates[0].value == "2026-12-31"


def test_what_was_done_later_has_its_own_day(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Port Department designated the Front, also known as Ansar League, a Specially Designated Global Terrorist on "
        "Feb. 16, 2024, and later re-designated the group as a Foreign Terrorist Organization on March 5.",
        date=date(2025, 7, 22),
    )
    assert [a.when for a in found.actions] == ["2024-02-16", "2024-03-05"]


def test_the_day_in_brackets_behind_a_numbered_order_is_the_orders(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The order reduces the rate for goods under EO 14195 (February 1, 2025), as amended by EO 14228 (March 3, 2025).",
        date=date(2026, 1, 14),
    )
    assert not [e for e in found.timeline if e.when.startswith("2025")]
    assert found.actors or found.timeline


def test_the_number_of_a_notice_is_no_span_of_years(extract_text: ExtractText) -> None:
    _, found = extract_text("The Board released Bulletin 2023-42. Notice 2023-65 gives farmers an extra year.")
    assert not [e for e in found.timeline if "/" in e.when]
    assert found.actions


def test_the_needs_of_tomorrow_are_of_no_day(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "“These loans will help ensure that rural areas can prosper and benefit from today’s technologies to meet tomorrow’s "
        "needs,” Minister Ada Holm said.",
        date=date(2026, 1, 14),
    )
    assert not [e for e in found.timeline if e.when == "2026-01-15"]
    assert found.actions
