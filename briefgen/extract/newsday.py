"""The day of which a document tells, for acts without a date of their own."""

from __future__ import annotations

import bisect
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefgen.edtf import first_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.extract.attach import When, whens
from briefgen.extract.bysaying import in_marks, said_by_doing
from briefgen.extract.clausedates import GATHERINGS, of_deed
from briefgen.extract.leadday import of_days
from briefgen.extract.lexicon import SPANS
from briefgen.extract.tense import governor
from briefgen.extract.timex import number
from briefgen.model import DateMention, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["default_when", "ever"]


_VAGUE = frozenset(
    [
        "recently",
        "previously",
        "formerly",
        "once",
        "earlier",
        "already",
        "long",
        "historically",
        "lately",
        "since",
        "before",
        "originally",
        "had",
    ]
)
_EVER = frozenset("long always historically traditionally repeatedly consistently often".split())
_SEASONED = frozenset("midsummer summer winter spring autumn earlier previous prior".split())
_FINDING = frozenset("find reveal show discover conclude establish uncover determine rule".split())  # what was before
_LEAD = 3  # in which an institution tells its news in the perfect too
_NEWS = 8  # sentences of the body in which undated news is told; what comes later is background more often


def default_when(
    analysis: Analysis,
    verb: int,
    dates: list[DateMention],
    status: Status,
    lead: str | None,
    *,
    own: bool = False,
    says: bool = False,
    news: bool = False,
    far: bool = False,
) -> str | None:
    """The date that a reader takes for granted for an act without one; None where he takes none.

    `verb` is the token of the act's verb, `lead` is `lead_date(analysis, dates)`, computed once a document. A finished act or a
    refusal told in the simple past, in a main clause among the first sentences of the body and outside quotation marks,
    happened on the day last told in its paragraph, else on the lead date. Nothing follows where that told date is a mere month
    or year, nor with 'recently' or 'previously'. Plans, conditions and what goes on have only the date that they are given.
    What is done by being said ('we announce', 'I thank', 'are being designated') is of the day of publication; `own`: the doer
    publishes the document or speaks in its name. `says`: the verb reports words, which are of the news' day only where that is the
    day of publication; `news`: a reporter tells, not the institution; `far`: the whole text tells of one meeting or journey.
    """
    token = analysis.doc[verb]
    if status in (Status.DONE, Status.PROPOSED) and (day := reference_day(analysis)) is not None:
        if said_by_doing(analysis, verb, own or not news and _jointly(token), not news):
            return day.isoformat()
    if says and news and analysis.sent_index(verb) != analysis.news_at:
        if token.tag_ == "VBD" and _said_on(analysis, dates):
            return lead
        return None  # comments gathered by a reporter have no date unless they are given one
    if says and (lead is None or (d := reference_day(analysis)) is None or lead != d.isoformat()):
        return None  # who comments on what happened days before did so at a time of his own
    if any(t.lower_ == "ago" for t in token.children) or token.dep_ == "ccomp" and token.head.lemma_ in _FINDING:
        return None  # 'several months ago', 'found that it had broken the law'
    if status is Status.PLANNED:
        return _on_the_way(analysis, verb, dates)
    if status is Status.DONE and _in_past(token) and (there := _where(analysis, verb, dates)) is not None:
        return there
    if lead is not None and len(lead) == 10 and (ago := _days_before(token)):
        return (date.fromisoformat(lead) - timedelta(ago)).isoformat()
    if any(k.lower_ in _SEASONED for t in token.children if t.dep_ == "dobj" for k in t.children):
        return None  # 'struck a midsummer deal'
    first = analysis.news_at
    if token.tag_ in ("VBZ", "VBP") and _AFTERWARDS.search(analysis.text(verb, analysis.sent(verb).end)):
        return None  # 'takes effect 30 days after signature'
    told = _told_before(analysis, verb, dates)
    if (
        analysis.sent_index(verb) == first
        and token.dep_ == "ROOT"
        and (status is Status.DONE or status in (Status.ONGOING, Status.PROPOSED) and token.tag_ != "VBG")
        and told is None
        and not ever(token)
    ):
        return lead  # the news itself, also as 'have agreed'
    if (
        (own or news)
        and status is Status.DONE
        and told is None
        and _has_just(token)
        and 0 <= analysis.sent_index(verb) - first < _LEAD
    ):
        return lead  # 'the Council has identified'
    if own and status is Status.DONE and analysis.sent_index(verb) == first and told is None and _brings(token):
        return lead
    beside = {t.lower_ for t in token.children}
    if status is Status.DENIED and "immediately" in beside and not beside & {"will", "shall"}:
        return lead  # 'did not immediately respond'
    if _made_before(analysis, token):
        return None
    if status not in (Status.DONE, Status.DENIED) or not _in_past(token) or token.dep_ not in ("ROOT", "conj", "ccomp"):
        return None
    sent = analysis.sent(verb)
    if token.dep_ != "ccomp" and _BACK.match(analysis.text(sent.start, sent.end)):
        return None
    if _THEN.search(analysis.text(verb, sent.end)):
        return None
    if any(t.lower_ in _VAGUE for t in token.children) or in_marks(analysis, verb) or _of_many(token):
        return None
    near = 0 <= analysis.sent_index(verb) - first < _LEAD
    again = not news and (own or near) and any(t.lower_ == "also" for t in token.children)
    goes_on = told is not None and of_days(told) and _ON_IT.search(analysis.text(verb, sent.end)) is not None
    place = analysis.sent_index(verb) - first
    if not (again or goes_on or says and not news) and not 0 <= place < (len(analysis.sents) if far else _NEWS):
        return None
    if _of_a_life(analysis, verb) or token.dep_ == "conj" and (_in_perfect(token.head) or _beside_clause(token)):
        return None  # 'have tightened standards and made fewer loans'
    if (again or says and not news) and told is not None and not of_days(told):
        told = None  # background within the news
    return lead if told is None else told if of_days(told) else None


