"""What of a Brief is shown: sections, caps, notes renumbered in reading order. Every format is made from the result. Pure.

So a file that leaves the house holds only what its pages show: an action, date, actor or note that is not printed is not in
the JSON, the calendar or an attachment either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from briefgen.model import Brief, BriefAction, BriefActor, BriefDate, Conflict, ThemeSection
from briefgen.render.looks import Look
from briefgen.render.options import CAPS, Length, RenderOptions
from briefgen.render.words import coming

__all__ = ["Section", "caps_for_budget", "changed", "choices", "layout", "length_of", "sections_of", "trim"]

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


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it is laid out: its key, heading and items; `theme` for a section of key 'theme'."""

    key: str
    title: str
    items: tuple[BriefAction | BriefDate | BriefActor | Conflict | object, ...]
    theme: ThemeSection | None = None


def length_of(look: Look, options: RenderOptions) -> Length:
    return options.length or look.length


def sections_of(look: Look, options: RenderOptions) -> tuple[str, ...]:
    return options.sections or look.sections


def _caps(look: Look, options: RenderOptions, fitted: Mapping[str, int] | None) -> dict[str, int]:
    caps = {**CAPS[length_of(look, options)], **dict(options.caps)}
    return {key: min(most, (fitted or {}).get(key, most)) for key, most in caps.items()}


def choices(brief: Brief, look: Look, options: RenderOptions) -> list[str]:
    """The items that a one-page brief could show, as section keys, most worthy first: the order of trimming, reversed.

    The n-th item of a section is worth `weight * (n + 1)`, less is better: so sections share the page by weight, and within
    a section salience decides.
    """
    caps = _caps(look, options, None)
    shown = trim(brief, look, options)
    counts = {section.key: len(section.items) for section in layout(shown, look, options)}
    counts["bluf"] = len(shown.bluf)
    if any(section.key == "theme" for section in layout(shown, look, options)):
        counts["each"] = max(len(theme.actions) for theme in shown.themes)
    weights = {"bluf": 0.5, "deadlines": 1.0, "changed": 1.2, "each": 1.6, "actions": 1.8, "conflicts": 2.5, "actors": 2.0,
               "timeline": 0.9}  # fmt: skip
    ranked = sorted(
        ((rank + 1) * weight, key)
        for key, weight in weights.items()
        for rank in range(min(counts.get(key, 0), caps[key]))
    )
    return [key for _, key in ranked]


def caps_for_budget(order: list[str], budget: int) -> dict[str, int]:
    """The caps that keep the first `budget` items of `choices`."""
    kept = order[:budget]
    return {key: kept.count(key) for key in ("bluf", "deadlines", "changed", "each", "actions", "conflicts", "actors", "timeline")}


def trim(brief: Brief, look: Look, options: RenderOptions, fitted: Mapping[str, int] | None = None) -> Brief:
    """The brief with only what its sections show, capped, with notes numbered in reading order. `fitted`: lower caps."""
    caps, wanted = _caps(look, options, fitted), sections_of(look, options)
    by_id = {action.id: action for action in brief.actions}
    bluf = tuple(id for id in brief.bluf if id in by_id)[: caps["bluf"]] if "bluf" in wanted else ()
    news = _most(_changed(brief), caps["changed"]) if "changed" in wanted else ()
    themes = _themes(brief, by_id, caps) if "themes" in wanted else ()
    listed = [a for a in brief.actions if a.news != "gone"] if "actions" in wanted else []
    keep = {*bluf, *(id for theme in themes for id in theme.actions), *(item.id for item in news)}
    # Of the table, what stands in the sections above already costs nothing in the one-page list: the cap counts the rest.
    rest = [a.id for a in listed if a.id not in bluf][: caps["actions"]]
    keep.update(rest)
    dates = _dates(brief, caps, wanted, {item.id for item in news})
    actors = tuple(sorted(brief.actors, key=lambda a: -a.salience))[: caps["actors"]] if "actors" in wanted else ()
    actors = tuple(replace(actor, did=tuple(id for id in actor.did if id in by_id)[:3]) for actor in actors)
    chosen = replace(
        brief,
        bluf=bluf,
        themes=themes,
        actions=tuple(a for a in brief.actions if a.id in keep),
        dates=dates,
        actors=actors,
        conflicts=brief.conflicts[: caps["conflicts"]] if "conflicts" in wanted else (),
    )
    return _renumber(chosen, look, options, caps)


def _most(items: Iterable[BriefAction | BriefDate], most: int) -> tuple[BriefAction | BriefDate, ...]:
    return tuple(sorted(items, key=lambda item: -item.salience)[:most])


def _changed(brief: Brief) -> tuple[BriefAction | BriefDate, ...]:
    """What is new, changed or gone: changed first, then new, then gone."""
    order = {"changed": 0, "new": 1, "gone": 2}
    items: list[BriefAction | BriefDate] = [i for i in (*brief.actions, *brief.dates) if i.news in order]
    shown_by_action = {id for date in brief.dates for id in date.actions}
    items = [i for i in items if not (isinstance(i, BriefDate) and i.news == "new" and i.actions)] or items
    del shown_by_action
    return tuple(sorted(items, key=lambda i: (order[i.news], -i.salience)))


