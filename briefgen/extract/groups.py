"""Unnamed but definite groups that act: 'Finance Ministers', 'EU lawmakers', 'international partners'."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.extract.boilerplate import is_boilerplate
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.groupparts import DEEDS, acts, has_duty, one_of_them, rises, team_acts
from briefgen.extract.groupwords import NOT_A_MODIFIER, PAIR, STATES, TEAMS, extent, joined, of_each, of_law
from briefgen.extract.lexicon import GROUP_HEADS, ORG_HEADS, ROLE_HEADS, VAGUE_GROUPS
from briefgen.extract.members import CLUBS, members_of
from briefgen.extract.standinwords import LEADERS
from briefgen.extract.tokens import Tokens

_WEAK_MODIFIERS = frozenset(
    """other many several some most new more such same different various certain growing large small big young old own
    fellow further potential additional future former first last next possible real ordinary hard-working hardworking likely
    innocent vulnerable covered eligible impacted affected respective like-minded likeminded individual very current existing many independent trusted leading""".split()
)
_OPPOSED = tuple(  # who are not the same, though such words narrow nobody down
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (("large larger big", "small smaller"), ("new young", "old"), ("current", "former"))
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
_OFFICES = frozenset(
    "ministers regulators prosecutors investigators lawmakers".split()
)  # of whom one text knows one set
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


def find_groups(
    t: Tokens,
    taken: set[int],
    used: set[int],
    people: set[int],
    ends: dict[int, float],
    named: set[int],
    peoples: frozenset[int] = frozenset(),
    bodies: dict[int, int] | None = None,
    armed: int | None = None,
    unions: dict[int, str] | None = None,
) -> tuple[list[Group], list[tuple[int, int]]]:
    """The groups of a document. `taken` are tokens of names of actors and things, `used` those of roles; `named` those of
    states, peoples and bodies, which make a group definite; `ends` gives the part taken by each name, by the token behind it;
    `peoples` are nouns such as 'Marenians'; `bodies` gives the number of the body whose name a token belongs to, `armed` that of
    the only armed one; `unions` the key of the body or union of states whose name a token belongs to. Also the nouns that stand for a body, with its number: 'Red Lantern militants'."""
    groups: list[Group] = []
    theirs: list[tuple[int, int]] = []
    bodies, unions = bodies or {}, unions or {}
    done: set[int] = set()
    by_head: dict[str, list[Group]] = {}
    tasked = any(t.low[k - 1 : k + 1] == ["task", "force"] for k in bodies)  # one has a name, and is called so
    for i in range(t.n):
        low = t.low[i]
        if t.pos[i] not in ("NOUN", "PROPN") or t.title[t.block[i]]:
            continue  # before what costs more
        if (
            low not in GROUP_HEADS
            and not of_each(t, i)
            and not of_law(t, i)
            and not one_of_them(t, i)
            and t.low[i - 1] not in _COLLECTIVE.get(low, ())
            and i not in peoples
            and not (low in TEAMS and t.low[i - 1] not in _NO_TEAM)
            and not (low == "leadership" and i - 1 in named and t.deps[i] != "dobj")
            and not (low == "staff" and (i - 1 in named or rises(t, i)))  # 'Board staff'
            and not (low in _ARMS and t.deps[i] == "nsubj" and _arm(t, i, bodies) is not None)
            or i in taken
            or i in used
            or t.low[i - 1] in _MEASURES
            or low == "force"
            and t.low[i - 1] == "task"
            and tasked
            or t.low[i - 1] == "related"  # a heading of a page
        ):
            continue
        if low == "attorneys" and i + 1 < t.n and of_law(t, i + 1):
            continue
        if i + 1 < t.n and t.cap[i] and t.same_block(i, i + 1) and (t.cap[i + 1] or t.low[i + 1] in ORG_HEADS):
            continue
        trading = low == "partners" and t.low[i - 1] == "trading"  # of a trade text always a party
        if t.possessive(i + 1) and not (trading or i + 2 < t.n and t.low[i + 2] in DEEDS):
            continue
        if i in done or i in peoples and t.low[i - 1] in _LOOSE and t.deps[i] != "nsubj":
            continue
        if (body := body_of(t, i, bodies, armed, unions)) is not None:
            theirs.append((i, body))
            continue
        start, end = extent(t, i, people, named)
        second = joined(t, i, end)
        narrow = low not in TEAMS and any(k in named for k in range(start, end) if k != i) or i in peoples
        acting = team_acts(t, start, i) if low in TEAMS else max(acts(t, i, narrow), listed(t, start, ends, named))
        if second:
            done.add(second)
            acting, end = max(acting, acts(t, second, narrow)), second + 1
        acting = max(acting, 2.0 * trading)
        ends[end] = acting
        if low in PAIR and i + 2 < t.n and t.low[i + 1] == "and" and t.low[i + 2] in PAIR:
            continue  # taken with the second of the pair
        if low in PAIR and i > 1 and t.low[i - 1] == "and" and t.low[i - 2] in PAIR:
            pair(groups, by_head.setdefault("allies and partners", []), i, acting)
            continue
        if folk := people_of(t, start, i, end, i in peoples) or members_of(
            t, range(i + 2, end) if end > i + 1 else range(start, i), i, unions
        ):
            low = folk
        low = "trading partners" if trading else "agencies" if low == "agency" else low
        if low.startswith("school") and low.removeprefix("school") in _ONE_SET:
            low = low.removeprefix("school")
        known = match(t, by_head.get(low, ()), start, i, end)
        forces = by_head.get("forces", ())
        if known is None and low in TEAMS and t.low[start - 1] == "the" and len(forces) == 1 and forces[0].acts:
            known = forces[0]  # 'the security force' of 'Marenian and coalition forces'
        if (
            known is None and t.low[i] == "members" and unions.get(i - 1) in CLUBS
        ):  # 'the G7 members', who are its ministers here
            theirs_too = [
                g
                for g in groups
                if g.head in ("ministers", "leaders") and t.low[g.start : g.noun][:1] == t.low[start:i]
            ]
            known = theirs_too[0] if len(theirs_too) == 1 else None
        if known is not None:
            start -= t.low[start - 1] == "such"
            known.mentions.append((start, end))
            known.weight += acting
            known.acts += acting >= 2
            continue
        if refers_back(t, start, i, people, used) or not (i in peoples or definite(t, start, i, end, acting)):
            continue
        s = t.analysis.sents[t.sent[i]]
        if low in VAGUE_GROUPS and is_boilerplate(t.analysis.text(s.start, s.end).lower()):
            continue  # 'financial institutions and other persons may risk exposure to sanctions'
        whose = t.low[start - 1] in ("our", "its", "their") and low in PAIR
        if (whose or t.low[start - 1] == "other") and t.same_block(start - 1, i):
            start -= 1
        group = Group(start, end, low, [(start, end)], acting, int(acting >= 2), i, narrow and acting >= 1.5)
        groups.append(group)
        by_head.setdefault(low, []).append(group)
    chosen = [
        g
        for g in groups
        if g.weight >= 2 and (g.acts or g.weight >= 3) or g.narrow or g.head in _ONE_SET and len(g.mentions) > 2
    ]
    bare = [g for g in chosen if not any(t.cap[k] and not t.first[k] for k in range(g.start, g.noun))]
    members = [g for g in bare if g.head in _MEMBERS]  # no 'SLP participants'
    hosts = [g for g in chosen if g not in members]
    if members and len(hosts) == 1:  # those who attend are those who were convened
        for g in members:
            hosts[0].mentions.extend(g.mentions)
            hosts[0].weight += g.weight
        chosen = hosts
    return chosen, theirs


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


def listed(t: Tokens, start: int, ends: dict[int, float], named: set[int]) -> float:
    """The part taken by the one before in a list: 'African leaders, as well as private sector CEOs'."""
    k = start
    while k > 0 and start - k < 5 and t.low[k - 1] in (",", "and", "as", "well", "the", "its", "their", "our", "&"):
        k -= 1
    if k == start or not t.same_block(k - 1, start):
        return 0.0
    m = k
    while m > 0 and start - m < 24 and (m - 1 in named or t.low[m - 1] in (",", "and", "the")):
        m -= 1
    if m < k and t.low[m - 1] == "from":  # 'leaders from Norland, Marenia, and Sudria, as well as CEOs'
        k = m - 1
    return ends.get(k, 0.0)


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
        if _opposed(t.low[start:i], t.low[g.start : g.noun]):
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


def _opposed(ours: list[str], theirs: list[str]) -> bool:
    """'small firms' beside 'large firms'."""
    return any(
        not a.isdisjoint(ours) and not b.isdisjoint(theirs) or not b.isdisjoint(ours) and not a.isdisjoint(theirs)
        for a, b in _OPPOSED
    )


def _state(t: Tokens, start: int, end: int) -> str:
    """The state or union that the words before a group's noun name, and nothing else: of 'EU leaders' and 'European Union leaders'."""
    g, words = gazetteer(), t.text(start, end)
    return g.countries.get(words) or g.unions.get(words, "")
