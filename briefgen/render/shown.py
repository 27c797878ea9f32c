"""What of a Brief is shown: sections, caps, notes renumbered in reading order. Every format is made from the result. Pure.

So a PDF that leaves the house holds only what its pages show: an action, date, actor or note that is not printed is in no
attachment and no calendar either. Only the JSON file, made for other programs, holds everything, and marks what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from briefgen import edtf
from briefgen.model import Brief, BriefAction, BriefActor, BriefDate, Conflict, Note, Source, Status, ThemeSection
from briefgen.render.looks import Look
from briefgen.render.options import CAPS, Length, RenderOptions
from briefgen.render.renumber import Item, Renumber, named_sources, reading_order, renumbered
from briefgen.render.words import coming

__all__ = ["OTHERS", "PAIRED", "TITLES", "Item", "Section", "Shown", "caps_for_budget", "choices", "show"]

TITLES = {
    "bluf": "Bottom line",
    "changed": "What changed",
    "deadlines": "Deadlines and coming dates",
    "actions": "Actions",
    "timeline": "Timeline",
    "actors": "Actors",
    "conflicts": "Points in conflict",
    "sources": "Sources",
    "notes": "Notes",
}
OTHERS = "Other actions"  # where sections of themes stand above them
# How dear the next item of a section is when a page must be shared: less is better, and the n-th item costs n times as much.
# Those of PAIRED cost as much as their second item from the first on: a heading over one line is not worth its room.
_WEIGHTS = {
    "bluf": 0.25, "deadlines": 1.0, "changed": 1.2, "each": 1.4, "actions": 1.8, "actors": 1.6, "conflicts": 2.5,
}  # fmt: skip
PAIRED = {"actions", "actors"}
_NEAR = 14  # days after which being near counts half as much
_WORD = re.compile(r"[^\W_]+")
T = TypeVar("T", BriefAction, BriefDate, BriefActor)


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it is laid out: its key, heading and items; `theme` for a section of key 'theme'; `left`: items not shown."""

    key: str
    title: str
    items: tuple[Item, ...]
    theme: ThemeSection | None = None
    left: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A brief as it will be read: its sections in order, and a Brief that holds what they show and nothing else.

    `assembled` is the brief that it was made from, `numbers` say which note of it has which number on the page.
    """

    brief: Brief
    sections: tuple[Section, ...]
    look: Look
    options: RenderOptions
    assembled: Brief
    numbers: Mapping[int, int] = field(default_factory=dict)
    left_out: tuple[tuple[str, int, int], ...] = ()  # (what, how many are shown, how many there are)

    @property
    def length(self) -> Length:
        return self.options.length or self.look.length

    @property
    def refs(self) -> int:
        """The most notes, and roles, that one item is printed with."""
        return dict(self.options.caps).get("refs", CAPS[self.length]["refs"])

    def section(self, key: str) -> Section | None:
        return next((section for section in self.sections if section.key == key), None)


def show(
    brief: Brief, look: Look, options: RenderOptions | None = None, fitted: Mapping[str, int] | None = None
) -> Shown:
    """The brief as its look and options show it. `fitted`: caps that a page allows, under those of the length."""
    options = options or RenderOptions()
    length = options.length or look.length
    caps = {**CAPS[length], **dict(options.caps)}
    caps = {key: min(most, (fitted or {}).get(key, most)) for key, most in caps.items()}
    wanted = options.sections or look.sections
    sections = _Cut(brief, caps, wanted, length is Length.ONE_PAGE).sections()
    items = [item for section in sections for item in section.items]
    numbers = reading_order(items, {note.number for note in brief.notes}, caps["refs"]) if "notes" in wanted else {}
    dress = Renumber(numbers, caps["refs"], {i.id for i in items if isinstance(i, BriefAction)})
    sections = [replace(section, items=tuple(dress.item(item) for item in section.items)) for section in sections]
    notes = renumbered(brief.notes, numbers)
    sources = _sources(brief, named_sources(items, notes), caps["sources"])
    left = len(brief.sources) - len(sources)
    sections = [replace(s, items=sources, left=left) if s.key == "sources" else s for s in sections]
    if notes:
        sections.append(Section("notes", TITLES["notes"], notes))
    reduced = _reduced(brief, sections, notes, sources)
    counts = (
        ("action", len(reduced.actions), len(brief.actions)),
        ("date", len(reduced.dates), len(brief.dates)),
        ("actor", len(reduced.actors), len(brief.actors)),
    )
    return Shown(reduced, tuple(s for s in sections if s.items), look, options, brief, numbers, counts)


def choices(shown: Shown) -> list[str]:
    """The items that a page could hold, as keys of caps, most worthy first."""
    counts: dict[str, int] = {}
    for section in shown.sections:
        key = "each" if section.key == "theme" else section.key
        counts[key] = max(counts.get(key, 0), len(section.items))
    ranked = sorted(
        (max(n + 1, 2 if key in PAIRED else 1) * weight, key)
        for key, weight in _WEIGHTS.items()
        for n in range(counts.get(key, 0))
    )
    return [key for _, key in ranked]


def caps_for_budget(order: list[str], budget: int) -> dict[str, int]:
    """The caps that keep the first `budget` items of `choices`."""
    kept = order[:budget]
    return {key: kept.count(key) for key in _WEIGHTS}


@dataclass(frozen=True, slots=True)
class _Cut:
    """Chooses the items of each section. `short`: one page, where nothing is said twice."""

    brief: Brief
    caps: Mapping[str, int]
    wanted: tuple[str, ...]
    short: bool

    def sections(self) -> list[Section]:
        makers: dict[str, Callable[[], list[Section]]] = {
            "bluf": lambda: [self._capped("bluf", self._bluf())],
            "changed": lambda: [self._capped("changed", self._changed())],
            "themes": self._themes,
            "deadlines": lambda: [self._deadlines()],
            "actions": lambda: [self._by_status(self._table())],
            "timeline": lambda: [self._timeline()],
            "actors": lambda: [self._capped("actors", self._actors())],
            "conflicts": lambda: [self._capped("conflicts", self.brief.conflicts)],
            # Cut when all else is known.
            "sources": lambda: [Section("sources", TITLES["sources"], self.brief.sources)],
        }
        found = [section for key in self.wanted if key in makers for section in makers[key]()]
        return [section for section in found if section.items]

    def _capped(self, key: str, items: Iterable[Item]) -> Section:
        all_items = tuple(items)
        return Section(key, TITLES[key], all_items[: self.caps[key]], left=max(0, len(all_items) - self.caps[key]))

    def _bluf(self) -> list[BriefAction]:
        by_id = {action.id: action for action in self.brief.actions}
        return [by_id[id] for id in self.brief.bluf if id in by_id]

    def _said(self) -> set[str]:
        """Ids of the actions that the bottom line prints."""
        return {a.id for a in self._bluf()[: self.caps["bluf"]]} if "bluf" in self.wanted else set()

    def _changed(self) -> list[BriefAction | BriefDate]:
        """Changed, then new, then gone. New ones only where they are not all: else the whole brief is what is new."""
        order = {"changed": 0, "new": 1, "gone": 2}
        both: tuple[BriefAction | BriefDate, ...] = (*self.brief.actions, *self.brief.dates)
        items = [item for item in both if item.news in order]
        # A new date of an action that is told itself would say the same twice, and so would the bottom line.
        twice = self._said()
        items = [
            i for i in items if i.news != "new" or (i.id not in twice and not (isinstance(i, BriefDate) and i.actions))
        ]
        told = [_words(i.statement) for i in items if isinstance(i, BriefAction)]
        items = [
            i
            for i in items
            if not (isinstance(i, BriefDate) and i.news == "new" and any(_words(i.what) <= t for t in told))
        ]
        if all(i.news == "new" for i in items) and not any(a.news == "reported" for a in self.brief.actions):
            return []
        return sorted(items, key=lambda i: (order[i.news], -i.salience))

    def _of_theme(self, theme: ThemeSection) -> list[BriefAction]:
        """What a theme's section may print: not what the bottom line has said, unless there is nothing else."""
        by_id, said = {a.id: a for a in self.brief.actions}, self._said()
        items = [by_id[id] for id in theme.actions if id in by_id]
        return [a for a in items if a.id not in said] or items[:1]

    def _themes(self) -> list[Section]:
        below = {item.id for item in self._table().items if isinstance(item, BriefAction)}
        below = below if "actions" in self.wanted else set()
        made = []
        for theme in self.brief.themes:
            items, most = self._of_theme(theme), self.caps["each"]
            left = sum(a.id not in below for a in items[most:])
            made.append(Section("theme", theme.title or theme.name, tuple(items[:most]), theme, left))
        return made

    def _table(self) -> Section:
        """The actions, most salient first; after sections of themes, and on one page, those that are not told above."""
        themes = self.brief.themes if "themes" in self.wanted else ()
        above = {a.id for theme in themes for a in self._of_theme(theme)[: self.caps["each"]]}
        if not above and not self.short:
            return self._capped("actions", self.brief.actions)
        said = self._said() | above
        table = self._capped("actions", [a for a in self.brief.actions if a.id not in said])
        return replace(table, title=OTHERS) if above else table

    def _by_status(self, section: Section) -> Section:
        """The most salient, in the order of the table: by status, within one by salience."""
        order = list(Status)
        ranked = sorted(section.items, key=lambda i: order.index(i.status) if isinstance(i, BriefAction) else 0)
        return replace(section, items=tuple(ranked))

    def _actors(self) -> list[BriefActor]:
        actors = self.brief.actors
        if self.short:  # a name alone is not worth its line there
            actors = tuple(p for p in actors if p.roles or p.affiliation or p.flag)
        return sorted(actors, key=lambda actor: -actor.salience)

    def _deadlines(self) -> Section:
        """The nearest and most salient of what is ahead, in order of time."""
        ahead = [d for d in self.brief.dates if coming(d)]
        keep = {d.id for d in sorted(ahead, key=_urgency, reverse=True)[: self.caps["deadlines"]]}
        items = tuple(sorted((d for d in ahead if d.id in keep), key=lambda d: _binds(d, self.brief.date)))
        return Section("deadlines", TITLES["deadlines"], items, left=len(ahead) - len(items))

    def _timeline(self) -> Section:
        """What is coming as the table of deadlines has it, and the most salient of what is past, in order of time."""
        dates = self.brief.dates
        most = self.caps["timeline"]
        keep: set[str] = set()
        if "deadlines" in self.wanted and not self.short:
            keep = {d.id for d in self._deadlines().items[:most] if isinstance(d, BriefDate)}
            dates = tuple(d for d in dates if d.id in keep or not coming(d))
        room = max(0, most - len(keep))
        keep |= {d.id for d in sorted((d for d in dates if d.id not in keep), key=lambda d: -d.salience)[:room]}
        items = tuple(sorted((d for d in dates if d.id in keep), key=_stands))
        return Section("timeline", TITLES["timeline"], items, left=len(dates) - len(items))


