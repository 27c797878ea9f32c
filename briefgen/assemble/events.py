"""The same event told by several documents is one item with all of its sources; what they differ in stays side by side."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen import edtf
from briefgen.assemble.actors import Local, Merged
from briefgen.assemble.words import content, overlap, stem
from briefgen.model import Action, Extraction, SourceDocument, Status

Pair = tuple[SourceDocument, Extraction]

# How much two tellings must have in common (0-1: doers, verb, object words, date; see `likeness`). Chosen on news about the
# same and about different events: below it, tellings of different steps of one affair run together.
ENOUGH = 0.62
_COMMON = 200  # a word that so many actions share finds no candidates
_REPEATS = re.compile(r"\b(?:daily|weekly|monthly|quarterly|annual|yearly|every|each)\b", re.I)
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|phase \w+|round \w+)\b",
    re.I,
)


@dataclass(slots=True)
class Telling:
    """One document's action, prepared for comparing."""

    source: SourceDocument
    action: Action
    doers: frozenset[int]  # merged actors
    others: frozenset[int]  # recipients
    object: frozenset[str]
    quote: frozenset[str]

    @property
    def clock(self) -> date:
        return self.source.published or date.min

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Oldest first; the same whatever the order of the documents."""
        return (self.source.published or date.max, self.source.id, self.action.evidence[0].start, self.action.id)


@dataclass(slots=True)
class Event:
    """Tellings of one event, oldest first."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def newest(self) -> Telling:
        """The telling of the newest document; within it the most salient."""
        return max(self.tellings, key=lambda t: (t.clock, t.action.salience, t.order[1:]))

    @property
    def best(self) -> Telling:
        """The telling to print: not mere words if another is not, then salience, then the newest."""
        return max(self.tellings, key=lambda t: (not t.action.speech, t.action.salience, t.clock, t.order[1:]))

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(t.source.id for t in self.tellings)


def tellings_of(pairs: Sequence[Pair], actor_of: dict[Local, int], merged: Sequence[Merged]) -> list[Telling]:
    """Every action that has evidence, oldest document first."""
    found = []
    names = [content(" ".join(m.aliases)) for m in merged]
    for source, extraction in pairs:
        for action in extraction.actions:
            if not action.evidence:
                continue
            doers = frozenset(actor_of[k] for a in action.actors if (k := (source.id, a)) in actor_of)
            others = frozenset(actor_of[k] for a in action.to if (k := (source.id, a)) in actor_of)
            own: frozenset[str] = frozenset().union(*(names[d] for d in doers)) if doers else frozenset()
            what = content(action.what) - own - {stem(action.verb)}
            said = content(action.evidence[0].quote) - own
            found.append(Telling(source, action, doers, others, what or said, said))
    return sorted(found, key=lambda t: t.order)


def merge_events(tellings: Sequence[Telling]) -> list[Event]:
    """Events in order of their first telling. Candidates come from shared rare words, so that time stays near linear."""
    weight = _weights(tellings)
    index: defaultdict[str, list[int]] = defaultdict(list)
    events: list[Event] = []
    for t in tellings:
        words = {f"w:{w}" for w in t.object | t.quote} | {f"a:{d}" for d in t.doers}
        hits: Counter[int] = Counter()
        for w in words:
            if len(index[w]) <= _COMMON:
                hits.update(index[w])
        best, score = None, 0.0
        for n, shared in hits.most_common(40):
            if shared < 2:
                break
            if (s := _fit(t, events[n], weight)) > score:
                best, score = n, s
        if best is None or score < ENOUGH:
            best = len(events)
            events.append(Event())
        events[best].tellings.append(t)
        for w in words:
            if not index[w] or index[w][-1] != best:
                index[w].append(best)
    return events


