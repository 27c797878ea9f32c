"""The command line as a user meets it: what is printed where, and the exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from briefgen import cli, engine
from briefgen.console import columns
from briefgen.errors import BusyError, ExitCode
from briefgen.workspace import is_ours

BRIEFGEN = Path(sys.executable).parent / "briefgen"

NOTE = """---
title: Port council opens a review of pilot fees
date: 2026-01-14
source: Harbour Gazette
---

PORT VELLAN, January 14, 2026 - Port Commissioner Ilse Marrand today opened a review of pilot fees at the harbour of Vellan.

The council will publish its findings by 27 February 2026. Marrand appointed Tomas Ek, chair of the Shipowners' League, to the panel.
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = cli.run([str(a) for a in arguments])
        return Outcome(code, *capsys.readouterr())

    return call


def one_line(text: str) -> str:
    """The only line of what was written."""
    assert text.count("\n") == 1 and text.endswith("\n"), text
    return text.rstrip("\n")


# --------------------------------------------------------------------------------------------------- the border


def test_a_wrong_command_or_option_is_one_line_and_code_2(run: Run) -> None:
    outcome = run("biuld")
    assert outcome.code == ExitCode.USAGE and outcome.out == ""
    assert "did you mean 'build'" in one_line(outcome.err).lower()
    outcome = run("build", "--lok", "x")
    assert outcome.code == ExitCode.USAGE
    assert "--look" in one_line(outcome.err)


def test_without_a_command_there_is_help(run: Run) -> None:
    outcome = run()
    assert outcome.code == 0 and outcome.out.startswith("Usage: briefgen") and "build" in outcome.out


