"""Every format says the same items."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape

import icalendar
import pypdfium2
import pytest
from docx import Document

from briefgen import edtf
from briefgen.render import FORMATS, Rendered, RenderOptions, get_look, render, show
from briefgen.render.ics import render_ics
from briefgen.render.json_ import render_json, shown_json
from briefgen.render.plain import COLUMNS, render_text
from briefgen.render.words import without_actor
from tests.briefs import VARIANTS, sample_brief

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
    assert len({event["SEQUENCE"] for event in events}) == 1


def test_a_moved_date_updates_the_calendar() -> None:
    """The next day's brief, and a revision of the same day, have the same UID, the new day and a greater SEQUENCE."""
    brief = VARIANTS["sample"]()
    moved = tuple(replace(d, when="2026-04-23") if d.id == "d5" else d for d in brief.dates)
    later = replace(brief, date=brief.date + timedelta(days=1), dates=moved)
    corrected = replace(later, revision=2)
    seen = []
    for version in (brief, replace(brief, revision=2), later, corrected):
        calendar = icalendar.Calendar.from_ical(render_ics(show(version, get_look("classic"))))
        event = next(e for e in calendar.walk("VEVENT") if e["UID"] == "d5@briefgen")
        seen.append((event["SEQUENCE"], event.decoded("DTSTART").isoformat()))
    assert [day for _, day in seen] == ["2026-04-09", "2026-04-09", "2026-04-23", "2026-04-23"]
    assert len({n for n, _ in seen}) == 4 and [n for n, _ in seen] == sorted(n for n, _ in seen)


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


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("look", ["executive", "classic"])
def test_what_of_the_json_file_may_leave_the_house_is_what_the_pages_show(variant: str, look: str) -> None:
    """Not an item that no page shows, a path of the sender's disk, or a warning that was meant for staff."""
    brief = VARIANTS[variant]()
    own = ("/srv/minister/private/annex.pdf: is a scan (run it through OCR)",)
    brief = replace(
        brief,
        warnings=("3 actions were weighed",),
        sources=tuple(replace(s, origin=f"/srv/minister/{s.number}.txt") for s in brief.sources),
        coverage=replace(brief.coverage, failed=(*brief.coverage.failed, *own)),
    )
    shown = show(brief, get_look(look), RenderOptions(caps=(("actions", 3), ("each", 2), ("refs", 1))))
    whole, public = render_json(shown, whole=True), render_json(shown)
    assert shown_json(whole) == public == shown_json(public)
    titled = {s.origin for s in brief.sources if s.title}
    assert not [path for path in titled if path in public.decode()] and all(path in whole.decode() for path in titled)
    assert b"were weighed" in whole and b"were weighed" not in public and b"run it through" not in public


def test_what_is_no_brief_is_refused() -> None:
    for data in (
        b"",
        b"[]",
        b'{"schema": "briefgen/brief/1"}',
        b'{"schema": "briefgen/brief/1", "holds": "everything"}',
    ):
        with pytest.raises(ValueError):
            shown_json(data)


def test_html_is_one_file_that_fetches_nothing(rendered: Callable[[str, str], Rendered]) -> None:
    html = rendered("sample", "classic").files["html"].decode()
    assert not re.search(r'(?:src|data)="(?!data:)|url\((?!data:)|@import|<link|<script', html)
    assert "default-src 'none'" in html


def test_a_title_longer_than_word_holds_is_cut_in_the_properties_alone() -> None:
    made = render(replace(sample_brief(), title="Levy " * 100), ("docx",), get_look("classic"))
    assert made.errors == {}
    document = Document(io.BytesIO(made.files["docx"]))
    assert len(document.core_properties.title) <= 255
    assert any(p.text.strip() == ("Levy " * 100).strip() for p in document.paragraphs)
