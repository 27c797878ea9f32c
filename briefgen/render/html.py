"""Markdown to the HTML page of a look. Raw HTML, images and any link but http, https and mailto are refused.

The Markdown is taken apart into its head (all before the first second-level heading), its sections and its notes, so that
a look's page.html.j2 can place them; a hand-edited Markdown goes the same way.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.model import BriefDate
from briefgen.render.fonts import FALLBACK
from briefgen.render.looks import Look
from briefgen.render.markdown import environment, render_markdown, run_template
from briefgen.render.network_svg import network_svg
from briefgen.render.options import Length, RenderOptions, logo_type
from briefgen.render.reread import read_dates, read_day
from briefgen.render.shown import OTHERS, TITLES, Shown
from briefgen.render.timeline_svg import timeline_svg
from briefgen.render.unbroken import whole_dates

__all__ = ["Page", "Part", "page_of", "render_html", "render_page"]

_ROWS = 120  # most rows of one table: a long table costs 150 ms a page
_DASH = re.compile(r"(<li>(?:<p>)?<strong>[^<]*</strong>) – ")
# A range is never broken over two lines.
_RANGE = re.compile(r"(?<=\d)–(?=\d)(?![^<]*>)")
# WeasyPrint 70 may end a line after its first word where a text, a space and then an element end beyond the margin; not so
# where the text is an element itself.
_BEFORE = re.compile(r"(>\s*(?:– )?)([^\s<>–][^<>\n]{20,}[^\s<>]) (?=<(?:a|em|strong)[ >])")
# A last line is never one short word: where a text of some length ends, its last two words stay together.
_LAST = re.compile(
    r"(?<=[ >])((?:[^\s<>]+ ){4}[^\s<>]{1,16}) ([^\s<>]{1,12}"
    r"(?:\s|\u2060|&#8288;|</(?:em|strong|a)>|<sup(?:(?!</sup>).)*</sup>)*</(?:li|p|td|h1)>)"
)
_NOTE = re.compile(r'(<li id="note-\d+">)<p>((?:(?!</?p>).)*)</p>\s*</li>', re.S)
_WORD = re.compile(r"[^\w]+")
_KEYS = {title.casefold(): key for key, title in TITLES.items()} | {OTHERS.casefold(): "actions"}


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: key, anchor, heading in plain text, and its HTML without the heading."""

    key: str
    anchor: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown briefing taken apart. `title` is plain text; `head` holds the h1 and what follows it."""

    title: str
    head: Markup
    parts: tuple[Part, ...]
    notes: Markup


def render_html(shown: Shown) -> str:
    """One self-contained HTML file of a brief."""
    return render_page(page_of(render_markdown(shown)), shown.look, shown.options, shown=shown)


def render_page(
    page: Page,
    look: Look,
    options: RenderOptions,
    *,
    shown: Shown | None = None,
    screen: bool = True,
    whole: bool = True,
) -> str:
    """The look's page.html.j2 around a page; without `shown` (hand-edited Markdown) the timeline is read back from it.

    `whole`: with the second sheet.
    """
    brief = shown.brief if shown else None
    accent = options.accent or look.accent
    length = options.length or look.length
    figure = _timeline(page, look, accent, shown, short=length is Length.ONE_PAGE)
    network = ""
    if shown is not None and length is not Length.ONE_PAGE and shown.section("actors"):
        width = look.figure_width if look.figure_width >= 500 else 290.0  # as large as the text around it
        network = network_svg(shown.brief.actions, accent=accent, family=look.figure, width=width)
    handling = (brief.handling if brief else options.handling)[:200]
    logo = ""
    if options.logo is not None:
        logo = f"data:{logo_type(options.logo)};base64,{base64.b64encode(options.logo).decode()}"
    env = environment(look.roots, True)
    return run_template(
        env,
        "page.html.j2",
        page=page,
        part={part.key: part for part in reversed(page.parts)},
        brief=brief,
        look=look,
        options=options,
        length=str(length),
        paper=options.paper or look.paper,
        accent=accent,
        figure=Markup(figure),
        network=Markup(network),
        logo=logo,
        header=options.header[:200],
        footer=options.footer[:200],
        handling=handling,
        language=brief.language if brief else options.language,
        style=Markup(_style(env, screen, handling)),
        screen=screen,
        whole=whole,
    )


def _together(end: re.Match[str]) -> str:
    """The end of a text with its last two words kept together; in a narrow column it stays as it is."""
    if end[2].endswith("</td>"):
        cell = end.string[end.string.rfind("<td ", 0, end.start()) :]
        if not cell.startswith('<td class="c-what'):
            return end[0]
    return f"{end[1]}\u00a0{end[2]}"


def _timeline(page: Page, look: Look, accent: str, shown: Shown | None, *, short: bool) -> str:
    """The drawn timeline: of the brief, or of the list in a Markdown that was edited."""
    dates: list[BriefDate] = []
    today = shown.brief.date if shown else read_day(page.head)
    if shown is not None and (section := shown.section("timeline")):
        dates = [item for item in section.items if isinstance(item, BriefDate)]
    elif shown is None and today is not None:
        dates = [d for part in page.parts if part.key == "timeline" for d in read_dates(part.html, today)]
    if today is None or not dates:
        return ""
    # A page that is shared, or large letters, leave room for fewer.
    few = {"most": 8, "lanes": 2} if short else {"most": 6} if look.figure_width < 500 else {}
    return timeline_svg(dates, today, accent=accent, family=look.figure, width=look.figure_width, **few)


def _style(env: Any, screen: bool, handling: str) -> str:
    """The base style sheet, the look's own, and what a browser needs; none can end the <style> element."""
    names = ["base.css", "style.css", *(["screen.css"] if screen else [])]
    fallback = "".join(f'"{name}", ' for name in FALLBACK)
    return "\n".join(run_template(env, name, fallback=Markup(fallback), handling=handling) for name in names).replace(
        "</", "<\\/"
    )


