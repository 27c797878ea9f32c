"""Classes of actors that general documents name in passing: groups, known bodies, lists, letterheads, new states."""

from __future__ import annotations

import pytest

from briefgen.extract.pipeline import extract
from briefgen.model import ActorKind
from briefgen.sources.plain import read_plain
from tests.conftest import ExtractText, FindActors
from tests.found import actor_names


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The merger still requires approval from Norwegian regulators.", "Norwegian regulators"),
        ("The order prohibits Danish persons from trading in timber.", "Danish persons"),
        ("The national authorities are responsible for overseeing small platforms.", "national authorities"),
        ("Parts of the business community have criticised the directive.", "business community"),
        (
            "The Spanish, Greek, and French ministers argue that the rules are weak.",
            "Spanish, Greek, and French ministers",
        ),
    ],
)
def test_groups_that_are_told_whose_they_are(actors: FindActors, text: str, group: str) -> None:
    found = actors(text)
    assert group in found
    assert found[group].kind is ActorKind.GROUP


def test_groups_that_are_only_let_do_something_are_none(actors: FindActors) -> None:
    found = actors("The software allows chip designers and manufacturers to test products.")
    assert not [a for a in found.values() if a.kind is ActorKind.GROUP]


def test_known_body_by_its_acronym_is_one_actor(actors: FindActors) -> None:
    found = actors("The World Food Programme sent rice on Monday. WFP will send more next week.")
    assert found["World Food Programme"].kind is ActorKind.ORGANISATION
    assert "WFP" in found["World Food Programme"].aliases
    assert "WFP" not in found


def test_states_that_only_the_document_knows(actors: FindActors) -> None:
    found = actors(
        "Minister of Economy of Zubronia Isaura Tellmann signed the pact. Zubronia said it would ratify it. "
        "Zubronian farmers thanked Tellmann."
    )
    assert found["Zubronia"].kind is ActorKind.GOVERNMENT
    assert found["Isaura Tellmann"].roles == ("Minister of Economy of Zubronia",)
    assert found["Isaura Tellmann"].affiliation == "Zubronia"


def test_company_before_a_name_is_cut_by_other_mentions(actors: FindActors) -> None:
    found = actors("Former CEO of Zenfax Richard Small testified on Tuesday. Zenfax lost the data of its clients.")
    assert found["Richard Small"].affiliation == "Zenfax"
    assert "Zenfax Richard Small" not in found


def test_other_names_in_lists_of_designated_people(actors: FindActors) -> None:
    found = actors(
        "The Treasury designated Karim Nasrallin on Monday. Karim Nasrallin runs a smuggling ring.\n\n"
        "Name: Karim Nasrallin AKA: Karim Nasrelin AKA: Abu Karim Salhi DOB: 5 May 1970"
    )
    people = [a for a in found.values() if a.kind is ActorKind.PERSON]
    assert [a.name for a in people] == ["Karim Nasrallin"]
    assert "Karim Nasrelin" in people[0].aliases


def test_acronyms_of_things_are_no_actors(actors: FindActors) -> None:
    found = actors("The ministers signed the Terms of Reference (TOR) on Monday. The TOR guides the observers.")
    assert "TOR" not in found


def test_town_of_a_dateline_is_no_actor(actors: FindActors) -> None:
    found = actors(
        "PORT SELWICK, Jan 9 (Harbour Wire) - The European Union lent money on Friday.\n\nPort Selwick waited."
    )
    assert not any("selwick" in name.lower() for name in found)


def test_people_with_one_title(actors: FindActors) -> None:
    found = actors("Secretary Alma Reyes joined Senators Warrick and Crandall to announce the fund.")
    assert {"Warrick", "Crandall"} <= set(found)
    assert found["Crandall"].kind is ActorKind.PERSON


def test_an_earlier_administration(actors: FindActors) -> None:
    found = actors("Under the previous administration, the office spent nothing on bridges.")
    assert found["previous administration"].kind is ActorKind.ORGANISATION


