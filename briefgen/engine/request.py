"""What one brief is asked to be, what came of it, and the state of making it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine.progress import OnProgress
from briefgen.errors import ExitCode
from briefgen.model import Brief

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.library import Library
    from briefgen.workspace import Workspace

__all__ = ["BuildRequest", "BuildResult", "Job", "Stamps"]


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What one brief is to cover and how it is to look; None and () mean: as the settings say."""

    inputs: tuple[str, ...] = ()  # files, folders, globs, URLs, '-'; none: the sources of the settings
    documents: tuple[str, ...] = ()  # ids of documents in the library, in place of inputs
    themes: tuple[str, ...] = ()
    look: str | None = None
    length: str | None = None
    title: str | None = None
    date: Date | None = None
    since: str | None = None  # 'last', '2026-01-10', '24h', '7d'
    until: Date | None = None
    formats: tuple[str, ...] = ()
    out: Path | None = None
    force: bool = False
    profile: str = ""
    name: str = ""  # of the files, without ending; empty: date and profile
    briefed: frozenset[str] = frozenset()  # ids of documents of earlier briefs, for when the library has lost them
    only_new: bool = False  # make nothing when no document is new since the profile's last brief


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A brief and where it stands; `unchanged` when the files there said the same already."""

    brief: Brief | None
    paths: tuple[Path, ...] = ()
    problems: tuple[str, ...] = ()  # what failed: the code tells of it too
    warnings: tuple[str, ...] = ()  # what is worth knowing
    unchanged: bool = False
    code: ExitCode = ExitCode.OK
    inputs: tuple[str, ...] = ()  # ids of the documents that the brief covers
    nothing_new: bool = False  # only with `only_new`


class Stamps:
    """Times that documents and briefs are filed under: each later than all before, even if the clock was set back."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def next(self, library: Library, now: datetime) -> datetime:
        floor = max(filter(None, (library.newest_stamp(), self._last)), default=None)
        self._last = now if floor is None or now > floor else floor + timedelta(microseconds=1)
        return self._last


@dataclass(slots=True)
class Job:
    """A request with the settings it falls back on, and what was met on the way. `made`: what its brief is filed under."""

    request: BuildRequest
    settings: Settings
    workspace: Workspace
    now: datetime
    progress: OnProgress
    stamps: Stamps = field(default_factory=Stamps)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    inputs: tuple[str, ...] = ()
    nothing_new: bool = False
    made: datetime | None = None
    on_missing: Callable[[], None] | None = None  # called when documents must be analysed, which takes a while

    @property
    def formats(self) -> tuple[str, ...]:
        return self.request.formats or tuple(self.settings.formats)

    @property
    def code(self) -> ExitCode:
        return ExitCode.PARTIAL if self.problems else ExitCode.OK

    def result(
        self, brief: Brief | None, paths: tuple[Path, ...] = (), *warnings: str, unchanged: bool = False
    ) -> BuildResult:
        """What came of it as it stands; without a brief, nothing could be made or there is nothing new."""
        code = self.code if brief or self.nothing_new else ExitCode.NOTHING
        notes = (*self.notes, *brief.warnings, *warnings) if paths and brief else ()
        return BuildResult(
            brief, paths, tuple(self.problems), notes, unchanged, code, self.inputs if paths else (), self.nothing_new
        )
