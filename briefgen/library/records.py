"""A copy of every finished brief beside the library: by these a library that was lost knows again what has been told.

One file a brief, `briefs/<hash of its path>.json.gz` in the state folder, written whole or not at all.
"""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefgen.errors import StateError
from briefgen.files import write_atomic
from briefgen.library.schema import transaction
from briefgen.model import Brief
from briefgen.text import digest


class BriefRecord(msgspec.Struct):
    """What the library says of a brief; `seen`: when each document that it covers was first read, by id (ISO 8601)."""

    path: str
    profile: str
    made: str
    content: str
    formats: list[str]
    seen: dict[str, str]
    brief: Brief


def records_folder(library: Path) -> Path:
    """Where the records of a library's briefs are."""
    return library.parent / "briefs"


def keep(library: Path, record: BriefRecord) -> None:
    """Write the record of a brief, in place of an older one of the same path. Raises StateError."""
    folder = records_folder(library)
    data = gzip.compress(msgspec.json.encode(record), 1, mtime=0)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        write_atomic(folder / _name(record.path), data, mode=0o600)
    except OSError as exc:
        raise StateError(
            f"the record of the brief cannot be written: {exc.strerror}", where=str(folder), hint="check disk space"
        ) from exc


def restore(db: sqlite3.Connection, library: Path) -> int:
    """Bring the recorded briefs that a library does not have into it; gives how many. They are missing in a new one, and
    in one whose last changes were lost with its log. A record that cannot be read is passed by."""
    known = {_name(str(r[0])) for r in db.execute("SELECT path FROM briefs")}
    done = 0
    for record in _records(records_folder(library), known):
        with transaction(db):
            done += _restore(db, record)
    return done


def _restore(db: sqlite3.Connection, r: BriefRecord) -> int:
    done = db.execute(
        "INSERT OR IGNORE INTO briefs (path, profile, title, date, made, content, formats, payload)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            r.path, r.profile, r.brief.title, r.brief.date.isoformat(), r.made, r.content, " ".join(r.formats),
            zlib.compress(msgspec.json.encode(r.brief), 1),
        ),
    ).rowcount  # fmt: skip
    db.executemany(
        "INSERT OR IGNORE INTO cited (document, path) VALUES (?, ?)", [(s.document, r.path) for s in r.brief.sources]
    )
    db.executemany(
        "INSERT INTO seen_before (document, seen) VALUES (?, ?)"
        " ON CONFLICT (document) DO UPDATE SET seen = min(seen, excluded.seen)",
        list(r.seen.items()),
    )
    return done


def _name(path: str) -> str:
    return f"{digest(path)}.json.gz"


def _records(folder: Path, known: set[str]) -> Iterator[BriefRecord]:
    decoder = msgspec.json.Decoder(BriefRecord)
    for path in sorted(p for p in folder.glob("*.json.gz") if p.name not in known):
        try:
            yield decoder.decode(gzip.decompress(path.read_bytes()))
        except (OSError, EOFError, zlib.error, msgspec.DecodeError):  # cut short, or of a program to come
            continue
