"""TIMEX3 expressions of a document and their values, resolved against its publication date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from briefgen.edtf import day_of
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.extract.clausedates import date_for
from briefgen.extract.leadday import lead_date
from briefgen.extract.newsday import default_when
from briefgen.extract.tense import tense_at
from briefgen.extract.timevalue import Setting, Value, resolve
from briefgen.extract.timevalue.core import Tense
from briefgen.extract.timex import MONTH_NUMBERS, Hit, find_hits
from briefgen.model import BlockKind, DateMention

__all__ = ["date_for", "day_order", "default_when", "find_dates", "lead_date", "reference_day"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")
_MONTH_FIRST = re.compile(
    r"\.(?:gov|mil|us)(?:[/:]|$)|\b(?:U\.?S\.?A?|United States|White House|Washington|American)\b", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    r"\.(?:uk|au|nz|ie|eu|int|fr|de|it|es|nl|be|in|za|sg|hk|my|ke|ng|gh|pk|bd|lk|ae|il|br|mx|ch|at|pl|pt|gr|dk|no|fi|ro|cz|tr)(?:[/:]|$)"
    r"|\b(?:UK|United Kingdom|British|HM|Australia\w*|New Zealand|Ireland|Irish|European|EU|India\w*|South Africa\w*)\b"
)
_HEAD = 1500  # characters in which a text shows that it is American: 'WASHINGTON –'
_MONTHS_WRITTEN = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_AMERICAN = re.compile(rf"\b{_MONTHS_WRITTEN} \d{{1,2}}, \d{{4}}")
_EUROPEAN = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS_WRITTEN}\b")


def day_order(analysis: Analysis) -> str:
    """'dmy' or 'mdy' for numeric dates of a document: by one that reads only one way, else by the publisher's country, else ''."""
    source = analysis.source
    numeric = list(_NUMERIC.finditer(source.text)) if "/" in source.text else []
    votes = [("dmy" if a > 12 else "mdy") for m in numeric if (a := int(m[1])) > 12 or int(m[2]) > 12]
    if votes and len(set(votes)) == 1:
        return votes[0]
    for where in (source.url or "", source.publisher):
        host = where.split("//", 1)[-1].split("/", 1)[0] if "//" in where else where
        mdy, dmy = bool(_MONTH_FIRST.search(host)), bool(_DAY_FIRST.search(host))
        if mdy != dmy:
            return "mdy" if mdy else "dmy"
    head = source.text[:_HEAD] if numeric else ""
    american = "WASHINGTON" in head or _MONTH_FIRST.search(head) and _AMERICAN.search(source.text)
    return "mdy" if american and not _EUROPEAN.search(source.text) else ""


_FIXED = re.compile(r"christmas|new\s+year|independence|veterans")  # feasts of the same day every year
_ABROAD = re.compile(r"(?:\b(?!Americ|U\.S)[A-Z][a-z]+(?:an|ian|ese|ish|i)|[’']s)\s+$")
_KNOWN, _NAMED = re.compile(r"\s?the\s", re.IGNORECASE), re.compile(r"\s[a-z]{3}")


# ------------------------------------------------------------------------------------------------ finding


def find_dates(analysis: Analysis, order: str = "auto") -> list[DateMention]:
    """All expressions of time in a document, in order, resolved against its publication date.

    `order` says how numeric dates such as 12/01/2026 read: 'dmy', 'mdy', or 'auto' (see `day_order`). A date that does not
    exist, or that reads two ways, keeps the words of the source as its value and says so in `note`.
    """
    text = analysis.source.text
    setting = Setting(reference_day(analysis), order if order in ("dmy", "mdy") else day_order(analysis))
    found: list[DateMention] = []
    guessed: dict[
        tuple[str, str], list[tuple[int, bool]]
    ] = {}  # month and day without a year -> where in `found`, in a title
    months: dict[int, str] = {}  # told with its year -> that year, for 'the June sanctions'
    quarter_at = story_at = -1
    last: date | None = None  # told in an earlier paragraph, for 'that June'
    for block in analysis.source.blocks:
        setting.told = None
        hits = [
            h
            for h in find_hits(text, block.start, block.end)
            if not (_is_number(text, h) or _is_abroad(text, h) or _is_name(analysis, h))
        ]
        setting.today = setting.today or _stated_today(text, hits, setting.day)
        years = _shared_years(text, hits)
        for n, hit in enumerate(hits):
            if hit.start - quarter_at > 900:
                setting.quarter = ""
            if hit.start - story_at > 160 or block.start > story_at:
                setting.story = None

            @lru_cache(maxsize=1)
            def tense(at: int = hit.start) -> int:
                lo, hi = analysis.token_range(at, at + 1)
                return tense_at(analysis, min(max(hi - 1, lo), len(analysis.doc) - 1)) if len(analysis.doc) else 0

            years[n] = years[n] or _known_year(text, hit, months, tense)
            if years[n]:
                hit = Hit(hit.start, hit.end, hit.rule, hit.parts | {"year": years[n]})

            if setting.told is None and (
                hit.parts.get("rel") in ("that", "that same", "same") or hit.parts.get("dir") == "later" and tense() < 0
            ):
                setting.told = last
            if hit.parts.get("unit") in ("day", "week") and "same" in hit.parts.get("rel", "") and found:
                setting.told = setting.told if len(found[-1].value) > 7 else None  # 'last month ... The same week'
            value = resolve(hit, setting, tense)
            if value is None:
                continue
            key = _day_named(hit)
            if any(key) and not value.year_given and not value.note and not years[n]:
                first = next((n for n, title in guessed.get(key, ()) if not title), None)
                value = value if first is None else replace(value, value=_in_year(found[first].value, value.value))
                guessed.setdefault(key, []).append((len(found), block.kind is BlockKind.TITLE))
            found.append(_mention(text, hit, value))
            if hit.rule == "quarter" or (
                hit.rule == "relquarter" and not re.search(r"year|correspond|compar", text[hit.start : hit.end])
            ):
                setting.quarter, quarter_at = (value.value, hit.end) if value.value[0].isdigit() else ("", -1)
            elif hit.rule in ("duration", "half") and value.value in ("P9M", "P6M"):
                setting.quarter = ""  # results of nine months follow: 'a year ago' is no quarter any more
            if value.year_given and (m := re.match(r"(\d{4})-(\d\d)", value.value)):
                months[int(m[2])] = m[1]
                setting.story, story_at = day_of(int(m[1]), int(m[2]), 1), hit.end
            if _DAY.match(value.value) and block.kind is not BlockKind.TITLE:
                setting.told = setting.day_told = day_of(*map(int, value.value[:10].split("-")))
            elif (value.year_given or hit.rule == "month") and re.fullmatch(r"\d{4}(-\d\d)?", value.value):
                setting.told, setting.day_told = day_of(int(value.value[:4]), int(value.value[5:] or 1), 1), None
            last = setting.told or last
    return _agreed(found, guessed)


