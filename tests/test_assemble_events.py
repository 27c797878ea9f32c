"""Which tellings of several documents are one event, and what of them differs. All people and institutions are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefgen.assemble.amounts import amount, count, toll
from briefgen.model import ActorKind, Status
from tests.assembling import Draft, brief_of

BANK = "Central Bank of Marenia"
DAY_TOLD = date(2026, 1, 10)


def report(n: int, verb: str, what: str, quote: str, *, doer: str = BANK, day: int = 6, **more: Any) -> Draft:
    """A newspaper's report of what a body did."""
    d = Draft(f"Paper {n}: the key rate and the ferries", [quote], date(2026, 1, day), publisher=f"Paper {n}")
    for field, value in more.pop("body", {}).items():
        setattr(d, field, value)
    (d.state if doer == "Marenia" else d.body)("a1", doer, affiliation=more.pop("affiliation", None), quote=quote)
    to = more.pop("to", "")
    if to:
        d.state("a2", to)
        more["to"] = ("a2",)
    return d.did(("a1",), verb, what, quote, **more)


def items(*drafts: Draft) -> list[int]:
    """How many documents tell each item."""
    return sorted(len(a.sources) for a in brief_of(*drafts).actions)


RAISED = report(1, "raise", "its key rate by a quarter point", f"The {BANK} raised its key rate by a quarter point.",
                when="2026-01-06")  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "what", "quote"),
    [
        ("hike", "the key rate to 5 per cent", f"{BANK} hikes the key rate to 5 per cent."),
        ("increase", "its benchmark rate", f"The {BANK} increased its benchmark rate after a pause."),
        ("approve", "a rise of the key rate", f"The {BANK} has approved a rise of the key rate that firms feared."),
    ],
)
def test_one_act_by_other_verbs_is_one_event(verb: str, what: str, quote: str) -> None:
    assert items(RAISED, report(2, verb, what, quote, when="2026-01-06")) == [2]


def test_another_act_on_the_same_thing_is_another_event() -> None:
    cut = report(2, "cut", "its key rate by a quarter point", f"The {BANK} cut its key rate by a quarter point.",
                 when="2026-01-06")  # fmt: skip
    assert items(RAISED, cut) == [1, 1]


def test_a_ministry_and_its_state_may_be_one_doer() -> None:
    a = report(1, "ban", "imports of Sudrian timber", "Marenia banned imports of Sudrian timber.", doer="Marenia")
    b = report(2, "prohibit", "the import of Sudrian timber", "The Ministry of Trade prohibited the import of Sudrian timber.",
               doer="Ministry of Trade", affiliation="Marenia")  # fmt: skip
    assert items(a, b) == [2]
    b.actors[0] = replace(b.actors[0], affiliation="Veldoria")
    assert items(a, b) == [1, 1]


def test_sums_and_shares_are_not_told_of_one_event() -> None:
    must = report(1, "pay", "€13 million to Marenia in back taxes", "Ferrol must pay €13 million to Marenia in back taxes.",
                  doer="Ferrol", amounts=("€13 million",), status=Status.PLANNED)  # fmt: skip
    paid = report(2, "pay", "as little as 0.005% in taxes in Marenia", "Ferrol paid as little as 0.005% in taxes in Marenia.",
                  doer="Ferrol", amounts=("0.005%",))  # fmt: skip
    assert items(must, paid) == [1, 1]


def test_what_is_agreed_with_another_state_is_another_agreement() -> None:
    drafts = [
        report(n, "announce", f"a landmark trade deal with {state} on the key rate", to=state, when="2026-01-06",
               quote=f"Marenia announced a landmark trade deal with {state} on the key rate.", doer="Marenia")
        for n, state in ((1, "Sudria"), (2, "Veldoria"))
    ]  # fmt: skip
    assert items(*drafts) == [1, 1]


def test_parts_of_a_series_are_apart_without_dates_too() -> None:
    drafts = [
        report(n, "launch", f"the {part} part of its coastal mission", f"Ferrol will launch the {part} part of its coastal mission.",
               doer="Ferrol", status=Status.PLANNED)
        for n, part in ((1, "first"), (2, "second"))
    ]  # fmt: skip
    assert items(*drafts) == [1, 1]


