"""A brief as JSON: the documented schema `briefgen/brief/1` (docs/brief-json.md)."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from briefgen import edtf
from briefgen.render.renumber import everything
from briefgen.render.shown import Shown

__all__ = ["SCHEMA", "render_json"]

SCHEMA = "briefgen/brief/1"
_KINDS = (
    ("actions", "id"), ("dates", "id"), ("actors", "id"), ("conflicts", "about"), ("sources", "number"), ("notes", "number"),
)  # fmt: skip


def render_json(shown: Shown, *, whole: bool = False) -> bytes:
    """UTF-8, two spaces of indent, keys in the order of the schema, a newline at the end.

    It holds what the pages show; `whole`: everything, each item with `shown`, whether a page shows it.
    """
    brief = everything(shown.assembled, shown.numbers) if whole else shown.brief
    body = {"schema": SCHEMA, "holds": "everything" if whole else "shown", **_plain(brief)}
    for kind, name in _KINDS:
        there = {_ref(item) for item in getattr(shown.brief, kind)}
        for entry in body[kind]:
            entry["shown"] = entry[name] in there
    body["length"] = str(shown.length)
    body["sections"] = [
        {"key": s.key, "title": s.title, "items": [_ref(item) for item in s.items], "not_shown": s.left}
        for s in shown.sections
    ]
    for action in body["actions"]:
        action["when_words"] = edtf.human(action["when"])
    for entry in body["dates"]:
        entry["when_words"] = edtf.human(entry["when"])
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _ref(item: Any) -> Any:
    """How a section names an item: by id, or number of a source or note; a conflict by what it is about."""
    for name in ("id", "number", "about"):
        if hasattr(item, name):
            return getattr(item, name)
    raise TypeError(type(item))


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value
