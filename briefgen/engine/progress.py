"""How a front end learns how far the engine is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: `done` of `total` (0 where that is not known), and what is at hand."""

    stage: str  # 'read', 'fetch', 'extract', 'assemble', 'render', 'examine'
    done: int
    total: int
    label: str = ""
    outcome: str = ""  # what came of `label`, where it is done: of a feed or page


OnProgress = Callable[[Progress], None]


def quiet(_: Progress) -> None:
    """For callers who do not ask."""
