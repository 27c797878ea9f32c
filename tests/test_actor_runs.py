"""Names that run into other words, and groups in the singular."""

from __future__ import annotations

import pytest

from tests.conftest import FindActors


def test_two_names_that_run_together_are_two_people(actors: FindActors) -> None:
    found = actors("Nina Ostrem spoke first. Peter Felder replied.\n\nNina Ostrem Peter Felder clashed on Monday.")
    assert {"Nina Ostrem", "Peter Felder"} <= set(found)
    assert "Nina Ostrem Peter Felder" not in found


def test_the_words_of_a_caption_are_no_part_of_a_name(actors: FindActors) -> None:
    found = actors("Nils Ostrem Image caption Police arrested the boy on Monday. Nils Ostrem said he was sad.")
    assert "Nils Ostrem" in found and not any("Image" in name for name in found)
    assert "Martin Felder" in actors(
        "It was carnage. PA Martin Felder survived the crash on Monday. Martin Felder spoke."
    )


def test_a_surname_that_is_a_capital_is_no_state(actors: FindActors) -> None:
    found = actors(
        "Brenka Paris said on Friday that she had left the ship. Paris told the court that she was held there."
    )
    assert "Brenka Paris" in found and "France" not in found


def test_a_capital_that_acts_is_still_the_state(actors: FindActors) -> None:
    assert "France" in actors("Paris rejected the demand on Monday. France has no plans to leave the talks.")


def test_north_and_south_are_two_states(actors: FindActors) -> None:
    assert {"North Korea", "South Korea"} <= set(actors("North and South Korea exchanged fire on Tuesday."))


def test_an_imperative_is_no_part_of_a_name(actors: FindActors) -> None:
    assert not any("Allow" in name for name in actors("Allow Parliament to decide, the minister said on Monday."))


def test_a_name_set_twice_is_told_once(actors: FindActors) -> None:
    found = actors(
        "Ali Nazmi Rasheed Rasheed was designated for acting for the Red Lantern. Omar al-Rasi Al-Rasi was designated, too."
    )
    assert {"Ali Nazmi Rasheed", "Omar al-Rasi"} <= set(found)


def test_a_captain_of_the_same_name_is_not_the_president(actors: FindActors) -> None:
    found = actors(
        "PRESIDENT REHN: Thank you. I met a farmer today.\n\nPresident Rehn spoke of the sea. There was a Captain George Rehn "
        "who sailed with the company, he said. President Rehn laughed."
    )
    assert "George Rehn" in found
    assert not any("President" in alias for alias in found["George Rehn"].aliases)


@pytest.mark.parametrize(
    "text",
    [
        "An Afghan and coalition security force detained four men on Monday. The security force secured the area.",
        "In the Rod district, Arsen province, an Afghan and coalition security force detained four men on Monday. "
        "After that the force left the area.",
    ],
)
def test_a_force_that_acts(actors: FindActors, text: str) -> None:
    assert "Afghan and coalition security force" in actors(text)


def test_a_force_is_one_with_its_forces(actors: FindActors) -> None:
    found = actors("Afghan and coalition forces detained four men on Monday. The security force searched the house.")
    assert "Afghan and coalition forces" in found and "security force" not in found


def test_a_work_force_is_nobody(actors: FindActors) -> None:
    assert not any("force" in name for name in actors("The labor force grew by two percent.."))


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        (
            "The Kestrel Heavy rocket left the pad. The Kestrel Heavy will let the firm bid for missions.",
            "Kestrel Heavy",
        ),
        ("Some want the Harbour Launch System, a gigantic rocket that the ministry builds.", "Harbour Launch System"),
        ("Harbourfax.com was down on Monday. Users found Harbourfax.com closed.", "Harbourfax.com"),
    ],
)
def test_wares_and_sites_are_nobody(actors: FindActors, text: str, thing: str) -> None:
    assert thing not in actors(text)


def test_a_maker_of_wares_is_somebody(actors: FindActors) -> None:
    assert "Ostrak Aerospace" in actors("Ostrak Aerospace, a rocket maker, said on Monday that it sold its port.")


def test_a_picture_credit_names_nobody(actors: FindActors) -> None:
    found = actors("The minister closed the port on Monday. (Mona Felder, File/Harbour Press) The union protested.")
    assert "Mona Felder" not in found


def test_a_village_is_nobody_wherever_it_is_named(actors: FindActors) -> None:
    found = actors("She was born in the village of Nabi Rasheed. Nabi Rasheed has held weekly protests.")
    assert "Nabi Rasheed" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The charges were brought by the U.S. Attorney's Office for the Northern District of California.",
            "U.S. Attorney's Office for the Northern District of California",
        ),
        (
            "The minister thanked the Brotherhood of Harbour Engineers and the Pilots for the deal.",
            "Brotherhood of Harbour Engineers and the Pilots",
        ),
        (
            "The law ends the grants for the UN Works Agency for the Near East. The agency protested.",
            "UN Works Agency for the Near East",
        ),
        (
            "The Task Force to Monitor and Combat Fraud in Fisheries met on Monday.",
            "Task Force to Monitor and Combat Fraud in Fisheries",
        ),
        ("Norway thanked the Committee to Protect Divers in May.", "Committee to Protect Divers"),
        ("The Office to Combat Fraud in Norway issued a rule.", "Office to Combat Fraud"),
    ],
)
def test_a_body_is_named_whole(actors: FindActors, text: str, name: str) -> None:
    assert name in actors(text)


