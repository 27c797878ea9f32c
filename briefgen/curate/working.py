"""A brief taken apart while decisions are applied, and put together again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from briefgen import edtf
from briefgen.model import Brief, BriefAction, BriefActor, BriefDate

__all__ = ["Working", "union"]

T = TypeVar("T")


def union(*parts: Iterable[T]) -> tuple[T, ...]:
    """The members of all parts in order, each once."""
    return tuple(dict.fromkeys(x for part in parts for x in part))


@dataclass(slots=True)
class Working:
    """The parts of `base` by id. `into` leads from items that were merged to those that hold them now."""

    base: Brief
    actions: dict[str, BriefAction]
    dates: dict[str, BriefDate]
    actors: dict[str, BriefActor]
    action_order: list[str]
    bluf: list[str]
    pinned: list[str] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    into: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief) -> Working:
        return cls(
            brief,
            {a.id: a for a in brief.actions},
            {d.id: d for d in brief.dates},
            {a.id: a for a in brief.actors},
            [a.id for a in brief.actions],
            list(brief.bluf),
        )

    def has(self, id: str) -> bool:
        return id in self.actions or id in self.dates or id in self.actors

    def now(self, id: str) -> str:
        """Where an item is now."""
        while id in self.into:
            id = self.into[id]
        return id

    def dates_of(self, action: str) -> list[BriefDate]:
        return [d for d in self.dates.values() if action in map(self.now, d.actions)]

    def lead(self) -> list[str]:
        """The bottom line as it stands: pinned ones first; what was there by itself fills it up to its old length."""
        rest = [id for id in map(self.now, self.bluf) if id not in self.pinned]
        room = max(0, len(self.base.bluf) - len(self.pinned))
        return list(union(map(self.now, self.pinned), rest[:room] if self.pinned else rest))

    def add_action(self, action: BriefAction, after: str = "") -> None:
        self.actions[action.id] = action
        at = self.action_order.index(after) + 1 if after in self.action_order else 0
        self.action_order.insert(at, action.id)

    def merge_actions(self, target: str, other: str) -> None:
        a, b = self.actions[target], self.actions.pop(other)
        self.action_order.remove(other)
        self.actions[target] = replace(
            a,
            actors=union(a.actors, b.actors),
            actor_names=union(a.actor_names, b.actor_names),
            to=union(a.to, b.to),
            to_names=union(a.to_names, b.to_names),
            when=a.when or b.when,
            amounts=union(a.amounts, b.amounts),
            salience=max(a.salience, b.salience),
            notes=union(a.notes, b.notes),
            sources=union(a.sources, b.sources),
            themes=union(a.themes, b.themes),
            staff=a.staff or "edited",
        )
        self._moved_into(target, other)

    def merge_dates(self, target: str, other: str) -> None:
        a, b = self.dates[target], self.dates.pop(other)
        self.dates[target] = replace(
            a,
            deadline=a.deadline or b.deadline,
            actor_names=union(a.actor_names, b.actor_names),
            actions=union(a.actions, b.actions),
            conflict=union(a.conflict, b.conflict),
            salience=max(a.salience, b.salience),
            notes=union(a.notes, b.notes),
            themes=union(a.themes, b.themes),
            staff=a.staff or "edited",
        )
        self._moved_into(target, other)

    def _moved_into(self, target: str, other: str) -> None:
        self.into[other] = target
        if other in self.dropped:
            self.dropped.discard(other)

    # ------------------------------------------------------------------------------------------ together

    def brief(self) -> Brief:
        """The whole again: what is dropped is gone from everywhere, and dates that told only of it with it."""
        gone = {id for id in self.dropped if self.has(id)}

        def left(ids: Iterable[str]) -> tuple[str, ...]:
            return union(id for id in map(self.now, ids) if id not in gone)

        dates = [
            replace(d, actions=left(d.actions))
            for d in self._dates_in_order()
            if d.id not in gone and (left(d.actions) or not d.actions)
        ]
        lost = self.dates.keys() - {d.id for d in dates}
        actors = tuple(replace(a, did=left(a.did)) for a in self.actors.values() if a.id not in gone)
        themes = tuple(
            replace(t, actions=left(t.actions), dates=union(id for id in map(self.now, t.dates) if id not in lost))
            for t in self.base.themes
        )
        return replace(
            self.base,
            bluf=left(self.lead()),
            themes=themes,
            actions=tuple(self.actions[id] for id in self.action_order if id not in gone),
            dates=tuple(dates),
            actors=actors,
        )

    def _dates_in_order(self) -> list[BriefDate]:
        """The dates as the brief had them; those that are new or on another date now, where they belong."""
        was = {d.id: d.when for d in self.base.dates}
        order = [d for d in self.dates.values() if was.get(d.id) == d.when]
        for d in self.dates.values():
            if was.get(d.id) != d.when:
                key = edtf.sort_key(d.when)
                at = next((n for n, other in enumerate(order) if edtf.sort_key(other.when) > key), len(order))
                order.insert(at, d)
        return order
