"""HTML to PDF by WeasyPrint: no file and no network, our fonts, PDF/A-3a and PDF/UA-1 in one file, the same bytes each time.

WeasyPrint (half a second) is imported inside the functions only. What it asks for and is refused, what it warns of and the
characters that no font holds come back as values.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from briefgen.errors import RenderError
from briefgen.render.flow import room, text_flows_up
from briefgen.render.fonts import FACES, face_css, font_file
from briefgen.render.svg_words import words_drawn_whole

__all__ = ["Attachment", "PdfFile", "pages_taken", "told", "warm", "write_pdf"]

_DATA_LIMIT = 2_000_000  # bytes of a data: address
_MISSING = re.compile(r"\(U\+([0-9A-F]{4,6})\)")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF. `relationship`: 'Source', 'Data' or 'Supplement' (ISO 19005-3)."""

    name: str
    data: bytes
    relationship: str
    description: str


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF and what happened while it was made: pages, characters without a glyph, refused addresses, other warnings."""

    data: bytes
    pages: int
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Log(logging.Handler):
    """Takes up what WeasyPrint says."""

    missing: dict[str, None] = field(default_factory=dict)
    warnings: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        logging.Handler.__init__(self, logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if "notdef" in text and (code := _MISSING.search(text)):
            self.missing[chr(int(code[1], 16))] = None
        elif record.levelno >= logging.WARNING:
            self.warnings[" ".join(text.split())[:300]] = None

    __hash__ = object.__hash__


@contextmanager
def _listening() -> Iterator[_Log]:
    logger, log = logging.getLogger("weasyprint"), _Log()
    before, propagate = list(logger.handlers), logger.propagate
    logger.handlers, logger.propagate = [log], False
    try:
        yield log
    finally:
        logger.handlers, logger.propagate = before, propagate


@lru_cache(maxsize=1)
def _fetcher_class() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc, unused-ignore]
        """Serves our fonts and small data: addresses from memory; everything else is refused and remembered."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=("brief", "data"), allow_redirects=False)
            self.refused: dict[str, None] = {}

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            stem = url.removeprefix("brief:///fonts/").removesuffix(".ttf")
            if url.startswith("brief:") and stem in {face[0] for face in FACES}:
                return URLFetcherResponse(url, _font_bytes(stem), {"Content-Type": "font/ttf"})
            if url[:5].lower() == "data:" and len(url) < _DATA_LIMIT:
                return super().fetch(url, headers)
            self.refused[url[:200]] = None
            raise ValueError(f"refused: {url[:200]}")

    return Fetcher


@lru_cache(maxsize=len(FACES))
def _font_bytes(stem: str) -> bytes:
    return font_file(stem).read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> tuple[Any, Any]:
    """The font configuration and the style sheet that fills it: once a process, they are a third of the time of a PDF."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    sheet = CSS(string=face_css(), font_config=configuration, url_fetcher=_fetcher_class()(), base_url="brief:///")
    return configuration, sheet


def warm() -> None:
    """Imports WeasyPrint and registers the fonts. Raises RenderError where a system library is missing."""
    try:
        _fonts()
    except OSError as error:
        raise RenderError(
            "a library for PDFs is missing",
            where="pdf",
            hint="sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ) from error


def _document(html: str, fetcher: Any) -> Any:
    from weasyprint import HTML

    configuration, sheet = _fonts()
    return HTML(string=html, base_url="brief:///", url_fetcher=fetcher).render(
        stylesheets=[sheet], font_config=configuration, pdf_variant="pdf/a-3a"
    )


def pages_taken(html: str) -> float:
    """How many pages it makes, the last one counted by how much of it is filled: 0.8, 1.0 (a full one), 1.3."""
    warm()
    with _listening():
        pages = _document(html, _fetcher_class()()).pages
    box = pages[-1]._page_box
    filled = 1 - room(box) / float(box.height)
    return len(pages) - 1 + min(1.0, max(0.01, filled))


def write_pdf(
    html: str,
    *,
    attachments: tuple[Attachment, ...] = (),
    when: datetime | None = None,
) -> PdfFile:
    """The PDF of a page made by `render_page`. Raises RenderError in one line."""
    warm()
    fetcher = _fetcher_class()()
    with _listening() as log:
        try:
            with text_flows_up():
                document = _document(html, fetcher)
            document.metadata.attachments = _attached(attachments, when, fetcher)
            with words_drawn_whole():
                data = document.write_pdf(finisher=_finisher(), pdf_variant="pdf/a-3a")
        except RecursionError as error:
            raise RenderError(
                "is nested too deeply", where="pdf", hint="simplify the Markdown or the template"
            ) from error
    return PdfFile(data, len(document.pages), tuple(log.missing), tuple(fetcher.refused), tuple(log.warnings))


def _attached(attachments: tuple[Attachment, ...], when: datetime | None, fetcher: Any) -> list[Any]:
    """Sorted by name, as the name tree of a PDF must be; dated by the brief, for the same bytes each time."""
    from weasyprint import Attachment as PdfAttachment

    return [
        PdfAttachment(
            string=a.data, name=a.name, description=a.description, relationship=a.relationship, created=when, modified=when, url_fetcher=fetcher,
            base_url="brief:///",
        )
        for a in sorted(attachments, key=lambda a: a.name)
    ]  # fmt: skip


_UA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def _finisher() -> Callable[[Any, Any], None]:
    """Adds what WeasyPrint 70 leaves out of a PDF/A-3a that is PDF/UA-1 too: the mark, /Scope on headers, single /AF."""
    import pydyf  # type: ignore[import-untyped, unused-ignore]

    def finish(_document: Any, pdf: Any) -> None:
        for item in pdf.objects:
            if isinstance(item, pydyf.Dictionary):
                if item.get("S") == "/TH" and "A" in item:
                    item["A"]["Scope"] = _scope(item)
            elif isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/XML":
                item.stream = [_with_ua(part) for part in item.stream]
        if "AF" in pdf.catalog:
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))

    return finish


def _scope(header: Any) -> str:
    """'/Column' for the cells of a head row and for a cell over a group of rows, '/Row' for the first cell of a row."""
    identity = header.get("ID")  # WeasyPrint's 'element-row-column'
    row = str(getattr(identity, "string", identity)).split("-")[-2:-1]
    return "/Column" if row == ["0"] or "ColSpan" in header["A"] else "/Row"


def _with_ua(part: Any) -> Any:
    if isinstance(part, bytes):
        return part.replace(b"</rdf:RDF>", _UA.encode() + b"</rdf:RDF>")
    return part.replace("</rdf:RDF>", _UA + "</rdf:RDF>") if isinstance(part, str) else part


def told(made: PdfFile) -> list[str]:
    """What a user should know of the making of a PDF, a line each."""
    lines = []
    if made.missing:
        shown = " ".join(f"{c} (U+{ord(c):04X})" for c in made.missing[:8])
        lines.append(f"pdf: no font holds {shown}: install fonts-noto-core and fonts-noto-cjk")
    lines += [f"pdf: refused to fetch {url}" for url in made.refused]
    return lines + [f"pdf: {warning}" for warning in made.warnings if not warning.startswith("Failed to load")]
