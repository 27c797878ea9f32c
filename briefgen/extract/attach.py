"""What a date says about a clause: its EDTF value with the preposition before it, and whether it dates an event at all."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefgen.edtf import contains, first_day, interval
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import edtf_of, reference_day
from briefgen.extract.namedates import dates_event
from briefgen.extract.tense import tense_at
from briefgen.extract.timevalue import moved
from briefgen.extract.timex import number
from briefgen.model import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["When", "date_for", "governor", "whens"]


@dataclass(frozen=True, slots=True)
class When:
    """A date as it bears on a clause, tokens [start, end) without the preposition.

    `role`: 'at', 'as of', 'by' (by, before, no later than), 'until', 'from' (from, starting, after), 'since', 'within' (a computed limit).
    `dates_event` is False in names of laws, comparisons and statistics.
    """

    when: str
    role: str
    start: int
    end: int
    mention: DateMention
    dates_event: bool = True


_BEFORE = re.compile(
    r"\b(?:(?P<by>(?:by|before|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|prior\s+to|ahead\s+of|due|deadline\s+(?:of|is|was))(?:\s+on|\s+at)?)"
    r"|(?P<until>until|till|through|up\s+to|valid\s+to|expires?(?:\s+on)?|ending(?:\s+on)?)"
    r"|(?P<since>since|ever\s+since)"
    r"|(?P<from>(?:with\s+effect\s+|effective\s+)?(?:from|starting|beginning|commencing|on\s+or\s+after|after|effective)(?:\s+(?:on|in|from|as\s+of|at|with))?|effective\s+as\s+of|as\s+from)"
    r"|(?P<within>within(?:\s+the)?(?:\s+(?:next|first|coming))?|in|not\s+more\s+than|no\s+more\s+than|no\s+later\s+than|not\s+later\s+than))"
    r"(?:\s+(?:the|about|around|approximately|midnight|noon|close\s+of\s+business)(?:\s+on)?)?\s*$",
    re.IGNORECASE,
)
_JOINER = re.compile(
    r"\s*(?:-|–|—|to|through(?:\s+to)?|until|till|thru|and|up\s+to)\s*(?:the\s+|on\s+|in\s+)?$", re.IGNORECASE
)

_NAMED_DAY = re.compile(
    r"\battacks?\s+(?:of|on)\s+(?:September|Sept\.?)\s+11\b(?!,?\s+20)|\b(?:September|Sept\.?)\s+11(?:th)?\s+(?:terrorist\s+)?attacks?",
    re.IGNORECASE,
)


def _limit(analysis: Analysis, mention: DateMention, dates: list[DateMention], role: str) -> str | None:
    """'../2026-04-01' for 'within 90 days (of ...)', 'not later than 180 days after ...'; an interval for 'over the next six weeks'."""
    text = analysis.source.text
    words = text[mention.start : mention.end].lower()
    m = re.search(
        r"([\w,/ ]+?)[\s-]+((?:business |working |calendar |legislative )?(?:day|week|month|year|decade|fortnight))s?\b",
        words,
    )
    if m is None:
        return None
    amount = re.sub(r"^.*\b(?:next|first|coming|following|than|about|the|to|last|past)\s+", "", m[1].strip())
    amount = "" if amount in ("the", "next", "last", "past", "this", "coming") else amount
    n = 1.0 if not amount and "s" not in m[0][-1:] else 2.0 if amount.startswith("a couple") else number(amount)
    base = _anchor_after(analysis, mention, dates)
    if n is None or base is None:
        return None
    unit = m[2]
    if re.match(r"(?:the\s+|this\s+)?(?:last|past)\b", words):
        if not unit.endswith(("day", "week")):  # 'over the past five years' belongs to a statistic, not to an event
            return None
        since = moved(unit, base, -n)
        return f"{since.isoformat()}/{base.isoformat()}" if since and role in ("at", "within") and n > 0 else None
    end = moved(unit, base, n)
    if end is None or end == base:
        return None
    if role == "in":  # 'in four months' is no day, 'within 90 days' is one
        return (
            end.isoformat()[:4]
            if unit.endswith(("year", "decade"))
            else end.isoformat()[:7]
            if unit.endswith("month")
            else end.isoformat()
        )
    if role in ("within", "by"):
        return f"../{end.isoformat()}"
    if re.match(r"(?:the\s+)?(?:next|coming|following)\b", words) and not unit.endswith(("year", "decade")):
        return f"{base.isoformat()}/{end.isoformat()}"
    return None


def _anchor_after(analysis: Analysis, mention: DateMention, dates: list[DateMention]) -> date | None:
    """The day from which 'within 90 days' counts: a date named right after ('of July 1'), else the document's own."""
    text = analysis.source.text
    tail = text[mention.end : mention.end + 60]
    own = reference_day(analysis)
    m = re.match(r"\s+(?:of|after|from|following|before|prior to)\b\s*", tail)
    if m is None:
        return own
    at = mention.end + m.end()
    k = bisect.bisect_left(dates, at, key=lambda d: d.start)
    named = dates[k] if k < len(dates) and dates[k].start <= at + 4 else None
    if named is not None:
        return first_day(edtf_of(analysis, named))
    rest = text[at : at + 60]
    if re.match(
        r"(?:the\s+)?(?:(?:effective\s+)?date|issuance|signing|publication|enactment|entry|today|this|receipt|the\s+order)",
        rest,
    ):
        return own if re.match(r"(?:the\s+)?(?:date|issuance|signing|publication|today|this)", rest) else None
    return None