_BACK = re.compile(  # 'In the wake of the crisis, Norland adopted'
    r"\W*(?:In\s+the\s+(?:wake|aftermath|course|decades?|years?|months?)\b(?!\s+of\s+(?:today|yesterday|this\s+week))|Over\s+the\s+(?:years|decades|course)\b|"
    r"Back\s+then\b|The\s+same\s+(?:day|week|month|year)\b|At\s+(?:the|that)\s+time\b|(?:\w+\s+){1,2}(?:day|week|month|year)s?\s+later\b|"
    r"(?:During|Under|Throughout)\s+(?:the\s+)?(?:previous|prior|last|former|first)\b|Throughout\s+history\b|For\s+(?:too\s+long|decades|years)\b)",
    re.IGNORECASE,
)
_ON_IT = re.compile(r"\b(?:during|in|as\s+a\s+result\s+of)\s+(?:the|this)\s+(?:operation|raid|search|patrol|mission)\b")
_THEN = re.compile(r"\b(?:at\s+(?:the|that)\s+time|back\s+then)\b(?!\s+(?:of|when|as|that))", re.IGNORECASE)
_LIFE = re.compile(
    r"\b(?:previously|prior\s+to|before\s+(?:joining|that)|most\s+recently|earlier\s+in\s+(?:his|her)\s+career|leave\s+of\s+absence|(?:his|her)\s+career|"
    r"(?:bachelor|master|doctorate|degree|B\.?A\.?|J\.?D\.?|Ph\.?D\.?|MBA)\b|graduated|alumn\w+|native\s+of)",
)


_AFTERWARDS = re.compile(r"\b(?:day|week|month|year)s?\s+(?:after|before|from|following)\b", re.IGNORECASE)
_MAKING = frozenset("establish create found form".split())


def _made_before(analysis: Analysis, token: Token) -> bool:
    """Whether what was established had been spoken of before, as what there is: 'established the Fund'."""
    if token.lemma_.lower() not in _MAKING:
        return False
    body = analysis.source.body_start
    for made in (t for t in token.children if t.dep_ == "dobj" and any(c.lower_ == "the" for c in t.children)):
        before = analysis.source.text[body : analysis.starts[analysis.sent(token.i).start]]
        if re.search(rf"\b{re.escape(made.text)}\b", before):
            return True
    return False


