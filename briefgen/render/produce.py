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
from briefgen.render.pdf import Attachment, PdfFile, pages_taken, write_pdf
from briefgen.render.shown import PAIRED, Shown, caps_for_budget, choices, show

__all__ = ["brief_to_pdf", "fit", "markdown_to_pdf", "pdf_html"]

_GUESS = 12  # items that a page mostly holds: where the search begins
_HEAD = 0.35  # of a page: what stands on it without any item


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

    known: dict[str, float] = {}  # by page: other caps may come to the same one

    def taken(caps: Mapping[str, int]) -> float:
        html = pdf_html(show(brief, look, options, caps), whole=False)
        if html not in known:
            known[html] = pages_taken(html)
        return known[html]

    kept = _most(len(order), min(_GUESS, len(order)), lambda n: taken(caps_for_budget(order, n)))
    if kept == len(order):
        return None
    caps = dict(caps_for_budget(order, kept))
    caps |= {key: 0 for key in PAIRED if caps[key] == 1 < order.count(key)}
    # Room is left, in one of two columns or where the next in order was too large: the lists grow on until the page is full.
    for key in ("bluf", "deadlines", "actors", "each", "actions"):
        now, most = caps[key], order.count(key)
        if most > now:
            caps[key] = now + _most(most - now, 1, lambda n: taken({**caps, key: now + n}), taken(caps))  # noqa: B023
    return caps


def _most(top: int, first: int, taken: Callable[[int], float], none: float = _HEAD) -> int:
    """The greatest n of 0..top for which `taken(n)` is at most one page, `first` being tried first; 0 where none is.

    `none`: of a page, what is taken without any. The next n to try lies where a line through the nearest two known ones meets the foot of the page; should that creep, halfway.
    """
    low, high, at = 0, top + 1, min(first, top)
    of_low, of_high = none, 0.0
    tried = 0
    while high - low > 1:
        size, tried = taken(at), tried + 1
        if size <= 1:
            low, of_low = at, size
        else:
            high, of_high = at, size
        if high > top:  # nothing was too much yet
            each = max((of_low - none) / low, 0.01)
            at = low + int((1 - of_low) / each)
        elif tried % 3:
            at = low + int((1 - min(of_low, 0.99)) / max(of_high - of_low, 0.01) * (high - low))
        else:
            at = (low + high) // 2
        at = max(low + 1, min(at, high - 1, top))
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
