"""How news of trade, courts and diplomacy is told: who must, what nobody has said, offices in lists, wordings that break off."""

from __future__ import annotations

import pytest

from briefgen.model import Status
from tests.found import actor_names, doers, named, statements, the, verbs

REPORT = "---\ntitle: A report\ndate: 2026-11-20\n---\n\n"


def test_what_somebody_refuses_to_say_is_no_fact(extract_text) -> None:
    for told in ("refused to say that", "stopped short of saying", "did not say"):
        _, found = extract_text(f"{REPORT}But President Ada Holm {told} she was committed to the Harbour Treaty.")
        assert "commit" not in verbs(found), told
    assert found.actions


def test_what_would_be_done_without_hesitation_is_yet_to_be_done(extract_text) -> None:
    _, found = extract_text(REPORT + "Ada Holm warned that the Harbour Council would not hesitate to raise the fees.")
    assert the(found, "raise").status is Status.PLANNED


def test_a_wording_keeps_the_to_that_it_ends_with(extract_text) -> None:
    _, found = extract_text(REPORT + "President Ada Holm has said Norway should not have to.")
    assert "President" not in statements(found)[0] and statements(found)[0].endswith("should not have to.")
    _, found = extract_text(REPORT + "Ada Holm confirmed the visit, based on the Harbour plan that Sweden agreed to.")
    assert the(found, "agree").statement.startswith("Sweden agreed to [the")


def test_a_date_that_is_ruled_out_is_not_told_as_the_day(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Sweden’s competition regulator will issue its findings in January, rather than this month, according to a new timetable."
    )
    assert "in January, rather than this month" in the(found, "issue").statement


def test_a_preposition_goes_with_the_words_that_it_is_of(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Canada is imposing sanctions on Sudanese entities and individuals in response to their role in directly or indirectly "
        "undermining peace, security, and stability in Sudan and for their links to the main parties to the ongoing "
        "conflict, the Harbour Armed Forces (HAF) and the River Support Forces (RSF)."
    )
    assert the(found, "impose").statement.endswith("individuals in response to their role.")


def test_an_index_does_not_tell_who_took_office(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Prices have climbed 16% since Ada Holm became president in mid-January, according to the Producer Price Index."
    )
    assert not any(a.verb == "become" and "Index" in a.statement for a in found.actions)
    assert not any("Index" in t.what for t in found.timeline)
    assert found.actions


def test_todays_vote_keeps_its_day_in_a_label(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Because, already at odds with the Greens over the go-ahead for the College of EU Commissioners, today’s "
        "vote risks blowing everything up."
    )
    assert not any(",’s" in t.what for t in found.timeline)
    assert found.actors or found.timeline


def test_a_verb_behind_may_that_is_taken_for_a_quality(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Under its new digital markets regime, the CMA may designate firms with “Strategic Market Status” (SMS), "
        "meaning it can impose conduct requirements."
    )
    assert the(found, "designate").status is Status.CONDITIONAL


def test_of_two_deeds_that_somebody_is_eager_for_each_is_told_once(extract_text) -> None:
    _, found = extract_text(REPORT + "Ada Holm has been eager to strike deals and announce new investments in Norway.")
    told = statements(found)
    assert len(told) == len(set(told)) == 2 and "deals" not in told[1]


def test_a_hyphen_is_no_dash_of_a_dateline(extract_text) -> None:
    _, found = extract_text(REPORT + "On 14 November, the EPP and several far-right groups led the offensive.")
    assert the(found, "lead").statement.startswith("The EPP and several far-right groups led")


@pytest.mark.parametrize(
    "text",
    [
        "The bloc’s top court on Tuesday told Halden it would have to pay a fine. The EU court fined the Orm Bank, too.",
        "A top European Union court told Halden on Tuesday it would have to pay a fine.",
        "The EU’s highest court told Halden on Tuesday that it must pay a fine. Brussels welcomed the ruling.",
    ],
)
def test_the_unions_court_by_its_rank_and_who_must_pay(extract_text, text: str) -> None:
    _, found = extract_text(f"{REPORT}The European Union and Halden, a maker of phones, had met in court. {text}")
    court = doers(found, "tell")
    assert len(court) == 1 and "ourt" in next(iter(court))
    assert doers(found, "pay") == {"Halden"}


def test_the_second_court_of_the_union_is_another(extract_text) -> None:
    _, found = extract_text(
        REPORT + "The European Court of Justice is in Luxembourg. The European Court of Justice ruled in May. The EU’s "
        "second-highest court annulled the fine on Tuesday."
    )
    assert "European Court of Justice" not in {n for a in found.actions if a.verb == "annul" for n in named(found, a)}
    assert found.actions


