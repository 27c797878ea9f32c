"""A brief as JSON: the documented schema `briefgen/brief/1` (docs/brief-json.md)."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from briefgen import edtf
from briefgen.model import Brief
from briefgen.render.renumber import everything
from briefgen.render.shown import Shown
from briefgen.render.words import GAPS, gaps_told, without_folders

__all__ = ["SCHEMA", "render_json", "shown_json"]

SCHEMA = "briefgen/brief/1"
_KINDS = (
    ("actions", "id"), ("dates", "id"), ("actors", "id"), ("conflicts", "about"), ("sources", "number"), ("notes", "number"),
)  # fmt: skip


def render_json(shown: Shown, *, whole: bool = False) -> bytes:
    """UTF-8, two spaces of indent, keys in the order of the schema, a newline at the end.

    It holds what the pages show; `whole`: everything, each item with `shown`, whether a page shows it.
    """
    brief = everything(shown.assembled, shown.numbers) if whole else _public(shown.brief)
    body = {"schema": SCHEMA, "holds": "everything" if whole else "shown", **_plain(brief)}
    for kind, name in _KINDS:
        there = {_ref(item) for item in getattr(shown.brief, kind)}
        for entry in body[kind]:
            entry["shown"] = entry[name] in there
    body["length"] = str(shown.length)
    body["sections"] = [
        {
            "key": s.key,
            "title": s.title,
            "theme": s.theme.name if s.theme else "",
            "items": [_ref(item) for item in s.items],
            "not_shown": s.left,
        }
        for s in shown.sections
    ]
    for action in body["actions"]:
        action["when_words"] = edtf.human(action["when"], action["limit"])
    for entry in body["dates"]:
        entry["when_words"] = edtf.human(entry["when"], entry["limit"])
    body["refs"] = shown.refs
    return _bytes(body)


def shown_json(data: bytes) -> bytes:
    """Of the JSON file of a brief, which holds everything, what its pages show: what may leave the house by mail.

    The same bytes as `render_json` without `whole`. Raises ValueError where `data` is no JSON of this schema.
    """
    body = json.loads(data)
    if not isinstance(body, dict) or body.get("schema") != SCHEMA:
        raise ValueError(f"is not of the schema {SCHEMA}")
    try:
        return data if body["holds"] == "shown" else _bytes(_reduced(body))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"is not of the schema {SCHEMA}: {error}") from error


def _reduced(body: dict[str, Any]) -> dict[str, Any]:
    refs = body["refs"]
    for kind, _ in _KINDS:
        body[kind] = [entry for entry in body[kind] if entry["shown"]]
    notes = {note["number"] for note in body["notes"]}
    actions = {action["id"] for action in body["actions"]}
    dates = {entry["id"] for entry in body["dates"]}

    def cited(numbers: list[int], most: int) -> list[int]:
        return [n for n in numbers if n in notes][:most]

    for entry in (*body["actions"], *body["dates"]):
        entry["notes"] = cited(entry["notes"], refs)
    for entry in body["dates"]:
        entry["actions"] = [id for id in entry["actions"] if id in actions]
    for actor in body["actors"]:
        stated = actor["roles"][:refs]
        actor["notes"] = cited([note for _, note in stated] if stated else actor["notes"], refs)
        actor["roles"] = [[role, note if note in notes else 0] for role, note in stated]
        actor["did"] = [id for id in actor["did"] if id in actions]
    for conflict in body["conflicts"]:
        conflict["sides"] = [
            [value, where, cited(numbers, len(numbers))] for value, where, numbers in conflict["sides"]
        ]
    sections = {section["theme"]: section["items"] for section in body["sections"] if section["theme"]}
    body["bluf"] = next((s["items"] for s in body["sections"] if s["key"] == "bluf"), [])
    body["themes"] = [theme for theme in body["themes"] if theme["name"] in sections]
    for theme in body["themes"]:
        theme["actions"] = sections[theme["name"]]
        theme["dates"] = [id for id in theme["dates"] if id in dates]
    for source in body["sources"]:
        source["origin"] = "" if source["title"] else without_folders(source["origin"])
    body["coverage"]["failed"] = list(gaps_told(body["coverage"]["failed"])[:GAPS])
    return {**body, "holds": "shown", "warnings": []}


def _public(brief: Brief) -> Brief:
    """Without what is for whoever made the brief: warnings, paths of files that have a title, hints what to do."""
    return replace(
        brief,
        warnings=(),
        sources=tuple(replace(s, origin="" if s.title else without_folders(s.origin)) for s in brief.sources),
        coverage=replace(brief.coverage, failed=gaps_told(brief.coverage.failed)[:GAPS]),
    )


def _bytes(body: dict[str, Any]) -> bytes:
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
