"""What fact sheets and orders of a government tell: who is told what, what is only an aim, what takes effect. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText
from tests.found import actor_names, doers, named, the, verbs

DAY = {"date": date(2026, 3, 10), "source": "Government of Norland"}


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        (
            "All agencies with oversight of crate labels shall review the rules.",
            "review",
            "agencies with oversight of crate labels",
        ),
        (
            "Agencies that oversee permits shall report to the Minister of Ports.",
            "report",
            "Agencies that oversee permits",
        ),
        (
            "All agencies overseeing crane contracts, any list of awards, or any other contracts shall verify the claims.",
            "verify",
            "agencies overseeing crane contracts",
        ),
        ("The appropriate agency shall suspend the contract.", "suspend", "appropriate agency"),
        (
            "All agencies overseeing crane contracts shall review them. Where a vendor lies, the relevant agency shall remove its goods.",
            "remove",
            "agencies overseeing crane contracts",
        ),
        (
            "All agencies with oversight of labels shall review them. Such agencies shall consult with one another.",
            "consult",
            "agencies with oversight of labels",
        ),
    ],
)
def test_agencies_told_by_their_tasks_have_duties(extract_text: ExtractText, text: str, verb: str, who: str) -> None:
    _, found = extract_text(text, **DAY)
    assert doers(found, verb) == {who}


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("The reforms directed in the Order will not take effect immediately.", "take", Status.DENIED),
        ("The tariffs announced in March will take effect on June 1.", "take", Status.PLANNED),
        ("The restrictions came into force on Monday.", "come", Status.DONE),
    ],
)
def test_what_takes_effect_is_told_without_a_doer(
    extract_text: ExtractText, text: str, verb: str, status: Status
) -> None:
    _, found = extract_text(text, **DAY)
    assert the(found, verb).status is status
    assert not any(e.when == "2026-03-10" for e in found.timeline)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("President Ada Holm signed an order that will strengthen the checks on crates.", {"sign"}),
        ("President Ada Holm signed a law that will ban smoking in ports.", {"sign", "ban"}),
        (
            "President Ada Holm took action. She recognized the part of the ports and that action is needed to address old faults.",
            {"recognize", "take"},
        ),
        (
            "Given the will of Marenia to face losses in the trade relationship and shared security threats, Norland will lower the fee.",
            {"lower"},
        ),
        (
            "President Ada Holm signed an order. The order addresses these faults through reform focused on protecting ports, promoting "
            "trade, modernizing cranes, and bolstering checks.",
            {"sign", "address"},
        ),
        ("The Holm Administration is delivering, with audits, freezes, and arrests.", {"deliver"}),
    ],
)
def test_aims_and_needs_are_no_acts(extract_text: ExtractText, text: str, told: set[str]) -> None:
    _, found = extract_text(text, **DAY)
    assert set(verbs(found)) <= told
    assert told - {"recognize", "take", "deliver"} <= set(verbs(found))


@pytest.mark.parametrize(
    ("text", "verb", "what"),
    [
        ("The Harbour Office is on the ground conducting checks of the cranes.", "conduct", "checks of the cranes"),
        ("The Harbour Office is currently in the process of closing two ports.", "close", "two ports"),
    ],
)
def test_who_is_at_it_does_it(extract_text: ExtractText, text: str, verb: str, what: str) -> None:
    _, found = extract_text(text, **DAY)
    act = the(found, verb)
    assert (act.status, act.what, named(found, act)) == (Status.ONGOING, what, {"Harbour Office"})


def test_all_that_was_done_in_a_series(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Office has already issued over 1,750 warrants, executed over 130 searches, and conducted over 900 interviews.",
        **DAY,
    )
    assert [the(found, v).what for v in ("issue", "execute", "conduct")] == [
        "over 1,750 warrants",
        "over 130 searches",
        "over 900 interviews",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "If a vendor lies, the Board shall remove its goods, revoke its permit and refer it to the Ministry of Ports.",
        "For any vendors found to lie, the Board shall remove the goods and refer the vendors to the Ministry of Ports.",
    ],
)
def test_a_condition_holds_for_all_that_follows_it(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, **DAY)
    assert {a.status for a in found.actions} == {Status.CONDITIONAL}


def test_what_is_done_beside_a_condition_is_done(extract_text: ExtractText) -> None:
    _, found = extract_text("On Monday the Board agreed to fine Halden if it lies and named a director.", **DAY)
    assert the(found, "name").status is Status.DONE
    _, found = extract_text("For any permits, the Board shall charge a fee.", **DAY)
    assert the(found, "charge").status is Status.PLANNED


def test_an_office_and_a_body_in_short_are_the_same(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Chairman of the Ports Trade Commission (PTC) shall publish a list. In consultation with the Chairman of the PTC, the "
        "Secretary of Labor shall issue rules.",
        **DAY,
    )
    people = {a.name: a.roles for a in found.actors if "Chairman" in a.name}
    assert people == {"Chairman of the Ports Trade Commission": ("Chairman of the Ports Trade Commission",)}


def test_his_administration_is_the_one_with_his_name(extract_text: ExtractText) -> None:
    text = (
        "President Jan Holm and his Administration are starting checks. The Holm Administration is closing ports. The Small Port "
        "Administration lowered a fee. The Administration has halted grants."
    )
    _, found = extract_text(text, **DAY)
    assert doers(found, "halt") == {"Holm Administration"}
    assert "Administration" not in actor_names(found)


def test_programmes_named_in_a_list_are_no_bodies(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Ministry of Ports is looking into programs, including the state’s Feeding Our Coast, Pier Repair Services, Early "
        "Nautical and Maritime Schooling programs. The Ministry of Ports met the Harbour Board.",
        **DAY,
    )
    assert set(actor_names(found)) == {"Ministry of Ports", "Harbour Board"}


def test_bodies_keep_their_programmes(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Ada Holm closed the Ministry’s Harbour Board, Crane Agency, and Boat Council programs. The Crane Agency sued.",
        **DAY,
    )
    assert "Crane Agency" in actor_names(found)
