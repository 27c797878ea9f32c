"""Near-duplicate documents: the same release from several places is one source, and nothing that only one of them says is lost."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import chain, compress

from briefgen.assemble.words import fold, running_words
from briefgen.model import Extraction, SourceDocument

Pair = tuple[SourceDocument, Extraction]
Run = tuple[str, ...]

_SHINGLE = 4  # words
_SKETCH = 8  # one shingle in eight stands for a document when candidates are looked for
_ALIKE = 0.8  # share of the shorter document's shingles that the longer one must hold
_COMMON = 40  # a shingle that so many different documents share is boilerplate
_NUMBER = re.compile(r"\d[\d.,]*")


def shingles(text: str) -> frozenset[Run]:
    """Every run of four words."""
    ws = running_words(text)
    if len(ws) < _SHINGLE:
        return frozenset({tuple(ws)}) if ws else frozenset()
    return frozenset(zip(*(ws[i:] for i in range(_SHINGLE)), strict=False))


class _Chosen(dict[str, bool]):
    """Whether the runs that begin with a word are in the sketch: by a hash that is the same in every process."""

    def __missing__(self, word: str) -> bool:
        self[word] = found = zlib.crc32(word.encode()) % _SKETCH == 0
        return found


def _sketch(text: str, chosen: _Chosen) -> list[Run]:
    """Some runs of four words, each once: enough to find documents that may be copies. Words are what blanks part, for
    that is much quicker, and copies have their punctuation in common."""
    ws = fold(text).split()
    starts: Sequence[int] = range(len(ws) - _SHINGLE + 1)
    if len(ws) > 200:
        starts = list(compress(starts, map(chosen.__getitem__, ws)))
    return list(dict.fromkeys(tuple(ws[i : i + _SHINGLE]) for i in starts)) or [tuple(ws)]


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
    candidates come from an inverted index over the shingles of the documents that stay.
    """
    prints = [_Prints(p) for p in pairs]
    prints.sort(key=lambda p: (-p.length, p.source.published or date.max, p.source.id))
    index: defaultdict[Run, list[int]] = defaultdict(list)
    chosen = _Chosen()
    kept: list[_Prints] = []
    folded: dict[str, list[SourceDocument]] = {}
    for item in prints:
        sketch = _sketch(item.source.text, chosen)
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
