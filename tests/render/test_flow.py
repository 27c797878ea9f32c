"""Where a figure stands, and where lines end: looked at on the laid-out pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from briefgen.render.flow import after_items, pushed
from briefgen.render.html import page_of
from briefgen.render.pdf import _document, _fetcher_class, _fonts, _listening


@pytest.fixture(scope="module", autouse=True)
def fonts_of_this_process() -> Iterator[None]:
    """Given back here: at the end of the process it would be too late."""
    yield
    _fonts.cache_clear()


LIST = "<ul>\n<li>one</li>\n<li>two</li>\n<li>three</li>\n</ul>\n<p>more</p>\n"


@pytest.mark.parametrize(
    ("count", "made"),
    [
        (2, "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\nFIGURE\n<ul>\n<li>three</li>\n</ul>\n<p>more</p>\n"),
        (3, "<ul>\n<li>one</li>\n<li>two</li>\n<li>three</li>\n</ul>\nFIGURE\n<p>more</p>\n"),
    ],
)
def test_a_figure_goes_between_the_items_of_a_list(count: int, made: str) -> None:
    assert after_items(LIST, "FIGURE", count) == made


@pytest.mark.parametrize(
    "html",
    ["<p>none</p>", "<ul>\n<li><ul>\n<li>in it</li>\n</ul>\n</li>\n<li>b</li>\n</ul>\n", "<ul>\n<li>a</li>\n</ul>"],
)
def test_where_there_is_no_plain_list_it_stays_before_it(html: str) -> None:
    assert after_items(html, "FIGURE", 2) == "FIGURE" + html


def _pages(filled: int, html: str) -> Any:
    """A page of 1000 pixels, so many of them taken, then a section whose figure is 400 high; each item has 50."""
    page = (
        '<!DOCTYPE html><html lang="en"><title>x</title><style>@page { size: 800px 1000px; margin: 0 } * { margin: 0; padding: 0 }'
        "h2 { height: 50px; break-after: avoid } .figure { height: 400px; break-inside: avoid } li { height: 50px; break-inside: avoid }"
        f'</style><div style="height: {filled}px"></div><section class="s-timeline"><h2>Timeline</h2>{html}</section>'
    )
    with _listening():
        return _document(page, _fetcher_class()())


def test_as_many_items_as_the_room_holds_go_before_a_figure_that_was_pushed() -> None:
    items = "<ul>\n" + "<li>x</li>\n" * 12 + "</ul>\n"
    figure = '<div class="figure">.</div>'
    assert pushed(_pages(600, figure + items)) == {"timeline": 7}
    assert pushed(_pages(300, figure + items)) == {}, "it has room"
    assert pushed(_pages(860, figure + items)) == {}, "what is left of the page is not worth it"
    after = _pages(600, after_items(items, figure, 7))
    assert pushed(after) == {} and len(after.pages) == 2


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
