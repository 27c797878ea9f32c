"""News and releases on trade, sanctions and rules: who did it, how far it has got, and what its days are days of."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.model import ActorKind, Status
from tests.conftest import ExtractText
from tests.found import actor_names, doers, labels, the, verbs

DAY = date(2026, 1, 14)  # a Wednesday


def labelled(extract_text: ExtractText, text: str) -> dict[str, str]:
    _, found = extract_text(text, date=DAY)
    return labels(found)


@pytest.mark.parametrize(
    ("text", "when", "label"),
    [
        (
            "Canada will send 200 tanks to Ukraine, a defence official said on Tuesday.",
            "2026-01-13",
            "A defence official said [that] Canada will send 200 tanks to Ukraine",
        ),
        (
            "The talks are not dead, a diplomat told reporters on Tuesday.",
            "2026-01-13",
            "A diplomat told reporters [that] the talks are not dead",
        ),
        (
            "Five people have been arrested, a source said on Tuesday.",
            "2026-01-13",
            "Five people have been arrested",
        ),
        (
            "The move follows President Holm's June 30, 2025, Executive Order easing the rules on seals.",
            "2025-06-30",
            "President Holm's Executive Order easing the rules on seals",
        ),
        (
            "The announcement follows a meeting on 3 November between the two ministers.",
            "2025-11-03",
            "A meeting between the two ministers",
        ),
        (
            "Have your say on how the rules on ferries could be made safer by 31 March 2026.",
            "../2026-03-31",
            "Have your say on how the rules on ferries could be made safer",
        ),
        (
            "The ministers set out their goals for the 12 March summit.",
            "2026-03-12",
            "The ministers set out their goals for the 12 March summit",
        ),
        (
            "Today, the Harbour Ministry is designating the Red Hand and Los Hondos as Foreign Terrorist Organizations (FTOs).",
            "2026-01-14",
            "The Harbour Ministry is designating the Red Hand and Los Hondos as Foreign Terrorist Organizations",
        ),
    ],
)
def test_a_day_is_labelled_with_what_happened_on_it(extract_text, text, when, label):
    assert labelled(extract_text, text)[when] == label


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, members are set to approve the new rules on seals.",
        "The final vote on the seal rules is on Tuesday.",
        "The deadline for the bids is Tuesday.",
        "The Seal Council holds a debate on the rules on Tuesday.",
    ],
)
def test_a_weekday_of_what_is_fixed_is_ahead(extract_text, text):
    assert "2026-01-20" in labelled(extract_text, text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The listings go into effect upon publication in the Harbour Gazette.", True),
        ("Fish not caught in a given quarter may be carried over to the following quarter.", "2026-Q2"),
        ("The Parliament declared 4 May as a day of mourning.", "2025-05-04"),
    ],
)
def test_a_day_that_nobody_knows_is_told_of_nothing(extract_text, text, never):
    _, found = extract_text(text, date=DAY)
    assert never not in {x for e in found.timeline for x in (e.when, e.deadline)}


def test_an_official_is_not_the_whole_union(extract_text):
    text = "The European Union will tighten its quotas for fish, a senior EU official said on Tuesday. The European Union is a union."
    _, found = extract_text(text, date=DAY)
    assert found.actions[0].statement.startswith("A senior EU official said")


def test_what_gangs_do_is_not_done_by_the_state_that_keeps_them_out(extract_text):
    text = (
        "Canada will never become a haven for smugglers who sell weapons, run drug rings, or seek to bribe officials."
    )
    _, found = extract_text(text, date=DAY)
    assert actor_names(found) == ["Canada"]
    assert set(verbs(found)) <= {"become"}


def test_by_whom_a_permit_is_given_is_not_by_whom_trade_is_banned(extract_text):
    text = "Exports to the islands are banned absent a written permit by the Department of Harbours."
    _, found = extract_text(text, date=DAY)
    assert not the(found, "ban").actors


@pytest.mark.parametrize("verb", ["extended to cover 40 towns", "cut by 20%", "frozen until 2027"])
def test_what_a_headline_says_was_done_to_something_it_did_not_do(extract_text, verb):
    _, found = extract_text("The Halden Group runs the ferries.", date=DAY, title=f"Halden Group {verb}")
    told = [a for a in found.actions if a.verb in ("extend", "cut", "freeze")]
    assert told
    assert not any(a.actors for a in told)


def test_a_name_before_a_participle_acts(extract_text):
    text = "Today, President Holm informed Congress of his intent to close the port, following a 45-day period."
    _, found = extract_text(text, date=DAY)
    assert doers(found, "inform") == {"Holm"}


def test_a_government_that_a_title_begins_with_acts(extract_text):
    _, found = extract_text(
        "The government is closing two ports this year.",
        date=DAY,
        title="Government seeks views to modernise laws on seals",
    )
    assert doers(found, "seek") == {"Government"}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "She joined the Centre for Dialogue with the Harbours (CDH) in 2020. The CDH closed in 2024.",
            "Centre for Dialogue with the Harbours",
            "CDH",
        ),
        (
            "The Alliance for Work against the Drought (AWAD) opened an office. AWAD has 40 members.",
            "Alliance for Work against the Drought",
            "AWAD",
        ),
    ],
)
def test_initials_in_brackets_tell_how_far_a_name_goes(extract_text, text, name, alias):
    _, found = extract_text(text, date=DAY)
    assert [(a.name, a.aliases) for a in found.actors] == [(name, (alias,))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hitmen from the cartel's dominant faction La Sombra killed nine people.", "La Sombra"),
        ("The Juniper Cartel attacked the port. The army chased the Juniper Cartel.", "Juniper Cartel"),
    ],
)
def test_bands_are_bodies(extract_text, text, name):
    _, found = extract_text(text, date=DAY)
    assert {a.name: a.kind for a in found.actors}[name] is ActorKind.ORGANISATION


def test_one_of_several_towns_is_a_town(extract_text):
    _, found = extract_text("Troops entered the towns of Orlov, Mirny and Bela Kosa on Monday.", date=DAY)
    assert actor_names(found) == ["Troops"]


def test_the_second_field_of_a_minister_is_nobody_they_belong_to(extract_text):
    _, found = extract_text("Ada Holm, Minister for Bees and Trees, resigned.", date=DAY)
    assert found.actors[0].affiliation is None


@pytest.mark.parametrize("second", ["Foreign Minister", "Prime Minister", "Minister"])
def test_two_titles_behind_one_article_are_two_people(extract_text, second):
    text = (
        f"Secretary of State Ada Holm met with Norland's {second} Ivo Lund. The Secretary and {second} discussed trade."
    )
    _, found = extract_text(text, date=DAY)
    assert doers(found, "discuss") == {"Ada Holm", "Ivo Lund"}


def test_a_field_that_no_list_has_belongs_to_the_office(extract_text):
    text = "Secretary Ada Holm met with Jordan’s Minister of Foreign Affairs and Expatriates Ivo Lund."
    _, found = extract_text(text, date=DAY)
    assert {a.name: a.roles for a in found.actors}["Ivo Lund"] == ("Minister of Foreign Affairs and Expatriates",)


def test_the_president_is_nobody_who_is_named_long_after(extract_text):
    text = "The president has insisted he needs the island. A raid saw soldiers burn it. It is an old story.\n\nForces captured President Nicolas Holm."
    _, found = extract_text(text, date=DAY)
    assert "insist" not in verbs(found)
    text = "The transport minister resigned on Monday. Ada Holm, the transport minister, had been in office for a year."
    _, found = extract_text(text, date=DAY)
    assert doers(found, "resign") == {"Ada Holm"}


def test_the_union_that_an_office_is_of_ends_before_its_field(extract_text):
    text = "The High Representative of the European Union for Foreign Affairs and Security Policy, Kaja Holm, resigned."
    _, found = extract_text(text, date=DAY)
    assert [a.affiliation for a in found.actors] == ["European Union"]


def test_whose_words_stand_before_a_dash(extract_text):
    text = (
        "The High Representative of the European Union, Kaja Holm, spoke.\n\n"
        "Unfortunately, we did not reach an agreement on the budget – said Holm.\n\nThe European Union has 27 members."
    )
    _, found = extract_text(text, date=DAY, source="Halden", title="EU failed to agree on budget - Holm")
    assert doers(found, "reach") == {"European Union"}
    assert not any("Holm" in a.statement for a in found.actions if a.verb == "agree")


def test_an_aside_between_dashes_goes_with_both(extract_text):
    _, found = extract_text("The Nordic countries - Denmark, Finland, and Sweden - have issued a statement.", date=DAY)
    assert the(found, "issue").statement == "The Nordic countries have issued a statement."


def test_what_stirs_fears_is_the_whole_and_no_state_named_last(extract_text):
    text = "The leader claimed that the state should control Canada, which has raised the prospect of a rift."
    _, found = extract_text(text, date=DAY)
    assert actor_names(found) == ["Canada"]
    assert "raise" not in verbs(found)
    _, found = extract_text("Norway praised Canada, which has raised its tariffs.", date=DAY)
    assert doers(found, "raise") == {"Canada"}


def test_what_failed_is_the_news_where_the_title_says_so(extract_text):
    text = (
        "European Union ministers did not reach an agreement on the seal quotas on Tuesday.\n\n"
        "The European Union opened an office for ferries in Oslo."
    )
    _, found = extract_text(text, date=DAY, title="No agreement on the seal quotas")
    assert max(found.actions, key=lambda a: a.salience).verb == "reach"


def test_a_paper_that_reports_in_its_own_pages_is_no_actor(extract_text):
    _, found = extract_text("Canada closed its ports, as reported by HNN.", date=DAY, source="HNN")
    assert actor_names(found) == ["Canada"]


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("Denmark became the first country to ban the trade in seals.", "ban", Status.DONE),
        ("Norway is the third state in Europe to sign the pact.", "sign", Status.DONE),
        ("Denmark could become the first country to ban the trade in seals.", "ban", Status.CONDITIONAL),
        ("Denmark will be the second state to sign the pact.", "sign", Status.PLANNED),
    ],
)
def test_who_was_the_first_to_do_something_did_it(extract_text, text, verb, status):
    _, found = extract_text(text, date=DAY)
    assert (the(found, verb).status, the(found, verb).statement) == (status, text)
    assert len(doers(found, verb)) == 1


def test_a_chance_to_act_is_no_act(extract_text):
    _, found = extract_text("Canada’s vote was the last chance to save the seals.", date=DAY)
    assert "save" not in verbs(found)


def test_what_is_awaited_has_not_been_done(extract_text):
    text = "The review of the deal is suspended until the Court of Harbours issues its ruling in several months."
    _, found = extract_text(text, date=DAY)
    assert the(found, "issue").status is Status.CONDITIONAL


def test_an_army_is_its_states(extract_text):
    _, found = extract_text("Israel's army struck the camp on Monday. The Israeli army said it hit rebels.", date=DAY)
    assert [(a.name, a.affiliation) for a in found.actors if "army" in a.name] == [("Israel's army", "Israel")]
    _, found = extract_text("Norway's army closed the base. Canada's army did not move.", date=DAY)
    assert set(actor_names(found)) == {"Norway's army", "Canada's army"}


def test_a_body_that_informed_says_what(extract_text):
    _, found = extract_text("Two ships have sunk, the Ministry of Ports informed.", date=DAY)
    assert (the(found, "inform").statement, the(found, "inform").speech) == (
        "The Ministry of Ports informed [that] two ships have sunk.",
        True,
    )


def test_a_style_is_no_office(extract_text):
    _, found = extract_text("Secretary Ada Holm spoke with His Eminence Cardinal Ivo Lund.", date=DAY)
    assert {a.name: a.roles for a in found.actors}["Ivo Lund"] == ("Cardinal",)


def test_a_day_on_which_somebody_is_due_to_act_is_no_deadline(extract_text):
    text = "The European Parliament is due to vote on the plan on 16 January. The report is due on 2 February."
    _, found = extract_text(text, date=DAY, title="Parliament to vote this week on plan")
    assert {e.when: e.deadline for e in found.timeline} == {"2026-01-16": False, "../2026-02-02": True}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("The Office of Communications (Ofcom) fined a forum. Ofcom will appeal.", "Office of Communications", "Ofcom"),
        (
            "The Association of Combatants of the Norlandic Revolution (ACRN) closed its office. ACRN has 40 members.",
            "Association of Combatants of the Norlandic Revolution",
            "ACRN",
        ),
    ],
)
def test_a_short_name_of_beginnings_is_the_long_one(extract_text, text, name, alias):
    _, found = extract_text(text, date=DAY)
    assert [(a.name, a.aliases) for a in found.actors] == [(name, (alias,))]


def test_a_firm_may_be_called_first(extract_text):
    _, found = extract_text("The Harbour Agency fined First Time Films LLC and Itai Ltd.", date=DAY)
    assert "First Time Films LLC" in actor_names(found)


def test_a_section_is_no_body(extract_text):
    text = (
        "# HARBOUR LEAGUE (HL)\n\n**HARBOUR LEAGUE (HL)** is designated pursuant to Sec. 2(a)(i)(F) of E.O. 14404 for being an agency "
        "of Cuba.\n\nThe **ORM GROUP** is designated pursuant to Sec. 2(a)(i)(B) of E.O. 14404 for being owned by Cuba."
    )
    _, found = extract_text(text, date=DAY)
    assert found.actors and not any(a.name.startswith("Sec") for a in found.actors)


def test_what_a_whole_sentence_does_not_prevent(extract_text):
    text = "Four states did not support the plan of the Cyprus Presidency, which did not prevent the European Union from acting."
    _, found = extract_text(text, date=DAY)
    assert found.actions and "prevent" not in verbs(found)


def test_a_plan_given_up_has_no_day(extract_text):
    _, found = extract_text(
        "Canada closed a port. The proposals had initially been due for publication on Thursday.", date=DAY
    )
    assert not any("proposals" in e.what for e in found.timeline)


def test_what_follows_a_coming_act_has_not_been_done(extract_text):
    _, found = extract_text("The Halden Group will consult users before it makes a decision.", date=DAY)
    assert the(found, "make").status is Status.CONDITIONAL
