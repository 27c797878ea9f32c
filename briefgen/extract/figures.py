"""Dates that date a figure, a stock or a cited work, not an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.edtf import parse
from briefgen.extract.analysis import Analysis
from briefgen.extract.attach import When
from briefgen.extract.lexicon import RECKONED
from briefgen.extract.tense import tense_at

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_citation", "is_statistic"]

_COUNTING = frozenset(  # verbs of figures: the date is that of a statistic, not of an event
    [
        "account", "amount", "average", "contract", "decline", "decrease", "drop", "equal", "exceed", "expand", "fall", "forecast", "grow", "hit", "increase",
        "number", "outpace", "peak", "project", "range", "reach", "remain", "rise", "shrink", "stand", "surpass", "total", "estimate", "represent", "constitute",
        "comprise", "have", "be", "see", "export", "import", "cost", "earn", "exceed",
    ]
)  # fmt: skip

_STOCKS = frozenset(  # what stands at a figure on a day
    "holding balance stock asset liability population debt reserve position portfolio exposure share level inventory".split()
)

_STOCK_ON = re.compile(rf"\b(?:{'|'.join(sorted(_STOCKS))})s?\s+(?:as\s+)?(?:at|of)\s*$", re.IGNORECASE)

_HELD = frozenset("hold outstand own value".split())


_TABLES = frozenset("table chart graph figure".split())

_SHOWING = frozenset("present show summarize summarise list provide give".split())

_NAMING = frozenset(("nummod", "compound", "nmod", "amod"))

_YEARLY = frozenset(  # of what year they are, whenever something is done with them
    "return result figure tax season data estimate level standard target census survey forecast model edition".split()
)

_SHARE = re.compile(  # a part or a number of a whole
    r"\d\s?(?:%|per\s?cent|percent)|\b(?:two|three)[\s-]+(?:thirds|quarters)\b|\b(?:half|majority|one[\s-]+(?:third|quarter|fifth)|a\s+third|a\s+quarter)\s+of\b"
    r"|(?<![$€£]\s)(?<![$€£])\b\d[\d.,]*\s+(?:million|billion|trillion)\s+(?!(?:euros?|dollars?|pounds?|yen|francs?)\b)[a-z]",
    re.IGNORECASE,
)

_PARTS = frozenset("half third quarter fifth most majority percent % share proportion number".split())
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))

_FIGURE = re.compile(
    r"\d\s?(?:%|per\s?cent|percent)|\b(?:million|billion|trillion)\b|\$\s?\d|[€£]\s?\d|\d,\d{3}\b", re.IGNORECASE
)


def is_citation(analysis: Analysis, when: When) -> bool:
    """The date of a work cited, in brackets before its address: '(Sept. 27, 2024), https://...'."""
    text = analysis.source.text
    a, b = analysis.starts[when.start], analysis.ends[when.end - 1]
    return bool(
        re.search(r"[(,]\s*$", text[max(0, a - 3) : a])
        and re.match(r"\)?[,.;]?\s*(?:available\s+at\s*:?\s*)?<?(?:https?:|www\.)", text[b : b + 40])
    )


def is_statistic(analysis: Analysis, when: When, verb: int, start: int, end: int) -> bool:
    """A figure for a year, quarter or stretch of years ('exports were $50 billion in 2024', 'to reach 30% by 2050')."""
    parsed = parse(when.when)
    words = analysis.text(when.start, when.end).lower()
    if parsed is None or "decade" in words or parsed.precision == "decade":
        return True
    head = analysis.doc[verb]
    above = _above(analysis, when)
    if (
        any(t.lemma_.lower() in _STOCKS for t in above)
        or re.search(r"\bend\b", words)
        and (head.lemma_ in _HELD or len(above) > 2 and tense_at(analysis, when.start) < 0)
    ):
        return True  # 'holdings at the end of June 2024', 'held at year-end'
    if re.search(
        r"\bat\s+(?:year-)?end-\s*$", analysis.source.text[: analysis.starts[when.start]][-14:], re.IGNORECASE
    ):
        return True
    if _STOCK_ON.search(analysis.source.text[: analysis.starts[when.start]][-60:]):
        return True
    if above and above[0].dep_ == "nsubj" and words == "today" and head.lemma_ in ("be", "mark", "represent"):
        return True  # 'today is a win'
    if head.dep_ == "acl" and (head.lemma_, head.head.lemma_) == ("expire", "term"):
        return True  # 'to be a Member for a term expiring September 7': how long somebody is to hold an office
    if head.lemma_ in _SHOWING and any(t.dep_ == "nsubj" and t.lemma_ in _TABLES for t in head.children):
        return True  # 'the table below presents the sizes for the May to July quarter'
    if parsed.precision == "day" or parsed.precision == "month" and "end" not in words:
        return False
    if len(above) > 1 and parsed.precision == "year" and above[0].i + 4 > above[1].i > above[0].i:
        if above[0].dep_ in _NAMING and above[1].lemma_ in _YEARLY:
            return True  # 'is processing 2022 returns', 'with the completion of the 2000 census'
    if _SHARE.search(" ".join(t.text for k in head.children if k.dep_ in _ARGUMENTS for t in k.subtree)):
        return True
    if head.dep_ == "acl" and head.head.head.lower_ == "of" and head.head.head.head.lower_ in _PARTS:
        return True  # 'Half of the parts used in 2021 came from abroad'
    if {head.lemma_, head.head.lemma_} & RECKONED and "end" not in words:
        return True  # 'is projected to be over sixty by 2050'
    if above and above[0].dep_ == "nsubj":
        return True  # '2025 marked the strongest year'
    if (
        when.role in ("by", "at")
        and any(t.lower_ == "would" for t in head.children)
        and _FIGURE.search(analysis.text(start, end))
    ):
        return True  # 'would cut emissions by 40 percent by 2035'
    lemmas = {head.lemma_, head.head.lemma_ if head.dep_ == "xcomp" else ""}
    return bool(lemmas & _COUNTING) and bool(_FIGURE.search(analysis.text(start, end)))


def _above(analysis: Analysis, when: When) -> list[Token]:
    """The tokens from a date up to the verb on which it hangs."""
    token = next((t for t in analysis.doc[when.start : when.end] if not when.start <= t.head.i < when.end), None)
    way: list[Token] = []
    for _ in range(15):
        if token is None or token.pos_ in ("VERB", "AUX"):
            break
        way.append(token)
        token = token.head if token.head.i != token.i else None
    return way
