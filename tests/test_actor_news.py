"""Actors as the news names them: agencies, the police, unnamed gunmen, capitals, armed bodies, roles behind a comma."""

from __future__ import annotations

import pytest

from briefgen.model import ActorKind
from tests.conftest import ExtractText, FindActors
from tests.found import actor_names, verbs


def test_a_paper_that_was_told_something_is_no_actor(actors: FindActors) -> None:
    found = actors(
        "Nils Ostrem told Reuters that the port was closed. The minister said so in an interview with the Washington Post. "
        "Bloomberg reported the sale."
    )
    assert "Nils Ostrem" in found
    assert not {"Reuters", "Washington Post", "Bloomberg"} & set(found)


def test_a_paper_that_is_sued_is_one(actors: FindActors) -> None:
    assert "Al Jazeera" in actors("The ministry sued Al Jazeera on Monday. Al Jazeera rejected the claim.")


def test_an_agency_before_a_caption_is_not_part_of_a_name(actors: FindActors) -> None:
    found = actors(
        "Harbourfax said that an old file was copied. Harbourfax customers will be told.\n\n"
        "Reuters Harbourfax said that the file held nine million records.\n\nGetty - Contributor Hackers copied the file."
    )
    assert "Harbourfax" in found
    assert not any("Reuters" in name or "Getty" in name for name in found)


def test_teasers_name_nobody(actors: FindActors) -> None:
    found = actors(
        "Minister Nils Ostrem closed the port on Monday.\n\n"
        "Related stories: Mona Felder quits, says Harbour Bank\n\nRead more: Selma Darrani arrested in Arsen"
    )
    assert set(found) & {"Mona Felder", "Harbour Bank", "Selma Darrani"} == set()


def test_a_product_is_nobody(actors: FindActors) -> None:
    found = actors(
        "The Kestrel S9 will have a larger screen, and the Kestrel S9 sells well. Ostrak announced the Kestrel S9."
    )
    assert not any("S9" in name for name in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The military court gave her lawyer more time.", "military court"),
        (
            "He will testify before a congressional subcommittee that is investigating the theft.",
            "congressional subcommittee",
        ),
        ("Police arrested two men in Arsen on Monday.", "Police"),
        ("Norwegian police are investigating reports of nine thefts. Police said nobody was hurt.", "Norwegian police"),
    ],
)
def test_bodies_that_are_written_small(actors: FindActors, text: str, name: str) -> None:
    found = actors(text)
    assert found[name].kind is ActorKind.ORGANISATION
    assert sum("olice" in n for n in found) <= 1


def test_the_army_that_is_only_spoken_of_is_no_actor(actors: FindActors) -> None:
    assert "military" not in actors("Minister Nils Ostrem vowed to rebuild our military and support the veterans.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A gunman killed nine people in Arsen on Sunday. The gunman fled. The shooter was alone.", "gunman"),
        ("A federal judge in Texas blocked the order on Friday. The judge said it went too far.", "federal judge"),
    ],
)
def test_one_person_whom_nobody_names(actors: FindActors, text: str, name: str) -> None:
    found = actors(text)
    assert found[name].kind is ActorKind.PERSON
    assert len([a for a in found.values() if a.kind is ActorKind.PERSON]) == 1


def test_a_judge_with_a_name_is_one_person(actors: FindActors) -> None:
    found = actors("U.S. District Judge Ann Petrie blocked the order. The judge said it went too far.")
    assert [a.name for a in found.values() if a.kind is ActorKind.PERSON] == ["Ann Petrie"]


def test_capitals_stand_for_governments_where_they_act(actors: FindActors) -> None:
    found = actors("Beijing rejected the charge. Brussels warned Berlin that the subsidy was illegal.")
    assert found["China"].kind is found["Germany"].kind is ActorKind.GOVERNMENT
    assert "Beijing" in found["China"].aliases
    assert "Brussels" in found["European Union"].aliases


def test_capitals_are_places_otherwise(actors: FindActors) -> None:
    assert not actors("Nine people live in Beijing. Berlin is large, and Oslo hosts a fair. They flew to Madrid.")


