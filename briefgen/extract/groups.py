"""Unnamed but definite groups that act: 'Finance Ministers', 'EU lawmakers', 'international partners'."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.lexicon import GROUP_HEADS, ROLE_HEADS, VAGUE_GROUPS
from briefgen.extract.tokens import Tokens

_NOT_A_MODIFIER = frozenset(
    """the a an this that these those its their our his her my your both all some many most several other others such more
    few two three four any no each every various certain what which same own""".split()
)
_WEAK_MODIFIERS = frozenset(
    """other many several some most new more such same different various certain growing large small big young old own
    fellow further potential additional future former first last next possible real ordinary hard-working hardworking likely
    innocent vulnerable covered eligible impacted affected respective like-minded likeminded individual very current existing many""".split()
)
# Too vague to be anybody, unless a name narrows them down.
_NOBODY = frozenset(
    "individuals people persons stakeholders communities families entities groups men women partners nations countries".split()
)
_NOBODY_BUT = frozenset("international regional foreign global".split())
_MEMBERS = frozenset("attendees participants delegates".split())
_PASSIVE_OK = frozenset(
    "urge ask tell call invite order require direct instruct thank host co-host meet convene gather assemble engage sanction designate brief target warn press".split()
)
_MEETINGS = frozenset("meeting gathering summit group call conference".split())


_LETS = frozenset("help allow enable let make see watch permit ensure".split())
_SHARES = frozenset("parts part members representatives leaders majority number most some many all".split())
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
_STANDING = frozenset("responsible expected required obliged likely set able free ready due committed".split())
_GIVEN = frozenset(
    """approval support deployment consent opposition criticism request requests letter visit talks consultations assistance help
    backing resistance withdrawal arrest killing release return""".split()
)


@dataclass(slots=True)
class Group:
    """A group in the making: its name's tokens, and every mention of it."""

    start: int
    end: int
    head: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    weight: float = 0.0
    acts: int = 0
    narrow: bool = False  # it is told whose they are, and they are asked: 'approval from Chinese regulators'


def find_groups(
    t: Tokens, taken: set[int], used: set[int], people: set[int], ends: dict[int, float], named: set[int]
) -> list[Group]:
    """The groups of a document. `taken` are tokens of names of actors and things, `used` those of roles; `named` those of
    states, peoples and bodies, which make a group definite; `ends` gives the part taken by each name, by the token behind it."""
    groups: list[Group] = []
    by_head: dict[str, list[Group]] = {}
    for i in range(t.n):
        low = t.low[i]
        if (
            low not in GROUP_HEADS
            and t.low[i - 1] not in _COLLECTIVE.get(low, ())
            or i in taken
            or i in used
            or t.pos[i] not in ("NOUN", "PROPN")
            or t.title[t.block[i]]
        ):
            continue
        if i + 1 < t.n and (t.cap[i + 1] and t.cap[i] and t.same_block(i, i + 1) or t.possessive(i + 1)):
            continue
        start = phrase_start(t, i)
        start = max((k + 1 for k in range(start, i) if k in people), default=start)
        if t.words[start] == "-":  # the rest of a hyphenated verb
            start = min(start + 2, i)
        if start == i and i > 4 and t.words[i - 1] == ")" and t.words[i - 3] == "(" and i - 4 in named:
            start = i - 4  # 'Pacific Islands Forum (PIF) leaders'
            while start - 1 in named and t.same_block(start - 1, i):
                start -= 1
        start = first_of_list(t, start, i, named)
        narrow = any(k in named for k in range(start, i))
        acting = max(acts(t, i, narrow), listed(t, start, ends))
        ends[i + 1] = acting
        modifiers = [k for k in range(start, i) if t.low[k] not in _WEAK_MODIFIERS and t.words[k] not in ("-", ",")]
        if (
            low in ("allies", "partners")
            and i + 2 < t.n
            and t.low[i + 1] == "and"
            and t.low[i + 2] in ("allies", "partners")
        ):
            continue  # taken with the second of the pair
        if low in ("allies", "partners") and i > 1 and t.low[i - 1] == "and" and t.low[i - 2] in ("allies", "partners"):
            pair = by_head.setdefault("allies and partners", [])
            if pair:
                pair[0].mentions.append((i - 2, i + 1))
                pair[0].weight += max(1.0, acting)
            else:
                pair.append(Group(i - 2, i + 1, low, [(i - 2, i + 1)], max(2.0, acting), 1))
                groups.append(pair[0])
            continue
        known = match(t, by_head.get(low, ()), start, i)
        if known is not None:
            known.mentions.append((start, i + 1))
            known.weight += acting
            known.acts += acting >= 2
            continue
        if (
            t.low[i - 1] == "fellow"
            or not modifiers
            and start < i
            and t.low[start - 1] not in ("the", "these", "those")
        ):
            continue
        if low == "people" or low in _NOBODY and not any(t.cap[k] or t.low[k] in _NOBODY_BUT for k in modifiers):
            continue
        if not modifiers and (low in VAGUE_GROUPS or t.low[start - 1] in _NOT_A_MODIFIER - {"the"} if start else True):
            continue
        if low in ROLE_HEADS and not low.endswith("s"):
            continue
        group = Group(start, i + 1, low, [(start, i + 1)], acting, int(acting >= 2), narrow and acting >= 1.5)
        groups.append(group)
        by_head.setdefault(low, []).append(group)
    chosen = [g for g in groups if g.weight >= 2 and (g.acts or g.weight >= 3) or g.narrow]
    members = [g for g in chosen if g.head in _MEMBERS]
    hosts = [g for g in chosen if g.head not in _MEMBERS]
    if members and len(hosts) == 1:  # those who attend are those who were convened
        for g in members:
            hosts[0].mentions.extend(g.mentions)
            hosts[0].weight += g.weight
        chosen = hosts
    return chosen