def ever(token: Token) -> bool:
    """'has long sponsored', 'have sought it for years', 'has closed ports since the start of the war': of no one day."""
    return _in_perfect(token) and (
        any(t.lower_ in _EVER for t in token.children)
        or any(k.lower_ in SPANS for t in token.children if t.lower_ == "for" for k in t.children)
        or any(t.lower_ == "since" and t.dep_ in ("prep", "mark") for t in token.subtree)
    )


def _in_past(token: Token) -> bool:
    """'received', 'was received'."""
    helpers = {t.lower_ for t in token.children if t.dep_ in ("aux", "auxpass")}
    return token.tag_ == "VBD" or token.tag_ == "VBN" and bool(helpers) and helpers <= {"was", "were"}


def _in_perfect(token: Token) -> bool:
    return token.tag_ == "VBN" and any(t.lower_ in ("has", "have") for t in token.children)


def _beside_clause(token: Token) -> bool:
    """'comes days after they met and signed a treaty': as little of the day as what it is joined to."""
    while token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
        token = token.head
    return token.dep_ in ("advcl", "acl")


def _of_a_life(analysis: Analysis, verb: int) -> bool:
    """Whether the sentence tells of a person's career: 'She served as mayor, and holds a degree from Berg'."""
    token = analysis.doc[verb]
    who = [t for t in token.children if t.dep_ == "nsubj"]
    if not who and token.dep_ == "conj":
        who = [t for t in token.head.children if t.dep_ == "nsubj"]
    if not any(t.lower_ in ("he", "she") or t.ent_type_ == "PERSON" for t in who):
        return False
    sent = analysis.sent(verb)
    return bool(_LIFE.search(analysis.text(sent.start, sent.end)))


_DURING = re.compile(
    r"\b(?:while\s+(?:in|at|there|on)\b|(?:during|at|on)\s+(?:the|his|her|their|this)\s+(?:[\w-]+\s+)?(?:visit|trip|stay|stop|tour|summit|conference|meeting|talks)\b)",
    re.IGNORECASE,
)
_ON_TRIP = frozenset("travel visit host attend meet hold convene participate join lead take gather".split())


def _on_the_way(analysis: Analysis, verb: int, dates: list[DateMention]) -> str | None:
    """The date of the coming journey or meeting announced at the head of the text, for what 'will' be done 'while in Sudria'."""
    day, sent = reference_day(analysis), analysis.sent(verb)
    helpers = {t.lower_ for t in analysis.doc[verb].children}
    first = analysis.news_at
    during = _DURING.search(analysis.text(sent.start, sent.end)) or {"also", "will"} <= helpers
    if "will" in helpers and (there := _where(analysis, verb, dates)) is not None:
        return there
    if day is None or not during or "will" not in helpers or analysis.sent_index(verb) - first >= _NEWS:
        return None
    start = analysis.starts[analysis.sents[first].start]
    stop = analysis.starts[analysis.sents[min(first + 2, len(analysis.sents) - 1)].start]
    for when in whens(analysis, [d for d in dates if start <= d.start < max(stop, start + 1)]):
        begun = first_day(when.when)
        trip = analysis.doc[governor(analysis, when.start, when.end)]
        if when.role == "at" and when.dates_event and begun and begun > day and trip.lemma_.lower() in _ON_TRIP:
            return when.when if trip.i != verb else None
    return None


def _where(analysis: Analysis, verb: int, dates: list[DateMention]) -> str | None:
    """The date of the journey in 'will travel on 28 July to Berg, where she will meet ministers', of the call in 'held a call last
    week, in which they agreed'."""
    token, sent = analysis.doc[verb], analysis.sent(verb)
    while token.dep_ == "conj" and token.head.pos_ == "VERB":
        token = token.head
    there = token.dep_ == "relcl" and any(
        t.lower_ == "where" or t.lower_ in _DURING_IT and any(k.lower_ == "which" for k in t.children)
        for t in token.children
    )
    if not there:
        return None
    way = next((t.i for t in token.head.ancestors if t.pos_ == "VERB"), -1)
    lo, hi = analysis.chars(sent.start, verb)
    told = whens(analysis, [d for d in dates if lo <= d.start < hi])
    return next((w.when for w in reversed(told) if w.role == "at" and governor(analysis, w.start, w.end) == way), None)


