"""The executor of this machine: processes of our own, which end with us."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import SpawnContext
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

__all__ = ["Processes"]

T = TypeVar("T")


class Processes(Executor):
    """Processes of this machine, begun with the first job, and begun anew when one of them has died.

    They end with this process, however it ends.
    """

    def __init__(self, workers: int) -> None:
        self.workers = max(1, workers)
        self._context = _Context()
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[..., T], /, *args: Any, **named: Any) -> Future[T]:
        if self._pool is not None:
            try:
                return self._pool.submit(fn, *args, **named)
            except BrokenExecutor:
                self._pool.shutdown(wait=True)
        self._context.started.clear()
        self._pool = ProcessPoolExecutor(self.workers, mp_context=self._context, initializer=_settle)
        return self._pool.submit(fn, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)
            self._pool = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        if kind is not None:  # what they are at is wanted by nobody: a long document must not keep an interrupt waiting
            for process in self._context.started:
                if process.pid is not None:  # one that could not be begun has none
                    process.kill()
        self.shutdown(wait=True, cancel_futures=kind is not None)
        return None


class _Context(SpawnContext):
    """Keeps the processes that it begins. Spawned, not forked: this process may have threads."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]
        process = super().Process(*args, **named)
        self.started.append(process)
        return process


def _settle() -> None:
    """In a worker, first of all: die with the parent, leave interrupts to it, and be silent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            wait_for([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True, name="briefgen-watch").start()
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
