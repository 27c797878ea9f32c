"""Names that run on or stop too early, offices of the services, provinces that act: one class of mistake each, on invented texts."""

from __future__ import annotations

import pytest

from tests.conftest import FindActors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Bureau of Coastal Fisheries and Harbour Development Affairs (CFH) co-chaired the talks. The Bureau of North Sea "
            "and Baltic Affairs signed the pact.",
            ["Bureau of Coastal Fisheries and Harbour Development Affairs", "Bureau of North Sea and Baltic Affairs"],
        ),
        (
            "The Bureau of Oceans, Islands, and Polar Affairs met the Office of Ports. The Bureau of Fisheries and the Bureau of "
            "Island Affairs agreed.",
            [
                "Bureau of Oceans, Islands, and Polar Affairs",
                "Office of Ports",
                "Bureau of Fisheries",
                "Bureau of Island Affairs",
            ],
        ),
        (
            "The Directorate General of Shipping fined a ferry line. The Directorate General for Ports agreed.",
            ["Directorate General for Ports", "Directorate General of Shipping"],
        ),
        (
            'James “Jim” Holm, Chairman of the Board, said the bill would pass. Senator William "Bill" Orm agreed. Orm met Holm.',
            ["James “Jim” Holm", 'William "Bill" Orm'],
        ),
        ("The state of Kerala sued a ferry line. A bridge crosses the state of Assam.", ["Kerala"]),
        ("The Commonwealth of Virginia enacted a ports law.", ["Virginia"]),
        (
            "The Department of Health, Disability and Ageing will run the grants. Minister for Health and Ageing, the Hon Ada Holm MP, "
            "announced them.",
            ["Ada Holm", "Department of Health, Disability and Ageing"],
        ),
        (
            "Shri Anil Rao launched the Pradhan Mantri Sagar Vikas Yojana in Nagpur. Sagar Vikas Yojana will cover 120 districts.",
            ["Anil Rao"],
        ),
    ],
)
def test_names_are_whole_and_no_more(actors_told: FindActors, text: str, names: list[str]) -> None:
    found = {name for name, a in actors_told(text).items() if a.kind.value != "group"}
    assert set(names) <= found
    assert found - {"Board"} == set(names)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Admiral Dina K Orm, Chief of the Naval Staff, Air Chief Marshal Ravi Holm Singh, Chief of Air Staff, and Shri Otto "
            "Lund, Defence Secretary, met on Monday.",
            {
                "Dina K Orm": ("Admiral", "Chief of the Naval Staff"),
                "Ravi Holm Singh": ("Air Chief Marshal", "Chief of Air Staff"),
                "Otto Lund": ("Defence Secretary",),
            },
        ),
        (
            "Lieutenant General Manj Vell, General Officer Commanding-in-Chief, met the mayor.",
            {"Manj Vell": ("Lieutenant General", "General Officer Commanding-in-Chief")},
        ),
        (
            "Major General Otto Lund, General Officer Commanding, spoke in Arsen.",
            {"Otto Lund": ("Major General", "General Officer Commanding")},
        ),
        (
            "# COLONEL ADA HOLM, COMMANDER OF THE NORWAY ARMY ARRIVES IN DENMARK\n\nColonel Ada Holm, Commander of the Norway Army, "
            "arrived in Denmark.",
            {"Ada Holm": ("Colonel", "Commander of the Norway Army")},
        ),
    ],
)
def test_offices_of_the_services_are_those_of_whom_they_stand_beside(
    actors_told: FindActors, text: str, roles: dict[str, tuple[str, ...]]
) -> None:
    found = {name: a.roles for name, a in actors_told(text).items() if a.kind.value == "person"}
    assert found == roles


