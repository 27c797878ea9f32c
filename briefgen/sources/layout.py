"""Lines with places and fonts into blocks: reading order, running heads, paragraphs, headings, words broken at line ends."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from briefgen.model import BlockKind
from briefgen.sources.draft import Part
from briefgen.sources.shape import can_be_title, is_sender, letters

_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*", re.I)
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□➢➤✓–*-]|\uf0b7|\uf0a7|o(?=\s)|\(?\d{1,2}[.)]|\([a-z]{1,4}\)|[a-z]\))(?:\s+|$)")
_NOTE = re.compile(r"(?:\[?\d{1,3}[\]).]?|[*†‡§])\s*[^\W\d]")
_TERMINAL = re.compile(r"[.!?:;][\"”’')\]]*$")
_OWN_HYPHEN = frozenset(["self", "well", "non", "anti", "vice", "quasi"])
_SECOND = frozenset(  # no endings of a broken word, but the second words of many compounds
    "generating producing exporting importing based backed related owned funded driven making sponsored ranking sharing term "
    "scale level income border party".split()
)
_BREAK = re.compile("(\\w+)[\x02\xad\ufffe\u2010-]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a part of it beside a gap; places in points from the top left corner."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    width: float  # of the page
    height: float
    row: bool = False  # the cells of a table's row

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def blocks_of_pages(pages: list[list[Line]]) -> tuple[list[Part], str, list[str]]:
    """(blocks in reading order, the heading that is the largest print at the head of the first page, or '', running heads)."""
    pages, running = _without_running_heads(pages)
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    if not sizes:
        return [], "", running
    body = sizes.most_common(1)[0][0]
    notes = [_footnotes(page, body) for page in pages]
    texts = [[line for line in page if line not in below] for page, below in zip(pages, notes, strict=True)]
    # Notes come last, as in other formats: a sentence that goes on over the page stays whole.
    ordered = [line for page in (*texts, *notes) for line in _rows(_in_order(page))]
    words = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for line in ordered).lower()))
    groups = _paragraphs(ordered, body)
    parts = [_part(group, body, words) for group in groups]
    return _joined_over_pages(parts, words), _headline(groups, body, words), running


def _without_running_heads(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Pages without what repeats at their head or foot, and without page numbers there; and what repeats at the head."""
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for n, page in enumerate(pages):
        for line in _edges(page):
            seen[_pattern(line)].add(n)
    filled = sum(bool(page) for page in pages)
    often = {p for p, where in seen.items() if len(where) >= max(3 if filled > 3 else 2, 0.4 * filled) and filled > 1}
    out, heads = [], dict[str, None]()
    for page in pages:
        rim = [ln for ln in _edges(page) if ln.top < 0.12 * ln.height or ln.bottom > 0.88 * ln.height]
        running = {id(line) for line in rim if _pattern(line) in often}
        heads |= dict.fromkeys(ln.text for ln in rim if id(ln) in running and ln.top < 0.12 * ln.height)
        words: Counter[int] = Counter()  # on each level, running heads aside: a row of a table has several
        for line in page:
            words[round(line.middle / 6)] += id(line) not in running
        numbers = {
            id(line)
            for line in rim
            if _PAGE_NUMBER.fullmatch(line.text) and len(page) > 1 and words[round(line.middle / 6)] == 1
        }
        out.append([line for line in page if id(line) not in running | numbers])
    return out, list(heads)


def _footnotes(page: list[Line], body: float) -> list[Line]:
    """The small print at the foot of a page that begins with a note's mark."""
    found: list[Line] = []
    for line in sorted(page, key=lambda ln: -ln.middle):
        if line.size > 0.92 * body or line.top < 0.4 * line.height:
            break
        found.append(line)
    marked = [line for line in found if _NOTE.match(line.text)]
    if not marked or len(found) == len(page):
        return []
    first = min(line.top for line in marked)
    return [line for line in page if line in found and line.top >= first - 1]


