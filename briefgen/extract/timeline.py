"""Events tied to dates: past, ongoing, upcoming, and which of them are deadlines."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefgen.edtf import contains, first_day, last_day, parse, same, time_kind
from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.anchors import reference_day
from briefgen.extract.attach import When, whens
from briefgen.extract.clausedates import of_deed
from briefgen.extract.deadlines import is_deadline, limit_of, said_due
from briefgen.extract.deeds import called_off, is_yearly, moved, moves_term
from briefgen.extract.figures import is_citation, is_statistic
from briefgen.extract.furniture import is_furniture
from briefgen.extract.label import Labeller
from briefgen.extract.leadday import lead_date
from briefgen.extract.leads import EVIDENCE_WORDS, find_lead, stretch
from briefgen.extract.namedates import dates_event, given_up, names_ruling
from briefgen.extract.retold import Draft, merge, within
from briefgen.extract.talk import dates_saying, is_talk
from briefgen.extract.tense import EXPECTING, governor, tense_at
from briefgen.extract.tree import Tree
from briefgen.model import Action, BlockKind, DateMention, Evidence, TimeKind, TimelineEntry

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["build_timeline"]

_SHORT, _LONGER = 12, 24  # words of an act's statement that serves as label, and that does where there is no other
_TO_ITEM = 20  # characters from the colon of a lead-in to the first item of its list
_IN_EFFECT = re.compile(
    r"(?<!not )\b(?:(?:takes?|took|taking|take)\s+effect|(?:is|are|becomes?|be|was|were)\s+effective|effective|in(?:to)?\s+(?:effect|force)|enters?\s+into\s+force)\s+(?:immediately|upon\s+(?:issuance|publication|signature)(?!\s+(?:in|on)\b))",
    re.IGNORECASE,
)
_ENDS = frozenset((".", "!", "?", ":", ";", "”", '"', ")"))
_TO_DATE = re.compile(r"(?<!\bup\s)\bto\s+date\b(?=,|\.|;)|(?<=[.,;]\s)to\s+date\b", re.IGNORECASE)


def build_timeline(
    analysis: Analysis, tree: Tree, cast: Cast, dates: list[DateMention], actions: list[Action]
) -> list[TimelineEntry]:
    """The timeline of a document in order of mention; salience still 0. `tree`: with its verbs mended."""
    day = reference_day(analysis)
    drafts = [d for w in whens(analysis, dates) if (d := _draft(analysis, w, day)) is not None]
    drafts += _effects(analysis, day)
    drafts += _unreadable(analysis, dates)
    drafts.sort(key=lambda d: (d.title, d.at))
    lead_day = lead_date(analysis, dates)
    merged = within(analysis, merge(analysis, drafts, lead_day))
    if day and not _has_news(analysis, merged, day) and (lead := find_lead(analysis, dates, actions)) is not None:
        draft = Draft(lead.when, TimeKind.PAST, False, lead.start, lead.end, lead.verb, lead.verb)
        draft.more += [lead.title] if lead.title else []
        merged.insert(0, draft)
    labeller = Labeller(analysis, tree, cast, dates)
    entries: dict[str, TimelineEntry] = {}
    for d in sorted(merged, key=lambda d: d.at):
        verb = analysis.doc[d.verb]
        if dates_saying(verb) and not any(a.verb == verb.lemma_ for a in actions):
            continue  # of nobody known, and what is told has a day of its own
        entry = _entry(analysis, d, labeller, actions)
        twin = entries.get(entry.what)
        if twin is not None and (twin.when, twin.evidence[0]) == (entry.when, entry.evidence[0]):
            continue
        if (
            twin is not None
            and twin.evidence[0] == entry.evidence[0]
            and ".." not in entry.when
            and contains(entry.when, twin.when)
        ):
            continue  # 'urged them on Monday to adopt it this week': the week of what is not told
        if twin is not None and twin.when != entry.when and not called_off(verb):
            below = labeller.below(d.verb, d.start, d.end)
            below = labeller.clause(d.start, d.end) if moved(analysis, d.at, verb) else below
            if not below and not d.deadline and (len(d.when) < 10 or d.when.endswith("/..")):
                continue  # 'as in 2011 and 2016': other times of what the first date has told
            entry = replace(entry, what=below or entry.what)
        entries[entry.what if entry.what not in entries else f"{entry.what} {d.at}"] = entry
    return list(entries.values())


# ------------------------------------------------------------------------------------------------- drafting


def _sentence(analysis: Analysis, at: int) -> Span:
    """The sentence of token `at`, with the one before where the parser has cut off no more than 'in September.'"""
    n = analysis.sent_index(at)
    sent = analysis.sents[n]
    if (
        n
        and len(sent) < 7
        and (sent[0].text[0].islower() or sent[0].text == "(")
        and analysis.block[sent.start] == analysis.block[sent.start - 1]
    ):
        return analysis.doc[analysis.sents[n - 1].start : sent.end]
    first = last = n
    while first and _runs_on(analysis, first - 1) and sent.end - analysis.sents[first - 1].start <= EVIDENCE_WORDS:
        first -= 1
    start = analysis.sents[first].start
    while (
        last + 1 < len(analysis.sents)
        and _runs_on(analysis, last)
        and analysis.sents[last + 1].end - start <= EVIDENCE_WORDS
    ):
        last += 1
    return analysis.doc[start : analysis.sents[last].end]


def _runs_on(analysis: Analysis, n: int) -> bool:
    """Whether sentence n goes on in the next one, in a text whose every line is a paragraph of its own."""
    a, b = analysis.sents[n], analysis.sents[n + 1]
    kinds = {analysis.kind(a.start), analysis.kind(b.start)}
    if analysis.block[a.start] == analysis.block[b.start] or not kinds <= {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return False
    words = [t for t in a if not t.is_space]
    if len(words) < 6 or words[-1].text in _ENDS or kinds == {BlockKind.LIST_ITEM} and words[-1].dep_ == "cc":
        return False  # '...; and' leads over to the next item
    begun = b[0].text[0].islower() or b[0].text[0].isdigit() or b[0].text == "("
    return begun or words[-1].text == "," or words[-1].pos_ in ("ADP", "DET", "SCONJ", "CCONJ", "PART", "AUX")


def _draft(analysis: Analysis, when: When, day: date | None) -> Draft | None:
    """The entry that a date calls for; None where it dates no event."""
    parsed = parse(when.when)
    if not when.dates_event or parsed is None or parsed.precision == "century":
        return None
    sent = _sentence(analysis, when.start)
    block = analysis.kind(when.start)
    others = [t for t in analysis.doc[sent.start : sent.end] if not when.start <= t.i < when.end and t.is_alpha]
    if block is BlockKind.CAPTION or is_furniture(analysis, when, sent.start, sent.end):
        return None
    if len(others) < 3:
        return None
    if not any(t.pos_ in ("VERB", "AUX") for t in others) and block is not BlockKind.TABLE_ROW:
        past = len(when.when) == 10 and day is not None and when.when <= day.isoformat()
        if len(others) < 5 and not said_due(analysis, when) or past and block is not BlockKind.LIST_ITEM:
            return None  # a caption, or the name and day of a bulletin; what is to come may be so announced
    verb = governor(analysis, when.start, when.end)
    before = analysis.text(max(sent.start, when.start - 16), when.start) + " "
    if given_up(before) or names_ruling(before, when.when, analysis.source.text[when.mention.end :][:70]):
        return None
    if is_citation(analysis, when) or when.role == "at" and _is_condition(analysis.doc[verb]):
        return None
    if is_statistic(analysis, when, verb, sent.start, sent.end) or is_talk(analysis.doc[verb]):
        return None
    if (analysis.doc[verb].lemma_, analysis.doc[verb].dep_) in (("date", "acl"), ("do", "relcl"), ("do", "advcl")):
        return None  # 'a file dated 2016' says which file; 'the same guidance as it did in May' tells no event of May
    if analysis.doc[verb].dep_ == "pcomp" and analysis.doc[verb].head.lower_ == "since" and when.role == "at":
        return None  # 'Since taking office in May 2025, she has pressed for it': how long, and no event that is told
    if day and is_yearly(analysis.doc[when.start], analysis.text(when.start, when.end), when.when, day):
        return None
    if analysis.doc[verb].dep_ == "acl" and dates_saying(analysis.doc[verb]):
        return None  # 'They met yesterday, she said in a statement released today'
    if (put_off := moved(analysis, when.start, analysis.doc[verb])) == "from":
        return None  # 'postponed from 1 May to 1 June'
    tense = tense_at(analysis, when.start)
    start, end = stretch(analysis, sent.start, sent.end, when.start, verb)
    children = list(analysis.doc[verb].children)
    possessive = when.end < len(analysis.doc) and analysis.doc[when.end].tag_ == "POS"
    will = (
        not possessive
        and any(c.lower_ in ("will", "shall") for c in children)
        and not any(c.lower_ in ("i", "we") for c in children)
    )
    later = analysis.doc[when.start].lower_ in ("later", "tonight")
    kind = _kind(when, tense, day, will or later or _is_expected(analysis.doc[verb]))
    if kind is TimeKind.UPCOMING and _has_begun(analysis, when, verb, day):
        kind = TimeKind.ONGOING
    told = when.role not in ("until", "by", "from") and not said_due(
        analysis, when
    )  # 'adopted a rule, effective 1 May'
    if kind is TimeKind.UPCOMING and told and _happened(analysis.doc[verb]) and not of_deed(analysis, when):
        return None  # 'about a week later, she moved the cells', 'Update, 15 November: the firm sent'
    return Draft(
        when.when,
        kind,
        is_deadline(analysis, when, verb, kind)
        and not called_off(analysis.doc[verb])
        or bool(put_off)
        and kind is TimeKind.UPCOMING
        and moves_term(analysis.doc[verb]),
        start,
        end,
        when.start,
        verb,
        block in (BlockKind.TITLE, BlockKind.HEADING),
        limit=limit_of(analysis.source.text, when),
    )


def _is_condition(verb: Token) -> bool:
    """'if it is passed during the November session', 'provided that they are held', where nothing has said that it will be."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in ("provided", "providing")
    return (
        verb.dep_ == "advcl"
        and verb.tag_ != "VBD"
        and any(t.dep_ == "mark" and t.lower_ in ("if", "unless", "provided") for t in verb.children)
    )


