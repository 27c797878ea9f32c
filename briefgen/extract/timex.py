"""Where expressions of time stand in a text, and what kind they are: a grammar in the manner of HeidelTime (Strötgen and Gertz 2010).

`find_hits` gives non-overlapping `Hit`s with the named parts of each; it knows nothing of the calendar or the document's date.
To stay fast it looks for the words that every expression must contain first, and runs the rules only around these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["MONTH_NUMBERS", "WEEKDAY_NUMBERS", "Hit", "find_hits", "number"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression: characters [start, end), the rule that found it and the words that the rule named, lower-cased."""

    start: int
    end: int
    rule: str
    parts: dict[str, str]


_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_NUMBERS = {name[:3]: n for n, name in enumerate(_MONTHS, 1)}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_NUMBERS = {name[:3]: n for n, name in enumerate(_DAYS, 1)}
_UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "centurie",
    "fortnight",
)
_PARTS = ("morning", "afternoon", "evening", "night", "noon", "midnight", "midday")
_SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "dozen": 12,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def number(words: str) -> float | None:
    """'twenty-one' -> 21, '2 1/2' -> 2.5, 'a hundred' -> 100; None for 'several' and anything that is no number."""
    words = words.replace(",", "").strip()
    if m := re.fullmatch(r"(\d{1,9}(?:\.\d{1,3})?)(?:\s+(\d{1,2})/([1-9]))?", words):
        return float(m[1]) + (int(m[2]) / int(m[3]) if m[2] else 0)
    total = 0.0
    for word in re.split(r"[\s-]+", words):
        if word in ("hundred", "thousand"):
            total = max(total, 1) * (100 if word == "hundred" else 1000)
        elif word == "half":
            total += 0.5
        elif word in _SMALL:
            total += _SMALL[word] if word not in ("a", "an") or not total else 0
        elif word in _TENS:
            total += _TENS[word]
        elif word.isascii() and word.isdigit() and len(word) < 10:
            total += int(word)
        elif word not in ("and", "of"):
            return None
    return total or None


def _cased(words: tuple[str, ...]) -> str:
    return "|".join(f"{w.capitalize()}|{w.upper()}" for w in words)


_PLAIN = tuple(m for m in _MONTHS if m not in ("may", "march", "august"))
_ABBREVIATED = (
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?"
)
_S = r"\s{1,9}"
_MONTH = rf"(?<!Long )(?P<month>(?-i:\b(?:{_cased(_MONTHS)}|{'|'.join(_PLAIN)})\b|\b{_ABBREVIATED}))"
_SURE_MONTH = rf"(?<!Long )(?P<month>(?-i:\b(?:{_cased(tuple(m for m in _MONTHS if m != 'may'))})\b|\b(?:Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)\.))"
_YEAR = r"(?P<year>(?:1[3-9]|20|21)\d\d)(?![\d%])(?!,\d)(?!\.\d)"
_DAY = r"(?P<day>\d{1,2})(?![\d%]|:\d)(?!\.\d)(?:st|nd|rd|th|ST|ND|RD|TH)?\b"
_TODAY = r"(?:\s?(?:-|–|—|to|till|until|through|and)\s?(?P<endday>\d{1,2})(?![\d%]|:\d)(?:st|nd|rd|th)?\b(?!\s+(?:people|million|percent)))?"
_WEEKDAY = rf"(?<!Good\s)(?P<weekday>(?-i:\b(?:{_cased(_DAYS)}|{'|'.join(_DAYS)})\b|\b(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?(?=,?\s{{1,9}}(?:\d|(?:{'|'.join(m[:3].capitalize() for m in _MONTHS)})))))"
_MOD = r"(?P<mod>very\s+early|very\s+late|early(?:\s+in)?|earlier(?:\s+in)?|late(?:r)?(?:\s+in)?|mid)"
_EDGE = r"\b(?:the\s{1,9})?(?P<edge>very\s+end|end|beginning|start|close|middle|rest|remainder|course|first\s+half|second\s+half|latter\s+half|turn)\s+of"
_NUM = (
    r"(?P<num>\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,2})?(?:\s\d/\d)?|(?:a|one|two|three|four|five|six|seven|eight|nine|several|few|many)\s+(?:hundred|thousand)(?:\s+(?:and\s+)?\w{3,9})?|half\s+an?|an?\s+half|"
    rf"(?:an?\s+)?(?:few|couple(?:\s+of)?|dozen|number\s+of|good\s+many)|several|many|some|{'|'.join(k for k in _SMALL if len(k) > 2)}|"
    rf"(?:{'|'.join(_TENS)})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|an?|both)"
)
_UNIT = r"(?P<unit>(?:business|working|calendar|trading|legislative|consecutive)?\s?(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|centurie|century|fortnight))s?\b"
_LONG_UNIT = r"(?P<unit>day|night|week|weekend|fortnight|month|quarter|year|decade|century|morning|afternoon|evening)\b"
_ORD = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|final|last|opening)"
_NTH = (
    r"(?:twenty|thirty)[-\s](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_NUMBER_WORD = rf"(?:{'|'.join(_TENS)})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(k for k in _SMALL if len(k) > 2)}"
