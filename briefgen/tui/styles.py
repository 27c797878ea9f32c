"""The style sheet, parsed once: Textual parses all of it twice for each screen that is gone to, 60 ms in which nothing moves."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet

__all__ = ["Styles"]


class Styles(Stylesheet):
    """The rules are others only with other variables, which the theme of colours gives."""

    _same = False

    def set_variables(self, variables: dict[str, str]) -> None:
        self._same = variables == self._variables
        if not self._same:
            super().set_variables(variables)

    def reparse(self) -> None:
        if not self._same:
            super().reparse()