def _is_expected(verb: Token) -> bool:
    """'is expected to vote', 'are due to speak'."""
    return (
        verb.tag_ == "VB"
        and verb.head.lemma_ in ("expect", "schedule", "set", "due", "slate")
        and any(t.lower_ in ("is", "are") for t in (*verb.head.children, verb.head.head))
    )


def _has_begun(analysis: Analysis, when: When, verb: int, day: date | None) -> bool:
    """Whether a stretch of time longer than a week, which holds the day of publication, is told in the present: 'runs from 2024 to 2027'."""
    first, last = first_day(when.when), last_day(when.when)
    return (
        "/" in when.when
        and day is not None
        and first is not None
        and last is not None
        and first < day <= last
        and (last - first).days > 7
        and analysis.doc[verb].tag_ in ("VBZ", "VBP")
    )


def _happened(verb: Token) -> bool:
    """Is it told in the simple past what was done, not what was to be?"""
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        verb = verb.head
    below = {t.dep_ for t in verb.children}
    return (
        verb.is_alpha
        and verb.tag_ == "VBD"
        and verb.lemma_ not in EXPECTING
        and "nsubj" in below
        and below.isdisjoint(("xcomp", "ccomp", "acomp"))
    )


def _kind(when: When, tense: int, day: date | None, still_to_come: bool) -> TimeKind:
    if day is None:
        return TimeKind.UPCOMING if tense > 0 else TimeKind.PAST
    kind = time_kind(when.when, day) or TimeKind.PAST
    if "/" in when.when and when.role in ("from", "since"):
        return kind
    first = first_day(when.when)
    if when.when == day.isoformat():
        return TimeKind.UPCOMING if still_to_come else TimeKind.PAST
    if kind is TimeKind.ONGOING and first and contains(when.when, day.isoformat()):
        return TimeKind.UPCOMING if tense > 0 else TimeKind.PAST if tense < 0 else TimeKind.ONGOING
    return kind


