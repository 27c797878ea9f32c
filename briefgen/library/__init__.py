"""The library: what was read, what was found in it and what past briefs said, in one SQLite file."""

from briefgen.library.queries import Query
from briefgen.library.rows import Deed, DocumentRow, SourceHealth, StoredBrief
from briefgen.library.schema import SCHEMA_VERSION, set_aside_damaged, unusable
from briefgen.library.store import Library

__all__ = [
    "SCHEMA_VERSION",
    "Deed",
    "DocumentRow",
    "Library",
    "Query",
    "SourceHealth",
    "StoredBrief",
    "set_aside_damaged",
    "unusable",
]
