"""Files and folders: which paths an argument means, and the bytes of a file, read so that no odd file can do harm."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefgen.errors import SourceError
from briefgen.model import SourceDocument
from briefgen.sources.registry import Limits, read_bytes
from briefgen.text import one_line

# In folders, only what can be a document is taken; a file that is named is always tried.
SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .pdf .docx .odt .rtf .pptx .eml .mbox .msg .zip .xml .rss .atom".split()
)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
MAX_FOUND = 100_000


def shown(path: object) -> str:
    """A path as messages show it: cleaned, on one line; bytes that are no text as `?`."""
    text = os.fsencode(path) if isinstance(path, (str, os.PathLike)) else str(path).encode()
    return one_line(text.decode("utf-8", "replace").replace("\ufffd", "?"))


def read_file(path: Path, *, origin: str = "", limits: Limits | None = None) -> list[SourceDocument]:
    """The documents in a file, in this process; raises SourceError. `origin` is the path as the user gave it."""
    origin = origin or shown(path)
    limits = limits or Limits()
    return read_bytes(load(path, origin, limits.file_bytes), origin, hint=path.name, limits=limits)


def load(path: Path, origin: str, most: int) -> bytes:
    """The bytes of a regular file of at most `most` bytes. Never blocks on a pipe or a device. Raises SourceError."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise SourceError(_why(error), where=origin) from error
    except ValueError as error:
        raise SourceError("no such file: the name holds a NUL", where=origin) from error
    try:
        before = os.fstat(fd)
        if not stat.S_ISREG(before.st_mode):
            what = next((name for test, name in _KINDS if test(before.st_mode)), "no regular file")
            raise SourceError(f"{what}, not a document", where=origin)
        if before.st_size > most:
            raise SourceError(
                f"too large ({before.st_size / 1e6:,.0f} MB; the limit is {most / 1e6:,.0f} MB)", where=origin
            )
        with os.fdopen(os.dup(fd), "rb") as file:
            data = file.read(most + 1)
        after = os.fstat(fd)
        if len(data) != before.st_size or after.st_size != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
            if before.st_size == 0 and not data:
                return data
            raise SourceError("changed while it was read", where=origin, hint="try again")
        return data
    except OSError as error:
        raise SourceError(_why(error), where=origin) from error
    finally:
        os.close(fd)


def _why(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a link that leads in a circle"
    known: dict[type[OSError], str] = {
        FileNotFoundError: "no such file or folder",
        PermissionError: "may not be read (permission denied)",
        IsADirectoryError: "a folder, not a document",
    }
    return known.get(type(error)) or f"could not be read ({(error.strerror or type(error).__name__).lower()})"


def find_paths(
    args: Sequence[str | Path], *, follow: bool = False, limits: Limits | None = None
) -> list[Path | SourceError]:
    """The files that arguments mean, in the order of the arguments, sorted inside folders and globs, each once.

    A folder stands for the documents in it and below it; hidden files are left out. Links in a folder that lead out of
    it are errors unless `follow`. What cannot be taken (no such path, a pipe, a loop) is one SourceError in its place.
    """
    out: list[Path | SourceError] = []
    seen: set[tuple[int, int] | str] = set()
    for arg in args:
        for item in _meant(str(arg), follow):
            if isinstance(item, Path):
                key = _identity(item)
                if key in seen:
                    continue
                seen.add(key)
            out.append(item)
            if len(out) > MAX_FOUND:
                return [
                    *out,
                    SourceError(f"more than {MAX_FOUND:,} files", where=shown(arg), hint="name fewer folders"),
                ]
    return out


def _identity(path: Path) -> tuple[int, int] | str:
    try:
        found = path.stat()
        return found.st_dev, found.st_ino
    except (OSError, ValueError):
        return os.fspath(path)


def _meant(arg: str, follow: bool) -> Iterable[Path | SourceError]:
    path = Path(arg).expanduser() if arg.startswith("~") else Path(arg)
    try:
        mode = path.stat().st_mode
    except ValueError:
        return [SourceError("no such file: the name holds a NUL", where=shown(arg))]
    except OSError as error:
        if isinstance(error, FileNotFoundError) and any(c in arg for c in "*?["):
            return _globbed(arg, follow)
        what = (
            "a link that leads nowhere" if path.is_symlink() and isinstance(error, FileNotFoundError) else _why(error)
        )
        return [SourceError(what, where=shown(arg), hint="check the path")]
    if stat.S_ISDIR(mode):
        found = list(_walk(path, follow))
        return found or [SourceError("no documents in this folder", where=shown(arg), hint="put some there")]
    return [path] if stat.S_ISREG(mode) else [_odd(path, mode)]


def _odd(path: Path, mode: int) -> SourceError:
    what = next((name for test, name in _KINDS if test(mode)), "no regular file")
    return SourceError(f"{what}, not a document", where=shown(path))


def _globbed(arg: str, follow: bool) -> list[Path | SourceError]:
    import glob

    found = sorted(glob.glob(arg, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    out: list[Path | SourceError] = []
    for name in found:
        path = Path(name)
        if path.is_dir():
            if not glob.has_magic(Path(arg).name) or not arg.endswith("**"):
                out += _walk(path, follow)
        else:
            out += _meant(name, follow)
    return out or [SourceError("matches no file", where=shown(arg), hint="check the pattern")]


def _walk(folder: Path, follow: bool) -> Iterable[Path | SourceError]:
    """The documents in and below a folder, sorted by name; a folder is entered once, however links lead there."""
    root = folder.resolve()
    entered: set[tuple[int, int]] = set()
    stack = [folder]
    while stack:
        here = stack.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(here), key=lambda e: os.fsencode(e.name))
        except OSError as error:
            yield SourceError(_why(error), where=shown(here))
            continue
        below: list[Path] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            item = _entry(entry, root, follow)
            if item is None:
                below.append(Path(entry.path))
            elif isinstance(item, SourceError) or item.suffix.lower() in SUFFIXES:
                yield item
        stack.extend(reversed(below))


def _entry(entry: os.DirEntry[str], root: Path, follow: bool) -> Path | SourceError | None:
    """What one entry of a folder is: a file, an error, or (None) a folder to enter."""
    path = Path(entry.path)
    try:
        if entry.is_file(follow_symlinks=False):  # mostly: known without a look at the file
            return path
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            if not follow and not path.resolve(strict=True).is_relative_to(root):
                return SourceError(
                    "a link that leads out of the folder",
                    where=shown(path),
                    hint="name the file itself, or set follow: true of its source in config.yaml",
                )
            mode = path.stat().st_mode
    except RuntimeError:
        return SourceError("a link that leads in a circle", where=shown(path))
    except OSError as error:
        return SourceError(_why(error), where=shown(path))
    if stat.S_ISDIR(mode):
        return None
    return path if stat.S_ISREG(mode) else _odd(path, mode)
