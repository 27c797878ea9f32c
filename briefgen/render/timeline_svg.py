"""The timeline as a drawing: true scale with marked breaks, lanes of labels that never overlap, today, precision. Pure.

A day is a point, a longer time a bar, a deadline a flag; what lies ahead has the accent colour. At most MOST items are drawn,
the most salient; the list under the figure holds them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

from briefgen import edtf
from briefgen.model import BriefDate
from briefgen.render.fonts import text_width
from briefgen.render.words import coming, day, plural, when_words

__all__ = ["LANES", "LEAST", "MOST", "timeline_svg"]

LEAST, MOST, LANES = 3, 12, 3  # items that make a figure worth its room; items in it; lanes on each side of its axis
_EDGE, _BREAK = 10.0, 26.0
_SIZE, _LINE, _STEP = 9.6, 12.0, 46.0  # letters, lines and lanes, in user units: 640 of them span the text
_LABEL = 132.0  # widest label
_TICK = 8.4  # letters of the axis

_PARTS = (0.0, 1.0, 0.5, 0.25, 0.75)  # where on its width a label may stand over its mark
_BAR = 7.0  # what is wider than a point
_INK, _GREY = "#26292e", "#50545b"


@dataclass(frozen=True, slots=True)
class _Item:
    first: date
    last: date
    entry: BriefDate | None  # None: today


@dataclass(frozen=True, slots=True)
class _Label:
    item: _Item
    x: float  # of the mark
    left: float
    width: float
    lines: tuple[str, ...]
    above: bool
    lane: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to x. `runs` are (first day, last day, x of the first day); between two runs lies a break."""

    runs: tuple[tuple[date, date, float], ...]
    per_day: float

    def x(self, when: date) -> float:
        for first, last, x in self.runs:
            if when <= last:
                return x + max(0, (when - first).days) * self.per_day
        first, last, x = self.runs[-1]
        return x + (last - first).days * self.per_day


def timeline_svg(
    dates: Sequence[BriefDate],
    today: date,
    *,
    accent: str,
    family: str = "sans",
    most: int = MOST,
    lanes: int = LANES,
    width: float = 640.0,
) -> str:
    """The figure as SVG text, or '' where fewer than LEAST entries have a date that can be drawn. `lanes`: a side of the axis;
    `width`: units across; letters have 9.6."""
    items = _items(dates)
    if len(items) < LEAST:
        return ""
    chosen = sorted(
        sorted(items, key=lambda i: (-i.entry.salience if i.entry else 0.0, i.first))[:most],
        key=lambda i: (i.first, i.last),
    )
    scale = _scale([*((i.first, i.last) for i in chosen), (today, today)], width)
    # As low as can be: a tall figure that finds no room leaves half of a page empty.
    for high in range(min(2, lanes), lanes + 1):
        labels, now, dropped = _place(chosen, scale, today, family, high, width)
        if dropped <= len(chosen) // 6:
            break
    return _draw(labels, now, scale, today, len(dates) - len(chosen) + dropped, accent, family, width)


def _items(dates: Sequence[BriefDate]) -> list[_Item]:
    items = []
    for entry in dates:
        span = edtf.parse(entry.when)
        if span is not None and (span.first or span.last):
            first, last = span.first or span.last, span.last or span.first
            assert first is not None and last is not None
            items.append(_Item(first, last, entry))
    return items


def _scale(spans: Sequence[tuple[date, date]], width: float) -> _Scale:
    """One scale for all runs; at most two gaps that would eat a third of it are drawn as breaks."""
    runs: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if runs and first <= runs[-1][1] + timedelta(days=1):
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    gaps = sorted(((runs[i + 1][0] - runs[i][1]).days, i) for i in range(len(runs) - 1))
    total = max(1, (runs[-1][1] - runs[0][0]).days)
    cuts: set[int] = set()
    for length, i in reversed(gaps[-2:]):
        if length > 0.34 * total and length > 60:
            cuts.add(i)
            total = max(1, total - length)
    merged: list[tuple[date, date]] = []
    for i, (first, last) in enumerate(runs):
        if merged and i - 1 not in cuts:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    days = sum((last - first).days for first, last in merged)
    # A run of one day still needs room around it, so that marks beside a break do not touch it.
    room = width - 2 * _EDGE - 16 - len(cuts) * (_BREAK + 24)
    per_day = room / max(days, 1)
    placed, x = [], _EDGE + 8
    for first, last in merged:
        placed.append((first, last, x))
        x += (last - first).days * per_day + _BREAK + 24
    return _Scale(tuple(placed), per_day)


