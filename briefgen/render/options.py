"""What a user can choose about a rendered brief: sections, caps, length, paper, dress."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from briefgen.errors import UsageError

__all__ = ["CAPS", "COLOUR", "FORMATS", "SECTIONS", "Length", "RenderOptions", "contrast"]

FORMATS = ("md", "pdf", "html", "mail.html", "txt", "json", "ics", "docx")
SECTIONS = ("bluf", "changed", "themes", "deadlines", "actions", "timeline", "actors", "conflicts", "sources", "notes")


class Length(StrEnum):
    ONE_PAGE = "one-page"
    STANDARD = "standard"
    FULL = "full"


# The most items that a section shows. `each` caps the items of one theme, `refs` the notes of one item.
CAPS: dict[Length, dict[str, int]] = {
    Length.ONE_PAGE: {
        "bluf": 5, "changed": 4, "each": 4, "actions": 12, "deadlines": 8, "timeline": 12, "actors": 8, "conflicts": 2,
        "refs": 2, "sources": 12,
    },
    Length.STANDARD: {
        "bluf": 5, "changed": 8, "each": 6, "actions": 24, "deadlines": 12, "timeline": 20, "actors": 30, "conflicts": 6,
        "refs": 3, "sources": 80,
    },
    Length.FULL: {
        "bluf": 5, "changed": 40, "each": 40, "actions": 400, "deadlines": 100, "timeline": 200, "actors": 200,
        "conflicts": 100, "refs": 12, "sources": 1000,
    },
}  # fmt: skip
COLOUR = re.compile(r"#[0-9a-fA-F]{6}$")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Choices for one rendering. None or an empty value means: as the look has it.

    sections: keys of SECTIONS, shown in this order; what is not named is not shown.
    caps: (key of CAPS, most items), over those of the length.
    logo: PNG or JPEG bytes. header, footer: one line of text each, at most 200 characters.
    attach: formats embedded in the PDF, of 'md', 'json', 'ics'.
    to, sender, subject: the head of a memo.
    handling: the marking of a hand-edited Markdown; a Brief has its own.
    language: of the dates, as `edtf.dates_in` takes it, and of a hand-edited Markdown; a Brief has its own.
    json: a JSON file with everything is made too, so that a capped list can point to it; `render` sets it.
    seconds, memory (bytes of address space): what making the PDF may take; they change nothing of it, so `repr` leaves them out.
    """

    sections: tuple[str, ...] = ()
    caps: tuple[tuple[str, int], ...] = ()
    length: Length | None = None
    paper: str = ""  # 'a4' or 'letter'
    accent: str = ""  # '#rrggbb'
    logo: bytes | None = None
    header: str = ""
    footer: str = ""
    attach: tuple[str, ...] = ()
    to: str = ""
    sender: str = ""
    subject: str = ""
    json: bool = False
    handling: str = ""
    language: str = "en-GB"
    seconds: float = field(default=60.0, repr=False)
    memory: int = field(default=2 << 30, repr=False)

    def __post_init__(self) -> None:
        for name, given, known in (
            ("sections", self.sections, SECTIONS),
            ("caps", tuple(key for key, _ in self.caps), tuple(CAPS[Length.FULL])),
            ("paper", (self.paper,) if self.paper else (), ("a4", "letter")),
            ("attach", self.attach, ("md", "json", "ics")),
        ):
            if wrong := [value for value in given if value not in known]:
                raise UsageError(f"'{wrong[0]}' is unknown", where=name, hint=f"one of: {', '.join(known)}")
        if self.accent and not COLOUR.match(self.accent):
            raise UsageError(f"'{self.accent}' is not a colour", where="accent", hint="write it as '#1f4e79'")
        if self.logo is not None and logo_type(self.logo) is None:
            raise UsageError("the picture is neither PNG nor JPEG", where="logo", hint="convert it")


def contrast(colour: str) -> float:
    """The contrast of '#rrggbb' on white, from 1 to 21 (WCAG 2.2): text needs 4.5."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def logo_type(data: bytes) -> str | None:
    """The media type of a logo, by its first bytes."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8\xff") else None
