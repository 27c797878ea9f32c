"""The settings of mail and of unattended runs."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from briefgen.config.kinds import Address, Model, Texts, Url, many
from briefgen.config.secrets import Secret

__all__ = ["BatchSettings", "Mail", "MailList", "Ping", "Smtp"]


class Smtp(Model):
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


class MailList(Model):
    """Recipients under one name. A plain list of addresses is enough."""

    to: list[Address] = Field([], description="addresses")
    file: str | None = Field(None, description="a text file with one address a line")

    @model_validator(mode="before")
    @classmethod
    def _addresses_alone(cls, value: Any) -> Any:
        return {"to": many(value)} if isinstance(value, list | str) else value


class Mail(Model):
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


class Ping(Model):
    """A call for monitoring. Plain text is a URL, a list is a command."""

    url: Url | None = Field(None, description="called with POST, the summary as its body")
    command: list[str] | None = Field(None, description="run without a shell")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"url": value}
        return {"command": value} if isinstance(value, list) else value


class BatchSettings(Model):
    """Unattended runs."""

    executor: Literal["processes", "dask"] = Field(
        "processes", description="who works: this machine, or a Dask cluster"
    )
    workers: PositiveInt | None = Field(None, description="processes on this machine; empty: its cores")
    scheduler: str = Field("", description="address of the Dask scheduler")
    log: str = Field("", description="the log file; empty: in the workspace's .briefgen")
    log_format: Literal["text", "json"] = Field("text", description="lines for people or for programs")
    remind_hours: NonNegativeInt = Field(
        24, description="trouble that goes on is told again on standard error after so long; 0: at every run"
    )
    on_start: Ping | None = Field(None, description="called when a run starts")
    on_success: Ping | None = Field(None, description="called when it went well")
    on_failure: Ping | None = Field(None, description="called when it did not")
