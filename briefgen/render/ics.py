"""Deadlines and coming dates as a calendar (RFC 5545): all-day events whose UIDs stay, so that a moved date updates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefgen import __version__, edtf
from briefgen.model import BriefDate
from briefgen.render.shown import Shown
from briefgen.render.words import coming, due_word, elsewhere, listed, sentence, when_words
from briefgen.text import one_line, shorten

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["render_ics"]

_FIRST = date(2000, 1, 1)


def render_ics(shown: Shown) -> bytes:
    """All dated entries that the brief shows. UID from the item's id, SEQUENCE from the brief's day and revision."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//briefgen//briefgen {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(shown.brief.title))
    for entry in shown.brief.dates:
        if (event := _event(entry, shown)) is not None:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(entry: BriefDate, shown: Shown) -> Event | None:
    """An all-day event over the entry's days; None where the words of the source give no day."""
    from icalendar import Event

    span = edtf.parse(entry.when)
    if span is None or (span.first or span.last) is None:
        return None
    first, last = span.first or span.last, span.last or span.first
    # 'by June' binds on its last day: a deadline of a month stands there and not over the whole month.
    if entry.deadline:
        first = last
    assert first is not None and last is not None
    event = Event()
    event.add("uid", f"{entry.id}@briefgen")
    event.add("sequence", _sequence(shown))
    event.add("dtstamp", shown.brief.as_of)
    event.add("dtstart", first)
    try:
        event.add("dtend", last + timedelta(days=1))
    except OverflowError:
        return None
    prefix = f"{due_word(entry)} " if entry.deadline else ""
    event.add("summary", prefix + shorten(entry.what, 200))
    event.add("description", _description(entry, shown))
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Deadline" if entry.deadline else "Coming" if coming(entry) else "Past"])
    return event


def _sequence(shown: Shown) -> int:
    """Greater in every later brief and revision: a calendar takes a moved date from a greater SEQUENCE only (RFC 5546, 2.1.5).

    It comes of the day, as no brief knows how often an entry has been sent before.
    """
    return max(0, (shown.brief.date - _FIRST).days) * 100 + min(shown.brief.revision, 100) - 1


def _description(entry: BriefDate, shown: Shown) -> str:
    sources = {s.number: s for s in shown.brief.sources}
    notes = {n.number: n for n in shown.brief.notes}
    lines = [sentence(entry.what), f"When: {when_words(entry)}"]
    if entry.actor_names:
        lines.append(f"Who: {listed(entry.actor_names)}")
    if entry.was:
        lines.append(f"Was: {edtf.human(entry.was)}")
    if entry.conflict:
        lines.append(f"Elsewhere: {listed(elsewhere(entry))}")
    if entry.note:
        lines.append(entry.note)
    if entry.staff:
        lines.append(f"({entry.staff} by staff)")
    for number in entry.notes:
        note = notes[number]
        source = sources.get(note.source)
        name = one_line(source.publisher or source.title) if source else f"source {note.source}"
        lines.append(f"“{shorten(note.evidence.quote, 500)}” {name} (S{note.source})")
    return "\n".join(lines)
