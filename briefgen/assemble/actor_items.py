"""Merged actors become the actors of a brief."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from briefgen import edtf
from briefgen.assemble import ledger as told_before
from briefgen.assemble import rank
from briefgen.assemble.actors import Merged
from briefgen.assemble.draft import ActionDraft, Work
from briefgen.assemble.names import country
from briefgen.assemble.notes import Notebook
from briefgen.assemble.words import content
from briefgen.model import (
    ActorKind,
    BriefAction,
    BriefActor,
    BriefDate,
    Evidence,
    Selection,
)
from briefgen.text import one_line

_STEM = 4  # letters that a state's name and the adjective made of it have in common
_PAST = frozenset(("former", "ex", "then", "late", "outgoing"))


def actors_of(
    work: Work,
    selection: Selection,
    actions: Sequence[BriefAction],
    dates: Sequence[BriefDate],
    drafts: Mapping[int, ActionDraft],
    book: Notebook,
) -> tuple[BriefActor, ...]:
    """Actors worth a line: who does or receives something in the brief, and people whose role is stated."""
    did: defaultdict[int, dict[str, float]] = defaultdict(dict)
    met: set[int] = set()
    for d in drafts.values():
        for t in d.event.tellings:
            for n in t.doers:
                did[n][d.item.id] = d.item.salience
            met |= t.others
    dated = {name for d in dates for name in d.actor_names}
    made: list[tuple[float, int, Merged]] = []
    called: dict[str, int] = {}
    for n, m in enumerate(work.merged):
        if n in did and _unnamed(m) and (first := called.setdefault(m.name.casefold(), n)) != n:
            did[first] |= did.pop(n)  # who 'the gunman' of two documents is, neither tells: one line says what he did
            continue
        if any(_same_words(m.name, role) for role, _, _ in m.roles):
            continue  # 'the President, President': an office and nobody's name
        own = n in did or n in met or m.name in dated
        if not own and not (m.kind is ActorKind.PERSON and m.roles and _concerns(work, m)):
            continue
        made.append(
            (
                rank.actor_salience(m.salience, len({x for x, _ in m.members}), len(work.pairs), list(did[n].values())),
                n,
                m,
            )
        )
    made.sort(key=lambda x: (-x[0], x[2].key, work.actor_ids[x[1]]))
    if len(made) > work.limits.actors:
        work.warnings.append(f"{len(made) - work.limits.actors} actors of low salience left out")
    found = []
    for score, n, m in made[: work.limits.actors]:
        ids = tuple(sorted(did[n], key=lambda i: (-did[n][i], i)))
        actor = BriefActor(
            id=work.actor_ids[n], name=m.name, kind=m.kind,
            aliases=tuple(a for a in m.aliases if a != m.name),
            roles=tuple((role, book.note(e)) for role, e in _roles(m)),
            affiliation=_belongs(m),
            did=ids, salience=score, notes=book.cite(_spread_evidence(m)[:2]), flag=_stale(m, work.today),
        )  # fmt: skip
        if work.ledger and work.ledger.find("actor", told_before.item_key(actor), ()):
            actor = replace(actor, returning=True)
        found.append(actor)
    return tuple(found)


def _unnamed(m: Merged) -> bool:
    """Whether an actor is but called what many are, 'police' or 'the gunman', and nothing tells whose."""
    return len(m.name.split()) == 1 and not (m.roles or m.affiliations) and any(a.islower() for a in m.aliases)


def _belongs(m: Merged) -> str | None:
    """The affiliation most often told; not the state that a body's own name says: 'U.S. Ports Board', 'Norlandic army'."""
    if not m.affiliations:
        return None
    best = max(m.affiliations, key=lambda a: (m.affiliations[a], len(a), a))
    if m.kind is not ActorKind.ORGANISATION or (code := country(best)) is None:
        return best
    parts = [part.replace(".", "") for alias in m.aliases for part in alias.split()]
    said = any(part.casefold().startswith(best[:_STEM].casefold()) or country(part) == code for part in parts)
    return None if said else best


def _same_words(name: str, role: str) -> bool:
    return bool(content(name)) and content(name) == content(role)


def _concerns(work: Work, m: Merged) -> bool:
    return not work.themes.themes or bool(work.themes.of(m.evidence, "", sorted(m.aliases)))


def _spread_evidence(m: Merged) -> list[Evidence]:
    """Evidence, one of each document before a second of any."""
    seen: Counter[str] = Counter()
    ranked = []
    for n, e in enumerate(m.evidence):
        ranked.append((seen[e.document], n, e))
        seen[e.document] += 1
    return [e for _, _, e in sorted(ranked, key=lambda x: x[:2])]


def _roles(m: Merged) -> list[tuple[str, Evidence]]:
    """Roles as stated, newest document first, at most four; one that says less than another is left out."""
    stated = sorted(m.roles, key=lambda r: r[2] or Date.min, reverse=True)
    kept: list[tuple[str, Evidence]] = []
    for role, evidence, _ in stated:
        words, past = content(role), _past(role)
        if any(words <= content(k) and _past(k) == past for k, _ in kept):
            continue
        kept = [(k, e) for k, e in kept if not (content(k) < words and _past(k) == past)]
        kept.append((one_line(role), evidence))
    return kept[:4]


def _past(role: str) -> bool:
    """Whether a role is one that somebody had: 'former President' does not say more of the same than 'President'."""
    return not _PAST.isdisjoint(role.casefold().replace("-", " ").split())


def _stale(m: Merged, today: Date) -> str:
    """A title that the user's list says has ended, or not begun; it is flagged and never rewritten."""
    if m.known is None:
        return ""
    for stated, _, published in m.roles:
        words, day = content(stated), published or today
        same = [(role, a, b) for role, a, b in m.known.roles if (w := content(role)) and (w <= words or words <= w)]
        if same and not any((a is None or a <= today) and (b is None or b >= today) for _, a, b in same):
            role, begin, end = same[0]
            if end and end < today:
                return f"title out of date: {role} until {edtf.human(end.isoformat())}"
            if begin and begin > day:
                return f"title before its time: {role} from {edtf.human(begin.isoformat())}"
    return ""
