"""Events tied to dates: past, ongoing, upcoming, and which of them are deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from briefgen.edtf import contains, first_day, parse, point, same, time_kind
from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.anchors import reference_day
from briefgen.extract.attach import When, governor, whens
from briefgen.extract.figures import is_citation, is_statistic
from briefgen.extract.label import MEASURES, Labeller
from briefgen.extract.leads import EVIDENCE_WORDS, find_lead, stretch
from briefgen.extract.newsday import lead_date
from briefgen.extract.tense import tense_at
from briefgen.model import Action, BlockKind, DateMention, Evidence, TimeKind, TimelineEntry

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["build_timeline"]

_SHORT, _LONGER = 12, 24  # words of an act's statement that serves as label, and that does where there is no other
_EFFECT = frozenset(  # lemmas that make a coming date one by which somebody must be ready
    [
        "apply", "begin", "cease", "close", "comment", "commence", "comply", "compliance", "complete", "conclude", "deadline", "due", "effect",
        "effective", "end", "enter", "expiration", "expire", "expiry", "file", "finalize", "finalise", "finish", "force", "impose",
        "implement", "launch", "lapse", "must", "phase", "require", "resume", "shall", "start", "submission", "submit",
        "sunset", "kick", "suspend", "terminate", "renew", "respond", "pay", "register",
    ]
)  # fmt: skip
_IN_EFFECT = re.compile(
    r"\b(?:(?:takes?|took|taking|take)\s+effect|(?:is|are|becomes?|be|was|were)\s+effective|effective|in(?:to)?\s+(?:effect|force)|enters?\s+into\s+force)\s+(?:immediately|upon\s+(?:issuance|publication|signature))",
    re.IGNORECASE,
)
_TAKES_EFFECT = re.compile(  # before the date, or straight after it
    r"\b(?:entry|enters?|entering|come|comes|coming|go|goes|put|brought)\s+in(?:to)?\s+(?:force|effect|application)|\btak(?:e|es|ing)\s+effect|\bin\s+force\b|\beffective\b"
    r"|\bdeadlines?\b|\bexpir\w+|\b(?:is|are|be)\s+due\b|\bcomment\s+period|\bcompl(?:y|iance)\b",
    re.IGNORECASE,
)
_SOFT = frozenset(  # these are deadlines of a rule or a duty, not of building works or an own plan
    [
        "apply", "begin", "start", "launch", "commence", "resume", "complete", "conclude", "finish", "finalize", "finalise", "register", "phase",
        "pay", "respond", "implement", "end", "enter", "force", "renew",
    ]
)  # fmt: skip
_FIGURES = frozenset(  # what economists forecast
    [
        "inflation", "pce", "cpi", "gdp", "growth", "price", "rate", "unemployment", "output", "export", "import", "deficit", "debt", "borrowing",
        "balance", "demand", "economy", "market", "sale", "revenue", "emission", "population", "economist", "analyst", "spending", "consumption",
        "forecast", "yield", "share", "wage", "production", "earning", "issuance", "need",
    ]
)  # fmt: skip
_WHO = re.compile(r"\[[^\[\]]+\](?=\s)")  # '[The Ministry:] We are', '[The Ministry] will'
_SAYS_WE = re.compile(r"(?:we|i|it|they|he|she)\b", re.IGNORECASE)  # the statement says who
_ENDS = frozenset((".", "!", "?", ":", ";", "”", '"', ")"))
_TO_DATE = re.compile(r"\bto\s+date\b(?=,|\.|;)|(?<=[.,;]\s)to\s+date\b", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """An entry in the making: the date, where it stands, and the mentions of the same event that were folded into it."""

    when: str
    kind: TimeKind
    deadline: bool
    start: int  # tokens of the evidence
    end: int
    at: int  # token of the date
    verb: int
    title: bool = False
    note: str = ""
    more: list[tuple[int, int]] = field(default_factory=list)


def build_timeline(
    analysis: Analysis, cast: Cast, dates: list[DateMention], actions: list[Action]
) -> list[TimelineEntry]:
    """The timeline of a document in order of mention; salience still 0."""
    day = reference_day(analysis)
    drafts = [d for w in whens(analysis, dates) if (d := _draft(analysis, w, day)) is not None]
    drafts += _effects(analysis, day)
    drafts += _unreadable(analysis, dates)
    drafts.sort(key=lambda d: (d.title, d.at))
    lead_day = lead_date(analysis, dates)
    merged = _within(analysis, _merge(analysis, drafts, lead_day))
    if day and not _has_news(analysis, merged, day) and (lead := find_lead(analysis, dates, actions)) is not None:
        draft = _Draft(lead.when, TimeKind.PAST, False, lead.start, lead.end, lead.verb, lead.verb)
        draft.more += [lead.title] if lead.title else []
        merged.insert(0, draft)
    labeller = Labeller(analysis, cast, dates)
    return [_entry(analysis, d, labeller, actions) for d in sorted(merged, key=lambda d: d.at)]


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
    kinds = {analysis.kind(a[0]), analysis.kind(b[0])}
    if analysis.block[a.start] == analysis.block[b.start] or not kinds <= {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return False
    words = [t for t in a if not t.is_space]
    if len(words) < 6 or words[-1].text in _ENDS:
        return False
    begun = b[0].text[0].islower() or b[0].text[0].isdigit() or b[0].text == "("
    return begun or words[-1].text == "," or words[-1].pos_ in ("ADP", "DET", "SCONJ", "CCONJ", "PART", "AUX")


def _draft(analysis: Analysis, when: When, day: date | None) -> _Draft | None:
    """The entry that a date calls for; None where it dates no event."""
    parsed = parse(when.when)
    if not when.dates_event or parsed is None or parsed.precision == "century":
        return None
    sent = _sentence(analysis, when.start)
    block = analysis.kind(analysis.doc[when.start])
    others = [t for t in analysis.doc[sent.start : sent.end] if not when.start <= t.i < when.end and t.is_alpha]
    if block is BlockKind.CAPTION or _is_furniture(analysis, when, sent.start, sent.end):
        return None
    if len(others) < 3 or (
        not any(t.pos_ in ("VERB", "AUX") for t in others) and block is not BlockKind.TABLE_ROW and len(others) < 5
    ):
        return None
    verb = governor(analysis, when.start, when.end)
    if is_citation(analysis, when):
        return None
    if is_statistic(analysis, when, verb, sent.start, sent.end):
        return None
    tense = tense_at(analysis, when.start)
    start, end = stretch(analysis, sent.start, sent.end, when.start)
    children = list(analysis.doc[verb].children)
    possessive = when.end < len(analysis.doc) and analysis.doc[when.end].tag_ == "POS"
    will = (
        not possessive
        and any(c.lower_ in ("will", "shall") for c in children)
        and not any(c.lower_ in ("i", "we") for c in children)
    )
    later = analysis.doc[when.start].lower_ in ("later", "tonight")
    kind = _kind(when, tense, day, will or later)
    return _Draft(
        when.when,
        kind,
        _is_deadline(analysis, when, verb, kind),
        start,
        end,
        when.start,
        verb,
        block in (BlockKind.TITLE, BlockKind.HEADING),
    )


_STAMP = re.compile(r"\W*(?:(?:last|first)\s+)?(?:updated|published|posted|modified|reviewed)\b", re.IGNORECASE)
_PHOTO = re.compile(
    r"\b(?:file photo|photo(?:graph)? (?:taken|by|provided)|(?:picture|illustration|image) taken|(?:is|are|was|were) (?:seen|pictured)\b.{0,80}\btaken"
    r"|ap photo|getty images|reuters/|photo credit|file picture)\b|^\W*file\s+[-–—]",
    re.IGNORECASE,
)


def _is_furniture(analysis: Analysis, when: When, start: int, end: int) -> bool:
    """The stamp of a page ('Updated on 3 May') or the caption of a picture; 'permits issued before 2025' names the permits."""
    text = analysis.text(start, end)
    stamp = _STAMP.match(text)
    if (
        stamp
        and when.start - start < 8
        and not any(t.dep_ in ("nsubj", "nsubjpass") for t in analysis.doc[start : when.start])
    ):
        return True
    if _PHOTO.search(text):
        return True
    lead = analysis.doc[when.start - 1] if when.start > start else None
    if lead is None or lead.lower_ not in ("before", "after", "to", "since"):
        return False
    named = lead.head if lead.lower_ != "to" else lead.head.head
    return named.tag_ == "VBN" and named.dep_ == "acl" and analysis.doc[when.start].like_num


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


def _is_deadline(analysis: Analysis, when: When, verb: int, kind: TimeKind) -> bool:
    """By then somebody must have acted, or something expires, closes or takes effect."""
    if kind is not TimeKind.UPCOMING:
        return False
    head = analysis.doc[verb]
    duty = any(
        c.lower_ in ("must", "shall", "required") for c in (head, *head.children, head.head, *head.head.children)
    )
    if not duty and _is_forecast(head):
        return False
    if when.role in ("by", "until", "within"):
        return True
    text = analysis.source.text
    a, b = analysis.starts[when.start], analysis.ends[when.end - 1]
    if _TAKES_EFFECT.search(
        text[max(analysis.starts[analysis.sent(when.start).start], a - 70) : a]
    ) or _TAKES_EFFECT.match(text, b):
        return True
    lemmas = {re.sub(r"^re-?(?=impos|appl|start)", "", t.lemma_.lower()) for t in (head, *head.children)}
    if head.head.i != head.i:
        lemmas.add(head.head.lemma_.lower())
    if when.role == "from":
        return "continue" not in lemmas
    known = lemmas & _EFFECT
    return bool(known) and (
        duty
        or head.tag_ in ("VBZ", "VBP")
        and head.dep_ != "aux"
        or not known <= _SOFT
        or any(t.lemma_.lower() in MEASURES for t in _around(head))
    )


def _around(head: Token) -> list[Token]:
    """The nouns that a verb, and the one above it, speak of."""
    verbs = [head, head.head] if head.dep_ in ("xcomp", "conj", "advcl") else [head]
    return [c for v in verbs for c in v.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")]


def _is_forecast(head: Token) -> bool:
    """Whether a verb tells what a figure will do: 'inflation will fall', 'rates are expected to rise'."""
    subjects = [t for t in _around(head) if t.dep_ in ("nsubj", "nsubjpass")]
    return any(t.lemma_.lower() in _FIGURES for t in subjects) and not any(
        t.lemma_.lower() in MEASURES for t in _around(head)
    )


def _effects(analysis: Analysis, day: date | None) -> list[_Draft]:
    """'effective immediately': the day of publication, and a deadline of its own."""
    if day is None:
        return []
    found = []
    for m in _IN_EFFECT.finditer(analysis.source.text):
        lo, hi = analysis.token_range(m.start(), m.end())
        if lo < hi:
            sent = analysis.sent(lo)
            start, end = stretch(analysis, sent.start, sent.end, lo)
            found.append(_Draft(day.isoformat(), TimeKind.PAST, True, start, end, lo, sent.root.i))
    for m in _TO_DATE.finditer(analysis.source.text):
        lo, hi = analysis.token_range(m.start(), m.end())
        if lo < hi and any(t.lower_ in ("have", "has") and t.dep_ == "aux" for t in analysis.sent(lo)):
            sent = analysis.sent(lo)
            start, end = stretch(analysis, sent.start, sent.end, lo)
            found.append(_Draft(f"../{day.isoformat()}", TimeKind.PAST, False, start, end, lo, sent.root.i))
    return found


def _unreadable(analysis: Analysis, dates: list[DateMention]) -> list[_Draft]:
    """Dates that do not exist or read two ways: kept in the words of the source."""
    found = []
    for mention in dates:
        if not mention.note:
            continue
        lo, hi = analysis.token_range(mention.start, mention.end)
        if lo < hi:
            sent = analysis.sent(lo)
            start, end = stretch(analysis, sent.start, sent.end, lo)
            kind = TimeKind.UPCOMING if tense_at(analysis, lo) > 0 else TimeKind.PAST
            found.append(
                _Draft(mention.value, kind, False, start, end, lo, governor(analysis, lo, hi), note=mention.note)
            )
    return found


# -------------------------------------------------------------------------------------------------- merging


def _merge(analysis: Analysis, drafts: list[_Draft], news: str | None) -> list[_Draft]:
    """One entry an event: the same date told again, in the title or later, is folded into the first."""
    kept: list[_Draft] = []
    by_point: dict[str, list[_Draft]] = {}
    for draft in drafts:
        near = kept if draft.title else by_point.get(point(draft.when), [])
        twin = next((k for k in near if _is_twin(analysis, k, draft, news)), None)
        if twin is None:
            kept.append(draft)
            by_point.setdefault(point(draft.when), []).append(draft)
            continue
        if len(draft.when) > len(twin.when) and draft.when != twin.when:
            twin.when = draft.when
        twin.deadline = twin.deadline or draft.deadline
        twin.more.append((draft.start, draft.end))
    return kept


def _within(analysis: Analysis, drafts: list[_Draft]) -> list[_Draft]:
    """The drafts without those that only name the month of an event whose day is told elsewhere ('at a June summit')."""
    kept = []
    for d in drafts:
        token = analysis.doc[d.at]
        names = (
            len(d.when) == 7 and token.head.i > d.at and token.dep_ in ("compound", "nmod", "amod", "nummod", "poss")
        )
        named = len(d.when) == 7 and token.head.lower_ == "for"  # 'as President for April, on April 18'
        finer = next(
            (
                o
                for o in drafts
                if (names or named and o.start == d.start) and len(o.when) == 10 and contains(d.when, o.when)
            ),
            None,
        )
        if finer is None:
            kept.append(d)
        else:
            finer.more.append((d.start, d.end))
    return kept


def _is_twin(analysis: Analysis, a: _Draft, b: _Draft, news: str | None) -> bool:
    """Whether b tells the event of a again: the same date, and not two clauses of one sentence or another kind of event."""
    if b.title and a.verb != b.verb and not a.note and (contains(b.when, a.when) or same(a.when, b.when)):
        return True
    if a.note or b.note:
        return a.when == b.when
    if not (a.when == b.when or (same(a.when, b.when) and a.kind is TimeKind.UPCOMING)) or a.kind is not b.kind:
        return False
    if a.deadline != b.deadline and b.kind is not TimeKind.UPCOMING:
        return False
    if a.start != b.start and BlockKind.LIST_ITEM is analysis.kind(analysis.doc[a.at]) is analysis.kind(
        analysis.doc[b.at]
    ):
        return False  # items of a list are events of their own
    if a.start != b.start and not a.title and not b.title and a.when != news and not _alike(analysis, a, b):
        return False
    return a.start != b.start or a.verb == b.verb or analysis.doc[b.verb].dep_ not in ("conj", "ROOT")


def _alike(analysis: Analysis, a: _Draft, b: _Draft) -> bool:
    """Whether two sentences on one date may tell one event: they share words, and are not of two named parties; the day of
    publication has one piece of news."""
    day = reference_day(analysis)
    if day is not None and a.when == day.isoformat() or a.kind is TimeKind.UPCOMING:
        return True
    later = analysis.doc[b.verb]
    if later.tag_ == "VBN" and later.dep_ in ("acl", "amod") and later.head.pos_ in ("NOUN", "PROPN"):
        return True  # 'the emergency declared on April 12' only looks back
    doers = [_named_subject(analysis, d.verb) for d in (a, b)]
    if all(doers) and not doers[0] & doers[1]:
        return False
    if analysis.doc[a.verb].lemma_ == analysis.doc[b.verb].lemma_:
        return True
    x, y = _content(analysis, a), _content(analysis, b)
    return len(x & y) >= 0.3 * min(len(x), len(y))


def _named_subject(analysis: Analysis, verb: int) -> set[str]:
    return {
        t.lower_
        for k in analysis.doc[verb].children
        if k.dep_ in ("nsubj", "nsubjpass")
        for t in k.subtree
        if t.pos_ == "PROPN"
    }


def _content(analysis: Analysis, d: _Draft) -> set[str]:
    return {
        t.lemma_.lower()[:5]
        for t in analysis.doc[d.start : d.end]
        if t.pos_ in ("NOUN", "PROPN", "VERB") and t.ent_type_ not in ("DATE", "TIME") and len(t) > 2
    }


_HEAD = 4  # sentences of the body in which a dated event is taken for the news


def _has_news(analysis: Analysis, drafts: list[_Draft], day: date) -> bool:
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


def _entry(analysis: Analysis, draft: _Draft, labeller: Labeller, actions: list[Action]) -> TimelineEntry:
    evidence = tuple(dict.fromkeys(analysis.evidence(a, b) for a, b in [(draft.start, draft.end), *draft.more[:4]]))
    linked = _linked(actions, evidence, draft.when)
    first = linked[0] if linked else None
    return TimelineEntry(
        draft.when,
        draft.kind,
        _label(labeller, draft, first),
        draft.deadline,
        tuple(a.id for a in linked),
        first.actors if first else (),
        draft.note,
        evidence=evidence,
    )


def _label(labeller: Labeller, draft: _Draft, action: Action | None) -> str:
    """The event's own subject, verb and object; else the statement of the act told there; else the sentence's clause."""
    told = action.statement.rstrip(". ") if action and action.when else ""
    if 2 < len(told.split()) <= _SHORT and action and labeller.tells(draft.verb, action.verb):
        return told
    if (
        action
        and len(action.actors) > 1
        and 2 < len(told.split()) <= _LONGER
        and labeller.tells(draft.verb, action.verb)
    ):
        return told  # all who did it
    label = labeller.label(draft.verb, draft.start, draft.end)
    if (
        label
        and action
        and labeller.tells(draft.verb, action.verb)
        and (who := _WHO.match(told))
        and _SAYS_WE.match(label)
    ):
        return f"{who[0].rstrip()} {label if who[0].rstrip().endswith(':]') else label.split(' ', 1)[1]}"
    if label:
        return label
    return told if 2 < len(told.split()) <= _LONGER else labeller.clause(draft.start, draft.end)


def _linked(actions: list[Action], evidence: tuple[Evidence, ...], when: str) -> list[Action]:
    """Actions told where the entry is told: of these the ones of the same date, if any has it."""
    near = [a for a in actions if any(x.start < e.end and e.start < x.end for x in a.evidence for e in evidence)]
    dated = [a for a in near if a.when and (same(a.when, when) or contains(when, a.when))]
    return dated or [a for a in near if a.when is None][:1]
