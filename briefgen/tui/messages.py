"""Facts that the application tells its screens: one class each, no orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.engine import Progress

__all__ = [
    "BriefChanged",
    "ChoicesChanged",
    "DocumentsKnown",
    "DocumentsListed",
    "JobEnded",
    "JobProgressed",
    "MailChanged",
    "Rendered",
    "SourcesChanged",
]


class _Fact(Message, bubble=False):
    """Sent to each screen; it does not travel further."""


class DocumentsListed(_Fact):
    """The documents are others than before, or were read for the first time."""


class DocumentsKnown(_Fact):
    """Which documents concern which theme, and which are copies, is known now."""


class ChoicesChanged(_Fact):
    """Marks, themes, look, period or another choice of the session changed."""


class BriefChanged(_Fact):
    """There is another brief: assembled anew, or a decision was made, undone or redone."""


class JobProgressed(_Fact):
    """How far the job is."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, JobProgressed)


class JobEnded(_Fact):
    """The job is over, well or not."""


class MailChanged(_Fact):
    """A mail is in another state, or the sending began or ended."""


class SourcesChanged(_Fact):
    """A feed or page is in another state, or the fetching began or ended."""


class Rendered(_Fact):
    """Files of the brief were written, or stood there already."""

    def __init__(self, paths: tuple[Path, ...], unchanged: bool) -> None:
        super().__init__()
        self.paths, self.unchanged = paths, unchanged