def test_our_errors_are_one_clean_line_and_their_code(
    run: Run, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise BusyError("another run\nholds the lock", where="a\x1b]52;c;x\x07b", hint="wait")

    monkeypatch.setattr(engine, "build_brief", busy)
    outcome = run("build", "x")
    assert outcome.code == ExitCode.TRY_AGAIN
    assert one_line(outcome.err) == "a]52;c;xb: another run holds the lock (wait)"
    with pytest.raises(BusyError):
        run("build", "x", "--debug")


def test_an_internal_error_is_a_named_private_report(
    run: Run, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the canary")

    monkeypatch.setattr(engine, "build_brief", broken)
    outcome = run("build", "x")
    assert outcome.code == ExitCode.INTERNAL
    assert "Traceback" not in outcome.err
    (report,) = (workspace_folder / ".briefgen" / "reports").iterdir()
    assert str(report) in one_line(outcome.err)
    assert "ZeroDivisionError: the canary" in report.read_text("utf-8")
    assert report.stat().st_mode & 0o077 == 0


def test_a_report_finds_a_place_where_the_workspace_is_read_only(
    run: Run, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace_folder / ".briefgen").write_text("in the way")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(engine, "build_brief", broken)
    monkeypatch.setattr("tempfile.tempdir", str(workspace_folder))
    outcome = run("build", "x")
    assert outcome.code == ExitCode.INTERNAL
    assert [str(p) for p in workspace_folder.glob("briefgen-*.txt") if str(p) in outcome.err]


def test_an_interrupt_is_130(run: Run, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "build_brief", stopped)
    outcome = run("build", "x")
    assert (outcome.code, one_line(outcome.err)) == (ExitCode.INTERRUPTED, "interrupted")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [BRIEFGEN, "config"], stdout=write, stderr=subprocess.PIPE, cwd=tmp_path, text=True, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version_is_data(tmp_path: Path) -> None:
    for arguments in (["--version"], ["version"]):
        done = subprocess.run([BRIEFGEN, *arguments], capture_output=True, text=True, cwd=tmp_path, check=True)
        assert done.stdout.startswith("briefgen ") and done.stderr == ""


# ------------------------------------------------------------------------------------------------ init and config


def test_init_makes_a_workspace_whose_config_is_valid(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = run("init", tmp_path / "desk", "--samples")
    assert outcome.code == 0
    assert str(tmp_path / "desk" / "config.yaml") in outcome.out.splitlines()
    assert is_ours(tmp_path / "desk" / "config.yaml")
    assert list((tmp_path / "desk" / "sources").iterdir())
    monkeypatch.chdir(tmp_path / "desk" / "briefs")
    assert run("config", "themes").out.startswith("themes.critical-minerals.title: ")
    again = run("init", tmp_path / "desk")
    assert (again.code, again.out) == (0, "") and "nothing to do" in one_line(again.err)


def test_config_prints_every_value_with_its_origin(
    run: Run, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace_folder / "config.yaml").write_text("briefgen: 1\ntitle: Morning\n")
    monkeypatch.setenv("BRIEFGEN_FOOTER", "internal")
    lines = run("config").out.splitlines()
    assert f'title: "Morning"  # {workspace_folder}/config.yaml:2' in lines
    assert 'footer: "internal"  # BRIEFGEN_FOOTER' in lines
    assert 'dates.order: "auto"  # default' in lines
    assert run("config", "dates").out == 'dates.order: "auto"  # default\n'
    assert run("config", "datse").code == ExitCode.USAGE


@pytest.mark.parametrize("command", [["build"], ["extract", "x"], ["config"], ["looks"]])
def test_a_broken_config_stops_every_command_with_all_its_problems(
    run: Run, workspace_folder: Path, command: list[str]
) -> None:
    (workspace_folder / "config.yaml").write_text("briefgen: 1\nlok: x\nlength: tiny\n")
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert [line.split(":")[1] for line in outcome.err.splitlines()] == ["2", "3"]


def test_a_folder_that_is_no_workspace_is_told(run: Run, tmp_path: Path) -> None:
    outcome = run("build", "--workspace", tmp_path)
    assert outcome.code == ExitCode.USAGE and "briefgen init" in one_line(outcome.err)


# -------------------------------------------------------------------------------------------------------- looks


def test_looks_are_listed_and_copied(run: Run, workspace_folder: Path) -> None:
    assert run("looks").out.startswith("classic")
    outcome = run("looks", "new", "ministry-blue", "--from", "classic")
    assert outcome.out.strip() == str(workspace_folder / "templates" / "ministry-blue")
    assert "Ministry blue: Serif" in run("looks").out
    for wrong in ("../up", "ministry-blue", "A"):
        assert run("looks", "new", wrong).code == ExitCode.USAGE
    assert run("looks", "new", "other", "--from", "none").code == ExitCode.USAGE


# ------------------------------------------------------------------------------------------------------ documents


@pytest.mark.parametrize(("argument", "said"), [("outbox", "missing command."), ("send", "missing argument 'BRIEF'.")])
def test_a_wrong_line_names_the_help_of_its_own_command(run: Run, argument: str, said: str) -> None:
    outcome = run(argument)
    assert outcome.code == ExitCode.USAGE
    assert one_line(outcome.err) == f"briefgen: {said} (briefgen {argument} --help)"


@pytest.mark.model
def test_extract_prints_json_and_nothing_else(run: Run, workspace_folder: Path) -> None:
    (workspace_folder / "note.md").write_text(NOTE)
    (workspace_folder / "empty.md").write_text("")
    outcome = run("extract", "--json", "note.md", "empty.md", "missing.md")
    data = json.loads(outcome.out)
    assert outcome.code == ExitCode.PARTIAL
    assert data["schema"] == "briefgen/extraction/1"
    (document,) = data["documents"]
    assert document["path"] == "note.md"
    assert document["document"]["published"] == "2026-01-14"
    for item in document["actors"] + document["actions"] + document["timeline"]:
        assert item["evidence"]
        for e in item["evidence"]:
            assert document["text"][e["start"] : e["end"]] == e["quote"]
    assert {e["path"] for e in data["errors"]} == {"empty.md", "missing.md"}
    assert len(outcome.err.splitlines()) == 2
    text = run("extract", "note.md").out
    assert "Actors" in text and "Marrand" in text


def test_extract_of_nothing_is_still_json(run: Run, workspace_folder: Path) -> None:
    outcome = run("extract", "--json", "missing.md")
    assert outcome.code == ExitCode.NOTHING
    assert json.loads(outcome.out)["documents"] == []


@pytest.mark.model
def test_extract_reads_standard_input(run: Run, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTE.encode())))
    assert json.loads(run("extract", "--json", "-").out)["documents"][0]["document"]["title"].startswith("Port council")


@pytest.mark.model
def test_build_prints_the_paths_and_a_second_build_leaves_them(run: Run, workspace_folder: Path) -> None:
    (workspace_folder / "sources" / "note.md").write_text(NOTE)
    first = run("build", "--date", "2026-01-15")
    paths = [Path(line) for line in first.out.splitlines()]
    assert first.code == 0 and first.err == ""
    assert [p.name for p in paths] == ["2026-01-15-brief.md", "2026-01-15-brief.pdf"]
    assert "Marrand" in paths[0].read_text("utf-8") and paths[1].read_bytes().startswith(b"%PDF")
    stamps = [p.stat().st_mtime_ns for p in paths]
    second = run("build", "--date", "2026-01-15")
    assert (second.code, second.out) == (0, first.out)
    assert "nothing has changed" in one_line(second.err)
    assert [p.stat().st_mtime_ns for p in paths] == stamps


@pytest.mark.model
def test_formats_that_stand_already_are_printed_with_the_new_ones(run: Run, workspace_folder: Path) -> None:
    (workspace_folder / "sources" / "note.md").write_text(NOTE)
    arguments = ("build", "sources", "--date", "2026-03-03", "--formats")
    assert run(*arguments, "md")[0] == 0
    code, out, _ = run(*arguments, "md,json")
    assert code == 0 and [Path(line).name for line in out.splitlines()] == [
        "2026-03-03-brief.md",
        "2026-03-03-brief.json",
    ]


@pytest.mark.model
def test_a_brief_on_whose_themes_nothing_was_found_says_so(run: Run, workspace_folder: Path) -> None:
    (workspace_folder / "sources" / "note.md").write_text(NOTE)
    with (workspace_folder / "config.yaml").open("a") as config:
        config.write("themes: {moon: {terms: [lunar basalt]}}\n")
    code, _, err = run("build", "sources", "--formats", "md", "--theme", "moon")
    assert code == 0 and "no document concerns the chosen themes" in err


def test_cron_in_the_wrong_folder_is_an_error_not_silence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for how in ("--due", "--all"):
        code, out, err = run("batch", how)
        assert (code, out, err.count("\n")) == (2, "", 1) and "--workspace" in err


@pytest.mark.model
def test_build_makes_what_it_can_and_tells_the_rest(run: Run, workspace_folder: Path) -> None:
    (workspace_folder / "note.md").write_text(NOTE)
    (workspace_folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    outcome = run("build", "note.md", "picture.txt", "gone.pdf", "--formats", "md", "--out", "here")
    assert outcome.code == ExitCode.PARTIAL
    assert outcome.out.strip() == str(workspace_folder / "here" / "2026-01-20-brief.md")
    told = sorted(name for line in outcome.err.splitlines() for name in ("picture.txt", "gone.pdf") if name in line)
    assert told == ["gone.pdf", "picture.txt"]
    assert "Traceback" not in outcome.err


def test_build_of_nothing_is_code_3(run: Run, workspace_folder: Path) -> None:
    outcome = run("build", "gone.pdf")
    assert (outcome.code, outcome.out) == (ExitCode.NOTHING, "")
    assert "gone.pdf" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--theme", "watr"], "watr"),
        (["--look", "clasic"], "clasic"),
        (["--length", "tall"], "--length"),
        (["--formats", "md,pdff"], "--formats"),
        (["--date", "tomorrow"], "--date"),
        (["--since", "soon"], "soon"),
        (["--config", "none.yaml"], "none.yaml"),
    ],
)
def test_a_wrong_choice_is_code_2_and_names_it(
    run: Run, workspace_folder: Path, arguments: list[str], word: str
) -> None:
    (workspace_folder / "note.md").write_text(NOTE)
    outcome = run("build", "note.md", *arguments)
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert word in one_line(outcome.err)


