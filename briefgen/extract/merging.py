"""One record for the several tellings of one event inside a document: headline and lead, lead and body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.extract.verbforms import HELD_BY
from briefgen.model import Action, ActorKind, Status

_ALIKE = 0.6  # share of the smaller set of content words that two tellings must have in common
_COMPARED = 40  # earlier drafts of the same doer and verb that a draft is compared with
DESIGNATING = frozenset(("designate", "sanction"))
_HAPPENS = (Status.DONE, Status.ONGOING)
_TELLING = frozenset("confirm reveal disclose".split())
_LEAD = 700  # characters of the body in which a headline's event is told again
_ALIKE_TITLE = 0.2  # a headline says it in other words


@dataclass(frozen=True, slots=True)
class Meant:
    """Those whom a document designates: all of some kinds, or (`count` > 0) as many as there are of them."""

    count: int
    kinds: frozenset[ActorKind]


@dataclass(slots=True)
class Draft:
    """An action with what is needed to compare it: content words of its object, place, lemmas of its verbs."""

    action: Action
    words: frozenset[str]
    title: bool
    at: int  # character offset of the verb
    verbs: frozenset[str]
    head: tuple[str, ...] = ()  # the first content words of the object
    past: bool = False  # simple past
    instrument: bool = False  # an order or rule does it, for its issuer
    quoted: bool = False  # stands inside a quotation
    also: bool = False  # 'OFAC also designated'
    block: int = 0
    figures: frozenset[str] = frozenset()  # sums of money and counts in its clause, without 'over' and 'up to'
    says: bool = False  # 'said', 'stated': a quotation's attribution
    told_by: int = -1  # character offset of the verb of which it is the content: 'said that it has closed the port'
    designees: tuple[str, ...] = ()  # whom it designates by name
    meant: Meant | None = None  # whom of them it concerns without naming them


def merge(drafts: list[Draft], body: int) -> list[Draft]:
    """Drafts in order, later tellings folded into the first; a headline into the body's telling of it.

    Only drafts that share a doer and a verb are compared (and those of the lead with the headlines), the latest first-told
    ones only, so that long documents cost what their length says.
    """
    kept: list[Draft] = []
    index: dict[tuple[str, str], list[int]] = {}
    titles: list[int] = []
    folded: dict[int, int] = {}
    for d in drafts:
        keys = [(a, v) for a in d.action.actors or ("",) for v in d.verbs]
        near = {folded.get(n, n) for key in keys for n in index.get(key, ())[-_COMPARED:]}
        if d.at - body <= _LEAD:
            near.update(titles[-_COMPARED:])
        fits = [n for n in sorted(near) if n not in folded and _same(kept[n], d, body)]
        n = fits[0] if fits else None
        if n is not None and kept[n].title and (twin := next((m for m in fits[1:] if not kept[m].title), None)):
            kept[n] = _fold(kept[n], kept[twin])  # a telling in between that the headline alone did not match
            folded[twin] = n
        if n is None:
            n = len(kept)
            kept.append(d)
            if d.title:
                titles.append(n)
        else:
            kept[n] = _fold(kept[n], d)
        for key in keys:
            places = index.setdefault(key, [])
            if not places or places[-1] != n:
                places.append(n)
    return _designations([d for n, d in enumerate(kept) if n not in folded])


def self_told(drafts: list[Draft]) -> list[Draft]:
    """'X said on Monday that it has banned A' as one record: the act in the words, and with the day, of the telling."""
    sayings = {d.at: d for d in drafts if d.says or d.action.verb in _TELLING}
    own: dict[int, list[Draft]] = {}
    for d in drafts:
        said = sayings.get(d.told_by)
        if said is not None and not (d.quoted or d.says or d.instrument) and said.action.actors == d.action.actors:
            own.setdefault(d.told_by, []).append(d)
    news = {d.at: d.action.actors for d in drafts if d.action.verb == "announce"}
    out = []
    for d in drafts:
        mine = own.get(d.told_by, [])
        if d.action.status is Status.DONE and d.action.actors == news.get(d.told_by):
            continue  # 'announced that it has banned A': announced is that it is done
        if d in mine:
            a, saying = d.action, sayings[d.told_by].action
            when = a.when or (saying.when if a.status in _HAPPENS else None)
            whole = len(mine) == 1 and ":]" not in saying.statement
            d = replace(d, action=replace(a, when=when, statement=saying.statement if whole else a.statement))
        if d.at not in own:
            out.append(d)
    return out


def _designations(drafts: list[Draft]) -> list[Draft]:
    """A list's grounds ('X was designated for having assisted Y') told into the designation that the text is about.

    Only those that name nobody who designates, or stand in a quotation, and have no date of their own.
    """
    out: list[Draft] = []
    for d in drafts:
        a = d.action
        base = None
        if a.verb in DESIGNATING and not d.title and (not a.actors or d.quoted) and a.status in _HAPPENS:
            others = [n for n, b in enumerate(out) if b.action.verb in DESIGNATING and not b.title and b.action.actors]
            others = [n for n in others if a.when is None or a.when == out[n].action.when]
            named = [n for n in others if set(out[n].action.to) & set(a.to)]
            several = len({out[n].action.actors for n in others}) > 1  # 'the Treasury is designating ten others'
            base = named[-1] if named else others[0 if d.quoted or several else -1] if others else None
            # quotes tell the lead again
        if base is None:
            out.append(d)
        elif d.also and not d.quoted:  # 'Also designated today is Ada Holm': by the same, and one more
            lead = out[base].action
            out.append(replace(d, action=replace(a, actors=lead.actors, when=a.when or lead.when)))
        else:
            told = out[base]
            to = tuple(dict.fromkeys((*told.action.to, *a.to)))
            evidence = tuple(dict.fromkeys((*told.action.evidence, *a.evidence)))
            out[base] = replace(told, action=replace(told.action, to=to, evidence=evidence))
    return out


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _same(a: Draft, b: Draft, body: int) -> bool:
    x, y = a.action, b.action
    if not x.actors and not y.actors and x.statement == y.statement:
        return True  # a summary above the text is its first sentence
    if not set(x.actors) & set(y.actors):  # 'Ruritania Announces Aid' and 'We are announcing aid'
        return (
            a.title
            and not b.title
            and b.at - body <= _LEAD
            and (bool(a.verbs & b.verbs) and _overlap(a.words, b.words) >= _ALIKE or _by_its_office(x, y))
        )
    if a.title and not b.title and b.at - body > _LEAD:
        told = set(x.actors) == set(y.actors) and bool(a.verbs & b.verbs) and x.status is y.status and _compatible(x, y)
        whole = bool(a.words) and a.words <= b.words and x.when == y.when
        alike = _overlap(a.words, b.words) >= _ALIKE and len(a.words & b.words) > 2
        return told and not y.speech and (whole or alike)
    if a.title and not b.title:
        if y.speech and not x.category == y.category == "THREATEN":
            return False
        shared = _overlap(a.words, b.words)
        if a.verbs & b.verbs:
            return (shared > 0 or not a.words) and _measured_alike(x, y)
        if x.category == y.category:
            return shared >= _ALIKE_TITLE
        if a.verbs & b.words and shared >= 0.5:
            return True  # 'Board extends lease' and 'adopted a resolution to extend the lease'
        dear = set(x.amounts) & set(y.amounts) and shared >= _ALIKE_TITLE
        if (b.verbs & a.words or dear) and x.status is y.status:
            return True  # 'Board slaps mills with $5 million fine' and 'fined three mills $5 million'
        # one word is no event: 'A sues B over a trademark', 'A received the trademark'
        return shared >= 0.5 and len(a.words & b.words) > 1 and not b.words.isdisjoint(a.head[:2])
    if x.verb != y.verb and x.evidence[0] == y.evidence[0]:
        return False  # one sentence tells two acts: 'committed to end A and suspend B'
    if (
        set(x.actors) != set(y.actors)
        or not a.verbs & b.verbs
        or (x.status is Status.DENIED) != (y.status is Status.DENIED)
    ):
        return False
    if _again(a, b):
        return True
    if b.also and not a.title and x.evidence[0] != y.evidence[0] and x.statement != y.statement:
        return False  # 'The Council also condemned the attack in Berg'
    if not a.title and x.to and y.to and not set(x.to) & set(y.to):
        return False  # 'entered into an agreement with the Orm Bank', 'entered into one with the Vell Bank'
    if not a.title and a.figures and b.figures and not a.figures & b.figures:
        return False  # 'announced $5 million for ports', 'has now announced over $2 billion for ports'
    if len(a.head) == 3 and a.head == b.head and x.status is y.status and _compatible(x, y):
        return True
    if not a.words or not b.words:
        return x.what == y.what
    return _overlap(a.words, b.words) >= _ALIKE and len(a.words & b.words) >= 2 and _compatible(x, y)


def _by_its_office(x: Action, y: Action) -> bool:
    """Whether a headline's 'Ministry Targets Smugglers' is the designation by its office that the lead tells."""
    against = ("SANCTION", "COERCE")
    return (
        x.category in against and y.verb in DESIGNATING and x.status is y.status is Status.DONE and len(x.actors) == 1
    )


