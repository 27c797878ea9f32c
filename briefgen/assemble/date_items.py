"""Merged dates become the timeline of a brief."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen import edtf
from briefgen.assemble import ledger as told_before
from briefgen.assemble import rank
from briefgen.assemble.calendar import DateGroup, place
from briefgen.assemble.draft import ActionDraft, DateDraft, Work
from briefgen.assemble.notes import Notebook
from briefgen.assemble.when import agree
from briefgen.assemble.words import quote_key
from briefgen.model import (
    BriefDate,
    Evidence,
)
from briefgen.text import digest, one_line

_UNTOLD = re.compile(  # of whom or what it tells, only the document shows: 'They came to the Hall', a quotation alone
    r"^(?:And|But|He|She|They|I|We|You|My|Our|Your|His|Her|Its|Their|That|Which|Who|Whose|"
    r"(?:This|These|Those)(?= (?:is|are|was|were|has|have|had|will|would|follows?|comes?|came|means?|includ(?:es?|ed)|marks?|brings?|gives?|"
    r"shows?|makes?)\b))\b"
    r"|^It\b(?! (?:is|was|will be|would be|became|becomes) [\w-]+ (?:to|that|for)\b)|^[\"“][^\"“”]*[\"”]\W*$"
    r"|\b(?:dat(?:e|es|ed|ing)|go(?:es)?|went) back\W*$"
)


def draft_dates(work: Work, groups: Sequence[DateGroup], drafts: Mapping[int, ActionDraft]) -> list[DateDraft]:
    """The dates that concern the themes, in order of time."""
    made: list[DateDraft] = []
    ids: Counter[str] = Counter()
    for group in groups:
        draft = _date_draft(work, group, drafts)
        if draft is None:
            continue
        ids[draft.item.id] += 1
        for e in draft.events & drafts.keys():
            if drafts[e].item.when == draft.item.when:
                drafts[e].item = replace(drafts[e].item, limit=draft.item.limit)
        if ids[draft.item.id] > 1:
            draft.item = replace(draft.item, id=digest(draft.item.id, str(ids[draft.item.id])))
        made.append(draft)
    if len(made) > work.limits.dates:
        work.warnings.append(f"{len(made) - work.limits.dates} dates of low salience left out")
        made = sorted(made, key=lambda d: (-d.item.salience, d.item.id))[: work.limits.dates]
    if work.ledger:
        for d in made:
            d.item = _mark_date(work, d)
    return sorted(made, key=lambda d: (edtf.sort_key(d.item.when), -d.item.salience, d.item.id))


def _date_draft(work: Work, group: DateGroup, drafts: Mapping[int, ActionDraft]) -> DateDraft | None:
    newest, when, telling = group.newest, group.when, group.telling
    entry = telling.entry
    if _UNTOLD.search(entry.what):
        return None
    events = frozenset(e for d in group.entries for e in d.events)
    relevance = {}
    if work.themes.themes:
        names = sorted({a for d in group.entries for n in d.actors for a in work.merged[n].aliases})
        relevance = work.themes.of((e for d in group.entries for e in d.entry.evidence), entry.what, names)
        for e in events & drafts.keys():
            relevance = drafts[e].relevance | relevance
        if not relevance:
            return None
    deadline = any(d.entry.deadline for d in group.entries if agree(d.entry.when, when) or d is newest)
    said = next((d.entry.limit for d in (newest, telling, *group.entries) if d.entry.when == when), "")
    kind, left = place(when, newest.entry.kind, deadline, work.today, said)
    actors = tuple(
        dict.fromkeys(n for d in sorted(group.entries, key=lambda d: d is not telling) for n in sorted(d.actors))
    )
    own = max(d.entry.salience for d in group.entries)
    first = group.entries[0]
    item = BriefDate(
        id=digest("date", quote_key(first.entry.evidence[0].quote), " ".join(sorted(first.words))),
        when=when,
        kind=kind,
        what=one_line(entry.what),
        deadline=deadline,
        limit=said,
        days_left=left,
        actor_names=tuple(work.merged[n].name for n in actors),
        note=entry.note,
        salience=rank.date_salience(own, deadline, kind, [drafts[e].item.salience for e in events & drafts.keys()]),
        themes=tuple(sorted(relevance, key=lambda name: -relevance[name][0])),
    )
    return DateDraft(group, item, events, relevance)


def _mark_date(work: Work, draft: DateDraft) -> BriefDate:
    assert work.ledger is not None
    where = [f"{e.document}:{e.start}" for d in draft.group.entries for e in d.entry.evidence]
    told = work.ledger.find("date", told_before.item_key(draft.item), where)
    if told and told.id in work.claimed:
        return replace(draft.item, news="reported")
    if told:
        work.claimed.add(told.id)
    return told_before.mark_date(draft.item, told)


def finish_dates(
    work: Work, drafts: Sequence[DateDraft], ids: Mapping[int, str], book: Notebook
) -> tuple[BriefDate, ...]:
    for d in drafts:
        told = [d.group.telling, d.group.newest, *reversed(d.group.entries)]
        seen: dict[str, Evidence] = {}
        for e in told:
            seen.setdefault(e.source.id, e.entry.evidence[0])
        notes = book.cite(tuple(seen.values())[: work.limits.notes])
        conflict = tuple(
            f"{edtf.human(when)} (source {', '.join(str(n) for n in sorted({book.source(e.source.id) for e in entries}))})"
            for when, entries in d.group.others().items()
        )
        d.item = replace(
            d.item, notes=notes, conflict=conflict, actions=tuple(ids[e] for e in sorted(d.events) if e in ids)
        )
    return tuple(d.item for d in drafts)
