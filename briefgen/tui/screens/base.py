"""What the four screens share: the bars, the facts that concern all of them, and what Escape does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker

from briefgen.tui.literal import several
from briefgen.tui.messages import BriefChanged, ChoicesChanged, DocumentsListed, JobEnded, JobProgressed
from briefgen.tui.widgets.bars import STEPS, StatusBar, TopBar
from briefgen.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from briefgen.tui.app import BriefgenApp

__all__ = ["DeskScreen"]


class DeskScreen(Screen[None]):
    """A screen between the two bars. Subclasses give `step` and `body`."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - an instance variable in Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False, id="back", tooltip="Cancel, or go back a step; never quits"),
    ]
    AUTO_FOCUS = ""  # each screen knows best
    step = ""

    @property
    def desk(self) -> BriefgenApp:
        return cast("BriefgenApp", self.app)

    def compose(self) -> ComposeResult:
        yield TopBar(self.step, self._place())
        yield from self.body()
        yield StatusBar()
        yield KeyLine()

    def body(self) -> ComposeResult:
        yield from ()

    def _place(self) -> str:
        w = self.desk.workspace
        return "your own workspace" if w.personal else str(w.root)

    def on_mount(self) -> None:
        self.desk.listeners.append(self)
        self.show_summary()

    def on_unmount(self) -> None:
        if self in self.desk.listeners:
            self.desk.listeners.remove(self)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        self.desk.report_failure(event)

    # ---------------------------------------------------------------------------------------------- facts

    @on(JobProgressed)
    def _progressed(self, message: JobProgressed) -> None:
        self.query_one(StatusBar).progress(message.progress)

    @on(JobEnded)
    def _ended(self) -> None:
        self.query_one(StatusBar).progress(None)
        self.show_summary()

    @on(DocumentsListed)
    @on(ChoicesChanged)
    @on(BriefChanged)
    def _changed(self) -> None:
        self.show_summary()

    def show_summary(self) -> None:
        self.query_one(StatusBar).summary(self.summary())

    def summary(self) -> str:
        """What a brief would be made of now."""
        desk = self.desk
        if not desk.listed:
            return "Looking for documents …"
        if not desk.rows:
            return "Nothing to brief on yet"
        total, marked = len(desk.rows), len(desk.session.marked)
        chosen = desk.session.chosen_themes(desk.settings)
        documents = f"{marked} of {several(total, 'document')} marked"
        if not marked:
            here = len(desk.current)
            documents = f"no marks: {'all' if here == total else 'the'} {several(here, 'document')}"
            documents += "" if here == total else " of the sources"
        themes = f"themes: {', '.join(chosen)}" if chosen else "no theme: everything"
        look = desk.session.look or desk.base.look
        profile = f"profile: {desk.session.profile} · " if desk.session.profile else ""
        return f"{profile}{documents} · {themes} · look: {look} · b builds"

    # -------------------------------------------------------------------------------------------- actions

    def action_back(self) -> None:
        """Cancel what is going on, else go one step back."""
        if self.desk.cancel_job():
            return
        names = [name for name, _ in STEPS]
        at = names.index(self.step)
        if at:
            self.desk.action_go(names[at - 1])
