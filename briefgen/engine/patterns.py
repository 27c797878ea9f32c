"""Patterns of titles, file names and subjects: names in braces, and nothing else, are replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.errors import ConfigError

__all__ = ["fill"]

_NAME = re.compile(r"\{([a-z_]+)\}")


def fill(pattern: str, values: Mapping[str, str], where: str) -> str:
    """The pattern with its names replaced; a value is never looked at again. Raises ConfigError for an unknown name."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            known = ", ".join(f"{{{name}}}" for name in values)
            raise ConfigError(f"{match[0]} is unknown in {pattern!r}", where=where, hint=f"known are {known}")
        return values[match[1]]

    return _NAME.sub(value, pattern)
