"""Conflicts, theme sections and coverage of a brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen import edtf
from briefgen.assemble.conflicts import date_conflict, event_conflicts, joined, name_conflicts
from briefgen.assemble.draft import ActionDraft, DateDraft, Work
from briefgen.assemble.notes import Notebook
from briefgen.model import (
    Conflict,
    Coverage,
    Selection,
    SourceDocument,
    ThemeSection,
)


def conflicts_of(
    work: Work, ordered: Sequence[tuple[int, ActionDraft]], dates: Sequence[DateDraft], book: Notebook
) -> tuple[Conflict, ...]:
    found: list[Conflict] = []
    told: dict[int, int] = {}  # event -> where in `found` its dates stand
    for d in dates:
        if conflict := date_conflict(d.group, d.item.what, book):
            told |= dict.fromkeys(d.events, len(found))
            found.append(conflict)
    for n, a in ordered:
        for conflict in event_conflicts(a.event, a.item.statement, book, dates=n not in told):
            if n in told and (both := joined(found[told[n]], conflict)):
                found[told[n]] = both
                continue
            if conflict.field == "date":
                told[n] = len(found)
            found.append(conflict)
    return (*found, *name_conflicts(work.merged, book))


def sections_of(work: Work, ordered: Sequence[ActionDraft], dates: Sequence[DateDraft]) -> tuple[ThemeSection, ...]:
    """A section a theme, in the order of the selection; an item stands in the section that it concerns most."""
    made = []
    for theme in work.themes.themes:
        concern = [d for d in ordered if theme.name in d.relevance]
        actions = [d for d in concern if d.item.themes[0] == theme.name] or concern
        due = [d for d in dates if theme.name in d.relevance]
        why = [d.relevance[theme.name][1] for d in concern] + [d.relevance[theme.name][1] for d in due]
        terms: Counter[str] = Counter(t for found in why for t in found)
        made.append(
            ThemeSection(
                theme.name, theme.title,
                tuple(d.item.id for d in actions),
                tuple(d.item.id for d in ([x for x in due if x.item.themes[0] == theme.name] or due)),
                tuple(t for t, _ in sorted(terms.items(), key=lambda kv: (-kv[1], kv[0]))),
                len(work.themes.matched(theme)),
            )
        )  # fmt: skip
    return tuple(made)


def coverage_of(
    work: Work,
    selection: Selection,
    total: int,
    folded: Mapping[str, Sequence[SourceDocument]],
    failed: Sequence[str],
    period: str,
) -> Coverage:
    documents = [s for s, _ in work.pairs]
    published = sorted(d.published for d in (*documents, *(f for fs in folded.values() for f in fs)) if d.published)
    undated = sum(d.published is None for d in documents)
    if not period and (selection.since or selection.until):
        words = [f"since {edtf.human(selection.since.isoformat())}"] if selection.since else []
        words += [f"until {edtf.human(selection.until.isoformat())}"] if selection.until else []
        period = " ".join(words) + " by publication date"
    return Coverage(
        documents=total,
        matched=len(work.themes.matched()) + sum(len(folded.get(d, ())) for d in work.themes.matched())
        if work.themes.themes
        else total,
        first=published[0] if published else None,
        last=published[-1] if published else None,
        undated=undated,
        folded=sum(len(f) for f in folded.values()),
        failed=tuple(failed),
        period=period,
    )
