"""Questions and answers over a screen: each ends with a value, Escape with None."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from urllib.parse import unquote

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Input, Static

from briefgen.tui.literal import block, label, line
from briefgen.tui.widgets.field import Field
from briefgen.tui.widgets.keyline import KeyLine
from briefgen.tui.widgets.pager import Pager
from briefgen.tui.widgets.picktable import Column, PickTable

if TYPE_CHECKING:
    from briefgen.tui.app import Entry

__all__ = ["AddDialog", "ConfirmDialog", "Dialog", "HelpDialog", "LogDialog", "ResultDialog"]

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A box in the middle. Escape closes it without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", id="dialog.back")]
    heading = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = label(self.heading)
            yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        yield from ()


class ConfirmDialog(Dialog[bool]):
    """A question with yes or no; no is where the cursor stands."""

    heading = "Sure?"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "dismiss(True)", "Yes"), Binding("n", "dismiss(False)", "No")]

    def __init__(self, question: str, yes: str = "Yes") -> None:
        super().__init__()
        self._question, self._yes = question, yes

    def body(self) -> ComposeResult:
        yield Static(block(self._question))
        with Horizontal(classes="buttons"):
            yield Button(label("No"), id="no")
            yield Button(label(self._yes), id="yes", variant="warning")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class AddDialog(Dialog[list[str]]):
    """A file, a folder, a pattern or an address, checked as it is typed."""

    heading = "Add documents"

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def body(self) -> ComposeResult:
        yield Field(self._text, placeholder="/path/to/file or folder, *.pdf, or https://…", id="line")
        yield Static("", id="found", classes="hint")

    def on_mount(self) -> None:
        self._look(self._text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, text: str) -> None:
        _, words = place_of(text)
        self.query_one("#found", Static).update(block(words))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        place, words = place_of(event.value)
        if place is None:
            self.query_one("#found", Static).update(block(words))
        else:
            self.dismiss([place])


def place_of(text: str) -> tuple[str | None, str]:
    """What a typed or pasted line names: the place for the engine, and words that say what it is or what is wrong."""
    text = text.strip().strip("'\"")
    if text.startswith("file://"):  # as file managers copy it
        text = unquote(text.removeprefix("file://").removeprefix("localhost"))
    if not text:
        return None, "Enter adds it. A path may begin with ~; a folder is taken with all below it."
    if text.startswith(("http://", "https://")):
        return text, "an address: it is fetched when you press Enter"
    path = Path(text).expanduser()
    try:
        if "\\" in text and not path.exists():  # as terminals write a file that is dropped on them
            text = re.sub(r"\\(.)", r"\1", text)
            path = Path(text).expanduser()
        if any(c in text for c in "*?[") and not path.exists():
            fixed = next(p for p in path.absolute().parents if not any(c in str(p) for c in "*?["))
            if fixed.is_dir():
                return str(path.absolute()), "a pattern"
        if path.is_dir():
            return str(path.absolute()), "a folder"
        if path.is_file():
            return str(path.absolute()), f"a file, {path.stat().st_size:,} bytes"
    except (OSError, ValueError):
        return None, "that cannot be a path"
    return None, f"there is nothing at {line(path)}"


class ResultDialog(Dialog[None]):
    """The paths of what was made, and what to do with them."""

    heading = "The briefing is made"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open", tooltip="Open it with the desktop's program"),
        Binding("e", "edit", "Read Markdown", tooltip="Open it in your editor; on Preview, e takes your changes over"),
        Binding("c", "copy", "Copy path"),
        Binding("enter", "dismiss(None)", "Close", show=False),
    ]

    def __init__(self, paths: Sequence[Path], unchanged: bool, problems: Sequence[str]) -> None:
        super().__init__()
        self._paths, self._problems = list(paths), list(problems)
        if unchanged:
            self.heading = "Nothing has changed: the briefing stands"

    def body(self) -> ComposeResult:
        yield PickTable([Column("path", "File")], lambda key: (self._shown(key),), markable=False, id="paths")
        if self._problems:
            text = f"{len(self._problems)} problem{'s' if len(self._problems) > 1 else ''}: F2 shows the log"
            yield Static(block(text), classes="hint")

    def _shown(self, key: str) -> str:
        room = self.query_one(PickTable).size.width - 4
        return key if len(key) <= room else "…" + key[-(room - 1) :]  # the end of a path tells more

    def on_mount(self) -> None:
        table = self.query_one(PickTable)
        table.set_rows(str(p) for p in self._paths)
        pdf = next((p for p in self._paths if p.suffix == ".pdf"), self._paths[0])
        table.go_to(str(pdf))
        table.focus()

    def _path(self) -> Path:
        return Path(self.query_one(PickTable).key or self._paths[0])

    @on(PickTable.Chosen)
    def _chosen(self) -> None:
        self.dismiss(None)

    def action_open(self) -> None:
        from briefgen.tui.outside import open_path

        if why := open_path(self._path(), os.environ):
            self.notify(line(why), severity="warning", markup=False)

    def action_edit(self) -> None:
        path = self._path()
        if path.suffix == ".pdf":
            path = next((p for p in self._paths if p.suffix == ".md"), path)
        from briefgen.tui.outside import edit_file

        if why := edit_file(self.app, path, os.environ):
            self.notify(line(why), severity="warning", markup=False)

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(str(self._path()))
        self.notify("Sent to the terminal's clipboard", markup=False, timeout=3)


class LogDialog(Dialog[None]):
    """Everything that was reported, newest last."""

    heading = "Log"

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    def body(self) -> ComposeResult:
        yield Pager(id="log")

    def on_mount(self) -> None:
        lines = []
        for e in self._entries:
            lines.append(f"{e.at:%H:%M:%S}  {e.severity:<11}  {e.line}")
            lines += [f"    {x}" for x in e.detail.splitlines()]
        pager = self.query_one(Pager)
        pager.show("\n".join(lines) or "Nothing went wrong so far.")
        pager.focus()
        pager.call_after_refresh(pager.scroll_end, animate=False)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("f2", "enter"):
            event.stop()
            self.dismiss(None)


class HelpDialog(Dialog[None]):
    """All keys of the screen below, those that every list has last."""

    heading = "Keys"

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._lines = list(_keys(screen))

    def body(self) -> ComposeResult:
        yield Pager(id="keys")

    def on_mount(self) -> None:
        pager = self.query_one(Pager)
        pager.show("\n".join(self._lines))
        pager.focus()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("f1", "question_mark", "enter"):
            event.stop()
            self.dismiss(None)


_SIDEWAYS = ("scroll_left", "scroll_right", "page_left", "page_right")


def _keys(screen: Screen[Any]) -> Iterator[str]:
    """A line for each action that can be taken now, with its keys and what it does."""
    keys: dict[tuple[str, str], list[str]] = {}
    words: dict[tuple[str, str], str] = {}
    moves: list[tuple[str, str]] = []  # what every list has: told last
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.system or not binding.description or binding.action in _SIDEWAYS:
            continue
        at = (binding.action, binding.description)
        seen = at in keys
        keys.setdefault(at, []).append(screen.app.get_key_display(Binding(binding.key, "")))
        if not seen and (not binding.id or binding.id.startswith(("list.", "pager."))):
            moves.append(at)
        words[at] = f"{binding.description}{': ' + binding.tooltip if binding.tooltip else ''}"
    lines = {at: f"{' '.join(dict.fromkeys(names)):<16}  {words[at]}" for at, names in keys.items()}
    yield from (text for at, text in lines.items() if at not in moves)
    yield f"{'^p':<16}  Command palette: everything else, colour themes too"
    yield ""
    yield from (lines[at] for at in moves)
    yield ""
    yield "Shift-drag selects text with the terminal's own selection. Escape goes back and never quits."
