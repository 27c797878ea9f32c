"""One document's action, prepared for comparing, and the tellings of one event together."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TypeVar

from briefgen import edtf
from briefgen.assemble.actors import Local, Merged
from briefgen.assemble.amounts import Figure, amount, count, toll
from briefgen.assemble.names import GENERIC_STEMS, body_key
from briefgen.assemble.verbs import acts
from briefgen.assemble.when import core, gap
from briefgen.assemble.words import content, named, overlap, quote_key, stem, story_words, word_set, words
from briefgen.institutions import PART_OF
from briefgen.model import Action, ActorKind, Extraction, SourceDocument, Status

Pair = tuple[SourceDocument, Extraction]
_NEXT_DAY = 1  # days within which the news of an event appears
NEWS = 7  # the same for what is told without a day
_STANDING = 3  # days
_DATED = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|yesterday|this (?:morning|afternoon|evening|week)|overnight"
    r"|Jan\w*|Feb\w*|Mar(?:ch)?|Apr\w*|May|Jun\w*|Jul\w*|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*)\b[.,]?|\d[/.-]\d\d?[/.-]\d"
)
_ROOT = 5  # letters
_MANY = frozenset(("europ", "ameri", "unite"))  # roots that bodies of one place have in common
_TELLING = frozenset(map(stem, "announce say confirm report tell declare reveal".split()))
_THAT = re.compile(r"^\w+ (?:\[?that\b|.*\b(?:has|have|had|was|were) \w+(?:ed|en)\b)")
_REPEATS = word_set("daily weekly monthly quarterly annual yearly every each")
_WRAPPED = 0.85  # of the words of a promise that stand in the sentence which reports it
_NONE: frozenset[int] = frozenset()
T = TypeVar("T")
_DOERS = 0.1  # what naming several doers adds to a telling's claim to be printed


@dataclass(slots=True)
class Telling:
    """One document's action, prepared for comparing."""

    source: SourceDocument
    action: Action
    verb: str  # stem
    acts: frozenset[int]  # what the verb does, by whatever word
    doers: frozenset[int]  # merged actors
    others: frozenset[int]  # recipients
    states: frozenset[str]  # keys of the states that the doers are or belong to
    to_states: frozenset[int]  # recipients that are states
    kin: frozenset[int]  # merged actors of which a doer is a part: its state, its ministry
    object: frozenset[str]
    quote: frozenset[str]
    names: frozenset[str]  # names and figures in the object
    called: frozenset[str]  # first letters of the words of the doers' names, but for what many are called
    roots: frozenset[str]  # the same of all words
    story: frozenset[str]  # words of the document's head: its title and first paragraphs
    repeats: bool  # 'every month': another date is another time, not a moved one
    when: str | None  # the date told, unless it is not understood
    own_day: bool  # that of the document's publication
    implied: bool  # and no word of the sentence says so: 'has raised', read on a day
    figures: frozenset[Figure]  # amounts
    toll: str  # how many died, as written
    title: bool  # its document's title tells it
    reports: bool  # that others have done something: 'announced that the girls were freed'

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
        """The telling to print: not mere words if another is not, a sentence before a title, then salience, then the newest."""
        if len(self.tellings) == 1:
            return self.tellings[0]
        return max(
            self.tellings,
            key=lambda t: (
                not t.action.speech,
                not t.action.statement.endswith("…"),
                not t.title,
                t.action.salience + _DOERS * (len(t.doers) > 1),
                t.clock,
                t.order[1:],
            ),
        )

    def dated(self) -> list[Telling]:
        """The tellings with a date, without those that give the day of publication where another gives a day just before:
        news of the next day is no other date, and what gives its own day without a word gives none beside one that does."""
        dated = [t for t in self.tellings if t.when]
        if len(dated) < 2:
            return dated

        def late(t: Telling) -> bool:
            near = NEWS if t.implied else _NEXT_DAY
            return t.own_day and any(core(o.when) < core(t.when) and 0 < gap(t.when, o.when) <= near for o in dated)

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
    kin, states = _kin(merged), [_states(m) for m in merged]
    roots = [frozenset(w[:_ROOT] for w in own) - _MANY for own in names]
    called = [_called(m, own) for m, own in zip(merged, names, strict=True)]
    for source, extraction in pairs:
        story, title = story_words(source), quote_key(source.title)
        for action in extraction.actions:
            if not action.evidence:
                continue
            doers = frozenset(actor_of[k] for a in action.actors if (k := (source.id, a)) in actor_of)
            others = frozenset(actor_of[k] for a in action.to if (k := (source.id, a)) in actor_of)
            own = _all(names, doers)
            verb = stem(action.verb)
            what = content(action.what) - own - {verb}
            said = content(action.evidence[0].quote) - own
            found.append(
                Telling(
                    source,
                    action,
                    verb,
                    acts(verb, action.what),
                    doers,
                    others,
                    _all(states, doers),
                    frozenset(o for o in others if merged[o].kind is ActorKind.GOVERNMENT),
                    _all(kin, doers),
                    what or said,
                    said,
                    named(action.what) - own,
                    _all(called, doers),
                    _all(roots, doers),
                    story,
                    not (
                        _REPEATS.isdisjoint(words(action.what)) and _REPEATS.isdisjoint(words(action.evidence[0].quote))
                    ),
                    action.when if edtf.parse(action.when) else None,
                    own_day := action.when == str(source.published),
                    own_day and not _DATED.search(action.evidence[0].quote),
                    frozenset(filter(None, map(amount, action.amounts))),
                    "" if doers or action.status is not Status.DONE else toll(action.statement),
                    quote_key(action.evidence[0].quote).rstrip(".") in title,
                    verb in _TELLING and _THAT.search(f"{action.verb} {action.what}") is not None,
                )
            )
    _whole_tolls(found)
    return sorted(_unwrapped(found), key=lambda t: t.order)


