"""What the modules of the command line share: the options that many commands take, and finding the workspace by them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.console import say

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["ConfigOption", "WorkspaceOption", "open_file", "place_of", "settings_of"]

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


def open_file(path: Path) -> None:
    """Open a file with the desktop's program for it; says why when there is none."""
    from briefgen.tui.outside import open_path

    if why := open_path(path, os.environ):
        say(why)
