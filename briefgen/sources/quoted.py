"""Messages inside a message: what was forwarded or answered has a sender and a date of its own, by which 'on Friday' is read."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import getaddresses

from briefgen.model import BlockKind
from briefgen.sources.draft import Draft, Part
from briefgen.text import one_line

MOST = 50  # messages taken out of one
_HEAD = re.compile(r"(From|Sent|Date|To|Cc|Bcc|Reply-To|Subject|Importance|Attachments):(?:\s+|$)(.*)", re.I)
_HEAD_LINES = 8
_WROTE = re.compile(
    r"(?:On|Am|Le)\s(?P<when>.{6,60}?\d),?\s(?:at\s[\d:.]+\s?(?:[ap]\.?m\.?)?,?\s)?(?P<who>.{2,120}?)\swrote:", re.I
)
_PREFIXES = re.compile(r"^(?:\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*(?:\[\d+\])?:|\[(?:external|ext|extern)\]:?)\s*)+", re.I)
_RULE = re.compile(r"\W*(?:original message|forwarded message|begin forwarded message:?)\W*|[-_]{5,}", re.I)


def apart(draft: Draft) -> list[Draft]:
    """The message itself and those that it quotes with a head or a line of who wrote when, in order; each has parts.

    A message without a date of its own that can be read is undated, and one without a subject has the whole's.
    """
    found, at = [draft], 0
    parts, draft.parts = draft.parts, []
    while at < len(parts):
        head, after = _head(parts, at)
        if head is not None and len(found) < MOST:
            head.title, head.media_type = head.title or draft.title, draft.media_type
            found.append(head)
            at = after
        elif _RULE.fullmatch(parts[at].text.strip()):
            at += 1
        else:
            part = parts[at]
            own = len(found) == 1 or part.kind is not BlockKind.QUOTE
            found[-1].parts.append(part if own else replace(part, kind=BlockKind.PARAGRAPH))
            at += 1
    return [found[0], *(d for d in found[1:] if d.parts)]


def _head(parts: list[Part], at: int) -> tuple[Draft | None, int]:
    """(a message without text, where its text begins) where its head or 'On ... wrote:' stands here; else (None, at)."""
    if m := _WROTE.fullmatch(one_line(parts[at].text)):
        return Draft(published=m["when"], publisher=sender_name(m["who"])), at + 1
    fields: dict[str, str] = {}
    end = at
    for part in parts[at : at + _HEAD_LINES]:
        lines = [_HEAD.fullmatch(line.strip()) for line in part.text.splitlines() if line.strip()]
        if not lines or not all(lines):
            break
        fields.update({m[1].lower(): m[2] for m in lines if m})
        end += 1
    if "from" not in fields or not fields.keys() & {"sent", "date"} or not fields.keys() & {"to", "subject"}:
        return None, at
    subject = bare_subject(fields.get("subject", ""))
    when = fields.get("sent") or fields.get("date") or ""
    return Draft(title=one_line(subject), published=one_line(when), publisher=sender_name(fields["from"])), end


def sender_name(sender: str) -> str:
    """'Ada Quill' of 'Ada Quill <ada@ports.example>' and of '"Quill, Ada" [mailto:...]'."""
    names = getaddresses([re.sub(r"\[mailto:[^\]]*\]", "", sender)]) if "@" in sender else []
    return one_line((names[0][0] or names[0][1].rpartition("@")[2]) if names else sender)


def bare_subject(subject: str) -> str:
    """A subject without 'Re:', 'Fwd:', '[EXTERNAL]' and their like before it."""
    return _PREFIXES.sub("", subject)
