"""What a date says about a clause: its EDTF value with the preposition before it, and whether it dates an event at all."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.edtf import day_of, first_day, interval, parse
from briefgen.extract.analysis import Analysis
from briefgen.extract.tense import tense_at
from briefgen.extract.timevalue import Setting, moved, resolve
from briefgen.extract.timex import find_hits, number
from briefgen.model import DateMention, Status

__all__ = ["When", "date_for", "default_when", "edtf_of", "governor", "lead_date", "reference_day", "whens"]


@dataclass(frozen=True, slots=True)
class When:
    """A date as it bears on a clause, tokens [start, end) without the preposition.

    `role`: 'at', 'by' (by, before, no later than), 'until', 'from' (from, starting, after), 'since', 'within' (a computed limit).
    `dates_event` is False in names of laws, comparisons and statistics.
    """

    when: str
    role: str
    start: int
    end: int
    mention: DateMention
    dates_event: bool = True


_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_FISCAL = re.compile(r"\bfiscal\b|\bFY", re.IGNORECASE)
_US = re.compile(
    r"\.(?:gov|mil)(?:[/:]|$)|\b(?:U\.?S\.?|United States|White House|Treasury|Congress|Senate|Senator|Sen\.|Congressman)(?=\W|$)"
)
_APRIL = re.compile(
    r"\.(?:uk|in|jp|ca|nz|sg|za)(?:[/:]|$)|\b(?:UK|United Kingdom|British|HM|India\w*|Japan\w*|Canad\w+)\b"
)
_JULY = re.compile(r"\.(?:au|pk|bd|ke)(?:[/:]|$)|\bAustralia\w*\b")


def _fiscal_year(analysis: Analysis, year: int) -> str:
    """The months of a government's fiscal year, named after the year in which it ends; the calendar year where not known."""
    source = analysis.source
    where = f"{(source.url or '').split('/', 3)[2] if (source.url or '').count('/') > 2 else ''} {source.publisher}"
    first = 10 if _US.search(where) else 4 if _APRIL.search(where) else 7 if _JULY.search(where) else 1
    a, b = (day_of(year - 1, first, 1), day_of(year, first, 1)) if first > 1 else (None, None)
    return f"{a}/{b - timedelta(days=1)}" if a and b else f"{year:04}"


def reference_day(analysis: Analysis) -> date | None:
    """The day of publication: stated, else the first full date at the head of the text, which is its dateline."""
    source = analysis.source
    if source.published:
        return source.published
    for block in source.blocks[:6]:
        for hit in find_hits(source.text, block.start, min(block.end, block.start + 200)):
            if (
                hit.rule in ("date", "iso")
                and "year" in hit.parts
                and (v := resolve(hit, Setting(None, ""), lambda: 0))
                and re.match(r"\d{4}-\d\d-\d\d", v.value)
            ):
                return date.fromisoformat(v.value[:10])
    return None


def edtf_of(analysis: Analysis, mention: DateMention) -> str | None:
    """The EDTF date for the value of a DATE or TIME; None for vague and unknown ones, durations and sets."""
    value = mention.value
    if mention.type not in ("DATE", "TIME") or mention.note:
        return None
    if m := re.match(r"\d{4}-\d\d-\d\d(?=T|$)", value):
        return m[0]
    if value[:4].isdigit() and _FISCAL.search(analysis.source.text[mention.start : mention.end]):
        year = _fiscal_year(analysis, int(value[:4]))
        if re.fullmatch(r"\d{4}", value):
            return year
        first = first_day(year)
        if first and re.fullmatch(r"\d{4}-Q[1-4]", value):  # the quarters count from the first month of the fiscal year
            n = first.year * 4 + (first.month - 1) // 3 + int(value[-1]) - 1
            return f"{n // 4:04}-Q{n % 4 + 1}"
    if re.fullmatch(r"\d{4}(?:-\d\d|-Q[1-4])?|\d{4}-\d\d(?:-\d\d)?/\d{4}-\d\d(?:-\d\d)?|\d{4}/\d{4}", value):
        return value if parse(value) else None
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        try:
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return (
                f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"
                if m[3]
                else f"{monday}/{monday + timedelta(days=6)}"
            )
        except (ValueError, OverflowError):
            return None
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return f"{m[1]}-01/{m[1]}-06" if m[2] == "1" else f"{m[1]}-07/{m[1]}-12"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{m[1]}-{_SEASONS[m[2]]}"
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    return value + "XX" if re.fullmatch(r"\d\d", value) else None