@pytest.mark.parametrize(
    "text",
    [
        "Stephen Rowe MP Minister for Foreign Affairs\n\n15 April 2009\n\nI have asked my department to send help.",
        "MEDIA RELEASE\n\nMINISTER FOR FOREIGN AFFAIRS\n\nSTEPHEN ROWE\n\nI have asked my department to send help.",
    ],
)
def test_letterhead_names_the_speaker(actors: FindActors, text: str) -> None:
    people = [a for a in actors(text).values() if a.kind is ActorKind.PERSON]
    assert [(a.name.lower(), a.roles[0].lower()) for a in people] == [("stephen rowe", "minister for foreign affairs")]


def test_byline_that_runs_into_the_text(actors: FindActors) -> None:
    found = actors(
        "By Lena Marsh & Video by Otto Quist Published on 23/05/2025 A fee was announced by Spain on Friday."
    )
    assert not {"Lena Marsh", "Otto Quist"} & set(found)


@pytest.mark.parametrize(
    ("text", "name", "affiliation"),
    [
        (
            "Bernd Weiss, chair of the European Parliament's trade committee, spoke.",
            "Bernd Weiss",
            "European Parliament",
        ),
        (
            "Lena Hofer, Head of Policy at The Nordic Buyers Organisation, said so.",
            "Lena Hofer",
            "Nordic Buyers Organisation",
        ),
        ("South32 CEO Nora Bell agreed.", "Nora Bell", "South32"),
        ("Energy Secretary Nils Wroe agreed.", "Nils Wroe", None),
        ("Under Secretary for Terrorism and Financial Intelligence David Coren said so.", "David Coren", None),
    ],
)
def test_affiliation_is_a_body_or_none(actors: FindActors, text: str, name: str, affiliation: str | None) -> None:
    assert actors(text)[name].affiliation == affiliation


def test_short_name_of_a_defined_community(actors: FindActors) -> None:
    found = actors("The Baltic Energy Community (BEC) met on Monday. The Community agreed to lend money.")
    assert {"BEC", "Community"} <= set(found["Baltic Energy Community"].aliases)


def test_arabic_articles_belong_to_a_name(actors: FindActors) -> None:
    found = actors("The emir sent Abu-Selim al-Darrani and Omar Idris al-Watib to the coast. Al-Watib paid al-Nahda.")
    assert "Al-Watib" in found["Omar Idris al-Watib"].aliases
    assert "Abu-Selim al-Darrani" in found
    assert not {"Watib", "Darrani", "Abu-Selim"} & set(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ostrova Control & Engineering is investing $50 million in a plant.", "Ostrova Control & Engineering"),
        ("Treasury listed Marenia's Marine Studies and Research Center (MSRC).", "Marine Studies and Research Center"),
        ("The Harbour Bank of Kansas City published a survey.", "Harbour Bank of Kansas City"),
        ("The Northern First Policy Institute hired him.", "Northern First Policy Institute"),
        (
            "The Federal Ministry for Rural Affairs and Climate Action agreed.",
            "Federal Ministry for Rural Affairs and Climate Action",
        ),
    ],
)
def test_names_of_bodies_are_taken_whole(actors: FindActors, text: str, name: str) -> None:
    assert name in actors(text)


def test_models_lists_and_plurals_are_no_bodies(actors: FindActors) -> None:
    found = actors(
        "Tolland sells the K-250 abroad. The firm is on the U.S. Department of Commerce Entity List. "
        "The ministry signed two collective labour agreements (CLAs). The union made a CLA in May. "
        "The new Harbours Forward initiative begins in May. Harbours Forward will train mayors."
    )
    assert "U.S. Department of Commerce" in found or not any("Entity List" in name for name in found)
    assert not {"K-250", "CLA", "Harbours Forward", "U.S. Department of Commerce Entity List"} & set(found)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Marenia and 44 other countries have invoked the pact.", "44 other countries"),
        ("We will continue to support the people of Norway.", "people of Norway"),
        ("The Norwegians voted for the plan.", "Norwegians"),
        ("The G7 Finance Ministers’ agreement to cap the price helps.", "G7 Finance Ministers"),
        ("The ministry said that e-commerce platforms would be required to pay the fee.", "e-commerce platforms"),
        ("The council encourages state regulators to raise standards.", "state regulators"),
        ("Denmark welcomes the contributions of other donors to the fund.", "other donors"),
        ("Over the last decade, large banks have tightened credit standards.", "large banks"),
        ("Denmark and our partners will hold them to account.", "our partners"),
    ],
)
def test_groups_by_what_they_do(actors: FindActors, text: str, group: str) -> None:
    found = actors(text)
    assert any(group in (a.name, *a.aliases) and a.kind is ActorKind.GROUP for a in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "The ministry acted under the order, which targets terrorists and their supporters.",
        "The ministry designated four Danish traders, Jens Holm and Per Ask among them.",
        "Minister Jens Holm met Minister Per Ask. The officials also shared their views.",
        "Norway, Denmark and Greece met. The three countries say that it is urgent.",
        "The American people expect no less.",
        "The Port Workers union signed it.",
    ],
)
def test_phrases_that_stand_for_others_are_no_groups(actors: FindActors, text: str) -> None:
    assert not [a.name for a in actors(text).values() if a.kind is ActorKind.GROUP]


