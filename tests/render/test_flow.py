"""Where a figure stands, and where lines end: looked at on the laid-out pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from briefgen.render import RenderOptions, get_look
from briefgen.render.flow import text_flows_up
from briefgen.render.html import page_of, render_page
from briefgen.render.pdf import _document, _fetcher_class, _fonts, _listening
from briefgen.render.unbroken import whole_dates


@pytest.fixture(scope="module", autouse=True)
def fonts_of_this_process() -> Iterator[None]:
    """Given back here: at the end of the process it would be too late."""
    yield
    _fonts.cache_clear()


FIGURE = '<div class="figure">figure</div>'
LONG = "height: auto; break-inside: auto"


def _pages(filled: int, html: str) -> list[list[str]]:
    """A page of 1000 pixels, so many of them taken, then a section whose figure is 400 high; each item has 50. The words by page."""
    from weasyprint.formatting_structure import boxes

    page = (
        '<!DOCTYPE html><html lang="en"><title>x</title><style>@page { size: 800px 1000px; margin: 0 } * { margin: 0; padding: 0 }'
        "h2 { height: 50px; break-after: avoid } .figure { height: 400px; break-inside: avoid } li { height: 50px; break-inside: avoid }"
        "ul { list-style: none } .late { break-before: page }"
        f'</style><div style="height: {filled}px"></div><section class="s-timeline"><h2>head</h2>{html}</section>'
    )
    with _listening(), text_flows_up():
        document = _document(page, _fetcher_class()())
    return [[b.text for b in page._page_box.descendants() if isinstance(b, boxes.TextBox)] for page in document.pages]


def _items(count: int) -> str:
    return "<ul>" + "".join(f"<li>{n}</li>" for n in range(1, count + 1)) + "</ul>"


def _numbers(first: int, last: int) -> list[str]:
    return [str(n) for n in range(first, last + 1)]


def test_as_many_items_as_the_room_holds_go_before_a_figure_that_found_none() -> None:
    """And where the whole list does, the figure follows it."""
    assert _pages(600, FIGURE + _items(12)) == [["head", *_numbers(1, 7)], ["figure", *_numbers(8, 12)]]
    assert _pages(600, FIGURE + _items(4) + "<p>end</p>") == [["head", *_numbers(1, 4)], ["figure", "end"]]


def test_an_item_that_the_page_has_no_room_for_goes_after_the_figure_whole() -> None:
    """And one item alone goes before it where it has several lines."""
    long = f"<li style='{LONG}'>{'word<br>' * 40}</li>"
    first, second, *_ = _pages(600, FIGURE + f"<ul><li>1</li><li>2</li>{long}</ul>")
    assert first == ["head", "1", "2"] and second[:2] == ["figure", "word"]
    few = f"<li style='{LONG}'>{'few<br>' * 3}</li>"
    first, second, *_ = _pages(600, FIGURE + f"<ul>{few}{long}</ul>")
    assert first == ["head", "few", "few", "few"] and second[:2] == ["figure", "word"]
    first, second, *_ = _pages(600, FIGURE + f"<ul><li>1</li>{long}</ul>")
    assert first == [] and second[:3] == ["head", "figure", "1"]


@pytest.mark.parametrize(
    ("filled", "html"),
    [
        (860, FIGURE + _items(12)),  # what is left of the page is not worth it
        (600, FIGURE + "<p>1</p>"),  # no list
        (600, FIGURE + "<ul><li style='height: 350px'>1</li></ul>"),  # no item has room
    ],
)
def test_else_the_heading_and_its_figure_begin_the_next_page(filled: int, html: str) -> None:
    first, second, *_ = _pages(filled, html)
    assert first == [] and second[:3] == ["head", "figure", "1"]


def test_a_figure_that_has_room_and_one_that_a_new_page_was_asked_for_stay_before_the_list() -> None:
    assert _pages(300, FIGURE + _items(3)) == [["head", "figure", *_numbers(1, 3)]]
    late = _pages(100, "<p>x</p></section><section class='late'><h2>late</h2>" + FIGURE + _items(3))
    assert late[1] == ["late", "figure", *_numbers(1, 3)]


def test_nothing_of_it_stays_behind() -> None:
    from weasyprint.layout import page

    before = page.remake_page
    with text_flows_up():
        assert page.remake_page is not before
    assert page.remake_page is before


def _lines(html: str, width: float) -> Sequence[str]:
    from weasyprint.formatting_structure import boxes

    page = (
        '<!DOCTYPE html><html lang="en"><title>x</title><style>@page { size: 900px 2000px; margin: 0 } body { margin: 0; '
        f'font: 8.1pt "Briefgen Sans" }} ol {{ margin: 0; padding: 0; width: {width}px }}</style>{html}'
    )
    with _listening():
        document = _document(page, _fetcher_class()())
    found = [b for b in document.pages[0]._page_box.descendants() if isinstance(b, boxes.LineBox)]
    return ["".join(t.text for t in line.descendants() if isinstance(t, boxes.TextBox)) for line in found]


def test_the_first_line_of_a_note_is_full() -> None:
    """WeasyPrint 70 ended it after one word at some widths, where the publisher's name did not fit on the line."""
    quote = "Secretary of Fisheries Anton J. Blenk met with Ostravan Foreign Minister Santino Cafera today in Balu, Insulinde."
    markdown = f"# T\n\nx[^1]\n\n[^1]: “{quote}” [Department of Fisheries](https://x.example/), 8 July 2026 (S5).\n"
    notes = str(page_of(markdown).notes)
    firsts = {width: len(_lines(notes, width)[0].split()) for width in range(576, 590, 2)}
    assert min(firsts.values()) > 3, firsts