def test_one_of_two_armies_is_whose_commander_somebody_is(actors_told: FindActors) -> None:
    found = actors_told(
        "General Dina Orm, Commander of the Norway Army, met General Raj Vell, Vice Chief of the Danish Army. The Norway Army and the "
        "Danish Army work together."
    )
    assert (found["Dina Orm"].affiliation, found["Raj Vell"].affiliation) == ("Norway Army", "Danish Army")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norway and Sweden signed a Harbour Data Sharing Partnership (HDSP) Memorandum of Cooperation. HDSP helps. Sweden offers "
            "Citizenship by Investment (CBI) programs.",
            {"Norway", "Sweden"},
        ),
        ("The Advancing Norwegian Shipping through Harbours Act of 2019 requires a report by Denmark.", {"Denmark"}),
        (
            "In a Cargo Notice Service (“CNS”) message, the Ports Agency clarified the rule. A CNS message followed.",
            {"Ports Agency"},
        ),
        (
            "We will fill the Strategic Harbour Ingredients Reserve (SHIR) with Active Harbour Ingredients (AHIs). SHIR is empty. "
            "AHIs are made in Norway. The Ports Agency agreed.",
            {"Ports Agency"},
        ),
        ("Minister Holm addressed the Norway-Sweden Harbour Forum. The forum brought together pilots.", {"Holm"}),
        (
            "The plan was set out in the Executive Order “Promoting Advanced Artificial Intelligence Innovation and Security” (EO 100), "
            "which Norway praised.",
            {"Norway"},
        ),
        ("Ada Holm said that a ferry line has breached the #HarbourMarketsAct.", {"Ada Holm"}),
        ("General Holm was given a Guard of Honour by the Danish Army.", {"Holm", "Danish Army"}),
        (
            "The Ports Agency fined a ferry line. This order is not intended to, and does not, create any right enforceable at law by "
            "any party against the United States, its departments, agencies, or entities.",
            {"Ports Agency"},
        ),
    ],
)
def test_papers_events_stocks_and_formulas_have_no_actors(actors_told: FindActors, text: str, names: set[str]) -> None:
    assert {name for name, a in actors_told(text).items() if a.kind.value != "group"} == names


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Ada Holm will serve as Under Secretary for Ports and Nora Vell as Assistant Secretary for Fisheries.",
            {"Ada Holm": ("Under Secretary for Ports",), "Nora Vell": ("Assistant Secretary for Fisheries",)},
        ),
        (
            "Lena Brand will serve as chair and Otto Lund as vice chair of the Board.",
            {"Lena Brand": ("chair",), "Otto Lund": ("vice chair of the Board",)},
        ),
        (
            "The talks were attended by Special Secretary, Department of Ferries, Shri Otto Lund, Special Secretary, Department of "
            "Mines, Shri Ravi Holm, and Director, Department of Canals Ms Ada Brand.",
            {
                "Otto Lund": ("Special Secretary, Department of Ferries",),
                "Ravi Holm": ("Special Secretary, Department of Mines",),
                "Ada Brand": ("Director, Department of Canals",),
            },
        ),
        (
            "Additional Secretary of the Ministry of Ports, H.E. Ambassador Ada Holm, who is in Arsen, met Minister of Trade and "
            "Regional Integration, H.E. Otto Lund. The Trade Minister praised the pact.",
            {
                "Ada Holm": ("Additional Secretary of the Ministry of Ports", "H.E. Ambassador"),
                "Otto Lund": ("Minister of Trade and Regional Integration",),
            },
        ),
        (
            "Senior Official for Foreign Assistance, Humanitarian Affairs, and Religious Freedom Nora Holm met the pilots.",
            {"Nora Holm": ("Senior Official for Foreign Assistance, Humanitarian Affairs, and Religious Freedom",)},
        ),
    ],
)
def test_who_is_to_serve_as_what_is_told_of_each(
    actors_told: FindActors, text: str, roles: dict[str, tuple[str, ...]]
) -> None:
    assert {name: a.roles for name, a in actors_told(text).items() if a.kind.value == "person"} == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Halden Task Force on Ports met on Monday. The Task Force agreed to report by May.",
            {"Halden Task Force on Ports"},
        ),
        (
            "The first meeting of the Task Force on Canals Exports was held in Arsen. The aim of setting up the Canals Task Force is to help ports. They wrote "
            "to the Task Force.",
            {"Task Force on Canals Exports"},
        ),
        (
            "The Bureau of Diplomatic Ports opened an inquiry, and Diplomatic Ports said it found a boat.",
            {"Bureau of Diplomatic Ports"},
        ),
        ("U.S. companies build ports in Norway. American companies will invest in them.", {"U.S. companies"}),
        (
            "OFAC designated Eloisa Vell, his mother;Carlos Torres, his father;Irami Lund, his sister; and Dina Peres, his wife.",
            {"OFAC", "Eloisa Vell", "Carlos Torres", "Irami Lund", "Dina Peres"},
        ),
        (
            "We, the G7 Foreign Ministers of Canada, France and Japan, urge Norway to stop. G7 members agreed.",
            {"G7 Foreign Ministers", "Canada", "France", "Japan", "Norway"},
        ),
        (
            "We have found that Halden has breached the rules. The Commission fined U.S. companies Halden and Vellin on Friday.",
            {"Halden", "Vellin", "Commission"},
        ),
        (
            "ISLAMABAD – Pakistan and Turkiye Friday signed Goods in Trade agreement to further strengthen their ties.",
            {"Pakistan", "Turkiye"},
        ),
        (
            "The regulator fined Arsen Bank, N.A., and Orm Bank, N.A., on Friday.",
            {"Arsen Bank, N.A.", "Orm Bank, N.A."},
        ),
        (
            "Arsen Bank raised its rates, and Arsen Bank USA did not follow. Arsen Bank cut 300 jobs.",
            {"Arsen Bank", "Arsen Bank USA"},
        ),
        (
            "Harbours UK told the inquiry that ferries are late. The UK signed a ports treaty on Friday.",
            {"Harbours UK", "UK"},
        ),
    ],
)
def test_one_actor_is_told_once_and_several_apart(actors_told: FindActors, text: str, names: set[str]) -> None:
    assert set(actors_told(text)) == names


def test_a_lone_name_of_whom_he_is_said_next_is_a_persons(actors_told: FindActors) -> None:
    found = actors_told(
        "Norway vowed countermeasures. Trumpel said the “reciprocal” tariffs were a response. He argued for new levies."
    )
    assert found["Trumpel"].kind.value == "person"


def test_the_bank_of_a_banks_own_paper_is_that_bank(actors_told: FindActors) -> None:
    found = actors_told(
        "---\npublisher: Bank of Marenia\n---\nThe Executive Board of the Bank of Marenia raised the rate. Governor Ada Holm said "
        "that the Bank would act. The European Central Bank left its rates unchanged."
    )
    assert "the Bank" in found["Executive Board of the Bank of Marenia"].aliases
    assert not found["European Central Bank"].aliases


def test_the_speaker_of_the_house_is_of_no_other_house(actors_told: FindActors) -> None:
    found = actors_told(
        "The White House accused the lenders. President Otto Lund met House Speaker Maria Ask on Friday."
    )
    assert found["Maria Ask"].affiliation is None
