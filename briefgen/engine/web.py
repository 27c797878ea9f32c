"""Feeds and pages of the settings, fetched politely, and the health of each remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefgen.engine.progress import OnProgress, Progress
from briefgen.errors import BriefgenError, SourceError
from briefgen.model import SourceDocument

if TYPE_CHECKING:
    from briefgen.config import Settings, SourceSpec
    from briefgen.library import Library, SourceHealth
    from briefgen.sources import Fetched, Limits, WebSource

_KEPT = 500  # ids of documents remembered of a source: what an answer 'not modified' stands for


def is_address(text: str) -> bool:
    """Whether an input is a web address, not a path."""
    return text.lower().startswith(("http://", "https://"))


def read_limits(settings: Settings) -> Limits:
    """What reading one document may cost, by the settings."""
    from briefgen.sources import Limits

    own = settings.limits
    return Limits(own.file_mb * 1_000_000, seconds=float(own.read_seconds), memory=own.read_memory_mb << 20)


def read_web(
    specs: Sequence[SourceSpec], settings: Settings, library: Library | None, now: datetime, on_progress: OnProgress
) -> Iterator[list[Sequence[SourceDocument | str] | SourceError]]:
    """For each source, what came of it: new documents, ids of documents known already, errors."""
    if not specs:
        return
    from briefgen import sources
    from briefgen.net.client import Policy

    stored = library.health() if library else {}
    # What is known of another address under the same name says nothing of this one.
    health = {s.label: h for s in specs if (h := stored.get(s.label)) and h.url == s.url}
    asked, refused = [], {}
    for n, spec in enumerate(specs):
        try:
            asked.append(_asked(spec, health.get(spec.label)))
        except BriefgenError as error:  # a secret of its headers cannot be had
            refused[n] = SourceError(error.what, where=spec.label, hint=error.hint)
    policy = Policy(
        seconds=float(settings.fetch.seconds),
        max_bytes=settings.fetch.size_mb * 1_000_000,
        allow_hosts=frozenset(settings.fetch.allow_hosts),
        user_agent=settings.fetch.user_agent,
    )
    answers = sources.fetch(
        asked,
        policy=policy,
        known=library.known_addresses() if library else (),
        workers=settings.fetch.at_once,
        per_host=settings.fetch.per_host,
        robots=settings.fetch.robots,
        limits=read_limits(settings),
        on_done=_Reporter(on_progress, len(asked)),
    )
    for n, spec in enumerate(specs):
        if n in refused:
            yield [refused[n]]
            continue
        answer = next(answers)
        before = health.get(spec.label)
        if library is not None:
            known = _remembered(answer, before, library)
            library.record_health(_health(spec, answer, before, known, now))
        else:
            known = []
        new = {d.id for d in answer.documents}
        found: list[Sequence[SourceDocument | str] | SourceError] = [
            [*answer.documents, *(id for id in known if id not in new)]
        ]
        yield [*found, *answer.failures, *([answer.error] if answer.error else [])]


class _Reporter:
    """Tells of each source that is done."""

    def __init__(self, on_progress: OnProgress, total: int) -> None:
        self._on_progress, self._total, self._done = on_progress, total, 0

    def __call__(self, answer: Fetched) -> None:
        self._done += 1
        label = answer.source.name or answer.source.url
        self._on_progress(Progress("fetch", self._done, self._total, label, _outcome(answer)))


def _outcome(answer: Fetched) -> str:
    """What came of one source, in words."""
    if answer.error:
        return f"failed: {SourceError(answer.error.what, hint=answer.error.hint)}"
    if answer.unchanged:
        return "nothing new"
    new = len(answer.documents)
    words = f"{new} document{'' if new == 1 else 's'} read" if new else "nothing new"
    return f"{words}, {len(answer.failures)} pages failed" if answer.failures else words


def remembered(specs: Sequence[SourceSpec], library: Library) -> list[str]:
    """Ids of the documents that feeds and pages held when they were last fetched; nothing is fetched."""
    health = library.health()
    known = [h for s in specs if (h := health.get(s.label)) and h.url == s.url]
    ids = list(dict.fromkeys(id for h in known for id in h.documents))
    there = library.first_seen(ids)
    return [id for id in ids if id in there]


def _asked(spec: SourceSpec, before: SourceHealth | None) -> WebSource:
    from briefgen.sources import WebSource

    headers = tuple(
        (name, value if isinstance(value, str) else value.read(f"headers.{name}"))
        for name, value in spec.headers.items()
    )
    return WebSource(
        spec.url or "",
        kind=spec.kind,
        name=spec.name,
        publisher=spec.publisher,
        headers=headers,
        drop=tuple(spec.drop),
        etag=before.etag if before else "",
        last_modified=before.modified if before else "",
    )


def _remembered(answer: Fetched, before: SourceHealth | None, library: Library) -> list[str]:
    """Documents of earlier fetches that the source still stands for: all if nothing changed, the feed's known items else."""
    if before is None or not (answer.unchanged or answer.known):
        return []
    there = library.first_seen(before.documents)
    return [id for id in before.documents if id in there]


def _health(
    spec: SourceSpec,
    answer: Fetched,
    before: SourceHealth | None,
    known: Sequence[str],
    now: datetime,
) -> SourceHealth:
    from briefgen.library import SourceHealth

    last = replace(before, tried=now) if before else SourceHealth(spec.label, spec.url or "", tried=now)
    if answer.error:
        return replace(last, failures=last.failures + 1, error=str(answer.error))
    ok = replace(last, succeeded=now, failures=0, error="")
    if answer.unchanged:
        return ok
    days = [d.published for d in answer.documents]
    dated = [d for d in days if d]
    newest = max([*dated, *([last.newest] if last.newest else [])], default=None)
    ids = dict.fromkeys([*(d.id for d in answer.documents), *known])
    return replace(
        ok,
        found=max(answer.items, len(answer.documents)),
        undated=len(days) - len(dated),
        newest=newest,
        etag=answer.etag,
        modified=answer.last_modified,
        documents=tuple(ids)[:_KEPT],
    )
