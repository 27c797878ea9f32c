"""Publication dates as documents state them: in metadata, or in a line at the head of the text. Never a guess."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_ANY_MONTH = "(?i:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_MONTH = rf"(?P<{{m}}>{_ANY_MONTH})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?,?\s+)?"
_DMY = (
    _WEEKDAY
    + r"(?:the\s+)?(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+"
    + _MONTH.format(m="m1")
    + r",?[\s-]+(?P<y1>\d{4})"
)
_MDY = _WEEKDAY + _MONTH.format(m="m2") + r"\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4})"
_ISO = r"(?P<y3>\d{4})[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2})"
WRITTEN_DATE = re.compile(rf"(?<![\w/.-])(?:{_ISO}|{_DMY}|{_MDY})(?![\d/-]|\.\d)", re.I)
_ISO_START = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])|(\d{4})(\d{2})(\d{2})(?=$|T|\d{4,6})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s.*)?$")
# 'Thu, 10/24/2024 - 10:14', a line of its own
_STAMP = re.compile(r"(?:([a-z]{3})[a-z]*,?\s+)?(\d{1,2}/\d{1,2}/\d{4})(?:\W{1,3}\d{1,2}:\d\d.{0,12})?", re.I)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FEDERAL_REGISTER = re.compile(r"\[Federal Register Vol[^\]]*\]")
FIRST_YEAR, LAST_YEAR = 1800, 2100


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _of_match(m: re.Match[str]) -> date | None:
    if m["y3"]:
        return _date(m["y3"], m["m3"], m["d3"])
    if m["y1"]:
        return _date(m["y1"], _MONTHS[m["m1"].lower()], m["d1"])
    return _date(m["y2"], _MONTHS[m["m2"].lower()], m["d2"])


def stated_date(value: str) -> date | None:
    """The day of a metadata value (ISO 8601, RFC 5322, PDF `D:`, or written out), as in its own time zone; else None.

    `03/04/2026` is None unless one of the numbers can only be a day: which is which is not stated.
    """
    value = " ".join(value.split())[:200].removeprefix("D:")
    if m := _ISO_START.match(value):
        return _date(m[1] or m[4], m[2] or m[5], m[3] or m[6])
    if m := _DOTTED.match(value):
        return _date(m[3], m[2], m[1])
    if m := _SLASHED.match(value):
        a, b, year = int(m[1]), int(m[2]), m[3]
        if a > 12 or b > 12 or a == b:
            return _date(year, min(a, b), max(a, b))
        return None
    found = [_of_match(m) for m in WRITTEN_DATE.finditer(value)]
    if found:
        return found[0] if len(set(found)) == 1 else None
    if re.search(r"\d:\d\d", value):  # RFC 5322 and asctime
        parsed = parsedate_tz(value)
        return _date(*parsed[:3]) if parsed else None
    return None


# Words that may stand beside the date in a line that only says when a text was issued.
_BESIDE = re.compile(
    r"\b(?:for|immediate|release|released|press|media|news|statement|published|posted|issued|issue|date|dated|on|at|of|"
    r"no|number|ref|embargoed?|until|updated|am|pm|a\.m|p\.m|gmt|utc|est|edt|et|bst|aest|cet|cest|d\.?c|the|by|"
    r"contacts?|e-?mail(?:\W+protected)?|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b\.?|[^\W\d_]*\d[\w:./-]*|[^\w\s]+",
    re.I,
)
_NOT_ISSUED = re.compile(
    r"\b(?:deadline|effective|due|before|expires?|hearing|meeting|closing|closes?|from|between|to|through|since|born|"
    r"last\s+updated|updated|modified|accessed|retrieved|valid|comments?|agenda|session|copyright)\b",
    re.I,
)
_DATELINE = re.compile(
    rf"\W*(?:(?!{_ANY_MONTH}\W+\d)[^\W\d_][\w.'’-]*(?:[\s/]+|,\s*)){{1,6}}\(?(?P<when>[^()]{{6,40}}?)\)?\s*(?:\([^()]{{2,40}}\)\s*)?(?:--|[-–—:]|\.(?=\s+[\"“‘]?[A-Z]))"
)


def _stamped(line: str) -> date | None:
    """The day of a line that holds a time stamp in figures and nothing else, where they or the weekday say which is the month."""
    if not (m := _STAMP.fullmatch(line)):
        return None
    a, b, year = m[2].split("/")
    days = {d for d in (_date(year, a, b), _date(year, b, a)) if d}
    if m[1]:
        days = {d for d in days if _WEEK[d.weekday()] == m[1].lower()}
    return days.pop() if len(days) == 1 else None


def head_date(lines: list[str]) -> date | None:
    """The date in a line of its own at the head of a text, or in a dateline that has a year; None where none or two.

    `lines` are the first blocks. A dateline is 'CITY, Region, 12 January 2026 (Agency) - ' before the first sentence; a full stop may end it.
    """
    for line in lines:
        head = " ".join(line.split())[:240]
        if not head:
            continue
        if stamped := _stamped(head):
            return stamped
        found = list(WRITTEN_DATE.finditer(head))
        if found and _FEDERAL_REGISTER.match(head):
            return _of_match(found[0])
        if len(found) == 1 and len(head) < 160 and _only_issued(head, found[0]):
            return _of_match(found[0])
        if (
            (m := _DATELINE.match(head))
            and (when := WRITTEN_DATE.search(m["when"]))
            and _place(head[: m.start("when")])
        ):
            return _of_match(when)
        if len(head) >= 160 or (head.endswith((".", "”", '"')) and len(head.split()) > 14):
            return None  # the body has begun
    return None


def _only_issued(line: str, when: re.Match[str]) -> bool:
    """Whether a line says nothing but when (and where, by whom) a text was issued."""
    rest = line[: when.start()] + " " + line[when.end() :]
    if _NOT_ISSUED.search(rest):
        return False
    left = _BESIDE.sub(" ", rest).split()
    return len(left) <= 5 and all(w[0].isupper() for w in left)


def _place(before: str) -> bool:
    """Whether the words before a dateline's date can be a place: capitals, or at most three capitalised words."""
    if re.match(r"\W*(?:on|by|in|at|from|as|since|until|after|before|for|this|last|next|\w+day)\b", before, re.I):
        return False
    words = [w for w in re.findall(r"[^\W\d_][\w.'’-]*", before) if w.lower() not in ("of", "the", "de", "la", "and")]
    return (
        bool(words)
        and not _NOT_ISSUED.search(before)
        and all(w[0].isupper() for w in words)
        and (words[0].isupper() or len(words) <= 3)
    )
