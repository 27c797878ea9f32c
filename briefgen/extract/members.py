"""Those who belong to a body or to a union of states, however a text says it: 'Council members', 'all 27 EU countries'."""

from __future__ import annotations

from collections import Counter

from briefgen.extract.clusters import Clusters
from briefgen.extract.spans import ORG
from briefgen.extract.tokens import Tokens

CLUBS = frozenset(("G7", "G20"))  # that are nothing but their members
_MEMBERS = frozenset("members countries states nations".split())
_EVERY = frozenset("the - member all other individual many most some several respective current new fellow".split())


def unions_of(t: Tokens, clusters: Clusters) -> dict[int, str]:
    """A key of the body that each token of a body's name belongs to; 'Council' alone is the one body whose name ends so."""
    known = [e for e in clusters.entities if e.kind == ORG and e.found]
    key = {e.number: e.canon or " ".join(e.words) for e in known}
    out = {k: key[e.number] for e in known for f in e.found for k in range(f.start, f.end)}
    ends = Counter(e.words[-1] for e in known if len(e.words) > 1)
    short = {e.words[-1]: key[e.number] for e in known if ends[e.words[-1]] == 1}
    for n, f in enumerate(clusters.found):
        if n not in clusters.of and f.end - f.start == 1 and t.low[f.start] in short:
            out[f.start] = short[t.low[f.start]]
    return out


def members_of(t: Tokens, words: range, i: int, unions: dict[int, str]) -> str:
    """'members of X' where the noun i, told by `words`, names the members of the one body X; else ''."""
    if t.low[i] not in _MEMBERS:
        return ""
    bodies = {unions.get(k, "") for k in words if t.low[k] not in _EVERY and t.pos[k] != "NUM"}
    body = bodies.pop() if len(bodies) == 1 else ""
    return f"members of {body}" if body else ""
