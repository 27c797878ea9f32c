"""Words as assemble compares them: folded, stemmed, without the small ones. Pure, no language model."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import TypeVar

from briefgen.model import SourceDocument
from briefgen.text import one_line

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NAME = re.compile(r"\b(?:[A-Z][\w'’-]+|\d[\d.,]*)")
_HEAD = re.compile(r"^\W*[A-Z][\w'’-]*(?=\s+[a-z(]|\W*$)")
_GERUND = re.compile(r"\w{2}ing$")
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|phase \w+|round \w+)\b"
)
_VOWEL = re.compile("[aeiouy]")


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as a text."""
    return frozenset(text.split())


# Function words, and the words of time and reporting that say nothing about which event is meant.
STOP = word_set(
    """a an the this that these those it its he she they them their his her him we us our i you your who whom whose which what
    when where why how there here and or but nor so yet if then than as at by for from in into of off on onto out over per
    to toward towards under until up upon via with within without about above across after against ahead along also amid
    among any are around aside be became because been before being below beside between beyond both can cannot could did do
    does doing done down during each either else ever every few had has have having hence just least less may might more
    most much must neither no none not now once only other others ought own rather s same shall should since some still
    such t though through thus too unless very was were while will would yes new said say says saying told tell today
    yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december mr mrs ms dr including include included according year month week day
    """
)
_IRREGULAR = {
    "held": "hold", "met": "meet", "meeting": "meet", "began": "begin", "begun": "begin", "took": "take", "taken": "take",
    "gave": "give", "given": "give", "made": "make", "won": "win", "lost": "lose", "brought": "bring", "sent": "send",
    "kept": "keep", "left": "leave", "led": "lead", "paid": "pay", "rose": "rise", "risen": "rise", "fell": "fall",
    "fallen": "fall", "grew": "grow", "grown": "grow", "chose": "choose", "chosen": "choose", "shot": "shoot",
    "struck": "strike", "sold": "sell", "sought": "seek", "spoke": "speak", "spoken": "speak", "withdrew": "withdraw",
    "withdrawn": "withdraw", "wrote": "write", "written": "write", "people": "person", "men": "man", "women": "woman",
    "children": "child", "countries": "country", "duties": "duty", "monies": "money", "data": "data", "news": "news",
    "series": "series", "species": "species", "analyses": "analysis", "crises": "crisis", "indices": "index",
}  # fmt: skip


_PLAIN = re.compile("[\0-\x7f‘“”–—]*")  # nothing to fold but case
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # accents that combine


