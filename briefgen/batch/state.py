"""What unattended runs remember of each profile: the slot that was served last, and runs whose mails are not queued yet."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from briefgen.errors import StateError
from briefgen.files import write_atomic

__all__ = ["ProfileState", "RunState"]

_MOST_PENDING = 20
_WRONG_CLOCK = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ProfileState:
    """slot: wall-clock time (naive) of the last slot served; pending: when the runs began that did not end."""

    slot: datetime | None = None
    pending: tuple[datetime, ...] = ()


class RunState:
    """The file of it, replaced as a whole. `problem` says so when it was damaged and begun anew. Raises StateError."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.path = path
        self.problem = ""
        self._profiles: dict[str, ProfileState] = {}
        try:
            data = path.read_bytes() if path.exists() else b""
        except OSError as exc:
            raise self._unusable(exc) from exc
        if not data and not path.exists():
            return
        try:
            self._profiles = {name: _parsed(entry) for name, entry in json.loads(data)["profiles"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            aside = path.with_name(f"{path.name}.corrupt-{now:%Y%m%dT%H%M%S}")
            try:
                path.rename(aside)
            except OSError as exc:
                raise self._unusable(exc) from exc
            self.problem = f"{path}: damaged: kept as {aside.name}, a new one was begun"

    def of(self, profile: str) -> ProfileState:
        return self._profiles.get(profile, ProfileState())

    def begin(self, profile: str, now: datetime) -> None:
        """From now on, until `end`, the next run looks whether this one left a brief that was not queued."""
        was = self.of(profile)
        self._put(profile, replace(was, pending=(*was.pending, now)[-_MOST_PENDING:]))

    def end(self, profile: str, begun: datetime) -> None:
        """That run's brief is queued, or there is none."""
        was = self.of(profile)
        self._put(profile, replace(was, pending=tuple(p for p in was.pending if p != begun)))

    def serve(self, profile: str, slot: datetime) -> None:
        self._put(profile, replace(self.of(profile), slot=slot))

    def clock_was_wrong(self, profile: str, now: datetime) -> bool:
        """Whether the last slot served lies so far ahead that the clock must have been wrong then."""
        slot = self.of(profile).slot
        return slot is not None and slot - now.replace(tzinfo=None) > _WRONG_CLOCK

    def _put(self, profile: str, state: ProfileState) -> None:
        profiles = {**self._profiles, profile: state}
        data = {"format": 1, "profiles": {name: _plain(s) for name, s in profiles.items()}}
        try:
            write_atomic(self.path, json.dumps(data, indent=1).encode() + b"\n", mode=0o600)
        except OSError as exc:
            raise self._unusable(exc) from exc
        self._profiles = profiles

    def _unusable(self, exc: OSError) -> StateError:
        return StateError(
            f"the state of the runs cannot be kept: {exc.strerror}",
            where=str(self.path),
            hint="check disk space and permissions",
        )


def _plain(state: ProfileState) -> dict[str, object]:
    return {"slot": state.slot.isoformat() if state.slot else None, "pending": [p.isoformat() for p in state.pending]}


def _parsed(entry: dict[str, object]) -> ProfileState:
    slot, pending = entry["slot"], entry["pending"]
    if not isinstance(pending, list):
        raise TypeError
    begun = tuple(datetime.fromisoformat(p) for p in pending)
    if any(b.tzinfo is None for b in begun):
        raise ValueError
    return ProfileState(datetime.fromisoformat(str(slot)) if slot else None, begun)
