"""Limits counted from a day: 'within 90 days', 'not later than 180 days after ...', 'in four months'."""

from __future__ import annotations

import bisect
import re
from datetime import date

from briefgen.edtf import first_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import edtf_of, reference_day
from briefgen.extract.papers import PAPER, days_of_papers, key_of
from briefgen.extract.tense import governor, tense_at
from briefgen.extract.timevalue import moved
from briefgen.extract.timex import number
from briefgen.model import DateMention

__all__ = ["counted_from_event", "is_to_come", "limit"]


def limit(analysis: Analysis, mention: DateMention, dates: list[DateMention], role: str) -> str | None:
    """'../2026-04-01' for 'within 90 days (of ...)', 'not later than 180 days after ...'; an interval for 'over the next six weeks'."""
    text = analysis.source.text
    words = text[mention.start : mention.end].lower()
    if words in ("a day", "a week", "a month", "a year") and re.search(r"[a-z]s\s+$", text[: mention.start][-9:]):
        return None  # '400 barrels a day from October'
    m = re.search(
        r"([\w,/ ]+?)[\s-]+((?:business |working |calendar |legislative )?(?:day|week|month|year|decade|fortnight))s?\b",
        words,
    )
    if m is None:
        return None
    amount = re.sub(r"^.*\b(?:next|first|coming|following|than|about|the|to|last|past)\s+", "", m[1].strip())
    amount = "" if amount in ("the", "next", "last", "past", "this", "coming") else amount
    n = 1.0 if not amount and "s" not in m[0][-1:] else 2.0 if amount.startswith("a couple") else number(amount)
    base = _anchor_after(analysis, mention, dates)
    if n is None or base is None:
        return None
    unit = m[2]
    if re.match(r"(?:the\s+|this\s+)?(?:last|past)\b", words):
        if not unit.endswith(("day", "week")):  # 'over the past five years' belongs to a statistic, not to an event
            return None
        since = moved(unit, base, -n)
        return f"{since.isoformat()}/{base.isoformat()}" if since and role in ("at", "within") and n > 0 else None
    end = moved(unit, base, n)
    if end is None or end == base:
        return None
    if role == "in":  # 'in four months' is no day, 'within 90 days' is one
        return (
            end.isoformat()[:4]
            if unit.endswith(("year", "decade"))
            else end.isoformat()[:7]
            if unit.endswith("month")
            else end.isoformat()
        )
    if role in ("within", "by"):
        return f"../{end.isoformat()}"
    if role == "after" and unit.endswith(("day", "week")):
        return end.isoformat()
    if re.match(r"(?:the\s+)?(?:next|coming|following)\b", words) and not unit.endswith(("year", "decade")):
        return f"{base.isoformat()}/{end.isoformat()}"
    return None


def _anchor_after(analysis: Analysis, mention: DateMention, dates: list[DateMention]) -> date | None:
    """The day from which 'within 90 days' counts: a date named right after ('of July 1'), else the document's own."""
    text = analysis.source.text
    tail = text[mention.end : mention.end + 60]
    own = reference_day(analysis)
    own_words = re.search(r"\b(?:after|following)$", text[mention.start : mention.end])
    m = re.match(r"\s*" if own_words else r"\s+(?:of|after|from|following|before|prior to)\b\s*", tail)
    if m is None:
        return own
    at = mention.end + m.end()
    k = bisect.bisect_left(dates, at, key=lambda d: d.start)
    named = dates[k] if k < len(dates) and dates[k].start <= at + 4 else None
    if named is not None:
        return first_day(edtf_of(analysis, named))
    rest = text[at : at + 60]
    if (paper := _DAY_OF_PAPER.match(text, at)) is not None:
        return days_of_papers(text).get(key_of(paper))
    if re.match(
        r"(?:the\s+)?(?:(?:effective\s+)?date|issuance|signing|publication|enactment|entry|today|this|receipt|the\s+order)",
        rest,
    ):
        if (
            re.match(r"(?:the\s+)?publication\s+(?:in|by)\b", rest)
            and "register" not in analysis.source.publisher.lower()
        ):
            return None  # in a gazette, on a day that is not told
        return own if re.match(r"(?:the\s+)?(?:date|issuance|signing|publication|today|this)", rest) else None
    return None


_DAY_OF_PAPER = re.compile(rf"\s*the\s+date\s+of\s+{PAPER}")


def counted_from_event(text: str, mention: DateMention) -> bool:
    """'two years prior to being appointed', '3 days before I took office': counted from an event, not from publication."""
    m = _FROM_EVENT.search(text[mention.start : mention.end])
    if m is None:
        return False
    after = text[mention.end : mention.end + 40]
    word = m[0].lower()
    if word == "after" and (named := _DAY_OF_PAPER.match(text, mention.end)):
        return key_of(named) not in days_of_papers(text)
    if word == "after" and re.match(
        r"\s+(?:the\s+date\s+of\s+|the\s+)?(?:this|publication|issuance|signing|date\s+of\s+(?:this|publication|issuance))\b",
        after,
    ):
        return False  # that is the document's own
    return bool(re.match(r"\s+to\b" if word in ("prior", "earlier", "later") else r"\s+\w", after))


_FROM_EVENT = re.compile(r"(?:before|prior|after|earlier|later)$", re.IGNORECASE)


def is_to_come(analysis: Analysis, at: int) -> bool:
    """Whether 'in four months' is a date to come, not the time that something took ('the third time in a month')."""
    way = tense_at(analysis, at)
    return way > 0 or (
        way == 0
        and analysis.doc[at].lower_ not in ("a", "an")
        and analysis.doc[governor(analysis, at, at + 1)].tag_ == "VBZ"
    )
