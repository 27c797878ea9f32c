"""Who gets or holds an office, by the verb or a style: 'X serves as', 'X was named', 'nominated X to be', 'the Minister, Senator X'."""

from __future__ import annotations

from itertools import pairwise

from briefgen.extract.lexicon import HONORIFICS
from briefgen.extract.spans import ORG, PERSON, ROLE, UNKNOWN, Found
from briefgen.extract.tokens import Tokens

SERVING = frozenset("serve serves serving act acts acting".split())
STYLES = HONORIFICS | frozenset("senator ambassador the hon hon. honourable honorable rt right h.e. mp".split())
NAMED = frozenset(
    "named appointed nominated elected designated confirmed sworn installed inaugurated reappointed re-elected chosen selected".split()
)


def appointed(t: Tokens, f: Found, people: dict[int, Found]) -> Found | None:
    """Who is, or is to be, what a role says: 'X serves as', 'X will serve as', 'X was named', 'nominated X to be'."""
    i = f.start - 1 - (f.start > 0 and t.low[f.start - 1] in ("the", "its", "their", "our", "a", "an"))
    if i < 1 or not t.same_block(i, f.start):
        return None
    verb = i
    if t.low[i] in ("as", "be"):
        verb = i - 1 - (t.low[i] == "be" and t.low[i - 1] == "to")
        if t.low[i] == "as" and t.low[t.heads[i]] in NAMED and t.same_block(t.heads[i], i):
            verb = t.heads[i]  # 'was sworn in today as'
    if t.low[verb] not in NAMED and not (t.low[verb] in SERVING and t.low[i] == "as" and t.low[verb] != "served"):
        near = people.get(verb)
        if near is None or t.low[i] not in ("as", "be") or not (t.low[near.start - 1] in NAMED or likewise(t, i, near)):
            return None
        return near
    for _ in range(3):
        subject = next((k for k in t.children[verb] if t.deps[k] in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return people.get(subject) if t.low[verb] in SERVING or t.deps[subject] == "nsubjpass" else None
        verb = t.heads[verb]
    return None


def likewise(t: Tokens, i: int, f: Found) -> bool:
    """Whether the 'as' at token i goes without the verb told before: 'X will serve as chair and Y as vice chair'."""
    if (
        t.low[i] != "as"
        or f.end != i
        or t.low[f.start - 1] not in ("and", ",", "while")
        or not t.same_block(f.start - 1, i)
    ):
        return False
    before = t.low[t.analysis.sents[t.sent[i]].start : f.start]
    return "as" in before and not (NAMED | SERVING).isdisjoint(before)


def own_part(t: Tokens, f: Found, span: tuple[int, int], people: dict[int, Found]) -> tuple[int, int]:
    """A role phrase without the next one to get an office: 'chair | and Otto Lund', of 'X will serve as chair and Otto Lund as'."""
    for k in range(span[0] + 1, span[1]):
        one = people.get(k)
        if one is not None and one is not f and one.start == k and t.low[one.end : one.end + 1] == ["as"]:
            return span[0], k - (t.low[k - 1] in ("and", ","))
    return span


def styled_behind(t: Tokens, found: list[Found]) -> set[int]:
    """Give the office to the person whom a style sets off from it: 'the Minister for Ports, Senator the Hon Ada Holm'.

    Returns where these offices begin. In a list they stand before the names throughout, once they do so.
    """
    claimed: set[int] = set()
    ends = {f.end: f for f in found if f.kind == PERSON}
    named: set[int] = set()  # where the names end that have their office before them
    for n, (f, one) in enumerate(pairwise(found)):
        end = f.end
        beside = one.start == end or one.start == end + 1 and t.words[end] == ","
        if one.kind == ORG and beside and n + 2 < len(found):
            end, one = one.end, found[n + 2]  # 'Special Secretary, Department of Ports, Shri Otto Lund'
        comma = t.words[end : end + 1] == [","]
        if f.kind != ROLE or one.kind != PERSON or not comma and end == f.end or end - f.start < 2:
            continue
        style = t.low[end + comma : one.start]
        first = f.start - 1 - (t.low[f.start - 1] == "the")
        behind = first > 0 and t.words[first] == "," and first in ends and first not in named
        styled = 0 < len(style) < 5 and all(w in STYLES for w in style)
        if behind or not styled or not t.same_block(f.start, one.end):
            continue
        one.roles.append((f.start, end))
        f.kind, one.sure = UNKNOWN, True
        claimed.add(f.start)
        named.add(one.end)
    return claimed
