"""What a date says about a clause: its EDTF value with the preposition before it, and whether it dates an event at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from briefgen.edtf import first_day, interval, last_day
from briefgen.extract.analysis import Analysis
from briefgen.extract.anchors import edtf_of, reference_day
from briefgen.extract.limits import counted_from_event, is_to_come, limit
from briefgen.extract.namedates import dates_event
from briefgen.extract.tense import governor
from briefgen.extract.timevalue import moved
from briefgen.extract.timex import number
from briefgen.model import DateMention

__all__ = ["When", "whens"]


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
    r"|(?P<since>(?:on\s+or\s+)?since|ever\s+since)"
    r"|(?P<from>(?:with\s+effect\s+|effective\s+)?(?:from|starting|beginning|commencing|on\s+or\s+after|after|effective)(?:\s+(?:on|in|from|as\s+of|at|with))?|effective\s+as\s+of|as\s+from)"
    r"|(?P<within>within(?:\s+the)?(?:\s+(?:next|first|coming))?|in|not\s+more\s+than|no\s+more\s+than|no\s+later\s+than|not\s+later\s+than))"
    r"(?:\s+the\s+(?:date|day)\s+(?:that|which)\s+is)?"
    r"(?:\s+(?:the|about|around|approximately|midnight|noon|close\s+of\s+business)(?:\s+on)?)?\s*$",
    re.IGNORECASE,
)
_MOVED_ON = re.compile(r"\s+(?:back\s+|forward\s+)?(?:to|until|till)\s+(?:the\s+)?")
_RECORD = re.compile(  # 'the first visit in six years', 'Highest Rate in Over 22 Years'
    r"\b(?:the (?:very )?(?:only|most)|first|worst|best|(?!inter|for|manif|prot|requ|contest|invest|harvest)\w{2,}est)\b[^;]*"
    r"\bin (?:(?:more|less) than |over |nearly |almost |about |at least )?[\w-]+ (?:years|decades|months|weeks)$",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*\)?\s*(?:–|—|--?)\s+(?=[A-Z“\"])")
_JOINER = re.compile(
    r"\s*(?:-|–|—|to|through(?:\s+to)?|until|till|thru|and|or|up\s+to)\s*(?:the\s+|on\s+|in\s+)?$", re.IGNORECASE
)

_NAMED_DAY = re.compile(
    r"\battacks?\s+(?:of|on)\s+(?:September|Sept\.?)\s+11\b(?!,?\s+20)|\b(?:September|Sept\.?)\s+11(?:th)?\s+(?:terrorist\s+)?attacks?",
    re.IGNORECASE,
)


# those of each document in hand: several ask for the same dates
_MADE: WeakKeyDictionary[Analysis, dict[tuple[object, ...], When | None]] = WeakKeyDictionary()


def whens(analysis: Analysis, dates: list[DateMention]) -> list[When]:
    """The dated expressions of `dates` (a slice is fine, in order), ranges joined, with what their prepositions make of them."""
    found: list[When] = []
    made = _MADE.setdefault(analysis, {})
    n = 0
    while n < len(dates):
        mention = dates[n]
        joined = _range(analysis, dates, n)
        if not joined and _are_hours(analysis, dates, n):
            n += 2
            continue
        n += 2 if joined else 1
        if mention.type == "DURATION" and n < len(dates) and dates[n].type == "DATE":
            if analysis.source.text[mention.end : dates[n].start].strip(" ,") == "on":
                continue  # 'in 70 days on January 20'
        if not joined and n < len(dates) and _MOVED_ON.fullmatch(analysis.source.text, mention.end, dates[n].start):
            before = analysis.source.text[max(0, mention.start - 12) : mention.start].lower()
            if before.endswith(("from ", "from the ", " of ")) and _is_moved(analysis.source.text, mention):
                continue
        key = (mention, joined, dates[n] if n < len(dates) else None)  # it may count from the one that follows
        if key not in made:
            made[key] = _when(analysis, mention, dates, joined)
        if (when := made[key]) is not None:
            found.append(when)
    return [
        replace(w, dates_event=False) if n + 1 < len(found) and _heads(analysis, w, found[n + 1]) else w
        for n, w in enumerate(found)
    ]


def _heads(analysis: Analysis, when: When, after: When) -> bool:
    """Whether a date is the dateline's of a sentence that has a day of its own: 'KABUL (Jan. 5) – Forces detained a man yesterday'."""
    text, a, b = analysis.source.text, when.mention, after.mention
    return (
        _DASH.match(text, a.end) is not None
        and analysis.sent_index(when.start) == analysis.sent_index(after.start)
        and analysis.block[when.start] == analysis.block[after.start]
        and not any(
            ch.islower()
            for word in text[analysis.chars(analysis.sent(when.start).start, when.start + 1)[0] : a.start].split()[:1]
            for ch in word
        )
        and b.type in ("DATE", "TIME")
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
    if (
        word.startswith("and")
        and not re.search(r"\bbetween\s+(?:the\s+)?$", before)
        and (len(x) < 10 or (q - p).days > 1)
    ):
        return None
    if word == "to" and _is_moved(text, a):
        return None
    return interval(x, y), b


def _is_moved(text: str, a: DateMention) -> bool:
    """'moved from 1 March to 1 April': the first of the two holds no more."""
    before = text[max(0, a.start - 240) : a.start]
    return bool(
        re.search(r"\b(?:postpon|delay|extend|defer|mov|chang|push|reschedul)\w*\b[^.;]{0,200}$", before, re.IGNORECASE)
    )


def _are_hours(analysis: Analysis, dates: list[DateMention], n: int) -> bool:
    """'Monday through Friday', 'from 9 a.m. to 5 p.m.': hours of the day or the week, no dates."""
    if n + 1 >= len(dates):
        return False
    text = analysis.source.text
    a, b = dates[n], dates[n + 1]
    return bool(
        re.fullmatch(r"\s*(?:-|–|to|through|thru)\s*", text[a.end : b.start])
        and _HOURS.fullmatch(text, a.start, a.end)
        and _HOURS.fullmatch(text, b.start, b.end)
    )


_HOURS = re.compile(
    r"[A-Z]\w+days?|\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\.?)?(?:\s(?-i:[A-Z]{2,4}))?|noon|midnight", re.IGNORECASE
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
    if counted_from_event(text, mention):
        return None
    if role == "by" and mention.type == "DURATION" and _is_amount(text, mention, m):
        return None
    if role == "within" and m and m[0].strip().lower() == "in":
        role = "in" if mention.type == "DURATION" else "at"
    if mention.type != "DURATION" and _NAMED_DAY.search(text, max(0, mention.start - 40), mention.end + 40):
        return None
    if role == "in" and (
        not is_to_come(analysis, lo) or _RECORD.search(text, max(sent_start, mention.start - 160), mention.end)
    ):
        return None
    if mention.type == "DURATION" or _last_stretch(text, mention, before):
        if (
            role == "at"
            and _GIVEN.search(before)
            and re.match(r"\s+(?:in\s+which\s+)?to\s+[a-z]", text[mention.end : mention.end + 14])
        ):
            role = "within"  # 'the parties have 60 days to respond'
        if role == "at" and re.match(
            r"(?:\w|\s)*?\b(?:after|from|following)\b", text[mention.end - 9 : mention.end + 11]
        ):
            role = "after"
        value = limit(analysis, mention, dates, role)
        if value is None:
            return None
        event = dates_event(text, mention, before) and not _is_imagined(analysis, lo, hi)
        return When(value, "within" if value.startswith("..") else "at", lo, hi, mention, event)
    if role in ("from", "since") and mention.type == "DATE" and _before_noun(analysis, lo, hi):
        role = "at"  # 'the loss from the August 6 crash'
    if m and role in ("by", "until", "from"):
        head = analysis.doc[governor(analysis, lo, hi)]
        over = (
            [head, head.head, head.head.head] if head.dep_ == "xcomp" else [head]
        )  # 'were not due to return until Friday'
        denied = role == "until" and any(t.dep_ == "neg" for v in over for t in v.children)
        if denied or _NOT_UNTIL.search(before[: len(before) - len(m[0])]):
            role = "at"  # 'but not until 2028', 'did not learn of it until Friday': that is when it begins
    value = joined[0] if joined else _edge(text[mention.start : mention.end], edtf_of(analysis, mention))
    value = _weeks_ago(analysis, text[mention.start : mention.end]) or _so_far(analysis, mention, value)
    if (beside := _BESIDE.search(before)) and not joined and value and (stretch := _stretch_beside(beside, value)):
        return When(stretch, "at", lo, hi, mention, dates_event(text, mention, before[: beside.start()]))
    if value is None:
        return None
    if _AS_OF.search(before) and not joined:  # the state of things on a day; ahead of publication it is a start
        day, first = reference_day(analysis), first_day(value)
        if day is None or first is None or first <= day:
            return When(value, "as of", lo, hi, mention, False)
        return When(f"{value}/..", "from", lo, hi, mention, dates_event(text, mention, before))
    named = dates_event(text, mention, before) and not (m and _is_criterion(analysis, m[0], value))
    if not joined and "/" not in value:
        value, role = _opened(analysis, value, role, mention, dates)
    elif role != "at" and not (role == "from" and (joined or "/" in mention.value)):
        lo_day, hi_day = value.split("/")
        value = f"../{hi_day}" if role in ("by", "until") else f"{lo_day}/.."
    else:
        role = "at"
    return When(value, role, lo, hi, mention, named)


def _is_amount(text: str, mention: DateMention, m: re.Match[str] | None) -> bool:
    """'delayed the rules by a year', 'ahead of the two-day meeting': how much later, or how long; no day by which."""
    by = m is not None and m[0].strip().lower() == "by" and not _COUNTED.match(text, mention.end)
    return by or "-" in text[mention.start : mention.end]


_COUNTED = re.compile(r"\s+(?:after|from|following|of)\b")


def _before_noun(analysis: Analysis, lo: int, hi: int) -> bool:
    """Whether a day stands before the noun of what happened on it."""
    before = [t for t in analysis.doc[lo:hi] if t.head.i == hi and t.dep_ in ("nmod", "compound", "amod")]
    return bool(before) and before[0].head.pos_ == "NOUN"


def _is_criterion(analysis: Analysis, lead: str, value: str) -> bool:
    """'acts committed on or after June 12, 2009': which acts are meant, not when something was."""
    day, first = reference_day(analysis), first_day(value)
    return "on or " in lead.lower() and day is not None and first is not None and first <= day


def _is_imagined(analysis: Analysis, lo: int, hi: int) -> bool:
    """'within one day all of them would be gone', 'mandates that claims are assessed within 270 days': a limit for no day that is known."""
    head = analysis.doc[governor(analysis, lo, hi)]
    if head.tag_ == "VBN" and head.dep_ == "ccomp" and any(t.lower_ in ("is", "are") for t in head.children):
        return True
    return any(t.lower_ in ("would", "could", "might", "’d", "'d") for t in head.children)


_BESIDE = re.compile(r"\bthe\s+(?P<unit>day|week|month)\s+(?P<way>before|after)\s+(?:the\s+)?$", re.IGNORECASE)


def _stretch_beside(m: re.Match[str], value: str) -> str | None:
    """The day, or the days as an interval, that 'the week before 25 December' names."""
    day = first_day(value) if len(value) == 10 else None
    sign = -1 if m["way"].lower() == "before" else 1
    near, far = (moved(u, day, sign) if day else None for u in ("day", m["unit"].lower()))
    if near is None or far is None:
        return None
    return near.isoformat() if near == far else interval(*sorted((near.isoformat(), far.isoformat())))


_GIVEN = re.compile(  # not 'has taken them two years to'
    r"\b(?:(?:have|has)(?!\s+(?:\w+\s+)?(?:taken|spent|needed|waited|had|been|used|required)\b)|having|gives?|given|gave|giving|allows?|grants?|granted)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_NOT_UNTIL = re.compile(r"\bnot\s+$", re.IGNORECASE)
_AS_OF = re.compile(
    r"(?<!effective\s)(?<!effect\s)\bas\s+(?:of|at)\s+(?:(?:the|end|close|early|late|mid)\b[\s-]*)*$", re.IGNORECASE
)
_EDGE = re.compile(r"\b(?P<edge>end|close|beginning|start)\s+of\b|\byear[\s-]end\b", re.IGNORECASE)
_SEASON_EDGES = {"21": ("03", "06"), "22": ("06", "09"), "23": ("09", "12")}


def _weeks_ago(analysis: Analysis, words: str) -> str | None:
    """The day that 'two weeks ago' names."""
    m = re.fullmatch(r"(?:exactly\s+)?([\w-]+)\s+weeks?\s+ago", words, re.IGNORECASE)
    day, n = reference_day(analysis), number(m[1].lower()) if m else None
    back = moved("week", day, -n) if day and n and n == int(n) else None
    return back.isoformat() if back else None


def _so_far(analysis: Analysis, mention: DateMention, value: str | None) -> str | None:
    """Of the week that 'earlier this week' and 'later this week' name, the days up to or from that of writing."""
    word = analysis.source.text[mention.start : mention.start + 8].lower()
    first, last, day = first_day(value or ""), last_day(value or ""), reference_day(analysis)
    if not word.startswith(("earlier", "later")) or not value or "/" not in value or not (first and last and day):
        return value
    if not first < day < last:
        return value
    return f"{first}/{day}" if word.startswith("earlier") else f"{day}/{last}"


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
        over = (
            mention.type == "TIME" and (day := reference_day(analysis)) and (first := first_day(value)) and first <= day
        )
        return (value, "at") if over else (f"../{value}", role)  # 'by 10 p.m. the fire was out'
    if role in ("from", "since"):
        first, day = first_day(value), reference_day(analysis)
        before = analysis.source.text[max(0, mention.start - 16) : mention.start].lower()
        told = role == "from" and first is not None and day is not None and first <= day and "after" in before
        return (value, "at") if told else (f"{value}/..", role)  # 'shortly after 10 p.m. Sunday' is when it happened
    return value, "at"
