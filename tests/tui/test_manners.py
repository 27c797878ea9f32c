"""Small things that somebody who never saw the interface stumbles over."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input
from textual.worker import Worker

from briefgen.engine import Kind, Passage
from briefgen.errors import StateError
from briefgen.tui.app import BriefgenApp
from briefgen.tui.commands import commands, key_problems
from briefgen.tui.curating import Curation
from briefgen.tui.drawn import draw_markdown
from briefgen.tui.jobs import Child
from briefgen.tui.keyboard import Keyboard
from briefgen.tui.session import Session
from briefgen.tui.widgets.evidence import Described
from briefgen.tui.widgets.pager import Pager, Span
from briefgen.tui.widgets.picktable import PickTable
from briefgen.workspace import Workspace, open_workspace
from tests.briefs import sample_brief
from tests.tui.desk import fill, listed, play, rested, shown, until
from tests.tui.test_pages import terminal
from tests.tui.test_screens import curating

LONG = "word " * 4000


def typed(text: str) -> list[Key]:
    """What the terminal's parser makes of characters that come at once."""
    parser = XTermParser()
    keys = [m for m in (*parser.feed(text), *parser.feed("")) if isinstance(m, Key)]
    return keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("\x1b1", ["escape", "1"]),
        ("\x1b/", ["escape", "slash"]),
        ("\x1b?", ["escape", "question_mark"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b ", ["escape", "space"]),
        ("\x1b2j", ["escape", "2", "j"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1b[A", ["up"]),
        ("\x1bf", ["ctrl+right"]),
    ],
)
def test_escape_and_a_key_at_once_are_two_keys(text: str, keys: list[str]) -> None:
    Keyboard(None)  # type: ignore[arg-type]
    assert [k.key for k in typed(text)] == keys


def test_escape_leads_out_of_the_filter_before_a_digit_goes_to_a_screen(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("slash", *"levy")
        for key in typed("\x1b2"):
            app.post_message(key)
        await until(pilot, lambda: app.current_mode == "look")
        await pilot.press("1")
        assert app.screen.query_one("#filter", Input).value == "levy"

    play(workspace_folder, steps)


def test_a_key_draws_the_rows_anew_that_it_changes(workspace_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(workspace_folder)
    drawn: list[int] = []
    draw = PickTable.render_line

    def counted(self: PickTable, y: int) -> Any:
        drawn.append(y)
        return draw(self, y)

    monkeypatch.setattr(PickTable, "render_line", counted)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await rested(app, pilot)
        shown(app)
        for key, rows in (("j", {1, 2}), ("space", {2, 3}), ("k", {2, 3}), ("a", {1, 2, 3})):
            drawn.clear()
            await pilot.press(key)
            text = shown(app).splitlines()
            assert rows <= set(drawn) and (key == "a" or set(drawn) == rows), key
        assert [line[:6] for line in text[2:5]] == ["  [x] ", "> [x] ", "  [x] "]

    play(workspace_folder, steps)


def test_choices_are_kept_beside_the_loop_and_no_older_ones_come_over_newer(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace_folder)
    slow, save = threading.Event(), Session.save
    slow.set()  # what is kept while the first list comes in is kept at once
    kept: list[str] = []

    def held(self: Session, workspace: Workspace) -> None:
        if threading.current_thread() is not threading.main_thread():
            slow.wait(300)
        if self.title == "bad":
            raise StateError("the disk is full", where="session", hint="make room")
        kept.append(self.title)
        save(self, workspace)

    monkeypatch.setattr(Session, "save", held)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        app.keeper.keep_now()
        slow.clear()
        app.session.title = "one"
        app.keeper.keep()
        await pilot.press("j")  # the interface goes on while the disk does not
        assert "one" not in kept
        app.session.title = "two"
        slow.set()
        app.keeper.keep_now()
        await until(pilot, lambda: not app.keeper._lock.locked())
        assert Session.load(app.workspace).title == "two"
        app.session.title = "bad"
        app.keeper.keep()
        await until(pilot, lambda: any("the disk is full" in e.line for e in app.entries))
        app.session.title = "two"

    play(workspace_folder, steps)


def test_work_that_the_end_overtakes_before_it_begins_leaves_no_complaint(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace_folder)
    held: list[Worker[Any]] = []

    async def never(self: Worker[Any], app: object) -> None:
        held.append(self)
        await asyncio.Event().wait()

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await rested(app, pilot)
        monkeypatch.setattr(Worker, "_run", never)
        await pilot.press("b")
        app.fetcher.begin(["http://localhost/feed"])
        app.mailer._look()
        await until(pilot, lambda: {"build", "fetch", "mail"} <= {worker.group for worker in held})

    play(workspace_folder, steps)
    held.clear()
    gc.collect()  # a coroutine that was never awaited says so when it goes


def test_what_is_cancelled_before_it_has_begun_never_begins(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace_folder)
    asked: list[str] = []

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await rested(app, pilot)
        begin, run, ask = asyncio.Event(), Worker._run, Child.run

        async def late(self: Worker[Any], app: BriefgenApp) -> None:
            await begin.wait()
            await run(self, app)

        async def heard(self: Child, task: str, *args: Any, **named: Any) -> Any:
            asked.append(task)
            return await ask(self, task, *args, **named)

        with monkeypatch.context() as patch:
            patch.setattr(Worker, "_run", late)
            patch.setattr(Child, "run", heard)
            await pilot.press("b")
            assert app.maker.working
            await pilot.press("escape")
            app.fetcher.begin(["http://localhost/feed"])
            assert app.cancel_job() and app.fetcher.cancel()
            begin.set()
            await until(pilot, lambda: not app.maker.working and not app.fetcher.fetching)
            await rested(app, pilot)
        assert not {"assemble", "render", "fetch"} & set(asked)

    play(workspace_folder, steps)


def test_the_palette_does_what_the_keys_do(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        found = {c.title: c for c in commands(app, app.screen)}
        assert {"Build", "Only new", "Mark", "Log", "Colours", "Go to Preview", "Quit"} <= set(found)
        assert "(n)" in found["Only new"].help and "Up" not in found
        found["Only new"].callback()
        await until(pilot, lambda: app.screen.query_one("#filter", Input).value == "is:new")
        found["Mark"].callback()
        await until(pilot, lambda: bool(app.session.marked))

    play(workspace_folder, steps)


def test_a_picture_of_the_screen_needs_no_folder_for_downloads(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace_folder)
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(workspace_folder / "nowhere"))

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        {c.title: c for c in commands(app, app.screen)}["Screenshot"].callback()
        await until(pilot, lambda: any(str(e.line).endswith(".svg") for e in app.entries))
        path = Path(app.entries[-1].line)
        assert path.parent == workspace_folder and path.read_text().startswith("<svg")

    play(workspace_folder, steps)


def test_a_name_of_no_action_under_keys_is_told(workspace_folder: Path) -> None:
    fill(workspace_folder)
    config = workspace_folder / "config.yaml"
    config.write_text(config.read_text() + "tui: {keys: {sources.sort: f9, sort: f8, sources.fetsch: f7}}\n")

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: any("tui.keys" in e.line for e in app.entries))
        told = [e.line for e in app.entries if "tui.keys" in e.line]
        assert told == [
            "tui.keys: there is no action 'sort': did you mean sources.sort?",
            "tui.keys: there is no action 'sources.fetsch': did you mean sources.fetch?",
        ]
        await pilot.press("f9")
        assert app.session.sort == "title"

    play(workspace_folder, steps)
    assert list(key_problems({"nothing-like-it": "x"})) == [
        "tui.keys: there is no action 'nothing-like-it': docs/settings.md lists the names"
    ]


def test_nothing_is_built_for_a_mail_that_cannot_be_sent(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        app.maker.prepare = lambda: None  # type: ignore[method-assign]
        await pilot.press("4", "m")
        assert "config.yaml needs mail" in app.entries[-1].line and not app.maker.working

    play(workspace_folder, steps)


def test_files_that_show_an_older_brief_are_called_so(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        app.maker.prepare = lambda: None  # type: ignore[method-assign]
        await pilot.press("4")
        screen: Any = app.screen
        app.maker.made, app.maker.made_of = (Path("/desk/brief.md"),), app.maker._shown()
        assert screen.summary() == "/desk/brief: md"
        app.session.look = "memo"
        assert screen.summary() == "/desk/brief: md · older than what stands here: r writes it anew"

    play(workspace_folder, steps)


def test_a_step_is_told_in_the_words_of_the_lists(workspace_folder: Path) -> None:
    c = Curation(sample_brief(), open_workspace(workspace_folder))
    action, entry, actor = sample_brief().actions[0], sample_brief().dates[0], sample_brief().actors[0]
    for item, name in ((action, action.statement), (entry, entry.what), (actor, actor.name)):
        c.decide(Kind.DROP, item.id)
        undone, again = c.undo(), c.redo()
        assert undone is not None and again is not None
        assert undone.words == again.words == f"drop: {name}"
        c.undo()
    c.decide(Kind.ADD, item="action", text="Call the envoy")
    added = c.undo()
    assert added is not None and added.words == "add: Call the envoy"


def test_what_undo_took_back_is_said_until_the_next_decision(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        table = await curating(app, pilot)
        screen: Any = app.screen
        first = table.key
        await pilot.press("d", "d", "u", "u")
        assert screen.summary().startswith("Taken back: drop: ") and "no decisions yet" in screen.summary()
        assert not app._notifications and table.key is not None
        await pilot.press("ctrl+r")
        assert screen.summary().startswith("Done again: drop: ") and "1 decision, saved" in screen.summary()
        await pilot.press("d")
        assert "again" not in screen.summary() and "2 decisions, saved" in screen.summary()
        await pilot.press("u", "u")
        assert first in table.keys

    play(workspace_folder, steps)


def test_a_source_without_a_title_is_named_by_its_file() -> None:
    brief = sample_brief()
    note = replace(brief.notes[0], source=999)
    passage = Passage("", "", None, "/in/a [b].md", "It rains.", 0, 9)
    text, spans = Described("Head", (), brief).with_passages([note], [passage])
    assert f"[{note.number}] a [b].md\n    undated" in text and text[spans[-1].start : spans[-1].end] == "It rains."


def test_a_text_opens_at_its_first_mention_or_at_the_top(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await rested(app, pilot)
        pager = app.screen.query_one("#text", Pager)
        pager.show(LONG, [Span(15_000, 15_004)], from_top=True)
        await pilot.pause()
        assert pager.scroll_offset.y == 0
        pager.show(LONG, [Span(15_000, 15_004)])
        await until(pilot, lambda: pager.scroll_offset.y > 0)

    play(workspace_folder, steps)


def test_notes_of_sources_are_plain_numbers_in_the_preview() -> None:
    lines = draw_markdown("The levy rises.[^1][^12]\n\n[^1]: Gazette\n", 60)
    text = "\n".join("".join(part for part, _ in row) for row in lines)
    assert "The levy rises.[1][12]" in text and "^" not in text


OPEN = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from briefgen.config import load_settings
from briefgen.tui import run_tui
from briefgen.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
sys.exit(run_tui(workspace, load_settings(workspace)))
"""


@pytest.mark.real_time
def test_after_a_suspension_the_screen_is_drawn_again(workspace_folder: Path) -> None:
    (workspace_folder / "config.yaml").write_text("briefgen: 1\ntui: {images: blocks}\n")
    with terminal([sys.executable, "-c", OPEN, str(workspace_folder)], b"") as fake:
        fake.until(lambda said: b"No documents yet" in said)
        os.write(fake.fd, b"\x1a")
        fake.until(lambda said: b"\x1b[?1049l" in said)
        _, status = os.waitpid(fake.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        before = len(fake.said)
        os.kill(fake.process.pid, signal.SIGCONT)
        fake.until(lambda said: b"No documents yet" in said[before:])
        os.write(fake.fd, b"\x11")
        fake.until(lambda said: b"\x1b[?1049l" in said[before:])
        assert fake.process.wait() == 0
