"""Every format says the same items."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import timedelta

import icalendar
import pytest
from docx import Document

from briefgen import edtf
from briefgen.render import Length, RenderOptions, get_look, render, show
from briefgen.render.ics import render_ics
from briefgen.render.json_ import render_json, shown_json
from briefgen.render.plain import COLUMNS, render_text
from tests.briefs import VARIANTS, sample_brief


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


def test_a_title_longer_than_word_holds_is_cut_in_the_properties_alone() -> None:
    made = render(replace(sample_brief(), title="Levy " * 100), ("docx",), get_look("classic"))
    assert made.errors == {}
    document = Document(io.BytesIO(made.files["docx"]))
    assert len(document.core_properties.title) <= 255
    assert any(p.text.strip() == ("Levy " * 100).strip() for p in document.paragraphs)


@pytest.mark.parametrize("variant", VARIANTS)
def test_plain_text_breaks_no_date_and_leaves_no_mark_alone(variant: str) -> None:
    lines = render_text(show(VARIANTS[variant](), get_look("classic"), RenderOptions(length=Length.FULL))).splitlines()
    assert not [line for line in lines if re.match(r" *\[\d+\](?:\[\d+\])*\.?$", line)]
    months = "|".join(edtf.MONTHS[1:])
    broken = rf"\b\d{{1,2}}$|\b(?:{months})$"
    text = [line for line in lines if not line.strip().startswith(("http", "-"))]
    assert not [
        line
        for line, after in zip(text, text[1:], strict=False)
        if re.search(broken, line) and re.match(rf" *(?:{months}|\d{{4}})\b", after)
    ]
    assert "\0" not in "".join(lines)


def test_the_marking_has_a_line_of_its_own_in_plain_text() -> None:
    brief = replace(
        sample_brief(), handling="OFFICIAL – SENSITIVE: FOR PARTNERS", audience="the Minister and her private office"
    )
    lines = render_text(show(brief, get_look("classic"))).splitlines()
    assert brief.handling in lines[:5]
