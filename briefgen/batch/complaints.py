"""What standard error was told, and when: cron mails a trouble when it begins, and a reminder a day, not at every run."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, BusyError, StateError
from briefgen.files import write_atomic
from briefgen.text import digest

if TYPE_CHECKING:
    from briefgen.workspace import Workspace

__all__ = ["Complaints", "Trouble", "begun_well", "told_already"]

# Ids, numbers of processes, times, sizes: what differs from run to run while the trouble is the same.
_PASSING = re.compile(
    r"\bprocess \d+|\b\d+ mails?\b|\band \d+ more\b|\b[0-9a-f]{8,}\b|\d{4,}[-:T\d]*|\d{1,2}:\d{2}(?::\d{2})?|\d+(?:\.\d+)?(?= ?(?:s|ms|seconds|[kMG]B|bytes)\b)"
)
_EARLY = 0.9  # a daily run comes a little less than a day after the last


@dataclass(frozen=True, slots=True)
class Trouble:
    """One line, and the exit code that it is worth; `profile`: whose it is, empty for mail and the run as a whole."""

    profile: str
    line: str
    code: int

    @property
    def key(self) -> str:
        return digest(self.profile, _PASSING.sub("#", self.line))


@dataclass(slots=True)
class _Known:
    profile: str
    since: datetime
    told: datetime


class Complaints:
    """The troubles that were told, in a file. One that cannot be read or kept means that more is told, never less."""

    def __init__(self, path: Path, remind: timedelta) -> None:
        self.path, self.remind = path, remind
        self._known: dict[str, _Known] = {}
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            for key, (profile, *times) in json.loads(path.read_bytes())["told"].items():
                since, told = map(datetime.fromisoformat, times)
                if since.tzinfo and told.tzinfo:
                    self._known[key] = _Known(str(profile), since, told)

    def fresh(self, troubles: Sequence[Trouble], done: Collection[str], now: datetime) -> list[str]:
        """The lines to tell: troubles that are new, or were told a day ago. `done`: profiles that this run has seen to.

        A trouble of a profile that is done and has it no more is over: when it comes again, it is told again.
        """
        keys = {t.key for t in troubles}
        for key, known in list(self._known.items()):
            over = known.profile in done and known.profile != "" and key not in keys
            if over or now - known.told > 2 * self.remind or known.told > now:
                del self._known[key]
        lines = []
        for trouble in {t.key: t for t in troubles}.values():
            known_one = self._known.get(trouble.key)
            if known_one is None:
                self._known[trouble.key] = _Known(trouble.profile, now, now)
                lines.append(trouble.line)
            elif now - known_one.told >= self.remind * _EARLY:
                known_one.told = now
                lines.append(f"{trouble.line} (since {known_one.since:%Y-%m-%d %H:%M})")
        return lines

    def keep(self) -> None:
        """Write them down. Raises StateError."""
        if not self._known and not self.path.exists():
            return
        rows = {k: [v.profile, v.since.isoformat(), v.told.isoformat()] for k, v in self._known.items()}
        try:
            write_atomic(self.path, json.dumps({"told": rows}, indent=1).encode() + b"\n", mode=0o600)
        except OSError as exc:
            raise StateError(
                f"cannot be written: {exc.strerror}", where=str(self.path), hint="check disk space"
            ) from exc


# What keeps a run from beginning is remembered apart, since nobody holds the lock then: at worst it is told twice.
_BEFORE, _START, _LOCK = "told-before.json", "start", "lock"


def told_already(error: BriefgenError, workspace: Workspace, remind: timedelta, now: datetime) -> bool:
    """Whether the error that kept this run from beginning was told within `remind`; what cannot be remembered was not."""
    kind = _LOCK if isinstance(error, BusyError) else _START
    complaints = Complaints(workspace.state / _BEFORE, remind)
    lines = getattr(error, "problems", None) or (str(error),)
    fresh = complaints.fresh([Trouble(kind, str(line), error.exit_code) for line in lines], (), now)
    if fresh:
        with contextlib.suppress(StateError):
            workspace.state_folder()
            complaints.keep()
    return not fresh


def begun_well(workspace: Workspace, now: datetime) -> None:
    """A run has begun: a config that breaks again is told again. Runs that overlap stay told, once a day is enough."""
    path = workspace.state / _BEFORE
    if path.exists():
        complaints = Complaints(path, timedelta(days=1))
        complaints.fresh((), (_START,), now)
        with contextlib.suppress(StateError):
            complaints.keep()
