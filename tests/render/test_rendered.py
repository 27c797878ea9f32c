"""A brief in every look and every format: the same items, accessible, archival, one page where one page is promised.

All that needs a whole brief made stands here: one process of the tests makes each of them once.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import icalendar
import pdfua
import pikepdf
import pypdfium2
import pytest
from docx import Document

from briefgen import edtf
from briefgen.render import FORMATS, Length, Rendered, RenderOptions, Worker, get_look, render
from briefgen.render.json_ import render_json
from briefgen.render.words import without_actor
from tests.briefs import VARIANTS, long_brief, sample_brief

LOOKS = ("executive", "classic", "modern", "memo", "large-print")
FONTS = {
    f"Briefgen-{face}" for face in ("Sans", "Sans-Italic", "Sans-Semi-Bold", "Serif", "Serif-Italic", "Serif-Semi-Bold")
}
ATTACHED = ("md", "json", "ics")


@pytest.fixture(scope="module")
def rendered(worker: Worker) -> Callable[..., Rendered]:
    """A variant of tests.briefs in a look, made once: a PDF is what takes time here. The sample is made in every format."""

    @cache
    def make(variant: str, look: str, length: Length | None) -> Rendered:
        formats = FORMATS if variant == "sample" else ("md", "pdf")
        options = RenderOptions(attach=ATTACHED, length=length)
        return render(VARIANTS[variant](), formats, get_look(look), options, worker=worker)

    return lambda variant, look, length=None: make(variant, look, length)


def _flat(text: str) -> str:
    """Letters and digits alone: line breaks, hyphens and note marks differ between formats."""
    text = unicodedata.normalize("NFKC", unescape(text))
    return "".join(c for c in text.casefold() if c.isalnum() and not c.isspace())


def _html(data: bytes) -> str:
    text = re.sub(r"<sup.*?</sup>|<style.*?</style>", "", data.decode(), flags=re.S)
    return _flat(re.sub(r"<[^>]+>", " ", text))


def _markdown(data: bytes) -> str:
    return _flat(re.sub(r"\[\^\d+\](?!:)|\\", "", data.decode()))


def _text(data: bytes) -> str:
    return _flat(re.sub(r"\[\d+\]", "", data.decode()))


def _docx(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return _flat(re.sub(r"\[\d+\]", "", "\n".join([*(p.text for p in document.paragraphs), *cells])))


def _pdf(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "".join(pages[i].get_textpage().get_text_range() for i in range(len(pages)))


READ: dict[str, Callable[[bytes], str]] = {
    "md": _markdown,
    "html": _html,
    "txt": _text,
    "docx": _docx,
    "json": lambda d: _flat(json.dumps(json.loads(d), ensure_ascii=False)),
}


def _fonts(pdf: pikepdf.Pdf) -> set[str]:
    return {
        str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.Resources.get("/Font", {}).values()
    }


@pytest.mark.parametrize("look", LOOKS)
def test_all_formats_say_the_same_items(rendered: Callable[[str, str], Rendered], look: str) -> None:
    made = rendered("sample", look)
    assert not made.errors and set(made.files) == set(FORMATS)
    brief = made.shown.brief
    assert brief.actions
    words = {_flat(without_actor(action)) for action in brief.actions} | {_flat(actor.name) for actor in brief.actors}
    words |= {_flat(entry.what) for entry in brief.dates} | {_flat(note.evidence.quote) for note in brief.notes}
    words |= {_flat(edtf.human(entry.when)) for entry in brief.dates}
    for name, read in READ.items():
        text = read(made.files[name])
        assert not [word for word in words if word not in text], name


@pytest.mark.parametrize("look", LOOKS)
def test_the_pdf_says_every_item(rendered: Callable[[str, str], Rendered], look: str) -> None:
    made = rendered("sample", look)
    text = _flat(_pdf(made.files["pdf"]))
    for action in made.shown.brief.actions:
        assert _flat(without_actor(action)[:50].rsplit(" ", 1)[0]) in text
    for note in made.shown.brief.notes:
        assert _flat(note.evidence.quote[:40]) in text
    for entry in made.shown.brief.dates:
        assert _flat(entry.what[:40].rsplit(" ", 1)[0]) in text and _flat(edtf.human(entry.when)) in text
    for actor in made.shown.brief.actors:
        assert _flat(actor.name) in text or all(_flat(word) in text for word in actor.name.split())


def test_the_calendar_holds_every_dated_entry(rendered: Callable[[str, str], Rendered]) -> None:
    made = rendered("sample", "classic")
    events = icalendar.Calendar.from_ical(made.files["ics"]).walk("VEVENT")
    assert {str(event["UID"]) for event in events} == {f"{entry.id}@briefgen" for entry in made.shown.brief.dates}
    deadline = next(event for event in events if event["UID"] == "d6@briefgen")
    assert deadline.decoded("DTSTART").isoformat() == "2026-05-31"  # 'May 2026' binds on its last day
    assert deadline["SUMMARY"].startswith("Deadline: ")
    assert len({event["SEQUENCE"] for event in events}) == 1


def test_the_mail_is_safe_for_mail_readers(rendered: Callable[[str, str], Rendered]) -> None:
    html = rendered("sample", "modern").files["mail.html"].decode()
    assert 'width="600"' in html and "<style" not in html and "<script" not in html and "http" not in html
    assert "The PDF has" in html


def test_html_is_one_file_that_fetches_nothing(rendered: Callable[[str, str], Rendered]) -> None:
    html = rendered("sample", "classic").files["html"].decode()
    assert not re.search(r'(?:src|data)="(?!data:)|url\((?!data:)|@import|<link|<script', html)
    assert "default-src 'none'" in html


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_accessible_archival_and_ours(
    rendered: Callable[[str, str], Rendered], look: str, tmp_path: Path
) -> None:
    made = rendered("sample", look)
    path = tmp_path / "x.pdf"
    path.write_bytes(made.files["pdf"])
    assert not pdfua.validate(str(path)).findings
    with pikepdf.open(path) as pdf:
        assert not pdf.check_pdf_syntax()
        assert _fonts(pdf) <= FONTS
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert 'pdfaid:part="3"' in xmp and "<pdfuaid:part>1<" in xmp and xmp.count("<rdf:RDF") == 1
        assert pdf.Root.Lang == "en-GB" and pdf.Root.MarkInfo.Marked
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        with pdf.open_outline() as outline:
            assert outline.root[0].children, "bookmarks for the sections"
        assert len(pdf.Root.AF) == 3
        assert pdf.attachments["brief.json"].get_file().read_bytes() == render_json(made.shown)
        assert pdf.attachments["brief.md"].get_file().read_bytes() == made.files["md"]
        assert made.warnings == ()


@pytest.mark.parametrize(
    ("variant", "look"),
    [
        ("long", "executive"),
        ("names", "executive"),
        ("no-dates", "modern"),
        ("sample", "memo"),
        ("sample", "large-print"),
    ],
)
def test_one_page_is_one_page(rendered: Callable[..., Rendered], variant: str, look: str) -> None:
    made = rendered(variant, look, None if look == "executive" else Length.ONE_PAGE)
    with pikepdf.open(io.BytesIO(made.files["pdf"])) as pdf, pdf.open_outline() as outline:
        where = {
            item.title: [p.objgen for p in pdf.pages].index(item.destination[0].objgen)
            for item in outline.root[0].children
        }
        second = {"Sources", "Notes", "Timeline"}
        assert all(page == 0 for title, page in where.items() if title not in second)
        assert min(page for title, page in where.items() if title in second) == 1
        assert len(made.shown.brief.actions) >= 2 and "Bottom line" in where


def test_the_markdown_of_a_one_page_brief_shows_what_its_page_shows(rendered: Callable[[str, str], Rendered]) -> None:
    made = rendered("long", "executive")
    assert "Shown here: " in made.files["md"].decode()
    assert len(made.shown.brief.actions) < len(long_brief().actions)


def test_a_child_that_takes_too_long_is_killed_and_the_next_makes_the_same_bytes(
    worker: Worker, rendered: Callable[..., Rendered]
) -> None:
    from briefgen.errors import RenderError

    before = rendered("sample", "classic").files["pdf"]

    with pytest.raises(RenderError, match="was not done in") as error:
        worker.brief(long_brief(), get_look("classic"), RenderOptions(length=Length.FULL, seconds=0.05))
    assert "\n" not in str(error.value)
    options = RenderOptions(attach=ATTACHED, json=True)
    again = worker.brief(sample_brief(), get_look("classic"), options)
    assert again.data == before
