"""Marks behind names, taken off before the language model reads a text: 'Senators A (D-MA), B, R-Iowa, and C', 'Acme (NYSE: ACM)'.

Read as words the party and seat of members break a list of them: only the first would have introduced the bill. So do symbols of
stock exchanges, and what a page says of its links. Offsets stay those of the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_STATE = r"(?:[A-Z][a-z]+ [A-Z][a-z]+|[A-Z][\w.]*)"
_SEAT = re.compile(
    rf"\s\((?:[RDI]\s?[-–—]\s?{_STATE}(?:[-– ]\d+\w*)?|[A-Z]{{2}}[-–](?:\d\d?|AL|At Large))\)"
    r"|\s\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|TSX|ASX|OTC\w*|[A-Z]{3,8})\s?:\s?[A-Z][A-Z.\d]{0,6}\)"  # '(NYSE: KST)'
    # ', D-Ore.,' with the second comma where the sentence goes on, without the full stop that ends it
    r"|\s\([A-Z]{1,5}\.[A-Z]{1,2}\)|, opens new (?:tab|window)\b|\s\([Oo]pens in (?:a )?new (?:tab|window)\)"
    rf"|, [RDI][-–](?:{_STATE}\.(?=,| [a-z])|{_STATE}(?<!\.))(?:,(?= [a-z“\"])|(?=[,.;]| and | [a-z]))"
)


def seats(text: str) -> list[tuple[int, int]]:
    """Where they stand in a text, in order.

    >>> seats("Kestrel Corp. (NYSE: KST) sold it.")
    [(13, 25)]
    >>> seats("Sens. Ada Holm (D-MA) and Per Brack, R-Iowa, met.")
    [(14, 21), (35, 44)]
    """
    return [m.span() for m in _SEAT.finditer(text)] if "(" in text or ", " in text else []


def without(text: str, gone: Sequence[tuple[int, int]]) -> str:
    """The text without some stretches of it."""
    at, out = 0, []
    for a, b in gone:
        out.append(text[at:a])
        at = b
    return "".join(out) + text[at:]
