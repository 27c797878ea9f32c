"""The PDF of a brief, whole: fitting to one page, attachments, the file. Runs in the child process (see worker.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefgen.model import Brief
from briefgen.render.html import page_of, render_page
from briefgen.render.ics import render_ics
from briefgen.render.json_ import render_json
from briefgen.render.looks import Look
from briefgen.render.markdown import render_markdown
from briefgen.render.options import Length, RenderOptions
from briefgen.render.pdf import Attachment, PdfFile, count_pages, write_pdf
from briefgen.render.shown import Shown, caps_for_budget, choices, show

__all__ = ["brief_to_pdf", "fit", "markdown_to_pdf", "pdf_html"]

_GUESS = 16  # items that a page mostly holds: where the search begins


def pdf_html(shown: Shown, *, whole: bool = True) -> str:
    """The page that becomes the PDF; not `whole`: without what follows the first sheet of a one-page brief."""
    page = page_of(render_markdown(shown))
    return render_page(page, shown.look, shown.options, shown=shown, screen=False, whole=whole)


def fit(brief: Brief, look: Look, options: RenderOptions) -> Mapping[str, int] | None:
    """The caps with which a one-page brief has one page of content, found by laying it out; None where all fits as it is."""
    everything = show(brief, look, options)
    if everything.length is not Length.ONE_PAGE:
        return None
    order = choices(everything)

    known: dict[str, bool] = {}  # by page: other caps may come to the same one

    def fits(caps: Mapping[str, int]) -> bool:
        html = pdf_html(show(brief, look, options, caps), whole=False)
        if html not in known:
            known[html] = count_pages(html) <= 1
        return known[html]

    kept = _most(len(order), min(_GUESS, len(order)), lambda n: fits(caps_for_budget(order, n)))
    if kept == len(order):
        return None
    caps = dict(caps_for_budget(order, kept))
    # A look with two columns has room left in one of them: its lists grow on until the page is full.
    for key in ("deadlines", "actors", "each", "actions"):
        now, most = caps[key], order.count(key)
        caps[key] = now + _most(most - now, 1, lambda n: fits({**caps, key: now + n}))  # noqa: B023 - called here
    return caps


def _most(top: int, first: int, fits: Callable[[int], bool]) -> int:
    """The greatest n of 0..top for which `fits(n)`, `first` being tried first; 0 where none does."""
    low, high, at = 0, top + 1, min(first, top)
    while high - low > 1:
        low, high = (at, high) if fits(at) else (low, at)
        # While nothing was too much, in steps of a third; then halfway.
        at = min(top, low + max(1, low // 3)) if high > top else (low + high) // 2
    return low


def brief_to_pdf(brief: Brief, look: Look, options: RenderOptions) -> tuple[PdfFile, Mapping[str, int] | None]:
    """The PDF, and the caps that it was fitted with, so that the other formats show the same."""
    fitted = fit(brief, look, options)
    shown = show(brief, look, options, fitted)
    made = write_pdf(pdf_html(shown), attachments=_attachments(shown), when=brief.as_of)
    return made, fitted


def _attachments(shown: Shown) -> tuple[Attachment, ...]:
    makers = {
        "md": lambda: Attachment("brief.md", render_markdown(shown).encode(), "Source", "The briefing as Markdown"),
        "json": lambda: Attachment(
            "brief.json", render_json(shown), "Data", "The briefing as JSON, schema briefgen/brief/1"
        ),
        "ics": lambda: Attachment(
            "brief.ics", render_ics(shown), "Supplement", "The dates of the briefing as a calendar"
        ),
    }
    return tuple(makers[name]() for name in dict.fromkeys(shown.options.attach))


def markdown_to_pdf(text: str, look: Look, options: RenderOptions | None = None) -> PdfFile:
    """The PDF of a Markdown briefing, as it may have been edited by hand. Its length is what it is: nothing is trimmed."""
    options = options or RenderOptions()
    loose = replace(options, attach=())
    return write_pdf(render_page(page_of(text), look, loose, screen=False))
