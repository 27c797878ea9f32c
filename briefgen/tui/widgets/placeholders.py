"""Kitty's pictures as text: a cell that stands for a part of a picture, so that they scroll and are covered like letters.

https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders. The colour of a cell is the picture's number.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.color import Color, ColorSystem
from rich.style import Style

__all__ = ["MOST", "all_erased", "cells", "erased", "number_of", "sent", "style_of"]

# The first marks that kitty's table of rows and columns names, in its order.
_MARKS = (
    0x0305, *range(0x030D, 0x030F), 0x0310, 0x0312, *range(0x033D, 0x0340), 0x0346, *range(0x034A, 0x034D),
    *range(0x0350, 0x0353), 0x0357, 0x035B, *range(0x0363, 0x0370), *range(0x0483, 0x0488), *range(0x0592, 0x0596),
    *range(0x0597, 0x059A), *range(0x059C, 0x05A2), *range(0x05A8, 0x05AA), *range(0x05AB, 0x05AD), 0x05AF, 0x05C4,
    *range(0x0610, 0x0618), *range(0x0657, 0x065C), *range(0x065D, 0x065F), *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E3), 0x06E4, *range(0x06E7, 0x06E9), *range(0x06EB, 0x06ED), 0x0730, *range(0x0732, 0x0734),
    *range(0x0735, 0x0737), 0x073A, 0x073D, *range(0x073F, 0x0742), 0x0743, 0x0745, 0x0747, *range(0x0749, 0x074B),
    *range(0x07EB, 0x07F2), 0x07F3, *range(0x0816, 0x081A), *range(0x081B, 0x0824), *range(0x0825, 0x0828),
    *range(0x0829, 0x082D),
)  # fmt: skip
_CELL = chr(0x10EEEE)
_CHUNK = 4096  # characters that one command may carry
_LEVELS = (95, 135, 175, 215, 255)  # of red and blue in the palette of 256, where a colour is the same in both systems
_PAGES = len(_LEVELS) ** 2
MOST = len(_MARKS)  # rows and columns of a picture


def style_of(page: int) -> Style:
    """The colour that stands for a page, one of 25."""
    return Style(color=Color.from_rgb(_LEVELS[page % len(_LEVELS)], 0, _LEVELS[page // len(_LEVELS) % len(_LEVELS)]))


def number_of(page: int, system: str | None) -> int:
    """The number that a terminal reads from that colour, as it is sent in 'truecolor' or in '256' colours."""
    color = style_of(page).color
    assert color is not None and color.triplet is not None
    if system == "truecolor":
        red, green, blue = color.triplet
        return red << 16 | green << 8 | blue
    return color.downgrade(ColorSystem.EIGHT_BIT).number or 0


@lru_cache(512)
def cells(row: int, columns: int) -> tuple[str, ...]:
    """The cells of a row of a picture, each complete: a line may be drawn from any of them on."""
    return tuple(_CELL + chr(_MARKS[row]) + chr(_MARKS[column]) for column in range(columns))


def sent(number: int, png: str, columns: int, rows: int) -> str:
    """The commands that give the terminal a picture (PNG in base64) to be shown in so many cells; it answers nothing."""
    parts = [png[at : at + _CHUNK] for at in range(0, len(png), _CHUNK)]
    out = []
    for n, part in enumerate(parts):
        keys = f"a=t,f=100,t=d,i={number},q=2," if n == 0 else ""
        out.append(f"\x1b_G{keys}m={int(n < len(parts) - 1)};{part}\x1b\\")
    return "".join(out) + f"\x1b_Ga=p,U=1,i={number},c={columns},r={rows},q=2\x1b\\"


def erased(numbers: Iterable[int]) -> str:
    """The commands that take pictures away again."""
    return "".join(f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\" for number in numbers)


def all_erased(system: str | None) -> str:
    """The commands that take away whatever was sent, for a terminal that would keep it."""
    return erased(number_of(page, system) for page in range(_PAGES))
