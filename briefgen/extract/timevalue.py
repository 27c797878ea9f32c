"""From an expression of time to its TIMEX3 type and value, given the day of publication, the day last spoken of, and the tense.

Values follow TimeML 1.2.1 (ISO 8601: `2013-03-22`, `2013-W12`, `2013-Q1`, `P2D`, `2013-03-22T10:35`, `199` for the 1990s).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.edtf import day_of
from briefgen.extract.timex import MONTH_NUMBERS, WEEKDAY_NUMBERS, Hit, number

__all__ = ["Setting", "Value", "resolve"]

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
    told: date | None = None  # the day last spoken of
    today: date | None = None  # what 'today' means, where the text says another day than that of publication
    story: date | None = None  # the date with a year just before
    quarter: str = ""  # the quarter last spoken of in this or the sentence before, '1989-Q3'


_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4, "opening": 1,
}  # fmt: skip
_PART_CODES = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midnight": "T24:00", "midday": "T12:00"}
_SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_BACK = ("last", "past", "previous", "prior", "preceding", "this past", "the previous")
_AHEAD = ("next", "coming", "following", "upcoming", "ensuing", "this coming", "the following", "the coming", "the next")
_TOLD = ("following", "previous", "same", "that", "that same", "the following", "the previous", "preceding", "ensuing", "prior")
_CENTURIES = {"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}

Tense = Callable[[], int]  # -1 past, 1 future, 0 not known; -2 and 2 where it is plain (see tense_at)


def _step(rel: str) -> int:
    return -1 if rel in _BACK else 1 if rel in _AHEAD else 0


def _month_number(word: str) -> int:
    return MONTH_NUMBERS[word[:3]]


def _shift_months(day: date, months: int) -> date | None:
    n = day.year * 12 + day.month - 1 + months
    return day_of(n // 12, n % 12 + 1, 1)


def _plus(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _two_digit(words: str, clock: date | None) -> int:
    n = int(words)
    limit = (clock.year if clock else 2050) % 100 + 20
    return 2000 + n if n <= limit else 1900 + n


def _year_of(parts: dict[str, str], s: Setting) -> int | None:
    """The year that the expression itself gives, outright or as 'last year'."""
    if y := parts.get("year"):
        return int(y)
    if y := parts.get("yy"):
        return _two_digit(y, s.day)
    if words := parts.get("yearwords"):
        return _spoken_year(words)
    if (rel := parts.get("relyear")) and s.day:
        if "that" in rel and s.told:
            return s.told.year
        return s.day.year + (-1 if "last" in rel else 1 if "next" in rel else 0)
    return None


def _spoken_year(words: str) -> int | None:
    words = words.removeprefix("the year ")
    if words.startswith("two thousand"):
        return 2000 + int(number(words[12:].replace("and", "").strip()) or 0)
    n = number(words.removeprefix("nineteen").replace(" oh ", " ").strip())
    return 1900 + int(n) if n and n < 100 else None


def _clock_part(parts: dict[str, str]) -> str:
    """'T17:00' for '5 p.m.', 'TMO' for 'morning', '' without a time of day."""
    if "hour" in parts:
        hour = int(parts["hour"])
        minute = int(parts.get("minute", "0"))
        half = parts.get("ampm", "").replace(" ", "")[:1] or {"morning": "a", "afternoon": "p", "evening": "p"}.get(parts.get("part", ""), "")
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""
    word = parts.get("word", "")
    return _PART_CODES.get(word, "") or _PART_CODES.get(parts.get("part", ""), "")


def _dated(day: str, parts: dict[str, str], year_given: bool = False) -> Value:
    clock = _clock_part(parts)
    return Value("TIME" if clock else "DATE", day + clock, year_given=year_given)


# ------------------------------------------------------------------------------------------- calendar dates


def _nearest_year(month: int, day: int, s: Setting, tense: Tense) -> int | None:
    """The year of a month (and day) without one: by the tense, else the nearest to the publication."""
    if s.day is None:
        return None
    now, way = s.day, tense()
    if s.story and s.story.year < now.year and way <= 0:  # a story of another year: 'In November 2023 ... In December ...'
        return s.story.year + (month < s.story.month)
    gap = (month - now.month) + (day - now.day) / 31 if day else month - now.month  # in months
    back, ahead = -gap % 12, gap % 12  # to the last and the next such date; nobody leaves out the year over most of a year
    if abs(way) == 2 and min(back, ahead) > 0.6:  # within days of publication the nearest is meant, whatever the tense
        return now.year + (gap < 0 < way) - (gap > 0 > way)
    if gap == 0 or (way > 0 and ahead <= 9) or (way <= 0 and ahead <= (3.5 if way < 0 else 6) and ahead < back):
        return now.year + (gap < 0)
    return now.year - (gap > 0)


def _date(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    month = _month_number(parts["month"])
    day = int(parts["day"]) if "day" in parts else _ORDINALS[parts["dayword"]]
    year = _year_of(parts, s)
    given = "year" in parts
    if year is None:
        year = _nearest_year(month, day, s, tense)
    if year is None:
        return _dated(f"XXXX-{month:02}-{day:02}", parts) if day_of(2024, month, day) else Value("DATE", "", NO_SUCH_DATE)
    found = day_of(year, month, day)
    if found is None and not given and day_of(2024, month, day):  # 29 February of the nearest leap year
        found = next((d for n in (1, -1, 2, -2, 3, -3) if (d := day_of(year + n, month, day))), None)
    if found is None:
        return Value("DATE", "", NO_SUCH_DATE) if 0 < day < 32 or given else None
    if "endday" in parts and (end := day_of(found.year, month, int(parts["endday"]))) and end > found:
        return Value("DATE", f"{found}/{end}", year_given=given)
    if not given and "weekday" in parts:
        found = _agreeing(found, WEEKDAY_NUMBERS[parts["weekday"][:3]])
    return _dated(found.isoformat(), parts, given)


def _agreeing(found: date, weekday: int) -> date:
    """That day in the year, of this one and its neighbours, in which it falls on the weekday that the text says."""
    for n in (0, -1, 1):
        other = day_of(found.year + n, found.month, found.day)
        if other and other.isoweekday() == weekday:
            return other
    return found


def _iso(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    found = day_of(int(hit.parts["year"]), int(hit.parts["month"]), int(hit.parts["day"]))
    return _dated(found.isoformat(), hit.parts, True) if found else Value("DATE", "", NO_SUCH_DATE)


def _numeric(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    a, b, words = int(hit.parts["a"]), int(hit.parts["b"]), hit.parts["year"]
    if hit.parts["sep"] != "/" and len(words) == 2:  # '3.10.12' is more often a version or a section
        return None
    year = int(words) if len(words) == 4 else _two_digit(words, s.day)
    if len(words) == 4 and not 1300 <= year <= 2199:
        return None
    dmy, mdy = day_of(year, b, a), day_of(year, a, b)
    order = "dmy" if hit.parts["sep"] == "." else s.order
    found = dmy if dmy == mdy or mdy is None else mdy if dmy is None else {"dmy": dmy, "mdy": mdy}.get(order)
    if found is None:
        return Value("DATE", "", AMBIGUOUS if dmy and mdy else NO_SUCH_DATE)
    return Value("DATE", found.isoformat(), year_given=True)


def _month(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    month = _month_number(parts["month"])
    year = _year_of(parts, s)
    given = year is not None
    if year is None and s.day:
        rel = parts.get("rel", "")
        if rel in _TOLD and s.told:
            year = s.told.year + (_step(rel) if (month > s.told.month) == (_step(rel) < 0) else 0)
        elif _step(rel) < 0:
            year = s.day.year - (month >= s.day.month)
        elif _step(rel) > 0:
            year = s.day.year + (month <= s.day.month)
        else:
            year = s.day.year if rel == "this" else _nearest_year(month, 0, s, tense)
    if year is None:
        return Value("DATE", f"XXXX-{month:02}")
    return Value("DATE", f"{year:04}-{month:02}", year_given=given)


def _weekday(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    n = WEEKDAY_NUMBERS[parts["weekday"][:3]]
    if s.day is None:
        return Value("DATE", f"XXXX-WXX-{n}")
    rel = parts.get("rel", "")
    back = (s.day.isoweekday() - n) % 7
    monday = -(s.day.isoweekday() - 1) + n - 1
    week = parts.get("relweek", "")
    if week:
        days = monday + (-7 if "last" in week else 7 if "next" in week else 0)
    elif rel == "day before last":
        days = -(back or 7) - 1
    elif rel in _TOLD and s.told:
        return _dated((_plus(s.told, ((n - s.told.isoweekday()) % 7 or 7) if _step(rel) > 0 else -((s.told.isoweekday() - n) % 7 or 7)) or s.told).isoformat(), parts)
    elif _step(rel) < 0:
        days = -(back or 7)
    elif rel == "next":
        days = monday + 7
    elif rel == "this":
        days = monday
    elif _step(rel) > 0:
        days = 7 - back
    else:
        days = (7 - back) % 7 if tense() > 0 else -back
    day = _plus(s.day, days)
    if "part" in parts:  # 'Friday night' is told as that day
        parts = {k: v for k, v in parts.items() if k != "part"}
    return _dated(day.isoformat(), parts) if day else None


def _today(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    word, rel = parts.get("word", ""), parts.get("rel", "")
    base = s.told if rel in _TOLD or rel == "the next" else s.today or s.day
    if base is None and rel:
        return Value("TIME", "XXXX-XX-XX" + _PART_CODES.get(parts.get("part", ""), ""))
    if base is None:
        return Value("DATE", "PRESENT_REF") if word == "today" else Value("DATE", "XXXX-XX-XX")
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    days = -2 if "before" in word else 2 if "after" in word else days
    if rel:
        days = -1 if rel == "last" and parts.get("part") in ("night", "evening") else _step(rel)
    day = _plus(base, days)
    if day is None:
        return None
    code = "TNI" if word == "tonight" else _PART_CODES.get(parts.get("part", ""), "")
    return Value("TIME" if code else "DATE", day.isoformat() + code)


def _time(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    code = _clock_part({k: v for k, v in hit.parts.items() if k != "word" or v not in ("today", "yesterday", "tomorrow")})
    if not code:
        return None
    base = s.told or s.day
    if hit.parts.get("word") in ("today", "yesterday", "tomorrow") and s.day:
        base = _plus(s.day, {"yesterday": -1, "tomorrow": 1}.get(hit.parts["word"], 0))
    return Value("TIME", f"{base.isoformat() if base else 'XXXX-XX-XX'}{code}")


def _same_day(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    base = s.told or (s.day if "num" in hit.parts else None)
    if base is None:
        return Value("DATE", "XXXX-XX-XX")
    if "num" in hit.parts:
        return Value("DATE", s.day.isoformat()) if s.day else None
    day = _plus(base, _step(hit.parts["rel"]))
    return Value("DATE", day.isoformat()) if day else None


# ----------------------------------------------------------------------------------------- larger periods


def _shift_quarter(value: str, years: int = 0, quarters: int = 0) -> str:
    n = int(value[:4]) * 4 + int(value[-1]) - 1 + quarters + 4 * years
    return f"{n // 4:04}-Q{n % 4 + 1}"


def _quarter(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    q = int(parts["q"]) if "q" in parts else _ORDINALS[parts["ordinal"]]
    year = _year_of(parts | ({"relyear": parts["rel"]} if "rel" in parts else {}), s)
    given = year is not None
    if year is None:
        if s.day is None:
            return Value("DATE", f"XXXX-Q{q}")
        year = s.day.year - (3 * q - 2 > s.day.month)  # the latest that has begun, unless it is long over and one is to come
        if (s.day.year - year) * 12 + s.day.month - 3 * q > 6 and tense() > 0:
            year += 1
    return Value("DATE", f"{year:04}-Q{q}", year_given=given)


def _rel_quarter(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    rel, tail = hit.parts.get("rel", ""), hit.parts.get("tail", "")
    if s.day is None:
        return Value("DATE", "XXXX-QX")
    now = f"{s.day.year:04}-Q{(s.day.month + 2) // 3}"
    ended = s.quarter or _shift_quarter(now, quarters=-1)
    if tail or "year" in rel or rel in ("corresponding", "comparable"):
        return Value("DATE", _shift_quarter(ended, years=-1))
    if rel in ("same", "latest", ""):
        return Value("DATE", ended)
    if rel in ("previous", "prior", "preceding", "following"):
        return Value("DATE", _shift_quarter(s.quarter or now, quarters=_step(rel)))
    return Value("DATE", _shift_quarter(now, quarters=_step(rel)))


def _period(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if "year" in hit.parts:
        return Value("DATE", hit.parts["year"] + s.quarter[4:])
    if s.day is None:
        return None
    return Value("DATE", _shift_quarter(s.quarter, years=-1) if s.quarter else f"{s.day.year - 1:04}")


def _half(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    year = _year_of(parts, s)
    half = "H" + (parts.get("h") or ("1" if parts["half"] in ("first", "1st") else "2"))
    if year is None:
        if s.day is None:
            return None
        year = s.day.year - (1 if half == "H2" and s.day.month < 7 and tense() < 0 else 0)
    return Value("DATE", f"{year:04}-{half}", year_given=True)


def _fiscal(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    if (year := _year_of(parts, s)) is not None:
        to = parts.get("to", "")
        end = int(f"{year:04}"[: 4 - len(to)] + to) if to else year
        return Value("DATE", f"{end:04}" if end >= year else f"{year:04}", year_given=True)
    if "rel" in parts and s.day:
        return Value("DATE", f"{s.day.year + _step(parts['rel']):04}")
    if parts.get("what") in ("calendar", "program", "tax", "financial", "budget", "marketing", "school", "academic"):
        return None
    return Value("DURATION", "P1Y")


def _season(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    code = _SEASON_CODES[parts["season"]]
    year = _year_of(parts, s)
    if year is None:
        if s.day is None:
            return Value("DATE", f"XXXX-{code}")
        start, rel = _SEASON_START[code], parts.get("rel", "")
        if _step(rel) < 0:
            year = s.day.year - (start + 2 >= s.day.month)
        elif _step(rel) > 0:
            year = s.day.year + (start <= s.day.month)
        else:
            year = s.day.year if rel else _nearest_year(start + 1 if start < 12 else 12, 0, s, tense)
    return Value("DATE", f"{year:04}-{code}", year_given="year" in parts)


def _decade(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if d := hit.parts.get("decade"):
        return Value("DATE", d[:3], year_given=True)
    n = int(hit.parts["dd"]) // 10
    return Value("DATE", f"19{n}" if n > 2 else f"20{n}", year_given=True)


def _century(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    n = int(hit.parts["cent"]) if "cent" in hit.parts else _CENTURIES[hit.parts["centword"]]
    return Value("DATE", f"{n - 1:02}", year_given=True) if n else None


def _year(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    return Value("DATE", hit.parts["year"], year_given=True)


def _year_words(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    year = _spoken_year(hit.parts["yearwords"])
    return Value("DATE", f"{year:04}", year_given=True) if year else None


def _year_range(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    a, to = hit.parts["year"], hit.parts["to"]
    b = a[: 4 - len(to)] + to
    return Value("DATE", f"{a}/{b}", year_given=True) if int(a) < int(b) else None


def _period_value(unit: str, day: date) -> str:
    """The day, week, month, ... that holds a day."""
    if unit == "week":
        return _iso_week(day)
    if unit == "weekend":
        return _iso_week(day) + "-WE"
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
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def _moved(unit: str, base: date, n: float) -> date | None:
    """`base` moved by n units; months and years keep the day where the calendar has it."""
    if unit in _UNIT_DAYS:
        return _plus(base, round(n * _UNIT_DAYS[unit])) if abs(n) < 4e6 else None
    if unit in _UNIT_MONTHS and abs(n) < 1e5:
        first = _shift_months(base, round(n * _UNIT_MONTHS[unit]))
        return first and next((d for k in range(4) if (d := day_of(first.year, first.month, base.day - k))), None)
    return None


def moved(unit: str, base: date, n: float) -> date | None:
    """`base` moved by n days, weeks, months, years ... ('business day' as five in a week); None beyond the calendar."""
    unit = unit.strip()
    if unit.startswith(("business", "working", "trading", "legislative")):
        return _plus(base, round(n * 7 / 5)) if abs(n) < 1e6 else None
    return _moved(unit.split()[-1] if unit else unit, base, n)


def _rel(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    rel, unit = parts.get("rel", ""), parts["unit"]
    if s.quarter and rel == "this" and unit == "quarter":
        return Value("DATE", s.quarter)
    if rel == "past":  # 'the past year' is a stretch up to now, not a calendar year
        return Value("DURATION", _duration_value(1, unit))
    base = s.told if rel in _TOLD and s.told else s.day
    if base is None:
        return Value("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX"))
    if unit in _PART_CODES:
        day = _plus(base, -1 if rel == "last" else _step(rel))
        return Value("TIME", day.isoformat() + _PART_CODES[unit]) if day else None
    base = base.replace(day=1) if unit in _UNIT_MONTHS else base
    day = _moved("week" if unit == "fortnight" else unit, base, _step(rel))
    return Value("DATE", _period_value("week" if unit == "fortnight" else unit, day)) if day else None


def _week_of(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    if "feast" in parts:
        found = _feast(hit, s, tense)
    else:
        found = _date(hit, s, tense)
    if found is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", found.value):
        return found
    return Value("DATE", _iso_week(date.fromisoformat(found.value)))


def _weekend(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if s.day is None:
        return Value("DATE", "XXXX-WXX-WE")
    back = s.day if tense() > 0 or s.day.isoweekday() > 5 else _plus(s.day, -7)
    return Value("DATE", _iso_week(back) + "-WE") if back else None


# --------------------------------------------------------------------------------- amounts of time, and sets


def _duration_value(n: float | None, unit: str) -> str:
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
    code = {"day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "fortnight": "W"}.get(unit)
    return f"P{whole or round(n or 0, 1)}{code}" if code else ""


def _amount(parts: dict[str, str]) -> float | None:
    words = parts.get("num", "")
    if words.startswith("a couple"):
        return 2
    n = number(words)
    if n is not None and parts.get("half") == "and a half":
        n += 0.5
    return n


def _duration(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    unit, words = parts["unit"], parts.get("num", "")
    if unit in ("second", "quarter") and words in ("a", "an", "one", "three", "some", "the", "both"):
        return None
    if words == "some" and not parts.get("rel"):
        n = None
    elif "upto" in parts:
        n = None if parts["upto"] == "more" or not words[:1].isdigit() else number(parts["upto"])
    else:
        n = _amount(parts)
    if n is not None and n >= 1e6:
        return None
    value = _duration_value(n, unit)
    return Value("DURATION", value) if value else None


def _ago(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    unit, way = parts["unit"].split()[-1], parts["dir"]
    unit = {"centurie": "century", "weekend": "week"}.get(unit, unit)
    n = _amount(parts)
    if way in ("before", "after"):
        return Value("DURATION", _duration_value(n, unit))
    if n is None:
        return Value("DATE", "FUTURE_REF" if way in ("later", "from now", "hence", "from today") else "PAST_REF")
    ahead = way in ("later", "from now", "hence", "from today")
    from_now = way in ("ago", "from now", "from today", "hence", "back")
    base = s.day if from_now or s.told is None else s.told
    if base is None:
        return Value("DATE", "PAST_REF" if not ahead else "FUTURE_REF")
    if unit == "year" and n == 1 and not ahead and s.quarter:
        return Value("DATE", _shift_quarter(s.quarter, years=-1))
    if unit in ("hour", "minute", "second"):
        return Value("DATE", base.isoformat()) if way in ("ago", "back") else Value("DURATION", _duration_value(n, unit))
    moved_to = _moved(unit, base.replace(day=1) if unit in _UNIT_MONTHS else base, n if ahead else -n)
    if moved_to is None:
        return Value("DATE", "PAST_REF" if not ahead else "FUTURE_REF")
    return Value("DATE", _period_value("day" if unit in ("day", "night") else "week" if unit == "fortnight" else unit, moved_to))


def _vague_units(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if way := hit.parts.get("dir"):
        return Value("DATE", "FUTURE_REF" if way == "later" else "PAST_REF")
    return Value("DURATION", _duration_value(None, hit.parts["unit"]))


def _year_span(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    return Value("DURATION", "P1Y")


_SETS = {"daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "hourly": "PT1H", "nightly": "P1D"}  # fmt: skip


def _set(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    if word := parts.get("word"):
        return Value("SET", _SETS[word])
    unit = parts["unit"]
    if unit[:3] in WEEKDAY_NUMBERS and unit.endswith("day") and unit != "day":
        return Value("SET", f"XXXX-WXX-{WEEKDAY_NUMBERS[unit[:3]]}")
    n = 2.0 if parts.get("num") in ("other", "second") else number(parts.get("num", "one")) or 1.0
    return Value("SET", _duration_value(n, "day" if unit in ("morning", "night") else unit))


def _feast(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    year = _year_of(parts, s)
    for guess in (year,) if year else ():
        found = _feast_day(parts["feast"], guess)
        return Value("DATE", found.isoformat(), year_given=True) if found else None
    if s.day is None:
        return None
    days = [d for n in (-1, 0, 1) if (d := _feast_day(parts["feast"], s.day.year + n))]
    way = _step(parts.get("rel", "")) or tense()
    now = s.day
    chosen = [d for d in days if (d <= now if way < 0 else d >= now if way > 0 else True)]
    best = min(chosen or days, key=lambda d: abs((d - now).days), default=None)
    return Value("DATE", best.isoformat()) if best else None


def _feast_day(name: str, year: int) -> date | None:
    if name.startswith(("easter", "good")):
        easter = _easter(year)
        return easter and _plus(easter, -2 if name.startswith("good") else 1 if name.endswith("monday") else 0)
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


def _vague(value: str) -> Callable[[Hit, Setting, Tense], Value | None]:
    return lambda hit, s, tense: Value("DATE", value)


_RULES: dict[str, Callable[[Hit, Setting, Tense], Value | None]] = {
    "iso": _iso, "numeric": _numeric, "date": _date, "month": _month, "weekday": _weekday, "quarter": _quarter, "relquarter": _rel_quarter,
    "period": _period, "half": _half, "fiscal": _fiscal, "season": _season, "decade": _decade, "century": _century, "rel": _rel,
    "weekof": _week_of, "weekend": _weekend, "ago": _ago, "duration": _duration, "vagueunits": _vague_units, "yearspan": _year_span,
    "today": _today, "sameday": _same_day, "present": _vague("PRESENT_REF"), "past": _vague("PAST_REF"), "future": _vague("FUTURE_REF"),
    "set": _set, "time": _time, "yearwords": _year_words, "feast": _feast, "year": _year, "yearrange": _year_range,
}  # fmt: skip


def resolve(hit: Hit, setting: Setting, tense: Tense) -> Value | None:
    """The type and value of an expression; None where it turns out to be none. `tense` is asked only where it decides."""
    return _RULES[hit.rule](hit, setting, tense)