_QYEAR = rf"(?:(?:,?\s{{1,9}}of|,?\s{{1,9}}in|,|\s)\s{{0,9}}(?:the\s)?(?P<fiscal2>fiscal(?:\s+year)?\s+|FY\s?)?(?:{_YEAR}|(?P<relyear>last\s+year|this\s+year|next\s+year)))?"
_PART = r"(?P<part>morning|afternoon|evening|night|noon|midnight|midday)"
_CLOCK = r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?\s?(?P<ampm>[ap]\.?\s?m\b\.?)|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::\d\d)?(?!\d|-[a-z])|(?P<word>noon|midnight|midday))(?:\snoon\b)?(?:\s\(?(?-i:(?P<zone>[A-Z]{2,4}T|UTC|GMT|ET|CT|MT|PT))\b\)?)?(?:\s+(?:local|eastern|pacific|central|mountain|(?-i:[A-Z][A-Za-z]+))(?:\s+(?:standard|daylight))?\s+time)?"
_DATE_HEAD = rf"(?:(?:{_MOD}{_S})?{_WEEKDAY},?{_S})?(?:the{_S})?"
_CLOCK_TAIL = rf"(?:,?{_S}(?:at{_S})?{_CLOCK})?"

# (rule, classes of trigger words of which one must be near, pattern). At equal starts the longer hit wins, then the earlier rule.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("iso", "n", r"\b(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d\d)(?P=sep_1)(?P<day>\d\d)(?![\d-])(?:[T ](?P<hour24>\d\d):(?P<minute24>\d\d)(?::\d\d)?Z?)?"),
    ("numeric", "n", r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep_1)(?P<year>\d{4}|\d\d)(?![\d/%-])(?!\.\d)"),
    ("date", "m", rf"\b{_DATE_HEAD}{_MONTH}{_S}(?:the\s)?{_DAY}{_TODAY}(?:(?:,\s{{0,9}}|\s{{1,9}}){_YEAR}|,?{_S}(?P<relyear>(?:of\s+)?(?:last|this|next)\s+year))?{_CLOCK_TAIL}"),
    ("date", "m", rf"{_DATE_HEAD}\b{_DAY}{_TODAY}{_S}(?:day\s+of{_S}|of{_S})?{_MONTH}(?:(?:,\s{{0,9}}|\s{{1,9}}|{_S}of{_S}){_YEAR}|,?{_S}(?P<relyear>(?:last|this|next)\s+year))?{_CLOCK_TAIL}"),
    ("date", "m", rf"\b{_DAY}-{_MONTH}-{_YEAR}"),
    ("date", "m", rf"{_CLOCK}(?:,|{_S}on|){_S}{_DATE_HEAD}{_MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR})?"),
    ("date", "m", rf"{_CLOCK}(?:,|{_S}on|){_S}{_DATE_HEAD}{_DAY}{_S}(?:of{_S})?{_MONTH}(?:,?{_S}{_YEAR})?"),
    ("date", "m", rf"\bthe{_S}(?P<dayword>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:{_S}day)?{_S}of{_S}{_MONTH}(?:,?{_S}{_YEAR})?"),
    ("date", "m", rf"\b(?:the|this){_S}(?P<dayword>{_NTH}){_S}day{_S}of{_S}{_MONTH}(?:,?{_S}in{_S}the{_S}year{_S}(?:of{_S}our{_S}Lord{_S})?(?:{_YEAR}|(?P<yearwords>two\s+thousand(?:\s+(?:and\s+)?(?:{_NUMBER_WORD}))?\b))|,?{_S}{_YEAR})?"),
    ("date", "m", rf"\b{_DATE_HEAD}{_MONTH}{_S}(?P<dayword>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?:,?{_S}{_YEAR})?"),
    ("nth", "m", rf"\bthe{_S}(?P<nth>first|second|third|fourth|last){_S}(?:{_WEEKDAY}|(?:full{_S})?(?P<unit>week|day)){_S}(?:of|in){_S}{_MONTH}(?:,?{_S}{_YEAR})?"),
    ("dayonly", "d", r"(?<=\bon\s)the\s(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s*[,.;)]|\s+of\s+(?:this|the)\s+month\b)"),
    ("month", "m", rf"\b(?:{_EDGE}{_S}|(?:the{_S})?{_MOD}[\s-]{{1,3}})?(?:the{_S}month{_S}of{_S})?{_MONTH}(?:,?{_S}(?:of\s+)?(?:{_YEAR}|(?P<relyear>(?:last|this|next|that)\s+year)|(?P<yearwords>nineteen\s+\w+(?:[\s-]\w+)?))|\s?['’](?P<yy>\d\d)\b)"),
    ("month", "m", rf"\b(?:{_EDGE}{_S}|(?:the{_S})?{_MOD}[\s-]{{1,3}})(?:(?P<rel>last|this|next|this\s+past|this\s+coming){_S})?(?:the{_S}month{_S}of{_S})?{_MONTH}"),
    ("month", "m", rf"\b(?P<rel>last|this|next|that|this\s+past|this\s+coming|the\s+following|the\s+previous){_S}{_MONTH}"),
    ("month", "m", rf"\b(?:in|by|of|to|until|till|since|from|after|every|during|before|through|and){_S}(?P<core>{_MONTH})"),
    ("month", "m", rf"\bbetween{_S}(?P<core>{_MONTH})(?={_S}and{_S}(?:\w+{_S})?(?-i:{'|'.join(m.capitalize() for m in _MONTHS)})\b)"),
    ("month", "m", _SURE_MONTH),
    ("weekday", "w", rf"\b(?:(?P<rel>last|next|this\s+coming|this\s+past|this|the\s+following|the\s+previous|the\s+coming|coming){_S})?(?:{_MOD}(?:{_S}on)?{_S})?{_WEEKDAY}(?:{_S}{_PART})?"),
    ("weekday", "w", rf"{_CLOCK}(?:,|{_S}on|){_S}{_WEEKDAY}"),
    ("weekday", "w", rf"\b(?P<rel>day\s+before\s+last){_S}{_WEEKDAY}|{_WEEKDAY}{_S}(?P<relweek>of\s+(?:last|this|next)\s+week|(?:last|this|next)\s+week)"),
    ("quarter", "q", rf"(?:\b(?:the|its|their|this|a)\s{{1,9}})?(?:{_MOD}{_S}(?:in{_S})?(?:the{_S})?)?(?:{_YEAR}(?:['’]s)?{_S}|(?P<rel>last\s+year|this\s+year|next\s+year)['’]s{_S})?(?:fiscal[\s-])?{_ORD}[\s-](?:fiscal{_S}|calendar{_S})?quarter\b(?!\s*-?(?:finals?|mile|point|century))"),
    ("quarter", "q", rf"(?:\b(?:the|its|their|a)\s{{1,9}})?(?:\b(?!(?:report|publish|release|announce|post|unveil|issue)\b)\w{{3,12}}{_S})?(?:(?P<fiscal>fiscal)[\s-])?{_ORD}[\s-](?:(?P<fiscal3>fiscal){_S})?quarter\b{_QYEAR}"),
    ("quarter", "q", rf"\b(?:(?:the{_S})?Q(?P<q>[1-4])(?:[\s,]{{1,3}}(?:of\s+)?(?P<fiscal>FY\s?|fiscal\s+)?{_YEAR}|[\s]?['’]?(?P<yy>\d\d)\b)?|{_YEAR}[\s-]{{0,2}}Q(?P<q2>[1-4]))\b"),
    ("relquarter", "q", rf"\b(?:the\s+)?(?P<rel>last\s+year['’]s|year[\s-](?:ago|earlier)|same|latest|current|previous|prior|preceding|last|this|next|past|following|coming|corresponding|comparable)\s+quarter(?:{_S}(?P<tail>(?:a\s+)?year\s+(?:ago|earlier)|(?:of\s+)?last\s+year))?\b"),
    ("relquarter", "q", rf"\bthe\s+quarter(?!\s*-?(?:finals?|mile|point|century|of\s+a))(?:{_S}(?P<tail>(?:a\s+)?year\s+(?:ago|earlier)))?\b"),
    ("period", "u", rf"\b(?:the\s+)?(?:(?P<rel>year[\s-](?:earlier|ago)|corresponding|same|comparable)\s+period(?:\s+(?:of\s+)?(?P<tail>last\s+year|a\s+year\s+(?:ago|earlier)))?|{_YEAR}\s+period)\b|\b(?P<rel2>year-(?:earlier|ago))\b"),
    ("half", "h", rf"\b(?:the\s+|its\s+)?(?:{_YEAR}['’]s\s+)?(?P<half>first|second|latter|last|1st|2nd)\s+half\b(?:\s+of\s+(?:the\s+year|(?P<relyear>this\s+year|last\s+year|next\s+year)|(?:(?P<fiscal>fiscal(?:\s+year)?)\s+)?(?P<year2>(?:19|20)\d\d))|\s+(?P<year3>(?:19|20)\d\d))?(?!\s+of)|\bH(?P<h>[12])[\s-]{_YEAR}"),
    ("fiscal", "f", rf"\b(?:{_EDGE}{_S}(?:the{_S})?)?(?:\b(?:the|its|their){_S})?(?:(?P<rel>last|this|next|current|previous|prior|coming|following|past|upcoming){_S})?\b(?P<what>fiscal|tax|financial|marketing|program|academic|school|calendar|budget)(?:\s|-)years?(?:\s+(?:ended\s+|ending\s+)?(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<to>\d{{4}}|\d\d))?)?(?!\s*-)\b"),
    ("fiscal", "f", r"\b(?P<what>fiscal)(?:\s|-)(?P<year>(?:19|20)\d\d)\b|\b(?-i:(?P<fy>FY|CY)[\s-]?['’]?)(?:(?P<year4>(?:19|20)\d\d)|(?P<yy>\d\d))(?:\s?[-–/]\s?(?P<to>\d{4}|\d\d))?\b|\b(?P<year5>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<to2>\d{4}|\d\d))?\s(?P<what2>fiscal|tax|financial|marketing|academic|school|budget)\syear\b"),
    ("season", "s", rf"(?:\b(?:the{_S})?(?:{_MOD}[\s-]{{1,3}}(?:the{_S})?)?(?:(?P<rel>last|this|next|this\s+past|this\s+coming|the\s+following|previous|coming)\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:\s+(?:of\s+)?(?:{_YEAR}|(?P<yearwords>nineteen\s+\w+(?:[\s-]\w+)?)|(?P<relyear>last\s+year|this\s+year|next\s+year)))|\b(?:in|by|during|until|till|since|before|after|through|over|from)\s+(?P<core>(?:the\s+|(?!fall))(?P<season2>spring|summer|autumn|fall|winter))\b(?!\s+(?:of\s+(?:\d|nineteen)|\d))|\b(?P<rel2>last|this|next|this\s+past|this\s+coming)\s+(?P<season3>spring|summer|autumn|fall|winter)\b|{_EDGE}{_S}(?:the|(?P<rel3>this|next|last)){_S}(?P<season4>spring|summer|autumn|fall|winter)\b)"),
    ("decade", "n", rf"\b(?:the{_S})?(?:{_MOD}[\s-]{{1,3}}(?:to{_S}(?:mid|late)[\s-])?)?(?P<decade>1[3-9]\d0|20\d0)\s?['’]?s\b|\b(?:the{_S})(?:{_MOD}[\s-]{{1,3}})?['’‘]?(?P<dd>[2-9]0)['’]?s\b"),
    ("century", "c", rf"\b(?:the{_S})?(?:(?:{_MOD}|turn{_S}of{_S}the)[\s-]{{1,3}})?(?P<cent>\d{{1,2}})(?:st|nd|rd|th)[\s-]century\b|\b(?:the{_S})?(?:{_MOD}[\s-]{{1,3}})?(?P<centword>sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)[\s-]century\b"),
    ("sameday", "u", r"\b(?:the|that)\s+(?:very\s+)?(?P<rel>next|same|following|previous)\s+day\b|\b(?P<num>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:straight\s+|consecutive\s+)?day\b(?=\s+of)"),
    ("rel", "u", rf"\b(?:{_EDGE}{_S}|(?:(?:{_MOD}|sometime|some\s+time)(?:{_S}in)?{_S}))?(?:\b(?:(?P<the>the)|its|their|your|our){_S})?\b(?P<rel>last|this\s+past|this\s+coming|this|next|coming|past|previous|following|current|preceding|prior|same|that\s+same|that|upcoming|ensuing){_S}(?:calendar\s)?{_LONG_UNIT}(?!\s?-)(?!s\b)(?!(?<=day){_S}of\b)"),
    ("rel", "u", rf"\b(?P<mod>earlier|later){_S}(?:in|on){_S}(?:the{_S}){_LONG_UNIT}|{_EDGE}{_S}the{_S}(?P<unit2>year|month|week|decade|century|quarter)\b|\b(?:the\s+)?(?P<unit3>year|month|week)(?:['’]s)?[\s-](?P<edge3>end)\b"),
    ("weekof", "u", rf"\bthe\s+week\s+(?:of|commencing|beginning|starting)\s+{_DAY}{_S}{_MONTH}(?:,?{_S}{_YEAR})?"),
    ("weekof", "u", rf"\bthe\s+week\s+(?:of|commencing|beginning|starting)\s+{_MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR})?|\b(?P<feast>Easter|Christmas|Thanksgiving)\s+week\b"),
    ("weekend", "u", r"\b(?:over\s+)?(?P<unit>the\s+weekend)\b(?!\s+of)"),
    ("ago", "u", rf"(?:(?:about|almost|nearly|around|roughly|some|just|barely|over|under|exactly|only|less{_S}than|more{_S}than|at\s+least|approximately|well\s+over|not\s+even){_S})?{_NUM}[\s-]{{1,3}}(?:(?:full|long|short|more){_S})?{_UNIT}(?:(?:\s+and\s+a\s+half)?)(?:{_S}(?P<dir>ago|earlier|later|before|after(?!\s+[a-z]*ing)|from\s+now|from\s+today|hence|back|previously|prior)(?!{_S}this\b))"),
    ("duration", "u", rf"\b(?:\b(?:(?:about|almost|nearly|around|roughly|some|over|under|exactly|only|at\s+least|at\s+most|up\s+to|less{_S}than|more{_S}than|approximately|as\s+(?:many|much|few|long|little)\s+as|a\s+total\s+of|no\s+more\s+than){_S}|(?:the{_S}|its{_S}|each\s+of\s+the{_S}|these{_S}|those{_S})?(?P<rel>last|past|next|first|coming|previous|final|following|preceding){_S}|the{_S}))?(?:(?:about|almost|nearly|more{_S}than){_S})?(?<![$€£\d.,])\b{_NUM}(?:(?:\s+to\s+|-|–|\s+or\s+|\s+and\s+)(?P<upto>\d{{1,4}}|two|three|four|five|six|seven|eight|nine|ten|twelve|more))?(?P<join>[\s-]{{1,3}})(?:(?:full|long|short|straight|additional|more){_S})?{_UNIT}(?P<half>\s+and\s+a\s+half|\s+period)?"),
    ("duration", "u", rf"\b(?:the\s+)?(?P<rel>last|past|next|coming|first|previous|following){_S}(?:(?P<num>several|few|couple(?:\s+of)?|many)\s+)?{_UNIT}(?<=s)\b"),
    ("vagueunits", "u", r"\b(?:for|in)\s+(?P<core>(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s)\b(?!\s+(?:ended|of|to)\b)|(?<=\bwithin\s)(?P<unit2>hour|day|week|month|year)s\b(?:\s+or\s+(?:week|month|year)s)?|\b(?P<unit3>day|week|month|year)s\s+(?P<dir>ago|earlier|later)\b"),
    ("yearspan", "u", r"\bthe\s+(?:fiscal\s+)?(?P<unit>year)\b(?=\s+(?:ended|ending|to)\b)|\bfor\s+(?P<core>the\s+(?:full\s+)?(?P<unit2>year))\b(?!\s*-|['’])"),
    ("today", "t", rf"(?:\b{_MOD}{_S})?(?<!\bof\s)\b(?P<word2>today|yesterday|tomorrow|tonight)\b(?:{_S}{_PART})?(?!['’]s\s+(?:world|society))|\b(?P<rel>last|this|the\s+next|the\s+following|that|the\s+previous){_S}{_PART}\b|\b(?P<word3>(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow))\b"),
    ("present", "v", r"\b(?:(?:right|just|even|only|until|up\s+to|as\s+of)\s+)?(?P<now>now)\b(?!\s+that\b)(?!-)|\b(?P<now2>currently|presently|nowadays|at\s+(?:present|the\s+moment|this\s+time|this\s+point|this\s+stage)|(?:these|in\s+our)\s+days|current(?=\s+[a-z])|the\s+present|this\s+(?:crucial\s+)?(?:moment|time\s+around)|to\s+date|so\s+far\s+this\s+year)\b"),
    ("past", "v", r"\b(?P<past>(?:more\s+|most\s+)recently|lately|(?:in\s+)?recent\s+(?:days|weeks|years|months|times|decades|history)|(?:in\s+)?the\s+(?:recent\s+)?past(?=\s*[,.;:)]|\s+(?:and|but|that|when|as)\b)|the\s+(?:old|early)\s+days|in\s+the\s+past|earlier\s+times|long\s+ago|(?:some|a\s+long)\s+time\s+ago)\b|\b(?P<past2>then)(?=[\s-](?:president|secretary|prime|minister|chairman|current))"),
    ("future", "v", r"\b(?P<future>(?:in\s+)?(?:the\s+)?(?:near|foreseeable|not-too-distant|immediate|distant)\s+future|the\s+future(?!s)|(?:in|for)\s+future|in\s+the\s+(?:coming|next\s+few)\s+(?:days|weeks|months|years|decades)|the\s+(?:coming|next\s+few)\s+(?:days|weeks|months|years|decades)|as\s+soon\s+as\s+possible)\b"),
    ("set", "x", rf"\b(?P<word>daily|weekly|biweekly|monthly|quarterly|yearly|annually|hourly|nightly)\b|\b(?P<each>every|each)\s+(?:(?P<num>other|two|three|four|five|six|ten|\d{{1,3}}|second|single)\s+)?(?P<unit>hour|day|night|week|weekend|month|quarter|year|decade|morning|(?:{'|'.join(_DAYS)}))s?\b|\b(?:per|a)\s(?P<unit2>year|month|week|day|hour)\b(?!\s+(?:ago|earlier|later|after|before|or|of|for|to|in|and))"),
    ("time", "k", rf"(?:\b{_MOD}\s)?\b{_CLOCK}(?:(?:{_S}on)?{_S}(?P<word2>today|yesterday|tomorrow)|{_S}(?:in\s+the\s+|this\s+|that\s+)(?P<part>morning|afternoon|evening))?"),
    ("time", "k", r"(?<=\bat\s)(?P<hour>\d{1,2})\s+in\s+the\s+(?P<part>morning|afternoon|evening)"),
    ("yearwords", "y", r"\b(?P<yearwords>nineteen\s+(?:(?:twen|thir|for|fif|six|seven|eigh|nine)t?y(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|oh\s+\w+)|(?:the\s+year\s+|(?<=\bin\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bLord\s))two\s+thousand(?:\s+(?:and\s+)?(?:(?:twenty|thirty)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|\w+teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine))?+(?!\s+(?:[a-z]+s|people|men|women|children)\b))\b"),
    ("feast", "e", rf"\b(?:(?P<rel>last|next|this)\s+|(?:on|by|before|until|after|since|at|over)\s+(?=\S+(?:\s+\d{{4}}|\s+(?:and|to)\b|[.,;)])))(?P<core>(?P<feast>Christmas|Thanksgiving|Easter)(?:,?\s+{_YEAR})?)\b|\b(?P<feast2>Christmas\s+(?:Day|Eve)|New\s+Year['’]s\s+(?:Day|Eve)|Thanksgiving\s+Day|Independence\s+Day|Labor\s+Day|Memorial\s+Day|Easter\s+(?:Sunday|Monday)|Good\s+Friday(?!\s+(?-i:[A-Z]))|Veterans\s+Day)\b(?:,?\s+{_YEAR})?"),
    ("year", "n", rf"(?:{_EDGE}{_S}(?:the\s+year\s+)?|(?:\b(?:the{_S})?(?:{_MOD}|pre|post|end|year-end)[\s-]{{1,3}})|\bthe\s+year{_S}|(?<![\w$€£#./,:§+-])(?<!\d\s[-–]\s))(?P<year>1[3-9]\d\d|20\d\d|21\d\d)(?![\w%/])(?![.,]\d)(?![-–]\d)(?:\s+A\.?D\b\.?)?"),
    ("yearrange", "n", r"(?<![\w$€£#./,:§-])(?P<year>1[5-9]\d\d|20\d\d)(?:\s?[-–/]\s?)(?P<to>20\d\d|19\d\d|\d\d)(?![\w%/-])(?![.,]\d)"),
)  # fmt: skip


