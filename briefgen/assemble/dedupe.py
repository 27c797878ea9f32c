"""Near-duplicate documents: the same release from several places is one source, and nothing that only one of them says is lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import chain

from briefgen.assemble.words import running_words
from briefgen.model import Extraction, SourceDocument

Pair = tuple[SourceDocument, Extraction]
Run = tuple[str, ...]

_SHINGLE = 4  # words
_MARK, _STRETCH = (
    " th",
    24,
)  # where the stretches begin that stand for a document when candidates are looked for; characters
_SHORT = 200  # words
_SPARSE = 30  # a text with fewer than one mark in so many words is not English
_ALIKE = 0.8  # share of the shorter document's shingles that the longer one must hold
_COMMON = 40  # a stretch that so many different documents share is boilerplate
_NUMBER = re.compile(r"\d[\d.,]*")


def shingles(text: str) -> frozenset[Run]:
    """Every run of four words."""
    ws = running_words(text)
    if len(ws) < _SHINGLE:
        return frozenset({tuple(ws)}) if ws else frozenset()
    return frozenset(zip(*(ws[i:] for i in range(_SHINGLE)), strict=False))


def _sketch(text: str) -> set[str]:
    """Some stretches of a text: enough to find documents that may be copies. Those behind each ' th', as in 'the' and
    'that', which are found at once; of a short text, and where they are few, every run of four words."""
    flat = text.casefold().replace("\n", " ")
    blanks, parts = flat.count(" "), flat.split(_MARK)[1:]
    if blanks < _SHORT or len(parts) * _SPARSE < blanks:
        ws = flat.split()
        parts = [" ".join(ws[i : i + _SHINGLE]) for i in range(max(1, len(ws) - _SHINGLE + 1))]
    return {part[:_STRETCH] for part in parts}


def _numbers(text: str) -> set[str]:
    return {n.rstrip(".,").replace(",", "") for n in _NUMBER.findall(text)}


class _Prints:
    """What is compared of one document, made once."""

    def __init__(self, pair: Pair) -> None:
        self.source, self.extraction = pair
        self.length = len(self.source.text)

    @cached_property
    def runs(self) -> frozenset[Run]:
        return shingles(self.source.text)

    @cached_property
    def numbers(self) -> set[str]:
        return _numbers(self.source.text)


def _folds_into(small: _Prints, big: _Prints) -> bool:
    """Whether the bigger document says everything that the smaller does: its wording, all its figures, every action."""
    if not small.runs or len(small.runs & big.runs) < _ALIKE * len(small.runs):
        return False
    if small.numbers - big.numbers:
        return False  # a figure or a day that differs is a conflict to show, not a copy
    for action in small.extraction.actions:
        for evidence in action.evidence[:1]:
            own = shingles(evidence.quote)
            if own and len(own & big.runs) < 0.7 * len(own):
                return False
    return True


def fold_duplicates(pairs: Sequence[Pair]) -> tuple[list[Pair], dict[str, list[SourceDocument]]]:
    """(documents that stay, oldest first; documents folded, by the id of the one that stays).

    The longest stays; of equals the earliest published. Time grows with the text, not with the pairs of documents:
    candidates come from an inverted index over the sketches of the documents that stay.
    """
    prints = [_Prints(p) for p in pairs]
    prints.sort(key=lambda p: (-p.length, p.source.published or date.max, p.source.id))
    index: defaultdict[str, list[int]] = defaultdict(list)
    kept: list[_Prints] = []
    folded: dict[str, list[SourceDocument]] = {}
    for item in prints:
        sketch = _sketch(item.source.text)
        hits = Counter(chain.from_iterable(found for run in sketch if len(found := index[run]) <= _COMMON))
        best = sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:5]
        likely = [n for n, count in best if count >= 0.5 * len(sketch)]
        home = next((kept[n] for n in likely if _folds_into(item, kept[n])), None)
        if home is not None:
            folded.setdefault(home.source.id, []).append(item.source)
            continue
        for run in sketch:
            index[run].append(len(kept))
        kept.append(item)
    kept.sort(key=lambda p: (p.source.published or date.max, p.source.id))
    return [(p.source, p.extraction) for p in kept], folded
