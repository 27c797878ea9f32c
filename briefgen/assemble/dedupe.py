"""Near-duplicate documents: the same release from several places is one source, and nothing that only one of them says is lost."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from briefgen.assemble.words import words
from briefgen.model import Extraction, SourceDocument

Pair = tuple[SourceDocument, Extraction]

_SHINGLE = 4  # words
_SKETCH = 4  # one shingle in four stands for a document when candidates are looked for
_ALIKE = 0.8  # share of the shorter document's shingles that the longer one must hold
_COMMON = 40  # a shingle that so many different documents share is boilerplate
_NUMBER = re.compile(r"\d[\d.,]*")


def shingles(text: str) -> frozenset[int]:
    """Hashes of every run of four words."""
    ws = words(text)
    if len(ws) < _SHINGLE:
        return frozenset({zlib.crc32(" ".join(ws).encode())}) if ws else frozenset()
    runs = zip(*(ws[i:] for i in range(_SHINGLE)), strict=False)
    return frozenset(zlib.crc32(" ".join(run).encode()) for run in runs)


def _sketch(hashes: frozenset[int]) -> list[int]:
    return sorted(h for h in hashes if h % _SKETCH == 0) if len(hashes) > 100 else sorted(hashes)


def _numbers(text: str) -> set[str]:
    return {n.rstrip(".,").replace(",", "") for n in _NUMBER.findall(text)}


class _Prints:
    """What is compared of one document, made once."""

    def __init__(self, pair: Pair) -> None:
        self.source, self.extraction = pair
        self.hashes = shingles(self.source.text)
        self.numbers = _numbers(self.source.text)


def _folds_into(small: _Prints, big: _Prints) -> bool:
    """Whether the bigger document says everything that the smaller does: its wording, all its figures, every action."""
    if not small.hashes or len(small.hashes & big.hashes) < _ALIKE * len(small.hashes):
        return False
    if small.numbers - big.numbers:
        return False  # a figure or a day that differs is a conflict to show, not a copy
    for action in small.extraction.actions:
        for evidence in action.evidence[:1]:
            own = shingles(evidence.quote)
            if own and len(own & big.hashes) < 0.7 * len(own):
                return False
    return True


def fold_duplicates(pairs: Sequence[Pair]) -> tuple[list[Pair], dict[str, list[SourceDocument]]]:
    """(documents that stay, oldest first; documents folded, by the id of the one that stays).

    The longest stays; of equals the earliest published. Time grows with the text, not with the pairs of documents:
    candidates come from an inverted index over the shingles of the documents that stay.
    """
    prints = [_Prints(p) for p in pairs]
    prints.sort(key=lambda p: (-len(p.hashes), p.source.published or date.max, p.source.id))
    index: defaultdict[int, list[int]] = defaultdict(list)
    kept: list[_Prints] = []
    folded: dict[str, list[SourceDocument]] = {}
    for item in prints:
        sketch = _sketch(item.hashes)
        hits = Counter(n for h in sketch for n in index[h] if len(index[h]) <= _COMMON)
        likely = [n for n, count in hits.most_common(5) if count >= 0.5 * len(sketch)]
        home = next((kept[n] for n in likely if _folds_into(item, kept[n])), None)
        if home is not None:
            folded.setdefault(home.source.id, []).append(item.source)
            continue
        for h in sketch:
            index[h].append(len(kept))
        kept.append(item)
    kept.sort(key=lambda p: (p.source.published or date.max, p.source.id))
    return [(p.source, p.extraction) for p in kept], folded
