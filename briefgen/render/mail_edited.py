"""What a mail says of a brief whose Markdown was edited by hand: the words of the Markdown, not those it was made with. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from lxml import html as lxml_html

from briefgen.model import BriefAction, BriefDate, TimeKind
from briefgen.render.html import Part, page_of
from briefgen.render.renumber import Item
from briefgen.render.reread import read_limit, read_words
from briefgen.render.shown import TITLES, Section, Shown
from briefgen.render.words import DUE_WORDS
from briefgen.text import one_line

__all__ = ["as_edited", "says_otherwise"]

_KEYS = ("bluf", "changed", "deadlines")
_REF = re.compile(r"\[\^[^\]]*\]")
_WORD = re.compile(r"[^\W_]+")
_LIST = re.compile(r"(?m)^- ")
_LEFT = re.compile(r"\s*(?:\(([^()]*)\))?\s*[–-]?\s*")
_COUNT = re.compile(r"(?P<ahead>in )?(?P<n>\d{1,6}) (?P<unit>days|years)(?P<ago> ago)?$")
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_WHO = re.compile(r"(?<=[.!?]) \(([^()]+)\)$")
_NEWS = re.compile(r"(New|Changed|Reported|Gone): ")


def says_otherwise(markdown: str, shown: Shown) -> bool:
    """Whether the Markdown's bottom line or dates ahead are not those of the brief."""
    if one_line(shown.brief.title) not in unescape(markdown.partition("\n## ")[0]).replace("\\", ""):
        return True
    for section in shown.sections:
        if section.key not in _KEYS:
            continue
        found = re.search(rf"(?ms)^## {re.escape(section.title)}\s*$(.*?)(?=^## |\Z)", markdown)
        if found is None:
            return True
        said = _words(_REF.sub("", unescape(found[1])))
        if section.key == "bluf" and len(_LIST.findall(found[1])) != len(section.items):
            return True
        if any(_words(_core(item)) not in said for item in section.items):
            return True
    return False


def as_edited(markdown: str, shown: Shown) -> Shown:
    """The brief with the title, the bottom line, the changes and the dates ahead that the Markdown has."""
    page = page_of(markdown)
    sections = [
        Section(part.key, TITLES[part.key], items)
        for part in page.parts
        if part.key in _KEYS and (items := _items(part))
    ]
    brief = replace(shown.brief, title=one_line(page.title) or shown.brief.title)
    return replace(shown, brief=brief, sections=tuple(sections))


def _core(item: Item) -> str:
    return item.statement if isinstance(item, BriefAction) else item.what if isinstance(item, BriefDate) else ""


def _words(text: str) -> str:
    return " " + " ".join(_WORD.findall(text)).casefold() + " "


def _items(part: Part) -> tuple[Item, ...]:
    root = lxml_html.fragment_fromstring(str(part.html), create_parent="div")
    for mark in root.xpath(".//sup | .//thead"):
        mark.drop_tree()
    if rows := root.xpath(".//tr"):
        return tuple(_row(n, row) for n, row in enumerate(rows) if _text(row))
    lines = [line for line in root.xpath(".//li | ./p[not(em)]") if _text(line)]
    if part.key == "deadlines":
        return tuple(_line(n, line) for n, line in enumerate(lines))
    return tuple(_plain(n, _text(line), part.key) for n, line in enumerate(lines))


def _row(n: int, row: lxml_html.HtmlElement) -> BriefDate:
    """A row of the table of dates: when, how long is left, what, who."""
    first, *others = row
    others_said = [_text(em) for em in first.findall(".//em")]
    for em in first.findall(".//em"):
        em.drop_tree()
    named = {str(cell.get("data-label") or ""): _text(cell) for cell in others}
    left = next((text for text in named.values() if _days(text) is not None), "")
    what = named.get("What") or " ".join(t for label, t in named.items() if label != "Who" and t != left)
    return _dated(n, _text(first), left, "; ".join(others_said), what, named.get("Who", ""))


def _line(n: int, line: lxml_html.HtmlElement) -> BriefDate:
    """A line of the list of dates: the date in bold, how long is left in brackets, a dash, what."""
    words = _bold(line)
    rest = _text(line).removeprefix(words)
    left = _LEFT.match(rest)
    what = rest[left.end() :] if left else rest
    who = _WHO.search(what)
    said = what[: who.start()] if who else what
    return _dated(n, words or "no date stated", left[1] or "" if left else "", "", said, who[1] if who else "")


def _dated(n: int, words: str, left: str, note: str, what: str, who: str) -> BriefDate:
    due = next((word for word in DUE_WORDS if what.startswith(word)), "")
    return BriefDate(
        id=f"edited-{n}", when=read_words(words) or words, kind=TimeKind.UPCOMING,
        what=what.removeprefix(due).strip(), deadline=bool(due), limit=read_limit(words),
        days_left=_days(left), actor_names=(who,) if who else (), note=note,
    )  # fmt: skip


def _days(words: str) -> int | None:
    """The days of 'tomorrow', 'in 38 days', '2 days ago', 'in 12 years', as the Markdown counts them; None for other words."""
    if words in _NEAR:
        return _NEAR[words]
    found = _COUNT.match(words)
    if found is None or bool(found["ahead"]) == bool(found["ago"]):
        return None
    days = round(int(found["n"]) * (365.25 if found["unit"] == "years" else 1))
    return days if found["ahead"] else -days


def _plain(n: int, text: str, key: str) -> BriefAction:
    """A line as a statement; of a change, what kind of news it is stands before it."""
    news = _NEWS.match(text) if key == "changed" else None
    said = text[news.end() :] if news else text
    return BriefAction(id=f"edited-{n}", actors=(), actor_names=(), verb="", what=said, statement=said, news=news[1].lower() if news else "new")  # fmt: skip


def _bold(element: lxml_html.HtmlElement) -> str:
    """What an element has in bold at its beginning."""
    found = element.find(".//strong")
    words = _text(found) if found is not None else ""
    return words if _text(element).startswith(words) and not words.startswith(DUE_WORDS) else ""


def _text(element: lxml_html.HtmlElement) -> str:
    return one_line(element.text_content().replace("\u2060", "").replace("\u00a0", " "))
