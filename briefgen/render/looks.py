"""Looks: the folders of templates that give a brief its dress, found and read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefgen import resources
from briefgen.errors import TemplateError, UsageError
from briefgen.render.options import COLOUR, SECTIONS, Length
from briefgen.resources import find_looks
from briefgen.text import digest

__all__ = ["Look", "find_looks", "get_look", "load_look"]

_KEYS = ("title", "description", "length", "paper", "accent", "sections", "figure", "figure_width")


@dataclass(frozen=True, slots=True)
class Look:
    """A visual design: a folder with look.yaml and any of brief.md.j2, page.html.j2, style.css, sections/*.md.j2.

    What the folder does not hold is taken from `_base`. `figure` is the family of the timeline's letters, 'sans' or 'serif'.
    """

    name: str
    folder: Path
    title: str = ""
    description: str = ""
    length: Length = Length.STANDARD
    paper: str = "a4"
    accent: str = "#1f4e79"
    sections: tuple[str, ...] = SECTIONS
    figure: str = "sans"
    figure_width: float = 640.0  # units across the text: fewer make larger letters

    @property
    def roots(self) -> tuple[Path, ...]:
        """Where its templates are looked for, in order."""
        packaged = resources.templates()
        return (self.folder, self.folder.parent, packaged, packaged / "_base")

    def fingerprint(self) -> str:
        """A hash of every file that dresses a brief: changes when a template, a style sheet or a shared part does."""
        base = resources.templates() / "_base"
        files = [p for folder in (self.folder, base) for p in sorted(folder.rglob("*")) if p.is_file()]
        return digest(*(part for p in files for part in (p.name, p.read_bytes())))


def load_look(folder: Path) -> Look:
    """Reads look.yaml. Raises TemplateError, in one line, with the key that is wrong."""
    path = folder / "look.yaml"
    try:
        data = yaml.safe_load(path.read_text("utf-8")) or {}
    except OSError as error:
        raise TemplateError("cannot be read", where=str(path), hint=error.strerror or "check the file") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise TemplateError(
            "is not valid YAML", where=f"{path}{line}", hint=str(getattr(error, "problem", ""))
        ) from error
    if not isinstance(data, dict):
        raise TemplateError("must hold 'key: value' lines", where=str(path))
    return _look(folder, path, data)


def _look(folder: Path, path: Path, data: dict[str, Any]) -> Look:
    def wrong(key: str, hint: str) -> TemplateError:
        return TemplateError(f"'{key}' is wrong", where=str(path), hint=hint)

    if unknown := [key for key in data if key not in _KEYS]:
        raise wrong(str(unknown[0]), f"known keys: {', '.join(_KEYS)}")
    if (length := data.get("length", "standard")) not in tuple(Length):
        raise wrong("length", f"one of: {', '.join(Length)}")
    if (paper := data.get("paper", "a4")) not in ("a4", "letter"):
        raise wrong("paper", "a4 or letter")
    if not COLOUR.match(str(data.get("accent", "#1f4e79"))):
        raise wrong("accent", "write it as '#1f4e79', with the quotation marks")
    if not isinstance(width := data.get("figure_width", 640), int | float) or not 240 <= width <= 1200:
        raise wrong("figure_width", "a number from 240 to 1200")
    sections = tuple(data.get("sections", SECTIONS))
    if any(key not in SECTIONS for key in sections):
        raise wrong("sections", f"of: {', '.join(SECTIONS)}")
    return Look(
        name=folder.name,
        folder=folder,
        title=str(data.get("title", folder.name)),
        description=str(data.get("description", "")),
        length=Length(length),
        paper=paper,
        accent=str(data.get("accent", "#1f4e79")),
        sections=sections,
        figure=str(data.get("figure", "sans")),
        figure_width=float(width),
    )


def get_look(name: str, roots: Iterable[Path] = ()) -> Look:
    """The look of that name. Raises UsageError naming those that there are."""
    found = find_looks(roots)
    if name not in found:
        raise UsageError(f"there is no look '{name}'", hint=f"one of: {', '.join(sorted(found))}")
    return load_look(found[name])
