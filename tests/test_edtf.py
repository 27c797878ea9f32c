"""Dates of any precision: their days, order, comparison and wording."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import edtf
from briefgen.model import TimeKind


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2026-01-12", date(2026, 1, 12), date(2026, 1, 12)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-36", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-24", date(2026, 12, 1), date(2027, 2, 28)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2025-10-01/2026-09-30", date(2025, 10, 1), date(2026, 9, 30)),
        ("../2026-06-30", None, date(2026, 6, 30)),
        ("2026-07/..", date(2026, 7, 1), None),
    ],
)
def test_first_and_last_day(when: str, first: date | None, last: date | None) -> None:
    assert (edtf.first_day(when), edtf.last_day(when)) == (first, last)


@pytest.mark.parametrize(
    "words", ["", "30 February 2026", "2026-02-30", "2026-13", "0000", "2026-05/2026-04", "../..", "soon", None]
)
def test_what_is_no_date_has_no_days_and_comes_last(words: str | None) -> None:
    assert edtf.parse(words) is None
    assert edtf.sort_key(words) > edtf.sort_key("9999-12-30")


def test_order_is_that_of_the_day_that_matters() -> None:
    shuffled = ["2026-05", "../2026-02-01", "2026-Q2", "2026-01-12", "2026-02-03/.."]
    assert sorted(shuffled, key=edtf.sort_key) == ["2026-01-12", "../2026-02-01", "2026-02-03/..", "2026-Q2", "2026-05"]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-01-12", "12 January 2026"),
        ("2026-01", "January 2026"),
        ("2026-Q1", "Q1 2026"),
        ("2026-34", "Q2 2026"),
        ("2026-22", "summer 2026"),
        ("197X", "the 1970s"),
        ("20XX", "the 21st century"),
        ("../2026-06-30", "by 30 June 2026"),
        ("2026-07-01/..", "from 1 July 2026"),
        ("2026-01-12/2026-01-15", "12–15 January 2026"),
        ("2026-01-30/2026-02-02", "30 January – 2 February 2026"),
        ("2024/2026", "2024–2026"),
        ("199X/199X", "the 1990s"),
        ("198X/199X", "the 1980s – the 1990s"),
        ("/2026-06-30", "by 30 June 2026"),
        ("2026-07-01/", "from 1 July 2026"),
        ("30 February 2026", "30 February 2026"),
        (None, ""),
    ],
)
def test_wording_for_a_reader(when: str | None, words: str) -> None:
    assert edtf.human(when) == words


@pytest.mark.parametrize(
    ("when", "limit", "words"),
    [
        ("../2026-07", "", "by July 2026"),
        ("../2026-07", "until", "until July 2026"),
        ("../2026-07", "by end of", "by end of July 2026"),
        ("../2026-12", "by end of", "by end of 2026"),
        ("../2026-12-12", "by end of", "by 12 December 2026"),
        ("../2026-07-31", "until end of", "until 31 July 2026"),
        ("2026-07", "until", "July 2026"),
    ],
)
def test_an_open_beginning_is_said_as_the_source_says_it(when: str, limit: str, words: str) -> None:
    assert edtf.human(when, limit) == words


@pytest.mark.parametrize(
    ("when", "limit", "day"),
    [
        ("../2026-07", "", date(2026, 7, 1)),  # nobody is told a month too late
        ("../2026-07", "by end of", date(2026, 7, 31)),
        ("../2026-05", "", date(2026, 5, 31)),  # its first day has come
        ("2026-07", "", date(2026, 7, 1)),
        ("2026-07-03/2026-07-09", "", date(2026, 7, 9)),
        ("../2026-04-30", "", date(2026, 4, 30)),
        ("2026-07-03/..", "", None),
        ("soon", "", None),
    ],
)
def test_the_day_that_something_is_due(when: str, limit: str, day: date | None) -> None:
    assert edtf.due(when, date(2026, 5, 2), limit) == day


def test_an_open_end_may_be_written_as_nothing() -> None:
    clock = date(2026, 5, 1)
    for short, whole in (("/2026-06-30", "../2026-06-30"), ("2026-04-01/", "2026-04-01/..")):
        assert edtf.time_kind(short, clock) is edtf.time_kind(whole, clock)
        assert edtf.same(short, whole) and edtf.point(short) == edtf.point(whole)


def test_an_open_end_need_not_be_said_but_must_not_be_the_other_one() -> None:
    assert edtf.same("2026-02-01/..", "2026-02-01")
    assert edtf.same("../2026-02-01", "2026-02-01")
    assert edtf.same("2026-Q1", "2026-33")
    assert not edtf.same("../2026-02-01", "2026-02-01/..")
    assert not edtf.same("2026-02", "2026-02-01")


def test_a_month_contains_its_days_and_overlaps_its_year() -> None:
    assert edtf.contains("2026-01", "2026-01-12")
    assert not edtf.contains("2026-01-12", "2026-01")
    assert edtf.overlaps("2026-01-30/2026-02-02", "2026-02")
    assert not edtf.overlaps("2025", "2026-01-01/..")


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        ("2026-01-20", TimeKind.PAST),
        ("2026-01-21", TimeKind.UPCOMING),
        ("2026", TimeKind.ONGOING),
        ("2025-06-01/..", TimeKind.ONGOING),
        ("../2026-06-30", TimeKind.UPCOMING),
        ("../2026-01-20", TimeKind.PAST),
    ],
)
def test_past_ongoing_or_upcoming(when: str, kind: TimeKind) -> None:
    assert edtf.time_kind(when, date(2026, 1, 20)) is kind


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9X./Q-]{1,24}", fullmatch=True)))
def test_no_string_raises(text: str) -> None:
    parsed = edtf.parse(text)
    edtf.human(text), edtf.sort_key(text), edtf.time_kind(text, date(2026, 1, 20)), edtf.same(text, "2026")
    if parsed and parsed.first and parsed.last:
        assert parsed.first <= parsed.last


@given(st.dates(), st.dates())
def test_days_sort_as_they_pass(a: date, b: date) -> None:
    assert (edtf.sort_key(a.isoformat()) < edtf.sort_key(b.isoformat())) == (a < b)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-01-12", "January 12, 2026"),
        ("2026-01-12/2026-01-15", "January 12–15, 2026"),
        ("2026-01-28/2026-02-03", "January 28 – February 3, 2026"),
        ("2025-12-28/2026-01-03", "December 28, 2025 – January 3, 2026"),
        ("../2026-06-30", "by June 30, 2026"),
        ("2026-05", "May 2026"),
    ],
)
def test_american_dates_have_the_month_first(when: str, words: str) -> None:
    british = edtf.human(when)
    with edtf.dates_in("en-US"):
        assert edtf.human(when) == words
    assert edtf.human(when) == british
