"""Extractions and a Selection in, a Brief out: the order of the steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime

from briefgen.assemble import rank
from briefgen.assemble.action_items import draft_actions, finish_actions
from briefgen.assemble.actor_items import actors_of
from briefgen.assemble.actors import merge_actors
from briefgen.assemble.calendar import dated_of, merge_dates
from briefgen.assemble.date_items import draft_dates, finish_dates
from briefgen.assemble.dedupe import fold_duplicates
from briefgen.assemble.draft import DEFAULT_LIMITS, Limits, Pair, prepare
from briefgen.assemble.events import merge_events
from briefgen.assemble.notes import Notebook, check
from briefgen.assemble.sections import conflicts_of, coverage_of, sections_of
from briefgen.assemble.tellings import tellings_of
from briefgen.assemble.themes import Relevance
from briefgen.model import Brief, Selection, ToldItem
from briefgen.pause import no_collection


@no_collection()
def assemble(
    pairs: Sequence[Pair],
    selection: Selection,
    *,
    title: str,
    date: Date,
    as_of: datetime,
    failed: Sequence[str] = (),
    told: Sequence[ToldItem] = (),
    limits: Limits = DEFAULT_LIMITS,
    period: str = "",
    audience: str = "",
    handling: str = "",
    revision: int = 1,
) -> Brief:
    """The brief of these documents, which the caller has chosen by period; `selection` gives themes and known actors.

    `told` is the ledger (`told_items` of earlier briefs): with it every item is marked new, changed, reported or gone.
    The order of `pairs` does not matter. Items whose quotes are not the documents' text are left out with a warning.
    """
    work = prepare(pairs, selection, date, limits, told)
    total = len({s.id for s, _ in pairs})
    kept, folded = fold_duplicates(work.pairs)
    work.pairs = kept
    work.themes = Relevance(kept, selection.themes)
    work.gather(*merge_actors(kept, selection.known_actors))

    events = merge_events(tellings_of(kept, work.actor_of, work.merged))
    event_of = {(t.source.id, t.action.id): n for n, e in enumerate(events) for t in e.tellings}
    groups = merge_dates(dated_of(kept, work.actor_of, event_of))
    drafts = draft_actions(work, events, groups)
    dates = draft_dates(work, groups, drafts)

    book = Notebook()
    ordered = sorted(drafts.items(), key=lambda kv: (-kv[1].item.salience, kv[1].item.id))
    told_in = {d.item.id: frozenset(e.document for e in d.evidence) for _, d in ordered}
    bluf = rank.bottom_line([d.item for _, d in ordered], told_in, limits.bluf)
    actions = finish_actions(work, ordered, bluf, book)
    ids = {n: drafts[n].item.id for n in drafts}
    made_dates = finish_dates(work, dates, ids, book)
    actors = actors_of(work, selection, actions, made_dates, drafts, book)
    conflicts = conflicts_of(work, [(n, d) for n, d in ordered], dates, book)
    documents = [s for s, _ in kept]
    concern = work.themes.matched() if selection.themes else {s.id for s, _ in kept}
    brief = Brief(
        title=title, date=date, as_of=as_of,
        coverage=coverage_of(work, selection, total, folded, failed, period),
        bluf=bluf, themes=sections_of(work, [d for _, d in ordered], dates),
        actions=actions, dates=made_dates, actors=actors, conflicts=conflicts,
        sources=book.sources(documents, folded, concern), notes=book.notes(),
        audience=audience, handling=handling, revision=revision, warnings=tuple(work.warnings),
    )  # fmt: skip
    return check(brief, documents)
