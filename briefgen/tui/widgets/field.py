"""A line to write in: whatever is pasted or handed in is cleaned before it is drawn or used."""

from __future__ import annotations

from textual.widgets import Input

from briefgen.text import clean

__all__ = ["Field"]


_PRINTABLE = frozenset(("slash", "plus", "question_mark", "left_square_bracket", "right_square_bracket"))


class Field(Input):
    """Textual's input for text that may come from anywhere. The text is not selected on focus: typing adds to it."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(_plain(value), placeholder=_plain(placeholder), id=id, select_on_focus=False)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return super().check_consume_key(key, character) or key in _PRINTABLE

    def validate_value(self, value: str) -> str:
        return _plain(value)


def _plain(text: str) -> str:
    return clean(text)[0].replace("\n", " ").replace("\t", " ")
