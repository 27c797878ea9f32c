"""Many documents at once: order, crashes, and what is stored."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.config import Settings
from briefgen.engine import analysis
from briefgen.engine.analysis import extract_documents, extract_stored, extractor
from briefgen.engine.processes import Processes
from briefgen.library import Library
from briefgen.model import Block, BlockKind, Extraction, SourceDocument

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)


def _crashes_on_one(document: SourceDocument, model: str, order: str) -> Extraction:
    if document.id == "d1":
        os._exit(1)  # as a crash in a library would
    return Extraction(document.id)


def test_what_is_stored_is_not_analysed_again(tmp_path: Path) -> None:
    text = "The Ministry of Finance announced a new tax on imported timber on Monday."
    document = SourceDocument("d", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    asked: list[str] = []
    settings = Settings()
    with Library(tmp_path / "library.sqlite") as library:
        library.add([document], NOW)
        for _ in range(2):
            problems = extract_stored(["d"], library, settings, on_missing=lambda: asked.append("model"))
            assert problems == []
        found = library.extractions(["d"], *extractor(settings))["d"]
    assert asked == ["model"]
    assert found.actions


def test_a_worker_that_dies_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [SourceDocument(f"d{n}", "text", (), origin=f"{n}.txt") for n in range(3)]
    monkeypatch.setattr(analysis, "_POOL_FROM", 0)
    monkeypatch.setattr(analysis, "_extract_one", _crashes_on_one)
    with Processes(2) as executor:
        monkeypatch.setattr(analysis, "open_executor", lambda _: executor)
        settings = Settings.model_validate({"batch": {"workers": 2}})
        found, problems = extract_documents(documents, settings)
    assert list(found) == ["d0", "d2"] and problems == ["1.txt: the analysis crashed (the document was left out)"]
