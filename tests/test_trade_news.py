"""News and releases on trade, sanctions and rules: who did it, how far it has got, and what its days are days of."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind, Status
from tests.conftest import ExtractText
from tests.found import named, the

DAY = date(2026, 1, 14)  # a Wednesday


def labels(extract_text: ExtractText, text: str) -> dict[str, str]:
    _, found = extract_text(text, date=DAY)
    return {e.when: e.what for e in found.timeline}


@pytest.mark.parametrize(
    ("text", "when", "label"),
    [
        (
            "Canada will send 200 tanks to Ukraine, a defence official said on Tuesday.",
            "2026-01-13",
            "A defence official said [that] Canada will send 200 tanks to Ukraine",
        ),
        (
            "The talks are not dead, a diplomat told reporters on Tuesday.",
            "2026-01-13",
            "A diplomat told reporters [that] the talks are not dead",
        ),
        (
            "Five people have been arrested, a source said on Tuesday.",
            "2026-01-13",
            "Five people have been arrested",
        ),
        (
            "The move follows President Holm's June 30, 2025, Executive Order easing the rules on seals.",
            "2025-06-30",
            "President Holm's Executive Order easing the rules on seals",
        ),
        (
            "The announcement follows a meeting on 3 November between the two ministers.",
            "2025-11-03",
            "A meeting between the two ministers",
        ),
        (
            "Have your say on how the rules on ferries could be made safer by 31 March 2026.",
            "../2026-03-31",
            "Have your say on how the rules on ferries could be made safer",
        ),
        (
            "The ministers set out their goals for the 12 March summit.",
            "2026-03-12",
            "The ministers set out their goals for the 12 March summit",
        ),
        (
            "Today, the Harbour Ministry is designating the Red Hand and Los Rojos as Foreign Terrorist Organizations (FTOs).",
            "2026-01-14",
            "The Harbour Ministry is designating the Red Hand and Los Rojos as Foreign Terrorist Organizations",
        ),
    ],
)
def test_a_day_is_labelled_with_what_happened_on_it(extract_text, text, when, label):
    assert labels(extract_text, text)[when] == label


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, members are set to approve the new rules on seals.",
        "The final vote on the seal rules is on Tuesday.",
        "The deadline for the bids is Tuesday.",
        "The Seal Council holds a debate on the rules on Tuesday.",
    ],
)
def test_a_weekday_of_what_is_fixed_is_ahead(extract_text, text):
    assert "2026-01-20" in labels(extract_text, text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The listings go into effect upon publication in the Harbour Gazette.", True),
        ("Fish not caught in a given quarter may be carried over to the following quarter.", "2026-Q2"),
        ("The Parliament declared 4 May as a day of mourning.", "2025-05-04"),
    ],
)
def test_a_day_that_nobody_knows_is_told_of_nothing(extract_text, text, never):
    _, found = extract_text(text, date=DAY)
    assert never not in {x for e in found.timeline for x in (e.when, e.deadline)}


def test_an_official_is_not_the_whole_union(extract_text):
    text = "The European Union will tighten its quotas for fish, a senior EU official said on Tuesday. The European Union is a union."
    _, found = extract_text(text, date=DAY)
    assert found.actions[0].statement.startswith("A senior EU official said")


def test_what_gangs_do_is_not_done_by_the_state_that_keeps_them_out(extract_text):
    text = (
        "Canada will never become a haven for smugglers who sell weapons, run drug rings, or seek to bribe officials."
    )
    _, found = extract_text(text, date=DAY)
    assert [a.name for a in found.actors] == ["Canada"]
    assert {a.verb for a in found.actions} <= {"become"}


def test_by_whom_a_permit_is_given_is_not_by_whom_trade_is_banned(extract_text):
    text = "Exports to the islands are banned absent a written permit by the Department of Harbours."
    _, found = extract_text(text, date=DAY)
    assert not the(found, "ban").actors


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("The Halden Group will expand in Canada, opening 30 shops and hiring 400 workers.", "hire", Status.PLANNED),
        ("The Halden Group runs 30 clinics, treating patients and delivering vaccines.", "deliver", Status.ONGOING),
        ("The Halden Group expanded in Canada, opening 30 shops and hiring 400 workers.", "hire", Status.DONE),
        ("Halden Group to build two plants and hire 400 workers", "hire", Status.PLANNED),
    ],
)
def test_a_joined_verb_is_as_far_as_the_one_before(extract_text, text, verb, status):
    _, found = extract_text(text, date=DAY)
    assert the(found, verb).status is status


@pytest.mark.parametrize("verb", ["extended to cover 40 towns", "cut by 20%", "frozen until 2027"])
def test_what_a_headline_says_was_done_to_something_it_did_not_do(extract_text, verb):
    _, found = extract_text("The Halden Group runs the ferries.", date=DAY, title=f"Halden Group {verb}")
    told = [a for a in found.actions if a.verb in ("extend", "cut", "freeze")]
    assert told
    assert not any(a.actors for a in told)


def test_a_name_before_a_participle_acts(extract_text):
    text = "Today, President Holm informed Congress of his intent to close the port, following a 45-day period."
    _, found = extract_text(text, date=DAY)
    assert named(found, the(found, "inform")) == {"Holm"}


def test_a_government_that_a_title_begins_with_acts(extract_text):
    _, found = extract_text(
        "The government is closing two ports this year.",
        date=DAY,
        title="Government seeks views to modernise laws on seals",
    )
    assert named(found, the(found, "seek")) == {"Government"}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "She joined the Centre for Dialogue with the Harbours (CDH) in 2020. The CDH closed in 2024.",
            "Centre for Dialogue with the Harbours",
            "CDH",
        ),
        (
            "The Alliance for Work against the Drought (AWAD) opened an office. AWAD has 40 members.",
            "Alliance for Work against the Drought",
            "AWAD",
        ),
    ],
)
def test_initials_in_brackets_tell_how_far_a_name_goes(extract_text, text, name, alias):
    _, found = extract_text(text, date=DAY)
    assert [(a.name, a.aliases) for a in found.actors] == [(name, (alias,))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hitmen from the cartel's dominant faction La Sombra killed nine people.", "La Sombra"),
        ("The Juniper Cartel attacked the port. The army chased the Juniper Cartel.", "Juniper Cartel"),
    ],
)
def test_bands_are_bodies(extract_text, text, name):
    _, found = extract_text(text, date=DAY)
    assert {a.name: a.kind for a in found.actors}[name] is ActorKind.ORGANISATION


def test_one_of_several_towns_is_a_town(extract_text):
    _, found = extract_text("Troops entered the towns of Orlov, Mirny and Bela Kosa on Monday.", date=DAY)
    assert [a.name for a in found.actors] == ["Troops"]


def test_the_second_field_of_a_minister_is_nobody_they_belong_to(extract_text):
    _, found = extract_text("Ada Holm, Minister for Bees and Trees, resigned.", date=DAY)
    assert found.actors[0].affiliation is None
