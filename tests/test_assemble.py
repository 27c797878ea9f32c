"""assemble: merge, conflicts, dates, themes, ledger, faithfulness; on hand-made extractions."""

from __future__ import annotations

import itertools
import random
import textwrap
from dataclasses import replace
from datetime import date

import pytest

from briefgen.assemble import Limits, assemble, check, item_key, suggest_themes, told_items
from briefgen.assemble.dedupe import fold_duplicates
from briefgen.assemble.themes import Matcher
from briefgen.assemble.words import Rarity
from briefgen.model import Evidence, Extraction, KnownActor, Selection, SourceDocument, Status, Theme, TimeKind
from tests.assembling import DAY, Draft, brief_of


def signing(publisher: str = "Ministry", day: date = date(2026, 1, 8)) -> Draft:
    quote = "Minister of Economy Isaura Tellmann signed the minerals partnership with Veldoria today, which lends $240 million for a plant."
    d = Draft(
        "Ministry signs minerals partnership", [quote, "The plant will open in 2028 at Port Sable."], day, publisher
    )
    d.person("a1", "Isaura Tellmann", "Minister of Economy").state("a2", "Veldoria")
    return d.did(("a1",), "sign", "the minerals partnership with Veldoria", quote, when="2026-01-08", to=("a2",), category="AGREE",
                 amounts=("$240 million",), salience=0.9)  # fmt: skip


def signing_in_the_news(amount: str = "$240 million") -> Draft:
    quote = f"Economy Minister Isaura Tellmann signed a minerals partnership with Veldoria on Thursday, worth {amount}, officials said."
    d = Draft("Pact sealed", [quote, "Opposition lawmakers asked for the contracts."], date(2026, 1, 9), "Wire")
    d.person("a1", "Isaura Tellmann", "Economy Minister").state("a2", "Veldoria")
    return d.did(("a1",), "sign", "a minerals partnership with Veldoria", quote, when="2026-01-08", to=("a2",), category="AGREE",
                 amounts=(amount,), salience=0.8)  # fmt: skip


def visit() -> Draft:
    quote = "Isaura Tellmann opened a school of design in Kelmouth."
    d = Draft("Minister opens school", [quote], date(2026, 1, 12), "Town paper")
    return d.person("a1", "Isaura Tellmann", "Minister of Economy").did(
        ("a1",), "open", "a school of design in Kelmouth", quote, when="2026-01-12"
    )


def deadline(day: str, words: str, published: date, publisher: str) -> Draft:
    quote = f"Companies must apply for new export permits for rare earths {words}."
    d = Draft(f"Permits: {publisher}", [quote, f"The notice of {publisher} says more."], published, publisher)
    d.body("a1", "Mines Licensing Authority", quote=quote)
    return d.dated(day, "apply for new export permits for rare earths", quote, deadline=True, actors=("a1",))


# ---------------------------------------------------------------------------------------------------- events


def test_two_tellings_of_one_event_are_one_action_with_both_sources() -> None:
    brief = brief_of(signing(), signing_in_the_news())
    (action,) = brief.actions
    assert len(action.sources) == 2 and len(action.notes) == 2
    assert action.statement.startswith("Minister of Economy Isaura Tellmann")  # the more salient telling is printed
    assert brief.conflicts == ()


def test_different_events_of_one_doer_stay_apart() -> None:
    assert len(brief_of(signing(), visit()).actions) == 2


def test_figures_that_differ_stand_side_by_side() -> None:
    (conflict,) = brief_of(signing(), signing_in_the_news("$210 million")).conflicts
    assert conflict.field == "amount"
    assert {value for value, _, _ in conflict.sides} == {"$240 million", "$210 million"}
    assert all(sources and notes for _, sources, notes in conflict.sides)


def test_a_planned_thing_that_a_newer_document_calls_done_is_done() -> None:
    before = "The Authority will publish the list of approved exporters of rare earths on 12 January."
    after = "The Authority published the list of approved exporters of rare earths on 12 January."
    a = Draft("Plans", [before], date(2026, 1, 5)).body("a1", "Authority")
    a.did(
        ("a1",),
        "publish",
        "the list of approved exporters of rare earths",
        before,
        when="2026-01-12",
        status=Status.PLANNED,
    )
    b = Draft("List is out", [after], date(2026, 1, 13)).body("a1", "Authority")
    b.did(("a1",), "publish", "the list of approved exporters of rare earths", after, when="2026-01-12")
    # 'Authority' alone is anybody's: only the known list says that both mean one body
    known = Selection(known_actors=(KnownActor("Mines Authority", ("Authority",)),))
    (action,) = brief_of(a, b, selection=known).actions
    assert action.status is Status.DONE and action.statement == after and len(action.sources) == 2


def test_dates_and_figures_of_one_event_are_one_point_in_conflict() -> None:
    late = signing_in_the_news("$210 million")
    late.actions[0] = replace(late.actions[0], when="2026-01-06")
    (conflict,) = brief_of(signing(), late).conflicts
    assert conflict.field == "date, amount"
    assert {value for value, _, _ in conflict.sides} == {"6 January 2026, $210 million", "8 January 2026, $240 million"}


