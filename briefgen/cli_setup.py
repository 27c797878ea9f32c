"""The commands that set a desk up and look after it: `init`, `config`, `looks ...`, `doctor`. Registered by `cli`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli_common import ConfigOption, WorkspaceOption, look_names, place_of, settings_of
from briefgen.console import print_line, progress_bar, say
from briefgen.errors import ExitCode, UsageError
from briefgen.text import one_line

looks_app = typer.Typer(
    help="List the looks, or copy one to change it.", rich_markup_mode=None, invoke_without_command=True
)


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; else here.")] = Path(),
    samples: Annotated[bool, typer.Option("--samples", help="Put the sample documents into sources/.")] = False,
) -> int:
    """Make a workspace: a commented config.yaml, sources/ and briefs/."""
    made = lay_out(folder, samples)
    for path in made:
        print_line(str(path))
    place = folder.absolute()
    if made:
        first = "" if samples else " Put documents into its sources/."
        say(f"{place} is a workspace.{first} Next, in that folder: briefgen tui, or briefgen build")
    else:
        say(f"{place} was a workspace already: nothing to do")
    return ExitCode.OK


def config(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]...", help="Only these, e.g. look or dates.order.")
    ] = None,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Print every setting with where it comes from."""
    from briefgen.config.load import ConfigProblems, load
    from briefgen.config.show import rows

    loaded = load(place_of(workspace, config))
    if loaded.settings is None:
        raise ConfigProblems(loaded.problems)
    shown = [row for row in rows(loaded) if not keys or any(row.key == k or row.key.startswith(f"{k}.") for k in keys)]
    if keys and not shown:
        raise UsageError("there is no such key", where=", ".join(keys), hint="briefgen config lists them all")
    for row in shown:
        print_line(f"{row.key}: {row.value}  # {row.origin}")
    return ExitCode.OK


def doctor(
    mail: Annotated[bool, typer.Option("--mail", help="Also talk to the mail server; nothing is sent.")] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Look whether everything is there and works, and say what mends what does not."""
    from briefgen.config import Settings
    from briefgen.config.load import load

    place = place_of(workspace, config)
    loaded = load(place)
    if not loaded.problems:
        _print_finding("ok", "config", str(place.config) if place.config.exists() else "defaults")
    for problem in loaded.problems:
        _print_finding("trouble", "config", problem, "mend the line; what follows goes by the defaults until then")
    # After the first lines: what it imports takes a second.
    from briefgen.engine import Progress
    from briefgen.engine.doctor import examine

    well = not loaded.problems
    now = datetime.now().astimezone()
    with progress_bar() as on_progress:
        for found in examine(loaded.settings or Settings(), place, now=now, reach_mail=mail, on_progress=on_progress):
            on_progress(Progress("", 0, 0))
            _print_finding(found.state, found.subject, found.said, found.remedy)
            well = well and found.state != "trouble"
    return ExitCode.OK if well else ExitCode.PARTIAL


def _print_finding(state: str, subject: str, said: str, remedy: str = "") -> None:
    print_line(f"{state:<8} {one_line(subject):<10} {one_line(said)}")
    if remedy:
        print_line(f"{'':<19} -> {one_line(remedy)}")
    sys.stdout.flush()


@looks_app.callback(invoke_without_command=True)
def looks(context: typer.Context, config: ConfigOption = None, workspace: WorkspaceOption = None) -> int:
    """List the looks, or copy one to change it."""
    if context.invoked_subcommand is not None:
        return ExitCode.OK
    from briefgen.engine import list_looks

    place, settings = settings_of(workspace, config)
    for look in list_looks(settings, place):
        print_line(f"{look.name:<14} {look.title}: {look.description}  ({look.folder})")
    return ExitCode.OK


@looks_app.command("new")
def new_look(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name: small letters, digits, dashes.")],
    source: Annotated[
        str, typer.Option("--from", metavar="LOOK", help="The look to copy.", autocompletion=look_names)
    ] = "classic",
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Copy a look into the workspace's templates/, to be changed there."""
    from briefgen.engine import copy_look

    place, settings = settings_of(workspace, config)
    print_line(str(copy_look(name, source, settings, place)))
    return ExitCode.OK


def lay_out(folder: Path, samples: bool) -> list[Path]:
    """Make a workspace, with the sample documents if wanted; what was made."""
    from briefgen import resources
    from briefgen.workspace import make_workspace

    made = list(make_workspace(folder, resources.default_config().read_text("utf-8")))
    for sample in sorted(resources.sample_sources().iterdir()) if samples else ():
        if sample.is_file() and not (target := folder / "sources" / sample.name).exists():
            shutil.copyfile(sample, target)
            made.append(target)
    return made


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    commands: tuple[Callable[..., int], ...] = (init, config, doctor)
    for command in commands:
        app.command()(command)
    app.add_typer(looks_app, name="looks")
