"""What the words around a name, and of it, tell about what it names: a person, a place, a thing, a lead-in in capitals."""

from __future__ import annotations

import re
from collections import Counter

from briefgen.extract.analysis import head_of
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.givennames import GIVEN
from briefgen.extract.lexicon import FUNCTION, GROUP_HEADS, MONTHS, ORG_HEADS, PORTFOLIO, ROLE_HEADS, THING_HEADS
from briefgen.extract.spans import ORG, PERSON, STATE, UNKNOWN, Found
from briefgen.extract.tokens import Tokens

_WHERE = frozenset("in outside near inside throughout across around into fled toward towards".split())
_TOWNS = frozenset(
    "city town village capital province district region outskirts port isolation siege island county municipality suburb".split()
)
_PEOPLE_NOUNS = frozenset(
    """employee resident citizen national native veteran member student operative father mother son daughter wife husband brother
    sister teacher soldier farmer worker trader banker broker merchant smuggler trafficker financier facilitator hacker cleric
    relative associate graduate doctor nurse victim survivor""".split()
)
_KIN = frozenset(
    "father mother son daughter wife husband brother sister uncle aunt cousin nephew niece girlfriend boyfriend".split()
)
_MADE = frozenset(
    """program programme programs programmes initiative act list report law bill rule process pipeline project scheme exercise campaign
    app platform award awards prize index survey manual policy visa visas""".split()
)
_WARES = frozenset(
    """rocket rockets spacecraft satellite capsule rover probe missile missiles jet jets aircraft helicopter helicopters phone handset
    smartphone smartphones tablet laptop sedan suv truck chip chips processor processors vaccine vaccines drug interceptor
    interceptors drone drones submarine submarines frigate destroyer warship tank tanks telescope lander launcher""".split()
)


def shouted(t: Tokens, f: Found) -> bool:
    """Whether it is part of a lead-in in capitals ('SECURING OUR HARBOURS:'), by words that are small elsewhere or no names."""
    a, b = t.analysis.chars(f.start, f.end)
    words = t.analysis.source.text[a:b].split()
    if len(words) < 2 or not all(w.isupper() and len(w) > 2 or w in ("&", "-") for w in words):
        return False
    return any(w in t.seen_low or w.endswith("ing") or w in GROUP_HEADS | THING_HEADS for w in t.low[f.start : f.end])


def names_thing(t: Tokens, f: Found) -> bool:
    """'the Rental Assistance (RA) Program', 'the Draghi report', 'the Cities Forward initiative', 'a list of Essential Seeds'."""
    if _stocked(t, f) or in_title(t, f) or f.start and t.words[f.start - 1] == "#":
        return True
    k = f.end
    if k + 1 < t.n and t.low[k] in _INSIDE and t.cap[k + 1] and t.same_block(f.start, k + 1):
        k = t.run(k + 1)  # 'the Delayed Entry for Seasonal Crews (DESC) policy'
        if t.words[k - 1] == "Act":
            return True  # 'the Advancing Trade through Harbours Act'
    if k + 3 < t.n and t.words[k] == "(" and t.words[k + 2] == ")":
        k += 3
        return t.same_block(f.start, k) and (t.low[k] in _MADE or t.cap[k] and t.low[t.run(k) - 1] in _MADE)
    if k > f.end:
        return False
    if f.kind == ORG and is_ware(t, f) or t.low[f.start - 1] in ("named", "dubbed") and is_ware(t, f):
        return True
    article = f.start - 1 - (f.start > 1 and t.low[f.start - 1] in ("new", "proposed", "so-called"))
    return k < t.n and t.same_block(f.start, k) and t.words[k] in _MADE and article >= 0 and t.low[article] == "the"


def in_title(t: Tokens, f: Found) -> bool:
    """'Executive Order “Promoting Harbour Innovation and Security”': a part of what a paper is called."""
    mark = next((k for k in range(f.start - 1, max(f.start - _TITLE, 0), -1) if t.words[k] in _OPENS), 0)
    if not mark or not t.same_block(mark - 1, f.start) or not _CLOSES.isdisjoint(t.words[mark + 1 : f.start]):
        return False
    k = mark - 1 - (t.words[mark - 1] == ",")
    return t.low[k] in _CALLS or t.words[k] == ")" and not _CALLS.isdisjoint(t.low[max(0, k - 4) : k])


_TITLE = 12  # tokens of a title before a name in it
_OPENS, _CLOSES = frozenset(("“", '"', "``")), frozenset(("”", "''"))
_CALLS = frozenset("order proclamation memorandum report strategy act titled entitled".split())
_PAPERS = frozenset("memorandum memoranda agreement treaty protocol initiative declaration message messages".split())


