"""Readouts of councils and task forces, and of what they sanction. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind, Status
from tests.conftest import ExtractText, FindActors
from tests.found import actor_names, doers, named, statements, the, verbs

DAY = date(2026, 9, 10)
MEMBERS = """The Ports Council met on Thursday.

In attendance at the Council meeting were the following members:

- Ada Holm, Minister of Ports (Chair of the Council)
- Nils Berg, Chair, Harbour Safety Board
- Jane Roe, Acting Director, Office of Ship Research (non-voting member)
"""


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The task force endorsed a new report on smuggling.", "endorse"),
        ("The plenary agreed to release a report on port security.", "agree"),
        ("The body found consensus on a revised standard for cargo.", "find"),
    ],
)
def test_a_task_force_is_meant_however_it_is_called(extract_text: ExtractText, text: str, verb: str) -> None:
    lead = "On June 13, the Maritime Safety Task Force (MSTF) concluded its plenary in Berg. "
    _, found = extract_text(lead + text, date=DAY)
    assert doers(found, verb) == {"Maritime Safety Task Force"}
    assert not [a for a in found.actors if a.kind is ActorKind.GROUP]


def test_a_task_force_without_a_name_stays_one(actors: FindActors) -> None:
    assert "task force" in actors("The task force endorsed the report on Monday.")


def test_no_body_of_the_dead_acts_for_a_council(extract_text: ExtractText) -> None:
    _, found = extract_text("The Ports Council met on Monday. The body was found in the harbour.", date=DAY)
    assert [a.verb for a in found.actions if a.actors] == ["meet"]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The Council heard an update from Treasury staff on the annual report.", {"Treasury staff"}),
        ("The Ports Council heard a presentation from the Harbour Authority on dredging.", {"Harbour Authority"}),
        ("The Ports Committee received a briefing from the Harbour Authority on fees.", {"Harbour Authority"}),
    ],
)
def test_what_a_council_hears_it_hears_from_somebody(extract_text: ExtractText, text: str, to: set[str]) -> None:
    _, found = extract_text(text, date=DAY)
    names = {a.id: a.name for a in found.actors}
    assert [{names[i] for i in a.to} for a in found.actions] == [to]


def test_two_updates_are_two(extract_text: ExtractText) -> None:
    first = "The Ports Council heard an update from Board staff on the Council’s goals for the year."
    second = "In addition, the Ports Council heard an update from Board staff on the Council’s report for the year."
    _, found = extract_text(f"{first}\n\n{second}", date=DAY)
    assert verbs(found) == ["hear", "hear"]


def test_each_vote_is_told_alone_on_the_day_of_all(extract_text: ExtractText) -> None:
    text = (
        "The Ports Board voted to approve its budget, dissolve the Fees Committee, "
        "and approve the minutes of its previous meeting on June 4, 2026."
    )
    _, found = extract_text(text, date=DAY)
    assert statements(found) == [
        "The Ports Board voted to approve its budget.",
        "The Ports Board voted to dissolve the Fees Committee.",
        "The Ports Board voted to approve the minutes of its previous meeting on June 4, 2026.",
    ]
    names = {a.id: a.name for a in found.actors}
    assert [(a.when, a.status, {names[i] for i in a.to}) for a in found.actions] == [
        ("2026-09-10", Status.DONE, set()),
        ("2026-09-10", Status.DONE, {"Fees Committee"}),
        ("2026-09-10", Status.DONE, set()),
    ]
    assert [e.what for e in found.timeline if e.when == "2026-06-04"] == ["[The Ports Board’s] previous meeting"]


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        (
            "The presentation addressed the Ports Council's intention to review its guidance on fees.",
            "review",
            "[The Ports Council intends] to review its guidance on fees.",
        ),
        (
            "Minister Ada Holm noted the Ports Council's commitment to publish its framework.",
            "publish",
            "[The Ports Council is committed] to publish its framework.",
        ),
    ],
)
def test_what_others_tell_of_an_intention(extract_text: ExtractText, text: str, verb: str, told: str) -> None:
    _, found = extract_text(text, date=DAY)
    act = the(found, verb)
    assert (named(found, act), act.status, act.statement) == ({"Ports Council"}, Status.PLANNED, told)


def test_an_intention_that_one_announces_is_told_once(extract_text: ExtractText) -> None:
    _, found = extract_text("The Ports Board announced the Ports Board's intention to withdraw a rule.", date=DAY)
    assert verbs(found) == ["announce"]


def test_bodies_of_a_list_of_members_are_whose_they_are(extract_text: ExtractText) -> None:
    _, found = extract_text(MEMBERS, date=DAY)
    kinds = {a.name for a in found.actors if a.kind is ActorKind.ORGANISATION}
    assert kinds == {"Ports Council"}
    whose = {a.name: a.affiliation for a in found.actors if a.kind is ActorKind.PERSON}
    assert whose == {"Ada Holm": None, "Nils Berg": "Harbour Safety Board", "Jane Roe": "Office of Ship Research"}


def test_a_body_that_acts_as_well_stays_one(extract_text: ExtractText) -> None:
    _, found = extract_text(MEMBERS + "\nThe Harbour Safety Board closed two ports.", date=DAY)
    assert "Harbour Safety Board" in actor_names(found)


def test_a_list_of_those_present_is_one_act(extract_text: ExtractText) -> None:
    _, found = extract_text(MEMBERS, date=DAY)
    act = the(found, "attend")
    assert named(found, act) == {"Ada Holm", "Nils Berg", "Jane Roe"}
    assert (act.status, act.when, act.what) == (Status.DONE, "2026-09-10", "the Council meeting")


def test_witnesses_yet_to_come_have_not_attended(extract_text: ExtractText) -> None:
    text = "The hearing will be held on Monday.\n\nParticipants:\n\n- Ada Holm, Chair, Orm Board\n- Per Ask, Head, Vell Bank\n"
    _, found = extract_text(text, date=DAY)
    assert "attend" not in verbs(found)


@pytest.mark.parametrize(
    "text",
    [
        "The Vell Group is a criminal network headed by Nils Berg.",
        "The Vell Group is headed by Nils Berg.",
        "Based in Norway, the Vell Group is headed by Nils Berg.",
        "Based in Norway, the Cartel de los Lagos (a.k.a. Cartel of the Lakes) is headed by Nils Berg.",
    ],
)
def test_who_heads_it_heads_it_still(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, date=DAY)
    act = the(found, "head")
    assert (named(found, act), act.status) == ({"Nils Berg"}, Status.ONGOING)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "The Ports Office sanctioned the Cartel de los Lagos (a.k.a. Cartel of the Lakes) as a terrorist group. "
            "The Cartel of the Lakes moved drugs.",
            "Cartel de los Lagos",
            "Cartel of the Lakes",
        ),
        ("The Ports Office designated Orm Shipping Co. (f.k.a. Orm Lines Ltd.).", "Orm Shipping Co.", "Orm Lines Ltd."),
        ("The Ports Office sanctioned Ada Holm, a.k.a. Ada Lund. Ada Lund sold arms.", "Ada Holm", "Ada Lund"),
    ],
)
def test_another_name_is_no_other_actor(extract_text: ExtractText, text: str, name: str, alias: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert [name] == [a.name for a in found.actors if a.name != "Ports Office"]
    assert alias in next(a.aliases for a in found.actors if a.name == name)


def test_other_order_of_words_is_the_same_group(actors: FindActors) -> None:
    text = "High-ranking Norwegian individuals closed a port. Norwegian high-ranking individuals sold it."
    assert len([a for a in actors(text).values() if a.kind is ActorKind.GROUP]) == 1


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("Treasury Endorses New Payments Standards, Supports MSTF Reports on Finance", {"endorse", "support"}),
        ("Treasury Issues Final Rule, Withdraws Guidance", {"issue", "withdraw"}),
        ("Treasury Announces New Rule on Ports and Calls for Fewer Fees", {"announce", "call"}),
        ("Treasury Bans Oil Imports, Exports", {"ban"}),
        ("Treasury Bans Imports and Exports of Oil", {"ban"}),
    ],
)
def test_a_headline_may_tell_two_acts(extract_text: ExtractText, title: str, acts: set[str]) -> None:
    body = "The market for ships in the harbour of Lund is small this year. Treasury is well."
    _, found = extract_text(body, title=title, date=DAY)
    assert set(verbs(found)) == acts
    assert [named(found, a) for a in found.actions] == [{"Treasury"}] * len(acts)


def test_the_headline_of_a_ministry_is_what_its_office_did(extract_text: ExtractText) -> None:
    body = (
        "Today, the Department of the Treasury’s Office of Port Control (OPC) designated the Vell Group for smuggling."
    )
    _, found = extract_text(body, title="Treasury Targets Network of Smugglers", date=DAY)
    assert [(a.verb, named(found, a)) for a in found.actions] == [("designate", {"Office of Port Control"})]


def test_a_sanction_told_again_with_its_grounds_is_one(extract_text: ExtractText) -> None:
    text = (
        "The Ports Office sanctioned the Vell Group as a global threat. It is small.\n\n"
        "Today, the Ports Office is sanctioning the Vell Group for having aided smugglers. "
        "Additionally, the Ports Office is sanctioning the Vell Group for having aided pirates."
    )
    _, found = extract_text(text, date=DAY)
    assert verbs(found) == ["sanction"]


def test_what_is_denied_is_no_other_telling_of_what_is_planned(extract_text: ExtractText) -> None:
    text = "The Ports Board will no longer meet in Berg. The Ports Board will meet in Berg no later than May 3, 2027."
    _, found = extract_text(text, date=DAY)
    assert [(a.status, a.when) for a in found.actions] == [(Status.DENIED, None), (Status.PLANNED, "../2027-05-03")]


def test_no_later_than_a_year_is_a_deadline_and_no_denial(extract_text: ExtractText) -> None:
    _, found = extract_text("The Board adopted a standard, which will go into effect no later than 2030.", date=DAY)
    act = the(found, "go")
    assert (named(found, act), act.status, act.when) == ({"Board"}, Status.PLANNED, "../2030")
    assert [e.when for e in found.timeline if e.deadline] == ["../2030"]


def test_fewer_than_so_many_is_no_year(extract_text: ExtractText) -> None:
    _, found = extract_text("The Ports Board sold no fewer than 2030 ships.", date=DAY)
    assert [e.when for e in found.timeline] == ["2026-09-10"]


def test_firms_tied_to_states_act_and_not_the_states(extract_text: ExtractText) -> None:
    text = "The Board began work on 40 studies about how firms associated with Iran, Norway, and Russia evade duties."
    _, found = extract_text(text, date=DAY)
    assert [(a.verb, named(found, a)) for a in found.actions] == [("begin", {"Board"})]


def test_who_works_on_a_rule_has_not_yet_to_carry_it_out(extract_text: ExtractText) -> None:
    _, found = extract_text("The Ports Board will work on guidance for banks to implement the standard.", date=DAY)
    assert [(a.verb, a.status) for a in found.actions] == [("work", Status.PLANNED)]


@pytest.mark.parametrize(
    "text",
    [
        "For removal, please refer to guidance on Filing a Petition for Removal from an OPC List.",
        "The Port Sanctions Enforcement Guidelines provide more information on sanctions.",
        "The network is a Foreign Terrorist Organization (FTO). It is an FTO and sells drugs.",
        "In addition, financial institutions and other persons may risk exposure to sanctions for such transactions.",
        "Violations may result in the imposition of civil or criminal penalties on U.S. and foreign persons.",
    ],
)
def test_notices_of_sanctions_name_nobody(actors: FindActors, text: str) -> None:
    assert set(actors(text)) <= {"OPC"}


@pytest.mark.parametrize(
    "name",
    ["OJSC Orenholm", "PJSC Orenholm Oil", "OJSC Vell Refinery", "Draco Orm Shipping PTE. Ltd.", "Armada Vell DMCC"],
)
def test_firms_by_their_legal_forms(actors: FindActors, name: str) -> None:
    found = actors(f"The Ports Office designated {name} and Cober FZCO on Monday. It is small.")
    assert found[name].kind is ActorKind.ORGANISATION


def test_action_still_to_be_taken_is_not_that_of_today(extract_text: ExtractText) -> None:
    text = (
        "The Office of Port Control is imposing sanctions on Vell Bank. Today’s action targets two banks. "
        "“The Ministry of Ports is prepared to take further action if necessary,” said Minister Ada Holm."
    )
    _, found = extract_text(text, date=DAY)
    assert doers(found, "target") == {"Office of Port Control"}


def test_leadership_that_is_won_is_no_group(actors: FindActors) -> None:
    assert "U.S. leadership" not in actors("The Board works on establishing U.S. leadership in trade.")
