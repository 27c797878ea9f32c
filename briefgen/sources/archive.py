"""ZIP: documents in an archive, and the guard through which every format that is a ZIP is read."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefgen.errors import GET_ANEW, SourceError
from briefgen.model import SourceDocument
from briefgen.text import one_line

if TYPE_CHECKING:
    from briefgen.sources.registry import Limits

MAX_ENTRIES = 5_000
MAX_TOTAL = 200_000_000  # bytes, declared and real
MAX_RATIO = 200
_FREE = 1_000_000  # bytes below which a high ratio is only a repetitive text


class SafeZip:
    """A ZIP whose entries are unpacked under limits; names are never used as paths."""

    def __init__(self, data: bytes, origin: str) -> None:
        self.origin = origin
        self.spent = 0
        try:
            self.zip = zipfile.ZipFile(BytesIO(data))
            self.entries = self.zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
            raise SourceError("damaged or cut short, could not be unpacked", where=origin, hint=GET_ANEW) from error
        if len(self.entries) > MAX_ENTRIES:
            raise SourceError(f"holds {len(self.entries):,} files (limit {MAX_ENTRIES:,})", where=origin)
        self.names = {e.filename: e for e in reversed(self.entries)}  # of two parts of one name, the first

    def read(self, name: str) -> bytes:
        """An entry's bytes; raises SourceError beyond the limits, KeyError where there is none."""
        return self.read_entry(self.names[name])

    def read_entry(self, entry: zipfile.ZipInfo) -> bytes:
        """The same for an entry itself."""
        if entry.flag_bits & 1:
            raise SourceError("needs a password", where=self.origin, hint="save a copy without one")
        most = min(MAX_TOTAL - self.spent, max(_FREE, MAX_RATIO * entry.compress_size))
        try:
            with self.zip.open(entry) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise SourceError("damaged, could not be unpacked", where=self.origin, hint=GET_ANEW) from error
        except Exception as error:  # zlib.error and its like have no common base
            raise SourceError("damaged, could not be unpacked", where=self.origin, hint=GET_ANEW) from error
        self.spent += len(data)
        if len(data) > most:
            raise SourceError("grows too much when unpacked: refused", where=self.origin, hint="it may be a zip bomb")
        return data

    def xml(self, name: str) -> Any:
        """An XML part as an lxml element; a DTD in it is refused."""
        return parse_xml(self.read(name), self.origin)


def parse_xml(data: bytes, origin: str) -> Any:
    """XML without DTD, entities or network, as an lxml element; raises SourceError."""
    from lxml import etree

    head = data[:4096].replace(b"\x00", b"")
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", head) or b"<!ENTITY" in data:
        raise SourceError("holds a document type definition: refused", where=origin)
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
        )
    except etree.XMLSyntaxError as error:
        raise SourceError("damaged, a part of it is not well-formed XML", where=origin, hint=GET_ANEW) from error


def read_zip(data: bytes, origin: str, *, limits: Limits, depth: int = 0) -> list[SourceDocument]:
    """The documents in an archive, each with `archive > name` as its origin; raises SourceError where there is none."""
    from briefgen.sources.files import SUFFIXES
    from briefgen.sources.registry import read_bytes

    if depth >= limits.depth:
        raise SourceError("nested too deeply: an archive in an archive", where=origin)
    safe = SafeZip(data, origin)
    found: list[SourceDocument] = []
    failed: list[str] = []
    for entry in safe.entries:
        name = one_line(entry.filename.replace("\\", "/"))
        base = name.rpartition("/")[2]
        if entry.is_dir() or not base or base.startswith(".") or "__MACOSX/" in name:
            continue
        if "." + base.rpartition(".")[2].lower() not in SUFFIXES:
            continue
        try:
            found += read_bytes(safe.read_entry(entry), f"{origin} > {name}", hint=base, limits=limits, depth=depth + 1)
        except SourceError as error:
            failed.append(f"{name}: {error.what}")
            if safe.spent >= MAX_TOTAL:
                break
        if len(found) >= limits.documents:
            failed.append(f"only the first {limits.documents:,} documents read")
            break
    return with_failures(found, failed, origin)


def with_failures(found: list[SourceDocument], failed: list[str], origin: str) -> list[SourceDocument]:
    """Documents out of one input, the first of which warns of what could not be read; SourceError where there is none."""
    from dataclasses import replace

    if not found:
        why = f" ({'; '.join(failed[:2])})" if failed else ""
        raise SourceError(f"no documents found in it{why}", where=origin)
    if failed:
        more = f" and {len(failed) - 5} more" if len(failed) > 5 else ""
        note = f"not read: {'; '.join(failed[:5])}{more}"
        found[0] = replace(found[0], warnings=(*found[0].warnings, note))
    return found
