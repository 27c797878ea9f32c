"""Texts that end in the middle of a sentence, as pages that were cut off do: whatever word is the last, they are read."""

import pytest

from briefgen.model import Extraction, SourceDocument
from tests.found import verbs

CUT = (
    "Sec",
    "कख",
    "The minister said no",
    "The Board approved it not",
    "The Board approved not",
    "The order the Board issued",
    "Norland bought the ferry under which Sudria will buy 50 boats by",
    "According to the Ministry of Ports, the frigate",
    "The Norland Parliament’s",
    "The EU Parliament’s",
    "The charity Save the",
    "“It is a free pass,” said Ada Holm, EU",
    "Under Secretary of State for Political Affairs",
    "Ada Holm, the envoy of the Secretary-General, and",
    "The talks were co-chaired by Acting Deputy Assistant Secretary of State for Northern Affairs, Ada Holm, and Assistant "
    "Deputy Minister of the Land",
    "By the authority vested in me as President by the Constitution, it is hereby ordered:",
    "It is the largest port, said Bo Lind, an official from Norway's Marine",
    "ADA HOLM MINISTER FOR FOREIGN AFFAIRS",
    "Union flags flutter outside the port in Oslo, Norway March 18, 2025. REUTERS/Bo",
    "The port is open.\n\n- The text of the following statement was released by",
    "The plan was approved by Minister Ada Holm",
    "The answer of the Board is no",
)


def assert_quoted(source: SourceDocument, found: Extraction) -> None:
    """Whatever was found stands in the text, word for word."""
    for item in (*found.actors, *found.actions, *found.timeline):
        assert all(e.quote and source.text[e.start : e.end] == e.quote for e in item.evidence)


@pytest.mark.model
@pytest.mark.parametrize("text", CUT)
def test_any_word_may_be_the_last(extract_text, text: str) -> None:
    source, found = extract_text(text, date="2026-01-12")
    assert_quoted(source, found)


WHOLE = (
    "Under Secretary of State for Political Affairs Ada Holm, together with the Office of Ports, did not announce, no later than "
    "Friday, that the order issued under section 2 shall, as applicable, be published",
    "On 3 May the Ministry of Ports and Fisheries (MPF), acting through the charity Save the Seals, hereby delegates to the "
    "Secretary (the Board) what it has drafted, signed, and sold to",
    "“The Board must act,” said First Minister Per Lind (Lind), who, along with Norland, was the first to ban it until the end of",
)


@pytest.mark.model
@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_may_end_behind_each_of_its_words(extract_text, text: str) -> None:
    words = text.split()
    for n in range(1, len(words)):
        source, found = extract_text(" ".join(words[:n]), date="2026-01-12")
        assert_quoted(source, found)


@pytest.mark.model
def test_words_glued_to_brackets_and_points_are_parted_once(extract_text) -> None:
    source, found = extract_text(
        "TheBoardmet.ItclosedtheportMinistry(Board)andTheBoardmet.Itclosed it.", date="2026-01-12"
    )
    assert_quoted(source, found)


@pytest.mark.model
def test_an_order_may_begin_with_who_gives_it(extract_text) -> None:
    _, found = extract_text(
        "I, ADA HOLM, President of Norway, by virtue of the authority vested in me by the Constitution, do hereby proclaim 3 May "
        "2026 as Harbour Day.",
        date="2026-01-12",
    )
    assert verbs(found) == ["proclaim"]
