"""Who appears in a document: names, their kinds, roles, and which mentions are the same actor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.bylines import letterhead_of, parties_of, signature_of, speaker_of, without_credits
from briefgen.extract.casting import cast_of
from briefgen.extract.categories import known
from briefgen.extract.clusters import Clusters
from briefgen.extract.firms import acts_alone, called_company, firms_by_deed, listed_bodies, listed_company, trade_lists
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.givennames import FAMILY_FIRST, GIVEN
from briefgen.extract.lexicon import (
    GROUP_HEADS,
    ONE_WORD,
    ORG_HEADS,
    PORTFOLIO,
    ROLE_HEADS,
    THING_HEADS,
)
from briefgen.extract.members import member_rows
from briefgen.extract.namewords import initials, plain_words, stands_for
from briefgen.extract.press import whole_names
from briefgen.extract.roles import state_roles
from briefgen.extract.scan import Scanner
from briefgen.extract.signs import (
    before_state,
    called_body,
    datelines,
    given_name,
    goods,
    made_of_words,
    named_band,
    named_person,
    names_thing,
    papers_or_stocks,
    short_for_things,
    shouted,
    spelled_small,
    stands_in,
    town_of,
    wares,
)
from briefgen.extract.spans import ORG, PEOPLE, PERSON, PLACE, ROLE, STATE, THING, UNKNOWN, Found
from briefgen.extract.terms import office_terms
from briefgen.extract.tokens import Tokens

Definitions = list[tuple[Found, tuple[int, int]]]
_AKA = frozenset(("aka", "fka", "nka", "dba", "a.k.a", "a.k.a.", "f.k.a", "f.k.a.", "n.k.a.", "d.b.a."))
_BUTTONS = frozenset("show hide add watch watched read click follow share view".split())  # of web pages
_SPEAKS = (["said"], ["says"], ["announced"], ["told"], ["bought"], ["sold"], ["agreed"])  # as a firm of that name does
_QUOTES = ("“", '"', "'", "‘", "''", "``")
_CLOSERS = (")", "”", '"', "'", "’", "''", ",", "or", ";")
_FIRMS = frozenset(
    "technologies technology holdings group industries systems energy motors pharmaceuticals labs bank airlines".split()
)
_MODEL = re.compile(r"\A[A-Z]{1,4}(?:-\d{2,}|\$)|[a-z]-\d+\Z")  # 'K-250', 'CA$9', 'Circular-7'
_SITE = re.compile(r".\.(?:com|org|net|io|info|co\.uk)\Z")
_NO_NAMES = frozenset("Nation State Country Federal Local".split())
_SERIAL = re.compile(r"[A-Za-z]{0,3}\d+[A-Za-z+]*\Z")
_NUMBERED = re.compile(r"[A-Z]{1,3}\d+[A-Z+]*\Z")
_INITIALLED = re.compile(r"[A-Z][a-z]{1,2}[A-Z]")
_SOFT = (UNKNOWN, PERSON, ORG, PLACE, THING, PEOPLE)


def find_actors(analysis: Analysis) -> Cast:
    """The cast of a document: actors in order of weight, and every mention of them."""
    if not len(analysis.doc):
        return Cast()
    tokens = Tokens(analysis)
    found = whole_names(tokens, Scanner(tokens).scan())
    defined = definitions(tokens, found)
    office_terms(tokens, found)
    settle(tokens, found, defined)
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
        else:
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


def settle(t: Tokens, found: list[Found], defined: Definitions) -> None:
    """Decide what the unsure candidates are, by what the whole document says of the same words."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: set[str] = set()
    surnames: Counter[str] = Counter()
    told = {fold(t.text(f.start, f.end)) for f in found if f.kind == PERSON and f.sure}
    named_so = {name.split()[-1] for name in told if " " in name}
    for f in found:
        if f.kind == ORG and f.canon in gazetteer().companies and t.text(f.start, f.end) in named_so:
            f.kind, f.canon = PERSON, ""  # 'Minister Ada Boeing' makes 'Boeing said' a person
    begun = {text for text in begin_bodies(t, found) - told if text.split()[0].lower() not in GIVEN}
    for f in found:
        text = fold(t.text(f.start, f.end))
        weight = 5 if f.sure else 1
        if f.kind != UNKNOWN:
            votes[text][f.kind] += weight
        words = text.split()
        lows = [w.lower() for w in words]
        if text in begun:
            continue
        if f.kind == PERSON or f.kind in (ORG, UNKNOWN, PLACE) and not f.sure and given_name(f, lows):
            if f.sure or len(words) > 1:
                people.add(text)
                surnames[words[-1]] += weight
    glossed = short_for_things(t, found) | {w[:-1] for w in t.words if len(w) > 3 and w[-1] == "s" and w[:-1].isupper()}
    alone = [f for f in found if f.end - f.start == 1 and f.kind != THING]
    small = {t.words[f.start] for f in alone if spelled_small(t, f.start)}
    things = {fold(t.text(f.start, f.end)) for f in found if not f.sure and f.kind in _SOFT and names_thing(t, f)}
    things |= (wares(t) | goods(t, found)) - told
    for f in found:
        f.start += f.kind in _SOFT and f.end - f.start > 1 and t.low[f.start] == "ngo"
    bodies_told = [f for f in found if f.kind in _SOFT and (named_band(t, f) or called_body(t, f))]
    bands = {fold(t.text(f.start, f.end)) for f in bodies_told} - told
    parts_of_things = {w for text in things if " " in text for w in text.split()}
    lone = {t.words[f.start] for f in found if f.kind == PERSON and f.end - f.start == 1}
    last_names = surnames_of(people)
    with_article = {name.lower() for name in surnames if name[:1].islower() and "-" in name}  # 'al-Rasi', 'Al-Rasi'
    traded = {
        t.words[f.start]
        for f in found
        if f.end - f.start == 1
        and not f.title
        and not f.sure
        and (listed_company(t, f) or called_company(t, f) or acts_alone(t, f))
    } - last_names
    placed = {
        t.words[f.start] for f in found if f.kind == PERSON and not f.sure and f.end - f.start <= 2 and stands_in(t, f)
    } - last_names
    towns, written = datelines(t), set(t.words)
    towns |= {fold(t.text(f.start, f.end)).lower() for f in found if not f.sure and town_of(t, f)}
    firms_by_deed(t, found, people | last_names)
    listed_bodies(t, found)
    firms = {
        t.words[f.start]
        for f in found
        if f.kind == ORG and f.end - f.start > 1 and t.low[f.end - 1] in _FIRMS and t.low[f.start] not in t.seen_low
    }
    trade_lists(t, found, traded, last_names)
    first_names = {name.split()[0] for name in people if " " in name}
    bodies = {w for f in found if f.kind == ORG and f.end - f.start > 1 for w in t.words[f.start : f.end]}
    families = {name.split()[0] for name in told if " " in name} - bodies  # of those whose family name comes first
    for f in found:
        if t.low[f.start] in ("sec", "sec.") and t.text(f.start, f.end + 2)[4:].strip(". ")[:1].isdigit():
            f.kind, f.sure = THING, True  # 'pursuant to Sec. 2(a)'
        if f.sure or f.kind not in _SOFT:
            continue
        text = fold(t.text(f.start, f.end))
        words = text.split()
        lows = [w.lower() for w in words]
        if text in small:
            f.kind, f.sure = ORG, True
            continue
        if len(words) == 1 and f.kind != PERSON and (words[0] in surnames or words[0].lower() in with_article):
            f.kind = PERSON
            continue
        if text.lower() in towns or text in bands:
            f.kind, f.sure = (ORG, True) if text in bands else (PLACE, f.sure)
            continue
        if (
            f.kind == PLACE
            and len(words) == 1
            and text[-1] == "s"
            and text[:-1] in written - last_names
            and lows[0] not in t.seen_low
        ):
            f.kind = PEOPLE  # 'Lumari' and 'Lumaris', which the model takes for places
            continue
        best = votes[text].most_common(1) if text in votes else []
        kind = best[0][0] if best else UNKNOWN
        if (
            kind == PERSON
            and (any(_SERIAL.match(w) for w in words) or len(words) > 1 and len(words[-1]) == 1)
            or (kind == ORG and _NUMBERED.match(words[-1]))
        ):
            f.kind = THING  # 'Kestrel S9', 'Model S'
            continue
        if kind in (ORG, UNKNOWN) and _SITE.search(lows[-1]) and t.low[f.end : f.end + 1] not in _SPEAKS:
            f.kind = THING  # 'Harbourfax.com'
            continue
        if named_person(t, f, lows):
            kind = PERSON
        if kind == PERSON and len(words) > 1 and lows[0] in _BUTTONS:
            f.kind = UNKNOWN  # 'Show Hide Markets'
            continue
        if (
            kind in (PERSON, UNKNOWN, PLACE)
            and (len(words) == 1 and text in firms or text in begun)
            and text not in last_names
        ):
            kind = ORG  # 'Iskra' beside 'Iskra Technologies', 'Vesta Pars' beside 'Vesta Pars Institute'
        given = text in first_names and (lows[0] in GIVEN or lows[0] in FAMILY_FIRST)
        if kind in (ORG, UNKNOWN) and len(words) == 1 and (given or text in families):
            kind = PERSON  # 'Maren' beside 'Maren Ask', 'Qiu' beside 'Foreign Minister Qiu Lanfeng'
        if kind in (ORG, UNKNOWN, PERSON) and (
            text in things or text in parts_of_things - last_names - traded or _MODEL.search(text)
        ):
            f.kind = THING
            continue
        if kind in (ORG, UNKNOWN, PLACE) and given_name(f, lows) and lows[-1] not in t.seen_low and text not in traded:
            kind = PERSON
        if kind in (PERSON, ORG) and "&" in words and len(words) > 2:
            kind = ORG  # 'Ahearn & Wilder'
        elif kind == PERSON and made_of_words(t, f, lows):
            f.kind = ORG if t.same_block(f.start, f.end) and t.tags[f.end] in ("VBD", "VBZ") else UNKNOWN
            continue
        if kind == PERSON and (
            lows[-1] in ORG_HEADS | PORTFOLIO
            and len(words) > 1
            or len(words) == 1
            and (text.isupper() or lows[0] in t.seen_low)
        ):
            kind = ORG if lows[-1] in ORG_HEADS or text.isupper() else UNKNOWN
        if (
            len(words) == 1
            and kind in (PERSON, PLACE, UNKNOWN)
            and (sum(c.isupper() for c in text) > 2 or _INITIALLED.fullmatch(text))
            and not text.isupper()
            and "-" not in text
            and lows[0] not in GROUP_HEADS
        ):
            kind = ORG  # 'FinCEN', 'DfP'
        if (
            len(words) == 1
            and kind in (ORG, PERSON, PLACE)
            and lows[0] not in GROUP_HEADS
            and (text in glossed or len(text) > 3 and text[-1] == "s" and text[:-1].isupper())
        ):
            kind = THING  # '(BOI)' behind words in lower case, 'UAVs'
        if (
            kind == ORG
            and len(words) == 1
            and lows[0] in t.seen_low
            and not text.isupper()
            and lows[0] not in ONE_WORD | {"treasury"}
        ):
            kind = UNKNOWN
        if kind in (PERSON, UNKNOWN, PLACE, PEOPLE, ORG) and text in traded:
            kind, f.sure = ORG, True
        if kind == PERSON and words[0] in placed and len(words) <= 2:
            kind = PLACE
        if (
            kind in (ORG, PLACE, UNKNOWN)
            and 2 <= len(words) <= 4
            and words[-1] in (lone | last_names) - traded
            and not (words[-1] not in lone and stands_in(t, f))
            and not any(w in ORG_HEADS or w in PORTFOLIO or w == "&" for w in lows if w != "sa")
        ):
            kind = PERSON
        if kind in (PERSON, ORG, UNKNOWN, THING) and lows[-1] in GROUP_HEADS - THING_HEADS:
            kind = UNKNOWN
        if kind == ORG and len(words) > 1 and all(w in PORTFOLIO or w in (",", "and", "-") for w in lows):
            kind = UNKNOWN
        if kind in (PERSON, ORG) and len(words) <= 2 and before_state(t, f):
            kind = PLACE
        plural = (
            len(words) == 1 and kind == ORG and lows[0][-1] == "s" and lows[0][:-1] in ROLE_HEADS
        )  # 'the Directors'
        gerund = kind in (PERSON, ORG) and lows[0][-3:] == "ing" and len(words) < 3 and not GIVEN & {*lows}
        gerund = gerund and (
            known(lows[0][:-3]) or known(lows[0][:-3] + "e")
        )  # 'Addressing Threats', of an order's title
        if plural or gerund or text in _NO_NAMES or shouted(t, f):
            kind = UNKNOWN
        f.kind = kind


def begin_bodies(t: Tokens, found: list[Found]) -> set[str]:
    """The first two words and more of longer names of bodies."""
    return {
        fold(t.text(f.start, k))
        for f in found
        if f.kind == ORG and f.end - f.start > 2
        for k in range(f.start + 2, f.end)
        if t.low[k] in ORG_HEADS or k < f.end - 1
    }


def surnames_of(people: set[str]) -> set[str]:
    return {name.split()[-1] for name in people}


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
