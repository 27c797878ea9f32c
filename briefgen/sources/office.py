"""ODT, PPTX, RTF and Outlook MSG."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefgen.errors import GET_ANEW, SourceError
from briefgen.model import BlockKind, SourceDocument
from briefgen.sources.archive import SafeZip
from briefgen.sources.docx import FROM_A_TEMPLATE, properties
from briefgen.sources.draft import Draft, Part, finish

if TYPE_CHECKING:
    from briefgen.sources.registry import Limits

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"  # the words for who cannot see a picture
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_odt(data: bytes, origin: str) -> SourceDocument:
    """An OpenDocument text; raises SourceError."""
    safe = SafeZip(data, origin)
    if "META-INF/manifest.xml" in safe.names and b"encryption-data" in safe.read("META-INF/manifest.xml"):
        raise SourceError("needs a password", where=origin, hint="save a copy without one")
    if "content.xml" not in safe.names:
        raise SourceError("damaged, it has no main part", where=origin, hint=GET_ANEW)
    draft = Draft(media_type="application/vnd.oasis.opendocument.text")
    root = safe.xml("content.xml")
    body = root.find(f"{_OFFICE}body")
    styles = {
        s.get(f"{{{s.nsmap['style']}}}name"): s.get(f"{{{s.nsmap['style']}}}parent-style-name") or ""
        for s in root.iter()
        if _is_style(s)
    }
    draft.parts = _odt_parts(body if body is not None else root, styles)
    if "meta.xml" in safe.names:
        meta = {
            e.tag.rpartition("}")[2]: (e.text or "").strip()
            for e in safe.xml("meta.xml").iter()
            if isinstance(e.tag, str)
        }
        if meta.get("title") and not FROM_A_TEMPLATE.match(meta["title"]):
            draft.title_property = meta["title"]
        draft.property_date = meta.get("creation-date", "") or meta.get("date", "")
        draft.language = meta.get("language", "")
    titles = [p for p in draft.parts[:8] if p.kind is BlockKind.TITLE]
    if titles:
        draft.title = titles[0].text
    return finish(draft, origin, data)


def _is_style(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("}style") and "style" in node.nsmap


def _odt_text(node: Any) -> str:
    """The text of a paragraph, or of a table's cell with all that is in it: spaces, tabs and breaks are elements there.

    Notes and tracked deletions are left out, and in a paragraph what is drawn beside it: its paragraphs come by themselves.
    """
    cell = node.tag == f"{_TABLE}table-cell"
    out: list[str] = []
    stack: list[Any] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        tag = item.tag if isinstance(item.tag, str) else "note"
        name = tag.rpartition("}")[2]
        if name in ("s", "tab", "line-break") or cell and name in ("p", "h"):
            out.append(" ")
        beside = tag.startswith(_SVG) or tag.startswith(_DRAW) and not cell
        if not beside and name not in ("note", "annotation", "tracked-changes"):
            for child in reversed(item):
                stack.append(child.tail or "")
                stack.append(child)
            stack.append(item.text or "")
    return "".join(out)


def _odt_parts(body: Any, styles: dict[str | None, str]) -> list[Part]:
    parts: list[Part] = []
    for node in body.iter(f"{_T}p", f"{_T}h", f"{_TABLE}table-row"):
        above = [a.tag for a in node.iterancestors()]
        if f"{_TABLE}table-cell" in above or any(
            str(t).endswith(("}note", "}annotation", "}tracked-changes")) for t in above
        ):
            continue
        if node.tag == f"{_TABLE}table-row":
            cells = [" ".join(_odt_text(c).split()) for c in node.findall(f"{_TABLE}table-cell")]
            if any(cells):
                parts.append(Part(BlockKind.TABLE_ROW, " | ".join(c for c in cells if c)))
            continue
        text = _odt_text(node)
        style = str(node.get(f"{_T}style-name") or "")
        style = (styles.get(style) or style).lower()
        depth = sum(t == f"{_T}list-item" for t in above)
        if node.tag == f"{_T}h":
            level = node.get(f"{_T}outline-level") or "1"
            parts.append(Part(BlockKind.HEADING, text, int(level) if level.isdigit() else 1))
        elif style == "title":
            parts.append(Part(BlockKind.TITLE, text))
        elif depth:
            parts.append(Part(BlockKind.LIST_ITEM, text, depth))
        else:
            parts.append(Part(BlockKind.QUOTE if "quot" in style else BlockKind.PARAGRAPH, text))
    return parts


def read_pptx(data: bytes, origin: str) -> SourceDocument:
    """A presentation, a page a slide; raises SourceError."""
    safe = SafeZip(data, origin)
    draft = Draft(media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation")
    for number, name in enumerate(_slides(safe), 1):
        for shape in safe.xml(name).iter(f"{_P}sp", f"{_A}tbl"):
            draft.parts += _shape(shape, number)
    properties(safe, draft)
    first = next((p for p in draft.parts if p.kind is BlockKind.TITLE), None)
    stated, draft.title_property = draft.title_property, ""
    draft.title = stated if stated.lower() not in ("", "powerpoint presentation", "presentation", "slide 1") else ""
    if not draft.title and first:
        draft.title = first.text
    draft.parts = [Part(BlockKind.HEADING, p.text, 2, p.page) if p.kind is BlockKind.TITLE else p for p in draft.parts]
    return finish(draft, origin, data)


def _slides(safe: SafeZip) -> list[str]:
    """The slides in the order in which they are shown."""
    rels: dict[str, str] = {}
    if "ppt/_rels/presentation.xml.rels" in safe.names:
        for rel in safe.xml("ppt/_rels/presentation.xml.rels"):
            rels[rel.get("Id") or ""] = "ppt/" + (rel.get("Target") or "").removeprefix("/ppt/")
    order: list[str] = []
    if "ppt/presentation.xml" in safe.names:
        order = [rels.get(s.get(f"{_R}id") or "", "") for s in safe.xml("ppt/presentation.xml").iter(f"{_P}sldId")]
    order = [name for name in order if name in safe.names]
    return order or sorted(
        (n for n in safe.names if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)), key=lambda n: (len(n), n)
    )


def _shape(shape: Any, page: int) -> list[Part]:
    if shape.tag == f"{_A}tbl":
        rows = ([_cell(c) for c in row.iter(f"{_A}tc")] for row in shape.iter(f"{_A}tr"))
        return [Part(BlockKind.TABLE_ROW, " | ".join(c for c in row if c), 0, page) for row in rows if any(row)]
    holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    kind = (holder.get("type") or "body") if holder is not None else ""
    if kind in ("sldNum", "ftr", "dt", "hdr"):
        return []
    paragraphs = []
    for node in shape.iter(f"{_A}p"):
        text = _pptx_text(node)
        level = node.find(f"{_A}pPr")
        paragraphs.append((text, int((level.get("lvl") or "0") if level is not None else "0")))
    if kind in ("title", "ctrTitle"):
        return [Part(BlockKind.TITLE, " ".join(t for t, _ in paragraphs), 0, page)]
    listed = kind == "body" or kind == "" and len(paragraphs) > 2
    return [
        Part(
            BlockKind.LIST_ITEM if listed and len(paragraphs) > 1 else BlockKind.PARAGRAPH,
            text,
            depth + 1 if listed else 0,
            page,
        )
        for text, depth in paragraphs
    ]


def _pptx_text(paragraph: Any) -> str:
    return "".join((t.text or "") if t.tag == f"{_A}t" else " " for t in paragraph.iter(f"{_A}t", f"{_A}br"))


def _cell(cell: Any) -> str:
    return " ".join(" ".join(_pptx_text(p) for p in cell.iter(f"{_A}p")).split())


def read_rtf(data: bytes, origin: str) -> SourceDocument:
    """An RTF text; raises SourceError."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    draft = Draft(media_type="application/rtf")
    text = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    if bad := text.count("\ufffd"):
        draft.warnings.append(f"{bad} characters could not be read and were replaced")
    for line in text.split("\n"):
        cells = [c.strip() for c in line.split("|")]
        if len(cells) > 2 and line.endswith("|"):
            draft.parts.append(Part(BlockKind.TABLE_ROW, " | ".join(c for c in cells if c)))
        else:
            draft.parts.append(Part(BlockKind.PARAGRAPH, line.replace("\t", "  ")))
    info = re.search(r"\{\\info(.{0,4000})", source, re.S)
    if info and (m := re.search(r"\{\\title\s+([^{}\\]+)\}", info[1])) and not FROM_A_TEMPLATE.match(m[1].strip()):
        draft.title_property = m[1]
    if info and (m := re.search(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})", info[1])):
        draft.property_date = f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"
    return finish(draft, origin, data)


