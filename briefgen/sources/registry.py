"""Which reader reads what: formats are told by content; a file's name only says how to read text, or breaks a tie."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from briefgen.errors import GET_ANEW, SourceError
from briefgen.model import SourceDocument
from briefgen.sources.archive import MAX_ENTRIES


class Format(StrEnum):
    """The formats that briefgen tells apart."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    ODT = "odt"
    RTF = "rtf"
    MSG = "msg"
    ZIP = "zip"
    EML = "eml"
    MBOX = "mbox"
    FEED = "feed"


# Parsers of these run in a child process: they are in C, or unpack, or have a history of loops.
BINARY = frozenset({Format.PDF, Format.DOCX, Format.PPTX, Format.ODT, Format.RTF, Format.MSG, Format.ZIP})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost."""

    file_bytes: int = 200_000_000
    text_bytes: int = 20_000_000  # of text formats, and of each text inside an archive
    seconds: float = 30.0  # of a parser in a child process
    memory: int = 1 << 30  # bytes of address space of a child process
    documents: int = 5_000  # out of one input
    depth: int = 3  # mail in mail, archive in archive


_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"BZh", "compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a picture", "briefgen reads text, not pictures"),
    (b"\xff\xd8\xff", "a picture", "briefgen reads text, not pictures"),
    (b"GIF8", "a picture", "briefgen reads text, not pictures"),
    (b"\x7fELF", "a program", "choose a document"),
    (b"SQLite format 3\0", "a database", "choose a document"),
)
_MAIL_KEYS = frozenset(
    "from to subject date received return-path message-id mime-version delivered-to x-mailer cc reply-to sender "
    "content-type content-transfer-encoding".split()
)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|\r?$)", re.M)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.I)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|div|table|article|p|h1|meta|script)[\s>/]", re.I)
_JSON_FEED = re.compile(rb"\A\s*\{.{0,400}\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org", re.S)


def sniff(data: bytes, hint: str = "") -> Format:
    """The format of some bytes; `hint` is a file name or a media type. Raises SourceError (without a name) for what is none."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceError("no text found", hint="the file is empty")
    for magic, what, todo in _REFUSED:
        if data.startswith(magic):
            raise SourceError(what, hint=todo)
    if re.search(rb"%PDF-\d", data[:1024]) or (b"%%EOF" in data[-2048:] and re.search(rb"%PDF-\d", data[:65536])):
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Format.MSG
    if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        return Format.RTF
    return _of_text(data[:8192], hint.lower())