def papers_or_stocks(t: Tokens, f: Found, j: int, k: int) -> bool:
    """Whether the short form in brackets at [j, k) is that of no body: of brackets abbreviate and is no body: 'the Data Partnership (DP) Memorandum', 'Active Ingredients (AIs)', 'the Strategic Ore Reserve'."""
    if t.low[f.start] == "strategic" and t.low[f.end - 1] == "reserve":
        return True
    several, short = t.low[f.end - 1], t.text(j, k)
    if (
        short[-1:] == "s"
        and short[:-1].isupper()
        and len(short) > 2
        and several[-1] == "s"
        and several not in ORG_HEADS
    ):
        return not (several[:-1] in ORG_HEADS or several.replace("ies", "y") in ORG_HEADS)
    behind = next((n + 1 for n in range(k, min(k + 3, t.n - 1)) if t.words[n] == ")"), k)
    return behind > k and t.same_block(f.start, behind) and t.low[behind] in _PAPERS


def is_ware(t: Tokens, f: Found) -> bool:
    """'the first Kestrel Heavy rocket', 'the Kestrel Heavy, a gigantic rocket', 'a rocket named New Kestrel'."""
    k = f.end
    if f.end - f.start == 1 or not t.same_block(f.start, k):
        return False
    if t.low[k] in _WARES:
        return True
    if t.low[f.start - 1] in ("named", "called", "dubbed"):
        return not _WARES.isdisjoint(t.low[max(0, f.start - 5) : f.start - 1])
    if t.words[k] not in (",", "–", "—", "(") or t.low[k + 1 : k + 2] not in (["a"], ["an"], ["the"]):
        return False
    stop = next((m for m in range(k + 2, min(k + 7, t.n)) if t.low[m] in _WARES or t.words[m] in (",", ".")), k)
    last = t.pos[stop + 1 : stop + 2] not in (["NOUN"], ["CCONJ"]) and t.words[stop + 1 : stop + 2] != ["-"]
    return t.low[stop] in _WARES and last


_INSIDE = frozenset(("for", "by", "through", "with", "to"))
_BANDS = frozenset("cartel gang militia mafia syndicate".split())
_PARTS = frozenset("faction wing gang cartel militia".split())
_LAWLESS = frozenset(
    "criminal terrorist militant armed trafficking smuggling rebel jihadist insurgent extremist drug".split()
)
_BODIES = frozenset("group organization organisation enterprise network".split())


def named_band(t: Tokens, f: Found) -> bool:
    """'a drug cartel, the Sons of Orm', 'the cartel's faction La Orma', 'the Sons of Orm, one of the largest criminal enterprises'."""
    first = f.start - (f.start > 0 and t.low[f.start - 1] == "the")
    if first > 2 and t.words[first - 1] == "," and t.same_block(first - 3, f.end - 1) and _is_band(t, first - 2):
        return t.low[first - 3] not in _BODIES | _BANDS
    if first == f.start > 0 and t.low[first - 1] in _PARTS and t.same_block(first - 1, f.end - 1):
        heads = [k for k in range(f.start, f.end) if not f.start <= t.heads[k] < f.end]
        return not any(t.deps[k] == "nsubj" and t.deps[t.heads[k]] == "relcl" for k in heads)
    i = f.end + 1
    opens = t.low[i : i + 1] in (["a"], ["an"]) or t.low[i : i + 2] == ["one", "of"]
    if not opens or t.words[f.end] != "," or not t.same_block(f.start, i):
        return False
    stop = next((k for k in range(i + 2, min(i + 12, t.n)) if t.pos[k] in ("PUNCT", "VERB", "ADP", "SCONJ")), i)
    return any(_is_band(t, k) for k in range(i + 1, stop))


_CALLED = frozenset("ngo charity nonprofit non-profit watchdog consultancy think-tank thinktank".split())
_TYPED = {"tank": ("think",), "firm": ("law", "consulting", "research", "lobbying", "accounting", "advisory")}


def called_body(t: Tokens, f: Found) -> bool:
    """'the NGO Per Bold', 'the law firm Holm Berg': no people, though their names are made of such."""
    k = f.start - 1
    return (
        k > 0
        and t.same_block(k - 1, f.start)
        and (t.low[k] in _CALLED or t.low[k - 1] in _TYPED.get(t.low[k], ()))
        and not (
            t.low[f.end : f.end + 1] == ["the"] and any(t.cap[f.end + 1 : f.end + 2])
        )  # 'the charity Save the Ports'
    )


