"""How a brief puts dates, states and lists into words, the same in every format. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from briefgen import edtf
from briefgen.model import (
    BriefAction,
    BriefDate,
    Conflict,
    Coverage,
    Note,
    Source,
    Status,
    ThemeSection,
    TimeKind,
)
from briefgen.render.subject import without_subject
from briefgen.text import shorten

__all__ = [
    "DUE_WORDS",
    "GAPS",
    "NO_DATES",
    "STATUS_WORDS",
    "about_date",
    "as_of",
    "by_status",
    "capital",
    "cited",
    "coming",
    "coverage",
    "day",
    "days_left",
    "differing",
    "due",
    "due_word",
    "elsewhere",
    "gaps",
    "gaps_told",
    "left_out",
    "listed",
    "news",
    "not_shown",
    "other_dates",
    "plural",
    "quote",
    "quoted",
    "sentence",
    "source_line",
    "source_parts",
    "title_of",
    "told",
    "unsaid",
    "value",
    "when_not_said",
    "why_here",
    "without_actor",
    "without_folders",
    "without_name",
]  # fmt: skip

STATUS_WORDS = {
    Status.DONE: "Done",
    Status.ONGOING: "Under way",
    Status.PLANNED: "Planned",
    Status.PROPOSED: "Proposed",
    Status.CONDITIONAL: "Conditional",
    Status.DENIED: "Denied or refused",
}


DUE_WORDS = ("Deadline:", "Takes effect:")  # before what is due, and what holds from a day on
GAPS = 6  # failed sources that are named
NO_DATES = "The sources state no dates for these."
_WORDS = re.compile(r"[^\W_]+")
_EDGE = re.compile(r"^(?:by|until|from) (?:end of )?")
_OF = re.compile(r" (?:of|on|for|de|du|des|und|für) ")
_SOURCES = re.compile(r"\(source (\d+(?:, \d+)*)\)")
_SHORTENED = re.compile(r"(?:\b[A-Za-z]\.){2,}$|\b(?:Inc|Ltd|Corp|Co|Jr|Sr)\.$")
_OPENING, _CLOSING = '“"„«', '”"»'
_HINT = re.compile(r" \([^()]*\)$")
_FOLDERS = re.compile(r"^(?:~|[A-Za-z]:)?[\\/](?:[^\\/:]*[\\/])*(?=[^\\/])")  # of a path from a root


def day(value: date | None) -> str:
    """'12 January 2026', or '' for no date."""
    return edtf.day_words(value) if value else ""


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
    """'today', 'tomorrow', 'in 38 days', '3 days ago'; '' where the entry has no counted day, or only a year."""
    n, span = item.days_left, edtf.parse(item.when)
    if n is None or span is not None and span.precision not in ("day", "month") and not item.limit.endswith("end of"):
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
    text = capital(text)
    return text if text.rstrip("\"'”’)»").endswith((".", "!", "?", "…", ":")) else text + "."


def capital(text: str) -> str:
    """With a capital at its head, unless its first word is written in a way of its own ('eBay')."""
    return text[0].upper() + text[1:] if text[:1].islower() and text[1:2].islower() else text


def unsaid(names: Sequence[str], text: str) -> list[str]:
    """The names of which a text beside them does not hold the head: 'Commission' for 'European Commission', 'Committee'."""
    said = set(_WORDS.findall(text.casefold()))
    heads = [(name, _WORDS.findall(_OF.split(name.casefold())[0])[-1:]) for name in names]
    return [name for name, head in heads if not set(head) & said]


def when_words(item: BriefAction | BriefDate | str | None) -> str:
    """The date of an item, or an EDTF string, in words; '' where there is none."""
    if isinstance(item, BriefAction | BriefDate):
        return edtf.human(item.when, item.limit)
    return edtf.human(item)


def when_not_said(item: BriefAction) -> str:
    """The date of an action in words, unless its statement already says the day."""
    words = when_words(item)
    if not words:
        return ""
    # 'before the end of March 2026' says 'by end of March 2026'.
    core = _EDGE.sub("", words)
    parts = core.split()
    if len(parts) == 3 and parts[1].rstrip(",").isdigit():
        parts = [parts[1].rstrip(","), parts[0], parts[2]]
    if len(parts) == 3 and parts[0].isdigit():
        said = (
            f"{parts[0]} {parts[1]}",
            f"{parts[1]} {parts[0]}",
            f"{parts[1][:3]}. {parts[0]}",
            f"{parts[0]} {parts[1][:3]}",
        )
        return "" if any(form in item.statement for form in said) else words
    return "" if core in item.statement else words


def told(item: BriefAction) -> str:
    """The statement as a sentence, its date in brackets where the words do not say it."""
    return _with(sentence(item.statement), when_not_said(item))


def due(item: BriefDate) -> str:
    """What an entry is about as a sentence, those who must act in brackets where the words do not say them."""
    return _with(sentence(item.what), listed(unsaid(item.actor_names, item.what), most=3))


def due_word(item: BriefDate) -> str:
    """What stands before a deadline: of one with an open end, 'from 1 June', that it takes effect; '' before other entries."""
    return DUE_WORDS[item.when.endswith("/..")] if item.deadline else ""


def _with(text: str, added: str) -> str:
    """A sentence with words in brackets before its full stop."""
    if not added:
        return text
    stop = text.endswith(".")
    own = stop and _SHORTENED.search(text)  # 'into the U.S.' keeps its stop
    return f"{text[:-1] if stop and not own else text} ({added}){'.' if stop else ''}"


def without_actor(item: BriefAction) -> str:
    """The statement for a table whose other column names the actors: from the verb on, where it begins with them."""
    return sentence(without_subject(item.statement, item.actor_names, item.verb))


def without_name(item: BriefAction, name: str) -> str:
    """The statement beside the name of an actor: 'Minister Varga signed' and 'Varga and Holm signed' -> 'Signed'."""
    names = item.actor_names if name in item.actor_names else (name,)
    return sentence(without_subject(item.statement, names, item.verb))


def coverage(c: Coverage) -> str:
    """The coverage line: how many documents, from when to when, what is left out or failed."""
    parts = [plural(c.documents, "document")]
    if c.first and c.last:
        parts[0] += f", {edtf.human(edtf.interval(c.first.isoformat(), c.last.isoformat()))}"
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
    if c.stale:
        parts.append(plural(len(c.stale), "source") + " stale")
    return "; ".join(parts) + "."


def gaps(c: Coverage, most: int = GAPS) -> str:
    """'Not read: feed: did not answer. Nothing new: Gazette, newest 3 January 2026.'; '' where nothing is missing."""
    failed = gaps_told(c.failed)
    lines = (
        (f"{head}: {'; '.join(values[:most])}", len(values) - most)
        for head, values in (("Not read", failed), ("Nothing new", c.stale))
        if values
    )
    return " ".join(f"{text}{f'; and {left} more' if left > 0 else ''}." for text, left in lines)


def gaps_told(failed: Sequence[str]) -> tuple[str, ...]:
    """What failed, as a brief says it: folders, and what to do about it, in brackets at the end, are for whoever made the brief."""
    return tuple(without_folders(_HINT.sub("", line)).rstrip(" .") for line in failed)


def without_folders(path: str) -> str:
    """A path, or a line that begins with one, from the file's name on: where it lies is for whoever made the brief."""
    return _FOLDERS.sub("", path)