def _is_abroad(text: str, hit: Hit) -> bool:
    """'Ukrainian Independence Day', 'Sudria's Labor Day': whether a feast is that of another country, on another day."""
    national = hit.rule == "feast" and not re.match(r"christmas|new|easter|good", hit.parts["feast"])
    before = text[max(0, hit.start - 30) : hit.start]
    return (
        national and _ABROAD.search(before) is not None and not re.search(r"(?:America|nation|year)['’]s\s+$", before)
    )


def _is_name(analysis: Analysis, hit: Hit) -> bool:
    """Whether a bare month is how a person's name begins: 'Jan Holm'."""
    if hit.rule != "month" or {"year", "yy", "relyear", "yearwords"} & hit.parts.keys():
        return False
    lo, hi = analysis.token_range(hit.start, hit.end)
    if hi - lo != 1 or hi >= len(analysis.doc):
        return False
    return analysis.doc[lo].ent_type_ == analysis.doc[hi].ent_type_ == "PERSON" and analysis.doc[hi].ent_iob_ == "I"


def _day_named(hit: Hit) -> tuple[str, str]:
    """What a day without a year is known by all through a text: its month and number, or the name of a feast."""
    if hit.rule == "feast" and "rel" not in hit.parts and _FIXED.match(hit.parts["feast"]):
        return hit.parts["feast"], ""
    return (hit.parts["month"][:3], hit.parts["day"]) if hit.rule == "date" and "day" in hit.parts else ("", "")


def _known_year(text: str, hit: Hit, months: dict[int, str], tense: Tense) -> str:
    """The year of 'the June sanctions', where the text has told of a June with its year; '' where it has not."""
    bare = hit.rule == "month" and not {"year", "yy", "relyear", "yearwords"} & hit.parts.keys()
    known = bare and _KNOWN.fullmatch(text[hit.start - 4 : hit.start]) and _NAMED.match(text, hit.end)
    return months.get(_month_of(hit), "") if known and tense() <= 0 else ""


def _agreed(found: list[DateMention], guessed: dict[tuple[str, str], list[tuple[int, bool]]]) -> list[DateMention]:
    """The same day and month without a year is one date all through a document: the one that the body gives it first."""
    for places in guessed.values():
        value = found[next((n for n, title in places if not title), places[0][0])].value
        for n, _ in places:
            found[n] = replace(found[n], value=_in_year(value, found[n].value))
    return found


def _in_year(told: str, value: str) -> str:
    """A date, or an interval, in the year of another one."""
    return "/".join(told[:4] + end[4:] for end in value.split("/")) if told[:4].isdigit() else value


def _stated_today(text: str, hits: list[Hit], day: date | None) -> date | None:
    """The day that 'Today, March 5th 2025' names, if it lies within a week of publication: it is today all through the document."""
    for a, b in pairwise(hits):
        if (
            a.rule == "today"
            and a.parts.get("word") == "today"
            and b.rule in ("date", "weekday")
            and text[a.end : b.start].strip() in (",", "", "(", "-", "–")
        ):
            value = resolve(b, Setting(day, ""), lambda: -1)
            if value and _DAY.fullmatch(value.value) and day and abs((date.fromisoformat(value.value) - day).days) <= 7:
                return date.fromisoformat(value.value)
    return None


