"""When a profile is due: the five fields of a crontab line, or words such as `daily 06:00`.

Times are wall-clock times. A time that a change to summer time leaves out comes due right after the gap; one that comes
twice in autumn is due once, since a slot is known by its wall-clock time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

__all__ = ["Schedule", "parse_schedule"]

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_WORDS = re.compile(r"(?:(daily|weekdays)|(?:weekly\s+)?(mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s+(\d{1,2})[:.](\d{2})\Z")
_PART = re.compile(r"(\*|\w+)(?:-(\w+))?(?:/(\d+))?\Z")
_HELP = "write the five fields of a crontab line, as '0 6 * * 1-5', or 'daily 06:00', 'weekdays 06:00', 'mon 06:00', 'hourly'"
_FAR = 366 * 8 + 3  # days to look back: 29 February may be eight years away


@dataclass(frozen=True, slots=True)
class Schedule:
    """The fields as sets of numbers (Sunday is 0)."""

    line: str
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either: bool  # both kinds of day are restricted: one of them is enough

    def last(self, now: datetime) -> datetime | None:
        """The last slot at or before a wall-clock time (naive), None if there is none in eight years."""
        for back in range(_FAR):
            day = now.date() - timedelta(days=back)
            if not self._on(day.month, day.day, (day.weekday() + 1) % 7):
                continue
            upto = now.time() if back == 0 else time.max
            slots = [time(h, m) for h in self.hours for m in self.minutes if time(h, m) <= upto]
            if slots:
                return datetime.combine(day, max(slots))
        return None

    def _on(self, month: int, day: int, weekday: int) -> bool:
        if month not in self.months:
            return False
        if self.either:
            return day in self.days or weekday in self.weekdays
        return day in self.days and weekday in self.weekdays

    def calendar(self) -> tuple[str, ...]:
        """The same for systemd's OnCalendar: a line, or two where either kind of day is enough."""
        clock = f"{_listed(self.hours, 24)}:{_listed(self.minutes, 60)}:00"
        months = "*" if len(self.months) == 12 else ",".join(map(str, sorted(self.months)))
        days = "*" if len(self.days) == 31 else ",".join(map(str, sorted(self.days)))
        week = "" if len(self.weekdays) == 7 else ",".join(_DAYS[d].capitalize() for d in sorted(self.weekdays)) + " "
        if self.either:
            return (f"{week}*-{months}-* {clock}", f"*-{months}-{days} {clock}")
        return (f"{week}*-{months}-{days} {clock}",)


def parse_schedule(text: str) -> Schedule:
    """Raises ValueError that says how a schedule is written."""
    line = _as_cron(" ".join(text.lower().split()))
    fields = line.split()
    if len(fields) != 5:
        raise ValueError(_HELP)
    sets = [_field(field, n) for n, field in enumerate(fields)]
    weekdays = frozenset(d % 7 for d in sets[4])
    either = fields[2][:1] != "*" and fields[4][:1] != "*"
    return Schedule(line, sets[0], sets[1], sets[2], sets[3], weekdays, either)


def _as_cron(text: str) -> str:
    if text in ("hourly", "@hourly"):
        return "0 * * * *"
    match = _WORDS.match(text)
    if match is None:
        return text
    if int(match[3]) > 23 or int(match[4]) > 59:
        raise ValueError(_HELP)
    week = {"daily": "*", "weekdays": "1-5"}.get(match[1] or "") or str(_DAYS.index(match[2]))
    return f"{int(match[4])} {int(match[3])} * * {week}"


def _field(text: str, n: int) -> frozenset[int]:
    return frozenset(number for part in text.split(",") for number in _part(part, n))


def _part(text: str, n: int) -> Iterator[int]:
    low, high = _RANGES[n]
    match = _PART.match(text)
    if match is None:
        raise ValueError(_HELP)
    step = int(match[3] or 1)
    if match[1] == "*":
        first, last = low, high
    else:
        first = _number(match[1], n)
        last = _number(match[2], n) if match[2] else high if match[3] else first
    if not low <= first <= last <= high or step < 1:
        raise ValueError(_HELP)
    yield from range(first, last + 1, step)


def _number(text: str, n: int) -> int:
    names = _MONTHS if n == 3 else _DAYS if n == 4 else ()
    if text[:3] in names:
        return names.index(text[:3]) + (n == 3)
    if not text.isdigit():
        raise ValueError(_HELP)
    return int(text)


def _listed(numbers: frozenset[int], most: int) -> str:
    return "*" if len(numbers) == most else ",".join(f"{n:02}" for n in sorted(numbers))
