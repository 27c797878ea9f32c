"""Offices and their holders, roles in lists, bodies that are written small: one class of mistake each, on invented texts."""

from __future__ import annotations

import pytest

from briefgen.model import ActorKind
from tests.conftest import FindActors


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The talks were co-chaired by Acting Deputy Assistant Secretary of State for Northern Affairs, Nora Finch, and "
            "Assistant Deputy Minister of the Land and Minerals Sector of Natural Resources Norway, Peder Askholm.",
            "Peder Askholm",
            "Assistant Deputy Minister of the Land and Minerals Sector of Natural Resources Norway",
        ),
        (
            "Officials Jens Holm and Eda Dornberg were named. As Minister of Fisheries and Marine Resources (Holm) and "
            "Minister of Justice (Dornberg), they took bribes.",
            "Eda Dornberg",
            "Minister of Justice",
        ),
        (
            "Junior Minister for Artificial Intelligence (AI) and Digital Technology Nora Finch spoke.",
            "Nora Finch",
            "Junior Minister for Artificial Intelligence (AI) and Digital Technology",
        ),
        ("Nora Finch, Copperfield Organization's Chairman, spoke.", "Nora Finch", "Chairman"),
        ("Nora Finch, a research lead at Oldmoor Research Centre, spoke.", "Nora Finch", "research lead"),
        (
            "The deal is done, said Peder Askholm, spokesman for Norwegian President Nora Finch.",
            "Peder Askholm",
            "spokesman for Norwegian President Nora Finch",
        ),
        (
            "Under Secretary of the Treasury for Finance and Trade Policy Nora Finch spoke in Vellin.",
            "Nora Finch",
            "Under Secretary of the Treasury for Finance and Trade Policy",
        ),
        (
            "It was led by Minister for Border Protection, the Hon Nora Finch MP and Minister for Justice, the Hon Peder "
            "Askholm MP.",
            "Peder Askholm",
            "Minister for Justice",
        ),
    ],
)
def test_roles_in_lists_in_brackets_and_at_anothers_body(
    actors_told: FindActors, text: str, name: str, role: str
) -> None:
    assert role in actors_told(text)[name].roles


@pytest.mark.parametrize("style", ["Mr Justice", "Mrs Justice", "Lord Justice", "Justice"])
def test_a_judge_is_called_by_the_name(actors_told: FindActors, style: str) -> None:
    assert actors_told(f"{style} Ada Lindqvist rejected the plea of Kestrel Corp. on Friday.")[
        "Ada Lindqvist"
    ].roles == ("Justice",)


def test_first_of_a_list_has_not_the_role_of_the_second(actors_told: FindActors) -> None:
    found = actors_told(
        "The talks were co-chaired by Under Secretary of State for Northern Affairs, Nora Finch, and Assistant Deputy "
        "Minister of Public Works, Peder Askholm."
    )
    assert found["Nora Finch"].roles == ("Under Secretary of State for Northern Affairs",)


