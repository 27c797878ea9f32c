"""What python-docx has no call for: links, bookmarks, fields, tables ruled by hairlines, the settings of a new document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefgen.render.escape import safe_url

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Piece", "Strong", "bookmark", "field", "link", "paragraph", "settle", "table", "write"]

_RULE, _DARK = "C9CCD1", "1C1F23"
_HYPERLINK = "Hyperlink"


class Strong(str):
    """Words in bold."""

    __slots__ = ()


Piece = str | int  # words, or the number of a note


def paragraph(document: Document, style: str) -> Any:
    """A new one of a style, given by its id: by name, python-docx would search all styles each time, half of the time of a brief."""
    made: Any = document.add_paragraph()
    made._p.style = style
    return made


def write(paragraph: Any, pieces: Sequence[Piece]) -> None:
    """The words and, raised, the numbers of the notes as links to them; several in a row read '1,2'."""
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if isinstance(piece, int):
            # Without a bracket before it: a line could end there.
            text = _run(f"{',' * isinstance(before, int)}{piece}", superscript=True)
            paragraph._p.append(_element("w:hyperlink", text, anchor=_name(piece), history="1"))
        elif piece:
            paragraph.add_run(piece).bold = True if isinstance(piece, Strong) else None


def link(paragraph: Any, words: str, url: str | None) -> None:
    """The words as a link to a web or mail address; without one, as they are."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    if (address := safe_url(url)) is None:
        paragraph.add_run(words)
        return
    made = _element("w:hyperlink", _run(words, style=_HYPERLINK), history="1")
    made.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(made)


def bookmark(paragraph: Any, number: int) -> None:
    """The place that the marks of a note lead to: at the head of what stands in the paragraph so far."""
    start = _element("w:bookmarkStart", id=str(number), name=_name(number))
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def field(paragraph: Any, instruction: str) -> None:
    """A field that the office fills: PAGE or NUMPAGES."""
    paragraph._p.append(_element("w:fldSimple", _run("1"), instr=instruction))


def table(
    document: Document, head: Sequence[str], rows: Sequence[Sequence[Sequence[Piece]]], widths: Sequence[int]
) -> None:
    """A table with hairlines between its rows; its head is repeated on every page, and no row is broken over two."""
    made: Any = document.add_table(rows=1 + len(rows), cols=len(head))
    made.autofit = False
    lines = {"top": _DARK, "bottom": _RULE, "insideH": _RULE}
    sides = [
        _element(f"w:{side}", val="single", sz="8" if side == "top" else "4", space="0", color=colour)
        for side, colour in lines.items()
    ]
    made._tbl.tblPr.find(_qn("w:tblLayout")).addprevious(_element("w:tblBorders", *sides))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    strong = [[[Strong(title)] for title in head], *rows]
    for n, (row, cells) in enumerate(zip(made.rows, strong, strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(_element("w:cantSplit"))
        if n == 0:
            properties.append(_element("w:tblHeader"))
        for cell, pieces, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            (words,) = cell.paragraphs
            words._p.style = "BriefCell"
            words.paragraph_format.keep_with_next = True if n == 0 else None
            write(words, pieces)


def settle(document: Document, language: str) -> None:
    """A new document of python-docx's own template made one of today's Word: its language, no compatibility mode, no old picture."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    settings = document.settings.element
    settings.find(_qn("w:zoom")).set(_qn("w:percent"), "100")  # asked for by the schema
    for setting in settings.iter(_qn("w:compatSetting")):
        if setting.get(_qn("w:name")) == "compatibilityMode":
            setting.set(_qn("w:val"), "15")
    for element in document.styles.element.iter(_qn("w:lang")):
        element.set(_qn("w:val"), language)
    rels = document.part.package.rels
    for id in [id for id, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del rels[id]


def _name(number: int) -> str:
    return f"note_{number}"


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _element(tag: str, /, *children: Any, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(_qn(f"w:{key}"), value)
    made.extend(children)
    return made


def _run(words: str, *, style: str = "", superscript: bool = False) -> Any:
    text = _element("w:t")
    text.text = words
    dress = [_element("w:rStyle", val=style)] if style else []
    dress += [_element("w:vertAlign", val="superscript")] if superscript else []
    return _element("w:r", *([_element("w:rPr", *dress)] if dress else []), text)
