"""What a disaster has cost: 'The death toll has risen to 1,037', 'The quake killed 58 people', 'Jets hit the depot', of which nobody is
the doer."""

from __future__ import annotations

from briefgen.extract.clauses import Clause
from briefgen.extract.tree import Tree

_COUNTS = frozenset("rise climb reach exceed pass surpass stand surge jump hit increase top mount grow remain".split())
_OF_VICTIMS = frozenset(
    "death dead fatality casualty injured wounded missing victim injury kill injure wound die".split()
)
_KILLS = frozenset("kill injure wound".split())
_ARMS = frozenset(
    "strike airstrike raid missile rocket drone jet warplane aircraft bomber helicopter warship shelling bombing".split()
)
_HITS = frozenset("hit strike destroy bomb target damage shell pound blow".split())


def is_toll(tree: Tree, c: Clause, lemma: str) -> bool:
    """Whether a main clause tells a figure of dead, injured or missing."""
    if c.origin not in ("main", "conj", "title", "embedded"):
        return False
    if c.passive:
        return lemma in _KILLS and bool(c.patients) and _has_figure(tree, c.patients[0])
    if not c.subjects:
        return False
    subject = c.subjects[0]
    if lemma in _COUNTS:
        counted = tree.lemma[subject] == "toll" or (
            tree.lemma[subject] in ("number", "count")
            and any(tree.lemma[k] in _OF_VICTIMS or tree.lower[k] in _OF_VICTIMS for k in tree.subtree(subject))
        )
        return counted and _has_figure(tree, c.verb, after=c.verb)
    if lemma in ("die", "perish"):
        return tree.pos[subject] == "NOUN" and _has_figure(tree, subject)
    if tree.pos[subject] != "NOUN" or tree.lemma[subject] in ("man", "woman", "person"):
        return False
    objects = tree.has(c.verb, "dobj")
    if lemma in _HITS and tree.lemma[subject] in _ARMS:
        past = tree.tag[c.verb] == "VBD" or any(
            tree.lower[k] in ("has", "have", "had") for k in tree.has(c.verb, "aux")
        )
        return past and bool(objects)
    if lemma in _KILLS:
        return any(_has_figure(tree, o) for o in objects)
    return lemma == "leave" and "dead" in (tree.lower[k] for k in tree.subtree(c.verb)) and _has_figure(tree, c.verb)


def _has_figure(tree: Tree, head: int, after: int = -1) -> bool:
    return any(k > after and tree.pos[k] == "NUM" for k in tree.subtree(head))
