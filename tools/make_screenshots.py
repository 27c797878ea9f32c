"""Make the README's screenshots anew: `.venv/bin/python tools/make_screenshots.py`. Plays the interface on the sample documents."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefgen.cli_setup import lay_out
from briefgen.config import load_settings
from briefgen.tui.app import BriefgenApp
from briefgen.workspace import open_workspace

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (120, 34)
DAY = date(2026, 1, 19)  # of the brief: the samples' deadlines are still to come


async def play(app: BriefgenApp) -> None:
    async with app.run_test(size=SIZE) as pilot:

        async def until(condition: Callable[[], object]) -> None:
            while not condition():
                await pilot.pause(0.05)
            await pilot.pause(0.8)

        await until(lambda: app.listed and app.matches)
        await pilot.press("j", "space", "space", "space")
        await until(lambda: app.session.marked)
        shoot(app, "sources")
        await pilot.press("2", "space", "j", "space")
        await until(lambda: app.maker.curation is not None and not app.maker.working and not app.maker.stale)
        await until(lambda: getattr(app.screen, "_counts", None))
        shoot(app, "themes")
        await pilot.press("3")
        await pilot.pause(0.5)
        await pilot.press("j", "p")
        await pilot.pause(0.8)
        shoot(app, "curate")
        await pilot.press("4", "r")
        await until(lambda: app.maker.made and not app.maker.working)
        await pilot.press("escape")
        await pilot.pause(1.5)
        shoot(app, "preview")


def shoot(app: BriefgenApp, name: str) -> None:
    app.clear_notifications()
    svg = app.export_screenshot(title="briefgen")
    # The widgets' own numbers and the folder of the day would differ each time.
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = re.sub(r"/tmp/briefgen-demo-\w+", lambda m: "~/desk".ljust(len(m[0]), "\u00a0"), svg)
    (TARGET / f"tui-{name}.svg").write_text(svg, "utf-8")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="briefgen-demo-") as folder:
        lay_out(Path(folder), samples=True)
        workspace = open_workspace(Path(folder))
        app = BriefgenApp(workspace, load_settings(workspace))
        app.maker.today = DAY
        asyncio.run(play(app))
    return 0


if __name__ == "__main__":
    sys.exit(main())
