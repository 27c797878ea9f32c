"""Names and clauses that the parser hangs on the wrong word: a name before a day, what somebody states behind what they stressed."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH
from briefgen.extract.tree import Tree

__all__ = ["before_a_day", "in_other_words"]

_FEASTS = frozenset("black super good easter palm bloody ash holy cyber giving election labor memorial".split())


def before_a_day(tree: Tree, day: int) -> None:
    """'sued Halden Tuesday in Arsen': whom it sued, no Tuesday called so."""
    v, name = tree.head[day], day - 1
    named = tree.head[name] == day and tree.dep[name] in ("compound", "nmod", "amod") and tree.pos[name] == "PROPN"
    if not named or not tree.is_verb(v) or v > name or tree.lower[name] in _FEASTS or tree.has(v, "ccomp", "auxpass"):
        return
    if tree.dep[day] == "npadvmod" and tree.has(v, "dobj"):
        return
    for k in list(tree.kids[day]):
        if k < name:
            tree.hang(k, name, tree.dep[k])
    tree.hang(name, v, "dobj")
    tree.dep[day] = "npadvmod"


def in_other_words(tree: Tree, v: int) -> None:
    """'stressed that the Bank is not ready, stating, “We are not there yet”': who stressed it states it, too."""
    told = tree.head[v]
    says = tree.head[told]
    if tree.dep[told] == "ccomp" and told > says and tree.lemma[says] in SPEECH and tree.lower[v - 1] == ",":
        tree.hang(v, says, "advcl")
