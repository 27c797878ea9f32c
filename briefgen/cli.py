"""The command line. Every command imports what it needs inside its body, so that --help is quick.

Standard output is data only (paths, JSON, tables); everything for people goes through `console`. `run` is the one place
where errors become a line and an exit code.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from briefgen import cli_library, cli_mail, cli_setup
from briefgen.cli_common import ConfigOption, WorkspaceOption, look_names, open_file, settings_of, theme_names
from briefgen.console import print_line, progress_bar, say
from briefgen.errors import BriefgenError, ExitCode, UsageError

app = typer.Typer(
    name="briefgen",
    help="Briefings of actions, actors and timelines from your documents, every line traced to its sentence.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

LookOption = Annotated[
    str | None,
    typer.Option("--look", "-l", metavar="NAME", help="The look; see 'briefgen looks'.", autocompletion=look_names),
]

# --------------------------------------------------------------------------------------------------- commands


@app.command()
def build(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH|GLOB|URL]...", help="Documents; '-' is standard input. None: the config's sources."
        ),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", "-t", metavar="NAME", help="A theme; may be repeated.", autocompletion=theme_names),
    ] = None,
    look: LookOption = None,
    length: Annotated[str | None, typer.Option(metavar="LENGTH", help="one-page, standard or full.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title.")] = None,
    on: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The brief's date; else today.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="WHEN", help="last, a date as 2026-01-31, or a span: 24h, 7d, 2w.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Nothing published after this day.")] = None,
    formats: Annotated[
        str | None, typer.Option("--formats", "-f", metavar="LIST", help="md,pdf,html,mail.html,txt,json,ics,docx.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to.")] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the result.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a brief of the same name.")] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Build a briefing and print the paths of its files."""
    from briefgen.engine import BuildRequest, build_brief

    chosen = [part.strip() for part in formats.split(",") if part.strip()] if formats is not None else None
    flags = {"look": look, "length": length, "title": title, "formats": chosen}
    place, settings = settings_of(workspace, config, flags)
    if (
        not inputs
        and place.personal
        and not any(s.url or Path(place.root, s.path or "").exists() for s in settings.sources)
    ):
        hint = "briefgen build PATH..., or make a workspace: briefgen init DIR"
        if Path("config.yaml").is_file():  # of another program, or of ours without its mark
            hint = "briefgen build PATH...; for the config.yaml here to be followed, it needs the line 'briefgen: 1'"
        raise UsageError("no documents are named", hint=hint)
    request = BuildRequest(
        inputs=tuple(inputs or ()),
        themes=tuple(theme or ()),
        look=look,
        length=length,
        title=title,
        date=_day(on, "--date"),
        since=since,
        until=_day(until, "--until"),
        formats=tuple(chosen or ()),
        out=out.absolute() if out else None,
        force=force,
    )
    with progress_bar() as on_progress:
        result = build_brief(request, settings, place, now=datetime.now().astimezone(), on_progress=on_progress)
    for line in (*result.problems, *result.warnings):
        say(line)
    if result.unchanged:
        say("nothing has changed since this brief was made: its files are left as they are")
    if result.paths and result.brief and not result.brief.coverage.matched:
        say(
            "no document concerns the chosen themes, so the brief is empty (look at their terms: briefgen config themes)"
        )
    for path in result.paths:
        print_line(str(path))
    if open_ and result.paths:
        open_file(next((p for p in result.paths if p.suffix == ".pdf"), result.paths[0]))
    return result.code


@app.command()
def render(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.md", help="A Markdown briefing, as it was made or edited by hand.")
    ],
    look: LookOption = None,
    formats: Annotated[str, typer.Option("--formats", "-f", metavar="LIST", help="pdf,html.")] = "pdf",
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file of the same name.")] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Make the PDF of a Markdown briefing that was edited by hand."""
    from briefgen.engine import render_file

    place, settings = settings_of(workspace, config, {"look": look})
    chosen = [part.strip() for part in formats.split(",") if part.strip()]
    with progress_bar() as on_progress:
        paths, warnings = render_file(
            file.absolute(), settings, place, look=look, formats=chosen, out=out.absolute() if out else None, force=force,
            on_progress=on_progress,
        )  # fmt: skip
    for line in warnings:
        say(line)
    for path in paths:
        print_line(str(path))
    return ExitCode.OK


