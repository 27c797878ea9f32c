"""Where a figure that found no room on a page would leave it half empty: text flows up, and the figure follows it.

WeasyPrint has no figures that float to the head of the next page. So each page is looked at as soon as it is laid out: where the
next one would begin with a section's heading and figure for want of room, this one page is laid out again with the section's list
before the figure, and once more with the figure after the items that it took whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

__all__ = ["room", "text_flows_up"]

_MUCH = 0.16  # of a page's height: what may stay empty
_LEAST = 2  # items beneath a heading at the foot of a page; or lines, of one


@contextmanager
def text_flows_up() -> Iterator[None]:
    """What is laid out within has its figures so. Not for several threads: it takes the place of WeasyPrint's own function."""
    from weasyprint.layout import page as layout

    original = layout.remake_page
    layout.remake_page = lambda index, context, root, html: _page(original, index, context, root, html)
    try:
        yield
    finally:
        layout.remake_page = original


def _page(original: Any, index: int, context: Any, root: Any, html: Any) -> tuple[Any, Any]:
    """One page, and where the next one begins: child index -> the same within that child, None at the first box of a page."""
    page, resume = original(index, context, root, html)
    section = _pushed(page, resume, context.page_maker[index + 1][1], root)
    if section is None:
        return page, resume
    before = section.children
    heading, figure, items, *rest = before
    section.children = [heading, items, figure, *rest]
    page, resume = original(index, context, root, html)
    count = _taken(section, _within(resume, root, section))
    if count >= _LEAST or (count and _lines(page, items.children[0]) >= _LEAST):
        first, last = (items.copy_with_children(some) for some in (items.children[:count], items.children[count:]))
        section.children = [heading, first, figure, *([last] if last.children else []), *rest]
        page, resume = original(index, context, root, html)
        if _within(resume, root, section) == {2: None}:
            return page, resume
    section.children = before
    return original(index, context, root, html)  # type: ignore[no-any-return]


def _pushed(page: Any, resume: Any, following: Mapping[str, Any], root: Any) -> Any:
    """The section that begins the next page with its heading, figure and list though this one has room; None where there is none."""
    if following["break"] != "any" or following["page"] or room(page) < _MUCH * page.height:
        return None
    path = [root]
    while resume:
        children = getattr(path[-1], "children", ())
        index, resume = next(iter(resume.items()))
        if index >= len(children):
            return None
        path.append(children[index])
    if len(path) > 1 and path[-1].element_tag == "h2" and path[-2].children[0] is path[-1]:
        path.pop()
    section = path[-1]
    tags = [child.element_tag for child in getattr(section, "children", ())[:3]]
    return section if section.element_tag == "section" and tags == ["h2", "div", "ul"] and _is_figure(section) else None


def _within(resume: Any, root: Any, section: Any) -> Any:
    """The part of a place that is within a section; None where it is elsewhere."""
    box = root
    while resume and box is not section:
        index, resume = next(iter(resume.items()))
        box = box.children[index]
    return resume if box is section else None


def _taken(section: Any, resume: Any) -> int:
    """How many whole items of the list, its second child, a page took that ends there; 0 where it ends elsewhere."""
    if resume == {2: None}:
        return len(section.children[1].children)
    inner = resume.get(1) if resume else None
    return int(next(iter(inner))) if inner else 0


def _lines(page: Any, item: Any) -> int:
    """How many lines of a page an item takes."""
    from weasyprint.formatting_structure.boxes import LineBox

    for box in page.descendants():
        if box.element is item.element and hasattr(box, "children"):
            return sum(isinstance(line, LineBox) for line in box.descendants())
    return 0


def room(page: Any) -> float:
    """How much of a page box is empty, from the lowest point of what stands on it to its margin."""
    low = max((_bottom(box) for box in page.children[0].descendants() if not getattr(box, "children", ())), default=0.0)
    return float(page.content_box_y() + page.height - low)


def _bottom(box: Any) -> float:
    return float(box.position_y + box.margin_height())


def _is_figure(section: Any) -> bool:
    element = section.children[1].element
    return element is not None and element.get("class") == "figure"