def test_two_documents_that_tell_of_their_own_day_tell_two_events() -> None:
    quote = "The Harbour Board of Kelmouth released the statement of the ferry talks."
    drafts = []
    for day in (date(2026, 1, 5), date(2026, 1, 9)):
        d = Draft(f"Statement of {day}", [quote], day).body("a1", "Harbour Board of Kelmouth")
        drafts.append(d.did(("a1",), "release", "the statement of the ferry talks", quote, when=day.isoformat()))
    brief = brief_of(*drafts)
    assert len(brief.actions) == 2 and brief.conflicts == ()


def test_a_promise_and_the_words_that_report_it_are_one_action() -> None:
    quote = "Lodestar Carriers said on Monday that it will open a ferry line to Port Sable."
    d = Draft("Ferries", [quote]).body("a1", "Lodestar Carriers")
    d.did(("a1",), "say", "it will open a ferry line to Port Sable", quote, speech=True, when="2026-01-05")
    d.did(("a1",), "open", "a ferry line to Port Sable", quote, status=Status.PLANNED,
          statement="Lodestar Carriers will open a ferry line to Port Sable.")  # fmt: skip
    (action,) = brief_of(d).actions
    assert (action.verb, action.status, action.when) == ("open", Status.PLANNED, None)


def test_a_headline_without_its_verb_is_no_conflict_and_dates_no_plan() -> None:
    head, plan = (
        "Veldoria set for mission to the far side of the moon",
        "Veldoria will launch a mission to the far side of the moon.",
    )
    a = Draft(head, ["The probe is ready."], date(2026, 1, 5)).state("a1", "Veldoria")
    a.did(("a1",), "set", "mission to the far side of the moon", head, when="2026-01-05")
    b = Draft("Moon plans", [plan], date(2026, 1, 9)).state("a1", "Veldoria")
    b.did(("a1",), "launch", "a mission to the far side of the moon", plan, status=Status.PLANNED)
    brief = brief_of(a, b)
    (action,) = brief.actions
    assert (action.status, action.when, brief.conflicts) == (Status.PLANNED, None, ())


def test_the_bottom_line_tells_the_news_of_two_doers_once() -> None:
    quotes = (
        "Boreal militants have freed 21 of the more than 200 Kelmouth schoolgirls.",
        "Veldoria announced the release of 21 of the more than 200 Kelmouth schoolgirls.",
        "The Harbour Board opened a ferry line to Port Sable.",
        "Lodestar Carriers sold its oldest tanker.",
    )
    d = (
        Draft("Schoolgirls free", list(quotes))
        .body("a1", "Boreal militants")
        .state("a2", "Veldoria")
        .body("a3", "Harbour Board")
    )
    d.did(("a1",), "free", "21 of the more than 200 Kelmouth schoolgirls", quotes[0], when="2026-01-09", salience=0.9)
    d.did(("a2",), "announce", "the release of 21 of the more than 200 Kelmouth schoolgirls", quotes[1],
          when="2026-01-09", salience=0.8)  # fmt: skip
    d.did(("a3",), "open", "a ferry line to Port Sable", quotes[2], when="2026-01-09", salience=0.3)
    d.body("a4", "Lodestar Carriers").did(
        ("a4",), "sell", "its oldest tanker", quotes[3], when="2026-01-08", salience=0.3
    )
    brief = brief_of(d)
    assert len(brief.actions) == 4
    assert sorted(brief.action(i).verb for i in brief.bluf) == ["free", "open", "sell"]


def test_what_is_due_in_a_month_or_year_is_counted_to_its_first_day() -> None:
    assert (
        brief_of(deadline("2028", "in 2028", date(2026, 1, 9), "Wire")).dates[0].days_left
        == (date(2028, 1, 1) - DAY).days
    )
    assert (
        brief_of(deadline("../2026-02", "by February", date(2026, 1, 9), "Wire")).dates[0].days_left
        == (date(2026, 2, 1) - DAY).days
    )


def test_what_holds_until_a_month_is_so_told_and_its_end_is_counted_to_where_the_source_says_end() -> None:
    quote = "Carsovia bans ore exports until the end of February."
    d = (
        Draft("Ban", [quote], date(2026, 1, 9))
        .state("a1", "Carsovia")
        .did(("a1",), "ban", "ore exports", quote, when="../2026-02")
    )
    d.dated("../2026-02", "Carsovia bans ore exports", quote, deadline=True, actions=("x1",), limit="until end of")
    brief = brief_of(d)
    (entry,), (action,) = brief.dates, brief.actions
    assert (entry.limit, action.limit) == ("until end of", "until end of")
    assert entry.days_left == (date(2026, 2, 28) - DAY).days


def test_words_said_on_several_days_are_no_conflict() -> None:
    drafts = []
    for n, day in enumerate(("2026-01-05", "2026-01-20")):
        quote = f"Isaura Tellmann said the ferry will go to the island of Hale, paper {n} wrote."
        d = Draft(f"Ferry news {n}", [quote], date(2026, 1, 21)).person("a1", "Isaura Tellmann")
        drafts.append(d.did(("a1",), "say", "the ferry will go to the island of Hale", quote, when=day, speech=True))
    assert brief_of(*drafts).conflicts == ()


