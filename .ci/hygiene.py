"""Looks through the tracked files for what must not be there: index addresses, local paths, unhashed or unpinned locks.

Prints one line a finding, `file:line: what`, and exits 1 if there is any.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")

# Character classes keep these patterns from finding themselves.
ANYWHERE = (
    (
        re.compile(r"(?i)\b(?:[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs\.org|[d]eb\.debian\.org)"),
        "a registry's host",
    ),
    (re.compile(r"(?i)https?://[^\s'\"]*/[s]imple/?(?=[\s'\"]|$)"), "the address of a package index"),
    (re.compile(r"(?<![\w.])(?:/[h]ome/\w+|/[r]oot|/[U]sers/\w+|/[w]ork)/\w|\b[C]:\\Users\\"), "a path of one machine"),
)
LOCK_LINE = re.compile(
    r"[a-z0-9]+(?:[._-][a-z0-9]+)*==[\w.!+]+(?: ; [\w\s.'<>=!()]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?", re.A
)
METADATA = re.compile(
    r"(?i)\bhttps?:|\bfile:|\s@\s|^\s*-|[-]-(?:extra-)?index|[-]-find-links|\[tool\.uv\.(?:index|sources)|\burl\s*="
)


def tracked() -> list[str]:
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in found.stdout.decode().split("\0") if name]


def findings(name: str, text: str) -> Iterator[str]:
    """What is wrong with one file, one `file:line: what` each."""
    local = [place for place in (str(ROOT), str(Path.home())) if len(place) > 5]
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in ANYWHERE:
            if match := pattern.search(line):
                yield f"{name}:{number}: {what}: {match[0]}"
        if any(place in line for place in local):
            yield f"{name}:{number}: a path of this machine"
        if name in LOCKS and not LOCK_LINE.fullmatch(line):
            yield f"{name}:{number}: not a pinned name, a marker or a hash: {line[:80]}"
        if name == "pyproject.toml" and (match := METADATA.search(line)):
            yield f"{name}:{number}: an address or a path in the package's metadata: {match[0].strip()}"


def main() -> int:
    bad: list[str] = []
    names = tracked()
    bad += [f"{name}: missing" for name in (*LOCKS, "pyproject.toml") if not (ROOT / name).is_file()]
    for name in names:
        path = ROOT / name
        if path.is_symlink() or not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        bad += findings(name, text)
    sys.stdout.writelines(f"{line}\n" for line in bad)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