def fold(text: str) -> str:
    """Lower case without accents and with plain apostrophes: for comparing, never for showing."""
    if text.isascii():
        return text.casefold()
    low = text.casefold().replace("’", "'")
    if _PLAIN.fullmatch(low):
        return low
    flat = unicodedata.normalize("NFKD", low.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return _MARKS.sub("", flat)


@lru_cache(maxsize=16384)
def quote_key(quote: str) -> str:
    """A quoted sentence as items are known by it: folded, on one line."""
    return fold(one_line(quote))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its inflection: 'tariffs', 'tariff'; 'traded', 'trading', 'trade'; 'duties', 'duty'."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and not word.endswith(("eed", "ening")) and len(word) - len(suffix) >= 3:
            base = word[: -len(suffix)]
            if _VOWEL.search(base):
                word = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    if word.endswith("ication") and len(word) > 9:  # application, apply; notification, notify
        return word[:-6]
    if word.endswith("ied"):
        word = word[:-3] + "y"
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 and word[-2] not in "aeiou" else word


_IN_WORDS = bytes(c if chr(c).isalnum() or c == 0x27 else 0x20 for c in range(128)).ljust(256)


def running_words(text: str) -> list[str]:
    """The folded words of a text, in order; hyphens separate."""
    low = fold(text)
    if not low.isascii() and not _PLAIN.fullmatch(low):
        return _WORD.findall(low)
    # The same with a table of bytes, which takes a third of the time; an apostrophe is in a word, not at its end.
    raw = b" " + low.encode("ascii", "replace").translate(_IN_WORDS) + b" "
    if b"'" in raw:
        raw = raw.replace(b"''", b"  ").replace(b"' ", b"  ").replace(b" '", b"  ")
    return raw.decode("ascii").split()


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The same of a short text, remembered."""
    return tuple(running_words(text))


class _Stems(dict[str, str]):
    """Stems of folded words, '' for those that carry no meaning; made on demand."""

    def __missing__(self, word: str) -> str:
        if len(self) > 200_000:
            self.clear()
        found = "" if word in STOP or (len(word) == 1 and not word.isdigit()) else stem(word)
        self[word] = found
        return found


_STEMS = _Stems()
_NONE = frozenset({""})


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """The stems that carry meaning."""
    return frozenset(map(_STEMS.__getitem__, words(text))) - _NONE


def holds_any(text: str, signs: Iterable[str]) -> bool:
    """Whether one of some strings stands in a text."""
    return any(map(text.__contains__, signs))


STORY = 600  # characters that tell what a document's story is


def story_words(source: SourceDocument) -> frozenset[str]:
    """The stems of a document's title and first paragraphs."""
    return content(source.text[:STORY])


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Likeness of two sets of words that all weigh the same (0-1)."""
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0


@lru_cache(maxsize=16384)
def named(text: str) -> frozenset[str]:
    """The stems of names and figures in a text; a capital at its head proves nothing unless another follows."""
    text = _HEAD.sub("", text)
    return frozenset(stem(w) for m in _NAME.findall(text) for w in words(m) if w not in STOP)


@lru_cache(maxsize=16384)
def term_words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text or term as (stem, singular), in order, small words included: for matching terms."""
    return tuple((stem(w), w if w.endswith("ss") else w.removesuffix("s")) for w in words(text))


def phrase_in(phrase: tuple[tuple[str, str], ...], text: tuple[tuple[str, str], ...]) -> bool:
    """Whether the words of a phrase stand in a text one after the other, inflected or not.

    A noun in -ing is taken as it is: 'listing' finds 'listings' and no 'list', 'mining' no 'mine'.
    """
    n = len(phrase)
    return n > 0 and any(
        all(
            a[1] == b[1] if _GERUND.search(a[1]) else a[0] == b[0] for a, b in zip(phrase, text[i : i + n], strict=True)
        )
        for i in range(len(text) - n + 1)
        if text[i][0] == phrase[0][0]
    )


def find_phrases(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Where phrases stand in a text, inflected or not: (start, end), in order."""
    wanted: defaultdict[str, list[tuple[tuple[str, str], ...]]] = defaultdict(list)
    for phrase in map(term_words, phrases):
        if phrase:
            wanted[phrase[0][0]].append(phrase)
    places = [(m.start(), m.end(), term_words(m[0])) for m in _WORD.finditer(text)]
    said = [w[0] if len(w) == 1 else ("", "") for _, _, w in places]
    found = []
    for n, (stemmed, _) in enumerate(said):
        for phrase in wanted.get(stemmed, ()):
            last = n + len(phrase) - 1
            if last < len(said) and phrase_in(phrase, tuple(said[n : last + 1])):
                found.append((places[n][0], places[last][1]))
    return found


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the smaller set is in the other (0-1)."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


_ENDS = 16
_T = TypeVar("_T")


def ends(items: Sequence[_T]) -> Sequence[_T]:
    """The first and the last 16 of a long list, in their order: what a sentence that hundreds of documents repeat is
    compared with, so that time does not grow with the square of their number."""
    return items if len(items) <= 2 * _ENDS else [*items[:_ENDS], *items[-_ENDS:]]


class _Weights(dict[str, float]):
    """Weights of words; 1 for one that is not known."""

    def __missing__(self, word: str) -> float:
        return 1.0


_GRID = 2**16


class Rarity:
    """Weights of words: inverse document frequency over (document, words), smoothed for few documents."""

    def __init__(self, said: Iterable[tuple[str, frozenset[str]]]) -> None:
        per_document: defaultdict[str, set[str]] = defaultdict(set)
        for document, found in said:
            per_document[document] |= found
        total = len(per_document)
        held = Counter(chain.from_iterable(per_document.values()))
        # On a grid of two's powers sums are exact: else they would depend on the order of a set, which no run shares.
        rare = {n: round(math.log(1 + (total + 40) / (n + 1)) * _GRID) / _GRID for n in set(held.values())}
        of = _Weights({w: rare[n] for w, n in held.items()})
        squares = _Weights({w: x * x for w, x in of.items()})
        self._rank = {w: n for n, w in enumerate(sorted(sorted(of), key=of.__getitem__, reverse=True))}
        self._weight, self._square = of.__getitem__, squares.__getitem__
        self._mass = cache(lambda words: sum(map(of.__getitem__, words)))
        self._norm = cache(lambda words: math.sqrt(sum(map(squares.__getitem__, words))))

    def cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Likeness of two sets of words (0-1)."""
        both = a & b
        return sum(map(self._square, both)) / (self._norm(a) * self._norm(b)) if both else 0.0

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How much of the smaller set is in the other (0-1)."""
        both = a & b
        return sum(map(self._weight, both)) / min(self._mass(a), self._mass(b)) if both else 0.0

    def compare(self, a: frozenset[str], b: frozenset[str]) -> tuple[int, float, float]:
        """(how many words two sets share, their cosine, their overlap)."""
        both = a & b
        if not both:
            return 0, 0.0, 0.0
        cosine = sum(map(self._square, both)) / (self._norm(a) * self._norm(b))
        return len(both), cosine, sum(map(self._weight, both)) / min(self._mass(a), self._mass(b))

    def rarest(self, words: Iterable[str], count: int) -> list[str]:
        """The words that say most, in a fixed order: by these things that are alike are found. All must be known."""
        return sorted(words, key=self._rank.__getitem__)[:count]


@lru_cache(maxsize=16384)
def _ordinals(text: str) -> frozenset[str]:
    return frozenset(_ORDINAL.findall(text.casefold()))


def other_of_series(a: str, b: str) -> bool:
    """Whether two texts speak of different members of a series: 'the first hearing', 'the second hearing'."""
    x, y = _ordinals(a), _ordinals(b)
    return bool(x and y and not x & y)
