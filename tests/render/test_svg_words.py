"""Words in a drawing: shaped as words, by the font's own pairs and joins, and where their anchor says."""

from __future__ import annotations

import pypdfium2
import pytest

from briefgen.render import Worker, load_look, render_markdown_file
from briefgen.render.fonts import text_width

ANCHORS = ("start", "middle", "end")


@pytest.fixture(scope="module")
def boxes(worker: Worker, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, float]]:
    """Anchor -> left and right edge of 'AVAVAVAV' in 40 pt from there, on a page without margins."""
    texts = "".join(
        f'<text x="150" y="{50 * n}" text-anchor="{anchor}" font-family="Briefgen Serif" font-size="40">AVAVAVAV</text>'
        for n, anchor in enumerate(ANCHORS, 1)
    )
    look = tmp_path_factory.mktemp("looks") / "drawn"
    look.mkdir()
    (look / "look.yaml").write_text("title: Drawn\n")
    (look / "page.html.j2").write_text(
        '<html lang="en"><title>x</title><style>@page { size: 300pt; margin: 0 } body { margin: 0 }</style>'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="300pt" height="200pt" viewBox="0 0 300 200"><title>x</title>{texts}</svg></html>'
    )
    made = render_markdown_file("# x\n", load_look(look), worker=worker)
    page = pypdfium2.PdfDocument(made.data)[0].get_textpage()
    rects = sorted((page.get_rect(n) for n in range(page.count_rects())), key=lambda box: -box[1])
    return {anchor: (box[0], box[2]) for anchor, box in zip(ANCHORS, rects, strict=True)}


def test_pairs_are_kerned(boxes: dict[str, tuple[float, float]]) -> None:
    left, right = boxes["start"]
    assert right - left < 0.93 * text_width("AVAVAVAV", 40, family="serif")


def test_they_stand_where_their_anchor_says(boxes: dict[str, tuple[float, float]]) -> None:
    assert boxes["start"][0] == pytest.approx(150, abs=3) and boxes["end"][1] == pytest.approx(150, abs=3)
    assert sum(boxes["middle"]) / 2 == pytest.approx(150, abs=3)


def test_nothing_of_it_stays_behind() -> None:
    from weasyprint import svg

    from briefgen.render.svg_words import words_drawn_whole

    before, tags = svg.text, dict(svg.TAGS)
    with words_drawn_whole():
        assert svg.TAGS["text"] is svg.text is not before
    assert svg.text is before and tags == svg.TAGS