def _edges(page: list[Line]) -> list[Line]:
    """The lines at the head and foot of a page: the three uppermost and the three lowest levels."""
    levels = sorted({round(line.middle / 6) for line in page})
    rim = set(levels[:3] + levels[-3:])
    return [line for line in page if round(line.middle / 6) in rim]


def _pattern(line: Line) -> str:
    """What is the same for a running head on every page, its numbers aside; figures alone are so only letter for letter."""
    text = re.sub(r"[0-9]+", "#", letters(line.text)) if re.search(r"[^\W\d_]", line.text) else line.text
    return f"{text}@{round(line.middle / 12)}"


def _in_order(page: list[Line]) -> list[Line]:
    """Lines in reading order: columns one after the other, what spans them in its place; else as the page has them."""
    if len(page) < 3:
        return page
    page = _marks_home(_head_first(page))
    gutter = _gutter(page)
    if gutter is None:
        return _by_rows(page) if _jumbled(page) else page
    out: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(page, key=lambda ln: (round(ln.middle / 3), ln.left)):
        if line.left < gutter - 4 and line.right > gutter + 4:
            out += left + right + [line]
            left, right = [], []
        else:
            (left if line.right <= gutter + 4 else right).append(line)
    return out + left + right


def _marks_home(page: list[Line]) -> list[Line]:
    """A page with list marks before their lines: programs often write them apart."""
    marks = [line for line in page if len(line.text) < 5 and _BULLET.fullmatch(line.text)]
    if not marks:
        return page
    owner: dict[int, Line] = {}
    for mark in marks:
        near = [ln for ln in page if abs(ln.middle - mark.middle) < 3 and 0 <= ln.left - mark.right < 5 * mark.size]
        if near:
            owner[id(min(near, key=lambda ln: ln.left))] = mark
    homed = {id(mark) for mark in owner.values()}
    out: list[Line] = []
    for line in page:
        if id(line) not in homed:
            out += [owner[id(line)], line] if id(line) in owner else [line]
    return out


def _head_first(page: list[Line]) -> list[Line]:
    """A page with the lines above all others at its beginning: programs often write running heads last."""
    top = min(line.top for line in page[: max(1, len(page) - 3)])
    late = [line for line in page[-3:] if line.bottom < top]
    return late + [line for line in page if line not in late] if late else page


def _gutter(page: list[Line]) -> float | None:
    """The x of an empty band between two columns of running text; None where there is one column."""
    width = page[0].width
    wide = [ln for ln in page if ln.right - ln.left > 0.12 * width]
    if len(wide) < 8:
        return None
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = width * step / 100
        crossing = sum(ln.left < x - 3 and ln.right > x + 3 for ln in page)
        a = [ln for ln in wide if ln.right <= x + 3]
        b = [ln for ln in wide if ln.left >= x - 3]
        if min(len(a), len(b)) >= 4 and crossing <= 0.25 * len(page) and min(len(a), len(b)) >= 0.2 * len(wide):
            long = sum(ln.right - ln.left > 0.22 * width for ln in a + b)
            if long >= 0.5 * len(a + b) and (best is None or crossing < best[0]):
                best = (crossing, x)
    return best[1] if best else None


def _jumbled(page: list[Line]) -> bool:
    """Whether the content's order runs up the page more than now and then."""
    ups = sum(b.middle < a.middle - 1.5 * a.size for a, b in itertools.pairwise(page))
    return ups > max(2, 0.15 * len(page))


def _by_rows(page: list[Line]) -> list[Line]:
    return sorted(page, key=lambda ln: (round(ln.middle / 4), ln.left))


