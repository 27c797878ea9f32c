"""PDF: lines with their places and fonts from PDFium, put in reading order and made into blocks."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefgen.errors import GET_ANEW, SourceError
from briefgen.model import SourceDocument
from briefgen.sources.draft import Draft, finish
from briefgen.sources.layout import Line, blocks_of_pages
from briefgen.sources.shape import letters

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 2_000
_HYPHENS = "\x02\ufffe\xad\u2010-"
_MADE_BY_PROGRAM = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)\b|untitled|document\d*$|print|slide \d|powerpoint|layout \d|\(?anonymous\)?|"
    r"unspecified|title|no title|new document)|\.(?:docx?|pdf|rtf|indd|qxd|pptx?|odt|html?|tex|xls)\b|[\\/]{1}\w+[\\/]",
    re.I,
)


def read_pdf(data: bytes, origin: str, *, seconds: float = 30.0) -> SourceDocument:
    """A PDF as a document; raises SourceError for one that needs a password, is damaged, or holds no text.

    Pages are read for two thirds of `seconds`; what comes later is left out with a warning, which beats losing all of it.
    """
    started = time.monotonic()
    import pypdfium2

    start = data.find(b"%PDF-", 0, 65536)
    try:
        pdf = pypdfium2.PdfDocument(data[start:] if start > 0 else data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("needs a password", where=origin, hint="save a copy without one") from error
        raise SourceError("damaged, not a readable PDF", where=origin, hint=GET_ANEW) from error
    try:
        return finish(_draft(pdf, origin, started + seconds * 2 / 3), origin, data)
    finally:
        pdf.close()


def _draft(pdf: pypdfium2.PdfDocument, origin: str, deadline: float) -> Draft:
    count = len(pdf)
    draft = Draft(media_type="application/pdf")
    pages: list[list[Line]] = []
    failed = 0
    for number in range(min(count, MAX_PAGES)):
        if time.monotonic() > deadline:
            break
        try:
            pages.append(list(_lines(pdf, number)))
        except Exception:  # one damaged page costs that page
            failed += 1
            pages.append([])
    if failed:
        draft.warnings.append(f"{failed} of {count} pages could not be read")
    if len(pages) < count:
        draft.warnings.append(f"only the first {len(pages)} of {count} pages read")
    if not any(letters(line.text) for lines in pages for line in lines):
        raise SourceError("no text found", where=origin, hint="a scan? run text recognition (OCR) on it first")
    empty = sum(not lines for lines in pages) - failed
    if empty > 0 and count > 1:
        draft.warnings.append(f"{empty} of {count} pages hold no text (scanned or blank)")
    draft.parts, heading, draft.head = blocks_of_pages(pages)
    try:
        info = pdf.get_metadata_dict()
    except Exception:
        info = {}
    _describe(draft, info, heading, pages)
    return draft


def _describe(draft: Draft, info: dict[str, str], heading: str, pages: list[list[Line]]) -> None:
    """Title and date: the properties' title where it is one, else the largest lines of the first page."""
    title = " ".join((info.get("Title") or "").split())
    if title and _MADE_BY_PROGRAM.search(title):
        title = ""
    first = letters(" ".join(line.text for line in pages[0])) if pages else ""
    if title and (letters(title) in first or (len(title.split()) >= 3 and not heading)):
        draft.title = title
    elif heading:
        draft.title = heading
    else:
        draft.title_hint = title
    # Scanners and printer drivers date what they make, too: only properties that name a title were set with care.
    draft.property_date = (info.get("CreationDate") or "") if title else ""