def _compile(pattern: str) -> re.Pattern[str]:
    """The pattern with every repeated group name made unique by a number, which `find_hits` takes off again."""
    seen = Counter[str]()

    def unique(m: re.Match[str]) -> str:
        seen[m[1]] += 1
        return f"(?P<{m[1]}_{seen[m[1]]}>"

    return re.compile(re.sub(r"\(\?P<([a-z]+)\d*>", unique, pattern), re.IGNORECASE)


_COMPILED = [(rule, frozenset(classes), _compile(pattern)) for rule, classes, pattern in _RULES]


def _triggers() -> dict[str, str]:
    found: dict[str, str] = {}
    groups = {
        "m": list(_MONTHS) + [m[:3] for m in _MONTHS] + ["sept"],
        "w": [*_DAYS, *(d[:3] for d in _DAYS), "tues", "thur", "thurs"],
        "q": ["quarter", "q1", "q2", "q3", "q4"],
        "h": ["half", "h1", "h2"],
        "f": ["fiscal", "fy", "cy", "tax", "financial", "marketing", "academic", "school", "program", "calendar", "budget"],
        "s": ["spring", "summer", "autumn", "fall", "winter"],
        "c": ["century"],
        "u": [*_UNITS, *(u + "s" for u in _UNITS), "period", *_PARTS],
        "t": ["today", "yesterday", "tomorrow", "tonight", *_PARTS],
        "v": ["now", "currently", "presently", "nowadays", "present", "moment", "time", "days", "current", "immediately", "date", "recently", "lately",
              "previously", "formerly", "recent", "past", "once", "then", "soon", "future", "shortly", "coming", "eventually", "later", "ago", "stage", "point"],
        "x": ["daily", "weekly", "biweekly", "monthly", "quarterly", "yearly", "annually", "hourly", "nightly", "annual", "every", "each", "per", "a"],
        "k": ["a", "p", "am", "pm", "noon", "midnight", "midday", *_PARTS],
        "y": ["nineteen", "thousand"],
        "e": ["christmas", "year", "thanksgiving", "independence", "labor", "memorial", "easter", "good", "veterans"],
    }  # fmt: skip
    for cls, words in groups.items():
        for word in words:
            found[word] = found.get(word, "") + cls
    return found


