"""Who is found in a document, of which kind, under which name."""

from __future__ import annotations

import time

import pytest

from briefgen.extract.analysis import Analysis
from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.names import find_actors
from briefgen.extract.pipeline import analyse
from briefgen.model import ActorKind, SourceDocument
from briefgen.sources.plain import read_plain
from tests.conftest import ExtractText, FindActors
from tests.found import actor_names, verbs


def test_kinds_of_actors(actors: FindActors) -> None:
    found = actors(
        "Japan and the United States signed a pact. Maria Oldcastle of the Ministry of Finance praised it on Friday."
    )
    assert found["Japan"].kind is ActorKind.GOVERNMENT
    assert found["United States"].kind is ActorKind.GOVERNMENT
    assert found["Maria Oldcastle"].kind is ActorKind.PERSON


def test_surname_title_and_full_name_are_one(actors: FindActors) -> None:
    found = actors(
        "Secretary of Commerce Anna B. Veldhoven met farmers on Monday. Veldhoven listened. Secretary Veldhoven promised help. Anna Veldhoven left."
    )
    people = [a for a in found.values() if a.kind is ActorKind.PERSON]
    assert [a.name for a in people] == ["Anna B. Veldhoven"]
    assert {"Veldhoven", "Anna Veldhoven"} <= set(people[0].aliases)


def test_two_people_with_one_surname_stay_two(actors: FindActors) -> None:
    found = actors(
        "Peter Lindqvist told the court that he was asleep. His brother Erik Lindqvist disagreed. Lindqvist said that he would appeal."
    )
    people = {a.name: a.aliases for a in found.values() if a.kind is ActorKind.PERSON}
    assert set(people) == {"Peter Lindqvist", "Erik Lindqvist"}
    assert not any("Lindqvist" in aliases for aliases in people.values())


def test_bracketed_acronym_and_variants_of_a_department(actors: FindActors) -> None:
    found = actors(
        "The U.S. Department of the Interior announced a rule. The Interior Department asked the Coastal Waters Protection Agency (CWPA) for advice. "
        "CWPA replied on Tuesday."
    )
    assert "Interior Department" in found["U.S. Department of the Interior"].aliases
    assert "CWPA" in found["Coastal Waters Protection Agency"].aliases
    assert len(found) == 2


def test_same_ministry_of_two_states_is_two_bodies(actors: FindActors) -> None:
    found = actors(
        "The Norwegian Ministry of Finance signed the accord. The Danish Ministry of Finance refused to sign. The Ministry of Finance said that it regretted this."
    )
    assert {"Norwegian Ministry of Finance", "Danish Ministry of Finance"} <= set(found)
    assert all(
        "Ministry of Finance" not in found[x].aliases
        for x in ("Norwegian Ministry of Finance", "Danish Ministry of Finance")
    )


def test_laws_places_datelines_and_adjectives_are_no_actors(actors: FindActors) -> None:
    found = actors(
        "GENEVA – The Harbour Safety Act of 2019 took effect in Lisbon. Farmers in Texas bought American tractors. "
        "The Northern Trade Agreement covers the Baltic Sea."
    )
    assert not {"GENEVA", "Harbour Safety Act", "Lisbon", "Texas", "American", "Northern Trade Agreement"} & set(found)


def test_a_country_that_is_only_a_place_is_no_actor(actors: FindActors) -> None:
    found = actors("Kenya opened a port last week. Engineers had worked in Ghana before that.")
    assert "Kenya" in found
    assert "Ghana" not in found


def test_bylines_and_credits_are_no_actors(actors: FindActors) -> None:
    found = actors(
        "*By Ines Calderwood*\n\nMayor Tom Ashby opened the bridge on Monday. | Otto Brandhuber/PIX via QPA\n\nReporting by Lena Marsh; editing by Carl Dunn"
    )
    assert set(found) == {"Tom Ashby"}


def test_nested_bodies_stay_apart(actors: FindActors) -> None:
    found = actors(
        "The Department of Transport’s Office of Road Data published figures. The Department of Transport welcomed them."
    )
    assert {"Department of Transport", "Office of Road Data"} <= set(found)


def test_body_with_and_in_its_name(actors: FindActors) -> None:
    found = actors(
        "The Fisheries and Forestry Commission fined two ports. U.S. Customs and Border Protection seized the cargo."
    )
    assert {"Fisheries and Forestry Commission", "U.S. Customs and Border Protection"} <= set(found)


def test_groups_that_act(actors: FindActors) -> None:
    found = actors("Finance ministers met on Monday. EU lawmakers rejected the plan. People like it.")
    assert found["EU lawmakers"].kind is ActorKind.GROUP
    assert "People" not in found


def test_administration_of_a_person_is_a_body(actors: FindActors) -> None:
    found = actors("The Ashby administration cut taxes. The administration said more would follow.")
    assert found["Ashby administration"].kind is ActorKind.ORGANISATION
    assert "The administration" in found["Ashby administration"].aliases


def test_government_of_a_country_is_the_country(actors: FindActors) -> None:
    found = actors("Norway signed the pact. The Norwegian government will pay half. The Government of Norway said so.")
    assert list(found) == ["Norway"]


