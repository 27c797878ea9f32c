"""Wording that every text of a kind repeats, and that tells nothing of this one."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_boilerplate"]

# by a word of it that is soon looked for
_WORDINGS = {
    "applicable law": r"implemented (?:in a manner )?consistent with applicable law",
    "shall be construed": "shall be construed",
    "not intended to": "not intended to, and does not, create",
    **{
        kind: rf"{kind} (?:has been|was|is being) (?:updated|corrected|(?:re)?published from|edited by)"
        for kind in ("story", "article", "page")
    },
    "edited by": "has not been edited by",
    **{
        f"{answer} to": rf"did not (?:immediately )?{answer} to (?:an? )?(?:[\w-]+ )*requests?"
        for answer in ("respond", "reply")
    },
    "may not be": "may not be (?:published|reproduced|redistributed)",
    "all rights": "all rights reserved",
    "subscribe to": "subscribe to",
    "sign up": "sign up (?:for|here)",
    "unless ": r"unless (?:otherwise )?authori[sz]ed by (?:a |an |any )?(?:[\w-]+ )*licen[cs]e",
    # of notices of sanctions: what whoever deals with those named may bring upon himself
    **{
        f"{risk} ": rf"\bmay (?:also |themselves |likewise )*{risk} (?:exposure|themselves|to (?:sanctions|designation|an enforcement|secondary|blocking))\b"
        for risk in ("risk", "expose", "be exposed", "be subject")
    },
    "may result in": r"may result in (?:the imposition of )?(?:(?:civil|criminal) (?:or|and|penalt|liabilit)|penalties)",
    "click here": "click here",
    "declined to comment": "declined to comment",
    "previously based": "^previously based in ",
    "not accept": "do(?:es)? not accept (?:any )?(?:responsibility|liability)",
    "provides this": "provides this news content",
    "were solicited": r"\bbids were solicited|proposals were solicited",
    "were received": r"\bbids were received|proposals were received",
    "severability": "severability",
    "availability of": "subject to the availability of appropriations",
}
_BOILERPLATE = re.compile("|".join(_WORDINGS.values()))


@lru_cache(maxsize=16)  # it is asked of each clause of a sentence
def is_boilerplate(sentence: str) -> bool:
    """Legal wording that every such text repeats, and notes of the medium."""
    return any(map(sentence.__contains__, _WORDINGS)) and _BOILERPLATE.search(sentence) is not None
