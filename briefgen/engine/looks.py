"""The looks: which there are, and a copy of one to change."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.render import Look
    from briefgen.workspace import Workspace


def list_looks(settings: Settings, workspace: Workspace) -> tuple[Look, ...]:
    """All looks by name, the workspace's own before those that come with briefgen. Raises TemplateError."""
    from briefgen.render import find_looks, load_look

    return tuple(load_look(folder) for _, folder in sorted(find_looks([_own(settings, workspace)]).items()))


def copy_look(name: str, source: str, settings: Settings, workspace: Workspace) -> Path:
    """Copy a look into the workspace's templates and return the new folder. Raises UsageError."""
    from briefgen.render import find_looks, get_look

    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", name):
        raise UsageError(f"{name!r} is no name for a look", hint="small letters, digits and dashes, e.g. ministry-blue")
    own = _own(settings, workspace)
    look = get_look(source, [own])
    if name in find_looks([own]):
        raise UsageError(f"there is a look {name!r} already", where=str(own / name), hint="choose another name")
    target = own / name
    try:
        shutil.copytree(look.folder, target)
        _retitle(target / "look.yaml", name)
    except OSError as exc:
        raise UsageError(
            f"cannot be written: {exc.strerror or exc}", where=str(target), hint="check the folder"
        ) from exc
    return target


def _retitle(file: Path, name: str) -> None:
    """So that lists tell the copy from its original."""
    title = name.replace("-", " ").capitalize()
    lines = re.sub(r"(?m)^title:.*$", f'title: "{title}"', file.read_text("utf-8"), count=1)
    file.write_text(lines, "utf-8")


def _own(settings: Settings, workspace: Workspace) -> Path:
    return workspace.root / settings.templates
