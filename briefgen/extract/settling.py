"""What kind of actor each name in question is, if any, by what the whole document says of the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from briefgen.extract.categories import known
from briefgen.extract.firms import acts_alone, called_company, firms_by_deed, listed_bodies, listed_company, trade_lists
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.givennames import FAMILY_FIRST, GIVEN
from briefgen.extract.lexicon import GROUP_HEADS, ONE_WORD, ORG_HEADS, PORTFOLIO, ROLE_HEADS, THING_HEADS
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
    short_for_things,
    shouted,
    spelled_small,
    spoken_of,
    stands_in,
    town_of,
    wares,
)
from briefgen.extract.spans import ORG, PEOPLE, PERSON, PLACE, THING, UNKNOWN, Found
from briefgen.extract.tokens import Tokens

__all__ = ["settle"]

_SOFT = (UNKNOWN, PERSON, ORG, PLACE, THING, PEOPLE)  # kinds that are open to doubt
_BUTTONS = frozenset("show hide add watch watched read click follow share view".split())  # of web pages
_SPEAKS = (["said"], ["says"], ["announced"], ["told"], ["bought"], ["sold"], ["agreed"])  # as a firm of that name does
_FIRMS = frozenset(
    "technologies technology holdings group industries systems energy motors pharmaceuticals labs bank airlines".split()
)
_MODEL = re.compile(r"\A[A-Z]{1,4}(?:-\d{2,}|\$)|[a-z]-\d+\Z")  # 'K-250', 'CA$9', 'Circular-7'
_SITE = re.compile(r".\.(?:com|org|net|io|info|co\.uk)\Z")
_NO_NAMES = frozenset("Nation State Country Federal Local".split())
_SERIAL = re.compile(r"[A-Za-z]{0,3}\d+[A-Za-z+]*\Z")
_NUMBERED = re.compile(r"[A-Z]{1,3}\d+[A-Z+]*\Z")
_INITIALLED = re.compile(r"[A-Z][a-z]{1,2}[A-Z]")


def settle(t: Tokens, found: list[Found]) -> None:
    """Decide what the unsure candidates are, by what the whole document says of the same words."""
    for f in found:
        f.start += f.kind in _SOFT and f.end - f.start > 1 and t.low[f.start] == "ngo"
    settler = _Settler(t, found)
    for f in found:
        if t.low[f.start] in ("sec", "sec.") and t.text(f.start, f.end + 2)[4:].strip(". ")[:1].isdigit():
            f.kind, f.sure = THING, True  # 'pursuant to Sec. 2(a)'
        if not f.sure and f.kind in _SOFT:
            name = _Name(f, fold(t.text(f.start, f.end)))
            f.kind = settler.at_once(name) or settler.by_votes(name)


@dataclass(slots=True)
class _Name:
    """A name in question and its words."""

    found: Found
    text: str
    words: list[str] = field(init=False)
    lows: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = self.text.split()
        self.lows = [w.lower() for w in self.words]

    @property
    def alone(self) -> bool:
        """Of one word."""
        return len(self.words) == 1


class _Settler:
    """What one document says of names, and what follows for each."""

    def __init__(self, t: Tokens, found: list[Found]) -> None:
        self.t, self.found = t, found
        self._count()
        self._name_things()
        self._name_firms()
        told = self.told
        bodies = {w for f in found if f.kind == ORG and f.end - f.start > 1 for w in t.words[f.start : f.end]}
        self.first_names = {name.split()[0] for name in self.people if " " in name}
        self.families = {name.split()[0] for name in told if " " in name} - bodies  # where the family name comes first

    # ------------------------------------------------------------------------- what the document says

    def _count(self) -> None:
        """As what each name is read, and who are people."""
        t, found = self.t, self.found
        self.told = told = {fold(t.text(f.start, f.end)) for f in found if f.kind == PERSON and f.sure}
        named_so = {name.split()[-1] for name in told if " " in name}
        for f in found:
            if f.kind == ORG and f.canon in gazetteer().companies and t.text(f.start, f.end) in named_so:
                f.kind, f.canon = PERSON, ""  # 'Minister Ada Boeing' makes 'Boeing said' a person
        self.begun = {text for text in _begin_bodies(t, found) - told if text.split()[0].lower() not in GIVEN}
        self.votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.people: set[str] = set()
        for f in found:
            text = fold(t.text(f.start, f.end))
            if f.kind != UNKNOWN:
                self.votes[text][f.kind] += 5 if f.sure else 1
            words = text.split()
            if text in self.begun or not f.sure and len(words) < 2:
                continue
            soft = f.kind in (ORG, UNKNOWN, PLACE) and not f.sure
            if f.kind == PERSON or soft and given_name(f, [w.lower() for w in words]):
                self.people.add(text)
        self.last_names = {name.split()[-1] for name in self.people}
        # 'al-Rasi', 'Al-Rasi'
        self.with_article = {name.lower() for name in self.last_names if name[:1].islower() and "-" in name}

    def _name_things(self) -> None:
        """Acronyms of no bodies, bodies in small letters, things, bands, towns."""
        t, found = self.t, self.found
        plurals = {w[:-1] for w in t.words if len(w) > 3 and w[-1] == "s" and w[:-1].isupper()}
        self.glossed = short_for_things(t, found) | plurals
        self.small = {t.words[f.start] for f in found if f.end - f.start == 1 and spelled_small(t, f.start)}
        soft = [f for f in found if f.kind in _SOFT]
        self.things = {fold(t.text(f.start, f.end)) for f in soft if not f.sure and names_thing(t, f)}
        self.things |= (wares(t) | goods(t, found)) - self.told
        self.parts_of_things = {w for text in self.things if " " in text for w in text.split()}
        bands = {fold(t.text(f.start, f.end)) for f in soft if named_band(t, f) or called_body(t, f)}
        self.bands = bands - self.told
        self.towns, self.written = datelines(t), set(t.words)
        self.towns |= {fold(t.text(f.start, f.end)).lower() for f in found if not f.sure and town_of(t, f)}

    def _name_firms(self) -> None:
        """Single words by which firms are told, and those by which people and places are."""
        t, found, last_names = self.t, self.found, self.last_names
        single = [f for f in found if f.end - f.start == 1]
        self.lone = {t.words[f.start] for f in single if f.kind == PERSON}
        self.traded = {
            t.words[f.start]
            for f in single
            if not f.title and not f.sure and (listed_company(t, f) or called_company(t, f) or acts_alone(t, f))
        } - last_names
        near = [f for f in found if f.kind == PERSON and not f.sure and f.end - f.start <= 2]
        self.placed = {t.words[f.start] for f in near if stands_in(t, f)} - last_names
        firms_by_deed(t, found, self.people | last_names)
        listed_bodies(t, found)
        self.firms = {
            t.words[f.start]
            for f in found
            if f.kind == ORG and f.end - f.start > 1 and t.low[f.end - 1] in _FIRMS and t.low[f.start] not in t.seen_low
        }
        trade_lists(t, found, self.traded, last_names)

    # ------------------------------------------------------------------------- what follows for a name

    def at_once(self, n: _Name) -> str | None:
        """The kind of a name that is told elsewhere in the document as what it is; None where votes decide."""
        f, text = n.found, n.text
        if text in self.small:
            f.sure = True
            return ORG
        if n.alone and f.kind != PERSON and (text in self.last_names or n.lows[0] in self.with_article):
            return PERSON
        if text in self.bands:
            f.sure = True
            return ORG
        if text.lower() in self.towns:
            return PLACE
        plural = f.kind == PLACE and n.alone and text[-1] == "s" and text[:-1] in self.written - self.last_names
        return PEOPLE if plural and n.lows[0] not in self.t.seen_low else None  # 'Lumari' and 'Lumaris', no places

    def by_votes(self, n: _Name) -> str:
        """The kind as which the name is mostly read, mended by what it is made of and what stands beside it."""
        t, f = self.t, n.found
        kind = self.votes[n.text].most_common(1)[0][0] if n.text in self.votes else UNKNOWN
        if self._numbered(n, kind):
            return THING
        if named_person(t, f, n.lows) or spoken_of(t, f):
            kind = PERSON
        if kind == PERSON and not n.alone and n.lows[0] in _BUTTONS:
            return UNKNOWN  # 'Show Hide Markets'
        kind = self._beside_longer(n, kind)
        named_thing = n.text in self.things or n.text in self.parts_of_things - self.last_names - self.traded
        if kind in (ORG, UNKNOWN, PERSON) and (named_thing or _MODEL.search(n.text)):
            return THING
        if kind in (ORG, UNKNOWN, PLACE) and given_name(f, n.lows):
            if n.lows[-1] not in t.seen_low and n.text not in self.traded:
                kind = PERSON
        if kind in (PERSON, ORG) and "&" in n.words and len(n.words) > 2:
            kind = ORG  # 'Ahearn & Wilder'
        elif kind == PERSON and made_of_words(t, f, n.lows):
            return ORG if t.same_block(f.start, f.end) and t.tags[f.end] in ("VBD", "VBZ") else UNKNOWN
        kind = self._of_one_word(n, kind) if n.alone else self._of_body_words(n, kind)
        return self._unless_no_name(n, self._as_elsewhere(n, kind))

    def _numbered(self, n: _Name, kind: str) -> bool:
        """'Kestrel S9', 'Model S', 'Harbourfax.com'."""
        if kind == PERSON:
            return any(_SERIAL.match(w) for w in n.words) or not n.alone and len(n.words[-1]) == 1
        if kind == ORG and _NUMBERED.match(n.words[-1]):
            return True
        site = kind in (ORG, UNKNOWN) and _SITE.search(n.lows[-1])
        return bool(site) and self.t.low[n.found.end : n.found.end + 1] not in _SPEAKS

    def _beside_longer(self, n: _Name, kind: str) -> str:
        """'Iskra' beside 'Iskra Technologies', 'Maren' beside 'Maren Ask'."""
        short = n.alone and n.text in self.firms or n.text in self.begun  # 'Vesta Pars' of 'Vesta Pars Institute'
        if kind in (PERSON, UNKNOWN, PLACE) and short and n.text not in self.last_names:
            kind = ORG
        given = n.text in self.first_names and (n.lows[0] in GIVEN or n.lows[0] in FAMILY_FIRST)
        if kind in (ORG, UNKNOWN) and n.alone and (given or n.text in self.families):
            kind = PERSON  # 'Qiu' beside 'Foreign Minister Qiu Lanfeng'
        return kind

    def _of_one_word(self, n: _Name, kind: str) -> str:
        """By its letters, and by whether the document has the word in small ones, too."""
        text, low = n.text, n.lows[0]
        small = low in self.t.seen_low
        if kind == PERSON and (text.isupper() or small):
            kind = ORG if low in ORG_HEADS or text.isupper() else UNKNOWN
        if low not in GROUP_HEADS:
            inside = sum(c.isupper() for c in text) > 2 or _INITIALLED.fullmatch(text)
            if kind in (PERSON, PLACE, UNKNOWN) and inside and not text.isupper() and "-" not in text:
                kind = ORG  # 'FinCEN', 'DfP'
            plural = len(text) > 3 and text[-1] == "s" and text[:-1].isupper()
            if kind in (ORG, PERSON, PLACE) and (text in self.glossed or plural):
                return THING  # '(BOI)' behind words in lower case, 'UAVs'
        common = small and not text.isupper() and low not in ONE_WORD | {"treasury"}
        return UNKNOWN if kind == ORG and common else kind

    def _of_body_words(self, n: _Name, kind: str) -> str:
        if kind == PERSON and n.lows[-1] in ORG_HEADS | PORTFOLIO:
            return ORG if n.lows[-1] in ORG_HEADS or n.text.isupper() else UNKNOWN
        return kind

    def _as_elsewhere(self, n: _Name, kind: str) -> str:
        """What words of the name are elsewhere: a firm, a place, a surname."""
        f, last = n.found, n.words[-1]
        if kind in (PERSON, UNKNOWN, PLACE, PEOPLE, ORG) and n.text in self.traded:
            kind, f.sure = ORG, True
        if kind == PERSON and n.words[0] in self.placed and len(n.words) <= 2:
            kind = PLACE
        if kind not in (ORG, PLACE, UNKNOWN) or not 2 <= len(n.words) <= 4:
            return kind
        surname = last in (self.lone | self.last_names) - self.traded
        there = last not in self.lone and stands_in(self.t, f)
        of_body = any(w in ORG_HEADS or w in PORTFOLIO or w == "&" for w in n.lows if w != "sa")
        return PERSON if surname and not there and not of_body else kind

    def _unless_no_name(self, n: _Name, kind: str) -> str:
        """Unknown, where the words are no name of anybody's."""
        t, lows = self.t, n.lows
        if kind in (PERSON, ORG, UNKNOWN, THING) and lows[-1] in GROUP_HEADS - THING_HEADS:
            kind = UNKNOWN
        if kind == ORG and not n.alone and all(w in PORTFOLIO or w in (",", "and", "-") for w in lows):
            kind = UNKNOWN
        if kind in (PERSON, ORG) and len(n.words) <= 2 and before_state(t, n.found):
            kind = PLACE
        plural = n.alone and kind == ORG and lows[0][-1] == "s" and lows[0][:-1] in ROLE_HEADS  # 'the Directors'
        gerund = kind in (PERSON, ORG) and lows[0][-3:] == "ing" and len(n.words) < 3 and not GIVEN & {*lows}
        titled = gerund and (known(lows[0][:-3]) or known(lows[0][:-3] + "e"))  # 'Addressing Threats', of an order
        return UNKNOWN if plural or titled or n.text in _NO_NAMES or shouted(t, n.found) else kind


def _begin_bodies(t: Tokens, found: list[Found]) -> set[str]:
    """The first two words and more of longer names of bodies."""
    return {
        fold(t.text(f.start, k))
        for f in found
        if f.kind == ORG and f.end - f.start > 2
        for k in range(f.start + 2, f.end)
        if t.low[k] in ORG_HEADS or k < f.end - 1
    }
