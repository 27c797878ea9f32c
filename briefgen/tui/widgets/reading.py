"""The text of a document as the reader of the sources sees it: what it is, then what it says, with places highlighted. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.tui.literal import line
from briefgen.tui.widgets.pager import Span

if TYPE_CHECKING:
    from briefgen.engine import DocumentRow
    from briefgen.model import SourceDocument

__all__ = ["reading"]

Places = Iterable[tuple[int, int]]


def reading(
    document: SourceDocument, themes: Iterable[str], copy_of: DocumentRow | None, *, strong: Places, hits: Places
) -> tuple[str, list[Span]]:
    """The whole text with its spans. `strong` and `hits` are offsets into the document's own text."""
    facts = [document.publisher, document.published.isoformat() if document.published else "", document.origin]
    head = " · ".join(line(f) for f in facts if f)
    names = ", ".join(themes)
    about = f"Themes: {line(names)}\n" if names else ""
    again = f"= says nearly the same as: {_named(copy_of)}\n" if copy_of else ""
    warnings = "".join(f"! {line(w)}\n" for w in document.warnings)
    text = f"{head}\n{about}{again}{warnings}\n{document.text}"
    start = len(text) - len(document.text)
    spans = [Span(0, start - 1, "dim")]
    title = document.blocks[0] if document.blocks and document.body_start else None
    if title is not None:
        spans.append(Span(start + title.start, start + title.end, "head"))
    spans += [Span(start + a, start + b, "strong") for a, b in strong]
    spans += [Span(start + a, start + b) for a, b in hits]
    return text, spans


def _named(row: DocumentRow) -> str:
    """A document by its title and publisher, else by its file."""
    title = line(row.title or Path(row.origin).name)
    return f"{title} ({line(row.publisher)})" if row.publisher else title
