"""The dates of a Markdown briefing, read back from its list, so that a hand-edited one has its drawn timeline too. Pure.

Only what is surely understood is drawn: days, months, quarters and years, and 'by' and 'from' before them.
"""

from __future__ import annotations

import re
from datetime import date
from html import escape, unescape

from markupsafe import Markup

from briefgen import edtf
from briefgen.model import BriefDate, TimeKind
from briefgen.render.words import DUE_WORDS, capital

__all__ = ["head_as_line", "head_as_memo", "read_dates", "read_day", "read_limit", "read_words"]

_MONTHS = {name: n for n, name in enumerate(edtf.MONTHS) if name}
_ITEM = re.compile(r"<li>(?:<p>)?<strong>([^<]*)</strong>(.*?)(?:</p>)?\s*</li>", re.S)
_MARK = re.compile(r"<sup.*?</sup>|<[^>]+>", re.S)
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{'|'.join(_MONTHS)}) |Q(?P<quarter>[1-4]) )?(?P<year>\d{{4}})$"
)
_LIMIT = re.compile(r"(by|until|from)(?: end of)? ")
_MONTH_FIRST = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})$")  # as 'en-US' writes it
# What head.md.j2 writes under the title, and what that of the memo writes over it.
_LINE = re.compile(
    r"<p><strong>(?P<day>[^<]+)</strong>\s(?:<span>)?·\s(?P<as_of>as\sof\s[^·<]+?)(?:\s·\sFor\s(?P<to>.+?))?"
    r"(?:\s·(?:</span>)?\s<strong>(?P<handling>[^<]+)</strong>)?(?:</span>)?</p>\n?"
)
_ROWS = re.compile(r"<ul>\s*(?:<li>(?:<p>)?<strong>[A-Z]+:</strong>.*?</li>\s*)+</ul>\s*", re.S)
_ROW = re.compile(r"<strong>([A-Z]+):</strong> *(.*?)(?:</p>)?\s*</li>", re.S)


def read_words(words: str) -> str | None:
    """EDTF of '9 April 2026', 'May 2026', 'Q1 2027', '2026', 'by June 2026' (or 'until', 'by end of'), 'from 2026'; None for
    other words."""
    if (found := _LIMIT.match(words)) and (inner := read_words(words[found.end() :])):
        return f"{inner}/.." if found[1] == "from" else f"../{inner}"
    found = _DATE.match(_MONTH_FIRST.sub(r"\2 \1 \3", words))
    if found is None or (found["day"] and not found["month"]):
        return None
    parts = [found["year"]]
    if found["quarter"]:
        parts.append(f"Q{found['quarter']}")
    elif found["month"]:
        parts.append(f"{_MONTHS[found['month']]:02}")
    if found["day"]:
        parts.append(f"{int(found['day']):02}")
    when = "-".join(parts)
    return when if edtf.parse(when) else None


def read_limit(words: str) -> str:
    """What an entry that says until when begins with, as its `limit` has it: 'until', 'by end of'; else ''."""
    found = _LIMIT.match(words)
    return found[0].strip() if found and found[1] != "from" else ""


def read_day(html: str) -> date | None:
    """The day of the brief, in its head: the first full date in bold, or what follows DATE: in a memo."""
    for words in (
        bold or after
        for bold, after in re.findall(r"<strong>(?:([^<:]*)|DATE:)</strong>( *[A-Z][a-z]+ \d{1,2}, \d{4}|[^<,]*)", html)
    ):
        span = edtf.parse(read_words(_clean(words)))
        if span is not None and span.first is not None and span.first == span.last:
            return span.first
    return None


def read_dates(html: str, today: date) -> list[BriefDate]:
    """The entries of the timeline's list, in its order."""
    found: list[BriefDate] = []
    for n, (words, rest) in enumerate(_ITEM.findall(html)):
        when = read_words(_clean(words))
        span = edtf.parse(when)
        if when is None or span is None or not (day := span.last or span.first):
            continue
        what = _clean(_MARK.sub("", rest)).lstrip("–- ")
        due = next((word for word in DUE_WORDS if what.startswith(word)), "")
        left = (day - today).days
        found.append(
            BriefDate(
                id=f"read-{n}", when=when, kind=TimeKind.UPCOMING if left >= 0 else TimeKind.PAST,
                what=what.removeprefix(due).strip().removesuffix("."), deadline=bool(due), limit=read_limit(_clean(words)),
                days_left=left if left >= 0 else None, salience=-float(abs(left)),  # the nearest are drawn
            )
        )  # fmt: skip
    return found


def head_as_memo(html: Markup, to: str = "", sender: str = "") -> Markup:
    """The head of a page with the rows of a memorandum, where its Markdown is of a look that has a line in their place."""
    if (line := _LINE.search(html)) is None:
        return html
    rows = {
        "TO": escape(to) or capital(line["to"] or ""),
        "FROM": escape(sender),
        "DATE": f"{line['day']}, {line['as_of']}",
        "HANDLING": line["handling"],
    }
    items = "".join(f"<li><strong>{name}:</strong> {value}</li>\n" for name, value in rows.items() if value)
    return Markup(f"<ul>\n{items}</ul>\n{html[: line.start()]}{html[line.end() :]}")


def head_as_line(html: Markup) -> Markup:
    """The head of a page with one line under its title, where its Markdown has the rows of a memorandum."""
    if (found := _ROWS.search(html)) is None:
        return html
    rows = dict(_ROW.findall(found[0]))
    day, _, as_of = rows.get("DATE", "").rpartition(", ")
    parts = [f"<strong>{day}</strong> · {as_of}" if day else "", f"For {rows['TO']}" if "TO" in rows else ""]
    parts += [f"From {rows['FROM']}" if "FROM" in rows else ""]
    parts += [f"<strong>{rows['HANDLING']}</strong>" if "HANDLING" in rows else ""]
    line = f"</h1>\n<p>{' · '.join(part for part in parts if part)}</p>"
    return Markup(str(html[: found.start()] + html[found.end() :]).replace("</h1>", line, 1))


def _clean(text: str) -> str:
    return " ".join(unescape(text).replace("\u2060", "").replace("\u2007", " ").split())
