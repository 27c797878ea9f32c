"""Many documents at once: order, crashes, and what is stored."""

import multiprocessing
import os
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from briefgen.config import Settings
from briefgen.engine.analysis import _pooled, extract_stored, extractor
from briefgen.library import Library
from briefgen.model import Block, BlockKind, Extraction, SourceDocument

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)


def _document(n: int) -> SourceDocument:
    return SourceDocument(f"d{n}", "text", (), origin=f"{n}.txt")


def _job(document: SourceDocument) -> Extraction | str:
    if document.id == "d3":
        os._exit(1)  # as a crash in a library would
    if document.id == "d0":
        time.sleep(0.3)
    return Extraction(document.id)


def _pool() -> Executor:
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


def test_results_come_in_order_and_a_crash_costs_one_document() -> None:
    outcomes = list(_pooled(map(_document, range(8)), _job, _pool, ahead=4))
    assert [d.id for d, _ in outcomes] == [f"d{n}" for n in range(8)]
    assert [isinstance(x, Extraction) for _, x in outcomes] == [n != 3 for n in range(8)]
    assert outcomes[3][1] == "3.txt: the analysis crashed (the document was left out)"


def test_an_executor_of_somebody_else_is_left_open() -> None:
    with _pool() as pool:
        assert len(list(_pooled(map(_document, range(2)), _job, lambda: pool, ahead=4, own=False))) == 2
        assert pool.submit(os.getpid).result() > 0


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
