"""What the mail of a brief says, and to whom it goes; and the mail that says that there is nothing new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.deliver import Attachment, Content, Recipient, parse_recipient, resolve
from briefgen.edtf import dates_in, day_words
from briefgen.engine.dress import dress
from briefgen.engine.edited import EDITED_FORMATS
from briefgen.engine.output import safe_name
from briefgen.engine.patterns import fill
from briefgen.engine.shelf import open_library
from briefgen.errors import ConfigError, UsageError
from briefgen.text import digest, shorten

if TYPE_CHECKING:
    from briefgen.config import Profile, Settings
    from briefgen.library import StoredBrief
    from briefgen.model import Brief
    from briefgen.render import Shown
    from briefgen.workspace import Workspace

__all__ = ["MailPlan", "plan_mail", "plan_nothing_new", "recipients_of"]

_SUBJECT = "{title}, {date}: {first} (+{more})"
_SUBJECT_ALONE = "{title}, {date}: {first}"
_SUBJECT_LENGTH = 78
_LEAST_WORDS = 12  # characters: less of the first point says nothing
_ENCODED = 1.38  # a byte of an attachment in base64, line ends included
_ROOM = 64_000  # for headers and the frame of the parts
_IN_SUBJECT = ("title", "date", "count", "more", "first")
_APART = 60.0  # seconds between the files of one making, at most: what is older was made before the Markdown was edited
_CORRECTED = "Corrected:"


@dataclass(frozen=True, slots=True)
class MailPlan:
    """What will be sent: the same content to every recipient, a mail each. `left_out`: why nothing is attached, if so.

    brief, day, version: its path without ending, its date, and a digest of what it and its files say. `corrected`: for those who
    had another version; None: they are left alone.
    """

    content: Content
    recipients: tuple[Recipient, ...]
    brief: str
    most_bytes: int
    left_out: str = ""
    problems: tuple[str, ...] = ()  # of attachments that are wanted and not there
    day: str = ""
    version: str = ""
    corrected: Content | None = None


def plan_mail(
    stored: StoredBrief,
    settings: Settings,
    workspace: Workspace,
    to: Sequence[str] = (),
    *,
    profile: Profile | None = None,
    corrections: bool = False,
) -> MailPlan:
    """The mail of a brief: to these addresses and lists, else to the recipients of the profile. Raises UsageError, ConfigError.

    `settings` are those of the profile, if there is one. `corrections`: with the mail for those who had another version.
    """
    with open_library(workspace) as library:
        brief = library.briefs.get(stored.path)
    if brief is None:
        raise UsageError("this brief is no longer known", where=stored.path, hint="make it again: briefgen build")
    stem = Path(stored.path)
    wanted = list(profile.attach) if profile else ["pdf"]
    current, outdated = _current(stem, wanted)
    files, missing = _attachments(stem, current)
    markdown = _markdown(stem)
    version = digest("version", stored.content, *(f.data for f in files), *([] if files else [markdown]))
    most = settings.mail.size_mb * 1_000_000
    left_out = ""
    if sum(len(f.data) for f in files) * _ENCODED + _ROOM > most:
        left_out, files = _too_large(files, settings), []
    elif settings.mail.link:
        left_out = f"The files are also at {settings.mail.link}"
    pages = next((_pages(f.data) for f in files if f.name.endswith(".pdf")), None)
    unmade = ["The PDF could not be made."] if any(p.endswith(".pdf") for p in missing) else []
    remark = " ".join([left_out, *unmade])
    content = Content(
        key=digest("brief", stored.profile, stored.content),
        subject="",
        text="",
        html="",
        sender=_sender(settings),
        reply_to=parse_recipient(settings.mail.reply_to, "mail.reply_to") if settings.mail.reply_to else None,
        attachments=tuple(files),
        unsubscribe=settings.mail.unsubscribe,
    )
    pattern = profile.subject if profile else ""
    with dates_in(settings.language):
        shown = _shown(brief, markdown, settings, workspace)
        plain = _worded(content, shown, pattern, pages, remark)
        corrected = _corrected(content, shown, pattern, pages, remark) if corrections else None
    problems = (*(f"{p}: is not there and was not attached" for p in missing), *outdated, *_old_pdf(stem, wanted))
    recipients = _recipients(settings, to, profile)
    day = brief.date.isoformat()
    return MailPlan(plain, recipients, stored.path, most, left_out, problems, day, version, corrected)


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
        html=f'<!DOCTYPE html><html lang="{settings.language}"><body style="font-family:sans-serif"><h1>{html.escape(title)}</h1>{body}</body></html>\n',
        sender=_sender(settings),
        reply_to=parse_recipient(settings.mail.reply_to, "mail.reply_to") if settings.mail.reply_to else None,
        unsubscribe=settings.mail.unsubscribe,
    )
    return MailPlan(content, _recipients(settings, (), profile), "", settings.mail.size_mb * 1_000_000)


def _sender(settings: Settings) -> Recipient:
    if not settings.mail.sender:
        raise ConfigError(
            "who the mail is from is not set",
            where="mail.from",
            hint="write into config.yaml: mail: {from: Desk <desk@example.org>}",
        )
    return parse_recipient(settings.mail.sender, "mail.from")


def recipients_of(settings: Settings, profile: Profile, name: str) -> tuple[Recipient, ...]:
    """The recipients of a profile; none where it has none. Raises UsageError, and ConfigError where its mail cannot be built."""
    found = resolve(profile.recipients, settings.mail.lists)
    if found:
        _sender(settings)
        fill(profile.subject, dict.fromkeys(_IN_SUBJECT, ""), f"profiles.{name}.subject")
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


def _markdown(stem: Path) -> str:
    try:
        return stem.with_name(f"{stem.name}.md").read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _current(stem: Path, formats: Sequence[str]) -> tuple[list[str], list[str]]:
    """The formats without those that only a new build could bring up to an edited Markdown, and a line for each of these."""
    old = [f for f in formats if f not in ("md", *EDITED_FORMATS) and _before_edit(stem, f)]
    lines = [f"{stem}.{f}: was made before {stem.name}.md was edited and was not attached" for f in old]
    return [f for f in formats if f not in old], lines


def _old_pdf(stem: Path, formats: Sequence[str]) -> list[str]:
    md = f"{stem}.md"
    return [
        f"{stem}.{f}: is older than {stem.name}.md: briefgen render {md} --formats {f} --force makes it anew"
        for f in formats
        if f in EDITED_FORMATS and _before_edit(stem, f)
    ]


def _before_edit(stem: Path, ending: str) -> bool:
    """Whether a file of the brief is older than its Markdown."""
    try:
        written = [stem.with_name(f"{stem.name}.{e}").stat().st_mtime for e in ("md", ending)]
    except OSError:
        return False
    return written[0] - written[1] > _APART


def _shown(brief: Brief, markdown: str, settings: Settings, workspace: Workspace) -> Shown:
    """The brief as the mail shows it: what staff wrote into the Markdown goes before what it was made with."""
    from briefgen.render import show
    from briefgen.render.mail_edited import as_edited, says_otherwise

    look, options = dress(settings, workspace)
    shown = show(brief, look, replace(options, sections=()))
    return as_edited(markdown, shown) if markdown and says_otherwise(markdown, shown) else shown


def _worded(content: Content, shown: Shown, pattern: str, pages: int | None, remark: str) -> Content:
    """With subject, plain text, HTML and logo."""
    from briefgen.deliver.message import LOGO_CID
    from briefgen.render.mail import render_mail_html, render_mail_text

    logo = shown.options.logo
    html = render_mail_html(shown, pages=pages, logo_cid=LOGO_CID if logo else "", remark=remark)
    text = render_mail_text(shown, pages=pages, remark=remark)
    return replace(content, subject=_subject(shown, pattern), text=text, html=html, logo=logo)


def _corrected(content: Content, shown: Shown, pattern: str, pages: int | None, remark: str) -> Content:
    """The same for those who had another version: it says so in its subject, in its title and at its end."""
    title = f"{_CORRECTED} {shown.brief.title}"
    worded = replace(shown, brief=replace(shown.brief, title=title))
    made = _worded(content, worded, pattern, pages, f"It replaces the version that you were sent before. {remark}")
    subject = made.subject if made.subject.startswith(_CORRECTED) else f"{_CORRECTED} {_subject(shown, pattern)}"
    return replace(made, subject=shorten(subject, _SUBJECT_LENGTH))


def _subject(shown: Shown, pattern: str) -> str:
    """The pattern filled: `{first}` gives way so that all else has room. `{count}`: actions that the brief shows; `{more}`: those beside the first."""
    from briefgen.render.words import day

    brief, bluf = shown.brief, shown.section("bluf")
    first = getattr(bluf.items[0], "statement", "") if bluf else ""
    count = len(brief.actions)
    more = count - bool(first)
    values = {"title": brief.title, "date": day(brief.date), "count": str(count), "more": str(more)}
    pattern = pattern or (_SUBJECT if first and more > 0 else _SUBJECT_ALONE)
    room = _SUBJECT_LENGTH - len(fill(pattern, {**values, "first": ""}, "subject").strip())
    filled = fill(pattern, {**values, "first": shorten(first, room) if room > _LEAST_WORDS else ""}, "subject").strip()
    return shorten(filled.rstrip(": "), _SUBJECT_LENGTH)