def test_what_somebody_offers_is_not_what_he_once_offered() -> None:
    once, always = (
        "Lodestar Carriers offered free cargo insurance from its service for a year.",
        "It already offers a cargo tracking service, so perhaps we should take its word on the day.",
    )
    a = Draft("Customers ask for money", [once], date(2026, 1, 14)).body("a1", "Lodestar Carriers")
    a.did(("a1",), "offer", "free cargo insurance from its service for a year", once, when="2026-01-14")
    b = Draft("Lost crates", [always], date(2026, 1, 6)).body("a1", "Lodestar Carriers", quote=always)
    b.did(("a1",), "offer", "a cargo tracking service", always, status=Status.ONGOING)
    assert len(brief_of(a, b).actions) == 2


def test_a_state_and_its_court_may_be_one_doer() -> None:
    a, b = (
        "A Veldorian military court indicted a teenage girl who slapped soldiers.",
        "Veldoria indicts teenage girl who slapped soldiers.",
    )
    x = Draft("Court indicts girl", [a], date(2026, 1, 9)).body("a1", "Veldorian military court")
    x.did(("a1",), "indict", "a teenage girl who slapped soldiers", a, when="2026-01-09")
    y = Draft("Girl indicted", [b], date(2026, 1, 9)).state("a1", "Veldoria")
    y.did(("a1",), "indict", "teenage girl who slapped soldiers", b, when="2026-01-09")
    (action,) = brief_of(x, y).actions
    assert len(action.sources) == 2


def test_done_by_one_and_denied_by_a_newer_one_is_a_conflict() -> None:
    yes, no = (
        "Lodestar Carriers paid the customs fine of the port.",
        "Lodestar Carriers did not pay the customs fine of the port.",
    )
    a = (
        Draft("Paid", [yes], date(2026, 1, 5))
        .body("a1", "Lodestar Carriers")
        .did(("a1",), "pay", "the customs fine of the port", yes)
    )
    b = Draft("Not paid", [no], date(2026, 1, 9)).body("a1", "Lodestar Carriers")
    b.did(("a1",), "pay", "the customs fine of the port", no, status=Status.DENIED)
    brief = brief_of(a, b)
    assert [c.field for c in brief.conflicts] == ["status"]
    assert brief.actions[0].status is Status.DENIED


def test_news_of_the_next_day_is_no_other_date() -> None:
    late = signing_in_the_news()
    late.actions[0] = replace(late.actions[0], when="2026-01-09")  # the day of publication
    brief = brief_of(signing(), late)
    assert brief.actions[0].when == "2026-01-08" and brief.conflicts == ()
    late.actions[0] = replace(late.actions[0], when="2026-01-06")
    assert [c.field for c in brief_of(signing(), late).conflicts] == ["date"]


def test_two_dates_of_one_document_are_two_events() -> None:
    first = deadline("../2026-02-27", "by 27 February 2026", date(2026, 1, 14), "Authority")
    quote = "Companies must pay for new export permits for rare earths by 13 February 2026."
    first.paragraphs.append(quote)
    first.__post_init__()
    first.timeline = [replace(t, evidence=(first.evidence(t.evidence[0].quote),)) for t in first.timeline]
    first.actors = []
    first.dated("../2026-02-13", "pay for new export permits for rare earths", quote, deadline=True)
    brief = brief_of(first, deadline("../2026-01-31", "by 31 January 2026", date(2026, 1, 8), "Ministry"))
    assert [e.when for e in brief.dates] == ["../2026-02-13", "../2026-02-27"]


def test_what_newsrooms_write_of_themselves_comes_last() -> None:
    chaff, act = (
        "Highmoor Metals did not respond to a request for comment.",
        "Highmoor Metals closed a mine in the north.",
    )
    d = Draft("Mine", [chaff, act]).body("a1", "Highmoor Metals", quote=act)
    d.did(("a1",), "respond", "to a request for comment", chaff, status=Status.DENIED, salience=0.9)
    d.did(("a1",), "close", "a mine in the north", act, salience=0.2)
    assert [a.verb for a in brief_of(d).actions] == ["close", "respond"]


def test_one_party_in_common_is_not_the_same_agreement() -> None:
    def pact(with_whom: str, day: int) -> Draft:
        quote = f"Marenia and {with_whom} reached an agreement on fair trade."
        d = Draft(f"Pact with {with_whom}", [quote], date(2026, 1, day)).state("a1", "Marenia").state("a2", with_whom)
        return d.did(("a1", "a2"), "reach", "an agreement on fair trade", quote, category="AGREE")

    assert len(brief_of(pact("Veldoria", 8), pact("Carsovia", 12)).actions) == 2


def test_a_sentence_that_every_release_repeats_is_no_news() -> None:
    again = "Marenia banned the trade in rare earth ore without permits."
    drafts = []
    for n, news in enumerate(("The Treasury fined a bank in Kelmouth.", "The Treasury closed a port in the north.")):
        d = (
            Draft(f"Release {n}", [news, again], date(2026, 1, 2 + 5 * n))
            .state("a1", "Marenia")
            .body("a2", "Treasury", quote=news)
        )
        d.did(("a2",), news.split()[2], " ".join(news.split()[3:]), news, salience=0.5)
        drafts.append(d.did(("a1",), "ban", "the trade in rare earth ore without permits", again, salience=0.5))
    brief = brief_of(*drafts)
    assert [a.verb for a in brief.actions][-1] == "ban" and len(brief.actions[-1].sources) == 2


