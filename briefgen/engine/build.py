"""From a request to a briefing on disk: the flow of the whole program on one screen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import __version__, edtf
from briefgen.engine.analysis import extract_stored, extractor
from briefgen.engine.curation import replay
from briefgen.engine.documents import configured, read_into
from briefgen.engine.dress import dress
from briefgen.engine.output import Place, choose_place, content_hash, safe_name, write_all
from briefgen.engine.period import Period, parse_period
from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.engine.shelf import health_state, open_library
from briefgen.errors import ExitCode, UsageError
from briefgen.library import Library
from briefgen.model import Brief, Selection, Theme, ToldItem

if TYPE_CHECKING:
    from briefgen.config import Settings, SourceSpec
    from briefgen.render import Worker
    from briefgen.render.looks import Look
    from briefgen.render.options import RenderOptions
    from briefgen.workspace import Workspace


_LATE = timedelta(days=7)  # published so long before the last brief, a document that is new to us is old news


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


@dataclass(slots=True)
class _Job:
    """A request with the settings it falls back on."""

    request: BuildRequest
    settings: Settings
    workspace: Workspace
    now: datetime
    progress: OnProgress
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warm: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    worker: Worker | None = None
    inputs: tuple[str, ...] = ()
    nothing_new: bool = False

    def stamp(self, library: Library) -> datetime:
        """The time that documents and briefs are filed under: never before what is filed, even if the clock was set back."""
        filed = library.newest_stamp()
        return self.now if filed is None or self.now > filed else filed + timedelta(microseconds=1)

    @property
    def formats(self) -> tuple[str, ...]:
        return self.request.formats or tuple(self.settings.formats)

    def start_worker(self) -> None:
        """Start the process that makes PDFs while this one analyses: it takes as long to get ready."""
        from briefgen.render import Worker

        if self.worker is None and "pdf" in self.formats:
            self.worker = self.warm.enter_context(Worker())


def build_brief(
    request: BuildRequest,
    settings: Settings,
    workspace: Workspace,
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
) -> BuildResult:
    """Read, extract, assemble, curate, render and write one brief. What fails is a line in `problems`, and the rest goes on.

    Raises UsageError and ConfigError for what the user must mend before anything can be made, StateError when the
    workspace cannot be used.
    """
    job = _Job(request, settings, workspace, now, on_progress)
    look, options = dress(settings, workspace, look=request.look, length=request.length)
    with job.warm, open_library(workspace, job.problems) as library:
        brief = _assemble(job, library, job.start_worker)
        if brief is None and job.nothing_new:
            return BuildResult(None, problems=tuple(job.problems), code=_code(job), nothing_new=True)
        if brief is None:
            return BuildResult(None, problems=tuple(job.problems), code=ExitCode.NOTHING)
        if request.profile:
            brief = replay(brief, workspace, request.profile)
        return _render(job, library, brief, look, options)


def assemble_brief(
    request: BuildRequest,
    settings: Settings,
    workspace: Workspace,
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
) -> BuildResult:
    """The first half of `build_brief`, for front ends where a person curates what was found before it is rendered."""
    job = _Job(request, settings, workspace, now, on_progress)
    with open_library(workspace, job.problems) as library:
        brief = _assemble(job, library)
    return BuildResult(brief, problems=tuple(job.problems), code=_code(job) if brief else ExitCode.NOTHING)


def render_brief(
    brief: Brief,
    request: BuildRequest,
    settings: Settings,
    workspace: Workspace,
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
) -> BuildResult:
    """The second half of `build_brief`: render a brief as it stands and write it."""
    job = _Job(request, settings, workspace, now, on_progress)
    look, options = dress(settings, workspace, look=request.look, length=request.length)
    with open_library(workspace) as library:
        return _render(job, library, brief, look, options)


def _assemble(job: _Job, library: Library, on_missing: Callable[[], None] | None = None) -> Brief | None:
    """The brief of what the request covers; None when there is nothing to brief."""
    from briefgen.assemble import assemble

    request, settings = job.request, job.settings
    themes = chosen_themes(request.themes or settings.use_themes, settings)
    before = len(job.problems)  # what was wrong with the library is no source that failed
    ids = _read(job, library)
    last = _last_made(library, request.profile)
    period = parse_period(request.since, request.until, job.now, last)
    rows = library.rows_of(ids)
    chosen = [id for id in ids if id in rows and period.holds(rows[id].published, rows[id].first_seen)]
    if last is None and request.briefed:
        if request.since == "last":
            period = replace(period, words="what no earlier run on record has briefed")
            chosen = [id for id in chosen if id not in request.briefed]
        fresh = any(id not in request.briefed for id in chosen)
    else:
        fresh = last is None or any(rows[id].first_seen > last for id in chosen)
    if request.only_new and ids and not fresh:
        job.nothing_new = True
        return None
    if not chosen:
        job.problems.append(_nothing(len(ids), period.words))
        return None
    job.problems += extract_stored(chosen, library, settings, job.progress, on_missing=on_missing)
    found = library.extractions(chosen, *extractor(settings))
    stored = library.get([id for id in chosen if id in found])
    pairs = [(stored[id], found[id]) for id in chosen if id in stored]
    if not pairs:
        return None
    job.inputs = tuple(d.id for d, _ in pairs)
    job.progress(Progress("assemble", 0, 0))
    day = request.date or job.now.date()
    brief = assemble(
        pairs,
        Selection(themes, period.since, period.until, settings.known_actors()),
        title=request.title or settings.title,
        date=day,
        as_of=job.now,
        failed=tuple(job.problems[before:]),
        told=_told(library, request.profile, day),
        period=period.words + _late(period, [rows[id].published for id in chosen]),
        audience=settings.audience,
        handling=settings.handling,
    )
    return replace(brief, coverage=replace(brief.coverage, stale=_stale(job, library)))


def _stale(job: _Job, library: Library) -> tuple[str, ...]:
    """The feeds and pages of the request that have brought nothing new for long, each with its newest day."""
    if job.request.documents:
        return ()
    known = library.health()
    asked = [s for s in _inputs(job) if not isinstance(s, str) and s.url]
    stale = [s for s in asked if health_state(s, known.get(s.label), job.now, job.settings) == "stale"]
    newest = ((s.label, known[s.label].newest) for s in stale)
    return tuple(f"{name}, newest {edtf.human(day.isoformat())}" for name, day in newest if day)


def _read(job: _Job, library: Library) -> list[str]:
    """Ids of the documents of the request, which are in the library now."""
    if job.request.documents:
        there = library.first_seen(job.request.documents)
        missing = len(job.request.documents) - len(there)
        if missing:
            job.problems.append(f"{missing} of the chosen documents are no longer in the library")
        return [id for id in job.request.documents if id in there]
    intake = read_into(library, _inputs(job), job.settings, now=job.stamp(library), on_progress=job.progress)
    job.problems += intake.problems
    job.notes += intake.notes
    return intake.ids


def _inputs(job: _Job) -> Sequence[str | SourceSpec]:
    """What the request names, else the sources of the settings, relative to the workspace."""
    found = job.request.inputs or configured(job.settings, job.workspace)
    if not found:
        hint = "give files, folders or addresses, or set 'sources:' in the config"
        raise UsageError("no documents are named", hint=hint)
    return found


def _last_made(library: Library, profile: str) -> datetime | None:
    """When the profile's last brief was made; one that has no files was begun and never finished."""
    return max((b.made for b in library.history(profile, limit=20) if b.formats), default=None)


