"""Mail headers made by hand: what a title or a name says can never become a header of its own.

Python's email package lets an encoded word in a header value become live text when it folds (CVE-2024-6923, in 3.11.7 and
others); so values are cleaned, '=?' is broken up, and what is not plain ASCII is encoded here (RFC 2047), and the bytes of
a finished message are looked at before it goes anywhere.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence

from briefgen.errors import DeliveryError
from briefgen.text import clean

__all__ = ["check_bytes", "clean_value", "encode_value", "header_lines", "quoted_name"]

_LINE = 76  # characters of a header line, RFC 5322 asks for at most 78
_WORD_BYTES = 36  # of UTF-8 in one encoded word: 60 characters with its frame, which leaves room for 'Subject: '
_PLAIN = re.compile(r"[\x20-\x7e]*\Z")
_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9-]*\Z")
_LONGEST = 998  # RFC 5322, 2.1.1


def clean_value(text: str, limit: int = 400) -> str:
    """Text on one line without control characters and without the beginning of an encoded word."""
    cleaned, _ = clean(text.encode("utf-8", "replace").decode("utf-8"))
    return " ".join(cleaned.split()).replace("=?", "= ?")[:limit].strip()


def encode_value(text: str) -> str:
    """A header value in ASCII: as it stands, or as encoded words parted by spaces. The text is cleaned first."""
    value = clean_value(text)
    if _PLAIN.match(value) and all(len(word) <= _LINE - 20 for word in value.split()):
        return value
    return " ".join(f"=?utf-8?b?{base64.b64encode(chunk).decode('ascii')}?=" for chunk in _chunks(value))


def quoted_name(text: str) -> str:
    """A display name, ready to stand before an address."""
    value = clean_value(text, 120)
    if not _PLAIN.match(value):
        return encode_value(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _chunks(text: str) -> list[bytes]:
    """UTF-8 in pieces that end between characters, as RFC 2047 asks for."""
    chunks, chunk = [], b""
    for character in text:
        data = character.encode("utf-8")
        if len(chunk) + len(data) > _WORD_BYTES:
            chunks.append(chunk)
            chunk = b""
        chunk += data
    return [*chunks, chunk] if chunk else chunks


def header_lines(headers: Sequence[tuple[str, str]]) -> bytes:
    """Headers whose values are encoded already, folded at spaces, each line ended by CR LF."""
    out = []
    for name, value in headers:
        first, *words = value.split(" ")
        line = (
            f"{name}: {first}"  # on one line, however long: some programs take an empty first line for an empty header
        )
        for word in words:
            if len(line) + 1 + len(word) > _LINE:
                out.append(line)
                line = ""
            line += f" {word}"
        out.append(line)
    return "".join(f"{line}\r\n" for line in out).encode("ascii")


def check_bytes(data: bytes, names: Sequence[str]) -> None:
    """Look at a finished message: exactly these headers in this order, no bare CR or LF, only ASCII, no line too long.

    Raises DeliveryError. It is the last look before the message is kept or sent.
    """
    head, parted, _ = data.partition(b"\r\n\r\n")
    found = [line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in (b" ", b"\t")]
    rest = data.replace(b"\r\n", b"")
    wrong = ""
    if not parted or not all(_NAME.match(name) for name in found):
        wrong = "its head is damaged"
    elif [name.decode().lower() for name in found] != [name.lower() for name in names]:
        wrong = "it has other headers than it was given"
    elif b"\r" in rest or b"\n" in rest or b"\0" in rest:
        wrong = "a line of it does not end as it must"
    elif not data.isascii():
        wrong = "it is not encoded as it must be"
    elif any(len(line) > _LONGEST for line in data.split(b"\r\n")):
        wrong = "a line of it is too long"
    if wrong:
        raise DeliveryError(f"the mail was not built: {wrong}", hint="nothing was sent; report it")
