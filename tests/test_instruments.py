"""Orders and proclamations: terms that they define, what they do by saying it, and when."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status
from tests.found import doers, named, the, verbs

DAY = date(2026, 3, 4)
BY_AUTHORITY = "By the authority vested in me as President by the Constitution, it is hereby ordered:\n\n"


@pytest.fixture
def order(extract_text):
    def run(text: str, title: str = "On Kelp"):
        return extract_text(BY_AUTHORITY + text, title=title, date=DAY, source="Office of the President")[1]

    return run


@pytest.fixture
def proclamation(extract_text):
    def run(text: str):
        whole = (
            "NOW, THEREFORE, I, ADA HOLM, President of Norway, by the authority vested in me by the Constitution, "
            f"do hereby proclaim as follows:\n\n{text}"
        )
        return extract_text(whole, title="Amending Duties on Kelp", date=DAY, source="Office of the President")[1]

    return run


@pytest.mark.parametrize(
    ("text", "verb", "whose"),
    [
        (
            "It was given to the Secretary of Agriculture (Secretary). In consultation with the Secretary of War, "
            "the Secretary shall set priorities.",
            "set",
            "Secretary of Agriculture",
        ),
        (
            "The Administrator of the Reef Agency (hereinafter the “Administrator”) and the Administrator of the "
            "Fisheries Board met. The Administrator issued a permit.",
            "issue",
            "Administrator of the Reef Agency",
        ),
        (
            "The Attorney General (AG) and the Secretary of Labor met. The AG shall report to Congress.",
            "report",
            "Attorney General",
        ),
        (
            "I told the United States Trade Representative (Trade Representative) of it. The Trade Representative "
            "shall open talks.",
            "open",
            "United States Trade Representative",
        ),
        (
            'In this order, the term "Secretary" means the Secretary of Transportation. The Secretary of Labor was '
            "heard. The Secretary shall issue rules.",
            "issue",
            "Secretary of Transportation",
        ),
        (
            "Ada Holm, the Secretary of Commerce (Secretary), and Jan Berg, the Secretary of Labor, met. The Secretary "
            "signed a memorandum.",
            "sign",
            "Ada Holm",
        ),
    ],
)
def test_a_term_means_the_office_that_it_was_defined_by(extract_text, text, verb, whose):
    _, found = extract_text(text)
    assert doers(found, verb) == {whose}


def test_a_term_is_no_part_of_another_office(extract_text):
    _, found = extract_text(
        "The Secretary of Agriculture (Secretary) met Secretary Ada Holm. The Secretary of War closed two ports."
    )
    assert doers(found, "close") == {"Secretary of War"}


@pytest.mark.parametrize(
    ("text", "verb", "to"),
    [
        (
            "The authority to allocate kelp under section 5 of the Act is delegated to the Secretary of Labor.",
            "delegate",
            {"Secretary of Labor"},
        ),
        ("Order 14055 of May 2, 2021 (Growing Ports), is hereby revoked.", "revoke", set()),
        ("There is hereby established the Kelp Commission within the Department of Labor.", "establish", set()),
        ("Proclamation 9994 is amended by revising clause 5.", "amend", set()),
        (
            "The suspension of the duty established in section 3 is hereby extended through May 1, 2026.",
            "extend",
            set(),
        ),
    ],
)
def test_what_an_order_puts_in_the_passive_its_author_does(order, text, verb, to):
    found = order(text)
    act = the(found, verb)
    assert named(found, act) == {"President"}
    assert (act.status, act.when) == (Status.DONE, DAY.isoformat())
    assert act.statement.startswith("[The President:]")
    names = {a.id: a.name for a in found.actors}
    assert to <= {names[i] for i in act.to}


def test_nobody_enacts_what_is_reported_in_the_passive(extract_text):
    _, found = extract_text("The Board met on Monday. The rule is amended by the new text.", date=DAY)
    assert not [a for a in found.actions if a.verb == "amend" and a.actors]


def test_this_order_acts_for_its_author(order):
    found = order("The Attorney General shall issue such orders as are needed. This order confers immunity on divers.")
    act = the(found, "confer")
    assert (named(found, act), act.when) == ({"President"}, DAY.isoformat())


def test_findings_are_of_the_day(order):
    found = order(
        "Kelp is scarce. It feeds the coast. I hereby find that kelp is critical to the defense of the coast."
    )
    assert the(found, "find").when == DAY.isoformat()


def test_the_title_is_not_said_twice(order):
    found = order(
        "The power to allocate kelp and coral is delegated to the Secretary of Labor.", "Allocating Kelp and Coral"
    )
    assert verbs(found) == ["delegate"]
    assert the(order("The Secretary of Labor shall close the ports."), "order").what == "On Kelp"


def test_a_proclamation_proclaims(extract_text):
    text = (
        "NOW, THEREFORE, I, ADA HOLM, President of Norway, by the authority vested in me by the Constitution, do hereby "
        "proclaim May 2026 as Kelp Month. I call upon all divers to visit a reef.\n\nIN WITNESS WHEREOF, I have "
        "hereunto set my hand this fourth day of March, in the year of our Lord two thousand twenty-six."
    )
    _, found = extract_text(text, date=DAY)
    act = the(found, "proclaim")
    assert (named(found, act), act.status, act.when) == ({"Ada Holm"}, Status.DONE, DAY.isoformat())
    assert act.what == "May 2026 as Kelp Month"
    assert not [t for t in found.timeline if "hand" in t.what]


def test_clauses_of_a_proclamation(proclamation):
    found = proclamation(
        "(1) Proclamation 9994 of June 2, 2025 (Kelp), is amended by revising clause 5 to read as follows:\n\n"
        "“(5) The rates of duty shall apply from July 1, 2026. Effective January 1, 2027, the duty rate shall increase to "
        "30 percent.”\n\n"
        "(2) The Minister of Ports shall provide an update before the date that is 300 days after the date of "
        "Proclamation 9994.\n\n(3) Any provision of previous proclamations that is inconsistent with it is superseded."
    )
    for verb in ("amend", "supersede"):
        assert (doers(found, verb), the(found, verb).when) == ({"Ada Holm"}, DAY.isoformat())
    assert the(found, "increase").when == "2027-01-01/.."
    assert the(found, "apply").when == "2026-07-01/.."
    assert "proclaim" not in verbs(found)
    assert "../2026-03-29" in {t.when for t in found.timeline}


def test_what_was_done_in_an_earlier_paper_has_its_day(order):
    found = order(
        "In Proclamation 9994 of June 2, 2025 (Saving Kelp), I adopted a plan on kelp. I also imposed a duty of 10 percent "
        "on coral.\n\nI closed two ports."
    )
    assert [the(found, verb).when for verb in ("adopt", "impose", "close")] == [
        "2025-06-02",
        "2025-06-02",
        None,
    ]
    assert "2025-06-02" in {t.when for t in found.timeline}


@pytest.mark.parametrize(
    "text",
    [
        "Section 232 authorizes the Minister of Ports to take action to close a port.",
        "In my judgment, the measures of the Minister of Ports will raise the output of the yards.",
        "The rate is due except for countries with which Norway reached an agreement on kelp.",
        "After considering the information the Minister of Ports has provided me, I find that the kelp is scarce.",
        "The ports are open to any official the Minister of Ports deems appropriate.",
    ],
)
def test_grounds_and_powers_are_no_acts(order, text):
    assert {a.verb for a in order(text).actions} <= {"order", "find"}


@pytest.mark.parametrize(
    ("text", "verb", "who", "when"),
    [
        (
            "For these reasons, on May 7, 2025, the Department of Ports, acting pursuant to the Reef Act, designated "
            "coral as scarce.",
            "designate",
            "Department of Ports",
            "2025-05-07",
        ),
        (
            "On July 1, 2025, the Department of Commerce, citing its powers, imposed a duty of 10 percent on kelp.",
            "impose",
            "Department of Commerce",
            "2025-07-01",
        ),
        (
            "The Harbour Council, meeting in Berg on 3 May 2025, adopted the plan.",
            "adopt",
            "Harbour Council",
            "2025-05-03",
        ),
    ],
)
def test_who_acts_behind_an_aside(extract_text, text, verb, who, when):
    _, found = extract_text(text, date=DAY)
    assert (doers(found, verb), the(found, verb).when) == ({who}, when)


def test_one_duty_in_several_words(extract_text):
    _, found = extract_text(
        "The Minister of Ports shall issue such orders and adopt and revise rules as may be necessary. The Minister of "
        "Health, in consultation with any official the Minister of Health deems appropriate, shall pursue negotiations on "
        "kelp or continue current negotiations on kelp."
    )
    assert verbs(found) == ["issue", "pursue"]
    assert "adopt and revise rules" in the(found, "issue").statement


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The Board signed it this first day of May, in the year of our Lord two thousand six.", "2006-05-01"),
        ("The Board signed it on the twenty-second day of June, 2024.", "2024-06-22"),
        ("The Board signed it this thirty-first day of December, in the year two thousand twenty-five.", "2025-12-31"),
    ],
)
def test_days_in_words(extract_text, text, when):
    assert the(extract_text(text)[1], "sign").when == when


def test_the_subject_stands_before_the_verb_whatever_a_title_holds(extract_text):
    _, found = extract_text(
        "On July 5, 2024, the Environmental Protection Agency published a final rule, pursuant to section 112 of the Clean "
        "Air Act, titled National Emission Standards for Hazardous Air Pollutants for Coke Ovens:  Pushing, Quenching, and "
        "Battery Stacks, and Coke Oven Batteries; Residual Risk and Technology Review, 89 FR 55684 (Coke Oven Rule)."
    )
    assert doers(found, "publish") == {"Environmental Protection Agency"}


def test_a_numeral_is_no_pronoun(order):
    found = order(
        "I am closing the ports listed in Annex I. The Minister of Ports shall sell the ships named in Annex I."
    )
    assert the(found, "sell").statement == "The Minister of Ports shall sell the ships named in Annex I."


def test_who_signs_an_order_below_it(extract_text):
    text = BY_AUTHORITY + "The power to sell kelp is hereby revoked.\n\nANNA HOLM\n\nOSLO, March 4, 2026.\n"
    _, found = extract_text(text, title="On Kelp", date=DAY, source="Office of the President")
    assert doers(found, "revoke") == {"Anna Holm"}


def test_another_bodys_rule_is_not_of_the_day(order):
    found = order("In 2024 the Reef Agency issued a rule on kelp. The rule imposes new duties on divers.")
    assert the(found, "impose").when is None


@pytest.mark.parametrize(
    "text",
    [
        "This order shall be effective with respect to goods entered for consumption, or withdrawn from warehouse for "
        "consumption, on or after May 1, 2026.",
        "The Minister of Ports issued the Reef Rule. This in turn would undermine the ports.",
        "I hereby make the following determinations:",
    ],
)
def test_what_nobody_does(order, text):
    assert not {"withdraw", "undermine", "make"} & {a.verb for a in order(text).actions}


@pytest.mark.parametrize(
    ("text", "verb", "who", "when"),
    [
        (
            "The Attorney General, the Secretary of State, and the Secretary of Labor shall each submit a report to the "
            "President within 90 days of the date of this order.",
            "submit",
            {"Attorney General", "Secretary of State", "Secretary of Labor"},
            "../2026-06-02",
        ),
        (
            "Within 30 days of the date of this order, the Director of the Office of Management and Budget (OMB) shall, in "
            "coordination with the Administrator of General Services, issue guidance.",
            "issue",
            {"Director of the Office of Management and Budget"},
            "../2026-04-03",
        ),
        (
            "Order 14055 of January 2, 2026, bans kelp. Not later than 60 days after the date of Order 14055, the Minister of "
            "Ports shall issue a list.",
            "issue",
            {"Minister of Ports"},
            "../2026-03-03",
        ),
        (
            "Rule 410 of 2 January 2026 bans kelp. Within 60 days of the date of Rule 410, the Minister of Ports shall issue a "
            "list.",
            "issue",
            {"Minister of Ports"},
            "../2026-03-03",
        ),
        (
            "Not later than 60 days after the date of Order 14055, the Minister of Ports shall issue a list.",
            "issue",
            {"Minister of Ports"},
            None,
        ),
        (
            "The heads of all executive departments and agencies (agencies) shall, not later than March 31, 2026, terminate "
            "all contracts with Halden Foods.",
            "terminate",
            {"heads of all executive departments and agencies"},
            "../2026-03-31",
        ),
    ],
)
def test_duties_of_several(order, text, verb, who, when):
    act = the(found := order(text), verb)
    assert (named(found, act), act.status, act.when) == (who, Status.PLANNED, when)


def test_a_year_in_quotation_marks_is_no_date(extract_text):
    _, found = extract_text("Order 14110 is amended in section 2 by striking “2025” and inserting “2027”.", date=DAY)
    assert {t.when for t in found.timeline} <= {DAY.isoformat()}


def test_a_finding_is_told_to_its_end(extract_text):
    _, found = extract_text(
        "Now, Therefore, I, Anna Holm, President of the United States of America, by the authority vested in me by the "
        "Constitution, do hereby proclaim that certain stationary sources subject to the Coke Rule, as identified in Annex I "
        "of this proclamation, are exempt from compliance with certain requirements of the Coke Rule.",
        date=DAY,
    )
    assert "are exempt from compliance" in the(found, "proclaim").statement
