"""The commands that set a desk up and look after it: `init`, `config`, `looks ...`, `doctor`. Registered by `cli`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli_common import ConfigOption, WorkspaceOption, place_of, settings_of
from briefgen.console import print_line, say
from briefgen.errors import ExitCode, UsageError
from briefgen.text import one_line

if TYPE_CHECKING:
    from briefgen.engine.doctor import Finding

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
    say(
        f"{folder.absolute()} is a workspace" if made else f"{folder.absolute()} was a workspace already: nothing to do"
    )
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
    from briefgen.engine.doctor import Finding, examine

    place = place_of(workspace, config)
    loaded = load(place)
    troubles = [Finding("config", "trouble", problem, "mend the line") for problem in loaded.problems]
    for finding in troubles or [Finding("config", "ok", str(place.config) if place.config.exists() else "defaults")]:
        _print_finding(finding)
    settings = loaded.settings or Settings()
    for finding in examine(settings, place, now=datetime.now().astimezone(), reach_mail=mail):
        _print_finding(finding)
        if finding.state == "trouble":
            troubles.append(finding)
    return ExitCode.PARTIAL if troubles else ExitCode.OK


def _print_finding(finding: Finding) -> None:
    print_line(f"{finding.state:<8} {one_line(finding.subject):<10} {one_line(finding.said)}")
    if finding.remedy:
        print_line(f"{'':<19} -> {one_line(finding.remedy)}")
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
    source: Annotated[str, typer.Option("--from", metavar="LOOK", help="The look to copy.")] = "classic",
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
