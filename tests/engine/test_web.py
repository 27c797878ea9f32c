"""Feeds and pages through the engine, from a real server on loopback."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefgen.config import Settings, SourceSpec
from briefgen.engine.documents import read_into
from briefgen.engine.shelf import health_state
from briefgen.library import Library

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Port Notices</title>
<item><title>Dues fall</title><link>http://127.0.0.1:{port}/dues</link><guid>1</guid>
<pubDate>Mon, 19 Jan 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The harbour board cut the dues for every vessel below forty metres on Monday.&lt;/p&gt;
&lt;p&gt;The new tariff applies from 1 February 2026, and the board will review it in the autumn.&lt;/p&gt;</description></item>
</channel></rss>"""
PAGE = """<html><head><title>Dues fall</title><meta property="article:published_time" content="2026-01-19"></head>
<body><article><h1>Dues fall</h1><p>The harbour board cut the dues for every vessel below forty metres on Monday, after a
year of complaints by the owners of small fishing boats.</p><p>The new tariff applies from 1 February 2026.</p></article>
</body></html>"""


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        server.asked.append(self.path)
        if self.path == "/robots.txt" or server.broken:
            self.send_response(404 if not server.broken else 500)
            self.end_headers()
            return
        if self.headers.get("If-None-Match") == '"one"':
            self.send_response(304)
            self.end_headers()
            return
        feed = self.path == "/feed"
        body = (FEED.format(port=server.server_port) if feed else PAGE).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml" if feed else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if feed:
            self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[str]
    broken = False


@pytest.fixture
def site() -> Iterator[_Server]:
    server = _Server(("127.0.0.1", 0), _Site)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def settings(site: _Server, *, allowed: bool = True) -> Settings:
    hosts = {"allow_hosts": ["127.0.0.1"]} if allowed else {}
    source = {"url": f"http://127.0.0.1:{site.server_port}/feed", "name": "port"}
    return Settings.model_validate({"sources": [source], "fetch": hosts})


def test_a_feed_is_fetched_once_and_then_only_asked_whether_it_changed(site: _Server, tmp_path: Path) -> None:
    wanted = settings(site)
    with Library(tmp_path / "library.sqlite") as library:
        first = read_into(library, wanted.sources, wanted, now=NOW)
        assert (len(first.ids), first.problems) == (1, [])
        document = library.get(first.ids)[first.ids[0]]
        assert (document.title, document.published) == ("Dues fall", date(2026, 1, 19))
        pages = len(site.asked)

        again = read_into(library, wanted.sources, wanted, now=NOW + timedelta(days=1))
        assert again.ids == first.ids
        assert site.asked[pages:] == ["/feed"]
        health = library.health()["port"]
        assert (health.found, health.failures, health.newest, health.etag) == (1, 0, date(2026, 1, 19), '"one"')
        assert health_state(wanted.sources[0], health, NOW, wanted) == "well"
        assert health_state(wanted.sources[0], health, NOW + timedelta(days=60), wanted) == "stale"


def test_a_source_that_fails_is_counted_and_the_others_go_on(site: _Server, tmp_path: Path) -> None:
    wanted = settings(site)
    note = tmp_path / "note.txt"
    note.write_text("The pilots' union of Ostrava Bay accepted the new contract on Friday.")
    with Library(tmp_path / "library.sqlite") as library:
        read_into(library, wanted.sources, wanted, now=NOW)
        site.broken = True
        for _ in range(2):
            intake = read_into(library, [*wanted.sources, SourceSpec(path=str(note))], wanted, now=NOW)
        assert len(intake.ids) == 1
        assert len(intake.problems) == 1
        assert "port" in intake.problems[0]
        health = library.health()["port"]
        assert (health.failures, health.succeeded) == (2, NOW)
        assert health_state(wanted.sources[0], health, NOW, wanted) == "failing"


def test_an_address_inside_the_network_is_refused_unless_the_settings_allow_it(site: _Server, tmp_path: Path) -> None:
    wanted = settings(site, allowed=False)
    with Library(tmp_path / "library.sqlite") as library:
        intake = read_into(library, wanted.sources, wanted, now=NOW)
    assert intake.ids == []
    assert len(intake.problems) == 1
    assert site.asked == []


def test_a_brief_names_the_feed_that_has_brought_nothing_new_for_long(site: _Server, tmp_path: Path) -> None:
    from briefgen.engine import BuildRequest, build_brief
    from briefgen.workspace import Workspace

    place = Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")
    feed = SourceSpec.model_validate({"url": f"http://127.0.0.1:{site.server_port}/feed", "name": "Port Notices"})
    wanted = settings(site).model_copy(update={"sources": [feed]})
    for days, stale in ((0, ()), (15, ("Port Notices, newest 19 January 2026",))):
        made = build_brief(BuildRequest(formats=("md",)), wanted, place, now=NOW + timedelta(days=days))
        assert made.brief is not None
        assert made.brief.coverage.stale == stale
    assert "Nothing new: Port Notices, newest 19 January 2026." in made.paths[0].read_text("utf-8")


def test_tags_of_another_address_under_the_same_name_are_not_sent(site: _Server, tmp_path: Path) -> None:
    wanted = settings(site)
    with Library(tmp_path / "library.sqlite") as library:
        read_into(library, wanted.sources, wanted, now=NOW)
        other = SourceSpec(url=f"http://127.0.0.1:{site.server_port}/feed?all", name="port", kind="page")
        intake = read_into(library, [other], wanted, now=NOW)
        assert intake.problems == [] and len(intake.ids) == 1
        assert library.health()["port"].url.endswith("?all")
