"""Offices named without their holders: of the one person who has that role, or actors of their own."""

from __future__ import annotations

from briefgen.extract.actorentries import offices_in
from briefgen.extract.analysis import head_of
from briefgen.extract.authors import author_ranges
from briefgen.extract.clusters import Clusters
from briefgen.extract.gazetteer import fold
from briefgen.extract.groupparts import has_duty
from briefgen.extract.lexicon import PORTFOLIO
from briefgen.extract.namewords import plain_words
from briefgen.extract.spans import ORG, PEOPLE, PERSON, ROLE, STATE, Entity, Found, Reader
from briefgen.extract.tokens import Tokens

# Of a state or a body of states one at a time holds them.
_RULERS = frozenset(
    "president premier minister secretary secretary-general chancellor king queen emir pope representative".split()
)
# Offices that need no 'of' to be an actor where nobody is named as their holder.
_HIGHEST = (("president",), ("prime", "minister"), ("secretary", "general"))
_HEAD_OF_BODY = ("secretary", "general")
_BELOW = frozenset("vice deputy under assistant associate press former".split())
_TERMS = 12  # years after which an office has a new holder
_VESTED = ["vested", "in", "me", "as"]


def offices(t: Tokens, clusters: Clusters) -> None:
    """Roles without a name beside them: of the one person who has that role, or an actor of their own ('the Secretary of Commerce')."""
    holders: dict[tuple[str, ...], set[int]] = {}
    for e in clusters.entities:
        held = () if long_ago(t, e) else dict.fromkeys(x for role in e.roles for x in (role, *offices_in(role)))
        for role in held:
            key = role_key(role)
            turned = key[1:] + key[:1] if " of " in role or " for " in role else key[-1:] + key[:-1]
            for form in {key, turned}:  # 'the Treasury Secretary' is the 'Secretary of the Treasury'
                holders.setdefault(form, set()).add(e.number)
            if " and " in role and key[0] == "minister":  # 'the Trade Minister', of Trade and Mines
                field = role_key(role.partition(" and ")[0])
                holders.setdefault(field[1:] + field[:1], set()).add(e.number)
            first = role.split()[0]
            if (first in clusters.g.demonyms or first in clusters.g.countries) and len(key) > 1:
                holders.setdefault(key[1:], set()).add(e.number)
    owned = {
        owner: e.number
        for e in clusters.entities
        for role, (start, end) in e.roles.items()
        if (owner := owned_office(clusters, start, end)) is not None
    }
    told = (owned_office(clusters, f.start, f.end) for f in clusters.found if f.kind == ROLE)
    heads = {owner for owner in (*owned, *told) if owner is not None and owner[1:] == _HEAD_OF_BODY}
    made: dict[tuple[str, ...], Entity] = {}
    people = [e for e in clusters.entities if e.kind == PERSON and not long_ago(t, e)]
    named_president = any("president" in e.titles - second_to(e) for e in people)
    short = shorts(t, clusters)
    bound = {in_full(key, short) for key in duties(t, clusters)}
    vested = (f for f in clusters.found if f.kind == ROLE and t.low[max(0, f.start - 4) : f.start] == _VESTED)
    ruling = next((role_key(clusters.text(f)) for f in vested), None)
    if ruling:
        bound.add(ruling)
    beside = acting_lists(t, clusters)
    authors = {i for parties in author_ranges(t.low, t.tags, t.block) for i in parties}
    taken = {k for f in clusters.found for start, end in f.roles for k in range(start, end)}
    settled: dict[tuple[str, ...], set[int]] = {}  # of several holders the one whom the office alone names first
    for n, f in enumerate(clusters.found):
        if f.kind != ROLE or f.term is not None:
            continue
        key = in_full(role_key(clusters.text(f)), short)
        theirs = owned_office(clusters, f.start, f.end)
        if (
            len(heads) == 1
            and len(whose := holders.get(_HEAD_OF_BODY, set())) == 1
            and {theirs, key} & {*heads, _HEAD_OF_BODY}
        ):
            key, theirs = (
                _HEAD_OF_BODY,
                None,
            )  # 'the NATO Secretary General' where 'Secretary General Ada Holm' is named
        elif (
            key == _HEAD_OF_BODY and len(heads) == 1 and not whose and (t.low[f.start - 1] == "the" or t.first[f.start])
        ):
            theirs = next(iter(heads))
        if theirs is not None:
            if theirs in owned:
                clusters.of[n] = clusters.entities[owned[theirs]]
                continue
            key = theirs
        who = holders.get(key, set()) or same_office(clusters, f, key) or in_short(clusters, f)
        if key == ruling:  # who writes the order, and not a predecessor whom it names
            who = {k for k in who if clusters.entities[k].speaks}
        if len(who) > 1 and t.low[f.start - 1] == "the" and not t.labels[f.start]:
            known = {k for k in who if min(x.start for x in clusters.entities[k].found) < f.start}
            known = {k for k in known if len(clusters.entities[k].words) > 1}
            who = settled.setdefault(key, known) if len(known) == 1 else settled.get(key, who)
        definite = f.start > 0 and (t.low[f.start - 1] in ("the", "The") or t.first[f.start]) or is_office(f, t)
        if len(who) == 1 and definite:
            e = clusters.entities[next(iter(who))]
            clusters.of[n] = e
            if e.kind == PERSON and is_office(f, t) and key == role_key(clusters.text(f)):
                e.roles.setdefault(clusters.text(f), (f.start, f.end))
            continue
        if f.start in taken:
            continue  # 'Jane Roe, Minister of Ports and Minister responsible for ferries, opened'
        if who or not (is_office(f, t) or theirs or key in bound or key in _HIGHEST and t.cap[f.start]):
            continue
        if (
            f.start > 0
            and t.low[f.start - 1] in ("a", "an", "as", "any", "no", "former")
            and t.low[max(0, f.start - 4) : f.start] != _VESTED
            or not (office_acts(t, f) or n in beside or f.start in authors)
            and key not in made
            and key not in bound
        ):
            continue
        if key == ("president",) != ruling and named_president:
            continue
        if key not in made:
            made[key] = clusters.new(PERSON, plain_words(clusters.text(f)))
            made[key].office = True
        clusters.join(n, made[key])
        if not made[key].roles or key == role_key(clusters.text(f)):
            made[key].roles.setdefault(clusters.text(f), (f.start, f.end))
    by_terms(clusters)