def _effects(analysis: Analysis, day: date | None) -> list[Draft]:
    """'effective immediately': the day of publication, and a deadline of its own."""
    if day is None:
        return []
    found = []
    text = analysis.source.text
    low = text.lower()  # what stands in all that the patterns find is soon looked for
    for m in _IN_EFFECT.finditer(text) if "immediately" in low or "upon" in low else ():
        lo, hi = analysis.token_range(m.start(), m.end())
        if lo < hi and analysis.doc[lo - 1].dep_ != "neg":
            sent = analysis.sent(lo)
            start, end = stretch(analysis, sent.start, sent.end, lo)
            found.append(Draft(day.isoformat(), TimeKind.PAST, True, start, end, lo, sent.root.i))
    for m in _TO_DATE.finditer(text) if "date" in low else ():
        lo, hi = analysis.token_range(m.start(), m.end())
        if lo < hi and any(t.lower_ in ("have", "has") and t.dep_ == "aux" for t in analysis.sent(lo)):
            sent = analysis.sent(lo)
            start, end = stretch(analysis, sent.start, sent.end, lo)
            found.append(Draft(f"../{day.isoformat()}", TimeKind.PAST, False, start, end, lo, sent.root.i))
    return found


def _unreadable(analysis: Analysis, dates: list[DateMention]) -> list[Draft]:
    """Dates that do not exist or read two ways: kept in the words of the source."""
    found = []
    for mention in dates:
        before = analysis.source.text[max(0, mention.start - 90) : mention.start]
        if not mention.note or not dates_event(analysis.source.text, mention, before):
            continue
        lo, hi = analysis.token_range(mention.start, mention.end)
        if lo < hi:
            sent = analysis.sent(lo)
            start, end = stretch(analysis, sent.start, sent.end, lo)
            kind = TimeKind.UPCOMING if tense_at(analysis, lo) > 0 else TimeKind.PAST
            found.append(
                Draft(mention.value, kind, False, start, end, lo, governor(analysis, lo, hi), note=mention.note)
            )
    return found


