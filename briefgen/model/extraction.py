"""What is found in one document: names and dates as written, actors, actions, the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.documents import Evidence


class ActorKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"  # a country or state that acts or is acted on
    GROUP = "group"  # unnamed but definite: 'Finance Ministers'


class Status(StrEnum):
    """How real an action is, by what the document says; in the order of the brief's table."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class TimeKind(StrEnum):
    """Where a timeline entry lies, relative to the publication date."""

    PAST = "past"
    ONGOING = "ongoing"
    UPCOMING = "upcoming"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written; `actor` is the id of the Actor it resolves to, if any."""

    start: int
    end: int
    kind: ActorKind
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A TIMEX3 expression: type DATE, TIME, DURATION or SET; ISO 8601 value, or PRESENT_REF, PAST_REF, FUTURE_REF."""

    start: int
    end: int
    type: str
    value: str
    note: str = ""  # 'ambiguous', 'no such date': why the value is the words of the source


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, government or group of one document; `roles` exactly as the document states them."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    salience: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """Who did, does or will do what to whom, when. `actors` and `to` hold Actor ids; `category` is a PLOVER class or one of ours."""

    id: str
    actors: tuple[str, ...]
    verb: str  # lemma
    what: str
    to: tuple[str, ...] = ()
    status: Status = Status.DONE
    speech: bool = False  # it only reports words
    when: str | None = None  # EDTF
    category: str = ""
    amounts: tuple[str, ...] = ()
    statement: str = ""  # a short plain clause made only of the document's words; what a brief prints
    salience: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event tied to a date; `deadline` when by then somebody must have acted, or something expires, closes, takes effect."""

    when: str  # EDTF, or the words of the source where `note` says that they are not understood
    kind: TimeKind
    what: str
    deadline: bool = False
    actions: tuple[str, ...] = ()  # Action ids
    actors: tuple[str, ...] = ()  # Actor ids: who acts or must act
    note: str = ""
    salience: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    limit: str = ""  # how an open beginning, '../A', is said: 'until', 'by end of', 'until end of'; else 'by'


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one SourceDocument, before any human choice. `keyphrases` are (phrase, weight), best first."""

    document: str
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    actions: tuple[Action, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    keyphrases: tuple[tuple[str, float], ...] = ()
    warnings: tuple[str, ...] = ()
