"""The same event told by several documents is one item with all of its sources; what they differ in stays side by side."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from briefgen import edtf
from briefgen.assemble.actors import Local, Merged
from briefgen.assemble.when import agree, core, gap
from briefgen.assemble.words import (
    Rarity,
    content,
    ends,
    named,
    other_of_series,
    overlap,
    stem,
    story_words,
    word_set,
    words,
)
from briefgen.model import Action, Extraction, SourceDocument, Status

Pair = tuple[SourceDocument, Extraction]

# Weights of what two tellings have in common, as a logistic score: at 0 it is as likely as not that they tell one event, and
# `ENOUGH` asks for more, because a wrong merge is worse than an item said twice. Rounded by hand from the errors on news of
# look-alike stories; verb and doers count most, then the words of the object, then those of the whole sentence.
_BIAS = -2.0
_OTHER_PAIR = -math.inf  # 'A and B agreed', 'A and C agreed'
_SHARED_DOER, _PART_DOER, _NO_DOER, _OTHER_DOER = 1.2, 0.8, -0.2, -1.5
_SAME_VERB, _SAME_CLASS, _STEP_VERB = 1.4, 0.6, -1.2
_OBJECT, _ALIKE, _SENTENCE, _STORY = 1.2, 1.2, 1.2, 1.5
_NAMES_CLASH, _MIXED, _NO_WORDS = -1.0, -0.8, -0.7
_HABIT = -1.5  # 'offers a service' is not what 'offered' tells
_WHEN = {1.0: 0.4, 0.7: 0.2, 0.6: 0.0, 0.4: -0.3, 0.3: -0.6}
_DOERS = 0.1  # what naming several doers adds to a telling's claim to be printed
ENOUGH = 1.4
_SURE = 3.0  # beyond it two actions of one document are one
_WRAPPED = 0.85  # of the words of a promise that stand in the sentence which reports it
_CLOSE = -0.5  # what every telling of an event must reach with every other
_NEXT_DAY = 1  # days within which the news of an event appears
_STANDING = 3  # days
_FRESH, _OLD = 21, 120  # days between two documents whose undated news can be the same, surely and perhaps
_ROOT = 5  # letters
_COMMON = 200  # a word that so many events share finds no candidates
_KEYS = 7  # rarest words of an action, and of its sentence, by which candidates are found
_LIKELY = 12  # candidates looked at
_REPEATS = word_set("daily weekly monthly quarterly annual yearly every each")


@dataclass(slots=True)
class Telling:
    """One document's action, prepared for comparing."""

    source: SourceDocument
    action: Action
    verb: str  # stem
    doers: frozenset[int]  # merged actors
    others: frozenset[int]  # recipients
    object: frozenset[str]
    quote: frozenset[str]
    names: frozenset[str]  # names and figures in the object
    called: frozenset[str]  # first letters of the words of the doers' names
    story: frozenset[str]  # words of the document's head: its title and first paragraphs
    repeats: bool  # 'every month': another date is another time, not a moved one
    when: str | None  # the date told, unless it is not understood
    own_day: bool  # that of the document's publication

    @property
    def clock(self) -> date:
        return self.source.published or date.min

    @property
    def said(self) -> Hashable:
        """Equal for two tellings that are copies of one sentence, understood alike."""
        a = self.action
        return (self.quote, self.doers, self.others, a.verb, a.what, a.status, a.when, a.speech)

    @property
    def place(self) -> Hashable:
        """Equal for what one sentence tells of the same doers."""
        return (self.source.id, self.action.evidence[0].start, self.action.evidence[0].end, self.doers)

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
        if len(self.tellings) == 1:
            return self.tellings[0]
        return max(self.tellings, key=lambda t: (t.clock, not t.action.speech, t.action.salience, t.order[1:]))

    @property
    def best(self) -> Telling:
        """The telling to print: not mere words if another is not, then salience, then the newest."""
        if len(self.tellings) == 1:
            return self.tellings[0]
        return max(
            self.tellings,
            key=lambda t: (
                not t.action.speech,
                not t.action.statement.endswith("…"),
                t.action.salience + _DOERS * (len(t.doers) > 1),
                t.clock,
                t.order[1:],
            ),
        )

    def dated(self) -> list[Telling]:
        """The tellings with a date, without those that give the day of publication where another gives a day just before:
        news of the next day is no other date."""
        dated = [t for t in self.tellings if t.when]
        if len(dated) < 2:
            return dated

        def late(t: Telling) -> bool:
            return t.own_day and any(
                core(o.when) < core(t.when) and 0 < gap(t.when, o.when) <= _NEXT_DAY for o in dated
            )

        return [t for t in dated if not late(t)]

    def reports(self) -> tuple[int, bool]:
        """(how many documents tell it in words of their own, for a sentence copied from one to the next is one report;
        whether the same sentence stands in documents of different days: background or boilerplate, and no news)."""
        if len(self.tellings) == 1:
            return 1, False
        wordings = self._wordings()
        days = [[t.clock for t in same] for same in wordings]
        return len(wordings), any((max(d) - min(d)).days >= _STANDING for d in days)

    def _wordings(self) -> list[list[Telling]]:
        groups: list[list[Telling]] = []
        for t in self.tellings:
            home = next((g for g in groups if overlap(t.quote, g[0].quote) >= 0.9), None)
            if home is None:
                groups.append([t])
            else:
                home.append(t)
        return groups

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(t.source.id for t in self.tellings)


