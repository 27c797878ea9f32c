"""Programmes told by their names alone in a list: 'its Safe Harbour, Cheap Cranes, and Early Boats programs' are no bodies."""

from __future__ import annotations

from briefgen.extract.clusters import Clusters
from briefgen.extract.lexicon import ORG_HEADS
from briefgen.extract.spans import ORG, PERSON, THING
from briefgen.extract.tokens import Tokens

_NOUNS = frozenset("programs programmes schemes initiatives".split())
_INSIDE = frozenset((",", "and", "of", "our", "&", "for"))
_BODIES = ORG_HEADS - {"services", "service", "program", "center", "centre"}


def named_programmes(t: Tokens, clusters: Clusters) -> None:
    """Such names, behind whose they are, are things."""
    of_lists: set[int] = set()
    for i in range(1, t.n):
        if t.low[i] not in _NOUNS or not t.words[i].islower() or not t.cap[i - 1]:
            continue
        k = i
        while k and t.same_block(k - 1, i) and (t.cap[k - 1] or t.low[k - 1] in _INSIDE) and i - k < 30:
            k -= 1
        if t.possessive(k - 1) and "," in t.low[k:i]:
            of_lists.update(range(k, i))
    for n, f in enumerate(clusters.found if of_lists else ()):
        known = f.canon or f.kind not in (ORG, PERSON) or not of_lists.issuperset(range(f.start, f.end))
        if known or t.text(f.start, f.end).isupper() or not _BODIES.isdisjoint(t.low[f.start : f.end]):
            continue
        one = clusters.of.get(n)
        if one is not None and all(of_lists.issuperset(range(x.start, x.end)) for x in one.found):
            clusters.leave(n)
            f.kind = THING
