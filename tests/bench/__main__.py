"""All benchmarks, or those named: `python -m tests.bench [NAME ...]`. Each is a module of this folder with a line of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BY_HAND = {"quality"}  # wants a set to score


def main(names: list[str]) -> int:
    here = Path(__file__).parent
    known = sorted(p.stem for p in here.glob("*.py") if not p.stem.startswith("_"))
    if unknown := [n for n in names if n not in known]:
        print(f"no benchmark named {unknown[0]}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    codes = []
    for name in names or [n for n in known if n not in BY_HAND]:
        print(f"\n== {name}", flush=True)
        codes.append(subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=here.parent.parent).returncode)
    return max(codes, default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
