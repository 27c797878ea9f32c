"""Who appears in a document: names, their kinds, roles, and which mentions are the same actor."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.bylines import letterhead_of, parties_of, signature_of, speaker_of, without_credits
from briefgen.extract.casting import cast_of
from briefgen.extract.clusters import Clusters
from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.members import member_rows
from briefgen.extract.namewords import initials, plain_words, stands_for
from briefgen.extract.press import whole_names
from briefgen.extract.roles import state_roles
from briefgen.extract.scan import Scanner
from briefgen.extract.settling import settle
from briefgen.extract.signs import in_title, papers_or_stocks
from briefgen.extract.spans import ORG, PERSON, PLACE, ROLE, STATE, THING, UNKNOWN, Found
from briefgen.extract.terms import office_terms
from briefgen.extract.tokens import Tokens

Definitions = list[tuple[Found, tuple[int, int]]]
_AKA = frozenset(("aka", "fka", "nka", "dba", "a.k.a", "a.k.a.", "f.k.a", "f.k.a.", "n.k.a.", "d.b.a."))
_QUOTES = ("“", '"', "'", "‘", "''", "``")
_CLOSERS = (")", "”", '"', "'", "’", "''", ",", "or", ";")


def find_actors(analysis: Analysis) -> Cast:
    """The cast of a document: actors in order of weight, and every mention of them."""
    if not len(analysis.doc):
        return Cast()
    tokens = Tokens(analysis)
    found = whole_names(tokens, Scanner(tokens).scan())
    defined = definitions(tokens, found)
    for f in found:
        if f.kind == ORG and not f.canon and in_title(tokens, f):
            f.kind = THING
    office_terms(tokens, found)
    settle(tokens, found)
    found = without_credits(tokens, found)
    known_as(tokens, found)
    if (author := speaker_of(tokens) or letterhead_of(tokens) or signature_of(tokens)) is not None:
        found.insert(0, author)
    else:
        found[:0] = parties_of(tokens)
    state_roles(tokens, found)
    member_rows(tokens, found)
    clusters = Clusters(tokens, found)
    clusters.people()
    clusters.states()
    name_short(clusters, defined)
    clusters.bodies()
    clusters.other_names()
    return cast_of(analysis, tokens, clusters)


def definitions(t: Tokens, found: list[Found]) -> Definitions:
    """Names put in brackets behind a longer one, '... Network (FinCEN)', '(“the Fund”)', as (the longer, tokens of the short)."""
    by_start = {f.start: f for f in found}
    out: Definitions = []
    for f in list(found):
        i = f.end
        if f.kind == PERSON and i + 2 < t.n and t.words[i] == "(" and t.cap[i + 1]:
            nickname = by_start.get(i + 1)
            if t.words[i + 1] in t.words[f.start : i] and t.words[i + 2] == ")":
                out.append((f, (i + 1, i + 2)))  # 'Ada Holm (Holm)'
                if nickname is None:
                    found.append(Found(i + 1, i + 2, PERSON, sure=True))
                else:
                    nickname.kind, nickname.sure, nickname.end = PERSON, True, i + 2
                continue
            if nickname is not None and not nickname.sure and nickname.end < t.n and t.words[nickname.end] == ")":
                nickname.kind, nickname.sure = THING, True  # 'Jose Vell (El Chango)'
        if f.kind in (ROLE, PERSON) or i + 1 >= t.n or t.words[i] != "(" or not t.same_block(f.start, i + 1):
            continue
        j = i + 1
        while j < t.n and t.words[j] in _QUOTES or j < t.n and t.low[j] in ("the", "or"):
            j += 1
        k = j
        while k < t.n and k < j + 6 and t.same_block(i, k) and t.words[k] not in _CLOSERS:
            k += 1
        if k == j or k >= t.n or k == j + 6 or not t.words[j][0].isupper():
            continue
        if t.text(j, k) in gazetteer().countries and f.kind != STATE:
            continue  # 'Nijmegen (the Netherlands)'
        if not stands_for(t.text(j, k), t.text(f.start, f.end), quoted=j > i + 1):
            continue
        if f.kind == ORG and not f.canon and papers_or_stocks(t, f, j, k):
            f.kind, f.sure = THING, True
        out.append((f, (j, k)))
        short = by_start.get(j)
        if short is None:
            found.append(Found(j, k, f.kind, f.canon, sure=True))
        else:
            short.kind, short.sure, short.canon, short.end = f.kind, True, f.canon, k
    found.sort(key=lambda f: f.start)
    return out


def known_as(t: Tokens, found: list[Found]) -> None:
    """Mark the other names that lists of designated persons give: 'Name: X AKA: Y AKA: Z'."""
    main: Found | None = None
    named: dict[str, Found] = {}
    for f in found:
        if f.kind not in (PERSON, ORG, UNKNOWN, PLACE):
            continue
        k = f.start - 1
        while k >= 0 and f.start - k < 6 and t.words[k].strip() in ("", ":", "(", ",", '"', "“", "‘", "the"):
            k -= 1
        if k >= 0 and t.low[k] in _AKA and t.same_block(k, f.start):
            if main is not None and f.start - main.end < 400:
                f.alias = named.setdefault(t.text(f.start, f.end), main)
        elif f.kind in (PERSON, ORG):
            f.alias = named.get(t.text(f.start, f.end))
            main = f if f.alias is None else main


def name_short(clusters: Clusters, defined: Definitions) -> None:
    """Let the short names that brackets define lead to the entity of the long name, before bodies are merged."""
    t = clusters.t
    for long, span in defined:
        short = t.text(*span)
        if long.kind in (ORG, UNKNOWN, THING):
            if long.kind == UNKNOWN and initials(plain_words(t.text(long.start, long.end))) == short.lower():
                long.kind = ORG
            if long.kind != ORG:
                for f in clusters.found:
                    if t.text(f.start, f.end) == short and f.kind == ORG:
                        f.kind = THING
                continue
        kind = STATE if long.kind == STATE else long.kind
        for f in clusters.found:
            if t.text(f.start, f.end) == short:
                f.kind, f.canon, f.sure = kind, long.canon or t.text(long.start, long.end), True
