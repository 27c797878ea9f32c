"""Members of a list that the parser gives to another word of the sentence: items, counted things, qualities read as deeds."""

from __future__ import annotations

from briefgen.extract.tree import OWN, Tree

__all__ = ["REGROUPED", "regroup"]

REGROUPED = frozenset("nsubj dobj appos advcl conj".split())  # labels of the tokens around which it may have to

_NAMES = frozenset(("PROPN", "NOUN"))
_VERBAL = frozenset(("VB", "VBP", "VBZ"))
_ABOUT = frozenset("over about around nearly under".split())
_QUALITIES = frozenset(  # gerunds that tell what things are like, as none does them to others
    "originating existing remaining emerging participating qualifying competing incoming outgoing growing surviving".split()
)


def regroup(tree: Tree, v: int) -> None:
    """Mend the tree around token v, wherever it stands."""
    dep, tag = tree.dep[v], tree.tag[v]
    if dep == "nsubj" and tag in _VERBAL:
        _no_deed(tree, v)
    elif dep == "dobj" and tree.pos[v] in _NAMES:
        _behind_an_aside(tree, v)
        _counted(tree, v)
    elif dep == "appos" and tag in ("NNS", "NNPS"):
        _one_more(tree, v)
    elif dep == "advcl" and tag in ("VBD", "VBN") and tree.tag[v - 1] == "CD":
        _so_many(tree, v)
    elif tag == "VBN" and dep == "conj" and tree.tag[tree.head[v]] == "VB" and tree.lower[v - 1] == ",":
        _so_too(tree, v)
    elif tag == "VBG" and tree.lower[v] in _QUALITIES and dep == "conj":
        _such(tree, v)


def _no_deed(tree: Tree, v: int) -> None:
    """'Halden discount to prices has widened': what has widened is a noun, and the name before it tells which."""
    first = v - 1
    tree.tag[v], tree.pos[v] = "NN", "NOUN"
    if first >= 0 and tree.dep[first] == "nsubj" and tree.head[first] in (v, tree.head[v]):
        for k in [k for k in tree.kids[first] if k < first]:
            tree.hang(k, v, tree.dep[k])
        tree.hang(first, v, "compound")


def _behind_an_aside(tree: Tree, noun: int) -> None:
    """'listed 20 firms, spanning A, including ports in B, C, and D': C is one more of what the aside tells, and not listed."""
    over, begins = tree.head[noun], min((*tree.kids[noun], noun))
    if tree.lower[begins - 1] != "," or not tree.is_verb(over):
        return
    first = next((k for k in tree.has(over, "dobj") if over < k < noun), None)
    aside = next((k for k in tree.has(over, "advcl") if first and first < k < noun and tree.tag[k] == "VBG"), None)
    last = begins - 2
    if aside is not None and tree.lower[aside - 1] == "," and tree.pos[last] in _NAMES and aside in tree.up(last):
        tree.hang(noun, last, "conj")


def _counted(tree: Tree, noun: int) -> None:
    """'added over 500 ships to the Register (SHR) List': the ships are added, the list is what they are added to."""
    over = tree.head[noun]
    prep = next((k for k in tree.has(over, "prep") if k == over + 1 and tree.lower[k] in _ABOUT), None)
    things = next((k for k in (tree.has(prep, "pobj") if prep else ()) if k < noun), None)
    number = next((k for k in (tree.has(things, "nummod") if things else ()) if k == over + 2), None)
    if prep is None or things is None or number is None:
        return
    tree.hang(things, over, "dobj")
    tree.hang(prep, number, "quantmod")
    to = next((p for k in tree.has(over, "prep") if things < k < noun for p in tree.has(k, "pobj")), None)
    if to is not None:
        tree.hang(noun, to, "conj")


def _one_more(tree: Tree, noun: int) -> None:
    """'The states of the Union, the members of the League and Norland adopted it': three, no other word for the states."""
    first = tree.head[noun]
    begins = min((*tree.kids[noun], noun))
    listed = tree.lower[begins - 1] == "," and tree.lower[begins] == "the" and tree.dep[first] in OWN
    if listed and tree.tag[first] in ("NNS", "NNPS") or listed and tree.lower[first] == "states":
        more = [k for k in (*tree.has(noun, "conj"), *tree.has(first, "conj")) if k > noun]
        if any(tree.pos[k] == "PROPN" for k in more) and "and" in tree.lower[noun : more[-1]]:
            tree.hang(noun, first, "conj")


def _so_many(tree: Tree, v: int) -> None:
    """'issued 30 new and 12 amended rules': rules are what is issued, 'amended' is what 12 of them are."""
    over = tree.head[v]
    things = next((k for k in tree.has(v, "dobj") if k > v), None)
    count = next((k for k in tree.has(over, "dobj") if over < k < v and tree.tag[k] == "CD"), None)
    if things is None or count is None or tree.has(v, *OWN, "aux", "mark") or "and" not in tree.lower[count : v - 1]:
        return
    for k in [k for k in tree.kids[v] if k > things]:
        tree.hang(k, over, tree.dep[k])
    tree.hang(things, over, "dobj")
    tree.hang(count, things, "nummod")
    tree.hang(v, things, "amod")
    tree.tag[v], tree.pos[v] = "VBN", "ADJ"


def _such(tree: Tree, v: int) -> None:
    """'exempting ships and originating goods from fees': goods that originate there are exempted."""
    over = tree.head[v]
    things = next((k for k in tree.has(v, "dobj") if k > v and not tree.has(k, "det", "poss")), None)
    first = next((k for k in tree.has(over, "dobj") if over < k < v), None)
    if things is None or first is None or tree.lower[v - 1] != "and":
        return
    for k in [k for k in tree.kids[v] if k > things]:
        tree.hang(k, over, tree.dep[k])
    tree.hang(things, first, "conj")
    tree.hang(v, things, "amod")
    tree.tag[v], tree.pos[v] = "JJ", "ADJ"


def _so_too(tree: Tree, v: int) -> None:
    """'will resist a rule tied to fees, tied to old tolls': the rule is, and nobody will do it."""
    first = [k for k in range(tree.head[v] + 1, v) if tree.dep[k] == "acl" and tree.tag[k] == "VBN"]
    if first and not tree.has(v, *OWN, "aux", "cc"):
        tree.hang(v, first[-1], "conj")
