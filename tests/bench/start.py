"""Starting a brief out of a large library: `python -m tests.bench.start [N ...]` (default 1,000 and 15,000 documents).

Libraries of N documents, of which the newest 200 are analysed. A new process assembles a brief of these 200, as the interface
does before anything is rendered: its processor time from the first import on, and its peak memory, which must not grow with the
library. Processor time, for it says the same on a machine that has other work.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from briefgen.config import Settings
from briefgen.engine.analysis import extract_stored
from briefgen.engine.shelf import open_library
from briefgen.library import Query
from briefgen.workspace import make_workspace, open_workspace
from tests.bench.library import variations
from tests.bench.table import Figure, run

NEWEST, ROUNDS, MOST = 200, 5, 1.0
NOW = datetime(2026, 1, 20, 6, tzinfo=UTC)
_START = """
import json, re, sys, time
from datetime import UTC, datetime
from pathlib import Path
from briefgen.config import Settings
from briefgen.engine import BuildRequest, assemble_brief
from briefgen.workspace import open_workspace
ids = tuple(json.load(open(sys.argv[2])))
now = datetime(2026, 1, 20, 6, tzinfo=UTC)
made = assemble_brief(BuildRequest(documents=ids), Settings(), open_workspace(Path(sys.argv[1])), now=now)
assert made.brief and made.brief.coverage.documents == len(ids) and "spacy" not in sys.modules
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())  # of this process alone, unlike ru_maxrss
print(json.dumps([time.process_time(), int(peak[1]) / 1024]))
"""


def fill(folder: Path, count: int) -> Path:
    """A workspace with so many documents, the newest of them analysed; gives the file with the ids of these."""
    make_workspace(folder, "briefgen: 1\n")
    documents = variations(count)
    with open_library(open_workspace(folder)) as library:
        for n in range(0, count, 500):
            library.add(documents[n : n + 500], NOW)
        ids = [row.id for row in library.rows(Query(limit=NEWEST))]
        extract_stored(ids, library, Settings())
    chosen = folder / "ids.json"
    chosen.write_text(json.dumps(ids), "utf-8")
    return chosen


def measure(folder: Path, chosen: Path) -> tuple[float, float]:
    """(seconds of the processor, MiB) of a new process, the least and the most of some."""
    command = [sys.executable, "-c", _START, str(folder), str(chosen)]
    # As a program is that was installed or has run before: its modules are compiled once, here by a run that does not count.
    kept = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    runs = [
        json.loads(subprocess.run(command, capture_output=True, check=True, env=kept).stdout) for _ in range(ROUNDS + 1)
    ][1:]
    return min(s for s, _ in runs), max(m for _, m in runs)


def figures() -> Iterator[Figure]:
    sizes = [int(x) for x in sys.argv[1:]] or [1000, 15000]
    found = {}
    for count in sizes:
        with tempfile.TemporaryDirectory() as tmp:
            found[count] = measure(Path(tmp), fill(Path(tmp), count))
    of = f"the newest {min(NEWEST, sizes[0])} of {sizes[-1]:,} documents"
    yield Figure(
        f"starting a brief of {of}", found[sizes[-1]][0], "s", MOST, f"{found[sizes[0]][0]:.2f} s of {sizes[0]:,}"
    )
    yield Figure("the same / in the small library", found[sizes[-1]][0] / found[sizes[0]][0], "x", 1.5)
    small, large = found[sizes[0]][1], found[sizes[-1]][1]
    yield Figure("its peak memory / in the small library", large / small, "x", 1.2, f"{large:.0f} MiB, {small:.0f} MiB")


if __name__ == "__main__":
    run(figures)
