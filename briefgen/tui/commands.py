"""The command palette: everything that can be done here and now, by words; and the names that keys can be given to."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.binding import Binding
from textual.dom import DOMNode

from briefgen.files import write_atomic
from briefgen.tui.widgets.bars import STEPS

if TYPE_CHECKING:
    from textual.screen import Screen

    from briefgen.tui.app import BriefgenApp

__all__ = ["bindings", "commands", "key_problems"]

_MOVES = ("list.", "pager.", "sheet.", "go.", "table.choose")  # named otherwise in the palette, or of no use there


def commands(app: BriefgenApp, screen: Screen[Any]) -> Iterator[SystemCommand]:
    """What the keys of the screen and of the pane in focus do, then what has no key."""
    told = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        here = binding.id and not binding.id.startswith(_MOVES) and binding.description not in told
        if here and active.enabled:
            told.add(binding.description)
            words = f"{binding.tooltip or ''} ({app.get_key_display(binding)})".strip()
            yield SystemCommand(binding.description, words, _act(app, binding.action, active.node))
    for mode, title in STEPS:
        yield SystemCommand(f"Go to {title}", "", partial(app.action_go, mode))
    yield SystemCommand("Read the sources again", "Look for new and changed files", app.reload)
    yield SystemCommand("Colours", "Dark, light, high contrast and others", app.action_change_theme)
    yield SystemCommand("Screenshot", "Save a picture of the screen (SVG)", partial(_picture, app))


def _picture(app: BriefgenApp) -> None:
    """Write the screen beside the briefs: Textual's own command wants a folder for downloads, which a server has not."""
    path = app.workspace.root / f"screen-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.svg"
    try:
        write_atomic(path, app.export_screenshot().encode())
    except OSError as exc:
        app.report(f"{path}: the picture cannot be written: {exc.strerror}")
    else:
        app.report(str(path), "information")


def _act(app: BriefgenApp, action: str, node: DOMNode) -> Callable[[], None]:
    def act() -> None:
        app.call_later(app.run_action, action, node)  # once the palette is gone

    return act


def bindings() -> dict[str, Binding]:
    """Every action that has a name, by it; of screens that are imported."""
    found: dict[str, Binding] = {}
    classes = [DOMNode]
    while classes:
        cls = classes.pop()
        classes += cls.__subclasses__()
        for binding in cls.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id and cls.__module__.startswith("briefgen."):
                found[binding.id] = binding
    return found


def key_problems(keys: Mapping[str, str]) -> Iterator[str]:
    """A line for each name under `tui.keys` that no action has."""
    known = bindings()
    for name in keys:
        if name not in known:
            near = [k for k in known if k.endswith(f".{name}")] or difflib.get_close_matches(name, known, 1)
            hint = f": did you mean {near[0]}?" if near else ": docs/settings.md lists the names"
            yield f"tui.keys: there is no action {name!r}{hint}"
