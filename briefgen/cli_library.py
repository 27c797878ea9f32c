"""The commands about the library: `library ...`, `search`, `history`, `sources`. Registered by `cli`.

Tables go to standard output, columns parted by tabs (at a terminal under headings, as wide as it is).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli_common import WorkspaceOption, open_file, place_of, profile_names, settings_of, theme_names
from briefgen.console import print_table, progress_bar, say
from briefgen.edtf import human
from briefgen.errors import ExitCode, UsageError
from briefgen.text import shorten

if TYPE_CHECKING:
    from briefgen.engine.shelf import Query
    from briefgen.library import StoredBrief

SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", help="Not after it.")]
PublisherOption = Annotated[str, typer.Option(metavar="NAME", help="Only of this publisher.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", metavar="N", help="At most so many; 0: all.")]

JsonOption = Annotated[bool, typer.Option("--json", help="As JSON: a list of objects.")]

library_app = typer.Typer(help="The documents that the workspace remembers.", rich_markup_mode=None)


@library_app.command("list")
def list_(
    since: SinceOption = None,
    until: UntilOption = None,
    publisher: PublisherOption = "",
    theme: Annotated[
        str,
        typer.Option(
            "--theme", "-t", metavar="NAME", help="Only what concerns this theme.", autocompletion=theme_names
        ),
    ] = "",
    unused: Annotated[bool, typer.Option("--unused", help="Only what is in no brief yet.")] = False,
    limit: LimitOption = 50,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> int:
    """List documents, newest first: id, date, publisher, words, title."""
    query = _query([], since, until, publisher, limit)
    return _documents(replace(query, unused=unused), workspace, json, theme)


@library_app.command("search")
def search_library(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that the document holds.")],
    since: SinceOption = None,
    until: UntilOption = None,
    publisher: PublisherOption = "",
    limit: LimitOption = 50,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> int:
    """List the documents that hold all the words."""
    return _documents(_query(words, since, until, publisher, limit), workspace, json)


@library_app.command("show")
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Its id, or the beginning of it.")],
    json: Annotated[bool, typer.Option("--json", help="All that is known of it, as JSON.")] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Print a document's text, and its other versions and near-duplicates."""
    from briefgen.engine import shelf

    document, versions, near = shelf.show_document(id, place_of(workspace))
    versions = [v for v in versions if v.id != document.id]
    if json:
        _json({"document": document, "versions": versions, "near": near})
        return ExitCode.OK
    sys.stdout.write(document.text.rstrip() + "\n")
    for head, rows in (("other versions", versions), ("nearly the same", near)):
        for row in rows:
            say(f"{head}: {row.id} {row.published or 'undated'} {shorten(row.title, 80)}")
    return ExitCode.OK


@library_app.command("add")
def add(
    inputs: Annotated[list[str], typer.Argument(metavar="PATH|GLOB|URL...", help="Documents; '-' is standard input.")],
    workspace: WorkspaceOption = None,
) -> int:
    """Read documents into the library."""
    from briefgen.engine import shelf

    place, settings = settings_of(workspace)
    with progress_bar() as on_progress:
        read, new, problems = shelf.add_documents(
            inputs, settings, place, now=datetime.now().astimezone(), on_progress=on_progress
        )
    for problem in problems:
        say(problem)
    say(f"{new} new of {_documents_of(read)}")
    if not read:
        return ExitCode.NOTHING
    return ExitCode.PARTIAL if problems else ExitCode.OK


@library_app.command("remove")
def remove(ids: Annotated[list[str], typer.Argument(metavar="ID...")], workspace: WorkspaceOption = None) -> int:
    """Forget documents; past briefs keep what they quote."""
    from briefgen.engine import shelf

    say(f"{_documents_of(shelf.remove_documents(ids, place_of(workspace)))} removed")
    return ExitCode.OK


@library_app.command("purge")
def purge(
    before: Annotated[str, typer.Option(metavar="DATE", help="Forget what is older than this.")],
    workspace: WorkspaceOption = None,
) -> int:
    """Forget old documents (publication date, else first reading)."""
    from briefgen.engine import shelf

    day = shelf.day_of(before, "--before")
    assert day is not None
    say(f"{_documents_of(shelf.purge(day, place_of(workspace)))} removed")
    return ExitCode.OK


@library_app.command("check")
def check(workspace: WorkspaceOption = None) -> int:
    """Look for damage in the library's file."""
    from briefgen.engine import shelf

    problems = shelf.check(place_of(workspace))
    for problem in problems:
        say(problem)
    if not problems:
        say("the library is sound")
    return ExitCode.PARTIAL if problems else ExitCode.OK


@library_app.command("reindex")
def reindex(workspace: WorkspaceOption = None) -> int:
    """Make the full-text index anew and give back free space."""
    from briefgen.engine import shelf

    shelf.reindex(place_of(workspace))
    return ExitCode.OK


@library_app.command("export")
def export(file: Annotated[Path, typer.Argument(metavar="FILE")], workspace: WorkspaceOption = None) -> int:
    """Write all documents and their extractions to a file (JSON lines)."""
    from briefgen.engine import shelf

    say(f"{_documents_of(shelf.export(file, place_of(workspace)))} written")
    return ExitCode.OK


@library_app.command("import")
def import_(file: Annotated[Path, typer.Argument(metavar="FILE")], workspace: WorkspaceOption = None) -> int:
    """Add the documents of an export."""
    from briefgen.engine import shelf

    say(_documents_of(shelf.load(file, place_of(workspace)), "new "))
    return ExitCode.OK


