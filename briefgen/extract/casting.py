"""Entities and stray mentions -> the Cast: who takes part, under which name, with which evidence, in order of weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from briefgen.extract.actorentries import KINDS, actor, group_actor, of_speaker
from briefgen.extract.affiliation import affiliation_of, bodies_of
from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.clusters import Clusters
from briefgen.extract.coref import Resolver
from briefgen.extract.counted import counted_bodies
from briefgen.extract.courts import union_court
from briefgen.extract.firstnames import full_names
from briefgen.extract.gazetteer import AREAS, ARMED, fold, gazetteer
from briefgen.extract.givennames import EITHER, GIVEN, WOMEN
from briefgen.extract.groups import Group, NamedTokens, find_groups
from briefgen.extract.holders import long_ago, offices, second_to
from briefgen.extract.lexicon import GROUP_HEADS, ONE_WORD, ORG_HEADS, PUBLIC_HEADS, ROLE_HEADS
from briefgen.extract.members import CLUBS, unions_of
from briefgen.extract.memory import GROUP, Known, Ref
from briefgen.extract.namewords import plain_words
from briefgen.extract.national import nameless, national_bodies, parties, small_bodies
from briefgen.extract.parts import acronym, parts_taken, worth
from briefgen.extract.press import only_source
from briefgen.extract.programmes import named_programmes
from briefgen.extract.scan import Scanner
from briefgen.extract.spans import ORG, PEOPLE, PERSON, PLACE, ROLE, STATE, THING, Entity, Found
from briefgen.extract.standinwords import TRADES
from briefgen.extract.straybodies import administrations, stray_bodies
from briefgen.extract.tokens import Tokens

_FINITE = ("VBD", "VBZ", "MD")
_NO_COMPANY = frozenset(("network", "foundation", "exchange", "trust"))
_SEATS = frozenset(
    "council committee forum board commission union alliance assembly parliament congress senate".split()
)  # whose members are others


def cast_of(analysis: Analysis, t: Tokens, clusters: Clusters) -> Cast:
    """The finished cast."""
    for name_more in _NAMING:
        name_more(t, clusters)
    parts = parts_taken(t, sorted(clusters.found, key=lambda f: f.start))
    weights = {
        e.number: w for e in clusters.entities if e.found and (w := worth(t, e, parts)) > 0 and not only_source(t, e)
    }
    counted = [x for x in counted_bodies(t, clusters) if all(e.number in weights for e in x[2])]
    groups, arms = find_groups(t, _named_tokens(t, clusters, parts, weights, {end - 1 for _, end, _ in counted}))
    ranked: list[tuple[float, Entity | Group]] = [
        (weights[e.number], e) for e in clusters.entities if e.number in weights
    ]
    ranked += [(g.weight * 0.7, g) for g in groups]
    ranked.sort(key=lambda x: -x[0])
    ids = {id(x): f"a{n + 1}" for n, (_, x) in enumerate(ranked)}
    whose = {e.number: ids[id(e)] for _, e in ranked if isinstance(e, Entity)}
    refs = names_of(t, clusters, groups, ids)
    _add_free(refs, [Ref(i, i + 1, (whose[n],), ORG, "noun") for i, n in arms])
    _add_free(refs, [Ref(a, b, tuple(whose[e.number] for e in those), ORG, "noun") for a, b, those in counted])
    speaker = next((e for e in clusters.entities if e.speaks and id(e) in ids), None)
    known = {ids[id(x)]: known_of(t, x, ids[id(x)]) for _, x in ranked}
    free = _free(t, clusters, refs)
    resolver = Resolver(t, known, refs, free, ids[id(speaker)] if speaker else "")
    refs += resolver.resolve()
    refs.sort(key=lambda r: (r.start, r.end))
    cast = Cast(
        mentions=[CastMention(r.start, r.end, KINDS[r.kind], r.ids, r.form) for r in refs], turns=resolver.turns
    )
    bodies = {clusters.org_keys(e.words)[1]: e for e in bodies_of(clusters)}
    nouns = _nouns(refs, {i for i, _ in arms})
    for _, x in ranked:
        own = nouns.get(ids[id(x)], [])
        if isinstance(x, Entity):
            more = [with_article(t, r) for r in own if not any(r.end <= f.start <= r.end + 2 for f in x.found)]
            affiliation = affiliation_of(t, clusters, bodies, x)
            cast.actors.append(actor(analysis, t, x, ids[id(x)], more, affiliation, of_speaker(t, x, speaker)))
        else:
            cast.actors.append(group_actor(analysis, t, x, ids[id(x)]))
    cast.index()
    return cast


def _named_tokens(
    t: Tokens, clusters: Clusters, parts: dict[int, float], weights: dict[int, float], counted: set[int]
) -> NamedTokens:
    """What the search for groups must know of the names; `counted`: the nouns of 'the two working groups' that have names."""
    found = clusters.found
    solid = (PERSON, ORG, STATE, THING, PLACE, ROLE)
    held = (f for n, f in enumerate(found) if f.kind in solid and (n in clusters.of or not plain_noun(t, f)))
    armed = [e.number for e in clusters.entities if e.canon in ARMED and e.number in weights]
    known = (e for e in clusters.entities if e.kind == ORG and e.number in weights)
    bodies = [e for e in known if (e.canon not in AREAS or e.canon in CLUBS) and not _SEATS.intersection(e.words)]
    return NamedTokens(
        taken={k for f in held for k in range(f.start, f.end)} | counted,
        roles={k for f in found for r in f.roles for k in range(*r)},
        people={k for f in found if f.kind == PERSON for k in range(f.start, f.end)},
        named={k for f in found if f.kind in (STATE, PEOPLE, ORG) for k in range(f.start, f.end)},
        ends={f.end: parts[f.start] for f in found if parts.get(f.start, 0) >= 2},
        peoples=frozenset(f.end - 1 for f in found if f.kind == PEOPLE and _is_folk(t, f)),
        bodies={k: e.number for e in bodies for f in e.found for k in range(f.start, f.end)},
        armed=armed[0] if len(armed) == 1 else None,
        unions=unions_of(t, clusters),
    )


def _is_folk(t: Tokens, f: Found) -> bool:
    """Whether a people's name is a noun: 'Marenians'; 'Americans' is everybody to most who publish in English."""
    noun = t.tags[f.end - 1] in ("NNPS", "NNS") or not f.canon
    return noun and t.low[f.end - 1].endswith("s") and f.canon != "United States"


