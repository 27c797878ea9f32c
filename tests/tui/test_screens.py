"""The four screens, by keys and by state."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest
import yaml
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from briefgen.model import Status
from briefgen.tui.app import BriefgenApp
from briefgen.tui.curating import Curation
from briefgen.tui.messages import BriefChanged
from briefgen.tui.screens.dialogs import AddDialog, ConfirmDialog, HelpDialog, LogDialog
from briefgen.tui.widgets.keyline import KeyLine
from briefgen.tui.widgets.pager import Pager
from briefgen.tui.widgets.picktable import PickTable
from briefgen.tui.widgets.sheet import Sheet
from tests.briefs import sample_brief, short_brief
from tests.tui.desk import CONFIG, DOCUMENTS, curation_of, fill, give, listed, play, rested, shown, toasts, until

pytestmark = pytest.mark.real_time


def titles(app: BriefgenApp) -> list[str]:
    return [app.rows[key].title for key in app.screen.query_one("#documents", PickTable).keys]


# -------------------------------------------------------------------------------------------------- sources


def test_documents_are_listed_marked_sorted_and_kept(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        assert titles(app) == [
            "Shipowners ask for a delay",
            "Ministers agree joint patrols",
            "Port levy will rise in two steps",
        ]
        assert len(app.documents()) == 3, "without marks a brief is made of all"
        await pilot.press("j", "space")
        assert "[x] Ministers agree joint" in shown(app)
        assert len(app.documents()) == 1
        await pilot.press("s")
        assert titles(app)[0] == "Ministers agree joint patrols"
        await pilot.press("g")
        await until(pilot, lambda: "Tomas Rehn" in app.screen.query_one("#text", Pager).text)

    app = play(workspace_folder, steps)
    marked = app.session.marked

    async def again(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        assert app.session.marked == marked, "it opens on what was left"
        assert app.session.sort == "title"

    app.save_session()
    play(workspace_folder, again)


def test_the_filter_searches_titles_at_once_and_texts_after_a_moment_and_its_words_are_shown(
    workspace_folder: Path,
) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("slash", *"patrols")
        assert titles(app) == ["Ministers agree joint patrols"]
        app.screen.query_one("#filter", Input).value = "varga"
        await until(pilot, lambda: len(titles(app)) == 2)
        await pilot.press("enter", "a")
        assert len(app.session.marked) == 2, "all that is shown is marked"
        await pilot.press("escape")
        assert len(titles(app)) == 3
        assert len(app.session.marked) == 2, "marks outlive the filter"
        await pilot.press("slash", *"[/]")
        await rested(app, pilot)
        assert titles(app) == [] and "Nothing matches" in shown(app)

        await pilot.press("escape", "escape")
        pager = app.screen.query_one("#text", Pager)
        await until(pilot, lambda: "tonnage rules" in pager.text)
        await pilot.press("slash", *"levy")

        def hits() -> set[str]:
            return {pager.text[s.start : s.end].casefold() for s in pager._spans if s.kind == "hit"}

        await until(pilot, lambda: "port levy on 1 March" in pager.text and hits() == {"levy"})

    play(workspace_folder, steps)


def test_documents_are_added_by_dialog_and_by_pasting(
    workspace_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fill(workspace_folder)
    other = tmp_path_factory.mktemp("other") / "note [x].txt"
    other.write_text("A note on piers\n\nThe Council closed the northern pier on 3 January 2026.")

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("plus")
        assert isinstance(app.screen, AddDialog)
        app.screen.query_one(Input).value = "/nowhere/[/]"
        await pilot.press("enter")
        assert isinstance(app.screen, AddDialog) and "there is nothing at" in shown(app)
        app.screen.query_one(Input).value = str(other)
        await pilot.press("enter")
        await until(pilot, lambda: len(app.rows) == 4)
        assert app.session.inputs == [str(other)]

    app = play(workspace_folder, steps)
    assert app.session.inputs


def test_an_empty_workspace_says_what_to_do_next(workspace_folder: Path) -> None:
    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        text = shown(app)
        assert "No documents yet" in text and "sources" in text and "press d" in text
        await pilot.press("b", "3")
        await until(pilot, lambda: "there are no documents yet" in toasts(app))
        await pilot.press("1", "d")
        await until(pilot, lambda: len(app.rows) >= 6)
        assert "No documents yet" not in shown(app)
        await pilot.press("space")
        assert len(app.session.marked) == 1, "the table has the keyboard"

    play(workspace_folder, steps)


def test_a_file_that_cannot_be_read_is_a_toast_and_a_line_in_the_log(workspace_folder: Path) -> None:
    fill(workspace_folder)
    (workspace_folder / "sources" / "broken [red].txt").write_bytes(bytes(range(256)) * 20)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        assert len(app.rows) == 3
        assert "broken [red].txt" in toasts(app)
        await pilot.press("f2")
        assert isinstance(app.screen, LogDialog) and "broken [red].txt" in shown(app)

    play(workspace_folder, steps)


# --------------------------------------------------------------------------------------------- themes, look


def test_themes_and_look_are_chosen_and_made_and_a_date_that_is_none_is_told(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("2", "space")
        assert app.session.themes == ["ports"]
        looks = app.screen.query_one("#looks", PickTable)
        await until(pilot, lambda: looks.count > 1)
        looks.focus()
        await pilot.press("j", "space")
        assert app.session.look == looks.keys[1]
        await pilot.press("m")
        for name, value in {"title": "Pier [works]", "terms": "pier, northern quay", "actors": "Odile N'Diaye"}.items():
            app.screen.query_one(f"#{name}", Input).value = value
        app.screen.query_one("#without", Input).focus()
        await pilot.press("enter")
        await until(pilot, lambda: "pier-works" in app.settings.themes)
        assert app.session.themes == ["ports", "pier-works"]
        assert "Pier [works]" in shown(app)
        themes = app.screen.query_one("#themes", PickTable)
        themes.focus()
        themes.go_to("ports")
        await pilot.press("e")
        app.screen.query_one("#terms", Input).value = "levy, tonnage"
        app.screen.query_one("#without", Input).focus()
        await pilot.press("enter")
        assert app.settings.themes["ports"].terms == ["port levy"]
        assert app.settings.themes["ports-own"].terms == ["levy", "tonnage"], "config.yaml wins: it stands beside"
        app.screen.query_one("#until", Input).value = "soon"
        await pilot.press("b")
        await until(pilot, lambda: "is no date" in toasts(app))
        assert not app.maker.working

    play(workspace_folder, steps)
    kept = yaml.safe_load((workspace_folder / ".briefgen" / "themes.yaml").read_text())
    assert kept["pier-works"]["terms"] == ["pier", "northern quay"]
    assert (workspace_folder / "config.yaml").read_text() == CONFIG, "the user's own file is never written"


def test_all_that_is_said_of_the_look_under_the_cursor_can_be_read(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("2")
        looks = app.screen.query_one("#looks", PickTable)
        await until(pilot, lambda: looks.count > 1)
        looks.focus()
        looks.go_to("large-print")
        await until(pilot, lambda: "for readers with low vision." in shown(app))
        assert "as the look has it" in shown(app) and "for the principal" in shown(app)

    play(workspace_folder, steps, (80, 24))


# ---------------------------------------------------------------------------------------------------- curate


async def curating(app: BriefgenApp, pilot: Pilot[Any]) -> PickTable:
    """A brief made by hand on the curate screen."""
    await listed(app, pilot)
    give(app, sample_brief())
    await pilot.press("3")
    await pilot.pause()
    return app.screen.query_one("#items", PickTable)


def test_a_long_wording_is_read_whole_while_it_is_changed(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await curating(app, pilot)
        await pilot.press("e")
        box = app.screen.query_one("#line", Input)
        box.value = (
            "The Harbour Board of Velmar will let the northern pier " + "and the southern pier " * 6 + "to the guild"
        )
        await pilot.press("end", *" Zander")
        assert "The Harbour Board of Velmar will let the northern pier" in shown(app), "its beginning"
        assert shown(app).count("Zander") == 2, "its end, in the field and above"

    play(workspace_folder, steps, (80, 24))


def test_decisions_by_keys(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        c = app.maker.curation
        assert c is not None and table.count == 8
        first = table.key
        await pilot.press("d")
        assert table.count == 7 and first not in table.keys
        await pilot.press("u")
        assert table.count == 8
        await pilot.press("ctrl+r")
        assert table.count == 7
        await pilot.press("u", "g", "e")
        app.screen.query_one(Input).value = "Patrols [agreed]"
        await pilot.press("enter")
        assert c.brief.action(first or "").statement == "Patrols [agreed]"
        assert "Patrols [agreed]" in shown(app) and "*" in table.cells(first or "")[0]
        await pilot.press("t", "j", "enter")
        await pilot.pause()
        assert c.brief.action(first or "").status is Status.ONGOING
        await pilot.press("w")
        app.screen.query_one(Input).value = "tomorrow"
        await pilot.press("enter")
        assert "is no date" in shown(app)
        app.screen.query_one(Input).value = "2026-03-20"
        await pilot.press("enter")
        assert c.brief.action(first or "").when == "2026-03-20"
        pinned = first in c.brief.bluf
        await pilot.press("p")
        assert (first in c.brief.bluf) is not pinned
        await pilot.press("c")
        app.screen.query_one(Input).value = "call them"
        await pilot.press("enter")
        assert c.brief.action(first or "").statement.endswith("[Staff note: call them]")

    play(workspace_folder, steps)

    async def again(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await curating(app, pilot)
        assert "Patrols [agreed]" in shown(app), "it survives the end of the program"

    play(workspace_folder, again)


def test_merging_moving_adding_and_the_lists(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        c = curation_of(app)
        keys = list(table.keys)
        await pilot.press("J")
        assert table.keys[:2] == [keys[1], keys[0]] and table.key == keys[0]
        await pilot.press("K")
        assert table.keys == keys
        await pilot.press("j", "space", "g", "m")
        assert keys[1] not in table.keys
        assert set(c.brief.action(keys[0]).notes) >= set(sample_brief().action(keys[1]).notes)
        await pilot.press("plus")
        app.screen.query_one("#what", Input).value = "Our own line"
        app.screen.query_one("#when", Input).focus()
        await pilot.press("enter")
        assert c.brief.actions[0].staff == "added" and "Our own line" in shown(app)
        for view in ("deadlines", "timeline", "actors", "conflicts", "dropped", "bluf"):
            await pilot.press("right")
            assert app.screen.view.name == view  # type: ignore[attr-defined]
        await pilot.press("right", "d", "left", "left")
        assert [i.id for i in c.dropped()] == table.keys
        await pilot.press("d")
        assert c.dropped() == []

    play(workspace_folder, steps)


def test_an_item_is_split_where_its_first_part_was_cut_off(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        c = curation_of(app)
        key, count = table.key or "", table.count
        await pilot.press("e")
        app.screen.query_one(Input).value = "The levy rises in March, and the piers close in May"
        await pilot.press("enter", "x")
        assert "The levy rises in March, and the piers close in May" in shown(app).replace("│", ""), "the whole wording"
        await pilot.press("enter", "enter")
        assert "both say the same" in shown(app) and app.screen.is_modal
        app.screen.query_one("#first", Input).focus()
        app.screen.query_one("#first", Input).value = "The levy rises in March"
        await pilot.press("enter")
        assert app.screen.query_one("#second", Input).value == "And the piers close in May"
        app.screen.query_one("#second", Input).value = ""
        await pilot.press("enter")
        assert "one of the two is empty" in shown(app)
        app.screen.query_one("#second", Input).value = "The piers close in May"
        await pilot.press("enter")
        assert table.count == count + 1 and c.brief.action(key).statement == "The levy rises in March"
        await pilot.press("u")
        assert table.count == count

    play(workspace_folder, steps)


def test_a_name_is_split_off_an_actor_and_told_and_taken_back(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        app.maker.prepare = lambda: None  # type: ignore[method-assign]
        await pilot.press("right", "right", "right", "e")
        name = curation_of(app).item(table.key or "").name
        count = table.count
        app.screen.query_one(Input).value = "Somebody Else"
        await pilot.press("enter", "x")
        assert "Which name is not Somebody Else" in shown(app) and name in shown(app)
        await pilot.press("enter")
        assert table.count == count + 1 and f"{name} is an actor of its own" in toasts(app)
        await pilot.press("u")
        screen: Any = app.screen
        assert table.count == count and screen.summary().startswith(f"Taken back: split actor: {name}")

    play(workspace_folder, steps)


def test_where_there_is_no_room_for_the_evidence_it_is_said_how_to_see_it(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await curating(app, pilot)
        assert "Enter shows the evidence" in shown(app)
        await pilot.press("enter")
        assert app.screen.query_one("#evidence").has_focus
        await pilot.press("escape")
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: "^ bottom line" in shown(app))

    play(workspace_folder, steps, (80, 24))


def test_a_key_decides_about_all_marked_items_and_one_undo_takes_it_back(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        c = curation_of(app)
        whole, first = c.brief, table.keys[:3]
        await pilot.press("space", "space", "space", "d")
        assert not set(first) & set(table.keys) and not table.marks
        await pilot.press("u")
        assert c.brief == whole and table.keys[:3] == first
        await pilot.press("g", "space", "space", "space", "t", "g", "enter")
        assert {c.brief.action(id).status for id in first} == {Status.DONE}
        await pilot.press("u")
        assert c.brief == whole
        await pilot.press("g", "space", "space", "space", "p")
        assert set(first) <= set(c.brief.bluf)
        await pilot.press("g", "space", "space", "space", "p")
        assert not set(first) & set(c.brief.bluf)
        await pilot.press("u", "u")
        assert c.brief == whole and not c.made

    play(workspace_folder, steps)


def test_actors_are_renamed_for_good(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        await pilot.press("right", "right", "right")
        old = curation_of(app).item(table.key or "").name
        await pilot.press("e")
        app.screen.query_one(Input).value = "Somebody Else"
        await pilot.press("enter")
        assert app.settings.actors["Somebody Else"].aliases == [old]
        assert not app.maker.stale, "it shows already: nothing must be made anew"

    play(workspace_folder, steps)


# --------------------------------------------------------------------------------------------------- manners


def described(screen: Screen[Any]) -> list[str]:
    """What the keys of a screen do, those aside that do nothing now."""
    bindings = [b for b in type(screen).BINDINGS if isinstance(b, Binding) and b.description]
    return [b.description for b in bindings if screen.check_action(b.action.partition("(")[0], ()) is not False]


def test_escape_never_quits_every_screen_opens_and_its_help_names_every_key(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await curating(app, pilot)
        for size in ((120, 36), (80, 24), (40, 10)):
            await pilot.resize_terminal(*size)
            for key in "1234":
                await pilot.press(key)
                if size[0] == 120:
                    wanted = described(app.screen)
                    await pilot.press("f1")
                    text = app.screen.query_one(Pager).text
                    assert [w for w in wanted if w not in text] == []
                    await pilot.press("escape")
                await pilot.press("p" if key == "1" else "z", "f1")
                assert isinstance(app.screen, HelpDialog)
                await pilot.press("escape", "escape", "escape", "escape", "escape")
                assert app.is_running and app._exit is False
            assert app.current_mode == "sources"

    play(workspace_folder, steps)


def test_the_colours_can_be_others_on_every_screen(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        dark = app.screen.styles.background
        await pilot.press("2")
        assert app.screen.styles.background == dark
        app.theme = "briefgen-light"
        await pilot.pause()
        light = app.screen.styles.background
        assert light != dark
        for key in "13":
            await pilot.press(key)
            assert app.screen.styles.background == light

    play(workspace_folder, steps)


def test_keys_can_be_others(workspace_folder: Path) -> None:
    fill(workspace_folder)
    (workspace_folder / "config.yaml").write_text(CONFIG + "tui: {keys: {sources.sort: z}}\n")

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("z")
        assert app.session.sort == "title"

    play(workspace_folder, steps)


def test_quitting_asks_only_while_a_brief_is_made(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        app.maker.working = True
        await pilot.press("ctrl+q")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("n")
        assert app._exit is False
        app.maker.working = False
        await pilot.press("ctrl+q")
        assert app._exit

    play(workspace_folder, steps)


def test_a_profile_is_saved_for_cron_with_the_decisions_and_they_stand_when_it_is_opened(
    workspace_folder: Path,
) -> None:
    fill(workspace_folder)

    async def save(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        await pilot.press("d", "e")
        app.screen.query_one(Input).value = "Staff's own words"
        await pilot.press("enter")
        assert table.count == len(sample_brief().actions) - 1
        await pilot.press("2", "space", "4", "s")
        app.screen.query_one(Input).value = "no good name"
        await pilot.press("enter")
        assert "is no name" in shown(app)
        app.screen.query_one(Input).value = "morning"
        await pilot.press("enter")
        assert app.session.profile == "morning"
        assert app.settings.profiles["morning"].themes == ["ports"]
        app.save_session()

    play(workspace_folder, save)
    (workspace_folder / ".briefgen" / "session.yaml").unlink()

    async def again(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await curating(app, pilot)
        await pilot.press("2", "o", "j")
        assert "morning" in shown(app)
        await pilot.press("enter")
        assert app.session.profile == "morning"
        assert app.session.chosen_themes(app.settings) == ("ports",)
        opened = Curation(sample_brief(), app.workspace, app.session.profile)
        assert len(opened.dropped()) == 1
        assert "Staff's own words" in [a.statement or a.what for a in opened.brief.actions]

    play(workspace_folder, again)


def test_the_preview_is_drawn_as_wide_as_it_is_shown(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        def widest() -> int:
            drawn = app.screen.query_one("#sheet", Sheet)._lines
            return max((sum(len(text) for text, _ in row) for row in drawn), default=0)

        await curating(app, pilot)
        await pilot.press("4")
        await until(pilot, lambda: 60 < widest() <= 80)
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: 40 < widest() <= 60)

    play(workspace_folder, steps, (80, 24))


def test_what_cannot_be_decided_about_a_list_is_not_done(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        await pilot.press("right", "right", "right", "right")
        assert table.count and "[Conflicts" in shown(app)
        await pilot.press("d", "p", "m", "x", "e")
        await rested(app, pilot)
        assert not curation_of(app).made
        assert not app.screen.is_modal and not toasts(app)

    play(workspace_folder, steps)


def test_the_evidence_stands_beside_the_item_of_the_list_that_is_shown(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        pager = app.screen.query_one("#evidence", Pager)
        item = curation_of(app).item(table.key or "")
        quote = curation_of(app).brief.notes[item.notes[0] - 1].evidence.quote
        await until(pilot, lambda: quote in pager.text)
        hit = next(s for s in pager._spans if s.kind == "hit")
        assert pager.text[hit.start : hit.end] == quote

        await pilot.press("right", "right", "right")
        quiet, sleep = asyncio.Event(), asyncio.sleep

        async def held(seconds: float) -> None:
            await (quiet.wait() if seconds == 0.05 else sleep(seconds))

        with monkeypatch.context() as patch:
            patch.setattr(asyncio, "sleep", held)
            table.cursor = 1
            await pilot.pause()
            app.screen.action_view(1)  # type: ignore[attr-defined]
            quiet.set()  # before anybody hears of the other list
            await pilot.pause()
        await rested(app, pilot)
        assert not toasts(app), "nothing was looked up in the wrong list"
        assert "Date of the extraordinary session" in pager.text

    play(workspace_folder, steps)


def test_what_is_decided_about_an_item_that_is_gone_meanwhile_is_told(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        await pilot.press("j", "e")
        curation = app.maker.curation = Curation(short_brief(), app.workspace)  # made anew, and not told yet
        table.refresh()
        app.screen.query_one(Input).value = "Patrols [agreed]"
        await pilot.press("enter")
        assert "that item is not in it any more" in toasts(app)
        await pilot.press("j", "e", "d", "t")
        assert not app.screen.is_modal and not curation.made
        app.tell(BriefChanged)
        await pilot.pause()
        assert table.keys == [a.id for a in short_brief().actions]

    play(workspace_folder, steps)


def test_the_keys_at_the_bottom_can_be_clicked_and_tell_what_they_do(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        at = shown(app).splitlines()[-1].index("s Sort")
        await pilot.hover(KeyLine, offset=(at, 0))
        assert app.screen.query_one(KeyLine).tooltip == "By date, title, publisher, words, state"
        await pilot.click(KeyLine, offset=(at + 5, 0))
        assert app.session.sort == "title"
        await pilot.press("3")
        at = shown(app).splitlines()[-1].index("u Undo")
        await pilot.click(KeyLine, offset=(at, 0))
        assert not toasts(app), "a dim key does nothing"

    play(workspace_folder, steps)


def test_what_fails_unforeseen_in_the_background_is_told_and_nothing_stops(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        async def breaks() -> None:
            raise RuntimeError("[red]not foreseen[/]")

        await listed(app, pilot)
        for node in (app, app.screen):
            node.run_worker(breaks(), exit_on_error=False)
        await until(pilot, lambda: toasts(app).count("internal error: RuntimeError: [red]not foreseen[/]") == 2)
        assert await app.attempt(app.desk.run("read", 3, 4, None)) is None, "the child's own fault"
        assert app.entries[-1].detail.startswith("Traceback")
        await pilot.press("f2")
        assert "not foreseen" in shown(app)
        await pilot.press("escape", "j", "space")
        assert len(app.session.marked) == 1

    play(workspace_folder, steps)


# --------------------------------------------------------------------------------------------------- whole


@pytest.mark.model
@pytest.mark.slow
def test_from_documents_to_a_pdf_with_a_decision_in_between(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        from briefgen.tui.screens.dialogs import ResultDialog

        await listed(app, pilot)
        await pilot.press("3")
        await until(pilot, lambda: app.maker.curation is not None and not app.maker.working)
        table = app.screen.query_one("#items", PickTable)
        assert table.count >= 2
        await pilot.press("2")
        look: Any = app.screen
        await until(pilot, lambda: bool(look._counts) and bool(look._suggested))
        await rested(app, pilot)
        assert look._counts["actions"][0] + look._counts["actions"][1] == len(curation_of(app).brief.actions)
        theme = next(iter(look._suggested.values()))
        assert f"+ {theme.title}"[:16] in shown(app)
        texts = " ".join(text for _, _, _, text in DOCUMENTS.values()).casefold()
        assert all(term.split()[0].casefold() in texts for term in theme.terms), "they are words of the documents"
        await pilot.press("3", "e")
        app.screen.query_one(Input).value = "Patrols were agreed, says staff"
        await pilot.press("enter", "4")
        await until(pilot, lambda: "says staff" in shown(app))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ResultDialog))
        assert {p.suffix for p in app.maker.made} == {".md", ".pdf"}
        await pilot.press("escape")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ResultDialog))
        assert "Nothing has changed" in shown(app)

    app = play(workspace_folder, steps)
    text = next(p for p in app.maker.made if p.suffix == ".md").read_text()
    assert "Patrols were agreed, says staff" in text and "edited by staff" in text
    assert next(p for p in app.maker.made if p.suffix == ".pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.model
@pytest.mark.slow
def test_a_job_is_cancelled_with_escape_and_can_be_begun_again(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await app.bench.run("search", "", 0, app.workspace)
        assert app.bench._process is not None
        os.kill(app.bench._process.pid, signal.SIGSTOP)  # or it may be done before the next key
        await pilot.press("b")
        assert app.maker.working
        await pilot.press("escape")
        await until(pilot, lambda: not app.maker.working)
        assert app.is_running and not list(workspace_folder.glob("briefs/*"))
        await pilot.press("b")
        await until(pilot, lambda: bool(app.maker.made))

    play(workspace_folder, steps)


@pytest.mark.model
@pytest.mark.slow
def test_the_files_of_yesterday_are_known_again_unless_somebody_changed_them(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace_folder)
    opened: list[Path] = []
    monkeypatch.setattr(BriefgenApp, "open_file", lambda self, path: opened.append(path))

    async def render(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("4", "r")
        await until(pilot, lambda: bool(app.maker.made) and not app.maker.working)
        await pilot.press("escape", "ctrl+q")

    made = play(workspace_folder, render).maker.made

    async def again(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        assert app.maker.made == made
        await listed(app, pilot)
        await pilot.press("4", "o")
        assert [p.suffix for p in opened] == [".pdf"], "nothing had to be made"
        await until(pilot, lambda: app.maker.curation is not None and not app.maker.working)
        assert app.maker.files_stand, "it is the brief that they show"
        await rested(app, pilot)
        await pilot.press("3", "d", "4")
        screen: Any = app.screen
        assert "older than what stands here" in screen.summary()
        await pilot.press("ctrl+q")

    play(workspace_folder, again)
    pdf = next(p for p in made if p.suffix == ".pdf")
    pdf.write_bytes(pdf.read_bytes() + b"\n")

    async def changed(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        assert [p.suffix for p in app.maker.made] == [".md"]
        await listed(app, pilot)
        await pilot.press("4")
        await until(pilot, lambda: app.maker.curation is not None and not app.maker.working)
        await pilot.press("3", "u")
        assert not app.maker.files_stand

    play(workspace_folder, changed)


@pytest.mark.slow
def test_the_editor_gets_the_brief_as_it_stands_and_a_key_meanwhile_is_not_lost(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace_folder)
    edited: list[str] = []

    def edit(app: object, path: Path, environ: object) -> str:
        text = path.read_text()
        edited.append(text)
        path.write_text(text.replace("Our own line", "Our own words"))
        return ""

    monkeypatch.setattr("briefgen.tui.screens.preview.edit_file", edit)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await curating(app, pilot)
        app.maker.prepare = lambda: None  # type: ignore[method-assign]
        await pilot.press("4", "e")
        await until(pilot, lambda: len(edited) == 1 and not app.maker.working)
        await pilot.press("3", "plus")
        app.screen.query_one("#what", Input).value = "Our own line"
        app.screen.query_one("#when", Input).focus()
        await pilot.press("enter", "4", "e")
        await until(pilot, lambda: len(edited) == 2)
        assert "Our own line" in edited[1], "what was decided meanwhile is in it"
        await until(pilot, lambda: any("The PDF says what you wrote" in text for text in toasts(app).splitlines()))
        await rested(app, pilot)
        assert any("Our own words" in p.read_text() for p in app.maker.made if p.suffix == ".md")

        await app.bench.run("search", "", 0, app.workspace)
        assert app.bench._process is not None
        os.kill(app.bench._process.pid, signal.SIGSTOP)
        markdown = next(p for p in app.maker.made if p.suffix == ".md")
        app.maker.rerender(markdown)
        await pilot.press("3", "g", "d", "4", "r")
        assert not app.maker.files_stand
        os.kill(app.bench._process.pid, signal.SIGCONT)
        await until(pilot, lambda: app.maker.files_stand)

    play(workspace_folder, steps)
