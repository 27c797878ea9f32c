"""Extractions out of the engine: from the library where they are stored, made on all cores where not."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from functools import partial
from typing import TYPE_CHECKING

from briefgen.engine.executor import cores, in_order, open_executor, width
from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.errors import BriefgenError
from briefgen.library import Library
from briefgen.model import Extraction, SourceDocument

if TYPE_CHECKING:
    from briefgen.config import Settings

_POOL_FROM = 40_000  # words: below this a second process costs more than it saves
_AHEAD = 4  # documents in flight for each worker: memory does not grow with the number of documents
_BATCH = 50  # documents taken from the library in one go

Outcome = tuple[SourceDocument, "Extraction | str"]  # or one line that says why there is none


def extract_documents(
    documents: Sequence[SourceDocument], settings: Settings, on_progress: OnProgress = quiet
) -> tuple[dict[str, Extraction], list[str]]:
    """Extractions by document id, made here and stored nowhere; and the problems."""
    found: dict[str, Extraction] = {}
    problems: list[str] = []
    words = sum(d.words for d in documents)
    for n, (document, outcome) in enumerate(_analyse(documents, words, settings, None), 1):
        on_progress(Progress("extract", n, len(documents), document.title or document.origin))
        if isinstance(outcome, Extraction):
            found[document.id] = outcome
        else:
            problems.append(outcome)
    return found, problems


def extract_stored(
    ids: Sequence[str],
    library: Library,
    settings: Settings,
    on_progress: OnProgress = quiet,
    *,
    executor: Executor | None = None,
    on_missing: Callable[[], None] | None = None,
) -> list[str]:
    """Analyse those documents of the library that this extractor has not analysed yet, and store what is found.

    Gives the problems. `on_missing` is called before anything is analysed, if something must be.
    """
    key, model = extractor(settings)
    have = library.analysed(ids, key, model)
    missing = [id for id in ids if id not in have]
    if not missing:
        return []
    if on_missing is not None:
        on_missing()
    words = sum(row.words for row in library.rows_of(missing).values())
    problems: list[str] = []
    for n, (document, outcome) in enumerate(_analyse(_stored(missing, library), words, settings, executor), 1):
        on_progress(Progress("extract", n, len(missing), document.title or document.origin))
        if isinstance(outcome, Extraction):
            library.store_extraction(outcome, key, model)
        else:
            problems.append(outcome)
    return problems


def extractor(settings: Settings) -> tuple[str, str]:
    """The version and the model that stored extractions are known by."""
    from briefgen.extract import DEFAULT_MODEL, version

    return version(settings.dates.order), settings.extraction.model or DEFAULT_MODEL


def _stored(ids: Sequence[str], library: Library) -> Iterator[SourceDocument]:
    for n in range(0, len(ids), _BATCH):
        documents = library.get(ids[n : n + _BATCH])
        yield from (documents[id] for id in ids[n : n + _BATCH] if id in documents)


def _analyse(
    documents: Iterable[SourceDocument], words: int, settings: Settings, executor: Executor | None
) -> Iterator[Outcome]:
    """What comes of each document, in order: here when it is little, else by the executor, ours where none is given."""
    job = partial(_extract_one, model=extractor(settings)[1], order=settings.dates.order)
    if words < _POOL_FROM or (executor is None and settings.batch.executor == "processes" and cores(settings) < 2):
        yield from ((d, job(d)) for d in documents)
        return
    with contextlib.ExitStack() as own:
        works = executor or own.enter_context(open_executor(settings))
        for document, future in in_order(lambda d: works.submit(job, d), documents, _AHEAD * width(works, settings)):
            try:
                yield document, future.result()
            except BrokenExecutor:
                yield document, f"{document.origin}: the analysis crashed (the document was left out)"


def _extract_one(document: SourceDocument, model: str, order: str) -> Extraction | str:
    """The extraction of one document, or one line that says why there is none. Runs in worker processes too."""
    from briefgen.extract.pipeline import extract

    try:
        return extract(document, model, order)
    except BriefgenError:
        raise
    except Exception as exc:
        return f"{document.origin}: analysis failed: {type(exc).__name__}: {exc} (the document was left out)"


def warm(settings: Settings) -> None:
    """Load the language model, so that the first analysis in this process need not wait for it."""
    from briefgen.extract import DEFAULT_MODEL
    from briefgen.extract.pipeline import load_model

    load_model(settings.extraction.model or DEFAULT_MODEL)
