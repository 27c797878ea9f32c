"""Sentences that put first what others put last ('Also designated today is Ada Holm', 'The cost, X argued, could be higher'), and
clauses below 'makes clear'."""

from __future__ import annotations

from briefgen.extract.relatives import PAPERS
from briefgen.extract.tree import OWN, TOLD, Tree

_BE = frozenset(("is", "are", "was", "were"))
_IN_OFFICES = frozenset(("and", "of", "for", "the"))
OPENING = frozenset("Also Additionally Similarly Further Likewise Separately".split())
_ASIDE = 12  # tokens between a subject and its verb
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


def behind_an_opening(tree: Tree, v: int) -> None:
    """'Ahead of the meeting, Norland and Sudria committed': they did, who are no other name of the meeting, nor one more day of
    'Within 30 days of this order, the Secretary, as applicable, shall act'."""
    aux = [k for k in tree.has(v, "aux", "auxpass") if k < v]
    begins = aux[0] if aux else v
    if tree.has(v, *OWN) or tree.tag[v] != "VBD" and (not aux or tree.tag[begins] not in ("MD", *TOLD)):
        return
    for k in (
        i for o in tree.has(v, "prep", "advmod") if o < v for i in tree.subtree(o) if tree.dep[i] in ("appos", "conj")
    ):
        span = tree.subtree(k)
        aside = (
            tree.lower[span[-1] + 1 : span[-1] + 2] == tree.lower[begins - 1 : begins] == [","]
            and begins - span[-1] < _ASIDE
        )
        named = tree.pos[k] == "PROPN" or tree.dep[k] == "conj" and tree.lower[span[0]] == "the"
        if any(tree.dep[i] == "appos" and i > k and _closes(tree, k, i, begins) for i in span):
            continue  # 'After talks with A, B and C, the Board announced': the Board
        if named and tree.lower[span[0] - 1] == "," and (span[-1] == begins - 1 or aside):
            tree.hang(k, v, "nsubjpass" if tree.has(v, "auxpass") else "nsubj")
            return


def _closes(tree: Tree, first: int, noun: int, begins: int) -> bool:
    """Whether a list that token `first` is of ends with 'and ...' before the noun phrase that stands right before the verb."""
    span = tree.subtree(noun)
    joined = any(tree.dep[i] == "cc" and tree.lower[i] == "and" for i in range(first, span[0]))
    return joined and tree.lower[span[0] - 1] == "," and span[-1] == begins - 1


def over_its_content(tree: Tree, v: int) -> None:
    """'The cost, X argued, could be higher': what is told depends on who tells it, not the other way round."""
    told = tree.head[v]
    span = [i for i in tree.subtree(v) if tree.pos[i] != "PUNCT"]
    aside = tree.lower[span[0] - 1] == "," and tree.lower[span[-1] + 1 : span[-1] + 2] == [","]
    if not aside or tree.dep[told] != "ROOT" or not tree.has(v, "nsubj") or tree.has(v, "dobj", "ccomp"):
        return
    tree.hang(v, v, "ROOT")
    tree.hang(told, v, "ccomp")
    for k in [
        k for k in tree.has(told, "prep") if k < span[0] and any(tree.lemma[p] in PAPERS for p in tree.has(k, "pobj"))
    ]:
        tree.hang(k, v, "prep")  # 'In a statement, X said, “...”'


def both_told(tree: Tree, v: int, start: int) -> None:
    """'Norland will send ships, Minister A and Minister B announced': the two announced it, and no ship goes to A."""
    root = [v, *tree.up(v)][-1]
    first = v - 1
    while first > root and (tree.text[first][:1].isupper() or tree.lower[first] in _IN_OFFICES):
        first -= 1
    cut = next((k for k in range(v - 2, first, -1) if tree.lower[k] == "and"), first)
    if cut <= first + 2 or tree.lower[first] != "," or root < start or tree.has(v, "dobj", "ccomp", "auxpass"):
        return
    if "PROPN" not in (tree.pos[cut - 1], tree.pos[v - 1]) or not tree.is_verb(root) or tree.head[cut] == v:
        return
    tree.hang(v, v, "ROOT")
    tree.hang(root, v, "ccomp")
    tree.hang(cut - 1, v, "nsubj")
    tree.hang(v - 1, cut - 1, "conj")
    tree.hang(cut, cut - 1, "cc")
    for k in (*range(first + 1, cut - 1), *range(cut + 1, v - 1)):
        tree.hang(k, cut - 1 if k < cut else v - 1, "compound")
        if tree.text[k][:1].isupper():
            tree.tag[k], tree.pos[k] = "NNP", "PROPN"
