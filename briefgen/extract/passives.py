"""Passives: what is done to the subject, and what others hold of it."""

from __future__ import annotations

from briefgen.extract.tree import Tree

# what others hold of somebody, in the passive: 'is believed to have paid'
BELIEVED = frozenset("believe think fear report allege say understand know suspect rumour rumor estimate find".split())


def is_passive(tree: Tree, v: int) -> bool:
    """Is verb v passive? An agent or an auxiliary says so; a bare participle after a noun too."""
    if (
        tree.lemma[v] in ("commit", "dedicate")
        and any(tree.lower[k] == "to" for k in tree.has(v, "prep"))
        and not tree.has(v, "agent")
    ):
        return False  # 'is committed to'
    if (
        tree.lemma[v] == "engage"
        and any(tree.lower[k] == "in" for k in tree.has(v, "prep"))
        and not tree.has(v, "agent")
    ):
        return False  # 'are engaged in'
    if tree.has(v, "auxpass", "nsubjpass", "agent"):
        return True
    if tree.tag[v] == "VBN" and tree.dep[v] == "acl":
        return True
    if tree.dep[v] == "conj" and tree.tag[v] == "VBN" and not tree.has(v, "aux", "nsubj", "csubj"):
        shared = tree.lower[tree.head[v]] in ("was", "were") and any(tree.lower[k] == "as" for k in tree.has(v, "prep"))
        return shared or is_passive(tree, tree.head[v])  # 'was an official and appointed as emir'
    return False


def elliptic(tree: Tree, v: int) -> bool:
    """Is v the passive of a headline, which leaves 'was' out: 'Mayor arrested over bribes'?"""
    return tree.tag[v] == "VBN" and bool(tree.has(v, "nsubjpass")) and not tree.has(v, "aux", "auxpass")


def believed(tree: Tree, v: int) -> bool:
    """Is v what others hold of its subject: 'are feared to have stolen'?"""
    return (
        tree.lemma[v] in BELIEVED and tree.tag[v] == "VBN" and bool(tree.has(v, "auxpass")) and not tree.has(v, "agent")
    )
