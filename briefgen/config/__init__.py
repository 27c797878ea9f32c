"""Settings: models, reading of YAML with line numbers, merging of the layers, secrets. Imports pydantic."""

import os

# Before the first model: looking for plug-ins in all that is installed takes as long as building the models.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

from briefgen.config.delivery import BatchSettings, Mail, MailList, Ping
from briefgen.config.load import ConfigProblems, Loaded, load, load_settings
from briefgen.config.schedule import Schedule, parse_schedule
from briefgen.config.secrets import Secret
from briefgen.config.settings import Profile, Settings, SourceSpec, ThemeSpec

__all__ = [
    "BatchSettings",
    "ConfigProblems",
    "Loaded",
    "Mail",
    "MailList",
    "Ping",
    "Profile",
    "Schedule",
    "Secret",
    "Settings",
    "SourceSpec",
    "ThemeSpec",
    "load",
    "load_settings",
    "parse_schedule",
]