_HEAD = 4  # sentences of the body in which a dated event is taken for the news


def _has_news(analysis: Analysis, drafts: list[Draft], day: date) -> bool:
    """Whether an entry tells what happened on the day of publication or, at the head of the text, in the fortnight before."""
    body = analysis.source.body_start
    early = [s.start for s in analysis.sents if len(s) > 7 and analysis.starts[s.start] >= body][:_HEAD]
    head = early[-1] if early else 0
    for d in drafts:
        first = first_day(d.when)
        if d.when == day.isoformat() and (d.kind is not TimeKind.UPCOMING or d.at < head):
            return True
        if d.kind is not TimeKind.UPCOMING and d.at < head and first is not None and 0 <= (day - first).days <= 14:
            return True
    return False


# ------------------------------------------------------------------------------------------------- entries


def _entry(analysis: Analysis, draft: Draft, labeller: Labeller, actions: list[Action]) -> TimelineEntry:
    evidence = tuple(dict.fromkeys(analysis.evidence(a, b) for a, b in [(draft.start, draft.end), *draft.more[:4]]))
    linked = _linked(actions, evidence, draft.when, analysis.doc[draft.verb].lemma_)
    first = linked[0] if linked else None
    tells = first is not None and (labeller.tells(draft.verb, first.verb) or evidence[0].quote.endswith(":"))
    label = _label(labeller, draft, first)
    if first and label and first.statement.startswith(label):  # another sentence of that day tells it: cited first
        evidence = tuple(sorted(evidence, key=lambda e: not _told_at(first, e)))
    return TimelineEntry(
        draft.when,
        draft.kind,
        _of_what(label + labeller.bracketed(draft.verb, draft.at), analysis.source.title),
        draft.deadline,
        tuple(a.id for a in linked),
        first.actors if first and tells else (),
        draft.note,
        limit=draft.limit,
        evidence=evidence,
    )


