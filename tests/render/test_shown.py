from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefgen.errors import UsageError
from briefgen.render import Length, RenderOptions, get_look, show
from briefgen.render.json_ import render_json
from briefgen.render.markdown import render_markdown
from tests.briefs import VARIANTS, long_brief, sample_brief, short_brief

CLASSIC = get_look("classic")


def test_sections_come_in_the_order_asked_for() -> None:
    shown = show(sample_brief(), CLASSIC, RenderOptions(sections=("timeline", "bluf", "sources", "notes")))
    assert [section.key for section in shown.sections] == ["timeline", "bluf", "sources", "notes"]


def test_a_section_without_content_is_not_shown() -> None:
    keys = [section.key for section in show(short_brief(), CLASSIC).sections]
    assert "conflicts" not in keys and "changed" not in keys and "theme" not in keys


@pytest.mark.parametrize("variant", VARIANTS)
def test_notes_are_numbered_from_one_in_reading_order(variant: str) -> None:
    shown = show(VARIANTS[variant](), CLASSIC)
    assert [note.number for note in shown.brief.notes] == list(range(1, len(shown.brief.notes) + 1))
    body, seen = render_markdown(shown).split("\n## Notes")[0], []
    for number in (int(part.split("]")[0]) for part in body.split("[^")[1:] if part[0].isdigit()):
        if number not in seen:
            seen.append(number)
    assert seen == sorted(seen)


def test_what_is_not_shown_is_in_no_file() -> None:
    brief = sample_brief()
    secret = replace(brief, actions=(*brief.actions, replace(brief.actions[-1], id="x", statement="Nobody may read this", salience=0.1)))
    shown = show(secret, CLASSIC, RenderOptions(caps=(("actions", 8),)))
    assert "Nobody may read this" not in render_json(shown).decode()
    assert shown.section("actions").left == 1
    dropped = {note.evidence.quote for note in secret.notes} - {note.evidence.quote for note in shown.brief.notes}
    assert not any(quote in render_json(shown).decode() for quote in dropped)


def test_caps_leave_a_line_that_says_how_many() -> None:
    text = render_markdown(show(long_brief(), CLASSIC, RenderOptions(caps=(("actors", 3),))))
    assert "45 more left out for length" in text


def test_an_all_new_brief_has_no_list_of_what_is_new() -> None:
    brief = sample_brief()
    brief = replace(brief, actions=tuple(replace(a, news="new") for a in brief.actions), dates=tuple(replace(d, news="new", was="") for d in brief.dates))
    assert show(brief, CLASSIC).section("changed") is None


def test_one_page_says_nothing_twice() -> None:
    shown = show(sample_brief(), CLASSIC, RenderOptions(length=Length.ONE_PAGE))
    ids = [item.id for section in shown.sections if section.key in ("bluf", "theme", "actions") for item in section.items]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("options", [{"sections": ("bluff",)}, {"caps": (("action", 1),)}, {"paper": "a5"}, {"accent": "red"}, {"logo": b"GIF89a"}, {"attach": ("docx",)}])
def test_a_wrong_option_is_one_line(options: dict) -> None:
    with pytest.raises(UsageError) as error:
        RenderOptions(**options)
    assert "\n" not in str(error.value)


def test_the_json_names_its_schema() -> None:
    data = json.loads(render_json(show(sample_brief(), CLASSIC)))
    assert data["schema"] == "briefgen/brief/1"
    assert data["dates"][4]["when_words"] == "9 April 2026"
    assert [s["key"] for s in data["sections"]][:3] == ["bluf", "changed", "theme"]
