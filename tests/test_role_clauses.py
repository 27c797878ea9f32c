"""Roles that the text states away from the name: by a verb, on a letterhead's line, behind a body's name."""

from __future__ import annotations

import pytest

from tests.conftest import ExtractText, FindActors


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        (
            "Jonas Tolv is the permanent Red Lantern liaison to Ghana.",
            "Jonas Tolv",
            ("permanent Red Lantern liaison to Ghana",),
        ),
        (
            "Jonas Tolv is a harbour official who serves as head of the pilots' school.",
            "Jonas Tolv",
            ("harbour official", "head of the pilots' school"),
        ),
        ("Jonas Tolv was formally appointed as the envoy for fisheries.", "Jonas Tolv", ("envoy for fisheries",)),
        (
            "Mira Ask, the commissioner for trade, energy and consumer protection, spoke first.",
            "Mira Ask",
            ("commissioner for trade, energy and consumer protection",),
        ),
        (
            "Harbour Party of Norway General Secretary Mira Ask resigned.",
            "Mira Ask",
            ("Harbour Party of Norway General Secretary",),
        ),
        ("Mira Ask is currently the director of the Tide Fund.", "Mira Ask", ("director of the Tide Fund",)),
        (
            "Mira Ask, formerly a director of the Tide Fund, sued the bank.",
            "Mira Ask",
            ("formerly a director of the Tide Fund",),
        ),
    ],
)
def test_role(actors: FindActors, text: str, name: str, roles: tuple[str, ...]) -> None:
    assert actors(text)[name].roles == roles


@pytest.mark.parametrize(
    "text",
    [
        "Jonas Tolv is the first minister to visit the island.",
        "Jonas Tolv is a strong leader who listens.",
        "Jonas Tolv is also a former economist. He left in May.",
        "Jonas Tolv is no leader who would close a port.",
        "Jonas Tolv isn't a member of the Harbour Party.",
        "Jonas Tolv is hardly a leader whom the ports trust.",
        "Jonas Tolv is neither a senator nor a governor.",
        "Jonas Tolv, no longer chair of the Harbour Board, called for a vote.",
        "Jonas Tolv, not a leader of the party, criticized the plan.",
    ],
)
def test_what_is_only_said_of_somebody_is_no_role(actors: FindActors, text: str) -> None:
    assert actors(text)["Jonas Tolv"].roles == ()


def test_a_letterhead_in_capitals_leaves_the_next_title_alone(actors: FindActors) -> None:
    found = actors(
        "MINISTER FOR FOREIGN AFFAIRS Senator the Hon. Jonas Tolv April 22, 2026\n\nSenator Tolv said ships would sail."
    )
    assert [r.lower() for r in found["Jonas Tolv"].roles] == ["minister for foreign affairs", "senator"]


def test_a_letterhead_that_runs_into_the_next_title_names_two_offices(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "MINISTER FOR FOREIGN AFFAIRS  Senator the Hon. Jonas Tolv  April 22, 2026\n\nForeign Minister Jonas Tolv met pilots.\n\nSenator Tolv said ships would sail."
    )
    (tolv,) = [a for a in found.actors if a.name == "Jonas Tolv"]
    assert tolv.roles == ("Minister for Foreign Affairs", "Senator")


def test_a_letterhead_whose_name_is_also_an_office(actors: FindActors) -> None:
    found = actors(
        "Minister for Foreign Affairs\n\nJulia Bishop\n\n7 March 2026\n\nThe Norwegian Government will give aid to Ghana."
    )
    assert found["Julia Bishop"].roles == ("Minister for Foreign Affairs",)


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        (
            "Jonas Albert Tolv, of Oregon, to be Inspector of Ports for the term of nine years.",
            "Jonas Albert Tolv",
            ("Inspector of Ports",),
        ),
        (
            "PRIME MINISTER TOLV: Thank you all for coming here today.\n\nQ: When will the port open, and who pays?",
            "TOLV",
            ("PRIME MINISTER",),
        ),
    ],
)
def test_nominees_and_speakers_have_their_offices(
    actors: FindActors, text: str, name: str, roles: tuple[str, ...]
) -> None:
    found = {a.name.upper(): [r.upper() for r in a.roles] for a in actors(text).values()}
    assert found[name.upper()] == [r.upper() for r in roles]


def test_two_offices_side_by_side_are_no_double_office(actors: FindActors) -> None:
    found = actors(
        "The board appraises activities for the President, Secretary of State, and Congress. Its members met on Monday."
    )
    assert "President, Secretary of State" not in found
