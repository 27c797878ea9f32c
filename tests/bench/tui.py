"""The terminal interface against its limits: `python -m tests.bench.tui`.

First frame: ours against a bare Textual application with the same widgets, whole processes in turn, CPU seconds until the
first frame. Keys: a key press to its repaint with 15,000 documents against 10. Filter: from the last key to the first hits.
Loop: the longest that the interface's loop was blocked while a brief was analysed, rendered and mailed.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from briefgen.config import load_settings
from briefgen.library import DocumentRow, Library
from briefgen.model import Block, BlockKind, SourceDocument
from briefgen.tui.app import BriefgenApp
from briefgen.workspace import open_workspace
from tests.bench import table
from tests.bench.table import Figure
from tests.tui.desk import fill, quick, until

ROUNDS = 9
MANY, FEW = 15_000, 10
SEEN = datetime(2026, 1, 15, 6, 0, tzinfo=UTC)

_BARE = """
import time
from textual.app import App
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Footer, Input, Static
class Bare(App):
    BINDINGS = [("a", "x", "All"), ("b", "x", "Build"), ("s", "x", "Sort"), ("n", "x", "New"), ("p", "x", "Text")]
    def compose(self):
        yield Static("top")
        with Horizontal():
            with Vertical():
                yield Input()
                yield DataTable()
                yield Static()
            yield Static()
        yield Static()
        yield Footer()
    def on_ready(self):
        self.took = time.process_time()
"""
_OURS = """
import sys, time
from pathlib import Path
from briefgen.config import load_settings
from briefgen.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
settings = load_settings(workspace)
from briefgen.tui.app import BriefgenApp
def on_ready(self):
    self.took = time.process_time()
BriefgenApp.on_ready = on_ready
"""
_RUN = """
import asyncio
async def main():
    app = {make}
    async with app.run_test(size=(120, 36)) as pilot:
        pass
    print(app.took)
