"""What a brief is made of: documents read, chosen by the period, analysed; and the brief assembled from them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefgen import edtf
from briefgen.engine.analysis import extract_stored, extractor
from briefgen.engine.documents import configured, read_into
from briefgen.engine.period import Period, parse_period
from briefgen.engine.progress import Progress
from briefgen.engine.shelf import health_state
from briefgen.errors import UsageError
from briefgen.library import Library
from briefgen.model import Brief, Extraction, Selection, SourceDocument, Theme, ToldItem
from briefgen.pause import no_collection

if TYPE_CHECKING:
    from briefgen.config import Settings, SourceSpec
    from briefgen.engine.request import Job

__all__ = ["Gathered", "assemble_gathered", "chosen_themes", "gather"]

_LATE = timedelta(days=7)  # published so long before the last brief, a document that is new to us is old news


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a brief is assembled from: values only, so that another process can do it."""

    pairs: tuple[tuple[SourceDocument, Extraction], ...]
    selection: Selection
    title: str
    date: Date
    as_of: datetime
    failed: tuple[str, ...]
    told: tuple[ToldItem, ...]
    period: str
    audience: str
    handling: str
    language: str
    stale: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(document.words for document, _ in self.pairs)


def gather(job: Job, library: Library, executor: Executor | None = None) -> Gathered | None:
    """Read, choose and analyse the documents of the request; None when there is nothing to brief."""
    request, settings = job.request, job.settings
    themes = chosen_themes(request.themes or settings.use_themes, settings)
    before = len(job.problems)  # what was wrong with the library is no source that failed
    ids = _read(job, library)
    job.made = job.stamps.next(
        library, job.now
    )  # before another brief of the same run reads more: that is news to this one
    last = library.briefs.last(request.profile)
    with edtf.dates_in(settings.language):
        period = parse_period(request.since, request.until, job.now, last.made if last else None)
        stale = _stale(job, library)
    rows = library.rows_of(ids)
    chosen = [id for id in ids if id in rows and period.holds(rows[id].published, rows[id].first_seen)]
    if last is None and request.briefed:
        if request.since == "last":
            period = replace(period, words="what no earlier run on record has briefed")
            chosen = [id for id in chosen if id not in request.briefed]
        fresh = any(id not in request.briefed for id in chosen)
    else:
        fresh = last is None or any(rows[id].first_seen > last.made for id in chosen)
    if request.only_new and ids and not fresh:
        job.nothing_new = True
        return None
    if not chosen:
        job.problems.append(_nothing(len(ids), period.words))
        return None
    job.problems += extract_stored(
        chosen, library, settings, job.progress, executor=executor, on_missing=job.on_missing
    )
    with no_collection():
        found = library.extractions(chosen, *extractor(settings))
        stored = library.get([id for id in chosen if id in found])
    pairs = tuple((stored[id], found[id]) for id in chosen if id in stored)
    if not pairs:
        return None
    job.inputs = tuple(d.id for d, _ in pairs)
    job.progress(Progress("assemble", 0, 0))
    day = request.date or job.now.date()
    with edtf.dates_in(settings.language):
        words = period.words + _late(period, [rows[id].published for id in chosen])
    return Gathered(
        pairs,
        Selection(themes, period.since, period.until, settings.known_actors()),
        title=request.title or settings.title,
        date=day,
        as_of=job.now,
        failed=tuple(job.problems[before:]),
        told=tuple(_told(library, request.profile, day)),
        period=words,
        audience=settings.audience,
        handling=settings.handling,
        language=settings.language,
        stale=stale,
    )


def assemble_gathered(gathered: Gathered) -> Brief:
    """The brief of what was gathered. Runs in worker processes too."""
    from briefgen.assemble import assemble

    g = gathered
    with edtf.dates_in(g.language):
        brief = assemble(
            g.pairs, g.selection, title=g.title, date=g.date, as_of=g.as_of, failed=g.failed, told=g.told,
            period=g.period, audience=g.audience, handling=g.handling,
        )  # fmt: skip
    return replace(brief, coverage=replace(brief.coverage, stale=g.stale), language=g.language)


def _stale(job: Job, library: Library) -> tuple[str, ...]:
    """The feeds and pages of the request that have brought nothing new for long, each with its newest day."""
    if job.request.documents:
        return ()
    known = library.health()
    asked = [s for s in _inputs(job) if not isinstance(s, str) and s.url]
    stale = [s for s in asked if health_state(s, known.get(s.label), job.now, job.settings) == "stale"]
    newest = ((s.label, known[s.label].newest) for s in stale)
    return tuple(f"{name}, newest {edtf.human(day.isoformat())}" for name, day in newest if day)


def _read(job: Job, library: Library) -> list[str]:
    """Ids of the documents of the request, which are in the library now."""
    if job.request.documents:
        there = library.first_seen(job.request.documents)
        missing = len(job.request.documents) - len(there)
        if missing:
            job.problems.append(f"{missing} of the chosen documents are no longer in the library")
        return [id for id in job.request.documents if id in there]
    intake = read_into(
        library, _inputs(job), job.settings, now=job.stamps.next(library, job.now), on_progress=job.progress
    )
    job.problems += intake.problems
    job.notes += intake.notes
    return intake.ids


def _inputs(job: Job) -> Sequence[str | SourceSpec]:
    """What the request names, else the sources of the settings, relative to the workspace."""
    found = job.request.inputs or configured(job.settings, job.workspace)
    if not found:
        hint = "give files, folders or addresses, or set 'sources:' in the config"
        raise UsageError("no documents are named", hint=hint)
    return found


def chosen_themes(names: Sequence[str], settings: Settings) -> tuple[Theme, ...]:
    """The themes of these names, in that order. Raises UsageError for a name that the settings do not know."""
    known = {t.name: t for t in settings.theme_list()}
    for name in names:
        if name not in known:
            hint = f"one of: {', '.join(known)}" if known else "define it under 'themes:' in the config"
            raise UsageError(f"there is no theme {name!r}", hint=hint)
    return tuple(known[name] for name in names)


def _told(library: Library, profile: str, day: Date) -> Sequence[ToldItem]:
    """What the profile's last brief of an earlier day said; a brief without a profile is compared with nothing."""
    from briefgen.assemble import told_items

    if not profile:
        return ()
    last = library.briefs.last(profile, before=day)
    brief = library.briefs.get(last.path) if last else None
    return told_items(brief) if brief else ()


def _late(period: Period, published: Sequence[Date | None]) -> str:
    """What the coverage line adds about documents that came in late: published long before the last brief."""
    if period.seen_after is None:
        return ""
    old = sorted(d for d in published if d and d < (period.seen_after - _LATE).date())
    before = edtf.day_words(old[-1] + timedelta(days=1)) if old else ""
    return f"; {len(old)} of them published before {before}, the oldest on {edtf.day_words(old[0])}" if old else ""


def _nothing(read: int, period: str) -> str:
    if read:
        return f"no document lies in the period ({period}): widen --since or --until"
    return "no document could be read: nothing was made"
