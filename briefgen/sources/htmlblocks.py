"""The blocks of an HTML tree, in order, without recursion: nesting may be as deep as the parser lets it be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.model import BlockKind
from briefgen.sources.draft import Part
from briefgen.sources.lines import Wrap, join
from briefgen.sources.shape import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK = frozenset(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr html legend li main menu ol option p pre section summary table tbody td tfoot th thead tr ul "
    "caption".split()
)
_ENDS, _BEGINS = re.compile(r"[^\W\d_A-Z]{2}[.,;:!?)”’]?$"), re.compile(r"[A-Z][^\W\d_A-Z]")
_ONE_A_LINE = Wrap(0, False, Counter())  # a <br> parts lines that are paragraphs more often than not


class _Walk:
    """Collects inline text until a block begins or ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.text: list[str] = []
        self.lists = 0
        self.stack: list[str] = []  # open blockquote, li, heading, caption
        self.edge = ""  # since the last text: 'begun' or 'ended' an inline element, 'seam' a link, or ended one and begun another

    def pass_edge(self, tag: str, edge: str) -> None:
        """Notes that an inline element begins or ends here."""
        self.edge = "seam" if tag == "a" or self.edge == "seam" or (self.edge, edge) == ("ended", "begun") else edge

    def add(self, text: str) -> None:
        """Collects text; what a page's style alone keeps apart gets a blank: 'China Daily</a><span>Ada Quill'."""
        if not text:
            return
        if self.edge == "seam" and self.text and _ENDS.search(self.text[-1]) and _BEGINS.match(text):
            self.text.append(" ")
        self.edge = ""
        self.text.append(text)

    def flush(self) -> None:
        """Ends the block that was being collected."""
        lines = "".join(self.text).split("\v")
        self.text.clear()
        lines = [re.sub(r"[\s]+", " ", line.replace("\xa0", " ")).strip() for line in lines]
        for lines_of_one in _paragraphs(lines):
            for text in join(lines_of_one, _ONE_A_LINE):
                kind, level = self.kind()
                self.parts.append(Part(kind, text, level))

    def kind(self) -> tuple[BlockKind, int]:
        """What the open elements make of a block."""
        for tag in reversed(self.stack):
            if tag[0] == "h":
                return BlockKind.HEADING, int(tag[1])
            if tag in ("figcaption", "caption"):
                return BlockKind.CAPTION, 0
            if tag in ("li", "dd"):
                return BlockKind.LIST_ITEM, max(1, self.lists)
            if tag == "blockquote":
                return BlockKind.QUOTE, 0
        return BlockKind.PARAGRAPH, 0


_MEANING = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "li", "dd", "blockquote"])


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Lines apart where two breaks follow each other."""
    out: list[list[str]] = [[]]
    for line in lines:
        if line:
            out[-1].append(line)
        elif out[-1]:
            out.append([])
    return [p for p in out if p]


def blocks_of(area: HtmlElement) -> list[Part]:
    """The blocks of an element."""
    walk = _Walk()
    skip_until: HtmlElement | None = None
    for event, element in _events(area):
        tag = element.tag
        if skip_until is not None:
            if event == "end" and element is skip_until:
                skip_until = None
                walk.add(element.tail or "" if element is not area else "")
            continue
        if event == "start":
            if tag == "table" and _is_data(element):
                walk.flush()
                walk.parts += _rows(element)
                skip_until = element
                continue
            _start(walk, tag, element)
        else:
            _end(walk, tag)
            if element is not area:
                walk.add(element.tail or "")
    walk.flush()
    return walk.parts


def line_of(element: HtmlElement) -> str:
    """All text of an element on one line, a blank where a block or a line ends."""
    return " ".join(part.text for part in blocks_of(element))


def _events(area: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    from lxml import etree

    return (
        (event, element)
        for event, element in etree.iterwalk(area, events=("start", "end"))
        if isinstance(element.tag, str)
    )


def _start(walk: _Walk, tag: str, element: HtmlElement) -> None:
    if tag == "br":
        walk.text.append("\v")
        return
    if tag in _BLOCK:
        walk.flush()
    else:
        walk.pass_edge(tag, "begun")
    if tag in ("ul", "ol", "dl", "menu", "dir"):
        walk.lists += 1
    if tag in _MEANING:
        walk.stack.append(tag)
    text = element.text or ""
    walk.add(text.replace("\n", "\v") if tag == "pre" else text)


def _end(walk: _Walk, tag: str) -> None:
    if tag in _BLOCK:
        walk.flush()
    elif tag != "br":
        walk.pass_edge(tag, "ended")
    if tag in ("ul", "ol", "dl", "menu", "dir"):
        walk.lists -= 1
    if tag in _MEANING and tag in walk.stack:
        del walk.stack[len(walk.stack) - 1 - walk.stack[::-1].index(tag)]


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds rows of short cells, not a page's layout."""
    if table.xpath(".//table | .//h1 | .//h2 | .//article"):
        return False
    cells = [len(letters(c.text_content())) for c in table.xpath(".//td | .//th")]
    rows = table.xpath(".//tr")
    return bool(cells) and len(cells) > len(rows) and max(cells) <= 600


def _rows(table: HtmlElement) -> list[Part]:
    parts = []
    for row in table.iter("caption", "tr"):
        if row.tag == "caption":
            parts.append(Part(BlockKind.CAPTION, line_of(row)))
            continue
        cells = [line_of(c) for c in row.iterchildren("td", "th")]
        if any(cells):
            parts.append(Part(BlockKind.TABLE_ROW, " | ".join(c for c in cells if c)))
    return parts