def _words(item: _Item, family: str) -> tuple[str, ...]:
    """The label: the date, then at most eight words on two lines."""
    assert item.entry is not None
    date_words = when_words(item.entry)
    words = item.entry.what.split()
    text, lines = words[:8], [""]
    cut = len(words) > 8
    for word in text:
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, _SIZE, family=family) <= _LABEL - 8:
            lines[-1] = longer
        elif len(lines) < 2:
            lines.append(word)
        else:
            cut = True
            break
    lines = [_fit(line, family) for line in lines]
    if cut and not lines[-1].endswith("…"):
        lines[-1] = lines[-1].rstrip(" .,;:") + "…"
    return (date_words, *lines)


def _fit(line: str, family: str) -> str:
    """One line, cut by letters where a single word is wider than a label."""
    if text_width(line, _SIZE, family=family) <= _LABEL - 8:
        return line
    while line and text_width(line + "…", _SIZE, family=family) > _LABEL - 8:
        line = line[:-1]
    return line + "…"


def _place(
    items: Sequence[_Item], scale: _Scale, today: date, family: str, lanes: int, across: float
) -> tuple[list[_Label], _Label, int]:
    """Labels in lanes, nearest to the axis first, the label of today before all; and how many found no place.

    Each label checks the boxes and leader lines of those before it. From right to left with the words right of their mark
    (or mirrored) a cluster makes stairs, which take more; the way that places most is taken, then the one that is lowest.
    """
    words = f"Today, {edtf.day_words(today).removesuffix(str(today.year)).rstrip(', ')}"
    x, width = scale.x(today), text_width(words, _SIZE, family=family, bold=True) + 4
    left = min(max(x - width / 2, 1.0), across - width - 1)
    now = _Label(_Item(today, today, None), x, left, width, (words,), True, 0)
    sized = []
    for item in items:
        lines = _words(item, family)
        width = max(text_width(line, _SIZE, family=family, bold=n == 0) for n, line in enumerate(lines)) + 6
        sized.append(_Label(item, (scale.x(item.first) + scale.x(item.last)) / 2, 0.0, width, lines, True, 0))
    by_salience = sorted(sized, key=lambda s: -s.item.entry.salience if s.item.entry else 0.0)
    ways: tuple[tuple[list[_Label], tuple[float, ...]], ...] = (
        (by_salience, _PARTS),
        (sorted(sized, key=lambda s: -s.x), (0.0,)),
        (sorted(sized, key=lambda s: s.x), (1.0,)),
    )
    tried = []
    for order, parts in ways:
        placed = _one_way(order, parts, [now], lanes, across)
        there = {label.item.entry.id for label in placed if label.item.entry}
        rest = [label for label in by_salience if label.item.entry and label.item.entry.id not in there]
        tried.append(_one_way(rest, _PARTS, placed, lanes, across)[1:])
    best = max(tried, key=lambda labels: (len(labels), -max((label.lane for label in labels), default=0)))
    return sorted(best, key=lambda label: label.x), now, len(items) - len(best)


def _one_way(
    order: Sequence[_Label], parts: Sequence[float], before: Sequence[_Label], lanes: int, across: float
) -> list[_Label]:
    """Those `before` and the labels that find a place beside them, in this order; `parts`: where on its width a label may stand over its mark."""
    placed = list(before)
    for label in order:
        spots = (
            replace(
                label,
                left=min(max(label.x - label.width * part, 1.0), across - label.width - 1),
                above=above,
                lane=lane,
            )
            for lane in range(lanes)
            for above in (True, False)
            for part in parts
        )
        free = (s for s in spots if s.left <= s.x <= s.left + s.width and _free(s, placed))
        if (found := next(free, None)) is not None:
            placed.append(found)
    return placed


