"""Where the looks, fonts, sample sources and the default config are: inside the package when installed, else in the repository."""

from __future__ import annotations

from pathlib import Path

__all__ = ["default_config", "fonts", "root", "sample_sources", "templates"]

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The folder that holds templates/, sources/ and config.yaml."""
    inside = _PACKAGE / "_data"
    return inside if inside.is_dir() else _PACKAGE.parent


def templates() -> Path:
    """The folder of the looks, one folder each."""
    return root() / "templates"


def fonts() -> Path:
    return templates() / "fonts"


def sample_sources() -> Path:
    """The folder of the sample documents."""
    return root() / "sources"


def default_config() -> Path:
    """The commented config.yaml that `briefgen init` copies."""
    return root() / "config.yaml"
