"""Bodies that a text counts instead of naming them: 'the two working groups', 'both banks'."""

from __future__ import annotations

from briefgen.extract.clusters import Clusters
from briefgen.extract.spans import ORG, Entity
from briefgen.extract.tokens import Tokens

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
_LONGEST = 3  # words between the count and the noun, with it


def counted_bodies(t: Tokens, clusters: Clusters) -> list[tuple[int, int, list[Entity]]]:
    """(start, end, bodies) of 'two working groups', where just two bodies named before have names that end so."""
    out = []
    for i in range(1, t.n):
        count = _COUNTS.get(t.low[i], 0)
        if not count or t.low[i] != "both" and t.low[i - 1] not in ("the", "these", "those", "all"):
            continue
        for end in range(i + 2, min(i + 2 + _LONGEST, t.n)):
            if not t.same_block(i, end - 1):
                break
            if t.tags[end - 1] not in ("NNS", "NNPS"):
                continue
            words = (*t.low[i + 1 : end - 1], _one(t.low[end - 1]))
            bodies = [
                e
                for e in clusters.entities
                if e.kind == ORG and e.words[-len(words) :] == words and any(f.end <= i for f in e.found)
            ]
            if len(bodies) == count and all(len(e.words) > len(words) for e in bodies):
                out.append((i, end, bodies))
            break
    return out


def _one(word: str) -> str:
    """The singular of a body's noun: 'agencies' -> 'agency'."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
