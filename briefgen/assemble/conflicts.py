"""Where sources differ about one event: each side with its sources, never averaged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from briefgen import edtf
from briefgen.assemble.actors import Merged
from briefgen.assemble.amounts import amount, count
from briefgen.assemble.calendar import DateGroup
from briefgen.assemble.names import person_parts
from briefgen.assemble.notes import Notebook
from briefgen.assemble.tellings import Event, Telling
from briefgen.assemble.when import agree
from briefgen.assemble.words import content
from briefgen.model import ActorKind, Conflict, Evidence, Status

Sides = dict[str, list[Evidence]]


def _conflict(about: str, field: str, sides: Sides, book: Notebook) -> Conflict:
    made = []
    for value, evidence in sides.items():
        notes = book.cite(evidence)
        made.append((value, tuple(dict.fromkeys(book.source(e.document) for e in evidence)), notes))
    return Conflict(about, field, tuple(made))


def date_conflict(group: DateGroup, about: str, book: Notebook) -> Conflict | None:
    """The dates given for one event: the newest document's first."""
    others = group.others()
    if not others:
        return None
    when = group.when
    sides: Sides = {edtf.human(when): [d.entry.evidence[0] for d in group.entries if agree(d.entry.when, when)]}
    for value, entries in sorted(others.items(), key=lambda kv: kv[1][-1].order, reverse=True):
        sides[edtf.human(value)] = [d.entry.evidence[0] for d in entries]
    return _conflict(about, "date", sides, book)


def event_conflicts(event: Event, about: str, book: Notebook, *, dates: bool) -> list[Conflict]:
    """What the tellings of one event differ in: date (unless the timeline tells it already), amounts, status."""
    if len(event.documents) < 2:
        return []
    found = []
    newest_first = sorted(event.tellings, key=lambda t: (t.clock, t.order), reverse=True)
    if dates and (sides := _date_sides(event)):
        found.append(_conflict(about, "date", sides, book))
    if sides := _amount_sides(newest_first):
        found.append(_conflict(about, "amount", sides, book))
    if sides := _status_sides(newest_first):
        found.append(_conflict(about, "status", sides, book))
    return found


def joined(dates: Conflict, figures: Conflict) -> Conflict | None:
    """Dates and figures of one event in one, where the same sources stand against each other; None where they do not."""
    by_source = {frozenset(sources): (value, notes) for value, sources, notes in figures.sides}
    if (dates.field, figures.field) != ("date", "amount") or by_source.keys() != {
        frozenset(s) for _, s, _ in dates.sides
    }:
        return None
    sides = []
    for value, sources, notes in dates.sides:
        figure, more = by_source[frozenset(sources)]
        sides.append((f"{value}, {figure}", sources, tuple(dict.fromkeys((*notes, *more)))))
    return Conflict(dates.about, "date, amount", tuple(sides))


def _date_sides(event: Event) -> Sides:
    """The dates given for an event; words may be said on many days."""
    sides: Sides = {}
    if all(t.action.speech for t in event.tellings):
        return sides
    values: list[str] = []
    for t in sorted(event.dated(), key=lambda t: (t.clock, t.order), reverse=True):
        when = t.when or ""
        home = next((v for v in values if agree(v, when)), None)
        if home is None:
            values.append(when)
        sides.setdefault(edtf.human(home or when), []).append(t.action.evidence[0])
    return sides if len(sides) > 1 else {}


def _amount_sides(tellings: Sequence[Telling]) -> Sides:
    """Figures of one unit that no two documents have in common; one that is ten times the other is of something else, and
    what a document converts ('€13 million ($14.3 million)') is no figure of its own where others have what it converts."""
    by_unit: defaultdict[str, list[tuple[float, str, Telling]]] = defaultdict(list)
    told = Counter(f for _, f in {(t.source.id, f) for t in tellings for f in t.figures})
    for t in tellings:
        if t.toll:
            by_unit["toll"].append((float(count(t.toll)), t.toll, t))
        for text in t.action.amounts:
            if not (value := amount(text)) or not value[1]:
                continue
            if not any(told[f] > 1 and f[1] != value[1] for f in t.figures):
                by_unit[value[1]].append((value[0], text, t))
    for values in by_unit.values():
        per_document: defaultdict[str, set[float]] = defaultdict(set)
        for number, _, t in values:
            per_document[t.source.id].add(number)
        numbers = {n for n, _, _ in values}
        if any(len(ns) > 1 for ns in per_document.values()) or len(numbers) < 2:
            continue
        if min(numbers) <= 0 or max(numbers) / min(numbers) > 10:
            continue
        written: dict[float, str] = {}
        sides: Sides = {}
        for number, text, t in values:
            sides.setdefault(written.setdefault(number, text), []).append(t.action.evidence[0])
        return sides
    return {}


def _status_sides(tellings: Sequence[Telling]) -> Sides:
    """What an older document calls done and a newer one denies, or still expects. The other way round it has come to pass.

    So it has where both are of one day. Headlines, which leave out their verbs ('Norland set for talks'), are not heard.
    """
    first: dict[str, Telling] = {}
    for t in tellings:
        if t.action.evidence[0].start >= t.source.body_start:
            first.setdefault(t.source.id, t)
    if not first:
        return {}
    views = list(first.values())
    newest = views[0].action.status
    done = (t for t in views[1:] if t.action.status is Status.DONE)
    if newest in (Status.DONE, Status.ONGOING) or not any(t.clock < views[0].clock for t in done):
        return {}
    sides: Sides = {}
    for t in views:
        sides.setdefault(t.action.status.value, []).append(t.action.evidence[0])
    return sides


def name_conflicts(people: Iterable[Merged], book: Notebook) -> list[Conflict]:
    """People of one role whose names differ by a letter or two: shown side by side, never taken for one."""
    by_role: defaultdict[frozenset[str], list[Merged]] = defaultdict(list)
    for m in people:
        if m.kind is ActorKind.PERSON and len(person_parts(m.name)) > 1:
            for role in {content(r) for r, _, _ in m.roles}:
                if len(role) > 1:
                    by_role[role].append(m)
    found, seen = [], set[tuple[str, str]]()
    for group in by_role.values():
        for n, a in enumerate(group):
            for b in group[:n]:
                x, y = sorted((a, b), key=lambda m: m.key)
                if (
                    (x.key, y.key) in seen
                    or not _spelt_alike(x, y)
                    or {d for d, _ in x.members} & {d for d, _ in y.members}
                ):
                    continue
                seen.add((x.key, y.key))
                about = next(r for r, _, _ in x.roles)
                found.append(_conflict(about, "name", {x.name: x.evidence[:1], y.name: y.evidence[:1]}, book))
    return found


def _spelt_alike(a: Merged, b: Merged) -> bool:
    x, y = person_parts(a.name), person_parts(b.name)
    if x[0] != y[0] and x[-1] != y[-1]:
        return False
    return SequenceMatcher(None, " ".join(x), " ".join(y)).ratio() >= 0.8
