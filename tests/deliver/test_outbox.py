"""Mails on disk: whole, in one state each, none lost and none doubled, whatever happens to the files."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from briefgen.deliver import Outbox, Record, State, build_message, parse_recipient, send_waiting
from briefgen.deliver.transport import Outcome
from briefgen.errors import BusyError, ExitCode, StateError, UsageError
from tests.deliver.conftest import NOW, Filled, content

A, B = "ana@office.example", "bo@office.example"


class Memory:
    """A way of sending that keeps what it was given, and answers as told."""

    def __init__(self, *answers: Outcome) -> None:
        self.sent: list[str] = []
        self.answers = list(answers)
        self.closed = 0

    def send(self, data: bytes, record: Record, commit: object) -> Outcome:
        commit()  # type: ignore[operator]
        self.sent.append(record.recipient)
        return self.answers.pop(0) if self.answers else Outcome(State.SENT, "taken")

    def close(self) -> None:
        self.closed += 1


def send(outbox: Outbox, way: Memory, at: object = NOW, only: frozenset[str] | None = None) -> object:
    return send_waiting(outbox, lambda: way, now=lambda: at, only=only)  # type: ignore[arg-type, return-value]


def states(outbox: Outbox) -> dict[str, str]:
    return {r.recipient: r.state.value for r in outbox.records()}


def test_a_mail_is_sent_once(filled: Filled) -> None:
    outbox, _ = filled(A, B)
    way = Memory()
    assert send(outbox, way).code == ExitCode.OK  # type: ignore[attr-defined]
    filled(A, B)  # the same brief to the same people again
    send(outbox, way)
    assert sorted(way.sent) == [A, B] and states(outbox) == {A: "sent", B: "sent"}


def test_recipients_stand_apart(filled: Filled) -> None:
    outbox, _ = filled(A, B)
    way = Memory(Outcome(State.FAILED, "550 no such user"), Outcome(State.DEFERRED, "451 later"))
    report = send(outbox, way)
    assert sorted(states(outbox).values()) == ["deferred", "failed"]
    assert report.code == ExitCode.MAIL_REFUSED and len(report.problems) == 2  # type: ignore[attr-defined]
    assert all("briefgen outbox retry" in line for line in report.problems)  # type: ignore[attr-defined]


def test_what_is_deferred_waits_ever_longer_and_is_given_up_in_the_end(filled: Filled) -> None:
    outbox, _ = filled(A)
    at, tries, later = NOW, [], Outcome(State.DEFERRED, "451 later")
    for _step in range(1500):
        way = Memory(later)
        send(outbox, way, at)
        tries += [at] * len(way.sent)
        if states(outbox)[A] == "failed":
            break
        at += timedelta(minutes=5)
    waits = [b - a for a, b in zip(tries, tries[1:], strict=False)]
    assert len(tries) == 12 and waits == sorted(waits)
    assert waits[0] <= timedelta(minutes=6) and waits[-1] <= timedelta(hours=8, minutes=5)
    assert tries[-1] - tries[0] > timedelta(days=2)


def test_a_clock_set_back_does_not_make_a_mail_wait_for_years(filled: Filled) -> None:
    outbox, _ = filled(A)
    future = NOW + timedelta(days=3650)
    send(outbox, Memory(Outcome(State.DEFERRED, "451 later")), future)
    way = Memory()
    send(outbox, way, NOW)
    assert way.sent == [A]


def test_what_was_being_sent_when_the_program_died_is_held_and_only_sent_on_request(filled: Filled) -> None:
    outbox, (record,) = filled(A)
    outbox.change(record, State.SENDING, NOW)
    way = Memory()
    report = send(outbox, way)
    assert way.sent == [] and states(outbox) == {A: "held"}
    assert report.code == ExitCode.TRY_AGAIN and "may have been sent" in report.problems[0]  # type: ignore[attr-defined]
    assert send(outbox, way).problems == ()  # type: ignore[attr-defined]  # told once
    held = outbox.records()[0]
    outbox.change(held, State.QUEUED, NOW)
    send(outbox, way)
    assert way.sent == [A] and states(outbox) == {A: "sent"}


def test_a_trouble_of_the_server_concerns_every_mail_and_is_met_once(filled: Filled) -> None:
    outbox, _ = filled(A, B)
    way = Memory(Outcome(State.QUEUED, "not reached", session=True))
    report = send(outbox, way)
    assert len(way.sent) == 1 and set(states(outbox).values()) == {"queued"}
    (line,) = report.problems  # type: ignore[attr-defined]  # one trouble, one line, however many mails
    assert report.code == ExitCode.TRY_AGAIN and line.startswith(
        "2 mails wait: not reached (to ana@office.example, bo@"
    )  # type: ignore[attr-defined]


def test_a_full_disk_before_the_dot_leaves_the_mail_queued(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox, _ = filled(A)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(outbox.folder))

    monkeypatch.setattr("briefgen.deliver.outbox.write_atomic", full)
    way = Memory()
    report = send(outbox, way)
    assert way.sent == [] and states(outbox) == {A: "queued"}
    assert "No space left" in report.problems[0] and report.code == ExitCode.NOTHING  # type: ignore[attr-defined]


@pytest.mark.parametrize("ending", ["json", "eml"])
def test_any_damage_costs_one_mail_and_sends_nothing_twice(filled: Filled, ending: str) -> None:
    chance = random.Random(7)
    for _round in range(12):
        outbox, (first, _) = filled(A, B)
        path = outbox.folder / f"{first.id}.{ending}"
        damage(path, chance)
        way = Memory()
        report = send(outbox, way)
        damaged = states(outbox).get(A, "corrupt")
        assert B in way.sent
        assert (damaged == "corrupt") == (A not in way.sent), (damaged, way.sent)
        if damaged == "corrupt":
            assert report.code == ExitCode.PARTIAL and "corrupt" in report.problems[0]  # type: ignore[attr-defined]
            filled(A, B)  # nor is it queued again unasked
            send(outbox, way)
            assert A not in way.sent
        for file in outbox.folder.glob("*.*"):
            file.unlink()


def damage(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    how = chance.randrange(4)
    if how == 0:
        data = data[: chance.randrange(len(data))]
    elif how == 1:
        data = bytearray(len(data))
    elif how == 2:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    else:
        data = bytearray(chance.randbytes(50))
    path.write_bytes(bytes(data))


def test_a_message_that_is_gone_is_corrupt(filled: Filled) -> None:
    outbox, (first, _) = filled(A, B)
    (outbox.folder / f"{first.id}.eml").unlink()
    way = Memory()
    send(outbox, way)
    assert way.sent == [B] and states(outbox)[A] == "corrupt"


def test_what_was_never_queued_whole_leaves_nothing_behind(filled: Filled) -> None:
    outbox, _ = filled(A)
    (outbox.folder / "0123456789abcdef.eml").write_bytes(b"half")
    (outbox.folder / ".x.json.abc.tmp").write_bytes(b"half")
    send(outbox, Memory())
    assert sorted(p.suffix for p in outbox.folder.iterdir() if p.name != ".lock") == [".eml", ".json"]


def test_old_messages_are_dropped_and_their_records_kept(filled: Filled) -> None:
    outbox, _ = filled(A)
    send(outbox, Memory())
    send(outbox, Memory(), NOW + timedelta(days=31))
    assert not list(outbox.folder.glob("*.eml"))
    way = Memory()
    filled(A)
    send(outbox, way, NOW + timedelta(days=31))
    assert way.sent == []


def test_ids_by_their_beginnings(filled: Filled) -> None:
    outbox, (first, second) = filled(A, B)
    assert outbox.resolve(first.id[:8]) == first
    for prefix in ("", "zz"):
        with pytest.raises(UsageError):
            outbox.resolve(prefix)
    outbox.forget(first)
    assert list(states(outbox)) == [second.recipient]


def test_the_lock_says_who_holds_it_and_dies_with_its_process(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    code = (
        "import sys,time\nfrom pathlib import Path\nfrom datetime import datetime\nfrom briefgen.files import locked\n"
        f"with locked(Path({str(tmp_path / '.lock')!r}), datetime(2026, 1, 20, 7, 59)):\n"
        "    print('held', flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "held\n"
    with pytest.raises(BusyError, match=f"process {process.pid} since 2026-01-20 07:59"), outbox.held_lock(NOW, 0.1):
        pass
    process.kill()
    process.communicate()
    with outbox.held_lock(NOW, 5):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(filled: Filled) -> None:
    outbox, _ = filled(A)
    outbox.folder.chmod(0o500)
    try:
        with pytest.raises(StateError, match="outbox cannot be used"):
            send(outbox, Memory())
    finally:
        outbox.folder.chmod(0o700)


def test_files_are_for_their_owner_alone(filled: Filled) -> None:
    outbox, (record,) = filled(A)
    assert {oct(p.stat().st_mode & 0o777) for p in outbox.folder.glob("*.*")} == {"0o600"}
    assert json.loads((outbox.folder / f"{record.id}.json").read_text())["state"] == "queued"


def test_a_record_of_another_make_is_not_trusted(filled: Filled) -> None:
    outbox, (record,) = filled(A)
    path = outbox.folder / f"{record.id}.json"
    fields = json.loads(path.read_text())
    path.write_text(json.dumps({**fields, "recipient": "eve@elsewhere.example"}))
    way = Memory()
    send(outbox, way)
    assert way.sent == []
    message = build_message(content(), parse_recipient(A), now=NOW, most_bytes=10**7)
    assert outbox.put(message, "", NOW)[1] is False
    assert replace(record, state=State.QUEUED).due(NOW)
