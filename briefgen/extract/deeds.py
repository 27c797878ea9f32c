"""Deeds that only bear on what a clause tells, whose day is not its own: 'in response to the raid of 2 March', 'condemned the raid on 2 March'."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from typing import TYPE_CHECKING

from briefgen.edtf import first_day, last_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import reference_day
from briefgen.extract.categories import SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEARS_ON = frozenset("ahead response retaliation reaction".split())
_BOUNDS = frozenset("until till pending".split())
_JUDGED = frozenset(
    "condemn denounce deplore decry protest mourn lament criticize criticise praise commend hail".split()
)
_TELLING = SPEECH - {"tell"} | {"detail"}  # whose object is what is told, no listener
_TOPICS = SPEECH | {"discuss", "review"}
_WEEKS = 21  # days
_SHARE = 10  # tokens: 'for cars and'
_YEAR = re.compile(r"\d{4}")
_NEWS = 3  # days before publication on which what is told as news may have been done


def _below(token: Token, at: int) -> int | None:
    """The noun behind 'in response to', where the parse hangs the date beside it."""
    preps = (k for k in token.children if k.lower_ in ("to", "of", "for") and k.i > token.i)
    return next((p.i for k in preps for p in k.children if p.dep_ == "pobj" and p.i < at), None)


def deed(analysis: Analysis, at: int, verb: int, when: str, dated: Container[int]) -> int | None:
    """The noun of the deed of which the date is that begins at token `at`; None where it may be that of the verb.

    `when`: the date in EDTF; `dated`: the tokens of dates.
    """
    doc = analysis.doc
    if (first := _beside(analysis, at, dated)) is not None:
        return deed(analysis, first, verb, when, dated)
    token, noun = doc[at], None
    for _ in range(15):
        if token.pos_ in ("NOUN", "PROPN") and token.i not in dated:
            noun = token.i
        token = token.head
        if token.lower_ in _BOUNDS and noun is not None and noun < at:
            return noun  # 'a stopgap until the roll-out at the end of 2027'
        if token.lower_ in _BEARS_ON:
            own = noun if noun not in (None, token.i) else _below(token, at)
            return own if own not in dated else None
        if token.pos_ in ("VERB", "AUX"):
            break
    if token.tag_ == "VBG" and token.dep_ == "advcl" and token.lemma_ in _TELLING:
        return next((t.i for t in token.children if t.dep_ == "dobj" and t.i < at), None)
    if (own := _built_on(doc[at], dated)) is not None:
        return own
    day, then = reference_day(analysis), first_day(when)
    if doc[verb].lemma_ in _TOPICS and doc[verb].tag_ == "VBD" and day is not None and then is not None and then > day:
        return _object(doc[verb], at)  # 'noted the coming meeting on 15 May'
    if doc[verb].lemma_ not in _JUDGED or len(when) != 10:
        return None
    last = next(k for k in range(at, len(doc)) if k + 1 == len(doc) or k + 1 not in dated)
    told = [t.lower_ for t in doc[last + 1 : last + 3]]  # 'the attacks on 28 November in which many were killed'
    if "which" not in told and (day is None or then is None or (day - then).days <= _NEWS):
        return None
    return _object(doc[verb], at)


def _beside(analysis: Analysis, at: int, dated: Container[int]) -> int | None:
    """The date of 'the entry into force on 1 May for cars and 1 June for lorries' to which the one at token `at` is joined; else None."""
    low = analysis.lower
    if at < 4 or low[at - 1 - (low[at - 1] in ("on", "from"))] != "and":
        return None
    near = range(at - 3, max(at - _SHARE, 0), -1)
    last = next((k for k in near if low[k] == "for" or k in dated or low[k] in (".", ";")), at)
    first = last - 1 if low[last] == "for" and last - 1 in dated else None
    while first is not None and first - 1 in dated:
        first -= 1
    return first


def of_what_went_before(analysis: Analysis, at: int, verb: int) -> bool:
    """'Following the sale of the port last year, the Board began to build': the year at token `at` is that of the sale."""
    doc, first = analysis.doc, analysis.doc[analysis.sent(at).start]
    if first.lower_ not in ("following", "after") or any(
        t.text == "," or t.pos_ == "VERB" for t in doc[first.i + 1 : at]
    ):
        return False
    comma = next((t.i for t in doc[at : at + 5] if t.text == ","), verb)
    return comma < verb and any(t.pos_ == "NOUN" and t.head == first for t in doc[first.i + 1 : at])


_BUILT_ON = frozenset("announcement designation decision order agreement declaration sanction action pledge".split())


def _built_on(day: Token, dated: Container[int]) -> int | None:
    """'designation' in 'builds on the designation of X on 1 May', 'a step to implement the announcement on 1 May'; else None."""
    verb = next((t for t in day.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or day.i < verb.i or verb.tag_ == "VBD" or verb.lemma_ not in ("build", "implement"):
        return None
    below = (t for k in verb.children for t in ((k,) if k.dep_ == "dobj" else k.children) if t.dep_ in ("dobj", "pobj"))
    return next((t.i for t in below if t.i not in dated and t.lemma_.lower() in _BUILT_ON), None)


def _object(verb: Token, at: int) -> int | None:
    return next((t.i for t in verb.children if t.dep_ == "dobj" and verb.i < t.i < at), None)


def is_told(last: Token) -> bool:
    """Whether the time that ends with a token is part of what is told: '30 days after signature', 'gave them two months', 'have
    until 1 May'."""
    if last.lower_ in ("after", "following") or last.dep_ == "dobj" and last.head.lemma_ == "give":
        return True
    day = last if last.dep_ == "pobj" or last.head == last else last.head
    if day.dep_ != "pobj" or day.head.lower_ != "until":
        return False
    over = day.head.head.head if day.head.dep_ == "mark" else day.head.head  # 'giving them until 1 May to reply'
    return over.lemma_ in ("have", "give")