def test_a_people_is_one_group_under_its_names(actors: FindActors) -> None:
    found = actors("We support the people of Norway. The Norwegian people defend it, and the Norwegians rebuild it.")
    groups = [a for a in found.values() if a.kind is ActorKind.GROUP]
    assert [g.name for g in groups] == ["people of Norway"]


def test_names_that_invest_are_companies_and_so_are_those_listed_with_them(actors: FindActors) -> None:
    found = actors(
        "- Ostrak, Halvena and Bryne Motors are investing $7 billion in a plant.\n\n"
        "- Aldran Steel is investing $43 million in it.\n\n- Corvessa is investing $5 million to expand."
    )
    for name in ("Ostrak", "Halvena", "Bryne Motors", "Aldran Steel", "Corvessa"):
        assert found[name].kind is ActorKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nora Finch invited Per Ask to visit the Harbour Museum in May.", "Harbour Museum"),
        ("She is a graduate of Oldmoor College.", "Oldmoor College"),
        ("Encounters of individuals from Norway fell by half, said the Border Bureau.", "Norway"),
        ("The liaison to Norway spoke.", "Norway"),
        ("By the laws of the United States of America, it is hereby ordered.", "United States of America"),
        ("The fund helps refugees in neighbouring Norway.", "Norway"),
        ('"It is late," said Nora Finch, the mayor.\n\nAdditional reporting Eda Dorn', "Eda Dorn"),
    ],
)
def test_scenery_is_no_actor(actors: FindActors, text: str, name: str) -> None:
    assert name not in actors(text)


def test_kin_named_alone_are_people_and_captions_name_states(actors: FindActors) -> None:
    found = actors("Her father Bassim has said she was upset. NORWAY sent her a letter.")
    assert found["Bassim"].kind is ActorKind.PERSON
    assert found["Norway"].kind is ActorKind.GOVERNMENT


def test_states_speak_through_the_offices_of_a_declaration() -> None:
    text = (
        "We, the Prime Minister of the Kingdom of Norway and the Prime Minister of the Kingdom of Denmark, "
        "having met in Oslo, declare the following:\n\nWe committed to restoring relations between the Kingdom of Norway and the Kingdom of Denmark."
    )
    found = extract(read_plain(text.encode(), "x.md"))
    names = {a.id: a.name for a in found.actors}
    doers = {names[a] for x in found.actions if x.verb in ("commit", "reopen") for a in x.actors}
    assert doers == {"Kingdom of Norway", "Kingdom of Denmark"}


def test_bodies_of_several_states_with_one_name_are_several(actors: FindActors) -> None:
    text = (
        "India's Supreme Court struck down the levy on Monday. The U.S. Supreme Court upheld a ban on Tuesday. "
        "Brazil's Supreme Court jailed a judge on Friday."
    )
    document = extract(read_plain(text.encode(), "x.txt"))
    states = [a.affiliation for a in document.actors if "Supreme Court" in a.name]
    assert sorted(s or "" for s in states) == ["Brazil", "India", "United States"]


def test_a_court_is_the_one_whose_union_was_named_with_it(actors: FindActors) -> None:
    found = actors(
        "The Court of Justice of the European Union fined the company. The Court of Justice gave its judgment on Monday."
    )
    assert "Court of Justice" in found["Court of Justice of the European Union"].aliases


