"""First names that only a title gives."""

from __future__ import annotations

from collections import Counter

from briefgen.extract.clusters import Clusters
from briefgen.extract.lexicon import FUNCTION, HONORIFICS, ORG_HEADS, PORTFOLIO, ROLE_HEADS, ROLE_MODIFIERS, THING_HEADS
from briefgen.extract.namewords import plain_words
from briefgen.extract.spans import PERSON, Found
from briefgen.extract.tokens import Tokens


def full_names(t: Tokens, clusters: Clusters, surnames: Counter[str]) -> None:
    """The first name that only the title gives: 'Call with Prime Minister Per Ask' above 'Prime Minister Ask said'."""
    lone = {
        e.words[-1]: e for e in clusters.entities if e.kind == PERSON and len(e.words) == 1 and e.found and e.titles
    }
    known = ORG_HEADS | PORTFOLIO | ROLE_HEADS | ROLE_MODIFIERS | HONORIFICS | THING_HEADS | FUNCTION
    for i in range(1, t.n if lone else 0):
        e = lone.get(t.low[i])
        if e is None or not t.title[t.block[i]] or surnames[e.words[-1]] > 1 or not t.same_block(i - 1, i):
            continue
        start = i
        while start > 0 and i - start < 2 and t.same_block(start - 1, i) and t.words[start - 1][0].isupper():
            if t.low[start - 1] in known or t.labels[start - 1] != "PERSON":
                break
            start -= 1
        if start < i:
            clusters.add(Found(start, i + 1, PERSON, sure=True), e)
            e.words = plain_words(t.text(start, i + 1))
            del lone[t.low[i]]
