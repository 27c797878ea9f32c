"""Extractions and a Selection in, a Brief out: the order of the steps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime

from briefgen import edtf
from briefgen.assemble import ledger as told_before
from briefgen.assemble import rank
from briefgen.assemble.actors import Local, Merged, merge_actors
from briefgen.assemble.calendar import DateGroup, dated_of, merge_dates, place
from briefgen.assemble.conflicts import date_conflict, event_conflicts, name_conflicts
from briefgen.assemble.dedupe import fold_duplicates
from briefgen.assemble.events import Event, Telling, merge_events, tellings_of
from briefgen.assemble.notes import Notebook, check
from briefgen.assemble.themes import Found, Relevance
from briefgen.assemble.when import agree, day_ahead, within
from briefgen.assemble.words import content, fold, stem
from briefgen.model import (
    Action,
    Actor,
    ActorKind,
    Brief,
    BriefAction,
    BriefActor,
    BriefDate,
    Conflict,
    Coverage,
    Evidence,
    Extraction,
    Selection,
    SourceDocument,
    Status,
    ThemeSection,
    TimelineEntry,
    ToldItem,
)
from briefgen.text import digest, one_line

Pair = tuple[SourceDocument, Extraction]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a brief holds at most; what is left out for it is a warning. Notes are those of one item."""

    bluf: int = 5
    actions: int = 400
    dates: int = 300
    actors: int = 150
    notes: int = 4


@dataclass(slots=True)
class _Draft:
    """One merged action on its way into the brief."""

    event: Event
    lead: Telling
    item: BriefAction
    evidence: tuple[Evidence, ...]
    relevance: Found


@dataclass(slots=True)
class _DateDraft:
    group: DateGroup
    item: BriefDate
    events: frozenset[int]
    relevance: Found


@dataclass(slots=True)
class _Work:
    """What the steps share."""

    pairs: list[Pair]
    today: Date
    limits: Limits
    merged: list[Merged]
    actor_of: dict[Local, int]
    actor_ids: list[str]
    themes: Relevance
    ledger: told_before.Ledger | None
    warnings: list[str] = field(default_factory=list)
    claimed: set[str] = field(default_factory=set)


def assemble(
    pairs: Sequence[Pair],
    selection: Selection,
    *,
    title: str,
    date: Date,
    as_of: datetime,
    failed: Sequence[str] = (),
    told: Sequence[ToldItem] = (),
    limits: Limits = Limits(),
    period: str = "",
    audience: str = "",
    handling: str = "",
    revision: int = 1,
) -> Brief:
    """The brief of these documents, which the caller has chosen by period; `selection` gives themes and known actors.

    `told` is the ledger (`told_items` of earlier briefs): with it every item is marked new, changed, reported or gone.
    The order of `pairs` does not matter. Items whose quotes are not the documents' text are left out with a warning.
    """
    work = _prepare(pairs, selection, date, limits, told)
    total = len({s.id for s, _ in pairs})
    kept, folded = fold_duplicates(work.pairs)
    work.pairs = kept
    work.themes = Relevance(kept, selection.themes)
    work.merged, work.actor_of = merge_actors(kept, selection.known_actors)
    work.actor_ids = _actor_ids(work.merged)

    events = merge_events(tellings_of(kept, work.actor_of, work.merged))
    event_of = {(t.source.id, t.action.id): n for n, e in enumerate(events) for t in e.tellings}
    groups = merge_dates(dated_of(kept, work.actor_of, event_of))
    drafts = _draft_actions(work, events, groups)
    dates = _draft_dates(work, groups, drafts)

    book = Notebook()
    ordered = sorted(drafts.items(), key=lambda kv: (-kv[1].item.salience, kv[1].item.id))
    bluf = rank.bottom_line(_with_sources([d for _, d in ordered]), limits.bluf)
    actions = _finish_actions(work, ordered, bluf, book)
    ids = {n: drafts[n].item.id for n in drafts}
    made_dates = _finish_dates(work, dates, ids, book)
    actors = _actors(work, selection, actions, made_dates, drafts, book)
    conflicts = _conflicts(work, [(n, d) for n, d in ordered], dates, book)
    documents = [s for s, _ in kept]
    brief = Brief(
        title=title, date=date, as_of=as_of,
        coverage=_coverage(work, selection, total, folded, failed, period),
        bluf=bluf, themes=_sections(work, [d for _, d in ordered], dates),
        actions=actions, dates=made_dates, actors=actors, conflicts=conflicts,
        sources=book.sources(documents, folded), notes=book.notes(),
        audience=audience, handling=handling, revision=revision, warnings=tuple(work.warnings),
    )  # fmt: skip
    return check(brief, documents)


