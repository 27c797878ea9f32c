"""Which clauses tell an act, and whose acts unnamed things, companies and pronouns do. All people and institutions are invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.found import doers, named, statements, the, verbs

NEWS = {"date": date(2026, 3, 10), "source": "Harbour Times"}


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        (
            "The Harbour Commission proposed a fee of 3 crowns on each crate. The fee would replace the old stamp duty.",
            "replace",
            {"Harbour Commission"},
        ),
        (
            "The Ministry of Trade invoked the emergency clause of the treaty. "
            "This action will establish a panel of inspectors.",
            "establish",
            {"Ministry of Trade"},
        ),
        (
            "The Harbour Commission rejected the plan on Monday. In addition, it said the port lacked cranes.",
            "say",
            {"Harbour Commission"},
        ),
        (
            "The Harbour Commission is drafting a rule as it continues an inquiry into crane prices.",
            "continue",
            {"Harbour Commission"},
        ),
        (
            "The Ministry of Trade closed the northern harbour. “We will read the report,” a spokesperson for the Ministry of Trade said. "
            "“It is a long report,” the spokesperson added.",
            "add",
            {"Ministry of Trade"},
        ),
        (
            "France and Norway signed a fishing pact on Monday. The two sides will open a joint office in June.",
            "open",
            {"France", "Norway"},
        ),
        (
            "Tidewell Corp. beat Norcrane Inc. to the contract. The company is adding a third shift at its yard.",
            "add",
            {"Tidewell Corp."},
        ),
    ],
)
def test_who_is_meant_by_a_thing_a_pronoun_or_a_common_noun(extract_text, text, verb, who):
    _, found = extract_text(text, **NEWS)
    assert doers(found, verb) >= who


def test_it_that_takes_effect_is_no_body(extract_text):
    _, found = extract_text("Norland imposed a duty on grain in March. It takes effect next Tuesday.", **NEWS)
    assert all(a.verb != "take" or not a.actors for a in found.actions)


@pytest.mark.parametrize(
    ("text", "verb", "happened"),
    [
        ("The donors' conference was convened to raise funds for the lighthouse.", "convene", True),
        ("Minister Anna Kovac was presented with a medal in Streslau.", "present", True),
        ("Thousands of gulls were displaced by the storm surge.", "displace", False),
        ("The cranes may be painted in spring.", "paint", False),
    ],
)
def test_events_told_without_their_doer(extract_text, text, verb, happened):
    _, found = extract_text(text, **NEWS)
    assert (verb in verbs(found)) is happened


@pytest.mark.parametrize(
    ("text", "verb", "what"),
    [
        ("Coastal states want the fund to grow and to cover repairs.", "want", "fund"),
        ("Anna Kovac previously served on the board of the Harbour Bank.", "serve", "board"),
        ("Minister Anna Kovac made clear that the ports will stay open.", "make", "ports"),
        ("The Harbour Commission focused on the price of cranes.", "focus", "price"),
        ("Anna Kovac held senior roles at the Harbour Bank.", "hold", "roles"),
    ],
)
def test_weak_verbs_that_are_acts_of_somebody(extract_text, text, verb, what):
    _, found = extract_text(text, **NEWS)
    assert what in the(found, verb).what


def test_making_clear_is_speech_and_adding_a_shift_is_none(extract_text):
    _, found = extract_text(
        "Minister Anna Kovac made clear that the ports will stay open. The Harbour Commission added a third shift.",
        **NEWS,
    )
    assert the(found, "make").speech
    assert not the(found, "add").speech


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "Anna Kovac will travel to Streslau on Monday, where she will meet the harbour pilots.",
            "meet",
            "will meet the harbour pilots",
        ),
        (
            "The council condemned the reckless steps France is taking against its neighbours.",
            "take",
            "France is taking [the reckless steps] against its neighbours",
        ),
    ],
)
def test_relative_clauses_with_a_subject_of_their_own(extract_text, text, verb, statement):
    _, found = extract_text(text, **NEWS)
    assert statement in the(found, verb).statement


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("North Macedonia will commence purchase of timber in June.", "commence", Status.PLANNED),
        (
            "Sudria will work with Ruritania to end tariffs and will provide larger quotas for timber.",
            "provide",
            Status.PLANNED,
        ),
        (
            "Anna Kovac and Peter Lindqvist met to settle the dispute over fish and discussed widening the canal.",
            "discuss",
            Status.DONE,
        ),
        ("The retailer Tidewell Corp. has one month to respond to the findings.", "respond", Status.PLANNED),
        ("The Supreme Court of Norway is about to rule on the question of the canal.", "rule", Status.PLANNED),
        ("Minister Anna Kovac is in Streslau to discuss the canal with Norway.", "discuss", Status.PLANNED),
    ],
)
def test_the_act_is_found_below_or_beside_other_verbs(extract_text, text, verb, status):
    _, found = extract_text(text, **NEWS)
    act = the(found, verb)
    assert act.actors
    assert act.status is status


def test_they_go_on_for_the_two_who_met(extract_text):
    _, found = extract_text(
        "Minister Anna Kovac met with Minister Peter Lindqvist in Oslo. They discussed the price of timber. "
        "They agreed that the ports will open in June.",
        **NEWS,
    )
    assert {n.split()[-1] for n in doers(found, "agree")} == {"Kovac", "Lindqvist"}


def test_a_report_that_the_title_names_speaks_for_its_publisher(extract_text):
    _, found = extract_text(
        "The report describes trends in lending to small ports. It was drafted by the staff of the Harbour Commission.",
        title="New report on lending to small ports",
        source="Harbour Commission",
        date=date(2026, 3, 10),
    )
    told = the(found, "describe")
    assert named(found, told) == {"Harbour Commission"}
    assert told.statement == "The report describes trends in lending to small ports."


def test_what_is_called_for_is_proposed_and_told_whole(extract_text):
    _, found = extract_text("Anna Kovac called for the ban on cranes to be lifted.", **NEWS)
    act = the(found, "call")
    assert act.status is Status.PROPOSED
    assert act.statement == "Anna Kovac called for the ban on cranes to be lifted."


def test_a_quotation_that_goes_on_keeps_its_marks(extract_text):
    _, found = extract_text(
        'Anna Kovac told reporters the toll is "a burden on the small ports of the north. It must go."', **NEWS
    )
    assert the(found, "tell").statement.endswith('the toll is "a burden on the small ports of the north".')


def test_a_verb_beside_a_progress_has_a_form_of_its_own(extract_text):
    _, found = extract_text(
        "The Ministry of Trade closed the northern harbour. "
        "“We are reading the report and ask for patience,” a spokesperson for the Ministry of Trade said.",
        **NEWS,
    )
    assert "are ask" not in the(found, "ask").statement


@pytest.mark.parametrize(
    "text",
    [
        "At last, Anna Kovac revealed.",
        "What the Ministry of Trade is hiding from us about the latest findings",
    ],
)
def test_stumps_and_teasers_tell_no_act(extract_text, text):
    _, found = extract_text(text, **NEWS)
    assert not {"reveal", "hide"} & set(verbs(found))


def test_states_that_are_to_act_do_not_state(extract_text):
    _, found = extract_text(
        "The European Union opened a review of the canal on Monday.",
        title="European Union States to Review the Canal",
        date=date(2026, 3, 10),
    )
    assert "state" not in verbs(found)


def test_what_somebody_is_able_to_do_is_no_act_but_a_refusal_is(extract_text):
    _, found = extract_text(
        "The Ministry of Trade can lend the ports new cranes. The Ministry of Trade cannot support the toll.", **NEWS
    )
    assert verbs(found) == ["support"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Led by the Ministry of Trade, the campaign reached forty ports.",
            "The campaign [was] led by the Ministry of Trade.",
        ),
        (
            "The Ministry of Trade is drafting a report that will be shared with all coastal states.",
            "A report will be shared with all coastal states.",
        ),
    ],
)
def test_passives_before_and_below_the_sentence(extract_text, text, statement):
    _, found = extract_text(text, **NEWS)
    assert statement in statements(found)


def test_what_has_yet_to_happen_did_not_and_what_was_under_way_is_not_ahead(extract_text):
    _, found = extract_text(
        "Norway has yet to seize the opportunity to join the pact. "
        "The Ministry of Trade was discussing the toll with Norway on 12 April 2026.",
        **NEWS,
    )
    assert the(found, "seize").status is Status.DENIED
    assert the(found, "discuss").status is not Status.PLANNED


def test_with_somebody_doing_something_tells_what_they_do(extract_text):
    _, found = extract_text(
        "The ministers praised the pact on timber, with Norway hosting the harbour pilots in June.", **NEWS
    )
    assert doers(found, "host") == {"Norway"}


@pytest.mark.parametrize(
    ("text", "verb", "statement", "status"),
    [
        (
            "Anna Kovac opened the session on Monday. The cost of the toll, Kovac argued, could be even higher.",
            "argue",
            "Anna Kovac argued [that] the cost of the toll could be even higher.",
            Status.DONE,
        ),
        (
            "Anna Kovac opened the session. The harbour is poor, Kovac said, because its cranes are old.",
            "say",
            "Anna Kovac said [that] the harbour is poor.",
            Status.DONE,
        ),
        (
            "Tidewell Corp. is believed to have paid the hackers.",
            "pay",
            "Tidewell Corp. is believed to have paid the hackers.",
            Status.DONE,
        ),
        (
            "Tidewell Corp. is thought to be planning a merger.",
            "plan",
            "Tidewell Corp. is thought to be planning a merger.",
            Status.ONGOING,
        ),
    ],
)
def test_what_others_hold_or_tell_of_it(extract_text, text, verb, statement, status):
    _, found = extract_text(text, **NEWS)
    act = the(found, verb)
    assert (act.statement, act.status) == (statement, status)


def test_an_inserted_report_is_not_dated_by_what_it_tells(extract_text):
    _, found = extract_text("The toll, the Harbour Commission warned, will end in May 2027.", **NEWS)
    assert the(found, "warn").when != "2027-05"
    assert ("2027-05", "The toll will end") in [(e.when, e.what) for e in found.timeline]


def test_an_emergency_is_continued_for_a_year(extract_text):
    _, found = extract_text(
        "Canada is continuing for 1 year the national emergency declared in Executive Order 12.", **NEWS
    )
    assert the(found, "continue").what == "the national emergency declared in Executive Order 12"


def test_our_governments_are_the_parties(extract_text):
    _, found = extract_text(
        "We, the Governments of France and Norway, met in Oslo on Monday. Our governments will open a joint office in June.",
        **NEWS,
    )
    assert doers(found, "open") == {"France", "Norway"}


def test_gerunds_of_a_wish_are_no_acts_and_those_of_a_plan_are_ahead(extract_text):
    _, found = extract_text(
        "The Ministry of Trade stressed the importance of creating jobs, growing the ports, and lowering fees. "
        "Minister Petra Holm has put forward plans, including building new cranes and reforming the toll.",
        **NEWS,
    )
    told = {a.verb: a.status for a in found.actions}
    assert {v: told.get(v) for v in ("grow", "lower", "build", "reform")} == {
        "grow": None,
        "lower": None,
        "build": Status.PLANNED,
        "reform": Status.PLANNED,
    }


def test_the_company_is_the_one_that_the_text_is_about(extract_text):
    text = "Tidewell Corp. sold ships to Norway. Tidewell Corp. has two yards. A rival of Tidewell Corp., Norcrane Inc., sold none."
    _, found = extract_text(
        f"{text}\n\nThe talks failed. The company said that the ships were old. It said it had stopped.", **NEWS
    )
    assert [named(found, a) for a in found.actions if a.verb == "say"] == [{"Tidewell Corp."}] * 2


def test_a_letter_speaks_for_whoever_drafted_it(extract_text):
    _, found = extract_text(
        "Minister Petra Holm opened the ports. A statement issued by Tidewell Corp. said the ships had been sold.",
        **NEWS,
    )
    assert doers(found, "say") == {"Tidewell Corp."}
    assert the(found, "say").statement == "A statement issued by Tidewell Corp. said the ships had been sold."


def test_whoever_is_named_in_the_object_is_not_the_doer(extract_text):
    _, found = extract_text(
        "Tidewell Corp. sold ships to Norway. As it continues to investigate Tidewell Corp., the Harbour Agency asked Norway for data.",
        **NEWS,
    )
    assert not any(a.verb == "investigate" and "Tidewell Corp." in named(found, a) for a in found.actions)


@pytest.mark.parametrize(
    ("title", "verb", "whom"),
    [
        ("Mayor Anna Kovac charged with fraud", "charge", "Anna Kovac"),
        ("Former minister Jon Berg arrested in Oslo over bribes", "arrest", "Jon Berg"),
        ("Anna Kovac named head of Norges Bank", "name", "Anna Kovac"),
        ("Norges Bank fined 5 million over loans", "fine", "Norges Bank"),
        ("Norges Bank slammed over failures to respond to letters", "slam", "Norges Bank"),
    ],
)
def test_whom_a_headline_tells_to_have_been_arrested_has_arrested_nobody(extract_text, title, verb, whom):
    _, found = extract_text("The weather in Oslo was fine on the day.", title=title, **NEWS)
    act = the(found, verb)
    assert act.actors == () and act.when == "2026-03-10" and whom in {a.name for a in found.actors if a.id in act.to}


def test_who_acts_in_a_headline_acts(extract_text):
    _, found = extract_text("The weather was fine.", title="Jon Berg named Anna Kovac head of the bank", **NEWS)
    assert doers(found, "name") == {"Jon Berg"}
    _, found = extract_text("The weather was fine.", title="Denmark banned from talks by Norway", **NEWS)
    assert doers(found, "ban") == {"Norway"}


def test_what_a_question_or_a_complaint_tells_is_no_act(extract_text):
    _, found = extract_text(
        "Will Canada, which has closed the northern harbour, lift the ban on ships that sell coal? "
        "Anna Kovac heard complaints that troops are scrounging for parts. The Ministry of Trade opened the port.",
        **NEWS,
    )
    assert not {"lift", "scrounge"} & set(verbs(found))
    assert "open" in verbs(found)


def test_an_announcement_is_of_the_day_whatever_it_announces(extract_text):
    _, found = extract_text("The Ministry of Trade is pleased to announce a fund for 2027.", **NEWS)
    act = the(found, "announce")
    assert act.status is Status.DONE and act.when in (None, "2026-03-10")


def test_we_of_one_person_stays_we(extract_text):
    _, found = extract_text("“We are sending the wrong signal to the ports,” Senator Anna Kovac said.", **NEWS)
    assert "[Anna Kovac:] We are sending the wrong signal to the ports." in statements(found)


def test_what_two_have_in_common_is_no_act_and_a_decision_is_told_as_one(extract_text):
    _, found = extract_text(
        "The Ministry of Trade shares common goals with Norway. The Ministry of Trade shared its data with Norway. "
        "Norway praised the Ministry of Trade's decision to close two yards.",
        **NEWS,
    )
    assert [a.what for a in found.actions if a.verb == "share"] == ["its data with Norway"]
    assert the(found, "decide").statement == "[The Ministry of Trade decided] to close two yards."


def test_marks_that_do_not_match_name_no_speaker(extract_text):
    text = (
        'Minister Petra Holm said "the ports were busy. Senator Jon Vik toured the yard. "We mended the cranes," Vik said. '
        "Canada opened a review of the toll."
    )
    _, found = extract_text(text, **NEWS)
    assert the(found, "open").statement == "Canada opened a review of the toll."


def test_small_talk_of_a_press_conference_is_no_act(extract_text):
    _, found = extract_text(
        "MS. DARROW: Good morning. The Ministry of Ports will open the pier on Monday. With that, I’ll turn it over to you.\n\n"
        "Q  When does it open?\n\nMS. DARROW: I think it is early. We pushed a lot of things together.\n\n"
        "Q  And who pays?\n\nMS. DARROW: We’ve been talking to everybody. We have sent boats to Ghana.\n\n"
        "Q  Thank you.\n\nMS. DARROW: We’re having a good day.",
        title="Press Gaggle by Spokesperson Ada Darrow",
        source="Ministry of Ports",
        date=date(2026, 3, 10),
    )
    assert set(verbs(found)) == {"open", "send"}


def test_who_was_something_and_appointed_appointed_nobody(extract_text):
    _, found = extract_text(
        "Anna Kovac opened the port. Jon Berg was a third highest-ranking pilot and appointed as the envoy for Ghana by Anna Kovac."
    )
    act = the(found, "appoint")
    assert act.statement == "Jon Berg [was] appointed as the envoy for Ghana by Anna Kovac."
    assert named(found, act) == {"Anna Kovac"}


def test_what_current_rules_do_is_no_deed_of_who_deplores_them(extract_text):
    _, found = extract_text(
        "“I proposed a new levy. Our current port fees hurt the fishermen of the islands,” Senator Anna Kovac said."
    )
    assert "hurt" not in verbs(found)


def test_what_speakers_say_of_their_speech_is_no_act(extract_text):
    _, found = extract_text(
        "I’d like to speak to our harbour policy. Our policy has many objectives, including addressing the cost of grain. Today, "
        "I’d like to especially focus on ferries. We have opened three ports.",
        title="Remarks by Minister of Ports Nora Finch at the Harbour Council",
        date=date(2026, 3, 10),
    )
    assert verbs(found) == ["open"] and not any("like to" in t.what for t in found.timeline)


def test_a_purpose_is_no_act(extract_text):
    _, found = extract_text(
        "Jon Berg used shops, which he owned and operated, in Oslo, to raise funds for Norway and attract pilots."
    )
    assert not {"raise", "attract"} & set(verbs(found))


def test_a_past_beside_a_relative_clause_is_no_act_of_who_pushes(extract_text):
    _, found = extract_text(
        "Norland noted that Sudria was pushing for a deal on levies that was “fair for both sides” and gave time to traders.",
        **NEWS,
    )
    assert "give" not in verbs(found)


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Authority wishes to make the following statement.",
        "The Harbour Authority fully respects the rights of defence.",
    ],
)
def test_what_is_announced_or_kept_as_a_rule_is_no_deed(extract_text, text):
    _, found = extract_text(text, **NEWS)
    assert not [a for a in found.actions if a.verb in ("make", "respect")]


def test_who_becomes_a_member_acts(extract_text):
    _, found = extract_text("On Tuesday, Finland became NATO's 31st member. Norway became the largest producer of gas.")
    assert [a.statement.rstrip(".") for a in found.actions] == ["Finland became NATO's 31st member"]


def test_the_agency_is_the_body_named_before_it(extract_text):
    _, found = extract_text(
        "The Internal Harbour Service announced on Monday that the season had begun. Officials said it was ready. "
        "The agency will open a new yard in May.",
        **NEWS,
    )
    assert doers(found, "open") == {"Internal Harbour Service"}
    _, found = extract_text(
        "The Harbour Commission sued the Internal Harbour Service. The agency hired a lawyer.", **NEWS
    )
    assert "hire" not in verbs(found)  # which of the two?


def test_a_bank_in_a_town_was_closed(extract_text):
    _, found = extract_text(
        "The First State Bank, Camargo, Oklahoma, was closed today by the Oklahoma State Banking Department, which appointed "
        "the Federal Deposit Insurance Corporation (FDIC) as receiver.",
        **NEWS,
    )
    assert doers(found, "close") == {"Oklahoma State Banking Department"}


def test_what_a_plan_will_cut_is_not_yet_cut(extract_text):
    _, found = extract_text(
        "Today President Holm put forward a plan that will make the biggest investment in history, cut the cost of child "
        "care in half, make ferries free, and make progress.",
        **NEWS,
    )
    assert not [a for a in found.actions if a.verb == "cut" and a.status is Status.DONE]


def test_what_is_left_well_placed_did_nothing(extract_text):
    _, found = extract_text(
        "The Treasury believes its current sizes leave it well positioned to address changes.", **NEWS
    )
    assert "position" not in verbs(found)


def test_nominations_are_made(extract_text):
    _, found = extract_text("President Ada Holm will make nominations for three posts of the Treasury.", **NEWS)
    assert the(found, "make").status is Status.PLANNED


def test_nominations_sent_to_the_senate_and_nobody_resigns(extract_text):
    _, found = extract_text(
        "NOMINATIONS SENT TO THE SENATE:\n\nAda Holm, of Virginia, to be an Assistant Secretary of Ports, vice Per Ask, resigned.\n\n"
        "Nils Orlo, of Ohio, to be Ambassador Extraordinary and Plenipotentiary of the United States of America to the Kingdom "
        "of Norway.\n\nWITHDRAWAL SENT TO THE SENATE:\n\nTord Lind, of Iowa, to be a Member of the Harbour Board, vice Mona "
        "Felder, which was sent to the Senate on January 20, 2026.",
        title="Nominations Sent to the Senate",
        date=date(2026, 3, 10),
    )
    told = {
        a.statement: (a.verb, a.when, {found_actor.name for found_actor in found.actors if found_actor.id in a.to})
        for a in found.actions
    }
    assert told == {
        "Ada Holm, of Virginia, [nominated] to be an Assistant Secretary of Ports.": (
            "nominate",
            "2026-03-10",
            {"Ada Holm"},
        ),
        "Nils Orlo, of Ohio, [nominated] to be Ambassador Extraordinary and Plenipotentiary of the United States of America to "
        "the Kingdom of Norway.": ("nominate", "2026-03-10", {"Nils Orlo"}),
        "Tord Lind, of Iowa, [nomination withdrawn] to be a Member of the Harbour Board.": (
            "withdraw",
            "2026-03-10",
            {"Tord Lind"},
        ),
    }
    assert not any("Extraordinary" in a.name for a in found.actors)


def test_whom_a_list_of_nominees_names(extract_text):
    _, found = extract_text(
        "WASHINGTON – Today, President Nils Orlo announced his intent to nominate the following individuals to key posts:\n\n"
        "- Ada Holm, Nominee for Deputy Secretary, Department of Ports\n- Nora Felder, Nominee for Commissioner, Harbour Commission\n\n"
        "President Orlo said, “I am glad.”\n\nAda Holm is a lawyer.",
        **NEWS,
    )
    announced = the(found, "announce")
    assert announced.statement.endswith("individuals to key posts: Ada Holm and Nora Felder.")
    assert {a.name for a in found.actors if a.id in announced.to} >= {"Ada Holm", "Nora Felder"}


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        (
            "On March 3, Treasury’s Office of Foreign Harbour Control, working with the State Department, designated the "
            "Egyptian and Jordanian branches of the Dockers Brotherhood as Specially Designated Global Smugglers under "
            "Executive Order 13224, as amended.",
            "designate",
            {"Office of Foreign Harbour Control"},
        ),
        (
            "Senator Paul Marden called a hearing. In letters to the heads of the Treasury Department, the Federal Reserve Board, "
            "the Federal Reserve Bank of New York, the Securities and Exchange Commission, Bear Stearns and JPMorgan Chase, "
            "Marden outlined several concerns raised by the agreement, including the role of the Federal Reserve.",
            "outline",
            {"Paul Marden"},
        ),
    ],
)
def test_who_acts_behind_an_inset_or_a_list(extract_text, text: str, verb: str, who: set[str]) -> None:
    _, found = extract_text(text, **NEWS)
    assert doers(found, verb) == who


def test_what_a_rescinded_policy_said_is_no_act(extract_text):
    _, found = extract_text(
        "The Harbour Commission today rescinded a policy, codified in Rule 202 of its procedures, stating that when it chooses "
        "to settle a case, it will not settle unless the defendant also agrees not to deny the charges.",
        **NEWS,
    )
    assert verbs(found) == ["rescind"]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Olav Vik won 57.2 percent of the vote on Sunday.",
        "President Olav Vik won 57% of the vote on Sunday.",
        "President Olav Vik won a second term on Sunday.",
    ],
)
def test_what_somebody_wins_in_an_election_is_an_act(extract_text, sentence: str) -> None:
    _, found = extract_text(sentence)
    assert verbs(found) == ["win"]


def test_who_stresses_something_states_what_follows(extract_text) -> None:
    _, found = extract_text(
        "Nora Pill emphasized that the Bank of Norland is not quite ready to make these changes, stating, “We’re not quite there yet.”"
    )
    names = {a.id: a.name for a in found.actors}
    assert [names[i] for a in found.actions if a.verb == "state" for i in a.actors] == ["Nora Pill"]


def test_what_a_page_says_of_its_editing_is_no_act(extract_text) -> None:
    _, found = extract_text("This story has not been edited by Harbourfax staff and is made from a feed.")
    assert not found.actions


def test_a_joined_clause_has_its_own_subject(extract_text):
    _, found = extract_text(
        "“The White House should reverse its directive and the Holm Administration should immediately respond to requests from "
        "all Senators,” said Senator Marden.",
        **NEWS,
    )
    assert doers(found, "respond") == {"Holm Administration"}
    assert the(found, "reverse").statement.endswith("should reverse its directive.")


def test_what_a_bank_was_named_is_not_what_its_closer_was(extract_text):
    _, found = extract_text(
        "On Friday, the Florida Office of Financial Regulation closed Florida Community Bank, headquartered in Orm, Florida and "
        "the FDIC was named receiver.",
        **NEWS,
    )
    assert the(found, "name").statement == "The FDIC was named receiver."


def test_built_with_is_told_of_the_projects(extract_text):
    _, found = extract_text(
        "The Treasury is awarding a 10 percent credit in addition to existing credits for projects in designated communities or "
        "designed and built with products made in the country.",
        **NEWS,
    )
    assert verbs(found) == ["award"]


def test_who_closed_a_bank_and_nobody_behind_it(extract_text):
    _, found = extract_text(
        "Sanderson State Bank, Sanderson, Texas, was closed today by the Texas Department of Banking, and the Federal Deposit "
        "Insurance Corporation (FDIC) was named receiver.",
        **NEWS,
    )
    assert doers(found, "close") == {"Texas Department of Banking"}


def test_what_firms_must_also_do_is_theirs_and_an_older_order_expired_before(extract_text):
    _, found = extract_text(
        "The Harbour Crimes Network today issued a new order. It replaces an older order that recently expired.\n\nThe new order "
        "requires certain money dealers in 12 towns in Vellin, Orm and Norland and several Sudrian districts to report and retain "
        "records of sales in cash of $1,000 or more, but not more than $10,000, and to verify the identity of persons making such "
        "sales.",
        **NEWS,
    )
    assert doers(found, "verify") == doers(found, "report") == {"money dealers"}
    assert all(a.when is None for a in found.actions if a.verb == "expire")


def test_all_whom_a_list_of_senders_names(extract_text):
    _, found = extract_text(
        "Today, U.S. Senators Mark Marden, Tim Holm and 40 of their colleagues wrote a letter to the Secretary calling for "
        "passage of the bill.",
        **NEWS,
    )
    assert doers(found, "write") == {"Mark Marden", "Tim Holm"}


def test_the_speaker_emphasizes_what_stands_behind_the_quotation(extract_text):
    _, found = extract_text(
        "Treasury Secretary Scott Marden stated, “The Treasury Department is taking action,” emphasizing that these actions "
        "seek to dismantle networks.",
        **NEWS,
    )
    assert doers(found, "emphasize") == {"Scott Marden"}


def test_a_headline_is_not_lost_in_what_comes_of_it(extract_text):
    _, found = extract_text(
        "With the speaker’s signature, the landmark legislation heads to President Holm’s desk, where it will soon become law. "
        "Speaker Orlo held a ceremony.",
        title="Speaker Orlo Signs Ferry Bill, Sends to President’s Desk",
        date=date(2026, 3, 10),
    )
    assert {"sign", "head"} <= set(verbs(found))


@pytest.mark.parametrize(
    "text, verb",
    [
        ("Minister Ada Holm stepped down on Monday.", "step"),
        ("Minister Ada Holm quit on Monday.", "quit"),
        ("President Ada Holm died on Monday.", "die"),
        ("Canada backed down.", "back"),
    ],
)
def test_who_goes_or_gives_way_needs_no_object(extract_text, text: str, verb: str) -> None:
    _, found = extract_text(text, **NEWS)
    assert the(found, verb).actors


def test_a_span_that_somebody_is_given_stays_in_the_label(extract_text) -> None:
    _, found = extract_text("Canada has given Norway two months to comply.", **NEWS)
    assert "Canada has given Norway two months to comply" in {t.what for t in found.timeline}


def test_what_is_being_done_with_another_is_done_in_a_report_too(extract_text) -> None:
    _, found = extract_text("The Council said that Norway is, jointly with Canada, imposing sanctions.")
    act = the(found, "impose")
    assert named(found, act) == {"Norway"} and act.statement == "Norway is imposing sanctions."


def test_the_event_took_place_not_whose_camp_it_hit(extract_text) -> None:
    _, found = extract_text(
        "An attack on a camp of the Harbour Mission that took place on Friday killed two soldiers. The Harbour Mission left."
    )
    assert not any(t.what.startswith("The Harbour Mission took") for t in found.timeline)


@pytest.mark.parametrize(
    ("text", "verb", "status", "when", "told"),
    [
        (
            "Halden Corp. said on Tuesday that it has closed the port.",
            "close",
            Status.DONE,
            "2026-11-17",
            "said that it",
        ),
        (
            "Norway said on Tuesday that it is suspending aid.",
            "suspend",
            Status.ONGOING,
            "2026-11-17",
            "said that it is",
        ),
        ("Norway said on Tuesday it would suspend aid.", "suspend", Status.PLANNED, None, "said it would suspend aid"),
        ("Norway confirmed on Tuesday that it had signed the treaty.", "sign", Status.DONE, "2026-11-17", "confirmed"),
    ],
)
def test_what_somebody_says_to_have_done_is_one_record(extract_text, text, verb, status, when, told):
    _, found = extract_text(f"The Board met on Monday. {text}", date=date(2026, 11, 20))
    (said,) = [a for a in found.actions if a.verb not in ("meet",)]
    assert (said.verb, said.status, said.when) == (verb, status, when)
    assert told in said.statement


@pytest.mark.parametrize(
    ("text", "doer", "verb"),
    [
        ("A group of 23 senators wrote to Secretary Ada Holm.", "senators", "write"),
        ("A bipartisan group of lawmakers introduced a bill on ferries.", "lawmakers", "introduce"),
        ("A coalition of 14 states sued the Department of Ports.", "14 states", "sue"),
        ("Dozens of mayors urged the Department of Ports to release the funds.", "mayors", "urge"),
        ("A majority of member states backed the plan of the Department of Ports.", "member states", "back"),
    ],
)
def test_a_group_of_some_is_those(extract_text, text, doer, verb):
    _, found = extract_text(text, date=date(2026, 11, 20))
    assert doers(found, verb) == {doer}


def test_what_a_letter_asks_is_told_with_it(extract_text):
    _, found = extract_text(
        "Senator Ada Holm wrote to Secretary Lars Berg on Monday urging him to close the port.", date=date(2026, 11, 20)
    )
    assert the(found, "write").statement.endswith("urging him to close the port.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lars Berg and Bo Lind, the deputy of Prime Minister Ada Holm, met bankers.", {"Lars Berg", "Bo Lind"}),
        ("Lars Berg and Bo Lind, an aide to Ada Holm, met bankers.", {"Lars Berg", "Bo Lind"}),
        ("Lars Berg, a former judge, and Bo Lind, the head of the port, met bankers.", {"Lars Berg", "Bo Lind"}),
    ],
)
def test_whose_deputy_somebody_is_does_not_act_with_him(extract_text, text, who):
    _, found = extract_text(text, date=date(2026, 11, 20))
    assert doers(found, "meet") == who


@pytest.mark.parametrize(
    ("text", "status", "to"),
    [
        ("Germany and France are locked in talks to avoid a trade war.", Status.ONGOING, set()),
        ("Germany is in talks with France to buy a port.", Status.ONGOING, {"France"}),
        ("Minister Ada Holm is in Oslo for talks with Minister Lars Berg.", Status.ONGOING, {"Lars Berg"}),
        ("Germany is not in talks with France.", Status.DENIED, {"France"}),
    ],
)
def test_who_is_in_talks_negotiates(extract_text, text, status, to):
    _, found = extract_text(text, date=date(2026, 11, 20))
    talks = the(found, "negotiate")
    names = {a.id: a.name for a in found.actors}
    assert (talks.status, {names[i] for i in talks.to}) == (status, to)
    assert " in " in talks.statement


def test_what_somebody_is_somewhere_for_goes_on(extract_text):
    _, found = extract_text("Minister Ada Holm is in Oslo this week holding talks with Chad.", date=date(2026, 11, 20))
    assert the(found, "hold").status is Status.ONGOING


@pytest.mark.parametrize(
    "text",
    [
        "During a call between President Ada Holm and Prime Minister Lars Berg, the leaders reached a framework on trade.",
        "The text follows a call between President Ada Holm and Prime Minister Lars Berg, in which the leaders reached a deal.",
        "After talks between Minister Ada Holm and Minister Lars Berg, the two sides reached a deal on ferries.",
    ],
)
def test_the_two_of_a_call_are_the_leaders(extract_text, text):
    _, found = extract_text(text, date=date(2026, 11, 20))
    assert doers(found, "reach") == {"Ada Holm", "Lars Berg"}


def test_they_of_a_list_are_those_of_the_paragraph_above_it(extract_text):
    _, found = extract_text(
        "The Norwegian Ministry of Finance and the German Ministry of Finance agreed to share data.\n\nIn addition,\n\n"
        "- they pledged to open the port; and\n- they rejected the plan of Chad.\n\nThey also praised Norway."
    )
    two = {"Norwegian Ministry of Finance", "German Ministry of Finance"}
    assert [doers(found, verb) for verb in ("pledge", "reject", "praise")] == [two] * 3


def test_the_parties_of_a_text_are_the_states_it_names_first(extract_text):
    _, found = extract_text(
        "The Government of Norway (“Norway”) and the Government of Germany (“Germany”),\n\nRecalling their meeting;\n\n"
        "The Parties recall the treaty of Oslo and agree to take these steps by August 12, 2026:\n\n1. Norway will pay.\n\n2. Germany will open the port.",
        title="Joint Statement on Ports",
    )
    assert doers(found, "agree") == {"Norway", "Germany"}


def test_an_under_secretary_at_the_head_of_a_sentence_acts(extract_text):
    _, found = extract_text("Under Secretary Ada Holm and the Norwegian team reviewed the plan.")
    assert doers(found, "review") == {"Ada Holm"}
    assert the(found, "review").statement.startswith("Under Secretary Ada Holm and the Norwegian team")


def test_who_plans_beside_what_was_done_plans(extract_text):
    _, found = extract_text("Halden Corp. disagreed with the decision and plans to appeal the fine.")
    assert the(found, "appeal").status is Status.PLANNED
    assert the(found, "disagree").statement == "Halden Corp. disagreed with the decision."


def test_the_secretary_of_war_is_of_no_body_called_war(extract_text):
    _, found = extract_text("The Secretary of War, Pete Holm, shall keep up planning with Norway.")
    (holm,) = [a for a in found.actors if a.name == "Pete Holm"]
    assert holm.roles == ("Secretary of War",) and holm.affiliation is None


def test_levies_that_are_kept_are_told(extract_text):
    _, found = extract_text("Norway will drop some tariffs, though it will keep levies on cars.")
    kept = the(found, "keep")
    assert named(found, kept) == {"Norway"} and kept.status is Status.PLANNED


def test_the_commission_in_small_letters_is_the_commission(extract_text):
    _, found = extract_text(
        "The European Commission met on Monday. For ports, the EU commission plans to fund three labs. The European parliament "
        "will vote on it."
    )
    assert doers(found, "fund") == {"European Commission"}
    assert doers(found, "vote") == {"European parliament"}
