"""What earlier briefs have said: items known again, and marked new, changed, reported or gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen import edtf
from briefgen.assemble.when import agree
from briefgen.assemble.words import content, overlap, stem, word_set
from briefgen.model import Brief, BriefAction, BriefActor, BriefDate, Status, TimeKind, ToldItem

_KNOWN = 0.6  # share of the words of the shorter key that the other must hold
_ENDED = frozenset(
    map(stem, word_set("cancel withdraw revoke rescind scrap abandon drop suspend terminate repeal annul overturn"))
)


def item_key(item: BriefAction | BriefDate | BriefActor) -> str:
    """What an item is known by from brief to brief: doers, verb and object words, without date and status; readable."""
    if isinstance(item, BriefActor):
        return f"{item.kind.value}|{' '.join(sorted(content(item.name)))}"
    doers = item.actor_names
    names = ";".join(sorted(" ".join(sorted(content(n))) for n in doers))
    own = frozenset().union(*(content(n) for n in doers)) if doers else frozenset()
    verb = stem(item.verb.casefold()) if isinstance(item, BriefAction) else ""
    return "|".join((names, verb, " ".join(sorted(content(item.what) - own - {verb}))))


def told_items(brief: Brief) -> tuple[ToldItem, ...]:
    """What the ledger should keep of a brief that went out."""
    at = {n.number: f"{n.evidence.document}:{n.evidence.start}" for n in brief.notes}

    def where(notes: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(at[n] for n in notes if n in at)

    actions = [
        ToldItem(a.id, "action", item_key(a), a.statement or a.what, brief.date, a.when, a.status.value, where(a.notes))
        for a in brief.actions
    ]
    dates = [
        ToldItem(d.id, "date", item_key(d), d.what, brief.date, d.when, d.kind.value, where(d.notes))
        for d in brief.dates
    ]
    actors = [ToldItem(a.id, "actor", item_key(a), a.name, brief.date) for a in brief.actors]
    return (*actions, *dates, *actors)


class Ledger:
    """Told items, found again by key, by where they were said, and by words; of several tellings the newest counts."""

    def __init__(self, told: Sequence[ToldItem]) -> None:
        self._told = sorted(told, key=lambda t: (t.brief, t.id))
        self._by_key = {(t.item, t.key): t for t in self._told}
        self._by_place: defaultdict[tuple[str, str], list[ToldItem]] = defaultdict(list)
        self._by_word: defaultdict[tuple[str, str], list[ToldItem]] = defaultdict(list)
        for t in {(t.item, t.key): t for t in self._told}.values():
            for place in t.where:
                self._by_place[t.item, place].append(t)
            for word in t.key.rpartition("|")[2].split():
                self._by_word[t.item, word].append(t)

    def find(self, kind: str, key: str, where: Iterable[str]) -> ToldItem | None:
        """The told item that this one is, if any."""
        if exact := self._by_key.get((kind, key)):
            return exact
        likely = {id(t): t for place in where for t in self._by_place.get((kind, place), ())}
        for word in key.rpartition("|")[2].split():
            if len(self._by_word[kind, word]) <= 200:
                likely.update({id(t): t for t in self._by_word[kind, word]})
        scored = [(_alike(key, t.key), t.brief, t.id, t) for t in likely.values()]
        best = max(scored, key=lambda s: s[:3], default=None)
        return best[3] if best and best[0] >= _KNOWN else None


def _alike(a: str, b: str) -> float:
    doers_a, _, rest_a = a.partition("|")
    doers_b, _, rest_b = b.partition("|")
    if doers_a and doers_b and not set(doers_a.split(";")) & set(doers_b.split(";")):
        return 0.0
    verb_a, _, words_a = rest_a.partition("|")
    verb_b, _, words_b = rest_b.partition("|")
    x, y = frozenset(words_a.split()), frozenset(words_b.split())
    shared = len(x & y)
    if verb_a != verb_b and shared < 3:
        return 0.0
    return overlap(x, y) * min(1.0, (shared + 1) / 3)


def mark_action(item: BriefAction, told: ToldItem | None) -> BriefAction:
    """The action with its news; the id of the told one, so that staff decisions and calendars go on."""
    if told is None:
        return replace(item, news="new")
    if item.status is Status.DENIED and told.status not in ("", Status.DENIED.value):
        return replace(item, id=told.id, news="gone", was=told.statement)
    if told.when and item.when and not agree(item.when, told.when):
        return replace(item, id=told.id, news="changed", was=edtf.human(told.when))
    if told.status and told.status != item.status.value:
        return replace(item, id=told.id, news="changed", was=told.status)
    return replace(item, id=told.id, news="reported")


def mark_date(item: BriefDate, told: ToldItem | None) -> BriefDate:
    """The date with its news: a moved one is changed, a deadline that has run out is gone."""
    if told is None:
        return replace(item, news="new")
    if told.when and not agree(item.when, told.when) and edtf.parse(told.when) and edtf.parse(item.when):
        return replace(item, id=told.id, news="changed", was=edtf.human(told.when))
    if item.deadline and item.kind is TimeKind.PAST and told.status == TimeKind.UPCOMING.value:
        return replace(item, id=told.id, news="gone", was="due")
    return replace(item, id=told.id, news="reported")


def ends(action: BriefAction) -> bool:
    """Whether an action takes back what stood before ('withdrew', 'cancelled')."""
    return stem(action.verb.casefold()) in _ENDED
