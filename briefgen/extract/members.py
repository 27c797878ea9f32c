"""Those who belong to a body or to a union of states, however a text says it: 'Council members', 'all 27 EU countries'."""

from __future__ import annotations

from collections import Counter

from briefgen.extract.clusters import Clusters
from briefgen.extract.lexicon import HONORIFICS
from briefgen.extract.spans import ORG, PERSON, Found
from briefgen.extract.tokens import Tokens

CLUBS = frozenset(("G7", "G20"))  # that are nothing but their members
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ROW = 40  # tokens of 'Ada Holm, Director, Ports Agency (non-voting member)'
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


def member_rows(t: Tokens, found: list[Found]) -> None:
    """In lines 'Ada Holm, Director, Ports Agency' of a list the bodies only say whose the persons are: not actors by that."""
    rows: dict[int, list[Found]] = {}
    for f in found:
        if f.kind in (PERSON, ORG) and not t.title[t.block[f.start]]:
            rows.setdefault(t.block[f.start], []).append(f)
    members = [row for row in rows.values() if row[0].kind == PERSON and _is_row(t, row[0])]
    for row in members if len(members) > 1 else ():
        bodies = [f for f in row[1:] if f.kind == ORG and f.start > row[0].end]
        for f in bodies:
            f.in_role = True
        if bodies and len(row) == 1 + len(bodies):
            row[0].org = row[0].org or (bodies[0].start, bodies[0].end)


def _is_row(t: Tokens, f: Found) -> bool:
    """Whether a person's name opens a line that tells nothing but who that is."""
    k = f.start - 1
    while k >= 0 and t.same_block(k, f.start) and (t.low[k] in HONORIFICS or t.low[k] in ("the", ".")):
        k -= 1
    last = min(f.end + _ROW, t.n)
    end = next((i for i in range(f.end, last) if not t.same_block(i, f.start)), last)
    alone = not t.same_block(k, f.start) and end < f.end + _ROW
    return (
        alone
        and f.end < end
        and t.low[f.end] in (",", "-", "–", "—", "(", ":")
        and _FINITE.isdisjoint(t.tags[f.end : end])
    )
