"""Whom noun phrases stand for as doers, and which clauses tell no act. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.found import actor_names, doers, named, the, verbs

NEWS = {"date": date(2026, 3, 10), "source": "Harbour Times"}


def test_the_last_words_of_a_bodys_name_are_the_body(extract_text):
    _, found = extract_text(
        "The Ruritanian Harbour Safety Working Group met in Streslau on Monday. "
        "The working group approved a plan to dredge the northern channel."
    )
    assert doers(found, "approve") == {"Ruritanian Harbour Safety Working Group"}


def test_the_leaders_are_the_few_people_who_met(extract_text):
    _, found = extract_text(
        "President Anna Kovac met with President Peter Lindqvist and Foreign Minister Maria Oduya in Geneva. "
        "The leaders discussed the trade relationship between their countries."
    )
    assert {n.split()[-1] for n in doers(found, "discuss")} == {"Kovac", "Lindqvist", "Oduya"}


@pytest.mark.parametrize(
    "met",
    [
        "had an introductory meeting and dinner with Vice Premier Tao Lind to build on the guidance of President Orm",
        "met with her counterpart Vice Premier Tao Lind of the State Council and special envoy of President Jon Orm",
    ],
)
@pytest.mark.parametrize("both", ["They", "The two sides"])
def test_the_two_who_met_exchange_views_whoever_else_is_named(extract_text, met, both):
    _, found = extract_text(f"Treasury Secretary Ada Holm {met}. {both} exchanged views on trade.")
    assert doers(found, "exchange") == {"Ada Holm", "Tao Lind"}


def test_the_companies_are_no_offices(extract_text):
    _, found = extract_text(
        "The Department of Ports and the Norwegian Census Bureau were sued on Monday.\n\n"
        "The Harbour Board listed seven firms. The firms threatened to leave the port and closed three yards.",
        **NEWS,
    )
    assert not [a for a in found.actions if a.verb == "close" and named(found, a)]


def test_they_behind_another_plural_are_not_the_subject(extract_text):
    _, found = extract_text(
        "Norwegian lawmakers would cut tax incentives that support small firms as they build new yards."
    )
    assert "build" not in verbs(found)


def test_whose_opens_no_sentence_and_by_ends_none(extract_text):
    _, found = extract_text(
        "The President of Norway is regularly elected by and accountable to the people. The King of Norway founded a court whose "
        "judges are appointed by the King."
    )
    assert not [a for a in found.actions if a.statement.startswith("Whose") or a.statement.endswith("by.")]


def test_what_is_left_does_nothing_by_being_left(extract_text):
    _, found = extract_text(
        "President Tao Lind and Prime Minister Ada Holm also discussed how Norway leaving the European Union presents many "
        "opportunities for deepening our already robust economic relationship."
    )
    assert verbs(found) == ["discuss"]


def test_they_go_on_for_several_doers(extract_text):
    _, found = extract_text(
        "France and Germany hosted the third Coastal Minerals Working Group meeting on July 28.\n\n"
        "Participants discussed ways to strengthen the action plan for ports. "
        "They also reviewed a study of the northern supply routes."
    )
    assert doers(found, "discuss") == doers(found, "review") != set()


def test_a_proposal_acts_for_its_author_by_whatever_word(extract_text):
    _, found = extract_text(
        "The European Commission plans to present a strategy on tidal power in July. "
        "The proposal will reinforce research into turbines. It will also call for common standards."
    )
    assert doers(found, "reinforce") == {"European Commission"}
    assert doers(found, "call") == {"European Commission"}


def test_what_somebody_owns_acts_for_them(extract_text):
    _, found = extract_text(
        "President Kovac's tax plan will lower the rate for small bakeries and close two loopholes."
    )
    assert {n.split()[-1] for n in doers(found, "lower")} == {"Kovac"}


def test_what_is_announced_acts_for_who_announced_it(extract_text):
    _, found = extract_text(
        "Today the Ministry of Trade announced the second phase of the harbour programme, which will expand access to loans."
    )
    act = the(found, "expand")
    assert named(found, act) == {"Ministry of Trade"}
    assert act.status is Status.PLANNED


def test_a_written_act_is_no_doer_of_its_own(extract_text):
    _, found = extract_text(
        "President Anna Kovac signed a Presidential Determination on timber. "
        "The Determination grants the Secretary of Forests the authority to restrict exports."
    )
    assert {n.split()[-1] for n in doers(found, "grant")} == {"Kovac"}


def test_we_with_a_nation_of_our_own_is_the_state(extract_text):
    _, found = extract_text(
        "Ruritania matters to us all. Germany is a partner. Over four years, we have repaired our nation's roads.",
        **{"date": date(2026, 3, 10), "source": "Germany - Federal Ministry of Finance"},
    )
    assert doers(found, "repair") == {"Germany"}


def test_being_involved_and_having_served_are_told(extract_text):
    _, found = extract_text(
        "Peter Lindqvist was involved in the purchase of stolen servers.\n\n"
        "Maria Oduya served as Ambassador to Norway from 2019 to 2020."
    )
    assert {n.split()[-1] for n in doers(found, "involve")} == {"Lindqvist"}
    assert {n.split()[-1] for n in doers(found, "serve")} == {"Oduya"}


def test_who_chairs_a_meeting_is_told_of_in_a_participle(extract_text):
    _, found = extract_text(
        "France hosted the second meeting of the river council on July 28, co-chaired by Anna Kovac and Peter Lindqvist."
    )
    act = next(a for a in found.actions if "chair" in a.verb)
    assert {n.split()[-1] for n in named(found, act)} == {"Kovac", "Lindqvist"}


def test_having_to_is_not_the_act(extract_text):
    _, found = extract_text("Any fee would have to be agreed by the European Union.")
    assert doers(found, "agree") == {"European Union"}


def test_settings_and_truisms_are_no_acts(extract_text):
    _, found = extract_text(
        "As we meet this weekend, the Ministry of Trade opened a new port office. "
        'If Ruritania continues its blockade, Germany will impose a levy. "We cannot build walls alone," said Anna Kovac. '
        "The rule builds on earlier steps of the Ministry of Trade.",
        **NEWS,
    )
    assert not {"meet", "continue", "build"} & set(verbs(found))
    assert {"open", "impose"} <= set(verbs(found))


def test_grounds_of_a_designation_fold_into_it(extract_text):
    _, found = extract_text(
        "The Treasury Department designated Lindqvist Shipping Company and Peter Lindqvist on Tuesday.\n\n"
        "Peter Lindqvist provided engines to Kovac Trading Company.\n\n"
        "Peter Lindqvist was designated pursuant to Order 13606 for having assisted Kovac Trading Company.\n\n"
        "Kovac Trading Company was designated pursuant to Order 13224 on October 25, 2007.",
        **NEWS,
    )
    told = [a for a in found.actions if a.verb == "designate"]
    assert len(told) == 2
    assert len(told[0].evidence) == 2
    assert told[1].when == "2007-10-25"
    assert the(found, "provide")


def test_the_country_and_the_group_are_the_one_named_just_before(extract_text):
    _, found = extract_text(
        "Norway opened its northern port to ferries in May. The country has signed a contract for two tugs.\n\n"
        "The Harbour Liberation Front attacked a depot near the border on Friday. The militant group released three drivers.",
        **NEWS,
    )
    assert doers(found, "sign") == {"Norway"}
    assert not doers(found, "release") - {"Harbour Liberation Front"}


def test_several_states_before_leave_the_country_open(extract_text):
    _, found = extract_text(
        "Norway opened its northern port to ferries from Finland in May. The country has signed a contract for two tugs."
    )
    assert all(named(found, a) != {"Finland"} for a in found.actions if a.verb == "sign")


def test_victims_and_missions_without_a_named_doer(extract_text):
    _, found = extract_text(
        "Two hundred engineers were kidnapped by the rebels. The river mission will launch in June.", **NEWS
    )
    assert the(found, "kidnap").status is Status.DONE
    assert the(found, "launch").status is Status.PLANNED


def test_lemmas_keep_their_silent_letter(extract_text):
    _, found = extract_text("The Ministry of Trade staged a rescue drill. Germany planned a new ferry line.", **NEWS)
    assert "stage" in verbs(found)


def test_the_end_of_a_long_subject_is_not_all_of_it(extract_text):
    _, found = extract_text(
        "A similar fast-track system backed by the Harbour Society in September 2021 for 3,000 Afghan refugees was "
        "reportedly rejected by Prime Minister Rehn over fears it would amount to amnesty."
    )
    assert the(found, "reject").statement == (
        "A similar fast-track system was reportedly rejected by Prime Minister Rehn over fears it would amount to amnesty."
    )


def test_a_quotation_is_of_whoever_is_named_beside_it(extract_text):
    text = (
        'Minister Petra Holm said the ports were "very busy" on Monday. Senator Jon Vik toured the yard. '
        '"We will lower the toll," Vik told reporters. "We will mend the cranes."'
    )
    _, found = extract_text(text, date=date(2026, 3, 10))
    assert [doers(found, v) for v in ("lower", "mend")] == [{"Jon Vik"}] * 2


def test_a_spokesman_speaks_for_the_body_of_the_sentence_before(extract_text):
    text = (
        "Minister Petra Holm said the ports were “very busy”. The Harbour Police confirmed the fire. "
        "A spokesman added: “We are searching the yard.”"
    )
    _, found = extract_text(text, date=date(2026, 3, 10))
    assert [doers(found, v) for v in ("add", "search")] == [{"Harbour Police"}] * 2


def test_he_of_what_somebody_says_in_a_video_is_who_says_it(extract_text):
    text = (
        "Senator Jon Vik endorsed Minister Ole Berg. The senator withdrew his support after a video emerged of Berg "
        "saying he uses his office to enrich friends."
    )
    _, found = extract_text(text, date=date(2026, 3, 10))
    assert doers(found, "use") == {"Ole Berg"}


def test_a_plural_does_not_says(extract_text):
    text = "Jon Vik and Petra Holm met in Oslo. They toured the port and says he wants a deal."
    _, found = extract_text(text, date=date(2026, 3, 10))
    assert "say" not in verbs(found)


def test_places_before_the_subject_and_a_name_within_a_group(extract_text):
    text = (
        "In Orm district, Vell province, an Afghan-led security force detained two suspected insurgents.\n\n"
        "A combined Afghan and International Security Assistance Force patrol discovered a cache of weapons.\n\n"
        "Two suspects were taken into custody."
    )
    _, found = extract_text(text, date=date(2026, 3, 10))
    assert doers(found, "detain") == {"Afghan-led security force"}
    assert doers(found, "discover") == {"combined Afghan and International Security Assistance Force patrol"}
    assert the(found, "take").statement == "Two suspects were taken into custody."


def test_a_dateline_may_end_with_its_date(extract_text):
    text = "KABUL, Afghanistan (April 16, 2011) NATO confirmed the capture of two rebel leaders."
    _, found = extract_text(text, date=date(2011, 4, 16))
    assert [named(found, a) for a in found.actions] == [{"NATO"}]


def test_a_label_names_whose_quotation_a_paragraph_is(extract_text):
    text = "Governor Ole Vik praised the deal on Monday.\n\nGov. Ada Holm: “This is a great day for miners. We are opening new mines. Canada killed this project.”"
    _, found = extract_text(text, date=date(2026, 3, 10))
    assert doers(found, "open") == {"Ada Holm"}
    assert the(found, "kill").statement == "[Ada Holm:] Canada killed this project."


def test_an_instrument_that_two_issue_is_of_neither_but_of_whom_the_sentence_before_tells(extract_text):
    _, found = extract_text(
        "Norway announced an additional package of aid for Ghana in May. Canada continued its support with a grant to Ghana. "
        "This latest package takes the aid to $3 million."
    )
    assert doers(found, "take") == {"Canada"}


def test_being_engaged_in_something_is_done_by_who_is(extract_text):
    _, found = extract_text("Norway and Canada have been engaged in a dialogue on fish since 2005.")
    assert doers(found, "engage") == {"Norway", "Canada"}


def test_the_secretary_is_the_one_office_that_the_text_names(extract_text):
    _, found = extract_text(
        "The Proclamation authorizes and directs the Secretary of Ports to negotiate agreements. The Secretary will publish a report "
        "on the piers."
    )
    act = the(found, "publish")
    assert named(found, act) == {"Secretary of Ports"}
    assert act.statement == "[The Secretary of Ports] will publish a report on the piers."


def test_who_investigates_acts(extract_text):
    _, found = extract_text(
        "The Ministry of Ports of Norway is investigating and urged Telenor to alert its customers."
    )
    assert doers(found, "investigate") == {"Ministry of Ports of Norway"}


def test_a_paper_is_not_the_we_of_what_it_quotes(extract_text):
    _, found = extract_text(
        "“We are building a harbour with Sudria, not because we trust Sudria, but because we need grain,” "
        "Ruritanian President Ada Holm told the Harbour Times.\n\nThe Harbour Times reported the plan in May.",
        date=date(2026, 3, 10),
        source="Harbour Times",
    )
    assert doers(found, "build") <= {"Ruritania", "Ada Holm"}
    assert "trust" not in verbs(found)


def test_what_was_told_is_without_the_hearers(extract_text):
    _, found = extract_text("Ada Holm told reporters that the port of Berg will open on Friday, 13 March 2026.", **NEWS)
    assert the(found, "tell").what == "the port of Berg will open"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("“The trade in such ships threatens our ports,” said Under Secretary for Port Affairs Nora Finch.", "say"),
        ("“The trade in such ships threatens our ports,” added Under Secretary Nora Finch.", "add"),
        ("The new ships were named by Under Secretary for Port Affairs Nora Finch.", "name"),
    ],
)
def test_an_under_secretary_is_nothing_that_stands_under_one(extract_text, text, verb):
    _, found = extract_text(text)
    assert doers(found, verb) == {"Nora Finch"}


def test_who_will_not_hesitate_will_act(extract_text):
    _, found = extract_text("The Harbour Ministry will not hesitate to close the northern ports.")
    assert the(found, "close").status is Status.PLANNED


def test_he_in_a_quotation_is_not_the_one_who_is_quoted(extract_text):
    _, found = extract_text(
        "Judge Maren Ask ruled on Monday. Port manager Tord Linnell said: “We consider he has reached the wrong verdict.”",
        **NEWS,
    )
    assert not [a for a in found.actions if a.verb == "reach" and named(found, a) == {"Tord Linnell"}]


def test_the_firm_is_the_one_that_the_text_calls_so(extract_text):
    _, found = extract_text(
        "Kestrel Corp. overtook Lumar Corp. in ferry sales, according to Harbour Panel Group, a market research firm. "
        "The firm said that sales of tickets doubled.",
        title="Kestrel Corp. overtakes Lumar Corp.",
        **NEWS,
    )
    assert doers(found, "say") == {"Harbour Panel Group"}


def test_a_described_company_is_not_simply_the_last_subject(extract_text):
    _, found = extract_text(
        "Lumar Music has twice before sued Kestrel Motors over its name. The first lawsuit was settled out of court in 1981, "
        "with the young engine maker paying $80,000.",
        **NEWS,
    )
    assert not [a for a in found.actions if a.verb == "pay" and named(found, a) == {"Lumar Music"}]


def test_nobody_takes_place(extract_text):
    _, found = extract_text(
        "Kestrel Motors received the mark in 2000, when it overtook Lumar Corp., which took place in 1996.", **NEWS
    )
    assert "take" not in verbs(found)


def test_a_headline_keeps_an_act_that_the_text_does_not_tell_again(extract_text):
    _, found = extract_text(
        "Kestrel Corp. states that it has received the trademark in 2000. The device was shown on Wednesday.",
        title="Kestrel Corp. sues Lumar Inc. for Selkie trademark",
        **NEWS,
    )
    assert doers(found, "sue") == {"Kestrel Corp."}


def test_a_headlines_to_is_kept(extract_text):
    _, found = extract_text("The weather was fine.", title="Kestrel Motors to lower ferry prices", **NEWS)
    action = the(found, "lower")
    assert (action.status, action.statement) == (Status.PLANNED, "Kestrel Motors to lower ferry prices.")


def test_a_headline_between_two_stories_has_its_verb(extract_text):
    story = "The Harbour Agency opened the port in May, and ships of ten lines have called there since. " * 6
    _, found = extract_text(
        f"{story}\n\nHarbour Agency seeks leave to appear in Halden v Ostrel appeal\n\n{story}", **NEWS
    )
    assert the(found, "seek").statement == "The Harbour Agency seeks leave to appear in Halden v Ostrel appeal."
    _, found = extract_text(
        f"{story}\n\n1. Harbour Agency and Kestrel Bank support strengthened harbour upkeep in Berg\n\n{story}", **NEWS
    )
    assert doers(found, "support") == {"Harbour Agency", "Kestrel Bank"}


def test_a_court_does_not_do_what_it_punishes(extract_text):
    _, found = extract_text(
        "The Harbour Court ordered that Ostrela pay $50 million for unfair conduct when it sold tickets to 100 sailors. "
        "Ostrela admitted that in 2025, it breached the Harbour Law and acted unfairly.",
        **NEWS,
    )
    assert doers(found, "breach") == doers(found, "admit") == {"Ostrela"}
    assert not any(a.verb in ("sell", "act") and named(found, a) == {"Harbour Court"} for a in found.actions)


def test_a_board_does_what_it_does_whoever_chairs_it(extract_text):
    _, found = extract_text(
        "The Harbour Board chaired by Minister Maren Holm has given its approval for signing of a pact. "
        "The Port Council chaired by Mayor Tord Vik was told of a plan.",
        **NEWS,
    )
    assert doers(found, "give") == {"Harbour Board"}
    assert "chaired by" not in the(found, "give").statement
    _, found = extract_text("The meeting, chaired by Minister Maren Holm, approved key proposals.", **NEWS)
    assert not any(a.verb == "approve" and a.actors for a in found.actions)


def test_the_government_acts_where_no_state_is_named(extract_text):
    _, found = extract_text(
        "The government has signed a deal to buy the mill for $1, take a 35 per cent stake in Kestrel Rail and rescue it from ruin. "
        "The government also intends to invest $100 million.",
        **NEWS,
    )
    assert doers(found, "sign") == doers(found, "invest") == {"government"}
    assert not {"take", "rescue"} & set(verbs(found))
    _, found = extract_text("Denmark closed the port. The government has signed a deal with Kestrel Rail.", **NEWS)
    assert doers(found, "sign") == {"Denmark"}
    _, found = extract_text("The Alberta government is contributing $2 million to the port.", **NEWS)
    assert doers(found, "contribute") == {"Alberta government"}


def test_what_is_made_sure_of_or_done_as_a_rule_is_no_act(extract_text):
    _, found = extract_text(
        "The Harbour Fund is making sure foreign owners pay their share of the tax. The Harbour Fund holds talks with members, usually "
        "every year. Danish firms were asked for the value of the goods, the cost of the tax and how they would adjust to it.",
        **NEWS,
    )
    assert not {"pay", "hold", "adjust"} & set(verbs(found))
    assert found.actions


def test_members_in_a_record_of_debates_speak_for_themselves(extract_text):
    _, found = extract_text(
        "Senator O'HOLM (Queensland—Minister for Ports) (14:03): I signed the agreement on Tuesday.\n\n"
        "JOURNALIST: I saw the text.\n\n"
        "Hon ANNA BISHOP (Leader of the House): I withdrew the bill. We will sit again on Friday.",
        **NEWS,
    )
    assert doers(found, "sign") == {"O'Holm"}
    assert doers(found, "withdraw") == {"Anna Bishop"}
    assert not any(named(found, a) == {"O'Holm"} for a in found.actions if a.verb == "see")


def test_a_speaker_in_capitals_has_the_whole_name(extract_text):
    _, found = extract_text(
        "JIM HOLM: I signed the rules this morning.\n\nJOURNALIST: Will you go on?\n\nHOLM: I met Minister Berg in Oslo.",
        **NEWS,
    )
    assert doers(found, "sign") == doers(found, "meet") == {"Jim Holm"}


@pytest.mark.parametrize("label", ["Q", "REPORTER", "JOURNALIST", "PRESENTER"])
def test_whoever_asks_the_answers_are_no_deeds(extract_text, label):
    _, found = extract_text(
        f"{label}: Did you meet the pilots?\n\nADA HOLM: I met the pilots on Friday.\n\n{label}: And then?\n\nADA HOLM: I talked "
        f"about the plan.\n\n{label}: And Norway?\n\nADA HOLM: I signed an agreement with Norway.",
        **NEWS,
    )
    assert verbs(found) == ["meet", "sign"]


def test_two_leaders_are_those_who_meet_not_who_is_spoken_of(extract_text):
    _, found = extract_text(
        "Prime Minister Maren Holm has held her first meeting with Sudrian President Tord Linnell in Streslau.\n\n"
        "“The Prime Minister made clear that there were points of disagreement, and she raised the death of Osvald Brack.\n\n"
        "“The two leaders also discussed a range of global issues.",
        **NEWS,
    )
    assert doers(found, "discuss") == {"Maren Holm", "Tord Linnell"}


def test_pm_is_the_prime_minister(extract_text):
    _, found = extract_text(
        "Prime Minister Maren Holm has met President Tord Linnell. The PM and President Linnell discussed the ferries on Friday.",
        **NEWS,
    )
    assert doers(found, "discuss") == {"Maren Holm", "Tord Linnell"}


def test_the_prime_minister_of_a_text_that_names_a_states(extract_text):
    _, found = extract_text(
        "UK Prime Minister Maren Holm met US President Tord Linnell on Monday. The Prime Minister welcomed the President to her home.",
        **NEWS,
    )
    assert doers(found, "welcome") == {"Maren Holm"}


def test_the_airline_is_one(extract_text):
    _, found = extract_text(
        "Kestrel Airways Group Inc. had agreed to buy 50 ships from Lumar Corp. The deal is the second time that the airline has "
        "surprised Harbour Corp. by ordering a Lumar ship.",
        title="Orders for Lumar Corp. and Harbour Corp.",
        **NEWS,
    )
    assert all(named(found, a) == {"Kestrel Airways Group Inc."} for a in found.actions if a.verb == "surprise")


def test_all_who_agree_by_it(extract_text):
    _, found = extract_text(
        "Cooperation in energy was agreed by Sudrian President Vasil Petrov and his Marenian counterpart Tord Linnell on Friday.",
        **NEWS,
    )
    assert doers(found, "agree") == {"Vasil Petrov", "Tord Linnell"}


def test_words_of_a_quotation_are_no_acts_of_those_who_are_told_of(extract_text):
    _, found = extract_text(
        "Maren Holm and Tord Linnell have discussed the progress made since they signed the Harbour Declaration aimed at ensuring that "
        'their cooperation is "adapted, reinforced, and reimagined" for current challenges, the document said.',
        **NEWS,
    )
    assert "reimagine" not in verbs(found)


def test_we_of_two_states_are_both(extract_text):
    _, found = extract_text(
        "France and Germany have a clear shared interest in peace. We agreed on the importance of strong ports.", **NEWS
    )
    assert doers(found, "agree") == {"France", "Germany"}


def test_a_rule_that_is_called_a_bodys_is_that_bodys(extract_text):
    _, found = extract_text(
        "Traders sued the Harbour Commission. The Harbour Commission rule was approved in May. "
        "The rule updates a system for cranes. It drew votes from both camps.",
        **NEWS,
    )
    assert doers(found, "update") == {"Harbour Commission"}
    assert not [a for a in found.actions if a.verb == "draw" and a.actors]


def test_who_declares_is_quoted_not_who_wrote_before(extract_text):
    _, found = extract_text(
        "The Harbour Commission fined two owners on Monday.\n\n“The rule is void,” Judge Ole Brandt wrote.\n\n"
        "“We are reviewing the ruling,” a spokesperson for the Harbour Commission declared.",
        **NEWS,
    )
    assert doers(found, "review") == {"Harbour Commission"}


def test_who_leads_those_who_act_acts_too(extract_text):
    _, found = extract_text(
        "Business groups led by the Sudrian Chamber of Commerce sued the Harbour Commission on Monday. "
        "A team headed by Ole Brandt will travel to Berg. "
        "A coalition of mayors led by Tor Vik urged the Harbour Commission to lower the fee.",
        **NEWS,
    )
    assert doers(found, "sue") == {"Business groups", "Sudrian Chamber of Commerce"}
    assert doers(found, "travel") == {"Ole Brandt"}
    assert "Tor Vik" in doers(found, "urge")
    assert not {"lead", "head"} & set(verbs(found))


def test_declaring_an_emergency_is_no_mere_word(extract_text):
    _, found = extract_text("President Ada Holm declared a state of emergency on Monday.", **NEWS)
    assert not the(found, "declare").speech


def test_the_airline_is_the_one_even_where_another_company_is_nearer(extract_text):
    _, found = extract_text(
        "The news was a report that Kestrel Airlines Group Inc. had agreed to buy 50 of Lumar’s new ships. However, neither Lumar Corp. "
        "(NYSE: LUM) nor its rivals have said so.\n\nThe deal is the second time that the airline has surprised Harbour Corp. by ordering "
        "a Lumar ship.",
        **NEWS,
    )
    assert doers(found, "surprise") == {"Kestrel Airlines Group Inc."}
    assert not any("NYSE" in a.name for a in found.actors)


def test_the_government_without_an_owner_is_the_one_state_named(extract_text):
    _, found = extract_text(
        "Canada will file a complaint, its trade minister said on Friday. The government also rejected sanctions on its shipyards.",
        **NEWS,
    )
    assert doers(found, "reject") == {"Canada"}


@pytest.mark.parametrize("offices", ["Foreign Minister", "Director and Foreign Minister"])
def test_the_secretary_and_a_foreign_minister_are_two(extract_text, offices):
    _, found = extract_text(
        f"Secretary of State Ada Holm hosted {offices} Wang Li today in Lund. The Secretary and {offices} Wang discussed ferries. "
        "The Secretary thanked the port.",
        **NEWS,
    )
    assert doers(found, "discuss") == {"Ada Holm", "Wang Li"}
    assert doers(found, "thank") == {"Ada Holm"}


def test_the_president_and_chief_executive_officer_is_one(extract_text):
    _, found = extract_text(
        "Kestrel President and Chief Executive Officer Ada Holm spoke. The President and Chief Executive Officer Holm sold a ferry.",
        **NEWS,
    )
    assert doers(found, "sell") == {"Ada Holm"}


@pytest.mark.parametrize(
    "led_in",
    [
        "Finance Minister Anna Verhoeven issued the following statement on the storm in Norland:",
        "Finance Minister Anna Verhoeven said in a statement:",
        "STRELSAU – Senator Anna Verhoeven, a member of the Budget Committee, issued the following statement after the Senate passed the bill:",
        "The following is a statement from Finance Minister Anna Verhoeven:",
    ],
)
def test_a_statement_on_lines_of_its_own_is_of_whom_the_line_before_names(extract_text, led_in):
    _, found = extract_text(f"{led_in}\n\n“Today I directed the agency to open two shelters.\n\n“I signed the order.”")
    assert doers(found, "direct") == doers(found, "sign") == {"Anna Verhoeven"}


def test_a_joint_statement_is_of_all_who_make_it(extract_text):
    _, found = extract_text(
        "Ministers Anna Verhoeven and Karl Brandt today released the following joint statement:\n\n“We opened two shelters.”"
    )
    assert doers(found, "open") == {"Anna Verhoeven", "Karl Brandt"}


def test_both_sides_are_the_states_that_act_not_who_met_for_them(extract_text):
    _, found = extract_text(
        "Japan and the Ostrian Union made progress in their talks. Commerce Secretary Ada Holm held meetings with Lars "
        "Lund, Director-General for Trade. Both sides narrowed down differences."
    )
    assert doers(found, "narrow") == {"Japan", "Ostrian Union"}


def test_three_leaders_are_not_two(extract_text):
    _, found = extract_text(
        "President Ada Holm met Prime Minister Lars Lund in Kastel. Jane Roe of Sudria came too. The three leaders agreed to cut tariffs."
    )
    assert all(len(named(found, a)) != 2 for a in found.actions if a.verb == "agree")


def test_an_order_by_its_letters_acts_for_who_signed_it(extract_text):
    _, found = extract_text(
        "President Ada Holm signed an Executive Order (E.O.) on Ostria. The E.O. declares a national emergency with respect to the crisis."
    )
    assert doers(found, "declare") == {"Ada Holm"}
    assert the(found, "declare").statement.startswith("The E.O.")


def test_verbs_with_a_hyphen_and_what_somebody_is_prepared_to_do(extract_text):
    _, found = extract_text(
        "Prime Minister Ada Holm said her government will fast-track national projects. The Ostrian Bank stress-tested its "
        "loans. The Harbour Department is prepared to employ a range of measures."
    )
    assert the(found, "fast-track").status is Status.PLANNED
    assert the(found, "stress-test") and the(found, "employ").status is Status.PLANNED


def test_a_surname_that_nobody_introduces_does_what_only_people_do(extract_text):
    _, found = extract_text("Vellard visited Norland on Monday to sign a treaty.")
    assert doers(found, "visit") == {"Vellard"}


def test_an_order_is_of_who_signs_it_in_the_text_not_of_the_title(extract_text):
    _, found = extract_text(
        "President Ada Holm signed an order on the crisis. The order declares a national emergency.",
        title="Japan Issues New Order on the Crisis",
    )
    assert doers(found, "declare") == {"Ada Holm"}


def test_what_goes_on_in_a_state_is_not_done_by_it(extract_text):
    _, found = extract_text(
        "In response to the crisis in northern Japan, which has threatened peace, President Ada Holm signed an order."
    )
    assert verbs(found) == ["sign"]


@pytest.mark.parametrize(
    "text, verb, who",
    [
        ("Arik Holm is a Red Lantern associate who planned the bombing of the Berg Museum.", "plan", {"Arik Holm"}),
        ("Ivar Lund is a senior member of the Red Lantern who has moved weapons.", "move", {"Ivar Lund"}),
        ("Halden Corp. lost data. The company spokesperson disputes the report.", "dispute", {"Halden Corp."}),
        ("Talks were held between Norway and Denmark on Monday.", "hold", {"Norway", "Denmark"}),
        (
            "The Ports Department and the City of Berg, Colorado will host a summit in June.",
            "host",
            {"Ports Department"},
        ),
        ("That is why, in June, the Ports Ministry announced a plan.", "announce", {"Ports Ministry"}),
    ],
)
def test_who_is_told_of_by_a_longer_way_round(extract_text, text, verb, who):
    _, found = extract_text(text)
    assert doers(found, verb) >= who


def test_the_parties_of_a_coalition_are_not_those_who_met(extract_text):
    _, found = extract_text(
        "The Ports Council met with the Bridges Board on Friday. Four parties of the ruling coalition reached a deal. "
        "The parties also agreed to raise spending."
    )
    assert not any(named(found, a) == {"Ports Council", "Bridges Board"} for a in found.actions if a.verb == "agree")
    assert found.actions


@pytest.mark.parametrize(
    "text, verb, who",
    [
        (
            "In a written statement, Commissioner Ada Holm said fees will rise. The statement echoes a complaint.",
            "echo",
            "Ada Holm",
        ),
        (
            "The Harbour Board sued Vell Inc. in court. The lawsuit alleges that Vell dumped oil.",
            "allege",
            "Harbour Board",
        ),
        (
            "The ports commission charged Orm Ltd. with fraud. A complaint filed by the Harbour Board alleges it sold data.",
            "allege",
            "Harbour Board",
        ),
        ("There is credible information that Mr. Holm misused the funds of his office.", "misuse", "Holm"),
    ],
)
def test_papers_speak_for_who_wrote_them(extract_text, text, verb, who):
    _, found = extract_text(text)
    assert doers(found, verb) == {who}


def test_words_without_marks_are_those_of_who_is_named_above_them(extract_text):
    _, found = extract_text(
        "Prime Minister Arik Holm said:\n\n“The attack was reckless.”\n\n"
        "Home Secretary Jana Brandt said:\n\nThe attack on Kastel was a mistake.\n\nWe have closed the port of Halden.\n\n"
        "The Ports Ministry opened a harbour in Vell in March."
    )
    assert doers(found, "close") == {"Jana Brandt"}
    assert doers(found, "open") == {"Ports Ministry"}


def test_he_is_a_surname_behind_an_office(extract_text):
    _, found = extract_text(
        "Secretary Jana Holm met with Vice Premier He Yunlan on Monday. Secretary Holm and Vice Premier He had candid, direct "
        "discussions on trade. Vice Premier He welcomed the visit. He said that it was late."
    )
    assert set(actor_names(found)) == {"Jana Holm", "He Yunlan"}
    assert doers(found, "have") == {"Jana Holm", "He Yunlan"}
    assert doers(found, "welcome") == {"He Yunlan"}
    assert "He" in the(found, "meet").statement


def test_ministers_of_a_joint_text_are_the_two_who_met(extract_text):
    _, found = extract_text(
        "The Minister for Ports of Norland, Arik Holm, and the Minister for Justice of Sudria, Ivar Lund, met in Berg on 5 May "
        "2025.\n\nMinisters agreed to hold three meetings a year."
    )
    assert doers(found, "agree") == {"Arik Holm", "Ivar Lund"}


def test_they_who_say_something_of_others_are_not_those_others(extract_text):
    _, found = extract_text(
        "Protests of farmers closed the border. They say Marenian producers would flood the market. On top of that, they say "
        "that costs are lower there."
    )
    assert not any(named(found, a) == {"Marenian producers"} for a in found.actions if a.verb == "say")
    assert found.actions


def test_who_joins_a_call_stands_behind_the_call(extract_text):
    _, found = extract_text(
        "Minister Ada Holm was joined on the call by Assistant Secretary Karl Brandt and Counselor Mia Roe."
    )
    assert doers(found, "join") == {"Karl Brandt", "Mia Roe"}


def test_a_list_whose_first_name_stands_apart(extract_text):
    _, found = extract_text("On June 14th, the FDIC, Federal Reserve Board and OCC adopted a final rule on capital.")
    assert doers(found, "adopt") == {"FDIC", "Federal Reserve Board", "OCC"}


def test_two_people_with_long_offices_act_together(extract_text):
    _, found = extract_text(
        "Jennifer Holm, Assistant to the President and Director of the Harbour Policy Council, and Tom Marden, Senior Advisor "
        "and Assistant to the President and Director of the Office of Intergovernmental Affairs, convened legislative leaders to discuss their efforts."
    )
    assert doers(found, "convene") == {"Jennifer Holm", "Tom Marden"}


def test_a_paper_that_has_a_state_in_its_name_does_not_speak_in_a_quotation(extract_text):
    _, found = extract_text(
        "“We remain committed to disrupting the fleet,” said Under Secretary of the Treasury for Ports Ada Holm. Iran armed it. "
        "The Department of the Treasury acted.",
        publisher="The Iran Reader",
    )
    assert doers(found, "commit") == {"Department of the Treasury"}


@pytest.mark.parametrize(
    ("publisher", "body", "spoken"),
    [
        ("Marenian Spending Review Office", "The Spending Review Office", True),
        ("Parliament Telegraph", "Parliament", False),
        ("Parliament Today", "Parliament", False),
    ],
)
def test_a_paper_named_for_what_it_tells_of_does_not_speak_for_it(extract_text, publisher, body, spoken):
    _, found = extract_text(
        f"{body} closed four programmes on Monday. We will publish a list of programmes in May.", publisher=publisher
    )
    assert ("publish" in verbs(found)) is spoken


def test_whose_ship_it_is_does_not_make_its_owner_do_it(extract_text):
    _, found = extract_text(
        "Today, the Department of the Treasury’s Office of Foreign Assets Control (OFAC) is taking action against Marshall "
        "Islands-registered shipping company Halden Inc., whose vessel, the LADY SOFIA, is involved in illicit shipments to the "
        "People’s Republic of China (PRC) in support of Iran’s fleet."
    )
    assert verbs(found) == ["take"]


def test_whoever_is_designated_does_nothing_by_it(extract_text):
    _, found = extract_text(
        "Today’s designations of Ada Holm, a leader in the Arsen gang and one of El Orm’s sons, as well as Lars Páez López, Per "
        "Ask Uribe, and Ines Marden Sedano, add to previous Treasury designations announced on February 22, 2023."
    )
    assert not [n for a in found.actions for n in named(found, a) if n.startswith(("Lars", "Per", "Ines"))]
    assert not [e for e in found.timeline if e.what.startswith("’s")]
    assert found.actors or found.timeline


def test_what_an_agenda_would_cut_is_not_cut_by_who_pushes_it(extract_text):
    _, found = extract_text(
        "The fifth tour comes as Republican Members of Congress continue to push an extreme agenda that would raise costs on "
        "American families, cut Medicare and Social Security, and undermine policies that are driving investments."
    )
    assert "cut" not in verbs(found)
    assert found.actions


def test_what_steps_are_for_is_not_done_yet(extract_text):
    _, found = extract_text(
        "Hours after taking the oath, President Holm will take a number of actions. He will sign a combination of orders, "
        "memoranda, directives, and letters to take initial steps to address these crises, including by changing the course of "
        "the COVID-19 pandemic, providing economic relief, tackling climate change, and advancing racial equity."
    )
    assert not {"tackle", "advance"} & set(verbs(found))
    assert found.actions


def test_two_agreements_with_two_banks_are_two(extract_text):
    _, found = extract_text(
        "The FDIC entered into a purchase and assumption agreement with First Federal Bank to assume the deposits of Orm Bank. "
        "The FDIC entered into a purchase and assumption agreement with New Vell Community Bank to assume the deposits of Ask Bank."
    )
    assert len([a for a in found.actions if a.verb == "enter"]) == 2


def test_what_a_letter_urges_is_said(extract_text):
    _, found = extract_text(
        "U.S. Senators Ada Holm and Edward J. Marden today sent a letter to Dr. Ines Lund, Deputy Director of Science and Society, "
        "Office of Science and Technology Policy (OSTP), urging for the establishment of a national open-access policy."
    )
    assert "urging for the establishment" in the(found, "send").statement


def test_an_office_behind_its_department_acts_alone(extract_text):
    _, found = extract_text(
        "The U.S. Department of the Treasury’s Office of Foreign Assets Control (OFAC) has imposed sanctions on three vessels and "
        "their owners for supporting the militia, part of Norland’s network."
    )
    assert doers(found, "impose") == {"Office of Foreign Assets Control"}
    assert all("has imposed" not in e.what or "Office of" in e.what for e in found.timeline)


def test_and_stands_where_a_clause_before_it_was_left_out(extract_text):
    _, found = extract_text(
        "To kick off the tour, the White House released new tools on Invest.gov that highlight how the President’s agenda is "
        "benefitting Americans’ daily lives, including a Savings Explorer to show users how the Holm Administration is helping "
        "them save money on everyday costs and basic needs, and a new website page that highlights stories.",
        date=date(2026, 1, 14),
    )
    assert "Invest.gov and a new" in the(found, "release").statement
    assert not [e for e in found.timeline if "Invest.gov a new" in e.what]


def test_who_joins_whom_where_the_sentence_begins_with_it(extract_text):
    _, found = extract_text(
        "Senator Ada Holm wrote to the Board. Joining Senator Holm in the letter are Senators Jim Ask, Mike Orm, and Dick "
        "Durbin."
    )
    assert "are joining Senator Holm in the letter" in the(found, "join").statement


def test_the_company_is_not_one_named_later(extract_text):
    _, found = extract_text(
        "Following a comment period, the Board has approved a final order settling charges that the network misrepresented its "
        "protection of data. The settlement bars it from misrepresentations, requires the company to implement a comprehensive "
        "privacy program, and calls for audits.\n\nThe maker Halden Inc. will pay a penalty of 3 million. Halden Inc. sells food. "
        "Halden Inc. has agreed to settle charges."
    )
    assert "implement" not in [a.verb for a in found.actions if "Halden Inc." in named(found, a)]
    assert found.actions


def test_two_objects_the_second_with_a_gerund(extract_text):
    _, found = extract_text(
        "The Harbour Committee will continue to host public presentations and listening sessions in addition to developing a "
        "more comprehensive website."
    )
    assert verbs(found) == ["host"]


def test_what_is_said_before_its_speaker_without_marks(extract_text):
    _, found = extract_text(
        "The measures from the US Treasury Department's Office of Foreign Assets Control (OFAC) are aimed at stifling a network "
        "known for sending illicit drugs from Mexico across the border to Dallas and Houston, as well as to other cities including "
        "Chicago and Atlanta, Treasury Secretary Ada Holm said."
    )
    assert "said the measures" in the(found, "say").statement


def test_what_somebody_is_to_ensure_is_no_fact(extract_text):
    _, found = extract_text(
        "“To ensure that Mr. Lars Whitaker both appears in the hearing room and answers our questions cleanly, I have asked the "
        "Harbour Committee to authorize a subpoena,” said Chairman Per Ask."
    )
    assert "answer" not in verbs(found)
    assert found.actions


def test_who_weighs_its_own_sales_is_the_state_and_not_its_minister(extract_text):
    _, found = extract_text(
        "Norway will file a complaint by the end of January, Trade Minister Ada Holm said on Friday, and is considering limits on "
        "its own exports if talks fail."
    )
    assert doers(found, "consider") == {"Norway"}


@pytest.mark.parametrize(
    "text, done",
    [
        ("Ada Holm withdrew troops from Germany saying that the war is over.", {("withdraw", "Ada Holm")}),
        ("Premier Ada Holm, who succeeds Lars Lund, said:\n\nWe will build three new ports.", {("build", "Ada Holm")}),
        ("Norway signed the pact. Ada Holm is no leader who dissolved the parliament.", {("sign", "Norway")}),
        ("Norway signed the pact. Ada Holm may be an officer who robbed the bank.", {("sign", "Norway")}),
        ("Norway signed the pact. Jan Holm is an agent of the man who led the raid.", {("sign", "Norway")}),
        (
            "The Board fined Orm Corp. for stopping shops from selling its lamps, raising prices and reducing choice.",
            {("fine", "Board")},
        ),
        (
            "The Ministry of Fish presided for Norway, and the Ministry of Trade and the Harbour Office presided for Chad.",
            {("preside", "Ministry of Fish"), ("preside", "Ministry of Trade"), ("preside", "Harbour Office")},
        ),
        (
            "The Grain Board said Orm Corp. broke the rules and gave it six months to stop the sales.",
            {("say", "Grain Board"), ("give", "Grain Board"), ("break", "Orm Corp.")},
        ),
        (
            "Ministers met in Berlin on Monday. Members of the public protested against it.",
            {("meet", "Ministers"), ("protest", "Members")},
        ),
        (
            "Today the Ministry of Mines, alongside the Treasury, the Ministry of Trade, the Office of the Envoy, and the Ministry of "
            "Labour issued an updated advisory on tin.",
            {("issue", "Ministry of Mines")},
        ),
        ("Norway, alongside Canada, France, and Japan signed the accord on Monday.", {("sign", "Norway")}),
    ],
)
def test_nobody_does_what_is_only_near_their_name(extract_text, text, done):
    _, found = extract_text(text)
    assert {(a.verb, name) for a in found.actions for name in named(found, a)} == done


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "LAS VELLAS - A gunman killed at least 50 people and wounded over 400 at a festival on the Las Vellas Strip on Sunday, "
            "raining down fire from the 32nd floor.",
            ["kill", "wound"],
        ),
        ("BERG - A man given five years in prison by a court in Berg.", []),
    ],
)
def test_who_has_an_object_of_the_deed_has_done_it(extract_text, sentence, told):
    _, found = extract_text(sentence)
    assert [v for v in verbs(found) if v in ("kill", "wound", "give")] == told


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        (
            "After a meeting with Norway, Denmark, and the Halden Bank, the Ministry of Ports announced a loan.",
            "announce",
            {"Ministry of Ports"},
        ),
        (
            "Following the ministerial meeting between the United States, Japan, and the Republic of Korea, the United States is "
            "pleased to announce a plan.",
            "announce",
            {"United States"},
        ),
        ("Ahead of the meeting, Norway and Denmark committed to a truce.", "commit", {"Norway", "Denmark"}),
        (
            "Following talks with Norway, Denmark and Japan, the Halden Council approved the plan.",
            "approve",
            {"Halden Council"},
        ),
    ],
)
def test_a_list_that_opens_a_sentence_ends_before_the_doer(extract_text, text, verb, who):
    _, found = extract_text(text, date=date(2026, 1, 12))
    assert doers(found, verb) == who


@pytest.mark.parametrize(
    ("first", "agreed"),
    [
        ("Secretary Maria Jones met with Minister Peter Smith in Oslo.", {"Maria Jones", "Peter Smith"}),
        ("Secretary Maria Jones hosted Minister Peter Smith in Oslo.", {"Maria Jones", "Peter Smith"}),
        ("Secretary Maria Jones met with Minister Peter Smith and farmers in Oslo.", set()),
    ],
)
def test_they_are_the_two_who_met(extract_text, first, agreed):
    _, found = extract_text(f"{first} They agreed to open three ports.")
    assert {name for a in found.actions if a.verb == "agree" for name in named(found, a)} == agreed


def test_what_a_group_is_twice_committed_to_is_not_the_sentences_subject_s(extract_text):
    _, found = extract_text("Norway will fight a group committed to its ruin, committed to getting missiles.", **NEWS)
    assert verbs(found) == ["fight"]


def test_whom_somebody_helps_does_all_of_the_list(extract_text):
    _, found = extract_text(
        "Norway will deepen its commitment to helping Kenya mend its roads, enhance its schools and deliver vaccines.",
        **NEWS,
    )
    assert not {"enhance", "deliver"} & {a.verb for a in found.actions if named(found, a) == {"Norway"}}


def test_people_in_two_places_are_not_the_second_place(extract_text):
    _, found = extract_text(
        "The vast majority of miners on both Manus Island and Nauru have now received letters.", **NEWS
    )
    assert doers(found, "receive") == {"miners"}


@pytest.mark.parametrize(
    ("text", "house", "what"),
    [
        (
            "The Clean Ports bill passed the House last week by 61 votes to 12.",
            "House",
            "The Clean Ports bill by 61 votes to 12",
        ),
        ("Officials said the bill had passed the Senate on 4 May.", "Senate", "the bill"),
        ("The Senate passed a ferry bill. The bill passed the House on 2 March.", "House", "The bill"),
    ],
)
def test_what_a_bill_passes_has_passed_the_bill(extract_text, text, house, what):
    _, found = extract_text(text, **NEWS)
    assert (house, what) in [(next(iter(named(found, a)), ""), a.what) for a in found.actions if a.verb == "pass"]


def test_a_bill_that_somebody_passes_on_is_not_passed(extract_text):
    _, found = extract_text("Minister Ada Holm passed the bill to the House of Commons on Monday.", **NEWS)
    assert all(named(found, a) == {"Ada Holm"} for a in found.actions)


def test_whom_a_thing_was_announced_by_does_not_do_what_the_thing_does(extract_text):
    _, found = extract_text(
        "A levy of €4 on each crate with a value of €90 euros or less unveiled this week by Trade Commissioner Maroš Šebek is set "
        "to slow exports of toys."
    )
    assert not any(a.actors for a in found.actions if a.verb == "slow")
