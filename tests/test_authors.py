"""Whose words a document is, by its title: 'I' and 'we' are theirs."""

from __future__ import annotations

import pytest

from tests.found import doers, statements, the, verbs

TEXT = "Good afternoon. I signed the order on Monday. I have asked Norway to join us."


@pytest.mark.parametrize(
    ("title", "name", "role"),
    [
        ("Remarks by Secretary of Commerce Jane Roe at the Harbour Forum", "Jane Roe", "Secretary of Commerce"),
        ("Secretary Jane Roe's Remarks before the Harbour Foundation", "Jane Roe", "Secretary"),
        ("Secretary Jane J. Roe’s Prepared Remarks at the Port Summit", "Jane J. Roe", "Secretary"),
        ("Prepared Remarks by Under Secretary Jane Roe", "Jane Roe", "Under Secretary"),
        ("Remarks by Kenneth W. Rehn Deputy Secretary, Department of Ports", "Kenneth W. Rehn", "Deputy Secretary"),
        ("Opening Statement of Chairman Peter Holm", "Peter Holm", "Chairman"),
        ("Address by H. E. Mr. Tomas Rehn Prime Minister of Albania to the Debate", "Tomas Rehn", "Prime Minister"),
    ],
)
def test_i_is_who_speaks_by_the_title(extract_text, title, name, role):
    _, found = extract_text(TEXT, title=title, date="2026-05-05")
    assert doers(found, "sign") == {name}
    (speaker,) = [a for a in found.actors if a.name == name]
    assert [r for r in speaker.roles if r.startswith(role)]


@pytest.mark.parametrize(
    "title", ["Statement by the Ministry of Ports on Fees", "Senator Kovac Issues Statement on Fees"]
)
def test_a_title_that_names_no_speaker_gives_none(extract_text, title):
    _, found = extract_text(TEXT, title=title, date="2026-05-05")
    assert "sign" not in verbs(found)


def test_we_are_the_parties_of_a_statement_by_its_title(extract_text):
    _, found = extract_text(
        "We reaffirm the treaty as the cornerstone of our work. We call on Sweden to open its ports.",
        title="Ministerial Statement of Norway, Denmark, and Canada",
        date="2026-05-05",
    )
    assert doers(found, "call") == {"Norway", "Denmark", "Canada"}


def test_many_parties_are_named_where_the_text_says_we(extract_text):
    _, found = extract_text(
        "The text of the following statement was released by the Governments of Norway, Denmark, Canada, Ghana, and Chile:\n\n"
        "We call on Sweden to open its ports.",
        title="Joint Statement on Ports",
        date="2026-05-05",
    )
    assert (
        the(found, "call").statement == "[Norway, Denmark, Canada, Ghana and Chile] call on Sweden to open its ports."
    )


def test_what_a_bill_does_is_done_by_who_passed_it(extract_text):
    _, found = extract_text(
        "The U.S. Senate passed a bill on port fees on Thursday. The legislation authorizes targeted sanctions on smugglers.",
        date="2026-05-08",
    )
    assert doers(found, "authorize") == {"U.S. Senate"}


def test_coming_out_in_support_is_an_act(extract_text):
    _, found = extract_text("Norway came out in support of a global tax. Denmark came to the harbour.")
    assert statements(found) == ["Norway came out in support of a global tax."]


def test_the_parties_end_where_their_sentence_says_what_they_do(extract_text):
    _, found = extract_text(
        "We, the Ports Ministers of Norway, Denmark and Canada, with the participation of the Harbour League, condemn the "
        "raids of Sweden on Ghana.\n\nSince the raids began, we, the Ministers, have supported the right of Ghana to trade.\n\n"
        "We call on Chile to open its ports.",
        title="Joint Declaration",
        date="2026-05-05",
    )
    assert doers(found, "call") == {"Norway", "Denmark", "Canada"}