def _is_band(t: Tokens, k: int) -> bool:
    noun = t.low[k].removesuffix("s")
    return noun in _BANDS or noun in _BODIES and t.low[k - 1] in _LAWLESS


def wares(t: Tokens) -> set[str]:
    """The names of two words that some headline or sentence puts right before 'rocket', 'drone' and the like."""
    return {
        f"{t.words[k - 2]} {t.words[k - 1]}"
        for k in range(2, t.n)
        if t.low[k] in _WARES and t.words[k - 1][0].isupper() and t.words[k - 2][0].isupper() and t.same_block(k - 2, k)
    }


_MODEL = re.compile(r"\d+(?:\.\d+)?\Z|[A-Z]{0,2}\d{1,3}[A-Za-z]?\Z")  # of a name: '4', '3GS', '2.0'
_GOODS = _WARES | frozenset(
    "app apps browser camera console device devices laptop laptops notebook notebooks model models software version series edition "
    "player players owner owners user users buyers range line operating".split()
)
_MARKETED = frozenset("debut discontinue download install price redesign release ship unveil upgrade".split())
_OWNED = frozenset("a an its their new latest upcoming forthcoming 's ’s".split())
_CITED = 16  # tokens of what is cited between a name and its short form
_TALKS = frozenset(
    "accuse add agree announce ask claim confirm decline deny file hire pledge reply report say sign sue tell urge warn".split()
)


def goods(t: Tokens, found: list[Found]) -> set[str]:
    """The names that the text treats as wares: 'the firm's new Kestrel Air', 'unveiled the Kestrel Air', 'Kestrel Air laptops'.

    Where most mentions, and two at least, say so, and none speaks, signs or sues.
    """
    points: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for f in found:
        if f.sure or f.canon or f.kind not in (PERSON, ORG, UNKNOWN) or t.low[f.end - 1] in ORG_HEADS:
            continue
        text, i = fold(t.text(f.start, f.end)), f.start
        head = head_of(t.heads, i, f.end)
        verb = t.analysis.doc[t.heads[head]].lemma_
        seen[text] += 1
        points[text] += (
            i > 0
            and t.same_block(i - 1, i)
            and (t.low[i - 1] in _OWNED or f.kind == PERSON and t.low[i - 1] == "the" and text[-1] != "s")
            or t.same_block(i, f.end)
            and (t.low[f.end] in _GOODS or _MODEL.match(t.words[f.end]) is not None)
            or t.deps[head] in ("dobj", "nsubjpass")
            and verb in _MARKETED
        )
        if t.deps[head] == "nsubj" and verb in _TALKS:
            points[text] -= 9
    return {text for text, n in points.items() if n > 1 and 2 * n > seen[text] and text.split()[0].lower() not in GIVEN}


def datelines(t: Tokens) -> set[str]:
    """Towns by their place at the head of a paragraph in capitals: 'ARSENHOLM, Jan 9 (Harbour Wire) -', 'ARSENHOLM –'."""
    out: set[str] = set()
    for i in range(t.n - 2):
        if t.words[i] == "," and t.low[i + 1] in MONTHS and t.words[i - 1].isupper() and len(t.words[i - 1]) > 3:
            out.add(t.low[i - 1])  # a dateline behind a caption: 'Read more LONDON, April 29 (Reuters) -'
        if (i == 0 or t.block[i - 1] != t.block[i]) and t.words[i].isupper() and len(t.words[i]) > 3 and t.cap[i]:
            end = t.run(i)
            if end < t.n and t.same_block(i, end) and t.words[end] in ("–", "—", "-", "--", "(", ","):
                reach = t.words[end : end + 14]
                if end - i <= 3 and any(w in ("–", "—", "-", "--") for w in reach):
                    out.add(fold(t.text(i, end)).lower())
    return out


def stands_in(t: Tokens, f: Found) -> bool:
    """'in Daquq', 'outside Daquq', 'the capital of Raqqah': a place, whatever the model says."""
    i = f.start
    if i == 0 or not t.same_block(i - 1, i) or t.possessive(f.end):
        return False
    if i > 1 and t.words[i - 1] == ":" and t.low[i - 2] in ("pob", "location", "address"):
        return True
    if (
        f.end < t.n
        and t.low[i - 1] == "the"
        and t.low[f.end] in ("basin", "region", "district", "province", "valley", "area")
    ):
        return True
    return t.low[i - 1] in _WHERE or town_of(t, f)


_LISTED = 12  # tokens


