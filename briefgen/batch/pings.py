"""Calls for monitoring: a URL in the manner of healthchecks.io, or a command. They never change what a run comes to."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from briefgen.config import Ping, Settings

__all__ = ["ping"]

_SECONDS = 20


def ping(key: str, settings: Settings, summary: str, code: int) -> str:
    """Make the call that `batch.<key>` names; gives what went wrong, or ''. A command is told by BRIEFGEN_SUMMARY and BRIEFGEN_EXIT_CODE."""
    call: Ping | None = getattr(settings.batch, key)
    if call is None:
        return ""
    missed = f"monitoring was not told (batch.{key})"
    if call.url:
        from briefgen.net.client import Client, Policy

        # Monitoring is often inside; its address stands in the config, and no redirect is followed.
        host = urlsplit(call.url).hostname or ""
        policy = Policy(seconds=_SECONDS, allow_hosts=frozenset((*settings.fetch.allow_hosts, host)))
        try:
            with Client(policy) as client:
                client.ping(call.url, summary.encode("utf-8", "replace"))
        except BriefgenError as error:
            return f"{missed}: {error}"
        return ""
    if not call.command:
        return ""
    environment = {**os.environ, "BRIEFGEN_SUMMARY": summary, "BRIEFGEN_EXIT_CODE": str(int(code))}
    try:
        done = subprocess.run(
            call.command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as exc:
        why = getattr(exc, "strerror", None) or "it took too long"
        return f"{missed}: {call.command[0]}: {why}"
    return f"{missed}: {call.command[0]} ended with code {done.returncode}" if done.returncode else ""
