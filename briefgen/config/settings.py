"""The settings as models: every key, its type, its default and, as its description, what it means.

Unknown keys are refused. The descriptions are what the README's table of keys shows.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PositiveInt, field_validator, model_validator

from briefgen.config.delivery import BatchSettings, Mail
from briefgen.config.kinds import (
    SECRET_HEADER,
    SECRET_WAYS,
    Caps,
    Colour,
    Cron,
    Day,
    Formats,
    LengthName,
    Model,
    Names,
    Paper,
    Sections,
    Since,
    Texts,
    Url,
    is_url,
    names,
)
from briefgen.config.secrets import Secret
from briefgen.model import ActorKind, KnownActor, Theme

__all__ = ["ActorSpec", "Profile", "Settings", "SourceSpec", "ThemeSpec"]

# ------------------------------------------------------------------------------------------ subjects, actors


class ThemeSpec(Model):
    """A subject. A plain list of terms is enough."""

    title: str = Field("", description="its heading in a brief; the name, when empty")
    terms: Texts = Field([], description="words and phrases that tell the subject, in any inflection")
    actors: Texts = Field([], description="names to watch: what they do belongs to the subject")
    without: Texts = Field([], description="terms that rule a paragraph out")

    @model_validator(mode="before")
    @classmethod
    def _terms_alone(cls, value: Any) -> Any:
        return {"terms": value} if isinstance(value, list | str) else value

    def theme(self, name: str) -> Theme:
        title = self.title or name.replace("-", " ").capitalize()
        return Theme(name, title, tuple(self.terms), tuple(self.actors), tuple(self.without))


class RoleSpec(Model):
    """A role, from when until when."""

    role: str = Field(description="the role as it is to be known")
    since: Day | None = Field(None, description="first day")
    until: Day | None = Field(None, description="last day")

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: Any) -> Any:
        return {"role": value} if isinstance(value, str) else value


class ActorSpec(Model):
    """What is known of an actor beforehand. A plain list of aliases is enough."""

    aliases: Texts = Field([], description="other names of the same actor")
    kind: Literal["person", "organisation", "government", "group"] | None = Field(None, description="what it is")
    roles: list[RoleSpec] = Field([], description="roles, with since and until: a document that differs is flagged")

    @model_validator(mode="before")
    @classmethod
    def _aliases_alone(cls, value: Any) -> Any:
        return {"aliases": value} if isinstance(value, list | str) else value

    def known(self, name: str) -> KnownActor:
        roles = tuple((r.role, r.since, r.until) for r in self.roles)
        return KnownActor(name, tuple(self.aliases), ActorKind(self.kind) if self.kind else None, roles)


# ------------------------------------------------------------------------------------------------ documents in


_OF_URLS, _OF_PATHS = frozenset({"kind", "headers", "drop"}), frozenset({"follow"})


class SourceSpec(Model):
    """Where documents come from: a folder, file or pattern, or a feed or page. Plain text is a path or an address."""

    path: str | None = Field(None, description="a folder, file or pattern such as `inbox/*.pdf`")
    url: Url | None = Field(None, description="a feed, page or PDF")
    kind: Literal["auto", "feed", "page"] = Field("auto", description="what the address is, when that cannot be told")
    name: str = Field("", description="how it is called in health lists and coverage lines")
    publisher: str = Field("", description="the publisher: of all that a url brings, of files that state none")
    headers: dict[str, str | Secret] = Field({}, description="request headers; those with credentials as secrets")
    drop: Texts = Field(
        [], description="what is taken out of its pages: CSS selectors, or `re:PATTERN` for paragraphs that hold it"
    )
    follow: bool = Field(False, description="read what links in a folder lead to outside of it")
    enabled: bool = Field(True, description="false leaves it out")

    @model_validator(mode="before")
    @classmethod
    def _place_alone(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"url": value} if is_url(value) else {"path": value}
        if isinstance(value, dict):
            if (value.get("path") is None) == (value.get("url") is None):
                raise ValueError("a source has either a path or a url")
            url = value.get("url")
            if isinstance(url, str) and not is_url(url):
                raise ValueError("a url begins with http:// or https://")
            for key in sorted((_OF_PATHS if url else _OF_URLS) & value.keys()):
                raise ValueError(f"{key} does nothing for a {'url' if url else 'path'}: take it out")
        return value

    @field_validator("headers", mode="before")
    @classmethod
    def _no_credentials(cls, value: Any) -> Any:
        for name, content in value.items() if isinstance(value, dict) else ():
            if isinstance(content, str) and SECRET_HEADER.search(str(name)):
                raise ValueError(f"the header {name} may not stand here in clear: {SECRET_WAYS}")
        return value

    @property
    def label(self) -> str:
        return self.name or self.url or self.path or ""


class Fetch(Model):
    """How feeds and pages are fetched."""

    seconds: PositiveInt = Field(30, description="the most that one request may take, in all")
    size_mb: PositiveInt = Field(20, description="the most that one answer may hold, decoded")
    at_once: PositiveInt = Field(8, description="requests at the same time")
    per_host: PositiveInt = Field(2, description="of these, to one host")
    robots: bool = Field(True, description="keep to robots.txt for pages")
    user_agent: str = Field("", description="how the program names itself; empty: briefgen and its version")
    allow_hosts: Texts = Field([], description="hosts inside your network that may be fetched from")
    stale_days: PositiveInt = Field(14, description="a feed without news for so long is called stale")


class Limits(Model):
    """What one document or one PDF may take."""

    file_mb: PositiveInt = Field(100, description="larger files are refused")
    read_seconds: PositiveInt = Field(30, description="the most that reading one file may take")
    read_memory_mb: PositiveInt = Field(1024, description="the most memory that reading one file may take")
    render_seconds: PositiveInt = Field(60, description="the most that making one PDF may take")
    render_memory_mb: PositiveInt = Field(2048, description="the most address space that making one PDF may take")


class LibrarySettings(Model):
    """What is kept."""

    keep_days: PositiveInt | None = Field(None, description="documents older than this are purged; empty: never")


class ExtractionSettings(Model):
    """The analysis."""

    model: str | None = Field(
        None, description="any installed spaCy pipeline for English; empty: the packaged small one"
    )


class DateSettings(Model):
    """How dates are read and written."""

    order: Literal["auto", "dmy", "mdy"] = Field("auto", description="how 12/01/2026 is read")


# ------------------------------------------------------------------------------------------------- the briefing


class Memo(Model):
    """The head of a memorandum."""

    to: str = Field("", description="TO line")
    sender: str = Field("", alias="from", description="FROM line")
    subject: str = Field("", description="SUBJECT line; empty: the title")


class Pdf(Model):
    """The PDF file."""

    attach: Annotated[list[Literal["md", "json", "ics"]], BeforeValidator(names)] = Field(
        [], description="formats embedded in the PDF"
    )


class _Briefing(Model):
    """What a brief covers and how it looks; on the top level for every brief, in a profile for its own."""

    sections: Sections | None = Field(None, description="the sections, in this order; empty: as the look has them")
    caps: Caps = Field({}, description="the most items of a section, e.g. `{actions: 12}`")
    paper: Paper | None = Field(None, description="a4 or letter; empty: as the look has it")
    accent: Colour | None = Field(None, description="the accent colour, e.g. `'#1f4e79'`")
    logo: str | None = Field(None, description="a PNG or JPEG file for the head of page one")
    header: str = Field("", description="a line at the top of every page")
    footer: str = Field("", description="a line at the foot of every page")
    audience: str = Field("", description="who the brief is for")
    handling: str = Field("", max_length=200, description="a handling marking, shown on every page")
    memo: Memo = Field(Memo(), description="TO, FROM, SUBJECT of the look `memo`")
    pdf: Pdf = Field(Pdf(), description="the PDF file")


class Profile(_Briefing):
    """A named job: what is not set here is as on the top level."""

    title: str | None = Field(None, description="the title of its briefs; `{date}`, `{profile}`")
    themes: Names | None = Field(None, description="names of themes; none: everything")
    sources: list[SourceSpec] | None = Field(None, description="its own sources")
    look: str | None = Field(None, description="its look")
    length: LengthName | None = Field(None, description="its length")
    formats: Formats | None = Field(None, description="its formats")
    out: str | None = Field(None, description="its folder")
    since: Since | None = Field(None, description="`last`, a date, or a span such as `24h`")
    file_name: str | None = Field(
        None, description="pattern of its file names, without ending; `{date}`, `{profile}`, `{title}`"
    )
    language: Literal["en-GB", "en-US"] | None = Field(None, description="how its dates are written, as `language`")
    schedule: Cron | None = Field(None, description="when it is due: a crontab line's five fields, or `daily 06:00`")
    nothing_new: Literal["skip", "send", "fail"] = Field("skip", description="what to do when there is nothing new")
    recipients: Annotated[list[str], BeforeValidator(names)] = Field(
        [], description="addresses and names of mail lists"
    )
    subject: str = Field(
        "", description="pattern of the mail's subject; `{title}`, `{date}`, `{first}`, `{count}`, `{more}`"
    )
    attach: Formats = Field(["pdf"], description="formats attached to its mails")


class Tui(Model):
    """The terminal interface."""

    color_theme: str = Field("", description="its colours; empty: by the terminal")
    images: Literal["auto", "kitty", "sixel", "blocks", "none"] = Field(
        "auto", description="how the preview shows pages: `auto` asks the terminal; `kitty`, `sixel`, `blocks`, `none`"
    )
    keys: dict[str, str] = Field({}, description="other keys for its actions by name, e.g. `{preview.render: f9}`")


class Settings(_Briefing):
    """Everything that config.yaml may say."""

    briefgen: Literal[1] = Field(1, description="marks the file as a workspace's; always 1")
    title: str = Field("Briefing", description="the title of a brief")
    look: str = Field("classic", description="the look; `briefgen looks` lists them")
    length: LengthName | None = Field(None, description="one-page, standard or full; empty: as the look has it")
    formats: Formats = Field(["md", "pdf"], description="the files that are made")
    out: str = Field("briefs", description="the folder that briefs are written to")
    templates: str = Field("templates", description="the folder of your own looks")
    language: Literal["en-GB", "en-US"] = Field(
        "en-GB",
        description="how dates are written, and what the files name as theirs: `en-GB` 12 January 2026, `en-US` January 12, 2026",
    )
    sources: list[SourceSpec] = Field([SourceSpec(path="sources")], description="where documents come from")
    use_themes: Names = Field([], description="themes of a brief when none is named; none: everything")
    themes: dict[str, ThemeSpec] = Field({}, description="subjects by name")
    actors: dict[str, ActorSpec] = Field({}, description="actors by name, with aliases, kind and roles")
    extraction: ExtractionSettings = Field(ExtractionSettings(), description="the analysis")
    dates: DateSettings = Field(DateSettings(), description="how dates are read")
    fetch: Fetch = Field(Fetch(), description="how feeds and pages are fetched")
    limits: Limits = Field(Limits(), description="what one document or PDF may take")
    library: LibrarySettings = Field(LibrarySettings(), description="what is kept")
    profiles: dict[str, Profile] = Field({}, description="named jobs")
    mail: Mail = Field(Mail(), description="how briefs are mailed")
    batch: BatchSettings = Field(BatchSettings(), description="unattended runs")
    tui: Tui = Field(Tui(), description="the terminal interface")

    def theme_list(self) -> tuple[Theme, ...]:
        return tuple(spec.theme(name) for name, spec in self.themes.items())

    def known_actors(self) -> tuple[KnownActor, ...]:
        return tuple(spec.known(name) for name, spec in self.actors.items())

    def for_profile(self, name: str) -> Settings:
        """The settings as one profile has them: what it sets, over the top level. Raises KeyError."""
        profile = self.profiles[name]
        own = {key: getattr(profile, key) for key in profile.model_fields_set}
        if (themes := own.pop("themes", None)) is not None:
            own["use_themes"] = themes
        return self.model_copy(update={key: value for key, value in own.items() if key in Settings.model_fields})
