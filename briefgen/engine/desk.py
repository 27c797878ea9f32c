"""What the interface asks of the library: which documents there are, what one says, which ones hold some words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine.documents import read_into
from briefgen.engine.progress import OnProgress, quiet
from briefgen.engine.shelf import open_library
from briefgen.library import DocumentRow
from briefgen.model import Evidence, SourceDocument, Theme

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = [
    "DocumentRow",
    "Listing",
    "Passage",
    "list_documents",
    "passages",
    "read_document",
    "search_documents",
    "theme_matches",
]


@dataclass(frozen=True, slots=True)
class Listing:
    """All documents of the library, newest first; `current` are those that the sources hold now; a line for each failure."""

    rows: tuple[DocumentRow, ...]
    current: frozenset[str]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an item was said: the paragraph, and the quote in it as `text[start:end]`. Without the document, the quote alone."""

    title: str
    publisher: str
    published: Date | None
    origin: str
    text: str
    start: int
    end: int
    page: int | None = None


def list_documents(
    inputs: Sequence[str],
    settings: Settings,
    workspace: Workspace,
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
) -> Listing:
    """The library's documents, after the settings' own folders and `inputs` (files, folders, globs, URLs) were read anew."""
    places = [s.path for s in settings.sources if s.enabled and s.path]
    places = [str(workspace.root / place) for place in places]
    # A sources folder that is empty or was not made yet is no mistake: there are no documents.
    places = [place for place in places if not _nothing_there(place)]
    with open_library(workspace) as library:
        intake = read_into(library, [*places, *inputs], settings, now=now, on_progress=on_progress)
        rows = library.rows()
    return Listing(tuple(rows), frozenset(intake.ids), tuple(intake.problems))


def read_document(id: str, workspace: Workspace) -> SourceDocument | None:
    """One document of the library."""
    with open_library(workspace) as library:
        return library.get([id]).get(id)


def passages(evidence: Sequence[Evidence], workspace: Workspace) -> tuple[Passage, ...]:
    """The paragraphs around quotes, in the order given."""
    with open_library(workspace) as library:
        documents = library.get(list({e.document for e in evidence}))
    return tuple(_passage(e, documents.get(e.document)) for e in evidence)


def _passage(e: Evidence, document: SourceDocument | None) -> Passage:
    if document is None or document.text[e.start : e.end] != e.quote:
        return Passage("", "", None, "", e.quote, 0, len(e.quote), e.page)
    start = max((b.start for b in document.blocks if b.start <= e.start), default=e.start)
    end = min((b.end for b in document.blocks if b.end >= e.end), default=e.end)
    text = document.text[start:end]
    return Passage(
        document.title,
        document.publisher,
        document.published,
        document.origin,
        text,
        e.start - start,
        e.end - start,
        e.page,
    )


def search_documents(words: str, workspace: Workspace) -> frozenset[str]:
    """Ids of the documents that hold all the words, the last one as a beginning, in title, publisher or text."""
    terms = re.findall(r"\w+", words)
    if not terms:
        return frozenset()
    with open_library(workspace) as library:
        return frozenset(library.search(terms))


def theme_matches(themes: Sequence[Theme], workspace: Workspace) -> dict[str, frozenset[str]]:
    """For each theme the ids of the documents that hold one of its terms or names, as far as a search of words can tell."""
    with open_library(workspace) as library:
        found = {}
        for theme in themes:
            words = (re.findall(r"\w+", term) for term in (*theme.terms, *theme.actors))
            found[theme.name] = frozenset(id for terms in words if terms for id in library.search(terms))
    return found


def _nothing_there(place: str) -> bool:
    path = Path(place)
    if path.is_dir():
        return next(path.rglob("*"), None) is None
    return not any(c in place for c in "*?[") and not path.exists()