def test_without_documents_or_workspace_it_says_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("build")
    assert outcome.code == ExitCode.USAGE and "briefgen init" in one_line(outcome.err)
    (tmp_path / "config.yaml").write_text("title: Daily\nsources: [sources]\n")
    outcome = run("build")
    assert outcome.code == ExitCode.USAGE and "needs the line 'briefgen: 1'" in one_line(outcome.err)


@pytest.mark.model
def test_a_broken_template_is_one_line_and_code_2(run: Run, workspace_folder: Path) -> None:
    (workspace_folder / "note.md").write_text(NOTE)
    run("looks", "new", "mine")
    (workspace_folder / "templates" / "mine" / "brief.md.j2").write_text("fine\n{% for %}\n")
    outcome = run("build", "note.md", "--look", "mine", "--formats", "md")
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert "templates/mine/brief.md.j2:2: " in one_line(outcome.err)


@pytest.mark.model
def test_a_folder_that_cannot_be_written_leaves_nothing_made(run: Run, workspace_folder: Path) -> None:
    (workspace_folder / "note.md").write_text(NOTE)
    (workspace_folder / "file").write_text("")
    outcome = run("build", "note.md", "--formats", "md", "--out", "file/here")
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert "cannot be written" in one_line(outcome.err)


def test_the_interface_wants_a_terminal(run: Run, workspace_folder: Path) -> None:
    outcome = run("tui")
    assert outcome.code == ExitCode.USAGE and "terminal" in one_line(outcome.err)


