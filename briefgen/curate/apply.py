"""Decisions applied: `apply(brief, decisions) -> Brief`. The brief given is the assembled one; it is not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from briefgen import edtf
from briefgen.curate.actors import merge_actors, rename_actor, split_actor
from briefgen.curate.decision import LASTING, Decision, Kind
from briefgen.curate.match import Matcher
from briefgen.curate.working import Working
from briefgen.model import Brief, BriefAction, BriefDate, Status, TimeKind

__all__ = ["apply"]


def apply(brief: Brief, decisions: Iterable[Decision]) -> Brief:
    """The brief with the decisions in force. Items are found in the brief as assembled; what is not found is passed over.

    Of decisions made for briefs of other dates, those on who is who hold, and drops of items that have not changed.
    """
    matcher, work = Matcher(brief), Working.of(brief)
    for decision in decisions:
        own = decision.brief == brief.date
        if not own and decision.kind not in LASTING and decision.kind not in (Kind.DROP, Kind.KEEP):
            continue
        target = ""
        if decision.target is not None:
            found = matcher.find(decision.target, unchanged=not own)
            if found is None:
                continue
            target = work.now(found)
        others = [work.now(id) for key in decision.others if (id := matcher.find(key, unchanged=not own))]
        if decision.kind is Kind.ADD or work.has(target):
            _STEPS[decision.kind](work, decision, target, [id for id in others if id != target])
    return work.brief()


Step = Callable[[Working, Decision, str, list[str]], None]


def _keep(work: Working, _: Decision, target: str, others: list[str]) -> None:
    work.dropped.discard(target)


def _drop(work: Working, _: Decision, target: str, others: list[str]) -> None:
    work.dropped.add(target)


def _edit(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    text = decision.text.strip()
    if not text:
        return
    if target in work.actors:
        rename_actor(work, target, text)
    elif target in work.actions:
        old = work.actions[target]
        work.actions[target] = replace(old, statement=text, staff=old.staff or "edited")
        for d in work.dates_of(target):
            if d.what in (old.statement, old.what):
                work.dates[d.id] = replace(d, what=text, staff=d.staff or "edited")
    else:
        d = work.dates[target]
        work.dates[target] = replace(d, what=text, staff=d.staff or "edited")


def _status(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    if target in work.actions and decision.value in tuple(Status):
        a = work.actions[target]
        work.actions[target] = replace(a, status=Status(decision.value), staff=a.staff or "edited")


def _date(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    when = decision.value
    if when and edtf.parse(when) is None:
        return
    if target in work.dates:
        if when:
            work.dates[target] = dated(work.dates[target], when, work.base.date)
    elif target in work.actions:
        a = work.actions[target]
        work.actions[target] = replace(a, when=when or None, staff=a.staff or "edited")
        for d in work.dates_of(target):
            if when and d.when == a.when:
                work.dates[d.id] = dated(d, when, work.base.date)


def dated(entry: BriefDate, when: str, today: date) -> BriefDate:
    """The entry on another date: its kind and the days that are left are counted anew."""
    kind = edtf.time_kind(when, today) or TimeKind.UPCOMING
    first, last = edtf.first_day(when), edtf.last_day(when)
    if entry.deadline and last and last >= today:
        kind = TimeKind.UPCOMING
    day = (edtf.due(when, today, entry.limit) or first) if entry.deadline else first
    left = (day - today).days if day and kind is TimeKind.UPCOMING and day >= today else None
    return replace(entry, when=when, kind=kind, days_left=left, staff=entry.staff or "edited")


def _pin(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    if target not in work.actions:
        return
    work.bluf = [id for id in work.bluf if id != target]
    work.pinned = [id for id in work.pinned if id != target]
    if decision.value != "off":
        work.pinned.append(target)


def _move(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    if decision.value == "bluf":
        lead = work.lead()
        if target in lead and target not in others:
            work.pinned, work.bluf = _before(lead, target, others), []
    elif target in work.actions:
        work.action_order = _before(work.action_order, target, others)


def _before(order: list[str], target: str, others: list[str]) -> list[str]:
    rest = [id for id in order if id != target]
    at = rest.index(others[0]) if others and others[0] in rest else len(rest)
    return [*rest[:at], target, *rest[at:]]


def _merge(work: Working, _: Decision, target: str, others: list[str]) -> None:
    for other in others:
        if target in work.actions and other in work.actions:
            work.merge_actions(target, other)
        elif target in work.dates and other in work.dates:
            work.merge_dates(target, other)


def _split(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    if not decision.value.strip() or not decision.new or target in work.actors or work.has(decision.new):
        return
    if target in work.actions:
        a = work.actions[target]
        work.actions[target] = replace(a, statement=decision.text.strip() or a.statement, staff=a.staff or "edited")
        part = replace(
            a, id=decision.new, statement=decision.value.strip(), what=decision.value.strip(), staff="edited"
        )
        work.add_action(part, after=target)
    else:
        d = work.dates[target]
        work.dates[target] = replace(d, what=decision.text.strip() or d.what, staff=d.staff or "edited")
        work.dates[decision.new] = replace(d, id=decision.new, what=decision.value.strip(), staff="edited")


def _note(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    remark = " ".join(decision.text.split())
    if not remark:
        return
    if target in work.actions:
        a = work.actions[target]
        said = a.statement or a.what
        work.actions[target] = replace(a, statement=f"{said} [Staff note: {remark}]", staff=a.staff or "edited")
    elif target in work.dates:
        d = work.dates[target]
        work.dates[target] = replace(d, what=f"{d.what} [Staff note: {remark}]", staff=d.staff or "edited")


def _add(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    text = decision.text.strip()
    if not text or not decision.new or work.has(decision.new):
        return
    if decision.item == "action":
        top = max((a.salience for a in work.actions.values()), default=1.0)
        when = decision.value if edtf.parse(decision.value) else None
        status = Status.PLANNED if when and edtf.time_kind(when, work.base.date) is TimeKind.UPCOMING else Status.DONE
        item = BriefAction(decision.new, (), (), "", text, text, status=status, when=when, salience=top, staff="added")
        work.add_action(item)
    elif edtf.parse(decision.value):
        top = max((d.salience for d in work.dates.values()), default=1.0)
        entry = BriefDate(
            decision.new, "", TimeKind.UPCOMING, text, deadline=decision.item == "deadline", salience=top, staff="added"
        )
        work.dates[decision.new] = dated(entry, decision.value, work.base.date)


def _rename(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    if target in work.actors and decision.text.strip():
        rename_actor(work, target, decision.text.strip())


def _merge_actors(work: Working, _: Decision, target: str, others: list[str]) -> None:
    for other in others:
        if target in work.actors and other in work.actors:
            merge_actors(work, target, other)


def _split_actor(work: Working, decision: Decision, target: str, others: list[str]) -> None:
    if target in work.actors and decision.new and not work.has(decision.new):
        split_actor(work, target, decision.text.strip(), decision.new)


_STEPS: dict[Kind, Step] = {
    Kind.KEEP: _keep,
    Kind.DROP: _drop,
    Kind.EDIT: _edit,
    Kind.STATUS: _status,
    Kind.DATE: _date,
    Kind.PIN: _pin,
    Kind.MOVE: _move,
    Kind.MERGE: _merge,
    Kind.SPLIT: _split,
    Kind.NOTE: _note,
    Kind.ADD: _add,
    Kind.RENAME: _rename,
    Kind.MERGE_ACTORS: _merge_actors,
    Kind.SPLIT_ACTOR: _split_actor,
}
