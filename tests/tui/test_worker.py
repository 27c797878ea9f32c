"""The child process: answers, progress, failures, cancelling, dying."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from briefgen.config import load_settings
from briefgen.engine import Progress
from briefgen.tui.jobs import Child, JobCancelled, JobFailed, unpacked
from briefgen.workspace import open_workspace
from tests.tui.desk import fill

pytestmark = pytest.mark.real_time


def with_child(folder: Path, steps: Callable[[Child], Awaitable[None]]) -> None:
    async def run() -> None:
        child = Child(folder / "child.log")
        try:
            await steps(child)
        finally:
            child.close()

    asyncio.run(run())


def test_tasks_are_answered_in_order_with_their_progress(tmp_path: Path) -> None:
    fill(tmp_path)
    workspace = open_workspace(tmp_path)
    settings = load_settings(workspace)

    async def steps(child: Child) -> None:
        seen: list[Progress] = []
        (listing, slices), hits = await asyncio.gather(
            child.run("list", (), settings, workspace, on_progress=seen.append),
            child.run("search", "levy", 0, workspace),
        )
        rows = await unpacked(slices)
        assert rows[-1].title == "Port levy will rise in two steps"
        assert hits == {rows[-1].id} and listing.current == {row.id for row in rows}
        assert seen[-1].done == seen[-1].total == 3

    with_child(tmp_path, steps)


def test_what_fails_is_one_line_and_the_next_task_goes_on(tmp_path: Path) -> None:
    fill(tmp_path)
    workspace = open_workspace(tmp_path)
    settings = load_settings(workspace)

    async def steps(child: Child) -> None:
        from briefgen.engine import BuildRequest

        with pytest.raises(JobFailed) as told:
            await child.run("assemble", BuildRequest(themes=("none",)), settings, workspace)
        assert "there is no theme 'none'" in told.value.line and not told.value.trace
        with pytest.raises(JobFailed) as broken:
            await child.run("list", 3, settings, workspace)
        assert "TypeError" in broken.value.line and "Traceback" in broken.value.trace
        assert await child.run("search", "", 0, workspace) == frozenset()

    with_child(tmp_path, steps)


def test_cancelling_ends_the_process_and_the_next_task_starts_another(tmp_path: Path) -> None:
    fill(tmp_path)
    workspace = open_workspace(tmp_path)
    settings = load_settings(workspace)

    async def steps(child: Child) -> None:
        await child.run("search", "", 0, workspace)
        job = asyncio.create_task(child.run("warm", settings))
        await asyncio.sleep(0)  # it is asked for
        assert child.busy
        process = child._process
        child.cancel()
        with pytest.raises(JobCancelled):
            await job
        assert process is not None and process.returncode is not None
        assert await child.run("search", "", 0, workspace) == frozenset()

    with_child(tmp_path, steps)


def test_a_process_that_dies_takes_only_its_task_with_it(tmp_path: Path) -> None:
    fill(tmp_path)
    workspace = open_workspace(tmp_path)

    async def steps(child: Child) -> None:
        await child.run("search", "", 0, workspace)
        job = asyncio.create_task(child.run("warm", load_settings(workspace)))
        await asyncio.sleep(0)  # it is asked for
        assert child._process is not None
        os.kill(child._process.pid, signal.SIGKILL)
        with pytest.raises(JobFailed, match="ended unexpectedly"):
            await job
        assert await child.run("search", "", 0, workspace) == frozenset()

    with_child(tmp_path, steps)


def test_a_long_request_to_a_busy_process_does_not_hold_the_interface_up(tmp_path: Path) -> None:
    fill(tmp_path)
    workspace = open_workspace(tmp_path)
    settings = load_settings(workspace)

    async def steps(child: Child) -> None:
        await child.run("search", "", 0, workspace)
        assert child._process is not None
        os.kill(child._process.pid, signal.SIGSTOP)  # it takes nothing until it is ended
        first = asyncio.create_task(child.run("warm", settings))
        await asyncio.sleep(0)
        second = asyncio.create_task(child.run("search", "levy " * 1_000_000, 0, workspace))
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert not first.done(), "the loop goes on while the process is busy"
        child.cancel()
        for job in (first, second):
            with pytest.raises(JobCancelled):
                await job

    with_child(tmp_path, steps)


def test_what_cannot_be_sent_fails_by_itself(tmp_path: Path) -> None:
    fill(tmp_path)
    workspace = open_workspace(tmp_path)

    async def steps(child: Child) -> None:
        with pytest.raises(JobFailed) as told:
            await child.run("search", lambda: "levy", 0, workspace)
        assert told.value.line.startswith("search: ") and "Traceback" in told.value.trace
        assert await child.run("search", "", 0, workspace) == frozenset()

    with_child(tmp_path, steps)


def test_a_long_list_is_unpacked_slice_by_slice() -> None:
    turns: list[int] = []

    async def other() -> None:
        while True:
            turns.append(1)
            await asyncio.sleep(0)

    async def main() -> list[int]:
        task = asyncio.create_task(other())
        found = await unpacked([pickle.dumps((n, n + 1)) for n in range(0, 10, 2)])
        task.cancel()
        return found

    assert asyncio.run(main()) == list(range(10)) and len(turns) >= 4
