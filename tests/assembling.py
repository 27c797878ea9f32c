"""Small documents and extractions made by hand, for the tests of assemble: no language model."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from briefgen.assemble import assemble
from briefgen.model import (
    Action,
    Actor,
    ActorKind,
    Block,
    BlockKind,
    Brief,
    Evidence,
    Extraction,
    Selection,
    SourceDocument,
    Status,
    TimeKind,
    TimelineEntry,
)
from briefgen.text import digest

DAY = date(2026, 1, 16)


@dataclass
class Draft:
    """A document under construction: say what it says, then `pair()`."""

    title: str
    paragraphs: list[str]
    published: date | None = date(2026, 1, 10)
    publisher: str = ""
    actors: list[Actor] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    timeline: list[TimelineEntry] = field(default_factory=list)
    keyphrases: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        self.text = "\n\n".join([self.title, *self.paragraphs])
        self.id = digest(self.text)

    def evidence(self, quote: str) -> Evidence:
        start = self.text.index(quote)
        paragraph = self.text[:start].count("\n\n") + 1
        return Evidence(self.id, start, start + len(quote), quote, None, paragraph)

    def actor(self, id: str, name: str, kind: ActorKind, *, roles: tuple[str, ...] = (), aliases: tuple[str, ...] = (),
              affiliation: str | None = None, quote: str = "", salience: float = 0.5) -> Draft:  # fmt: skip
        quote = quote or next(p for p in (*self.paragraphs, self.title) if name in p)
        self.actors.append(Actor(id, name, kind, aliases, roles, affiliation, salience, (self.evidence(quote),)))
        return self

    def person(self, id: str, name: str, *roles: str, **more: Any) -> Draft:
        return self.actor(id, name, ActorKind.PERSON, roles=roles, **more)

    def body(self, id: str, name: str, **more: Any) -> Draft:
        return self.actor(id, name, ActorKind.ORGANISATION, **more)

    def state(self, id: str, name: str, **more: Any) -> Draft:
        return self.actor(id, name, ActorKind.GOVERNMENT, **more)

    def did(self, who: tuple[str, ...], verb: str, what: str, quote: str, *, when: str | None = None, status: Status = Status.DONE,
            to: tuple[str, ...] = (), speech: bool = False, category: str = "", amounts: tuple[str, ...] = (),
            salience: float = 0.5, statement: str = "") -> Draft:  # fmt: skip
        self.actions.append(
            Action(f"x{len(self.actions) + 1}", who, verb, what, to, status, speech, when, category, amounts, statement or quote, salience,
                   (self.evidence(quote),))
        )  # fmt: skip
        return self

    def dated(self, when: str, what: str, quote: str, *, kind: TimeKind = TimeKind.UPCOMING, deadline: bool = False,
              actions: tuple[str, ...] = (), actors: tuple[str, ...] = (), note: str = "", limit: str = "") -> Draft:  # fmt: skip
        self.timeline.append(
            TimelineEntry(when, kind, what, deadline, actions, actors, note, 0.5, (self.evidence(quote),), limit)
        )
        return self

    def pair(self) -> tuple[SourceDocument, Extraction]:
        blocks, at = [Block(BlockKind.TITLE, 0, len(self.title))], len(self.title) + 2
        for p in self.paragraphs:
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(p)))
            at += len(p) + 2
        source = SourceDocument(
            self.id, self.text, tuple(blocks), self.title, self.publisher, self.published, origin=f"{self.title}.txt"
        )
        return source, Extraction(
            self.id, (), (), tuple(self.actors), tuple(self.actions), tuple(self.timeline), self.keyphrases
        )


def brief_of(*drafts: Draft, selection: Selection | None = None, day: date = DAY, **more: Any) -> Brief:
    """The brief of some drafts."""
    as_of = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    return assemble([d.pair() for d in drafts], selection or Selection(), title="Test", date=day, as_of=as_of, **more)
