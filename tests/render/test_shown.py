from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from briefgen.edtf import dates_in
from briefgen.errors import UsageError
from briefgen.model import Brief, BriefDate, Evidence, Note, TimeKind
from briefgen.render import CAPS, Length, RenderOptions, get_look, show
from briefgen.render.json_ import render_json
from briefgen.render.markdown import render_markdown
from briefgen.render.shown import choices
from briefgen.render.words import (
    coverage,
    days_left,
    due,
    due_word,
    gaps,
    left_out,
    quoted,
    title_of,
    told,
    unsaid,
    when_not_said,
    why_here,
)
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
    secret = replace(
        brief,
        themes=(),
        actions=(*brief.actions, replace(brief.actions[-1], id="x", statement="Nobody may read this", salience=0.1)),
    )
    shown = show(secret, CLASSIC, RenderOptions(caps=(("actions", 8),)))
    assert "Nobody may read this" not in render_json(shown).decode()
    assert shown.section("actions").left == 1
    dropped = {note.evidence.quote for note in secret.notes} - {note.evidence.quote for note in shown.brief.notes}
    assert not any(quote in render_json(shown).decode() for quote in dropped)


def test_caps_leave_a_line_that_says_how_many() -> None:
    text = render_markdown(show(long_brief(), CLASSIC, RenderOptions(caps=(("actors", 3),))))
    assert "45 more, left out for length" in text


def test_an_all_new_brief_has_no_list_of_what_is_new() -> None:
    brief = sample_brief()
    brief = replace(
        brief,
        actions=tuple(replace(a, news="new") for a in brief.actions),
        dates=tuple(replace(d, news="new", was="") for d in brief.dates),
    )
    assert show(brief, CLASSIC).section("changed") is None


def test_one_page_says_nothing_twice() -> None:
    shown = show(sample_brief(), CLASSIC, RenderOptions(length=Length.ONE_PAGE))
    ids = [
        item.id for section in shown.sections if section.key in ("bluf", "theme", "actions") for item in section.items
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "options",
    [
        {"sections": ("bluff",)},
        {"caps": (("action", 1),)},
        {"paper": "a5"},
        {"accent": "red"},
        {"logo": b"GIF89a"},
        {"attach": ("docx",)},
    ],
)
def test_a_wrong_option_is_one_line(options: dict) -> None:
    with pytest.raises(UsageError) as error:
        RenderOptions(**options)
    assert "\n" not in str(error.value)


def test_the_json_names_its_schema() -> None:
    data = json.loads(render_json(show(sample_brief(), CLASSIC)))
    assert data["holds"] == "shown" and data["schema"] == "briefgen/brief/1"
    assert data["dates"][4]["when_words"] == "9 April 2026"
    assert [s["key"] for s in data["sections"]][:3] == ["bluf", "changed", "theme"]


def _many_sources(count: int = 120) -> Brief:
    """As many sources as asked for, each with an action of its own that quotes it, the last ones the most salient."""
    brief = sample_brief()
    sources = tuple(
        replace(brief.sources[0], number=n, document=f"doc{n}", title=f"Source {n}", also=())
        for n in range(1, count + 1)
    )
    notes = tuple(
        replace(brief.notes[0], number=n, source=n, evidence=replace(brief.notes[0].evidence, document=f"doc{n}"))
        for n in range(1, count + 1)
    )
    actions = tuple(
        replace(
            brief.actions[0],
            id=f"b{n}",
            statement=f"Minister Varga said {n}",
            salience=float(n),
            notes=(n,),
            sources=(n,),
        )
        for n in range(count, 0, -1)
    )
    return replace(
        brief, actions=actions, bluf=(), themes=(), dates=(), actors=(), conflicts=(), sources=sources, notes=notes
    )


