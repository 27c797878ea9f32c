"""Unnamed but definite groups that act: 'Finance Ministers', 'EU lawmakers', 'international partners'."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.extract.boilerplate import is_boilerplate
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.groupparts import DEEDS, acts, has_duty, listed, one_of_them, rises, team_acts
from briefgen.extract.groupwords import NOT_A_MODIFIER, PAIR, STATES, TEAMS, extent, joined, of_each, of_law, opposed
from briefgen.extract.lexicon import DAYS, GROUP_HEADS, ORG_HEADS, ROLE_HEADS, VAGUE_GROUPS
from briefgen.extract.members import CLUBS, members_of
from briefgen.extract.standinwords import LEADERS
from briefgen.extract.tokens import Tokens

_WEAK_MODIFIERS = frozenset(
    """other many several some most new more such same different various certain growing large small big young old own
    fellow further potential additional future former first last next possible real ordinary hard-working hardworking likely
    innocent vulnerable covered eligible impacted affected respective like-minded likeminded individual very current existing many independent trusted leading""".split()
)
_RANKS = frozenset("senior top bipartisan".split())  # one text's lawmakers are its senior lawmakers
# Too vague to be anybody, unless a name narrows them down.
_NOBODY = frozenset(
    "individuals people persons stakeholders communities families entities groups men women partners nations countries".split()
)
_NOBODY_BUT = frozenset(
    "trading international regional foreign global neighboring neighbouring member participating".split()
)
_MEMBERS = frozenset("attendees participants delegates".split())
_LISTED = frozenset("designate sanction target indict charge arrest identify".split())
# of whom one text knows one set
_OFFICES = frozenset("ministers regulators prosecutors investigators lawmakers".split())
_LOOSE = frozenset("many some few several enough most".split())  # 'criticised by many Marenians'
_SIZES = frozenset("small large big major neighboring neighbouring medium-sized mid-sized".split())
# Those of whom one report knows one set only, whatever it calls them: 'the Arsen schoolgirls', 'the freed girls', 'the girls'.
_ONE_SET = frozenset(
    "girls boys captives hostages suspects attackers assailants kidnappers gunmen detainees plaintiffs defendants jurors".split()
)
# Those who are a body's own arms: what they do, it does.
_OF_A_BODY = frozenset(
    "members militants fighters insurgents rebels jihadists extremists gunmen terrorists employees operatives commandos".split()
)
# The arms of a body that stand for it as a subject: 'IRS civil enforcement is auditing banks'.
_ARMS = frozenset("enforcement oversight supervision".split())
_ARMED_ARE = frozenset("islamist extremist islamic armed militant radical jihadist".split())
# What an armed body's people are called where one such body is named.
_ARMED = frozenset("militants fighters insurgents rebels jihadists extremists terrorists islamists".split())

# Groups in the singular, with the words that make them one.
_COLLECTIVE = {
    "community": (
        "business",
        "international",
        "financial",
        "intelligence",
        "diplomatic",
        "donor",
        "humanitarian",
        "scientific",
    ),
    "sector": ("private", "banking", "financial"),
    "society": ("civil",),
    "enforcement": ("law",),
    "leadership": ("congressional", "party", "military"),
}


_NO_TEAM = frozenset("labor labour work driving life air full brute moral into in of per home storage a an any".split())


# No group is called after them: 'the amount companies could charge' is one that companies could charge.
_MEASURES = frozenset("amount number price sum rate".split())


@dataclass(slots=True)
class Group:
    """A group in the making: its name's tokens, and every mention of it."""

    start: int
    end: int
    head: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    weight: float = 0.0
    acts: int = 0
    noun: int = 0  # token of its noun
    narrow: bool = False  # it is told whose they are, and they are asked: 'approval from Chinese regulators'


@dataclass(slots=True)
class NamedTokens:
    """Which tokens of a document the names and roles in it take."""

    taken: set[int]  # of names of actors and things
    roles: set[int]
    people: set[int]
    named: set[int]  # of states, peoples and bodies, which make a group definite
    ends: dict[int, float]  # the part taken by each name, by the token behind it
    peoples: frozenset[int]  # nouns such as 'Marenians'
    bodies: dict[int, int]  # the number of the body whose name a token belongs to
    armed: int | None  # the number of the only armed one
    unions: dict[int, str]  # the key of the body or union of states whose name a token belongs to