def _binds(entry: BriefDate, today: date | None = None) -> date:
    """The day that an entry is looked at for: of 'June' and 'by June' the last one, of 'from June' the first.

    `today`: 'by June' stands where its days are counted to.
    """
    if today and entry.when.startswith("../"):
        return edtf.due(entry.when, today, entry.limit) or date.max
    span = edtf.parse(entry.when)
    return (span and (span.last or span.first)) or date.max


def _stands(entry: BriefDate) -> date:
    """The day by which an entry stands in the timeline: its first, of 'by the end of June' and of a June to come the last one."""
    if "/" not in entry.when and coming(entry):
        return _binds(entry)  # as in the table of what is coming
    span = edtf.parse(entry.when)
    return (span and (span.first or span.last)) or date.max


def _urgency(entry: BriefDate) -> float:
    """What is salient goes first, what is due before what is only coming, and what is near before what is far."""
    near = 0.5 ** (entry.days_left / _NEAR) if entry.days_left is not None else 0.0
    return entry.salience + near + (0.3 if entry.deadline else 0.0)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _sources(brief: Brief, named: set[int], most: int) -> tuple[Source, ...]:
    """Every source that something shown names, then others as far as there is room, by number."""
    room = most - sum(source.number in named for source in brief.sources)
    others = [source.number for source in brief.sources if source.number not in named]
    kept = named | set(others[: max(0, room)])
    return tuple(source for source in brief.sources if source.number in kept)


