"""Extractions out of the engine: from the library where they are stored, made on all cores where not."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import TYPE_CHECKING

from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.errors import BriefgenError
from briefgen.library import Library
from briefgen.model import Extraction, SourceDocument

if TYPE_CHECKING:
    from briefgen.config import Settings

_POOL_FROM = 40_000  # words: below this a second process costs more than it saves


def extract_documents(
    documents: Sequence[SourceDocument],
    library: Library | None,
    model: str | None = None,
    order: str = "auto",
    on_progress: OnProgress = quiet,
    executor: Executor | None = None,
    on_missing: Callable[[], None] | None = None,
) -> tuple[dict[str, Extraction], list[str]]:
    """Extractions by document id: from the library where they are stored, made and stored where not; and the problems.

    `on_missing` is called before anything is analysed, if something must be.
    """
    from briefgen.extract import DEFAULT_MODEL, version

    model = model or DEFAULT_MODEL
    key = version(order)
    found = library.extractions([d.id for d in documents], key, model) if library is not None else {}
    missing = [d for d in documents if d.id not in found]
    if missing and on_missing is not None:
        on_missing()
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
    pool = executor or ProcessPoolExecutor(min(os.cpu_count() or 1, 8), mp_context=multiprocessing.get_context("spawn"))
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
