"""The words of a drawing are shaped as words: WeasyPrint 70 draws them letter by letter.

So Arabic letters stood unjoined and from left to right, vowel signs of Indic scripts beside circles, and Latin pairs unkerned.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["words_drawn_whole"]


class _Whole(str):
    """A text that is gone through in one step, not letter by letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def words_drawn_whole() -> Iterator[None]:
    """What is drawn within has its SVG texts so. Not for several threads: it takes the place of WeasyPrint's own function."""
    from weasyprint import svg

    original = svg.text

    def text(drawing: Any, node: Any, font_size: float) -> None:
        if node.text and not any(" " in node.get(name, "").strip() for name in ("x", "y", "dx", "dy", "rotate")):
            node._etree_node.text = _Whole(node.text)
        original(drawing, node, font_size)

    def put(function: Any, place: Any) -> None:
        svg.text = place
        svg.TAGS.update({tag: place for tag, known in svg.TAGS.items() if known is function})

    put(original, text)
    try:
        yield
    finally:
        put(text, original)