def _of_zip(data: bytes) -> Format:
    """By the names in the archive's directory: the bytes of a document stored in it would tell of that one."""
    names: list[str] = []
    if data.count(b"PK\x01\x02") <= MAX_ENTRIES:
        with suppress(zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # what is wrong its reader tells
            names = [name.lstrip("/") for name in zipfile.ZipFile(BytesIO(data)).namelist()]
    for begins, kind in (("word/document", Format.DOCX), ("ppt/slides/slide", Format.PPTX)):
        if any(name.startswith(begins) for name in names):
            return kind
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
        return Format.ODT
    if any(name.startswith("xl/workbook") for name in names):
        raise SourceError("a spreadsheet, which briefgen does not read", hint="save it as PDF or text")
    return Format.ZIP


def _of_text(head: bytes, hint: str) -> Format:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        from briefgen.sources.decode import decode

        head = decode(head)[0].encode("utf-8", "replace")
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSON_FEED.match(bare):
        return Format.FEED
    if bare.startswith(b"<"):
        if (m := _FEED.search(bare)) and not re.search(rb"<!doctype\s+html|<html[\s>]", bare[: m.start()], re.I):
            return Format.FEED
        if hint.endswith((".md", ".markdown")) and not re.match(rb"<(?:!doctype|html|\?xml)", bare, re.I):
            return Format.TEXT
        if bare.startswith(b"<?xml") and not re.search(rb"<(?:!doctype\s+)?html[\s>]", bare, re.I):
            return Format.FEED
    if re.match(rb"From \S+.*\d{4}\s*\r?\n", bare) or (hint.endswith(".mbox") and bare.startswith(b"From ")):
        return Format.MBOX
    if _is_mail(bare) or hint.endswith((".eml", "message/rfc822")):
        return Format.EML
    tags = len(_HTML.findall(bare[:4096]))
    named = hint.endswith((".html", ".htm", ".xhtml")) or "html" in hint
    if re.match(rb"<(?:!doctype\s+html|html)[\s>]", bare, re.I) or (named and not hint.endswith(".md")):
        return Format.HTML
    if tags >= 2 and bare.startswith(b"<") and not hint.endswith((".md", ".markdown", ".txt")):
        return Format.HTML
    if (
        tags >= 3
        and re.search(rb"</(?:p|div|body|html|table|head)>", bare, re.I)
        and not hint.endswith((".md", ".markdown"))
    ):
        return Format.HTML
    return Format.FEED if hint.endswith((".rss", ".atom")) else Format.TEXT


def _is_mail(head: bytes) -> bool:
    """Whether a text begins with the headers of a mail: known ones, and more than a memo's From, To and Subject."""
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = top.splitlines()
    keys = {m[1].decode().lower() for m in _HEADER.finditer(top)}
    shaped = sum(bool(_HEADER.match(line)) or line[:1] in (b" ", b"\t") for line in lines)
    known = keys & _MAIL_KEYS
    machine = known & {"received", "return-path", "message-id", "mime-version", "delivered-to", "content-type"}
    return bool(lines) and shaped >= 0.8 * len(lines) and len(known) >= 2 and (bool(machine) or len(known) >= 4)


def read_bytes(
    data: bytes,
    origin: str,
    *,
    hint: str = "",
    charset: str = "",
    limits: Limits | None = None,
    drop: Iterable[str] = (),
    depth: int = 0,
) -> list[SourceDocument]:
    """The documents in some bytes: one, or several from mail, feeds and archives.

    origin: the path or address as the user gave it, named in every error. hint: a file name or media type, which decides
    only where the content does not. charset: as a protocol states it. drop: CSS selectors to leave out of pages.
    Raises SourceError: one line that names the origin.
    """
    limits = limits or Limits()
    try:
        kind = sniff(data, hint or origin)
        whole = kind in BINARY or kind is Format.MBOX
        cap = limits.file_bytes if whole else min(limits.text_bytes, limits.file_bytes)
        if len(data) > cap:
            raise SourceError(f"too large ({len(data) / 1e6:.0f} MB; the limit is {cap / 1e6:.0f} MB)", hint="split it")
        return _read(kind, data, origin, hint or origin, charset, limits, tuple(drop), depth)
    except SourceError as error:
        raise SourceError(error.what, where=error.where or origin, hint=error.hint) from error
    except RecursionError as error:
        raise SourceError("nested too deeply to be read", where=origin) from error
    except MemoryError as error:
        raise SourceError("too large for the memory that a document may use", where=origin) from error
    except Exception as error:  # parsers of hostile input raise anything: one document fails, the others go on
        raise SourceError(
            f"damaged, could not be read ({type(error).__name__})", where=origin, hint=GET_ANEW
        ) from error


def _read(
    kind: Format, data: bytes, origin: str, hint: str, charset: str, limits: Limits, drop: tuple[str, ...], depth: int
) -> list[SourceDocument]:
    """Hands the bytes to the reader of their format; imports only that one."""
    name = hint.lower()
    if kind is Format.TEXT:
        from briefgen.sources.plain import read_plain

        markdown = True if name.endswith((".md", ".markdown")) or "markdown" in name else None
        return [read_plain(data, origin, markdown=markdown, charset=charset)]
    if kind is Format.HTML:
        if name.endswith((".xml", ".rss", ".atom", ".pdf", ".docx")) or "rss" in name.rpartition("/")[2]:
            raise SourceError(
                f"a web page, not what its name says ({name.rpartition('.')[2]})", hint="perhaps a login or error page"
            )
        from briefgen.sources.html import read_html

        return [read_html(data, origin, charset=charset, drop=drop)]
    if kind is Format.PDF:
        from briefgen.sources.pdf import read_pdf

        return [read_pdf(data, origin, seconds=limits.seconds)]
    if kind is Format.DOCX:
        from briefgen.sources.docx import read_docx

        return [read_docx(data, origin)]
    if kind is Format.FEED:
        from briefgen.sources.feed import read_feed

        return read_feed(data, origin, limits=limits, drop=drop)
    if kind in (Format.EML, Format.MBOX):
        from briefgen.sources.mail import read_mail, read_mbox

        reader = read_mbox if kind is Format.MBOX else read_mail
        return reader(data, origin, limits=limits, depth=depth)
    if kind is Format.ZIP:
        from briefgen.sources.archive import read_zip

        return read_zip(data, origin, limits=limits, depth=depth)
    from briefgen.sources.office import read_msg, read_odt, read_pptx, read_rtf

    if kind is Format.MSG:
        return read_msg(data, origin, limits=limits, depth=depth)
    return [{Format.ODT: read_odt, Format.PPTX: read_pptx, Format.RTF: read_rtf}[kind](data, origin)]
