"""Send what waits in the outbox: each mail at most once, each with a state of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from briefgen.deliver.outbox import WAITING, Outbox, Record, State
from briefgen.deliver.transport import Outcome, Transport
from briefgen.errors import BriefgenError, ExitCode

__all__ = ["SendReport", "send_waiting"]

_GIVE_UP = 3  # conversations broken in a row: the rest waits for the next run
_CODES = {
    State.FAILED: ExitCode.MAIL_REFUSED,
    State.DEFERRED: ExitCode.TRY_AGAIN,
    State.QUEUED: ExitCode.TRY_AGAIN,
    State.HELD: ExitCode.TRY_AGAIN,
    State.CORRUPT: ExitCode.PARTIAL,
}
_REMEDY = {
    State.FAILED: "once that is mended: briefgen outbox retry{id}; for a wrong address: briefgen outbox forget ID",
    State.HELD: "ask whether it came; if not: briefgen outbox resend{id}, else: briefgen outbox forget{id}",
    State.CORRUPT: "briefgen outbox forget{id}, then send it again",
    State.DEFERRED: "tried again later, or now: briefgen outbox retry{id}",
    State.QUEUED: "sent by the next run, or now: briefgen outbox retry",
}
_NAMED = 3  # recipients in a line that is about many


@dataclass(slots=True)
class SendReport:
    """The mails that were touched, as they stand now; and what stopped the sending, if anything did. `untried`: how many wait."""

    records: list[Record] = field(default_factory=list)
    errors: list[BriefgenError] = field(default_factory=list)
    untried: int = 0

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each trouble, what was refused for good first: mails that it is the same for share one."""
        groups: dict[tuple[State, str], list[Record]] = {}
        for r in self.records:
            if r.state in _REMEDY:
                groups.setdefault((State.QUEUED if r.state in WAITING else r.state, r.said), []).append(r)
        gravest = sorted(groups.items(), key=lambda group: ExitCode.place(_CODES[group[0][0]]))
        lines = [_line(said, mails) for (_, said), mails in gravest]
        lines += map(str, self.errors)
        if self.untried:
            lines.append(f"{_mails(self.untried)} not tried: the next run sends them")
        return tuple(lines)

    @property
    def code(self) -> ExitCode:
        codes = [_CODES[r.state] for r in self.records if r.state in _CODES]
        return ExitCode.most_important([*codes, *(error.exit_code for error in self.errors)])


def _line(said: str, mails: Sequence[Record]) -> str:
    """'mail to A queued: why (what to do)', '5 mails wait: why (to A, B, C and 2 more; what to do)'."""
    names = list(dict.fromkeys(r.recipient or "unknown" for r in mails))
    state = State.QUEUED if any(r.state is State.QUEUED for r in mails) else mails[0].state
    if len(mails) == 1:
        return f"mail to {names[0]} {state}: {said} ({_REMEDY[state].format(id=f' {mails[0].id}')})"
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    # Without an id, 'retry' takes all; the other commands want each named.
    by_id = state in (State.HELD, State.CORRUPT)
    remedy = _REMEDY[state].format(id=" ID" if by_id else "") + ("; ids: briefgen outbox list" if by_id else "")
    word = "wait" if state in WAITING else state
    return f"{_mails(len(mails))} {word}: {said} (to {', '.join(names[:_NAMED])}{more}; {remedy})"


def _mails(count: int) -> str:
    return f"{count} mail{'s' * (count != 1)}"


def send_waiting(
    outbox: Outbox,
    transport: Callable[[], Transport],
    *,
    now: Callable[[], datetime],
    only: frozenset[str] | None = None,
) -> SendReport:
    """Send what is due (of the ids `only`, whether due or not). Raises BusyError and StateError before anything is sent."""
    report = SendReport()
    with outbox.held_lock(now()):
        report.records += outbox.repair(now())
        waiting = [r for r in outbox.records() if r.due(now()) or (only is not None and r.state is State.DEFERRED)]
        if only is not None:
            waiting = [r for r in waiting if r.id in only]
        if not waiting:
            return report
        way = transport()
        try:
            _send_all(waiting, outbox, way, now, report)
        except BriefgenError as error:  # no password, or the disk is full: what was not sent stays queued
            report.errors.append(error)
            noted = {r.id for r in report.records}
            report.untried = sum(r.id not in noted for r in waiting)
        finally:
            way.close()
    return report


def _send_all(
    waiting: list[Record], outbox: Outbox, way: Transport, now: Callable[[], datetime], report: SendReport
) -> None:
    broken = 0
    for n, record in enumerate(waiting):
        outcome = _send_one(record, outbox, way, now)
        report.records.append(_noted(record, outcome, outbox, now()))
        if outcome.session:  # it would be the same for the others, and a server must not be asked to log in ten times
            report.records += [_noted(other, outcome, outbox, now()) for other in waiting[n + 1 :]]
            return
        broken = broken + 1 if outcome.state in (State.DEFERRED, State.HELD) else 0
        if broken >= _GIVE_UP:
            report.untried = len(waiting) - n - 1
            return


def _send_one(record: Record, outbox: Outbox, way: Transport, now: Callable[[], datetime]) -> Outcome:
    data = outbox.message(record)
    if data is None:  # damaged since it was looked at
        return Outcome(State.CORRUPT, "its message is damaged or gone")
    return way.send(data, record, lambda: _commit(record, outbox, now()))


def _commit(record: Record, outbox: Outbox, now: datetime) -> None:
    outbox.change(record, State.SENDING, now, attempted=True)


def _noted(record: Record, outcome: Outcome, outbox: Outbox, now: datetime) -> Record:
    """The mail in its new state. A server that was not reached, or let nobody in, uses up none of the mail's attempts."""
    state = outcome.state
    attempted = state is not State.QUEUED
    if state is State.DEFERRED and record.spent and not outcome.session:
        state = State.FAILED
    if state is State.QUEUED:
        state = record.state if record.state is State.DEFERRED else State.QUEUED
    return outbox.change(record, state, now, said=outcome.said, attempted=attempted)