def test_a_dateline_is_no_actor(actors: FindActors) -> None:
    found = actors("Berlin, Germany\n\nMinister Nils Ostrem met Minister Mona Felder on Monday.")
    assert set(found) == {"Nils Ostrem", "Mona Felder"}


@pytest.mark.parametrize("people", ["Boko Haram militants", "Members of Boko Haram", "The militants"])
def test_an_armed_body_and_its_people_are_one(actors: FindActors, people: str) -> None:
    found = actors(f"Boko Haram split into two factions last year. {people} kidnapped nine villagers on Monday.")
    assert not any("militants" in name.lower() or "members" in name.lower() for name in found)
    assert "Boko Haram" in found


def test_two_nouns_of_one_party_are_one_group(actors: FindActors) -> None:
    found = actors("Norwegian retailers and policymakers have criticised the duty.")
    assert [n for n, a in found.items() if a.kind is ActorKind.GROUP] == ["Norwegian retailers and policymakers"]


def test_one_set_of_captives_is_one_group(actors: FindActors) -> None:
    found = actors(
        "The Osterby schoolgirls returned on Monday. The freed girls met Minister Nils Ostrem. The girls thanked the army."
    )
    assert [n for n, a in found.items() if a.kind is ActorKind.GROUP] == ["Osterby schoolgirls"]


def test_whose_forces_they_are(actors: FindActors) -> None:
    assert "Russia's forces" in actors("The report tells of violations by Russia's forces in the region.")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The new head of the Harbour Bank, Ilse Cardan, said the plan was risky.",
            "Ilse Cardan",
            "head of the Harbour Bank",
        ),
        ("“It is late,” the spokesman, Malam Garba Sule, said on Monday.", "Garba Sule", "spokesman"),
        ("She went to Turkey and met its president, Tayyar Ergin, in May.", "Tayyar Ergin", "president"),
        (
            "Richard F. Stone, who stepped down last week as Harbourfax's chief executive, will testify.",
            "Richard F. Stone",
            "chief executive",
        ),
        (
            "Ambassador Marcia Bernal was sworn in today as Director General of the Harbour Service.",
            "Marcia Bernal",
            "Director General of the Harbour Service",
        ),
        ("US First Lady Mary Kent opened the school.", "Mary Kent", "US First Lady"),
        ("President-elect Jon Doral named a chief of staff.", "Jon Doral", "President-elect"),
        ("Tánaiste Simon Brae met farmers on Monday.", "Simon Brae", "Tánaiste"),
        ("Shadow Minister for Trade Dan Brock MP said the plan was late.", "Dan Brock", "Shadow Minister for Trade"),
        ("The Hon. Scott Marsh MP, Leader of the Opposition, objected.", "Scott Marsh", "Leader of the Opposition"),
        ("Senator the Hon Penny Wren, Minister for Foreign Affairs, will travel.", "Penny Wren", "Senator"),
    ],
)
def test_roles_of_news_and_of_other_countries(actors: FindActors, text: str, name: str, role: str) -> None:
    assert role in actors(text)[name].roles


def test_a_short_title_beside_the_full_one_is_no_second_role(actors: FindActors) -> None:
    found = actors("Sen. Chuck Hale (R-NE) requested money. Senator Hale said the bill helps.")
    assert found["Chuck Hale"].roles == ("Senator",)


def test_a_name_may_have_a_particle_that_is_also_a_verb(actors: FindActors) -> None:
    assert "Paulino do Rego Bastos Jr." in actors(
        "Interim Chief Executive Paulino do Rego Bastos Jr. outlined the plan."
    )


def test_the_office_of_a_union_of_states_in_two_wordings_is_one(actors: FindActors) -> None:
    found = actors(
        "The Secretary-General of the United Nations called for calm. We echo the UN Secretary-General's call on all parties."
    )
    assert [n for n, a in found.items() if a.kind is ActorKind.PERSON] == ["Secretary-General of the United Nations"]


def test_a_convention_leaves_no_actors_behind(actors: FindActors) -> None:
    found = actors(
        "The Harbour Ministry signed the Convention on the Means of Prohibiting and Preventing the Illicit Import, Export and "
        "Transfer of Ownership of Cultural Property."
    )
    assert set(found) == {"Harbour Ministry"}


