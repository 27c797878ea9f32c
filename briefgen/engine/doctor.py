"""What a desk or an unattended run stands on, looked at one by one: each with a word and, where it fails, the remedy.

Nothing is changed and nothing leaves the machine, but for the mail server when that is asked for.
"""

from __future__ import annotations

import errno
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.deliver import Outbox, State, make_transport
from briefgen.engine import shelf
from briefgen.engine.looks import list_looks
from briefgen.engine.progress import OnProgress, Progress, quiet
from briefgen.errors import BriefgenError
from briefgen.extract import DEFAULT_MODEL
from briefgen.library import Library
from briefgen.render import RenderOptions, Worker, get_look

if TYPE_CHECKING:
    from briefgen.config import Secret, Settings
    from briefgen.workspace import Workspace

__all__ = ["Finding", "examine"]

_ROOM = 500_000_000  # bytes; a library of 15,000 documents and its briefs of a year
_DEBIAN = "sudo apt-get install"
# A character for each script that our fonts leave to the system, and the Debian package that has it.
_SCRIPTS = (
    ("Chinese, Japanese, Korean", "漢かカ한", "fonts-noto-cjk"),
    ("Arabic, Hebrew", "عא", "fonts-noto-core"),
    ("Indic, Thai", "हবதไ", "fonts-noto-core"),
    ("Armenian, Georgian, Ethiopic", "Աაአ", "fonts-noto-core"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `state`: ok, note (works, but know this) or trouble; `remedy`: the line that mends it."""

    subject: str
    state: str
    said: str
    remedy: str = ""


def examine(
    settings: Settings,
    workspace: Workspace,
    *,
    now: datetime,
    reach_mail: bool = False,
    on_progress: OnProgress = quiet,
) -> Iterator[Finding]:
    """Look at everything, what takes seconds last. Raises nothing: what goes wrong is a finding.

    `on_progress` hears what is looked at before it is.
    """
    checks: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("packages", _versions),
        ("clock", lambda: _clock(now)),
        ("folders", lambda: _folders(settings, workspace)),
        ("library", lambda: _library(workspace, now)),
        ("sources", lambda: _sources(settings, workspace, now)),
        ("network", _network),
        ("mail", lambda: _mail(settings, reach_mail)),
        ("outbox", lambda: _outbox(workspace)),
        ("PDF and fonts", lambda: _pdf(settings, workspace)),
        ("language model", lambda: _model(settings)),
    )
    told: set[Finding] = set()
    for label, check in checks:
        on_progress(Progress("examine", 0, 0, label))
        for finding in _guarded(check):
            if finding not in told:  # a library that cannot be opened stands in the way of several
                told.add(finding)
                yield finding


def _guarded(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except BriefgenError as exc:
        yield Finding(exc.where or "workspace", "trouble", exc.what, exc.hint or "")
    except (OSError, sqlite3.Error) as exc:
        yield Finding("system", "trouble", f"{type(exc).__name__}: {exc}", "check the folder and the disk")


# ------------------------------------------------------------------------------------------------- what is installed


def _versions() -> Iterator[Finding]:
    from packaging.requirements import Requirement

    yield Finding("briefgen", "ok", f"{__version__}, Python {platform.python_version()}, {platform.system()}")
    wrong = []
    for line in metadata.requires("briefgen") or ():
        need = Requirement(line)
        if need.marker and not need.marker.evaluate({"extra": ""}):
            continue
        try:
            have = metadata.version(need.name)
        except metadata.PackageNotFoundError:
            wrong.append(f"{need.name} is missing")
            continue
        if not need.specifier.contains(have, prereleases=True):
            wrong.append(f"{need.name} is {have}, wanted {need.specifier}")
    if wrong:
        yield Finding(
            "packages", "trouble", "; ".join(wrong), "install briefgen again: ./run setup, or pipx reinstall briefgen"
        )
    else:
        yield Finding("packages", "ok", "all there, in the versions that are wanted")
    with sqlite3.connect(":memory:") as db:
        fts = any(row[0] == "ENABLE_FTS5" for row in db.execute("PRAGMA compile_options"))
    if fts:
        yield Finding("SQLite", "ok", f"{sqlite3.sqlite_version}, with full-text search")
    else:
        yield Finding("SQLite", "trouble", "has no full-text search", f"use the system's Python: {_DEBIAN} python3")


def _model(settings: Settings) -> Iterator[Finding]:
    from briefgen.extract.pipeline import load_model

    name = settings.extraction.model or DEFAULT_MODEL
    nlp = load_model(name)
    missing = [part for part in ("tagger", "parser", "ner") if part not in nlp.pipe_names]
    if missing:
        yield Finding("model", "trouble", f"{name} has no {', '.join(missing)}", "name another: extraction.model")
    else:
        yield Finding("model", "ok", f"{name} {nlp.meta.get('version', '')}")


def _pdf(settings: Settings, workspace: Workspace) -> Iterator[Finding]:
    if find_library("harfbuzz-subset") is None:
        said = "the library that makes PDFs small is not found"
        yield Finding("HarfBuzz", "trouble", said, f"{_DEBIAN} libharfbuzz-subset0")
    looks = list_looks(settings, workspace)
    look = get_look(settings.look, [workspace.root / settings.templates])
    start = time.monotonic()
    with Worker() as worker:
        worker.markdown("# Trial\n\nOne line.\n", look, RenderOptions())
        yield Finding("PDF", "ok", f"a page was made in {time.monotonic() - start:.1f} s; {len(looks)} looks")
        lacking: dict[str, list[str]] = {}
        for scripts, characters, package in _SCRIPTS:
            made = worker.markdown(f"# Trial\n\n{characters}\n", look, RenderOptions())
            if any("no font holds" in warning for warning in made.warnings):
                lacking.setdefault(package, []).append(scripts)
    for package, names in lacking.items():
        said = f"no font for {', '.join(names)}: such names show as boxes"
        yield Finding("fonts", "note", said, f"{_DEBIAN} {package}")
    if not lacking:
        yield Finding("fonts", "ok", "for every script that was tried")


# ------------------------------------------------------------------------------------------------- the workspace


def _folders(settings: Settings, workspace: Workspace) -> Iterator[Finding]:
    state = workspace.state_folder()
    for name, folder in (("briefs", workspace.root / settings.out), ("state", state)):
        there = next(f for f in (folder, *folder.parents) if f.exists())
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as exc:
            yield Finding(name, "trouble", f"{folder} cannot be written: {exc.strerror}", _opening(there, exc))
            continue
        free = shutil.disk_usage(there).free
        if free < _ROOM:
            said = f"{folder}: only {free / 1e6:.0f} MB free"
            yield Finding(name, "note", said, "make room; briefgen library purge --before DATE")
        else:
            yield Finding(name, "ok", f"{folder}, {free / 1e9:.0f} GB free")
    if os.name == "posix" and state.stat().st_mode & 0o077:
        yield Finding("state", "note", f"others can read {state}", f"chmod 700 {state}")


def _opening(folder: Path, error: OSError) -> str:
    """The line that makes a folder writable again."""
    if error.errno == errno.EROFS:
        return f"findmnt -T {folder} names the disk: have it mounted for writing"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"df -h {folder} shows the disk: make room"
    return f"sudo chown -R $(id -un) {folder}"


def _library(workspace: Workspace, now: datetime) -> Iterator[Finding]:
    problems: list[str] = []
    with shelf.open_library(workspace, problems) as library:
        problems += library.check()
        for problem in problems:
            yield Finding("library", "trouble", problem, "briefgen library reindex, or restore a backup of .briefgen/")
        if not problems:
            size = library.path.stat().st_size
            yield Finding("library", "ok", f"{library.count()} documents, {size / 1e6:.1f} MB")
        yield from _later_than_now(library, now)


def _later_than_now(library: Library, now: datetime) -> Iterator[Finding]:
    newest = library.newest_stamp()
    if newest is not None and newest > now:
        said = f"the library holds something of {newest:%Y-%m-%d %H:%M}, which is still to come"
        yield Finding("clock", "trouble", said, "set the clock: sudo timedatectl set-ntp true")


def _sources(settings: Settings, workspace: Workspace, now: datetime) -> Iterator[Finding]:
    known = {h.name: h for h in shelf.health(workspace)}
    fine = 0
    for spec in settings.sources:
        state = shelf.health_state(spec, known.get(spec.label), now, settings)
        place = spec.path if spec.enabled else None
        missing = place and not any(c in place for c in "*?[") and not (workspace.root / place).exists()
        if missing:
            yield Finding("sources", "note", f"{spec.path} is not there", "make it, or mend sources in config.yaml")
        elif state in ("failing", "empty", "stale"):
            error = known[spec.label].error if spec.label in known else ""
            yield Finding("sources", "note", f"{spec.label}: {state} {error}".rstrip(), "briefgen sources")
        else:
            fine += 1
    if fine:
        yield Finding("sources", "ok", f"{fine} of {len(settings.sources)}")


# ---------------------------------------------------------------------------------------------- the world outside


def _network() -> Iterator[Finding]:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        place = os.environ.get(name)
        if place and not Path(place).exists():
            yield Finding(
                "network", "trouble", f"{name} names {place}, which is not there", f"unset {name}, or mend it"
            )
    kinds = sorted(urllib.request.getproxies().keys() & {"http", "https", "all"})  # as `net` goes by them
    yield Finding("network", "ok", f"by proxy ({', '.join(kinds)})" if kinds else "without a proxy")


def _mail(settings: Settings, reach: bool) -> Iterator[Finding]:
    mail = settings.mail
    if mail.sender is None:
        yield Finding("mail", "ok", "not set up; briefs stay here")
    elif mail.method == "sendmail" and shutil.which(mail.command[0] if mail.command else "") is None:
        yield Finding("mail", "trouble", f"there is no command {' '.join(mail.command[:1])}", "mend mail.command")
    elif mail.method == "smtp":
        secrets: tuple[tuple[str, Secret | None], ...] = (
            ("password", mail.smtp.password), ("token", mail.smtp.token),
        )  # fmt: skip
        for key, secret in secrets:
            if secret:
                secret.read(f"mail.smtp.{key}")
        if not reach:
            yield Finding("mail", "ok", f"by {mail.smtp.host}, not tried", "briefgen doctor --mail tries it")
        else:
            yield _greeted(settings)
    else:
        yield Finding("mail", "ok", f"by {mail.method}")


def _outbox(workspace: Workspace) -> Iterator[Finding]:
    waiting = Outbox(workspace.state_folder("outbox")).records()
    for state, remedy in (
        (State.FAILED, "briefgen outbox list, then retry or forget"),
        (State.HELD, "briefgen outbox list, then resend or forget"),
        (State.CORRUPT, "briefgen outbox list, then forget"),
    ):
        if count := sum(record.state is state for record in waiting):
            yield Finding("outbox", "note", f"{count} {'mail is' if count == 1 else 'mails are'} {state.value}", remedy)


def _greeted(settings: Settings) -> Finding:
    from briefgen.deliver.smtp import SmtpTransport

    transport = make_transport(settings.mail)
    assert isinstance(transport, SmtpTransport)
    said = transport.greet()
    if said:
        return Finding("mail", "trouble", said, "mend mail.smtp")
    return Finding("mail", "ok", f"{transport.where} answers, and lets us in; nothing was sent")


def _clock(now: datetime) -> Iterator[Finding]:
    made = datetime.fromtimestamp(Path(__file__).stat().st_mtime, now.tzinfo)
    if now < made and (made - now).days >= 1:
        said = f"it is {now:%Y-%m-%d %H:%M} here, before this program was installed"
        yield Finding("clock", "trouble", said, "set the clock: sudo timedatectl set-ntp true")
    else:
        yield Finding("clock", "ok", f"{now:%Y-%m-%d %H:%M %Z}")
    if sys.stdout.encoding.lower().replace("-", "") != "utf8":
        said = f"the terminal's encoding is {sys.stdout.encoding}"
        yield Finding("terminal", "note", said, "export LANG=C.UTF-8")