def _of_what(label: str, title: str) -> str:
    """'The deadline has been extended' says not which: what the document is about does."""
    return f"{label} [{title}]" if _BARE_TERM.fullmatch(label) and 0 < len(title.split()) <= _LONGER - 6 else label


_BARE_TERM = re.compile(
    r"(?:The|This) (?:deadline|date|period|closing date|due date|term)\s(?:(?:\w+\s)?\w+\s)?\w+ed|(?:The|A) (?:\w+ )?deadline",
    re.IGNORECASE,
)


def _label(labeller: Labeller, draft: Draft, action: Action | None) -> str:
    """The event's own subject, verb and object; else the statement of the act told there; else the sentence's clause."""
    told = action.statement.rstrip(". ") if action and action.when else ""
    limit = _LONGER if action and len(action.actors) > 1 else _SHORT  # all who did it
    if action and 2 < len(told.split()) <= limit and labeller.tells(draft.verb, action.verb):
        return labeller.undated(told, draft.at, draft.end)
    if told and any(t.lower_ == "hereby" for t in labeller.analysis.doc[draft.verb].children):
        return _headed(told)  # 'I, Ada Holm, President of Norland, do hereby proclaim'
    speakers = action.actors if action and labeller.tells(draft.verb, action.verb) else ()
    if action and told and dates_saying(labeller.analysis.doc[draft.verb]):
        return _headed(told)
    label = labeller.label(draft.verb, draft.at, draft.start, draft.end, draft.when, speakers)
    if label:
        return label
    own = bisect.bisect_left(
        labeller.analysis.block, labeller.analysis.block[draft.at]
    )  # its line of a longer sentence
    clause = labeller.clause(max(draft.start, own), draft.end)
    if told and (2 < len(told.split()) <= _LONGER or _LEADS_IN.search(clause)):
        return _headed(told)
    return clause


_LEADS_IN = re.compile(r"\b(?:shall|will|must|should)(?:\s+(?:also|further|jointly))?\W*$")


def _headed(statement: str) -> str:
    """A statement's first 24 words at most, up to a 'to' or 'so', else a comma."""
    words = statement.split()
    if len(words) <= _LONGER:
        return statement
    before = [n for n in range(6, _LONGER + 1) if words[n] in ("to", "so")]
    after = [n for n in range(6, _LONGER + 1) if words[n - 1].endswith((",", ";"))]
    return " ".join(words[: (before or after or [_LONGER])[-1]]).rstrip(",;")


def _told_at(action: Action, place: Evidence) -> bool:
    return any(e.start < place.end and place.start < e.end for e in action.evidence)


def _linked(actions: list[Action], evidence: tuple[Evidence, ...], when: str, verb: str) -> list[Action]:
    """Actions told where the entry is told: of these the ones of the same date, if any has it."""
    near = [a for a in actions if any(_told_at(a, e) for e in evidence)]
    if not near and (head := evidence[0]).quote.endswith(":"):  # the first duty of the list that it leads in to
        near = [a for a in actions if a.when == when and 0 <= a.evidence[0].start - head.end < _TO_ITEM][:1]
    by = when.startswith("../")  # which holds every day before it
    dated = [
        a for a in near if a.when and (same(a.when, when) or (a.verb == verb or not by) and contains(when, a.when))
    ]
    dated.sort(key=lambda a: not same(a.when, when))  # 'arrived yesterday in Oslo, where she speaks this week'
    return dated or [a for a in near if a.when is None][:1]
