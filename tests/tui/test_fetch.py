"""Feeds and pages on the sources screen, from a real server on loopback; themes matched, copies, suggestions, counts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefgen.model import Theme
from briefgen.tui.app import BriefgenApp
from briefgen.tui.screens.asking import ChoiceDialog
from briefgen.tui.screens.web import WebDialog
from briefgen.tui.widgets.pager import Pager
from briefgen.tui.widgets.picktable import PickTable
from tests.tui.desk import CONFIG, fill, listed, play, rested, shown, until

pytestmark = pytest.mark.real_time

PAGE = """<html><head><title>Pier [closed]</title></head><body><article><h1>Pier [closed]</h1>
<p>The Council of Velmar closed the northern pier on 3 January 2026, and Minister Ilse Varga told the shipowners so.</p>
</article></body></html>"""


class Site(ThreadingHTTPServer):
    """Counts what is asked for; /gone is an error."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Any = self.server
        site.asked.append(self.path)
        good = self.path == "/pier"
        self.send_response(200 if good else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode() if good else b"no")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_sources_are_fetched_on_request_each_with_its_state(workspace_folder: Path, site: Site) -> None:
    fill(workspace_folder)
    (workspace_folder / "config.yaml").write_text(
        CONFIG + f"fetch: {{allow_hosts: [127.0.0.1]}}\nsources: [sources, {site.url}/pier, {{url: '{site.url}/gone', name: 'Lost [x]'}}]\n"
    )  # fmt: skip

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        assert "Feeds and pages: . 2 new · never fetched · f fetches" in shown(app)
        assert not site.asked, "nothing is fetched unasked"
        await pilot.press("f")
        assert isinstance(app.screen, WebDialog)
        await until(pilot, lambda: not app.fetcher.fetching and len(app.rows) == 4)
        await rested(app, pilot)
        text = shown(app)
        assert "1 document read" in text and "x failing" in text and "Lost [x]" in text and "failed:" in text
        await pilot.press("escape")
        asked = list(site.asked)
        await pilot.press("r")
        await rested(app, pilot)
        assert site.asked == asked, "a reload reads folders, and remembers what was fetched"
        assert len(app.current) == 4
        await until(pilot, lambda: "x 1 failing" in shown(app))

    play(workspace_folder, steps)


def test_what_is_written_into_the_config_meanwhile_holds_from_the_next_fetch_or_reload_on(
    workspace_folder: Path, site: Site
) -> None:
    fill(workspace_folder)
    config = workspace_folder / "config.yaml"
    config.write_text(f"{CONFIG}sources: [sources, {site.url}/pier]\n")

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("f")
        await until(pilot, lambda: not app.fetcher.fetching and "x failing" in shown(app))
        assert "write into config.yaml: fetch: {allow_hosts: [127.0.0.1]}" in " ".join(e.line for e in app.entries)
        config.write_text(config.read_text() + "fetch: {allow_hosts: [127.0.0.1]}\n")
        await pilot.press("f")
        await until(pilot, lambda: not app.fetcher.fetching and len(app.rows) == 4)
        await pilot.press("escape")
        config.write_text(config.read_text().replace(f", {site.url}/pier", ""))
        await pilot.press("r")
        await until(pilot, lambda: len(app.current) == 3)
        await rested(app, pilot)
        config.write_text(config.read_text() + "titel: Daily\n")
        await pilot.press("r")
        await until(pilot, lambda: "titel: unknown key (did you mean 'title'?)" in app.entries[-1].line)
        await rested(app, pilot)
        assert len(app.current) == 3, "the settings that held go on"

    play(workspace_folder, steps)


def test_an_address_added_by_hand_is_fetched_once(workspace_folder: Path, site: Site) -> None:
    fill(workspace_folder)
    (workspace_folder / "config.yaml").write_text(CONFIG + "fetch: {allow_hosts: [127.0.0.1]}\n")

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("plus")
        app.screen.query_one(Input).value = f"{site.url}/pier"
        await pilot.press("enter")
        await until(pilot, lambda: len(app.rows) == 4)
        await rested(app, pilot)
        await pilot.press("r", "r")
        await rested(app, pilot)
        assert site.asked.count("/pier") == 1 and len(app.current) == 4
        await pilot.press("h", "x")
        await until(pilot, lambda: app.session.inputs == [] and len(app.current) == 3)

    play(workspace_folder, steps)


def test_themes_copies_and_conditions_by_key(workspace_folder: Path) -> None:
    fill(workspace_folder)
    text = (workspace_folder / "sources" / "2026-01-14-owners.md").read_text()
    long = " ".join(f"The clause {n} of the tonnage rules speaks of vessel class {n * 7}." for n in range(30))
    for name, day in (("a", "2026-01-14"), ("b", "2026-01-15")):
        (workspace_folder / "sources" / f"{name}.md").write_text(text.replace("2026-01-14", day) + long + f" {name}\n")

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await until(pilot, lambda: bool(app.copies) and bool(app.matches))
        await rested(app, pilot)
        screen: Any = app.screen
        states = {app.rows[id].published: screen._cells(id)[5] for id in app.rows}
        assert sorted(screen._cells(id)[5] for id in app.rows) == ["copy", "new", "new", "new", "new"], states
        await pilot.press("t")
        assert isinstance(app.screen, ChoiceDialog) and "1 document" in shown(app)
        await pilot.press("j", "enter")
        table = screen.query_one("#documents", PickTable)
        assert [app.rows[k].title for k in table.keys] == ["Port levy will rise in two steps"]
        await until(pilot, lambda: any(s.kind == "strong" for s in screen.query_one("#text", Pager)._spans))
        pager = screen.query_one("#text", Pager)
        assert {pager.text[s.start : s.end].casefold() for s in pager._spans if s.kind == "strong"} == {"port levy"}
        await pilot.press("escape", "o", "j", "enter")
        assert screen.query_one("#filter", Input).value.startswith("pub:")
        await pilot.press("escape", "n")
        assert table.count == 4, "copies are left out of what is new"

    play(workspace_folder, steps)


def test_a_suggested_theme_is_kept_by_marking_it(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        await pilot.press("2")
        screen: Any = app.screen
        await rested(app, pilot)  # what the documents suggest comes first: nothing
        screen._suggested = {"suggested:tonnage-rules": Theme("tonnage-rules", "Tonnage [rules]", ("tonnage rule",))}
        screen.show_themes()
        await pilot.press("G")
        assert "+ Tonnage [rules]" in shown(app)
        await pilot.press("space")
        assert app.settings.themes["tonnage-rules"].terms == ["tonnage rule"]
        assert "tonnage-rules" in (app.session.themes or [])

    play(workspace_folder, steps)
