"""Lists of what is recommended: 'Key recommendations in the report include: Regulators coordinate their approach; ...'."""

from __future__ import annotations

import re

from briefgen.extract.analysis import Analysis
from briefgen.model import BlockKind

__all__ = ["recommended_blocks"]

_LEAD_IN = re.compile(
    r"\b(?:recommendations?|recommend(?:s|ed)?|proposals?|propos(?:es|ed)|suggest(?:s|ed|ions?)|demands?|calls?\s+(?:on|for)|urg(?:es|ed|ing))\b[^.;]*:\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[;,]|;\s*(?:and|or))\s*$")


def recommended_blocks(analysis: Analysis) -> frozenset[int]:
    """Numbers of the blocks that are items of such a list: list items, or paragraphs up to the first that does not end in ';'."""
    blocks = analysis.source.blocks
    text = analysis.source.text
    found: set[int] = set()
    for n, lead in enumerate(blocks):
        words = text[lead.start : lead.end][-160:]
        no_lead = lead.kind in (BlockKind.TITLE, BlockKind.TABLE_ROW) or not words.rstrip().endswith(":")
        if no_lead or not _LEAD_IN.search(words):
            continue
        listed = n + 1 < len(blocks) and blocks[n + 1].kind is BlockKind.LIST_ITEM
        for k in range(n + 1, len(blocks)):
            words = text[blocks[k].start : blocks[k].end]
            if listed and blocks[k].kind is not BlockKind.LIST_ITEM or blocks[k].kind is BlockKind.HEADING:
                break
            goes_on = bool(_GOES_ON.search(words))
            if not listed and k == n + 1 and not goes_on:
                break
            found.add(k)
            if not listed and not goes_on:
                break
    return frozenset(found)
