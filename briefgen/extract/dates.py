"""TIMEX3 expressions and their values."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.model import DateMention

__all__ = ["date_for", "find_dates"]


def find_dates(analysis: Analysis, order: str = "auto") -> list[DateMention]:
    """All expressions of time in a document, in order, resolved against its publication date."""
    return []


def date_for(analysis: Analysis, start: int, end: int, dates: list[DateMention], verb: int | None = None) -> str | None:
    """The EDTF date that a clause gives for what it tells, or None where it gives none.

    `start`, `end` are tokens (end exclusive) of the clause, `verb` the token of its verb where the caller knows it: of
    several dates the one that hangs on that verb is taken. Prepositions are read: 'by June 30' -> '../2026-06-30', 'from
    1 July' -> '2026-07-01/..', 'within 90 days' -> the computed day as '../...', 'January 12 to 15' -> an interval. Dates that
    date no event (in the name of a law, in 'compared with 2023', 'since 2019' of a statistic) are left out.
    """
    return None
