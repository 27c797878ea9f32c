"""Write the tables of docs/commands.md and docs/settings.md anew from the program: `.venv/bin/python tools/make_tables.py`.

A table stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->`; a test looks whether each is up to date.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel

import briefgen.tui
from briefgen.cli import app
from briefgen.config import Secret, Settings
from briefgen.errors import ExitCode
from briefgen.tui.commands import bindings

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("docs/commands.md", "docs/settings.md")
_BLOCK = re.compile(r"(<!-- begin: ([\w-]+) -->\n).*?(<!-- end: \2 -->)", re.S)

EXIT_CODES = {
    ExitCode.OK: "done; also when nothing had changed, or nothing was new and the profile says that this is well",
    ExitCode.PARTIAL: "made, but some document, source or format failed; each is named",
    ExitCode.USAGE: "a wrong argument, setting or template; nothing was made",
    ExitCode.NOTHING: "nothing could be made",
    ExitCode.MAIL_REFUSED: "a mail was refused for good",
    ExitCode.INTERNAL: "an error of the program's own; a report is written and named",
    ExitCode.TRY_AGAIN: "try again: a mail is deferred or held, or another run holds the lock",
    ExitCode.INTERRUPTED: "interrupted by the user",
}


def commands() -> str:
    """A line a command, with its options."""
    rows = ["| command | what it does | options |", "|---|---|---|"]

    def walk(command: Any, name: str) -> Iterator[str]:
        children = getattr(command, "commands", {})
        if name and (not children or getattr(command, "invoke_without_command", False)):
            parameters = [p for p in command.params if p.name != "help"]
            given = " ".join(p.metavar or "" for p in parameters if p.param_type_name == "argument")
            options = ", ".join(f"`{max(p.opts, key=len)}`" for p in parameters if p.param_type_name == "option")
            text = (command.help or "").strip().splitlines()[0]
            yield f"| `{f'briefgen {name} {given}'.strip()}` | {text} | {options} |".replace(
                "|GLOB|URL", "\\|GLOB\\|URL"
            )
        for child, inner in sorted(children.items(), key=lambda item: list(children).index(item[0])):
            yield from walk(inner, f"{name} {child}".strip())

    return "\n".join([*rows, *walk(typer.main.get_command(app), "")]) + "\n"


def exit_codes() -> str:
    rows = ["| code | meaning |", "|---|---|"]
    return "\n".join([*rows, *(f"| {code.value} | {EXIT_CODES[code]} |" for code in ExitCode)]) + "\n"


def settings() -> str:
    """A line a key, in the order of the models."""
    rows = ["| key | what it says | default |", "|---|---|---|"]
    return "\n".join([*rows, *(f"| `{k}` | {d} | {v} |" for k, d, v in keys(Settings))]) + "\n"


def keys(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, str, str]]:
    """(key, description, default) of every key; NAME stands for a name of the user's, `[]` for the items of a list."""
    for name, field in model.model_fields.items():
        key = f"{above}{field.alias or name}"
        inner = _model_in(field.annotation)
        description = (field.description or "").replace("|", "\\|")
        if inner is None:
            yield key, description, _default(field.default)
        elif isinstance(field.annotation, type):
            yield from keys(inner, f"{key}.")
        else:
            mapping = "dict" in str(field.annotation)
            yield key, description, "" if mapping else _default(field.default)
            if not (inner.__name__ == "SourceSpec" and above) and inner.__name__ != "Ping":
                yield from keys(inner, f"{key}.NAME." if mapping else f"{key}[].")


def _default(value: Any) -> str:
    if value in (None, "", [], {}) or repr(value) == "PydanticUndefined":
        return ""
    if isinstance(value, list):
        return f"`{', '.join(str(getattr(v, 'path', None) or v) for v in value)}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The settings model inside an annotation; a Secret is a value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None if annotation is Secret else annotation
    if typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType, list, dict):
        return next((m for a in typing.get_args(annotation) if (m := _model_in(a))), None)
    return None


def actions() -> str:
    """A line an action of the interface: its name for `tui.keys`, its keys, what it does."""
    for module in pkgutil.walk_packages(briefgen.tui.__path__, "briefgen.tui."):
        if not module.name.endswith(".worker"):
            importlib.import_module(module.name)
    rows = ["| name | keys | what it does |", "|---|---|---|"]
    found = sorted(bindings().items())
    return (
        "\n".join([*rows, *(f"| `{name}` | {_keys(b.key)} | {b.tooltip or b.description} |" for name, b in found)])
        + "\n"
    )


def _keys(keys: str) -> str:
    return " ".join(f"`{key.strip()}`" for key in keys.split(","))


TABLES = {"commands": commands, "exit-codes": exit_codes, "settings": settings, "actions": actions}


def filled(page: str) -> str:
    """A page with its tables made anew."""
    return _BLOCK.sub(lambda m: f"{m[1]}\n{TABLES[m[2]]()}\n{m[3]}", page)


def main() -> None:
    for name in PAGES:
        path = ROOT / name
        path.write_text(filled(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
