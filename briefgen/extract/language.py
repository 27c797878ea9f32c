"""Which blocks are no English sentences: they are left out of the analysis and said, never read as such."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from briefgen.model import SourceDocument

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a that is for on with as by be was at from it are have has this which will not or an its were"
    " their been who but they his had would he we all our you can more said any into than other may i us these also"
    " about".split()
)
_ENOUGH = 12  # words needed to tell a language
_LISTED = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}\s*")  # 'Holm, Ada B.'
_REGISTER = 100  # lines so made that are a register, of which no line tells anything
_SHARE = 0.12  # of English function words: running English has 0.3 to 0.5, headlines and lists less


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def listed_names(source: SourceDocument) -> frozenset[int]:
    """Index of each block of a long register of names, 'Holm, Ada': read as sentences they give actors that are none."""
    found = [n for n, b in enumerate(source.blocks) if _LISTED.fullmatch(source.text, b.start, b.end)]
    return frozenset(found if len(found) >= _REGISTER else ())


def foreign_blocks(source: SourceDocument) -> dict[int, str]:
    """Index of each block that is surely in another language -> its ISO 639-1 code."""
    found: dict[int, str] = {}
    for n, block in enumerate(source.blocks):
        words = _WORD.findall(source.text, block.start, block.end)
        if not words:
            continue
        letters = "".join(words)
        script = sum(map("\u024f".__lt__, letters)) / len(letters)  # those that are not Latin
        if script > 0.5 and len(letters) >= _ENOUGH:
            found[n] = str(_identifier().classify(source.text[block.start : block.end])[0])
            continue
        if len(words) < _ENOUGH or sum(w.lower() in _ENGLISH for w in words) / len(words) >= _SHARE:
            continue
        names = sum(w[0].isupper() for w in words) / len(words)
        if names > 0.6 and all(w.isascii() for w in words):
            continue  # a list of names or a headline
        language, sure = _identifier().classify(source.text[block.start : block.end])
        if language != "en" and sure > 0.95:
            found[n] = str(language)
    return found