def test_the_date_of_the_timeline_has_no_dash_beside_it() -> None:
    markdown = "# T\n\n## Timeline\n\n- **9 April 2026** – The Council of the Northern Straits convenes. _Elsewhere: 16 April 2026 (S3)._\n"
    assert "–" not in str(page_of(markdown).parts[0].html)


@pytest.mark.parametrize(
    "words",
    ["29 June –|2 July 2026", "June 29 –|July 2, 2026", "28 December 2025 –|3 January 2026"],
)
def test_a_range_of_dates_ends_a_line_behind_its_dash_alone(words: str) -> None:
    plain = words.replace("|", " ")
    kept = words.replace(" ", "\u00a0").replace("|", " ")
    assert whole_dates(f"<p>Travel ({plain}).</p>") == f"<p>Travel ({kept}).</p>".replace(
        "June\u00a0– July", "June – July"
    )


def test_the_mark_of_a_source_stays_with_its_date() -> None:
    made = whole_dates('Courier, 10 January 2025 (S5). <a title="x (S1)">y</a>')
    assert made == 'Courier, 10\u00a0January\u00a02025\u00a0(S5). <a title="x (S1)">y</a>'


def test_a_table_is_not_cut_after_its_first_row() -> None:
    from weasyprint.formatting_structure import boxes

    rows = "".join(f"| Actor {n} | Did thing {n}. |\n" for n in range(1, 6))
    tables = "".join(f"\n### {status}\n\n| Who | What |\n| :--- | :--- |\n{rows}" for status in ("Done", "Planned"))
    cut = set()
    for points in (24, 25):  # with the first, two rows have room on the first page
        markdown = "# T\n\n## Bottom line\n\n" + "- a point\n" * points + f"\n## Actions\n{tables}"
        html = render_page(page_of(markdown), get_look("modern"), RenderOptions(), screen=False)
        with _listening():
            first = _document(html, _fetcher_class()()).pages[0]._page_box
        cut.add(sum(isinstance(b, boxes.TextBox) and b.text.startswith("Did thing") for b in first.descendants()))
    assert cut == {0, 2}
