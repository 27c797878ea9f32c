"""What the child process can be asked to do: each task is one call of the engine. Runs in the child; imports no textual."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.engine import BuildRequest, BuildResult, Listing, OnProgress, Passage, WebState
    from briefgen.engine.letters import Letter, LetterState
    from briefgen.model import Brief, Evidence, SourceDocument, Theme
    from briefgen.tui.drawn import DrawnLine
    from briefgen.tui.pictured import PagePicture
    from briefgen.workspace import Workspace


_SLICE = 500  # rows that the interface takes at a time


def _now() -> datetime:
    return datetime.now().astimezone()


def list_documents(
    inputs: tuple[str, ...], settings: Settings, workspace: Workspace, report: OnProgress
) -> tuple[Listing, tuple[bytes, ...]]:
    """The listing without its rows, and those in pickled slices."""
    from briefgen import engine

    listing = engine.list_documents(inputs, settings, workspace, now=_now(), on_progress=report)
    rows = listing.rows
    slices = tuple(pickle.dumps(rows[n : n + _SLICE]) for n in range(0, len(rows), _SLICE))
    return replace(listing, rows=()), slices


def fetch(
    inputs: tuple[str, ...], settings: Settings, workspace: Workspace, only: tuple[str, ...], report: OnProgress
) -> tuple[tuple[WebState, ...], tuple[str, ...]]:
    from briefgen import engine

    return engine.fetch_sources(inputs, settings, workspace, only, now=_now(), on_progress=report)


def read_document(
    id: str, themes: tuple[Theme, ...], workspace: Workspace, _: OnProgress
) -> tuple[SourceDocument, list[tuple[int, int]]] | None:
    """A document, and where the themes' terms stand in it."""
    from briefgen import engine

    document = engine.read_document(id, workspace)
    return (document, engine.theme_places(document.text, themes)) if document else None


def facts(settings: Settings, workspace: Workspace, _: OnProgress) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The documents of each theme, and the copies with what they are copies of."""
    from briefgen import engine

    return engine.theme_matches(settings.theme_list(), workspace), engine.find_copies(workspace)


def suggest(ids: tuple[str, ...], settings: Settings, workspace: Workspace, _: OnProgress) -> tuple[Theme, ...]:
    from briefgen import engine

    return engine.suggest(ids, settings, workspace)


def passages(evidence: tuple[Evidence, ...], workspace: Workspace, _: OnProgress) -> tuple[Passage, ...]:
    from briefgen import engine

    return engine.passages(evidence, workspace)


def search(words: str, limit: int, workspace: Workspace, _: OnProgress) -> frozenset[str]:
    from briefgen import engine

    return engine.search_documents(words, workspace, limit)


def looks(settings: Settings, workspace: Workspace, _: OnProgress) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """(name, title, description, sections) of every look."""
    from briefgen import engine

    return tuple((x.name, x.title, x.description, x.sections) for x in engine.list_looks(settings, workspace))


def assemble(request: BuildRequest, settings: Settings, workspace: Workspace, report: OnProgress) -> BuildResult:
    from briefgen import engine

    return engine.assemble_brief(request, settings, workspace, now=_now(), on_progress=report)


def render(
    brief: Brief, request: BuildRequest, settings: Settings, workspace: Workspace, report: OnProgress
) -> BuildResult:
    from briefgen import engine

    return engine.render_brief(brief, request, settings, workspace, now=_now(), on_progress=report)


def draw(
    brief: Brief, request: BuildRequest, settings: Settings, workspace: Workspace, width: int, _: OnProgress
) -> tuple[DrawnLine, ...]:
    from briefgen import engine
    from briefgen.tui.drawn import draw_markdown

    return draw_markdown(engine.preview_markdown(brief, request, settings, workspace), width)


def counts(
    brief: Brief, request: BuildRequest, settings: Settings, workspace: Workspace, _: OnProgress
) -> dict[str, tuple[int, int]]:
    from briefgen import engine

    return engine.section_counts(brief, request, settings, workspace)


def rerender(path: Path, request: BuildRequest, settings: Settings, workspace: Workspace, report: OnProgress) -> Path:
    from briefgen import engine

    return engine.render_edited(path, request, settings, workspace, report)


def pictures(path: Path, columns: int, way: str, cell: tuple[int, int], _: OnProgress) -> tuple[PagePicture, ...]:
    from briefgen.tui.pictured import draw_pages

    return draw_pages(path, columns, way, cell)


def letter(
    path: Path, to: tuple[str, ...], profile: str, settings: Settings, workspace: Workspace, _: OnProgress
) -> Letter:
    from briefgen.engine.letters import look_at_letter

    return look_at_letter(path, to, profile, settings, workspace)


def letter_states(known: tuple[LetterState, ...], workspace: Workspace, _: OnProgress) -> tuple[LetterState, ...]:
    from briefgen.engine import letters

    return letters.letter_states(known, workspace)


def send(
    path: Path,
    to: tuple[str, ...],
    profile: str,
    settings: Settings,
    workspace: Workspace,
    seen: str,
    _: OnProgress,
) -> tuple[tuple[LetterState, ...], tuple[str, ...]]:
    from briefgen.engine.letters import send_letter

    return send_letter(path, to, profile, settings, workspace, seen, now=_now)


def warm(settings: Settings, _: OnProgress) -> None:
    """Load what the first analysis needs, while the user is still choosing."""
    from briefgen import engine

    engine.warm(settings)


TASKS: dict[str, Callable[..., Any]] = {
    "list": list_documents,
    "read": read_document,
    "passages": passages,
    "search": search,
    "looks": looks,
    "facts": facts,
    "suggest": suggest,
    "fetch": fetch,
    "assemble": assemble,
    "render": render,
    "rerender": rerender,
    "draw": draw,
    "counts": counts,
    "pictures": pictures,
    "letter": letter,
    "letter_states": letter_states,
    "send": send,
    "warm": warm,
}
