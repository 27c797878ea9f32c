"""The same person, organisation or government in several documents is one actor; two different ones never are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, combinations

from briefgen.assemble.names import (
    ONE_OF_A_STATE,
    acronym,
    body_key,
    compatible,
    country,
    familiar,
    is_generic,
    person_parts,
    publisher_state,
    role_words,
    same_office,
    state_body,
    unowned,
)
from briefgen.assemble.words import alike, fold, story_words, words
from briefgen.model import Actor, ActorKind, Evidence, Extraction, KnownActor, SourceDocument

Pair = tuple[SourceDocument, Extraction]
Local = tuple[str, str]  # (document id, Actor id)
_SEVERAL = "*"  # states
_STORY = 0.22  # likeness of the heads of two documents beyond which they tell one story: one pair in ten of look-alikes
_WORDS = 4  # so many in common prove no story
_HOUSES = frozenset("department ministry agency commission bureau treasury".split())
_NEAR = 24  # documents before one, in order of their days, with which its story is compared


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
    _called: tuple[ActorKind, str] | None = None  # made when first asked for

    def add(self, source: SourceDocument, actor: Actor) -> None:
        self._called = None
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

    def claim(self, known: KnownActor) -> None:
        """It is one that the user's list has."""
        self.known, self._called = known, None

    @property
    def kind(self) -> ActorKind:
        return self._call()[0]

    @property
    def name(self) -> str:
        """The fullest name in use: for a body the spelt-out one before the acronym, for a country the usual one."""
        return self._call()[1]

    def _call(self) -> tuple[ActorKind, str]:
        if self._called is None:
            order = list(ActorKind)
            kind = self.known.kind if self.known else None
            kind = kind or max(self.kinds, key=lambda k: (self.kinds[k], -order.index(k)))
            self._called = kind, self.known.name if self.known else self._fullest(kind)
        return self._called

    def _fullest(self, kind: ActorKind) -> str:
        if kind is ActorKind.PERSON:
            return max(self.names, key=lambda n: (len(person_parts(n)) > 1, self.names[n], len(n), n))
        return max(
            self.names, key=lambda n: (not acronym(n), not n.startswith(("the ", "The ")), self.names[n], len(n), n)
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
        if (root := union.find(i)) not in roots:
            roots[root] = Merged()
        roots[root].add(e.source, e.actor)
    for i, k in owner.items():
        roots[union.find(i)].claim(k)
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
    for i, e in enumerate(entries if by_name else ()):
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
            if people[i] == people[ids[0]] or role_words(entries[i].actor) & role_words(entries[ids[0]].actor):
                union.join(ids[0], i)
    for ids in by_last.values():  # 'A. Holm' and 'Ada Holm', where nobody else has that name and initial
        for i in (i for i in ids if len(people[i][0]) == 1):
            fits = [j for j in ids if len(people[j][0]) > 1 and people[j][0].startswith(people[i][0])]
            if fits and len({people[j][0] for j in fits}) == 1:
                union.join(fits[0], i)
    for j, i in chain.from_iterable(combinations(ids, 2) for ids in by_last.values()):
        if familiar(people[i][0], people[j][0], entries[i].actor, entries[j].actor):
            union.join(j, i, sure=True)  # 'Joe' and 'Joseph' of one office are one person
    for i, parts in people.items():  # a bare surname needs an office that just one bearer of it has
        if len(parts) == 1:
            bearers = [j for j in by_last.get(parts[0], []) if _may_be(entries[i], entries[j])]
            if len({union.find(j) for j in bearers}) == 1:
                union.join(bearers[0], i)
    _join_bare(entries, people, union, by_last)


def _may_be(bare: _Entry, full: _Entry) -> bool:
    """Whether one office is told of a bare surname and of a full name, or the same bare title by one publisher."""
    titles = {r.lower() for r in bare.actor.roles} & {r.lower() for r in full.actor.roles}
    of_one = bool(bare.source.publisher) and bare.source.publisher == full.source.publisher
    return same_office(bare.actor, full.actor) or of_one and bool(titles)


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
    """Lone names of several documents that nobody bears in full: one person with a role in common, or without any in one story."""
    bare: defaultdict[str, list[int]] = defaultdict(list)
    for i, parts in people.items():
        if len(parts) == 1 and parts[0] not in by_last:
            bare[parts[0]].append(i)
    for j, i in chain.from_iterable(combinations(ids, 2) for ids in bare.values()):
        if same_office(entries[i].actor, entries[j].actor) or _of_one_story(entries[i], entries[j]):
            union.join(j, i)


def _of_one_story(a: _Entry, b: _Entry) -> bool:
    """Whether two documents tell one story, neither with a role for the actor."""
    x, y = story_words(a.source), story_words(b.source)
    return not (a.actor.roles or b.actor.roles) and len(x & y) > _WORDS and alike(x, y) >= _STORY


def _merge_bodies(entries: Sequence[_Entry], union: _Union) -> None:
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    organised = Counter(fold(e.actor.name) for e in entries if e.actor.kind is ActorKind.ORGANISATION)
    bodies = {name for name, n in organised.items() if n > 1}
    surnames = {e.actor.name.split()[-1] for e in entries if e.actor.kind is ActorKind.PERSON and " " in e.actor.name}
    long_for: defaultdict[str, set[str]] = defaultdict(set)  # acronym -> keys of the names that documents spell out
    for i, e in enumerate(entries):
        a = e.actor
        if a.kind is ActorKind.PERSON:
            # an organisation with that very name is a slip of kind; a lone word only where nothing says who it is
            if len(person_parts(a.name)) > 1 or not a.roles and fold(a.name) in bodies and a.name not in surnames:
                by_key[" ".join(person_parts(a.name))].append(i)
            continue
        by_key[body_key(a.name)].append(i)
        for alias in a.aliases:
            if acronym(alias) and not acronym(a.name) and not country(a.name):
                long_for[fold(alias)].add(body_key(a.name))
    homes = _homes(entries)
    for key, ids in by_key.items():
        if is_generic(entries[ids[0]].actor.name):
            _join_generic([i for i in ids if entries[i].actor.kind is not ActorKind.PERSON], entries, union, homes)
            continue
        same = [i for i in ids if entries[i].actor.kind is not ActorKind.PERSON]
        if same and len(same) < len(ids):
            same = ids
        for i in same[1:]:
            union.join(same[0], i)
        target = long_for.get(key, set())
        if len(target) == 1 and same and acronym(entries[same[0]].actor.name):
            union.join(by_key[next(iter(target))][0], same[0])
    _join_of_state(by_key, entries, union)
    _join_of_owner(entries, union, homes)
    _join_by_alias(entries, by_key, union)
    _join_heads(entries, union)
    _join_publishers(entries, by_key, union)


def _join_publishers(entries: Sequence[_Entry], by_key: dict[str, list[int]], union: _Union) -> None:
    """'The Department' that a department's own release names is itself."""
    for i, e in enumerate(entries):
        head, house = fold(e.actor.name).removeprefix("the "), e.source.publisher
        if head in _HOUSES and head in fold(house).split() and (own := by_key.get(body_key(house))):
            union.join(own[0], i)


def _join_heads(entries: Sequence[_Entry], union: _Union) -> None:
    """'Community' beside 'Boreal Community' in one document, where no other body of it ends or begins so."""
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for i, e in enumerate(entries):
        if e.actor.kind is ActorKind.ORGANISATION:
            by_document[e.source.id].append(i)
    for ids in by_document.values():
        for i in ids:
            own = words(entries[i].actor.name.removeprefix("the ").removeprefix("The "))
            if len(own) != 1 or acronym(entries[i].actor.name):
                continue
            full = [
                j
                for j in ids
                if (w := words(entries[j].actor.name)) and len(w) > 1 and (w[-1] == own[0] or w[:2] == (*own, "of"))
            ]
            if len({union.find(j) for j in full}) == 1:
                union.join(full[0], i)


def _join_generic(ids: Iterable[int], entries: Sequence[_Entry], union: _Union, homes: dict[str, str]) -> None:
    """'Ministry of Finance' in two documents is one body where the country or the publisher is the same, or the story."""
    first: dict[str, int] = {}
    by_home: defaultdict[str, list[int]] = defaultdict(list)
    for i in ids:
        e = entries[i]
        for mark in filter(None, (e.actor.affiliation and body_key(e.actor.affiliation), e.source.publisher)):
            union.join(first.setdefault(mark, i), i)
        home = body_key(e.actor.affiliation) if e.actor.affiliation else homes.get(e.source.id, "")
        # What an office of state calls 'the Board' is its own.
        if home != _SEVERAL and not publisher_state(e.source.publisher, e.source.url):
            by_home[home].append(i)
    if len(known := [home for home in by_home if home]) == 1:
        by_home[known[0]] += by_home.pop("", [])  # of a story of one state alone
    for found in by_home.values():
        found.sort(key=lambda i: (entries[i].source.published or date.max, entries[i].source.id))
        for n, i in enumerate(found):
            story = story_words(entries[i].source)
            for j in found[max(0, n - _NEAR) : n]:
                if union.find(i) != union.find(j) and alike(story, story_words(entries[j].source)) >= _STORY:
                    union.join(j, i)


def _homes(entries: Sequence[_Entry]) -> dict[str, str]:
    """Document id -> the one government that acts in it, or _SEVERAL."""
    homes: dict[str, str] = {}
    for e in entries:
        if e.actor.kind is ActorKind.GOVERNMENT:
            key = body_key(e.actor.name)
            homes[e.source.id] = key if homes.get(e.source.id, key) == key else _SEVERAL
    return homes


def _join_of_state(by_key: dict[str, list[int]], entries: Sequence[_Entry], union: _Union) -> None:
    """'Congress', or 'Treasury Department' beside 'U.S. Department of the Treasury', where one state has published both."""
    first: dict[tuple[str, str], int] = {}
    for key, ids in by_key.items():
        for i in ids:
            e, belongs = entries[i], entries[i].actor.affiliation
            if e.actor.kind is not ActorKind.ORGANISATION or " " not in key and key not in ONE_OF_A_STATE:
                continue
            home = country(belongs) if belongs else publisher_state(e.source.publisher, e.source.url)
            state = home if is_generic(e.actor.name) else None
            if body := state_body(key, state):
                union.join(first.setdefault(body, i), i)


def _join_of_owner(entries: Sequence[_Entry], union: _Union, homes: dict[str, str]) -> None:
    """'Marenian Ministry of Mines', 'Mines Ministry of Marenia' and the 'Ministry of Mines' that Marenia is said to own; what
    has no owner where no state is named is that of the one state whose body another report of the story names."""
    owned: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    loose: list[tuple[str, int]] = []
    for i, e in enumerate(entries):
        if e.actor.kind is not ActorKind.ORGANISATION or not (plain := unowned(e.actor.name)):
            continue
        if e.actor.affiliation:
            found = owned[body_key(plain)].setdefault(body_key(e.actor.affiliation), [])
            found.append(i)
            union.join(found[0], i)
        elif not publisher_state(e.source.publisher, e.source.url):
            loose.append((body_key(plain), i))
    for key, i in loose:
        e, story = entries[i], story_words(entries[i].source)
        near = {
            state: ids[0]
            for state, ids in owned.get(key, {}).items()
            if homes.get(e.source.id, state) == state
            and any(alike(story, story_words(entries[j].source)) >= _STORY for j in ids[-_NEAR:])
        }
        if len(near) == 1:
            union.join(next(iter(near.values())), i)


def _join_by_alias(entries: Sequence[_Entry], by_key: dict[str, list[int]], union: _Union) -> None:
    """A body whose own name another document gives as the alias of just one body, spelt out and not generic."""
    claims: defaultdict[str, set[int]] = defaultdict(set)
    claimants: defaultdict[str, list[int]] = defaultdict(list)
    for i, e in enumerate(entries):
        if e.actor.kind is ActorKind.PERSON:
            continue
        for alias in e.actor.aliases:
            key = body_key(alias)
            if key != body_key(e.actor.name) and not is_generic(alias) and not acronym(alias) and len(key) > 3:
                claims[key].add(union.find(i))
                claimants[key].append(i)
    for key, owners in claims.items():
        owners = {union.find(o) for o in owners}
        ids = [i for i in by_key.get(key, []) if entries[i].actor.kind is not ActorKind.PERSON]
        # A name that several documents use by itself is not one document's short form of something else.
        apart = len({entries[i].source.id for i in ids}) > max(1, len({entries[i].source.id for i in claimants[key]}))
        if len(owners) == 1 and ids and not apart and not country(entries[ids[0]].actor.name):
            union.join(next(iter(owners)), ids[0])
