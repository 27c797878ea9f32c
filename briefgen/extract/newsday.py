"""The day of which a document tells, for acts without a date of their own."""

from __future__ import annotations

import bisect

from briefgen.edtf import first_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.extract.attach import whens
from briefgen.model import DateMention, Status

__all__ = ["default_when", "lead_date"]


def lead_date(analysis: Analysis, dates: list[DateMention]) -> str | None:
    """The day of which a document tells: that of its first dated past event in the first three sentences of the body, if it lies in
    the fortnight before publication, else the day of publication. The right default for a finished action without a date of its
    own ('The Board approved ...' in the readout of a meeting 'on September 3'); not for planned, ongoing or habitual ones.
    """
    day = reference_day(analysis)
    if day is None:
        return None
    body = analysis.source.body_start
    first = next((n for n, s in enumerate(analysis.sents) if analysis.starts[s.start] >= body), 0)
    last = min(first + 3, len(analysis.sents))
    if first >= last:
        return day.isoformat()
    stop = analysis.starts[analysis.sents[last].start] if last < len(analysis.sents) else len(analysis.source.text)
    for when in whens(analysis, [d for d in dates if body <= d.start < stop]):
        if (
            when.role == "at"
            and when.dates_event
            and len(when.when) == 10
            and (d := first_day(when.when))
            and 0 <= (day - d).days <= 14
        ):
            return when.when
    return day.isoformat()


_VAGUE = frozenset(
    [
        "recently",
        "previously",
        "formerly",
        "once",
        "earlier",
        "already",
        "long",
        "historically",
        "lately",
        "since",
        "before",
        "originally",
        "had",
    ]
)
_NEWS = 8  # sentences of the body in which undated news is told; what comes later is background more often


def default_when(
    analysis: Analysis, verb: int, dates: list[DateMention], status: Status, lead: str | None
) -> str | None:
    """The date that a reader takes for granted for an act without one; None where he takes none.

    `verb` is the token of the act's verb, `lead` is `lead_date(analysis, dates)`, computed once a document. A finished act or a
    refusal told in the simple past, in a main clause among the first sentences of the body and outside quotation marks,
    happened on the day last told in its paragraph, else on the lead date. Nothing follows where that told date is a mere month
    or year, nor with 'recently' or 'previously'. Plans, conditions and what goes on have only the date that they are given.
    """
    token = analysis.doc[verb]
    first = next(
        (
            n
            for n, s in enumerate(analysis.sents)
            if analysis.starts[s.start] >= analysis.source.body_start and len(s) > 7
        ),
        0,
    )
    told = _told_before(analysis, verb, dates)
    if (
        analysis.sent_index(verb) == first
        and token.dep_ == "ROOT"
        and status in (Status.DONE, Status.ONGOING)
        and told is None
    ):
        return lead  # the news itself, also as 'have agreed' or 'is creating'
    if status not in (Status.DONE, Status.DENIED) or token.tag_ != "VBD" or token.dep_ not in ("ROOT", "conj", "ccomp"):
        return None
    if any(t.lower_ in _VAGUE for t in token.children) or _quoted(analysis, verb):
        return None
    if not 0 <= analysis.sent_index(verb) - first < _NEWS:
        return None
    return lead if told is None else told if len(told) == 10 else None


def _quoted(analysis: Analysis, i: int) -> bool:
    """Whether token i stands inside quotation marks opened in its sentence."""
    text = analysis.source.text[analysis.starts[analysis.sent(i).start] : analysis.starts[i]]
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _told_before(analysis: Analysis, verb: int, dates: list[DateMention]) -> str | None:
    """The date of the last dated event told before token `verb` in its paragraph."""
    block = analysis.source.blocks[analysis.block[verb]]
    at = analysis.starts[verb]
    lo = bisect.bisect_left(dates, block.start, key=lambda d: d.start)
    hi = bisect.bisect_left(dates, at, key=lambda d: d.start)
    told = [w for w in whens(analysis, dates[max(lo, hi - 3) : hi]) if w.dates_event and w.role == "at"]
    day = reference_day(analysis)
    for when in reversed(told):
        first = first_day(when.when)
        if first and day and first <= day:
            return when.when
    return None