def page_of(markdown: str) -> Page:
    """Takes a Markdown briefing apart."""
    parser = _parser()
    tokens = parser.parse(markdown, {})
    _dress_tables(tokens)
    notes_at = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    notes, tokens = tokens[notes_at:], tokens[:notes_at]
    starts = [
        i for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    starts.append(len(tokens))

    def html(some: Sequence[Token]) -> Markup:
        made = parser.renderer.render(some, parser.options, {})
        made = _BEFORE.sub(r"\1<span>\2</span> ", _RANGE.sub("\u2060–\u2060", whole_dates(made)))
        return Markup(_LAST.sub(_together, made))

    parts: list[Part] = []
    for start, end in zip(starts, starts[1:], strict=False):
        title = _plain(tokens[start + 1])
        key = _KEYS.get(title.casefold(), "theme")
        if key == "notes":
            continue
        anchor = _anchor(title, {part.anchor for part in parts})
        body = tokens[start + 3 : end]
        made = html(_one_table(body) if key == "actions" else body)
        # The date stands in a column of its own: the dash that the Markdown needs would be one too many.
        parts.append(Part(key, anchor, title, Markup(_DASH.sub(r"\1 ", str(made))) if key == "timeline" else made))
    head = tokens[: starts[0]]
    title = next((_plain(head[i + 1]) for i, token in enumerate(head) if token.tag == "h1" and token.nesting == 1), "")
    # A note of one paragraph is the text of its list item: so the PDF tags it as the body of the item.
    listed = Markup(_NOTE.sub(r"\1\2</li>", str(html(notes))))
    return Page(title or "Briefing", html(head), tuple(parts), listed)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False, "maxNesting": 20})
    parser.use(footnote_plugin, inline=False).disable("image")
    parser.validateLink = _valid_link  # type: ignore[method-assign]
    for name, rule in (("footnote_ref", _ref), ("footnote_block_open", _notes_open), ("footnote_block_close", _notes_close),
                       ("footnote_open", _note_open), ("footnote_anchor", _nothing)):  # fmt: skip
        parser.add_render_rule(name, rule)
    return parser


