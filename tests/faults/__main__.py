"""All faults: `python -m tests.faults [--kinds KILL,TERM,ENOSPC,EIO] [--wide] [--sample N] [--jobs 2] [--log FILE]`, about an hour.

A line for each point: kind, call, which use, 'well' or what is wrong; in the end the counts. With a log, points that it holds
already are not run again, so that the work can be cut off and gone on with. Ends with 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.points import KINDS, points_of, wrong_after
from tests.faults.scene import make_scene

Point = tuple[str, str, int]


def main() -> int:
    options = _options()
    told = dict(_read(options.log)) if options.log and options.log.exists() else {}
    with tempfile.TemporaryDirectory(prefix="briefgen-faults-") as name:
        base = Path(name)
        scene = make_scene(base / "seed", options.wide)
        found = points_of(scene)
        if not found:
            sys.exit("strace is missing or may not trace here")
        points = [(kind, call, n) for kind in options.kinds.split(",") for call, n in found]
        if options.sample:
            points = random.sample(points, min(options.sample, len(points)))

        def one(point: Point) -> tuple[Point, str]:
            kind, call, n = point
            folder = shutil.copytree(scene, base / f"{kind}-{call}-{n}")
            try:
                return point, wrong_after(folder, call, kind, n) or "well"
            except Exception as exc:  # a run that hangs, above all
                return point, f"{type(exc).__name__}: {exc}"
            finally:
                shutil.rmtree(folder, ignore_errors=True)

        with ThreadPoolExecutor(options.jobs) as pool:
            for point, said in pool.map(one, [p for p in points if p not in told]):
                told[point] = said
                _write(point, said, options.log)
    return _count(told.items())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kinds", default=",".join(KINDS), help="of " + ", ".join(KINDS))
    parser.add_argument("--wide", action="store_true", help="three profiles side by side, with PDFs")
    parser.add_argument("--sample", type=int, help="so many points by chance")
    parser.add_argument("--jobs", type=int, default=2, help="runs at the same time")
    parser.add_argument("--log", type=Path, help="a file that the results are added to")
    return parser.parse_args()


def _write(point: Point, said: str, log: Path | None) -> None:
    line = "\t".join((*map(str, point), " ".join(said.split())))
    print(line, flush=True)
    if log:
        with log.open("a") as file:
            file.write(line + "\n")


def _read(log: Path) -> Iterable[tuple[Point, str]]:
    for line in log.read_text().splitlines():
        kind, call, n, said = line.split("\t", 3)
        yield (kind, call, int(n)), said


def _count(told: Iterable[tuple[Point, str]]) -> int:
    counts = Counter((kind, said == "well") for (kind, _, _), said in told)
    for kind in KINDS:
        if well := counts[kind, True] + counts[kind, False]:
            print(f"{kind}: {well} points, {counts[kind, False]} of them wrong")
    return int(any(not well for _, well in counts))


if __name__ == "__main__":
    sys.exit(main())