def tellings_of(pairs: Sequence[Pair], actor_of: dict[Local, int], merged: Sequence[Merged]) -> list[Telling]:
    """Every action that has evidence, oldest document first."""
    found = []
    names = [content(" ".join(m.names)) for m in merged]
    for source, extraction in pairs:
        story = story_words(source)
        for action in extraction.actions:
            if not action.evidence:
                continue
            doers = frozenset(actor_of[k] for a in action.actors if (k := (source.id, a)) in actor_of)
            others = frozenset(actor_of[k] for a in action.to if (k := (source.id, a)) in actor_of)
            own: frozenset[str] = frozenset().union(*(names[d] for d in doers)) if doers else frozenset()
            verb = stem(action.verb)
            what = content(action.what) - own - {verb}
            said = content(action.evidence[0].quote) - own
            found.append(
                Telling(
                    source,
                    action,
                    verb,
                    doers,
                    others,
                    what or said,
                    said,
                    named(action.what) - own,
                    frozenset(w[:_ROOT] for w in own),
                    story,
                    not _REPEATS.isdisjoint((*words(action.what), *words(action.evidence[0].quote))),
                    action.when if edtf.parse(action.when) else None,
                    action.when == str(source.published),
                )
            )
    return sorted(_unwrapped(found), key=lambda t: t.order)


def _unwrapped(tellings: Sequence[Telling]) -> list[Telling]:
    """Without 'Norland said it will open the port' where the same sentence gives 'Norland will open the port'."""
    promised: dict[Hashable, list[frozenset[str]]] = {t.place: [] for t in tellings if t.action.speech}
    for t in tellings:
        if not t.action.speech and t.place in promised:
            promised[t.place].append(content(t.action.statement))
    return [
        t
        for t in tellings
        if not t.action.speech
        or all(len(p) < 3 or overlap(p, content(t.action.statement)) < _WRAPPED for p in promised[t.place])
    ]


def merge_events(tellings: Sequence[Telling]) -> list[Event]:
    """Events in order of their first telling. Only what shares rare words is compared, so that time stays near linear."""
    weight = Rarity((t.source.id, t.object | t.quote | t.story) for t in tellings)
    index: defaultdict[str, list[int]] = defaultdict(list)
    events: list[Event] = []
    copies: dict[Hashable, int] = {}
    for t in tellings:
        keys = [*weight.rarest(t.object, _KEYS), *weight.rarest(t.quote - t.object, _KEYS)]
        said = t.said
        best = copies.get(said)
        if best is None or not _same_news(t, events[best]):
            hits = Counter(chain.from_iterable(found for k in keys if len(found := index[k]) <= _COMMON))
            best = _home(t, events, hits, weight)
        if best == len(events):
            events.append(Event())
        events[best].tellings.append(t)
        copies[said] = best
        for k in keys:
            if not index[k] or index[k][-1] != best:
                index[k].append(best)
    return events


def _home(t: Telling, events: Sequence[Event], hits: Counter[int], weight: Rarity) -> int:
    """The event that a telling fits best, by number; the next number where it fits none."""
    best, top = len(events), -math.inf
    for _, n in sorted((-shared, n) for n, shared in hits.items() if shared > 1)[:_LIKELY]:
        if (s := _fit(t, events[n], weight)) > top:
            best, top = n, s
    return best if top >= ENOUGH else len(events)


def _same_news(t: Telling, event: Event) -> bool:
    """Whether a telling in the very words of an event is of that event: from another document of about that time."""
    last = event.tellings[-1]
    if any(o.source.id == t.source.id for o in ends(event.tellings)):
        return False
    dated = t.source.published and last.source.published
    return bool(t.when) or not dated or abs((t.clock - last.clock).days) <= _FRESH


