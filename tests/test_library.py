import random
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefgen.engine import shelf
from briefgen.errors import StateError
from briefgen.library import SCHEMA_VERSION, Library, Query, SourceHealth, deeds, schema
from briefgen.model import (
    Action,
    Actor,
    ActorKind,
    Block,
    BlockKind,
    Brief,
    Coverage,
    Evidence,
    Extraction,
    Source,
    SourceDocument,
)
from briefgen.workspace import Workspace
from tests.briefs import sample_brief

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
        assert library.known_files([file]) == {}
        library.remember_files([(file, [document()])])
        assert library.known_files([file]) == {file: ["d1"]}
        file.write_text("longer")
        assert library.known_files([file]) == {}
        file.unlink()
        assert library.known_files([file]) == {}


def test_past_briefs_come_newest_first(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        for day in (19, 20):
            brief = Brief(f"Brief {day}", date(2026, 1, day), NOW, Coverage(1, 1))
            library.briefs.record(f"/b/{day}", "daily", brief, "c", ["md"], NOW + timedelta(days=day))
        assert [s.title for s in library.briefs.history("daily")] == ["Brief 20", "Brief 19"]
        assert library.briefs.history("weekly") == []
        last = library.briefs.get("/b/20")
        assert last is not None and last.title == "Brief 20"


def test_the_last_brief_of_a_profile_is_a_finished_one_by_the_clock_and_not_by_the_letters_of_its_time(
    tmp_path: Path,
) -> None:
    brief = Brief("Brief", date(2026, 10, 25), NOW, Coverage(1, 1))
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    winter = datetime(2026, 10, 25, 2, 10, tzinfo=timezone(timedelta(hours=1)))
    with Library(tmp_path / "library.sqlite") as library:
        assert library.briefs.last("daily") is None
        for name, formats, made in (("a", ["md"], summer), ("b", ["md"], winter), ("c", [], winter + timedelta(1))):
            library.briefs.record(f"/b/{name}", "daily", brief, "c", formats, made)
        last = library.briefs.last("daily")
        assert last is not None and last.path == "/b/b"
        assert library.briefs.last("daily", before=brief.date) is None


def test_a_workspace_that_moved_still_knows_its_briefs(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    (before / ".briefgen").mkdir(parents=True)
    brief = Brief("Brief", date(2026, 1, 19), NOW, Coverage(1, 1))
    with Library(before / ".briefgen" / "library.sqlite") as library:
        for path in (before / "briefs" / "one", tmp_path / "elsewhere" / "two"):
            library.briefs.record(str(path), "", brief, "c", ["md"], NOW)
    before.rename(after)
    with Library(after / ".briefgen" / "library.sqlite") as library:
        assert {b.path for b in library.briefs.history()} == {
            str(after / "briefs" / "one"), str(tmp_path / "elsewhere" / "two"),
        }  # fmt: skip
        assert library.briefs.get(str(after / "briefs" / "one")) == brief
        assert library.briefs.at(str(tmp_path / "elsewhere" / "two")) is not None


def test_a_damaged_library_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with Library(path) as library:
        assert library.set_aside is not None
        assert library.set_aside.path.read_bytes().startswith(b"this is no database")
        assert library.add([document()], NOW) == 1


def test_a_library_that_was_lost_knows_its_briefs_and_when_it_first_read_their_documents(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    brief = sample_brief()
    covered = document(brief.sources[0].document)
    with Library(path) as library:
        library.add([covered, document("other", TEXT + " More.")], NOW)
        library.briefs.record("/b/one", "daily", brief, "c", ["md", "pdf"], NOW, ["other"])
        library.briefs.record("/b/begun", "daily", brief, "c", [], NOW)
        before = library.briefs.history()
    path.write_bytes(b"no database at all" * 1000)
    (tmp_path / "briefs" / "damaged.json.gz").write_bytes(b"\x1f\x8b cut short")
    later = NOW + timedelta(days=3)
    with Library(path) as library:
        assert library.set_aside is not None and library.restored == 1
        assert library.briefs.history() == [b for b in before if b.formats] and library.briefs.get("/b/one") == brief
        library.add([covered, document("other", TEXT + " More."), document("late", TEXT + " Late.")], later)
        seen = library.first_seen([covered.id, "other", "late"])
        assert seen == {covered.id: NOW, "other": NOW, "late": later}
        assert [r.id for r in library.rows(Query(unused=True))] == ["late", "other"]
    with Library(path) as library:
        assert library.set_aside is None and library.restored == 0


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_library_of_an_older_version_is_brought_up_to_date_with_a_copy_kept(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.sqlite"
    with Library(path) as library:
        library.add([document()], NOW)
        library.store_extraction(opening(), "1", "m")
        before = list(library.deeds(["harbour"]))
    with closing(sqlite3.connect(path)) as db:
        for step in range(version, SCHEMA_VERSION):
            for table in re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", schema.MIGRATIONS[step]):
                db.execute(f"DROP TABLE {table}")
        db.execute("UPDATE bands SET band = band + 1")  # as another version sketched it
        db.commit()
        db.execute(f"PRAGMA user_version = {version}")
    with Library(path) as library:
        assert library.count() == 1 and library.add([document("d2")], NOW) == 1 and library.check() == []
        assert list(library.deeds(["harbour"])) == before != []
        assert library.near("d2") == ["d1"]
    copy = path.with_name(f"library.sqlite.v{version}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == version
        assert db.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION


def test_of_two_processes_that_bring_a_library_up_to_date_the_first_keeps_the_copy(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library(path) as library:
        library.add([document(f"d{n}", f"{TEXT} {n}") for n in range(200)], NOW)
        for n in range(200):
            library.store_extraction(opening(f"d{n}"), "1", "m")
    with closing(sqlite3.connect(path)) as db:
        db.executescript("DROP TABLE deeds_fts; DROP TABLE deeds; PRAGMA user_version = 2")
    code = "import sys; from pathlib import Path; from briefgen.library import Library; print(len(list(Library(Path(sys.argv[1])).deeds(['harbour']))))"
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [run.communicate()[0].strip() for run in runs] == ["200"] * 3
    with closing(sqlite3.connect(path.with_name("library.sqlite.v2"))) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 2


@pytest.mark.parametrize(
    ("version", "script"),
    [
        (0, "CREATE TABLE contacts (name TEXT)"),  # another program's
        (1, "CREATE TABLE documents (id TEXT, title TEXT); CREATE TABLE briefs (path TEXT)"),
        (SCHEMA_VERSION, "CREATE TABLE files (path TEXT)"),
    ],
)
def test_a_database_with_other_tables_is_set_aside_and_a_new_one_begun(
    tmp_path: Path, version: int, script: str
) -> None:
    place = Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")
    path = place.state_folder() / "library.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{script}; PRAGMA user_version = {version}")
    problems: list[str] = []
    with shelf.open_library(place, problems) as library:
        assert library.add([document()], NOW) == 1 and library.check() == []
        assert library.set_aside is not None and library.set_aside.path.exists()
    (problem,) = problems
    assert "not a library of briefgen's" in problem and "fills again" in problem and "\n" not in problem


def test_tables_with_other_columns_are_told_with_what_to_do(tmp_path: Path) -> None:
    place = Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")
    with shelf.open_library(place) as library:
        path = library.path
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE files RENAME COLUMN reader TO other")
    with pytest.raises(StateError, match="no such column") as told, shelf.open_library(place) as library:
        library.known_files([tmp_path / "a.txt"])
    assert "move library.sqlite away" in str(told.value) and "\n" not in str(told.value)


def opening(
    id: str = "d1", when: str | None = "2026-01-19", statement: str = "The harbour board cut port dues"
) -> Extraction:
    board = Actor("a1", "Harbour Board of Ostrava Bay", ActorKind.ORGANISATION, ("HBOB",))
    other = Actor("a2", "Ministry of Pörts", ActorKind.ORGANISATION)
    actions = (
        Action("x1", ("a1", "a2"), "cut", "port dues", when=when, statement=statement, salience=0.5),
        Action("x2", ("a2",), "warn", "of delays", salience=0.9),
    )
    return Extraction(id, actors=(board, other), actions=actions)


def test_deeds_are_found_by_the_words_of_one_name_and_sorted_by_their_day(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        ids = [f"d{n}" for n in range(1, 5)]
        library.add([replace(document(id, f"{TEXT} {id}"), published=date(2026, 1, int(id[1]))) for id in ids], NOW)
        days = ("2026-03", None, "../2026-02-01", "at a time that nobody knows")
        for id, when in zip(ids, days, strict=True):
            library.store_extraction(opening(id, when), "1", "m")

        def found(actor: str, query: Query = Query()) -> list[str]:  # noqa: B008
            return [d.document for d in library.deeds(actor.split(), query) if d.statement != "of delays"]

        assert found("harbour") == found("bay HBOB ostrava") == found("ports") == ["d4", "d1", "d3", "d2"]
        assert found("harbour ministry") == []  # of two actors
        assert found("harb") == []
        assert found("harbour", Query(since=date(2026, 2, 15))) == ["d4", "d1"]
        assert found("harbour", Query(until=date(2026, 2, 15))) == ["d4", "d3", "d2"]
        assert found("harbour", Query(words=("d2",))) == ["d2"]
        assert [d.statement for d in library.deeds(["ministry"], Query(words=("d2",)))] == [
            "of delays", "The harbour board cut port dues",
        ]  # fmt: skip
        library.store_extraction(opening("d1", statement="The harbour board raised port dues"), "2", "m")
        assert "raised" in {d.document: d.statement for d in library.deeds(["harbour"])}["d1"]
        library.remove(["d1"])
        assert found("harbour") == ["d4", "d3", "d2"] and library.check() == []


def test_deeds_of_an_actor_who_is_everywhere_come_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.add([document(f"d{n}", f"{TEXT} {n}") for n in range(9)], NOW)
        for n in range(9):
            library.store_extraction(opening(f"d{n}", f"2026-0{n + 1}"), "1", "m")
        few = list(library.deeds(["harbour"]))
        monkeypatch.setattr(deeds, "_MANY", 3)
        assert list(library.deeds(["harbour"])) == few and few[0].when == "2026-09"


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Library(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    with pytest.raises(StateError, match="newer briefgen"):
        Library(path)
    assert path.exists()


def test_a_document_in_a_brief_is_used_and_a_query_can_leave_it_out(tmp_path: Path) -> None:
    source = Source(1, "d1", "t", "p", None, None, "o")
    with Library(tmp_path / "library.sqlite") as library:
        library.add([document("d1"), document("d2", TEXT + " Fees rise.")], NOW)
        library.briefs.record(
            "/b/1", "", Brief("B", date(2026, 1, 20), NOW, Coverage(1, 1), sources=(source,)), "c", [], NOW
        )
        assert {r.id: r.used for r in library.rows()} == {"d1": True, "d2": False}
        assert [r.id for r in library.rows(Query(unused=True))] == ["d2"]


def test_queries_by_words_dates_and_publisher(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        undated = replace(document("d2", "Kran und Hafengebühren"), published=None, publisher="Élan", title="")
        library.add([document("d1"), undated], NOW)
        assert [r.id for r in library.rows()] == ["d2", "d1"]  # undated: by the day of the first reading
        assert library.search(["harbour", "du"]) == ["d1"]
        assert library.search(["hafengebuhren"]) == ["d2"]  # accents do not matter
        assert library.search(['"x" OR NEAR(']) == []  # never a query language
        assert library.search(["cuts", "port", "dues"]) == ["d1"]  # in any inflection
        assert [r.id for r in library.rows(Query(phrases=("port due", "no such")))] == ["d1"]
        assert [r.id for r in library.rows(Query(phrases=("due port",)))] == []
        assert [r.id for r in library.rows(Query(since=date(2026, 1, 20)))] == ["d2"]
        assert [r.id for r in library.rows(Query(until=date(2026, 1, 19)))] == ["d1"]
        assert [r.id for r in library.rows(Query(publisher="Élan"))] == ["d2"]
        assert [r.id for r in library.rows(Query(limit=1, offset=1))] == ["d1"]
        assert library.count(Query(limit=1)) == 2


def test_near_duplicates_and_versions_of_a_page(tmp_path: Path) -> None:
    words = "the harbour board of ostrava bay met on monday to discuss dues for vessels of every class and size".split()
    text = " ".join(words * 3) + " and then it closed the meeting after four hours without any vote on the matter"
    with Library(tmp_path / "library.sqlite") as library:
        first = replace(document("d1", text), url="https://port.example/a")
        second = replace(document("d2", text + " at all"), url="https://port.example/a")
        other = document(
            "d3", "Grain prices in the upper valley fell again because of the early and plentiful harvest there"
        )
        library.add([first], NOW)
        library.add([second, other], NOW + timedelta(hours=1))
        assert library.near("d1") == ["d2"]
        assert library.near("d3") == []
        assert [r.id for r in library.versions("d2")] == ["d1", "d2"]


def test_a_phrase_in_common_makes_no_near_duplicates(tmp_path: Path) -> None:
    def told(n: int) -> str:
        return " ".join(f"clerk{n}x{i} told board{n}x{i} of item{n}x{i}." for i in range(300))

    phrase = "the port of berth 650002"  # its checksum is smaller than that of a million others
    with Library(tmp_path / "library.sqlite") as library:
        library.add([document(f"d{n}", f"{told(n)} {phrase}") for n in range(9)], NOW)
        library.add([document("late", f"{told(7)} {phrase} today")], NOW + timedelta(hours=1))
        assert library.copies() == {"late": "d7"}
        assert library.near("d7") == ["late"]
        assert library.near("d8") == []


def test_of_two_that_came_together_the_shorter_is_the_copy(tmp_path: Path) -> None:
    text = " ".join(f"The clause {n} of the tonnage rules speaks of vessel class {n * 7}." for n in range(30))
    with Library(tmp_path / "library.sqlite") as library:
        library.add([document("a-repost", text), document("release", f"{text} Contact: the harbour board.")], NOW)
        assert library.copies() == {"a-repost": "release"}


def test_purge_and_remove_forget_documents_with_all_that_hangs_on_them(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.add([document("d1"), replace(document("d2", TEXT + "!"), published=date(2020, 5, 1))], NOW)
        library.store_extraction(Extraction("d2"), "1", "m")
        assert library.purge(date(2021, 1, 1)) == 1
        assert library.extractions(["d2"], "1", "m") == {}
        assert library.search(["harbour"]) == ["d1"]
        assert library.remove(["d1", "unknown"]) == 1
        assert library.count() == 0
        assert library.check() == []


def test_a_dump_loads_into_another_library(tmp_path: Path) -> None:
    with Library(tmp_path / "a.sqlite") as a, Library(tmp_path / "b.sqlite") as b:
        a.add([document()], NOW)
        a.store_extraction(Extraction("d1", warnings=("w",)), "1", "m")
        assert b.load(a.dump()) == 1
        assert b.load(a.dump()) == 0
        assert b.get(["d1"]) == {"d1": document()}
        assert b.extractions(["d1"], "1", "m")["d1"].warnings == ("w",)
        assert b.first_seen(["d1"]) == {"d1": NOW}


def test_a_new_extractor_version_takes_the_place_of_the_old(tmp_path: Path) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.add([document()], NOW)
        library.store_extraction(Extraction("d1"), "1", "m")
        library.store_extraction(Extraction("d1"), "2", "m")
        assert library.extractions(["d1"], "1", "m") == {}
        assert set(library.extractions(["d1"], "2", "m")) == {"d1"}


def test_the_health_of_a_source_comes_back(tmp_path: Path) -> None:
    health = SourceHealth(
        "feed", "https://x.example/f", NOW, NOW, 2, "timed out", 3, 1, date(2026, 1, 2), "e", "m", ("d1",)
    )
    with Library(tmp_path / "library.sqlite") as library:
        library.record_health(health)
        assert library.health() == {"feed": health}


def test_check_tells_of_an_index_that_does_not_fit_and_reindex_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library(path) as library:
        library.add([document()], NOW)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("INSERT INTO documents_fts (documents_fts) VALUES ('delete-all')")
        assert any("reindex" in line for line in library.check())
        library.reindex()
        assert library.check() == []
        assert library.search(["harbour"]) == ["d1"]


def test_two_processes_can_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import *; from pathlib import Path; from briefgen.library import Library;"
        "from briefgen.model import SourceDocument; n = sys.argv[2]\n"
        "with Library(Path(sys.argv[1])) as library:\n"
        "    for i in range(30): library.add([SourceDocument(f'{n}-{i}', f'text {n} {i}', ())], datetime.now(UTC))"
    )
    path = tmp_path / "library.sqlite"
    runs = [subprocess.Popen([sys.executable, "-c", code, str(path), str(n)]) for n in range(3)]
    assert [r.wait() for r in runs] == [0, 0, 0]
    with Library(path) as library:
        assert library.count() == 90


@pytest.mark.parametrize("seed", range(20))
def test_a_library_damaged_anywhere_works_is_set_aside_or_says_so(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    place = Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")
    with shelf.open_library(place) as library:
        library.add([document(f"d{n}", f"{TEXT} Number {n} of many." * 20) for n in range(40)], NOW)
        path = library.path
    data = bytearray(path.read_bytes())
    at = rng.randrange(len(data))
    match seed % 4:
        case 0:
            del data[at:]
        case 1:
            data[at : at + 4096] = bytes(4096)
        case 2:
            data[at : at + 200] = rng.randbytes(200)
        case _:
            data[: rng.randrange(1, 4096)] = rng.randbytes(50)
    path.write_bytes(data)
    for _ in range(3):  # the second time at the latest it works: what is damaged has been set aside
        try:
            with shelf.open_library(place) as library:
                library.check()
                library.rows(Query(words=("harbour",), limit=5))
                library.add([document("new", TEXT + " New.")], NOW)
                assert "new" in library.get(["new"])
            break
        except StateError as error:
            assert "damaged" in str(error) and "\n" not in str(error)
    else:
        pytest.fail("never works again")


HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE documents SET title = 'changed by another program'")
print("held", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
"""


def test_a_lock_that_lasts_is_told_reading_goes_on_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "WAIT", 0.2)
    place = Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")
    with shelf.open_library(place) as library:
        library.add([document()], NOW)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(library.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        with shelf.open_library(place) as library:
            assert [row.title for row in library.rows()] == ["Port dues fall."]
        with (
            pytest.raises(StateError, match=r"in use: another program has kept it locked for more than 0\.2 s") as told,
            shelf.open_library(place) as library,
        ):
            library.add([document("d2", TEXT + " More.")], NOW)
        assert "library.sqlite" in str(told.value) and "try again" in str(told.value) and "\n" not in str(told.value)
        other.communicate("go\n")
    with shelf.open_library(place) as library:
        assert (
            library.add([document("d2", TEXT + " More.")], NOW) == 1 and library.count() == 2 and library.check() == []
        )


def test_a_library_that_lost_its_log_works_on_and_knows_its_briefs(tmp_path: Path) -> None:
    place = Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")
    with shelf.open_library(place) as library:
        library.add([document()], NOW)
        library.briefs.record(str(tmp_path / "briefs" / "a"), "evening", sample_brief(), "c", ("md",), NOW, ["d1"])
        path = library.path
    library = Library(path)  # what is killed now has its last changes in the log alone
    library.add([document("d2", TEXT + " More.")], NOW)
    library.briefs.record(str(tmp_path / "briefs" / "b"), "morning", sample_brief(), "c", ("md",), NOW, ["d1"])
    whole = path.read_bytes()
    library.close()
    path.write_bytes(whole)
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    problems: list[str] = []
    with shelf.open_library(place, problems) as library:
        assert library.check() == [] and library.set_aside is None
        assert sorted(b.profile for b in library.briefs.history()) == ["evening", "morning"]
        assert library.count() == 1 and library.add([document("d2", TEXT + " More.")], NOW) == 1
    assert len(problems) == 1 and "1 past brief was missing, and is known again by its record" in problems[0]
    with shelf.open_library(place, problems) as library:
        assert library.count() == 2
    assert len(problems) == 1


ADD = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from briefgen.config import Settings
from briefgen.engine.documents import read_into
from briefgen.engine.shelf import open_library
from briefgen.workspace import open_workspace
with open_library(open_workspace(Path(sys.argv[1]))) as library:
    intake = read_into(library, sys.argv[2:], Settings(), now=datetime.now(UTC))
print(len(intake.ids), *intake.problems)
"""


def test_two_processes_that_add_the_same_files_at_once_add_each_once(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("briefgen: 1\n")
    for n in range(60):
        folder = tmp_path / ("both" if n % 2 else "one")
        folder.mkdir(exist_ok=True)
        (folder / f"{n}.md").write_text(f"# Notice {n}\n\nThe harbour board cut port dues for quay {n} on Monday.\n")
    folders = [[tmp_path / "one", tmp_path / "both"], [tmp_path / "both"], [tmp_path / "both", tmp_path / "one"]]
    runs = [
        subprocess.Popen([sys.executable, "-c", ADD, str(tmp_path), *map(str, of)], stdout=subprocess.PIPE, text=True)
        for of in folders
    ]
    assert [run.communicate()[0].strip() for run in runs] == ["60", "30", "60"]
    with shelf.open_library(Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")) as library:
        assert library.count() == 60 and library.check() == []
        assert len(library.known_files(sorted(tmp_path.glob("*/*.md")))) == 60
