"""Mail: EML and mbox; the body, each message quoted in it and each attachment that is a document become documents."""

from __future__ import annotations

import email
import email.header
import re
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import SourceDocument
from briefgen.sources.archive import with_failures
from briefgen.sources.decode import decode, readable
from briefgen.sources.draft import Draft, finish
from briefgen.sources.quoted import apart, bare_subject, sender_name
from briefgen.sources.shape import letters, without_furniture
from briefgen.text import one_line

if TYPE_CHECKING:
    from briefgen.sources.registry import Limits

MAX_PARTS = 5_000
MAX_ATTACHMENTS = 200
MAX_HOPS = 100  # Received headers: beyond it a mail runs in a circle (RFC 5321, 6.3)
_SEAM = re.compile(rb"(?mi)^(?:--\S+|content-[a-z-]+:.*|mime-version:.*)\r?$")
_FROM_LINE = re.compile(rb"(?m)^From [^\r\n]*\r?\n(?=[A-Za-z][A-Za-z0-9-]*:[ \t])")


@dataclass(slots=True)
class Mail:
    """A message taken apart: `attachments` are (name, media type, bytes)."""

    subject: str = ""
    sender: str = ""
    date: str = ""
    plain: str = ""
    html: str = ""
    attachments: list[tuple[str, str, bytes]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    media_type: str = "message/rfc822"


def read_mail(data: bytes, origin: str, *, limits: Limits, depth: int = 0) -> list[SourceDocument]:
    """The documents in a message; raises SourceError."""
    if depth > limits.depth:
        raise SourceError("nested too deeply: mail in mail", where=origin)
    try:
        message = email.message_from_bytes(data)
    except RecursionError:
        from briefgen.sources.plain import read_plain

        return [read_plain(_SEAM.sub(b"", re.split(rb"\r?\n\r?\n", data, maxsplit=1)[-1]), origin)]
    if message.get("X-Briefgen-Id"):
        raise SourceError("a briefing that briefgen sent itself: left out", where=origin)
    if len(message.get_all("Received") or []) > MAX_HOPS:
        raise SourceError("a mail that runs in a circle: left out", where=origin)
    mail = Mail(_header(message, "Subject"), _header(message, "From"), _header(message, "Date"))
    _take_apart(message, mail)
    return documents_of(mail, origin, data, limits=limits, depth=depth)


def documents_of(mail: Mail, origin: str, raw: bytes, *, limits: Limits, depth: int) -> list[SourceDocument]:
    """The body, the messages that it quotes and the attachments as documents; raises SourceError where there is no text."""
    from briefgen.sources.registry import read_bytes

    found: list[SourceDocument] = []
    failed: list[str] = []
    body, *quoted = apart(_body(mail, origin))
    try:
        found.append(finish(body, origin, raw))
    except SourceError as error:
        if not mail.attachments and not quoted:
            raise
        if not quoted and (mail.plain.strip() or mail.html.strip()):
            failed.append(f"the message itself: {error.what}")
    for n, draft in enumerate(quoted, 1):
        with suppress(SourceError):  # nothing but a greeting's remains
            found.append(finish(draft, f"{origin} > quoted message {n}", raw))
    for name, kind, data in mail.attachments[:MAX_ATTACHMENTS]:
        shown = one_line(name)[:120] or "attachment"
        if kind.startswith(("image/", "audio/", "video/")) or not data.strip():
            continue
        try:
            found += read_bytes(
                data, f"{origin} > {shown}", hint=shown if "." in shown else kind, limits=limits, depth=depth + 1
            )
        except SourceError as error:
            failed.append(f"{shown}: {error.what}")
    if len(mail.attachments) > MAX_ATTACHMENTS:
        failed.append(f"{len(mail.attachments) - MAX_ATTACHMENTS} further attachments")
    return with_failures(found, failed, origin)


def _body(mail: Mail, origin: str) -> Draft:
    """The body as a Draft: from HTML, which keeps headings and lists apart, unless it says much less than the plain text."""
    from briefgen.sources.plain import text_draft

    draft = None
    if mail.html.strip():
        from briefgen.sources.html import html_draft, once_escaped

        try:
            draft = html_draft(once_escaped(readable(mail.html, origin)), origin, whole=True)
        except SourceError:
            draft = None
        if draft and mail.plain and sum(len(letters(p.text)) for p in draft.parts) < 0.5 * len(letters(mail.plain)):
            draft = None
    if draft is None:
        text = readable(mail.plain, origin) if mail.plain.strip() else ""
        draft = text_draft(_unquoted(text), markdown=False)
        draft.parts = without_furniture(draft.parts)
    draft.title = bare_subject(mail.subject) or draft.title
    draft.published = mail.date or draft.published
    draft.publisher = sender_name(mail.sender)
    draft.media_type = mail.media_type
    draft.warnings += mail.warnings
    return draft


def _unquoted(text: str) -> str:
    """A plain body without the signature mark and the '>' of quoted lines."""
    return re.sub(r"(?m)^(?:> ?)+", "", re.sub(r"(?m)^-- \n", "\n", text))


def _header(message: Message, name: str) -> str:
    """A header decoded, on one line; a broken encoded word stays as it is written."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        text = str(email.header.make_header(email.header.decode_header(str(value))))
    except Exception:  # an unknown charset or damaged base64 raises anything
        text = str(value)
    return one_line(text)[:1000]


def _take_apart(message: Message, mail: Mail) -> None:
    """Sorts a message's parts into body and attachments, without recursion."""
    stack: list[Message] = [message]
    seen = 0
    while stack:
        part = stack.pop()
        seen += 1
        if seen > MAX_PARTS:
            mail.warnings.append(f"only the first {MAX_PARTS:,} parts read")
            return
        kind = part.get_content_type()
        payload = part.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list) and part is not message:
            inner = payload[0] if payload else None
            if isinstance(inner, Message):
                mail.attachments.append((f"{_header(inner, 'Subject') or 'message'}.eml", kind, inner.as_bytes()))
        elif isinstance(payload, list):
            stack.extend(p for p in reversed(payload) if isinstance(p, Message))
        else:
            _leaf(part, kind, mail)