def _rows(lines: list[Line]) -> list[Line]:
    """Pieces that stand beside each other as one line: rows of a table where at least two such lines follow each other."""
    levels: list[list[Line]] = []
    for line in lines:
        last = levels[-1][-1] if levels else None
        if last is not None and abs(line.middle - last.middle) < 0.4 * last.size and line.left > last.right:
            levels[-1].append(line)
        else:
            levels.append([line])
    out: list[Line] = []
    for i, level in enumerate(levels):
        first = level[0]
        if len(level) == 1:
            out.append(first)
            continue
        near = max(len(levels[k]) for k in (i - 1, i + 1) if 0 <= k < len(levels)) if len(levels) > 1 else 0
        covered = sum(piece.right - piece.left for piece in level) / max(1.0, level[-1].right - first.left)
        row = near > 1 and covered < 0.8 and not _BULLET.fullmatch(first.text)  # justified prose has no wide gaps
        text = (" | " if row else "  ").join(piece.text for piece in level)
        out.append(replace(first, text=text, right=level[-1].right, row=row))
    return out


def _paragraphs(lines: list[Line], body: float) -> list[list[Line]]:
    """Lines in groups that are a paragraph, a heading or a list item each."""
    groups: list[list[Line]] = []
    edges: defaultdict[int, list[float]] = defaultdict(list)
    for line in lines:
        if abs(line.size - body) < 0.1 * body:
            for near in range(_column(line) - 1, _column(line) + 4):  # what is indented ends where the column does
                edges[near].append(line.right)
    # Not the widest line: a headline over two columns begins where the first column does.
    rights = {key: sorted(values)[int(0.85 * (len(values) - 1))] for key, values in edges.items()}
    pitch = _pitch(lines)
    for line in lines:
        group = groups[-1] if groups else None
        if group is None or _begins(group, line, pitch, max(rights.get(_column(group[-1]), 0.0), group[-1].right)):
            groups.append([line])
        else:
            group.append(line)
    return groups


def _column(line: Line) -> int:
    return round(line.left / 30)


def _pitch(lines: list[Line]) -> float:
    """The usual distance from one line to the next, in font sizes."""
    gaps = Counter(
        round((b.middle - a.middle) / a.size, 1)
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and 0.8 * a.size < b.middle - a.middle < 3 * a.size and abs(a.size - b.size) < 0.5
    )
    return gaps.most_common(1)[0][0] if gaps else 1.2


def _begins(group: list[Line], line: Line, pitch: float, right: float) -> bool:
    """Whether a line begins a new block after a group."""
    last = group[-1]
    if line.row or last.row:
        return True
    first_word = line.text.split(None, 1)[0]
    fits = right - last.right > (0.5 * len(first_word) + 0.8) * line.size  # it would have stood on the line before
    ended = bool(_TERMINAL.search(last.text))
    alike = abs(line.size - last.size) <= 0.08 * last.size and line.bold == last.bold
    down = line.middle - last.middle
    if line.page != last.page or down < 0:  # the next page or column: a paragraph goes on where its last line is full
        return ended or fits or not alike or bool(_BULLET.match(line.text)) or len(group) < 2
    if down > (pitch + 0.45) * max(last.size, line.size):
        return True
    if not alike:
        return not (_open(last) and abs(line.size - last.size) <= 0.08 * last.size)
    if _BULLET.match(line.text.strip() + " ") and not re.match(r"[-–]\s?\d", line.text):
        return ended or not line.text.strip()[:1].isalnum() or bool(_BULLET.match(group[0].text))
    if ended:
        return fits or (line.left > last.left + 0.8 * line.size and len(group) > 1)
    return fits and (line.text[:1].isupper() or line.text[:1].isdigit()) and not _open(last)


def _open(line: Line) -> bool:
    """Whether a line ends in the middle of something."""
    return bool(re.search(r"(?:,|-|\x02|\b(?:of|the|and|for|to|in|with|by|a|an|on|at))$", line.text))


