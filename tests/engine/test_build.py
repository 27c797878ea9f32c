"""From documents to files, through the engine: what a user sees of a second run, of a period, of a library that fills."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefgen.config import Settings
from briefgen.engine import BuildRequest, build_brief, shelf
from briefgen.engine.build import BuildResult
from briefgen.errors import ExitCode, UsageError
from briefgen.workspace import Workspace

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)
FIRST = """---
title: Ministry opens timber register
date: 2026-01-19
source: Ministry of Forests
---
The Ministry of Forests opened a register of timber importers on Monday. Importers must register by 27 February 2026.
"""
SECOND = FIRST.replace("2026-01-19", "2024-03-02").replace("timber", "cork").replace("27 February", "3 April")


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "first.md").write_text(FIRST)
    return Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")


def build(place: Workspace, settings: Settings | None = None, *, days: int = 0, **request: object) -> BuildResult:
    wanted = BuildRequest(formats=("md",), **request)  # type: ignore[arg-type]
    return build_brief(wanted, settings or Settings(), place, now=NOW + timedelta(days=days))


def test_a_second_run_leaves_the_files_and_a_new_document_makes_a_revision(place: Workspace) -> None:
    first = build(place)
    assert (first.code, first.unchanged, len(first.paths)) == (ExitCode.OK, False, 1)
    again = build(place)
    assert (again.unchanged, again.paths) == (True, first.paths)
    (place.root / "sources" / "second.md").write_text(SECOND)
    more = build(place)
    assert more.paths[0].name == "2026-01-20-brief-r2.md"
    assert first.paths[0].exists()


def test_since_last_takes_what_is_new_and_says_that_it_is_old(place: Workspace) -> None:
    build(place, profile="daily")
    nothing = build(place, profile="daily", since="last", days=1)
    assert (nothing.brief, nothing.code) == (None, ExitCode.NOTHING)
    (place.root / "sources" / "second.md").write_text(SECOND)
    late = build(place, profile="daily", since="last", days=1)
    assert late.brief is not None
    assert [s.title for s in late.brief.sources] == ["Ministry opens cork register"]
    assert "the oldest on 2 March 2024" in late.brief.coverage.period


def test_a_damaged_library_is_rebuilt_from_sources_and_briefs(place: Workspace) -> None:
    build(place, profile="daily", since="last")
    library = place.state / "library.sqlite"
    library.write_bytes(b"damaged" * 5000)
    again = build(place, profile="daily", days=1)
    (problem,) = again.problems
    assert "damaged" in problem and "library.sqlite.corrupt-" in problem and "knows 1 past brief" in problem
    assert again.brief is not None and {a.news for a in again.brief.actions} == {"reported"}
    assert [Path(b.path).name for b in shelf.history(place)] == ["2026-01-21-daily", "2026-01-20-daily"]

    library.write_bytes(b"damaged" * 5000)
    (place.root / "sources" / "second.md").write_text(SECOND)
    new = build(place, profile="daily", since="last", days=2)
    assert new.brief is not None
    assert [s.title for s in new.brief.sources] == ["Ministry opens cork register"]
    assert "1 of them published before" in new.brief.coverage.period


def test_a_brief_of_our_own_is_passed_by_with_a_note(place: Workspace) -> None:
    out = build(place).paths[0]
    result = build(place, inputs=(str(place.root / "sources"), str(out)), force=True)
    assert result.brief is not None
    assert len(result.brief.sources) == 1
    assert any(out.name in line for line in result.warnings)
    assert result.code is ExitCode.OK


def test_documents_older_than_the_retention_are_forgotten(place: Workspace) -> None:
    (place.root / "sources" / "second.md").write_text(SECOND)
    settings = Settings.model_validate({"library": {"keep_days": 30}})
    build(place, settings)
    assert [r.title for r in shelf.find_documents(shelf.Query(), place)] == ["Ministry opens timber register"]


def test_the_library_lists_by_theme_and_tells_what_an_actor_did(place: Workspace) -> None:
    (place.root / "sources" / "second.md").write_text(SECOND)
    settings = Settings.model_validate({"themes": {"wood": ["timber register"]}})
    build(place, settings)
    titles = [r.title for r in shelf.find_documents(shelf.Query(), place, settings, "wood")]
    assert titles == ["Ministry opens timber register"]
    deeds = shelf.deeds_of("ministry of forests", shelf.Query(since=shelf.day_of("2026-01", "--since")), place)
    assert [(d.title, d.status) for d in deeds] == [("Ministry opens timber register", "done")]
    assert "opened" in deeds[0].statement


def test_two_briefs_are_compared_by_what_they_say(place: Workspace) -> None:
    old = build(place).paths[0]
    (place.root / "sources" / "second.md").write_text(SECOND)
    new = build(place).paths[0]
    before, after = (shelf.past_brief(str(p), place) for p in (old, new))
    assert {word for word, _, _ in shelf.compare_briefs(before, after)} == {"new"}
    assert all("cork" in what for _, what, _ in shelf.compare_briefs(before, after) if "register" in what)
    with pytest.raises(UsageError):
        shelf.past_brief("nowhere.md", place)


def test_a_theme_that_is_not_defined_is_told_before_anything_is_read(place: Workspace) -> None:
    with pytest.raises(UsageError, match="wood"):
        build(place, themes=("wood",))
    assert shelf.find_documents(shelf.Query(), place) == []
