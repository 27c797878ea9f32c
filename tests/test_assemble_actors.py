"""One actor across documents, and never two people in one."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from briefgen.assemble.actors import merge_actors
from briefgen.assemble.names import body_key, compatible, country, person_parts, publisher_state
from briefgen.model import ActorKind, KnownActor, Selection
from tests.assembling import Draft, brief_of


def names_of(*drafts: Draft, known: tuple[KnownActor, ...] = ()) -> list[set[str]]:
    """Sets of names that were taken for one actor."""
    pairs = [d.pair() for d in drafts]
    by_id = {(d.id, a.id): a.name for d in drafts for a in d.actors}
    return [{by_id[m] for m in actor.members} for actor in merge_actors(pairs, known)[0]]


def person(name: str, *roles: str, n: int = 0, affiliation: str | None = None, publisher: str = "") -> Draft:
    text = f"{', '.join((*roles, name))} spoke at meeting number {n}."
    return Draft(f"Meeting {n} {name}", [text], publisher=publisher).person("a1", name, *roles, affiliation=affiliation)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("Teodor Quillane", n=1), person("Teodor Quillane", n=2)),
        (person("Théodor Quillane", n=1), person("Theodor Quillane", n=2)),
        (person("Teodor K.H. Quillane", n=1), person("Teodor Quillane", n=2)),
        (person("Dr. Teodor Quillane", n=1), person("Teodor Quillane", n=2)),
        (person("Mallam Teodor Quillane", n=1), person("Teodor Quillane", n=2)),
        (person("T. Quillane", n=1), person("Teodor Quillane", n=2)),
        (person("Quillane", "Minister of Mines", n=1), person("Teodor Quillane", "Minister of Mines", n=2)),
        (person("Quillane", "President", n=1), person("Teodor Quillane", "President", n=2)),
        (person("Quillane", "Secretary", n=1), person("Teodor Quillane", "Secretary of the Treasury", n=2)),
        (person("Quillane", "President", n=1), person("Teodor Quillane", "President of Sudria", n=2)),
        (person("Joe Quillane", "President", n=1), person("Joseph R. Quillane", "President", n=2)),
        (person("Vladmir Quillane", "President", n=1), person("Vladimir Quillane", "President", n=2)),
        (person("Bo-ram Sehn", "Minister of Finance", n=1), person("Sehn Bo-ram", "Finance Minister", n=2)),
    ],
)
def test_one_person(a: Draft, b: Draft) -> None:
    assert len(names_of(a, b)) == 1


@pytest.mark.parametrize(
    "drafts",
    [
        (person("Teodor Quillane", n=1), person("Marta Quillane", n=2)),
        (person("Teodor Quillane", n=1), person("Quillane", n=2)),  # no role in common
        (person("Quillane", "Minister of Mines", n=1), person("Teodor Quillane", "singer", n=2)),
        (person("Teodor A. Quillane", n=1), person("Teodor B. Quillane", n=2)),
        (person("T. Quillane", n=1), person("Teodor Quillane", n=2), person("Tamara Quillane", n=3)),
        (
            person("Teodor Quillane", "Minister", n=1),
            person("Marta Quillane", "Minister", n=2),
            person("Quillane", "Minister", n=3),
        ),
        (person("Quillane", n=1), person("Quillane", n=2)),
        (person("Joe Quillane", n=1), person("Joseph Quillane", n=2)),
        (person("Quillane", "Senator", n=1), person("Teodor Quillane", "Senator", n=2)),
        (person("Karin Quillane", "Minister", n=1), person("Karen Quillane", "Minister", n=2)),
    ],
)
def test_never_two_people_in_one(drafts: tuple[Draft, ...]) -> None:
    for order in itertools.permutations(drafts):
        assert len(names_of(*order)) == len(drafts)


def test_a_bare_middle_between_two_people_joins_neither() -> None:
    found = names_of(person("John A. Sallow", n=1), person("John B. Sallow", n=2), person("John Sallow", n=3))
    assert len(found) == 3


@pytest.mark.parametrize(
    ("publishers", "people"), [(("Port Office",) * 2, 1), (("Port Office", "Rail Office"), 2), (("", ""), 2)]
)
def test_a_bare_surname_with_the_title_that_one_publisher_gives_its_bearer(
    publishers: tuple[str, str], people: int
) -> None:
    bare, full = publishers
    found = names_of(
        person("Marcas", "Secretary", n=1, publisher=bare), person("Alma N. Marcas", "Secretary", n=2, publisher=full)
    )
    assert len(found) == people


def body(name: str, *aliases: str, n: int = 0, affiliation: str | None = None, publisher: str = "") -> Draft:
    d = Draft(f"Body {n}", [f"{name} met for the {n}. time."], publisher=publisher)
    return d.body("a1", name, aliases=aliases, affiliation=affiliation)


def test_bodies_by_name_and_by_an_acronym_that_a_document_explains() -> None:
    assert len(names_of(body("The Highmoor Metals Inc.", n=1), body("Highmoor Metals", n=2))) == 1
    assert len(names_of(body("Mines Licensing Authority", "MLA", n=1), body("MLA", n=2))) == 1
    assert (
        len(
            names_of(
                body("Mines Licensing Authority", "MLA", n=1),
                body("Marenian Library Association", "MLA", n=2),
                body("MLA", n=3),
            )
        )
        == 3
    )
    assert len(names_of(body("Mines Licensing Authority", n=1), body("MLA", n=2))) == 2


def firm(n: int) -> Draft:
    return Draft(f"Report {n}", [f"Harbourfax said it would pay fine number {n}."]).body("a1", "Harbourfax")


def test_a_lone_name_taken_for_a_person_is_the_body_that_other_documents_know() -> None:
    assert names_of(firm(1), firm(2), person("Harbourfax", n=3)) == [{"Harbourfax"}]


def test_a_lone_name_is_the_person_whose_surname_it_is_or_who_has_a_role() -> None:
    merged = merge_actors([d.pair() for d in (firm(1), firm(2), person("Harbourfax", "Minister of Mines", n=3))])[0]
    assert sorted(len(m.members) for m in merged) == [1, 2]
    merged = merge_actors(
        [d.pair() for d in (firm(1), firm(2), person("Harbourfax", n=3), person("Nils Harbourfax", n=4))]
    )[0]
    assert sorted(len(m.members) for m in merged) == [1, 1, 2]


def test_a_ministry_of_finance_is_not_every_ministry_of_finance() -> None:
    assert (
        len(
            names_of(
                body("Ministry of Finance", n=1, affiliation="Veldoria"),
                body("Ministry of Finance", n=2, affiliation="Marenia"),
            )
        )
        == 2
    )
    assert (
        len(
            names_of(
                body("Ministry of Finance", n=1, affiliation="Veldoria"),
                body("Finance Ministry", n=2, affiliation="Veldoria"),
            )
        )
        == 1
    )
    assert (
        len(
            names_of(
                body("Ministry of Finance", n=1, publisher="Gov"), body("Ministry of Finance", n=2, publisher="Gov")
            )
        )
        == 1
    )


def told(name: str, n: int, *, about: str = "", state: str = "", affiliation: str | None = None) -> Draft:
    """A newspaper's report about a body."""
    d = Draft(
        f"Paper {n} reports",
        [f"{name} fined the Harbour Line over late ferries {about}.", f"{state or 'Nobody'} agreed."],
        publisher=f"Paper {n}",
    )
    d.body("a1", name, affiliation=affiliation, quote=d.paragraphs[0])
    return d.state("a2", state) if state else d


