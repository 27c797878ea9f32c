"""The only facade over the stages: fetch, read, extract, assemble, curate, render, deliver.

`build_brief` reads like the flow of the architecture. Front ends (cli, tui, batch) import this module and `model`, never a
stage. Everything that takes long reports Progress; what fails is a line in `problems`, and the rest goes on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, ExitCode, SourceError, UsageError
from briefgen.library import Library
from briefgen.model import Brief, Extraction, Selection, SourceDocument, Theme
from briefgen.text import digest

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: `done` of `total` (0 where it is not known), and what is at hand."""

    stage: str  # 'read', 'fetch', 'extract', 'assemble', 'render'
    done: int
    total: int
    label: str = ""


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What one brief is to cover and how it is to look; None and () mean: as the settings say."""

    inputs: tuple[str, ...] = ()  # files, folders, globs, URLs, '-'
    themes: tuple[str, ...] = ()
    look: str | None = None
    length: str | None = None
    title: str | None = None
    date: date | None = None
    since: str | None = None  # 'last', '2026-01-10', '24h', '7d'
    until: date | None = None
    formats: tuple[str, ...] = ()
    out: Path | None = None
    force: bool = False
    profile: str = ""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A brief and where it was written; `unchanged` when the files that stood there said the same already."""

    brief: Brief | None
    paths: tuple[Path, ...] = ()
    problems: tuple[str, ...] = ()
    unchanged: bool = False
    code: ExitCode = ExitCode.OK


@dataclass(slots=True)
class Reading:
    """What came out of reading: documents in order, each once, and one line for each input that failed."""

    documents: list[SourceDocument] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def _quiet(_: Progress) -> None:
    return None


# --------------------------------------------------------------------------------------------------- reading


def read_inputs(inputs: Sequence[str], library: Library | None, now: datetime, on_progress: OnProgress = _quiet) -> Reading:
    """Read files, folders, globs, URLs and '-'. Files that the library knows unchanged are taken from it."""
    from briefgen import sources

    reading = Reading()
    seen: set[str] = set()

    def take(documents: Iterable[SourceDocument]) -> None:
        for d in documents:
            if d.id not in seen:
                seen.add(d.id)
                reading.documents.append(d)

    urls = [x for x in inputs if x.startswith(("http://", "https://"))]
    if "-" in inputs:
        take(sources.read_bytes(sys.stdin.buffer.read(), "standard input"))
    paths, problems = sources.find_paths([x for x in inputs if x != "-" and x not in urls])
    reading.problems += [str(p) for p in problems]

    known: dict[Path, list[str]] = {}
    if library is not None:
        for p in paths:
            ids = library.known_file(p)
            if ids is not None:
                known[p] = ids
    stored = library.get([i for ids in known.values() for i in ids]) if library is not None else {}
    known = {p: ids for p, ids in known.items() if all(i in stored for i in ids)}
    fresh = {str(p): found for p, found in _read_new([p for p in paths if p not in known], on_progress)}
    for p in paths:  # in the order asked for
        if p in known:
            take(replace(stored[i], origin=str(p)) for i in known[p])
        elif isinstance(found := fresh[str(p)], SourceError):
            reading.problems.append(str(found))
        else:
            take(found)
            if library is not None:
                library.add(found, now)
                library.remember_file(p, found)
    if urls:
        for origin, outcome in sources.fetch_urls(urls):
            if isinstance(outcome, SourceError):
                reading.problems.append(str(outcome))
            else:
                take(outcome)
    if library is not None:
        library.add(reading.documents, now)
    return reading


def _read_new(
    paths: Sequence[Path], on_progress: OnProgress
) -> Iterator[tuple[Path, list[SourceDocument] | SourceError]]:
    from briefgen import sources

    for n, (origin, outcome) in enumerate(sources.read_many(paths), 1):
        on_progress(Progress("read", n, len(paths), origin))
        yield Path(origin), outcome


# ------------------------------------------------------------------------------------------------ extraction

_POOL_FROM = 40_000  # words: below this a second process costs more than it saves


def extract_documents(
    documents: Sequence[SourceDocument],
    library: Library | None,
    model: str | None = None,
    order: str = "auto",
    on_progress: OnProgress = _quiet,
    executor: Executor | None = None,
) -> tuple[dict[str, Extraction], list[str]]:
    """Extractions by document id: from the library where they are stored, made (and stored) where not; and the problems."""
    from briefgen.extract import DEFAULT_MODEL, VERSION

    model = model or DEFAULT_MODEL
    key = f"{VERSION}/{order}"
    found = library.extractions([d.id for d in documents], key, model) if library is not None else {}
    missing = [d for d in documents if d.id not in found]
    problems: list[str] = []
    for n, (document, outcome) in enumerate(_extract_new(missing, model, order, executor), 1):
        on_progress(Progress("extract", n, len(missing), document.title or document.origin))
        if isinstance(outcome, Extraction):
            found[document.id] = outcome
            if library is not None:
                library.store_extraction(outcome, key, model)
        else:
            problems.append(outcome)
    return found, problems


def _extract_new(
    documents: Sequence[SourceDocument], model: str, order: str, executor: Executor | None
) -> Iterator[tuple[SourceDocument, Extraction | str]]:
    if not documents:
        return
    if executor is None and (sum(d.words for d in documents) < _POOL_FROM or (os.cpu_count() or 1) < 2):
        for d in documents:
            yield d, _extract_one(d, model, order)
        return
    own = executor is None
    pool = executor or ProcessPoolExecutor(min(os.cpu_count() or 1, 8), mp_context=_context())
    try:
        futures = [pool.submit(_extract_one, d, model, order) for d in documents]
        for d, future in zip(documents, futures, strict=True):
            try:
                yield d, future.result()
            except Exception as exc:  # a worker that died takes only what it held
                yield d, f"{d.origin}: analysis failed: {exc or type(exc).__name__} (the document was left out)"
    finally:
        if own:
            pool.shutdown(wait=False, cancel_futures=True)


def _context():  # type: ignore[no-untyped-def]
    import multiprocessing

    return multiprocessing.get_context("spawn")


def _extract_one(document: SourceDocument, model: str, order: str) -> Extraction | str:
    """The extraction of one document, or one line that says why there is none. Runs in worker processes too."""
    from briefgen.extract.pipeline import extract

    try:
        return extract(document, model, order)
    except BriefgenError:
        raise
    except Exception as exc:
        return f"{document.origin}: analysis failed: {type(exc).__name__}: {exc} (the document was left out)"
