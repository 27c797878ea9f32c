"""Merged events become the actions of a brief."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from briefgen.assemble import ledger as told_before
from briefgen.assemble import rank
from briefgen.assemble.calendar import DateGroup
from briefgen.assemble.draft import ActionDraft, Work
from briefgen.assemble.notes import Notebook
from briefgen.assemble.tellings import Event, Telling
from briefgen.assemble.themes import Found
from briefgen.assemble.when import agree, core, day_ahead, within
from briefgen.assemble.words import quote_key, stem
from briefgen.model import (
    BriefAction,
    Evidence,
    Status,
)
from briefgen.text import digest, one_line


def draft_actions(work: Work, events: Sequence[Event], groups: Sequence[DateGroup]) -> dict[int, ActionDraft]:
    """Event number -> draft, for what concerns the themes and fits the limits."""
    newest = max((s.published for s, _ in work.pairs if s.published), default=None)
    due = _due(groups, work.today)
    drafts: dict[int, ActionDraft] = {}
    ids: Counter[str] = Counter()
    for n, event in enumerate(events):
        lead, when, status = _lead(event)
        day = due.get(n) or day_ahead(when, work.today)
        draft = _draft(work, event, lead, when, status, newest, day)
        ids[draft.item.id] += 1
        if ids[draft.item.id] > 1:
            draft.item = replace(draft.item, id=digest(draft.item.id, str(ids[draft.item.id])))
        if work.themes.themes and not draft.relevance:
            continue
        drafts[n] = draft
    for n in _told_by_another(drafts):
        del drafts[n]
    ranked = sorted(drafts, key=lambda n: (-drafts[n].item.salience, drafts[n].item.id))
    if len(ranked) > work.limits.actions:
        work.warnings.append(f"{len(ranked) - work.limits.actions} actions of low salience left out")
    drafts = {n: drafts[n] for n in ranked[: work.limits.actions]}
    if work.ledger:
        for d in drafts.values():
            d.item = _mark_action(work, d)
    return drafts


def _told_by_another(drafts: Mapping[int, ActionDraft]) -> list[int]:
    """Events that only one sentence tells, all of whose words stand in another's: 'Holm has lied' in 'The court found that Holm has lied'."""
    beside: defaultdict[Evidence, list[ActionDraft]] = defaultdict(list)
    for d in drafts.values():
        for t in d.event.tellings:
            if not t.action.speech:
                beside[t.action.evidence[0]].append(d)

    def told(d: ActionDraft) -> bool:
        words = " " + d.item.statement.rstrip(".").casefold()
        there = beside[d.event.tellings[0].action.evidence[0]]
        twin = next(o for o in there if o.item.statement == d.item.statement) is not d if d in there else False
        others = (o.item.statement.casefold() for o in there if o is not d)
        return len(d.event.tellings) == 1 and (twin or any(o.find(words) > 0 for o in others))

    return [n for n, d in drafts.items() if told(d)]


def _due(groups: Sequence[DateGroup], today: Date) -> dict[int, Date]:
    """Event number -> the next coming day that the timeline ties to it."""
    found: dict[int, Date] = {}
    for g in groups:
        if day := day_ahead(g.when, today):
            for d in g.entries:
                for e in d.events:
                    found[e] = min(day, found.get(e, day))
    return found


def _lead(event: Event) -> tuple[Telling, str | None, Status]:
    """(the telling to print, date, status): status and date are the newest document's, the telling agrees with them."""
    newest = event.newest
    if newest.toll:
        return newest, newest.when, newest.action.status  # an older figure is out of date
    dated = [t for t in event.dated() if _to_come(t) == _to_come(newest)]  # the day of a plan is not that of its news
    when = newest.when if newest in dated else max(dated, key=lambda t: (t.clock, t.order)).when if dated else None
    finer = [t.when for t in dated if t.when and within(when, t.when)]
    when = (
        max(finer, key=lambda w: (w.count("-") and "/" not in w, len(w)), default=when)
        if when and core(when) == when
        else when
    )
    status = newest.action.status
    same = [t for t in event.tellings if t.action.status is status and (not when or not t.when or agree(t.when, when))]
    return Event(same).best if same else newest, when or newest.action.when, status