def test_a_body_of_any_state_is_one_in_several_reports_of_one_story() -> None:
    both = (told("Supreme Court", 1, state="Marenia"), told("Supreme Court", 2, state="Marenia"))
    assert {"Supreme Court"} in names_of(*both) and len(names_of(*both)) == 2
    other = Draft(
        "A poet", ["The Supreme Court freed a poet whom rivals had denounced.", "He left."], publisher="Paper 3"
    )
    other.body("a1", "Supreme Court")
    assert len(names_of(told("Supreme Court", 1), other)) == 2  # another story
    assert len(names_of(told("Supreme Court", 1, state="Marenia"), told("Supreme Court", 2, state="Veldoria"))) == 4


def test_a_body_is_its_states_whichever_way_that_is_said() -> None:
    drafts = (
        told("Marenian Ministry of Mines", 1, about="in winter", affiliation="Marenia"),
        told("Ministry of Mines", 2, about="which capsized", affiliation="Marenia"),
        told("Mines Ministry of Marenia", 3, about="built abroad", affiliation="Marenia"),
    )
    drafts[0].publisher = drafts[1].publisher = ""
    assert len(names_of(*drafts)) == 1
    assert len(names_of(drafts[0], told("Ministry of Mines", 4, affiliation="Veldoria"))) == 2


