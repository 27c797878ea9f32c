"""Lists of nominees: 'Ada Holm, of Marenia, to be Secretary of Ports', 'announced the intent to nominate the following individuals: ...'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.clauses import Clause
from briefgen.extract.tree import Tree
from briefgen.model import ActorKind

_ENTRY = re.compile(
    r"[A-Z][^,;:]{2,60}(?:, (?:Jr|Sr|I{1,3}V?)\.?)?, of (?:the )?[A-Z][\w. ]{2,30}, (?P<be>to be )[^;]+?"
    r"(?=,? vice |, which was sent |\.?\s*\Z)"
)
_PRESENT = re.compile(
    r"\b(?:in attendance|attended|participated|were (?:also )?present|(?:also )?present were|(?:attendees|participants) (?:were|included))\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    "individual person people nominee candidate leader member official judge attorney appointee".split()
)
_CHOOSING = frozenset("nominate appoint name designate".split())
_NAMED_BY = frozenset((",", "(", "–", "—", "-", "to", ";"))  # what comes behind the name of one that a list names
_LISTED = 60  # tokens of an item


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of such a list: its tokens [start, end), the 'to' of 'to be', whether the nomination is taken back."""

    start: int
    be: int
    end: int
    withdrawn: bool


def entries(analysis: Analysis) -> dict[int, Entry]:
    """The lines of lists of nominations that a document consists of, by their blocks."""
    text, found, withdrawn = analysis.source.text, dict[int, Entry](), False
    if "nominat" not in text.lower():
        return {}
    for n, block in enumerate(analysis.source.blocks):
        line = text[block.start : block.end]
        if m := _ENTRY.match(line):
            start, end = analysis.token_range(block.start, block.start + m.end())
            be, _ = analysis.token_range(block.start + m.start("be"), block.start + m.end("be"))
            found[n] = Entry(start, be, end, withdrawn)
        elif re.search(r"withdraw|nomination", line, re.IGNORECASE):
            withdrawn = "withdraw" in line.lower()
    return found


def nominees(analysis: Analysis, tree: Tree, cast: Cast, c: Clause) -> list[CastMention]:
    """The people whom the text goes on to list where a clause says that somebody nominates 'the following individuals'."""
    sent = analysis.sent(c.verb)
    words = range(c.verb, sent.end)
    if not any(tree.lemma[i] in _CHOOSING for i in words):
        return []
    at = next((i for i in words if tree.lower[i] == "following" and _PEOPLE & set(tree.lemma[i : i + 4])), None)
    if at is None:
        return []
    colon = next((i for i in range(at, sent.end) if tree.lower[i] == ":"), None)
    return _listed(analysis, tree, cast, at, colon)


def attendees(analysis: Analysis, tree: Tree, cast: Cast) -> Iterator[tuple[int, int, list[CastMention]]]:
    """The lines 'In attendance at the meeting were the following members:', tokens [start, end), with the people listed below."""
    text = analysis.source.text
    for block in analysis.source.blocks:
        if text.endswith(":", block.start, block.end) and (m := _PRESENT.search(text, block.start, block.end)):
            start, end = analysis.token_range(block.start, block.end)
            at, _ = analysis.token_range(*m.span())
            sent = analysis.sent(at)
            if sent.end == end and len(found := _listed(analysis, tree, cast, sent.end - 1, None)) > 1:
                yield max(start, sent.start), end, found


def _listed(analysis: Analysis, tree: Tree, cast: Cast, at: int, colon: int | None) -> list[CastMention]:
    """The people named at the head of the paragraphs below token `at`, or in its own behind a colon."""
    block, found = analysis.block[at], dict[str, CastMention]()
    for m in sorted(cast.mentions, key=lambda m: m.start):
        if m.start <= at or m.kind is not ActorKind.PERSON or m.form != "name" or len(m.actors) != 1:
            continue
        if tree.lower[m.end : m.end + 1] and tree.lower[m.end] not in _NAMED_BY:
            continue
        here = analysis.block[m.start]
        first = here != analysis.block[m.start - 1]
        if here == block and colon is not None and m.start > colon and tree.lower[m.start - 1] in (":", ";", "and"):
            found.setdefault(m.actors[0], m)
        elif here != block and first and here <= block + len(found) + 1 and m.end - m.start < _LISTED:
            found.setdefault(m.actors[0], m)
    return list(found.values())
