"""What pydantic found wrong, as lines that a person can act on: `file:line: key: what is wrong (did you mean ...?)`."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from briefgen.config.reader import Key, Origin
from briefgen.config.settings import Settings

__all__ = ["explain", "nearest", "one_of"]

_SECRET_KEY = re.compile(r"(?i)passw|secret|token")
_WANTED = {
    "string_type": "a text is wanted",
    "int_type": "a whole number is wanted",
    "int_parsing": "a whole number is wanted",
    "int_from_float": "a whole number is wanted",
    "greater_than": "a number above 0 is wanted",
    "bool_type": "true or false is wanted",
    "list_type": "a list is wanted: [one, two], or a line '- one' for each",
    "dict_type": "lines of the form 'key: value' are wanted",
    "model_type": "lines of the form 'key: value' are wanted",
    "date_type": "a date is wanted, as 2026-01-31",
    "missing": "this is missing",
}


def nearest(name: str, known: Iterable[str]) -> str:
    """' (did you mean ...?)', or the few names that there are, or nothing."""
    names = [str(k) for k in known]
    if close := difflib.get_close_matches(name.lower().replace("-", "_"), names, 1, 0.7) or difflib.get_close_matches(
        name.lower(), names, 1, 0.7
    ):
        return f" (did you mean '{close[0]}'?)"
    return f" (there is: {', '.join(names)})" if 0 < len(names) <= 10 else ""


def one_of(value: Any, choices: Sequence[str]) -> str:
    """What to write where a value is none of the choices, with the nearest of them."""
    close = difflib.get_close_matches(value, choices, 1, 0.6) if isinstance(value, str) else []
    return f"one of {', '.join(choices)} is wanted" + (f" (did you mean '{close[0]}'?)" if close else "")


def explain(error: ValidationError, data: Mapping[str, Any], origins: Mapping[Key, Origin]) -> list[str]:
    """One line a problem, in the order of the file; values that may be secrets are never repeated."""
    lines: dict[str, tuple[str, int]] = {}
    for item in error.errors(include_url=False, include_input=False):
        key = _real_key(item["loc"], data)
        value = _at(data, key)
        origin = next((origins[key[:n]] for n in range(len(key), 0, -1) if key[:n] in origins), Origin("settings"))
        text = f"{origin.of(key)}: {_what(item, key, value)}"
        lines.setdefault(text, (origin.name, origin.line))
    return sorted(lines, key=lines.__getitem__)


def _what(item: Mapping[str, Any], key: Key, value: Any) -> str:
    kind = item["type"]
    if kind == "extra_forbidden":
        if _SECRET_KEY.search(str(key[-1])):
            return "unknown key (a password is kept outside; mail.smtp.password says where)"
        name = str(key[-1])
        if elsewhere := [place for place in _places(Settings) if place.rpartition(".")[2] == name]:
            return f"unknown key (did you mean '{elsewhere[0]}'?)"
        return f"unknown key{nearest(name, _keys_at(key[:-1]))}"
    if kind == "literal_error":
        choices = [part.strip().strip("'") for part in item["ctx"]["expected"].replace(" or ", ", ").split(",")]
        if choices == ["1"]:
            return "must be 1"
        return one_of(value, choices)
    if kind == "value_error":
        return str(item["ctx"]["error"])
    if kind == "string_type" and isinstance(value, bool | int | float):
        return "a text is wanted: put it in quotes"
    message = str(item["msg"])
    return _WANTED.get(kind, message[:1].lower() + message[1:])


def _real_key(loc: tuple[str | int, ...], data: Any) -> Key:
    """The location without the names of union branches and validators that pydantic puts into it."""
    key: list[str | int] = []
    place = data
    for n, part in enumerate(loc):
        inside = (isinstance(place, dict) and part in place) or (
            isinstance(place, list) and isinstance(part, int) and part < len(place)
        )
        if inside:
            place = place[part]
            key.append(part)
        elif n == len(loc) - 1 and isinstance(place, dict) and part != "[key]" and not isinstance(part, int):
            key.append(part)  # what is missing
        else:
            break
    return tuple(key)


def _at(data: Any, key: Key) -> Any:
    for part in key:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _keys_at(key: Key) -> list[str]:
    """The keys that the settings know at a place."""
    model: Any = Settings
    for part in key:
        if isinstance(model, type) and issubclass(model, BaseModel):
            field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
            model = field.annotation if field else None
        else:  # a dict's or a list's members
            model = next((a for a in reversed(typing.get_args(model)) if _model_in(a)), None)
        model = _strip(model)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [field.alias or name for name, field in model.model_fields.items()]
    return []


def _places(model: type[BaseModel], above: str = "") -> Iterator[str]:
    """Every key that has a fixed place, dotted."""
    for name, field in model.model_fields.items():
        yield f"{above}{field.alias or name}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _places(field.annotation, f"{above}{field.alias or name}.")


def _strip(annotation: Any) -> Any:
    """A model, dict or list out of `X | None` and Annotated."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _strip(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return next((_strip(a) for a in typing.get_args(annotation) if _model_in(a)), None)
    return annotation


def _model_in(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_model_in(a) for a in typing.get_args(annotation))
