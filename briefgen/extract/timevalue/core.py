"""What an expression of time is resolved against, what it comes to, and the arithmetic that all rules share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.edtf import day_of
from briefgen.extract.timex import MONTH_NUMBERS, number

NO_SUCH_DATE = "no such date"
AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Value:
    """TIMEX3 type and value; `year_given` when no context was needed for the year; `note` as in DateMention."""

    type: str
    value: str
    note: str = ""
    year_given: bool = False


@dataclass(slots=True)
class Setting:
    """What an expression is resolved against."""

    day: date | None  # of publication
    order: str  # of numeric dates: 'dmy', 'mdy' or '' where not known
    told: date | None = None  # the day last spoken of in the paragraph, or the first of that month or year
    day_told: date | None = None  # the day last spoken of in the text, unless it was a month or year
    today: date | None = None  # what 'today' means, where the text says another day than that of publication
    story: date | None = None  # the date with a year just before
    quarter: str = ""  # the quarter last spoken of in this or the sentence before, '1989-Q3'


ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "twenty": 20, "thirty": 30,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4, "opening": 1,
}  # fmt: skip
PART_CODES = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midnight": "T24:00",
    "midday": "T12:00",
}
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_BACK = ("last", "past", "previous", "prior", "preceding", "this past", "the previous")
_AHEAD = (
    "next",
    "coming",
    "following",
    "upcoming",
    "ensuing",
    "this coming",
    "the following",
    "the coming",
    "the next",
)
TOLD = (
    "following",
    "previous",
    "same",
    "that",
    "that same",
    "the following",
    "the previous",
    "preceding",
    "ensuing",
    "prior",
)
CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}

Tense = Callable[[], int]  # -1 past, 1 future, 0 not known; -2 and 2 where it is plain (see tense_at)


def step(rel: str) -> int:
    return -1 if rel in _BACK else 1 if rel in _AHEAD else 0


def month_number(word: str) -> int:
    return MONTH_NUMBERS[word[:3]]


def _shift_months(day: date, months: int) -> date | None:
    n = day.year * 12 + day.month - 1 + months
    return day_of(n // 12, n % 12 + 1, 1)


def plus(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def two_digit(words: str, clock: date | None) -> int:
    n = int(words)
    limit = (clock.year if clock else 2050) % 100 + 20
    return 2000 + n if n <= limit else 1900 + n


def year_of(parts: dict[str, str], s: Setting) -> int | None:
    """The year that the expression itself gives, outright or as 'last year'."""
    if y := parts.get("year"):
        return int(y)
    if y := parts.get("yy"):
        return two_digit(y, s.day)
    if words := parts.get("yearwords"):
        return spoken_year(words)
    if (rel := parts.get("relyear")) and s.day:
        if "that" in rel and s.told:
            return s.told.year
        return s.day.year + (-1 if "last" in rel else 1 if "next" in rel else 0)
    return None


def spoken_year(words: str) -> int | None:
    words = words.removeprefix("the year ")
    if words.startswith("two thousand"):
        return 2000 + int(number(words[12:].replace("and", "").strip()) or 0)
    n = number(words.removeprefix("nineteen").replace(" oh ", " ").strip())
    return 1900 + int(n) if n and n < 100 else None


def clock_part(parts: dict[str, str]) -> str:
    """'T17:00' for '5 p.m.', 'TMO' for 'morning', '' without a time of day."""
    if "hour" in parts:
        hour = int(parts["hour"])
        minute = int(parts.get("minute", "0"))
        half = parts.get("ampm", "").replace(" ", "")[:1] or {"morning": "a", "afternoon": "p", "evening": "p"}.get(
            parts.get("part", ""), ""
        )
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""
    word = parts.get("word", "")
    return PART_CODES.get(word, "") or PART_CODES.get(parts.get("part", ""), "")


def dated(day: str, parts: dict[str, str], year_given: bool = False) -> Value:
    clock = clock_part(parts)
    return Value("TIME" if clock else "DATE", day + clock, year_given=year_given)


def period_value(unit: str, day: date) -> str:
    """The day, week, month, ... that holds a day."""
    if unit == "week":
        return iso_week(day)
    if unit == "weekend":
        return iso_week(day) + "-WE"
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "decade":
        return f"{day.year // 10:03}"
    if unit == "century":
        return f"{day.year // 100:02}"
    return f"{day.year:04}" if unit == "year" else day.isoformat()


_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def shifted(unit: str, base: date, n: float) -> date | None:
    """`base` moved by n units; months and years keep the day where the calendar has it."""
    if unit in _UNIT_DAYS:
        return plus(base, round(n * _UNIT_DAYS[unit])) if abs(n) < 4e6 else None
    if unit in UNIT_MONTHS and abs(n) < 1e5:
        first = _shift_months(base, round(n * UNIT_MONTHS[unit]))
        return first and next((d for k in range(4) if (d := day_of(first.year, first.month, base.day - k))), None)
    return None


def moved(unit: str, base: date, n: float) -> date | None:
    """`base` moved by n days, weeks, months, years ... ('business day' as five in a week); None beyond the calendar."""
    unit = unit.strip()
    if unit.startswith(("business", "working", "trading", "legislative")):
        return plus(base, round(n * 7 / 5)) if abs(n) < 1e6 else None
    return shifted(unit.split()[-1] if unit else unit, base, n)


def duration_value(n: float | None, unit: str) -> str:
    unit = unit.split()[-1] if unit else unit
    unit = {"centurie": "century"}.get(unit, unit)
    whole = "X" if n is None else str(int(n)) if n == int(n) else ""
    if unit in ("hour", "minute", "second"):
        letter = unit[0].upper()
        if whole:
            return f"PT{whole}{letter}"
        smaller = {"hour": "M", "minute": "S"}.get(unit, "")
        return f"PT{int(n or 0)}{letter}{round((n or 0) % 1 * 60)}{smaller}".replace("PT0H", "PT").replace("PT0M", "PT")
    if unit == "decade" and n is not None:
        unit, n = "year", n * 10
        whole = str(round(n))
    if unit == "century" and n is not None:
        unit, n = "year", n * 100
        whole = str(round(n))
    if unit == "fortnight" and n is not None:
        unit, whole = "week", str(round(n * 2))
    if not whole and unit == "year" and n is not None:
        return f"P{int(n)}Y{round(n % 1 * 12)}M".replace("P0Y", "P")
    code = {
        "day": "D",
        "night": "D",
        "week": "W",
        "weekend": "WE",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "E",
        "century": "C",
        "fortnight": "W",
    }.get(unit)
    return f"P{whole or round(n or 0, 1)}{code}" if code else ""
