from collections.abc import Callable
from datetime import date

from briefgen.extract.casing import in_capitals, recased, speaker_named
from briefgen.model import Extraction, SourceDocument
from tests.found import named

TEXT = (
    "PRESIDENT VARGOLA MET CHANCELLOR BRENNIK IN PARIS ON MONDAY. FRANCE AND GERMANY AGREED TO COOPERATE ON DEFENCE. "
    "THE TWO LEADERS SAID THEY WOULD MEET AGAIN IN JUNE."
)
SMALL = frozenset("met in on agreed cooperate defence two leaders said they would meet again to and the".split())


def test_only_names_and_heads_of_sentences_keep_capitals() -> None:
    assert recased(TEXT, SMALL.__contains__) == (
        "President Vargola met Chancellor Brennik in Paris on Monday. France and Germany agreed to cooperate on defence. "
        "The two leaders said they would meet again in June."
    )


def test_offices_and_first_names_keep_capitals() -> None:
    common = frozenset("the minister of foreign affairs mines signs pact john met with prime secretary state".split())
    text = (
        "THE MINISTER OF MINES, JOHN TELLMANN, MET WITH PRIME MINISTER VARGOLA. MINISTER OF FOREIGN AFFAIRS SIGNS PACT."
    )
    assert recased(text, common.__contains__) == (
        "The Minister of Mines, John Tellmann, met with Prime Minister Vargola. Minister of Foreign Affairs signs pact."
    )


def test_a_short_line_or_an_ordinary_one_is_not_in_capitals() -> None:
    assert not in_capitals("NATO, EU")
    assert not in_capitals("The EU and NATO met in Paris with ASEAN.")
    assert in_capitals(TEXT)


def test_letters_whose_small_form_is_longer_leave_the_text_alone() -> None:
    text = "THE CITY OF İZMİR SIGNED THE ACCORD"
    assert recased(text, SMALL.__contains__) == text


def test_a_document_in_capitals_is_understood_and_quoted_as_it_stands(
    extract_text: Callable[..., tuple[SourceDocument, Extraction]],
) -> None:
    source, found = extract_text(TEXT)
    names = {a.id: a.name for a in found.actors}
    assert {"France", "Germany"} <= set(names.values())
    agreed = next(a for a in found.actions if a.verb == "agree")
    assert [names[i] for i in agreed.actors] == ["France", "Germany"]
    assert all(e.quote == source.text[e.start : e.end] for e in agreed.evidence)


def test_the_speaker_of_a_turn_is_a_name() -> None:
    assert speaker_named("MS. DARROW: Good morning, all.") == "Ms. Darrow: Good morning, all."
    assert speaker_named("Q: And the EU?") == "Q: And the EU?"
    assert speaker_named("NATO: a short history") == "NATO: a short history"


def test_who_speaks_in_a_transcript_does_what_the_turn_says(
    extract_text: Callable[..., tuple[SourceDocument, Extraction]],
) -> None:
    _, found = extract_text(
        "Q: Will you meet the minister?\n\nMR. HALDEN: I met the minister on Friday. We signed an agreement with Norway.\n\n"
        "Q: And Chile?\n\nMR. HALDEN: Chile has agreed to talks."
    )
    names = {a.id: a.name for a in found.actors}
    assert "Chile" in names.values()
    assert any("Halden" in n for n in names.values())
    assert not any(n.startswith(".") for n in names.values())
    assert any("Halden" in names[i] for a in found.actions if a.verb == "meet" for i in a.actors)


def test_we_of_a_guest_is_not_whose_release_it_is(extract_text) -> None:
    _, found = extract_text(
        "PRIME MINISTER BERG: Secretary Arden, welcome. We have sent ten ships to France.\n\n"
        "SECRETARY ARDEN: Thank you. We have opened two harbours. I have asked the Senate to act.\n\n"
        "QUESTION: Why have we closed the ports?",
        title="Secretary Paul Arden and Prime Minister Ole Berg Statements to the Press",
        date=date(2026, 1, 12),
    )
    assert {a.verb: named(found, a) for a in found.actions} == {
        "send": {"Ole Berg"},
        "open": {"Paul Arden"},
        "ask": {"Paul Arden"},
    }
