"""Candidate names, and what every reader of names needs: the gazetteer on tokens, the ends of personal names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.tokens import Tokens

PERSON, ORG, STATE, PLACE, THING, ROLE, PEOPLE, UNKNOWN = (
    "person",
    "org",
    "state",
    "place",
    "thing",
    "role",
    "people",
    "?",
)
_JUNIOR = ("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV")


@dataclass(slots=True)
class Found:
    """A candidate, tokens [start, end) without article: `sure` when a rule and not only the model says what it is."""

    start: int
    end: int
    kind: str
    canon: str = ""  # of states and unions: the common name
    sure: bool = False
    roles: list[tuple[int, int]] = field(default_factory=list)  # token spans of roles stated beside a person
    state: str = ""  # a state named beside it ('Israel's Minister of Finance')
    owner: int | None = None  # index of the candidate that possesses it
    in_role: bool = False  # it only stands inside a role ('chair of the Board')
    title: str = ""  # first word of an honorific or role before a surname, lower case
    speaks: bool = False  # the document is this person's words, by its title
    alias: Found | None = None  # whose other name it is in a list ('AKA: ...')
    term: Found | None = None  # the office that it was defined to mean ('the Secretary')
    org: tuple[int, int] | None = None  # of a person: tokens of the body named in the role


@dataclass(slots=True)
class Entity:
    """One actor in the making."""

    kind: str  # PERSON, ORG, STATE
    words: tuple[str, ...]  # of the fullest name
    canon: str = ""
    found: list[Found] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)  # surface forms that are names
    short: dict[str, None] = field(default_factory=dict)  # acronyms and defined terms, in order
    roles: dict[str, tuple[int, int]] = field(default_factory=dict)  # role as stated -> its tokens
    titles: set[str] = field(default_factory=set)
    state: str = ""
    org: str = ""
    number: int = 0
    numbers: list[int] = field(default_factory=list)  # of its candidates
    speaks: bool = False  # the document is this person's words, by its title
    office: bool = False  # an office whose holder is not named


_ITS_BODIES = frozenset(("commission", "parliament", "council"))


class Reader:
    """Reads names at given tokens of one document."""

    def __init__(self, tokens: Tokens) -> None:
        self.t = tokens
        self.g = gazetteer()
        self.found: list[Found] = []
        self._surnames: set[str] | None = None
        self._surnamed: set[str] | None = None
        self._ships: set[str] | None = None
        self.titles_short: set[str] = set()  # of titles, from brackets behind them

    def lookup(self, i: int, end: int) -> tuple[int, str, str] | None:
        """The longest name of the gazetteer at token i: (end, kind, canonical name)."""
        t, g = self.t, self.g
        longest = g.first.get(t.words[i].replace("’", "'"), 0)
        if not longest:
            loud = t.words[i].isupper() and len(t.words[i]) > 4 and g.countries.get(t.words[i].capitalize())
            if loud:
                return i + 1, STATE, loud  # 'CHINA' in a caption
            own = self.states_here().get(t.words[i])
            return (i + 1, *own) if own else None
        best = None
        for j in range(min(t.n, i + longest + 2), i, -1):
            if not t.same_block(i, j - 1):
                continue
            text = fold(t.text(i, j))
            if j == i + 2 and t.words[i] in ("EU", "European") and t.words[j - 1] in _ITS_BODIES:
                text = text.title().replace("Eu ", "EU ")  # 'the EU commission', as some papers write
            if text in g.countries:
                best = (j, STATE, g.countries[text])
            elif text in g.unions:
                best = (j, ORG, g.unions[text])
            elif text in g.places:
                best = (j, PLACE, text)
            elif text in g.demonyms:
                best = (j, PEOPLE, g.demonyms[text])
            elif text in g.capitals:
                best = (j, PLACE, g.capitals[text])
            if best:
                return best
        return None

    def states_here(self) -> dict[str, tuple[str, str]]:
        """States that no table knows, by what the document says: 'the Republic of Marenia', or 'Marenia' beside 'Marenian'."""
        t, g = self.t, self.g
        if t.states is None:
            t.states = {}
            words = {t.words[k] for k in range(t.n) if t.cap[k] and len(t.words[k]) > 4 and t.words[k] not in g.first}
            ruled = {
                t.words[k]
                for k in range(2, t.n)
                if t.words[k] in words
                and t.low[k - 1] == "of"
                and t.words[k - 2] in ("Republic", "Kingdom", "Sultanate")
            }
            for word in words:
                people = word + "n" if word.endswith("a") else ""
                if people in words or word in ruled:
                    t.states[word] = (STATE, word)
                    t.states[people or word] = (PEOPLE, word) if people else (STATE, word)
        return t.states

    def junior(self, k: int) -> int:
        """Past ', Jr.' if it follows."""
        t = self.t
        if k + 1 < t.n and t.words[k] == "," and t.words[k + 1] in _JUNIOR[:4]:
            return k + 2
        return k

    def surnames(self) -> set[str]:
        """The last words of what the model calls persons anywhere in the document."""
        if self._surnames is None:
            t = self.t
            self._surnames = {t.words[k] for k in range(t.n) if t.labels[k] == "PERSON"}
        return self._surnames

    def pair_of_states(self, i: int) -> bool:
        """'U.S.-India': a relation, not a body."""
        a, _, b = self.t.text(i, min(self.t.run(i), i + 4)).partition("-")
        first = b.split(" ")[0]
        return (
            bool(b)
            and (a in self.g.countries or a in self.g.demonyms)
            and any(k.split(" ")[0] == first for k in self.g.countries)
        )