def chosen_themes(names: Sequence[str], settings: Settings) -> tuple[Theme, ...]:
    """The themes of these names, in that order. Raises UsageError for a name that the settings do not know."""
    known = {t.name: t for t in settings.theme_list()}
    for name in names:
        if name not in known:
            hint = f"one of: {', '.join(known)}" if known else "define it under 'themes:' in the config"
            raise UsageError(f"there is no theme {name!r}", hint=hint)
    return tuple(known[name] for name in names)


def _told(library: Library, profile: str, day: Date) -> Sequence[ToldItem]:
    """What the profile's last brief of an earlier day said; a brief without a profile is compared with nothing."""
    from briefgen.assemble import told_items

    if not profile:
        return ()
    last = next((stored.path for stored in library.history(profile) if stored.date < day and stored.formats), "")
    brief = library.brief(last)
    return told_items(brief) if brief else ()


def _late(period: Period, published: Sequence[Date | None]) -> str:
    """What the coverage line adds about documents that came in late: published long before the last brief."""
    if period.seen_after is None:
        return ""
    old = sorted(d for d in published if d and d < (period.seen_after - _LATE).date())
    return f"; {len(old)} of them published before {old[-1] + timedelta(days=1)}, the oldest on {old[0]}" if old else ""


def _nothing(read: int, period: str) -> str:
    if read:
        return f"no document lies in the period ({period}): widen --since or --until"
    return "no document could be read: nothing was made"


