"""How a brief puts dates, states and lists into words, the same in every format. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from briefgen import edtf
from briefgen.model import Brief, BriefAction, BriefActor, BriefDate, Coverage, Note, Source, Status, TimeKind
from briefgen.text import shorten

__all__ = [
    "STATUS_WORDS", "about_date", "as_of", "by_status", "cited", "coming", "coverage", "day", "days_left", "done_by", "left_out", "listed",
    "not_shown", "plural", "quote", "sentence", "source_line", "told", "value", "when_not_said", "without_actor", "without_name",
]  # fmt: skip

STATUS_WORDS = {
    Status.DONE: "Done",
    Status.ONGOING: "Under way",
    Status.PLANNED: "Planned",
    Status.PROPOSED: "Proposed",
    Status.CONDITIONAL: "Conditional",
    Status.DENIED: "Denied or refused",
}


def day(value: date | None) -> str:
    """'12 January 2026', or '' for no date."""
    return f"{value.day} {edtf.MONTHS[value.month]} {value.year}" if value else ""


_GOES_ON = frozenset("and or of for in on at to with as from by the a an who which that whose".split())


def as_of(value: datetime) -> str:
    """'06:10 UTC', with the offset where it is another."""
    offset = value.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    zone = "UTC"
    if minutes:
        zone += f"{'+' if minutes > 0 else '−'}{abs(minutes) // 60}" + (
            f":{abs(minutes) % 60:02}" if minutes % 60 else ""
        )
    return f"{value:%H:%M} {zone}"


def plural(count: int, one: str, many: str = "") -> str:
    """'1 document', '3 documents'."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(values: Sequence[str], *, most: int = 0) -> str:
    """'a, b and c'; beyond `most`, 'a, b and 3 others'."""
    shown = list(values)
    if most and len(shown) > most:
        shown = [*shown[: most - 1], plural(len(values) - most + 1, "other")]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" and {shown[-1]}" if shown else ""


def days_left(item: BriefDate) -> str:
    """'today', 'tomorrow', 'in 38 days', '3 days ago'; '' where the entry has no counted day."""
    n = item.days_left
    if n is None:
        return ""
    if n in (0, 1, -1):
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[n]
    far, ahead = abs(n), n > 0
    words = f"{round(far / 365.25)} years" if far >= 1000 else f"{far} days"
    return f"in {words}" if ahead else f"{words} ago"


def coming(item: BriefDate) -> bool:
    """Whether an entry stands among the deadlines and coming dates."""
    if item.days_left is not None:
        return item.days_left >= 0
    if item.kind is TimeKind.ONGOING and item.deadline:  # 'from 1 June' has begun; what runs until December binds still
        span = edtf.parse(item.when)
        return span is not None and span.last is not None
    return item.kind is TimeKind.UPCOMING