def test_lone_company_among_companies(actors: FindActors) -> None:
    found = actors(
        "The commission fined online retailers such as Zorbex and Velmo. Zorbex said it would appeal. Zorbex sells shoes."
    )
    assert found["Zorbex"].kind is ActorKind.ORGANISATION


def test_every_actor_has_short_evidence_that_names_it(actors: FindActors) -> None:
    text = "Participants were " + "; ".join(
        f"Minister of Trade of {c}, {n}" for c, n in zip(("Norway", "Kenya", "Peru", "Japan") * 5, _NAMES, strict=False)
    )
    found = actors(text + ".")
    assert len([a for a in found.values() if a.kind is ActorKind.PERSON]) == 20
    for a in found.values():
        assert a.evidence
        assert any(form in e.quote for e in a.evidence for form in (a.name, *a.aliases))
        assert all(len(e.quote.split()) <= 60 for e in a.evidence)


_NAMES = [
    f"{first} {last}"
    for first in ("Ada", "Bruno", "Clara", "Dario", "Elsa")
    for last in ("Hartog", "Quintela", "Marwick", "Osterlund")
]


@pytest.mark.parametrize("text", ["Yes.", "12 34", "JANE ROE MET JOHN DOE IN THE HARBOUR OFFICE."])
def test_small_and_odd_texts(actors: FindActors, text: str) -> None:
    actors(text)


def test_nothing_in_an_empty_document() -> None:
    assert find_actors(analyse(SourceDocument("x", "", ()))).actors == []


def test_transcript_labels_are_speakers(actors: FindActors) -> None:
    found = actors(
        "MR. HOLLOWAY: Good morning. We will start.\n\nQ: When?\n\nMR. HOLLOWAY: I think that Mr. Holloway has said enough."
    )
    assert [a.kind for a in found.values()].count(ActorKind.PERSON) == 1


def test_time_grows_with_the_length_only() -> None:
    def analysed(n: int) -> Analysis:
        names = "; ".join(
            f"Director Karla{chr(97 + i % 26)} Novik{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}son" for i in range(n)
        )
        return analyse(read_plain(("Present were " + names + ".").encode(), "x.txt"))

    def seconds(analysis: Analysis) -> float:
        start = time.process_time()
        find_actors(analysis)
        return time.process_time() - start

    short, long = analysed(200), analysed(1200)
    took = [(seconds(short), seconds(long)) for _ in range(2)]  # by turns: the machine may have other work
    assert min(b for _, b in took) < 14 * min(a for a, _ in took) + 0.2


def test_gazetteer_knows_the_states_of_the_world() -> None:
    g = gazetteer()
    assert g.countries["People's Republic of China"] == g.countries["China"] == "China"
    assert g.countries["Republic of Korea"] == "South Korea"
    assert g.demonyms["Korean"] == "South Korea"
    assert g.demonyms["North Korean"] == "North Korea"
    assert len(set(g.countries.values())) >= 195


def test_a_surname_is_not_that_of_somebodys_wife(extract_text):
    _, found = extract_text(
        "President Rehn met the ministers in Oslo. Rehn signed the treaty. First lady Ilse Rehn opened a school. "
        "Rehn closed the port."
    )
    names = {a.id: a.name for a in found.actors}
    doers = {a.verb: {names[i] for i in a.actors} for a in found.actions}
    assert doers["sign"] == doers["close"] == {"Rehn"} and doers["open"] == {"Ilse Rehn"}


def test_wares_are_no_actors(actors: FindActors) -> None:
    found = actors(
        "Kestrel Corp. unveiled its new Lumar Air in Streslau on Monday. The new Lumar Air weighs two pounds, and Lumar Air laptops "
        "cost more. Lumar Air uses flash memory. Maren Ask of Kestrel Corp. praised the laptop."
    )
    assert "Lumar Air" not in found and "Maren Ask" in found


def test_a_first_name_alone_stands_for_nobody_where_two_bear_it(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Steven Ask died on Monday. Kestrel said in a statement: “Steven leaves behind a company that only he could have built.” "
        "Microport CEO Steven Linnell expressed condolences."
    )
    assert "leave" not in verbs(found)


def test_papers_named_after_a_state_and_bodies_before_on_the_act(actors: FindActors) -> None:
    found = actors(
        "The New Zealand Herald sued the Harbour Board. The Council on the Port Intelligence Act agreed with the Board."
    )
    assert "New Zealand Herald" in found and "New Zealand" not in found
    assert not any("Intelligence" in name for name in found)


def test_names_with_marks_are_names(extract_text):
    _, found = extract_text(
        "Maroš Šimečkovič’s comments ahead of a meeting on Monday came after a warning. “There will be an impact on trade,” "
        "Šimečkovič said. Šimečkovič will brief EU ministers on Monday."
    )
    assert "Maroš Šimečkovič" in actor_names(found)
    assert all("Maroš Šimečkovič" in a.statement for a in found.actions if a.verb in ("say", "brief"))
