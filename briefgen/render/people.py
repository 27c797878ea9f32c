"""What the section on actors says of each, and which of them share a row, the same in every format. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.model import ActorKind, Brief, BriefAction, BriefActor
from briefgen.render.words import capital, without_name
from briefgen.text import shorten

__all__ = ["Row", "affiliation", "any_role", "did", "in_rows", "is_new", "only_named", "returning"]

_DEEDS, _DEED = 2, 240  # told of one row; characters of one


@dataclass(frozen=True, slots=True)
class Row:
    """Actors of whom the same is said. `deeds` are told here; `like` names the actor above in whose row they are told."""

    actors: tuple[BriefActor, ...]
    deeds: tuple[BriefAction, ...] = ()
    like: str = ""


def in_rows(actors: Sequence[BriefActor], brief: Brief) -> list[Row]:
    """Those of whom more is said than the name: a role, an affiliation, a flag, something done.

    What several did together is told once: those of whom nothing else is said share a row, others point to it.
    """
    deeds = {actor.id: _done_by(actor, brief) for actor in actors}
    rows: dict[object, list[BriefActor]] = {}
    for actor in actors:
        did = tuple(action.id for action in deeds[actor.id])
        more = actor.roles or actor.affiliation or actor.flag
        if more or did:
            rows.setdefault(actor.id if more else did, []).append(actor)
    told: dict[tuple[BriefAction, ...], str] = {}
    made = []
    for row in rows.values():
        did_here = deeds[row[0].id]
        if did_here in told:
            made.append(Row(tuple(row), like=told[did_here]))
            continue
        if did_here:
            told[did_here] = capital(row[0].name)
        made.append(Row(tuple(row), did_here))
    return made


def _done_by(actor: BriefActor, brief: Brief) -> tuple[BriefAction, ...]:
    """The actions of an actor that the brief shows, most salient first; before those that it tells of somebody else."""
    by_id = {action.id: action for action in brief.actions}
    found = [by_id[id] for id in actor.did if id in by_id]
    return tuple(sorted(found, key=lambda action: actor.id not in action.actors)[:_DEEDS])


def did(row: Row) -> str:
    """What those of a row did, in sentences: the first thing, and another where it is short."""
    told = [shorten(without_name(action, row.actors[0].name), _DEED) for action in row.deeds]
    told = told[:1] + [text for text in told[1:] if len(text) <= _DEED // 2]
    return f"As {row.like}, above." if row.like else " ".join(told)


def only_named(actors: Sequence[BriefActor], brief: Brief) -> list[BriefActor]:
    """The actors without a row, whom one line names; not groups without a name of their own, 'officials', 'the girls'."""
    more = {actor.id for row in in_rows(actors, brief) for actor in row.actors}
    return [p for p in actors if p.id not in more and not (p.kind is ActorKind.GROUP and p.name.islower())]


def affiliation(actor: BriefActor) -> str:
    """The affiliation, unless a role says it: of the 'foreign minister of Norland', Norland."""
    said = [role.casefold() for role, _ in actor.roles]
    text = actor.affiliation or ""
    return "" if any(re.search(rf"(?<!\w){re.escape(text.casefold())}(?!\w)", role) for role in said) else text


def any_role(rows: Sequence[Row]) -> bool:
    """Whether a column for roles would hold anything."""
    return any(p.roles or p.affiliation or p.flag for row in rows for p in row.actors)


def is_new(actor: BriefActor, brief: Brief) -> bool:
    """Whether to mark an actor as one that the last brief did not name; where nobody returns, one line says so for all."""
    return not actor.returning and any(p.returning for p in brief.actors)


def returning(brief: Brief) -> str:
    """The line under the actors that says who is new since the last brief; '' where there is none to compare with."""
    new, all_of_them = sum(not p.returning for p in brief.actors), len(brief.actors)
    if not all_of_them or not _compared(brief):
        return ""
    if new in (0, all_of_them):
        return f"{'None' if new else 'All'} of them stood in the last brief."
    return f"New: not in the last brief ({new} of {all_of_them}); the others return."


def _compared(brief: Brief) -> bool:
    """Whether the brief was held against an earlier one: only then is anybody new or returning."""
    return (
        any(a.news for a in brief.actions) or any(d.news for d in brief.dates) or any(p.returning for p in brief.actors)
    )
