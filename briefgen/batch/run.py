"""One unattended run: lock, profiles one after the other, mail, manifest, one line when something is wrong."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from logging import Logger
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.batch.journal import briefed_before, log_path, open_log, write_manifest
from briefgen.batch.pings import ping
from briefgen.batch.plan import chosen_profiles, due_profiles, slot_of
from briefgen.batch.state import RunState
from briefgen.engine import mailing, record
from briefgen.engine.build import BuildRequest, BuildResult, build_brief
from briefgen.engine.mailing import SendReport
from briefgen.engine.patterns import fill
from briefgen.errors import BriefgenError, ExitCode, StateError
from briefgen.files import locked

if TYPE_CHECKING:
    from briefgen.config import Profile, Settings
    from briefgen.workspace import Workspace

__all__ = ["BatchResult", "run_batch"]

_SHOWN = 3  # problems in the summary; the log has them all


def _local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """code: the exit code; summary: one line, empty when all is well; paths: of the briefs' files."""

    code: ExitCode
    summary: str = ""
    paths: tuple[Path, ...] = ()
    manifest: Path | None = None


@dataclass(slots=True)
class _Run:
    """What a run works with, and what it has come to so far."""

    settings: Settings
    workspace: Workspace
    clock: Callable[[], datetime]
    log: Logger
    state: RunState
    problems: list[str] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)

    def trouble(self, line: str, code: int) -> None:
        self.problems.append(line)
        self.codes.append(code)
        self.log.warning(line)


def run_batch(
    names: Sequence[str],
    settings: Settings,
    workspace: Workspace,
    *,
    everything: bool = False,
    due: bool = False,
    wait: bool = False,
    clock: Callable[[], datetime] = _local_now,
) -> BatchResult:
    """Make and mail the briefs of these profiles, of all, or of those that are due.

    Raises UsageError for a profile that is none, BusyError while another run goes on, StateError when the workspace's own
    folder cannot be written: then nothing was begun.
    """
    lock = workspace.state_folder() / "batch.lock"
    try:
        with locked(lock, clock(), None if wait else 0.0), _signals(), open_log(settings, workspace) as (log, wrong):
            run = _Run(settings, workspace, clock, log, RunState(workspace.state / "batch.json", clock()))
            if due:
                chosen = due_profiles(settings, run.state, clock())
            else:
                chosen = chosen_profiles(names, everything, settings)
            result = _work(chosen, run)
    except OSError as exc:
        raise StateError(
            f"cannot be used: {exc.strerror}", where=str(exc.filename or lock), hint="check disk space and permissions"
        ) from exc
    if wrong:
        code = ExitCode.most_important([result.code, ExitCode.PARTIAL])
        return BatchResult(code, "; ".join(filter(None, [result.summary, *wrong])), result.paths, result.manifest)
    return result


def _work(chosen: Sequence[str], run: _Run) -> BatchResult:
    begun, started = run.clock(), time.monotonic()
    batch = run.settings.batch
    for leftover in [
        p for at in (".batch.json.*.tmp", "runs/.*.tmp", "briefs/.*.tmp") for p in run.workspace.state.glob(at)
    ]:
        leftover.unlink(missing_ok=True)  # of a run that was killed: the lock is ours now
    if run.state.problem:
        run.trouble(run.state.problem, ExitCode.PARTIAL)
    if chosen:
        _tell(ping(batch.on_start, run.settings, f"begun: {', '.join(chosen)}", 0), run)
    for name in chosen:
        _one(name, run)
    report = _send(run)
    if not chosen and not report.records and not run.problems:
        return BatchResult(ExitCode.OK)
    code = ExitCode.most_important(run.codes)
    summary = _summary(run)
    manifest = _manifest(run, report, begun, time.monotonic() - started, code)
    if chosen:
        call = batch.on_failure if code else batch.on_success
        _tell(ping(call, run.settings, summary or f"done: {', '.join(chosen)}", code), run)
    run.log.info("done with code %d in %.1f s", code, time.monotonic() - started)
    final = ExitCode.most_important(run.codes)
    return BatchResult(final, _summary(run), tuple(run.paths), manifest)


