"""One analysed document: spaCy's tokens, tags and trees over all blocks, with offsets into the SourceDocument's text."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from briefgen.extract.asides import asides
from briefgen.extract.casing import unmarked
from briefgen.extract.companions import part_companions
from briefgen.model import Actor, ActorKind, BlockKind, Evidence, SourceDocument

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Span

_NUMBERED = frozenset(
    "Annex Appendix Article Category Chapter Class Division Part Phase Schedule Section Table Tier Title Volume War".split()
)
SURNAME = "Ho"  # what the language model reads for the surname 'He'
RANK = "Chief"  # and for the 'Under' of an 'Under Secretary', which is no preposition
ZONES = {z: z[:-3] + z[-3:].upper() for z in ("eastern", "central", "mountain", "pacific", "local")}  # after 'a.m.'
_SET_OTHERWISE = frozenset(("'", SURNAME, RANK, *ZONES.values()))


def head_of(heads: Sequence[int], start: int, end: int) -> int:
    """Which of the tokens [start, end) the others hang on, by the heads of all tokens: the last where none hangs outside."""
    return next((k for k in range(start, end) if not start <= heads[k] < end), end - 1)


class _Words(dict[int, str]):
    """The model's words by their numbers, each asked for once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, number: int) -> str:
        word = self[number] = self._strings[number]
        return word


@lru_cache(maxsize=1)
def _words(strings: StringStore) -> _Words:
    """Those of one model: it keeps its words as long itself."""
    return _Words(strings)