def _part(group: list[Line], body: float, words: Counter[str]) -> Part:
    text = ""
    for line in group:
        text = _glued(text, line.text, words)
    first = group[0]
    if first.row:
        return Part(BlockKind.TABLE_ROW, text, 0, first.page)
    large = first.size > 1.12 * body
    kind, level = BlockKind.PARAGRAPH, 0
    if _BULLET.match(text) and not re.match(r"[-–*]\s.*\s[-–*]$", text):
        bare = _BULLET.sub("", text, count=1)
        if len(letters(bare)) > 1 and len(group) >= 1 and not (large or all(line.bold for line in group)):
            return Part(BlockKind.LIST_ITEM, bare, 1, first.page)
    if (
        letters(text)
        and len(text) < 250
        and (large or (all(line.bold for line in group) and not _TERMINAL.search(text.rstrip(":"))))
    ):
        kind, level = BlockKind.HEADING, (2 if large else 3)
    return Part(kind, text, level, first.page)


def _glued(text: str, line: str, words: Counter[str]) -> str:
    """Two lines of one paragraph, a broken word made whole."""
    line = line.strip()
    if not text:
        return _inner(line, words)
    m = _BREAK.search(text)
    rest = re.match(r"\w+", line)
    if not m or not rest:
        return text + " " + _inner(line, words)
    return text[: m.end(1)] + _hyphen(m[1], rest[0], words) + _inner(line, words)


def _inner(line: str, words: Counter[str]) -> str:
    """Broken words inside what PDFium gives as one line."""
    return re.sub("(\\w+)[\x02\ufffe](\\w+)", lambda m: m[1] + _hyphen(m[1], m[2], words) + m[2], line)


def _hyphen(a: str, b: str, words: Counter[str]) -> str:
    """'' where a word was broken to fit the line, '-' where it has a hyphen of its own."""
    whole, own = words[(a + b).lower()], words[f"{a}-{b}".lower()]
    if whole != own:
        return "" if whole > own else "-"
    if a.isupper() and b.isupper():
        return ""
    compound = a.lower() in _OWN_HYPHEN or len(a) > 3 and b in _SECOND
    return "-" if not b[0].islower() or compound or a.isupper() or a[-1].isdigit() else ""


def _joined_over_pages(parts: list[Part], words: Counter[str]) -> list[Part]:
    """Paragraphs that a page break (or a column's end) cut in two, whole again; they keep the page where they begin."""
    out: list[Part] = []
    for part in parts:
        last = out[-1] if out else None
        if (
            last is not None
            and last.kind is not BlockKind.HEADING
            and part.kind is BlockKind.PARAGRAPH
            and not _TERMINAL.search(last.text)
            and len(last.text) > 60
            and (
                re.match(r"[\"“‘(]?[a-z]", part.text)
                or _BREAK.search(last.text)
                or (last.page != part.page and len(part.text) > 80)
            )
        ):
            last.text = _glued(last.text, part.text, words)
        else:
            out.append(part)
    return out


def _headline(groups: list[list[Line]], body: float, words: Counter[str]) -> str:
    """The largest print in the upper part of the first page, where it is clearly larger than the text."""
    first = groups[0][0].page
    head = [g for g in groups if g[0].page == first and g[0].top < 0.6 * g[0].height and len(letters(g[0].text)) > 2]
    if not head:
        return ""
    for top in sorted({g[0].size for g in head if g[0].size > 1.12 * body}, reverse=True):
        title = _set_in(top, head, words)
        if title and not is_sender(title) and can_be_title(title):  # a letterhead may be larger than the title
            return title
    return ""


def _set_in(top: float, head: list[list[Line]], words: Counter[str]) -> str:
    """The first lines of a page that are set in one size."""
    text, edge = "", 0.0
    for group in head:
        if abs(group[0].size - top) < 0.3 and (not text or group[0].top - edge < 2.2 * top):
            for line in group:
                text = _glued(text, line.text, words)
            edge = group[-1].bottom
        elif text:
            break
    return " ".join(text.split()) if 3 <= len(letters(text)) <= 300 else ""
