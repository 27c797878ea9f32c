"""What the terminal can show beside letters: asked once, before the interface takes the terminal over.

Every terminal answers the last of the questions (what are you?), and all answer in order: so with that answer all are in,
and what cannot show pictures is known as soon as what can. The answer comes while the interface is being imported.
textual-image and its like encode in the interface's own loop, for 150 ms a page, and wait for answers one by one.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Question", "Terminal", "ask", "cell_size"]

_KITTY = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_CELL = b"\x1b[16t"
_WHO = b"\x1b[c"
_IS_KITTY = re.compile(rb"\x1b_Gi=31;OK\x1b\\")
_IS_CELL = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
_IS_WHO = re.compile(rb"\x1b\[\?([\d;]*)c")
_ANSWER = re.compile(rb"\x1b_G[^\x1b]*\x1b\\|\x1b\[6;\d+;\d+t|\x1b\[\?[\d;]*c")
_LIMIT = 0.5  # seconds for an answer since the question: an interface takes as long to be imported
_LEAST = 0.1  # seconds that are waited in any case
_MUTE = ("", "dumb", "linux", "unknown")  # values of TERM that stand for letters only
_SIXEL = b"4"  # among the abilities that a terminal names


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is known of the terminal. `way`: how pages are shown: 'kitty', 'sixel', 'blocks' or 'none'."""

    way: str = "blocks"
    cell: tuple[int, int] = (0, 0)  # pixels, width and height; (0, 0): not known
    typed: str = ""  # what was typed while the answer was waited for
    late: bool = False  # it was asked and did not answer yet


def cell_size(default: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """Pixels of a cell (width, height) as the terminal stands now; the default where it does not say."""
    import fcntl
    import struct
    import termios

    for fd in (1, 2, 0):
        with contextlib.suppress(OSError):
            rows, columns, width, height = struct.unpack("4H", fcntl.ioctl(fd, termios.TIOCGWINSZ, bytes(8)))
            if rows and columns and width >= columns and height >= rows:
                return width // columns, height // rows
    return default


class Question:
    """A question that was put to the terminal; `answer` waits for what it says."""

    def __init__(self, wanted: str, asked: float | None) -> None:
        self._wanted, self._asked = wanted, asked

    def answer(self) -> Terminal:
        if self._asked is None:
            return _known(self._wanted, cell_size())
        end = max(self._asked + _LIMIT, time.monotonic() + _LEAST)
        said = b""
        while not (who := _IS_WHO.search(said)) and (left := end - time.monotonic()) > 0:
            if select.select([0], [], [], left)[0]:
                more = os.read(0, 4096)
                if not more:
                    break
                said += more
        typed = _ANSWER.sub(b"", said).decode("utf-8", "ignore")
        if who is None:
            return Terminal(typed=typed, late=True)
        told = _IS_CELL.search(said)
        cell = cell_size((int(told[2]), int(told[1])) if told else (0, 0))
        way = "sixel" if _SIXEL in who[1].split(b";") else "kitty" if _IS_KITTY.search(said) else "blocks"
        known = _known(way, cell)
        return Terminal(known.way, known.cell, typed)


def _known(way: str, cell: tuple[int, int]) -> Terminal:
    """Sixels are put up row by row: without the size of a cell they would not meet. Kitty scales by itself."""
    if way == "sixel" and not all(cell):
        return Terminal()
    return Terminal(way if way != "auto" else "blocks", cell if all(cell) else (10, 20))


@contextlib.contextmanager
def ask(wanted: str, environ: Mapping[str, str]) -> Iterator[Question]:
    """Ask the terminal what it can show where `wanted` is 'auto'; it is left as it was found."""
    if wanted != "auto" or environ.get("NO_COLOR") or not _answers(environ):
        yield Question(wanted, None)
        return
    import termios
    import tty

    before: Any = termios.tcgetattr(0)
    tty.setcbreak(0, termios.TCSANOW)
    try:
        # tmux and screen would take the first question for a title, and a Mac's terminal prints it.
        multiplexed = "TMUX" in environ or environ["TERM"].startswith(("screen", "tmux"))
        plain = multiplexed or environ.get("TERM_PROGRAM") in ("Apple_Terminal", "WarpTerminal")
        os.write(1, (b"" if plain else _KITTY) + _CELL + _WHO)
        yield Question(wanted, time.monotonic())
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)


def _answers(environ: Mapping[str, str]) -> bool:
    if sys.platform == "win32" or environ.get("TERM", "") in _MUTE:
        return False
    return all(os.isatty(fd) for fd in (0, 1, 2))
