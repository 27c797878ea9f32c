"""Pure text helpers: the one clean-up that every string of a source passes on reading."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# C0 but newline and tab, DEL, C1, lone surrogates, bidi controls, zero-width characters (the joiners stay inside the
# scripts that need them, see _JOINERS), interlinear annotation, tags, and non-characters: none of them is text.
_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
    "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("(?<![\u0590-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af])[\u200c\u200d]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> tuple[str, int]:
    """Text without control, bidi and invisible characters, in NFC; and how many were taken out (line breaks and tabs stay)."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # most text: all that goes is unprintable
        return text, 0
    text = _BREAKS.sub("\n", text)
    text, bad = _BAD.subn("", text)
    text, joiners = _JOINERS.subn("", text)
    text = text.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ").replace("\u2007", " ")
    return unicodedata.normalize("NFC", text), bad + joiners


def one_line(text: str) -> str:
    """Cleaned text on one line, spaces folded: for titles, names and messages."""
    return " ".join(clean(text)[0].split())


def digest(*parts: str | bytes) -> str:
    """A stable hash of some texts, 16 hex digits: ids of documents and of brief items."""
    h = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        h.update(len(data).to_bytes(8, "big") + data)
    return h.hexdigest()[:16]


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word, with an ellipsis where something was cut."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)[0] or text[: limit - 1]
    return cut.rstrip(" ,;:-") + "…"
