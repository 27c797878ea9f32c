"""What matters most in a document: the score that orders actors, actions and timeline entries.

Weights of a logistic model ('would an editor put it on one page?') and of a pairwise one ('which of two first?'), fitted on
some sixty documents annotated by hand, cross-validated over documents, averaged and rounded. Every feature lies between 0 and 1, so that the weights can be compared.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import lru_cache

from briefgen.edtf import first_day, last_day
from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.themes import keyphrases
from briefgen.model import Action, Actor, ActorKind, BlockKind, DateMention, Extraction, Mention, Status, TimelineEntry

ACTION_WEIGHTS = {
    "early": 1.0,  # how near the beginning of the body (1 first sentence, 0 last)
    "lead": 0.7,  # told in the first tenth of the body or its first sentence
    "headline": 0.6,  # a headline tells it too
    "title words": 1.3,  # share of the title's content words that its object shares
    "title doer": 0.3,  # a doer is named in the title
    "standing": 2.3,  # main clause 1 ... quoted subordinate clause 0
    "speech": -1.4,
    "consult": 0.5,
    "official": 1.3,  # sanctions, laws, rules, appointments, money, agreements
    "amount": 1.0,
    "dated": 1.0,  # but not of words: they are dated by the document
    "ahead": 0.4,  # its date lies ahead
    "to": 0.8,  # it names whom it concerns
    "planned": 0.6,
    "denied": -1.2,
    "ongoing": -0.4,  # a habit
    "no doer": -2.4,
    "thin": -0.7,  # its object says nearly nothing
    "told again": 0.7,  # several passages tell it
    "past": -1.0,  # done long before the document was written
    "before": -1.5,  # told as done before what is told: 'had placed', 'previously sanctioned'
    "news": 0.8,  # announced on the day of publication: what the document is published for
}
ACTOR_WEIGHTS = {
    "mentions": 1.5,  # log(1 + how often it is mentioned)
    "title": 2.2,
    "early": 2.3,  # how early the body mentions it first, squared
    "order": 1.2,  # 1 / rank of its first mention
    "does": 0.7,  # log(1 + actions)
    "speaks": 1.0,  # log(1 + reported words)
    "lead": 0.4,  # takes part in one of the first actions
    "to": 1.0,  # log(1 + actions that concern it)
    "group": -1.2,  # unnamed
}
_OFFICIAL = frozenset("SANCTION LEGISLATE REGULATE APPOINT FUND AGREE COERCE AID THREATEN REJECT REQUEST".split())
# What happens to people, of which nobody asks at first who did it.
_BEFALLS = frozenset(
    "kill injure wound hurt arrest detain charge convict sentence plead jail acquit evacuate rescue die perish "
    "rise climb reach exceed surpass surge".split()  # of tolls, for of nothing else without a doer are these told
)
_NEWS = frozenset(("announce", "unveil", "launch"))
_LONG = 45  # days
_HAD = re.compile(r"\bhad (?:\w+ly )?(?:been )?[a-z]+(?:ed|en|[tdn])\b")
_REPORTED = re.compile(r"\b(?:sa(?:id|ys?)|told|announc|report|admit|reveal|confirm|warn|claim|according)")
_EARLIER = re.compile(r"\b(?:previously|formerly|in the past|first term|earlier this year|already)\b", re.I)
_REPEAT = 1.3  # what an action loses whose words a better one has already
_SIMILAR = 0.3  # ... whose verb and doers a better one has
_WORD = re.compile(r"[^\W_]{3,}")
_STOP = frozenset(
    "the and for with that this from its their his her will has have had was were are not new said says also into".split()
)


def rank(
    analysis: Analysis, cast: Cast, dates: list[DateMention], actions: list[Action], timeline: list[TimelineEntry]
) -> Extraction:
    """The finished Extraction, with salience between 0 and 1 on actors, actions and timeline entries."""
    actors = rank_actors(analysis, cast, actions)
    ranked = rank_actions(analysis, actors, actions, [d.start for d in dates])
    by_id = {a.id: a.salience for a in ranked}
    entries = [replace(t, salience=_entry(t, by_id)) for t in timeline]
    mentions = [
        Mention(*analysis.chars(m.start, m.end), m.kind, m.actors[0] if len(m.actors) == 1 else None)
        for m in cast.mentions
        if m.form == "name"
        or m.form == "noun"
        and analysis.doc[m.end - 1].text[:1].isupper()  # 'the Foreign Secretary'
    ]
    return Extraction(
        analysis.source.id,
        tuple(mentions),
        tuple(dates),
        tuple(actors),
        tuple(ranked),
        tuple(entries),
        keyphrases(analysis),
    )


# --------------------------------------------------------------------------------------------------- actors


def rank_actors(analysis: Analysis, cast: Cast, actions: list[Action]) -> list[Actor]:
    """The actors with their salience: how often, how early, in the title, and in which part they act."""
    body = analysis.source.body_start
    length = max(1, len(analysis.source.text) - body)
    count: Counter[str] = Counter()
    first: dict[str, float] = {}
    titled: set[str] = set()
    for m in cast.mentions:
        start = analysis.starts[m.start]
        for a in m.actors:
            count[a] += 1
            if start < body:
                titled.add(a)
            elif a not in first:
                first[a] = (start - body) / length
    order = {a: n for n, a in enumerate(dict.fromkeys(a for m in cast.mentions for a in m.actors))}
    does = Counter(a for x in actions for a in x.actors if not x.speech)
    speaks = Counter(a for x in actions for a in x.actors if x.speech)
    concerns = Counter(a for x in actions for a in x.to)
    lead = {a for x in actions[:4] for a in (*x.actors, *x.to)}
    scores: dict[str, float] = {}
    for actor in cast.actors:
        a = actor.id
        f = {
            "mentions": math.log1p(count[a]),
            "title": float(a in titled),
            "early": (1 - first.get(a, 1.0)) ** 2,
            "order": 1 / (1 + order.get(a, len(order))),
            "does": math.log1p(does[a]),
            "speaks": math.log1p(speaks[a]),
            "lead": float(a in lead),
            "to": math.log1p(concerns[a]),
            "group": float(actor.kind is ActorKind.GROUP),
        }
        scores[a] = sum(ACTOR_WEIGHTS[k] * v for k, v in f.items())
    return _order(list(cast.actors), scores)


def _order(actors: list[Actor], scores: dict[str, float]) -> list[Actor]:
    top = max(scores.values(), default=1.0) or 1.0
    return [replace(a, salience=round(min(1.0, max(0.0, scores[a.id] / top)), 4)) for a in actors]


# -------------------------------------------------------------------------------------------------- actions


@lru_cache(maxsize=256)  # the title is asked for with each action
def content(text: str) -> frozenset[str]:
    """Stems (six letters) of a text's content words."""
    return frozenset(w[:6] for w in _WORD.findall(text.lower()) if w not in _STOP)


