"""Cost of the extraction against the bare spaCy pipeline on the same text: `python -m tests.bench.extraction [FOLDER]`.

Processor time (median of several rounds, ours and bare in turn) and peak memory on a long report made of the
same documents. FOLDER holds .md or .txt files; default: $BRIEFGEN_CORPUS/docs_treasury, else the sample sources.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.extract.pipeline import extract, load_model
from briefgen.model import Block, SourceDocument
from briefgen.resources import sample_sources
from briefgen.sources import read_file
from tests.bench.table import Figure, processor_seconds, run

ROUNDS = 5
PAGES, WORDS_A_PAGE = 200, 450


def documents(folder: Path) -> list[SourceDocument]:
    found = [d for p in sorted(folder.glob("*.*")) if p.suffix in (".md", ".txt") for d in read_file(p)]
    return [d for d in found if d.words > 50]


def long_report(sources: list[SourceDocument]) -> SourceDocument:
    """One document of about 200 pages: the texts of others, one after the other."""
    text, words = "", 0
    blocks: list[Block] = []
    while words < PAGES * WORDS_A_PAGE:
        for d in sources:
            blocks += [replace(b, start=b.start + len(text), end=b.end + len(text)) for b in d.blocks]
            text += d.text + "\n\n"
            words += d.words
    return replace(sources[0], text=text.rstrip(), blocks=tuple(blocks), title="")


def peak(which: str, folder: Path) -> float:
    """Peak memory in MiB of a fresh process that analyses the long report."""
    command = [sys.executable, "-m", "tests.bench.extraction", "--peak", which, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def folder() -> Path:
    corpus = os.environ.get("BRIEFGEN_CORPUS")
    default = Path(corpus) / "docs_treasury" if corpus else sample_sources()
    return Path(sys.argv[-1]) if len(sys.argv) > 1 else default


def figures() -> Iterator[Figure]:
    sources = documents(folder())
    nlp = load_model()
    ours, bare = [], []
    extract(sources[0])
    for _ in range(ROUNDS):
        bare.append(sum(processor_seconds(nlp, d.text) for d in sources))
        ours.append(sum(processor_seconds(extract, d) for d in sources))
    ratio = statistics.median(o / b for o, b in zip(ours, bare, strict=True))
    words = sum(d.words for d in sources)
    note = f"{len(sources)} documents, {words} words; bare {words / statistics.median(bare):.0f} words/s here"
    yield Figure("extraction / bare spaCy pipeline", ratio, limit=1.3, note=note)
    a, b = peak("ours", folder()), peak("bare", folder())
    yield Figure(f"peak memory, {PAGES} pages", a, "MiB", 600, note=f"bare pipeline in one call {b:.0f} MiB")


def memory() -> None:
    """What a process of `peak` does."""
    import resource

    report = long_report(documents(folder()))
    extract(report) if "ours" in sys.argv else load_model()(report.text)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    memory() if "--peak" in sys.argv else run(figures)
