"""Verbs that make one record: 'adopt and maintain rules', 'issue such orders and adopt rules as may be necessary'."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.tree import SUBJECTS, Tree

__all__ = ["joint", "shares_object"]

_ALONE = frozenset(  # no object goes with
    "meet travel arrive return resign depart come go convene retire die flee escape".split()
)
_BINDING = frozenset("shall may must to".split())
_AS_NEEDED = frozenset("necessary appropriate needed required".split())


def joint(analysis: Analysis, tree: Tree, v: int) -> tuple[int, ...]:
    """The verbs behind v that it makes one record with: 'review, amend, and approve the rules'."""
    shared = (k for k in tree.has(v, "conj") if tree.is_verb(k) and shares_object(analysis, tree, k))
    return tuple(x for k in shared for x in (k, *joint(analysis, tree, k)))


def shares_object(analysis: Analysis, tree: Tree, v: int) -> bool:
    """Is v the later part of 'adopt and maintain rules'? Then the first verb makes the record."""
    if tree.dep[v] != "conj" or not tree.is_verb(tree.head[v]) or tree.has(v, *SUBJECTS, "aux"):
        return False
    h = tree.head[v]
    own = bool(tree.has(v, "dobj", "ccomp") or joint(analysis, tree, v))
    if tree.tag[h] != tree.tag[v] or not own or tree.lemma[h] in _ALONE:
        return _as_needed(analysis, tree, v)
    if any(tree.lower[k] == "or" and h < k < v for k in tree.has(h, "cc")) and _lemmas(tree, h) & _lemmas(tree, v):
        return True  # 'pursue negotiations or continue current negotiations'
    return v - h <= 4 and not _has_object(tree, h, v) or _as_needed(analysis, tree, v)


def _lemmas(tree: Tree, v: int) -> set[str]:
    return {tree.lemma[k] for k in tree.has(v, "dobj")}


def _has_object(tree: Tree, h: int, v: int) -> bool:
    return any(k > h and k != v and tree.dep[k] not in ("cc", "punct", "conj", "advmod") for k in tree.kids[h])


def _as_needed(analysis: Analysis, tree: Tree, v: int) -> bool:
    """'shall issue such orders and adopt and revise rules as may be necessary': one power in several words."""
    h = tree.head[v]
    first = tree.head[h] if tree.dep[h] == "conj" and tree.is_verb(tree.head[h]) else h
    such = any(tree.lower[k] == "such" for o in tree.has(first, "dobj") for k in tree.has(o, "amod", "predet", "det"))
    if not such or _BINDING.isdisjoint(tree.lower[k] for k in tree.has(first, "aux")):
        return False
    low = tree.lower[v : analysis.sent(v).end]
    return any(w == "as" and not _AS_NEEDED.isdisjoint(low[n + 1 : n + 5]) for n, w in enumerate(low))
