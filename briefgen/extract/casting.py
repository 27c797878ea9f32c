"""Entities and stray mentions -> the Cast: who takes part, under which name, with which evidence, in order of weight."""

from __future__ import annotations

from collections import Counter

from briefgen.extract.actorentries import KINDS, actor, group_actor, of_speaker
from briefgen.extract.affiliation import affiliation_of
from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.clusters import Clusters
from briefgen.extract.coref import Resolver
from briefgen.extract.counted import counted_bodies
from briefgen.extract.courts import union_court
from briefgen.extract.firstnames import full_names
from briefgen.extract.gazetteer import AREAS, ARMED, fold, gazetteer
from briefgen.extract.givennames import EITHER, GIVEN, WOMEN
from briefgen.extract.groups import Group, find_groups
from briefgen.extract.holders import long_ago, offices, second_to
from briefgen.extract.lexicon import GROUP_HEADS, ONE_WORD, ORG_HEADS, PUBLIC_HEADS, ROLE_HEADS
from briefgen.extract.members import CLUBS, unions_of
from briefgen.extract.memory import GROUP, Known, Ref
from briefgen.extract.national import nameless, national_bodies, parties, small_bodies
from briefgen.extract.parts import acronym, part_taken, parts_taken, worth
from briefgen.extract.press import only_source
from briefgen.extract.programmes import named_programmes
from briefgen.extract.scan import Scanner
from briefgen.extract.spans import ORG, PEOPLE, PERSON, PLACE, ROLE, STATE, THING, UNKNOWN, Entity, Found
from briefgen.extract.standinwords import TRADES
from briefgen.extract.tokens import Tokens

# heads which one document may use for a known body of its own besides a longer name ('the Coalition', 'the Norlandic Coalition')
_OTHERWISE = frozenset("coalition alliance party government union council".split())
_FINITE = ("VBD", "VBZ", "MD")
_NO_COMPANY = frozenset(("network", "foundation", "exchange", "trust"))
_TERMS = frozenset(("previous", "prior", "last", "outgoing", "incoming", "former", "current", "caretaker"))
_SEATS = frozenset(
    "council committee forum board commission union alliance assembly parliament congress senate".split()
)  # whose members are others
# Heads that may name a body without more, when it is nowhere named in full.
_ALONE = frozenset(
    "board committee commission court council agency bureau panel tribunal cabinet government senate house parliament congress bank ministry department coalition alliance union party".split()
)


