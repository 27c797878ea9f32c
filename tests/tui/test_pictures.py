"""Pictures of whole screens, compared letter for letter and colour for colour with those in pictures/.

`PICTURES=write pytest tests/tui/test_pictures.py` takes them anew, to be looked at before they are committed. They
are of one version of Textual: with another, they are passed by.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import textual
from textual.pilot import Pilot
from textual.widgets import Input, Static

from briefgen.tui.app import BriefgenApp
from briefgen.tui.literal import block
from briefgen.tui.screens.sources import SourcesScreen
from tests.tui.desk import fill, listed, play, rested, until
from tests.tui.test_screens import curating

pytestmark = [
    pytest.mark.real_time,
    pytest.mark.skipif(textual.__version__ != "8.2.8", reason="the pictures are of Textual 8.2.8"),
]
FOLDER = Path(__file__).parent / "pictures"


async def compare(app: BriefgenApp, pilot: Pilot[Any], name: str) -> None:
    await rested(app, pilot)
    for field in app.screen.query(Input):
        field.cursor_blink = False  # it is seen
    await pilot.pause()
    svg = re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title=name))
    path = FOLDER / f"{name}.svg"
    if os.environ.get("PICTURES") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(svg, "utf-8")
    assert svg == path.read_text("utf-8"), f"{path} differs: look, then write it anew"


def hidden_place(app: BriefgenApp) -> None:
    """The folder differs from run to run."""
    from briefgen.tui.widgets.bars import TopBar

    for bar in app.screen.query(TopBar):
        bar.place = "~/desk"
        bar.refresh()
    if isinstance(app.screen, SourcesScreen):
        text = app.screen._greeting().replace(str(app.workspace.root), "~/desk")
        app.screen.query_one("#greeting", Static).update(block(text))


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["wide", "narrow"])
def test_screens(workspace_folder: Path, size: tuple[int, int]) -> None:
    fill(workspace_folder)
    name = "wide" if size[0] == 120 else "narrow"

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await until(pilot, lambda: bool(app.matches))
        await pilot.press("space", "p", *("p" if name == "narrow" else ""))
        if name == "wide":
            hidden_place(app)
            await compare(app, pilot, "sources-wide")
        await curating(app, pilot)
        await pilot.press("left", "right", "z")
        if name == "wide":
            await pilot.press("d")
        hidden_place(app)
        if name == "wide":
            await compare(app, pilot, "curate-wide")
            await pilot.press("right", "right", "right")
            await compare(app, pilot, "actors-wide")
            await pilot.press("e")
            await compare(app, pilot, "dialog-wide")
        else:
            await pilot.press("z")
            await compare(app, pilot, "curate-narrow")

    play(workspace_folder, steps, size)


def test_without_a_document(workspace_folder: Path) -> None:
    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        hidden_place(app)
        await compare(app, pilot, "empty-wide")

    play(workspace_folder, steps)