DATED = "---\ntitle: {title}\ndate: {day}\nsource: Ministry of Ports\n---\nMinister Ada Quill {did} on {day}.\n"


@pytest.fixture
def shelf(run: Run, workspace_folder: Path) -> Path:
    """A workspace whose library holds two documents and that has one brief."""
    for name, day, did in (("a", "2026-01-12", "signed the Harbour Accord"), ("b", "2026-03-02", "opened the port")):
        (workspace_folder / "sources" / f"{name}.md").write_text(DATED.format(title=f"Note {name}", day=day, did=did))
    assert run("build", "--formats", "md,json", "--date", "2026-03-03")[0] == 0
    return workspace_folder


def test_the_library_is_listed_searched_and_shown_as_tables_and_as_json(run: Run, shelf: Path) -> None:
    code, out, _ = run("library", "list")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0 and [r[1:3] for r in rows] == [
        ["2026-03-02", "Ministry of Ports"],
        ["2026-01-12", "Ministry of Ports"],
    ]
    code, out, _ = run("library", "list", "--json", "--until", "2026-01")
    assert [r["title"] for r in json.loads(out)] == ["Note a"]
    assert [r["title"] for r in json.loads(run("library", "search", "harbour", "--json")[1])] == ["Note a"]
    code, out, _ = run("library", "show", rows[0][0][:8], "--json")
    assert json.loads(out)["document"]["title"] == "Note b" and json.loads(out)["versions"] == []
    assert "opened the port" in run("library", "show", rows[0][0])[1]
    found = json.loads(run("search", "--actor", "quill", "--since", "2026-02", "--json")[1])
    assert [(f["status"], f["when"]) for f in found] == [("done", "2026-03-02")]
    assert json.loads(run("library", "list", "--unused", "--json")[1]) == []


def test_what_is_not_found_is_said_and_what_cannot_be_searched_is_an_error(run: Run, shelf: Path) -> None:
    assert run("library", "search", "zebra") == (0, "", "nothing found\n")
    assert run("search", "zebra", "--json") == (0, "[]\n", "")
    for arguments in (("library", "search", "!!!"), ("search",), ("search", "--actor", "?")):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "") and err.count("\n") == 1
    assert "no document has this id" in run("library", "show", "zz")[2]
    assert run("library", "list", "--since", "soon")[0] == 2


