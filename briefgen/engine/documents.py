"""Documents into the engine: files, folders, globs, addresses and standard input, read once and remembered."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.engine.web import is_address, read_limits, read_web
from briefgen.errors import SourceError, UsageError
from briefgen.model import SourceDocument

if TYPE_CHECKING:
    from briefgen.config import Settings, SourceSpec
    from briefgen.library import Library
    from briefgen.workspace import Workspace

_BATCH = 200  # documents written to the library in one go


@dataclass(slots=True)
class Reading:
    """Documents in the order asked for, and one line for each input that failed."""

    documents: list[SourceDocument] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Intake:
    """The same for documents that are in the library now: only their ids, each once, so that memory does not grow."""

    ids: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what was passed by for a good reason


def read_inputs(
    inputs: Sequence[str], settings: Settings, *, now: datetime, on_progress: OnProgress = quiet
) -> Reading:
    """Read documents into memory, with no library in between."""
    reading = Reading()
    for _, outcome in _outcomes(inputs, settings, None, now, on_progress):
        if isinstance(outcome, SourceError):
            reading.problems.append(str(outcome))
        else:
            reading.documents += [d for d in outcome if isinstance(d, SourceDocument)]
    return reading


def read_into(
    library: Library,
    inputs: Sequence[str | SourceSpec],
    settings: Settings,
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
    anew: bool = False,
) -> Intake:
    """Read documents into the library; files that it knows unchanged are not read again, unless `anew`."""
    intake = Intake()
    waiting: list[tuple[Path | None, list[SourceDocument]]] = []

    own = library.briefs.paths()

    def store() -> None:
        library.add((d for _, documents in waiting for d in documents), now)
        library.remember_files((path, documents) for path, documents in waiting if path is not None)
        waiting.clear()

    for path, outcome in _outcomes(inputs, settings, library, now, on_progress, anew):
        if isinstance(outcome, SourceError):
            intake.problems.append(str(outcome))
            continue
        if path is not None and own and os.path.splitext(os.path.abspath(path))[0] in own:  # noqa: PTH100, PTH122
            intake.notes.append(f"{path}: a brief of our own is no source: passed by")
            continue
        documents = [d for d in outcome if isinstance(d, SourceDocument)]
        intake.ids += [d if isinstance(d, str) else d.id for d in outcome]
        if documents:
            waiting.append((path, documents))
        if len(waiting) >= _BATCH:
            store()
    store()
    intake.ids = list(dict.fromkeys(intake.ids))
    return intake


_Outcome = tuple[Path | None, "Sequence[SourceDocument | str] | SourceError"]


def _outcomes(
    inputs: Sequence[str | SourceSpec],
    settings: Settings,
    library: Library | None,
    now: datetime,
    on_progress: OnProgress,
    anew: bool = False,
) -> Iterator[_Outcome]:
    """What came of each file and address, in the order asked for: documents, or ids of what the library has already."""
    from briefgen import sources
    from briefgen.config import SourceSpec

    specs = [x if isinstance(x, SourceSpec) else _spec(x) for x in inputs]
    web = iter(read_web([s for s in specs if s.url], settings, library, now, on_progress))
    for spec in specs:
        if spec.url:
            yield from ((None, outcome) for outcome in next(web))
        elif spec.path == "-":
            limits = read_limits(settings)
            data = sys.stdin.buffer.read(limits.file_bytes + 1)
            _, outcome = next(sources.read_many([("standard input", data)], limits=limits, workers=1))
            yield None, outcome
        else:
            yield from _files(spec, settings, None if anew else library, on_progress)


def configured(settings: Settings, workspace: Workspace) -> list[SourceSpec]:
    """The sources of the settings that are switched on, their paths made absolute from the workspace."""
    return [
        s.model_copy(update={"path": str(workspace.root / s.path)}) if s.path else s
        for s in settings.sources
        if s.enabled
    ]


def _spec(text: str) -> SourceSpec:
    from briefgen.config import SourceSpec

    if not is_address(text):
        return SourceSpec(path=text)
    try:
        return SourceSpec(url=text)
    except ValueError as error:  # pydantic's own, whose text may not be shown: it could hold a password
        from briefgen.net.addresses import shown_url

        hint = "set its login as a header of a source in config.yaml" if "@" in text else "check the address"
        raise UsageError("not an address that may be used", where=shown_url(text), hint=hint) from error


def _files(
    spec: SourceSpec, settings: Settings, library: Library | None, on_progress: OnProgress
) -> Iterator[_Outcome]:
    from briefgen import sources

    limits = read_limits(settings)
    places = sources.find_paths([spec.path or ""], follow=spec.follow, limits=limits)
    known = library.known_files([p for p in places if isinstance(p, Path)]) if library else {}
    there = set(library.first_seen([i for ids in known.values() for i in ids])) if library else set()
    known = {p: ids for p, ids in known.items() if there.issuperset(ids)}
    new = [p for p in places if isinstance(p, Path) and p not in known]
    read = iter(sources.read_many(new, limits=limits))
    done = 0
    for place in places:
        if isinstance(place, SourceError):
            yield None, place
        elif place in known:
            yield place, known[place]
        else:
            done += 1
            on_progress(Progress("read", done, len(new), str(place)))
            _, outcome = next(read)
            if spec.publisher and not isinstance(outcome, SourceError):
                outcome = [d if d.publisher else replace(d, publisher=spec.publisher) for d in outcome]
            yield place, outcome
