"""What the interface remembers and works out without a screen: session, filters, colours, places, drawing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefgen.config import load_settings
from briefgen.engine import DecisionLog, DocumentRow, Kind
from briefgen.errors import StateError
from briefgen.tui.colors import DEFAULT, safe_theme
from briefgen.tui.curating import Curation
from briefgen.tui.drawn import draw_markdown
from briefgen.tui.filters import Filter, Known, sort_rows, with_condition
from briefgen.tui.literal import cell, line
from briefgen.tui.outside import editor_command
from briefgen.tui.screens.dialogs import place_of
from briefgen.tui.session import Session
from briefgen.tui.views import VIEWS, columns_of, short_date
from briefgen.workspace import open_workspace
from tests.briefs import sample_brief
from tests.tui.desk import fill

SEEN = datetime(2026, 1, 20, tzinfo=UTC)


def row(id: str, title: str, day: date | None, **fields: object) -> DocumentRow:
    values = {"publisher": "", "words": 10, "origin": f"/in/{id}", "url": None, "language": "en", "used": False}
    return DocumentRow(id=id, title=title, published=day, first_seen=SEEN, warnings=0, **values | fields)  # type: ignore[arg-type]


ROWS = [
    row("a", "Levy rises", date(2026, 1, 12), publisher="Gazette", words=900),
    row("b", "Talks on levy", None, publisher="Ministry of Ports", used=True),
    row("c", "About ships", date(2026, 1, 14)),
]


KNOWN = Known(current={"a", "c"}, copies={"c"}, themes={"ports": {"a"}})


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", "abc"),
        ("LEVY", "ab"),
        ("levy talks", "b"),
        ("pub:gaz", "a"),
        ("since:2026-01-13", "bc"),
        ("until:2026-01-13", "a"),
        ("is:new", "a"),
        ("is:copy", "c"),
        ("theme:ports", "a"),
        ('pub:"ministry of', "b"),
        ("is:used levy", "b"),
        ("since:soon is:odd", "abc"),
        ("[red]", ""),
        ("/in/c", "c"),
    ],
)
def test_filters(text: str, ids: str) -> None:
    assert "".join(r.id for r in Filter(text).select(ROWS, KNOWN)) == ids


def test_hits_of_the_full_text_search_are_added() -> None:
    assert [r.id for r in Filter("levy").select(ROWS, KNOWN, frozenset("c"))] == ["a", "b", "c"]
    assert Filter("levy port").find("The levy of the port, levies and airport") == [(4, 8), (16, 20)]


def test_sorting() -> None:
    def order(by: str) -> str:
        newest = [ROWS[n] for n in (1, 2, 0)]  # as the library gives them
        return "".join(r.id for r in sort_rows(newest, by, KNOWN))

    assert [order(by) for by in ("date", "title", "words", "publisher")] == ["bca", "cab", "abc", "abc"]
    assert order("themes") == "abc"
    assert order("state") == "acb", "what is new first, copies after it, what was used last"


def test_a_state_is_one_word() -> None:
    assert [KNOWN.state(r) for r in ROWS] == ["new", "used", "copy"]
    assert Known().state(ROWS[0]) == "old", "no source holds it any more"


def test_a_condition_takes_the_place_of_one_of_its_kind() -> None:
    text = with_condition("levy is:new", "pub", "Harbour Gazette")
    assert text == 'levy is:new pub:"Harbour Gazette"'
    assert Filter(text).publisher == "harbour gazette" and Filter(text).words == "levy"
    assert with_condition(text, "pub", "") == "levy is:new"
    assert with_condition('pub:"a b" x:y', "is", "used") == 'pub:"a b" x:y is:used'


def test_the_session_comes_back_as_it_was_left(workspace_folder: Path) -> None:
    workspace = open_workspace(workspace_folder)
    assert Session.load(workspace) == Session()
    left = Session(inputs=["/x/[/]"], marked={"1", "2"}, themes=[], look="memo", since="7d", color_theme="nord")
    left.save(workspace)
    assert Session.load(workspace) == left
    assert workspace.remembered_path("session").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["{", "\x00", "- 1\n- 2", "marked: 3\nthemes: {a: 1}"])
def test_a_damaged_session_does_not_stop_the_start(workspace_folder: Path, text: str) -> None:
    workspace = open_workspace(workspace_folder)
    workspace.state_folder()
    workspace.remembered_path("session").write_text(text)
    try:
        assert Session.load(workspace) == Session()
    except StateError as exc:
        assert "session.yaml" in str(exc)


def test_themes_that_are_gone_are_no_longer_chosen(workspace_folder: Path) -> None:
    fill(workspace_folder)
    settings = load_settings(open_workspace(workspace_folder))
    assert Session(themes=["ports", "gone"]).chosen_themes(settings) == ("ports",)
    assert Session(themes=[]).effective(settings).use_themes == []


def test_ansi_colours_are_refused_without_colour() -> None:
    known = {DEFAULT, "ansi-dark", "nord"}
    assert safe_theme("ansi-dark", known, no_color=True)[0] == DEFAULT
    assert safe_theme("ansi-dark", known, no_color=False) == ("ansi-dark", "")
    assert safe_theme("none", known, no_color=False)[0] == DEFAULT
    assert safe_theme("", known, no_color=True) == (DEFAULT, "")


def test_places_to_add(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("x")
    assert place_of(f"'{tmp_path}/a b.txt' ")[0] == f"{tmp_path}/a b.txt"
    assert place_of(f"file://{tmp_path}")[0] == str(tmp_path)
    assert place_of(f"file://{tmp_path}/a%20b.txt")[0] == f"{tmp_path}/a b.txt"
    assert place_of(f"{tmp_path}/a\\ b.txt ")[0] == f"{tmp_path}/a b.txt"
    assert place_of("https://a.example/x")[0] == "https://a.example/x"
    assert place_of(f"{tmp_path}/*.txt")[0] == f"{tmp_path}/*.txt"
    for wrong in ("", "  ", f"{tmp_path}/none", "a\0b"):
        assert place_of(wrong)[0] is None


def test_literal_lines_hold_no_markup_and_no_escapes() -> None:
    assert line("a\x1b]52;c;eA==\x07b\u202e[/]\nc") == "a]52;c;eA==b[/] c"
    assert line("word " * 200, 12) == "word word w…"
    assert len(line("x" * 10_000)) == 300
    assert cell("[red]x[/]").plain == "[red]x[/]"


def test_drawn_markdown_names_addresses_and_has_no_escapes() -> None:
    rows = draw_markdown("# H\n\n[good.example](http://evil.example) **b** [/]\x1b[31m\n", 40)
    text = "\n".join("".join(t for t, _ in r) for r in rows)
    assert "good.example (http://evil.example)" in text, "a link shows where it leads"
    assert "\x1b" not in text and "[/]" in text
    assert any(style == "bold" and t == "b" for r in rows for t, style in r)


def test_the_editor() -> None:
    assert editor_command({"VISUAL": "code -w", "EDITOR": "vi"}) == ["code", "-w"]
    assert editor_command({"EDITOR": "emacs -nw"}) == ["emacs", "-nw"]


# --------------------------------------------------------------------------------------- decisions on disk


def test_decisions_are_on_disk_before_they_show_and_come_back(workspace_folder: Path) -> None:
    workspace = open_workspace(workspace_folder)
    c = Curation(sample_brief(), workspace)
    c.decide(Kind.DROP, "a1")
    c.decide(Kind.EDIT, "a2", text="Shorter")
    c.decide(Kind.DROP, "a3")
    c.undo()
    again = Curation(sample_brief(), workspace)
    assert again.brief == c.brief
    assert [i.id for i in again.dropped()] == ["a1"]
    again.redo()
    assert "a3" not in [a.id for a in again.brief.actions]
    assert again.undo() and again.undo() and again.undo() and again.undo() is None
    assert again.brief == sample_brief()


def test_what_one_key_press_did_is_one_step_on_disk_too(workspace_folder: Path) -> None:
    workspace = open_workspace(workspace_folder)
    c = Curation(sample_brief(), workspace)
    c.decide(Kind.EDIT, "a1", text="Before")
    c.decide_each(Kind.DROP, ["a1", "a2", "a3"])
    assert not {"a1", "a2", "a3"} & {a.id for a in c.brief.actions}
    undone = c.undo()
    assert undone is not None and undone.words == "drop: 3 items"
    assert c.brief.action("a1").statement == "Before" and c.made == 1
    again = Curation(sample_brief(), workspace)
    assert again.brief == c.brief and not again.log.damaged
    assert again.redo() and again.made == 4
    again = Curation(sample_brief(), workspace)
    assert again.made == 4 and again.undo() and again.undo() and again.undo() is None
    assert again.brief == sample_brief()


def test_a_line_cut_off_by_a_crash_costs_that_line_only(workspace_folder: Path) -> None:
    c = Curation(sample_brief(), open_workspace(workspace_folder))
    c.decide(Kind.DROP, "a1")
    c.decide(Kind.DROP, "a2")
    whole = c.log.path.read_bytes()
    c.log.path.write_bytes(whole[:-20])
    log = DecisionLog(c.log.path)
    assert (len(log.history.done), log.damaged) == (1, 1)
    log.do(SEEN, c.log.history.done[1])
    lines = c.log.path.read_bytes().splitlines()
    assert json.loads(lines[-1])["do"]["kind"] == "drop"
    assert len(DecisionLog(c.log.path).history.done) == 2


def test_names_are_remembered_for_every_brief_of_the_workspace(workspace_folder: Path) -> None:
    workspace = open_workspace(workspace_folder)
    workspace.remember("actors", {"Ilse Varga": {"aliases": ["I. Varga"], "kind": "person"}})
    c = Curation(sample_brief(), workspace)
    c.decide(Kind.MERGE_ACTORS, "p1", "p2")
    c.decide(Kind.RENAME, "p3", text="Port Authority")
    known = {a.name: a for a in load_settings(workspace).known_actors()}
    assert known["Ilse Varga"].aliases == ("I. Varga", "Tomas Rehn")
    assert known["Port Authority"].aliases == ("Port Authority of Velmar",)
    c.undo()
    c.undo()
    left = load_settings(workspace).known_actors()
    assert [(a.name, a.aliases, a.kind) for a in left] == [("Ilse Varga", ("I. Varga",), "person")]


def test_staff_items_can_be_edited_and_dropped(workspace_folder: Path) -> None:
    c = Curation(sample_brief(), open_workspace(workspace_folder))
    added = c.decide(Kind.ADD, item="action", text="Ours").decisions[0].new
    c.decide(Kind.EDIT, added, text="Ours, better")
    assert c.brief.action(added).statement == "Ours, better"
    split = c.decide(Kind.SPLIT, "a1", text="One", value="Two").decisions[0].new
    c.decide(Kind.DROP, split)
    assert split not in [a.id for a in c.brief.actions]
    c.decide(Kind.DROP, added)
    assert added not in [a.id for a in c.brief.actions]


def test_the_column_of_dates_is_as_wide_as_they_are(workspace_folder: Path) -> None:
    c = Curation(sample_brief(), open_workspace(workspace_folder))
    view = next(v for v in VIEWS if v.name == "timeline")
    key = c.brief.dates[0].id

    def wide(*keys: str) -> int:
        return next(column.width for column in columns_of(view, keys, c) if column.key == "when")

    c.decide(Kind.DATE, key, value="2026-01-12")
    assert (wide(), wide(key)) == (10, 10)
    c.decide(Kind.DATE, key, value="2026-01-28/2026-02-03")
    assert wide(key) == len("2026-01-28 to 02-03")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, ""),
        ("2026-01-12", "2026-01-12"),
        ("../2026-03", "by 2026-03"),
        ("/2026-03", "by 2026-03"),
        ("2022/..", "from 2022"),
        ("2026-01-12/2026-01-20", "2026-01-12 to 20"),
        ("2026-01-28/2026-02-03", "2026-01-28 to 02-03"),
        ("2025-03/2025-07", "2025-03 to 07"),
        ("2023/2025", "2023 to 2025"),
        ("2025-12/2026-02", "2025-12 to 2026-02"),
    ],
)
def test_dates_of_the_lists(when: str | None, words: str) -> None:
    assert short_date(when) == words
