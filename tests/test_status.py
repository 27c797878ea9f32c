"""Status by tense, mood, negation and hedges."""

from __future__ import annotations

import pytest

from briefgen.model import Status
from tests.found import verbs

CASES = [
    ("Canada banned imports of coal.", "ban", Status.DONE),
    ("Canada has banned imports of coal.", "ban", Status.DONE),
    ("Canada was forced to ban imports of coal.", "ban", Status.DONE),
    ("Canada has had to ban imports of coal.", "ban", Status.DONE),
    ("Canada is being forced to ban imports of coal.", "ban", Status.ONGOING),
    ("Canada tried to ban imports of coal.", "try", Status.DONE),
    ("Canada almost banned imports of coal.", "ban", Status.DENIED),
    ("Canada nearly doubled imports of coal.", "double", Status.DONE),
    ("Canada is reviewing its coal rules.", "review", Status.ONGOING),
    ("Canada continues to review its coal rules.", "review", Status.ONGOING),
    ("The coal rules are being reviewed by Canada.", "review", Status.ONGOING),
    ("The coal rules were being reviewed by Canada.", "review", Status.DONE),
    ("Norway is being designated by Canada for its coal rules.", "designate", Status.DONE),
    ("Canada stands ready to send coal to Norway.", "stand", Status.PLANNED),
    ("Canada could not agree more with Norway.", "agree", Status.DONE),
    ("It is time for Canada to ban imports of coal.", "ban", Status.PROPOSED),
    ("Canada will ban imports of coal.", "ban", Status.PLANNED),
    ("Canada plans to ban imports of coal.", "ban", Status.PLANNED),
    ("Canada is expected to ban imports of coal.", "ban", Status.PLANNED),
    ("Canada said it would ban imports of coal.", "ban", Status.PLANNED),
    ("Canada must report all imports to Norway.", "report", Status.PLANNED),
    ("Canada agreed to strengthen its cooperation with Norway.", "agree", Status.PLANNED),
    ("Canada agreed to a treaty with Norway.", "agree", Status.DONE),
    ("Canada has committed not to impose a coal tax.", "commit", Status.PLANNED),
    ("Canada urged Norway to open its ports.", "urge", Status.PROPOSED),
    ("Canada called on Norway to open its ports.", "call", Status.PROPOSED),
    ("Canada should ban imports of coal.", "ban", Status.PROPOSED),
    ("Canada may ban imports of coal.", "ban", Status.CONDITIONAL),
    ("Canada will ban imports of coal if Norway closes its ports.", "ban", Status.CONDITIONAL),
    ("Canada did not ban imports of coal.", "ban", Status.DENIED),
    ("Canada failed to ban imports of coal.", "ban", Status.DENIED),
    (
        "Norway will extend the talks unless it agrees to a contract, or Canada closes its ports.",
        "close",
        Status.CONDITIONAL,
    ),
    ("In a report published on Tuesday, Canada calls on Norway to open its ports.", "call", Status.PROPOSED),
    ("Canada pleaded guilty to fraud in Norway.", "plead", Status.DONE),
    ("Canada stopped importing coal.", "stop", Status.DONE),
    ("Canada will stop importing coal.", "stop", Status.PLANNED),
    ("Canada will not ban imports of coal.", "ban", Status.DENIED),
    ("Canada will lead the group and be involved in major decisions.", "involve", Status.PLANNED),
    ("Canada never banned imports of coal.", "ban", Status.DENIED),
    ("None of the licences has been issued by Norway.", "issue", Status.DENIED),
    ("Canada has requested comment from Norway on its coal rules.", "request", Status.DONE),
    ("Canada requested that Norway open its ports.", "request", Status.PROPOSED),
    ("Canada has supported Norway since the first day of the strike.", "support", Status.ONGOING),
    ("Canada looks forward to working with Norway.", "look", Status.PLANNED),
    ("Canada wants to thank Norway for its help.", "thank", Status.DONE),
    ("Canada proposed in May cutting its coal tax.", "cut", Status.PROPOSED),
    ("Norway today is to begin issuing permits to vessels.", "issue", Status.PLANNED),
    ("Canada said that it was reviewing its coal rules.", "review", Status.ONGOING),
    ("Canada said it would seek talks with Norway.", "seek", Status.PLANNED),
    ("Canada is keen to lower its coal tax.", "lower", Status.PROPOSED),
    ("Canada is willing to lower its coal tax.", "lower", Status.PLANNED),
    ("Canada is poised to approve its coal tax.", "approve", Status.PLANNED),
    ("Canada was unable to lower its coal tax.", "lower", Status.DENIED),
    ("Canada hardened its position, insisting that Norway lowers its fees.", "lower", Status.PROPOSED),
    ("Denmark was to sign the treaty on Friday.", "sign", Status.PLANNED),
    ("The order authorizes the Minister of Trade to close harbours.", "close", Status.CONDITIONAL),
    ("These duties will continue until Norway opens its ports.", "continue", Status.PLANNED),
    ("The task force to be set up by Norway will report in May.", "set", Status.PLANNED),
    ("Canada plans not to close its ports.", "close", Status.PLANNED),
    ("Canada will join Norway in closing its ports if Denmark attacks it.", "join", Status.CONDITIONAL),
    ("The Halden Group will expand in Canada, opening 30 shops and hiring 400 workers.", "hire", Status.PLANNED),
    ("The Halden Group runs 30 clinics, treating patients and delivering vaccines.", "deliver", Status.ONGOING),
    ("The Halden Group expanded in Canada, opening 30 shops and hiring 400 workers.", "hire", Status.DONE),
    ("Halden Group to build two plants and hire 400 workers", "hire", Status.PLANNED),
    ("Halden Motors plans to appeal the decision.", "appeal", Status.PLANNED),
    ("Halden Motors appealed against the ruling on Friday.", "appeal", Status.DONE),
    ("Norway plans to ask the court for a ruling.", "ask", Status.PLANNED),
    ("Norway appealed to Sweden to stop.", "appeal", Status.PROPOSED),
]