def test_past_briefs_are_listed_compared_and_resent(run: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (brief,) = json.loads(run("history", "--json")[1])
    assert brief["formats"] == "md,json" and brief["path"] == str(shelf / "briefs" / "2026-03-03-brief")
    assert run("history", "nobody") == (0, "", "nothing found\n")
    code, out, said = run("history", "--compare", brief["path"], brief["path"])
    assert (code, out, said) == (0, "", "both say the same\n")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("PATH", str(shelf))  # no program that opens files
    code, out, err = run("history", "--show", brief["path"])
    assert (code, out, err.count("\n")) == (0, "", 1) and err.endswith(brief["path"] + ".md\n")
    code, out, err = run("history", "--resend", brief["path"])
    assert code == 2 and err.count("\n") == 1  # no recipient and no server are set: 'briefgen send' says so
    assert err == run("send", brief["path"])[2]
    assert run("history", "--show", "nowhere")[0] == 2


def test_sources_tell_their_state(run: Run, shelf: Path) -> None:
    (shelf / "config.yaml").write_text(
        "briefgen: 1\nsources:\n- sources\n- {url: 'https://ports.example/feed', name: Ports}\n"
        "- {url: 'https://old.example/feed', enabled: false}\n"
    )
    code, out, _ = run("sources")
    assert code == 0 and [line.split("\t")[0] for line in out.splitlines()] == ["local", "new", "off"]
    assert [s["state"] for s in json.loads(run("sources", "--json")[1])] == ["local", "new", "off"]


def test_sources_tell_what_a_folder_holds_and_that_one_is_gone(run: Run, shelf: Path) -> None:
    (shelf / "config.yaml").write_text("briefgen: 1\nsources: [sources, gone, '*.none']\n")
    assert run("library", "add", "sources")[0] == 0
    held, gone, pattern = json.loads(run("sources", "--json")[1])
    assert (held["state"], held["documents"], held["error"]) == ("local", 2, "") and held["newest"]
    assert (gone["documents"], gone["error"], pattern["error"]) == (0, "no such file or folder", "")


@pytest.mark.parametrize("width", [80, 120])
def test_tables_at_a_terminal_have_headings_and_fit_it(
    run: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((width, 40)))
    id = json.loads(run("library", "list", "--json")[1])[0]["id"]
    lines = run("library", "list")[1].splitlines()
    assert lines[0].split() == ["ID", "PUBLISHED", "PUBLISHER", "WORDS", "TITLE"]
    assert lines[1].startswith(id[:8] + "  ") and max(map(len, lines)) < width
    assert run("library", "show", lines[1].split()[0])[0] == 0
    assert "\t" not in "".join(lines)


def test_columns_wrap_the_last_and_leave_out_the_empty() -> None:
    rows = [
        ["a", "", "Ministère 東京", "one two three four five six seven eight"],
        ["b", "", "", "/a/very/long/path/that/stays/whole.pdf"],
    ]
    assert list(columns(("id", "error", "name", "what"), rows, "what", 48)) == [
        "ID  NAME          WHAT",
        "a   Ministère…    one two three four five six",
        "                  seven eight",
        "b   -             /a/very/long/path/that/stays/whole.pdf",
    ]  # fmt: skip


def test_a_path_is_not_cut_for_the_sake_of_an_empty_column() -> None:
    path = "/a/folder/with/a/long/name/of/its/own"
    assert list(columns(("state", "path", "error"), [["local", path, ""]], "error", 60)) == [
        "STATE  PATH",
        f"local  {path}",
    ]


def test_the_library_is_exported_imported_checked_and_purged(run: Run, shelf: Path) -> None:
    assert run("library", "export", "all.jsonl") == (0, "", "2 documents written\n")
    assert run("library", "purge", "--before", "2026-02") == (0, "", "1 document removed\n")
    assert run("library", "import", "all.jsonl") == (0, "", "1 new document\n")
    first = json.loads(run("library", "list", "--json")[1])[0]
    assert run("library", "remove", first["id"][:10])[0] == 0
    assert run("library", "reindex")[0] == 0 and run("library", "check") == (0, "", "the library is sound\n")
    (shelf / "bad.jsonl").write_text("{}\n")
    code, _, err = run("library", "import", "bad.jsonl")
    assert code == 3 and "is no export of a library" in err
    assert run("library", "import", "missing.jsonl")[0] == 3


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(run: Run, workspace_folder: Path) -> None:
    title = "=HYPERLINK(1)"
    (workspace_folder / "sources" / "a.md").write_text(DATED.format(title=f"'{title}'", day="2026-01-12", did="spoke"))
    assert run("library", "add", "sources")[0] == 0
    assert run("library", "list")[1].rstrip().split("\t")[-1] == f"'{title}"
    assert json.loads(run("library", "list", "--json")[1])[0]["title"] == title


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_password_in_an_address_is_refused_and_shown_nowhere(run: Run, workspace_folder: Path, command: str) -> None:
    code, out, err = run(command, "https://desk:s3cret@ports.example/feed")
    assert (code, out) == (2, "") and err.count("\n") == 1 and "https://ports.example/feed" in err
    assert not any("s3cret" in p.read_bytes().decode("latin-1") for p in workspace_folder.rglob("*") if p.is_file())
    assert "s3cret" not in err


def test_a_report_of_an_internal_error_holds_no_login(
    run: Run, workspace_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["briefgen", "extract", "https://desk:s3cret@ports.example/feed"])
    monkeypatch.setattr("briefgen.engine.extract_inputs", lambda *_, **__: 1 / 0)
    assert run("extract", "x")[0] == 70
    (report,) = (workspace_folder / ".briefgen" / "reports").iterdir()
    assert "ZeroDivisionError" in report.read_text() and "s3cret" not in report.read_text()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("build --theme s", ["sanctions"]),
        ("build --theme fish --theme critical-m", ["critical-minerals"]),
        ("render a.md --look me", ["memo"]),
        ("looks new own --from ex", ["executive"]),
        ("batch ", ["evening", "morning"]),
        ("history mor", ["morning"]),
        ("build --workspace /nowhere/at/all --theme s", []),
    ],
)
def test_the_shell_completes_the_names_of_the_workspace(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    run("init", tmp_path)
    config = tmp_path / "config.yaml"
    config.write_text(config.read_text("utf-8") + "\nprofiles:\n  morning: {}\n  evening: {}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    words = f"briefgen {typed}"
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    monkeypatch.setenv("_BRIEFGEN_COMPLETE", "complete_bash")
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    with pytest.raises(SystemExit):
        cli.run([])
    assert sorted(written.getvalue().split()) == offered
