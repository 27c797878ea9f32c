"""News of regulators and those they fine: who announced what, which date is whose, bodies called by their work."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind
from tests.conftest import ExtractText
from tests.found import doers, named, the

DAY = date(2026, 1, 14)  # a Wednesday


# ------------------------------------------------------------------------------------------------- who does it


def test_who_announced_a_levy_is_not_the_levy(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "A €3 levy set to be imposed on every plastic bottle announced this week by Finance Minister Carla Dunmore is set to "
        "hit small grocers.",
        date=DAY,
    )
    assert [a.verb for a in found.actions if "Carla Dunmore" in named(found, a)] == ["announce"]
    assert "levy" in the(found, "announce").what


def test_an_office_with_a_hyphen_is_told_whole(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Vice-President of the European Commission Anna Lindqvist said on Friday that the EU executive is demanding answers.",
        date=DAY,
    )
    assert the(found, "say").statement.startswith("Vice-President of the European Commission Anna Lindqvist said")
    assert all(not t.what.startswith("Vice said") for t in found.timeline)


def test_a_cartel_office_acts_and_not_its_country(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Germany's cartel office said on Wednesday it suspects Mellino of raising prices.", date=DAY
    )
    assert named(found, the(found, "suspect")) == {"Germany's cartel office"}


def test_a_cartel_office_is_the_one_that_is_named(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Germany's Federal Cartel Office opened a case against Google on Monday. Germany's cartel office said Google "
        "raised prices.",
        date=DAY,
    )
    assert [a.name for a in found.actors if "artel" in a.name] == ["Federal Cartel Office"]


def test_the_antitrust_watchdog_of_the_union_is_the_commission(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Google and Amazon have been fined a total of 157 million euros by the European Union's antitrust watchdog for fixing "
        "prices. The European Commission said the case was closed.",
        date=DAY,
    )
    assert named(found, the(found, "fine")) == {"European Commission"}


def test_small_firms_are_not_the_large_ones(extract_text: ExtractText) -> None:
    _, found = extract_text("Large banks sued the ministry. Small banks praised it.", date=DAY)
    assert named(found, the(found, "praise")) == {"Small banks"}
    assert [a.name for a in found.actors if a.kind is ActorKind.GROUP] == ["Large banks", "Small banks"]


def test_the_government_is_the_one_that_is_told_of(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Shops in Italy face new rules, and Italy is worried.\n\nThe government hosted talks on the rules on Monday.\n\n"
        "On Tuesday, Italy's government passed a law. The French government has banned the shops. France is pleased.",
        date=DAY,
    )
    assert named(found, the(found, "host")) == {"Italy"}


# -------------------------------------------------------------------------------------------- which date is whose


@pytest.mark.parametrize(
    ("text", "when", "what"),
    [
        (
            "The ministry is preparing a common portal for the regions as a stopgap until the Single Wallet roll-out at the end of 2027.",
            "2027-12",
            "The Single Wallet roll-out",
        ),
        (
            "The report on harbour security, which came out in March, was criticised by Norway.",
            "2025-03",
            "The report on harbour security came out",
        ),
        (
            "The Dunmore directive, adopted in 2023 and scheduled for enforcement in 2028, requires mills to report.",
            "2023",
            "The Dunmore directive adopted",
        ),
        (
            "The probe matters for users of older tools, for which the company will end standard maintenance at the end of 2027.",
            "2027-12",
            "The company will end standard maintenance",
        ),
        (
            "The rules apply from 2 August 2026 for large firms and 2 August 2027 for small firms.",
            "2027-08-02",
            "The rules apply for small firms",
        ),
        (
            "The ban will take effect on 1 March 2027 for cars and 1 March 2028 for lorries.",
            "2027-03-01",
            "The ban will take effect for cars",
        ),
        (
            "The Board welcomed the list ahead of the entry into force of the law on 30 December 2026 for large firms and "
            "30 June 2027 for small firms.",
            "2027-06-30",
            "The entry into force of the law for small firms",
        ),
        (
            "An inquiry revealed that Microsoft imposed its own prices on shops.",
            "2026-01-14",
            "An inquiry revealed that Microsoft imposed its own prices on shops",
        ),
    ],
)
def test_a_date_tells_its_own_event(extract_text: ExtractText, text: str, when: str, what: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert [t.what for t in found.timeline if t.when == when] == [what]


def test_what_applies_from_two_days_applies_from_the_first(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The rules apply from 2 August 2026 for large firms and 2 August 2027 for small firms.", date=DAY
    )
    assert the(found, "apply").when == "2026-08-02/.."


@pytest.mark.parametrize(
    "text",
    [
        "For Bexley, the remedies offer a way to avoid fines of 10% of its 2024 sales.",
        "Bexley avoids fines that could reach $3 billion based on the company's 2024 sales of $30 billion.",
        "Estimates for annual turnover range between $30 billion and $70 billion, either doubling or tripling 2024's figure.",
        "Norway sold the yard last month. The same week, Sweden left the pact.",
        "Bexley will publish its third-quarter results later.",
    ],
)
def test_the_year_of_a_figure_dates_no_event(extract_text: ExtractText, text: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert {t.when for t in found.timeline} <= {"2026-01-14", "2025-12"}
    assert all("Sweden" not in t.what for t in found.timeline)


def test_a_verb_before_a_quarter_is_not_of_the_date(extract_text: ExtractText) -> None:
    _, found = extract_text("Bexley is due to report third-quarter sales on Friday.", date=DAY)
    assert [t.what for t in found.timeline] == ["Bexley is due to report third-quarter sales"]


def test_a_period_that_is_spelt_out_is_that(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Commission fined the brands because the practices occurred over roughly the same period — between 2015 and 2023.",
        date=DAY,
    )
    assert "2025" not in {t.when for t in found.timeline}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        (
            "The Commission conducted a market test of the proposals several months ago and will now seek views.",
            "conduct",
        ),
        ("An inquiry revealed that Microsoft imposed its own prices on shops.", "impose"),
        ("The Commission found that Google breached hygiene laws.", "breach"),
    ],
)
def test_what_is_found_or_long_ago_is_not_of_the_day(extract_text: ExtractText, text: str, verb: str) -> None:
    _, found = extract_text(text, date=DAY)
    assert the(found, verb).when is None


def test_the_day_under_a_photograph_is_not_the_news(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The director of the store Karl Brandt cuts the ribbon at the opening of its first shop in Paris, Monday, Jan. 12, 2026. "
        "( Ada Holm, Pool via AP)\n\nAmazon faces more rules in Italy, where shops are worried.",
        title="Italy squares up to Amazon",
        date=DAY,
    )
    assert the(found, "square").when == "2026-01-14"


def test_no_word_is_left_behind_a_dash(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The European Commission on Tuesday fined Google, Amazon and Microsoft €157 million for preventing their retailers "
        "from setting their own prices for products designed and sold by them — actions in breach of antitrust laws.",
        date=DAY,
    )
    assert all(not t.what.endswith("— actions") for t in found.timeline)


def test_whoever_has_a_lawyer_is_not_the_lawyer(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Ada Holm was charged on Monday with assault. Her lawyer, Gaby Lasky, said Wednesday she doubts such a sentence is likely.",
        date=DAY,
    )
    assert all("[Gaby Lasky" not in words for words in [the(found, "say").statement, *(t.what for t in found.timeline)])


def test_what_is_kept_up_to_date_is_not_told_to_date(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "He is expected to face anger from members who have said that the firm was unable to keep its software up to date.",
        date=DAY,
    )
    assert all(not t.when.startswith("../") for t in found.timeline)


def test_later_than_what_nobody_tells(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Mellino Corp offered its customers free locks for life. The lawyers of the customers are not impressed.",
        title="3 Weeks Later, Mellino Corp Makes a Peace Offering",
        date=DAY,
    )
    assert all(t.when <= "2026-01-14" for t in found.timeline)


@pytest.mark.parametrize("name", ["Marennetzagentur", "Norlandinspektion"])
def test_a_publisher_of_one_foreign_word_is_an_actor(extract_text: ExtractText, name: str) -> None:
    _, found = extract_text(
        f"The {name} has today initiated proceedings against Mellino Limited. The {name} has also received a complaint "
        "from the Norland Trade Association against Mellino.",
        source=name,
        date=DAY,
    )
    assert [doers(found, verb) for verb in ("initiate", "receive")] == [{name}, {name}]


@pytest.mark.parametrize(
    "told",
    [
        "Norland will continue to hold accountable any actor that engages in corruption, violates Norland laws, or abuses human rights.",
        "Norland will expel any diplomat who spies on its army, recruits agents, or spreads false reports.",
        "The European Commission opened a case against a platform that hides fees, blocks refunds, and sells data.",
    ],
)
def test_what_such_a_one_does_is_not_done_by_whoever_acts_against_it(extract_text: ExtractText, told: str) -> None:
    _, found = extract_text(told, date=DAY)
    assert not {a.verb for a in found.actions} & {"violate", "abuse", "recruit", "spread", "block", "sell"}
    assert any(a.statement == told for a in found.actions)


def test_who_opened_a_fund_that_pays_still_plans_more(extract_text: ExtractText) -> None:
    _, found = extract_text("Norland opened a fund that pays farmers, and plans two more.", date=DAY)
    assert not any("pays farmers, and plans" in a.statement for a in found.actions)


def test_a_body_that_acts_is_an_actor_though_its_page_has_its_name(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Marenwettamt has today opened proceedings against Mellino Limited. The Marenwettamt fined a bank in May.",
        url="https://www.marenwettamt.example/press/1",
        date=DAY,
    )
    assert [doers(found, verb) for verb in ("open", "fine")] == [{"Marenwettamt"}, {"Marenwettamt"}]


def test_who_only_reports_at_its_own_address_is_none(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "Minister Ada Holm told Marenpost that the ferry fee will rise. Marenpost has seen the draft.",
        url="https://marenpost.example/news/1",
        date=DAY,
    )
    assert not {"Marenpost"} & {a.name for a in found.actors}


def test_initials_in_brackets_hold_a_name_together_past_and(extract_text: ExtractText) -> None:
    _, found = extract_text(
        "The Department for Energy Security and Net Zero (DESNZ) opened a fund. The Ministry of Trade and Orla Yards (OY) met.",
        date=DAY,
    )
    names = {a.name for a in found.actors}
    assert "Department for Energy Security and Net Zero" in names
    assert not any("Trade and Orla" in name for name in names)
