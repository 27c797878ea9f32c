"""Programs outside: the desktop's opener and the user's editor."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

__all__ = ["edit_file", "editor_command", "open_path"]


def open_path(path: Path, environ: Mapping[str, str]) -> str:
    """Open a file with the desktop's program for it, without waiting. Gives the reason when it cannot be done."""
    where = f"it is at {path}"
    if sys.platform == "darwin":
        opener = "open"
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        opener = "xdg-open"
    else:
        opener = "wslview"
    program = shutil.which(opener)
    if program is None:
        return f"no program here opens a {path.suffix[1:].upper() or 'file'} on a desktop: {where}"
    try:
        subprocess.Popen(
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as exc:
        return f"{opener} cannot be started ({exc.strerror}): {where}"
    return ""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The user's editor with its arguments: $VISUAL, $EDITOR, or one that is there. Empty when there is none."""
    for name in ("VISUAL", "EDITOR"):
        if environ.get(name, "").strip():
            try:
                return shlex.split(environ[name])
            except ValueError:
                return [environ[name]]
    found = next((p for p in ("sensible-editor", "nano", "vim", "vi") if shutil.which(p)), None)
    return [found] if found else []


def edit_file(app: App[Any], path: Path, environ: Mapping[str, str]) -> str:
    """Open a file in the user's editor and wait, with the interface out of the way. Gives the reason when it cannot be done."""
    command = editor_command(environ)
    if not command:
        return f"no editor is found: set EDITOR; the file is {path}"
    try:
        with app.suspend():
            done = subprocess.run([*command, str(path)], check=False)
    except SuspendNotSupported:
        return f"no editor can be opened in this terminal: the file is {path}"
    except OSError as exc:
        return f"{command[0]} cannot be started ({exc.strerror}): set EDITOR; the file is {path}"
    return f"the editor ended with code {done.returncode}: nothing was taken over" if done.returncode else ""
