"""Roles exactly as a document states them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefgen.extract.names import find_actors
from briefgen.extract.pipeline import analyse
from briefgen.sources.plain import read_plain

Roles = Callable[[str], dict[str, tuple[str, ...]]]


@pytest.fixture
def roles() -> Roles:
    def find(text: str) -> dict[str, tuple[str, ...]]:
        return {
            a.name: a.roles
            for a in find_actors(analyse(read_plain(text.encode(), "x.md"))).actors
            if a.kind.value == "person"
        }

    return find


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Transport Secretary Nora Finch spoke.", "Nora Finch", "Transport Secretary"),
        ("U.S. Secretary of Energy Nora Finch spoke.", "Nora Finch", "U.S. Secretary of Energy"),
        (
            "Minister of Economy and Finance Kim Ha Neul of South Korea spoke.",
            "Kim Ha Neul",
            "Minister of Economy and Finance",
        ),
        (
            "Officials met the Minister of Finance of Kenya, Amina Wanjala, on Friday.",
            "Amina Wanjala",
            "Minister of Finance of Kenya",
        ),
        ("Nora Finch, chair of the trade committee, objected.", "Nora Finch", "chair of the trade committee"),
        ("Nora Finch, who chairs the Harbour Board, objected.", "Nora Finch", "chairs the Harbour Board"),
        ("The plan failed, said Nora Finch, a law professor at Oldham University.", "Nora Finch", "law professor"),
        (
            "The internal market and industry chief Nora Finch said so.",
            "Nora Finch",
            "internal market and industry chief",
        ),
        (
            "The Chief Diversity and Inclusion Officer Nora Finch resigned.",
            "Nora Finch",
            "Chief Diversity and Inclusion Officer",
        ),
        ("White House Staff Secretary Will Tanner signed it.", "Will Tanner", "White House Staff Secretary"),
        ("Norwegian First Minister Nora Finch arrived.", "Nora Finch", "Norwegian First Minister"),
        ("The former Finance Minister Nora Finch resigned.", "Nora Finch", "former Finance Minister"),
        (
            "The committee heard Special Adviser to the UN Secretary General Nora Finch.",
            "Nora Finch",
            "Special Adviser to the UN Secretary General",
        ),
    ],
)
def test_role(roles: Roles, text: str, name: str, role: str) -> None:
    assert roles(text).get(name) == (role,)


def test_a_list_of_offices_and_names(roles: Roles) -> None:
    found = roles(
        "Participants included Treasurer of Australia, Jon Mercer; Minister of the Economy, Finance, and Energy of France, Luc Lanthier; "
        "Vice Chancellor and Federal Minister of Finance of Germany, Jens Kessler; and Bluewater Bank Managing Director, Amy Stroud."
    )
    assert found == {
        "Jon Mercer": ("Treasurer of Australia",),
        "Luc Lanthier": ("Minister of the Economy, Finance, and Energy of France",),
        "Jens Kessler": ("Vice Chancellor and Federal Minister of Finance of Germany",),
        "Amy Stroud": ("Bluewater Bank Managing Director",),
    }


def test_the_role_of_the_next_one_in_a_list_is_not_ours(roles: Roles) -> None:
    found = roles(
        "We thank Mr Olav Brekke, the former Kenyan President Mr Daniel Otieno, and Foreign Minister Tasoulas."
    )
    assert found["Olav Brekke"] == ()
    assert found["Daniel Otieno"] == ("former Kenyan President",) or found["Daniel Otieno"] == ("President",)


def test_an_office_without_a_name_is_an_actor(roles: Roles) -> None:
    assert "Secretary of Commerce" in roles("The Secretary of Commerce will submit a report within 90 days.")


def test_an_office_goes_to_its_named_holder(roles: Roles) -> None:
    found = roles("Secretary of Commerce Nora Finch met farmers. The Secretary of Commerce will submit a report.")
    assert set(found) == {"Nora Finch"}


def test_the_speaker_named_in_the_title(roles: Roles) -> None:
    found = roles(
        "---\ntitle: Remarks by Secretary of Energy Nora Finch at the Harbour Forum\n---\nI announced a plan today. We will build ports."
    )
    assert found["Nora Finch"] == ("Secretary of Energy",)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Jorun Varnholt will serve as Counselor to the Secretary.", "Jorun Varnholt", "Counselor to the Secretary"),
        (
            "Lena Ovik was named Director of the Bureau of Fisheries.",
            "Lena Ovik",
            "Director of the Bureau of Fisheries",
        ),
        (
            "President Orsini nominated Paula Trask to be Secretary of the Interior.",
            "Paula Trask",
            "Secretary of the Interior",
        ),
        (
            "Jane Roe, Deputy Assistant to the President for Trade, met the guests.",
            "Jane Roe",
            "Deputy Assistant to the President for Trade",
        ),
        (
            "He was sent by Specially Designated Global Terrorist (SDGT) Abu Temur al-Rasi to the coast.",
            "Abu Temur al-Rasi",
            "Specially Designated Global Terrorist",
        ),
        ("The guard leader and Special Envoy Orla Finch agreed.", "Orla Finch", "guard leader"),
        (
            "Senior Official for Public Diplomacy Darla Beatt said so.",
            "Darla Beatt",
            "Senior Official for Public Diplomacy",
        ),
        ("And, Mr. Prime Minister, we agree. Prime Minister Kalo nodded.", "Kalo", "Prime Minister"),
    ],
)
def test_roles_told_in_other_ways(roles: Roles, text: str, name: str, role: str) -> None:
    found = roles(text)
    assert role in found[name]
    assert not {"Prime", "the Secretary"} & set(found)


def test_who_serves_a_secretary_is_not_the_secretary(roles: Roles) -> None:
    assert roles("Jorun Varnholt will serve as Counselor to the Secretary. The Secretary spoke.")["Jorun Varnholt"]


def test_offices_of_a_list_act_for_themselves(roles: Roles) -> None:
    found = roles(
        "The Secretary of State, in coordination with the Attorney General, the Secretary of Fisheries, "
        "and the Director of Harbour Affairs, shall identify all resources."
    )
    assert {"Secretary of State", "Attorney General", "Secretary of Fisheries", "Director of Harbour Affairs"} <= set(
        found
    )


def test_an_office_in_apposition_is_no_second_person(roles: Roles) -> None:
    assert set(roles("I will turn to Sandra Loe, Deputy Assistant Secretary for the Council.")) == {"Sandra Loe"}


def test_a_role_at_anothers_body_ends_before_the_name(roles: Roles) -> None:
    found = roles("Vice Director of Norway's National Space Administration Wu Lanhua spoke.")
    assert found["Wu Lanhua"] == ("Vice Director of Norway's National Space Administration",)


def test_an_agency_that_begins_a_paragraph_with_its_head_credits_no_picture(roles: Roles) -> None:
    assert roles("EPA Administrator Jorun Varnholt opened the plant on Monday.")["Jorun Varnholt"] == (
        "EPA Administrator",
    )


def test_whoever_names_somebody_to_an_office_does_not_get_it(roles):
    found = roles("Mayor Jo Hart appointed Anna Berg as chief of police. King Olav named Ida Lund as prime minister.")
    assert found["Anna Berg"] == ("chief of police",) and found["Ida Lund"] == ("prime minister",)
    assert found["Jo Hart"] == ("Mayor",)
