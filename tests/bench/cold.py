"""A brief from cold against the sum of its parts: `python -m tests.bench.cold [DOCUMENT ...]`.

The floor is one process that imports spaCy and WeasyPrint, loads the model, runs the bare pipeline over the same texts and
bare WeasyPrint over the same HTML. Ours is `briefgen build` in a new workspace. Both are whole processes, in turn; the ratio
is of medians. Default documents: the two seeds beside $BRIEFGEN_CORPUS, else the sample sources.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import typer

from briefgen.cli import app
from briefgen.extract import DEFAULT_MODEL
from briefgen.resources import sample_sources
from tests.bench.table import Figure, run

ROUNDS = 5
_FLOOR = """
import json, sys, spacy, weasyprint
texts, html, model = json.load(open(sys.argv[1]))
nlp = spacy.load(model)
for text in texts: nlp(text)
weasyprint.HTML(string=html).write_pdf(sys.argv[2])
"""


def documents() -> list[Path]:
    if len(sys.argv) > 1:
        return [Path(a).absolute() for a in sys.argv[1:]]
    corpus = os.environ.get("BRIEFGEN_CORPUS")
    seeds = Path(corpus).absolute().parent / "seeds" if corpus else Path()
    return sorted(seeds.iterdir()) if corpus and seeds.is_dir() else sorted(sample_sources().iterdir())


def process(command: list[str], folder: Path) -> float:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def figures() -> Iterator[Figure]:
    paths = [str(p) for p in documents()]
    program = [sys.executable, "-m", "briefgen"]
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp)
        subprocess.run([*program, "build", *paths, "--formats", "html,pdf", "--out", "first"], cwd=folder, check=True,
                       env={"PATH": os.environ["PATH"], "HOME": str(folder)}, stdout=subprocess.DEVNULL)  # fmt: skip
        html = next((folder / "first").glob("*.html")).read_text("utf-8")
        found = subprocess.run([*program, "extract", "--json", *paths], capture_output=True, check=True)
        texts = [d["text"] for d in json.loads(found.stdout)["documents"]]
        (folder / "in.json").write_text(json.dumps([texts, html, DEFAULT_MODEL]), "utf-8")
        floor, cold, again = [], [], []
        for n in range(ROUNDS):
            home = folder / f"home{n}"
            home.mkdir()
            floor.append(
                process([sys.executable, "-c", _FLOOR, str(folder / "in.json"), str(folder / "o.pdf")], folder)
            )
            cold.append(process([*program, "build", *paths, "--out", str(home)], home))
            again.append(process([*program, "build", *paths, "--out", str(home)], home))
    base = statistics.median(floor)
    note = f"{len(paths)} documents; floor {base:.2f} s here"
    yield Figure("cold build / sum of its bare parts", statistics.median(cold) / base, limit=1.5, note=note)
    yield Figure("unchanged re-run / the same", statistics.median(again) / base, limit=0.3)
    yield from start_up(program)


def start_up(program: list[str]) -> Iterator[Figure]:
    """--help against a bare Typer program with the same commands, --version against an empty Python."""
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp)
        names = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
        commands = "".join(f"@app.command('{name}')\ndef _{n}(): 'Do it.'\n" for n, name in enumerate(names))
        (folder / "bare.py").write_text(f"import typer\napp = typer.Typer()\n{commands}app()\n", "utf-8")
        python = sys.executable
        ways = {"help": [*program, "--help"], "bare help": [python, str(folder / "bare.py"), "--help"],
                "version": [*program, "--version"], "pass": [python, "-c", "pass"]}  # fmt: skip
        took = {name: statistics.median(process(way, folder) for _ in range(9)) for name, way in ways.items()}
    yield Figure("--help / bare Typer program", took["help"] / took["bare help"], limit=1.3)
    yield Figure("--version / python -c pass", took["version"] / took["pass"], limit=3)


if __name__ == "__main__":
    run(figures)