def test_kin_of_one_surname_are_not_one(actors_told: FindActors) -> None:
    found = actors_told(
        "We designated former officials Bernard Eskola and Samuel Shangra. The family of Bernard Eskola is barred too: his "
        "wife, Selma Eskola, and his son, Filip Eskola."
    )
    assert {"Bernard Eskola", "Selma Eskola", "Filip Eskola"} <= set(found)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "The President directed the U.S. Secretary of Commerce and U.S. Trade Representative to negotiate.",
            {"U.S. Secretary of Commerce", "U.S. Trade Representative"},
        ),
        ("The order grants the Secretary of Commerce the authority to set limits.", {"Secretary of Commerce"}),
        (
            "The plan shall be submitted to the President through the Assistant to the President for Homeland Security.",
            {"Assistant to the President for Homeland Security"},
        ),
    ],
)
def test_offices_that_are_told_to_act(actors_told: FindActors, text: str, offices: set[str]) -> None:
    assert offices <= set(actors_told(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**KEEPING A RECORD OF SECURING VITAL HARBOURS:** Norway began to build a port.", "SECURING VITAL HARBOURS"),
        ("The board created the Delayed Entry for Seasonal Crews (DESC) policy. DESC let many stay.", "DESC"),
        ("Norway shut the Northern Harbour Minors (NHM) program. The ministry runs the NHM program.", "NHM"),
        ("Norway signed a Royal Determination. The Determination finds that it is late.", "Determination"),
        ("Norway put a tariff on chips such as the Kestrel KX20.", "Kestrel"),
        ("They are nationals of Norway, Denmark, or Greece.", "Norway"),
        ("Nora Finch, a career member of the Harbour Service, spoke.", "Harbour Service"),
        ("Nora Finch was Ambassador to Denmark and to Norway and Greece.", "Norway"),
        ("The crews came to Norway as children, the Harbour Board said.", "Norway"),
        ("NORWEGIAN AMBASSADOR REPORTS FALL IN CRIME\n\nThe board was glad, said Peder Askholm.", "Reports"),
    ],
)
def test_nobody(actors_told: FindActors, text: str, name: str) -> None:
    assert not [x for x in actors_told(text) if name in x]


def test_bodies_of_a_state_in_small_letters(actors_told: FindActors) -> None:
    found = actors_told(
        "The Italian competition authority began a probe. The Norwegian army said so. An Italian bank failed."
    )
    assert found["Italian competition authority"].kind is ActorKind.ORGANISATION
    assert found["Norwegian army"].affiliation == "Norway"
    assert "Italian bank" not in found


def test_bureaus_beside_a_department_are_told_apart(actors_told: FindActors) -> None:
    found = actors_told(
        "The Department of Homeland Security's U.S. Citizenship and Immigration Services and Department of State's Bureau "
        "of Population have met."
    )
    assert {"U.S. Citizenship and Immigration Services", "Department of State"} <= set(found)


def test_an_administration_and_a_government_are_one_with_their_short_names(actors_told: FindActors) -> None:
    found = actors_told(
        "The Finch Administration took two years. The Administration refuses to act, said Peder Askholm."
    )
    assert [x for x in found if "Administration" in x] == ["Finch Administration"]
    found = actors_told("The Government must act. It is time the Finch Government ended this, said Peder Askholm.")
    assert [x for x in found if "Government" in x] == ["Finch Government"]


def test_the_government_is_not_that_of_a_state_named_in_passing(actors_told: FindActors) -> None:
    found = actors_told(
        "The Swiss government brokered a deal with Norway. Norway is glad. The government said it would pay."
    )
    assert "the government" not in {x.lower() for x in found["Switzerland"].aliases}


def test_affiliation_is_no_field_of_policy(actors_told: FindActors) -> None:
    found = actors_told(
        "Nora Finch, Chairman of the Senate Foreign Relations Subcommittee on East Asian and Pacific Affairs, spoke."
    )
    assert found["Nora Finch"].affiliation == "Senate Foreign Relations Subcommittee"


def test_partners_that_we_work_with(actors_told: FindActors) -> None:
    found = actors_told("Norway acted. We are working with our international partners to counter the threat.")
    assert [x for x in found if "international partners" in x]


def test_figures_behind_a_name_are_no_telephone_number(actors_told: FindActors) -> None:
    told = "said Secretary for Ports Nora Finch. “More than 100,000 people lived off the ports in 2019 alone.”"
    assert "Nora Finch" in actors_told(f"“The ports are closed,” {told}")
    assert "Nora Finch" not in actors_told("The ports are closed.\n\nContact: Nora Finch (202) 555-0199")


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Canada raised its rate on Thursday. Canada's central bank stopped predicting a recession.",
        "The Bank of England raised its rate on Thursday. Britain's central bank stopped predicting a recession. The BoE expects growth.",
    ],
)
def test_a_states_central_bank_is_the_one_that_is_named(actors_told: FindActors, text: str) -> None:
    assert [n[:7] for n, a in actors_told(text).items() if a.kind is ActorKind.ORGANISATION] == ["Bank of"]


