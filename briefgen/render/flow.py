"""Where a figure that found no room on a page left it half empty: text flows up, and the figure follows it. Pure.

WeasyPrint has no figures that float to the head of the next page. So a page is laid out, looked at here, and where a section's
figure was pushed off a page with much room left, it is laid out again with as many items of the section's list before its
figure as the room holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["after_items", "pushed"]

_MUCH = 0.16  # of a page's height: what may stay empty
_LEAST = 2  # items beneath a heading at the foot of a page


def after_items(html: str, figure: str, count: int) -> str:
    """The HTML of a section with its figure after `count` items of its one list; as it was where it has another form."""
    items = html.split("</li>\n")
    if html.count("<ul>") != 1 or not html.startswith("<ul>\n") or len(items) < count + 1:
        return figure + html
    cut = "</li>\n".join(items[:count]) + "</li>\n"
    rest = "</li>\n".join(items[count:])
    return f"{cut}</ul>\n{figure}\n" + (rest.removeprefix("</ul>\n") if len(items) == count + 1 else f"<ul>\n{rest}")


def pushed(document: Any) -> Mapping[str, int]:
    """Section key -> how many items of its list go before its figure, for a WeasyPrint document."""
    pages = [page._page_box for page in document.pages]
    found: dict[str, int] = {}
    for n, (before, page) in enumerate(zip(pages, pages[1:], strict=False), 1):
        room = before.content_box_y() + before.height - _foot(before)
        if room < _MUCH * before.height:
            continue
        for section in _sections(page):
            heading, *rest = section.children
            if heading.position_y - page.content_box_y() > 1 or not rest or not _is_figure(rest[0]):
                continue
            key = _key(section)
            count = _that_fit(room - heading.height - _margins(heading), _items(pages[n:], key))
            if count >= _LEAST:
                found[key] = count
    return found


def _that_fit(room: float, heights: Iterator[float]) -> int:
    count = 0
    for height in heights:
        room -= height
        if room < 0:
            break
        count += 1
    return count


def _foot(page: Any) -> float:
    """The lowest point of what stands on a page, its margins aside."""
    return max(
        (_bottom(box) for box in page.children[0].descendants() if not getattr(box, "children", ())), default=0.0
    )


def _bottom(box: Any) -> float:
    return float(box.position_y + box.margin_height())


def _sections(page: Any) -> Iterator[Any]:
    """The sections that begin on a page with their heading."""
    for box in page.children[0].descendants():
        if box.element_tag == "section" and box.children and box.children[0].element_tag == "h2":
            yield box


def _items(pages: list[Any], key: str) -> Iterator[float]:
    """Heights of the items of a section's list."""
    for page in pages:
        for box in page.children[0].descendants():
            if box.element_tag == "section" and _key(box) == key:
                lists = [child for child in box.children if child.element_tag == "ul"]
                yield from (item.margin_height() for list in lists for item in list.children)


def _margins(box: Any) -> float:
    """Above and below, as they are where no page begins."""
    return float(box.style["margin_top"].value + box.style["margin_bottom"].value)


def _is_figure(box: Any) -> bool:
    return box.element is not None and box.element.get("class") == "figure"


def _key(section: Any) -> str:
    return str(section.element.get("class") or "").removeprefix("s-")