class Analysis:
    """A document's blocks, analysed one by one and joined into one spaCy Doc.

    `doc` holds every token of the document in order; sentences never cross blocks. `starts[i]` and `ends[i]` are the
    character offsets of token i in `source.text`, `block[i]` the index of its block. Never use `token.idx`: it counts
    in the joined Doc, not in the document. `pieces` are the parts that were read on their own: first token, and the mark
    that an enumerated item has ('(a)', '' for a plain paragraph); marks themselves are not among the tokens.
    """

    def __init__(
        self,
        source: SourceDocument,
        doc: Doc,
        starts: list[int],
        ends: list[int],
        block: list[int],
        reading: str = "",
        pieces: Sequence[tuple[int, str]] = (),
        common: Callable[[str], bool] | None = None,
    ) -> None:
        self.common = common or (lambda word: False)  # whether a small word is in the model's dictionary
        self.pieces = tuple(pieces)
        self.reading = reading or source.text  # the same letters, capitals throughout set as names and sentences are
        self.source, self.doc, self.starts, self.ends, self.block = source, doc, starts, ends, block
        self.sents: list[Span] = list(doc.sents)
        self.sent_at = [
            n for n, s in enumerate(self.sents) for _ in range(s.start, s.end)
        ]  # token -> its sentence's index

    @cached_property
    def columns(self) -> tuple[list[int], list[str], list[str], list[str], list[str], list[str]]:
        """Heads, dependency labels, parts of speech, tags, lemmas and texts of all tokens, read once: not to be changed."""
        numbers = self.doc.to_array(["HEAD", "DEP", "POS", "TAG", "LEMMA", "ORTH"]).astype("int64")
        heads = (numbers[:, 0] + range(len(numbers))).tolist()
        words = _words(self.doc.vocab.strings)
        deps, pos, tags, lemmas, texts = (
            list(map(words.__getitem__, column.view("uint64").tolist())) for column in numbers[:, 1:].T.copy()
        )
        plain = self.reading.isascii()
        for i, w in enumerate(texts):  # as written
            if w in _SET_OTHERWISE:
                texts[i] = self.source.text[self.starts[i] : self.starts[i] + len(w)]
            elif not plain and not (own := self.reading[self.starts[i] : self.starts[i] + len(w)]).isascii():
                texts[i] = own if unmarked(own) == w else w
        part_companions(self.doc, heads, deps, tags, texts)
        return heads, deps, pos, tags, [lemma.lower() for lemma in lemmas], texts

    @cached_property
    def lower(self) -> list[str]:
        """The texts of all tokens in small letters, in which the surname 'He' is no pronoun: not to be changed."""
        _, _, _, tags, _, texts = self.columns
        low = [w.lower() if w != "He" or tag != "NNP" else SURNAME.lower() for w, tag in zip(texts, tags, strict=True)]
        for i, word in enumerate(texts) if "I" in texts else ():
            if word == "I" and i and texts[i - 1] in _NUMBERED:
                low[i] = "1"  # 'Annex I'
        return low

    def kind(self, i: int) -> BlockKind:
        """The kind of the block that token i stands in; what only points to other stories is a caption, too."""
        block = self.block[i]
        return BlockKind.CAPTION if block in self._asides else self.source.blocks[block].kind

    def is_aside(self, i: int) -> bool:
        """Whether token i stands in a caption or a teaser."""
        return self.kind(i) is BlockKind.CAPTION

    @cached_property
    def _asides(self) -> frozenset[int]:
        return asides(self.source)

    def sent_index(self, i: int) -> int:
        """The index in `sents` of the sentence that token i stands in."""
        return self.sent_at[i] if i < len(self.sent_at) else len(self.sents) - 1

    def sent(self, i: int) -> Span:
        """The sentence that token i stands in."""
        return self.sents[self.sent_index(i)]

    @cached_property
    def news_at(self) -> int:
        """The number of the first sentence of the body that tells something: no dateline, no 'Council of Berg | Press release |'."""
        body, tags = self.source.body_start, self.columns[3]
        told = ((n, s) for n, s in enumerate(self.sents) if self.starts[s.start] >= body and s.end - s.start > 7)
        news = (
            n
            for n, s in told
            if not self.is_aside(s.start) and any(t[:2] in ("VB", "MD") for t in tags[s.start : s.end])
        )
        return next(news, 0)

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Token range (end exclusive) -> character range in the document's text."""
        return self.starts[start], self.ends[end - 1]

    def text(self, start: int, end: int) -> str:
        """The document's own text of a token range; what is set in capitals throughout, as `reading` has it."""
        last = min(end, len(self.ends)) - 1
        return self.reading[self.starts[start] : self.ends[last]] if start <= last else ""

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Character range -> the smallest token range that covers it."""
        lo = bisect.bisect_right(self.ends, start)
        hi = bisect.bisect_left(self.starts, end)
        return lo, max(hi, lo)

    def evidence(self, start: int, end: int) -> Evidence:
        """The Evidence for a token range."""
        a, b = self.chars(start, end)
        block = self.block[start]
        return Evidence(self.source.id, a, b, self.source.text[a:b], self.source.blocks[block].page, block + 1)


@dataclass(slots=True)
class CastMention:
    """One reference to an actor, tokens [start, end): form is 'name', 'noun' ('the Secretary', 'both sides') or 'pronoun'."""

    start: int
    end: int
    kind: ActorKind
    actors: tuple[str, ...] = ()  # ids; several for 'both sides', 'they', none where unresolved
    form: str = "name"


@dataclass(slots=True)
class Cast:
    """Who appears in a document: the actors found (salience still 0) and every mention of them."""

    actors: list[Actor] = field(default_factory=list)
    mentions: list[CastMention] = field(default_factory=list)  # in order, not overlapping
    turns: dict[int, str] = field(
        default_factory=dict
    )  # block of a transcript -> id of who speaks, '' where nobody known
    _at: dict[int, CastMention] = field(default_factory=dict)

    def index(self) -> None:
        """Make `at` answer for the mentions as they stand."""
        self._at = {i: m for m in self.mentions for i in range(m.start, m.end)}

    def at(self, i: int) -> CastMention | None:
        """The mention that covers token i."""
        return self._at.get(i)

    def get(self, id: str) -> Actor:
        return next(a for a in self.actors if a.id == id)
