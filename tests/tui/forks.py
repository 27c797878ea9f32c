"""The worker processes of the interface, forked from one that has everything loaded: to start each anew takes a second.

What runs in them is the same; how they are started without a fork is tested by test_worker.py and test_end_to_end.py.
"""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

_LONGEST = 10_000  # bytes of a request


class Forked:
    """What the interface uses of a subprocess.Popen."""

    def __init__(self, pid: int, life: int) -> None:
        """`life`: the end of a pipe that the process alone holds the other end of."""
        self.pid, self._life = pid, life
        self.returncode: int | None = None

    def wait(self) -> int:
        if self.returncode is None:
            os.read(self._life, 1)
            os.close(self._life)
            self.returncode = -signal.SIGKILL
        return self.returncode


def start_worker(command: Sequence[str], *, pass_fds: Sequence[int], **_: Any) -> Forked:
    """In place of subprocess.Popen for the worker's command: [python, -m, module, descriptor, log]."""
    server = _server()
    ours, theirs = os.pipe()
    socket.send_fds(server, [f"{command[4]}\0{Path.cwd()}".encode()], [*pass_fds, theirs])
    os.close(theirs)
    return Forked(int(server.recv(_LONGEST)), ours)


@cache
def _server() -> socket.socket:
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, __file__, str(theirs.fileno())], pass_fds=[theirs.fileno()], start_new_session=True
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _load() -> None:
    """Import what tasks need, by doing some."""
    import tempfile

    from briefgen.config import load_settings
    from briefgen.tui.tasks import TASKS
    from briefgen.workspace import open_workspace

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sources").mkdir()
        (root / "config.yaml").write_text("briefgen: 1\nthemes: {ports: {terms: [port]}}\n")
        (root / "sources" / "a.md").write_text("---\ntitle: A\n---\n\nThe port was closed.\n")
        workspace = open_workspace(root)
        settings = load_settings(workspace)
        _, slices = TASKS["list"]((), settings, workspace, lambda _: None)
        TASKS["facts"](settings, workspace, None)
        TASKS["suggest"](tuple(row.id for row in pickle.loads(slices[0])), settings, workspace, None)
        TASKS["looks"](settings, workspace, None)
        TASKS["warm"](settings, None)


def _serve(server: socket.socket) -> None:
    from multiprocessing.connection import Connection

    from briefgen.tui.worker import serve

    _load()
    while True:
        request, fds, _, _ = socket.recv_fds(server, _LONGEST, 2)
        while _reaped():
            pass
        if not request:
            return
        log, folder = request.decode().split("\0")
        pid = os.fork()
        if pid == 0:
            server.close()
            os.setpgid(0, 0)
            os.chdir(folder)
            serve(Connection(fds[0]), Path(log))
            os._exit(0)
        for fd in fds:
            os.close(fd)
        os.setpgid(pid, pid)  # here too: it may be ended before it has got so far
        server.send(str(pid).encode())


def _reaped() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
