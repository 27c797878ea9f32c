"""Orders, proclamations and other numbered papers that a text names with their days: 'Proclamation 900 of May 3, 2025'."""

from __future__ import annotations

import re
from datetime import date

from briefgen.edtf import day_of
from briefgen.extract.timex import MONTH_NUMBERS

__all__ = ["PAPER", "days_of_papers", "key_of"]

PAPER = r"(?:Executive\s+)?(?P<paper>[A-Z]\w+)\s+(?:No\.\s*)?(?P<number>\d{3,6})\b"
_PAPER_OF = re.compile(
    rf"\b{PAPER}\s+of\s+(?:(?P<month>[A-Z][a-z]+)\s+(?P<day>\d{{1,2}}),|(?P<d>\d{{1,2}})\s+(?P<m>[A-Z][a-z]+))\s+(?P<year>\d{{4}})\b"
)


def days_of_papers(text: str) -> dict[str, date]:
    """The key of each paper -> the day with which the text first names it."""
    out: dict[str, date] = {}
    for m in _PAPER_OF.finditer(text):
        month = MONTH_NUMBERS.get((m["month"] or m["m"])[:3].lower())
        if month and (day := day_of(int(m["year"]), month, int(m["day"] or m["d"]))):
            out.setdefault(key_of(m), day)
    return out


def key_of(named: re.Match[str]) -> str:
    """What a match of PAPER names: 'order 900' of 'Executive Order No. 900'."""
    return f"{named['paper'].lower()} {named['number']}"
