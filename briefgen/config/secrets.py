"""Passwords and tokens: the config names where one is kept, never the thing itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from briefgen.errors import ConfigError

__all__ = ["WAYS", "Secret"]

WAYS = "{env: NAME}, {file: PATH}, {command: [PROGRAM, ARGUMENT]} or {keyring: SERVICE/USER}"
_COMMAND_SECONDS = 30


class Secret(BaseModel):
    """Where a password or token is kept; exactly one of the four."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    env: str | None = None
    file: str | None = None
    command: list[str] | None = None
    keyring: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _not_in_clear(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"a secret may not stand here in clear: write {WAYS}")
        if sum(value.get(key) is not None for key in ("env", "file", "command", "keyring")) != 1:
            raise ValueError(f"a secret is one of {WAYS}")
        if value.get("command") == []:
            raise ValueError("the command is empty: write {command: [PROGRAM, ARGUMENT]}")
        return value

    def __str__(self) -> str:
        kind, place = next((k, v) for k, v in self.model_dump().items() if v is not None)
        return f"{{{kind}: {' '.join(place) if isinstance(place, list) else place}}}"

    def read(self, key: str) -> str:
        """The secret itself. Raises ConfigError naming the key of the config, never the secret."""
        if self.env is not None:
            found = os.environ.get(self.env)
            problem = f"the environment variable {self.env} is not set"
        elif self.file is not None:
            found, problem = _from_file(Path(self.file))
        elif self.command is not None:
            found, problem = _from_command(self.command)
        else:
            found, problem = _from_keyring(self.keyring or "")
        if not found:
            raise ConfigError(f"no secret: {problem}", where=key, hint=f"it is one of {WAYS}")
        return found


def _from_file(path: Path) -> tuple[str | None, str]:
    try:
        text = path.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as exc:
        return None, f"{path} cannot be read: {getattr(exc, 'strerror', None) or 'not text'}"
    return text, f"{path} is empty"


def _from_command(command: list[str]) -> tuple[str | None, str]:
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_COMMAND_SECONDS, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as exc:
        return None, f"the command {command[0]} did not run: {getattr(exc, 'strerror', None) or 'it took too long'}"
    if done.returncode:
        return None, f"the command {command[0]} ended with code {done.returncode}"
    return done.stdout.decode("utf-8", "replace").strip("\r\n"), f"the command {command[0]} printed nothing"


def _from_keyring(place: str) -> tuple[str | None, str]:
    service, _, user = place.rpartition("/")
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None, "the package keyring is not installed: pip install 'briefgen[keyring]'"
    try:
        return keyring.get_password(service or user, user), f"the keyring holds nothing for {place}"
    except keyring.errors.NoKeyringError:
        return None, "there is no keyring here (cron has none): keep it in a file, or ask a command for it"
    except Exception as exc:  # every keyring backend has errors of its own
        return None, f"the keyring cannot be used: {type(exc).__name__}"
