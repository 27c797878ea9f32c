"""A brief as an office document (python-docx), with Word's own headings, lists and tables so that it can be edited on."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING, Any

from briefgen import edtf
from briefgen.model import BriefAction, BriefActor, BriefDate, Conflict, Note, Source
from briefgen.render import people, words
from briefgen.render.escape import safe_url
from briefgen.render.shown import Section, Shown
from briefgen.text import shorten

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["render_docx"]

_WIDTHS = {
    "When": 36,
    "Time left": 22,
    "Who": 36,
    "Name": 38,
    "Role as stated": 46,
}  # mm; the other columns share the rest


def render_docx(shown: Shown) -> bytes:
    """The document; the same bytes for the same brief, whose as-of time it carries."""
    from docx import Document as new_document

    document, brief = new_document(), shown.brief
    _styles(document, shown)
    document.add_heading(brief.title, 0)
    top = [
        words.day(brief.date),
        f"as of {words.as_of(brief.as_of)}",
        f"For {brief.audience}" if brief.audience else "",
        brief.handling,
    ]
    document.add_paragraph(" · ".join(part for part in top if part))
    document.add_paragraph(f"{words.coverage(brief.coverage)} {words.gaps(brief.coverage)}".strip())
    for section in shown.sections:
        document.add_heading(section.title, 1)
        _section(document, section, shown)
    buffer = io.BytesIO()
    document.save(buffer)
    return _fixed_dates(buffer.getvalue())


def _styles(document: Document, shown: Shown) -> None:
    from docx.shared import Mm, Pt, RGBColor

    options, look = shown.options, shown.look
    page = document.sections[0]
    letter = (options.paper or look.paper) == "letter"
    page.page_width, page.page_height = (Mm(215.9), Mm(279.4)) if letter else (Mm(210), Mm(297))
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    accent = RGBColor.from_string((options.accent or look.accent).lstrip("#").upper())
    for name in ("Title", "Heading 1", "Heading 2"):
        style: Any = document.styles[name]
        style.font.color.rgb = accent
    core = document.core_properties
    core.title = shorten(shown.brief.title, 250)  # Word holds 255 characters of a property
    core.author, core.comments, core.language = "briefgen", "", shown.brief.language
    core.created = core.modified = shown.brief.as_of.astimezone(UTC).replace(tzinfo=None)
    header, footer = page.header.paragraphs[0], page.footer.paragraphs[0]
    header.text = " · ".join(part for part in (shown.brief.handling, options.header) if part)
    footer.text = options.footer or f"{shown.brief.title} · {words.day(shown.brief.date)}"


def _section(document: Document, section: Section, shown: Shown) -> None:
    items = section.items
    if section.key == "deadlines":
        dated = [_deadline(i) for i in items if isinstance(i, BriefDate)]
        kept = [n for n in range(4) if any(row[n] for row in dated)]
        head = ("When", "Time left", "What", "Who")
        _table(document, tuple(head[n] for n in kept), (tuple(row[n] for n in kept) for row in dated))
    elif section.key == "actions":
        actions = [i for i in items if isinstance(i, BriefAction)]
        columns = 3 if any(action.when for action in actions) else 2
        for title, group in words.by_status(actions):
            document.add_heading(title, 2)
            _table(document, ("Who", "What", "When")[:columns], (_action_row(item)[:columns] for item in group))
        if columns == 2:
            document.add_paragraph(words.NO_DATES)
    elif section.key == "actors":
        actors = [i for i in items if isinstance(i, BriefActor)]
        if rows := people.in_rows(actors, shown.brief):
            _table(document, ("Name", "Role as stated", "What they did"), (_actor_row(row, shown) for row in rows))
        if others := people.only_named(actors, shown.brief):
            document.add_paragraph(f"Also named: {'; '.join(_named(actor, shown) for actor in others)}.")
    else:
        for item in items:
            _paragraph(document, item, section.key, shown)
    if section.theme is not None:
        if why := words.why_here(section.theme, section.left, shown.options.json):
            document.add_paragraph(why)
        return
    if section.key == "actors" and (line := people.returning(shown.brief)):
        document.add_paragraph(line)
    if section.left:
        document.add_paragraph(words.not_shown(section.left, section.key, shown.options.json))


def _deadline(item: BriefDate) -> tuple[str, ...]:
    what = ("Deadline: " if item.deadline else "") + words.sentence(item.what) + words.about_date(item, dates=False)
    return (
        "\n".join((edtf.human(item.when), *words.other_dates(item))),
        words.days_left(item),
        what + _marks(item.notes),
        words.capital(words.listed(item.actor_names, most=3)),
    )


def _action_row(item: BriefAction) -> tuple[str, ...]:
    staff = f" ({item.staff} by staff)" if item.staff else ""
    what = words.without_actor(item) + staff + _marks(item.notes)
    return (words.capital(words.listed(item.actor_names, most=3)), what, edtf.human(item.when) or "no date stated")


def _actor_row(row: people.Row, shown: Shown) -> tuple[str, ...]:
    item = row.actors[0]
    roles = "; ".join(f"{role}{_marks((note,) if note else ())}" for role, note in item.roles)
    stated = ", ".join(part for part in (roles, people.affiliation(item)) if part) + (
        f" ({item.flag})" if item.flag else ""
    )
    did = [words.without_name(action, item.name) for action in row.deeds]
    did += [f"As {row.like}, above."] if row.like else []
    return (", ".join(_named(actor, shown) for actor in row.actors), stated, " ".join(did))


def _named(item: BriefActor, shown: Shown) -> str:
    new = " (new)" if people.is_new(item, shown.brief) else ""
    return words.capital(item.name) + new + ("" if item.roles else _marks(item.notes))


def _paragraph(document: Document, item: object, key: str, shown: Shown) -> None:
    match item:
        case BriefAction():
            staff = f" ({item.staff} by staff)" if item.staff else ""
            text = f"{item.news.capitalize()}: {words.news(item)}" if key == "changed" else words.told(item)
            text += staff
            document.add_paragraph(text + _marks(item.notes), "List Bullet")
        case BriefDate() if key == "changed":
            text = f"{item.news.capitalize()}: {words.news(item)}{_marks(item.notes)}"
            document.add_paragraph(text, "List Bullet")
        case BriefDate():
            line = document.add_paragraph(style="List Bullet")
            line.add_run(edtf.human(item.when)).bold = True
            deadline = "Deadline: " if item.deadline else ""
            line.add_run(f" – {deadline}{words.sentence(item.what)}{words.about_date(item)}{_marks(item.notes)}")
        case Conflict():
            sides = [f"{words.value(v, item.field)} (S{', S'.join(map(str, s))}){_marks(n)}" for v, s, n in item.sides]
            document.add_paragraph(
                f"{words.sentence(item.about)} {words.differing(item)}: {'; '.join(sides)}.", "List Bullet"
            )
        case Source():
            line = document.add_paragraph(f"S{item.number}  {words.source_line(item)} ")
            _link(line, item.url)
        case Note():
            sources = {source.number: source for source in shown.brief.sources}
            document.add_paragraph(
                f"[{item.number}] {words.quoted(item)} {words.cited(sources.get(item.source), item)}"
            )


def _marks(notes: Iterable[int]) -> str:
    return "".join(f" [{n}]" for n in notes)


def _table(document: Document, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=len(head), style="Light List Accent 1")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    # The words get what the narrow columns leave.
    page: Any = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    taken = [Mm(_WIDTHS.get(name, 0)) for name in head]
    wide = sum(not width for width in taken)
    table.autofit = False
    for column, width in zip(table.columns, taken, strict=True):
        column.width = width or (room - sum(taken)) // wide
        for cell in column.cells:
            cell.width = column.width


def _link(paragraph: Any, url: str | None) -> None:
    """A real hyperlink: python-docx has no call for it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if (address := safe_url(url)) is None:
        return
    link, run, text = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    text.text = address
    run.append(text)
    link.append(run)
    paragraph._p.append(link)


def _fixed_dates(data: bytes) -> bytes:
    """The same archive with the entries' times set to the oldest that ZIP knows, so that equal briefs are equal files."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename), old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
