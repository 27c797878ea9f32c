"""Keys are taken in the order in which they were typed, each where the one before has led.

Textual hands a key to the widget that has the focus when the key arrives, not when those before it are done: over a slow
line, or on a busy machine, `/tariff` typed at once would open the filter and take `t` and `a` for commands.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events

    from briefgen.tui.app import BriefgenApp

__all__ = ["Keyboard"]

_QUIET = 3  # rounds of the loop without a message that is not dealt with
_ROUND = 0.001  # seconds
_REST = 0.05  # seconds after which a key no longer needs to wait for the one before
_MOST = 0.5  # seconds that a key ever waits


class Keyboard:
    """Holds keys back until what those before them brought about is done."""

    def __init__(self, app: BriefgenApp) -> None:
        self._app = app
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._ready: object = None
        self._last = 0.0
        self._task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether there are keys that were typed and not taken yet."""
        return bool(self._waiting) or self._ready is not None

    def holds(self, event: events.Key | events.Paste) -> bool:
        """Whether a key has to wait; it comes again by itself."""
        if event is self._ready:
            self._ready, self._last = None, time.monotonic()
            return False
        if not self.busy and time.monotonic() - self._last > _REST:
            self._last = time.monotonic()
            return False
        self._waiting.append(event)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._hand_on())
        return True

    async def _hand_on(self) -> None:
        while self._waiting:
            await self._settled()
            self._ready = self._waiting.popleft()
            self._app.post_message(self._ready)
            await asyncio.sleep(0)

    async def _settled(self) -> None:
        end, quiet, app = time.monotonic() + _MOST, 0, self._app
        while (quiet < _QUIET or self._ready is not None) and time.monotonic() < end:
            await asyncio.sleep(_ROUND)
            idle = not any(node.message_queue_size for node in (app, *app.screen_stack, *app.screen.walk_children()))
            quiet = quiet + 1 if idle else 0
