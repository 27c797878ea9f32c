"""A brief as it will look: its Markdown before anything is written, pictures of a PDF's pages, and a PDF of edited Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine.dress import dress
from briefgen.engine.edited import render_file
from briefgen.engine.progress import OnProgress, quiet
from briefgen.errors import RenderError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.engine.build import BuildRequest
    from briefgen.model import Brief
    from briefgen.render import RenderOptions
    from briefgen.workspace import Workspace

__all__ = ["Picture", "page_pictures", "preview_markdown", "render_edited", "section_counts"]

_MOST_PAGES = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as `width` times `height` pixels, three bytes each (RGB), row by row."""

    width: int
    height: int
    rgb: bytes


def preview_markdown(brief: Brief, request: BuildRequest, settings: Settings, workspace: Workspace) -> str:
    """The brief's Markdown in the look and length chosen. Raises UsageError, TemplateError, ConfigError, RenderError."""
    from briefgen.render import render
    from briefgen.render.options import Length

    look, options = dress(settings, workspace, look=request.look, length=request.length)
    if (options.length or look.length) is Length.ONE_PAGE:
        # Which items fit the page is known only when it is laid out: the preview shows all that the length allows.
        options = _looser(options)
    made = render(brief, ("md",), look, options)
    if "md" not in made.files:
        raise next(iter(made.errors.values()), RenderError("the Markdown could not be made"))
    return made.files["md"].decode()


def section_counts(
    brief: Brief, request: BuildRequest, settings: Settings, workspace: Workspace
) -> dict[str, tuple[int, int]]:
    """For each section that will be in: the items shown, and those left out. Raises UsageError, TemplateError, ConfigError."""
    from briefgen.render import show

    look, options = dress(settings, workspace, look=request.look, length=request.length)
    counts: dict[str, tuple[int, int]] = {}
    for section in show(brief, look, options).sections:
        key = "themes" if section.key == "theme" else section.key
        shown, left = counts.get(key, (0, 0))
        counts[key] = (shown + len(section.items), left + section.left)
    return counts


def _looser(options: RenderOptions) -> RenderOptions:
    from briefgen.render.options import CAPS, Length

    return replace(options, length=Length.STANDARD, caps=tuple({**CAPS[Length.ONE_PAGE], **dict(options.caps)}.items()))


def render_edited(
    markdown: Path, request: BuildRequest, settings: Settings, workspace: Workspace, on_progress: OnProgress = quiet
) -> Path:
    """Make the PDF anew from a Markdown file that was edited by hand; gives its path. Raises UsageError, RenderError."""
    (path,), _ = render_file(
        markdown, settings, workspace, look=request.look, formats=("pdf",), force=True, on_progress=on_progress
    )
    return path


def page_pictures(path: Path, width: int) -> tuple[Picture, ...]:
    """The first pages of a PDF, `width` pixels wide. Raises RenderError."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (OSError, pypdfium2.PdfiumError) as exc:
        raise RenderError("its pages cannot be shown", where=str(path), hint="open it with o") from exc
    try:
        return tuple(_picture(document[n], width) for n in range(min(len(document), _MOST_PAGES)))
    finally:
        document.close()


def _picture(page: object, width: int) -> Picture:
    """A small one is drawn at four times the size and averaged down, so that lines of text show as grey."""
    finer = 4 if width < 200 else 1
    bitmap = page.render(scale=finer * width / page.get_width(), rev_byteorder=True)  # type: ignore[attr-defined]
    image = bitmap.to_pil().convert("RGB")
    height = max(2, round(width * image.height / image.width) // 2 * 2)
    return Picture(width, height, image.resize((width, height), 4).tobytes())  # 4: box average
