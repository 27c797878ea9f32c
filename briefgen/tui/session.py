"""What the user has chosen so far: kept in the workspace, so that the interface opens on yesterday's state."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from briefgen.errors import StateError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.engine import BuildRequest
    from briefgen.workspace import Workspace

__all__ = ["Session"]

_NAME = "session"


@dataclass(slots=True)
class Session:
    """Choices of one desk. `themes` None: as the settings say; empty: everything. `marked` empty: all documents."""

    inputs: list[str] = field(default_factory=list)  # files, folders and addresses added by hand
    marked: set[str] = field(default_factory=set)  # document ids
    themes: list[str] | None = None
    look: str = ""
    length: str = ""
    sections: list[str] = field(default_factory=list)  # empty: as the look has them
    since: str = ""
    until: str = ""
    title: str = ""
    profile: str = ""
    recipients: list[str] = field(default_factory=list)  # other than the profile's
    color_theme: str = ""
    sort: str = "date"
    made: dict[str, str] = field(default_factory=dict)  # files that were written last -> what they looked like
    made_of: str = ""  # print of the brief that they show

    def base(self, settings: Settings) -> Settings:
        """The settings as the chosen profile has them."""
        return settings.for_profile(self.profile) if self.profile in settings.profiles else settings

    def chosen_themes(self, settings: Settings) -> tuple[str, ...]:
        """Names of the themes of the brief, those that are still defined."""
        names = self.base(settings).use_themes if self.themes is None else self.themes
        return tuple(name for name in names if name in settings.themes)

    def request(self, documents: tuple[str, ...], settings: Settings, day: date) -> BuildRequest:
        """What the engine is asked for. Raises ValueError for a date that is none."""
        from briefgen.engine import BuildRequest

        return BuildRequest(
            documents=documents,
            themes=self.chosen_themes(settings),
            look=self.look or None,
            length=self.length or None,
            title=self._title(settings, day),
            date=day,
            since=self.since or None,
            until=date.fromisoformat(self.until) if self.until else None,
            profile=self.profile,
        )

    def _title(self, settings: Settings, day: date) -> str | None:
        """The title as it was typed, else the profile's pattern filled in."""
        if self.title or self.profile not in settings.profiles:
            return self.title or None
        from briefgen.engine.patterns import fill

        values = {"date": day.isoformat(), "profile": self.profile}
        return fill(self.base(settings).title, values, f"profiles.{self.profile}.title")

    def effective(self, settings: Settings) -> Settings:
        """The settings with what is chosen here in place. A brief without themes is one of everything."""
        change: dict[str, Any] = {"use_themes": list(self.chosen_themes(settings))}
        if self.sections:
            change["sections"] = list(self.sections)
        return self.base(settings).model_copy(update=change)

    # --------------------------------------------------------------------------------------------- keeping

    def copy(self) -> Session:
        """As it is now, whatever is chosen next."""
        return deepcopy(self)

    def save(self, workspace: Workspace) -> None:
        """Raises StateError."""
        workspace.remember(
            _NAME,
            {
                "inputs": self.inputs,
                "marked": sorted(self.marked),
                "themes": self.themes,
                "look": self.look,
                "length": self.length,
                "sections": self.sections,
                "since": self.since,
                "until": self.until,
                "title": self.title,
                "profile": self.profile,
                "recipients": self.recipients,
                "color_theme": self.color_theme,
                "sort": self.sort,
                "made": self.made,
                "made_of": self.made_of,
            },
        )

    @classmethod
    def load(cls, workspace: Workspace) -> Session:
        """The session as it was left; a new one where there is none. Raises StateError for a file that cannot be read."""
        import yaml

        path = workspace.remembered_path(_NAME)
        try:
            data = yaml.safe_load(path.read_text("utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, yaml.YAMLError) as exc:
            raise StateError(
                "yesterday's choices cannot be read", where=str(path), hint="they start anew; the file may be deleted"
            ) from exc
        return cls._from(data if isinstance(data, Mapping) else {})

    @classmethod
    def _from(cls, data: Mapping[str, Any]) -> Session:
        def text(key: str) -> str:
            value = data.get(key)
            return value if isinstance(value, str) else ""

        def texts(key: str) -> list[str]:
            value = data.get(key)
            return [x for x in value if isinstance(x, str)] if isinstance(value, list) else []

        made = data.get("made")
        made = made if isinstance(made, Mapping) else {}
        return cls(
            inputs=texts("inputs"),
            marked=set(texts("marked")),
            themes=texts("themes") if isinstance(data.get("themes"), list) else None,
            look=text("look"),
            length=text("length"),
            sections=texts("sections"),
            since=text("since"),
            until=text("until"),
            title=text("title"),
            profile=text("profile"),
            recipients=texts("recipients"),
            color_theme=text("color_theme"),
            sort=text("sort") or "date",
            made={k: v for k, v in made.items() if isinstance(k, str) and isinstance(v, str)},
            made_of=text("made_of"),
        )
