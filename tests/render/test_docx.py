"""The office document: what Word and LibreOffice need to lay it out well, and what their schema asks for."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from briefgen.render import Length, RenderOptions, get_look, show
from briefgen.render.docx import render_docx
from tests.briefs import VARIANTS, sample_brief

# ECMA-376 part 1, in this order; what we write is of these.
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing kern sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
}


def _made(variant: str = "sample", **options: Any) -> bytes:
    return render_docx(show(VARIANTS[variant](), get_look("classic"), RenderOptions(**options)))


def _text(part: str, data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part).decode()


@pytest.mark.parametrize("variant", VARIANTS)
def test_elements_stand_in_the_order_of_the_schema(variant: str) -> None:
    document = Document(io.BytesIO(_made(variant)))
    section = document.sections[0]
    for root in (document.element, section.header._element, section.footer._element):
        for name, order in _ORDER.items():
            for element in root.iter(qn(f"w:{name}")):
                found = [child.tag.rpartition("}")[2] for child in element]
                assert found == sorted(found, key=order.split().index), name
    ids = [mark.get(qn("w:id")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert ids and len(ids) == len(set(ids))


def test_tables_repeat_their_head_break_no_row_and_fill_the_page() -> None:
    document = Document(io.BytesIO(_made("long", length=Length.FULL)))
    page: Any = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    assert document.tables
    table: Any
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[0].cells)
        assert 0.98 * room < sum(column.width for column in table.columns) <= room
        assert all(any(row.cells[n].text for row in table.rows[1:]) for n in range(len(table.columns)))


def test_every_mark_leads_to_its_note_and_every_source_to_its_page() -> None:
    document = Document(io.BytesIO(_made()))
    names = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))} - {None}
    assert anchors and anchors <= names
    linked: dict[str, str] = {
        link.text: link.address for p in document.paragraphs for link in p.hyperlinks if link.address
    }
    assert linked["Port levy will rise in two steps."] == "https://gazette.example/levy?id=7&l=en"


def test_head_and_foot_have_the_marking_whole_the_time_and_the_page() -> None:
    marking = "OFFICIAL – SENSITIVE: RELEASABLE TO PARTNER GOVERNMENTS ONLY"
    brief = replace(sample_brief(), handling=marking, title="Levies of the ports " * 20)
    document = Document(io.BytesIO(render_docx(show(brief, get_look("memo")))))
    head = [p.text for p in document.sections[0].header.paragraphs]
    assert head[0] == marking and "As of 16 March 2026" in head[1]
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Levies of the ports") and "…" in foot.text and len(foot.text) < 120
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_it_is_a_document_of_todays_word_in_the_language_of_the_brief() -> None:
    data = render_docx(show(replace(sample_brief(), language="en-US"), get_look("classic")))
    settings = _text("word/settings.xml", data)
    assert 'w:percent="100"' in settings and re.search(r'"compatibilityMode"[^>]*w:val="15"', settings)
    languages = set(re.findall(r'<w:lang w:val="([^"]+)"', _text("word/styles.xml", data)))
    assert languages == {"en-US"}
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', _text("word/styles.xml", _made()))) == {"en-GB"}
    assert 'thumbnail"' not in _text("_rels/.rels", data)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_opens_it(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(_made())
    command = [
        "soffice",
        f"-env:UserInstallation={tmp_path.as_uri()}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "x.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = pypdfium2.PdfDocument(tmp_path / "x.pdf")
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert len(texts) > 1 and all("OFFICIAL" in text for text in texts)
    assert f"Page 1 of {len(texts)}" in texts[0]