def test_an_undated_deed_is_not_one_of_years_before_unless_the_story_is_the_same() -> None:
    filler = "Crews fought the flames through the night while tugs kept other vessels well away from the narrow harbour mouth."
    old = Draft("Ships burn off Kelmouth", [filler] * 6 + ["Norland invaded Sudria eight years ago."], date(2026, 1, 5))
    old.state("a1", "Norland").did(("a1",), "invade", "Sudria", "Norland invaded Sudria eight years ago.", when="2018")
    filler = (
        "Flour costs a third more than last spring, and millers expect that wheat stays dear until new crops come in."
    )
    new = Draft(
        "Grain prices rise again", [filler] * 6 + ["Bakers suffer, as Norland invaded Sudria."], date(2026, 1, 7)
    )
    new.state("a1", "Norland").did(("a1",), "invade", "Sudria", "Bakers suffer, as Norland invaded Sudria.")
    assert items(old, new) == [1, 1]


def test_who_did_what_is_found_among_many_that_share_the_words() -> None:
    crowd = [
        report(n, "inspect", f"the Falcon ferry at pier {n}", f"The Port of Kelmouth inspected the Falcon ferry at pier {n}.",
               doer="Port of Kelmouth", when=f"2025-12-{n:02}")
        for n in range(10, 28)
    ]  # fmt: skip
    pair = [
        report(n, verb, "the Falcon ferry", f"Ferrol {verb}ed the Falcon ferry in 2011.", doer="Ferrol", when="2011")
        for n, verb in ((41, "unveil"), (42, "unveil"))
    ]
    told = [a for a in brief_of(*crowd, *pair).actions if a.verb == "unveil"]
    assert [len(a.sources) for a in told] == [2]


def test_a_converted_sum_is_no_figure_of_its_own() -> None:
    def order(n: int, *amounts: str) -> Draft:
        quote = f"Marenia ordered Ferrol to pay {' or '.join(amounts)} in back taxes."
        return report(n, "order", f"Ferrol to pay {amounts[0]} in back taxes", quote, doer="Marenia", amounts=amounts)

    assert (
        brief_of(order(1, "€13 million", "$14.3 million"), order(2, "13 million euros", "$14.4 million")).conflicts
        == ()
    )
    (conflict,) = brief_of(order(1, "€13 million"), order(2, "€15 million")).conflicts
    assert conflict.field == "amount"


def test_amounts() -> None:
    assert amount("€13 Billion") == amount("13 billion euros") == (1.3e10, "€")
    assert amount("143million customers") == (1.43e8, "customer")


def test_a_day_that_only_the_document_has_is_no_other_date() -> None:
    told = report(1, "impose", "new sanctions on Sudrian shipping", day=15, when="2026-01-13", doer="Marenia",
                  quote="On 13 January, Marenia imposed new sanctions on Sudrian shipping.")  # fmt: skip
    news = report(2, "impose", "new sanctions on Sudrian shipping", day=16, when="2026-01-16", doer="Marenia",
                  quote="Marenia has imposed new sanctions on Sudrian shipping.")  # fmt: skip
    brief = brief_of(told, news)
    assert [len(a.sources) for a in brief.actions] == [2] and brief.conflicts == ()
    assert brief.actions[0].when == "2026-01-13"


def test_the_bottom_line_has_the_news_of_several_days_once() -> None:
    other = report(
        3, "sell", "its oldest tanker", "Lodestar sold its oldest tanker.", doer="Lodestar", when="2026-01-06"
    )
    late = report(2, "hike", "rates by 0.25%, to a 22-year high", f"{BANK} hikes rates by 0.25%, to a 22-year high.",
                  day=10, when="2026-01-10")  # fmt: skip
    first = report(1, "raise", "its key rate to the highest level in 22 years", when="2026-01-06",
                   quote=f"On Tuesday, the {BANK} raised its key rate to the highest level in 22 years.")  # fmt: skip
    brief = brief_of(first, late, other)
    assert sorted(brief.action(i).verb for i in brief.bluf if brief.action(i).verb != "sell") in (["hike"], ["raise"])


def quake(n: int, day: int, *quotes: str) -> Draft:
    """A report of a disaster."""
    filler = "The quake flattened villages in the hills of Marenia, and rescuers dug with their hands for those below."
    d = Draft(f"Quake in Marenia, report {n}", [*quotes, filler], date(2026, 1, day), publisher=f"Paper {n}")
    for quote in quotes:
        d.did((), "rise", "to the figure", quote)
    return d


