"""Physical lines into paragraphs: hard-wrapped text, text with a paragraph a line, text with a blank line after each line."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

_TERMINAL = re.compile(r"(?:[.!?:;]|[.!?,][\"”’')\]]+|[\"”])$")
_MARK = re.compile(r"\s*(?:[•·▪◦‣●○■□➢➤✓*+-]|\uf0b7|\(?\d{1,2}[.)]|\([a-z]{1,4}\))\s+\S")
_KEEP_HYPHEN = re.compile(r"(?:and|or|to|nor|und|oder|et|ou|y|o)\b")
_MEMO = re.compile(r"(?:to|from|date|subject|re|cc|through|via|ref(?:erence)?)[ \t]*:[ \t]*\S", re.I)
_HEADER = re.compile(r"(?:bcc|content-[a-z-]+|mime-version|received|return-path|x-[\w-]+)[ \t]*:", re.I)
_LABEL = re.compile(r"[A-Z][\w’' ]{2,40}:")
_OPEN_ENDED = re.compile(  # 'Sen.' and its like stand before a name
    r"\s(?:of|the|and|for|to|in|with|by|a|an|that|its|(?:Sen|Rep)s?\.|(?:Gov|Gen|Dr|Mrs?|Ms|Prof|Hon)\.)$"
)
_NARROWEST_WRAP = 40  # shorter lines are those of an address, or a title and its date
_WIDEST_WRAP = 120  # nobody wraps lines by hand or by program wider than this


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text breaks its lines: the width that lines are filled to (0: a line is a paragraph), and whether a blank at
    the end of a line says that the paragraph goes on (RFC 3676)."""

    width: int
    flowed: bool
    words: Counter[str]  # hyphenated and plain words of the text, to tell 'well-known' from 'inter-national'


def wrap_of(chunks: list[list[str]], text: str) -> Wrap:
    """How a text, given as chunks of lines, breaks its lines."""
    inner = [line for chunk in chunks for line in chunk[:-1] if line.strip()]
    lengths = sorted(len(line.strip()) for line in inner)
    width = 0
    if lengths:
        top = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
        full = sum(n >= 0.75 * top for n in lengths)
        width = top if _NARROWEST_WRAP <= top <= _WIDEST_WRAP and full >= 0.5 * len(lengths) else 0
    open_ended = [line for line in inner if not _TERMINAL.search(line.strip())]
    if len(open_ended) < 0.35 * len(inner):
        width = 0  # lines of one length by chance: each ends a sentence
    flowed = len(open_ended) >= 2 and sum(re.search(r"\S $", line) is not None for line in open_ended) >= 0.6 * len(
        open_ended
    )
    hyphens = Counter(re.findall(r"\w+(?:-\w+)+", text.lower())) if re.search(r"\w-[ \t]*\n", text) else Counter()
    if hyphens or re.search(r"\w-[ \t]*\n", text):
        hyphens.update(re.findall(r"\w{4,}", text.lower()))
    return Wrap(width, flowed, hyphens)


def double_spaced(chunks: list[list[str]]) -> bool:
    """Whether a blank line follows each physical line, as in text taken from some PDFs."""
    single = [chunk[0].strip() for chunk in chunks if len(chunk) == 1]
    if len(single) < 6 or len(single) < 0.8 * len(chunks) or max(map(len, single)) > 2 * _WIDEST_WRAP:
        return False
    runs_on = sum(not _TERMINAL.search(a) and len(a) > 35 and b[:1].islower() for a, b in itertools.pairwise(single))
    return runs_on >= 3 and runs_on >= 0.15 * len(single)


def runs_over(chunks: list[list[str]]) -> bool:
    """Whether lines end inside sentences more often than not: a text wrapped by a program, not one with a paragraph a line."""
    pairs = [
        (a.strip(), b.strip())
        for chunk in chunks
        for a, b in itertools.pairwise(chunk)
        if a.strip() and b.strip() and not a.endswith("\v")
    ]
    return sum(not _TERMINAL.search(a) or b[0].islower() for a, b in pairs) >= 0.6 * len(pairs)


def join(lines: list[str], wrap: Wrap, soft: bool = False) -> list[str]:
    """The paragraphs that some consecutive lines make; `\\v` at the end of a line is a break that its author set.

    With `soft`, every other break is a blank (unless a list mark follows)."""
    out: list[list[str]] = []  # pieces, put together at the end: a paragraph may have ten thousand lines
    last = ""
    for line in lines:
        bare = line.strip(" \t\v")
        if not bare.strip():  # no-break spaces alone are a blank line too
            continue
        if out and (_goes_on(last, line, wrap) or (soft and not last.endswith("\v") and not _MARK.match(line))):
            kept, glue = _seam(out[-1][-1], bare, wrap)
            out[-1][-1] = kept + glue
            out[-1].append(bare)
        else:
            out.append([bare])
        last = line
    return ["".join(pieces) for pieces in out]


def _goes_on(last: str, line: str, wrap: Wrap) -> bool:
    """Whether a line continues the paragraph of the line before it."""
    a, b = last.strip(" \t\v"), line.strip(" \t\v")
    if b[0].islower() and not re.match(r"[a-z][.)]\s|o\s{2,}", b):
        return not (last.endswith("\v") and _TERMINAL.search(a))
    if _HEADER.match(b):
        return True  # what a mail would take for a header never begins a line
    if _MEMO.match(b) and _MEMO.match(a):
        return False  # the head of a memorandum
    if last.endswith("\v") or (_MARK.match(line) and (not b[0].isdigit() or _TERMINAL.search(a) or _MARK.match(last))):
        return False
    if re.search(r"\w[-–—]$", a):
        return True
    ended = bool(_TERMINAL.search(a))
    if ended and _LABEL.fullmatch(b):
        return False
    if wrap.width:
        room = wrap.width - len(a) - 1 - len(b.split(None, 1)[0])
        if room < 0:
            return True
        if not ended and (room < 0.15 * wrap.width or a[-1] == ","):
            return True
    if wrap.flowed and last.rstrip("\t").endswith(" ") and not ended:
        return True
    if a.isupper() and b.isupper() and wrap.width:
        return True
    return (not ended and a[-1] in ",&/(") or _OPEN_ENDED.search(a) is not None


def runs_on(before: str, after: str) -> bool:
    """Whether a blank line stands in the middle of a sentence."""
    if len(before) < 50 or _TERMINAL.search(before) or before.isupper():
        return False
    return bool(re.match(r"[a-z]{2}", after)) or (bool(_OPEN_ENDED.search(before)) and after[:1].isupper())


def _seam(text: str, line: str, wrap: Wrap) -> tuple[str, str]:
    """Where two lines of one paragraph meet: (the first, without a hyphen that only broke a word, what joins them)."""
    m = re.search(r"(\w+)-$", text[-100:])
    if not m:
        return text, ("" if re.search(r"\w—$", text[-2:]) else " ")
    if not line[0].isalnum() or _KEEP_HYPHEN.match(line):
        return text, " "
    rest = re.match(r"\w+", line)
    tail = rest[0] if rest else ""
    whole, hyphenated = (m[1] + tail).lower(), f"{m[1]}-{tail}".lower()
    if line[0].islower() and wrap.words[whole] > wrap.words[hyphenated]:
        return text[:-1], ""
    return text, ""