def _whole_tolls(tellings: Sequence[Telling]) -> None:
    """Of the figures of the dead in one document the highest is the toll, the others are of parts or out of date."""
    highest: dict[str, int] = {}
    told = [t for t in tellings if t.toll]
    for t in told:
        highest[t.source.id] = max(count(t.toll), highest.get(t.source.id, 0))
    for t in told:
        if count(t.toll) < highest[t.source.id]:
            t.toll = ""


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


def _all(of: Sequence[frozenset[T]], doers: frozenset[int]) -> frozenset[T]:
    """What all the doers have; `of` is by their numbers."""
    if len(doers) == 1:
        return of[next(iter(doers))]
    return frozenset(chain.from_iterable(of[d] for d in doers))


def _called(m: Merged, words: frozenset[str]) -> frozenset[str]:
    """The roots of an actor's names; of a body's those that are not many bodies', unless it has no others ('police')."""
    own = words if m.kind is ActorKind.GROUP else words - GENERIC_STEMS or words
    return frozenset(w[:_ROOT] for w in own) - _MANY


def _states(m: Merged) -> frozenset[str]:
    """Keys of the state that an actor is, or of those that it is said to be of; none where it may be anybody's."""
    if m.kind is ActorKind.GOVERNMENT:
        return frozenset((m.key,))
    if m.kind is not ActorKind.ORGANISATION:
        return frozenset()
    return frozenset(body_key(name) for name in m.affiliations)


def _kin(merged: Sequence[Merged]) -> list[frozenset[int]]:
    """By the number of a merged actor: those of which it is a part, as documents say or as is known."""
    number: dict[str, int] = {}
    for n, m in enumerate(merged):
        if m.kind is not ActorKind.PERSON:
            number.setdefault(m.key, n)
    found = []
    for n, m in enumerate(merged):
        whole = PART_OF.get(m.name)
        owners = (*m.affiliations, whole) if whole else tuple(m.affiliations)
        keys = (number.get(body_key(name)) for name in owners)
        found.append(frozenset(o for o in keys if o is not None and o != n) if owners else _NONE)
    return found
