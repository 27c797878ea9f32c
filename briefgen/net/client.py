"""One guarded GET with limits, and pings for monitoring.

A name is resolved once, every address it has is checked, and the connection goes to the checked address; so it is again
after every redirect. Behind a proxy, which resolves names itself, names and literal addresses are checked. Times are in
seconds and total: a server that drips bytes is cut off like one that is silent.
"""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from briefgen import __version__
from briefgen.errors import SourceError
from briefgen.net.addresses import is_local, literal, origin, refused, resolve, shown_url

USER_AGENT = f"briefgen/{__version__} (briefing generator; reads feeds and pages that its user chose)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RETRIED = frozenset({429, 502, 503, 504})

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Policy:
    """What a request may cost and where it may go."""

    seconds: float = 30.0  # for the whole request, redirects included
    connect_seconds: float = 10.0
    max_bytes: int = 20_000_000  # decoded
    max_redirects: int = 5
    allow_hosts: frozenset[str] = frozenset()  # hosts on private addresses that the config allows
    longest_wait: float = 10.0  # a Retry-After up to this is waited for, a longer one is reported
    user_agent: str = ""  # how requests name their sender; empty: briefgen and its version


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: `url` is where it came from in the end; `not_modified` means that nothing has changed since the tag given."""

    url: str
    status: int
    content: bytes = b""
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False


class WaitError(SourceError):
    """The server asks to come back later; `seconds` says when, None where it does not."""

    def __init__(self, what: str, *, where: str = "", hint: str = "", seconds: float | None = None) -> None:
        super().__init__(what, where=where, hint=hint)
        self.seconds = seconds


class _Guard(httpx.BaseTransport):
    """Sends each request to an address that was checked; Host header, SNI and certificate stay those of the name."""

    def __init__(self, policy: Policy, lookup: Resolve) -> None:
        self.policy, self.lookup = policy, lookup
        # No connection is kept: two names on one address must each show their own certificate.
        self.limits = httpx.Limits(max_keepalive_connections=0, max_connections=64)
        self.direct: httpx.HTTPTransport | None = None
        self.proxied: dict[str, httpx.HTTPTransport] = {}
        self.lock = threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
        allowed = host.lower().rstrip(".") in self.policy.allow_hosts
        if proxy := self._proxy(request.url):
            if not allowed:
                self._check_name(host)
            return self._through(proxy).handle_request(request)
        addresses = self._checked(host, port, allowed)
        error: httpx.TransportError | None = None
        for address in addresses[:4]:
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return self._straight().handle_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as failed:
                error = failed
        raise error or httpx.ConnectError("no address")

    def _checked(self, host: str, port: int, allowed: bool) -> list[str]:
        try:
            found = [literal(host)] if literal(host) else self.lookup(host, port)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError("the host is unknown") from error
        if not found:
            raise httpx.ConnectError("the host is unknown")
        if not allowed:
            for address in found:  # one bad address among good ones is an attack too
                if why := refused(address):
                    raise _RefusedError(f"leads to a {why} address: refused")
        return found

    def _check_name(self, host: str) -> None:
        address = literal(host)
        if refused(address) if address else is_local(host):
            raise _RefusedError("leads to a local or private address: refused")

    def _proxy(self, url: httpx.URL) -> str:
        proxies = urllib.request.getproxies()
        found = proxies.get(url.scheme) or proxies.get("all") or ""
        if not found or urllib.request.proxy_bypass(f"{url.host}:{url.port}" if url.port else url.host):
            return ""
        return found if "://" in found else f"http://{found}"

    def _straight(self) -> httpx.HTTPTransport:
        with self.lock:
            if self.direct is None:
                self.direct = httpx.HTTPTransport(verify=True, trust_env=True, limits=self.limits)
            return self.direct

    def _through(self, proxy: str) -> httpx.HTTPTransport:
        with self.lock:
            if proxy not in self.proxied:
                self.proxied[proxy] = httpx.HTTPTransport(verify=True, trust_env=True, limits=self.limits, proxy=proxy)
            return self.proxied[proxy]

    def close(self) -> None:
        for transport in [self.direct, *self.proxied.values()]:
            if transport is not None:
                transport.close()


class _RefusedError(Exception):
    """An address that the policy does not allow."""


@dataclass(slots=True)
class _Watch:
    """Ends a request's connection when its time is up, whatever it is doing."""

    seconds: float
    stream: Any = None
    over: bool = False
    timer: threading.Timer | None = field(default=None)

    def __enter__(self) -> _Watch:
        self.timer = threading.Timer(max(0.01, self.seconds), self._end)
        self.timer.daemon = True
        self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.timer is not None:
            self.timer.cancel()

    def trace(self, name: str, info: Mapping[str, Any]) -> None:
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete", "proxy.start_tls.complete"):
            self.stream = info.get("return_value")

    def _end(self) -> None:
        self.over = True
        try:
            sock = self.stream.get_extra_info("socket")
            sock.shutdown(socket.SHUT_RDWR)
        except (AttributeError, OSError):
            pass  # not connected yet, or no longer: the timeouts of the steps end it


