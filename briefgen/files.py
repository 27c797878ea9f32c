"""Files that are either whole or not there: written beside, synced, renamed; and a lock that dies with its process."""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from briefgen.errors import BusyError


def write_atomic(path: Path, data: bytes | Iterable[bytes], mode: int = 0o644) -> None:
    """Write a file so that a reader, or a crash, sees the old content or the new one, never a part. Raises OSError.

    `data` may come in pieces, so that it need not be in memory at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fd, tmp = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    try:
        with os.fdopen(fd, "wb") as out:
            out.writelines((data,) if isinstance(data, bytes) else data)
            out.flush()
            os.fsync(out.fileno())
        Path(tmp).chmod(mode)
        Path(tmp).replace(path)
    except BaseException:
        Path(tmp).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


@contextmanager
def locked(path: Path, now: datetime, wait: float | None = 0.0) -> Iterator[None]:
    """Hold a lock that dies with its process; `wait` is in seconds, None: for ever. Raises BusyError with who holds it, OSError.

    The file stays: taking it away could let two processes each lock one of their own.
    """
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        until = None if wait is None else time.monotonic() + wait
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                who = os.pread(fd, 200, 0).decode("utf-8", "replace").partition("\n")[0]
                late = -1.0 if until is None else time.monotonic() - until
                if late >= (0.0 if who else 1.0):  # who locked a new file is about to write down its name
                    hint = "wait, or try again"
                    raise BusyError(
                        f"already at work: {who or 'another process'}", where=str(path), hint=hint
                    ) from None
                time.sleep(0.05)
        holder = f"process {os.getpid()} since {now:%Y-%m-%d %H:%M:%S}\n".encode()
        os.ftruncate(fd, os.pwrite(fd, holder, 0))  # in this order: who is told to wait never reads an empty file
        yield
    finally:
        os.close(fd)
