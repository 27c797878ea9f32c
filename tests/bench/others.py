"""What a user would otherwise take: textacy's subject-verb-object triples over spaCy's names, in time and in quality:
`python -m tests.bench.others`. Is left out where textacy cannot be imported (`pip install textacy`).

Both get the same texts in this process, in turn. Quality is told where BRIEFGEN_CORPUS names the folder of the annotated sets,
by the scoring script beside it: F1 of actors and of actions on `gold_briefs`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefgen.extract.export import SCHEMA, document_json
from briefgen.extract.pipeline import extract, load_model
from briefgen.model import SourceDocument
from briefgen.resources import sample_sources
from briefgen.sources import read_file
from tests.bench.table import Figure, run, seconds

ROUNDS, SET = 3, "gold_briefs"
_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "government", "NORP": "group"}


def triples(document: SourceDocument) -> dict[str, Any]:
    """What the two libraries find, in the form that the scoring script reads."""
    from textacy.extract import subject_verb_object_triples  # type: ignore[import-not-found, unused-ignore]

    doc = load_model()(document.text)
    names = {e.text: _KINDS[e.label_] for e in doc.ents if e.label_ in _KINDS}
    ids = {name: f"a{n}" for n, name in enumerate(names)}
    first = {e.text: e for e in reversed(doc.ents)}
    actors = [
        {"id": ids[name], "name": name, "kind": kind, "aliases": [], "roles": [], "affiliation": None, "salience": 0.0,
         "evidence": [_evidence(first[name].sent)]}
        for name, kind in names.items()
    ]  # fmt: skip
    actions = []
    for n, triple in enumerate(subject_verb_object_triples(doc)):
        subject = " ".join(t.text for t in triple.subject)
        doers = [ids[name] for name in names if name in subject or subject in name]
        if doers:
            actions.append(
                {"id": f"x{n}", "actors": doers, "verb": triple.verb[-1].lemma_, "what": " ".join(t.text for t in triple.object),
                 "to": [], "status": "done", "speech": False, "when": None, "category": "", "salience": 1 / (n + 1),
                 "evidence": [_evidence(triple.verb[0].sent)]}
            )  # fmt: skip
    return {"path": document.origin, "document": {"id": document.id, "title": document.title}, "text": document.text,
            "mentions": [], "dates": [], "actors": actors, "actions": actions, "timeline": []}  # fmt: skip


def _evidence(span: Any) -> dict[str, object]:
    return {"start": span.start_char, "end": span.end_char, "quote": span.text}


def figures() -> Iterator[Figure]:
    try:
        import textacy
    except ImportError:
        print("textacy: not installed (pip install textacy)")
        return
    corpus = Path(os.environ.get("BRIEFGEN_CORPUS", "")) / SET
    annotated = (corpus / "gold.jsonl").exists()
    folder = corpus / "docs" if annotated else sample_sources()
    sources = [d for p in sorted(folder.iterdir()) if p.is_file() for d in read_file(p)]
    extract(sources[0])
    took = [
        (sum(seconds(extract, d) for d in sources), sum(seconds(triples, d) for d in sources)) for _ in range(ROUNDS)
    ]
    ratio = statistics.median(ours / theirs for ours, theirs in took)
    yield Figure(f"extraction / spaCy and textacy {textacy.__version__}", ratio, note=f"{len(sources)} documents")
    if not annotated:
        return
    both = {
        "ours": [document_json(d, extract(d)) for d in sources],
        "textacy's": [triples(d) for d in sources],
    }
    for whose, documents in both.items():
        found = score(corpus, documents)
        for measure in ("actor_f1", "action_f1"):
            yield Figure(f"{measure} on {SET}, {whose}", found[measure], "F1")


def score(gold: Path, documents: list[dict[str, Any]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as tmp:
        out = Path(tmp) / "p.json"
        out.write_text(json.dumps({"schema": SCHEMA, "documents": documents, "errors": []}), "utf-8")
        script = gold.parent.parent / "score" / "score.py"
        done = subprocess.run([sys.executable, script, "score", gold, out, "--json"], capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    run(figures)