def _reduced(brief: Brief, sections: Iterable[Section], notes: tuple[Note, ...], sources: tuple[Source, ...]) -> Brief:
    """The brief with the items of the sections, in its own order."""
    sections = list(sections)
    here: dict[str, BriefAction | BriefDate | BriefActor] = {}
    for section in sections:
        here.update((item.id, item) for item in section.items if isinstance(item, BriefAction | BriefDate | BriefActor))

    def kept(items: Iterable[T]) -> tuple[T, ...]:
        return tuple(here[item.id] for item in items if item.id in here)  # type: ignore[misc]

    def of(key: str) -> tuple[Item, ...]:
        return next((section.items for section in sections if section.key == key), ())

    return replace(
        brief,
        bluf=tuple(item.id for item in of("bluf") if isinstance(item, BriefAction)),
        themes=tuple(
            replace(
                s.theme,
                actions=tuple(i.id for i in s.items if isinstance(i, BriefAction)),
                dates=tuple(d for d in s.theme.dates if d in here),
            )
            for s in sections
            if s.theme is not None
        ),
        actions=kept(brief.actions),
        dates=kept(brief.dates),
        actors=kept(brief.actors),
        conflicts=tuple(item for item in of("conflicts") if isinstance(item, Conflict)),
        sources=sources,
        notes=notes,
    )
