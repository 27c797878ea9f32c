"""Those whom a text means without naming them, and words signed below: all people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.conftest import ExtractText, FindActors
from tests.found import actor_names, doers, named, the, verbs

NEWS = {"date": date(2026, 3, 10), "source": "Harbour Times"}
OFFICE = {"date": date(2026, 3, 10), "source": "Council of Norland"}


def test_counted_bodies_are_those_whose_names_end_so(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norland and Sudria launched a Harbour Working Group and a Rail Working Group. The Harbour Working Group will be led by "
        "the Ministry of Ports. The two Working Groups will publish a plan. The two groups will meet in Berg each month.",
        **NEWS,
    )
    groups = {"Harbour Working Group", "Rail Working Group"}
    assert doers(found, "publish") == doers(found, "meet") == groups
    assert "Working Groups" not in actor_names(found)


def test_who_are_the_people_and_not_what_they_are_told_by(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norcare opened in May. Before that, families with Norcare who took expensive drugs could face a heavy burden.",
        **NEWS,
    )
    assert "take" not in verbs(found)


def test_taking_office_is_no_act_where_it_only_tells_the_time(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Since President Holm took office, the Harbour Board has opened nine ports. President Lund took office on Monday.",
        **NEWS,
    )
    assert [named(found, a) for a in found.actions if a.verb == "take"] == [{"Lund"}]


def test_what_a_talk_includes_is_not_done(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Holm and Minister Lund discussed a range of issues, including addressing areas of dispute as well as opening a line.",
        **NEWS,
    )
    assert verbs(found) == ["discuss"]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The deal will support 4,000 jobs in the yards of Berg.", "support"),
        ("The directive will also set out rules for ballast water.", "set"),
        ("The measures will include a larger patrol at the piers.", "include"),
    ],
)
def test_a_deal_or_rule_that_is_to_bring_something_is_told(extract_text: ExtractText, sentence: str, verb: str) -> None:
    _, found = extract_text(f"Ports are busy in spring. {sentence}", **NEWS)
    assert the(found, verb).status is Status.PLANNED


def test_praise_of_a_deal_is_no_act(extract_text: ExtractText) -> None:
    _, found = extract_text("Ports are busy in spring. The deal will strengthen the friendship of both shores.", **NEWS)
    assert not found.actions


def test_a_quotation_is_of_whoever_signs_it_below(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Today, the Council of Norland adopted a law on piers.\n\n“It is high time. Over half of our piers are unsafe and old.”\n\n"
        "— Paulina Hennig-Lund, Sudrian Minister for Ports and Tides\n\nThe law covers all ports.",
        **OFFICE,
    )
    said = the(found, "say")
    assert named(found, said) == {"Paulina Hennig-Lund"} and said.speech
    assert said.statement == "Paulina Hennig-Lund said “Over half of our piers are unsafe and old”."
    assert said.when == "2026-03-10" and len(said.evidence) == 2


def test_parliament_of_the_title_is_the_one_named_below(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Today, the Council reached a deal with the European Parliament on piers. The Council and the Parliament agreed on a fee.",
        title="Piers: Council reaches deal with Parliament",
        **OFFICE,
    )
    assert set(actor_names(found)) == {"Council", "European Parliament"}


def test_senior_lawmakers_are_the_lawmakers_of_a_text(actors: FindActors) -> None:
    found = actors(
        "Senior Norlandic lawmakers urged the Harbour Board to act. Norlandic lawmakers want a fee. The lawmakers wrote to the Board."
    )
    assert [a for a in found if a.endswith("lawmakers")] == ["Senior Norlandic lawmakers"]


def test_a_state_is_called_as_the_text_mostly_calls_it(actors: FindActors) -> None:
    found = actors(
        "The UK sold six ships. The UK will train crews, and the UK opened a yard. It secures jobs in Britain."
    )
    assert "UK" in found and "Britain" not in found


def test_no_statement_ends_at_a_preposition(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Board will supply Berg with Type 26 frigates designed for anti-piracy warfare in the deal worth £3 billion announced "
        "today, a clear example of this Board is delivering on its Pledge.",
        **NEWS,
    )
    assert the(found, "supply").statement == "The Harbour Board will supply Berg with Type 26 frigates."


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("In a letter sent Monday, the Harbour Board called on the Ministry of Ports to cut the fee.", "call"),
        ("In a report published on Monday, the Harbour Board warned that fees will rise.", "warn"),
    ],
)
def test_what_a_paper_says_is_of_its_day(extract_text: ExtractText, text: str, verb: str) -> None:
    _, found = extract_text(text, **NEWS)
    assert the(found, verb).when == "2026-03-09"


def test_a_quotation_is_told_by_the_sentence_that_says_what_it_is_about(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "“The new harbour fund will pay for cranes in nine towns. It helps every port,” said Transport Minister Ada Holm.",
        **NEWS,
    )
    said = the(found, "say")
    assert said.statement == "Ada Holm said “The new harbour fund will pay for cranes in nine towns”."
    assert "nine towns" in said.evidence[1].quote


def test_what_leans_on_plain_text_stays_what_is_quoted(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The fund pays for cranes. “It helps every port,” said Transport Minister Ada Holm.", **NEWS
    )
    assert "helps every port" in the(found, "say").statement


def test_what_is_rarely_or_often_done_is_no_act(extract_text: ExtractText) -> None:
    _, found = extract_text("The Harbour Board rarely invokes this limit. The Harbour Board fined two yards.", **NEWS)
    assert verbs(found) == ["fine"]


def test_who_became_a_minister_holds_that_office(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The fines are the first since Sudria’s Ada Holm became Minister of Ports and Tides.", **NEWS
    )
    assert doers(found, "become") == {"Ada Holm"}
    assert {a.name: a.roles for a in found.actors}["Ada Holm"] == ("Minister of Ports and Tides",)


def test_a_headline_set_as_a_paragraph_names_no_bodies(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "*New Harbour Relief Act Provisions Allow State, Local, and Coastal Governments, Non-profits, Rural Energy Co-ops, and More to "
        "Access Tax Credits for Building a Clean Energy Economy*\n\nThe Ministry of Ports today released guidance on the credits.",
        title="Ministry of Ports Releases Guidance on Credits",
        **OFFICE,
    )
    assert set(actor_names(found)) == {"Ministry of Ports"}


def test_what_an_institution_also_did_is_of_the_news_day(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Today, Minister Holm announced that the Harbour Fund lent $5 billion in Fiscal Year 2025. The Minister also unveiled new rules "
        "for cranes.",
        date=date(2026, 3, 10),
        source="Council of Norland",
    )
    assert the(found, "unveil").when == "2026-03-10"


def test_a_group_keeps_its_hyphened_word_and_its_members_are_the_same(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "In today’s meeting, the G7 Foreign Ministers of Canada, France and Japan reaffirmed their unity. The G7 members "
        "reiterated their support. Commissioner Ada Holm met several high-ranking officials of the Ports Office on Monday.",
        date=date(2026, 3, 10),
    )
    names = set(actor_names(found))
    assert "G7 Foreign Ministers" in names and "G7 members" not in names and "ranking officials" not in names


def test_a_guilty_plea_is_told_of_whom_nobody_names_and_threats_are_made(extract_text):
    _, found = extract_text(
        "A Vellin man pleaded guilty last week to three counts of fraud. Jon Holm, 47, made the threats in three posts in May.",
        date=date(2026, 8, 10),
    )
    names = {a.id: a.name for a in found.actors}
    told = {a.verb: [names[i] for i in a.actors] for a in found.actions}
    assert told == {"plead": [], "make": ["Jon Holm"]}


def test_what_a_former_official_did_the_body_has_not_done(extract_text):
    _, found = extract_text(
        "A former official of the Harbour Board met the crew on Monday. A senior official of the Harbour Board pleaded guilty to theft."
    )
    assert [a.actors for a in found.actions] == [()]
