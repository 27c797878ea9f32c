"""The same mails at Postfix: encryption, login, refusals in its own words, and what it writes to the mailboxes."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.config.delivery import Smtp
from briefgen.deliver import Outbox, SendReport, build_message, parse_recipient, send_waiting
from briefgen.deliver.smtp import SmtpTransport
from briefgen.errors import ExitCode
from tests.deliver.conftest import NOW, Filled, content
from tests.deliver.postfix import Postfix, postfix
from tests.deliver.servers import PASSWORD, USER

A, B, NOBODY = "ana@office.example", "bo@office.example", "nobody@office.example"
pytestmark = pytest.mark.real_time


@pytest.fixture(scope="module")
def server(certificate: tuple[Path, Path]) -> Iterator[Postfix]:
    with postfix(certificate) as running:
        yield running


@pytest.fixture
def login(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "password"
    path.write_text(PASSWORD)
    return {"user": f"{USER}@localhost", "password": {"file": str(path)}}


def send(outbox: Outbox, server: Postfix, certificate: tuple[Path, Path], **more: Any) -> SendReport:
    settings = Smtp.model_validate({"host": "localhost", "port": server.port, "seconds": 120, **more})
    context = ssl.create_default_context(cafile=str(certificate[0]))
    return send_waiting(outbox, lambda: SmtpTransport(settings, context), now=lambda: NOW)


def test_mails_arrive_whole_and_a_recipient_that_is_unknown_costs_nobody_else(
    server: Postfix, certificate: tuple[Path, Path], login: dict[str, Any], filled: Filled
) -> None:
    outbox, records = filled(A, NOBODY, B)
    report = send(outbox, server, certificate, **(login if server.auth else {}))
    assert {r.recipient: r.state.value for r in outbox.records()} == {A: "sent", B: "sent", NOBODY: "failed"}
    assert report.code == ExitCode.MAIL_REFUSED and "User unknown" in report.problems[0]
    for who, record in (("ana", records[0]), ("bo", records[2])):
        (mail,) = server.mails(who, 1)
        assert mail["Message-ID"] == f"<{record.id}.briefgen@ministry.example>" and mail["To"] == record.recipient
        assert mail["Auto-Submitted"] == "auto-generated" and mail["Bcc"] is None
        assert mail.get_body(("plain",)).get_content() == content().text  # type: ignore[union-attr]
        (file,) = mail.iter_attachments()
        assert file.get_payload(decode=True) == b"%PDF-1.7\r\n\n\r\x00\xff" * 900
    assert "queued as" in outbox.records()[0].said
    assert send(outbox, server, certificate, **(login if server.auth else {})).records == []
    assert len(server.mails("ana", 1)) == 1


def test_a_wrong_password_leaves_the_mails_waiting(
    server: Postfix, certificate: tuple[Path, Path], filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not server.auth:
        pytest.skip("sasl2-bin is not installed")
    outbox, _ = filled(A, B)
    monkeypatch.setenv("CANARY", "wrong")
    report = send(outbox, server, certificate, user=f"{USER}@localhost", password={"env": "CANARY"})
    assert {r.state.value for r in outbox.records()} == {"deferred"} and report.code == ExitCode.TRY_AGAIN
    assert "535" in report.problems[0] and "check mail.smtp.user" in report.problems[0]
    assert server.log().count("authentication failed") == 1  # of two mails and two ways of logging in


def test_a_login_that_is_missing_is_told(server: Postfix, certificate: tuple[Path, Path], filled: Filled) -> None:
    if not server.auth:
        pytest.skip("sasl2-bin is not installed")
    outbox, _ = filled(A)
    report = send(outbox, server, certificate)
    assert report.code == ExitCode.MAIL_REFUSED and "554" in report.problems[0]  # Postfix: Relay access denied


def test_encryption_that_is_missing_is_told(server: Postfix, certificate: tuple[Path, Path], filled: Filled) -> None:
    outbox, _ = filled(A)
    report = send(outbox, server, certificate, security="none")
    assert {r.state.value for r in outbox.records()} == {"deferred"} and "STARTTLS" in report.problems[0]
    assert "mail.smtp.security" in report.problems[0]


def test_a_mail_larger_than_it_takes_is_not_offered(
    server: Postfix, certificate: tuple[Path, Path], login: dict[str, Any], tmp_path: Path
) -> None:
    from briefgen.deliver import Attachment

    outbox = Outbox(tmp_path)
    big = content(attachments=(Attachment("big.pdf", b"x" * 2_500_000),))
    outbox.put(build_message(big, parse_recipient(A), now=NOW, most_bytes=10**8), "x", NOW)
    report = send(outbox, server, certificate, **(login if server.auth else {}))
    assert "takes at most 3.0 MB" in report.problems[0] and outbox.records()[0].state == "failed"
