"""Who gets a mail: addresses, and lists from the config or a file; each address once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.deliver.headers import clean_value, quoted_name
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.config import MailList

__all__ = ["Recipient", "parse_recipient", "resolve"]

# The characters that RFC 5322 allows in an address without quotes; quoted local parts are refused.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\Z")
_DOMAIN = re.compile(
    r"(?=.{1,253}\Z)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\Z"
)
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>\Z")
_MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class Recipient:
    """address: plain ASCII, its domain in the form that servers know; name: as written, may be empty."""

    address: str
    name: str = ""

    @property
    def header(self) -> str:
        """As it stands in To, encoded."""
        return f"{quoted_name(self.name)} <{self.address}>" if self.name else self.address

    @property
    def key(self) -> str:
        return self.address.casefold()


def parse_recipient(text: str, where: str = "") -> Recipient:
    """'name@example.org' or 'Name <name@example.org>'. Raises UsageError."""
    text = text.strip()
    match = _NAMED.match(text)
    name, address = (clean_value(match["name"].strip().strip('"')), match["address"]) if match else ("", text)
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = domain if domain.isascii() else _ascii(domain)
    except UnicodeError:
        domain = ""
    if not local.isascii():
        raise UsageError(
            f"{clean_value(address)!r} has letters before the @ that few servers take",
            where=where,
            hint="use an ASCII address",
        )
    if not _LOCAL.match(local) or len(local) > 64 or not _DOMAIN.match(domain):
        raise UsageError(f"{clean_value(text)!r} is no mail address", where=where, hint="write name@example.org")
    return Recipient(f"{local}@{domain.lower()}", name)


def _ascii(domain: str) -> str:
    """As servers know it. Not by Python's own codec, to which 'straße.example' is 'strasse.example', another's domain."""
    import idna

    return idna.encode(domain, uts46=True).decode("ascii")


def resolve(names: Sequence[str], lists: Mapping[str, MailList]) -> tuple[Recipient, ...]:
    """The recipients behind addresses and names of lists, each address once, in this order. Raises UsageError."""
    found: dict[str, Recipient] = {}
    for name in names:
        for recipient in _members(name, lists):
            found.setdefault(recipient.key, recipient)
    return tuple(found.values())


def _members(name: str, lists: Mapping[str, MailList]) -> Iterator[Recipient]:
    if name not in lists:
        if "@" not in name:
            hint = f"lists: {', '.join(lists)}" if lists else "no list is defined under mail.lists"
            raise UsageError(f"{clean_value(name)!r} is no address and no list", where="recipients", hint=hint)
        yield parse_recipient(name, "recipients")
        return
    spec = lists[name]
    yield from (parse_recipient(text, f"mail.lists.{name}") for text in spec.to)
    if spec.file:
        yield from _from_file(Path(spec.file), f"mail.lists.{name}")


def _from_file(path: Path, where: str) -> Iterator[Recipient]:
    """One address a line; empty lines and those that begin with # are passed over."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        reason = getattr(exc, "strerror", None) or "it is no text in UTF-8"
        raise UsageError(f"{path} cannot be read: {reason}", where=where, hint="name a text file") from exc
    if len(lines) > _MOST_LINES:
        raise UsageError(
            f"{path} has more than {_MOST_LINES:,} lines", where=where, hint="mail to a list server's address"
        )
    for n, line in enumerate(lines, 1):
        if (text := line.strip()) and not text.startswith("#"):
            yield parse_recipient(text, f"{path}, line {n}")
