"""What is only claimed, denied or rumoured is never told as a fact: the statement says whose word it is."""

from __future__ import annotations

import pytest

from briefgen.model import Status
from tests.found import named, statements, the, verbs

MINISTRY = "The Ministry of Ports opened a pier in May. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Tomas Rehn claimed that the Ministry of Ports paid bribes to officials.",
        "Tomas Rehn has alleged that the Ministry of Ports paid bribes to officials.",
        "Tomas Rehn denied that the Ministry of Ports paid bribes to officials.",
        "It is not true that the Ministry of Ports paid bribes to officials.",
        "It was not the Ministry of Ports that paid bribes to officials.",
        "There is no evidence that the Ministry of Ports paid bribes to officials.",
        "It is feared that the Ministry of Ports paid bribes to officials.",
        "Prosecutors say the Ministry of Ports paid bribes to officials.",
    ],
)
def test_a_claim_is_no_act_of_whom_it_is_about(extract_text, sentence):
    _, found = extract_text(MINISTRY + sentence)
    assert "open" in verbs(found) and "pay" not in verbs(found)


def test_a_claim_is_an_act_of_who_makes_it(extract_text):
    _, found = extract_text(
        MINISTRY + "Tomas Rehn alleged that the Ministry of Ports paid bribes to officials in June 2025."
    )
    allege = the(found, "allege")
    assert named(found, allege) == {"Tomas Rehn"}
    assert allege.statement == "Tomas Rehn alleged that the Ministry of Ports paid bribes to officials in June 2025."
    assert [t.what for t in found.timeline if "bribes" in t.what] == [
        "Tomas Rehn alleged that the Ministry of Ports paid bribes to officials"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Critics argue that the Ministry of Ports misled Parliament.",
        "The indictment alleges that Tomas Rehn misled Parliament.",
        "According to the union, the Ministry of Ports misled Parliament.",
        "The Ministry of Ports misled Parliament, according to the union.",
        "State media said that the Ministry of Ports misled Parliament.",
        "The report found that the Ministry of Ports misled Parliament.",
    ],
)
def test_who_answers_for_it_stands_in_the_statement(extract_text, sentence):
    _, found = extract_text(MINISTRY + sentence)
    assert the(found, "mislead").statement == sentence


def test_who_answers_for_it_stands_in_the_timeline(extract_text):
    _, found = extract_text(
        MINISTRY + "The Ministry of Ports dismissed 40 workers in June 2025, according to the union."
    )
    assert [t.what for t in found.timeline if "40" in t.what] == [
        "According to the union, the Ministry of Ports dismissed 40 workers"
    ]


def test_what_was_asked_for_or_said_of_oneself_is_still_told(extract_text):
    _, found = extract_text(MINISTRY + "The Ministry of Ports said it had closed a second pier.")
    assert "close" in verbs(found)


def test_i_in_a_text_without_speakers_is_nobody_who_was_quoted_before(extract_text):
    _, found = extract_text(
        'In that case, the District Court of Velmar stated "the harbour is open".\n\nI want to focus on two issues. '
        "We believe that the order was wrong."
    )
    assert not [a for a in found.actions if a.verb in ("focus", "believe", "want")]


def test_its_is_not_somebody_elses_when_the_subject_is_unknown(extract_text):
    _, found = extract_text(
        "Ilse Varga claimed that the Harbour Society held her aboard its ship. Tomas Rehn alleged that the Ministry of "
        "Ports paid bribes to officials. The company accused Sweden of blocking its ships."
    )
    assert not any("Ports’" in a.statement for a in found.actions)


def test_what_one_says_one_believes_is_told_once(extract_text):
    _, found = extract_text("Anna Kovac said she believed the talks helped Norway.")
    assert verbs(found) == ["say"]


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("respond", "Neither the Ministry of Ports nor the Harbour Society responded to the claims."),
        ("sign", "Norway and Denmark neither signed nor ratified the treaty."),
    ],
)
def test_neither_nor_is_a_denial_and_stays_in_the_statement(extract_text, verb, sentence):
    _, found = extract_text(MINISTRY + sentence)
    assert (the(found, verb).status, the(found, verb).statement) == (Status.DENIED, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Did Norway sign the treaty?",
        "Why has Norway signed the treaty?",
        "Had Norway signed the treaty, the port would be open.",
    ],
)
def test_what_is_asked_or_supposed_is_not_told(extract_text, sentence):
    _, found = extract_text(MINISTRY + sentence)
    assert "sign" not in verbs(found)


def test_not_only_denies_nothing(extract_text):
    _, found = extract_text("Norway did not only sign the treaty but also opened the port.")
    assert the(found, "sign").status is Status.DONE