def find_groups(t: Tokens, names: NamedTokens) -> tuple[list[Group], list[tuple[int, int]]]:
    """The groups of a document, and the nouns that stand for a body, with its number: 'Red Lantern militants'."""
    finder = _Finder(t, names)
    for i in range(t.n):
        # first what costs little
        if t.pos[i] in ("NOUN", "PROPN") and not t.title[t.block[i]] and finder.is_group(i):
            finder.take(i)
    return finder.chosen(), finder.theirs


class _Finder:
    """Finds them in one document."""

    def __init__(self, t: Tokens, names: NamedTokens) -> None:
        self.t, self.names = t, names
        self.groups: list[Group] = []
        self.theirs: list[tuple[int, int]] = []
        self._by_head: dict[str, list[Group]] = {}
        self._done: set[int] = set()  # nouns taken with the one before
        # one task force has a name, and is called so
        self._tasked = any(t.low[k - 1 : k + 1] == ["task", "force"] for k in names.bodies)

    def is_group(self, i: int) -> bool:
        """Whether noun i may name a group of its own."""
        t, names = self.t, self.names
        if i in names.taken or i in names.roles or i in self._done or not self._is_head(i):
            return False
        low, before = t.low[i], t.low[i - 1]
        if before in _MEASURES or before == "related" or low == "force" and before == "task" and self._tasked:
            return False  # 'related' in a heading of a page
        if low == "attorneys" and i + 1 < t.n and of_law(t, i + 1):
            return False
        if i + 1 < t.n and t.cap[i] and t.same_block(i, i + 1) and (t.cap[i + 1] or t.low[i + 1] in ORG_HEADS):
            return False
        if t.possessive(i + 1) and not (_trading(t, i) or i + 2 < t.n and t.low[i + 2] in DEEDS):
            return False
        return not (i in names.peoples and before in _LOOSE and t.deps[i] != "nsubj")

    def _is_head(self, i: int) -> bool:
        t, named, low = self.t, self.names.named, self.t.low[i]
        return (
            low in GROUP_HEADS
            or of_each(t, i)
            or of_law(t, i)
            or one_of_them(t, i)
            or t.low[i - 1] in _COLLECTIVE.get(low, ())
            or i in self.names.peoples
            or (low in TEAMS and t.low[i - 1] not in _NO_TEAM)
            or (low == "leadership" and i - 1 in named and t.deps[i] != "dobj")
            or (low == "staff" and (i - 1 in named or rises(t, i)))  # 'Board staff'
            or (low in _ARMS and t.deps[i] == "nsubj" and _arm(t, i, self.names.bodies) is not None)
        )

    def take(self, i: int) -> None:
        """Make a group of noun i, or give it to the one or the body that it names."""
        t, names, low = self.t, self.names, self.t.low[i]
        if (body := body_of(t, i, names.bodies, names.armed, names.unions)) is not None:
            self.theirs.append((i, body))
            return
        start, end = extent(t, i, names.people, names.named)
        narrow = low not in TEAMS and any(k in names.named for k in range(start, end) if k != i) or i in names.peoples
        second = joined(t, i, end)
        acting = self._part_taken(i, start, narrow, second)
        if second:
            self._done.add(second)
            end = second + 1
        names.ends[end] = acting
        if low in PAIR and i + 2 < t.n and t.low[i + 1] == "and" and t.low[i + 2] in PAIR:
            return  # taken with the second of the pair
        if low in PAIR and i > 1 and t.low[i - 1] == "and" and t.low[i - 2] in PAIR:
            pair(self.groups, self._by_head.setdefault("allies and partners", []), i, acting)
            return
        head = self._head(i, start, end)
        if (known := self._known(head, i, start, end)) is not None:
            known.mentions.append((start - (t.low[start - 1] == "such"), end))
            known.weight += acting
            known.acts += acting >= 2
        elif self._tells_who(head, i, start, end, acting):
            start -= self._with_owner(head, i, start)
            group = Group(start, end, head, [(start, end)], acting, int(acting >= 2), i, narrow and acting >= 1.5)
            self.groups.append(group)
            self._by_head.setdefault(head, []).append(group)

    def _part_taken(self, i: int, start: int, narrow: bool, second: int | None) -> float:
        t, names = self.t, self.names
        if t.low[i] in TEAMS:
            acting = team_acts(t, start, i)
        else:
            acting = max(acts(t, i, narrow), listed(t, start, names.ends, names.named))
        if second:
            acting = max(acting, acts(t, second, narrow))
        return max(acting, 2.0 * _trading(t, i))

    def _head(self, i: int, start: int, end: int) -> str:
        """Under which noun the group is known: 'people of Marenia' of 'Marenians', 'girls' of 'schoolgirls'."""
        t, low = self.t, self.t.low[i]
        whose = range(i + 2, end) if end > i + 1 else range(start, i)
        if _trading(t, i):
            return "trading partners"
        folk = people_of(t, start, i, end, i in self.names.peoples) or members_of(t, whose, i, self.names.unions)
        if folk or low == "agency":
            return folk or "agencies"
        return low.removeprefix("school") if low.removeprefix("school") in _ONE_SET else low

    def _known(self, head: str, i: int, start: int, end: int) -> Group | None:
        """The group that these words name again."""
        t = self.t
        known = match(t, self._by_head.get(head, ()), start, i, end)
        forces = self._by_head.get("forces", ())
        if known is None and head in TEAMS and t.low[start - 1] == "the" and len(forces) == 1 and forces[0].acts:
            return forces[0]  # 'the security force' of 'Marenian and coalition forces'
        if known is None and t.low[i] == "members" and self.names.unions.get(i - 1) in CLUBS:
            own = (g for g in self.groups if g.head in ("ministers", "leaders"))
            own_too = [g for g in own if t.low[g.start : g.noun][:1] == t.low[start:i]]
            return own_too[0] if len(own_too) == 1 else None  # 'the G7 members', who are its ministers here
        return known

    def _tells_who(self, head: str, i: int, start: int, end: int, acting: float) -> bool:
        t, names = self.t, self.names
        if refers_back(t, start, i, names.people, names.roles):
            return False
        if i not in names.peoples and not definite(t, start, i, end, acting):
            return False
        s = t.analysis.sents[t.sent[i]]
        # 'financial institutions and other persons may risk exposure to sanctions'
        return head not in VAGUE_GROUPS or not is_boilerplate(t.analysis.text(s.start, s.end).lower())

    def _with_owner(self, head: str, i: int, start: int) -> bool:
        """Whether the word before belongs to the name: 'our allies', 'other lawmakers'."""
        before = self.t.low[start - 1]
        whose = before in ("our", "its", "their") and head in PAIR
        return (whose or before == "other") and self.t.same_block(start - 1, i)

    def chosen(self) -> list[Group]:
        """The groups that take part enough."""
        t = self.t
        chosen = [
            g
            for g in self.groups
            if g.weight >= 2 and (g.acts or g.weight >= 3) or g.narrow or g.head in _ONE_SET and len(g.mentions) > 2
        ]
        bare = [g for g in chosen if not any(t.cap[k] and not t.first[k] for k in range(g.start, g.noun))]
        members = [g for g in bare if g.head in _MEMBERS]  # no 'SLP participants'
        hosts = [g for g in chosen if g not in members]
        if not members or len(hosts) != 1:
            return chosen
        for g in members:  # those who attend are those who were convened
            hosts[0].mentions.extend(g.mentions)
            hosts[0].weight += g.weight
        return hosts


