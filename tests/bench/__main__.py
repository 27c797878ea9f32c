"""All benchmarks, or those named, as one table: `python -m tests.bench [NAME ...] [--json FILE]`.

Each is a module of this folder with a `figures` function, run in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from briefgen import __version__
from tests.bench.table import OUT, Figure, as_table

HERE = Path(__file__).parent
BENCHMARKS = sorted(p.stem for p in HERE.glob("*.py") if "def figures(" in p.read_text("utf-8"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Run benchmarks and show one table.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(BENCHMARKS)}; none: all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.names if name not in BENCHMARKS]:
        parser.error(f"no benchmark named {unknown[0]}; there are: {', '.join(BENCHMARKS)}")
    rows: list[tuple[str, Figure]] = []
    failed = 0
    for name in chosen.names or BENCHMARKS:
        print(f"\n== {name}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "figures"
            done = subprocess.run(
                [sys.executable, "-m", f"tests.bench.{name}"], cwd=HERE.parent.parent, env={**os.environ, OUT: str(out)}
            )
            failed |= done.returncode
            lines = out.read_text("utf-8").splitlines() if out.exists() else []
        rows += [(name, Figure(**json.loads(line))) for line in lines]
    print(f"\nbriefgen {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores")
    print("\n".join(as_table(rows)))
    if chosen.json:
        figures = [{"benchmark": name, **asdict(figure), "missed": figure.missed} for name, figure in rows]
        made = {"version": __version__, "made": datetime.now().astimezone().isoformat(timespec="seconds"),
                "python": platform.python_version(), "cores": os.cpu_count(), "figures": figures}  # fmt: skip
        chosen.json.write_text(json.dumps(made, indent=1), "utf-8")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