@pytest.mark.parametrize(
    "options",
    [
        RenderOptions(),
        RenderOptions(length=Length.ONE_PAGE),
        RenderOptions(sections=("actions", "notes")),
        RenderOptions(caps=(("sources", 0),)),
    ],
)
def test_every_source_that_a_note_names_is_listed(options: RenderOptions) -> None:
    shown = show(_many_sources(), CLASSIC, options)
    assert {note.source for note in shown.brief.notes} <= {source.number for source in shown.brief.sources}
    assert "(S120)" in render_markdown(shown)
    if (section := shown.section("sources")) is not None:
        assert len(section.items) == max(
            len(shown.brief.notes), dict(CAPS[shown.length], **dict(options.caps))["sources"]
        )
        assert section.left == 120 - len(section.items)
        assert "more, not cited here, left out for length" in render_markdown(shown) or shown.length is Length.ONE_PAGE


def test_sources_that_a_conflict_or_another_date_names_are_listed() -> None:
    shown = show(
        sample_brief(),
        CLASSIC,
        RenderOptions(sections=("deadlines", "conflicts", "sources"), caps=(("sources", 1), ("deadlines", 2))),
    )
    assert {s.number for s in shown.brief.sources} == {3, 4}


def test_the_json_file_holds_everything_and_says_what_is_shown() -> None:
    shown = show(long_brief(), CLASSIC, RenderOptions(caps=(("actors", 3),), json=True))
    data = json.loads(render_json(shown, whole=True))
    brief = long_brief()
    assert data["holds"] == "everything"
    for kind in ("actions", "dates", "actors", "notes", "sources"):
        assert len(data[kind]) == len(getattr(brief, kind))
        assert sum(entry["shown"] for entry in data[kind]) == len(getattr(shown.brief, kind))
    quotes = {n["number"]: n["evidence"]["quote"] for n in data["notes"]}
    assert all(quotes[n.number] == n.evidence.quote for n in shown.brief.notes)
    statements = {a.id: {brief.notes[n - 1].evidence.quote for n in a.notes} for a in brief.actions}
    assert all({quotes[n] for n in a["notes"]} == statements[a["id"]] for a in data["actions"])
    assert "and 45 more, in the JSON" in render_markdown(shown)


def test_what_changed_tells_the_old_value() -> None:
    brief = sample_brief()
    news = {
        "a2": {"news": "changed", "was": "proposed"},
        "a3": {"news": "new"},
        "a5": {"news": "reported"},
        "a8": {"news": "gone", "was": "Parliament will pass the bill"},
    }
    gone = replace(brief.dates[2], news="gone", was="due")
    brief = replace(
        brief,
        actions=tuple(replace(a, **news.get(a.id, {})) for a in brief.actions),
        dates=(*brief.dates[:2], gone, *brief.dates[3:]),
    )
    text = render_markdown(show(brief, CLASSIC)).split("## What changed")[1].split("\n## ")[0]
    assert "Was proposed, now planned." in text
    assert "(9 April 2026). Was 2 April 2026." in text
    assert "Before: Parliament will pass the bill." in text
    assert "The day has passed." in text
    assert "**New:** The Union of Velmar" in text


def test_moved_and_conflicting_dates_stand_beside_the_date() -> None:
    text = render_markdown(show(sample_brief(), CLASSIC))
    assert "| 9 April 2026 _was 2 April 2026_ _or 16 April 2026 (S3)_ |" in text


def test_actors_are_marked_only_against_an_earlier_brief() -> None:
    brief = replace(sample_brief(), dates=())
    assert "(new)" not in render_markdown(show(brief, CLASSIC)) and "last brief" not in render_markdown(
        show(brief, CLASSIC)
    )
    known = replace(brief, actors=(replace(brief.actors[0], returning=True), *brief.actors[1:]))
    text = render_markdown(show(known, CLASSIC))
    assert "| Ilse Varga |" in text and "| Tomas Rehn _(new)_ |" in text
    assert "New: not in the last brief (5 of 6); the others return." in text
    everybody = replace(brief, actors=tuple(replace(p, returning=True) for p in brief.actors))
    assert "All of them stood in the last brief." in render_markdown(show(everybody, CLASSIC))


