"""Whose words a document is: the parties of a joint statement, by its title, its introduction or 'We, the ...'."""

from __future__ import annotations

from collections.abc import Sequence

_TEXTS = frozenset("statement declaration communiqué communique pledge".split())
_BY = frozenset(("by", "from", "between", "of"))
_END = frozenset(
    "on regarding concerning after following about at during condemning welcoming calling marking announcing outlining : ; .".split()
)
_ACTING = frozenset("having as meeting acting convening gathered convened with".split())
_FINITE = frozenset(("VBP", "VBZ", "VBD", "MD"))
_LOOKED_AT = 250  # tokens at the head of a document
_LONGEST = 120  # tokens of a list of parties


def author_ranges(low: Sequence[str], tags: Sequence[str], block: Sequence[int]) -> list[range]:
    """The token ranges at the head of a document that name its joint authors; `low` are the lower-cased tokens.

    'Joint Statement by X and Y on ...', a title 'Statement of X, Y and Z', 'the text of a joint statement by X, Y and Z', 'We, the Ministers of X and Y, ...'.
    """
    out: list[range] = []
    for i in range(1, min(len(low) - 2, _LOOKED_AT)):
        joint = low[i] in _TEXTS and (low[i - 1] == "joint" or block[i] == block[0])
        start = 0
        if joint and low[i + 1] in _BY:
            start = i + 2
        elif joint and low[i + 1] == "issued" and low[i + 2] in _BY:
            start = i + 3
        elif low[i - 1] == "statement" and low[i] in ("was", "is") and low[i + 2] in _BY:  # 'was released by'
            start = i + 3
        elif low[i] == "," and low[i - 1] == "we":
            start = i + 1
        if start:
            parties = range(start, _end(low, tags, block, start))
            if low[i - 1] == "joint" or block[i] != block[0] or "and" in low[parties.start : parties.stop]:
                out.append(parties)  # in a title 'Statement of X and Y' is as joint as one that says so
    return out


def _end(low: Sequence[str], tags: Sequence[str], block: Sequence[int], start: int) -> int:
    """Where the list of parties ends: at 'on', a full stop, a finite verb, a participle of content, or the end of the block."""
    i = start
    while i < len(low) and i - start < _LONGEST and block[i] == block[start]:
        if low[i] == "on" and low[i + 1 : i + 2] == ["behalf"]:
            i += 2
            continue
        if low[i] in _END or tags[i] in _FINITE or low[i] in _ACTING and low[i - 1] == ",":
            break
        i += 1
    return i
