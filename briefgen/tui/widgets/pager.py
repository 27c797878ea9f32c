"""A pane of text that may be anything and of any length: wrapped, searched and highlighted without markup or styles of its own.

Lines are wrapped once for a width and drawn only where they are seen, so that a 300-page document scrolls as well as a note.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefgen.text import clean

__all__ = ["Pager", "Span"]

_MOST = 400_000  # characters shown of one text


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, end exclusive, and how it is drawn: 'hit', 'strong', 'dim', 'head'."""

    start: int
    end: int
    kind: str = "hit"


class Pager(ScrollView, can_focus=True):
    """Text to read. `show(text, spans)` takes text of documents as it is; spans are offsets into it."""

    DEFAULT_CSS = """
    Pager { height: 1fr; overflow-x: hidden; overflow-y: scroll; padding: 0 1; scrollbar-size-vertical: 1; }
    Pager > .pager--hit { background: $accent; color: $background; text-style: underline; }
    Pager > .pager--strong { text-style: bold underline; color: $accent; }
    Pager > .pager--head { text-style: bold; color: $primary; }
    Pager > .pager--dim { text-style: dim; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pager--hit", "pager--strong", "pager--head", "pager--dim"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "Down", show=False, id="pager.down"),
        Binding("up,k", "scroll_up", "Up", show=False, id="pager.up"),
        Binding("pagedown,ctrl+d", "page_down", "Page down", show=False, id="pager.page-down"),
        Binding("pageup,ctrl+u", "page_up", "Page up", show=False, id="pager.page-up"),
        Binding("home,g", "scroll_home", "Top", show=False, id="pager.top"),
        Binding("end,G", "scroll_end", "Bottom", show=False, id="pager.bottom"),
        Binding("n", "hit(1)", "Next mention", show=False, id="pager.next"),
        Binding("N", "hit(-1)", "Mention before", show=False, id="pager.before"),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._text = ""
        self._spans: list[Span] = []
        self._lines: list[tuple[int, int]] = []  # offsets of the wrapped lines
        self._wrapped_to = 0
        self._hit = -1

    @property
    def text(self) -> str:
        return self._text

    def show(self, text: str, spans: Iterable[Span] = (), *, from_top: bool = False) -> None:
        """Another text, from its beginning or from the first hit."""
        if len(text) > _MOST:
            text = f"{text[:_MOST]}\n\n… and {len(text) - _MOST:,} more characters"
        cleaned, taken = clean(text)
        self._text = cleaned
        # Offsets hold for the text as it came: documents were cleaned on reading, so that nothing is taken out here.
        self._spans = sorted((s for s in spans), key=lambda s: s.start) if not taken and cleaned == text else []
        self._wrapped_to, self._hit = 0, -1
        self._rewrap()
        self.scroll_home(animate=False)
        if not from_top:
            self.call_after_refresh(self._open)

    def on_resize(self) -> None:
        self._rewrap()

    def _rewrap(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0 and width != self._wrapped_to:
            self._wrapped_to = width
            self._lines = wrap(self._text, width)
            self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self.rich_style
        row = y + int(self.scroll_offset.y)
        if row >= len(self._lines):
            return Strip.blank(width, base)
        start, end = self._lines[row]
        segments, at = [], start
        for span in self._spans:
            if span.end <= at or span.start >= end:
                continue
            left, right = max(span.start, at), min(span.end, end)
            segments.append(Segment(self._text[at:left].replace("\t", " "), base))
            style = base + self.get_component_rich_style(f"pager--{span.kind}", partial=True)
            segments.append(Segment(self._text[left:right].replace("\t", " "), style))
            at = right
        segments.append(Segment(self._text[at:end].replace("\t", " "), base))
        return Strip(segments).adjust_cell_length(width, base)

    def action_scroll_home(self) -> None:
        self.scroll_home(animate=False)  # a long text would be flown through

    def action_scroll_end(self) -> None:
        self.scroll_end(animate=False)

    def _open(self) -> None:
        """At the first hit, unless all of it is seen from the top: what stands above it says what it is about."""
        first = next((s for s in self._spans if s.kind == "hit"), None)
        if first is not None and self._row(first.end) < self.scrollable_content_region.height:
            self._hit = 0
        elif first is not None:
            self.action_hit(1)

    def action_hit(self, by: int) -> None:
        """Go to the next highlighted stretch."""
        hits = [s for s in self._spans if s.kind == "hit"] or [s for s in self._spans if s.kind == "strong"]
        if not hits:
            return
        self._hit = (self._hit + by) % len(hits)
        self.scroll_to(y=max(0, self._row(hits[self._hit].start) - self.size.height // 3), animate=False)

    def _row(self, at: int) -> int:
        """The line in which a character stands."""
        return max(0, bisect_right(self._lines, (at, len(self._text) + 1)) - 1)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Offsets (start, end) of the lines that a text fills at a width in cells; breaks at spaces, and inside longer words."""
    lines: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        start, stop = at, at + len(paragraph)
        at = stop + 1
        if paragraph.isascii():
            _wrap_ascii(text, start, stop, width, lines)
        else:
            _wrap_cells(text, start, stop, width, lines)
    return lines


def _wrap_ascii(text: str, start: int, stop: int, width: int, lines: list[tuple[int, int]]) -> None:
    while stop - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        end = cut if cut > start else start + width
        lines.append((start, end))
        start = end + 1 if cut > start else end
    lines.append((start, stop))


def _wrap_cells(text: str, start: int, stop: int, width: int, lines: list[tuple[int, int]]) -> None:
    used, space, at = 0, -1, start
    while at < stop:
        cells = cell_len(text[at])
        if used + cells > width and at > start:
            end = space if space > start else at
            lines.append((start, end))
            start = at = end + 1 if space > start else end
            used, space = 0, -1
            continue
        if text[at] == " ":
            space = at
        used += cells
        at += 1
    lines.append((start, stop))