# --------------------------------------------------------------------------------------------- prepositions

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
_LAW = (
    r"act|law|order|orders|resolution|regulation|directive|treaty|convention|agreement|proclamation|memorandum|code|amendment|bill|"
    r"decree|ordinance|statute|accord|accords|protocol|charter|constitution|plan|strategy|framework|declaration|communiqu[eé]|report|e\.o\.|eo|determination"
)
_LAW_BEFORE = re.compile(
    rf"\b(?<!\bas\sof\s)(?!as\s+of\b)(?:(?-i:[A-Z])[\w’'-]*\s+){{0,6}}(?:(?-i:[A-Z])\w*|{_LAW})(?:\s+(?:No\.?\s*)?[\dA-Z][\w./-]*)?,?\s+(?:\([^()]*\)\s*,?\s*)?of\s+(?:(?:September|fiscal\s+year|the\s+year)\s+)?$|[\w)]\s*\(\s*$|\b(?:No\.?|version)\s*$",
    re.IGNORECASE,
)
_LAW_NAMED = re.compile(rf"\b(?:{_LAW})\b[^.;]{{0,40}}\bof\s*$", re.IGNORECASE)
_NAME_AFTER = re.compile(  # '2024 National Risk Assessment', '2025 Budget'; a summit or an election of a year is an event
    r"\s+(?![^.,;]{0,60}?\b(?:Summit|Conference|Meeting|Forum|Election|Elections|Olympics?|Games|Session|Assembly|Ministerial|Dialogue)\b)"
    r"(?:[A-Z][\w’'&.-]*(?:\s+(?:of|and|on|for|the|in|to))*\s+[A-Z]|(?:Budget|Outlook|Index|Review|Census|Edition|Report|Act|Agreement|Plan|Strategy)\b)"
)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to|against)|relative\s+to|versus|vs\.?|(?:up|down|rose|fell|increase\w*|decrease\w*|unchanged|higher|lower|more|less|fewer|greater|larger|smaller)\b[^.;]{0,40}?\b(?:from|than)|"
    r"than|as\s+against|(?:up|down)\s+from\b[^.;,]{0,20}|(?:double|half|twice|triple|times)\b[^.;]{0,20}|(?:that|those)\s+(?:of|in|for)|average\s+(?:of|in|for|since)|levels?\s+(?:of|in|since|from)|(?:highest|lowest|largest|biggest|best|worst|first\s+time|most|fastest|strongest|weakest)\b[^.;]{0,40}?\bsince)"
    r"(?:\s+(?:in|the|those|that|of|same|period|level|levels|early|late|at))*\s*$",
    re.IGNORECASE,
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


# -------------------------------------------------------------------------------------------------- whens


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
    if role == "within" and m and m[0].strip().lower() == "in":
        role = "in" if mention.type == "DURATION" else "at"
    if mention.type != "DURATION" and _NAMED_DAY.search(text, max(0, mention.start - 40), mention.end + 40):
        return None
    if role == "in" and not _is_to_come(analysis, lo):
        return None
    if mention.type == "DURATION" or _last_stretch(text, mention, before):
        if role == "at" and re.match(r"\s+(?:after|from|following)\b", text[mention.end : mention.end + 14]):
            role = "after"
        value = _limit(analysis, mention, dates, role)
        if value is None:
            return None
        return When(
            value, "within" if value.startswith("..") else "at", lo, hi, mention, _dates_event(text, mention, before)
        )
    value = joined[0] if joined else edtf_of(analysis, mention)
    if value is None:
        return None
    if not joined and "/" not in value:
        value, role = _opened(analysis, value, role, mention, dates)
    elif role not in ("at", "from"):
        lo_day, hi_day = value.split("/")
        value = f"../{hi_day}" if role in ("by", "until") else f"{lo_day}/.."
    else:
        role = "at"
    return When(value, role, lo, hi, mention, _dates_event(text, mention, before))


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


