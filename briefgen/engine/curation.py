"""Decisions on disk: written the moment they are made, read back after a crash, replayed by unattended runs."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.curate import Decision, History, aliases, apply, from_plain, to_plain
from briefgen.engine.output import safe_name
from briefgen.errors import StateError
from briefgen.files import sync_folder

if TYPE_CHECKING:
    from briefgen.model import Brief
    from briefgen.workspace import Workspace

__all__ = ["DecisionLog", "open_decisions", "remember_actors", "replay"]

_DESK = "desk"  # of briefs that are made in the interface without a profile


def open_decisions(workspace: Workspace, profile: str = "") -> DecisionLog:
    """The decisions of a profile's briefs; without a profile, those of the interface. Raises StateError."""
    name = safe_name(profile) if profile else _DESK
    return DecisionLog(workspace.state_folder("decisions") / f"{'profile-' if profile else ''}{name}.jsonl")


def replay(brief: Brief, workspace: Workspace, profile: str) -> Brief:
    """What staff decided before, in so far as it holds for this brief."""
    return apply(brief, open_decisions(workspace, profile).history.done)


class DecisionLog:
    """A file of JSON lines that only grows: {"do": decision, "at": time}, {"undo": id}, {"redo": id}.

    What is undone or done again is the whole step that the named decision belongs to. A line that a crash cut off is passed over. Raises StateError when the file can neither be read nor written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.history = History()
        self.damaged = 0  # lines that could not be understood
        self._torn = False
        self._read()

    def do(self, at: datetime, *decisions: Decision) -> None:
        when = at.isoformat(timespec="seconds")
        self._append(*({"do": to_plain(decision), "at": when} for decision in decisions))
        for decision in decisions:
            self.history = self.history.do(decision)

    def undo(self, brief: date) -> tuple[Decision, ...]:
        """Take the last step of that brief back: the decisions that it was; none when there is none."""
        after = self.history.undo(brief)
        step = after.undone[len(self.history.undone) :]
        if step:
            self._append({"undo": step[-1].id})
            self.history = after
        return step

    def redo(self, brief: date) -> tuple[Decision, ...]:
        after = self.history.redo(brief)
        step = after.done[len(self.history.done) :]
        if step:
            self._append({"redo": step[-1].id})
            self.history = after
        return step

    # ---------------------------------------------------------------------------------------------- file

    def _read(self) -> None:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as exc:
            raise StateError(f"decisions cannot be read: {exc.strerror}", where=str(self.path)) from exc
        self._torn = bool(data) and not data.endswith(b"\n")
        for line in data.splitlines():
            if line.strip():
                self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            step = json.loads(line)
            if "do" in step:
                self.history = self.history.do(from_plain(step["do"]))
                return
            back = "undo" in step
            pool = self.history.done if back else self.history.undone
            decision = next(d for d in pool if d.id == step["undo" if back else "redo"])
            self.history = self.history.undo(decision.brief) if back else self.history.redo(decision.brief)
        except (ValueError, KeyError, TypeError, StopIteration):
            self.damaged += 1

    def _append(self, *steps: dict[str, Any]) -> None:
        data = b"".join(json.dumps(step, ensure_ascii=False).encode("utf-8", "replace") + b"\n" for step in steps)
        if self._torn:
            data, self._torn = b"\n" + data, False
        new = not self.path.exists()
        try:
            fd = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            try:
                os.write(fd, data)
                os.fsync(fd)
            finally:
                os.close(fd)
            if new:
                sync_folder(self.path.parent)
        except OSError as exc:
            raise StateError(
                f"the decision cannot be saved: {exc.strerror}", where=str(self.path), hint="check disk and permissions"
            ) from exc


def remember_actors(workspace: Workspace, before: History, after: History) -> bool:
    """Bring the workspace's own list of actors from what decisions said before to what they say after; whether it changed.

    Every later brief finds the names there. Entries and aliases that come from elsewhere stay. Raises StateError.
    """
    import yaml

    old, new = aliases(before.done), aliases(after.done)
    if old == new:
        return False
    path = workspace.remembered_path("actors")
    try:
        data = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    except (OSError, ValueError, yaml.YAMLError) as exc:
        raise StateError("cannot be read", where=str(path), hint="mend or delete it") from exc
    known: dict[str, Any] = data if isinstance(data, dict) else {}
    for name in {**old, **new}:
        entry = _entry(known.get(name), set(old.get(name, ())), new.get(name, ()))
        if entry["aliases"] or len(entry) > 1:
            known[name] = entry
        else:
            known.pop(name, None)
    workspace.remember("actors", known)
    return True


def _entry(there: Any, without: set[str], added: tuple[str, ...]) -> dict[str, Any]:
    """An actor's entry with other aliases; its kind and roles stay."""
    entry = dict(there) if isinstance(there, dict) else {"aliases": there}
    there = entry.get("aliases") or []
    kept = [a for a in ([there] if isinstance(there, str) else there) if a not in without]
    return entry | {"aliases": list(dict.fromkeys([*kept, *added]))}
