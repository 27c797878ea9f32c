"""What the cast says of one actor: name, aliases, roles as stated, affiliation, evidence."""

from __future__ import annotations

import re
from collections import Counter

from briefgen.extract.affiliation import name_of
from briefgen.extract.analysis import Analysis
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.groups import Group
from briefgen.extract.lexicon import PORTFOLIO, ROLE_HEADS, ROLE_MODIFIERS, SHORT_FOR
from briefgen.extract.memory import GROUP
from briefgen.extract.namewords import plain_words
from briefgen.extract.spans import ORG, PERSON, STATE, Entity
from briefgen.extract.tokens import Tokens
from briefgen.model import Actor, ActorKind, Evidence

KINDS = {PERSON: ActorKind.PERSON, ORG: ActorKind.ORGANISATION, STATE: ActorKind.GOVERNMENT, GROUP: ActorKind.GROUP}
_MAX_QUOTE = 60  # words
_OF = frozenset(("of", "for", "to", "at"))
_RULERS = frozenset(("minister", "premier", "chancellor"))  # offices that are whole without 'of'
_BOSSES = frozenset(("ceo", "cfo", "coo"))
_LETTERHEAD = re.compile(r"([A-Z]{3,}(?:[ ,&]+[A-Z]{2,})+) ([A-Z][a-z]+\b.*)")
_BEFORE_HEAD = ROLE_MODIFIERS | PORTFOLIO | {"the"}


def group_actor(analysis: Analysis, t: Tokens, g: Group, id: str) -> Actor:
    name = t.text(g.start, g.end)
    aliases = dict.fromkeys(x for m in g.mentions if (x := t.text(*m)) != name)
    spans = dict.fromkeys(clause(analysis, t, *m) for m in g.mentions[:3])
    return Actor(id, name, ActorKind.GROUP, tuple(aliases), evidence=tuple(analysis.evidence(*s) for s in spans))


def actor(
    analysis: Analysis, t: Tokens, e: Entity, id: str, more: list[str], affiliation: str | None, name: str | None = None
) -> Actor:
    name = name or name_of(t, e)
    aliases: dict[str, None] = {}
    for f in e.found:
        text = fold(t.text(f.start, f.end))
        if text != name:
            aliases[text] = None
        if f.roles and f.roles[0][1] == f.start and f.roles[0][1] - f.roles[0][0] <= 3:
            aliases[t.text(f.roles[0][0], f.end)] = None
        elif f.title and f.start > 0 and t.low[f.start - 1] == f.title:
            aliases[t.text(f.start - 1, f.end)] = None
    aliases.update(dict.fromkeys(more))
    return Actor(
        id,
        name,
        ActorKind.GOVERNMENT if e.canon == "Kremlin" else KINDS[e.kind],
        tuple(aliases),
        tuple(roles_of(t, e)),
        affiliation,
        0.0,
        evidence_of(analysis, t, e),
    )


def of_speaker(t: Tokens, e: Entity, speaker: Entity | None) -> str | None:
    """'Holm Administration', where Ada Holm only writes of 'my Administration' or 'my first Administration'."""
    if speaker is None or speaker.kind != PERSON or e.words != ("administration",):
        return None
    surname = name_of(t, speaker).split()[-1]
    mine = all("my" in t.low[max(0, f.start - 2) : f.start] for f in e.found)
    return f"{surname.title() if surname.isupper() else surname} Administration" if mine else None


def roles_of(t: Tokens, e: Entity) -> list[str]:
    """The stated roles, the fuller ones only: 'Secretary' adds nothing to 'Secretary of the Treasury'."""
    out: list[str] = []
    stated: dict[str, tuple[int, int]] = {}
    for role, span in e.roles.items():
        for part in (role,) if e.office else offices_in(role):
            stated.setdefault(part, span)
    whole = {w for r in stated for w in plain_words(r)}
    for role in sorted(
        stated, key=lambda r: (-len(plain_words(r)), r.isupper(), t.title[t.block[stated[r][0]]], stated[r])
    ):
        words = Counter(plain_words(role))
        if any(SHORT_FOR.get(w, w) in whole - {w} for w in words):
            continue  # 'Sen.' beside 'Senator'
        if not any(not words - Counter(plain_words(r)) for r in out):
            out.append(role)
    order = list(stated)
    return sorted(out, key=lambda r: (stated[r], order.index(r)))


def offices_in(role: str) -> tuple[str, ...]:
    """The offices in one role: 'Vice Premier and Minister of Trade' are two, 'chair and founder of the Bank' is told as one;
    in a letterhead 'MINISTER FOR PORTS Senator' are two."""
    if (joined := _LETTERHEAD.match(role)) and joined[2].split()[0].lower() in ROLE_HEADS:
        return joined[1], joined[2]
    first, _, second = role.partition(" and ")
    left, right = first.lower().split(), second.lower().split()
    head = next((n for n, w in enumerate(right) if w in ROLE_HEADS), -1)
    end = next((n for n, w in enumerate(left) if w in _OF), len(left))
    if head < 0 or not end or left[end - 1] not in ROLE_HEADS or not all(w in _BEFORE_HEAD for w in right[:head]):
        return (role,)
    shared = any(w in _OF for w in right[head:]) and end == len(left)
    if right[-1] in _BOSSES:
        return (role,)  # 'president and CEO'
    if shared and left[-1] in _RULERS:  # 'Vice Premier and Minister of Trade of Marenia': both are of the state
        shared = fold(second.rpartition(" of ")[2].removeprefix("the ")) in gazetteer().countries
    return (role,) if shared or left[-2:] == ["the", "president"] else (first, *offices_in(second))


def evidence_of(analysis: Analysis, t: Tokens, e: Entity) -> tuple[Evidence, ...]:
    """Up to three sentences: the one with the fullest name and a role first."""
    best = sorted(e.found, key=lambda f: (t.title[t.block[f.start]], -bool(f.roles), -(f.end - f.start), f.start))
    out: dict[tuple[int, int], Evidence] = {}
    for f in best[:6]:
        start, end = clause(
            analysis, t, min([f.start, *(r[0] for r in f.roles)]), max([f.end, *(r[1] for r in f.roles)])
        )
        out.setdefault((start, end), analysis.evidence(start, end))
        if len(out) == 3:
            break
    return tuple(out.values())


def clause(analysis: Analysis, t: Tokens, start: int, end: int) -> tuple[int, int]:
    """The sentence around a mention, cut at semicolons or commas where it is too long to quote."""
    a, b = analysis.sent(start).start, max(analysis.sent(end - 1).end, end)
    for marks in ((";",), (";", ",", ":")):
        if b - a <= _MAX_QUOTE:
            break
        lo, hi = start, end
        a, b = max(a, start - 200), min(b, end + 200)  # lists of thousands of names are one sentence
        while lo > a and not (t.words[lo - 1] in marks and start - lo >= (0 if marks == (";",) else 8)):
            lo -= 1
            if end - lo > 40 and marks != (";",) and t.words[lo - 1] in marks:
                break
        while hi < b and not (t.words[hi] in marks and (marks == (";",) or hi - end >= 8)):
            hi += 1
        a, b = lo, hi
    return (a, b) if b - a <= 90 else (max(a, start - 20), min(b, end + 20))
