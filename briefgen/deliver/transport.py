"""How a mail leaves: what every way must tell, the way by a command, and drafts as files."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefgen.deliver.headers import clean_value
from briefgen.deliver.outbox import Record, State
from briefgen.files import write_atomic
from briefgen.text import shorten

if TYPE_CHECKING:
    from briefgen.config import Mail

__all__ = ["CommandTransport", "Commit", "DraftTransport", "Outcome", "Transport", "make_transport"]

Commit = Callable[[], None]
_COMMAND_SECONDS = 120
# sysexits.h: what may go better later. All else is refused for good.
_LATER = {69: "unavailable", 71: "a system error", 73: "it cannot create a file", 74: "an I/O error", 75: "try again"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt; `session`: it concerns the server or the way, not this mail alone."""

    state: State
    said: str = ""
    session: bool = False


class Transport(Protocol):
    """One way of sending. `commit` is called when it can no longer be told whether the mail went out, and may raise."""

    def send(self, data: bytes, record: Record, commit: Commit) -> Outcome: ...

    def close(self) -> None: ...


def make_transport(mail: Mail) -> Transport:
    """The way that the settings name."""
    if mail.method == "eml":
        return DraftTransport(Path(mail.drafts))
    if mail.method == "sendmail":
        return CommandTransport(mail.command)
    from briefgen.deliver.smtp import SmtpTransport

    return SmtpTransport(mail.smtp)


class CommandTransport:
    """sendmail, msmtp and their like: the mail on standard input, recipients from its To."""

    def __init__(self, command: list[str], seconds: float = _COMMAND_SECONDS) -> None:
        self.command, self.seconds = command, seconds

    def send(self, data: bytes, record: Record, commit: Commit) -> Outcome:
        name = clean_value(self.command[0]) if self.command else "the command"
        commit()  # once it runs, only its exit code tells anything
        try:
            process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
        except (OSError, IndexError, ValueError) as exc:
            why = getattr(exc, "strerror", None) or "it is no command"
            return Outcome(State.QUEUED, f"{name} cannot be run: {why} (mail.command)", session=True)
        try:
            # These programs expect lines to end as the system's own files do.
            output, _ = process.communicate(data.replace(b"\r\n", b"\n"), timeout=self.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Outcome(State.HELD, f"{name} did not end within {self.seconds:g} s: it may have sent the mail")
        said = shorten(output.decode("utf-8", "replace"), 200)
        code = process.returncode
        if code == 0:
            return Outcome(State.SENT, said)
        if code < 0:
            return Outcome(State.HELD, f"{name} was killed by signal {-code}: it may have sent the mail")
        means = f" ({_LATER[code]})" if code in _LATER else ""
        told = f"{name} ended with code {code}{means}" + (f": {said}" if said else "")
        return Outcome(State.DEFERRED if code in _LATER else State.FAILED, told)

    def close(self) -> None:
        return None


class DraftTransport:
    """Drafts as files: X-Unsent makes mail programs open them for editing. One that is there already is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, data: bytes, record: Record, commit: Commit) -> Outcome:
        to = "".join(c if c.isalnum() or c in "-." else "-" for c in record.recipient)[:60]
        path = self.folder / f"{record.created[:10]}-{to}-{record.id[:8]}.eml"
        try:
            if not path.exists():
                write_atomic(path, b"X-Unsent: 1\r\n" + data, mode=0o600)
        except OSError as exc:
            return Outcome(State.QUEUED, f"{path} cannot be written: {exc.strerror}: check mail.drafts", session=True)
        return Outcome(State.SENT, f"draft {os.fspath(path)}")

    def close(self) -> None:
        return None


def quietly(call: Callable[[], object]) -> None:
    """For closing what may be broken already."""
    with contextlib.suppress(Exception):
        call()
