"""Invented sentences of the kinds that date things, and the one entry of the timeline that each calls for."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status, TimeKind
from tests.conftest import ExtractText

DAY = date(2026, 1, 14)  # a Wednesday
LEAD = "OSLO – Today, Minister Ada Holm opened a school in Berg.\n\n"
U, P, ON = TimeKind.UPCOMING, TimeKind.PAST, TimeKind.ONGOING

DATED = [
    ("In its 2018 decision, the Authority found that Halden broke the rules.", "2018", P, False),
    ("In its September 2024 report, the Authority found that Halden broke the rules.", "2024-09", P, False),
    # --- limits and takes effect
    ("The ban takes effect on March 1.", "2026-03-01", U, True),
    ("The rule enters into force on 1 July 2026.", "2026-07-01", U, True),
    ("The new tariff will apply from 15 February.", "2026-02-15/..", U, True),
    ("The regulation applies as of 1 March 2026.", "2026-03-01/..", U, True),
    ("General licence 5 expires on February 12, 2026.", "../2026-02-12", U, True),
    ("The waiver is set to expire at the end of March.", "2026-03", U, True),
    ("Registration opens on Monday.", "2026-01-19", U, True),
    ("Applications open on February 2 and close on March 13.", "2026-03-13", U, True),
    ("The comment period closes on March 16, 2026.", "2026-03-16", U, True),
    ("Comments close at midnight on 20 February.", "2026-02-20", U, True),
    ("Bids must reach the ministry by 12:00 noon on Friday, 27 February 2026.", "../2026-02-27", U, True),
    ("Comments are due by March 2.", "../2026-03-02", U, True),
    ("Comments are due March 2.", "../2026-03-02", U, True),
    (
        "Comments on the proposal must be received no later than 11:59 p.m. EST on March 2, 2026.",
        "../2026-03-02",
        U,
        True,
    ),
    ("The deadline for applications is 27 February 2026.", "2026-02-27", U, True),
    ("Farmers have until March 31 to apply for the grant.", "../2026-03-31", U, True),
    ("Banks must comply by 1 January 2027.", "../2027-01-01", U, True),
    ("The Minister shall report to Parliament within 90 days of this order.", "../2026-04-14", U, True),
    ("Within 30 days, the Secretary shall submit a plan to the President.", "../2026-02-13", U, True),
    ("Operators will have 60 days to submit their plans.", "../2026-03-15", U, True),
    ("The agency must issue guidance not later than 180 days after the date of this order.", "../2026-07-13", U, True),
    ("Filings are due on the 15th of April.", "../2026-04-15", U, True),
    ("The measure will remain in force until 30 June 2026.", "../2026-06-30", U, True),
    ("The embargo is extended through December 31, 2026.", "../2026-12-31", U, True),
    ("The truce runs out on Friday.", "2026-01-16", U, True),
    ("The fishing licence of Norland lapses next month.", "2026-02", U, True),
    ("The subsidy ends in June.", "2026-06", U, True),
    ("The moratorium will end on 1 May.", "2026-05-01", U, True),
    ("Enrolment in the scheme begins on 1 September 2026.", "2026-09-01", U, True),
    ("The filing season opens January 26.", "2026-01-26", U, True),
    ("The programme will start in April.", "2026-04", U, True),
    ("Employers will be required to register from 6 April 2026.", "2026-04-06/..", U, True),
    ("The levy will be phased in from January 2027.", "2027-01/..", U, True),
    ("Effective February 1, 2026, importers must hold a permit.", "2026-02-01/..", U, True),
    ("Starting next week, travellers will need a visa.", "2026-01-19/..", U, True),
    ("The Commission will publish its proposal by the end of the year.", "../2026-12", U, True),
    ("The law must be passed before the summer.", "../2026-22", U, True),
    ("The work must be done by mid-March.", "../2026-03", U, True),
    ("The ministry aims to finish the review by the end of the month.", "../2026-01", U, True),
    ("Members have to ratify the treaty before 2027.", "../2027", U, True),
    ("The new fee is payable from Monday.", "2026-01-19/..", U, True),
    ("The sanctions will come into effect in three months.", "2026-04", U, True),
    ("The deadline has been moved from 1 March to 1 April 2026.", "2026-04-01", U, True),
    ("The Board extended the deadline for bids to 20 February.", "2026-02-20", U, True),
    ("The Ministry postponed the start of the scheme until September.", "../2026-09", U, True),
    ("The duty is suspended until 1 March.", "../2026-03-01", U, True),
    ("The ceasefire, which begins on Thursday, covers the whole coast.", "2026-01-15", U, True),
    ("The exemption will no longer be available after 31 March 2026.", "2026-03-31/..", U, True),
    ("The tax credit sunsets on December 31, 2027.", "2027-12-31", U, True),
    ("Nominations must be in by noon on Friday.", "../2026-01-16", U, True),
    ("The Council has given Sudria until the end of February to reply.", "../2026-02", U, True),
    ("All ships must leave the port by Saturday.", "../2026-01-17", U, True),
    ("The rule will be binding on banks as from 1 October.", "2026-10-01/..", U, True),
    ("Public consultation runs from 19 January to 27 February 2026.", "2026-01-19/2026-02-27", U, True),
    ("Payments are due no later than the 20th of February.", "../2026-02-20", U, True),
    ("The tender closes in two weeks.", "2026-01-28", U, True),
    ("The ban is due to take effect in the second half of 2026.", "2026-07/2026-12", U, True),
    ("Importers must pay the arrears by Q2 2026.", "../2026-Q2", U, True),
    ("The requirement applies to contracts signed on or after July 1, 2026.", "2026-07-01/..", U, True),
    ("The new limits kick in on February 1.", "2026-02-01", U, True),
    ("The grace period ends 31 January.", "2026-01-31", U, True),
    ("Quotas come into operation on 1 March.", "2026-03-01", U, True),
    ("Companies must file their reports annually by March 31, starting in 2027.", "2027/..", U, True),
    ("The rule will become effective on April 6, 2026.", "2026-04-06/..", U, True),
    ("The duty goes into effect at 12:01 a.m. on February 4.", "2026-02-04", U, True),
    # --- upcoming, no deadline
    ("The Minister will travel to Sudria next week.", "2026-01-19/2026-01-25", U, False),
    ("The ministers meet in Oslo on Tuesday.", "2026-01-20", U, False),
    ("The summit begins on Monday.", "2026-01-19", U, False),
    ("Talks will resume on 3 February.", "2026-02-03", U, False),
    ("The trial opens on 2 March.", "2026-03-02", U, False),
    ("The two leaders will hold a press conference later today.", "2026-01-14", U, False),
    ("Norland will host the games in the summer of 2026.", "2026-22", U, False),
    ("The Council will vote on the bill tomorrow.", "2026-01-15", U, False),
    ("Elections will be held on 8 November 2026.", "2026-11-08", U, False),
    ("Voters go to the polls on Sunday.", "2026-01-18", U, False),
    ("The Governor will give a speech this afternoon.", "2026-01-14", U, False),
    ("The committee will meet later this month.", "2026-01", U, False),
    ("The Minister will visit the mines this week.", "2026-01-12/2026-01-18", U, False),
    ("The court will hear the case in the spring.", "2026-21", U, False),
    ("A new envoy will be named later this year.", "2026", U, False),
    ("The conference will take place January 27-29.", "2026-01-27/2026-01-29", U, False),
    ("The delegation will be in Berg from 2 to 5 February.", "2026-02-02/2026-02-05", U, False),
    ("The observers will be in the country between March and May.", "2026-03/2026-05", U, False),
    ("Construction of the bridge is to begin in 2027.", "2027", U, False),
    ("Ms Holm will take up her post on 1 March.", "2026-03-01", U, False),
    ("The President will address the nation tonight.", "2026-01-14", U, False),
    ("The next round of talks is scheduled for the week of February 9.", "2026-02-09/2026-02-15", U, False),
    ("The exercise will take place in the first quarter of 2027.", "2027-Q1", U, False),
    ("The Board next meets on 11 March 2026 at 10:00 GMT.", "2026-03-11", U, False),
    ("The fleet will sail in early May.", "2026-05", U, False),
    ("The report is expected next month.", "2026-02", U, False),
    # --- past
    ("The Minister met the farmers on Monday.", "2026-01-12", P, False),
    ("The court ruled on Tuesday that the levy was lawful.", "2026-01-13", P, False),
    ("The rule took effect on 1 January 2026.", "2026-01-01", P, False),
    ("The licence expired last Friday.", "2026-01-09", P, False),
    ("Norland left the union in 1998.", "1998", P, False),
    ("The bill was adopted last month.", "2025-12", P, False),
    ("The two countries signed the accord a year ago.", "2025", P, False),
    ("The Council adopted the plan earlier this month.", "2026-01", P, False),
    ("The bank raised its rate two weeks ago.", "2025-12-31", P, False),
    ("The ship sank on the night of 3 January.", "2026-01-03", P, False),
    ("The election was held on 9 November.", "2025-11-09", P, False),
    ("Parliament dissolved itself in December.", "2025-12", P, False),
    ("The Minister resigned on 12 December 2025.", "2025-12-12", P, False),
    ("The strike began in the autumn of 2025.", "2025-23", P, False),
    ("The port was closed from 3 to 9 January.", "2026-01-03/2026-01-09", P, False),
    ("The exercise ran from December 28 through January 6.", "2025-12-28/2026-01-06", P, False),
    ("The company filed for bankruptcy on 2025-11-30.", "2025-11-30", P, False),
    ("Omar Venn was arrested on Christmas Eve.", "2025-12-24", P, False),
    ("The Senate passed the bill on January 8, 2026, at 9:30 p.m. EST.", "2026-01-08", P, False),
    ("The Ministry closed the mine in the third quarter of 2025.", "2025-Q3", P, False),
    ("He took over from Ida Lund in July.", "2025-07", P, False),
    ("The Minister spoke to the miners on 13 January.", "2026-01-13", P, False),
    ("The parties reached a deal late on Sunday.", "2026-01-11", P, False),
    ("The company was fined last year.", "2025", P, False),
    ("The Council met the day before yesterday.", "2026-01-12", P, False),
    # --- ongoing
    ("The embargo has been in place since June 2020.", "2020-06/..", ON, False),
    ("The mission has been in the country since last spring.", "2025-21/..", ON, False),
    ("The programme runs from 2024 to 2027.", "2024/2027", ON, False),
    ("The company has operated in Sudria since the start of 2023.", "2023-01/..", ON, False),
    ("The rule has applied to all banks since 1 January.", "2026-01-01/..", ON, False),
    # --- how a day is counted, duties, and what is set into the sentence
    (
        "The ministry shall publish a list not later than the date that is 30 days after the date of this order.",
        "../2026-02-13",
        U,
        True,
    ),
    ("The duty rate for sofas will rise to 30 percent on February 10, 2026.", "2026-02-10", U, True),
    ("The number of ships will rise to 30 on February 10, 2026.", "2026-02-10", U, False),
    ("The ban on nets starts at 12:01 a.m. Eastern time on Tuesday.", "2026-01-20", U, True),
    ("The European Commission will unveil on Friday (16 January) its plan for boats.", "2026-01-16", U, False),
]
UNDATED = [
    "The order amends the Grain Act of 1974.",
    "The levy rests on Executive Order 14999 of May 3, 2021.",
    "Exports rose 4 percent in 2024 compared with 2023.",
    "The bill would cut emissions by 40 percent by 2035.",
    "Unemployment is the lowest since 1969.",
    "Bill H.R. 1823 requires a report on mines.",
    "Ole Venn, DOB 3 May 1969, POB Berg, Norland, passport A1234567.",
    "The Treaty of 1951 still binds both states.",
    "The town has changed a great deal since the 1990s.",
    "Analysts expect growth of 2 percent in 2027.",
    "One in four workers is projected to be over sixty by 2050.",
    "In those days the fund anticipated it would first sail in 2013.",
    "The December 2024 audit report criticised the bank.",
    "She is the first woman to lead the bank since 2001.",
    "Members may see the minister in the coming weeks.",
    "The ministry may be reached Monday through Friday.",
    "The office is open from 9 a.m. to 5 p.m. every day.",
    "The list covers abuses committed on or after June 12, 2019.",
    "Two days before the vote, Mr Venn left the party.",
    "Its 2021 annual report condemned the war.",
    "A mission led by Jan Kees Holm, the head of the fund, will be in Berg.",
    "The ministry took note of the ruling that annulled two 2020 Authority decisions on ferries.",
    "The ministry took note of a judgment which sets aside a 2023 ruling of the Harbour Court.",
    "The court upheld its 2018 decision and cut the fine.",
    "The ministry has prepared amendments to the Harbour Safety Regulations 2021 to protect crews.",
    "The scheme helps the priorities of the Authority for 2024-2029, which call for clean ships.",
    "Agencies must report not later than 180 days after enactment.",
]


def entries(extract_text: ExtractText, sentence: str, publisher: str = "") -> list[tuple[str, TimeKind, bool]]:
    source, found = extract_text(LEAD + sentence, date=DAY, title="Norland opens a school", source=publisher)
    at = source.text.index(sentence)
    return [(e.when, e.kind, e.deadline) for e in found.timeline if any(v.start >= at for v in e.evidence)]


@pytest.mark.parametrize(("sentence", "when", "kind", "deadline"), DATED)
def test_dated(extract_text: ExtractText, sentence: str, when: str, kind: TimeKind, deadline: bool) -> None:
    assert (when, kind, deadline) in entries(extract_text, sentence)


@pytest.mark.parametrize("sentence", UNDATED)
def test_undated(extract_text: ExtractText, sentence: str) -> None:
    assert not entries(extract_text, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The comment period closes 60 days after publication in the Gazette.",
        "The rule takes effect 30 days after its publication in the Official Journal.",
        "Tenders must be received by 5 p.m. on 28 February 2026.",
    ],
)
def test_what_is_to_come_has_no_entry_on_the_day_of_publication(extract_text: ExtractText, sentence: str) -> None:
    _, found = extract_text(sentence, date=DAY)
    assert all(t.kind is U for t in found.timeline)
    assert all(a.status is Status.PLANNED for a in found.actions)


def test_what_happened_when_something_dated_happened_has_its_date(extract_text):
    text = "The Mill War began on June 25, 1950, when the Norland army crossed the Strelsau River in boats."
    actions = extract_text(text, date=date(2026, 3, 10))[1].actions
    assert [a.when for a in actions if a.verb == "cross"] == ["1950-06-25"]


@pytest.mark.parametrize(
    ("text", "verb", "when", "label"),
    [
        (
            "Norway and Denmark will coordinate roadshows for firms, including a planned visit by a delegation to Oslo, December 9-10, 2026.",
            "coordinate",
            None,
            "A planned visit by a delegation to Oslo",
        ),
        (
            "The Ministry of Ports will hold three hearings, including a public hearing on fees in Oslo on 4 May 2026.",
            "hold",
            None,
            "A public hearing on fees in Oslo",
        ),
        (
            "The Harbour Board fined five firms, including Halden Corp and Vell Bank, in December 2025.",
            "fine",
            "2025-12",
            "The Harbour Board fined five firms",
        ),
    ],
)
def test_the_day_of_one_of_several_is_its_own(extract_text, text, verb, when, label):
    _, found = extract_text(text, date=date(2026, 1, 12))
    assert [a.when for a in found.actions if a.verb == verb] == [when]
    assert label in [e.what for e in found.timeline]


def test_note_is_taken_of_a_vote_on_another_day(extract_text):
    _, found = extract_text(
        "The Ministry of Ports took note of Norway’s January 4 vote on fees.", date=date(2026, 1, 12)
    )
    assert [a.when for a in found.actions] == ["2026-01-12"]
