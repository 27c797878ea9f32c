"""Many briefs by warm children: each job gets its own answer, a failed one harms no other, and closing ends everything."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import CancelledError
from dataclasses import replace

import pytest

from briefgen.errors import RenderError
from briefgen.model import Brief
from briefgen.render import Length, Pool, RenderOptions, get_look, render, render_pdf_in_child
from tests.briefs import long_brief, short_brief


def test_many_briefs_and_one_that_takes_too_long() -> None:
    look = get_look("modern")
    with Pool(1) as pool:
        slow = pool.submit(render_pdf_in_child, long_brief(), look, RenderOptions(length=Length.FULL, seconds=0.01))
        titles = ("First", "Second")
        made = [pool.submit(render, replace(short_brief(), title=title), ("md", "pdf"), look) for title in titles]
        with pytest.raises(RenderError, match="was not done in"):
            slow.result()
        for title, future in zip(titles, made, strict=True):
            assert future.result().files["pdf"].startswith(b"%PDF")
            assert future.result().files["md"].decode().startswith(f"# {title}")


def test_closing_ends_what_runs_and_drops_what_waits() -> None:
    pool = Pool(1)
    (child,) = pool._workers
    os.kill(child._child.pid, signal.SIGSTOP)  # or it may be done before the pool is closed
    brief: Brief = long_brief(40)
    options = RenderOptions(length=Length.FULL)
    futures = [pool.submit(render_pdf_in_child, brief, get_look("modern"), options) for _ in range(3)]
    while not futures[0].running():
        time.sleep(0.01)
    pool.close()
    for future in futures:
        with pytest.raises((RenderError, CancelledError)):  # had it waited, there would be pages
            future.result()
