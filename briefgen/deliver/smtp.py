"""SMTP: encrypted and with the server's certificate checked by default; one conversation for the mails of a run.

The mail counts as 'may have been sent' from the moment the closing dot goes out, and not before: until then a server must
drop what it got (RFC 5321, 4.1.1.4; RFC 1047 tells why nothing better can be had).
"""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefgen.deliver.headers import clean_value
from briefgen.deliver.outbox import Record, State
from briefgen.deliver.transport import Commit, Outcome, quietly
from briefgen.text import shorten

if TYPE_CHECKING:
    from briefgen.config.delivery import Smtp

__all__ = ["SmtpTransport"]

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_TOTAL = 4  # a whole conversation may take so many times what one step may
_ACCOUNT = (530, 534, 535, 538)  # about the login, wherever they are said
_LOCAL_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?\Z")


class _StopError(Exception):
    """The conversation cannot go on; carries what becomes of the mail."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.said)
        self.outcome = outcome


class SmtpTransport:
    """A connection that is opened for the first mail and kept for the others."""

    def __init__(self, smtp: Smtp, context: ssl.SSLContext | None = None) -> None:
        self.settings = smtp
        self.where = f"{smtp.host}:{smtp.port or _PORTS[smtp.security]}"
        self._context = context
        self._link: smtplib.SMTP | None = None

    def send(self, data: bytes, record: Record, commit: Commit) -> Outcome:
        """One mail. Raises what `commit` raises, and ConfigError when the password cannot be had; nothing was sent then."""
        secret = self._secret() if self._link is None else None
        watch = threading.Timer(self.settings.seconds * _TOTAL, self._cut)
        watch.daemon = True
        watch.start()
        try:
            link = self._link or self._open(secret)
            return self._talk(link, data, record, commit)
        except _StopError as stop:
            return stop.outcome
        except BaseException:
            self._drop()
            raise
        finally:
            watch.cancel()

    def greet(self) -> str:
        """Connect and log in, and send nothing: what went wrong, else nothing. Raises ConfigError without the password."""
        try:
            self._open(self._secret())
        except _StopError as stop:
            return stop.outcome.said
        finally:
            self.close()
        return ""

    def close(self) -> None:
        if self._link is not None:
            link, self._link = self._link, None
            quietly(link.quit)
            quietly(link.close)

    # ------------------------------------------------------------------------------------------ conversation

    def _secret(self) -> str | None:
        """Read before the connection is made, so that no server waits for a slow command."""
        if self.settings.token:
            return self.settings.token.read("mail.smtp.token")
        return self.settings.password.read("mail.smtp.password") if self.settings.password else None

    def _open(self, secret: str | None) -> smtplib.SMTP:
        """A conversation in which mails can be sent. Raises _StopError: what stops it stops every mail."""
        s = self.settings
        context = self._context or ssl.create_default_context()
        port = s.port or _PORTS[s.security]
        stage = "connecting"
        try:
            if s.security == "tls":
                link: smtplib.SMTP = smtplib.SMTP_SSL(timeout=s.seconds, context=context, local_hostname=_local_name())
            else:
                link = smtplib.SMTP(timeout=s.seconds, local_hostname=_local_name())
            self._link = link
            link._host = s.host  # type: ignore[attr-defined]  # the name that the certificate must have
            self._answered(link.connect(s.host, port), stage, session=True)
            stage = "greeting"
            link.ehlo_or_helo_if_needed()
            if s.security == "starttls":
                stage = "starting encryption"
                link.starttls(context=context)
                link.ehlo_or_helo_if_needed()
            if s.user and secret is not None:
                stage = "logging in"
                self._log_in(link, secret)
            return link
        except _StopError:
            raise
        except Exception as exc:
            self._drop()
            raise _StopError(self._went_wrong(exc, stage)) from exc

    def _log_in(self, link: smtplib.SMTP, secret: str) -> None:
        if not self.settings.token:
            self._by_password(link, self.settings.user.encode(), secret.encode())
            return
        # Google's and Microsoft's XOAUTH2: the token first; a challenge carries the error and wants an empty answer.
        first = f"user={self.settings.user}\x01auth=Bearer {secret}\x01\x01"
        if not link.has_extn("auth") or "XOAUTH2" not in link.esmtp_features.get("auth", "").upper().split():
            raise smtplib.SMTPNotSupportedError("the server does not take XOAUTH2")
        link.auth("XOAUTH2", lambda challenge=None: first if challenge is None else "")

    def _by_password(self, link: smtplib.SMTP, user: bytes, password: bytes) -> None:
        """PLAIN or LOGIN, as the link is encrypted, in UTF-8 (RFC 4616). One refusal is enough: many would lock the account."""
        offered = link.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            code, said = link.docmd("AUTH", f"PLAIN {_b64(bytes(1) + user + bytes(1) + password)}")
        elif "LOGIN" in offered:
            code, said = link.docmd("AUTH", f"LOGIN {_b64(user)}")
            if code == 334:
                code, said = link.docmd(_b64(password))
        elif "CRAM-MD5" in offered:
            link.user, link.password = user.decode(), password.decode()
            code, said = link.auth("CRAM-MD5", link.auth_cram_md5)
        else:
            ways = f"only these ways of logging in: {', '.join(offered)}" if offered else "no login"
            raise smtplib.SMTPNotSupportedError(f"the server offers {ways}")
        if code not in (235, 503):  # 503: logged in already
            raise smtplib.SMTPAuthenticationError(code, said)

    def _talk(self, link: smtplib.SMTP, data: bytes, record: Record, commit: Commit) -> Outcome:
        room = link.esmtp_features.get("size", "")
        if room.isdigit() and 0 < int(room) < len(data):
            said = f"{self.where} takes at most {int(room) / 1e6:.1f} MB, the mail has {len(data) / 1e6:.1f} MB"
            return Outcome(State.FAILED, f"{said}: set mail.size_mb below that, or mail.link")
        size = [f"size={len(data)}"] if link.has_extn("size") else []
        for stage, step, good in (
            ("MAIL", lambda: link.mail(record.sender, size), 250),
            ("RCPT", lambda: link.rcpt(record.recipient), 250),
            ("DATA", lambda: link.docmd("DATA"), 354),
        ):
            self._answered(self._step(step, stage), stage, good)
        body = re.sub(rb"(?m)^\.", b"..", data)
        self._step(lambda: link.send(body if body.endswith(b"\r\n") else body + b"\r\n"), "sending")
        commit()
        return self._finish(link)

    def _finish(self, link: smtplib.SMTP) -> Outcome:
        """The dot, and what the server says to it. Without an answer nobody knows whether the mail went out."""
        try:
            link.send(b".\r\n")
            code, said = link.getreply()
        except Exception as exc:
            self._drop()
            return Outcome(State.HELD, f"{self.where} broke off after the mail was complete: {_words(exc)}")
        told = f"{self.where} says {code} {_words(said)}"
        if code == 421:
            self._drop()
        if code // 100 == 2:
            return Outcome(State.SENT, told)
        if code // 100 in (4, 5):
            return Outcome(State.DEFERRED if code // 100 == 4 else State.FAILED, told)
        self._drop()
        return Outcome(State.HELD, f"{told}, which is no answer to a mail")

    def _step(self, call: Callable[[], tuple[int, bytes] | None], stage: str) -> tuple[int, bytes]:
        try:
            return call() or (0, b"")
        except Exception as exc:
            self._drop()
            raise _StopError(self._went_wrong(exc, stage, session=False)) from exc

    def _answered(self, reply: tuple[int, bytes], stage: str, good: int = 220, session: bool = False) -> None:
        """Go on if the server agrees (251 and 252 are a yes, too). Raises _StopError."""
        code, said = reply
        if code == good or (good == 250 and code // 100 == 2):
            return
        told = f"{self.where} says {code} {_words(said)} ({stage})"
        if code in _ACCOUNT:
            told, session = f"{told}: {self._account_trouble(code)}", True
        if session or code == 421 or not self._reset():
            self._drop()
        state = State.FAILED if code // 100 == 5 and not session else State.DEFERRED
        raise _StopError(Outcome(state, told, session=session))

    def _account_trouble(self, code: int) -> str:
        """What to do about a login that is refused or missing (RFC 4954, 6). The mails wait: it is not about them."""
        if code // 100 == 4:
            return "the server cannot check logins now"
        if self.settings.security == "none":  # 530 is said for want of encryption, too (RFC 3207, 4)
            return "the server wants encryption, or a login: set mail.smtp.security: starttls"
        if not self.settings.user:
            return "the server wants a login: set mail.smtp.user and mail.smtp.password"
        if self.settings.token:
            return "the login is refused: check mail.smtp.user and what mail.smtp.token gives"
        if code == 534:
            return "the server wants another login, often an app password or a token (mail.smtp.token)"
        return "the login is refused: check mail.smtp.user and mail.smtp.password"

    def _went_wrong(self, exc: Exception, stage: str, session: bool = True) -> Outcome:
        """By what went wrong before the dot: a server that was never reached leaves mails queued; all else is tried again."""
        at = f"{self.where}: {stage}"
        if isinstance(exc, smtplib.SMTPResponseException):
            said = f"{exc.smtp_code} {_words(exc.smtp_error)}"
            if stage == "logging in":
                said += f": {self._account_trouble(exc.smtp_code)}"
            # Whatever its code: it is about the way or the account, and says nothing of the mail or who is to get it.
            return Outcome(State.DEFERRED, f"{at}: {said}", session)
        if isinstance(exc, ssl.SSLCertVerificationError):
            return Outcome(State.QUEUED, f"{at}: {self._certificate_trouble(exc)}", session)
        if isinstance(exc, ssl.SSLError):
            why = (exc.reason or "").replace("_", " ").lower() or _words(exc)
            return Outcome(State.QUEUED, f"{at}: encryption failed ({why}): check mail.smtp.security and port", session)
        if isinstance(exc, smtplib.SMTPNotSupportedError):
            hint = "the server offers no encryption" if stage == "starting encryption" else _words(exc)
            return Outcome(State.QUEUED, f"{at}: {hint}: check mail.smtp.port and mail.smtp.security", session)
        if isinstance(exc, OSError) and stage == "connecting" and not isinstance(exc, smtplib.SMTPException):
            why = "its name is unknown" if isinstance(exc, socket.gaierror) else _words(exc)
            return Outcome(State.QUEUED, f"{self.where}: not reached: {why}", session)
        return Outcome(State.DEFERRED, f"{at}: the link broke: {_words(exc)}", session)

    def _certificate_trouble(self, exc: ssl.SSLCertVerificationError) -> str:
        """By OpenSSL's code (X509_V_ERR_*): what is wrong with the server's certificate, and what to do about it."""
        if exc.verify_code in (62, 63, 64):
            return f"its certificate is not for {self.settings.host}: set mail.smtp.host to the name that it is for"
        if exc.verify_code == 9:
            return "its certificate is not valid yet: is this machine's clock right?"
        if exc.verify_code == 10:
            return "its certificate has expired: the server needs a new one"
        return "its certificate is not trusted (a company certificate? set SSL_CERT_FILE)"

    def _reset(self) -> bool:
        assert self._link is not None
        try:
            return self._link.rset()[0] == 250
        except (smtplib.SMTPException, OSError):
            return False

    def _drop(self) -> None:
        if self._link is not None:
            link, self._link = self._link, None
            quietly(link.close)

    def _cut(self) -> None:
        """End a conversation that goes on too long, whatever it is at."""
        link = self._link
        sock = getattr(link, "sock", None)
        if sock is not None:
            quietly(lambda: sock.shutdown(socket.SHUT_RDWR))


def _local_name() -> str:
    """The name for EHLO, without asking the name service, which may be slow."""
    name = socket.gethostname()
    return name if _LOCAL_NAME.match(name) else "localhost"


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _words(said: object) -> str:
    """What a server or the system says, on one clean line."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(getattr(said, "strerror", None) or said)
    return shorten(clean_value(text), 200) or type(said).__name__