def test_they_are_those_who_told_it_and_not_of_whom_it_was_told(extract_text) -> None:
    _, found = extract_text(
        REPORT + "Trade Minister Ada Holm met Ports Minister Orla Berg in Oslo on 3 May. The Ministers reaffirmed that "
        "Australia and Japan shared elements of their visions. They reiterated their determination to work together."
    )
    assert doers(found, "reiterate") == {"Ada Holm", "Orla Berg"}


def test_offices_before_surnames_in_a_list(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The Committee convened with the participation of Secretary of State Holmquist, Acting Secretary of Defense "
        "Lindqvist, Minister for Foreign Affairs Okonjo, and Minister of Defense Bergdahl. The Ministers affirmed their commitment."
    )
    offices = {a.name: a.roles for a in found.actors}
    assert offices["Bergdahl"] == ("Minister of Defense",) and offices["Okonjo"] == ("Minister for Foreign Affairs",)
    assert doers(found, "affirm") == {"Holmquist", "Lindqvist", "Okonjo", "Bergdahl"}


def test_a_style_between_the_office_and_the_name(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The Australian Minister for Foreign Affairs, Senator Marian Holm, and the Australian Minister for Defence, Mr "
        "Carl Lund, Minister for Foreign Affairs of Japan, Mr Taro Kimura, and the Minister of Defense of Japan, Mr Takeo "
        "Ishida, met in Sydney on 10 October."
    )
    offices = {a.name: a.roles for a in found.actors}
    assert offices["Marian Holm"][0] == "Australian Minister for Foreign Affairs"
    assert offices["Carl Lund"] == ("Australian Minister for Defence",)
    assert doers(found, "meet") == {"Marian Holm", "Carl Lund", "Taro Kimura", "Takeo Ishida"}


def test_a_heading_of_related_ministers_is_no_group(extract_text) -> None:
    _, found = extract_text(
        "---\ntitle: Talks\ndate: 2026-11-20\n---\n\nRelated ministers and contacts\n\nThe Ministers reaffirmed their commitment. "
        "The Ministers welcomed the talks."
    )
    assert not any("elated" in a.name for a in found.actors)
    assert found.actions


def test_an_ally_closes_the_list_before_it(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Nations closer to the borders of Ukraine, Russia, and its ally Belarus had previously pledged to do so."
    )
    assert not any("Belarus" in named(found, a) for a in found.actions)
    assert found.actors or found.timeline


def test_by_a_year_is_how_much_later_and_no_deadline(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The European Commission proposed last month to delay implementation of the harbour rules by a year, citing costs."
    )
    assert [t.when for t in found.timeline] == ["2026-10"]
    _, found = extract_text(
        REPORT + "Ahead of the two-day meeting, Britain, France and Germany committed to the 5% goal."
    )
    assert not any(t.deadline for t in found.timeline)
    told = the(found, "commit")
    assert told.statement == "Britain, France and Germany committed to the 5% goal."


def test_the_day_of_a_statement_is_not_that_of_what_follows_it(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The European Commission announced on Monday that it will take action to protect EU interests following President "
        "Ada Holm’s declaration of new tariffs on steel. However, the EU will wait for official clarification before responding."
        "\n\nHolm’s statement, made on Sunday, signals a significant escalation in trade tensions. The Commission emphasized that it "
        "had not yet received formal notification of the tariffs."
    )
    assert the(found, "emphasize").when != "2026-11-15"


def test_what_takes_effect_is_the_plan_and_not_what_is_prepared_against_it(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "European Union announced it is preparing countermeasures in response to U.S. President Donald Holm’s plan to "
        "double tariffs on steel and aluminum imports from 25% to 50%, effective June 4, 2027."
    )
    assert the(found, "prepare").when is None
    assert any(t.when == "2027-06-04/.." and "plan to double" in t.what for t in found.timeline)


def test_a_headline_that_delays_something_is_done(extract_text) -> None:
    _, found = extract_text(
        "---\ntitle: UK Delays Provisional Findings in Cloud Market Probe to January\ndate: 2026-11-20\n---\n\nThe UK has revised the timeline. The UK also raised fees. The UK met Norway."
    )
    told = the(found, "delay")
    assert told.status is Status.DONE and told.when != "2027-01"


def test_the_group_is_not_whom_its_act_is_about(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Halden, the ferry company, was criticised by the Orm Bank. Halden answered on Monday. The group recently blocked "
        "Halden’s acquisition of Vesta."
    )
    assert not any("Halden" in named(found, a) for a in found.actions if a.verb == "block")
    assert found.actions


