"""Who does the work that can be done side by side: a `concurrent.futures.Executor`, as the settings name it.

Jobs are functions of a module with values as their arguments; they give a value and write nothing. So any executor will do,
on other machines too, and the library has one writer: the process that hands out the jobs.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from briefgen.config import Settings

__all__ = ["cores", "done_here", "in_order", "open_executor", "width"]

T = TypeVar("T")
I = TypeVar("I")  # noqa: E741 - an item


def open_executor(settings: Settings) -> Executor:
    """The executor of `batch.executor`: begins nothing before the first job, and is to be used with `with`.

    One that works elsewhere raises BrokenExecutor for a job whose worker died, as the library's own do. Raises ConfigError,
    StateError.
    """
    if settings.batch.executor == "processes":
        from briefgen.engine.processes import Processes

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
