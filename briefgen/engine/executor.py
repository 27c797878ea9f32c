"""Who does the work that can be done side by side: a `concurrent.futures.Executor`, as the settings name it.

Jobs are functions of a module with values as their arguments; they give a value and write nothing. So any executor will do,
on other machines too, and the library has one writer: the process that hands out the jobs.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import SpawnContext
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from briefgen.config import Settings

__all__ = ["Processes", "cores", "done_here", "in_order", "open_executor", "width"]

T = TypeVar("T")
I = TypeVar("I")  # noqa: E741 - an item


def open_executor(settings: Settings) -> Executor:
    """The executor of `batch.executor`: begins nothing before the first job, and is to be used with `with`.

    One that works elsewhere raises BrokenExecutor for a job whose worker died, as the library's own do. Raises ConfigError,
    StateError.
    """
    if settings.batch.executor == "processes":
        return Processes(cores(settings))
    from briefgen.engine.cluster import Cluster

    return Cluster(settings.batch.scheduler)


def width(executor: Executor, settings: Settings) -> int:
    """How many jobs an executor does at the same time."""
    return int(getattr(executor, "workers", 0)) or cores(settings)


def cores(settings: Settings) -> int:
    """How many processes may work at the same time: `batch.workers`, else the cores that this process may use."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return settings.batch.workers or own or 1


def done_here(call: Callable[[], T]) -> Future[T]:
    """A future of what is done at once, by this process."""
    future: Future[T] = Future()
    try:
        future.set_result(call())
    except Exception as error:
        future.set_exception(error)
    return future


def in_order(submit: Callable[[I], Future[T]], items: Iterable[I], ahead: int) -> Iterator[tuple[I, Future[T]]]:
    """Each item with its future, which is done, in order, with `ahead` of them in work: `items` is drawn from no faster.

    A worker that dies takes along what the others are at; so those are tried again one by one, to tell which it was, and only
    of that one the future raises BrokenExecutor.
    """
    waiting: deque[tuple[I, Future[T]]] = deque()
    source = iter(items)
    try:
        while True:
            for item in source:
                waiting.append((item, submit(item)))
                if len(waiting) >= ahead:
                    break
            if not waiting:
                return
            item, future = waiting.popleft()
            if not isinstance(future.exception(), BrokenExecutor):
                yield item, future
                continue
            suspects = [item, *(i for i, _ in waiting)]
            waiting.clear()
            for suspect in suspects:
                future = submit(suspect)
                future.exception()  # until it is done
                yield suspect, future
    finally:
        for _, future in waiting:
            future.cancel()


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
