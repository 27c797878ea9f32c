"""List items that go on with the sentence before the list: 'The order: - directs ...', 'Norway will: - open ...'."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.extract.analysis import Analysis
from briefgen.extract.categories import known
from briefgen.extract.clauses import PROMISING, Tree
from briefgen.extract.headlines import promote
from briefgen.model import BlockKind, Status

_PLANNING = PROMISING | frozenset("plan intend decide aim propose resolve".split())
_PROPOSING = frozenset("recommend urge ask call encourage advise invite request suggest".split())
_ASKING = _PROPOSING | frozenset("direct instruct order require task charge mandate".split())
_REACH = 30  # list items under one lead-in


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What comes before a list: the head of its subject, its verb words ('will', 'agreed to'), the status that they give."""

    subject: int
    words: str
    status: Status | None


def lead_ins(analysis: Analysis, tree: Tree) -> dict[int, LeadIn]:
    """First verb of a list item -> the lead-in that it goes on with. Repairs the tree where that verb was not seen as one."""
    first, last = _bounds(analysis)
    out: dict[int, LeadIn] = {}
    current: LeadIn | None = None
    count = 0
    for n, block in enumerate(analysis.source.blocks):
        if n not in first:
            continue
        start, end = first[n], last[n] + 1
        if block.kind is BlockKind.LIST_ITEM and current is not None and count < _REACH:
            count += 1
            v = _opening_verb(tree, start, end)
            if v is not None:
                out[v] = current
                continue
        if tree.lower[end - 1] == ":":
            current, count = _lead_in(analysis, tree, end), 0
        elif block.kind is not BlockKind.LIST_ITEM:
            current = None
    return out


def _bounds(analysis: Analysis) -> tuple[dict[int, int], dict[int, int]]:
    """Block -> its first token, its last token."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for i, b in enumerate(analysis.block):
        first.setdefault(b, i)
        last[b] = i
    return first, last


def _lead_in(analysis: Analysis, tree: Tree, end: int) -> LeadIn | None:
    """The lead-in that ends before token `end`, if it has a subject and its verb is left open."""
    sent = analysis.sent(end - 1)
    root = sent.root.i
    if (asked := _asked(tree, sent.start, end)) is not None:
        return asked
    subjects = tree.has(root, "nsubj")
    if not subjects:
        if tree.pos[root] in ("NOUN", "PROPN") and end - sent.start <= 12:
            return LeadIn(root, "", None)  # 'The order:'
        return None
    words = [
        i
        for i in range(subjects[-1] + 1, end)
        if i == root or tree.head[i] == root and tree.dep[i] in ("aux", "neg", "prep", "prt", "xcomp")
    ]
    text = " ".join(tree.text[i] for i in words if tree.dep[i] != "xcomp")
    aux = {tree.lower[i] for i in words if tree.dep[i] == "aux"} | {tree.lower[root]}
    if aux & {"will", "shall", "must"} or tree.lemma[root] in _PLANNING:
        return LeadIn(
            subjects[-1], text if tree.lower[end - 2] in ("to", "will", "shall", "must", "not") else "", Status.PLANNED
        )
    return LeadIn(subjects[-1], "", None)


def _asked(tree: Tree, start: int, end: int) -> LeadIn | None:
    """'The report recommends that members:' or 'directs the Secretary to:': those who are asked shall do what the items say."""
    for v in range(end - 2, start, -1):
        if not tree.is_verb(v) or tree.lemma[v] not in _ASKING:
            continue
        heads = [k for k in tree.has(v, "dobj") if k > v and (tree.lower[end - 2] == "to" or k == end - 2)]
        if end - v <= 8 and not heads and tree.lower[v + 1] == "that" and tree.pos[end - 2] in ("NOUN", "PROPN"):
            heads = [end - 2]  # the sentence stops before its verb
        heads += [s for k in tree.has(v, "ccomp", "xcomp", "advcl") if k > v for s in tree.has(k, "nsubj")]
        if heads and tree.lower[heads[0]] not in ("it", "this", "that"):
            status = Status.PROPOSED if tree.lemma[v] in _PROPOSING else Status.PLANNED
            return LeadIn(heads[0], "", status)
        return None
    return None


def _opening_verb(tree: Tree, start: int, end: int) -> int | None:
    """The verb that a list item begins with; None where it begins with its own subject."""
    v = start
    while v < end and (tree.pos[v] == "PUNCT" or tree.lower[v] in ("to", "further", "also", "jointly", "fully")):
        v += 1
    if v >= end:
        return None
    base = (
        tree.lower[v]
        if known(tree.lower[v])
        else next((s for s in (tree.lower[v][:-1], tree.lower[v][:-2]) if tree.lower[v].endswith("s") and known(s)), "")
    )
    if tree.is_verb(v) and not tree.has(v, "nsubj") and tree.tag[v] in ("VB", "VBZ", "VBP"):
        tree.dep[v] = "ROOT" if tree.head[v] == v else tree.dep[v]
        return v
    if (
        base
        and v + 1 < end
        and tree.pos[v + 1] in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP")
        and tree.tag[v] in ("NN", "NNP", "NNS", "NNPS", "JJ")
    ):
        tree.lemma[v] = base
        promote(tree, v, v, start, end, "VB" if base == tree.lower[v] else "VBZ")
        return v
    return None