def _mention(text: str, hit: Hit, value: Value) -> DateMention:
    words = " ".join(text[hit.start : hit.end].split())
    return DateMention(hit.start, hit.end, value.type, value.value if not value.note else words, value.note)


def _shared_years(text: str, hits: list[Hit]) -> list[str]:
    """The year that a date without one shares with the next: 'January 5 and March 10, 2019', 'from 3 to 9 May 2024'."""
    years = [""] * len(hits)
    for n in range(len(hits) - 2, -1, -1):
        a, b = hits[n], hits[n + 1]
        if (
            a.rule in ("date", "month")
            and b.rule in ("date", "month")
            and not {"year", "yy", "relyear"} & a.parts.keys()
        ):
            between = text[a.end : b.start].strip(" ,\n").lower()
            year = years[n + 1] or b.parts.get("year", "")
            if year and between in (
                "and",
                "to",
                "-",
                "–",
                "—",
                "through",
                "or",
                "until",
                "and on",
                "and from",
                "and ending",
                "",
            ):
                later = _month_of(a) > _month_of(b)
                years[n] = str(int(year) - later)
    return years


def _month_of(hit: Hit) -> int:
    return MONTH_NUMBERS[hit.parts["month"][:3]]


_NUMBERED = re.compile(
    r"(?:\b(?:resolution|order|section|sections|sec|article|flight|route|form|room|bill|rule|title|proclamation|directive|regulation|page|no|nos|"
    r"h\.\s?r|pub\.\s?l|u\.\s?s\.\s?c|c\.?\s?f\.?\s?r|number|part|chapter|suite|highway|item|docket|case|code|act|public law|phone|at least|about|some|nearly|almost|(?<!later )(?<!earlier )(?<!sooner )than|to|over|of the)\.?|§+|[$€£#])\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:people|persons|men|women|troops|soldiers|jobs|employees|workers|homes|houses|points|tons|tonnes|miles|kilomet\w+|feet|dollars|"
    r"euros|megawatts|MW|acres|hectares|cases|deaths|members|students|children|families|companies|shares|units|vehicles|barrels|respondents|civilians|"
    r"(?:square|cubic|metric)\b|per\s?cent|million|billion)\b",
    re.IGNORECASE,
)


_TOLL = re.compile(  # 'the death toll in Kelmouth has risen to 2012'
    r"\b(?:tolls?|(?:number|count) of (?:\w+ )?(?:dead|deaths|injured|wounded|victims|cases|fatalities|missing))\b[^.;:\n]{0,60}?"
    r"\b(?:exceed(?:s|ed|ing)?|reach(?:es|ed|ing)?|pass(?:es|ed)?|past|top(?:s|ped)?|hits?|surpass(?:es|ed)?|to|at|stands? at)\s+$",
    re.IGNORECASE,
)


_NUMBERED_PAPER = re.compile(  # 'Notice 2023-65', 'Rev. Proc. 2024-18'
    r"\b(?:Notices?|Bulletins?|Procedures?|Proc\.|Rulings?|Rul\.|Announcements?|Releases?|Letters?|Decisions?|Circulars?|Advisory|"
    r"Tips?|Rules?|Orders?|Resolutions?|Bills?|Acts?|Dockets?|Nos?\.)\s+$"
)
_CALLED = re.compile(r"[a-z,(“] (?:USA|[A-Z][a-z]+) $")


def _is_number(text: str, hit: Hit) -> bool:
    """Whether what looks like years is a count or the number of a resolution, notice or flight; 'Harbour Today' is a name."""
    if text[hit.start : hit.end] == "Today":
        return (
            _CALLED.search(text[max(0, hit.start - 24) : hit.start]) is not None and text[hit.end : hit.end + 1] != ","
        )
    if text[hit.start : hit.end] == "tomorrow" and text[hit.end : hit.end + 2] in ("’s", "'s"):
        return "today" in text[max(0, hit.start - 60) : hit.start]  # 'today’s technologies to meet tomorrow’s needs'
    if hit.rule == "yearrange":
        return _NUMBERED_PAPER.search(text[max(0, hit.start - 24) : hit.start]) is not None
    if hit.rule != "year" or hit.end - hit.start != 4:
        return False
    if text[hit.start - 1] in '“"' and text[hit.end : hit.end + 1] in ("”", '"'):
        return True  # 'by striking “2025”'
    before = text[max(0, hit.start - 24) : hit.start]
    if m := _NUMBERED.search(before):
        if m[0].strip().lower() not in (
            "to",
            "of the",
            "over",
            "about",
            "some",
            "nearly",
            "almost",
            "than",
            "at least",
            "act",
        ):
            return True
        if m[0].strip().lower() in ("some", "nearly", "almost", "than", "at least"):
            return True
    if _COUNTED.match(text, hit.end) or _TOLL.search(text[max(0, hit.start - 90) : hit.start]):
        return True
    year = int(hit.parts["year"])
    return not 1700 <= year <= 2100 and not re.search(
        r"\b(?:in|since|of|by|year|until|from|and|around|about)\s+$", before, re.IGNORECASE
    )
