"""The mail before it is sent, with the exact list of recipients; and, while and after it is sent, what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from briefgen.tui.literal import block, line
from briefgen.tui.messages import MailChanged
from briefgen.tui.screens.dialogs import Dialog
from briefgen.tui.widgets.picktable import Column, PickTable

if TYPE_CHECKING:
    from briefgen.tui.mailer import Mailer

__all__ = ["MailDialog"]

_WORDS = {
    "queued": "waiting",
    "sending": "sending …",
    "deferred": "later",
    "held": "may have been sent",
}


class MailDialog(Dialog[None]):
    """Nothing is sent before `y`. Escape closes the box; mails that are on their way go on."""

    heading = "Mail the briefing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "send", "Send", id="mail.send", tooltip="Send it to the recipients listed, now"),
        Binding("n", "dismiss(None)", "Do not send", id="mail.no"),
        Binding("t", "to", "Other recipients", id="mail.to"),
    ]

    def __init__(self, mailer: Mailer) -> None:
        super().__init__()
        self._mailer = mailer
        self._begun = mailer.sending

    def body(self) -> ComposeResult:
        yield Static(id="letter")
        columns = [Column("to", "Recipient", 32), Column("state", "State", 19), Column("said", "The server's words")]
        yield PickTable(columns, self._cells, markable=False, id="recipients")
        yield Static(id="words", classes="hint")

    def on_mount(self) -> None:
        self._mailer.app.listeners.append(self)
        self.query_one(PickTable).focus()
        self.show()

    def on_unmount(self) -> None:
        if self in self._mailer.app.listeners:
            self._mailer.app.listeners.remove(self)

    def _cells(self, key: str) -> tuple[str, ...]:
        state = next(s for s in self._mailer.states if s.id == key)
        since = f" {state.changed[11:16]}" if state.state == "sent" else ""
        return state.recipient, _WORDS.get(state.state, state.state) + since, state.said

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        mailer = self._mailer
        if action == "send":
            return not mailer.sending and any(s.open for s in mailer.states)
        return not mailer.sending if action == "to" else True

    @on(MailChanged)
    def show(self) -> None:
        mailer, letter = self._mailer, self._mailer.letter
        if letter is None:
            return
        files = ", ".join(f"{name} ({size / 1000:,.0f} kB)" for name, size in letter.attachments) or "nothing"
        count = len(letter.recipients)
        head = [
            f"From      {line(letter.sender)}, by {line(letter.by)}",
            f"Subject   {line(letter.subject)}",
            f"Attached  {line(files)}",
            *(f"!         {line(remark)}" for remark in letter.remarks),
            f"To        {count} recipient{'' if count == 1 else 's, a mail each'}:",
        ]
        self.query_one("#letter", Static).update(block("\n".join(head)))
        table = self.query_one(PickTable)
        table.styles.height = min(count, 12) + 1
        table.set_rows(s.id for s in mailer.states)
        self.query_one("#words", Static).update(block(self._words()))
        self.refresh_bindings()

    def _words(self) -> str:
        mailer = self._mailer
        if mailer.sending:
            return "On their way. Escape closes this box; the mails go on."
        if self._begun:
            lines = [mailer.summary(), *(line(p) for p in mailer.problems[:4])]
            again = any(s.open for s in mailer.states)
            return "\n".join([*lines, "y tries again those that are not sent." if again else "Escape closes this box."])
        if not any(s.open for s in mailer.states):
            return "All of them have it, or may have it: nobody gets a brief twice. Escape closes this box."
        return "y sends it, n or Escape does not."

    def action_send(self) -> None:
        self._begun = True
        self._mailer.send()

    def action_to(self) -> None:
        self.dismiss(None)
        self._mailer.ask_recipients()