def whens(analysis: Analysis, dates: list[DateMention]) -> list[When]:
    """The dated expressions of `dates` (a slice is fine, in order), ranges joined, with what their prepositions make of them."""
    found: list[When] = []
    n = 0
    while n < len(dates):
        mention = dates[n]
        joined = _range(analysis, dates, n)
        if not joined and _is_week(analysis, dates, n):
            n += 2
            continue
        n += 2 if joined else 1
        made = _when(analysis, mention, dates, joined)
        if made is not None:
            found.append(made)
    return found


def _is_to_come(analysis: Analysis, at: int) -> bool:
    """Whether 'in four months' is a date to come, not the time that something took ('the third time in a month')."""
    way = tense_at(analysis, at)
    return way > 0 or (
        way == 0
        and analysis.doc[at].lower_ not in ("a", "an")
        and analysis.doc[governor(analysis, at, at + 1)].tag_ == "VBZ"
    )


def _last_stretch(text: str, mention: DateMention, before: str) -> bool:
    """'over the last week' is the seven days up to publication, 'last week' the calendar week."""
    words = text[mention.start : mention.end].lower()
    return words.startswith(("the last ", "the past ")) and bool(
        re.search(r"\b(?:over|during|in|within|for)\s+$", before, re.IGNORECASE)
    )


def _range(analysis: Analysis, dates: list[DateMention], n: int) -> tuple[str, DateMention] | None:
    """'A/B' and the second mention where dates n and n+1 are the ends of a range."""
    if n + 1 >= len(dates):
        return None
    a, b = dates[n], dates[n + 1]
    text = analysis.source.text
    between = text[a.end : b.start]
    if len(between) > 12 or not _JOINER.fullmatch(between):
        return None
    x, y = edtf_of(analysis, a), edtf_of(analysis, b)
    if not x or not y or "/" in x or "/" in y or (p := first_day(x)) is None or (q := first_day(y)) is None or p >= q:
        return None
    word = between.strip().lower()
    before = text[max(0, a.start - 20) : a.start].lower()
    if word == "and" and not re.search(r"\bbetween\s+(?:the\s+)?$", before) and (len(x) < 10 or (q - p).days > 1):
        return None
    if word == "to" and re.search(
        r"\b(?:postpon|delay|extend|defer|mov|chang|push|reschedul)\w*\b[^.;]{0,200}$",
        text[max(0, a.start - 240) : a.start].lower(),
    ):
        return None
    return interval(x, y), b


def _is_week(analysis: Analysis, dates: list[DateMention], n: int) -> bool:
    """'Monday through Friday': opening hours, no dates."""
    if n + 1 >= len(dates):
        return False
    text = analysis.source.text
    a, b = dates[n], dates[n + 1]
    return bool(
        re.fullmatch(r"\s*(?:-|–|to|through|thru)\s*", text[a.end : b.start])
        and re.fullmatch(r"\w+days?", text[a.start : a.end])
        and re.fullmatch(r"\w+days?", text[b.start : b.end])
    )


