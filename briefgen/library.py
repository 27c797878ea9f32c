"""The library: what was read, what was found in it and what past briefs said, in one SQLite file.

Documents are known by their id (hash of cleaned title and text); extractions by (document, extractor version, model), so
that nothing is analysed twice. `files` remembers which documents a file held when it had that size and time of change, so
that an unchanged file is not even read again. Full-text search is FTS5 over title, publisher and text.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from briefgen.errors import StateError
from briefgen.model import Brief, Extraction, SourceDocument

SCHEMA_VERSION = 1
READER_VERSION = "1"  # raise it when a reader gives other text for the same bytes

_SCHEMA = """
CREATE TABLE documents (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT,
    origin TEXT NOT NULL,
    url TEXT,
    words INTEGER NOT NULL,
    raw_hash TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    body TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE INDEX documents_by_date ON documents (published DESC);
CREATE INDEX documents_by_seen ON documents (first_seen DESC);
CREATE INDEX documents_by_origin ON documents (origin);
CREATE VIRTUAL TABLE documents_fts USING fts5 (title, publisher, body, content='documents', content_rowid='rowid',
    tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, publisher, body) VALUES (new.rowid, new.title, new.publisher, new.body);
END;
CREATE TRIGGER documents_delete AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, publisher, body)
    VALUES ('delete', old.rowid, old.title, old.publisher, old.body);
