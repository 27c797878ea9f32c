"""Feeds and pages: how each fares, and what comes of it while it is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from briefgen.tui.literal import block, line
from briefgen.tui.messages import SourcesChanged
from briefgen.tui.screens.dialogs import Dialog
from briefgen.tui.widgets.picktable import Column, PickTable

if TYPE_CHECKING:
    from briefgen.tui.fetcher import Fetcher

__all__ = ["WebDialog"]

_COLUMNS = (
    Column("state", "State", 10),
    Column("name", "Feed or page"),
    Column("docs", "Docs", 5, right=True),
    Column("newest", "Newest", 10, least=70),
    Column("said", "What came of it", 26),
)


class WebDialog(Dialog[str]):
    """Escape closes it, and what goes on goes on. Ends with the address of a source that is to be taken back."""

    heading = "Feeds and pages"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "fetch", "Fetch all", id="web.fetch"),
        Binding("enter", "one", "Fetch this one", id="web.one"),
        Binding("x", "remove", "Take back", id="web.remove", tooltip="Only what was added by hand"),
        Binding("c", "cancel", "Cancel", id="web.cancel"),
    ]

    def __init__(self, fetcher: Fetcher) -> None:
        super().__init__()
        self._fetcher = fetcher

    def body(self) -> ComposeResult:
        yield PickTable(_COLUMNS, self._cells, markable=False, id="web")
        yield Static(id="error", classes="hint")

    def on_mount(self) -> None:
        self._fetcher.app.listeners.append(self)
        table = self.query_one(PickTable)
        table.empty = "None is configured or added: + adds an address"
        table.focus()
        self.show()

    def on_unmount(self) -> None:
        if self in self._fetcher.app.listeners:
            self._fetcher.app.listeners.remove(self)

    def _cells(self, key: str) -> tuple[str, ...]:
        f = self._fetcher
        state = {s.label: s for s in f.states}[key]
        when = f"fetched {state.succeeded.astimezone():%d %b %H:%M}" if state.succeeded else "not fetched yet"
        said = f.outcomes.get(key) or (state.error and f"failed: {state.error}") or when
        newest = state.newest.isoformat() if state.newest else ""
        return f.state_of(state), state.label, str(state.found or ""), newest, said

    @on(SourcesChanged)
    def show(self) -> None:
        table = self.query_one(PickTable)
        count = len(self._fetcher.states)
        table.styles.height = max(3, min(count, 16) + 1)
        table.set_rows(s.label for s in self._fetcher.states)
        self.refresh_bindings()

    @on(PickTable.Moved)
    def _moved(self) -> None:
        key = self.query_one(PickTable).key
        state = next((s for s in self._fetcher.states if s.label == key), None)
        said = self._fetcher.outcomes.get(key or "", "")
        self.query_one("#error", Static).update(
            block(line(said if said.startswith("failed") else state.error if state else ""))
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "cancel":
            return self._fetcher.fetching
        return not self._fetcher.fetching if action in ("fetch", "one") else True

    def action_fetch(self) -> None:
        self._fetcher.begin()

    @on(PickTable.Chosen)
    def action_one(self) -> None:
        key = self.query_one(PickTable).key
        if key is not None:
            self._fetcher.begin([key])

    def action_cancel(self) -> None:
        self._fetcher.cancel()

    def action_remove(self) -> None:
        key = self.query_one(PickTable).key
        state = next((s for s in self._fetcher.states if s.label == key), None)
        if state is None or not state.own:
            self.notify("It stands in config.yaml: take it out of there", markup=False)
        else:
            self.dismiss(state.label)
