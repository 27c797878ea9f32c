"""Whether a name inside an act's object or purpose is of somebody whom the act bears on, by the way from it up to the verb."""

from __future__ import annotations

from briefgen.extract.analysis import Cast, CastMention
from briefgen.extract.categories import category
from briefgen.extract.clauses import ASKING, Clause
from briefgen.extract.gazetteer import AREAS, fold, gazetteer
from briefgen.extract.tree import Tree
from briefgen.model import ActorKind

# a name after these says by what means, as what, where or when; it is not whom the act concerns
_MEANS = frozenset(
    "through alongside by as following given under within throughout regarding via inside outside across before after "
    "during since until amid despite per among over beyond".split()
)
_WHERE = frozenset("in around at near into".split())
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

    def on(self, m: CastMention, c: Clause, who: tuple[str, ...]) -> bool:
        """Does the act that `who` do in clause c bear on whom mention m names?"""
        tree, head = self.tree, self._head(m)
        dep, over = tree.dep[head], tree.head[head]
        if m.kind is ActorKind.GOVERNMENT and self.at_home(m, who) or m.start and tree.lower[m.start - 1] == "not":
            return False
        if dep in _MODIFIERS and m.kind is not ActorKind.PERSON and tree.lemma[over] not in _GOODS:
            return False  # 'U.S. markets', 'an EU-wide ban'
        if dep == "nsubj" and tree.dep[over] in CLAUSES or dep == "dobj" and tree.lemma[over] in _FOUNDING:
            return False
        return not self._beside_the_point(m, head) and self._reaches(m, head, c)

    def _reaches(self, m: CastMention, head: int, c: Clause) -> bool:
        """Is the way up to the verb short, and nothing on it that turns to something else?"""
        tree, own, steps = self.tree, (c.verb, *c.joint, *c.chain), 0
        hostile, asked = category(tree.lemma[c.verb]) in _HOSTILE, tree.lemma[c.verb] in ASKING
        whose = m.kind is ActorKind.GOVERNMENT and tree.dep[head] == "poss"
        for n, u in enumerate((head, *tree.up(head))):
            if u in own:
                break
            dep, low = tree.dep[u], tree.lower[u]
            steps += dep not in ("conj", "compound", "appos")
            if dep == "relcl" or dep == "agent" and not hostile or asked and dep in ("xcomp", "ccomp"):
                return False  # what somebody is asked to do is between them and others
            if dep == "advcl" and not (n == 1 or n == 2 and whose):
                return False
            if dep in ("prep", "mark", "dative"):
                if low in _MEANS and not (hostile and low == "by"):
                    return False
                if low in _WHERE and tree.head[head] == u and m.kind is not ActorKind.PERSON:
                    return False
                if low == "from" and tree.lemma[tree.head[u]] in _TRADE:
                    steps -= 3  # 'an order ending the exemption for imports from X'
                if low == "for" and hostile and tree.head[u] in own:
                    return False  # the reason
        return steps <= _FAR

    def at_home(self, m: CastMention, who: tuple[str, ...]) -> bool:
        """Is a state the one in whose name the document's own institutions act, and no other state does the act?"""
        return bool(m.actors) and m.actors[0] in self.home and self.foreign.isdisjoint(who)

    def _head(self, m: CastMention) -> int:
        """The head of a name; where its own short form in brackets is parsed as the head of both, that."""
        tree = self.tree
        head = next((k for k in range(m.start, m.end) if not m.start <= tree.head[k] < m.end), m.end - 1)
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