def test_meetings_of_a_series_are_not_one_event() -> None:
    one, two = (
        "Marenia held the first round of talks with Veldoria.",
        "Marenia held the second round of talks with Veldoria.",
    )
    a = (
        Draft("One", [one], date(2026, 1, 5))
        .state("a1", "Marenia")
        .did(("a1",), "hold", "the first round of talks with Veldoria", one, when="2026-01-05")
    )
    b = (
        Draft("Two", [two], date(2026, 1, 12))
        .state("a1", "Marenia")
        .did(("a1",), "hold", "the second round of talks with Veldoria", two, when="2026-01-12")
    )
    assert len(brief_of(a, b).actions) == 2


def test_order_of_documents_changes_nothing() -> None:
    drafts = [
        signing(),
        signing_in_the_news("$210 million"),
        visit(),
        deadline("2026-01-31", "by 31 January 2026", date(2026, 1, 8), "A"),
    ]
    briefs = [brief_of(*order) for order in itertools.permutations(drafts)]
    assert all(b == briefs[0] for b in briefs)


def test_no_telling_is_lost() -> None:
    drafts = [signing(), signing_in_the_news(), visit()]
    brief = brief_of(*drafts)
    cited = {n.evidence.quote for n in brief.notes}
    assert all(a.evidence[0].quote in cited for d in drafts for a in d.actions)


def test_ids_do_not_depend_on_newer_documents_or_on_wording_of_the_extraction() -> None:
    alone = brief_of(signing()).actions[0]
    both = brief_of(signing(), signing_in_the_news()).actions[0]
    assert alone.id == both.id
    source, x = signing().pair()
    reworded = replace(
        x, actions=(replace(x.actions[0], what="a partnership", statement="Tellmann signed.", salience=0.1),)
    )
    again = assemble([(source, reworded)], Selection(), title="T", date=DAY, as_of=brief_of(signing()).as_of)
    assert again.actions[0].id == alone.id


# ----------------------------------------------------------------------------------------------------- dates


def test_a_moved_deadline_shows_the_newest_and_the_older_one_beside_it() -> None:
    brief = brief_of(
        deadline("2026-01-31", "by 31 January 2026", date(2026, 1, 8), "Ministry"),
        deadline("2026-02-27", "by 27 February 2026", date(2026, 1, 14), "Authority"),
    )
    (entry,) = brief.dates
    assert entry.when == "2026-02-27" and entry.deadline and entry.days_left == 42
    assert len(entry.conflict) == 1 and entry.conflict[0].startswith("31 January 2026 (source ")
    assert [c.field for c in brief.conflicts] == ["date"]


def test_by_a_day_and_by_a_later_day_differ_though_one_holds_the_other() -> None:
    brief = brief_of(
        deadline("../2026-01-31", "by 31 January 2026", date(2026, 1, 8), "Ministry"),
        deadline("../2026-02-27", "by 27 February 2026", date(2026, 1, 14), "Authority"),
        deadline("../2026-02", "before the end of February", date(2026, 1, 13), "Paper"),
    )
    (entry,) = brief.dates
    assert entry.when == "../2026-02-27" and entry.days_left == 42  # the finest of those that agree with the newest
    assert [c.split(" (")[0] for c in entry.conflict] == ["by 31 January 2026"]


def test_dates_are_in_order_and_placed_relative_to_the_brief() -> None:
    text = "The hearing is on 12 January. The report is due on 20 January. The road was opened in 2024. The law holds from 1 January."
    d = Draft("Dates", [text], date(2026, 1, 5))
    d.dated("2026-01-20", "report due", "The report is due on 20 January.", deadline=True)
    d.dated("2026-01-12", "hearing", "The hearing is on 12 January.")
    d.dated("2024", "road opened", "The road was opened in 2024.", kind=TimeKind.PAST)
    d.dated("2026-01-01/..", "law holds", "The law holds from 1 January.", kind=TimeKind.ONGOING)
    entries = brief_of(d).dates
    assert [(e.when, e.kind, e.days_left) for e in entries] == [
        ("2024", TimeKind.PAST, None),
        ("2026-01-01/..", TimeKind.ONGOING, None),
        ("2026-01-12", TimeKind.PAST, None),  # was planned, its day has passed
        ("2026-01-20", TimeKind.UPCOMING, 4),
    ]


def test_what_is_due_on_the_day_of_the_brief_is_still_to_come() -> None:
    d = deadline(DAY.isoformat(), "by Friday", date(2026, 1, 10), "Authority")
    (entry,) = brief_of(d).dates
    assert entry.kind is TimeKind.UPCOMING and entry.days_left == 0


def test_words_that_are_no_date_come_last_with_their_note() -> None:
    d = deadline("31 February", "by 31 February", date(2026, 1, 10), "Authority")
    d.timeline[0] = replace(d.timeline[0], note="no such date")
    later = deadline("2026-03-01", "by 1 March 2026 for lithium ore only", date(2026, 1, 10), "Customs")
    entries = brief_of(d, later).dates
    assert entries[-1].when == "31 February" and entries[-1].note == "no such date" and entries[-1].days_left is None


