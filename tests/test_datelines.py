"""A dateline is neither who acts nor when: 'KABUL, Afghanistan (Jan. 8, 2011) – Members of ...'."""

from __future__ import annotations

from datetime import date

import pytest

from tests.found import doers, the

DAY = date(2026, 1, 8)


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO —",
        "OSLO, Norway –",
        "OSLO, Norway (Jan. 8, 2026) —",
        "OSLO, Jan 8 (Harbour Wire) -",
        "OSLO, Norway (HW) --",
        "Oslo City, January 8, 2026 —",
        "Oslo, Norway, 8 January 2026 –",
    ],
)
def test_the_place_of_a_dateline_does_nothing(extract_text, dateline):
    _, found = extract_text(
        f"{dateline} Members of the Harbour Guard seized 18 boats and arrested two captains on Wednesday.", date=DAY
    )
    assert doers(found, "seize") == {"Harbour Guard"}
    assert the(found, "seize").statement.startswith("Members of the Harbour Guard seized 18 boats")


def test_the_day_of_a_dateline_gives_way_to_the_sentences_own(extract_text):
    _, found = extract_text(
        "OSLO, Norway (Jan. 8, 2026) – Swedish and Danish forces stopped a tanker, arresting two men, in a night raid "
        "yesterday.",
        date=DAY,
    )
    assert [(t.when, t.what) for t in found.timeline] == [("2026-01-07", "Swedish and Danish forces stopped a tanker")]
    assert the(found, "stop").when == "2026-01-07"


@pytest.mark.parametrize("dateline", ["OSLO—", "OSLO –", "Oslo, Norway –"])
def test_a_dateline_may_touch_what_follows(extract_text, dateline):
    _, found = extract_text(f"{dateline}U.S. Senator Ada Holm today sent a letter to Minister Peter Lang.", date=DAY)
    assert doers(found, "send") == {"Ada Holm"}


def test_a_dash_glued_to_the_first_word_behind_an_agency(extract_text):
    _, found = extract_text("KASTEL (Reuters) -European Union Trade Commissioner Ada Holm signed an order on Friday.")
    assert any("European Union Trade Commissioner" in a.roles for a in found.actors)
