"""What the benchmarks report, and the one table of them.

A benchmark is a module with `figures() -> Iterator[Figure]`. Run alone it prints its lines as they come; `python -m tests.bench`
runs each in a process of its own, prints one table at the end and writes JSON on request.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Figure", "as_table", "run", "seconds"]

OUT = "BRIEFGEN_BENCH_OUT"  # the file that a run under `python -m tests.bench` adds its figures to


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `unit` is x for a ratio; `limit` is the most (or with `least`, the least) that it may be, if any."""

    what: str
    value: float
    unit: str = "x"
    limit: float | None = None
    note: str = ""
    least: bool = False

    @property
    def missed(self) -> bool:
        return self.limit is not None and (self.value < self.limit if self.least else self.value > self.limit)


def seconds(call: Callable[..., object], *args: object) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    call(*args)
    return time.perf_counter() - start


def processor_seconds(call: Callable[..., object], *args: object) -> float:
    """Processor time of one call in this process: what else the machine does is left out."""
    start = time.process_time()
    call(*args)
    return time.process_time() - start


def run(figures: Callable[[], Iterable[Figure]]) -> None:
    """The main of a benchmark: prints what it measures, and ends with 1 if a limit is missed."""
    made = []
    for figure in figures():
        made.append(figure)
        print(_line(figure), flush=True)
    if place := os.environ.get(OUT):
        with Path(place).open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(figure)) + "\n" for figure in made)
    sys.exit(any(figure.missed for figure in made))


def as_table(rows: Iterable[tuple[str, Figure]]) -> Iterator[str]:
    """A line a figure, in columns: benchmark, what, value, limit."""
    kept = list(rows)
    wide = [
        max((len(text) for text in column), default=0) for column in zip(*((n, f.what) for n, f in kept), strict=True)
    ]
    for name, figure in kept:
        yield f"{name:<{wide[0]}}  {figure.what:<{wide[1]}}  {_value(figure):>10}  {_limit(figure)}  {figure.note}".rstrip()


def _line(figure: Figure) -> str:
    return "  ".join(part for part in (f"{figure.what}: {_value(figure)}", _limit(figure).strip(), figure.note) if part)


def _value(figure: Figure) -> str:
    digits = 3 if figure.value < 0.1 else 2 if figure.value < 10 else 1 if figure.value < 100 else 0
    return f"{figure.value:.{digits}f} {figure.unit}"


def _limit(figure: Figure) -> str:
    if figure.limit is None:
        return " " * 18
    word = "at least" if figure.least else "at most"
    return f"{word} {figure.limit:g}{'  MISSED' if figure.missed else ''}".ljust(18)
