"""RSS, Atom and JSON feeds: a document an item, with the full text where the feed has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError
from briefgen.model import SourceDocument
from briefgen.sources.decode import decode, readable
from briefgen.sources.draft import Draft, finish
from briefgen.sources.shape import letters
from briefgen.text import one_line

if TYPE_CHECKING:
    from briefgen.sources.registry import Limits

FULL_TEXT = 600  # letters from which an item's description is taken for its text
_TAGS = re.compile(r"<[A-Za-z/!][^<>]*>")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. `text` is HTML or plain; `full` says whether it is the whole text or a summary."""

    title: str
    link: str
    published: str
    publisher: str
    text: str
    full: bool
    language: str = ""


def read_feed(data: bytes, origin: str, *, limits: Limits, drop: Iterable[str] = ()) -> list[SourceDocument]:
    """The items of a feed as documents; a summary alone is read as it is and says so. Raises SourceError."""
    from briefgen.sources.archive import with_failures

    found: list[SourceDocument] = []
    failed: list[str] = []
    items = feed_items(data, origin)
    for item in items[: limits.documents]:
        try:
            found.append(item_document(item, origin, drop=drop))
        except SourceError as error:
            failed.append(f"{item.title or item.link or 'an item'}: {error.what}")
    if len(items) > limits.documents:
        failed.append(f"{len(items) - limits.documents:,} further items (limit {limits.documents:,})")
    return with_failures(found, failed, origin)


def item_document(item: Item, origin: str, *, drop: Iterable[str] = ()) -> SourceDocument:
    """One item as a document; raises SourceError for one without text."""
    from briefgen.sources.html import html_draft, once_escaped

    text = once_escaped(item.text)
    if _TAGS.search(text):
        draft = html_draft(text, origin, whole=True, drop=drop)
    else:
        from html import unescape

        from briefgen.sources.plain import plain_parts

        draft = Draft(parts=plain_parts(unescape(text)))
    if not draft.parts:
        raise SourceError("no text found", where=origin)
    draft.title, draft.published, draft.publisher = item.title, item.published, item.publisher
    draft.url, draft.language = item.link, item.language
    draft.media_type = "application/feed"
    if not item.full:
        draft.warnings.append("only the summary that the feed gives")
    raw = "\0".join((item.title, item.link, item.published, item.text)).encode("utf-8", "replace")
    return finish(draft, origin, raw)


def feed_items(data: bytes, origin: str, *, charset: str = "") -> list[Item]:
    """The items of a feed; raises SourceError where there is no feed, none in it, or a DTD."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_items(data, origin)
    plain = data[:100_000].replace(b"\x00", b"")
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", plain, re.I) or b"<!ENTITY" in data:
        if re.search(rb"<!doctype\s+html", plain, re.I):
            raise SourceError("a web page, not a feed", where=origin, hint="look for the address of its feed")
        raise SourceError("holds a document type definition: refused", where=origin)
    import feedparser

    if not charset and not re.search(rb"<\?xml[^>]*encoding", data[:300]):
        data = decode(data)[0].encode("utf-8", "replace")
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    found = feedparser.parse(data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        what = "a feed without items" if found.version else "not a feed that can be read"
        raise SourceError(what, where=origin)
    feed = found.feed
    publisher = _publisher(_plain(feed.get("title", "")))
    language = str(feed.get("language") or "")
    return [_item(entry, publisher, language) for entry in found.entries]


def _item(entry: Any, publisher: str, language: str) -> Item:
    contents = [str(c.get("value") or "") for c in entry.get("content") or []]
    summary = str(entry.get("summary") or "")
    text = max([*contents, summary], key=lambda t: len(letters(_TAGS.sub("", t))), default="")
    full = len(letters(_TAGS.sub("", text))) >= FULL_TEXT or bool(contents and letters(contents[0]))
    title = _plain(str(entry.get("title") or ""))
    source = entry.get("source") or {}
    return Item(
        title=title,
        link=str(entry.get("link") or ""),
        published=str(entry.get("published") or entry.get("created") or entry.get("updated") or ""),
        publisher=_plain(str(source.get("title") or "")) or publisher,
        text=text or title,
        full=full,
        language=language,
    )


def _plain(text: str) -> str:
    from html import unescape

    return one_line(unescape(_TAGS.sub("", text)))


def _publisher(title: str) -> str:
    """'Press Releases – Ministry of X' is published by the Ministry of X."""
    pieces = [p for p in re.split(r"\s+[|–—·:-]\s+|\s*\|\s*", title) if p]
    generic = re.compile(
        r"(?:press|news|media|all|latest|rss|feed|updates?|releases?|briefing|room|blog|top|stories|home|statements?|and|&|\s)+",
        re.I,
    )
    named = [p for p in pieces if not generic.fullmatch(p)]
    return (named[-1] if named else title)[:200]


def _json_items(data: bytes, origin: str) -> list[Item]:
    try:
        feed = json.loads(readable(decode(data)[0], origin))
    except (ValueError, RecursionError) as error:
        raise SourceError("not a feed that can be read: its JSON is damaged", where=origin) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise SourceError("a feed without items", where=origin)
    publisher = _publisher(_plain(str(feed.get("title") or "")))
    out = []
    for entry in items:
        if isinstance(entry, dict):
            text = str(entry.get("content_html") or entry.get("content_text") or "")
            title = _plain(str(entry.get("title") or ""))
            out.append(
                Item(
                    title,
                    str(entry.get("url") or entry.get("external_url") or ""),
                    str(entry.get("date_published") or entry.get("date_modified") or ""),
                    publisher,
                    text or str(entry.get("summary") or title),
                    bool(letters(text)),
                    str(entry.get("language") or feed.get("language") or ""),
                )
            )
    return out
