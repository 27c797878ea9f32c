"""What the library tells of documents, sources and briefs without unpacking them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as a line of a table; `used` when a past brief rests on it."""

    id: str
    title: str
    publisher: str
    published: date | None
    words: int
    origin: str
    url: str | None
    language: str
    first_seen: datetime
    used: bool
    warnings: int


@dataclass(frozen=True, slots=True)
class Deed:
    """An action of one document, found by its actor; `when` as stated, EDTF."""

    document: str
    title: str
    publisher: str
    when: str | None
    status: str
    statement: str


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How a feed or page of the config has fared; `etag` and `modified` are for the next conditional request."""

    name: str
    url: str
    tried: datetime | None = None
    succeeded: datetime | None = None
    failures: int = 0  # in a row
    error: str = ""
    found: int = 0  # documents at the last success
    undated: int = 0  # of these
    newest: date | None = None
    etag: str = ""
    modified: str = ""
    documents: tuple[str, ...] = ()  # ids at the last success: what an answer 304 stands for


@dataclass(frozen=True, slots=True)
class StoredBrief:
    """A past brief: `path` is its output without the extension, `content` the hash of what it says (as-of time aside)."""

    path: str
    profile: str
    title: str
    date: date
    made: datetime
    content: str
    formats: tuple[str, ...]
