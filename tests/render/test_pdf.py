"""The PDF: our fonts, accessible, archival, one page where one page is promised, and deaf to the outside."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pdfua
import pikepdf
import pytest

from briefgen.render import Length, Rendered, RenderOptions, Worker, get_look, render, render_markdown_file
from briefgen.render.json_ import render_json
from briefgen.render.options import FORMATS
from tests.briefs import VARIANTS, long_brief, sample_brief, short_brief

LOOKS = ("executive", "classic", "modern", "memo", "large-print")


def _fonts(pdf: pikepdf.Pdf) -> set[str]:
    return {
        str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.Resources.get("/Font", {}).values()
    }


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_accessible_archival_and_ours(
    rendered: Callable[[str, str], Rendered], look: str, tmp_path: Path
) -> None:
    made = rendered("sample", look)
    path = tmp_path / "x.pdf"
    path.write_bytes(made.files["pdf"])
    assert not pdfua.validate(str(path)).findings
    with pikepdf.open(path) as pdf:
        assert not pdf.check_pdf_syntax()
        assert all(font.startswith("Briefgen-") for font in _fonts(pdf))
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert 'pdfaid:part="3"' in xmp and "<pdfuaid:part>1<" in xmp and xmp.count("<rdf:RDF") == 1
        assert pdf.Root.Lang == "en" and pdf.Root.MarkInfo.Marked
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        with pdf.open_outline() as outline:
            assert outline.root[0].children, "bookmarks for the sections"
        assert len(pdf.Root.AF) == 3
        assert pdf.attachments["brief.json"].get_file().read_bytes() == render_json(made.shown)
        assert pdf.attachments["brief.md"].get_file().read_bytes() == made.files["md"]
        assert made.warnings == ()


@pytest.mark.parametrize(
    ("variant", "look"),
    [
        ("long", "executive"),
        ("names", "executive"),
        ("no-dates", "modern"),
        ("sample", "memo"),
        ("sample", "large-print"),
    ],
)
def test_one_page_is_one_page(rendered: Callable[..., Rendered], variant: str, look: str) -> None:
    made = rendered(variant, look, None if look == "executive" else Length.ONE_PAGE)
    with pikepdf.open(io.BytesIO(made.files["pdf"])) as pdf, pdf.open_outline() as outline:
        where = {
            item.title: [p.objgen for p in pdf.pages].index(item.destination[0].objgen)
            for item in outline.root[0].children
        }
        second = {"Sources", "Notes", "Timeline"}
        assert all(page == 0 for title, page in where.items() if title not in second)
        assert min(page for title, page in where.items() if title in second) == 1
        assert len(made.shown.brief.actions) >= 2 and "Bottom line" in where


def test_the_markdown_of_a_one_page_brief_shows_what_its_page_shows(rendered: Callable[[str, str], Rendered]) -> None:
    made = rendered("long", "executive")
    assert "Shown here: " in made.files["md"].decode()
    assert len(made.shown.brief.actions) < len(long_brief().actions)


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


def test_our_scripts_need_no_other_font(rendered: Callable[[str, str], Rendered]) -> None:
    with pikepdf.open(io.BytesIO(rendered("sample", "classic").files["pdf"])) as pdf:
        assert _fonts(pdf) <= {
            "Briefgen-Sans",
            "Briefgen-Sans-Italic",
            "Briefgen-Sans-Semi-Bold",
            "Briefgen-Serif",
            "Briefgen-Serif-Italic",
            "Briefgen-Serif-Semi-Bold",
        }


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


def test_hand_edited_markdown_makes_a_pdf(rendered: Callable[[str, str], Rendered], worker: Worker) -> None:
    text = (
        rendered("short", "memo", Length.ONE_PAGE).files["md"].decode().replace("Bottom line", "In short")
        + "\n\nAn added line ![x](file:///etc/passwd)\n"
    )
    made = render_markdown_file(text, get_look("modern"), worker=worker)
    assert made.data.startswith(b"%PDF") and made.pages >= 1
    assert not any("refused" in warning for warning in made.warnings)


def test_a_child_that_takes_too_long_is_killed_and_the_next_makes_the_same_bytes(
    worker: Worker, rendered: Callable[..., Rendered]
) -> None:
    from briefgen.errors import RenderError

    before = rendered("sample", "classic").files

    with pytest.raises(RenderError, match="was not done in") as error:
        worker.brief(long_brief(), get_look("classic"), RenderOptions(length=Length.FULL, seconds=0.05))
    assert "\n" not in str(error.value)
    again = render(
        sample_brief(), FORMATS, get_look("classic"), RenderOptions(attach=("md", "json", "ics")), worker=worker
    )
    assert again.files == before


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
