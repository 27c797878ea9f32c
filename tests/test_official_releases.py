"""Sanctions, settlements, orders and readouts of governments: whose act each is, who is meant, when. Everybody is invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText
from tests.found import doers, named, statements, the, verbs

DAY = date(2026, 3, 10)


def test_a_university_goes_by_its_first_word_whatever_a_lead_in_in_capitals_says(extract_text: ExtractText) -> None:
    text = (
        "SETTLING WITH HARWELL UNIVERSITY: Today, Minister Ada Holm secured a settlement with Harwell University.\n\n"
        "Harwell will pay a $12 million fine to the Harbour Board.\n\n"
        "ADDRESSING PRACTICES AT HARWELL: The Board took action against Harwell in 2024."
    )
    _, found = extract_text(text, date=DAY)
    assert doers(found, "pay") == {"Harwell University"}
    assert [a.name for a in found.actors if "Harwell" in a.name] == ["Harwell University"]


@pytest.mark.parametrize(
    "text",
    [
        "Boston University signed a pact with the Harbour Board. Boston has two ports.",
        "Vellan Steel met Vellan University in May. Vellan said it would comply.",
        "People in Brandt protested. Brandt College will close. Brandt will build a road.",
    ],
)
def test_what_may_be_a_town_or_a_firm_is_no_university(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text)
    names = {x for a in found.actors if a.name.endswith(("University", "College")) for x in a.aliases}
    assert not names & {"Boston", "Vellan", "Brandt"}


@pytest.mark.parametrize(
    ("text", "statement", "to"),
    [
        (
            "Today, OFH designated the Karim Group pursuant to E.O. 13902 for being owned or controlled by, or having acted or "
            "purported to act for or on behalf of, directly or indirectly, Omar Vell.",
            "OFH designated the Karim Group pursuant to E.O. 13902 for having acted for or on behalf of Omar Vell.",
            {"Karim Group"},
        ),
        (
            "Today, OFH designated Omar Vell and Rami Holm pursuant to E.O. 13224, as amended, for having materially assisted, "
            "sponsored, or provided financial, material, or technological support for, or goods or services to or in support "
            "of, the Karim Group, a person whose property and interests in property are blocked pursuant to E.O. 13224.",
            "OFH designated Omar Vell and Rami Holm pursuant to E.O. 13224 for having materially assisted the Karim Group.",
            {"Omar Vell", "Rami Holm"},
        ),
        (
            "Today, the Harbour Board designated Omar Vell pursuant to E.O. 13551 for having acted or purported to act for or on "
            "behalf of, directly or indirectly, the Karim Bank; Rami Holm pursuant to E.O. 13810 for having assisted the Vell Bank.",
            "The Harbour Board designated Omar Vell pursuant to E.O. 13551 for having acted for or on behalf of the Karim Bank.",
            {"Omar Vell"},
        ),
    ],
)
def test_why_somebody_is_designated_is_told_short(
    extract_text: ExtractText, text: str, statement: str, to: set[str]
) -> None:
    _, found = extract_text(text, date=DAY)
    assert statements(found) == [statement]
    names = {a.id: a.name for a in found.actors}
    assert to <= {names[i] for i in the(found, "designate").to}


def test_another_reason_for_a_designation_is_no_act_of_who_designates(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Orm Group was designated by the Harbour Board for having provided, or attempted to provide, money to Omar Vell."
    )
    assert statements(found) == [
        "The Orm Group was designated by the Harbour Board for having provided, or attempted to provide, money to Omar Vell."
    ]


def test_property_of_those_designated_is_blocked(extract_text: ExtractText) -> None:
    text = (
        "The Harbour Board sanctioned four firms today. As a result of today’s action, all property and interests in property of "
        "the designated persons described above that are in the United States or in the possession or control of U.S. persons "
        "are blocked and must be reported to the Board."
    )
    _, found = extract_text(text, date=DAY)
    assert statements(found, "block") == [
        "All property and interests in property of the designated persons are blocked."
    ]


@pytest.mark.parametrize(
    ("text", "name", "no"),
    [
        (
            "The U.S.-designated Korvan Bank paid the raiders. The Harbour Board listed Korvan Bank.",
            "Korvan Bank",
            "U.S.",
        ),
        (
            "The Board is updating the entry for First Korvan Bank. Ryul Korvan Bank moved funds.",
            "First Korvan Bank",
            "",
        ),
        (
            "The Ports Front met in May. The Ports Front has grown. The Ports Front called for strikes. Marenian Ports Front "
            "leaders paid the raiders.",
            "Ports Front",
            "Marenian Ports Front",
        ),
    ],
)
def test_a_body_goes_by_its_own_name(extract_text: ExtractText, text: str, name: str, no: str) -> None:
    _, found = extract_text(text.replace("Marenian", "Jordanian"))
    names = {a.name for a in found.actors if a.kind.value == "organisation"}
    assert name in names and not any(no and n.startswith(no.replace("Marenian", "Jordanian")) for n in names)


def test_a_persons_short_name_in_brackets_is_that_person(extract_text: ExtractText) -> None:
    _, found = extract_text("The Harbour Board paid Jang Kuk Vell (Jang) in May. Jang closed the port.")
    assert doers(found, "close") == {"Jang Kuk Vell"}


def test_the_short_form_of_an_act_is_no_body_though_it_is_cited_between(extract_text: ExtractText) -> None:
    text = (
        "By the authority vested in me as President, including the Ports and Harbours Act (8 U.S.C. 1101 et seq.) (PHA), and the "
        "International Harbour Powers Act (50 U.S.C. 1701 et seq.) (IHPA), it is hereby ordered:\n\nThis order lists chapters "
        "consistent with section 219 of the PHA (8 U.S.C. 1189) and owners, consistent with IHPA (50 U.S.C. 1702)."
    )
    _, found = extract_text(text, date=DAY)
    assert not [a.name for a in found.actors if a.name == "IHPA"]


def test_delegations_and_sides_act_for_their_states(extract_text: ExtractText) -> None:
    text = (
        "Kenya and Chad met in Oslo on 9 March 2026. The discussions showed progress. They reaffirmed that any "
        "pact must be fair. The Kenyan delegation thanked Chad for its help. Both delegations agreed to meet again. They will also "
        "remain in close contact with their partners."
    )
    _, found = extract_text(text, date=DAY)
    both = {"Kenya", "Chad"}
    doers = {a.verb: named(found, a) for a in found.actions}
    assert doers == {"meet": both, "reaffirm": both, "thank": {"Kenya"}, "agree": both, "remain": both}


def test_talks_that_show_something_do_nothing_else(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Kenya and Chad met in Oslo. The talks showed progress. They lasted two days and closed the gap."
    )
    assert verbs(found) == ["meet"]


def test_ministers_of_two_states_are_no_state(extract_text: ExtractText) -> None:
    _, found = extract_text("The Foreign Ministers of Kenya and Chad signed the accord.")
    assert doers(found, "sign") in ({"Foreign Ministers"}, {"Kenya", "Chad"})


def test_a_wing_or_an_unnamed_leader_acts_for_the_body(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Front is known. The armed wing of the Oslo chapter of the Harbour Front attacked the port. A leader of the "
        "Harbour Front called for strikes. The leader of the Harbour Front, Ada Holm, resigned."
    )
    assert doers(found, "attack") == doers(found, "call") == {"Harbour Front"}
    assert not [a for a in found.actions if a.verb == "resign" and "Harbour Front" in named(found, a)]


@pytest.mark.parametrize(
    "text",
    [
        "Within 45 days of submitting the report required by subsection (a) of this section, the Secretary of Ports or the "
        "Secretary of Mines, as applicable, shall take all appropriate action.",
        "In the aftermath of the attack in Arsen, the Secretary of Ports took all appropriate action.",
    ],
)
def test_who_acts_behind_a_long_opening(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert "Secretary of Ports" in doers(found, "take")


def test_who_called_for_something_did_not_do_what_others_did(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "A senior leader of the Arsen chapter of the Harbour Brotherhood, on October 7, 2023, called for attacks against partners "
        "and interests, and Jordanian Harbour Brotherhood leaders have long provided support to the armed wing of Hamas."
    )
    assert doers(found, "provide") == {"Jordanian Harbour Brotherhood leaders"}
    assert the(found, "call")


def test_what_a_proclamation_grants_is_what_was_signed(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Today, President Ada Holm signed a Proclamation granting two years of relief from a rule on coke."
    )
    assert the(found, "sign").what == "a Proclamation granting two years of relief from a rule on coke"


def test_all_that_two_own_is_blocked_and_not_the_second_of_them(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "All firms owned 50 percent or more by the Orm Group and Vell Bank are blocked pursuant to E.O. 14024."
    )
    assert not [a.statement for a in found.actions if a.statement.startswith("Vell Bank")]


def test_another_deed_of_the_same_kind_has_no_date_of_this_one(extract_text: ExtractText) -> None:
    text = (
        "Today, Minister Ada Holm secured a settlement with the Orm Group.\n\nThe deal ends a dispute.\n\n"
        + "It covers all ports of the coast.\n\n" * 6
        + "Minister Holm secured a $200 million settlement with the Vell Bank."
    )
    _, found = extract_text(text, date=DAY)
    dates = {a.when for a in found.actions if a.verb == "secure" and "Vell" in a.statement}
    assert dates == {None}


def test_the_month_of_a_quoted_paper_is_no_event(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Orm Group agrees to use the Harbour Board’s July 2025 “Guidance for Owners of Ships” in its training.",
        date=DAY,
    )
    assert "2025-07" not in {t.when for t in found.timeline}
    assert the(found, "agree").status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("First Lady Ada Holm opened a school. The American First Lady thanked the staff.", {"Ada Holm"}),
        ("Prime Minister Ada Holm of Norway met the owners. The Norwegian Prime Minister thanked them.", {"Ada Holm"}),
        ("President Ada Holm of Chad met the owners. The Chadian President thanked them.", {"Ada Holm"}),
        ("Minister of Finance Ada Holm met the owners. The Finance Minister thanked them.", {"Ada Holm"}),
        ("Treasury Secretary Ada Holm met the owners. The Secretary of the Treasury thanked them.", {"Ada Holm"}),
        ("President Ada Holm of Norway met the owners. The Chadian President thanked them.", {"Chadian President"}),
        (
            "Foreign Minister Ada Holm of Norway left. The Norwegian Trade Minister thanked her.",
            {"Norwegian Trade Minister"},
        ),
    ],
)
def test_an_office_told_by_its_state_or_turned_round_is_the_named_holders(
    extract_text: ExtractText, text: str, who: set[str]
) -> None:
    _, found = extract_text(text, date=DAY)
    assert doers(found, "thank") == who


def test_a_past_tense_behind_an_adverb_or_an_aside_is_told(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "United States First Lady Ada Holm successfully united Russian and Ukrainian children with their families."
    )
    assert doers(found, "unite") == {"Ada Holm"}
    _, found = extract_text(
        "On the 29th of April, the United States Department of Ports, together with the Office of the United States Harbour "
        "Representative, hosted representatives of the European Commission in Arsen for the seventh meeting of the Joint "
        "Harbour Committee established under the 2017 Agreement on Ports. At the meeting both sides provided updates."
    )
    assert doers(found, "host") == {"United States Department of Ports"}
    assert not [a for a in found.actions if "Joint Harbour Committee" in named(found, a)]


def test_what_a_proclamation_raises_for_a_while_is_what_was_signed(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Today, President Ada Holm signed a Proclamation temporarily increasing the tariff-rate quota for lean beef trimmings."
    )
    assert the(found, "sign").what.startswith("a Proclamation temporarily increasing the tariff-rate quota")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The Harbour Board is designating two firms that have led, materially supported, or acted for the Orm Group.",
            "The Harbour Board is designating two firms that have led, materially supported, or acted for the Orm Group.",
        ),
        (
            "The Harbour Board is designating Ada Vell pursuant to E.O. 13694, as further amended, for being responsible for or "
            "complicit in, or having engaged in, directly or indirectly, activities originating from, or directed by persons "
            "located, in whole or in part, outside the United States.",
            "The Harbour Board is designating Ada Vell pursuant to E.O. 13694 for being responsible for or complicit in "
            "activities originating from outside the United States.",
        ),
    ],
)
def test_grounds_of_a_designation_are_no_acts(extract_text: ExtractText, text: str, statement: str) -> None:
    _, found = extract_text(text)
    assert statements(found) == [statement]


def test_who_helps_to_sanction_is_not_sanctioned_and_it_is_of_that_day(extract_text: ExtractText) -> None:
    text = (
        "Today, the Department of the Treasury’s Office of Harbour Assets is announcing sanctions against the Vell Group.\n\n"
        "The Office of Harbour Assets is designating the Orm Group for smuggling, in coordination with the Coast Bureau."
    )
    _, found = extract_text(text, date=DAY, publisher="Department of the Treasury")
    act = the(found, "designate")
    names = {a.id: a.name for a in found.actors}
    assert {names[i] for i in act.to} == {"Orm Group"} and act.when == DAY.isoformat()


def test_today_marks_something_keeps_its_subject(extract_text: ExtractText) -> None:
    _, found = extract_text("Minister Ada Holm opened a school. She added, “Today marks the third visit to Norway.”")
    assert "“Today marks the third visit to Norway.”" in the(found, "add").statement


def test_an_order_that_is_yet_to_be_issued_was_not(extract_text: ExtractText) -> None:
    text = (
        "The Harbour Board shall issue guidance.\n\nThe guidance issued pursuant to subsection (a)(i) of this section shall include "
        "appropriate, narrowly tailored exceptions for properties that are planned."
    )
    _, found = extract_text(text)
    assert {a.status for a in found.actions} == {Status.PLANNED}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Board drafted, signed, and published the plan.", ["The Board drafted, signed, and published the plan."]),
        (
            "The Harbour Board has inspired, nurtured, and funded it.",
            ["The Harbour Board has inspired, nurtured, and funded it."],
        ),
        (
            "The Board will review, amend, and approve the rules.",
            ["The Board will review, amend, and approve the rules."],
        ),
        ("The Harbour Board met and signed a pact.", ["The Harbour Board met.", "The Harbour Board signed a pact."]),
        (
            "Ada Holm has helped facilitate the return of children.",
            ["Ada Holm has helped facilitate the return of children."],
        ),
    ],
)
def test_verbs_with_one_object_are_told_together(extract_text: ExtractText, text: str, told: list[str]) -> None:
    _, found = extract_text(text)
    assert statements(found) == told


def test_offices_of_one_kind_in_a_list_are_several_people(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Secretary of State, Secretary of Commerce, and Secretary of Energy shall report to the President."
    )
    assert doers(found, "report") == {"Secretary of State", "Secretary of Commerce", "Secretary of Energy"}


def test_who_helps_to_impose_sanctions_is_not_sanctioned(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Today, the Harbour Board, in coordination with the Coast Bureau, is imposing sanctions on the Orm Group.",
        date=DAY,
    )
    names = {a.id: a.name for a in found.actors}
    assert {names[i] for i in the(found, "impose").to} == {"Orm Group"}
