"""The brief on the desk: assembled by the bench process, decided upon here, rendered and edited.

One job at a time; the bench may be ended at any moment, and what was decided is on disk already.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError
from briefgen.tui.literal import line
from briefgen.tui.made import stamps, unchanged
from briefgen.tui.messages import BriefChanged, JobEnded, Rendered

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.engine import BuildRequest, BuildResult, Kind
    from briefgen.model import Brief
    from briefgen.tui.app import BriefgenApp
    from briefgen.tui.curating import Curation, Step

__all__ = ["Maker"]


class Maker:
    """Makes the brief of what is chosen."""

    def __init__(self, app: BriefgenApp) -> None:
        self.app = app
        self.curation: Curation | None = None
        self.curation_of: object = None  # what it was assembled from
        self.today = datetime.now().astimezone().date()  # of the brief, past midnight too
        self.made: tuple[Path, ...] = ()
        self.made_of: tuple[Brief | None, object] | None = None  # the brief and the dress that these files show
        self.working = False  # a brief is being assembled or rendered
        self._render_next = False
        self._given_up = False  # the job at hand, maybe before the bench has heard of it
        self._after: Callable[[], None] | None = None  # what waits for the files
        self.said = ""  # what undo or redo did, until something else is decided

    # --------------------------------------------------------------------------------------------- choices

    def wanted(self) -> tuple[BuildRequest, Settings] | None:
        """What a brief would be assembled from now; None, and a report, where that cannot be."""
        app = self.app
        documents = app.documents()
        if not documents:
            if app.listed:
                app.report("there are no documents yet: + on the Sources screen adds some", "warning")
            return None
        try:
            return app.session.request(documents, app.settings, self.today), app.session.effective(app.settings)
        except ValueError:
            app.report(f"{app.session.until!r} is no date: write it as 2026-01-31", "error")
            return None

    @staticmethod
    def signature(request: BuildRequest, settings: Settings) -> object:
        """What two requests have in common that lead to the same brief; how it is dressed does not count."""
        return (replace(request, look=None, length=None), settings.known_actors(), settings.themes, settings.extraction)

    def _now(self) -> tuple[object, object]:
        """(what a brief would be assembled from, how it would be dressed). Raises ValueError."""
        app = self.app
        request = app.session.request(app.documents(), app.settings, self.today)
        settings = app.session.effective(app.settings)
        return self.signature(request, settings), (request.look, request.length, settings.sections)

    @property
    def stale(self) -> bool:
        """Whether the brief on the desk was assembled from other choices than those made now."""
        if self.curation is None:
            return False
        try:
            return self.curation_of != self._now()[0]
        except ValueError:
            return False

    @property
    def files_stand(self) -> bool:
        """Whether the files that were written show the brief as it stands now."""
        try:
            return bool(self.made) and not self.stale and self.made_of == self._shown()
        except ValueError:
            return False

    def _shown(self) -> tuple[Brief | None, object]:
        return (self.curation.brief if self.curation else None, self._now()[1])

    def recall(self) -> None:
        """Know the files of the last session again, those that are as they were left."""
        self.made = unchanged(self.app.session.made)

    def _compare(self) -> None:
        """Whether the files of the last session show the brief that was just assembled."""
        session = self.app.session
        if self.made_of is None and self.made and len(self.made) == len(session.made):
            shown = self._shown()
            if _print(*shown) == session.made_of:
                self.made_of = shown

    def _remember(self) -> None:
        """Keep for tomorrow what was written, and of what."""
        session = self.app.session
        session.made, session.made_of = stamps(self.made), _print(*self.made_of) if self.made_of else ""

    # -------------------------------------------------------------------------------------------- the jobs

    def prepare(self) -> None:
        """Assemble the brief, if there is none or one of other choices."""
        if not self.working and self.app.documents() and (self.curation is None or self.stale):
            self._begin(partial(self._build, render=False))

    def build(self) -> None:
        """Assemble if need be, and write the files."""
        if self.working:
            self._render_next = True  # it is being assembled: the files follow
            return
        self._begin(self._build)

    def files_then(self, then: Callable[[], None]) -> None:
        """Go on with files that show the brief as it stands; they are written first where they do not."""
        if self.files_stand:
            then()
        elif self.working:
            self._after = then
            self.app.notify("The briefing is still being made: it comes up then", markup=False)
        else:
            self._begin(partial(self._build, then=then))

    def cancel(self) -> bool:
        """End what the bench is doing; whether there was anything."""
        if not self.working:
            return False
        self._after, self._render_next, self._given_up = None, False, True
        self.app.bench.cancel()
        self.app.notify("Cancelled: nothing was written", markup=False)
        return True

    def _begin(self, job: Callable[[], Awaitable[None]]) -> None:
        from briefgen.engine import Progress

        self.working, self._render_next, self._given_up = True, False, False
        self.app.progressed(Progress("begin", 0, 0))
        self.app.in_background(partial(self._go_on, job), "build")

    async def _go_on(self, job: Callable[[], Awaitable[None]]) -> None:
        try:
            if not self._given_up:
                await job()
        finally:
            self.working = self._render_next = False
            self.app.tell(JobEnded)
        then, self._after = self._after, None
        if then is not None and self.curation is not None and not self.stale:
            self.files_then(then)

    async def _build(self, *, render: bool = True, then: Callable[[], None] | None = None) -> None:
        if await self._assemble() and (render or self._render_next) and not self._given_up:
            await self._render(then)

    async def _assemble(self) -> bool:
        """Assemble the brief unless it stands; whether there is one."""
        from briefgen.tui.curating import Curation

        app = self.app
        wanted = self.wanted()
        if wanted is None:
            return False
        request, settings = wanted
        if self.curation is not None and self.curation_of == self.signature(request, settings):
            return True
        result: BuildResult | None = await app.attempt(
            app.bench.run("assemble", request, settings, app.workspace, on_progress=app.progressed)
        )
        if result is None:
            return False
        app.report_all(result.problems)
        if result.brief is None:
            return False
        try:
            self.curation = Curation(result.brief, app.workspace, app.session.profile)
        except BriefgenError as exc:
            app.report(str(exc), "error")
            return False
        if self.curation.log.damaged:
            app.report(f"{self.curation.log.path}: {self.curation.log.damaged} lines cannot be read", "warning")
        self.curation_of = self.signature(request, settings)
        self._compare()
        app.tell(BriefChanged)
        return True

    async def _render(self, then: Callable[[], None] | None) -> None:
        from briefgen.tui.screens.dialogs import ResultDialog

        app, wanted = self.app, self.wanted()
        if self.curation is None or wanted is None:
            return
        request, settings = wanted
        shown = self._shown()
        result: BuildResult | None = await app.attempt(
            app.bench.run("render", self.curation.brief, request, settings, app.workspace, on_progress=app.progressed)
        )
        if result is None:
            return
        app.report_all(result.problems)
        if not result.paths:
            return
        self.made, self.made_of = result.paths, shown
        self._remember()
        paths, unchanged = result.paths, result.unchanged
        app.tell(lambda: Rendered(paths, unchanged))
        if then is not None:
            app.call_later(then)  # once this work is over
        else:
            app.push_screen(ResultDialog(paths, unchanged, result.problems))

    def rerender(self, markdown: Path) -> None:
        """Make the PDF anew from the Markdown that was edited."""
        if not self.working:
            self._begin(partial(self._rerender, markdown))

    async def _rerender(self, markdown: Path) -> None:
        app, wanted = self.app, self.wanted()
        if wanted is None:
            return
        run = app.bench.run("rerender", markdown, *wanted, app.workspace, on_progress=app.progressed)
        path = await app.attempt(run)
        if path is not None:
            self._remember()
            app.notify(f"The PDF says what you wrote: {line(path)}", markup=False)
            app.tell(lambda: Rendered(self.made, False))
        if self._render_next:
            await self._build()

    # ------------------------------------------------------------------------------------------- decisions

    def move_to(self, profile: str) -> None:
        """Go on under a profile's name: what was decided about this brief holds there too."""
        from briefgen.tui.curating import Curation

        app, before = self.app, self.curation
        app.session.profile = profile
        try:
            if before is not None:
                self.curation = Curation(before.draft, app.workspace, profile)
                self.curation.take_over(before.log.history)
        except BriefgenError as exc:
            app.report(str(exc), "error")
        app.choices_changed()
        app.tell(BriefChanged)
        self.prepare()

    def decide(self, kind: Kind, target: str = "", *others: str, **fields: str) -> None:
        """Make a decision about the brief; it is saved before it shows."""
        c, self.said = self.curation, ""
        if c is None:
            return
        if all(map(c.has, filter(None, (target, *others)))):
            self._step(partial(c.decide, kind, target, *others, **fields))
        else:
            self._gone()

    def decide_each(self, kind: Kind, targets: Sequence[str], value: str = "") -> None:
        """The same decision about each of these items, as one step."""
        c, self.said = self.curation, ""
        if c is None or not targets:
            return
        if all(map(c.has, targets)):
            self._step(partial(c.decide_each, kind, targets, value))
        else:
            self._gone()

    def _gone(self) -> None:
        """While something was decided the brief was made anew."""
        self.app.report("the briefing was made anew meanwhile, and that item is not in it any more", "warning")

    def undo(self) -> None:
        if self.curation is not None:
            self._told("Taken back", self._step(self.curation.undo), "There is nothing to undo")

    def redo(self) -> None:
        if self.curation is not None:
            self._told("Done again", self._step(self.curation.redo), "There is nothing to do again")

    def _told(self, what: str, step: Step | None, nothing: str) -> None:
        """A step may concern a list that is not in sight; a toast for each would cover those that are."""
        if step is None:
            self.app.notify(nothing, markup=False, timeout=2)
        else:
            self.said = f"{what}: {line(step.words, 60)}"

    def _step(self, step: Callable[[], Step | None]) -> Step | None:
        from briefgen.engine import Kind

        app = self.app
        try:
            made = step()
        except BriefgenError as exc:
            app.report(str(exc), "error")
            return None
        if made is not None and made.actors:
            fresh = self.curation is not None and not self.stale
            app.reload_settings()
            # What was just renamed or merged shows already; a name that is no longer known must be looked for anew.
            if fresh and made.decisions[-1] in (self.curation.log.history.done if self.curation else ()):
                self.curation_of = self._now()[0]
            elif made.decisions[-1].kind is not Kind.SPLIT_ACTOR:
                self.prepare()
        app.tell(BriefChanged)
        return made


def _print(brief: Brief | None, dress: object) -> str:
    """A short name for what is shown, the same in every session."""
    from briefgen.engine.output import content_hash

    return content_hash(brief, dress) if brief is not None else ""