# ------------------------------------------------------------------------------------------------- one profile


def _one(name: str, run: _Run) -> None:
    """All of one profile; what goes wrong here stays here."""
    started = time.monotonic()
    row: dict[str, Any] = {"profile": name, "code": 0}
    before = len(run.codes)
    run.log.info("%s: begun", name)
    try:
        _profile(name, run, row)
    except BriefgenError as error:
        code = ExitCode.NOTHING if error.exit_code == ExitCode.PARTIAL else error.exit_code
        lines = getattr(error, "problems", None) or (str(error),)
        for line in lines:
            run.trouble(f"{name}: {line}", code)
    except Exception as exc:  # the other profiles have a right to run
        run.log.exception("%s: internal error", name)
        run.trouble(f"{name}: internal error: {type(exc).__name__}", ExitCode.INTERNAL)
    row["code"] = int(ExitCode.most_important(run.codes[before:]))
    row["problems"] = [p for p in run.problems if p.startswith(f"{name}: ")]
    row["seconds"] = round(time.monotonic() - started, 2)
    run.rows.append(row)
    run.log.info("%s: ended with code %d after %.1f s", name, row["code"], row["seconds"])


def _profile(name: str, run: _Run, row: dict[str, Any]) -> None:
    now, profile, own = run.clock(), run.settings.profiles[name], run.settings.for_profile(name)
    mailing.recipients_of(own, profile)  # wrong addresses are told of before an hour's work, not after
    request = _request(name, profile, own, now)
    damage: list[str] = []
    if not record.has_brief(name, run.workspace, damage):
        request = replace(request, briefed=briefed_before(name, run.workspace))
    for line in damage:
        run.trouble(f"{name}: {line}", ExitCode.PARTIAL)
    for begun in run.state.of(name).pending:
        _make_up(name, begun, profile, own, run)
    record.sweep(run.workspace.root / own.out)
    run.state.begin(name, now)
    result = build_brief(request, own, run.workspace, now=now)
    for problem in result.problems:
        run.trouble(f"{name}: {problem}", ExitCode.PARTIAL)
    for warning in result.warnings:
        run.log.info("%s: %s", name, warning)
    run.codes.append(result.code)
    row |= _told(request, result, run)
    if result.nothing_new:
        _nothing_new(name, profile, own, request, result, run)
    elif result.paths and profile.recipients:
        _queue_brief(name, str(result.paths[0]), profile, own, run)
    run.state.end(name, now)
    slot = slot_of(name, run.settings, now)
    if slot is not None and (result.brief or result.nothing_new):
        run.state.serve(name, slot)


def _request(name: str, profile: Profile, own: Settings, now: datetime) -> BuildRequest:
    day = now.date().isoformat()
    title = fill(own.title, {"date": day, "profile": name}, f"profiles.{name}.title")
    values = {"date": day, "profile": name, "title": title}
    file_name = fill(profile.file_name, values, f"profiles.{name}.file_name") if profile.file_name else ""
    return BuildRequest(title=title, since=profile.since, profile=name, name=file_name, only_new=True)


def _nothing_new(
    name: str, profile: Profile, own: Settings, request: BuildRequest, result: BuildResult, run: _Run
) -> None:
    run.log.info("%s: nothing new (%s)", name, profile.nothing_new)
    if profile.nothing_new == "fail":
        run.trouble(f"{name}: nothing new", ExitCode.NOTHING)
    elif profile.nothing_new == "send" and profile.recipients:
        title = request.title or own.title
        plan = mailing.plan_nothing_new(name, title, own, profile, result.problems, run.clock())
        _queue(name, plan, run)


