"""The keys of the screen, on one line at the bottom.

Textual's footer makes a widget of every key anew whenever one of them changes, and computes all their styles: 50 ms for
each decision and each change of the focus. This is one widget that draws a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.screen import Screen

__all__ = ["KeyLine"]


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    display: str
    description: str
    on: bool
    tooltip: str

    @property
    def width(self) -> int:
        return cell_len(self.display) + 1 + cell_len(self.description)


class KeyLine(Widget):
    """What can be pressed now; a click presses it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $panel; color: $footer-description-foreground; }
    KeyLine > .keyline--key { color: $footer-key-foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keyline--key"}

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[_Key, ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        keys: dict[str, _Key] = {}
        for _, binding, on, tooltip in screen.active_bindings.values():
            if binding.show and binding.action not in keys:
                display = self.app.get_key_display(binding)
                keys[binding.action] = _Key(
                    binding.key, display, binding.description, on, tooltip or binding.description
                )
        if (now := tuple(keys.values())) != self._keys:
            self._keys = now
            self.refresh()

    def _at(self, x: int) -> _Key | None:
        start = 0
        for key in self._keys:
            if start <= x < start + key.width:
                return key
            start += key.width + 1
        return None

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        bold = base + self.get_component_rich_style("keyline--key", partial=True)
        segments: list[Segment] = []
        for key in self._keys:
            dim = Style(dim=not key.on)
            segments += [Segment(" ", base)] if segments else []
            segments += [Segment(key.display, bold + dim), Segment(f" {key.description}", base + dim)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        key = self._at(event.x)
        tooltip = key.tooltip if key else None
        if tooltip != self.tooltip:
            self.tooltip = tooltip

    def on_mouse_down(self, event: events.MouseDown) -> None:
        key = self._at(event.x)
        if key is not None and key.on:
            self.app.simulate_key(key.name)
        elif key is not None:
            self.app.bell()