def test_an_amount_is_no_group(actors_told: FindActors) -> None:
    found = actors_told(
        "Ministers increased the maximum amount companies could charge per trip this year, and the Board agreed."
    )
    assert not any("amount" in name for name in found)


def test_a_union_before_a_colon_speaks_not_and_a_weekday_is_no_part_of_a_group(actors_told: FindActors) -> None:
    found = actors_told(
        "EU: Ferry makers may face fines\n\nOn Monday EU antitrust regulators raided the offices of Lumar Corp. in Streslau."
    )
    assert not any(a.kind is ActorKind.PERSON for a in found.values()) and not any("Monday" in name for name in found)


def test_a_town_before_a_colon_does_not_speak_and_ships_are_no_queens(actors_told: FindActors) -> None:
    found = actors_told(
        "Ferry deal to be signed\n\nVELLIN: With Norway and Canada signing the crucial agreement for the building of four ferries, the "
        "Harbour Board is now racing to sign a contract, Harbour Ministry officials said.\n\n"
        "The ferries will protect ships such as HMS Queen Ada, which recently took to the sea."
    )
    assert not any(a.kind is ActorKind.PERSON for a in found.values())
    spoken = actors_told(
        "VELLIN: We will sign the crucial agreement for the building of four ferries. I thank the Harbour Board and all of you."
    )
    assert any("VELLIN" in name.upper() for name in spoken)


def test_a_minister_designate_is_called_by_the_name(actors_told: FindActors) -> None:
    found = actors_told(
        "Secretary Ada Holm met with Marenian Vice President and Foreign Minister-Designate Marta Lindqvist today in Lund."
    )
    assert "Marta Lindqvist" in found


def test_offices_joined_behind_a_name_are_nobody_else(actors_told: FindActors) -> None:
    found = actors_told(
        "Today, the Honourable Nora Finch, Minister of Sport and Minister responsible for the Harbour Agency of Norland, on behalf of "
        "the Honourable Peder Holm, Minister of Ports and Communities, the Honourable Edla Vik, Norland’s Minister of Rivers, and Jon "
        "Ask, Minister of Energy and Minister Responsible for the Status of Crews, announced funding for the pier."
    )
    people = {name: a.roles for name, a in found.items() if a.kind is ActorKind.PERSON}
    assert people == {
        "Nora Finch": ("Minister of Sport", "Minister responsible for the Harbour Agency of Norland"),
        "Peder Holm": ("Minister of Ports and Communities",),
        "Edla Vik": ("Minister of Rivers",),
        "Jon Ask": ("Minister of Energy", "Minister Responsible for the Status of Crews"),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Senate Harbours, Fisheries, and Coastal Affairs Committee is required to hold this hearing.",
            "Senate Harbours, Fisheries, and Coastal Affairs Committee",
        ),
        (
            "The Committee on Homeland Security and Governmental Affairs approved the bill on Tuesday.",
            "Committee on Homeland Security and Governmental Affairs",
        ),
        (
            "Senator Paul Marden, the Chairman of the Senate Harbours Committee, spoke today. The Committee adopted a plan.",
            "Senate Harbours Committee",
        ),
    ],
)
def test_a_committee_for_several_fields_is_one_body(actors_told: FindActors, text: str, name: str) -> None:
    assert [a for a in actors_told(text) if "ommittee" in a or "Affairs" in a] == [name]


