"""Sending to real servers on loopback: what arrives, and what state a mail ends in, whatever the server does."""

from __future__ import annotations

import base64
import select
import smtplib
import socket
import ssl
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from briefgen.config.delivery import Smtp
from briefgen.deliver import Outbox, SendReport, send_waiting
from briefgen.deliver.smtp import SmtpTransport
from briefgen.errors import ExitCode
from tests.deliver.conftest import NOW, Filled
from tests.deliver.servers import PASSWORD, TOKEN, USER, ScriptedServer, real_server, silent_port

A, B, C = "ana@office.example", "bo@office.example", "cy@office.example"


def smtp(port: int, security: str = "none", **more: Any) -> Smtp:
    return Smtp.model_validate({"host": "localhost", "port": port, "security": security, "seconds": 120, **more})


def send(outbox: Outbox, settings: Smtp, context: ssl.SSLContext | None = None, after: int = 0) -> SendReport:
    at = NOW + timedelta(minutes=after)
    return send_waiting(outbox, lambda: SmtpTransport(settings, context), now=lambda: at)


def states(outbox: Outbox) -> dict[str, str]:
    return {r.recipient: r.state.value for r in outbox.records()}


def out_of_patience(patch: pytest.MonkeyPatch, server: ScriptedServer) -> None:
    """The time for an answer is over as soon as the server stalls, and never before, however slow the machine is."""
    getreply = smtplib.SMTP.getreply

    def answer(link: smtplib.SMTP) -> tuple[int, bytes]:
        sock = link.sock
        assert sock is not None
        while not server.stalls.is_set() and not select.select([sock], [], [], 0.01)[0]:
            pass
        if server.stalls.is_set():
            sock.settimeout(0.1)
        return getreply(link)

    patch.setattr(smtplib.SMTP, "getreply", answer)


@pytest.fixture
def trusted(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[0]))


@pytest.fixture
def password(tmp_path: Path) -> Iterator[dict[str, Any]]:
    path = tmp_path / "password"
    path.write_text(PASSWORD)
    yield {"user": USER, "password": {"file": str(path)}}


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mails_arrive_over_an_encrypted_link_with_a_login(
    security: str, certificate: tuple[Path, Path], trusted: ssl.SSLContext, password: dict[str, Any], filled: Filled
) -> None:
    outbox, records = filled(A, B)
    with real_server(security, certificate, auth=True) as (port, kept):
        report = send(outbox, smtp(port, security, **password), trusted)
    assert report.problems == () and report.code == ExitCode.OK
    assert kept.recipients() == [A, B] and kept.logins == 1
    assert sorted(kept.ids()) == sorted(f"<{r.id}.briefgen@ministry.example>" for r in records)
    arrived = {str(m["To"]): m for m in kept.messages()}
    for record in records:
        stored = message_from_bytes(outbox.message(record) or b"", policy=default)
        mail = arrived[record.recipient]
        assert [k for k in mail if not k.startswith("X-")] == [k for k in stored if not k.startswith("X-")]
        assert mail.get_body(("plain",)).get_content() == stored.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        (file,) = mail.iter_attachments()  # type: ignore[attr-defined]
        assert file.get_payload(decode=True) == b"%PDF-1.7\r\n\n\r\x00\xff" * 900
    assert "says 250 OK taken" in outbox.records()[0].said


