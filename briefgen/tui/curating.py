"""The brief on the desk while it is curated: the assembled one, the decisions, and what they make of it. No textual here."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefgen.engine import LASTING, Decision, ItemKey, Kind, apply, key_of, open_decisions, remember_actors
from briefgen.model import Brief, BriefAction, BriefActor, BriefDate

if TYPE_CHECKING:
    from briefgen.engine import DecisionLog, History
    from briefgen.workspace import Workspace

__all__ = ["Curation", "Item"]

Item = BriefAction | BriefDate | BriefActor


@dataclass(frozen=True, slots=True)
class Step:
    """What a step did: its decisions, at least one, and whether the workspace's list of actors changed with them.

    `words`: what was decided about what, for a line; empty of a step that was made just now.
    """

    decisions: tuple[Decision, ...]
    actors: bool = False
    words: str = ""


class Curation:
    """A draft with its decisions. Every step is on disk before the brief shows it. Raises StateError."""

    def __init__(self, draft: Brief, workspace: Workspace, profile: str = "") -> None:
        self.workspace, self.profile = workspace, profile
        self.log: DecisionLog = open_decisions(workspace, profile)
        self.draft = draft
        self.brief = draft
        self._items: dict[str, Item] = {}
        self._base = _by_id(draft)
        self._apply()

    def _apply(self) -> None:
        self.brief = apply(self.draft, self.log.history.done)
        self._items = _by_id(self.brief)

    def item(self, id: str) -> Item:
        """An item as it stands, or, when it was dropped, as it was found."""
        return self._items.get(id) or self._base[id]

    def has(self, id: str) -> bool:
        """Whether there is such an item, in the brief or among what was found."""
        return id in self._items or id in self._base

    @property
    def made(self) -> int:
        """How many decisions hold for this brief."""
        return sum(d.brief == self.draft.date for d in self.log.history.done)

    def dropped(self) -> list[Item]:
        """What was found and is not in the brief any more, merged items aside."""
        dropped = {d.target for d in self.log.history.done if d.kind is Kind.DROP}
        return [i for id, i in self._base.items() if id not in self._items and key_of(self.draft, i) in dropped]

    def key(self, id: str) -> ItemKey:
        base = self._base.get(id)
        if base is not None:
            return key_of(self.draft, base)
        item = self._items[id]
        kind = "action" if isinstance(item, BriefAction) else "date" if isinstance(item, BriefDate) else "actor"
        return ItemKey(kind, id=id)

    def decide(
        self, kind: Kind, target: str = "", *others: str, item: str = "", text: str = "", value: str = ""
    ) -> Step:
        """Make a decision, write it down, apply it."""
        return self._make(self._decision(kind, target, *others, item=item, text=text, value=value))

    def decide_each(self, kind: Kind, targets: Sequence[str], value: str = "") -> Step:
        """Make the same decision about each of these items, at least one: one step."""
        step = uuid.uuid4().hex[:12] if len(targets) > 1 else ""
        return self._make(*(replace(self._decision(kind, target, value=value), step=step) for target in targets))

    def _decision(
        self, kind: Kind, target: str, *others: str, item: str = "", text: str = "", value: str = ""
    ) -> Decision:
        id = uuid.uuid4().hex[:12]
        return Decision(
            id,
            kind,
            self.draft.date,
            self.key(target) if target else None,
            tuple(self.key(other) for other in others),
            item,
            text,
            value,
            f"staff-{id}" if kind in (Kind.ADD, Kind.SPLIT, Kind.SPLIT_ACTOR) else "",
        )

    def _make(self, *decisions: Decision) -> Step:
        before = self.log.history
        self.log.do(datetime.now().astimezone(), *decisions)
        return self._stepped(decisions, before)

    def take_over(self, history: History) -> None:
        """Decisions that were made elsewhere hold here too."""
        known = {d.id for d in (*self.log.history.done, *self.log.history.undone)}
        fresh = [decision for decision in history.done if decision.id not in known]
        if fresh:
            self.log.do(datetime.now().astimezone(), *fresh)
        self._apply()

    def undo(self) -> Step | None:
        """Take the last step for this brief back."""
        before = self.log.history
        undone = self.log.undo(self.draft.date)
        return replace(self._stepped(undone, before), words=self._words(undone)) if undone else None

    def redo(self) -> Step | None:
        before = self.log.history
        redone = self.log.redo(self.draft.date)
        return replace(self._stepped(redone, before), words=self._words(redone)) if redone else None

    def _words(self, decisions: tuple[Decision, ...]) -> str:
        first = decisions[0]
        about = f"{len(decisions)} items" if len(decisions) > 1 else self._name(first.target) or first.text
        return f"{first.kind.value.replace('-', ' ')}: {about}".removesuffix(": ")

    def _name(self, key: ItemKey | None) -> str:
        """What is decided about as it was found, in the words of the lists; of another brief's item those of its key."""
        item = next((i for id, i in {**self._items, **self._base}.items() if self.key(id) == key), None)
        if item is not None:
            return item.name if isinstance(item, BriefActor) else getattr(item, "statement", "") or item.what
        if key is None:
            return ""
        return (key.what if key.item != "actor" else "") or ", ".join(key.who)  # of an actor, `what` is its kind

    def _stepped(self, decisions: tuple[Decision, ...], before: History) -> Step:
        self._apply()
        lasting = any(decision.kind in LASTING for decision in decisions)
        return Step(decisions, lasting and remember_actors(self.workspace, before, self.log.history))


def _by_id(brief: Brief) -> dict[str, Item]:
    items: tuple[Item, ...] = (*brief.actions, *brief.dates, *brief.actors)
    return {i.id: i for i in items}
