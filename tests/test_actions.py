"""Who does what to whom: doers, objects, recipients, dates and duplicates. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.found import doers, named, statements, targets, the, verbs

HEAD = {"date": date(2026, 3, 10), "source": "Ministry of Trade of Ruritania"}


def test_doer_object_and_recipient(extract_text):
    _, found = extract_text("The European Commission sent a letter to Germany.")
    act = the(found, "send")
    assert named(found, act) == {"European Commission"}
    assert targets(found, act) == {"Germany"}
    assert "letter" in act.what


def test_joint_doers_of_a_joined_subject(extract_text):
    _, found = extract_text("France and Germany signed a treaty on river transport in Paris.")
    assert doers(found, "sign") == {"France", "Germany"}


def test_a_title_before_a_name_is_no_doer_of_its_own(extract_text):
    _, found = extract_text(
        "On Monday, Minister of Finance Anna Kovac met with Governor Peter Lindqvist to discuss bank rules."
    )
    act = the(found, "meet")
    assert {n.split()[-1] for n in named(found, act)} == {"Kovac"}
    assert {n.split()[-1] for n in targets(found, act)} == {"Lindqvist"}
    assert act.category == "CONSULT"


def test_joined_verbs_share_their_subject(extract_text):
    _, found = extract_text("Canada banned imports of coal and seized two ships.")
    assert doers(found, "ban") == doers(found, "seize") == {"Canada"}


def test_the_agent_of_a_passive_acts(extract_text):
    _, found = extract_text("The agreement was signed by Japan on Tuesday.")
    act = the(found, "sign")
    assert named(found, act) == {"Japan"}
    assert "agreement" in act.what


def test_a_passive_of_authority_without_agent_has_no_doer(extract_text):
    _, found = extract_text("All tariffs on timber will be eliminated next year. The weather was considered fine.")
    act = the(found, "eliminate")
    assert act.actors == ()
    assert "consider" not in verbs(found)


def test_an_ordered_act_is_the_act_of_the_one_ordered(extract_text):
    _, found = extract_text("President Maria Santos directed the Ministry of Health to publish a vaccination plan.")
    assert {n.split()[-1] for n in doers(found, "direct")} == {"Santos"}
    assert doers(found, "publish") == {"Ministry of Health"}


def test_an_instrument_acts_for_its_issuer(extract_text):
    _, found = extract_text(
        "On Monday, President Maria Santos signed an executive order on timber. The order bans the export of oak logs."
    )
    assert doers(found, "ban") == doers(found, "sign")


def test_states_and_judgements_are_no_actions(extract_text):
    _, found = extract_text(
        "Germany is a large country. Germany has many rivers. This represents a challenge. Germany needs rain."
    )
    assert found.actions == ()


def test_words_are_marked_as_speech(extract_text):
    _, found = extract_text('"We are very pleased with the harvest," said Minister Anna Kovac.')
    act = the(found, "say")
    assert act.speech
    assert "pleased" in act.what


def test_a_headline_and_its_lead_are_one_action(extract_text):
    _, found = extract_text(
        "Today, the European Commission sanctioned a network of timber smugglers in Norway.\n",
        title="European Commission Sanctions Network of Timber Smugglers",
        **HEAD,
    )
    acts = [a for a in found.actions if a.verb == "sanction"]
    assert len(acts) == 1
    assert len(acts[0].evidence) == 2


def test_evidence_quotes_the_text_and_stays_short(extract_text):
    source, found = extract_text(
        "The European Commission adopted a plan " + ", and it listed many other measures of various kinds" * 12 + "."
    )
    assert found.actions
    for action in found.actions:
        for e in action.evidence:
            assert source.text[e.start : e.end] == e.quote
            assert len(e.quote.split()) <= 60


def test_amounts(extract_text):
    _, found = extract_text("Australia will provide a further $5 million and 1,200 tents to Tonga, up 12 percent.")
    assert "$5 million" in the(found, "provide").amounts[0]


def test_when_it_was_said(extract_text):
    _, found = extract_text("Today, Japan banned imports of oak.", **HEAD)
    assert the(found, "ban").when == "2026-03-10"


def test_a_readout_dates_what_was_said_at_the_meeting(extract_text):
    _, found = extract_text(
        "On March 9, Minister Anna Kovac met with Minister Jonas Berg in Oslo. "
        "Minister Kovac emphasized the value of trade. Norway has doubled its exports.",
        **HEAD,
    )
    assert the(found, "meet").when == "2026-03-09"
    assert the(found, "emphasize").when == "2026-03-09"
    assert all(a.when is None for a in found.actions if a.verb == "double")


def test_nominal_announcement_with_a_date(extract_text):
    _, found = extract_text(
        "The rule follows the European Commission's March 2, 2026 announcement suspending the fee.", **HEAD
    )
    act = the(found, "announce")
    assert named(found, act) == {"European Commission"}
    assert act.when == "2026-03-02"


def test_a_list_of_participants(extract_text):
    _, found = extract_text(
        "Participants in the Forum included Minister of Energy of Norway, Jonas Berg; and Minister of Energy of Chile, Lucia Rojas."
    )
    assert {n.split()[-1] for n in doers(found, "include")} == {"Berg", "Rojas"}


@pytest.mark.parametrize(
    "text",
    ["Hello.", "THE COUNCIL MET.", "- one\n- \n", "Q: \nMR. SMITH: Yes.", "12 34 56", "“a", "((((b", "To to to."],
)
def test_odd_texts_do_no_harm(extract_text, text):
    source, found = extract_text(text or " ")
    for action in found.actions:
        assert all(source.text[e.start : e.end] == e.quote for e in action.evidence)


def test_list_items_go_on_with_their_lead_in(extract_text):
    _, found = extract_text(
        "The ministers met in Oslo on Monday for two days of talks.\n\nNorway and Canada agreed to:\n\n"
        "- Establish a joint council on fisheries;\n- reduce tariffs on timber.\n"
    )
    for verb in ("establish", "reduce"):
        act = the(found, verb)
        assert named(found, act) == {"Norway", "Canada"}
        assert act.status is Status.PLANNED
    assert the(found, "establish").statement == "Norway and Canada agreed to establish a joint council on fisheries."


def test_what_the_one_before_the_colon_did(extract_text):
    _, found = extract_text(
        "Ambassador Nora Finch is in Oslo for talks with Norway.\n\nThis week, Ambassador Finch:\n\n"
        "- Hosted Norwegian Secretary of State for Trade Tao Lind in Oslo;\n"
        "- Reinstated certain product exclusions in the grain investigation.\n"
    )
    for verb in ("host", "reinstate"):
        act = the(found, verb)
        assert "Nora Finch" in named(found, act) and act.status is Status.DONE
    assert {a.name: a.roles for a in found.actors}["Tao Lind"] == ("Norwegian Secretary of State for Trade",)


def test_items_under_an_order_are_acts_of_its_issuer(extract_text):
    _, found = extract_text(
        "On Monday, President Maria Santos signed an executive order on timber. The order:\n\n"
        "- directs the Ministry of Health to report on oak;\n- Bans exports of birch logs to Canada.\n"
    )
    assert doers(found, "direct") == doers(found, "ban") == {"Maria Santos"}
    assert doers(found, "report") == {"Ministry of Health"}


def test_we_in_a_joint_statement_are_its_parties(extract_text):
    _, found = extract_text(
        "The following is the text of a joint statement by the Foreign Ministers of Canada, Japan and Norway on the dam.\n\n"
        "We urge the owners to open the sluices. We will send engineers to the valley.",
        title="Joint Statement on the Dam",
    )
    assert doers(found, "urge") == {"Canada", "Japan", "Norway"}
    assert doers(found, "send") == {"Canada", "Japan", "Norway"}


def test_we_go_on_with_the_state_named_before(extract_text):
    _, found = extract_text(
        "Norway is proud to be a friend of Japan. We have sent two ships to its northern ports.",
        title="Remarks by Minister of Defence Anna Kovac at the Harbour",
        source="Ministry of Defence",
    )
    assert doers(found, "send") == {"Norway"}


def test_a_spokesperson_acts_for_the_body_that_names_them(extract_text):
    _, found = extract_text(
        "Kitagawa Motors closed its plant on Monday. A Kitagawa Motors spokesperson said that the plant would open in May."
    )
    assert doers(found, "say") == {"Kitagawa Motors"}


def test_governments_of_a_union_are_not_the_union(extract_text):
    _, found = extract_text(
        "The European Union published a plan. The plan will be discussed by EU governments, which have yet to study it."
    )
    assert not any(a.verb in ("discuss", "study") and named(found, a) == {"European Union"} for a in found.actions)


def test_the_executive_of_the_union_is_the_commission(extract_text):
    _, found = extract_text(
        "The European Commission proposed a fee on parcels. The EU executive said the fee would pay for controls."
    )
    assert doers(found, "say") == {"European Commission"}


def test_the_two_leaders_of_a_meeting(extract_text):
    _, found = extract_text(
        "Prime Minister Anna Kovac spoke with President Peter Lindqvist on Monday.\n\n"
        "The leaders reaffirmed their plan to modernize the shared border."
    )
    assert {n.split()[-1] for n in doers(found, "reaffirm")} == {"Kovac", "Lindqvist"}


def test_what_todays_action_does_is_done_by_whoever_takes_it(extract_text):
    _, found = extract_text(
        "The Ministry of Trade today sanctioned two shipping companies. Today’s action freezes their accounts in Norway.",
        **HEAD,
    )
    act = the(found, "freeze")
    assert {n.split(" of ")[0] for n in named(found, act)} == {"Ministry"}
    assert act.status is Status.DONE


def test_items_under_a_recommendation_are_for_those_it_is_made_to(extract_text):
    _, found = extract_text(
        "The European Commission recommends that Norway:\n\n- publish its port fees every month;\n\n- close two old docks."
    )
    act = the(found, "publish")
    assert named(found, act) == {"Norway"}
    assert act.status is Status.PROPOSED


def test_a_gerund_after_propose_is_what_is_proposed(extract_text):
    _, found = extract_text(
        "The European Commission proposed in May removing the exemption from duties on small parcels."
    )
    act = the(found, "remove")
    assert act.status is Status.PROPOSED
    assert "exemption" in act.what


def test_an_open_question_is_no_act(extract_text):
    _, found = extract_text("Canada and Norway discussed how Japan will use the new icebreakers.")
    assert "use" not in verbs(found)


def test_shares_of_a_market_are_no_act(extract_text):
    _, found = extract_text("Norway accounted for 80 percent of sales. Norway sold two ships to Japan.")
    assert set(verbs(found)) == {"sell"}


def test_an_occasion_or_an_origin_is_no_recipient(extract_text):
    _, found = extract_text(
        "Canada banned Japan’s Kitagawa Motors from using its ports in response to a request by Norway."
    )
    assert "Norway" not in targets(found, the(found, "ban"))
    assert "Japan" not in targets(found, the(found, "ban"))


def test_parties_of_a_statement_released_by_governments(extract_text):
    _, found = extract_text(
        "The text of the following statement was released by the Governments of Canada, Japan, and Norway:\n\n"
        "We encourage the owners of the dam to repair its sluices.",
        title="Joint Statement on the Dam",
    )
    assert doers(found, "encourage") == {"Canada", "Japan", "Norway"}
    assert doers(found, "release") == {"Canada", "Japan", "Norway"}


def test_i_outside_quotations_is_who_the_title_names(extract_text):
    _, found = extract_text(
        "I am pleased to announce a new grant of $3 million for the port of Malmo. Senator Kovac chairs the committee.",
        title="Senator Anna Kovac Welcomes the Grant",
        source="Senate",
    )
    act = the(found, "announce")
    assert {n.split()[-1] for n in named(found, act)} == {"Kovac"}
    assert act.status is Status.DONE


def test_we_of_a_ministers_release_are_the_publishing_state(extract_text):
    _, found = extract_text(
        "Canada opened an embassy in Norway. Last year we allocated $3 million to the World Food Programme.",
        source="Canada - Minister for Foreign Affairs",
    )
    assert doers(found, "allocate") == {"Canada"}


def test_legal_wording_that_every_text_repeats_is_no_act(extract_text):
    _, found = extract_text(
        "Canada signed the order. This order shall be implemented consistent with applicable law. "
        "Norway did not respond to a request for comment. This story has been updated."
    )
    assert set(verbs(found)) == {"sign"}


def test_a_headline_and_its_tellings_in_other_words_make_one_record(extract_text):
    _, found = extract_text(
        "The European Commission is creating a new class of small harbours that will be exempted from nine port rules.\n\n"
        "The Commission is creating a new class of small harbours.",
        title="European Commission creates class of small harbours",
        date=date(2026, 3, 10),
    )
    assert len([a for a in found.actions if a.verb == "create"]) == 1


def test_quotes_of_long_sentences_begin_at_a_joint(extract_text):
    tail = " and the port of Malmo" * 40
    document, found = extract_text(f"On Monday, Canada bought the port of Bergen{tail}, and sold two ships to Norway.")
    for act in found.actions:
        for e in act.evidence:
            assert document.text[e.start : e.end] == e.quote
            assert len(e.quote.split()) <= 60


def test_the_people_of_a_list_with_semicolons_do_it_together(extract_text):
    _, found = extract_text(
        "Trade Commissioner of Norway, Ludvig Harnes; Chairman of the Port Bank of Chile, Mateo Quiroga; and Calder Group"
        " Director, Jane Ostley also presented on key areas of work."
    )
    assert doers(found, "present") == {"Ludvig Harnes", "Mateo Quiroga", "Jane Ostley"}


def test_the_agent_after_another_phrase_still_acts(extract_text):
    _, found = extract_text(
        "Anna Keller was formally appointed as special envoy to Ruritania by the Federal Council of Norland."
    )
    act = the(found, "appoint")
    assert named(found, act) == {"Federal Council of Norland"}


def test_a_date_is_no_agent(extract_text):
    _, found = extract_text("The final data are expected to be released by March 27, 2026.", **HEAD)
    act = the(found, "release")
    assert act.actors == () and act.status is Status.PLANNED


def test_who_is_authorized_and_directed_shall_act(extract_text):
    _, found = extract_text(
        "The Director of the Office of Public Records is authorized and directed to publish this notice."
    )
    assert the(found, "publish").status is Status.PLANNED
    assert not [a for a in found.actions if a.verb in ("authorize", "direct")]


def test_the_two_are_those_who_met(extract_text):
    _, found = extract_text(
        "Minister of Finance Anna Keller met today with Norland's Finance Minister Piet Janssen. "
        "The two discussed close cooperation on customs rules."
    )
    assert doers(found, "discuss") == {"Anna Keller", "Piet Janssen"}


def test_taking_an_office_ahead_is_an_act(extract_text):
    _, found = extract_text(
        "Anna Keller will serve as Counselor to the Minister. The bridge serves as a symbol of peace."
    )
    assert verbs(found) == ["serve"]
    assert named(found, found.actions[0]) == {"Anna Keller"}


def test_frozen_assets_and_what_will_be_subject_to_a_duty(extract_text):
    _, found = extract_text(
        "All assets of the company in Norland are frozen. Imported parcels will be subject to a duty of 30 percent."
    )
    assert the(found, "freeze").actors == ()
    assert the(found, "subject").status is Status.PLANNED


def test_we_of_a_sentence_that_names_the_state(extract_text):
    _, found = extract_text(
        "Norway commends the hospitality of its neighbours, and we are sending tents to the border. "
        "We call on all donors to help.",
        source="Ministry of Foreign Affairs",
    )
    assert doers(found, "call") == {"Norway"}


def test_numbered_gerunds_are_planned_acts_of_their_own(extract_text):
    _, found = extract_text(
        "Norland will address a range of trade barriers, including by: (1) exempting Ruritanian cosmetics from labelling "
        "rules; (2) accepting cars built to foreign safety standards; and (3) removing import limits on machine tools."
    )
    for verb in ("exempt", "accept", "remove"):
        act = the(found, verb)
        assert named(found, act) == {"Norland"} and act.status is Status.PLANNED
        assert act.what


def test_a_series_set_off_by_semicolons_goes_on_with_its_infinitive(extract_text):
    _, found = extract_text(
        "Norland has committed to eliminate tariffs on timber and suspend related reports; support a permanent moratorium "
        "on port fees; and take effective steps to end the dispute."
    )
    for verb in ("commit", "suspend", "support", "take"):
        assert doers(found, verb) == {"Norland"}
        assert the(found, verb).status is Status.PLANNED


def test_places_and_means_are_not_whom_an_act_concerns(extract_text):
    _, found = extract_text(
        "The Ministry of Trade of Ruritania sent engineers through the Danube Commission to Piet Janssen in Norland."
    )
    assert targets(found, the(found, "send")) == {"Piet Janssen"}


def test_whose_property_is_blocked(extract_text):
    _, found = extract_text(
        "The Ministry of Finance designated Piet Janssen. As a result of today's action, all property and interests in "
        "property of Piet Janssen are blocked."
    )
    assert targets(found, the(found, "block")) == {"Piet Janssen"}


def test_whom_a_traveller_meets_and_who_is_held_to_account(extract_text):
    _, found = extract_text(
        "Minister Anna Keller will travel to Norland to meet with Piet Janssen. France will hold Norway accountable."
    )
    assert "Piet Janssen" in targets(found, the(found, "travel")) and "Norland" not in targets(
        found, the(found, "travel")
    )
    assert targets(found, the(found, "hold")) == {"Norway"}


def test_running_a_deficit_is_no_act(extract_text):
    _, found = extract_text(
        "Norway runs a trade deficit of 3 billion euros with France. Norway runs a port in the north."
    )
    assert [a.what for a in found.actions if a.verb == "run"] == ["a port in the north"]


def test_verbs_with_a_hyphen_are_verbs(extract_text):
    _, found = extract_text(
        "Norway co-hosted talks on fish with Ghana. Canada re-introduced the levy. Chile agreed to re-open its port."
    )
    assert [(named(found, a), a.verb) for a in found.actions] == [
        ({"Norway"}, "host"), ({"Canada"}, "introduce"), ({"Chile"}, "agree")
    ]  # fmt: skip


def test_an_office_goes_with_the_name_behind_it(extract_text):
    _, found = extract_text(
        "Norway and Canada hosted the third Working Group on fish on July 28, co-chaired by Acting Deputy Minister of Ports "
        "for Northern Affairs, Anna Kovac, and Assistant Minister of Fish, Jon Berg.",
        date=date(2026, 8, 1),
    )
    assert the(found, "host").statement == "Norway and Canada hosted the third Working Group on fish on July 28."


def test_what_others_are_blamed_for_is_no_plan(extract_text):
    _, found = extract_text(
        "The resolution of Senator Anna Kovac will condemn the Mayor for misconduct including:\n\n"
        "- Hiding the state of the piers.\n\n- Selling the ferries without a vote.\n"
    )
    assert not {"hide", "sell"} & set(verbs(found))


def test_what_a_question_holds_is_no_act(extract_text):
    _, found = extract_text(
        "“I am worried about how this would hit our security and what it would mean for the men we'd be sending into Ghana,” "
        "Senator Anna Kovac said."
    )
    assert "send" not in verbs(found)


def test_second_verbs_of_what_the_parties_say(extract_text):
    _, found = extract_text(
        "As the conference begins, we reaffirm its importance, and pledge to work toward the full opening of the ports. "
        "We remain committed to complete, verifiable, and irreversible closing of the mines by Ghana and call on Ghana to cease "
        "all fishing that uses nets.",
        title="Ministerial Statement of Norway, Denmark, and Canada",
        date=date(2026, 5, 5),
    )
    for verb in ("pledge", "call"):
        assert doers(found, verb) == {"Norway", "Denmark", "Canada"}
    assert "call on Ghana to cease all fishing" in the(found, "call").statement


def test_what_was_awarded_stands_before_who_awarded_it(extract_text):
    _, found = extract_text(
        "Treasury opened a port. There has been a 23 percent increase in the dollar amount of prime contracts Treasury awarded "
        "to Hispanic-owned businesses since FY 2020."
    )
    assert "awarded [prime contracts] to" in the(found, "award").statement


def test_a_sum_to_pay_and_a_share_paid_are_two_acts(extract_text):
    text = (
        "# Ferrol must pay Marenia $13 million\n\nFerrol paid as little as 0.005% in taxes in Marenia, the court found."
    )
    _, found = extract_text(text)
    assert not [a for a in found.actions if "$13 million" in a.amounts and "0.005%" in a.amounts]


def test_two_announcements_of_different_sums_are_two(extract_text):
    _, found = extract_text(
        "Norway announced the approval of three harbour plans for up to $90 million. "
        "Norway has now announced the approval of harbour plans corresponding to over $8 billion in grants."
    )
    assert verbs(found) == ["announce", "announce"]


def test_what_a_law_allows_is_nobodys_plan(extract_text):
    _, found = extract_text(
        "The ban is based on the Ports Act, which authorizes the Minister of Trade to close harbours."
    )
    assert "close" not in verbs(found)


def test_a_ministry_of_finance_is_no_firm(extract_text):
    _, found = extract_text("The Treasury met envoys in Arsenholm. The firm moved to Bergen.")
    assert [a.verb for a in found.actions if a.actors] == ["meet"]


@pytest.mark.parametrize(
    ("text", "verb", "what"),
    [
        (
            "Norway praised the plan that Canada signed on 3 May 2025.",
            "praise",
            "the plan that Canada signed on 3 May 2025",
        ),
        (
            "Norway urged Canada to alert shipowners as soon as possible.",
            "urge",
            "to alert shipowners as soon as possible",
        ),
        ("Norway set out plans on Wednesday to lower its duties.", "set", "out plans to lower its duties"),
    ],
)
def test_what_is_done_keeps_the_preposition_of_a_date_that_it_keeps(extract_text, text, verb, what):
    _, found = extract_text(text)
    assert [a.what for a in found.actions if a.verb == verb] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll in the earthquake has climbed to 1,037 people, state television says.",
        "Death toll of the flood has risen to 2012.",
        "The number of dead reached 204 on Sunday.",
        "The earthquake killed at least 58 people.",
        "More than 2000 people died in the quake.",
        "At least 296 people were killed, the ministry said.",
    ],
)
def test_what_a_disaster_has_cost_is_told(extract_text, text):
    _, found = extract_text(text)
    (cost,) = [a for a in found.actions if not a.actors]
    assert any(figure in cost.statement for figure in ("1,037", "2012", "204", "58", "2000", "296"))
    assert not [t for t in found.timeline if t.when in ("2000", "2012")]


def test_the_president_and_the_prime_minister_are_two(extract_text):
    _, found = extract_text(
        "The President and Prime Minister Holm spoke today. They agreed to watch the steps that Chad is taking and to confer on more. "
        "The two leaders discussed the talks, reiterating their belief that demands should be met. "
        "They also discussed their shared commitment to slowing, stopping, and ending piracy."
    )
    names = {a.id: a.name for a in found.actors}
    assert not [a.name for a in found.actors if len(a.roles) > 1]
    assert {tuple(sorted(names[i] for i in a.actors)) for a in found.actions} == {("Holm", "President")}
    assert "end" not in verbs(found)
    assert [a.status.value for a in found.actions if a.verb == "discuss"] == ["done", "done"]


def test_who_declares_an_emergency_orders_the_aid(extract_text):
    _, found = extract_text(
        "Today, President Holm declared that an emergency exists in the State of Lund and ordered Federal assistance to supplement local efforts."
    )
    assert [(a.verb, len(a.actors), a.speech) for a in found.actions] == [("declare", 1, False), ("order", 1, False)]


def test_when_a_journey_is_spoken_of_is_not_when_it_is_made(extract_text):
    _, found = extract_text(
        "Minister Holm and Minister Brun discussed the Queen's planned visit to Chad in April.", date="2026-02-14"
    )
    assert [a.when for a in found.actions if a.verb == "discuss"] in (["2026-02-14"], [None])


def test_a_law_that_one_signed_and_another_approved(extract_text):
    _, found = extract_text(
        "HYCI was a part of the Harbour Jobs Act, approved by the U.S. Congress and signed into law by President Ada Holm on May 2, 2010."
    )
    assert statements(found, "sign") == [
        "The Harbour Jobs Act [was] signed into law by President Ada Holm on May 2, 2010."
    ]


def test_who_commits_a_crime_has_agreed_to_nothing(extract_text):
    _, found = extract_text("Ada Holm committed a crime in Oslo. The Ministry of Ports committed to closer ties.")
    assert [a.category for a in found.actions if a.verb == "commit"] == ["", "AGREE"]
