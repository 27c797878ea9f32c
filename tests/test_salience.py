"""What comes first."""

from __future__ import annotations

from datetime import date

import pytest

from tests.found import the, verbs

TEXT = """Today, the European Commission imposed sanctions worth $40 million on two shipping companies in Norway.

“We are pleased with this step,” said Commissioner Anna Kovac.

Canada reviewed its own lists some years ago. Canada bought paper in Sweden. Sweden repaired a bridge near Malmo.
"""


def extraction(extract_text):
    return extract_text(
        TEXT,
        title="European Commission Imposes Sanctions on Shipping Companies",
        date=date(2026, 3, 10),
        source="European Commission",
    )[1]


def test_the_event_of_the_document_comes_first(extract_text):
    found = extraction(extract_text)
    best = max(found.actions, key=lambda a: a.salience)
    assert best.verb == "impose"


def test_words_come_after_acts(extract_text):
    found = extraction(extract_text)
    said = next(a for a in found.actions if a.speech)
    assert said.salience < max(a.salience for a in found.actions)


def test_the_main_actor_comes_first(extract_text):
    found = extraction(extract_text)
    assert max(found.actors, key=lambda a: a.salience).name == "European Commission"


def test_all_scores_lie_between_0_and_1(extract_text):
    found = extraction(extract_text)
    assert all(0 <= x.salience <= 1 for x in (*found.actors, *found.actions, *found.timeline))


def test_ids_stay_in_order_of_mention(extract_text):
    found = extraction(extract_text)
    assert [a.id for a in found.actions] == [f"x{n}" for n in range(1, len(found.actions) + 1)]


def test_undated_acts_come_before_words_of_the_day(extract_text):
    _, found = extract_text(
        "Canada and Norway met on Tuesday. Minister Anna Kovac highlighted the value of the talks. "
        "Canada will buy three icebreakers from Norway.",
        title="Canada and Norway Meet",
        date=date(2026, 3, 10),
    )
    salience = {a.verb: a.salience for a in found.actions}
    assert salience["buy"] > salience["highlight"]


def test_what_is_announced_today_comes_before_what_one_is_committed_to(extract_text):
    _, found = extract_text(
        "Nobody likes to wait at a dock.\n\nBoth the rules and the forms have grown over the years. The Ministry of Ports and the "
        "Harbour Board are committed to solving these problems.\n\nCrews have worked hard this year.\n\n"
        "Today the Ministry of Ports is announcing a package of 60 measures to simplify the harbour rules.",
        title="Statement of the Ministry on Simpler Harbour Rules",
        date=date(2026, 4, 14),
        source="Ministry of Ports",
    )
    assert max(found.actions, key=lambda a: a.salience).verb == "announce"


def test_a_headline_told_again_far_below_is_one_act(extract_text):
    opening = (
        "Under its new chair the Ministry of Ports is using all means to keep the docks safe and open for all crews. "
        * 8
    )
    _, found = extract_text(
        opening + "\n\nTo that end the Ministry of Ports has established a Dock Safety Prevention Panel.",
        title="Ministry of Ports Establishes Panel to Keep Dock Safety",
        date=date(2026, 4, 14),
        source="Ministry of Ports",
    )
    assert verbs(found).count("establish") == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudria had frozen 40 accounts of the $9 million fund.",
        "Sudria previously froze 40 accounts of the $9 million fund.",
        "Sudria froze 40 accounts of the $9 million fund in May 2024.",
    ],
)
def test_what_was_done_before_the_news_comes_after_it(extract_text, sentence):
    news = "Sudria froze 40 accounts of the $9 million fund on Monday."
    scores = [
        the(
            extract_text("Ministers met in Oslo.\n\n" + told, title="Talks in Oslo", date=date(2026, 3, 10))[1],
            "freeze",
        ).salience
        for told in (sentence, news)
    ]
    assert scores[1] > scores[0] + 0.2


def test_what_somebody_said_to_have_done_is_no_background(extract_text):
    said, told = (
        extract_text(text, title="Bank", date=date(2026, 3, 10))[1]
        for text in ("Halden Bank said it had frozen 40 accounts.", "Halden Bank had frozen 40 accounts.")
    )
    assert the(said, "freeze").salience > the(told, "freeze").salience
