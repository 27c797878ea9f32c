"""Fetching feeds and pages in the courier process, and how each of them fares meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefgen.tui.messages import JobEnded, SourcesChanged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefgen.engine import Progress, WebState
    from briefgen.tui.app import BriefgenApp

__all__ = ["MARKS", "Fetcher"]

# What is well needs no mark; the others are told by a sign and a word.
MARKS = {"failing": "x", "stale": "~", "empty": "-", "undated": "?", "new": ".", "well": " "}


class Fetcher:
    """The web sources: `states` as the library knows them, `outcomes` of the fetch that goes on or was last."""

    def __init__(self, app: BriefgenApp) -> None:
        self.app = app
        self.states: tuple[WebState, ...] = ()
        self.asked: frozenset[str] = frozenset()  # of the fetch at hand
        self.outcomes: dict[str, str] = {}
        self.fetching = False
        self._given_up = False  # maybe before the courier has heard of it

    def begin(self, only: Sequence[str] = ()) -> None:
        """Fetch all, or only those of these names."""
        if self.fetching or not (self.states or only):
            return
        self.app.reload_settings()  # what a refusal asks for may have been written into config.yaml meanwhile
        self.fetching, self._given_up = True, False
        self.asked = frozenset(only) if only else frozenset(s.label for s in self.states)
        self.outcomes = {}
        self.app.tell(SourcesChanged)
        self.app.in_background(partial(self._fetch, tuple(only)), "fetch")

    def cancel(self) -> bool:
        """Give the fetch up; whether there was one. What was stored stays."""
        if self.fetching and not self.app.mailer.sending:
            self._given_up = True
            self.app.courier.cancel()
            self.app.notify("Cancelled: what was fetched already is kept", markup=False)
            return True
        return False

    async def _fetch(self, only: tuple[str, ...]) -> None:
        app = self.app
        asked = (tuple(app.session.inputs), app.base, app.workspace, only)
        try:
            if not self._given_up:
                done = await app.attempt(app.courier.run("fetch", *asked, on_progress=self._progressed))
                if done is not None:
                    self.states, problems = done
                    app.report_all(problems)
        finally:
            self.fetching = False
            app.tell(SourcesChanged)
            app.tell(JobEnded)
        app.reload()

    def _progressed(self, progress: Progress) -> None:
        if progress.outcome:
            self.outcomes[progress.label] = progress.outcome
            self.app.tell(SourcesChanged)
        self.app.progressed(progress)

    def state_of(self, state: WebState) -> str:
        """A sign and a word for how a source fares now."""
        if self.fetching and state.label in self.asked and state.label not in self.outcomes:
            return "… fetching"
        return f"{MARKS.get(state.state, ' ')} {state.state}"

    def summary(self) -> str:
        """One line for the sources screen; empty without feeds and pages."""
        if not self.states:
            return ""
        if self.fetching:
            done = sum(label in self.asked for label in self.outcomes)
            return f"Fetching feeds and pages: {done} of {len(self.asked)} done · h shows each"
        counts: dict[str, int] = {}
        for s in self.states:
            counts[s.state] = counts.get(s.state, 0) + 1
        order = [name for name in MARKS if name in counts]
        each = ", ".join(
            f"{MARKS[name].strip()}{' ' if MARKS[name].strip() else ''}{counts[name]} {name}" for name in order
        )
        last = self.last
        when = f" · fetched {last.astimezone():%d %b %H:%M}" if last else " · never fetched"
        return f"Feeds and pages: {each}{when} · f fetches"

    @property
    def last(self) -> datetime | None:
        """When any of them was last fetched well."""
        return max((s.succeeded for s in self.states if s.succeeded), default=None)
