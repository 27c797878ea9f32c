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
        """Without the last step made for that brief."""
        rest, last = _parted(self.done, brief)
        return History(rest, (*self.undone, *last)) if last else self

    def redo(self, brief: date) -> History:
        """With the last step undone of that brief."""
        rest, last = _parted(self.undone, brief)
        return History((*self.done, *last), rest) if last else self

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> History:
        return cls(tuple(decisions))


def _parted(decisions: tuple[Decision, ...], brief: date) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """The decisions without those of that brief's last step, and those."""
    last = next((d for d in reversed(decisions) if d.brief == brief), None)
    if last is None:
        return decisions, ()
    step = [d for d in decisions if d is last or last.step and (d.step, d.brief) == (last.step, brief)]
    ids = {d.id for d in step}
    return tuple(d for d in decisions if d.id not in ids), tuple(step)
