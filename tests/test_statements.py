"""The plain sentence of an action: whole, made of the document's words, and with nothing dangling."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from briefgen.extract.pairs import balanced
from briefgen.extract.phrases import tidy
from tests.conftest import ExtractText
from tests.found import actor_names, statements, the, verbs

WORDS = re.compile(r"[^\W_]+")


def test_plain(extract_text):
    _, found = extract_text("On Monday, in Oslo, Canada signed a treaty with Norway, which has many rivers.")
    assert statements(found, "sign") == ["Canada signed a treaty with Norway."]


def test_pronouns_are_resolved_in_brackets(extract_text):
    _, found = extract_text("The European Commission met on Monday. It adopted a plan for ports.")
    assert statements(found, "adopt") == ["[The European Commission] adopted a plan for ports."]


@pytest.mark.parametrize(
    ("text", "verb", "whole"),
    [
        (
            "The Harbour Board today designated 25 firms for having engaged in, or attempted to engage in, the trade in arms.",
            "designate",
            "The Harbour Board designated 25 firms for having engaged in, or attempted to engage in, the trade in arms.",
        ),
        (
            "Norwegian firms will be prohibited from providing to, or procuring from, the listed party goods or services.",
            "prohibit",
            "Norwegian firms will be prohibited from providing to, or procuring from, the listed party goods or services.",
        ),
        (
            "The Harbour Board designated four firms for being owned or controlled by, or having acted or purported to act for or "
            "on behalf of, directly or indirectly, the Orm Group.",
            "designate",
            "The Harbour Board designated four firms for being owned or controlled by, or having acted or purported to act for or "
            "on behalf of, directly or indirectly, the Orm Group.",
        ),
    ],
)
def test_an_object_that_two_phrases_share_is_told_once_for_both(extract_text, text, verb, whole):
    _, found = extract_text(text)
    assert statements(found) == [whole] == statements(found, verb)


def test_what_a_document_is_called_tells_of_no_act(extract_text):
    _, found = extract_text(
        "The President of Norway signed an order (O.), “Closing Certain Ports and Seizing Ships of Evaders,” giving the Harbour "
        "Board a new authority."
    )
    assert statements(found) == [
        "The President of Norway signed an order, “Closing Certain Ports and Seizing Ships of Evaders”."
    ]


def test_a_reporting_tail_is_left_out(extract_text):
    _, found = extract_text("Canada banned imports of coal, officials said.")
    assert statements(found, "ban") == ["Canada banned imports of coal."]


def test_a_quotation_follows_its_speaker(extract_text):
    _, found = extract_text("“This plan will cut costs for farmers,” said Minister Anna Kovac.")
    (text,) = statements(found, "say")
    assert text.endswith("said “This plan will cut costs for farmers”.")
    assert text.startswith("Anna Kovac")


def test_the_second_of_joined_verbs_keeps_its_auxiliary(extract_text):
    _, found = extract_text("Canada will ban coal and seize all ships.")
    assert statements(found, "seize") == ["Canada will seize all ships."]


@pytest.mark.parametrize(
    "text",
    [
        "Canada signed a treaty (“the Treaty”) with Norway, including rules on fishing, mining, transport, energy and the sharing "
        "of data among all the ports of both countries in the years to come, as well as on other things that matter to them.",
        "Norway, whose ports are large, approved a plan that allows ships, which must be registered, to enter at night, and it "
        "published rules that say how the harbour masters of every port must count and report the ships that enter there.",
        "Today Canada announced that the Council, a group of more than two dozen port towns along the northern coast, would "
        "build a railway between all of them before the end of the decade, subject to the approval of each of the towns.",
    ],
)
def test_long_sentences_end_well(extract_text, text):
    source, found = extract_text(text)
    assert found.actions
    for action in found.actions:
        s = action.statement
        assert s[0].isupper() or s[0] == "["
        assert s.endswith((".", "!", "?", ".”"))
        assert len(s.split()) <= 45
        assert s.split()[-1].strip(".").lower() not in {
            "the",
            "of",
            "to",
            "and",
            "a",
            "which",
            "that",
            "with",
            "as",
            "including",
        }
        assert s.count("(") == s.count(")")
        assert s.count("“") == s.count("”")
        words = {w.lower() for w in WORDS.findall(source.text)}
        bare = re.sub(r"\[[^\]]*\]", "", s)
        assert {w.lower() for w in WORDS.findall(bare)} <= words


def test_balanced():
    assert balanced("a (b") == "a b"
    assert balanced("a” b") == "a b"
    assert balanced("“a b") == "“a b”"
    assert balanced('promised a "formal word" from her" soon') == 'promised a "formal word" from her soon'
    assert balanced('said "no way, and "never') == 'said no way, and "never'.replace('"', "")
    assert balanced('said: "The port is shut') == 'said: "The port is shut"'


def test_tidy():
    assert tidy("the  *de minimis*\n rule , as amended") == "the de minimis rule, as amended"


def only(found, verb):
    (text,) = statements(found, verb)
    return text


def test_the_article_of_the_document_stays(extract_text):
    _, found = extract_text(
        "The Committee on Ports opened an inquiry on Monday. Later it invited the Harbour Agency to a hearing."
    )
    assert only(found, "open").startswith("The Committee on Ports opened an inquiry")
    assert only(found, "invite").startswith("[The Committee on Ports] invited the Harbour Agency")


def test_a_name_takes_no_brackets(extract_text):
    _, found = extract_text("Minister Anna Kovac met the governors in May. Kovac signed a treaty with Norway in June.")
    assert only(found, "sign").startswith("Anna Kovac signed a treaty with Norway")


def test_words_of_the_document_take_no_brackets(extract_text):
    _, found = extract_text("The Commission heard that many coal producers sold ships to Norway.")
    assert "[" not in only(found, "sell")


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("We will open two new ports in June", "[The Ministry of Harbours] will open two new ports"),
        ("We are building two new ports in Norway", "[The Ministry of Harbours is] building two new ports"),
        ("We have opened a pier", "[The Ministry of Harbours has] opened a pier"),
        ("We’ve hired ten pilots", "[The Ministry of Harbours has] hired ten pilots"),
        ("We don’t accept coal", "[The Ministry of Harbours does not] accept coal"),
        ("We carry coal to Norway", "[The Ministry of Harbours carries] coal to Norway"),
        ("We are building two new ports for our sailors", "[The Ministry of Harbours:] We are building two new ports"),
    ],
)
def test_first_person_stands_with_its_speaker(extract_text, said, begins):
    text = f"The Ministry of Harbours published its plan on Monday. {said}. The Ministry of Harbours thanked Norway."
    _, found = extract_text(text, source="Ministry of Harbours", title="Plan for ports")
    assert any(a.statement.startswith(begins) for a in found.actions), statements(found)


def test_a_possessive_in_the_subject_is_resolved(extract_text):
    _, found = extract_text("Minister Ada Holm presented a plan. Her report said that Norway could build ports.")
    assert only(found, "say") == "[Ada Holm’s] report said that Norway could build ports."


def test_a_body_known_by_initials_takes_an_article(extract_text):
    _, found = extract_text(
        "The Treasury’s Office of Port Control (OPC) banned coal today. OPC seized two ships in May."
    )
    assert only(found, "seize") == "The Office of Port Control seized two ships in May."


def test_whose_after_another_name_is_left_open(extract_text):
    _, found = extract_text("Minister Ada Holm met Norland. Captain Orlo and her aides sold two ships to Sudria.")
    assert not any("[Ada Holm’s] aides" in a.statement for a in found.actions)


def test_whose_is_left_open_after_a_name_in_the_predicate(extract_text):
    _, found = extract_text("Minister Ada Holm spoke on Monday. She denied Captain Orlo money to fund his fleet.")
    assert only(found, "deny") == "[Ada Holm] denied Captain Orlo money to fund his fleet."


def test_the_us_is_no_us(extract_text):
    text = "The Ministry of Harbours published its plan. We welcome the promise of the US. The Ministry thanked Norway."
    _, found = extract_text(text, source="Ministry of Harbours", title="Plan for ports")
    assert any(
        a.statement.startswith("[The Ministry of Harbours welcomes] the promise of the US") for a in found.actions
    )


def test_nothing_ends_in_the_air(extract_text):
    _, found = extract_text("Norway signed a treaty with Canada – as well as:\n\n- rules on fishing\n- rules on mining")
    assert all(not a.statement.endswith(("as.", "and.", "that.")) for a in found.actions), found.actions


def test_an_adjective_keeps_its_modal(extract_text):
    _, found = extract_text("Coal will now be subject to a duty of the Harbour Agency.")
    assert all(" be subject" not in a.statement or "will be subject" in a.statement for a in found.actions)


def test_several_speakers_keep_their_verb(extract_text):
    text = "Norland and Sudria signed a pact in May. We oppose all new tariffs on coal."
    _, found = extract_text(text, title="Joint statement of Norland and Sudria", source="Government of Norland")
    assert all("oppose]" not in a.statement for a in found.actions if len(a.actors) > 1)


def test_a_second_passive_keeps_its_modal(extract_text):
    _, found = extract_text("Small firms will be considered exempt and be relieved of the fee by the Harbour Agency.")
    assert any("will be relieved" in a.statement for a in found.actions), statements(found)


def test_the_acts_of_today(extract_text):
    _, found = extract_text(
        "OSLO – Today’s ruling will stop the sale of coal by the Harbour Agency.", date="2026-01-14"
    )
    assert not any(a.statement.startswith(("’", "'")) for a in found.actions), statements(found)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The Council passed the bill by a vote of 84 to 4. Sen.", "84 to 4."),
        ("The Council adopted the ‘great plan.", "the great plan."),
        ("“We agree”, she said", "she said."),
    ],
)
def test_ends_of_sentences(extract_text, text, end):
    from briefgen.extract.statements import Writer

    assert Writer.sentence(None, text).endswith(end)


def test_names_in_capitals_are_set_as_names(extract_text):
    _, found = extract_text(
        "On 12 May I announced a grant of $5 million to Sudria.", source="ADA HOLM, MINISTER FOR PORTS"
    )
    assert not any("ADA" in a.name for a in found.actors)


def test_datelines_and_ties_are_left_out(extract_text):
    _, found = extract_text("OSLO – Today, the Norwegian Port Agency also banned imports of coal.")
    assert only(found, "ban") == "The Norwegian Port Agency banned imports of coal."


def test_no_cut_inside_a_name_or_a_phrase(extract_text):
    _, found = extract_text(
        "The Ministry of Harbours announced that it will issue rules on the treatment of certain refundable fees under the "
        "Coastal Responsibility and Port Opportunity Reconciliation Act of 1996."
    )
    assert only(found, "announce").rstrip(".").endswith("Reconciliation Act of 1996")


def test_a_condition_is_no_aside(extract_text):
    _, found = extract_text("If talks fail, Canada will ban imports of coal from Norway.")
    assert only(found, "ban") == "If talks fail, Canada will ban imports of coal from Norway."


def test_a_teaser_breaks_off_visibly(extract_text):
    _, found = extract_text("Canada will impose a fee on the billions...\n\nNorway protested against the plan.")
    assert only(found, "impose").endswith("billions…")


def test_web_addresses_are_left_out(extract_text):
    _, found = extract_text(
        "Canada released the results of the survey on its website at https://www.example.org/results/1."
    )
    assert "example.org" not in only(found, "release")


def test_nothing_but(extract_text):
    _, found = extract_text("The Harbour Ministry has done nothing but ignore the problem since May.")
    assert only(found, "ignore").startswith("The Harbour Ministry has done nothing but ignore the problem")


def test_a_statement_does_not_end_on_what_promises_more(extract_text):
    _, found = extract_text(
        "Norway is committed to cutting emissions along the coast, as well as reopening ports by, among other things, "
        "hiring pilots at the port of Bergen."
    )
    assert only(found, "commit") == (
        "Norway is committed to cutting emissions along the coast, as well as reopening ports."
    )


def test_words_of_time_that_belong_to_a_name_stay(extract_text):
    _, found = extract_text("On Monday, Canada released the 2011 edition of its harbour atlas.", date=date(2026, 3, 4))
    (action,) = [a for a in found.actions if a.verb == "release"]
    assert action.what == "the 2011 edition of its harbour atlas" and action.when == "2026-03-02"


def test_a_sentence_in_brackets_is_no_aside(extract_text):
    _, found = extract_text("Minister Anna Kovac met pilots in Oslo. (The harbour will open again in May, Kovac said.)")
    assert only(found, "say") == "Anna Kovac said [that] the harbour will open again in May."


def test_charges_are_no_deeds_of_the_court(extract_text):
    _, found = extract_text("The High Court of Norway indicted Jon Berg on several counts including attacking guards.")
    assert verbs(found) == ["indict"]


def test_what_a_long_sentence_says_of_talks_keeps_who_led_them(extract_text):
    _, found = extract_text(
        "Norway, Denmark, Canada, Ghana, and Chile welcome the progress that has been made since the spring in the long talks "
        "between the Joint Committee of the Council of Fishermen and the High Council of Pilots and Harbour Masters in Vellan "
        "on the fees of the port, facilitated by the Ministry of Ports of Sweden."
    )
    assert all("facilitated" in a.statement for a in found.actions if a.verb == "facilitate")


def test_a_list_in_an_aside_goes_with_it(extract_text):
    _, found = extract_text(
        "Since February 22, 2022, Norway has designated over 200 targets associated with port fraud, spanning across Europe, "
        "Africa, and Asia, including key jurisdictions in the Middle East, the Eurasian Economic Union, and East Asia.",
        date=date(2026, 3, 4),
    )
    assert only(found, "designate") == "Norway has designated over 200 targets associated with port fraud."


def test_a_measure_of_time_does_not_end_a_statement(extract_text):
    _, found = extract_text("Norway sold shares worth a combined £1.3million days after the fraud was discovered.")
    assert only(found, "sell") == "Norway sold shares worth a combined £1.3million."


SAMPLES = sorted((Path(__file__).parent.parent / "sources").iterdir())
TOKEN = re.compile(r"\w+")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_statements_hold_only_words_of_the_document_in_their_order(path):
    from briefgen.extract.pipeline import extract
    from briefgen.sources.files import read_file

    for source in read_file(path):
        found = extract(source)
        names = sorted((a.name for a in found.actors), key=len, reverse=True)
        for action in found.actions:
            bare = re.sub(r"\[[^\[\]]*\]", " ", action.statement)  # what is put in
            spoken = re.sub(r"\bThe (?=[A-Z])|\bthe (?=[A-Z])", " ", bare)
            for name in names:  # a full name for a short one
                spoken = (
                    spoken.replace(name, " ", 1)
                    if spoken.strip().startswith(name) or f"and {name}" in spoken
                    else spoken
                )
            said = [w.lower() for w in TOKEN.findall(spoken)]
            around = source.text[max(0, action.evidence[0].start - 400) : action.evidence[0].end + 200]
            rest = iter(w.lower() for w in TOKEN.findall(around))
            quoted = re.search(r"\b(?:said|told|says)\b", bare)  # what was said may stand before who said it
            words = {w.lower() for w in TOKEN.findall(around)}
            assert set(said) <= words, action.statement
            assert quoted or all(w in rest for w in said), action.statement


def test_a_statement_ends_where_the_word_was_left_out_that_it_would_go_on_with(extract_text):
    _, found = extract_text(
        "Norway joined President Rehn in extending condolences. After the news, Rehn received support online ranging from "
        "President Varga to the painter Holm."
    )
    assert statements(found, "receive") == ["Rehn received support."]


def test_straight_marks_of_what_is_said_before_its_speaker_stay(extract_text) -> None:
    _, found = extract_text('"The plan of the Harbour Board has failed," said Anna Kovac of the union.')
    assert statements(found, "say") == ['Anna Kovac said "The plan of the Harbour Board has failed".']


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The police chief, Scott Holm, 46, was injured by Ada Brack.",
            "The police chief, Scott Holm, 46, was injured by Ada Brack.",
        ),
        (
            "Majority Leader Mitch Carn (center) met with Ada Brack and Vice President Mike Pole (left) at noon.",
            "Mitch Carn met with Ada Brack and Vice President Mike Pole at noon.",
        ),
        (
            "The Ports Commission and the NU’s Consumer Protection Cooperation (CPC) Network fined two firms.",
            "The Ports Commission and Consumer Protection Cooperation (CPC) Network fined two firms.",
        ),
    ],
)
def test_what_belongs_to_a_statement(extract_text: ExtractText, text: str, statement: str) -> None:
    _, found = extract_text(text)
    assert statement in statements(found)


def test_a_headline_ends_before_what_it_asks(extract_text: ExtractText) -> None:
    _, found = extract_text("It was cold.", title="Nils Holm meets Ada Brack: What their gestures tell us")
    assert statements(found) == ["Nils Holm meets Ada Brack."]


def test_the_day_of_the_words_is_not_that_of_the_ban(extract_text: ExtractText) -> None:
    _, found = extract_text("Nils Holm announced that Norland would ban the trade earlier this month.", title="A ban")
    assert [a.when for a in found.actions if a.verb == "ban"] == [None]


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        ("Nor did Canada carry out a review or lift the ban.", "carry", "Canada did [not] carry out a review."),
        ("Nor did Canada carry out a review or lift the ban.", "lift", "Canada did [not] lift the ban."),
        ("Neither did Canada sign the pact.", "sign", "Canada did [not] sign the pact."),
        ("Never before has Canada signed a pact.", "sign", "Canada has [never] signed a pact."),
        ("Canada has not signed nor ratified the pact.", "ratify", "Canada has not ratified the pact."),
        (
            "Norway joined the talks hosted by Canada.",
            "host",
            "The talks [were] hosted by Canada.",
        ),
    ],
)
def test_a_denial_is_told_as_one_and_a_participle_by_itself(extract_text, text, verb, statement):
    _, found = extract_text(text)
    assert statements(found, verb) == [statement]


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "Canadian forces searched the yard. Four suspects were detained for their part in the theft.",
            "detain",
            "Four suspects were detained for their part in the theft.",
        ),
        (
            "Minister Peter Holm met Jon Vik. He left. Senator Ole Berg took pictures with his phone.",
            "take",
            "Ole Berg took pictures with his phone.",
        ),
        (
            "During the raid, Canadian forces were attacked by rebels and after finding them, returned fire.",
            "attack",
            "Canadian forces were attacked by rebels.",
        ),
        (
            "A combined Canadian and Norwegian security force left. The security force searched the yard.",
            "search",
            "[The combined Canadian and Norwegian security force] searched the yard.",
        ),
    ],
)
def test_whose_and_what_a_clause_leaves_to_the_next(extract_text, text, verb, statement):
    _, found = extract_text(text)
    assert statements(found, verb) == [statement]


def test_the_same_sentence_told_twice_is_one_act(extract_text):
    _, found = extract_text(
        "Two suspects were detained in Oslo.\n\nTwo suspects were detained in Oslo. The port is closed."
    )
    assert len(statements(found, "detain")) == 1


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "Minister Ada Holm stressed that Canada's growth, especially in industries that support Norway's ports, make it a partner.",
            "stress",
            "Ada Holm stressed that Canada's growth make it a partner.",
        ),
        (
            "Canada and Norway have agreed to a plan to deepen our ties, which will provide both countries’ exporters better access.",
            "agree",
            "Canada and Norway have agreed to a plan to deepen our ties.",
        ),
        (
            "Canada commits to keep high standards and to enforce its laws.",
            "enforce",
            "Canada commits to enforce its laws.",
        ),
        ("Canada agreed to lift the duty and open its ports.", "open", "Canada agreed to open its ports."),
        (
            "Canada agreed not to lift the duty or open its ports.",
            "open",
            "Canada agreed not to lift the duty or open its ports.",
        ),
        (
            "Canada will support a series of talks that aim to:\n\n- support ministers;\n\n- craft a text.",
            "support",
            "Canada will support a series of talks.",
        ),
        (
            "Canada held the first Minerals Working Group, co-chaired by Minister Ada Holm.",
            "chair",
            "The first Minerals Working Group [was] co-chaired by Minister Ada Holm.",
        ),
        (
            "The task force to be set up by Norway will report in May.",
            "set",
            "The task force [is] to be set up by Norway.",
        ),
        (
            "Ada Holm stressed that progress on ports – including the sale of docks and reforms in fish markets – could help Norway.",
            "stress",
            "Ada Holm stressed that progress on ports could help Norway.",
        ),
        (
            "Norway called on Chad to de-escalate the crisis, including to press rebels to hold fire, and halt the flow of arms.",
            "call",
            "Norway called on Chad to de-escalate the crisis.",
        ),
        (
            "Minister Ada Holm praised the sanctions on Danish firms and banks that Canada announced on July 16.",
            "announce",
            "Canada announced [the sanctions on Danish firms and banks] on July 16.",
        ),
        (
            "Norway authorized the Minister of Trade and the Minister of Ports to close harbours.",
            "close",
            "The Minister of Trade and the Minister of Ports [are authorized] to close harbours.",
        ),
        (
            "Canada has now announced the approval of state plans corresponding to over $8 billion in funding.",
            "announce",
            "Canada has announced the approval of state plans corresponding to over $8 billion in funding.",
        ),
    ],
)
def test_content_is_whole_and_what_another_statement_tells_is_left_to_it(extract_text, text, verb, statement):
    _, found = extract_text(text)
    assert statements(found, verb)[:1] == [statement]


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "Canada said in a statement it learned of the theft on Monday.",
            "learn",
            "Canada said in a statement it learned of the theft on Monday.",
        ),
        (
            "Canada praised the firm it hired to investigate the breach.",
            "hire",
            "[Canada] hired [the firm] to investigate the breach.",
        ),
        (
            "Canada left. It will release the results 'promptly,' ministers said.",
            "release",
            "[Canada] will release the results promptly.",
        ),
    ],
)
def test_relative_clauses_of_papers_and_of_who_was_sent(extract_text, text, verb, statement):
    _, found = extract_text(text)
    assert statements(found, verb) == [statement]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Canada will release it 'promptly.", "Canada will release it promptly."),
        ("Canada acted at once' with guards.", "Canada acted at once with guards."),
        ("Canada heard the officers' view.", "Canada heard the officers' view."),
        ("[Ada Holm]'s expected to speak.", "[Ada Holm is] expected to speak."),
    ],
)
def test_single_marks_and_clipped_verbs(text, same):
    assert balanced(text) == same


def test_what_is_asked_after_a_clause_is_no_quotation(extract_text: ExtractText) -> None:
    _, found = extract_text("Ada Holm was so kind the first time, the Harbour Board has asked her to do it twice.")
    assert not [a for a in found.actions if "has asked her Ada Holm" in a.statement]


def test_a_word_behind_a_hyphen_begins_no_aside(extract_text):
    _, found = extract_text("Norland bought a Berg-based shipbuilder from the Council of Sudria.")
    assert found.actions[0].what == "a Berg-based shipbuilder from the Council of Sudria"
    _, found = extract_text("The Council of Sudria stressed the importance of a rules-based order for trade.")
    assert found.actions[0].what == "the importance of a rules-based order for trade"


def test_nothing_is_left_out_of_a_quotation(extract_text: ExtractText) -> None:
    said = (
        "“Ask was among the greatest of our builders — brave enough to think anew, bold enough to risk it — and kind.”"
    )
    _, found = extract_text(f"Harbour Minister Maren Holm said {said}")
    assert said[1:-1] in statements(found, "say")[0]


def test_no_statement_ends_with_stating(extract_text: ExtractText) -> None:
    _, found = extract_text(
        'Maren Holm spoke. Holm resigned in a letter to the board of directors stating, " I have always said if there ever came a day '
        "when I could no longer meet my duties, I would be the first to say so."
    )
    assert not statements(found, "resign")[0].endswith("stating.")


def test_a_preposition_keeps_its_noun(extract_text):
    _, found = extract_text("Norway praised the treaty, which Canada agreed to in May.", date="2026-11-20")
    assert statements(found, "agree") == ["Canada agreed to [the treaty] in May."]


def test_three_dots_with_spaces_end_no_sentence(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "“The sale will make the port a beacon for trade and give harbour business . . . the certainty to grow,” said the Harbour Board."
    )
    assert "beacon" in statements(found, "say")[0]


def test_what_was_said_begins_with_no_and(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The fee is low. But the plan should not stop Norland from trading, Minister Ada Holm noted."
    )
    assert statements(found, "note") == ["Ada Holm noted [that] the plan should not stop Norland from trading."]


def test_an_object_keeps_its_dates_with_their_prepositions(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Council of Sudria passed a bill that will keep the Harbour Fund solvent until next May."
    )
    assert found.actions[0].what == "a bill that will keep the Harbour Fund solvent until next May"


def test_what_is_done_has_whole_quotations_or_none(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Kestrel Corp. said it had supported customers in Canada “for more than 150 years” and would “continue to work with our "
        "customers globally to soften the blow.”"
    )
    assert found.actions and all(a.what.count("“") == a.what.count("”") and "“”" not in a.what for a in found.actions)


def test_we_all_is_who_speaks_for_all(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "“On fishing, we all agreed that we need to combat the causes of hunger,” Norwegian Chancellor Ada Holm told reporters."
    )
    assert all(a.statement.startswith("[Ada Holm:] ") for a in found.actions if a.verb == "agree")


def test_an_aside_with_a_clause_of_its_own_is_left_out_whole(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "On 2 February, the permanent representatives of the EU27 had given the green light to the provisional political agreement "
        "on the AP Act, following weeks of negotiations during which several Member States, led by France, had lobbied for greater "
        "flexibility on certain aspects of the text, in particular the provisions relating to the most powerful ships (see NOTE 4)."
    )
    assert not any("had lobbied" in s and "green light" in s for s in statements(found, "give"))


def test_nobody_was_quoted_as(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "“We felt it was justified because of the damage,” Minister Tord Carver was quoted as saying."
    )
    assert not statements(found, "quote")


def test_a_quotation_opened_by_one_mark_and_closed_by_another(extract_text: ExtractText) -> None:
    _, found = extract_text(
        'The UK government has committed to a series of auctions starting “by May 2027" and then every other year “from then on”.'
    )
    (statement,) = statements(found, "commit")
    assert "“by May 2027”" in statement and '"' not in statement


def test_whatever_verb_tells_a_quotation_it_is_told(extract_text: ExtractText) -> None:
    _, found = extract_text(
        '"The Harbour Board is exploring chances for exports to Norway," the Ministry of Ports outlined.'
    )
    assert "exploring" in statements(found, "outline")[0]


def test_for_the_first_time_is_no_act(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Ada Holm noted that it would be the first time for the Harbour Board to buy brand-new ferries."
    )
    assert not statements(found, "buy")


def test_an_article_behind_that_is_small(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norland’s ports committee met. Sources said the ports committee has already sanctioned the purchase of the four ferries."
    )
    assert statements(found, "sanction")[0].startswith("Sources said that the ")


def test_what_somebody_was_given_and_what_a_title_was_left_out_of(extract_text):
    _, found = extract_text(
        "The Ministry will cut the nearly $71 million that Congress had provided the Harbour Service."
    )
    assert "Congress had provided the Harbour Service [the nearly $71 million]." in statements(found)
    _, found = extract_text(
        "OFAC issued Russia-related GL 53A, “Authorizing Transactions for Diplomatic Missions Involving Orm Bank or Prohibited by "
        "Directive 4 under Executive Order 14024,” and Russia-related GL 55C, “Authorizing Certain Services Related to Vell-2.”"
    )
    assert not any("“”" in a.statement or "“,”" in a.what for a in found.actions)


def test_members_of_a_council_do_nothing_by_being_listed(extract_text):
    _, found = extract_text(
        "(b) The Council shall be composed of the following members:\n\n(i) The Secretary of Ports;\n\n(ii) The heads of other "
        "executive departments and agencies (agencies) and other senior officials within the Executive Office of the "
        "President, as determined by the Chair."
    )
    assert not found.actions


def test_a_day_behind_a_name_leaves_the_name_what_it_is(extract_text) -> None:
    _, found = extract_text("Officers shot Maria Lund Friday near Berg. A judge released Ada Holm Monday on bail.")
    assert "A judge released Ada Holm on bail." in statements(found, "release")
    _, found = extract_text("Police arrested Olav Vik Sunday in Berg.")
    assert "Olav Vik" in actor_names(found)


def test_a_body_named_by_its_owner_has_no_article(extract_text) -> None:
    _, found = extract_text("Britain’s highest court ruled Tuesday that Prime Minister Ada Holm had acted unlawfully.")
    assert statements(found, "rule")[0].startswith("Britain")


def test_what_a_page_shows_of_its_text_before_it_is_read_once(extract_text: ExtractText) -> None:
    shown = "The Harbour Board will close two of the yards that..."
    text = f"{shown}\n\nThe Harbour Board will close two of the yards that it took over from the city in spring. It met on Monday."
    _, found = extract_text(text, date=date(2026, 1, 16))
    assert statements(found, "close") == [
        "The Harbour Board will close two of the yards that it took over from the city in spring."
    ]


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "Veldoria prepares to impose steep tariffs on farm goods next month.",
            "impose",
            "Veldoria prepares to impose steep tariffs on farm goods.",
        ),
        (
            "The Harbour Board backed the plan in a committee vote on Thursday.",
            "back",
            "The Harbour Board backed the plan in a committee vote.",
        ),
        (
            "Ada Holm travelled to Oslo this week to plead for it.",
            "travel",
            "Ada Holm travelled to Oslo to plead for it.",
        ),
        ("The Harbour Board approved last year's budget.", "approve", "The Harbour Board approved last year's budget."),
        ("The Harbour Board will hold a Monday meeting.", "hold", "The Harbour Board will hold a Monday meeting."),
    ],
)
def test_the_day_seen_from_the_day_of_writing_is_left_to_the_date(
    extract_text: ExtractText, text: str, verb: str, statement: str
) -> None:
    _, found = extract_text(text, date=date(2026, 1, 16))
    assert statements(found, verb) == [statement]


def test_a_heading_in_the_line_of_its_text_is_no_part_of_it(extract_text: ExtractText) -> None:
    text = (
        "OPENING THE OLD PORTS AND FIGHTING CRIME President Ada Holm and Minister Jan Brack agreed to close two yards."
    )
    _, found = extract_text(f"The council met.\n\n{text}", date=date(2026, 1, 16))
    assert [a.verb for a in found.actions if a.actors] == ["agree"]
    assert not [r for a in found.actors for r in a.roles if "rim" in r]


def test_the_second_of_two_denied_acts_is_denied(extract_text: ExtractText) -> None:
    text = "Halden Motors said that it had not delivered any engines or performed any services to the army of Norland."
    _, found = extract_text(f"Halden Motors is a company. {text}", date=date(2026, 1, 16))
    done = {a.verb: (a.status.value, a.statement) for a in found.actions if not a.speech}
    assert done["perform"] == ("denied", "[Halden Motors] had not performed any services to the army of Norland.")


@pytest.mark.parametrize(
    ("text", "verb", "statement"),
    [
        (
            "Today, Norland is, jointly with Sudria, imposing sanctions on four officials.",
            "impose",
            "Norland is imposing sanctions on four officials.",
        ),
        (
            "Norland closed two of its yards.[2] It rained.",
            "close",
            "Norland closed two of its yards.",
        ),
    ],
)
def test_what_is_set_into_a_sentence_or_behind_it_does_not_break_it(
    extract_text: ExtractText, text: str, verb: str, statement: str
) -> None:
    _, found = extract_text(text, date=date(2026, 1, 16))
    assert statements(found, verb) == [statement]


def test_a_paper_called_after_a_body_is_not_that_body(extract_text: ExtractText) -> None:
    text = "The Assembly met in Arsen. We are committed to the scrutiny of the yards. We have secured enough coal for them."
    _, found = extract_text(text, date=date(2026, 1, 16), publisher="Assembly Today")
    assert not [a for a in found.actions if a.verb in ("commit", "secure")]
    assert found.actors or found.timeline


def test_a_caption_ends_with_its_agency_in_brackets(extract_text: ExtractText) -> None:
    caption = "A sailor guides a plane of the Norland navy on November 5, 2025. [Reuters]"
    text = f"The Harbour Board met on Monday.\n\n{caption}\n\nAda Holm speaks in Arsen on November 6, 2025. | AFP-JIJI\n\nIt closed two yards."
    _, found = extract_text(text, date=date(2026, 1, 16))
    assert not [t.what for t in found.timeline if t.when.startswith("2025")]
    assert found.actions


@pytest.mark.parametrize(
    "text, told",
    [
        (
            "Vell Corp. agreed to pay the penalty and to hire an outside auditor.",
            {"Vell Corp. agreed to pay the penalty.", "Vell Corp. agreed to hire an outside auditor."},
        ),
        (
            "The Ports Board plans to close the yard and sell the land.",
            {"The Ports Board plans to close the yard.", "The Ports Board plans to sell the land."},
        ),
    ],
)
def test_two_things_that_somebody_will_do_are_told_one_by_one(extract_text, text, told):
    _, found = extract_text(text)
    assert {a.statement for a in found.actions} == told


def test_a_numbered_section_is_one_word(extract_text):
    _, found = extract_text(
        "The Ports Department is designating Karl Brandt pursuant to Section 7031(c) due to his involvement in corruption."
    )
    assert "Section 7031(c) due to his involvement" in found.actions[0].statement


@pytest.mark.parametrize(
    "text, told",
    [
        ("Mexico's Senate approved the reform late on Tuesday.", "Mexico's Senate approved"),
        ("Norway has imposed, effective Monday, a 25 percent duty on cheese.", "Norway has imposed a 25 percent duty"),
    ],
)
def test_a_body_keeps_its_state_and_no_day_leaves_its_word_behind(extract_text, text, told):
    _, found = extract_text(text)
    assert found.actions[0].statement.startswith(told)


def test_what_a_declaration_states_is_told_whole_and_by_who_states_it(extract_text):
    _, found = extract_text(
        "Norway, France and Denmark issued a joint declaration stating Greenland belongs to its people. President Ada Holm told "
        "reporters that Norway will act within weeks, arguing the island is vital to security and asserting Denmark cannot "
        "defend it against Chad."
    )
    told = statements(found)
    assert "Norway, France and Denmark issued a joint declaration stating Greenland belongs to its people." in told
    assert "[Ada Holm:] asserting Denmark cannot defend it against Chad." in told
    assert not any("island:]" in statement for statement in told)


def test_blanks_inside_quotation_marks_are_left_out(extract_text):
    _, found = extract_text("The Ports Board suspended the so-called “ quay levies ” of the island in March 2026.")
    assert statements(found) == ["The Ports Board suspended the so-called “quay levies” of the island in March 2026."]


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        (
            "The Ministry of Ports will build a new paying system, which would let crews pay using cash cards, debit cards or other means.",
            "build",
            "The Ministry of Ports will build a new paying system.",
        ),
        (
            "The Ministry of Ports announced a policy to restrict visas for people responsible for, or complicit in, delaying the cases.",
            "announce",
            "The Ministry of Ports announced a policy to restrict visas for people responsible for, or complicit in, delaying the cases.",
        ),
        (
            "Norway has sanctioned those responsible for, or complicit in, blocking the vote.",
            "sanction",
            "Norway has sanctioned those responsible for, or complicit in, blocking the vote.",
        ),
    ],
)
def test_a_statement_ends_with_no_rest_of_what_it_leaves_out(extract_text, text, verb, told):
    _, found = extract_text(text)
    assert statements(found, verb) == [told]


def test_a_habit_and_a_pleasantry_are_no_acts(extract_text):
    _, found = extract_text(
        "The Ministry of Ports opened a dock. The Ministry of Ports generally revokes licences. The Harbour Board sometimes "
        "closes a pier. Deputy Minister Ada Holm and I are now happy to take your questions."
    )
    assert verbs(found) == ["open"]


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        (
            "The Harbour Board promotes modern lending by expanding electronic signatures, e-notes, and remote services.",
            "promote",
            "The Harbour Board promotes modern lending by expanding electronic signatures, e-notes, and remote services.",
        ),
        (
            "The Ministry of Ports renewed its dock rules by, for example, expanding grants and setting clearer deadlines.",
            "renew",
            "The Ministry of Ports renewed its dock rules by, for example, expanding grants and setting clearer deadlines.",
        ),
    ],
)
def test_nothing_is_lost_inside_a_phrase(extract_text, text, verb, told):
    _, found = extract_text(text)
    assert statements(found, verb) == [told]


def test_a_state_in_front_of_a_hyphen_has_no_article(extract_text):
    _, found = extract_text(
        "Norway’s government freed 21 sailors.\n\nThe Norway-based campaign thanked everybody.\n\n"
        "Norwegian authorities identified the sailors as Ada Holm and Nils Berg.",
        date=date(2026, 1, 12),
    )
    assert the(found, "identify").statement.startswith("Norway identified")
