"""Unattended runs: from profiles to mails at a real server, silent when all is well."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import time_machine
import yaml

from briefgen import cli
from briefgen.batch import BatchResult, crontab_line, due_line, due_profiles, run_batch, unit_files
from briefgen.batch.state import RunState
from briefgen.config import load_settings, parse_schedule
from briefgen.engine import mailing
from briefgen.engine.mailing import open_outbox
from briefgen.errors import BusyError, ConfigError, ExitCode, UsageError
from briefgen.files import locked
from briefgen.workspace import Workspace, open_workspace
from tests.deliver.servers import ScriptedServer, silent_port

NOW = datetime(2026, 1, 20, 6, 0, 30, tzinfo=UTC)
NOTE = """---
title: {title}
date: {day}
source: Harbour Gazette
---

PORT VELLAN, January 14, 2026 - Port Commissioner Ilse Marrand today opened {what} at the harbour of Vellan.

The council will publish its findings by 27 February 2026.
"""


@pytest.fixture
def place(workspace_folder: Path) -> Workspace:
    write_note(workspace_folder, "one", "Port council opens a review of pilot fees", "a review of pilot fees")
    configure(workspace_folder)
    return open_workspace(workspace_folder)


def write_note(folder: Path, name: str, title: str, what: str) -> None:
    (folder / "sources" / f"{name}.md").write_text(NOTE.format(title=title, day="2026-01-14", what=what))


def configure(folder: Path, port: int = 25, profile: dict[str, Any] | None = None, **more: Any) -> None:
    morning = {
        "since": "last",
        "schedule": "daily 06:00",
        "recipients": ["office"],
        "attach": ["md"],
        **(profile or {}),
    }
    config = {
        "briefgen": 1,
        "formats": ["md", "json"],
        "mail": {
            "from": "Desk <desk@ministry.example>",
            "smtp": {"host": "localhost", "port": port, "security": "none", "seconds": 60},
            "lists": {"office": ["ana@office.example", "bo@office.example"]},
        },
        "profiles": {"morning": morning},
        **more,
    }
    (folder / "config.yaml").write_text(yaml.safe_dump(config))


def run(place: Workspace, *names: str, at: datetime = NOW, **more: Any) -> BatchResult:
    return run_batch(names or ("morning",), load_settings(place), place, clock=lambda: at, **more)


def sent_to(server: ScriptedServer) -> list[str]:
    return sorted(to for to, _ in server.taken)


BOTH = ["ana@office.example", "bo@office.example"]


def test_a_brief_is_made_and_mailed_once_to_each_and_then_there_is_nothing_new(place: Workspace) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)
        first = run(place)
        assert (first.code, first.summary) == (ExitCode.OK, "")
        assert sent_to(server) == BOTH
        mail = server.taken[0][1].decode()
        subject = message_from_bytes(server.taken[0][1], policy=default)["subject"]
        assert subject == "Briefing, 20 January 2026: Ilse Marrand opened a review of pilot fees at the…"
        assert 'filename="2026-01-20-morning.md"' in mail
        second = run(place, at=NOW + timedelta(hours=1))
        assert (second.code, second.summary, second.paths) == (ExitCode.OK, "", ())
        write_note(place.root, "two", "Berth four closes", "the works at berth four")
        third = run(place, at=NOW + timedelta(days=1))
        assert third.code == ExitCode.OK and sent_to(server) == sorted(BOTH * 2)
    body = third.paths[0].read_text()
    assert "berth four" in body.lower() and "pilot fees" not in body


def test_the_manifest_says_enough_to_make_the_brief_again(place: Workspace) -> None:
    from briefgen.engine import BuildRequest, build_brief

    with ScriptedServer() as server:
        configure(place.root, server.port)
        result = run(place)
    assert result.manifest
    data = json.loads(result.manifest.read_text())
    (row,) = data["profiles"]
    assert {d["state"] for d in data["deliveries"]} == {"sent"} and data["code"] == 0
    assert set(data["versions"]) == {"briefgen", "python", "extractor", "model"}
    (paper,) = row["inputs"]
    assert paper["origin"].endswith("one.md") and len(paper["raw"]) >= 16
    assert [o["path"] for o in row["outputs"]] == [str(p) for p in result.paths]
    # From the ids alone, elsewhere: the same text but for the line on the period.
    request = BuildRequest(documents=(paper["id"],), title=row["title"], out=place.root / "again", name="x")
    again = build_brief(request, load_settings(place), place, now=NOW)
    body = [
        line
        for line in result.paths[0].read_text().splitlines()
        if "near-duplicate" not in line and "last brief" not in line
    ]
    assert [line for line in again.paths[0].read_text().splitlines() if line in body] == body


def test_a_brief_is_made_again_byte_for_byte(place: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)
        first = run(place)
        write_note(place.root, "two", "Berth four closes", "the works at berth four")
        second = run(place, at=NOW + timedelta(days=1))
        assert first.manifest and second.manifest
        for path in (*second.paths, place.state / "library.sqlite"):  # the documents are read again from their files
            path.unlink()
        (md, *_) = first.paths
        for name in (first.manifest.stem, str(first.manifest), str(md), str(md.with_suffix(""))):
            assert cli.run(["history", "--rebuild", name, "--workspace", str(place.root)]) == 0
            said = capsys.readouterr()
            assert "2 of 2 files are the same" in said.err
            assert said.out.splitlines() == [str(p.parent / "rebuilt" / p.name) for p in first.paths]
        assert [(p.parent / "rebuilt" / p.name).read_bytes() for p in first.paths] == [
            p.read_bytes() for p in first.paths
        ]
        third = run(place, at=NOW + timedelta(days=2))
        assert (third.code, third.paths) == (0, ()) and len(
            server.taken
        ) == 4  # nothing is new by it, nothing is mailed


def test_what_cannot_be_made_again_is_told(place: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)
        write_note(place.root, "two", "Berth four closes", "the works at berth four")
        done = run(place)
        configure(place.root, server.port, {"title": "Evening"})
    assert done.manifest
    (place.state / "library.sqlite").unlink()
    write_note(place.root, "two", "Berth four opens", "the new berth four")
    assert cli.run(["history", "--rebuild", str(done.paths[0]), "--workspace", str(place.root)]) == 1
    said = capsys.readouterr()
    assert "two.md: is no longer as it was then" in said.err and "0 of 2 files" in said.err
    assert "the settings have changed since" in said.err
    assert "pilot fees" in Path(said.out.splitlines()[0]).read_text()
    assert cli.run(["history", "--rebuild", "nothing", "--workspace", str(place.root)]) == 2
    assert "nothing: no run on record made this" in capsys.readouterr().err


@pytest.mark.parametrize(("choice", "code", "mails"), [("skip", 0, 0), ("fail", 3, 0), ("send", 0, 2)])
def test_what_is_done_when_there_is_nothing_new(place: Workspace, choice: str, code: int, mails: int) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port, {"nothing_new": choice})
        run(place)
        server.taken.clear()
        result = run(place, at=NOW + timedelta(days=1))
        run(place, at=NOW + timedelta(days=1, hours=1))
        assert result.code == code and len(server.taken) == mails
        assert bool(result.summary) == (choice == "fail")
    if mails:
        assert b"nothing new" in server.taken[0][1]


def test_a_source_that_fails_is_told_and_the_rest_goes_on(place: Workspace) -> None:
    (place.root / "sources" / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    with ScriptedServer() as server:
        configure(place.root, server.port)
        result = run(place)
    assert result.code == ExitCode.PARTIAL and "bad.pdf" in result.summary and "\n" not in result.summary
    assert sent_to(server) == BOTH and b"bad.pdf" in server.taken[0][1].replace(b"=\r\n", b"")


def test_a_mail_that_was_refused_for_good_is_told_before_what_can_wait(place: Workspace) -> None:
    for name in ("bad", "worse", "worst"):
        (place.root / "sources" / f"{name}.pdf").write_bytes(b"%PDF-1.7 broken")
    with ScriptedServer("rcpt", "550", only=BOTH[:1]) as server:
        configure(place.root, server.port)
        result = run(place)
    assert result.code == ExitCode.MAIL_REFUSED and "and 1 more" in result.summary
    assert result.summary.startswith(f"briefgen batch: mail to {BOTH[0]} failed")


def test_a_mail_server_that_is_down_loses_nothing(place: Workspace) -> None:
    configure(place.root, silent_port())
    first = run(place)
    assert first.code == ExitCode.TRY_AGAIN and "not reached" in first.summary
    with ScriptedServer() as server:
        configure(place.root, server.port)
        second = run(place, at=NOW + timedelta(minutes=1))
        assert second.code == ExitCode.OK and sent_to(server) == BOTH


def test_one_profile_that_is_wrong_does_not_stop_the_others(place: Workspace) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)
        data = yaml.safe_load((place.root / "config.yaml").read_text())
        (place.root / "list.txt").write_text("not an address\n")
        data["mail"]["lists"]["broken"] = {"file": "list.txt"}
        data["profiles"] = {"bad": {"recipients": ["broken"]}, **data["profiles"]}
        (place.root / "config.yaml").write_text(yaml.safe_dump(data))
        result = run_batch((), load_settings(place), place, everything=True, clock=lambda: NOW)
    assert result.code == ExitCode.USAGE and "list.txt, line 1" in result.summary and sent_to(server) == BOTH


def test_mails_of_a_run_that_was_cut_off_after_its_brief_are_made_up(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)

        def die(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("briefgen.batch.making._queue_brief", die)
            with pytest.raises(KeyboardInterrupt):
                run(place)
        assert server.taken == []
        result = run(place, at=NOW + timedelta(minutes=5))
        assert result.code == ExitCode.OK and sent_to(server) == BOTH
        run(place, at=NOW + timedelta(minutes=9))
        assert sent_to(server) == BOTH


def test_files_of_a_run_that_was_cut_off_are_taken_up_again(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.engine import output

    real = output.write_atomic

    def half(path: Path, data: bytes, mode: int = 0o644) -> None:
        if path.suffix == ".json":
            raise KeyboardInterrupt
        real(path, data, mode)

    with ScriptedServer() as server:
        configure(place.root, server.port)
        with monkeypatch.context() as patch:
            patch.setattr(output, "write_atomic", half)
            with pytest.raises(KeyboardInterrupt):
                run(place)
        result = run(place, at=NOW + timedelta(minutes=5))
        assert sent_to(server) == BOTH
    assert sorted(p.name for p in (place.root / "briefs").iterdir()) == [
        "2026-01-20-morning.json",
        "2026-01-20-morning.md",
    ]
    assert result.code == ExitCode.OK


def test_profiles_are_made_side_by_side_as_they_are_one_by_one(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With real worker processes and warm children, and with neither: the same briefs and mails."""
    from briefgen.engine import build

    monkeypatch.setattr(build, "_SIDE_FROM", 0)
    profiles = {
        name: {
            "sources": [f"{name}/"],
            "recipients": ["office"],
            "attach": ["pdf"],
            "file_name": "{date}-brief",
            "since": "last",
        }
        for name in ("berths", "harbour", "levies")
    }
    made: list[list[str]] = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        for n, name in enumerate(profiles):
            (folder / "sources").mkdir(parents=True, exist_ok=True)
            write_note(folder, name, f"Council opens works {n}", f"the works at {name}")
            (folder / name).mkdir()
            (folder / "sources" / f"{name}.md").rename(folder / name / "note.md")
        with ScriptedServer() as server:
            configure(folder, server.port, batch={"workers": workers}, formats=["md", "pdf"], profiles=profiles)
            there = open_workspace(folder)
            result = run_batch((), load_settings(there), there, everything=True, clock=lambda: NOW)
            assert (result.code, result.summary) == (ExitCode.OK, "")
            assert sent_to(server) == sorted(BOTH * 3)
            assert run_batch((), load_settings(there), there, everything=True, clock=lambda: NOW).paths == ()
            assert len(server.taken) == 6
        assert result.manifest
        rows = json.loads(result.manifest.read_text())["profiles"]
        assert [r["profile"] for r in rows] == list(profiles) and all(r["code"] == 0 for r in rows)
        # One name for all three: none is written over another.
        assert [p.name for p in result.paths if p.suffix == ".md"] == [
            "2026-01-20-brief.md", "2026-01-20-brief-r2.md", "2026-01-20-brief-r3.md"
        ]  # fmt: skip
        made.append([p.read_text() for p in result.paths if p.suffix == ".md"])
    assert made[0] == made[1]


