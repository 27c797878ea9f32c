"""Quotations with whose words they are on a line of its own below: '“It is time.”' and '— Ada Holm, Minister for Ports'."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.tree import Tree
from briefgen.model import ActorKind, BlockKind

_OPENS, _CLOSES = ("“", '"'), ("”", '"')
_DASHES = frozenset(("—", "–", "―", "-", "--"))
_LONG = 200  # characters; no such line is longer
_LEANS = frozenset("this that these those it they he she and but so with".split())  # on the sentence before
_LEAST = 5  # words of a sentence that says something


@dataclass(frozen=True, slots=True)
class SignedQuote:
    """The tokens of the sentence that stands for a quotation, of its first word, of the line below; and who says it."""

    start: int
    end: int
    opening: int
    line: tuple[int, int]
    speaker: str


def signed_quotes(analysis: Analysis, tree: Tree, cast: Cast) -> list[SignedQuote]:
    """All of a document's, in order."""
    source, out = analysis.source, []
    for above, below in zip(source.blocks, source.blocks[1:], strict=False):
        said = source.text[above.start : above.end].strip()
        if not said.startswith(_OPENS) or not said.endswith(_CLOSES) or below.end - below.start > _LONG:
            continue
        if BlockKind.TITLE in (above.kind, below.kind):
            continue
        start, end = analysis.token_range(below.start, below.end)
        if start >= end or any(tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(start, end)):
            continue
        dash = tree.text[start] in _DASHES
        m = cast.at(start + dash)
        if m is None or m.kind is not ActorKind.PERSON or len(m.actors) != 1:
            continue
        if not dash and tree.lower[m.end : m.end + 1] != [","]:
            continue
        opening, close = analysis.token_range(above.start, above.end)
        first, last = _telling(analysis, opening, close)
        out.append(SignedQuote(first, last, opening, (start, end), m.actors[0]))
    return out


def _telling(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """The first sentence of a quotation that can stand alone, without the marks around it."""
    sents = [s for s in analysis.sents if start <= s.start < end]
    whole = next((s for s in sents if len(s) > _LEAST and s[int(s[0].text in _OPENS)].lower_ not in _LEANS), sents[0])
    first, last = whole.start + (whole[0].text in _OPENS), min(whole.end, end)
    while last > first + 1 and analysis.doc[last - 1].text in ("”", '"', "''", "."):
        last -= 1
    return first, last
