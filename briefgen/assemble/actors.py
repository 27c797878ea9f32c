"""The same person, organisation or government in several documents is one actor; two different ones never are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from briefgen.assemble.words import content, fold, word_set, words
from briefgen.model import Actor, ActorKind, Evidence, Extraction, KnownActor, SourceDocument

Pair = tuple[SourceDocument, Extraction]
Local = tuple[str, str]  # (document id, Actor id)

_HONORIFIC = word_set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev hon honourable honorable excellency h.e he she president
    minister secretary senator representative governor ambassador chancellor chairman chairwoman chair commissioner general
    colonel captain admiral judge justice king queen prince princess prime vice deputy acting former"""
)
_CORPORATE = word_set(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag sa nv bv gmbh se spa ab oy"
)
_STATE_FORM = re.compile(
    r"^(?:the )?(?:(?:government|people s republic|people's republic|federal republic|democratic republic|islamic republic|republic|"
    r"kingdom|state|commonwealth|federation|union|principality|grand duchy|sultanate) of (?:the )?)+"
)
# Words that a body's name may be made of without saying whose body it is.
_GENERIC = word_set(
    """ministry minister department office agency bureau board commission committee council cabinet parliament senate house
    assembly congress court supreme high central national federal state bank reserve treasury government administration
    authority service police army navy force union chamber of and for the foreign affair interior home justice defence defense
    finance economy economic trade commerce industry energy health education labour labor transport agriculture environment
    custom border security central general prosecutor attorney public social digital science technology infrastructure planning
    development international cooperation delegation embassy mission secretariat presidency company group association
    federation industrie resource mining mine climate water fisherie culture tourism work housing"""
)
_COUNTRY_ALIASES = {
    "us": "US", "usa": "US", "america": "US", "united states": "US", "u s": "US", "u s a": "US",
    "uk": "GB", "britain": "GB", "great britain": "GB", "u k": "GB", "russia": "RU", "south korea": "KR", "north korea": "KP",
    "turkey": "TR", "turkiye": "TR", "ivory coast": "CI", "cape verde": "CV", "swaziland": "SZ", "burma": "MM", "holland": "NL",
    "uae": "AE", "u a e": "AE", "emirates": "AE", "palestine": "PS", "congo": "CG", "dr congo": "CD", "drc": "CD",
    "democratic republic of congo": "CD", "vatican": "VA", "kosovo": "XK", "korea": "KR", "mainland china": "CN", "prc": "CN",
}  # fmt: skip


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Folded country names, as pycountry knows them, to ISO 3166 codes."""
    import pycountry

    table: dict[str, str] = {}
    for c in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            if value := getattr(c, key, None):
                table[" ".join(words(str(value)))] = c.alpha_2
                table[" ".join(words(str(value).split(",")[0]))] = (
                    c.alpha_2 if "," not in value or key == "common_name" else ""
                )
    table = {k: v for k, v in table.items() if v and k}
    return table | _COUNTRY_ALIASES


@lru_cache(maxsize=16384)
def country(name: str) -> str | None:
    """The ISO code of the country that a name means, also in 'Government of X' and 'Republic of X'; None for anything else."""
    flat = " ".join(words(name)).removeprefix("the ")
    table = _countries()
    for form in (flat, _STATE_FORM.sub("", flat), flat.removesuffix(" government")):
        if code := table.get(form):
            return code
    return None


@lru_cache(maxsize=16384)
def person_parts(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without titles; initials stay as single letters."""
    parts = [w for p in re.split(r"[\s,.]+", fold(name)) if (w := p.strip("'\"()")) and w not in _HONORIFIC]
    return tuple(p for p in parts if p not in {"jr", "sr", "ii", "iii", "iv"})