_TRIGGERS = _triggers()
_WORD = re.compile(r"[A-Za-z]+[1-4]?\b|(?:FY|CY)(?=\d)|\d+")
_REACH = 48  # characters around a trigger word in which its expression must lie


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int, set[str]]]:
    """Stretches of a block that hold trigger words, with the classes of these words."""
    lo = hi = -1
    classes: set[str] = set()
    for m in _WORD.finditer(text, start, end):
        word = m.group()
        if word[0].isdigit():
            found = "nkd" if len(word) in (4, 8) or (m.end() < end and text[m.end()] in "/.-:'’spnrt") else ""
        else:
            found = _TRIGGERS.get(word.lower(), "")
            if not found and not word.isalpha():  # 'FY2', 'Sept3'
                found = _TRIGGERS.get(word.rstrip("1234").lower(), "")
        if not found:
            continue
        if found == "xk" and word == "a":  # the article: only 'a year' as a rate matters, and 'p.m.'
            found = "k" if text[m.end() : m.end() + 1] == "." else ""
            if not found:
                continue
        if m.start() - _REACH > hi and hi >= 0:
            yield lo, hi, classes
            lo, classes = -1, set()
        if lo < 0:
            lo = _word_start(text, max(start, m.start() - _REACH), start)
        hi = min(end, m.end() + _REACH)
        classes.update(found)
    if lo >= 0:
        yield lo, hi, classes


