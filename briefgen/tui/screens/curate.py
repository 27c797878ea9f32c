"""Curate: what was found, item by item, with its evidence beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from briefgen.model import BriefAction, BriefActor, BriefDate, Status
from briefgen.tui.messages import BriefChanged, DocumentsListed
from briefgen.tui.screens.asking import ChoiceDialog, SplitDialog, TextDialog, date_problem
from briefgen.tui.screens.base import DeskScreen
from briefgen.tui.views import VIEWS, View, cells_of
from briefgen.tui.widgets.evidence import describe
from briefgen.tui.widgets.field import Field
from briefgen.tui.widgets.pager import Pager
from briefgen.tui.widgets.picktable import PickTable

if TYPE_CHECKING:
    from briefgen.engine import Kind
    from briefgen.tui.curating import Curation

__all__ = ["CurateScreen"]


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
            title = view.title[:4].strip() if narrow else view.title
            text = f"{title} {self._counts.get(view.name, 0)}"
            out.append((view, f"[{text}]" if view.name == self._at else f" {text} "))
        return out

    def render(self) -> Content:
        return Content.assemble(*((text, "bold reverse" if v.name == self._at else "") for v, text in self._labels()))

    def on_click(self, event: events.Click) -> None:
        at = 1
        for view, text in self._labels():
            if at <= event.x < at + cell_len(text):
                self.post_message(self.Picked(view.name))
            at += cell_len(text)


class CurateScreen(DeskScreen):
    """Lists on the left, evidence on the right; every decision is saved as it is made."""

    step = "curate"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,right_square_bracket", "view(1)", "Next list", key_display="←→", id="curate.next"),
        Binding("left,h,left_square_bracket", "view(-1)", "List before", show=False, id="curate.before"),
        Binding(
            "d,delete", "drop", "Drop", key_display="d", id="curate.drop", tooltip="Take out; in Dropped: put back"
        ),
        Binding("e", "edit", "Edit", id="curate.edit", tooltip="Another wording; of an actor: another name"),
        Binding("p", "pin", "Pin", id="curate.pin", tooltip="Into the bottom line, or out of it"),
        Binding("m", "merge", "Merge", id="curate.merge", tooltip="The marked items into the one under the cursor"),
        Binding("t", "status", "Status", show=False, id="curate.status", tooltip="Done, ongoing, planned, ..."),
        Binding("w", "date", "When", show=False, id="curate.date", tooltip="Another date"),
        Binding("c", "note", "Comment", show=False, id="curate.note", tooltip="A remark of staff's after the wording"),
        Binding(
            "x", "split", "Split", show=False, id="curate.split", tooltip="One item into two; of an actor: an alias off"
        ),
        Binding("plus,i", "add", "Add", key_display="+", show=False, id="curate.add", tooltip="An item of your own"),
        Binding(
            "y", "keep", "Keep", show=False, id="curate.keep", tooltip="Looked at: it stays, and comes back if dropped"
        ),
        Binding("J,ctrl+down", "shift(1)", "Move down", show=False, id="curate.down"),
        Binding("K,ctrl+up", "shift(-1)", "Move up", show=False, id="curate.up"),
        Binding("u", "undo", "Undo", id="curate.undo"),
        Binding("ctrl+r", "redo", "Redo", id="curate.redo"),
        Binding("n", "mention(1)", "Next mention", show=False, id="curate.mention"),
        Binding("N", "mention(-1)", "Mention before", show=False, id="curate.mention-before"),
        Binding("slash", "filter", "Filter", show=False, id="curate.filter"),
        Binding("z", "evidence", "Evidence", show=False, id="curate.evidence", tooltip="Show or hide the evidence"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view = VIEWS[1]
        self._words = ""

    def body(self) -> ComposeResult:
        yield ViewBar()
        with Horizontal(id="curate"):
            with Vertical(id="curate-list"):
                yield Field(placeholder="filter: words of the line", id="curate-filter")
                yield PickTable(self._view.columns, self._cells, id="items")
            yield Pager(id="evidence", classes="pane")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#curate-filter").display = False
        table = self.query_one("#items", PickTable)
        table.empty = "The brief is not made yet …"
        table.focus()
        self.fill()

    @on(DocumentsListed)
    def _listed(self) -> None:
        if self.is_current:
            self.desk.prepare()

    def on_screen_resume(self) -> None:
        self.desk.prepare()

    @property
    def curation(self) -> Curation | None:
        return self.desk.curation

    # --------------------------------------------------------------------------------------------- lists

    def _cells(self, key: str) -> tuple[str, ...]:
        assert self.curation is not None
        return tuple(cells_of(self._view.name, key, self.curation))

    @on(BriefChanged)
    def fill(self) -> None:
        """Show the list anew."""
        table = self.query_one("#items", PickTable)
        c = self.curation
        if c is None:
            table.set_rows(())
            return
        counts = {view.name: len(view.keys(c)) for view in VIEWS}
        self.query_one(ViewBar).show(self._view.name, counts)
        table.empty = "Nothing here" if not self._words else "Nothing matches the filter (Esc clears it)"
        table.columns = self._view.columns
        words = self._words.casefold().split()
        keys = self._view.keys(c)
        if words:
            keys = [k for k in keys if all(w in " ".join(self._cells(k)).casefold() for w in words)]
        table.set_marks(table.marks & set(keys))
        table.set_rows(keys)
        self.show_summary()

    def summary(self) -> str:
        c = self.curation
        if c is None:
            return super().summary()
        brief, made = c.brief, c.made
        decisions = f"{made} decision{'' if made == 1 else 's'}, saved" if made else "no decisions yet"
        stale = " · choices changed: b makes it anew" if self.desk.stale else ""
        return (
            f"{len(brief.actions)} actions, {len(brief.dates)} dates, {len(brief.actors)} actors · {decisions}{stale}"
            " · ^ bottom line  * edited  + staff's own"
        )

    def action_view(self, by: int) -> None:
        self._show_view(VIEWS[(VIEWS.index(self._view) + by) % len(VIEWS)])

    @on(ViewBar.Picked)
    def _picked(self, message: ViewBar.Picked) -> None:
        self._show_view(next(v for v in VIEWS if v.name == message.name))

    def _show_view(self, view: View) -> None:
        self._view = view
        table = self.query_one("#items", PickTable)
        table.set_marks(())
        table.keys = []
        self.fill()
        table.cursor = 0
        table.focus()

    def action_filter(self) -> None:
        box = self.query_one("#curate-filter", Input)
        box.display = True
        box.focus()

    @on(Input.Changed, "#curate-filter")
    def _typed(self, message: Input.Changed) -> None:
        self._words = message.value
        self.fill()

    @on(Input.Submitted, "#curate-filter")
    def _submitted(self) -> None:
        self.query_one("#items").focus()

    # ------------------------------------------------------------------------------------------ evidence

    @on(PickTable.Moved)
    @work(exclusive=True, group="evidence", exit_on_error=False)
    async def _moved(self) -> None:
        """The evidence of the item under the cursor, once the cursor rests."""
        import asyncio

        pager, key, c = self.query_one("#evidence", Pager), self.query_one("#items", PickTable).key, self.curation
        if key is None or c is None:
            pager.show("")
            return
        await asyncio.sleep(0.05)
        head, notes = describe(self._view.name, key, c)
        evidence = tuple(n.evidence for n in notes)
        passages = await self.desk.attempt(self.desk.desk.run("passages", evidence, self.desk.workspace))
        text, spans = head.with_passages(notes, passages or ())
        pager.show(text, spans)

    def action_mention(self, by: int) -> None:
        self.query_one("#evidence", Pager).action_hit(by)

    def action_evidence(self) -> None:
        if self.has_class("-narrow"):
            self.query_one("#curate").toggle_class("-evidence")
            on = self.query_one("#curate").has_class("-evidence")
            self.query_one("#evidence" if on else "#items").focus()
        else:
            self.query_one("#curate").toggle_class("-alone")

    @on(PickTable.Chosen)
    def _chosen(self) -> None:
        if self.has_class("-narrow"):
            self.action_evidence()
        else:
            self.query_one("#evidence").focus()

    # ----------------------------------------------------------------------------------------- decisions

    def _item(self) -> BriefAction | BriefDate | BriefActor | None:
        """The item under the cursor, where there is one to decide on."""
        key = self.query_one("#items", PickTable).key
        if key is None or self.curation is None or self._view.name == "conflicts":
            return None
        return self.curation.item(key)

    def _targets(self) -> list[str]:
        """The marked items, else the one under the cursor."""
        table = self.query_one("#items", PickTable)
        marked = [k for k in table.keys if k in table.marks]
        return marked or ([table.key] if table.key is not None and self._item() is not None else [])

    def _ask(self, dialog: TextDialog, then: Callable[[str], None]) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                then(text)

        self.app.push_screen(dialog, answered)

    def action_drop(self) -> None:
        from briefgen.engine import Kind

        kind = Kind.KEEP if self._view.name == "dropped" else Kind.DROP
        self._each(kind, self._targets())

    def action_keep(self) -> None:
        from briefgen.engine import Kind

        self._each(Kind.KEEP, self._targets())

    def _each(self, kind: Kind, targets: list[str]) -> None:
        self.query_one("#items", PickTable).set_marks(())
        for target in targets:
            self.desk.decide(kind, target)

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
        said = item.what if isinstance(item, BriefDate) else item.statement or item.what
        hint = "It is marked as edited by staff; its sources stay."
        self._ask(TextDialog("Wording", said, hint=hint), lambda text: self._changed_to(text, said, Kind.EDIT, item.id))

    def _changed_to(self, text: str, old: str, kind: Kind, id: str) -> None:
        if text and text != old:
            self.desk.decide(kind, id, text=text)

    def action_status(self) -> None:
        from briefgen.engine import Kind

        item = self._item()
        if not isinstance(item, BriefAction):
            self.notify("Only actions have a status", markup=False)
            return

        def answered(value: str | None) -> None:
            if value and value != item.status:
                self.desk.decide(Kind.STATUS, item.id, value=value)

        self.app.push_screen(ChoiceDialog("Status", {s.value: "" for s in Status}, item.status.value), answered)

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
                self.desk.decide(Kind.DATE, item.id, value=value)

        self._ask(TextDialog("Date", item.when or "", hint=hint, problem=date_problem), answered)

    def action_pin(self) -> None:
        from briefgen.engine import Kind

        item, c = self._item(), self.curation
        if not isinstance(item, BriefAction) or c is None:
            self.notify("Only actions go into the bottom line", markup=False)
            return
        self.desk.decide(Kind.PIN, item.id, value="off" if item.id in c.brief.bluf else "on")

    def action_note(self) -> None:
        from briefgen.engine import Kind

        item = self._item()
        if item is None or isinstance(item, BriefActor):
            return

        def answered(text: str) -> None:
            if text:
                self.desk.decide(Kind.NOTE, item.id, text=text)

        self._ask(TextDialog("Comment", hint="It stands after the wording, as staff's."), answered)

    def action_merge(self) -> None:
        from briefgen.engine import Kind

        item, table = self._item(), self.query_one("#items", PickTable)
        others = [k for k in table.keys if k in table.marks and item is not None and k != item.id]
        if item is None or not others:
            self.notify("Mark the others with space, then put the cursor on the one to merge them into", markup=False)
            return
        kind = Kind.MERGE_ACTORS if isinstance(item, BriefActor) else Kind.MERGE
        table.set_marks(())
        self.desk.decide(kind, item.id, *others)

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
                    self.desk.decide(Kind.SPLIT_ACTOR, item.id, text=alias)

            self.app.push_screen(ChoiceDialog("Who is somebody else?", dict.fromkeys(item.aliases, "")), off)
            return
        said = item.what if isinstance(item, BriefDate) else item.statement or item.what

        def answered(parts: tuple[str, str] | None) -> None:
            if parts and parts[1]:
                self.desk.decide(Kind.SPLIT, item.id, text=parts[0], value=parts[1])

        self.app.push_screen(SplitDialog(said), answered)

    def action_add(self) -> None:
        from briefgen.engine import Kind
        from briefgen.tui.screens.asking import AddItemDialog

        def answered(item: tuple[str, str, str] | None) -> None:
            if item is not None:
                self.desk.decide(Kind.ADD, item=item[0], text=item[1], value=item[2])

        kind = {"deadlines": "deadline", "timeline": "date"}.get(self._view.name, "action")
        self.app.push_screen(AddItemDialog(kind), answered)

    def action_shift(self, by: int) -> None:
        """Move the item one place; only the bottom line and the actions have an order of their own."""
        from briefgen.engine import Kind

        item, table = self._item(), self.query_one("#items", PickTable)
        if not isinstance(item, BriefAction) or self._words or self._view.name not in ("bluf", "actions"):
            self.notify("The bottom line and the actions can be ordered (without a filter)", markup=False)
            return
        to = table.cursor + by
        if not 0 <= to < table.count:
            return
        before = table.keys[to : to + 1] if by < 0 else table.keys[to + 1 : to + 2]
        self.desk.decide(Kind.MOVE, item.id, *before, value="bluf" if self._view.name == "bluf" else "")
        table.go_to(item.id)

    def action_undo(self) -> None:
        self.desk.undo()

    def action_redo(self) -> None:
        self.desk.redo()

    def action_back(self) -> None:
        table, box = self.query_one("#items", PickTable), self.query_one("#curate-filter", Input)
        if table.drop_range():
            return
        if self.query_one("#curate").has_class("-evidence") and self.has_class("-narrow"):
            self.action_evidence()
        elif box.display:
            box.value = ""
            box.display = False
            table.focus()
        elif self.query_one("#evidence").has_focus:
            table.focus()
        elif table.marks:
            table.set_marks(())
        else:
            super().action_back()
