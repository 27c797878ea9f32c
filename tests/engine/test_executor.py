"""Work side by side: order, workers that die, interrupts, and what is left when the program is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from briefgen.config import Settings
from briefgen.engine.executor import cores, in_order, open_executor
from briefgen.engine.processes import Processes
from briefgen.errors import ConfigError


def job(n: int) -> int:
    if n in (3, 5):
        os._exit(1)  # as a crash in a library would
    if n == 0:
        time.sleep(0.2)
    return n * n


@pytest.fixture(scope="module")
def pool() -> Iterator[Processes]:
    with Processes(2) as executor:
        yield executor


def test_results_come_in_order_and_a_crash_costs_one_item(pool: Processes) -> None:
    outcomes = list(in_order(lambda n: pool.submit(job, n), range(8), ahead=4))
    assert [n for n, _ in outcomes] == list(range(8))
    assert [n for n, x in outcomes if isinstance(x.exception(), BrokenExecutor)] == [3, 5]
    assert [x.result() for _, x in outcomes if not x.exception()] == [0, 1, 4, 16, 36, 49]
    assert pool.submit(os.getpid).result() > 0  # it goes on after that


def test_items_are_drawn_no_faster_than_they_are_worked_on(pool: Processes) -> None:
    drawn = []

    def items() -> Iterator[int]:
        for n in range(10, 20):
            drawn.append(n)
            yield n

    outcomes = in_order(lambda n: pool.submit(job, n), items(), ahead=3)
    item, future = next(outcomes)
    assert (item, future.result()) == (10, 100) and drawn == [10, 11, 12]
    outcomes.close()


def test_what_a_job_raises_comes_out(pool: Processes) -> None:
    ((_, future),) = in_order(lambda n: pool.submit(job, n), ["x"], ahead=1)  # type: ignore[arg-type]
    assert isinstance(future.exception(), TypeError)


def test_an_interrupt_does_not_wait_for_what_is_at_work() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Processes(1) as executor:
        executor.submit(time.sleep, 600)
        executor.submit(os.getpid)
        time.sleep(0.5)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 200


@pytest.mark.real_time
def test_workers_die_with_a_program_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(
        "import os, time\nfrom briefgen.engine.processes import Processes\n"
        "if __name__ == '__main__':\n"
        "    with Processes(1) as pool:\n"
        "        print(pool.submit(os.getpid).result(), flush=True)\n"
        "        pool.submit(time.sleep, 600)\n        time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        worker = int(program.stdout.readline())
        program.send_signal(signal.SIGKILL)
    end = time.monotonic() + 100
    while _alive(worker):
        assert time.monotonic() < end, "the worker lives on"
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z" if Path("/proc").is_dir() else True
    except (OSError, IndexError):
        return False


def test_the_settings_name_the_executor() -> None:
    with open_executor(Settings.model_validate({"batch": {"workers": 3}})) as executor:
        assert isinstance(executor, Processes) and executor.workers == 3
    assert cores(Settings()) >= 1
    with pytest.raises(ConfigError, match=r"batch\.scheduler"):
        open_executor(Settings.model_validate({"batch": {"executor": "dask"}}))
