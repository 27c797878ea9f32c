"""The day of which a document tells as a whole, and whether that is the day of a meeting or a journey."""

from __future__ import annotations

import re
from itertools import islice

from briefgen.edtf import first_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.extract.attach import When, whens
from briefgen.extract.clausedates import GATHERINGS, of_deed, of_its_vote, of_paper
from briefgen.extract.lexicon import MEETINGS
from briefgen.extract.tense import governor
from briefgen.model import DateMention

__all__ = ["is_official", "lead_date", "of_days", "of_gathering"]


def lead_date(analysis: Analysis, dates: list[DateMention]) -> str | None:
    """The day of which a document tells: that of its first dated past event in the first three sentences of the body, if it lies in
    the fortnight before publication, else the day of publication. The right default for a finished action without a date of its
    own ('The Board approved ...' in the readout of a meeting 'on September 3'); not for planned, ongoing or habitual ones.
    """
    day = reference_day(analysis)
    if day is None:
        return None
    told = _lead(analysis, dates)
    return day.isoformat() if told is None else told.when


def of_gathering(analysis: Analysis, dates: list[DateMention]) -> bool:
    """Whether that event is a meeting or a journey, of which a readout tells to its end: 'Ministers met in Berg on 3 May'."""
    told = _lead(analysis, dates)
    if told is None:
        return False
    verb = analysis.doc[governor(analysis, told.start, told.end)]
    lemma = verb.lemma_.lower()
    if lemma in _GATHERED:
        return True
    return lemma in _TAKING_PART and any(t.lemma_.lower() in MEETINGS | GATHERINGS for t in verb.subtree)


_GATHERED = frozenset("meet host cohost convene visit travel attend".split())
_TAKING_PART = frozenset("hold conclude lead chair lead participate join welcome gather begin open start take".split())


def _lead(analysis: Analysis, dates: list[DateMention]) -> When | None:
    """The first dated event of the fortnight before publication in the first three sentences that tell something."""
    day, body = reference_day(analysis), analysis.source.body_start
    first = analysis.starts[analysis.sents[analysis.news_at].start] if analysis.sents else body
    body = max(body, first)
    news = (s for s in analysis.sents if analysis.starts[s.start] >= body and not analysis.is_aside(s.start))
    told = [s for s in islice(news, 8) if s[-1].text not in _DASHES]
    if not told or day is None:
        return None
    stop = analysis.starts[told[3].start] if len(told) > 3 else len(analysis.source.text)
    for when in whens(analysis, [d for d in dates if body <= d.start < stop]):
        if analysis.is_aside(when.start):
            continue
        if (
            when.role == "at"
            and when.dates_event
            and not of_paper(analysis, when)
            and of_days(when.when)
            and (d := first_day(when.when))
            and 0 <= (day - d).days <= 14
            and not (
                (of_deed(analysis, when) or _befell(analysis, when) or of_its_vote(analysis, when))
                and (day - d).days > 1
            )  # yesterday's vote is the news
        ):
            return when
    return None


def of_days(when: str) -> bool:
    """A day, or the few days of one meeting."""
    if len(when) == 10:
        return True
    a, _, b = when.partition("/")
    first, last = (first_day(d) if len(d) == 10 else None for d in (a, b))
    return first is not None and last is not None and 0 < (last - first).days <= _MEETING


_MEETING = 5  # days that a conference lasts at most


def _befell(analysis: Analysis, when: When) -> bool:
    """Whether a date is that of 'the quake that struck the coast on 2 May', which only bears on what is told."""
    verb = analysis.doc[governor(analysis, when.start, when.end)]
    thing = verb.head
    return (
        verb.dep_ == "relcl"
        and thing.pos_ == "NOUN"
        and thing.lemma_ not in GATHERINGS | MEETINGS
        and any(t.dep_ == "nsubj" and t.lower_ in ("that", "which") for t in verb.children)
    )


_DASHES = frozenset(("–", "—", "-", "--"))  # which a dateline ends with
_OFFICE = re.compile(
    r"\b(?:ministry|ministries|department|treasury|white house|government|office of|embassy|senator|senate|congress\w*|parliament|agency|authority|"
    r"central bank|council|commission|committee|secretariat|foreign affairs)\b|\.(?:gov|mil|int)\b|\.gouv\.|\bgov\.\w\w\b|europa\.eu",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\b(?:media\s+release|press\s+release|for\s+immediate\s+release|joint\s+(?:statement|declaration)|remarks\s+by|statement\s+by|readout|fact\s+sheet|office\s+of\s+the\s+spokesperson)\b"
    r"|\bM\s?E\s?D\s?I\s?A\s+R\s?E\s?L\s?E\s?A\s?S\s?E\b",
    re.IGNORECASE,
)


def is_official(analysis: Analysis) -> bool:
    """Whether an institution tells of its own acts, not a reporter of others': by publisher, address or the head of the text."""
    source = analysis.source
    host = (source.url or "").split("//", 1)[-1].split("/", 1)[0]
    return bool(_OFFICE.search(f"{source.publisher} {host}") or _RELEASE.search(source.text[:400]))
