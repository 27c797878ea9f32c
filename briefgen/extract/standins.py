"""Noun phrases that act for a named actor without being one: 'EU officials', 'the two leaders', 'the companies', 'the EU executive'."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from briefgen.extract.analysis import Analysis, Cast, CastMention, head_of
from briefgen.extract.clauses import Clause
from briefgen.extract.meetings import body_meeting, limb_of, of_union, sitting, two_between, two_who_met, who_met
from briefgen.extract.standinwords import (
    AGENTS,
    BODIES,
    FIRMS,
    HEADS_OF,
    LEADERS,
    OF_STATES,
    OFFICES,
    ONE_FIRM,
    PERSONS,
    SPOKES,
    TALKS,
    TRADES,
)
from briefgen.extract.tree import SUBJECTS, Tree, conjuncts
from briefgen.model import ActorKind

_HOUSEHOLD = frozenset("office administration government cabinet network team".split())  # 'her office said'
_TWO = frozenset("two pair duo".split())
_THOSE = frozenset(("he", "she", "they"))
_PARTIES = frozenset("participants attendees delegates sides parties".split())
_COUNTRIES = frozenset("countries governments nations states sides parties delegations teams".split())
_COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4}
_TRADERS = frozenset("companies firms businesses manufacturers airlines carmakers retailers vendors".split())
_NEAR = 6  # sentences back to a list of bodies
_SPOKEN = 250  # tokens back to who 'the spokesperson' is
_PARTY = 5  # people who may be 'the leaders' of one meeting
_STATE = frozenset("country nation government authorities military army presidency kingdom republic".split())
_BACK = 2  # sentences in which the one state or group meant must have been named


class StandIns:
    """Resolves such phrases in one document."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast) -> None:
        self.analysis, self.tree, self.cast = analysis, tree, cast
        self._pair: tuple[str, ...] = ()  # the two people of the document's meeting
        self._party: tuple[str, ...] = ()  # the few people of it
        self._told: dict[tuple[str, ...], int] = {}  # the first token of the sentence that tells who they are
        self.meeting: tuple[str, ...] = ()  # all who are named in the sentence that tells of it first
        self._tails: dict[tuple[str, ...], set[str]] = {}  # last words of a body's name -> bodies
        for a in cast.actors:
            if a.kind is ActorKind.ORGANISATION:
                for name in (a.name, *a.aliases):
                    words = name.lower().split()
                    if len(words) > 2 and words[-1] in BODIES:
                        for n in (1, 2):
                            self._tails.setdefault(tuple(words[-n:]), set()).add(a.id)
        self._only: tuple[str, ...] | None = None  # the one company of the title
        self._lists: list[tuple[int, tuple[str, ...]]] = []  # (sentence, bodies named together)
        self._states: list[tuple[int, tuple[str, ...]]] = []  # (token after the last, states named together)
        self._acting: list[tuple[int, tuple[str, ...]]] = []  # those of them that a clause or a name is of

    def learn(self, clauses: list[Clause]) -> None:
        """Note the two people who meet first, and the lists of bodies."""
        people = {a.id for a in self.cast.actors if a.kind is ActorKind.PERSON}
        for c in clauses:
            sent = self.analysis.sent(c.verb)
            if not self._pair and self.tree.lemma[c.verb] == "have":
                self._pair = two_who_met(self.tree, self.cast, c, people)  # 'had an introductory meeting with'
                self._told.setdefault(self._pair, sent.start)
            if not self._pair and self.tree.lemma[c.verb] in TALKS:
                if any(self.tree.lower[h] in _THOSE and not getattr(self.cast.at(h), "actors", ()) for h in c.subjects):
                    continue  # whom they met, and not they
                named = dict.fromkeys(
                    a
                    for i in range(sent.start, sent.end)
                    if (m := self.cast.at(i)) is not None and (m.form != "pronoun" or i in c.subjects)
                    for a in m.actors
                    if a in people
                )
                self._pair = tuple(named) if len(named) == 2 else two_who_met(self.tree, self.cast, c, people)
                self._told.setdefault(self._pair, sent.start)
                many = any(self.tree.lower[h] in _THOSE for h in c.subjects)
                if not self._party and 2 <= len(named) <= _PARTY and not many:
                    self._party = tuple(named)
                    self._told.setdefault(self._party, sent.start)
            if not self.meeting and self.tree.lemma[c.verb] in ("meet", "convene", "gather"):
                self.meeting = who_met(self.tree, self.cast, c)
            if not self.meeting and self.tree.lemma[c.verb] in ("hold", "host", "convene", "chair"):
                self.meeting = body_meeting(self.tree, self.cast, c)
        if not self._pair:
            self._pair, at = two_between(self.tree, self.cast, people)
            if self._pair:
                self._told.setdefault(self._pair, self.analysis.sent(at).start)
        seen: set[int] = set()
        for m in self.cast.mentions:
            if m.start in seen or m.kind is ActorKind.PERSON or len(m.actors) != 1:
                continue
            head = head_of(self.tree.head, m.start, m.end)
            together = [x for k in conjuncts(self.tree, head) if (x := self.cast.at(k)) is not None and x.actors]
            seen.update(x.start for x in together)
            ids = tuple(dict.fromkeys(a for x in together for a in x.actors))
            if len(ids) > 1 and all(x.kind is ActorKind.ORGANISATION for x in together):
                self._lists.append((self.analysis.sent_index(m.start), ids))
            if len(ids) > 1 and any(x.kind is ActorKind.GOVERNMENT for x in together):
                self._states.append((max(x.end for x in together), ids))
                if self.tree.dep[head] in SUBJECTS:
                    self._acting.append(self._states[-1])

    def _tail(self, i: int) -> tuple[str, ...]:
        """'the working group' for the one body whose name ends so."""
        tree = self.tree
        if tree.lower[i] not in BODIES:
            return ()
        before = [k for k in tree.kids[i] if k < i and tree.dep[k] in ("compound", "amod", "nmod")]
        words = (tree.lower[i],) if not before else (tree.lower[i - 1], tree.lower[i])
        if (
            len(before) > 1
            or before
            and before[0] != i - 1
            or any(tree.dep[k] in ("prep", "relcl") for k in tree.kids[i])
        ):
            return ()
        found = self._tails.get(words, set())
        return tuple(found) if len(found) == 1 else ()

    def _firm(self, i: int) -> tuple[str, ...]:
        """'the online retailer', 'the militant group': the one body, not a state's, named just before, else in the title."""
        own = (m for k in self.tree.has(i, "compound", "nmod") if (m := self.cast.at(k)) is not None)
        if named := next((m for m in own if m.form == "name" and m.kind is ActorKind.ORGANISATION), None):
            return named.actors  # 'the Harbour group'
        if self._stranger(i):
            return ()
        if near := self._described(i) or self._of_that_trade(i) or self._before(i, ActorKind.ORGANISATION):
            return near
        if self._only is None:
            body = self.analysis.source.body_start
            titled = dict.fromkeys(
                a
                for m in self.cast.mentions
                if self.analysis.starts[m.start] < body and m.form == "name" and m.kind is ActorKind.ORGANISATION
                for a in m.actors
            )
            private = [a for a in titled if not self._official(a)]
            self._only = (private[0],) if len(private) == 1 else ()
        told = any(self.tree.dep[k] in ("amod", "compound") for k in self.tree.kids[i])  # 'the young computer maker'
        if who := self._only or (() if told else self._goes_on(i)):
            return who
        most = self._most_named
        return (
            most if any(m.start < i and m.actors == most for m in self.cast.mentions) else ()
        )  # not who is named later

    def _described(self, i: int) -> tuple[str, ...]:
        """Whom the last sentences call so: 'the firm' behind 'Harbour Panel, a research firm'."""
        tree = self.tree
        start = self.analysis.sents[max(0, self.analysis.sent_index(i) - _BACK)].start
        called = (k for k in range(i - 1, start, -1) if tree.lemma[k] == tree.lemma[i] and tree.dep[k] == "appos")
        m = next((m for k in called if (m := self.cast.at(tree.head[k])) is not None), None)
        return m.actors if m is not None and m.form == "name" and m.kind is ActorKind.ORGANISATION else ()

    def _of_that_trade(self, i: int) -> tuple[str, ...]:
        """'the airline' for the one body that calls itself one: 'Kestrel Airways'."""
        words = TRADES.get(self.tree.lower[i], frozenset())
        fits = [
            a.id
            for a in self.cast.actors
            if a.kind is ActorKind.ORGANISATION
            and not words.isdisjoint(f"{a.name} {' '.join(a.aliases)}".lower().split())
        ]
        return tuple(fits) if len(fits) == 1 else ()

    def _stranger(self, i: int) -> bool:
        """'Halden shares fell after the firm reported a loss': is the sentence about what belongs to one who is no actor here?"""
        tree = self.tree
        heads = tree.has(self.analysis.sent(i).root.i, "nsubj")
        owners = [k for h in heads if h < i for k in tree.has(h, "compound", "poss", "nmod", "amod")]
        titled = (k for k in owners if tree.text[k][0].isupper())
        names = (k for k in titled if tree.pos[k] == "PROPN" or not self.analysis.common(tree.lower[k]))
        return any((m := self.cast.at(k)) is None or not m.actors for k in names)

    @cached_property
    def _most_named(self) -> tuple[str, ...]:
        """The one body, not a state's, that the document is about: named three times, and thrice as often as any other."""
        bodies = {a.id for a in self.cast.actors if a.kind is ActorKind.ORGANISATION and not self._official(a.id)}
        times = Counter(m.actors[0] for m in self.cast.mentions if m.form == "name" and set(m.actors) & bodies)
        first, second = [*times.most_common(2), ("", 0), ("", 0)][:2]
        return (first[0],) if first[1] >= max(3, 3 * second[1]) else ()

    def _before(self, i: int, kind: ActorKind) -> tuple[str, ...]:
        """The one actor of a kind that the last sentences name before token i; () where there are several, or none."""
        n = self.analysis.sent_index(i)
        start = self.analysis.sents[max(0, n - _BACK)].start
        found: dict[str, None] = {}
        for k in range(start, i):
            m = self.cast.at(k)
            if m is not None and m.kind is kind and m.form == "name":
                found.update(dict.fromkeys(m.actors))
        if kind is ActorKind.ORGANISATION:
            found = {a: None for a in found if not self._official(a)}
        return tuple(found) if len(found) == 1 else ()

    def _goes_on(self, i: int) -> tuple[str, ...]:
        """Of several bodies the one that the sentence before is about: its subject."""
        n = self.analysis.sent_index(i)
        for k in self.tree.has(self.analysis.sents[n - 1].root.i, "nsubj") if n else ():
            m = self.cast.at(k)
            if (
                m is not None
                and m.kind is ActorKind.ORGANISATION
                and m.form == "name"
                and not self._official(m.actors[0] if m.actors else "")
            ):
                return m.actors
        return ()

    def _official(self, actor: str) -> bool:
        """Is a body one of states, by the words of its names?"""
        names = next((" ".join((a.name, *a.aliases)) for a in self.cast.actors if a.id == actor), "")
        return not OFFICES.isdisjoint(names.lower().split())

    def of(self, i: int) -> tuple[str, ...]:
        """The ids of the actors that the noun phrase with head i acts for; empty where that is not safe."""
        low = self.tree.lower[i]
        if states := self.of_states(i):
            return states
        if low == "sides" and self._bare(i) and (acting := self._together(i, self._acting)):
            return acting
        meeting = self.meeting if low != "sides" or len(self.meeting) > 1 else ()  # one body has no sides
        if self.is_parties(i) and (found := meeting or self.pair(i) or self._signatories(i)):
            return found
        if low in AGENTS and (owner := self._owner(i)) is not None:
            return owner
        if low in SPOKES or (whole := limb_of(self.tree, self.cast, i)):
            return self._speaks_for(i) if low in SPOKES else whole
        if low in _HOUSEHOLD:
            owners = [m for k in self.tree.has(i, "poss") if (m := self.cast.at(k)) is not None and m.actors]
            if len(owners) == 1 or low not in _STATE:
                return owners[0].actors if len(owners) == 1 else ()
        if low in LEADERS and (those := self.leaders(i)):
            return those
        if not self._definite(i):
            return ()
        if found := self._tail(i) or sitting(self.analysis, self.tree, self.cast, i):
            return found
        if low in ONE_FIRM and not any(self.tree.dep[k] in ("prep", "relcl", "conj") for k in self.tree.kids[i]):
            return self._firm(i)
        if low in PERSONS and self._bare(i):
            return self._before(i, ActorKind.PERSON)
        if low in _STATE and self._bare(i):
            return self._before(i, ActorKind.GOVERNMENT)
        if low in _TWO and self._bare(i):
            return self.pair(i)
        if low in _COUNTRIES and self._bare(i):
            return self._together(i, self._states)
        if low in FIRMS and self._bare(i):
            here = self.analysis.sent_index(i)
            near = [
                ids for s, ids in self._lists if 0 <= here - s <= _NEAR and (low not in _TRADERS or self._trade(ids))
            ]
            return near[-1] if near else self._two_firms(i) if low in ("companies", "firms") else ()
        return ()

    def _two_firms(self, i: int) -> tuple[str, ...]:
        """'Halden will buy Vell, the companies said': the two that this sentence names, else the one before."""
        n = self.analysis.sent_index(i)
        for s in self.analysis.sents[n : n - 2 if n > 1 else None : -1]:
            named = [
                m for k in range(s.start, min(s.end, i)) if (m := self.cast.at(k)) is not None and m.form == "name"
            ]
            ids = dict.fromkeys(a for m in named if m.kind is ActorKind.ORGANISATION for a in m.actors)
            if firms := [a for a in ids if not self._official(a)]:
                return tuple(firms) if len(firms) == 2 else ()
        return ()

    def _trade(self, ids: tuple[str, ...]) -> bool:
        """Is none of these bodies an office, which nobody calls a company?"""
        return not any(w in OFFICES for a in self.cast.actors if a.id in ids for w in a.name.lower().split())

    def _together(self, i: int, named: list[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
        """'The two countries', 'both governments': the states that were last named together, as many as are counted."""
        low = self.tree.lower
        count = next((_COUNTED[low[k]] for k in self.tree.kids[i] if low[k] in _COUNTED), 2)
        return next((ids for end, ids in reversed(named) if end <= i and len(ids) == count), ())

    def is_parties(self, i: int) -> bool:
        """'both sides', 'the participants': all whose document it is, but for 'the parties' of 'four parties of the coalition'."""
        low = self.tree.lower
        if low[i] not in _PARTIES or not self._bare(i) or any(low[k] == low[i] and not self._bare(k) for k in range(i)):
            return False
        return self._definite(i) or low[i] != "sides"

    def _signatories(self, i: int) -> tuple[str, ...]:
        """'The Parties' of a text, as contracts have them: the states that one sentence names first."""
        named: dict[int, dict[str, None]] = {}
        for m in self.cast.mentions if self.tree.text[i] == "Parties" else ():
            if m.kind is ActorKind.GOVERNMENT and m.form == "name" and m.start < i:
                named.setdefault(self.analysis.sent_index(m.start), {}).update(dict.fromkeys(m.actors))
        return next((tuple(ids) for _, ids in sorted(named.items()) if len(ids) > 1), ())

    def leaders(self, i: int) -> tuple[str, ...]:
        """The two of the document's meeting for 'the officials', 'both leaders', whatever else is called so."""
        if self.tree.lower[i] not in LEADERS or not self._bare(i):
            return ()
        if not self._definite(i):  # 'Ministers agreed'
            party = self._known(self._party, i) if self.tree.text[i] == "Ministers" else ()
            roles = {a.id: " ".join(a.roles).lower() for a in self.cast.actors}
            return party if all("minister" in roles.get(a, "") for a in party) else ()
        count = next((_COUNTED[w] for k in self.tree.kids[i] if (w := self.tree.lower[k]) in _COUNTED), 0)
        known = (self.pair(i), self._known(self._party, i))
        return next((those for those in known if those and count in (0, len(those))), ())

    def pair(self, i: int) -> tuple[str, ...]:
        """The two people of the document's meeting, as far as they are told of by token i."""
        return self._known(self._pair, i)

    def _known(self, who: tuple[str, ...], i: int) -> tuple[str, ...]:
        return who if self._told.get(who, i) <= i else ()

    def of_states(self, i: int) -> tuple[str, ...]:
        """'the Governments of X, Y and Z', 'the Foreign Ministers of X and Y', 'leaders from X': the states."""
        tree = self.tree
        if tree.lower[i] not in HEADS_OF:
            return ()
        found: dict[str, None] = {}
        for k in tree.has(i, "prep"):
            if tree.lower[k] not in ("of", "from"):
                continue
            for p in tree.has(k, "pobj"):
                for h in conjuncts(tree, p):
                    m = self.cast.at(h)
                    if m is not None and m.kind is ActorKind.GOVERNMENT:
                        found.update(dict.fromkeys(m.actors))
        return tuple(found)

    def _owner(self, i: int) -> tuple[str, ...] | None:
        """The actor named right before: 'Apple executives', "the Ministry's spokesman", 'the EU executive'."""
        tree = self.tree
        if i and (one := of_union(tree, self.cast, i)) is not None:
            return one or None
        j = i - 1
        while j >= 0 and (
            tree.tag[j] in ("POS", "JJ") or tree.dep[j] in ("compound", "amod") and self.cast.at(j) is None
        ):
            j -= 1
        m: CastMention | None = self.cast.at(j) if j >= 0 and i - j <= 4 else None
        if m is None or not m.actors or m.form == "pronoun" or self.analysis.block[j] != self.analysis.block[i]:
            return None
        if m.kind is ActorKind.PERSON or not any(
            tree.head[k] == i or tree.head[k] == i - 1 for k in range(m.start, m.end)
        ):
            return None
        if tree.lower[i] in OF_STATES and m.kind is not ActorKind.GOVERNMENT:
            return None  # 'EU governments' are not the EU
        return m.actors

    def _speaks_for(self, i: int) -> tuple[str, ...]:
        """'A spokesperson for X', and 'the spokesperson' later on: X."""
        tree = self.tree
        for k in tree.has(i, "prep"):
            for p in tree.has(k, "pobj"):
                m = self.cast.at(p)
                if tree.lower[k] in ("for", "of", "from", "at") and m is not None and m.kind is not ActorKind.PERSON:
                    return m.actors
        for k in tree.has(i, "compound"):
            if tree.lower[k] in ONE_FIRM and (who := self._firm(k)):
                return who  # 'a company spokesman'
        if self._definite(i) and self._bare(i):
            for k in range(i - 1, max(-1, i - _SPOKEN), -1):
                if tree.lower[k] in SPOKES:
                    return self._owner(k) or self._speaks_for(k)
        n = self.analysis.sent_index(i)
        before = (
            tree.has(self.analysis.sents[n - 1].root.i, "nsubj")
            if n and [tree.lower[k] for k in tree.kids[i]] == ["a"]
            else []
        )
        for k in before:  # 'The Port Police confirmed ... A spokesman added'
            m = self.cast.at(k)
            if m is not None and m.kind is ActorKind.ORGANISATION and self.analysis.block[k] == self.analysis.block[i]:
                return m.actors
        return ()

    def _definite(self, i: int) -> bool:
        """Is it 'the company', not 'the bank or telephone company', which is any such?"""
        tree, told = self.tree, [k for k in self.tree.subtree(i) if k < i]
        the = any(tree.lower[k] in ("the", "these", "those", "both", "all") for k in tree.kids[i] if k < i)
        return the and not any(tree.lower[k] == "or" for k in (*told, *tree.has(tree.head[i], "cc")))

    def _bare(self, i: int) -> bool:
        """Nothing but 'the', 'both', 'two' before it, nothing that narrows it after it?"""
        tree = self.tree
        before = all(
            tree.lower[k] in ("the", "both", "two", "three", "four", "these", "those", "all")
            for k in tree.kids[i]
            if k < i
        )
        return before and not any(tree.dep[k] in ("prep", "relcl", "acl", "conj") for k in tree.kids[i] if k > i)