def _trading(t: Tokens, i: int) -> bool:
    """'trading partners', of a trade text always a party."""
    return t.low[i] == "partners" and t.low[i - 1] == "trading"


def body_of(t: Tokens, i: int, bodies: dict[int, int], armed: int | None, unions: dict[int, str]) -> int | None:
    """The number of the body whose people a noun names: 'Red Lantern fighters', 'members of the Red Lantern', 'the militants'."""
    low = t.low[i]
    if low in PAIR and unions.get(i - 1) in CLUBS and t.same_block(i - 1, i):
        return bodies.get(i - 1)  # 'our G7 partners'
    if low in _ARMS and t.deps[i] == "nsubj":
        return _arm(t, i, bodies)
    if low in _OF_A_BODY:
        if i - 1 in bodies and t.same_block(i - 1, i):
            return bodies[i - 1]
        k = i + 2 + (t.low[i + 2 : i + 3] == ["the"])
        if low == "members" and t.low[i + 1 : i + 2] == ["of"] and t.same_block(i, k) and k in bodies:
            return bodies[k]
    article = (
        t.low[i - 1] in ("the", "these", "those") or i > 1 and t.low[i - 2] == "the" and t.low[i - 1] in _ARMED_ARE
    )
    return armed if low in _ARMED and i and article and t.same_block(i - 1, i) else None


