"""Who did, does or will do what to whom."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis, Cast
from briefgen.model import Action, DateMention


def find_actions(analysis: Analysis, cast: Cast, dates: list[DateMention]) -> list[Action]:
    """The actions of a document, in order, duplicates merged; salience still 0."""
    found: list[Action] = []
    for sent in analysis.sents:
        for token in sent:
            if token.dep_ not in ("nsubj",) or (m := cast.at(token.i)) is None or token.head.pos_ != "VERB":
                continue
            verb = token.head
            end = max(t.i for t in verb.subtree) + 1
            found.append(
                Action(
                    f"x{len(found) + 1}",
                    m.actors,
                    verb.lemma_,
                    analysis.text(verb.i + 1, end) if end > verb.i + 1 else "",
                    statement=analysis.text(sent.start, sent.end),
                    evidence=(analysis.evidence(sent.start, sent.end),),
                )
            )
    return found
