"""The interface's side of the child process: send a task, await its answer, hear its progress, cancel it by ending the process."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import queue
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from briefgen.engine import Progress

__all__ = ["Child", "JobCancelled", "JobFailed", "unpacked"]


_Request = tuple[int, str, tuple[Any, ...]]


async def unpacked(slices: Iterable[bytes]) -> list[Any]:
    """A long list that came in pickled slices: as a whole it would hold the loop up for a tenth of a second."""
    items: list[Any] = []
    for part in slices:
        items += pickle.loads(part)  # from our own child process
        await asyncio.sleep(0)
    return items


class JobFailed(Exception):
    """A task that gave no result: one line for the user, and a traceback when it was the program's own fault."""

    def __init__(self, line: str, trace: str = "") -> None:
        super().__init__(line)
        self.line, self.trace = line, trace


class JobCancelled(Exception):
    """The user cancelled the task, or the interface is closing."""


@dataclass(slots=True)
class _Pending:
    future: asyncio.Future[Any]
    on_progress: Callable[[Progress], None] | None


class Child:
    """One child process, started with the first task and again after a cancel or a crash. Tasks are done in order."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._pending: dict[int, _Pending] = {}
        self._count = 0

    @property
    def busy(self) -> bool:
        return bool(self._pending)

    async def run(self, task: str, *args: Any, on_progress: Callable[[Progress], None] | None = None) -> Any:
        """The result of a task. Raises JobFailed and JobCancelled; a task whose waiter goes away is done all the same."""
        if self._process is None:
            self._start()
        self._count += 1
        pending = _Pending(asyncio.get_running_loop().create_future(), on_progress)
        self._pending[self._count] = pending
        self._requests.put((self._count, task, args))
        return await pending.future

    def cancel(self) -> None:
        """End the process with all that it does. The next task starts a new one."""
        self._end("")

    close = cancel

    def _start(self) -> None:
        from multiprocessing.connection import Connection  # not needed for the first frame

        # Not multiprocessing: its helper process wants a standard error with a file, which Textual has replaced.
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "briefgen.tui.worker", str(theirs.fileno()), str(self._log)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        self._pipe, self._requests = Connection(ours.detach()), queue.SimpleQueue()
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._listen, args=(self._pipe, loop), daemon=True, name="briefgen-listener").start()
        speaker = (self._pipe, self._requests, loop)
        threading.Thread(target=self._speak, args=speaker, daemon=True, name="briefgen-speaker").start()

    def _speak(
        self, pipe: Connection, requests: queue.SimpleQueue[_Request | None], loop: asyncio.AbstractEventLoop
    ) -> None:
        """In a thread of its own: a child that is busy takes a long request only when it is done with the one before."""
        with contextlib.suppress(RuntimeError):  # the loop is closed
            while (request := requests.get()) is not None:
                try:
                    pipe.send(request)
                except OSError:
                    loop.call_soon_threadsafe(self._gone, pipe)
                    return
                except Exception as exc:  # it cannot be pickled
                    why = (f"{request[1]}: {type(exc).__name__}: {exc}", traceback.format_exc())
                    loop.call_soon_threadsafe(self._take, pipe, (request[0], "broken", why))

    def _listen(self, pipe: Connection, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread of its own: hand on what the child says, until it is gone."""
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody listens any more
            try:
                while True:
                    loop.call_soon_threadsafe(self._take, pipe, pipe.recv())
            except (EOFError, OSError):
                loop.call_soon_threadsafe(self._gone, pipe)
            except Exception as exc:  # an answer that cannot be read
                loop.call_soon_threadsafe(self._gone, pipe, f"the worker's answer cannot be read: {exc}")
        pipe.close()

    def _take(self, pipe: Connection, answer: tuple[int, str, Any]) -> None:
        number, kind, value = answer
        pending = self._pending.get(number)
        if pipe is not self._pipe or pending is None:
            return
        if kind == "progress":
            if pending.on_progress is not None:
                pending.on_progress(value)
            return
        del self._pending[number]
        if pending.future.done():
            return
        if kind == "done":
            pending.future.set_result(value)
        elif kind == "failed":
            pending.future.set_exception(JobFailed(value))
        else:
            pending.future.set_exception(JobFailed(*value))

    def _gone(self, pipe: Connection, why: str = "the worker process ended unexpectedly (try again)") -> None:
        if pipe is self._pipe:
            self._end(why)

    def _end(self, why: str) -> None:
        process, pending = self._process, list(self._pending.values())
        self._process = self._pipe = None
        self._requests.put(None)
        self._pending.clear()
        if process is not None:
            with contextlib.suppress(OSError):  # it has ended
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for p in pending:
            if not p.future.done():
                p.future.set_exception(JobFailed(why) if why else JobCancelled())
                p.future.exception()  # the waiter may be gone with its screen