# ------------------------------------------------------------------------------------------------ duplicates

_LONG = (
    "The Authority has extended the deadline for applications for new export permits. The decision was signed by its director after "
    "consultation with the minister. It received requests for more time from exporters and from foreign governments, and found that many "
    "applicants could not obtain the certificates that the new rules require."
)


def test_near_duplicates_are_folded_and_named() -> None:
    a = Draft("Authority extends deadline", [_LONG, "The workshop is open to all."], date(2026, 1, 14), "Authority")
    b = Draft("For members: deadline extended", [_LONG], date(2026, 1, 14), "Chamber")
    for d in (a, b):
        d.body("a1", "Authority").did(("a1",), "extend", "the deadline", _LONG.split(". ")[0] + ".")
    brief = brief_of(a, b)
    assert [s.also for s in brief.sources] == [("Chamber: For members: deadline extended",)]
    assert brief.coverage.documents == 2 and brief.coverage.folded == 1
    assert len(brief.actions) == 1


def test_a_copy_with_another_figure_or_another_action_is_not_folded() -> None:
    a = Draft("Fee", [_LONG, "The fee is 12,500."], date(2026, 1, 14), "Authority")
    b = Draft("Fee", [_LONG, "The fee is 15,500."], date(2026, 1, 14), "Chamber")
    assert len(brief_of(a, b).sources) == 2
    extra = "The Chamber sued the minister over the delay of its permits."
    c = (
        Draft("Members", [_LONG, extra], date(2026, 1, 14), "Chamber")
        .body("a1", "Chamber")
        .did(("a1",), "sue", "the minister", extra)
    )
    long = Draft(
        "Notice",
        [_LONG, _LONG.replace("Authority", "Agency"), "The workshop is open to all who have registered in time."],
    )
    brief = brief_of(c, long)
    assert len(brief.sources) == 2 and len(brief.actions) == 1


@pytest.mark.parametrize("small_words", ["the that this then of and", "el de la que con y"])
def test_a_long_copy_is_folded_however_its_lines_break_and_whatever_its_language(small_words: str) -> None:
    rng = random.Random(5)
    nouns = [a + b for a in ("port", "mine", "fund", "dock", "mill") for b in ("ora", "ani", "eum", "iste", "ud")]
    whole = [f"{rng.choice(small_words.split())} {rng.choice(nouns)} {rng.choice(nouns)}" for _ in range(150)]
    other = [f"{rng.choice(small_words.split())} {rng.choice(nouns)} {rng.choice(nouns)}" for _ in range(150)]
    texts = {"whole": " ".join(whole), "copy": textwrap.fill(" ".join(whole[:130]), 60), "other": " ".join(other)}
    pairs = [(SourceDocument(id, text, ()), Extraction(id)) for id, text in texts.items()]
    kept, folded = fold_duplicates(pairs)
    assert {s.id for s, _ in kept} == {"whole", "other"} and [s.id for s in folded["whole"]] == ["copy"]


def test_the_same_document_twice_is_one_source() -> None:
    assert len(brief_of(signing(), signing()).sources) == 1


# ---------------------------------------------------------------------------------------------------- themes


def test_a_theme_keeps_what_concerns_it_by_paragraph_and_inflection() -> None:
    duty = "The Community imposed a provisional duty on graphite."
    school = "The Community opened a new school for translators."
    d = Draft("News of the Community", [duty, school]).body("a1", "Boreal Community", quote=duty)
    d.did(("a1",), "impose", "a provisional duty on graphite", duty).did(
        ("a1",), "open", "a new school for translators", school
    )
    theme = Theme("trade", "Trade", ("duties",))
    brief = brief_of(d, visit(), selection=Selection(themes=(theme,)))
    assert [a.verb for a in brief.actions] == ["impose"]
    (section,) = brief.themes
    assert section.terms == ("duties",) and section.documents == 1 and section.actions == (brief.actions[0].id,)
    assert brief.coverage.documents == 2 and brief.coverage.matched == 1


@pytest.mark.parametrize(
    ("term", "text", "matches"),
    [
        ("tariff", "Tariffs rose.", True),
        ("duties", "A duty was imposed.", True),
        ("rare earths", "It mines rare-earth ore.", True),
        ("sanction", "They sanctioned the bank.", True),
        ("sanction", "They are sanctioning the bank.", True),
        ("listing", "They published a list.", False),
        ("listing", "New listings follow.", True),
        ("mining", "A friend of mine spoke.", False),
        ("trade", "It was a trademark.", False),
        ("critical mineral", "Minerals are critical.", False),
    ],
)
def test_terms_match_by_inflection(term: str, text: str, matches: bool) -> None:
    assert bool(Matcher(Theme("t", "T", (term,))).text(text)) is matches


def test_a_title_brings_in_the_whole_document_but_excluded_terms_do_not_count() -> None:
    text, out = "The Community published a study.", "The Community played football in the export league."
    d = Draft("Export rules reviewed", [text, out]).body("a1", "Boreal Community", quote=text)
    d.actors[0] = replace(d.actors[0], name="Boreal Community")
    d.did(("a1",), "publish", "a study", text).did(("a1",), "play", "football in the export league", out)
    brief = brief_of(d, selection=Selection(themes=(Theme("trade", "Trade", ("export",), without=("football",)),)))
    assert [a.verb for a in brief.actions] == ["publish"]