def test_a_profile_whose_worker_dies_costs_only_itself(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.engine import build

    monkeypatch.setattr(build, "_SIDE_FROM", 0)
    monkeypatch.setattr(build, "assemble_gathered", crash_on_fees)
    (place.root / "other").mkdir()
    write_note(place.root, "two", "Berth four closes", "the works at berth four")
    (place.root / "sources" / "two.md").rename(place.root / "other" / "two.md")
    profiles = {"morning": {}, "evening": {"sources": ["other/"]}, "night": {"sources": ["other/"]}}
    configure(place.root, batch={"workers": 2}, profiles=profiles)
    result = run_batch((), load_settings(place), place, everything=True, clock=lambda: NOW)
    assert result.code == ExitCode.NOTHING and "morning: putting the brief together crashed" in result.summary
    assert [p.name for p in result.paths if p.suffix == ".md"] == ["2026-01-20-evening.md", "2026-01-20-night.md"]


def crash_on_fees(gathered: Any) -> Any:
    from briefgen.engine.gather import assemble_gathered

    if any("pilot fees" in d.title for d, _ in gathered.pairs):
        os._exit(1)
    return assemble_gathered(gathered)


def test_documents_that_come_while_others_are_briefed_are_news_to_both(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first profile is gathered, then a document comes, then the second reads it: the first has it the next time."""
    from briefgen.batch import making

    configure(place.root, batch={"workers": 2}, profiles={n: {"since": "last"} for n in ("first", "second")})
    real = making._order

    def order(name: str, run: Any) -> Any:
        if name == "second":
            write_note(place.root, "late", "Berth four closes", "the works at berth four")
        return real(name, run)

    monkeypatch.setattr(making, "_order", order)
    settings = load_settings(place)
    one = run_batch((), settings, place, everything=True, clock=lambda: NOW)
    assert ["berth four" in p.read_text().lower() for p in one.paths if p.suffix == ".md"] == [False, True]
    monkeypatch.setattr(making, "_order", real)
    two = run_batch((), settings, place, everything=True, clock=lambda: NOW + timedelta(days=1))
    assert [p.name for p in two.paths] == ["2026-01-21-first.md", "2026-01-21-first.json"]
    assert "berth four" in two.paths[0].read_text().lower()


# ------------------------------------------------------------------------------------------- told once, then daily


def test_trouble_that_goes_on_is_told_once_and_then_daily(place: Workspace) -> None:
    bad = place.root / "sources" / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 broken")
    configure(place.root, profile={"recipients": [], "nothing_new": "fail"})
    told = []
    for hours in (0, 0.25, 1, 12, 23.9, 24.1, 30, 48):
        result = run(place, at=NOW + timedelta(hours=hours))
        assert result.code in (ExitCode.PARTIAL, ExitCode.NOTHING)  # silent, but never well
        told.append(result.summary)
    # bad.pdf with the brief; then, as a second trouble, that nothing is new; both again after a day
    assert [bool(t) for t in told] == [True, True, False, False, True, False, False, True]
    assert "bad.pdf" in told[0] and "nothing new" in told[1] and "bad.pdf" not in told[1]
    assert "bad.pdf" in told[4] and "(since 2026-01-20 06:00)" in told[4]


def test_a_trouble_that_ended_is_told_again_when_it_comes_again(place: Workspace) -> None:
    bad = place.root / "sources" / "bad.pdf"
    configure(place.root, profile={"recipients": []})
    told = []
    for hours, there in ((0, True), (1, True), (2, False), (3, True)):
        bad.unlink(missing_ok=True)
        if there:
            bad.write_bytes(b"%PDF-1.7 broken")
        told.append(bool(run(place, at=NOW + timedelta(hours=hours)).summary))
    assert told == [True, False, False, True]


def test_a_person_at_the_terminal_is_told_always_and_so_is_who_asks_for_it(place: Workspace) -> None:
    (place.root / "sources" / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    configure(place.root, profile={"recipients": []})
    assert all(run(place, tell_all=True).summary for _ in range(2))
    configure(place.root, profile={"recipients": []}, batch={"remind_hours": 0})
    assert all(run(place, at=NOW + timedelta(hours=n)).summary for n in range(2))


def test_a_mail_server_that_stays_down_is_told_once_a_day(place: Workspace) -> None:
    configure(place.root, silent_port())
    hours = (0, 0.25, 0.5, 1, 6, 12, 24, 25)
    results = [run(place, at=NOW + timedelta(hours=h)) for h in hours]
    assert {r.code for r in results} == {ExitCode.TRY_AGAIN}
    assert [bool(r.summary) for r in results] == [True, False, False, False, False, False, True, False]
    assert results[0].summary.count("not reached") == 1 and "2 mails wait: localhost:" in results[0].summary
    assert [bool(r.manifest) for r in results] == [True] * len(results)
    # A quarter of an hour after the other for days: the records of briefs would be pushed out of their folder.
    waiting = [run_due(place, NOW + timedelta(hours=h)) for h in (26, 26.25)]
    assert {(r.code, r.summary, r.manifest) for r in waiting} == {(ExitCode.TRY_AGAIN, "", None)}


def run_due(place: Workspace, at: datetime) -> BatchResult:
    return run_batch((), load_settings(place), place, clock=lambda: at, due=True)


def test_more_mails_for_a_server_that_is_down_are_no_new_trouble(place: Workspace) -> None:
    configure(place.root, silent_port())
    assert "(to ana@office.example, bo@office.example;" in run(place).summary
    write_note(place.root, "two", "Berth four closes", "the works at berth four")
    later = run(place, at=NOW + timedelta(hours=1))
    assert (later.code, later.summary) == (ExitCode.TRY_AGAIN, "")
    assert len(open_outbox(place).records()) == 4


def test_a_wrong_pattern_of_the_subject_is_told_before_anything_is_made(place: Workspace) -> None:
    configure(place.root, profile={"subject": "{titel}: {first}"})
    result = run(place)
    assert result.code == ExitCode.USAGE and "profiles.morning.subject: {titel}" in result.summary
    assert not list((place.root / "briefs").glob("*"))


def test_what_was_told_cannot_be_kept(place: Workspace) -> None:
    (place.root / "sources" / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    configure(place.root, profile={"recipients": []})
    (place.state_folder() / "told.json").mkdir()
    for _ in range(2):
        assert "told.json" in run(place).summary
    (place.state / "told.json").rmdir()
    (place.state / "told.json").write_text('{"told": {"x": 3}}')
    assert "bad.pdf" in run(place).summary


# -------------------------------------------------------------------------------------------------- schedule


@pytest.mark.parametrize(
    ("line", "now", "last"),
    [
        ("daily 06:00", "2026-01-20T06:00", "2026-01-20T06:00"),
        ("daily 06:00", "2026-01-20T05:59", "2026-01-19T06:00"),
        ("weekdays 06:30", "2026-01-18T12:00", "2026-01-16T06:30"),
        ("mon 07:15", "2026-01-20T06:00", "2026-01-19T07:15"),
        ("weekly monday 07:15", "2026-01-20T06:00", "2026-01-19T07:15"),
        ("*/15 8-18 * * mon-fri", "2026-01-20T09:20", "2026-01-20T09:15"),
        ("0 6 1,15 * *", "2026-01-20T06:00", "2026-01-15T06:00"),
        ("0 6 13 * fri", "2026-01-20T06:00", "2026-01-16T06:00"),
        ("0 0 29 2 *", "2026-01-20T06:00", "2024-02-29T00:00"),
        ("0 6 * * 7", "2026-01-20T06:00", "2026-01-18T06:00"),
    ],
)
def test_the_last_slot_of_a_schedule(line: str, now: str, last: str) -> None:
    assert parse_schedule(line).last(datetime.fromisoformat(now)) == datetime.fromisoformat(last)


@pytest.mark.parametrize(
    "line", ["", "daily", "daily 25:00", "1 2 3 4", "60 * * * *", "5-1 * * * *", "* * * * mun", "*/0 * * * *"]
)
def test_what_is_no_schedule_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="crontab line"):
        parse_schedule(line)


def test_a_wrong_schedule_is_a_mistake_in_the_config(place: Workspace) -> None:
    configure(place.root, profile={"schedule": "daily noon"})
    with pytest.raises(ConfigError, match=r"profiles\.morning\.schedule"):
        load_settings(place)


def local(text: str, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("slot", "moments", "runs"),
    [
        # the first time, and once for all that was missed
        (
            "06:00",
            ["2026-01-20T05:59", "2026-01-20T06:05", "2026-01-20T06:20", "2026-01-25T09:00", "2026-01-25T09:15"],
            2,
        ),
        # a profile that is new at noon is not made up for the morning
        ("06:00", ["2026-01-20T12:00", "2026-01-21T06:01"], 1),
        # 02:30 does not exist on 29 March 2026 in Berlin
        (
            "02:30",
            ["2026-03-28T02:40", "2026-03-29T01:50", "2026-03-29T03:05", "2026-03-29T03:20", "2026-03-30T02:35"],
            3,
        ),
        # and comes twice on 25 October
        ("02:30", ["2026-10-24T02:40", "2026-10-25T02:35+02:00", "2026-10-25T02:35+01:00", "2026-10-26T02:35"], 3),
        # the clock goes back a day, and forward ten years and back again
        ("06:00", ["2026-01-20T06:05", "2026-01-19T06:05", "2026-01-20T06:10", "2026-01-21T06:05"], 2),
        ("06:00", ["2026-01-20T06:05", "2036-01-20T06:05", "2026-01-20T06:10", "2026-01-21T06:05"], 4),
    ],
)
def test_each_slot_is_served_once_whatever_the_clock_does(
    place: Workspace, slot: str, moments: list[str], runs: int
) -> None:
    configure(place.root, profile={"schedule": f"daily {slot}"})
    settings, served = load_settings(place), 0
    path = place.state_folder() / "batch.json"
    for text in moments:
        now = datetime.fromisoformat(text)
        now = local(text, "Europe/Berlin") if now.tzinfo is None else now
        state = RunState(path, now)
        for name in due_profiles(settings, state, now):
            last = parse_schedule(f"daily {slot}").last(now.replace(tzinfo=None))
            assert last
            state.serve(name, last)
            served += 1
    # After a clock that was wrong by years, the slot of that day may be served a second time: better than never again.
    assert served == runs


def test_due_runs_only_what_is_due(place: Workspace) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)
        settings = load_settings(place)
        for at, mails in ((NOW - timedelta(hours=2), 0), (NOW, 2), (NOW + timedelta(minutes=15), 2)):
            result = run_batch((), settings, place, due=True, clock=lambda at=at: at)  # type: ignore[misc]
            assert result.code == ExitCode.OK and len(server.taken) == mails


def test_a_clock_set_back_loses_no_document(place: Workspace) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)
        run(place, at=NOW + timedelta(days=3650))
        write_note(place.root, "two", "Berth four closes", "the works at berth four")
        result = run(place)
        assert result.code == ExitCode.OK and len(server.taken) == 4
        assert run(place, at=NOW + timedelta(days=1)).paths == ()


def test_units_and_crontab_lines(place: Workspace) -> None:
    settings = load_settings(place)
    line = crontab_line("morning", settings, place)
    assert line.startswith("0 6 * * * /") and line.endswith(f"batch morning --workspace {place.root}")
    files = unit_files("morning", settings, place)
    timer = files["briefgen-morning.timer"]
    assert "OnCalendar=*-*-* 06:00:00\n" in timer and "Persistent=true" in timer
    assert f"ExecStart={line.split('* * * ', 1)[1]}" in files["briefgen-morning.service"]
    assert due_line(place).endswith(f"briefgen batch --due --workspace {place.root}")
    with pytest.raises(UsageError, match="there is no profile"):
        crontab_line("evening", settings, place)


def test_a_profile_of_the_interface_gets_its_schedule_and_one_of_the_config_is_left_to_its_owner(
    place: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    place.remember("profiles", {"evening": {"title": "Evening brief", "look": "memo"}})
    for arguments, said in (
        (["evening"], "briefgen schedule evening --at 'daily 06:00'"),
        (["evening", "--at", "teatime"], "'teatime' is no schedule"),
        (["morning", "--at", "daily 18:00"], "under profiles.morning: schedule: daily 18:00"),
        (["noon", "--at", "daily 12:00"], "there is no profile 'noon'"),
    ):
        assert cli.run(["schedule", *arguments]) == ExitCode.USAGE
        assert said in capsys.readouterr().err
    assert cli.run(["schedule", "evening", "--at", "weekdays 18:00"]) == ExitCode.OK
    assert "\n0 18 * * 1-5 /" in capsys.readouterr().out
    profile = load_settings(place).profiles["evening"]
    assert (profile.schedule, profile.look) == ("weekdays 18:00", "memo")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
@pytest.mark.parametrize("schedule", ["daily 06:00", "weekdays 06:30", "*/15 8-18 * * mon-fri", "0 6 1,15 * *"])
def test_systemd_takes_the_units(place: Workspace, tmp_path: Path, schedule: str) -> None:
    configure(place.root, profile={"schedule": schedule})
    files = unit_files("morning", load_settings(place), place)
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(tmp_path / name for name in files)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "Failed to initialize manager" in told.stderr:
        pytest.skip("no unit can be looked at here")
    assert told.returncode == 0 and "briefgen-morning" not in told.stderr, told.stderr


def test_installing_writes_user_units(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("PATH", "/nonexistent")
    assert cli.run(["schedule", "morning", "--install"]) == ExitCode.PARTIAL
    assert "systemctl --user enable --now briefgen-morning.timer" in capsys.readouterr().err
    assert len(list((tmp_path / "xdg/systemd/user").iterdir())) == 2


# ------------------------------------------------------------------------------------------------ cron manners


def test_a_second_run_says_who_is_at_work(place: Workspace) -> None:
    with (
        locked(place.state_folder() / "batch.lock", NOW),
        pytest.raises(BusyError, match=f"process {os.getpid()} since 2026-01-20 06:00:30"),
    ):
        run(place)
    assert BusyError.exit_code == ExitCode.TRY_AGAIN


def test_a_damaged_state_is_set_aside_and_said(place: Workspace) -> None:
    configure(place.root, profile={"recipients": []})
    (place.state_folder() / "batch.json").write_bytes(b"\x00" * 40)
    result = run(place)
    assert result.code == ExitCode.PARTIAL and "damaged: kept as batch.json.corrupt-" in result.summary
    assert result.paths and run(place, at=NOW + timedelta(days=1)).code == ExitCode.OK


def test_a_dry_run_does_nothing(place: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(place.root.rglob("*"))
    assert cli.run(["batch", "--all", "--dry-run"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert "morning [daily 06:00]" in out and "ana@office.example" in out
    after = [p for p in sorted(place.root.rglob("*")) if p.relative_to(place.root).parts[0] != ".briefgen"]
    assert after == [p for p in before if ".briefgen" not in p.parts]


@pytest.mark.parametrize("arguments", [[], ["evening"], ["morning", "--all"]])
def test_wrong_arguments(place: Workspace, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["batch", *arguments]) == ExitCode.USAGE
    assert capsys.readouterr().err.count("\n") == 1


def test_pings_tell_monitoring(place: Workspace) -> None:
    ran = place.root / "pings"
    note = [sys.executable, "-c", f"import os; open({str(ran)!r}, 'a').write(os.environ['BRIEFGEN_EXIT_CODE'] + '\\n')"]
    pings = {"on_start": note, "on_success": note, "on_failure": ["/no/such/program"]}
    configure(place.root, profile={"recipients": []}, batch=pings)
    assert run(place).code == ExitCode.OK and ran.read_text() == "0\n0\n"
    configure(place.root, profile={"recipients": [], "nothing_new": "fail"}, batch=pings)
    result = run(place, at=NOW + timedelta(days=1))
    assert result.code == ExitCode.NOTHING and "monitoring was not told" in result.summary


def test_a_ping_by_url(place: Workspace) -> None:
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    asked: list[tuple[str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append((self.path, self.rfile.read(int(self.headers.get("Content-Length", 0)))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        configure(
            place.root,
            profile={"recipients": []},
            batch={"on_start": f"{url}/start", "on_success": f"{url}/ok"},
            fetch={"allow_hosts": ["127.0.0.1"]},
        )
        assert run(place).summary == ""
        server.shutdown()
    assert asked == [("/start", b"begun: morning"), ("/ok", b"done: morning")]


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_log_tells_what_happened(place: Workspace, form: str) -> None:
    configure(place.root, profile={"recipients": []}, batch={"log_format": form})
    run(place)
    lines = (place.state / "log" / "batch.log").read_text().splitlines()
    assert any("morning: begun" in line for line in lines)
    if form == "json":
        assert {"time", "level", "message"} <= set(json.loads(lines[0]))
    assert (place.state / "log" / "batch.log").stat().st_mode & 0o777 == 0o600


def test_a_log_that_is_full_is_followed_by_another_as_private(place: Workspace) -> None:
    configure(place.root, silent_port(), profile={"recipients": []}, batch={"log": "log/batch.log"})
    (place.root / "log").mkdir()
    log = place.root / "log" / "batch.log"
    log.write_text("an older line\n" * 80_000)
    assert run(place).code == ExitCode.OK
    assert log.stat().st_size < 100_000 and log.with_name("batch.log.1").stat().st_size > 1_000_000
    assert {path.stat().st_mode & 0o777 for path in log.parent.iterdir()} == {0o600}


def test_a_log_that_cannot_be_written_stops_nothing(place: Workspace) -> None:
    (place.root / "log").write_text("a file")
    configure(place.root, profile={"recipients": []}, batch={"log": "log/batch.log"})
    result = run(place)
    assert result.paths and result.code == ExitCode.PARTIAL and "log cannot be written" in result.summary


# ------------------------------------------------------------------------------------------------ commands


def briefgen(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """As cron runs it: no HOME, no TERM, no locale."""
    return subprocess.run(
        [Path(sys.executable).parent / "briefgen", *arguments],
        cwd="/", env={"PATH": os.defpath}, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=280,
    )  # fmt: skip


@pytest.mark.real_time
def test_a_run_as_by_cron_is_silent(place: Workspace) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port)
        for _ in range(2):
            done = briefgen("batch", "morning", "--workspace", str(place.root), cwd=place.root)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert sent_to(server) == BOTH


def test_what_keeps_a_run_from_beginning_is_told_once_a_day(
    place: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """As by cron every quarter of an hour: a broken config, then a run that goes on."""
    arguments = ["batch", "--all", "--workspace", str(place.root)]

    def told(at: datetime) -> tuple[int, str]:
        with time_machine.travel(at, tick=False):
            code = cli.run(arguments)
        return code, capsys.readouterr().err

    config = place.root / "config.yaml"
    good = config.read_text().replace("recipients:", "nothing_new: skip\n    recipients:")
    config.write_text(good + "sauces: [x]\n")
    code, said = told(NOW)
    assert code == 2 and "sauces" in said
    assert told(NOW + timedelta(minutes=15)) == (2, "")
    config.write_text(good + "sorces: [x]\n")
    assert "sorces" in told(NOW + timedelta(minutes=30))[1]  # another mistake
    assert told(NOW + timedelta(minutes=45)) == (2, "")
    assert "sorces" in told(NOW + timedelta(days=1, minutes=30))[1]
    config.write_text(good)
    with locked(place.state_folder() / "batch.lock", NOW):
        code, said = told(NOW + timedelta(days=2))
        assert code == 75 and "already at work" in said
        assert told(NOW + timedelta(days=2, minutes=15)) == (75, "")
        assert "already at work" in told(NOW + timedelta(days=3))[1]
    (place.root / "sources" / "one.md").unlink()
    cli.run(["batch", "--due", "--workspace", str(place.root)])
    capsys.readouterr()
    config.write_text(good + "sorces: [x]\n")
    assert "sorces" in told(NOW + timedelta(days=3, minutes=15))[1]  # it was well in between


def test_monitoring_inside_the_house_needs_no_leave(place: Workspace) -> None:
    """The address stands in the config; a source there would be refused."""
    with pytest.MonkeyPatch.context() as patch, ScriptedServer() as server:
        patch.setenv("NO_PROXY", "*")
        configure(place.root, server.port, batch={"on_start": f"http://127.0.0.1:{silent_port()}/x"})
        result = run(place)
    assert "monitoring was not told" in result.summary and "refused" not in result.summary.replace("refused the", "")


def test_send_and_the_outbox_by_command(place: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    configure(place.root, silent_port())
    with time_machine.travel(NOW):
        assert run(place, at=NOW).code == ExitCode.TRY_AGAIN
    assert cli.run(["outbox", "list", "--state", "queued"]) == ExitCode.OK
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [r[2] for r in rows] == BOTH and {r[1] for r in rows} == {"queued"}
    with ScriptedServer("rcpt", "550 no", only=("bo@office.example",)) as server:
        configure(place.root, server.port)
        assert cli.run(["outbox", "retry"]) == ExitCode.MAIL_REFUSED
        assert "bo@office.example failed" in capsys.readouterr().err
        assert cli.run(["send", "morning", "--to", "cy@office.example", "--to", "office"]) == ExitCode.OK
        captured = capsys.readouterr()
        assert "has this brief already" in captured.err and sent_to(server) == [
            "ana@office.example",
            "cy@office.example",
        ]
        server.stage = ""
        (failed,) = [r for r in open_outbox(place).records() if r.state == "failed"]
        assert cli.run(["outbox", "resend", failed.id[:6]]) == ExitCode.OK
        assert sent_to(server) == ["ana@office.example", "bo@office.example", "cy@office.example"]
        assert cli.run(["outbox", "show", failed.id]) == ExitCode.OK
        assert "Auto-Submitted: auto-generated" in capsys.readouterr().out
        assert cli.run(["outbox", "resend", failed.id]) == ExitCode.OK
        with time_machine.travel(NOW):  # what a mail says that was queued anew
            (again,) = mailing.resend([failed.id], place, NOW)
        assert again.said.startswith("asked for again; was sent: ")
        assert cli.run(["outbox", "forget", failed.id]) == ExitCode.OK
        assert "1 mail forgotten" in capsys.readouterr().err
        assert cli.run(["outbox", "show", failed.id]) == ExitCode.USAGE
        assert cli.run(["outbox", "retry", open_outbox(place).records()[0].id]) == ExitCode.USAGE  # sent: not by retry


@pytest.mark.parametrize(
    ("pattern", "first", "actions", "subject"),
    [
        ("", "The levy rises.", 4, "Harbour, 20 January 2026: The levy rises. (+3)"),
        ("", "The levy rises.", 1, "Harbour, 20 January 2026: The levy rises."),
        ("", "", 0, "Harbour, 20 January 2026"),
        ("", "word " * 40, 9, "Harbour, 20 January 2026: word word word word word word word word word… (+8)"),
        ("{count} for {date}: {first}", "The levy rises.", 4, "4 for 20 January 2026: The levy rises."),
    ],
)
def test_the_subject_has_date_and_count_whatever_the_first_point_takes(
    pattern: str, first: str, actions: int, subject: str
) -> None:
    from briefgen.engine.composing import _subject
    from briefgen.model import Brief, BriefAction, Coverage
    from briefgen.render import get_look, show

    made = tuple(BriefAction(str(n), (), (), "", "", statement=first) for n in range(actions))
    bluf = ("0",) if made else ()
    brief = Brief(title="Harbour", date=NOW.date(), as_of=NOW, coverage=Coverage(0, 0), bluf=bluf, actions=made)
    found = _subject(show(brief, get_look("classic")), pattern)
    assert len(found) <= 78 and found == subject


def test_a_profile_has_its_dates_written_in_its_own_language(place: Workspace) -> None:
    with ScriptedServer() as server:
        configure(place.root, server.port, {"language": "en-US", "attach": ["md"]})
        result = run(place)
        (mail, *_) = [message_from_bytes(data, policy=default) for _, data in server.taken]
    text = result.paths[0].read_text()
    assert "**January 20, 2026**" in text and "February 27, 2026" in text
    assert "20 January" not in text and "14 January" not in text
    assert "January 20, 2026" in mail["Subject"]
    for kind in ("plain", "html"):
        body = mail.get_body((kind,)).get_content().replace("\xa0", " ")
        assert "January 20, 2026" in body and "20 January" not in body
    assert '<html lang="en-US">' in body


def test_attachments_that_are_too_large_are_left_out_and_that_is_said(place: Workspace) -> None:
    from briefgen.engine import mailing

    configure(place.root, profile={"recipients": []})
    run(place)
    settings = load_settings(place)
    settings = settings.model_copy(
        update={"mail": settings.mail.model_copy(update={"size_mb": 1, "link": "https://x.example/b"})}
    )
    stored = mailing.find_brief("morning", place)
    (place.root / "briefs" / "2026-01-20-morning.pdf").write_bytes(b"%PDF" + b"x" * 900_000)
    plan = mailing.plan_mail(stored, settings, place, ["ana@office.example"])
    assert plan.content.attachments == () and "too large" in plan.content.text
    assert "https://x.example/b" in plan.content.html


def test_the_json_of_a_mail_holds_only_what_the_pages_show(place: Workspace) -> None:
    """The file beside the brief is for the house; what leaves it has neither warnings nor paths nor what was not printed."""
    from briefgen.engine import mailing

    configure(place.root, profile={"recipients": [], "attach": ["json"], "caps": {"actions": 1, "actors": 1}})
    result = run(place)
    file = json.loads(next(p for p in result.paths if p.suffix == ".json").read_bytes())
    plan = mailing.plan_mail(
        mailing.find_brief("morning", place), load_settings(place), place, ["ana@office.example"],
        profile=load_settings(place).profiles["morning"],
    )  # fmt: skip
    (attached,) = plan.content.attachments
    sent = json.loads(attached.data)
    assert (file["holds"], sent["holds"]) == ("everything", "shown")
    assert str(place.root) in json.dumps(file) and str(place.root) not in json.dumps(sent)
    assert all(entry["shown"] for kind in ("actions", "dates", "actors", "sources", "notes") for entry in sent[kind])
    Path(result.paths[-1]).write_text("{")
    plan = mailing.plan_mail(
        mailing.find_brief("morning", place), load_settings(place), place, ["ana@office.example"],
        profile=load_settings(place).profiles["morning"],
    )  # fmt: skip
    assert not plan.content.attachments, "no JSON leaves that is not understood"


def test_an_unknown_name_in_a_pattern_is_told(place: Workspace) -> None:
    configure(place.root, profile={"file_name": "{day}-x"})
    result = run(place)
    assert (
        result.code == ExitCode.USAGE and "{day}" in result.summary and "profiles.morning.file_name" in result.summary
    )
    configure(place.root, profile={"file_name": "brief-{date}", "title": "Harbour {date}", "recipients": []})
    result = run(place)
    assert [p.name for p in result.paths] == ["brief-2026-01-20.md", "brief-2026-01-20.json"]
    assert result.paths[0].read_text().count("Harbour 2026-01-20")