def by_terms(clusters: Clusters) -> None:
    """What a document calls by a term of its own is whom the office that it stands for is of."""
    terms = [(n, f.term) for n, f in enumerate(clusters.found) if f.kind == ROLE and f.term is not None]
    if not terms:
        return
    whose = {f.end: clusters.of[n] for n, f in enumerate(clusters.found) if n in clusters.of}
    whose |= {end: clusters.of[n] for n, f in enumerate(clusters.found) if n in clusters.of for _, end in f.roles}
    for n, office in terms:
        if office.end in whose:
            clusters.of[n] = whose[office.end]


def long_ago(t: Tokens, e: Entity) -> bool:
    """Whether somebody is only told of in years long past: 'In 1956, President Jane Roe signed'; the office is another's now."""
    published = t.analysis.source.published
    if published is None or e.speaks or not e.roles:
        return False
    for f in e.found:
        if t.title[t.block[f.start]]:
            return False
        sent = t.analysis.sents[t.sent[f.start]]
        years = [int(w) for w in t.words[sent.start : sent.end] if len(w) == 4 and w.isdigit()]
        if not any(1700 < y < published.year - _TERMS for y in years):
            return False
    return True


def second_to(x: Entity) -> set[str]:
    """The offices that somebody only stands below: a Vice President is not 'the President', a Press Secretary no Secretary."""
    below: set[str] = set()
    held: set[str] = set()
    for role in x.roles:
        under = False
        for word in role.lower().split():
            under = word in _BELOW or under and word not in ("and", "&", ",")
            (below if under else held).add(word)
    return below - held


def owned_office(clusters: Clusters, start: int, end: int) -> tuple[str, ...] | None:
    """One key for 'the UN Secretary-General' and 'the Secretary-General of the United Nations'; None for other roles."""
    t = clusters.t
    reader = Reader(t)
    for k in (start, *(k + 1 + (t.low[k + 1] == "the") for k in range(start + 1, end - 1) if t.low[k] == "of")):
        hit = reader.lookup(k, end)
        rest = t.low[hit[0] : end] if hit and k == start else t.low[start : k - 1]
        if hit is None or hit[1] not in (STATE, PEOPLE, ORG) or hit[2] == "United States" or k > start and hit[0] < end:
            continue
        words = tuple(w for w in rest if w not in ("of", "the", "-"))
        if words and words[-1] in _RULERS | {"general"} and len(words) < 4:
            return hit[2].lower(), *words
    return None


def duties(t: Tokens, clusters: Clusters) -> set[tuple[str, ...]]:
    """Offices of two words and more that are told what to do: 'the Chief Design Officer shall'; those that act under a term of their own."""
    terms = {role_key(clusters.text(f.term)) for f in clusters.found if f.kind == ROLE and f.term and office_acts(t, f)}
    return terms | {
        role_key(clusters.text(f))
        for f in clusters.found
        if f.kind == ROLE
        and f.end - f.start > 1
        and t.cap[f.start]
        and t.low[f.start - 1] == "the"
        and has_duty(t, f.end)
    }


