"""Amounts as sources write them, and whether two are of one thing. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.assemble.words import stem

Figure = tuple[float, str]  # number, unit
_FAR = 10.0  # a figure that is ten times the other is of something else
_AMOUNT = re.compile(
    r"(?P<cur>[$€£¥]|\b(?:USD|EUR|GBP|US\$|[A-Z]{3})\s?)?\s?(?P<num>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<scale>[Tt]rillion|[Bb]illion|[Mm]illion|[Tt]housand|bn|mn|tn|m|k)?\b\s?(?P<unit>%|per\s?cent|percent|percentage points?|[A-Za-z]+(?:\s[a-z]+)?)?",
)
_SCALE = {
    "trillion": 1e12,
    "tn": 1e12,
    "billion": 1e9,
    "bn": 1e9,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "thousand": 1e3,
    "k": 1e3,
}


_CURRENCY = {
    stem(w): sign for w, sign in (("dollars", "$"), ("euros", "€"), ("pounds", "£"), ("yen", "¥"), ("percent", "%"))
}


@lru_cache(maxsize=4096)
def amount(text: str) -> Figure | None:
    """(number, unit) of an amount as written: '$1.2 billion' is (1.2e9, '$'), '25 per cent' is (25, '%')."""
    m = _AMOUNT.search(text)
    if m is None:
        return None
    number = float(m["num"].replace(",", "")) * _SCALE.get((m["scale"] or "").lower(), 1.0)
    if m["cur"]:
        return number, m["cur"].strip().replace("US$", "$").replace("USD", "$").replace("EUR", "€").replace("GBP", "£")
    unit = re.sub(r"\s+", " ", (m["unit"] or "").casefold())
    if unit.startswith(("%", "percent", "per cent")):
        return number, "%"
    first = " ".join(stem(w) for w in unit.split()[:1])
    return number, _CURRENCY.get(first, first)


def differ(a: frozenset[Figure], b: frozenset[Figure]) -> bool:
    """Whether none of the figures can be the other's, exact or corrected: of no unit in common, or far from each other."""
    return not any(u == v and min(x, y) > 0 and max(x, y) / min(x, y) <= _FAR for x, u in a for y, v in b)


_TOLL = re.compile(r"\b(?:toll|dead|deaths|died|killed|fatalit\w+)\b")
_SMALL = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))
_FIGURE = re.compile(
    r"(?<![\d.,])\d+(?:,\d{3})*(?![.,]?\d| per ?cent|%| million| thousand)|\b(?:" + "|".join(_SMALL) + r")\b"
)


@lru_cache(maxsize=4096)
def toll(statement: str) -> str:
    """The figure of the dead as a statement without a doer writes it ('2,012'); '' where it gives none, or several."""
    found = _FIGURE.findall(statement) if _TOLL.search(statement.casefold()) else ()
    return str(found[0]) if len(found) == 1 else ""


def count(written: str) -> int:
    """The number that a toll says."""
    return _SMALL.get(written) or int(written.replace(",", ""))