def test_a_watched_actor_brings_in_what_it_does() -> None:
    brief = brief_of(visit(), selection=Selection(themes=(Theme("people", "People", actors=("Isaura Tellmann",)),)))
    assert [a.verb for a in brief.actions] == ["open"]


def test_suggested_themes_come_from_shared_key_phrases() -> None:
    drafts = [
        Draft("A", ["One."], keyphrases=(("critical minerals", 3.0), ("minerals pact", 1.0), ("press office", 0.2))),
        Draft("B", ["Two."], keyphrases=(("critical minerals", 2.0), ("export permits", 2.0))),
        Draft("C", ["Three."], keyphrases=(("export permits", 2.5), ("minerals pact", 1.0))),
        Draft("D", ["Four."], keyphrases=(("football", 9.0),)),
    ]
    themes = suggest_themes(d.pair()[1] for d in drafts)
    assert [t.title for t in themes] == ["Critical minerals", "Export permits"]
    assert "minerals pact" in themes[0].terms
    known = (Theme("m", "M", ("critical mineral",)),)
    assert "Critical minerals" not in [t.title for t in suggest_themes((d.pair()[1] for d in drafts), known)]


def test_suggested_themes_cover_the_documents_once_and_say_something() -> None:
    rates = [
        Draft(f"R{n}", [f"R{n}."], keyphrases=((word, 5.0), ("central bank", 1.0), ("highest level", 4.5)))
        for n, word in enumerate(("interest rates", "interest rates", "interest rate", "interest rate"))
    ]
    others = [Draft(f"S{n}", [f"S{n}."], keyphrases=(("ferry licence", 3.0),)) for n in range(2)]
    themes = suggest_themes((d.pair()[1] for d in (*rates, *others)), limit=2)
    assert [t.terms[0] for t in themes] == ["interest rate", "ferry licence"]


# ---------------------------------------------------------------------------------------------------- ledger


def test_the_ledger_marks_new_reported_and_changed() -> None:
    first = brief_of(signing(), deadline("2026-01-31", "by 31 January 2026", date(2026, 1, 8), "Ministry"))
    assert {a.news for a in first.actions} == {""}
    told = told_items(first)
    second = brief_of(
        signing_in_the_news(), visit(), deadline("2026-02-27", "by 27 February 2026", date(2026, 1, 14), "Authority"),
        told=told, day=date(2026, 1, 17),
    )  # fmt: skip
    news = {a.verb: a.news for a in second.actions}
    assert news == {"sign": "reported", "open": "new"}
    assert next(a for a in second.actions if a.verb == "sign").id == first.actions[0].id
    (entry,) = second.dates
    assert (entry.news, entry.was) == ("changed", "31 January 2026")
    assert entry.id == first.dates[0].id  # a calendar moves the event and makes no second one
    assert [a.returning for a in second.actors if a.name == "Isaura Tellmann"] == [True]


def test_a_deadline_that_has_run_out_and_a_thing_denied_are_gone() -> None:
    d = deadline("2026-01-31", "by 31 January 2026", date(2026, 1, 8), "Ministry")
    plan = "Marenia will close the harbour of Port Sable to foreign ships."
    p = Draft("Plan", [plan], date(2026, 1, 8)).state("a1", "Marenia")
    p.did(("a1",), "close", "the harbour of Port Sable to foreign ships", plan, status=Status.PLANNED)
    told = told_items(brief_of(d, p))
    never = "Marenia will not close the harbour of Port Sable to foreign ships."
    n = Draft("No", [never], date(2026, 2, 1)).state("a1", "Marenia")
    n.did(("a1",), "close", "the harbour of Port Sable to foreign ships", never, status=Status.DENIED)
    brief = brief_of(d, n, told=told, day=date(2026, 2, 2))
    assert [x.news for x in brief.dates] == ["gone"]
    assert (brief.actions[0].news, brief.actions[0].was) == ("gone", plan)


def test_mere_absence_is_not_gone() -> None:
    brief = brief_of(visit(), told=told_items(brief_of(signing())))
    assert [a.news for a in brief.actions] == ["new"]


def test_item_key_leaves_date_and_status_out() -> None:
    action = brief_of(signing()).actions[0]
    assert item_key(action) == item_key(replace(action, when="2027", status=Status.DENIED))
    assert item_key(action) != item_key(replace(action, verb="cancel"))


# ------------------------------------------------------------------------------------------- BLUF, faithfulness


def test_the_bottom_line_is_distinct_and_real() -> None:
    d = signing()
    words = "Tellmann said that she was glad about the day and the weather."
    d2 = (
        Draft("Words", [words])
        .person("a1", "Tellmann", quote=words)
        .did(("a1",), "say", "that she was glad", words, speech=True, salience=1.0)
    )
    brief = brief_of(d, d2, visit(), deadline("2026-01-31", "by 31 January 2026", date(2026, 1, 8), "A"))
    spoken = next(a.id for a in brief.actions if a.speech)
    assert brief.bluf[-1] == spoken  # only because nothing else is left
    assert len(brief.bluf) == len(set(brief.bluf)) == 3


