"""Whom an act is addressed to or bears on: the named recipients, targets and counterparts of a clause."""

from __future__ import annotations

from briefgen.extract.analysis import Cast, CastMention
from briefgen.extract.bearing import BURDENS, CLAUSES, Bearing
from briefgen.extract.categories import ANNOUNCE, category
from briefgen.extract.clauses import Clause
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.governing import ASKING, ATTACKS
from briefgen.extract.lexicon import MEETINGS
from briefgen.extract.standins import StandIns
from briefgen.extract.statements import Writer
from briefgen.extract.tree import Tree, conjuncts
from briefgen.model import ActorKind

_HOSTING = frozenset("host cohost convene invite brief receive gather assemble".split())
_DIRECT_PREPS = frozenset("to with against on upon for".split())
_ON = frozenset("REQUEST SANCTION COERCE ASSAULT THREATEN REGULATE FUND".split())  # done on somebody, not about them
_TRAVELLING = frozenset("travel visit return come go arrive fly head depart".split())
_TALKING = frozenset("meet talk speak consult engage confer discuss".split())
_HANDING = frozenset("submit report".split())
_SEIZING = frozenset("block freeze seize confiscate unblock".split())
_SPOKEN = frozenset("update remark speech statement address testimony lecture".split())
_TOLD = _SPOKEN | frozenset("briefing report presentation analysis overview".split())
_FINDING = frozenset("find determine conclude establish rule".split())
_ASSURING = ANNOUNCE | frozenset("reaffirm reiterate affirm confirm express declare".split())
_JUDGING = frozenset(
    "praise commend thank applaud appreciate welcome salute condemn criticize criticise denounce blame slam blast decry deplore "
    "rebuke".split()
)
_CONDEMNING = frozenset("condemn denounce deplore decry".split())
_PLEADING = frozenset("allege claim argue contend".split())
_NEAR = 3  # steps from a name to a verb of praise or blame
_SENDING = frozenset("send deploy transfer dispatch deport relocate move extradite welcome invite".split())
_SERIES = frozenset(", ; and & the as well".split())