class Client:
    """Guarded requests; safe to share between threads. Close it, or use it as a context manager."""

    def __init__(
        self,
        policy: Policy | None = None,
        *,
        lookup: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.policy, self.sleep, self.monotonic = policy or Policy(), sleep, monotonic
        self.client = httpx.Client(transport=_Guard(self.policy, lookup), follow_redirects=False, trust_env=False)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self.client.close()

    def get(
        self,
        url: str,
        *,
        headers: Iterable[tuple[str, str]] = (),
        etag: str = "",
        last_modified: str = "",
        accept: str = "*/*",
    ) -> Response:
        """Fetches an address; raises SourceError (WaitError where the server asks to wait). Only http and https.

        `headers` go to the host of `url` only, not to where it redirects. With `etag` or `last_modified`, the answer may be
        `not_modified`. A busy server is asked a second time if it names a short wait.
        """
        asked = {
            "User-Agent": self.policy.user_agent or USER_AGENT,
            "Accept": accept,
            "Accept-Encoding": "gzip, deflate",
        }
        if etag:
            asked["If-None-Match"] = etag
        if last_modified:
            asked["If-Modified-Since"] = last_modified
        deadline = self.monotonic() + self.policy.seconds
        try:
            return self._followed(url, asked, tuple(headers), deadline)
        except WaitError as error:
            wait = error.seconds if error.seconds is not None else 1.0
            if wait > self.policy.longest_wait or self.monotonic() + wait >= deadline:
                raise
            self.sleep(wait)
            return self._followed(url, asked, tuple(headers), deadline)

    def _followed(self, url: str, asked: dict[str, str], own: tuple[tuple[str, str], ...], deadline: float) -> Response:
        here, start = url, origin(url)
        for _ in range(self.policy.max_redirects + 1):
            headers = {**asked, **dict(own)} if origin(here) == start else asked
            answer, onward = self._once(here, headers, deadline)
            if onward is None:
                return answer
            here = urljoin(here, onward)
        raise SourceError(f"redirects more than {self.policy.max_redirects} times", where=shown_url(url))

    def _once(self, url: str, headers: dict[str, str], deadline: float) -> tuple[Response, str | None]:
        """One request: (answer, None), or (empty, where it redirects to)."""
        where = shown_url(url)
        parts = urlsplit(url) if "://" in url else None
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise SourceError("not an address that may be fetched (http and https only)", where=where)
        left = deadline - self.monotonic()
        if left <= 0:
            raise self._late(where)
        step = min(self.policy.connect_seconds, left)
        timeout = httpx.Timeout(min(20.0, left), connect=step)
        with _Watch(left) as watch:
            try:
                with self.client.stream(
                    "GET", url, headers=headers, timeout=timeout, extensions={"trace": watch.trace}
                ) as found:
                    return self._taken(found, url, deadline)
            except _RefusedError as error:
                hint = f"if this is meant, write into config.yaml: fetch: {{allow_hosts: [{parts.hostname}]}}"
                raise SourceError(str(error), where=where, hint=hint) from error
            except SourceError:
                raise
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
                if watch.over or self.monotonic() >= deadline:
                    raise self._late(where) from error
                raise SourceError(_why(error), where=where, hint="check the address and the network") from error

    def _late(self, where: str) -> SourceError:
        return SourceError(f"took longer than {self.policy.seconds:g} s", where=where)

    def _taken(self, found: httpx.Response, url: str, deadline: float) -> tuple[Response, str | None]:
        where, status = shown_url(url), found.status_code
        if status in _REDIRECTS and found.headers.get("location"):
            return Response(url, status), found.headers["location"]
        if status == 304:
            kept = found.headers
            return Response(
                url, 304, etag=kept.get("etag", ""), last_modified=kept.get("last-modified", ""), not_modified=True
            ), None
        if status in _RETRIED:
            seconds = retry_after(found.headers.get("retry-after", ""))
            say = f"asks to come back in {seconds:.0f} s" if seconds else "is busy"
            raise WaitError(f"the server {say} ({status})", where=where, seconds=seconds)
        if status >= 400:
            raise SourceError(f"the server answers {status} {found.reason_phrase}".strip(), where=where)
        if "," in found.headers.get("content-encoding", ""):
            raise SourceError("is compressed more than once: refused", where=where)
        return Response(
            url=url,
            status=status,
            content=self._read(found, where, deadline),
            content_type=found.headers.get("content-type", "").partition(";")[0].strip().lower(),
            charset=found.charset_encoding or "",
            etag=found.headers.get("etag", "")[:500],
            last_modified=found.headers.get("last-modified", "")[:100],
        ), None

    def _read(self, found: httpx.Response, where: str, deadline: float) -> bytes:
        data = bytearray()
        for chunk in found.iter_bytes(65536):
            data += chunk
            if len(data) > self.policy.max_bytes:
                raise SourceError(f"too large (limit {self.policy.max_bytes / 1e6:.0f} MB)", where=where)
            if self.monotonic() > deadline:
                raise self._late(where)
        return bytes(data)

    def ping(self, url: str, body: bytes = b"") -> None:
        """Tells a monitoring service; raises SourceError where it could not be told. Follows no redirect."""
        where = shown_url(url)
        try:
            with _Watch(self.policy.seconds) as watch:
                answer = self.client.post(
                    url, content=body, headers={"User-Agent": USER_AGENT}, timeout=self.policy.connect_seconds,
                    extensions={"trace": watch.trace},
                )  # fmt: skip
        except _RefusedError as error:
            raise SourceError(str(error), where=where) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise SourceError(_why(error), where=where) from error
        if answer.status_code >= 400:
            raise SourceError(f"the server answers {answer.status_code}", where=where)


def retry_after(value: str) -> float | None:
    """The seconds that a Retry-After header asks to wait: a number, or a date; None where it says nothing sensible."""
    if value.strip().isdigit():
        return min(float(value), 86_400.0)
    try:
        return max(0.0, min(parsedate_to_datetime(value).timestamp() - time.time(), 86_400.0))
    except (TypeError, ValueError, OverflowError):
        return None


def _why(error: BaseException) -> str:
    """What went wrong, in words that say what to check."""
    text = str(error)
    if "CERTIFICATE_VERIFY_FAILED" in text or "certificate" in text.lower():
        return "its certificate is not trusted (a company certificate? set SSL_CERT_FILE)"
    if isinstance(error, httpx.TimeoutException):
        return "did not answer in time"
    if isinstance(error, httpx.ProxyError):
        return "the proxy refuses it"
    if "unknown" in text:
        return "its host is unknown"
    if isinstance(error, httpx.ConnectError):
        return "could not be reached"
    if isinstance(error, httpx.DecodingError):
        return "its compression is damaged"
    return "the connection broke or the answer is damaged"