def town_of(t: Tokens, f: Found) -> bool:
    """'the village of Nabi Rasheed', 'the villages of Orm, Vell and Bela Kosa'."""
    towns, alone = _listed_of(t, f)
    return towns in _TOWNS if alone else towns.replace("ies", "y").removesuffix("s") in _TOWNS and towns[-1] == "s"


def _stocked(t: Tokens, f: Found) -> bool:
    """'a list of Essential Seeds and Critical Inputs', 'the production of Rare Metals': what an order means by its capitals."""
    several = f.end - f.start > 1 and t.low[f.end - 1][-1] == "s" and t.low[f.end - 1] not in ORG_HEADS
    return several and _listed_of(t, f)[0] in _STOCKS


_STOCKS = frozenset("list production procurement supply stockpile stock manufacture import export".split())


def _listed_of(t: Tokens, f: Found) -> tuple[str, bool]:
    """The noun of which a name, or the list in which it stands, is told with 'of', and whether it is told alone; ('', True) where none is."""
    i = f.start
    listed = i > 0 and t.words[i - 1] in (",", "and")
    while listed and i > 1 and f.start - i < _LISTED and (t.cap[i - 1] or t.words[i - 1] in (",", "and")):
        i -= 1
    if t.low[i - 1] != "of" or i < 2 or not t.same_block(i - 2, f.start):
        return "", True
    return t.low[i - 2], i == f.start


def before_state(t: Tokens, f: Found) -> bool:
    """'Glendora, California': a town."""
    i = f.end
    g = gazetteer()
    if i + 2 < t.n and t.words[i] == "(":
        behind = i + 1 + (t.low[i + 1] == "the")
        return t.words[behind] in g.countries and t.words[behind + 1 : behind + 2] == [
            ")"
        ]  # 'Nijmegen (the Netherlands)'
    if i + 1 >= t.n or t.words[i] != "," or not t.same_block(f.start, i + 1) or not t.cap[i + 1]:
        return False
    place = any(t.text(i + 1, i + 1 + size) in g.places for size in (1, 2) if i + 1 + size <= t.n)
    return place and f.start > 0 and t.low[f.start - 1] in ("in", "of", "from", "near", "at", ",", "to", "–", "and")


def delegated(t: Tokens, k: int) -> bool:
    """Whether token k is what acts for the state named before it: 'the Marenian delegation welcomed', not one that somebody led."""
    if k >= t.n or t.low[k] not in ("delegation", "side", "negotiators") or not t.same_block(k - 1, k):
        return False
    told = any(t.deps[x] in ("acl", "prep", "appos", "relcl") for x in t.children[k])
    return not told and (t.deps[k] == "nsubj" or t.deps[k] == "pobj" and t.low[t.heads[k]] == "by")


def named_person(t: Tokens, f: Found, lows: list[str]) -> bool:
    """A full name by its surroundings: ', chair of', ', 43,', 'said X Y'; or a kunya: 'Abu-Selim al-Darrani'."""
    if len(lows) > 1 and lows[0].partition("-")[0] in ("abu", "umm") and lows[-1] not in ORG_HEADS:
        return True
    kin = f.start - 1 - (f.start > 1 and t.words[f.start - 1] == ",")
    if f.start and t.words[kin] in _KIN and t.same_block(kin, f.start) and lows[-1] not in ORG_HEADS:
        return True  # 'her father Bassim', 'his wife, Selma Darrani'
    if not 2 <= len(lows) <= 4 or any(w in ORG_HEADS or w in PORTFOLIO or w in ROLE_HEADS for w in lows):
        return False
    i = f.end
    if i + 2 < t.n and t.words[i] == "(" and t.words[i + 2] == ")" and t.words[i + 1] == t.words[i - 1]:
        return not t.words[i - 1].isupper()  # 'Mahdi Amiri (Amiri)'
    if i + 2 < t.n and t.words[i] == "," and t.same_block(f.start, i + 2):
        if t.low[i + 1] in ("who", "whose") or t.low[i + 1] in ROLE_HEADS:
            return True
        if t.low[i + 1] in ("a", "an", "the"):
            stop = next(
                (k for k in range(i + 2, min(i + 10, t.n)) if t.words[k] in (",", ".", ";") or t.low[k] == "of"), i
            )
            if any(t.low[k] in ROLE_HEADS for k in range(i + 2, min(i + 6, t.n))) or t.low[stop - 1] in _PEOPLE_NOUNS:
                return True
        if t.words[i + 1].isdigit() and len(t.words[i + 1]) == 2 and t.words[i + 2] == ",":
            return True
    return f.start > 0 and t.low[f.start - 1] in ROLE_HEADS