MOVING = frozenset("postpone delay defer extend reschedule move push adjourn".split())
_TERMS = frozenset(
    "date deadline application entry implementation effect compliance term period enforcement expiry".split()
)


def moved(analysis: Analysis, start: int, verb: Token) -> str:
    """Of 'postponed the start from 1 May to 1 June' the word before the date that begins at token `start`: 'from', 'to', 'until'; else ''."""
    before = analysis.doc[start - 1] if start else None
    told = (
        before is not None
        and before.lower_ in ("from", "to", "until", "till")
        and verb in (before.head, before.head.head)
    )
    return before.lower_ if told and before is not None and verb.lemma_ in MOVING else ""


def moves_term(verb: Token) -> bool:
    """Whether what a verb puts off is a day by which somebody must be ready: 'extended the deadline'."""
    return any(
        t.lemma_.lower() in _TERMS for k in verb.children if k.dep_ in ("dobj", "nsubjpass") for t in (k, *k.children)
    )


_OFF = frozenset("cancel scrap avert abandon drop shelve axe withdraw ditch".split())
_HELD = frozenset("go take happen proceed".split())  # 'will not take place'


def called_off(verb: Token) -> bool:
    """Whether what a date's verb tells, or the noun that it belongs to, has been given up: 'Talks scheduled for Thursday were cancelled'."""
    for token in (verb, *verb.ancestors):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        below = {t.lower_ for t in token.children}
        if (
            token is not verb
            and token.lemma_ in _OFF
            and token.tag_ in ("VBD", "VBN", "VBZ", "VBP", "VBG")
            and "to" not in below
        ):
            return below.isdisjoint(("not", "n't", "n’t", "never", "if", "may", "might", "could", "out"))
        if token is not verb and token.lemma_ == "call" and "off" in below:
            return True
        if token.lemma_ in _HELD and below & {"not", "n't", "n’t"} and below & {"ahead", "place", "happen", "proceed"}:
            return True
        if (
            token.dep_ not in ("acl", "relcl", "xcomp", "ROOT", "advcl")
            or token.dep_ == "advcl"
            and token.tag_ != "VBN"
        ):
            return False
    return False


def named_day(day: Token) -> Token | None:
    """The noun that a day is proclaimed to be: 'proclaim 25 November as Ports Day'; None for any other day."""
    while day.head.ent_type_ == "DATE" and day.head.i > day.i:
        day = day.head  # 'the first week of June'
    if day.head.lemma_ not in ("proclaim", "designate", "declare") or day.i < day.head.i:
        return None  # 'Today the Ministry is designating the gang as a threat'
    names = (p for k in day.head.children if k.lower_ == "as" and k.i > day.i for p in k.children)
    return next((p for p in names if p.dep_ == "pobj"), None)


def is_yearly(day: Token, words: str, when: str, published: date) -> bool:
    """Whether a day is proclaimed without its year, weeks before `published`: 'designated 3 December as Ports Day', told in January."""
    last = last_day(when)
    long_ago = last is not None and (published - last).days > _WEEKS
    return long_ago and not _YEAR.search(words) and named_day(day) is not None
