"""The interface on a workspace of invented documents, driven by keys and looked at by state."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from briefgen.config import load_settings
from briefgen.model import Brief
from briefgen.tui.app import BriefgenApp
from briefgen.tui.curating import Curation
from briefgen.workspace import open_workspace
from tests.tui.forks import start_worker

_STAYS = 3600.0  # seconds that a toast stays: on a slow machine it would be gone before it is looked at
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


def give(app: BriefgenApp, brief: Brief, profile: str = "") -> None:
    """Let a brief that was made by hand be what the program has made of what is chosen now."""
    app.maker.curation = Curation(brief, app.workspace, profile)
    wanted = app.maker.wanted()
    assert wanted is not None
    app.maker.curation_of = app.maker.signature(*wanted)


def curation_of(app: BriefgenApp) -> Curation:
    """What is reviewed now."""
    assert app.maker.curation is not None
    return app.maker.curation


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
    """The pilot waits until every message is dealt with and drawn, and toasts stay.

    Textual's own waits take 50 ms a key, these two or three; and they end as soon as the machine gives us no time.
    """

    async def idle(*_: float) -> None:
        quiet = 0
        while quiet < 3:
            await asyncio.sleep(0.0005)
            quiet = 0 if _moving(app) else quiet + 1

    patch = pytest.MonkeyPatch()
    if sys.platform == "linux":
        popen = SimpleNamespace(Popen=start_worker, DEVNULL=subprocess.DEVNULL)
        patch.setattr("briefgen.tui.jobs.subprocess", popen)
    notify = app.notify
    patch.setattr(app, "notify", lambda *args, **named: notify(*args, **named | {"timeout": _STAYS}))
    patch.setattr("textual.app.wait_for_idle", idle)
    patch.setattr("textual.pilot.wait_for_idle", idle)
    try:
        yield
    finally:
        patch.undo()


def _moving(app: App[Any]) -> bool:
    """Whether there are keys or messages that are not dealt with, or changes that are not drawn."""
    if app._exception is not None or app._exit:
        return False
    if isinstance(app, BriefgenApp) and app.keyboard.busy:
        return True
    screen = app.screen_stack[-1] if app.screen_stack else None
    if screen is not None and screen.is_running and not app._batch_count:
        drawn = (screen._layout_required, screen._scroll_required, screen._repaint_required, screen._dirty_widgets)
        if any(drawn) or screen._callbacks:
            return True
    return any(node.message_queue_size or node._next_callbacks for node in (app, *app._registry))


async def until(pilot: Pilot[Any], condition: Callable[[], bool], seconds: float = 240) -> None:
    """Wait for something that a child process or a timer brings about."""
    end, rest = time.monotonic() + seconds, 0.005
    while not condition():
        app = pilot.app
        assert app._exception is None, "the interface has failed"
        assert time.monotonic() < end, f"it did not come about:\n{shown(app)}\n{toasts(app)}"
        await asyncio.sleep(rest)
        rest = min(0.05, rest * 1.5)
    await pilot.pause()


async def rested(app: BriefgenApp, pilot: Pilot[Any]) -> None:
    """Wait until nothing goes on in the background any more, and nothing waits for a moment of quiet."""

    def resting() -> bool:
        children = (app.desk, app.bench, app.courier)
        return all(w.is_finished for w in app.workers) and not any(child.busy for child in children)

    while True:
        await until(pilot, resting)
        if resting():  # still, after what was told last
            return


async def listed(app: BriefgenApp, pilot: Pilot[Any]) -> None:
    """Wait until the documents are there."""
    await until(pilot, lambda: app.listed)


def shown(app: App[Any]) -> str:
    """What the screen shows, as text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def toasts(app: App[Any]) -> str:
    return "\n".join(str(n.message) for n in app._notifications)
