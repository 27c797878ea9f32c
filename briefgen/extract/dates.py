"""TIMEX3 expressions and their values."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.model import DateMention


def find_dates(analysis: Analysis) -> list[DateMention]:
    """All expressions of time in a document, in order, resolved against its publication date."""
    return []
