"""Looking into an extraction: its verbs and statements, the action of a verb, who does it and to whom it is done."""

from __future__ import annotations

from briefgen.model import Action, Extraction


def the(found: Extraction, verb: str, part: str = "") -> Action:
    """The first action of a verb, of those whose statement has that part."""
    hits = [a for a in found.actions if a.verb == verb and part in a.statement]
    assert hits, f"no {verb} in {[(a.verb, a.statement) for a in found.actions]}"
    return hits[0]


def names(found: Extraction, ids: tuple[str, ...]) -> set[str]:
    known = {a.id: a.name for a in found.actors}
    return {known[i] for i in ids}


def named(found: Extraction, action: Action) -> set[str]:
    """The names of those who do it."""
    return names(found, action.actors)


def targets(found: Extraction, action: Action) -> set[str]:
    """The names of those to whom it is done."""
    return names(found, action.to)


def doers(found: Extraction, verb: str) -> set[str]:
    return named(found, the(found, verb))


def verbs(found: Extraction) -> list[str]:
    return [a.verb for a in found.actions]


def statements(found: Extraction, verb: str = "") -> list[str]:
    """Those of the actions of a verb, or of all."""
    return [a.statement for a in found.actions if verb in ("", a.verb)]


def actor_names(found: Extraction) -> list[str]:
    return [a.name for a in found.actors]


def labels(found: Extraction) -> dict[str, str]:
    """What the timeline tells of each date."""
    return {t.when: t.what for t in found.timeline}
