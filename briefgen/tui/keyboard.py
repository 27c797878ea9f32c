"""Keys are taken in the order in which they were typed, each where the one before has led.

Textual hands a key to the widget that has the focus when the key arrives, not when those before it are done: over a slow
line, or on a busy machine, `/tariff` typed at once would open the filter and take `t` and `a` for commands. Terminals
send Alt-x as Escape and x: so a key right after Escape comes as one with Alt, or, if it is no letter, without the Escape.
No key here has Alt: it is taken as the two.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys

if TYPE_CHECKING:
    from briefgen.tui.app import BriefgenApp
    from briefgen.tui.terminal import Terminal

__all__ = ["Keyboard"]

_QUIET = 3  # rounds of the loop without a message that is not dealt with
_ROUND = 0.001  # seconds
_REST = 0.05  # seconds after which a key no longer needs to wait for the one before
_MOST = 1.0  # seconds that a key waits for messages
_BUILT = 10.0  # seconds that it waits for a screen or dialog to be there
_LATE = 10.0  # seconds in which a terminal may still say what it can show
_ANSWER = 0.5  # seconds that such an answer takes to come in
_AFTER_ESCAPE = {
    "\r": "enter",
    " ": "space",
    "/": "slash",
    "?": "question_mark",
    "+": "plus",
    "]": "right_square_bracket",
} | {digit: digit for digit in "0123456789"}


def _teach() -> None:
    """What these sequences mean here. Letters come with Alt; Alt-Tab, Alt-Backspace, Alt-b and Alt-f stay what they are."""
    known: dict[str, Any] = ANSI_SEQUENCES_KEYS  # type: ignore[assignment]
    for character, key in _AFTER_ESCAPE.items():
        known[f"\x1b{character}"] = (Keys.Escape, SimpleNamespace(value=key))


class Keyboard:
    """Holds keys back until what those before them brought about is done."""

    def __init__(self, app: BriefgenApp) -> None:
        self._app = app
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._ready: object = None
        self._last = 0.0
        self._task: asyncio.Task[None] | None = None
        self._built: WeakSet[object] = WeakSet()  # screens that had a focus already
        self._late_until = self._answer_until = 0.0
        _teach()

    def begin(self, terminal: Terminal) -> None:
        """Take what was typed before there was a screen; a terminal that has not answered yet may still do so."""
        if terminal.late:
            self._late_until = time.monotonic() + _LATE
        if terminal.typed:
            from textual._xterm_parser import XTermParser

            for message in XTermParser().feed(terminal.typed.replace("\n", "\r")):
                self._app.post_message(message)

    def _answers(self, event: events.Key | events.Paste) -> bool:
        """Whether a key is part of an answer that came late: it begins as no key does and ends with `c`."""
        now = time.monotonic()
        if now > self._late_until or not isinstance(event, events.Key):
            return False
        if now > self._answer_until and event.character in ("^", "["):
            self._answer_until = now + _ANSWER
        part = now <= self._answer_until
        if part and event.character == "c":
            self._late_until = 0.0
        return part

    @property
    def busy(self) -> bool:
        """Whether there are keys that were typed and not taken yet."""
        return bool(self._waiting) or self._ready is not None

    def holds(self, event: events.Key | events.Paste) -> bool:
        """Whether a key has to wait; it comes again by itself."""
        if event is self._ready:
            self._ready, self._last = None, time.monotonic()
            return False
        if self._answers(event):
            return True
        keys = _as_typed(event)
        if len(keys) == 1 and not self.busy and time.monotonic() - self._last > _REST and self._idle():
            self._last = time.monotonic()
            return False
        self._waiting.extend(keys)
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
        rounds = quiet = 0  # not the clock: on a busy machine seconds pass in which nothing could be done
        while quiet < _QUIET or self._ready is not None:
            most = _MOST if self._built.issuperset(self._app.screen_stack[-1:]) else _BUILT
            if self._ready is None and rounds * _ROUND > most:
                return
            await asyncio.sleep(_ROUND)
            rounds += 1
            quiet = quiet + 1 if self._idle() else 0

    def _idle(self) -> bool:
        """Whether everything is dealt with; a screen or dialog that has no focus yet is still being built."""
        app = self._app
        if not app.screen_stack:
            return True
        nodes = (app, *app.screen_stack, *app.screen.walk_children())
        if app.screen.focused is not None:
            self._built.add(app.screen)
        return app.screen in self._built and not any(node.message_queue_size for node in nodes)


def _as_typed(event: events.Key | events.Paste) -> list[events.Key | events.Paste]:
    if isinstance(event, events.Key) and event.key.startswith("alt+") and event.is_printable:
        return [events.Key("escape", "\x1b"), events.Key(event.key.removeprefix("alt+"), event.character)]
    return [event]