def title_of(source: Source) -> str:
    """The title of a source; of one without, its address or the name of its file."""
    return source.title or without_folders(source.origin)


def by_status(actions: Sequence[BriefAction]) -> list[tuple[str, list[BriefAction]]]:
    """(heading, actions) for each status that occurs, in the order of the table."""
    groups = [(STATUS_WORDS[status], [a for a in actions if a.status is status]) for status in Status]
    return [(title, group) for title, group in groups if group]


def about_date(item: BriefDate, dates: bool = True) -> str:
    """What must be said beside a date: that it moved, that sources differ, that staff touched it. '' or ' ...'.

    `dates`: with the other dates, where they do not stand beside the date itself.
    """
    parts = []
    if dates and item.news == "changed" and item.was:
        parts.append(f"Moved: was {edtf.human(item.was)}.")
    if dates and item.conflict:
        parts.append(f"Elsewhere: {listed(elsewhere(item))}.")
    if item.note:
        parts.append(f"({item.note})")
    if item.staff:
        parts.append(f"({item.staff} by staff)")
    return "".join(f" {part}" for part in parts)


def value(text: str, field: str) -> str:
    """One side of a conflict in words."""
    if field == "status" and text in tuple(Status):
        return STATUS_WORDS[Status(text)].lower()
    return edtf.human(text) if field == "date" else text


