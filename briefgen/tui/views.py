"""The lists of the curate screen: which items each holds, its columns, and the cells of an item. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.model import Brief, BriefAction, BriefActor, BriefDate, Conflict, TimeKind
from briefgen.tui.widgets.picktable import Column

if TYPE_CHECKING:
    from briefgen.tui.curating import Curation, Item

__all__ = ["VIEWS", "View", "cells_of", "columns_of", "short_date"]

_FLAGS = Column("flags", "", 3)
_ACTION = (
    _FLAGS,
    Column("when", "When", 16),
    Column("status", "Status", 8),
    Column("who", "Who", 20, least=92),
    Column("what", "What"),
)
_DATE = (_FLAGS, Column("when", "When", 16), Column("left", "Days", 5, right=True), Column("what", "What"))
_ACTOR = (
    _FLAGS,
    Column("name", "Name", 26),
    Column("kind", "Kind", 12, least=66),
    Column("did", "Did", 3, right=True),
    Column("roles", "Roles as stated"),
)
_CONFLICT = (Column("field", "Differs", 8), Column("about", "About"), Column("sides", "Given"))


@dataclass(frozen=True, slots=True)
class View:
    """A list: `keys` are ids of items; conflicts and what was dropped have lists of their own."""

    name: str
    title: str
    short: str  # where there is little room
    columns: tuple[Column, ...]
    keys: Callable[[Curation], list[str]]


def _ahead(brief: Brief) -> list[str]:
    return [d.id for d in brief.dates if d.deadline and d.kind is not TimeKind.PAST]


VIEWS = (
    View("bluf", "Bottom line", "Bottom", _ACTION, lambda c: list(c.brief.bluf)),
    View("actions", "Actions", "Actions", _ACTION, lambda c: [a.id for a in c.brief.actions]),
    View("deadlines", "Deadlines", "Due", _DATE, lambda c: _ahead(c.brief)),
    View("timeline", "Timeline", "Timeline", _DATE, lambda c: [d.id for d in c.brief.dates]),
    View("actors", "Actors", "Actors", _ACTOR, lambda c: [a.id for a in c.brief.actors]),
    View("conflicts", "Conflicts", "Differ", _CONFLICT, lambda c: [str(n) for n in range(len(c.brief.conflicts))]),
    View(
        "dropped",
        "Dropped",
        "Dropped",
        (_FLAGS, Column("when", "When", 16), Column("what", "What")),
        lambda c: [i.id for i in c.dropped()],
    ),
)


def columns_of(view: View, keys: Sequence[str], c: Curation) -> tuple[Column, ...]:
    """The columns, that of dates as wide as the longest of them: where none is a period, the wording has more room."""
    items = (c.item(key) for key in keys) if any(column.key == "when" for column in view.columns) else ()
    longest = max((len(short_date(i.when)) for i in items if not isinstance(i, BriefActor)), default=0)
    return tuple(replace(x, width=min(22, max(10, longest))) if x.key == "when" else x for x in view.columns)


def flags(item: Item, brief: Brief) -> str:
    """^ pinned or in the bottom line, * edited, + added by staff, N new, C changed since the last brief."""
    if isinstance(item, BriefActor):
        return "!" if item.flag else ""
    staff = {"edited": "*", "added": "+"}.get(item.staff, "")
    news = {"new": "N", "changed": "C", "gone": "X"}.get(item.news, "")
    return ("^" if item.id in brief.bluf else "") + staff + news


def cells_of(view: str, key: str, c: Curation) -> tuple[str, ...]:
    """The cells of a row."""
    if view == "conflicts":
        return _conflict(c.brief.conflicts[int(key)])
    item = c.item(key)
    mark = flags(item, c.brief)
    if view == "dropped":
        return mark, "" if isinstance(item, BriefActor) else short_date(item.when), wording(item)
    if isinstance(item, BriefAction):
        return mark, short_date(item.when), item.status.value, ", ".join(item.actor_names), wording(item)
    if isinstance(item, BriefDate):
        left = "" if item.days_left is None else str(item.days_left)
        due = "due: " if item.deadline and view == "timeline" else ""
        return mark, short_date(item.when), left, due + item.what
    return mark, item.name, item.kind.value, str(len(item.did)), "; ".join(role for role, _ in item.roles)


def wording(item: Item) -> str:
    """What an item says, or the name of an actor."""
    if isinstance(item, BriefActor):
        return item.name
    return item.what if isinstance(item, BriefDate) else item.statement or item.what


def short_date(when: str | None) -> str:
    """A date that sorts by eye: '2026-01-12', 'by 2026-03', 'from 2022', '2026-01-12 to 20'."""
    first, slash, last = (when or "").partition("/")
    if not slash:
        return first
    if first in ("", "..") or last in ("", ".."):
        return f"by {last}" if first in ("", "..") else f"from {first}"
    year, month = first[:5], first[:8]
    same = len(first) == len(last) and len(first) > 7
    return f"{first} to {last.removeprefix(month if same and last.startswith(month) else year)}"


def _conflict(conflict: Conflict) -> tuple[str, ...]:
    sides = " / ".join(f"{value} (source {', '.join(map(str, sources))})" for value, sources, _ in conflict.sides)
    return conflict.field, conflict.about, sides