def _free(label: _Label, placed: Sequence[_Label]) -> bool:
    for other in placed:
        if other.above != label.above:
            continue
        if (
            other.lane == label.lane
            and label.left < other.left + other.width + 8
            and other.left < label.left + label.width + 8
        ):
            return False
        near, far = (label, other) if label.lane < other.lane else (other, label)
        if near.lane != far.lane and near.left + 0.5 < far.x < near.left + near.width - 0.5:
            return False
    return True


def _ticks(scale: _Scale) -> list[tuple[float, str]]:
    """(x, words) of the axis: months, quarters, years or decades, whichever leaves 46 units between two."""
    for months in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
        if months * 30.4 * scale.per_day >= 46:
            break
    found: list[tuple[float, str]] = []
    for first, last, x in scale.runs:
        index = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
        while (when := edtf.day_of(index // 12, index % 12 + 1, 1)) is not None and when <= last:
            name = str(when.year) if months >= 12 or when.month == 1 else edtf.MONTHS[when.month][:3]
            if not found or months >= 12 or when.month == 1 or not any(t[1].endswith(str(when.year)) for t in found):
                name = name if name == str(when.year) else f"{name} {when.year}"
            place = x + (when - first).days * scale.per_day
            if not found or place - found[-1][0] >= 40:
                found.append((place, name))
            index += months
    return found


def _draw(
    labels: Sequence[_Label],
    now: _Label,
    scale: _Scale,
    today: date,
    more: int,
    accent: str,
    family: str,
    width: float,
) -> str:
    axis = _side([*labels, now], True) + 8
    bottom = axis + 22 + _side(labels, False)
    height = bottom + (12 if more else 0)
    letters = (
        "Briefgen Serif, Georgia, serif" if family == "serif" else "Briefgen Sans, Inter, Helvetica, Arial, sans-serif"
    )
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" font-family="{letters}" font-size="{_SIZE}">'
        f"<title>{escape(_alt(labels, today, more))}</title>"
    ]
    out += _axis(scale, axis, width)
    for label in labels:
        out += _bar(label, scale, axis, accent, width)
    for label in labels:
        out += _mark(label, scale, axis, accent)
    top = axis - _STEP + 2
    out.append(
        f'<line x1="{now.x:.1f}" y1="{top + _LINE:.1f}" x2="{now.x:.1f}" y2="{axis + 5:g}" stroke="{accent}" stroke-width="1.4"/>'
        f'<text x="{now.left + 2:.1f}" y="{top + _LINE - 3:.1f}" fill="{accent}" font-weight="600">{now.lines[0]}</text>'
    )
    if more:
        out.append(
            f'<text x="{width - 2:g}" y="{height - 3:g}" text-anchor="end" fill="{_GREY}">and {more} more in the list</text>'
        )
    return "".join([*out, "</svg>"])


def _side(labels: Sequence[_Label], above: bool) -> float:
    """Height that the lanes of one side need."""
    return max((label.lane + 1 for label in labels if label.above is above), default=0) * _STEP


def _axis(scale: _Scale, y: float, width: float) -> list[str]:
    out = []
    for n, (first, last, x) in enumerate(scale.runs):
        start, end = x - 8, x + (last - first).days * scale.per_day + 8
        out.append(f'<line x1="{start:.1f}" y1="{y:g}" x2="{end:.1f}" y2="{y:g}" stroke="{_INK}" stroke-width="1"/>')
        if n + 1 < len(scale.runs):
            middle = (end + scale.runs[n + 1][2] - 8) / 2
            out += [
                f'<line x1="{middle + offset - 2:.1f}" y1="{y + 5:g}" x2="{middle + offset + 2:.1f}" y2="{y - 5:g}" '
                f'stroke="{_INK}" stroke-width="1"/>'
                for offset in (-3, 2)
            ]
    for x, words in _ticks(scale):
        half = text_width(words, _TICK) / 2
        anchor = "end" if x + half > width else "start" if x < half else "middle"
        out.append(f'<line x1="{x:.1f}" y1="{y:g}" x2="{x:.1f}" y2="{y + 4:g}" stroke="{_INK}" stroke-width=".75"/>')
        out.append(
            f'<text x="{x:.1f}" y="{y + 14:g}" text-anchor="{anchor}" font-size="{_TICK}" fill="{_GREY}">{words}</text>'
        )
    return out


def _bar(label: _Label, scale: _Scale, axis: float, accent: str, width: float) -> list[str]:
    """The bar of an entry that takes longer than a point; a very long one is pale, so that the marks upon it are seen."""
    a, b = scale.x(label.item.first), scale.x(label.item.last)
    if b - a <= _BAR or label.item.entry is None:
        return []
    colour = accent if coming(label.item.entry) else _INK
    colour = _pale(colour) if b - a > width / 4 else colour
    return [f'<rect x="{a:.1f}" y="{axis - 3:g}" width="{b - a:.1f}" height="6" rx="2" fill="{colour}"/>']


def _pale(colour: str) -> str:
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * 0.4 + 255 * 0.6):02x}" for i in (1, 3, 5))


