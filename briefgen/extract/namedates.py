"""Which dates date no event: in names of laws, comparisons, page stamps."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.model import DateMention

__all__ = ["dates_event", "given_up", "names_ruling"]


_LAW = (
    r"act|law|order|orders|resolution|regulation|directive|treaty|convention|agreement|proclamation|memorandum|code|amendment|bill|"
    r"decree|ordinance|statute|accord|accords|protocol|charter|constitution|plan|strategy|framework|declaration|communiqu[eé]|report|e\.o\.|eo|determination"
)
_LAW_BEFORE = re.compile(
    rf"\b(?<!\bas\sof\s)(?!as\s+of\b)(?:(?-i:[A-Z])[\w’'-]*\s+){{0,6}}(?:(?-i:[A-Z])\w*|{_LAW})(?:\s+(?:No\.?\s*)?[\dA-Z][\w./-]*)?,?\s+(?:\([^()]*\)\s*,?\s*)?of\s+(?:(?:September|fiscal\s+year|the\s+year)\s+)?$|[\w)]\s*\(\s*$|\b(?:No\.?|version)\s*$",
    re.IGNORECASE,
)
_AIM_BEFORE = re.compile(r"\b[A-Z][\w’']*\s+$")  # 'the NATO 2030 initiative', 'Agenda 2030': names of aims
_AIM_AFTER = re.compile(r"\s+(?:initiative|agenda|strategy|vision|program(?:me)?|goals)\b", re.IGNORECASE)
_CALLED = re.compile(  # 'the exercise Harbour Readiness and Training 2018'
    r"\b[A-Z][a-z]+\s+(?:(?:and|of|for|the)\s+)?[A-Z][a-z]{2,}\s+$"
)
_AIM_NAMED = re.compile(r"\b(?:Agenda|Horizon|Vision)\s+$")
_LAW_NAMED = re.compile(
    rf"\b(?:{_LAW})\b(?:\s\([A-Z.]+\)|[^.;]){{0,40}}(?<!\bas\s)(?<!\bdate\s)\bof\s*$", re.IGNORECASE
)
_NAME_AFTER = re.compile(  # '2024 National Risk Assessment', '2025 Budget'; a summit or an election of a year is an event
    r"\s+(?![^.,;]{0,60}?\b(?:Summit|Conference|Meeting|Forum|Election|Elections|Olympics?|Games|Session|Assembly|Ministerial|Dialogue)\b)"
    r"(?:[A-Z][\w’'&.-]*(?:\s+(?:of|and|on|for|the|in|to))*\s+[A-Z]|(?:Budget|Outlook|Index|Review|Census|Edition|Report|Act|Agreement|Plan|Strategy)\b)"
)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to|against)|relative\s+to|versus|vs\.?|(?:up|down|rose|fell|increase\w*|decrease\w*|unchanged|higher|lower|more|less|fewer|greater|larger|smaller)\b[^.;]{0,40}?\b(?:from|than)|"
    r"(?<!later\s)(?<!earlier\s)(?<!sooner\s)than|as\s+against|(?:up|down)\s+from\b[^.;,]{0,20}|(?:double|half|twice|triple|times)\b[^.;]{0,20}|(?:that|those)\s+(?:of|in|for)|average\s+(?:of|in|for|since)|levels?\s+(?:of|in|since|from)|(?:highest|lowest|largest|biggest|best|worst|first\b|most|fastest|strongest|weakest)\b[^.;]{0,60}?\bsince|"
    r"(?:first|second|third|last|only)\s+(?:[\w-]+\s+)?time\s+(?:in|for|since))"
    r"(?:\s+(?:in|the|those|that|of|same|period|level|levels|early|late|at))*\s*$",
    re.IGNORECASE,
)


_FIGURE_AFTER = re.compile(  # 'its 2024 sales', '2023's figure', 'third-quarter results'
    r"(?:['’]s)?\s+(?:[\w’'-]+\s+){0,2}?(?:figures?|levels?|totals?|sales|revenues?|turnover|profits?|earnings|incomes?|results?|output|exports?|imports?|budgets?|deficits?|surplus(?:es)?)\b",
    re.IGNORECASE,
)
_OF_FIGURE = re.compile(  # 'fines of 10% of its 2024 sales', 'based on the company's 2024 sales'
    r"\b(?:of|on|from|to|than|against|with|for)\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?(?:[\w.&-]+\s+){0,3}?(?:[\w.&-]+['’]s?\s+)?$",
    re.IGNORECASE,
)
_TO_REPORT = re.compile(
    r"\b(?:to|will|before|after)\s+(?:report|publish|release|announce|post|unveil|issue|reporting|publishing|releasing)\s+(?:its|their|the|his|her)?\s*$",
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"\s*[,—–:(-]+\s*(?:between|from)\s+\d", re.IGNORECASE)
_FORECAST = re.compile(  # 'raised its forecast for 2023': when it was raised, that does not tell
    r"\b(?:forecasts?|outlooks?|projections?|estimates?|predictions?|expectations?|guidance|budgets?)\s+for\s+(?:the\s+|all\s+of\s+)?$",
    re.IGNORECASE,
)
_STAMP = re.compile(  # 'Updated / Tuesday, 20 May 2025 20:47', at the head of a line
    r"\b(?:first\s+)?(?:published|updated|posted|modified|last\s+(?:updated|modified|reviewed)|created)\b\s*[:/|–—-]*\s*(?:at|on)?\s*$",
    re.IGNORECASE,
)
_OF_A_WORK = re.compile(  # 'In a report published on', 'The figures were released'
    r"(?:^|\bin\s+)(?:an?|the|its|their|his|her|new)\s+(?!(?:page|article|post|story|entry|site|website|version)\b)(?:[\w’'-]+\s+){1,6}?"
    r"(?:(?:was|were)\s+)?(?:published|updated|posted|released|printed)(?:\s+on)?\s+$",
    re.IGNORECASE,
)
_BORN = re.compile(  # particulars of a person on a list: 'DOB 3 May 1969; POB Berg', '(born 1969)'
    r"\b(?:D\.?O\.?B\.?|date\s+of\s+birth)\W{0,4}(?:(?:circa|alt\.?|alternate|to|or)\W{0,3}|[\w\s]{0,20};\s*alt\.?\s+DOB\W{0,3})*$|[(,]\s*(?:was\s+)?born(?:\s+(?:on|in|c\.|circa))?\s*$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\baccording\s+to\b[^.;,:]{0,60}$", re.IGNORECASE)  # 'media reports on Friday'
_NUMBERED_LAW = re.compile(
    rf"\b(?:{_LAW})\s+(?:No\.?\s*)?[\d/-]+\s*\($", re.IGNORECASE
)  # 'Order 14195 (1 February 2025)'
_BIRTHPLACE = re.compile(r"\W{0,3}(?:alt(?:ernate|\.)?\s+)?(?:POB\b|place\s+of\s+birth)", re.IGNORECASE)
_PAPER_AFTER = re.compile(  # 'the December 2024 audit report'
    r"\s+[“\"‘][A-Z]|\s+(?:[\w’'-]+\s+){0,3}?(?:report|survey|review|data|figures|statistics|letter|memo|memorandum|statement|guidance|order|rule|notice|outlook|"
    r"presentation|budget|edition|audit|study|paper|assessment|resolution|communiqu[eé]|declaration|proclamation|estimates?|projections?|forecast|"
    r"guideline|regulation|agreement|accord|treaty|pact|protocol|convention|armistice|memorandum\s+of\s+understanding|law|act|constitution|policy|policies|ban)s?\b(?!-)",
    re.IGNORECASE,
)
_LAW_BESIDE = re.compile(  # 'the Ports Act, 2021', 'the Ports (Fees) Regulations 2021', 'the Guidelines on harbours 2014-2020'
    r"(?-i:[A-Z])\w+(?:\s\([^()]*\))?\s+(?:Act|Law|Code|Order|Bill|Regulations?|Rules?),?\s+$|\bGuidelines\b[^.;,]{0,70}$"
)
_YEARS = re.compile(r"\d{4}(?:\s?[-–/]\s?\d{2,4})?")
_TERM_BEFORE = re.compile(r"\bfor\s+(?:the\s+(?:period|years?)\s+)?$")  # 'its priorities for 2024-2029'
_CLOCKED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d?:\d\d|\d\d?[./]\d\d?[./]\d{4}\W+\d\d?:\d\d")
_STATE_THEN = re.compile(  # 'the baseline that existed on 19 January': what is meant, not what happened
    r"\b(?:that|which|as|than|rates?|rules?|levels?|those)\s+(?:\w+\s+)?(?:existed|existing|(?:was|were|being)\s+in\s+(?:effect|force|place|existence)|stood|prevailed|applied)\s+"
    r"(?:on|at|in|as\s+of)\s+$",
    re.IGNORECASE,
)
_ON_BEFORE = re.compile(  # 'up 6% on the previous day'
    r"\d\s?(?:%|per\s?cent|percent|points?)\s+(?:(?:up|down|higher|lower)\s+)?on\s+$", re.IGNORECASE
)
_BEFORE_THAT = re.compile(
    r"(?:the\s+)?(?:previous|prior|preceding|same)\b|an?\s|last\s+(?:year|month|week)", re.IGNORECASE
)
_OTHER_EVENT = re.compile(  # 'in the wake of Tuesday's vote': another day than that of what is told
    r"\b(?:(?:wake|aftermath|results?|outcome|anniversary|because|ahead|light|spite)\s+of|in\s+connection\s+with|following|despite)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"\b(?:originally|initially|at\s+first|previously)\s*(?:been\s+)?(?:intend|plan|schedul|expect|hope|hoping|aim|slat|due\b|propos|meant|set\b|target)\w*\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(r"\b(?:extended|moved|postponed|delayed|deferred|rescheduled|back)\s+(?:to|until|till)\s*$")
_TOLD_IN = re.compile(  # 'In Proclamation 900 of May 3, 2025, I declared'
    r"(?:^|[.:)]\s+|\d\.\s+)In\s+(?:Proclamation|Executive\s+Order|Memorandum)\s+\d{3,6}\s+of\s+$"
)
# 'what is left in a given quarter may be carried over to the following quarter': of no year
_NEXT_TURN = re.compile(
    r"(?:the\s+)?(?:following|next|previous|preceding|prior)\s+(year|quarter|month|week|day)", re.IGNORECASE
)
_ANY_TURN = re.compile(
    r"\b(?:given|each|every|any|one)\s+(?:calendar\s+)?(year|quarter|month|week|day)\b", re.IGNORECASE
)
_DETERMINED = re.compile(r"(?:\b(?:the|its|their|his|her|our|this|that)|['’]s?)\s+$", re.IGNORECASE)


def given_up(before: str) -> bool:
    """Whether the words before a date make it one that holds no more: 'originally intended to launch it in the third quarter'."""
    return bool(_GIVEN_UP.search(before)) and not _MOVED_TO.search(before)


_RULING = r"(?:decision|judge?ment|ruling)s?\b"
_RULED_AFTER = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,3}}?{_RULING}")
_RULED_BEFORE = re.compile(
    r"\b(?:the|its|their|his|her|an?|two|three|four|five|several|many|some|both)\s+$|['’]s?\s+$", re.IGNORECASE
)
_BY_RULING = re.compile(r"In\s+(?:the|its|an?|his|her|their|our)\s+$")


def names_ruling(before: str, when: str, after: str) -> bool:
    """Whether a date between these words is a year and only tells which ruling is meant: 'upheld its 2018 decision', 'annulled a decision of 2018'; not 'In its 2018 decision, …'."""
    if len(when) != 4 or re.search(rf"\b{_RULING}\s+of\s+$", before):
        return len(when) == 4
    return bool(_RULED_BEFORE.search(before) and _RULED_AFTER.match(after)) and not _BY_RULING.fullmatch(before)


def dates_event(text: str, mention: DateMention, before: str) -> bool:
    return _dates_event(text[mention.start : mention.end], text[mention.end : mention.end + 70], mention.value, before)


@lru_cache(maxsize=1024)  # of one date it is asked several times
def _dates_event(words: str, after: str, value: str, before: str) -> bool:
    if (
        re.search(r"(?:^|\s|FY)\d{2,4}$", words)
        and re.fullmatch(r"\d{4}", value)
        and (_LAW_BEFORE.search(before) or _NAME_AFTER.match(after))
    ):
        return False
    if (
        re.fullmatch(r"\d{4}", words)
        and _AIM_BEFORE.search(before)
        and (_AIM_AFTER.match(after) or _AIM_NAMED.search(before))
    ):
        return False
    if re.fullmatch(r"\d{4}", words) and _CALLED.search(before):
        return False
    if len(words) > 4 and _YEARS.fullmatch(words) and _TERM_BEFORE.search(before):
        return False
    if _TOLD_IN.search(before):
        return True
    if (
        re.fullmatch(r"\d{4}(-Q\d)?", value)
        and _FIGURE_AFTER.match(after)
        and (re.match("['’]s", after) or _OF_FIGURE.search(before) or "quarter" in words and _TO_REPORT.search(before))
    ):
        return False
    if re.fullmatch(r"(?:\w+\s+)?the\s+same\s+period", words, re.IGNORECASE) and _SPELT_OUT.match(after):
        return False
    if _LAW_NAMED.search(before[-70:]) or _YEARS.fullmatch(words) and _LAW_BESIDE.search(before):
        return False
    if _BORN.search(before) or _BIRTHPLACE.match(after) or after[:1] == ")" and _NUMBERED_LAW.search(before):
        return False
    if _ACCORDING.search(before):
        return False
    if (
        (_DETERMINED.search(before) or words.lower().startswith("the "))
        and value[:4].isdigit()
        and _PAPER_AFTER.match(after)
        and not _BY_RULING.fullmatch(before)  # 'In its May 2025 report, the Office found': found then
    ):
        return False
    if re.search(
        r"\b(?:REUTERS|Reuters|AFP|EPA|Getty|Shutterstock|File photo|FILE|via AP|AP Photo)\b", after
    ) and re.search(r"[A-Z]\w+\s*,\s*(?:on\s+)?\w*\s*$|,\s*$", before):
        return False  # under a photograph
    if re.search(
        r"\b(?:published|updated|posted|modified|released|printed|accessed|retrieved)(?:\s+on)?:?\s+(?:\d\d?:\d\d\s+)?$|(?:©|\(c\)|copyright)\s*$",
        before,
        re.IGNORECASE,
    ) and (len(before) < 60 or not before.lstrip()[:1].isalpha() or before.endswith("©")):
        return bool(_OF_A_WORK.search(before))  # else the page's own stamp
    if (stamp := _STAMP.search(before)) and not re.search(r"\w{4}", before[: stamp.start()]):
        return False
    if _FORECAST.search(before) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return False
    if _STATE_THEN.search(before) or re.match("['’]s", after) and _OTHER_EVENT.search(before):
        return False
    if _ON_BEFORE.search(before) and _BEFORE_THAT.match(words):
        return False
    if _CLOCKED.match(words + after) and re.match(r"[^\S\n]*(?:\n|$|[|•])", _CLOCKED.sub("", words + after, count=1)):
        return False  # '2026-01-12 11:43' at the end of a line
    if words.lower() == "this day" and (
        before.lower().endswith(("to ", "until ", "till "))
        or re.match(r"\s+in\s+(?:[\w’' ]{0,40}history\b|\d{4})", after)
    ):
        return False  # 'On this day in 1945'
    if words.lower() == "today" and (re.search(r"\bhere\s+$", before) or re.match(r"\s+(?:known|called)\b", after)):
        return False  # 'the negotiators here today' are only there
    if (
        re.search(r"\d[^()]{0,12}\([^()]*$", before)
        and re.match(r"[^()]{0,12}\)", after)
        and re.search(r"\b[A-Z]{2,4}T\b", after[:9])
    ):
        return False  # the same day in another zone
    if (turn := _NEXT_TURN.fullmatch(words)) and any(
        m[1].lower() == turn[1].lower() for m in _ANY_TURN.finditer(before)
    ):
        return False
    if re.match(
        r"(?:the\s+)?coming\s+(?:year|decade|quarter)", words, re.IGNORECASE
    ):  # as vague as 'the coming months'
        return False
    return not _COMPARED.search(before)