_DURING_IT = frozenset("in at during".split())


def _days_before(token: Token) -> int | None:
    """How many days before the news that was which it follows: 'It comes two days after they met'."""
    over, after = token.head, next((t.i for t in token.children if t.dep_ == "mark" and t.lower_ == "after"), 0)
    words = [t.lower_ for t in token.doc[over.i + 1 : after]]
    if token.dep_ != "advcl" or over.lemma_ != "come" or len(words) != 2 or words[1] not in ("day", "days"):
        return None
    count = number(words[0])
    return None if count is None else int(count)


def _jointly(token: Token) -> bool:
    """'Norland, Sudria and Ostria welcome': a statement of several, whoever publishes it."""
    named = [t for t in token.children if t.dep_ == "nsubj" and t.pos_ == "PROPN"]
    return any(sum(k.dep_ == "conj" and k.pos_ == "PROPN" for k in t.subtree) >= 2 for t in named)


def _said_on(analysis: Analysis, dates: list[DateMention]) -> bool:
    """Whether the news itself is what was said on the day of publication: 'fees should be charged, Norland said on Tuesday'."""
    first, day = analysis.news_at, reference_day(analysis)
    head_of_text = analysis.sents[first : first + 3]
    lo, hi = analysis.starts[head_of_text[0].start], analysis.ends[head_of_text[-1].end - 1]
    for when in whens(analysis, [d for d in dates if lo <= d.start < hi]):
        if day and when.when == day.isoformat():
            head = analysis.doc[governor(analysis, when.start, when.end)]
            return head.tag_ == "VBD" and head.lemma_ in ("say", "tell")
    return False


def _has_just(token: Token) -> bool:
    """'has prohibited', by the institution itself, without 'already' or 'since'."""
    words = {t.lower_ for t in token.children}
    return (
        token.tag_ == "VBN"
        and token.dep_ == "ROOT"
        and token.lemma_.lower() in _ACTS
        and bool(words & {"has", "have"})
        and not words & _VAGUE
        and not ever(token)
    )


_ACTS = frozenset(
    "identify prohibit designate impose issue announce approve adopt agree decide determine find order sign launch publish release".split()
)


def _brings(token: Token) -> bool:
    """'Sudria will receive aid after the Council adopted a decision': what is to come follows from the news."""
    if token.dep_ != "advcl" or token.tag_ != "VBD" or not any(t.lower_ == "after" for t in token.lefts):
        return False
    return any(t.lower_ in ("will", "can") for t in token.head.children)


def _of_many(token: Token) -> bool:
    """'Many owners said', 'some banks closed': what has gone on among a number of people has no day."""
    return any(k.lower_ in _MANY for t in token.children if t.dep_ in ("nsubj", "nsubjpass") for k in t.children)


_MANY = frozenset("many some several most few numerous various".split())


def _of_subject(analysis: Analysis, when: When) -> bool:
    """'The statement, made on Sunday, has caused concern': the day of the statement, of nothing that is told after it."""
    made = analysis.doc[governor(analysis, when.start, when.end)]
    thing = made.head
    return made.dep_ == "acl" and thing.dep_ == "nsubj" and thing.lemma_.lower() not in GATHERINGS


def _told_before(analysis: Analysis, verb: int, dates: list[DateMention]) -> str | None:
    """The date of the last dated event told before token `verb` in its paragraph."""
    block = analysis.source.blocks[analysis.block[verb]]
    at = analysis.starts[verb]
    lo = bisect.bisect_left(dates, block.start, key=lambda d: d.start)
    hi = bisect.bisect_left(dates, at, key=lambda d: d.start)
    told = [w for w in whens(analysis, dates[max(lo, hi - 3) : hi]) if w.dates_event and w.role == "at"]
    told = [w for w in told if not of_deed(analysis, w) and not _of_subject(analysis, w)]
    day = reference_day(analysis)
    for when in reversed(told):
        first = first_day(when.when)
        if first and day and first <= day:
            return when.when
    return None
