"""What was decided, undone and done again: one line of steps that only grows, and what holds at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from briefgen.curate.decision import Decision

__all__ = ["History"]


@dataclass(frozen=True, slots=True)
class History:
    """Decisions that hold, in order, and those undone, the last one undone at the end. Immutable: each step gives another."""

    done: tuple[Decision, ...] = ()
    undone: tuple[Decision, ...] = ()

    def do(self, decision: Decision) -> History:
        """One more decision; what was undone of the same brief cannot be done again afterwards."""
        return History((*self.done, decision), tuple(d for d in self.undone if d.brief != decision.brief))

    def undo(self, brief: date) -> History:
        """Without the last decision made for that brief."""
        last = next((d for d in reversed(self.done) if d.brief == brief), None)
        if last is None:
            return self
        return History(tuple(d for d in self.done if d is not last), (*self.undone, last))

    def redo(self, brief: date) -> History:
        """With the last decision undone of that brief."""
        last = next((d for d in reversed(self.undone) if d.brief == brief), None)
        if last is None:
            return self
        return History((*self.done, last), tuple(d for d in self.undone if d is not last))

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> History:
        return cls(tuple(decisions))