def test_the_title_gives_the_first_name(actors: FindActors) -> None:
    found = actors(
        "# Call of President Nils Ostrem with Prime Minister Mona Felder\n\nPrime Minister Felder thanked Mr. Ostrem."
    )
    assert {"Mona Felder", "Nils Ostrem"} <= set(found)


def test_a_style_of_address_is_no_part_of_a_name(actors: FindActors) -> None:
    found = actors("Mallam Garba Sule said the talks were over. “It is late,” the spokesman, Mallam Garba Sule, added.")
    assert found["Garba Sule"].roles == ("spokesman",)


def test_a_government_named_by_its_adjective_has_the_name_of_the_state(actors: FindActors) -> None:
    assert "Switzerland" in actors("The talks were brokered by the Swiss government.")


def test_a_label_in_capitals_that_is_a_word_is_no_speaker(actors: FindActors) -> None:
    assert not actors("DESTINATION: Mars, in nine months.\n\nCOMPETITION: others build rockets too.")


@pytest.mark.parametrize(
    "text", ["Authorities arrested two men in Oslo.", "In May, authorities arrested two men in Oslo."]
)
def test_authorities_that_act(actors: FindActors, text: str) -> None:
    assert [a.kind for n, a in actors(text).items() if n.lower() == "authorities"] == [ActorKind.GROUP]


def test_a_surname_alone_is_not_that_of_the_wife(actors: FindActors) -> None:
    found = actors(
        "President-elect Nils Orm met the mayor. His wife, Jana Orm, visited the school. Orm said that he would return. "
        "President Elect Orm left. Mrs. Orm stayed."
    )
    assert {"Nils Orm", "Jana Orm"} <= set(found)
    assert "Orm" in found["Nils Orm"].aliases
    assert found["Nils Orm"].roles[:1] == ("President-elect",)
    assert not any(name.startswith("Elect") for name in found)


def test_ranks_of_the_police(actors: FindActors) -> None:
    found = actors("Deputy Chief Constable Nils Orm closed the bridge. He thanked the crew.")
    assert found["Nils Orm"].roles == ("Deputy Chief Constable",)


def test_who_is_called_like_a_firm(actors: FindActors) -> None:
    found = actors("Attorney General Tarek Boeing opened an inquiry. Boeing said that six men were held.")
    assert "Boeing" in found["Tarek Boeing"].aliases
    assert "Boeing" not in found


def test_he_and_his_successor_act_together(extract_text: ExtractText) -> None:
    _, found = extract_text("President Ada Holm and his successor Tom Brack greeted the crew at the White Hall.")
    names = {a.id: a.name for a in found.actors}
    assert [names[a] for a in found.actions[0].actors] == ["Ada Holm", "Tom Brack"]


def test_a_body_with_its_short_form_inside(actors: FindActors) -> None:
    found = actors("The Consumer Protection Cooperation (CPC) Network fined two firms. The port was open.")
    assert list(found) == ["Consumer Protection Cooperation (CPC) Network"]


def test_unlike_is_no_given_name(actors: FindActors) -> None:
    assert "Unlike Holm" not in actors("Mr. Nils Holm left. Unlike Holm, the mayor stayed. Holm thanked her.")


def test_a_channel_that_reads_like_a_person_is_a_paper_too(actors: FindActors) -> None:
    assert "Euronews" not in actors("“We need grain,” Ada Holm told Euronews.")


def test_a_family_name_that_stands_first_is_the_same_person(actors: FindActors) -> None:
    found = actors(
        "Wang Haolin, head of the trade bureau of Norland, said the fees were unfair. Wang said the fees would hurt trade."
    )
    assert "Wang Haolin" in found
    assert "Wang" not in found