def _when(
    analysis: Analysis, mention: DateMention, dates: list[DateMention], joined: tuple[str, DateMention] | None
) -> When | None:
    text = analysis.source.text
    lo, hi = analysis.token_range(mention.start, (joined[1] if joined else mention).end)
    if lo >= hi:
        return None
    sent_start = analysis.starts[analysis.sent(lo).start]
    before = text[max(sent_start, mention.start - 90) : mention.start]
    m = _BEFORE.search(before[-40:])
    role = (m.lastgroup or "at") if m else "at"
    if re.match(r"['’]s\b", text[mention.end : mention.end + 3]):  # 'by today's vote'
        role = "at"
    if _counted_from_event(text, mention):
        return None
    if role == "within" and m and m[0].strip().lower() == "in":
        role = "in" if mention.type == "DURATION" else "at"
    if mention.type != "DURATION" and _NAMED_DAY.search(text, max(0, mention.start - 40), mention.end + 40):
        return None
    if role == "in" and not _is_to_come(analysis, lo):
        return None
    if mention.type == "DURATION" or _last_stretch(text, mention, before):
        if (
            role == "at"
            and _GIVEN.search(before)
            and re.match(r"\s+(?:in\s+which\s+)?to\s+[a-z]", text[mention.end : mention.end + 14])
        ):
            role = "within"  # 'the parties have 60 days to respond'
        if role == "at" and re.match(r"\s+(?:after|from|following)\b", text[mention.end : mention.end + 14]):
            role = "after"
        value = _limit(analysis, mention, dates, role)
        if value is None:
            return None
        return When(
            value, "within" if value.startswith("..") else "at", lo, hi, mention, dates_event(text, mention, before)
        )
    value = joined[0] if joined else _edge(text[mention.start : mention.end], edtf_of(analysis, mention))
    value = _weeks_ago(analysis, text[mention.start : mention.end]) or value
    if value is None:
        return None
    if _AS_OF.search(before) and not joined:  # the state of things on a day; ahead of publication it is a start
        day, first = reference_day(analysis), first_day(value)
        if day is None or first is None or first <= day:
            return When(value, "as of", lo, hi, mention, False)
        return When(f"{value}/..", "from", lo, hi, mention, dates_event(text, mention, before))
    if not joined and "/" not in value:
        value, role = _opened(analysis, value, role, mention, dates)
    elif role not in ("at", "from"):
        lo_day, hi_day = value.split("/")
        value = f"../{hi_day}" if role in ("by", "until") else f"{lo_day}/.."
    else:
        role = "at"
    return When(value, role, lo, hi, mention, dates_event(text, mention, before))


_GIVEN = re.compile(
    r"\b(?:have|has|having|gives?|given|gave|giving|allows?|grants?|granted)\b[^.;]{0,40}$", re.IGNORECASE
)
_AS_OF = re.compile(
    r"(?<!effective\s)(?<!effect\s)\bas\s+(?:of|at)\s+(?:(?:the|end|close|early|late|mid)\b[\s-]*)*$", re.IGNORECASE
)
_FROM_EVENT = re.compile(r"(?:before|prior|after|earlier|later)$", re.IGNORECASE)
_EDGE = re.compile(r"\b(?P<edge>end|close|beginning|start)\s+of\b|\byear[\s-]end\b", re.IGNORECASE)
_SEASON_EDGES = {"21": ("03", "06"), "22": ("06", "09"), "23": ("09", "12")}


def _counted_from_event(text: str, mention: DateMention) -> bool:
    """'two years prior to being appointed', '3 days before I took office': counted from an event, not from publication."""
    m = _FROM_EVENT.search(text[mention.start : mention.end])
    if m is None:
        return False
    after = text[mention.end : mention.end + 40]
    word = m[0].lower()
    if word == "after" and re.match(
        r"\s+(?:the\s+date\s+of\s+|the\s+)?(?:this|publication|issuance|signing|date\s+of\s+(?:this|publication|issuance))\b",
        after,
    ):
        return False  # that is the document's own
    return bool(re.match(r"\s+to\b" if word in ("prior", "earlier", "later") else r"\s+\w", after))


def _weeks_ago(analysis: Analysis, words: str) -> str | None:
    """The day that 'two weeks ago' names."""
    m = re.fullmatch(r"(?:exactly\s+)?([\w-]+)\s+weeks?\s+ago", words, re.IGNORECASE)
    day, n = reference_day(analysis), number(m[1].lower()) if m else None
    back = moved("week", day, -n) if day and n and n == int(n) else None
    return back.isoformat() if back else None


def _edge(words: str, value: str | None) -> str | None:
    """The month that 'the end of 2026' or 'the start of the summer' means."""
    m = _EDGE.search(words)
    if m is None or value is None:
        return value
    last = (m["edge"] or "end").lower() in ("end", "close")
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-{'12' if last else '01'}"
    if re.fullmatch(r"\d{4}-2[123]", value):
        return f"{value[:4]}-{_SEASON_EDGES[value[5:]][last]}"
    return value


def _opened(
    analysis: Analysis, value: str, role: str, mention: DateMention, dates: list[DateMention]
) -> tuple[str, str]:
    if role in ("by", "until"):
        return f"../{value}", role
    if role in ("from", "since"):
        first, day = first_day(value), reference_day(analysis)
        before = analysis.source.text[max(0, mention.start - 16) : mention.start].lower()
        told = role == "from" and first is not None and day is not None and first <= day and "after" in before
        return (value, "at") if told else (f"{value}/..", role)  # 'shortly after 10 p.m. Sunday' is when it happened
    return value, "at"