def test_actors_of_whom_nothing_is_said_share_a_line() -> None:
    brief = sample_brief()
    bare = tuple(
        replace(p, id=f"q{n}", name=f"Name {n}", roles=(), did=(), affiliation=None)
        for n, p in enumerate(brief.actors[:2])
    )
    text = render_markdown(show(replace(brief, actors=(*brief.actors, *bare)), CLASSIC))
    assert "**Also named:** Name 0" in text and "| Name 0" not in text
    alone = render_markdown(show(replace(brief, actors=bare), CLASSIC)).split("## Actors")[1]
    assert "| Name |" not in alone.split("\n## ")[0] and "Name 1" in alone


def test_sources_that_failed_or_are_stale_are_named() -> None:
    brief = sample_brief()
    coverage = replace(
        brief.coverage,
        failed=("a.pdf: is a scan (run OCR)", "b.example: did not answer"),
        stale=("Bay Gazette, newest 3 January 2026",),
    )
    text = render_markdown(show(replace(brief, coverage=coverage), CLASSIC))
    assert "2 sources failed; 1 source stale." in text
    assert (
        "Not read: a.pdf: is a scan; b.example: did not answer. Nothing new: Bay Gazette, newest 3 January 2026."
        in text.replace("\\", "")
    )


def test_a_theme_does_not_repeat_the_bottom_line() -> None:
    for look in ("executive", "classic", "memo"):
        shown = show(sample_brief(), get_look(look))
        first = {item.id for item in shown.section("bluf").items}
        themes = [section for section in shown.sections if section.key == "theme"]
        assert themes and not [item for theme in themes for item in theme.items if item.id in first]


def test_what_a_theme_tells_is_not_told_again_among_the_actions() -> None:
    brief = sample_brief()
    shown = show(brief, CLASSIC, RenderOptions(caps=(("each", 1), ("bluf", 2), ("actions", 2))))
    themes = [section for section in shown.sections if section.key == "theme"]
    above = {item.id for section in (shown.section("bluf"), *themes) for item in section.items}
    table = shown.section("actions")
    assert (
        table.title == "Other actions" and len(table.items) == 2 and table.left == len(brief.actions) - len(above) - 2
    )
    assert not above & {item.id for item in table.items}
    told = above | {item.id for item in table.items}
    for section, theme in zip(themes, brief.themes, strict=True):
        assert section.left == len(set(theme.actions) - told), "what stands in the table is not left out"
    alone = show(brief, CLASSIC, RenderOptions(sections=("bluf", "actions"))).section("actions")
    assert alone.title == "Actions" and len(alone.items) == len(brief.actions)


def test_the_nearest_deadline_is_shown_before_far_ones() -> None:
    """A brief with room for three dates names what is due in two days, not only the most salient of the decade."""
    dates = tuple(
        BriefDate(f"d{n}", f"{2027 + n}-06-30", TimeKind.UPCOMING, f"The year {2027 + n} ends", deadline=True, days_left=400 * (n + 1), salience=0.8)
        for n in range(5)
    )  # fmt: skip
    near = BriefDate(
        "near", "2026-03-18", TimeKind.UPCOMING, "Comments are due", deadline=True, days_left=2, salience=0.4
    )
    meeting = BriefDate("meeting", "2026-03-17", TimeKind.UPCOMING, "The Council meets", days_left=1, salience=0.5)
    brief = replace(sample_brief(), dates=(meeting, near, *dates))
    shown = show(brief, get_look("classic"), RenderOptions(caps=(("deadlines", 3),)))
    section = shown.section("deadlines")
    assert section is not None and [item.id for item in section.items][:2] == ["meeting", "near"]


def test_who_must_act_is_not_said_twice() -> None:
    assert unsaid(("European Commission", "Ada Orsk"), "The Commission will report") == ["Ada Orsk"]
    assert unsaid(("Committee on Industry and Trade", "Trade Board"), "The Committee meets") == ["Trade Board"]
    assert unsaid((), "x") == []


