"""Who does what in the first sentences of wire stories and business news. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.found import actor_names, doers, named, statements, the, verbs

DAY = date(2026, 11, 20)  # a Friday


def test_a_jury_named_with_a_states_adjective_orders(extract_text):
    _, found = extract_text("A U.S. federal jury has ordered Halden Motors (HLDN) to pay $425 million.", date=DAY)
    act = the(found, "order")
    assert named(found, act) == {"U.S. federal jury"}
    assert act.statement == "A U.S. federal jury has ordered Halden Motors to pay $425 million."


def test_somebody_without_a_name_keeps_the_article(extract_text):
    _, found = extract_text(
        "A judge in Oslo ordered Halden Motors to pay 4 million euros. The judge said on Monday that it broke the law.",
        date=DAY,
    )
    assert the(found, "order").statement.startswith("A judge in Oslo ordered")
    assert the(found, "say").statement == "The judge said that it broke the law."


@pytest.mark.parametrize("lead", ["The Canadian news group Halden has won", "The carmaker Halden won"])
def test_a_name_behind_what_it_is_acts(extract_text, lead):
    _, found = extract_text(f"{lead} approval from the regulators on Friday for its tie-up with Vell Press.", date=DAY)
    assert doers(found, "win") == {"Halden"}


def test_what_a_name_behind_a_noun_says_it_did_is_its_own(extract_text):
    _, found = extract_text("The carmaker Halden said on Tuesday it sold 40,000 cars in May.", date=DAY)
    assert the(found, "sell").statement == "Halden said it sold 40,000 cars in May."


@pytest.mark.parametrize("dateline", ["Bamako:", "BAMAKO :", "Bamako –", "Bamako, Mali (HW) -"])
def test_the_town_that_a_sentence_opens_with_is_no_part_of_it(extract_text, dateline):
    _, found = extract_text(
        f"{dateline} Armed rebels who humiliated the army in the desert have agreed to a ceasefire, a source says.",
        date=DAY,
    )
    assert doers(found, "agree") == {"Armed rebels"}


def test_a_label_is_no_dateline(extract_text):
    _, found = extract_text("Warning: The ministry closed the pier.\n\nNorway: The state closed the pier.", date=DAY)
    assert not any(a.statement.startswith("The state") and not a.actors for a in found.actions)


def test_a_party_written_small_is_one_with_its_short_name(extract_text):
    _, found = extract_text(
        "Norway's Labour party said on Monday it would submit a motion. Labour leader Ada Holm said Labour had won 104 seats.",
        date=DAY,
    )
    assert doers(found, "submit") == doers(found, "win") == {"Labour party"}
    assert the(found, "submit").statement.startswith("Norway's Labour party said")


def test_the_day_of_the_words_is_not_that_of_what_they_promise(extract_text):
    _, found = extract_text("Halden Motors said on Monday it would close its yard in Vell.", date=DAY)
    assert [t.when for t in found.timeline] == ["2026-11-16"]
    assert the(found, "close").when is None


def test_what_was_said_to_come_is_on_the_next_such_day(extract_text):
    _, found = extract_text("Ada Holm said in a statement that the party would submit the motion on Tuesday.", date=DAY)
    assert "2026-11-24" in [t.when for t in found.timeline]


def test_who_reports_a_deed_is_none_of_those_who_did_it(extract_text):
    _, found = extract_text(
        "Norwegian troops shelled the port on Friday and sent a helicopter, Hassan Khamis told the Harbour Times. "
        "“They are shooting at our base,” Khamis said by phone.",
        date=DAY,
    )
    assert not any(len(a.actors) > 1 for a in found.actions)


def test_a_company_does_not_deal_with_itself(extract_text):
    _, found = extract_text(
        "Halden Motors opened a yard in Vell.\n\nThe company cancelled an order of the same size with Halden Motors.",
        date=DAY,
    )
    assert not any(a.verb == "cancel" and "Halden Motors" in named(found, a) for a in found.actions)


def test_symbols_of_exchanges_are_no_bodies(extract_text):
    _, found = extract_text(
        "Halden Shipping Corp. (NYSE: HSC) said on Friday it bought Vell Lines (OTC: VLL). HSC will close two yards.",
        date=DAY,
    )
    assert set(actor_names(found)) == {"Halden Shipping Corp.", "Vell Lines"}


def test_initials_with_points_are_the_company(extract_text):
    _, found = extract_text("Halden Motors opened a plant. The plan helps H.M.’s workers, H.M. said.", date=DAY)
    assert actor_names(found) == ["Halden Motors"]


def test_what_two_companies_make_together_is_neither_of_them(extract_text):
    _, found = extract_text(
        "Halden Corp has agreed to buy Vell Corp. The new Halden-Vell will open a yard. Vell said Halden sold its school last week.",
        date=DAY,
    )
    assert doers(found, "agree") == {"Halden Corp"}


def test_the_plural_owner_keeps_its_goods(extract_text):
    _, found = extract_text(
        "Vell Pacific and Halden Airlines have also delayed delivery or cancelled orders for Airbus’ A380s and Boeing’s 777s."
    )
    assert the(found, "delay").statement.endswith("orders for Airbus’ A380s and Boeing’s 777s.")


def test_what_comes_of_a_plan_is_no_act_of_its_own(extract_text):
    _, found = extract_text(
        "Halden Motors will build a battery plant and overhaul a factory to produce trucks, creating 4,000 jobs.",
        date=DAY,
    )
    assert verbs(found) == ["build", "overhaul"]


def test_what_he_is_doing(extract_text):
    _, found = extract_text(
        "President Tom Brack met the board. He’s removing Governor Lisa Holm. He’s signed the order.", date=DAY
    )
    assert the(found, "remove").statement == "[Tom Brack is] removing Governor Lisa Holm."
    assert the(found, "sign").statement == "[Tom Brack has] signed the order."


def test_no_confidence_denies_nothing(extract_text):
    _, found = extract_text(
        "The last time an election was forced by a no confidence motion was in 1979. Traditionally, Prime Minister Ada Holm has "
        "requested a dissolution."
    )
    assert [a.status for a in found.actions if a.verb == "force"] in ([], [Status.DONE])
    assert "request" not in verbs(found)


@pytest.mark.parametrize("told", ["held interest rates steady", "kept its main rate at 4 percent"])
def test_a_bank_holds_its_rate(extract_text, told):
    _, found = extract_text(f"The Bank of Norland {told} on Thursday.", date=DAY)
    assert named(found, found.actions[0]) == {"Bank of Norland"}


@pytest.mark.parametrize(
    "name",
    [
        "Oman Air",
        "People’s Daily",
        "Norwegian People’s Party",
        "National People’s Congress",
        "Children’s Hospital of Vell",
    ],
)
def test_a_name_keeps_its_parts(extract_text, name):
    _, found = extract_text(f"The {name} rejected the plan of the ministers on Friday.", date=DAY)
    names = [a.name.replace("'", "’") for a in found.actors]
    assert [n for n in names if n in name or name in n] == [name]


def test_the_companies_are_the_two_of_the_sentence(extract_text):
    _, found = extract_text(
        "Vell Corp has agreed to buy Halden Corp for 8 billion dollars, the companies said on Tuesday.", date=DAY
    )
    assert doers(found, "say") == {"Vell Corp", "Halden Corp"}


def test_a_leaders_government_acts(extract_text):
    _, found = extract_text("Ada Holm’s government accepted the truce.", date=DAY)
    act = the(found, "accept")
    assert (named(found, act), act.statement) == ({"Ada Holm"}, "Ada Holm’s government accepted the truce.")


def test_who_is_told_of_by_which_acts_and_speaks_of_itself(extract_text):
    _, found = extract_text(
        "Halden Corp opened a yard. That offset a drop for Vell Lines, which said it expects to record a loss.",
        date=DAY,
    )
    assert the(found, "say").statement == "Vell Lines said it expects to record a loss."


def test_a_group_without_a_name_acts_and_is_the_group_later(extract_text):
    _, found = extract_text(
        "A Norwegian rebel group on Friday accused the army of attacking a base. The rebel group said two men died.",
        date=DAY,
    )
    assert the(found, "accuse").statement.startswith("A Norwegian rebel group")
    assert the(found, "say").statement == "[The Norwegian rebel group] said two men died."


def test_a_group_with_a_name_is_no_other_actor(extract_text):
    _, found = extract_text("An industry group, Vell Trade, sued Norway.", date=DAY)
    assert set(actor_names(found)) == {"Vell Trade", "Norway"}


def test_capitals_of_names_stay_inside_a_statement(extract_text):
    _, found = extract_text(
        "Halden shares were expected to open higher, traders said. Canadian ships left, traders said.", date=DAY
    )
    assert statements(found) == [
        "Traders said [that] Halden shares were expected to open higher.",
        "Traders said [that] Canadian ships left.",
    ]


def test_who_sues_asks_the_court(extract_text):
    _, found = extract_text(
        "A Vell unit sued computer manufacturer Halden Corp. asking a court to rule it doesn't infringe 12 patents. "
        "Vell Corp sued Halden Corp, alleging it copied its ships. Ada Holm asked the court to rule that Vell Corp broke the law.",
        date=DAY,
    )
    assert set(verbs(found)) == {"sue", "ask"}
    assert doers(found, "ask") == {"Ada Holm"}


def test_hours_that_it_took_are_no_deed(extract_text):
    _, found = extract_text(
        "Vell Airlines said the crew tried to land. It took rescue workers several hours to reach the scene.", date=DAY
    )
    assert "take" not in verbs(found)


def test_the_giant_whose_shares_fell_is_not_the_company_named_before(extract_text):
    _, found = extract_text(
        "Intel cut 400 jobs. Harrowgate shares dropped after the e-commerce giant reported a rise in sales.", date=DAY
    )
    assert "report" not in verbs(found)


def test_letters_of_a_state_belong_to_the_body_before_them(extract_text):
    _, found = extract_text("Airlines PNG grounded its planes. Oxfam GB cut 400 jobs.", date=DAY)
    assert set(actor_names(found)) == {"Airlines PNG", "Oxfam GB"}


def test_words_in_single_marks_are_a_quotation(extract_text):
    _, found = extract_text(
        "‘We took out half of the layers,’ Ada Holm said on Friday. She praised the ‘old’ ships.", date=DAY
    )
    assert the(found, "take").statement == "[Ada Holm:] We took out half of the layers."
    assert the(found, "say").statement == "Ada Holm said “We took out half of the layers”."


def test_members_of_parliament_are_not_parliament(extract_text):
    _, found = extract_text("Opposition Members of Parliament walked out of the chamber on Friday.", date=DAY)
    assert doers(found, "walk") == {"Opposition Members of Parliament"}


def test_a_name_with_in_and_the_company_beside_it(extract_text):
    _, found = extract_text(
        "Vell Inc and radio maker Music In Motion Ltd sued one another over patents on Friday. Vell Inc asked a judge to act.",
        date=DAY,
    )
    assert doers(found, "sue") == {"Vell Inc", "Music In Motion Ltd"}


def test_a_total_is_written_small_inside_a_statement(extract_text):
    _, found = extract_text("A total of 28 people were killed, Vell Airlines said.", date=DAY)
    assert the(found, "say").statement == "Vell Airlines said [that] a total of 28 people were killed."


def test_a_union_written_small_is_one(extract_text):
    _, found = extract_text("The Harbour Pilots union had announced plans for a walkout. The union said so.", date=DAY)
    assert doers(found, "announce") == {"Harbour Pilots union"}


def test_a_town_in_capitals_is_no_speaker(extract_text):
    _, found = extract_text("KUALA LUMPUR: Opposition MPs walked out of the chamber on Friday.", date=DAY)
    assert set(actor_names(found)) == {"Opposition MPs"}


@pytest.mark.parametrize(
    ("title", "doers"),
    [
        ("Ostria reaches deal with Japan to cut tariffs", set()),
        ("EU chief flies to Japan to sign deal", set()),
        ("France, Japan sign pact to build ships", {"France", "Japan"}),
    ],
)
def test_whom_a_headline_names_beside_the_doer_is_not_to_act(extract_text, title, doers):
    _, found = extract_text("The talks went on for two days.", title=title, date=date(2026, 11, 20))
    assert {n for a in found.actions for n in named(found, a)} == doers


def test_a_headline_that_calls_the_deed_by_its_noun_is_told_once(extract_text):
    _, found = extract_text(
        "The Harbour Commission fined Orm Corp. and Vell Corp. €5 million for fixing the price of ropes.",
        title="Harbour Commission slaps two rope makers with €5 million fine",
        date=date(2026, 3, 10),
        source="Harbour Times",
    )
    assert verbs(found) == ["fine"]


def test_a_line_that_ends_in_read_more_is_of_another_story(extract_text):
    _, found = extract_text(
        "Norland froze the port's accounts on Monday, the Ministry of Ports said.\n\n"
        "Halden Bank bans customers from buying coins using credit cards Read more\n\n"
        "However, the port has lost half of its cargo since the beginning of the year.",
        title="Norland freezes accounts of a port",
        date=date(2026, 1, 14),
    )
    assert "ban" not in verbs(found)


def test_who_continued_with_a_quotation_only_spoke(extract_text):
    _, found = extract_text(
        "“The fund is safe,” Minister Ada Holm continued. The Ministry of Ports continued its inspections of the docks.",
        title="The fund",
        date=date(2026, 1, 14),
    )
    assert [a.speech for a in found.actions if a.verb == "continue"] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Foods plans to open a second plant in the port of Berg.",
        "The Ministry of Transport has plans to close 12 rural railway stations.",
        "Brisk Air is about to cut 400 jobs at its base in Tarn.",
        "Halden Bank is expected to name a new chief executive.",
        "The new law would ban the sale of plastic bags in all shops.",
        "Residents are invited to comment on the draft plan for the harbour.",
        "Tell us about your experience of the new bus network.",
        "Government to scrap the tax on heating oil and on coal.",
    ],
)
def test_a_plan_without_a_date_has_not_happened_on_the_day_it_is_told(extract_text, text):
    _, found = extract_text(text, date=DAY)
    assert [t.what for t in found.timeline] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The move will see the Ministry of Defence cut 500 posts by June 2027.",
            "The Ministry of Defence [is] to cut 500 posts by June 2027.",
        ),
        (
            "The merger would see Brisk Air take over the routes of a rival.",
            "Brisk Air [is] to take over the routes of a rival.",
        ),
    ],
)
def test_what_a_deal_will_see_somebody_do_is_planned(extract_text, text, said):
    _, found = extract_text(text, date=DAY)
    assert [(a.statement, a.status) for a in found.actions] == [(said, Status.PLANNED)]
    assert {t.kind.value for t in found.timeline} <= {"upcoming"}
