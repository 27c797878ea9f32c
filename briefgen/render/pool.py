"""Warm workers for many briefs: as many children as are asked for, each job in one of them, with the futures of the library.

    with Pool(2) as pool:
        futures = [pool.submit(render, brief, ("md", "pdf"), look, options) for brief in briefs]

A child that takes too long or dies fails its own job alone; its worker starts another one for the next.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from types import TracebackType
from typing import Any, TypeVar

from briefgen.render.worker import Worker

__all__ = ["Pool"]

T = TypeVar("T")


class Pool:
    """`workers` children; two are what two cores are worth. They warm up from the start; `close` ends them, also amid a job."""

    def __init__(self, workers: int = 2) -> None:
        self._workers = [Worker() for _ in range(max(1, workers))]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._futures: set[Future[Any]] = set()
        self._closed = False
        # A thread a child: it only waits for the answer.
        self._threads = ThreadPoolExecutor(len(self._workers), thread_name_prefix="briefgen-pdf")

    def submit(self, call: Callable[..., T], *args: object, **named: object) -> Future[T]:
        """`call(*args, **named, worker=...)` with a worker that is free; what it raises comes with the future."""

        def run() -> T:
            if self._closed:
                raise CancelledError
            worker = self._idle.get()
            try:
                return call(*args, **named, worker=worker)
            finally:
                self._idle.put(worker)

        future = self._threads.submit(run)
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        return future

    def close(self) -> None:
        """Drops what has not begun, kills the children and waits for the threads."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        running = True
        while running:  # a job that was just beginning may have started its child again
            for worker in self._workers:
                worker.kill()
            running = bool(wait(list(self._futures), timeout=0.05).not_done)
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._threads.shutdown(wait=True)
        self.close()
