"""Notes in the order in which a reader meets them, and items with their new numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefgen.model import Brief, BriefAction, BriefActor, BriefDate, Conflict, Note, Source

__all__ = ["Item", "Renumber", "everything", "named_sources", "reading_order", "renumbered"]

Item = BriefAction | BriefDate | BriefActor | Conflict | Source | Note
_ALL = 1_000_000
_SOURCE_WORDS = re.compile(r"\(source (\d+(?:, \d+)*)\)")


def _notes_of(item: Item) -> list[int]:
    """The notes that are printed with an item, in the order of printing."""
    match item:
        case BriefActor():
            return [note for _, note in item.roles] if item.roles else list(item.notes)
        case BriefAction() | BriefDate():
            return list(item.notes)
        case Conflict():
            return [note for _, _, notes in item.sides for note in notes]
    return []


def reading_order(items: Iterable[Item], known: set[int], most: int) -> dict[int, int]:
    """Old note number -> new one, for items in the order of the page; `most`: notes of one item."""
    order: dict[int, int] = {}
    for item in items:
        numbers = [n for n in _notes_of(item) if n in known]
        for number in numbers if isinstance(item, Conflict) else numbers[:most]:
            order.setdefault(number, len(order) + 1)
    return order


def renumbered(notes: Iterable[Note], numbers: Mapping[int, int]) -> tuple[Note, ...]:
    """The notes that have a new number, in its order."""
    kept = (replace(n, number=numbers[n.number]) for n in notes if n.number in numbers)
    return tuple(sorted(kept, key=lambda n: n.number))


def named_sources(items: Iterable[Item], notes: Iterable[Note]) -> set[int]:
    """Numbers of the sources that items or notes name: a list of sources must hold them."""
    found = {note.source for note in notes}
    for item in items:
        match item:
            case Conflict():
                found |= {number for _, where, _ in item.sides for number in where}
            case BriefDate():
                words = _SOURCE_WORDS.findall(" ".join(item.conflict))
                found |= {int(number) for numbers in words for number in numbers.split(", ")}
    return found


@dataclass(frozen=True, slots=True)
class Renumber:
    """Items with their new note numbers, and without links to what is not shown."""

    numbers: Mapping[int, int]
    most: int
    actions: set[str]

    def _new(self, notes: Iterable[int], most: int = 0) -> tuple[int, ...]:
        kept = [n for n in notes if n in self.numbers]
        return tuple(self.numbers[n] for n in (kept[:most] if most else kept))

    def item(self, item: Item) -> Item:
        match item:
            case BriefAction():
                return replace(item, notes=self._new(item.notes, self.most))
            case BriefDate():
                return replace(item, notes=self._new(item.notes, self.most), actions=self._known(item.actions))
            case BriefActor():
                roles = tuple((role, self.numbers.get(note, 0)) for role, note in item.roles[: self.most])
                notes = (note for _, note in item.roles[: self.most]) if item.roles else item.notes
                return replace(item, roles=roles, notes=self._new(notes, self.most), did=self._known(item.did))
            case Conflict():
                sides = tuple((value, where, self._new(notes)) for value, where, notes in item.sides)
                return replace(item, sides=sides)
        return item

    def _known(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if id in self.actions)


def everything(brief: Brief, shown: Mapping[int, int]) -> Brief:
    """All of the brief, under the numbers of the pages: notes that no page shows follow those that are shown."""
    numbers = dict(shown)
    for note in brief.notes:
        numbers.setdefault(note.number, len(numbers) + 1)
    new = Renumber(numbers, _ALL, {action.id for action in brief.actions})
    return replace(
        brief,
        actions=tuple(new.item(item) for item in brief.actions),  # type: ignore[misc]
        dates=tuple(new.item(item) for item in brief.dates),  # type: ignore[misc]
        actors=tuple(new.item(item) for item in brief.actors),  # type: ignore[misc]
        conflicts=tuple(new.item(item) for item in brief.conflicts),  # type: ignore[misc]
        notes=renumbered(brief.notes, numbers),
    )
