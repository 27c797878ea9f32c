"""A brief that was corrected after it was mailed: it reaches those who had the first version, once, and says what it is."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
import time_machine

from briefgen import cli
from briefgen.batch import BatchResult
from briefgen.deliver import Outbox
from briefgen.engine.mailing import open_outbox
from briefgen.errors import ExitCode
from briefgen.workspace import Workspace, open_workspace
from tests.deliver.servers import ScriptedServer, silent_port
from tests.test_batch import BOTH, NOW, configure, run, sent_to, write_note

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def place(workspace_folder: Path) -> Workspace:
    write_note(workspace_folder, "one", "Port council opens a review of pilot fees", "a review of pilot fees")
    return open_workspace(workspace_folder)


def mailed(place: Workspace, port: int) -> BatchResult:
    configure(place.root, port)
    with time_machine.travel(NOW):
        return run(place, at=NOW)


def edit(result: BatchResult, old: str = "publish its findings", new: str = "publish its minutes") -> Path:
    text = result.paths[0].read_text()
    assert old in text
    result.paths[0].write_text(text.replace(old, new))
    return result.paths[0]


def send(brief: Path, *more: str, hours: int = 1) -> int:
    with time_machine.travel(NOW + timedelta(hours=hours)):
        return cli.run(["send", str(brief), *more])


def mails(server: ScriptedServer) -> list[EmailMessage]:
    return [message_from_bytes(data, policy=default) for _, data in server.taken]


def words(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return " ".join(body.get_content().split())


def test_a_corrected_brief_reaches_those_who_had_the_first_once_and_says_so(
    place: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with ScriptedServer() as server:
        brief = edit(mailed(place, server.port))
        assert [send(brief, hours=n) for n in (1, 2, 3)] == [ExitCode.OK] * 3
        assert sent_to(server) == sorted(BOTH * 2)
        assert capsys.readouterr().err.count("has this brief already") == 4
        first, _, second, _ = mails(server)
    assert second["Subject"].startswith("Corrected: ") and not first["Subject"].startswith("Corrected")
    assert second["Message-ID"] != first["Message-ID"] == second["References"] == second["In-Reply-To"]
    for kind in ("plain", "html"):
        body = words(second, kind)
        assert "its minutes" in body and "its findings" not in body and "replaces the version" in body
    assert "its minutes" in next(second.iter_attachments()).get_content()


def test_a_second_correction_follows_and_the_first_version_comes_back(place: Workspace) -> None:
    with ScriptedServer() as server:
        made = mailed(place, server.port)
        first = made.paths[0].read_text()
        send(edit(made), hours=1)
        send(edit(made, "its minutes", "its papers"), hours=2)
        made.paths[0].write_text(first)
        send(made.paths[0], hours=3)
        send(made.paths[0], hours=4)
        assert sent_to(server) == sorted(BOTH * 4)
        assert len({m["Message-ID"] for m in mails(server)}) == 8


def test_who_did_not_have_it_gets_the_corrected_one_as_it_is(place: Workspace) -> None:
    with ScriptedServer() as server:
        brief = edit(mailed(place, server.port))
        send(brief, "--to", "cy@office.example", "--to", "ana@office.example")
        subjects = {to: message_from_bytes(data, policy=default)["Subject"] for to, data in server.taken[2:]}
    assert subjects["ana@office.example"].startswith("Corrected: ")
    assert not subjects["cy@office.example"].startswith("Corrected")


def test_a_correction_takes_the_place_of_what_has_not_gone_out(place: Workspace) -> None:
    made = mailed(place, silent_port())
    brief = edit(made)
    assert send(brief) == ExitCode.TRY_AGAIN
    assert {(r.state, r.subject[:9]) for r in open_outbox(place).records()} == {("queued", "Briefing,")}
    with ScriptedServer() as server:
        configure(place.root, server.port)
        run(place, at=LATER + timedelta(hours=1))
        assert sent_to(server) == BOTH
        assert all("its minutes" in words(m) for m in mails(server))
    assert not list(open_outbox(place).folder.glob("*.next"))


def test_a_mail_that_may_have_been_sent_is_corrected_and_not_replaced(place: Workspace) -> None:
    with ScriptedServer("dot", "drop", only=("ana@office.example",)) as server:
        made = mailed(place, server.port)
        server.stage = ""
        send(edit(made))
        corrected = [str(mail["To"]) for mail in mails(server) if mail["Subject"].startswith("Corrected: ")]
    assert sorted(corrected) == BOTH
    assert sorted(r.state for r in open_outbox(place).records()) == ["held", "sent", "sent", "sent"]


def test_a_batch_run_never_corrects_anything(place: Workspace) -> None:
    with ScriptedServer() as server:
        edit(mailed(place, server.port))
        run(place, at=LATER)
        run(place, at=LATER + timedelta(days=1))
        assert sent_to(server) == BOTH


def test_a_brief_made_anew_under_its_name_is_a_corrected_one(place: Workspace) -> None:
    with ScriptedServer() as server:
        mailed(place, server.port)
        write_note(place.root, "one", "Port council opens a review of tug fees", "a review of tug fees")
        with time_machine.travel(LATER):
            again = ["build", "--force", "--formats", "md,json", "--out", str(place.root / "briefs")]
            assert cli.run([*again, "--date", "2026-01-20"]) == ExitCode.OK
        (path,) = (place.root / "briefs").glob("*-brief.md")
        assert send(path, "--to", "office", hours=2) == ExitCode.OK
        assert sent_to(server) == sorted(BOTH * 2)  # another brief: the profile's is called morning
        (place.root / "sources" / "one.md").write_text(path.read_text())
        assert not mails(server)[-1]["Subject"].startswith("Corrected")
        write_note(place.root, "one", "Port council opens a review of dock fees", "a review of dock fees")
        with time_machine.travel(LATER + timedelta(hours=2)):
            assert cli.run([*again, "--date", "2026-01-20"]) == ExitCode.OK
        assert send(path, "--to", "office", hours=4) == ExitCode.OK
        assert [m["Subject"][:10] for m in mails(server)[4:]] == ["Corrected:"] * 2


def test_an_edited_markdown_without_its_pdf_made_anew_is_told(
    place: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    import os

    with ScriptedServer() as server:
        configure(place.root, server.port, {"attach": ["pdf", "json"]})
        with time_machine.travel(NOW):
            made = run(place, at=NOW)
        pdf = made.paths[0].with_suffix(".pdf")
        pdf.write_bytes(b"%PDF-1.7 of an hour ago")
        for path in (pdf, pdf.with_suffix(".json")):
            os.utime(path, (1_700_000_000, 1_700_000_000))
        send(edit(made), "--to", "cy@office.example")
        attached = [part.get_filename() for part in mails(server)[-1].iter_attachments()]
    said = capsys.readouterr().err
    assert "is older than" in said and "before 2026-01-20-morning.md was edited and was not attached" in said
    assert attached == [
        "2026-01-20-morning.pdf"
    ]  # an office may want to see it all the same; data that is wrong helps nobody


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_a_crash_while_a_message_is_replaced_leaves_the_old_one_or_the_new_one(
    place: Workspace, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between any two of: the message is written, the record is for it, it takes its place."""
    from briefgen.deliver import outbox as module

    class Crash(BaseException):
        pass

    made = mailed(place, silent_port())
    calls = iter(range(100))
    plain_write, plain_settle = Outbox._write, Outbox._settle

    def write(self: Outbox, id: str, ending: str, data: bytes) -> None:
        if next(calls) == step:
            raise Crash
        plain_write(self, id, ending, data)

    def settle(self: Outbox, record: module.Record) -> None:
        if next(calls) == step:
            raise Crash
        plain_settle(self, record)

    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "_write", write)
        patch.setattr(Outbox, "_settle", settle)
        with pytest.raises(Crash):
            send(edit(made))
    with ScriptedServer() as server:
        configure(place.root, server.port)
        run(place, at=LATER + timedelta(hours=1))
        assert sent_to(server) == BOTH
        said = sorted("its minutes" in words(m) for m in mails(server))
    assert said == ([False, False] if step < 2 else [False, True])
    assert not list(open_outbox(place).folder.glob("*.next"))
