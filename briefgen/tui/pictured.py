"""Pages of a PDF as a terminal shows them: made in the child process, so that a widget only has to put them up."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from briefgen.engine import Picture

__all__ = ["PagePicture", "draw_pages"]

_COLOURS = 16  # every terminal with sixels has as many; pages are greys and one or two colours
_BAND = 6  # pixels that one line of sixels is high
_UP = bytes(range(63, 127)) + bytes(192)  # a column of six pixels as a printable character
_BITS = tuple(tuple(bytes((1 << b) * (i == c) for i in range(256)) for b in range(_BAND)) for c in range(_COLOURS))
_RUN = re.compile(rb"(.)\1{3,}")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page that takes `columns` times `rows` cells; one of the three others is filled."""

    columns: int
    rows: int
    rgb: bytes = b""  # columns times 2 * rows pixels of three bytes, for half blocks
    sixels: tuple[str, ...] = ()  # a picture for each row of cells, so that any part can be put up
    png: str = ""  # base64


def draw_pages(path: Path, columns: int, way: str, cell: tuple[int, int]) -> tuple[PagePicture, ...]:
    """The first pages of a PDF, `columns` cells of `cell` pixels (width, height) wide, for 'kitty', 'sixel' or 'blocks'.

    Raises RenderError.
    """
    from briefgen import engine

    if way == "blocks":
        return tuple(PagePicture(p.width, p.height // 2, rgb=p.rgb) for p in engine.page_pictures(path, columns))
    pages = engine.page_pictures(path, columns * cell[0])
    return tuple(_encoded(p, columns, way, cell[1]) for p in pages)


def _encoded(picture: Picture, columns: int, way: str, height: int) -> PagePicture:
    """A page in colours of a palette, filled up with white to whole rows of cells."""
    from PIL import Image

    rows = -(-picture.height // height)
    image = Image.new("RGB", (picture.width, rows * height), "white")
    image.paste(Image.frombytes("RGB", (picture.width, picture.height), picture.rgb))
    drawn = image.quantize(_COLOURS, dither=Image.Dither.NONE)
    if way == "sixel":
        return PagePicture(columns, rows, sixels=tuple(_sixels(drawn, height)))
    file = io.BytesIO()
    drawn.save(file, "PNG")
    return PagePicture(columns, rows, png=base64.b64encode(file.getvalue()).decode("ascii"))


def _sixels(image: Image, height: int) -> list[str]:
    """The picture in strips of a height in pixels, each a sixel sequence of its own (DEC STD 070, chapter 14)."""
    palette = image.getpalette() or []
    colours = "".join(
        f"#{n};2;" + ";".join(str(round(value * 100 / 255)) for value in palette[n * 3 : n * 3 + 3])
        for n in range(len(palette) // 3)
    )
    width, pixels = image.width, image.tobytes()
    # The second parameter, 1: what is not painted stays, so that the last band may be less than six pixels high.
    head = f'\x1bP0;1;0q"1;1;{width};{height}{colours}'
    return [
        head + _strip(pixels[top * width : (top + height) * width], width, height) + "\x1b\\"
        for top in range(0, image.height, height)
    ]


def _strip(pixels: bytes, width: int, height: int) -> str:
    out = []
    for top in range(0, height, _BAND):
        band = pixels[top * width : (top + _BAND) * width]
        for colour in sorted(set(band)):
            columns = 0  # the band's columns, a byte each, as one number: all of them are combined at once
            for bit in range(len(band) // width):
                row = band[bit * width : (bit + 1) * width].translate(_BITS[colour][bit])
                columns |= int.from_bytes(row, "big")
            line = columns.to_bytes(width, "big").translate(_UP).rstrip(b"?")
            out.append(b"#%d" % colour + _RUN.sub(lambda m: b"!%d" % len(m[0]) + m[1], line) + b"$")
        out.append(b"-")
    return b"".join(out).decode("ascii")
