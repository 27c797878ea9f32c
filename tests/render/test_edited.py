"""`briefgen render`: a hand-edited Markdown becomes its PDF and HTML."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from briefgen.cli import run
from briefgen.render import get_look, show
from briefgen.render.markdown import render_markdown
from tests.briefs import short_brief


@pytest.fixture
def edited(workspace_folder: Path) -> Path:
    (workspace_folder / "config.yaml").write_text("briefgen: 1\nhandling: FOR OFFICE USE\n")
    path = workspace_folder / "briefs" / "2026-03-16-brief.md"
    path.parent.mkdir(exist_ok=True)
    text = render_markdown(show(short_brief(), get_look("classic")))
    path.write_text(text.replace("signed the joint", "will not sign the joint"), "utf-8")
    return path


def test_the_pdf_says_what_was_edited_and_nothing_is_overwritten(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited.with_suffix(".pdf").write_bytes(b"mine")
    assert run(["render", str(edited), "--look", "memo", "--formats", "pdf,html"]) == 0
    made = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [p.name for p in made] == ["2026-03-16-brief-r2.pdf", "2026-03-16-brief-r2.html"]
    assert edited.with_suffix(".pdf").read_bytes() == b"mine"
    document = pypdfium2.PdfDocument(made[0])
    text = " ".join("".join(page.get_textpage().get_text_range() for page in document).split())
    assert "will not sign the joint" in text and "M E M O" in text and "FOR OFFICE USE" in text
    assert "will not sign the joint" in made[1].read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing.md"], "cannot be read"),
        (["empty.md"], "is empty"),
        (["latin.md"], "UTF-8"),
        (["empty.md", "-f", "docx"], "briefgen build"),
        (["full.md", "--look", "gone"], "no look"),
    ],
)
def test_what_cannot_be_made_is_one_line(
    workspace_folder: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace_folder / "empty.md").write_text("\n")
    (workspace_folder / "full.md").write_text("# A brief\n")
    (workspace_folder / "latin.md").write_bytes("Škoda".encode("cp1250"))
    assert run(["render", *arguments]) == 2
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and not said.out
