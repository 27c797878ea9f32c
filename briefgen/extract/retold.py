"""Entries of the timeline in the making, and which of them tell an event again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.edtf import contains, point, same
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.model import BlockKind, TimeKind

__all__ = ["Draft", "merge", "within"]


@dataclass(slots=True)
class Draft:
    """An entry in the making: the date, where it stands, and the mentions of the same event that were folded into it."""

    when: str
    kind: TimeKind
    deadline: bool
    start: int  # tokens of the evidence
    end: int
    at: int  # token of the date
    verb: int
    title: bool = False
    note: str = ""
    limit: str = ""
    more: list[tuple[int, int]] = field(default_factory=list)


def merge(analysis: Analysis, drafts: list[Draft], news: str | None) -> list[Draft]:
    """One entry an event: the same date told again, in the title or later, is folded into the first."""
    kept: list[Draft] = []
    by_point: dict[str, list[Draft]] = {}
    for draft in drafts:
        near = kept if draft.title else by_point.get(point(draft.when), [])
        twin = next((k for k in near if _is_twin(analysis, k, draft, news)), None)
        if twin is None:
            kept.append(draft)
            by_point.setdefault(point(draft.when), []).append(draft)
            continue
        finer = contains(draft.when, twin.when) and ".." not in draft.when  # a day of 'this week'
        if len(draft.when) > len(twin.when) and draft.when != twin.when and not finer:
            twin.when, twin.limit = draft.when, draft.limit
        twin.deadline = twin.deadline or draft.deadline
        twin.more.append((draft.start, draft.end))
    return kept


def within(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only name the month of an event whose day is told elsewhere ('at a June summit')."""
    kept = []
    for d in drafts:
        if (trip := _trip(analysis, d, drafts)) is not None:
            trip.more.append((d.start, d.end))
            continue
        token = analysis.doc[d.at]
        names = len(d.when) == 7 and _names(analysis, d)
        named = len(d.when) == 7 and token.head.lower_ == "for"  # 'as President for April, on April 18'
        finer = next(
            (
                o
                for o in drafts
                if (names or named and o.start == d.start) and len(o.when) == 10 and contains(d.when, o.when)
            ),
            None,
        ) or _that_meeting(analysis, d, drafts)
        if finer is None:
            kept.append(d)
        else:
            finer.more.append((d.start, d.end))
    return kept


def _that_meeting(analysis: Analysis, d: Draft, drafts: list[Draft]) -> Draft | None:
    """The days, told elsewhere, of the meeting that the draft calls 'this year's summit'."""
    token = analysis.doc[d.at]
    for _ in range(3):
        if token.pos_ == "NOUN" and token.i > d.at and token.ent_type_ not in ("DATE", "TIME"):
            break
        token = token.head
    if len(d.when) != 4 or token.lemma_.lower() not in _MEETINGS or token.i - d.at > 6:
        return None
    told = (o for o in drafts if len(o.when) >= 10 and o.when[:4] == d.when and o is not d)
    return next((o for o in told if token.lemma_.lower() in analysis.text(o.start, o.end).lower()), None)


_MEETINGS = frozenset("summit conference meeting forum session assembly dialogue council congress".split())
_LEGS = frozenset("arrive depart leave land return".split())
_TRIPS = frozenset("travel visit be go attend join hold stay tour meet".split())


def _trip(analysis: Analysis, d: Draft, drafts: list[Draft]) -> Draft | None:
    """The journey from one day to another, told elsewhere, of which the draft is the arrival or the departure."""
    if len(d.when) != 10 or analysis.doc[d.verb].lemma_.lower() not in _LEGS:
        return None
    return next(
        (
            o
            for o in drafts
            if d.when in o.when.split("/")[:2] and "/" in o.when and analysis.doc[o.verb].lemma_.lower() in _TRIPS
        ),
        None,
    )


_ALSO = re.compile(
    r"\W*(?:(?:also|separately|in\s+addition|additionally|meanwhile),?\s+(?:earlier\s+|later\s+)?(?:today|yesterday|on)\b|(?:today|yesterday)\W{1,2}[^.;]{0,60}\balso\b)",
    re.IGNORECASE,
)


