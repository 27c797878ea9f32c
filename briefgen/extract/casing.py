"""Text in capitals as a careful writer would set it, letter for letter as long: the language model needs the difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container
from functools import lru_cache

from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.givennames import GIVEN
from briefgen.extract.lexicon import (
    FUNCTION,
    HONORIFICS,
    MONTHS,
    ORG_HEADS,
    PARTICLES,
    PERSON_HEADS,
    PORTFOLIO,
    SHORT_TITLES,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile("[aeiouy]")
_END = re.compile(r"[.!?:][\"”’)]?\s+\Z")
_TITLE = re.compile(r"\b([a-z]+)(?= [A-Z][a-z])")
_OFFICE = re.compile(r" (?:OF|FOR) [A-Z]")
_TITLES = HONORIFICS | SHORT_TITLES | PERSON_HEADS
# A title and a name in capitals, then a colon: who speaks in a transcript. ASCII, so that the length stays.
_SPEAKER = re.compile(
    r"(?:MR|MS|MRS|DR|SEN|REP|GOV|GEN|AMB|SECRETARY|SENATOR|MINISTER|CHAIRMAN|DIRECTOR)\.? [A-Z][A-Z .-]{1,40}(?=:)"
    # 'Hon ADA McHOLM (Minister of Ports):', 'Senator HOLM (Berg) (14:03):'
    r"|(?:(?:The )?(?:Rt )?Hon\.?|Mr|Ms|Mrs|Dr|Senator)(?: Dr)?(?: (?:Mc|Mac|O['’])?[A-Z][A-Z.'’-]+){1,4}(?=(?: \([^()\n]{2,80}\)){0,3} ?:)"
)
_MC = re.compile(r"(?<=\bMc)[a-z]")
_ENOUGH = 5  # words; shorter lines may be acronyms or labels
_SHARE = 0.85  # of the letters
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    """Small forms of the names that are known beforehand."""
    g = gazetteer()
    return (
        frozenset(name.lower() for table in (g.countries, g.demonyms, g.capitals, g.unions) for name in table)
        | MONTHS
        | _DAYS
    )


_OWNERS = re.compile(r"(?<=[a-z]s)’(?= [\w$])")
# Words of a sentence between single marks, closed behind a comma or a stop.
_SINGLE = re.compile(r"(?:(?<=[\s(])|\A)['‘](?=[A-Z])((?:[^'‘’“”\"\n]|(?<=\w)['’](?=\w)){12,500}[,.!?…])['’](?=\s|\Z)")
_CLOSED = re.compile(r"’(?!\w)")  # no apostrophe inside a word

_TITLES_HE = (
    r"(?:"
    + "|".join(
        rf"(?<=\b{w} )"
        for w in "Premier President Minister Secretary Ambassador Mr Mr. Ms Ms. Dr Dr. Chairman Director Commissioner Governor General "
        "Spokesperson Spokesman Spokeswoman Envoy Representative Professor".replace(".", r"\.").split()
    )
    + r")"
)
_TITLED_HE = re.compile(rf"{_TITLES_HE}He\b(?: ([A-Z][a-z]+))?")


def speaker_named(text: str) -> str:
    """The text of a turn in a transcript with its speaker as a name: 'MS. DARROW: Good morning' -> 'Ms. Darrow: ...'."""
    m = _SPEAKER.match(text)
    return _MC.sub(lambda c: c[0].upper(), m.group().title()) + text[m.end() :] if m else text


def owners_marked(text: str) -> str:
    """'The companies’ books' with the straight mark of possession, which the language model takes for one; a quotation's end stays."""
    return _OWNERS.sub(lambda m: "’" if _open(text, m.start()) else "'", text) if "s’ " in text else text


def quotes_doubled(text: str) -> str:
    """'‘We took out half,’ Mr Holm said' in double marks, as long: single ones are apostrophes to the language model.

    >>> quotes_doubled("'We’ve closed the port,' he said. The ‘old’ one is open.")
    '“We’ve closed the port,” he said. The ‘old’ one is open.'
    """
    return _SINGLE.sub(r"“\1”", text) if "'" in text or "‘" in text else text


def named_he(text: str) -> re.Pattern[str] | None:
    """What finds the 'He' that is somebody's surname in a document, where it has one: behind an office or title, before their first name.

    >>> named_he("Vice Premier He Yunlan came. He Yunlan met Mr. He. He left.").sub("Ho", "Mr. He left. He Yunlan left. He left.")
    'Mr. Ho left. Ho Yunlan left. He left.'
    """
    found = _TITLED_HE.findall(text) if " He" in text else []
    given = "|".join({re.escape(name) for name in found if name})
    return re.compile(rf"{_TITLES_HE}He\b|\bHe(?= (?:{given})\b)" if given else rf"{_TITLES_HE}He\b") if found else None


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    """Latin letters with marks -> without, one for one."""
    out = {ord(a): b for a, b in zip("øØłŁđĐħĦıŧŦ", "oOlLdDhHitT", strict=True)}
    for code in range(0xC0, 0x250):
        bare = unicodedata.normalize("NFD", chr(code))[0]
        if bare.isascii() and bare.isalpha():
            out[code] = bare
    return out


