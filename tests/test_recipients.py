"""Whom an act is addressed to or bears on."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Extraction


def whom(found: Extraction, verb: str, part: str = "") -> list[set[str]]:
    """The recipients of each action of a verb, by name."""
    names = {a.id: a.name for a in found.actors}
    hits = [{names[i] for i in a.to} for a in found.actions if a.verb == verb and part in a.statement]
    assert hits, f"no {verb} in {[(a.verb, a.statement) for a in found.actions]}"
    return hits


@pytest.fixture
def read(extract_text):
    def run(text: str, source: str = "The Strelsau Gazette") -> Extraction:
        return extract_text(text, title="A note", date=date(2026, 3, 10), source=source)[1]

    return run


def test_an_origin_a_place_and_a_topic_are_nobody_concerned(read):
    found = read(
        "Canada adopted an Australia-wide licence for drones on Monday. Norway imported turbines for plants in Chile. "
        "Senator Jane Roe voted against the resolution on Iraq. Peter Doyle was sent to Kenya by the Norwegian government."
    )
    assert whom(found, "adopt") == [set()]
    assert whom(found, "import") == [set()]
    assert whom(found, "vote") == [set()]
    assert whom(found, "send") == [{"Peter Doyle"}]


def test_the_state_whose_institutions_act_is_not_whom_they_act_upon(read):
    text = (
        "WASHINGTON - The Department of Pumps imposed duties on pumps from Norway to protect the security of the United States. "
        "Norway imposed duties on pumps from the United States."
    )
    found = read(text, "U.S. Department of Pumps")
    assert whom(found, "impose") == [{"Norway"}, {"United States"}]


def test_whose_things_are_hit(read):
    found = read(
        "Australia and Brazil met on Sunday. Canada took measures against the Brazilian banking system on Monday. Norway imposed tariffs on Chilean copper. "
        "Chile and Peru protested on Friday. The Brenner Court found that Copperline had breached the law."
    )
    assert whom(found, "take") == [{"Brazil"}]
    assert whom(found, "impose") == [{"Chile"}]
    assert whom(found, "find") == [{"Copperline"}]


def test_praise_concerns_those_whose_doings_it_is_about(read):
    found = read("Norway commended the work of the River Council. Canada welcomed Chile's contribution to the fund.")
    assert whom(found, "commend") == [{"River Council"}]
    assert whom(found, "welcome") == [{"Chile"}]


def test_what_somebody_is_asked_to_do_with_others_concerns_these_not(read):
    found = read("Norway urged Canada on Monday to cooperate fully with the River Council and to support Chile.")
    assert whom(found, "urge") == [{"Canada"}]


def test_a_list_of_people_and_their_titles(read):
    found = read(
        "President Paul Adler held bilateral meetings on the margins of the summit with Chancellor Anna Merk and Vice "
        "Chancellor Otto Schulz of Germany, President Felix Tsonga of Kenya, and Prime Minister Lee Wong."
    )
    assert whom(found, "hold") == [{"Anna Merk", "Otto Schulz", "Felix Tsonga", "Lee Wong"}]


def test_leaders_of_states_are_these_states(read):
    found = read("President Paul Adler met with leaders from France, Germany, and Norway to discuss trade.")
    assert whom(found, "meet") == [{"France", "Germany", "Norway"}]


SANCTIONS = """\
STRELSAU - The Office of River Control today designated three Ruritanian financiers of the Mill Gang. Jan Novak, Piet Vos, and
Karel Doorn have raised money in several countries.

The Office also designated Copperline Holdings for acting on behalf of the Mill Gang.

As a result of today's action, all property of these individuals is blocked. U.S. persons are prohibited from dealing with
them. Banks may not deny these entities access to courts, but the Office froze the assets of these individuals and entities.
"""


def test_those_designated_are_meant_by_these_individuals(read):
    found = read(SANCTIONS, "Office of River Control")
    people = {"Jan Novak", "Piet Vos", "Karel Doorn"}
    assert whom(found, "designate", "three") == [people]
    assert whom(found, "block") == [people]
    assert whom(found, "freeze") == [people | {"Copperline Holdings"}]


def test_a_name_right_after_its_own_headline_is_read(extract_text):
    found = extract_text(
        "**Jan Piet Novak** Novak was arrested by the Strelsau Police on Monday.", date=date(2026, 3, 10)
    )[1]
    assert whom(found, "arrest") == [{"Jan Piet Novak"}]


def test_partners_in_a_quotation_are_not_told(read):
    found = read(
        '"Working in partnership with the River Council, we will open ten wells," said Jane Roe, the head of Copperline.'
    )
    assert whom(found, "say") == [set()]


@pytest.mark.parametrize(
    ("text", "verb", "to"),
    [
        (
            "In consultation with Norway, Denmark, and Japan, the Harbour Board issued new rules.",
            "issue",
            {"Norway", "Denmark", "Japan"},
        ),
        (
            "Financing will be provided for docks, including a fund set up through the Halden Bank in concert with the Vell Union.",
            "provide",
            set(),
        ),
        ("The Ministry of Ports will build a dock in cooperation with Norway.", "build", {"Norway"}),
    ],
)
def test_partners_are_those_of_the_act_and_never_its_doer(read, text, verb, to):
    assert whom(read(text), verb) == [to]


def test_what_is_bought_along_with_its_stores_is_not_bought_from_the_buyer(read):
    found = read("Halden Foods bought Berg Dairy along with its stores on Monday.")
    assert whom(found, "buy") == [{"Berg Dairy"}]
