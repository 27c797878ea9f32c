"""The library's file: its tables, how it is opened, brought up to date, and set aside when it is damaged."""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefgen.errors import StateError
from briefgen.library import deeds, near

SCHEMA_VERSION = 4
WAIT = 30.0  # seconds for another program to let go of the library

_TABLES = """
CREATE TABLE documents (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT,
    place TEXT NOT NULL, -- URL, else path: documents of one place are versions of one page
    origin TEXT NOT NULL,
    url TEXT,
    language TEXT NOT NULL,
    words INTEGER NOT NULL,
    raw_hash TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    warnings INTEGER NOT NULL,
    day TEXT NOT NULL, -- published, else the day of first_seen: what lists are sorted by
    body TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE INDEX documents_by_day ON documents (day DESC, first_seen DESC);
CREATE INDEX documents_by_seen ON documents (first_seen DESC);
CREATE INDEX documents_by_place ON documents (place);
CREATE INDEX documents_by_publisher ON documents (publisher, day DESC);
CREATE VIRTUAL TABLE documents_fts USING fts5 (title, publisher, body, content='documents', content_rowid='rowid',
    tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, publisher, body) VALUES (new.rowid, new.title, new.publisher, new.body);
END;
CREATE TRIGGER documents_delete AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, publisher, body)
    VALUES ('delete', old.rowid, old.title, old.publisher, old.body);
END;
CREATE TABLE bands ( -- of each document's sketch: near-duplicates share several
    band INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (band, document)
) WITHOUT ROWID;
CREATE INDEX bands_by_document ON bands (document);
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
CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    tried TEXT,
    succeeded TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    found INTEGER NOT NULL DEFAULT 0,
    undated INTEGER NOT NULL DEFAULT 0,
    newest TEXT,
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    documents TEXT NOT NULL DEFAULT ''
);
CREATE TABLE briefs (
    path TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    made TEXT NOT NULL,
    content TEXT NOT NULL,
    formats TEXT NOT NULL,
    payload BLOB NOT NULL
);
CREATE INDEX briefs_by_profile ON briefs (profile, made DESC);
CREATE TABLE cited ( -- which documents past briefs rest on
    document TEXT NOT NULL,
    path TEXT NOT NULL REFERENCES briefs (path) ON DELETE CASCADE,
    PRIMARY KEY (document, path)
) WITHOUT ROWID;
"""

_SEEN_BEFORE = """
CREATE TABLE seen_before ( -- when a library that was lost first read what its briefs cover
    document TEXT PRIMARY KEY,
    seen TEXT NOT NULL
) WITHOUT ROWID;
"""

# Migration n brings a library of version n to n + 1: a script of statements; the indexes are made anew after each. 3: other bands.
MIGRATIONS: dict[int, str] = {0: _TABLES, 1: _SEEN_BEFORE, 2: deeds.TABLES, 3: ""}


_TABLE = re.compile(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A damaged library: where it was put, and what was wrong with it."""

    path: Path
    reason: str


def open_database(path: Path) -> tuple[sqlite3.Connection, SetAside | None]:
    """The database, made or brought up to date if need be. A damaged file is renamed and a new one begun.

    Raises StateError when it cannot be opened or is of a newer version, which is then left untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        try:
            return _connect(path), None
        except sqlite3.DatabaseError as exc:
            if isinstance(exc, sqlite3.OperationalError):
                raise
            aside = _set_aside(path, str(exc))
            return _connect(path), aside
    except OSError as exc:
        hint = "check disk space and permissions"
        raise StateError(f"the library cannot be opened: {exc.strerror}", where=str(path), hint=hint) from exc
    except sqlite3.OperationalError as exc:
        raise unusable(exc, path) from exc


def unusable(exc: sqlite3.OperationalError, path: Path) -> StateError:
    """What to say when SQLite cannot go on with a file that is not damaged: a lock that lasts, a full or read-only disk, odd tables."""
    code = getattr(exc, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        what = f"the library is in use: another program has kept it locked for more than {WAIT:g} s"
        return StateError(what, where=str(path), hint="try again when it has finished; nothing was changed")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        what, hint = (
            "the library cannot be written: it, its folder or its disk is read-only",
            "check permissions and the disk",
        )
        return StateError(what, where=str(path), hint=hint)
    hint = "check disk space and permissions"
    if code == sqlite3.SQLITE_ERROR:  # a statement that does not fit the tables
        hint = f"move {path.name} away: a new one fills again from the sources and the records of past briefs"
    return StateError(f"the library cannot be used: {exc}", where=str(path), hint=hint)


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("BEGIN")  # version and tables of one moment, while another process may be making them
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        tables = {str(r[0]) for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        db.execute("COMMIT")
        if version > SCHEMA_VERSION:
            hint = "upgrade briefgen; the file was left untouched"
            raise StateError("made by a newer briefgen", where=str(path), hint=hint)
        made = {name for step in range(version) for name in _TABLE.findall(MIGRATIONS[step])}
        if made - tables or (tables and not made):  # another program's, or of a briefgen before 1.0
            raise sqlite3.DatabaseError("it is not a library of briefgen's, or tables are missing")
        if version < SCHEMA_VERSION:
            _migrate(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    with transaction(db):
        at = int(db.execute("PRAGMA user_version").fetchone()[0])
        if at == SCHEMA_VERSION:  # another process was quicker
            return
        if at:  # a library that is only being made has nothing to lose
            _copy(path, path.with_name(f"{path.name}.v{at}"))
        for step in range(at, SCHEMA_VERSION):
            for statement in statements(MIGRATIONS[step]):
                db.execute(statement)
        near.index_all(db)
        deeds.index_all(db)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _copy(path: Path, to: Path) -> None:
    """A library as it stands before the changes of a transaction that is under way."""
    os.close(os.open(to, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(to)) as new:
            old.backup(new)
    except BaseException:
        to.unlink(missing_ok=True)
        raise


def _set_aside(path: Path, reason: str) -> SetAside:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.name}.corrupt-{stamp}")
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    return SetAside(aside, reason)


def set_aside_damaged(path: Path) -> Path:
    """Put a library aside that turned out to be damaged while it was used; gives where. Raises OSError."""
    return _set_aside(path, "").path


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; a second writer waits."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # SQLite has rolled back itself when the disk is full
            db.execute("ROLLBACK")
        raise


def pack(value: object) -> bytes:
    """A value as the columns `payload` hold it."""
    return zlib.compress(msgspec.json.encode(value), 1)


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script (executescript would commit the open transaction)."""
    buffer = ""
    for line in script.splitlines(keepends=True):
        buffer += line
        if sqlite3.complete_statement(buffer):
            yield buffer
            buffer = ""