def test_a_token_in_place_of_a_password(
    certificate: tuple[Path, Path], trusted: ssl.SSLContext, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox, _ = filled(A)
    with real_server("starttls", certificate, auth=True) as (port, kept):
        monkeypatch.setenv("CANARY", "wrong")
        settings = smtp(port, "starttls", user=USER, token={"env": "CANARY"})
        assert send(outbox, settings, trusted).code in (ExitCode.MAIL_REFUSED, ExitCode.TRY_AGAIN)
        assert kept.envelopes == [] and states(outbox)[A] != "sent"
        monkeypatch.setenv("CANARY", TOKEN)
        outbox.forget(outbox.records()[0])
        filled(A)
        assert send(outbox, settings, trusted).problems == ()
    assert kept.recipients() == [A]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_stops_the_mail(
    security: str, certificate: tuple[Path, Path], password: dict[str, Any], filled: Filled
) -> None:
    outbox, _ = filled(A)
    with real_server(security, certificate, auth=True) as (port, kept):
        report = send(outbox, smtp(port, security, **password))
    assert kept.envelopes == [] and states(outbox) == {A: "queued"}
    assert "certificate is not trusted" in report.problems[0] and report.code == ExitCode.TRY_AGAIN


def test_a_certificate_for_another_name_stops_the_mail(
    certificate: tuple[Path, Path], trusted: ssl.SSLContext, filled: Filled
) -> None:
    outbox, _ = filled(A)
    with real_server("tls", certificate) as (port, kept):
        report = send(outbox, smtp(port, "tls", host="127.0.0.1"), trusted)
    assert kept.envelopes == [] and states(outbox) == {A: "queued"}
    assert "its certificate is not for 127.0.0.1: set mail.smtp.host" in report.problems[0]


def test_nothing_is_sent_in_clear_when_the_server_offers_no_encryption(
    filled: Filled, password: dict[str, Any]
) -> None:
    outbox, _ = filled(A)
    with ScriptedServer() as server:
        report = send(outbox, smtp(server.port, "starttls", **password))
    assert states(outbox) == {A: "queued"} and "offers no encryption" in report.problems[0]
    assert server.seen == []


def test_a_wrong_password_is_asked_once_and_never_shown(
    certificate: tuple[Path, Path], trusted: ssl.SSLContext, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox, _ = filled(A, B)
    monkeypatch.setenv("CANARY", "canary-wrong-password")
    with real_server("starttls", certificate, auth=True) as (port, kept):
        report = send(outbox, smtp(port, "starttls", user=USER, password={"env": "CANARY"}), trusted)
        # It is about the account: the mails wait, and go out once it is mended.
        assert kept.envelopes == [] and set(states(outbox).values()) == {"deferred"}
        assert report.code == ExitCode.TRY_AGAIN and kept.attempts == 1
        assert "535" in report.problems[0] and "check mail.smtp.user and mail.smtp.password" in report.problems[0]
        monkeypatch.setenv("CANARY", PASSWORD)
        settings = smtp(port, "starttls", user=USER, password={"env": "CANARY"})
        assert send(outbox, settings, trusted, after=1).records == []  # not yet: many refusals would lock the account
        assert send(outbox, settings, trusted, after=10).problems == () and kept.recipients() == [A, B]
    everything = " ".join(report.problems) + "".join(p.read_text("latin-1") for p in outbox.folder.glob("*.*"))
    for secret in ("canary-wrong-password", base64.b64encode(b"canary-wrong-password").decode()):
        assert secret not in everything


def test_a_login_that_stays_refused_never_fails_a_mail(filled: Filled) -> None:
    outbox, _ = filled(A)
    with ScriptedServer("mail", "530 5.7.0 Authentication required") as server:
        for day in range(20):
            report = send(outbox, smtp(server.port), after=day * 1440)
            assert states(outbox) == {A: "deferred"} and "or a login" in report.problems[0]
        server.stage = ""
        send(outbox, smtp(server.port), after=30 * 1440)
    assert states(outbox) == {A: "sent"}


@pytest.mark.parametrize(("offered", "way"), [("PLAIN LOGIN", "PLAIN"), ("LOGIN", "LOGIN"), ("CRAM-MD5", "CRAM-MD5")])
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (535, "check mail.smtp.user and mail.smtp.password"),
        (534, "app password or a token"),
        (538, "check mail.smtp.user"),
        (454, "cannot check logins now"),
    ],
)
def test_each_way_of_logging_in_refused(
    offered: str, way: str, code: int, said: str, certificate: tuple[Path, Path], trusted: ssl.SSLContext, filled: Filled,
    password: dict[str, Any],
) -> None:  # fmt: skip
    outbox, _ = filled(A, B)
    with ScriptedServer("auth", f"{code} 4.7.0 no", certificate=certificate, auth=offered) as server:
        report = send(outbox, smtp(server.port, "tls", **password), trusted)
        assert set(states(outbox).values()) == {"deferred"} and report.code == ExitCode.TRY_AGAIN
        assert [a.split()[0] for a in server.logins] == [way]
        assert said in report.problems[0] and f"{code} 4.7.0 no" in report.problems[0]
        server.stage = ""
        assert send(outbox, smtp(server.port, "tls", **password), trusted, after=10).problems == ()
    assert sorted(to for to, _ in server.taken) == [A, B]


