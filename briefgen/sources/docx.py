"""DOCX: the blocks of the main text by style, numbering and table, notes after them; title and dates of the properties."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from briefgen.errors import GET_ANEW, SourceError
from briefgen.model import BlockKind, SourceDocument
from briefgen.sources.archive import SafeZip
from briefgen.sources.draft import Draft, Part, finish
from briefgen.sources.lines import Wrap, join
from briefgen.sources.shape import can_be_title, fold, is_sentence, letters

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SKIP = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = ("0", "false", "off")
_ONE_A_LINE = Wrap(0, False, Counter())
FROM_A_TEMPLATE = re.compile(
    r"^(?:untitled|document\d*|title|word document|microsoft word\b.*|.*\.(?:docx?|dotx?|rtf|odt|pptx?))$", re.I
)


def read_docx(data: bytes, origin: str) -> SourceDocument:
    """A DOCX as a document; raises SourceError."""
    safe = SafeZip(data, origin)
    main = next((n for n in safe.names if re.fullmatch(r"/?word/document\d?\.xml", n)), "")
    if not main:
        raise SourceError("damaged, it has no main part", where=origin, hint=GET_ANEW)
    draft = Draft(media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    body = _tree(safe, main)
    styles = _styles(safe)
    draft.parts = _headed(_parts(body, styles))
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in safe.names:
            draft.parts += [p for p in _parts(_tree(safe, name), styles) if letters(p.text)]
    heads = (name for name in safe.names if re.fullmatch(r"word/header\d*\.xml", name))
    draft.head = [p.text for name in heads for p in _parts(_tree(safe, name), styles)]
    properties(safe, draft)
    titles = [p for p in draft.parts[:8] if p.kind is BlockKind.TITLE and not isinstance(p, Marked)]
    if titles:
        draft.title = " ".join(p.text for p in titles)
    return finish(draft, origin, data)


def _tree(safe: SafeZip, name: str) -> Any:
    from briefgen.sources.archive import parse_xml

    return parse_xml(safe.read(name).replace(_STRICT, W[1:-1].encode()), safe.origin)


def _styles(safe: SafeZip) -> dict[str, str]:
    """Style ids to their names in small letters; a style without a telling name has that of its parent."""
    if "word/styles.xml" not in safe.names:
        return {}
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    for style in _tree(safe, "word/styles.xml").iter(f"{W}style"):
        key = style.get(f"{W}styleId") or ""
        name = style.find(f"{W}name")
        names[key] = (name.get(f"{W}val") or "").lower() if name is not None else ""
        based = style.find(f"{W}basedOn")
        if based is not None:
            parents[key] = based.get(f"{W}val") or ""
    out = {}
    for key, name in names.items():
        up = parents.get(key, "")
        out[key] = name if _telling(name) or not _telling(names.get(up, "")) else names[up]
    return out


def _telling(name: str) -> bool:
    return bool(re.match(r"(?:heading|title|subtitle|list|quote|intense quote|caption)", name))


def _parts(root: Any, styles: dict[str, str]) -> list[Part]:
    """The blocks below an element; runs over a stack, for text boxes and tables nest."""
    parts: list[Part] = []
    stack = list(reversed(list(root)))
    while stack:
        node = stack.pop()
        if node.tag == f"{W}p":
            parts += _paragraph(node, styles)
            stack.extend(reversed(list(_boxes(node))))
        elif node.tag == f"{W}tbl":
            rows = _rows(node)
            if rows is not None:
                parts += rows
            else:
                stack.extend(reversed([c for c in node.iter(f"{W}tc") if _owner(c) is node]))
        elif node.tag not in _SKIP and node.tag != _FALLBACK and isinstance(node.tag, str):
            stack.extend(reversed(list(node)))
    return parts


def _owner(cell: Any) -> Any:
    node = cell.getparent()
    while node is not None and node.tag != f"{W}tbl":
        node = node.getparent()
    return node


def _boxes(paragraph: Any) -> list[Any]:
    """The contents of text boxes anchored in a paragraph; of two drawings of one box, the newer."""
    boxes = paragraph.iter(f"{W}txbxContent")
    return [b for b in boxes if not any(a.tag == _FALLBACK for a in b.iterancestors())]


def _text(node: Any) -> str:
    """The text of a paragraph, without deleted and hidden text, field codes and text boxes; a line break is `\\v`."""
    out: list[str] = []
    stack = list(reversed(list(node)))
    while stack:
        part = stack.pop()
        tag = part.tag
        if tag == f"{W}t":
            out.append(part.text or "")
        elif tag in (f"{W}tab", f"{W}ptab"):
            out.append("  ")
        elif tag in (f"{W}br", f"{W}cr"):
            out.append("\v")
        elif tag == f"{W}noBreakHyphen":
            out.append("-")
        elif (
            isinstance(tag, str)
            and tag not in _SKIP
            and tag not in (f"{W}txbxContent", _FALLBACK)
            and not _hidden(part)
        ):
            stack.extend(reversed(list(part)))
    return "".join(out)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return mark is not None and mark.get(f"{W}val") not in _OFF


def _paragraph(node: Any, styles: dict[str, str]) -> list[Part]:
    texts = join(_text(node).split("\v"), _ONE_A_LINE)
    if not texts:
        return []
    kind, level = BlockKind.PARAGRAPH, 0
    style = node.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val") or "", (style.get(f"{W}val") or "").lower()) if style is not None else ""
    outline = node.find(f"{W}pPr/{W}outlineLvl")
    depth = node.find(f"{W}pPr/{W}numPr/{W}ilvl")
    if m := re.match(r"heading\s?(\d)", name):
        kind, level = BlockKind.HEADING, int(m[1])
    elif name == "title":
        kind = BlockKind.TITLE
    elif outline is not None and (outline.get(f"{W}val") or "9") in "012345":
        kind, level = BlockKind.HEADING, int(outline.get(f"{W}val")) + 1
    elif name.startswith("list") or node.find(f"{W}pPr/{W}numPr") is not None:
        digits = re.search(r"\d$", name)
        value = depth.get(f"{W}val") if depth is not None else ""
        kind, level = (
            BlockKind.LIST_ITEM,
            int(value) + 1 if value and value.isdigit() else int(digits[0]) if digits else 1,
        )
    elif "quote" in name:
        kind = BlockKind.QUOTE
    elif name.startswith("caption"):
        kind = BlockKind.CAPTION
    if kind in (BlockKind.HEADING, BlockKind.TITLE):
        return [Part(kind, " ".join(texts), level)]
    if kind is BlockKind.PARAGRAPH and (size := _weight(node)):
        return [Marked(kind, text, level, size=size) for text in texts]
    return [Part(kind, text, level) for text in texts]


@dataclass(slots=True)
class Marked(Part):
    """A paragraph all in bold (size 1) or in a larger print (its size in half points)."""

    size: int = 0


def _weight(node: Any) -> int:
    """How a paragraph is set off: the size of its print where that is given, 1 where it is all bold, else 0."""
    runs = [r for r in node.iter(f"{W}r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))]
    marks = [(r.find(f"{W}rPr/{W}b"), r.find(f"{W}rPr/{W}sz")) for r in runs]
    bold = bool(runs) and all(b is not None and b.get(f"{W}val") not in _OFF for b, _ in marks)
    sizes = {s.get(f"{W}val") if s is not None else "" for _, s in marks}
    size = sizes.pop() if len(sizes) == 1 else ""
    return int(size) if size and size.isdigit() and int(size) > 25 else int(bold)


def _headed(parts: list[Part]) -> list[Part]:
    """Lines set off by hand at the head of a text are headings there, the largest print its title; below they are what they say."""
    plain = next(
        (n for n, p in enumerate(parts) if is_sentence(fold(p.text)) and not isinstance(p, Marked)), len(parts)
    )
    head = [p for p in parts[: min(plain, 14)] if isinstance(p, Marked) and len(p.text) <= 250]
    largest = max((p.size for p in head), default=0)
    best = [p for p in head if p.size == largest > 1]
    for part in head:
        part.kind = (
            BlockKind.TITLE if len(best) == 1 and part is best[0] and can_be_title(part.text) else BlockKind.HEADING
        )
    return parts


def _rows(table: Any) -> list[Part] | None:
    """A table's rows; None where it is a page's layout: one column, nested tables, or cells of many paragraphs."""
    if len(list(table.iter(f"{W}tbl"))) > 1:
        return None
    parts: list[Part] = []
    widest = 0
    for row in table.iter(f"{W}tr"):
        cells = [
            " ".join(" ".join(_text(p).split()) for p in cell.iter(f"{W}p")).strip() for cell in row.iter(f"{W}tc")
        ]
        if any(len(c) > 600 for c in cells):
            return None
        widest = max(widest, len(cells))
        if any(cells):
            parts.append(Part(BlockKind.TABLE_ROW, " | ".join(c for c in cells if c)))
    return parts if widest > 1 else None


def properties(safe: SafeZip, draft: Draft) -> None:
    """Title, dates, publisher and language from the properties of an Office Open XML file; broken ones are left out."""
    core = _values(safe, "docProps/core.xml")
    title = core.get("title", "")
    if title and not FROM_A_TEMPLATE.match(title.strip()):
        draft.title_property = title
    if not core.get("created", "").startswith("2013-12-23T23:15"):  # the date of python-docx's own template
        draft.property_date = core.get("created", "")
    draft.language = core.get("language", "")
    draft.publisher = core.get("publisher") or _values(safe, "docProps/app.xml").get("company", "")
    for name, value in _custom(safe).items():
        if re.fullmatch(r"date|(?:date )?published|publication[ _]?date|release[ _]?date|issued", name):
            draft.published = value


def _values(safe: SafeZip, name: str) -> dict[str, str]:
    if name not in safe.names:
        return {}
    try:
        root = safe.xml(name)
    except SourceError:
        return {}
    return {e.tag.rpartition("}")[2].lower(): (e.text or "").strip() for e in root if isinstance(e.tag, str)}


def _custom(safe: SafeZip) -> dict[str, str]:
    if "docProps/custom.xml" not in safe.names:
        return {}
    try:
        root = safe.xml("docProps/custom.xml")
    except SourceError:
        return {}
    return {(e.get("name") or "").lower(): "".join(e.itertext()).strip() for e in root if isinstance(e.tag, str)}