def test_sentences_without_a_blank_between_them_are_two(extract_text):
    _, found = extract_text(
        "Tomas Rehn said that the number of suspects has risen to 34.The Ministry of Ports closed the harbour on Monday."
    )
    assert the(found, "say").statement == "Tomas Rehn said that the number of suspects has risen to 34."
    assert the(found, "close").statement == "The Ministry of Ports closed the harbour on Monday."


def test_what_it_is_time_for_has_not_been_done(extract_text):
    _, found = extract_text(MINISTRY + "It is high time the Council of Vellan ended the strike and reopened the yard.")
    for verb in ("end", "reopen"):
        wanted = the(found, verb)
        assert wanted.status is Status.PROPOSED and wanted.statement.startswith("It is high time the Council of Vellan")


def test_what_it_is_time_for_somebody_to_do_is_told_so(extract_text):
    _, found = extract_text(MINISTRY + "It is time for the Council of Vellan to lift the ban.")
    assert the(found, "lift").statement == "It is time for the Council of Vellan to lift the ban."


@pytest.mark.parametrize(
    "text",
    [
        "If Norway breaks the truce and closes the port, our answer will be firm.",
        "If Norway breaks the truce and Canada closes the port, prices will rise.",
        "Should Norway reject the offer and close the port, Canada will send ships.",
        "Unless Norway stops the tests and closes the port, Canada will send ships.",
    ],
)
def test_a_condition_holds_for_the_second_verb_too(extract_text, text):
    _, found = extract_text(text)
    assert "close" not in verbs(found)


def test_what_is_done_beside_a_condition_is_told(extract_text):
    _, found = extract_text("Canada will send ships if Norway closes the port, and has recalled its envoy.")
    assert the(found, "recall").status is Status.DONE


def test_what_is_done_for_the_first_time_is_done(extract_text):
    _, found = extract_text(MINISTRY + "It was the first time the Council of Vellan reopened the yard.")
    assert the(found, "reopen").status is Status.DONE


def test_a_condition_of_the_past_is_no_event(extract_text):
    _, found = extract_text(
        MINISTRY + "The plan set the end of the transition on 22 June 2025, provided that elections are held on "
        "24 December 2025, which has not been the case."
    )
    assert "2025-06-22" in {t.when for t in found.timeline} and "2025-12-24" not in {t.when for t in found.timeline}


def test_who_asserts_by_a_participle_is_named_before_it(extract_text) -> None:
    _, found = extract_text(
        "President Ada Holm also took to the air, denouncing the fees and asserting that Olav Vik had falsely accused Norland of theft."
    )
    told = statements(found, "accuse")
    assert not any(s.startswith("Asserting") for s in told)


def test_what_was_not_the_reason_is_not_told(extract_text):
    _, found = extract_text(
        "Norway signed the treaty not because Canada closed the port but because Denmark asked it to."
    )
    assert "sign" in verbs(found) and "close" not in verbs(found)


def test_one_or_the_other_is_not_both(extract_text):
    _, found = extract_text("Norway or Denmark will host the talks.")
    assert the(found, "host").statement == "Norway or Denmark will host the talks."
    _, found = extract_text(
        "Equinor offered refunds. When they seek credit, the bank or telephone company will find no report."
    )
    assert verbs(found) == ["offer"]


def test_whom_a_claim_was_made_to_is_told_and_names_keep_their_capital(extract_text):
    text = "The fund's inspector told the Gazette in August that former chief Ada Orsk still controlled the accounts."
    _, found = extract_text(text)
    assert (
        the(found, "control").statement
        == "The fund's inspector told the Gazette that Ada Orsk still controlled the accounts."
    )


@pytest.mark.parametrize(
    ("verb", "sentence", "told"),
    [
        ("ratify", "Norway has neither signed the treaty nor ratified it.", "Norway has [not] ratified it."),
        ("sign", "Norway has neither signed the treaty nor ratified it.", "Norway has [not] signed the treaty."),
        (
            "build",
            "Norway will neither recognise the vote nor build an embassy.",
            "Norway will [not] build an embassy.",
        ),
        (
            "deny",
            "The Halden Bank neither confirmed the loss nor denied the report.",
            "The Halden Bank [did not deny] the report.",
        ),
    ],
)
def test_each_half_of_neither_nor_is_denied_in_words(extract_text, verb, sentence, told):
    _, found = extract_text(MINISTRY + sentence)
    assert (the(found, verb).status, the(found, verb).statement) == (Status.DENIED, told)


def test_what_two_did_instead_of_what_neither_did_is_done(extract_text):
    _, found = extract_text(
        "Neither the Norland Army nor the Halden Front have made serious commitments and instead have redoubled raids."
    )
    assert (the(found, "redouble").status, the(found, "make").status) == (Status.DONE, Status.DENIED)
    assert the(found, "redouble").statement == "[The Norland Army and the Halden Front] have redoubled raids."