def _make_up(name: str, begun: datetime, profile: Profile, own: Settings, run: _Run) -> None:
    """Queue the mails of a run that was cut off after it had made its brief; those that are queued stay as they are."""
    stored = record.brief_of_run(name, begun, run.workspace)
    if stored is not None and profile.recipients:
        run.log.info("%s: the run of %s was cut off: its mails are made up", name, begun.isoformat(timespec="seconds"))
        _queue_brief(name, stored.path, profile, own, run)
    run.state.end(name, begun)


def _queue_brief(name: str, path: str, profile: Profile, own: Settings, run: _Run) -> None:
    stored = mailing.find_brief(path, run.workspace)
    plan = mailing.plan_mail(stored, own, run.workspace, profile=profile)
    for problem in plan.problems:
        run.trouble(f"{name}: {problem}", ExitCode.PARTIAL)
    _queue(name, plan, run)


def _queue(name: str, plan: mailing.MailPlan, run: _Run) -> None:
    queued, errors = mailing.queue(plan, run.workspace, run.clock())
    for mail, new in queued:
        run.log.info(
            "%s: mail %s to %s %s", name, mail.id, mail.recipient, "queued" if new else f"is {mail.state} already"
        )
    for error in errors:
        run.trouble(f"{name}: {error}", error.exit_code)


def _send(run: _Run) -> SendReport:
    """Send what waits, of earlier runs too."""
    try:
        report = mailing.send_mails(run.settings, run.workspace, now=run.clock)
    except BriefgenError as error:
        run.trouble(str(error), error.exit_code)
        return SendReport()
    for mail in report.records:
        run.log.info("mail %s to %s %s: %s", mail.id, mail.recipient, mail.state, mail.said)
    for problem in report.problems:
        run.trouble(problem, report.code)
    return report


# ----------------------------------------------------------------------------------------------------- records


def _told(request: BuildRequest, result: BuildResult, run: _Run) -> dict[str, Any]:
    """What the manifest says of a profile: enough to make the brief again (inputs by id and hash, versions, request)."""
    run.paths += result.paths
    return {
        "title": request.title,
        "since": request.since,
        "nothing_new": result.nothing_new,
        "unchanged": result.unchanged,
        "inputs": record.input_rows(result.inputs, run.workspace),
        "outputs": record.output_rows(result.paths),
    }


def _manifest(run: _Run, report: SendReport, begun: datetime, seconds: float, code: ExitCode) -> Path | None:
    deliveries = [
        {"id": m.id, "to": m.recipient, "state": m.state.value, "said": m.said, "brief": m.brief}
        for m in report.records
    ]
    data = {
        "manifest": 1,
        "begun": begun.isoformat(),
        "seconds": round(seconds, 2),
        "code": int(code),
        "versions": record.versions(run.settings),
        "profiles": run.rows,
        "deliveries": deliveries,
        "problems": run.problems,
    }
    try:
        return write_manifest(data, begun, os.getpid(), run.workspace)
    except StateError as error:
        run.trouble(str(error), ExitCode.PARTIAL)
        return None


def _summary(run: _Run) -> str:
    if not run.problems:
        return ""
    shown = "; ".join(run.problems[:_SHOWN])
    more = len(run.problems) - _SHOWN
    log = log_path(run.settings, run.workspace)
    return f"briefgen batch: {shown}" + (f"; and {more} more, see {log}" if more > 0 else f" (log: {log})")


def _tell(problem: str, run: _Run) -> None:
    if problem:
        run.problems.append(problem)
        run.log.warning(problem)


@contextmanager
def _signals() -> Iterator[None]:
    """End on SIGTERM and SIGHUP as on an interrupt: what is half-written is taken away."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    try:
        before = {s: signal.signal(s, stop) for s in (signal.SIGTERM, signal.SIGHUP)}
    except ValueError:  # not in the main thread
        before = {}
    try:
        yield
    finally:
        for s, handler in before.items():
            signal.signal(s, handler)
