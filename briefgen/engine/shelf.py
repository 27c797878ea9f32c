"""What the commands ask of the library: lists, searches, what an actor did, past briefs, upkeep."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date as Date
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import edtf
from briefgen.engine.analysis import extract_stored
from briefgen.engine.documents import read_into
from briefgen.engine.progress import OnProgress, quiet
from briefgen.errors import SourceError, StateError, UsageError
from briefgen.files import write_atomic
from briefgen.library import Deed, DocumentRow, Library, SourceHealth, StoredBrief, set_aside_damaged, unusable
from briefgen.library import Query as Query  # the front ends ask through this module
from briefgen.model import Brief, SourceDocument

if TYPE_CHECKING:
    from briefgen.config import Settings, SourceSpec
    from briefgen.workspace import Workspace

_LIBRARY = "library.sqlite"


@contextmanager
def open_library(workspace: Workspace, problems: list[str] | None = None) -> Iterator[Library]:
    """The workspace's library. If it was damaged, that is said in `problems`: it fills again from sources and briefs."""
    path = workspace.state_folder() / _LIBRARY
    try:
        with Library(path) as library:
            if library.set_aside is not None and problems is not None:
                aside = library.set_aside
                known = (
                    f" and knows {library.restored} past brief{'s' * (library.restored != 1)}"
                    if library.restored
                    else ""
                )
                problems.append(
                    f"{library.path}: damaged ({aside.reason}): kept as {aside.path.name}; a new one fills again from the"
                    f" sources{known}"
                )
            elif library.restored and problems is not None:
                one = library.restored == 1
                problems.append(
                    f"{library.path}: {library.restored} past brief{'' if one else 's'} {'was' if one else 'were'} missing, and"
                    f" {'is' if one else 'are'} known again by {'its record' if one else 'their records'}"
                )
            yield library
    except sqlite3.OperationalError as exc:  # a full or broken disk, or a lock that lasts
        raise unusable(exc, path) from exc
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as exc:  # it opened, and turned out to be damaged further in
        aside_path = set_aside_damaged(path)
        hint = "the next run begins a new one, which fills again from the sources and the records of past briefs"
        raise StateError(f"damaged ({exc}): kept as {aside_path.name}", where=str(path), hint=hint) from exc


