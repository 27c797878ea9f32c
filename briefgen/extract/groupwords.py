"""The words of an unnamed group: where what it is called begins and ends."""

from __future__ import annotations

from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.groupparts import told_which
from briefgen.extract.lexicon import DAYS, GROUP_HEADS
from briefgen.extract.tokens import Tokens

NOT_A_MODIFIER = frozenset(
    """the a an this that these those its their our his her my your both all some many most several other others such more
    few two three four any no each every various certain what which same own""".split()
)
STATES = frozenset("countries nations states governments economies".split())
# Said of a group of these with 'of' and whose they are: 'the people of Marenia', 'members of the administration'.
_OF_WHOM = frozenset("people citizens members states residents".split())
# Groups in the singular, where a word before them tells which: 'the security force', 'a border patrol'.
TEAMS = frozenset("force patrol squad unit convoy platoon".split())
PAIR = ("allies", "partners")
LEVELS = frozenset("federal state local tribal territorial municipal provincial regional county".split())
_OWNED = frozenset("allies partners forces troops soldiers neighbors neighbours lawmakers farmers fighters".split())


def joined(t: Tokens, i: int, end: int) -> int | None:
    """The second noun of one party of two: 'retailers and policymakers', 'executive departments and agencies'."""
    if end + 1 >= t.n or end != i + 1 or t.low[end] not in ("and", "or") or t.deps[i] == "conj":
        return None
    for j in range(end + 1, min(end + 4, t.n)):
        if not t.same_block(i, j) or t.cap[j] > t.cap[i] or t.pos[j] not in ("ADJ", "NOUN", "PROPN"):
            return None
        if t.heads[j] == i and t.deps[j] == "conj":
            after = t.low[j + 1] if t.same_block(j, j + 1) else ""
            pairs = t.low[i] in PAIR or t.low[j] in PAIR
            return j if t.low[j] in GROUP_HEADS and after != "," and not pairs and not t.possessive(j + 1) else None
    return None


def extent(t: Tokens, i: int, people: set[int], named: set[int]) -> tuple[int, int]:
    """The tokens of the group whose noun is i: its modifiers, and whose they are ('the people of Marenia')."""
    start = phrase_start(t, i)
    start = max((k + 1 for k in range(start, i) if k in people or k in t.credits), default=start)
    start = max((k + 1 for k in range(start, i) if t.low[k] in DAYS), default=start)  # 'On Monday EU regulators'
    start += start < i and t.low[start] in ("and", "or")
    if t.words[start] == "-":  # the rest of a hyphenated verb
        start = min(start + 2, i)
    if start == i and i > 4 and t.words[i - 1] == ")" and t.words[i - 3] == "(" and i - 4 in named:
        start = i - 4  # 'Pacific Islands Forum (PIF) leaders'
        while start - 1 in named and t.same_block(start - 1, i):
            start -= 1
    start = _levels(t, first_of_list(t, start, i, named), i)
    if t.cap[i]:  # 'Commonwealth, State and Territory Ministers'
        first = min((k for k in t.children[i] if t.cap[k] and t.deps[k] in ("nmod", "compound", "amod")), default=start)
        between = t.low[first:start]
        if (
            "and" in between
            and t.same_block(first, i)
            and all(t.cap[k] or t.low[k] in (",", "and") for k in range(first, start))
        ):
            start = first
    if (
        t.low[i] in _OWNED
        and start > 1
        and t.possessive(start - 1)
        and start - 2 in named
        and t.same_block(start - 2, i)
    ):
        start -= 2  # 'Marenia's forces'
        while start - 1 in named and t.same_block(start - 1, i):
            start -= 1
    first = start - (t.low[start - 1] == "other")
    if t.low[i] in STATES and t.pos[first - 1] == "NUM" and t.deps[first - 1] == "nummod":
        start = first - 1 if t.same_block(first - 1, i) else start  # '44 other countries'
        start -= 2 * (start > 1 and t.words[start - 1] == "-" and t.glued(start))  # 'Twenty-two countries'
    j = i + 2 + (i + 2 < t.n and t.low[i + 2] == "the")
    if t.low[i] in _OF_WHOM and j < t.n and t.low[i + 1] == "of" and j in named and t.same_block(i, j):
        end = j
        while end < t.n and end in named and t.same_block(i, end):
            end += 1
        if end < t.n and t.heads[end - 1] == end and t.pos[end] == "NOUN" and t.same_block(i, end):
            end += 1  # 'members of the Marenian community'
        if t.possessive(end):  # 'members of Marenia's economic team'
            owned = end + 1
            while owned < t.n and t.pos[owned] in ("ADJ", "NOUN") and t.same_block(i, owned):
                owned += 1
            end = owned if owned > end + 1 else end
        return start, end
    return start, max(_headed(t, i), told_which(t, i)) + (t.low[i + 1 : i + 2] == ["general"] and t.heads[i + 1] == i)