def cast_of(analysis: Analysis, t: Tokens, clusters: Clusters) -> Cast:
    """The finished cast."""
    offices(t, clusters)
    stray_bodies(t, clusters)
    administrations(t, clusters)
    parties(clusters)
    union_court(t, clusters)
    national_bodies(t, clusters)
    small_bodies(t, clusters)
    nameless(t, clusters)
    named_programmes(t, clusters)
    titles(t, clusters)
    parts = parts_taken(t, sorted(clusters.found, key=lambda f: f.start))
    weights = {
        e.number: w for e in clusters.entities if e.found and (w := worth(t, e, parts)) > 0 and not only_source(t, e)
    }
    used = {k for f in clusters.found for r in f.roles for k in range(*r)}
    solid = (PERSON, ORG, STATE, THING, PLACE, ROLE)
    taken = {
        k
        for n, f in enumerate(clusters.found)
        if f.kind in solid and not (n not in clusters.of and plain_noun(t, f))
        for k in range(f.start, f.end)
    }
    counted = [x for x in counted_bodies(t, clusters) if all(e.number in weights for e in x[2])]
    taken |= {end - 1 for _, end, _ in counted}
    people = {k for f in clusters.found if f.kind == PERSON for k in range(f.start, f.end)}
    ends = {f.end: parts[f.start] for f in clusters.found if parts.get(f.start, 0) >= 2}
    named = {k for f in clusters.found if f.kind in (STATE, PEOPLE, ORG) for k in range(f.start, f.end)}
    peoples = frozenset(
        f.end - 1
        for f in clusters.found
        if f.kind == PEOPLE
        and (t.tags[f.end - 1] in ("NNPS", "NNS") or not f.canon)
        and t.low[f.end - 1].endswith("s")
        and f.canon != "United States"  # 'Americans' is everybody to most who publish in English
    )
    bodies_at = {
        k: e.number
        for e in clusters.entities
        if e.kind == ORG
        and e.number in weights
        and (e.canon not in AREAS or e.canon in CLUBS)
        and not _SEATS.intersection(e.words)
        for f in e.found
        for k in range(f.start, f.end)
    }
    unions = unions_of(t, clusters)
    armed = [e.number for e in clusters.entities if e.canon in ARMED and e.number in weights]
    only = armed[0] if len(armed) == 1 else None
    groups, theirs = find_groups(t, taken, used, people, ends, named, peoples, bodies_at, only, unions)
    ranked: list[tuple[float, Entity | Group]] = [
        (weights[e.number], e) for e in clusters.entities if e.number in weights
    ]
    ranked += [(g.weight * 0.7, g) for g in groups]
    ranked.sort(key=lambda x: -x[0])
    ids = {id(x): f"a{n + 1}" for n, (_, x) in enumerate(ranked)}
    refs = names_of(t, clusters, groups, ids)
    covered = {k for r in refs for k in range(r.start, r.end)}
    whose = {e.number: ids[id(e)] for _, e in ranked if isinstance(e, Entity)}
    refs += [Ref(i, i + 1, (whose[n],), ORG, "noun") for i, n in theirs if i not in covered]
    covered.update(i for i, _ in theirs)
    refs += [
        Ref(start, end, tuple(whose[e.number] for e in those), ORG, "noun")
        for start, end, those in counted
        if covered.isdisjoint(range(start, end))
    ]
    covered.update(k for start, end, _ in counted for k in range(start, end))
    blocked = {k for f in clusters.found if f.kind in (THING, PLACE) for k in range(f.start, f.end)}
    known = {ids[id(x)]: known_of(t, x, ids[id(x)]) for _, x in ranked}
    free = {k for k in range(t.n) if k not in covered and k not in blocked and not t.title[t.block[k]]}
    speaker = next((e for e in clusters.entities if e.speaks and id(e) in ids), None)
    refs += Resolver(t, known, refs, free, ids[id(speaker)] if speaker else "").resolve()
    refs.sort(key=lambda r: (r.start, r.end))
    cast = Cast(mentions=[CastMention(r.start, r.end, KINDS[r.kind], r.ids, r.form) for r in refs])
    bodies = {clusters.org_keys(e.words)[1]: e for e in clusters.entities if e.kind == ORG and e.found}
    extra: dict[str, list[Ref]] = {}
    arms = {(i, i + 1) for i, _ in theirs}
    for r in refs:
        if r.form == "noun" and len(r.ids) == 1 and (r.start, r.end) not in arms:
            extra.setdefault(r.ids[0], []).append(r)
    for _, x in ranked:
        name = ids[id(x)]
        more = [
            with_article(t, r)
            for r in extra.get(name, ())
            if not (isinstance(x, Entity) and any(r.end <= f.start <= r.end + 2 for f in x.found))
        ]
        cast.actors.append(
            actor(analysis, t, x, name, more, affiliation_of(t, clusters, bodies, x), of_speaker(t, x, speaker))
            if isinstance(x, Entity)
            else group_actor(analysis, t, x, name)
        )
    cast.index()
    return cast


def plain_noun(t: Tokens, f: Found) -> bool:
    """Whether a capital is only that of the sentence: 'Authorities arrested'."""
    return f.end - f.start == 1 and t.first[f.start] and t.low[f.start] in GROUP_HEADS


def with_article(t: Tokens, r: Ref) -> str:
    """A definite noun phrase as it is written: 'the Secretary'."""
    article = r.start > 0 and t.low[r.start - 1] == "the" and t.same_block(r.start - 1, r.start)
    return t.text(r.start - article, r.end)