def sentence(text: str) -> str:
    """With a capital at its head and a full stop at its end, if it has none."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:] if text[0].islower() and text[1:2].islower() else text
    return text if text.rstrip("\"'”’)»").endswith((".", "!", "?", "…", ":")) else text + "."


def when_not_said(item: BriefAction) -> str:
    """The date of an action in words, unless its statement already says the day."""
    words = edtf.human(item.when)
    if not words:
        return ""
    parts = words.split()
    if len(parts) == 3 and parts[0].isdigit():
        said = (
            f"{parts[0]} {parts[1]}",
            f"{parts[1]} {parts[0]}",
            f"{parts[1][:3]}. {parts[0]}",
            f"{parts[0]} {parts[1][:3]}",
        )
        return "" if any(form in item.statement for form in said) else words
    return "" if words in item.statement else words


def told(item: BriefAction) -> str:
    """The statement as a sentence, its date in brackets where the words do not say it."""
    text, date_words = sentence(item.statement), when_not_said(item)
    if not date_words:
        return text
    return f"{text[:-1]} ({date_words})." if text.endswith(".") else f"{text} ({date_words})"


def without_actor(item: BriefAction) -> str:
    """The statement for a table whose other column names the actor: without the name, where it begins with it."""
    return without_name(item, item.actor_names[0]) if len(item.actor_names) == 1 else sentence(item.statement)


def without_name(item: BriefAction, name: str) -> str:
    """The statement as a sentence, without that name and a title before it where it begins so: 'Minister Varga signed' -> 'Signed'."""
    head, found, rest = item.statement.partition(f"[{name}]")  # brackets: put in for a pronoun
    if head or not found:
        head, found, rest = item.statement.partition(name)
    # Only where the verb follows: 'A and B signed' and 'A's lawyer said' stay whole.
    follows = rest[:1] == " " and rest[1:2].islower() and rest.split()[0] not in _GOES_ON
    titles = all(word[:1].isupper() or word == "the" for word in head.split()) and len(head) <= 40
    if name and found and follows and titles:
        return _capital(sentence(rest.strip()))
    return sentence(item.statement)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def coverage(c: Coverage) -> str:
    """The coverage line: how many documents, from when to when, what is left out or failed."""
    parts = [plural(c.documents, "document")]
    if c.first and c.last:
        parts[0] += f" of {day(c.first)}" if c.first == c.last else f" from {day(c.first)} to {day(c.last)}"
    if c.matched != c.documents:
        parts.append(f"{c.matched} on the chosen themes")
    if c.folded:
        parts.append(plural(c.folded, "near-duplicate") + " folded")
    if c.undated:
        parts.append(f"{c.undated} without a date")
    if c.period:
        parts.append(c.period)
    if c.failed:
        parts.append(plural(len(c.failed), "source") + " failed")
    return "; ".join(parts) + "."


def by_status(actions: Sequence[BriefAction]) -> list[tuple[str, list[BriefAction]]]:
    """(heading, actions) for each status that occurs, in the order of the table."""
    groups = [(STATUS_WORDS[status], [a for a in actions if a.status is status]) for status in Status]
    return [(title, group) for title, group in groups if group]


def about_date(item: BriefDate) -> str:
    """What must be said beside a date: that it moved, that sources differ, that staff touched it. '' or ' ...'."""
    parts = []
    if item.news == "changed" and item.was:
        parts.append(f"Moved: was {edtf.human(item.was)}.")
    if item.conflict:
        parts.append(f"Elsewhere: {listed(item.conflict)}.")
    if item.note:
        parts.append(f"({item.note})")
    if item.staff:
        parts.append(f"({item.staff} by staff)")
    return "".join(f" {part}" for part in parts)


def done_by(actor: BriefActor, brief: Brief, most: int = 2) -> list[BriefAction]:
    """The actions of an actor that the brief shows, most salient first."""
    by_id = {action.id: action for action in brief.actions}
    return [by_id[id] for id in actor.did if id in by_id][:most]


def value(text: str, field: str) -> str:
    """One side of a conflict in words."""
    return edtf.human(text) if field == "date" else text


def quote(note: Note) -> str:
    """The quoted sentence, of a very long one the head."""
    return shorten(note.evidence.quote, 700)


def cited(source: Source | None, note: Note) -> str:
    """'Publisher, 12 January 2026, p. 3 (S2).'"""
    if source is None:
        return f"(S{note.source})."
    parts = [
        source.publisher or source.title or source.origin,
        day(source.published),
        f"p. {note.evidence.page}" if note.evidence.page else "",
    ]
    return ", ".join(part for part in parts if part) + f" (S{note.source})."


def source_line(source: Source) -> str:
    """'Title. Publisher, 12 January 2026. Also: ...'"""
    title, date_words = sentence(source.title or source.origin), day(source.published) or ("no date stated" if source.publisher else "No date stated")
    line = f"{title} {source.publisher + ', ' if source.publisher else ''}{date_words}."
    return f"{line} Also: {listed(source.also)}." if source.also else line


def left_out(counts: Sequence[tuple[str, int, int]]) -> str:
    """'Shown here: 9 of 62 actions, 8 of 58 dates.'; '' where nothing is left out."""
    parts = [f"{shown} of {plural(total, name)}" for name, shown, total in counts if shown < total]
    return f"Shown here: {listed(parts)}." if parts else ""


def not_shown(left: int) -> str:
    """What a capped section ends with."""
    return f"{left} more left out for length"
