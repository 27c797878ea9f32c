"""Standard output is for data only, lines for people and a progress bar go to standard error; no other module writes there."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefgen.text import one_line, shorten

if TYPE_CHECKING:
    from briefgen.engine import OnProgress, Progress

__all__ = ["print_line", "progress_bar", "say"]

_WORDS = {
    "read": "Reading",
    "fetch": "Fetching",
    "extract": "Analysing",
    "assemble": "Putting together",
    "render": "Rendering",
}
_WIDTH = 24
_EVERY = 0.05  # seconds between two drawings


def print_line(line: str) -> None:
    """One line of data on standard output."""
    sys.stdout.write(f"{line}\n")


def say(line: str) -> None:
    """One line on standard error, without control characters of whatever it quotes. Silent when nobody can read it."""
    try:
        sys.stderr.write(f"{one_line(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):  # closed: there is nowhere to complain
        return


@contextmanager
def progress_bar() -> Iterator[OnProgress]:
    """A callback for the engine that draws one line on a terminal and nothing in a pipe; the line is gone at the end."""
    bar = _Bar()
    try:
        yield bar.draw if _is_terminal() else _silent
    finally:
        bar.clear()


def _is_terminal() -> bool:
    try:
        return sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    except ValueError:
        return False


def _silent(_: Progress) -> None:
    return None


class _Bar:
    def __init__(self) -> None:
        self._drawn, self._last, self._stage = False, 0.0, ""

    def draw(self, progress: Progress) -> None:
        now = time.monotonic()
        ended = progress.total > 0 and progress.done >= progress.total
        if progress.stage == self._stage and not ended and now - self._last < _EVERY:
            return
        self._stage, self._last, self._drawn = progress.stage, now, True
        head = _WORDS.get(progress.stage, progress.stage)
        if progress.total:
            full = min(_WIDTH, _WIDTH * progress.done // progress.total)
            head += f" [{'#' * full}{'.' * (_WIDTH - full)}] {progress.done}/{progress.total}"
        try:
            room = os.get_terminal_size(sys.stderr.fileno()).columns - len(head) - 2
        except (OSError, ValueError):
            room = 40
        label = shorten(progress.label, room) if progress.label and room > 10 else ""
        self._write(f"\r\x1b[K{head} {label}")

    def clear(self) -> None:
        if self._drawn:
            self._write("\r\x1b[K")

    @staticmethod
    def _write(text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError, UnicodeEncodeError):
            return
