"""Tables name the doers in a column of their own: the statement beside it begins with its verb."""

from __future__ import annotations

import pytest

from briefgen.render.subject import without_subject


@pytest.mark.parametrize(
    ("statement", "names", "rest"),
    [
        ("A joint committee will hold talks.", ["Joint committee"], "Will hold talks."),
        ("[The Ministry of Fish] will sign it.", ["Ministry of Fish"], "Will sign it."),
        ("Minister Ana Varga signed it.", ["Ana Varga"], "Signed it."),
        ("Ana Varga and Bo Holm agreed.", ["Ana Varga", "Bo Holm"], "Agreed."),
        ("The Treasury has asked the Board.", ["Treasury of Norland"], "Has asked the Board."),
        ("The NU plans it.", ["Norland Union"], "Plans it."),
        ("[The Ministry:] We have met.", ["Ministry"], "We have met."),
        ("[The Ministry has] opened a pier.", ["Ministry"], "[Has] opened a pier."),
        ("[The Ministry does not] accept it.", ["Ministry"], "[Does not] accept it."),
        ("[Small producers] sold grain.", ["small producers"], "Sold grain."),
        ("Small producers sold grain.", ["small producers"], "Sold grain."),
        ("Ana J. Varga signed it.", ["Ana Varga"], "Signed it."),
        ("Áná Vargová has signed it.", ["Ana Vargova"], "Has signed it."),
    ],
)
def test_begins_with_the_verb(statement: str, names: list[str], rest: str) -> None:
    assert without_subject(statement, names) == rest


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("The Treasury's final rules are due.", ["Treasury"]),
        ("Norland and Sudria signed it.", ["Norland"]),
        ("Three producers sold grain.", ["producers"]),
        ("The decision was signed by Ana Varga.", ["Ana Varga"]),
        ("If talks fail, Norland will leave.", ["Norland"]),
        ("[Ana Varga:] We have met.", ["Bo Holm"]),
        ("Envoys from four states asked for it.", ["Envoys"]),
        ("Halden Motors Sells Yards.", ["Halden"]),
    ],
)
def test_stays_whole_where_more_is_said(statement: str, names: list[str]) -> None:
    assert without_subject(statement, names) == statement


def test_a_headline_begins_with_the_verb_of_its_act() -> None:
    assert without_subject("Ana Varga Closes Four Yards.", ["Ana Varga"], "close") == "Closes Four Yards."
    assert without_subject("Halden Motors Sells Yards.", ["Halden"], "sell") == "Halden Motors Sells Yards."
    assert without_subject("Halden workers agreed to it.", ["Halden"], "agree") == "Halden workers agreed to it."
    assert without_subject("Halden jointly agreed to it.", ["Halden"], "agree") == "Jointly agreed to it."
