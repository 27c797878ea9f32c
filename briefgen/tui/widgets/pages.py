"""Pages of a PDF, one below the other: real pictures where the terminal has them, else two pixels a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefgen.tui.widgets import placeholders
from briefgen.tui.widgets.sheet import KEYS

if TYPE_CHECKING:
    from briefgen.tui.pictured import PagePicture

__all__ = ["Pages"]


class Pages(ScrollView, can_focus=True):
    """Half blocks and kitty's pictures are text; sixels are painted over blank lines after these were drawn."""

    DEFAULT_CSS = "Pages { height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    class Resized(Message):
        """There is another width to draw for."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._pages: Sequence[PagePicture] = ()
        self._rows: list[tuple[int, int] | None] = []  # (page, row of it) of each line
        self.words = ""
        self._width = 0
        self._sent: dict[int, int] = {}  # pages that a kitty has -> their numbers
        self._blank: set[int] = set()  # lines of the screen that sixels have to be painted over
        self._due = False

    def on_mount(self) -> None:
        self.app.app_resume_signal.subscribe(self, self._resumed)

    def _resumed(self, _: object) -> None:
        """Another program had the terminal: it may hold no picture any more."""
        self._sent.clear()
        self.refresh()

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if width and width != self._width:
            self._width = width
            self.post_message(self.Resized())

    def show(self, pictures: Sequence[PagePicture], words: str = "") -> None:
        """Other pages; without any, `words` say why."""
        self._forget()
        self.words, self._pages = words, pictures
        self._rows = []
        for n, picture in enumerate(pictures):
            self._rows += [(n, row) for row in range(picture.rows)]
            self._rows.append(None)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()

    def _write(self, sequence: str) -> None:
        driver = self.app._driver
        if driver is not None and sequence:
            driver.write(sequence)

    # ------------------------------------------------------------------------------------------- drawing

    def render_line(self, y: int) -> Strip:
        width, base = self.scrollable_content_region.width, self.rich_style
        at = self._at(y + int(self.scroll_offset.y))
        if not self._rows and y == 1:
            return Strip([Segment(f"  {self.words}", base)]).adjust_cell_length(width, base)
        if at is None:
            return Strip.blank(width, base)
        page, row = at
        picture = self._pages[page]
        if picture.rgb:
            segments = _blocks(picture, row)
        elif picture.png and row < placeholders.MOST:
            self._send(page)
            style = base + placeholders.style_of(page)
            segments = [Segment(cell, style) for cell in placeholders.cells(row, picture.columns)]
        else:
            segments = []
        return Strip(segments).adjust_cell_length(width, base)

    def _at(self, row: int) -> tuple[int, int] | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _send(self, page: int) -> None:
        """Give a kitty the page when it first comes into view: over a slow line, only what is looked at is sent."""
        if page not in self._sent:
            picture = self._pages[page]
            number = self._sent[page] = placeholders.number_of(page, self.app.console.color_system)
            self._write(placeholders.sent(number, picture.png, picture.columns, picture.rows))

    def _forget(self) -> None:
        self._write(placeholders.erased(self._sent.values()))
        self._sent.clear()

    # -------------------------------------------------------------------------------------------- sixels

    def render_lines(self, crop: Region) -> list[Strip]:
        if any(p.sixels for p in self._pages):
            self._blank.update(range(crop.y, crop.bottom))
            if not self._due:
                self._due = True
                self.call_after_refresh(self._paint)
        return super().render_lines(crop)

    def _paint(self) -> None:
        """Paint the parts of pages whose lines were drawn anew, unless something else stands there."""
        self._due, blank, self._blank = False, self._blank, set()
        if self.app.screen is not self.screen:  # a dialog stands over the page: it is painted when that is gone
            return
        inside, scrolled = self.scrollable_content_region, int(self.scroll_offset.y)
        covered = [toast.region for toast in self.screen.query("Toast")]
        out = []
        for line in sorted(blank):
            y = self.region.y + line
            at = self._at(y - inside.y + scrolled) if inside.y <= y < inside.bottom else None
            if at is None or any(r.y <= y < r.bottom for r in covered):
                continue
            page, row = at
            if row < len(self._pages[page].sixels):
                out.append(f"\x1b[{y + 1};{inside.x + 1}H{self._pages[page].sixels[row]}")
        if out:
            self._write("\x1b7" + "".join(out) + "\x1b8")


def _blocks(picture: PagePicture, row: int) -> list[Segment]:
    segments, top, low = [], row * 2 * picture.columns * 3, (row * 2 + 1) * picture.columns * 3
    for x in range(0, picture.columns * 3, 3):
        upper = Color.from_rgb(*picture.rgb[top + x : top + x + 3])
        lower = Color.from_rgb(*picture.rgb[low + x : low + x + 3])
        segments.append(Segment("▀", Style(color=upper, bgcolor=lower)))
    return segments
