"""The mail of a brief whose Markdown was edited: it says what the Markdown says, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import BriefDate, TimeKind
from briefgen.render import get_look, show
from briefgen.render.mail import render_mail_html, render_mail_text
from briefgen.render.mail_edited import as_edited, says_otherwise
from briefgen.render.markdown import render_markdown
from tests.briefs import hostile_brief, sample_brief, short_brief

LOOKS = ("classic", "executive", "memo", "large-print", "modern")


@pytest.mark.parametrize("look", LOOKS)
def test_an_unedited_markdown_says_what_the_brief_says_and_is_read_back_whole(look: str) -> None:
    for brief in (sample_brief(), short_brief(), hostile_brief()):
        shown = show(brief, get_look(look))
        markdown = render_markdown(shown)
        assert not says_otherwise(markdown, shown)
        again = as_edited(markdown, shown)
        counts = {s.key: len(s.items) for s in shown.sections if s.key in ("bluf", "changed", "deadlines")}
        assert {s.key: len(s.items) for s in again.sections} == counts
        assert "<script" not in render_mail_html(again) and render_mail_text(again)


@pytest.mark.parametrize("look", LOOKS)
def test_what_was_reworded_added_or_taken_out_is_in_the_mail(look: str) -> None:
    shown = show(sample_brief(), get_look(look))
    markdown = render_markdown(shown)
    first = next(line for line in markdown.partition("## Bottom line")[2].splitlines() if line.startswith("- "))
    for edited in (
        markdown.replace(first, "- The ferry company *withdrew* its appeal."),
        markdown.replace(first, f"{first}\n- The ferry company withdrew its appeal."),
        markdown.replace(first + "\n", ""),
        markdown.replace("Second step of the port levy", "The ferry company withdrew its appeal"),
        markdown.replace(f"# {shown.brief.title}", "# The ferry company withdrew its appeal"),
    ):
        assert edited != markdown and says_otherwise(edited, shown)
        again = as_edited(edited, shown)
        for text in (render_mail_text(again), render_mail_html(again)):
            words = " ".join(text.replace("\u00a0", " ").split()).casefold()
            assert ("the ferry company withdrew its appeal" in words) == ("withdrew" in edited)


def test_dates_of_a_list_and_of_a_table_keep_what_is_left_of_them() -> None:
    for look in ("classic", "executive"):
        shown = show(sample_brief(), get_look(look))
        lines = {" ".join(line.split()) for line in render_mail_text(shown).splitlines()}
        again = {
            " ".join(line.split()) for line in render_mail_text(as_edited(render_markdown(shown), shown)).splitlines()
        }
        assert len(lines - again) <= 2, lines - again  # what differs is where other dates stand


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("limit", ["until", "by end of"])
def test_how_a_limit_is_said_is_kept(look: str, limit: str) -> None:
    entry = BriefDate("d", "../2026-06", TimeKind.UPCOMING, "The ban holds", deadline=True, limit=limit, days_left=70)
    shown = show(replace(sample_brief(), dates=(entry,)), get_look(look))
    assert f"{limit} June 2026" in render_mail_text(as_edited(render_markdown(shown), shown))