@pytest.mark.parametrize("offered", ["PLAIN", "LOGIN"])
def test_a_password_in_any_letters(
    offered: str,
    certificate: tuple[Path, Path],
    trusted: ssl.SSLContext,
    filled: Filled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outbox, _ = filled(A)
    monkeypatch.setenv("CANARY", "pässwörd €")
    with ScriptedServer(certificate=certificate, auth=offered) as server:
        settings = smtp(server.port, "tls", user=USER, password={"env": "CANARY"})
        assert send(outbox, settings, trusted).problems == ()
    assert "pässwörd €" in "".join(base64.b64decode(w).decode() for w in server.logins[0].split()[1:])


@pytest.mark.parametrize(("offered", "said"), [("GSSAPI NTLM", "GSSAPI, NTLM"), ("", "no login")])
def test_a_server_without_a_login_that_we_know(
    offered: str, said: str, certificate: tuple[Path, Path], trusted: ssl.SSLContext, filled: Filled, password: dict[str, Any]
) -> None:  # fmt: skip
    outbox, _ = filled(A)
    with ScriptedServer(certificate=certificate, auth=offered) as server:
        report = send(outbox, smtp(server.port, "tls", **password), trusted)
    assert states(outbox) == {A: "queued"} and said in report.problems[0] and server.taken == []


def test_a_password_that_cannot_be_had_leaves_the_mails_queued(filled: Filled) -> None:
    outbox, _ = filled(A)
    report = send(outbox, smtp(silent_port(), "starttls", user=USER, password={"env": "NO_SUCH_NAME"}))
    assert states(outbox) == {A: "queued"} and report.code == ExitCode.USAGE
    assert "mail.smtp.password" in report.problems[0] and report.problems[1].startswith("1 mail not tried")


def test_a_server_that_is_down_and_comes_back(filled: Filled) -> None:
    outbox, _ = filled(A, B)
    report = send(outbox, smtp(silent_port()))
    assert set(states(outbox).values()) == {"queued"} and report.code == ExitCode.TRY_AGAIN
    assert "not reached" in report.problems[0]
    with ScriptedServer() as server:
        assert send(outbox, smtp(server.port)).problems == ()
    assert sorted(to for to, _ in server.taken) == [A, B] and server.connections == 1


def test_a_name_that_is_unknown(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox, _ = filled(A)

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    report = send(outbox, smtp(25))
    assert states(outbox) == {A: "queued"} and "its name is unknown" in report.problems[0]


def test_a_mail_larger_than_the_server_takes_is_not_even_offered(filled: Filled) -> None:
    outbox, _ = filled(A)
    with real_server("none", data_size_limit=2000) as (port, kept):
        report = send(outbox, smtp(port))
    assert kept.envelopes == [] and states(outbox) == {A: "failed"} and "mail.size_mb" in report.problems[0]


STAGES = ("connect", "ehlo", "mail", "rcpt", "data", "dot")
TABLE = (
    [(stage, "451 4.3.0 later", "deferred") for stage in STAGES]
    + [(stage, "421 4.3.2 closing", "deferred") for stage in STAGES]
    # Refused before a mail is named, it says nothing of the mail.
    + [(stage, "554 5.7.1 no", "deferred" if stage in ("connect", "ehlo") else "failed") for stage in STAGES]
    + [(stage, "drop", "deferred") for stage in (*STAGES[:-1], "body")]
    + [(stage, "stall", "deferred") for stage in (*STAGES[:-1], "body")]
    + [("dot", "drop", "held"), ("dot", "stall", "held"), ("dot", "what?", "held"), ("dot", "354 more", "held")]
)


# A server that stops reading in the middle of a mail of this size goes unseen until the dot, when it is silent.
@pytest.mark.parametrize(("stage", "what", "state"), TABLE)
def test_whatever_a_server_does_each_mail_ends_in_its_state(
    stage: str, what: str, state: str, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox, _ = filled(A)
    expected = "held" if (stage, what) == ("body", "stall") else state
    with ScriptedServer(stage, what) as server:
        with monkeypatch.context() as patch:
            out_of_patience(patch, server)
            report = send(outbox, smtp(server.port))
        first = states(outbox)[A]
        if (stage, what) == ("body", "drop"):  # by how far the two have come; both are right
            assert first in ("deferred", "held")
            expected = first
        assert first == expected, report.problems
        assert report.code == (ExitCode.MAIL_REFUSED if expected == "failed" else ExitCode.TRY_AGAIN)
        assert len(report.problems) == 1 and A in report.problems[0]
        # The server recovers: only what surely did not go out is sent again, and only once.
        server.stage = ""
        again = send(outbox, smtp(server.port), after=10)
        send(outbox, smtp(server.port), after=20)
    assert states(outbox)[A] == ("sent" if expected == "deferred" else expected), again.problems
    assert len(server.taken) == (1 if expected == "deferred" else 0)
    complete = len(server.seen)
    assert complete <= 1 or stage == "dot" and what[0] in "45"


@pytest.mark.parametrize("stage", ["starttls", "auth"])
@pytest.mark.parametrize(
    "what", ["454 4.7.0 later", "421 4.3.2 closing", "554 5.7.1 no", "501 5.5.4 what", "drop", "stall"]
)
def test_trouble_with_encryption_or_login_leaves_the_mails_waiting(
    stage: str, what: str, certificate: tuple[Path, Path], trusted: ssl.SSLContext, filled: Filled, password: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    outbox, _ = filled(A, B)
    with ScriptedServer(stage, what, certificate=certificate, starttls=True, auth="PLAIN") as server:
        with monkeypatch.context() as patch:
            out_of_patience(patch, server)
            report = send(outbox, smtp(server.port, "starttls", **password), trusted)
        assert set(states(outbox).values()) == {"deferred"} and report.code == ExitCode.TRY_AGAIN
        assert server.seen == [] and server.connections == 1
        server.stage = ""
        assert send(outbox, smtp(server.port, "starttls", **password), trusted, after=10).problems == ()
    assert sorted(to for to, _ in server.taken) == [A, B]


def test_one_recipient_refused_does_not_touch_the_others(filled: Filled) -> None:
    outbox, _ = filled(A, B, C)
    with ScriptedServer("rcpt", "550 5.1.1 no such user", only=(B,)) as server:
        report = send(outbox, smtp(server.port))
        send(outbox, smtp(server.port), after=10)
    assert states(outbox) == {A: "sent", B: "failed", C: "sent"}
    assert sorted(to for to, _ in server.taken) == [A, C] and server.connections == 1
    assert len(report.problems) == 1 and "no such user" in report.problems[0]


def test_a_link_that_breaks_after_one_mail_is_made_anew_for_the_next(filled: Filled) -> None:
    outbox, _ = filled(A, B, C)
    with ScriptedServer("dot", "drop", only=(B,)) as server:
        send(outbox, smtp(server.port))
    assert states(outbox) == {A: "sent", B: "held", C: "sent"}
    assert sorted(to for to, _ in server.taken) == [A, C]


def test_a_server_that_drips_is_cut_off(filled: Filled) -> None:
    """Each byte comes in time; the whole does not."""
    import threading
    import time

    outbox, _ = filled(A)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        stop = threading.Event()

        def drip() -> None:
            link, _ = listening.accept()
            with link:
                while not stop.is_set():
                    try:
                        link.send(b"220-still here\r\n")
                    except OSError:
                        return
                    time.sleep(0.2)

        thread = threading.Thread(target=drip)
        thread.start()
        send(outbox, smtp(listening.getsockname()[1], seconds=1))  # it would never end
        stop.set()
        thread.join()
    assert states(outbox) == {A: "deferred"}


def test_what_a_server_says_is_shown_without_its_control_characters(filled: Filled) -> None:
    outbox, _ = filled(A)
    with ScriptedServer("rcpt", "550 \x1b]52;c;evil\x07 go away") as server:
        report = send(outbox, smtp(server.port))
    assert "\x1b" not in report.problems[0] and "go away" in report.problems[0]
