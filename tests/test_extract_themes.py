"""Key phrases of a document."""

from __future__ import annotations

from briefgen.extract.pipeline import extract
from briefgen.sources.plain import read_plain

_TEXT = b"""---
title: Community reviews export permits
date: 2026-01-12
---

The Boreal Economic Community reviewed its rules on export permits on Monday. Export permits for rare earth oxides take months.
Commissioner Ludo Vansteenkal said that an export permit should take weeks. Last year, 40 export permits for rare earth oxides lapsed.
"""


def test_key_phrases_are_subjects_and_no_names_or_times() -> None:
    phrases = extract(read_plain(_TEXT, "x.md")).keyphrases
    words = [p for p, _ in phrases]
    assert words[0] == "export permits"
    assert any("rare earth" in w for w in words)
    assert not any(w in ("Ludo Vansteenkal", "last year", "Monday", "Boreal Economic Community") for w in words)
    assert [w for _, w in phrases] == sorted((w for _, w in phrases), reverse=True)