def _arm(t: Tokens, i: int, bodies: dict[int, int]) -> int | None:
    """The body whose arm noun i names, with at most an adjective between them."""
    k = i - 1 - (i > 1 and t.pos[i - 1] == "ADJ")
    return bodies.get(k) if k >= 0 and t.same_block(k, i) and t.heads[k] in (i - 1, i) else None


def pair(groups: list[Group], known: list[Group], i: int, acting: float) -> None:
    """'allies and partners', the second of which is token i: one group for the document."""
    if known:
        known[0].mentions.append((i - 2, i + 1))
        known[0].weight += max(1.0, acting)
        return
    known.append(Group(i - 2, i + 1, "partners", [(i - 2, i + 1)], max(2.0, acting), 1, i))
    groups.append(known[0])


def people_of(t: Tokens, start: int, i: int, end: int, demonym: bool) -> str:
    """'people of Marenia' for 'Marenians', 'the Marenian people' and 'the people of Marenia', so that they are one."""
    g = gazetteer()
    state = ""
    if demonym:
        state = g.demonyms.get(t.words[i], "")
    elif t.low[i] == "people" and end > i + 1:
        state = g.countries.get(fold(t.text(i + 2, end)), "")
    elif t.low[i] == "people" and start < i:
        state = g.demonyms.get(t.words[i - 1], "")
    return f"people of {state}" if state else ""


def refers_back(t: Tokens, start: int, i: int, people: set[int], used: set[int]) -> bool:
    """Whether it stands for those named before or behind: 'these firms', 'the officials', 'designated four traders'."""
    if t.words[i] == "Ministers" and start == i and sum(k < i and t.low[k] == "minister" for k in used) > 1:
        return True  # 'Ministers agreed', of the two who met
    if i + 1 < t.n and t.same_block(i, i + 1) and t.cap[i + 1] and t.pos[i + 1] == "PROPN" and t.low[i + 1] not in DAYS:
        return True  # 'fined the companies Halden and Vell'
    before = t.low[start - 1] if start and t.same_block(start - 1, i) else ""
    if before in ("these", "those", "such", "following", "fellow", "both") or t.low[start] in ("following", "fellow"):
        return True
    if before == "the" and start == i and t.low[i] in LEADERS and any(k < i for k in people):
        return True
    if before in ("the", "our") and t.pos[start] == "NUM":
        return True  # 'the three countries'
    counted = any(t.deps[k] == "nummod" for k in t.children[i])
    lemma = t.analysis.doc[t.heads[i]].lemma_.lower()
    return counted and t.deps[i] in ("dobj", "nsubjpass") and lemma in _LISTED


