from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model import BriefDate, TimeKind
from briefgen.render import timeline_svg as figure
from briefgen.render.fonts import text_width
from briefgen.render.timeline_svg import timeline_svg
from tests.briefs import TODAY, long_brief, sample_brief

_SVG = "{http://www.w3.org/2000/svg}"
_DAYS = st.integers(-4000, 4000).map(lambda n: (TODAY + timedelta(days=n)).isoformat())
_WHEN = st.one_of(
    _DAYS, _DAYS.map(lambda d: d[:7]), _DAYS.map(lambda d: d[:4]), st.just("../2026-06-30"), st.just("soon")
)


def _entry(n: int, when: str, deadline: bool = False) -> BriefDate:
    past = when[:10] < TODAY.isoformat()
    return BriefDate(
        f"d{n}",
        when,
        TimeKind.PAST if past else TimeKind.UPCOMING,
        f"Event number {n} of the long story",
        deadline=deadline,
        days_left=None if past else n,
        salience=n,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(_WHEN, max_size=20), st.sampled_from([350.0, 640.0]))
def test_labels_never_overlap_and_stay_inside(whens: list[str], width: float) -> None:
    items = figure._items([_entry(n, when) for n, when in enumerate(whens)])
    if len(items) < 2:
        assert timeline_svg([_entry(n, when) for n, when in enumerate(whens)], TODAY, accent="#123456") == ""
        return
    scale = figure._scale([*((i.first, i.last) for i in items), (TODAY, TODAY)], width)
    labels, now, dropped = figure._place(items, scale, TODAY, "sans", 4, width)
    assert len(labels) + dropped == len(items)
    everything = [*labels, now]
    for a in everything:
        assert a.left >= 0 and a.left + a.width <= width
        for b in everything:
            if a is not b and (a.above, a.lane) == (b.above, b.lane):
                assert a.left + a.width <= b.left or b.left + b.width <= a.left
            if a.above == b.above and a.lane < b.lane:
                assert not a.left + 0.5 < b.x < a.left + a.width - 0.5, "a leader line crosses a label"


@settings(max_examples=30, deadline=None)
@given(st.lists(_WHEN, min_size=3, max_size=12), st.sampled_from([350.0, 640.0]))
def test_no_words_are_cut_at_the_edges(whens: list[str], width: float) -> None:
    svg = timeline_svg([_entry(n, when) for n, when in enumerate(whens)], TODAY, accent="#123456", width=width)
    for text in ElementTree.fromstring(svg).iter(f"{_SVG}text") if svg else ():
        long = text_width(
            text.text or "", float(text.get("font-size", figure._SIZE)), bold=bool(text.get("font-weight"))
        )
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        left = float(text.get("x", "0")) - part * long
        assert left >= -0.5 and left + long <= width + 0.5, text.text


def test_it_is_well_formed_and_told_in_words() -> None:
    root = ElementTree.fromstring(timeline_svg(sample_brief().dates, TODAY, accent="#123456"))
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None and title.text is not None
    assert "7 dates from 20 February 2026 to Q1 2027" in title.text and "3 deadlines" in title.text
    assert "and 1 more" in title.text
    assert "Today, 16 March" in "".join(root.itertext())


def test_at_most_twelve_items_and_the_rest_is_counted() -> None:
    entries = [_entry(n, (date(2026, 1, 1) + timedelta(days=30 * n)).isoformat()) for n in range(20)]
    svg = timeline_svg(entries, TODAY, accent="#123456")
    drawn = svg.count("<circle") + svg.count("<path")
    assert drawn <= 12 and f"and {20 - drawn} more in the list" in svg


def test_a_far_date_is_set_off_by_a_break() -> None:
    entries = [_entry(1, "1998-05-01"), _entry(2, "2026-02-01"), _entry(3, "2026-04-01")]
    scale = figure._scale([*((i.first, i.last) for i in figure._items(entries)), (TODAY, TODAY)], 640)
    assert len(scale.runs) == 2
    assert scale.x(date(2026, 4, 1)) - scale.x(date(2026, 2, 1)) > 300


def test_source_text_is_no_markup_in_the_figure() -> None:
    from dataclasses import replace

    entries = [replace(_entry(n, f"2026-0{n}-01"), what='<image href="file:///etc/passwd"/>&"') for n in (1, 2, 5)]
    root = ElementTree.fromstring(timeline_svg(entries, TODAY, accent="#123456"))
    assert not [element for element in root.iter() if element.tag.endswith("image")]


def test_most_of_a_crowded_year_finds_a_place() -> None:
    brief = long_brief()
    chosen = figure._items(brief.dates)[:12]
    scale = figure._scale([*((i.first, i.last) for i in chosen), (TODAY, TODAY)], 640)
    assert len(figure._place(chosen, scale, TODAY, "sans", 4, 640)[0]) >= 9


def test_a_bar_of_a_whole_year_does_not_hide_what_happened_in_it() -> None:
    year = BriefDate("y", "2026", TimeKind.ONGOING, "The year of the sea")
    days = [BriefDate(f"d{n}", f"2026-0{n}-10", TimeKind.PAST, f"Event {n}") for n in (2, 5, 9)]
    svg = timeline_svg([year, *days], date(2026, 6, 1), accent="#123456")
    assert svg.rindex("<rect") < svg.index("<circle"), "bars are drawn before points"
    assert (
        'fill="#26292e"/>'
        not in svg[svg.index("<rect") : svg.rindex("<rect") + 200].split("<circle")[0].split("<line")[0]
    )
