"""What a line must not end within: dates, and the mark of a source after them. Pure."""

from __future__ import annotations

import re

from briefgen import edtf

__all__ = ["whole_dates"]

_NAMES = "|".join(edtf.MONTHS[1:])
_DAY = re.compile(rf"\b(?:(?:\d{{1,2}} )?(?:{_NAMES}) \d{{4}}|(?:{_NAMES}) \d{{1,2}}, \d{{4}})\b(?![^<]*>)")
# '29 June – 2 July 2026': a line may end behind the dash, not before it, nor between the day and its month.
_FROM = re.compile(
    rf"\b(?:\d{{1,2}} (?:{_NAMES})|(?:{_NAMES}) \d{{1,2}}|\d{{4}}) (?=– (?:\d{{1,2}} )?(?:{_NAMES})\b)(?![^<]*>)"
)
_TAG = re.compile(r" (?=\(S\d{1,4}\))(?![^<]*>)")  # before the mark of a source, which is no line of its own


def whole_dates(html: str) -> str:
    """With the spaces in dates unbreakable, and that before the mark of a source, as (S1); tags stay as they are."""
    for pattern in (_FROM, _DAY):
        html = pattern.sub(lambda m: m[0].replace(" ", "\u00a0"), html)
    return _TAG.sub("\u00a0", html)
