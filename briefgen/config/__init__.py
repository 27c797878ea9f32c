"""Settings: models, reading of YAML with line numbers, merging of the layers, secrets. Imports pydantic."""

from briefgen.config.load import ConfigProblems, Loaded, load, load_settings
from briefgen.config.secrets import Secret
from briefgen.config.settings import Profile, Settings, SourceSpec, ThemeSpec

__all__ = [
    "ConfigProblems",
    "Loaded",
    "Profile",
    "Secret",
    "Settings",
    "SourceSpec",
    "ThemeSpec",
    "load",
    "load_settings",
]