def test_offices_in_committees_for_several_fields_are_taken_whole(actors_told: FindActors) -> None:
    found = actors_told(
        "Senator Ada Marden, Chairman of the U.S. Senate Committee on Health, Education, and Pensions, announced a hearing. "
        "Senate Committee on Small Business and Entrepreneurship Ranking Member Ben Holm, D-Md., signed the letter."
    )
    assert "Chairman of the U.S. Senate Committee on Health, Education, and Pensions" in found["Ada Marden"].roles
    assert found["Ben Holm"].roles == ("Senate Committee on Small Business and Entrepreneurship Ranking Member",)


def test_nominees_of_a_list_have_the_offices_that_they_are_named_for(actors_told: FindActors) -> None:
    found = actors_told(
        "President Orlo announced his intent to nominate the following individuals:\n\n"
        "- Leopoldo Marden, Nominee for Executive Director of the Inter-American Development Bank\n"
        "- Sean Coffin, Nominee for General Counsel of the Department of the Navy\n"
        "- Maria Felder, Nominee for Deputy United States Trade Representative, Geneva Office\n"
        "- Sasha Lind, Nominee for Deputy Under Secretary of Defense for Policy\n"
    )
    assert {name: actor.roles for name, actor in found.items() if "Nominee" in " ".join(actor.roles)} == {
        "Leopoldo Marden": ("Nominee for Executive Director of the Inter-American Development Bank",),
        "Sean Coffin": ("Nominee for General Counsel of the Department of the Navy",),
        "Maria Felder": ("Nominee for Deputy United States Trade Representative",),
        "Sasha Lind": ("Nominee for Deputy Under Secretary of Defense for Policy",),
    }


def test_two_people_of_two_committees_are_two(actors_told: FindActors) -> None:
    found = actors_told(
        "The members wrote a letter to Senate Majority Leader Mitch Orlo and Senate Harbours Committee Chairman Thad Holm."
    )
    assert found["Mitch Orlo"].roles == ("Senate Majority Leader",)
    assert found["Thad Holm"].roles == ("Senate Harbours Committee Chairman",)


def test_an_organization_is_nobody_with_a_title(actors_told: FindActors) -> None:
    found = actors_told("The State Department designated the Dockers as a Foreign Terrorist Organization on Monday.")
    assert not any("Organization" in name for name in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First Federal Bank, Lexington, was assumed by the Orm Bank on Monday.", "First Federal Bank"),
        ("The Orm Bank was assumed by First Atlantic Bank, Lexington, on Monday.", "First Atlantic Bank"),
        ("The Florida Office of Financial Regulation closed Orm Bank.", "Florida Office of Financial Regulation"),
    ],
)
def test_banks_called_first_and_those_who_close_them(actors_told: FindActors, text: str, name: str) -> None:
    assert name in actors_told(text)


def test_a_council_is_not_called_by_two_offices_of_its_president(actors_told: FindActors) -> None:
    found = actors_told(
        "“It is done”, said Tor Vik, State Secretary of Norway and President of the Council. The Council took stock."
    )
    assert "Council" in found and not any("President" in name for name in found)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Ada Holm, Assistant to the President and Director of the Port Policy Council, spoke.",
            "Assistant to the President and",
        ),
        (
            "Marenian Ministry of Foreign Affairs State Secretary Ada Holm spoke.",
            "Marenian Ministry of Foreign Affairs State",
        ),
        ("U.S. Department of Commerce Secretary Ada Holm spoke.", "U.S. Department of Commerce Secretary"),
        ("Special Assistant to the Vice President Ada Holm spoke.", "Special Assistant to the Vice President"),
        ("Tom Lind is here, too. Council on River Trade member Ada Holm spoke.", "member"),
    ],
)
def test_offices_named_by_the_body_and_by_whom_they_assist(actors_told: FindActors, text: str, role: str) -> None:
    assert any(r.startswith(role) for r in actors_told(text)["Ada Holm"].roles)


