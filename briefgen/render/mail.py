"""The briefing in small for the body of a mail: 600 pixels, tables, inline styles, nothing fetched."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from briefgen.model import BriefAction, BriefDate
from briefgen.render.markdown import environment, run_template
from briefgen.render.plain import COLUMNS, render_text
from briefgen.render.shown import Item, Shown
from briefgen.render.unbroken import whole_dates
from briefgen.render.words import plural
from briefgen.text import one_line

__all__ = ["render_mail_html", "render_mail_text"]

_IN_MAIL = ("bluf", "changed", "deadlines")


def render_mail_html(shown: Shown, *, pages: int | None = None, logo_cid: str = "", remark: str = "") -> str:
    """Bottom line, what changed and the dates ahead. `pages` of the PDF that goes with it; `logo_cid`: its Content-ID.

    `remark`: a sentence about the mail itself, such as why nothing is attached.
    """
    html = run_template(
        environment(shown.look.roots, True),
        "mail.html.j2",
        brief=shown.brief,
        sections=[section for section in shown.sections if section.key in _IN_MAIL],
        accent=shown.options.accent or shown.look.accent,
        closing=_closing(shown, pages, remark),
        logo_cid=logo_cid,
    )
    return whole_dates(html)


def render_mail_text(shown: Shown, *, pages: int | None = None, remark: str = "") -> str:
    """The same as plain text, at most 72 columns, without numbers of notes: the notes are in what is attached."""
    sections = tuple(
        replace(section, items=tuple(_unnoted(item) for item in section.items))
        for section in shown.sections
        if section.key in _IN_MAIL
    )
    closing = textwrap.fill(_closing(shown, pages, remark), COLUMNS, break_long_words=False, break_on_hyphens=False)
    return f"{render_text(replace(shown, sections=sections))}\n{closing}\n"


def _unnoted(item: Item) -> Item:
    return replace(item, notes=()) if isinstance(item, BriefAction | BriefDate) else item


def _closing(shown: Shown, pages: int | None, remark: str) -> str:
    sources = plural(len(shown.brief.sources), "source")
    closing = f"The PDF has {plural(pages, 'page')} and {sources}." if pages else f"The briefing rests on {sources}."
    return one_line(f"{closing} {remark}")
