"""What companies do in business news: the deeds that stand behind an aside, another verb or what caused them."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.found import doers, the, verbs

DAY = date(2026, 1, 12)


def test_a_company_told_of_by_its_founder_acts_itself(extract_text):
    text = "Halden Motors, founded by Anna Brook in 2001, filed for bankruptcy on Monday."
    _, found = extract_text(text, date=DAY)
    assert (doers(found, "file"), the(found, "file").when) == ({"Halden Motors"}, "2026-01-12")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Halden Motors reported a loss of $3 million and cut its dividend.", "cut"),
        ("The Senate of Norland was the first to approve the bill.", "approve"),
        ("The leak prompted Halden Motors to sell its shipyard.", "sell"),
        ("A storm hit the coast on Friday, forcing Halden Motors to shut two plants.", "shut"),
    ],
)
def test_what_was_done_is_told_behind_another_verb(extract_text, text, verb):
    _, found = extract_text(text, date=DAY)
    assert len(doers(found, verb)) == 1
    assert the(found, verb).status is Status.DONE


def test_what_was_caused_has_its_own_day_and_its_own_things(extract_text):
    text = "The Senate cut the fund in May 2024, leading Halden Motors to close its plant in June 2025."
    _, found = extract_text(text, date=DAY)
    assert (the(found, "cut").when, the(found, "close").when) == ("2024-05", "2025-06")
    assert the(found, "close").statement == "Halden Motors [were led] to close its plant in June 2025."


def test_the_day_of_what_was_caused_is_not_that_of_the_cause(extract_text):
    text = "In the 1980s Halden Motors added radios to its scooters, prompting Orange Records to file suit in 1989."
    _, found = extract_text(text, date=DAY)
    assert (the(found, "add").when, the(found, "file").when) == (None, "1989")


@pytest.mark.parametrize(
    "text",
    [
        "The leak could prompt Halden Motors to recall 3,000 scooters.",
        "The leak did not prompt Halden Motors to recall 3,000 scooters.",
    ],
)
def test_what_nothing_has_caused_yet_was_not_done(extract_text, text):
    _, found = extract_text(text, date=DAY)
    assert "recall" not in verbs(found)


def test_who_was_not_the_first_is_not_said_to_have_left_it(extract_text):
    _, found = extract_text("Halden Motors was not the first to launch a hydrogen truck.", date=DAY)
    assert "launch" not in verbs(found)


@pytest.mark.parametrize("text", ["has opted to close its plant.", "opted not to close its plant."])
def test_what_one_opted_to_do_is_planned(extract_text, text):
    _, found = extract_text(f"Halden Motors {text}", date=DAY)
    assert the(found, "close").status is Status.PLANNED


def test_what_was_stopped_in_june_was_stopped_then(extract_text):
    _, found = extract_text("Halden Motors stopped selling the scooter in June 2025.", date=DAY)
    assert the(found, "stop").when == "2025-06"


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Halden Motors recalled 3,000 scooters.", False),
        ("Norland recalled its ambassador to Ostria.", False),
        ("Anna Brook recalled her years at Halden Motors.", True),
    ],
)
def test_who_calls_things_back_does_not_speak_of_them(extract_text, text, speech):
    _, found = extract_text(text, date=DAY)
    assert the(found, "recall").speech is speech
