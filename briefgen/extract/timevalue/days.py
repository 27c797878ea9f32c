"""Values of days: full and partial dates, numeric ones, weekdays, today, times of day."""

from __future__ import annotations

from datetime import date

from briefgen.edtf import day_of
from briefgen.extract.timevalue.core import (
    AMBIGUOUS,
    NO_SUCH_DATE,
    ORDINALS,
    PART_CODES,
    TOLD,
    Setting,
    Tense,
    Value,
    clock_part,
    dated,
    iso_week,
    month_number,
    plus,
    step,
    two_digit,
    year_of,
)
from briefgen.extract.timex import WEEKDAY_NUMBERS, Hit


def nearest_year(month: int, day: int, s: Setting, tense: Tense) -> int | None:
    """The year of a month (and day) without one: by the tense, else the nearest to the publication."""
    if s.day is None:
        return None
    now, way = s.day, tense()
    if (
        s.story and s.story.year < now.year and way <= 0
    ):  # a story of another year: 'In November 2023 ... In December ...'
        return s.story.year + (month < s.story.month)
    gap = (month - now.month) + (day - now.day) / 31 if day else month - now.month  # in months
    back, ahead = (
        -gap % 12,
        gap % 12,
    )  # to the last and the next such date; nobody leaves out the year over most of a year
    # near the publication the nearest is meant, whatever the tense: on 19 December 'to open Dec 2' is a headline of that month
    if abs(way) == 2 and min(back, ahead) > (0.25 if way < 0 or ahead < back else 1):
        return now.year + (gap < 0 < way) - (gap > 0 > way)
    if gap == 0 or (way > 0 and ahead <= 9) or (way <= 0 and ahead <= (3.5 if way < 0 else 6) and ahead < back):
        return now.year + (gap < 0)
    return now.year - (gap > 0)