def names_of(t: Tokens, clusters: Clusters, groups: list[Group], ids: dict[int, str]) -> list[Ref]:
    """The mentions by name, and the roles beside names (form 'noun'), none overlapping."""
    refs: list[Ref] = []
    seen: set[int] = set()

    def add(ref: Ref) -> None:
        if not any(k in seen for k in range(ref.start, ref.end)):
            seen.update(range(ref.start, ref.end))
            refs.append(ref)

    nouns = {k for g in groups for start, end in g.mentions for k in range(start, end)}
    for n, f in enumerate(clusters.found):
        e = clusters.of.get(n)
        if e is not None:
            who = (ids[id(e)],) if id(e) in ids else ()
            add(Ref(f.start, f.end, who, e.kind, "noun" if f.kind == ROLE else "name"))
        elif f.kind == PERSON:
            add(Ref(f.start, f.end, (), PERSON, "name"))
        elif f.end - 1 in nouns and f.kind != PERSON:
            continue
        elif f.kind == PEOPLE and t.low[f.end - 1].endswith("s") and t.tags[f.end - 1] in ("NNPS", "NNS"):
            add(Ref(f.start, f.end, (), GROUP, "name"))
        elif f.kind == ROLE and f.end - f.start > 2:
            add(Ref(f.start, f.end, (), PERSON, "noun"))
    for n, f in enumerate(clusters.found):
        e = clusters.of.get(n)
        if e is not None and id(e) in ids:
            for start, end in f.roles:
                if end <= f.start:
                    add(Ref(start, end, (ids[id(e)],), PERSON, "noun"))
    for g in groups:
        for start, end in g.mentions:
            while start < end and start in seen:  # 'EU governments', where 'EU' is a name of its own
                start += 1
            stop = next((k for k in range(start, end) if k in seen), end)
            if start < stop:
                add(Ref(start, stop, (ids[id(g)],), GROUP, "noun"))
            if stop < end and end - 1 not in seen:  # 'an Afghan and Security Assistance Force patrol'
                add(Ref(end - 1, end, (ids[id(g)],), GROUP, "noun"))
    return sorted(refs, key=lambda r: r.start)


def known_of(t: Tokens, x: Entity | Group, id: str) -> Known:
    """What coreference needs."""
    if isinstance(x, Group):
        return Known(id, GROUP, frozenset((x.head,)))
    if x.kind == PERSON:
        gender = ""
        if x.titles & {"mr.", "mr", "sir", "king", "prince", "chairman", "spokesman", "congressman", "lord"}:
            gender = "m"
        if x.titles & {
            "ms.",
            "ms",
            "mrs.",
            "mrs",
            "queen",
            "princess",
            "chairwoman",
            "spokeswoman",
            "congresswoman",
            "lady",
            "baroness",
        }:
            gender = "m" if gender else "f"
        named = "" if x.words[0] not in GIVEN - EITHER else "f" if x.words[0] in WOMEN else "m"
        titles = frozenset(x.titles)
        if x.office:  # 'the Secretary' of a text that names only the Secretary of Commerce
            titles |= frozenset(x.words[: x.words.index("of") if "of" in x.words else len(x.words)]) & ROLE_HEADS
        below = second_to(x)
        if any("prime minister" in role.lower() for role in x.roles) and "minister" not in below:
            titles |= {"pm"}
        once = long_ago(t, x)
        heads = frozenset() if once else titles - below
        roles = () if once else tuple(frozenset(role.lower().replace(".", "").split()) for role in x.roles)
        return Known(id, PERSON, heads, gender=gender, named=named, roles=roles)
    heads = frozenset(w for w in x.words if w in ORG_HEADS) if x.kind == ORG else frozenset()
    if x.kind == ORG and "of" in x.words:
        cut = x.words.index("of")
        heads = frozenset(w for w in x.words[:cut] if w in ORG_HEADS)
    if x.kind == ORG:
        heads |= {trade for trade, words in TRADES.items() if words.intersection(x.words)}
    if x.words[-1] != "government":
        heads -= {"government"}  # 'the government' is not the Government Printing Office
    if x.kind == STATE and has_government(x, t) and speaks_of(x, t):
        heads = frozenset(("government",))
    trades = x.canon in gazetteer().companies or not x.canon and not acronym(x)
    company = x.kind == ORG and trades and not heads & (PUBLIC_HEADS | _NO_COMPANY)
    publisher = {*t.analysis.source.publisher.lower().split()}
    own = x.kind == ORG and len(x.words) > 1 and publisher.issuperset(x.words)
    return Known(id, x.kind, heads, company, own=own)


