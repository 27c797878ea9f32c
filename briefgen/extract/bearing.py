"""Whether a name inside an act's object or purpose is of somebody whom the act bears on, by the way from it up to the verb."""

from __future__ import annotations

from briefgen.extract.analysis import Cast, CastMention, head_of
from briefgen.extract.categories import category
from briefgen.extract.clauses import Clause
from briefgen.extract.gazetteer import AREAS, fold, gazetteer
from briefgen.extract.governing import ASKING
from briefgen.extract.tree import Tree
from briefgen.model import ActorKind

# a name after these says by what means, as what, where or when; it is not whom the act concerns
_MEANS = frozenset(
    "through alongside by as following given under within throughout regarding via inside outside across before after "
    "during since until amid despite per among over beyond".split()
)
_WHERE = frozenset("in around at near into".split())
_BESIDE = frozenset("coordination conjunction concert cooperation collaboration partnership".split())
_OCCASIONS = frozenset("response light accordance line".split())
_MODIFIERS = ("compound", "nmod", "amod", "npadvmod")
CLAUSES = ("ccomp", "advcl", "acl", "relcl", "xcomp", "pcomp", "conj")
_HOSTILE = ("SANCTION", "ACCUSE", "COERCE")
# what one state buys of another or lets in, and what it answers
_GOODS = frozenset(
    "good product export equipment energy lng gas crop aircraft vehicle meat call demand request".split()
)
_TRADE = frozenset("import good product package shipment parcel".split())
# what they make takes no part yet
_FOUNDING = frozenset("establish create form launch found organize organise facilitate set unveil develop".split())
_FOUNDATIONS = frozenset("establishment creation launch formation foundation founding".split())
# what is laid on somebody
BURDENS = frozenset(
    "sanction tariff measure action restriction ban duty pressure charge penalty fine fee control embargo strike attack cost tax levy "
    "limit curb".split()
)
_NEVER = 99
_FAR = 5  # steps from a name up to the verb, beyond which something else is told of it


class Bearing:
    """Judges the names of one document; `home` is the state in which it is published."""

    def __init__(self, tree: Tree, cast: Cast, home: tuple[str, ...]) -> None:
        self.tree, self.cast, self.home = tree, cast, home
        unions = gazetteer().unions
        self.foreign = {
            a.id
            for a in cast.actors
            if a.id not in home and (a.kind is ActorKind.GOVERNMENT or unions.get(fold(a.name), a.name) in AREAS)
        }

    def on(self, m: CastMention, c: Clause, who: tuple[str, ...], far: int = _FAR) -> bool:
        """Does the act that `who` do in clause c bear on whom mention m names, at most `far` steps below its verb?"""
        tree, head = self.tree, self._head(m)
        dep, over = tree.dep[head], tree.head[head]
        if (
            m.kind is ActorKind.GOVERNMENT
            and self.at_home(m.actors, who)
            or m.start
            and tree.lower[m.start - 1] == "not"
        ):
            return False
        if dep in _MODIFIERS and m.kind is not ActorKind.PERSON and tree.lemma[over] not in _GOODS:
            return False  # 'U.S. markets', 'an EU-wide ban'
        if dep == "nsubj" and tree.dep[over] in CLAUSES or dep == "dobj" and tree.lemma[over] in _FOUNDING:
            return False
        return not self._beside_the_point(m, head) and self._reaches(m, head, c) <= far

    def _reaches(self, m: CastMention, head: int, c: Clause) -> int:
        """How many steps it is up to the verb; more than any limit where the way turns to something else."""
        tree, own, steps = self.tree, (c.verb, *c.joint, *c.chain), 0
        hostile, asked = category(tree.lemma[c.verb]) in _HOSTILE, tree.lemma[c.verb] in ASKING
        whose = m.kind is ActorKind.GOVERNMENT and tree.dep[head] == "poss"
        for n, u in enumerate((head, *tree.up(head))):
            if u in own:
                break
            dep, low = tree.dep[u], tree.lower[u]
            steps += dep not in ("conj", "compound", "appos")
            if dep == "relcl" or dep == "agent" and not hostile or asked and dep in ("xcomp", "ccomp"):
                return _NEVER  # what somebody is asked to do is between them and others
            if dep == "advcl" and not (n == 1 or n == 2 and whose):
                return _NEVER
            if dep in ("prep", "mark", "dative"):
                over, near = tree.head[u], tree.head[head] == u
                if low in _MEANS and not (hostile and low == "by"):
                    return _NEVER
                if low == "with" and tree.lower[over] in _BESIDE or low == "to" and tree.lower[over] == "pursuant":
                    return _NEVER  # 'in coordination with X': who does it, too
                if near and low in _WHERE and m.kind is not ActorKind.PERSON:
                    return _NEVER
                if near and low == "of" and tree.lemma[over] in _FOUNDATIONS:
                    return _NEVER
                if near and low == "on" and tree.pos[over] == "NOUN" and tree.lemma[over] not in BURDENS:
                    return _NEVER  # 'a resolution on X'
                if low == "for" and hostile and over in own:
                    return _NEVER  # the reason
                if low == "from" and tree.lemma[over] in _TRADE:
                    steps -= 3  # 'an order ending the exemption for imports from X'
        return steps

    def at_home(self, actors: tuple[str, ...], who: tuple[str, ...]) -> bool:
        """Is it the state in whose name the document's own institutions act, and does no other state do the act?"""
        return actors[:1] == self.home[:1] != () and self.foreign.isdisjoint(who)

    def _head(self, m: CastMention) -> int:
        """The head of a name; where its own short form in brackets is parsed as the head of both, that."""
        tree = self.tree
        head = head_of(tree.head, m.start, m.end)
        over = self.cast.at(tree.head[head])
        short = over is not None and over is not m and over.actors == m.actors and over.start <= m.end + 1
        return tree.head[head] if short else head

    def _beside_the_point(self, m: CastMention, head: int) -> bool:
        """Does a name only say whose or of what origin a thing is, or on what occasion it was done?"""
        tree = self.tree
        if m.kind is ActorKind.PERSON and "poss" in (tree.dep[head], tree.dep[tree.head[head]]):
            return True
        if tree.dep[head] in ("poss", *_MODIFIERS) and m.kind is ActorKind.GOVERNMENT:
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