def _mark(label: _Label, scale: _Scale, axis: float, accent: str) -> list[str]:
    """The mark on the axis, the leader line and the words of one entry."""
    entry = label.item.entry
    assert entry is not None
    colour = accent if coming(entry) else _INK
    if label.above:
        top = axis - 6 - label.lane * _STEP - len(label.lines) * _LINE - 4
        start, end = axis - 4, top + len(label.lines) * _LINE
    else:
        top = axis + 22 + label.lane * _STEP
        start, end = axis + 17, top  # beneath the words of the axis
    x, a, b = label.x, scale.x(label.item.first), scale.x(label.item.last)
    out = []
    if abs(end - start) > 1:
        out.append(
            f'<line x1="{x:.1f}" y1="{start:.1f}" x2="{x:.1f}" y2="{end:.1f}" stroke="{colour}" stroke-width=".5"/>'
        )
    if b - a <= _BAR and entry.deadline:
        flag = f"M{x:.1f} {axis + 3:g}V{axis - 9:g}L{x + 8:.1f} {axis - 6:g}L{x:.1f} {axis - 3:g}Z"
        out.append(f'<path d="{flag}" fill="{colour}" stroke="{colour}" stroke-width=".8"/>')
    elif b - a <= _BAR:
        out.append(f'<circle cx="{x:.1f}" cy="{axis:g}" r="3.6" fill="{colour}" stroke="#fff" stroke-width="1"/>')
    right = label.left + label.width * 0.9 < x
    place, anchor = (label.left + label.width - 3, "end") if right else (label.left + 3, "start")
    for n, line in enumerate(label.lines):
        weight, fill = (' font-weight="600"', colour) if n == 0 else ("", _INK)
        y = top + (n + 1) * _LINE - 3
        out.append(
            f'<text x="{place:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"{weight}>{escape(line)}</text>'
        )
    return out


def _alt(labels: Sequence[_Label], today: date, more: int) -> str:
    entries = [label.item.entry for label in sorted(labels, key=lambda label: label.item.first) if label.item.entry]
    ahead = [entry for entry in entries if coming(entry)]
    text = f"Timeline of {plural(len(entries), 'date')}"
    if entries:
        first, last = (edtf.human(edtf.point(entry.when)) for entry in (entries[0], entries[-1]))
        text += f" from {first} to {last}"
    text += f"; today, {day(today)}, is marked; {len(ahead)} ahead, {plural(sum(e.deadline for e in ahead), 'deadline')} among them"
    return f"{text}. The list says the same{f', and {more} more' if more else ''}."
