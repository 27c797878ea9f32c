"""What a brief is asked to cover, and what it says across documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from briefgen.model.documents import Evidence
from briefgen.model.extraction import ActorKind, Status, TimeKind


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that the staffer selects."""

    name: str  # the key in the config
    title: str
    terms: tuple[str, ...] = ()  # words and phrases, matched by lemma
    actors: tuple[str, ...] = ()  # names to watch
    without: tuple[str, ...] = ()  # terms that rule a paragraph out


@dataclass(frozen=True, slots=True)
class KnownActor:
    """What the user's alias file says of an actor: applied when documents are assembled. Roles may be bounded by dates."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None
    roles: tuple[tuple[str, date | None, date | None], ...] = ()  # (role, from, until)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents, themes and period a brief covers."""

    themes: tuple[Theme, ...] = ()
    since: date | None = None
    until: date | None = None
    known_actors: tuple[KnownActor, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldItem:
    """What an earlier brief said of one item, as the ledger keeps it; made by `assemble.told_items`, compared by `assemble`."""

    id: str  # of the BriefAction, BriefDate or BriefActor, taken over when it is known again: calendar UIDs stay
    item: str  # 'action', 'date' or 'actor'
    key: str  # assemble.item_key: readable, without date and status, so that a moved item is known again
    statement: str
    brief: date  # the date of the brief that said it last
    when: str | None = None  # EDTF
    status: str = ""  # of an action: Status; of a date: TimeKind
    where: tuple[str, ...] = ()  # 'document id:first character' of each evidence


# ---------------------------------------------------------------------------------------------------- brief


@dataclass(frozen=True, slots=True)
class Source:
    """One document as the brief cites it: number 1..n in the list of sources; `also` are near-duplicates folded into it."""

    number: int
    document: str
    title: str
    publisher: str
    published: date | None
    url: str | None
    origin: str
    also: tuple[str, ...] = ()  # 'publisher: title' of each folded document


@dataclass(frozen=True, slots=True)
class Note:
    """A citation: number 1..n in reading order, the source and the quoted sentence. Equal quotes share one note."""

    number: int
    source: int  # Source.number
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class BriefActor:
    """An actor across documents. `roles` are (role as stated, note number)."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[tuple[str, int], ...] = ()
    affiliation: str | None = None
    did: tuple[str, ...] = ()  # BriefAction ids, most salient first
    salience: float = 0.0
    notes: tuple[int, ...] = ()
    returning: bool = False  # stood in an earlier brief of the profile
    flag: str = ""  # e.g. a stale title


@dataclass(frozen=True, slots=True)
class BriefAction:
    """One event or commitment, merged across documents."""

    id: str
    actors: tuple[str, ...]  # BriefActor ids
    actor_names: tuple[str, ...]
    verb: str
    what: str
    statement: str
    to: tuple[str, ...] = ()
    to_names: tuple[str, ...] = ()
    status: Status = Status.DONE
    speech: bool = False
    when: str | None = None
    category: str = ""
    amounts: tuple[str, ...] = ()
    salience: float = 0.0
    notes: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()  # Theme names that it concerns
    news: str = ""  # '', 'new', 'changed', 'reported', 'gone' against earlier briefs
    was: str = ""  # the old value, when changed
    staff: str = ""  # '', 'edited' or 'added': touched by staff
    limit: str = ""  # of `when`, as of the TimelineEntry that it has


@dataclass(frozen=True, slots=True)
class BriefDate:
    """One entry of the timeline, merged across documents; `days_left` counts from the brief's date."""

    id: str
    when: str
    kind: TimeKind  # relative to the brief's date
    what: str
    deadline: bool = False
    days_left: int | None = None
    actor_names: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()  # BriefAction ids
    conflict: tuple[str, ...] = ()  # other dates given for the same event, with their source numbers in words
    note: str = ""
    salience: float = 0.0
    notes: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    news: str = ""
    was: str = ""
    staff: str = ""
    limit: str = ""  # as of a TimelineEntry


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that differ about the same event: `sides` are (value, source numbers, note numbers)."""

    about: str
    field: str  # 'date', 'amount', 'date, amount', 'name', 'status'
    sides: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """What a brief says on one theme: ids of BriefActions, most salient first, and why (the terms that matched)."""

    name: str
    title: str
    actions: tuple[str, ...]
    dates: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    documents: int = 0  # how many documents matched


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the brief rests on, for the coverage line."""

    documents: int  # read and in period
    matched: int  # of these, concerning a chosen theme (all of them without themes)
    first: date | None = None
    last: date | None = None
    undated: int = 0
    folded: int = 0  # near-duplicates
    failed: tuple[str, ...] = ()  # 'path or source: reason', one each
    period: str = ""  # 'since 10 January 2026 by publication date'
    stale: tuple[str, ...] = ()  # 'source, newest 3 January 2026', of sources that have brought nothing new for long


@dataclass(frozen=True, slots=True)
class Brief:
    """The structured content of a briefing, immutable; every format is rendered from it."""

    title: str
    date: date
    as_of: datetime
    coverage: Coverage
    bluf: tuple[str, ...] = ()  # BriefAction ids
    themes: tuple[ThemeSection, ...] = ()
    actions: tuple[BriefAction, ...] = ()  # by salience
    dates: tuple[BriefDate, ...] = ()  # in order of time
    actors: tuple[BriefActor, ...] = ()  # by salience
    conflicts: tuple[Conflict, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    audience: str = ""
    handling: str = ""  # handling marking
    language: str = "en-GB"  # BCP 47: how its own words and dates are written
    revision: int = 1
    warnings: tuple[str, ...] = ()

    def action(self, id: str) -> BriefAction:
        return next(a for a in self.actions if a.id == id)