def _render(job: _Job, library: Library, brief: Brief, look: Look, options: RenderOptions) -> BuildResult:
    """Render the brief into its formats and write them, unless they stand there already."""
    from briefgen.render import render

    request, settings = job.request, job.settings
    formats = job.formats
    folder = request.out or job.workspace.root / settings.out
    content = content_hash(brief, look.fingerprint(), options, __version__)
    name = safe_name(request.name) if request.name else f"{brief.date:%Y-%m-%d}-{safe_name(request.profile or 'brief')}"
    place = choose_place(folder, name, content, formats, library, request.force)
    if not place.formats:
        paths = tuple(place.path(f) for f in formats)
        stored = library.brief_at(str(place.stem))
        if stored and not set(formats) <= set(stored.formats):  # a run was cut off after it had written them
            record_as = replace(brief, revision=place.revision)
            library.record_brief(
                str(place.stem), request.profile, record_as, content, formats, job.stamp(library), job.inputs
            )
        return BuildResult(
            brief,
            paths,
            tuple(job.problems),
            (*job.notes, *brief.warnings),
            unchanged=True,
            code=_code(job),
            inputs=job.inputs,
        )
    brief = replace(brief, revision=place.revision)
    job.progress(Progress("render", 0, len(place.formats)))
    made = render(brief, place.formats, look, options, worker=job.worker)
    job.problems += made.problems
    paths = _written(job, library, brief, place, content, made.files)
    if not paths:
        codes = [ExitCode.NOTHING, *(error.exit_code for error in made.errors.values())]
        return BuildResult(brief, problems=tuple(job.problems), code=ExitCode.most_important(codes))
    return BuildResult(
        brief,
        paths,
        tuple(job.problems),
        (*job.notes, *brief.warnings, *made.warnings),
        code=_code(job),
        inputs=job.inputs,
    )


def _written(
    job: _Job, library: Library, brief: Brief, place: Place, content: str, files: Mapping[str, bytes]
) -> tuple[Path, ...]:
    """Write the files and record the brief. It is recorded before, too, as one without files: so a run that was cut off
    in between finds its own files again, and does not take them for somebody else's."""
    if not files:
        return ()
    path, made = str(place.stem), job.stamp(library)
    if library.brief_at(path) is None:
        library.record_brief(path, job.request.profile, brief, content, (), made)
    paths = tuple(write_all(place, files))
    standing = tuple(f for f in job.formats if place.path(f).exists())
    library.record_brief(path, job.request.profile, brief, content, standing, made, job.inputs)
    keep = job.settings.library.keep_days
    if keep:
        library.purge((job.now - timedelta(days=keep)).date())
    return paths


def _code(job: _Job) -> ExitCode:
    return ExitCode.PARTIAL if job.problems else ExitCode.OK
