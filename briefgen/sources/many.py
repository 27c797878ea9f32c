"""Many files: text formats in this process, formats with risky parsers in child processes that are killed at a limit."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from briefgen.errors import SourceError
from briefgen.model import SourceDocument
from briefgen.sources.files import load, shown
from briefgen.sources.registry import BINARY, Format, Limits, read_bytes, sniff

Result = tuple[str, list[SourceDocument] | SourceError]
LARGE_TEXT = 2_000_000  # bytes from which pages and feeds are read in a child too: trees of giants take memory


def read_many(
    inputs: Iterable[Path | SourceError | tuple[str, bytes]],
    *,
    limits: Limits | None = None,
    workers: int = 0,
    on_progress: Callable[[int], None] | None = None,
) -> Iterator[Result]:
    """(origin, documents or the error) for each input, in the order given; one input never stops the others.

    inputs: what `find_paths` gives, or (name, bytes) pairs such as standard input. on_progress is told how many are done.
    """
    limits = limits or Limits()
    with Pool(limits, workers or min(4, os.cpu_count() or 1)) as pool:
        pending: list[_Job] = []
        done = 0
        for item in inputs:
            pending.append(_started(item, pool, limits))
            while pending and (pending[0].result is not None or len(pending) > 2 * pool.size):
                done += 1
                yield _finished(pending.pop(0), pool, on_progress, done)
        for job in pending:
            done += 1
            yield _finished(job, pool, on_progress, done)


@dataclass(slots=True)
class _Job:
    origin: str
    data: bytes = b""
    hint: str = ""
    result: list[SourceDocument] | SourceError | None = None


def _started(item: Path | SourceError | tuple[str, bytes], pool: Pool, limits: Limits) -> _Job:
    if isinstance(item, SourceError):
        return _Job(item.where, result=item)
    origin, hint = (shown(item), item.name) if isinstance(item, Path) else (item[0], item[0])
    job = _Job(origin, hint=hint)
    try:
        job.data = load(item, origin, limits.file_bytes) if isinstance(item, Path) else item[1]
        kind = sniff(job.data, hint)
        if kind in BINARY or (
            kind in (Format.HTML, Format.FEED, Format.EML, Format.MBOX) and len(job.data) > LARGE_TEXT
        ):
            pool.submit(job)
        else:
            job.result = read_bytes(job.data, origin, hint=hint, limits=limits)
            job.data = b""
    except SourceError as error:
        job.result = SourceError(error.what, where=error.where or origin, hint=error.hint)
    return job


def _finished(job: _Job, pool: Pool, on_progress: Callable[[int], None] | None, done: int) -> Result:
    while job.result is None:
        pool.step()
    if on_progress:
        on_progress(done)
    return job.origin, job.result


@dataclass(slots=True)
class _Child:
    """A reader process: reads one job after another, and dies with the first that breaks a limit."""

    process: subprocess.Popen[bytes]
    job: _Job | None = None
    deadline: float = 0.0
    answer: bytearray = field(default_factory=bytearray)


class Pool:
    """Child processes that read documents. A child that is over time is killed; one that dies takes only its document along."""

    def __init__(self, limits: Limits, size: int) -> None:
        self.limits, self.size = limits, size
        self.queue: list[_Job] = []
        self.children: list[_Child] = []
        self.selector = selectors.DefaultSelector()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for child in list(self.children):
            self._drop(child)
        self.selector.close()

    def submit(self, job: _Job) -> None:
        """Queues a job and starts it if a child is free."""
        self.queue.append(job)
        self._feed()

    def _feed(self) -> None:
        while self.queue:
            child = next((c for c in self.children if c.job is None), None)
            if child is None and len(self.children) < self.size:
                child = self._spawn()
            if child is None:
                return
            child.job = self.queue.pop(0)
            child.deadline = time.monotonic() + self.limits.seconds
            try:
                _send(child.process.stdin, (child.job.data, child.job.origin, child.job.hint, self.limits))
            except OSError:
                self._fail(child, "its reader stopped")

    def step(self) -> None:
        """Waits for the next answer, or for a child's time to run out."""
        self._feed()
        busy = [c for c in self.children if c.job is not None]
        wait = max(0.0, min((c.deadline for c in busy), default=time.monotonic()) - time.monotonic())
        for key, _ in self.selector.select(wait):
            child: _Child = key.data
            chunk = os.read(key.fd, 1 << 20)
            child.answer += chunk
            if not chunk:
                self._fail(child, _death(child.process))
            elif len(child.answer) >= 8 and len(child.answer) >= 8 + int.from_bytes(child.answer[:8], "big"):
                self._answered(child)
        for child in [c for c in self.children if c.job is not None and time.monotonic() >= c.deadline]:
            self._fail(child, f"took longer than {self.limits.seconds:g} s to read")

    def _answered(self, child: _Child) -> None:
        import pickle

        # The child is our own program: what it sends holds our own dataclasses and nothing of the document's making.
        assert child.job is not None
        child.job.result = pickle.loads(bytes(child.answer[8:]))
        child.job.data = b""
        child.job = None
        child.answer.clear()

    def _fail(self, child: _Child, why: str) -> None:
        if child.job is not None:
            child.job.result = SourceError(f"could not be read: {why}", where=child.job.origin)
            child.job.data = b""
        self._drop(child)

    def _spawn(self) -> _Child:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _MAIN, _package_root()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"},
        )
        child = _Child(process)
        assert process.stdout is not None
        self.selector.register(process.stdout, selectors.EVENT_READ, child)
        self.children.append(child)
        return child

    def _drop(self, child: _Child) -> None:
        process = child.process
        assert process.stdout is not None and process.stdin is not None
        self.selector.unregister(process.stdout)
        self.children.remove(child)
        process.kill()
        with contextlib.suppress(OSError):
            process.stdin.close()
        process.stdout.close()
        process.wait()


_MAIN = "import sys; sys.path.insert(0, sys.argv[1]); from briefgen.sources.many import child_main; child_main()"


def _package_root() -> str:
    return str(Path(__file__).resolve().parents[2])


def _death(process: subprocess.Popen[bytes]) -> str:
    code = process.wait()
    if code == -signal.SIGKILL:
        return "its reader was killed (out of memory?)"
    return "its reader crashed" if code < 0 else "its reader stopped"


def _send(pipe: IO[bytes] | None, value: object) -> None:
    import pickle

    assert pipe is not None
    data = pickle.dumps(value, protocol=5)
    pipe.write(len(data).to_bytes(8, "big") + data)
    pipe.flush()


def child_main() -> None:
    """The child's loop: one job in, one answer out, until standard input ends."""
    import pickle
    import resource

    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints must not get into the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limited = False
    while len(head := sys.stdin.buffer.read(8)) == 8:
        data, origin, hint, limits = pickle.loads(sys.stdin.buffer.read(int.from_bytes(head, "big")))
        if not limited and limits.memory:
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            limited = True
        answer: Any
        try:
            answer = read_bytes(data, origin, hint=hint, limits=limits)
        except SourceError as error:
            answer = error
        _send(out, answer)
