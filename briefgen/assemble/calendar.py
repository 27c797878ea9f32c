"""The dates of a brief: timeline entries of all documents merged, placed relative to the brief's date, moved ones beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen import edtf
from briefgen.assemble.actors import Local
from briefgen.assemble.words import content, overlap
from briefgen.model import Extraction, SourceDocument, TimeKind, TimelineEntry

Pair = tuple[SourceDocument, Extraction]
_SAME_WORDS = 0.5  # overlap of two wordings of one event on one day
_MOVED_WORDS = 0.6  # and of one event whose day differs


@dataclass(slots=True)
class Dated:
    """One document's timeline entry, prepared for comparing; `events` are numbers of merged events, `actors` of merged actors."""

    source: SourceDocument
    entry: TimelineEntry
    events: frozenset[int]
    actors: frozenset[int]
    words: frozenset[str]
    quote: frozenset[str]

    @property
    def clock(self) -> date:
        return self.source.published or date.min

    @property
    def order(self) -> tuple[date, str, int, str]:
        return (self.source.published or date.max, self.source.id, self.entry.evidence[0].start, self.entry.when)


@dataclass(slots=True)
class DateGroup:
    """Entries of one event, oldest document first."""

    entries: list[Dated] = field(default_factory=list)

    @property
    def newest(self) -> Dated:
        """What the newest document says; of equals the finer date, then the more salient."""
        return max(self.entries, key=lambda d: (d.clock, _fineness(d.entry.when), d.entry.salience, d.order[1:]))

    @property
    def when(self) -> str:
        """The newest date, or a finer one that agrees with it."""
        newest = self.newest.entry.when
        finer = [d.entry.when for d in self.entries if edtf.contains(newest, d.entry.when)]
        return max(finer, key=_fineness, default=newest)

    def others(self) -> dict[str, list[Dated]]:
        """Dates that disagree with the newest one, oldest first."""
        when, found = self.when, dict[str, list[Dated]]()
        for d in self.entries:
            if not edtf.overlaps(d.entry.when, when) and edtf.parse(d.entry.when) and edtf.parse(when):
                found.setdefault(d.entry.when, []).append(d)
        return found


def _fineness(when: str) -> int:
    p = edtf.parse(when)
    if p is None:
        return -1
    if p.first is None or p.last is None:
        return 30
    return 100_000 - (p.last - p.first).days


def dated_of(pairs: Sequence[Pair], actor_of: dict[Local, int], event_of: dict[Local, int]) -> list[Dated]:
    """Every timeline entry that has evidence, oldest document first."""
    found = []
    for source, extraction in pairs:
        doers = {a.id: a.actors for a in extraction.actions}
        for entry in extraction.timeline:
            if not entry.evidence or not entry.when:
                continue
            events = frozenset(event_of[k] for a in entry.actions if (k := (source.id, a)) in event_of)
            ids = entry.actors or tuple(i for a in entry.actions for i in doers.get(a, ()))
            actors = frozenset(actor_of[k] for a in ids if (k := (source.id, a)) in actor_of)
            quote = content(entry.evidence[0].quote)
            found.append(Dated(source, entry, events, actors, content(entry.what) or quote, quote))
    return sorted(found, key=lambda d: d.order)


def merge_dates(dated: Sequence[Dated]) -> list[DateGroup]:
    """Groups in order of their first telling."""
    groups: list[DateGroup] = []
    index: defaultdict[str, list[int]] = defaultdict(list)
    for d in dated:
        keys = {f"d:{d.entry.when}"} | {f"e:{e}" for e in d.events} | {f"w:{w}" for w in d.words}
        seen: dict[int, None] = {}
        for k in sorted(keys):
            if len(index[k]) <= 100:
                seen.update(dict.fromkeys(index[k]))
        home = next((n for n in seen if any(_same(d, other) for other in groups[n].entries)), None)
        if home is None:
            home = len(groups)
            groups.append(DateGroup())
        groups[home].entries.append(d)
        for k in keys:
            if home not in index[k][-1:]:
                index[k].append(home)
    return groups


def _same(a: Dated, b: Dated) -> bool:
    x, y = a.entry, b.entry
    shared = a.words & b.words
    words = overlap(a.words, b.words)
    if edtf.same(x.when, y.when) or x.when == y.when:
        if a.source.id == b.source.id and x.deadline != y.deadline:
            return False
        return (
            bool(a.events & b.events) or (words >= _SAME_WORDS and len(shared) >= 2) or overlap(a.quote, b.quote) >= 0.8
        )
    if edtf.contains(x.when, y.when) or edtf.contains(y.when, x.when):
        return a.source.id != b.source.id and (bool(a.events & b.events) or (words >= _SAME_WORDS and len(shared) >= 2))
    if a.source.id == b.source.id or x.deadline != y.deadline:
        return False
    if edtf.parse(x.when) is None or edtf.parse(y.when) is None or _gap(x.when, y.when) > 400:
        return False
    ahead = x.deadline or TimeKind.UPCOMING in (x.kind, y.kind)
    if a.events & b.events and words >= 0.3:
        return True
    return (
        ahead and words >= _MOVED_WORDS and len(shared) >= 3 and not (a.actors and b.actors and not a.actors & b.actors)
    )


def _gap(a: str, b: str) -> int:
    p, q = edtf.parse(a), edtf.parse(b)
    if p is None or q is None:
        return 10**6
    x, y = p.first or p.last or date.min, q.first or q.last or date.min
    return abs((x - y).days)


def place(when: str, entry_kind: TimeKind, deadline: bool, today: date) -> tuple[TimeKind, int | None]:
    """(kind relative to the brief's date, days left). What is due or planned for the very day is still to come."""
    p = edtf.parse(when)
    if p is None:
        return entry_kind, None
    kind = edtf.time_kind(when, today) or entry_kind
    if p.first == p.last == today and (deadline or entry_kind is TimeKind.UPCOMING):
        kind = TimeKind.UPCOMING
    if kind is TimeKind.ONGOING and not (p.first is None or p.last is None) and "/" not in when:
        kind = entry_kind  # 'in January', told in January: as the document has it
        if kind is TimeKind.ONGOING and deadline:
            kind = TimeKind.UPCOMING
    if (
        kind is TimeKind.ONGOING
        and deadline
        and p.last
        and p.last >= today
        and ("/" in when and not when.endswith(".."))
    ):
        kind = TimeKind.UPCOMING
    day = p.last if deadline and p.last else p.first if p.precision == "day" else None
    left = (day - today).days if day and kind is TimeKind.UPCOMING and day >= today else None
    return kind, left
