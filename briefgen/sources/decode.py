"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, else the likeliest single-byte or East Asian charset."""

from __future__ import annotations

import codecs
import re

from briefgen.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# UTF-8 read as Latin-1 or Windows-1252 and written out again: a C1 control inside gives it away.
_TWICE = re.compile("[\u00c2-\u00f4](?:[\u0080-\u00bf]{1,3})")
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_ESCAPES = re.compile(
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\x07\x1b\x9c]{0,4000}(?:\x07|\x1b\\\\|\x9c))|\x9b[0-?]*[ -/]*[@-~]"
)


def decode(data: bytes, charset: str = "") -> tuple[str, list[str]]:
    """(text, warnings). `charset` is what a header states; it is used where the bytes fit it."""
    warnings: list[str] = []
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _replaced(data[len(bom) :], name, warnings)
    if charset and (known := _known(charset)) and known not in ("utf-8", "ascii", "latin-1", "iso8859-1"):
        try:
            return data.decode(known), warnings
        except (UnicodeDecodeError, ValueError):
            pass
    try:
        return data.decode("utf-8"), warnings
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return _replaced(data, wide, warnings)
    if charset and _known(charset) in ("latin-1", "iso8859-1", "ascii"):
        return _replaced(data, "cp1252", warnings)  # as every browser reads it
    if re.search(rb"[\xc3-\xf4][\x80-\xbf]", data) and len(re.findall(rb"[\x80-\xff]", data)) >= 2:
        text = data.decode("utf-8", "replace")
        bad, good = text.count("\ufffd"), sum(ord(c) > 127 for c in text)
        if bad * 2 <= good:
            return _replaced(data, "utf-8", warnings)
    guess = _guess(data)
    warnings.append(f"not UTF-8: read as {guess}")
    return _replaced(data, guess, warnings)


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset.strip("\"' ")).name
    except (LookupError, ValueError):
        return ""
    return name if getattr(codecs.lookup(name), "_is_text_encoding", True) else ""


def _replaced(data: bytes, charset: str, warnings: list[str]) -> tuple[str, list[str]]:
    text = data.decode(charset, "replace")
    bad = text.count("\ufffd")
    if bad:
        warnings.append(
            f"{bad} byte{'s' if bad > 1 else ''} could not be read as {charset} and {'were' if bad > 1 else 'was'} replaced"
        )
    return text, warnings


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark, told by the place of its NULs."""
    head = data[:4000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.3 * len(head) / 2 and even * 10 < odd:
        return "utf-16-le"
    if even > 0.3 * len(head) / 2 and odd * 10 < even:
        return "utf-16-be"
    return ""


def _guess(data: bytes) -> str:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:50_000]).best()
    name = best.encoding if best else "cp1252"
    # For short Western texts its guesses scatter over look-alikes; Windows-1252 is what the web means by all of them.
    letters = len(re.findall(rb"[A-Za-z]", data)) / max(1, len(data))
    high = len(re.findall(rb"[\x80-\xff]", data)) / max(1, len(data))
    return "cp1252" if letters > 0.6 and high < 0.08 else name


def readable(text: str, origin: str) -> str:
    """The text itself; raises SourceError where it is the bytes of something else. Terminal escapes go, mended mojibake stays."""
    sample = text[:200_000]
    odd = len(_ODD.findall(sample))
    if not sample.strip("\x00 \t\r\n\ufeff"):
        raise SourceError("no text found", where=origin, hint="the file is empty")
    if (odd > 0.1 * len(sample) and not re.search(r"(?:[^\W\d_]{2,}\s+){6}", sample)) or (
        "\x00" in sample and odd > 0.3 * len(sample)
    ):
        raise SourceError(
            "not text, and not a format that briefgen reads",
            where=origin,
            hint="save it as PDF, DOCX, HTML or text",
        )
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPES.sub("", text)
    return _TWICE.sub(_mend, text) if re.search("[\u00c2-\u00f4][\u0080-\u009f]", text) else text


def _mend(m: re.Match[str]) -> str:
    if not re.search("[\u0080-\u009f]", m[0]):
        return m[0]
    try:
        return m[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return m[0]
