"""Two views of what was made: drawn lines to scroll, and pictures of pages in half blocks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from briefgen.engine import Picture
    from briefgen.tui.drawn import DrawnLine

__all__ = ["Pages", "Sheet"]

_KEYS: list[BindingType] = [
    Binding("down,j", "scroll_down", "Down", show=False),
    Binding("up,k", "scroll_up", "Up", show=False),
    Binding("pagedown,ctrl+d,space", "page_down", "Page down", show=False),
    Binding("pageup,ctrl+u", "page_up", "Page up", show=False),
    Binding("home,g", "scroll_home", "Top", show=False),
    Binding("end,G", "scroll_end", "Bottom", show=False),
]


@lru_cache(256)
def _style(name: str) -> Style:
    return Style.parse(name) if name else Style.null()


class Sheet(ScrollView, can_focus=True):
    """Lines drawn elsewhere."""

    DEFAULT_CSS = (
        "Sheet { height: 1fr; overflow-x: hidden; overflow-y: scroll; padding: 0 1; scrollbar-size-vertical: 1; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = _KEYS

    class Resized(Message):
        """There is another width to draw for."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[DrawnLine] = ()
        self._width = 0

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if width and width != self._width:
            self._width = width
            self.post_message(self.Resized())

    def show(self, lines: Sequence[DrawnLine]) -> None:
        """Other lines; the place is kept, for most of them are the same after a decision."""
        self._lines = lines
        self.virtual_size = Size(self.scrollable_content_region.width, len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, base = self.scrollable_content_region.width, self.rich_style
        row = y + int(self.scroll_offset.y)
        if row >= len(self._lines):
            return Strip.blank(width, base)
        return Strip([Segment(text, base + _style(name)) for text, name in self._lines[row]]).adjust_cell_length(
            width, base
        )


class Pages(ScrollView, can_focus=True):
    """Pages of a PDF, one below the other, two pixels a cell."""

    DEFAULT_CSS = "Pages { height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = _KEYS

    class Resized(Message):
        """There is another width to draw for."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[tuple[Picture, int] | None] = []
        self.words = ""
        self._width = 0

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if width and width != self._width:
            self._width = width
            self.post_message(self.Resized())

    def show(self, pictures: Sequence[Picture], words: str = "") -> None:
        """Other pages; without any, `words` say why."""
        self.words = words
        self._rows = []
        for picture in pictures:
            self._rows += [(picture, y) for y in range(0, picture.height - 1, 2)]
            self._rows.append(None)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, base = self.scrollable_content_region.width, self.rich_style
        row = y + int(self.scroll_offset.y)
        if not self._rows and y == 1:
            return Strip([Segment(f"  {self.words}", base)]).adjust_cell_length(width, base)
        if row >= len(self._rows) or self._rows[row] is None:
            return Strip.blank(width, base)
        picture, at = self._rows[row] or (None, 0)
        assert picture is not None
        segments, top, low = [], at * picture.width * 3, (at + 1) * picture.width * 3
        for x in range(0, picture.width * 3, 3):
            upper = Color.from_rgb(*picture.rgb[top + x : top + x + 3])
            lower = Color.from_rgb(*picture.rgb[low + x : low + x + 3])
            segments.append(Segment("▀", Style(color=upper, bgcolor=lower)))
        return Strip(segments).adjust_cell_length(width, base)
