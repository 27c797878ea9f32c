"""The questions that curation asks: a wording, a date, a choice, a split, an item of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from briefgen.text import clean
from briefgen.tui.literal import block, label
from briefgen.tui.screens.dialogs import Dialog
from briefgen.tui.widgets.picktable import Column, PickTable

__all__ = ["AddItemDialog", "ChoiceDialog", "SplitDialog", "TextDialog", "date_problem"]

_ITEMS = {"action": "an action", "date": "a date of the timeline", "deadline": "a deadline"}


def date_problem(text: str) -> str:
    """What is wrong with a date as it was typed; '' when it is one, or nothing."""
    from briefgen import edtf

    return "" if not text or edtf.parse(text) else f"{text!r} is no date: write it as 2026-01-31"


class TextDialog(Dialog[str]):
    """A line to write or change; Enter takes it, unless `problem` finds one."""

    def __init__(
        self, heading: str, value: str = "", *, hint: str = "", problem: Callable[[str], str] = lambda _: ""
    ) -> None:
        super().__init__()
        self.heading, self._value, self._hint, self._problem = heading, value, hint, problem

    def body(self) -> ComposeResult:
        yield Input(self._value, id="line", select_on_focus=False)
        yield Static(block(self._hint), id="hint", classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        text = " ".join(clean(event.value)[0].split())
        if wrong := self._problem(text):
            self.query_one("#hint", Static).update(block(wrong))
        else:
            self.dismiss(text)


class ChoiceDialog(Dialog[str]):
    """One of a few."""

    def __init__(self, heading: str, choices: Mapping[str, str], chosen: str = "") -> None:
        super().__init__()
        self.heading, self._choices, self._chosen = heading, dict(choices), chosen

    def body(self) -> ComposeResult:
        columns = [Column("name", "", 0 if not any(self._choices.values()) else 20)]
        if any(self._choices.values()):
            columns.append(Column("what", ""))
        yield PickTable(columns, lambda key: (key, self._choices[key]), markable=False, id="choices")
        yield Static(block("Enter takes the one under the cursor."), classes="hint")

    def on_mount(self) -> None:
        table = self.query_one(PickTable)
        table.styles.height = min(len(self._choices), 12) + 1
        table.set_rows(self._choices)
        table.go_to(self._chosen)
        table.focus()

    @on(PickTable.Chosen)
    def _taken(self, message: PickTable.Chosen) -> None:
        self.dismiss(message.table.key)


class SplitDialog(Dialog[tuple[str, str]]):
    """One wording into two."""

    heading = "Split into two"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def body(self) -> ComposeResult:
        yield Static(label("First"), classes="field")
        yield Input(self._text, id="first", select_on_focus=False)
        yield Static(label("Second"), classes="field")
        yield Input(self._text, id="second", select_on_focus=False)
        yield Static(block("Both keep the sources. Enter in the second line takes them."), classes="hint")

    @on(Input.Submitted, "#first")
    def _next(self) -> None:
        self.query_one("#second").focus()

    @on(Input.Submitted, "#second")
    def _done(self) -> None:
        first, second = (" ".join(clean(self.query_one(f"#{n}", Input).value)[0].split()) for n in ("first", "second"))
        self.dismiss((first, second))


class AddItemDialog(Dialog[tuple[str, str, str]]):
    """An item of staff's own: (kind, wording, date)."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.heading = f"Add {_ITEMS[kind]} of your own"

    def body(self) -> ComposeResult:
        yield Static(label("Wording"), classes="field")
        yield Input(id="what", select_on_focus=False)
        yield Static(label("Date" if self._kind != "action" else "Date (may stay empty)"), classes="field")
        yield Input(id="when", placeholder="2026-01-31", select_on_focus=False)
        yield Static(block("It has no source and is marked as staff's in every format."), id="hint", classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        what = " ".join(clean(self.query_one("#what", Input).value)[0].split())
        when = self.query_one("#when", Input).value.strip()
        wrong = "the wording is missing" if not what else date_problem(when)
        if not wrong and not when and self._kind != "action":
            wrong = "the date is missing"
        if event.input.id == "what" and what:
            self.query_one("#when").focus()
        elif wrong:
            self.query_one("#hint", Static).update(block(wrong))
        else:
            self.dismiss((self._kind, what, when))
