"""Documents in: bytes, files, folders and addresses become SourceDocuments.

    read_bytes(data, origin, hint="")      one input of any known format -> [SourceDocument, ...]; raises SourceError
    read_file(path)                        the same for a regular file, with the checks that files need
    find_paths(args)                       files, folders and globs -> [Path | SourceError, ...] in a stable order
    read_many(inputs)                      many files; formats with risky parsers in child processes that can be killed
    fetch(sources)                         feeds and pages from the web (briefgen.sources.web)

The format is told by content (briefgen.sources.registry); a name only breaks ties. Nothing heavy is imported before a
document needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.sources.files import find_paths, read_file
    from briefgen.sources.many import read_many
    from briefgen.sources.registry import Limits, read_bytes
    from briefgen.sources.web import Fetched, WebSource, fetch

__all__ = ["Fetched", "Limits", "WebSource", "fetch", "find_paths", "read_bytes", "read_file", "read_many"]

_HOME = {
    "find_paths": "files",
    "read_file": "files",
    "read_many": "many",
    "Limits": "registry",
    "read_bytes": "registry",
    "Fetched": "web",
    "WebSource": "web",
    "fetch": "web",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"briefgen.sources.{_HOME[name]}"), name)
