"""The settings as rows: key, value, where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from briefgen.config.load import Loaded
from briefgen.config.reader import Key
from briefgen.config.secrets import Secret

__all__ = ["Row", "rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """key: dotted; value: as it would stand in the file; origin: `file:line`, a variable, a flag or 'default'."""

    key: str
    value: str
    origin: str


def rows(loaded: Loaded) -> Iterator[Row]:
    """Every value of the settings, in the order of the models. Secrets are shown by where they are kept."""
    if loaded.settings is not None:
        yield from _rows(loaded, loaded.settings, ())


def _rows(loaded: Loaded, value: Any, key: Key) -> Iterator[Row]:
    if isinstance(value, BaseModel) and not isinstance(value, Secret):
        for name, field in type(value).model_fields.items():
            yield from _rows(loaded, getattr(value, name), (*key, field.alias or name))
    elif isinstance(value, dict) and value:
        for name, item in value.items():
            yield from _rows(loaded, item, (*key, name))
    elif isinstance(value, list) and any(isinstance(item, BaseModel) for item in value):
        for n, item in enumerate(value):
            yield from _rows(loaded, item, (*key, n))
    else:
        yield Row(".".join(map(str, key)), _text(value), str(loaded.origin(key)))


def _text(value: Any) -> str:
    return str(value) if isinstance(value, Secret) else json.dumps(value, ensure_ascii=False, default=str)
