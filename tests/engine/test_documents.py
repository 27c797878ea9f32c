"""What the engine reads beside files and addresses."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.config import Settings, SourceSpec
from briefgen.engine.documents import read_inputs, read_into
from briefgen.library import Library
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


def test_links_out_of_a_folder_are_read_where_its_source_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "outside.txt").write_text("Minister Ada Quill signed the accord.")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "outside.txt")
    with Library(tmp_path / "library.sqlite") as library:
        shut, opened = (
            read_into(library, [SourceSpec(path=str(tmp_path / "in"), follow=follow)], Settings(), now=NOW)
            for follow in (False, True)
        )
    assert (len(shut.ids), len(opened.ids), opened.problems) == (0, 1, [])
    assert "out of the folder" in shut.problems[0] and "follow: true" in shut.problems[0]
