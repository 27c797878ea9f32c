"""Which documents: the question, and its condition in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Query:
    """Which documents: all that fit every condition. `words` are looked up in title, publisher and text, in any inflection.

    `phrases`: at least one of them stands there, its words side by side.

    `since` and `until` go by the publication date, where that is unknown by the day of the first reading.
    """

    words: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    publisher: str = ""
    phrases: tuple[str, ...] = ()
    unused: bool = False  # in no brief yet
    limit: int = 0  # 0: all
    offset: int = 0


def conditions(query: Query) -> tuple[str, list[str]]:
    """What stands after WHERE, over the table `documents d`, and its arguments. Limit and offset are not in it."""
    found, args = [], []
    # The plus sign keeps SQLite on the index of days: it then stops at the limit and does not sort all hits.
    holds = "+d.rowid IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)"
    if query.words:
        found.append(holds)
        args.append(f"{literally(query.words)}*")
    if query.phrases:
        found.append(holds)
        args.append(literally(query.phrases, " OR "))
    for sign, day in ((">=", query.since), ("<=", query.until)):
        if day:
            found.append(f"d.day {sign} ?")
            args.append(day.isoformat())
    if query.publisher:
        found.append("d.publisher = ?")
        args.append(query.publisher)
    if query.unused:
        found.append("NOT EXISTS (SELECT 1 FROM cited WHERE cited.document = d.id)")
    return " AND ".join(found) or "TRUE", args


def literally(phrases: Sequence[str], operator: str = " ") -> str:
    """Phrases as FTS5 takes them literally: nothing in them is query language. All of them, or those that `operator` says."""
    return operator.join('"' + text.replace('"', '""') + '"' for text in phrases)
