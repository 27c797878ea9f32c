"""Items of lists and enumerations that go on with the sentence before them: 'Norway will: - open ...', 'shall: (i) name ...'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.categories import known
from briefgen.extract.headlines import promote
from briefgen.extract.leadins import LeadIn, is_lead_in, lead_in
from briefgen.extract.marks import style
from briefgen.extract.nominal import verb_of
from briefgen.extract.tree import Tree
from briefgen.model import BlockKind, Status

__all__ = ["LeadIn", "Lists", "find_lists"]

_REACH = 40  # items under one lead-in
_LINKS = frozenset("to further also jointly fully promptly immediately and or then within".split())
_AFTER_VERB = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP"))


@dataclass(slots=True)
class Lists:
    """`verbs`: first verb of an item -> its lead-in; `nouns`: head noun of an item that names a deed -> (its verb, lead-in)."""

    verbs: dict[int, LeadIn] = field(default_factory=dict)
    nouns: dict[int, tuple[str, LeadIn, int, int]] = field(default_factory=dict)
    unfinished: set[int] = field(default_factory=set)  # verbs that only the items complete: 'shall take action to:'


@dataclass(slots=True)
class _Level:
    """An open list: the style of the item or paragraph that leads in, the style of its items once the first has come."""

    own: str
    items: str | None
    lead: LeadIn | None
    count: int = 0


def find_lists(analysis: Analysis, tree: Tree, cast: Cast) -> Lists:
    """The lists of a document. Repairs the tree where an item's first verb was not seen as one."""
    out = Lists()
    open_: list[_Level] = []
    previous: dict[str, str] = {}
    for start, end, mark, kind, goes_on in _pieces(analysis, tree):
        own = style(mark, previous.get("", "")) if mark else "-" if kind is BlockKind.LIST_ITEM else ""
        if mark:
            previous[""] = mark
        if own == "" and goes_on and open_ and open_[-1].own == "" and open_[-1].items in (None, "¶"):
            own = "¶"  # plain paragraphs that end in ';'
        level = _enclosing(open_, own)
        lead = None
        if level is not None:
            level.count += 1
            lead = level.lead if level.count <= _REACH else None
        if lead is not None:
            _item(tree, lead, start, end, out)
            if lead.duty and lead.words.endswith(" to") and out.verbs:
                out.unfinished.update(i for i in range(lead.start, lead.end) if tree.is_verb(i))
        last = analysis.sent(end - 1).start
        if is_lead_in(tree, last, end):
            found = lead_in(analysis, tree, cast, end)
            if lead is not None and start == last and (found is None or not _own_subject(tree, start, end)):
                found = lead.below(start, end) if _opens_steps(tree, end) else None
            open_.append(_Level(own, None, found))
    return out


def _pieces(analysis: Analysis, tree: Tree) -> Iterator[tuple[int, int, str, BlockKind, bool]]:
    """(first token, after the last, mark, kind of block, whether the text goes on with ';') of what was read on its own."""
    total = len(tree.head)
    starts = [i for i, _ in analysis.pieces if i < total]
    for n, (start, mark) in enumerate(analysis.pieces[: len(starts)]):
        end = starts[n + 1] if n + 1 < len(starts) else total
        if start < end:
            block = analysis.source.blocks[analysis.block[start]]
            yield start, end, mark, block.kind, tree.lower[end - 1] == ";" or tree.lower[max(start, end - 2)] == ";"


def _enclosing(open_: list[_Level], own: str) -> _Level | None:
    """The open list that a piece is an item of; lists that it closes are taken off."""
    while open_:
        top = open_[-1]
        if top.items is None and own and own != top.own and own != "§" or top.items is None and own == top.own == "-":
            top.items = own
        if top.items == own and own:
            return top
        open_.pop()
    return None


def _own_subject(tree: Tree, start: int, end: int) -> bool:
    return any(tree.dep[i] in ("nsubj", "nsubjpass") for i in range(start, min(end, start + 12)))


def _opens_steps(tree: Tree, end: int) -> bool:
    """Does an item's own list go on with what the item does: 'take the following steps:', '... by:', '... to:'?"""
    return tree.lower[end - 2] in (
        "to",
        "by",
        "including",
        "following",
        "steps",
        "actions",
        "measures",
        "shall",
        "will",
    )


# ------------------------------------------------------------------------------------------------ one item


def _item(tree: Tree, lead: LeadIn, start: int, end: int, out: Lists) -> None:
    v = _opening_verb(tree, start, end, lead.duty)
    if v is None and not lead.words and lead.status is None:
        v = _opening_past(tree, start, end)
    if v is not None:
        said = tree.tag[v] in ("VBD", "VBN")
        out.verbs[v] = replace(lead, status=Status.DONE, words="") if said and not lead.duty else lead
    elif lead.gerunds and (v := _opening_gerund(tree, start, end)) is not None:
        out.verbs[v] = lead
    elif lead.nominal and (found := _deed(tree, start, end)) is not None:
        out.nouns[found[0]] = (found[1], lead, start, end)


