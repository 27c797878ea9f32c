"""Briefs as mail: into the outbox, each version to each recipient once; out of it; and what the outbox holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.deliver import (
    Content,
    Outbox,
    Recipient,
    Record,
    SendReport,
    State,
    build_message,
    mail_id,
    make_transport,
    message_id,
    send_waiting,
)
from briefgen.engine.composing import MailPlan, plan_mail, plan_nothing_new, recipients_of
from briefgen.engine.shelf import open_library
from briefgen.errors import BriefgenError, UsageError
from briefgen.text import digest

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.library import StoredBrief
    from briefgen.workspace import Workspace

__all__ = [
    "MailPlan",
    "Record",
    "SendReport",
    "Standing",
    "State",
    "What",
    "find_brief",
    "forget",
    "open_outbox",
    "plan_mail",
    "plan_nothing_new",
    "queue",
    "recipients_of",
    "resend",
    "retry",
    "send_mails",
    "standings",
]

_NOT_OUT = (State.QUEUED, State.DEFERRED, State.FAILED)


class What(StrEnum):
    """What queueing a brief does for a recipient."""

    NEW = "new"
    KNOWN = "known"  # this version was queued before: nothing is done
    INSTEAD = "instead"  # another version has not gone out yet: this one takes its place
    CORRECTED = "corrected"  # another version went out, or may have


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a recipient stands with a brief. `id`, `content`: of the mail to send; `last`: the newest of its mails, if any."""

    recipient: Recipient
    what: What
    id: str
    content: Content
    last: Record | None = None


def open_outbox(workspace: Workspace) -> Outbox:
    """The workspace's outbox. Raises StateError."""
    return Outbox(workspace.state_folder("outbox"))


def find_brief(name: str, workspace: Workspace) -> StoredBrief:
    """A past brief by the path of one of its files, or the last one of a profile. Raises UsageError."""
    path = Path(name).absolute()
    with open_library(workspace) as library:
        for stem in (path, path.with_suffix(""), path.with_suffix("").with_suffix("")):
            if stored := library.briefs.at(str(stem)):
                return stored
        made = library.briefs.last(name)
    if made is None:
        hint = "briefgen history lists them"
        if path.is_file():  # 'render' without --force leaves the brief's own PDF alone
            hint += "; one made from edited Markdown goes by the brief's own name: briefgen render FILE.md --force"
        raise UsageError("no brief is known by this path or profile", where=name, hint=hint)
    return made


def standings(plan: MailPlan, outbox: Outbox) -> tuple[Standing, ...]:
    """What queueing the plan does for each recipient."""
    records = outbox.records()
    return tuple(_standing(plan, recipient, records) for recipient in plan.recipients)


def _standing(plan: MailPlan, to: Recipient, records: Sequence[Record]) -> Standing:
    """A brief is the same by its key, or by its path and day: made anew with other contents it is another version."""
    id = mail_id(plan.content.key, to)
    about = (plan.brief, plan.day)
    mails = [r for r in records if r.id == id or (all(about) and (r.brief, r.day) == about and _is_to(r, to))]
    mails.sort(key=lambda r: (r.created, r.id != id))
    if not mails:
        return Standing(to, What.NEW, id, plan.content)
    last = mails[-1]
    if plan.corrected is None or last.version in ("", plan.version):
        known = next((r for r in mails if r.id == id), None if plan.corrected is None else last)
        return Standing(to, What.KNOWN if known else What.NEW, known.id if known else id, plan.content, known)
    out = [r for r in mails if r.state not in _NOT_OUT]
    if not out:
        return Standing(to, What.INSTEAD, last.id, plan.content, last)
    key = digest("corrected", plan.content.key, plan.version, str(len(out)))
    corrected = replace(plan.corrected, key=key, follows=message_id(out[0].id, out[0].sender))
    if last.state in _NOT_OUT:
        return Standing(to, What.INSTEAD, last.id, corrected, last)
    return Standing(to, What.CORRECTED, mail_id(key, to), corrected, last)


def _is_to(record: Record, to: Recipient) -> bool:
    return record.recipient.casefold() == to.key


def queue(plan: MailPlan, workspace: Workspace, now: datetime) -> tuple[list[tuple[Record, bool]], list[BriefgenError]]:
    """Put the mails of a plan into the outbox: (record, whether it is new) of each; and what went wrong with a recipient."""
    outbox = open_outbox(workspace)
    done: list[tuple[Record, bool]] = []
    errors: list[BriefgenError] = []
    with outbox.held_lock(now):
        outbox.repair(now)
        for one in standings(plan, outbox):
            if one.what is What.KNOWN and one.last is not None:
                done.append((one.last, False))
                continue
            try:
                message = build_message(one.content, one.recipient, now=now, most_bytes=plan.most_bytes, id=one.id)
            except BriefgenError as error:
                errors.append(error)
                continue
            if one.what is What.INSTEAD and one.last is not None:
                done.append((outbox.put_in_place(one.last, message, now, plan.version), True))
            else:
                done.append(outbox.put(message, plan.brief, now, day=plan.day, version=plan.version))
    return done, errors


def send_mails(
    settings: Settings, workspace: Workspace, *, now: Callable[[], datetime], only: frozenset[str] | None = None
) -> SendReport:
    """Send what waits in the outbox. Raises BusyError, StateError."""
    mail = settings.mail
    if mail.method == "eml" and not Path(mail.drafts).is_absolute():
        mail = mail.model_copy(update={"drafts": str(workspace.root / mail.drafts)})
    return send_waiting(open_outbox(workspace), lambda: make_transport(mail), now=now, only=only)


def retry(ids: Sequence[str], workspace: Workspace, now: datetime) -> list[Record]:
    """Make what failed or waits due at once: these mails, or all. Raises UsageError for a mail that may have been sent."""
    return _again(ids, workspace, now, (State.QUEUED, State.DEFERRED, State.FAILED), "resend does that")


def resend(ids: Sequence[str], workspace: Workspace, now: datetime) -> list[Record]:
    """Queue mails again that were sent or may have been: the recipient may get them twice. Raises UsageError."""
    if not ids:
        raise UsageError("no mail is named", hint="briefgen outbox resend ID")
    states = (State.QUEUED, State.DEFERRED, State.FAILED, State.HELD, State.SENT)
    return _again(ids, workspace, now, states, "forget it, and send the brief again")


def _again(
    ids: Sequence[str], workspace: Workspace, now: datetime, states: tuple[State, ...], hint: str
) -> list[Record]:
    outbox = open_outbox(workspace)
    with outbox.held_lock(now):
        outbox.repair(now)
        chosen = [outbox.resolve(id) for id in ids] if ids else [r for r in outbox.records() if r.state in states]
        for record in chosen:
            if record.state not in states:
                raise UsageError(f"this mail is {record.state}", where=record.id, hint=hint)
            if outbox.message(record) is None:
                raise UsageError(
                    "the message is no longer kept", where=record.id, hint="forget it, and send the brief again"
                )
        return [
            outbox.change(
                r,
                State.QUEUED,
                now,
                said=f"asked for again; was {r.state}" + (f": {r.said}" if r.said else ""),
                attempts=0,
            )
            for r in chosen
        ]


def forget(ids: Sequence[str], workspace: Workspace, now: datetime) -> int:
    """Take mails out of the outbox. Raises UsageError."""
    outbox = open_outbox(workspace)
    with outbox.held_lock(now):
        records = [outbox.resolve(id) for id in ids]
        for record in records:
            outbox.forget(record)
    return len(records)
