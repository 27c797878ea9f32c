"""The date of a document's occasion, for what is told of it without a date of its own.

A readout dates the meeting once and then tells in the simple past what was said there; a press release says 'today' once
and then quotes. Acts in the perfect ('has suspended') or of other people at other times stay undated.
"""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import replace
from datetime import date, timedelta

from briefgen.edtf import day_of
from briefgen.extract.merging import Draft
from briefgen.model import Action, Status

_LEAD = 700  # characters of the body in which the occasion is told
_FRESH = timedelta(days=12)  # an occasion is at most so old when it is published
_GATHERING = frozenset("CONSULT".split())


def spread(drafts: list[Draft], body: int, published: date | None, own: frozenset[str]) -> list[Draft]:
    """The drafts, those that tell of the occasion dated by it. `own`: actors that publish the document."""
    occasion = next((d for d in drafts if not d.title and d.at - body < _LEAD and _may_be(d.action, published)), None)
    if occasion is None:
        return drafts
    occasion = _meeting_of(occasion, drafts)
    lead = occasion.action
    people = set(lead.actors) | set(lead.to)
    out = []
    for d in drafts:
        a = d.action
        if a.when is None and d.at >= occasion.at and _told_of_it(d, occasion, people, published, own):
            d = replace(d, action=replace(a, when=lead.when))
        out.append(d)
    return out


def _meeting_of(occasion: Draft, drafts: list[Draft]) -> Draft:
    """Of 'hosted a delegation led by Minister X on Monday' the hosting, with the day."""
    told = occasion.action
    for d in drafts:
        a = d.action
        if told.category not in _GATHERING and a.category in _GATHERING and a.when is None and d.past and not d.title:
            if a.evidence[0] == told.evidence[0]:
                return replace(d, action=replace(a, when=told.when))
    return occasion


def _may_be(a: Action, published: date | None) -> bool:
    day = _day(a.when)
    if day is None or a.status not in (Status.DONE, Status.ONGOING):
        return False
    return published is None or timedelta(0) <= published - day <= _FRESH


def _day(when: str | None) -> date | None:
    if when is None or len(when) != 10:
        return None
    try:
        return day_of(*(int(x) for x in when.split("-")))
    except (ValueError, TypeError):
        return None


def _told_of_it(d: Draft, occasion: Draft, people: set[str], published: date | None, own: frozenset[str]) -> bool:
    a, lead = d.action, occasion.action
    if a.status in (Status.PLANNED, Status.CONDITIONAL) and not a.speech or not a.actors:
        return False
    if d.instrument and a.status is Status.DONE:
        return bool(people & set(a.actors))
    if not d.past or d.quoted:
        return False
    if d.says and not (a.verb == "note" and lead.category in _GATHERING and people & set(a.actors)):
        return bool(own) and lead.when == (published.isoformat() if published else None)
    same_people = bool(people & set(a.actors))
    if lead.speech and a.speech:
        return same_people
    if lead.category in _GATHERING:
        return same_people or a.speech or a.category == "CONSULT" or d.block == occasion.block
    again = bool(d.verbs & occasion.verbs) or d.also
    return same_people and (
        a.category == "SANCTION" and (again or lead.category == "SANCTION") or d.block == occasion.block and a.speech
    )


def echo(drafts: list[Draft], lead: str | None) -> list[Draft]:
    """The drafts, those that tell again what the title or a dated sentence tells given its date: same doer, same verb.

    A speaker once quoted on a day spoke on that day throughout.
    """
    out = list(drafts)
    telling: dict[str, list[int]] = {}  # of each doer, what may give others its date
    for n, d in enumerate(out):
        for doer in d.action.actors if d.title or d.action.when else ():
            telling.setdefault(doer, []).append(n)
    for n, d in enumerate(out):
        a = d.action
        if a.when is not None or not (a.actors or d.title and d.past) or a.status not in (Status.DONE, Status.PROPOSED):
            continue
        if d.title:
            now = (a.status is Status.DONE or a.verb == "propose") and not _LOOKS_BACK.search(a.evidence[0].quote)
            when = lead if now else None  # a headline tells the news
        else:
            near = sorted({k for doer in a.actors for k in telling.get(doer, ())})
            when = next((w for k in near if (w := _told_as(d, out[k], lead)) is not None), None)
            for doer in a.actors if when else ():
                insort(telling.setdefault(doer, []), n)
        if when is not None:
            out[n] = replace(d, action=replace(a, when=when))
    return out


def _told_as(d: Draft, e: Draft, lead: str | None) -> str | None:
    """The date that d has of e, which has a doer in common with it."""
    a, b = d.action, e.action
    same_verb = bool(d.verbs & e.verbs)
    if same_verb and not a.speech and _is_another(d, e):
        return None
    if e.title:
        return lead if same_verb and not a.speech and (not d.past or len(d.words & e.words) > 1) else None
    if (
        b.status is not a.status
        or _day(b.when) is None
        or e.at > d.at
        and not same_verb
        or d.past is not e.past
        or d.quoted
    ):
        return None
    if a.speech and b.speech:
        return b.when if len(a.actors) == 1 == len(b.actors) and e.at < d.at else None
    return b.when if a.verb == b.verb and not a.speech and a.verb not in _REPEATABLE else None


_LOOKS_BACK = re.compile(r"\b(?:weeks?|months?|years?|decades?)\s+of\b|\byears?\s+on\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|similar|previous|previously|earlier|already)\b")


def _is_another(d: Draft, e: Draft) -> bool:
    """Whether d tells of another deed than e: 'secured a settlement with A', 'secured $9 million from B', 'granted similar relief'."""
    a, b = d.action, e.action
    elsewhere = bool(a.to and b.to) and not set(a.to) & set(b.to)
    sums = bool(d.figures) and bool(e.figures) and not d.figures & e.figures
    return elsewhere or sums or _ANOTHER.search(a.statement) is not None


_REPEATABLE = frozenset(
    "announce issue publish release designate sanction impose propose sign meet call discuss".split()
)