def _opening_verb(tree: Tree, start: int, end: int, duty: bool = False) -> int | None:
    """The verb that an item begins with, bare, in the third person or in the past; None where it begins with its own subject.

    After 'shall:' (a duty) a first word that was taken for a noun is a verb too, if an object or 'and' comes after it.
    """
    v = start
    while v < end and (tree.pos[v] == "PUNCT" or tree.lower[v] in _LINKS or tree.tag[v] == "RB"):
        v += 1
    if v >= end:
        return None
    low = tree.lower[v]
    stems = (low[:-1], low[:-2], low[:-3] + "y") if low.endswith("s") else ()
    base = low if known(low) else next((s for s in stems if known(s)), "")
    if tree.is_verb(v) and not tree.has(v, "nsubj", "nsubjpass") and tree.tag[v] in ("VB", "VBZ", "VBP", "VBD"):
        if tree.head[v] > v and tree.tag[v] in ("VB", "VBP"):
            promote(tree, v, v, start, end, "VB")
        tree.dep[v] = "ROOT" if tree.head[v] == v else tree.dep[v]
        return v
    if duty and not base and tree.tag[v] in ("NN", "VBN", "JJ", "VB") and tree.lower[v + 1 : v + 2]:
        base = low if tree.pos[v + 1] in ("DET", "PRON", "CCONJ", "SCONJ", "NUM") else ""
    hung = tree.tag[v] in ("VB", "VBP") and tree.head[v] != v and tree.head[v] > v
    if (
        hung
        or base
        and tree.tag[v] == "NN"
        and tree.lower[v + 1 : v + 2] == ["and"]
        and tree.tag[v + 2 : v + 3] == ["NN"]
    ):
        promote(tree, v, v, start, end, "VB")
        tree.lemma[v] = low
        _joined(tree, v, end)
        return v
    if base and v + 1 < end and tree.pos[v + 1] in _AFTER_VERB and tree.tag[v] in ("NN", "NNP", "NNS", "NNPS", "JJ"):
        tree.lemma[v] = base
        promote(tree, v, v, start, end, "VB" if base == low else "VBZ")
        return v
    return None


def _opening_past(tree: Tree, start: int, end: int) -> int | None:
    """'Hosted Secretary X', 'Reinstated certain exclusions': what the one before the colon did."""
    low = tree.lower[start]
    stem = next((x for x in (low[:-2], low[:-1], low[:-3]) if low.endswith("ed") and known(x)), "")
    if not stem or start + 1 >= end or tree.pos[start + 1] not in _AFTER_VERB or tree.pos[start + 1] == "ADP":
        return None
    if tree.tag[start] not in ("VBN", "VBD", "JJ", "NNP", "NN") or tree.has(start, "nsubj", "nsubjpass", "auxpass"):
        return None
    tree.lemma[start] = stem
    promote(tree, start, start, start, end, "VBD")
    return start


def _joined(tree: Tree, v: int, end: int) -> None:
    """'vet and screen all applicants': the second verb beside the first, what follows is their object."""
    if tree.lower[v + 1 : v + 2] != ["and"] or v + 2 >= end or not tree.lower[v + 2].isalpha():
        return
    k = v + 2
    tree.tag[k], tree.pos[k], tree.lemma[k] = "VB", "VERB", tree.lower[k]
    tree.hang(v + 1, v, "cc")
    tree.hang(k, v, "conj")
    first = next((x for x in tree.kids[v] if x > k and tree.pos[x] in ("NOUN", "PROPN")), None)
    if first is not None and not tree.has(k, "dobj"):
        tree.dep[first] = "dobj"


def _opening_gerund(tree: Tree, start: int, end: int) -> int | None:
    """'removing the exemption': the gerund that an item begins with, made the root of the item."""
    v = start
    while v < end - 1 and (tree.pos[v] == "PUNCT" or tree.tag[v] == "RB"):
        v += 1
    low = tree.lower[v]
    if not low.endswith("ing") or len(low) < 6 or v + 1 >= end:
        return None
    stems = [s for s in (low[:-3], low[:-3] + "e", low[:-4]) if known(s)]
    if tree.tag[v] == "VBG":
        base = tree.lemma[v]
    elif stems and tree.tag[v + 1] not in ("VBD", "VBZ", "MD", "VBP", "IN"):
        base = stems[0]
    else:
        return None
    if tree.has(v, "nsubj") or tree.dep[v] in ("csubj", "csubjpass") and tree.text[v][0].isupper():
        return None  # 'Removing the cap would cost'
    if tree.dep[v] != "ROOT" or tree.head[v] != v or tree.tag[v] != "VBG":
        stop = next((i for i in range(v, end) if tree.lower[i] == "."), end)
        promote(tree, v, v, start, stop, "VBG")
    tree.lemma[v] = base
    return v


def _deed(tree: Tree, start: int, end: int) -> tuple[int, str] | None:
    """(head noun, verb) of an item such as 'adoption of the package' or 'a new coordinated activity'."""
    head = next((i for i in range(start, end) if tree.dep[i] == "ROOT" and tree.pos[i] in ("NOUN", "PROPN")), None)
    if head is None or any(tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") and tree.head[i] == i for i in range(start, end)):
        return None
    verb = verb_of(tree.lemma[head])
    if not verb:
        said = [k for k in tree.has(head, "amod") if tree.tag[k] in ("VBN", "VBG") or tree.lower[k].endswith("ed")]
        stems = [s for k in said for s in (tree.lemma[k], tree.lower[k][:-2], tree.lower[k][:-1]) if known(s)]
        verb = stems[0] if stems else ""
    return (head, verb) if verb else None
