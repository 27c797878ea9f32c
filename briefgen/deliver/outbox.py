"""The outbox: every mail as a file, written whole before it is sent, and in exactly one state.

Two files a mail: ID.eml, and ID.json, its record, which is replaced as a whole; so the state is what that one file says. What
is there already under an id is never queued again: nobody gets a brief twice. Only what has not gone out yet may get another
message in its place: that waits as ID.next until the record, with its hash, is for it.

    queued -> sending -> sent          sending: recorded just before the server is told that the mail is complete
    queued <-> deferred                asked to wait, or the link broke before that point: tried again, ever more rarely
    failed                             refused for good
    held                               may have been sent: no answer was read after 'sending'; sent again on request only
    corrupt                            damaged on disk: set aside
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from dataclasses import fields as dataclass_fields
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from briefgen.deliver.message import Message
from briefgen.errors import StateError, UsageError
from briefgen.files import locked, write_atomic

__all__ = ["WAITING", "Outbox", "Record", "State"]

_ID = re.compile(r"[0-9a-f]{16}\Z")
_FIRST_WAIT = timedelta(minutes=5)
_LONGEST_WAIT = timedelta(hours=8)
_MOST_ATTEMPTS = 12  # about three days, by the waits above
_KEEP_SENT = timedelta(days=30)  # the message itself; its record stays
_LOCK_WAIT = 20.0
_FORMAT = 1


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DEFERRED = "deferred"
    FAILED = "failed"
    HELD = "held"
    CORRUPT = "corrupt"


WAITING = (State.QUEUED, State.DEFERRED)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one mail. Times are ISO 8601 with offset; `tried`: when it was last attempted, or empty."""

    id: str
    state: State
    recipient: str
    sender: str = ""
    subject: str = ""
    brief: str = ""  # path of the brief, without ending
    created: str = ""
    changed: str = ""
    tried: str = ""
    attempts: int = 0
    said: str = ""  # the server's last words, or what went wrong
    sha256: str = ""
    size: int = 0
    day: str = ""  # ISO 8601, that of the brief
    version: str = ""  # digest of what the brief and its files said; empty: unknown

    def due(self, now: datetime) -> bool:
        """Whether it may be tried. A last attempt in the future means that the clock was set back: then it may, too."""
        if self.state is State.QUEUED:
            return True
        if self.state is not State.DEFERRED:
            return False
        tried = _time(self.tried)
        wait = min(_FIRST_WAIT * 3 ** min(max(0, self.attempts - 1), 8), _LONGEST_WAIT)
        return tried is None or now >= tried + wait or now < tried

    @property
    def spent(self) -> bool:
        """Whether an attempt that must wait again was the last."""
        return self.attempts + 1 >= _MOST_ATTEMPTS


