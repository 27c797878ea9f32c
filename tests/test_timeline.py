"""The timeline: which dates are events, of what kind, and which are deadlines."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import Status, TimeKind, TimelineEntry
from tests.conftest import ExtractText
from tests.found import labels, verbs

DAY = date(2026, 1, 14)


def timeline(extract_text: ExtractText, text: str, **front: str | date) -> dict[str, TimelineEntry]:
    source, found = extract_text(text, **({"date": DAY, "title": "Norland and Sudria agree on grain"} | front))
    for entry in found.timeline:
        assert entry.evidence and len(entry.what.split()) <= 24
        for e in entry.evidence:
            assert source.text[e.start : e.end] == e.quote and len(e.quote.split()) <= 60
    return {entry.when: entry for entry in found.timeline}


LEAD = "OSLO – Today, Minister Ada Holm signed a grain agreement with Sudria.\n\n"


def test_an_agreement_that_bears_the_name_of_a_feast_dates_nothing(extract_text: ExtractText) -> None:
    found = timeline(extract_text, LEAD + "She also underscored her support for the Belfast/Good Friday Agreement.")
    assert set(found) == {"2026-01-14"}


def test_the_line_of_a_release_is_no_event(extract_text: ExtractText) -> None:
    head = "FOR IMMEDIATE RELEASE | Monday, January 12, 2026 | Media Contact: [email protected]\n\n"
    assert "2026-01-12" not in timeline(extract_text, head + LEAD)


def test_past_upcoming_and_deadlines(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The Ministry opened the talks on September 3, 2025.\n\nComments must be submitted by March 2, 2026.\n\n"
        "The new tariff takes effect on 1 April 2026.\n\nThe Minister will visit Sudria on February 9.",
    )
    assert {w: (e.kind, e.deadline) for w, e in found.items()} == {
        "2026-01-14": (TimeKind.PAST, False),
        "2025-09-03": (TimeKind.PAST, False),
        "../2026-03-02": (TimeKind.UPCOMING, True),
        "2026-04-01": (TimeKind.UPCOMING, True),
        "2026-02-09": (TimeKind.UPCOMING, False),
    }


def test_a_limit_is_counted_from_publication_or_from_the_day_named(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "The Secretary shall submit a report within 90 days.\n\nThe agency must reply within 30 days of June 1, 2026.\n\n"
        "The rule applies in four months.",
    )
    assert {"../2026-04-14", "../2026-07-01", "2026-05"} <= found.keys()
    assert all(found[w].deadline for w in ("../2026-04-14", "../2026-07-01", "2026-05"))


def test_starts_are_open_and_ranges_are_intervals(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "Importers will pay the duty starting May 2, 2026.\n\nThe ministers will meet from February 3 to February 5.\n\n"
        "The embargo has been in place since June 2020.",
    )
    assert found["2026-05-02/.."].deadline
    assert found["2026-02-03/2026-02-05"].kind is TimeKind.UPCOMING
    assert found["2020-06/.."].kind is TimeKind.ONGOING


def test_names_of_laws_comparisons_and_statistics_are_no_events(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The order rests on the Grain Trade Act of 1962 and on Executive Order 99999 of April 2, 2019.\n\n"
        "Exports rose by 4 percent compared with March 2024.\n\nExports were $50 billion in 2023.",
    )
    assert list(found) == ["2026-01-14"]


def test_one_event_told_twice_is_one_entry(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "Today's agreement ends a long dispute.\n\nThe tariff falls from 1 July.\n\nTraders have waited for the cut from 1 July.",
        title="Norland to cut tariff from 1 July",
    )
    assert list(found) == ["2026-01-14", "2026-07-01/.."]
    assert len(found["2026-07-01/.."].evidence) == 3


def test_a_sentence_broken_over_paragraphs_is_quoted_whole(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        "Norland has seen many people leave their homes since the Government of Sudria\n\n"
        "declared an emergency on 4 January, and the camps are full.",
    )
    assert found["2026-01-04"].evidence[0].quote.startswith("Norland has seen")


def test_news_without_a_date_is_of_the_day_of_publication(extract_text: ExtractText) -> None:
    found = timeline(extract_text, "Norland and Sudria have agreed on a framework for trade in grain and fish.")
    assert [(e.when, e.kind) for e in found.values()] == [("2026-01-14", TimeKind.PAST)]


def test_effective_immediately_is_a_deadline_of_its_own(extract_text: ExtractText) -> None:
    _source, found = extract_text(LEAD + "The new rule is effective immediately.", date=DAY)
    assert [(e.when, e.deadline) for e in found.timeline] == [("2026-01-14", False), ("2026-01-14", True)]


def test_a_date_that_does_not_exist_is_kept_in_its_own_words(extract_text: ExtractText) -> None:
    found = timeline(extract_text, LEAD + "The Ministry will publish the list on 30 February 2026.")
    assert found["30 February 2026"].note == "no such date"


def test_a_fiscal_year_is_that_of_the_government_that_speaks(extract_text: ExtractText) -> None:
    text = LEAD + "Last fiscal year, the customs service seized nine ships."
    assert "2024-10-01/2025-09-30" in timeline(extract_text, text, source="U.S. Department of the Treasury")
    assert "2025" in timeline(extract_text, text, source="Ministry of Grain of Norland")


def test_states_of_things_on_a_day_are_no_events(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "As of June 30, 2025, the Fund held 40 loans. The next survey covers holdings at the end of June 2025.\n\n"
        "In 2022, lenders originated two-thirds of all mortgages. 2024 marked the best year for sales since 2019.\n\n"
        "Ole Berg, Lending Falls Again, Bank of Norland (Sept. 27, 2024), https://bank.example/paper.\n\n"
        "Updated / Monday, 12 January 2026 20:47",
    )
    assert set(found) == {"2026-01-14"}


def test_a_count_from_an_event_is_not_from_publication(extract_text: ExtractText) -> None:
    found = timeline(extract_text, LEAD + "For two years prior to being appointed, Ms Holm served as mayor of Berg.")
    assert set(found) == {"2026-01-14"}


def test_ends_of_years_and_seasons_are_months(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "The Board will publish the final rules by the end of the summer. The pilot serves as a stopgap until the "
        "launch of the register at the end of 2027. Bids must be received no later than 5 p.m. on May 30, 2026.",
    )
    assert {"../2026-09", "2027-12", "../2026-05-30"} <= set(found)
    assert found["../2026-09"].deadline and found["../2026-05-30"].deadline


def test_two_events_of_one_year_are_two_and_a_retelling_is_not(extract_text: ExtractText) -> None:
    _, doc = extract_text(
        LEAD + "Omar Venn was sent to Sudria with six guards in 2011.\n\nIda Lund was released from prison in 2011.\n\n"
        "The emergency was declared on April 12, 2020. The measures adopted on that date and the emergency declared on "
        "April 12, 2020 continue.",
        date=DAY,
        title="Norland and Sudria agree on grain",
    )
    whens = [e.when for e in doc.timeline]
    assert whens.count("2011") == 2 and whens.count("2020-04-12") == 1


def test_the_news_of_an_order_is_what_it_orders(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        "On April 12, 2020, the President declared an emergency over grain.\n\nOn July 20, 2022, the President widened it.\n\n"
        "The situation poses a threat to the nation. Therefore, I am continuing for one year the emergency over grain.",
        title="Notice on the Continuation of the Emergency over Grain",
        publisher="Office of the President",
    )
    assert "I am continuing" in found["2026-01-14"].evidence[0].quote


def test_a_coming_event_or_one_that_goes_on_makes_no_news_of_the_day(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        "Norland and Sudria are pressing the Council to open the market for grain.",
        title="Norland and Sudria press for a market",
    )
    assert not found


def test_building_works_plans_and_forecasts_are_no_deadlines(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "Construction is expected to begin in April 2026.\n\nInflation will resume its slow fall in March 2026.\n\n"
        + "Companies must begin to report on 1 June 2026.\n\nThe new duty is to apply on 1 July 2026.",
    )
    assert {w: e.deadline for w, e in found.items() if e.kind is TimeKind.UPCOMING} == {
        "2026-04": False,
        "2026-03": False,
        "2026-06-01": True,
        "2026-07-01": True,
    }


def test_stamps_of_pages_and_captions_are_no_events(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "Updated Tuesday, 13 January 2026 at 20:47 in the evening.\n\n"
        + "Flags of Norland are seen in this illustration taken May 3, 2025, in the harbour of Oslo.",
    )
    assert list(found) == ["2026-01-14"]


def test_credits_of_pictures_and_teasers_tell_nothing(extract_text: ExtractText) -> None:
    asides = (
        "© REUTERS/ Stringer The ferry takes off from the yard in Varna, Sudria, July 2, 2025.",
        "Getty - Contributor Executives of Borealis sold shares in March 2025 after the theft was found.",
        "Ada Holm speaks at the yard on May 3, 2025. (Photo by Nils Berg/Getty Images)",
        "Nils Berg speaks to his lawyer in the court at Lund, January 1, 2026. REUTERS/Ada Holm",
        "MOST READ IN NEWS Holm weds this spring. Baker wins the cup of 2017.",
    )
    source, found = extract_text(LEAD + "\n\n".join(asides), date=DAY, title="Norland and Sudria agree on grain")
    assert [t.when for t in found.timeline] == ["2026-01-14"]
    assert all(e.start < source.text.index("©") for a in found.actions for e in a.evidence)


def test_what_expires_is_the_licence_and_not_the_office_that_issued_it(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The Office of Grain issued General License 5. It expires on February 12, 2026.",
    )
    assert found["../2026-02-12"].what == "[General License 5] expires"


def test_a_fiscal_year_is_that_of_the_state_named_with_it(extract_text: ExtractText) -> None:
    text = LEAD + "The Minister welcomed that Japan’s parliament had closed its fiscal year 2025 early."
    assert "2025-04-01/2026-03-31" in timeline(extract_text, text, source="U.S. Department of the Treasury")


def test_two_states_plans_for_one_coming_year_are_two(extract_text: ExtractText) -> None:
    _, doc = extract_text(
        LEAD
        + "Sudria will hold a conference on mines next year.\n\nNorland pledged a loan to farmers beginning in 2027.",
        date=DAY,
        title="Norland and Sudria agree on grain",
    )
    assert [(e.when, e.deadline) for e in doc.timeline if e.when.startswith("2027")] == [
        ("2027", False),
        ("2027/..", True),
    ]


def test_a_date_that_was_moved_holds_no_more(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "The deadline for bids has been moved from 1 March to 1 April 2026.\n\nThe fair, which was postponed from 3 May to 7 June, is in Berg.",
    )
    assert {"2026-04-01", "2026-06-07"} <= found.keys() and not any("03-01" in w or "05-03" in w for w in found)


def test_agreements_and_laws_named_by_a_date_are_no_events(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The ministers expect the full implementation of the 23 October 2020 ceasefire agreement.\n\n"
        "The designation is made under Section 7 of the Ports and Harbours Appropriations Act, 2021.",
    )
    assert list(found) == ["2026-01-14"]


def test_criteria_and_states_of_old_are_no_events(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The Secretary shall list persons who entered or have been admitted on or since January 20, 2021.\n\n"
        "The baseline that existed on January 19, 2021 shall be restored.",
    )
    assert list(found) == ["2026-01-14"]


def test_limits_that_nobody_set_are_none(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "It has taken the Holm Administration two years to request the funds.\n\n"
        "“I can shut the ports; within one day all of their ships would be stuck,” Mr Holm said.\n\n"
        "The union has 60 days to respond.",
    )
    assert list(found) == ["2026-01-14", "../2026-03-15"]


def test_what_would_begin_is_no_deadline(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text, LEAD + "The pilot programme would begin in March.\n\nThe levy starts on 1 July 2026."
    )
    assert not found["2026-03"].deadline and found["2026-07-01"].deadline


def test_plans_given_up_and_conditions_are_no_entries(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The Commission originally intended to launch the scheme in the third quarter of 2026.\n\n"
        "The ban takes effect only if it is passed during the November session.",
    )
    assert list(found) == ["2026-01-14"]


def test_a_journey_is_one_entry(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        "Under Secretary Holm will travel to Sudria, February 20-23 for a series of meetings.\n\n"
        "Holm will arrive in Port Sudria on Friday, February 20 and depart on Monday, February 23, 2026.",
    )
    assert [w for w in found if w > "2026-02"] == ["2026-02-20/2026-02-23"]
    assert len(found["2026-02-20/2026-02-23"].evidence) == 2


def test_stamps_with_the_hour_are_no_events(extract_text: ExtractText) -> None:
    found = timeline(extract_text, "Media contact: Ada Holm, press office 2026-01-12 11:43\n\n" + LEAD)
    assert list(found) == ["2026-01-14"]


def test_a_plan_earlier_than_expected_has_its_date(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Harbour Commission is planning to present a strategy on ports earlier than expected on 2 July this year.",
        title="Ports strategy near",
        date=DAY,
    )
    assert [a.when for a in found.actions if a.verb == "present"] == ["2026-07-02"]


def test_to_this_day_is_no_date(extract_text: ExtractText) -> None:
    found = timeline(extract_text, LEAD + "The two armies remain united to this day.")
    assert len(found["2026-01-14"].evidence) == 1


def test_what_an_action_of_today_will_do_has_no_date(extract_text: ExtractText) -> None:
    _, found = extract_text(LEAD + "Today's action will protect the ports of Norland.", title="Ports", date=DAY)
    assert [a.when for a in found.actions if a.verb == "protect"] in ([], [None])


def test_that_month_goes_back_to_the_paragraph_before(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text, LEAD + "The war began on June 25, 1950.\n\nStarting that June, soldiers endured the siege."
    )
    assert {"1950-06-25", "1950-06/.."} <= found.keys()


def test_the_meeting_of_the_year_is_the_one_whose_days_are_told(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The President will attend the Island Summit on February 25-26, 2026.\n\n"
        "During this year's summit with island leaders, the President will reaffirm the commitment of Norland.",
    )
    assert list(found) == ["2026-01-14", "2026-02-25/2026-02-26"]


def test_a_body_and_its_initials_tell_one_event(extract_text: ExtractText) -> None:
    _, found = extract_text(
        LEAD + "The Northern Union will purchase $7 billion of energy by 2028.\n\n"
        "The NU will double its stocks by purchasing $7 billion of energy through 2028.",
        title="Grain",
        date=DAY,
    )
    assert [e.when for e in found.timeline if "2028" in e.when] == ["../2028"]


def test_the_day_of_a_paper_is_not_that_of_what_is_said_of_it(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Norland, Sudria and Ostria take note of the statement of 2 January by the envoy. Norland, Sudria and Ostria welcome the talks.",
        title="Joint statement on the talks",
        date=DAY,
        source="Department of State",
    )
    assert {a.verb: a.when for a in found.actions} == {"take": "2026-01-14", "welcome": "2026-01-14"}


def test_background_in_the_wake_of_something_is_not_of_the_day(extract_text: ExtractText) -> None:
    _, found = extract_text(
        LEAD + "In the wake of the financial crisis, Norland implemented a reform agenda.", title="Grain", date=DAY
    )
    assert [a.when for a in found.actions if a.verb == "implement"] == [None]


def test_a_teaser_tells_no_second_event(extract_text: ExtractText) -> None:
    text = "1. The Harbour Commission will present a strategy on 2 July 2026 to boost the use of ports by traders"
    _, found = extract_text(f"{text}...\n\n{text} of Norland.", title="Ports strategy near", date=DAY)
    assert [e.when for e in found.timeline if e.when > "2026-02"] == ["2026-07-02"]


def test_talk_is_no_event(extract_text):
    _, found = extract_text(
        "MINISTER KOVAC: Thank you for having us this afternoon. That is the same place as in 1990."
    )
    assert not found.timeline


def test_two_days_of_one_sentence_have_labels_of_their_own(extract_text):
    _, found = extract_text(
        "BERGEN, Jan 1 - Norway indicted a pilot on Monday for striking a guard in the harbour two weeks ago.",
        date=date(2018, 1, 1),
    )
    assert len({t.when for t in found.timeline}) == len({t.what for t in found.timeline}) == 2


def test_an_age_dates_nothing(extract_text):
    _, found = extract_text("A 23-year-old pilot opened a ferry line in Bergen in April 2016.", date=date(2018, 1, 1))
    assert "23-year-old pilot" in found.timeline[0].what


@pytest.mark.parametrize(
    "line",
    ["Harbour Guard Morning Operational Update, May 21, 2026", "The patrol vessel Tern on the Solmar on May 8, 2026"],
)
def test_the_name_of_a_bulletin_and_a_caption_tell_no_event(extract_text, line):
    _, found = extract_text(f"{line}\n\nNorway signed the accord on May 20, 2026.", date=date(2026, 5, 21))
    assert [t.when for t in found.timeline] == ["2026-05-20"]


def test_labels_say_what_was_told_proposed_and_ordered(extract_text: ExtractText) -> None:
    _source, found = extract_text(
        "“With so many parcels, you cannot have proper controls,” Ada Holm told reporters on Wednesday.\n\n"
        "The Commission proposed in February removing the exemption from duties on small parcels.\n\n"
        "Sec. 4. Other Measures. No later than 30 days from the date of this order, the Minister of Ports, in coordination with the "
        "Minister of Trade, the Minister of Justice, and the Director of Customs, shall also:\n\n"
        "(a) Evaluate all permit programs to ensure that they are not used by hostile actors to harm the security, economic, political, "
        "cultural, or other national interests of Norland;\n\n(b) Recommend any actions necessary to protect the ports.",
        date=DAY,
    )
    labels = [t.what for t in found.timeline]
    assert any("proper controls" in label for label in labels)
    assert "The Commission proposed removing the exemption from duties on small parcels" in labels
    (due,) = [t for t in found.timeline if t.deadline]
    assert due.what.startswith("The Minister of Ports shall evaluate all permit programs") and due.actors


def test_other_years_of_the_same_sentence_make_no_entries_of_their_own(extract_text: ExtractText) -> None:
    text = "Lack of agreement on the limit harmed trade, as it did in 2011, in 2016 and in 2021."
    _source, found = extract_text(LEAD + text, date=DAY)
    labels = [t.what for t in found.timeline]
    assert len(labels) == len(set(labels)) and not any("/" in t.when for t in found.timeline)


def test_the_week_before_a_feast_and_what_is_compared_with_the_day_before(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "The price of grain hit a peak in the week before Christmas. On 5 January, it fell to 90 crowns. "
        + "It closed at 96 crowns, nearly 6% up on the previous day. Shares of Borealis fell 9 percent on Monday.",
    )
    assert set(found) == {"2026-01-14", "2025-12-18/2025-12-24", "2026-01-05", "2026-01-12"}


def test_a_deadline_that_does_not_say_of_what_is_named_by_the_title(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text, "The deadline has been extended to 3 March 2026.", title="Comments on the harbour rule"
    )
    assert found["2026-03-03"].what == "The deadline has been extended [Comments on the harbour rule]"


@pytest.mark.parametrize(
    ("sentence", "when", "limit"),
    [
        ("The ban will remain in force until July.", "../2026-07", "until"),
        ("The levy applies until the end of July.", "../2026-07", "until end of"),
        ("The tariff will be in place through July 2026.", "../2026-07", "until end of"),
        ("The Agency must report by July.", "../2026-07", ""),
        ("The Agency must report by the end of March.", "../2026-03", "by end of"),
        ("The Agency will report before year-end 2026.", "../2026-12", "by end of"),
        ("The rules apply from July 1, 2026.", "2026-07-01/..", ""),
    ],
)
def test_an_open_stretch_keeps_how_it_is_said(extract_text: ExtractText, sentence: str, when: str, limit: str) -> None:
    assert timeline(extract_text, LEAD + sentence)[when].limit == limit


def test_what_was_not_so_until_a_day_began_on_it(extract_text: ExtractText) -> None:
    found = timeline(extract_text, LEAD + "The police of Lund did not learn of the thefts until January 9.")
    assert not found["2026-01-09"].deadline


def test_one_year_or_the_next_is_one_entry(extract_text: ExtractText) -> None:
    found = timeline(extract_text, LEAD + "The heavy rocket is set for a maiden flight in late 2026 or early 2027.")
    assert set(found) == {"2026-01-14", "2026/2027"}


def test_by_in_the_present_looks_ahead_and_by_an_hour_gone_is_that_hour(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "The council publishes its rules by the end of September. By 10:20 p.m., there were signs that the fire was out.",
    )
    assert found["../2026-09"].deadline and not any(when == "../2026-01-14" for when in found)


def test_words_of_greeting_are_not_the_news(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        "It is a great pleasure to speak to you in this hall.\n\nNorland opened forty ports to the ships of Sudria.",
        title="Remarks of Minister Holm",
    )
    assert "pleasure" not in found["2026-01-14"].what


def test_what_nobody_could_do_by_a_day_is_no_deadline(extract_text: ExtractText) -> None:
    text = "Many applicants could not obtain the papers that the new rules require before the end of January."
    _source, found = extract_text(LEAD + text, date=DAY)
    assert not [t for t in found.timeline if t.deadline]


def test_small_talk_is_no_event(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text, LEAD + "“It is wonderful to be here with you in January 2026,” Minister Holm told the fishermen."
    )
    assert "2026-01" not in found


def test_what_is_done_for_the_first_time_stands_by_itself(extract_text: ExtractText) -> None:
    found = timeline(extract_text, LEAD + "This is the first time Sudria has opened its market to grain since 2019.")
    assert not any(entry.what == "This is the first time" for entry in found.values())


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The fund is open until 31 July.", "../2027-07-31"),
        ("Norway suspended the fee until 1 May.", "../2027-05-01"),
        ("The fund was open until 31 July.", "../2026-07-31"),
    ],
)
def test_until_a_day_without_a_year_is_to_come_unless_it_lasted(
    extract_text: ExtractText, text: str, when: str
) -> None:
    assert when in timeline(extract_text, f"The council met fishermen at the port. {text}", date=date(2026, 11, 20))


def test_what_is_the_highest_in_years_has_no_date_ahead(extract_text: ExtractText) -> None:
    for title in (
        "Ferry Board Raises Fares, Marking Highest U.S. Harbour Rate in Over 22 Years",
        "First Visit of a Minister in 20 Years",
    ):
        _, found = extract_text(f"# {title}\n\nNothing else is told here.", date=date(2025, 5, 6))
        assert not [t for t in found.timeline if t.when > "2026"]


def test_a_label_reads_the_sentence_as_the_actions_do(extract_text):
    _, found = extract_text(
        "The American Harbour Plan reauthorized and expanded HYCI, which was set up in 2010. "
        "Norway underscored the importance of Chad continuing to implement the measures that have been passed and "
        "completing the next set of milestones due in December.",
        date="2016-10-07",
    )
    told = labels(found)
    assert told["2010"] == "HYCI was set up"
    assert "been completing" not in told["2016-12"]


@pytest.mark.parametrize(
    ("text", "when", "what"),
    [
        (
            "Prime Minister Holm met Canada's envoy today. The Prime Minister expressed his condolences for the loss of life "
            "resulting from the August 6 sinking of the Norwegian ferry in Arsenholm.",
            "2011-08-06",
            "Sinking of the Norwegian ferry in Arsenholm",
        ),
        (
            "Norway sent an envoy today. Norway congratulates the people of Chad for exercising their right to vote in the "
            "August 3 national elections.",
            "2011-08-03",
            "National elections",
        ),
    ],
)
def test_a_day_named_with_an_event_is_the_events_own(extract_text, text, when, what):
    _, found = extract_text(text, date="2011-08-15")
    assert [t.what for t in found.timeline if t.when == when] == [what]


def test_what_matures_and_what_was_issued_are_events_of_their_own(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "The Treasury raised its package to $112 billion to refund $102 billion in Treasury notes and bonds maturing "
        "on December 15, 2026.\n\nThe release said the actions are consistent with Executive Order 14362, issued November 2, "
        "2025, which called for designating certain guilds.",
    )
    assert found["2026-12-15"].what == "Treasury notes and bonds maturing"
    assert found["2025-11-02"].what == "Executive Order 14362 issued"


def test_how_long_a_note_runs_is_part_of_its_name(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text, LEAD + "The 3-year note will be auctioned at 1:00 p.m. ET on Tuesday, February 3, 2026."
    )
    assert found["2026-02-03"].what == "The 3-year note will be auctioned"


def test_items_that_end_in_and_are_events_apart(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD + "The bonds are:\n\n- A 10-year note in the amount of $42 billion, maturing August 15, 2034; and\n"
        "- A 30-year bond in the amount of $25 billion, maturing August 15, 2054.",
    )
    assert "bond" not in found["2034-08-15"].what and "note" not in found["2054-08-15"].what


def test_years_of_tables_returns_and_censuses_date_nothing(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        LEAD
        + "The Ministry is now processing 2024 returns.\n\nWith the completion of the 2020 census, the Ministry will "
        "examine the towns.\n\nThe table below presents the sizes for the May to July 2025 quarter.",
    )
    assert set(found) == {"2026-01-14"}


def test_what_unknown_others_did_is_told_by_itself(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text, LEAD + "The bill they approved on December 8, 2025 is unlikely to advance in the Senate."
    )
    assert found["2025-12-08"].what == "The bill they approved"


def test_a_limit_for_every_case_is_no_deadline(extract_text: ExtractText) -> None:
    text = "The bill mandates that claims filed under the Ports Act are assessed within 270 calendar days of filing."
    assert set(timeline(extract_text, LEAD + text)) == {"2026-01-14"}
    text = (
        "The bill mandates that claims filed under the Ports Act are assessed within 270 calendar days, providing help."
    )
    assert set(timeline(extract_text, LEAD + text)) == {"2026-01-14"}


def test_a_day_and_a_limit_on_the_same_day_are_two_events(extract_text):
    _, found = extract_text(
        "Trade Commissioner Ada Holm is scheduled to meet with Jane Roe in Kastel on Wednesday. The Orm administration had "
        "asked partners to submit their best offers by Wednesday.",
        date=date(2026, 11, 20),
    )
    assert [(e.when, e.deadline) for e in found.timeline] == [("2026-11-25", False), ("../2026-11-25", True)]


def test_what_may_be_asked_for_from_a_day_on_and_not_until_a_day_is_no_deadline(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text, LEAD + "After March 20, Norland could be asked to give the Board the power to close the yard."
    )
    assert found["2026-03-20/.."].deadline is False
    found = timeline(
        extract_text, LEAD + "The members left Oslo on Tuesday, and were not due to return until 22 February."
    )
    assert found["2026-02-22"].deadline is False


def test_a_week_of_what_the_label_does_not_tell_is_no_second_entry(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The head of the Health Board on Monday urged Norland to adopt this week the Ferry Pact.", date=DAY
    )
    assert [t.when for t in found.timeline] == ["2026-01-12"]


@pytest.mark.parametrize(
    "text, when, what",
    [
        (
            "The Board met on Monday. The ban expires on the last day of February.",
            "../2027-02-28",
            "The ban expires",
        ),
        (
            "The Board met. The ceasefire, due to expire on Sunday, was extended on Thursday.",
            "../2026-11-22",
            "The ceasefire due to expire",
        ),
        (
            "The Board met. The programme, launched in 2019, has trained 4,000 people since then.",
            "2019",
            "The programme launched",
        ),
        (
            "The court gave Halden Corp. until December 1 to respond.",
            "../2026-12-01",
            "The court gave Halden Corp. until December 1 to respond",
        ),
        (
            "The Board met. The order takes effect 30 days after the date of this notice.",
            "2026-12-20",
            "The order takes effect 30 days after the date of this notice",
        ),
    ],
)
def test_days_that_are_counted_and_days_of_a_noun(extract_text, text, when, what):
    _, found = extract_text(text, date=date(2026, 11, 20))
    assert what in {t.what for t in found.timeline if t.when == when}


@pytest.mark.parametrize(
    "text",
    [
        "The Board met on Monday. The rule takes effect 60 days after publication in the Federal Register.",
        "The Board met on Monday. Comments are due 60 days after publication in the Federal Register.",
        "The Board met on Monday. The Board must report by the last day of each quarter.",
    ],
)
def test_days_counted_from_what_has_no_day_are_none(extract_text, text):
    _, found = extract_text(text, date=date(2026, 11, 20))
    assert {t.when for t in found.timeline} == {"2026-11-16"}


def test_a_day_that_something_is_put_off_to_is_not_the_day_that_it_was(extract_text):
    _, found = extract_text("The Ports Board delayed the vote from December 3 to December 10.", date=date(2026, 11, 20))
    assert found.actions[0].when == "2026-11-20"


def test_a_day_that_is_proclaimed_goes_by_its_name(extract_text):
    _, found = extract_text(
        "I, ADA HOLM, President of Norway, do hereby proclaim November 25, 2026, as National Ports Day.",
        date=date(2026, 11, 20),
    )
    assert found.actions[0].when == "2026-11-20"
    assert [t.what for t in found.timeline if t.when == "2026-11-25"] == ["National Ports Day"]


def test_until_when_somebody_has_time_stays_in_the_label(extract_text):
    _, found = extract_text(
        "The Board met. Firms affected by storms in Ohio now have until May 1, 2027, to file returns.",
        date=date(2026, 11, 20),
    )
    assert "until May 1, 2027, to file returns" in found.timeline[-1].what


def test_who_is_due_to_do_something_has_no_deadline(extract_text):
    _, found = extract_text(
        "The Board met. The licence is due to expire on June 1. Minister Ada Holm is due to visit Oslo on June 2. Payment is due "
        "on June 3.",
        date=date(2026, 3, 10),
    )
    assert [t.deadline for t in found.timeline if t.when > "2026-05"] == [False]


def test_barrels_a_day_are_no_day(extract_text):
    _, found = extract_text(
        "The group agreed on Sunday to raise output by 137,000 barrels a day from October.", date=date(2026, 11, 20)
    )
    assert {t.when for t in found.timeline} == {"2026-11-15"}


def test_since_when_something_goes_on_is_no_event(extract_text):
    _, found = extract_text(
        "Norway signed the treaty on Monday. Since taking office in January 2025, Minister Ada Holm has repeatedly pressed for it.",
        date=date(2026, 11, 20),
    )
    assert [t.when for t in found.timeline] == ["2026-11-16"]


def test_what_somebody_wants_from_a_day_on_takes_no_effect(extract_text: ExtractText) -> None:
    entries = timeline(
        extract_text,
        "Fees should be charged on parcels coming into the Union from next year, Norway said on Tuesday.\n\n"
        "Norway will charge fees on parcels from 1 May 2026.",
    )
    assert [(w, e.deadline) for w, e in sorted(entries.items()) if w.endswith("/..")] == [("2026-05-01/..", True), ("2027/..", False)]  # fmt: skip


def test_the_date_of_what_stands_in_brackets_is_told_with_it(extract_text: ExtractText) -> None:
    entries = timeline(
        extract_text,
        "Norway and Denmark agreed to raise the quota from 3 to 5 tonnes (rising to 7 tonnes after 1 June 2026).\n\n"
        "A duty of $25 per item (introduced in March 2024) is charged on parcels from Denmark.",
    )
    assert entries["2026-06-01/.."].what.endswith("from 3 to 5 tonnes (rising to 7 tonnes)")
    assert entries["2024-03"].what.endswith("from Denmark (introduced)")


def test_what_something_resulted_in_is_told_whole(extract_text: ExtractText) -> None:
    text = "In 2024, that imbalance resulted in Norway importing $200 million in Danish ethanol."
    assert timeline(extract_text, text)["2024"].what.endswith("resulted in Norway importing $200 million in Danish ethanol")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "what", "deadline"),
    [
        ("Talks scheduled for Thursday in Geneva were cancelled.", "were cancelled", False),
        ("Norway cancelled talks scheduled for Thursday with Chad.", "Norway cancelled talks", False),
        ("Norway scrapped an auction planned for 20 January.", "Norway scrapped an auction", False),
        ("A rise in port fees due on 1 April will not go ahead.", "will not go ahead", False),
        (
            "Norway approved the plan, opening the port to tankers until 3 May 2026.",
            "opening the port to tankers",
            True,
        ),
        (
            "Norway published a plan, giving ports until 15 March to reply.",
            "giving ports until 15 March to reply",
            True,
        ),
        ("Norway published a plan, open for comments until 15 March 2026.", "Norway published a plan", True),
        ("Norway issued a rule on ferries, effective May 1, 2026.", "Norway issued a rule on ferries", True),
        ("Norway adopted the law, paving the way for its entry into force on 1 June 2026.", "entry into force", True),
        (
            "Unless Chad pays by 1 March, Norway will close the port.",
            "Unless Chad pays, Norway will close the port",
            True,
        ),
        ("If Chad pays by 1 March, Norway will open the port.", "If Chad pays, Norway will open the port", True),
        ("Should Chad pay by 1 March, Norway will open the port.", "Should Chad pay, Norway will open the port", True),
    ],
)
def test_a_coming_day_is_told_with_what_is_to_be_on_it(extract_text, text, what, deadline):
    _, found = extract_text(text, date=date(2026, 1, 12))
    coming = [t for t in found.timeline if t.kind is TimeKind.UPCOMING]
    assert [t.deadline for t in coming] == [deadline]
    assert what in coming[0].what


def test_who_acts_on_a_condition_has_not_to_act_by_its_day(extract_text):
    _, found = extract_text("Unless Chad pays by 1 March, Norway will close the port.", date=date(2026, 1, 12))
    assert [t.actors for t in found.timeline if t.deadline] == [()]


def test_the_day_of_an_order_with_its_short_form_is_not_that_of_the_act(extract_text: ExtractText) -> None:
    entries = timeline(
        extract_text,
        "Pursuant to Executive Order (E.O.) 144 of May 1, 2025, “Fees in Ports,” the Ministry of Trade of Norway is banning five ships.",
    )
    assert "2025-05-01" not in entries


def test_what_has_long_been_done_is_not_the_news_of_the_day(extract_text: ExtractText) -> None:
    source, found = extract_text("Norway has long sponsored a network of piers in Denmark.", date=DAY)
    assert [a.when for a in found.actions] == [None] and not found.timeline
    assert source.text


def test_a_list_behind_a_colon_keeps_it(extract_text: ExtractText) -> None:
    text = "These actions target pillars of that apparatus: state-owned entities that funnel cash to Norway, armed groups, and surveillance organizations."
    _, found = extract_text(text, date=DAY)
    assert [t.what for t in found.timeline] == ["These actions target pillars of that apparatus: state-owned entities"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Norway closed the port earlier this week.", "2026-11-16/2026-11-20"),
        ("Norway will close the port later this week.", "2026-11-20/2026-11-22"),
    ],
)
def test_of_this_week_the_days_before_or_after_writing(extract_text, text, when):
    _, found = extract_text(text, date=date(2026, 11, 20))
    assert [a.when for a in found.actions] == [when] == [t.when for t in found.timeline]


@pytest.mark.parametrize(
    "text",
    [
        "Norway expressed its grief over the loss in June of a ferry.",
        "Norway thanked Chad for its help in June.",
    ],
)
def test_what_is_thanked_or_grieved_for_has_another_day(extract_text, text):
    _, found = extract_text(f"The Board met on Monday. {text}", date=date(2026, 11, 20))
    assert found.actions[-1].when != "2026-06"


def test_what_somebody_disputes_is_disputed_still(extract_text):
    _, found = extract_text("Halden Corp. disputes the claims.", date=date(2026, 11, 20))
    assert [a.status for a in found.actions] == [Status.ONGOING]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway announced that it has closed the port.", ["announce"]),
        ("“The Ports Board must act,” Minister Ada Holm said.", ["say"]),
        ("Minister Ada Holm said that the Ports Board must close the port.", ["say"]),
    ],
)
def test_what_is_done_by_announcing_or_only_demanded_is_no_second_act(extract_text, text, told):
    _, found = extract_text(text, date=date(2026, 11, 20))
    assert verbs(found) == told


def test_a_short_name_in_brackets_is_not_said_behind_the_long_one(extract_text: ExtractText) -> None:
    entries = timeline(
        extract_text,
        "WASHINGTON – Today, the U.S. Department of the Treasury (Treasury) announced reaching a milestone with the granting of "
        "about $40 million in Harbour Yard Credit Initiative (HYCI) Capital Programme applications from island councils.",
    )
    assert entries[DAY.isoformat()].what.startswith("The U.S. Department of the Treasury announced")


@pytest.mark.parametrize(
    ("text", "when", "what", "deadline"),
    [
        ("Norway postponed the start of the rule from May 1, 2027, to May 1, 2028.", "2028-05-01", "", False),
        ("Norway expects to delay the effective date from May 1, 2027, until May 1, 2028.", "../2028-05-01", "", True),
        ("Norway delayed the application of the rule by one year to December 2027.", "2027-12", "", True),
        ("The deadline, originally set for 1 March 2027, was extended to 1 May 2027.", "2027-05-01", "extended", True),
    ],
)
def test_a_day_that_is_put_off_counts_as_put_off(extract_text, text, when, what, deadline):
    _, found = extract_text(f"The Board met on Monday. {text}", date=date(2026, 11, 20))
    (coming,) = [t for t in found.timeline if t.kind is not TimeKind.PAST]
    assert (coming.when, coming.deadline) == (when, deadline) and what in coming.what
    assert not [a for a in found.actions if a.when and "202" in a.when and a.when > "2026-12"]


def test_what_does_not_take_effect_at_once_does_not(extract_text):
    _, found = extract_text(
        "The Board met on Monday. The rules will not take effect immediately.", date=date(2026, 11, 20)
    )
    assert not [t for t in found.timeline if t.deadline]


def test_what_was_talked_of_with_a_delegation_was_on_the_day_that_it_was_led_there(extract_text):
    _, found = extract_text(
        "Under Secretary Ada Holm hosted the second Ports Working Group with a Norwegian delegation led by Minister Lars Berg in "
        "Washington on January 9, 2026.\n\nThe two sides discussed ferries.\n\nThe Under Secretary separately met with Minister Berg.",
        date=date(2026, 1, 12),
        title="Second session of the group on ports",
        source="U.S. Department of State",
    )
    assert {a.when for a in found.actions if a.verb in ("host", "discuss", "meet")} == {"2026-01-09"}


def test_a_survey_is_not_told_by_the_name_that_it_begins_with(extract_text):
    text = "The University of Kenya Survey of Consumers 1-year inflation expectation rose to 6.5% in April 2025."
    _, found = extract_text(text)
    assert [e.what for e in found.timeline] == [
        "The University of Kenya Survey of Consumers 1-year inflation expectation rose to 6.5%"
    ]


def test_a_day_beside_the_news_is_not_that_of_the_news(extract_text):
    _, found = extract_text(
        "The Board met on Monday. Norway, which joined in 2004, did not apply the law.", date=date(2026, 1, 12)
    )
    assert [t.what for t in found.timeline if t.when == "2004"] == ["Norway joined"]


def test_what_an_action_builds_on_is_of_its_own_day(extract_text):
    _, found = extract_text(
        "The Board met today. Today's action builds on the Treasury's designation of Orm Bank on 1 May 2025.",
        date=date(2026, 1, 12),
    )
    assert [t.what for t in found.timeline if t.when == "2025-05-01"] == ["The Treasury's designation of Orm Bank"]


def test_an_invitation_to_view_a_page_is_no_event(extract_text):
    _, found = extract_text(
        "Norway hailed the pact. View the list of ships that the Board seized on 5 January 2026 here."
    )
    assert not found.timeline


@pytest.mark.parametrize(
    "sentence,label",
    [
        ("Exporters must apply for a licence by 15 December 2026.", "Exporters must apply for a licence"),
        ("Norland will ban the import of coal from 1 June 2026.", "Norland will ban the import of coal"),
        (
            "All vendors shall submit their reports no later than March 1, 2026, to the agency.",
            "All vendors shall submit their reports to the agency",
        ),
        ("Norland must remove its troops by the end of March 2026.", "Norland must remove its troops"),
        ("The agency must file the report not later than March 1, 2026.", "The agency must file the report"),
        (
            "The Secretary shall submit a plan no later than 90 days after the date of this order.",
            "The Secretary shall submit a plan no later than 90 days after the date of this order",
        ),
    ],
)
def test_a_label_leaves_out_the_day_that_stands_beside_it(extract_text, sentence, label):
    _, found = extract_text(sentence, date=date(2026, 1, 12))
    assert [t.what for t in found.timeline] == [label]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (
            "The rates of duty set in this order shall apply with respect to goods entered for consumption on or after "
            "12:01 a.m. eastern daylight time on November 24, 2026.",
            "The rates of duty shall apply",
        ),
        (
            "The European Commission will unveil on Wednesday (7 October) its new strategy for installing cranes across many European ports.",
            "its new strategy for installing cranes",
        ),
        ("The ban on nets starts at 12:01 a.m. Eastern time on Tuesday.", "The ban on nets starts"),
    ],
)
def test_what_only_counts_a_day_or_is_set_in_does_not_cut_the_sentence(extract_text, sentence, what):
    _, found = extract_text(sentence, date=date(2026, 10, 6))
    assert any(what in e.what for e in found.timeline), [e.what for e in found.timeline]
    assert all(e.quote == sentence for t in found.timeline for e in t.evidence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019, what is the world going to be then?",
        "What a fantastic day we have today.",
        "I apologize I kept my colleagues in the closed meeting.",
        "Ada Holm, of Norland, to be a Member of the Board for a term expiring September 7, 2026.",
        "Well, Mr. Holm, thank you very much for – first of all, for being here today, but thank you for the work.",
        "How proud we were on 3 May when the port opened!",
        "As the invasion of 5 January illustrates, defending the ports has never been more important.",
        "Today, cooperation between our two navies is stronger than ever.",
        "The Ministry of Ports released the following statement on 5 January 2026.",
        "The text of the following statement was released on 5 January 2026 by the Government of France.",
    ],
)
def test_questions_exclamations_weighings_and_lead_ins_are_no_events(extract_text, sentence):
    _, found = extract_text(sentence, date=date(2026, 1, 12))
    assert not found.timeline


def test_who_mends_a_day_while_speaking_is_not_sorry_on_it(extract_text):
    _, found = extract_text(
        "The ship is at sea from June 14th through June 16th – I’m sorry, June 18th – with its crew.",
        date=date(2026, 1, 12),
    )
    assert [t.what for t in found.timeline] == ["The ship is at sea"]


def test_the_sentence_that_tells_it_is_cited_first(extract_text: ExtractText) -> None:
    found = timeline(
        extract_text,
        "“He was a sailor, that was his job,” his brother, Erik Holm, told reporters Monday at his home in Norburg.\n\n"
        "Neighbours knew little of him.\n\nOn Monday, police blocked the road to the harbour where Mr. Holm lived.",
        title="Who was Nils Holm",
    )
    entry = found["2026-01-12"]
    subject = entry.what.split()[0].lower()
    assert subject in entry.evidence[0].quote.lower()
