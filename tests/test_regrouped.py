"""Lists, counts and stretches of time that are told whole: no statement without its object, no member lost. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.extract.regrouped import regroup
from briefgen.extract.tree import Tree
from briefgen.model import Status
from tests.conftest import ExtractText
from tests.found import named, statements, the, verbs

DAY = {"date": date(2026, 3, 10), "source": "Government of Norland"}
POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "CD": "NUM", "JJ": "ADJ", ",": "PUNCT"}


def parsed(text: str) -> Tree:
    """The tree of 'word/tag/label>head ...'."""
    tree = Tree.__new__(Tree)
    rows = [word.rsplit("/", 2) for word in text.split()]
    tree.text, tree.tag = [r[0] for r in rows], [r[1] for r in rows]
    tree.lower = [w.lower() for w in tree.text]
    tree.lemma, tree.pos = tree.lower[:], [POS.get(t, "VERB" if t[0] == "V" else "X") for t in tree.tag]
    tree.dep, tree.head = [r[2].split(">")[0] for r in rows], [int(r[2].split(">")[1]) for r in rows]
    tree.kids = [[k for k, h in enumerate(tree.head) if h == i != k] for i in range(len(rows))]
    return tree


@pytest.mark.parametrize(
    ("text", "at", "hung"),
    [
        (  # 'discount', read as a verb, is a noun
            "Vells/NNS/nsubj>1 discount/VBP/nsubj>3 has/VBZ/aux>3 widened/VBN/ROOT>3",
            1,
            {0: ("compound", 1), 1: ("nsubj", 3)},
        ),
        (
            "Vells/NNS/nsubj>3 discount/VBP/nsubj>3 has/VBZ/aux>3 widened/VBN/ROOT>3",
            1,
            {0: ("compound", 1), 1: ("nsubj", 3)},
        ),
        (  # the rules are issued, of which 12 are amended
            "issued/VBN/ROOT>0 31/CD/dobj>0 new/JJ/amod>1 and/CC/cc>2 12/CD/conj>2 amended/VBD/advcl>0 rules/NNS/dobj>5",
            5,
            {6: ("dobj", 0), 1: ("nummod", 6), 5: ("amod", 6)},
        ),
        (  # Vell is another of the ports
            "listed/VBD/ROOT>0 firms/NNS/dobj>0 ,/,/punct>0 spanning/VBG/advcl>0 Arsen/NNP/dobj>3 ,/,/punct>3 Vell/NNP/dobj>0",
            6,
            {6: ("conj", 4), 1: ("dobj", 0)},
        ),
        (  # the ships are added
            "added/VBN/ROOT>0 over/IN/prep>0 300/CD/nummod>3 ships/NNS/pobj>1 to/IN/prep>0 Crews/NNS/pobj>4 List/NN/dobj>0",
            6,
            {3: ("dobj", 0), 1: ("quantmod", 2), 6: ("conj", 5)},
        ),
    ],
)
def test_what_hangs_on_the_wrong_word_is_moved(text: str, at: int, hung: dict[int, tuple[str, int]]) -> None:
    tree = parsed(text)
    regroup(tree, at)
    assert {i: (tree.dep[i], tree.head[i]) for i in hung} == hung
    assert tree.tag[at] not in ("VBP", "VBD")


def test_what_hangs_right_stays() -> None:
    text = "flew/VBD/ROOT>0 over/IN/prep>0 300/CD/nummod>3 ships/NNS/pobj>1 to/IN/prep>0 Vell/NNP/pobj>4"
    tree, before = parsed(text), parsed(text)
    for i in range(len(tree.head)):
        regroup(tree, i)
    assert (tree.dep, tree.head, tree.tag) == (before.dep, before.head, before.tag)


def test_each_promise_of_a_list_is_told(extract_text: ExtractText) -> None:
    text = (
        "Norland has committed to remove its duties on “plain boats” and drop the checks on freight; support a lasting ban on "
        "tolls at the Harbour Forum; and take quick steps to carry out the Berg Plan."
    )
    _, found = extract_text(text, **DAY)
    told = statements(found)
    assert "Norland has committed to support a lasting ban on tolls at the Harbour Forum." in told
    assert "Norland has committed." not in told


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        (
            "Norland has committed to lower hurdles: freeing Sudrian companies and originating timber from local rules; accepting "
            "ferries built in Sudria.",
            "originate",
        ),
        ("The Board published its decision of 3 May 2025 on seals.", "decide"),
    ],
)
def test_a_quality_or_a_mere_date_is_no_deed(extract_text: ExtractText, text: str, verb: str) -> None:
    _, found = extract_text(text, **DAY)
    assert verb not in verbs(found)


def test_a_decision_with_content_is_told(extract_text: ExtractText) -> None:
    _, found = extract_text("The Council defended its 3 May 2025 decision to close two yards.", **DAY)
    assert "close" in the(found, "decide").what


def test_members_of_one_body_stand_beside_those_of_another(extract_text: ExtractText) -> None:
    text = (
        "In December 2025, the 12 Member States of the Harbour Union (HU), the members of the Tidal League (Norland, Sudria, "
        "Ostria and Marenia) and Belgium adopted a cap on the price of cod."
    )
    _, found = extract_text(text, **DAY)
    assert "the members of the Tidal League and Belgium adopted" in found.timeline[0].what


def test_what_has_been_sought_for_years_goes_on(extract_text: ExtractText) -> None:
    _, found = extract_text("Halden Corporation has sought lower tolls for years.", **DAY)
    act = the(found, "seek")
    assert (act.status, act.when) == (Status.ONGOING, None)
    _, found = extract_text("Halden Corporation has sought a reform of the harbour rules.", **DAY)
    assert the(found, "seek").status is Status.PROPOSED


def test_a_share_of_what_was_used_in_a_year_is_no_event(extract_text: ExtractText) -> None:
    _, found = extract_text("Half of the planks used in the Norlandic ferry trade in 2021 came from abroad.", **DAY)
    assert not found.timeline


def test_a_title_that_looks_back_on_years_dates_no_deed(extract_text: ExtractText) -> None:
    text = (
        "The United States, along with a group of 12 partners, has imposed broad sanctions, port bans, and other measures since "
        "the start of Norland’s raid on Berg."
    )
    _, found = extract_text(
        text, title="FACT SHEET: Holding Firm – One Year of U.S. Sanctions on Norland and Its Helpers", **DAY
    )
    act = the(found, "impose")
    assert named(found, act) == {"United States"}
    assert act.when is None
    assert not found.timeline


def test_a_second_participle_of_a_thing_is_no_deed_to_come(extract_text):
    _, found = extract_text(
        "Norland will resist a rule committed to old fees, committed to closing ports for that end."
    )
    assert [a.verb for a in found.actions] == ["resist"]
