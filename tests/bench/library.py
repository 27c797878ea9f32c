"""Library operations at 100, 1,000 and 15,000 documents: growth, not only a point: `python -m tests.bench.library`.

The documents are honest variations of $BRIEFGEN_CORPUS/docs_treasury, else of the sample sources: sentences drawn at random
from them, so that vocabulary and lengths are theirs. Times are medians of several calls in this run, of the processor, for
they say the same on a machine that has other work.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from briefgen.library import Library, Query
from briefgen.model import Action, Actor, ActorKind, Block, BlockKind, Extraction, SourceDocument
from briefgen.resources import sample_sources
from briefgen.sources import read_file
from briefgen.text import digest
from tests.bench.table import Figure, run

NOW = datetime(2026, 1, 20, 6, tzinfo=UTC)


def variations(count: int) -> list[SourceDocument]:
    rng = random.Random(7)
    corpus = os.environ.get("BRIEFGEN_CORPUS")
    folder = Path(corpus) / "docs_treasury" if corpus else sample_sources()
    samples = [d for p in sorted(folder.iterdir()) if p.is_file() for d in read_file(p)]
    sentences = [s + "." for d in samples for s in d.text[d.body_start :].replace("\n", " ").split(". ") if len(s) > 20]
    made = []
    for n in range(count):
        title = f"Notice {n}: {rng.choice(samples).title}"
        body = " ".join(rng.sample(sentences, rng.randint(12, 40)))
        text = f"{title}\n\n{body}"
        blocks = (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, len(title) + 2, len(text)))
        day = date(2025, 1, 1) + timedelta(days=n * 380 // count)
        made.append(SourceDocument(digest(text), text, blocks, title, rng.choice(samples).publisher, day))
    return made


def deeds(document: SourceDocument) -> Extraction:
    """Eight actions as an extraction has them, each of another actor; the first is the same in all documents."""
    actors = [Actor(f"a{n}", f"Office {n * len(document.text)}", ActorKind.ORGANISATION) for n in range(1, 8)]
    actors.insert(0, Actor("a0", "Department of Ports", ActorKind.ORGANISATION, ("the Department",)))
    actions = (Action(f"x{a.id}", (a.id,), "say", "so", statement=f"{a.name} said so", salience=0.5) for a in actors)
    return Extraction(document.id, actors=tuple(actors), actions=tuple(actions))


def median_ms(call: Callable[[], object], times: int = 9) -> float:
    took = []
    for _ in range(times):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return statistics.median(took) * 1000


def measure(count: int, folder: Path) -> dict[str, float]:
    documents = variations(count)
    start = time.process_time()
    with Library(folder / f"{count}.sqlite") as library:
        for n in range(0, count, 500):
            library.add(documents[n : n + 500], NOW)
        added = (time.process_time() - start) / count * 1000
        for document in documents:
            library.store_extraction(deeds(document), "1", "m")
        newest = [r.id for r in library.rows(Query(limit=200))]
        return {
            "add, a document": added,
            "list the newest 200": median_ms(lambda: library.rows(Query(limit=200))),
            "list a publisher's newest 200": median_ms(
                lambda: library.rows(Query(publisher=documents[0].publisher, limit=200))
            ),
            "search two words, first 200": median_ms(
                lambda: library.rows(Query(words=("export", "permits"), limit=200))
            ),
            "search an actor of all documents, first 50 deeds": median_ms(
                lambda: list(islice(library.deeds(("department", "ports")), 50))
            ),
            "load 200 documents": median_ms(lambda: library.get(newest)),
            "count": median_ms(library.count),
        }


def figures() -> Iterator[Figure]:
    sizes = [int(x) for x in sys.argv[1:]] or [100, 1000, 15000]
    with tempfile.TemporaryDirectory() as tmp:
        results = {n: measure(n, Path(tmp)) for n in sizes}
    for name in results[sizes[0]]:
        times = ", ".join(f"{results[n][name]:.2f} ms at {n:,}" for n in sizes)
        most = 50.0 if name.startswith(("list", "search")) else None
        yield Figure(name, results[sizes[-1]][name], "ms", most, times)


if __name__ == "__main__":
    run(figures)
