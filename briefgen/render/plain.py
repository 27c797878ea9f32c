"""A brief as plain text, at most 72 columns: the text part of a mail, and what a terminal shows."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator

from briefgen.model import BriefAction, BriefActor, BriefDate, Conflict, Note, Source
from briefgen.render import people, words
from briefgen.render.shown import Section, Shown
from briefgen.render.unbroken import whole_dates

__all__ = ["COLUMNS", "render_text"]

COLUMNS = 72
_GLUE = "\0"  # stands for a space at which no line ends; cleaned text has none
_MARK = re.compile(r" (?=\[\d{1,4}\])")


def render_text(shown: Shown) -> str:
    """The text, ending in a newline. Notes stand as [1] and are listed at the end."""
    brief = shown.brief
    top = [
        words.day(brief.date),
        f"as of {words.as_of(brief.as_of)}",
        f"For {brief.audience}" if brief.audience else "",
    ]
    lines = [*_wrap(brief.title.upper()), *_wrap(" | ".join(part for part in top if part)), *_wrap(brief.handling), ""]
    lines += _wrap(words.coverage(brief.coverage))
    lines += _wrap(words.gaps(brief.coverage))
    for section in shown.sections:
        lines += ["", section.title.upper(), "-" * min(COLUMNS, _width(section.title)), ""]
        lines += _section(section, shown)
    return "\n".join(line.rstrip() for line in lines).strip() + "\n"


def _section(section: Section, shown: Shown) -> Iterator[str]:
    if section.key == "actions":
        for title, group in words.by_status([i for i in section.items if isinstance(i, BriefAction)]):
            yield f"{title}:"
            for item in group:
                yield from _bullet(_action(item))
            yield ""
    elif section.key == "actors":
        actors = [i for i in section.items if isinstance(i, BriefActor)]
        for row in people.in_rows(actors, shown.brief):
            yield from _actors(row, shown)
        if others := people.only_named(actors, shown.brief):
            yield from _wrap(f"Also named: {'; '.join(_named(actor, shown) for actor in others)}.")
    else:
        for entry in section.items:
            yield from _WRITERS[type(entry)](entry, shown, section.key)
    remarks = _wrap(people.returning(shown.brief)) if section.key == "actors" else []
    if section.theme is not None:
        remarks += _wrap(words.why_here(section.theme, section.left, shown.options.json))
    elif section.left:
        remarks += _wrap(words.not_shown(section.left, section.key, shown.options.json))
    yield from ["", *remarks] if remarks and section.key != "actions" else remarks


def _action(item: BriefAction) -> str:
    staff = f" ({item.staff} by staff)" if item.staff else ""
    return f"{words.told(item)}{staff}{_marks(item.notes)}"


def _write_action(item: BriefAction, _shown: Shown, key: str) -> list[str]:
    if key == "changed":
        return _bullet(f"{item.news.capitalize()}: {words.news(item)}{_marks(item.notes)}")
    return _bullet(_action(item))


def _write_date(item: BriefDate, _shown: Shown, key: str) -> list[str]:
    deadline = f"{words.due_word(item)} " if item.deadline else ""
    if key == "changed":
        return _bullet(f"{item.news.capitalize()}: {words.news(item)}{_marks(item.notes)}")
    left = words.days_left(item) if key == "deadlines" else ""
    head = f"{words.when_words(item)} ({left}): " if left else f"{words.when_words(item)}: "
    what = words.due(item) if key == "deadlines" else words.sentence(item.what)
    return _bullet(f"{head}{deadline}{what}{words.about_date(item)}{_marks(item.notes)}")


def _actors(row: people.Row, shown: Shown) -> list[str]:
    item = row.actors[0]
    roles = "; ".join(f"{role}{_marks((note,) if note else ())}" for role, note in item.roles)
    stated = ", ".join(part for part in (roles, people.affiliation(item)) if part)
    first = ", ".join(_named(actor, shown) for actor in row.actors) + (f": {stated}" if stated else "")
    first += f" ({item.flag})" if item.flag else ""
    did = people.did(row)
    return _bullet(f"{first}. {did}" if did else first)


def _named(item: BriefActor, shown: Shown) -> str:
    new = " (new)" if people.is_new(item, shown.brief) else ""
    return words.capital(item.name) + new + ("" if item.roles else _marks(item.notes))


def _write_conflict(item: Conflict, _shown: Shown, _key: str) -> list[str]:
    sides = [
        f"{words.value(value, item.field)} (S{', S'.join(map(str, where))}){_marks(notes)}"
        for value, where, notes in item.sides
    ]
    return _bullet(f"{words.sentence(item.about)} {words.differing(item)}: {'; '.join(sides)}.")


def _write_source(item: Source, _shown: Shown, _key: str) -> list[str]:
    lines = _wrap(words.source_line(item), first=f"S{item.number}  ", rest="    ")
    return [*lines, *([f"    {item.url}"] if item.url else [])]


def _write_note(item: Note, shown: Shown, _key: str) -> list[str]:
    sources = {source.number: source for source in shown.brief.sources}
    where = words.cited(sources.get(item.source), item)
    return _wrap(f"{words.quoted(item)} {where}", first=f"[{item.number}] ", rest="    ")


_WRITERS: dict[type, Callable[..., list[str]]] = {
    BriefAction: _write_action, BriefDate: _write_date, Conflict: _write_conflict, Source: _write_source,
    Note: _write_note,
}  # fmt: skip


def _marks(notes: tuple[int, ...]) -> str:
    return " " + "".join(f"[{n}]" for n in notes) if notes else ""


def _bullet(text: str) -> list[str]:
    return _wrap(text, first="* ", rest="  ")


def _wrap(text: str, *, first: str = "", rest: str = "") -> list[str]:
    """Wrapped by columns as a terminal counts them: an East Asian wide letter takes two. No date is broken, no mark stands alone."""
    text = _MARK.sub(_GLUE, whole_dates(text)).replace("\u00a0", _GLUE)
    if text.isascii():
        lines = textwrap.wrap(text, COLUMNS, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    else:
        lines = _wrapped(text, first, rest)
    return [line.replace(_GLUE, " ") for line in lines]


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    lines, line = [], first
    for word in text.split():
        for piece in _pieces(word, COLUMNS - len(rest)):
            room = "" if line in (first, rest) and not line.strip(" *") else " "
            if line.strip() and line not in (first, rest) and _width(line) + _width(piece) + 1 > COLUMNS:
                lines.append(line)
                line = rest + piece
            else:
                line += piece if line in (first, rest) else room + piece
    return [*lines, line] if line.strip() else lines


def _pieces(word: str, room: int) -> list[str]:
    if _width(word) <= room:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if _width(piece + character) > room:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
