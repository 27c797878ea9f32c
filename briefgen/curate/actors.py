"""Who is who: actors renamed, merged and split, with all that names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from briefgen.curate.decision import Decision, Kind
from briefgen.curate.working import Working, union
from briefgen.model import BriefAction

__all__ = ["aliases", "merge_actors", "rename_actor", "split_actor"]


def rename_actor(work: Working, id: str, name: str) -> None:
    """Another name; the old one becomes an alias."""
    actor = work.actors[id]
    if name == actor.name:
        return
    aliases = tuple(a for a in union((actor.name,), actor.aliases) if a != name)
    work.actors[id] = replace(actor, name=name, aliases=aliases)
    _renamed(work, actor.name, name, id)


def merge_actors(work: Working, target: str, other: str) -> None:
    """One actor out of two, under the target's name."""
    a, b = work.actors[target], work.actors.pop(other)
    work.actors[target] = replace(
        a,
        aliases=tuple(x for x in union(a.aliases, (b.name,), b.aliases) if x != a.name),
        roles=union(a.roles, b.roles),
        affiliation=a.affiliation or b.affiliation,
        did=union(a.did, b.did),
        salience=max(a.salience, b.salience),
        notes=union(a.notes, b.notes),
        returning=a.returning or b.returning,
    )
    work.into[other] = target
    work.dropped.discard(other)
    for action in list(work.actions.values()):
        work.actions[action.id] = replace(
            action, actors=union(map(work.now, action.actors)), to=union(map(work.now, action.to))
        )
    _renamed(work, b.name, a.name, target)


def split_actor(work: Working, id: str, alias: str, new: str) -> None:
    """An alias is somebody else: that one becomes an actor, with the actions whose wording names only the alias."""
    actor = work.actors[id]
    if alias not in actor.aliases:
        return
    named, other = _named(alias), [_named(n) for n in (actor.name, *actor.aliases) if n != alias]

    def theirs(a: BriefAction) -> bool:
        said = a.statement or a.what
        return named(said) and not any(n(said) for n in other)

    did = tuple(i for i in actor.did if i in work.actions and theirs(work.actions[i]))
    for i in did:
        a = work.actions[i]
        work.actions[i] = replace(
            a,
            actors=union(new if x == id else x for x in a.actors),
            actor_names=union(alias if x == actor.name else x for x in a.actor_names),
        )
    work.actors[id] = replace(
        actor,
        aliases=tuple(a for a in actor.aliases if a != alias),
        did=tuple(i for i in actor.did if i not in did),
    )
    work.actors[new] = replace(actor, id=new, name=alias, aliases=(), roles=(), affiliation=None, did=did, flag="")


def _named(name: str) -> Callable[[str], bool]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return lambda text: pattern.search(text) is not None


def _renamed(work: Working, old: str, name: str, id: str) -> None:
    """The new name wherever the old one stands for this actor; the wording of statements is the documents' own."""

    def names(given: tuple[str, ...]) -> tuple[str, ...]:
        return union(name if n == old else n for n in given)

    for a in list(work.actions.values()):
        who = names(a.actor_names) if id in a.actors else a.actor_names
        whom = names(a.to_names) if id in a.to else a.to_names
        if (who, whom) != (a.actor_names, a.to_names):
            work.actions[a.id] = replace(a, actor_names=who, to_names=whom)
    for d in list(work.dates.values()):
        if old in d.actor_names:
            work.dates[d.id] = replace(d, actor_names=names(d.actor_names))


def aliases(decisions: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    """What renaming and merging says of names: the name to use, and the other names of the same actor."""
    known: dict[str, tuple[str, ...]] = {}
    for decision in decisions:
        if decision.target is None or not decision.target.who:
            continue
        name = decision.target.who[0]
        if decision.kind is Kind.RENAME and decision.text.strip() not in ("", name):
            new = decision.text.strip()
            known[new] = tuple(n for n in union(known.get(new, ()), (name,), known.pop(name, ())) if n != new)
        elif decision.kind is Kind.MERGE_ACTORS:
            for other in (key.who[0] for key in decision.others if key.who and key.who[0] != name):
                known[name] = tuple(n for n in union(known.get(name, ()), (other,), known.pop(other, ())) if n != name)
    return known