def test_a_branch_of_a_network_is_named_in_full(actors_told: FindActors) -> None:
    found = actors_told(
        "The State Department designated al-Qa’ida in the Arabian Peninsula (AQAP) as a terrorist group."
    )
    assert "al-Qa'ida in the Arabian Peninsula" in found


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "The Secretary of Defense, Secretary of Energy, Secretary of Agriculture, and Secretary of the Interior shall identify sites.",
            {"Secretary of Defense", "Secretary of Energy", "Secretary of Agriculture", "Secretary of the Interior"},
        ),
        (
            "The Secretary of Commerce, Director of National Intelligence, and Attorney General will review the list.",
            {"Secretary of Commerce", "Director of National Intelligence", "Attorney General"},
        ),
        (
            "The Secretary of Labor, Secretary of Education and Administrator of the Harbour Agency shall report within 90 days.",
            {"Secretary of Labor", "Secretary of Education", "Administrator of the Harbour Agency"},
        ),
        (
            "The Secretary of Energy shall issue rules, in consultation with the Secretary of State, the Treasury, and the Halden Board.",
            {"Secretary of Energy", "Secretary of State"},
        ),
        ("The Minister of Trade, Industry and Energy signed the accord.", {"Minister of Trade, Industry and Energy"}),
        ("The Secretary of Health, Education, and Welfare resigned.", {"Secretary of Health, Education, and Welfare"}),
    ],
)
def test_offices_in_a_list_are_held_by_one_person_each(actors_told: FindActors, text: str, offices: set[str]) -> None:
    assert {name for name in actors_told(text) if " of " in name or "General" in name} == offices


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "A planned visit by the Head of the Agency for Public Enterprises to New York City was put off. The Head of the Agency for "
            "Public Enterprises signed the plan.",
            "Head of the Agency for Public Enterprises",
        ),
        (
            "Ada Holm, Permanent Representative of Norway to the United Nations, signed the accord.",
            "Permanent Representative of Norway to the United Nations",
        ),
    ],
)
def test_where_somebody_goes_is_no_part_of_the_office(actors_told: FindActors, text: str, role: str) -> None:
    assert [a.roles for a in actors_told(text).values() if a.roles] == [(role,)]


def test_a_second_office_is_no_part_of_the_firsts_body(actors_told: FindActors) -> None:
    found = actors_told("Ada Holm is Director General of the Harbour Service and Director of Global Talent.")
    assert found["Ada Holm"].affiliation == "Harbour Service"


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("The Norwegian Ambassador to Kenya, Ada Holm, opened the office.", "Norway"),
        ("Norway's Ambassador to Kenya, Ada Holm, opened the office.", "Norway"),
        ("Ambassador to Kenya Ada Holm opened the office.", None),
        ("The Norwegian Ambassador to the African Union, Ada Holm, opened the office.", "Norway"),
    ],
)
def test_an_ambassador_is_not_of_the_state_that_she_is_sent_to(
    actors_told: FindActors, text: str, affiliation: str | None
) -> None:
    assert actors_told(text)["Ada Holm"].affiliation == affiliation


def test_the_for_of_a_letterhead_begins_no_name(actors_told: FindActors) -> None:
    found = actors_told(
        "---\ntitle: UNSC on Syria\ndate: 2026-01-12\n---\nMINISTER FOR FOREIGN AFFAIRS  The Hon. Bob Lindt MP  January 12, 2026\n\nUNSC ON SYRIA\n\n"
        "Foreign Minister Bob Lindt welcomed remarks delivered by Rwanda on behalf of all United Nations Security Council members "
        "on Syria."
    )
    assert "For Foreign Affairs" not in found and found["Bob Lindt"].roles == ("Minister for Foreign Affairs",)


def test_whom_somebody_advised_is_not_the_adviser(actors_told: FindActors) -> None:
    found = actors_told("Nora Finch was Deputy Security Advisor to Vice President Joe Holm from 2012 to 2013.")
    assert found["Joe Holm"].roles == ("Vice President",)