def differing(conflict: Conflict) -> str:
    """What the sides of a conflict are: 'Dates given', 'Figures given', 'Reported as'."""
    return {
        "date": "Dates given", "amount": "Figures given", "date, amount": "Dates and figures given", "name": "Names given",
        "status": "Reported as",
    }.get(conflict.field, "Given")  # fmt: skip


def quote(note: Note) -> str:
    """The quoted sentence in one line, of a very long one the head."""
    return shorten(" ".join(note.evidence.quote.split()), 700)


def quoted(note: Note) -> str:
    """The quoted sentence in quotation marks: its own, if it stands in them."""
    text = quote(note)
    return text if text[:1] in _OPENING and text[-1:] in _CLOSING else f"“{text}”"


def cited(source: Source | None, note: Note) -> str:
    """'Publisher, 12 January 2026, p. 3 (S2).'"""
    if source is None:
        return f"(S{note.source})."
    parts = [
        source.publisher or shorten(title_of(source), 60),
        day(source.published),
        f"p. {note.evidence.page}" if note.evidence.page else "",
    ]
    return ", ".join(part for part in parts if part) + f" (S{note.source})."


def source_line(source: Source) -> str:
    """'Title. Publisher, 12 January 2026. Also: ...'"""
    return "".join(source_parts(source))


def source_parts(source: Source) -> tuple[str, str]:
    """The title of a source as a sentence, and what follows it."""
    date_words = day(source.published) or ("no date stated" if source.publisher else "No date stated")
    line = f" {source.publisher + ', ' if source.publisher else ''}{date_words}."
    return sentence(title_of(source)), f"{line} Also: {listed(source.also)}." if source.also else line


def left_out(counts: Sequence[tuple[str, int, int]], json: bool = False) -> str:
    """'Shown here: 9 of 62 actions, 8 of 58 dates.'; '' where nothing is left out."""
    parts = [f"{shown or 'none'} of {plural(total, name)}" for name, shown, total in counts if shown < total]
    return f"Shown here: {listed(parts)}{'; all are in the JSON' if json else ''}." if parts else ""


def not_shown(left: int, key: str = "", json: bool = False) -> str:
    """What a capped section ends with; `json`: a file with everything is made too."""
    more = plural(left, "document") + " more, not cited here" if key == "sources" else f"{left} more"
    return f"and {more}, in the JSON" if json else f"{more}, left out for length"


def why_here(section: ThemeSection, left: int = 0, json: bool = False) -> str:
    """'Terms found: port levy and toll (3 documents); 12 more actions are in the JSON.' under a theme; '' where nothing is to be said."""
    found = f"Terms found: {listed(section.terms, most=6)} ({plural(section.documents, 'document')})"
    more = (
        f"{plural(left, 'more action')} {'is' if left == 1 else 'are'} in the JSON"
        if json
        else f"{plural(left, 'more action')} left out for length"
    )
    parts = [*([found] if section.terms else []), *([more] if left else [])]
    return f"{'; '.join(parts)}." if parts else ""


def elsewhere(item: BriefDate) -> list[str]:
    """The other dates that sources give, each with the sources as the list of sources numbers them: '16 April 2026 (S3)'."""
    return [_SOURCES.sub(lambda m: f"(S{m[1].replace(', ', ', S')})", other) for other in item.conflict]


def other_dates(item: BriefDate) -> list[str]:
    """'was 2 April 2026', 'or 16 April 2026 (S3)': what stands beside a date that moved or that sources differ on."""
    moved = [f"was {edtf.human(item.was)}"] if item.news == "changed" and item.was else []
    return moved + [f"or {other}" for other in elsewhere(item)]


def news(item: BriefAction | BriefDate) -> str:
    """What is new about an item, with its date and, where it changed, what it was before."""
    if isinstance(item, BriefAction):
        text = told(item)
    else:
        text, day = sentence(item.what), when_words(item)
        if day and day not in item.what:
            text = _with(text, day)
    if not item.was:
        return text
    if item.news == "gone":
        return f"{text} The day has passed." if item.was == "due" else f"{text} Before: {sentence(item.was)}"
    if isinstance(item, BriefAction) and item.was in tuple(Status):
        return f"{text} Was {STATUS_WORDS[Status(item.was)].lower()}, now {STATUS_WORDS[item.status].lower()}."
    return f"{text} Was {edtf.human(item.was)}."