def unmarked(text: str) -> str:
    """The text without accents and the like, as long: to the language model a name that has them is hardly ever one.

    >>> unmarked("Jaroš Kelčovič met Mr Sjøberg in Łódź.")
    'Jaros Kelcovic met Mr Sjoberg in Lodz.'
    """
    return text if text.isascii() else text.translate(_letters())


def _open(text: str, at: int) -> bool:
    """Whether a quotation in single marks is open before a place in the text."""
    return text.rfind("‘", 0, at) > max((m.start() for m in _CLOSED.finditer(text, 0, at)), default=-1)


def in_capitals(text: str) -> bool:
    """Whether a stretch of text is set in capitals throughout."""
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) >= _SHARE * max(1, letters) and len(_WORD.findall(text)) >= _ENOUGH


def name_set(name: str) -> str:
    """A name or an office in capitals throughout as it is written elsewhere; what is no such name as it was.

    >>> name_set("ADA VON HOLM"), name_set("MINISTER FOR PORTS"), name_set("BBC"), name_set("D. J. McCALL")
    ('Ada von Holm', 'Minister for Ports', 'BBC', 'D. J. McCALL')
    """
    words = _WORD.findall(name)
    if len([w for w in words if len(w) > 2]) < 2 or not all(w.isupper() for w in words):
        return name
    small = FUNCTION | PARTICLES

    def set_one(m: re.Match[str]) -> str:
        word = m.group()
        low = word.lower()
        if m.start() and low in small:
            return low
        return word if len(word) < 3 and low not in small else "’".join(p.capitalize() for p in word.split("’"))

    return _WORD.sub(set_one, name)


def recased(text: str, common: Callable[[str], bool]) -> str:
    """The text with only names and the heads of sentences in capitals. `common` says of a small word whether it is no name.

    A word is taken for a name when it is no common word, is the name of a country, capital, people, month or day, or
    follows a title. Where that would change the length, the text comes back as it was.
    """
    named, at = _named(), 0
    out: list[str] = []
    titled = office = False  # behind 'Minister', behind 'Minister of'
    for m in _WORD.finditer(text):
        word = m.group()
        small = word.lower()
        before = text[at : m.start()]
        base = re.sub(r"['’]s\Z", "", small)
        joint = titled and small in ("of", "for") and before == " "
        article = office and small == "the"
        name = (
            (titled or office)
            and not joint
            and not article
            or base in named
            or not (base in FUNCTION or base in PARTICLES or common(base))
        )
        name = name or small in _TITLES and bool(_OFFICE.match(text, m.end()))
        head = not out or bool(_END.search(text[max(0, m.start() - 6) : m.start()]))
        initial = len(word) == 1 and small not in ("a", "i")
        acronym = base not in FUNCTION and (base.upper() in gazetteer().unions or name and not _VOWEL.search(small))
        if initial or acronym:
            new = word
        elif small == "i" or name or head:
            new = small[:1].upper() + small[1:]
        else:
            new = small
        titled = (titled and len(word) == 1) or small in _TITLES
        follows = text[m.end() : m.end() + 1] == " "
        office = (
            joint
            or article
            or office
            and follows
            and (
                small in PORTFOLIO
                and _field(text, m.end() + 1)
                or base in named
                and _field(text, m.end() + 1, ORG_HEADS | named)
            )
        )
        out += [before, new]
        at = m.end()
    made = "".join(out) + text[at:]
    for _ in range(2):  # 'prime minister Holm'
        made = _TITLE.sub(_with_capital, made)
    return made if len(made) == len(text) else text


def _field(text: str, at: int, words: Container[str] = PORTFOLIO) -> bool:
    """Whether the word at a place goes on with the name of an office: 'Minister of Foreign Affairs', 'Commander of the Norland Army'."""
    m = _WORD.match(text, at)
    return m is not None and m.group().lower() in words


def _with_capital(m: re.Match[str]) -> str:
    word = m.group()
    title = word in _TITLES or word in ("prime", "vice")
    return word.capitalize() if title or word in GIVEN and word not in FUNCTION else word


# 'PRC-the Ports Review Committee-today urges': a dash that a page has made a hyphen
_APART = re.compile(
    r"-(?<=[A-Za-z]{2}-)(?=(?:the|a|an|today|which|who|but|including|particularly|especially|such as) )"
)


_HYPHENS = str.maketrans("\u2010\u2011", "--")


def dashed(text: str) -> str:
    """The text with a dash for a hyphen that sets words apart, as it would make one word of two, and one hyphen for all kinds.

    >>> dashed("The Board-which met today-agreed on a state\u2011of\u2011the\u2011art plan.")
    'The Board–which met today-agreed on a state-of-the-art plan.'
    """
    text = text if text.isascii() else text.translate(_HYPHENS)
    return _APART.sub("–", text) if "-" in text else text
