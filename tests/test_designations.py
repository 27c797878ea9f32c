"""Releases on sanctions and fraud: who else is designated, whose arm acts, which day is meant. Everybody is invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText
from tests.found import actor_names, doers, named, statements, targets, the, verbs

DAY = date(2026, 3, 10)


def test_who_is_also_designated_is_told_on_their_own(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Today, the Harbour Board is sanctioning Orm Trading LLC for its support to Erik Vell.\n\n"
        "Also designated today is Ada Holm, the wife of Erik Vell.",
        date=DAY,
    )
    act = the(found, "designate")
    assert (named(found, act), targets(found, the(found, "designate")), act.when) == (
        {"Harbour Board"},
        {"Ada Holm"},
        "2026-03-10",
    )
    assert act.statement == "Ada Holm is designated."
    assert targets(found, the(found, "sanction")) == {"Orm Trading LLC"}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Also sanctioned today are Ada Holm and Erik Vell.", "Ada Holm and Erik Vell are sanctioned."),
        ("Also indicted today was former Mayor Ada Holm.", "Ada Holm was indicted."),
    ],
)
def test_a_participle_may_come_before_whom_it_befalls(extract_text: ExtractText, text: str, statement: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert statements(found) == [statement]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board designated Ada Holm, the wife of Erik Vell.",
        "The Harbour Board designated Ada Holm, a deputy of Erik Vell.",
    ],
)
def test_whose_kin_or_deputy_somebody_is_is_not_designated(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text)
    assert targets(found, the(found, "designate")) == {"Ada Holm"}


def test_what_is_made_clear_is_told(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "“Today’s action makes clear that the Harbour Board will continue to target smugglers,” said Minister Ada Holm."
    )
    act = the(found, "target")
    assert (named(found, act), act.status) == ({"Harbour Board"}, Status.PLANNED)


@pytest.mark.parametrize("arm", ["civil enforcement", "enforcement"])
def test_what_a_bodys_arm_does_it_does(extract_text: ExtractText, arm: str) -> None:
    _, found = extract_text(f"The IRS opened an office in Berg. IRS {arm} is auditing banks in Berg.")
    assert doers(found, "audit") == {"IRS"}


@pytest.mark.parametrize("noun", ["insight into the trade", "authority over these ports", "visibility into the flows"])
def test_what_is_limited_for_somebody_they_do_not_limit(extract_text: ExtractText, noun: str) -> None:
    _, found = extract_text(f"The Harbour Board has limited {noun}.")
    assert not found.actions


def test_who_limits_something_does(extract_text: ExtractText) -> None:
    _, found = extract_text("The Harbour Board has limited imports of grain.")
    assert "limit" not in verbs(found) or doers(found, "limit") == {"Harbour Board"}


def test_rings_of_fraud_are_groups(extract_text: ExtractText) -> None:
    _, found = extract_text("Fraud rings in Berg have stolen millions of dollars from the port.")
    assert doers(found, "steal") == {"Fraud rings"}


@pytest.mark.parametrize(
    "group",
    [
        "Federal, state, and local law enforcement",
        "State, local, and tribal governments",
        "federal, state and local officials",
    ],
)
def test_levels_of_government_are_no_bodies_but_part_of_a_group(extract_text: ExtractText, group: str) -> None:
    _, found = extract_text(f"The Harbour Board provided training for {group}. Today, {group} received $3 million.")
    assert [a.name.lower() for a in found.actors] in (
        ["harbour board", group.lower()],
        [group.lower(), "harbour board"],
    )


def test_the_title_of_an_order_is_no_person(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "On March 3, the President issued E.O. 14999, Addressing Threats to the United States.", date=DAY
    )
    assert "Addressing Threats" not in actor_names(found)


def test_what_goes_on_while_something_else_is_told_is_not_done(extract_text: ExtractText) -> None:
    _, found = extract_text("The order may ease costs while the Harbour Board undertakes a broader review of the rule.")
    assert the(found, "undertake").status is Status.ONGOING


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board anticipates delaying the effective date of the rule from January 1, 2027, until January 1, 2028.",
        "The Harbour Board intends to delay the effective date of the rule until January 1, 2028.",
        "The Harbour Board delayed the rule until January 1, 2028.",
    ],
)
def test_the_day_to_which_a_rule_is_delayed_is_not_that_of_the_delay(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert the(found, "delay").when in (None, "2026-03-10")


def test_the_year_of_what_went_before_is_not_that_of_what_followed(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Following the sale of the port last year, the Harbour Board began work on a pier.", date=DAY
    )
    assert the(found, "begin").when is None


def test_whom_a_second_body_designates_besides_is_not_whom_the_first_lists(extract_text):
    _, found = extract_text(
        "Today, the Department of Ports is designating one Danish firm and two Norwegian firms.\n\n"
        "The Department of Docks is concurrently designating ten firms and individuals who have procured weapons.\n\n"
        "- SAHA AIRWAYS is a Danish airline. SAHA AIRWAYS is being designated pursuant to E.O. 13949 for having moved arms.",
        date=date(2026, 9, 29),
        source="Department of Ports",
    )
    names = {a.id: a.name for a in found.actors}
    told = {names[i]: {names[k] for k in a.to} for a in found.actions if a.verb == "designate" for i in a.actors}
    assert told["Department of Docks"] == set()
    assert "SAHA AIRWAYS" in told["Department of Ports"]
