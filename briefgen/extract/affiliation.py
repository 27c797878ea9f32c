"""The name that an actor goes by, and the body or state that a person belongs to, as the document tells it."""

from __future__ import annotations

from functools import lru_cache

from briefgen.extract.clusters import Clusters
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.lexicon import ORG_HEADS, PORTFOLIO, ROLE_HEADS, ROLE_MODIFIERS
from briefgen.extract.namewords import plain_words
from briefgen.extract.parts import SIDES
from briefgen.extract.spans import ORG, PERSON, STATE, Entity, Found
from briefgen.extract.standinwords import OFFICES
from briefgen.extract.tokens import Tokens

_BOSSES = frozenset(
    "ceo cfo coo cto executive founder co-founder chairman chairwoman chair director owner manager".split()
)
_BENCHES = frozenset(("district", "circuit", "mediation"))  # 'District Judge'
_NOBODYS = frozenset("terrorist kingpin trafficker national".split())  # titles that are of no body
_ELECTED = frozenset("lawmaker legislator mp mep senator deputy politician parliamentarian".split())
_EMPLOYED = frozenset(
    "director manager head campaigner analyst adviser advisor lead officer specialist lobbyist expert strategist economist".split()
)
_RULERS = frozenset("government authorities regime administration delegation side negotiators".split())


def name_of(t: Tokens, e: Entity) -> str:
    """The longest good form."""
    other = {t.text(f.start, f.end) for f in e.found if f.alias is not None}
    forms = [fold(x) for x in e.forms if x not in other] or [fold(x) for x in e.forms]
    if e.canon and all(x in _metonyms() for x in forms):
        return e.canon  # nothing but 'Beijing'
    if e.canon:
        forms = [x for x in forms if x not in _metonyms()]
    if e.kind == STATE:
        if all(x.lower() in SIDES for x in forms):
            return e.canon or forms[0]  # 'North and South Korea'
        whole = [x for x in forms if not {x.split()[0].lower(), x.split()[-1].lower()} & _RULERS]
        if not whole and e.canon and not any(e.canon in x for x in forms):
            return e.canon  # nothing but 'the Swiss government'
        forms = whole or forms
        full = [x for x in forms if len(plain_words(x)) > 1 or len(x) > 4]
        if full and all(x.isupper() for x in full):
            return e.canon or full[0]  # capitals of a caption
        name = max(full or forms, key=len)
        short = max((x for x in forms if x.isupper()), key=lambda x: e.forms.get(x, 0), default=name)
        return (
            short if " " not in name and e.forms.get(short, 0) > e.forms.get(name, 0) else name
        )  # 'UK', once 'Britain'
    if not forms:
        return " ".join(e.words)
    if proper := [x for x in forms if x[-1:].isupper() or " " in x and x.split()[-1][:1].isupper()]:
        forms = proper  # 'Bank of Marenia' rather than 'Marenia's central bank'; 'Police' is no name
    # of 'the Front' and 'Marenian Front leaders' the first
    own = [x for x in forms if _without_state(x) not in forms or e.forms[_without_state(x)] <= 2 * e.forms[x]]
    forms = own if e.kind == ORG and own else forms
    small = {x.lower() for x in forms if not x.isupper()}
    loud = bool(small) or e.kind != PERSON  # in a transcript all names are in capitals
    return max(
        forms,
        key=lambda x: (
            not (loud and x.isupper() and (len(x) > 6 or x.lower() in small)),
            len(plain_words(x)),
            e.forms.get(x, 0),
            len(x),
        ),
    )


def _without_state(name: str) -> str:
    """'Ports Front' for 'Marenian Ports Front'; '' for what begins otherwise, or is an office that each state has one of."""
    first, _, rest = name.partition(" ")
    return rest if first in gazetteer().demonyms and rest and OFFICES.isdisjoint(rest.lower().split()) else ""


@lru_cache(maxsize=1)
def _metonyms() -> dict[str, str]:
    """The capitals that stand for a government or for a union of states."""
    return gazetteer().capitals | {"Brussels": "European Union"}


def _next_office(t: Tokens, i: int) -> bool:
    """Does a second office begin behind token i: 'Head of the Ports Service and Director of Talent'?"""
    return t.low[i] == "and" and i + 1 < t.n and t.low[i + 1] in ROLE_HEADS | ROLE_MODIFIERS


