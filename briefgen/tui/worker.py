"""The child process in which the engine works for the interface, so that the interface never waits and work can be cancelled.

Requests are (number, task, args); answers are (number, kind, value) with kind 'progress', 'done', 'failed' (one line for
the user) or 'broken' (one line and a traceback). Nothing of textual is imported here.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError

Request = tuple[int, str, tuple[Any, ...]]
Answer = tuple[int, str, Any]
_EVERY = 0.05  # seconds between two reports of progress


def serve(pipe: Connection, log: Path) -> None:
    """Answer requests until the other side is gone."""
    _redirect(log)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        while True:
            number, task, args = pipe.recv()
            pipe.send(_answer(pipe, number, task, args))


def _redirect(log: Path) -> None:
    """Whatever libraries print goes to a file: the terminal belongs to the interface."""
    fd = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(fd, 1)
    os.dup2(fd, 2)
    sys.stdout = sys.stderr = os.fdopen(os.dup(fd), "w", buffering=1, errors="replace")


def _answer(pipe: Connection, number: int, task: str, args: tuple[Any, ...]) -> Answer:
    from briefgen.tui.tasks import TASKS

    try:
        return number, "done", TASKS[task](*args, _reporter(pipe, number))
    except BriefgenError as exc:
        return number, "failed", str(exc)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as exc:
        return number, "broken", (f"{task}: {type(exc).__name__}: {exc}", traceback.format_exc())


def _reporter(pipe: Connection, number: int) -> Callable[[Any], None]:
    sent, stage = 0.0, ""

    def report(progress: Any) -> None:
        nonlocal sent, stage
        now = time.monotonic()
        if now - sent >= _EVERY or progress.stage != stage or progress.done == progress.total or progress.outcome:
            sent, stage = now, progress.stage
            pipe.send((number, "progress", progress))

    return report


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), Path(sys.argv[2]))