asyncio.run(main())
"""


def first_frame(folder: Path) -> Iterator[Figure]:
    bare = _BARE + _RUN.format(make="Bare()")
    ours = _OURS + _RUN.format(make="BriefgenApp(workspace, settings, warm=False)")
    took: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(ROUNDS):
        for name, code in (("bare", bare), ("ours", ours)):
            done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
            took[name].append(float(done.stdout.split()[0]))
    base, own = min(took["bare"]), min(took["ours"])
    yield Figure("first frame, ours / bare Textual", own / base, "x", 2.0, f"CPU: {own:.2f} s against {base:.2f} s")


def rows(count: int) -> list[DocumentRow]:
    day = date(2026, 1, 15)
    return [
        DocumentRow(
            f"{n:016x}", f"The Council of Velmar decides on the levy, number {n}", f"Gazette {n % 40}",
            day - timedelta(days=n % 900), 400 + n, f"/in/{n}.md", None, "en", SEEN, n % 3 == 0, 0,
        )
        for n in range(count)
    ]  # fmt: skip


def documents(count: int) -> list[SourceDocument]:
    found = []
    for n in range(count):
        title = f"The Council of Velmar decides on the levy, number {n}"
        body = f"The Council met on day {n}. Minister Ilse Varga signed order {n * 7919 % 10007} on {n % 97} vessels."
        text = f"{title}\n\n{body}"
        blocks = (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, len(title) + 2, len(text)))
        day = date(2026, 1, 15) - timedelta(days=n % 900)
        found.append(SourceDocument(f"{n:016x}", text, blocks, title, f"Gazette {n % 40}", day, origin=f"/in/{n}.md"))
    return found


def run(folder: Path, steps: Callable[[BriefgenApp, Pilot[Any]], Awaitable[None]], *, warm: bool = False) -> None:
    workspace = open_workspace(folder)
    app = BriefgenApp(workspace, load_settings(workspace), warm=warm)

    async def main() -> None:
        async with app.run_test(size=(120, 36)) as pilot:
            await until(pilot, lambda: app.listed, 120)
            await steps(app, pilot)

    with quick(app):
        asyncio.run(main())


async def key_press(app: BriefgenApp, pilot: Pilot[Any], key: str) -> float:
    start = time.process_time()
    await pilot.press(key)
    app.screen._compositor.render_strips()
    return time.process_time() - start


def keys(folder: Path) -> Iterator[Figure]:
    """The same interface with few and many rows, in turn."""
    took: dict[int, list[float]] = {FEW: [], MANY: []}

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        lists = {count: {r.id: r for r in rows(count)} for count in (FEW, MANY)}
        for _ in range(3):
            for count, held in lists.items():
                app.rows, app.current = held, frozenset(held)
                app.session.marked = set()
                app.screen.fill()  # type: ignore[attr-defined]
                await pilot.pause(0.3)
                for key in ("j", "k", "space", "j", "k", "space", "g", "j") * 3:
                    took[count].append(await key_press(app, pilot, key))

    run(folder, steps)
    few, many = statistics.median(took[FEW]), statistics.median(took[MANY])
    yield Figure(f"key to repaint, {MANY:,} documents / {FEW}", many / few, "x", 1.2, f"CPU: {many * 1e3:.1f} ms")


def filtering(folder: Path) -> Iterator[Figure]:
    """From the last key of a word that stands in texts only to the rows on the screen."""
    with Library(open_workspace(folder).state_folder() / "library.sqlite") as library:
        library.add(documents(MANY), SEEN)
    waits: list[float] = []

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        screen: Any = app.screen
        table = screen.query_one("#documents")
        await until(pilot, lambda: bool(app.copies) or not app.desk.busy, 120)
        await pilot.press("slash")
        box = screen.query_one("#filter")
        for word in ("vessels", "signed", "varga", "minister", "ilse"):
            box.value = ""
            await pilot.pause(0.3)
            start = time.perf_counter()
            box.value = word
            while screen._hits is None or not table.count:
                assert time.perf_counter() - start < 20
                await asyncio.sleep(0.002)
            app.screen._compositor.render_strips()
            waits.append(time.perf_counter() - start - 0.15)

    run(folder, steps)
    yield Figure(f"first hits after the debounce, {MANY:,} documents", statistics.median(waits) * 1e3, "ms", 100)


def loop_lag(folder: Path) -> Iterator[Figure]:
    """How long the loop was blocked, at most, and how often, while a brief is made and mailed."""
    from tests.deliver.servers import real_server

    lags: list[tuple[float, str]] = []

    def stage(app: BriefgenApp) -> str:
        return "analysis and render" if app.bench.busy else "mail" if app.courier.busy else ""

    async def watch(app: BriefgenApp) -> None:
        while True:
            going_on = stage(app)
            start, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.005)
            # Of the time that passed, only what this thread worked is its own: other processes want the cores too.
            worked = time.thread_time() - cpu
            lags.append((min(worked, time.perf_counter() - start), going_on))

    with real_server("none") as (port, kept):
        config = folder / "config.yaml"
        config.write_text(
            config.read_text()
            + f"mail: {{from: desk@ministry.example, smtp: {{host: localhost, port: {port}, security: none}}}}\n"
            + "profiles: {morning: {recipients: [a@ministry.example, b@ministry.example]}}\n"
        )

        async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
            from briefgen.tui.screens.mailing import MailDialog

            app.session.profile = "morning"
            for key in "2341":  # the screens are built once
                await pilot.press(key)
            await pilot.pause(0.5)
            watcher = asyncio.create_task(watch(app))
            await pilot.press("b")
            await until(pilot, lambda: bool(app.maker.made), 200)
            await pilot.press("escape", "4")
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, MailDialog), 60)
            await pilot.press("y")
            await until(pilot, lambda: not app.mailer.sending, 60)
            watcher.cancel()

        run(folder, steps)
        assert len(kept.envelopes) == 2
    for name in ("analysis and render", "mail"):
        worst = max(lag for lag, stage in lags if stage == name)
        yield Figure(f"longest block of the loop during {name}", worst * 1e3, "ms", 50)


def figures() -> Iterator[Figure]:
    os.environ.pop("NO_COLOR", None)
    for bench in (first_frame, keys, filtering, loop_lag):
        with tempfile.TemporaryDirectory() as tmp:
            fill(Path(tmp))
            yield from bench(Path(tmp))


if __name__ == "__main__":
    table.run(figures)
