"""The dates of a brief: timeline entries of all documents merged, placed relative to the brief's date, moved ones beside each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain

from briefgen import edtf
from briefgen.assemble.actors import Local
from briefgen.assemble.when import agree, core, gap, make, passed, within
from briefgen.assemble.words import Rarity, content, ends, named, other_of_series
from briefgen.model import Extraction, SourceDocument, TimeKind, TimelineEntry

Pair = tuple[SourceDocument, Extraction]
Time = tuple[str, TimeKind, bool]  # when, kind, whether it is a deadline
_SAME_WORDS = 0.5  # overlap of two wordings of one event on one day
_SAME_CONTEXT = 0.4  # or the likeness of the sentences
_APART = 0.25  # so much more where they are dates of two actions
_DUE_WORDS = 0.2  # two deadlines on one day, of documents with like titles
_MOVED_WORDS, _MOVED_CONTEXT = 0.5, 0.3  # one event whose day differs
_FOREIGN = 0.05  # what is less alike than this cannot stand in one group
_DUTY = re.compile(
    r"\b(?:must|shall|should|has to|have to|due|deadline|clos\w+|expir\w+|tak\w+ effect|enter\w* into force)\b", re.I
)
_PRONOUN = re.compile(r"(?:it|they|he|she|this|these|that|those|we|i)\b|\[[a-z ]+\]", re.I)  # says less than a name
_FAR = 400  # days
_NIGHT = 2  # days between two tellings of one event, by the clocks of two places
_KEYS, _LIKELY, _COMMON = (
    7,
    20,
    100,
)  # rarest words to find candidates by; candidates looked at; what is too common to find any


@dataclass(slots=True)
class Dated:
    """One document's timeline entry, prepared for comparing; `events` are numbers of merged events, `actors` of merged actors."""

    source: SourceDocument
    entry: TimelineEntry
    events: frozenset[int]
    actors: frozenset[int]
    words: frozenset[str]
    quote: frozenset[str]
    title: frozenset[str]
    names: frozenset[str]  # of names and figures in the wording
    context: frozenset[str]  # words and quote
    wide: frozenset[str]  # and title
    time: Time
    day: str  # the closed part of the date

    @property
    def clock(self) -> date:
        return self.source.published or date.min

    @property
    def said(self) -> Hashable:
        """Equal for two entries that are copies of one sentence, understood alike."""
        e = self.entry
        return (self.quote, e.what, e.when, e.kind, e.deadline, self.events, self.actors)

    @property
    def order(self) -> tuple[date, str, int, str]:
        return (self.source.published or date.max, self.source.id, self.entry.evidence[0].start, self.entry.when)


@dataclass
class DateGroup:
    """Entries of one event, oldest document first. What it says of them is asked for when all are in."""

    entries: list[Dated] = field(default_factory=list)
    times: set[Time] = field(default_factory=set)

    def add(self, d: Dated) -> None:
        self.entries.append(d)
        self.times.add(d.time)

    @cached_property
    def newest(self) -> Dated:
        """What the newest document says; of equals the finer date, then the more salient."""
        if len(self.entries) == 1:
            return self.entries[0]
        return max(self.entries, key=lambda d: (d.clock, _fineness(d.entry.when), d.entry.salience, d.order[1:]))

    @cached_property
    def when(self) -> str:
        """The newest date, or a finer one that agrees with it."""
        newest = self.newest.entry.when
        finer = [d.entry.when for d in self.entries if within(newest, d.entry.when)]
        return max(finer, key=_fineness, default=newest)

    @cached_property
    def telling(self) -> Dated:
        """The entry whose words to print: of those that agree with the date one that says who must do what, then the salient."""
        if len(self.entries) == 1:
            return self.entries[0]
        when = self.when
        fit = [d for d in self.entries if agree(d.entry.when, when)] or self.entries
        return max(
            fit,
            key=lambda d: (
                not _PRONOUN.match(d.entry.what),
                bool(_DUTY.search(d.entry.what)),
                d.entry.salience,
                d.clock,
                d.order[1:],
            ),
        )

    def others(self) -> dict[str, list[Dated]]:
        """Dates that disagree with the newest one, oldest first."""
        when, found = self.when, dict[str, list[Dated]]()
        for d in self.entries:
            if not agree(d.entry.when, when) and edtf.parse(d.entry.when) and edtf.parse(when):
                found.setdefault(next((w for w in found if core(w) == core(d.entry.when)), d.entry.when), []).append(d)
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
        for entry in extraction.timeline:
            if not entry.evidence or not entry.when:
                continue
            events = frozenset(event_of[k] for a in entry.actions if (k := (source.id, a)) in event_of)
            actors = frozenset(actor_of[k] for a in entry.actors if (k := (source.id, a)) in actor_of)
            quote, title = content(entry.evidence[0].quote), content(source.title)
            words = content(entry.what) or quote
            context = words | quote
            names = named(entry.what)
            found.append(
                Dated(
                    source,
                    entry,
                    events,
                    actors,
                    words,
                    quote,
                    title,
                    names,
                    context,
                    context | title,
                    (entry.when, entry.kind, entry.deadline),
                    core(entry.when),
                )
            )
    return sorted(found, key=lambda d: d.order)