def _is_twin(analysis: Analysis, a: Draft, b: Draft, news: str | None) -> bool:
    """Whether b tells the event of a again: the same date, and not two clauses of one sentence or another kind of event."""
    if b.title and a.verb != b.verb and not a.note and (contains(b.when, a.when) or same(a.when, b.when)):
        return True
    if a.note or b.note:
        return a.when == b.when
    if not (a.when == b.when or (same(a.when, b.when) and a.kind is TimeKind.UPCOMING)) or a.kind is not b.kind:
        return False
    if a.deadline != b.deadline and b.kind is not TimeKind.UPCOMING:
        return False
    x, y = _content(analysis, a), _content(analysis, b)
    again = len(x & y) >= 0.8 * max(len(x), len(y), 1)  # a teaser, and the paragraph that it was cut from
    by = [analysis.doc[max(d.at - 1, 0)].lower_ == "by" for d in (a, b)]
    if by[0] != by[1] and a.deadline != b.deadline and a.start != b.start and len(x & y) < 0.2 * min(len(x), len(y)):
        return False  # 'meets her on Wednesday', 'asked for offers by Wednesday'
    listed = BlockKind.LIST_ITEM is analysis.kind(a.at) is analysis.kind(b.at)
    if a.start != b.start and listed and not again:
        return False  # items of a list are events of their own
    if a.start != b.start and not a.title and b.when == news and _ALSO.match(analysis.text(b.start, b.end)):
        return False
    if a.start != b.start and not a.title and not b.title and a.when != news and not _alike(analysis, a, b):
        return False
    return a.start != b.start or a.verb == b.verb or analysis.doc[b.verb].dep_ not in ("conj", "ROOT")


def _alike(analysis: Analysis, a: Draft, b: Draft) -> bool:
    """Whether two sentences on one date may tell one event: they share words, and are not of two named parties; the day of
    publication has one piece of news."""
    day = reference_day(analysis)
    if day is not None and a.when == day.isoformat():
        return True
    later = analysis.doc[b.verb]
    if a.kind is TimeKind.UPCOMING and len(point(a.when)) > 7:
        doers = [{w.lower()[:5] for w in _named_subject(analysis, d.verb)} for d in (a, b)]
        x, y = (_content(analysis, d) - doers[0] - doers[1] for d in (a, b))
        lemma = analysis.doc[a.verb].lemma_
        return not all(doers) or lemma == later.lemma_ or len(x & y) >= 0.5 * min(len(x), len(y))
    if a.kind is TimeKind.UPCOMING and _names(analysis, b):
        return True  # 'ahead of the 2028 election'
    if later.tag_ == "VBN" and later.dep_ in ("acl", "amod") and later.head.pos_ in ("NOUN", "PROPN"):
        return True  # 'the emergency declared on April 12' only looks back
    doers = [{w.lower() for w in _named_subject(analysis, d.verb)} for d in (a, b)]
    if all(doers) and not doers[0] & doers[1] and not _initials(analysis, a.verb, b.verb):
        return False
    if analysis.doc[a.verb].lemma_ == analysis.doc[b.verb].lemma_:
        return True
    x, y = _content(analysis, a), _content(analysis, b)
    return len(x & y) >= 0.3 * min(len(x), len(y))


def _names(analysis: Analysis, d: Draft) -> bool:
    """Whether the date stands before a noun as what it is known by."""
    token = analysis.doc[d.at]
    return token.head.i > d.at and token.dep_ in ("compound", "nmod", "amod", "nummod", "poss")


def _initials(analysis: Analysis, *verbs: int) -> bool:
    """Whether one of two subjects is the other by its initials: 'the Northern Union', 'the NU'."""
    names = [_named_subject(analysis, v) for v in verbs]
    short = ["".join(w[0] for w in n) for n in names]
    return names[0] == [short[1]] or names[1] == [short[0]]


def _named_subject(analysis: Analysis, verb: int) -> list[str]:
    """The names among the words of a verb's own subject."""
    return [
        t.text
        for k in analysis.doc[verb].children
        if k.dep_ in ("nsubj", "nsubjpass")
        for t in k.subtree
        if t.pos_ == "PROPN"
    ]


def _content(analysis: Analysis, d: Draft) -> set[str]:
    return {
        t.lemma_.lower()[:5]
        for t in analysis.doc[d.start : d.end]
        if t.pos_ in ("NOUN", "PROPN", "VERB") and t.ent_type_ not in ("DATE", "TIME") and len(t) > 2
    }
