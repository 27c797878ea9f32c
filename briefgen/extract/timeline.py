"""Events tied to dates: past, ongoing, upcoming, and which of them are deadlines."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis, Cast
from briefgen.model import Action, DateMention, TimelineEntry


def build_timeline(
    analysis: Analysis, cast: Cast, dates: list[DateMention], actions: list[Action]
) -> list[TimelineEntry]:
    """The timeline of a document in order of mention; salience still 0."""
    return []
