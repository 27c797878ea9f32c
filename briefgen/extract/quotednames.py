"""What documents are called, in quotation marks: 'an order, “Closing Certain Ports in Winter,” giving ...' tells of no closing."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.tree import Tree

_CLOSED_BY = {"“": ("”",), '"': ('"', "''"), "``": ("''", '"')}
_LONG = 40  # tokens of such a name
_SHORT_WORDS = 4  # letters: 'and', 'with', 'into' stay small


def mend_quoted_names(analysis: Analysis, tree: Tree) -> None:
    """Make each name in title case behind a noun one name beside it, whatever verbs the parser sees in it."""
    for i in range(1, len(tree.tag) - 3):
        if tree.lower[i] not in _CLOSED_BY:
            continue
        end = analysis.sent(i).end
        close = next((k for k in range(i + 1, min(i + _LONG, end)) if tree.lower[k] in _CLOSED_BY[tree.lower[i]]), None)
        noun = i - 2 if tree.lower[i - 1] == "," else i - 1
        if close is None or noun < analysis.sent(i).start or tree.pos[noun] not in ("NOUN", "PROPN", "NUM", "PUNCT"):
            continue
        if tree.lower[noun] == ")":  # 'an Executive Order (E.O.), “...”'
            noun = next((k - 1 for k in range(noun, max(i - 8, 1), -1) if tree.lower[k] == "("), noun)
        if _is_name(tree, i + 1, close):
            _name(tree, noun, i, close)


def _is_name(tree: Tree, start: int, close: int) -> bool:
    """Are the words between the marks in title case, with a verb among them?"""
    words = [k for k in range(start, close) if tree.text[k][0].isalpha()]
    if len(words) < 2 or not any(tree.tag[k][:2] == "VB" for k in words):
        return False
    return all(tree.text[k][0].isupper() or len(tree.text[k]) <= _SHORT_WORDS for k in words) and (
        tree.text[words[0]][0].isupper() and tree.text[words[-1]][0].isupper()
    )


def _name(tree: Tree, noun: int, start: int, close: int) -> None:
    """Hang tokens [start, close] on the noun as one name, and what hung on them on the verb above it."""
    inside = range(start, close + 1)
    above = next((u for u in tree.up(noun) if u not in inside and tree.is_verb(u)), None)
    if above is None or any(u in inside for u in tree.up(noun)):
        return
    first = start + 1
    for k in inside:
        for outer in [x for x in tree.kids[k] if x not in inside]:
            tree.hang(outer, above, tree.dep[outer])
    tree.hang(first, noun, "appos")
    for k in inside:
        if tree.text[k][0].isalpha():
            tree.tag[k], tree.pos[k] = "NNP", "PROPN"
        if k != first:
            tree.hang(k, first, "compound" if tree.pos[k] == "PROPN" else "punct")
