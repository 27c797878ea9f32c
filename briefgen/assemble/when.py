"""Dates as assemble compares them: 'by 31 January' is about that day, not about every day before it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from briefgen import edtf


@lru_cache(maxsize=16384)
def core(when: str | None) -> str:
    """The closed part of a date: of 'by X' and 'from X' it is X."""
    lo, slash, hi = (when or "").partition("/")
    return lo if not slash or hi in ("..", "") else hi if lo in ("..", "") else when or ""


def make(when: str) -> str:
    """'point', 'by', 'from' or 'period': a deadline moves to another deadline, a day to another day."""
    lo, slash, hi = when.partition("/")
    return "point" if not slash else "by" if lo in ("..", "") else "from" if hi in ("..", "") else "period"


@lru_cache(maxsize=16384)
def agree(a: str | None, b: str | None) -> bool:
    """Whether two dates can be of one event: one day in common where open ends do not count."""
    return edtf.overlaps(core(a), core(b))


@lru_cache(maxsize=16384)
def within(outer: str | None, inner: str | None) -> bool:
    """Whether `inner` is the same date or a finer one."""
    return edtf.contains(core(outer), core(inner))


@lru_cache(maxsize=16384)
def gap(a: str | None, b: str | None) -> int:
    """Days between two dates; 0 where they overlap, a very large number where one is not understood."""
    p, q = edtf.parse(core(a)), edtf.parse(core(b))
    if p is None or q is None or p.first is None or p.last is None or q.first is None or q.last is None:
        return 10**6
    return max(0, (q.first - p.last).days, (p.first - q.last).days)


def passed(when: str | None, told: date | None, later: date | None) -> bool:
    """Whether a day was the very one on which a document told of it, or the next, and over when a later document came out."""
    last = edtf.last_day(core(when))
    return bool(told and later and last and last < later and abs((last - told).days) <= 1)


def day_ahead(when: str | None, today: date) -> date | None:
    """The day of a date that is still to come, else None."""
    p = edtf.parse(core(when))
    day = (p.first if p.first and p.first >= today else p.last) if p else None
    return day if day and day >= today else None
