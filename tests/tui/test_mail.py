"""Mail from the preview: shown first, sent by a real server on loopback, each recipient's state in words."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefgen.engine import mailing
from briefgen.tui.app import BriefgenApp
from briefgen.tui.screens.asking import TextDialog
from briefgen.tui.screens.mailing import MailDialog
from tests.briefs import sample_brief
from tests.deliver.servers import ScriptedServer, real_server, silent_port
from tests.tui.desk import CONFIG, fill, give, listed, play, rested, shown, until

pytestmark = pytest.mark.real_time


def fill_with_mail(folder: Path, port: int, recipients: str = "[office, press@ministry.example]") -> None:
    fill(folder)
    (folder / "config.yaml").write_text(
        CONFIG
        + f"""formats: [md]
mail:
  from: Desk <desk@ministry.example>
  smtp: {{host: localhost, port: {port}, security: none, seconds: 60}}
  lists: {{office: [minister@ministry.example, chief@ministry.example]}}
profiles:
  morning: {{title: Morning brief, attach: [md], recipients: {recipients}}}
"""
    )


async def written(app: BriefgenApp, pilot: Pilot[Any], profile: str = "morning") -> None:
    """The preview of a brief of that profile, on the way to its mail."""
    await listed(app, pilot)
    app.session.profile = profile
    give(app, sample_brief(), profile)
    await pilot.press("4", "m")


async def asked(app: BriefgenApp, pilot: Pilot[Any]) -> MailDialog:
    await until(pilot, lambda: isinstance(app.screen, MailDialog))
    assert isinstance(app.screen, MailDialog)
    return app.screen


def test_the_exact_list_is_shown_then_sent_then_each_state(workspace_folder: Path) -> None:
    with real_server("none") as (port, kept):
        fill_with_mail(workspace_folder, port)

        async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
            await written(app, pilot)
            await asked(app, pilot)
            text = shown(app)
            for word in (
                "minister@ministry.example",
                "chief@ministry.example",
                "press@ministry.example",
                "3 recipients",
            ):
                assert word in text
            assert ".md (" in text and "Subject   " in text and "desk@ministry.example" in text
            assert text.count("not sent") == 3
            await pilot.press("n")
            assert not list((workspace_folder / ".briefgen").glob("outbox/*.eml")), "nothing is queued unasked"
            await pilot.press("m")
            await asked(app, pilot)
            await pilot.press("y")
            await rested(app, pilot)
            assert len(kept.envelopes) == 3
            assert shown(app).count("sent ") >= 3 and "3 sent" in shown(app)
            await pilot.press("escape", "m")
            await asked(app, pilot)
            assert "nobody gets a brief twice" in shown(app)
            await pilot.press("y")
            assert not app.mailer.sending

        app = play(workspace_folder, steps)
        records = mailing.open_outbox(app.workspace).records()
        assert sorted((r.recipient.partition("@")[0], r.state) for r in records) == [
            ("chief", "sent"), ("minister", "sent"), ("press", "sent"),
        ]  # fmt: skip
        assert len(kept.envelopes) == 3


def test_a_refused_and_a_late_recipient_are_told_and_tried_again(workspace_folder: Path) -> None:
    server = ScriptedServer("rcpt", "550 no such mailbox", only=("chief@ministry.example",))
    with server:
        fill_with_mail(workspace_folder, server.port)

        async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
            await written(app, pilot)
            await asked(app, pilot)
            await pilot.press("y")
            await rested(app, pilot)
            text = shown(app)
            assert "2 sent" in text and "failed" in text and "no such mailbox" in text
            assert "y tries again" in text
            server.stage = ""
            await pilot.press("y")
            await rested(app, pilot)
            assert "3 sent" in shown(app)

        play(workspace_folder, steps)
    assert sorted(to for to, _ in server.taken) == [
        "chief@ministry.example", "minister@ministry.example", "press@ministry.example",
    ]  # fmt: skip


def test_no_server_is_told_in_words_and_nothing_is_lost(workspace_folder: Path) -> None:
    fill_with_mail(workspace_folder, silent_port())

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await written(app, pilot)
        await asked(app, pilot)
        await pilot.press("y")
        await rested(app, pilot)
        assert "waiting" in shown(app) or "later" in shown(app)
        assert "localhost" in "".join(e.line for e in app.entries)

    app = play(workspace_folder, steps)
    assert len(mailing.open_outbox(app.workspace).records()) == 3


def test_without_recipients_they_are_asked_for_and_kept(workspace_folder: Path) -> None:
    fill_with_mail(workspace_folder, silent_port(), "[]")

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await written(app, pilot, "")
        await until(pilot, lambda: isinstance(app.screen, TextDialog))
        app.screen.query_one(Input).value = "office, [red]x"
        await pilot.press("enter")
        assert "'[red]x' is neither an address nor a list" in shown(app)
        app.screen.query_one(Input).value = "office"
        await pilot.press("enter")
        await asked(app, pilot)
        assert "chief@ministry.example" in shown(app)
        await pilot.press("n", "s")
        app.screen.query_one(Input).value = "evening"
        await pilot.press("enter")
        await until(pilot, lambda: "evening" in app.settings.profiles)
        assert app.settings.profiles["evening"].recipients == ["office"]

    play(workspace_folder, steps)


def test_without_a_sender_it_is_told_before_anything_is_asked(workspace_folder: Path) -> None:
    fill(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        app.mailer.begin(workspace_folder / "brief.md")
        await pilot.pause()
        assert "config.yaml needs mail" in app.entries[-1].line and not app.screen.is_modal

    play(workspace_folder, steps)


def test_a_decision_after_the_files_were_written_is_in_the_mail(workspace_folder: Path) -> None:
    with real_server("none") as (port, kept):
        fill_with_mail(workspace_folder, port)

        async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
            await written(app, pilot)
            await asked(app, pilot)
            await pilot.press("escape", "3", "g", "e")
            app.screen.query_one(Input).value = "Worded by staff at six"
            await pilot.press("enter", "4", "m")
            await asked(app, pilot)
            await pilot.press("y")
            await rested(app, pilot)
            assert any("Worded by staff at six" in p.read_text() for p in app.maker.made if p.suffix == ".md")

        play(workspace_folder, steps)
        assert len(kept.envelopes) == 3


@pytest.mark.model
@pytest.mark.slow
def test_a_mail_that_is_asked_for_too_early_comes_up_when_the_brief_is_made(workspace_folder: Path) -> None:
    fill_with_mail(workspace_folder, silent_port())

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        app.session.profile = "morning"
        await app.bench.run("search", "", 0, app.workspace)
        assert app.bench._process is not None
        os.kill(app.bench._process.pid, signal.SIGSTOP)  # or the brief may be there before the key
        await pilot.press("4", "m")
        assert app.maker.working and not app.screen.is_modal
        os.kill(app.bench._process.pid, signal.SIGCONT)
        await asked(app, pilot)
        assert app.maker.files_stand and "chief@ministry.example" in shown(app)
        await pilot.press("n", "m")
        await asked(app, pilot)

    play(workspace_folder, steps)
