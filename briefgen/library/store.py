"""The library's contents: documents, extractions, the health of sources, and past briefs (`Library.briefs`).

Documents are known by their id (hash of cleaned title and text); extractions by (document, extractor version, model), so
that nothing is analysed twice. `files` remembers which documents a file held when it had that size and time of change, so
that an unchanged file is not even read again.
"""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from briefgen.library import near
from briefgen.library.briefs import Briefs
from briefgen.library.deeds import deeds_of, index, index_all
from briefgen.library.queries import Query, conditions
from briefgen.library.rows import Deed, DocumentRow, SourceHealth
from briefgen.library.schema import open_database, pack, transaction
from briefgen.model import Extraction, SourceDocument

READER_VERSION = "10"  # raise it when a reader gives other text for the same bytes
_CHUNK = 500  # ids in one statement
_ALIKE = 4  # bands of 12 that near-duplicates share

_ROW = (
    "d.id, d.title, d.publisher, d.published, d.words, d.origin, d.url, d.language, d.first_seen,"
    " EXISTS (SELECT 1 FROM cited WHERE cited.document = d.id), d.warnings"
)
_ALL = Query()


class Library:
    """An open library. Use it as a context manager; two processes at once are safe (WAL, one writer at a time).

    `set_aside` says where a damaged library was put, if the file was one, and `restored` how many past briefs a new one
    knows again by their records; `briefs` are the past ones. Raises StateError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db, self.set_aside = open_database(path)
        self.briefs = Briefs(self._db, path)
        self.restored = self.briefs.restore()

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------------------------------- documents

    def add(self, documents: Iterable[SourceDocument], now: datetime) -> int:
        """Store documents; those known already are only marked as seen. Gives the number of new ones."""
        seen, new = now.isoformat(), 0
        with transaction(self._db):
            for d in documents:
                if self._db.execute("UPDATE documents SET last_seen = ? WHERE id = ?", (seen, d.id)).rowcount:
                    continue
                before = self._db.execute("SELECT seen FROM seen_before WHERE document = ?", (d.id,)).fetchone()
                self._insert(d, before[0] if before else seen, seen)
                new += 1
        return new

    def _insert(self, d: SourceDocument, first_seen: str, last_seen: str) -> None:
        published = d.published.isoformat() if d.published else None
        self._db.execute(
            "INSERT INTO documents (id, title, publisher, published, place, origin, url, language, words, raw_hash,"
            " first_seen, last_seen, warnings, day, body, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                d.id, d.title, d.publisher, published, d.url or d.origin, d.origin, d.url, d.language, d.words, d.raw_hash,
                first_seen, last_seen, len(d.warnings), published or first_seen[:10], d.text, pack(_without_text(d)),
            ),
        )  # fmt: skip
        near.index(self._db, d.id, d.text)

    def get(self, ids: Sequence[str]) -> dict[str, SourceDocument]:
        """Documents by id; unknown ids are left out."""
        rows = self._among("SELECT id, body, payload FROM documents WHERE id IN", ids)
        return {id: _document(body, payload) for id, body, payload in rows}

    def rows(self, query: Query = _ALL) -> list[DocumentRow]:
        """The documents of a query, newest first."""
        where, args = conditions(query)
        limit = f" LIMIT {int(query.limit)} OFFSET {int(query.offset)}" if query.limit else ""
        sql = (
            f"SELECT {_ROW} FROM documents d WHERE {where} ORDER BY d.day DESC, d.first_seen DESC, d.rowid DESC{limit}"
        )
        return [_document_row(r) for r in self._db.execute(sql, args)]

    def count(self, query: Query = _ALL) -> int:
        """How many documents a query has, its limit aside."""
        where, args = conditions(query)
        return int(self._db.execute(f"SELECT count(*) FROM documents d WHERE {where}", args).fetchone()[0])

    def rows_of(self, ids: Sequence[str]) -> dict[str, DocumentRow]:
        """Rows by id; unknown ids are left out."""
        rows = self._among(f"SELECT {_ROW} FROM documents d WHERE d.id IN", ids)
        return {r[0]: _document_row(r) for r in rows}

    def search(self, terms: Sequence[str], limit: int = 0) -> list[str]:
        """Ids of the documents that hold all the words; the last one may be a word's beginning. In no order.

        With a limit, the first that are found."""
        return self.ids(Query(words=tuple(terms), limit=limit)) if terms else []

    def ids(self, query: Query) -> list[str]:
        """Ids of the documents of a query, in no order; with a limit, the first that are found."""
        where, args = conditions(query)
        limit = f" LIMIT {int(query.limit)}" if query.limit else ""
        return [str(r[0]) for r in self._db.execute(f"SELECT d.id FROM documents d WHERE {where}{limit}", args)]

    def deeds(self, actor: Sequence[str], query: Query = _ALL) -> Iterator[Deed]:
        """What the actors did whose names hold all these words, newest first, by the extraction that each document got last.

        The query's period goes by the action's own day, where none is stated by its document's; its limit is passed by.
        """
        return deeds_of(self._db, actor, query)

    def resolve(self, prefix: str) -> list[str]:
        """Ids that begin with a prefix, at most ten."""
        pattern = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self._db.execute("SELECT id FROM documents WHERE id LIKE ? ESCAPE '\\' LIMIT 10", (pattern,))
        return [str(r[0]) for r in rows]

    def versions(self, id: str) -> list[DocumentRow]:
        """The document and the other versions of the same page or file, oldest first."""
        sql = f"SELECT {_ROW} FROM documents d WHERE d.place = (SELECT place FROM documents WHERE id = ?) ORDER BY first_seen"
        return [_document_row(r) for r in self._db.execute(sql, (id,))]

    def near(self, id: str) -> list[str]:
        """Ids of documents that may say nearly the same as this one, the most alike first."""
        rows = self._db.execute(
            "SELECT other.document FROM bands mine JOIN bands other ON other.band = mine.band"
            " WHERE mine.document = ?1 AND other.document <> ?1"
            " GROUP BY other.document HAVING count(*) >= ?2 ORDER BY count(*) DESC",
            (id, _ALIKE),
        )
        return [str(r[0]) for r in rows]

    def copies(self) -> dict[str, str]:
        """For each document that may say nearly the same as an earlier one, of those that came together a longer one: that one.

        A band that very many texts share is boilerplate and is passed by.
        """
        rows = self._db.execute(
            "WITH telling AS (SELECT band FROM bands GROUP BY band HAVING count(*) BETWEEN 2 AND 50)"
            " SELECT late.document, early.document, count(*) AS shared FROM telling"
            " JOIN bands late ON late.band = telling.band"
            " JOIN bands early ON early.band = telling.band AND early.document <> late.document"
            " JOIN documents l ON l.id = late.document JOIN documents e ON e.id = early.document"
            " WHERE (e.day, e.first_seen, -e.words, e.rowid) < (l.day, l.first_seen, -l.words, l.rowid)"
            " GROUP BY late.document, early.document HAVING shared >= ? ORDER BY shared",
            (_ALIKE,),
        )
        return {str(late): str(early) for late, early, _ in rows}

    def first_seen(self, ids: Sequence[str]) -> dict[str, datetime]:
        """When each document was first read."""
        rows = self._among("SELECT id, first_seen FROM documents WHERE id IN", ids)
        return {id: datetime.fromisoformat(seen) for id, seen in rows}

    def known_addresses(self) -> frozenset[str]:
        """The addresses of all pages in the library."""
        return frozenset(str(r[0]) for r in self._db.execute("SELECT DISTINCT place FROM documents WHERE url = place"))

    def remove(self, ids: Sequence[str]) -> int:
        """Forget documents and their extractions; what past briefs quoted of them stays in the briefs.

        Files that held nothing else are remembered as empty, so that the next run does not bring the documents back.
        """
        gone = set(ids)
        with transaction(self._db):
            removed = sum(self._db.execute("DELETE FROM documents WHERE id = ?", (id,)).rowcount for id in ids)
            held = self._db.execute("SELECT path, documents FROM files").fetchall()
            left = [(" ".join(x for x in documents.split() if x not in gone), path) for path, documents in held]
            self._db.executemany("UPDATE files SET documents = ? WHERE path = ?", left)
        return removed

    def purge(self, before: date) -> int:
        """Forget the documents of before that day (publication, else first reading)."""
        ids = [str(r[0]) for r in self._db.execute("SELECT id FROM documents WHERE day < ?", (before.isoformat(),))]
        return self.remove(ids) if ids else 0

    # ------------------------------------------------------------------------------------------------ files

    def known_files(self, paths: Sequence[Path]) -> dict[Path, list[str]]:
        """Ids of the documents that unchanged files held when they were last read; files that must be read are left out."""
        by_text = {_text(path): path for path in paths}
        sql = "SELECT path, size, changed, documents FROM files WHERE reader = ? AND path IN"
        known: dict[Path, list[str]] = {}
        for text, size, changed, documents in self._among(sql, list(by_text), READER_VERSION):
            path = by_text[text]
            try:
                st = os.stat(path)  # noqa: PTH116 - thousands of times
            except OSError:
                continue
            if (size, changed) == (st.st_size, st.st_mtime_ns):
                known[path] = documents.split()
        return known

    def held_below(self, place: Path) -> tuple[int, date | None]:
        """(how many documents the files of a folder, a file or a pattern's folder held, the day of the newest)."""
        fixed = _text(place)
        if m := re.search(r"[^/]*[*?\[]", fixed):
            fixed = fixed[: m.start()].rstrip("/")
        rows = self._db.execute(
            "SELECT documents FROM files WHERE path = ? OR (path > ? AND path < ?)", (fixed, f"{fixed}/", f"{fixed}0")
        )
        ids = list({id for row in rows for id in str(row[0]).split()})
        days = [
            str(r[0]) for r in self._among("SELECT published FROM documents WHERE published IS NOT NULL AND id IN", ids)
        ]
        return len(ids), date.fromisoformat(max(days)) if days else None

    def remember_files(self, read: Iterable[tuple[Path, Sequence[SourceDocument]]]) -> None:
        """Note which documents files hold as they stand; a file that is gone is passed by."""
        with transaction(self._db):
            for path, documents in read:
                try:
                    st = path.stat()
                except OSError:
                    continue
                self._db.execute(
                    "INSERT OR REPLACE INTO files (path, size, changed, reader, documents) VALUES (?, ?, ?, ?, ?)",
                    (_text(path), st.st_size, st.st_mtime_ns, READER_VERSION, " ".join(d.id for d in documents)),
                )

    # ----------------------------------------------------------------------------------------- extractions

    def analysed(self, ids: Sequence[str], version: str, model: str) -> set[str]:
        """Those of the documents whose extraction by this extractor is stored."""
        sql = "SELECT document FROM extractions WHERE version = ? AND model = ? AND document IN"
        return {str(r[0]) for r in self._among(sql, ids, version, model)}

    def extractions(self, ids: Sequence[str], version: str, model: str) -> dict[str, Extraction]:
        """Stored extractions of these documents by this extractor."""
        decoder = msgspec.json.Decoder(Extraction)
        sql = "SELECT document, payload FROM extractions WHERE version = ? AND model = ? AND document IN"
        return {id: decoder.decode(zlib.decompress(p)) for id, p in self._among(sql, ids, version, model)}

    def store_extraction(self, found: Extraction, version: str, model: str) -> None:
        """Keep an extraction in place of those by other versions and models; its document must be in the library."""
        with transaction(self._db):
            self._db.execute(
                "DELETE FROM extractions WHERE document = ? AND model = ? AND version <> ?",
                (found.document, model, version),
            )
            self._db.execute(
                "INSERT OR REPLACE INTO extractions (document, version, model, payload) VALUES (?, ?, ?, ?)",
                (found.document, version, model, pack(found)),
            )
            index(self._db, found)

    # --------------------------------------------------------------------------------------------- sources

    def health(self) -> dict[str, SourceHealth]:
        """How each source has fared, by name."""
        names = ", ".join(SourceHealth.__slots__)
        rows = self._db.execute(f"SELECT {names} FROM sources ORDER BY name")
        return {r[0]: _health(r) for r in rows}

    def record_health(self, health: SourceHealth) -> None:
        h = health
        self._db.execute(
            f"INSERT OR REPLACE INTO sources ({', '.join(SourceHealth.__slots__)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                h.name, h.url, _iso(h.tried), _iso(h.succeeded), h.failures, h.error, h.found, h.undated, _iso(h.newest),
                h.etag, h.modified, " ".join(h.documents),
            ),
        )  # fmt: skip

    # ---------------------------------------------------------------------------------------------- upkeep

    def newest_stamp(self) -> datetime | None:
        """The latest time that a document or brief is filed under."""
        rows = self._db.execute(
            "SELECT * FROM (SELECT first_seen FROM documents ORDER BY first_seen DESC LIMIT 1)"
            " UNION ALL SELECT * FROM (SELECT made FROM briefs ORDER BY made DESC LIMIT 1)"
        )
        return max((datetime.fromisoformat(r[0]) for r in rows), default=None)

    def check(self) -> list[str]:
        """What is wrong with the file, one line each; nothing if all is well."""
        found = [str(r[0]) for r in self._db.execute("PRAGMA integrity_check") if r[0] != "ok"]
        found += [f"{r[0]}: row {r[1]} refers to nothing" for r in self._db.execute("PRAGMA foreign_key_check")]
        try:
            self._db.execute("INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            found.append("the full-text index does not fit the documents: run briefgen library reindex")
        return found

    def reindex(self) -> None:
        """Make the full-text index, the sketches and the index of deeds anew, and give back free space."""
        with transaction(self._db):
            self._db.execute("INSERT INTO documents_fts (documents_fts) VALUES ('rebuild')")
            near.index_all(self._db)
            index_all(self._db)
        self._db.execute("VACUUM")

    def dump(self) -> Iterator[bytes]:
        """Every document with its extractions, one JSON object each: what `load` reads."""
        for id, first, last, body, payload in self._db.execute(
            "SELECT id, first_seen, last_seen, body, payload FROM documents ORDER BY rowid"
        ):
            made = self._db.execute("SELECT version, model, payload FROM extractions WHERE document = ?", (id,))
            yield msgspec.json.encode(
                {
                    "first_seen": first,
                    "last_seen": last,
                    "document": _document(body, payload),
                    "extractions": [[v, m, msgspec.Raw(zlib.decompress(p))] for v, m, p in made],
                }
            )

    def load(self, lines: Iterable[bytes]) -> int:
        """Add what another library dumped; what is here already stays. Gives the number of new documents."""
        new = 0
        decoder = msgspec.json.Decoder(_Dumped)
        with transaction(self._db):
            for line in lines:
                item = decoder.decode(line)
                if self._db.execute("SELECT 1 FROM documents WHERE id = ?", (item.document.id,)).fetchone():
                    continue
                self._insert(item.document, item.first_seen, item.last_seen)
                for version, model, found in item.extractions:
                    self._db.execute(
                        "INSERT INTO extractions VALUES (?, ?, ?, ?)", (item.document.id, version, model, pack(found))
                    )
                    index(self._db, found)
                new += 1
        return new

    def _among(self, sql: str, ids: Sequence[str], *args: str) -> Iterator[Sequence[Any]]:
        for n in range(0, len(ids), _CHUNK):
            part = ids[n : n + _CHUNK]
            yield from self._db.execute(f"{sql} ({','.join('?' * len(part))})", (*args, *part))


class _Dumped(msgspec.Struct):
    first_seen: str
    last_seen: str
    document: SourceDocument
    extractions: list[tuple[str, str, Extraction]]


def _text(path: Path) -> str:
    """A path, wherever it is seen from, as SQLite can hold it, also one that is not UTF-8."""
    whole = os.path.abspath(path)  # noqa: PTH100 - thousands of times
    return whole.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _document_row(r: Sequence[Any]) -> DocumentRow:
    published = date.fromisoformat(r[3]) if r[3] else None
    seen = datetime.fromisoformat(r[8])
    return DocumentRow(r[0], r[1], r[2], published, r[4], r[5], r[6], r[7], seen, bool(r[9]), r[10])


def _health(r: Sequence[Any]) -> SourceHealth:
    tried, succeeded = (datetime.fromisoformat(x) if x else None for x in r[2:4])
    newest = date.fromisoformat(r[8]) if r[8] else None
    return SourceHealth(r[0], r[1], tried, succeeded, r[4], r[5], r[6], r[7], newest, r[9], r[10], tuple(r[11].split()))


def _without_text(document: SourceDocument) -> dict[str, Any]:
    payload: dict[str, Any] = msgspec.to_builtins(document)
    payload["text"] = ""  # stands in `body`
    return payload


def _document(body: str, payload: bytes) -> SourceDocument:
    raw = msgspec.json.decode(zlib.decompress(payload))
    raw["text"] = body
    return msgspec.convert(raw, SourceDocument)
