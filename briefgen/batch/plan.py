"""Which profiles are due, and what a run would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.config import parse_schedule
from briefgen.engine.mailing import State, open_outbox
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.batch.state import RunState
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["NO_PROFILES", "chosen_profiles", "due_profiles", "plan_lines", "slot_of"]

NO_PROFILES = "write one under profiles in config.yaml, or name another folder with --workspace"
_LATE = timedelta(hours=1)  # a profile that was never run is not made up for slots of before its time


def slot_of(name: str, settings: Settings, now: datetime) -> datetime | None:
    """The profile's last slot at or before `now`, by the clock on the wall; None without a schedule."""
    line = settings.profiles[name].schedule
    return parse_schedule(line).last(now.replace(tzinfo=None)) if line else None


def due_profiles(settings: Settings, state: RunState, now: datetime) -> list[str]:
    """Profiles with a slot that was not served: once, however many slots were missed."""
    due = []
    for name in settings.profiles:
        slot = slot_of(name, settings, now)
        if slot is None:
            continue
        served = state.of(name).slot
        if served is None or state.clock_was_wrong(name, now):
            served = now.replace(tzinfo=None) - _LATE
        if slot > served:
            due.append(name)
    return due


def chosen_profiles(names: Sequence[str], everything: bool, settings: Settings) -> list[str]:
    """Raises UsageError for a name that is none, and when nothing is named."""
    if not settings.profiles:
        raise UsageError("no profile is set up here", hint=NO_PROFILES)
    known = ", ".join(settings.profiles)
    if not names and not everything:
        raise UsageError("no profile is named", hint=f"name one of: {known}; or say --all or --due")
    for name in names:
        if name not in settings.profiles:
            raise UsageError(f"there is no profile {name!r}", hint=f"one of: {known}")
    return list(settings.profiles) if everything else list(dict.fromkeys(names))


def plan_lines(names: Sequence[str], settings: Settings, workspace: Workspace) -> Iterator[str]:
    """What a run of these profiles would do, a line each; nothing is fetched, written or sent."""
    from briefgen.engine.mailing import recipients_of

    for name in names:
        own, profile = settings.for_profile(name), settings.profiles[name]
        places = [s.label for s in own.sources if s.enabled]
        made = f"{', '.join(own.formats)} in {workspace.root / own.out}"
        to = recipients_of(own, profile, name)
        mail = f"mail to {', '.join(r.address for r in to)} by {own.mail.method}" if to else "no mail"
        since = f", since {profile.since}" if profile.since else ""
        when = f" [{profile.schedule}]" if profile.schedule else ""
        yield f"{name}{when}: read {', '.join(map(_short, places)) or 'nothing'}{since}; make {made}; {mail}"
    waiting = [r for r in open_outbox(workspace).records() if r.state in (State.QUEUED, State.DEFERRED)]
    if waiting:
        yield f"outbox: {len(waiting)} mails wait and would be sent"


def _short(place: str) -> str:
    return place if "://" in place or len(place) < 60 else f".../{Path(place).name}"