def test_a_toll_that_rises_is_one_item_with_the_newest_figure_and_the_others_beside_it() -> None:
    drafts = (
        quake(1, 9, "The death toll has climbed to 1,037 people.", "542 deaths have been registered in one province."),
        quake(2, 10, "Quake death toll in Marenia rises to 2,012."),
        quake(3, 11, "The death toll of the quake has risen to 2681."),
    )
    for some in (drafts, drafts[::-1]):
        brief = brief_of(*some)
        told = [a for a in brief.actions if len(a.sources) > 1]
        assert [a.statement for a in told] == ["The death toll of the quake has risen to 2681."]
        assert told[0].id in brief.bluf
        (conflict,) = brief.conflicts
        assert [value for value, _, _ in conflict.sides] == ["2681", "2,012", "1,037"]


def test_tolls_of_two_disasters_are_two_items() -> None:
    filler = "Two dams burst after a night of rain, and the water carried cars and whole houses out of the town into the sea."
    flood = Draft("Flood in Sudria", ["The death toll in the flood has risen to 5,300.", filler], date(2026, 1, 10))
    flood.did((), "rise", "to 5,300", flood.paragraphs[0])
    assert items(quake(1, 9, "The death toll has climbed to 1,037 people."), flood) == [1, 1]
    japan = quake(2, 10, "The death toll in Japan has climbed to 12 people.")
    assert items(quake(1, 9, "The death toll in Chile has climbed to 37 people."), japan) == [1, 1]


def test_toll() -> None:
    assert toll("Morrow quake death toll rises to 2,012.") == "2,012"
    assert toll("At least nine people were killed.") == "nine" and count("nine") == count("9")
    assert toll("Some 1,204 others were injured.") == toll("The toll rose by 3 to 37.") == toll("Deaths fell 3%.") == ""


def test_what_an_agency_cites_is_no_news_of_its_own() -> None:
    cited = Draft(
        "Wire", ["The Harbour News Agency cited the Ministry of Ports as saying.", "The port closed."], DAY_TOLD
    )
    cited.body("a1", "Harbour News Agency").did(("a1",), "cite", "the Ministry of Ports as saying", cited.paragraphs[0])
    plain = Draft("Pact", ["Lodestar Carriers sold its oldest tanker to Ferrol.", "It is old."], DAY_TOLD)
    plain.body("a1", "Lodestar Carriers").did(("a1",), "sell", "its oldest tanker to Ferrol", plain.paragraphs[0])
    assert [a.verb for a in brief_of(cited, plain).actions] == ["sell", "cite"]


def test_a_call_of_the_same_day_is_not_the_meeting_told_of_days_later() -> None:
    call = report(1, "speak", "to Ada Holm of the Board of Ferries", f"The {BANK} will speak to Ada Holm of the Board of Ferries later today.",
                  day=6, when="2026-01-06", status=Status.PLANNED)  # fmt: skip
    meeting = report(2, "meet", "Ada Holm of the Board of Ferries", f"The {BANK} is to meet Ada Holm of the Board of Ferries on Friday.",
                     day=14, when="2026-01-16", status=Status.PLANNED)  # fmt: skip
    assert items(call, meeting) == [1, 1]
    assert not brief_of(call, meeting).conflicts


def test_a_title_and_the_sentence_it_stands_for_are_one_item() -> None:
    title = "Marenia targets barriers to business amid Sudrian tariffs"
    lead = "The Trade Commission set out plans on Friday to remove barriers to business as a reply to Sudrian tariffs."
    d = Draft(title, [lead]).state("a1", "Marenia", quote=title).body("a2", "Trade Commission", affiliation="Marenia")
    d.did(("a1",), "target", "barriers to business amid Sudrian tariffs", title, when="2026-01-09", salience=0.9)
    d.did(("a2",), "set", "out plans to remove barriers to business", lead, when="2026-01-09", salience=0.6)
    (item,) = brief_of(d).actions
    assert item.statement == lead, "a sentence is printed before a title"


def test_a_title_takes_nothing_that_merely_shares_its_words() -> None:
    title, other = "Marenia frees 21 Kelmouth miners", "Ada Orsk still leads the Kelmouth miners."
    d = Draft(title, [other]).state("a1", "Marenia", quote=title).person("a2", "Ada Orsk")
    d.did(("a1",), "free", "21 Kelmouth miners", title, when="2026-01-09")
    d.did(("a2",), "lead", "the Kelmouth miners", other)
    assert items(d) == [1, 1]


def test_what_one_announces_that_another_did_is_one_event() -> None:
    quotes = ("The Boreal Front has freed 21 of the 200 Kelmouth miners taken two years ago.",
              "Marenia announced on Tuesday that the release of 21 of the 200 Kelmouth miners was secured.")  # fmt: skip
    a = report(1, "free", "21 of the 200 Kelmouth miners", quotes[0], doer="Boreal Front", when="2026-01-06")
    b = report(2, "announce", "that the release of 21 of the 200 Kelmouth miners was secured", quotes[1], doer="Marenia",
               when="2026-01-06")  # fmt: skip
    assert items(a, b) == [2]