def _word_start(text: str, i: int, start: int) -> int:
    while i > start and not text[i - 1].isspace():
        i -= 1
    return i


# What stands in all that a rule finds: looked for first where its pattern takes long.
_SIGNS = {
    "ago": re.compile(
        rf"(?:{'|'.join(_UNITS)})s?(?:\s+and\s+a\s+half)?{_S}(?:ago|earlier|later|before|after|from|hence|back|previously|prior)",
        re.IGNORECASE,
    ),
    "fiscal": re.compile("year|fiscal|fy|cy", re.IGNORECASE),
    "sameday": re.compile(r"[a-z]\s+day\b", re.IGNORECASE),
    "weekof": re.compile("week", re.IGNORECASE),
    "period": re.compile("period|year-", re.IGNORECASE),
    "decade": re.compile(r"\d0\s?['’]?s", re.IGNORECASE),
    "iso": re.compile(r"\d[-/]\d\d[-/]\d"),
    "numeric": re.compile(r"\d[-/.]\d\d?[-/.]\d"),
}


@lru_cache(maxsize=1024)
def _rules_of(classes: frozenset[str]) -> list[tuple[str, re.Pattern[str]]]:
    """The rules that trigger words of these classes call for, in their order."""
    return [(rule, pattern) for rule, needs, pattern in _COMPILED if needs & classes]


def find_hits(text: str, start: int, end: int) -> list[Hit]:
    """The expressions of time in `text[start:end]`, a block, in order and not overlapping."""
    hits: list[Hit] = []
    for lo, hi, classes in _segments(text, start, end):
        for rule, pattern in _rules_of(frozenset(classes)):
            if rule in _SIGNS and not _SIGNS[rule].search(text, lo, hi):
                continue
            for m in pattern.finditer(text, lo, hi):
                if m.end() > m.start():
                    parts = {k[: k.index("_")]: " ".join(v.lower().split()) for k, v in m.groupdict().items() if v}
                    a, b = m.span("core_1") if parts.pop("core", None) else m.span()
                    hits.append(Hit(a, b, rule, parts))
    return _best(hits)


def _best(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits the longest; of equally long ones the first found."""
    order = sorted(range(len(hits)), key=lambda n: (-(hits[n].end - hits[n].start), n))
    taken: list[Hit] = []
    spans: set[int] = set()
    for n in order:
        hit = hits[n]
        cells = range(hit.start, hit.end)
        if spans.isdisjoint(cells):
            spans.update(cells)
            taken.append(hit)
    return sorted(taken, key=lambda h: h.start)
