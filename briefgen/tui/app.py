"""The application: it owns the session and the child processes, and routes between the screens.

The desk process answers quick questions (which documents, what does one say); the bench process assembles and renders and
may be ended at any time; the courier goes to the network. The interface's own process never reads, analyses or renders.
"""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from briefgen.errors import BriefgenError
from briefgen.tui.colors import DEFAULT, THEMES, safe_theme
from briefgen.tui.fetcher import Fetcher
from briefgen.tui.jobs import Child, JobCancelled, JobFailed, unpacked
from briefgen.tui.keeping import Keeper
from briefgen.tui.keyboard import Keyboard
from briefgen.tui.literal import line
from briefgen.tui.mailer import Mailer
from briefgen.tui.maker import Maker
from briefgen.tui.messages import (
    ChoicesChanged,
    DocumentsKnown,
    DocumentsListed,
    JobEnded,
    JobProgressed,
)
from briefgen.tui.screens.sources import SourcesScreen
from briefgen.tui.session import Session
from briefgen.tui.styles import Styles
from briefgen.tui.terminal import Terminal

if TYPE_CHECKING:
    from textual.message import Message

    from briefgen.config import Settings
    from briefgen.engine import DocumentRow, Progress
    from briefgen.workspace import Workspace

__all__ = ["BriefgenApp", "Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log."""

    at: datetime
    severity: str  # 'information', 'warning', 'error'
    line: str
    detail: str = ""


def _look() -> Screen[Any]:  # what the first frame does not show is imported when it is gone to
    from briefgen.tui.screens.look import LookScreen

    return LookScreen()


def _curate() -> Screen[Any]:
    from briefgen.tui.screens.curate import CurateScreen

    return CurateScreen()


def _preview() -> Screen[Any]:
    from briefgen.tui.screens.preview import PreviewScreen

    return PreviewScreen()


class BriefgenApp(App[int]):
    """The terminal interface of one workspace."""

    TITLE = "briefgen"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = "sources"
    MODES: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {  # type: ignore[assignment]
        "sources": SourcesScreen,
        "look": _look,
        "curate": _curate,
        "preview": _preview,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "go('sources')", "Sources", show=False, id="go.sources"),
        Binding("2", "go('look')", "Themes & look", show=False, id="go.look"),
        Binding("3", "go('curate')", "Curate", show=False, id="go.curate"),
        Binding("4", "go('preview')", "Preview", show=False, id="go.preview"),
        Binding("b", "build", "Build", id="build", tooltip="Make the briefing now: Markdown and PDF"),
        Binding("f1,question_mark", "help", "Help", key_display="F1", id="help"),
        Binding("f2", "log", "Log", show=False, id="log", tooltip="What went wrong, with what to do"),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, id="suspend", priority=True, tooltip="fg goes on"),
        Binding("ctrl+q", "quit", "Quit", id="quit", priority=True),
    ]

    def __init__(
        self, workspace: Workspace, settings: Settings, *, warm: bool = True, terminal: Terminal | None = None
    ) -> None:
        """`warm`: load the language model while the user is still choosing."""
        super().__init__()
        self.stylesheet = Styles(variables=self.get_css_variables())
        self._warm = warm
        self.terminal = terminal or Terminal()
        self.workspace, self.settings = workspace, settings
        self.session = Session()
        self.rows: dict[str, DocumentRow] = {}  # newest first
        self.current: frozenset[str] = frozenset()  # of these, the ones that the sources hold now
        self.listed = self._prepared = False
        self.matches: dict[str, frozenset[str]] = {}  # theme -> documents
        self.copies: dict[str, str] = {}  # a document that says nearly the same as an earlier one -> that one
        self.maker = Maker(self)
        self.entries: list[Entry] = []
        self.listeners: list[Screen[Any]] = []
        state = workspace.state_folder("tui")
        self.desk, self.bench = Child(state / "desk.log"), Child(state / "bench.log")
        self.courier = Child(state / "courier.log")
        self.mailer, self.fetcher = Mailer(self), Fetcher(self)
        self.keyboard = Keyboard(self)
        self.keeper = Keeper(self)
        for theme in THEMES:
            self.register_theme(theme)
        self._early = list(self._restore())  # what to tell once there is a screen

    def _restore(self) -> Iterator[str]:
        """Take yesterday's choices up, the colours too: set later, all styles would be computed twice. Gives problems."""
        try:
            self.session = Session.load(self.workspace)
        except BriefgenError as exc:
            yield str(exc)
        self.maker.recall()
        wanted = self.session.color_theme or self.settings.tui.color_theme
        theme, why = safe_theme(wanted, set(self.available_themes), no_color=self.no_color)
        self.set_reactive(App.theme, theme)
        if why:
            yield why

    # ---------------------------------------------------------------------------------------- beginning, end

    def on_mount(self) -> None:
        self.set_keymap({str(k): v for k, v in self.settings.tui.keys.items()})
        for problem in self._early:
            self.report(problem, "warning")
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        self.app_resume_signal.subscribe(self, self._resumed)
        self.call_after_refresh(self.reload)
        self.keyboard.begin(self.terminal)
        self.set_interval(1.0, self.keeper.keep)

    def _resumed(self, _: object) -> None:
        """After Ctrl-Z and fg the terminal is empty."""
        self.refresh(layout=True)

    def _theme_changed(self, theme: Any) -> None:
        if theme.name != DEFAULT or self.session.color_theme:
            self.session.color_theme = theme.name

    def on_unmount(self) -> None:
        self.desk.close()
        self.bench.close()
        self.courier.close()

    async def on_event(self, event: events.Event) -> None:
        typed = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if not (typed and self.keyboard.holds(event)):  # type: ignore[arg-type]
            await super().on_event(event)

    async def action_quit(self) -> None:
        """Everything that was decided is saved already; only a job would be lost."""
        from briefgen.tui.screens.dialogs import ConfirmDialog

        self.save_session()
        if self.mailer.sending:
            question = "Mails are on their way. Quit? Those that are not sent yet wait in the outbox."
        elif self.maker.working:
            question = "A briefing is being made. Quit and give it up?"
        else:
            self.exit(0)
            return

        def answer(yes: bool | None) -> None:
            if yes:
                self.exit(0)

        self.push_screen(ConfirmDialog(question, yes="Quit"), answer)

    def save_session(self) -> None:
        """Keep the choices, if they are others than those kept."""
        self.keeper.keep_now()

    # -------------------------------------------------------------------------------------------- telling

    def tell(self, fact: Callable[[], Message]) -> None:
        """Send a fact to every screen."""
        for screen in self.listeners:
            screen.post_message(fact())

    def report(self, text: str, severity: str = "error", detail: str = "") -> None:
        """A toast and a line of the log."""
        text = line(text)
        self.entries.append(Entry(datetime.now().astimezone(), severity, text, detail))
        self.notify(text, severity=severity, markup=False, timeout=8)  # type: ignore[arg-type]

    def report_all(self, problems: Iterable[str]) -> None:
        """Many lines into the log, and one toast."""
        lines = [line(p) for p in problems]
        known = {e.line for e in self.entries[-500:]}
        fresh = [x for x in lines if x not in known]
        now = datetime.now().astimezone()
        self.entries += [Entry(now, "warning", x) for x in fresh]
        if len(fresh) == 1:
            self.notify(fresh[0], severity="warning", markup=False, timeout=8)
        elif fresh:
            text = f"{fresh[0]}\n… and {len(fresh) - 1} more: F2 shows the log"
            self.notify(text, severity="warning", markup=False, timeout=8)

    def in_background(self, job: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
        """Begin some work. It is no coroutine yet: one that the interface's end overtakes would complain."""
        self.run_worker(job, group=group, exit_on_error=False)  # type: ignore[arg-type]

    async def attempt(self, job: Awaitable[Any]) -> Any:
        """The result of some work, or None where it failed or was cancelled: that is reported here."""
        try:
            return await job
        except JobCancelled:
            return None
        except JobFailed as exc:
            self.report(exc.line, "error", exc.trace)
        except (BriefgenError, ValueError, OSError) as exc:
            self.report(str(exc), "error")
        return None

    # ------------------------------------------------------------------------------------------- documents

    @work(group="list", exclusive=True, exit_on_error=False)
    async def reload(self) -> None:
        """Read the folders again."""
        listed = await self.attempt(
            self.desk.run("list", tuple(self.session.inputs), self.base, self.workspace, on_progress=self.progressed)
        )
        if listed is not None:
            listing, slices = listed
            self.rows, self.current = {row.id: row for row in await unpacked(slices)}, listing.current
            self.fetcher.states = listing.web
            self.session.marked &= set(self.rows)
            self.report_all(listing.problems)
        self.listed = True
        self.tell(DocumentsListed)
        if not (self.maker.working or self.fetcher.fetching):
            self.tell(JobEnded)
        self.learn()
        self.get_ready()
        if self._warm and not self.bench.busy:
            await self.attempt(self.bench.run("warm", self.settings))

    @work(group="ready", thread=True, exclusive=True, exit_on_error=False)
    def get_ready(self) -> None:
        """Import what the next steps need, beside the loop: it would stand still for a tenth of a second."""
        import briefgen.engine
        import briefgen.tui.curating
        import briefgen.tui.screens.asking
        import briefgen.tui.screens.curate
        import briefgen.tui.screens.dialogs
        import briefgen.tui.screens.look
        import briefgen.tui.screens.mailing
        import briefgen.tui.screens.preview  # noqa: F401
        from briefgen.tui.commands import key_problems

        if not self._prepared:
            self._prepared = True
            self.call_from_thread(self.report_all, list(key_problems(self.settings.tui.keys)))
        gc.freeze()  # what is here now stays: to look through it for garbage would stop the loop for a tenth of a second

    @work(group="learn", exclusive=True, exit_on_error=False)
    async def learn(self) -> None:
        """Ask which documents concern which theme, and which are copies."""
        found = await self.attempt(self.desk.run("facts", self.settings, self.workspace))
        if found is not None:
            self.matches, self.copies = found
            self.tell(DocumentsKnown)

    def add_samples(self) -> None:
        """Add the documents that come with briefgen."""
        from briefgen.resources import sample_sources

        self.session.inputs.append(str(sample_sources()))
        self.reload()

    def progressed(self, progress: Progress) -> None:
        self.tell(lambda: JobProgressed(progress))

    def documents(self) -> tuple[str, ...]:
        """Ids of the documents of the brief: the marked ones, else all that the sources hold now."""
        chosen = self.session.marked or self.current
        return tuple(id for id in self.rows if id in chosen)

    @property
    def base(self) -> Settings:
        """The settings as the chosen profile has them."""
        return self.session.base(self.settings)

    def choices_changed(self) -> None:
        self.tell(ChoicesChanged)

    async def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What goes wrong unforeseen in the background is told, and nothing else stops."""
        self.report_failure(event)

    def report_failure(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            exc = event.worker.error
            trace = "".join(traceback.format_exception(exc))
            self.report(f"internal error: {type(exc).__name__}: {exc} (F2 shows the log)", "error", trace)

    # ------------------------------------------------------------------------------------------- profiles

    def remember(self, kind: str, name: str, entry: dict[str, Any]) -> bool:
        """Write an entry into one of the program's own lists and read the settings again; whether that went well."""
        try:
            self.workspace.remember(kind, {**self.workspace.remembered(kind), name: entry})
        except BriefgenError as exc:
            self.report(str(exc), "error")
            return False
        self.reload_settings()
        if kind == "themes":
            self.learn()
        self.choices_changed()
        return True

    def reload_settings(self) -> None:
        """Read the settings again: the program remembered something, or the user may have written into config.yaml."""
        from briefgen.config import ConfigProblems, load_settings

        try:
            self.settings = load_settings(self.workspace)
        except ConfigProblems as exc:
            self.report_all(exc.problems)
        except BriefgenError as exc:
            self.report(str(exc), "error")

    def cancel_job(self) -> bool:
        """End what is going on; whether there was anything."""
        return self.maker.cancel() or self.fetcher.cancel()

    # --------------------------------------------------------------------------------------------- actions

    def action_build(self) -> None:
        self.maker.build()

    def action_go(self, mode: str) -> None:
        if isinstance(self.screen, Screen) and self.screen.is_modal:
            return
        if mode in self.MODES:
            self.switch_mode(mode)

    def action_help(self) -> None:
        """Show all keys of this screen."""
        from briefgen.tui.screens.dialogs import HelpDialog

        if not self.screen.is_modal:
            self.push_screen(HelpDialog(self.screen))

    def action_log(self) -> None:
        from briefgen.tui.screens.dialogs import LogDialog

        if not isinstance(self.screen, LogDialog):
            self.push_screen(LogDialog(self.entries))

    def open_file(self, path: Path) -> None:
        """Hand a file to the desktop, where there is one."""
        from briefgen.tui.outside import open_path

        if why := open_path(path, os.environ):
            self.report(why, "warning")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        from briefgen.tui.commands import commands

        yield from commands(self, screen)