def has_government(x: Entity, t: Tokens) -> bool:
    """Is there 'the Marenian government' or 'Marenia's government'?"""
    named = any(form.lower().endswith("government") for form in x.forms)
    return named or any(t.possessive(f.end) and t.low[f.end + 1] == "government" for f in x.found if f.end + 1 < t.n)


def speaks_of(x: Entity, t: Tokens) -> bool:
    """Whether 'the government' may be this state's: it is named more often than once, or no other state's name is."""
    if len(x.found) > 1:
        return True
    g = gazetteer()
    return not any(t.cap[i] and g.countries.get(t.words[i], x.canon) != x.canon for i in range(t.n))


def stray_bodies(t: Tokens, clusters: Clusters) -> None:
    """'the Board' where no body with such a head is named: a body of its own, if it acts."""
    heads = {w for e in clusters.entities if e.kind == ORG and e.found for w in e.words if w in ORG_HEADS}
    first: dict[str, int] = {}
    for e in clusters.entities:
        for w in e.words if e.kind == ORG and e.found else ():
            start = min(f.start for f in e.found)
            first[w] = min(first.get(w, start), start)
    if any(form.lower().endswith("government") for e in clusters.entities if e.kind == STATE for form in e.forms):
        heads.add("government")
    by_word: dict[str, list[int]] = {}
    for n, f in enumerate(clusters.found):
        if n not in clusters.of and f.kind in (UNKNOWN, ORG) and f.end - f.start == 1 and t.low[f.start] in ORG_HEADS:
            by_word.setdefault(t.low[f.start], []).append(n)
    for word, numbers in by_word.items():
        acting = [n for n in numbers if part_taken(t, clusters.found[n].start, clusters.found[n].end) >= 0.7]
        if not acting or word not in _ALONE:
            continue
        if word in heads and (
            word not in _OTHERWISE or min(clusters.found[n].start for n in numbers) > first.get(word, -1)
        ):
            continue  # stands for the longer name, which came first
        ruled = [e for e in clusters.entities if e.kind == ORG and e.found and len(e.words) == 2 and e.words[1] == word]
        one = ruled[0] if word == "government" and len(ruled) == 1 else None  # 'the Holm Government', also before
        chaired = chaired_body(t, clusters, word) if one is None else None
        if chaired is not None:
            clusters.found.append(chaired)
            one = clusters.new(ORG, tuple(t.low[chaired.start : chaired.end]))
            clusters.join(len(clusters.found) - 1, one)
        entity = one or clusters.new(ORG, (word,))
        for n in numbers:
            clusters.join(n, entity)


def chaired_body(t: Tokens, clusters: Clusters, word: str) -> Found | None:
    """The one body with that head which somebody's office names: 'Ada Holm, Chair of the Committee on Ports, said'."""
    names: dict[str, Found] = {}
    for f in clusters.found:
        for start, end in f.roles if f.kind == PERSON else ():
            k = next((k + 1 for k in range(start, end) if t.low[k] == "of"), end)
            k += t.low[k : k + 1] == ["the"]
            one = ROLE_HEADS.isdisjoint(
                t.low[k:end]
            )  # no two offices: 'Secretary of Norland and President of the Council'
            if one and start >= f.end and end - k > 1 and word in t.low[k:end] and t.cap[k]:
                names.setdefault(t.text(k, end), Found(k, end, ORG, sure=True))
    return next(iter(names.values())) if len(names) == 1 else None