def test_a_union_by_its_full_and_its_short_name_has_one_set_of_leaders(actors: FindActors) -> None:
    found = actors("European Union leaders met on Monday. EU leaders agreed to lend Norland 3 million euros.")
    assert [name for name in found if "leaders" in name] == ["European Union leaders"]


def test_capitals_joined_before_a_group_are_its_name_and_a_bare_noun_goes_back_to_it(actors: FindActors) -> None:
    found = actors(
        "Commonwealth, State and Territory Trade and Fisheries Ministers met in Berg on 19 November 2026. Ministers welcomed the plan. "
        "Ministers affirmed their support for the port."
    )
    assert [name for name in found if "Ministers" in name] == [
        "Commonwealth, State and Territory Trade and Fisheries Ministers"
    ]


def test_a_company_whose_name_ends_like_a_group_is_one(actors: FindActors) -> None:
    found = actors("Arden Platforms said on Monday that it would appeal. Norland fined Arden Platforms.")
    assert found["Arden Platforms"].kind is ActorKind.ORGANISATION


def test_a_label_of_a_list_speaks_for_nobody(actors: FindActors) -> None:
    assert "Track Docket" not in actors("- TRACK DOCKET: No. 6:25-cv-00009\n\nTor Vik sued the Harbour Commission.")


def test_the_letters_behind_a_bodys_name_say_how_far_it_goes(actors: FindActors) -> None:
    found = actors(
        "The Treasury of Marenia's Office of Financial Measures (OFM) today sanctioned three companies. OFM issued a licence."
    )
    assert "Office of Financial Measures" in found and "OFM" not in found


@pytest.mark.parametrize(
    ("head", "who"), [("Marden", "Marden"), ("Collins", "Collins"), ("Draft", None), ("Treasury", None)]
)
def test_whose_statement_it_is_by_a_surname_alone(extract_text: ExtractText, head: str, who: str | None) -> None:
    _, found = extract_text(
        "“The crisis is deepening.  At the Ministry’s request, I have postponed tomorrow’s hearing.",
        title=f"{head} Statement on Market Turmoil",
    )
    told = {a.name for a in found.actors for x in found.actions if x.verb == "postpone" and a.id in x.actors}
    assert told == ({who} if who else set())


def test_firms_of_one_name_with_two_legal_forms_are_two(actors: FindActors) -> None:
    found = actors(
        "The sanctions target Orlan Petroleum LLC, Orlan Petroleum FZE and Orlan Petroleum Company for Oil Imports. "
        "Orlan Petroleum FZE bought ships. Orlan Petroleum LLC sold oil."
    )
    assert {"Orlan Petroleum LLC", "Orlan Petroleum FZE", "Orlan Petroleum Company"} <= set(found)


def test_a_legal_form_written_two_ways_is_one_firm(actors: FindActors) -> None:
    found = actors("Halden Motors Inc. sold cars. Halden Motors Incorporated bought ships.")
    assert len([name for name in found if name.startswith("Halden")]) == 1


def test_speakers_of_a_list_each_with_an_office_and_no_comma(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Ada Holm hosted a meeting.\n\nSpeakers at the meeting included:\n\n- Marenian Harbour Council Leader Anthony Marden\n"
        "- Ostrian State Senator Erin Maye Collins\n",
    )
    assert {"Anthony Marden", "Erin Maye Collins"} <= set(actor_names(found))


def test_bank_and_trust_company_is_one_name(actors: FindActors) -> None:
    assert "Orm Bank and Trust Company" in actors("The Board closed Orm Bank and Trust Company, based in Arsen.")


def test_cartels_and_gangs(actors: FindActors) -> None:
    found = actors("The Treasury sanctioned four Arsen Cartel members.")
    assert "Arsen Cartel" in found
    found = actors(
        "The Treasury sanctioned the leader of the Clan del Orm, one of Marenia's largest criminal enterprises."
    )
    assert "Clan del Orm" in found


def test_a_government_is_called_after_its_head(actors: FindActors) -> None:
    found = actors("The Prime Minister Holm government approved the budget. The President Lind administration paid.")
    assert set(found) == {"Holm government", "Lind administration"}


def test_designations_are_nobodys_name(actors: FindActors) -> None:
    found = actors("The Ministry issued a note on Arsen Department Terrorist Designations of Ada Holm and Lars Lund.")
    assert "Designations" not in found
