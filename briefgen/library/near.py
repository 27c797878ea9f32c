"""Near-duplicates by MinHash with banding (Broder 1997; Leskovec et al., Mining of Massive Datasets, chapter 3)."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib

_WORD = re.compile(r"\w+")
_SHINGLE = 5  # words
_BANDS, _ROWS = 12, 3  # two texts that share 0.8 of their shingles share a band with probability 0.9998, 0.3: 0.28
_PRIME = (1 << 61) - 1


def _number(seed: str) -> int:
    """A number below the prime, spread over all of it: with small ones, the least hash of a text would be least in every row."""
    return int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest(), "big") % _PRIME


_FACTORS = tuple((_number(f"a{i}") or 1, _number(f"b{i}")) for i in range(_BANDS * _ROWS))


def bands(text: str) -> tuple[int, ...]:
    """The bands of a text's sketch, as numbers of 56 bits; nearly equal texts share several, others hardly one."""
    words = _WORD.findall(text.casefold())
    grams = {zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(max(1, len(words) - _SHINGLE + 1))}
    if len(grams) > 400:  # the smallest hashes are a fair sample, equal for equal texts
        grams = set(sorted(grams)[:400])
    sketch = [min((a * g + b) % _PRIME for g in grams) for a, b in _FACTORS]
    return tuple(_band(n, sketch[n * _ROWS : (n + 1) * _ROWS]) for n in range(_BANDS))


def _band(n: int, rows: list[int]) -> int:
    return int.from_bytes(hashlib.blake2b(repr((n, rows)).encode(), digest_size=7).digest(), "big")


def index(db: sqlite3.Connection, id: str, text: str) -> None:
    """Keep the bands of a document's text."""
    db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, id) for band in bands(text)])


def index_all(db: sqlite3.Connection) -> None:
    """Make the bands of all documents anew."""
    db.execute("DELETE FROM bands")
    for id, body in db.execute("SELECT id, body FROM documents"):
        index(db, id, body)
