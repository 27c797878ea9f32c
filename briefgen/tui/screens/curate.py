"""Curate: what was found, item by item, with its evidence beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from briefgen.edtf import dates_in
from briefgen.tui.literal import several
from briefgen.tui.messages import BriefChanged, DocumentsListed
from briefgen.tui.screens.deciding import DecidingScreen
from briefgen.tui.views import VIEWS, View, cells_of, columns_of
from briefgen.tui.widgets.evidence import describe
from briefgen.tui.widgets.field import Field
from briefgen.tui.widgets.pager import Pager
from briefgen.tui.widgets.picktable import PickTable
from briefgen.tui.widgets.viewbar import ViewBar

if TYPE_CHECKING:
    pass

__all__ = ["CurateScreen"]

_NOT_FOR = {  # what cannot be decided about the items of a list
    "conflicts": ("drop", "keep", "edit", "pin", "merge", "status", "date", "note", "split", "shift"),
    "actors": ("pin", "status", "date", "note", "shift"),
    "deadlines": ("pin", "status", "shift"),
    "timeline": ("pin", "status", "shift"),
    "dropped": ("pin", "merge", "shift"),
}


class CurateScreen(DecidingScreen):
    """Lists on the left, evidence on the right; every decision is saved as it is made."""

    step = "curate"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,l,right_square_bracket",
            "view(1)",
            "Lists",
            key_display="←→",
            id="curate.next",
            tooltip="The next list",
        ),
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
        Binding("ctrl+r", "redo", "Redo", show=False, id="curate.redo"),
        Binding("n", "mention(1)", "Next mention", show=False, id="curate.mention"),
        Binding("N", "mention(-1)", "Mention before", show=False, id="curate.mention-before"),
        Binding("slash", "filter", "Filter", show=False, id="curate.filter"),
        Binding("z", "evidence", "Evidence", show=False, id="curate.evidence", tooltip="Show or hide the evidence"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view = VIEWS[1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "undo" and (self.curation is None or not self.curation.made):
            return None  # there is nothing to undo
        if self.curation is None and action in _NOT_FOR["conflicts"]:
            return None  # there is nothing to decide about
        return None if action in _NOT_FOR.get(self.view.name, ()) else True

    def body(self) -> ComposeResult:
        yield ViewBar()
        with Horizontal(id="curate"):
            with Vertical(id="curate-list"):
                yield Field(placeholder="filter: words of the line", id="curate-filter")
                yield PickTable(self.view.columns, self._cells, id="items")
            yield Pager(id="evidence", classes="pane")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#curate-filter").display = False
        table = self.items
        table.empty = "The brief is not made yet …"
        table.focus()
        self.fill()

    @on(DocumentsListed)
    def _listed(self) -> None:
        if self.is_current:
            self.desk.maker.prepare()

    def on_screen_resume(self) -> None:
        self.desk.maker.prepare()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_summary)  # it says what is out of sight

    # --------------------------------------------------------------------------------------------- lists

    def _cells(self, key: str) -> tuple[str, ...]:
        assert self.curation is not None
        return tuple(cells_of(self.view.name, key, self.curation))

    @on(BriefChanged)
    def fill(self) -> None:
        """Show the list anew."""
        table = self.items
        c = self.curation
        if c is None:
            table.set_rows(())
            return
        counts = {view.name: len(view.keys(c)) for view in VIEWS}
        self.query_one(ViewBar).show(self.view.name, counts)
        table.empty = "Nothing here" if not self.words else "Nothing matches the filter (Esc clears it)"
        words = self.words.casefold().split()
        keys = self.view.keys(c)
        table.columns = columns_of(self.view, keys, c)
        if words:
            keys = [k for k in keys if all(w in " ".join(self._cells(k)).casefold() for w in words)]
        table.set_marks(table.marks & set(keys))
        table.set_rows(keys)
        self.show_summary()
        self.refresh_bindings()

    def summary(self) -> str:
        c = self.curation
        if c is None:
            return super().summary()
        brief, made = c.brief, c.made
        decisions = f"{several(made, 'decision')}, saved" if made else "no decisions yet"
        if self.desk.maker.said:
            return f"{self.desk.maker.said} · {decisions}"
        stale = " · choices changed: b makes it anew" if self.desk.maker.stale else ""
        # Where there is room for one of them, the evidence is not in sight.
        tail = "Enter shows the evidence" if self.has_class("-narrow") else "^ bottom line  * edited  + staff's own"
        return (
            f"{several(len(brief.actions), 'action')}, {several(len(brief.dates), 'date')}, "
            f"{several(len(brief.actors), 'actor')} · {decisions}{stale} · {tail}"
        )

    def action_view(self, by: int) -> None:
        self._show_view(VIEWS[(VIEWS.index(self.view) + by) % len(VIEWS)])

    @on(ViewBar.Picked)
    def _picked(self, message: ViewBar.Picked) -> None:
        self._show_view(next(v for v in VIEWS if v.name == message.name))

    def _show_view(self, view: View) -> None:
        self.view = view
        table = self.items
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
        self.words = message.value
        self.fill()

    @on(Input.Submitted, "#curate-filter")
    def _submitted(self) -> None:
        self.items.focus()

    # ------------------------------------------------------------------------------------------ evidence

    @on(PickTable.Moved)
    @work(exclusive=True, group="evidence", exit_on_error=False)
    async def _moved(self) -> None:
        """The evidence of the item under the cursor, once the cursor rests."""
        import asyncio

        pager = self.query_one("#evidence", Pager)
        if self.items.key is not None:
            await asyncio.sleep(0.05)
        view, key, c = self.view, self.items.key, self.curation  # as they are now: the list may have become another
        if key is None or c is None:
            pager.show("")
            return
        if key not in view.keys(c):
            return  # the brief has changed, and the list follows
        with dates_in(self.desk.settings.language):
            head, notes = describe(view.name, key, c)
        evidence = tuple(n.evidence for n in notes)
        passages = await self.desk.attempt(self.desk.desk.run("passages", evidence, self.desk.workspace))
        text, spans = head.with_passages(notes, passages or ())
        pager.show(text, spans, from_top=self.view.name == "actors")  # who it is comes before what is said of them

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

    def action_back(self) -> None:
        table, box = self.items, self.query_one("#curate-filter", Input)
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
