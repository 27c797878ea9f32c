"""Feeds and pages from the web: fetched side by side with limits, each source's outcome a value of its own."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen.errors import SourceError
from briefgen.model import SourceDocument
from briefgen.net.addresses import shown_url

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

    from briefgen.net.client import Client, Policy, Response
    from briefgen.sources.feed import Item
    from briefgen.sources.registry import Limits

_ACCEPT_FEED = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
_ACCEPT_PAGE = "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5"
_FEED_NAME = re.compile(r"rss|atom|feed|\.xml\b|\.rdf\b", re.I)
AGENT = "briefgen"  # the name that robots.txt may speak to


@dataclass(frozen=True, slots=True)
class WebSource:
    """One feed or page to fetch. `etag` and `last_modified` are what an earlier `Fetched` gave for it."""

    url: str
    kind: str = "auto"  # 'feed', 'page', or 'auto': by content
    name: str = ""
    publisher: str = ""  # overrides what the source says of itself
    headers: tuple[tuple[str, str], ...] = ()
    drop: tuple[str, ...] = ()  # CSS selectors, or 're:' and a regular expression: matching blocks are left out
    follow: bool = True  # fetch the page of a feed's item that has only a summary
    most: int = 100  # items taken from a feed, newest first as the feed has them
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one source: documents, or the error; `unchanged` means that the server says nothing is new."""

    source: WebSource
    documents: tuple[SourceDocument, ...] = ()
    error: SourceError | None = None
    unchanged: bool = False
    etag: str = ""
    last_modified: str = ""
    retry_after: float | None = None  # seconds that the server asks to wait
    items: int = 0  # in the feed
    known: int = 0  # items whose pages were not fetched, for `known` has them
    failures: tuple[SourceError, ...] = ()  # pages of items that could not be read; their summaries are used


def fetch(
    sources: Sequence[WebSource],
    *,
    policy: Policy | None = None,
    limits: Limits | None = None,
    known: Container[str] = (),
    workers: int = 8,
    per_host: int = 2,
    robots: bool = True,
    on_done: Callable[[Fetched], None] | None = None,
    client: Client | None = None,
) -> Iterator[Fetched]:
    """What came of each source, in the order given. No error of one source reaches another, or the caller.

    known: addresses whose pages the library has already; they are not fetched again. workers, per_host: how many sources
    are fetched at once, and how many requests go to one host at once. robots: keep to
    robots.txt for pages. on_done is told of each source as it is done, in any order.
    """
    from briefgen.net.client import Client

    own = client or Client(policy)
    run = _Run(own, known, per_host, limits, robots)
    pool = ThreadPoolExecutor(max_workers=max(1, min(workers, len(sources) or 1)), thread_name_prefix="fetch")
    try:
        asked = [pool.submit(run.source, source) for source in sources]
        waiting = set(asked)
        for future in asked:
            while future in waiting:
                finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                if on_done is not None:
                    for one in finished:
                        on_done(one.result())
            yield future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if client is None:
            own.close()


