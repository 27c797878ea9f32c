"""The safe forms of text that came from a document, a file name or an error: never markup, never escapes, one line.

Textual reads markup in most places where a string goes in; `Content` and rich's `Text` are taken as they are. Documents
are cleaned on reading; file names, addresses and messages of errors are cleaned here.
"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.content import Content

from briefgen.text import clean, one_line

LONGEST = 300  # characters that a one-line place ever gets; drawing longer lines is slow


def line(text: object, width: int = 0) -> str:
    """Cleaned text on one line, cut to `width` terminal cells with an ellipsis where it is given."""
    flat = one_line(str(text)[: LONGEST * 4])
    flat = flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
    if width > 0 and cell_len(flat) > width:
        return set_cell_size(flat, width - 1).rstrip() + "…" if width > 1 else "…"
    return flat


def cell(text: object, style: str = "", width: int = 0) -> Text:
    """For cells and headings of a DataTable and labels of a Tree. `style` is ours, never the document's."""
    return Text(line(text, width), style=style, no_wrap=True, end="")


def label(text: object) -> Content:
    """For Static, Label, Button, Checkbox, Option, border_title: one line."""
    return Content(line(text))


def several(count: int, noun: str) -> str:
    """'1 action', '2 actions'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def block(text: str) -> Content:
    """For Static: several lines."""
    return Content(clean(text)[0])
