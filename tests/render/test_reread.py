"""The timeline of a hand-edited Markdown is drawn again from its own list."""

from __future__ import annotations

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