def test_a_body_without_a_state_is_that_of_the_one_state_of_which_the_story_is_told() -> None:
    bare = told("Supreme Court", 1)
    marenian = told("Marenian Supreme Court", 2, affiliation="Marenia")
    assert len(names_of(bare, marenian)) == 1
    assert len(names_of(bare, marenian, told("Veldorian Supreme Court", 3, affiliation="Veldoria"))) == 3
    assert len(names_of(told("Supreme Court", 1, state="Sudria"), marenian)) == 3  # the court, Sudria's court, Sudria


def test_known_bodies_by_their_short_forms_that_no_document_explains() -> None:
    for short, full in (
        ("WTO", "World Trade Organization"), ("Fed", "Federal Reserve"), ("EU Commission", "European Commission"),
        ("European Court of Justice", "Court of Justice of the European Union"),
    ):  # fmt: skip
        assert len(names_of(body(short, n=1), body(full, n=2))) == 1, short
    assert len(names_of(body("Federal Reserve", n=1, publisher="A"), body("Federal Reserve", n=2, publisher="B"))) == 1


def test_bodies_of_one_state_are_one_where_it_has_but_one() -> None:
    us, uk = "U.S. Department of Ports", "HM Treasury"

    def met(*bodies: tuple[str, str]) -> int:
        return len(names_of(*(body(name, n=n, publisher=publisher) for n, (name, publisher) in enumerate(bodies))))

    assert met(("U.S. Department of the Treasury", us), ("Treasury Department", "The United States Senate")) == 1
    assert met(("Congress", us), ("Congress", "United States Senate")) == 1
    assert met(("Congress", us), ("Congress", "Chile - Ministry of Mines")) == 2
    assert met(("U.S. Department of the Treasury", us), ("Treasury Department", uk)) == 2
    assert met(("Board", us), ("Board", "United States Senate")) == 2  # there are many


def test_the_state_of_a_publisher() -> None:
    assert publisher_state("The White House", "https://www.whitehouse.gov/x") == "US"
    assert publisher_state("Harbour Office", "https://ports.gov.uk/x") == "GB"
    assert publisher_state("Australia - Minister For Ports", None) == "AU"
    assert publisher_state("The Daily Pilot", "https://pilot.example/gov.uk") is None


def test_a_bare_name_goes_to_the_one_bearer_who_has_the_office() -> None:
    found = names_of(
        person("Teodor Quillane", "President", n=1),
        person("Melina Quillane", n=2),
        person("Quillane", "President", n=3),
    )
    assert sorted(map(len, found)) == [1, 2] and {"Teodor Quillane", "Quillane"} in found


def test_a_name_in_common_use_is_no_short_form_of_one_document() -> None:
    found = names_of(
        body("Choir of the Summer House", "Summer House", n=1), body("Summer House", n=2), body("Summer House", n=3)
    )
    assert len(found) == 2


def test_the_head_of_a_name_alone_is_that_body_in_its_own_document_only() -> None:
    d = Draft("Duty", ["The Boreal Community acted.", "The Community acted again."])
    d.body("a1", "Boreal Community").body("a2", "Community", quote="The Community acted again.")
    other = body("Community", n=5)
    assert sorted(map(len, names_of(d, other))) == [1, 2]
    d.body("a3", "Southern Community", quote="The Boreal Community acted.")
    assert len(names_of(d)) == 3  # which of the two is not said


def test_governments_by_country() -> None:
    def state(name: str, n: int) -> Draft:
        return Draft(f"State {n}", [f"{name} agreed in round {n}."]).state("a1", name)

    assert len(names_of(state("the United States", 1), state("U.S.", 2), state("USA", 3))) == 1
    assert len(names_of(state("South Korea", 1), state("the Republic of Korea", 2), state("North Korea", 3))) == 2
    assert (
        len(names_of(state("Republic of Veldoria", 1), state("Veldoria", 2), state("the Government of Veldoria", 3)))
        == 1
    )
    assert country("Georgia Power") is None and country("Niger") != country("Nigeria")


def test_known_actors_join_aliases_and_flag_a_stale_title() -> None:
    known = KnownActor(
        "Teodor Quillane", ("Teo Quillane", "Quillane"), ActorKind.PERSON,
        (("Minister of Mines", None, date(2025, 12, 31)), ("Minister of Trade", date(2026, 1, 1), None)),
    )  # fmt: skip
    drafts = (person("Teo Quillane", "Minister of Mines", n=1), person("Quillane", n=2))
    assert len(names_of(*drafts, known=(known,))) == 1
    (actor,) = brief_of(*drafts, selection=Selection(known_actors=(known,))).actors
    assert actor.name == "Teodor Quillane"
    assert actor.roles[0][0] == "Minister of Mines"  # as stated, never rewritten
    assert "until 31 December 2025" in actor.flag
    fresh = brief_of(person("Quillane", "Minister of Trade", n=3), selection=Selection(known_actors=(known,))).actors[0]
    assert fresh.flag == ""


