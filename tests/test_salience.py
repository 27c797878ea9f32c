"""What comes first."""

from __future__ import annotations

from datetime import date

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
