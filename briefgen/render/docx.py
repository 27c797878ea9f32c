"""A brief as an office document (python-docx), with Word's own headings, lists and tables so that it can be edited on."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

from briefgen.model import BriefAction, BriefActor, BriefDate, Conflict, Note, Source
from briefgen.render import people, words
from briefgen.render.ooxml import Piece, Strong, bookmark, field, link, paragraph, settle, table, write
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
_GREY = "5B6067"
# name: (built on, size in pt, space after in pt, hanging indent in mm)
_STYLES = {
    "Brief Cell": ("Normal", 9.5, 2, 0),
    "Brief Remark": ("Normal", 9, 6, 0),
    "Brief Source": ("Normal", 9.5, 3, 9),
    "Brief Note": ("Normal", 9, 3, 9),
}
Cell = Sequence[Piece]


def render_docx(shown: Shown) -> bytes:
    """The document; the same bytes for the same brief, whose as-of time it carries."""
    from docx import Document as new_document

    document, brief = new_document(), shown.brief
    _dress(document, shown)
    _edges(document, shown)
    document.add_heading(brief.title, 0)
    top = [
        words.day(brief.date),
        f"as of {words.as_of(brief.as_of)}",
        f"For {brief.audience}" if brief.audience else "",
        brief.handling,
    ]
    document.add_paragraph(" · ".join(part for part in top if part))
    write(
        paragraph(document, "BriefRemark"), [f"{words.coverage(brief.coverage)} {words.gaps(brief.coverage)}".strip()]
    )
    for section in shown.sections:
        document.add_heading(section.title, 1)
        _section(document, section, shown)
    buffer = io.BytesIO()
    document.save(buffer)
    return _fixed_dates(buffer.getvalue())


def _dress(document: Document, shown: Shown) -> None:
    """Page, styles and properties."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    options, look, brief = shown.options, shown.look, shown.brief
    settle(document, brief.language)
    page = document.sections[0]
    letter = (options.paper or look.paper) == "letter"
    page.page_width, page.page_height = (Mm(215.9), Mm(279.4)) if letter else (Mm(210), Mm(297))
    page.left_margin = page.right_margin = page.bottom_margin = Mm(20)
    page.top_margin, page.header_distance = Mm(24), Mm(11)
    styles: Any = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(5), 1.1
    accent = RGBColor.from_string((options.accent or look.accent).lstrip("#").upper())
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 11.5)):
        styles[name].font.color.rgb, styles[name].font.size = accent, Pt(size)
    for name, (base, size, after, hanging) in _STYLES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = styles[base], Pt(size)
        style.paragraph_format.space_after = Pt(after)
        if hanging:
            style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Mm(hanging), -Mm(hanging)
    styles["Brief Remark"].font.color.rgb = RGBColor.from_string(_GREY)
    styles["Brief Remark"].paragraph_format.space_before = Pt(4)
    linked = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    linked.font.color.rgb, linked.font.underline = accent, True
    core = document.core_properties
    core.title = shorten(brief.title, 250)  # Word holds 255 characters of a property
    core.author, core.comments, core.language = "briefgen", "", brief.language
    core.created = core.modified = brief.as_of.astimezone(UTC).replace(tzinfo=None)


