"""Hostile titles, names, texts, file names and messages through every screen: shown as text, never obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefgen.model import Brief
from briefgen.tui.app import BriefgenApp
from briefgen.tui.screens.asking import ChoiceDialog, SplitDialog, TextDialog
from briefgen.tui.screens.dialogs import AddDialog, ConfirmDialog, ResultDialog
from briefgen.tui.widgets.pager import Pager
from briefgen.tui.widgets.sheet import Sheet
from tests.briefs import sample_brief
from tests.tui.desk import give, listed, play, rested, shown

pytestmark = pytest.mark.real_time

HOSTILE = (
    "EU [/] talks",
    "[red]red[/red]",
    "[@click=app.quit]press me[/]",
    "[link=http://evil.example]H.R. 3 [IH][/link]",
    "title\x1b]0;owned\x07 and \x1b]52;c;ZXZpbA==\x07 clipboard",
    "\x9b31mC1\x9b0m",
    "right \u202eto left\u202c",
    "zero\u200bwidth\ufeff",
    "w" * 10_000,
    "\\[escaped\\] {braces} {{ jinja }} {% raw %} $name %s",
    "日本語 عربى 👩‍👩‍👧‍👦 é",
    "# heading | table | ---",
    "tab\tand\nnewline\rreturn",
)
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def hostile_workspace(folder: Path) -> None:
    """A document for each string, with it in title, publisher and text; and some in file names and in the config."""
    (folder / "config.yaml").write_text(
        "briefgen: 1\ntitle: '[red]T[/]'\nthemes:\n  '[bold]x': {title: '[/] theme', terms: ['[red]term', w]}\n"
    )
    for n, text in enumerate(HOSTILE):
        flat = text.replace("\n", " ").replace("\r", " ")
        quoted = flat.replace("\\", "\\\\").replace('"', '\\"')
        for raw, name in (("\x1b", "\\e"), ("\x07", "\\a"), ("\x9b", "\\x9b"), ("\t", "\\t")):
            quoted = quoted.replace(raw, name)
        quoted = quoted.replace("\ufeff", "\\uFEFF")
        body = (
            f'---\ntitle: "{quoted}"\npublisher: "{quoted}"\ndate: 2026-01-{n + 1:02}\n---\n\nThe Council met. {text}\n'
        )
        (folder / "sources" / f"{n}.md").write_bytes(body.encode())
    (folder / "sources" / "[@click=app.bell]\x1b[31m.txt").write_text("A note\n\nThe Council of Velmar met.")
    (folder / "sources" / "[red] broken\x1b]0;x\x07.txt").write_bytes(bytes(range(256)) * 30)


def hostile_brief() -> Brief:
    """As no reader would let it through: every text of a brief is hostile."""
    brief = sample_brief()
    bad = [HOSTILE[n % len(HOSTILE)] for n in range(100)]
    return replace(
        brief,
        actions=tuple(
            replace(a, statement=bad[n], what=bad[n + 1], actor_names=(bad[n + 2],), was=bad[n], themes=(bad[n],))
            for n, a in enumerate(brief.actions)
        ),
        dates=tuple(replace(d, what=bad[n + 3], note=bad[n], conflict=(bad[n],)) for n, d in enumerate(brief.dates)),
        actors=tuple(
            replace(a, name=bad[n + 5], aliases=(bad[n],), roles=((bad[n + 1], 1),), flag=bad[n])
            for n, a in enumerate(brief.actors)
        ),
        conflicts=tuple(
            replace(c, about=bad[n], sides=((bad[n + 4], (1,), (1,)),)) for n, c in enumerate(brief.conflicts)
        ),
        sources=tuple(
            replace(s, title=bad[n], publisher=bad[n + 1], origin=bad[n]) for n, s in enumerate(brief.sources)
        ),
        notes=tuple(
            replace(n, evidence=replace(n.evidence, quote=bad[i], start=0, end=len(bad[i])))
            for i, n in enumerate(brief.notes)
        ),
    )


def clean_screen(app: BriefgenApp) -> str:
    text = shown(app)
    assert BAD.search(text) is None, repr(BAD.search(text))
    return text


async def walk(app: BriefgenApp, pilot: Pilot[Any], rows: int) -> None:
    """Down a list; what is shown beside each row is looked at when it is there."""
    for _ in range(rows):
        await pilot.press("j")
        await rested(app, pilot)
        clean_screen(app)


def test_documents(workspace_folder: Path) -> None:
    hostile_workspace(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        assert len(app.rows) == len(HOSTILE) + 1
        text = clean_screen(app)
        for literal in ("[/] talks", "[red]red[/red]", "[@click=app.quit]", "[link=http"):
            assert literal in text
        await walk(app, pilot, len(HOSTILE))
        await pilot.resize_terminal(80, 24)
        clean_screen(app)
        for _ in range(4):
            await pilot.press("k", "p")
            await rested(app, pilot)
            assert "The Council met" in clean_screen(app)
            await pilot.press("p")
        await pilot.press("escape", "f2")
        clean_screen(app)
        assert "[red] broken" in app.screen.query_one(Pager).text
        await pilot.press("escape", "slash", *"[/]")
        await rested(app, pilot)
        clean_screen(app)
        await pilot.press("escape", "escape", "2")
        for size in ((80, 24), (120, 36)):
            await pilot.resize_terminal(*size)
            await rested(app, pilot)
            assert "[/] theme" in clean_screen(app)
        await pilot.press("space", "e")
        clean_screen(app)

    play(workspace_folder, steps)


def test_briefs(workspace_folder: Path) -> None:
    hostile_workspace(workspace_folder)

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        await listed(app, pilot)
        give(app, hostile_brief())
        await pilot.press("3", "left")
        for size, rows in (((120, 36), 3), ((80, 24), 1)):
            await pilot.resize_terminal(*size)
            for _ in range(7):
                await walk(app, pilot, rows)
                await pilot.press("z")  # narrow: the evidence alone; wide: the list alone
                clean_screen(app)
                await pilot.press("z", "right")
            await pilot.press("right", "e")
            clean_screen(app)
            await pilot.press("escape", "left")
        await pilot.press("d", "u", "4")
        for size in ((80, 24), (120, 36)):
            await pilot.resize_terminal(*size)
            await rested(app, pilot)
            clean_screen(app)
        assert app.screen.query_one("#sheet", Sheet)._lines

    play(workspace_folder, steps)


def test_messages_and_dialogs(workspace_folder: Path) -> None:
    # What would hide the others, for its length, stands alone.
    texts = (" ".join(HOSTILE[:8]), HOSTILE[8], " ".join(HOSTILE[9:]))

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        for n in range(0, len(HOSTILE), 3):
            app.clear_notifications()
            for text in HOSTILE[n : n + 3]:
                app.report(text, "error", text)
                app.report_all([text, f"2{text}"])
            await pilot.pause()
            clean_screen(app)
        app.clear_notifications()
        for text in texts:
            for dialog in (
                ConfirmDialog(text, text),
                TextDialog(text, text, hint=text, problem=lambda _, text=text: text),  # type: ignore[misc]
                TextDialog(text, text, long=True),
                ChoiceDialog(text, {text: text}),
                SplitDialog(text),
                AddDialog(text),
                ResultDialog([Path(f"/x/{text}.pdf")], False, [text]),
            ):
                app.push_screen(dialog)
                await pilot.pause()
                if isinstance(dialog, TextDialog | AddDialog):
                    await pilot.press("enter")
                clean_screen(app)
                if app.screen is dialog:
                    app.pop_screen()
                await pilot.pause()
        await pilot.press("f2")
        clean_screen(app)

    play(workspace_folder, steps)