def _add_free(refs: list[Ref], more: list[Ref]) -> None:
    """Add mentions that overlap with none there is."""
    covered = {k for r in refs for k in range(r.start, r.end)}
    refs += [r for r in more if covered.isdisjoint(range(r.start, r.end))]


def _free(t: Tokens, clusters: Clusters, refs: list[Ref]) -> set[int]:
    """The tokens at which a pronoun or a noun may stand for somebody."""
    covered = {k for r in refs for k in range(r.start, r.end)}
    covered |= {k for f in clusters.found if f.kind in (THING, PLACE) for k in range(f.start, f.end)}
    return {k for k in range(t.n) if k not in covered and not t.title[t.block[k]]}


def _nouns(refs: list[Ref], arms: set[int]) -> dict[str, list[Ref]]:
    """The nouns that stand for each actor, but those of whose arms act for it."""
    out: dict[str, list[Ref]] = {}
    for r in refs:
        if r.form == "noun" and len(r.ids) == 1 and not (r.end == r.start + 1 and r.start in arms):
            out.setdefault(r.ids[0], []).append(r)
    return out


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
    publisher, words = (
        f" {' '.join(w for w in y if w != 'the')} " for y in (plain_words(t.analysis.source.publisher), x.words)
    )
    own = x.kind == ORG and len(x.words) > 1 and words in publisher
    if x.kind == ORG and publisher.strip() and words.endswith(" of" + publisher):
        own, heads = True, heads | ORG_HEADS.intersection(publisher.split()[:1])  # 'the Board of the Bank of Marenia'
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


def titles(t: Tokens, clusters: Clusters) -> None:
    """Names that are known from the text, found again in titles and headings and wherever the search missed them."""
    forms = _forms(t, clusters)
    first: dict[str, int] = {}
    for words in forms:
        first[words[0]] = max(first.get(words[0], 0), len(words))
    known = (f for n, f in enumerate(clusters.found) if n in clusters.of or f.kind in (THING, ROLE))
    covered = {k for f in known for k in range(f.start, f.end)}
    covered |= {k for f in clusters.found for r in f.roles for k in range(*r)}
    states = {e.canon: e for e in clusters.entities if e.kind == STATE and e.found}
    scanner = Scanner(t)
    i = 0
    while i < t.n:
        if not t.words[i][0].isupper():
            i += 1
            continue
        longest = first.get(t.low[i], 0) if i not in covered else 0
        end = next(
            (i + size for size in range(min(longest, t.n - i), 0, -1) if _stands_again(t, forms, i, i + size)), 0
        )
        if end:
            one = forms[tuple(t.low[i:end])]
            clusters.add(Found(i, end, one.kind), one)
        elif t.title[t.block[i]] and (hit := scanner.lookup(i, i + 1)) and hit[1] == STATE:
            end = hit[0]
            if hit[2] in states:
                clusters.add(Found(i, end, STATE, hit[2]), states[hit[2]])
        i = end or i + 1


def _forms(t: Tokens, clusters: Clusters) -> dict[tuple[str, ...], Entity]:
    """The words by which one may look for each entity."""
    forms: dict[tuple[str, ...], Entity] = {}
    surnames = Counter(e.words[-1] for e in clusters.entities if e.kind == PERSON)
    for e in clusters.entities:
        if not e.found:
            continue
        for form in e.forms:
            words = tuple(w.lower() for w in fold(form).replace("-", " - ").split())
            telling = len(words) > 1 or len(words[0]) > 2 and words[0] not in ORG_HEADS - ONE_WORD
            if e.kind != STATE and telling:
                forms.setdefault(words, e)
        if e.kind == PERSON and len(e.words) > 1 and surnames[e.words[-1]] == 1:
            forms.setdefault((e.words[-1],), e)
    full_names(t, clusters, surnames)
    return forms


def _stands_again(t: Tokens, forms: dict[tuple[str, ...], Entity], i: int, end: int) -> bool:
    """Whether tokens i to end are such words, and no part of a longer name."""
    if tuple(t.low[i:end]) not in forms or not t.same_block(i, end - 1):
        return False
    if t.title[t.block[i]]:
        return True
    if end == i + 1 and t.first[i] and t.tags[min(end, t.n - 1)] not in _FINITE:
        return False
    longer = end < t.n and t.cap[end] and t.same_block(i, end) or i > 0 and t.cap[i - 1] and t.same_block(i - 1, i)
    return not longer


# What finds names besides those that the scan has found, in order.
_NAMING: tuple[Callable[[Tokens, Clusters], None], ...] = (
    offices,
    stray_bodies,
    administrations,
    parties,
    union_court,
    national_bodies,
    small_bodies,
    nameless,
    named_programmes,
    titles,
)
