"""Conditions under which something is done: 'if it lies', 'for any firm found to lie'."""

from __future__ import annotations

from briefgen.extract.tree import SUBJECTS, Tree

_WHETHER = frozenset("ask check decide determine find know learn say see tell wonder".split())  # 'if' behind them asks


def conditional(tree: Tree, v: int) -> bool:
    """Does an 'if', 'unless', 'provided that' hang on verb v, or 'for any firm found to lie'?"""
    for k in tree.has(v, "advcl") if tree.lemma[v] not in _WHETHER else ():
        first = min(tree.has(k, *SUBJECTS), default=k)
        if any(
            tree.lower[m] in ("if", "unless", "provided", "whenever") or tree.lower[m] == "should" and m < first < k
            for m in tree.has(k, "mark", "aux", "advmod")
        ) and not any(tree.lower[m] == "even" for m in tree.has(k, "advmod")):
            return True
    fronted = (p for k in tree.has(v, "prep") if k < v and tree.lower[k] == "for" for p in tree.has(k, "pobj"))
    return any(tree.lower[k] == "any" and tree.has(p, "acl") for p in fronted for k in tree.has(p, "det"))


def joined_under(tree: Tree, v: int) -> bool:
    """'If it lies, the Board will fine it and tell X', 'will fine or close it if it lies': the condition is that of both."""
    first = v
    while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]) and not tree.has(first, *SUBJECTS):
        first = tree.head[first]
    over, own = tree.head[v], min(tree.has(first, *SUBJECTS), default=first)
    if first != v and min((*tree.has(first, "advcl", "prep"), first)) < own and conditional(tree, first):
        return True
    return any(tree.lower[k] == "or" for k in tree.has(over, "cc")) and conditional(tree, over)


def conditional_below(tree: Tree, v: int) -> bool:
    """Does an 'if' hang on what verb v's preposition or complement says ('will join them in acting if')?"""
    for k in tree.has(v, "prep", "xcomp", "advcl"):
        for x in (k, *tree.has(k, "pcomp")):
            if tree.is_verb(x) and conditional(tree, x):
                return True
    return False