def _weights(tellings: Sequence[Telling]) -> dict[str, float]:
    """Rare words tell events apart: inverse document frequency over the documents of the brief, smoothed for few."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for t in tellings:
        for w in t.object | t.quote:
            seen[w].add(t.source.id)
    documents = len({t.source.id for t in tellings})
    return {w: math.log(1 + (documents + 4) / (len(d) + 1)) for w, d in seen.items()}


def _fit(t: Telling, event: Event, weight: dict[str, float]) -> float:
    """The best likeness to a telling of the event; 0 where the event has already a telling of this document that differs."""
    best = 0.0
    for other in event.tellings:
        s = likeness(t, other, weight)
        if other.source.id == t.source.id and s < 0.9:
            return 0.0
        best = max(best, s)
    return best


def likeness(a: Telling, b: Telling, weight: dict[str, float]) -> float:
    """How likely two tellings are of one event (0-1)."""
    words = max(overlap(a.object, b.object, weight) * _size(a.object, b.object), _cosine(a.quote, b.quote, weight))
    doers = _doers(a, b)
    if doers == 0.0 and words < 0.6:
        return 0.0
    verb = _verbs(a.action, b.action)
    when = _dates(a, b, words)
    if when == 0.0 or (a.action.speech != b.action.speech and words < 0.6):
        return 0.0
    return round(0.3 * doers + 0.2 * verb + 0.4 * min(1.0, words * 1.3) + 0.1 * when, 4)


def _size(a: frozenset[str], b: frozenset[str]) -> float:
    """An object of one word in common proves little."""
    return min(1.0, (len(a & b) + 0.5) / 2.5)


def _cosine(a: frozenset[str], b: frozenset[str], weight: dict[str, float]) -> float:
    def mass(xs: frozenset[str]) -> float:
        return sum(weight.get(x, 1.0) ** 2 for x in xs)

    return mass(a & b) / math.sqrt(mass(a) * mass(b)) if a and b else 0.0


def _doers(a: Telling, b: Telling) -> float:
    if a.doers & b.doers:
        return 0.6 + 0.4 * len(a.doers & b.doers) / min(len(a.doers), len(b.doers))
    if not a.doers or not b.doers:
        return 0.5
    if a.doers & b.others or b.doers & a.others:
        return 0.3  # 'A met B' and 'B met A'
    return 0.0


def _verbs(a: Action, b: Action) -> float:
    if stem(a.verb) == stem(b.verb):
        return 1.0
    return 0.7 if a.category and a.category == b.category else 0.0


def _dates(a: Telling, b: Telling, words: float) -> float:
    """1 where the dates agree, 0.6 where one is not told, 0.3 where they differ and the words agree enough for a moved date, else 0."""
    x, y = edtf.parse(a.action.when), edtf.parse(b.action.when)
    if x is None or y is None:
        near = abs((a.clock - b.clock).days) if a.source.published and b.source.published else 0
        return 0.6 if near <= 21 else 0.4 if near <= 120 else 0.0
    if edtf.overlaps(a.action.when, b.action.when):
        return 1.0
    text = f"{a.action.what} {b.action.what} {a.action.evidence[0].quote} {b.action.evidence[0].quote}"
    if _REPEATS.search(text) or _ordinals(a) != _ordinals(b):
        return 0.0
    gap = min(
        abs(((x.first or date.max) - (y.last or date.max)).days),
        abs(((y.first or date.max) - (x.last or date.max)).days),
    )
    if gap <= 2:
        return 0.7  # time zones, and 'on Monday' for what was told on Tuesday
    ahead = any(
        t.action.status in (Status.PLANNED, Status.PROPOSED, Status.CONDITIONAL, Status.ONGOING) for t in (a, b)
    )
    return 0.3 if words >= (0.55 if ahead else 0.75) and gap <= 400 else 0.0


def _ordinals(t: Telling) -> frozenset[str]:
    return frozenset(m.lower() for m in _ORDINAL.findall(t.action.what))


# ------------------------------------------------------------------------------------------------ differences

_AMOUNT = re.compile(
    r"(?P<cur>[$€£¥]|\b(?:USD|EUR|GBP|US\$|[A-Z]{3})\s?)?\s?(?P<num>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<scale>trillion|billion|million|thousand|bn|mn|tn|m|k)?\b\s?(?P<unit>%|per\s?cent|percent|percentage points?|[A-Za-z]+(?:\s[a-z]+)?)?",
)
_SCALE = {
    "trillion": 1e12,
    "tn": 1e12,
    "billion": 1e9,
    "bn": 1e9,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "thousand": 1e3,
    "k": 1e3,
}


def amount(text: str) -> tuple[float, str] | None:
    """(number, unit) of an amount as written: '$1.2 billion' is (1.2e9, '$'), '25 per cent' is (25, '%')."""
    m = _AMOUNT.search(text)
    if m is None:
        return None
    number = float(m["num"].replace(",", "")) * _SCALE.get(m["scale"] or "", 1.0)
    if m["cur"]:
        return number, m["cur"].strip().replace("US$", "$").replace("USD", "$").replace("EUR", "€").replace("GBP", "£")
    unit = re.sub(r"\s+", " ", (m["unit"] or "").casefold())
    if unit.startswith(("%", "percent", "per cent")):
        return number, "%"
    return number, " ".join(stem(w) for w in unit.split()[:1])