def features(analysis: Analysis, actors: dict[str, Actor], action: Action, title: frozenset[str]) -> dict[str, float]:
    """The features of an action, each between 0 and 1."""
    source = analysis.source
    body, length = source.body_start, max(1, len(source.text) - source.body_start)
    starts = [e.start for e in action.evidence]
    inside = [s for s in starts if s >= body] or [body + length]
    place = min(1.0, max(0.0, (min(inside) - body) / length))
    ahead = first_day(action.when)
    named = " ".join(" ".join((actors[a].name, *actors[a].aliases)) for a in action.actors if a in actors)
    words = content(action.what)
    title_text = source.text[:body].lower()
    headline = any(s < body for s in starts)
    titled = min(1.0, 2 * len(words & title) / max(1, len(title)))
    denied = action.status in (Status.DENIED, Status.CONDITIONAL)
    return {
        "early": 1 - place,
        "lead": float(place < 0.1),
        "headline": float(headline),
        "title words": titled,
        "title doer": float(bool(content(named) & content(title_text))),
        "standing": action.salience,
        "speech": float(action.speech),
        "consult": float(action.category == "CONSULT"),
        "official": float(action.category in _OFFICIAL),
        "amount": float(bool(action.amounts)),
        "dated": float(action.when is not None and not action.speech),
        "ahead": float(ahead is not None and source.published is not None and ahead > source.published),
        "to": float(bool(action.to)),
        "planned": float(action.status in (Status.PLANNED, Status.PROPOSED)),
        "denied": float(denied and not headline and titled < _OF_TITLE),  # 'Talks fail' is news
        "ongoing": float(action.status is Status.ONGOING),
        "no doer": float(not action.actors and action.verb not in _BEFALLS),
        "thin": float(len(words) < 2),
        "told again": min(1.0, (len(action.evidence) - 1) / 2),
        "past": float(_long_past(action, source.published)),
        "before": float(not headline and _before(action)),
        "news": float(action.verb in _NEWS and ahead is not None and ahead == source.published),
    }


