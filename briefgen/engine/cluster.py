"""The executor of a Dask cluster (`briefgen[dask]`): the same jobs on other machines, each by value, results by value.

The workers need briefgen of the same version, the same model and nothing else: no workspace, no shared folder, no library.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from typing import Any, TypeVar

from briefgen import __version__
from briefgen.errors import ConfigError, StateError

__all__ = ["Cluster"]

T = TypeVar("T")
_SECONDS = 20  # to reach the scheduler, and for the workers to say who they are


class Cluster(Executor):
    """The workers that a Dask scheduler has. Raises ConfigError without the packages or with workers of another version,
    StateError when the scheduler is not reached or has no workers.

    `workers`: how many jobs they can do at the same time. A job whose worker died, and which Dask tried again in vain, raises
    BrokenExecutor, as the standard library's executors do; so does one whose result is lost with the cluster.
    """

    # Not Dask's own ClientExecutor: its future stays open for ever where a result is lost on the way from its worker.

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
        self._open: set[Future[Any]] = set()

    def _counted(self, scheduler: str) -> int:
        try:
            told = self._client.run(_about, on_error="return", callback_timeout=_SECONDS)
        except OSError as exc:  # TimeoutError is one
            said = f"the Dask scheduler does not answer for its workers: {exc}"
            raise StateError(said, where=scheduler, hint="restart it, or the workers") from exc
        # One that has just died, and may come back, is none.
        alive = {worker: about for worker, about in told.items() if not isinstance(about, OSError)}
        if not alive:
            raise StateError("the Dask cluster has no workers", where=scheduler, hint="start some: dask worker ADDRESS")
        for worker, about in alive.items():
            if isinstance(about, Exception) or about[0] != __version__:
                said = f"has no briefgen ({about})" if isinstance(about, Exception) else f"has briefgen {about[0]}"
                raise ConfigError(f"{said}, this is {__version__}", where=worker, hint="install the same everywhere")
        return sum(threads for _, threads in alive.values())

    def submit(self, fn: Callable[..., T], /, *args: Any, **named: Any) -> Future[T]:
        theirs = self._client.submit(fn, *args, pure=False, **named)
        ours: Future[T] = Future()
        self._open.add(ours)
        ours.add_done_callback(self._open.discard)
        ours.add_done_callback(lambda f: self._client.loop.add_callback(theirs.cancel) if f.cancelled() else None)
        self._client.loop.add_callback(_hand_over, theirs, ours)
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if wait and not cancel_futures:
            wait_for(tuple(self._open))
        # Given up here, a job that runs there goes on to its end; what waits does not begin.
        for future in tuple(self._open):
            future.cancel()
        with contextlib.suppress(OSError):
            self._client.close()


async def _hand_over(theirs: Any, ours: Future[T]) -> None:
    """What came of a job, in the words of the standard library: whatever it is, `ours` is done then."""
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    error: BaseException | None = None
    try:
        value = await theirs.result()
    except (KilledWorker, CommClosedError, CancelledError, asyncio.CancelledError) as exc:
        error = BrokenExecutor(str(exc) or "the cluster has dropped the job")
    except BaseException as exc:
        error = exc
    if not ours.set_running_or_notify_cancel():
        return
    if error is None:
        ours.set_result(value)
    else:
        ours.set_exception(error)


def _about(dask_worker: Any) -> tuple[str, int]:
    """Version of briefgen and number of threads. Runs on the workers."""
    from briefgen import __version__

    return __version__, dask_worker.state.nthreads