def test_the_timeline_does_not_put_the_end_of_a_month_before_its_days() -> None:
    when = ("../2026-03", "2026-03", "2026-03-05", "2026-03-30", "2026-03-20/..", "2026-04")
    dates = tuple(
        BriefDate(w, w, TimeKind.UPCOMING, f"Event {n}", deadline=True, days_left=9) for n, w in enumerate(when)
    )
    section = show(replace(sample_brief(), dates=dates), CLASSIC).section("timeline")
    assert section is not None
    assert [d.id for d in section.items] == [
        "2026-03-05",
        "2026-03-20/..",
        "2026-03-30",
        "../2026-03",
        "2026-03",
        "2026-04",
    ]


def test_a_page_has_its_whole_bottom_line_and_near_dates_before_a_heading_over_one_line() -> None:
    shown = show(long_brief(), get_look("classic"), RenderOptions(length=Length.ONE_PAGE))
    order = choices(shown)
    most = {section.key: len(section.items) for section in shown.sections}
    for key in ("actions", "actors"):
        first = order.index(key)
        assert order[first + 1] == key, "the second comes with the first"
        assert order[:first].count("bluf") == most["bluf"] and order[:first].count("deadlines") >= 3
    assert order[: most["bluf"]].count("bluf") >= 3 and order.index("each") > most["bluf"], (
        "themes repeat it in more room"
    )


def test_what_a_page_leaves_out_is_counted() -> None:
    assert (
        left_out([("action", 5, 62), ("date", 8, 8), ("actor", 0, 20)])
        == "Shown here: 5 of 62 actions and none of 20 actors."
    )


def test_a_quote_is_one_line_in_one_pair_of_marks() -> None:
    def of(text: str) -> str:
        return quoted(Note(1, 1, Evidence("d", 0, len(text), text)))

    assert of("The levy rises,\nhe said.") == "\u201cThe levy rises, he said.\u201d"
    assert of("\u201cThe levy rises.\u201d") == "\u201cThe levy rises.\u201d"
    assert of('"The levy" rises.') == '\u201c"The levy" rises.\u201d'


def test_why_a_theme_is_here_and_what_is_left() -> None:
    theme = sample_brief().themes[1]
    assert why_here(theme) == "Terms found: levy (2 documents)."
    assert why_here(theme, 1, True) == "Terms found: levy (2 documents); 1 more action is in the JSON."
    assert why_here(replace(theme, terms=()), 3) == "3 more actions left out for length."
    assert why_here(replace(theme, terms=())) == ""


def test_deadlines_stand_in_the_order_in_which_they_bind() -> None:
    when = ("2026", "2026-05", "../2026-05-04", "2026-05-02", "2026-06-01/..")
    dates = tuple(
        BriefDate(w, w, TimeKind.UPCOMING, f"Due {n}", deadline=True, days_left=n + 1) for n, w in enumerate(when)
    )
    section = show(replace(sample_brief(), dates=dates), CLASSIC).section("deadlines")
    assert section is not None
    assert [d.id for d in section.items] == ["2026-05-02", "../2026-05-04", "2026-05", "2026-06-01/..", "2026"]


def test_until_a_month_stands_where_its_days_are_counted_to() -> None:
    dates = tuple(
        BriefDate(w, w, TimeKind.UPCOMING, f"Due {w}", deadline=True, days_left=left, limit=limit)
        for w, left, limit in (("2026-05-28", 66, ""), ("../2026-05", 39, "until"), ("../2026-04", 38, "by end of"))
    )
    section = show(replace(sample_brief(), dates=dates), CLASSIC).section("deadlines")
    assert section is not None
    assert [d.id for d in section.items] == ["../2026-04", "../2026-05", "2026-05-28"]


def test_a_year_is_not_counted_in_days_and_what_begins_is_no_deadline() -> None:
    def of(when: str, limit: str = "") -> tuple[str, str]:
        entry = BriefDate("x", when, TimeKind.UPCOMING, "The levy ends", deadline=True, days_left=9, limit=limit)
        return due_word(entry), days_left(entry)

    assert of("2028") == ("Deadline:", "")
    assert of("../2028", "by end of") == ("Deadline:", "in 9 days")
    assert of("2026-06-01/..") == ("Takes effect:", "in 9 days")
    assert due_word(BriefDate("x", "2026-06-01/..", TimeKind.UPCOMING, "It rose")) == ""


