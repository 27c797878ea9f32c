"""Who gets or holds an office, by the verb: 'X serves as', 'X was named', 'nominated X to be'."""

from __future__ import annotations

from briefgen.extract.spans import Found
from briefgen.extract.tokens import Tokens

_SERVING = frozenset("serve serves serving act acts acting".split())
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
    if t.low[verb] not in NAMED and not (t.low[verb] in _SERVING and t.low[i] == "as" and t.low[verb] != "served"):
        near = people.get(verb)
        if near is None or t.low[i] not in ("as", "be") or t.low[near.start - 1] not in NAMED:
            return None
        return near
    for _ in range(3):
        subject = next((k for k in t.children[verb] if t.deps[k] in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return people.get(subject) if t.low[verb] in _SERVING or t.deps[subject] == "nsubjpass" else None
        verb = t.heads[verb]
    return None
