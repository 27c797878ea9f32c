"""Keeping the session: written beside the loop, for a disk may take its time, and once more before the end."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from briefgen.tui.app import BriefgenApp
    from briefgen.tui.session import Session

__all__ = ["Keeper"]


class Keeper:
    """Writes the session where it is another than the one kept."""

    def __init__(self, app: BriefgenApp) -> None:
        self._app = app
        self._kept = ""  # the session as it was last written
        self._count = self._last = 0  # versions: an older one never comes over a newer one
        self._lock = threading.Lock()
        self._failed = False

    def keep(self) -> None:
        """Write it in a thread; what was chosen meanwhile is written the next time."""
        now = repr(self._app.session)
        if now != self._kept and not self._lock.locked():
            self._count += 1
            write = partial(self._write, self._app.session.copy(), now, self._count)
            self._app.run_worker(write, group="keep", thread=True, exit_on_error=False)

    def keep_now(self) -> None:
        """Write it and wait: after this the interface may end."""
        now = repr(self._app.session)
        if now != self._kept:
            self._count += 1
            self._write(self._app.session, now, self._count)

    def _write(self, session: Session, now: str, count: int) -> None:
        with self._lock:
            if count < self._last:
                return
            self._last = count
            try:
                session.save(self._app.workspace)
            except BriefgenError as exc:
                if not self._failed:
                    self._failed = True
                    self._app.call_later(self._app.report, str(exc), "error")
                return
            self._kept, self._failed = now, False
