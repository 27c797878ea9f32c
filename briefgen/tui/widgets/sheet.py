"""What was made as it will read: drawn lines to scroll."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from briefgen.tui.drawn import DrawnLine

__all__ = ["KEYS", "Sheet"]

KEYS: list[BindingType] = [
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
    BINDINGS: ClassVar[list[BindingType]] = KEYS

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
