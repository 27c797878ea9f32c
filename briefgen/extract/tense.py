"""The verb on which a phrase hangs, and whether it tells what is past or what is to come, for dates that leave out the year or the week."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from briefgen.extract.analysis import Analysis
from briefgen.extract.deeds import MOVING
from briefgen.extract.tree import Tree
from briefgen.model import BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["EXPECTING", "governor", "moved_to", "of_day_to_come", "said_then", "tense_at"]

EXPECTING = frozenset(  # verbs after which a date is one to come, also in the past tense: 'suspended until July'
    "expect schedule plan intend aim hope set due slate agree promise pledge commit vow propose seek want prepare anticipate "
    "threaten delay postpone defer extend suspend begin".split()
)


_TIMETABLE = frozenset(  # in the present these tell what is fixed for a coming day: 'the season opens on Monday'
    "begin start open close end expire lapse sunset commence resume reopen convene reconvene kick launch run meet gather assemble go come "
    "enter take apply leave depart arrive return conclude finish vote sit hear fall hold travel debate".split()
)
_DUE = frozenset("due payable effective applicable available valid mandatory compulsory obligatory binding".split())
_BEHIND = frozenset("result results aftermath wake outcome".split())  # of what has happened
_LASTING = frozenset("be remain stay last run serve work live rule govern lead chair hold continue".split())
_SAYING = frozenset("say announce tell state confirm report declare warn pledge promise".split())
_NEXT = 2  # tokens behind such a verb: 'on Monday', 'Monday'
_LOOSE = frozenset(("until", "till", "by", "to", "through", "from", "before", "for", "of"))


def tense_at(analysis: Analysis, i: int) -> int:
    """-1 where the verb that governs token i tells the past, 1 where it tells the future, 0 where it tells neither.

    Doubled (-2, 2) where the token hangs on that verb itself, by no preposition or one like 'on' or 'in'.
    """
    token = analysis.doc[i]
    over = token.head.head if token.dep_ in ("nummod", "compound") else token.head  # 'until 31 July'
    if over.lower_ in ("until", "till") and over.pos_ != "VERB":
        return -1 if over.head.tag_ == "VBD" and over.head.lemma_ in _LASTING else 1
    close, due, below = True, False, ""
    aside = False  # 'The talks come amid a split, with Holm naming a new chief in the summer'
    body = analysis.kind(token.i) not in (BlockKind.TITLE, BlockKind.HEADING)
    for step in range(12):
        if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            if _before_told(i, token):
                token = token.head
            way = _verb_tense(token)
            if below == "by" and token.tag_ == "VB" and token.dep_ == "xcomp":
                return 1  # 'asked them to reply by Friday'
            if token.lemma_ == "follow" and token.tag_ in ("VBZ", "VBP") and token.i < i:
                return -1  # 'The visit follows the talks of 3 May'
            if way < 0 and token.lemma_ in MOVING and below in ("to", "until", "till", "from"):
                return 1  # 'was postponed to 7 June'
            if way:
                return 2 * way if close and step else way
            told = (
                due or below == "by" or token.lemma_ in _TIMETABLE and not aside
            )  # 'publishes the rules by September'
            told = told or token.lemma_ == "be" and (below == "on" or step == 1)  # 'The vote is on Monday'
            if body and token.tag_ in ("VBZ", "VBP") and told:
                return 1
            close = False
            aside = aside or token.dep_ in ("pcomp", "advcl")
        if token.lower_ in _BEHIND:
            return -1
        if token.lower_ == "ahead":
            return 1  # 'ahead of a meeting on Monday'
        due = token.lower_ in _DUE
        below = token.lower_
        if token.head.i == token.i:
            break
        close = (
            close and step < 4 and (token.pos_ in ("NUM", "PROPN", "ADP") or step == 0) and token.lower_ not in _LOOSE
        )
        token = token.head
    return 0


def _verb_tense(verb: Token) -> int:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") or c.tag_ == "TO"]
    words = {c.lower_ for c in helpers}
    if words & {"will", "shall", "'ll", "’ll", "wo", "must", "may", "should", "can"}:
        return 1
    if not words and verb.dep_ == "ccomp" and verb.head.lemma_ == "see" and verb.head.tag_ == "VB":
        return 1  # 'The deal will see the firm cut fees by June'
    if "would" in words and verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN", "VBG"):
        return 1  # 'told reporters that she would travel on Tuesday'
    if "to" in words and verb.tag_ == "VB":
        head = verb.head
        if head.lemma_ in EXPECTING or head.tag_ in ("VBZ", "VBP", "NN", "NNS"):
            return 1 if head.tag_ != "VBD" or head.lemma_ in EXPECTING else 0
        return 0
    if (
        verb.lemma_ in ("schedule", "expect", "slate", "due", "plan", "anticipate", "project")
        and verb.tag_ == "VBN"
        and not words & {"had"}
    ):
        return 1
    if verb.lemma_ == "set" and verb.tag_ == "VBN" and any(c.dep_ == "xcomp" for c in verb.children):
        return 1  # 'are set to vote on Monday'
    if verb.tag_ == "VBD" or words & {"have", "has", "had", "was", "were", "'ve", "’ve", "been", "did"}:
        return -1
    if verb.tag_ == "VBN" and not helpers:
        return 0 if verb.dep_ == "acl" and verb.lemma_ in ("host", "hold", "organize", "organise") else -1
    if verb.tag_ == "VBG" and words & {"am", "is", "are", "'s", "'re", "would"}:
        return 1
    return 0


def governor(analysis: Analysis, start: int, end: int) -> int:
    """The token of the verb (or, without one, of the sentence's root) on which the phrase of tokens [start, end) hangs."""
    token = analysis.doc[end - 1]
    for t in analysis.doc[start:end]:
        if not start <= t.head.i < end:
            token = t
            break
    for _ in range(15):
        if token.head.i == token.i:
            break
        below, token = token, token.head
        if token.pos_ in ("VERB", "AUX") and not (_only_compares(token) or _counts(token)):
            if below.lower_ == "effective" and (planned := _plan_between(token, below)) is not None:
                return planned
            if said_then(analysis, start, end, token):
                token = token.head
            break
    return token.i


def _counts(verb: Token) -> bool:
    """'(the date that) is 30 days after the order', '(goods) entered on or after 2 May': a verb that only says how a day is counted."""
    if verb.lemma_ == "be":
        return verb.dep_ == "relcl" and verb.head.lower_ in ("date", "day")
    bare = verb.tag_ == "VBN" and verb.dep_ in ("acl", "conj")
    return bare and verb.lemma_ in ("enter", "withdraw") and not any(k.dep_[:3] == "aux" for k in verb.children)


def moved_to(tree: Tree, verb: int, timed: Container[int], start: int, end: int) -> bool:
    """'delays the report to January': whether the first date of tokens [start, end) is that to which something is moved."""
    first = next((i for i in range(start, end) if i in timed), end)
    return tree.lemma[verb] in MOVING and tree.lower[first - 1] in ("to", "until", "till")


def _plan_between(verb: Token, effective: Token) -> int | None:
    """'is preparing measures against the plan to double tariffs, effective 4 June': the verb of the plan, which takes effect."""
    between = verb.doc[verb.i + 1 : effective.i] if verb.i < effective.i else ()
    return next((t.i for t in between if t.dep_ == "acl" and t.tag_ == "VB" and t.head.i > verb.i), None)


def said_then(analysis: Analysis, start: int, end: int, verb: Token) -> bool:
    """'announced that it would ban the trade earlier this month': the day of the words, for what they tell was still to come."""
    past = analysis.doc[start].lower_ in ("earlier", "last", "yesterday") or analysis.doc[end - 1].lower_ == "ago"
    return (
        past and verb.dep_ == "ccomp" and any(t.lower_ == "would" for t in verb.children) or _before_told(start, verb)
    )


def _before_told(i: int, verb: Token) -> bool:
    """Is token i of the date in 'said on Monday it would sell', which the parse hangs on what is told?"""
    says = verb.head
    if verb.dep_ != "ccomp" or says.lemma_ not in _SAYING or not says.i < i <= says.i + _NEXT:
        return False
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.i > i for t in verb.children) and not any(
        t.dep_ == "mark" and t.i < i for t in verb.children
    )