def merge_dates(dated: Sequence[Dated]) -> list[DateGroup]:
    """Groups in order of their first telling."""
    weight = Rarity((d.source.id, d.wide) for d in dated)
    groups: list[DateGroup] = []
    copies: dict[Hashable, int] = {}
    index: defaultdict[Hashable, list[int]] = defaultdict(list)  # by event, and by rare word
    of_day: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))  # by day and word
    for d in dated:
        places = [
            index[k] for k in (*d.events, *weight.rarest(d.words, _KEYS), *weight.rarest(d.quote - d.words, _KEYS))
        ]
        day = of_day[d.day]
        places += [day[w] for w in d.words | d.title]
        home = copies.get(d.said)
        if home is None or any(o.source.id == d.source.id for o in ends(groups[home].entries)):
            hits = Counter(chain.from_iterable([found for found in places if len(found) <= _COMMON]))
            likely = sorted([(-shared, n) for n, shared in hits.items()])[:_LIKELY]
            fits = [(likeness, -n) for _, n in likely if (likeness := _fits(d, groups[n], weight)) > 0]
            home = -max(fits)[1] if fits else len(groups)
        if home == len(groups):
            groups.append(DateGroup())
        groups[home].add(d)
        copies[d.said] = home
        for found in places:
            if not found or found[-1] != home:
                found.append(home)
    return groups


def _fits(d: Dated, group: DateGroup, weight: Rarity) -> float:
    """How well an entry fits a group; 0 where it does not, or where one of the group is of something else altogether."""
    if not any(_can_be_one(d.time, other) for other in group.times):
        return 0.0  # before words are compared, for that takes longest
    for other in group.entries:  # two dates in two sentences of one document are two events
        if other.source.id == d.source.id and other.quote != d.quote and not agree(other.entry.when, d.entry.when):
            return 0.0
    others = ends(group.entries)
    first = _same(d, others[0], weight)
    if first == 0 and (len(others) == 1 or weight.cosine(d.context, others[0].context) < _FOREIGN):
        return 0.0  # most end here, and the others need no look
    likeness = [first, *(_same(d, other, weight) for other in others[1:])]
    best = max(likeness)
    pairs = zip(likeness, others, strict=True)
    if best and any(s == 0 and weight.cosine(d.context, o.context) < _FOREIGN for s, o in pairs):
        return 0.0
    return best


def _same(a: Dated, b: Dated, weight: Rarity) -> float:
    """How likely two entries are one event (0-1), with the same date or a moved one; 0 where they are not."""
    x, y = a.entry, b.entry
    one_document, same_day = a.source.id == b.source.id, a.day == b.day
    if not same_day and (one_document or not _can_be_one(a.time, b.time)):
        return 0.0
    if (
        not same_day
        and not x.deadline
        and any(
            passed(d.day, d.source.published, o.source.published) and gap(d.day, o.day) > _NIGHT
            for d, o in ((a, b), (b, a))
        )
    ):
        return 0.0  # 'speaks later today', and days after it another meeting
    shared = len(a.words & b.words)
    what = weight.overlap(a.words, b.words) if shared > 1 else 0.0
    context = weight.cosine(a.context, b.context)
    if what <= 0.8 and context <= 0.8 and other_of_series(x.what, y.what):
        return 0.0
    if same_day:
        if one_document:
            return 0.9 if what >= 0.6 or (a.quote == b.quote and what >= 0.4) else 0.0
        p = edtf.parse(a.day)
        exact = p is not None and p.first == p.last  # 'by 2030' is the day of many things
        if exact and x.deadline and y.deadline:
            wide = weight.cosine(a.wide, b.wide)
            if wide >= _DUE_WORDS:
                return 0.6 + 0.4 * wide
        day = 0.1 if shared > 2 and exact else 0.0
        day -= _APART if a.events and b.events and not a.events & b.events else 0.0
        same = a.events & b.events or what >= _SAME_WORDS - day or context >= _SAME_CONTEXT - day
        return 0.6 + 0.4 * max(what, context) if same else 0.0
    if _finer(x.when, y.when):
        return 0.5 + 0.4 * what if (a.events & b.events or what >= _SAME_WORDS) and context >= _MOVED_CONTEXT else 0.0
    return 0.4 + 0.4 * what if _moved(a, b, what, context) else 0.0


@lru_cache(maxsize=16384)
def _can_be_one(x: Time, y: Time) -> bool:
    """Whether two dates can be of one event: the same day, one finer than the other, or one that was moved to the other,
    which takes that they are of the same make, both due or both to come, and not far apart."""
    (when, kind, due), (other, its_kind, its_due) = x, y
    if core(when) == core(other):
        return True
    if due != its_due:
        return False
    ahead = due or TimeKind.UPCOMING is kind is its_kind
    return (ahead and make(when) == make(other) and gap(when, other) <= _FAR) or _finer(when, other)


def _finer(x: str, y: str) -> bool:
    """Whether one of two dates is a part of the other."""
    return within(x, y) or within(y, x)


def _moved(a: Dated, b: Dated, what: float, context: float) -> bool:
    """Whether two dates that can be of one event are so: much the same words, and nobody else's."""
    if context < 0.5 and (
        (a.actors and b.actors and not a.actors & b.actors) or (a.names and b.names and not a.names & b.names)
    ):
        return False
    return (what >= _MOVED_WORDS or bool(a.events & b.events)) and context >= _MOVED_CONTEXT


def place(when: str, entry_kind: TimeKind, deadline: bool, today: date, limit: str = "") -> tuple[TimeKind, int | None]:
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
    day = edtf.due(when, today, limit) if deadline else None
    day = day or (p.first if p.precision == "day" else None)
    left = (day - today).days if day and kind is TimeKind.UPCOMING and day >= today else None
    return kind, left
