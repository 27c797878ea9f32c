"""Names for comparing: which country, person or body a name can mean, and which two people one person."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import urlsplit

from briefgen.assemble.words import content, fold, stem, word_set, words
from briefgen.institutions import institutions
from briefgen.model import Actor
from briefgen.resources import countries

_HONORIFIC = word_set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev hon honourable honorable excellency h.e he she president
    minister secretary senator representative governor ambassador chancellor chairman chairwoman chair commissioner general
    colonel captain admiral judge justice king queen prince princess prime vice deputy acting former mallam malam alhaji alhaja
    haji hajji dato datuk shri smt herr frau monsieur mullah maulana sheikh"""
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
    authority service police army navy force union chamber of and for the foreign affair interior home justice constitutional defence defense
    finance economy economic trade commerce industry energy health education labour labor transport agriculture environment
    custom border security central general prosecutor attorney public social digital science technology infrastructure planning
    development international cooperation delegation embassy mission secretariat presidency company group association
    federation industrie resource mining mine climate water fisherie culture tourism work housing community alliance coalition
    league institute foundation university party centre center fund programme program team staff panel directorate secretariat"""
)
GENERIC_STEMS = frozenset(map(stem, _GENERIC))
_SOLE = frozenset(("federal reserve", "court of justice of the european union"))  # of such words, but one in the world
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
    table: dict[str, str] = {}
    for c in countries():
        for key in ("name", "common_name", "official_name"):
            if value := c.get(key):
                table[" ".join(words(value))] = c["alpha_2"]
                table[" ".join(words(value.split(",")[0]))] = (
                    c["alpha_2"] if "," not in value or key == "common_name" else ""
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


def _known(name: str) -> str:
    """The full name of a body that texts name without introduction ('ECB'), unless that is one of many states."""
    full = institutions().get(name.removeprefix("the "), name)
    return name if all(w in _GENERIC for w in words(full)) and fold(full) not in _SOLE else full


@lru_cache(maxsize=16384)
def body_key(name: str) -> str:
    """An organisation's or government's name for comparing: 'The Acme Corp.' is 'acme'; a country is 'country:XX'."""
    if code := country(name):
        return f"country:{code}"
    flat = " ".join(words(_known(name))).removeprefix("the ")
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


ONE_OF_A_STATE = frozenset(
    ("congress", "senate", "parliament", "treasury", "cabinet")
)  # of boards and courts there are many
_BODY = re.compile(r" (?:ministry|department)$")
_HOST = re.compile(r"(?:^|\.)(?:gov|mil|gob|gouv|govt)(?:\.([a-z]{2}))?$|(?:^|\.)(gc\.ca)$")


@lru_cache(maxsize=4096)
def publisher_state(publisher: str, url: str | None) -> str | None:
    """The ISO code of the state that publishes: by its name before the body's ('U.S. Department of ...'), or an official address."""
    named = publisher.removeprefix("The ").split()
    for n in range(min(4, len(named)), 0, -1):
        if code := country(" ".join(named[:n]).strip(" -–—,:")):
            return code
    host = _HOST.search(urlsplit(url or "").hostname or "")
    if host is None:
        return None
    return "CA" if host[2] else {"uk": "GB", None: "US"}.get(host[1], str(host[1]).upper())


def state_body(key: str, state: str | None = None) -> tuple[str, str] | None:
    """(ISO code, name without the state and 'Department') of a `body_key` such as 'us treasury', or 'treasury' of `state`."""
    head, _, rest = key.partition(" ")
    code = {"us": "US", "uk": "GB"}.get(head)
    if code and rest:
        return code, _BODY.sub("", rest)
    return (state, _BODY.sub("", key)) if state else None


@lru_cache(maxsize=16384)
def is_generic(name: str) -> bool:
    """Whether a body's name fits the bodies of many countries ('Ministry of Finance', 'the Board')."""
    return body_key(name) not in _SOLE and all(
        w in _GENERIC or w.rstrip("s") in _GENERIC or w + "s" in _GENERIC for w in words(name)
    )


def unowned(name: str) -> str | None:
    """A generic name without the state that it begins or ends with ('Marenian Ministry of Ports'); None where none is left."""
    rest = name.removeprefix("the ").partition(" ")[2]
    for plain in (name, rest, name.partition(" of ")[0], name.rpartition(" of ")[0]):
        if " " in plain and is_generic(plain):
            return plain
    return None


def acronym(name: str) -> bool:
    return 2 <= len(name) <= 8 and name.isascii() and " " not in name and sum(c.isupper() for c in name) >= 2


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
_SHORT_OFFICES = _SOLE_OFFICES | {"secretary", "deputy secretary", "attorney general"}  # as they stand before a name
_SHORT_FORMS = frozenset(
    frozenset(pair.split("/"))
    for pair in word_set(
        """joe/joseph jim/james jimmy/james bill/william will/william bob/robert rob/robert mike/michael tom/thomas dick/richard
        rick/richard tony/anthony tony/antony dave/david dan/daniel steve/steven steve/stephen ben/benjamin sam/samuel ed/edward
        ted/edward chuck/charles charlie/charles chris/christopher matt/matthew nick/nicholas pat/patrick ron/ronald ken/kenneth
        don/donald greg/gregory jeff/jeffrey andy/andrew larry/lawrence jerry/gerald liz/elizabeth beth/elizabeth kate/katherine
        kathy/katherine kathy/kathleen debbie/deborah sue/susan maggie/margaret peggy/margaret jenny/jennifer becky/rebecca
        alex/alexander alex/alexandra max/maximilian"""
    )
)
# Stems of ranks that many hold at once: they say nothing of which holder is meant.
_RANKS = frozenset(
    map(
        stem,
        word_set(
            """minister secretary officer official head chief former deputy president chair chairman chairwoman senator representative
            governor ambassador mayor judge justice general colonel captain director manager commissioner congressman congresswoman
            member mp rep sen spokesman spokeswoman spokesperson analyst economist professor doctor executive ceo founder owner
            lawyer attorney partner leader lawmaker envoy coach vice prime acting assistant under chancellor king queen prince"""
        ),
    )
)


def role_words(actor: Actor) -> frozenset[str]:
    return _words_of((*actor.roles, actor.affiliation or ""))


@lru_cache(maxsize=4096)
def _words_of(roles: tuple[str, ...]) -> frozenset[str]:
    return content(" ".join(roles)) - _RANKS


@lru_cache(maxsize=4096)
def _folded(roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, roles))


def same_office(a: Actor, b: Actor) -> bool:
    """A role in common that says what of, or the same one of the offices of which a country has one ('President')."""
    if role_words(a) & role_words(b):
        return True
    if not a.roles or not b.roles:
        return False
    x, y = _folded(a.roles), _folded(b.roles)
    if x & y & _SOLE_OFFICES:
        return True
    # 'Secretary Tellmann' and 'Isaura Tellmann, Secretary of the Treasury'; 'President Orsk', 'President of Sudria'
    return any(
        role.startswith(f"{short} of ")
        for one, other in ((x, y), (y, x))
        for short in one & _SHORT_OFFICES
        for role in other
    )


def familiar(a: str, b: str, x: Actor, y: Actor) -> bool:
    """Whether two given names before one surname and office are one name: short for the other, or a slip of a letter."""
    if a == b or not same_office(x, y):
        return False
    if frozenset((a, b)) in _SHORT_FORMS:
        return True
    sole = _folded(x.roles) & _folded(y.roles) & _SOLE_OFFICES
    return bool(sole) and min(len(a), len(b)) > 4 and SequenceMatcher(None, a, b).ratio() >= 0.9
