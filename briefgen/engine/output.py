"""Where a brief is written: names, revisions, and whether what stands there says the same already."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.errors import RenderError, UsageError
from briefgen.files import write_atomic
from briefgen.library import Library
from briefgen.model import Brief
from briefgen.text import digest

_MANY = 999


@dataclass(frozen=True, slots=True)
class Place:
    """`stem` is the path without extension, `revision` counts from 1, `formats` are those that are still to be made."""

    stem: Path
    revision: int
    formats: tuple[str, ...]

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
    folder: Path,
    name: str,
    content: str,
    formats: Sequence[str],
    library: Library | None,
    force: bool,
    taken: Collection[Path] = (),
) -> Place:
    """Where to write: the first free name, or where a brief that says the same stands already, for what it lacks.

    A file that stands there is never overwritten, a hand-edited one neither, unless `force` says so; nor is one `taken`, which
    another brief of this run will be written to.
    """
    from briefgen.render import FORMATS

    for revision in range(1, _MANY):
        stem = folder / (name if revision == 1 else f"{name}-r{revision}")
        if stem in taken:
            continue
        place = Place(stem, revision, tuple(formats))
        missing = tuple(f for f in formats if not place.path(f).exists())
        if force:
            return place
        stored = library.briefs.at(str(stem)) if library is not None else None
        if stored and stored.content == content:
            return replace(place, formats=missing)
        # Another brief's PDF under the name of this one's Markdown would be taken for the same brief; only what is made
        # of a Markdown (no library) stands beside it.
        beside = library is None and revision == 1
        if len(missing) == len(formats) and (beside or not any(place.path(f).exists() for f in FORMATS)):
            return place
    raise RenderError("there are too many briefs of this name", where=str(folder / name), hint="use --out or --force")


def check_folder(folder: Path) -> None:
    """That briefs can be written there, before an hour is spent on making them; the folder is made. Raises UsageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        why = "" if os.access(folder, os.W_OK | os.X_OK) else "no permission to write"
    except OSError as exc:
        why = exc.strerror or "not possible"
    if why:
        raise UsageError(
            f"briefs cannot be written there: {why}", where=str(folder), hint="set out:, or mend the folder"
        )


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
