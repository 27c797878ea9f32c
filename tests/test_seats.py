"""Party and seat behind the names of members do not break their list."""

from __future__ import annotations

import pytest

from briefgen.extract.seats import seats, without
from tests.found import named, the

FOUR = {"Anna Holm", "Jill Brack", "John Rask", "Tim Kell"}


@pytest.mark.parametrize(
    "members",
    [
        "Senators Anna Holm (R-NC), Jill Brack (R-N.C.), John Rask (D-Ga.), and Tim Kell (D-New York)",
        "Senators Anna Holm, R-N.C., Jill Brack, R-Iowa, John Rask, D-Ga., and Tim Kell, D-W.Va.,",
        "U.S. Representatives Anna Holm (NC-03), Jill Brack (R-TX-05), John Rask (GA-13) and Tim Kell (VA-At Large)",
        "Senators Anna Holm (R-NC), Jill Brack (R-NC), Reverend John Rask (D-GA), and Tim Kell (D-VA)",
    ],
)
def test_all_members_of_a_list_act(extract_text, members):
    _, found = extract_text(f"{members} sent a letter to Senate leadership urging a vote on the Harbour Act.")
    sent = the(found, "send")
    assert named(found, sent) == FOUR
    assert sent.statement.endswith("Tim Kell sent a letter to Senate leadership urging a vote on the Harbour Act.")


def test_evidence_is_the_documents_own_text(extract_text):
    source, found = extract_text(
        "On Monday Senator Anna Holm (R-NC) opened a harbour. Senator Tim Kell, D-Ore., closed it."
    )
    assert [source.text[e.start : e.end] for a in found.actions for e in a.evidence] == [
        "On Monday Senator Anna Holm (R-NC) opened a harbour.",
        "Senator Tim Kell, D-Ore., closed it.",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("by Sen. Tim Kell, D-Ore. The vote", "by Sen. Tim Kell. The vote"),
        ("Sen. Kell, D-W.Va., said", "Sen. Kell said"),
        ("Reps. Holm, R-New Mexico, Brack (I-Vt.) and Kell", "Reps. Holm, Brack and Kell"),
        (
            "it pursuant to E.O. 1, as amended by E.O. 2, E.O. 3, and E.O. 4 (“E.O. 1, as further amended”), for acting for Orm",
            "it pursuant to E.O. 1 for acting for Orm",
        ),
        ("owned, directly or indirectly, by Orm", "owned, directly or indirectly, by Orm"),  # no formula of an order
        ("the plan (B-12) of a Class D-2 port, R-rated", "the plan (B-12) of a Class D-2 port, R-rated"),
    ],
)
def test_what_is_taken_off(text, read):
    assert without(text, seats(text)) == read
