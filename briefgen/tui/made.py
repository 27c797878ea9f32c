"""The files that were written last: how they looked, so that the next session knows those that nobody changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["stamps", "unchanged"]


def stamps(paths: Iterable[Path]) -> dict[str, str]:
    """Each file with what changes when it is written."""
    return {str(path): _stamp(path) for path in paths}


def unchanged(seen: Mapping[str, str]) -> tuple[Path, ...]:
    """Of the files with their stamps of then, those that are still there and as they were."""
    return tuple(path for path in map(Path, seen) if seen[str(path)] and seen[str(path)] == _stamp(path))


def _stamp(path: Path) -> str:
    try:
        seen = path.stat()
    except OSError:
        return ""
    return f"{seen.st_size} {seen.st_mtime_ns}"
