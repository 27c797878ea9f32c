"""Bodies of a state whose names are written small: 'the Marenian competition authority', 'the Marenian central bank'."""

from __future__ import annotations

from briefgen.extract.clusters import Clusters, plain_words
from briefgen.extract.parts import part_taken
from briefgen.extract.spans import ORG, PEOPLE, Entity, Found
from briefgen.extract.tokens import Tokens

# Troops, ministries and 'authorities' are not among them: they stand for the state itself.
_HEADS = frozenset("authority army navy parliament watchdog agency bank court police regulator".split())
_LOOSE = frozenset("authority watchdog agency bank court regulator".split())  # 'an Italian bank' may be any
_REACH = 4


def national_bodies(t: Tokens, clusters: Clusters) -> None:
    """Make them actors where they act; mentions in the same words are one."""
    made: dict[str, Entity] = {}
    for f in list(clusters.found):
        if f.kind != PEOPLE or (end := _end(t, f)) is None:
            continue
        text = t.text(f.start, end).lower()
        if text not in made:
            if part_taken(t, f.start, end) < 2:
                continue
            made[text] = clusters.new(ORG, plain_words(text))
            made[text].state = f.canon
        clusters.found.append(Found(f.start, end, ORG, sure=True))
        clusters.join(len(clusters.found) - 1, made[text])


def _end(t: Tokens, f: Found) -> int | None:
    """The end of the body's name that an adjective begins, or None."""
    if t.title[t.block[f.start]]:
        return None
    for k in range(f.end, min(f.end + _REACH, t.n)):
        if not t.same_block(f.start, k) or t.cap[k] or t.pos[k] not in ("NOUN", "ADJ"):
            return None
        if t.low[k] in _HEADS:
            loose = t.low[k] in _LOOSE
            article = f.start > 0 and t.low[f.start - 1] in ("the", "its")
            if loose and (k == f.end or not article) or k + 1 < t.n and t.tags[k + 1].startswith("NN"):
                return None  # 'an Italian bank', 'the Italian police officers'
            return k + 1
    return None
