"""The questions that curation asks: a wording, a date, a choice, a split, an item of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from briefgen.text import clean
from briefgen.tui.literal import block, label, line
from briefgen.tui.screens.dialogs import Dialog
from briefgen.tui.widgets.field import Field
from briefgen.tui.widgets.picktable import Column, PickTable

if TYPE_CHECKING:
    from briefgen.model import Theme

__all__ = ["AddItemDialog", "ChoiceDialog", "SplitDialog", "TextDialog", "ThemeDialog", "date_problem"]

_ITEMS = {"action": "an action", "date": "a date of the timeline", "deadline": "a deadline"}


def date_problem(text: str) -> str:
    """What is wrong with a date as it was typed; '' when it is one, or nothing."""
    from briefgen import edtf

    return "" if not text or edtf.parse(text) else f"{text!r} is no date: write it as 2026-01-31"


class TextDialog(Dialog[str]):
    """A line to write or change; Enter takes it, unless `problem` finds one. A `long` one stands above as it will read."""

    def __init__(
        self,
        heading: str,
        value: str = "",
        *,
        hint: str = "",
        problem: Callable[[str], str] = lambda _: "",
        long: bool = False,
    ) -> None:
        super().__init__()
        self.heading, self._value, self._hint, self._problem, self._long = heading, value, hint, problem, long

    def body(self) -> ComposeResult:
        if self._long:  # a field shows a part of it
            yield Static(block(line(self._value)), id="whole", classes="whole")
        yield Field(self._value, id="line")
        yield Static(block(self._hint), id="hint", classes="hint")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        for whole in self.query("#whole").results(Static):
            whole.update(block(line(event.value)))

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
        columns = [Column("name", "", 0 if not any(self._choices.values()) else 36)]
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
        yield Static(block(line(self._text)), classes="whole")  # a field shows a part of it
        yield Static(label("First"), classes="field")
        yield Field(self._text, id="first")
        yield Static(label("Second"), classes="field")
        yield Field(self._text, id="second")
        yield Static(block("Both keep the sources. Enter in the second line takes them."), id="hint", classes="hint")

    def _parts(self) -> tuple[str, str]:
        first, second = (" ".join(clean(self.query_one(f"#{n}", Input).value)[0].split()) for n in ("first", "second"))
        return first, second

    @on(Input.Submitted, "#first")
    def _next(self) -> None:
        """Go on; of a wording that was cut off, the rest is offered."""
        (first, second), whole = self._parts(), " ".join(self._text.split())
        box = self.query_one("#second", Input)
        rest = whole.removeprefix(first).strip(" ,;") if first and whole.startswith(first) else ""
        if rest and second == whole:
            box.value, box.cursor_position = rest[:1].upper() + rest[1:], 0
        box.focus()

    @on(Input.Submitted, "#second")
    def _done(self) -> None:
        first, second = self._parts()
        if not first or not second:
            self.query_one("#hint", Static).update(block("one of the two is empty"))
        elif first == second:
            self.query_one("#hint", Static).update(block("both say the same: shorten each to its part"))
        else:
            self.dismiss((first, second))


class AddItemDialog(Dialog[tuple[str, str, str]]):
    """An item of staff's own: (kind, wording, date)."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.heading = f"Add {_ITEMS[kind]} of your own"

    def body(self) -> ComposeResult:
        yield Static(label("Wording"), classes="field")
        yield Field(id="what")
        yield Static(label("Date" if self._kind != "action" else "Date (may stay empty)"), classes="field")
        yield Field(id="when", placeholder="as 2026-01-31 or 2026-01")
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


class ThemeDialog(Dialog[tuple[str, dict[str, object]]]):
    """A theme to make or change: (name, entry of the list of themes)."""

    _FIELDS: ClassVar[dict[str, str]] = {
        "title": "Title, as the section of the brief is headed",
        "terms": "Terms, with commas: words and phrases, in any inflection",
        "actors": "Names to watch, with commas (may stay empty)",
        "without": "Terms that rule a paragraph out, with commas (may stay empty)",
    }

    def __init__(self, name: str, theme: Theme | None) -> None:
        super().__init__()
        self._name = name
        self.heading = "Change the theme" if theme else "New theme"
        self._values = (
            {
                "title": theme.title,
                "terms": ", ".join(theme.terms),
                "actors": ", ".join(theme.actors),
                "without": ", ".join(theme.without),
            }
            if theme
            else {}
        )

    def body(self) -> ComposeResult:
        for name, words in self._FIELDS.items():
            yield Static(label(words), classes="field")
            yield Field(self._values.get(name, ""), id=name)
        hint = "Enter goes on; in the last line it saves. Kept in the workspace's own list of themes."
        yield Static(block(hint), id="hint", classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.input.id != "without":
            self.focus_next()
            return
        title = " ".join(clean(self.query_one("#title", Input).value)[0].split())
        entry: dict[str, object] = {"title": title}
        for name in ("terms", "actors", "without"):
            parts = (" ".join(part.split()) for part in clean(self.query_one(f"#{name}", Input).value)[0].split(","))
            entry[name] = [part for part in parts if part]
        name = self._name or re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40]
        if not name or not (entry["terms"] or entry["actors"]):
            wrong = "the title needs some letters" if not name else "a theme needs a term or a name"
            self.query_one("#hint", Static).update(block(wrong))
        else:
            self.dismiss((name, entry))