def affiliation_of(t: Tokens, clusters: Clusters, bodies: dict[str, Entity], e: Entity) -> str | None:
    """The body or state that a role names: in its 'of' phrase, before its head, or by an adjective."""
    if e.kind != PERSON:
        if any(_without_state(fold(x)) == name_of(t, e) for x in e.forms):
            return None  # whose leaders one state's are, too
        return _which_korea(clusters, e.state) or None
    if e.org:
        body = body_named(t, clusters, bodies, e.org)
        if body:
            return _union(body)
        if e.org in t.alone() and not all(w in PORTFOLIO for w in plain_words(e.org)):
            return e.org  # a country or company that no table knows, named elsewhere by itself
    for start, end in e.roles.values():
        inside = [n for n in clusters.at(start, end) if clusters.found[n].kind == ORG and n in clusters.of]
        inside = [
            n
            for n in inside
            if clusters.found[n].sure
            or clusters.text(clusters.found[n]).split()[-1] != "Affairs"
            and not _second_field(t, clusters.found[n])
        ]
        if inside and _field_of(t, clusters, start, end):
            inside = [n for n in inside if clusters.found[n].start > start]
        if inside:
            return _union(name_of(t, clusters.of[inside[0]]))
        for k in range(end - 2, start, -1):
            stop = next((m for m in range(k + 1, end) if t.low[m] in ("for", "on") or _next_office(t, m)), end)
            if t.low[k] in ("of", "for", "at") and (
                tail := body_named(t, clusters, bodies, t.text(k + 1, max(stop, k + 2)))
            ):
                return tail
        lead = start
        while lead < end and t.cap[lead] and t.low[lead] not in ROLE_HEADS | ROLE_MODIFIERS:
            lead += 1
        if lead in (start, end) or t.low[end - 1] in _NOBODYS:
            continue
        text = t.text(start, lead)
        if _field_of(t, clusters, start, end):
            continue
        if (state := clusters.g.demonyms.get(t.words[start])) and lead - start == 2 and t.low[end - 1] in _ELECTED:
            return e.state or state  # 'Dutch Socialist lawmaker'
        known = body_named(t, clusters, bodies, text)
        if known:
            return known
        if text in clusters.g.demonyms:
            return e.state or clusters.g.demonyms[text]
        fields = all(w in PORTFOLIO or w == "and" for w in plain_words(text)) or plain_words(text)[-1] in _BENCHES
        trades = t.low[end - 1] in _BOSSES and lead < end or lead - start > 1 or text in t.alone()
        if not fields and text not in clusters.g.places and not t.possessive(lead) and trades:
            return text
    for _, end in e.roles.values():
        if end + 2 < t.n and t.low[end] in ("at", "with"):
            inside = [
                n for n in clusters.at(end + 1, end + 9) if clusters.found[n].start <= end + 2 and n in clusters.of
            ]
            if inside and clusters.of[inside[0]].kind == ORG:
                return name_of(t, clusters.of[inside[0]])
    return e.state or None


def _field_of(t: Tokens, clusters: Clusters, start: int, end: int) -> bool:
    """Whether a role begins with the union or state that it only deals with: 'EU policy director at Earth Watch'."""
    head = next((k for k in range(start, end) if t.low[k] in ROLE_HEADS), end)
    first = t.words[start]
    whom = next((k for k in range(head + 1, min(end + 1, t.n)) if t.low[k] in ("at", "for", "of")), None)
    far = first in clusters.g.unions or first in ("US", "UK", "U.S.", "U.K.")
    if whom is None or not far or not start + 1 < head or not t.same_block(start, whom):
        return False
    return t.low[head] in _EMPLOYED and any(t.cap[k] for k in range(whom + 1, min(whom + 6, t.n)))


def _union(name: str) -> str:
    """'European Union' of 'European Union for Foreign Affairs', the end of which belongs to the office."""
    union, _, field = name.partition(" for ")
    if field and union == "Union":
        return "European Union"  # 'High Representative of the Union for Foreign Affairs'
    return union if field and union in gazetteer().unions else name


def _which_korea(clusters: Clusters, state: str) -> str:
    """The state, where 'Korea' alone would be the one that the document does not name."""
    named = {x.canon for x in clusters.entities if x.kind == STATE and x.found} if state == "South Korea" else ()
    return "North Korea" if "North Korea" in named and "South Korea" not in named else state


def _second_field(t: Tokens, f: Found) -> bool:
    """Whether it is 'Buses' in 'Minister for Roads and Buses'."""
    return (
        f.end - f.start == 1 and t.low[f.start - 1] == "and" and t.cap[f.start - 2] and not t.words[f.start].isupper()
    )


def bodies_of(clusters: Clusters) -> list[Entity]:
    """The bodies that a document names."""
    return [e for e in clusters.entities if e.kind == ORG and e.found]


def body_named(t: Tokens, clusters: Clusters, bodies: dict[str, Entity], text: str) -> str | None:
    """The full name of the body or state that `text` names: never a field of policy ('Economy') or a lone head ('Authority')."""
    text = fold(text)
    words = plain_words(text)
    state, key = clusters.org_keys(words)
    for name in (key, "department|" + key, "ministry|" + key):
        if (body := bodies.get(name)) is not None:
            if state and body.state not in ("", state):  # 'the Danish Army', not the Norwegian one
                those = (e for e in bodies_of(clusters) if e.state == state and clusters.org_keys(e.words)[1] == name)
                body = next(those, None)
            return name_of(t, body) if body is not None else None
    entity = clusters.by_form.get(text)
    if entity is not None and entity.kind in (ORG, STATE) and entity.found:
        return entity.canon if entity.kind == STATE else name_of(t, entity)
    if text in clusters.g.countries:
        return text
    own = (t.states or {}).get(text.split(" ")[-1])
    if own and (" " not in text or words[0] in ("republic", "kingdom", "sultanate")):
        return own[1]
    if text in clusters.g.unions:
        return text if len(words) > 1 else clusters.g.unions[text]
    if len(words) == 1:
        fits = [
            b
            for b in bodies.values()
            if words[0] in ORG_HEADS - PORTFOLIO - {"house"} and words[0] in b.words and len(b.words) > 1
        ]
        return name_of(t, fits[0]) if len(fits) == 1 else None
    if any(w in ORG_HEADS for w in words) and not all(w in PORTFOLIO or w in ("and", "of", "the") for w in words):
        return text
    return None