def administrations(t: Tokens, clusters: Clusters) -> None:
    """'the previous administration', in lower case: a body of its own."""
    made: dict[str, Entity] = {}
    nameless = not any(e.kind == ORG and e.found and e.words[-1] == "administration" for e in clusters.entities)
    alone: Entity | None = None
    for i in range(1, t.n):
        if (
            nameless
            and t.words[i] == "administration"
            and t.low[i - 1] in ("the", "her", "his")
            and t.deps[i] == "nsubj"
        ):
            alone = alone or clusters.new(ORG, ("administration",))
            clusters.found.append(Found(i, i + 1, ORG, sure=True))
            clusters.join(len(clusters.found) - 1, alone)
            continue
        if t.words[i] in ("administration", "government") and t.low[i - 1] in _TERMS and not t.title[t.block[i]]:
            if i > 1 and t.same_block(i, i - 2) and t.low[i - 2] in ("the", "this", "'s", "’s", "our"):
                text = t.text(i - 1, i + 1).lower()
                entity = made.get(text) or made.setdefault(text, clusters.new(ORG, tuple(text.split())))
                clusters.found.append(Found(i - 1, i + 1, ORG, sure=True))
                clusters.join(len(clusters.found) - 1, entity)


def titles(t: Tokens, clusters: Clusters) -> None:
    """Names that are known from the text, found again in titles and headings and wherever the search missed them."""
    forms: dict[tuple[str, ...], Entity] = {}
    surnames = Counter(e.words[-1] for e in clusters.entities if e.kind == PERSON)
    for e in clusters.entities:
        if not e.found:
            continue
        for form in e.forms:
            words = tuple(w.lower() for w in fold(form).replace("-", " - ").split())
            if (
                e.kind != STATE
                and (len(words) > 1 or len(words[0]) > 2)
                and not (len(words) == 1 and words[0] in ORG_HEADS - ONE_WORD)
            ):
                forms.setdefault(words, e)
        if e.kind == PERSON and len(e.words) > 1 and surnames[e.words[-1]] == 1:
            forms.setdefault((e.words[-1],), e)
    full_names(t, clusters, surnames)
    first: dict[str, int] = {}
    for words in forms:
        first[words[0]] = max(first.get(words[0], 0), len(words))
    covered = {
        k
        for n, f in enumerate(clusters.found)
        for k in range(f.start, f.end)
        if n in clusters.of or f.kind in (THING, ROLE)
    }
    covered |= {k for f in clusters.found for r in f.roles for k in range(*r)}
    states = {e.canon: e for e in clusters.entities if e.kind == STATE and e.found}
    scanner = Scanner(t)
    i = 0
    while i < t.n:
        if not t.words[i][0].isupper():
            i += 1
            continue
        headline = t.title[t.block[i]]
        longest = first.get(t.low[i], 0) if i not in covered else 0
        for size in range(min(longest, t.n - i), 0, -1):
            words = tuple(t.low[i : i + size])
            if (
                words in forms
                and t.same_block(i, i + size - 1)
                and (headline or size > 1 or not t.first[i] or t.tags[min(i + 1, t.n - 1)] in _FINITE)
            ):
                if (
                    not headline
                    and i + size < t.n
                    and t.cap[i + size]
                    and t.same_block(i, i + size)
                    or not headline
                    and i > 0
                    and t.cap[i - 1]
                    and t.same_block(i - 1, i)
                ):
                    continue
                clusters.found.append(Found(i, i + size, forms[words].kind))
                clusters.join(len(clusters.found) - 1, forms[words])
                i += size - 1
                break
        else:
            if headline and (hit := scanner.lookup(i, i + 1)) and hit[1] == STATE:
                if hit[2] in states:
                    clusters.found.append(Found(i, hit[0], STATE, hit[2]))
                    clusters.join(len(clusters.found) - 1, states[hit[2]])
                i = hit[0] - 1
        i += 1
