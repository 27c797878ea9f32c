"""What `--since` and `--until` mean: which documents are in, and the words for the coverage line.

A date and a length of time go by the publication date, and where that is unknown by when the document was first read;
`last` takes what was first read after the profile's last brief.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from briefgen.edtf import day_words
from briefgen.errors import UsageError

_AGO = re.compile(r"(\d{1,4})\s*(h|d|w)\Z")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


@dataclass(frozen=True, slots=True)
class Period:
    """Publication dates from `since` to `until`, both included, or what was first read after `seen_after`."""

    since: date | None = None
    until: date | None = None
    seen_after: datetime | None = None
    words: str = ""

    def holds(self, published: date | None, first_seen: datetime) -> bool:
        """Whether a document of that publication date, first read then, is in."""
        if self.seen_after is not None and first_seen <= self.seen_after:
            return False
        day = published or first_seen.date()
        return not (self.since and day < self.since) and not (self.until and day > self.until)


def parse_period(since: str | None, until: date | None, now: datetime, last: datetime | None) -> Period:
    """The period of a request made at `now`; `last` is when the profile's last brief was made. Raises UsageError."""
    to = f" to {day_words(until)}" if until else ""
    if not since:
        return Period(until=until, words=f"up to {day_words(until)} by publication date" if until else "")
    if since == "last":
        words = (
            f"first read since the last brief of {day_words(last.date())}, {last:%H:%M}"
            if last
            else "all that was found, as there is no last brief"
        )
        return Period(until=until, seen_after=last, words=words + to)
    if m := _AGO.match(since):
        start = (now - int(m[1]) * _UNITS[m[2]]).date()
        return Period(
            start, until, words=f"from {day_words(start)} to {day_words(until or now.date())} by publication date"
        )
    try:
        start = date.fromisoformat(since)
    except ValueError:
        raise UsageError(
            f"{since!r} is no period", where="--since", hint="write last, 24h, 7d, 2w or a date as 2026-01-10"
        ) from None
    return Period(start, until, words=f"from {day_words(start)}{to} by publication date")
