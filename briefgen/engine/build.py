"""From requests to briefings on disk: the flow of the whole program on one screen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import __version__
from briefgen.engine.curation import replay
from briefgen.engine.dress import dress
from briefgen.engine.executor import done_here, in_order
from briefgen.engine.gather import Gathered, assemble_gathered, chosen_themes, gather
from briefgen.engine.output import Place, check_folder, choose_place, content_hash, safe_name, write_all
from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.engine.request import BuildRequest, BuildResult, Job, Stamps
from briefgen.engine.shelf import open_library
from briefgen.errors import ExitCode, ExtractionError
from briefgen.model import Brief

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.library import Library
    from briefgen.render import Pool, Rendered
    from briefgen.render.looks import Look
    from briefgen.render.options import RenderOptions
    from briefgen.workspace import Workspace

__all__ = [
    "BuildRequest",
    "BuildResult",
    "Order",
    "Outcome",
    "assemble_brief",
    "build_brief",
    "build_briefs",
    "chosen_themes",
    "render_brief",
]

_SIDE_FROM = 20_000  # words: a brief of fewer is assembled sooner than it is handed to another process


@dataclass(frozen=True, slots=True)
class Order:
    """One brief of several. `tag`: whatever whoever orders wants to know it by."""

    request: BuildRequest
    settings: Settings
    now: datetime
    tag: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order: a result, or what stopped it."""

    order: Order
    result: BuildResult | None
    error: Exception | None = None


@dataclass(slots=True)
class _Making:
    """A brief on its way; over as soon as it has a result or an error."""

    order: Order
    job: Job
    look: Look | None = None
    options: RenderOptions | None = None
    gathered: Gathered | None = None
    brief: Brief | None = None
    content: str = ""
    place: Place | None = None
    result: BuildResult | None = None
    error: Exception | None = None

    @property
    def over(self) -> bool:
        return self.result is not None or self.error is not None

    @contextlib.contextmanager
    def step(self) -> Iterator[None]:
        """What goes wrong with this brief stays with it."""
        try:
            yield
        except BrokenExecutor:
            hint = "fewer documents, or more memory"
            self.error = ExtractionError("putting the brief together crashed", hint=hint)
        except Exception as error:
            self.error = error


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
    (outcome,) = build_briefs([Order(request, settings, now)], workspace, on_progress=on_progress)
    if outcome.error is not None:
        raise outcome.error
    assert outcome.result is not None
    return outcome.result


def build_briefs(
    orders: Iterable[Order],
    workspace: Workspace,
    *,
    executor: Executor | None = None,
    at_once: int = 1,
    on_progress: OnProgress = quiet,
) -> Iterator[Outcome]:
    """Several briefs, in their order; with an executor, `at_once` of them side by side. No error of one stops the others.

    This process reads, keeps the library and writes; the executor analyses and assembles; warm children lay out the PDFs.
    """
    stamps, taken = Stamps(), set[Path]()
    with _Renderers(at_once) as renderers:

        def begun() -> Iterator[_Making]:
            for order in orders:
                yield _begin(order, workspace, stamps, executor, renderers, on_progress)

        def assembling(making: _Making) -> Future[Brief | None]:
            found = making.gathered
            if making.over or found is None or executor is None or at_once < 2 or found.words < _SIDE_FROM:
                return done_here(lambda: assemble_gathered(found) if found and not making.over else None)
            return executor.submit(assemble_gathered, found)

        def placed() -> Iterator[_Making]:
            for making, brief in in_order(assembling, begun(), at_once):
                yield _placed(making, brief, taken)

        for making, made in in_order(renderers.submit, placed(), at_once):
            yield _finished(making, made)


def _begin(
    order: Order,
    workspace: Workspace,
    stamps: Stamps,
    executor: Executor | None,
    renderers: _Renderers,
    on_progress: OnProgress,
) -> _Making:
    job = Job(order.request, order.settings, workspace, order.now, on_progress, stamps)
    making = _Making(order, job)
    with making.step():
        making.look, making.options = dress(job.settings, workspace, look=job.request.look, length=job.request.length)
        check_folder(_folder(job))
        # The processes that make PDFs take as long to get ready as a first analysis.
        job.on_missing = renderers.start if "pdf" in job.formats else None
        with open_library(workspace, job.problems) as library:
            making.gathered = gather(job, library, executor)
        if making.gathered is None:
            making.result = job.result(None)
    return making


def _placed(making: _Making, assembled: Future[Brief | None], taken: set[Path]) -> _Making:
    """Curated as before, and with a place to be written to."""
    with making.step():
        brief, job = assembled.result(), making.job
        if making.over or brief is None:
            return making
        if job.request.profile:
            brief = replay(brief, job.workspace, job.request.profile)
        with open_library(job.workspace) as library:
            _place(making, brief, library, taken)
    return making


