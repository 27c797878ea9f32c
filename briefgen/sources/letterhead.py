"""Who issued a text, by the letterhead at its head: only where that is plain, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from briefgen.model import BlockKind
from briefgen.sources.shape import fold, is_formula, is_sender, is_sentence, letters
from briefgen.sources.stated import WRITTEN_DATE

if TYPE_CHECKING:
    from briefgen.sources.draft import Part

_NAME = r"[^\W\d_a-z][\w.’'&-]*"
_SMALL = r"(?:of|for|on|and|the|to|in|&)"
_LARGE = r"(?:ministry|department|agency|authority|commission|council|secretariat|parliament|senate|embassy|administration|institute|court)"
_PART = r"(?:office|bureau|directorate(?:-general)?|division|committee|board|service|inspectorate)"
# 'MINISTRY OF PORTS', 'U.S. Department of Trade and Energy', 'Velmora Ports Authority', 'Office of the Prime Minister'
_OF = rf"(?:(?:The|THE)\s+)?(?:{_NAME}\s+){{0,3}}(?i:{{body}})\s+(?:of|for|on|OF|FOR|ON)(?:\s+(?:{_NAME},?|(?i:{_SMALL}))){{1,9}}"
_BEFORE = rf"(?:(?:The|THE)\s+)?(?:{_NAME}\s+(?:(?i:{_SMALL})\s+)?){{1,6}}(?i:{{body}})"
_INSTITUTION, _UNIT = (
    re.compile("|".join(form.replace("{body}", body) for form in (_OF, _BEFORE))) for body in (_LARGE, _PART)
)
_GENERIC = re.compile(
    r"(?:the |press |media |news |public |private |communications? |information |and |affairs |relations )+\w+", re.I
)
_GREETING = re.compile(r"\s*(?:Dear|Excellency|Your Excellency)\b|.{0,40}\b(?:Sir|Madam),?$", re.I)
_HEAD = 8  # blocks
_ACTS = re.compile(
    r"\b(?:to|is|are|has|have|will|at|by|from|with|against|after|before|into|over|under|says?|said)\b", re.I
)


def issuer(head: Iterable[str], parts: list[Part], title: str) -> str:
    """The institution that a letterhead names, as written; '' where none does, or two do.

    `head`: what stands above the text on every page; `parts`: the text, whose first lines count as long as nothing else stands
    among them, where they say that this is a release, or give its date. An office counts where nothing larger is named.
    A letter names at its head whom it is to.
    """
    lines = [fold(line) for line in head]
    top = [fold(part.text) for part in takewhile(_is_line, parts[:_HEAD])]
    above = list(takewhile(lambda text: letters(text) != letters(title) and _is_letterhead(text), top))
    released = any(is_formula(text) or _is_date(text) for text in top)
    if released and not any(_GREETING.match(part.text) for part in parts[:14]):
        lines += above
    for named in (_INSTITUTION, _UNIT):
        found = {
            letters(x): x for x in lines if named.fullmatch(x) and not _GENERIC.fullmatch(x) and not _ACTS.search(x)
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else ""
    return ""


def _is_line(part: Part) -> bool:
    return part.kind not in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM) and not is_sentence(fold(part.text))


def _is_letterhead(text: str) -> bool:
    return len(text) <= 90 and (
        is_formula(text)
        or _is_date(text)
        or is_sender(text)
        or bool(_INSTITUTION.fullmatch(text) or _UNIT.fullmatch(text))
    )


def _is_date(text: str) -> bool:
    return len(text) < 60 and WRITTEN_DATE.search(text) is not None
