"""The settings as models: every key, its type, its default and, as its description, what it means.

Unknown keys are refused. The descriptions are what the README's table of keys shows.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PositiveInt, field_validator, model_validator

from briefgen.config.secrets import Secret
from briefgen.model import ActorKind, KnownActor, Theme

__all__ = [
    "ActorSpec",
    "Format",
    "LengthName",
    "Mail",
    "Paper",
    "Profile",
    "SectionName",
    "Settings",
    "SourceSpec",
    "ThemeSpec",
    "is_url",
]

Format = Literal["md", "pdf", "html", "mail.html", "txt", "json", "ics", "docx"]
LengthName = Literal["one-page", "standard", "full"]
Paper = Literal["a4", "letter"]
SectionName = Literal[
    "bluf", "changed", "themes", "deadlines", "actions", "timeline", "actors", "conflicts", "sources", "notes"
]
CapName = Literal[
    "bluf", "changed", "each", "actions", "deadlines", "timeline", "actors", "conflicts", "refs", "sources"
]

_URL = re.compile(r"(?i)https?://")
_SECRET_HEADER = re.compile(r"(?i)authori[sz]ation|cookie|token|secret|password|api[-_]?key")
_SINCE = re.compile(r"last|\d{4}-\d{2}-\d{2}|\d+[hdw]")
_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+|[^<>@\r\n]*<[^@\s<>,;]+@[^@\s<>,;]+>")
_SECRET_WAYS = "write {env: NAME}, {file: PATH}, {command: [...]} or {keyring: SERVICE/USER}"


def is_url(text: str) -> bool:
    return _URL.match(text) is not None


def _many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _names(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _since(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and not _SINCE.fullmatch(value):
        raise ValueError("write last, a date as 2026-01-31, or a span as 24h, 7d or 2w")
    return value


def _address(value: Any) -> Any:
    if isinstance(value, str) and not _ADDRESS.fullmatch(value.strip()):
        raise ValueError("this is no mail address: write name@example.org or Name <name@example.org>")
    return value


def _colour(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ValueError("a colour is written '#1f4e79', in quotes")
    return value


def _no_password(value: Any) -> Any:
    if isinstance(value, str) and is_url(value) and urlsplit(value).password:
        raise ValueError(f"a password may not stand in an address: use headers, and {_SECRET_WAYS}")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("a date is written 2026-01-31") from None
    return value


Texts = Annotated[list[str], BeforeValidator(_many)]
Names = Annotated[list[str], BeforeValidator(_names)]
Formats = Annotated[list[Format], BeforeValidator(_names)]
Sections = Annotated[list[SectionName], BeforeValidator(_names)]
Since = Annotated[str, BeforeValidator(_since)]
Address = Annotated[str, BeforeValidator(_address)]
Colour = Annotated[str, BeforeValidator(_colour)]
Url = Annotated[str, BeforeValidator(_no_password)]
Day = Annotated[date, BeforeValidator(_day)]
Caps = dict[CapName, PositiveInt]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


# ------------------------------------------------------------------------------------------ subjects, actors


class ThemeSpec(_Model):
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


class RoleSpec(_Model):
    """A role, from when until when."""

    role: str = Field(description="the role as it is to be known")
    since: Day | None = Field(None, description="first day")
    until: Day | None = Field(None, description="last day")

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: Any) -> Any:
        return {"role": value} if isinstance(value, str) else value


class ActorSpec(_Model):
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


class SourceSpec(_Model):
    """Where documents come from: a folder, file or pattern, or a feed or page. Plain text is a path or an address."""

    path: str | None = Field(None, description="a folder, file or pattern such as `inbox/*.pdf`")
    url: Url | None = Field(None, description="a feed, page or PDF")
    kind: Literal["auto", "feed", "page"] = Field("auto", description="what the address is, when that cannot be told")
    name: str = Field("", description="how it is called in health lists and coverage lines")
    publisher: str = Field("", description="the publisher, where documents do not state one")
    headers: dict[str, str | Secret] = Field({}, description="request headers; those with credentials as secrets")
    drop: Texts = Field([], description="CSS selectors of what is taken out of its pages")
    enabled: bool = Field(True, description="false leaves it out")

    @model_validator(mode="before")
    @classmethod
    def _place_alone(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"url": value} if is_url(value) else {"path": value}
        if isinstance(value, dict):
            if (value.get("path") is None) == (value.get("url") is None):
                raise ValueError("a source has either a path or a url")
            if isinstance(url := value.get("url"), str) and not is_url(url):
                raise ValueError("a url begins with http:// or https://")
        return value

    @field_validator("headers", mode="before")
    @classmethod
    def _no_credentials(cls, value: Any) -> Any:
        for name, content in value.items() if isinstance(value, dict) else ():
            if isinstance(content, str) and _SECRET_HEADER.search(str(name)):
                raise ValueError(f"the header {name} may not stand here in clear: {_SECRET_WAYS}")
        return value

    @property
    def label(self) -> str:
        return self.name or self.url or self.path or ""


class Fetch(_Model):
    """How feeds and pages are fetched."""

    seconds: PositiveInt = Field(30, description="the most that one request may take, in all")
    size_mb: PositiveInt = Field(20, description="the most that one answer may hold, decoded")
    at_once: PositiveInt = Field(8, description="requests at the same time")
    per_host: PositiveInt = Field(2, description="of these, to one host")
    robots: bool = Field(True, description="keep to robots.txt for pages")
    user_agent: str = Field("", description="how the program names itself; empty: briefgen and its version")
    allow_hosts: Texts = Field([], description="hosts inside your network that may be fetched from")
    stale_days: PositiveInt = Field(14, description="a feed without news for so long is called stale")


class Limits(_Model):
    """What one document or one PDF may take."""

    file_mb: PositiveInt = Field(100, description="larger files are refused")
    read_seconds: PositiveInt = Field(30, description="the most that reading one file may take")
    read_memory_mb: PositiveInt = Field(1024, description="the most memory that reading one file may take")
    render_seconds: PositiveInt = Field(60, description="the most that making one PDF may take")
    render_memory_mb: PositiveInt = Field(1024, description="the most memory that making one PDF may take")


class LibrarySettings(_Model):
    """What is kept."""

    keep_days: PositiveInt | None = Field(None, description="documents older than this are purged; empty: never")


class ExtractionSettings(_Model):
    """The analysis."""

    model: str | None = Field(
        None, description="any installed spaCy pipeline for English; empty: the packaged small one"
    )


class DateSettings(_Model):
    """How dates are read and written."""

    order: Literal["auto", "dmy", "mdy"] = Field("auto", description="how 12/01/2026 is read")


# ---------------------------------------------------------------------------------------------------- delivery


class Smtp(_Model):
    """The server that takes mail."""

    host: str = Field("localhost", description="its name")
    port: PositiveInt | None = Field(None, description="its port; empty: 587 for starttls, 465 for tls, 25 for none")
    security: Literal["starttls", "tls", "none"] = Field("starttls", description="how the connection is protected")
    user: str = Field("", description="who logs in; empty: no login")
    password: Secret | None = Field(None, description="where the password is kept")
    token: Secret | None = Field(None, description="where an OAuth token comes from (XOAUTH2), in place of a password")
    seconds: PositiveInt = Field(60, description="the most that one step may take")

    @model_validator(mode="after")
    def _safe(self) -> Smtp:
        if self.password and self.token:
            raise ValueError("either a password or a token")
        if self.security == "none" and (self.password or self.token):
            raise ValueError("a login needs security: starttls or tls")
        return self


class MailList(_Model):
    """Recipients under one name. A plain list of addresses is enough."""

    to: list[Address] = Field([], description="addresses")
    file: str | None = Field(None, description="a text file with one address a line")

    @model_validator(mode="before")
    @classmethod
    def _addresses_alone(cls, value: Any) -> Any:
        return {"to": _many(value)} if isinstance(value, list | str) else value


class Mail(_Model):
    """How briefs are mailed."""

    sender: Address | None = Field(None, alias="from", description="who the mail is from")
    reply_to: Address | None = Field(None, description="where answers go")
    method: Literal["smtp", "sendmail", "eml"] = Field("smtp", description="a server, a command, or drafts as files")
    smtp: Smtp = Field(Smtp(), description="the server")
    command: Texts = Field(["sendmail", "-i", "-t"], description="the command for method: sendmail")
    drafts: str = Field("drafts", description="the folder for method: eml")
    size_mb: PositiveInt = Field(15, description="larger mails leave the attachments out and say so")
    link: str = Field("", description="where the briefs can be fetched from, for mails without attachments")
    unsubscribe: str = Field("", description="address or page for List-Unsubscribe")
    lists: dict[str, MailList] = Field({}, description="recipients by name")


class Ping(_Model):
    """A call for monitoring. Plain text is a URL, a list is a command."""

    url: Url | None = Field(None, description="fetched with GET")
    command: list[str] | None = Field(None, description="run without a shell")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"url": value}
        return {"command": value} if isinstance(value, list) else value


class BatchSettings(_Model):
    """Unattended runs."""

    executor: Literal["processes", "dask"] = Field(
        "processes", description="who works: this machine, or a Dask cluster"
    )
    workers: PositiveInt | None = Field(None, description="processes on this machine; empty: its cores")
    scheduler: str = Field("", description="address of the Dask scheduler")
    log: str = Field("", description="the log file; empty: in the workspace's .briefgen")
    log_format: Literal["text", "json"] = Field("text", description="lines for people or for programs")
    on_start: Ping | None = Field(None, description="called when a run starts")
    on_success: Ping | None = Field(None, description="called when it went well")
    on_failure: Ping | None = Field(None, description="called when it did not")


# ------------------------------------------------------------------------------------------------- the briefing


class Memo(_Model):
    """The head of a memorandum."""

    to: str = Field("", description="TO line")
    sender: str = Field("", alias="from", description="FROM line")
    subject: str = Field("", description="SUBJECT line; empty: the title")


class Pdf(_Model):
    """The PDF file."""

    attach: Annotated[list[Literal["md", "json", "ics"]], BeforeValidator(_names)] = Field(
        [], description="formats embedded in the PDF"
    )


class _Briefing(_Model):
    """What a brief covers and how it looks; on the top level for every brief, in a profile for its own."""

    sections: Sections | None = Field(None, description="the sections, in this order; empty: as the look has them")
    caps: Caps = Field({}, description="the most items of a section, e.g. `{actions: 12}`")
    paper: Paper | None = Field(None, description="a4 or letter; empty: as the look has it")
    accent: Colour | None = Field(None, description="the accent colour, e.g. `'#1f4e79'`")
    logo: str | None = Field(None, description="a PNG or JPEG file for the head of page one")
    header: str = Field("", description="a line at the top of every page")
    footer: str = Field("", description="a line at the foot of every page")
    audience: str = Field("", description="who the brief is for")
    handling: str = Field("", description="a handling marking, shown on every page")
    memo: Memo = Field(Memo(), description="TO, FROM, SUBJECT of the look `memo`")
    pdf: Pdf = Field(Pdf(), description="the PDF file")


class Profile(_Briefing):
    """A named job: what is not set here is as on the top level."""

    title: str | None = Field(None, description="the title of its briefs")
    themes: Names | None = Field(None, description="names of themes; none: everything")
    sources: list[SourceSpec] | None = Field(None, description="its own sources")
    look: str | None = Field(None, description="its look")
    length: LengthName | None = Field(None, description="its length")
    formats: Formats | None = Field(None, description="its formats")
    out: str | None = Field(None, description="its folder")
    since: Since | None = Field(None, description="`last`, a date, or a span such as `24h`")
    file_name: str | None = Field(None, description="pattern of its file names, without ending; `{date}`, `{profile}`")
    language: str | None = Field(None, description="language of its dates, e.g. `en-GB`")
    schedule: str | None = Field(None, description="when it is due: a crontab line's five fields, or `daily 06:00`")
    nothing_new: Literal["skip", "send", "fail"] = Field("skip", description="what to do when there is nothing new")
    recipients: Annotated[list[str], BeforeValidator(_names)] = Field(
        [], description="addresses and names of mail lists"
    )
    subject: str = Field("", description="pattern of the mail's subject; `{title}`, `{date}`, `{count}`, `{first}`")
    attach: Formats = Field(["pdf"], description="formats attached to its mails")


class Tui(_Model):
    """The terminal interface."""

    color_theme: str = Field("", description="its colours; empty: by the terminal")
    keys: dict[str, str] = Field({}, description="other keys for its actions, e.g. `{render: f5}`")


class Settings(_Briefing):
    """Everything that config.yaml may say."""

    briefgen: Literal[1] = Field(1, description="marks the file as a workspace's; always 1")
    title: str = Field("Briefing", description="the title of a brief")
    look: str = Field("classic", description="the look; `briefgen looks` lists them")
    length: LengthName | None = Field(None, description="one-page, standard or full; empty: as the look has it")
    formats: Formats = Field(["md", "pdf"], description="the files that are made")
    out: str = Field("briefs", description="the folder that briefs are written to")
    templates: str = Field("templates", description="the folder of your own looks")
    language: str = Field("en-GB", description="language of the dates in a brief: `en-GB` or `en-US`")
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