def test_a_body_written_small_before_its_letters(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The UK’s harbours and markets authority (HMA) has announced its intentions to investigate Amazon and Microsoft’s "
        "domination of the market. Ofcom referred its findings to the HMA for further investigation. This is not the first time "
        "that the HMA has found reason to criticise Microsoft."
    )
    assert doers(found, "announce") == {"HMA"}


def test_an_office_in_small_letters_between_two_names(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Defense Minister Jonas Gallant and war cabinet member Benny Gall demanded that Prime Minister Ada Lund convene the "
        "cabinet to discuss the impasse in negotiations but Lund has rejected the request."
    )
    assert doers(found, "demand") == {"Jonas Gallant", "Benny Gall"}


def test_a_lost_challenge_is_told(extract_text) -> None:
    _, found = extract_text(REPORT + "Apple lost its challenge against an order to repay 13 billion euros.")
    assert doers(found, "lose") == {"Apple"}


def test_a_name_goes_on_behind_von_der(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Green MEP David Holm said it had exposed the coalition that backed Ulrika von der Linden for a second Commission term."
    )
    assert "Ulrika von der" not in actor_names(found)
    assert found.actions


def test_not_only_leaves_no_loose_end(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + 'MEP Bas Holm said that with this decision, "the EU is putting not only the global future of forests at stake '
        "but also Europe’s credibility."
    )
    assert not any("stake Europe" in s for s in statements(found))
    assert found.actions


def test_what_was_seized_during_the_operation_is_of_its_own_paragraphs_day(extract_text) -> None:
    force = "An Afghan and coalition security force"
    text = "\n\n".join(
        (
            "KABUL, Afghanistan – The Harbour Unit, supported by coalition troops, arrested an explosives expert in Orm district today.",
            "The expert was responsible for emplacing devices. He also coordinated their transportation.",
            "The Harbour Unit detained several other insurgents and seized several weapons as a result of this operation.",
            "In other news throughout Afghanistan:",
            f"{force} arrested a leader in Vell district, Takhar province, yesterday. The leader commanded a cell that directed "
            "attacks. The security force also seized several explosive devices as a result of this operation.",
            f"In Alam district, Logar province, {force[0].lower()}{force[1:]} detained several insurgents during an operation to arrest a leader, "
            "today. The security force also seized several weapons, grenades and explosives during the operation.",
        )
    )
    _, found = extract_text(REPORT + text)
    assert [a.when for a in found.actions if a.verb == "seize"] == ["2026-11-20", "2026-11-19", "2026-11-20"]


def test_the_chief_of_a_body_is_who_has_its_highest_office(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "NATO Secretary General Mark Holm spoke on Monday. European Commission President Ada Lund listened. The NATO chief "
        "said the plan will include a commitment. The EU chief visited Oslo."
    )
    assert doers(found, "say") == {"Mark Holm"} and doers(found, "visit") == {"Ada Lund"}


def test_what_is_announced_behind_an_aside(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The EPP, which had tabled 15 controversial amendments to the Commission’s new text, announced before the vote that "
        "it was withdrawing some of the most significant ones: the proposal for a two-year delay and several exemptions for "
        "traders on supply chain control charges. The EPP led."
    )
    assert doers(found, "announce") == {"EPP"}


def test_a_message_says_what_its_writer_says(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "Nato secretary-general Mark Holm met President Donald Lund. The president, while flying to The Hague, published a "
        "screenshot of a private message from Mr Holm saying: “Donald, you have driven us to a really important moment for America.”"
    )
    said = [named(found, a) for a in found.actions if a.verb == "say"]
    assert {"Donald Lund"} not in said
    assert found.actions


def test_a_weekday_of_what_would_be_is_ahead(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The plan was announced on Wednesday by Norway, with Prime Minister Ada Holm indicating that the deal would become "
        "effective on Sunday."
    )
    assert any(t.when.startswith("2026-11-22") for t in found.timeline)


def test_the_group_that_is_named_before_the_word_is_that_group(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The EPP changed the text of the EPP. The EPP won, and the EPP led. Following the vote, the S&D group called on the "
        "Commission to withdraw its proposal. The S&D voted against it."
    )
    assert doers(found, "call") == {"S&D"}


def test_the_court_of_justice_of_the_eu_is_the_cjeu(extract_text) -> None:
    _, found = extract_text(
        REPORT
        + "The appeal was dismissed by the Court of Justice of the EU. In parallel, the CJEU ruled in favour of the Commission."
    )
    assert len([a for a in found.actors if "CJEU" in (a.name, *a.aliases) or "Justice" in a.name]) == 1
