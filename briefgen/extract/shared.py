"""What two phrases share: 'engaged in, or attempted to engage in, piracy', 'acted for, directly or indirectly, the Group'.

The parser gives the object to neither, and takes the second verb for an act of its own.
"""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.tree import SUBJECTS, Tree

_FAR = 16  # tokens from the first preposition to the mark before the object


def mend_shared(analysis: Analysis, tree: Tree) -> None:
    """Give prepositions that stand before a comma the object behind the next one, and make one phrase of what lies between."""
    for i in reversed(range(len(tree.tag) - 4)):
        if not _bare(tree, i) or tree.lower[i + 1] != ",":
            continue
        end = analysis.sent(i).end
        adverbs = next((k for k in range(i + 2, end) if tree.tag[k] not in ("RB", "CC")), end)
        if adverbs > i + 2 and adverbs < end and tree.lower[adverbs] == ",":
            _take(tree, i, adverbs, end)
        elif tree.lower[i + 2] in ("or", "and"):
            close = next((k for k in range(i + 4, min(i + _FAR, end - 1)) if _before_object(tree, k)), None)
            if close is not None and (not _bare(tree, close - 1) or _take(tree, close - 1, close, end)):
                _join(tree, i, close)


def _bare(tree: Tree, i: int) -> bool:
    """Is token i a preposition without an object?"""
    return tree.tag[i] in ("IN", "TO", "RP") and not tree.has(i, "pobj", "pcomp") and tree.dep[i] not in ("mark", "aux")


def _before_object(tree: Tree, comma: int) -> bool:
    """Does a comma stand between a preposition and its object?"""
    prep = comma - 1
    return tree.lower[comma] == "," and (
        _bare(tree, prep) or any(k > comma for k in tree.has(prep, "pobj")) and tree.tag[prep] in ("IN", "TO", "RP")
    )


def _take(tree: Tree, prep: int, comma: int, end: int) -> bool:
    """Hang the noun phrase behind the comma on the preposition; False where none stands there."""
    if comma + 1 >= end or tree.tag[comma + 1] not in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "VBN"):
        return False
    noun = next((k for k in range(comma + 1, end) if tree.pos[k] in ("NOUN", "PROPN") and tree.head[k] <= comma), None)
    if noun is None or min(tree.subtree(noun)) < comma or tree.dep[noun] in SUBJECTS:
        return False
    tree.hang(comma, prep, "punct")
    tree.hang(noun, prep, "pobj")
    return True


def _join(tree: Tree, first: int, close: int) -> None:
    """Hang what stands between the two prepositions on the word that the first one belongs to."""
    over = tree.head[first]
    inside = range(first + 1, close + 1)
    for k in inside:
        if tree.head[k] in inside and tree.head[k] != k or over in tree.subtree(k):
            continue
        label = "conj" if tree.pos[k] in ("VERB", "AUX", "NOUN", "PROPN", "ADP") else tree.dep[k]
        tree.hang(k, over, label)