def first_of_list(t: Tokens, start: int, i: int, named: set[int]) -> int:
    """Where the adjectives before a group begin: 'the Spanish, Greek, and French ministers'."""
    while start < i and start in named and start > 1 and t.same_block(start, start - 2):
        k = start - 1
        while k > 0 and t.low[k] in (",", "and", "or") and start - k < 3:
            k -= 1
        if k == start - 1 or t.words[k] not in gazetteer().demonyms:
            break
        start = k
    return start


def listed(t: Tokens, start: int, ends: dict[int, float]) -> float:
    """The part taken by the one before in a list: 'African leaders, as well as private sector CEOs'."""
    k = start
    while k > 0 and start - k < 5 and t.low[k - 1] in (",", "and", "as", "well", "the", "its", "their", "our", "&"):
        k -= 1
    return ends.get(k, 0.0) if k < start and t.same_block(k - 1, start) else 0.0


def match(t: Tokens, groups: list[Group] | tuple[Group, ...], start: int, i: int) -> Group | None:
    """The group that these words name again: the same modifiers, or none ('The Leaders')."""
    words = [w for w in t.low[start:i] if w not in _WEAK_MODIFIERS and w not in ("-", "based")]
    for g in groups:
        theirs = [w for w in t.low[g.start : g.end - 1] if w not in _WEAK_MODIFIERS and w not in ("-", "based")]
        if words == theirs:
            return g
    if not words and len(groups) == 1 and start > 0 and t.low[start - 1] in ("the", "these", "those"):
        return groups[0]
    return None


def phrase_start(t: Tokens, i: int) -> int:
    """Where the modifiers of the plural noun i begin."""
    k = i
    while k > 0 and t.same_block(k - 1, i) and i - k < 7:
        low, pos = t.low[k - 1], t.pos[k - 1]
        if (
            low in _NOT_A_MODIFIER
            or pos in ("DET", "PRON", "ADP", "VERB", "AUX", "ADV", "SCONJ", "PART", "NUM", "PUNCT")
            and not (
                t.words[k - 1] == "-" or pos == "VERB" and t.tags[k - 1] in ("VBG", "VBN") and t.deps[k - 1] == "amod"
            )
        ):
            break
        if pos == "CCONJ":
            if not (k - 2 >= 0 and t.deps[k - 2] in ("amod", "compound", "nmod") and i >= t.heads[k - 2] >= k - 2):
                break
        elif pos not in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT", "X"):
            break
        elif pos != "PUNCT" and not (
            k - 1 <= t.heads[k - 1] <= i or t.deps[k - 1] == "conj" and k - 4 <= t.heads[k - 1]
        ):
            break
        k -= 1
    while k < i and (t.pos[k] in ("CCONJ", "PUNCT")):
        k += 1
    return k


def acts(t: Tokens, i: int, narrow: bool = False) -> float:
    """2 for the subject of an active verb or its conjunct, 1.5 for somebody asked or met, 0.5 otherwise; more if it is told whose."""
    head, dep = i, t.deps[i]
    for _ in range(8):
        if dep != "conj" or t.heads[head] == head:
            break
        head = t.heads[head]
        dep = t.deps[head]
    over = t.heads[head]
    lemma = t.analysis.doc[over].lemma_.lower()
    if dep == "nsubj" and t.pos[over] in ("VERB", "AUX"):
        if t.tags[over] == "VBG" and not any(t.deps[k] == "aux" for k in t.children[over]):
            return 1.0 if narrow else 0.5  # 'with three firms growing'
        if t.deps[over] in ("ccomp", "xcomp") and t.analysis.doc[t.heads[over]].lemma_.lower() in _LETS:
            return 1.0 if narrow else 0.5  # 'helps regulators to see'
        if t.pos[over] == "AUX":
            definite = head == i and any(t.low[k] == "the" for k in t.children[i])
            stands = any(t.low[k] in _STANDING for k in t.children[over])
            return 2.0 if stands and definite or narrow else 0.5
        return 2.0 if t.low[over] not in ("face", "need", "have", "had", "has") else 0.5
    if dep in ("dobj", "dative") and (lemma in _PASSIVE_OK or narrow and t.pos[over] == "VERB"):
        return 2.0
    if dep == "nsubjpass" and (lemma in _PASSIVE_OK or narrow):
        return 2.0 if narrow else 1.5
    if dep == "pobj":
        prep = t.low[over]
        top = t.heads[over]
        if prep == "by" and t.pos[top] in ("VERB", "NOUN"):
            return 2.0
        if prep == "of" and (t.low[top] in _MEETINGS or narrow and t.low[top] in _GIVEN):
            return 2.0
        if prep == "of" and t.low[top] in _SHARES and t.heads[top] != top:
            return acts(t, top, narrow)  # 'parts of the business community have criticised'
        if prep == "with" and t.pos[top] == "VERB":
            return 2.0 if t.tags[top] != "VBG" or narrow else 0.5
        if prep in ("on", "upon") and t.low[top] in ("call", "calls", "called", "calling"):
            return 2.0
        if narrow and prep in ("from", "to", "for", "between", "against", "with") and t.pos[top] in ("VERB", "NOUN"):
            return 1.5 if t.low[top] in _GIVEN else 1.0
    return 0.5
