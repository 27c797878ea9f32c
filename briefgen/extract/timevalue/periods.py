"""Values of weeks, months as such, quarters, halves, fiscal years, seasons, years, decades and centuries."""

from __future__ import annotations

import re

from briefgen.extract.timevalue.core import (
    CENTURIES,
    ORDINALS,
    PART_CODES,
    SEASON_CODES,
    SEASON_START,
    TOLD,
    UNIT_MONTHS,
    Setting,
    Tense,
    Value,
    duration_value,
    iso_week,
    period_value,
    plus,
    shifted,
    spoken_year,
    step,
    year_of,
)
from briefgen.extract.timevalue.days import nearest_year
from briefgen.extract.timex import Hit


def shift_quarter(value: str, years: int = 0, quarters: int = 0) -> str:
    n = int(value[:4]) * 4 + int(value[-1]) - 1 + quarters + 4 * years
    return f"{n // 4:04}-Q{n % 4 + 1}"


def quarter(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    q = int(parts["q"]) if "q" in parts else ORDINALS[parts["ordinal"]]
    year = year_of(parts | ({"relyear": parts["rel"]} if "rel" in parts else {}), s)
    given = year is not None
    if year is None:
        if s.day is None:
            return Value("DATE", f"XXXX-Q{q}")
        year = s.day.year - (
            3 * q - 2 > s.day.month
        )  # the latest that has begun, unless it is long over and one is to come
        if (s.day.year - year) * 12 + s.day.month - 3 * q > 6 and tense() > 0:
            year += 1
    return Value("DATE", f"{year:04}-Q{q}", year_given=given)


def rel_quarter(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    rel, tail = hit.parts.get("rel", ""), hit.parts.get("tail", "")
    if s.day is None:
        return Value("DATE", "XXXX-QX")
    now = f"{s.day.year:04}-Q{(s.day.month + 2) // 3}"
    ended = s.quarter or shift_quarter(now, quarters=-1)
    if tail or "year" in rel or rel in ("corresponding", "comparable"):
        return Value("DATE", shift_quarter(ended, years=-1))
    if rel in ("same", "latest", ""):
        return Value("DATE", ended)
    if rel in ("previous", "prior", "preceding", "following"):
        return Value("DATE", shift_quarter(s.quarter or now, quarters=step(rel)))
    return Value("DATE", shift_quarter(now, quarters=step(rel)))


def period(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if "year" in hit.parts:
        return Value("DATE", hit.parts["year"] + s.quarter[4:])
    if s.day is None:
        return None
    return Value("DATE", shift_quarter(s.quarter, years=-1) if s.quarter else f"{s.day.year - 1:04}")


def half(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    year = year_of(parts, s)
    half = "H" + (parts.get("h") or ("1" if parts["half"] in ("first", "1st") else "2"))
    if year is None:
        if s.day is None:
            return None
        year = s.day.year - (1 if half == "H2" and s.day.month < 7 and tense() < 0 else 0)
    return Value("DATE", f"{year:04}-{half}", year_given=True)


def fiscal(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    if (year := year_of(parts, s)) is not None:
        to = parts.get("to", "")
        end = int(f"{year:04}"[: 4 - len(to)] + to) if to else year
        return Value("DATE", f"{end:04}" if end >= year else f"{year:04}", year_given=True)
    if "rel" in parts and s.day:
        return Value("DATE", f"{s.day.year + step(parts['rel']):04}")
    if parts.get("what") in ("calendar", "program", "tax", "financial", "budget", "marketing", "school", "academic"):
        return None
    return Value("DURATION", "P1Y")


def season(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    code = SEASON_CODES[parts["season"]]
    year = year_of(parts, s)
    if year is None:
        if s.day is None:
            return Value("DATE", f"XXXX-{code}")
        start, rel = SEASON_START[code], parts.get("rel", "")
        if step(rel) < 0:
            year = s.day.year - (start + 2 >= s.day.month)
        elif step(rel) > 0:
            year = s.day.year + (start <= s.day.month)
        else:
            year = s.day.year if rel else nearest_year(start + 1 if start < 12 else 12, 0, s, tense)
    return Value("DATE", f"{year:04}-{code}", year_given="year" in parts)


def decade(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if d := hit.parts.get("decade"):
        return Value("DATE", d[:3], year_given=True)
    n = int(hit.parts["dd"]) // 10
    return Value("DATE", f"19{n}" if n > 2 else f"20{n}", year_given=True)


def century(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    n = int(hit.parts["cent"]) if "cent" in hit.parts else CENTURIES[hit.parts["centword"]]
    return Value("DATE", f"{n - 1:02}", year_given=True) if n else None


def year_value(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    return Value("DATE", hit.parts["year"], year_given=True)


def year_words(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    year = spoken_year(hit.parts["yearwords"])
    return Value("DATE", f"{year:04}", year_given=True) if year else None


def year_range(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    a, to = hit.parts["year"], hit.parts["to"]
    b = a[: 4 - len(to)] + to
    return Value("DATE", f"{a}/{b}", year_given=True) if int(a) < int(b) else None


def rel(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    rel, unit = parts.get("rel", ""), parts["unit"]
    if s.quarter and rel == "this" and unit == "quarter":
        return Value("DATE", s.quarter)
    if rel == "past":  # 'the past year' is a stretch up to now, not a calendar year
        return Value("DURATION", duration_value(1, unit))
    after_told = rel in TOLD or rel == "next" and "the" in parts and tense() < 0  # 'The next month it sold the yard'
    base = s.told if after_told and s.told else s.day
    if base is None or rel in ("same", "that same") and not s.told:  # 'The same week', as which?
        return Value("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX"))
    if unit in PART_CODES:
        day = plus(base, -1 if rel == "last" else step(rel))
        return Value("TIME", day.isoformat() + PART_CODES[unit]) if day else None
    base = base.replace(day=1) if unit in UNIT_MONTHS else base
    if unit == "week" and re.fullmatch(r"this\s+past", rel) and base.isoweekday() > 5:
        return Value("DATE", period_value("week", base))  # told at its end
    day = shifted("week" if unit == "fortnight" else unit, base, step(rel))
    return Value("DATE", period_value("week" if unit == "fortnight" else unit, day)) if day else None


def weekend(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if s.day is None:
        return Value("DATE", "XXXX-WXX-WE")
    back = s.day if tense() > 0 or s.day.isoweekday() > 5 else plus(s.day, -7)
    return Value("DATE", iso_week(back) + "-WE") if back else None
