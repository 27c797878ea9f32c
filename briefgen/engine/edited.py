"""A Markdown briefing that was edited by hand, made into its other formats again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine.dress import dress
from briefgen.engine.output import choose_place, write_all
from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["EDITED_FORMATS", "render_file"]

EDITED_FORMATS = ("pdf", "html")
_MOST = 5_000_000  # bytes: a brief of some hundred documents has 0.3 million


def render_file(
    markdown: Path,
    settings: Settings,
    workspace: Workspace,
    *,
    look: str | None = None,
    formats: Sequence[str] = (),
    out: Path | None = None,
    force: bool = False,
    on_progress: OnProgress = quiet,
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files made (beside the Markdown, or in `out`) and warnings. What stands there is kept, and a revision suffix taken,
    unless `force`. Raises UsageError, TemplateError, RenderError."""
    from briefgen.render import render_markdown_file
    from briefgen.render.html import page_of, render_page

    wanted = tuple(dict.fromkeys(formats)) or ("pdf",)
    if wrong := [name for name in wanted if name not in EDITED_FORMATS]:
        hint = f"from Markdown: {' and '.join(EDITED_FORMATS)}; the others come from 'briefgen build'"
        raise UsageError(f"{wrong[0]!r} cannot be made from Markdown", where="--formats", hint=hint)
    text = _read(markdown)
    dressed, options = dress(settings, workspace, look=look)
    on_progress(Progress("render", 0, 1, markdown.name))
    files: dict[str, bytes] = {}
    warnings: tuple[str, ...] = ()
    if "pdf" in wanted:
        made = render_markdown_file(text, dressed, options)
        files["pdf"], warnings = made.data, made.warnings
    if "html" in wanted:
        files["html"] = render_page(page_of(text), dressed, options).encode()
    place = choose_place(out or markdown.parent, markdown.stem, "", wanted, None, force)
    return tuple(write_all(place, files)), warnings


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
        text = data.decode("utf-8-sig")
    except OSError as exc:
        raise UsageError(f"cannot be read: {exc.strerror}", where=str(path), hint="name a Markdown file") from exc
    except UnicodeDecodeError as exc:
        raise UsageError("is no UTF-8 text", where=str(path), hint="name a Markdown file, or save it as UTF-8") from exc
    if len(data) > _MOST or not text.strip():
        raise UsageError("is empty" if not text.strip() else "is too large", where=str(path), hint="name a briefing")
    return text
