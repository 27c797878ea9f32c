"""Mail servers on loopback: a real one (aiosmtpd, with TLS and AUTH), and one that misbehaves as it is told."""

from __future__ import annotations

import atexit
import contextlib
import shutil
import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD, TOKEN = "desk", "canary-7f31-password", "canary-token-99"


@dataclass
class Kept:
    """What the real server took."""

    envelopes: list[Any] = field(default_factory=list)
    logins: int = 0
    attempts: int = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.envelopes.append(envelope)
        return "250 OK taken"

    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> AuthResult:
        import base64

        want = f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01"
        if base64.b64decode(args[1]).decode() == want:
            return AuthResult(success=True, auth_data=USER)
        await server.challenge_auth('{"status":"401"}')
        return AuthResult(success=False, handled=False)

    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(e.content, policy=default) for e in self.envelopes]  # type: ignore[misc]

    def recipients(self) -> list[str]:
        return sorted(r for e in self.envelopes for r in e.rcpt_tos)

    def ids(self) -> list[str]:
        return [str(m["Message-ID"]) for m in self.messages()]


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that signs itself, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate")
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
         "-out", cert, "-days", "9000", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


@contextlib.contextmanager
def real_server(
    security: str, certificate: tuple[Path, Path] | None = None, auth: bool = False, **more: Any
) -> Iterator[tuple[int, Kept]]:
    """aiosmtpd on a free port: (port, what it took). security: none, starttls or tls."""
    kept, context = Kept(), None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        kept.attempts += 1
        kept.logins += good
        return AuthResult(success=good, handled=False)

    options: dict[str, Any] = {"hostname": "127.0.0.1", "ready_timeout": 120, **more}
    if auth:
        # aiosmtpd takes STARTTLS alone for encryption; over TLS from the start, the count of log-ins tells.
        options |= {"authenticator": check, "auth_required": security != "tls", "auth_require_tls": security != "tls"}
    if security == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    elif security == "tls":
        options |= {"ssl_context": context}
    controller = _Controller(kept, **options)
    controller.start()
    try:
        yield controller.port, kept
    finally:
        controller.stop()


class _Controller(Controller):
    """On a port that is its own from the beginning: one that is merely free may be another's a moment later."""

    def __init__(self, handler: object, **options: Any) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        super().__init__(handler, port=self._socket.getsockname()[1], **options)

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self._socket, ssl=self.ssl_context)

    def cancel_tasks(self, stop_loop: bool = True) -> None:
        """Links that are still open go first: they would complain when they are forgotten, in the midst of another test."""
        for link in list(self.loop._transports.values()):  # type: ignore[attr-defined]
            link.abort()
        self._stop_after(3, stop_loop)

    def _stop_after(self, rounds: int, stop_loop: bool) -> None:
        if rounds:
            self.loop.call_soon(self._stop_after, rounds - 1, stop_loop)
        else:
            super().cancel_tasks(stop_loop)


@cache
def silent_port() -> int:
    """A port at which nobody answers, and nobody will: it is taken, and not listened at."""
    taken = socket.socket()
    atexit.register(taken.close)
    taken.bind(("127.0.0.1", 0))
    return int(taken.getsockname()[1])


def free_port() -> int:
    """For a program of its own that must be told its port."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


class ScriptedServer(socketserver.ThreadingTCPServer):
    """Plays SMTP by the book but at one stage: (stage, what it does there).

    stages: connect, ehlo, starttls, auth, mail, rcpt, data, body (in the middle of the mail), dot; what: a reply such as '451 later', 'drop',
    'stall'. `only`: recipients that it concerns; all, when empty. `taken`: (recipient, mail) that it said 250 to.
    With a certificate: TLS from the start, or after STARTTLS. `auth`: the ways of logging in that it offers; any password does.
    """

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 50

    def __init__(
        self,
        stage: str = "",
        what: str = "",
        only: tuple[str, ...] = (),
        *,
        certificate: tuple[Path, Path] | None = None,
        starttls: bool = False,
        auth: str = "",
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.stage, self.what, self.only, self.starttls, self.auth = stage, what, only, starttls, auth
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(*certificate)
        self.logins: list[str] = []  # what followed AUTH, with the answers to what was asked
        self.taken: list[tuple[str, bytes]] = []
        self.seen: list[tuple[str, bytes]] = []  # complete mails, whatever was answered
        self.connections = 0
        self.stalls = threading.Event()  # it does from now on
        self.over = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def __enter__(self) -> ScriptedServer:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *args: object) -> None:
        self.over.set()
        self.shutdown()
        super().__exit__(*args)  # type: ignore[arg-type]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is part of the play."""


class _Conversation(socketserver.StreamRequestHandler):
    server: ScriptedServer

    def handle(self) -> None:
        self.server.connections += 1
        self.to, self.encrypted = "", False
        with contextlib.suppress(_Gone, OSError):
            if self.server.context and not self.server.starttls:
                self._encrypt()
            self._play("connect", "220 here")
            while True:
                line = self.rfile.readline(4096)
                if not line:
                    return
                self._command(line.decode("ascii", "replace").strip())

    def _command(self, line: str) -> None:
        word = line[:4].upper()
        if word == "EHLO" or word == "HELO":
            offers = [f"AUTH {self.server.auth}"] if self.server.auth else []
            offers += ["STARTTLS"] if self.server.starttls and not self.encrypted else []
            self._play("ehlo", "\r\n".join(["250-here", *(f"250-{o}" for o in offers), "250 8BITMIME"]))
        elif word == "STAR":
            if self._play("starttls", "220 go on"):
                self._encrypt()
        elif word == "AUTH":
            self._log_in(line)
        elif word == "MAIL":
            self._play("mail", "250 fine")
        elif word == "RCPT":
            self.to = line.partition("<")[2].partition(">")[0]
            self._play("rcpt", "250 fine")
        elif word == "DATA":
            if self._play("data", "354 go on"):
                self._take_body()
        elif word == "QUIT":
            self._say("221 bye")
            raise _Gone
        else:
            self._say("250 fine")

    def finish(self) -> None:
        with contextlib.suppress(OSError):
            super().finish()
        if self.encrypted:
            self.connection.close()

    def _encrypt(self) -> None:
        assert self.server.context
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.encrypted = True

    def _log_in(self, line: str) -> None:
        said = line[5:]
        asked = {"LOGIN": "UGFzc3dvcmQ6", "CRAM-MD5": "PDEuMkBoZXJlPg=="}.get(said.split()[0])
        if asked:
            self._say(f"334 {asked}")
            said += " " + self.rfile.readline(4096).decode().strip()
        self.server.logins.append(said)
        self._play("auth", "235 welcome")

    def _take_body(self) -> None:
        data = b""
        while not data.endswith(b"\r\n.\r\n"):
            line = self.rfile.readline(4096)
            if not line:
                raise _Gone
            data += line
            if self._now("body") and len(data) > 500:
                self._misbehave()
        self.server.seen.append((self.to, data))
        if self._play("dot", "250 taken"):
            self.server.taken.append((self.to, data))

    def _now(self, stage: str) -> bool:
        mine = not self.server.only or not self.to or self.to in self.server.only
        return self.server.stage == stage and mine

    def _play(self, stage: str, usual: str) -> bool:
        """Say what is usual (True), or do what the script says."""
        if not self._now(stage):
            self._say(usual)
            return True
        if self.server.what in ("drop", "stall"):
            self._misbehave()
        self._say(self.server.what)
        return False

    def _misbehave(self) -> None:
        if self.server.what == "stall":
            self.server.stalls.set()
            self.server.over.wait()
        raise _Gone

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Gone(Exception):
    pass