def test_a_make_before_a_number_is_nobody(actors: FindActors) -> None:
    assert "Boeing" not in actors("It carries more mass than, say, a Boeing 737 fully loaded with passengers.")


@pytest.mark.parametrize(
    "text",
    [
        "The minister met President Felix Rehn of Turkey and President Ada Holm of Finland on Monday.",
        "The firm opened an office in Dakar, Senegal, last year. Its manager, Ada Holm, said so.",
        "Farmers protested in countries like Poland and France, where prices fell.",
    ],
)
def test_a_state_that_only_places_somebody_is_scenery(actors: FindActors, text: str) -> None:
    assert not {"Turkey", "Finland", "Senegal", "Poland", "France"} & set(actors(text))


def test_a_short_name_inside_a_name(actors: FindActors) -> None:
    found = actors(
        "The Commission and the Harbour Safety Cooperation (HSC) Network closed the port. The HSC Network fined the firm."
    )
    assert "HSC Network" in found["Harbour Safety Cooperation (HSC) Network"].aliases
    assert "Harbour Safety Cooperation" not in found


@pytest.mark.parametrize(
    "text",
    [
        "By Ada Holm, Political Reporter\n\nThe minister, Nils Berg, left on Monday.\n\nAda Holm is a political reporter at The Port Post.",
        "Ada Holm, Reuters\n\nThe minister, Nils Berg, left on Monday.",
    ],
)
def test_who_signed_the_story_is_not_in_it(actors: FindActors, text: str) -> None:
    found = actors(text)
    assert "Nils Berg" in found and "Ada Holm" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The statement was read by the High Representative on behalf of the EU. Norway welcomed it.",
            "High Representative",
        ),
        ("The talks followed the Prime Minister's letter. Norway welcomed it.", "Prime Minister"),
    ],
)
def test_a_highest_office_without_a_name(actors: FindActors, text: str, name: str) -> None:
    assert name in actors(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Harbour and fisheries expert Nils Berg closed the talks on Monday.", "Harbour and fisheries expert"),
        (
            "Nils Berg, commissioner for democracy, justice, the rule of law and consumer protection, closed the talks.",
            "commissioner for democracy, justice, the rule of law and consumer protection",
        ),
        ("Nils Berg has been an advisor at the Harbour Bank since May.", "advisor"),
        ("Deputy Chief Constable Nils Berg said last night that the port was closed.", "Deputy Chief Constable"),
        (
            "Norway thanked Director of National Intelligence Nils Berg, United States Trade Representative Kay Tam; and Ole Brun.",
            "Director of National Intelligence",
        ),
        ("Norway met United States Trade Representative Nils Berg.", "United States Trade Representative"),
        ("U.S. Council on River Trade member Nils Berg closed the talks.", "member"),
    ],
)
def test_a_role_is_stated_whole(actors: FindActors, text: str, role: str) -> None:
    assert role in actors(text)["Nils Berg"].roles


def test_those_who_are_co_hosted_take_part(actors: FindActors) -> None:
    assert "African ministers" in actors("Today, Norway co-hosted African ministers in Arsenholm to discuss the port.")


def test_a_list_goes_on_behind_where_its_first_come_from(actors: FindActors) -> None:
    found = actors(
        "Today, Finland co-hosted African leaders from Kenya, Zambia, and Tanzania, as well as private sector CEOs, to "
        "celebrate progress on the port."
    )
    assert {"African leaders", "private sector CEOs"} <= set(found)


def test_a_name_behind_an_office_is_no_part_of_it(actors: FindActors) -> None:
    found = actors("The envoy met Director of the Office of Management and Budget Nora Yung.")
    assert found["Nora Yung"].roles == ("Director of the Office of Management and Budget",)


def test_a_part_of_a_state_that_governs_is_somebody(actors: FindActors) -> None:
    found = actors(
        "Texas and Ohio sued the Treasury on Monday. The Treasury awarded $5 million to New Jersey, Iowa, and others. "
        "The yard, based in Utah, told Florida Today that it would move to Maine."
    )
    assert {"Texas", "Ohio", "New Jersey", "Iowa"} <= set(found)
    assert not {"Utah", "Florida", "Maine"} & set(found)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Norway announced a visa ban that will apply to foreign port officials.", "foreign port officials"),
        ("Canada lifted the sanctions on Danish shipowners in May.", "Danish shipowners"),
    ],
)
def test_those_whom_a_measure_hits_take_part(actors: FindActors, text: str, group: str) -> None:
    assert group in actors(text)


def test_the_number_of_a_heading_is_no_initial(actors: FindActors) -> None:
    assert not any(
        "Background" in a for a in actors("The Harbour Office issued a notice.\n\nI. Background\n\nIt is new.")
    )


def test_a_known_surname_that_begins_a_sentence_acts(actors: FindActors) -> None:
    found = actors(
        "Senator Paul Orlens, the Chairman, spoke today. He asked for a report.\n\n"
        "Orlens also indicated that he would conduct hearings looking at consumer and investor protections."
    )
    assert "Paul Orlens" in found and "Orlens" not in found