def test_a_date_in_brackets_leaves_an_abbreviation_its_stop() -> None:
    action = replace(sample_brief().actions[0], statement="Ada Orsk signed a treaty with the U.S.", when="2026-03-02")
    assert told(action) == "Ada Orsk signed a treaty with the U.S. (2 March 2026)."
    assert told(replace(action, statement="Ada Orsk signed.")) == "Ada Orsk signed (2 March 2026)."


def test_a_column_without_content_is_not_drawn() -> None:
    dates = tuple(replace(d, days_left=None, kind=TimeKind.UPCOMING) for d in sample_brief().dates)
    table = render_markdown(show(replace(sample_brief(), dates=dates), CLASSIC))
    assert "| When | What | Who |\n| :--- | :--- | :--- |" in table and "| Time left |" not in table


def test_a_new_date_that_a_new_action_says_is_not_said_again() -> None:
    brief = sample_brief()
    reported = tuple(replace(a, news="reported") for a in brief.actions)
    action = replace(
        reported[2], news="new", statement="The Union of Velmar Shipowners asked for a levy of 2 crowns from 1 June"
    )
    date = BriefDate("x", "2026-06-01/..", TimeKind.UPCOMING, "A levy of 2 crowns", news="new")
    other = BriefDate("y", "2026-06-02", TimeKind.UPCOMING, "A strike of pilots", news="new")
    brief = replace(brief, bluf=(), actions=(*reported[:2], action), dates=(date, other))
    section = show(brief, CLASSIC).section("changed")
    assert section is not None and [item.id for item in section.items] == ["a3", "y"]


@pytest.mark.parametrize(
    ("statement", "when", "said"),
    [
        ("Ada will report before the end of March 2026", "../2026-03", ""),
        ("Ada must report by 27 January 2026", "../2026-01-27", ""),
        ("The duty applies from February 1", "2026-02-01/..", ""),
        ("The duty applies from 2026", "2026/..", ""),
        ("Ada will report", "../2026-03", "by March 2026"),
        ("The duty applies", "2026-02-01/..", "from 1 February 2026"),
        ("Ada reported in 2026", "2026-01-27", "27 January 2026"),
    ],
)
def test_a_date_that_the_words_say_is_not_put_in_brackets(statement: str, when: str, said: str) -> None:
    assert when_not_said(replace(sample_brief().actions[0], statement=statement, when=when)) == said


def test_the_coverage_line_has_one_style_of_dates_and_no_folders() -> None:
    line = replace(sample_brief().coverage, first=date(2026, 3, 12), last=date(2026, 3, 14))
    assert coverage(line).startswith("5 documents, 12–14 March 2026")
    with dates_in("en-US"):
        assert coverage(line).startswith("5 documents, March 12–14, 2026")
    failed = ("/srv/desk/private/annex.pdf: is a scan (run it through OCR)", "https://x.example/a/b: did not answer")
    assert (
        gaps(replace(line, failed=failed)) == "Not read: annex.pdf: is a scan; https://x.example/a/b: did not answer."
    )
    source = replace(sample_brief().sources[0], title="", origin="/srv/desk/private/annex.pdf")
    assert title_of(source) == "annex.pdf"


def test_who_must_act_stands_before_the_full_stop() -> None:
    entry = replace(sample_brief().dates[0], what="comments must be in", actor_names=("Ada Orsk",))
    assert due(entry) == "Comments must be in (Ada Orsk)."
    assert due(replace(entry, what="Ada Orsk comments")) == "Ada Orsk comments."


def test_a_table_of_undated_actions_has_no_column_of_missing_dates() -> None:
    text = render_markdown(show(replace(VARIANTS["no-dates"](), themes=()), CLASSIC))
    assert "| Who | What |\n| :--- | :--- |\n" in text and "no date stated" not in text.split("## Sources")[0]
    assert text.count("The sources state no dates for these.") == 1


def test_sides_of_a_conflict_are_named() -> None:
    assert "Dates given: " in render_markdown(show(sample_brief(), CLASSIC))
