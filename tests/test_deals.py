"""News of deals, talks and rulings: no deed of one is told as another's, and who is who by their office."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind, Status
from tests.conftest import ExtractText
from tests.found import actor_names, named, statements, the, verbs

DAY = date(2026, 1, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "whom", "verb"),
    [
        (
            "Marta Ruiz, a Spanish lawmaker from the Harbour Party who is steering the bill, rejected the changes.",
            "Harbour Party",
            "steer",
        ),
        (
            "The government signed a deal with opposition lawmakers to phase out the subsidy.",
            "opposition lawmakers",
            "phase",
        ),
        (
            "Under Secretary Lane and the Kenyan delegation reviewed cooperation on customs, police training, and fighting organised crime.",
            "Lane",
            "fight",
        ),
        ("Lawmakers focused on trade said the pact would fail.", "Lawmakers", "focus"),
        ("EU lawmakers opposed to the plan argue it would raise prices.", "EU lawmakers", "oppose"),
    ],
)
def test_no_deed_is_made_of_what_is_told_of_others(extract_text: ExtractText, text: str, whom: str, verb: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert whom in actor_names(found)
    assert (whom, verb) not in {(name, a.verb) for a in found.actions for name in named(found, a)}


def test_a_meeting_named_in_a_headline_is_no_plan_of_the_body(extract_text: ExtractText) -> None:
    text = "Norway hosted the third Joint Task Force (JTF) on Tuesday. The JTF reviewed the rules."
    title = "Third Meeting of the U.S.-Kenya Joint Task Force to Combat Illegal Fishing"
    _, found = extract_text(text, title=title, date=DAY)
    assert found.actors
    assert "combat" not in verbs(found)


@pytest.mark.parametrize(
    ("text", "status", "kind"),
    [
        ("Party leaders agreed a deal on Monday to make cuts to the farm budget.", Status.DONE, "AGREE"),
        ("The two sides struck an agreement to cut tariffs.", Status.DONE, "AGREE"),
    ],
)
def test_a_deal_that_is_struck_is_done(extract_text: ExtractText, text: str, status: Status, kind: str) -> None:
    _, found = extract_text(text, date=DAY)
    (action,) = found.actions
    assert (action.status, action.category) == (status, kind)


def test_who_tells_the_press_tells_nothing_to_those_they_tell_of(extract_text: ExtractText) -> None:
    _, found = extract_text("Canada has suspended the talks, Trade Minister Lise Roy told reporters.", date=DAY)
    told = the(found, verb="tell")
    assert told.actors and not told.to


def test_what_a_court_rules_is_printed_with_its_ruling(extract_text: ExtractText) -> None:
    _, found = extract_text("The tariffs break the treaty, the court ruled on Monday.", date=DAY)
    assert statements(found) == ["The court ruled [that] the tariffs break the treaty."]
    assert [e.what for e in found.timeline] == ["The court ruled [that] the tariffs break the treaty"]


def test_the_day_of_how_it_was_begun_is_the_day_of_its_beginning(extract_text: ExtractText) -> None:
    text = "The Commission began its inquiry by sending letters to the four countries in early 2024."
    _, found = extract_text(text, date=DAY)
    assert [a.when for a in found.actions] == ["2024"]


@pytest.mark.parametrize(
    ("text", "roles", "affiliation"),
    [
        (
            "In an open letter to Prime Minister Ana Costa, 40 chief executives asked for relief.",
            ("Prime Minister",),
            None,
        ),
        ("Ada Holm, two-time mayor of Orm, won the vote.", ("two-time mayor of Orm",), None),
        ("Dutch Socialist lawmaker Ineke Vos opposed the bill.", ("Dutch Socialist lawmaker",), "Netherlands"),
        ('"No," said Karin Holt, EU policy director at Earth Watch.', ("EU policy director",), "Earth Watch"),
    ],
)
def test_whose_office_and_body_it_is(
    extract_text: ExtractText, text: str, roles: tuple[str, ...], affiliation: str | None
) -> None:
    _, found = extract_text(text, date=DAY)
    person = next(a for a in found.actors if a.kind is ActorKind.PERSON)
    assert (person.roles, person.affiliation) == (roles, affiliation)


@pytest.mark.parametrize(
    "text",
    [
        "Secretary Lane hosted National Security Advisor Tunde Okafor. Secretary Lane later met with NSA Okafor.",
        "Foreign Minister Maria Santos spoke in Lisbon. Envoys thanked FM Santos for her work.",
        "Director General Ines Molnar opened the session. DG Molnar thanked the members.",
    ],
)
def test_letters_of_an_office_before_a_surname_make_nobody_else(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, date=DAY)
    surname = text.split(".")[0].split()
    people = [a.name for a in found.actors if a.kind is ActorKind.PERSON and a.name.split()[-1] in surname]
    assert len(people) == len({name.split()[-1] for name in people}) and not any(
        n.isupper() for p in people for n in p.split()
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "In a letter sent this month to French President Per Ask and German Chancellor Lars Lund, more than three dozen "
            "chief executive officers called for the levy to be abolished.",
            "chief executive officers",
        ),
        (
            "In an open letter to Prime Minister Ana Costa, 40 chief executives asked for the tax to be withdrawn.",
            "chief executives",
        ),
    ],
)
def test_those_who_write_to_a_minister_are_no_other_name_of_the_minister(
    extract_text: ExtractText, text: str, who: str
) -> None:
    _, found = extract_text(text, date=DAY)
    assert [(named(found, a), a.status) for a in found.actions] == [({who}, Status.PROPOSED)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Minister Holm praised the memorandum of cooperation signed by Norway and Denmark in May.",
            "The memorandum of cooperation [was] signed by Norway and Denmark in May.",
        ),
        (
            "The plan is in line with the broader aims reflected in the trilateral MOC that Minister Holm signed with his Norwegian counterparts on July 7.",
            "Holm signed [the trilateral MOC] with his Norwegian counterparts on July 7.",
        ),
        (
            "The Ministry of Ports praised the Memorandum of Cooperation on Small Docks in Other Countries that Norway and Denmark signed in Oslo on July 7.",
            "Norway and Denmark signed [the Memorandum of Cooperation on Small Docks in Other Countries] in Oslo on July 7.",
        ),
    ],
)
def test_what_is_signed_is_the_paper(extract_text, text, told):
    _, found = extract_text(text, date=date(2026, 9, 1))
    assert the(found, "sign").statement == told
