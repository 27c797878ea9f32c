"""Where the looks, fonts, sample sources and the default config are: inside the package when installed, else in the repository."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

__all__ = ["countries", "default_config", "find_looks", "fonts", "root", "sample_sources", "templates"]

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The folder that holds templates/, sources/ and config.yaml."""
    inside = _PACKAGE / "_data"
    return inside if inside.is_dir() else _PACKAGE.parent


def templates() -> Path:
    """The folder of the looks, one folder each."""
    return root() / "templates"


def find_looks(roots: Iterable[Path] = ()) -> dict[str, Path]:
    """Name -> folder of every look under the given roots (the user's, first wins) and of those that come with briefgen."""
    found: dict[str, Path] = {}
    for root in (*roots, templates()):
        for path in sorted(root.glob("*/look.yaml")) if root.is_dir() else ():
            found.setdefault(path.parent.name, path.parent)
    return found


def fonts() -> Path:
    return templates() / "fonts"


def sample_sources() -> Path:
    """The folder of the sample documents."""
    return root() / "sources"


def default_config() -> Path:
    """The commented config.yaml that `briefgen init` copies."""
    return root() / "config.yaml"


def countries() -> list[dict[str, str]]:
    """The countries of ISO 3166-1 as pycountry's data file has them: alpha_2, name, perhaps common_name and official_name.

    The file alone, for importing pycountry takes many times as long.
    """
    spec = find_spec("pycountry")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return []
    found: list[dict[str, str]] = json.loads((Path(folders[0]) / "databases" / "iso3166-1.json").read_text("utf-8"))[
        "3166-1"
    ]
    return found
