"""The timeline of a hand-edited Markdown is drawn again from its own list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from briefgen import edtf
from briefgen.render import RenderOptions, get_look, show
from briefgen.render.html import page_of, render_page
from briefgen.render.markdown import render_markdown
from briefgen.render.reread import read_dates, read_day, read_words
from tests.briefs import TODAY, no_dates_brief, sample_brief


@pytest.mark.parametrize(
    "when", ["2026-04-09", "../2026-04-09", "2026-05", "2027-Q1", "2026", "../2026-06-30", "../2026-01", "2026-06/.."]
)
def test_words_are_read_back(when: str) -> None:
    assert read_words(edtf.human(when)) == when
    with edtf.dates_in("en-US"):
        assert read_words(edtf.human(when)) == when


@pytest.mark.parametrize("limit", ["until", "by end of", "until end of"])
def test_how_an_open_beginning_is_said_is_read_back(limit: str) -> None:
    words = edtf.human("../2026-06", limit)
    assert read_words(words) == "../2026-06"
    (entry,) = read_dates(f"<ul><li><strong>{words}</strong> – The ban holds.</li></ul>", TODAY)
    assert edtf.human(entry.when, entry.limit) == words


@pytest.mark.parametrize("words", ["soon", "by and by", "31 February 2026", "9 2026", "", "from", "next May"])
def test_other_words_are_no_date(words: str) -> None:
    assert read_words(words) is None


@pytest.mark.parametrize("look", ["classic", "memo", "large-print"])
def test_the_list_gives_the_entries_of_the_brief(look: str) -> None:
    brief = sample_brief()
    page = page_of(render_markdown(show(brief, get_look(look))))
    part = next(part for part in page.parts if part.key == "timeline")
    assert read_day(page.head) == TODAY
    found = read_dates(part.html, TODAY)
    assert [(d.when, d.deadline) for d in found] == [(d.when, d.deadline) for d in brief.dates]
    assert found[3].what == "Comments on the levy must reach the Port Authority" and found[3].days_left == 15


@pytest.mark.parametrize("look", ["classic", "executive", "large-print", "memo", "modern"])
def test_the_page_knows_every_section_by_its_heading(look: str) -> None:
    """A table that is taken for the points of a theme is squeezed into a column of the classic look."""
    shown = show(sample_brief(), get_look(look), RenderOptions(caps=(("each", 1), ("bluf", 2))))
    assert any(section.title == "Other actions" for section in shown.sections)
    told = [section.key for section in shown.sections if section.key != "notes"]
    assert [part.key for part in page_of(render_markdown(shown)).parts] == told


def test_an_edited_brief_has_its_figure_and_one_without_dates_none() -> None:
    look = get_look("classic")
    text = (
        render_markdown(show(sample_brief(), look))
        .replace("- **7 ", "- **8 ")
        .replace("- **1 July 2026**", "- **1 August 2026**")
    )
    page = render_page(page_of(text), look, RenderOptions())
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="timeline"' in page and ">1 August 2026<" in page
    assert "<svg" not in render_page(page_of(render_markdown(show(no_dates_brief(), look))), look, RenderOptions())
    assert "<svg" not in render_page(
        page_of("# Notes\n\n## Timeline\n\n- **2026** a\n- **2027** b\n"), look, RenderOptions()
    )


def _head(written: str, read: str, **changes: Any) -> str:
    """The head of a page in one look, from the Markdown that another has written; its words without the tags."""
    markdown = render_markdown(
        show(replace(sample_brief(), **changes), get_look(written), RenderOptions(sender="Policy desk"))
    )
    html = render_page(page_of(markdown), get_look(read), RenderOptions(), screen=False)
    head = html[html.index("<header>") : html.index("</header>")]
    return " ".join(re.sub(r"<[^>]+>", " ", head).replace("\u00a0", " ").split())


@pytest.mark.parametrize("written", ["classic", "executive", "large-print"])
def test_the_markdown_of_another_look_has_the_rows_of_a_memo(written: str) -> None:
    rows = "TO: The Permanent Secretary DATE: 16 March 2026, as of 06:10 UTC HANDLING: OFFICIAL Navigation and levies"
    assert rows in _head(written, "memo") and " · " not in _head(written, "memo")
    bare = _head(written, "memo", handling="", audience="")
    assert "Memorandum DATE: 16 March 2026, as of 06:10 UTC Navigation" in bare


def test_the_markdown_of_a_memo_has_one_line_in_another_look() -> None:
    line = "Strait of Velmar 16 March 2026 · as of 06:10 UTC · For The Permanent Secretary · From Policy desk · OFFICIAL 5 documents"
    assert line in _head("memo", "modern") and "DATE:" not in _head("memo", "modern")


@pytest.mark.parametrize("look", ["memo", "modern"])
def test_a_head_that_was_written_anew_stays_as_it_is(look: str) -> None:
    page = page_of("# Levies\n\nFor the **minister** · alone\n\n- **to do:** read\n\n## Bottom line\n\n- x\n")
    html = render_page(page, get_look(look), RenderOptions(), screen=False)
    assert str(page.head).strip() in html
