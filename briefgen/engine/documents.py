"""Documents into the engine: files, folders, globs, URLs and standard input, read once and remembered."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.errors import SourceError
from briefgen.library import Library
from briefgen.model import SourceDocument


@dataclass(slots=True)
class Reading:
    """What came out of reading: documents in order, each once, and one line for each input that failed."""

    documents: list[SourceDocument] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_inputs(
    inputs: Sequence[str], library: Library | None, now: datetime, on_progress: OnProgress = quiet, *, once: bool = True
) -> Reading:
    """Read files, folders, globs, URLs and '-'. Files that the library knows unchanged are taken from it.

    With `once`, of documents that say the same to the letter only the first is kept.
    """
    from briefgen import sources

    reading = Reading()
    seen: set[str] = set()

    def take(documents: Iterable[SourceDocument]) -> None:
        for d in documents:
            if not once or d.id not in seen:
                seen.add(d.id)
                reading.documents.append(d)

    urls = [x for x in inputs if x.startswith(("http://", "https://"))]
    if "-" in inputs:
        take(sources.read_bytes(sys.stdin.buffer.read(), "standard input"))
    paths = []
    for place in sources.find_paths([x for x in inputs if x != "-" and x not in urls]):
        if isinstance(place, SourceError):
            reading.problems.append(str(place))
        else:
            paths.append(place)

    stored = _stored(paths, library)
    fresh = dict(_read_new([p for p in paths if p not in stored], on_progress))
    for p in paths:  # in the order asked for
        outcome = stored[p] if p in stored else fresh[p]
        if isinstance(outcome, SourceError):
            reading.problems.append(str(outcome))
            continue
        take(outcome)
    if urls:
        for _, outcome in sources.fetch_urls(urls):
            if isinstance(outcome, SourceError):
                reading.problems.append(str(outcome))
            else:
                take(outcome)
    if library is not None:
        library.add(reading.documents, now)
        library.remember_files((p, found) for p, found in fresh.items() if not isinstance(found, SourceError))
    return reading


def _stored(paths: Sequence[Path], library: Library | None) -> dict[Path, list[SourceDocument]]:
    """The documents of the files that have not changed since the library knows them."""
    if library is None:
        return {}
    known = {p: ids for p in paths if (ids := library.known_file(p)) is not None}
    documents = library.get([i for ids in known.values() for i in ids])
    return {
        p: [replace(documents[i], origin=str(p)) for i in ids]
        for p, ids in known.items()
        if all(i in documents for i in ids)
    }


def _read_new(
    paths: Sequence[Path], on_progress: OnProgress
) -> Iterator[tuple[Path, list[SourceDocument] | SourceError]]:
    from briefgen import sources

    for n, (origin, outcome) in enumerate(sources.read_many(paths), 1):
        on_progress(Progress("read", n, len(paths), origin))
        yield Path(origin), outcome
