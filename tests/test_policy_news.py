"""News of trade, technology and their regulators: offices that act, capitals, who told it, whom a letter comes from."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind, Status
from tests.conftest import ExtractText, FindActors
from tests.found import named, the

DAY = date(2026, 1, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        (
            "The Oslo prosecutor’s office opened investigations into four shops on Monday.",
            "Oslo prosecutor's office",
            "open",
        ),
        (
            "The Munich public prosecutor's office charged two executives with fraud on Tuesday.",
            "Munich public prosecutor's office",
            "charge",
        ),
        ("The attorney general's office sued the lender on Friday.", "attorney general's office", "sue"),
    ],
)
def test_the_office_of_a_prosecutor_acts(extract_text: ExtractText, text: str, who: str, verb: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert named(found, the(found, verb)) == {who}
    assert {a.kind for a in found.actors if a.name == who} == {ActorKind.ORGANISATION}


def test_one_prosecutors_office_is_one_actor_however_it_is_called(actors: FindActors) -> None:
    found = actors(
        "The Oslo prosecutor's office opened an investigation into Harbour Shops on Monday. "
        "The prosecutor's office said it had searched two flats."
    )
    assert [name for name in found if "office" in name] == ["Oslo prosecutor's office"]


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        (
            "Beijing added several rare earths to its export control list in early April, requiring a licence.",
            "add",
            "China",
        ),
        ("Beijing relaxed its rules on exports.", "relax", "China"),
        ("Mexico City raised import duties on steel from Asia.", "raise", "Mexico"),
        ("Seoul signed a deal with Ottawa in May.", "sign", "South Korea"),
        ("Brussels opened an investigation into the merger in March.", "open", "European Union"),
    ],
)
def test_a_capital_that_does_what_only_a_state_can_is_its_state(
    extract_text: ExtractText, text: str, verb: str, who: str
) -> None:
    _, found = extract_text(text, date=DAY)
    assert named(found, the(found, verb)) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Paris launched a bike-sharing scheme on Monday.",
        "Vienna cut bus fares by half.",
        "Berlin introduced a speed limit in the city centre.",
    ],
)
def test_a_capital_that_does_what_cities_do_is_no_state(actors: FindActors, text: str) -> None:
    assert not actors(text)


@pytest.mark.parametrize(
    "told",
    [
        "an official statement said",
        "a senior official said on Friday",
        "a ministry spokesman told reporters",
        "an official familiar with the talks said",
    ],
)
def test_who_tells_the_sentence_is_not_what_the_last_one_named_is(actors: FindActors, told: str) -> None:
    assert actors(f"Trade Minister Anil Rao met his Norwegian counterpart Ola Berg, {told}.")["Ola Berg"].roles == ()


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Norway will wait, said Ola Berg, a senior official.", "Ola Berg", "senior official"),
        (
            "The talks will resume, said Ola Berg, a spokesman who said little else.",
            "Ola Berg",
            "spokesman",
        ),
        (
            '"We will wait," fisheries ministry spokesman, Li Wendong, told reporters on Friday.',
            "Li Wendong",
            "fisheries ministry spokesman",
        ),
        ("The bill was tabled by Labour parliamentarian Ada Holm on Monday.", "Ada Holm", "Labour parliamentarian"),
    ],
)
def test_a_role_beside_a_name(actors: FindActors, text: str, name: str, role: str) -> None:
    assert actors(text)[name].roles == (role,)


def test_attorneys_general_are_a_group_and_act_with_who_leads_them(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "A group of 16 state attorneys general, led by Ohio Attorney General John Brack, have sent letters to the leaders "
        "of several companies, urging them not to comply with the rules.",
        date=DAY,
    )
    act = the(found, "send")
    assert named(found, act) == {"state attorneys general", "John Brack"}
    assert act.statement.startswith("A group of 16 state attorneys general have sent letters")
    assert act.category == "REQUEST"


def test_a_number_of_two_words_is_whole_in_the_name_of_a_group(actors: FindActors) -> None:
    found = actors("Twenty-two countries, led by France, asked the European Commission to delay the rules on Monday.")
    assert "Twenty-two countries" in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France opened an investigation into the shop on Monday.", "ACCUSE"),
        ("France filed a complaint at the court on Monday.", "ACCUSE"),
        ("France opened talks with Norway on Monday.", "CONSULT"),
        ("France sent aid to Norway on Monday.", "AID"),
    ],
)
def test_what_is_opened_filed_or_sent_decides_the_class(extract_text: ExtractText, text: str, kind: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert found.actions[0].category == kind
    assert found.actions[0].status is Status.DONE
