"""Which rows of the documents are shown, and in what order. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.engine import DocumentRow

__all__ = ["Filter", "sort_rows"]

_MOST_HITS = 500


class Filter:
    """A line as the user types it: words (all must be there), `pub:`, `since:`, `until:`, `is:new`, `is:used`.

    What is not yet a date, or any other beginning of a condition, is no condition yet.
    """

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        words: list[str] = []
        self.publisher, self.since, self.until = "", None, None
        self.used: bool | None = None
        for part in self.text.split():
            key, colon, value = part.partition(":")
            if colon and key == "pub":
                self.publisher = value.casefold()
            elif colon and key == "since":
                self.since = _day(value)
            elif colon and key == "until":
                self.until = _day(value)
            elif colon and key == "is":
                self.used = {"new": False, "used": True}.get(value, self.used)
            else:
                words.append(part)
        self.words = " ".join(words)
        self._folded = [w.casefold() for w in words]

    def takes(self, row: DocumentRow, hits: frozenset[str] | None = None) -> bool:
        """Whether a row is shown; `hits` are the documents whose text holds the words, when that is known."""
        if self.used is not None and row.used != self.used:
            return False
        if self.publisher and self.publisher not in row.publisher.casefold():
            return False
        if self.since or self.until:
            day = row.published or row.first_seen.date()
            if (self.since and day < self.since) or (self.until and day > self.until):
                return False
        if not self._folded or (hits is not None and row.id in hits):
            return True
        text = f"{row.title} {row.publisher} {row.origin}".casefold()
        return all(w in text for w in self._folded)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where the words begin in a text, at most 500 places."""
        terms = [re.escape(w) for w in re.findall(r"\w+", self.words) if len(w) > 1]
        if not terms:
            return []
        found = re.finditer(rf"\b(?:{'|'.join(terms)})", text, re.IGNORECASE)
        return [m.span() for m, _ in zip(found, range(_MOST_HITS), strict=False)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def sort_rows(rows: Iterable[DocumentRow], by: str) -> list[DocumentRow]:
    """Newest first by date, longest first by words, else by the alphabet; equal ones newest first."""
    newest = sorted(rows, key=lambda r: (r.published or r.first_seen.date(), r.first_seen), reverse=True)
    if by == "title":
        return sorted(newest, key=lambda r: (r.title or r.origin).casefold())
    if by == "publisher":
        return sorted(newest, key=lambda r: (not r.publisher, r.publisher.casefold()))
    if by == "words":
        return sorted(newest, key=lambda r: -r.words)
    if by == "state":
        return sorted(newest, key=lambda r: r.used)
    return newest
