"""What staff can decide about a brief, as values that go into a file and come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from briefgen.text import clean, one_line

__all__ = ["Decision", "ItemKey", "Kind", "from_plain", "to_plain"]


class Kind(StrEnum):
    """The kinds of decisions. What `text` and `value` hold is said for each; '' where nothing is."""

    KEEP = "keep"  # an item was looked at and stays; takes an earlier drop back
    DROP = "drop"  # an item goes, with the dates that only tell of it
    EDIT = "edit"  # text: the new wording (of an actor: the new name)
    STATUS = "status"  # value: a Status
    DATE = "date"  # value: EDTF, or '' for no date
    PIN = "pin"  # value: 'on' puts an action into the bottom line, 'off' takes it out
    MOVE = "move"  # others: the item to stand before; none: to the end. value: 'bluf' orders the bottom line
    MERGE = "merge"  # others: the items that are the same as the target and go into it
    SPLIT = "split"  # text: the wording of the target, value: of the item that is split off as `new`
    NOTE = "note"  # text: a remark that is put after the wording
    ADD = "add"  # item: 'action', 'date' or 'deadline'; text: the wording, value: EDTF; its id is `new`
    RENAME = "rename"  # text: the actor's name from now on
    MERGE_ACTORS = "merge-actors"  # others: actors that are the target
    SPLIT_ACTOR = "split-actor"  # text: the alias that is somebody else, who becomes the actor `new`


# These concern who is who, not what one brief says: they hold in every brief of the workspace.
LASTING = frozenset({Kind.RENAME, Kind.MERGE_ACTORS, Kind.SPLIT_ACTOR})


@dataclass(frozen=True, slots=True)
class ItemKey:
    """What an item is known again by: doers, verb, object and date, and where it was said ('document:first character')."""

    item: str  # 'action', 'date' or 'actor'
    who: tuple[str, ...] = ()
    verb: str = ""
    what: str = ""
    when: str = ""
    status: str = ""
    where: tuple[str, ...] = ()
    id: str = ""  # of an item that staff made


@dataclass(frozen=True, slots=True)
class Decision:
    """One recorded decision. `id` is unique; `brief` is the date of the brief that it was made for.

    Those that were made by one key press have a `step` in common, and are undone and done again together.
    """

    id: str
    kind: Kind
    brief: date
    target: ItemKey | None = None
    others: tuple[ItemKey, ...] = ()
    item: str = ""
    text: str = ""
    value: str = ""
    new: str = ""
    step: str = ""


def to_plain(decision: Decision) -> dict[str, Any]:
    """For JSON; what is empty is left out."""
    plain = {name: value for name, value in asdict(decision).items() if value}
    plain["brief"] = decision.brief.isoformat()
    return plain


def from_plain(plain: Mapping[str, Any]) -> Decision:
    """The decision that `to_plain` wrote; its texts are cleaned, for anybody may have written the file. Raises ValueError."""
    try:
        target = plain.get("target")
        return Decision(
            id=str(plain["id"]),
            kind=Kind(plain["kind"]),
            brief=date.fromisoformat(plain["brief"]),
            target=_key(target) if target else None,
            others=tuple(_key(k) for k in plain.get("others", ())),
            item=str(plain.get("item", "")),
            text=clean(str(plain.get("text", "")))[0],
            value=one_line(str(plain.get("value", "")))
            if plain.get("kind") != Kind.SPLIT
            else clean(str(plain.get("value", "")))[0],
            new=str(plain.get("new", "")),
            step=str(plain.get("step", "")),
        )
    except (KeyError, TypeError, AttributeError) as exc:
        raise ValueError(f"no decision: {exc}") from exc


def _key(plain: Mapping[str, Any]) -> ItemKey:
    def text(name: str) -> str:
        return str(plain.get(name, ""))

    return ItemKey(
        text("item"),
        tuple(map(str, plain.get("who", ()))),
        text("verb"),
        text("what"),
        text("when"),
        text("status"),
        tuple(map(str, plain.get("where", ()))),
        text("id"),
    )
