"""The same event told by several documents is one item with all of its sources; what they differ in stays side by side."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from itertools import chain

from briefgen import edtf
from briefgen.assemble.amounts import differ
from briefgen.assemble.names import country
from briefgen.assemble.tellings import NEWS, Event, Telling
from briefgen.assemble.verbs import opposite
from briefgen.assemble.when import agree, core, gap, passed
from briefgen.assemble.words import STORY, Rarity, ends, other_of_series, words
from briefgen.model import Status

# Weights of what two tellings have in common, as a logistic score: at 0 it is as likely as not that they tell one event, and
# `ENOUGH` asks for more, because a wrong merge is worse than an item said twice. Rounded by hand from the errors on news of
# look-alike stories; verb and doers count most, then the words of the object, then those of the whole sentence.
_BIAS = -2.0
_OTHER_PAIR = -math.inf  # 'A and B agreed', 'A and C agreed'
_SHARED_DOER, _PART_DOER, _KIN_DOER, _NO_DOER, _OTHER_DOER = 1.2, 0.8, 0.5, -0.2, -1.5
_SAME_VERB, _LIKE_VERB, _SAME_CLASS, _STEP_VERB = 1.4, 1.1, 0.6, -1.2
_ONE_DAY = 0.6  # the same doers and act on a day that both give
_DAY = 10  # letters of a day
_OBJECT, _ALIKE, _SENTENCE, _STORY = 1.2, 1.2, 1.2, 1.5
_NAMES_CLASH, _MIXED, _NO_WORDS = -1.0, -0.8, -0.7
_OTHER_TO, _OTHER_FIGURES, _OTHER_ACT = -1.0, -1.6, -0.6
_SPOKEN = 0.4  # likeness of two sayings
_FOREIGN = (
    0.1  # likeness of the stories of two documents far apart in time below which an undated thing is not the same
)
_LATER = 0.4
_ONE_STORY = 0.15
_COPY = 0.8
_TOLL = "toll"  # by which tellings of tolls find each other
_AHEAD = frozenset((Status.PLANNED, Status.PROPOSED, Status.CONDITIONAL))
_HABIT = -1.5  # 'offers a service' is not what 'offered' tells
_WHEN = {1.0: 0.4, 0.7: 0.2, 0.6: 0.0, 0.4: -0.3, 0.3: -0.6}
ENOUGH = 1.4
_HEADED = 2.0  # beyond it a title tells what a sentence of its document tells
_SURE = 3.0  # beyond it two actions of one document are one
_CLOSE = -0.5  # what every telling of an event must reach with every other
_FRESH, _OLD = 21, 120  # days between two documents whose undated news can be the same, surely and perhaps
_COMMON = 200  # a word that so many events share finds no candidates
_KEYS = 7  # rarest words of an action, and of its sentence, by which (and by who did what) candidates are found
_LIKELY = 8  # candidates looked at


def merge_events(tellings: Sequence[Telling]) -> list[Event]:
    """Events in order of their first telling. Only what shares rare words is compared, so that time stays near linear."""
    stories = {t.source.id: t.story for t in tellings}
    weight = Rarity(chain(((t.source.id, t.object | t.quote) for t in tellings), stories.items()))
    index: defaultdict[Hashable, list[int]] = defaultdict(list)
    events: list[Event] = []
    copies: dict[Hashable, int] = {}
    for t in tellings:
        keys: list[Hashable] = [*weight.rarest(t.object, _KEYS), *weight.rarest(t.quote - t.object, _KEYS)]
        keys += [(d, v) for d in t.doers for v in t.acts or (t.verb,)] if not t.toll else [_TOLL, (_TOLL, 2)]
        if (
            t.when and len(t.when) == _DAY and not t.action.speech
        ):  # 'Norland indicted her', 'a court of Norland indicted the girl'
            keys += [(t.when, v, n) for v in t.acts or (t.verb,) for n in (1, 2)]
        places, said = [index[k] for k in keys], t.said
        best = copies.get(said)
        if best is None or not _same_news(t, events[best]):
            hits = Counter(chain.from_iterable([found for found in places if len(found) <= _COMMON]))
            best = _home(t, events, hits, weight)
        if best == len(events):
            events.append(Event())
        events[best].tellings.append(t)
        copies[said] = best
        for found in places:
            if not found or found[-1] != best:
                found.append(best)
    return events


def _home(t: Telling, events: Sequence[Event], hits: Counter[int], weight: Rarity) -> int:
    """The event that a telling fits best, by number; the next number where it fits none."""
    best, top = len(events), -math.inf
    for _, n in sorted([(-shared, n) for n, shared in hits.items() if shared > 1])[:_LIKELY]:
        if (s := _fit(t, events[n], weight)) > top:
            best, top = n, s
    return best if top >= ENOUGH else len(events)


def _same_news(t: Telling, event: Event) -> bool:
    """Whether a telling in the very words of an event is of that event: from another document of about that time."""
    last = event.tellings[-1]
    if any(o.source.id == t.source.id for o in ends(event.tellings)):
        return False
    dated = t.source.published and last.source.published
    return bool(t.when) or not dated or abs((t.clock - last.clock).days) <= _FRESH


def _fit(t: Telling, event: Event, weight: Rarity) -> float:
    """The best score with a telling of the event; -inf where one of them is too unlike, or is another action of this document."""
    best = -math.inf
    for other in ends(event.tellings):
        s = score(t, other, weight)
        headed = _headed(t, other)
        least = _CLOSE if headed or other.source.id != t.source.id else ENOUGH if _one_day(t, other) else _SURE
        if s < least:
            return -math.inf
        if s > best and (s >= _HEADED or not headed):
            best = s
    return best


def score(a: Telling, b: Telling, weight: Rarity) -> float:
    """How likely two tellings are of one event, as a logistic score (0 is as likely as not)."""
    same_verb, doers = a.verb == b.verb or not a.acts.isdisjoint(b.acts), _doers(a, b)
    if doers == _OTHER_DOER and a.reports != b.reports:
        doers = _NO_DOER  # 'announced that it had secured the release', 'freed the hostages'
    others = (_OTHER_DOER,) if _headed(a, b) else (_KIN_DOER, _OTHER_DOER)
    if doers == _OTHER_PAIR or not same_verb and (doers in others or opposite(a.acts, b.acts)):
        return -math.inf
    if _of_other_states(a, b) or _denied(a) != _denied(b) and a.source.id == b.source.id:
        return -math.inf
    if a.toll and b.toll:
        return _tolls(a, b, weight)
    shared, alike, covered = weight.compare(a.object, b.object)
    sentence = weight.cosine(a.quote, b.quote)
    common = max(covered * min(1.0, (shared + 0.5) / 2.5), sentence)  # an object of one word in common proves little
    spoken = a.action.speech + b.action.speech
    if spoken and common < (0.5 if spoken == 2 else 0.7) or spoken == 2 and max(alike, sentence) < _SPOKEN:
        return -math.inf
    when = _dates(a, b, common)
    if when == 0.0:
        return -math.inf
    story = weight.cosine(a.story, b.story)
    if when < 0.6 and story < _FOREIGN and sentence < _COPY and (when == _LATER or _long_past(a, b)):
        return -math.inf
    z = _BIAS + doers + _WHEN[when] + _OBJECT * common + _ALIKE * alike + _SENTENCE * sentence
    z += _STORY * story
    if same_verb:
        z += _SAME_VERB if a.verb == b.verb else _LIKE_VERB
        if _one_day(a, b):
            z += _ONE_DAY
    elif (a.verb in b.quote or b.verb in a.quote) and (a.place == b.place or not _one_class(a, b)):
        z += _STEP_VERB  # 'stopped X and kept the title': two actions of one sentence
    elif _one_class(a, b):
        z += _SAME_CLASS
    elif a.acts and b.acts:
        z += _OTHER_ACT
    if not same_verb and (doers == _PART_DOER or (a.action.status in _AHEAD) != (b.action.status in _AHEAD)):
        z += _OTHER_ACT  # 'is to launch the rocket', 'developed it'; 'Norland negotiates', 'the Norland army attacks'
    if a.names and b.names and not a.names & b.names:
        z += _NAMES_CLASH
    if a.others and b.others and not a.others & b.others:
        z += _OTHER_TO
    if a.figures and b.figures and differ(a.figures, b.figures):
        z += _OTHER_FIGURES
    if when < 1.0 and {a.action.status, b.action.status} == {Status.DONE, Status.ONGOING}:
        z += _HABIT
    if common < 0.15 or (shared == 1 and min(len(a.object), len(b.object)) > 2):
        z += _NO_WORDS  # the same doer and verb alone: 'sanctioned X' and 'sanctioned Y'
    if spoken == 1:
        z += _MIXED
    parts = z >= _CLOSE and alike < _COPY and other_of_series(a.action.statement, b.action.statement)
    return -math.inf if parts else z


def _denied(t: Telling) -> bool:
    return t.action.status is Status.DENIED


def _one_class(a: Telling, b: Telling) -> bool:
    return bool(a.action.category) and a.action.category == b.action.category


def _tolls(a: Telling, b: Telling, weight: Rarity) -> float:
    """How likely two figures of the dead are of one disaster: of one story, within days, and of no other place."""
    x, y = _countries(a), _countries(b)
    far = a.source.published and b.source.published and abs((a.clock - b.clock).days) > NEWS
    if far or x and y and x.isdisjoint(y):
        return -math.inf
    story = weight.cosine(a.story, b.story)
    return _SURE if story >= _ONE_STORY else _CLOSE if story >= _ONE_STORY / 2 else -math.inf


def _countries(t: Telling) -> frozenset[str]:
    return frozenset(filter(None, map(country, words(t.action.statement))))


def _of_other_states(a: Telling, b: Telling) -> bool:
    """Whether different states act, or are acted upon: 'Norland signed with Sudria', 'Norland signed with Veldoria'."""
    if a.states and b.states and not a.states & b.states and not a.doers & b.doers:
        return not (a.doers & b.others or b.doers & a.others)
    return bool(a.to_states and b.to_states and not a.to_states & b.to_states and not a.doers & b.to_states)


def _one_day(a: Telling, b: Telling) -> bool:
    """Whether two tellings give one and the same day for one act of one doer."""
    same = a.when is not None and a.when == b.when and len(a.when) == _DAY
    return same and not (a.doers.isdisjoint(b.doers) or a.acts.isdisjoint(b.acts))


def _headed(a: Telling, b: Telling) -> bool:
    """Whether one is the title of the document at whose head the other stands, and of no other doer: one news, told twice."""
    near = max(a.action.evidence[0].start, b.action.evidence[0].start) < 2 * STORY
    return a.title != b.title and a.source.id == b.source.id and near and _doers(a, b) > _NO_DOER


def _doers(a: Telling, b: Telling) -> float:
    if a.doers & b.doers:
        return _OTHER_PAIR if a.doers - b.doers and b.doers - a.doers else _SHARED_DOER
    if not a.doers or not b.doers:
        return 0.0 if a.doers == b.doers else _NO_DOER
    if a.doers & b.others or b.doers & a.others or a.called & b.roots or b.called & a.roots:
        return _PART_DOER  # 'A met B' and 'B met A'; 'the Community' and 'the Boreal Community'; 'Ostria', 'an Ostrian court'
    return _KIN_DOER if a.kin & b.doers or b.kin & a.doers else _OTHER_DOER


def _done_before(a: Telling, b: Telling) -> bool:
    """Whether one was done before the day for which the other is announced: a second meeting, not the first one moved."""
    done, coming = edtf.last_day(a.when), edtf.first_day(b.when)
    ahead = b.action.status in _AHEAD
    over = passed(a.when, a.source.published, b.source.published)  # 'will speak later today'
    return bool((a.action.status is Status.DONE or over) and ahead and done and coming and done < coming)


def _dates(a: Telling, b: Telling, common: float) -> float:
    """1 where the dates agree, 0.6 where one is not told, 0.3 where they differ and the words agree enough for a moved date, else 0."""
    if (a.when is None) != (b.when is None) and _long_past(a, b):
        return 0.3 if a.action.status is b.action.status else 0.0
    if a.when is None or b.when is None:
        near = abs((a.clock - b.clock).days) if a.source.published and b.source.published else 0
        return 0.6 if near <= _FRESH else _LATER if near <= _OLD else 0.0
    if agree(a.when, b.when):
        return 1.0
    if a.repeats or b.repeats or other_of_series(a.action.what, b.action.what):
        return 0.0
    days = gap(a.when, b.when)
    late, first = (a, b) if core(a.when) > core(b.when) else (b, a)
    if late.implied and not first.implied and days <= NEWS:
        return 0.6  # told without a day
    if days <= 2:
        return 0.7  # time zones, and 'on Monday' for what was told on Tuesday
    if a.own_day and b.own_day:
        return 0.0  # each tells of its own day
    if _done_before(a, b) or _done_before(b, a):
        return 0.0
    ahead = any(t.action.status in _AHEAD or t.action.status is Status.ONGOING for t in (a, b))
    return 0.3 if common >= (0.55 if ahead else 0.75) and days <= 400 else 0.0


def _long_past(a: Telling, b: Telling) -> bool:
    """Whether one tells a dated thing done and the other, undated, news or a plan of at least a month later."""
    dated, other = (a, b) if a.when else (b, a)
    last = edtf.last_day(core(dated.when))
    return last is not None and dated.action.status is Status.DONE and (other.clock - last).days > 30
