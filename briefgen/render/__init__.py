"""From one Brief to every format. WeasyPrint, python-docx and icalendar are imported only when their format is made.

brief -> show (sections, caps, notes in reading order) -> markdown -> html -> pdf
                                                        \\-> text, mail, JSON, calendar, office document
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.edtf import dates_in
from briefgen.errors import BriefgenError, RenderError, UsageError
from briefgen.model import Brief
from briefgen.render.looks import Look, find_looks, get_look, load_look
from briefgen.render.options import CAPS, FORMATS, SECTIONS, Length, RenderOptions, contrast
from briefgen.render.pool import Pool
from briefgen.render.shown import Shown, show
from briefgen.render.worker import ChildPdf, Worker, render_pdf_in_child
from briefgen.text import shorten

__all__ = [
    "CAPS", "FORMATS", "SECTIONS", "ChildPdf", "Length", "Look", "Pool", "RenderOptions", "Rendered", "Shown", "Worker", "find_looks",
    "get_look", "load_look", "render", "render_markdown_file", "render_pdf_in_child", "show",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files by format, and what failed or should be known. One format that fails does not stop the others."""

    files: dict[str, bytes]
    errors: dict[str, BriefgenError] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    pages: int | None = None  # of the PDF
    shown: Shown | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each format that could not be made."""
        return tuple(dict.fromkeys(str(error) for error in self.errors.values()))


def render(
    brief: Brief,
    formats: Sequence[str],
    look: Look,
    options: RenderOptions | None = None,
    *,
    worker: Worker | None = None,
) -> Rendered:
    """The brief in each format of FORMATS that is asked for. Raises UsageError for an unknown format, nothing else.

    A one-page brief is laid out first, whatever the formats: so all of them show what fits on the page.
    """
    options = replace(options or RenderOptions(), json="json" in formats)
    with dates_in(options.language):
        return _rendered(brief, formats, look, options, worker)


def _rendered(
    brief: Brief, formats: Sequence[str], look: Look, options: RenderOptions, worker: Worker | None
) -> Rendered:
    if wrong := [name for name in formats if name not in FORMATS]:
        raise UsageError(f"'{wrong[0]}' is no format", where="formats", hint=f"one of: {', '.join(FORMATS)}")
    files: dict[str, bytes] = {}
    errors: dict[str, BriefgenError] = {}
    pdf = None
    if "pdf" in formats or (options.length or look.length) is Length.ONE_PAGE:
        try:
            pdf = render_pdf_in_child(brief, look, options, worker=worker)
        except BriefgenError as error:
            errors["pdf"] = error
    shown = show(brief, look, options, pdf.fitted if pdf else None)
    for name in dict.fromkeys(formats):
        if name == "pdf":
            files.update({"pdf": pdf.data} if pdf else {})
            continue
        try:
            files[name] = _makers(pdf.pages if pdf else None)[name](shown)
        except BriefgenError as error:
            errors[name] = error
        except (
            ArithmeticError,
            LookupError,
            OSError,
            TypeError,
            ValueError,
        ) as error:  # of a library; the rest goes on
            errors[name] = RenderError(shorten(f"{type(error).__name__}: {error}", 300), where=name, hint="report it")
    warnings = (*_faint(options.accent or look.accent), *(pdf.warnings if pdf else ()))
    return Rendered(files, errors, warnings, pdf.pages if pdf else None, shown)


def _faint(accent: str) -> tuple[str, ...]:
    ratio = contrast(accent)
    return (f"accent: {accent} is hard to read on white ({ratio:.1f}:1, text needs 4.5:1)",) if ratio < 4.5 else ()


def _makers(pages: int | None) -> Mapping[str, Callable[[Shown], bytes]]:
    def markdown(shown: Shown) -> bytes:
        from briefgen.render.markdown import render_markdown

        return render_markdown(shown).encode()

    def html(shown: Shown) -> bytes:
        from briefgen.render.html import render_html

        return render_html(shown).encode()

    def mail(shown: Shown) -> bytes:
        from briefgen.render.mail import render_mail_html

        return render_mail_html(shown, pages=pages).encode()

    def text(shown: Shown) -> bytes:
        from briefgen.render.plain import render_text

        return render_text(shown).encode()

    def json(shown: Shown) -> bytes:
        from briefgen.render.json_ import render_json

        return render_json(shown, whole=True)

    def ics(shown: Shown) -> bytes:
        from briefgen.render.ics import render_ics

        return render_ics(shown)

    def docx(shown: Shown) -> bytes:
        from briefgen.render.docx import render_docx

        return render_docx(shown)

    return {"md": markdown, "html": html, "mail.html": mail, "txt": text, "json": json, "ics": ics, "docx": docx}


def render_markdown_file(
    text: str, look: Look, options: RenderOptions | None = None, *, worker: Worker | None = None
) -> ChildPdf:
    """The PDF of a Markdown briefing that may have been edited by hand. Raises RenderError, TemplateError."""
    options = options or RenderOptions()
    if worker is not None:
        return worker.markdown(text, look, options)
    with Worker() as own:
        return own.markdown(text, look, options)