class Outbox:
    """The outbox in a folder. Whoever changes it holds its lock (`held_lock`); reading needs none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def held_lock(self, now: datetime, wait: float = _LOCK_WAIT) -> Iterator[None]:
        """Alone with the outbox, and it is in order: Raises BusyError, StateError."""
        try:
            with locked(self.folder / ".lock", now, wait):
                yield
        except OSError as exc:
            raise self._unusable(exc) from exc

    # --------------------------------------------------------------------------------------------- reading

    def records(self) -> list[Record]:
        """All mails, oldest first; damaged ones as corrupt."""
        try:
            ids = {p.stem for p in self.folder.glob("*.json") if _ID.match(p.stem)}
        except OSError as exc:
            raise self._unusable(exc) from exc
        found = [record for id in ids if (record := self.get(id)) is not None]
        return sorted(found, key=lambda r: (r.created, r.recipient, r.id))

    def get(self, id: str) -> Record | None:
        """The record of an id; None where there is none."""
        try:
            return _parsed(id, self._path(id).read_bytes())
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise self._unusable(exc) from exc
        except (ValueError, TypeError, KeyError):
            return Record(id, State.CORRUPT, "", said="its record is damaged")

    def resolve(self, prefix: str) -> Record:
        """The mail whose id begins so. Raises UsageError."""
        found = [r for r in self.records() if prefix and r.id.startswith(prefix.lower())]
        if len(found) != 1:
            what = "several mails have ids that begin so" if found else "no mail has this id"
            raise UsageError(what, where=prefix, hint="briefgen outbox list shows them")
        return found[0]

    def message(self, record: Record) -> bytes | None:
        """The mail itself; None when it is gone or is not what was put there."""
        for ending in ("eml", "next"):
            try:
                data = self._path(record.id, ending).read_bytes()
            except OSError:
                continue
            if hashlib.sha256(data).hexdigest() == record.sha256:
                return data
        return None

    # --------------------------------------------------------------------------------------------- changing

    def put(
        self, message: Message, brief: str, now: datetime, *, day: str = "", version: str = ""
    ) -> tuple[Record, bool]:
        """Queue a mail, on disk when this returns; and whether it is new. One that is known already is left as it is."""
        if (known := self.get(message.id)) is not None:
            return known, False
        self._write(message.id, "eml", message.data)
        record = _queued(message, brief, day, version, now)
        self._write(message.id, "json", _dumped(record))
        return record, True

    def put_in_place(self, old: Record, message: Message, now: datetime, version: str) -> Record:
        """Another message under the id of one that has not gone out, on disk when this returns; until then the old one stands."""
        self._write(old.id, "next", message.data)
        record = replace(_queued(message, old.brief, old.day, version, now), created=old.created)
        self._write(old.id, "json", _dumped(record))
        self._settle(record)
        return record

    def change(
        self,
        record: Record,
        state: State,
        now: datetime,
        *,
        said: str = "",
        attempted: bool = False,
        attempts: int = -1,
    ) -> Record:
        """Give a mail another state, on disk when this returns. Raises StateError, and then the old state stands."""
        stamp = now.isoformat(timespec="seconds")
        count = attempts if attempts >= 0 else record.attempts + attempted
        changed = replace(
            record, state=state, changed=stamp, said=said, attempts=count, tried=stamp if attempted else record.tried
        )
        self._write(record.id, "json", _dumped(changed))
        return changed

    def forget(self, record: Record) -> None:
        """Take a mail out of the outbox, its record too: the brief may then be sent to that recipient anew."""
        for ending in ("json", "eml", "next"):
            self._path(record.id, ending).unlink(missing_ok=True)

    def repair(self, now: datetime) -> list[Record]:
        """Bring order after a crash or damage; gives the mails that are held or corrupt from now on.

        Only under the lock: what is 'sending' then has lost its sender. Messages without a record were never promised to
        anybody: whoever queued them died, and queues them again.
        """
        found = []
        for leftover in self.folder.glob(".*.tmp"):
            leftover.unlink(missing_ok=True)
        records = self.records()
        for record in records:
            if record.created and self._path(record.id, "next").exists():
                self._settle(record)
            if record.state is State.SENDING:
                said = "the program ended before the server answered: it may have been sent"
                found.append(self.change(record, State.HELD, now, said=said))
            elif record.state is State.CORRUPT and not record.created:
                found.append(self._set_aside(record, now))
            elif record.state in WAITING and self.message(record) is None:
                found.append(self._set_aside(replace(record, said="its message is damaged or gone"), now))
            elif record.state is State.SENT and (t := _time(record.changed)) and now - t > _KEEP_SENT:
                self._path(record.id, "eml").unlink(missing_ok=True)
        known = {r.id for r in records}
        for path in (p for ending in ("eml", "next") for p in self.folder.glob(f"*.{ending}")):
            if _ID.match(path.stem) and path.stem not in known:
                path.unlink(missing_ok=True)
        return found

    def _settle(self, record: Record) -> None:
        """The message that was to take another's place takes it if the record is for it, and is dropped if not."""
        waiting = self._path(record.id, "next")
        try:
            if hashlib.sha256(waiting.read_bytes()).hexdigest() == record.sha256:
                waiting.replace(self._path(record.id, "eml"))
            else:
                waiting.unlink()
        except OSError as exc:
            raise self._unusable(exc) from exc

    def _set_aside(self, record: Record, now: datetime) -> Record:
        """Keep the damaged files in corrupt/, and a record that says so: under its id nothing is queued unasked."""
        aside = self.folder / "corrupt"
        aside.mkdir(mode=0o700, exist_ok=True)
        recipient = record.recipient or _recipient_in(self._path(record.id, "eml"))
        for ending in ("json", "eml", "next"):
            path = self._path(record.id, ending)
            if path.exists():
                target = aside / f"{path.name}.{now:%Y%m%dT%H%M%S}"
                if ending == "json":  # it is replaced below, never missing
                    target.write_bytes(path.read_bytes())
                else:
                    path.replace(target)
        stamp = now.isoformat(timespec="seconds")
        known = replace(record, recipient=recipient, created=record.created or stamp)
        return self.change(known, State.CORRUPT, now, said=record.said)

    # ------------------------------------------------------------------------------------------------ files

    def _path(self, id: str, ending: str = "json") -> Path:
        return self.folder / f"{id}.{ending}"

    def _write(self, id: str, ending: str, data: bytes) -> None:
        try:
            write_atomic(self._path(id, ending), data, mode=0o600)
        except OSError as exc:
            raise self._unusable(exc) from exc

    def _unusable(self, exc: OSError) -> StateError:
        where = str(exc.filename or self.folder)
        return StateError(
            f"the outbox cannot be used: {exc.strerror}", where=where, hint="check disk space and permissions"
        )


def select(records: Sequence[Record], *states: State) -> list[Record]:
    """Those in one of the states."""
    return [r for r in records if r.state in states]


def _queued(message: Message, brief: str, day: str, version: str, now: datetime) -> Record:
    stamp = now.isoformat(timespec="seconds")
    return Record(
        message.id, State.QUEUED, message.recipient, message.sender, message.subject, brief, stamp, stamp,
        sha256=hashlib.sha256(message.data).hexdigest(), size=len(message.data), day=day, version=version,
    )  # fmt: skip


def _dumped(record: Record) -> bytes:
    fields = {"format": _FORMAT, **asdict(record)}
    check = hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]
    return json.dumps({**fields, "check": check}, indent=1).encode() + b"\n"


def _parsed(id: str, data: bytes) -> Record:
    """Raises ValueError, TypeError or KeyError for anything but a record as it was written."""
    fields = json.loads(data)
    check = fields.pop("check")
    if check != hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]:
        raise ValueError("changed")
    if fields.pop("format") != _FORMAT or fields["id"] != id:
        raise ValueError("of another kind")
    known = {f.name for f in dataclass_fields(Record)}  # a later version may keep more
    return Record(**{**{k: v for k, v in fields.items() if k in known}, "state": State(fields["state"])})


def _time(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def _recipient_in(path: Path) -> str:
    """The address in To of a message whose record is lost, for people to read."""
    try:
        head = path.read_bytes().partition(b"\r\n\r\n")[0]
    except OSError:
        return ""
    match = re.search(rb"(?m)^To: (?:.*<)?([!-~]+@[A-Za-z0-9.-]+)", head)
    return match[1].decode("ascii", "replace") if match else ""
