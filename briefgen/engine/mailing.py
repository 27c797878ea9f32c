"""Briefs as mail: what will be sent to whom, into the outbox, out of it; and what the outbox holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.deliver import (
    Attachment,
    Content,
    Message,
    Outbox,
    Recipient,
    Record,
    SendReport,
    State,
    build_message,
    make_transport,
    parse_recipient,
    resolve,
    send_waiting,
)
from briefgen.edtf import dates_in, day_words
from briefgen.engine.dress import dress
from briefgen.engine.output import safe_name
from briefgen.engine.patterns import fill
from briefgen.engine.shelf import open_library
from briefgen.errors import BriefgenError, ConfigError, UsageError
from briefgen.text import digest, shorten

if TYPE_CHECKING:
    from briefgen.config import Profile, Settings
    from briefgen.library import StoredBrief
    from briefgen.model import Brief
    from briefgen.workspace import Workspace

__all__ = [
    "MailPlan",
    "Record",
    "SendReport",
    "State",
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
]

_SUBJECT = "{title}, {date}: {first} (+{more})"
_SUBJECT_ALONE = "{title}, {date}: {first}"
_SUBJECT_LENGTH = 78
_LEAST_WORDS = 12  # characters: less of the first point says nothing
_ENCODED = 1.38  # a byte of an attachment in base64, line ends included
_ROOM = 64_000  # for headers and the frame of the parts


@dataclass(frozen=True, slots=True)
class MailPlan:
    """What will be sent: the same content to every recipient, a mail each. `left_out`: why nothing is attached, if so."""

    content: Content
    recipients: tuple[Recipient, ...]
    brief: str
    most_bytes: int
    left_out: str = ""
    problems: tuple[str, ...] = ()  # of attachments that are wanted and not there


def open_outbox(workspace: Workspace) -> Outbox:
    """The workspace's outbox. Raises StateError."""
    return Outbox(workspace.state_folder("outbox"))


def find_brief(name: str, workspace: Workspace) -> StoredBrief:
    """A past brief by the path of one of its files, or the last one of a profile. Raises UsageError."""
    path = Path(name).absolute()
    with open_library(workspace) as library:
        for stem in (path, path.with_suffix(""), path.with_suffix("").with_suffix("")):
            if stored := library.brief_at(str(stem)):
                return stored
        made = [b for b in library.history(name, limit=20) if b.formats]
    if not made:
        raise UsageError("no brief is known by this path or profile", where=name, hint="briefgen history lists them")
    return made[0]


def plan_mail(
    stored: StoredBrief,
    settings: Settings,
    workspace: Workspace,
    to: Sequence[str] = (),
    *,
    profile: Profile | None = None,
) -> MailPlan:
    """The mail of a brief: to these addresses and lists, else to the recipients of the profile. Raises UsageError, ConfigError.

    `settings` are those of the profile, if there is one.
    """
    with open_library(workspace) as library:
        brief = library.brief(stored.path)
    if brief is None:
        raise UsageError("this brief is no longer known", where=stored.path, hint="make it again: briefgen build")
    wanted = list(profile.attach) if profile else ["pdf"]
    files, problems = _attachments(Path(stored.path), wanted)
    most = settings.mail.size_mb * 1_000_000
    left_out = ""
    if sum(len(f.data) for f in files) * _ENCODED + _ROOM > most:
        left_out, files = _too_large(files, settings), []
    elif settings.mail.link:
        left_out = f"The files are also at {settings.mail.link}"
    pages = next((_pages(f.data) for f in files if f.name.endswith(".pdf")), None)
    remark = " ".join(
        [left_out, *(["The PDF could not be made."] if any(p.endswith(".pdf") for p in problems) else [])]
    )
    with dates_in(settings.language):
        text, html, logo = _bodies(brief, settings, workspace, pages, remark)
        subject = _subject(brief, profile.subject if profile else "")
    content = Content(
        key=digest("brief", stored.profile, stored.content),
        subject=subject,
        text=text,
        html=html,
        sender=_sender(settings),
        reply_to=parse_recipient(settings.mail.reply_to, "mail.reply_to") if settings.mail.reply_to else None,
        attachments=tuple(files),
        logo=logo,
        unsubscribe=settings.mail.unsubscribe,
    )
    lines = tuple(f"{p}: is not there and was not attached" for p in problems)
    return MailPlan(content, _recipients(settings, to, profile), stored.path, most, left_out, lines)