END;
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    reader TEXT NOT NULL,
    documents TEXT NOT NULL
);
CREATE TABLE extractions (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (document, version, model)
) WITHOUT ROWID;
CREATE TABLE briefs (
    path TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    date TEXT NOT NULL,
    made TEXT NOT NULL,
    content TEXT NOT NULL,
    formats TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE INDEX briefs_by_profile ON briefs (profile, made DESC);
"""


@dataclass(frozen=True, slots=True)
class StoredBrief:
    """A past brief: `path` is its output without the extension, `content` the hash of what it says (as-of time aside)."""

    path: str
    profile: str
    date: date
    made: datetime
    content: str
    formats: tuple[str, ...]


def _pack(value: object) -> bytes:
    return zlib.compress(msgspec.json.encode(value), 1)


class Library:
    """An open library. Use it as a context manager; two processes at once are safe (WAL, one writer at a time)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._db = self._open()
        except (OSError, sqlite3.OperationalError) as exc:
            raise StateError(f"the library cannot be opened: {exc}", where=str(path)) from exc

    def _open(self) -> sqlite3.Connection:
        new = not self.path.exists()
        if new:
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
            version = db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as exc:
            db.close()
            if isinstance(exc, sqlite3.OperationalError):
                raise
            return self._set_aside(str(exc))
        if version > SCHEMA_VERSION:
            db.close()
            raise StateError(
                "made by a newer briefgen", where=str(self.path), hint="upgrade briefgen; the file was left untouched"
            )
        if version == 0:
            with self._transaction(db):
                if db.execute("PRAGMA user_version").fetchone()[0] == 0:  # nobody else was quicker
                    for statement in _statements(_SCHEMA):
                        db.execute(statement)
                    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return db

    def _set_aside(self, reason: str) -> sqlite3.Connection:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        aside = self.path.with_name(f"{self.path.name}.corrupt-{stamp}")
        self.path.rename(aside)
        for suffix in ("-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        self.set_aside = (aside, reason)
        return self._open()

    set_aside: tuple[Path, str] | None = None  # where a damaged library was put, and why

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    @contextmanager
    def _transaction(db: sqlite3.Connection) -> Iterator[None]:
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

    # ------------------------------------------------------------------------------------------- documents

    def add(self, documents: Iterable[SourceDocument], now: datetime) -> int:
        """Store documents; those known already are only marked as seen. Gives the number of new ones."""
        seen, new = now.isoformat(), 0
        with self._transaction(self._db):
            for d in documents:
                changed = self._db.execute("UPDATE documents SET last_seen = ? WHERE id = ?", (seen, d.id)).rowcount
                if changed:
                    continue
                self._db.execute(
                    "INSERT INTO documents (id, title, publisher, published, origin, url, words, raw_hash, first_seen,"
                    " last_seen, body, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        d.id,
                        d.title,
                        d.publisher,
                        d.published.isoformat() if d.published else None,
                        d.origin,
                        d.url,
                        d.words,
                        d.raw_hash,
                        seen,
                        seen,
                        d.text,
                        _pack(_without_text(d)),
                    ),
                )
                new += 1
        return new

    def get(self, ids: Sequence[str]) -> dict[str, SourceDocument]:
        """Documents by id; unknown ids are left out."""
        out: dict[str, SourceDocument] = {}
        for n in range(0, len(ids), 500):
            part = ids[n : n + 500]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(f"SELECT id, body, payload FROM documents WHERE id IN ({marks})", part)
            for id, body, payload in rows:
                out[id] = _document(body, payload)
        return out

    def search(self, terms: Sequence[str]) -> list[str]:
        """Ids of the documents that hold all the words in title, publisher or text; the last one may be a word's beginning."""
        query = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
        rows = self._db.execute(
            "SELECT d.id FROM documents_fts JOIN documents d ON d.rowid = documents_fts.rowid WHERE documents_fts MATCH ?",
            (f"{query}*",),
        )
        return [str(row[0]) for row in rows] if terms else []

    def known_file(self, path: Path) -> list[str] | None:
        """Ids of the documents that an unchanged file held when it was last read; None if it must be read."""
        try:
            st = path.stat()
        except OSError:
            return None
        row = self._db.execute(
            "SELECT size, changed, reader, documents FROM files WHERE path = ?", (str(path),)
        ).fetchone()
        if row is None or (row[0], row[1], row[2]) != (st.st_size, st.st_mtime_ns, READER_VERSION):
            return None
        return [x for x in str(row[3]).split(" ") if x]

    def remember_file(self, path: Path, documents: Sequence[SourceDocument]) -> None:
        """Note which documents a file holds as it stands."""
        st = path.stat()
        self._db.execute(
            "INSERT OR REPLACE INTO files (path, size, changed, reader, documents) VALUES (?, ?, ?, ?, ?)",
            (str(path), st.st_size, st.st_mtime_ns, READER_VERSION, " ".join(d.id for d in documents)),
        )

    def first_seen(self, ids: Sequence[str]) -> dict[str, datetime]:
        """When each document was first read."""
        out: dict[str, datetime] = {}
        for id in ids:
            row = self._db.execute("SELECT first_seen FROM documents WHERE id = ?", (id,)).fetchone()
            if row:
                out[id] = datetime.fromisoformat(row[0])
        return out

    # ----------------------------------------------------------------------------------------- extractions

    def extractions(self, ids: Sequence[str], version: str, model: str) -> dict[str, Extraction]:
        """Stored extractions of these documents by this extractor."""
        decoder = msgspec.json.Decoder(Extraction)
        out: dict[str, Extraction] = {}
        for id in ids:
            row = self._db.execute(
                "SELECT payload FROM extractions WHERE document = ? AND version = ? AND model = ?", (id, version, model)
            ).fetchone()
            if row:
                out[id] = decoder.decode(zlib.decompress(row[0]))
        return out

    def store_extraction(self, found: Extraction, version: str, model: str) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO extractions (document, version, model, payload) VALUES (?, ?, ?, ?)",
            (found.document, version, model, _pack(found)),
        )

    # ---------------------------------------------------------------------------------------------- briefs

    def brief_at(self, path: str) -> StoredBrief | None:
        """The brief that was last written to this path (without extension)."""
        row = self._db.execute(
            "SELECT path, profile, date, made, content, formats FROM briefs WHERE path = ?", (path,)
        ).fetchone()
        return _stored(row) if row else None

    def record_brief(
        self, path: str, profile: str, brief: Brief, content: str, formats: Sequence[str], made: datetime
    ) -> None:
        """Remember a brief that was written."""
        self._db.execute(
            "INSERT OR REPLACE INTO briefs (path, profile, date, made, content, formats, payload) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (path, profile, brief.date.isoformat(), made.isoformat(), content, " ".join(formats), _pack(brief)),
        )

    def briefs(self, profile: str | None = None) -> list[tuple[StoredBrief, Brief]]:
        """Past briefs, newest first."""
        where, args = ("WHERE profile = ?", [profile]) if profile is not None else ("", [])
        rows = self._db.execute(
            f"SELECT path, profile, date, made, content, formats, payload FROM briefs {where} ORDER BY made DESC",
            args,
        )
        return [(_stored(r), msgspec.json.decode(zlib.decompress(r[6]), type=Brief)) for r in rows]


def _stored(row: Sequence[Any]) -> StoredBrief:
    return StoredBrief(
        row[0], row[1], date.fromisoformat(row[2]), datetime.fromisoformat(row[3]), row[4], tuple(str(row[5]).split())
    )


def _without_text(document: SourceDocument) -> dict[str, Any]:
    payload: dict[str, Any] = msgspec.to_builtins(document)
    payload["text"] = ""  # stands in `body`
    return payload


def _document(body: str, payload: bytes) -> SourceDocument:
    raw = msgspec.json.decode(zlib.decompress(payload))
    raw["text"] = body
    return msgspec.convert(raw, SourceDocument)


def _statements(script: str) -> Iterator[str]:
    """The statements of an SQL script (executescript would commit the open transaction)."""
    buffer = ""
    for line in script.splitlines(keepends=True):
        buffer += line
        if sqlite3.complete_statement(buffer):
            yield buffer
            buffer = ""
