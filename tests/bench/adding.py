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
from pathlib import Path

from briefgen.extract import DEFAULT_MODEL
from tests.bench.library import variations

_FLOOR = """
import json, sys, spacy
texts, model = json.load(open(sys.argv[1]))
nlp = spacy.load(model)
for text in texts: nlp(text)
"""


def seconds(command: list[str], folder: Path) -> float:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
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
        floor = seconds([sys.executable, "-c", _FLOOR, str(folder / "in.json")], folder)
        added = seconds([*program, "library", "add", "in"], folder)
        build = [*program, "build", "in", "--formats", "json", "--out", "out"]
        first = seconds(build, folder)
        again = seconds(build, folder)
    print(f"documents {count}; bare pipeline {count / floor:.1f} documents/s here, on one core")
    print(f"adding / bare pipeline: {added / floor:.2f} ({os.cpu_count()} cores)")
    print(f"a brief of all {count} out of the library / bare pipeline: {first / floor:.3f}")
    print(f"the same again, nothing new / bare pipeline: {again / floor:.3f}")


if __name__ == "__main__":
    main()
