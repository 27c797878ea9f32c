"""The court of a union by its rank: 'the EU's top court', 'the bloc's highest court', 'a top European Union court'."""

from __future__ import annotations

from briefgen.extract.clusters import Clusters
from briefgen.extract.namewords import plain_words
from briefgen.extract.spans import ORG, Found
from briefgen.extract.tokens import Tokens

_UNION, _COURT = "European Union", "Court of Justice of the European Union"
_RANKS = frozenset(("top", "highest", "supreme"))
_LOWER = frozenset(("second", "-", "–", "lower", "general"))  # 'the EU's second-highest court' is another


def union_court(t: Tokens, clusters: Clusters) -> None:
    """Make such phrases name the Court of Justice; 'the EU court' only where the text calls it so elsewhere, too."""
    unions = {f.end: f for f in clusters.found if f.canon == _UNION}
    spans: list[tuple[int, int, bool]] = []
    for i in range(2, t.n):
        if t.low[i] != "court" or not t.same_block(i - 1, i):
            continue
        start = i - (t.low[i - 1] in _RANKS)
        ranked = start < i
        end = start - t.possessive(start - 1)
        union = unions.get(end)
        if union is not None:
            start = union.start
            higher = not ranked and t.low[start - 1] in _RANKS
            start, ranked = start - higher, ranked or higher
        elif end == start or not ranked or t.low[end - 1] != "bloc" or not unions:
            continue
        if t.low[start - 1] not in _LOWER:
            spans.append((start, i + 1, ranked))
    named = next((e for e in clusters.entities if e.found and e.canon == _COURT), None)
    if named is None and not any(ranked for _, _, ranked in spans):
        return
    court = named or clusters.new(ORG, plain_words(_COURT), _COURT)
    for start, end, _ in spans:
        for n, f in enumerate(clusters.found):
            if start <= f.start < end and f.end < end:
                clusters.leave(n)  # the union does nothing there
        clusters.add(Found(start, end, ORG, _COURT, sure=True), court)