def _long_past(action: Action, published: date | None) -> bool:
    last = last_day(action.when)
    return last is not None and published is not None and (published - last).days > _LONG


def _before(action: Action) -> bool:
    """Whether a sentence tells an act as done before its story; words reported in the past ('said he had signed') do not."""
    told = action.evidence[0].quote
    return bool(_EARLIER.search(told) or _HAD.search(action.statement) and not _REPORTED.search(told))


def rank_actions(analysis: Analysis, actors: list[Actor], actions: list[Action], dates: list[int]) -> list[Action]:
    """The actions in order of mention, with their salience; a repetition of a better one loses. `dates`: where the text has them."""
    by_id = {a.id: a for a in actors}
    title = content(_title(analysis))
    scored = []
    for n, action in enumerate(actions):
        f = features(analysis, by_id, action, title)
        if f["dated"] and not any(bisect_left(dates, e.start) < bisect_left(dates, e.end) for e in action.evidence):
            f["dated"] = _UNSAID  # all that a readout tells is of its day
        z = sum(ACTION_WEIGHTS[k] * v for k, v in f.items())
        scored.append((z, n))
    scored.sort(key=lambda x: (-x[0], x[1]))
    out = list(actions)
    seen: list[tuple[Action, frozenset[str]]] = []
    for z, n in scored:
        action = actions[n]
        words = content(action.what)
        z -= max((_repeats(action, words, *other) for other in seen[:8]), default=0.0)
        seen.append((action, words))
        out[n] = replace(action, salience=round(1 / (1 + math.exp(-(z - _MIDDLE))), 4))
    return out


_UNSAID = 0.3  # what a date counts that only the document gives
_OF_TITLE = 0.7  # of the title's words an act shares that it is about
_MIDDLE = 5.4  # the score of an action that is on the page half of the time


def _repeats(a: Action, words: frozenset[str], b: Action, theirs: frozenset[str]) -> float:
    """What action a loses because the better b tells much of the same (its words), or the same kind of thing (its verb)."""
    shared = len(words & theirs)
    if shared >= 2 and shared >= 0.6 * min(len(words), len(theirs)):
        return _REPEAT
    return _SIMILAR if a.verb == b.verb and set(a.actors) & set(b.actors) else 0.0


def _title(analysis: Analysis) -> str:
    """The title, or the first line where there is none."""
    source = analysis.source
    if source.title:
        return source.title
    return next(
        (source.text[b.start : b.end] for b in source.blocks if b.kind in (BlockKind.TITLE, BlockKind.HEADING)), ""
    )


def _entry(t: TimelineEntry, actions: dict[str, float]) -> float:
    """A timeline entry matters as the action that it dates; what is to come and deadlines matter more."""
    base = max((actions.get(x, 0.0) for x in t.actions), default=0.25)
    return round(min(1.0, base + 0.2 * t.deadline + 0.1 * (t.kind.value == "upcoming")), 4)