def test_the_bottom_line_has_no_stumps_and_no_talk() -> None:
    """What begins or ends amid a sentence, or only says that somebody thinks, comes last however salient it was."""
    good, bad = "Orsk signed the mining treaty with Sudria", ("'s action targets the northern ring of smugglers",
        "Orsk is preparing a flat fee on the billions of…", "I think we have some colleagues coming with us today")  # fmt: skip
    d = Draft("Orsk", [*(f"{s}." for s in (*bad, good))]).person("a1", "Orsk", quote=good)
    for n, statement in enumerate((*bad, good)):
        d.did(("a1",), "sign", f"thing {n}", statement, salience=0.4 if statement == good else 0.9)
    brief = brief_of(d)
    first = [brief.action(id).statement for id in brief.bluf]
    assert first[0] == good
    others = (
        "opened the northern harbour",
        "closed two customs houses",
        "appointed a governor of Vell",
        "bought a ferry",
    )
    more = Draft("Orsk again", [f"Orsk {what}." for what in others]).person("a1", "Orsk")
    for what in others:
        more.did(("a1",), what.split()[0], what, f"Orsk {what}")
    brief = brief_of(d, more)
    assert not {brief.action(id).statement for id in brief.bluf} & set(bad)


def test_an_office_without_a_name_is_no_actor() -> None:
    d = Draft("Talks", ["The President spoke. President Ada Orsk answered."])
    d.person("a1", "President", "President").person("a2", "Ada Orsk", "President")
    d.did(("a1",), "speak", "to the press", "The President spoke").did(("a2",), "answer", "it", "Ada Orsk answered")
    assert [a.name for a in brief_of(d).actors] == ["Ada Orsk"]


def test_a_brief_holds_more_than_any_page_shows() -> None:
    """'and 800 more in the JSON' must be true of what assembling left out."""
    names = ["".join(p) for p in itertools.product("Bdfgklmnpr", "aeiou", "bdfgklmnpr")]  # 500 of one syllable
    d = Draft("List", [f"The {name} Board opened {name}ton." for name in names])
    for n, name in enumerate(names):
        d.body(f"b{n}", f"{name} Board").did((f"b{n}",), "open", f"{name}ton", f"The {name} Board opened {name}ton")
    brief = brief_of(d)
    assert len(brief.actions) == len(brief.actors) == len(names) and not brief.warnings


def test_notes_are_numbered_in_reading_order_and_shared() -> None:
    brief = brief_of(signing(), visit())
    assert [n.number for n in brief.notes] == list(range(1, len(brief.notes) + 1))
    assert brief.action(brief.bluf[0]).notes[0] == 1
    assert len({(n.evidence.document, n.evidence.quote) for n in brief.notes}) == len(brief.notes)
    for n in brief.notes:
        assert n.source in {s.number for s in brief.sources}


def test_an_item_whose_quote_is_not_in_the_source_is_dropped_with_a_warning() -> None:
    d = signing()
    quote = d.actions[0].evidence[0]
    d.actions.append(
        replace(d.actions[0], id="x9", verb="burn", what="a flag", evidence=(Evidence(d.id, 0, 4, "Nope"),))
    )
    brief = brief_of(d)
    assert [a.verb for a in brief.actions] == ["sign"]
    assert any("not in the source" in w for w in brief.warnings)
    false = replace(
        brief, notes=tuple(replace(n, evidence=replace(n.evidence, start=quote.start + 1)) for n in brief.notes)
    )
    checked = check(false, [d.pair()[0]])
    assert checked.actions == () and checked.notes == () and checked.bluf == ()
    kept = check(replace(false, actions=(replace(false.actions[0], staff="added"),)), [d.pair()[0]])
    assert len(kept.actions) == 1


def test_limits_are_said() -> None:
    brief = brief_of(signing(), visit(), limits=Limits(actions=1))
    assert len(brief.actions) == 1 and any("1 action" in w for w in brief.warnings)


@pytest.mark.parametrize("published", [None, date(2026, 1, 1)])
def test_coverage(published: date | None) -> None:
    d = signing()
    d.published = published
    coverage = brief_of(d, failed=("x.pdf: no text",), selection=Selection(since=date(2026, 1, 1))).coverage
    assert (coverage.documents, coverage.matched, coverage.undated) == (1, 1, int(published is None))
    assert coverage.first == coverage.last == published
    assert coverage.failed == ("x.pdf: no text",) and coverage.period == "since 1 January 2026 by publication date"


def test_no_documents_make_an_empty_brief() -> None:
    brief = brief_of()
    assert not (brief.actions or brief.dates or brief.actors or brief.sources) and brief.coverage.documents == 0


