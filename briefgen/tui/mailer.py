"""Mailing the brief: what will be sent to whom, the sending in the courier process, and each recipient's state meanwhile."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.tui.literal import line
from briefgen.tui.messages import MailChanged

if TYPE_CHECKING:
    from briefgen.engine.letters import Letter, LetterState
    from briefgen.tui.app import BriefgenApp

__all__ = ["Mailer"]

_POLL = 0.3  # seconds between two looks at the outbox while mails go out


class Mailer:
    """One letter at a time. `states` are those of its recipients, in the order of the letter."""

    def __init__(self, app: BriefgenApp) -> None:
        self.app = app
        self.letter: Letter | None = None
        self.states: tuple[LetterState, ...] = ()
        self.problems: tuple[str, ...] = ()
        self.sending = False
        self._path = Path()

    def begin(self, path: Path) -> None:
        """Show what a written brief would be sent as; ask for recipients where the profile names none."""
        if self.sending:
            self._show()
            return
        if not self.can_send():
            return
        self._path = path
        app = self.app
        profile = app.settings.profiles.get(app.session.profile)
        if app.session.recipients or (profile and profile.recipients):
            self._look()
        else:
            self.ask_recipients()

    def can_send(self) -> bool:
        """Whether there is somebody to send it as; told where there is not."""
        if self.app.settings.mail.sender is None:
            said = "needs mail: {from: Desk <desk@example.org>}"
            self.app.report(f"nothing can be mailed yet: {self.app.workspace.config} {said}", "warning")
            return False
        return True

    def ask_recipients(self) -> None:
        """Another list of recipients, kept for tomorrow."""
        from briefgen.tui.screens.asking import TextDialog

        app = self.app
        profile = app.settings.profiles.get(app.session.profile)
        known = app.session.recipients or (profile.recipients if profile else [])
        lists = ", ".join(app.settings.mail.lists)
        hint = "Addresses, with commas" + (f", or lists: {lists}" if lists else "") + ". Nothing is sent yet."

        def answered(text: str | None) -> None:
            names = [part.strip() for part in (text or "").split(",") if part.strip()]
            if names:
                app.session.recipients = names
                self._look()

        def wrong(text: str) -> str:
            names = [part.strip() for part in text.split(",") if part.strip()]
            bad = next((n for n in names if "@" not in n and n not in app.settings.mail.lists), "")
            return f"{bad!r} is neither an address nor a list" if bad else ""

        app.push_screen(TextDialog("To whom?", ", ".join(known), hint=hint, problem=wrong), answered)

    def _look(self) -> None:
        self.app.in_background(self._looked_at, "mail")

    async def _looked_at(self) -> None:
        app = self.app
        letter = await app.attempt(app.desk.run("letter", *self._args()))
        if letter is None:
            return
        self.letter, self.states, self.problems = letter, letter.recipients, ()
        self._show()

    def _args(self) -> tuple[object, ...]:
        app = self.app
        return (self._path, tuple(app.session.recipients), app.session.profile, app.settings, app.workspace)

    def _show(self) -> None:
        from briefgen.tui.screens.mailing import MailDialog

        if isinstance(self.app.screen, MailDialog):
            self.app.tell(MailChanged)
        else:
            self.app.push_screen(MailDialog(self))

    # --------------------------------------------------------------------------------------------- sending

    def send(self) -> None:
        """Send the letter that was shown."""
        if self.letter is not None and not self.sending:
            self.sending, self.problems = True, ()
            self.app.tell(MailChanged)
            self.app.in_background(partial(self._sent, self.letter), "mail")

    async def _sent(self, letter: Letter) -> None:
        app = self.app
        watch = asyncio.create_task(self._watch(letter))
        try:
            done = await app.attempt(app.courier.run("send", *self._args(), letter.print))
        finally:
            watch.cancel()
            self.sending = False
        if done is None:
            await self._look_again(letter)
        else:
            self.states, self.problems = done
            self._report()
        app.tell(MailChanged)

    async def _watch(self, letter: Letter) -> None:
        while True:
            await asyncio.sleep(_POLL)
            await self._look_again(letter)
            self.app.tell(MailChanged)

    async def _look_again(self, letter: Letter) -> None:
        states = await self.app.attempt(self.app.desk.run("letter_states", letter.recipients, self.app.workspace))
        if states is not None:
            self.states = states

    def _report(self) -> None:
        sent = sum(s.state == "sent" for s in self.states)
        self.app.report_all(self.problems)
        if sent == len(self.states):
            self.app.notify(f"Mailed to {sent} recipient{'' if sent == 1 else 's'}", markup=False, timeout=5)
        else:
            self.app.notify(f"{sent} of {len(self.states)} mails sent", severity="warning", markup=False)

    def summary(self) -> str:
        """One line: how many of the mails are in which state."""
        counts: dict[str, int] = {}
        for s in self.states:
            counts[s.state] = counts.get(s.state, 0) + 1
        return line(", ".join(f"{n} {state}" for state, n in counts.items()))
