"""Past briefs: in the library, and of every finished one a record beside it, by which a library that was lost knows again
what has been told.

A record is a file, `briefs/<hash of the brief's path>.json.gz` in the state folder, written whole or not at all.
"""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from briefgen.errors import StateError
from briefgen.files import write_atomic
from briefgen.library.rows import StoredBrief
from briefgen.library.schema import pack, transaction
from briefgen.model import Brief
from briefgen.text import digest

_ROW = "path, profile, title, date, made, content, formats"


class _Record(msgspec.Struct):
    """What is kept of a brief; `seen`: when each document that it covers was first read, by id (ISO 8601)."""

    path: str
    profile: str
    made: str
    content: str
    formats: list[str]
    seen: dict[str, str]
    brief: Brief


class Briefs:
    """The past briefs of an open library, by their path without extension; one without formats was begun, not finished.

    Inside the workspace the paths are kept relative, so that a workspace can be moved.
    """

    def __init__(self, db: sqlite3.Connection, library: Path) -> None:
        self._db = db
        self._root = library.absolute().parent.parent  # of the workspace
        self._records = library.parent / "briefs"

    def at(self, path: str) -> StoredBrief | None:
        """The brief that was last written to this path."""
        row = self._db.execute(f"SELECT {_ROW} FROM briefs WHERE path = ?", (self._kept(path),)).fetchone()
        return self._stored(row) if row else None

    def get(self, path: str) -> Brief | None:
        """What the brief says that was last written to this path."""
        row = self._db.execute("SELECT payload FROM briefs WHERE path = ?", (self._kept(path),)).fetchone()
        return msgspec.json.decode(zlib.decompress(row[0]), type=Brief) if row else None

    def paths(self) -> frozenset[str]:
        """Where briefs were written."""
        return frozenset(str(self._root / str(r[0])) for r in self._db.execute("SELECT path FROM briefs"))

    def history(self, profile: str | None = None, limit: int = 0) -> list[StoredBrief]:
        """All, or those of a profile, newest first."""
        where, args = ("WHERE profile = ?", [profile]) if profile is not None else ("", [])
        sql = f"SELECT {_ROW} FROM briefs {where} ORDER BY made DESC{f' LIMIT {int(limit)}' if limit else ''}"
        return [self._stored(r) for r in self._db.execute(sql, args)]

    def last(self, profile: str, before: date = date.max) -> StoredBrief | None:
        """The newest finished one of a profile, of an earlier day than `before`."""
        sql = f"SELECT {_ROW} FROM briefs WHERE profile = ? AND date < ? AND formats <> ''"
        row = self._db.execute(
            f"{sql} ORDER BY julianday(made) DESC, made DESC LIMIT 1", (profile, before.isoformat())
        ).fetchone()
        return self._stored(row) if row else None

    def record(
        self,
        path: str,
        profile: str,
        brief: Brief,
        content: str,
        formats: Sequence[str],
        made: datetime,
        inputs: Sequence[str] = (),
    ) -> None:
        """Remember a brief that was written, in place of an older one of its path; `inputs` are the documents that it covers,
        those that it cites aside. Raises StateError."""
        covered = msgspec.json.encode([*inputs, *(source.document for source in brief.sources)])
        sql = "SELECT id, first_seen FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        seen = dict(self._db.execute(sql, (covered.decode(),)).fetchall())
        kept = _Record(self._kept(path), profile, made.isoformat(), content, list(formats), seen, brief)
        with transaction(self._db):
            self._insert("REPLACE", kept)
        if formats:
            self._keep(kept)

    def restore(self) -> int:
        """Bring in the recorded briefs that the library does not have; gives how many. They are missing in a new one, and in
        one whose last changes were lost with its log. A record that cannot be read is passed by."""
        known = {_name(str(r[0])) for r in self._db.execute("SELECT path FROM briefs")}
        done = 0
        for record in _read(self._records, known):
            with transaction(self._db):
                done += self._insert("IGNORE", record)
                self._db.executemany(
                    "INSERT INTO seen_before (document, seen) VALUES (?, ?)"
                    " ON CONFLICT (document) DO UPDATE SET seen = min(seen, excluded.seen)",
                    list(record.seen.items()),
                )
        return done

    def _insert(self, otherwise: str, r: _Record) -> int:
        done = self._db.execute(
            f"INSERT OR {otherwise} INTO briefs ({_ROW}, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                r.path, r.profile, r.brief.title, r.brief.date.isoformat(), r.made, r.content, " ".join(r.formats),
                pack(r.brief),
            ),
        ).rowcount  # fmt: skip
        self._db.executemany(
            "INSERT OR IGNORE INTO cited (document, path) VALUES (?, ?)",
            [(s.document, r.path) for s in r.brief.sources],
        )
        return done

    def _keep(self, record: _Record) -> None:
        data = gzip.compress(msgspec.json.encode(record), 1, mtime=0)
        try:
            self._records.mkdir(mode=0o700, exist_ok=True)
            write_atomic(self._records / _name(record.path), data, mode=0o600)
        except OSError as exc:
            what = f"the record of the brief cannot be written: {exc.strerror}"
            raise StateError(what, where=str(self._records), hint="check disk space") from exc

    def _stored(self, r: Sequence[Any]) -> StoredBrief:
        path, profile, title, day, made, content, formats = r
        return StoredBrief(
            str(self._root / path), profile, title, date.fromisoformat(day), datetime.fromisoformat(made), content,
            tuple(formats.split()),
        )  # fmt: skip

    def _kept(self, path: str) -> str:
        return str(Path(path).relative_to(self._root)) if Path(path).is_relative_to(self._root) else path


def _name(path: str) -> str:
    return f"{digest(path)}.json.gz"


def _read(folder: Path, known: set[str]) -> Iterator[_Record]:
    decoder = msgspec.json.Decoder(_Record)
    for path in sorted(p for p in folder.glob("*.json.gz") if p.name not in known):
        try:
            yield decoder.decode(gzip.decompress(path.read_bytes()))
        except (OSError, EOFError, zlib.error, msgspec.DecodeError):  # cut short, or of a program to come
            continue