def _only_compares(token: Token) -> bool:
    """'earlier than expected on 2 July', 'as planned on Monday': the date belongs to what is earlier."""
    before = (token.head, *token.lefts)
    return token.tag_ == "VBN" and token.lemma_ in EXPECTING and any(t.lower_ in ("than", "as") for t in before)


def of_day_to_come(analysis: Analysis, verb: int) -> bool:
    """'The rule takes effect 30 days after publication in the gazette': on a day to come that the text does not tell."""
    if analysis.doc[verb].tag_ not in ("VBZ", "VBP", "VB"):
        return False
    return _FROM_FORMALITY.search(analysis.text(verb, analysis.sent(verb).end)) is not None


_FORMALITY = "publication|signature|signing|enactment|ratification|adoption|entry|approval|issuance|promulgation|proclamation|assent|notification"
_FROM_FORMALITY = re.compile(
    r"\b(?:day|week|month|year)s?\s+(?:after|from|following)\s+(?:(?:the|its|their|this)\s+)?(?:(?:date|day)\s+of\s+)?"
    rf"(?:(?:the|its|their|final|official|royal|formal)\s+){{0,2}}(?:(?:{_FORMALITY})\b|(?:it|they)\s+(?:is|are)\s+\w+ed\b)",
    re.IGNORECASE,
)