@app.command()
def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="PATH|GLOB|URL...", help="Documents; '-' is standard input.")],
    json: Annotated[bool, typer.Option("--json", help="Everything, as JSON (schema briefgen/extraction/1).")] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Print what is found in documents: actors, actions, timeline."""
    from briefgen.engine import extract_inputs

    _, settings = settings_of(workspace, config)
    with progress_bar() as on_progress:
        result = extract_inputs(inputs, settings, now=datetime.now().astimezone(), on_progress=on_progress)
    for problem in result.problems:
        say(problem)
    for chunk in result.json() if json else result.text():
        sys.stdout.write(chunk)
    return result.code


@app.command()
def tui(
    demo: Annotated[bool, typer.Option("--demo", help="Try it with the sample documents; nothing is kept.")] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Open the terminal interface."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the interface needs a terminal", where="briefgen tui", hint="in scripts use briefgen build")
    from briefgen.tui import run_tui

    if demo:
        with tempfile.TemporaryDirectory(prefix="briefgen-demo-") as folder:
            cli_setup.lay_out(Path(folder), samples=True)
            return run_tui(*settings_of(Path(folder), None))
    return run_tui(*settings_of(workspace, config))


@app.command()
def version() -> int:
    """Print the version."""
    from briefgen import __version__

    print_line(f"briefgen {__version__}")
    return ExitCode.OK


# ---------------------------------------------------------------------------------------------------- helpers


cli_setup.register(app)
cli_library.register(app)
cli_mail.register(app)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date", where=option, hint="write it as 2026-01-31") from None


# -------------------------------------------------------------------------------------------------- the border


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; no exception leaves here but with --debug."""
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    debug = "--debug" in arguments[:end] or bool(os.environ.get("BRIEFGEN_DEBUG"))
    kept = [a for n, a in enumerate(arguments) if n >= end or a != "--debug"] or ["--help"]
    try:
        return _guarded(lambda: _invoke(kept), debug)
    finally:
        _flush()


def _invoke(arguments: list[str]) -> Any:
    if "_BRIEFGEN_COMPLETE" in os.environ:  # the shell asks what could come next
        return app(arguments, prog_name="briefgen")
    # Not by calling app: that has its own mind about interrupts and closed pipes.
    command = typer.main.get_command(app)
    with command.make_context("briefgen", arguments) as context:
        return command.invoke(context)


def _guarded(call: Callable[[], Any], debug: bool) -> int:
    try:
        return int(call() or 0)
    except typer.Exit as exc:
        return exc.exit_code
    except BrokenPipeError:
        return ExitCode.OK
    except (KeyboardInterrupt, typer.Abort):
        say("interrupted")
        return ExitCode.INTERRUPTED
    except typer.TyperException as exc:
        message = exc.format_message()
        command = getattr(getattr(exc, "ctx", None), "command_path", "briefgen")
        say(f"briefgen: {message[:1].lower()}{message[1:]}" + ("" if "--help" in message else f" ({command} --help)"))
        return ExitCode.USAGE
    except BriefgenError as exc:
        if debug:
            raise
        for line in getattr(exc, "problems", None) or (str(exc),):
            say(line)
        # What failed in one document or format, and yet ended the whole command, left nothing made.
        return ExitCode.NOTHING if exc.exit_code == ExitCode.PARTIAL else exc.exit_code
    except Exception:
        if debug:
            raise
        say(f"internal error: a report is in {_write_report()} (please send it to whoever looks after briefgen)")
        return ExitCode.INTERNAL


def _write_report() -> Path:
    """What went wrong, in a file of its own, with nothing of the documents or the settings in it but file names."""
    import platform
    import traceback

    from briefgen import __version__

    text = (
        f"briefgen {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"arguments: {sys.argv[1:]!r}\n\n{traceback.format_exc()}"
    )
    text = re.sub(r"(\w://)[^/\s@'\"]+@", r"\1...@", text)  # no login of an address
    name = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        from briefgen.workspace import find_workspace

        path = find_workspace().state_folder("reports") / name
        path.touch(0o600)
        path.write_text(text, "utf-8")
    except (OSError, BriefgenError):
        fd, temporary = tempfile.mkstemp(prefix="briefgen-", suffix=f"-{name}")
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            file.write(text)
        path = Path(temporary)
    return path


def _flush() -> None:
    """Flush here, where a reader that has gone away is no error."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        # Python would complain once more when it closes the stream at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
