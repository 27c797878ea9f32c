"""Mail by a command, and drafts as files."""

from __future__ import annotations

import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from briefgen.deliver import Outbox, SendReport, Transport, send_waiting
from briefgen.deliver.transport import CommandTransport, DraftTransport
from tests.deliver.conftest import NOW, Filled

A, B = "ana@office.example", "bo@office.example"


def send(outbox: Outbox, way: Transport) -> SendReport:
    return send_waiting(outbox, lambda: way, now=lambda: NOW)


def script(body: str) -> list[str]:
    return [sys.executable, "-c", f"import sys, os, time\n{body}"]


def test_a_command_gets_the_mail_with_the_systems_line_ends(filled: Filled, tmp_path: Path) -> None:
    outbox, _ = filled(A)
    out = tmp_path / "out.eml"
    way = CommandTransport(script(f"open({str(out)!r}, 'ab').write(sys.stdin.buffer.read())"))
    assert send(outbox, way).problems == ()
    data = out.read_bytes()
    assert b"\r" not in data and message_from_bytes(data, policy=default)["To"] == A
    assert send(outbox, way).records == [] and out.read_bytes() == data


@pytest.mark.parametrize(
    ("body", "state", "words"),
    [
        ("sys.exit(75)", "deferred", "ended with code 75"),
        ("print('no such user'); sys.exit(67)", "failed", "no such user"),
        ("sys.exit(1)", "failed", "code 1"),
        ("os.kill(os.getpid(), 9)", "held", "killed by signal 9"),
        ("time.sleep(300)", "held", "did not end within"),
    ],
)
def test_the_exit_code_of_a_command_tells(body: str, state: str, words: str, filled: Filled) -> None:
    outbox, _ = filled(A)
    seconds = 1.5 if "sleep" in body else 120
    report = send(outbox, CommandTransport(script(body), seconds=seconds))
    assert outbox.records()[0].state == state and words in report.problems[0]


@pytest.mark.parametrize("command", [["/no/such/sendmail"], []])
def test_a_command_that_is_not_there_leaves_the_mails_queued(command: list[str], filled: Filled) -> None:
    outbox, _ = filled(A, B)
    report = send(outbox, CommandTransport(command))
    assert {r.state for r in outbox.records()} == {"queued"} and "mail.command" in report.problems[0]


def test_drafts_open_for_editing_and_are_never_written_over(filled: Filled, tmp_path: Path) -> None:
    outbox, _ = filled(A, B)
    way = DraftTransport(tmp_path / "drafts")
    assert send(outbox, way).problems == ()
    drafts = sorted((tmp_path / "drafts").iterdir())
    assert len(drafts) == 2 and all(p.suffix == ".eml" for p in drafts)
    mail = message_from_bytes(drafts[0].read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1" and mail["To"] in (A, B)
    drafts[0].write_text("edited")
    for record in outbox.records():
        outbox.forget(record)
    filled(A, B)
    send(outbox, way)
    assert drafts[0].read_text() == "edited"


def test_a_folder_for_drafts_that_cannot_be(filled: Filled, tmp_path: Path) -> None:
    outbox, _ = filled(A)
    (tmp_path / "drafts").write_text("a file")
    report = send(outbox, DraftTransport(tmp_path / "drafts"))
    assert outbox.records()[0].state == "queued" and "cannot be written" in report.problems[0]