def plan_nothing_new(
    name: str, title: str, settings: Settings, profile: Profile, failed: Sequence[str], now: datetime
) -> MailPlan:
    """The short mail that says that there is nothing new. Raises UsageError, ConfigError."""
    import html

    with dates_in(settings.language):
        day = day_words(now.date())
    lines = [f"Nothing new for this briefing as of {day}, {now:%H:%M %Z}."]
    lines += [f"Not read: {problem}" for problem in failed[:20]]
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    content = Content(
        key=digest("nothing new", name, now.date().isoformat()),
        subject=shorten(f"{title}, {day}: nothing new", _SUBJECT_LENGTH),
        text="\n\n".join([title, *lines]) + "\n",
        html=f'<!DOCTYPE html><html lang="en"><body style="font-family:sans-serif"><h1>{html.escape(title)}</h1>{body}</body></html>\n',
        sender=_sender(settings),
        reply_to=parse_recipient(settings.mail.reply_to, "mail.reply_to") if settings.mail.reply_to else None,
        unsubscribe=settings.mail.unsubscribe,
    )
    return MailPlan(content, _recipients(settings, (), profile), "", settings.mail.size_mb * 1_000_000)


def queue(plan: MailPlan, workspace: Workspace, now: datetime) -> tuple[list[tuple[Record, bool]], list[BriefgenError]]:
    """Put the mails of a plan into the outbox: (record, whether it is new) of each; and what went wrong with a recipient."""
    outbox, done, errors = open_outbox(workspace), [], []
    messages: list[Message] = []
    for recipient in plan.recipients:
        try:
            messages.append(build_message(plan.content, recipient, now=now, most_bytes=plan.most_bytes))
        except BriefgenError as error:
            errors.append(error)
    if messages:
        with outbox.held_lock(now):
            outbox.repair(now)
            done = [outbox.put(message, plan.brief, now) for message in messages]
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


# ------------------------------------------------------------------------------------------------------- parts


def _sender(settings: Settings) -> Recipient:
    if not settings.mail.sender:
        raise ConfigError("who the mail is from is not set", where="mail.from", hint="from: Desk <desk@example.org>")
    return parse_recipient(settings.mail.sender, "mail.from")


def recipients_of(settings: Settings, profile: Profile) -> tuple[Recipient, ...]:
    """The recipients of a profile; none where it has none. Raises UsageError, and ConfigError where nobody is the sender."""
    found = resolve(profile.recipients, settings.mail.lists)
    if found:
        _sender(settings)
    return found


def _recipients(settings: Settings, to: Sequence[str], profile: Profile | None) -> tuple[Recipient, ...]:
    found = resolve(list(to) or (profile.recipients if profile else []), settings.mail.lists)
    if not found:
        raise UsageError("no recipients", hint="name addresses or lists with --to, or set the profile's recipients")
    return found


def _attachments(stem: Path, formats: Sequence[str]) -> tuple[list[Attachment], list[str]]:
    """The files of a brief as they stand on disk, hand-edited ones too; and the paths of those that are not there."""
    from briefgen.render.json_ import shown_json

    files, missing = [], []
    for ending in formats:
        path = stem.with_name(f"{stem.name}.{ending}")
        try:
            data = path.read_bytes()
            if ending == "json":  # the file holds everything; what leaves the house is what the pages show
                data = shown_json(data)
            files.append(Attachment(f"{safe_name(stem.name)}.{ending}", data))
        except (OSError, ValueError):
            missing.append(str(path))
    return files, missing


def _too_large(files: Sequence[Attachment], settings: Settings) -> str:
    size = sum(len(f.data) for f in files) / 1e6
    where = f"It is at {settings.mail.link}" if settings.mail.link else "Ask the sender for it."
    return f"The briefing ({size:.1f} MB) is too large for this mail. {where}"


def _pages(pdf: bytes) -> int | None:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return None
    try:
        return len(document)
    finally:
        document.close()


def _bodies(
    brief: Brief, settings: Settings, workspace: Workspace, pages: int | None, remark: str
) -> tuple[str, str, bytes | None]:
    """Plain text, HTML and logo."""
    from briefgen.deliver.message import LOGO_CID
    from briefgen.render import show
    from briefgen.render.mail import render_mail_html, render_mail_text

    look, options = dress(settings, workspace)
    shown = show(brief, look, replace(options, sections=()))
    cid = LOGO_CID if options.logo else ""
    html = render_mail_html(shown, pages=pages, logo_cid=cid, remark=remark)
    return render_mail_text(shown, pages=pages, remark=remark), html, options.logo


def _subject(brief: Brief, pattern: str) -> str:
    """The pattern filled: `{first}` gives way so that all else has room. `{count}`: actions; `{more}`: those beside the first."""
    from briefgen.render.words import day

    statements = {a.id: a.statement for a in brief.actions}
    first = next((statements[id] for id in brief.bluf if id in statements), "")
    more = len(brief.actions) - bool(first)
    values = {
        "title": brief.title,
        "date": day(brief.date),
        "count": str(len(brief.actions)),
        "more": str(more),
    }
    pattern = pattern or (_SUBJECT if first and more else _SUBJECT_ALONE)
    room = _SUBJECT_LENGTH - len(fill(pattern, {**values, "first": ""}, "subject").strip())
    filled = fill(pattern, {**values, "first": shorten(first, room) if room > _LEAST_WORDS else ""}, "subject").strip()
    return shorten(filled.rstrip(": "), _SUBJECT_LENGTH)