@lru_cache(maxsize=16384)
def body_key(name: str) -> str:
    """An organisation's or government's name for comparing: 'The Acme Corp.' is 'acme'; a country is 'country:XX'."""
    if code := country(name):
        return f"country:{code}"
    flat = " ".join(words(name)).removeprefix("the ")
    flat = re.sub(r"^(?:u s|united states|american) ", "us ", flat).replace("u k ", "uk ")
    parts = flat.split()
    while len(parts) > 1 and parts[-1] in _CORPORATE:
        parts.pop()
    flat = _STATE_FORM.sub("", " ".join(parts)) or " ".join(parts)
    # 'Ministry of Trade' and 'Trade Ministry' name one body.
    if m := re.match(r"^(?:(us|uk) )?(ministry|department|office|bureau|committee) (?:of|for|on) (?:the )?(.+)$", flat):
        flat = f"{m[1] + ' ' if m[1] else ''}{m[3]} {m[2]}"
    if m := re.match(r"^(us|uk) (.+) (?:ministry|department)$", flat):
        flat = f"{m[1]} {m[2]}"  # 'US Treasury', 'U.S. Department of the Treasury'
    return flat


def is_generic(name: str) -> bool:
    """Whether a body's name fits the bodies of many countries ('Ministry of Finance', 'the Board')."""
    return all(w in _GENERIC or w.rstrip("s") in _GENERIC or w + "s" in _GENERIC for w in words(name))


def _acronym(name: str) -> bool:
    return 2 <= len(name) <= 8 and name.isascii() and " " not in name and sum(c.isupper() for c in name) >= 2


def _initials(name: str) -> str:
    return "".join(w[0] for w in words(name) if w not in {"of", "the", "and", "for", "on", "in"})


@dataclass(slots=True)
class Merged:
    """One actor across documents while it is being put together."""

    members: list[Local] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    roles: list[tuple[str, Evidence, date | None]] = field(default_factory=list)
    affiliations: Counter[str] = field(default_factory=Counter)
    evidence: list[Evidence] = field(default_factory=list)
    salience: float = 0.0
    known: KnownActor | None = None

    def add(self, source: SourceDocument, actor: Actor) -> None:
        self.members.append((source.id, actor.id))
        self.names[actor.name] += 1
        self.kinds[actor.kind] += 1
        self.aliases.update(dict.fromkeys((actor.name, *actor.aliases)))
        for role in actor.roles:
            self.roles.append((role, _where(actor, role), source.published))
        if actor.affiliation:
            self.affiliations[actor.affiliation] += 1
        self.evidence.extend(actor.evidence)
        self.salience = max(self.salience, actor.salience)

    @property
    def kind(self) -> ActorKind:
        if self.known and self.known.kind:
            return self.known.kind
        order = list(ActorKind)
        return max(self.kinds, key=lambda k: (self.kinds[k], -order.index(k)))

    @property
    def name(self) -> str:
        """The fullest name in use: for a body the spelt-out one before the acronym, for a country the usual one."""
        if self.known:
            return self.known.name
        if self.kind is ActorKind.PERSON:
            return max(self.names, key=lambda n: (len(person_parts(n)) > 1, self.names[n], len(n), n))
        return max(
            self.names, key=lambda n: (not _acronym(n), not n.startswith(("the ", "The ")), self.names[n], len(n), n)
        )

    @property
    def key(self) -> str:
        """What the actor is known by from one brief to the next."""
        return " ".join(person_parts(self.name)) if self.kind is ActorKind.PERSON else body_key(self.name)


def _where(actor: Actor, role: str) -> Evidence:
    """The evidence that states a role, else the first."""
    wanted = fold(role)
    return next((e for e in actor.evidence if wanted in fold(e.quote)), actor.evidence[0])


