"""Sentences that put first what others put last ('Also designated today is Ada Holm'), and clauses below 'makes clear'."""

from __future__ import annotations

from briefgen.extract.tree import OWN, Tree

_BE = frozenset(("is", "are", "was", "were"))
OPENING = frozenset("Also Additionally Similarly Further Likewise Separately".split())
_FAR = 12  # tokens from the participle to its 'is'
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "attr", "dobj", "ccomp", "oprd", "npadvmod"))


def mend_inverted(tree: Tree, v: int, start: int, end: int) -> None:
    """'Also designated today is Ada Holm': she is designated."""
    begins = start + 1 + (tree.lower[start + 1] == ",")
    if v != begins or tree.text[start] not in OPENING or tree.has(v, "aux") and tree.has(v, "aux")[0] < v:
        return
    be = next((k for k in range(v + 1, min(v + _FAR, end - 1)) if tree.lower[k] in _BE), None)
    if be is None or tree.head[be] != v:
        return
    own = next((k for k in sorted([*tree.kids[v], *tree.kids[be]]) if k > be and tree.dep[k] in _ARGUMENTS), None)
    if own is None or tree.pos[own] not in ("NOUN", "PROPN", "NUM"):
        return
    for k in [k for k in tree.kids[be] if k != own]:
        tree.hang(k, v, tree.dep[k])
    tree.hang(own, v, "nsubjpass")
    tree.hang(be, v, "auxpass")


def made_clear(tree: Tree, clear: int) -> None:
    """'This makes clear that the Board will act', 'signals clearly to them that it will': what is made clear is told."""
    make = tree.head[clear]
    told = next(
        (k for k in tree.kids[clear] if tree.is_verb(k) and any(tree.lower[m] == "that" for m in tree.has(k, "mark"))),
        None,
    )
    if tree.lemma[make] == "make" and told is not None and told > clear and tree.has(told, *OWN):
        tree.dep[clear] = "oprd"
        tree.hang(told, make, "ccomp")