def same_office(clusters: Clusters, f: Found, key: tuple[str, ...]) -> set[int]:
    """'the Prime Minister of Malaysia', 'the Malaysian Prime Minister' where a Prime Minister X of Malaysia is named."""
    t = clusters.t
    countries, people = clusters.g.countries, [e for e in clusters.entities if e.kind == PERSON]
    for size in range(min(4, f.end - f.start - 1), 0, -1):
        state = countries.get(fold(t.text(f.end - size, f.end)))
        if state:
            rest = role_key(t.text(f.start, f.end - size))
            fits = {e.number for e in people if e.state == state and any(role_key(r) == rest for r in e.roles)}
            if fits or state != "United States":
                return fits
            return {
                e.number
                for e in people
                if not e.state
                and (not e.org or set(plain_words(e.org)) <= set(rest))
                and any(role_key(r) == rest for r in e.roles)
            }
    reader = Reader(t)
    hit = reader.lookup(f.start, f.end)
    if hit is None or hit[1] not in (STATE, PEOPLE) or hit[0] >= f.end:
        return set()
    rest = role_key(t.text(hit[0], f.end))
    theirs = set(plain_words(hit[2])) | {"of", "the"}
    return {
        e.number
        for e in people
        if hit[2] in (e.state, countries.get(e.org, e.org) or "United States")
        and any(tuple(w for w in role_key(r) if w not in theirs) == rest for r in e.roles)
    }


def in_short(clusters: Clusters, f: Found) -> set[int]:
    """'the Assistant Secretary' where an Assistant Secretary of State for Ports is named."""
    short = clusters.text(f).lower()
    longer = (f"{short} of ", f"{short} for ")
    people = (e for e in clusters.entities if e.kind == PERSON and " " in short)
    return {e.number for e in people if any(r.lower().startswith(longer) for r in e.roles)}


def office_acts(t: Tokens, f: Found) -> bool:
    """Whether an unnamed office does something, or is told to."""
    head = head_of(t.heads, f.start, f.end)
    for _ in range(9):
        if t.deps[head] not in ("conj", "appos") or t.heads[head] == head:
            break
        if t.deps[head] == "appos" and t.labels[t.heads[head]] == "PERSON":
            return False  # the office of the one before
        head = t.heads[head]
    over = t.low[t.heads[head]]
    if t.deps[head] in ("nsubj", "nsubjpass", "poss"):
        return True
    if t.deps[head] == "pobj":
        return over in ("by", "with", "to", "from", "through")
    if t.deps[head] == "dative":
        return True
    return t.deps[head] == "dobj" and t.analysis.doc[t.heads[head]].lemma_ in (
        "direct",
        "instruct",
        "order",
        "require",
        "authorize",
        "authorise",
        "urge",
        "ask",
        "tell",
        "call",
        "grant",
        "task",
        "delegate",
        "empower",
    )


def acting_lists(t: Tokens, clusters: Clusters) -> set[int]:
    """The numbers of the offices in a list one of which acts: 'directed the Secretary of Commerce and the Trade Representative'."""
    out: set[int] = set()
    roles = sorted(((n, f) for n, f in enumerate(clusters.found) if f.kind == ROLE), key=lambda x: x[1].start)
    for (m, a), (n, b) in zip(roles, roles[1:], strict=False):
        joined = a.end < b.start <= a.end + 3 and all(w in (",", "and", "the") for w in t.low[a.end : b.start])
        if joined and (office_acts(t, a) or office_acts(t, b)):
            out |= {m, n}
    return out


def shorts(t: Tokens, clusters: Clusters) -> dict[str, tuple[str, ...]]:
    """The bodies whose short form stands in brackets behind an office: 'the Chairman of the Ports Trade Commission (PTC)'."""
    out: dict[str, tuple[str, ...]] = {}
    for f in clusters.found:
        if f.kind == ROLE and f.end + 2 < t.n and t.words[f.end] == "(" and t.words[f.end + 2] == ")":
            short, key = t.words[f.end + 1], role_key(clusters.text(f))
            body = key[-len(short) :]
            if short.isupper() and 1 < len(short) < len(key) + 1 and "".join(w[0] for w in body) == short.lower():
                out[short.lower()] = body
    return out


def in_full(key: tuple[str, ...], short: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """'Chairman of the PTC' by the words of the body."""
    return tuple(w for word in key for w in short.get(word, (word,))) if short else key


def role_key(role: str) -> tuple[str, ...]:
    return tuple(w for w in plain_words(role) if w not in ("the", "us", "of"))


def is_office(f: Found, t: Tokens) -> bool:
    """Whether a role without a person is an office of its own: 'the Secretary of Commerce', not 'the Secretary'."""
    if f.kind != ROLE:
        return False
    if f.end - f.start == 2 and t.low[f.end - 1] == "general":
        return t.low[f.start] in ("attorney", "solicitor", "comptroller", "surgeon")
    if (
        f.end - f.start >= 2
        and t.low[f.end - 2 : f.end] in (["trade", "representative"], ["high", "representative"])
        and t.cap[f.end - 1]
    ):
        return True
    fields = range(f.start, f.end - 1)
    if fields and t.low[f.end - 1] in ("secretary", "minister") and f.start and t.low[f.start - 1] == "the":
        if all(t.low[k] == "and" or t.cap[k] and t.low[k] in PORTFOLIO for k in fields) and t.cap[f.end - 1]:
            return True  # 'the International Trade Secretary'
    return f.end - f.start >= 3 and any(t.low[k] in ("of", "for", "to") for k in range(f.start, f.end))
