"""The mail of one brief as a person sees it before and after sending: who gets what, and what became of each mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.engine import mailing
from briefgen.errors import BusyError, UsageError
from briefgen.text import digest

if TYPE_CHECKING:
    from briefgen.config import Profile, Settings
    from briefgen.workspace import Workspace

__all__ = ["Letter", "LetterState", "letter_states", "look_at_letter", "send_letter"]

UNSENT = "not sent"
_AGAIN = (mailing.State.DEFERRED, mailing.State.FAILED, mailing.State.QUEUED)


@dataclass(frozen=True, slots=True)
class LetterState:
    """One recipient: `state` is a word of the outbox, or 'not sent'; `said` the server's last words, or what went wrong."""

    id: str
    recipient: str
    state: str = UNSENT
    said: str = ""
    changed: str = ""  # ISO 8601, when the state began

    @property
    def open(self) -> bool:
        """Whether sending may do something for this recipient."""
        return self.state == UNSENT or self.state in _AGAIN


@dataclass(frozen=True, slots=True)
class Letter:
    """What will be sent, word for word and byte for byte: `print` changes when any of it does."""

    brief: str  # path without ending
    sender: str
    subject: str
    attachments: tuple[tuple[str, int], ...]  # (name, bytes)
    by: str  # the server, or the way
    text: str
    recipients: tuple[LetterState, ...]
    remarks: tuple[str, ...]  # what is missing or left out
    print: str


def look_at_letter(path: Path, to: Sequence[str], profile: str, settings: Settings, workspace: Workspace) -> Letter:
    """The mail of a written brief to `to`, else to the recipients of the profile. Raises UsageError, ConfigError."""
    plan, settings = _plan(path, to, profile, settings, workspace)
    return _letter(plan, settings, workspace)


def send_letter(
    path: Path,
    to: Sequence[str],
    profile: str,
    settings: Settings,
    workspace: Workspace,
    seen: str,
    *,
    now: Callable[[], datetime],
) -> tuple[tuple[LetterState, ...], tuple[str, ...]]:
    """Send the mail that was seen (`Letter.print`): each recipient's state, and a line for whatever went wrong.

    Those that failed or wait are tried again; nobody gets it twice. Raises UsageError when it is no longer what was seen.
    """
    plan, settings = _plan(path, to, profile, settings, workspace)
    letter = _letter(plan, settings, workspace)
    if letter.print != seen:
        raise UsageError("the mail is not what you saw any more", where=str(path), hint="look at it again: m")
    failed = [r.id for r in letter.recipients if r.state in (mailing.State.FAILED, mailing.State.DEFERRED)]
    try:
        if failed:
            mailing.retry(failed, workspace, now())
        queued, errors = mailing.queue(plan, workspace, now())
        ids = frozenset(r.id for r, _ in queued)
        report = mailing.send_mails(settings, workspace, now=now, only=ids)
    except BusyError as exc:
        return letter_states(letter.recipients, workspace), (str(exc),)
    return letter_states(letter.recipients, workspace), (*map(str, errors), *report.problems)


def letter_states(known: Sequence[LetterState], workspace: Workspace) -> tuple[LetterState, ...]:
    """The same recipients as they stand in the outbox now."""
    outbox = mailing.open_outbox(workspace)
    found = []
    for one in known:
        record = outbox.get(one.id)
        if record is None:
            found.append(LetterState(one.id, one.recipient))
        else:
            found.append(LetterState(one.id, one.recipient, record.state.value, record.said, record.changed))
    return tuple(found)


def _plan(
    path: Path, to: Sequence[str], profile: str, settings: Settings, workspace: Workspace
) -> tuple[mailing.MailPlan, Settings]:
    stored = mailing.find_brief(str(path), workspace)
    job: Profile | None = settings.profiles.get(profile)
    own = settings.for_profile(profile) if job else settings
    return mailing.plan_mail(stored, own, workspace, tuple(to), profile=job, corrections=True), own


def _letter(plan: mailing.MailPlan, settings: Settings, workspace: Workspace) -> Letter:
    mail, found = settings.mail, mailing.standings(plan, mailing.open_outbox(workspace))
    known = tuple(LetterState(one.id, one.recipient.address) for one in found)
    corrected = [one for one in found if one.what is mailing.What.CORRECTED]
    # What most of them get is shown.
    c = (corrected[0] if corrected and len(corrected) * 2 >= len(found) else found[0]).content
    files = tuple((f.name, len(f.data)) for f in c.attachments)
    remarks = (
        *plan.problems,
        *([plan.left_out] if plan.left_out else []),
        *_about_corrected(len(corrected), len(found)),
    )
    by = {"smtp": f"the mail server {mail.smtp.host}", "sendmail": " ".join(mail.command)}.get(
        mail.method, f"drafts in {mail.drafts}"
    )
    parts = [plan.version, c.subject, c.sender.header, c.text, by, *(r.id for r in known)]
    parts += [digest(f.name, f.data) for f in c.attachments]
    return Letter(
        plan.brief,
        c.sender.address,
        c.subject,
        files,
        by,
        c.text,
        letter_states(known, workspace),
        remarks,
        digest(*parts),
    )


def _about_corrected(count: int, of: int) -> list[str]:
    whom = "They have" if count == of else f"{count} of {of} have"
    return [f"{whom} another version of this brief: this one corrects it"] if count else []
