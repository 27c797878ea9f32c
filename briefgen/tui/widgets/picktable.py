"""The one table of the interface: rows with a mark column that reads without colour, drawn only where they are seen.

Textual's DataTable takes 0.8 s to fill with 10,000 rows and as long for every change of the filter; here rows are keys, and
cells are asked for when a row comes into view, so that 15,000 documents cost as much as ten.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from briefgen.tui.literal import line
from briefgen.tui.widgets.rows import RowsView

__all__ = ["Column", "PickTable"]

_GUTTER = 2  # '> ' before the row that the cursor is on
_MARK = 4  # '[x] '
_AMPLE = 52  # cells that a title is readable in


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` cells, 0 takes what is left; left out where the table is narrower than `least`.

    It grows up to `most` cells from what a wide table leaves to the columns without a width.
    """

    key: str
    label: str
    width: int = 0
    right: bool = False
    least: int = 0
    most: int = 0


class PickTable(RowsView):
    """Rows to choose from, many or a `single` one. `cells(key)` gives the texts of a row, one for each column; they may hold anything."""

    DEFAULT_CSS = """
    PickTable { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    PickTable > .picktable--head { text-style: bold; background: $panel; }
    PickTable > .picktable--cursor { background: $panel; }
    PickTable:focus > .picktable--cursor { background: $primary; color: $background; }
    PickTable > .picktable--marked { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "picktable--head",
        "picktable--cursor",
        "picktable--marked",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", id="table.mark", tooltip="Mark this row, or take its mark away"),
        Binding("a", "mark_all", "All", show=False, id="table.all", tooltip="Mark all rows that are shown, or none"),
        Binding("v", "range", "Range", show=False, id="table.range", tooltip="Start a range; again: mark it"),
        Binding("shift+down", "stretch(1)", "Mark downwards", show=False, id="table.stretch-down"),
        Binding("shift+up", "stretch(-1)", "Mark upwards", show=False, id="table.stretch-up"),
        Binding("enter", "select", "Choose", show=False, id="table.choose"),
    ]

    class _OfTable(Message):
        def __init__(self, table: PickTable) -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> PickTable:
            return self.table

    class Moved(_OfTable):
        """The cursor is on another row, or the rows are others."""

    class Marked(_OfTable):
        """The marks are others."""

    class Chosen(_OfTable):
        """Enter or a double click on the row under the cursor."""

    class HeadClicked(_OfTable):
        """A click on a heading."""

        def __init__(self, table: PickTable, column: str) -> None:
            super().__init__(table)
            self.column = column

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[str], Sequence[str]],
        *,
        markable: bool = True,
        single: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns, self.cells, self.markable = tuple(columns), cells, markable
        self.single = single
        self.keys: list[str] = []
        self.marks: set[str] = set()
        self.sorted_by = ""
        self.empty = ""  # what to say when there are no rows
        self._anchor: int | None = None
        self.head = 1

    # --------------------------------------------------------------------------------------------- content

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def key(self) -> str | None:
        """The row that the cursor is on."""
        return self.keys[self.cursor] if self.keys else None

    def set_rows(self, keys: Iterable[str]) -> None:
        """Other rows; the cursor stays on its row where that is still there, and on its place where not."""
        at = self.key
        had = bool(self.keys)
        self.keys = list(keys)
        self._anchor = None
        if bool(self.keys) != had:
            self.refresh_bindings()
        place = self.keys.index(at) if at in self.keys else self.cursor
        self.set_reactive(RowsView.cursor, max(0, min(place, len(self.keys) - 1)))
        self.resized()
        self.call_after_refresh(self.show_row, self.cursor)
        self.post_message(self.Moved(self))

    def go_to(self, key: str) -> None:
        if key in self.keys:
            self.cursor = self.keys.index(key)

    def set_marks(self, keys: Iterable[str]) -> None:
        marks = set(keys)
        if marks != self.marks:
            self.marks = marks
            self.refresh()

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        if self._anchor is not None:
            self.refresh()
        self.post_message(self.Moved(self))

    # --------------------------------------------------------------------------------------------- drawing

    def _layout(self) -> list[tuple[Column, int]]:
        """The columns that have room, with their widths."""
        room = self.size.width - _GUTTER - (_MARK if self.markable else 0)
        shown = [c for c in self.columns if self.size.width >= c.least]
        fixed = sum(c.width + 1 for c in shown if c.width)
        flexible = max(1, sum(1 for c in shown if not c.width))
        rest = max(8, (room - fixed) // flexible - 1)
        widths, spare = [c.width for c in shown], max(0, rest - _AMPLE) * flexible
        for n, column in enumerate(shown):
            more = min(spare, max(0, column.most - column.width))
            widths[n], spare, fixed = widths[n] + more, spare - more, fixed + more
        rest = max(8, (room - fixed) // flexible - 1)
        return list(zip(shown, (width or rest for width in widths), strict=True))

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.base
        if y == 0:
            return self._head(width)
        row = y - self.head + int(self.scroll_offset.y)
        if row >= len(self.keys):
            said = [] if self.keys or y < 2 else textwrap.wrap(self.empty, max(1, width - 4))[y - 2 : y - 1]
            return Strip([Segment(set_cell_size(f"  {''.join(said)}", width), base)], width)
        key = self.keys[row]
        marked = key in self.marks
        style = base
        if self._in_range(row) or marked:
            style += self.get_component_rich_style("picktable--marked", partial=True)
        if row == self.cursor:
            style += self.get_component_rich_style("picktable--cursor", partial=True)
        text = "> " if row == self.cursor else "  "
        if self.markable:
            on, off = ("(x) ", "( ) ") if self.single else ("[x] ", "[ ] ")
            text += on if marked else "[~] " if self._in_range(row) else off
        try:
            cells = self.cells(key)
        except LookupError:  # what the row stands for is gone; the other rows come with the next message
            cells = [""] * len(self.columns)
        for column, room in self._layout():
            text += self._fit(cells[self.columns.index(column)], room, column.right) + " "
        return Strip([Segment(set_cell_size(text, width), style)], width)

    def _head(self, width: int) -> Strip:
        style = self.base + self.get_component_rich_style("picktable--head", partial=True)
        text = " " * (_GUTTER + (_MARK if self.markable else 0))
        for column, room in self._layout():
            arrow = "↓" if column.key == self.sorted_by else ""
            text += self._fit(column.label + arrow, room, column.right) + " "
        return Strip([Segment(set_cell_size(text, width), style)], width)

    @staticmethod
    def _fit(text: str, room: int, right: bool) -> str:
        flat = line(text, room)
        return flat.rjust(room) if right else set_cell_size(flat, room)

    def _in_range(self, row: int) -> bool:
        return self._anchor is not None and min(self._anchor, self.cursor) <= row <= max(self._anchor, self.cursor)

    # --------------------------------------------------------------------------------------------- actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.keys and action in ("mark", "mark_all", "range", "stretch"):
            return False
        if action in ("mark_all", "range", "stretch"):
            return self.markable and not self.single
        return self.markable if action == "mark" else True

    def action_mark(self) -> None:
        if self._anchor is not None:
            self.action_range()
        elif self.key is not None:
            self._toggle(self.key)
            self.cursor += 0 if self.single else 1

    def _toggle(self, key: str) -> None:
        if self.single:
            self.marks = {key}
            self._marked()
            return
        self.marks ^= {key}
        self.redraw_row(self.keys.index(key, self.cursor))
        self.post_message(self.Marked(self))

    def action_mark_all(self) -> None:
        shown = set(self.keys)
        self.marks = self.marks - shown if shown <= self.marks else self.marks | shown
        self._marked()

    def action_range(self) -> None:
        """Start a range here; the second time, mark all from there to here."""
        if not self.keys:
            return
        if self._anchor is None:
            self._anchor = self.cursor
            self.refresh()
            return
        self.marks |= {key for row, key in enumerate(self.keys) if self._in_range(row)}
        self._anchor = None
        self._marked()

    def action_stretch(self, by: int) -> None:
        if self.key is not None:
            self.marks |= {self.key}
            self.cursor += by
            self.marks |= {self.keys[self.cursor]}
            self._marked()

    def drop_range(self) -> bool:
        """Give up a range that was started; whether there was one."""
        had, self._anchor = self._anchor is not None, None
        self.refresh()
        return had

    def _marked(self) -> None:
        self.refresh()
        self.post_message(self.Marked(self))

    def action_select(self) -> None:
        if self.key is not None and self.single:
            self._toggle(self.key)
        elif self.key is not None:
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        if event.y < self.head:
            self._click_head(event.x)
            return
        row = self.row_at(event)
        if row is None:
            return
        self.cursor = row
        if self.markable and _GUTTER <= event.x < _GUTTER + _MARK:
            self._toggle(self.keys[row])
        elif event.chain == 2:
            self.action_select()

    def _click_head(self, x: int) -> None:
        start = _GUTTER + (_MARK if self.markable else 0)
        for column, room in self._layout():
            if start <= x <= start + room:
                self.post_message(self.HeadClicked(self, column.key))
            start += room + 1
