"""Who is an actor although the text only passes by, and who is none although a name stands there."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind
from tests.conftest import FindActors
from tests.found import actor_names


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        (
            "Deputy Prime Minister and Minister of Trade Mira Tolv met growers.",
            "Mira Tolv",
            ("Deputy Prime Minister", "Minister of Trade"),
        ),
        (
            "Deputy Prime Minister and Minister of Trade of Norway Mira Tolv met growers.",
            "Mira Tolv",
            ("Deputy Prime Minister and Minister of Trade of Norway",),
        ),
        ("Harbour Bank President and CEO Mira Tolv met growers.", "Mira Tolv", ("Harbour Bank President and CEO",)),
        (
            "Mira Tolv, a member of the Harbour Council and chair of the Pilots Panel, resigned.",
            "Mira Tolv",
            ("member of the Harbour Council", "chair of the Pilots Panel"),
        ),
    ],
)
def test_two_offices_of_one_person_are_two_roles(
    actors: FindActors, text: str, name: str, roles: tuple[str, ...]
) -> None:
    assert actors(text)[name].roles == roles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway vetoed a UN Security Council resolution on Tuesday.", "UN Security Council"),
        ("Norway raised the matter at the World Trade Organization.", "World Trade Organization"),
    ],
)
def test_a_known_body_is_an_actor_where_it_is_the_scene(actors: FindActors, text: str, name: str) -> None:
    assert name in actors(text)


def test_a_career_makes_no_actor_of_where_it_was_made(actors: FindActors) -> None:
    assert list(actors("Mira Tolv held senior positions at the Small Business Administration.")) == ["Mira Tolv"]


def test_a_states_own_body_acts_and_not_the_state(actors: FindActors) -> None:
    found = actors("Norway's financial watchdog fined two lenders on Monday.")
    assert found["Norway's financial watchdog"].kind is ActorKind.ORGANISATION
    assert "Norway" not in found


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Border encounters of individuals from Cuba, Haiti and Peru fell by half, the ministry said.", "Haiti"),
        ("The agency sent food to Malian refugees in neighbouring Mauritania, Ghana and Niger.", "Ghana"),
        ("STAVANGER, NORWAY - Welcome, and thank you for joining us.", "NORWAY"),
        ("SECURING HARBOUR INDUSTRIES: The order protects harbours. The Harbour Agency will report.", "SECURING"),
        ("World Bank Executive Directors approved the loan.", "Directors"),
    ],
)
def test_names_that_act_in_nothing_are_no_actors(actors: FindActors, text: str, nobody: str) -> None:
    assert not [name for name in actors(text) if nobody in name]


def test_the_administration_of_somebody_named_is_no_second_actor(actors: FindActors) -> None:
    found = actors(
        "President Per Tolv gave a directive to his Administration on ports. The Tolv Administration obeyed."
    )
    assert "Administration" not in found


def test_the_first_words_of_a_body_are_that_body(actors: FindActors) -> None:
    found = actors(
        "OFAC designated the Vesta Pars Shipping Company. Vesta Pars moved oil for two years. Vesta Pars hid the papers."
    )
    assert [name for name in found if "Vesta" in name] == ["Vesta Pars Shipping Company"]
    assert "Vesta Pars" in found["Vesta Pars Shipping Company"].aliases


def test_an_office_may_be_a_surname(actors: FindActors) -> None:
    found = actors("Julia Bishop opened the harbour on Monday. Ms Bishop thanked the pilots.")
    assert found["Julia Bishop"].kind is ActorKind.PERSON
    assert found["Julia Bishop"].roles == ()


def test_the_government_is_no_body_whose_name_begins_so(actors: FindActors) -> None:
    found = actors("The Government Accountability Office published a report. The government will answer in May.")
    assert not any("the government" in a.aliases for a in found.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Prosecutor General's Office urged Acme Corp. to pay.", "Prosecutor General's Office"),
        ("The North Korean People's Army crossed the river in May.", "North Korean People's Army"),
        (
            "The order notifies the Organization for Economic Co-operation and Development of the change.",
            "Organization",
        ),
        (
            "Mira Ask came from Harbour Street Securities. Harbour Street Securities sold its shares.",
            "Harbour Street Securities",
        ),
    ],
)
def test_long_names_of_bodies_stay_whole(actors: FindActors, text: str, name: str) -> None:
    assert any(a.name.startswith(name) and a.kind is ActorKind.ORGANISATION for a in actors(text).values())


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Since we met, growth in Norway and Japan has been weak, the minister said.", "Japan"),
        ("Mira Ask of the university in Nijmegen (the Netherlands) spoke first.", "Netherlands"),
        ("He arranged travel for the pilots from Senegal to Ghana.", "Ghana"),
        ("Mira Ask told the Guardian that the port was closed.", "Guardian"),
    ],
)
def test_states_and_papers_in_passing_are_no_actors(actors: FindActors, text: str, nobody: str) -> None:
    assert nobody not in actors(text)


def test_the_administration_in_small_letters_acts(actors: FindActors) -> None:
    assert "administration" in actors("The administration is cutting taxes. The administration wants ports reopened.")


def test_a_visit_in_the_title_is_paid_to_its_states(actors: FindActors) -> None:
    text = "Secretary Tolv's Travel to India and Kuwait\n===\n\nSecretary Jonas Tolv will travel to New Delhi, India and Kuwait City, Kuwait in July."
    assert {"India", "Kuwait"} <= set(actors(text))


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (
            "The Department of Ports, Foreign Operations, and Related Programs Appropriations Act requires it.",
            "Department",
        ),
        ("Show Hide Markets is a page. Show Hide Markets fell.", "Show"),
        ("She earned her J.D. in Oslo, where J.D. students meet. Jonas Tolv signed a MOU with Norway.", "MOU"),
        ("The talks on U.S.-China ties went on. Norway hosted them.", "U.S.-China"),
        ("Last Updated : Feb 18 2026 | 1:30 PM IST\n\nThe minister Nils Ostrem closed the port.", "IST"),
        ("Cyclone Kendra slammed into the port of Arsen on Thursday, Nils Ostrem said.", "Cyclone Kendra"),
        (
            "The Arsen Fire has destroyed 40 houses since it started, Nils Ostrem said. It has torn through 1,400 acres.",
            "Arsen Fire",
        ),
        ("Tropical Storm Elva slammed into the port of Arsen on Thursday, Nils Ostrem said.", "Tropical Storm Elva"),
    ],
)
def test_laws_pages_and_degrees_are_no_actors(actors: FindActors, text: str, nobody: str) -> None:
    assert not [name for name in actors(text) if name.startswith(nobody)]


def test_a_bureau_of_several_fields_is_named_whole(actors: FindActors) -> None:
    assert "Bureau of Population, Refugees, and Migration" in actors(
        "The Bureau of Population, Refugees, and Migration made the change on Monday."
    )


def test_a_firm_of_one_letter_among_firms(actors: FindActors) -> None:
    assert "X" in actors("The agency began investigating breaches of the rules by Temu, X, TikTok and Meta.")


def test_a_gulf_is_not_the_state_that_it_is_called_after(extract_text) -> None:
    _, found = extract_text(
        "The hearing, regarding the May 2010 Harbour Department action to impose a six-month drilling ban in the Gulf of Mexico and "
        "the Department’s report, is expected to be held in September."
    )
    assert "Mexico" not in actor_names(found)


def test_what_lists_and_stocks_are_of_are_goods(extract_text):
    _, found = extract_text(
        "The Food Office published a list of Essential Seeds, Grain Countermeasures, and Critical Inputs. The Board raised the "
        "production of Rare Metals."
    )
    assert set(actor_names(found)) == {"Food Office", "Board"}


def test_my_administration_is_called_after_who_speaks(extract_text):
    _, found = extract_text(
        "Thank you. During my first term, my Administration acted to protect farmers. My first Administration created a fund.",
        title="Remarks by President Ada Holm",
        date=date(2026, 1, 12),
    )
    assert "Holm Administration" in actor_names(found)