def _edges(document: Document, shown: Shown) -> None:
    """Head: the handling marking on a line of its own, the office and the as-of time. Foot: the title and the page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Pt

    page, styles, brief, options = document.sections[0], document.styles, shown.brief, shown.options
    room = _room(document)
    for name in ("Header", "Footer"):
        style: Any = styles[name]
        style.font.size = Pt(8.5)
        style.paragraph_format.tab_stops.clear_all()
        style.paragraph_format.tab_stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    if brief.handling:
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run(brief.handling).bold = True
        head = page.header.add_paragraph(style="Header")
    # The tab also keeps a title of letters from right to left apart from the numbers after it.
    head.add_run(f"{shorten(options.header, 90)}\tAs of {words.day(brief.as_of.date())}, {words.as_of(brief.as_of)}")
    foot.add_run(f"{options.footer or shorten(brief.title, 90)}\tPage ")
    field(foot, "PAGE")
    foot.add_run(" of ")
    field(foot, "NUMPAGES")


def _section(document: Document, section: Section, shown: Shown) -> None:
    items = section.items
    if section.key == "deadlines":
        dated = [_deadline(i) for i in items if isinstance(i, BriefDate)]
        _table(document, ("When", "Time left", "What", "Who"), dated)
    elif section.key == "actions":
        actions = [i for i in items if isinstance(i, BriefAction)]
        columns = 3 if any(action.when for action in actions) else 2
        for title, group in words.by_status(actions):
            document.add_heading(title, 2)
            _table(document, ("Who", "What", "When")[:columns], [_action_row(item)[:columns] for item in group])
        if columns == 2:
            write(paragraph(document, "BriefRemark"), [words.NO_DATES])
    elif section.key == "actors":
        _actors(document, [i for i in items if isinstance(i, BriefActor)], shown)
    else:
        for item in items:
            _paragraph(document, item, section.key, shown)
    remark = words.not_shown(section.left, section.key, shown.options.json) if section.left else ""
    if section.theme is not None:
        remark = words.why_here(section.theme, section.left, shown.options.json)
    if remark:
        write(paragraph(document, "BriefRemark"), [remark])


def _actors(document: Document, actors: list[BriefActor], shown: Shown) -> None:
    if rows := people.in_rows(actors, shown.brief):
        _table(document, ("Name", "Role as stated", "What they did"), [_actor_row(row, shown) for row in rows])
    if others := people.only_named(actors, shown.brief):
        line: list[Piece] = ["Also named: "]
        for n, actor in enumerate(others):
            line += [*(["; "] if n else []), *_named(actor, shown)]
        write(paragraph(document, "BriefRemark"), [*line, "."])
    if told := people.returning(shown.brief):
        write(paragraph(document, "BriefRemark"), [told])


def _deadline(item: BriefDate) -> tuple[Cell, ...]:
    when = words.when_words(item)
    others = "".join(f"\n{other}" for other in words.other_dates(item))
    what = words.sentence(item.what) + words.about_date(item, dates=False)
    return (
        (Strong(when) if item.deadline else when, others),
        (words.days_left(item),),
        (Strong(f"{words.due_word(item)} ") if item.deadline else "", what, *item.notes),
        (words.capital(words.listed(item.actor_names, most=3)),),
    )


def _action_row(item: BriefAction) -> tuple[Cell, ...]:
    what = words.without_actor(item) + _by_staff(item)
    who = words.capital(words.listed(item.actor_names, most=3))
    return ((Strong(who),), (what, *item.notes), (words.when_words(item) or "no date stated",))


def _actor_row(row: people.Row, shown: Shown) -> tuple[Cell, ...]:
    item = row.actors[0]
    names: list[Piece] = []
    for n, actor in enumerate(row.actors):
        names += [*([", "] if n else []), *_named(actor, shown, strong=True)]
    stated: list[Piece] = []
    for n, (role, note) in enumerate(item.roles):
        stated += [*(["; "] if n else []), role, *([note] if note else [])]
    if where := people.affiliation(item):
        stated += [*([", "] if stated else []), where]
    if item.flag:
        stated.append(f" ({item.flag})")
    return names, stated, (people.did(row),)


def _named(item: BriefActor, shown: Shown, *, strong: bool = False) -> Cell:
    name = words.capital(item.name)
    new = " (new)" if people.is_new(item, shown.brief) else ""
    return (Strong(name) if strong else name, new, *(() if item.roles else item.notes))


def _paragraph(document: Document, item: object, key: str, shown: Shown) -> None:
    match item:
        case BriefAction():
            text = [Strong(f"{item.news.capitalize()}: "), words.news(item)] if key == "changed" else [words.told(item)]
            _bullet(document, *text, _by_staff(item), *item.notes)
        case BriefDate() if key == "changed":
            _bullet(document, Strong(f"{item.news.capitalize()}: "), words.news(item), *item.notes)
        case BriefDate():
            deadline = f"{words.due_word(item)} " if item.deadline else ""
            what = f" – {deadline}{words.sentence(item.what)}{words.about_date(item)}"
            _bullet(document, Strong(words.when_words(item)), what, *item.notes)
        case Conflict():
            line: list[Piece] = [Strong(words.sentence(item.about)), f" {words.differing(item)}: "]
            for n, (value, given_by, notes) in enumerate(item.sides):
                told = f"{words.value(value, item.field)} (S{', S'.join(map(str, given_by))})"
                line += [*(["; "] if n else []), told, *notes]
            _bullet(document, *line, ".")
        case Source():
            source = paragraph(document, "BriefSource")
            write(source, [Strong(f"S{item.number}"), "\t"])
            title, rest = words.source_parts(item)
            link(source, title, item.url)
            write(source, [rest])
        case Note():
            sources = {source.number: source for source in shown.brief.sources}
            note = paragraph(document, "BriefNote")
            write(note, [f"{item.number}."])
            bookmark(note, item.number)
            write(note, [f"\t{words.quoted(item)} {words.cited(sources.get(item.source), item)}"])


def _bullet(document: Document, *pieces: Piece) -> None:
    write(paragraph(document, "ListBullet"), pieces)


def _by_staff(item: BriefAction) -> str:
    return f" ({item.staff} by staff)" if item.staff else ""


def _table(document: Document, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """With the columns that any row fills; the words get what the narrow columns leave."""
    from docx.shared import Mm

    kept = [n for n in range(len(head)) if any(any(row[n]) for row in rows)]
    taken = [Mm(_WIDTHS.get(head[n], 0)) for n in kept]
    share = (_room(document) - sum(taken)) // max(1, taken.count(Mm(0)))
    filled = [[row[n] for n in kept] for row in rows]
    table(document, [head[n] for n in kept], filled, [width or share for width in taken])


def _room(document: Document) -> Any:
    page: Any = document.sections[0]
    return page.page_width - page.left_margin - page.right_margin


def _fixed_dates(data: bytes) -> bytes:
    """The same archive with the entries' times set to the oldest that ZIP knows, so that equal briefs are equal files."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename), old.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
