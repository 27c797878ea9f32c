"""The text beside an item: what it is, and the paragraphs in which it was said, with the sentences highlighted. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen import edtf
from briefgen.model import Brief, BriefAction, BriefActor, BriefDate, Note
from briefgen.tui.literal import line
from briefgen.tui.widgets.pager import Span

if TYPE_CHECKING:
    from briefgen.engine import Passage
    from briefgen.tui.curating import Curation

__all__ = ["Described", "describe"]

_STAFF = {"edited": "edited by staff", "added": "added by staff: it has no source"}
_MOST = 12  # passages shown of one item


@dataclass(frozen=True, slots=True)
class Described:
    """The head of the text: the first line is the item, the others say more."""

    title: str
    facts: tuple[str, ...]
    brief: Brief

    def with_passages(self, notes: Sequence[Note], passages: Sequence[Passage]) -> tuple[str, list[Span]]:
        """The whole text with what is highlighted in it."""
        text = self.title
        spans = [Span(0, len(text), "head")]
        start = len(text) + 1
        text += "".join(f"\n{fact}" for fact in self.facts)
        spans.append(Span(start, len(text), "dim"))
        for note, passage in zip(notes, passages, strict=False):
            source = next((s for s in self.brief.sources if s.number == note.source), None)
            where = [passage.publisher or (source.publisher if source else "")]
            where.append(passage.published.isoformat() if passage.published else "undated")
            if passage.page:
                where.append(f"page {passage.page}")
            title = passage.title or (source.title if source else "") or line(passage.origin.rsplit("/", 1)[-1])
            head = f"\n\n[{note.number}] {title}\n    {' · '.join(w for w in where if w)}\n\n"
            spans.append(Span(len(text), len(text) + len(head), "dim"))
            text += head
            spans.append(Span(len(text) + passage.start, len(text) + passage.end))
            text += passage.text
        return text, [s for s in spans if s.end > s.start]


def describe(view: str, key: str, c: Curation) -> tuple[Described, tuple[Note, ...]]:
    """The head for an item of a list, and the notes that it rests on."""
    brief = c.brief
    if view == "conflicts":
        conflict = brief.conflicts[int(key)]
        facts = tuple(f"{value}: source {', '.join(map(str, sources))}" for value, sources, _ in conflict.sides)
        numbers = tuple(n for _, _, notes in conflict.sides for n in notes)
        return Described(conflict.about, (f"The sources differ about the {conflict.field}.", *facts), brief), _notes(
            brief, numbers
        )
    item = c.item(key)
    if isinstance(item, BriefAction):
        facts = _action(item)
        return Described(item.statement or item.what, facts, brief), _notes(brief, item.notes)
    if isinstance(item, BriefDate):
        return Described(item.what, _date(item), brief), _notes(brief, item.notes)
    return Described(item.name, _actor(item, brief), brief), _notes(brief, item.notes)


def _notes(brief: Brief, numbers: tuple[int, ...]) -> tuple[Note, ...]:
    by_number = {n.number: n for n in brief.notes}
    return tuple(by_number[n] for n in dict.fromkeys(numbers) if n in by_number)[:_MOST]


def _action(a: BriefAction) -> tuple[str, ...]:
    facts = [f"{a.status.value}, {edtf.human(a.when, a.limit) if a.when else 'no date stated'}"]
    if a.actor_names:
        facts.append(f"Who: {', '.join(a.actor_names)}")
    if a.to_names:
        facts.append(f"To: {', '.join(a.to_names)}")
    if a.amounts:
        facts.append(f"Amounts: {', '.join(a.amounts)}")
    if a.themes:
        facts.append(f"Themes: {', '.join(a.themes)}")
    return (*facts, *_touched(a.news, a.was, a.staff))


def _date(d: BriefDate) -> tuple[str, ...]:
    left = f", {d.days_left} days left" if d.days_left is not None else ""
    facts = [f"{'deadline, ' if d.deadline else ''}{d.kind.value}, {edtf.human(d.when, d.limit)}{left}"]
    if d.conflict:
        facts.append(f"Elsewhere: {'; '.join(d.conflict)}")
    if d.note:
        facts.append(d.note)
    return (*facts, *_touched(d.news, d.was, d.staff))


def _touched(news: str, was: str, staff: str) -> tuple[str, ...]:
    facts = []
    if news:
        facts.append(f"Against earlier briefs: {news}" + (f", was {was}" if was else ""))
    if staff:
        facts.append(_STAFF.get(staff, staff))
    return tuple(facts)


def _actor(a: BriefActor, brief: Brief) -> tuple[str, ...]:
    facts = [a.kind.value + (f", {a.affiliation}" if a.affiliation else "")]
    facts += [f"Role: {role} [{note}]" for role, note in a.roles]
    if a.aliases:
        facts.append(f"Also: {', '.join(a.aliases)}")
    if a.flag:
        facts.append(f"! {a.flag}")
    by_id = {x.id: x for x in brief.actions}
    facts += [f"- {by_id[i].statement or by_id[i].what}" for i in a.did if i in by_id]
    return tuple(facts)