def _again(a: Draft, b: Draft) -> bool:
    """Whether the same is told of the same: 'is sanctioning X for having aided Y', once X has been told to be sanctioned; 'is headed by X' twice."""
    x, y = a.action, b.action
    if x.status is not y.status or not x.to or x.to != y.to:
        return False
    if x.status is Status.ONGOING and x.verb == y.verb in HELD_BY:
        return True
    same_day = x.when == y.when or y.when is None and not b.past
    return x.verb in DESIGNATING and y.verb in DESIGNATING and same_day and x.status is Status.DONE


def _compatible(x: Action, y: Action) -> bool:
    return (x.when is None or y.when is None or x.when == y.when) and (
        not x.amounts or not y.amounts or bool(set(x.amounts) & set(y.amounts))
    )


def _measured_alike(x: Action, y: Action) -> bool:
    """Not 'must pay $13 million' and 'paid 2% in taxes': shares are not sums."""
    shares = [{"%" in a or "per" in a.split()[-1] for a in action.amounts} for action in (x, y)]
    return not all(shares) or bool(shares[0] & shares[1])


def _fold(first: Draft, later: Draft) -> Draft:
    """The record of both: the body's wording before a headline's, all evidence."""
    main, other = (later, first) if first.title and not later.title else (first, later)
    a, b = main.action, other.action
    action = replace(
        a,
        to=tuple(dict.fromkeys((*a.to, *b.to))) if not other.title else a.to,
        when=a.when or b.when,
        amounts=tuple(dict.fromkeys((*a.amounts, *b.amounts))),
        what=a.what or b.what,
        evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
    )
    return replace(
        main,
        action=action,
        words=main.words | other.words,
        verbs=main.verbs | other.verbs,
        figures=main.figures | other.figures,
    )
