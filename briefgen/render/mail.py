"""The briefing in small for the body of a mail: 600 pixels, tables, inline styles, nothing fetched."""

from __future__ import annotations

from briefgen.render.markdown import environment, run_template
from briefgen.render.shown import Shown
from briefgen.render.words import plural

__all__ = ["render_mail_html"]

_IN_MAIL = ("bluf", "changed", "deadlines")


def render_mail_html(shown: Shown, *, pages: int | None = None, logo_cid: str = "") -> str:
    """Bottom line, what changed and the dates ahead. `pages` of the PDF that goes with it; `logo_cid`: its Content-ID."""
    sources = plural(len(shown.brief.sources), "source")
    closing = f"The PDF has {plural(pages, 'page')} and {sources}." if pages else f"The briefing rests on {sources}."
    return run_template(
        environment(shown.look.roots, True),
        "mail.html.j2",
        brief=shown.brief,
        sections=[section for section in shown.sections if section.key in _IN_MAIL],
        accent=shown.options.accent or shown.look.accent,
        closing=closing,
        logo_cid=logo_cid,
    )
