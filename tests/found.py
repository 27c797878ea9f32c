"""Looking into an extraction: the action of a verb, and whose it is."""

from __future__ import annotations

from briefgen.model import Action, Extraction


def named(found: Extraction, action: Action) -> set[str]:
    names = {a.id: a.name for a in found.actors}
    return {names[i] for i in action.actors}


def the(found: Extraction, verb: str) -> Action:
    hits = [a for a in found.actions if a.verb == verb]
    assert hits, f"no {verb} in {[a.verb for a in found.actions]}"
    return hits[0]
