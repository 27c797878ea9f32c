"""The plain sentence of an action: whole, made of the document's words, and with nothing dangling."""

from __future__ import annotations

import re

import pytest

from briefgen.extract.phrases import tidy
from briefgen.extract.statements import balanced

WORDS = re.compile(r"[^\W_]+")


def statements(found, verb):
    return [a.statement for a in found.actions if a.verb == verb]


def test_plain(extract_text):
    _, found = extract_text("On Monday, in Oslo, Canada signed a treaty with Norway, which has many rivers.")
    assert statements(found, "sign") == ["Canada signed a treaty with Norway."]


def test_pronouns_are_resolved_in_brackets(extract_text):
    _, found = extract_text("The European Commission met on Monday. It adopted a plan for ports.")
    assert statements(found, "adopt") == ["[The European Commission] adopted a plan for ports."]


def test_a_reporting_tail_is_left_out(extract_text):
    _, found = extract_text("Canada banned imports of coal, officials said.")
    assert statements(found, "ban") == ["Canada banned imports of coal."]


def test_a_quotation_follows_its_speaker(extract_text):
    _, found = extract_text("“This plan will cut costs for farmers,” said Minister Anna Kovac.")
    (text,) = statements(found, "say")
    assert text.endswith("said “This plan will cut costs for farmers”.")
    assert text.startswith("Anna Kovac")


def test_the_second_of_joined_verbs_keeps_its_auxiliary(extract_text):
    _, found = extract_text("Canada will ban coal and seize all ships.")
    assert statements(found, "seize") == ["Canada will seize all ships."]


@pytest.mark.parametrize(
    "text",
    [
        "Canada signed a treaty (“the Treaty”) with Norway, including rules on fishing, mining, transport, energy and the sharing "
        "of data among all the ports of both countries in the years to come, as well as on other things that matter to them.",
        "Norway, whose ports are large, approved a plan that allows ships, which must be registered, to enter at night, and it "
        "published rules that say how the harbour masters of every port must count and report the ships that enter there.",
        "Today Canada announced that the Council, a group of more than two dozen port towns along the northern coast, would "
        "build a railway between all of them before the end of the decade, subject to the approval of each of the towns.",
    ],
)
def test_long_sentences_end_well(extract_text, text):
    source, found = extract_text(text)
    assert found.actions
    for action in found.actions:
        s = action.statement
        assert s[0].isupper() or s[0] == "["
        assert s.endswith((".", "!", "?", ".”"))
        assert len(s.split()) <= 45
        assert s.split()[-1].strip(".").lower() not in {
            "the",
            "of",
            "to",
            "and",
            "a",
            "which",
            "that",
            "with",
            "as",
            "including",
        }
        assert s.count("(") == s.count(")")
        assert s.count("“") == s.count("”")
        words = {w.lower() for w in WORDS.findall(source.text)}
        bare = re.sub(r"\[[^\]]*\]", "", s)
        assert {w.lower() for w in WORDS.findall(bare)} <= words


def test_balanced():
    assert balanced("a (b") == "a b"
    assert balanced("a” b") == "a b"
    assert balanced("“a b") == "“a b”"


def test_tidy():
    assert tidy("the  *de minimis*\n rule , as amended") == "the de minimis rule, as amended"
