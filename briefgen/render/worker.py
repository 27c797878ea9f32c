"""PDFs in a child process that can be killed: limits on memory and time, and a warm one serves many briefs.

`python -m briefgen.render.worker` is the child. It reads jobs from its standard input and answers on its standard output,
each as a length and that many bytes. A job is a pickle (from us, trusted); an answer is JSON and the PDF (what was made from
untrusted text is never unpickled).
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import selectors
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from briefgen.edtf import dates_in
from briefgen.errors import BriefgenError, RenderError, TemplateError
from briefgen.model import Brief
from briefgen.render.looks import Look
from briefgen.render.options import RenderOptions

__all__ = ["ChildPdf", "Worker", "render_pdf_in_child"]

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class ChildPdf:
    """A PDF that a child made. `fitted`: the caps of a one-page brief, None where nothing had to be trimmed."""

    data: bytes
    pages: int
    fitted: Mapping[str, int] | None = None
    warnings: tuple[str, ...] = ()


class Worker:
    """One child. It starts to warm up when it is made, is started again after it was killed, and ends with `close`."""

    def __init__(self) -> None:
        self._child = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # -P and our own PYTHONPATH: nothing of the folder that the user stands in is imported.
        home = str(Path(__file__).resolve().parents[2])
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))}
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "briefgen.render.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=env,
            start_new_session=True,  # Ctrl-C reaches us, and we end the child
        )

    def brief(self, brief: Brief, look: Look, options: RenderOptions) -> ChildPdf:
        """The PDF of a brief. Raises RenderError or TemplateError; the child is killed after `options.seconds`."""
        return self._ask(("brief", brief, look, options), options.seconds)

    def markdown(self, text: str, look: Look, options: RenderOptions) -> ChildPdf:
        """The PDF of a Markdown briefing."""
        return self._ask(("markdown", text, look, options), options.seconds)

    def _ask(self, job: tuple[object, ...], timeout: float) -> ChildPdf:
        if self._child.poll() is not None:
            self.close()
            self._child = self._start()
        assert self._child.stdin is not None and self._child.stdout is not None
        until = time.monotonic() + timeout
        data = pickle.dumps(job)
        try:
            self._child.stdin.write(_LENGTH.pack(len(data)) + data)
            self._child.stdin.flush()
            head = json.loads(_receive(self._child.stdout, until))
            pdf = _receive(self._child.stdout, until)
        except TimeoutError:
            self.close()
            raise RenderError(
                f"was not done in {timeout:g} s",
                where="pdf",
                hint="use a shorter length, or raise limits.render_seconds",
            ) from None
        except (OSError, EOFError, ValueError):
            self.close()
            raise RenderError(
                "the process that makes it died", where="pdf", hint="use a shorter length, or free memory"
            ) from None
        except BaseException:  # also Ctrl-C: a half-read answer must not be taken for the next one
            self.close()
            raise
        if "error" in head:
            raise _error(head["error"])
        return ChildPdf(pdf, head["pages"], head["fitted"], tuple(head["warnings"]))

    def kill(self) -> None:
        """Ends the child; from another thread than the one that waits for it, which then meets the end of the answer.

        The pipes stay open: a wait on a pipe that is closed under it goes on until its time is over.
        """
        self._child.kill()
        self._child.wait()

    def close(self) -> None:
        """Ends the child and lets go of it."""
        self.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # unsent bytes for a child that is gone
                    pipe.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def render_pdf_in_child(brief: Brief, look: Look, options: RenderOptions, *, worker: Worker | None = None) -> ChildPdf:
    """The PDF of a brief by a child: the given warm one, else one for this job."""
    if worker is not None:
        return worker.brief(brief, look, options)
    with Worker() as own:
        return own.brief(brief, look, options)


def _receive(pipe: Any, until: float) -> bytes:
    """One length-prefixed message. Raises TimeoutError, EOFError."""
    size = _LENGTH.unpack(_read(pipe.fileno(), _LENGTH.size, until))[0]
    return _read(pipe.fileno(), size, until)


def _read(fd: int, size: int, until: float) -> bytes:
    parts, missing = [], size
    with selectors.DefaultSelector() as selector:
        selector.register(fd, selectors.EVENT_READ)
        while missing:
            if not selector.select(max(0.0, until - time.monotonic())):
                raise TimeoutError
            part = os.read(fd, min(missing, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            missing -= len(part)
    return b"".join(parts)


def _error(told: dict[str, str]) -> BriefgenError:
    kind = TemplateError if told["kind"] == "TemplateError" else RenderError
    return kind(told["what"], where=told["where"], hint=told["hint"])


# ----------------------------------------------------------------------------------------------------- the child


def _limit(memory: int) -> None:
    import resource

    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # a system that has no such limit, or a lower one already
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def _serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    from briefgen.render import pdf, produce

    with contextlib.suppress(BriefgenError):  # it is told at the first job
        pdf.warm()
    while head := jobs.read(_LENGTH.size):
        kind, what, look, options = pickle.loads(jobs.read(_LENGTH.unpack(head)[0]))
        _limit(options.memory)
        body = b""
        try:
            fitted = None
            with dates_in(options.language):
                if kind == "brief":
                    made, fitted = produce.brief_to_pdf(what, look, options)
                else:
                    made = produce.markdown_to_pdf(what, look, options)
            reply: dict[str, object] = {"pages": made.pages, "fitted": fitted, "warnings": pdf.told(made)}
            body = made.data
        except BriefgenError as error:
            reply = {
                "error": {"kind": type(error).__name__, "what": error.what, "where": error.where, "hint": error.hint}
            }
        except MemoryError:
            reply = {
                "error": {
                    "kind": "RenderError",
                    "what": "needs too much memory",
                    "where": "pdf",
                    "hint": "use a shorter length, or raise limits.render_memory_mb",
                }
            }
        except Exception as error:  # a fault in a library must not leave the parent waiting
            what = f"{type(error).__name__}: {error}"
            reply = {"error": {"kind": "RenderError", "what": what, "where": "pdf", "hint": "report it"}}
        for message in (json.dumps(reply).encode(), body):
            answers.write(_LENGTH.pack(len(message)) + message)
        answers.flush()


def _main() -> None:
    # What any library prints goes to the null device; the answers go where standard output went.
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    _serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    _main()