def _to_come(t: Telling) -> bool:
    return t.action.status in (Status.PLANNED, Status.CONDITIONAL)


def _draft(
    work: Work,
    event: Event,
    lead: Telling,
    when: str | None,
    status: Status,
    newest: Date | None,
    day: Date | None,
) -> ActionDraft:
    action = lead.action
    alike = [t for t in event.tellings if t.doers & lead.doers and t.action.verb == action.verb] or event.tellings
    doers = tuple(dict.fromkeys(d for t in (lead, *alike) for d in _numbers(work, t, t.action.actors)))
    others = _numbers(work, lead, action.to)
    first = event.tellings[0]
    told = [lead, *sorted((t for t in event.tellings if t is not lead), key=lambda t: (t.clock, t.order), reverse=True)]
    evidence = _one_a_document(told)[: work.limits.notes]
    relevance: Found = {}
    if work.themes.themes:
        aliases = {a for t in event.tellings for d in (*t.doers, *t.others) for a in work.merged[d].aliases}
        said = (e for t in event.tellings for e in t.action.evidence)
        relevance = work.themes.of(said, f"{action.statement} {action.what}", sorted(aliases))
    best = max((r for r, _ in relevance.values()), default=None)
    item = BriefAction(
        id=digest("action", quote_key(first.action.evidence[0].quote), stem(first.action.verb.casefold())),
        actors=tuple(work.actor_ids[d] for d in doers),
        actor_names=tuple(work.merged[d].name for d in doers),
        verb=action.verb,
        what=one_line(action.what),
        statement=one_line(action.statement or action.what),
        to=tuple(work.actor_ids[d] for d in others),
        to_names=tuple(work.merged[d].name for d in others),
        status=status,
        speech=action.speech,
        when=when,
        category=action.category,
        amounts=action.amounts,
        salience=rank.salience(event, work.today, newest, day, best, status, work.aside(event)),
        themes=tuple(sorted(relevance, key=lambda name: -relevance[name][0])),
    )
    return ActionDraft(event, lead, item, evidence, relevance)


def _numbers(work: Work, telling: Telling, ids: Sequence[str]) -> tuple[int, ...]:
    """Merged actors of local ids, in the order of the document, each once."""
    return tuple(dict.fromkeys(work.actor_of[k] for i in ids if (k := (telling.source.id, i)) in work.actor_of))


def _one_a_document(tellings: Sequence[Telling]) -> tuple[Evidence, ...]:
    """The first evidence of each document, the lead's before the others."""
    seen: dict[str, Evidence] = {}
    for t in tellings:
        seen.setdefault(t.source.id, t.action.evidence[0])
    return tuple(seen.values())


def _mark_action(work: Work, draft: ActionDraft) -> BriefAction:
    assert work.ledger is not None
    where = [f"{e.document}:{e.start}" for t in draft.event.tellings for e in t.action.evidence]
    told = work.ledger.find("action", told_before.item_key(draft.item), where)
    if told and told.id in work.claimed:  # two items of today cannot both be the one of yesterday
        return replace(draft.item, news="reported")
    if told:
        work.claimed.add(told.id)
    return told_before.mark_action(draft.item, told)


def finish_actions(
    work: Work, ordered: Sequence[tuple[int, ActionDraft]], bluf: Sequence[str], book: Notebook
) -> tuple[BriefAction, ...]:
    """Number the notes, those of the bottom line first."""
    by_id = {d.item.id: d for _, d in ordered}
    for draft in (*(by_id[i] for i in bluf), *(d for _, d in ordered)):
        if draft.item.notes:
            continue
        notes = book.cite(draft.evidence)
        documents = dict.fromkeys((*(e.document for e in draft.evidence), *(t.source.id for t in draft.event.tellings)))
        draft.item = replace(draft.item, notes=notes, sources=tuple(book.source(d) for d in documents))
    return tuple(d.item for _, d in ordered)
