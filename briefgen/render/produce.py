"""The PDF of a brief, whole: fitting to one page, attachments, the file. Runs in the child process (see worker.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.model import Brief
from briefgen.render.html import page_of, render_page
from briefgen.render.ics import render_ics
from briefgen.render.json_ import render_json
from briefgen.render.looks import Look
from briefgen.render.markdown import render_markdown
from briefgen.render.options import Length, RenderOptions
from briefgen.render.pdf import Attachment, PdfFile, pages_before, write_pdf
from briefgen.render.shown import Shown, caps_for_budget, choices, show

__all__ = ["brief_to_pdf", "fit", "markdown_to_pdf", "pdf_html"]

_AFTER = ("after", "sources", "notes")  # anchors where the second sheet of a one-page brief begins


def pdf_html(shown: Shown) -> str:
    """The page that becomes the PDF."""
    return render_page(page_of(render_markdown(shown)), shown.look, shown.options, shown=shown, screen=False)


def fit(brief: Brief, look: Look, options: RenderOptions) -> Mapping[str, int] | None:
    """The caps with which a one-page brief has one page of content, found by laying it out; None where all fits as it is."""
    everything = show(brief, look, options)
    if everything.length is not Length.ONE_PAGE or _fits(everything):
        return None
    order = choices(everything)
    low, high = 0, len(order)  # `low` items fit, `high` do not
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(show(brief, look, options, caps_for_budget(order, middle))):
            low = middle
        else:
            high = middle
    return caps_for_budget(order, low)


def _fits(shown: Shown) -> bool:
    return pages_before(pdf_html(shown), _AFTER) <= 1


def brief_to_pdf(brief: Brief, look: Look, options: RenderOptions) -> tuple[PdfFile, Mapping[str, int] | None]:
    """The PDF, and the caps that it was fitted with, so that the other formats show the same."""
    fitted = fit(brief, look, options)
    shown = show(brief, look, options, fitted)
    made = write_pdf(pdf_html(shown), attachments=_attachments(shown), when=brief.as_of)
    return made, fitted


def _attachments(shown: Shown) -> tuple[Attachment, ...]:
    makers = {
        "md": lambda: Attachment("brief.md", render_markdown(shown).encode(), "Source", "text/markdown"),
        "json": lambda: Attachment("brief.json", render_json(shown), "Data", "application/json"),
        "ics": lambda: Attachment("brief.ics", render_ics(shown), "Supplement", "text/calendar"),
    }
    return tuple(makers[name]() for name in dict.fromkeys(shown.options.attach))


def markdown_to_pdf(text: str, look: Look, options: RenderOptions | None = None) -> PdfFile:
    """The PDF of a Markdown briefing, as it may have been edited by hand. Its length is what it is: nothing is trimmed."""
    options = options or RenderOptions()
    loose = replace(options, attach=())
    return write_pdf(render_page(page_of(text), look, loose, screen=False))