class Recipients:
    """Finds them in one document; `dated` are the tokens of points in time."""

    def __init__(
        self, tree: Tree, cast: Cast, writer: Writer, dated: set[int], stand_ins: StandIns, bearing: Bearing
    ) -> None:
        self.tree, self.cast, self.writer, self.dated = tree, cast, writer, dated
        self.stand_ins, self.bearing = stand_ins, bearing
        known, self.adjectives = gazetteer().countries, gazetteer().demonyms
        self.states = {
            known.get(fold(name), name): a.id
            for a in cast.actors
            if a.kind is ActorKind.GOVERNMENT
            for name in (a.name, *a.aliases)
        }

    def of(self, c: Clause, who: tuple[str, ...], group: str, speech: bool) -> tuple[str, ...]:
        """Named recipients, targets and counterparts: the direct ones, and of an act that bears on somebody those named inside
        its object and its purpose; of words and talks not, for there they are what is talked about, but of praise and blame
        those whose doings they are about.
        """
        tree = self.tree
        out = dict.fromkeys(self.direct(c, who, group))
        told = speech or any(tree.lemma[k] in _SPOKEN for k in tree.has(c.verb, "dobj"))
        judged = tree.lemma[c.verb] in _JUDGING and not out
        if (not told or judged) and (group != "CONSULT" or tree.lemma[c.verb] in _HOSTING):
            for i in self._inside(c, only_object=told):
                m = self.cast.at(i)
                if m is not None and self.bearing.on(m, c, who, *((_NEAR,) if told else ())):
                    self._add(out, m)
        return tuple(a for a in self._attackers(c, out) if a not in who)

    def _attackers(self, c: Clause, out: dict[str, None]) -> dict[str, None]:
        """Of those in 'condemned Norland's attack on Berg' those whose attack it is."""
        tree = self.tree
        attacks = [k for k in tree.has(c.verb, "dobj") if tree.lemma[k] in ATTACKS]
        if not attacks or tree.lemma[c.verb] not in _CONDEMNING:
            return out
        theirs = dict[str, None]()
        for k in attacks:
            by = [p for o in tree.has(k, "prep", "agent") if tree.lower[o] == "by" for p in tree.has(o, "pobj")]
            self._all(theirs, [*tree.has(k, "poss"), *by])
            theirs.update(
                (s, None) for a in tree.has(k, "amod") if (s := self.states.get(self.adjectives.get(tree.text[a], "")))
            )
        return theirs

    def direct(self, c: Clause, who: tuple[str, ...], group: str) -> tuple[str, ...]:
        """Those who are a verb's object or come after its 'to', 'with', 'against'; of a passive its subject."""
        tree = self.tree
        out: dict[str, None] = {}
        last = c.joint[-1] if c.joint else c.verb
        for k in (*tree.kids[last], *(k for v in c.chain[:-1] for k in tree.has(v, "prep"))):
            if tree.lower[k] == "to" and self._goes_there(c):
                continue
            if tree.dep[k] in ("dobj", "dative", "iobj"):
                self._object(out, k, group, who)
            elif tree.dep[k] == "prep" and tree.lower[k] in ("in", "for") and tree.lemma[c.verb] == "negotiate":
                for talks in tree.has(k, "pobj"):
                    self._object(out, talks, group, who)
            elif tree.lower[k] == "with" and k < c.verb and self._state_of_things(k):
                continue
            elif tree.dep[k] == "prep" and tree.lower[k] in _DIRECT_PREPS:
                if tree.lower[k] not in ("on", "upon") or group in _ON:
                    self._after(out, k, who)
                elif group == "CONSULT":
                    self._met(out, k, who)
            elif tree.dep[k] == "ccomp" and tree.lemma[c.verb] in ASKING | {"recommend"}:
                if tree.lemma[c.verb] != "tell" or any(tree.lower[a] == "to" for a in tree.has(k, "aux")):
                    self._all(out, tree.has(k, "nsubj"))  # 'told the press that the Board met': it told no Board
            elif tree.dep[k] == "ccomp" and tree.lemma[c.verb] in _FINDING:
                self._all(out, tree.has(k, "nsubj", "nsubjpass"), who)
        if tree.lemma[c.verb] in _ASSURING:
            self._assured(out, c)
        if c.passive:
            called = [k for p in c.patients if tree.dep[p] == "attr" for k in tree.has(tree.head[p], "nsubj")]
            self._all(out, [*c.patients, *called])  # 'The Group is a network headed by X'
            if tree.lemma[c.verb] in _SEIZING:
                self._owners(out, c.patients)
        self._by_sense(out, c)
        return tuple(a for a in out if a not in who)

    def _state_of_things(self, with_: int) -> bool:
        """'With Holm as chair, the Board approved it', 'With Holm out of office, ...': no counterpart."""
        tree = self.tree
        names = tree.has(with_, "pobj") if tree.text[with_] == "With" else []
        return any(tree.lower[max(tree.subtree(p)) + 1] in ("as", "out", "at", "now", "still") for p in names)

    def _goes_there(self, c: Clause) -> bool:
        """Does 'to' say where somebody goes or is sent?"""
        lemma = self.tree.lemma[c.verb]
        if lemma not in _SENDING:
            return lemma in _TRAVELLING
        sent = (self.cast.at(k) for k in (*self.tree.has(c.verb, "dobj"), *c.patients))
        return any(m is not None and m.kind in (ActorKind.PERSON, ActorKind.GROUP) for m in sent)

    def _object(self, out: dict[str, None], k: int, group: str, who: tuple[str, ...]) -> None:
        """The object itself, with whom one talks in it, on whom it is laid, and who is among it."""
        tree = self.tree
        self._all(out, [k, *(tree.has(k, "pobj") if tree.dep[k] == "dative" else [])])
        for o in tree.has(k, "prep"):
            low = tree.lower[o]
            meeting = group == "CONSULT" and (low in ("with", "for") or low == "of" and tree.lemma[k] in MEETINGS)
            if low == "including" or meeting:
                self._after(out, o, who)
            elif low == "from" and self._heard(k) or low in ("on", "against") and tree.lemma[k] in BURDENS:
                self._after(out, o, who)
            elif group == "CONSULT":
                self._met(out, o, who)

    def _heard(self, k: int) -> bool:
        """Is k what one is told: 'heard an update from X', 'received a briefing from X'?"""
        return self.tree.lemma[self.tree.head[k]] in ("hear", "receive") and self.tree.lemma[k] in _TOLD

    def _met(self, out: dict[str, None], prep: int, who: tuple[str, ...]) -> None:
        """'on the margins of the summit with X', as the parser hangs it."""
        for i in self.tree.subtree(prep, frozenset(CLAUSES)):
            if self.tree.lower[i] == "with" and self.tree.dep[i] == "prep":
                self._after(out, i, who)

    def _after(self, out: dict[str, None], prep: int, who: tuple[str, ...]) -> None:
        """Those named after a preposition; after 'against' and 'on' also whose thing it is: 'against the Ruritanian army'."""
        tree = self.tree
        for p in tree.has(prep, "pobj"):
            n = len(out)
            first = next((m for k in range(prep + 1, p) if (m := self.cast.at(k)) is not None), None)
            while first is not None and first.end <= p:  # 'with Minister A and Chancellor B', where A is parsed as B's
                self._add(out, first)
                first = self._next(first)
            if first is None:
                for a in [*out][n:]:
                    del out[a]
            self._all(out, [p])
            if len(out) > n or tree.lower[prep] not in ("against", "on"):
                continue
            for k in tree.has(p, "poss", "amod", "compound", "nmod"):
                m = self.cast.at(k)
                if m is not None and m.kind is not ActorKind.GROUP and not self.bearing.at_home(m.actors, who):
                    self._add(out, m)
                elif (
                    state := self.states.get(self.adjectives.get(tree.text[k], ""))
                ) and state not in self.bearing.home:
                    out.setdefault(state)

    def _assured(self, out: dict[str, None], c: Clause) -> None:
        """'announced aid to X', 'reaffirmed our readiness to work with X', 'announced that it would supply X'."""
        tree = self.tree
        told = tree.has(c.verb, "dobj", "ccomp")
        told += [x for k in told for x in tree.has(k, "acl", "dobj", "xcomp")]
        told += [x for k in told for x in tree.has(k, "dobj") if x not in told]
        for k in told:
            for o in (k, *tree.has(k, "prep")):
                if tree.dep[o] == "prep" and tree.lower[o] in ("to", "with", "against", "on"):
                    self._all(out, tree.has(o, "pobj"))

    def _owners(self, out: dict[str, None], patients: tuple[int, ...]) -> None:
        """Whose property is blocked: 'all property and interests in property of X and Y'."""
        tree = self.tree
        for patient in patients:
            for k in tree.subtree(patient, frozenset(("relcl", "acl", "advcl"))):
                if tree.dep[k] == "prep" and tree.lower[k] == "of":
                    self._all(out, tree.has(k, "pobj"))

    def _by_sense(self, out: dict[str, None], c: Clause) -> None:
        """'hold X accountable', 'travel to meet with X', 'look forward to working with X'."""
        tree, lemma = self.tree, self.tree.lemma[c.verb]
        if lemma == "hold":
            self._all(out, [s for k in tree.has(c.verb, "ccomp") for s in tree.has(k, "nsubj")])
        elif lemma in _TRAVELLING:
            for k in tree.has(c.verb, "advcl", "xcomp"):
                if tree.lemma[k] in _TALKING:
                    self._all(out, tree.has(k, "dobj"))
                    self._all(
                        out, [p for o in tree.has(k, "prep") if tree.lower[o] == "with" for p in tree.has(o, "pobj")]
                    )
        elif lemma in ("file", "lodge", "bring"):  # 'a suit alleging that X hid the risks'
            held = [k for o in tree.has(c.verb, "dobj") for k in tree.has(o, "acl") if tree.lemma[k] in _PLEADING]
            self._all(out, [s for k in held for x in tree.has(k, "ccomp") for s in tree.has(x, "nsubj", "nsubjpass")])
        elif lemma == "invest":  # in a body; a country is where
            below = [
                k for v in (c.verb, *tree.has(c.verb, "dobj")) for k in tree.has(v, "prep") if tree.lower[k] == "in"
            ]
            held = [p for k in below for p in tree.has(k, "pobj")]
            bodies = [p for p in held if (m := self.cast.at(p)) is not None and m.kind is ActorKind.ORGANISATION]
            self._all(out, bodies)
        elif lemma in _HANDING:
            objects = (c.verb, *tree.has(c.verb, "dobj"), *tree.has(c.verb, "prep"), *tree.has(c.verb, "dative"))
            below = [*objects, *(p for k in objects for p in tree.has(k, "pobj"))]
            ways = [k for v in below for k in tree.has(v, "prep") if tree.lower[k] == "through"]
            self._all(out, [p for k in ways for p in tree.has(k, "pobj")])
        elif lemma == "look" and any(tree.lower[k] == "forward" for k in tree.kids[c.verb]):
            for k in tree.subtree(c.verb, frozenset(("conj", "relcl"))):
                if k > c.verb and tree.dep[k] == "prep" and tree.lower[k] == "with":
                    self._all(out, tree.has(k, "pobj"))

    def _inside(self, c: Clause, only_object: bool) -> list[int]:
        """The tokens of an act's object and purpose, without asides and without whole clauses that tell something else."""
        tree = self.tree
        skip = frozenset(("ccomp", "parataxis", "conj", "nsubj"))
        there = self._goes_there(c)
        tokens = [
            i
            for v in (c.verb, *c.joint)
            for k in tree.kids[v]
            if k > v and tree.dep[k] not in skip | {"agent"} and (not only_object or tree.dep[k] in ("dobj", "prep"))
            if tree.lower[k] != "to" or not there
            for i in tree.subtree(k, frozenset(("parataxis",)))
        ]
        apart = self.dated | self.writer.told_apart(c) | self._of_named(tokens)
        tokens = [i for i in sorted(set(tokens)) if i not in apart]
        return tokens[:60] if category(tree.lemma[c.verb]) == "SANCTION" else self.writer.clip(tokens, 40)

    def _of_named(self, tokens: list[int]) -> set[int]:
        """'Ada Holm, the wife of Per Holm', 'Arsen Ltd, a firm owned by Per Holm': who is named only to tell who the other is."""
        tree, told = self.tree, set[int]()
        for i in tokens:
            if tree.dep[i] == "appos" and tree.pos[i] == "NOUN" and self.cast.at(i) is None:
                m = self.cast.at(tree.head[i])
                if m is not None and m.actors and m.form == "name":
                    told.update(tree.subtree(i, frozenset(("conj",))))
        return told

    def _all(self, out: dict[str, None], heads: list[int], who: tuple[str, ...] = ()) -> None:
        """Those whom some noun phrases and what is joined to them name, by name or by what stands for them.

        With `who` not the state in whose name these act.
        """
        tree = self.tree
        for h in (h for head in heads for h in conjuncts(tree, head)):
            m = self.cast.at(h)
            if states := self.stand_ins.of_states(h):  # 'the leaders of X and Y', whoever other leaders are
                out.update(dict.fromkeys(states))
                continue
            if m is None or not m.actors:
                for a in self.stand_ins.of(h):
                    out.setdefault(a)
                beside = (x for k in tree.has(h, "appos") if (x := self.cast.at(k)) is not None)
                m = next((x for x in beside if x.kind is ActorKind.PERSON and x.actors), None)
            if m is not None and who and self.bearing.at_home(m.actors, who):
                continue
            while m is not None:
                self._add(out, m)
                m = self._next(m)

    def _next(self, m: CastMention) -> CastMention | None:
        """The person who comes next in a list of persons and their titles, which parses badly."""
        if m.kind is not ActorKind.PERSON or m.form == "pronoun" or not m.actors:
            return None
        tree, between = self.tree, 0
        for i in range(m.end, min(m.end + 16, len(tree.lower))):
            other = self.cast.at(i)
            if (
                other is not None
                and other.kind is ActorKind.PERSON
                and other.form == "name"
                and other.actors != m.actors
            ):
                return other if between and other.actors else None
            between += tree.lower[i] in (",", ";", "and")
            if tree.lower[i] not in _SERIES and not tree.text[i][:1].isupper() and tree.lower[i] not in ("of", "for"):
                return None
        return None

    def named_after(self, i: int, count: int) -> tuple[str, ...]:
        """The list of exactly `count` people that the text after token i goes on with: 'designated four officials. A, B, C and D'."""
        m = next((x for k in range(i, min(i + 60, len(self.tree.lower))) if (x := self._person(k)) is not None), None)
        out: dict[str, None] = {}
        while m is not None:
            self._add(out, m)
            m = self._next(m)
        return tuple(out) if len(out) == count else ()

    def _person(self, k: int) -> CastMention | None:
        m = self.cast.at(k)
        return m if m is not None and m.kind is ActorKind.PERSON and m.form == "name" and m.actors else None

    @staticmethod
    def _add(out: dict[str, None], m: object) -> None:
        for a in getattr(m, "actors", ()):
            out.setdefault(a)
