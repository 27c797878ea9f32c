"""Adding documents to a library against the bare spaCy pipeline, and starting a brief: `python -m tests.bench.adding [N]`.

N files (default 200, honest variations of the sample sources) are read, analysed on all cores and stored by
`briefgen library add`; the floor is the bare pipeline, in one process, over the same texts. Then a brief is assembled from
all of them out of the library. Each is a whole process; ratios of one run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefgen.extract import DEFAULT_MODEL
from tests.bench.library import variations
from tests.bench.table import Figure, run

_FLOOR = """
import json, sys, spacy
texts, model = json.load(open(sys.argv[1]))
nlp = spacy.load(model)
for text in texts: nlp(text)
"""


def process(command: list[str], folder: Path) -> float:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def figures() -> Iterator[Figure]:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    documents = variations(count)
    program = [sys.executable, "-m", "briefgen"]
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp)
        (folder / "in").mkdir()
        for n, d in enumerate(documents):
            head = f"---\ntitle: {json.dumps(d.title)}\ndate: {d.published}\nsource: {json.dumps(d.publisher)}\n---\n"
            (folder / "in" / f"{n:05}.md").write_text(head + d.text[d.body_start :] + "\n", "utf-8")
        (folder / "in.json").write_text(json.dumps([[d.text for d in documents], DEFAULT_MODEL]), "utf-8")
        floor = process([sys.executable, "-c", _FLOOR, str(folder / "in.json")], folder)
        added = process([*program, "library", "add", "in"], folder)
        build = [*program, "build", "in", "--formats", "json", "--out", "out"]
        first = process(build, folder)
        again = process(build, folder)
    note = f"{count} documents, {os.cpu_count()} cores; bare {count / floor:.1f} documents/s here on one"
    yield Figure("adding documents / bare spaCy pipeline", added / floor, note=note)
    yield Figure(f"a brief of all {count} out of the library / the same", first / floor)
    yield Figure("the same again, nothing new / the same", again / floor)


if __name__ == "__main__":
    run(figures)
