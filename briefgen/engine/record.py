"""What a run leaves on record: versions, inputs and outputs with their hashes, and which brief a cut-off run had finished."""

from __future__ import annotations

import hashlib
import platform
import re
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import __version__
from briefgen.engine.shelf import open_library
from briefgen.text import digest

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.library import StoredBrief
    from briefgen.workspace import Workspace

__all__ = ["brief_of_run", "fingerprint", "has_brief", "input_rows", "output_rows", "sweep", "versions"]

_TEMPORARY = re.compile(r"\..+\.(?:md|pdf|html|txt|json|ics|docx)\.[a-z0-9_]{8}\.tmp\Z")
_OLD = 3600  # seconds: younger ones may be somebody's who is writing now


def versions(settings: Settings) -> dict[str, str]:
    """What a brief depends on beside its documents and settings."""
    from briefgen.extract import DEFAULT_MODEL, version

    return {
        "briefgen": __version__,
        "python": platform.python_version(),
        "extractor": version(settings.dates.order),
        "model": settings.extraction.model or DEFAULT_MODEL,
    }


def fingerprint(settings: Settings) -> str:
    """A hash of all settings, to see whether any has changed; it tells nothing of them."""
    return digest(settings.model_dump_json())


def input_rows(ids: Sequence[str], workspace: Workspace) -> list[dict[str, Any]]:
    """Id (hash of title and text), hash of the bytes, origin and title of each document."""
    with open_library(workspace) as library:
        documents = library.get(ids)
    found = [documents[id] for id in ids if id in documents]
    return [{"id": d.id, "raw": d.raw_hash, "origin": d.url or d.origin, "title": d.title} for d in found]


def output_rows(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Path, size and SHA-256 of each file; a file that cannot be read has no hash."""
    rows = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            rows.append({"path": str(path), "bytes": 0, "sha256": ""})
            continue
        rows.append({"path": str(path), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    return rows


def brief_of_run(profile: str, begun: datetime, workspace: Workspace) -> StoredBrief | None:
    """The brief that the run begun at that moment finished, None if it did not."""
    with open_library(workspace) as library:
        for stored in library.briefs.history(profile, limit=50):
            brief = library.briefs.get(stored.path) if stored.formats else None
            if brief is not None and brief.as_of == begun:
                return stored
    return None


def has_brief(profile: str, workspace: Workspace, problems: list[str]) -> bool:
    """Whether the library knows a brief of the profile; a library that was damaged is said in `problems`."""
    with open_library(workspace, problems) as library:
        return library.briefs.last(profile) is not None


def sweep(folder: Path) -> None:
    """Take away what a killed run left of half-written outputs."""
    for path in folder.glob(".*.tmp") if folder.is_dir() else ():
        try:
            if _TEMPORARY.match(path.name) and time.time() - path.lstat().st_mtime > _OLD:
                path.unlink()
        except OSError:
            continue
