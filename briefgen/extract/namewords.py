"""Names as plain words, to compare them by: without case, accents, points and possessives."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefgen.extract.gazetteer import AREAS, gazetteer
from briefgen.extract.lexicon import COMPANY_ENDS

__all__ = [
    "initials",
    "legal_form",
    "owns",
    "plain_words",
    "sister_firms",
    "stands_for",
    "state_names",
    "state_words",
]

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """A name's words: lower case, no accents, points or possessive."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return tuple(w.replace(".", "").removesuffix("'s") for w in _WORD.findall(text))


_LEGAL_FORMS = frozenset(w.replace(".", "") for w in COMPANY_ENDS)
_IN_SHORT = {"company": "co", "corporation": "corp", "limited": "ltd", "incorporated": "inc"}


def legal_form(words: Sequence[str]) -> str:
    """The legal form with which a company's plain words end, one way for all its spellings; '' where they end with none."""
    return _IN_SHORT.get(words[-1], words[-1]) if words[-1] in _LEGAL_FORMS else ""


def sister_firms(names: Iterable[tuple[str, str]]) -> set[str]:
    """Of (name without its legal form, legal form) the names that stand with two forms: 'Orm Oil DMCC' beside 'Orm Oil FZE'."""
    told: dict[str, set[str]] = {}
    for name, form in names:
        told.setdefault(name, set()).update([form] if form else ())
    return {name for name, forms in told.items() if len(forms) > 1}


def initials(words: Iterable[str]) -> str:
    """The first letters of a name's plain words, but for the small ones."""
    return "".join(w[0] for w in words if w not in ("of", "the", "and", "for", "on", "in", "to"))


@lru_cache(maxsize=1)
def state_words() -> dict[str, str]:
    """Names and adjectives of states as plain words -> common name."""
    g = gazetteer()
    out = {" ".join(plain_words(k)): v for k, v in g.demonyms.items()}
    out.update(state_names())
    return out


@lru_cache(maxsize=1)
def state_names() -> dict[str, str]:
    """Names of states as plain words -> common name."""
    return {" ".join(plain_words(k)): v for k, v in gazetteer().countries.items()}


@lru_cache(maxsize=1)
def _areas() -> frozenset[str]:
    return frozenset(" ".join(plain_words(name)) for name in AREAS)


def owns(words: Iterable[str]) -> bool:
    """Whether the plain words behind 'of' in a body's name are a state or a union of states."""
    name = " ".join(w for w in words if w != "the")
    return name in state_names() or name in _areas()


def stands_for(short: str, long: str, quoted: bool) -> bool:
    """Whether a bracket gives a short name: an acronym, or words of the long name."""
    a, b = plain_words(short), plain_words(long)
    if not a or not b or a == b:
        return False
    if all(w in b or len(w) > 5 and any(w[:5] == x[:5] for x in b) for w in a):
        return True  # 'Instituto Lex de Portos (Lex Institute)'
    letters = "".join(a)
    if len(a) == 1 and of_beginnings(letters, b):
        return True
    if len(a) == 1 and len(short) <= 12 and any(c.isupper() for c in short[1:]) or quoted:
        first = "".join(w[0] for w in b)
        it = iter("".join(b))
        return letters[0] in first and (all(c in it for c in letters) or quoted)
    return False


def of_beginnings(short: str, long: tuple[str, ...]) -> bool:
    """Whether a word is made of the beginnings of at least two words: 'Ofport' of 'Office of Ports'; or, in another order, of
    their initials: 'OPA' of 'Authority of Ocean Ports'."""
    first = Counter(w[0] for w in long)
    if len(short) > 2 and not Counter(short) - first:
        return True
    at, used = 0, 0
    for word in long:
        size = next((n for n in range(len(word), 1, -1) if short.startswith(word[:n], at)), 0)
        at, used = at + size, used + (size > 0)
    return used > 1 and at == len(short)
