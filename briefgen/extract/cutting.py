"""Where a sentence that is too long may end: between clauses, never inside a noun phrase or a name."""

from __future__ import annotations

from itertools import accumulate

from briefgen.extract.tree import ASIDE, SUBJECTS, Tree

__all__ = ["cut", "words"]

_CONDITIONS = frozenset(("if", "unless", "until", "once", "provided", "except"))
_LEAST = 5  # words that stay at least
_CLAUSES = ASIDE | {"advcl", "cc", "punct", "parataxis", "dep", "meta", "intj"}
_LOOSE = _CLAUSES | {"prep", "npadvmod", "advmod", "agent"}
_COMPLETING = frozenset(("prep", "agent", "dobj", "xcomp", "ccomp", "oprd"))
_WHICH = frozenset("any those ones anyone everyone no every such".split())  # what follows says which are meant
_CONTENT = frozenset(("to", "that", "on", "of"))  # 'the requirement to report': what it is, not more about it


def _is_word(tree: Tree, i: int) -> bool:
    return tree.pos[i] not in ("PUNCT", "SPACE") and tree.text[i][:1] not in "'’-"


def words(tree: Tree, tokens: list[int]) -> int:
    """How many tokens are words."""
    return sum(_is_word(tree, i) for i in tokens)


def cut(tree: Tree, tokens: list[int], limit: int, least: int = _LEAST) -> list[int]:
    """`tokens` whole if they are at most `limit` words, else as many of the first as end a clause, else a phrase of a verb.

    Where no such place is near, the whole comes back: better long than broken.
    """
    upto = [0, *accumulate(_is_word(tree, i) for i in tokens)]  # words among the first n tokens
    if upto[-1] <= limit:
        return tokens
    for level in range(3):
        ends = [n for n in _ends(tree, tokens, level) if upto[n] >= least]
        inside = [n for n in ends if upto[n] <= limit]
        if inside and upto[inside[-1]] >= min(8, limit // 2, 2 * least):
            return tokens[: inside[-1]]
        near = [n for n in ends if upto[n] <= limit * 1.35]
        if near and level:
            return tokens[: near[0]]
    return tokens


def _ends(tree: Tree, tokens: list[int], level: int) -> list[int]:
    """The places n where tokens[:n] is whole: what is lost only says more about what stays."""
    found = []
    at = {i: n for n, i in enumerate(tokens)}
    heads = [at.get(tree.head[i], -1) for i in tokens]
    furthest = list(  # the last place on which a word so far hangs
        accumulate(
            (h if tree.pos[i] != "PUNCT" and tree.dep[i] != "cc" else -1 for i, h in zip(tokens, heads, strict=True)),
            max,
        )
    )
    for n in range(3, len(tokens)):
        if furthest[n - 1] >= n:
            continue
        before = tokens[n - 1]
        if tree.pos[before] in ("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART") or tree.lower[before] in (
            "-",
            "/",
            "up",
        ):
            continue
        kept, lost = set(tokens[:n]), set(tokens[n:])
        after = before + 1
        if tree.tag[before] == "JJ" and after in lost and tree.pos[after] in ("NOUN", "PROPN", "ADJ"):
            continue  # 'the iconic | hit', whatever the tree says
        if tree.dep[before] == "acl" and any(tree.dep[k] in _COMPLETING for k in tree.kids[before] if k in lost):
            continue  # 'any action aimed | at'
        if all(tree.head[i] not in kept or _may_go(tree, i, kept, level) for i in lost):
            found.append(n)
    return found


def _may_go(tree: Tree, i: int, kept: set[int], level: int) -> bool:
    """Whether the branch of token i may be left out though its head stays."""
    dep, head = tree.dep[i], tree.head[i]
    if dep == "conj":
        return tree.is_verb(head) or tree.pos[head] == "AUX"
    if dep == "cc":
        kin = [k for k in tree.kids[head] if tree.dep[k] == "conj" and k in kept]  # 'a, b' without its 'and c'
        return not kin and not (
            tree.dep[head] == "conj" and not any(tree.dep[k] == "cc" and k < head for k in tree.kids[tree.head[head]])
        )
    if dep in ("relcl", "acl") and (
        tree.lower[head] in _WHICH or any(tree.lower[k] in _WHICH for k in tree.has(head, "det"))
    ):
        return False
    if dep == "relcl":
        if tree.dep[head] == "appos" and sum(k in kept for k in tree.subtree(head)) < 4:
            return False  # ', a post that he held'
        return bool(tree.has(i, *SUBJECTS)) and not any(tree.lower[a] == "to" for a in tree.has(i, "aux"))
    if dep == "appos":
        first = min(tree.subtree(i))
        return tree.pos[first - 1] == "PUNCT" and tree.lower[first - 1] not in (")", "”", '"', "-")
    if dep == "acl":
        return tree.tag[i] in ("VBG", "VBN")
    if dep == "advcl":
        return not {tree.lower[m] for m in tree.has(i, "mark", "advmod")} & _CONDITIONS
    if dep == "prep" and level:
        if tree.lower[i] in ("of", "than"):
            return False
        if tree.is_verb(head) and i == head + 1 and tree.dep[head] not in ("acl", "advcl"):
            return False  # 'relies on it', 'met with them'
        return tree.is_verb(head) or level > 1 and tree.pos[head] != "PROPN"
    return dep in (_LOOSE if level else _CLAUSES)
