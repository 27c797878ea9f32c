"""Where a brief is written: names, revisions, and whether what stands there says the same already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import RenderError
from briefgen.files import write_atomic
from briefgen.library import Library
from briefgen.model import Brief
from briefgen.text import digest

_MANY = 999


@dataclass(frozen=True, slots=True)
class Place:
    """`stem` is the path without extension, `revision` counts from 1; `same` when the files there say this already."""

    stem: Path
    revision: int
    same: bool = False

    def path(self, extension: str) -> Path:
        return self.stem.with_name(f"{self.stem.name}.{extension}")


def safe_name(text: str) -> str:
    """A file name of our own making: letters, digits and dashes, at most 60 characters."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-") or "brief"


def content_hash(brief: Brief, *dress: object) -> str:
    """The hash of what a brief says and how it is dressed, the as-of time and revision aside."""
    import msgspec

    said = msgspec.to_builtins(brief)
    del said["as_of"], said["revision"]
    return digest(msgspec.json.encode(said), *(repr(d) for d in dress))


def choose_place(
    folder: Path, name: str, content: str, formats: Sequence[str], library: Library | None, force: bool
) -> Place:
    """Where to write: the first free name, the same name when it is forced, or where an equal brief stands already."""
    for revision in range(1, _MANY):
        place = Place(folder / (name if revision == 1 else f"{name}-r{revision}"), revision)
        stored = library.brief_at(str(place.stem)) if library is not None else None
        there = [f for f in formats if place.path(f).exists()]
        if stored and stored.content == content and len(there) == len(formats):
            return Place(place.stem, revision, same=not force)
        if not there or force:
            return place
    raise RenderError("there are too many briefs of this name", where=str(folder / name), hint="use --out or --force")


def write_all(place: Place, files: Mapping[str, bytes]) -> list[Path]:
    """Write the formats of a brief, each whole or not at all. Raises RenderError naming the path."""
    written = []
    for extension, data in files.items():
        path = place.path(extension)
        try:
            write_atomic(path, data)
        except OSError as exc:
            raise RenderError(
                f"cannot be written: {exc.strerror}", where=str(path), hint="check the disk and the permissions"
            ) from exc
        written.append(path)
    return written
