"""What comes in: a cleaned document, its blocks, and the stretches of it that support what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a document's text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    CAPTION = "caption"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading, paragraph, list item or table row: `text[start:end]`; blocks are in order and never overlap."""

    kind: BlockKind
    start: int
    end: int
    page: int | None = None  # 1-based, where the format has pages
    level: int = 0  # of a heading (1-6) or of list nesting (1-...)


class ClockKind(StrEnum):
    """How the publication date is known, best first."""

    STATED = "stated"  # front matter, mail header, feed, page metadata, document property
    DATELINE = "dateline"  # written at the head of the text
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One input, cleaned. `text` is the title, if there is one, a blank line, then the body; blocks are joined by blank lines."""

    id: str  # hash of cleaned title and text
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    published: date | None = None
    clock: ClockKind = ClockKind.UNKNOWN
    url: str | None = None
    language: str = "en"  # ISO 639-1
    origin: str = ""  # the path or URL as the user gave it
    media_type: str = "text/plain"
    raw_hash: str = ""  # SHA-256 of the bytes read
    warnings: tuple[str, ...] = ()

    @property
    def body_start(self) -> int:
        """Where the text after the title begins."""
        first = self.blocks[0] if self.blocks else None
        if first is None or first.kind is not BlockKind.TITLE:
            return 0
        return self.blocks[1].start if len(self.blocks) > 1 else len(self.text)

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a document that supports an item; `quote == text[start:end]`, letter for letter."""

    document: str  # SourceDocument.id
    start: int
    end: int
    quote: str
    page: int | None = None
    paragraph: int | None = None  # 1-based, counted over the document's blocks