def definite(t: Tokens, start: int, i: int, end: int, acting: float) -> bool:
    """Whether the words say who they are: by a modifier, a name, an article where the noun is no vague one."""
    low = t.low[i]
    before = t.low[start - 1] if start and t.same_block(start - 1, i) else ""
    modifiers = [k for k in range(start, i) if t.low[k] not in _WEAK_MODIFIERS and t.words[k] not in ("-", ",")]
    if t.low[i - 1] == "fellow" or low in ROLE_HEADS and not low.endswith("s") and end == i + 1:
        return of_law(t, i)
    if end > i + 1 or low not in _NOBODY and rises(t, i):
        return True
    if low in PAIR and before in ("our", "its", "their") or before == "other" and low not in VAGUE_GROUPS:
        return acting >= 2 or start < i
    if low in STATES and start < i and t.pos[start] == "NUM":
        return acting >= 2
    if start < i and not modifiers and before != "the":
        return acting >= 2 and any(t.low[k] in _SIZES for k in range(start, i))
    if has_duty(t, end) and low not in _NOBODY and t.low[i - 1] not in ("such", "these", "those"):
        return acting >= 2  # 'Agencies shall'
    if low == "people":
        folk = (gazetteer().demonyms.get(t.words[k], t.labels[k] == "NORP") for k in modifiers)
        return any(x and x != "United States" for x in folk)
    if low in _NOBODY and not any(t.cap[k] or t.low[k] in _NOBODY_BUT for k in modifiers):
        return False
    return (
        bool(modifiers)
        or low not in VAGUE_GROUPS | TEAMS
        and (
            start == 0
            or t.low[start - 1] not in NOT_A_MODIFIER - {"the"}
            or t.tags[start - 1] == "IN"  # 'said that hackers stole'
        )
    )


def match(t: Tokens, groups: list[Group] | tuple[Group, ...], start: int, i: int, end: int) -> Group | None:
    """The group that these words name again: the same modifiers, or none ('The Leaders')."""
    if groups and groups[0].head.startswith(("people of ", "members of ", "trading partners")):
        return groups[0]
    words = [w for w in t.low[start:i] if w not in _WEAK_MODIFIERS | _RANKS and w not in ("-", "based")]
    if groups and t.low[i].removeprefix("school") in _ONE_SET:
        return groups[0]
    whose = _state(t, start, i)
    alone = t.low[i] == "enforcement" and words == ["law"]  # that of federal, state, and local law enforcement
    loose = t.low[i] == "agencies" and end == i + 1 and t.low[start - 1] not in ("the", "these", "those")
    for g in groups:
        if alone:
            return g
        if opposed(t.low[start:i], t.low[g.start : g.noun]):
            continue
        if loose and g.end > g.noun + 1:
            continue  # 'other agencies', beside 'agencies with oversight of labels'
        theirs = [w for w in t.low[g.start : g.noun] if w not in _WEAK_MODIFIERS | _RANKS and w not in ("-", "based")]
        if sorted(words) == sorted(theirs) and t.low[i + 1 : end] in ([], t.low[g.noun + 1 : g.end]):
            return g
        if whose and whose == _state(t, g.start, g.noun) and end == i + 1 and g.end == g.noun + 1:
            return g
    them = t.low[i] == "agencies" and t.low[start - 1] in ("such", "these", "those") and start == i
    if groups and (t.low[i] == "agency" or them and has_duty(t, end)):
        return groups[-1]  # 'the relevant agency shall', 'such agencies shall'
    if groups and t.low[i] in TEAMS and t.low[start - 1] == "the":
        return groups[-1]
    if words and start > 0 and end == i + 1 and t.low[start - 1] in ("the", "these", "those"):
        for g in reversed(groups):  # 'the security force' of 'a Marenian and coalition security force'
            if set(words) <= set(t.low[g.start : g.noun]) and t.tags[g.noun] == t.tags[i]:
                return g
    bare = not words and len(groups) == 1 and start > 0
    if bare and (t.low[start - 1] in ("the", "these", "those") or t.low[i] in _OFFICES and start == i):
        return groups[0]
    return None


def _state(t: Tokens, start: int, end: int) -> str:
    """The state or union that the words before a group's noun name, and nothing else: of 'U.S. leaders' and 'American leaders'."""
    g, words = gazetteer(), t.text(start, end)
    return g.countries.get(words) or g.demonyms.get(words) or g.unions.get(words, "")
