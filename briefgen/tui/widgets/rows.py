"""What every list of lines in the interface can do: a cursor, vim's keys beside the arrows, and drawing only what is seen."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class RowsView(ScrollView, can_focus=True):
    """A scrolling list of one-line rows below `head` fixed lines. Subclasses draw the lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False, id="list.down"),
        Binding("up,k", "move(-1)", "Up", show=False, id="list.up"),
        Binding("pagedown,ctrl+d", "page(1)", "Page down", show=False, id="list.page-down"),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("home,g", "first", "First", show=False, id="list.first"),
        Binding("end,G", "last", "Last", show=False, id="list.last"),
    ]

    cursor = reactive(0, init=False, repaint=False)
    head = 0  # lines that do not scroll
    base = Style.null()  # of the lines as they are drawn now

    def render_lines(self, crop: Region) -> list[Strip]:
        self.base = self.rich_style  # the same for all lines, and found by going up to the screen
        return super().render_lines(crop)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return 0

    def resized(self) -> None:
        """The number of rows or their width changed: set the scrolling range anew and keep the cursor inside."""
        self.virtual_size = Size(self.size.width, self.count + self.head)
        self.set_reactive(RowsView.cursor, max(0, min(self.cursor, self.count - 1)))
        self.refresh()

    def validate_cursor(self, value: int) -> int:
        return max(0, min(value, self.count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        self.show_row(new)
        for row in (old, new):
            self.redraw_row(row)

    def redraw_row(self, row: int) -> None:
        """Draw one row anew: a key that moves the cursor is answered as fast with many rows as with few."""
        self.refresh_line(row + self.head)

    def show_row(self, row: int) -> None:
        """Scroll as little as need be to see a row."""
        height = max(1, self.size.height - self.head)
        top = int(self.scroll_offset.y)
        if row < top:
            self.scroll_to(y=row, animate=False)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False)

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The row under the mouse; None on the head or below the last."""
        if event.y < self.head:
            return None
        row = event.y - self.head + int(self.scroll_offset.y)
        return row if row < self.count else None

    def on_resize(self) -> None:
        self.resized()
        self.call_after_refresh(self.show_row, self.cursor)

    def action_move(self, by: int) -> None:
        self.cursor += by

    def action_page(self, by: int) -> None:
        self.cursor += by * max(1, self.size.height - self.head - 1)

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = self.count - 1
