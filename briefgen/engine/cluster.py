"""The executor of a Dask cluster (`briefgen[dask]`): the same jobs on other machines, each by value, results by value.

The workers need briefgen of the same version, the same model and nothing else: no workspace, no shared folder, no library.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import Any, TypeVar

from briefgen import __version__
from briefgen.errors import ConfigError, StateError

__all__ = ["Cluster"]

T = TypeVar("T")
_SECONDS = 20  # to reach the scheduler


class Cluster(Executor):
    """The workers that a Dask scheduler has. Raises ConfigError without the packages or with workers of another version,
    StateError when the scheduler is not reached or has no workers.

    `workers`: how many jobs they can do at the same time. A job whose worker died, and which Dask tried again in vain, raises
    BrokenExecutor, as the standard library's executors do.
    """

    def __init__(self, scheduler: str) -> None:
        try:
            import distributed
        except ImportError:
            raise ConfigError(
                "Dask is not installed", where="batch.executor", hint="pip install 'briefgen[dask]'"
            ) from None
        if not scheduler:
            raise ConfigError(
                "no scheduler is named", where="batch.scheduler", hint="batch: {scheduler: 'tcp://host:8786'}"
            )
        connect: Any = distributed.Client  # it is not typed
        try:
            self._client = connect(scheduler, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as exc:  # TimeoutError is an OSError
            raise StateError(
                f"the Dask scheduler is not reached: {exc}", where=scheduler, hint="is it running? batch.scheduler"
            ) from exc
        try:
            self.workers = self._counted(scheduler)
        except BaseException:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)

    def _counted(self, scheduler: str) -> int:
        threads = self._client.nthreads()
        if not threads:
            raise StateError("the Dask cluster has no workers", where=scheduler, hint="start some: dask worker ADDRESS")
        for worker, version in self._client.run(_version, on_error="return").items():
            if version != __version__:
                said = f"has briefgen {version}" if isinstance(version, str) else f"has no briefgen ({version})"
                raise ConfigError(f"{said}, this is {__version__}", where=worker, hint="install the same everywhere")
        return sum(threads.values())

    def submit(self, fn: Callable[..., T], /, *args: Any, **named: Any) -> Future[T]:
        theirs: Future[T] = self._executor.submit(fn, *args, **named)
        ours: Future[T] = Future()
        ours.add_done_callback(lambda f: theirs.cancel() if f.cancelled() else None)
        theirs.add_done_callback(lambda f: _hand_over(f, ours))
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        # Given up here, a job that runs there goes on to its end; what waits does not begin.
        with contextlib.suppress(OSError, TimeoutError):
            self._executor.shutdown(wait=wait and not cancel_futures)
            self._client.close()


def _hand_over(theirs: Future[T], ours: Future[T]) -> None:
    """What came of a job, in the words of the standard library."""
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    if not ours.set_running_or_notify_cancel():
        return
    try:
        error = theirs.exception()
    except CancelledError:  # at any moment: nothing may stay open
        error = BrokenExecutor("the cluster has dropped the job")
    if isinstance(error, KilledWorker | CommClosedError):
        ours.set_exception(BrokenExecutor(str(error)))
    elif error is not None:
        ours.set_exception(error)
    else:
        ours.set_result(theirs.result())


def _version() -> str:
    """Runs on the workers."""
    from briefgen import __version__

    return __version__
