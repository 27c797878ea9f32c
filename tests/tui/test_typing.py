"""Keys that come faster than the interface can follow: each goes where the one before has led."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from briefgen.tui import keyboard
from briefgen.tui.app import BriefgenApp
from briefgen.tui.screens.asking import AddItemDialog
from briefgen.tui.widgets.picktable import PickTable
from tests.tui.desk import curation_of, fill, listed, play, shown, until
from tests.tui.test_screens import curating

pytestmark = pytest.mark.real_time


def burst(app: BriefgenApp, *keys: str) -> None:
    """All at once, as a slow line hands them on."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        app.post_message(events.Key(name, key if len(key) == 1 else None))


def test_a_filter_typed_at_once(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        burst(app, "/", *"tariff a/b+c", "enter", "j", "/", "end", *"?")
        await until(pilot, lambda: not app.keyboard.busy)
        assert app.screen.query_one("#filter", Input).value == "tariff a/b+c?"
        assert not app.session.marked and not app.screen.is_modal, "none of it was taken for a command"
        burst(app, "escape", "escape", "j", "space")
        await until(pilot, lambda: not app.keyboard.busy)
        assert len(app.session.marked) == 1
        assert len(app.screen.query_one("#documents", PickTable).keys) == 3

    play(workspace_folder, steps)


def test_a_moment_in_which_nothing_could_be_done_is_no_reason_to_wait_no_longer(
    workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def idle() -> bool:
        if not asked:
            time.sleep(0.1)  # the machine is busy with other things
        asked.append(time.monotonic())
        return len(asked) > 5

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        with monkeypatch.context() as patch:
            patch.setattr(keyboard, "_MOST", 0.05)
            patch.setattr(keyboard, "_BUILT", 0.05)
            patch.setattr(app.keyboard, "_idle", idle)
            await app.keyboard._settled()
        assert len(asked) == 5 + keyboard._QUIET

    play(workspace_folder, steps)


def test_an_item_of_ones_own_typed_at_once(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await curating(app, pilot)
        burst(app, "+", *"Call the envoy", "enter", *"2026-02-03", "enter")
        await until(pilot, lambda: not app.keyboard.busy)
        assert not isinstance(app.screen, AddItemDialog)
        assert [(a.statement or a.what, a.when) for a in curation_of(app).brief.actions if a.staff == "added"] == [
            ("Call the envoy", "2026-02-03")
        ]

    play(workspace_folder, steps)


def test_the_footer_names_no_key_that_a_field_takes(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        assert "/ Filter" in shown(app)
        await pilot.press("slash")
        await until(pilot, lambda: "/ Filter" not in shown(app))
        assert "+ Add" not in shown(app)
        assert "F1 Help" in shown(app)

    play(workspace_folder, steps)


def test_a_letter_right_after_escape_is_both(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("slash", *"levy")
        app.post_message(events.Key("escape", "\x1b"))
        app.post_message(events.Key("alt+s", "s"))  # a terminal sends these two for Escape, Escape, s
        await until(pilot, lambda: not app.keyboard.busy)
        assert app.screen.query_one("#filter", Input).value == ""
        assert app.session.sort == "title"

    play(workspace_folder, steps)
