"""The marks of enumerated texts, taken off before the language model reads them: 'Sec. 2. Reports. (a) The Minister shall: (i) name ...'.

A mark read as a word spoils the parse ('(i)' becomes 'I', '(a)' an article), and items that share a sentence with their
lead-in lose their verbs. So each item is read on its own, without its mark; offsets stay those of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SECTION = re.compile(r"(?:§+\s*|(?:section|sec|article|art)\.?\s+)\d{1,3}[a-z]?\s?[.:]\s+", re.IGNORECASE)
_MARK = re.compile(r"\(?([a-z]{1,2}|[ivx]{1,5}|[A-Z]|[IVX]{1,4}|\d{1,2})\)\s+(?=\S)")
_ROMAN = re.compile(r"[IVX]{1,5}\.\s+(?=[A-Z])")
_BULLET = re.compile(r"[•▪●◦‣·]\s+")
_HEADING = re.compile(r"([^.;:()]{3,110})\.\s+(?=[(A-Z“])")
_INLINE = re.compile(
    r"(?:(?<=[:;,])|(?<=[:;,] and)|(?<=[:;,] or))\s+\((?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,2})\)\s+(?=\S)"
)
_BULLETS = re.compile(r"[•▪●◦‣](?<=\s.)\s+")
GOES_ON = "+"  # of what goes on with the part before it, where a very long one is read in pieces
_FIRST = frozenset(("(i)", "(a)", "(A)", "(1)"))
_SMALL = frozenset(
    "a an the of and or to in on for from with by into under upon through between against among during at as its their our "
    "over within across without about after before toward towards".split()
)
_TAIL = re.compile(r"[;,]\s*(?:and|or|and/or)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block that is read on its own, and the mark that stood before it: '(a)', '•', '§' of a section, '' none."""

    start: int
    end: int
    mark: str = ""


def parts(text: str, start: int, end: int) -> list[Part]:
    """The parts of the block text[start:end], in order; one without a mark where nothing is enumerated."""
    out: list[Part] = []
    mark = ""
    if m := _SECTION.match(text, start, end):
        mark, start = "§", m.end()
        if (h := _HEADING.match(text, start, end)) and _is_heading(h[1]):
            out.append(Part(start, h.end(1) + 1, "§"))
            start, mark = h.end(), "§§"
    if m := _MARK.match(text, start, end):
        mark, start = f"({m[1]})", m.end()
        if m := _MARK.match(text, start, end):  # '(a) (i) the Minister'
            mark, start = f"({m[1]})", m.end()
        if (h := _HEADING.match(text, start, end)) and _is_heading(h[1]):
            out.append(Part(start, h.end(1) + 1, mark))
            start = h.end()
    elif m := _BULLET.match(text, start, end):
        mark, start = "•", m.end()
    elif (m := _ROMAN.match(text, start, end)) and text[end - 1] not in '.!?”"':
        start = m.end()  # the number of a heading, no initial of a name
    out += _inline(text, start, end, mark)
    return [Part(p.start, p.end - len(_trailing(text[p.start : p.end])) if p.mark else p.end, p.mark) for p in out]


def style(mark: str, previous: str) -> str:
    """What kind of mark it is: 'a', 'A', 'i', 'I', '1', '•', '§', ''; '(i)' after '(h)' is a letter.

    >>> style("(ii)", "(i)"), style("(i)", "(h)"), style("(B)", "")
    ('i', 'a', 'A')
    """
    name = mark.strip("()")
    if not mark.startswith("("):
        return mark[:1]
    if name.isdigit():
        return "1"
    after = previous.strip("()")
    letter = len(name) == 1 and len(after) == 1 and ord(name) == ord(after) + 1 and name.lower() != "i"
    letter = letter or name.lower() == "i" and after.lower() == "h"
    if set(name.lower()) <= set("ivxl") and not letter:
        return "i" if name.islower() else "I"
    return "a" if name.islower() else "A"


def _is_heading(words: str) -> bool:
    """Whether a section's first words are its heading: all but the small ones have capitals."""
    found = words.split()
    return 0 < len(found) <= 16 and all(not w[0].islower() or w in _SMALL for w in found)


def _inline(text: str, start: int, end: int, mark: str) -> list[Part]:
    """The items of a series inside one block: 'shall: (i) name A; (ii) hear B; and (iii) report', '• A • B'."""
    block = text[start:end]
    found = _INLINE.finditer(text, start, end) if "(" in block else ()
    cuts = [(m.start(), m.end(), m.group().strip()) for m in found]
    begins = next((n for n, (at, _, name) in enumerate(cuts) if name in _FIRST and text[at - 1] == ":"), None)
    cuts = cuts[begins:] if begins is not None else []
    if len(cuts) < 2:
        cuts = [(start + m.start(), start + m.end(), "•") for m in _BULLETS.finditer(block)]
    if not cuts or len(cuts) < 2 and mark != "•":
        return [Part(start, end, mark)]
    out = [Part(start, cuts[0][0], mark)]
    for n, (_, after, name) in enumerate(cuts):
        out.append(Part(after, cuts[n + 1][0] if n + 1 < len(cuts) else end, name))
    return [p for p in out if text[p.start : p.end].strip()]


def _trailing(item: str) -> str:
    """'; and' at the end of an item."""
    m = _TAIL.search(item)
    return m.group() if m else ""
