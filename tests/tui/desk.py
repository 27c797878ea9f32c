"""The interface on a workspace of invented documents, driven by keys and looked at by state."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from briefgen.config import load_settings
from briefgen.tui.app import BriefgenApp
from briefgen.workspace import open_workspace

Play = Callable[[BriefgenApp, Pilot[Any]], Awaitable[None]]

DOCUMENTS = {
    "2026-01-12-levy.md": (
        "Port levy will rise in two steps",
        "Harbour Gazette",
        "2026-01-12",
        "The Port Authority of Velmar will raise the port levy on 1 March 2026. "
        "Minister Ilse Varga signed the order on Monday.",
    ),
    "2026-01-13-patrols.md": (
        "Ministers agree joint patrols",
        "Ministry of Maritime Affairs",
        "2026-01-13",
        "Minister Ilse Varga and Commodore Tomas Rehn signed a joint patrol agreement in Velmar on 13 January 2026.",
    ),
    "2026-01-14-owners.md": (
        "Shipowners ask for a delay",
        "Union of Velmar Shipowners",
        "2026-01-14",
        "The Union of Velmar Shipowners asked Parliament to delay the tonnage rules by twelve months.",
    ),
}

CONFIG = """briefgen: 1
themes:
  ports: {title: Ports, terms: [port levy]}
  patrols: {title: Patrols, terms: [joint patrol]}
"""


def fill(folder: Path) -> None:
    """Make the folder a workspace with the three documents."""
    (folder / "config.yaml").write_text(CONFIG)
    (folder / "sources").mkdir(exist_ok=True)
    for name, (title, publisher, day, text) in DOCUMENTS.items():
        head = f"---\ntitle: {title}\npublisher: {publisher}\ndate: {day}\n---\n\n"
        (folder / "sources" / name).write_text(head + text + "\n")


def play(folder: Path, steps: Play, size: tuple[int, int] = (120, 36)) -> BriefgenApp:
    """Run the interface on a workspace, do the steps, close it."""
    workspace = open_workspace(folder)
    app = BriefgenApp(workspace, load_settings(workspace), warm=False)

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await steps(app, pilot)

    with quick(app):
        asyncio.run(run())
    return app


@contextmanager
def quick(app: App[Any]) -> Iterator[None]:
    """The pilot waits until every queue of messages is empty: Textual's own waits take 50 ms a key, these two or three."""

    async def idle(*_: float) -> None:
        quiet = 0
        while quiet < 3:
            await asyncio.sleep(0.0005)
            typed = isinstance(app, BriefgenApp) and app.keyboard.busy
            quiet = 0 if typed or any(node.message_queue_size for node in (app, *app._registry)) else quiet + 1

    patch = pytest.MonkeyPatch()
    patch.setattr("textual.app.wait_for_idle", idle)
    patch.setattr("textual.pilot.wait_for_idle", idle)
    try:
        yield
    finally:
        patch.undo()


async def until(pilot: Pilot[Any], condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that a child process or a timer brings about."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        await pilot.pause(0.02)
    await pilot.pause()


async def listed(app: BriefgenApp, pilot: Pilot[Any]) -> None:
    """Wait until the documents are there."""
    await until(pilot, lambda: app.listed)


def shown(app: BriefgenApp) -> str:
    """What the screen shows, as text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def toasts(app: BriefgenApp) -> str:
    return "\n".join(str(n.message) for n in app._notifications)
