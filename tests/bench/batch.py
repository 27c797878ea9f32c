"""Fifty briefs in one unattended run, with one worker and with two: `python -m tests.bench.batch [BRIEFS] [DOCUMENTS]`.

The documents are honest variations of the sample sources, read and analysed before; each profile has two theme terms of its
own, Markdown and PDF. Each run is a whole process in a copy of the same workspace; memory is the peak of the run with its children.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.library import variations
from tests.bench.table import Figure, run, seconds

_TERMS = ("graphite", "permits", "tariff", "sanctions", "mining", "export", "inquiry", "harbour", "licence", "partnership", "duty",
          "minerals", "ministers", "deadline", "port", "chamber")  # fmt: skip


def _briefgen(folder: Path, *arguments: str) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    command = [sys.executable, "-m", "briefgen", *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"briefgen {' '.join(arguments)} ended with {done.returncode}: {done.stderr[:500]}")


def _peak(folder: Path) -> float:
    """MiB of the largest process of a run: it or one of its children."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    command = [sys.executable, "-c", code, sys.executable, "-m", "briefgen", "batch", "--all"]
    return float(subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout)


def figures() -> Iterator[Figure]:
    briefs, documents = ([int(a) for a in sys.argv[1:]] + [50, 200][len(sys.argv) - 1 :])[:2]
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as tmp:
        first = Path(tmp) / "first"
        (first / "sources").mkdir(parents=True)
        for n, d in enumerate(variations(documents)):
            head = f"---\ntitle: {json.dumps(d.title)}\ndate: {d.published}\nsource: {json.dumps(d.publisher)}\n---\n"
            (first / "sources" / f"{n:05}.md").write_text(head + d.text[d.body_start :] + "\n", "utf-8")
        themes = {f"t{n}": {"terms": rng.sample(_TERMS, 2)} for n in range(briefs)}
        profiles = {f"p{n}": {"themes": [f"t{n}"]} for n in range(briefs)}
        config = {"briefgen": 1, "themes": themes, "profiles": profiles}
        (first / "config.yaml").write_text(json.dumps({**config, "batch": {"workers": 1}}), "utf-8")
        _briefgen(first, "library", "add", "sources")
        took = {}
        for workers in (1, 2):
            there = Path(tmp) / f"with{workers}"
            shutil.copytree(first, there)
            (there / "config.yaml").write_text(json.dumps({**config, "batch": {"workers": workers}}), "utf-8")
            took[workers] = seconds(_briefgen, there, "batch", "--all")
            made = len(list((there / "briefs").glob("*.pdf")))
            if made != briefs:
                raise SystemExit(f"{made} of {briefs} PDFs were made")
        shutil.copytree(first, Path(tmp) / "memory")
        peak = _peak(Path(tmp) / "memory")
    note = (
        f"{briefs} briefs of {documents} documents; one: {took[1] / briefs:.2f} s a brief here, {os.cpu_count()} cores"
    )
    yield Figure("a batch with two workers / with one", took[2] / took[1], note=note)
    yield Figure("peak memory of the largest process", peak, "MiB")


if __name__ == "__main__":
    run(figures)
