"""YAML as plain values, with the line of every key, and limits: no tags, no merge keys, no bombs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Key", "Layer", "Origin", "read_layer"]

Key = tuple[str | int, ...]
_MAX_BYTES = 1 << 20
_MAX_NODES = 100_000
_MAX_DEPTH = 50
# What to do about the parser's words, and whether the line to mend is where the thing began.
_MENDS = (
    (r"'\t' that cannot start", "a tab cannot indent a line: use spaces", False),
    ("that cannot start any token", "write the value in quotes", False),
    ("undefined alias", "write the value in quotes", False),
    ("mapping values", "write a value with ': ' in it in quotes; else the line is indented too far", False),
    ("unexpected end of stream", "a quotation mark is not closed", True),
    ("expected ',' or", "a bracket is not closed", True),
    ("expected <block end>", "indent the line as those above; write a value with quotation marks in it in the other kind", False),
    ("unknown escape character", "write the value in single quotes", False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a file, an environment variable, a flag or the defaults; line is 0 where there is none."""

    name: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name

    def of(self, key: Key) -> str:
        """Where a key stands, for the head of a line: an option is named by itself alone."""
        return str(self) if self.name.startswith("--") else f"{self}: {'.'.join(map(str, key))}"


@dataclass(slots=True)
class Layer:
    """One source of settings: its values, the origin of every key, and what is wrong with it as YAML."""

    data: dict[str, Any] = field(default_factory=dict)
    origins: dict[Key, Origin] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


class _Reader:
    """Turns composed YAML nodes into values; every problem is kept, and the walk goes on."""

    def __init__(self, name: str) -> None:
        self.name, self.layer, self.nodes = name, Layer(), 0
        self._scalars = yaml.constructor.SafeConstructor()

    def problem(self, line: int, key: Key, what: str) -> None:
        dotted = ".".join(map(str, key))
        self.layer.problems.append(f"{self.name}:{line}: {dotted + ': ' if dotted else ''}{what}")

    def value(self, node: yaml.Node, key: Key) -> Any:
        line = node.start_mark.line + 1
        self.nodes += 1
        if self.nodes > _MAX_NODES or len(key) > _MAX_DEPTH:
            raise _TooMuch(line)
        self.layer.origins.setdefault(key, Origin(self.name, line))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*key, n)) for n, item in enumerate(node.value)]
        try:
            value = self._scalars.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            tag = str(node.tag).rsplit(":", 1)[-1]
            self.problem(line, key, f"this is no valid {tag}: put it in quotes, or write it otherwise")
            return str(node.value)
        return value

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name_node, value_node in node.value:
            line = name_node.start_mark.line + 1
            name = name_node.value if isinstance(name_node, yaml.ScalarNode) else None
            if name is None or name_node.tag.endswith(":merge"):
                self.problem(line, key, "a key must be a plain word")
                continue
            if name in found:
                first = self.layer.origins[(*key, name)].line
                self.problem(line, (*key, name), f"this key stands here a second time; the first is on line {first}")
                continue
            self.layer.origins[(*key, name)] = Origin(self.name, line)
            found[name] = self.value(value_node, (*key, name))
        return found


class _TooMuch(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _in_words(exc: yaml.MarkedYAMLError) -> str:
    """'LINE: not valid YAML: what (what to do)'."""
    what = exc.problem or exc.context or ""
    hint, began = next(((hint, began) for words, hint, began in _MENDS if words in what), ("", False))
    mark = (exc.context_mark if began else None) or exc.problem_mark or exc.context_mark
    return f"{mark.line + 1 if mark else 1}: not valid YAML: {what}{f' ({hint})' if hint else ''}"


def read_layer(path: Path, name: str | None = None) -> Layer:
    """The values of one settings file. Never raises: what is wrong is in `problems`, one `file:line: key: what` each."""
    name = name or str(path)
    reader = _Reader(name)
    try:
        data = path.read_bytes()
    except OSError as exc:
        reader.layer.problems.append(f"{name}: cannot be read: {exc.strerror}")
        return reader.layer
    if len(data) > _MAX_BYTES:
        reader.layer.problems.append(f"{name}: too large for a settings file (limit 1 MiB)")
        return reader.layer
    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
        value = reader.value(node, ()) if node is not None else {}
    except UnicodeDecodeError as exc:
        line = data.count(b"\n", 0, exc.start) + 1
        reader.layer.problems.append(f"{name}:{line}: not UTF-8 text: save the file as UTF-8")
    except yaml.MarkedYAMLError as exc:
        reader.layer.problems.append(f"{name}:{_in_words(exc)}")
    except yaml.YAMLError as exc:
        reader.layer.problems.append(f"{name}: not valid YAML: {' '.join(str(exc).split())}")
    except (RecursionError, _TooMuch) as exc:
        reader.layer.problems.append(
            f"{name}:{getattr(exc, 'line', 1)}: too many or too deep values for a settings file"
        )
    else:
        if isinstance(value, dict):
            reader.layer.data = value
        else:
            reader.layer.problems.append(f"{name}:1: settings are lines of the form 'key: value'")
    return reader.layer
