"""What the modules of the command line share: the options that many commands take, and finding the workspace by them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.console import say
from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = [
    "ConfigOption",
    "WorkspaceOption",
    "look_names",
    "open_file",
    "place_of",
    "profile_names",
    "settings_of",
    "theme_names",
]

WorkspaceOption = Annotated[
    Path | None, typer.Option("--workspace", "-w", metavar="DIR", help="The workspace; else the nearest one upwards.")
]
ConfigOption = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Use this config file.")]


def place_of(folder: Path | None, config: Path | None = None) -> Workspace:
    """The workspace that the options name, else the nearest one. Raises UsageError, ConfigError."""
    from briefgen.workspace import find_workspace, open_config, open_workspace

    if config is not None:
        return open_config(config)
    return open_workspace(folder) if folder is not None else find_workspace()


def settings_of(
    folder: Path | None, config: Path | None = None, flags: dict[str, Any] | None = None
) -> tuple[Workspace, Settings]:
    """That workspace and its settings. Raises ConfigProblems too."""
    from briefgen.config import load_settings

    place = place_of(folder, config)
    return place, load_settings(place, flags=flags)


def _named(ctx: typer.Context, incomplete: str, names: Callable[[Workspace, Settings], Iterable[str]]) -> list[str]:
    """What a shell offers to complete: nothing where the settings cannot be read."""
    folder, config = (Path(x) if (x := ctx.params.get(option)) else None for option in ("workspace", "config"))
    try:
        return [name for name in names(*settings_of(folder, config)) if name.startswith(incomplete)]
    except BriefgenError:
        return []


def theme_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Themes that begin so."""
    return _named(ctx, incomplete, lambda _, settings: settings.themes)


def profile_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Profiles that begin so."""
    return _named(ctx, incomplete, lambda _, settings: settings.profiles)


def look_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Looks that begin so."""
    from briefgen.engine import list_looks

    return _named(ctx, incomplete, lambda place, settings: [look.name for look in list_looks(settings, place)])


def open_file(path: Path) -> None:
    """Open a file with the desktop's program for it; says why when there is none."""
    from briefgen.tui.outside import open_path

    if why := open_path(path, os.environ):
        say(why)
