"""Every format says the same items."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable
from html import unescape

import icalendar
import pypdfium2
import pytest
from docx import Document

from briefgen import edtf
from briefgen.render import FORMATS, Rendered, get_look, show
from briefgen.render.plain import COLUMNS, render_text
from briefgen.render.words import without_actor
from tests.briefs import VARIANTS

LOOKS = ("executive", "classic", "modern", "memo", "large-print")


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
    assert all(event["SEQUENCE"] == 0 for event in events)


@pytest.mark.parametrize("variant", VARIANTS)
def test_plain_text_has_72_columns(variant: str) -> None:
    lines = render_text(show(VARIANTS[variant](), get_look("classic"))).splitlines()
    wide = [
        sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line if not unicodedata.combining(c))
        for line in lines
    ]
    urls = [line.strip().startswith("http") for line in lines]
    assert all(width <= COLUMNS or url for width, url in zip(wide, urls, strict=True))


def test_the_mail_is_safe_for_mail_readers(rendered: Callable[[str, str], Rendered]) -> None:
    html = rendered("sample", "modern").files["mail.html"].decode()
    assert 'width="600"' in html and "<style" not in html and "<script" not in html and "http" not in html
    assert "The PDF has" in html


def test_html_is_one_file_that_fetches_nothing(rendered: Callable[[str, str], Rendered]) -> None:
    html = rendered("sample", "classic").files["html"].decode()
    assert not re.search(r'(?:src|data)="(?!data:)|url\((?!data:)|@import|<link|<script', html)
    assert "default-src 'none'" in html
