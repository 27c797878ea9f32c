"""From an expression of time to its TIMEX3 type and value, given the day of publication, the day last spoken of, and the tense.

Values follow TimeML 1.2.1 (ISO 8601: `2013-03-22`, `2013-W12`, `2013-Q1`, `P2D`, `2013-03-22T10:35`, `199` for the 1990s).
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.extract.timevalue.amounts import ago, duration, set_value, vague_units, year_span
from briefgen.extract.timevalue.core import Setting, Tense, Value, moved
from briefgen.extract.timevalue.days import (
    date_value,
    day_only,
    iso,
    month_value,
    nth_of_month,
    numeric,
    same_day,
    time_value,
    today,
    weekday_value,
)
from briefgen.extract.timevalue.feasts import feast, week_of
from briefgen.extract.timevalue.periods import (
    century,
    decade,
    fiscal,
    half,
    period,
    quarter,
    rel,
    rel_quarter,
    season,
    weekend,
    year_range,
    year_value,
    year_words,
)
from briefgen.extract.timex import Hit

__all__ = ["Setting", "Value", "moved", "resolve"]


def _vague(value: str) -> Callable[[Hit, Setting, Tense], Value | None]:
    return lambda hit, s, tense: Value("DATE", value)


_RULES: dict[str, Callable[[Hit, Setting, Tense], Value | None]] = {
    "iso": iso, "numeric": numeric, "date": date_value, "month": month_value, "weekday": weekday_value, "quarter": quarter, "relquarter": rel_quarter,
    "period": period, "half": half, "fiscal": fiscal, "season": season, "decade": decade, "century": century, "rel": rel,
    "weekof": week_of, "weekend": weekend, "ago": ago, "duration": duration, "vagueunits": vague_units, "yearspan": year_span,
    "today": today, "sameday": same_day, "present": _vague("PRESENT_REF"), "past": _vague("PAST_REF"), "future": _vague("FUTURE_REF"),
    "nth": nth_of_month, "dayonly": day_only, "set": set_value, "time": time_value, "yearwords": year_words, "feast": feast, "year": year_value, "yearrange": year_range,
}  # fmt: skip


def resolve(hit: Hit, setting: Setting, tense: Tense) -> Value | None:
    """The type and value of an expression; None where it turns out to be none. `tense` is asked only where it decides."""
    return _RULES[hit.rule](hit, setting, tense)
