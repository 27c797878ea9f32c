"""The auxiliaries of a clause's verb."""

from __future__ import annotations

from briefgen.extract.clauses import Clause
from briefgen.extract.tree import SUBJECTS, Tree

__all__ = ["auxiliaries", "words"]

_MODALS = frozenset("will shall must may might can could would should".split())


def words(tree: Tree, i: int, *deps: str) -> list[str]:
    """The words, in lower case, that hang on token i with one of these labels."""
    return [tree.lower[k] for k in tree.has(i, *deps)]


def auxiliaries(tree: Tree, clause: Clause) -> list[str]:
    """The auxiliaries of the top verb; a bare verb joined by 'and' borrows those of the first."""
    v, bare = clause.top, list[str]()
    for _ in range(6):
        clipped = {k for k in tree.has(v, "aux") if tree.tag[k] == "MD" and tree.lower[k] in ("'d", "’d")}
        own = ["would" if k in clipped else tree.lower[k] for k in tree.has(v, "aux", "auxpass")]
        if own == ["be"] and tree.dep[v] == "conj" and not tree.has(v, *SUBJECTS):
            own, bare = [], own  # 'will go on as chair and be involved in'
        if own or tree.dep[v] != "conj" or tree.tag[v] not in ("VB", "VBN", "VBG", "VBP") or tree.has(v, "nsubj"):
            return own + bare
        if tree.tag[v] == "VBP" and not set(words(tree, tree.head[v], "aux")) & _MODALS:
            return own + bare
        if not tree.is_verb(tree.head[v]) and tree.lemma[tree.head[v]] != "be":
            return own + bare
        v = tree.head[v]
    return bare
