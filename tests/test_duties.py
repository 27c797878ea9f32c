"""Actions in orders, proclamations and lists of duties."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.found import doers, named, targets, the, verbs

ORDER = """\
By the authority vested in me as President by the Constitution of Ruritania, it is hereby ordered:

Section 1. Policy. It is the policy of Norway to protect its rivers from mine water.

Sec. 2. Clean Rivers. (a) The Minister of Mines, in coordination with the Minister of Health and the Director of the River
Office, shall promptly:

(i) identify all mines that drain into the Strelsau;

(ii) re-establish a uniform register of pumps; and

(iii) vet and screen all applicants for a licence.

(b) Within 60 days of the date of this order, the Minister of Mines and the Minister of Health shall jointly submit to the
President a report on the pumps.

(c) The Minister of Health shall, in consultation with the Minister of Mines, publish the results of the survey.

(d) The Chief Water Officer shall test all wells. Heads of agencies shall provide samples to the Chief Water Officer.

Sec. 3. More Measures. No later than 30 days from the date of this order, the Minister of Mines shall also: (1) Evaluate the
adequacy of all dams and recommend repairs; and (2) Ensure the devotion of enough staff to the dams.

Sec. 4. General Provisions. (a) Nothing in this order shall be construed to impair or otherwise affect:

(i) the authority granted by law to an agency; or

(ii) the functions of the Director of the River Office.

