"""The brief on the desk while it is curated: the assembled one, the decisions, and what they make of it. No textual here."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
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
    """What a step did: the decision, and whether the workspace's list of actors changed with it."""

    decision: Decision
    actors: bool = False

    @property
    def words(self) -> str:
        """What was decided about what, for a line."""
        d = self.decision
        about = d.target.what or ", ".join(d.target.who) if d.target else ""
        return f"{d.kind.value.replace('-', ' ')}: {about or d.text}".removesuffix(": ")


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
        id = uuid.uuid4().hex[:12]
        decision = Decision(
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
        before = self.log.history
        self.log.do(decision, datetime.now().astimezone())
        self._apply()
        return Step(decision, kind in LASTING and remember_actors(self.workspace, before, self.log.history))

    def take_over(self, history: History) -> None:
        """Decisions that were made elsewhere hold here too."""
        known = {d.id for d in (*self.log.history.done, *self.log.history.undone)}
        for decision in history.done:
            if decision.id not in known:
                self.log.do(decision, datetime.now().astimezone())
        self._apply()

    def undo(self) -> Step | None:
        """Take the last decision for this brief back."""
        before = self.log.history
        return self._stepped(self.log.undo(self.draft.date), before)

    def redo(self) -> Step | None:
        before = self.log.history
        return self._stepped(self.log.redo(self.draft.date), before)

    def _stepped(self, decision: Decision | None, before: History) -> Step | None:
        if decision is None:
            return None
        self._apply()
        actors = decision.kind in LASTING and remember_actors(self.workspace, before, self.log.history)
        return Step(decision, actors)


def _by_id(brief: Brief) -> dict[str, Item]:
    items: tuple[Item, ...] = (*brief.actions, *brief.dates, *brief.actors)
    return {i.id: i for i in items}