def _fit(t: Telling, event: Event, weight: Rarity) -> float:
    """The best score with a telling of the event; -inf where one of them is too unlike, or is another action of this document."""
    best = -math.inf
    for other in ends(event.tellings):
        s = score(t, other, weight)
        if s < (_SURE if other.source.id == t.source.id else _CLOSE):
            return -math.inf
        if s > best:
            best = s
    return best


def score(a: Telling, b: Telling, weight: Rarity) -> float:
    """How likely two tellings are of one event, as a logistic score (0 is as likely as not)."""
    same_verb, doers = a.verb == b.verb, _doers(a, b)
    if doers == _OTHER_PAIR or (doers == _OTHER_DOER and not same_verb):
        return -math.inf
    shared, alike, covered = weight.compare(a.object, b.object)
    sentence = weight.cosine(a.quote, b.quote)
    words = max(covered * min(1.0, (shared + 0.5) / 2.5), sentence)  # an object of one word in common proves little
    spoken = a.action.speech, b.action.speech
    if any(spoken) and words < (0.5 if all(spoken) else 0.7):
        return -math.inf
    when = _dates(a, b, words)
    if when == 0.0:
        return -math.inf
    z = _BIAS + doers + _WHEN[when] + _OBJECT * words + _ALIKE * alike + _SENTENCE * sentence
    z += _STORY * weight.cosine(a.story, b.story)
    if same_verb:
        z += _SAME_VERB
    elif a.action.category and a.action.category == b.action.category:
        z += _SAME_CLASS
    elif a.verb in b.quote or b.verb in a.quote:
        z += _STEP_VERB  # 'stopped X and kept the title': two actions of one sentence
    if a.names and b.names and not a.names & b.names:
        z += _NAMES_CLASH
    if when < 1.0 and {a.action.status, b.action.status} == {Status.DONE, Status.ONGOING}:
        z += _HABIT
    if words < 0.15 or (shared == 1 and min(len(a.object), len(b.object)) > 2):
        z += _NO_WORDS  # the same doer and verb alone: 'sanctioned X' and 'sanctioned Y'
    return z + (_MIXED if spoken[0] != spoken[1] else 0.0)


def _doers(a: Telling, b: Telling) -> float:
    if a.doers & b.doers:
        return _OTHER_PAIR if a.doers - b.doers and b.doers - a.doers else _SHARED_DOER
    if not a.doers or not b.doers:
        return 0.0 if a.doers == b.doers else _NO_DOER
    if a.doers & b.others or b.doers & a.others or a.called & b.called:
        return _PART_DOER  # 'A met B' and 'B met A'; 'the Community' and 'the Boreal Community'; 'Ostria', 'an Ostrian court'
    return _OTHER_DOER


def _done_before(a: Telling, b: Telling) -> bool:
    """Whether one was done before the day for which the other is announced: a second meeting, not the first one moved."""
    done, coming = edtf.last_day(a.when), edtf.first_day(b.when)
    ahead = b.action.status in (Status.PLANNED, Status.PROPOSED, Status.CONDITIONAL)
    return bool(a.action.status is Status.DONE and ahead and done and coming and done < coming)


def _dates(a: Telling, b: Telling, words: float) -> float:
    """1 where the dates agree, 0.6 where one is not told, 0.3 where they differ and the words agree enough for a moved date, else 0."""
    if (a.when is None) != (b.when is None) and _long_past(a, b):
        return 0.3
    if a.when is None or b.when is None:
        near = abs((a.clock - b.clock).days) if a.source.published and b.source.published else 0
        return 0.6 if near <= _FRESH else 0.4 if near <= _OLD else 0.0
    if agree(a.when, b.when):
        return 1.0
    if a.repeats or b.repeats or other_of_series(a.action.what, b.action.what):
        return 0.0
    days = gap(a.when, b.when)
    if days <= 2:
        return 0.7  # time zones, and 'on Monday' for what was told on Tuesday
    if a.own_day and b.own_day:
        return 0.0  # each tells of its own day
    if _done_before(a, b) or _done_before(b, a):
        return 0.0
    ahead = any(
        t.action.status in (Status.PLANNED, Status.PROPOSED, Status.CONDITIONAL, Status.ONGOING) for t in (a, b)
    )
    return 0.3 if words >= (0.55 if ahead else 0.75) and days <= 400 else 0.0


def _long_past(a: Telling, b: Telling) -> bool:
    """Whether one tells a dated thing of the past and the other, undated, news of at least a month later."""
    dated, other = (a, b) if a.when else (b, a)
    last = edtf.last_day(core(dated.when))
    return last is not None and other.action.status is Status.DONE and (other.clock - last).days > 30


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