def test_a_second_meeting_with_the_same_people_is_not_the_first_one_moved() -> None:
    def meeting(quote: str, when: str, status: Status, told: date) -> Draft:
        draft = Draft(f"Meeting of {when}", [quote], told)
        draft.person("a1", "Ada Quill").person("a2", "Odo Varn")
        what = "with Foreign Minister Odo Varn to discuss trade in timber, fishing quotas and the border road"
        return draft.did(("a1",), "meet", what, quote, when=when, status=status, to=("a2",))

    topic = "with Foreign Minister Odo Varn to discuss trade in timber, fishing quotas and the border road"
    brief = brief_of(
        meeting(f"Ada Quill met {topic}.", "2025-11-28", Status.DONE, date(2025, 11, 28)),
        meeting(f"Ada Quill will meet {topic} on 28 January.", "2026-01-28", Status.PLANNED, date(2026, 1, 10)),
    )
    assert sorted((a.when, a.status) for a in brief.actions) == [
        ("2025-11-28", Status.DONE),
        ("2026-01-28", Status.PLANNED),
    ]
    assert brief.conflicts == ()


def test_likeness_does_not_depend_on_the_order_in_which_a_set_gives_its_words() -> None:
    terms = [f"term{n}" for n in range(40)]
    said = [(str(d), frozenset(terms[d:])) for d in range(40)]  # no two words are of one weight

    def likeness(order: list[str]) -> tuple[float, float]:
        weight, whole = Rarity(said), frozenset(order)
        return weight.cosine(whole, frozenset(terms[:30])), weight.overlap(whole, frozenset(terms[9:]))

    assert len({likeness(terms[n:] + terms[:n]) for n in range(40)}) == 1


def test_what_one_of_the_same_day_still_expects_is_no_conflict() -> None:
    done, planned = (
        "Lodestar Carriers opened the new port road.",
        "Lodestar Carriers planned to open the new port road.",
    )
    a = Draft("Opened", [done], date(2026, 1, 9)).body("a1", "Lodestar Carriers")
    a.did(("a1",), "open", "the new port road", done)
    b = Draft("To open", [planned], date(2026, 1, 9)).body("a1", "Lodestar Carriers")
    b.did(("a1",), "open", "the new port road", planned, status=Status.PLANNED)
    assert not brief_of(a, b).conflicts


def test_what_another_act_holds_is_not_told_twice() -> None:
    said = "The Harbour Court found that Lodestar Carriers evaded the customs fine."
    a = Draft("A finding", [said], date(2026, 1, 9)).body("a1", "Harbour Court").body("a2", "Lodestar Carriers")
    a.did(("a1",), "find", "that Lodestar Carriers evaded the customs fine", said)
    a.did(("a2",), "evade", "the customs fine", said, statement="Lodestar Carriers evaded the customs fine.")
    assert [x.verb for x in brief_of(a).actions] == ["find"]


@pytest.mark.parametrize(
    "label",
    [
        "They came to the port",
        "And the next day was cold",
        "Other reports date back",
        "This includes a recording",
        "This included an extension of the stay",
        "We will assess the damage",
        "“It is time to heal the wounds”",
    ],
)
def test_a_date_of_whom_nobody_knows_is_left_out(label: str) -> None:
    quote = "On 20 January 2026 the fleet came to the port."
    a = Draft("Fleet", [quote], date(2026, 1, 9))
    a.dated("2026-01-20", label, quote)
    a.dated("2026-01-21", "The fleet left the port", quote)
    assert [d.what for d in brief_of(a).dates] == ["The fleet left the port"]


def test_what_only_its_context_tells_is_not_the_first_point() -> None:
    fee, pact = "The fee would end the ferry trade of the islands.", "Lodestar Carriers signed a pact with the islands."
    a = Draft("Ferries", [fee, pact], date(2026, 1, 9)).body("a1", "Lodestar Carriers")
    a.did(("a1",), "end", "the ferry trade of the islands", fee, salience=0.55)
    a.did(("a1",), "sign", "a pact with the islands", pact, salience=0.5)
    brief = brief_of(a)
    assert brief.bluf[0] == next(x.id for x in brief.actions if x.verb == "sign")


def test_one_statement_of_two_verbs_is_told_once() -> None:
    said = "Lodestar Carriers decided to close the yard and has sold the fleet."
    a = Draft("A sale", [said], date(2026, 1, 9)).body("a1", "Lodestar Carriers")
    a.did(("a1",), "decide", "to close the yard", said, status=Status.PLANNED)
    a.did(("a1",), "sell", "the fleet", said)
    assert len(brief_of(a).actions) == 1


def test_whom_somebody_asked_is_told_before_the_first_point() -> None:
    her, pact = "The Harbour Board has asked her to do it twice.", "Lodestar Carriers signed a pact with the islands."
    a = Draft("Ferries", [her, pact], date(2026, 1, 9)).body("a1", "Harbour Board").body("a2", "Lodestar Carriers")
    a.did(("a1",), "ask", "her to do it twice", her, salience=0.55)
    a.did(("a2",), "sign", "a pact with the islands", pact, salience=0.5)
    brief = brief_of(a)
    assert brief.bluf[0] == next(x.id for x in brief.actions if x.verb == "sign")


def test_a_statement_that_was_issued_is_but_words() -> None:
    words, act = (
        "The joint statement was issued by Highmoor Metals today.",
        "Highmoor Metals closed a mine in the north.",
    )
    d = Draft("Mine", [words, act]).body("a1", "Highmoor Metals", quote=act)
    d.did(("a1",), "issue", "the joint statement", words, salience=0.7)
    d.did(("a1",), "close", "a mine in the north", act, salience=0.5)
    assert [a.verb for a in brief_of(d).actions] == ["close", "issue"]
