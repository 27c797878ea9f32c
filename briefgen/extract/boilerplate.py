"""Wording that every text of a kind repeats, and that tells nothing of this one."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_boilerplate"]

_BOILERPLATE = re.compile(
    r"implemented (?:in a manner )?consistent with applicable law|shall be construed|not intended to, and does not, create|"
    r"(?:story|article|page) (?:has been|was|is being) (?:updated|corrected|(?:re)?published from|edited by)|has not been edited by|did not (?:immediately )?(?:respond|reply) to (?:an? )?"
    r"(?:[\w-]+ )*requests?|may not be (?:published|reproduced|redistributed)|all rights reserved|subscribe to|sign up (?:for|here)|"
    r"unless (?:otherwise )?authori[sz]ed by (?:a |an |any )?(?:[\w-]+ )*licen[cs]e|click here|declined to comment|^previously based in |"
    r"severability|subject to the availability of appropriations"
)


@lru_cache(maxsize=16)  # it is asked of each clause of a sentence
def is_boilerplate(sentence: str) -> bool:
    """Legal wording that every such text repeats, and notes of the medium."""
    return _BOILERPLATE.search(sentence) is not None