def test_two_acts_of_one_sentence_stay_two_though_of_one_class() -> None:
    quote = (
        "Marenia plans to increase the number of parcels that it screens and will publish lists of withdrawn products."
    )
    d = report(1, "increase", "the number of parcels that it screens", quote, doer="Marenia", status=Status.PLANNED,
               category="REGULATE", statement="Marenia plans to increase the number of parcels that it screens.")  # fmt: skip
    d.did(("a1",), "publish", "lists of withdrawn products", quote, status=Status.PLANNED, category="REGULATE",
          statement="Marenia will publish lists of withdrawn products.")  # fmt: skip
    assert items(d) == [1, 1]


def test_what_a_document_says_was_not_confirmed_is_not_what_was() -> None:
    quotes = (f"The {BANK} has confirmed a breach of its payment service.", f"The {BANK} did not confirm a breach of its service.")  # fmt: skip
    d = report(1, "confirm", "a breach of its payment service", quotes[0], when="2026-01-06", body={"paragraphs": list(quotes), "text": "\n\n".join(quotes)})  # fmt: skip
    d.did(("a1",), "confirm", "a breach of its service", quotes[1], status=Status.DENIED, when="2026-01-06")
    assert items(d) == [1, 1]


def test_the_bottom_line_names_one_sum_for_one_thing_once() -> None:
    quotes = ("The Union is preparing to impose a €2 flat fee on small packages.",
              "The Trade Commission is set to propose a 2 euro handling fee for packages ordered abroad.",
              "The Harbour Board sold its oldest crane.")  # fmt: skip
    d = Draft("Small packages", list(quotes))
    d.body("a1", "Union").body("a2", "Trade Commission").body("a3", "Harbour Board")
    d.did(
        ("a1",),
        "impose",
        "a €2 flat fee on small packages",
        quotes[0],
        status=Status.PLANNED,
        amounts=("€2",),
        salience=0.9,
    )
    d.did(("a2",), "propose", "a 2 euro handling fee for packages ordered abroad", quotes[1], status=Status.PLANNED,
          amounts=("2 euro",), salience=0.8)  # fmt: skip
    d.did(("a3",), "sell", "its oldest crane", quotes[2], salience=0.1)
    brief = brief_of(d)
    assert len(brief.actions) == 3 and [brief.action(i).verb for i in brief.bluf] == ["impose", "sell"]


def test_a_threat_of_a_measure_with_its_size_is_more_than_words() -> None:
    quote = "Veldoria warned that Marenia will face 50% tariffs from 1 June."
    threat = report(1, "warn", "that Marenia will face 50% tariffs from 1 June", quote, doer="Veldoria", to="Marenia",
                    speech=True, category="THREATEN", amounts=("50%",), when="2026-01-06", salience=0.9)  # fmt: skip
    rest = [report(n, "sell", f"ferry {n}", f"The {BANK} sold ferry {n}.", salience=0.2) for n in (2, 3, 4)]
    brief = brief_of(threat, *rest)
    assert brief.action(brief.bluf[0]).verb == "warn"


def test_whom_one_of_many_documents_on_one_matter_names_comes_after_those_whom_all_name() -> None:
    drafts = [report(n, "repair", f"bridge {n} over the Vell", f"The {BANK} repaired bridge {n} over the Vell.", salience=0.5)
              for n in range(1, 5)]  # fmt: skip
    drafts[0].body("x1", "Anthe Ferries", quote=drafts[0].paragraphs[0])
    drafts[0].did(("x1",), "settle", "a case of its own", drafts[0].paragraphs[0], salience=0.55, statement="Anthe Ferries settled a case.")  # fmt: skip
    brief = brief_of(*drafts)
    assert brief.actions[-1].verb == "settle"
    few = next(a for a in brief_of(*drafts[:3]).actions if a.verb == "settle")
    assert brief.actions[-1].salience < few.salience, "three documents are no matter"


