"""One profile of an unattended run: from its request to its mails in the outbox."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from logging import Logger
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.batch.complaints import Trouble
from briefgen.batch.journal import briefed_before
from briefgen.batch.plan import slot_of
from briefgen.batch.state import RunState
from briefgen.engine import mailing, record
from briefgen.engine.build import BuildRequest, BuildResult, Order, Outcome
from briefgen.engine.patterns import fill
from briefgen.errors import BriefgenError, ExitCode

if TYPE_CHECKING:
    from briefgen.config import Profile, Settings
    from briefgen.workspace import Workspace

__all__ = ["Run", "begin", "end"]


@dataclass(slots=True)
class Run:
    """What a run works with, and what it has come to so far. `rows`: by profile, what the manifest says of it."""

    settings: Settings
    workspace: Workspace
    clock: Callable[[], datetime]
    log: Logger
    state: RunState
    troubles: list[Trouble] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)
    started: dict[str, float] = field(default_factory=dict)

    def trouble(self, line: str, code: int, profile: str = "") -> None:
        line = f"{profile}: {line}" if profile else line
        self.troubles.append(Trouble(profile, line, code))
        self.codes.append(code)
        self.log.warning(line)


def begin(name: str, run: Run) -> Order | None:
    """The order for a profile's brief; None when that goes wrong, which is told then."""
    run.started[name] = time.monotonic()
    run.rows[name] = {"profile": name, "code": 0}
    run.log.info("%s: begun", name)
    try:
        return _order(name, run)
    except Exception as error:  # the other profiles have a right to run
        _failed(name, error, run)
        _close(name, run)
        return None


def end(outcome: Outcome, run: Run) -> None:
    """What came of the order: mails queued, the slot served; what goes wrong here stays here."""
    name = outcome.order.tag
    try:
        if outcome.error is not None:
            raise outcome.error
        assert outcome.result is not None
        _ended(name, outcome.order, outcome.result, run)
    except Exception as error:
        _failed(name, error, run)
    _close(name, run)


def _failed(name: str, error: Exception, run: Run) -> None:
    if not isinstance(error, BriefgenError):
        run.log.error("%s: internal error", name, exc_info=error)
        run.trouble(f"internal error: {type(error).__name__}", ExitCode.INTERNAL, name)
        return
    code = ExitCode.NOTHING if error.exit_code == ExitCode.PARTIAL else error.exit_code
    for line in getattr(error, "problems", None) or (str(error),):
        run.trouble(line, code, name)


def _close(name: str, run: Run) -> None:
    row, mine = run.rows[name], [t for t in run.troubles if t.profile == name]
    row["code"] = int(ExitCode.most_important([row["code"], *(t.code for t in mine)]))
    row["problems"] = [t.line for t in mine]
    row["seconds"] = round(time.monotonic() - run.started[name], 2)
    run.log.info("%s: ended with code %d after %.1f s", name, row["code"], row["seconds"])


def _order(name: str, run: Run) -> Order:
    now, profile, own = run.clock(), run.settings.profiles[name], run.settings.for_profile(name)
    mailing.recipients_of(own, profile, name)  # what is wrong with its mail is told before an hour's work, not after
    request = _request(name, profile, own, now)
    damage: list[str] = []
    if not record.has_brief(name, run.workspace, damage):
        request = replace(request, briefed=briefed_before(name, run.workspace))
    for line in damage:
        run.trouble(line, ExitCode.PARTIAL, name)
    for begun in run.state.of(name).pending:
        _make_up(name, begun, profile, own, run)
    record.sweep(run.workspace.root / own.out)
    run.state.begin(name, now)
    return Order(request, own, now, name)


def _ended(name: str, order: Order, result: BuildResult, run: Run) -> None:
    profile, own = run.settings.profiles[name], order.settings
    for problem in result.problems:
        run.trouble(problem, ExitCode.PARTIAL, name)
    for warning in result.warnings:
        run.log.info("%s: %s", name, warning)
    run.codes.append(result.code)
    run.rows[name] |= {"code": int(result.code), **_told(name, order.request, result, run)}
    if result.nothing_new:
        _nothing_new(name, profile, own, order.request, result, run)
    elif result.paths and profile.recipients:
        _queue_brief(name, str(result.paths[0]), profile, own, run)
    run.state.end(name, order.now)
    slot = slot_of(name, run.settings, order.now)
    if slot is not None and (result.brief or result.nothing_new):
        run.state.serve(name, slot)


def _request(name: str, profile: Profile, own: Settings, now: datetime) -> BuildRequest:
    day = now.date().isoformat()
    title = fill(own.title, {"date": day, "profile": name}, f"profiles.{name}.title")
    values = {"date": day, "profile": name, "title": title}
    file_name = fill(profile.file_name, values, f"profiles.{name}.file_name") if profile.file_name else ""
    return BuildRequest(title=title, since=profile.since, profile=name, name=file_name, only_new=True)


def _nothing_new(
    name: str, profile: Profile, own: Settings, request: BuildRequest, result: BuildResult, run: Run
) -> None:
    run.log.info("%s: nothing new (%s)", name, profile.nothing_new)
    if profile.nothing_new == "fail":
        run.trouble(f"nothing new, and profiles.{name}.nothing_new says: fail", ExitCode.NOTHING, name)
    elif profile.nothing_new == "send" and profile.recipients:
        title = request.title or own.title
        plan = mailing.plan_nothing_new(name, title, own, profile, result.problems, run.clock())
        _queue(name, plan, run)


def _make_up(name: str, begun: datetime, profile: Profile, own: Settings, run: Run) -> None:
    """Queue the mails of a run that was cut off after it had made its brief; those that are queued stay as they are."""
    stored = record.brief_of_run(name, begun, run.workspace)
    if stored is not None and profile.recipients:
        run.log.info("%s: the run of %s was cut off: its mails are made up", name, begun.isoformat(timespec="seconds"))
        _queue_brief(name, stored.path, profile, own, run)
    run.state.end(name, begun)


def _queue_brief(name: str, path: str, profile: Profile, own: Settings, run: Run) -> None:
    stored = mailing.find_brief(path, run.workspace)
    plan = mailing.plan_mail(stored, own, run.workspace, profile=profile)
    for problem in plan.problems:
        run.trouble(problem, ExitCode.PARTIAL, name)
    _queue(name, plan, run)


def _queue(name: str, plan: mailing.MailPlan, run: Run) -> None:
    queued, errors = mailing.queue(plan, run.workspace, run.clock())
    for mail, new in queued:
        run.log.info(
            "%s: mail %s to %s %s", name, mail.id, mail.recipient, "queued" if new else f"is {mail.state} already"
        )
    for error in errors:
        run.trouble(str(error), error.exit_code, name)


def _told(name: str, request: BuildRequest, result: BuildResult, run: Run) -> dict[str, Any]:
    """What the manifest says of a profile: enough to make the brief again (inputs by id and hash, versions, request)."""
    run.paths += result.paths
    return {
        "title": request.title,
        "since": request.since,
        "nothing_new": result.nothing_new,
        "unchanged": result.unchanged,
        "settings": record.fingerprint(run.settings.for_profile(name)),
        "coverage": _coverage(result),
        "inputs": record.input_rows(result.inputs, run.workspace),
        "outputs": record.output_rows(result.paths),
    }


def _coverage(result: BuildResult) -> dict[str, Any]:
    """What a brief says of its period and of sources that failed: it depends on the day."""
    c = result.brief.coverage if result.brief else None
    return {"period": c.period, "failed": list(c.failed), "stale": list(c.stale)} if c else {}
