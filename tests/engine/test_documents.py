"""What the engine reads beside files and addresses."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from briefgen.config import Settings
from briefgen.engine.documents import read_inputs
from tests.sources.test_formats import made_pdf

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch, **limits: int) -> tuple[list[str], list[str]]:
    """(titles, problems) of what is read from standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    reading = read_inputs(["-"], Settings.model_validate({"limits": limits}), now=NOW)
    return [d.title for d in reading.documents], reading.problems


@pytest.mark.real_time
def test_standard_input_may_be_of_any_format_and_costs_no_more_than_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = made_pdf("<h1>Port report</h1><p>The harbour board approved the budget.</p>")
    assert piped(pdf, monkeypatch) == (["Port report"], [])
    titles, problems = piped(pdf, monkeypatch, read_memory_mb=30)  # its parser works in a process of its own
    assert titles == [] and len(problems) == 1 and problems[0].startswith("standard input: ")
    titles, problems = piped(b"a word " * 200_000, monkeypatch, file_mb=1)
    assert titles == [] and "too large" in problems[0]
