"""The day that a document counts from, and TIMEX3 values as EDTF dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.edtf import day_of, first_day, parse
from briefgen.extract.analysis import Analysis
from briefgen.extract.timevalue import Setting, resolve
from briefgen.extract.timex import find_hits
from briefgen.model import DateMention, SourceDocument

__all__ = ["edtf_of", "is_american", "reference_day"]


_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_FISCAL = re.compile(r"\bfiscal\b|\bFY", re.IGNORECASE)
_US = re.compile(
    r"\.(?:gov|mil)(?:[/:]|$)|\b(?:U\.?S\.?|United States|White House|Treasury|Congress|Senate|Senator|Sen\.|Congressman)(?=\W|$)"
)
_APRIL = re.compile(
    r"\.(?:uk|in|jp|ca|nz|sg|za)(?:[/:]|$)|\b(?:UK|United Kingdom|British|HM|India\w*|Japan\w*|Canad\w+)\b"
)
_JULY = re.compile(r"\.(?:au|pk|bd|ke)(?:[/:]|$)|\bAustralia\w*\b")


_WHOSE = re.compile(
    r"\b(?P<april>Japan|India|Canada|Britain|UK|United Kingdom)(?:['’]s|\s+government)\b|\b(?P<july>Australia|Pakistan|Bangladesh)['’]s\b"
)


def _where(source: SourceDocument) -> str:
    """The host and the name that a document is published under."""
    return f"{(source.url or '').split('/', 3)[2] if (source.url or '').count('/') > 2 else ''} {source.publisher}"


def is_american(source: SourceDocument) -> bool:
    """Does an institution of the United States publish a document?"""
    where = _where(source)
    return bool(_US.search(where)) and not (_APRIL.search(where) or _JULY.search(where))


def _fiscal_year(analysis: Analysis, mention: DateMention, year: int) -> str:
    """The months of a government's fiscal year, named after the year in which it ends; the calendar year where not known."""
    source = analysis.source
    where = _where(source)
    near = list(_WHOSE.finditer(source.text, max(0, mention.start - 80), mention.start))
    if near:  # 'Japan's budget for fiscal year 2027'
        named = near[-1]["april"]
        where = ".jp/" if named == "Japan" else ".uk/" if named else ".au/"
    first = 10 if _US.search(where) else 4 if _APRIL.search(where) else 7 if _JULY.search(where) else 1
    year += ".jp" in where or "Japan" in where  # Japan names it after the year in which it begins
    a, b = (day_of(year - 1, first, 1), day_of(year, first, 1)) if first > 1 else (None, None)
    return f"{a}/{b - timedelta(days=1)}" if a and b else f"{year:04}"


def reference_day(analysis: Analysis) -> date | None:
    """The day of publication: stated, else the first full date at the head of the text, which is its dateline."""
    source = analysis.source
    if source.published:
        return source.published
    for block in source.blocks[:6]:
        for hit in find_hits(source.text, block.start, min(block.end, block.start + 200)):
            if (
                hit.rule in ("date", "iso")
                and "year" in hit.parts
                and (v := resolve(hit, Setting(None, ""), lambda: 0))
                and re.match(r"\d{4}-\d\d-\d\d", v.value)
            ):
                return date.fromisoformat(v.value[:10])
    return None


def edtf_of(analysis: Analysis, mention: DateMention) -> str | None:
    """The EDTF date for the value of a DATE or TIME; None for vague and unknown ones, durations and sets."""
    value = mention.value
    if mention.type not in ("DATE", "TIME") or mention.note:
        return None
    if m := re.match(r"\d{4}-\d\d-\d\d(?=T|$)", value):
        return m[0]
    if value[:4].isdigit() and _FISCAL.search(analysis.source.text[mention.start : mention.end]):
        year = _fiscal_year(analysis, mention, int(value[:4]))
        if re.fullmatch(r"\d{4}", value):
            return year
        first = first_day(year)
        if first and re.fullmatch(r"\d{4}-Q[1-4]", value):  # the quarters count from the first month of the fiscal year
            n = first.year * 4 + (first.month - 1) // 3 + int(value[-1]) - 1
            return f"{n // 4:04}-Q{n % 4 + 1}"
    if re.fullmatch(r"\d{4}(?:-\d\d|-Q[1-4])?|\d{4}-\d\d(?:-\d\d)?/\d{4}-\d\d(?:-\d\d)?|\d{4}/\d{4}", value):
        return value if parse(value) else None
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        try:
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return (
                f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"
                if m[3]
                else f"{monday}/{monday + timedelta(days=6)}"
            )
        except (ValueError, OverflowError):
            return None
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{m[1]}-01/{m[1]}-06" if m[2] == "1" else f"{m[1]}-07/{m[1]}-12"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{m[1]}-{_SEASONS[m[2]]}"
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    return value + "XX" if re.fullmatch(r"\d\d", value) else None
