from __future__ import annotations

from dataclasses import replace

from briefgen.model import ActorKind, Brief, BriefActor
from briefgen.render import get_look, show
from briefgen.render.markdown import render_markdown
from briefgen.render.people import affiliation, in_rows, only_named
from briefgen.render.plain import render_text
from tests.briefs import sample_brief


def _actor(name: str, did: tuple[str, ...] = (), role: str = "", **more: object) -> BriefActor:
    roles = ((role, 1),) if role else ()
    return BriefActor(id=name, name=name, kind=ActorKind.GOVERNMENT, roles=roles, did=did, notes=(1,), **more)  # type: ignore[arg-type]


def _brief() -> Brief:
    actors = (
        _actor("Norland", ("a1", "a2")),
        _actor("Sudland", ("a1", "a2")),
        _actor("Ada Orsk", ("a1", "a2"), "President"),
        _actor("Westland", ("a3",)),
        _actor("Nobody Much"),
    )
    return replace(sample_brief(), actors=actors)


def test_those_of_whom_the_same_is_said_share_a_row() -> None:
    brief = _brief()
    rows = in_rows(brief.actors, brief)
    assert [[p.name for p in row.actors] for row in rows] == [["Norland", "Sudland"], ["Ada Orsk"], ["Westland"]]
    assert [[a.id for a in row.deeds] for row in rows] == [["a1", "a2"], [], ["a3"]]
    assert [row.like for row in rows] == ["", "Norland", ""]
    assert [p.name for p in only_named(brief.actors, brief)] == ["Nobody Much"]


def test_what_several_did_is_told_once_in_every_format() -> None:
    for look in ("classic", "large-print"):
        shown = show(_brief(), get_look(look))
        for text in (render_markdown(shown), render_text(shown)):
            _, _, rest = text.partition("ACTORS" if "ACTORS" in text else "## Actors")
            actors = " ".join(rest.partition("SOURCES" if "SOURCES" in rest else "## Sources")[0].split())
            assert actors.count("joint patrol agreement") == 1 and "As Norland, above." in actors, actors
            assert all(p.name in actors for p in shown.brief.actors)


def test_an_affiliation_that_the_role_says_is_not_said_again() -> None:
    assert affiliation(_actor("A", role="foreign minister of Norland", affiliation="Norland")) == ""
    assert affiliation(_actor("A", role="U.S. envoy", affiliation="U.S.")) == ""
    assert affiliation(_actor("A", role="Norlandic envoy", affiliation="Norland")) == "Norland"
    assert affiliation(_actor("A", affiliation="Norland")) == "Norland"
    assert affiliation(_actor("A")) == ""


def test_a_group_without_a_name_is_not_named_and_own_deeds_come_first() -> None:
    brief = _brief()
    crowd = replace(_actor("officials"), kind=ActorKind.GROUP)
    named = replace(_actor("Norland officials"), kind=ActorKind.GROUP)
    brief = replace(brief, actors=(*brief.actors, crowd, named))
    assert [p.name for p in only_named(brief.actors, brief)] == ["Nobody Much", "Norland officials"]
    first, second, *others = brief.actions
    brief = replace(brief, actions=(first, replace(second, actors=("Westland",)), *others))
    westland = _actor("Westland", (first.id, second.id))
    assert [a.id for a in in_rows([westland], brief)[0].deeds] == [second.id, first.id]
