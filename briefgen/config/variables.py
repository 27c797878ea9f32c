"""The keys that an environment variable can set, and its name."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from briefgen.config.secrets import Secret

__all__ = ["leaves", "variable_name"]


def variable_name(key: tuple[str, ...]) -> str:
    """BRIEFGEN_DATES_ORDER for dates.order."""
    return "BRIEFGEN_" + "_".join(key).upper()


def leaves(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], bool]]:
    """(key, whether it is taken as text) of every single value and every list of texts; mappings by name are left to files."""
    for name, field in model.model_fields.items():
        key, annotation = (*above, field.alias or name), field.annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from leaves(annotation, key)
        elif not _mapping_or_model(annotation) and key != ("briefgen",):
            yield key, _textual(annotation)


def _mapping_or_model(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, dict | BaseModel | Secret)
    return typing.get_origin(annotation) is dict or any(_mapping_or_model(a) for a in typing.get_args(annotation))


def _textual(annotation: Any) -> bool:
    """Text, or a list of texts, which a validator splits at commas or takes as one."""
    if annotation in (str, typing.Any):
        return True
    if typing.get_origin(annotation) is typing.Literal:
        return True
    if typing.get_origin(annotation) is list:
        return True
    parts = [a for a in typing.get_args(annotation) if a is not type(None)]
    return any(_textual(a) for a in parts)
