"""Values of the feasts and public holidays by which people date things."""

from __future__ import annotations

import re
from datetime import date

from briefgen.edtf import day_of
from briefgen.extract.timevalue.core import Setting, Tense, Value, iso_week, plus, step, year_of
from briefgen.extract.timevalue.days import date_value
from briefgen.extract.timex import Hit


def feast(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    year = year_of(parts, s)
    for guess in (year,) if year else ():
        found = _feast_day(parts["feast"], guess)
        return Value("DATE", found.isoformat(), year_given=True) if found else None
    if s.day is None:
        return None
    days = [d for n in (-1, 0, 1) if (d := _feast_day(parts["feast"], s.day.year + n))]
    way = step(parts.get("rel", "")) or tense()
    now = s.day
    chosen = [d for d in days if (d <= now if way < 0 else d >= now if way > 0 else True)]
    best = min(chosen or days, key=lambda d: abs((d - now).days), default=None)
    return Value("DATE", best.isoformat()) if best else None


def _feast_day(name: str, year: int) -> date | None:
    if name.startswith(("easter", "good")):
        easter = _easter(year)
        return easter and plus(easter, -2 if name.startswith("good") else 1 if name.endswith("monday") else 0)
    fixed = {"christmas eve": (12, 24), "christmas": (12, 25), "independence": (7, 4), "veterans": (11, 11)}
    for prefix, (month, day) in fixed.items():
        if name.startswith(prefix):
            return day_of(year, month, day)
    if name.startswith("new year"):
        return day_of(year, 12, 31) if name.endswith("eve") else day_of(year, 1, 1)
    month, weekday, nth = {"thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "memorial": (5, 1, -1)}[name.split()[0]]
    days = [d for k in range(1, 32) if (d := day_of(year, month, k)) and d.isoweekday() == weekday]
    return days[nth - 1 if nth > 0 else nth] if days else None


def _easter(year: int) -> date | None:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return day_of(year, month, day + 1)


def week_of(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    if "feast" in parts:
        found = feast(hit, s, tense)
    else:
        found = date_value(hit, s, tense)
    if found is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", found.value):
        return found
    return Value("DATE", iso_week(date.fromisoformat(found.value)))
