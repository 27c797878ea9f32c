"""The log of unattended runs, which rotates, and the manifest of each run."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import StateError
from briefgen.files import write_atomic
from briefgen.text import one_line

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["briefed_before", "log_path", "open_log", "write_manifest"]

_BYTES, _FILES = 1_000_000, 5
_MOST_MANIFESTS = 1000
_OWN = frozenset(vars(logging.LogRecord("", 0, "", 0, "", (), None)))


class _Lines(logging.Formatter):
    """`2026-01-12T06:00:03+01:00 WARNING morning: ...`, without control characters of whatever it quotes."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).astimezone().isoformat(timespec="seconds")
        return f"{when} {record.levelname} {one_line(record.getMessage())}"


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        more = {k: v for k, v in vars(record).items() if k not in _OWN and k != "message"}
        line = {"time": when, "level": record.levelname.lower(), "message": one_line(record.getMessage()), **more}
        return json.dumps(line, ensure_ascii=False, default=str)


class _Handler(RotatingFileHandler):
    """A log that cannot be written (a full disk) never stops a run: it is told of once, at the end."""

    broken = ""

    def _open(self) -> TextIOWrapper:
        """It names recipients: for its owner alone, also when a new one is begun."""
        fd = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return TextIOWrapper(os.fdopen(fd, "ab"), encoding=self.encoding, errors=self.errors)

    def handleError(self, record: logging.LogRecord) -> None:
        import sys

        error = sys.exc_info()[1]
        self.broken = f"{self.baseFilename}: the log cannot be written: {getattr(error, 'strerror', None) or error} (check the disk)"


def log_path(settings: Settings, workspace: Workspace) -> Path:
    return workspace.root / settings.batch.log if settings.batch.log else workspace.state / "log" / "batch.log"


@contextmanager
def open_log(settings: Settings, workspace: Workspace) -> Iterator[tuple[logging.Logger, list[str]]]:
    """The log, and a list that says at the end what was wrong with it."""
    path = log_path(settings, workspace)
    if not settings.batch.log:
        workspace.state_folder("log")
    log = logging.Logger("briefgen.batch")
    trouble: list[str] = []
    handler = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _Handler(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", errors="replace")
        path.chmod(0o600)
        handler.setFormatter(_Json() if settings.batch.log_format == "json" else _Lines())
        log.addHandler(handler)
    except OSError as exc:
        trouble.append(f"{path}: the log cannot be written: {exc.strerror} (check batch.log and its folder)")
        log.addHandler(logging.NullHandler())
    try:
        yield log, trouble
    finally:
        if handler is not None:
            handler.close()
            trouble += [handler.broken] if handler.broken else []


def write_manifest(data: dict[str, Any], begun: datetime, pid: int, workspace: Workspace) -> Path:
    """One JSON file a run; the oldest are taken away beyond a thousand. Raises StateError."""
    folder = workspace.state_folder("runs")
    path = folder / f"{begun.astimezone(UTC):%Y%m%dT%H%M%S}-{pid}.json"
    try:
        write_atomic(
            path, json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n", mode=0o600
        )
        for old in sorted(folder.glob("*.json"))[:-_MOST_MANIFESTS]:
            old.unlink(missing_ok=True)
    except OSError as exc:
        raise StateError(
            f"the record of the run cannot be written: {exc.strerror}", where=str(path), hint="check disk space"
        ) from exc
    return path


def briefed_before(profile: str, workspace: Workspace) -> frozenset[str]:
    """Ids of the documents that runs on record have briefed for a profile; a record that cannot be read is passed by."""
    found: set[str] = set()
    for path in sorted((workspace.state / "runs").glob("*.json")):
        try:
            rows = json.loads(path.read_bytes())["profiles"]
            found.update(x["id"] for row in rows if row["profile"] == profile for x in row.get("inputs", ()))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return frozenset(found)
