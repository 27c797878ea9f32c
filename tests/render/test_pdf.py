"""The PDF: our fonts, accessible, archival, one page where one page is promised, and deaf to the outside."""

from __future__ import annotations

import io
import socket
import threading
from pathlib import Path

import pikepdf
import pytest

from briefgen.render import Length, RenderOptions, Worker, get_look, render, render_markdown_file, show
from briefgen.render.markdown import render_markdown
from briefgen.render.options import FORMATS
from tests.briefs import VARIANTS, sample_brief, short_brief


def test_letter_and_a4(worker: Worker) -> None:
    for paper, size in (("letter", (612, 792)), ("a4", (595, 842))):
        made = render(VARIANTS["short"](), ("pdf",), get_look("modern"), RenderOptions(paper=paper), worker=worker)
        with pikepdf.open(io.BytesIO(made.files["pdf"])) as pdf:
            assert tuple(round(float(n)) for n in pdf.pages[0].MediaBox[2:]) == size


def test_a_missing_glyph_is_a_warning(worker: Worker) -> None:
    from dataclasses import replace

    brief = replace(short_brief(), title="Rune \U000efffd and tag")  # unassigned: no font has it
    made = render(brief, ("pdf",), get_look("classic"), worker=worker)
    assert any("U+EFFFD" in warning and "install" in warning for warning in made.warnings)
    assert not made.errors


def test_nothing_is_fetched_while_rendering(tmp_path: Path, worker: Worker) -> None:
    """A look that asks for a file, a socket and a picture gets none of them, and the user is told."""
    secret = tmp_path / "secret.css"
    secret.write_text("h1 { color: red }")
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        threading.Thread(target=lambda: calls.append(server.accept()), daemon=True)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/canary"
        look = tmp_path / "spy"
        look.mkdir()
        (look / "look.yaml").write_text("title: Spy\n")
        (look / "style.css").write_text(
            f'@import "{address}"; h1 {{ background: url({address}.png) }} h2 {{ background: url(file://{secret}) }}'
        )
        made = render(VARIANTS["short"](), ("pdf",), get_look("spy", [tmp_path]), worker=worker)
        with pytest.raises(TimeoutError):
            server.accept()
    told = "\n".join(made.warnings)
    assert "refused to fetch http://127.0.0.1" in told and "refused to fetch file://" in told
    assert "pdf" in made.files and not calls


def test_hand_edited_markdown_makes_a_pdf(worker: Worker) -> None:
    text = render_markdown(show(short_brief(), get_look("memo"), RenderOptions(length=Length.ONE_PAGE)))
    text = text.replace("Bottom line", "In short") + "\n\nAn added line ![x](file:///etc/passwd)\n"
    made = render_markdown_file(text, get_look("modern"), worker=worker)
    assert made.data.startswith(b"%PDF") and made.pages >= 1
    assert not any("refused" in warning for warning in made.warnings)


def test_what_a_pdf_may_take_is_set_for_each(worker: Worker) -> None:
    from briefgen.errors import RenderError

    with pytest.raises(RenderError, match=r"memory|died"):
        worker.brief(sample_brief(), get_look("classic"), RenderOptions(memory=1 << 20))
    assert worker.brief(sample_brief(), get_look("classic"), RenderOptions()).pages


def test_the_markdown_is_there_when_the_pdf_fails(worker: Worker, tmp_path: Path) -> None:
    look = tmp_path / "half"
    look.mkdir()
    (look / "look.yaml").write_text("title: Half\n")
    (look / "page.html.j2").write_text("<p>{{ nothing.at.all }}</p>")
    made = render(sample_brief(), [f for f in FORMATS if f != "html"], get_look("half", [tmp_path]), worker=worker)
    assert set(made.errors) == {"pdf"}
    assert "md" in made.files and "docx" in made.files
    assert made.problems[0].startswith(f"{look / 'page.html.j2'}:1: ")
