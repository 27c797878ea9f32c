"""What the steps of assemble share: limits, drafts of items, and the checked input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date

from briefgen.assemble import ledger as told_before
from briefgen.assemble.actors import Local, Merged
from briefgen.assemble.calendar import DateGroup
from briefgen.assemble.tellings import Event, Telling
from briefgen.assemble.themes import Found, Relevance
from briefgen.model import (
    Action,
    Actor,
    ActorKind,
    BriefAction,
    BriefDate,
    Evidence,
    Extraction,
    Selection,
    SourceDocument,
    TimelineEntry,
    ToldItem,
)
from briefgen.text import digest, one_line

Pair = tuple[SourceDocument, Extraction]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a brief holds at most: what no honest set of documents reaches, as the pages show the first of it and the
    JSON all. What is left out for it is a warning. Notes are those of one item."""

    bluf: int = 5
    actions: int = 20_000
    dates: int = 20_000
    actors: int = 20_000
    notes: int = 4


DEFAULT_LIMITS = Limits()
_FEW, _MOST = 4, 0.6  # documents, and the share of them, that make one matter


@dataclass(slots=True)
class ActionDraft:
    """One merged action on its way into the brief."""

    event: Event
    lead: Telling
    item: BriefAction
    evidence: tuple[Evidence, ...]
    relevance: Found


@dataclass(slots=True)
class DateDraft:
    group: DateGroup
    item: BriefDate
    events: frozenset[int]
    relevance: Found


@dataclass(slots=True)
class Work:
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
    named_in: list[int] = field(default_factory=list)  # documents, by the number of a merged actor
    one_matter: bool = False

    def gather(self, merged: list[Merged], actor_of: dict[Local, int]) -> None:
        """The actors across documents; documents most of which name one body or person are of one matter."""
        self.merged, self.actor_of, self.actor_ids = merged, actor_of, actor_ids(merged)
        self.named_in = [len({document for document, _ in m.members}) for m in merged]
        known = (n for n, m in zip(self.named_in, merged, strict=True) if m.kind is not ActorKind.GOVERNMENT)
        self.one_matter = len(self.pairs) >= _FEW and max(known, default=0) >= _MOST * len(self.pairs)

    def aside(self, event: Event) -> bool:
        """Whether an event tells of somebody whom, of several documents on one matter, only one names."""
        who = {n for t in event.tellings for n in t.doers | t.others}
        return self.one_matter and bool(who) and all(self.named_in[n] == 1 for n in who)


def prepare(pairs: Sequence[Pair], selection: Selection, today: Date, limits: Limits, told: Sequence[ToldItem]) -> Work:
    work = Work([], today, limits, [], {}, [], Relevance((), ()), told_before.Ledger(told) if told else None)
    for source, extraction in pairs:
        work.warnings += [f"{source.title or source.origin}: {w}" for w in (*source.warnings, *extraction.warnings)]
        work.pairs.append((source, _faithful(source, extraction, work.warnings)))
    return work


def _faithful(source: SourceDocument, x: Extraction, warnings: list[str]) -> Extraction:
    """The extraction without evidence that is not the document's text; items left with none go."""

    def is_true(e: Evidence) -> bool:
        return bool(e.quote) and e.document == source.id and source.text[e.start : e.end] == e.quote

    def true(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(filter(is_true, evidence))

    items: list[Actor | Action | TimelineEntry] = [*x.actors, *x.actions, *x.timeline]
    if all(i.evidence and all(map(is_true, i.evidence)) for i in items):
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


def actor_ids(merged: Sequence[Merged]) -> list[str]:
    """Stable ids from names; actors who cannot be told apart by name and kind are counted on."""
    seen: Counter[str] = Counter()
    ids = []
    for m in merged:
        key = f"{m.kind.value}|{m.key}"
        seen[key] += 1
        ids.append(digest("actor", key, *([str(seen[key])] if seen[key] > 1 else [])))
    return ids
