"""A workspace whose unattended run is quick, and that run with one system call going wrong, by strace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from briefgen.deliver import Outbox, Record

BRIEFGEN = Path(sys.executable).parent / "briefgen"
RECIPIENTS = ("ana@office.example", "bo@office.example")
# What a run writes with, and how each call may fail. sendto is what Python's sockets use.
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "sendto", "ftruncate", "mkdir", "openat")
ERRORS = ("ENOSPC", "EIO")
_NOTE = """---
title: {title}
date: 2026-01-1{n}
source: Harbour Gazette
---

Port Commissioner Ilse Marrand opened {title} at the harbour of Vellan. Tomas Ek signed the agreement on {title}.

The council will publish its findings by 27 February 2026.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    err: str


def make_scene(folder: Path, wide: bool = False) -> Path:
    """A workspace with three documents, analysed already, so that a run need not load the language model."""
    (folder / "sources").mkdir(parents=True)
    for n, title in enumerate(("the review of pilot fees", "works at berth four", "the levy on transit")):
        (folder / "sources" / f"{n}.md").write_text(_NOTE.format(title=title, n=n + 1))
    configure(folder, 25, wide)
    done = run(folder, "build", "--formats", "md", "--out", str(folder / "warm"))
    assert done.code == 0, done.err
    shutil.rmtree(folder / "warm")
    return folder


def configure(folder: Path, port: int, wide: bool | None = None) -> None:
    """`wide`: three profiles side by side, with PDFs by warm children; None: as it was configured before."""
    path = folder / "config.yaml"
    if wide is None:
        wide = path.exists() and len(yaml.safe_load(path.read_text())["profiles"]) > 1
    names = ("morning", "evening", "night") if wide else ("morning",)
    config = {
        "briefgen": 1,
        "formats": ["md", "pdf"] if wide else ["md", "json"],
        "batch": {"workers": 3},
        "mail": {
            "from": "Desk <desk@ministry.example>",
            "smtp": {"host": "127.0.0.1", "port": port, "security": "none", "seconds": 60},
        },
        "profiles": {name: {"since": "last", "recipients": list(RECIPIENTS), "attach": ["md"]} for name in names},
    }
    path.write_text(yaml.safe_dump(config))


def run(folder: Path, command: str, *arguments: str, strace: tuple[str, ...] = ()) -> Outcome:
    """A command as cron runs it, under strace if wanted."""
    done = subprocess.run(
        [*strace, BRIEFGEN, command, *arguments, "--workspace", str(folder)],
        env={"PATH": os.defpath}, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=280, check=False, cwd="/",
    )  # fmt: skip
    return Outcome(done.returncode, done.stderr)


def batch(folder: Path, call: str = "", what: str = "", n: int = 0) -> Outcome:
    """The run, with the nth use of a system call by the main thread killed ('KILL', 'TERM') or failing ('EIO')."""
    if not call:
        return run(folder, "batch", "--all")
    how = f"signal={what}" if what in ("KILL", "TERM") else f"error={what}"
    strace = ("strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{how}:when={n}")
    return run(folder, "batch", "--all", strace=strace)


def count_calls(folder: Path) -> dict[str, int]:
    """How often a run uses each of CALLS once it is started: opening files only where it writes."""
    log = folder.parent / "calls"
    run(folder, "batch", "--all", strace=("strace", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}"))
    lines = log.read_text("utf-8", "replace").splitlines()
    return {call: sum(line.startswith(f"{call}(") for line in lines) for call in CALLS}


def writing_opens(folder: Path) -> list[int]:
    """Which uses of openat, counted from 1, open a file of the workspace for writing."""
    log = folder.parent / "opens"
    run(folder, "batch", "--all", strace=("strace", "-qq", "-o", str(log), "-e", "trace=openat"))
    opens = [line for line in log.read_text("utf-8", "replace").splitlines() if line.startswith("openat(")]
    return [n for n, line in enumerate(opens, 1) if re.search(r"O_WRONLY|O_RDWR", line) and str(folder) in line]


def records(folder: Path) -> list[Record]:
    outbox = Outbox(folder / ".briefgen" / "outbox")
    return outbox.records() if outbox.folder.is_dir() else []


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in (folder / ".briefgen").rglob("*.tmp")]
