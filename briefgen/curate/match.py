"""Items known again: in the same brief made anew, and in later briefs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.curate.decision import ItemKey
from briefgen.model import Brief, BriefAction, BriefActor, BriefDate

__all__ = ["Matcher", "key_of"]

Item = BriefAction | BriefDate | BriefActor

_WORD = re.compile(r"\w+")
_SAME = 0.6  # share of the words of the shorter wording that the other must hold


def key_of(brief: Brief, item: Item) -> ItemKey:
    """The key of an item of a brief, as it stands there."""
    return _key(item, _places(brief))


def _places(brief: Brief) -> dict[int, str]:
    return {n.number: f"{n.evidence.document}:{n.evidence.start}" for n in brief.notes}


def _key(item: Item, places: dict[int, str]) -> ItemKey:
    where = tuple(sorted({places[n] for n in item.notes if n in places}))
    made = item.id if not isinstance(item, BriefActor) and item.staff == "added" else ""
    if isinstance(item, BriefActor):
        return ItemKey("actor", (item.name,), what=item.kind.value)
    who = tuple(sorted(_fold(n) for n in item.actor_names))
    if isinstance(item, BriefAction):
        what = _fold(item.what or item.statement)
        return ItemKey("action", who, item.verb.casefold(), what, item.when or "", item.status.value, where, made)
    return ItemKey("date", who, what=_fold(item.what), when=item.when, where=where, id=made)


def _fold(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


class Matcher:
    """Finds the items of one brief by key."""

    def __init__(self, brief: Brief) -> None:
        places = _places(brief)
        items: Iterable[Item] = (*brief.actions, *brief.dates, *brief.actors)
        self._keys = [(_key(item, places), item.id) for item in items]
        self._names = {_fold(name): a.id for a in reversed(brief.actors) for name in (*a.aliases, a.name)}
        self._exact: dict[ItemKey, str] = {}
        for key, id in reversed(self._keys):
            self._exact[key] = id

    def find(self, key: ItemKey, *, unchanged: bool = False) -> str | None:
        """The id of the item, or None. `unchanged`: only when its date and status are the same."""
        if key.id:
            return key.id
        if key.item == "actor":
            return self._names.get(_fold(key.who[0])) if key.who else None
        if found := self._exact.get(key):
            return found
        scored = [(_score(key, other), id) for other, id in self._keys if other.item == key.item]
        best = max(scored, key=lambda s: s[0], default=(0.0, ""))
        if best[0] <= 0:
            return None
        other = next(k for k, id in self._keys if id == best[1])
        if unchanged and (other.when, other.status) != (key.when, key.status):
            return None
        return best[1]


def _score(key: ItemKey, other: ItemKey) -> float:
    """How sure it is that two keys mean one item; 0: they do not."""
    if key.verb != other.verb:
        return 0.0
    here = bool(set(key.where) & set(other.where))
    alike = _overlap(key.what, other.what)
    doers = not key.who or not other.who or bool(set(key.who) & set(other.who))
    if not (alike >= _SAME and (here or doers)) and not (here and doers and key.when == other.when):
        return 0.0
    return alike + here + (key.who == other.who) + (key.when == other.when) + 0.5 * (key.status == other.status)


def _overlap(a: str, b: str) -> float:
    x, y = set(a.split()), set(b.split())
    return len(x & y) / min(len(x), len(y)) if x and y else float(x == y)
