"""Dates of any precision as EDTF strings (ISO 8601-2): their days, order, comparison and wording.

Understood: `2026-01-12`, `2026-01`, `2026`, a quarter (`2026-Q1`, in EDTF `2026-33`), a season (`2026-21` spring ... `2026-24`
winter), a decade `199X`, a century `19XX`, an interval `A/B` of these, and an open one, `../A` or `A/..`. Pure; nothing
here raises on a string that it does not understand: it answers None, an empty string or "after everything else".
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from briefgen.model import TimeKind

__all__ = [
    "Interval", "contains", "dates_in", "day_of", "day_words", "due", "first_day", "human", "interval", "last_day", "overlaps", "parse", "point", "same", "sort_key", "time_kind",
]  # fmt: skip

MONTHS = tuple(
    calendar.month_name
)  # [1] is January; the C locale's names, which Python uses unless setlocale is called
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_ONE = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])))?$|(\d{3})X$|(\d\d)XX$", re.ASCII)


# How a reader's days are written. A context, since words are made of dates at every step from the ledger to the page.
_MONTH_FIRST: ContextVar[bool] = ContextVar("month_first", default=False)


@contextmanager
def dates_in(language: str) -> Iterator[None]:
    """Within it, `human` and `day_words` write days as this language does: 'en-US' 'January 12, 2026', else '12 January 2026'."""
    token = _MONTH_FIRST.set(language == "en-US")
    try:
        yield
    finally:
        _MONTH_FIRST.reset(token)


def day_words(day: date) -> str:
    """'12 January 2026' or 'January 12, 2026', as `dates_in` says."""
    return _day(day.year, day.month, day.day)


def _day(year: int, month: int, day: int | str) -> str:
    name = MONTHS[month]
    return f"{name} {day}, {year}" if _MONTH_FIRST.get() else f"{day} {name} {year}"


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included; None where the interval is open. `precision` is that of the finer end."""

    first: date | None
    last: date | None
    precision: str  # 'day', 'month', 'quarter', 'season', 'year', 'decade', 'century'


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _months(year: int, first: int, count: int, precision: str) -> Interval | None:
    """`count` months from month `first` (1-12) of a year."""
    a = day_of(year, first, 1)
    n = year * 12 + first - 1 + count
    b = day_of(n // 12, n % 12 + 1, 1) if n // 12 <= 9999 else date.max
    if a is None or b is None:
        return None
    return Interval(a, b if b == date.max else b - timedelta(days=1), precision)


def _parse_one(text: str) -> Interval | None:
    m = _ONE.match(text)
    if m is None:
        return None
    year, month, day, quarter, decade, century = (None if g is None else int(g) for g in m.groups())
    if decade is not None:
        return _months(max(1, decade * 10), 1, 120 if decade else 108, "decade")
    if century is not None:
        return _months(max(1, century * 100), 1, 1200 if century else 1188, "century")
    if year is None:
        return None
    if day is not None and month is not None:
        d = day_of(year, month, day)
        return Interval(d, d, "day") if d else None
    if quarter is None and month is not None and 33 <= month <= 36:
        quarter = month - 32
    if quarter is not None:
        return _months(year, 3 * quarter - 2, 3, "quarter")
    if month is None:
        return _months(year, 1, 12, "year")
    if 21 <= month <= 24:  # meteorological seasons of the northern half; winter is the one that begins in that year
        return _months(year, 3 * (month - 20), 3, "season")
    return _months(year, month, 1, "month") if 1 <= month <= 12 else None


_FINE = ("day", "month", "quarter", "season", "year", "decade", "century")


@lru_cache(maxsize=4096)
def parse(when: str | None) -> Interval | None:
    """The days that an EDTF string stands for; None for anything else."""
    if not when:
        return None
    lo, hi = _ends(when)
    if "/" not in when:
        return _parse_one(when)
    a = None if lo == ".." else _parse_one(lo)
    b = None if hi == ".." else _parse_one(hi)
    if (a is None and lo != "..") or (b is None and hi != "..") or (a is None and b is None):
        return None
    if a and b and a.first and b.last and a.first > b.last:
        return None
    precision = min((p.precision for p in (a, b) if p), key=_FINE.index)
    return Interval(a.first if a else None, b.last if b else None, precision)


def interval(a: str, b: str) -> str:
    """`a/b`, or `a` where both are the same."""
    return a if a == b else f"{a}/{b}"


def first_day(when: str | None) -> date | None:
    """The first day; of an interval open at its start, None."""
    p = parse(when)
    return p.first if p else None


def last_day(when: str | None) -> date | None:
    """The last day; of an interval open at its end, None."""
    p = parse(when)
    return p.last if p else None


def sort_key(when: str | None) -> tuple[date, date, str]:
    """Orders dates by the day that matters: the first day ('by 30 June' counts as that day); what is not understood comes last."""
    p = parse(when)
    if p is None:
        return (date.max, date.max, when or "")
    first = p.first
    if first is None:  # '../2026-06' is due when June begins at the earliest
        end = parse(_ends(when)[1] if when else None)
        first = (end.first if end else None) or p.last or date.max
    return (first, p.last or p.first or date.max, when or "")


def same(a: str | None, b: str | None) -> bool:
    """Equal but for an open end, which need not be said ('2026-02-01/..' and '2026-02-01'); opposite open ends differ."""
    if not a or not b:
        return False
    if a == b:
        return True
    (a0, a1), (b0, b1) = _ends(a), _ends(b)
    if (a0 == ".." and b1 == "..") or (a1 == ".." and b0 == ".."):
        return False
    pa, pb = parse(_bare(a0, a1)), parse(_bare(b0, b1))
    return pa is not None and pa == pb


def _ends(when: str) -> tuple[str, str]:
    """First and last date; an open end, which may be written as nothing, is '..'."""
    lo, slash, hi = when.partition("/")
    return (lo or "..", hi or "..") if slash else (lo, lo)


def _bare(lo: str, hi: str) -> str:
    return hi if lo == ".." else lo if hi == ".." else interval(lo, hi)


def point(when: str) -> str:
    """The date without an open end: '2026-06-30' for '../2026-06-30' and for '2026-06-30/..'."""
    return _bare(*_ends(when))


def contains(outer: str | None, inner: str | None) -> bool:
    """Whether every day of `inner` lies in `outer` ('2026-01' contains '2026-01-12')."""
    a, b = parse(outer), parse(inner)
    if a is None or b is None:
        return False
    return (a.first or date.min) <= (b.first or date.min) and (b.last or date.max) <= (a.last or date.max)


def overlaps(a: str | None, b: str | None) -> bool:
    """Whether two dates have a day in common."""
    p, q = parse(a), parse(b)
    if p is None or q is None:
        return False
    return (p.first or date.min) <= (q.last or date.max) and (q.first or date.min) <= (p.last or date.max)


def time_kind(when: str | None, clock: date) -> TimeKind | None:
    """Where a date lies relative to a day: a closed period that holds the day is ongoing, but the day itself counts as past.

    '../A' lies where A lies; 'A/..' is ongoing once A has come.
    """
    p = parse(when)
    if p is None or when is None:
        return None
    lo, hi = _ends(when)
    if lo == "..":
        return TimeKind.PAST if (p.last or date.max) <= clock else TimeKind.UPCOMING
    if p.first and p.first > clock:
        return TimeKind.UPCOMING
    if hi == "..":
        return TimeKind.ONGOING
    return TimeKind.PAST if (p.last or date.max) <= clock else TimeKind.ONGOING


def due(when: str | None, today: date, limit: str = "") -> date | None:
    """The day that counts of what must be done: 'in June' and 'by June' may mean the first, 'by end of June' the last.

    A day that has come already is passed over for the last; None where there is no last.
    """
    p = parse(when)
    if p is None or when is None:
        return None
    lo, hi = _ends(when)
    first = first_day(hi) if lo in ("..", hi) and not limit.endswith("end of") else None
    return first if first and first >= today else p.last


def human(when: str | None, limit: str = "") -> str:
    """A date in words for a reader: '12 January 2026', 'Q1 2026', 'by 30 June 2026', 'from 1 July 2026', '12–15 January 2026'.

    `limit`: what stands in place of 'by', as the source has it: 'until', 'by end of', 'until end of'. Strings that are not
    EDTF come back as they are (they are the words of the source).
    """
    if not when:
        return ""
    if parse(when) is None:
        return when
    lo, hi = _ends(when)
    if lo == hi:
        return _human_one(lo)
    if lo == "..":
        said = limit or "by"
        if said.endswith("end of") and hi.count("-") == 1:
            hi = hi.removesuffix("-12")  # the end of December is that of the year
        return f"{said.removesuffix(' end of') if hi.count('-') == 2 else said} {_human_one(hi)}"
    if hi == "..":
        return f"from {_human_one(lo)}"
    return _human_range(lo, hi)


def _human_one(when: str) -> str:
    m = _ONE.match(when)
    if m is None:
        return when
    year, month, day, quarter, decade, century = m.groups()
    if decade:
        return f"the {int(decade) * 10}s"
    if century:
        return f"the {_ordinal(int(century) + 1)} century"
    if quarter or (month and 33 <= int(month) <= 36):
        return f"Q{quarter or int(month) - 32} {int(year)}"
    if month and int(month) in _SEASONS:
        return f"{_SEASONS[int(month)]} {int(year)}"
    if day:
        return _day(int(year), int(month), int(day))
    return f"{MONTHS[int(month)]} {int(year)}" if month else f"{int(year)}"


def _human_range(lo: str, hi: str) -> str:
    a, b = _human_one(lo), _human_one(hi)
    if lo[:7] == hi[:7] and len(lo) == len(hi) == 10:
        return _day(int(hi[:4]), int(hi[5:7]), f"{int(lo[8:])}–{int(hi[8:])}")
    if lo[:4] == hi[:4] and a.endswith(" " + str(int(hi[:4]))):
        a = a[: -len(str(int(hi[:4]))) - 1].rstrip(",")
        return f"{a}–{b}" if " " not in a and "Q" not in a else f"{a} – {b}"
    return f"{a}–{b}" if a.isdigit() and b.isdigit() else f"{a} – {b}"


def _ordinal(n: int) -> str:
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
