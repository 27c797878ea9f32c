"""Series inside one sentence, set off by semicolons: 'to end A; support B; and take C'.

The parser loses its way in long ones; each item is made a branch of its own, beside the first.
"""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.categories import known
from briefgen.extract.headlines import promote
from briefgen.extract.lexicon import ROLE_HEADS
from briefgen.extract.tree import SUBJECTS, Tree

_BESIDES = frozenset(("also", "additionally", "separately"))
_LINKS = frozenset(("and", "or", "also", "to"))
_OBJECTS = frozenset("DET ADJ NOUN PROPN PRON NUM ADP ADV PART VERB".split())


def mend_series(analysis: Analysis, tree: Tree) -> None:
    """Repair the tree where a sentence holds such a series of two items or more."""
    for sent in analysis.sents:
        words = tree.lower[sent.start : sent.end]
        if ";" in words:
            _verbs(tree, sent.start, sent.end)
        _places(tree, sent.start, sent.end)
    _infinitives(tree)
    _nouns(tree)
    _second_objects(tree)


def _nouns(tree: Tree) -> None:
    """Names that were joined to the verb belong to its object ('hosted leaders from A, and B'), behind an office to that."""
    for i, dep in enumerate(tree.dep):
        v = tree.head[i]
        if (
            dep == "conj"
            and v < i
            and tree.pos[i] == "PROPN"
            and tree.lower[i - 2 : i] == [",", "and"]
            and tree.pos[v] == "VERB"
        ):
            objects = [k for k in tree.has(v, "dobj") if k < i]
            if objects and not tree.has(i, *SUBJECTS, "aux", "cop"):
                tree.hang(i, objects[-1], "conj")
        elif dep in ("conj", "npadvmod") and v < i and tree.pos[i] == "PROPN" and tree.pos[v] in ("NOUN", "VERB"):
            first = min(tree.subtree(i))
            if tree.lower[first - 1] == "," and first - 2 > v:
                office = next(
                    (u for u in range(first - 2, v, -1) if tree.lower[u] in ROLE_HEADS and tree.pos[u] == "PROPN"), 0
                )
                if office and not any(tree.lower[u] == "," for u in range(office, first - 1)):
                    tree.hang(i, office, "appos")  # 'a meeting chaired by the Minister of Ports, Ada Holm, and ...'


_REGIONS = frozenset("province district county region state governorate".split())


def _places(tree: Tree, start: int, end: int) -> None:
    """In 'In Arsen district, Berg province, a force found' the force finds: the second place stands beside the first."""
    if tree.lower[start] not in ("in", "at", "near") or not tree.has(start, "pobj"):
        return
    for s in range(start + 3, min(start + 14, end - 3)):
        v = tree.head[s]
        if tree.lower[s] not in _REGIONS or tree.dep[s] != "nsubj" or tree.lower[s + 1] != ",":
            continue
        new = v - 1
        while new > s + 1 and tree.pos[new] == "ADV":
            new -= 1
        if new <= s + 1 or tree.pos[new] not in ("NOUN", "PROPN"):
            return
        own = range(s + 2, new + 1)
        for i in own[:-1]:
            if tree.head[i] not in own:
                tree.hang(i, new, "compound")
        tree.hang(s, tree.has(start, "pobj")[0], "appos")
        tree.hang(new, v, "nsubj")
        return


def _second_objects(tree: Tree) -> None:
    """A second object behind a comma goes on with the list before it: 'named ships, among them in A, B, and C'."""
    for i, dep in enumerate(tree.dep):
        if dep != "dobj" or not any(k < i for k in tree.has(tree.head[i], "dobj")):
            continue
        first = min(tree.subtree(i))
        if first > 1 and tree.lower[first - 1] == "," and tree.pos[first - 2] in ("NOUN", "PROPN"):
            tree.hang(i, first - 2, "conj")


def _verbs(tree: Tree, start: int, end: int) -> None:
    """Bare verbs after semicolons, joined to the infinitive or the 'will' that the series begins with."""
    marks = [i for i in range(start, end - 2) if tree.lower[i] == ";"]
    items = []
    for i in marks:
        v = i + 1
        while v < end - 1 and tree.lower[v] in _LINKS:
            v += 1
        bare = tree.tag[v] in ("VB", "VBP") or tree.tag[v] in ("NN", "NNP") and known(tree.lower[v])
        bare = bare and tree.pos[v + 1] in _OBJECTS
        if bare and not tree.has(v, "nsubj", "aux", "det", "amod") and tree.tag[v + 1] not in ("VBD", "VBZ", "MD"):
            items.append((i, v))
    if len(items) < len(marks) or not items:
        return
    first = next((v for v in range(start, marks[0]) if tree.tag[v] == "VB" and tree.is_verb(v) and _led(tree, v)), None)
    if first is None:
        return
    for n, (_, v) in enumerate(items):
        stop = items[n + 1][0] if n + 1 < len(items) else end
        tree.lemma[v] = tree.lower[v] if tree.tag[v] not in ("VB", "VBP") else tree.lemma[v]
        _cut_out(tree, v, stop, "VB")
        tree.hang(v, first, "conj")


def _infinitives(tree: Tree) -> None:
    """'has committed to end A and support B': a bare verb goes on with the infinitive, not with the finite verb."""
    for v, h in enumerate(tree.head):
        listed = tree.dep[v] == "conj" or tree.dep[v] == "advcl" and tree.lower[v - 1] == ","
        if not listed or tree.tag[v] != "VB" or tree.tag[h] not in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
            continue
        if tree.has(v, "aux", "nsubj") or h > v:
            continue
        begun = [k for k in tree.has(h, "xcomp") if h < k < v and tree.tag[k] == "VB"]
        if begun:
            tree.hang(v, begun[-1], "conj")


def voted(tree: Tree, v: int) -> int:
    """Of 'voted to open A and close B' the vote for each of the two, whose day is that of both; else the verb itself."""
    first = v
    while tree.tag[first] == "VB" and tree.dep[first] == "conj":
        first = tree.head[first]
    return tree.head[first] if tree.dep[first] == "xcomp" and tree.lemma[tree.head[first]] == "vote" else v


def besides(tree: Tree, v: int, start: int) -> bool:
    """Is what verb v tells told as one more thing: 'also heard', 'In addition, the Board heard'? `start`: of its sentence."""
    opens = tree.lower[start : start + 2] == ["in", "addition"] and tree.lower[start + 2 : start + 3] != ["to"]
    return opens or any(tree.lower[k] in _BESIDES for k in tree.has(v, "advmod"))


def _led(tree: Tree, v: int) -> bool:
    """Is v what somebody will do or has committed to do?"""
    return any(tree.lower[a] in ("to", "will", "shall") for a in tree.has(v, "aux")) and tree.dep[v] in (
        "ROOT",
        "xcomp",
        "ccomp",
        "conj",
    )


def _cut_out(tree: Tree, v: int, stop: int, tag: str) -> None:
    """Make [v, stop) one branch below v, without branches of it elsewhere and with none of the rest in it."""
    promote(tree, v, v, v, stop, tag)
    for k in [k for k in tree.kids[v] if k < v or k >= stop]:
        tree.hang(k, k, "ROOT")
    for i in range(v, stop):
        for k in [k for k in tree.kids[i] if k >= stop]:  # what follows belongs to the next item
            tree.hang(k, k, tree.dep[k])
