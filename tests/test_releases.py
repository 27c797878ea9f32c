"""Releases of ministries, councils and forces: offices, visits, mandates, orders. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText
from tests.found import doers, labels, named, the, verbs

DAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Foreign Minister Kang Yung-wha will meet the envoys.", "Kang Yung-wha", "Foreign Minister"),
        (
            "UN Under-Secretary-General for Peacekeeping Operations Jean-Pierre Labrousse said that the mission is over.",
            "Jean-Pierre Labrousse",
            "UN Under-Secretary-General for Peacekeeping Operations",
        ),
        (
            "Norwegian deputy Prime Minister and Defence Minister Rickard Vale will travel to Ghana.",
            "Rickard Vale",
            "deputy Prime Minister",
        ),
        (
            "Minister for Northern Island Affairs Pat Conrad will travel to Ghana.",
            "Pat Conrad",
            "Minister for Northern Island Affairs",
        ),
        ("The envoy met His Excellency President David Kabul in Oslo.", "David Kabul", "President"),
        ("The envoy met Prime Minister His Excellency Rush Kovac in Oslo.", "Rush Kovac", "Prime Minister"),
        (
            "H.E. Mr. Truong Van Dol, President of the Norwegian Council, met the envoys.",
            "Truong Van Dol",
            "President of the Norwegian Council",
        ),
        (
            "Acting Chief Pentagon Spokesperson Carl Summer spoke.",
            "Carl Summer",
            "Acting Chief Pentagon Spokesperson",
        ),
        (
            "They met Norway’s Minister for Ports, Senator the Hon Maria Pane, in Oslo.",
            "Maria Pane",
            "Minister for Ports",
        ),
        ("They met the Minister for Ports, the Hon Marta Bishop MP.", "Marta Bishop", "Minister for Ports"),
        ("Raksha Mantri Shri Ravi Sunder opened the port.", "Ravi Sunder", "Raksha Mantri"),
    ],
)
def test_names_and_offices_are_whole(extract_text: ExtractText, text: str, name: str, role: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert [role in a.roles for a in found.actors if a.name == name] == [True]


def test_an_office_alone_is_of_the_holder_named_before(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norwegian deputy Prime Minister and Defence Minister Rickard Vale will travel to Ghana.\n\n"
        "The Deputy Prime Minister will open a port. He will meet Deputy Prime Minister Ama Mensah and Minister Kofi Asare.\n\n"
        "The Deputy Prime Minister will sign a treaty.",
        date=DAY,
    )
    assert doers(found, "open") == doers(found, "sign") == {"Rickard Vale"}


def test_they_are_not_those_whom_they_meet(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "While in Ghana, they will meet President Ama Mensah and Minister Kofi Asare. They will visit a port.", date=DAY
    )
    assert not [a for a in found.actions if named(found, a) & {"Ama Mensah", "Kofi Asare"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He called on Prime Minister Ada Holm in Oslo.", Status.DONE),
        ("He called on Prime Minister Ada Holm to open the port.", Status.PROPOSED),
        ("He called on Minister Ada Holm for a truce.", Status.PROPOSED),
    ],
)
def test_a_call_on_somebody_is_a_visit(extract_text: ExtractText, text: str, status: Status) -> None:
    _, found = extract_text(f"Envoy Tim Kell arrived in Oslo. {text}", date=DAY)
    assert the(found, "call").status is status


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ada Holm sent a letter urging that the Harbour Board treat the matter as urgent.",
        "The Council may decide that the mandate of the Harbour Board be ended earlier.",
        "The ministers demanded the Harbour Board immediately ends the strike.",
        "In a report the Harbour Committee calls for a new way for the Harbour Board to treat claims.",
    ],
)
def test_what_is_only_asked_for_is_no_deed(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert not [a for a in found.actions if a.verb in ("treat", "end")]


def test_the_first_in_six_years_is_not_in_six_years(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norway will broadcast the first programme for its islands in six years.\n\nIt will close the port in six years.",
        date=DAY,
    )
    assert [t.when for t in found.timeline] == ["2032"]


def test_a_force_of_two_acts_and_is_not_the_forces_that_are_attacked(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "An Afghan and Harbour Security Assistance Force detained ten insurgents.\n\n"
        "The insurgents attack coalition forces. The combined security force searched a compound.",
        date=DAY,
    )
    assert doers(found, "detain") == {"Harbour Security Assistance Force"}
    assert doers(found, "search") == {"combined security force"}


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "The Harbour Council adopted a resolution to extend the mandate of the Ports Mission in Ghana (PMG) until 15 March 2028.",
            "adopt",
            "The Harbour Council adopted a resolution to extend the mandate of the Ports Mission in Ghana until 15 March 2028.",
        ),
        (
            "The President directed the Secretary of Ports to close two harbours.",
            "close",
            "The Secretary of Ports [is] to close two harbours.",
        ),
        (
            "The need for Norway to provide equal access was also discussed.",
            "discuss",
            "The need for Norway to provide equal access was discussed.",
        ),
        (
            "Minister Ada Holm met Envoy Tim Kell to discuss cooperation on issues of concern, including efforts to combat "
            "fraud, support the fleet, and address recent raids.",
            "meet",
            "Ada Holm met Envoy Tim Kell to discuss cooperation on issues of concern.",
        ),
        (
            "Since then, the Mission has been renewed consistently with the Council determining that “piracy continues to pose a threat”.",
            "renew",
            "The Mission has been renewed consistently.",
        ),
    ],
)
def test_statements_are_whole(extract_text: ExtractText, text: str, verb: str, statement: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert the(found, verb).statement == statement


def test_a_long_promise_does_not_end_in_any_action_aimed(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Governments of Norway, Denmark and Canada strongly reaffirm their commitment to promote respect for the Charter of "
        "the Seas, to implement tangible measures to help safeguard peace and security, and to oppose any action aimed at "
        "undermining the free and open order of the northern seas, straits and harbours that they all depend on.",
        date=DAY,
    )
    assert not the(found, "reaffirm").statement.endswith(("aimed.", "any action."))


def test_what_is_due_is_the_label_of_its_day(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Council asked that the Secretary keep it informed, with the next report due by 15 May 2026.",
        date=DAY,
    )
    assert labels(found)["../2026-05-15"] == "The next report due"


def test_a_headline_is_the_resolution_to_do_what_it_tells(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Council on Monday adopted a resolution to extend the PMG mandate until 15 March 2028.",
        title="Harbour Council extends PMG mandate",
        date=DAY,
    )
    assert verbs(found) == ["adopt"]


def test_an_office_between_two_names_is_of_the_first(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "At the invitation of Nora Finch, Founder of the Harbour Forum, and Guy Parmel, Vice President of the Norwegian Council, "
        "Hanna Zeng, Member of the Harbour Board, will visit Ghana.",
        date=DAY,
    )
    assert {a.name: a.roles for a in found.actors if a.name == "Guy Parmel"} == {
        "Guy Parmel": ("Vice President of the Norwegian Council",)
    }


def test_who_is_named_before_two_offices_announces(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "At the 54th Annual Meeting of the Harbour Bank, which was held from June 17 to 20, 2025, in Ottawa, Ontario, the "
        "Honourable Nora Finch, Minister of International Development, and host and chair of the meeting, announced a total of "
        "$11 million in funding.",
        date=DAY,
    )
    assert doers(found, "announce") == {"Nora Finch"}


def test_what_a_planned_event_holds_has_not_been_done(extract_text: ExtractText) -> None:
    _, found = extract_text("Envoy Tim Kell will attend a lunch hosted by Minister Ada Holm.", date=DAY)
    assert verbs(found) == ["attend"]


def test_a_visit_from_a_day_till_a_day_is_one_stretch(extract_text: ExtractText) -> None:
    _, found = extract_text("Minister Ada Holm will visit Ghana from October 23 till 25.", date=DAY)
    assert [t.when for t in found.timeline] == ["2026-10-23/2026-10-25"]


def test_opening_words_of_a_briefing_are_no_event(extract_text: ExtractText) -> None:
    _, found = extract_text("Good afternoon. Let me start today’s briefing.", date=DAY)
    assert not found.timeline


def test_a_hyphen_that_was_a_dash_makes_no_name(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "PRC-the Ports Review Committee-today published its report. The Committee says that fees are too high.",
        date=DAY,
    )
    assert doers(found, "say") == {"Ports Review Committee"}


def test_votes_that_a_draft_receives_are_received_by_nobody(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Council adopted a resolution on ports on Monday. The resolution received 15 votes.", date=DAY
    )
    assert not [a for a in found.actions if a.verb == "receive" and a.actors]


def test_who_hosted_a_minister_is_not_one(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "On 20 July, the Norwegian Secretary of Ports, the Rt Hon Gavin Wilson, hosted Ghana’s Minister for Foreign Affairs, the Hon "
        "Ama Mensah MP, in Oslo.",
        date=DAY,
    )
    assert {a.name: a.roles for a in found.actors if a.name == "Gavin Wilson"} == {
        "Gavin Wilson": ("Norwegian Secretary of Ports",)
    }


def test_a_force_acts_behind_the_places_where_it_does(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "In Bakwar district, Farad province, a combined Afghan and coalition security force discovered a weapons cache during an "
        "operation yesterday.",
        date=DAY,
    )
    assert doers(found, "discover") == {"combined Afghan and coalition security force"}


def test_what_is_foreseen_is_the_implementation(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The leaders linked the fees to the implementation of the Harbour agreements, which is foreseen by 31 December 2027.",
        date=DAY,
    )
    assert [t.what for t in found.timeline if t.deadline] == [
        "The implementation of the Harbour agreements is foreseen"
    ]


def test_they_are_not_the_first_of_a_list_who_are_met(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Tim Kell is in Ghana. He will meet with President Ama Mensah, Minister Kofi Asare, and Minister Yaw Boateng. "
        "While in Ghana, they will meet Mayor Esi Owusu and visit a port.",
        date=DAY,
    )
    assert not [a for a in found.actions if named(found, a) == {"Tim Kell", "Ama Mensah"}]


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "The Harbour leaders said they are committed to supporting developing ports, particularly the least developed and small "
            "island ports, in responding to storms.",
            "commit",
            "The Harbour leaders said they are committed to supporting developing ports in responding to storms.",
        ),
        (
            "The Harbour Fund holds the Governor of Berg accountable for the raids that were led against fishermen, including "
            "through the use of drones.",
            "hold",
            "The Harbour Fund holds the Governor of Berg accountable for the raids that were led against fishermen.",
        ),
    ],
)
def test_an_aside_takes_nothing_along_that_stands_before_it(
    extract_text: ExtractText, text: str, verb: str, statement: str
) -> None:
    _, found = extract_text(text, date=DAY)
    assert the(found, verb).statement == statement


def test_they_are_who_asked_and_not_of_whom_it_was_asked(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Ministers emphasised the needs of small ports and asked that the harbour banks continue to take all steps to meet them. "
        "They stressed the importance of loans.",
        date=DAY,
    )
    assert doers(found, "stress") == {"Ministers"}


def test_the_council_of_some_members_is_the_council(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Council met on Monday. The 15-member council asked Secretary-General Ada Holm to report by January 31, 2027 on "
        "the ports.",
        date=DAY,
    )
    assert doers(found, "ask") == {"Harbour Council"}
    (label,) = [t.what for t in found.timeline if t.deadline]
    assert label.startswith("The 15-member council asked Secretary-General Ada Holm to report")


def test_a_body_decides_and_not_who_presides_over_it(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Council, presided by the Union´s High Representative Ada Holm made two important decisions.",
        date=DAY,
    )
    assert not [a for a in found.actions if named(found, a) == {"Ada Holm"}]


def test_what_expires_are_the_sanctions_and_not_the_state(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The envoys agreed to extend the sanctions against Norway, which formally expires on July 31, for another six months.",
        date=DAY,
    )
    assert [t.what for t in found.timeline if t.deadline and t.when == "../2026-07-31"] == [
        "The sanctions against Norway formally expires"
    ]