def test_headlines_of_other_stories_at_the_end_of_a_page_tell_nothing(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Nils Ostrem closed the port on Monday.\n\nThe Harbour Union welcomed the step.\n\nThe ships left on Tuesday.\n\n"
        "Mona Felder quits as head of the grain board\n\nSelma Darrani visits Sudria as fees on grain rise\n\n"
        "Norland to widen its ban on trawlers, Orlo says"
    )
    assert not {"Mona Felder", "Selma Darrani", "Orlo"} & set(actor_names(found))
    assert set(verbs(found)) == {"close", "welcome"}


def test_signatures_at_the_end_are_no_headlines(actors: FindActors) -> None:
    found = actors(
        "We met on Monday.\n\nWe agreed to open the port.\n\nWe will meet again.\n\nAda Holm, Minister for Ports of Norland\n\n"
        "Jon Ask, Minister for Trade of Sudria\n\nPer Lind, Minister for Grain of Ostria"
    )
    assert "Jon Ask" in found


@pytest.mark.parametrize(
    "caption",
    [
        "Rescue workers carry sand in Arsen, Norland, in this photo taken by Harbour Foto. Picture taken January 1, 2019. Harbour Foto/Ada Lund/ via REUTERS",
        "Minister Nils Ostrem smiles during an interview at the port in Arsen, Norland | Photo: Reuters",
        "A worker prepares to load bundles of cable in Arsen on September 30, 2012. Norland is threatening fees. File Photo by Ada Lund/UPI",
        "READ ALSO: Guard who carried the sand not held to account, court told",
    ],
)
def test_a_caption_tells_no_act(extract_text: ExtractText, caption: str) -> None:
    _, found = extract_text(
        f"Minister Nils Ostrem closed the port on Monday.\n\n{caption}\n\nThe Harbour Union welcomed the step."
    )
    assert set(verbs(found)) == {"close", "welcome"}


def test_who_wrote_a_story_some_minutes_ago_is_nobody_in_it(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Mona Felder 3 minutes ago Fri 29th November 2019 | 04:23 PM\n\nPresident Nils Ostrem has conceded defeat.\n\n"
        "I will leave with my head high, he was cited as saying."
    )
    assert "Mona Felder" not in actor_names(found)
    assert found.actions


@pytest.mark.parametrize(
    "body",
    [
        "electoral commission",
        "health ministry",
        "central bank",
        "national disaster agency",
        "ruling party",
        "fire department",
        "main opposition leader",
        "junta",
    ],
)
def test_a_body_without_a_name_that_its_field_tells_acts(extract_text: ExtractText, body: str) -> None:
    _, found = extract_text(f"Voters in Arsen went to the polls on Sunday. The {body} dismissed the claims on Monday.")
    names = {a.id: a.name for a in found.actors}
    done = [a for a in found.actions if a.verb == "dismiss"]
    assert [names[i] for a in done for i in a.actors] == [body]
    assert done[0].statement == f"The {body} dismissed the claims on Monday."


@pytest.mark.parametrize(
    ("name", "small"),
    [
        ("Bank of Norland", "central bank"),
        ("Ministry of Health of Norland", "health ministry"),
        ("National Electoral Commission", "electoral commission"),
    ],
)
def test_a_body_written_small_is_the_one_named(actors: FindActors, name: str, small: str) -> None:
    found = actors(f"The {name} met on Monday. The {small} dismissed the claims.")
    assert name in found
    assert small not in found


def test_one_of_several_parties_is_not_the_ruling_one(actors: FindActors) -> None:
    found = actors("The Harbour Party met on Monday. The ruling party dismissed the claims.")
    assert "ruling party" not in found


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Nurses walked out on Monday over pay.", "walk"),
        ("Hospital staff launched a strike on Monday.", "launch"),
        ("Teachers in Arsen began a strike on Monday.", "begin"),
        ("Thousands of workers marched in Arsen on Monday.", "march"),
        ("Hundreds of supporters rallied to end the ban.", "rally"),
    ],
)
def test_those_who_strike_or_protest_act_whoever_they_are(extract_text: ExtractText, sentence: str, verb: str) -> None:
    _, found = extract_text(sentence)
    assert [(a.verb, a.statement) for a in found.actions if a.actors] == [(verb, sentence)]


def test_a_month_is_no_march(actors: FindActors) -> None:
    assert not actors("Companies launched the first phase of it on March 10.")