def date_value(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    month = month_number(parts["month"])
    words = parts.get("dayword", "").replace("-", " ").split()  # 'twenty-first'
    day = int(parts["day"]) if "day" in parts else sum(ORDINALS[w] for w in words)
    year = year_of(parts, s)
    given = not parts.keys().isdisjoint(("year", "yearwords"))
    if year is None:
        year = nearest_year(month, day, s, tense)
    if year is None:
        return (
            dated(f"XXXX-{month:02}-{day:02}", parts) if day_of(2024, month, day) else Value("DATE", "", NO_SUCH_DATE)
        )
    found = day_of(year, month, day)
    if found is None and not given and day_of(2024, month, day):  # 29 February of the nearest leap year
        found = next((d for n in (1, -1, 2, -2, 3, -3) if (d := day_of(year + n, month, day))), None)
    if found is None:
        return Value("DATE", "", NO_SUCH_DATE) if 0 < day < 32 or given else None
    if "endday" in parts and (end := day_of(found.year, month, int(parts["endday"]))) and end > found:
        return Value("DATE", f"{found}/{end}", year_given=given)
    if not given and "weekday" in parts:
        found = _agreeing(found, WEEKDAY_NUMBERS[parts["weekday"][:3]])
    return dated(found.isoformat(), parts, given)


def _agreeing(found: date, weekday: int) -> date:
    """That day in the year, of this one and its neighbours, in which it falls on the weekday that the text says."""
    for n in (0, -1, 1):
        other = day_of(found.year + n, found.month, found.day)
        if other and other.isoweekday() == weekday:
            return other
    return found


def iso(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    found = day_of(int(hit.parts["year"]), int(hit.parts["month"]), int(hit.parts["day"]))
    return dated(found.isoformat(), hit.parts, True) if found else Value("DATE", "", NO_SUCH_DATE)


def numeric(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    a, b, words = int(hit.parts["a"]), int(hit.parts["b"]), hit.parts["year"]
    if hit.parts["sep"] != "/" and len(words) == 2:  # '3.10.12' is more often a version or a section
        return None
    year = int(words) if len(words) == 4 else two_digit(words, s.day)
    if len(words) == 4 and not 1300 <= year <= 2199:
        return None
    dmy, mdy = day_of(year, b, a), day_of(year, a, b)
    order = "dmy" if hit.parts["sep"] == "." else s.order
    found = dmy if dmy == mdy or mdy is None else mdy if dmy is None else {"dmy": dmy, "mdy": mdy}.get(order)
    if found is None:
        return Value("DATE", "", AMBIGUOUS if dmy and mdy else NO_SUCH_DATE)
    return Value("DATE", found.isoformat(), year_given=True)


def month_value(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    month = month_number(parts["month"])
    year = year_of(parts, s)
    given = year is not None
    if year is None and s.day:
        rel = parts.get("rel", "")
        if rel in TOLD and s.told:
            year = s.told.year + (step(rel) if (month > s.told.month) == (step(rel) < 0) else 0)
        elif step(rel) < 0:
            year = s.day.year - (month >= s.day.month)
        elif step(rel) > 0:
            year = s.day.year + (month <= s.day.month)
        else:
            year = s.day.year if rel == "this" else nearest_year(month, 0, s, tense)
    if year is None:
        return Value("DATE", f"XXXX-{month:02}")
    return Value("DATE", f"{year:04}-{month:02}", year_given=given)


def nth_of_month(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    """'the first Monday of March', 'the last week of June 2026', 'the last day of May'."""
    parts = hit.parts
    month, given = month_number(parts["month"]), "year" in parts
    nth = -1 if parts["nth"] == "last" else ORDINALS[parts["nth"]]
    middle = 24 if nth < 0 else 7 * nth - 3
    year = int(parts["year"]) if given else nearest_year(month, middle, s, tense)
    if year is None:
        return Value("DATE", f"XXXX-{month:02}")
    days = [d for k in range(1, 32) if (d := day_of(year, month, k))]
    if parts.get("unit") == "day":
        return Value("DATE", days[nth if nth < 0 else nth - 1].isoformat(), year_given=given)
    if "unit" in parts:
        return Value("DATE", iso_week(days[-4] if nth < 0 else days[middle - 1]), year_given=given)
    days = [d for d in days if d.isoweekday() == WEEKDAY_NUMBERS[parts["weekday"][:3]]]
    return Value("DATE", days[nth if nth < 0 else nth - 1].isoformat(), year_given=given)


def day_only(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    """'on the 20th': of the month last spoken of, else the next or the last such day."""
    n, base = int(hit.parts["day"]), s.told or s.day
    if base is None or not 1 <= n <= 31:
        return None
    way = 0 if s.told else tense()
    months = [base.year * 12 + base.month - 1 + k for k in (0, 1, -1)]
    days = [d for m in months if (d := day_of(m // 12, m % 12 + 1, n))]
    chosen = [d for d in days if way == 0 or (d >= base if way > 0 else d <= base)]
    return Value("DATE", chosen[0].isoformat()) if chosen else None


def weekday_value(hit: Hit, s: Setting, tense: Tense) -> Value | None:
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
    elif rel in TOLD and s.told:
        return dated(
            (
                plus(
                    s.told,
                    ((n - s.told.isoweekday()) % 7 or 7) if step(rel) > 0 else -((s.told.isoweekday() - n) % 7 or 7),
                )
                or s.told
            ).isoformat(),
            parts,
        )
    elif step(rel) < 0:
        days = -(back or 7)
    elif rel == "next":
        days = monday + 7
    elif rel == "this":
        days = monday
    elif step(rel) > 0:
        days = 7 - back
    else:
        days = (7 - back) % 7 if tense() > 0 else -back
    day = plus(s.day, days)
    if "part" in parts:  # 'Friday night' is told as that day
        parts = {k: v for k, v in parts.items() if k != "part"}
    return dated(day.isoformat(), parts) if day else None


def today(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    word, rel = parts.get("word", ""), parts.get("rel", "")
    base = s.told if rel in TOLD or rel == "the next" else s.today or s.day
    if base is None and rel:
        return Value("TIME", "XXXX-XX-XX" + PART_CODES.get(parts.get("part", ""), ""))
    if base is None:
        return Value("DATE", "PRESENT_REF") if word == "today" else Value("DATE", "XXXX-XX-XX")
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    days = -2 if "before" in word else 2 if "after" in word else days
    if rel:
        days = -1 if rel == "last" and parts.get("part") in ("night", "evening") else step(rel)
    day = plus(base, days)
    if day is None:
        return None
    code = "TNI" if word == "tonight" else PART_CODES.get(parts.get("part", ""), "")
    return Value("TIME" if code else "DATE", day.isoformat() + code)


def time_value(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    code = clock_part(
        {k: v for k, v in hit.parts.items() if k != "word" or v not in ("today", "yesterday", "tomorrow")}
    )
    if not code:
        return None
    base = s.day_told or s.day if s.told else s.day  # no day where only a month or year was told
    if hit.parts.get("word") in ("today", "yesterday", "tomorrow") and s.day:
        base = plus(s.day, {"yesterday": -1, "tomorrow": 1}.get(hit.parts["word"], 0))
    return Value("TIME", f"{base.isoformat() if base else 'XXXX-XX-XX'}{code}")


def same_day(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    base = s.day_told or (s.day if "num" in hit.parts else None)
    if base is None:
        return Value("DATE", "XXXX-XX-XX")
    if "num" in hit.parts:
        return Value("DATE", s.day.isoformat()) if s.day else None
    way = step(hit.parts["rel"])
    if not way and s.told is None:
        return Value("DATE", "XXXX-XX-XX")  # 'on the same day' of a paragraph that tells none: of which, nobody knows
    day = plus(base, way)
    return Value("DATE", day.isoformat()) if day else None
