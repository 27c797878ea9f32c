"""The line at the top that says where one is, and the line above the footer that says what is chosen or going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from briefgen.tui.literal import line

if TYPE_CHECKING:
    from briefgen.engine import Progress

__all__ = ["StatusBar", "TopBar"]

STEPS = (("sources", "Sources"), ("look", "Themes & look"), ("curate", "Curate"), ("preview", "Preview"))
_STAGES = {
    "begin": "Getting ready",
    "read": "Reading",
    "fetch": "Fetching",
    "extract": "Analysing",
    "assemble": "Putting together",
    "render": "Rendering",
}
_BAR = 16


class TopBar(Widget):
    """The four steps, the one at hand in brackets; a click goes there."""

    DEFAULT_CSS = """
    TopBar { height: 1; dock: top; background: $panel; color: $foreground; }
    """

    def __init__(self, step: str, place: str) -> None:
        super().__init__()
        self.step, self.place = step, place

    def _labels(self) -> list[tuple[str, str]]:
        narrow = self.size.width < 100
        out = []
        for n, (name, title) in enumerate(STEPS, 1):
            title = title.split(" ")[0] if narrow else title
            out.append((name, f"[{n} {title}]" if name == self.step else f" {n} {title} "))
        return out

    def render(self) -> Content:
        parts: list[tuple[str, str] | str] = [(" briefgen ", "bold $primary"), " "]
        for name, label in self._labels():
            parts += [(label, "bold reverse" if name == self.step else ""), " "]
        used = sum(cell_len(p if isinstance(p, str) else p[0]) for p in parts)
        room = self.size.width - used - 2
        place = line(self.place, room) if room > 8 else ""
        parts.append((" " * max(0, room - cell_len(place)) + place, "$text-muted"))
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        at = 11
        for name, label in self._labels():
            if at <= event.x < at + len(label):
                self.app.switch_mode(name)
            at += len(label) + 1


class StatusBar(Widget):
    """What is chosen; while something goes on, how far it is."""

    DEFAULT_CSS = """
    StatusBar { height: 1; background: $boost; color: $text; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._summary = ""
        self._progress: Progress | None = None
        self._since = 0.0

    def summary(self, text: str) -> None:
        self._summary = text
        self.refresh()

    def progress(self, progress: Progress | None) -> None:
        self._progress = progress
        self.refresh()

    def render(self) -> Content:
        p = self._progress
        if p is None:
            return Content(line(self._summary, self.size.width))
        text = _STAGES.get(p.stage, p.stage.capitalize())
        if p.total:
            filled = round(_BAR * p.done / p.total)
            text = f"{text} {p.done} of {p.total} [{'#' * filled}{'.' * (_BAR - filled)}]"
        else:
            text = f"{text} …"
        hint = "  Esc cancels"
        room = max(0, self.size.width - cell_len(text) - len(hint) - 2)
        what = f"  {line(p.label, room)}" if room > 12 and p.label else ""
        return Content(f"{text}{hint}{what}")
