"""Values into Markdown: everything that comes from a source is text, never markup, link or image. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefgen.text import one_line

__all__ = ["Md", "finalize", "link", "md", "safe_url"]

# What can begin an inline construct of CommonMark, of tables or of footnotes. `&` only where it would be an entity.
_INLINE = re.compile(r"[\\`*_\[\]<>|~^]|&(?=#?\w{1,32};)|(?<=[a-zA-Z]):(?=//)|(?<=\w)@(?=\w)|(?<=www)\.")
# What begins a block when it comes first on a line.
_BLOCK = re.compile(r"^(?:[#+=:-]|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$))")
_URL_BAD = re.compile(r"[^\x21-\x7e]|[<>()\[\]\\`\"'*_|{}^~]")


class Md(str):
    """A string that is Markdown already: `finalize` leaves it as it is."""

    __slots__ = ()


def md(value: object) -> Md:
    """Any value as literal text on one line of Markdown."""
    if isinstance(value, Md):
        return value
    text = _INLINE.sub(lambda m: "\\" + m[0], one_line(str(value)))
    first = _BLOCK.match(text)
    if first is None:
        return Md(text)
    if first["number"]:
        return Md(f"{first['number']}\\{text[len(first['number']) :]}")
    return Md("\\" + text)


def finalize(value: object) -> Md:
    """What the templates do with every value that they print."""
    return Md("") if value is None else md(value)


def safe_url(url: str | None) -> str | None:
    """The address if it is absolute http, https or mailto, percent-encoded so that it cannot end a link; else None."""
    text = (url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https", "mailto") or not (
        parts.netloc or parts.scheme.lower() == "mailto"
    ):
        return None
    return _URL_BAD.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8", "replace")), text)


def link(text: object, url: str | None) -> Md:
    """`[text](url)`, or the text alone where the address is none that a brief may link to."""
    address = safe_url(url)
    return Md(f"[{md(text)}]({address})") if address else md(text)
