"""Entities and stray mentions -> the Cast: who takes part, under which name, with which evidence, in order of weight."""

from __future__ import annotations

from collections import Counter

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.clusters import Clusters, Entity, plain_words
from briefgen.extract.gazetteer import fold
from briefgen.extract.scan import ORG, PERSON, STATE, Found
from briefgen.extract.tokens import Tokens
from briefgen.model import Actor, ActorKind, Evidence

KINDS = {PERSON: ActorKind.PERSON, ORG: ActorKind.ORGANISATION, STATE: ActorKind.GOVERNMENT}
_STRONG = frozenset(("nsubj", "nsubjpass", "csubj", "dobj", "dative", "agent", "ROOT"))
_MEETING = frozenset(("with", "by", "between", "among", "against", "to", "from", "on", "for", "toward", "towards", "via"))
_PLACING = frozenset(("in", "at", "near", "outside", "inside", "across", "throughout", "into", "within"))
_MAX_QUOTE = 60  # words


def part_taken(t: Tokens, start: int, end: int) -> float:
    """How much a mention takes part in its sentence: 2 acts or is acted on, 1 by way of a preposition, 0 scenery."""
    head = next((k for k in range(start, end) if not start <= t.heads[k] < end), end - 1)
    dep = t.deps[head]
    for _ in range(12):
        if dep not in ("conj", "appos") or t.heads[head] == head:
            break
        head = t.heads[head]
        dep = t.deps[head]
    if dep in ("compound", "amod", "nmod", "npadvmod", "punct", "det"):
        return 0.0
    if dep in _STRONG:
        return 2.0 if t.pos[t.heads[head]] in ("VERB", "AUX") and dep != "ROOT" else 0.5
    if dep == "poss":
        return 0.7
    if dep == "pobj":
        prep = t.low[t.heads[head]]
        if prep == "by":
            return 2.0
        return 1.0 if prep in _MEETING else 0.0 if prep in _PLACING else 0.4
    return 0.3


def cast_of(analysis: Analysis, t: Tokens, clusters: Clusters, extra: object = None) -> Cast:
    """The finished cast."""
    weights: dict[int, float] = {}
    for e in clusters.entities:
        if e.found and (weight := worth(t, e)) > 0:
            weights[e.number] = weight
    chosen = sorted((e for e in clusters.entities if e.number in weights), key=lambda e: -weights[e.number])
    ids = {e.number: f"a{n + 1}" for n, e in enumerate(chosen)}
    cast = Cast(actors=[actor(analysis, t, e, ids[e.number]) for e in chosen])
    for n, f in enumerate(clusters.found):
        e = clusters.of.get(n)
        if e is None:
            continue
        who = (ids[e.number],) if e.number in ids else ()
        cast.mentions.append(CastMention(f.start, f.end, KINDS[e.kind], who))
    cast.mentions.sort(key=lambda m: m.start)
    cast.index()
    return cast


def worth(t: Tokens, e: Entity) -> float:
    """The weight of an entity in the document; 0 where it is no actor."""
    parts = [part_taken(t, f.start, f.end) for f in e.found if not f.in_role]
    if not parts:
        return 0.0
    best, total = max(parts), sum(parts)
    if e.kind == STATE and not (best >= 2 or total >= 2 and best >= 1):
        return 0.0
    if e.kind == ORG and best <= 0 and total <= 0:
        return 0.0
    first = min(f.start for f in e.found)
    early = 1.0 if first < 0.25 * t.n else 0.5
    return total + 0.5 * len(parts) + early + 0.3 * bool(e.roles)


def name_of(t: Tokens, e: Entity) -> str:
    """The longest good form."""
    forms = [fold(x) for x in e.forms]
    if e.kind == STATE:
        full = [x for x in forms if len(plain_words(x)) > 1 or len(x) > 4]
        return max(full or forms, key=len) if full else max(forms, key=len)
    if not forms:
        return " ".join(e.words)
    return max(forms, key=lambda x: (len(plain_words(x)), not x.isupper(), e.forms.get(x, 0), len(x)))


def actor(analysis: Analysis, t: Tokens, e: Entity, id: str) -> Actor:
    name = name_of(t, e)
    aliases: dict[str, None] = {}
    for f in e.found:
        text = fold(t.text(f.start, f.end))
        if text != name:
            aliases[text] = None
        if f.roles and f.roles[0][1] == f.start and f.roles[0][1] - f.roles[0][0] <= 3:
            aliases[t.text(f.roles[0][0], f.end)] = None
        elif f.title and f.start > 0 and t.low[f.start - 1] == f.title:
            aliases[t.text(f.start - 1, f.end)] = None
    return Actor(id, name, KINDS[e.kind], tuple(aliases), tuple(roles_of(e)), e.org or e.state or None, 0.0, evidence_of(analysis, t, e))


def roles_of(e: Entity) -> list[str]:
    """The stated roles, the fuller ones only: 'Secretary' adds nothing to 'Secretary of the Treasury'."""
    out: list[str] = []
    for role in sorted(e.roles, key=lambda r: (-len(plain_words(r)), e.roles[r])):
        words = Counter(plain_words(role))
        if not any(not words - Counter(plain_words(r)) for r in out):
            out.append(role)
    return sorted(out, key=lambda r: e.roles[r])


def evidence_of(analysis: Analysis, t: Tokens, e: Entity) -> tuple[Evidence, ...]:
    """Up to three sentences: the one with the fullest name and a role first."""
    best = sorted(e.found, key=lambda f: (t.title[t.block[f.start]], -bool(f.roles), -(f.end - f.start), f.start))
    out: dict[tuple[int, int], Evidence] = {}
    for f in best[:6]:
        start, end = clause(analysis, t, min([f.start, *(r[0] for r in f.roles)]), max([f.end, *(r[1] for r in f.roles)]))
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
        while lo > a and not (t.words[lo - 1] in marks and start - lo >= (0 if marks == (";",) else 8)):
            lo -= 1
            if end - lo > 40 and marks != (";",) and t.words[lo - 1] in marks:
                break
        while hi < b and not (t.words[hi] in marks and (marks == (";",) or hi - end >= 8)):
            hi += 1
        a, b = lo, hi
    return (a, b) if b - a <= 90 else (max(a, start - 20), min(b, end + 20))
