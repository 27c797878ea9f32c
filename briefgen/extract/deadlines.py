"""Which coming dates are deadlines: by then somebody must have acted, or something opens, expires, closes or takes effect."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefgen.extract.analysis import Analysis
from briefgen.extract.attach import When
from briefgen.extract.categories import SPEECH
from briefgen.extract.labelparts import MEASURES
from briefgen.extract.lexicon import RECKONED
from briefgen.model import TimeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_deadline", "limit_of", "said_due"]

_EFFECT = frozenset(  # lemmas that make a coming date one by which somebody must be ready
    "apply begin cease close comment commence comply compliance complete conclude deadline due effect effective end enter expiration expire "
    "expiry file finalize finalise finish force impose implement launch lapse must phase require resume shall start submission submit "
    "sunset kick suspend terminate renew respond pay register need open run".split()
)
_SOFT = frozenset(  # these are deadlines of a rule or a duty, not of building works or an own plan
    "apply begin start launch commence resume complete conclude finish finalize finalise register phase pay respond implement end enter "
    "force renew need open run kick".split()
)
_STARTS = frozenset("begin start launch commence resume open reopen run kick".split())
_OF_MEASURES = frozenset(("open", "run"))  # these only of measures, also in the present
_MEASURES = MEASURES | frozenset(  # what opens, runs and ends for others, beside what takes effect
    "application registration enrolment enrollment nomination submission comment consultation filing season period window call tender bid "
    "portal grant benefit payment credit allowance exemption relief charge cap standard obligation suspension freeze pause transition "
    "enforcement reporting provision amendment mandate authorisation authorization contract lease funding return form".split()
)
_GATHERINGS = frozenset(  # what begins and ends without anybody having to be ready
    "meeting summit conference talk negotiation visit trip trial hearing forum exercise ceremony festival tournament match event congress dialogue "
    "workshop retreat construction work building strike war offensive tour game election vote campaign concert exhibition parade "
    "journey mission inquiry debate speech session".split()
)
_PERSONAL = frozenset(  # what people do from a day on
    "be serve lead chair head join work succeed replace visit travel stay host meet tour take attend hold teach sit play".split()
)
_CAREER = frozenset("begin start become finish leave return retire resign".split())
_FIGURES = frozenset(  # what economists forecast
    "inflation pce cpi gdp growth price rate unemployment output export import deficit debt borrowing balance demand economy market sale "
    "revenue emission population economist analyst spending consumption forecast yield share wage production earning issuance need".split()
)
_TAKES_EFFECT = re.compile(  # before the date, or straight after it
    r"\b(?:entry|enters?|entering|come|comes|coming|go|goes|put|brought)\s+in(?:to)?\s+(?:force|effect|application|operation|use)|\btak(?:e|es|ing)\s+effect"
    r"|\bin\s+force\b|\beffective\b|\bdeadlines?\b|\bcut-?off\b|\bscheduled\s+for\s+(?:entry|enforcement|implementation|adoption)|\bclosing\s+date|\bexpir\w+|\b(?:is|are|be|fall|falls)\s+due\b(?!\s+to\s+(?!expire|end\b|close|take\s+effect|enter|lapse))|\bpayable\b"
    r"|\bruns?\s+out\b|\b(?:last|final)\s+(?:day|date)\s+(?:for|to|of|on\s+which)\b|\b(?:comment|grace|transition(?:al)?)\s+period|\bcompl(?:y|iance)\b",
    re.IGNORECASE,
)

_BEGINS = re.compile(  # straight before the date; read without the parser, which takes 'Applications open on' for a noun phrase
    r"\b(?:opens?|reopens?|closes?|runs?|begins?|starts?|ends?|lapses?|applies|apply)\s+(?:again\s+)?(?:(?:on|from|in|at|for)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def is_deadline(analysis: Analysis, when: When, verb: int, kind: TimeKind) -> bool:
    """By then somebody must have acted, or something opens, expires, closes or takes effect.

    `verb` is the token on which the date hangs. What people and gatherings begin, and what is forecast of figures, is none.
    """
    if kind is not TimeKind.UPCOMING:
        return False
    head = analysis.doc[verb]
    duty = any(
        c.lower_ in ("must", "shall", "required") for c in (head, *head.children, head.head, *head.head.children)
    )
    around = {t.lemma_.lower() for t in _around(head)}
    measured = bool(around & _MEASURES)
    if _is_charged(head) and when.role == "at":
        return True
    if not duty and (_is_forecast(head) or {head.lemma_, head.head.lemma_} & RECKONED):
        return False
    if (
        _is_unable(head)
        or when.role == "at"
        and when.start
        and analysis.doc[when.start - 1].lower_ in ("until", "till")
    ):
        return False  # 'was not to return until 22 May'
    if when.role in ("by", "until", "within") or _is_bound(head, when, analysis):
        return True
    if not duty and _of_gathering(head):
        return False
    if not duty and head.lemma_ in _STARTS and any(c.lower_ in ("would", "could", "might") for c in head.children):
        return False  # 'the pilot would begin in March'
    if said_due(analysis, when):
        return True
    if not duty and _of_person(head):
        return False
    lemmas = {re.sub(r"^re-?(?=impos|appl|start)", "", t.lemma_.lower()) for t in (head, *head.children)}
    if head.head.i != head.i:
        lemmas.add(head.head.lemma_.lower())
    for due in (
        t for t in (head, head.head, *head.children) if t.lower_ == "due"
    ):  # 'is due to vote on 3 May', 'is due to expire'
        if told := [t.lemma_.lower() for t in due.children if t.dep_ == "xcomp"]:
            lemmas = lemmas - {"due"} | set(told)
    if when.role == "from":
        may = any(
            c.tag_ == "MD" and c.lower_ in ("could", "might", "may") for v in (head, head.head) for c in v.children
        )
        return "continue" not in lemmas and (duty or not may and not _is_asked(head))
    known = lemmas & _EFFECT
    if known <= _OF_MEASURES:
        return bool(known) and measured
    return duty or not known <= _SOFT or measured or head.tag_ in ("VBZ", "VBP") and head.dep_ != "aux"


def _is_asked(head: Token) -> bool:
    """'Fees should be charged from next year, Norland said': what somebody wants takes no effect."""
    told = next((v for v in (head, *islice(head.ancestors, 4)) if v.dep_ == "ccomp"), None)
    return told is not None and told.head.lemma_ in SPEECH and any(c.lower_ == "should" for c in told.children)


def _is_unable(head: Token) -> bool:
    """'could not obtain the papers that the rules require before the end of May': nobody has to by then."""
    words = ({c.lower_ for c in verb.children} for verb in (head, *islice(head.ancestors, 3)))
    return any(w & {"can", "could", "ca"} and w & {"not", "n't", "n’t"} for w in words)


def said_due(analysis: Analysis, when: When) -> bool:
    """Whether the words beside the date make it a deadline, however they are parsed."""
    text = analysis.source.text
    sent = analysis.sent(when.start)
    a, b = analysis.starts[when.start], analysis.ends[when.end - 1]
    before = text[max(analysis.starts[sent.start], a - 70) : a]
    if _TAKES_EFFECT.search(before) or _TAKES_EFFECT.match(text, b):
        return True
    return bool(_BEGINS.search(before)) and any(
        t.lemma_.lower() in _MEASURES for t in analysis.doc[sent.start : when.start]
    )


def _around(head: Token) -> list[Token]:
    """The nouns that a verb, and the one above it, speak of."""
    verbs = [head, head.head] if head.dep_ in ("xcomp", "conj", "advcl") else [head]
    found = [c for v in verbs for c in v.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")]
    return [*found, *(head.head,)] if head.dep_ in ("relcl", "acl") else found


def _subjects(head: Token) -> list[Token]:
    return [t for t in _around(head) if t.dep_ in ("nsubj", "nsubjpass")]


def _is_charged(head: Token) -> bool:
    """Whether a verb tells how much will have to be paid: 'the duty rate will rise to 30 percent'."""
    if head.lemma_ not in _MOVES or any(c.lower_ in ("may", "might", "could") for c in head.children):
        return False
    named = (t for s in _subjects(head) for t in (s, *(s.children if s.lemma_ == "rate" else ())))
    return any(t.lemma_.lower() in _CHARGES for t in named)


_MOVES = frozenset("rise increase double triple fall drop decrease".split())
_CHARGES = frozenset("duty tariff levy tax vat fee surcharge toll excise".split())


def _is_forecast(head: Token) -> bool:
    """Whether a verb tells what a figure will do: 'inflation will fall', 'rates are expected to rise'."""
    return any(t.lemma_.lower() in _FIGURES for t in _subjects(head)) and not any(
        t.lemma_.lower() in MEASURES for t in _around(head)
    )


def _of_gathering(head: Token) -> bool:
    """Whether it is a meeting, a journey or building works that begins or ends."""
    return any(
        t.lemma_.lower() in _GATHERINGS and not any(c.lemma_.lower() in _MEASURES for c in t.children)
        for t in (_subjects(head) or _around(head))
    )


def _of_person(head: Token) -> bool:
    """Whether it is somebody who takes up an office, or goes somewhere, from that day."""
    if head.lower_ in ("starting", "beginning", "commencing"):
        head = head.head
    people = any(t.ent_type_ == "PERSON" or t.lower_ in ("he", "she", "i", "who") for t in _subjects(head))
    return head.lemma_ in _PERSONAL and (people or head.lemma_ != "be") or people and head.lemma_ in _CAREER


def _is_bound(head: Token, when: When, analysis: Analysis) -> bool:
    """Whether it bounds something: 'until the launch of the register at the end of 2026'."""
    token = analysis.doc[when.start]
    for _ in range(8):
        if token.i == head.i or token.head.i == token.i:
            return False
        token = token.head
        if token.lower_ in ("until", "till"):
            return not (
                token.i and analysis.doc[token.i - 1].lower_ == "not"
            )  # 'not until 2028': that is when it begins
    return False


def limit_of(text: str, when: When) -> str:
    """How the text puts an open stretch of time, see TimelineEntry.limit."""
    if not when.when.startswith("../"):
        return ""
    before, words = text[: when.mention.start][-30:], text[when.mention.start : when.mention.end]
    until = _UNTIL.search(before)
    end = _END_OF.search(f"{before[-12:]}{words}") or until and until[1].lower() == "through"
    return "" if not until and not end else f"{'until' if until else 'by'}{' end of' if end else ''}"


_UNTIL = re.compile(
    r"\b(until|till|through|up\s+to)\s+(?:the\s+|about\s+|around\s+|(?:end|close)\s+of\s+)*$", re.IGNORECASE
)
_END_OF = re.compile(r"\b(?:end|close)\s+of\b|\b(?:year|month|week)[\s-]+end\b|\bend\W*$", re.IGNORECASE)
