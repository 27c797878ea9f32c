"""One entry for those who belong to a body, one holder of an office, and orders that tell of earlier ones."""

from __future__ import annotations

import pytest

from briefgen.extract.names import find_actors
from briefgen.extract.pipeline import analyse
from briefgen.model import Actor, ActorKind
from briefgen.sources.plain import read_plain
from tests.conftest import FindActors
from tests.found import actor_names


def dated(text: str) -> dict[str, Actor]:
    """The actors of a text that was published in November 2026."""
    front = "---\ntitle: A note\ndate: 2026-11-20\n---\n\n"
    return {a.name: a for a in find_actors(analyse(read_plain((front + text).encode(), "x.md"))).actors}


@pytest.mark.parametrize(
    "text",
    [
        "All 27 EU countries rejected the plan. EU member states asked for time. EU members said no to it.",
        "Security Council members condemned the raid. Members of the Security Council asked Norway for help. "
        "The Council said so. Council members welcomed the reply.",
    ],
)
def test_members_of_one_body_are_one_group(actors: FindActors, text: str) -> None:
    groups = [a for a in actors(text).values() if a.kind is ActorKind.GROUP]
    assert len(groups) == 1
    assert len(groups[0].aliases) >= 2


def test_partners_in_a_club_of_states_are_the_club(actors: FindActors) -> None:
    found = actors("The G7 agreed on a ceiling. We look forward to working with our G7 partners. The G7 met in May.")
    assert list(found) == ["G7"]


def test_trading_partners_are_a_group_and_who_is_only_enabled_is_none(actors: FindActors) -> None:
    found = actors(
        "The order directs talks. Norway signed agreements with trading partners. The deal will enable U.S. farmers to sell."
    )
    assert [a.name for a in found.values() if a.kind is ActorKind.GROUP] == ["trading partners"]


def test_the_president_is_not_one_of_long_ago() -> None:
    found = dated(
        "In 1956, President Nils Ulvang signed the Harbour Act. The Secretary shall submit to the President a plan."
    )
    assert set(found["Nils Ulvang"].aliases) <= {"President Nils Ulvang"}
    assert found["President"].kind is ActorKind.PERSON


def test_an_order_is_whose_name_stands_below_it() -> None:
    found = dated(
        "By the authority vested in me as President, I order the closing of the harbour.\n\nAgencies shall report. "
        "This order shall be published in the Register.\n\nDONALD Q. ULVANG JR.\n\nTHE HALL, April 9, 2026."
    )
    assert [a.roles for a in found.values() if "ULVANG" in a.name] == [("President",)]
    assert "President" not in found


def test_an_office_told_in_full_is_the_holders(actors: FindActors) -> None:
    found = actors(
        "President Nils Ulvang of the United States met growers. "
        "The pact was witnessed by the President of the United States of America."
    )
    assert len([a for a in found.values() if a.kind is ActorKind.PERSON]) == 1


def test_a_heading_run_into_its_text_is_one_name(actors: FindActors) -> None:
    found = actors("Jonas Albert Tolv Jonas Albert Tolv is a harbour official.")
    assert found["Jonas Albert Tolv"].roles == ("harbour official",)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The bank has known since May that hackers stole its keys.", "hackers"),
        ("The Memorandum orders all Executive Departments and Agencies to stop.", "Executive Departments and Agencies"),
        ("The resolution called on all Member States not to arm satellites.", "Member States"),
    ],
)
def test_groups_by_what_they_are_told_or_do(actors: FindActors, text: str, group: str) -> None:
    assert actors(text)[group].kind is ActorKind.GROUP


def test_many_of_a_people_are_nobody(actors: FindActors) -> None:
    assert list(actors("The move was criticised by many Nigerians.")) == []


def test_trading_partners_are_one_group_whoever_calls_them_so(actors: FindActors) -> None:
    found = actors("U.S. trading partners’ policies cut wages. Norway seeks market access with its trading partners.")
    assert [a.name for a in found.values() if a.kind is ActorKind.GROUP] == ["U.S. trading partners"]


def test_an_office_held_by_several_is_the_one_told_more_of_before(actors: FindActors) -> None:
    found = actors("Global regulators warned in May of new risks. Since then regulators have asked for fines.")
    assert [a.name for a in found.values() if a.kind is ActorKind.GROUP] == ["Global regulators"]


def test_whoever_stands_in_a_list_of_partners_is_one_of_them(extract_text):
    _, found = extract_text(
        "The Ministry sent aid through trusted partners, including Norland Relief Services (NRS), Halden International, "
        "the UN World Food Programme, and Orm Vision."
    )
    names = set(actor_names(found))
    assert {"Norland Relief Services", "Halden International", "UN World Food Programme", "Orm Vision"} <= names
