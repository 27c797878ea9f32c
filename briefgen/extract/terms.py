"""Offices that a document calls by a term of its own: 'the Secretary of Ports (Secretary)', '“Secretary” means the Secretary of Ports'."""

from __future__ import annotations

from briefgen.extract.lexicon import ROLE_HEADS
from briefgen.extract.namewords import plain_words
from briefgen.extract.spans import ORG, PERSON, ROLE, UNKNOWN, Found
from briefgen.extract.tokens import Tokens

_QUOTES = frozenset(("“", "”", '"', "'", "‘", "’", "''", "``"))
_LEADING = _QUOTES | frozenset("the or hereinafter hereafter herein referred to as called".split())
_LONGEST = 5  # words of a term
_LEAD = 8  # words before it in its brackets
_UNSURE = (ROLE, ORG, UNKNOWN, PERSON)


def office_terms(t: Tokens, found: list[Found]) -> None:
    """Mark every use of such a term as a role whose `term` is the office that it means; terms without one stay what they are."""
    terms: list[tuple[int, int, int, Found]] = []  # where it begins to hold, the tokens of the term, its office
    for f in found:
        if f.kind != ROLE or f.end - f.start < 2:
            continue
        if (span := _in_brackets(t, f) or _meant(t, f)) and _fits(t, *span, f):
            terms.append((span[0] if span[0] > f.start else 0, *span, f))
    if not terms:
        return
    by_start = {f.start: f for f in found}
    places: dict[str, list[int]] = {t.words[start]: [] for _, start, _, _ in terms}
    for i, word in enumerate(t.words):
        if word in places:
            places[word].append(i)
    for since, start, end, office in terms:
        words = t.words[start:end]
        for i in places[words[0]]:
            if i < since or t.words[i : i + len(words)] != words or not _alone(t, i, i + len(words)):
                continue
            use = by_start.get(i)
            if use is None:
                found.append(use := Found(i, i + len(words), ROLE))
                by_start[i] = use
            elif use.kind not in _UNSURE or use.end > i + len(words) or use.sure and use.canon:
                continue
            use.kind, use.end, use.term, use.sure = ROLE, i + len(words), office, True
    found.sort(key=lambda f: f.start)


def _in_brackets(t: Tokens, f: Found) -> tuple[int, int] | None:
    """The words in brackets behind an office: '(Secretary)', '(hereinafter the “Secretary”)'."""
    i = f.end
    if i + 2 >= t.n or t.words[i] != "(" or not t.same_block(f.start, i + 2):
        return None
    start = i + 1
    while start < min(t.n - 1, i + _LEAD) and t.low[start] in _LEADING:
        start += 1
    end = start
    while (
        end < min(t.n, start + _LONGEST) and t.words[end] not in _QUOTES and t.words[end] not in (")", ",", ";", "or")
    ):
        end += 1
    return (start, end) if start < end < t.n and t.same_block(i, end) and (")" in t.words[end : end + 2]) else None


def _meant(t: Tokens, f: Found) -> tuple[int, int] | None:
    """The term before 'means the Secretary of Ports', in quotation marks."""
    k = f.start - 1 - (t.low[f.start - 1] == "the")
    if k < 3 or t.low[k] != "means" or t.words[k - 1] not in _QUOTES:
        return None
    start = next((i + 1 for i in range(k - 2, max(0, k - 2 - _LONGEST), -1) if t.words[i] in _QUOTES), k)
    return (start, k - 1) if start < k - 1 and t.same_block(start, f.start) else None


def _fits(t: Tokens, start: int, end: int, f: Found) -> bool:
    """Whether words may be a term for an office: its own head ('OMB Director'), or its initials ('AG')."""
    if t.low[end - 1] in ROLE_HEADS and t.cap[start]:
        return t.low[end - 1] in plain_words(t.text(f.start, f.end))
    letters = t.words[start]
    first = "".join(w[0] for w in t.words[f.start : f.end] if w[0].isupper())
    return end - start == 1 and 1 < len(letters) < 7 and letters.isupper() and letters == first[: len(letters)]


def _alone(t: Tokens, start: int, end: int) -> bool:
    """Whether words are that term and no part of a longer name: 'the Secretary shall', not 'the Secretary of War', 'Secretary Holm'."""
    if end < t.n and t.same_block(start, end) and (t.cap[end] or t.low[end] in ("of", "for", "-")):
        return False
    before = t.low[start - 1] if start and t.same_block(start - 1, start) else ""
    if end - start > 1 or t.words[start].isupper():
        return not (before and t.cap[start - 1] and before != "the")
    return before in ("the", "(") or before in _QUOTES
