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
from pathlib import Path

from briefgen.extract import DEFAULT_MODEL
from briefgen.resources import sample_sources

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


def seconds(command: list[str], folder: Path) -> float:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
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
                seconds([sys.executable, "-c", _FLOOR, str(folder / "in.json"), str(folder / "o.pdf")], folder)
            )
            cold.append(seconds([*program, "build", *paths, "--out", str(home)], home))
            again.append(seconds([*program, "build", *paths, "--out", str(home)], home))
    base = statistics.median(floor)
    print(f"documents {len(paths)}; floor {base:.2f} s here")
    print(f"cold build / floor: {statistics.median(cold) / base:.2f}")
    print(f"unchanged re-run / floor: {statistics.median(again) / base:.2f}")


if __name__ == "__main__":
    main()