def _lines(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """The lines of a page in the order of its content; a line is cut where a gap wider than two letters opens."""
    page = pdf[number]
    text = page.get_textpage()
    try:
        raw, count = text.raw, text.count_chars()
        width, height = page.get_size()
        chars = _characters(raw, count)
        start = 0
        for i in range(count + 1):
            if i == count or chars[i] in "\r\n":
                yield from _segments(raw, chars, start, i, number + 1, width, height)
                start = i + 1
    finally:
        text.close()
        page.close()


def _characters(raw: Any, count: int) -> list[str]:
    from pypdfium2 import raw as c

    out = []
    for i in range(count):
        code = c.FPDFText_GetUnicode(raw, i)
        out.append(chr(code) if code < 0x110000 else "\ufffd")
    return out


def _segments(
    raw: Any, chars: list[str], start: int, end: int, page: int, width: float, height: float
) -> Iterator[Line]:
    cut = start
    gaps = _gaps(raw, chars, start, end)
    usual = sorted(gaps.values())[len(gaps) // 2] if len(gaps) > 2 else 0.0  # justified lines have wide gaps throughout
    wide = max(1.8, 3.0 * usual if usual else 3.2)
    words = "".join(chars[start:end]).split()
    if len(words) > 1 and sum(bool(re.search(r"\d", word)) for word in words) >= len(words) / 2:
        wide = 0.8  # a row of figures, not a line of prose
    for i in range(start + 1, end - 1):
        if i in gaps and gaps[i] > min(wide, 4.0):
            after = i + 1
        elif chars[i] in _HYPHENS and chars[i + 1] != " " and _jump(raw, i - 1, i + 1):
            after = i + 1  # PDFium takes a line that ends with a hyphen and the next for one line
        else:
            continue
        if line := _line(raw, chars, cut, after, page, width, height):
            yield line
        cut = after
    if line := _line(raw, chars, cut, end, page, width, height):
        yield line


def _box(raw: Any, i: int) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) of a character."""
    import ctypes

    from pypdfium2 import raw as c

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    c.FPDFText_GetCharBox(raw, i, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _gaps(raw: Any, chars: list[str], start: int, end: int) -> dict[int, float]:
    """How wide each blank of a line is, in font sizes; 99 where what follows stands on another line."""
    from pypdfium2 import raw as c

    out: dict[int, float] = {}
    for i in range(start + 1, end - 1):
        if chars[i] == " " and chars[i - 1] != " " and chars[i + 1] != " ":
            size = max(c.FPDFText_GetFontSize(raw, i - 1) * _scale(raw, i - 1), 6.0)
            wide = (_box(raw, i + 1)[0] - _box(raw, i - 1)[2]) / size
            out[i] = 99.0 if _jump(raw, i - 1, i + 1) else wide
    return out


def _jump(raw: Any, a: int, b: int) -> bool:
    """Whether two characters stand on different lines."""
    one, two = _box(raw, a), _box(raw, b)
    height = max(one[3] - one[1], two[3] - two[1], 4.0)
    return abs((one[1] + one[3]) - (two[1] + two[3])) / 2 > 1.1 * height


def _line(raw: Any, chars: list[str], start: int, end: int, page: int, width: float, height: float) -> Line | None:
    while start < end and chars[start].isspace():
        start += 1
    while start < end and chars[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    from pypdfium2 import raw as c

    first, last = _box(raw, start), _box(raw, end - 1)
    sizes = Counter(
        round(c.FPDFText_GetFontSize(raw, i) * _scale(raw, i), 1) for i in {start, (start + end) // 2, end - 1}
    )
    bold = all(
        c.FPDFText_GetFontWeight(raw, i) >= 600 or _bold_name(raw, i) for i in {start, (start + end) // 2, end - 1}
    )
    size = max(sizes, key=lambda s: (sizes[s], s)) or 10.0
    baseline = height - _baseline(raw, (start + end) // 2, first[1])
    return Line(
        text="".join(chars[start:end]),
        page=page,
        left=first[0],
        right=last[2],
        top=baseline - 0.75 * size,
        bottom=baseline + 0.25 * size,
        size=size,
        bold=bold,
        width=width,
        height=height,
    )


def _baseline(raw: Any, i: int, default: float) -> float:
    """The y on which a character stands: letters differ in height, lines should not."""
    import ctypes

    from pypdfium2 import raw as c

    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if c.FPDFText_GetCharOrigin(raw, i, x, y) else default


def _scale(raw: Any, i: int) -> float:
    """How much a character is enlarged beyond its font size: some programs set size 1 and scale the page."""
    import ctypes

    from pypdfium2 import raw as c

    matrix = c.FS_MATRIX()
    if not c.FPDFText_GetMatrix(raw, i, ctypes.byref(matrix)):
        return 1.0
    scale = float((matrix.c**2 + matrix.d**2) ** 0.5)
    return scale if 0.05 < scale < 200 else 1.0


def _bold_name(raw: Any, i: int) -> bool:
    import ctypes

    from pypdfium2 import raw as c

    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    n = c.FPDFText_GetFontInfo(raw, i, buffer, 128, flags)
    return bool(n) and bool(re.search(rb"bold|black|heavy|semib", buffer.value, re.I))