# ----------------------------------------------------------------------------------------------- for actions


def date_for(analysis: Analysis, start: int, end: int, dates: list[DateMention], verb: int | None = None) -> str | None:
    """The EDTF date that a clause gives for what it tells, or None where it gives none.

    `start`, `end` are tokens (end exclusive) of the clause, `verb` the token of its verb where the caller knows it: of several
    dates the one that hangs on that verb is taken, else the first. Prepositions are read: 'by June 30' -> '../2026-06-30', 'from
    1 July' -> '2026-07-01/..', 'within 90 days' -> the computed day as '../2026-04-01', 'January 12 to 15' -> an interval. Dates
    that date no event (in the name of a law, after 'compared with') are left out, so are vague ones ('recently', 'now').
    Cost: proportional to the dates in the range.
    """
    if start >= end:
        return None
    a, b = analysis.chars(start, end)
    lo = bisect.bisect_left(dates, a, key=lambda d: d.start)
    hi = bisect.bisect_left(dates, b, key=lambda d: d.start)
    if lo == hi:
        return None
    found = [w for w in whens(analysis, dates[lo : hi + 1]) if w.start < end and _is_usable(w)]
    if not found:
        return None
    if verb is not None:
        found = [w for w in found if not _names_noun(analysis, w, verb) and not _bounds_noun(analysis, w)]
        coarse = {
            id(w) for w in found for o in found if w.when != o.when and len(o.when) == 10 and contains(w.when, o.when)
        }
        found = [w for w in found if id(w) not in coarse]  # 'as President for April, on April 18'
        for when in sorted(found, key=lambda w: (_in_subject(analysis, w), len(_way_up(analysis, w)) > 3)):
            if governor(analysis, when.start, when.end) == verb:
                return when.when if len(when.when) >= 10 or not _in_subject(analysis, when) else None
        own = [w for w in found if not _in_other_clause(analysis, w, verb)]
        return own[0].when if own else None
    return found[0].when


def _is_usable(when: When) -> bool:
    """Whether a date may be that of an act; 'as of June 30' is, though it is no event of its own; 'in the 1990s' says too little."""
    return (when.dates_event or when.role == "as of") and not re.search(r"\dX", when.when)


def _names_noun(analysis: Analysis, when: When, verb: int) -> bool:
    """Whether a date stands before a noun as part of its name ('the 2023 summit'), other than the noun that the verb belongs to."""
    for token in analysis.doc[when.start : when.end]:
        head = token.head
        if not when.start <= head.i < when.end:
            premodifies = (
                head.i >= when.end
                and head.pos_ in ("NOUN", "PROPN")
                and token.dep_ in ("nummod", "nmod", "compound", "amod", "poss")
            )
            return premodifies and analysis.doc[verb].head.i != head.i and len(when.when) < 10
    return False


def _way_up(analysis: Analysis, when: When) -> list[Token]:
    """The tokens between a date and the verb on which it hangs, the date's own head first."""
    token = next((t for t in analysis.doc[when.start : when.end] if not when.start <= t.head.i < when.end), None)
    if token is None:
        return []
    way = [token]
    for _ in range(15):
        if token.head.i == token.i or token.head.pos_ in ("VERB", "AUX"):
            break
        token = token.head
        way.append(token)
    return way


def _in_subject(analysis: Analysis, when: When) -> bool:
    """Whether a date stands inside the subject ('The results of the survey of June 2024 were released today')."""
    way = _way_up(analysis, when)
    return len(way) > 1 and way[-1].dep_ in ("nsubj", "nsubjpass", "csubj")


def _bounds_noun(analysis: Analysis, when: When) -> bool:
    """Whether it dates what comes before or after: 'until the roll-out at the end of 2026', 'after the vote of March 3'."""
    way = _way_up(analysis, when)
    return any(
        t.lower_ in ("until", "till", "before", "after", "following", "since", "pending") and n >= 2
        for n, t in enumerate(way)
    )


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
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            break
    return token.i


def _in_other_clause(analysis: Analysis, when: When, verb: int) -> bool:
    """Whether the date hangs on a verb of its own that is neither above nor coordinated with `verb`."""
    own = analysis.doc[governor(analysis, when.start, when.end)]
    target = analysis.doc[verb]
    if own.pos_ not in ("VERB", "AUX"):
        return False
    chain = {target.i}
    for _ in range(15):
        if target.head.i == target.i:
            break
        target = target.head
        chain.add(target.i)
    return own.i not in chain and own.dep_ in ("relcl", "ccomp", "advcl", "acl", "xcomp", "pcomp", "csubj")
