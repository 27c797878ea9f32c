"""Marks behind names and words of the law between them, taken off before the language model reads a text: 'Senators A (D-MA), B, R-Iowa, and C', 'Acme (NYSE: ACM)'.

Read as words the party and seat of members break a list of them: only the first would have introduced the bill. So do symbols of
stock exchanges, what a page says of its links, and the formulas of sanctions. Offsets stay those of the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.extract.givennames import GIVEN

_STATE = r"(?:[A-Z][a-z]+ [A-Z][a-z]+|[A-Z][\w.]*)"
_SEAT = re.compile(
    rf"\s\((?:[RDI]\s?[-–—]\s?{_STATE}(?:[-– ]\d+\w*)?|[A-Z]{{2}}[-–](?:\d\d?|AL|At Large))\)"
    r"|\s\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|TSX|ASX|OTC\w*|[A-Z]{3,8})\s?:\s?[A-Z][A-Z.\d]{0,6}\)"  # '(NYSE: KST)'
    # ', D-Ore.,' with the second comma where the sentence goes on, without the full stop that ends it
    r"|\s\([A-Z]{1,5}\.[A-Z]{1,2}\)|, opens new (?:tab|window)\b|\s\([Oo]pens in (?:a )?new (?:tab|window)\)"
    rf"|, [RDI][-–](?:{_STATE}\.(?=,| [a-z])|{_STATE}(?<!\.))(?:,(?= [a-z“\"])|(?=[,.;]| and | [a-z]))"
)
# 'Ada Holm T.D.', 'today [14 July] led by', 'today (1st October)', 'the Special Measures (Port Workers) Regulations'
_DAY = r"(?:[A-Z][a-z]+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})"
_STYLE = re.compile(
    rf"(?<=[a-z]) T\.D\.(?=[,; ])|(?<=today) (?:\({_DAY}\)|\[{_DAY}\])"
    r"|(?<=[a-z]) \((?:[A-Z][\w’'-]+ ){1,4}[A-Z][\w’'-]+\)(?= (?:Regulations?|Act|Order|Rules|Bill)\b)"
)
_NICKNAME = re.compile(r"\b([A-Z][a-z]+)((?: [A-Z]\.)? [\"“‘'(][A-Z][a-z]{2,}[”\"’')])(?= [A-Z][a-z])")
# 'for having materially assisted, sponsored, or provided ... in support of, X, a person whose property ... are blocked pursuant to E.O. 1'
_ORDER = r"E\.O\. \d+"
_GROUNDS = re.compile(
    r",? directly or indirectly,|, individually or in the aggregate,| or purported to act(?= for)"
    r"|(?<=for )being (?:owned|controlled|directed)(?:,? (?:or )?(?:owned|controlled|directed))* by, or (?=having acted)"
    r"|(?<=complicit in), or having (?:directly or indirectly )?engaged(?: or attempted to engage)? in,?(?: directly or indirectly,)?"
    r"|(?<=originating from), or directed by persons located, in whole or in (?:substantial )?part,"
    r"|, sponsored,? or provided financial, material,? or technological support for,? or goods,? (?:and|or) services to or in support,? of,?"
    rf"|, (?:a person|an (?:entity|individual)) whose property and interests in property are blocked pursuant to {_ORDER}(?:, as amended)?"
    r"|(?: described)? above,? that are in the United States or in the possession or control of U\.S\. persons,?(?= are blocked)"
    rf"|(?<=\d), as (?:further )?amended(?: by {_ORDER}(?:,? (?:and )?{_ORDER})*)?(?: \([“\"][^”\"()]{{3,40}}[”\"]\))?,?(?= for )"
)


def seats(text: str) -> list[tuple[int, int]]:
    """Where they stand in a text, in order.

    >>> seats("Kestrel Corp. (NYSE: KST) sold it.")
    [(13, 25)]
    >>> seats("Sens. Ada Holm (D-MA) and Per Brack, R-Iowa, met.")
    [(14, 21), (35, 44)]
    >>> seats('Rep. James "Jim" Holm met them.')
    [(10, 16)]
    """
    found = [m.span() for m in _SEAT.finditer(text)] if "(" in text or ", " in text else []
    if "T.D." in text or "[" in text or "(" in text:
        found += [m.span() for m in _STYLE.finditer(text)]
    called = [m.span(2) for m in _NICKNAME.finditer(text) if m[1].lower() in GIVEN]
    found = sorted({*found, *called})
    if "E.O. " in text or "interests in property" in text:
        found = sorted((*found, *(m.span() for m in _GROUNDS.finditer(text))))
    return found


def without(text: str, gone: Sequence[tuple[int, int]]) -> str:
    """The text without some stretches of it."""
    at, out = 0, []
    for a, b in gone:
        out.append(text[at:a])
        at = b
    return "".join(out) + text[at:]
