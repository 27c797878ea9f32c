"""Who with whom, as a drawing: those who act at the left, those whom it concerns at the right, a line for each pair. Pure.

Only where it helps: a handful of links, some of them with an end in common. The thicker a line, the more actions; dashed where
nothing of it has happened yet, or it was denied. Names never overlap: each has a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from briefgen.model import BriefAction, Status
from briefgen.render.fonts import text_width
from briefgen.render.words import plural

__all__ = ["LEAST", "network_svg"]

LEAST, MOST, SIDE = 4, 10, 7  # links that make a figure worth its room; links drawn; names on a side
_SIZE, _LINE, _ROW, _HEAD = 9.6, 11.0, 19.0, 20.0  # user units: `width` of them span the text
_COLUMN = 0.37  # of the width, for the names of one side
_INK, _GREY = "#26292e", "#50545b"
_REAL = (Status.DONE, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class _Link:
    who: str
    whom: str
    count: int
    real: bool
    weight: float


def network_svg(actions: Sequence[BriefAction], *, accent: str, family: str = "sans", width: float = 640.0) -> str:
    """The figure as SVG text, or '' where it would not help."""
    every = _links(actions)
    links = _chosen(every)
    ends = [end for link in links for end in ((0, link.who), (1, link.whom))]
    if len(links) < LEAST or len(set(ends)) == len(ends):
        return ""
    left = list(dict.fromkeys(link.who for link in links))
    # Each name at the right stands at the height of those who link to it: fewer lines cross.
    middle = {w: [left.index(k.who) for k in links if k.whom == w] for w in dict.fromkeys(k.whom for k in links)}
    right = sorted(middle, key=lambda w: sum(middle[w]) / len(middle[w]))
    return _draw(links, left, right, len(every) - len(links), accent, family, width)


def _links(actions: Sequence[BriefAction]) -> list[_Link]:
    """Every pair, the most frequent first. Who acts together with another is linked to it as well."""
    found: dict[tuple[str, str], list[BriefAction]] = {}
    for action in actions:
        names = list(dict.fromkeys(action.actor_names))
        pairs = [(a, b) for a in names for b in dict.fromkeys(action.to_names) if b not in names]
        pairs += [(names[0], other) for other in names[1:]]
        for a, b in pairs:
            key = (b, a) if (b, a) in found else (a, b)
            found.setdefault(key, []).append(action)
    links = (
        _Link(a, b, len(some), any(x.status in _REAL for x in some), sum(x.salience for x in some))
        for (a, b), some in found.items()
    )
    return sorted(links, key=lambda link: (-link.count, -link.weight, link.who, link.whom))


def _chosen(links: Sequence[_Link]) -> list[_Link]:
    """The first that fit into the rows of both sides."""
    chosen: list[_Link] = []
    left: set[str] = set()
    right: set[str] = set()
    for link in links:
        if len(chosen) < MOST and len(left | {link.who}) <= SIDE and len(right | {link.whom}) <= SIDE:
            chosen.append(link)
            left.add(link.who)
            right.add(link.whom)
    return chosen


def _draw(
    links: Sequence[_Link], left: list[str], right: list[str], more: int, accent: str, family: str, width: float
) -> str:
    rows = max(len(left), len(right))
    column = width * _COLUMN
    names = {name: _fit(name, column - 4, family) for name in (*left, *right)}
    row = _ROW if all(len(lines) == 1 for lines in names.values()) else _ROW + _LINE
    height = _HEAD + rows * row + 16
    y_left = {name: _HEAD + (n + (rows - len(left)) / 2 + 0.5) * row for n, name in enumerate(left)}
    y_right = {name: _HEAD + (n + (rows - len(right)) / 2 + 0.5) * row for n, name in enumerate(right)}
    letters = (
        f"Briefgen {'Serif, Georgia, serif' if family == 'serif' else 'Sans, Inter, Helvetica, Arial, sans-serif'}"
    )
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="network" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" font-family="{letters}" font-size="{_SIZE}">'
        f"<title>{escape(_alt(links, more))}</title>"
    ]
    a, b = column + 6, width - column - 6
    for link in reversed(links):  # the thickest on top
        y, z, middle = y_left[link.who], y_right[link.whom], (a + b) / 2
        dashes = "" if link.real else ' stroke-dasharray="4 3"'
        out.append(
            f'<path d="M{a:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {z:.1f} {b:.1f} {z:.1f}" fill="none" '
            f'stroke="{accent}" stroke-width="{min(5.0, 0.3 + 0.9 * link.count):.1f}" stroke-opacity=".75"{dashes}/>'
        )
    for places, x, anchor, head in (
        (y_left, column, "end", "Who"),
        (y_right, width - column, "start", "With or towards whom"),
    ):
        out.append(f'<text x="{x:.1f}" y="11" text-anchor="{anchor}" font-size="8.4" fill="{_GREY}">{head}</text>')
        for name, y in places.items():
            for n, line in enumerate(names[name]):
                base = y + 3.4 + (n - (len(names[name]) - 1) / 2) * _LINE
                out.append(
                    f'<text x="{x:.1f}" y="{base:.1f}" text-anchor="{anchor}" fill="{_INK}">{escape(line)}</text>'
                )
    out.append(f'<text x="0" y="{height - 3:.1f}" font-size="8.4" fill="{_GREY}">{_legend(links, more)}</text>')
    return "".join([*out, "</svg>"])


def _legend(links: Sequence[_Link], more: int) -> str:
    parts = ["thicker: more actions"] if len({link.count for link in links}) > 1 else []
    parts += ["dashed: not yet, or denied"] if not all(link.real for link in links) else []
    parts += [f"{more} more not drawn"] if more else []
    return "; ".join(parts)


def _fit(name: str, room: float, family: str) -> tuple[str, ...]:
    """The name in one line or two, cut between words where it is too long for them."""

    def fits(text: str) -> bool:
        return text_width(text, _SIZE, family=family) <= room

    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if fits(longer):
            lines[-1] = longer
        elif lines[-1]:
            lines.append(word)
        else:
            lines[-1] = word
    kept, cut = lines[:2], len(lines) > 2
    for n, line in enumerate(kept):
        last = cut and n == len(kept) - 1
        while not fits(line + "…" * last):  # a word that is too long
            cut = last = True
            line = line[:-1]
        kept[n] = line.rstrip(" ,") + "…" * last
    return tuple(kept)


def _alt(links: Sequence[_Link], more: int) -> str:
    pairs = "; ".join(f"{k.who} – {k.whom}{f' ({k.count})' if k.count > 1 else ''}" for k in links)
    rest = f"; {plural(more, 'more pair')} not drawn" if more else ""
    return f"Who acts with or towards whom: {pairs}{rest}. The table of actions says the same."