def test_two_acts_of_one_day_in_two_documents_are_two_dates() -> None:
    quotes = (
        "On 2 January, Veldoria signed an order on small parcels, a step in countering the health emergency.",
        "On 2 January, Veldoria declared an emergency in response to unfair tariffs and rising deficits with parcels.",
    )
    a = report(1, "sign", "an order on small parcels", quotes[0], doer="Veldoria", when="2026-01-02")
    b = report(
        2,
        "declare",
        "an emergency in response to unfair tariffs and rising deficits with parcels",
        quotes[1],
        doer="Veldoria",
        when="2026-01-02",
    )
    for d, what in ((a, "Veldoria signed an order on small parcels, a step in countering the health emergency"),
                    (b, "Veldoria declared an emergency in response to unfair tariffs and rising deficits with parcels")):  # fmt: skip
        d.dated("2026-01-02", what, d.paragraphs[0], actions=("x1",), actors=("a1",))
    assert len(brief_of(a, b).dates) == 2


def test_the_dead_come_first_where_the_head_of_a_document_tells_them() -> None:
    deed = "A man killed at least 50 people at the harbour."
    d = report(1, "open", "a new branch in Berg", f"The {BANK} opened a new branch in Berg.", salience=0.6)
    e = report(2, "kill", "at least 50 people at the harbour", deed, salience=0.2)
    assert [a.verb for a in brief_of(d, e).actions] == ["kill", "open"]


def test_a_deed_of_one_day_is_one_though_told_in_words_of_ones_own() -> None:
    court = "A Marenian court indicted a teenage girl who was filmed last month slapping troops who refused to respond."
    state = "Marenia indicted a teenage girl of sixteen on charges including assault for punching soldiers weeks ago."
    day = "2026-01-06"
    a = report(
        1, "indict", court[25:-1], court, doer="Marenian court", affiliation="Marenia", when=day, category="ACCUSE"
    )
    b = report(2, "indict", state[17:-1], state, doer="Marenia", when=day, category="ACCUSE")
    rest = [report(n, v, f"the teenage girl {w}", f"The {BANK} {v}ed the teenage girl {w}.") for n, (v, w) in
            enumerate((("prais", "north"), ("ignor", "south"), ("visit", "west"), ("paint", "east")), 3)]  # fmt: skip
    assert items(a, b, *rest)[0] == 2


def test_the_day_of_an_event_is_kept_where_a_newer_document_gives_the_week() -> None:
    a = report(1, "raise", "its key rate by a quarter point", f"The {BANK} raised its key rate by a quarter point.", when="2026-01-06")  # fmt: skip
    b = report(2, "raise", "its key rate by a quarter point", f"The {BANK} raised its key rate by a quarter point this week.",
               when="2026-01-05/2026-01-11", day=8)  # fmt: skip
    (item,) = brief_of(a, b).actions
    assert item.when == "2026-01-06"


def test_who_is_only_called_the_gunman_has_one_line_among_the_actors() -> None:
    drafts = []
    for n, (name, verb, what) in enumerate(
        (("gunman", "open", "fire on the crowd"), ("Gunman", "flee", "to the hills"))
    ):
        quote = f"The {name} {verb}s {what}."
        d = Draft(f"Paper {n}", [quote], date(2026, 1, 6 + n)).actor(
            f"a{n}", name, ActorKind.PERSON, aliases=("the gunman",)
        )
        drafts.append(d.did((f"a{n}",), verb, what, quote))
    (actor,) = brief_of(*drafts).actors
    assert len(actor.did) == 2


def test_a_plan_whose_day_went_by_weeks_ago_is_no_news() -> None:
    past = report(1, "host", "the island leaders", f"The {BANK} will host the island leaders on 11 January.", day=2,
                  when="2026-01-11", status=Status.PLANNED, salience=0.9)  # fmt: skip
    other = report(2, "open", "a new branch in Berg", f"The {BANK} opened a new branch in Berg.", salience=0.6)
    assert [a.verb for a in brief_of(past, other).actions] == ["host", "open"]
    assert [a.verb for a in brief_of(past, other, day=date(2026, 2, 10)).actions] == ["open", "host"]


def test_what_is_due_by_one_year_in_two_documents_on_a_matter_is_two_dates() -> None:
    outcome = "Such an outcome would endanger the target of tripling capacity by 2030."
    a = Draft("Auction fails to secure offshore wind bids", [outcome], date(2023, 9, 6))
    a.dated("../2030", "such an outcome would endanger the target of tripling capacity", outcome, deadline=True)
    aim = "The schemes would bring jobs as part of the clean power aim by 2030."
    b = Draft("Offshore wind secures record bids in auction", [aim], date(2026, 1, 14))
    b.dated("../2030", "the schemes would bring jobs as part of the clean power aim", aim, deadline=True)
    assert len(brief_of(a, b).dates) == 2
