"""`doctor`: a desk where all is well, and one where much is wrong."""

from __future__ import annotations

import errno
import os
import socket
import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from pathlib import Path

import pytest

from briefgen.cli import run
from briefgen.config import load_settings
from briefgen.engine.doctor import Finding, examine
from briefgen.errors import ExitCode
from briefgen.library import Library
from briefgen.model import SourceDocument
from briefgen.workspace import Workspace, make_workspace, open_workspace

NOW = datetime(2126, 11, 22, 6, 0, tzinfo=UTC)  # later than any file of the program: `doctor` looks at their age


def desk(folder: Path, config: str = "briefgen: 1\n") -> Workspace:
    make_workspace(folder, config)
    return open_workspace(folder)


def found(place: Workspace, *, reach_mail: bool = False, now: datetime = NOW) -> dict[str, Finding]:
    """The last finding of each subject that is the worst of it."""
    worst: dict[str, Finding] = {}
    for finding in examine(load_settings(place), place, now=now, reach_mail=reach_mail):
        kept = worst.get(finding.subject)
        if kept is None or ("ok", "note", "trouble").index(finding.state) > ("ok", "note", "trouble").index(kept.state):
            worst[finding.subject] = finding
    return worst


@pytest.mark.model
@pytest.mark.real_time
def test_a_desk_where_all_is_well(tmp_path: Path) -> None:
    all_is = found(desk(tmp_path), now=datetime.now(UTC))
    assert {name: f.said for name, f in all_is.items() if f.state == "trouble"} == {}
    assert {"briefgen", "packages", "SQLite", "model", "PDF", "briefs", "state", "library", "mail", "clock"} <= set(
        all_is
    )


@pytest.mark.model
def test_each_thing_that_is_wrong_is_named_with_what_mends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:  # bound and not listening: nobody answers there
        taken.bind(("127.0.0.1", 0))
        place = desk(
            tmp_path,
            "briefgen: 1\nlook: mine\nsources: [inbox]\nextraction: {model: no_such_model}\n"
            f"mail: {{from: a@desk.example, smtp: {{host: 127.0.0.1, port: {taken.getsockname()[1]}}}}}\n",
        )
        (own := tmp_path / "templates/mine").mkdir(parents=True)
        (own / "look.yaml").write_text("colour: blue\n")
        place.state_folder().chmod(0o755)
        with Library(place.state_folder() / "library.sqlite") as library:
            library.add([SourceDocument("d1", "Read tomorrow.", (), origin="d1.txt")], NOW + timedelta(days=1))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
        wrong = {n: f for n, f in found(place, reach_mail=True).items() if f.state != "ok"}
    assert wrong["extraction.model"].state == "trouble" and "no_such_model" in wrong["extraction.model"].said
    assert "colour" in wrong[str(own / "look.yaml")].said
    assert "still to come" in wrong["clock"].said
    assert "gone.pem" in wrong["network"].said
    assert "inbox" in wrong["sources"].said
    assert wrong["state"].remedy.startswith("chmod 700")
    assert wrong["mail"].state == "trouble"
    assert all(f.remedy for f in wrong.values())


def test_the_command_tells_a_broken_config_and_looks_at_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = desk(tmp_path, "briefgen: 1\nlook: nowhere\n")
    assert run(["doctor", "--workspace", str(place.root)]) == ExitCode.PARTIAL
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("trouble  config") and "nowhere" in line for line in lines)
    assert any(line.startswith("ok       PDF") for line in lines)


def test_what_is_looked_at_is_said_before_it_is_and_what_takes_time_comes_last(tmp_path: Path) -> None:
    place, told = desk(tmp_path), []
    findings = examine(load_settings(place), place, now=NOW, on_progress=lambda p: told.append(p.label))
    assert (next(findings).subject, told) == ("briefgen", ["packages"])
    assert {"clock", "library", "mail"} <= {f.subject for f in quick_findings(place)}


def test_a_library_that_cannot_be_used_is_told_once(tmp_path: Path) -> None:
    place = desk(tmp_path, "briefgen: 1\nsources: [inbox]\n")
    (place.state_folder() / "library.sqlite").write_bytes(b"")
    with sqlite3.connect(place.state_folder() / "library.sqlite") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    before = quick_findings(place)
    assert [f.said for f in before if f.state == "trouble"] == ["made by a newer briefgen"]


def test_a_folder_that_cannot_be_written_comes_with_the_line_that_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    place = desk(tmp_path)
    monkeypatch.setattr("briefgen.engine.doctor.tempfile.TemporaryFile", refused)
    wrong = [f for f in quick_findings(place) if f.subject in ("briefs", "state")]
    assert len(wrong) == 2 and all(f.remedy.startswith(f"findmnt -T {place.root}") for f in wrong)


def test_a_password_that_cannot_be_had_hides_no_mail_that_waits_and_what_is_switched_off_need_not_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", "http://user:secret@proxy.example:3128")
    place = desk(
        tmp_path,
        "briefgen: 1\nsources: [{path: inbox, enabled: false}]\n"
        "mail: {from: a@desk.example, smtp: {host: mail.example, user: a, password: {env: NO_SUCH_VARIABLE}}}\n",
    )
    (place.state_folder("outbox") / "0123456789abcdef.json").write_text("{")
    found = {f.subject: f for f in quick_findings(place)}
    assert "NO_SUCH_VARIABLE" in found["mail.smtp.password"].said
    assert found["outbox"].said == "1 mail is corrupt"
    assert found["sources"].state == "ok"
    assert found["network"].said == "by proxy (all)"


def quick_findings(place: Workspace) -> list[Finding]:
    """The findings before those that take a PDF or the language model."""
    told: list[str] = []
    found = examine(load_settings(place), place, now=NOW, on_progress=lambda p: told.append(p.label))
    return list(takewhile(lambda _: told[-1] != "PDF and fonts", found))
