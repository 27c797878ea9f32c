"""What a reader hands over, and the one place where it becomes a SourceDocument.

A reader of any format fills a `Draft`: blocks of text in order and what the format itself says of title, date,
publisher and address. `finish` cleans every string once, tells a repeated title once, sorts out headings, list marks,
end marks and datelines the same way for all formats, and counts the offsets.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import date

from briefgen.errors import SourceError
from briefgen.model import Block, BlockKind, ClockKind, SourceDocument
from briefgen.sources import shape
from briefgen.sources.letterhead import issuer
from briefgen.sources.stated import head_date, stated_date
from briefgen.text import clean, digest, one_line

MAX_TITLE = 400


@dataclass(slots=True)
class Part:
    """One block as read: its text may still hold runs of blanks, which mark seams in text taken from pages."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None


@dataclass(slots=True)
class Draft:
    """What a reader found. `title` is stated by the format (never a guess); `published` likewise, as written."""

    parts: list[Part] = field(default_factory=list)
    title: str = ""
    published: str = ""
    publisher: str = ""
    head: list[str] = field(default_factory=list)  # lines above the text that are no part of it: running heads of pages
    url: str = ""
    language: str = ""
    media_type: str = "text/plain"
    warnings: list[str] = field(default_factory=list)
    title_property: str = ""  # of the file: the title where the text says it too, or has none itself
    title_hint: str = ""  # used only where neither the format nor the text has a title (a file's property, a link text)
    date_hints: list[str] = field(default_factory=list)  # further places that may state the date, best first
    property_date: str = ""  # when the file says it was made: used only where nothing else states a date


def finish(draft: Draft, origin: str, raw: bytes) -> SourceDocument:
    """A draft as a SourceDocument; raises SourceError where no text is left."""
    warnings = list(draft.warnings)
    parts, removed = _cleaned(draft.parts)
    title = one_line(draft.title)
    parts = whole = shape.split(parts)
    memo = shape.memo_head(parts)
    if memo.get("date"):
        draft.date_hints.append(memo["date"])
    if not title and (title := memo.get("subject", "")):
        parts = [p for p in parts if not (p.text.rstrip().endswith(title) and shape.memo_head([p], whole=False))]
    if not title and shape.is_said(draft.title_property, parts):
        title = one_line(draft.title_property)
    if not title:
        title, parts = shape.take_title(parts)
    title = title or one_line(draft.title_property) or one_line(draft.title_hint)
    if len(title) > MAX_TITLE:
        warnings.append(f"title cut to {MAX_TITLE} characters")
        title = title[:MAX_TITLE].rsplit(" ", 1)[0]
    parts = shape.drop_title(parts, title)
    parts = shape.tidy(parts)
    if not any(re.search(r"\w", p.text) for p in parts) and not (title and parts):
        raise SourceError("no text found", where=origin, hint="it may be empty, a scan or a page made by a script")
    if removed:
        warnings.append(f"{removed} control or invisible character{'s' if removed > 1 else ''} removed")
    published, clock = _published(draft, parts, warnings)
    text, blocks = _laid_out(title, parts)
    return SourceDocument(
        id=digest(title, text),
        text=text,
        blocks=blocks,
        title=title,
        publisher=one_line(draft.publisher)[:200] or issuer(map(one_line, draft.head), whole, title),
        published=published,
        clock=clock,
        url=_web_address(draft.url),
        language=_language(draft.language, text),
        origin=origin,
        media_type=draft.media_type,
        raw_hash=hashlib.sha256(raw).hexdigest(),
        warnings=tuple(dict.fromkeys(one_line(w) for w in warnings)),
    )


def _cleaned(parts: list[Part]) -> tuple[list[Part], int]:
    removed, out = 0, []
    for part in parts:
        text, n = clean(part.text)
        removed += n
        if text.strip():
            out.append(replace(part, text=text))
    return out, removed


def _published(draft: Draft, parts: list[Part], warnings: list[str]) -> tuple[date | None, ClockKind]:
    """The date that the format states, else the one at the head of the text, else None: never a guess."""
    for value in (draft.published, *draft.date_hints):
        if not value or not value.strip():
            continue
        if found := stated_date(value):
            return found, ClockKind.STATED
        if value is draft.published:
            warnings.append(f"date not understood: {one_line(value)[:60]}")
    if found := head_date(shape.date_lines(parts[:12])):
        return found, ClockKind.DATELINE
    if draft.property_date and (found := stated_date(draft.property_date)):
        warnings.append("dated by the file's properties: the text does not say when it was issued")
        return found, ClockKind.STATED
    return None, ClockKind.UNKNOWN


def _laid_out(title: str, parts: list[Part]) -> tuple[str, tuple[Block, ...]]:
    lines = [Part(BlockKind.TITLE, title)] if title else []
    lines += parts
    blocks, pos = [], 0
    for part in lines:
        blocks.append(Block(part.kind, pos, pos + len(part.text), part.page, part.level))
        pos += len(part.text) + 2
    return "\n\n".join(p.text for p in lines), tuple(blocks)


def _web_address(url: str) -> str | None:
    url = one_line(url)
    return url if re.match(r"https?://[^\s/]+", url) and " " not in url and len(url) <= 2000 else None


_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|for|with|on|by|is|was|will|has|from|at)\b", re.I)


def _language(stated: str, text: str) -> str:
    """ISO 639-1: by common English words, else (where there is enough text) by a classifier, else as stated, else English."""
    words = text.count(" ") + 1
    if words >= 20 and len(_ENGLISH.findall(text[:20_000])) >= 0.12 * min(words, text[:20_000].count(" ") + 1):
        return "en"
    if sum(map(str.isalpha, text[:2000])) >= 120:
        import py3langid

        return str(py3langid.classify(text[:4000])[0])
    code = stated.strip().lower()[:2]
    return code if re.fullmatch(r"[a-z]{2}", code) else "en"


def without_blocks(document: SourceDocument, patterns: tuple[str, ...]) -> SourceDocument:
    """A document without the blocks (but the title) in which a regular expression is found; raises SourceError for a bad one."""
    if not patterns:
        return document
    try:
        found = [re.compile(p) for p in patterns]
    except re.error as error:
        raise SourceError(f"clean-up pattern not understood: {error}", where=document.origin) from error
    body = [
        Part(b.kind, document.text[b.start : b.end], b.level, b.page)
        for b in document.blocks
        if b.kind is not BlockKind.TITLE
    ]
    parts = [p for p in body if not any(f.search(p.text) for f in found)]
    if not parts:
        raise SourceError("its clean-up patterns leave nothing of it", where=document.origin)
    text, blocks = _laid_out(document.title, parts)
    return replace(document, id=digest(document.title, text), text=text, blocks=blocks)
