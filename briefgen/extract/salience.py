"""What matters most in a document: the score that orders actors and actions."""

from __future__ import annotations

from dataclasses import replace

from briefgen.extract.analysis import Analysis, Cast
from briefgen.model import Action, DateMention, Extraction, Mention, TimelineEntry


def rank(
    analysis: Analysis, cast: Cast, dates: list[DateMention], actions: list[Action], timeline: list[TimelineEntry]
) -> Extraction:
    """The finished Extraction, with salience between 0 and 1 on actors, actions and timeline entries."""
    ranked_actions = [replace(a, salience=round(1 / (1 + n), 4)) for n, a in enumerate(actions)]
    ranked_actors = [replace(a, salience=round(1 / (1 + n), 4)) for n, a in enumerate(cast.actors)]
    mentions = [
        Mention(*analysis.chars(m.start, m.end), m.kind, m.actors[0] if len(m.actors) == 1 else None)
        for m in cast.mentions
        if m.form == "name"
    ]
    return Extraction(
        analysis.source.id,
        tuple(mentions),
        tuple(dates),
        tuple(ranked_actors),
        tuple(ranked_actions),
        tuple(timeline),
    )
