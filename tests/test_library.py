import sqlite3
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefgen.errors import StateError
from briefgen.library import SCHEMA_VERSION, Library
from briefgen.model import Actor, ActorKind, Block, BlockKind, Brief, Coverage, Evidence, Extraction, SourceDocument

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)
TEXT = "Port dues fall.\n\nThe harbour board of Ostrava Bay cut port dues on Monday."


def document(id: str = "d1", text: str = TEXT) -> SourceDocument:
    blocks = (Block(BlockKind.TITLE, 0, 15), Block(BlockKind.PARAGRAPH, 17, len(text), page=2))
    return SourceDocument(id, text, blocks, "Port dues fall.", "Harbour Board", date(2026, 1, 19), warnings=("one",))


def test_what_is_stored_comes_back_equal(tmp_path: Path) -> None:
    evidence = Evidence("d1", 17, 34, "The harbour board", 2, 2)
    found = Extraction("d1", actors=(Actor("a1", "harbour board", ActorKind.ORGANISATION, evidence=(evidence,)),))
    with Library(tmp_path / "s" / "library.sqlite") as library:
        assert library.add([document()], NOW) == 1
        assert library.add([document()], NOW + timedelta(days=1)) == 0
        library.store_extraction(found, "1", "m")
    with Library(tmp_path / "s" / "library.sqlite") as library:
        assert library.get(["d1", "unknown"]) == {"d1": document()}
        assert library.extractions(["d1"], "1", "m") == {"d1": found}
        assert library.extractions(["d1"], "2", "m") == {}
        assert library.first_seen(["d1"]) == {"d1": NOW}


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "s" / "library.sqlite"
    Library(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_unchanged_file_is_known_and_a_changed_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    with Library(tmp_path / "library.sqlite") as library:
        assert library.known_file(file) is None
        library.remember_file(file, [document()])
        assert library.known_file(file) == ["d1"]
        file.write_text("longer")
        assert library.known_file(file) is None
        file.unlink()
        assert library.known_file(file) is None


def test_past_briefs_come_newest_first(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        for day in (19, 20):
            brief = Brief(f"Brief {day}", date(2026, 1, day), NOW, Coverage(1, 1))
            library.record_brief(f"/b/{day}", "daily", brief, "c", ["md"], NOW + timedelta(days=day))
        assert [b.title for _, b in library.briefs("daily")] == ["Brief 20", "Brief 19"]
        assert library.briefs("weekly") == []


def test_a_damaged_library_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with Library(path) as library:
        assert library.set_aside is not None
        assert library.set_aside[0].read_bytes().startswith(b"this is no database")
        assert library.add([document()], NOW) == 1


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    with pytest.raises(StateError, match="newer briefgen"):
        Library(path)
    assert path.exists()
