"""What staff decide about the items of a brief: each key asks what it must know, and makes a decision of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefgen.model import BriefAction, BriefActor, BriefDate, Status
from briefgen.tui.literal import line, several
from briefgen.tui.screens.asking import ChoiceDialog, SplitDialog, TextDialog, date_problem
from briefgen.tui.screens.base import DeskScreen
from briefgen.tui.views import View, wording
from briefgen.tui.widgets.picktable import PickTable

if TYPE_CHECKING:
    from briefgen.engine import Kind
    from briefgen.tui.curating import Curation

__all__ = ["DecidingScreen"]


class DecidingScreen(DeskScreen):
    """The decisions of the curate screen. `view` is the list at hand, `words` what it is filtered by."""

    view: View
    words = ""

    @property
    def curation(self) -> Curation | None:
        return self.desk.maker.curation

    @property
    def items(self) -> PickTable:
        return self.query_one("#items", PickTable)

    def _item(self) -> BriefAction | BriefDate | BriefActor | None:
        """The item under the cursor, where there is one to decide on."""
        key, c = self.items.key, self.curation
        if key is None or c is None or self.view.name == "conflicts" or not c.has(key):
            return None
        return c.item(key)

    def _targets(self) -> list[str]:
        """The marked items, else the one under the cursor."""
        table = self.items
        marked = [k for k in table.keys if k in table.marks]
        return marked or ([table.key] if table.key is not None and self._item() is not None else [])

    def _ask(self, dialog: TextDialog, then: Callable[[str], None]) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                then(text)

        self.app.push_screen(dialog, answered)

    def action_drop(self) -> None:
        from briefgen.engine import Kind

        back = self.view.name == "dropped"
        self._each(Kind.KEEP if back else Kind.DROP, self._targets(), "put back" if back else "dropped")

    def action_keep(self) -> None:
        from briefgen.engine import Kind

        self._each(Kind.KEEP, self._targets(), "kept")

    def _each(self, kind: Kind, targets: list[str], done: str, value: str = "") -> None:
        """Decide the same about each; `done`: what became of them."""
        self.items.set_marks(())
        self.desk.maker.decide_each(kind, targets, value)
        if len(targets) > 1:
            self.notify(f"{len(targets)} {done} (u takes that back)", markup=False, timeout=5)

    def _actions(self) -> list[BriefAction]:
        """Of the marked items, else of the one under the cursor, the actions."""
        c = self.curation
        items = [c.item(key) for key in self._targets() if c.has(key)] if c is not None else []
        return [item for item in items if isinstance(item, BriefAction)]

    def action_edit(self) -> None:
        from briefgen.engine import Kind

        item = self._item()
        if item is None:
            return
        if isinstance(item, BriefActor):
            self._ask(
                TextDialog("Name of the actor", item.name, hint="The old name stays known, here and in later briefs."),
                lambda text: self._changed_to(text, item.name, Kind.RENAME, item.id),
            )
            return
        said = wording(item)
        hint = "It is marked as edited by staff; its sources stay."
        dialog = TextDialog("Wording", said, hint=hint, long=True)
        self._ask(dialog, lambda text: self._changed_to(text, said, Kind.EDIT, item.id))

    def _changed_to(self, text: str, old: str, kind: Kind, id: str) -> None:
        if text and text != old:
            self.desk.maker.decide(kind, id, text=text)

    def action_status(self) -> None:
        from briefgen.engine import Kind

        items = self._actions()
        if not items:
            self.notify("Only actions have a status", markup=False)
            return

        def answered(value: str | None) -> None:
            others = [item.id for item in items if item.status != value]
            if value and others:
                self._each(Kind.STATUS, others, f"now {value}", value)

        heading = "Status" if len(items) == 1 else f"Status of {len(items)} actions"
        self.app.push_screen(ChoiceDialog(heading, {s.value: "" for s in Status}, items[0].status.value), answered)

    def action_date(self) -> None:
        from briefgen.engine import Kind

        item = self._item()
        if item is None or isinstance(item, BriefActor):
            return
        empty = isinstance(item, BriefAction)
        hint = "2026-01-31, 2026-01, 2026-Q1, 2026, a period as 2026-01-12/2026-01-15" + (
            ", or nothing" if empty else ""
        )

        def answered(value: str) -> None:
            if value != (item.when or "") and (value or empty):
                self.desk.maker.decide(Kind.DATE, item.id, value=value)

        self._ask(TextDialog("Date", item.when or "", hint=hint, problem=date_problem), answered)

    def action_pin(self) -> None:
        from briefgen.engine import Kind

        items, c = self._actions(), self.curation
        if not items or c is None:
            self.notify("Only actions go into the bottom line", markup=False)
            return
        out = [item.id for item in items if item.id not in c.brief.bluf]  # these first: all in, or all out
        done = "put into the bottom line" if out else "taken out of the bottom line"
        self._each(Kind.PIN, out or [item.id for item in items], done, "on" if out else "off")

    def action_note(self) -> None:
        from briefgen.engine import Kind

        item = self._item()
        if item is None or isinstance(item, BriefActor):
            return

        def answered(text: str) -> None:
            if text:
                self.desk.maker.decide(Kind.NOTE, item.id, text=text)

        self._ask(TextDialog("Comment", hint="It stands after the wording, as staff's."), answered)

    def action_merge(self) -> None:
        from briefgen.engine import Kind

        item, table = self._item(), self.items
        others = [k for k in table.keys if k in table.marks and item is not None and k != item.id]
        if item is None or not others:
            self.notify("Mark the others with space, then put the cursor on the one to merge them into", markup=False)
            return
        kind = Kind.MERGE_ACTORS if isinstance(item, BriefActor) else Kind.MERGE
        table.set_marks(())
        self.desk.maker.decide(kind, item.id, *others)
        text = line(f"{several(len(others), 'line')} merged into: {wording(item)}", 60)
        self.notify(f"{text} (u takes it back)", markup=False, timeout=5)

    def action_split(self) -> None:
        from briefgen.engine import Kind

        item = self._item()
        if item is None:
            return
        if isinstance(item, BriefActor):
            if not item.aliases:
                self.notify("This actor has one name only: there is nothing to split off", markup=False)
                return

            def off(alias: str | None) -> None:
                if alias:
                    self.desk.maker.decide(Kind.SPLIT_ACTOR, item.id, text=alias)
                    self.notify(line(f"{alias} is an actor of its own (u takes that back)"), markup=False, timeout=5)

            heading = line(f"Which name is not {item.name}, but somebody else?", 70)
            self.app.push_screen(ChoiceDialog(heading, dict.fromkeys(item.aliases, "")), off)
            return
        said = wording(item)

        def answered(parts: tuple[str, str] | None) -> None:
            if parts:
                self.desk.maker.decide(Kind.SPLIT, item.id, text=parts[0], value=parts[1])

        self.app.push_screen(SplitDialog(said), answered)

    def action_add(self) -> None:
        from briefgen.engine import Kind
        from briefgen.tui.screens.asking import AddItemDialog

        def answered(item: tuple[str, str, str] | None) -> None:
            if item is not None:
                self.desk.maker.decide(Kind.ADD, item=item[0], text=item[1], value=item[2])

        kind = {"deadlines": "deadline", "timeline": "date"}.get(self.view.name, "action")
        self.app.push_screen(AddItemDialog(kind), answered)

    def action_shift(self, by: int) -> None:
        """Move the item one place; only the bottom line and the actions have an order of their own."""
        from briefgen.engine import Kind

        item, table = self._item(), self.items
        if not isinstance(item, BriefAction) or self.words or self.view.name not in ("bluf", "actions"):
            self.notify("The bottom line and the actions can be ordered (without a filter)", markup=False)
            return
        to = table.cursor + by
        if not 0 <= to < table.count:
            return
        before = table.keys[to : to + 1] if by < 0 else table.keys[to + 1 : to + 2]
        self.desk.maker.decide(Kind.MOVE, item.id, *before, value="bluf" if self.view.name == "bluf" else "")
        table.go_to(item.id)

    def action_undo(self) -> None:
        self.desk.maker.undo()

    def action_redo(self) -> None:
        self.desk.maker.redo()
