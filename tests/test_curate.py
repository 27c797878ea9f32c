"""Decisions over a brief: stable, undone without a trace, known again in briefs made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.curate import Decision, History, ItemKey, Kind, aliases, apply, from_plain, key_of, to_plain
from briefgen.model import Brief, Status, TimeKind
from tests.briefs import sample_brief

BRIEF = sample_brief()
ITEMS = (*BRIEF.actions, *BRIEF.dates, *BRIEF.actors)
count = iter(range(10**9))


def decide(kind: Kind, target: str = "", *others: str, brief: Brief = BRIEF, **fields: str) -> Decision:
    def key(id: str) -> ItemKey:
        return key_of(brief, next(i for i in (*brief.actions, *brief.dates, *brief.actors) if i.id == id))

    return Decision(
        f"d{next(count)}", kind, brief.date, key(target) if target else None, tuple(map(key, others)), **fields
    )


def ids(items: tuple[object, ...]) -> list[str]:
    return [i.id for i in items]  # type: ignore[attr-defined]


def test_dropping_an_action_takes_it_out_of_everything() -> None:
    out = apply(BRIEF, [decide(Kind.DROP, "a1")])
    assert "a1" not in ids(out.actions)
    assert "a1" not in out.bluf
    assert all("a1" not in t.actions for t in out.themes)
    assert all("a1" not in a.did for a in out.actors)
    assert "d3" not in ids(out.dates), "a date that only tells of it goes with it"
    assert "d1" in ids(out.dates), "a date that tells of nothing else stays"
    assert apply(BRIEF, [decide(Kind.DROP, "a1"), decide(Kind.KEEP, "a1")]) == BRIEF


def test_wording_status_and_date_are_marked_as_edited() -> None:
    out = apply(
        BRIEF,
        [
            decide(Kind.EDIT, "a2", text="The port levy rises in July"),
            decide(Kind.STATUS, "a2", value="proposed"),
            decide(Kind.DATE, "a2", value="2026-08-01"),
        ],
    )
    a2 = out.action("a2")
    assert (a2.statement, a2.status, a2.when, a2.staff) == (
        "The port levy rises in July",
        Status.PROPOSED,
        "2026-08-01",
        "edited",
    )
    assert a2.notes == BRIEF.action("a2").notes
    d7 = next(d for d in out.dates if d.id == "d7")
    assert (d7.when, d7.days_left, d7.staff) == ("2026-08-01", 138, "edited"), "the timeline follows its action"
    assert [d.when for d in out.dates] == [d.when if d.id != "d7" else "2026-08-01" for d in BRIEF.dates]


def test_a_moved_date_changes_its_kind_and_place() -> None:
    out = apply(BRIEF, [decide(Kind.DATE, "d8", value="2026-03-01")])
    d8 = next(d for d in out.dates if d.id == "d8")
    assert (d8.kind, d8.days_left) == (TimeKind.PAST, None)
    assert ids(out.dates)[:3] == ["d1", "d8", "d2"]
    assert apply(BRIEF, [decide(Kind.DATE, "d8", value="next week")]) == BRIEF, "no date at all is passed over"


def test_pins_come_first_and_keep_the_length_of_the_bottom_line() -> None:
    assert len(BRIEF.bluf) >= 3
    out = apply(BRIEF, [decide(Kind.PIN, "a8", value="on")])
    assert out.bluf[0] == "a8"
    assert len(out.bluf) == len(BRIEF.bluf)
    off = apply(BRIEF, [decide(Kind.PIN, BRIEF.bluf[0], value="off")])
    assert off.bluf == BRIEF.bluf[1:]


def test_order_of_actions_and_of_the_bottom_line() -> None:
    out = apply(BRIEF, [decide(Kind.MOVE, "a8", "a1")])
    assert ids(out.actions)[:2] == ["a8", "a1"]
    assert ids(apply(BRIEF, [decide(Kind.MOVE, "a1")]).actions)[-1] == "a1"
    lead = BRIEF.bluf
    out = apply(BRIEF, [decide(Kind.MOVE, lead[2], lead[0], value="bluf")])
    assert out.bluf == (lead[2], lead[0], lead[1], *lead[3:])


def test_merging_keeps_every_citation() -> None:
    out = apply(BRIEF, [decide(Kind.MERGE, "a1", "a5", "a7")])
    a1 = out.action("a1")
    assert set(a1.notes) == {n for id in ("a1", "a5", "a7") for n in BRIEF.action(id).notes}
    assert not {"a5", "a7"} & set(ids(out.actions))
    assert a1.staff == "edited"
    later = apply(BRIEF, [decide(Kind.MERGE, "a1", "a5"), decide(Kind.EDIT, "a5", text="Both")])
    assert later.action("a1").statement == "Both", "a decision on what was merged is one on what holds it"


def test_splitting_gives_two_items_with_the_same_source() -> None:
    out = apply(BRIEF, [decide(Kind.SPLIT, "a2", text="First half", value="Second half", new="n1")])
    at = ids(out.actions).index("a2")
    assert [a.statement for a in out.actions[at : at + 2]] == ["First half", "Second half"]
    assert out.action("n1").notes == BRIEF.action("a2").notes


def test_staff_items_have_no_source_and_say_so() -> None:
    out = apply(
        BRIEF,
        [
            decide(Kind.ADD, item="action", text="Our delegation met the shipowners", new="n1"),
            decide(Kind.ADD, item="deadline", text="Lines to take are due", value="2026-03-18", new="n2"),
        ],
    )
    assert (out.actions[0].id, out.actions[0].staff, out.actions[0].notes) == ("n1", "added", ())
    due = next(d for d in out.dates if d.id == "n2")
    assert (due.deadline, due.days_left, due.staff) == (True, 2, "added")
    again = apply(
        BRIEF,
        [
            decide(Kind.ADD, item="action", text="x", new="n1"),
            Decision("z", Kind.DROP, BRIEF.date, ItemKey("action", id="n1")),
        ],
    )
    assert again == BRIEF


def test_a_note_stands_in_the_line_and_is_named_as_staffs() -> None:
    out = apply(BRIEF, [decide(Kind.NOTE, "a3", text="Ask the embassy\nfirst")])
    assert out.action("a3").statement.endswith("[Staff note: Ask the embassy first]")
    assert out.action("a3").staff == "edited"


def test_renamed_and_merged_actors_everywhere() -> None:
    out = apply(BRIEF, [decide(Kind.RENAME, "p2", text="Tomás Rehn"), decide(Kind.MERGE_ACTORS, "p3", "p4")])
    p2 = next(a for a in out.actors if a.id == "p2")
    assert (p2.name, p2.aliases[0]) == ("Tomás Rehn", "Tomas Rehn")
    p3 = next(a for a in out.actors if a.id == "p3")
    assert "Odile N'Diaye" in p3.aliases
    assert {"a2", "a6"} <= set(p3.did)
    assert "p4" not in ids(out.actors)


def test_splitting_an_actor_hands_over_what_names_only_the_alias() -> None:
    actors = tuple(replace(a, aliases=("Commodore Rehn",)) if a.id == "p1" else a for a in BRIEF.actors)
    actors = tuple(replace(a, did=("a1", "a5")) if a.id == "p1" else a for a in actors)
    actions = tuple(
        replace(a, actors=("p1",), actor_names=("Ilse Varga",), statement="Commodore Rehn sends two cutters")
        if a.id == "a5"
        else a
        for a in BRIEF.actions
    )
    brief = replace(BRIEF, actors=actors, actions=actions)
    out = apply(brief, [decide(Kind.SPLIT_ACTOR, "p1", brief=brief, text="Commodore Rehn", new="p9")])
    assert next(a for a in out.actors if a.id == "p9").did == ("a5",)
    assert out.action("a5").actor_names == ("Commodore Rehn",)
    assert "a5" not in next(a for a in out.actors if a.id == "p1").did


def test_items_are_known_again_when_the_brief_is_made_anew() -> None:
    """Other ids, a wording that the analysis now cuts otherwise, one more document before the others."""
    decisions = [
        decide(Kind.DROP, "a2"),
        decide(Kind.EDIT, "a3", text="Shipowners want a year"),
        decide(Kind.DROP, "d4"),
    ]
    anew = replace(
        BRIEF,
        actions=tuple(
            replace(a, id=f"x{a.id}", what=f"{a.what} in Velmar", statement=f"{a.statement}, it said")
            for a in BRIEF.actions
        ),
        dates=tuple(replace(d, id=f"x{d.id}", actions=tuple(f"x{i}" for i in d.actions)) for d in BRIEF.dates),
        bluf=tuple(f"x{i}" for i in BRIEF.bluf),
        themes=(),
        actors=tuple(replace(a, did=tuple(f"x{i}" for i in a.did)) for a in BRIEF.actors),
    )
    out = apply(anew, decisions)
    assert "xa2" not in ids(out.actions)
    assert out.action("xa3").statement == "Shipowners want a year"
    assert "xd4" not in ids(out.dates)
    assert len(out.actions) == len(BRIEF.actions) - 1


def test_in_later_briefs_only_drops_of_unchanged_items_hold() -> None:
    decisions = [
        decide(Kind.DROP, "a2"),
        decide(Kind.DROP, "a4"),
        decide(Kind.EDIT, "a3", text="Ours"),
        decide(Kind.PIN, "a8", value="on"),
        decide(Kind.ADD, item="action", text="Ours too", new="n1"),
        decide(Kind.RENAME, "p2", text="Tomás Rehn"),
    ]
    moved = tuple(replace(a, when="2026-04-16") if a.id == "a4" else a for a in BRIEF.actions)
    later = replace(BRIEF, date=date(2026, 3, 17), actions=moved)
    out = apply(later, decisions)
    assert "a2" not in ids(out.actions)
    assert "a4" in ids(out.actions), "it changed: it is news again"
    assert out.action("a3") == BRIEF.action("a3")
    assert out.bluf == tuple(i for i in BRIEF.bluf if i != "a2")
    assert "n1" not in ids(out.actions)
    assert any(a.name == "Tomás Rehn" for a in out.actors), "who is who holds for all"


def test_what_is_not_there_is_passed_over() -> None:
    gone = decide(Kind.DROP, "a1")
    foreign = replace(BRIEF, actions=(), dates=(), actors=(), bluf=(), themes=())
    assert apply(foreign, [gone, decide(Kind.MERGE, "a1", "a2"), decide(Kind.RENAME, "p1", text="X")]) == foreign


def test_aliases_for_the_workspace() -> None:
    assert aliases(
        [
            decide(Kind.RENAME, "p2", text="Tomás Rehn"),
            decide(Kind.MERGE_ACTORS, "p3", "p4"),
            decide(Kind.DROP, "a1"),
        ]
    ) == {"Tomás Rehn": ("Tomas Rehn",), "Port Authority of Velmar": ("Odile N'Diaye",)}


def test_a_line_that_is_no_decision_is_refused() -> None:
    for plain in ({}, {"id": "1", "kind": "burn", "brief": "2026-03-16"}, {"id": "1", "kind": "drop", "brief": "soon"}):
        with pytest.raises(ValueError):
            from_plain(plain)


# ------------------------------------------------------------------------------------------------ properties

ids_of = {"action": ids(BRIEF.actions), "date": ids(BRIEF.dates), "actor": ids(BRIEF.actors)}
texts = st.sampled_from(["", "Plain words", "Ilse Varga", "[red]x[/]", "a" * 300])
values = st.sampled_from(["", "on", "off", "bluf", "done", "planned", "2026-04-01", "2026-Q2", "../2026-05", "soon"])


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    kind = draw(st.sampled_from(list(Kind)))
    pool = ids_of[draw(st.sampled_from(list(ids_of)))]
    target = "" if kind is Kind.ADD else draw(st.sampled_from(pool))
    others = draw(st.lists(st.sampled_from(pool), max_size=2))
    made = decide(
        kind,
        target,
        *others,
        text=draw(texts),
        value=draw(values),
        item=draw(st.sampled_from(["action", "date", "deadline"])),
    )
    return replace(made, new=made.id)


@given(st.lists(decisions(), max_size=12))
def test_applying_is_stable_and_leaves_a_whole_brief(steps: list[Decision]) -> None:
    out = apply(BRIEF, steps)
    assert out == apply(BRIEF, [from_plain(to_plain(d)) for d in steps]), "what is written to disk is what was decided"
    known = set(ids(out.actions))
    assert len(known) == len(out.actions)
    assert set(out.bluf) <= known
    assert all(set(d.actions) <= known for d in out.dates)
    assert all(set(a.did) <= known for a in out.actors)
    assert all(set(t.actions) <= known for t in out.themes)
    assert all(a.staff == "added" or a.notes for a in out.actions), "only staff's own lines stand without a source"
    assert out.notes == BRIEF.notes and out.sources == BRIEF.sources


def test_steps_are_undone_and_done_again_as_wholes() -> None:
    def made(id: str, step: str, day: date = BRIEF.date) -> Decision:
        return Decision(id, Kind.KEEP, day, step=step)

    other = date(2020, 1, 1)
    history = History()
    for d in (made("a", ""), made("b", "x"), made("o", "x", other), made("c", "x"), made("d", "")):
        history = history.do(d)
    history = history.undo(BRIEF.date).undo(BRIEF.date)
    assert [d.id for d in history.done] == ["a", "o"]
    assert [d.id for d in history.redo(BRIEF.date).done] == ["a", "o", "b", "c"]
    assert [d.id for d in history.redo(BRIEF.date).redo(BRIEF.date).done] == ["a", "o", "b", "c", "d"]
    assert [d.id for d in history.undo(BRIEF.date).done] == ["o"]


@given(st.lists(decisions(), max_size=8), st.integers(0, 8))
def test_undo_restores_and_redo_repeats(steps: list[Decision], back: int) -> None:
    history, briefs = History(), [BRIEF]
    for d in steps:
        history = history.do(d)
        briefs.append(apply(BRIEF, history.done))
    back = min(back, len(steps))
    for n in range(back):
        history = history.undo(BRIEF.date)
        assert apply(BRIEF, history.done) == briefs[-2 - n]
    for _ in range(back):
        history = history.redo(BRIEF.date)
    assert apply(BRIEF, history.done) == briefs[-1]
    assert history.done == tuple(steps)