def find_documents(
    query: Query, workspace: Workspace, settings: Settings | None = None, theme: str = ""
) -> list[DocumentRow]:
    """The documents of a query, newest first; with a theme, those that hold its terms or watched actors."""
    if theme and settings is not None:
        from briefgen.engine.gather import chosen_themes

        (chosen,) = chosen_themes([theme], settings)
        query = replace(query, phrases=(*chosen.terms, *chosen.actors))
    with open_library(workspace) as library:
        return library.rows(query)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search, as the library takes them."""
    return tuple(re.findall(r"\w+", text))


def day_of(text: str | None, option: str, *, last: bool = False) -> Date | None:
    """The first day of 2026, 2026-03 or 2026-03-14, or the last. Raises UsageError."""
    if text is None:
        return None
    day = (edtf.last_day if last else edtf.first_day)(text)
    if day is None:
        raise UsageError(f"{text!r} is no date", where=option, hint="write it as 2026-03-14, 2026-03 or 2026")
    return day


def deeds_of(actor: str, query: Query, workspace: Workspace) -> list[Deed]:
    """What an actor did, by the stored extractions: newest first. The query's period goes by the action's own date."""
    named = words_of(actor)
    if not named:
        raise UsageError("no actor is named", where="--actor", hint="write a name or a part of one")
    with open_library(workspace) as library:
        return list(islice(library.deeds(named, query), query.limit or None))


def show_document(id: str, workspace: Workspace) -> tuple[SourceDocument, list[DocumentRow], list[DocumentRow]]:
    """A document by its id or the beginning of one, its versions, and its near-duplicates. Raises UsageError."""
    with open_library(workspace) as library:
        one = _one(id, library)
        document = library.get([one])[one]
        return document, library.versions(one), list(library.rows_of(library.near(one)).values())


def _one(id: str, library: Library) -> str:
    found = library.resolve(id)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError("no document has this id", where=id, hint="briefgen library list shows the ids")
    raise UsageError("several documents have ids that begin so", where=id, hint="write more of the id")


def add_documents(
    inputs: Sequence[str], settings: Settings, workspace: Workspace, *, now: datetime, on_progress: OnProgress = quiet
) -> tuple[int, int, list[str]]:
    """Read documents into the library and analyse them. Gives how many were read, how many of them are new, and the problems."""
    problems: list[str] = []
    with open_library(workspace, problems) as library:
        before = library.count()
        intake = read_into(library, inputs, settings, now=now, on_progress=on_progress, anew=True)
        problems += [*intake.problems, *extract_stored(intake.ids, library, settings, on_progress)]
        return len(intake.ids), library.count() - before, problems


def missing_documents(ids: Sequence[str], workspace: Workspace) -> frozenset[str]:
    """Of these ids, those that the library does not hold."""
    with open_library(workspace) as library:
        return frozenset(ids) - library.first_seen(ids).keys()


def remove_documents(ids: Sequence[str], workspace: Workspace) -> int:
    """Forget documents, named by id or its beginning. Raises UsageError."""
    with open_library(workspace) as library:
        return library.remove([_one(id, library) for id in ids])


def purge(before: Date, workspace: Workspace) -> int:
    """Forget the documents of before that day; gives how many."""
    with open_library(workspace) as library:
        return library.purge(before)


def check(workspace: Workspace) -> list[str]:
    """What is wrong with the library, one line each."""
    problems: list[str] = []
    with open_library(workspace, problems) as library:
        return [*problems, *library.check()]


def reindex(workspace: Workspace) -> None:
    with open_library(workspace) as library:
        library.reindex()


def export(path: Path, workspace: Workspace) -> int:
    """Write all documents with their extractions as JSON lines; gives how many."""
    written = 0

    def lines(library: Library) -> Iterator[bytes]:
        nonlocal written
        for line in library.dump():
            written += 1
            yield line + b"\n"

    try:
        with open_library(workspace) as library:
            write_atomic(path, lines(library), mode=0o600)
    except OSError as exc:
        raise UsageError(f"cannot be written: {exc.strerror}", where=str(path), hint="check the path") from exc
    return written


def load(path: Path, workspace: Workspace) -> int:
    """Add the documents of an export; gives how many are new. Raises SourceError."""
    import msgspec

    try:
        with path.open("rb") as lines, open_library(workspace) as library:
            return library.load(line for line in lines if line.strip())
    except OSError as exc:
        raise SourceError(f"cannot be read: {exc.strerror}", where=str(path), hint="check the path") from exc
    except (msgspec.DecodeError, msgspec.ValidationError) as exc:
        raise SourceError(
            "is no export of a library: nothing was added", where=str(path), hint="made by briefgen library export"
        ) from exc


def history(workspace: Workspace, profile: str | None = None, limit: int = 0) -> list[StoredBrief]:
    """Past briefs, newest first."""
    with open_library(workspace) as library:
        return library.briefs.history(profile, limit)


def health(workspace: Workspace) -> Iterable[SourceHealth]:
    """How each feed and page has fared."""
    with open_library(workspace) as library:
        return list(library.health().values())


def health_lines(settings: Settings, workspace: Workspace, now: datetime) -> list[tuple[object, ...]]:
    """State, last success, failures in a row, documents, newest, name, last error of each configured source."""
    with open_library(workspace) as library:
        known = library.health()
        return [
            _health_line(spec, known.get(spec.label), now, settings, workspace, library) for spec in settings.sources
        ]


def _health_line(
    spec: SourceSpec,
    known: SourceHealth | None,
    now: datetime,
    settings: Settings,
    workspace: Workspace,
    library: Library,
) -> tuple[object, ...]:
    state = health_state(spec, known, now, settings)
    if spec.path is not None:
        place = workspace.root / Path(spec.path).expanduser()
        held, newest = library.held_below(place)
        gone = not re.search(r"[*?\[]", spec.path) and not place.exists()
        error = "no such file or folder" if gone and spec.enabled else ""
        return (state, "", "", held, newest or "", spec.label, error)
    if known is None:
        return (state, "", "", "", "", spec.label, "")
    success = f"{known.succeeded:%Y-%m-%d %H:%M}" if known.succeeded else "never"
    return (state, success, known.failures, known.found, known.newest or "undated", spec.label, known.error)


def health_state(spec: SourceSpec, known: SourceHealth | None, now: datetime, settings: Settings) -> str:
    """One word: off, local (a folder), new (not tried), failing, empty, undated, stale, well."""
    if not spec.enabled:
        return "off"
    if spec.url is None:
        return "local"
    if known is None or known.tried is None:
        return "new"
    if known.failures:
        return "failing"
    if not known.found:
        return "empty"
    if known.newest is None:
        return "undated"
    return "stale" if (now.date() - known.newest).days > settings.fetch.stale_days else "well"


def past_brief(path: str, workspace: Workspace) -> Brief:
    """A brief that was written, by its path with or without an extension. Raises UsageError."""
    stem = str(Path(path).absolute())
    with open_library(workspace) as library:
        brief = library.briefs.get(stem) or library.briefs.get(str(Path(stem).with_suffix("")))
    if brief is None:
        raise UsageError("no brief was written here", where=path, hint="briefgen history lists the paths")
    return brief


def compare_briefs(old: Brief, new: Brief) -> Iterator[tuple[str, str, str]]:
    """What a brief says that an earlier one did not: (new, changed or gone; what; the old value), by salience."""
    from briefgen.assemble import item_key

    for one, other, word in ((new, old, "new"), (old, new, "gone")):
        there = {item_key(a): a for a in other.actions}
        for action in one.actions:
            before = there.get(item_key(action))
            if before is None:
                yield word, action.statement, ""
            elif word == "new" and (before.status, before.when) != (action.status, action.when):
                was = f"{before.status.value}, {edtf.human(before.when) or 'no date'}"
                yield "changed", action.statement, was