def read_msg(data: bytes, origin: str, *, limits: Limits, depth: int = 0) -> list[SourceDocument]:
    """An Outlook message and its attachments; other OLE files are named for what they are. Raises SourceError."""
    import olefile  # type: ignore[import-untyped]
    from oxmsg import Message

    from briefgen.sources.mail import Mail, documents_of

    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            streams = {"/".join(s) for s in ole.listdir()}
    except Exception as error:  # olefile raises OSError, struct.error, IndexError and its own
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceError("needs a password", where=origin, hint="save a copy without one") from error
        raise SourceError("damaged, could not be read", where=origin, hint=GET_ANEW) from error
    if "EncryptedPackage" in streams:
        raise SourceError("needs a password", where=origin, hint="save a copy without one")
    old = {"WordDocument": "DOCX", "PowerPoint Document": "PPTX", "Workbook": "PDF"}
    for stream, new in old.items():
        if stream in streams:
            raise SourceError(
                "an Office file of the old kind, which briefgen does not read", where=origin, hint=f"save it as {new}"
            )
    if not any(s.startswith("__properties_version1.0") for s in streams):
        raise SourceError("not an Outlook message", where=origin)
    message = Message.load(BytesIO(data))
    sent = message.sent_date
    mail = Mail(
        subject=message.subject or "",
        sender=message.sender or message.properties.str_prop_value(0x0C1A) or "",  # PidTagSenderName
        date=sent.isoformat() if sent else str(message.message_headers.get("Date") or ""),
        plain=message.body or "",
        html=message.html_body or "",
        attachments=[
            (a.file_name or "attachment", a.mime_type or "", a.file_bytes or b"") for a in message.attachments
        ],
        media_type="application/vnd.ms-outlook",
    )
    return documents_of(mail, origin, data, limits=limits, depth=depth)