def changed(brief: Brief) -> tuple[BriefAction | BriefDate, ...]:
    """What differs from earlier briefs, in the order in which it is told."""
    return _changed(brief)


def _themes(brief: Brief, by_id: Mapping[str, BriefAction], caps: Mapping[str, int]) -> tuple[ThemeSection, ...]:
    themes = []
    for theme in brief.themes:
        ids = tuple(id for id in theme.actions if id in by_id and by_id[id].news != "gone")[: caps["each"]]
        if ids:
            themes.append(replace(theme, actions=ids))
    return tuple(themes)


def _dates(brief: Brief, caps: Mapping[str, int], wanted: tuple[str, ...], also: set[str]) -> tuple[BriefDate, ...]:
    """Deadlines and coming dates by nearness, and the timeline's most salient, together in order of time."""
    here = [d for d in brief.dates if d.news != "gone"]
    keep = set(also)
    if "deadlines" in wanted:
        ahead = sorted((d for d in here if coming(d)), key=lambda d: (not d.deadline and d.days_left is None, -d.salience))
        keep.update(d.id for d in ahead[: caps["deadlines"]])
    if "timeline" in wanted:
        past = sorted((d for d in here if not coming(d) or "deadlines" not in wanted), key=lambda d: -d.salience)
        keep.update(d.id for d in past[: caps["timeline"]])
    return tuple(d for d in brief.dates if d.id in keep)


def _renumber(brief: Brief, look: Look, options: RenderOptions, caps: Mapping[str, int]) -> Brief:
    order: dict[int, int] = {}
    known = {note.number for note in brief.notes}

    def cut(notes: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(number for number in notes if number in known)[: caps["refs"]]

    brief = replace(
        brief,
        actions=tuple(replace(a, notes=cut(a.notes)) for a in brief.actions),
        dates=tuple(replace(d, notes=cut(d.notes)) for d in brief.dates),
        actors=tuple(replace(a, notes=cut(a.notes), roles=_roles(a, caps)) for a in brief.actors),
    )
    for section in layout(brief, look, options):
        for item in section.items:
            for number in _notes_of(item):
                order.setdefault(number, len(order) + 1)
    return _apply(brief, order, cited_only="notes" in sections_of(look, options))


def _roles(actor: BriefActor, caps: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return actor.roles[: max(2, caps["refs"])]


def _notes_of(item: object) -> Iterable[int]:
    """The notes that the templates print with an item, in the order of printing."""
    match item:
        case BriefActor():
            return [*(note for _, note in item.roles), *(() if item.roles else item.notes)]
        case BriefAction() | BriefDate():
            return item.notes
        case Conflict():
            return [note for _, _, notes in item.sides for note in notes]
    return ()


def _apply(brief: Brief, order: Mapping[int, int], *, cited_only: bool) -> Brief:
    """The brief with note numbers replaced by `order`; notes that are not in it go."""
    shown: Mapping[int, int] = order if cited_only else {}

    def new(numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(shown[n] for n in numbers if n in shown)

    notes = sorted((replace(n, number=shown[n.number]) for n in brief.notes if n.number in shown), key=lambda n: n.number)
    return replace(
        brief,
        actions=tuple(replace(a, notes=new(a.notes)) for a in brief.actions),
        dates=tuple(replace(d, notes=new(d.notes)) for d in brief.dates),
        actors=tuple(
            replace(a, notes=new(a.notes), roles=tuple((r, shown.get(n, 0)) for r, n in a.roles)) for a in brief.actors
        ),
        conflicts=tuple(
            replace(c, sides=tuple((v, s, new(n)) for v, s, n in c.sides)) for c in brief.conflicts
        ),
        notes=tuple(notes),
    )


def layout(brief: Brief, look: Look, options: RenderOptions) -> list[Section]:
    """The sections of a (trimmed) brief that have content, in order. One section of key 'theme' for each theme."""
    by_id = {action.id: action for action in brief.actions}
    here = [a for a in brief.actions if a.news != "gone"]
    dates = [d for d in brief.dates if d.news != "gone"]
    content: dict[str, Callable[[], Iterable[object]]] = {
        "bluf": lambda: (by_id[id] for id in brief.bluf if id in by_id),
        "changed": lambda: _changed(brief),
        "deadlines": lambda: (d for d in dates if coming(d)),
        "actions": lambda: here,
        "timeline": lambda: dates,
        "actors": lambda: brief.actors,
        "conflicts": lambda: brief.conflicts,
        "sources": lambda: brief.sources,
        "notes": lambda: brief.notes,
    }
    sections: list[Section] = []
    for key in sections_of(look, options):
        if key == "themes":
            sections += [
                Section("theme", theme.title or theme.name, tuple(by_id[i] for i in theme.actions if i in by_id), theme)
                for theme in brief.themes
            ]
        elif items := tuple(content[key]()):
            sections.append(Section(key, TITLES[key], items))
    return [section for section in sections if section.items]