def _levels(t: Tokens, start: int, i: int) -> int:
    """Where the levels of government before a group begin: 'federal, state, and local officials'."""
    if t.low[start] not in LEVELS:
        return start
    k = start
    while k and t.same_block(k - 1, i) and (t.low[k - 1] in LEVELS or t.low[k - 1] in (",", "and", "or", "&")):
        k -= 1
    while k < start and t.low[k] not in LEVELS:
        k += 1
    return min(k, start)


def of_each(t: Tokens, i: int) -> bool:
    """'The head of each agency': all of them."""
    return t.low[i] == "head" and t.low[i + 1 : i + 3] == ["of", "each"] and t.same_block(i, i + 2)


def of_law(t: Tokens, i: int) -> bool:
    """Whether token i is the 'general' of 'attorneys general' and the head of the two."""
    return t.low[i] == "general" and t.low[i - 1] == "attorneys" and t.heads[i - 1] == i and t.same_block(i - 1, i)


def _headed(t: Tokens, i: int) -> int:
    """Where 'heads of executive departments and agencies' ends; else behind the noun."""
    end = i + 1
    each = of_each(t, i)
    if t.low[i] != "heads" and not each or end + 1 >= t.n or t.low[end] != "of" or not t.same_block(i, end + 1):
        return end
    k = end + 1
    while (
        k < t.n
        and t.same_block(i, k)
        and (t.pos[k] in ("ADJ", "NOUN") or t.low[k] in ("and", "the", "other", "all", "each"))
    ):
        if t.pos[k] == "NOUN" and (each or t.tags[k] == "NNS"):
            end = k + 1
        k += 1
    return end


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


def team_of(t: Tokens, k: int, i: int) -> bool:
    """Whether token k is the first of two to whom a team belongs: 'a combined Marenian and coalition force'."""
    return t.low[i] in TEAMS and t.words[k] in gazetteer().demonyms


def phrase_start(t: Tokens, i: int) -> int:
    """Where the modifiers of the plural noun i begin."""
    k = i
    while k > 0 and t.same_block(k - 1, i) and i - k < 7:
        low, pos = t.low[k - 1], t.pos[k - 1]
        if t.words[k] == "-" and t.glued(k):  # 'high-ranking officials'
            k -= 1
            continue
        if (
            low in NOT_A_MODIFIER
            or pos in ("DET", "PRON", "ADP", "VERB", "AUX", "ADV", "SCONJ", "PART", "NUM", "PUNCT")
            and not (
                t.words[k - 1] == "-"
                and t.glued(k)
                or pos == "VERB"
                and t.tags[k - 1] in ("VBG", "VBN")
                and t.deps[k - 1] == "amod"
            )
        ):
            break
        if pos == "CCONJ":
            if not (
                k - 2 >= 0
                and (
                    t.deps[k - 2] in ("amod", "compound", "nmod")
                    and i >= t.heads[k - 2] >= k - 2
                    or team_of(t, k - 2, i)
                )
            ):
                break
        elif pos not in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT", "X"):
            break
        elif pos != "PUNCT" and not (
            k - 1 <= t.heads[k - 1] <= i or t.deps[k - 1] == "conj" and k - 4 <= t.heads[k - 1] or team_of(t, k - 1, i)
        ):
            break
        k -= 1
    while k < i and (t.pos[k] in ("CCONJ", "PUNCT")):
        k += 1
    return k


_OPPOSED = tuple(  # who are not the same, though such words narrow nobody down
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (("large larger big", "small smaller"), ("new young", "old"), ("current", "former"))
)


def opposed(ours: list[str], theirs: list[str]) -> bool:
    """'small firms' beside 'large firms'."""
    return any(
        not a.isdisjoint(ours) and not b.isdisjoint(theirs) or not b.isdisjoint(ours) and not a.isdisjoint(theirs)
        for a, b in _OPPOSED
    )
