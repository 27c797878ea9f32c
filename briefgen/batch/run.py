"""One unattended run: lock, the profiles' briefs, mail, manifest, one line when something new is wrong."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.batch import making
from briefgen.batch.complaints import Complaints, Trouble
from briefgen.batch.journal import log_path, open_log, write_manifest
from briefgen.batch.making import Run
from briefgen.batch.pings import ping
from briefgen.batch.plan import chosen_profiles, due_profiles
from briefgen.batch.state import RunState
from briefgen.engine import mailing, record
from briefgen.engine.build import Order, build_briefs
from briefgen.engine.executor import cores, open_executor
from briefgen.engine.mailing import SendReport
from briefgen.errors import BriefgenError, ExitCode, StateError
from briefgen.files import locked

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["BatchResult", "run_batch"]

_SHOWN = 3  # problems in the summary; the log has them all


def _local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """code: the exit code; summary: one line for standard error, empty when there is nothing new to tell.

    paths: of the briefs' files.
    """

    code: ExitCode
    summary: str = ""
    paths: tuple[Path, ...] = ()
    manifest: Path | None = None


def run_batch(
    names: Sequence[str],
    settings: Settings,
    workspace: Workspace,
    *,
    everything: bool = False,
    due: bool = False,
    wait: bool = False,
    tell_all: bool = False,
    clock: Callable[[], datetime] = _local_now,
) -> BatchResult:
    """Make and mail the briefs of these profiles, of all, or of those that are due.

    `tell_all`: the summary has every trouble, not only those that were not told within a day (`batch.remind_hours`).
    Raises UsageError for a profile that is none, BusyError while another run goes on, StateError when the workspace's own
    folder cannot be written: then nothing was begun.
    """
    lock = workspace.state_folder() / "batch.lock"
    try:
        with locked(lock, clock(), None if wait else 0.0), _signals(), open_log(settings, workspace) as (log, wrong):
            run = Run(settings, workspace, clock, log, RunState(workspace.state / "batch.json", clock()))
            if due:
                chosen = due_profiles(settings, run.state, clock())
            else:
                chosen = chosen_profiles(names, everything, settings)
            result = _work(chosen, run, tell_all)
    except OSError as exc:
        raise StateError(
            f"cannot be used: {exc.strerror}", where=str(exc.filename or lock), hint="check disk space and permissions"
        ) from exc
    if wrong:
        code = ExitCode.most_important([result.code, ExitCode.PARTIAL])
        summary = "; ".join([result.summary or "briefgen batch: all else is well", *wrong])
        return BatchResult(code, summary, result.paths, result.manifest)
    return result


def _work(chosen: Sequence[str], run: Run, tell_all: bool) -> BatchResult:
    begun, started = run.clock(), time.monotonic()
    for leftover in [
        p for at in (".*.json.*.tmp", "runs/.*.tmp", "briefs/.*.tmp") for p in run.workspace.state.glob(at)
    ]:
        leftover.unlink(missing_ok=True)  # of a run that was killed: the lock is ours now
    if run.state.problem:
        run.trouble(run.state.problem, ExitCode.PARTIAL)
    if chosen:
        _tell(ping("on_start", run.settings, f"begun: {', '.join(chosen)}", 0), run)
        _make(chosen, run)
    report = _send(run)
    run.troubles.sort(key=lambda trouble: ExitCode.place(trouble.code))  # a few are shown: those that the code tells of
    if not chosen and not report.records and not run.troubles:
        return BatchResult(ExitCode.OK)
    code = ExitCode.most_important(run.codes)
    # Mails that wait for days, tried every quarter of an hour, would push the records of briefs out of their folder.
    moved = [r for r in report.records if r.state not in (mailing.State.QUEUED, mailing.State.DEFERRED)]
    told = chosen or moved or any(t.code != ExitCode.TRY_AGAIN for t in run.troubles)
    manifest = _manifest(run, report, begun, time.monotonic() - started, code) if told else None
    if chosen:
        said = _summary([t.line for t in run.troubles], run) or f"done: {', '.join(chosen)}"
        _tell(ping("on_failure" if code else "on_success", run.settings, said, code), run)
    run.log.info("done with code %d in %.1f s", code, time.monotonic() - started)
    lines = _to_tell(chosen, run, tell_all)
    return BatchResult(ExitCode.most_important(run.codes), _summary(lines, run), tuple(run.paths), manifest)


def _make(chosen: Sequence[str], run: Run) -> None:
    """The briefs of the profiles, several side by side where there are cores for it."""

    def orders() -> Iterator[Order]:
        for name in chosen:
            if order := making.begin(name, run):
                yield order

    with open_executor(run.settings) as executor:
        at_once = min(cores(run.settings), len(chosen))
        for outcome in build_briefs(orders(), run.workspace, executor=executor, at_once=at_once):
            making.end(outcome, run)


def _send(run: Run) -> SendReport:
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


def _manifest(run: Run, report: SendReport, begun: datetime, seconds: float, code: ExitCode) -> Path | None:
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
        "profiles": list(run.rows.values()),
        "deliveries": deliveries,
        "problems": [t.line for t in run.troubles],
    }
    try:
        return write_manifest(data, begun, os.getpid(), run.workspace)
    except StateError as error:
        run.trouble(str(error), ExitCode.PARTIAL)
        return None


def _to_tell(chosen: Sequence[str], run: Run, tell_all: bool) -> list[str]:
    """The lines for standard error: those that it has not been told already, unless all are wanted."""
    complaints = Complaints(run.workspace.state / "told.json", timedelta(hours=run.settings.batch.remind_hours))
    lines = complaints.fresh(run.troubles, chosen, run.clock())
    try:
        complaints.keep()
    except StateError as error:
        run.trouble(str(error), ExitCode.PARTIAL)
        tell_all = True
    return [t.line for t in run.troubles] if tell_all else lines


def _summary(lines: Sequence[str], run: Run) -> str:
    if not lines:
        return ""
    # What stops the making of a brief and the sending of mails is the same trouble, told once.
    lines = list(dict.fromkeys(lines))
    lines = [line for line in lines if not any(line in other for other in lines if other is not line)]
    shown = "; ".join(lines[:_SHOWN])
    more = len(lines) - _SHOWN
    log = log_path(run.settings, run.workspace)
    return f"briefgen batch: {shown}" + (f"; and {more} more, see {log}" if more > 0 else f" (log: {log})")


def _tell(problem: str, run: Run) -> None:
    """Of monitoring that was not told: it changes nothing of the exit code."""
    if problem:
        run.troubles.append(Trouble("", problem, ExitCode.OK))
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
