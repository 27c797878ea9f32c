"""Releases of ministers: offices with several fields, styles, attacks that others condemn. All people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.found import named, the

RELEASE = {"date": date(2026, 3, 10), "source": "Foreign Office"}


def people(found) -> dict[str, tuple[str, ...]]:
    return {a.name: a.roles for a in found.actors if a.kind.value == "person"}


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        (
            "Minister for Foreign Affairs and Minister for Law K Brackam met Prime Minister Ada Holm.",
            "K Brackam",
            ("Minister for Foreign Affairs", "Minister for Law"),
        ),
        (
            "Tanzanian Minister for Foreign Affairs and Cooperation Bernard Lindt Osewa met Prime Minister Ada Holm.",
            "Bernard Lindt Osewa",
            ("Tanzanian Minister for Foreign Affairs and Cooperation",),
        ),
        (
            "Mr Lund attended the luncheon given by Carl Lindt, Minister for Trade of Australia in honour of the crew.",
            "Carl Lindt",
            ("Minister for Trade of Australia",),
        ),
    ],
)
def test_an_office_ends_where_its_fields_do(extract_text, text, name, roles):
    _, found = extract_text(text, **RELEASE)
    assert people(found).get(name) == roles


def test_an_office_of_a_field_acts_without_its_holder(extract_text):
    _, found = extract_text(
        "The sanctions announced today by the International Trade Secretary and the Chancellor of the Exchequer include tariffs.",
        **RELEASE,
    )
    assert named(found, the(found, "announce")) == {"International Trade Secretary", "Chancellor of the Exchequer"}


def test_his_excellency_is_nobodys_excellency(extract_text):
    _, found = extract_text(
        "The Secretary of Foreign Affairs of Mexico, His Excellency Carl Lindt, is visiting Singapore.", **RELEASE
    )
    assert "His Excellency Carl Lindt" in the(found, "visit").statement


def test_the_hon_ends_no_sentence(extract_text):
    _, found = extract_text(
        "Minister Lindt attended the lunch hosted by Senator the Hon. Ada Holm in Perth.", **RELEASE
    )
    assert the(found, "attend").statement == "Lindt attended the lunch hosted by Senator the Hon. Ada Holm in Perth."


def test_ministers_consultations_are_nobody(extract_text):
    _, found = extract_text(
        "Minister Ada Holm will fly to Fiji on Friday for Foreign Minister Consultations.", **RELEASE
    )
    assert set(people(found)) == {"Ada Holm"}


def test_the_first_of_two_surnames_is_the_same_person(extract_text):
    _, found = extract_text(
        "Secretary of Tourism Claudia Rask-Holm Lindt signed the treaty. Secretary of Tourism Rask-Holm then met the Board.",
        **RELEASE,
    )
    assert set(people(found)) == {"Claudia Rask-Holm Lindt"}


def test_what_kills_is_the_attack_and_not_whom_it_hits(extract_text):
    _, found = extract_text("France condemned Russia's strike on Ukraine, which killed forty people.", **RELEASE)
    assert not [a for a in found.actions if a.verb == "kill" and named(found, a) == {"Ukraine"}]


@pytest.mark.parametrize("attack", ["Russia's strike on Ukraine", "the strike on Ukraine by Russia"])
def test_who_condemns_an_attack_condemns_whose_it_is(extract_text, attack):
    _, found = extract_text(f"France condemned {attack}.", **RELEASE)
    names = {a.id: a.name for a in found.actors}
    assert [names[i] for i in the(found, "condemn").to] == ["Russia"]


def test_what_somebody_is_determined_to_do_is_planned(extract_text):
    _, found = extract_text("Norway is determined to end the war.", **RELEASE)
    assert {a.status.value for a in found.actions} == {"planned"}


def test_what_goes_on_beside_it_is_not_done(extract_text):
    _, found = extract_text("France will visit Norway as Kenya develops a new policy.", **RELEASE)
    assert the(found, "develop").status.value == "ongoing"


@pytest.mark.parametrize(
    "text",
    [
        "Norway is committing three million in relief to Fiji, Foreign Minister Ada Holm and Aid Minister Carl Lindt announced today.",
        "Norway will send two ships to Fiji, Defence Minister Ada Holm and Foreign Minister Carl Lindt announced on Monday.",
    ],
)
def test_two_who_announce_what_stands_before_them_are_not_in_it(extract_text, text):
    _, found = extract_text(text, **RELEASE)
    names = {a.id: a.name for a in found.actors}
    done = next(a for a in found.actions if named(found, a) == {"Norway"})
    assert {names[i] for i in done.to} == {"Fiji"} and done.statement.endswith(" to Fiji.")


def test_what_a_body_is_given_money_for_is_its_work(extract_text):
    _, found = extract_text(
        "Norway is providing $2 million to the Reef Agency to help fund the assistance it is providing to the people of Fiji.",
        **RELEASE,
    )
    assert [named(found, a) for a in found.actions if a.verb == "provide"] == [{"Norway"}, {"Reef Agency"}]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Minister for Trade, Ada Holm T.D., opened the port in Cork.", {"Ada Holm"}),
        (
            "Canada is imposing sanctions under the Special Economic Measures (Hamas Terrorist Attacks) Regulations.",
            set(),
        ),
    ],
)
def test_honours_and_short_titles_in_brackets_are_no_names(extract_text, text, names):
    _, found = extract_text(text, **RELEASE)
    assert set(people(found)) == names


def test_a_day_in_square_brackets_is_chaired_by_nobody(extract_text):
    _, found = extract_text(
        "It comes ahead of the Joint Trade Committee today [14 July] co-chaired by Trade Minister Ada Holm and Vice Minister Carl Lindt.",
        **RELEASE,
    )
    assert not [a for a in found.actions if "14 July" in a.statement]


def test_the_day_in_brackets_behind_today_stands_in_no_way(extract_text):
    _, found = extract_text(
        "The Department of Business and Trade has today (10th March) announced the appointment of Ada Holm as the new Ports Officer.",
        **RELEASE,
    )
    assert named(found, the(found, "announce")) == {"Department of Business and Trade"}


@pytest.mark.parametrize("week", ["commencing 2 March 2026", "beginning March 2", "of 2 March 2026"])
def test_a_week_by_its_first_day_is_seven_days(extract_text, week):
    _, found = extract_text(f"The Ministry of Ports met in the week {week}.", **RELEASE)
    assert the(found, "meet").when == "2026-03-02/2026-03-08"


def test_who_is_announced_as_an_officer_is_named(extract_text):
    _, found = extract_text("Talks went on in Berg.", title="Ada Holm announced as the new Ports Officer", **RELEASE)
    assert not the(found, "name").actors


def test_a_headline_s_place_is_not_who_was_sanctioned(extract_text):
    _, found = extract_text(
        "Talks went on in Berg.",
        title="Republic of Moldova: seven individuals and three entities sanctioned",
        **RELEASE,
    )
    assert the(found, "sanction").statement == "Seven individuals and three entities sanctioned."


def test_the_union_of_a_high_representative_is_the_european_one(extract_text):
    _, found = extract_text(
        "The High Representative of the Union for Foreign Affairs and Security Policy, Ada Holm, opened the talks.",
        **RELEASE,
    )
    assert {a.name: a.affiliation for a in found.actors}["Ada Holm"] == "European Union"
