"""Whom an act is addressed to or bears on: the named recipients, targets and counterparts of a clause."""

from __future__ import annotations

from briefgen.extract.analysis import Cast, CastMention
from briefgen.extract.categories import ANNOUNCE, category
from briefgen.extract.clauses import ASKING, Clause, conjuncts
from briefgen.extract.statements import Writer
from briefgen.extract.tree import Tree
from briefgen.model import ActorKind

_HOSTING = frozenset("host cohost convene invite brief receive gather assemble".split())
_DIRECT_PREPS = frozenset("to with against on upon for".split())
# a name after these says by what means, as what, where or when; it is not whom the act concerns
_MEANS = frozenset(
    "through alongside by as following given under within throughout regarding via inside outside across before after "
    "during since until amid despite per".split()
)
_WHERE = frozenset("in around at near".split())
_TRAVELLING = frozenset("travel visit return come go arrive fly head depart".split())
_TALKING = frozenset("meet talk speak consult engage confer discuss".split())
_HANDING = frozenset("submit report".split())
_SEIZING = frozenset("block freeze seize confiscate unblock".split())
_OCCASIONS = frozenset("response light accordance line".split())


class Recipients:
    """Finds them in one document; `dated` are the tokens of points in time."""

    def __init__(self, tree: Tree, cast: Cast, writer: Writer, dated: set[int]) -> None:
        self.tree, self.cast, self.writer, self.dated = tree, cast, writer, dated

    def of(self, c: Clause, who: tuple[str, ...], group: str, speech: bool) -> tuple[str, ...]:
        """Named recipients, targets and counterparts.

        Of every verb the direct ones: object, 'to', 'with', 'against'. Of an act that bears on somebody also those named
        inside its object and its purpose; of words and talks not, for there they are what is talked about.
        """
        tree = self.tree
        out: dict[str, None] = {}
        last = c.joint[-1] if c.joint else c.verb
        for k in (*tree.kids[last], *(k for v in c.chain[:-1] for k in tree.has(v, "prep"))):
            if tree.dep[k] in ("dobj", "dative", "iobj"):
                self._all(out, [k, *(tree.has(k, "pobj") if tree.dep[k] == "dative" else [])])
                if group == "CONSULT":
                    self._all(
                        out,
                        [
                            p
                            for o in tree.has(k, "prep")
                            if tree.lower[o] in ("of", "with", "for")
                            for p in tree.has(o, "pobj")
                        ],
                    )
                self._all(
                    out, [p for o in tree.has(k, "prep") if tree.lower[o] == "including" for p in tree.has(o, "pobj")]
                )
            elif tree.dep[k] == "prep" and tree.lower[k] in _DIRECT_PREPS:
                if tree.lower[k] != "to" or tree.lemma[c.verb] not in _TRAVELLING:
                    self._all(out, tree.has(k, "pobj"))
            elif tree.dep[k] == "ccomp" and tree.lemma[c.verb] in ASKING | {"recommend"}:
                self._all(out, tree.has(k, "nsubj"))
            elif tree.dep[k] == "ccomp" and tree.lemma[c.verb] in ANNOUNCE:
                for v in (k, *tree.has(k, "dobj"), *(x for o in tree.has(k, "dobj") for x in tree.has(o, "prep"))):
                    for o in (v,) if tree.dep[v] == "prep" else tree.has(v, "prep"):
                        if tree.lower[o] in ("to", "against", "on"):
                            self._all(out, tree.has(o, "pobj"))
        if c.passive:
            self._all(out, list(c.patients))
            if tree.lemma[c.verb] in _SEIZING:
                self._owners(out, c.patients)
        self._by_sense(out, c)
        if not speech and (group != "CONSULT" or tree.lemma[c.verb] in _HOSTING):
            for i in self._bearing(c):
                m = self.cast.at(i)
                if m is not None and not self._beside_the_point(m) and self._concerned(m, c):
                    self._add(out, m)
        return tuple(a for a in out if a not in who)

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
        elif lemma in _HANDING:
            objects = (c.verb, *tree.has(c.verb, "dobj"), *tree.has(c.verb, "prep"), *tree.has(c.verb, "dative"))
            below = [*objects, *(p for k in objects for p in tree.has(k, "pobj"))]
            ways = [k for v in below for k in tree.has(v, "prep") if tree.lower[k] == "through"]
            self._all(out, [p for k in ways for p in tree.has(k, "pobj")])
        elif lemma == "look" and any(tree.lower[k] == "forward" for k in tree.kids[c.verb]):
            for k in tree.subtree(c.verb, frozenset(("conj", "relcl"))):
                if k > c.verb and tree.dep[k] == "prep" and tree.lower[k] == "with":
                    self._all(out, tree.has(k, "pobj"))

    def _concerned(self, m: CastMention, c: Clause) -> bool:
        """Whether a name inside an act's object and purpose is one whom the act bears on, by the way from it up to the verb."""
        tree = self.tree
        head = next((k for k in range(m.start, m.end) if not m.start <= tree.head[k] < m.end), m.end - 1)
        state, own = m.kind is ActorKind.GOVERNMENT, (c.verb, *c.joint, *c.chain)
        hostile = category(tree.lemma[c.verb]) in ("SANCTION", "ACCUSE", "COERCE")
        for u in (head, *tree.up(head)):
            if u in own:
                break
            dep, low = tree.dep[u], tree.lower[u]
            if dep == "relcl" or dep == "agent" and not hostile:
                return False
            if dep in ("prep", "mark", "dative"):
                if low in _MEANS and not (hostile and low == "by") or state and low in _WHERE and tree.head[head] == u:
                    return False
        return True

    def _beside_the_point(self, m: CastMention) -> bool:
        """Does a name only say whose or of what origin a thing is, or on what occasion it was done?"""
        tree = self.tree
        head = next((k for k in range(m.start, m.end) if not m.start <= tree.head[k] < m.end), m.end - 1)
        if tree.dep[head] == "poss" and m.kind is ActorKind.PERSON:
            return True
        if tree.dep[head] in ("poss", "compound", "amod", "nmod") and m.kind is ActorKind.GOVERNMENT:
            after = m.end + (m.end < len(tree.tag) and tree.tag[m.end] == "POS")
            other = self.cast.at(after)
            if other is not None and other.start == after and other.actors:
                return True  # 'China's Huawei' is Huawei
        for u in (head, *tree.up(head)):
            if tree.lower[u] in _OCCASIONS and tree.dep[u] in ("pobj", "prep", "pcomp"):
                return True
            if tree.is_verb(u):
                return False
        return False

    def _bearing(self, c: Clause) -> list[int]:
        """The tokens of an act's object and purpose, without asides and without whole clauses that tell something else."""
        tree = self.tree
        skip = frozenset(("ccomp", "parataxis", "conj", "nsubj"))
        verbs = [c.verb, *c.joint]
        tokens = [
            i
            for v in verbs
            for k in tree.kids[v]
            if k > v and tree.dep[k] not in skip | {"agent"}
            for i in tree.subtree(k, frozenset(("parataxis",)))
        ]
        tokens = [i for i in sorted(set(tokens)) if i not in self.dated]
        return tokens[:60] if category(tree.lemma[c.verb]) == "SANCTION" else self.writer.clip(tokens, 40)

    def _all(self, out: dict[str, None], heads: list[int]) -> None:
        for head in heads:
            for h in conjuncts(self.tree, head):
                self._add(out, self.cast.at(h))

    @staticmethod
    def _add(out: dict[str, None], m: object) -> None:
        for a in getattr(m, "actors", ()):
            out.setdefault(a)
