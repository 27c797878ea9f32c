"""The interface's own colours: dark, light and high contrast; and which one is safe on this terminal."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DEFAULT", "THEMES", "safe_theme"]

DEFAULT = "briefgen-dark"

THEMES = (
    Theme(
        name="briefgen-dark",
        primary="#6ea8dc",
        secondary="#8fb9a8",
        accent="#e0a458",
        warning="#e0a458",
        error="#e06c75",
        success="#8fc98f",
        foreground="#e3e6ea",
        background="#14181d",
        surface="#1a1f26",
        panel="#232a33",
        boost="#2b3440",
        dark=True,
    ),
    Theme(
        name="briefgen-light",
        primary="#1f4e79",
        secondary="#3d6b5c",
        accent="#9a5b00",
        warning="#9a5b00",
        error="#a8232d",
        success="#2f6b2f",
        foreground="#1c2128",
        background="#fbfbf9",
        surface="#f3f3ef",
        panel="#e6e6e0",
        boost="#dcdcd4",
        dark=False,
    ),
    Theme(
        name="briefgen-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#202020",
        boost="#303030",
        dark=True,
        variables={"text-muted": "#ffffff", "block-cursor-foreground": "#000000", "block-cursor-background": "#ffff00"},
    ),
)


def safe_theme(wanted: str, known: set[str], *, no_color: bool) -> tuple[str, str]:
    """The colour theme to use, and a line that says why it is not the one wanted.

    With NO_COLOR the two ansi themes come out black on black in Textual 8.
    """
    if not wanted:
        return DEFAULT, ""
    if wanted not in known:
        return DEFAULT, f"there is no colour theme {wanted!r}: ctrl+p, then 'theme', lists them"
    if no_color and "ansi" in wanted:
        return DEFAULT, f"the colour theme {wanted} cannot be read with NO_COLOR: {DEFAULT} is used"
    return wanted, ""
