"""What puts a profile on a schedule: a crontab line, or a systemd service and timer."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.batch.plan import NO_PROFILES
from briefgen.config import parse_schedule
from briefgen.engine.output import safe_name
from briefgen.errors import ConfigError, UsageError
from briefgen.files import write_atomic

if TYPE_CHECKING:
    from briefgen.config import Schedule, Settings
    from briefgen.workspace import Workspace

__all__ = ["crontab_line", "due_line", "install_units", "set_schedule", "unit_files"]


def crontab_line(name: str, settings: Settings, workspace: Workspace) -> str:
    """The line for `crontab -e`. Raises UsageError and ConfigError."""
    command = " ".join(shlex.quote(part) for part in _command(name, workspace))
    # cron takes % for the end of the line.
    return f"{_schedule(name, settings).line} {command}".replace("%", "\\%")


def set_schedule(name: str, line: str, settings: Settings, workspace: Workspace) -> None:
    """Give a profile that was saved in the interface its schedule. Raises UsageError and StateError."""
    if name not in settings.profiles:
        raise _unknown(name, settings)
    try:
        parse_schedule(line)
    except ValueError as exc:
        raise UsageError(f"{line!r} is no schedule", where="--at", hint=str(exc)) from exc
    saved = workspace.remembered("profiles")
    if not isinstance(saved.get(name), dict):
        hint = f"write there, under profiles.{name}: schedule: {line}"
        raise UsageError("stands in a settings file, which is yours to change", where=f"profile {name}", hint=hint)
    workspace.remember("profiles", {**saved, name: {**saved[name], "schedule": line}})


def due_line(workspace: Workspace) -> str:
    """One line for all profiles, which also sends the mails that wait, within a quarter of an hour."""
    command = " ".join(shlex.quote(part) for part in _command("--due", workspace))
    return f"*/15 * * * * {command}".replace("%", "\\%")


def unit_files(name: str, settings: Settings, workspace: Workspace) -> dict[str, str]:
    """File name and text of the service and the timer. Persistent: a time missed while the machine was off is made up once."""
    schedule = _schedule(name, settings)
    command = " ".join(_systemd(part) for part in _command(name, workspace))
    unit = f"briefgen-{safe_name(name)}"
    title = "".join(c for c in name if c.isprintable()).replace("%", "%%")
    service = (
        f"[Unit]\nDescription=Briefing {title}\nWants=network-online.target\nAfter=network-online.target\n\n"
        f"[Service]\nType=oneshot\nWorkingDirectory={_path(workspace.root)}\nExecStart={command}\n"
        "# 75: a mail waits, or another run goes on; the next run sees to it.\nSuccessExitStatus=75\n"
    )
    lines = "\n".join(f"OnCalendar={line}" for line in schedule.calendar())
    timer = (
        f"[Unit]\nDescription=Schedule of the briefing {title}\n\n[Timer]\n{lines}\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    return {f"{unit}.service": service, f"{unit}.timer": timer}


def install_units(files: dict[str, str]) -> tuple[list[Path], str]:
    """Write user units and start the timer; gives the paths, and what is left to do where systemd did not answer."""
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    folder = Path(base) / "systemd" / "user"
    paths = []
    for name, text in files.items():
        path = folder / name
        try:
            write_atomic(path, text.encode())
        except OSError as exc:
            raise UsageError(f"cannot be written: {exc.strerror}", where=str(path), hint="check permissions") from exc
        paths.append(path)
    timer = next(name for name in files if name.endswith(".timer"))
    commands = (["systemctl", "--user", "daemon-reload"], ["systemctl", "--user", "enable", "--now", timer])
    for command in commands:
        try:
            done = subprocess.run(command, capture_output=True, timeout=20, check=False)
        except (OSError, subprocess.TimeoutExpired):
            done = None
        if done is None or done.returncode:
            todo = " && ".join(shlex.join(c) for c in commands)
            return paths, f"systemd did not take the timer; as the user whose units these are, run: {todo}"
    return paths, ""


def _schedule(name: str, settings: Settings) -> Schedule:
    if name not in settings.profiles:
        raise _unknown(name, settings)
    line = settings.profiles[name].schedule
    if not line:
        hint = f"briefgen schedule {name} --at 'daily 06:00'"
        raise ConfigError("no schedule is set", where=f"profiles.{name}.schedule", hint=hint)
    return parse_schedule(line)


def _unknown(name: str, settings: Settings) -> UsageError:
    hint = f"one of: {', '.join(settings.profiles)}" if settings.profiles else NO_PROFILES
    return UsageError(f"there is no profile {name!r}", hint=hint)


def _command(name: str, workspace: Workspace) -> list[str]:
    """By full paths: neither cron nor systemd knows the user's PATH."""
    script = Path(sys.executable).parent / "briefgen"
    program = [str(script)] if script.exists() else [sys.executable, "-m", "briefgen"]
    if workspace.personal or workspace.config.name != "config.yaml":
        place = ["--config", str(workspace.config)]
    else:
        place = ["--workspace", str(workspace.root)]
    after = name.startswith("-") and name != "--due"
    return [*program, "batch", *place, "--", name] if after else [*program, "batch", name, *place]


def _systemd(part: str) -> str:
    """A word of a command line: % and $ doubled, quoted where need be."""
    part = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{part}"' if any(c.isspace() or c in "\"';" for c in part) else part


def _path(path: Path) -> str:
    return str(path).replace("%", "%%")
