"""Which rows of the documents are shown, and in what order. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.engine import DocumentRow

__all__ = ["KEYS", "Filter", "Known", "sort_rows", "with_condition"]

_MOST_HITS = 500
KEYS = ("pub", "theme", "since", "until", "is")
_PART = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S+))|(\w+):')


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the documents beside their rows."""

    current: Collection[str] = frozenset()  # ids of what the sources hold now
    copies: Collection[str] = frozenset()  # ids of what says nearly the same as an earlier one
    themes: Mapping[str, Collection[str]] = field(default_factory=dict)  # theme -> ids
    texts: dict[str, str] = field(
        default_factory=dict
    )  # what the words of a filter are looked for in, once it is known

    def all_texts(self, rows: Iterable[DocumentRow]) -> Mapping[str, str]:
        """Title, publisher and place by id, for a search that does not heed case: folded once, for it takes most of a search."""
        texts = self.texts
        for row in rows:
            if row.id not in texts:
                texts[row.id] = f"{row.title} {row.publisher} {row.origin}".casefold()
        return texts

    def state(self, row: DocumentRow) -> str:
        """One word: 'used' in a past brief, 'copy' of an earlier one, 'old' (no source holds it any more), 'new'."""
        if row.used:
            return "used"
        if row.id in self.copies:
            return "copy"
        return "new" if row.id in self.current else "old"

    def themes_of(self, id: str) -> list[str]:
        return [name for name, ids in self.themes.items() if id in ids]


class Filter:
    """A line as the user types it: words (all must be there), `pub:"Harbour Gazette"`, `theme:`, `since:`, `until:`, `is:`.

    What is not yet a date, or any other beginning of a condition, is no condition yet.
    """

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        words: list[str] = []
        self.publisher, self.theme, self.state = "", "", ""
        self.since: date | None = None
        self.until: date | None = None
        for key, value in parts(self.text):
            if key == "pub":
                self.publisher = value.casefold()
            elif key == "theme":
                self.theme = value.casefold()
            elif key == "since":
                self.since = _day(value)
            elif key == "until":
                self.until = _day(value)
            elif key == "is":
                self.state = value if value in ("new", "used", "copy", "old") else ""
            else:
                words.append(f"{key}:{value}" if key else value)
        self.words = " ".join(words)
        self._folded = [w.casefold() for w in words]

    def select(
        self, rows: Iterable[DocumentRow], known: Known, hits: frozenset[str] | None = None
    ) -> list[DocumentRow]:
        """The rows that are shown; `hits` are the documents whose text holds the words, when that is known."""
        found = list(rows)
        if self._folded:  # one list after the other: 15,000 rows are gone through in a few milliseconds
            texts, named = known.all_texts(found), found
            for word in self._folded:
                named = [r for r in named if word in texts[r.id]]
            ids = {r.id for r in named} | (hits or frozenset())
            found = [r for r in found if r.id in ids]
        if self.publisher:
            found = [r for r in found if self.publisher in r.publisher.casefold()]
        if self.theme:
            matched = [ids for name, ids in known.themes.items() if self.theme in name.casefold()]
            found = [r for r in found if any(r.id in ids for ids in matched)]
        if self.since or self.until:
            found = [r for r in found if self._in_time(r.published or r.first_seen.date())]
        if self.state:
            found = [r for r in found if known.state(r) == self.state]
        return found

    def _in_time(self, day: date) -> bool:
        return not ((self.since and day < self.since) or (self.until and day > self.until))

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where the words begin in a text, at most 500 places."""
        terms = [re.escape(w) for w in re.findall(r"\w+", self.words) if len(w) > 1]
        if not terms:
            return []
        found = re.finditer(rf"\b(?:{'|'.join(terms)})", text, re.IGNORECASE)
        return [m.span() for m, _ in zip(found, range(_MOST_HITS), strict=False)]


def parts(text: str) -> list[tuple[str, str]]:
    """(key, value) of each part of a filter; the key is '' for a word."""
    found = []
    for m in _PART.finditer(text):
        key = m[1] or m[4] or ""
        value = m[2] if m[2] is not None else (m[3] or "")
        found.append((key, value) if key in KEYS else ("", f"{key}:{value}" if key else value))
    return found


def with_condition(text: str, key: str, value: str) -> str:
    """The filter with another condition of that key; without one where `value` is ''."""
    kept = [_written(k, v) for k, v in parts(text) if k != key]
    return " ".join([*kept, *([_written(key, value)] if value else [])])


def _written(key: str, value: str) -> str:
    plain = value.replace('"', "")
    quoted = f'"{plain}"' if " " in plain else plain
    return f"{key}:{quoted}" if key else value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def sort_rows(rows: Iterable[DocumentRow], by: str, known: Known) -> list[DocumentRow]:
    """Newest first by date, longest first by words, most themes first, else by the alphabet; equal ones newest first.

    The rows come newest first, as the library gives them.
    """
    newest = list(rows)
    if by == "title":
        return sorted(newest, key=lambda r: (r.title or r.origin).casefold())
    if by == "publisher":
        return sorted(newest, key=lambda r: (not r.publisher, r.publisher.casefold()))
    if by == "words":
        return sorted(newest, key=lambda r: -r.words)
    if by == "themes":
        return sorted(newest, key=lambda r: -len(known.themes_of(r.id)))
    if by == "state":
        order = ("new", "copy", "old", "used")
        return sorted(newest, key=lambda r: order.index(known.state(r)))
    return newest