def _valid_link(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in ("http", "https", "mailto")
    except ValueError:
        return False


def _ref(_self: RendererHTML, tokens: Sequence[Token], i: int, _options: Any, _env: Any) -> str:
    number = tokens[i].meta["id"] + 1
    # Several marks in a row read '1, 2' and not '12'.
    comma = '<span class="comma">,&#8288;</span>' if i and tokens[i - 1].type == "footnote_ref" else ""
    # U+2060: a line must not end between a word and its mark.
    return f'&#8288;<sup class="ref">{comma}<a href="#note-{number}" role="doc-noteref">{number}</a></sup>'


def _notes_open(_self: RendererHTML, _tokens: Sequence[Token], _i: int, _options: Any, _env: Any) -> str:
    return '<ol class="notes">\n'


def _notes_close(_self: RendererHTML, _tokens: Sequence[Token], _i: int, _options: Any, _env: Any) -> str:
    return "</ol>\n"


def _note_open(_self: RendererHTML, tokens: Sequence[Token], i: int, _options: Any, _env: Any) -> str:
    return f'<li id="note-{tokens[i].meta["id"] + 1}">'


def _nothing(_self: RendererHTML, _tokens: Sequence[Token], _i: int, _options: Any, _env: Any) -> str:
    return ""


def _dress_tables(tokens: Sequence[Token]) -> None:
    """Column classes and labels from the head row, `scope` on header cells, the first cell of a row as its header."""
    labels: list[str] = []
    column, in_head = 0, False
    for i, token in enumerate(tokens):
        if token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
            labels = [] if in_head else labels
        elif token.type == "tr_open":
            column = 0
        elif token.type in ("th_open", "td_open"):
            token.attrs.pop("style", None)
            if in_head:
                labels.append(_plain(tokens[i + 1]))
                token.attrs["scope"] = "col"
            elif column == 0:
                token.tag = tokens[i + 2].tag = "th"
                token.attrs["scope"] = "row"
            label = labels[column] if column < len(labels) else ""
            token.attrs["class"] = "c-" + (_anchor(label, set()) or str(column))
            if not in_head and column:
                token.attrs["data-label"] = label
            column += 1
        elif token.type == "table_open":
            token.attrs["class"] = "t"


def _one_table(tokens: list[Token]) -> list[Token]:
    """Tables that follow each other under third-level headings as one table, each heading a row over its group of rows.

    Where the section holds anything else, or so many rows that one table would be slow to lay out, it stays as it is.
    """
    groups = _groups(tokens)
    if len(groups) < 2 or sum(token.type == "tr_open" for token in tokens) > _ROWS:
        return tokens
    out: list[Token] = []
    for n, (heading, table, rest) in enumerate(groups):
        body = next(i for i, token in enumerate(table) if token.type == "tbody_open")
        if n == 0:
            out += table[:body]
            columns = sum(token.type == "th_open" for token in table[:body])
        row, cell = Token("tr_open", "tr", 1), Token("td_open", "td", 1)
        row.attrs["class"] = "group"
        cell.attrs["colspan"] = str(columns)
        out += [table[body], row, cell, heading, Token("td_close", "td", -1), Token("tr_close", "tr", -1)]
        out += table[body + 1 : -1]
        if n == len(groups) - 1:
            out += [table[-1], *rest]
    return out


def _groups(tokens: list[Token]) -> list[tuple[Token, list[Token], list[Token]]]:
    """(words of the heading, tokens of the table, what follows the last table), or [] where the tokens are anything else."""
    groups: list[tuple[Token, list[Token], list[Token]]] = []
    i = 0
    while i + 3 < len(tokens) and tokens[i].tag == "h3" and tokens[i + 3].type == "table_open":
        end = next(k for k in range(i, len(tokens)) if tokens[k].type == "table_close") + 1
        if not any(token.type == "tbody_open" for token in tokens[i:end]):
            return []
        groups.append((tokens[i + 1], tokens[i + 3 : end], tokens[end:]))
        i = end
    return [] if any(token.tag in ("h3", "table") for token in tokens[i:]) else groups


def _plain(inline: Token) -> str:
    """The text of an inline token without its marks."""
    return "".join(
        t.content for t in inline.children or () if t.type in ("text", "code_inline", "text_special")
    ).strip()


def _anchor(title: str, taken: set[str]) -> str:
    base = _WORD.sub("-", title.casefold()).strip("-") or "part"
    name, n = base, 2
    while name in taken:
        name, n = f"{base}-{n}", n + 1
    return name