def spoken_of(t: Tokens, f: Found) -> bool:
    """Whether 'he' or 'she' begins the sentence behind the one in which a lone name says something: 'Holm said no. He left.'"""
    i, n = f.start, t.sent[f.start] + 1
    if f.end - i != 1 or t.deps[i] != "nsubj" or t.analysis.doc[t.heads[i]].lemma_ not in ("say", "argue", "tell"):
        return False
    nxt = t.analysis.sents[n].start if n < len(t.analysis.sents) else i
    return t.same_block(i, nxt) and t.low[nxt] in ("he", "she")


def given_name(f: Found, lows: list[str]) -> bool:
    """Whether a name of two or three words begins with a given name and ends with no body's or thing's word."""
    if not 2 <= len(lows) <= 3 or f.end - f.start > 6 or lows[0] not in GIVEN or "&" in lows:
        return False
    return not any(w in ORG_HEADS | THING_HEADS | PORTFOLIO | FUNCTION for w in lows[1:])


def made_of_words(t: Tokens, f: Found, lows: list[str]) -> bool:
    """Whether what the model takes for a person's name is words of the language and no given name: 'Afternoon Update'."""
    if not 2 <= len(lows) <= 4 or f.title or lows[0] in GIVEN or lows[0] in gazetteer().nicknames:
        return False
    return lows[-1] in t.seen_low and all(w in t.seen_low or t.analysis.common(w) for w in lows)


def spelled_small(t: Tokens, i: int) -> bool:
    """Whether the acronym at token i spells a body that is written small: 'competition and markets authority (CMA)'."""
    if i < 2 or t.words[i - 1] != "(" or t.low[i - 2] not in ORG_HEADS or not t.words[i].isupper():
        return False
    words = [k for k in range(max(0, i - 2 * len(t.words[i])), i - 1) if t.low[k] not in FUNCTION][-len(t.words[i]) :]
    kind = words and t.cap[words[0]] and t.low[words[0] - 1] in ("a", "an")  # 'a Foreign Terrorist Organization (FTO)'
    return not kind and "".join(t.low[k][0] for k in words) == t.low[i]


def _spelled_behind(t: Tokens, i: int) -> bool:
    """'HFTA (harbour free trade agreement)': the words in brackets behind an acronym spell it, and name a thing."""
    end = next((k for k in range(i + 2, min(i + 12, t.n)) if t.words[k] == ")"), i + 2)
    inside = [w for w in t.low[i + 2 : end] if w.isalpha() and w not in FUNCTION]
    return inside[-1:] != [] and inside[-1] in THING_HEADS and "".join(w[0] for w in inside) == t.low[i]


def short_for_things(t: Tokens, found: list[Found]) -> set[str]:
    """Acronyms of what is no body: behind words in lower case or words that spell it without naming one, or of a law."""
    out: set[str] = set()
    whole = {
        k: f for f in found if f.kind in (ORG, STATE, PERSON) and f.end - f.start > 1 for k in range(f.start, f.end)
    }
    for f in found:
        i, word = f.start, t.words[f.start]
        if f.end - i != 1 or f.sure and f.kind != ORG:
            continue
        if i > 2 and t.low[i - 1] == "of" and t.low[i - 3] in ("section", "article", "title", "chapter"):
            out.add(word)
        if word.isupper() and t.words[i + 1 : i + 2] == ["("] and _spelled_behind(t, i):
            out.add(word)
        if i < 2 or t.words[i - 1] != "(" or not word.isupper():
            continue
        k = i - 2
        if t.words[k] == ")":  # 'the Harbour Powers Act (50 U.S.C. 1701) (HPA)'
            k = next((m - 1 for m in range(k, max(k - _CITED, 1), -1) if t.words[m] == "("), k)
        if t.words[k].islower() and not f.sure and not spelled_small(t, i):
            out.add(word)
            continue
        left = list(word.lower())
        while k >= 0 and left and t.same_block(k, i) and i - k < 16:
            if t.low[k][0] == left[-1]:
                left.pop()
            elif t.words[k][0].isalpha() and t.low[k] not in FUNCTION:
                break
            k -= 1
        named = [whole[m] for m in range(k + 1, i - 1) if m in whole]
        if any(b.sure or b.start <= k + 2 and b.end >= i - 1 for b in named):
            continue
        # 'a Foreign Terrorist Organization (FTO)', of which there are many, but 'an Oil Fund (OF) report'
        one_of_many = k >= 0 and t.low[k] in ("a", "an") and t.pos[i + 2 : i + 3] not in (["NOUN"], ["PROPN"])
        if not left and (one_of_many or not any(t.low[m] in ORG_HEADS for m in range(k + 1, i - 1))):
            out.add(word)
    return out