def _leaf(part: Message, kind: str, mail: Mail) -> None:
    try:
        data = part.get_payload(decode=True)
    except Exception:  # damaged base64 and its like
        data = str(part.get_payload()).encode("utf-8", "replace")
    if not isinstance(data, bytes):
        data = b""
    if kind.startswith("multipart/"):  # its parts cannot be told apart: all of it is text
        kind, data = "text/plain", _SEAM.sub(b"", data)
    name = _file_name(part)
    attached = (part.get_content_disposition() or "") == "attachment" or bool(name)
    if attached or not kind.startswith("text/"):
        mail.attachments.append((name, kind, data))
        return
    text, warnings = decode(data, str(part.get_content_charset("") or ""))
    mail.warnings += warnings
    if kind == "text/html":
        mail.html += text
    elif kind in ("text/plain", "text/markdown"):
        mail.plain += text + "\n\n"
    else:
        mail.attachments.append((name, kind, data))


def _file_name(part: Message) -> str:
    try:
        return one_line(str(email.header.make_header(email.header.decode_header(part.get_filename() or ""))))
    except Exception:  # as for headers
        return "attachment"


def read_mbox(data: bytes, origin: str, *, limits: Limits, depth: int = 0) -> list[SourceDocument]:
    """The documents of all messages; one bad message costs one message. Raises SourceError where none can be read."""
    starts = [
        m
        for m in _FROM_LINE.finditer(data)
        if m.start() == 0 or data[max(0, m.start() - 4) : m.start()].endswith((b"\n\n", b"\n\r\n"))
    ]
    found: list[SourceDocument] = []
    failed: list[str] = []
    for n, m in enumerate(starts, 1):
        end = starts[n].start() if n < len(starts) else len(data)
        body = re.sub(rb"(?m)^>(>*From )", rb"\1", data[m.end() : end])
        try:
            found += read_mail(body, f"{origin} > message {n}", limits=limits, depth=depth)
        except SourceError as error:
            failed.append(f"message {n}: {error.what}")
        except Exception as error:  # whatever else is wrong with it is wrong with this message only
            failed.append(f"message {n}: damaged ({type(error).__name__})")
        if len(found) >= limits.documents:
            failed.append(f"only the first {limits.documents:,} documents read")
            break
    return with_failures(found, failed, origin)
