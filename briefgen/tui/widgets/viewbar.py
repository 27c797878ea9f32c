"""The line of the curate screen that names its lists."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefgen.tui.views import VIEWS, View

__all__ = ["ViewBar"]


class ViewBar(Widget):
    """The lists with their counts, the one at hand in brackets."""

    DEFAULT_CSS = "ViewBar { height: 1; padding: 0 1; }"

    class Picked(Message):
        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__()
        self._at, self._counts = "actions", dict[str, int]()

    def show(self, at: str, counts: dict[str, int]) -> None:
        self._at, self._counts = at, counts
        self.refresh()

    def _labels(self) -> list[tuple[View, str]]:
        narrow = self.size.width < 100
        out = []
        for view in VIEWS:
            title = view.short if narrow else view.title
            text = f"{title} {self._counts.get(view.name, 0)}"
            after = "" if narrow else " "
            out.append((view, f"[{text}]" if view.name == self._at else f" {text}{after}"))
        return out

    def render(self) -> Content:
        return Content.assemble(*((text, "bold reverse" if v.name == self._at else "") for v, text in self._labels()))

    def on_click(self, event: events.Click) -> None:
        at = 1
        for view, text in self._labels():
            if at <= event.x < at + cell_len(text):
                self.post_message(self.Picked(view.name))
            at += cell_len(text)
