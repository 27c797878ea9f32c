"""Values of durations, of 'two years ago', and of sets such as 'every month'."""

from __future__ import annotations

from briefgen.extract.timevalue.core import UNIT_MONTHS, Setting, Tense, Value, duration_value, period_value, shifted
from briefgen.extract.timevalue.periods import shift_quarter
from briefgen.extract.timex import WEEKDAY_NUMBERS, Hit, number


def _amount(parts: dict[str, str]) -> float | None:
    words = parts.get("num", "")
    if words.startswith("a couple"):
        return 2
    n = number(words)
    if n is not None and parts.get("half") == "and a half":
        n += 0.5
    return n


def duration(hit: Hit, s: Setting, tense: Tense) -> Value | None:
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
    value = duration_value(n, unit)
    return Value("DURATION", value) if value else None


def ago(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    unit, way = parts["unit"].split()[-1], parts["dir"]
    unit = {"centurie": "century", "weekend": "week"}.get(unit, unit)
    n = _amount(parts)
    if way in ("before", "after"):
        return Value("DURATION", duration_value(n, unit))
    if n is None:
        return Value("DATE", "FUTURE_REF" if way in ("later", "from now", "hence", "from today") else "PAST_REF")
    ahead = way in ("later", "from now", "hence", "from today")
    from_now = way in ("ago", "from now", "from today", "hence", "back")
    base = s.day if from_now or s.told is None else s.told
    unknown = way == "later" and s.told is None and tense() <= 0  # 'two days later she was freed': later than what?
    if base is None or unknown:
        return Value("DATE", "PAST_REF" if not ahead else "FUTURE_REF")
    if unit == "year" and n == 1 and not ahead and s.quarter:
        return Value("DATE", shift_quarter(s.quarter, years=-1))
    if unit in ("hour", "minute", "second"):
        return Value("DATE", base.isoformat()) if way in ("ago", "back") else Value("DURATION", duration_value(n, unit))
    moved_to = shifted(unit, base.replace(day=1) if unit in UNIT_MONTHS else base, n if ahead else -n)
    if moved_to is None:
        return Value("DATE", "PAST_REF" if not ahead else "FUTURE_REF")
    return Value(
        "DATE", period_value("day" if unit in ("day", "night") else "week" if unit == "fortnight" else unit, moved_to)
    )


def vague_units(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    if way := hit.parts.get("dir"):
        return Value("DATE", "FUTURE_REF" if way == "later" else "PAST_REF")
    return Value("DURATION", duration_value(None, hit.parts["unit"]))


def year_span(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    return Value("DURATION", "P1Y")


_SETS = {"daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "hourly": "PT1H", "nightly": "P1D"}  # fmt: skip


def set_value(hit: Hit, s: Setting, tense: Tense) -> Value | None:
    parts = hit.parts
    if word := parts.get("word"):
        return Value("SET", _SETS[word])
    unit = parts["unit"]
    if unit[:3] in WEEKDAY_NUMBERS and unit.endswith("day") and unit != "day":
        return Value("SET", f"XXXX-WXX-{WEEKDAY_NUMBERS[unit[:3]]}")
    n = 2.0 if parts.get("num") in ("other", "second") else number(parts.get("num", "one")) or 1.0
    return Value("SET", duration_value(n, "day" if unit in ("morning", "night") else unit))
