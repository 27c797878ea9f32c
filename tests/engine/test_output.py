from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefgen.engine.output import choose_place, content_hash, safe_name, write_all
from briefgen.errors import RenderError
from briefgen.library import Library
from briefgen.model import Brief, Coverage

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)
BRIEF = Brief("Morning brief", date(2026, 1, 20), NOW, Coverage(1, 1))


def test_the_as_of_time_does_not_change_what_a_brief_says() -> None:
    later = replace(BRIEF, as_of=NOW + timedelta(hours=1), revision=2)
    assert content_hash(BRIEF, "look") == content_hash(later, "look")
    assert content_hash(BRIEF, "look") != content_hash(BRIEF, "other look")
    assert content_hash(BRIEF) != content_hash(replace(BRIEF, title="Evening brief"))


def test_another_brief_of_the_same_name_is_a_revision_and_an_equal_one_is_left(tmp_path: Path) -> None:
    with Library(tmp_path / "state" / "library.sqlite") as library:
        first = choose_place(tmp_path, "2026-01-20-brief", "a", ["md"], library, force=False)
        assert (first.revision, first.formats) == (1, ("md",))
        write_all(first, {"md": b"one"})
        library.briefs.record(str(first.stem), "", BRIEF, "a", ["md"], NOW)

        again = choose_place(tmp_path, "2026-01-20-brief", "a", ["md"], library, force=False)
        assert (again.stem, again.formats) == (first.stem, ())
        other = choose_place(tmp_path, "2026-01-20-brief", "b", ["md"], library, force=False)
        assert (other.stem.name, other.revision) == ("2026-01-20-brief-r2", 2)
        forced = choose_place(tmp_path, "2026-01-20-brief", "b", ["md"], library, force=True)
        assert (forced.stem, forced.formats) == (first.stem, ("md",))


def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "2026-01-20-brief.md").write_text("a staffer's own note")
    place = choose_place(tmp_path, "2026-01-20-brief", "a", ["md", "pdf"], None, force=False)
    assert place.stem.name == "2026-01-20-brief-r2"


def test_a_brief_whose_pdf_was_deleted_gets_only_its_pdf_again(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        place = choose_place(tmp_path, "b", "a", ["md", "pdf"], library, force=False)
        write_all(place, {"md": b"one", "pdf": b"two"})
        library.briefs.record(str(place.stem), "", BRIEF, "a", ["md", "pdf"], NOW)
        place.path("pdf").unlink()
        again = choose_place(tmp_path, "b", "a", ["md", "pdf"], library, force=False)
        assert (again.stem, again.formats) == (place.stem, ("pdf",))


def test_two_briefs_never_share_a_name_in_different_formats(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        place = choose_place(tmp_path, "b", "a", ["md"], library, force=False)
        write_all(place, {"md": b"one"})
        library.briefs.record(str(place.stem), "", BRIEF, "a", ["md"], NOW)
        assert choose_place(tmp_path, "b", "other", ["pdf"], library, force=False).stem.name == "b-r2"
        assert choose_place(tmp_path, "b", "a", ["pdf"], library, force=False).stem == place.stem
        # What was made of a Markdown that staff edited is in no library.
        (tmp_path / "b.pdf").write_bytes(b"of the first")
        beside = choose_place(tmp_path, "b", "", ["pdf"], None, force=False)
        assert beside.stem.name == "b-r2"
        write_all(beside, {"pdf": b"of the edited one"})
        assert choose_place(tmp_path, "b", "other", ["docx"], library, force=False).stem.name == "b-r3"
        (tmp_path / "c.md").write_text("# Edited")
        (tmp_path / "c-r2.md").write_text("# Another")
        (tmp_path / "c.pdf").write_bytes(b"of the first")
        assert choose_place(tmp_path, "c", "", ["html"], None, force=False).stem.name == "c"
        assert choose_place(tmp_path, "c", "", ["pdf"], None, force=False).stem.name == "c-r3"


def test_names_hold_only_letters_digits_and_dashes() -> None:
    assert safe_name("../Étude: $(rm -rf) / 5 o'clock") == "tude-rm-rf-5-o-clock"
    assert safe_name("***") == "brief"
    assert len(safe_name("x" * 300)) == 60


def test_a_folder_that_cannot_be_written_is_one_line_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    place = choose_place(tmp_path / "file" / "sub", "b", "a", ["md"], None, force=False)
    with pytest.raises(RenderError, match=r"b\.md"):
        write_all(place, {"md": b""})
