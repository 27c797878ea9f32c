"""Which coming dates are deadlines: by then somebody must have acted, or something opens, expires, closes or takes effect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.extract.analysis import Analysis
from briefgen.extract.attach import When
from briefgen.extract.label import MEASURES
from briefgen.model import TimeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_deadline"]

_EFFECT = frozenset(  # lemmas that make a coming date one by which somebody must be ready
    [
        "apply", "begin", "cease", "close", "comment", "commence", "comply", "compliance", "complete", "conclude", "deadline", "due", "effect",
        "effective", "end", "enter", "expiration", "expire", "expiry", "file", "finalize", "finalise", "finish", "force", "impose",
        "implement", "launch", "lapse", "must", "phase", "require", "resume", "shall", "start", "submission", "submit",
        "sunset", "kick", "suspend", "terminate", "renew", "respond", "pay", "register",
    ]
)  # fmt: skip


_SOFT = frozenset(  # these are deadlines of a rule or a duty, not of building works or an own plan
    [
        "apply", "begin", "start", "launch", "commence", "resume", "complete", "conclude", "finish", "finalize", "finalise", "register", "phase",
        "pay", "respond", "implement", "end", "enter", "force", "renew",
    ]
)  # fmt: skip


_FIGURES = frozenset(  # what economists forecast
    [
        "inflation", "pce", "cpi", "gdp", "growth", "price", "rate", "unemployment", "output", "export", "import", "deficit", "debt", "borrowing",
        "balance", "demand", "economy", "market", "sale", "revenue", "emission", "population", "economist", "analyst", "spending", "consumption",
        "forecast", "yield", "share", "wage", "production", "earning", "issuance", "need",
    ]
)  # fmt: skip


_TAKES_EFFECT = re.compile(  # before the date, or straight after it
    r"\b(?:entry|enters?|entering|come|comes|coming|go|goes|put|brought)\s+in(?:to)?\s+(?:force|effect|application)|\btak(?:e|es|ing)\s+effect|\bin\s+force\b|\beffective\b"
    r"|\bdeadlines?\b|\bexpir\w+|\b(?:is|are|be)\s+due\b|\bcomment\s+period|\bcompl(?:y|iance)\b",
    re.IGNORECASE,
)


def is_deadline(analysis: Analysis, when: When, verb: int, kind: TimeKind) -> bool:
    """By then somebody must have acted, or something expires, closes or takes effect."""
    if kind is not TimeKind.UPCOMING:
        return False
    head = analysis.doc[verb]
    duty = any(
        c.lower_ in ("must", "shall", "required") for c in (head, *head.children, head.head, *head.head.children)
    )
    if not duty and _is_forecast(head):
        return False
    if when.role in ("by", "until", "within"):
        return True
    text = analysis.source.text
    a, b = analysis.starts[when.start], analysis.ends[when.end - 1]
    if _TAKES_EFFECT.search(
        text[max(analysis.starts[analysis.sent(when.start).start], a - 70) : a]
    ) or _TAKES_EFFECT.match(text, b):
        return True
    lemmas = {re.sub(r"^re-?(?=impos|appl|start)", "", t.lemma_.lower()) for t in (head, *head.children)}
    if head.head.i != head.i:
        lemmas.add(head.head.lemma_.lower())
    if when.role == "from":
        return "continue" not in lemmas
    known = lemmas & _EFFECT
    return bool(known) and (
        duty
        or head.tag_ in ("VBZ", "VBP")
        and head.dep_ != "aux"
        or not known <= _SOFT
        or any(t.lemma_.lower() in MEASURES for t in _around(head))
    )


def _around(head: Token) -> list[Token]:
    """The nouns that a verb, and the one above it, speak of."""
    verbs = [head, head.head] if head.dep_ in ("xcomp", "conj", "advcl") else [head]
    return [c for v in verbs for c in v.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")]


def _is_forecast(head: Token) -> bool:
    """Whether a verb tells what a figure will do: 'inflation will fall', 'rates are expected to rise'."""
    subjects = [t for t in _around(head) if t.dep_ in ("nsubj", "nsubjpass")]
    return any(t.lemma_.lower() in _FIGURES for t in subjects) and not any(
        t.lemma_.lower() in MEASURES for t in _around(head)
    )
