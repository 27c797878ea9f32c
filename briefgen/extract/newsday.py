"""The day of which a document tells, for acts without a date of their own."""

from __future__ import annotations

import bisect
import re
from itertools import islice
from typing import TYPE_CHECKING

from briefgen.edtf import first_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.extract.attach import When, whens
from briefgen.extract.bysaying import in_marks, said_by_doing
from briefgen.extract.clausedates import GATHERINGS, of_deed, of_its_vote, of_paper
from briefgen.extract.lexicon import MEETINGS, SPANS
from briefgen.extract.tense import governor
from briefgen.model import DateMention, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["default_when", "ever", "is_official", "lead_date"]


def lead_date(analysis: Analysis, dates: list[DateMention]) -> str | None:
    """The day of which a document tells: that of its first dated past event in the first three sentences of the body, if it lies in
    the fortnight before publication, else the day of publication. The right default for a finished action without a date of its
    own ('The Board approved ...' in the readout of a meeting 'on September 3'); not for planned, ongoing or habitual ones.
    """
    day = reference_day(analysis)
    if day is None:
        return None
    body = analysis.source.body_start
    news = (s for s in analysis.sents if analysis.starts[s.start] >= body and not analysis.is_aside(s.start))
    told = [s for s in islice(news, 8) if s[-1].text not in _DASHES]
    if not told:
        return day.isoformat()
    stop = analysis.starts[told[3].start] if len(told) > 3 else len(analysis.source.text)
    for when in whens(analysis, [d for d in dates if body <= d.start < stop]):
        if analysis.is_aside(when.start):
            continue
        if (
            when.role == "at"
            and when.dates_event
            and not of_paper(analysis, when)
            and _of_days(when.when)
            and (d := first_day(when.when))
            and 0 <= (day - d).days <= 14
            and not (
                (of_deed(analysis, when) or _befell(analysis, when) or of_its_vote(analysis, when))
                and (day - d).days > 1
            )  # yesterday's vote is the news
        ):
            return when.when
    return day.isoformat()


def _of_days(when: str) -> bool:
    """A day, or the few days of one meeting."""
    if len(when) == 10:
        return True
    a, _, b = when.partition("/")
    first, last = (first_day(d) if len(d) == 10 else None for d in (a, b))
    return first is not None and last is not None and 0 < (last - first).days <= _MEETING


_MEETING = 5  # days that a conference lasts at most


def _befell(analysis: Analysis, when: When) -> bool:
    """Whether a date is that of 'the quake that struck the coast on 2 May', which only bears on what is told."""
    verb = analysis.doc[governor(analysis, when.start, when.end)]
    thing = verb.head
    return (
        verb.dep_ == "relcl"
        and thing.pos_ == "NOUN"
        and thing.lemma_ not in GATHERINGS | MEETINGS
        and any(t.dep_ == "nsubj" and t.lower_ in ("that", "which") for t in verb.children)
    )


_DASHES = frozenset(("–", "—", "-", "--"))  # which a dateline ends with
_OFFICE = re.compile(
    r"\b(?:ministry|ministries|department|treasury|white house|government|office of|embassy|senator|senate|congress\w*|parliament|agency|authority|"
    r"central bank|council|commission|committee|secretariat|foreign affairs)\b|\.(?:gov|mil|int)\b|\.gouv\.|\bgov\.\w\w\b|europa\.eu",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\b(?:media\s+release|press\s+release|for\s+immediate\s+release|joint\s+(?:statement|declaration)|remarks\s+by|statement\s+by|readout|fact\s+sheet|office\s+of\s+the\s+spokesperson)\b"
    r"|\bM\s?E\s?D\s?I\s?A\s+R\s?E\s?L\s?E\s?A\s?S\s?E\b",
    re.IGNORECASE,
)


def is_official(analysis: Analysis) -> bool:
    """Whether an institution tells of its own acts, not a reporter of others': by publisher, address or the head of the text."""
    source = analysis.source
    host = (source.url or "").split("//", 1)[-1].split("/", 1)[0]
    return bool(_OFFICE.search(f"{source.publisher} {host}") or _RELEASE.search(source.text[:400]))


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
) -> str | None:
    """The date that a reader takes for granted for an act without one; None where he takes none.

    `verb` is the token of the act's verb, `lead` is `lead_date(analysis, dates)`, computed once a document. A finished act or a
    refusal told in the simple past, in a main clause among the first sentences of the body and outside quotation marks,
    happened on the day last told in its paragraph, else on the lead date. Nothing follows where that told date is a mere month
    or year, nor with 'recently' or 'previously'. Plans, conditions and what goes on have only the date that they are given.
    What is done by being said ('we announce', 'I thank', 'are being designated') is of the day of publication; `own`: the doer
    publishes the document or speaks in its name. `says`: the verb reports words, which are of the news' day only where that is the
    day of publication; `news`: a reporter tells, not the institution.
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
    if any(k.lower_ in _SEASONED for t in token.children if t.dep_ == "dobj" for k in t.children):
        return None  # 'struck a midsummer deal'
    first = analysis.news_at
    if token.tag_ in ("VBZ", "VBP") and _AFTERWARDS.search(analysis.text(verb, analysis.sent(verb).end)):
        return None  # 'takes effect 30 days after signature'
    told = _told_before(analysis, verb, dates)
    if (
        analysis.sent_index(verb) == first
        and token.dep_ == "ROOT"
        and (status is Status.DONE or status is Status.ONGOING and token.tag_ != "VBG")
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
    if status not in (Status.DONE, Status.DENIED) or token.tag_ != "VBD" or token.dep_ not in ("ROOT", "conj", "ccomp"):
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
    goes_on = told is not None and _of_days(told) and _ON_IT.search(analysis.text(verb, sent.end)) is not None
    if not (again or goes_on or says and not news) and not 0 <= analysis.sent_index(verb) - first < _NEWS:
        return None
    if _of_a_life(analysis, verb) or token.dep_ == "conj" and (_in_perfect(token.head) or _beside_clause(token)):
        return None  # 'have tightened standards and made fewer loans'
    if (again or says and not news) and told is not None and not _of_days(told):
        told = None  # background within the news
    return lead if told is None else told if _of_days(told) else None


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
    """The date of the journey in 'will travel on 28 July to Berg, where she will meet ministers'."""
    token, sent = analysis.doc[verb], analysis.sent(verb)
    if token.dep_ != "relcl" or not any(t.lower_ == "where" for t in token.children):
        return None
    way = next((t.i for t in token.head.ancestors if t.pos_ == "VERB"), -1)
    lo, hi = analysis.chars(sent.start, sent.end)
    told = whens(analysis, [d for d in dates if lo <= d.start < hi])
    return next((w.when for w in told if w.role == "at" and governor(analysis, w.start, w.end) == way), None)


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