def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORD]...", help="Words that the document holds.")
    ] = None,
    actor: Annotated[str, typer.Option(metavar="NAME", help="What this actor did.")] = "",
    since: SinceOption = None,
    until: UntilOption = None,
    publisher: PublisherOption = "",
    limit: LimitOption = 50,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Search the library: documents by words, or what an actor did."""
    if not actor:
        return _documents(_query(words or [""], since, until, publisher, limit), workspace, json)
    from briefgen.engine import shelf

    deeds = shelf.deeds_of(actor, _query(words or [], since, until, publisher, limit), place_of(workspace))
    rows = [(d.when or "" if json else human(d.when), d.status, d.statement, d.publisher, d.document) for d in deeds]
    return _table(rows, ("when", "status", "statement", "publisher", "document"), json, "statement")


def history(
    profile: Annotated[
        str | None, typer.Argument(metavar="[PROFILE]", help="Only of this profile.", autocompletion=profile_names)
    ] = None,
    show: Annotated[str, typer.Option(metavar="PATH", help="Open this brief's PDF, or its first format.")] = "",
    compare: Annotated[
        tuple[str, str] | None, typer.Option(metavar="OLD NEW", help="What NEW says that OLD did not; paths as listed.")
    ] = None,
    resend: Annotated[str, typer.Option(metavar="PATH", help="Mail this brief, as 'briefgen send' does.")] = "",
    rebuild: Annotated[
        str, typer.Option(metavar="BRIEF|RUN", help="Make this brief of an unattended run again, or all of that run.")
    ] = "",
    limit: LimitOption = 20,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> int:
    """List past briefs, newest first: when made, profile, title, formats, path; or open, compare, resend or rebuild one."""
    from briefgen.engine import shelf

    if resend:
        from briefgen.cli_mail import send

        return send(resend, workspace=workspace)
    if rebuild:
        return _rebuild(rebuild, workspace)
    place = place_of(workspace)
    if compare is not None:
        old, new = (shelf.past_brief(path, place) for path in compare)
        differing = list(shelf.compare_briefs(old, new))
        if not differing and not json:
            say("both say the same")
            return ExitCode.OK
        return _table(differing, ("news", "statement", "was"), json, "statement")
    briefs = shelf.history(place, profile, 0 if show else max(0, limit))
    if show:
        return _open(show, briefs)
    rows = [(f"{b.made:%Y-%m-%d %H:%M}", b.profile, b.title, ",".join(b.formats), b.path) for b in briefs]
    return _table(rows, ("made", "profile", "title", "formats", "path"), json, "path")


def _rebuild(name: str, workspace: Path | None) -> int:
    from briefgen.batch import rebuild

    place, settings = settings_of(workspace)
    made = rebuild(name, settings, place, now=datetime.now().astimezone())
    for line in (*made.problems, *made.notes):
        say(line)
    for path in made.paths:
        sys.stdout.write(f"{path}\n")
    return made.code


def _open(path: str, briefs: Iterable[StoredBrief]) -> int:
    stem = str(Path(path).absolute())
    for brief in briefs:
        if stem in (brief.path, *(f"{brief.path}.{f}" for f in brief.formats)):
            wanted = "pdf" if "pdf" in brief.formats else brief.formats[0]
            open_file(Path(f"{brief.path}.{wanted}"))
            return ExitCode.OK
    raise UsageError("no brief was written here", where=path, hint="briefgen history lists the paths")


def sources(json: JsonOption = False, workspace: WorkspaceOption = None) -> int:
    """Show how the config's sources fare: state, last success, failures in a row, documents, newest, name, last error."""
    from briefgen.engine import shelf

    place, settings = settings_of(workspace)
    rows = shelf.health_lines(settings, place, datetime.now().astimezone())
    return _table(rows, ("state", "succeeded", "failures", "documents", "newest", "name", "error"), json, "error")


def _documents_of(count: int, what: str = "") -> str:
    return f"{count} {what}document{'s' * (count != 1)}"


def _query(words: Sequence[str], since: str | None, until: str | None, publisher: str, limit: int) -> Query:
    """What is looked for. Raises UsageError for words that are none, and days that are none."""
    from briefgen.engine import shelf

    asked = shelf.words_of(" ".join(words))
    if words and not asked:
        raise UsageError("nothing to search for", hint="give words, or --actor NAME")
    days = shelf.day_of(since, "--since"), shelf.day_of(until, "--until", last=True)
    return shelf.Query(asked, *days, publisher, limit=max(0, limit))


def _documents(query: Query, workspace: Path | None, json: bool, theme: str = "") -> int:
    from briefgen.engine import shelf

    if theme:
        place, settings = settings_of(workspace)
        found = shelf.find_documents(query, place, settings, theme)
    else:
        found = shelf.find_documents(query, place_of(workspace))
    rows = [(r.id, r.published or "undated", r.publisher, r.words, r.title or r.origin) for r in found]
    return _table(rows, ("id", "published", "publisher", "words", "title"), json, "title")


def _table(rows: Iterable[Sequence[object]], names: Sequence[str], json: bool, grows: str) -> int:
    """Print rows in columns or as JSON objects; that there are none is said, and is no error."""
    rows = list(rows)
    if json:
        _json([dict(zip(names, row, strict=True)) for row in rows])
        return ExitCode.OK
    if rows:
        print_table(names, rows, grows)
    else:
        say("nothing found")
    return ExitCode.OK


def _json(value: object) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8", "replace") + "\n")


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.add_typer(library_app, name="library")
    commands: tuple[Callable[..., int], ...] = (search, history, sources)
    for command in commands:
        app.command()(command)
