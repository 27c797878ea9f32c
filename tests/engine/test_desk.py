"""What the desk knows of its documents."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from briefgen.config import Settings
from briefgen.engine import theme_matches
from briefgen.engine.shelf import find_documents
from briefgen.library import Library, Query
from briefgen.model import SourceDocument, Theme
from briefgen.workspace import Workspace

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)


def test_a_theme_is_found_by_its_terms_word_by_word_in_any_inflection(tmp_path: Path) -> None:
    place = Workspace(tmp_path, tmp_path / "config.yaml", tmp_path / ".briefgen")
    place.state.mkdir()
    texts = {
        "on-it": "The Harbour Board stockpiled rare earths.",
        "apart": "Rare birds came down to earth in the earth flats of the estuary.",
        "both": "Mineral water is dear. Mining of tin goes on.",
    }
    with Library(place.state / "library.sqlite") as library:
        library.add([SourceDocument(id, text, ()) for id, text in texts.items()], NOW)
    minerals = Theme("minerals", "Minerals", terms=("rare earth", "mining"), without=("mineral water",))
    found = theme_matches([minerals, Theme("empty", "Empty")], place)
    assert found == {"minerals": frozenset({"on-it", "both"}), "empty": frozenset()}
    settings = Settings.model_validate(
        {"themes": {"minerals": {"terms": list(minerals.terms), "without": list(minerals.without)}}}
    )
    listed = find_documents(Query(), place, settings, theme="minerals")
    assert {row.id for row in listed} == found["minerals"]  # `library list --theme` says the same