@dataclass(slots=True)
class _Run:
    client: Client
    known: Container[str]
    per_host: int
    limits: Limits | None
    obey: bool = True  # robots.txt
    gates: dict[str, threading.Semaphore] = field(default_factory=dict)
    robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def source(self, source: WebSource) -> Fetched:
        """One source; whatever goes wrong is in the result."""
        from briefgen.net.client import WaitError

        try:
            return self._source(source)
        except WaitError as error:
            return Fetched(source, error=_named(error, source), retry_after=error.seconds)
        except SourceError as error:
            return Fetched(source, error=_named(error, source))
        except Exception as error:  # one source with a surprise must not stop the run
            return Fetched(
                source, error=SourceError(f"could not be read ({type(error).__name__})", where=shown_url(source.url))
            )

    def _source(self, source: WebSource) -> Fetched:
        from briefgen.sources.registry import Format, sniff

        if source.kind == "page" or (source.kind == "auto" and not _FEED_NAME.search(source.url)):
            self._obey_robots(source.url)
        answer = self._get(source, source.url, conditional=True)
        if answer.not_modified:
            return Fetched(
                source,
                unchanged=True,
                etag=answer.etag or source.etag,
                last_modified=answer.last_modified or source.last_modified,
            )
        hint = answer.content_type or urlsplit(answer.url).path
        feed = sniff(answer.content, hint) is Format.FEED
        if source.kind == "feed" and not feed:
            raise SourceError(
                "not a feed", where=source.url, hint="look for the address of the feed, or make it a page"
            )
        result = self._feed(source, answer) if feed else self._page(source, answer)
        return replace(result, etag=answer.etag, last_modified=answer.last_modified)

    def _get(self, source: WebSource, url: str, *, conditional: bool = False) -> Response:
        headers = source.headers if urlsplit(url).netloc == urlsplit(source.url).netloc else ()
        with self._gate(url):
            return self.client.get(
                url,
                headers=headers,
                etag=source.etag if conditional else "",
                last_modified=source.last_modified if conditional else "",
                accept=_ACCEPT_PAGE if source.kind == "page" or not conditional else _ACCEPT_FEED,
            )

    def _gate(self, url: str) -> threading.Semaphore:
        host = urlsplit(url).netloc.lower()
        with self.lock:
            return self.gates.setdefault(host, threading.Semaphore(self.per_host))

    def _page(self, source: WebSource, answer: Response) -> Fetched:
        found = _documents(answer, source, self.limits)
        if len(found) == 1:
            found = [
                replace(found[0], url=found[0].url or answer.url, publisher=source.publisher or found[0].publisher)
            ]
        return Fetched(source, tuple(found))

    def _feed(self, source: WebSource, answer: Response) -> Fetched:
        from briefgen.sources.feed import feed_items

        items = feed_items(answer.content, answer.url, charset=answer.charset)
        found: list[SourceDocument] = []
        failures: list[SourceError] = []
        known = 0
        for item in items[: source.most]:
            if not item.full and source.follow and item.link and item.link in self.known:
                known += 1
                continue
            try:
                found.append(self._item(source, item, failures))
            except SourceError as error:
                failures.append(_named(error, source))
        if found and len(items) > source.most:
            note = f"only the first {source.most} of the {len(items):,} items of its feed were read"
            found[-1] = replace(found[-1], warnings=(*found[-1].warnings, note))
        return Fetched(source, tuple(found), items=len(items), known=known, failures=tuple(failures))

    def _item(self, source: WebSource, item: Item, failures: list[SourceError]) -> SourceDocument:
        """A feed's item as a document: from its page where the feed has only a summary, else from the feed."""
        from briefgen.sources.draft import without_blocks
        from briefgen.sources.feed import item_document

        selectors, patterns = _drops(source.drop)
        if not item.full and source.follow and item.link:
            try:
                self._obey_robots(item.link)
                page = _documents(self._get(source, item.link), source, self.limits)[0]
                page = replace(page, publisher=source.publisher or page.publisher or item.publisher, url=item.link)
                return _dated(page, item)
            except SourceError as error:
                failures.append(error)
        document = item_document(item, item.link or source.url, drop=selectors)
        document = without_blocks(document, patterns)
        return replace(document, publisher=source.publisher or document.publisher)

    def _obey_robots(self, url: str) -> None:
        rules = self._rules(url) if self.obey else None
        if rules is not None and not rules.can_fetch(AGENT, url):
            raise SourceError(
                "its site asks programs not to fetch it (robots.txt)",
                where=shown_url(url),
                hint="save the page and read the file",
            )

    def _rules(self, url: str) -> RobotFileParser | None:
        """The robots.txt of a site; None where there is none (RFC 9309: an error of the server's own forbids all)."""
        from urllib.robotparser import RobotFileParser

        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        with self.lock:
            if site in self.robots:
                return self.robots[site]
        rules: RobotFileParser | None = RobotFileParser()
        assert rules is not None
        try:
            with self._gate(url):
                answer = self.client.get(f"{site}/robots.txt", accept="text/plain, */*;q=0.5")
            rules.parse(answer.content[:500_000].decode("utf-8", "replace").splitlines())
        except SourceError as error:
            if "answers 5" in error.what or "busy" in error.what:
                rules.parse(["User-agent: *", "Disallow: /"])
            else:
                rules = None
        with self.lock:
            self.robots[site] = rules
        return rules


def _dated(page: SourceDocument, item: Item) -> SourceDocument:
    """A page with its feed's date where it has none of its own."""
    from briefgen.model import ClockKind
    from briefgen.sources.stated import stated_date

    when = stated_date(item.published) if page.published is None else None
    return replace(page, published=when, clock=ClockKind.STATED) if when else page


def _drops(drop: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(selectors, regular expressions) of a source's clean-up filters."""
    drop = tuple(drop)
    return tuple(d for d in drop if not d.startswith("re:")), tuple(d[3:] for d in drop if d.startswith("re:"))


def _documents(answer: Response, source: WebSource, limits: Limits | None) -> list[SourceDocument]:
    """The documents in an answer; formats with risky parsers in a child process."""
    from briefgen.sources.draft import without_blocks
    from briefgen.sources.many import read_many
    from briefgen.sources.registry import BINARY, read_bytes, sniff

    if not answer.content.strip():
        raise SourceError("the server sent nothing", where=answer.url)
    hint = answer.content_type or urlsplit(answer.url).path
    selectors, patterns = _drops(source.drop)
    if sniff(answer.content, hint) in BINARY:
        _, found = next(iter(read_many([(answer.url, answer.content)], limits=limits, workers=1)))
        if isinstance(found, SourceError):
            raise found
    else:
        found = read_bytes(answer.content, answer.url, hint=hint, charset=answer.charset, limits=limits, drop=selectors)
    return [without_blocks(d, patterns) for d in found]


def _named(error: SourceError, source: WebSource) -> SourceError:
    """The error with the source's name, where it has one, and never with a password."""
    where = shown_url(error.where) if "://" in error.where else error.where or shown_url(source.url)
    return SourceError(error.what, where=f"{source.name} ({where})" if source.name else where, hint=error.hint)