def test_names_of_one_role_that_differ_by_a_letter_are_a_conflict() -> None:
    a, b = person("Teodor Quillane", "Minister of Mines", n=1), person("Teodor Quillayne", "Minister of Mines", n=2)
    brief = brief_of(a, b)
    assert len(brief.actors) == 2
    (conflict,) = brief.conflicts
    assert conflict.field == "name" and {v for v, _, _ in conflict.sides} == {"Teodor Quillane", "Teodor Quillayne"}


def test_an_actor_has_its_fullest_name_its_roles_with_notes_and_what_it_did() -> None:
    a = person("Quillane", "Minister of Mines", n=1)
    b = person("Teodor Quillane", "Minister of Mines and Natural Resources", n=2, affiliation="Veldoria")
    b.did(("a1",), "speak", "at meeting number 2", b.paragraphs[0])
    brief = brief_of(a, b)
    (actor,) = brief.actors
    assert actor.name == "Teodor Quillane" and actor.affiliation == "Veldoria"
    assert [r for r, _ in actor.roles] == ["Minister of Mines and Natural Resources"]
    assert actor.did == (brief.actions[0].id,)
    assert actor.roles[0][1] in {n.number for n in brief.notes}


@pytest.mark.parametrize(
    ("name", "state", "said"),
    [
        ("U.S. Ports Board", "United States", None),
        ("Norwegian Ports Board", "Norway", None),
        ("Ports Board of Norway", "Norway", None),
        ("Ports Board", "Norway", "Norway"),
        ("Office of Ports", "Ministry of Mines", "Ministry of Mines"),
    ],
)
def test_the_state_that_a_bodys_name_says_is_no_affiliation(name: str, state: str, said: str | None) -> None:
    d = body(name, affiliation=state)
    d.did(("a1",), "meet", "for the 0. time", d.paragraphs[0])
    assert brief_of(d).actors[0].affiliation == said


def test_a_former_office_says_no_more_of_the_same_than_the_office() -> None:
    roles = [
        r
        for r, _ in brief_of(
            person("Teodor Quillane", "President", n=1), person("Teodor Quillane", "former Sudrian President", n=2)
        )
        .actors[0]
        .roles
    ]
    assert roles == ["former Sudrian President", "President"]


def test_keys() -> None:
    assert person_parts("Sir Teodor K. Quillane, Jr.") == ("teodor", "k", "quillane")
    assert body_key("The Ministry of Trade") == body_key("Trade Ministry")
    assert compatible(("a", "b"), ("a", "m", "b")) and not compatible(("a", "b"), ("c", "b"))


def test_a_parliament_of_a_story_of_one_state_is_one() -> None:
    story = "Norland passes an emergency law to save the Kelmouth steel works"
    a, b = (
        Draft(f"{story} {n}", [f"{text} of the Kelmouth steel works in an emergency law."], date(2026, 1, 9 + n))
        for n, text in enumerate(("Parliament passed the rescue", "Norland and Parliament agreed to the rescue"))
    )
    a.body("a1", "Parliament")
    b.body("a1", "Parliament").state("a2", "Norland")
    assert names_of(a, b).count({"Parliament"}) == 1


def test_a_department_is_its_own_release() -> None:
    house = "Marenian Department of Ports"
    own, other = body(house, n=1, publisher=house), body("Department", n=2, publisher=house)
    assert len(names_of(own, other)) == 1
    assert len(names_of(own, body("Department", n=2, publisher="Veldorian Post"))) == 2


def test_a_lone_name_of_two_reports_of_one_story_is_one_person() -> None:
    def report(paper: str, *roles: str) -> Draft:
        text = f"Norland indicts the girl who slapped sailors at the harbour, said her father Bassem. {paper} saw the court."
        return Draft("Norland indicts girl who slapped sailors", [text]).person("a1", "Bassem", *roles)

    assert len(names_of(report("Post"), report("Times"))) == 1
    assert len(names_of(report("Post", "baker"), report("Times", "singer"))) == 2
    assert len(names_of(report("Post"), person("Bassem", n=4))) == 2


def test_a_body_in_capitals_is_no_person() -> None:
    text = "QUILLMAR lost the data of millions, it said."
    drafts = (body("Quillmar", n=1), body("Quillmar", n=2), Draft("Data", [text]).person("a1", "QUILLMAR"))
    assert len(names_of(*drafts)) == 1
