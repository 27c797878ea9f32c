"""Pronouns and definite noun phrases: resolved where it is safe, left alone where it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from briefgen.extract.names import find_actors
from briefgen.extract.pipeline import analyse
from briefgen.sources.plain import read_plain
from tests.conftest import ExtractText
from tests.found import doers, the, verbs

Refs = Callable[[str], list[tuple[str, tuple[str, ...]]]]


@pytest.fixture
def refs() -> Refs:
    """The mentions that are not names, with the names of their actors."""

    def find(text: str) -> list[tuple[str, tuple[str, ...]]]:
        analysis = analyse(read_plain(text.encode(), "x.md"))
        cast = find_actors(analysis)
        return [
            (analysis.text(m.start, m.end), tuple(cast.get(a).name for a in m.actors))
            for m in cast.mentions
            if m.form != "name" and m.actors
        ]

    return find


def test_the_secretary_is_the_one_secretary(refs: Refs) -> None:
    assert ("The Secretary", ("Nora Finch",)) in refs(
        "Secretary of Energy Nora Finch met farmers. The Secretary promised help."
    )


def test_the_secretary_of_two_is_left_alone(refs: Refs) -> None:
    text = "Secretary of Energy Nora Finch met Secretary of State Paul Abbot. The Secretary promised help."
    assert not [r for r in refs(text) if r[0] == "The Secretary"]


@pytest.mark.parametrize("second", ["Under Secretary", "Deputy Secretary", "Press Secretary"])
def test_the_secretary_is_nobody_who_stands_below_one(refs: Refs, second: str) -> None:
    assert not [
        r for r in refs(f"{second} Nora Finch met farmers. The Secretary promised help.") if r[0] == "The Secretary"
    ]


@pytest.mark.parametrize(
    "other", ["Vice President Nora Finch met farmers.", "Brian Holm, the President's Senior Advisor, met farmers."]
)
def test_the_president_is_none_of_those_around_one(extract_text, other: str) -> None:
    _, found = extract_text(f"{other} The President signed the Harbour Act.")
    names = {a.id: a.name for a in found.actors}
    assert [names[i] for a in found.actions if a.verb == "sign" for i in a.actors] == ["President"]


def test_he_and_she_are_different_people(refs: Refs) -> None:
    found = refs("Secretary Paul Abbot met Jane Whitlow. He told her that the harbour would close.")
    assert ("He", ("Paul Abbot",)) in found
    assert ("her", ("Paul Abbot",)) not in found


def test_both_sides_are_the_two_states(refs: Refs) -> None:
    found = refs("Norway and Kenya signed a pact. Both sides agreed to meet again.")
    assert ("Both sides", ("Norway", "Kenya")) in [(w, tuple(sorted(n, reverse=True))) for w, n in found]


def test_the_agency_is_the_one_agency(refs: Refs) -> None:
    found = refs("The Coastal Waters Agency fined two ports. The agency said it would fine more.")
    assert ("The agency", ("Coastal Waters Agency",)) in found
    assert ("it", ("Coastal Waters Agency",)) in found


def test_it_is_not_a_body_when_a_thing_is_meant(refs: Refs) -> None:
    assert not [
        r
        for r in refs("The Coastal Waters Agency wrote a report. The report is long. It is due in May.")
        if r[0] == "It"
    ]


def test_the_coalition_before_any_longer_name_is_another_one(refs: Refs) -> None:
    text = "The Coalition supports local troops. The Tarvian Arab Coalition took a town. The Coalition bombed a bridge."
    assert ("The Coalition", ("Tarvian Arab Coalition",)) not in refs(text)


def test_i_is_the_speaker_of_the_title_but_not_in_quotations(refs: Refs) -> None:
    text = "---\ntitle: Remarks by Secretary of Energy Nora Finch at the Forum\n---\nI came early. A farmer told us, “I am tired.”"
    assert [r for r in refs(text) if r[0] == "I"] == [("I", ("Nora Finch",))]


def test_the_government_in_capitals_is_nobodys_where_several_are_named(refs: Refs) -> None:
    text = (
        "The Swedish Government sent two ships. The ships took food to the islands. Many families were helped. Sailors came. "
        "The Norwegian Government agreed to free the man. The Government is grateful to all who helped."
    )
    assert not [r for r in refs(text) if r[0] == "The Government"]


def test_its_is_of_whose_ability_it_is(extract_text):
    _, found = extract_text(
        "The Ministry of Ports issued a directive. Norway took steps to curb Ghana’s ability to use its ships in ways that hurt trade."
    )
    (act,) = [a for a in found.actions if a.verb == "take"]
    assert "Ghana’s ability to use its ships" in act.statement


def test_he_is_the_subject_of_his_own_clause(refs: Refs) -> None:
    text = "Mr. Nils Orm was on the ferry, and he wept. Another man, Jens Tofte, who is from Berg, said he was on the ferry, too."
    assert ("he", ("Jens Tofte",)) in refs(text)


def test_a_given_name_tells_who_is_not_meant(refs: Refs) -> None:
    found = refs("Secretary Janet Holm praised the aims of the Orm administration. Her remarks were short. He left.")
    assert ("Her", ("Janet Holm",)) in found
    assert ("He", ("Janet Holm",)) not in found


def test_his_before_the_one_who_is_meant(refs: Refs) -> None:
    text = "Mr. Nils Orm spoke first. Preparing for his inauguration, Jens Tofte called the mayor of Berg."
    assert ("his", ("Jens Tofte",)) in refs(text)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Norland may charge fees, said Minister Ada Holm, and “it wouldn’t surprise us” if the fees were high.", "it"),
        (
            '"The decision to close the port was void because it had the effect of a ban," Norland Court President Ada Holm said.',
            "it",
        ),
        ("Rescuers reached the villages. The victims were killed when their homes fell.", "their"),
        ("Protesters burned a flag. Police declared a riot after they said rocks were thrown.", "they"),
        ("Rescuers came. Mayor Ada Holm met a family hoping rescuers will find their daughter.", "their"),
    ],
)
def test_a_pronoun_with_something_nearer_stands_for_no_actor(refs: Refs, text: str, pronoun: str) -> None:
    assert pronoun not in [r[0] for r in refs(text)]


def test_its_is_of_whom_somebody_urges(refs: Refs) -> None:
    assert ("its", ("Sudria",)) in refs("Norland urged Sudria on Friday to revoke its decision on fees.")


def test_they_of_a_sentence_with_several_of_its_own_do_nothing_told_before(extract_text) -> None:
    _, found = extract_text(
        "Protesters burned a flag. Police declared a riot after they said rocks were thrown, the Norland Ministry reported."
    )
    names = {a.id: a.name for a in found.actors}
    assert not [a for a in found.actions if a.verb == "say" and "rotesters" in " ".join(names[i] for i in a.actors)]


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Prime Minister Lars Lund visited Japan. The prime minister opened a school.", "open", "Lars Lund"),
        ("Vice President Lars Lund visited Japan. The vice president opened a school.", "open", "Lars Lund"),
        (
            "Foreign Minister Lars Lund and Finance Minister Ada Holm visited Japan. The finance minister opened a school.",
            "open",
            "Ada Holm",
        ),
        (
            "Deputy Prime Minister Ada Holm left. The prime minister opened a school. Prime Minister Lars Lund agreed.",
            "open",
            "Lars Lund",
        ),
        (
            "U.S. President Ada Holm spoke. Chinese Foreign Minister Wang Lo agreed. The Chinese minister signed a pact.",
            "sign",
            "Wang Lo",
        ),
        ("EU Trade Commissioner Ada Holm visited Japan. The EU commissioner signed a pact.", "sign", "Ada Holm"),
        (
            "Trade Minister Ada Holm spoke. Prime Minister Lars Lund met President Jane Roe. Norland agreed. The talks "
            "lasted a week. The minister opened a school.",
            "open",
            "Ada Holm",
        ),
    ],
)
def test_an_office_in_small_letters_is_who_has_it(extract_text, text, verb, who):
    _, found = extract_text(text)
    assert doers(found, verb) == {who}


def test_no_body_expires(extract_text):
    _, found = extract_text(
        "The Harbour Office (HO) issued General Licence 3, which permits trade with the port; it expires on 12 February 2027.",
        date=date(2026, 11, 20),
    )
    assert not [a for a in found.actions if a.verb == "expire" and a.actors]
    assert the(found, "issue").when == "2026-11-20"
    assert [t.deadline for t in found.timeline if "2027-02-12" in t.when] == [True]


def test_whose_man_the_subject_is_goes_on_as_nobody(extract_text: ExtractText) -> None:
    text = (
        "Marta Quill, chair of the Harbour Committee, travelled to Arsen.\n\nThe lawmaker, from President Jan Brack’s "
        "Harbour party, dismissed the claims. He also pushed back against the reports that ports are closed."
    )
    _, found = extract_text(text)
    names = {a.id: a.name for a in found.actors}
    assert "Jan Brack" not in {names[i] for a in found.actions for i in a.actors}
    assert found.actions


def test_whose_it_is_that_somebody_is_to_drop(extract_text: ExtractText) -> None:
    text = "Minister Jan Brack spoke in Arsen. The Union wants an end to the tariffs and for Ada Holm to drop her levy on ferries."
    _, found = extract_text(text, date=date(2026, 1, 14))
    assert not [a.statement for a in found.actions if "Brack’s" in a.statement]
    text = "Minister Jan Brack spoke in Arsen. The Union wants for Adam Holm to drop his levy, which is being held at 10% until July."
    _, found = extract_text(text, date=date(2026, 1, 14))
    assert [t.what for t in found.timeline][-1:] == ["[Adam Holm’s] levy is being held at 10%"]


def test_they_are_the_things_told_of_last(extract_text: ExtractText) -> None:
    text = (
        "Norland believes Sudrian leaders are aware of the risk. These attacks have hit the trade of many towns. They have "
        "prompted ten carriers to suspend the ferries."
    )
    _, found = extract_text(text)
    assert "prompt" not in verbs(found)
    assert found.actions


def test_a_department_calls_itself_the_department_wherever_it_stands(extract_text):
    _, found = extract_text(
        "The Department of Ports has set up a panel. It works with the Department of Docks.\n\nFishers caught less cod. Crews slept. "
        "Nets were torn in the storm. Cranes stood still.\n\nThe Department revoked two licences.",
        source="Norland Department of Ports",
    )
    names = {a.id: a.name for a in found.actors}
    assert [names[i] for a in found.actions if a.verb == "revoke" for i in a.actors] == ["Department of Ports"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "President Ada Lund signed an order. The Berg Administration weakened the rules in 2020. The Administration has closed two docks.",
            "Administration",
        ),
        (
            "President Ada Lund signed an order. The Lund Administration opened docks in 2020. The Administration has closed two docks.",
            "Lund Administration",
        ),
    ],
)
def test_the_administration_is_not_that_of_the_predecessor(extract_text, text, who):
    _, found = extract_text(text, date=date(2026, 3, 10))
    names = {a.id: a.name for a in found.actors}
    assert [names[i] for a in found.actions if a.verb == "close" for i in a.actors] == [who]