(b) This order shall be implemented consistent with applicable law and subject to the availability of appropriations.
"""


@pytest.fixture
def order(extract_text):
    return extract_text(
        ORDER, title="Keeping Our Rivers Clean", date=date(2026, 1, 20), source="Office of the President"
    )[1]


@pytest.mark.parametrize("verb", ["identify", "establish", "vet"])
def test_each_item_is_a_duty_of_the_lead_official_with_his_partners(order, verb):
    act = the(order, verb)
    assert named(order, act) == {"Minister of Mines"}
    assert targets(order, act) >= {"Minister of Health", "Director of the River Office"}
    assert act.status is Status.PLANNED


def test_the_statement_of_a_duty_goes_on_with_its_lead_in(order):
    wanted = "The Minister of Mines shall promptly identify all mines that drain into the Strelsau."
    assert the(order, "identify").statement == wanted
    assert "re-establish a uniform register" in the(order, "establish").statement


def test_a_duty_by_a_day(order):
    act = the(order, "submit")
    assert named(order, act) == {"Minister of Mines", "Minister of Health"}
    assert targets(order, act) == {"President"}
    assert act.when == "../2026-03-21"


def test_an_aside_after_shall_names_the_partners_not_the_doer(order):
    act = the(order, "publish")
    assert named(order, act) == {"Minister of Health"}
    assert targets(order, act) == {"Minister of Mines"}


def test_offices_and_groups_that_are_told_what_to_do_are_actors(order):
    assert doers(order, "test") == {"Chief Water Officer"}
    assert doers(order, "provide") == {"Heads of agencies"}


def test_items_inside_a_sentence_take_its_doer_and_day(order):
    for verb in ("evaluate", "ensure"):
        act = the(order, verb)
        assert named(order, act) == {"Minister of Mines"}
        assert act.when == "../2026-02-19"
    assert not [a for a in order.actions if a.verb == "recommend"], "one number is one duty"
    assert "recommend repairs" in the(order, "evaluate").statement


def test_who_signs_an_order_enacts_what_its_title_names(order):
    act = the(order, "order")
    assert named(order, act) == {"President"}
    assert (act.status, act.when) == (Status.DONE, "2026-01-20")
    assert act.statement == "[President:] It is hereby ordered: Keeping Our Rivers Clean."


def test_a_policy_is_an_ongoing_act_of_whose_it_is(order):
    act = the(order, "protect")
    assert named(order, act) == {"Norway"}
    assert act.status is Status.ONGOING
    assert act.statement == "It is the policy of Norway to protect its rivers from mine water."


def test_boilerplate_yields_nothing(order, extract_text):
    source, _ = extract_text(
        ORDER, title="Keeping Our Rivers Clean", date=date(2026, 1, 20), source="Office of the President"
    )
    general = source.text.index("General Provisions")
    assert not [a for a in order.actions if a.evidence[0].start > general]


def test_every_quote_of_an_enumerated_text_is_the_documents(extract_text):
    source, found = extract_text(ORDER)
    assert all(source.text[e.start : e.end] == e.quote for a in found.actions for e in a.evidence)


def test_gerunds_and_nouns_under_a_proposal(extract_text):
    _, found = extract_text(
        "The Strelsau Commission is proposing a number of new actions, including the following.\n\n"
        "- adoption of the Harbour Reform Package\n- the intensification of controls on barges\n"
        "- removing the duty on timber from Canada\n- a photograph of the harbour\n"
    )
    for verb in ("adopt", "intensify", "remove"):
        act = the(found, verb)
        assert named(found, act) == {"Strelsau Commission"}
        assert act.status is Status.PROPOSED
    wanted = "The Strelsau Commission is proposing adoption of the Harbour Reform Package."
    assert the(found, "adopt").statement == wanted
    assert not [a for a in found.actions if "photograph" in a.statement]


def test_how_somebody_did_it_in_a_list(extract_text):
    _, found = extract_text(
        "The Harbour Authority found that Borduria Shipping was in breach of the law by:\n\n"
        "- offering fake discounts on freight;\n- putting pressure on small exporters.\n"
    )
    for verb in ("offer", "put"):
        assert doers(found, verb) == {"Borduria Shipping"}
        assert the(found, verb).status is Status.DONE


def test_topics_of_talks_are_no_acts(extract_text):
    _, found = extract_text(
        "The Foreign Ministers of Canada and Norway discussed:\n\n- expanding trade in timber;\n- opening a joint port.\n"
    )
    assert not {"expand", "open"} & set(verbs(found))


def test_items_with_a_subject_of_their_own_keep_it(extract_text):
    _, found = extract_text(
        "It is hereby ordered:\n\n(a) The Minister of Mines shall close the Zenda pit.\n\n"
        "(b) The Minister of Health shall inspect the wells.\n"
    )
    assert doers(found, "close") == {"Minister of Mines"}
    assert doers(found, "inspect") == {"Minister of Health"}


def test_what_signed_bills_do(extract_text):
    _, found = extract_text(
        "On Tuesday, January 20, 2026, the President signed into law:\n\n"
        "H.R. 17, the “Barge Safety Act,” which requires a report on the age of barges;\n\n"
        "H.R. 18, the “Lock Keepers Act,” which amends section 4 of the Canal Act of 1974.\n",
        date=date(2026, 1, 20),
    )
    for verb, statement in (
        ("require", "H.R. 17, the “Barge Safety Act,” requires a report on the age of barges."),
        ("amend", "H.R. 18, the “Lock Keepers Act,” amends section 4 of the Canal Act of 1974."),
    ):
        act = the(found, verb)
        assert (act.actors, act.status, act.when) == ((), Status.DONE, "2026-01-20")
        assert act.statement == statement
    signed = the(found, "sign")
    assert signed.statement == (
        "The President signed into law H.R. 17, the “Barge Safety Act,” and H.R. 18, the “Lock Keepers Act”."
    )
    assert len(signed.evidence) == 3


def test_duties_end_with_their_list(extract_text):
    _, found = extract_text(
        "The Minister of Mines shall:\n\n(a) close the Zenda pit;\n\n(b) pump the water out.\n\n"
        "Miners welcomed the plan. Prices rose.\n\n- Visit our shop\n"
    )
    assert doers(found, "close") == {"Minister of Mines"}
    assert not [a for a in found.actions if "shop" in a.statement]


def test_an_action_that_only_its_items_complete(extract_text):
    _, found = extract_text(
        "The Minister of Mines, in consultation with the Minister of Health, shall take appropriate action to:\n\n"
        "(i) close the Zenda pit;\n\n(ii) pump the water out of the Hentzau mine.\n"
    )
    assert (
        the(found, "close").statement == "The Minister of Mines shall take appropriate action to close the Zenda pit."
    )
    assert doers(found, "pump") == {"Minister of Mines"}
    assert "take" not in verbs(found)


def test_criteria_are_no_duties(extract_text):
    _, found = extract_text(
        "The Minister of Mines shall give grants to towns that meet these criteria:\n\n"
        "(i) enforce the ban on open pits;\n\n(ii) adopt a plan for floods.\n"
    )
    assert not {"enforce", "adopt"} & set(verbs(found))


def test_an_office_shall_with_others_whatever_the_parser_takes_for_the_subject(extract_text):
    _, found = extract_text(
        "The Council met. The Secretary of Ports shall, in coordination with the Secretary of Trade and the heads of agencies, "
        "promptly submit a report on mines."
    )
    assert doers(found, "submit") == {"Secretary of Ports"}


def test_who_acts_through_a_body_has_the_duties(extract_text):
    _, found = extract_text(
        "The Council met in Berg.\n\nActing through the Harbour Board, the Secretary of Ports shall:\n\n(a) close the port;\n"
        "(b) publish a list."
    )
    assert doers(found, "close") == doers(found, "publish") == {"Secretary of Ports"}
    assert [x.name for x in found.actors if x.id in the(found, "close").to] == ["Harbour Board"]


def test_items_that_begin_with_to_go_on_with_a_lead_in_that_ends_so(extract_text):
    _, found = extract_text(
        "The Harbour Board met.\n\nThe Harbour Board agreed to:\n\n- to close the port\n- to open the yard"
    )
    assert the(found, "close").statement == "The Harbour Board agreed to close the port."


@pytest.mark.parametrize(
    ("lead", "statement"),
    [
        ("The Council asks that the Ministry of Ports:", "The Ministry of Ports close the port."),
        ("The report recommends that EU members:", "EU members close the port."),
    ],
)
def test_who_is_asked_has_what_the_items_say(extract_text, lead, statement):
    _, found = extract_text(f"The Council met in Berg on Friday.\n\n{lead}\n\n- close the port\n- publish a list")
    act = the(found, "close")
    assert (act.statement, act.status) == (statement, Status.PROPOSED)


def test_items_behind_a_gerund_or_a_plan_are_planned(extract_text):
    _, found = extract_text(
        "Norway and Chad strengthened their ties by agreeing to:\n\n- Open a joint office in Oslo;\n- Train 40 pilots a year.\n\n"
        "The Board shall give the Council a list of cranes, along with a plan to:\n\n- buy ten cranes;\n- keep a reserve of ropes."
    )
    told = {a.statement for a in found.actions if a.status is Status.PLANNED}
    assert {
        "[Norway and Chad:] agreeing to train 40 pilots a year.",
        "The Board [is] to buy ten cranes.",
    } <= told
    assert "Norway and Chad strengthened their ties." in {a.statement for a in found.actions}


def test_what_is_cut_does_not_end_in_a_measure_or_a_preposition(extract_text):
    _, found = extract_text(
        "The Board shall place such cranes within the store no later than 30 days after the store is ready for the cranes.\n\n"
        "The Board talks to Chad as it assesses the impacts of and responds to the flood."
    )
    assert not [a.statement for a in found.actions if a.statement.endswith((" no later.", " of."))]