# ---------------------------------------------------------------------------------------------- preparation


def _prepare(
    pairs: Sequence[Pair], selection: Selection, today: Date, limits: Limits, told: Sequence[ToldItem]
) -> _Work:
    work = _Work([], today, limits, [], {}, [], Relevance((), ()), told_before.Ledger(told) if told else None)
    for source, extraction in pairs:
        work.warnings += [f"{source.title or source.origin}: {w}" for w in (*source.warnings, *extraction.warnings)]
        work.pairs.append((source, _faithful(source, extraction, work.warnings)))
    return work


def _faithful(source: SourceDocument, x: Extraction, warnings: list[str]) -> Extraction:
    """The extraction without evidence that is not the document's text; items left with none go."""

    def true(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(
            e for e in evidence if e.quote and e.document == source.id and source.text[e.start : e.end] == e.quote
        )

    items: list[Actor | Action | TimelineEntry] = [*x.actors, *x.actions, *x.timeline]
    if all(i.evidence and len(true(i.evidence)) == len(i.evidence) for i in items):
        return x
    lost = [i for i in items if not true(i.evidence)]
    warnings += [
        f"{source.title or source.origin}: left out, because its quote is not in the source: {_name(i)}" for i in lost
    ]
    return replace(
        x,
        actors=tuple(replace(a, evidence=e) for a in x.actors if (e := true(a.evidence))),
        actions=tuple(replace(a, evidence=e) for a in x.actions if (e := true(a.evidence))),
        timeline=tuple(replace(t, evidence=e) for t in x.timeline if (e := true(t.evidence))),
    )


def _name(item: object) -> str:
    return one_line(str(getattr(item, "statement", "") or getattr(item, "what", "") or getattr(item, "name", "")))


def _actor_ids(merged: Sequence[Merged]) -> list[str]:
    """Stable ids from names; actors who cannot be told apart by name and kind are counted on."""
    seen: Counter[str] = Counter()
    ids = []
    for m in merged:
        key = f"{m.kind.value}|{m.key}"
        seen[key] += 1
        ids.append(digest("actor", key, *([str(seen[key])] if seen[key] > 1 else [])))
    return ids


# -------------------------------------------------------------------------------------------------- actions


def _draft_actions(work: _Work, events: Sequence[Event], groups: Sequence[DateGroup]) -> dict[int, _Draft]:
    """Event number -> draft, for what concerns the themes and fits the limits."""
    newest = max((s.published for s, _ in work.pairs if s.published), default=None)
    due = _due(groups, work.today)
    drafts: dict[int, _Draft] = {}
    ids: Counter[str] = Counter()
    for n, event in enumerate(events):
        lead, when, status = _lead(event)
        draft = _draft(work, event, lead, when, status)
        ids[draft.item.id] += 1
        if ids[draft.item.id] > 1:
            draft.item = replace(draft.item, id=digest(draft.item.id, str(ids[draft.item.id])))
        if work.themes.themes and not draft.relevance:
            continue
        relevance = max(r for r, _ in draft.relevance.values()) if draft.relevance else None
        day = due.get(n) or day_ahead(when, work.today)
        draft.item = replace(draft.item, salience=rank.salience(event, work.today, newest, day, relevance, status))
        drafts[n] = draft
    ranked = sorted(drafts, key=lambda n: (-drafts[n].item.salience, drafts[n].item.id))
    if len(ranked) > work.limits.actions:
        work.warnings.append(f"{len(ranked) - work.limits.actions} actions of low salience left out")
    drafts = {n: drafts[n] for n in ranked[: work.limits.actions]}
    if work.ledger:
        for d in drafts.values():
            d.item = _mark_action(work, d)
    return drafts


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
    dated = [t for t in event.tellings if t.action.when and edtf.parse(t.action.when)]
    newest = event.newest
    when = newest.action.when
    if dated and (when is None or edtf.parse(when) is None):
        when = max(dated, key=lambda t: (t.clock, t.order)).action.when
    finer = [t.action.when for t in dated if within(when, t.action.when)]
    when = max(finer, key=lambda w: len(w or ""), default=when) if when and "/" not in when else when
    status = newest.action.status
    same = [
        t
        for t in event.tellings
        if t.action.status is status and (not when or not t.action.when or agree(t.action.when, when))
    ]
    lead = Event(same).best if same else newest
    return lead, when, status


def _draft(work: _Work, event: Event, lead: Telling, when: str | None, status: Status) -> _Draft:
    action = lead.action
    doers = _numbers(work, lead, action.actors) or tuple(
        dict.fromkeys(d for t in event.tellings for d in _numbers(work, t, t.action.actors))
    )
    others = _numbers(work, lead, action.to)
    first = event.tellings[0]
    quote = fold(one_line(first.action.evidence[0].quote))
    told = [lead, *sorted((t for t in event.tellings if t is not lead), key=lambda t: (t.clock, t.order), reverse=True)]
    evidence = _one_a_document(told)[: work.limits.notes]
    aliases = {a for t in event.tellings for d in (*t.doers, *t.others) for a in work.merged[d].aliases}
    relevance = (
        work.themes.of(
            (e for t in event.tellings for e in t.action.evidence), f"{action.statement} {action.what}", sorted(aliases)
        )
        if work.themes.themes
        else {}
    )
    item = BriefAction(
        id=digest("action", quote, stem(first.action.verb.casefold())),
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
        themes=tuple(sorted(relevance, key=lambda name: -relevance[name][0])),
    )
    return _Draft(event, lead, item, evidence, relevance)


def _numbers(work: _Work, telling: Telling, ids: Sequence[str]) -> tuple[int, ...]:
    """Merged actors of local ids, in the order of the document, each once."""
    return tuple(dict.fromkeys(work.actor_of[k] for i in ids if (k := (telling.source.id, i)) in work.actor_of))


def _one_a_document(tellings: Sequence[Telling]) -> tuple[Evidence, ...]:
    """The first evidence of each document, the lead's before the others."""
    seen: dict[str, Evidence] = {}
    for t in tellings:
        seen.setdefault(t.source.id, t.action.evidence[0])
    return tuple(seen.values())


def _mark_action(work: _Work, draft: _Draft) -> BriefAction:
    assert work.ledger is not None
    where = [f"{e.document}:{e.start}" for t in draft.event.tellings for e in t.action.evidence]
    told = work.ledger.find("action", told_before.item_key(draft.item), where)
    if told and told.id in work.claimed:  # two items of today cannot both be the one of yesterday
        return replace(draft.item, news="reported")
    if told:
        work.claimed.add(told.id)
    return told_before.mark_action(draft.item, told)


def _with_sources(drafts: Sequence[_Draft]) -> list[BriefAction]:
    """Items with provisional source numbers, so that the bottom line can be spread over documents before notes are numbered."""
    number: dict[str, int] = {}
    return [
        replace(d.item, sources=tuple(number.setdefault(e.document, len(number)) for e in d.evidence)) for d in drafts
    ]


def _finish_actions(
    work: _Work, ordered: Sequence[tuple[int, _Draft]], bluf: Sequence[str], book: Notebook
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


# ---------------------------------------------------------------------------------------------------- dates


def _draft_dates(work: _Work, groups: Sequence[DateGroup], drafts: Mapping[int, _Draft]) -> list[_DateDraft]:
    """The dates that concern the themes, in order of time."""
    made: list[_DateDraft] = []
    ids: Counter[str] = Counter()
    for group in groups:
        draft = _date_draft(work, group, drafts)
        if draft is None:
            continue
        ids[draft.item.id] += 1
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


def _date_draft(work: _Work, group: DateGroup, drafts: Mapping[int, _Draft]) -> _DateDraft | None:
    newest, when, telling = group.newest, group.when, group.telling
    entry = telling.entry
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
    kind, left = place(when, newest.entry.kind, deadline, work.today)
    actors = tuple(
        dict.fromkeys(n for d in sorted(group.entries, key=lambda d: d is not telling) for n in sorted(d.actors))
    )
    own = max(d.entry.salience for d in group.entries)
    first = group.entries[0]
    item = BriefDate(
        id=digest("date", fold(one_line(first.entry.evidence[0].quote)), " ".join(sorted(first.words))),
        when=when,
        kind=kind,
        what=one_line(entry.what),
        deadline=deadline,
        days_left=left,
        actor_names=tuple(work.merged[n].name for n in actors),
        note=entry.note,
        salience=rank.date_salience(own, deadline, kind, [drafts[e].item.salience for e in events & drafts.keys()]),
        themes=tuple(sorted(relevance, key=lambda name: -relevance[name][0])),
    )
    return _DateDraft(group, item, events, relevance)


def _mark_date(work: _Work, draft: _DateDraft) -> BriefDate:
    assert work.ledger is not None
    where = [f"{e.document}:{e.start}" for d in draft.group.entries for e in d.entry.evidence]
    told = work.ledger.find("date", told_before.item_key(draft.item), where)
    if told and told.id in work.claimed:
        return replace(draft.item, news="reported")
    if told:
        work.claimed.add(told.id)
    return told_before.mark_date(draft.item, told)


def _finish_dates(
    work: _Work, drafts: Sequence[_DateDraft], ids: Mapping[int, str], book: Notebook
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


# --------------------------------------------------------------------------------------------------- actors


def _actors(
    work: _Work,
    selection: Selection,
    actions: Sequence[BriefAction],
    dates: Sequence[BriefDate],
    drafts: Mapping[int, _Draft],
    book: Notebook,
) -> tuple[BriefActor, ...]:
    """Actors worth a line: who does or receives something in the brief, and people whose role is stated."""
    did: defaultdict[int, dict[str, float]] = defaultdict(dict)
    met: set[int] = set()
    for d in drafts.values():
        for t in d.event.tellings:
            for n in t.doers:
                did[n][d.item.id] = d.item.salience
            met |= t.others
    dated = {name for d in dates for name in d.actor_names}
    made: list[tuple[float, int, Merged]] = []
    for n, m in enumerate(work.merged):
        own = n in did or n in met or m.name in dated
        if not own and not (m.kind is ActorKind.PERSON and m.roles and _concerns(work, m)):
            continue
        made.append(
            (
                rank.actor_salience(m.salience, len({x for x, _ in m.members}), len(work.pairs), list(did[n].values())),
                n,
                m,
            )
        )
    made.sort(key=lambda x: (-x[0], x[2].key, work.actor_ids[x[1]]))
    if len(made) > work.limits.actors:
        work.warnings.append(f"{len(made) - work.limits.actors} actors of low salience left out")
    found = []
    for score, n, m in made[: work.limits.actors]:
        ids = tuple(sorted(did[n], key=lambda i: (-did[n][i], i)))
        actor = BriefActor(
            id=work.actor_ids[n], name=m.name, kind=m.kind,
            aliases=tuple(a for a in m.aliases if a != m.name),
            roles=tuple((role, book.note(e)) for role, e in _roles(m)),
            affiliation=max(m.affiliations, key=lambda a: (m.affiliations[a], len(a), a)) if m.affiliations else None,
            did=ids, salience=score, notes=book.cite(_spread_evidence(m)[:2]), flag=_stale(m, work.today),
        )  # fmt: skip
        if work.ledger and work.ledger.find("actor", told_before.item_key(actor), ()):
            actor = replace(actor, returning=True)
        found.append(actor)
    return tuple(found)


def _concerns(work: _Work, m: Merged) -> bool:
    return not work.themes.themes or bool(work.themes.of(m.evidence, "", sorted(m.aliases)))


def _spread_evidence(m: Merged) -> list[Evidence]:
    """Evidence, one of each document before a second of any."""
    seen: Counter[str] = Counter()
    ranked = []
    for n, e in enumerate(m.evidence):
        ranked.append((seen[e.document], n, e))
        seen[e.document] += 1
    return [e for _, _, e in sorted(ranked, key=lambda x: x[:2])]


def _roles(m: Merged) -> list[tuple[str, Evidence]]:
    """Roles as stated, newest document first, at most four; one that says less than another is left out."""
    stated = sorted(m.roles, key=lambda r: r[2] or Date.min, reverse=True)
    kept: list[tuple[str, Evidence]] = []
    for role, evidence, _ in stated:
        words = content(role)
        if any(words <= content(k) for k, _ in kept):
            continue
        kept = [(k, e) for k, e in kept if not content(k) < words]
        kept.append((one_line(role), evidence))
    return kept[:4]


def _stale(m: Merged, today: Date) -> str:
    """A title that the user's list says has ended, or not begun; it is flagged and never rewritten."""
    if m.known is None:
        return ""
    for stated, _, published in m.roles:
        words, day = content(stated), published or today
        same = [(role, a, b) for role, a, b in m.known.roles if (w := content(role)) and (w <= words or words <= w)]
        if same and not any((a is None or a <= today) and (b is None or b >= today) for _, a, b in same):
            role, begin, end = same[0]
            if end and end < today:
                return f"title out of date: {role} until {edtf.human(end.isoformat())}"
            if begin and begin > day:
                return f"title before its time: {role} from {edtf.human(begin.isoformat())}"
    return ""


# ------------------------------------------------------------------------------------- conflicts, sections


def _conflicts(
    work: _Work, ordered: Sequence[tuple[int, _Draft]], dates: Sequence[_DateDraft], book: Notebook
) -> tuple[Conflict, ...]:
    found: list[Conflict] = []
    told: set[int] = set()
    for d in dates:
        if conflict := date_conflict(d.group, d.item.what, book):
            found.append(conflict)
            told |= d.events
    for n, a in ordered:
        found += event_conflicts(a.event, a.item.statement, book, dates=n not in told)
    return (*found, *name_conflicts(work.merged, book))


def _sections(work: _Work, ordered: Sequence[_Draft], dates: Sequence[_DateDraft]) -> tuple[ThemeSection, ...]:
    """A section a theme, in the order of the selection; an item stands in the section that it concerns most."""
    made = []
    for theme in work.themes.themes:
        concern = [d for d in ordered if theme.name in d.relevance]
        actions = [d for d in concern if d.item.themes[0] == theme.name] or concern
        due = [d for d in dates if theme.name in d.relevance]
        why = [d.relevance[theme.name][1] for d in concern] + [d.relevance[theme.name][1] for d in due]
        terms: Counter[str] = Counter(t for found in why for t in found)
        made.append(
            ThemeSection(
                theme.name, theme.title,
                tuple(d.item.id for d in actions),
                tuple(d.item.id for d in ([x for x in due if x.item.themes[0] == theme.name] or due)),
                tuple(t for t, _ in sorted(terms.items(), key=lambda kv: (-kv[1], kv[0]))),
                len(work.themes.matched(theme)),
            )
        )  # fmt: skip
    return tuple(made)


def _coverage(
    work: _Work,
    selection: Selection,
    total: int,
    folded: Mapping[str, Sequence[SourceDocument]],
    failed: Sequence[str],
    period: str,
) -> Coverage:
    documents = [s for s, _ in work.pairs]
    published = sorted(d.published for d in (*documents, *(f for fs in folded.values() for f in fs)) if d.published)
    undated = sum(d.published is None for d in documents)
    if not period and (selection.since or selection.until):
        words = [f"since {edtf.human(selection.since.isoformat())}"] if selection.since else []
        words += [f"until {edtf.human(selection.until.isoformat())}"] if selection.until else []
        period = " ".join(words) + " by publication date"
    return Coverage(
        documents=total,
        matched=len(work.themes.matched()) + sum(len(folded.get(d, ())) for d in work.themes.matched())
        if work.themes.themes
        else total,
        first=published[0] if published else None,
        last=published[-1] if published else None,
        undated=undated,
        folded=sum(len(f) for f in folded.values()),
        failed=tuple(failed),
        period=period,
    )
