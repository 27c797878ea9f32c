"""Names that run on or stop too early, offices of the services, provinces that act: one class of mistake each, on invented texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.extract.pipeline import extract
from briefgen.model import Actor
from briefgen.sources.plain import read_plain

Find = Callable[[str], dict[str, Actor]]


@pytest.fixture
def actors() -> Find:
    def find(text: str) -> dict[str, Actor]:
        return {a.name: a for a in extract(read_plain(text.encode(), "x.md")).actors}

    return find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Bureau of Coastal Fisheries and Harbour Development Affairs (CFH) co-chaired the talks. The Bureau of North Sea "
            "and Baltic Affairs signed the pact.",
            ["Bureau of Coastal Fisheries and Harbour Development Affairs", "Bureau of North Sea and Baltic Affairs"],
        ),
        (
            "The Bureau of Oceans, Islands, and Polar Affairs met the Office of Ports. The Bureau of Fisheries and the Bureau of "
            "Island Affairs agreed.",
            [
                "Bureau of Oceans, Islands, and Polar Affairs",
                "Office of Ports",
                "Bureau of Fisheries",
                "Bureau of Island Affairs",
            ],
        ),
        (
            "The Directorate General of Shipping fined a ferry line. The Directorate General for Ports agreed.",
            ["Directorate General for Ports", "Directorate General of Shipping"],
        ),
        (
            'James “Jim” Holm, Chairman of the Board, said the bill would pass. Senator William "Bill" Orm agreed. Orm met Holm.',
            ["James “Jim” Holm", 'William "Bill" Orm'],
        ),
        ("The state of Kerala sued a ferry line. A bridge crosses the state of Assam.", ["Kerala"]),
        ("The Commonwealth of Virginia enacted a ports law.", ["Virginia"]),
        (
            "Officials from the Ports Agency, Gujarat, Kerala and Andhra Pradesh met on Monday.",
            [],
        ),
    ],
)
def test_names_are_whole_and_no_more(actors: Find, text: str, names: list[str]) -> None:
    found = {name for name, a in actors(text).items() if a.kind.value != "group"}
    assert set(names) <= found and not any("Pradesh" in name or name == "Commonwealth" for name in found), found
    assert not names or found - {"Board"} == set(names)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Admiral Dina K Orm, Chief of the Naval Staff, Air Chief Marshal Ravi Holm Singh, Chief of Air Staff, and Shri Otto "
            "Lund, Defence Secretary, met on Monday.",
            {
                "Dina K Orm": ("Admiral", "Chief of the Naval Staff"),
                "Ravi Holm Singh": ("Air Chief Marshal", "Chief of Air Staff"),
                "Otto Lund": ("Defence Secretary",),
            },
        ),
        (
            "Lieutenant General Manj Vell, General Officer Commanding-in-Chief, met the mayor.",
            {"Manj Vell": ("Lieutenant General", "General Officer Commanding-in-Chief")},
        ),
        (
            "Major General Otto Lund, General Officer Commanding, spoke in Arsen.",
            {"Otto Lund": ("Major General", "General Officer Commanding")},
        ),
        (
            "# COLONEL ADA HOLM, COMMANDER OF THE NORWAY ARMY ARRIVES IN DENMARK\n\nColonel Ada Holm, Commander of the Norway Army, "
            "arrived in Denmark.",
            {"Ada Holm": ("Colonel", "Commander of the Norway Army")},
        ),
    ],
)
def test_offices_of_the_services_are_those_of_whom_they_stand_beside(
    actors: Find, text: str, roles: dict[str, tuple[str, ...]]
) -> None:
    found = {name: a.roles for name, a in actors(text).items() if a.kind.value == "person"}
    assert found == roles


def test_one_of_two_armies_is_whose_commander_somebody_is(actors: Find) -> None:
    found = actors(
        "General Dina Orm, Commander of the Norway Army, met General Raj Vell, Vice Chief of the Danish Army. The Norway Army and the "
        "Danish Army work together."
    )
    assert (found["Dina Orm"].affiliation, found["Raj Vell"].affiliation) == ("Norway Army", "Danish Army")
