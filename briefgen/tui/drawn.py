"""Markdown drawn for a terminal, in the child process: lines of (text, style) that a widget only has to put up."""

from __future__ import annotations

import io
import re

from briefgen.text import clean

__all__ = ["DrawnLine", "draw_markdown"]

_FOOTNOTE = re.compile(r"\[\^(\w+)\]")  # rich knows none
DrawnLine = tuple[tuple[str, str], ...]


def draw_markdown(markdown: str, width: int) -> tuple[DrawnLine, ...]:
    """The lines of a Markdown text at a width in cells; styles are bold, italic, underline and the like, never colours or links."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(
        file=io.StringIO(), width=width, color_system="truecolor", force_terminal=True, legacy_windows=False
    )
    # Links would be terminal links: the text of a document could name one address and open another.
    markdown = _FOOTNOTE.sub(r"\\[\1\\]", markdown)
    lines = console.render_lines(Markdown(markdown, hyperlinks=False, code_theme="bw"), console.options, pad=False)
    return tuple(
        tuple((clean(s.text)[0].replace("\n", " "), _style(s.style)) for s in row if s.text and not s.control)
        for row in lines
    )


def _style(style: object) -> str:
    names = ("bold", "italic", "underline", "strike", "dim")
    return " ".join(name for name in names if style is not None and getattr(style, name, False))
