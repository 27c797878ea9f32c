"""The kinds of values that settings hold, each with its own word of what is wrong."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, PositiveInt

from briefgen.config.schedule import parse_schedule

Format = Literal["md", "pdf", "html", "mail.html", "txt", "json", "ics", "docx"]
LengthName = Literal["one-page", "standard", "full"]
Paper = Literal["a4", "letter"]
SectionName = Literal[
    "bluf", "changed", "themes", "deadlines", "actions", "timeline", "actors", "conflicts", "sources", "notes"
]
CapName = Literal[
    "bluf", "changed", "each", "actions", "deadlines", "timeline", "actors", "conflicts", "refs", "sources"
]

_URL = re.compile(r"(?i)https?://")
SECRET_HEADER = re.compile(r"(?i)authori[sz]ation|cookie|token|secret|password|api[-_]?key")
_SINCE = re.compile(r"last|\d{4}-\d{2}-\d{2}|\d+[hdw]")
_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+|[^<>@\r\n]*<[^@\s<>,;]+@[^@\s<>,;]+>")
SECRET_WAYS = "write {env: NAME}, {file: PATH}, {command: [...]} or {keyring: SERVICE/USER}"


def is_url(text: str) -> bool:
    return _URL.match(text) is not None


def many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def names(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _since(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and not _SINCE.fullmatch(value):
        raise ValueError("write last, a date as 2026-01-31, or a span as 24h, 7d or 2w")
    return value


def _address(value: Any) -> Any:
    if isinstance(value, str) and not _ADDRESS.fullmatch(value.strip()):
        raise ValueError("this is no mail address: write name@example.org or Name <name@example.org>")
    return value


def _schedule(value: Any) -> Any:
    if isinstance(value, str):
        parse_schedule(value)
    return value


def _colour(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ValueError("a colour is written '#1f4e79', in quotes")
    return value


def _no_password(value: Any) -> Any:
    if isinstance(value, str) and is_url(value) and urlsplit(value).password:
        raise ValueError(f"a password may not stand in an address: use headers, and {SECRET_WAYS}")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("a date is written 2026-01-31") from None
    return value


Texts = Annotated[list[str], BeforeValidator(many)]
Names = Annotated[list[str], BeforeValidator(names)]
Formats = Annotated[list[Format], BeforeValidator(names)]
Sections = Annotated[list[SectionName], BeforeValidator(names)]
Since = Annotated[str, BeforeValidator(_since)]
Address = Annotated[str, BeforeValidator(_address)]
Cron = Annotated[str, BeforeValidator(_schedule)]
Colour = Annotated[str, BeforeValidator(_colour)]
Url = Annotated[str, BeforeValidator(_no_password)]
Day = Annotated[date, BeforeValidator(_day)]
Caps = dict[CapName, PositiveInt]


class Model(BaseModel):
    """Strict, frozen, without unknown keys; an error never repeats the value, which may be a secret.

    Built when first used: most commands need the whole only, and each part would be built twice.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True, defer_build=True)