class _Union:
    """Disjoint sets of local actors that refuse to bring two different people together."""

    def __init__(self, people: dict[int, tuple[str, ...]]) -> None:
        self._parent: dict[int, int] = {}
        self._full: dict[int, list[tuple[str, ...]]] = {i: [p] for i, p in people.items() if len(p) > 1}

    def find(self, i: int) -> int:
        root = i
        while (up := self._parent.get(root, root)) != root:
            root = up
        while self._parent.get(i, i) != root:
            self._parent[i], i = root, self._parent.get(i, i)
        return root

    def join(self, i: int, j: int, *, sure: bool = False) -> bool:
        a, b = self.find(i), self.find(j)
        if a == b:
            return True
        left, right = self._full.get(a, []), self._full.get(b, [])
        if not sure and any(not compatible(x, y) for x in left for y in right):
            return False
        lo, hi = min(a, b), max(a, b)
        self._parent[hi] = lo
        self._full[lo] = left + [x for x in right if x not in left]
        return True


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: first and last names equal, what stands between not contradicting."""
    if sorted(a) == sorted(b):
        return True  # family name first, or last
    if a[-1] != b[-1] or not _same_given(a[0], b[0]):
        return False
    middle_a, middle_b = a[1:-1], b[1:-1]
    return not middle_a or not middle_b or any(_same_given(x, y) for x in middle_a for y in middle_b)


def _same_given(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


_SOLE_OFFICES = frozenset({"president", "prime minister", "chancellor", "king", "queen", "pope"})
_RANKS = frozenset(
    {"minist", "minister", "secretari", "offic", "officer", "head", "chief", "former", "deputi", "president", "chair"}
)


def _role_words(actor: Actor) -> frozenset[str]:
    return content(" ".join((*actor.roles, actor.affiliation or ""))) - _RANKS


def _same_office(a: Actor, b: Actor) -> bool:
    """A role in common that says what of, or the same one of the offices of which a country has one ('President')."""
    if _role_words(a) & _role_words(b):
        return True
    return bool({fold(r) for r in a.roles} & {fold(r) for r in b.roles} & _SOLE_OFFICES)


@dataclass(slots=True)
class _Entry:
    source: SourceDocument
    actor: Actor


def merge_actors(pairs: Sequence[Pair], known: Sequence[KnownActor] = ()) -> tuple[list[Merged], dict[Local, int]]:
    """(the actors across documents, which of them each document's actor is). The order of `pairs` does not matter."""
    entries = [_Entry(s, a) for s, x in pairs for a in x.actors if a.evidence]
    people = {i: person_parts(e.actor.name) for i, e in enumerate(entries) if e.actor.kind is ActorKind.PERSON}
    union = _Union(people)
    owner = _apply_known(entries, known, union)
    _merge_people(entries, people, union)
    _merge_bodies(entries, union)
    roots: dict[int, Merged] = {}
    for i, e in enumerate(entries):
        roots.setdefault(union.find(i), Merged()).add(e.source, e.actor)
    for i, k in owner.items():
        roots[union.find(i)].known = k
    merged = sorted(roots.values(), key=lambda m: (-len(m.members), -m.salience, m.key, m.members))
    return merged, {local: n for n, m in enumerate(merged) for local in m.members}


def _apply_known(entries: Sequence[_Entry], known: Sequence[KnownActor], union: _Union) -> dict[int, KnownActor]:
    """Join what the user's alias file says is one actor."""
    by_name: dict[str, KnownActor] = {}
    for k in known:
        for name in (k.name, *k.aliases):
            by_name.setdefault(" ".join(person_parts(name)), k)
            by_name.setdefault(" ".join(words(name)), k)
    owner: dict[int, KnownActor] = {}
    first: dict[str, int] = {}
    for i, e in enumerate(entries):
        names = (" ".join(person_parts(e.actor.name)), " ".join(words(e.actor.name)))
        if k_found := next((by_name[n] for n in names if n in by_name), None):
            union.join(first.setdefault(k_found.name, i), i, sure=True)
            owner[i] = k_found
    return owner


def _merge_people(entries: Sequence[_Entry], people: dict[int, tuple[str, ...]], union: _Union) -> None:
    full: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    by_last: defaultdict[str, list[int]] = defaultdict(list)
    for i, parts in people.items():
        if len(parts) > 1:
            full[parts[0], parts[-1]].append(i)
            by_words[tuple(sorted(parts))].append(i)
            by_last[parts[-1]].append(i)
    for group in full.values():
        _join_alike(group, people, union)
    for ids in by_words.values():
        for i in ids[1:]:
            if people[i] == people[ids[0]] or _role_words(entries[i].actor) & _role_words(entries[ids[0]].actor):
                union.join(ids[0], i)
    for ids in by_last.values():  # 'S. Bessent' and 'Scott Bessent', where nobody else has that name and initial
        for i in (i for i in ids if len(people[i][0]) == 1):
            fits = [j for j in ids if len(people[j][0]) > 1 and people[j][0].startswith(people[i][0])]
            if fits and len({people[j][0] for j in fits}) == 1:
                union.join(fits[0], i)
    for i, parts in people.items():  # a bare surname needs the only bearer of it and a role in common
        if len(parts) != 1:
            continue
        bearers = by_last.get(parts[0], [])
        if not bearers or len({union.find(j) for j in bearers}) != 1:
            continue
        if any(_same_office(entries[i].actor, entries[j].actor) for j in bearers):
            union.join(bearers[0], i)
    _join_bare(entries, people, union, by_last)


def _join_alike(group: list[int], people: dict[int, tuple[str, ...]], union: _Union) -> None:
    """People of equal first and last name: one person, unless two different middle names stand among them."""
    middles = {people[i][1:-1] for i in group if len(people[i]) > 2}
    clash = any(not compatible(("x", *a, "y"), ("x", *b, "y")) for a in middles for b in middles)
    by_middle: dict[tuple[str, ...], int] = {}
    for i in group:
        # With 'John A. Smith' and 'John B. Smith' about, 'John Smith' is neither.
        union.join(by_middle.setdefault(people[i][1:-1] if clash else (), i), i)


def _join_bare(
    entries: Sequence[_Entry], people: dict[int, tuple[str, ...]], union: _Union, by_last: dict[str, list[int]]
) -> None:
    """Bare surnames of several documents that nobody bears in full: one person only with a role in common."""
    bare: defaultdict[str, list[int]] = defaultdict(list)
    for i, parts in people.items():
        if len(parts) == 1 and parts[0] not in by_last:
            bare[parts[0]].append(i)
    for ids in bare.values():
        for n, i in enumerate(ids):
            for j in ids[:n]:
                if _same_office(entries[i].actor, entries[j].actor):
                    union.join(j, i)


def _merge_bodies(entries: Sequence[_Entry], union: _Union) -> None:
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    long_for: defaultdict[str, set[str]] = defaultdict(set)  # acronym -> keys of the names that documents spell out
    for i, e in enumerate(entries):
        a = e.actor
        if a.kind is ActorKind.PERSON:
            if len(person_parts(a.name)) > 1:
                by_key[" ".join(person_parts(a.name))].append(
                    i
                )  # an organisation with that very name is a slip of kind
            continue
        by_key[body_key(a.name)].append(i)
        for alias in a.aliases:
            if _acronym(alias) and not _acronym(a.name) and not country(a.name):
                long_for[fold(alias)].add(body_key(a.name))
    for key, ids in by_key.items():
        if is_generic(entries[ids[0]].actor.name):
            _join_generic([i for i in ids if entries[i].actor.kind is not ActorKind.PERSON], entries, union)
            continue
        bodies = [i for i in ids if entries[i].actor.kind is not ActorKind.PERSON]
        if bodies and len(bodies) < len(ids):
            bodies = ids
        for i in bodies[1:]:
            union.join(bodies[0], i)
        target = long_for.get(key, set())
        if len(target) == 1 and bodies and _acronym(entries[bodies[0]].actor.name):
            union.join(by_key[next(iter(target))][0], bodies[0])
    _join_by_alias(entries, by_key, union)


def _join_generic(ids: Iterable[int], entries: Sequence[_Entry], union: _Union) -> None:
    """'Ministry of Finance' in two documents is one body where the country or the publisher is the same."""
    first: dict[str, int] = {}
    for i in ids:
        e = entries[i]
        for mark in filter(None, (e.actor.affiliation and body_key(e.actor.affiliation), e.source.publisher)):
            union.join(first.setdefault(mark, i), i)


def _join_by_alias(entries: Sequence[_Entry], by_key: dict[str, list[int]], union: _Union) -> None:
    """A body whose own name another document gives as the alias of just one body, spelt out and not generic."""
    claims: defaultdict[str, set[int]] = defaultdict(set)
    for i, e in enumerate(entries):
        if e.actor.kind is ActorKind.PERSON:
            continue
        for alias in e.actor.aliases:
            key = body_key(alias)
            if key != body_key(e.actor.name) and not is_generic(alias) and not _acronym(alias) and len(key) > 3:
                claims[key].add(union.find(i))
    for key, owners in claims.items():
        owners = {union.find(o) for o in owners}
        ids = [i for i in by_key.get(key, []) if entries[i].actor.kind is not ActorKind.PERSON]
        if len(owners) == 1 and ids and not country(entries[ids[0]].actor.name):
            union.join(next(iter(owners)), ids[0])
