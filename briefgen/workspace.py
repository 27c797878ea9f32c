"""Where a workspace is and what the program itself remembers there.

A workspace is the nearest folder upwards whose config.yaml has the top-level key `briefgen: 1`; without one it is the
user's own, whose settings lie where the platform keeps settings. config.yaml is the user's and is never written here;
what the program remembers (themes, actors and profiles made in the interface, the library, the outbox) lies in the
workspace's state folder, `.briefgen/`, readable by its owner alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from briefgen.errors import ConfigError, StateError, UsageError
from briefgen.files import write_atomic

__all__ = [
    "CONFIG_NAME",
    "STATE_NAME",
    "Workspace",
    "find_workspace",
    "is_ours",
    "make_workspace",
    "open_config",
    "open_workspace",
    "user_config",
]

CONFIG_NAME = "config.yaml"
STATE_NAME = ".briefgen"
_OURS = re.compile(r"""(?m)^(?:\{\s*)?["']?briefgen["']?[ \t]*:[ \t]*1[ \t]*(?:[,}#\r]|$)""")
_SNIFF = 1 << 20  # characters of a config.yaml that are looked at


@dataclass(frozen=True, slots=True)
class Workspace:
    """root: what relative paths of a brief start from; config: its config.yaml, which may be missing; state: `.briefgen`."""

    root: Path
    config: Path
    state: Path
    personal: bool = False

    def state_folder(self, *parts: str) -> Path:
        """A folder of the program's own, made with mode 0700 if need be. Raises StateError."""
        folder = self.state
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for part in parts:
                folder = folder / part
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as exc:
            raise StateError(
                f"the program's own folder cannot be made: {exc.strerror}",
                where=str(folder),
                hint="check its permissions",
            ) from exc
        return folder

    def remembered_path(self, name: str) -> Path:
        """The file of what is remembered under a name: 'themes', 'actors', 'profiles', ..."""
        return self.state / f"{name}.yaml"

    def remembered(self, name: str) -> dict[str, Any]:
        """What is remembered under a name, by the names of its entries. Raises StateError."""
        import yaml

        path = self.remembered_path(name)
        try:
            data = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
        except (OSError, ValueError, yaml.YAMLError) as exc:
            raise StateError("cannot be read", where=str(path), hint="mend or delete it") from exc
        return data if isinstance(data, dict) else {}

    def remember(self, name: str, data: dict[str, Any]) -> Path:
        """Write what is remembered under a name, whole or not at all, mode 0600. Raises StateError."""
        import yaml

        path = self.state_folder() / f"{name}.yaml"
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
        try:
            write_atomic(path, f"# Written by briefgen; config.yaml wins over it.\n{text}".encode(), mode=0o600)
        except OSError as exc:
            raise StateError(
                f"cannot be written: {exc.strerror}", where=str(path), hint="check disk and permissions"
            ) from exc
        return path


def user_config() -> Path:
    """The per-user settings file; it need not exist."""
    return platformdirs.user_config_path("briefgen", appauthor=False) / CONFIG_NAME


def find_workspace(start: Path | None = None) -> Workspace:
    """The workspace that a folder (default: the current one) lies in, else the user's own."""
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        if is_ours(folder / CONFIG_NAME):
            return _workspace(folder)
    state = platformdirs.user_data_path("briefgen", appauthor=False) / STATE_NAME
    return Workspace(here, user_config(), state, personal=True)


def open_workspace(folder: Path) -> Workspace:
    """The workspace at exactly this folder. Raises UsageError when there is none."""
    if not is_ours(folder / CONFIG_NAME):
        raise UsageError(
            f"no workspace here: there is no {CONFIG_NAME} with the line 'briefgen: 1'",
            where=str(folder),
            hint=f"briefgen init {folder}",
        )
    return _workspace(folder.absolute())


def open_config(path: Path) -> Workspace:
    """The workspace of a config file named by the user, whatever its name. Raises ConfigError."""
    if not path.is_file():
        raise ConfigError("there is no such file", where=str(path), hint="--config names a config.yaml")
    folder = path.absolute().parent
    return Workspace(folder, path.absolute(), folder / STATE_NAME)


def _workspace(folder: Path) -> Workspace:
    return Workspace(folder, folder / CONFIG_NAME, folder / STATE_NAME)


def is_ours(path: Path) -> bool:
    """Whether a config.yaml is briefgen's. By its text, not by parsing: a broken one of ours must be reported, not passed by."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return _OURS.search(file.read(_SNIFF)) is not None
    except OSError:
        return False


def make_workspace(folder: Path, config: str) -> tuple[Path, ...]:
    """Lay out a workspace: config.yaml, sources/, briefs/, .briefgen/. Returns what was made. Raises UsageError.

    A config.yaml that is there already is left alone when it is ours, and refused when it is not.
    """
    path = folder / CONFIG_NAME
    if path.exists() and not is_ours(path):
        raise UsageError(
            "this config.yaml belongs to something else",
            where=str(path),
            hint="choose another folder: briefgen init DIR",
        )
    made: list[Path] = []
    try:
        for name in ("sources", "briefs"):
            if not (folder / name).is_dir():
                (folder / name).mkdir(parents=True)
                made.append(folder / name)
        if not path.exists():
            write_atomic(path, config.encode("utf-8"))
            made.append(path)
    except OSError as exc:
        raise UsageError(
            f"cannot be made: {exc.strerror}", where=str(exc.filename or folder), hint="check the path"
        ) from exc
    _workspace(folder.absolute()).state_folder()
    return tuple(made)
