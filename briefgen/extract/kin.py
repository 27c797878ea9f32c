"""Whose wife or son somebody is, and who may be called 'Mrs.': what tells two people of one surname apart."""

from __future__ import annotations

from briefgen.extract.givennames import EITHER, GIVEN, WOMEN
from briefgen.extract.lexicon import ROLE_HEADS
from briefgen.extract.spans import Entity, Found
from briefgen.extract.tokens import Tokens

__all__ = ["KIN", "SIBLINGS", "addressed", "introduced", "rules"]

KIN = frozenset("wife husband son daughter brother sister mother father widow niece nephew spouse".split())
SIBLINGS = frozenset(("brother", "sister"))  # as likely to be meant as the other
_RULERS = frozenset("president premier minister chancellor king queen pope".split())
_MR, _MRS = frozenset(("mr", "mr.")), frozenset(("mrs", "mrs.", "ms", "ms."))


def introduced(t: Tokens) -> dict[str, str]:
    """First names, in lower case, of those whom the text introduces as somebody's kin, with as what: {'jana': 'wife'}."""
    low, found = t.low, dict[str, str]()
    for i in range(t.n - 2):
        first_lady = low[i] == "lady" and i > 0 and low[i - 1] == "first"
        if low[i] in KIN or first_lady:
            k = i + 1 + (low[i + 1] == ",")
            if t.cap[k] and t.same_block(i, k):
                found[low[k]] = "wife" if first_lady else low[i]
    return found


def addressed(first: str, title: str) -> bool:
    """Whether somebody of that first name may be called so: 'Mrs. Holm' is not Tom Holm."""
    wrong = WOMEN if title in _MR else GIVEN - WOMEN - EITHER if title in _MRS else frozenset[str]()
    return first not in wrong


def rules(f: Found, e: Entity) -> bool:
    """Whether 'President Rehn' is spoken of before 'Captain Ilse Rehn', who is named once and by another title."""
    held = e.titles & ROLE_HEADS
    return (
        f.title in _RULERS and len(e.words) > 1 and len(e.found) == 1 and bool(held) and f.title not in held
    ) and not (e.speaks or e.found[0].start < f.start)
