"""News of trade, technology and their regulators: offices that act, capitals, who told it, whom a letter comes from."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind, Status
from tests.conftest import ExtractText, FindActors
from tests.found import actor_names, doers, named, targets, the

DAY = date(2026, 1, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        (
            "The Oslo prosecutor’s office opened investigations into four shops on Monday.",
            "Oslo prosecutor's office",
            "open",
        ),
        (
            "The Munich public prosecutor's office charged two executives with fraud on Tuesday.",
            "Munich public prosecutor's office",
            "charge",
        ),
        ("The attorney general's office sued the lender on Friday.", "attorney general's office", "sue"),
    ],
)
def test_the_office_of_a_prosecutor_acts(extract_text: ExtractText, text: str, who: str, verb: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert doers(found, verb) == {who}
    assert {a.kind for a in found.actors if a.name == who} == {ActorKind.ORGANISATION}


def test_one_prosecutors_office_is_one_actor_however_it_is_called(actors: FindActors) -> None:
    found = actors(
        "The Oslo prosecutor's office opened an investigation into Harbour Shops on Monday. "
        "The prosecutor's office said it had searched two flats."
    )
    assert [name for name in found if "office" in name] == ["Oslo prosecutor's office"]


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        (
            "Beijing added several rare earths to its export control list in early April, requiring a licence.",
            "add",
            "China",
        ),
        ("Beijing relaxed its rules on exports.", "relax", "China"),
        ("Mexico City raised import duties on steel from Asia.", "raise", "Mexico"),
        ("Seoul signed a deal with Ottawa in May.", "sign", "South Korea"),
        ("Brussels opened an investigation into the merger in March.", "open", "European Union"),
    ],
)
def test_a_capital_that_does_what_only_a_state_can_is_its_state(
    extract_text: ExtractText, text: str, verb: str, who: str
) -> None:
    _, found = extract_text(text, date=DAY)
    assert doers(found, verb) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Paris launched a bike-sharing scheme on Monday.",
        "Vienna cut bus fares by half.",
        "Berlin introduced a speed limit in the city centre.",
    ],
)
def test_a_capital_that_does_what_cities_do_is_no_state(actors: FindActors, text: str) -> None:
    assert not actors(text)


@pytest.mark.parametrize(
    "told",
    [
        "an official statement said",
        "a senior official said on Friday",
        "a ministry spokesman told reporters",
        "an official familiar with the talks said",
    ],
)
def test_who_tells_the_sentence_is_not_what_the_last_one_named_is(actors: FindActors, told: str) -> None:
    assert actors(f"Trade Minister Anil Rao met his Norwegian counterpart Ola Berg, {told}.")["Ola Berg"].roles == ()


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Norway will wait, said Ola Berg, a senior official.", "Ola Berg", "senior official"),
        (
            "The talks will resume, said Ola Berg, a spokesman who said little else.",
            "Ola Berg",
            "spokesman",
        ),
        (
            '"We will wait," fisheries ministry spokesman, Li Wendong, told reporters on Friday.',
            "Li Wendong",
            "fisheries ministry spokesman",
        ),
        ("The bill was tabled by Labour parliamentarian Ada Holm on Monday.", "Ada Holm", "Labour parliamentarian"),
    ],
)
def test_a_role_beside_a_name(actors: FindActors, text: str, name: str, role: str) -> None:
    assert actors(text)[name].roles == (role,)


def test_attorneys_general_are_a_group_and_act_with_who_leads_them(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "A group of 16 state attorneys general, led by Ohio Attorney General John Brack, have sent letters to the leaders "
        "of several companies, urging them not to comply with the rules.",
        date=DAY,
    )
    act = the(found, "send")
    assert named(found, act) == {"state attorneys general", "John Brack"}
    assert act.statement.startswith("A group of 16 state attorneys general have sent letters")
    assert act.category == "REQUEST"


def test_a_number_of_two_words_is_whole_in_the_name_of_a_group(actors: FindActors) -> None:
    found = actors("Twenty-two countries, led by France, asked the European Commission to delay the rules on Monday.")
    assert "Twenty-two countries" in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France opened an investigation into the shop on Monday.", "ACCUSE"),
        ("France filed a complaint at the court on Monday.", "ACCUSE"),
        ("France opened talks with Norway on Monday.", "CONSULT"),
        ("France sent aid to Norway on Monday.", "AID"),
    ],
)
def test_what_is_opened_filed_or_sent_decides_the_class(extract_text: ExtractText, text: str, kind: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert found.actions[0].category == kind
    assert found.actions[0].status is Status.DONE


def test_who_behind_an_office_is_the_person_and_not_the_body(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The plan was drawn up by Ada Holm, director of the Energy Institute, who resigned in May.", date=DAY
    )
    assert doers(found, "resign") == {"Ada Holm"}


def test_a_regulator_told_by_its_field_is_the_one_that_is_named(actors: FindActors) -> None:
    found = actors(
        "Norway's antitrust regulator fined Halden Energy on Monday. Ada Holm, chair of the Norway Fair Trade "
        "Commission, said the firm had fixed prices. The commission will publish its decision in May."
    )
    assert set(found) == {"Norway Fair Trade Commission", "Halden Energy", "Ada Holm"}


def test_a_regulator_of_another_field_is_another_one(actors: FindActors) -> None:
    found = actors(
        "Norway's privacy regulator fined Halden Energy on Monday. The Norway Fair Trade Commission fined it in May."
    )
    assert {"Norway's privacy regulator", "Norway Fair Trade Commission"} <= set(found)


@pytest.mark.parametrize("suit", ["a lawsuit alleging", "a complaint on Monday claiming that", "a suit alleging that"])
def test_what_a_suit_alleges_is_no_act_of_whoever_filed_it(extract_text: ExtractText, suit: str) -> None:
    _, found = extract_text(f"Texas filed {suit} Halden Energy hid the risks.", date=DAY)
    assert [(a.verb, named(found, a)) for a in found.actions] == [("file", {"Texas"})]


def test_whom_a_suit_alleges_something_of_is_whom_it_is_against(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "In 2010, Harbour Lines filed a complaint alleging Halden Energy illegally excluded it from ports. Halden Energy denied it.",
        date=DAY,
    )
    act = the(found, "file")
    assert "illegally excluded it" in act.statement
    assert targets(found, act) == {"Halden Energy"}


@pytest.mark.parametrize(
    ("text", "verb", "what"),
    [
        (
            "Halden Energy was ordered to stop sales on Monday by the Norwegian Competition Authority.",
            "order",
            "Halden Energy to stop sales",
        ),
        (
            "Halden Energy was ordered by the Norwegian Competition Authority to stop sales on Monday.",
            "order",
            "Halden Energy to stop sales",
        ),
        (
            "Halden Energy was found by the European Commission to have breached the rules on Monday.",
            "find",
            "Halden Energy to have breached the rules",
        ),
    ],
)
def test_a_passive_tells_what_was_ordered_and_by_whom(
    extract_text: ExtractText, text: str, verb: str, what: str
) -> None:
    _, found = extract_text(text, date=DAY)
    act = the(found, verb)
    assert act.what == what
    assert targets(found, act) == {"Halden Energy"}
    assert len(found.actions) == 1


def test_who_is_invested_in_is_the_recipient_and_a_country_is_not(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norway will invest 100 million euros in Halden Energy in May. Halden Energy will invest 2 billion euros in France.",
        date=DAY,
    )
    names = {a.id: a.name for a in found.actors}
    assert [[names[i] for i in a.to] for a in found.actions if a.verb == "invest"] == [["Halden Energy"], []]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that HFTA (harbour free trade agreement) will create jobs. HFTA talks resume in May.",
        "Companies must follow ESG and DEI rules, Norway said. ESG mandates will cost firms.",
        "Norway said that ChatGPT may be designated in May. ChatGPT reached 100 million users.",
    ],
)
def test_agreements_principles_and_products_are_no_actors(actors: FindActors, text: str) -> None:
    assert not {"HFTA", "ESG", "DEI", "ChatGPT"} & set(actors(text))


@pytest.mark.parametrize(
    "line",
    [
        "France banned the sale of rocketsImage: Olivier Arand/LP/IMAGO",
        "France banned the sale of rockets. To view this video please enable JavaScript, and consider upgrading to a web browser.",
    ],
)
def test_what_a_page_sets_behind_a_sentence_is_not_read(extract_text: ExtractText, line: str) -> None:
    _, found = extract_text(line, date=DAY)
    assert actor_names(found) == ["France"]
    assert the(found, "ban").statement == "France banned the sale of rockets."


@pytest.mark.parametrize(
    ("text", "verb", "group"),
    [
        ("Ada Holm and European leaders agreed to lift the tariffs on Monday.", "agree", "European leaders"),
        (
            "Trade Minister Ada Holm and Norwegian farmers backed the plan on Monday.",
            "back",
            "Norwegian farmers",
        ),
        (
            "Signed by Prime Minister Ada Holm and Southeast Asian leaders on Monday, the deals cut tariffs.",
            "sign",
            "Southeast Asian leaders",
        ),
    ],
)
def test_somebody_named_and_a_group_are_two(extract_text: ExtractText, text: str, verb: str, group: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert doers(found, verb) == {"Ada Holm", group}


def test_the_officials_of_two_people_are_theirs(extract_text: ExtractText) -> None:
    _, found = extract_text("Holm and Berg officials met on Monday. Ada Holm said so. Ola Berg agreed.", date=DAY)
    assert not any(a.name.startswith("and ") for a in found.actors)


def test_with_somebody_in_an_office_tells_no_counterpart(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "With former minister Ola Berg as interim chair, the Norwegian Competition Authority approved the merger on Monday.",
        date=DAY,
    )
    assert the(found, "approve").to == ()


def test_what_a_proposal_includes_is_proposed(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norway proposed to use existing accords, including upgrading the harbour pact, to achieve this goal. Norway waits.",
        date=DAY,
    )
    assert the(found, "upgrade").status is Status.PROPOSED


def test_what_a_whole_sentence_prompted_is_not_done_by_its_last_name(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Ada Holm published a list of Norway's steps to seize Halden Energy, which prompted China to retaliate by halting "
        "exports. Halden Energy builds ships.",
        date=DAY,
    )
    assert not [a for a in found.actions if a.verb == "prompt" and named(found, a) == {"Halden Energy"}]


def test_in_a_statement_is_no_word_of_the_quotation(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Ministry of Harbours (MinH) has issued rules. In a statement, MinH said, “The ports remain open to all ships as "
        "trade grows.”",
        date=DAY,
    )
    assert the(found, "say").what == "The ports remain open to all ships as trade grows"


def test_a_pledge_without_its_day_ends_with_no_preposition(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The European Commission welcomed the deal, which includes a pledge by Swiss companies to invest $200bn in Norway by "
        "the end of 2028.",
        date=DAY,
    )
    assert the(found, "pledge").what == "to invest $200bn in Norway"