@pytest.mark.parametrize(("text", "verb", "status"), CASES)
def test_status(extract_text, text, verb, status):
    _, found = extract_text(text)
    assert {a.verb: a.status for a in found.actions}.get(verb) is status


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        (
            "Police clashed with protesters and pushed back members of the press, making 20 arrests.",
            "push",
            Status.DONE,
        ),
        ("Norland is pushing the Council to act.", "push", Status.PROPOSED),
        ("The Court of Ports considered that the rules could no longer be used.", "consider", Status.DONE),
        ("The Council of Ports considered a ban on grain.", "consider", Status.PROPOSED),
        ("The Ministry of Ports had to cancel its sailings on Wednesday.", "cancel", Status.DONE),
    ],
)
def test_what_is_pushed_back_or_found_is_no_proposal(extract_text, text, verb, status):
    _, found = extract_text(text)
    assert {a.verb: a.status for a in found.actions}.get(verb) is status


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("When Norland refers a case to the Harbour Court, the Harbour Court may impose fines.", "refer"),
        ("The fees should be kept until Norland and its allies cease to conduct raids on ships.", "cease"),
        (
            "A jury has convicted a man accused of firing a gun into a crowd in Arsen, killing one and injuring four.",
            "injure",
        ),
    ],
)
def test_what_may_be_at_any_time_or_is_anothers_deed_is_no_act(extract_text, text, verb):
    _, found = extract_text(text)
    assert verb not in verbs(found)
    assert found.actors or found.timeline


def test_a_headline_in_the_present_is_done(extract_text):
    _, found = extract_text(
        "In Oslo, Canada told Norway of its plans.", title="Canada Bans Imports of Coal", date="2026-03-10"
    )
    assert [(a.verb, a.status) for a in found.actions if a.verb == "ban"] == [("ban", Status.DONE)]


def test_the_present_with_a_date_ahead_is_planned(extract_text):
    _, found = extract_text("Canada is ending the coal exemption starting May 2, 2026.", date="2026-03-10")
    assert {a.verb: a.status for a in found.actions}["end"] is Status.PLANNED


def test_verbs_joined_under_one_auxiliary(extract_text):
    _, found = extract_text("Carriers and Canada must report shipments to Norway and remit duties.")
    assert {a.status for a in found.actions if a.verb in ("report", "remit")} == {Status.PLANNED}


def test_a_decision_that_is_reversed_is_not_told_as_one(extract_text):
    _, found = extract_text("The Ports Board reversed its decision to close the yard.")
    assert verbs(found) == ["reverse"]


def test_what_an_intention_includes_is_not_done(extract_text) -> None:
    text = "Norland and Veldoria intend to work together to address barriers affecting trade in fish, including streamlining the rules for certificates."
    _, found = extract_text(text)
    assert [a.status for a in found.actions if "streamlining" in a.statement] == [Status.PLANNED]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg would often visit ministers in Oslo.",
        "Anna Berg was a guide. She would sometimes visit ministers in Oslo.",
        "Anna Berg grew up in Oslo. She would visit ministers every day.",
    ],
)
def test_what_somebody_used_to_do_is_no_plan(extract_text, text):
    assert "visit" not in {a.verb for a in extract_text(text)[1].actions}


def test_what_a_plan_would_do_every_year_is_told(extract_text):
    _, found = extract_text("Norland said on Monday it would publish the report every year.")
    assert "publish" in {a.verb for a in found.actions}
