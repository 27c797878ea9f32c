"""The table and the panes of text: marks, keys, wrapping, and speed that does not hang on the number of rows."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from briefgen.tui.widgets.pager import Pager, Span, wrap
from briefgen.tui.widgets.picktable import Column, PickTable
from tests.tui.desk import quick

pytestmark = pytest.mark.real_time


class One(App[None]):
    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.one = widget

    def compose(self) -> ComposeResult:
        yield self.one


def play(widget: Widget, steps: Callable[[Pilot[Any]], Awaitable[None]], wide: int = 60) -> None:
    app = One(widget)

    async def run() -> None:
        async with app.run_test(size=(wide, 12)) as pilot:
            widget.focus()
            await pilot.pause()
            await steps(pilot)

    with quick(app):
        asyncio.run(run())


def table(count: int, **options: Any) -> PickTable:
    made = PickTable([Column("a", "A"), Column("b", "B", 6, right=True)], lambda key: (f"row {key}", key), **options)
    made.keys = [str(n) for n in range(count)]
    return made


def lines(widget: Widget) -> list[str]:
    return ["".join(s.text for s in widget.render_line(y)) for y in range(widget.size.height)]


def test_marks_read_without_colour() -> None:
    t = table(5)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("space")
        rows = lines(t)
        assert rows[1].startswith("  [x] row 0")
        assert rows[2].startswith("> [ ] row 1"), "the cursor goes on to the next row"
        assert rows[1].rstrip().endswith("     0")

    play(t, steps)


@pytest.mark.parametrize(("wide", "starts"), [(70, (6, 57, 64)), (78, (6, 59, 72)), (100, (6, 77, 90))])
def test_a_column_grows_where_the_others_have_room_enough(wide: int, starts: tuple[int, ...]) -> None:
    t = PickTable([Column("a", "A"), Column("b", "B", 6, most=12), Column("c", "C", 5, most=9)], lambda key: ("",) * 3)

    async def steps(pilot: Pilot[Any]) -> None:
        head = lines(t)[0]
        assert tuple(head.index(label) for label in "ABC") == starts

    play(t, steps, wide)


def test_ranges_all_and_none() -> None:
    t = table(6)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("j", "v", "j", "j")
        assert [row[2:5] for row in lines(t)[1:7]] == ["[ ]", "[~]", "[~]", "[~]", "[ ]", "[ ]"]
        await pilot.press("v")
        assert t.marks == {"1", "2", "3"}
        await pilot.press("a")
        assert t.marks == {str(n) for n in range(6)}
        await pilot.press("a")
        assert t.marks == set()
        await pilot.press("g", "shift+down", "shift+down")
        assert t.marks == {"0", "1", "2"}

    play(t, steps)


def test_of_a_single_choice_one_is_marked() -> None:
    t = table(3, single=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("space", "j", "space")
        assert t.marks == {"1"}
        assert lines(t)[2].startswith("> (x)")
        await pilot.press("a")
        assert t.marks == {"1"}

    play(t, steps)


def test_vims_keys_and_the_arrows() -> None:
    t = table(100)

    async def steps(pilot: Pilot[Any]) -> None:
        for key, row in [("j", 1), ("down", 2), ("k", 1), ("up", 0), ("up", 0), ("G", 99), ("j", 99), ("g", 0)]:
            await pilot.press(key)
            assert t.cursor == row, key
        await pilot.press("pagedown")
        assert t.cursor == 10
        assert any(row.startswith("> ") for row in lines(t)), "the cursor is seen"

    play(t, steps)


def test_the_cursor_stays_on_its_row_when_others_go() -> None:
    t = table(10)

    async def steps(pilot: Pilot[Any]) -> None:
        t.go_to("7")
        t.set_rows(["1", "7", "9"])
        assert (t.key, t.cursor) == ("7", 1)
        t.set_rows(["1"])
        assert t.key == "1"
        t.set_rows([])
        assert t.key is None
        await pilot.press("space", "v", "enter", "a", "j")
        assert t.marks == set()

    play(t, steps)


def test_a_row_of_something_that_is_gone_is_drawn_empty() -> None:
    t = table(3)

    def cells(key: str) -> tuple[str, str]:
        return {"0": "first", "2": "last"}[key], ""

    t.cells = cells

    async def steps(pilot: Pilot[Any]) -> None:
        assert [row[6:].split() for row in lines(t)[1:4]] == [["first"], [], ["last"]]

    play(t, steps)


def test_a_click_on_the_mark_marks() -> None:
    t = table(5)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.click(t, offset=(3, 2))
        assert (t.marks, t.cursor) == ({"1"}, 1)
        await pilot.click(t, offset=(10, 3))
        assert (t.marks, t.cursor) == ({"1"}, 2)

    play(t, steps)


def test_fifteen_thousand_rows_cost_as_much_as_ten() -> None:
    calls: dict[int, int] = {}
    for count in (10, 15_000):
        t = table(count)

        async def steps(pilot: Pilot[Any], t: PickTable = t, count: int = count) -> None:
            def called(frame: object, event: str, _: object) -> None:
                calls[count] = calls.get(count, 0) + (event in ("call", "c_call"))

            sys.setprofile(called)
            for _ in range(20):
                t.action_move(1)
                lines(t)
            sys.setprofile(None)

        play(t, steps)
    assert calls[15_000] < 2 * calls[10]


# --------------------------------------------------------------------------------------------------- the pager


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300).map(lambda s: s.replace("|", "\n")),
    st.integers(2, 40),
)
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert all(cell_len(text[a:b]) <= width for a, b in rows)
    assert "".join(text[a:b] for a, b in rows).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(b <= c for (_, b), (c, _) in zip(rows, rows[1:], strict=False))


def test_hits_are_drawn_and_found() -> None:
    text = "\n".join(f"line {n}" for n in range(50))
    at = text.index("line 40")
    p = Pager(id="p")

    async def steps(pilot: Pilot[Any]) -> None:
        p.show(text, [Span(at, at + 7)])
        await pilot.pause()
        await pilot.pause()
        assert any("line 40" in row for row in lines(p)), "it opens where the hit is"
        row = next(y for y, words in enumerate(lines(p)) if "line 40" in words)
        assert any(s.text == "line 40" and s.style and s.style.underline for s in p.render_line(row))
        await pilot.press("g")
        assert lines(p)[0].startswith("line 0")

    play(p, steps)


def test_a_hit_that_is_seen_from_the_top_leaves_the_text_at_its_beginning() -> None:
    text = "\n".join(f"line {n}" for n in range(50))
    p = Pager(id="p")

    async def steps(pilot: Pilot[Any]) -> None:
        for last, top in (("line 9", "line 0"), ("line 30", "line 4")):
            p.show(text, [Span(text.index("line 8"), text.index(last) + 6)])
            await pilot.pause()
            assert lines(p)[0].startswith(top)
        await pilot.press("g")
        assert lines(p)[0].startswith("line 0")

    play(p, steps)


def test_what_an_empty_table_says_is_wrapped() -> None:
    t = table(0)
    t.empty = "word " * 30

    async def steps(pilot: Pilot[Any]) -> None:
        said = " ".join(lines(t)).split()
        assert said.count("word") == 30

    play(t, steps)


def test_a_very_long_text_is_cut_and_says_so() -> None:
    p = Pager()

    async def steps(pilot: Pilot[Any]) -> None:
        p.show("x" * 500_000)
        await pilot.press("G")
        assert any("100,000 more characters" in row for row in lines(p))

    play(p, steps)


def test_the_last_column_of_a_text_is_seen() -> None:
    text = "".join(chr(0x4E00 + n) if n % 3 else chr(0x41 + n % 26) for n in range(2000))
    p = Pager()

    async def steps(pilot: Pilot[Any]) -> None:
        p.show(text)
        await pilot.pause()
        region = p.scrollable_content_region
        drawn = ["".join(s.text for s in strip) for strip in pilot.app.screen._compositor.render_strips()]
        left = p.region.x + 1
        seen = "".join(_cells(row, left, left + region.width).rstrip() for row in drawn[: region.height])
        assert seen and text.startswith(seen), "nothing lies below the scroll bar"

    play(p, steps)


def _cells(text: str, start: int, end: int) -> str:
    """What stands in some cells of a line."""
    out, at = "", 0
    for c in text:
        if start <= at and at + cell_len(c) <= end:
            out += c
        at += cell_len(c)
    return out
