"""Postfix on loopback, with a configuration, queue and mailboxes of its own: what most mail meets first in earnest."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.deliver.servers import PASSWORD, USER, free_port

_MAIN = """
compatibility_level = 3.6
queue_directory = {base}/spool
data_directory = {base}/data
daemon_directory = {daemons}
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {base}/log
maillog_file_prefixes = /
myhostname = localhost
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
message_size_limit = 3000000
virtual_mailbox_domains = office.example
virtual_mailbox_base = {base}/mail
virtual_mailbox_maps = inline:{{ {{ ana@office.example = ana/ }}, {{ bo@office.example = bo/ }} }}
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_tls_cert_file = {base}/cert.pem
smtpd_tls_key_file = {base}/key.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = {auth}
smtpd_sasl_local_domain = localhost
cyrus_sasl_config_path = {base}/sasl
smtpd_relay_restrictions = {relay}
smtpd_recipient_restrictions = reject_unlisted_recipient, permit
smtpd_error_sleep_time = 0
"""
_SERVICES = """
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    port: int
    base: Path
    auth: bool

    def mails(self, who: str, wanted: int) -> list[EmailMessage]:
        """What lies in a mailbox, as soon as it is so many."""
        end = time.monotonic() + 100
        while True:
            found = sorted((self.base / "mail" / who / "new").glob("*"))
            if len(found) >= wanted or time.monotonic() > end:
                break
            time.sleep(0.1)
        return [message_from_bytes(p.read_bytes(), policy=default) for p in found]  # type: ignore[misc]

    def log(self) -> str:
        return (self.base / "log").read_text() if (self.base / "log").exists() else ""


@contextlib.contextmanager
def postfix(certificate: tuple[Path, Path]) -> Iterator[Postfix]:
    """Running Postfix; skips the test where it is not installed or may not run. With AUTH where saslpasswd2 is there."""
    daemons = Path("/usr/lib/postfix/sbin")
    if os.geteuid() or not shutil.which("postfix") or not daemons.is_dir():
        pytest.skip("Postfix is not installed, or only root may start it")
    base = Path(tempfile.mkdtemp(prefix="briefgen-postfix-", dir="/var/tmp"))
    base.chmod(0o755)
    user, port, auth = pwd.getpwnam("postfix"), free_port(), bool(shutil.which("saslpasswd2"))
    relay = "permit_sasl_authenticated, reject" if auth else "permit"
    values = {
        "base": base, "port": port, "daemons": daemons, "uid": user.pw_uid, "gid": user.pw_gid, "relay": relay,
        "auth": "yes" if auth else "no",
    }  # fmt: skip
    for name, text in (("main.cf", _MAIN), ("master.cf", _SERVICES)):
        (base / name).write_text(text.format(**values))
    for folder in ("spool", "data", "mail", "sasl"):
        (base / folder).mkdir()
    for folder in ("data", "mail"):
        os.chown(base / folder, user.pw_uid, user.pw_gid)
    for path, name in zip(certificate, ("cert.pem", "key.pem"), strict=True):
        shutil.copy(path, base / name)
    if auth:
        (base / "sasl" / "smtpd.conf").write_text(
            f"pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: {base}/sasldb\n"
        )
        subprocess.run(
            ["saslpasswd2", "-c", "-p", "-f", base / "sasldb", "-u", "localhost", USER],
            input=PASSWORD, text=True, check=True, capture_output=True,
        )  # fmt: skip
        os.chown(base / "sasldb", user.pw_uid, user.pw_gid)
    try:
        begun = subprocess.run(
            ["postfix", "-c", base, "start"], capture_output=True, text=True, timeout=280, check=False
        )
        if begun.returncode:
            pytest.skip(f"Postfix does not start here: {begun.stderr[-300:]}")
        yield Postfix(port, base, auth)
    finally:
        subprocess.run(["postfix", "-c", base, "stop"], capture_output=True, timeout=280, check=False)
        shutil.rmtree(base, ignore_errors=True)
