"""Citations: numbered in reading order, one for equal quotes; the sources behind them; and the check that quotes are true."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from briefgen.model import Brief, Evidence, Note, Source, SourceDocument


class Notebook:
    """Hands out note and source numbers in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str], tuple[int, Evidence]] = {}
        self._sources: dict[str, int] = {}

    def source(self, document: str) -> int:
        return self._sources.setdefault(document, len(self._sources) + 1)

    def note(self, evidence: Evidence) -> int:
        key = (evidence.document, evidence.quote)
        if key not in self._notes:
            self.source(evidence.document)
            self._notes[key] = (len(self._notes) + 1, evidence)
        return self._notes[key][0]

    def cite(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.note(e) for e in evidence))

    def notes(self) -> tuple[Note, ...]:
        return tuple(Note(n, self._sources[e.document], e) for n, e in self._notes.values())

    def sources(
        self,
        documents: Sequence[SourceDocument],
        folded: Mapping[str, Sequence[SourceDocument]],
        concern: Collection[str],
    ) -> tuple[Source, ...]:
        """The documents that are cited, by number, then those of `concern` (ids) that nothing cites."""
        for d in documents:
            if d.id in concern:
                self.source(d.id)
        by_id = {d.id: d for d in documents}
        made = []
        for id, number in self._sources.items():
            d = by_id[id]
            also = tuple(": ".join(filter(None, (f.publisher, f.title or f.origin))) for f in folded.get(id, ()))
            made.append(Source(number, id, d.title, d.publisher, d.published, d.url, d.origin, also))
        return tuple(made)


def check(brief: Brief, documents: Iterable[SourceDocument]) -> Brief:
    """The brief without anything whose quote is not the document's text at its offsets; what was dropped is a warning.

    An item keeps those of its notes that are true, and goes when none is left; items that staff added or reworded stay.
    """
    texts = {d.id: d.text for d in documents}
    false = {
        n.number for n in brief.notes
        if n.evidence.document not in texts
        or not n.evidence.quote
        or texts[n.evidence.document][n.evidence.start : n.evidence.end] != n.evidence.quote
    }  # fmt: skip
    if not false:
        return brief

    def true(notes: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(n for n in notes if n not in false)

    actions = tuple(replace(a, notes=true(a.notes)) for a in brief.actions if a.staff or true(a.notes))
    dates = tuple(replace(d, notes=true(d.notes)) for d in brief.dates if d.staff or true(d.notes))
    left = {a.id for a in actions} | {d.id for d in dates}
    actors = tuple(
        replace(
            a,
            notes=true(a.notes),
            roles=tuple(r for r in a.roles if r[1] not in false),
            did=tuple(i for i in a.did if i in left),
        )
        for a in brief.actors
        if true(a.notes)
    )
    dropped = [f"{a.statement or a.what!r}" for a in brief.actions if a.id not in left] + [
        d.what for d in brief.dates if d.id not in left
    ]
    dropped += [a.name for a in brief.actors if a.id not in {b.id for b in actors}]
    warnings = [f"left out, because its quote is not in the source: {item}" for item in dropped]
    if len(false) and not dropped:
        warnings = [f"{len(false)} citation(s) left out: the quote is not in the source"]
    return replace(
        brief,
        actions=actions,
        dates=tuple(replace(d, actions=tuple(i for i in d.actions if i in left)) for d in dates),
        actors=actors,
        bluf=tuple(i for i in brief.bluf if i in left),
        themes=tuple(
            replace(t, actions=tuple(i for i in t.actions if i in left), dates=tuple(i for i in t.dates if i in left))
            for t in brief.themes
        ),
        conflicts=tuple(c for c in brief.conflicts if not any(n in false for s in c.sides for n in s[2])),
        notes=tuple(n for n in brief.notes if n.number not in false),
        warnings=(*brief.warnings, *warnings),
    )
