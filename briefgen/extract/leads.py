"""The news of a document whose text does not date it: which sentence tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.edtf import first_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.extract.attach import whens
from briefgen.extract.bysaying import said_by_doing
from briefgen.extract.enacting import formula
from briefgen.extract.leadday import lead_date
from briefgen.extract.newsday import ever
from briefgen.extract.talk import is_talk, leads_in
from briefgen.extract.tense import of_day_to_come
from briefgen.model import Action, BlockKind, DateMention, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["EVIDENCE_WORDS", "Lead", "find_lead", "stretch"]


@dataclass(frozen=True, slots=True)
class Lead:
    """A date, the tokens [start, end) of the sentence that tells the news of it, its verb, and the tokens of the headline, if any."""

    when: str
    start: int
    end: int
    verb: int
    title: tuple[int, int] | None


EVIDENCE_WORDS = 60


def stretch(analysis: Analysis, start: int, end: int, at: int, verb: int | None = None) -> tuple[int, int]:
    """At most 60 words of a sentence around token `at`, and `verb` if it is near, from one comma, semicolon or dash to another."""
    if end - start <= EVIDENCE_WORDS or len(analysis.text(start, end).split()) <= EVIDENCE_WORDS:
        return start, end
    lo, hi = max(start, min(at - 38, end - EVIDENCE_WORDS)), min(end, max(at + 20, start + EVIDENCE_WORDS))
    last = max(at, verb) if verb is not None and lo <= verb < hi else at
    cuts = [t.i for t in analysis.doc[lo:hi] if t.text in (",", ";", ":", "–", "—")]
    if lo > start:
        lo = next((c + 1 for c in cuts if c < at - 8), lo)
    if hi < end:
        hi = next((c for c in reversed(cuts) if c > last + 6), hi)
    return lo, hi


def find_lead(analysis: Analysis, dates: list[DateMention], actions: list[Action]) -> Lead | None:
    """The news itself, when no sentence dates it: the first act of that day that the text tells, with the headline beside it."""
    when = lead_date(analysis, dates)
    if when is None:
        return None
    told = (
        _ordered(analysis)
        or _told_act(analysis, when, [a for a in actions if not a.speech])
        or _performed(analysis)
        or _told_act(analysis, when, actions)
        or _told_first(analysis, dates)
    )
    if told is None:
        return None
    start, end, verb = told
    title = next((s for s in analysis.sents[:3] if analysis.kind(s.start) is BlockKind.TITLE), None)
    beside = (title.start, title.end) if title is not None and title.start != start else None
    return Lead(when, start, end, verb, beside)


def _told_act(analysis: Analysis, when: str, actions: list[Action]) -> tuple[int, int, int] | None:
    """The sentence and verb of the first act of a day that the body tells in its own words."""
    body = analysis.source.body_start
    dated = [a for a in actions if a.when == when and a.status is Status.DONE]
    for a in dated:
        for e in a.evidence:
            if e.start < body:
                continue
            lo, hi = analysis.token_range(e.start, e.end)
            if lo < hi:
                verb = next(
                    (t.i for t in analysis.doc[lo:hi] if t.lemma_.lower() == a.verb and t.pos_ in ("VERB", "AUX")), None
                )
                if verb is not None and leads_in(analysis.doc[verb]):
                    continue
                start, end = stretch(analysis, lo, hi, verb if verb is not None else lo)
                return start, end, analysis.sent(lo).root.i if verb is None else verb
    return None


def _ordered(analysis: Analysis) -> tuple[int, int, int] | None:
    """The sentence that enacts the document: 'it is hereby ordered:'."""
    for sent in analysis.sents if "hereby" in analysis.lower else ():
        at = next((t.i for t in sent[:-1] if t.lower_ == "hereby"), None)
        if at is not None and formula(" ".join(sent.text.split())).startswith("it is"):
            return *stretch(analysis, sent.start, sent.end, at), at + 1
    return None


def _performed(analysis: Analysis) -> tuple[int, int, int] | None:
    """The sentence in which the document does what it is written for: 'I am pleased to announce', 'it is hereby ordered'."""
    body = analysis.source.body_start
    for token in analysis.doc:
        if token.pos_ not in ("VERB", "AUX") or analysis.starts[token.i] < body:
            continue
        hereby = any(t.lower_ == "hereby" for t in token.children)
        if hereby or token.lemma_.lower() not in _ONLY_WORDS and said_by_doing(analysis, token.i, False):
            sent = analysis.sent(token.i)
            start, end = stretch(analysis, sent.start, sent.end, token.i)
            return start, end, token.i
    return None


_ONLY_WORDS = frozenset(  # what is said beside the news
    "thank commend welcome congratulate applaud praise salute honor honour express reaffirm acknowledge recognize recognise affirm "
    "assure note reiterate call urge condemn deplore regret apologize apologise".split()
)


_THERE = re.compile(
    r"(?:At|During|In)\s+(?:the|that|this|these|their)\s+(?:(?!same)\w+\s+)?(?:summit|meeting|conference|session|visit|talks|forum|event|ceremony)s?\b|There,|The\s+same\s+(?:day|week|month|year)\b|(?:The\s+)?[Ff]ollowing\s+(?:is|are)\b",
    re.IGNORECASE,
)


_CEREMONY = re.compile(
    r"\W*(?:It(?:['’]s|\s+is)\s+(?:such\s+|truly\s+)?(?:an?|my)\s+(?:\w+\s+)?(?:pleasure|honou?r|privilege|delight|joy)\b|Thank(?:s|\s+you)\b|Good\s+(?:morning|"
    r"afternoon|evening)\b|(?:I|We)(?:\s+am|['’]m|\s+are|['’]re)\s+(?:\w+\s+)?(?:delighted|honou?red|pleased|happy|glad|grateful|thrilled)\b"
    r"|(?:(?:Today|Before\s[\w ]{3,30}),\s+)?I(?:['’]d|\s+would)\s+like\s+to\s+(?:\w+ly\s+)?"
    r"(?:begin|start|thank|discuss|talk|share|speak|focus|turn|touch)\b|I\s+want\s+to\s+(?:begin|start|thank|talk)\b)",
    re.IGNORECASE,
)


def _told_first(analysis: Analysis, dates: list[DateMention]) -> tuple[int, int, int] | None:
    """The first sentence of the body that tells something done; None where that only goes on or is to come."""
    told = [w for w in whens(analysis, dates) if w.dates_event]
    for sent in analysis.sents[:12]:
        if analysis.kind(sent.start) in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION) or len(sent) < 8:
            continue
        root: Token = sent.root
        if root.pos_ not in ("VERB", "AUX"):
            continue
        if _THERE.match(text := analysis.text(sent.start, sent.end)) or _CEREMONY.match(text) or is_talk(root):
            continue  # at an occasion told before, or words of greeting
        if any(t.lower_ in ("recently", "previously", "earlier", "ago") for t in root.children) or ever(root):
            return None
        if of_day_to_come(analysis, root.i):
            return None
        if root.tag_ not in ("VBD", "VBN", "VBZ", "VBP", "VBG", "VB", "MD"):
            return None
        other = next((w for w in told if sent.start <= w.start < sent.end), None)
        if other is not None and (day := reference_day(analysis)) and (first := first_day(other.when)) and first > day:
            return None  # the news is that something will be
        if other is not None:
            continue  # told of another day
        if _to_come(root):
            return None
        start, end = stretch(analysis, sent.start, sent.end, root.i)
        return start, end, root.i
    return None


def _to_come(root: Token) -> bool:
    """'will close', 'is closing', 'plans to close', 'is about to close', 'has plans to', 'Tell us': nothing that has happened yet."""
    helpers = [t for t in root.children if t.dep_ in ("aux", "auxpass")]
    words = {t.lower_ for t in helpers}
    if not words.isdisjoint(_MODALS) or any(t.tag_ == "TO" for t in helpers):
        return True  # also 'Norland to close ports'
    if root.tag_ == "VB":
        return bool(root.is_sent_start) and not any(t.dep_[:5] == "nsubj" for t in root.children)  # 'Share your views'
    if root.tag_ == "VBG" and not words.isdisjoint(("is", "are")):
        return True
    if root.lemma_ not in _PLANNING and root.lemma_ not in ("be", "have"):
        return False
    over = [root, *(t for t in root.children if t.lower_ in _READY or t.lemma_ in _INTENTS)]
    planned: bool = root.lemma_ in _PLANNING or len(over) > 1
    return planned and any(k.lower_ == "to" for o in over for t in o.children for k in (t, *t.children))


_MODALS = frozenset("will shall would could can may might should must wo ca 'll ’ll".split())
_PLANNING = frozenset(
    "plan intend hope aim want wish expect schedule slate set poise invite prepare seek look need".split()
)
_READY = frozenset("about set due likely ready scheduled expected poised close unlikely".split())
_INTENTS = frozenset("plan intention proposal ambition hope duty month week year day".split())
