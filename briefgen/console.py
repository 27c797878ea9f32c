"""Standard output is for data only, lines for people and a progress bar go to standard error; no other module writes there."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefgen.text import one_line, shorten

if TYPE_CHECKING:
    from briefgen.engine import OnProgress, Progress

__all__ = ["print_line", "print_table", "progress_bar", "say"]

_WORDS = {
    "read": "Reading",
    "fetch": "Fetching",
    "extract": "Analysing",
    "assemble": "Putting together",
    "render": "Rendering",
    "examine": "Looking at",
}
_WIDTH = 24
_WIDEST = 28  # of a column that is not the last
_IDS = {"id": 8, "document": 8}  # the beginning of an id is enough for every command
_LEAST = 24
_EVERY = 0.05  # seconds between two drawings


def print_line(line: str) -> None:
    """One line of data on standard output."""
    sys.stdout.write(f"{line}\n")


def print_table(names: Sequence[str], values: Iterable[Sequence[object]], grows: str) -> None:
    """Rows on standard output: in a pipe parted by tabs; at a terminal under headings, in columns that fit its width.

    `grows` is the column that takes the room that the others leave; it comes last, and goes on below where it must. A cell
    never begins with a sign that a spreadsheet would run.
    """
    rows = [[_cell(value) for value in row] for row in values]
    if not _shown_to_people():
        for row in rows:
            sys.stdout.write("\t".join(row) + "\n")
        return
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        width = 80
    for line in columns(names, rows, grows, width):
        sys.stdout.write(f"{line}\n")


def _cell(value: object) -> str:
    text = one_line(str(value))
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def columns(names: Sequence[str], rows: Sequence[Sequence[str]], grows: str, width: int) -> Iterator[str]:
    """The lines of a table under its headings, without columns that are empty throughout. The column `grows`, else the last
    that is not empty, has all the room that the others leave."""
    used = [n for n in range(len(names)) if any(row[n] for row in rows)] or [0]
    grown = next((n for n in used if names[n] == grows), used[-1])
    order = sorted(used, key=lambda n: n == grown)
    most = max(12, min(_WIDEST, width // 4))
    wide = {
        n: min(_IDS.get(names[n], most), max(_cells(text) for text in (names[n], *(row[n] for row in rows))))
        for n in order
    }
    indent = " " * sum(wide[n] + 2 for n in order[:-1])
    room = max(_LEAST, width - len(indent) - 1)
    for row in ([name.upper() for name in names], *rows):
        cells = {n: row[n][: wide[n]] if names[n] in _IDS else _cut(row[n], wide[n]) for n in order[:-1]}
        head = "".join(_padded(text or "-", wide[n]) + "  " for n, text in cells.items())
        first, *rest = _wrapped(row[order[-1]], room)
        yield (head + first).rstrip()
        yield from (indent + line for line in rest)


def _shown_to_people() -> bool:
    try:
        return sys.stdout.isatty()
    except ValueError:
        return False


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _cut(text: str, width: int) -> str:
    return text if _cells(text) <= width else shorten(text, max(1, width - (_cells(text) - len(text))))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines of a width, broken at blanks; a path or address is not broken."""
    import textwrap

    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def say(line: str) -> None:
    """One line on standard error, without control characters of whatever it quotes. Silent when nobody can read it."""
    try:
        sys.stderr.write(f"{one_line(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):  # closed: there is nowhere to complain
        return


@contextmanager
def progress_bar() -> Iterator[OnProgress]:
    """A callback for the engine that draws one line on a terminal and nothing in a pipe; the line goes at the end, or at an empty stage."""
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
        if not progress.stage:
            self.clear()
            return
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
