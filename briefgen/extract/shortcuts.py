"""What takes spaCy longer than it must, done with the same result: its attribute ruler, and the joining of Docs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

_ASKED = frozenset(
    ("LOWER", "IS_SPACE", "TAG", "DEP")
)  # by patterns that can be looked up: the second hangs on the first
_KEPT = 200_000  # of what was met: as many as in some millions of words
_READ: list[int | str] = ["ORTH", "SPACY", "HEAD", "DEP", "POS", "TAG", "LEMMA", "ENT_IOB", "ENT_TYPE"]


class Ruler:
    """A pipeline's attribute ruler. It tries each of its patterns at each token, a tenth of the time of the pipeline; here those
    of one token are tried once for each word with its tag and label, and looked up from then on."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler: Any = ruler
        self._strings = ruler.vocab.strings
        matchers: Any = [type(ruler.matcher)(ruler.vocab) for _ in range(2)]
        self._alone, self._others = matchers
        rules: Any = ruler.patterns
        for n, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                alone = len(pattern) == 1 and pattern[0].keys() <= _ASKED
                (self._alone if alone else self._others).add(str(n), [pattern])
        self._known: dict[tuple[int, ...], list[tuple[int, int]]] = {}  # (number of the rule, its key) of what matches

    def __call__(self, doc: Doc) -> None:
        """Set the parts of speech and what else hangs on tags and labels."""
        keys = list(map(tuple, doc.to_array(["LOWER", "TAG", "DEP"]).tolist()))
        if len(self._known) > _KEPT:
            self._known.clear()
        if new := {key for key in keys if key not in self._known}:
            self._learn(type(doc), list(new))
        matches = [(n, rule, i, i + 1) for i, key in enumerate(keys) for n, rule in self._known[key]]
        others = self._others(doc, allow_missing=True, as_spans=False)
        matches += [(int(self._strings[rule]), rule, start, end) for rule, start, end in others]
        matches.sort()  # later rules have precedence
        self._ruler.set_annotations(doc, matches)

    def _learn(self, kind: type[Doc], keys: list[tuple[int, ...]]) -> None:
        import numpy

        doc = kind(self._ruler.vocab, words=[self._strings[low] for low, _, _ in keys])
        rows: Any = numpy.array([key[1:] for key in keys], dtype="uint64")
        doc.from_array(["TAG", "DEP"], rows)
        self._known.update((key, []) for key in keys)
        for rule, i, _ in self._alone(doc, allow_missing=True, as_spans=False):
            self._known[keys[i]].append((int(self._strings[rule]), rule))


def joined(docs: Sequence[Doc]) -> Doc:
    """One Doc of several that are not empty, with what is read of it here; a blank stands between each two."""
    import numpy

    arrays = [doc.to_array(_READ) for doc in docs]
    for doc, array in zip(docs[:-1], arrays, strict=False):
        array[-1, 1] |= not doc[-1].is_space
    rows: Any = numpy.concatenate(arrays)
    words: Any = rows[:, 0].tolist()  # by their numbers
    whole = type(docs[0])(docs[0].vocab, words=words, spaces=rows[:, 1].astype(bool).tolist())
    return whole.from_array(_READ[2:], rows[:, 2:])
