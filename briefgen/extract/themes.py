"""What a document is about, in its own words: key phrases, from which themes are suggested."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.model import BlockKind

_LONGEST = 4  # words of a phrase
_BEST = 15  # phrases kept of a document
_TITLE = 2.0  # what a phrase gains by standing in the title, half of it in a heading
_LENGTH = 0.3  # what each word beyond two adds
_SINGLE = 0.4  # one word alone says little: 'permits' beside 'export permits'
_NOT_SUBJECTS = frozenset("PERSON ORG GPE NORP LOC FAC DATE TIME MONEY PERCENT CARDINAL ORDINAL QUANTITY".split(" "))
_NAMING = ("ADJ", "NOUN", "PROPN")
# Words that no subject begins or ends with, and nouns that are never a subject alone.
_LIGHT = frozenset(
    re.findall(
        r"\w+",
        """other new many such same last next first second own several recent current former further additional various certain
        main major key important great good large small high low early late possible potential able available due whole full
        different similar total more most less few common general particular special today yesterday tomorrow mr mrs ms dr""",
    )
)
_VAGUE = frozenset(
    re.findall(
        r"\w+",
        """year month week day time people person man woman way thing part number percent lot kind case fact place point end
        statement release press conference news story report reporter spokesman spokeswoman spokesperson official officials
        member members contact office page photo image video share email newsletter copyright right rights reserved content
        minister secretary president chairman chair director head department ministry government company country countries
        meeting work issue question decision step measure action area group example order use need
        authority authorities committee council board commission bank treasury parliament agency agencies community institution
        appointment investigation deadline effort support role work change result level rate share total one two three""",
    )
)


def keyphrases(analysis: Analysis) -> tuple[tuple[str, float], ...]:
    """(phrase, weight) of a document, best first: runs of adjectives and nouns, by how often and where they stand.

    Weights are comparable between documents of any length; names are left to the actors.
    """
    count: Counter[str] = Counter()
    lift: defaultdict[str, float] = defaultdict(float)
    shown: defaultdict[str, Counter[str]] = defaultdict(Counter)
    _, _, pos, _, lemmas, words = analysis.columns  # token objects would cost several times as much
    small = [w.casefold() for w in words]
    names = {i for e in analysis.doc.ents if e.label_ in _NOT_SUBJECTS for i in range(e.start, e.end)}
    begins = {sent.start for sent in analysis.sents}
    for start, end in _runs([p in _NAMING and w.isalpha() for p, w in zip(pos, words, strict=True)], names, begins):
        kind = analysis.kind(start)
        gain = _TITLE if kind is BlockKind.TITLE else _TITLE / 2 if kind is BlockKind.HEADING else 0.0
        for a, b in _phrases(start, end, pos, small, lemmas):
            key = " ".join(lemmas[a:b])
            count[key] += 1
            lift[key] = max(lift[key], gain)
            if words[b - 1].islower():  # what is only ever capitalised is a name or stands in titles alone
                shown[key][" ".join((small[a] if a in begins else words[a], *words[a + 1 : b]))] += 1
    return _best(count, lift, shown)


def _runs(naming: list[bool], names: set[int], begins: set[int]) -> Iterator[tuple[int, int]]:
    """The unbroken runs of tokens that can name a subject, none beyond its sentence."""
    start = -1
    for i, can in enumerate((*naming, False)):
        if start >= 0 and (not can or i in names or i in begins):
            yield start, i
            start = -1
        if can and start < 0 and i not in names:
            start = i


def _phrases(start: int, end: int, pos: list[str], small: list[str], lemmas: list[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a run that can name a subject: they end in a noun and neither begin nor end with a light word."""
    for a in range(start, end):
        if small[a] in _LIGHT:
            continue
        for b in range(a + 1, min(end, a + _LONGEST) + 1):
            if pos[b - 1] == "ADJ" or small[b - 1] in _LIGHT:
                continue
            if b == a + 1 and (small[a] in _VAGUE or lemmas[a] in _VAGUE or len(small[a]) < 4):
                continue
            if not _VAGUE.issuperset(small[a:b]):
                yield a, b


def _best(count: Counter[str], lift: dict[str, float], shown: dict[str, Counter[str]]) -> tuple[tuple[str, float], ...]:
    weight: dict[str, float] = {}
    for key, n in count.items():
        words = key.count(" ") + 1
        if key not in shown or (words == 1 and n < 3):
            continue
        weight[key] = (
            math.log1p(n) * (_SINGLE if words == 1 else 1 + _LENGTH * (words - 2)) * (1 + lift[key] * min(1.0, n / 3))
        )
    ranked = sorted(weight, key=lambda k: (-weight[k], k))
    kept: list[str] = []
    for key in ranked:
        # A part of a longer phrase stays only where it stands by itself as well.
        if any(f" {key} " in f" {other} " and count[key] <= count[other] + 1 for other in kept):
            continue
        if any(f" {other} " in f" {key} " and count[key] * 3 <= count[other] for other in kept):
            continue
        kept.append(key)
        if len(kept) == _BEST:
            break
    return tuple((max(shown[k], key=lambda s: (shown[k][s], s)), round(weight[k], 3)) for k in kept)
