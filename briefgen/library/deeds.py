"""Who did what, by actor and day: an index over the stored extractions, so that a search unpacks none of them."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from briefgen import edtf
from briefgen.library.queries import Query, conditions, literally
from briefgen.library.rows import Deed
from briefgen.model import Extraction

TABLES = """
CREATE TABLE deeds ( -- a row for each actor of an action
    rowid INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    action TEXT NOT NULL,
    names TEXT NOT NULL, -- of the actor, one a line
    happened TEXT, -- as stated, EDTF
    status TEXT NOT NULL,
    statement TEXT NOT NULL,
    first TEXT NOT NULL, -- day, of the document where none is stated; '' and '9999-12-31' where it is open
    last TEXT NOT NULL,
    place TEXT NOT NULL -- what lists are sorted by: days, then salience
);
CREATE INDEX deeds_by_place ON deeds (place DESC, first, last); -- all that a walk from the newest on looks at
CREATE INDEX deeds_by_document ON deeds (document);
CREATE VIRTUAL TABLE deeds_fts USING fts5 (names, content='deeds', content_rowid='rowid',
    tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER deeds_insert AFTER INSERT ON deeds BEGIN
    INSERT INTO deeds_fts (rowid, names) VALUES (new.rowid, new.names);
END;
CREATE TRIGGER deeds_delete AFTER DELETE ON deeds BEGIN
    INSERT INTO deeds_fts (deeds_fts, rowid, names) VALUES ('delete', old.rowid, old.names);
END;
"""

_MANY = 2_000  # matches: from here on, walking all deeds from the newest on finds the first ones sooner than sorting the matches


def index(db: sqlite3.Connection, found: Extraction) -> None:
    """Index an extraction in place of an older one of its document, which must be in the library."""
    db.execute("DELETE FROM deeds WHERE document = ?", (found.document,))
    day = str(db.execute("SELECT day FROM documents WHERE id = ?", (found.document,)).fetchone()[0])
    names = {a.id: "\n".join((a.name, *a.aliases)) for a in found.actors}
    db.executemany(
        "INSERT INTO deeds (document, action, names, happened, status, statement, first, last, place)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (found.document, a.id, names[actor], a.when, a.status.value, a.statement or a.what, *_days(a.when or day, a.salience))
            for a in found.actions
            for actor in a.actors
            if actor in names
        ],
    )  # fmt: skip


def _days(when: str, salience: float) -> tuple[str, str, str]:
    first, last = edtf.first_day(when), edtf.last_day(when)
    begins, ends, words = edtf.sort_key(when)
    place = f"{begins} {ends} {words} {salience:08.4f}"
    return str(first or ""), str(last or date.max), place


def index_all(db: sqlite3.Connection) -> None:
    """Make the index anew. An extraction of an old version that cannot be read any more is left out."""
    db.execute("DELETE FROM deeds")
    decoder = msgspec.json.Decoder(Extraction)
    for (payload,) in db.execute("SELECT payload FROM extractions"):
        try:
            found = decoder.decode(zlib.decompress(payload))
        except msgspec.DecodeError:
            continue
        index(db, found)


def deeds_of(db: sqlite3.Connection, actor: Sequence[str], query: Query) -> Iterator[Deed]:
    """What the actors did whose names hold all the words of `actor`, newest first: see `Library.deeds`."""
    words = literally(actor)
    where, args = conditions(replace(query, since=None, until=None))
    hits = "SELECT rowid FROM deeds_fts WHERE deeds_fts MATCH ?"
    many = db.execute(f"SELECT count(*) FROM ({hits} LIMIT {_MANY})", (words,)).fetchone()[0] == _MANY
    met = f"{'+' * many}deeds.rowid IN ({hits}) AND last >= ? AND first <= ? AND {where}"
    rows = db.execute(
        "SELECT d.id, deeds.action, d.title, d.publisher, happened, status, statement"
        f" FROM deeds CROSS JOIN documents d ON d.id = deeds.document WHERE {met}"
        " ORDER BY deeds.place DESC",
        (words, str(query.since or ""), str(query.until or date.max), *args),
    )
    told = set()
    for document, action, *shown in rows:
        if (document, action) not in told:
            told.add((document, action))
            yield Deed(document, *shown)
