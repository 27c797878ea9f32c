"""Sources: which documents the brief is made of."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from briefgen.tui.filters import Filter, sort_rows
from briefgen.tui.literal import block, line
from briefgen.tui.messages import ChoicesChanged, DocumentsListed, Rendered
from briefgen.tui.screens.base import DeskScreen
from briefgen.tui.screens.dialogs import AddDialog
from briefgen.tui.widgets.field import Field
from briefgen.tui.widgets.pager import Pager, Span
from briefgen.tui.widgets.picktable import Column, PickTable

__all__ = ["SourcesScreen"]

_COLUMNS = (
    Column("title", "Title"),
    Column("publisher", "Publisher", 26, least=88),
    Column("date", "Date", 10),
    Column("words", "Words", 6, right=True, least=60),
    Column("state", "State", 5),
)
_SORTS = ("date", "title", "publisher", "words", "state")
_DEBOUNCE = 0.15  # seconds of quiet before the texts are searched


class SourcesScreen(DeskScreen):
    """A table of all documents, a line to filter it, and the text of the one under the cursor."""

    step = "sources"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="sources.filter", tooltip="Words of title, publisher or text"),
        Binding("s", "sort", "Sort", id="sources.sort", tooltip="By date, title, publisher, words, state"),
        Binding("plus,i", "add", "Add", key_display="+", id="sources.add", tooltip="A file, folder or address"),
        Binding("n", "only_new", "Only new", id="sources.new", tooltip="Only documents that no brief used"),
        Binding("p", "preview", "Text", id="sources.preview", tooltip="Show or hide the text"),
        Binding("f5,r", "reload", "Reload", show=False, id="sources.reload"),
        Binding(
            "d", "samples", "Try the samples", id="sources.samples", tooltip="Add the documents that come with briefgen"
        ),
        Binding("x", "remove", "Remove", show=False, id="sources.remove", tooltip="Take back what was added by hand"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._filter = Filter("")
        self._hits: frozenset[str] | None = None  # of the full-text search for the filter's words

    def body(self) -> ComposeResult:
        with Horizontal(id="sources"):
            with Vertical(id="sources-list"):
                yield Field(placeholder="filter: words  pub:name  since:2026-01-10  until:…  is:new", id="filter")
                yield PickTable(_COLUMNS, self._cells, id="documents")
                yield Static(id="greeting")
            yield Pager(id="text", classes="pane")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#filter").display = False
        self.query_one("#greeting").display = False
        table = self.query_one("#documents", PickTable)
        table.empty = "Looking for documents …"
        table.sorted_by = self.desk.session.sort
        table.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "samples":
            return self.desk.listed and not self.desk.rows
        return True

    # ---------------------------------------------------------------------------------------------- table

    def _cells(self, id: str) -> tuple[str, ...]:
        row = self.desk.rows[id]
        title = row.title or Path(row.origin).name
        day = row.published.isoformat() if row.published else "undated"
        state = "used" if row.used else "new" if id in self.desk.current else "old"
        return title, row.publisher, day, f"{row.words:,}", state

    @on(DocumentsListed)
    def _listed(self) -> None:
        table = self.query_one("#documents", PickTable)
        empty = not self.desk.rows
        self.query_one("#sources").set_class(empty, "-empty")
        greeting = self.query_one("#greeting", Static)
        greeting.display = empty
        if empty:
            greeting.update(block(self._greeting()))
            self.set_focus(None)
        elif self.focused is None:
            table.focus()
        self.refresh_bindings()
        self.fill()

    def _greeting(self) -> str:
        settings = self.desk.settings
        places = "\n".join(f"    {line(s.path or s.url or '')}" for s in settings.sources) or "    (none is configured)"
        return (
            "No documents yet.\n\n"
            f"1. Put press releases, news, PDFs or web pages into\n\n{places}\n\n"
            "   and press r to look again,\n\n"
            "2. or press + to add a file, a folder or an address (or paste one here).\n\n"
            "To see what comes out, try the samples: press d here, or run briefgen tui --demo."
        )

    def fill(self) -> None:
        """Show the rows that the filter lets through, in order."""
        rows = [r for r in self.desk.rows.values() if self._filter.takes(r, self._hits)]
        table = self.query_one("#documents", PickTable)
        table.sorted_by = self.desk.session.sort
        table.empty = "Nothing matches the filter (Esc clears it)" if self.desk.rows else ""
        table.set_marks(self.desk.session.marked)
        table.set_rows(r.id for r in sort_rows(rows, self.desk.session.sort))
        self.show_summary()

    def summary(self) -> str:
        text = super().summary()
        if self._filter.text and self.desk.listed:
            text = f"{self.query_one('#documents', PickTable).count} match · {text}"
        return text

    @on(PickTable.Marked)
    def _marked(self, message: PickTable.Marked) -> None:
        self.desk.session.marked = set(message.table.marks)
        self.desk.choices_changed()

    @on(ChoicesChanged)
    def _choices(self) -> None:
        self.query_one("#documents", PickTable).set_marks(self.desk.session.marked)

    @on(Rendered)
    def _rendered(self) -> None:
        self.desk.reload()  # what was new is used now

    @on(PickTable.HeadClicked)
    def _head(self, message: PickTable.HeadClicked) -> None:
        if message.column in _SORTS:
            self.desk.session.sort = message.column
            self.fill()

    def action_sort(self) -> None:
        at = _SORTS.index(self.desk.session.sort) if self.desk.session.sort in _SORTS else -1
        self.desk.session.sort = _SORTS[(at + 1) % len(_SORTS)]
        self.fill()
        self.notify(f"Sorted by {self.desk.session.sort}", timeout=2, markup=False)

    # --------------------------------------------------------------------------------------------- filter

    def action_filter(self) -> None:
        box = self.query_one("#filter", Input)
        box.display = True
        box.focus()

    def action_only_new(self) -> None:
        box = self.query_one("#filter", Input)
        words = [w for w in box.value.split() if w != "is:new"]
        box.value = " ".join(words if len(words) < len(box.value.split()) else [*words, "is:new"])
        box.display = bool(box.value)

    @on(Input.Changed, "#filter")
    def _typed(self, message: Input.Changed) -> None:
        self._filter = Filter(message.value)
        self._hits = None
        self.fill()
        self._search()

    @work(exclusive=True, group="search", exit_on_error=False)
    async def _search(self) -> None:
        """Search the texts once the typing has paused."""
        import asyncio

        words = self._filter.words
        if not words:
            return
        await asyncio.sleep(_DEBOUNCE)
        hits = await self.desk.attempt(self.desk.desk.run("search", words, self.desk.workspace))
        if hits is not None and words == self._filter.words:
            self._hits = hits
            self.fill()
            self._show_text()

    @on(Input.Submitted, "#filter")
    def _submitted(self) -> None:
        self.query_one("#documents").focus()

    # ----------------------------------------------------------------------------------------------- text

    @on(PickTable.Moved)
    def _moved(self) -> None:
        self._show_text()

    @work(exclusive=True, group="text", exit_on_error=False)
    async def _show_text(self) -> None:
        """The text of the document under the cursor, once the cursor rests."""
        import asyncio

        pager = self.query_one("#text", Pager)
        key = self.query_one("#documents", PickTable).key
        if key is None or not pager.display:
            pager.show("")
            return
        await asyncio.sleep(0.05)
        document = await self.desk.attempt(self.desk.desk.run("read", key, self.desk.workspace))
        if document is None:
            return
        facts = [document.publisher, document.published.isoformat() if document.published else "", document.origin]
        head = " · ".join(line(f) for f in facts if f)
        warnings = "".join(f"! {line(w)}\n" for w in document.warnings)
        text = f"{head}\n{warnings}\n{document.text}"
        start = len(text) - len(document.text)
        spans = [Span(0, start - 1, "dim")]
        title = document.blocks[0] if document.blocks and document.body_start else None
        if title is not None:
            spans.append(Span(start + title.start, start + title.end, "head"))
        spans += [Span(start + a, start + b) for a, b in self._filter.find(document.text)]
        pager.show(text, spans)

    def action_preview(self) -> None:
        pager = self.query_one("#text", Pager)
        narrow = self.has_class("-narrow")
        if narrow:  # one at a time
            self.query_one("#sources").toggle_class("-text")
            (pager if self.query_one("#sources").has_class("-text") else self.query_one("#documents")).focus()
        else:
            pager.toggle_class("-hidden")
        self._show_text()

    @on(PickTable.Chosen)
    def _chosen(self) -> None:
        self.action_preview() if self.has_class("-narrow") else self.query_one("#text").focus()

    # --------------------------------------------------------------------------------- adding and removing

    def action_add(self, text: str = "") -> None:
        self.app.push_screen(AddDialog(text), self._added)

    def _added(self, places: list[str] | None) -> None:
        fresh = [p for p in places or () if p not in self.desk.session.inputs]
        if fresh:
            self.desk.session.inputs += fresh
            self.desk.reload()

    def on_paste(self, event: events.Paste) -> None:
        """A path or an address pasted anywhere on the screen is an offer to add it."""
        if event.text.strip():
            event.stop()
            self.action_add(event.text.strip().splitlines()[0])

    def action_remove(self) -> None:
        """Take the file, folder or address back that the document under the cursor came from."""
        key = self.query_one("#documents", PickTable).key
        if key is None:
            return
        origin = self.desk.rows[key].origin
        gone = [p for p in self.desk.session.inputs if origin == p or origin.startswith(p.rstrip("/") + "/")]
        if not gone:
            self.notify("It lies in a folder of the config: take the file out of there", markup=False)
            return
        self.desk.session.inputs = [p for p in self.desk.session.inputs if p not in gone]
        self.desk.reload()

    def action_reload(self) -> None:
        self.desk.reload()

    def action_samples(self) -> None:
        self.desk.add_samples()

    def action_back(self) -> None:
        box = self.query_one("#filter", Input)
        if self.query_one("#documents", PickTable).drop_range():
            return
        if self.query_one("#sources").has_class("-text") and self.has_class("-narrow"):
            self.action_preview()
        elif box.has_focus and box.value:
            self.query_one("#documents").focus()
        elif box.display:
            box.value = ""
            box.display = False
            self.query_one("#documents").focus()
        elif self.query_one("#text").has_focus:
            self.query_one("#documents").focus()
        else:
            super().action_back()
