"""What the interface asks of the library: which documents there are, what one says, which ones hold some words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine.documents import read_inputs
from briefgen.engine.progress import OnProgress, quiet
from briefgen.library import Library
from briefgen.model import SourceDocument

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as a line of a table; `used` when a past brief rests on it."""

    id: str
    title: str
    publisher: str
    published: Date | None
    words: int
    origin: str
    url: str | None
    first_seen: datetime
    used: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents, newest first, and one line for each file that could not be read."""

    rows: tuple[DocumentRow, ...]
    problems: tuple[str, ...] = ()


def list_documents(
    inputs: Sequence[str],
    settings: Settings,
    workspace: Workspace,
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
) -> Listing:
    """The documents of the settings' own folders and of `inputs` (files, folders, globs, URLs), read where they are new."""
    places = [s.path for s in settings.sources if s.enabled and s.path]
    places = [str(workspace.root / place) for place in places]
    # A sources folder that was not made yet is no mistake: there are no documents.
    places = [place for place in places if not _plain_missing(place)]
    with Library(workspace.state_folder() / "library.sqlite") as library:
        reading = read_inputs([*places, *inputs], library, now, on_progress)
        seen = library.first_seen([d.id for d in reading.documents])
        used = {id for id, row in library.rows_of([d.id for d in reading.documents]).items() if row.used}
    rows = [_row(d, seen.get(d.id, now), d.id in used) for d in reading.documents]
    rows.sort(key=lambda r: (r.published or r.first_seen.date(), r.first_seen), reverse=True)
    return Listing(tuple(rows), tuple(reading.problems))


def read_document(id: str, workspace: Workspace) -> SourceDocument | None:
    """One document of the library."""
    with Library(workspace.state_folder() / "library.sqlite") as library:
        return library.get([id]).get(id)


def search_documents(words: str, workspace: Workspace) -> frozenset[str]:
    """Ids of the documents that hold all the words, the last one as a beginning, in title, publisher or text."""
    terms = re.findall(r"\w+", words)
    if not terms:
        return frozenset()
    with Library(workspace.state_folder() / "library.sqlite") as library:
        return frozenset(library.search(terms))


def _row(d: SourceDocument, first_seen: datetime, used: bool) -> DocumentRow:
    return DocumentRow(d.id, d.title, d.publisher, d.published, d.words, d.origin, d.url, first_seen, used, d.warnings)


def _plain_missing(place: str) -> bool:
    return not any(c in place for c in "*?[") and not Path(place).exists()
