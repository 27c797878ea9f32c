"""What the interface asks of the library: which documents there are, what one says, which ones hold some words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine.analysis import extractor
from briefgen.engine.documents import configured, read_into
from briefgen.engine.progress import OnProgress, quiet
from briefgen.engine.shelf import health_state, open_library
from briefgen.engine.web import is_address, remembered
from briefgen.library import DocumentRow, Library, Query
from briefgen.model import Evidence, SourceDocument, Theme

if TYPE_CHECKING:
    from briefgen.config import Settings, SourceSpec
    from briefgen.workspace import Workspace

__all__ = [
    "DocumentRow",
    "Listing",
    "Passage",
    "WebState",
    "fetch_sources",
    "find_copies",
    "list_documents",
    "passages",
    "read_document",
    "search_documents",
    "suggest",
    "theme_matches",
    "theme_places",
]


@dataclass(frozen=True, slots=True)
class WebState:
    """How a feed or page fares: `state` is one word (new, well, failing, empty, undated, stale); `own`: added by hand."""

    label: str
    state: str
    succeeded: datetime | None = None
    found: int = 0  # documents at the last success
    newest: Date | None = None
    error: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """All documents of the library, newest first; `current` are those that the sources hold now; a line for each failure."""

    rows: tuple[DocumentRow, ...]
    current: frozenset[str]
    problems: tuple[str, ...] = ()
    web: tuple[WebState, ...] = ()


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
    """The library's documents, after the settings' own folders and `inputs` (files, folders, globs) were read anew.

    Feeds and pages are not fetched: of them, what the last fetch brought counts.
    """
    # A sources folder that is empty or was not made yet is no mistake: there are no documents.
    places = [s for s in configured(settings, workspace) if s.path and not _nothing_there(s.path)]
    web, problems = _web(inputs, settings), list[str]()
    with open_library(workspace, problems) as library:
        files = [place for place in inputs if not is_address(place)]
        intake = read_into(library, [*places, *files], settings, now=now, on_progress=on_progress)
        ids = [*intake.ids, *remembered(web, library)]
        states = _states(web, inputs, settings, library, now)
        rows = library.rows()
    return Listing(tuple(rows), frozenset(ids), (*problems, *intake.problems), states)


def fetch_sources(
    inputs: Sequence[str],
    settings: Settings,
    workspace: Workspace,
    only: Sequence[str] = (),
    *,
    now: datetime,
    on_progress: OnProgress = quiet,
) -> tuple[tuple[WebState, ...], tuple[str, ...]]:
    """Fetch the settings' feeds and pages and the addresses of `inputs` (or `only` those of these names) into the library.

    Gives how all of them fare now, and a line for each failure. Each is told as it is done, by Progress.outcome.
    """
    web, problems = _web(inputs, settings), list[str]()
    with open_library(workspace, problems) as library:
        asked = [s for s in web if not only or s.label in only]
        intake = read_into(library, asked, settings, now=now, on_progress=on_progress)
        states = _states(web, inputs, settings, library, now)
    return states, (*problems, *intake.problems)


def _web(inputs: Sequence[str], settings: Settings) -> list[SourceSpec]:
    from briefgen.config import SourceSpec

    own = [SourceSpec(url=place) for place in inputs if is_address(place)]
    return list({s.label: s for s in (*own, *(s for s in settings.sources if s.enabled and s.url))}.values())


def _states(
    web: Sequence[SourceSpec], inputs: Sequence[str], settings: Settings, library: Library, now: datetime
) -> tuple[WebState, ...]:
    health, own = library.health(), set(inputs)
    found = []
    for spec in web:
        known = health.get(spec.label)
        state, mine = health_state(spec, known, now, settings), spec.label in own
        if known is None:
            found.append(WebState(spec.label, state, own=mine))
        else:
            found.append(WebState(spec.label, state, known.succeeded, known.found, known.newest, known.error, mine))
    return tuple(found)


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


def search_documents(words: str, workspace: Workspace, limit: int = 0) -> frozenset[str]:
    """Ids of the documents that hold all the words, the last one as a beginning, in title, publisher or text."""
    terms = re.findall(r"\w+", words)
    if not terms:
        return frozenset()
    with open_library(workspace) as library:
        return frozenset(library.search(terms, limit))


def theme_matches(themes: Sequence[Theme], workspace: Workspace) -> dict[str, frozenset[str]]:
    """For each theme the ids of the documents that hold one of its terms or names, as far as a search of words can tell."""
    with open_library(workspace) as library:
        sought = {theme.name: (*theme.terms, *theme.actors) for theme in themes}
        return {name: frozenset(library.ids(Query(phrases=p)) if p else ()) for name, p in sought.items()}


def theme_places(text: str, themes: Sequence[Theme]) -> list[tuple[int, int]]:
    """Where the terms and watched names of themes stand in a text: (start, end), in order."""
    from briefgen.assemble import find_phrases

    return find_phrases(text, [term for t in themes for term in (*t.terms, *t.actors)])


def find_copies(workspace: Workspace) -> dict[str, str]:
    """For each document that says nearly the same as an earlier one: that one."""
    with open_library(workspace) as library:
        return library.copies()


def suggest(ids: Sequence[str], settings: Settings, workspace: Workspace) -> tuple[Theme, ...]:
    """Themes that those of the documents that are analysed already suggest, best first."""
    from briefgen.assemble import suggest_themes

    with open_library(workspace) as library:
        found = library.extractions(ids, *extractor(settings))
    return suggest_themes(found.values(), settings.theme_list())


def _nothing_there(place: str) -> bool:
    path = Path(place)
    if path.is_dir():
        return next(path.rglob("*"), None) is None
    return not any(c in place for c in "*?[") and not path.exists()
