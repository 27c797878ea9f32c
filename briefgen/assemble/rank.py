"""What comes first: salience across documents, and the few actions that are the bottom line."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from briefgen import edtf
from briefgen.assemble.amounts import Figure, amount, count, toll
from briefgen.assemble.tellings import NEWS, Event, Telling
from briefgen.assemble.verbs import acts
from briefgen.assemble.when import gap
from briefgen.assemble.words import STORY, content, holds_any, named, overlap, stem
from briefgen.model import Action, BriefAction, Status, TimeKind

# Shares of an action's salience: what the document itself gives it, how many documents tell it, how fresh it is, whether
# something is still to come of it. Chosen by reading briefs of 2 to 60 documents, not learned.
_OWN, _SOURCES, _FRESH, _AHEAD = 0.55, 0.2, 0.1, 0.15
_SPEECH = 0.55  # mere words count about half
_STANDING = 0.5  # a sentence that documents of different days repeat
_ASIDE = 0.8
_THIN = 0.15  # what newsrooms write about themselves
_CHAFF = re.compile(
    r"(?:respon(?:d|se)\w*|repl\w+|answer\w*|return\w*)\b.{0,40}\b(?:requests?|questions?|calls?|emails?|messages?)\b"
    r"|\b(?:declin\w+|refus\w+|not available) (?:to |for )?(?:comment|be (?:interviewed|named))"
    r"|\b(?:story|article|report|page|post) (?:has been|was|is) (?:updated|corrected|amended|published|translated)"
    r"|\bmaterial may not be\b|\bsubscrib\w+ to\b|\bsign\w* up\b|\ball rights reserved\b|\bread more\b|\bcontributed to this\b"
    r"|\breported,? citing\b|\bcited\b[^.;]* as(?: saying)?\W*$"
    r"|\btext of the following (?:joint )?statement\b|\bpays?\]? for (?:your|you for)\b",
    re.I,
)
_CHAFF_SIGNS = (  # one of them stands in all that _CHAFF finds: looked for first, as that is many times quicker
    "request question call email message comment interviewed named updated corrected amended published translated "
    "material subscrib up rights read contributed text pay citing cited".split()
)
_THIN_OBJECT = 0.7  # 'signed into law'
_BACKGROUND = 0.5  # what lay long in the past when every document told it
_LONG_AGO, _WEEKS = 60, 21  # days
_WORDS_ONLY = re.compile(  # acts that are but speech: 'made the following statement', 'delivered a clear update'
    r"\b(?:made|makes?|sent|sends|issued?|issues|offer\w*|gave|gives?|releas\w+|deliver\w*|provid\w+)\b (?:[\w-]+,? ){0,4}?"
    r"(?:statement|remarks|comments?|speech|address|update|following)\b"
    r"|\bstatement \[?(?:was|were|is)\]? (?:issued|released|made)\b",
    re.I,
)
_WORDS_SIGNS = "statement remarks comment speech address update following".split()
_HEADLINE = 0.7  # a line in title case, whose body tells the act in a sentence
_VAGUE = re.compile(
    r"\b(?:key|certain|various|several|important|significant|productive|robust|critical|impactful) [a-z]+"
)
_FIRST_PERSON = re.compile(r"^\[[^\[\]]+:\]")  # '[The Ministry:] We are ...'
_STUMP = re.compile(r"^['’]s\b|^[,;:.)]|(?:…|\.\.\.)\W*$")  # begins or ends amid a sentence
_STUMP_HEADS, _STUMP_ENDS = "'’,;:.)", ("…", "...")
_TALK = re.compile(  # what a speaker says of speaking: 'I think it is important'
    r"^(?:\[[^\[\]]+:\] )?(?:I|We|You)(?: (?:also|just|really|always|all))?(?:['’](?:m|re|ve|ll|d))? "
    r"(?:think|want|guess|know|believe|say|said|hope|see|mean|remember|talk|look|love|like|feel|thank|appreciate"
    r"|(?:am|are|was|were|have been) (?:talking|thinking|looking|going|glad|happy|proud|grateful|delighted|sorry))\b",
    re.I,
)
_THE_ONE = re.compile(  # 'The fee would end': which one, only the sentence before it tells
    r"(?:The|This|These|Those) [a-z-]+ (?:would|will|could|should|may|must|can|is|are|was|were|has|have|had|also)\b"
)
_WHOM = re.compile(
    r"\b(?:ask|tell|told|urge|give|gave|call|send|sent|join|help|let|make|made|offer)(?:s|ed|d)? (?:him|her|them) (?!\w+ed\b)"
)
_FINITE = re.compile(r"\b(?:was|were|is|are|has been|have been|had been|will be)\b")
_PRONOUN = re.compile(r"(?:He|She|It|They|This|These|Those) ")
_PARTICIPLE = re.compile(r"^\[[^\[\]]+:\] [a-z]+ing\b")  # '[The Board:] nominating ...'
_HALF_LIFE = 14.0  # days after which freshness has halved
_HORIZON = 90  # days ahead in which a coming date lifts an action
_LIKE = 0.5  # two actions whose words overlap so much are one key point
_SAME_OBJECT = 0.6  # or their objects
_LIKE_NEWS = 0.35  # of one doer and act, some days apart
_LIKE_VERB = 0.25  # of different doers with the same verb on one day
_SEVERAL = 3  # deaths
_SAME_SUM = 2  # words in common of two that name one sum
_SETTLED = {
    Status.DONE: 1.0,
    Status.PLANNED: 1.0,
    Status.ONGOING: 0.95,
    Status.DENIED: 0.95,
    Status.PROPOSED: 0.9,
    Status.CONDITIONAL: 0.85,
}


def salience(
    event: Event,
    today: date,
    newest: date | None,
    due: date | None,
    relevance: float | None,
    status: Status,
    aside: bool = False,
) -> float:
    """Salience (0-1) of a merged action. `due` is its own or its deadline's day; `relevance` is None without themes;
    `aside`: it tells of somebody whom, of documents on one matter, only one names."""
    own = max(max(t.action.salience, _grave(t)) for t in event.tellings)
    reports, standing = event.reports()
    sources = 1 - 1 / reports
    told = [t.source.published for t in event.tellings if t.source.published]
    age = (newest - max(told)).days if told and newest else _HALF_LIFE
    fresh = math.pow(0.5, max(0.0, age) / _HALF_LIFE)
    ahead = 1.0 if due and 0 <= (due - today).days <= _HORIZON else 0.0
    score = _OWN * own + _SOURCES * sources + _FRESH * fresh + _AHEAD * ahead
    said = [t.action.statement for t in event.tellings]
    if all(_mere_words(t.action) or _words_only(t.action.statement) for t in event.tellings):
        score *= _SPEECH
    if all(map(_TALK.match, said)):
        score *= _SPEECH
    if all(map(_is_stump, said)):
        score *= _STANDING
    if standing or aside:
        score *= _STANDING if standing else _ASIDE
    if all(_is_chaff(t.action.statement or t.action.evidence[0].quote) for t in event.tellings):
        score *= _THIN
    if all(len(t.action.what.split()) < 3 and not t.action.to for t in event.tellings):
        score *= _THIN_OBJECT
    if _long_ago(event):
        score *= _BACKGROUND
    if status is Status.PLANNED and _gone_by(event, today):
        score *= _BACKGROUND
    if all(map(_title_case, said)):
        score *= _HEADLINE
    if relevance is not None:
        score *= 0.5 + 0.5 * relevance
    return round(min(1.0, score * _SETTLED[status]), 4)


def _mere_words(a: BriefAction | Action) -> bool:
    """Whether an act is but speech; who threatens a state or body with a measure of that size has done more."""
    return a.speech and not (a.category == "THREATEN" and a.amounts and a.to)


def _grave(t: Telling) -> float:
    """What the deaths of several weigh where the head of a document tells them: first of all that they died."""
    dead = count(found) if (found := toll(t.action.statement)) else 0
    told = t.action.status is Status.DONE and t.action.evidence[0].start < STORY
    return min(0.95, 0.6 + 0.15 * math.log10(dead)) if dead >= _SEVERAL and told else 0.0


def _is_chaff(text: str) -> bool:
    return holds_any(text.casefold(), _CHAFF_SIGNS) and bool(_CHAFF.search(text))


def _words_only(text: str) -> bool:
    return holds_any(text.casefold(), _WORDS_SIGNS) and bool(_WORDS_ONLY.search(text))


def _is_stump(text: str) -> bool:
    return (text[:1] in _STUMP_HEADS or holds_any(text, _STUMP_ENDS)) and bool(_STUMP.search(text))


def _long_ago(event: Event) -> bool:
    """Whether every telling that gives a date gives one of long before its document."""
    days = [(t.source.published, edtf.last_day(t.when)) for t in event.tellings if t.when]
    return bool(days) and all(p and d and (p - d).days > _LONG_AGO for p, d in days)


def _gone_by(event: Event, today: date) -> bool:
    """Whether every day that is given for a plan lies weeks back: whether it came so, no document tells."""
    days = [edtf.last_day(t.when) for t in event.tellings if t.when]
    return bool(days) and all(d and (today - d).days > _WEEKS for d in days)


def _title_case(text: str) -> bool:
    """'Minister Signs Pact With Sudria': hardly a word of more than three letters without a capital."""
    long = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 4 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)


def bottom_line(
    actions: Sequence[BriefAction], told_in: Mapping[str, frozenset[str]], count: int, least: int = 3
) -> tuple[str, ...]:
    """Ids of the `count` actions to put first: distinct, real rather than spoken, spread over documents, doers and themes.

    `actions` are most salient first; `told_in` has the documents of each by its id. Each choice lowers what is like it; mere words and what earlier briefs have
    reported come in only when fewer than `least` others are there.
    """
    pool = [a for a in actions if _tellable(a)] or list(actions)
    fresh = [a for a in pool if not _mere_words(a) and a.news != "reported"]
    chosen = _spread(fresh, [], count, told_in)
    for extra in (
        [a for a in pool if not _mere_words(a)],
        [a for a in pool if a.news != "reported"],
        pool,
        list(actions),
    ):
        if len(chosen) < least:
            chosen += _spread([a for a in extra if a not in chosen], chosen, least - len(chosen), told_in)
    return tuple(a.id for a in chosen)


def _tellable(a: BriefAction) -> bool:
    """Whether an action stands as a sentence of its own: it tells whose, and is neither a stump nor half a page."""
    length = len(a.statement.split())
    return (
        bool(a.actor_names or a.when and _FINITE.search(a.statement) or toll(a.statement))
        and not _PRONOUN.match(a.statement)
        and 4 <= length <= 45
        and a.verb != "include"
        and not (_PARTICIPLE.match(a.statement) or _is_stump(a.statement) or _TALK.match(a.statement))
    )


def _spread(
    pool: Sequence[BriefAction], before: Sequence[BriefAction], count: int, told_in: Mapping[str, frozenset[str]]
) -> list[BriefAction]:
    chosen: list[BriefAction] = []

    def worth(a: BriefAction) -> float:
        taken = [*before, *chosen]
        score = a.salience
        score -= 0.10 * sum(bool(told_in[a.id] & told_in[b.id]) for b in taken)
        score -= 0.05 * sum(bool(set(a.actors) & set(b.actors)) for b in taken)
        score -= 0.05 * (len(_VAGUE.findall(a.what)) > 0 or not (named(a.what) or a.amounts))
        score -= 0.10 * bool(_THE_ONE.match(a.statement) or _WHOM.search(a.statement))
        score -= 0.08 * bool(_FIRST_PERSON.match(a.statement))
        score -= 0.05 * sum(bool(a.themes and b.themes and a.themes[0] == b.themes[0]) for b in taken)
        return score

    rest = list(pool)
    while rest and len(chosen) < count:
        best = _best(rest, worth)
        rest.remove(best)
        words = content(best.statement)
        if any(_alike(best, words, b) for b in (*before, *chosen)):
            continue
        chosen.append(best)
    return chosen


def _alike(a: BriefAction, words: frozenset[str], b: BriefAction) -> bool:
    """Whether two actions are one key point: by the same doers and in much the same words, or of much the same object; by others
    where the day and the verb, or most of the words, are the same, too ('the court indicted X', 'Norland indicted X')."""
    said = content(b.statement)
    sums = _figures(a) & _figures(b)
    if sums and len((words & said) - content(" ".join((*a.amounts, *b.amounts)))) >= _SAME_SUM:
        return True  # 'is to impose a €2 fee on parcels', 'proposes a fee of 2 euros for parcels'
    same_act = a.verb == b.verb or not _acts(a).isdisjoint(_acts(b))
    if not set(a.actors) & set(b.actors):
        least = _LIKE_VERB if same_act else _LIKE
        return a.when is not None and a.when == b.when and len(words & said) > 2 and overlap(words, said) >= least
    what = (content(a.what), content(b.what))
    if same_act and a.when != b.when and a.when and b.when and gap(a.when, b.when) <= NEWS:
        return overlap(words, said) >= _LIKE_NEWS  # the news of an event on two days
    return overlap(words, said) >= _LIKE or min(map(len, what)) > 1 and overlap(*what) >= _SAME_OBJECT


def _figures(a: BriefAction) -> frozenset[Figure]:
    return frozenset(filter(None, map(amount, a.amounts)))


def _acts(a: BriefAction) -> frozenset[int]:
    return acts(stem(a.verb), a.what)


def _best(rest: Sequence[BriefAction], worth: Callable[[BriefAction], float]) -> BriefAction:
    """The action of the most worth; worth is never above salience, by which `rest` is sorted, so that few are weighed."""
    best, top = rest[0], (-math.inf, "")
    for a in rest:
        if round(a.salience, 6) < top[0]:
            break
        if (key := (round(worth(a), 6), a.id)) > top:
            best, top = a, key
    return best


def actor_salience(own: float, documents: int, total: int, did: Sequence[float]) -> float:
    """Salience (0-1) of an actor: its best document, how many documents it is in, and the best of what it does."""
    spread = math.log1p(documents) / math.log1p(max(total, 1)) if total > 1 else 1.0
    return round(min(1.0, 0.45 * own + 0.2 * spread + 0.35 * max(did, default=0.0)), 4)


def date_salience(own: float, deadline: bool, kind: TimeKind, actions: Sequence[float]) -> float:
    """Salience (0-1) of a date: its own or its action's, lifted where it is due or still to come."""
    lift = (0.2 if deadline else 0.0) + (0.15 if kind is TimeKind.UPCOMING else 0.0)
    return round(min(1.0, 0.65 * max((own, *actions)) + lift), 4)
