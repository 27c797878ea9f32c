"""Fetching, against a server on the loopback: conditional requests, limits, redirects, robots.txt, the address guard."""

from __future__ import annotations

import contextlib
import gzip
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefgen.net.addresses import literal, refused, shown_url
from briefgen.net.client import Client, Policy
from briefgen.sources import Fetched, WebSource, fetch
from tests.sources.test_formats import made_pdf

pytestmark = pytest.mark.real_time

ARTICLE = "<h1>Accord signed</h1><p>Minister Ada Quill signed the Harbour Accord in Velmora, together with eleven ministers of coastal states.</p>"
PAGE = f"<html><head><title>Accord signed</title></head><body><article>{ARTICLE}<p class=ad>Buy a boat today.</p></article></body></html>".encode()


class Site:
    """A server whose answers are functions of the request; `asked` are the requests that it got."""

    def __init__(self, tls: tuple[str, str] | None = None) -> None:
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                answer = site.answers.get(self.path)
                try:
                    if answer:
                        answer(self)
                    else:
                        self.send_error(404)
                except OSError:
                    pass

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up are meant to
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def give(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for key, value in headers.items():
                request.send_header(key.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = answer

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


OPEN = Policy(allow_hosts=frozenset({"127.0.0.1"}), seconds=120)


def one(source: WebSource, policy: Policy = OPEN, **more: Any) -> Fetched:
    (found,) = fetch([source], policy=policy, **more)
    return found


def feed(site: Site, *items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Ports</title>{''.join(items)}</channel></rss>".encode()


def certificate(folder: Path, host: str) -> tuple[str, str]:
    """Files of a key and a certificate for a host, signed by itself."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate")
    key, cert = str(folder / "key.pem"), str(folder / "cert.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "9000",
         "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, cert


def secure_site(folder: Path) -> tuple[Site, str]:
    """A site called ports.example with a feed, and the file of its certificate."""
    key, cert = certificate(folder, "ports.example")
    site = Site(tls=(cert, key))
    site.give("/feed", feed(site, "<item><title>T</title><description>Port open.</description></item>"))
    return site, cert


def test_a_page_is_fetched_cleaned_and_asked_for_again_only_if_changed(site: Site) -> None:
    site.give(
        "/a", PAGE, Content_Type="text/html; charset=utf-8", ETag='"v1"', Last_Modified="Mon, 12 Jan 2026 08:00:00 GMT"
    )
    found = one(WebSource(f"{site.url}/a", "page", publisher="Ministry of Ports", drop=(".ad",)))
    (document,) = found.documents
    assert (
        document.title == "Accord signed" and "boat" not in document.text and document.publisher == "Ministry of Ports"
    )
    assert document.url == f"{site.url}/a" and (found.etag, found.error) == ('"v1"', None)
    assert "briefgen/" in site.asked[-1][1]["user-agent"]
    site.give("/a", b"", 304)
    again = one(WebSource(f"{site.url}/a", "page", etag=found.etag, last_modified=found.last_modified))
    assert again.unchanged and again.etag == '"v1"' and not again.documents
    assert site.asked[-1][1]["if-none-match"] == '"v1"' and "if-modified-since" in site.asked[-1][1]


def test_a_pattern_drops_blocks(site: Site) -> None:
    site.give("/a", PAGE, Content_Type="text/html")
    (document,) = one(WebSource(f"{site.url}/a", drop=("re:^Buy a",))).documents
    assert "boat" not in document.text and document.blocks[-1].end == len(document.text)
    assert "not understood" in str(one(WebSource(f"{site.url}/a", drop=("re:(",))).error)


def test_a_feed_gives_its_full_texts_and_fetches_the_pages_of_summaries(site: Site) -> None:
    site.give("/p", PAGE, Content_Type="text/html")
    full = "<p>The minister opened the port of Velmora and thanked the crews.</p>" * 20
    site.give("/feed", feed(
        site,
        f"<item><title>Full</title><link>{site.url}/full</link><description><![CDATA[{full}]]></description></item>",
        f"<item><title>Short</title><link>{site.url}/p</link><pubDate>Mon, 12 Jan 2026 08:00:00 GMT</pubDate><description>Short.</description></item>",
        f"<item><title>Gone</title><link>{site.url}/gone</link><description>The summary of a page that is gone.</description></item>",
        f"<item><title>Known</title><link>{site.url}/known</link><description>Read before.</description></item>",
    ))  # fmt: skip
    found = one(WebSource(f"{site.url}/feed"), known={f"{site.url}/known"})
    assert [d.title for d in found.documents] == ["Full", "Accord signed", "Gone"]
    assert found.documents[1].published == date(2026, 1, 12) and (found.items, found.known) == (4, 1)
    assert "404" in str(found.failures[0]) and found.documents[2].warnings and found.error is None


def test_one_bad_source_never_stops_the_others_and_order_is_kept(site: Site) -> None:
    site.give("/a", PAGE, Content_Type="text/html")
    site.give("/page", PAGE, Content_Type="text/html")
    sources = [
        WebSource("ftp://x.example/a"), WebSource(f"{site.url}/404"), WebSource(f"{site.url}/page", "feed", "Ports"),
        WebSource("http://user:secret@[bad"), WebSource(f"{site.url}/a"),
    ]  # fmt: skip
    found = list(fetch(sources, policy=OPEN))
    assert [bool(f.error) for f in found] == [True, True, True, True, False]
    assert (
        "http and https only" in str(found[0].error) and "404" in str(found[1].error) and "Ports" in str(found[2].error)
    )
    assert all("secret" not in str(f.error) and "\n" not in str(f.error) for f in found)


def test_redirects_are_followed_to_five_and_own_headers_stay_with_their_host(site: Site) -> None:
    for n in range(8):
        site.give(f"/{n}", b"", 302, Location=f"/{n + 1}")
    site.give("/5", PAGE, Content_Type="text/html")
    assert one(WebSource(f"{site.url}/0")).documents
    site.give("/5", b"", 302, Location="/6")
    assert "redirects more than 5 times" in str(one(WebSource(f"{site.url}/0")).error)
    site.give("/out", b"", 302, Location=f"{site.url.replace('127.0.0.1', 'localhost')}/in")
    site.give("/in", PAGE, Content_Type="text/html")
    policy = Policy(allow_hosts=frozenset({"127.0.0.1", "localhost"}))
    assert one(WebSource(f"{site.url}/out", headers=(("X-Key", "s3cret"),)), policy).documents
    sent = dict(site.asked)
    assert sent["/out"]["x-key"] == "s3cret" and "x-key" not in sent["/in"]


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    site.give("/a", b"", 302, Location="http://169.254.169.254/latest")
    assert "link-local" in str(one(WebSource(f"{site.url}/a")).error)
    site.give("/a", b"", 302, Location="file:///etc/passwd")
    assert "http and https only" in str(one(WebSource(f"{site.url}/a")).error)


def test_without_leave_no_private_address_is_asked(site: Site) -> None:
    found = one(WebSource(f"{site.url}/a"), Policy())
    assert "loopback address: refused" in str(found.error) and not site.asked
    port = site.server.server_address[1]
    for answers in (["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"]):
        with Client(Policy(), lookup=partial(lambda found, host, port: found, answers)) as client:
            (result,) = fetch([WebSource(f"http://rebind.example:{port}/a", "feed")], client=client)
        assert "refused" in str(result.error) and not site.asked


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    site.give("/feed", feed(site, "<item><title>T</title><description>Port open.</description></item>"))
    asked: list[str] = []

    def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    policy = Policy(allow_hosts=frozenset({"ports.example"}))
    with Client(policy, lookup=lookup) as client:
        (found,) = fetch([WebSource(f"http://ports.example:{site.url.rpartition(':')[2]}/feed", "feed")], client=client)
    assert found.error is None and asked == ["ports.example"]
    assert site.asked[0][1]["host"].startswith("ports.example")


@pytest.mark.parametrize(
    ("address", "why"),
    [("127.0.0.1", "loopback"), ("::1", "loopback"), ("10.1.2.3", "private"), ("100.64.0.1", "private"), ("169.254.169.254", "link-local"),
     ("fd00:ec2::254", "private"), ("0.0.0.0", "loopback"), ("224.0.0.1", "reserved"), ("::ffff:10.0.0.1", "private"), ("2002:7f00:1::", "loopback"),
     ("8.8.8.8", ""), ("2606:4700::1111", "")],
)  # fmt: skip
def test_which_addresses_are_refused(address: str, why: str) -> None:
    assert refused(address) == why


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "0177.0.0.1"])
def test_odd_spellings_of_an_address(host: str) -> None:
    assert literal(host) == "127.0.0.1"


def test_limits_of_size_time_and_compression(site: Site) -> None:
    site.give("/big", b"x" * 300_000)
    policy = Policy(allow_hosts=OPEN.allow_hosts, max_bytes=100_000, seconds=120)
    assert "too large" in str(one(WebSource(f"{site.url}/big"), policy).error)
    site.give("/bomb", gzip.compress(b"x" * 30_000_000), Content_Encoding="gzip")
    assert "too large" in str(one(WebSource(f"{site.url}/bomb"), policy).error)
    site.give("/twice", gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip")
    assert "compressed more than once" in str(one(WebSource(f"{site.url}/twice"), policy).error)

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:  # until nobody listens any more
            request.wfile.write(b"X-A: b\r\n")
            request.wfile.flush()
            time.sleep(0.1)

    site.answers["/drip"] = drip
    policy = Policy(allow_hosts=OPEN.allow_hosts, seconds=1)
    assert "took longer than 1 s" in str(one(WebSource(f"{site.url}/drip"), policy).error)


def test_a_busy_server_is_waited_for_shortly_or_reported(site: Site) -> None:
    waited: list[float] = []

    def busy_once(request: BaseHTTPRequestHandler) -> None:
        site.give("/a", PAGE, Content_Type="text/html")
        request.send_response(429)
        request.send_header("Retry-After", "2")
        request.end_headers()

    site.answers["/a"] = busy_once
    with Client(OPEN, sleep=waited.append) as client:
        (found,) = fetch([WebSource(f"{site.url}/a")], client=client)
    assert found.documents and waited == [2.0]
    site.give("/b", b"", 503, Retry_After="600")
    late = one(WebSource(f"{site.url}/b"))
    assert late.retry_after == 600 and "600 s" in str(late.error)


def test_robots_txt_is_respected_for_pages(site: Site) -> None:
    site.give("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    site.give("/private/a", PAGE, Content_Type="text/html")
    site.give("/open", PAGE, Content_Type="text/html")
    assert "robots.txt" in str(one(WebSource(f"{site.url}/private/a", "page")).error)
    assert "/private/a" not in site.paths()
    assert one(WebSource(f"{site.url}/open", "page")).documents
    site.give("/robots.txt", b"", 500)
    assert "robots.txt" in str(one(WebSource(f"{site.url}/open", "page")).error)


def test_behind_a_proxy_names_and_literal_addresses_are_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.url)
    page = feed(site, "<item><title>T</title><description>Port open.</description></item>")
    site.give("http://ports.example/feed", page)
    assert one(WebSource("http://ports.example/feed", "feed"), Policy()).documents
    for url in (
        "http://localhost/feed",
        "http://10.0.0.1/feed",
        "http://metadata.google.internal/feed",
        "http://2130706433/feed",
    ):
        assert "refused" in str(one(WebSource(url, "feed"), Policy()).error)
    assert len(site.asked) == 1


def test_a_password_is_never_shown() -> None:
    assert shown_url("https://user:secret@x.example/a?b=1") == "https://x.example/a?b=1"


def test_a_certificate_is_checked_for_the_name_and_company_ones_are_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cert = secure_site(tmp_path)
    port = site.url.rpartition(":")[2]
    policy = Policy(allow_hosts=frozenset({"ports.example", "other.example"}), seconds=120)

    def get(host: str) -> Fetched:
        with Client(policy, lookup=lambda host, port: ["127.0.0.1"]) as client:
            (found,) = fetch([WebSource(f"https://{host}:{port}/feed", "feed")], client=client)
        return found

    assert "SSL_CERT_FILE" in str(get("ports.example").error)
    monkeypatch.setenv("SSL_CERT_FILE", cert)
    assert get("ports.example").documents
    assert "not trusted" in str(get("other.example").error)
    site.server.shutdown()
    site.server.server_close()


def test_an_address_may_lead_to_a_page_a_pdf_or_a_feed_of_any_kind(site: Site) -> None:
    site.give("/p", PAGE, Content_Type="text/html")
    site.give("/report", made_pdf("<h1>Port report</h1><p>The harbour board approved the budget.</p>"),
              Content_Type="application/octet-stream")  # fmt: skip
    item = {
        "id": "1",
        "title": "Dues fall",
        "url": f"{site.url}/p",
        "content_text": "The board cut the dues on Monday.",
    }
    site.give("/news", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Ports", "items": [item]}).encode(),
              Content_Type="application/feed+json")  # fmt: skip
    site.give("/links", b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Ports</title><entry><title>Accord</title>"
              b"<link href='" + site.url.encode() + b"/p'/></entry></feed>", Content_Type="application/atom+xml")  # fmt: skip
    found = list(fetch([WebSource(site.url + p) for p in ("/p", "/report", "/news", "/links")], policy=OPEN))
    assert [f.error for f in found] == [None] * 4
    (page, pdf, item_, linked) = (f.documents[0] for f in found)
    assert (page.title, page.media_type, pdf.title, pdf.media_type) == (
        "Accord signed", "text/html", "Port report", "application/pdf",
    )  # fmt: skip
    assert pdf.url == f"{site.url}/report" and pdf.blocks[-1].page == 1
    assert item_.title == "Dues fall" and "Monday" in item_.text
    assert linked.title == "Accord signed" and "eleven ministers" in linked.text and not linked.warnings


def test_no_more_requests_go_to_one_host_at_once_than_allowed(site: Site) -> None:
    now, most = [0], [0]
    lock, two = threading.Lock(), threading.Event()

    def slow(request: BaseHTTPRequestHandler) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
            if most[0] == 2:
                two.set()
        two.wait(60)
        time.sleep(0.05)  # for a third to come, if it may
        with lock:
            now[0] -= 1
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        request.wfile.write(PAGE)

    for n in range(8):
        site.answers[f"/{n}"] = slow
    found = list(
        fetch([WebSource(f"{site.url}/{n}") for n in range(8)], policy=OPEN, workers=8, per_host=2, robots=False)
    )
    assert all(f.documents for f in found) and most[0] == 2


def test_an_endless_body_ends_with_the_time_and_a_silent_server_too(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:  # until nobody listens any more
            request.wfile.write(b"x" * 100)
            request.wfile.flush()
            time.sleep(0.05)

    site.answers["/endless"] = endless
    over = threading.Event()
    site.answers["/silent"] = lambda request: over.wait(100)
    policy = Policy(allow_hosts=OPEN.allow_hosts, seconds=0.8)
    found = list(
        fetch([WebSource(f"{site.url}/endless"), WebSource(f"{site.url}/silent")], policy=policy, robots=False)
    )
    over.set()
    assert all("took longer than 0.8 s" in str(f.error) for f in found)


def test_robots_txt_and_the_name_of_the_program_are_settings(site: Site) -> None:
    site.give("/robots.txt", b"User-agent: *\nDisallow: /\n")
    site.give("/a", PAGE, Content_Type="text/html")
    policy = Policy(allow_hosts=OPEN.allow_hosts, user_agent="Ministry desk (desk@ministry.example)")
    assert one(WebSource(f"{site.url}/a", "page"), policy, robots=False).documents
    assert site.paths() == ["/a"] and site.asked[0][1]["user-agent"] == "Ministry desk (desk@ministry.example)"


def test_an_https_page_through_a_proxy_by_a_company_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cert = secure_site(tmp_path)
    asked: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def proxy() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=tunnel, args=(client,), daemon=True).start()

    def tunnel(client: socket.socket) -> None:
        asked.append(client.recv(4000).split(b"\r\n")[0])
        with client, socket.create_connection(("127.0.0.1", site.server.server_address[1])) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=pump, args=(server, client), daemon=True)
            back.start()
            pump(client, server)
            back.join()

    def pump(one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)

    threading.Thread(target=proxy, daemon=True).start()
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listener.getsockname()[1]}")
    monkeypatch.setenv("SSL_CERT_FILE", cert)
    found = one(WebSource("https://ports.example/feed", "feed"), Policy(seconds=120))
    assert found.error is None and [d.title for d in found.documents] == ["T"]
    assert asked == [b"CONNECT ports.example:443 HTTP/1.1"]
    assert (
        "refused" in str(one(WebSource("https://10.0.0.1/feed", "feed"), Policy(seconds=120)).error) and len(asked) == 1
    )
    listener.close()
    site.server.shutdown()
    site.server.server_close()


def test_of_a_giant_feed_the_first_items_are_read_and_that_is_said(site: Site) -> None:
    items = [f"<item><title>T{n}</title><link>{site.url}/f</link><guid>same</guid><description>{'Port open. ' * 90}{n}</description></item>" for n in range(300)]  # fmt: skip
    site.give("/feed", feed(site, *items))
    found = one(WebSource(f"{site.url}/feed", "feed"))
    assert len({d.id for d in found.documents}) == 100 and found.items == 300 and site.paths() == ["/feed"]
    assert found.documents[-1].warnings == ("only the first 100 of the 300 items of its feed were read",)
