"""The date of a clause: which of the dates of a sentence hangs on its verb."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from briefgen.edtf import contains
from briefgen.extract.analysis import Analysis
from briefgen.extract.attach import When, whens
from briefgen.extract.categories import SPEECH
from briefgen.extract.deeds import deed, moved, named_day, of_what_went_before
from briefgen.extract.lexicon import DAYS
from briefgen.extract.tense import governor, said_then
from briefgen.extract.tree import SUBJECTS
from briefgen.model import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "GATHERINGS",
    "PAPERS",
    "date_for",
    "gathering",
    "of_deed",
    "of_its_noun",
    "of_its_vote",
    "of_one_of_them",
    "of_paper",
    "relative",
]


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
        found = [w for w in found if not moved(analysis, w.start, analysis.doc[governor(analysis, w.start, w.end)])]
        found = [
            w
            for w in found
            if not _names_noun(analysis, w, verb) and not _bounds_noun(analysis, w) and not of_paper(analysis, w)
        ]
        found = [w for w in found if not of_its_vote(analysis, w)]
        found = [w for w in found if not _of_topic(analysis, w, verb) and named_day(analysis.doc[w.start]) is None]
        found = [w for w in found if len(w.when) == 10 or gathering(analysis, w.start, verb) is None]
        found = [
            w for w in found if other_meeting(analysis, w.start) is None and not of_one_of_them(analysis, w.start, verb)
        ]
        found = [w for w in found if not (_of_what_is_discussed(analysis, w, verb) or of_deed(analysis, w))]
        found = [w for w in found if len(w.when) == 10 or not of_what_went_before(analysis, w.start, verb)]
        found = [w for w in found if not said_then(analysis, w.start, w.end, analysis.doc[verb])]
        coarse = {
            id(w)
            for w in found
            for o in found
            if w.when != o.when and len(o.when) == 10 and "/.." not in w.when and contains(w.when, o.when)
        }
        found = [w for w in found if id(w) not in coarse]  # 'as President for April, on April 18'
        for when in sorted(found, key=lambda w: (_in_subject(analysis, w), len(_way_up(analysis, w)) > 3)):
            if governor(analysis, when.start, when.end) == verb:
                if not _in_subject(analysis, when):
                    return when.when
                to_come = any(t.lower_ in ("will", "shall", "would", "can") for t in analysis.doc[verb].children)
                return when.when if len(when.when) >= 10 and not to_come else None  # 'today's step will protect us'
        own = [w for w in found if not _in_other_clause(analysis, w, verb)]
        return own[0].when if own else None
    return found[0].when


def of_one_of_them(analysis: Analysis, at: int, verb: int) -> bool:
    """Whether a date is that of 'hold three hearings, including one in Arsen on 4 May', not of 'named two, including X, on 4 May'."""
    low = [t.lower_ for t in analysis.doc[verb:at]]
    if "including" not in low or analysis.doc[at].lower_ in DAYS | _THIS:
        return False
    return low[-1] == "," or low[-1] in _ON and low[-2] != ","


_ON = frozenset("on in at during from".split())
_THIS = frozenset("this last next earlier later".split())
_RELATIVE = re.compile(
    rf"(?:(?:the\s+)?(?:earlier|later|late|early)\s+)?(?:(?:next|last|this|this\s+past|this\s+coming)\s+)?(?:{'|'.join(sorted(DAYS))})(?:\s+(?:morning|afternoon|evening|night))?"
    r"|(?:(?:earlier|later)\s+)?(?:next|last|this|this\s+past|this\s+coming)\s+(?:week|weekend|month|quarter|year|spring|summer|autumn|fall|winter|[A-Z][a-z]+)",
    re.IGNORECASE,
)


def relative(analysis: Analysis, dates: list[DateMention], start: int, end: int, when: str) -> set[int]:
    """The tokens in [start, end) that name the day, month or year `when` only as seen from the day of writing: 'on Monday',
    'next month', with the preposition; none where they belong to a noun ('last year's budget', 'a Monday meeting')."""
    a, b = analysis.chars(start, end)
    lo = bisect.bisect_left(dates, a, key=lambda d: d.start)
    hi = bisect.bisect_left(dates, b, key=lambda d: d.start)
    gone: set[int] = set()
    for w in whens(analysis, dates[lo:hi]):
        if w.when != when or w.role != "at" or not _RELATIVE.fullmatch(analysis.text(w.start, w.end)):
            continue
        top = next((t for t in analysis.doc[w.start : w.end] if not w.start <= t.head.i < w.end), None)
        before = analysis.doc[w.start - 1] if w.start else None
        if top is None or before is None:
            continue
        if top.dep_ == "pobj" and top.head.i == before.i and before.lower_ == "on":
            gone |= {before.i, *range(w.start, w.end)}
        elif top.dep_ in ("npadvmod", "advmod", "tmod") and (
            before.pos_ not in ("ADP", "SCONJ", "DET", "ADJ", "ADV") or before.lower_.endswith("ly") and len(before) > 4
        ):
            gone.update(range(w.start, w.end))
    return gone


def of_deed(analysis: Analysis, when: When) -> bool:
    """Whether a date is that of an event which only bears on what is told, see `deeds`."""
    if of_its_noun(analysis, when.start, when.end) is not None:
        return True
    verb = governor(analysis, when.start, when.end)
    return deed(analysis, when.start, verb, when.when, range(when.start, when.end)) is not None


def _of_what_is_discussed(analysis: Analysis, when: When, verb: int) -> bool:
    """Whether a date is that of what is only talked about: 'discussed next month's summit'."""
    doc = analysis.doc
    if when.end >= len(doc) or doc[when.end].tag_ != "POS" or doc[verb].lemma_ not in SPEECH | {"discuss", "review"}:
        return False
    return any(t.dep_ == "dobj" and t.head.i == verb for t in doc[when.end + 1 : when.end + 6])


def _is_usable(when: When) -> bool:
    """Whether a date may be that of an act; 'as of June 30' is, though it is no event of its own; 'in the 1990s' says too little."""
    return (when.dates_event or when.role == "as of") and not re.search(r"\dX", when.when)


def _names_noun(analysis: Analysis, when: When, verb: int) -> bool:
    """Whether a date stands before a noun as part of its name ('the 2023 summit') or as its own day, other than the noun that the verb belongs to."""
    for token in analysis.doc[when.start : when.end]:
        head = token.head
        if not when.start <= head.i < when.end and token.dep_ != "det":
            premodifies = (
                head.i >= when.end
                and head.pos_ in ("NOUN", "PROPN")
                and token.dep_ in ("nummod", "nmod", "compound", "amod", "poss")
            )
            over = head.head.head
            if head.head.lower_ == "in" and over.i == verb and head.lemma_.lower() in PAPERS:
                return False  # 'In its May 2024 report, the Board warned'
            deep = head.dep_ == "pobj" and (
                over.pos_ == "NOUN" or over.dep_ == "acl"
            )  # 'the loss from the May 6 crash'
            voted = head.head.lower_ == "in" and head.lemma_.lower() in _VOTES  # 'rejected the plan in Sunday's vote'
            deep = deep and not (voted and over.dep_ == "dobj")
            return premodifies and analysis.doc[verb].head.i != head.i and (len(when.when) < 10 or deep)
    return False


def of_its_vote(analysis: Analysis, when: When) -> bool:
    """'takes note of Norway's May 4 vote', 'congratulates it on its June 7 election'; but 'was beaten in Norway's May 4 vote'."""
    doc, at = analysis.doc, when.start
    owned = at > 3 and doc[at - 1].tag_ in ("POS", "PRP$") and doc[when.end : when.end + 1].text.lower() in _VOTES
    return owned and {t.lower_ for t in doc[at - 4 : at]}.isdisjoint(_DURING)


_DURING = frozenset("in at during after before since".split())
_VOTES = frozenset("ballot election poll referendum runoff vote".split())
_PAPERS = frozenset(
    "statement letter report resolution declaration communique communiqué agreement decision order memorandum note document conclusion "
    "judgment ruling proposal proclamation decree notice circular".split()
)


_SENT = frozenset("interview email post release filing speech article video message tweet testimony".split())

PAPERS = _PAPERS | _SENT


def of_paper(analysis: Analysis, when: When) -> bool:
    """'take note of the statement of 2 March', 'as shown in its Monday filing': the day of the paper, not of what is told."""
    way = _way_up(analysis, when)
    if any(t.lower_ == "of" and t.head.lemma_.lower() in _PAPERS for t in way):
        return True
    over = way[-1].head if way else None
    shown = over is not None and over.tag_ == "VBN" and any(t.lower_ == "as" for t in over.lefts)
    return shown and any(t.lemma_.lower() in PAPERS for t in way)


_HELD = frozenset(  # with these the day of the object is that of the act: 'won Sunday's election'
    "win lose hold host attend chair open lead join boycott skip miss survive witness commit carry stage launch deliver make issue "
    "give pass conduct sign mark watch see contest suffer cause start convene address cover file publish release play".split()
)
_LATER = frozenset(  # what follows an event, though it is told with 'in': 'was charged in Friday's crash'
    "concede charge arrest sentence convict apologise apologize indict acquit plead admit implicate identify name suspect blame "
    "detain congratulate".split()
)


def of_its_noun(analysis: Analysis, start: int, end: int) -> int | None:
    """The event with a day of its own, tokens [start, end), before it, if that is not the day of what is told: 'arrested two men over
    Saturday's shooting'; else None."""
    doc = analysis.doc
    token = next((t for t in doc[start:end] if not start <= t.head.i < end), doc[start])
    noun = first = token.head
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head  # 'builds on old deals and Sunday's agreements'
    top = first.head
    owns = token.dep_ == "poss" and end < len(doc) and doc[end].tag_ == "POS"
    day = doc[start].lower_ != "today" and not DAYS.isdisjoint(t.lower_ for t in doc[start:end])
    if not owns or not day or noun.i <= end or noun.pos_ != "NOUN":
        return None
    if first.dep_ == "dobj":
        return None if top.lemma_ in _HELD else noun.i
    if (
        first.dep_ != "pobj"
        or first is noun
        and top.lower_ in ("at", "during", "with", "by")
        or top.head.lower_ == "part"
    ):
        return None
    above = doc[governor(analysis, start, end)]
    return None if top.lower_ == "in" and above.lemma_ not in _LATER else noun.i


_SPOKEN = frozenset("discuss review preview address raise".split())
_ABOUT = frozenset("over about regarding concerning".split())
_THANKING = frozenset("thank praise commend congratulate applaud condemn criticize criticise honor honour".split())
_TRIPS = frozenset("visit trip travel".split())
GATHERINGS = frozenset(
    "conference summit meeting session ministerial forum congress assembly plenary election vote".split()
)


def gathering(analysis: Analysis, start: int, verb: int) -> int | None:
    """The noun of what was held on a date (first token `start`) that only says when: 'welcomed the outcome of the summit in May'."""
    at, told = start - (analysis.doc[start - 1].lower_ in ("in", "of")) - 1, analysis.doc[verb].lemma_.lower()
    stance = told in SPEECH - {"tell"} or told in ("support", "endorse", "back")
    return at if stance and verb < at and analysis.doc[at].lemma_.lower() in GATHERINGS else None


def other_meeting(analysis: Analysis, start: int) -> int | None:
    """The noun of another meeting than that which a text tells of, on a date: 'approved the minutes of its last meeting on 3 May'."""
    at = start - 2
    if at < 1 or analysis.doc[at + 1].lower_ != "on" or analysis.doc[at].lemma_.lower() not in GATHERINGS:
        return None
    noun = analysis.doc[at]
    minuted = noun.head.lower_ == "of" and noun.head.head.lemma_ == "minute"
    return at if minuted or any(k.dep_ == "amod" and k.lower_ in _OTHER for k in noun.children) else None


_OTHER = frozenset("previous prior last earlier preceding".split())


def _of_topic(analysis: Analysis, when: When, verb: int) -> bool:
    """'discussed the Minister's visit to Chad in April': the day of what is spoken of."""
    way, lemma = _way_up(analysis, when), analysis.doc[verb].lemma_.lower()
    about = {t.lower_ for t in way[2:] if t.pos_ in ("ADP", "SCONJ")}
    beside = analysis.doc[max(when.start - 2, 0)]  # which of two nouns it hangs on, the parser often misses
    about |= {beside.head.lower_} if beside.dep_ == "pobj" and len(when.when) < 10 else set()
    if lemma in SPEECH and (about & _ABOUT or "for" in about and lemma in _THANKING):
        return True  # 'expressed her grief over the loss in June of a ferry'
    return (
        lemma in _SPOKEN
        and bool(way)
        and way[-1].dep_ == "dobj"
        and way[-1].i > verb
        and any(t.lemma_.lower() in GATHERINGS | _TRIPS for t in way)
    )


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
    return len(way) > 1 and way[-1].dep_ in SUBJECTS


def _bounds_noun(analysis: Analysis, when: When) -> bool:
    """Whether it dates what comes before or after: 'until the roll-out at the end of 2026', 'after the vote of March 3'."""
    way = _way_up(analysis, when)
    return any(
        t.lower_ in ("until", "till", "before", "after", "following", "since", "pending") and n >= 2
        for n, t in enumerate(way)
    )


def _modal(verb: Token) -> bool:
    return any(t.tag_ == "MD" for t in (*verb.children, *(verb.head.children if verb.dep_ == "acomp" else ())))


def _in_a_paper(own: Token, verb: int) -> bool:
    """Whether `own` is 'sent' in 'In a letter sent Tuesday, the Board asked': what is said in it was said with it."""
    paper = own.head
    return (
        own.dep_ == "acl"
        and own.tag_ == "VBN"
        and paper.lemma_.lower() in PAPERS
        and paper.dep_ == "pobj"
        and paper.head.lower_ == "in"
        and paper.head.head.i == verb
    )


def _before_aside(analysis: Analysis, when: When, own: Token, verb: int) -> bool:
    """'On 7 May the Board, acting on advice, closed it', 'The Board, meeting on 7 May, closed it': the day of the closing."""
    aside = own.tag_ == "VBG" and own.i and analysis.doc[own.i - 1].text == "," and own.i < verb
    return bool(aside) and (when.end < own.i - 1 or own.lemma_ in ("meet", "convene", "gather"))


def _in_other_clause(analysis: Analysis, when: When, verb: int) -> bool:
    """Whether the date hangs on a verb of its own that is neither above nor coordinated with `verb`."""
    own = analysis.doc[governor(analysis, when.start, when.end)]
    target = analysis.doc[verb]
    if own.pos_ not in ("VERB", "AUX") or _in_a_paper(own, verb) or _before_aside(analysis, when, own, verb):
        return False
    stop = next((t.i for t in analysis.doc[verb : when.start] if t.text == ";"), when.end)
    if own.i > stop and any(t.dep_ in ("nsubj", "nsubjpass") and t.i > stop for t in own.children):
        return True  # 'issued the licence; it expires in May'
    chain = {target.i}
    for _ in range(15):
        if target.head.i == target.i:
            break
        target = target.head
        chain.add(target.i)
    if own.lower_ == "known":
        own = own.head  # 'designated the Front, also known as the League, a threat on 16 May'
    if own.dep_ == "conj" and own.i > verb and own.head.i in chain:
        later = any(t.lower_ in ("later", "then", "subsequently") for t in own.children)
        if later or _modal(own) and not _modal(analysis.doc[verb]):
            return True  # 'is frozen and must be reported by 27 January', 'was designated and later dissolved in May'
    if (
        own.dep_ == "xcomp"
        and own.tag_ == "VBG"
        and own.head.i == verb
        and own.head.lemma_ in ("stop", "cease", "quit")
    ):
        return False  # 'stopped selling it in June'
    if own.dep_ == "xcomp" and own.head.dep_ == "advcl":
        if any(t.dep_ == "dobj" and t.i < own.i for t in own.head.children):
            return True  # 'added radios, prompting Halden to sue in 1989'
        own = own.head
    if own.dep_ == "pcomp" and own.head.lower_ == "by" and own.head.head.i == verb and own.head.head.tag_ == "VBD":
        return False  # 'began its inquiry by sending letters in 2024'
    if own.dep_ == "advcl" and own.tag_ == "VBG" and own.head.i == verb < own.i and own.head.tag_ == "VBD":
        return any(
            t.dep_ in ("nsubj", "mark", "aux") and t.lower_ != "while" for t in own.children
        )  # 'targeted a leader, killing two, on Monday'
    if (
        own.dep_ == "advcl"
        and own.head.i == verb
        and own.i < verb
        and any(t.lower_ in ("as", "when") for t in own.lefts)
    ):
        return (
            own.tag_ not in ("VBD", "VBN") or own.tag_ != analysis.doc[verb].tag_
        )  # 'As we met last year, I called for'
    while own.dep_ == "conj" and own.i not in chain and own.head.pos_ in ("VERB", "AUX"):
        own = own.head  # 'told reporters that she would travel and seek meetings on Monday'
    return own.i not in chain and own.dep_ in ("relcl", "ccomp", "advcl", "acl", "xcomp", "pcomp", "csubj")