def _dates_event(text: str, mention: DateMention, before: str) -> bool:
    words = text[mention.start : mention.end]
    after = text[mention.end : mention.end + 70]
    if (
        re.search(r"(?:^|\s|FY)\d{2,4}$", words)
        and re.fullmatch(r"\d{4}", mention.value)
        and (_LAW_BEFORE.search(before) or _NAME_AFTER.match(after))
    ):
        return False
    if _LAW_NAMED.search(before[-70:]):
        return False
    if re.search(r"\b(?:REUTERS|Reuters|AFP|EPA|Getty|Shutterstock|File photo|FILE)\b", after) and re.search(
        r"[A-Z]\w+\s*,\s*(?:on\s+)?\w*\s*$|,\s*$", before
    ):
        return False  # under a photograph
    if re.search(
        r"\b(?:published|updated|posted|modified|released|printed|accessed|retrieved)(?:\s+on)?:?\s+(?:\d\d?:\d\d\s+)?$|(?:©|\(c\)|copyright)\s*$",
        before,
        re.IGNORECASE,
    ) and (len(before) < 60 or not before.lstrip()[:1].isalpha() or before.endswith("©")):
        return False  # the page's own stamp
    if re.match(
        r"(?:the\s+)?coming\s+(?:year|decade|quarter)", words, re.IGNORECASE
    ):  # as vague as 'the coming months'
        return False
    return not _COMPARED.search(before)


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
    found = [w for w in whens(analysis, dates[lo : hi + 1]) if w.dates_event and w.start < end]
    if not found:
        return None
    if verb is not None:
        found = [w for w in found if not _names_noun(analysis, w, verb)]
        for when in found:
            if governor(analysis, when.start, when.end) == verb:
                return when.when
        own = [w for w in found if not _in_other_clause(analysis, w, verb)]
        return own[0].when if own else None
    return found[0].when


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


def lead_date(analysis: Analysis, dates: list[DateMention]) -> str | None:
    """The day of which a document tells: that of its first dated past event in the first three sentences of the body, if it lies in
    the fortnight before publication, else the day of publication. The right default for a finished action without a date of its
    own ('The Board approved ...' in the readout of a meeting 'on September 3'); not for planned, ongoing or habitual ones.
    """
    day = reference_day(analysis)
    if day is None:
        return None
    body = analysis.source.body_start
    first = next((n for n, s in enumerate(analysis.sents) if analysis.starts[s.start] >= body), 0)
    last = min(first + 3, len(analysis.sents))
    if first >= last:
        return day.isoformat()
    stop = analysis.starts[analysis.sents[last].start] if last < len(analysis.sents) else len(analysis.source.text)
    for when in whens(analysis, [d for d in dates if body <= d.start < stop]):
        if (
            when.role == "at"
            and when.dates_event
            and len(when.when) == 10
            and (d := first_day(when.when))
            and 0 <= (day - d).days <= 14
        ):
            return when.when
    return day.isoformat()


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
_NEWS = 8  # sentences of the body in which undated news is told; what comes later is background more often


def default_when(
    analysis: Analysis, verb: int, dates: list[DateMention], status: Status, lead: str | None
) -> str | None:
    """The date that a reader takes for granted for an act without one; None where he takes none.

    `verb` is the token of the act's verb, `lead` is `lead_date(analysis, dates)`, computed once a document. A finished act or a
    refusal told in the simple past, in a main clause among the first sentences of the body and outside quotation marks,
    happened on the day last told in its paragraph, else on the lead date. Nothing follows where that told date is a mere month
    or year, nor with 'recently' or 'previously'. Plans, conditions and what goes on have only the date that they are given.
    """
    token = analysis.doc[verb]
    first = next(
        (
            n
            for n, s in enumerate(analysis.sents)
            if analysis.starts[s.start] >= analysis.source.body_start and len(s) > 7
        ),
        0,
    )
    told = _told_before(analysis, verb, dates)
    if (
        analysis.sent_index(verb) == first
        and token.dep_ == "ROOT"
        and status in (Status.DONE, Status.ONGOING)
        and told is None
    ):
        return lead  # the news itself, also as 'have agreed' or 'is creating'
    if status not in (Status.DONE, Status.DENIED) or token.tag_ != "VBD" or token.dep_ not in ("ROOT", "conj", "ccomp"):
        return None
    if any(t.lower_ in _VAGUE for t in token.children) or _quoted(analysis, verb):
        return None
    if not 0 <= analysis.sent_index(verb) - first < _NEWS:
        return None
    return lead if told is None else told if len(told) == 10 else None


def _quoted(analysis: Analysis, i: int) -> bool:
    """Whether token i stands inside quotation marks opened in its sentence."""
    text = analysis.source.text[analysis.starts[analysis.sent(i).start] : analysis.starts[i]]
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _told_before(analysis: Analysis, verb: int, dates: list[DateMention]) -> str | None:
    """The date of the last dated event told before token `verb` in its paragraph."""
    block = analysis.source.blocks[analysis.block[verb]]
    at = analysis.starts[verb]
    lo = bisect.bisect_left(dates, block.start, key=lambda d: d.start)
    hi = bisect.bisect_left(dates, at, key=lambda d: d.start)
    told = [w for w in whens(analysis, dates[max(lo, hi - 3) : hi]) if w.dates_event and w.role == "at"]
    day = reference_day(analysis)
    for when in reversed(told):
        first = first_day(when.when)
        if first and day and first <= day:
            return when.when
    return None
