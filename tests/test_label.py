"""Labels of dated events: who or what, verb, object; no date, nothing cut inside a phrase."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import ExtractText
from tests.found import labels

DAY = date(2026, 1, 14)
LEAD = "OSLO – Today, Minister Ada Holm signed a grain agreement with Sudria.\n\n"


def labelled(extract_text: ExtractText, text: str) -> dict[str, str]:
    _, found = extract_text(LEAD + text, date=DAY, title="Norland and Sudria agree on grain")
    return labels(found)


@pytest.mark.parametrize(
    ("text", "when", "label"),
    [
        (
            "The committee will hold its first hearing on 22 January 2026.",
            "2026-01-22",
            "The committee will hold its first hearing",
        ),
        (
            "Companies that wish to sell grain must register by 2 March 2026.",
            "../2026-03-02",
            "Companies must register",
        ),
        ("The fund, which was founded in 2019, has paid for ships.", "2019", "The fund was founded"),
        (
            "The senator is asking the Speaker to ensure that the bill is passed in November 2025.",
            "2025-11",
            "The senator is asking the Speaker to ensure that the bill is passed",
        ),
        (
            "In 2023, Norland thanked Sudria for the headway that both countries have made.",
            "2023",
            "Norland thanked Sudria for the headway that both countries have made",
        ),
        (
            "The court ruled on 8 May 2025 that the use of cameras by shops relies on a consent that nobody has given.",
            "2025-05-08",
            "The court ruled that the use of cameras by shops relies on a consent",
        ),
        ("Norland had banned the trade, which resumed on 5 May 2025.", "2025-05-05", "The trade resumed"),
    ],
)
def test_subject_verb_object(extract_text: ExtractText, text: str, when: str, label: str) -> None:
    found = labelled(extract_text, text)
    assert found[when] == label, found


def test_the_archive_of_a_page_is_no_event(extract_text: ExtractText) -> None:
    text = "July 2017 June 2017 May 2017 April 2017 March 2017 February 2017 January 2017 December 2016 November 2016"
    assert set(labelled(extract_text, text)) <= {"2026-01-14"}


def test_a_speaker_is_named(extract_text: ExtractText) -> None:
    text = "The Ministry of Harbours published its plan. On 5 May 2025, we opened two piers. We have hired pilots since 1 June 2025."
    _, found = extract_text(text, date=DAY, title="Plan for ports", source="Ministry of Harbours")
    what = labels(found)
    assert what["2025-05-05"] == "[The Ministry of Harbours] opened two piers"
    assert what["2025-06-01/.."].startswith("[The Ministry of Harbours has] hired pilots")


def test_it_is_named_by_the_measure_before(extract_text: ExtractText) -> None:
    found = labelled(
        extract_text, "Norland imposed a provisional duty on grain in December. It takes effect next Tuesday."
    )
    assert any("duty] takes effect" in what for what in found.values()), found


def test_many_named_doers_all_stand(extract_text: ExtractText) -> None:
    text = "On 3 September 2025, Ada Holm, Minister of Grain of Norland, and Bo Lind, Minister of Ports of Sudria, opened a new port."
    what = labelled(extract_text, text)["2025-09-03"]
    assert "Holm" in what and "Lind" in what


def test_labels_end_on_whole_phrases(extract_text: ExtractText) -> None:
    text = (
        "On 9 December 2025, the Harbour Agency published a proposal for a new regulation simplifying certain reporting requirements "
        "for small and middle-sized grain traders that export less than a tenth of their yearly harvest to countries of the south."
    )
    what = labelled(extract_text, text)["2025-12-09"]
    assert what.startswith("The Harbour Agency published a proposal")
    assert len(what.split()) <= 24 and what.split()[-1].lower() not in {
        "of",
        "the",
        "a",
        "and",
        "that",
        "for",
        "to",
        "which",
    }


def test_a_long_row_of_doers_leaves_room_for_what_they_did(extract_text):
    _, found = extract_text(
        "Today the Ministry of Ports of Norway, alongside the Ministry of Fisheries of Norway, the Ministry of Trade of Norway, "
        "the Ministry of the Interior of Norway, the Office of the Trade Representative of Norway, and the Ministry of Labour of "
        "Norway issued an updated advisory on ferries to highlight the risks for companies whose ships call at the islands, given "
        "the storms of this season and the state of the piers.",
        date=date(2026, 7, 13),
    )
    (entry,) = [t for t in found.timeline if t.when == "2026-07-13"]
    assert "issued an updated advisory" in entry.what and "issued" in entry.evidence[0].quote


def test_an_occasion_ahead_is_told_by_itself(extract_text: ExtractText) -> None:
    text = "Gearing up for his Jan. 20 inauguration, Tom Brack is speaking on the phone with leaders."
    assert labelled(extract_text, text)["2026-01-20"] == "[Tom Brack’s] inauguration"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("For the first time in eight years the country will have a new mayor.", "2034"),
        ("The two leaders struck friendly notes in the wake of Tuesday's surprising vote.", "2026-01-13"),
        ("Tom Brack, who will be sworn in in 70 days on March 20, will get briefings.", "2026-03-25"),
    ],
)
def test_what_dates_nothing(extract_text: ExtractText, text: str, when: str) -> None:
    assert when not in labelled(extract_text, text)


def test_what_an_office_issues_is_not_what_a_ship_does(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Ada Holm saw a photo issued by the Rail Safety Office of the tram which derailed in Berg."
    )
    names = {a.id: a.name for a in found.actors}
    assert not [
        a for a in found.actions if a.verb == "derail" and any(names[i] == "Rail Safety Office" for i in a.actors)
    ]


@pytest.mark.parametrize(
    ("text", "when", "label"),
    [
        (
            "Late in December, the Office closed the plant that Norway opened in May 2025.",
            "2025-05",
            "Norway opened [the plant]",
        ),
        (
            "As evidenced by yesterday's visit to Arsen, the Ministry continues to focus on bridges.",
            "2026-01-13",
            "Visit to Arsen",
        ),
        (
            "As the Prime Minister said on 8 May 2025, the grain must reach the ports.",
            "2025-05-08",
            "The Prime Minister said the grain must reach the ports",
        ),
        ("Another ten ships will arrive by this time next year.", "2027", "Another ten ships will arrive"),
        (
            "They were among the 276 sailors and guests, aged 16 to 18, that Copperline guards led from bed in April 2024.",
            "2024-04",
            "Copperline guards led from bed",
        ),
    ],
)
def test_the_clause_that_the_date_belongs_to(extract_text, text, when, label):
    assert labelled(extract_text, text).get(when) == label


@pytest.mark.parametrize(
    "text",
    [
        "Working in the harbour about a week later, Jane Roe moved the crates into a shed.",
        "Hackers took a file of ten thousand records, dated 2011, from the port.",
        "A red ship for the north A post shared by Copperline (@copperline) on Dec 22, 2025 at 2:57pm",
    ],
)
def test_no_event_of_a_day(extract_text, text):
    assert list(labelled(extract_text, text)) == [DAY.isoformat()]


def test_two_stops_of_one_day_are_two_events(extract_text):
    text = (
        "On 20 January 2026, Secretary Jane Roe will meet Minister Paul Adler in Strelsau to discuss the bridges. "
        "Secretary Roe will fly on 20 January to Arsen, where she opens a school."
    )
    found = extract_text(LEAD + text, date=DAY, title="Norland and Sudria agree on grain")[1]
    assert len([e for e in found.timeline if e.when == "2026-01-20"]) == 2


@pytest.mark.parametrize(
    ("text", "when", "label"),
    [
        (
            "The key is the Long Ferry, which is in development and due to sail in 2028-2030.",
            "2028/2030",
            "The Long Ferry is due to sail",
        ),
        (
            "It will follow the Declaration on Quantum Tools, which was signed in May 2024.",
            "2024-05",
            "The Declaration on Quantum Tools was signed",
        ),
    ],
)
def test_what_the_date_is_of(extract_text: ExtractText, text: str, when: str, label: str) -> None:
    assert labelled(extract_text, text)[when] == label


def test_an_hour_has_no_day_where_only_a_year_was_told(extract_text: ExtractText) -> None:
    text = "So far in 2014, there have been 398 cases. The fight started at approximately 4:30 PM local time."
    _, found = extract_text(text, title="Cases")
    assert not [e.when for e in found.timeline if len(e.when) == 10]


def test_a_date_behind_following_is_of_what_was_followed(extract_text):
    _, found = extract_text(
        "Tor Vik has written to Ada Holm, to thank her for her work as chair of the Harbour Board following Lord Venn’s departure in 2023.",
        date=date(2026, 7, 1),
    )
    assert [t.what for t in found.timeline if t.when == "2023"] == ["Lord Venn’s departure"]


def test_what_was_released_under_a_rule_is_named(extract_text):
    _, found = extract_text(
        "The deal threshold was increased to 12 crowns from 10 crowns under guidance the Commission released in May.",
        date=date(2026, 7, 1),
    )
    assert [t.what for t in found.timeline if t.when == "2026-05"] == ["The Commission released [guidance]"]


@pytest.mark.parametrize(
    ("text", "when", "label"),
    [
        (
            "In September, Minister Ada Holm signed an order carrying out the harbour agreement announced in July.",
            "2025-07",
            "The harbour agreement [was] announced",
        ),
        (
            "In September, Minister Ada Holm signed an order carrying out the harbour agreement announced in July.",
            "2025-09",
            "Minister Ada Holm signed an order carrying out the harbour agreement",
        ),
        (
            "Today's Ostria deals build on earlier work with Ostria and Sunday's harbour agreements.",
            "2026-01-11",
            "Harbour agreements",
        ),
        (
            "They are the first of 27 sailors captured from a ferry in Arsen in April 2025.",
            "2025-04",
            "27 sailors [were] captured from a ferry in Arsen",
        ),
        (
            "Another 19-year-old was found with her four-month-old baby last year.",
            "2025",
            "Another 19-year-old was found with her four-month-old baby",
        ),
        (
            "Ada Holm arrived yesterday in Norland, where she is scheduled to meet Jan Brack later this week in Arsen.",
            "2026-01-14/2026-01-18",
            "[Ada Holm] is scheduled to meet Jan Brack in Arsen",
        ),
        (
            "Ada Holm imposed tariffs on Norland goods in April 2025, before reducing them to 19% in August 2025.",
            "2025-08",
            "Ada Holm imposed tariffs on Norland goods in April 2025, before reducing them to 19% in August 2025",
        ),
    ],
)
def test_a_day_is_told_with_what_happened_on_it(extract_text: ExtractText, text: str, when: str, label: str) -> None:
    _, found = extract_text(text, date=date(2026, 1, 14))
    assert labels(found)[when] == label


def test_a_limit_is_told_with_what_it_is_for(extract_text: ExtractText) -> None:
    text = (
        "Union officials did not respond to reports—first published by Halden—that the Holm administration had asked "
        "partners to submit their best offers by Friday."
    )
    _, found = extract_text(text, date=date(2026, 1, 14))
    assert [t.what for t in found.timeline if t.deadline] == [
        "The Holm administration had asked partners to submit their best offers"
    ]
    text = "Norland has hardened its stance in talks with Sudria, insisting on lower tariffs before the looming deadline on July 9."
    _, found = extract_text(text, date=date(2026, 1, 14), title="Talks on tariffs")
    assert found.timeline[-1].what == "The looming deadline [Talks on tariffs]"
    _, found = extract_text("The levy on ferries will remain at 25% until at least July 9.", date=date(2026, 1, 14))
    assert [t.what for t in found.timeline] == ["The levy on ferries will remain at 25%"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Today, the Department of the Treasury’s Office of Foreign Assets Control (OFAC) sanctioned more than a dozen firms for "
            "shipping oil for the Islamic Guard Corps-Qods Force (IRGC-QF). OFAC designated the IRGC-QF pursuant to E.O. 13224 on "
            "October 25, 2007, for providing material support to multiple terrorist groups.",
            "OFAC designated the IRGC-QF",
        ),
        ("The new rate became effective at 12:01 AM EST on November 10, 2025.", "The new rate became effective"),
        (
            "The Board announced the end of actions against the Orm Bank, among eight total orders resolved in October 2025.",
            "Eight total orders [were] resolved",
        ),
    ],
)
def test_labels_lose_neither_their_head_nor_what_came_of_it(extract_text: ExtractText, text: str, label: str) -> None:
    _, found = extract_text(text)
    assert any(e.what.startswith(label) for e in found.timeline), [e.what for e in found.timeline]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Canada and France take note of the statement of 2 March by the spokesperson of the Secretary-General of the United Nations.",
            "The statement by the spokesperson of the Secretary-General of the United Nations",
        ),
        ("The Council implemented its decision of 3 May 2025 on tin quotas.", "[The Council’s] decision"),
        (
            "Ministers restated commitment to resettlement arrangements in Kenya consistent with the arrangement agreed between the "
            "Governments of Canada and Kenya in 2013.",
            "The arrangement [was] agreed between the Governments of Canada",
        ),
    ],
)
def test_the_day_of_a_paper_is_not_told_as_that_of_what_is_done_about_it(
    extract_text: ExtractText, text: str, label: str
) -> None:
    _, found = extract_text(text, date=date(2026, 6, 12))
    assert label in [e.what for e in found.timeline if e.when != "2026-06-12"]


def test_a_deadline_is_told_by_who_is_due_to_act(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Ministers noted the process is well advanced, with the Kenyan Government due to hand down the first assessments "
        "within a month.",
        date=date(2026, 1, 12),
    )
    assert [e.what for e in found.timeline if e.deadline] == [
        "The Kenyan Government due to hand down the first assessments"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Acting Assistant Secretary for Democracy, Human Rights, and Labor Lisa Holm will travel to Oslo June 14-18 to represent Norland.",
            "Lisa Holm will travel to Oslo to represent Norland",
        ),
        (
            "Norland-based Halden discovered the crime in July but only informed consumers last month.",
            "Norland-based Halden discovered the crime",
        ),
    ],
)
def test_a_label_is_no_torn_sentence(extract_text, text, what):
    _, found = extract_text(text, title="Travel", date=date(2026, 1, 12))
    assert what in [t.what for t in found.timeline]
