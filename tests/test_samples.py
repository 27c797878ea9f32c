"""The sample sources make a brief that shows what the program can do: from files to items, with the real language model."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefgen.assemble import assemble, suggest_themes
from briefgen.extract.pipeline import extract
from briefgen.model import Brief, Extraction, Selection, SourceDocument
from briefgen.sources.files import read_file

SAMPLES = Path(__file__).parent.parent / "sources"


@pytest.fixture(scope="module")
def pairs() -> list[tuple[SourceDocument, Extraction]]:
    documents = [d for path in sorted(SAMPLES.iterdir()) for d in read_file(path)]
    return [(d, extract(d)) for d in documents]


@pytest.fixture(scope="module")
def brief(pairs: list[tuple[SourceDocument, Extraction]]) -> Brief:
    day = date(2026, 1, 16)
    return assemble(pairs, Selection(), title="Samples", date=day, as_of=datetime(2026, 1, 16, 6, tzinfo=UTC))


def test_every_sample_has_title_and_date(pairs: list[tuple[SourceDocument, Extraction]]) -> None:
    assert len(pairs) == 8
    assert all(s.title and s.published and s.published.month == 1 for s, _ in pairs)


def test_the_copy_is_folded(brief: Brief) -> None:
    assert brief.coverage.folded == 1 and sum(len(s.also) for s in brief.sources) == 1


def test_the_moved_deadline_and_the_two_figures_stand_side_by_side(brief: Brief) -> None:
    moved = next(d for d in brief.dates if d.deadline and "2026-02-27" in d.when)
    assert moved.days_left == 42 and any("31 January 2026" in c for c in moved.conflict)
    amounts = [{v for v, _, _ in c.sides} for c in brief.conflicts if c.field == "amount"]
    assert {"$240 million", "$210 million"} in amounts


def test_signing_told_by_two_documents_is_one_action(brief: Brief) -> None:
    (signing,) = (a for a in brief.actions if a.verb == "sign" and "Partnership" in a.what)
    assert len(signing.sources) == 2 and signing.when == "2026-01-08"
    assert {"Isaura Tellmann", "Teodor Quillane"} <= set(signing.actor_names)


def test_coming_dates_are_found(brief: Brief) -> None:
    coming = " ".join(d.when for d in brief.dates if d.kind.value == "upcoming")
    for day in (
        "2026-01-20",
        "2026-01-22",
        "2026-01-28",
        "2026-02-09",
        "2026-02-12",
        "2026-02-24",
        "2026-03-05",
        "2026-07-20",
    ):
        assert day in coming, day


def test_every_quote_is_the_text(brief: Brief, pairs: list[tuple[SourceDocument, Extraction]]) -> None:
    texts = {s.id: s.text for s, _ in pairs}
    assert brief.notes and all(
        texts[n.evidence.document][n.evidence.start : n.evidence.end] == n.evidence.quote for n in brief.notes
    )


def test_themes_are_suggested_from_the_samples(pairs: list[tuple[SourceDocument, Extraction]]) -> None:
    words = " ".join(t.title.lower() for t in suggest_themes(x for _, x in pairs))
    assert "permit" in words and "graphite" in words
