"""Bodies that are told without a name of their own: 'the Board', 'the previous administration'."""

from __future__ import annotations

from briefgen.extract.clusters import Clusters
from briefgen.extract.lexicon import ORG_HEADS, ROLE_HEADS
from briefgen.extract.parts import part_taken
from briefgen.extract.spans import ORG, PERSON, STATE, UNKNOWN, Entity, Found
from briefgen.extract.tokens import Tokens

# heads which one document may use for a known body of its own besides a longer name ('the Coalition', 'the Norlandic Coalition')
_OTHERWISE = frozenset("coalition alliance party government union council".split())
_TERMS = frozenset(("previous", "prior", "last", "outgoing", "incoming", "former", "current", "caretaker"))
# Heads that may name a body without more, when it is nowhere named in full.
_ALONE = frozenset(
    "board committee commission court council agency bureau panel tribunal cabinet government senate house parliament congress bank ministry department coalition alliance union party".split()
)


def stray_bodies(t: Tokens, clusters: Clusters) -> None:
    """'the Board' where no body with such a head is named: a body of its own, if it acts."""
    heads = {w for e in clusters.entities if e.kind == ORG and e.found for w in e.words if w in ORG_HEADS}
    first: dict[str, int] = {}
    for e in clusters.entities:
        for w in e.words if e.kind == ORG and e.found else ():
            start = min(f.start for f in e.found)
            first[w] = min(first.get(w, start), start)
    if any(form.lower().endswith("government") for e in clusters.entities if e.kind == STATE for form in e.forms):
        heads.add("government")
    by_word: dict[str, list[int]] = {}
    for n, f in enumerate(clusters.found):
        if n not in clusters.of and f.kind in (UNKNOWN, ORG) and f.end - f.start == 1 and t.low[f.start] in ORG_HEADS:
            by_word.setdefault(t.low[f.start], []).append(n)
    for word, numbers in by_word.items():
        acting = [n for n in numbers if part_taken(t, clusters.found[n].start, clusters.found[n].end) >= 0.7]
        if not acting or word not in _ALONE:
            continue
        if word in heads and (
            word not in _OTHERWISE or min(clusters.found[n].start for n in numbers) > first.get(word, -1)
        ):
            continue  # stands for the longer name, which came first
        ruled = [e for e in clusters.entities if e.kind == ORG and e.found and len(e.words) == 2 and e.words[1] == word]
        one = ruled[0] if word == "government" and len(ruled) == 1 else None  # 'the Holm Government', also before
        chaired = chaired_body(t, clusters, word) if one is None else None
        if chaired is not None:
            one = clusters.new(ORG, tuple(t.low[chaired.start : chaired.end]))
            clusters.add(chaired, one)
        entity = one or clusters.new(ORG, (word,))
        for n in numbers:
            clusters.join(n, entity)


def chaired_body(t: Tokens, clusters: Clusters, word: str) -> Found | None:
    """The one body with that head which somebody's office names: 'Ada Holm, Chair of the Committee on Ports, said'."""
    names: dict[str, Found] = {}
    for f in clusters.found:
        for start, end in f.roles if f.kind == PERSON else ():
            k = next((k + 1 for k in range(start, end) if t.low[k] == "of"), end)
            k += t.low[k : k + 1] == ["the"]
            one = ROLE_HEADS.isdisjoint(
                t.low[k:end]
            )  # no two offices: 'Secretary of Norland and President of the Council'
            if one and start >= f.end and end - k > 1 and word in t.low[k:end] and t.cap[k]:
                names.setdefault(t.text(k, end), Found(k, end, ORG, sure=True))
    return next(iter(names.values())) if len(names) == 1 else None


def administrations(t: Tokens, clusters: Clusters) -> None:
    """'the previous administration', in lower case: a body of its own."""
    made: dict[str, Entity] = {}
    nameless = not any(e.kind == ORG and e.found and e.words[-1] == "administration" for e in clusters.entities)
    alone: Entity | None = None
    for i in range(1, t.n):
        if (
            nameless
            and t.words[i] == "administration"
            and t.low[i - 1] in ("the", "her", "his")
            and t.deps[i] == "nsubj"
        ):
            alone = alone or clusters.new(ORG, ("administration",))
            clusters.add(Found(i, i + 1, ORG, sure=True), alone)
            continue
        if t.words[i] in ("administration", "government") and t.low[i - 1] in _TERMS and not t.title[t.block[i]]:
            if i > 1 and t.same_block(i, i - 2) and t.low[i - 2] in ("the", "this", "'s", "’s", "our"):
                text = t.text(i - 1, i + 1).lower()
                entity = made.get(text) or made.setdefault(text, clusters.new(ORG, tuple(text.split())))
                clusters.add(Found(i - 1, i + 1, ORG, sure=True), entity)
