"""Sources: which documents the brief is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from briefgen.tui.filters import Filter, Known, sort_rows, with_condition
from briefgen.tui.literal import block, label, line
from briefgen.tui.messages import ChoicesChanged, DocumentsKnown, DocumentsListed, Rendered, SourcesChanged
from briefgen.tui.offers import ALL, offers
from briefgen.tui.screens.base import DeskScreen
from briefgen.tui.widgets.field import Field
from briefgen.tui.widgets.pager import Pager
from briefgen.tui.widgets.picktable import Column, PickTable
from briefgen.tui.widgets.reading import reading

if TYPE_CHECKING:
    pass

__all__ = ["SourcesScreen"]

_COLUMNS = (
    Column("title", "Title"),
    Column("publisher", "Publisher", 12, least=76, most=26),
    Column("date", "Date", 10),
    Column("words", "Words", 6, right=True, least=96),
    Column("themes", "Themes", 10, least=78, most=30),
    Column("state", "State", 5),
)
_SORTS = ("date", "title", "publisher", "words", "themes", "state")
_FIRST = 200  # hits asked for at first
_DEBOUNCE = 0.15  # seconds of quiet before the texts are searched


class SourcesScreen(DeskScreen):
    """A table of all documents, a line to filter it, and the text of the one under the cursor."""

    step = "sources"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="sources.filter", tooltip="Words of title, publisher or text"),
        Binding("s", "sort", "Sort", id="sources.sort", tooltip="By date, title, publisher, words, state"),
        Binding("plus,i", "add", "Add", key_display="+", id="sources.add", tooltip="A file, folder or address"),
        Binding(
            "n", "only_new", "Only new", id="sources.new", tooltip="Only documents that no brief used, copies left out"
        ),
        Binding("t", "only('theme')", "Theme", show=False, id="sources.theme", tooltip="Only documents of one theme"),
        Binding("o", "only('pub')", "Publisher", show=False, id="sources.publisher", tooltip="Only one publisher's"),
        Binding("w", "only('since')", "When", show=False, id="sources.when", tooltip="Only documents since a day"),
        Binding("f", "fetch", "Fetch", id="sources.fetch", tooltip="Fetch the feeds and pages, and show each"),
        Binding("h", "web", "Health", show=False, id="sources.web", tooltip="How each feed and page fares"),
        Binding("p", "preview", "Text", id="sources.preview", tooltip="Show or hide the text"),
        Binding(
            "f5,r",
            "reload",
            "Reload",
            show=False,
            id="sources.reload",
            tooltip="Look into the folders and config.yaml again",
        ),
        Binding(
            "d", "samples", "Try the samples", id="sources.samples", tooltip="Add the documents that come with briefgen"
        ),
        Binding("x", "remove", "Remove", show=False, id="sources.remove", tooltip="Take back what was added by hand"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._filter = Filter("")
        self._texts: dict[str, str] = {}
        self._hits: frozenset[str] | None = None  # of the full-text search for the filter's words

    def body(self) -> ComposeResult:
        with Horizontal(id="sources"):
            with Vertical(id="sources-list"):
                yield Field(placeholder="words  theme:name  pub:name  since:2026-01-10  until:…  is:new", id="filter")
                yield PickTable(_COLUMNS, self._cells, id="documents")
                yield Static(id="greeting")
                yield Static(id="web-line")
            yield Pager(id="text", classes="pane")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#filter").display = False
        self.query_one("#greeting").display = self.query_one("#web-line").display = False
        table = self.query_one("#documents", PickTable)
        table.empty = "Looking for documents …"
        table.sorted_by = self.desk.session.sort
        table.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("filter", "sort", "only_new", "only", "preview", "remove"):
            return bool(self.desk.rows) or not self.desk.listed
        if action == "samples":
            return self.desk.listed and not self.desk.rows
        if action in ("fetch", "web"):
            return bool(self.desk.fetcher.states)
        return True

    @property
    def known(self) -> Known:
        desk = self.desk
        return Known(desk.current, desk.copies, desk.matches, self._texts)

    # ---------------------------------------------------------------------------------------------- table

    def _cells(self, id: str) -> tuple[str, ...]:
        row = self.desk.rows[id]
        title = row.title or Path(row.origin).name
        day = row.published.isoformat() if row.published else "undated"
        known = self.known
        return title, row.publisher, day, f"{row.words:,}", ", ".join(known.themes_of(id)), known.state(row)

    @on(DocumentsListed)
    def _listed(self) -> None:
        self._texts = {}
        empty = not self.desk.rows
        greeting = self.query_one("#greeting", Static)
        self.query_one("#sources").set_class(empty, "-empty")
        greeting.display = empty
        if empty:
            greeting.update(block(self._greeting()))
        self.show_web()
        self.fill()

    @on(DocumentsKnown)
    def _known(self) -> None:
        if self._filter.theme or self._filter.state or self.desk.session.sort in ("themes", "state"):
            self.fill()
        else:
            self.query_one("#documents").refresh()

    @on(SourcesChanged)
    def show_web(self) -> None:
        shown = self.query_one("#web-line", Static)
        text = self.desk.fetcher.summary()
        shown.display = bool(text)
        shown.update(label(text))
        self.refresh_bindings()

    def _greeting(self) -> str:
        settings = self.desk.settings
        root = self.desk.workspace.root  # a path alone would leave open where it begins
        named = (str(root / s.path) if s.path else s.url or "" for s in settings.sources)
        places = "\n".join(f"    {line(name)}" for name in named) or "    (none is configured)"
        return (
            "No documents yet.\n\n"
            f"1. Put press releases, news, PDFs or web pages into\n\n{places}\n\n"
            "   and press r to look again,\n\n"
            "2. or press + to add a file, a folder or an address (or paste one here).\n\n"
            "To see what comes out, try the samples: press d here, or run briefgen tui --demo."
        )

    def fill(self) -> None:
        """Show the rows that the filter lets through, in order."""
        known = self.known
        rows = self._filter.select(self.desk.rows.values(), known, self._hits)
        table = self.query_one("#documents", PickTable)
        table.sorted_by = self.desk.session.sort
        table.empty = "Nothing matches the filter (Esc clears it)" if self.desk.rows else ""
        table.set_marks(self.desk.session.marked)
        table.set_rows(r.id for r in sort_rows(rows, self.desk.session.sort, known))
        self.show_summary()

    def summary(self) -> str:
        text = super().summary()
        if self._filter.text and self.desk.listed:
            text = f"{self.query_one('#documents', PickTable).count} match · {text}"
        if self.desk.rows and self.desk.session.sort != "date":
            text = f"sorted by {self.desk.session.sort} · {text}"
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

    # --------------------------------------------------------------------------------------------- filter

    def action_filter(self) -> None:
        box = self.query_one("#filter", Input)
        box.display = True
        box.focus()

    def action_only_new(self) -> None:
        self._condition("is", "" if self._filter.state == "new" else "new")

    def _condition(self, key: str, value: str) -> None:
        box = self.query_one("#filter", Input)
        box.value = with_condition(box.value, key, value)
        box.display = bool(box.value)

    def action_only(self, key: str) -> None:
        """Choose a condition of the filter from a list."""
        from briefgen.tui.screens.asking import ChoiceDialog

        heading, choices, chosen = offers(key, self.desk, self._filter)

        def answered(value: str | None) -> None:
            if value is not None:
                self._condition(key, "" if value == ALL else value)

        self.app.push_screen(ChoiceDialog(heading, choices, chosen), answered)

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
        for limit in (_FIRST, 0):  # what fills the screen comes first
            hits = await self.desk.attempt(self.desk.desk.run("search", words, limit, self.desk.workspace))
            if hits is None or words != self._filter.words:
                return
            self._hits = hits
            self.fill()
            if len(hits) < _FIRST:
                break
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
        desk = self.desk
        chosen = desk.session.chosen_themes(desk.settings) or tuple(desk.settings.themes)
        themes = tuple(t for t in desk.settings.theme_list() if t.name in chosen)
        read = await desk.attempt(desk.desk.run("read", key, themes, desk.workspace))
        if read is None:
            return
        document, places = read
        copy = self.desk.rows.get(self.desk.copies.get(key, ""))
        hits = self._filter.find(document.text)
        pager.show(*reading(document, self.known.themes_of(key), copy, strong=places, hits=hits))

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
        from briefgen.tui.screens.dialogs import AddDialog

        self.app.push_screen(AddDialog(text), self._added)

    def _added(self, places: list[str] | None) -> None:
        fresh = [p for p in places or () if p not in self.desk.session.inputs]
        if fresh:
            self.desk.session.inputs += fresh
            web = [p for p in fresh if p.startswith(("http://", "https://"))]
            self.desk.fetcher.begin(web) if web else self.desk.reload()

    def on_paste(self, event: events.Paste) -> None:
        """A path or an address pasted anywhere on the screen is an offer to add it."""
        if event.text.strip():
            event.stop()
            self.action_add(event.text.strip().splitlines()[0])

    def action_remove(self) -> None:
        """Take the file, folder or address back that the document under the cursor came from."""
        key = self.query_one("#documents", PickTable).key
        row = self.desk.rows.get(key or "")
        if row is None:
            return
        origin = row.origin
        gone = [p for p in self.desk.session.inputs if origin == p or origin.startswith(p.rstrip("/") + "/")]
        if not gone:
            self.notify("It lies in a folder of the config: take the file out of there", markup=False)
            return
        self.desk.session.inputs = [p for p in self.desk.session.inputs if p not in gone]
        self.desk.reload()

    def action_fetch(self) -> None:
        self.desk.fetcher.begin()
        self.action_web()

    def action_web(self) -> None:
        from briefgen.tui.screens.web import WebDialog

        self.app.push_screen(WebDialog(self.desk.fetcher), self._take_back)

    def _take_back(self, place: str | None) -> None:
        if place in self.desk.session.inputs:
            self.desk.session.inputs.remove(place)
            self.desk.reload()

    def action_reload(self) -> None:
        self.desk.reload_settings()
        self.desk.reload()
        self.desk.choices_changed()

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
