"""One mail for one recipient as bytes: plain text, HTML, attachments; checked before it leaves this module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from briefgen.deliver.headers import check_bytes, clean_value, encode_value, header_lines
from briefgen.deliver.recipients import Recipient
from briefgen.errors import DeliveryError
from briefgen.text import digest

__all__ = ["LOGO_CID", "Attachment", "Content", "Message", "build_message", "mail_id", "message_id"]

LOGO_CID = "logo@briefgen"
_TYPES = {
    "pdf": ("application", "pdf"),
    "ics": ("text", "calendar"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "json": ("application", "json"),
    "md": ("text", "markdown"),
    "txt": ("text", "plain"),
    "html": ("text", "html"),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """name: a file name of our own making, ASCII."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """What every recipient of a brief gets alike.

    key: what tells this brief from every other, so that nobody gets it twice; subject: at most 78 characters; logo: PNG or
    JPEG that the HTML names as cid:LOGO_CID; unsubscribe: address or page for List-Unsubscribe, or empty; follows: the
    Message-ID of the mail that this one corrects.
    """

    key: str
    subject: str
    text: str
    html: str
    sender: Recipient
    reply_to: Recipient | None = None
    attachments: tuple[Attachment, ...] = ()
    logo: bytes | None = None
    unsubscribe: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A finished mail; `id` is that of the pair (brief, recipient)."""

    id: str
    sender: str
    recipient: str
    subject: str
    data: bytes


def mail_id(key: str, recipient: Recipient) -> str:
    """The stable id of a brief's mail to one recipient."""
    return digest("mail", key, recipient.key)


def message_id(id: str, sender: str) -> str:
    """The Message-ID header of the mail with this id."""
    return f"<{id}.briefgen@{sender.rpartition('@')[2]}>"


def build_message(content: Content, to: Recipient, *, now: datetime, most_bytes: int, id: str = "") -> Message:
    """The mail; `id`: another than that of (brief, recipient). Raises DeliveryError when it is larger than `most_bytes` or not as it must be."""
    id = id or mail_id(content.key, to)
    subject = clean_value(content.subject, 78)
    headers = [
        ("From", content.sender.header),
        *([("Reply-To", content.reply_to.header)] if content.reply_to else []),
        ("To", to.header),
        ("Subject", encode_value(subject)),
        ("Date", format_datetime(now)),
        ("Message-ID", message_id(id, content.sender.address)),
        *([("In-Reply-To", content.follows), ("References", content.follows)] if content.follows else []),
        ("Auto-Submitted", "auto-generated"),
        ("X-Briefgen-Id", id),
        *_unsubscribe(content.unsubscribe),
    ]
    body = _body(content)
    own = [name for name, _ in headers]
    data = header_lines(headers) + body.as_bytes(policy=SMTP)
    check_bytes(data, [*own, *body.keys()])
    if len(data) > most_bytes:
        raise DeliveryError(
            f"the mail has {len(data) / 1e6:.1f} MB, the limit is {most_bytes / 1e6:.0f} MB",
            where=to.address,
            hint="raise mail.size_mb, set mail.link, attach less, or choose a smaller look",
        )
    return Message(id, content.sender.address, to.address, subject, data)


def _unsubscribe(value: str) -> list[tuple[str, str]]:
    """RFC 2369: an address as mailto, or a page."""
    value = clean_value(value).replace("<", "").replace(">", "").replace(" ", "")
    if not value or not value.isascii():
        return []
    web = value.startswith(("http://", "https://", "mailto:"))
    return [("List-Unsubscribe", f"<{value}>" if web else f"<mailto:{value}>")]


def _body(content: Content) -> EmailMessage:
    """The parts, all in seven bits, so that any server takes them; its own headers say nothing of the brief."""
    message = EmailMessage()
    message.set_content(_settled(content.text), charset="utf-8", cte="quoted-printable")
    message.add_alternative(_settled(content.html), subtype="html", charset="utf-8", cte="quoted-printable")
    if content.logo:
        html = message.get_payload(1)
        assert isinstance(html, EmailMessage)
        kind = "png" if content.logo.startswith(b"\x89PNG") else "jpeg"
        html.add_related(content.logo, "image", kind, cid=f"<{LOGO_CID}>", disposition="inline")
    for file in content.attachments:
        main, sub = _TYPES.get(file.name.rpartition(".")[2], ("application", "octet-stream"))
        message.add_attachment(file.data, main, sub, filename=_safe(file.name), cte="base64")
        if main == "text":
            part = list(message.iter_attachments())[-1]
            part.set_param("charset", "utf-8")
    return message


def _settled(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _safe(name: str) -> str:
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in name)
    return kept.lstrip(".-")[-80:] or "file"
