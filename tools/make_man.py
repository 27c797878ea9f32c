"""Write the manual page docs/briefgen.1 anew from the program: `.venv/bin/python tools/make_man.py`. A test looks whether it is
up to date.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from briefgen.cli import app

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "briefgen.1"
_HEAD = """\
.TH BRIEFGEN 1
.SH NAME
briefgen \\- briefings of actions, actors and timelines from your documents
.SH SYNOPSIS
.B briefgen
.RI [ options ] " command " [ arguments ]
.SH DESCRIPTION
Reads press releases, news, PDFs, web pages and feeds, finds who did what, who is who and what is due, and writes a briefing
as Markdown and PDF, in which every line can be traced to the sentence that it came from. Works offline.
.PP
Paths and data go to standard output, everything else to standard error.
.SH COMMANDS
"""
_FILES = """\
.SH FILES
.TP
.I config.yaml
The settings of a workspace: the nearest folder upwards that has one with the line "briefgen: 1".
.TP
.I .briefgen/
What the program remembers there: the library, the outbox, decisions, the log.
.SH ENVIRONMENT
.TP
.B BRIEFGEN_LOOK, BRIEFGEN_DATES_ORDER, ...
Any setting, in capitals, dots as underscores: BRIEFGEN_DATES_ORDER=dmy.
.TP
.BR HTTPS_PROXY ", " HTTP_PROXY ", " SSL_CERT_FILE
A proxy, and a company's certificates, for feeds, pages and mail.
"""


def page() -> str:
    exits = "".join(f".TP\n.B {code.value}\n{_plain(text)}\n" for code, text in _tables().EXIT_CODES.items())
    commands = "".join(_commands(typer.main.get_command(app), ""))
    return f"{_HEAD}{commands}.SH EXIT STATUS\n{exits}When several apply: 2, 70, 3, 4, 75, 1.\n{_FILES}"


def _commands(command: Any, name: str) -> Iterator[str]:
    children = getattr(command, "commands", {})
    if name and (not children or getattr(command, "invoke_without_command", False)):
        arguments = [p.metavar or "" for p in command.params if p.param_type_name == "argument"]
        yield f".SS briefgen {_plain(' '.join([name, *arguments]))}\n{_plain((command.help or '').splitlines()[0])}\n"
        for option in command.params:
            if option.param_type_name == "option" and option.name != "help":
                value = "" if option.is_flag else f" {option.metavar or ''}"
                yield f".TP\n.B {_plain(', '.join(option.opts) + value)}\n{_plain(option.help or '')}\n"
    for child, inner in children.items():
        yield from _commands(inner, f"{name} {child}".strip())


def _plain(text: str) -> str:
    """Text that roff sets as it is."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text


def _tables() -> Any:
    spec = importlib.util.spec_from_file_location("make_tables", Path(__file__).with_name("make_tables.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
