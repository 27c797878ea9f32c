"""Work on a Dask cluster of two processes: the same results as here, and a worker that dies costs one job."""

from __future__ import annotations

import os
import socket
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen.config import Settings
from briefgen.engine import analysis
from briefgen.engine.analysis import extract_stored, extractor
from briefgen.engine.executor import in_order, open_executor, width
from briefgen.errors import BriefgenError, ConfigError, StateError
from briefgen.library import Library
from briefgen.resources import sample_sources
from briefgen.sources import read_file

distributed = pytest.importorskip("distributed")
NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)
_LONG = 120  # seconds: nothing here takes so long, on any machine, unless it hangs
pytestmark = [pytest.mark.timeout(2 * _LONG), pytest.mark.real_time, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    import dask

    with warnings.catch_warnings(), dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        warnings.simplefilter("ignore")
        cluster = distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        )
        try:
            yield cluster.scheduler_address
        finally:
            cluster.close(timeout=_LONG)


def settings(scheduler: str) -> Settings:
    return Settings.model_validate({"batch": {"executor": "dask", "scheduler": scheduler}})


def job(n: int) -> tuple[int, int]:
    if n == 2:
        os._exit(1)  # as a crash in a library would
    return n, os.getpid()


def test_jobs_go_to_the_workers_and_a_crash_costs_one(scheduler: str) -> None:
    with open_executor(settings(scheduler)) as works:
        assert width(works, settings(scheduler)) == 2
        # One by one: what else its worker was given, or had not handed in, Dask may take for what killed it.
        done = list(in_order(lambda n: works.submit(job, n), range(5), ahead=1))
    results: list[Any] = [f.exception() or f.result() for _, f in done]
    assert [r[0] for n, r in enumerate(results) if n != 2] == [0, 1, 3, 4]
    assert isinstance(results[2], BrokenExecutor)
    assert os.getpid() not in {r[1] for n, r in enumerate(results) if n != 2}


def stay(sign: str) -> None:
    while not Path(sign).exists():
        time.sleep(0.05)


def refuse() -> None:
    raise ConfigError("not here")


def test_what_a_job_raises_comes_back(scheduler: str) -> None:
    with open_executor(settings(scheduler)) as works, pytest.raises(BriefgenError, match="not here"):
        works.submit(refuse).result(_LONG)


def test_a_result_that_is_lost_on_its_way_breaks_the_job_and_nothing_waits_for_ever(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut(*_: Any) -> None:
        raise distributed.comm.CommClosedError("the worker went away with it")

    monkeypatch.setattr(distributed.Client, "_gather_remote", cut)
    with open_executor(settings(scheduler)) as works:
        assert isinstance(works.submit(job, 1).exception(_LONG), BrokenExecutor)


def test_a_job_that_is_given_up_is_open_for_nobody(scheduler: str, tmp_path: Path) -> None:
    sign = tmp_path / "go on"
    try:
        with open_executor(settings(scheduler)) as works:
            jobs = [works.submit(stay, str(sign)) for _ in range(2)]
            assert jobs[0].cancel()
            works.shutdown(wait=True, cancel_futures=True)
            assert all(future.cancelled() for future in jobs)
    finally:
        sign.touch()  # or the workers stay at it


@pytest.mark.model
def test_what_is_found_there_is_what_is_found_here(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "_POOL_FROM", 0)
    documents = [d for p in sorted(sample_sources().iterdir()) if p.is_file() for d in read_file(p)][:3]
    ids = [d.id for d in documents]
    found = []
    for name, chosen in (
        ("there", settings(scheduler)), ("here", Settings.model_validate({"batch": {"workers": 1}})),
    ):  # fmt: skip
        with Library(tmp_path / name) as library:
            library.add(documents, NOW)
            assert extract_stored(ids, library, chosen) == []
            found.append(library.extractions(ids, *extractor(chosen)))
    assert found[0] == found[1] and len(found[0]) == 3


def test_a_scheduler_that_is_not_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.engine.cluster._SECONDS", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(StateError, match="not reached"):
        open_executor(settings(address))
    with pytest.raises(ConfigError, match=r"batch\.scheduler"):
        open_executor(settings(""))