def _finished(making: _Making, rendered: Future[Rendered | None]) -> Outcome:
    with making.step():
        made = rendered.result()
        if not making.over and made is not None:
            with open_library(making.job.workspace) as library:
                making.result = _write(making, made, library)
    return Outcome(making.order, making.result, making.error)


class _Renderers:
    """The warm children that lay out PDFs: none is begun before one is needed."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._pool: Pool | None = None

    def start(self) -> None:
        from briefgen.render import Pool

        self._pool = self._pool or Pool(self._at_once)

    def submit(self, making: _Making) -> Future[Rendered | None]:
        from briefgen.render import Length, render

        look, options, place, brief = making.look, making.options, making.place, making.brief
        if making.over or look is None or options is None or place is None or brief is None:
            return done_here(lambda: None)
        if "pdf" not in place.formats and (options.length or look.length) is not Length.ONE_PAGE:
            return done_here(lambda: render(brief, place.formats, look, options))
        self.start()
        assert self._pool is not None
        return self._pool.submit(render, brief, place.formats, look, options)

    def __enter__(self) -> _Renderers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.close()


def assemble_brief(
    request: BuildRequest,
    settings: Settings,
    workspace: Workspace,
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
) -> BuildResult:
    """The first half of `build_brief`, for front ends where a person curates what was found before it is rendered."""
    job = Job(request, settings, workspace, now, on_progress)
    with open_library(workspace, job.problems) as library:
        gathered = gather(job, library)
    return job.result(assemble_gathered(gathered) if gathered else None)


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
    job = Job(request, settings, workspace, now, on_progress)
    making = _Making(Order(request, settings, now), job)
    making.look, making.options = dress(settings, workspace, look=request.look, length=request.length)
    with open_library(workspace) as library, _Renderers(1) as renderers:
        job.made = job.stamps.next(library, now)
        _place(making, brief, library, set())
        made = renderers.submit(making).result()
        return making.result or _write(making, made, library)


def _folder(job: Job) -> Path:
    return job.request.out or job.workspace.root / job.settings.out


def _place(making: _Making, brief: Brief, library: Library, taken: set[Path]) -> None:
    """Choose where the brief goes, if its files do not stand there already. `taken`: by others of this run."""
    job, look, options = making.job, making.look, making.options
    assert look is not None and job.made is not None
    request, formats = job.request, job.formats
    content = content_hash(brief, look.fingerprint(), options, __version__)
    name = safe_name(request.name) if request.name else f"{brief.date:%Y-%m-%d}-{safe_name(request.profile or 'brief')}"
    place = choose_place(_folder(job), name, content, formats, library, request.force, taken)
    taken.add(place.stem)
    making.brief, making.content, making.place = replace(brief, revision=place.revision), content, place
    if place.formats:
        job.progress(Progress("render", 0, len(place.formats)))
        return
    stored = library.briefs.at(str(place.stem))
    if stored and not set(formats) <= set(stored.formats):  # a run was cut off after it had written them
        library.briefs.record(str(place.stem), request.profile, making.brief, content, formats, job.made, job.inputs)
    making.result = job.result(brief, tuple(place.path(f) for f in formats), unchanged=True)


def _write(making: _Making, made: Rendered | None, library: Library) -> BuildResult:
    """Write what was rendered."""
    job, brief = making.job, making.brief
    assert made is not None and brief is not None and making.place is not None
    job.problems += made.problems
    paths = _written(making, brief, making.place, made.files, library)
    if not paths:
        codes = [ExitCode.NOTHING, *(error.exit_code for error in made.errors.values())]
        return BuildResult(brief, problems=tuple(job.problems), code=ExitCode.most_important(codes))
    # Those that stood there already, and say the same, are part of the result: of its paths, and of its mail.
    stood = {making.place.path(f) for f in job.formats if f not in making.place.formats}
    asked = [making.place.path(f) for f in job.formats]
    return job.result(brief, tuple(p for p in asked if p in stood or p in paths), *made.warnings)


def _written(
    making: _Making, brief: Brief, place: Place, files: Mapping[str, bytes], library: Library
) -> tuple[Path, ...]:
    """Write the files and record the brief. It is recorded before, too, as one without files: so a run that was cut off
    in between finds its own files again, and does not take them for somebody else's."""
    if not files:
        return ()
    job, path = making.job, str(place.stem)
    assert job.made is not None
    if library.briefs.at(path) is None:
        library.briefs.record(path, job.request.profile, brief, making.content, (), job.made)
    paths = tuple(write_all(place, files))
    standing = tuple(f for f in job.formats if place.path(f).exists())
    library.briefs.record(path, job.request.profile, brief, making.content, standing, job.made, job.inputs)
    keep = job.settings.library.keep_days
    if keep:
        library.purge((job.now - timedelta(days=keep)).date())
    return paths
