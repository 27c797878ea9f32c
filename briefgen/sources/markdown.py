"""Markdown to blocks, by markdown-it's tokens: emphasis, escapes, entities and links resolved, link targets dropped."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import BlockKind
from briefgen.sources.draft import Part
from briefgen.sources.lines import Wrap, join, runs_over, wrap_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_MARKDOWN = 2_000_000  # characters; beyond it the text is read as plain text, for the parser is slow on giants
MAX_CHUNK = 100_000  # characters of one paragraph
MAX_MARKS = 4_000  # brackets, asterisks, quote marks and their like in one paragraph
_MARKS = re.compile(r"[\[\]*_`<!>&]|(?m:^[ \t]*[-+])")
_STRONG_SIGNS = re.compile(
    r"(?m)(?<![\w*])\*\*(?=\S)[^*\n]{1,200}\*\*|\[[^\]\n]{1,200}\]\((?:https?:|/|#|mailto:)|^#{1,6} \S|^\\?#{2,3}[ \t]*$|^\\---|\\\["
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_STRUCTURE = re.compile(r"<(?:table|ul|ol|dl|h[1-6]|blockquote)\b", re.I)
_NOTE_MARK = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”\"’)]))<sup>(?:<a\b[^<>]*>)?\W?\d{1,3}\W?(?:</a>)?</sup>", re.I
)
_PLACEHOLDER = re.compile(r"\W*Loading\W*", re.I)
_parser: MarkdownIt | None = None


def parsable(text: str) -> bool:
    """Whether a text may be parsed as Markdown: the parser takes quadratic time over giant paragraphs and deep nests."""
    if len(text) > MAX_MARKDOWN:
        return False
    chunks = re.split(r"\n[ \t]*\n", text) if len(text) > MAX_MARKS else [text]
    return all(len(chunk) <= MAX_CHUNK and len(_MARKS.findall(chunk)) <= MAX_MARKS for chunk in chunks)


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name is Markdown: two strong signs at least."""
    return parsable(text) and sum(1 for _ in zip(_STRONG_SIGNS.finditer(text), range(2), strict=False)) >= 2


def _markdown() -> MarkdownIt:
    global _parser
    if _parser is None:
        from markdown_it import MarkdownIt

        # Indented code is off: press releases indent paragraphs, nobody puts programs in them. Entities stay as they are
        # written, so that every quote is the file's own text letter for letter.
        off = ["code", "fence", "reference", "entity"]
        _parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table").disable(off)
    return _parser


def markdown_parts(text: str) -> list[Part]:
    """The blocks of a Markdown text."""
    text = re.sub(r"<br\s*/?>[ \t]*", "\\\n", _NOTE_MARK.sub("", _COMMENT.sub("", text)))
    tokens = _markdown().parse(text)
    found: list[tuple[BlockKind, int, list[str]]] = []
    stack: list[str] = []
    level = 0
    row: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            stack.append(token.type.removesuffix("_open"))
            row = [] if token.type == "tr_open" else row
            level = int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.nesting == -1:
            if token.type == "tr_close" and any(row):
                found.append((BlockKind.TABLE_ROW, 0, [" | ".join(c for c in row if c)]))
            if stack:
                stack.pop()
        elif token.type == "inline":
            lines = _inline(token)
            if stack and stack[-1] in ("td", "th"):
                row.append(" ".join(" ".join(lines).split()))
            else:
                found.append((*_kind(stack, level), lines))
        elif token.type == "html_block":
            found += _of_html(token.content)
    chunks = [lines for kind, _, lines in found if kind is not BlockKind.TABLE_ROW]
    # By the standard a line break in a paragraph is a blank; but scraped "Markdown" often has a paragraph a line.
    return _parts(found, wrap_of(chunks, text), wrapped=runs_over(chunks))


def _of_html(text: str) -> list[tuple[BlockKind, int, list[str]]]:
    """The blocks of HTML between the paragraphs: tables, lists and headings stay what they are."""
    if _STRUCTURE.search(text):
        from briefgen.sources.html import html_draft

        with suppress(SourceError):
            # Entities stay as they are written here too.
            parts = html_draft(text.replace("&", "&amp;"), "", whole=True).parts
            return [(p.kind, p.level, [p.text]) for p in parts]
    return [(BlockKind.PARAGRAPH, 0, _TAG.sub(" ", text).splitlines())]


def _kind(stack: list[str], level: int) -> tuple[BlockKind, int]:
    """What the innermost elements make of an inline token, and its level."""
    if stack and stack[-1] == "heading":
        return BlockKind.HEADING, level
    depth = sum(s in ("bullet_list", "ordered_list") for s in stack)
    if depth:
        return BlockKind.LIST_ITEM, depth
    return (BlockKind.QUOTE, 0) if "blockquote" in stack else (BlockKind.PARAGRAPH, 0)


def _parts(found: list[tuple[BlockKind, int, list[str]]], wrap: Wrap, wrapped: bool) -> list[Part]:
    parts = []
    for kind, level, lines in found:
        if kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
            parts.append(Part(kind, " ".join(line.strip("\v") for line in lines), level))
            continue
        for text in join(lines, wrap, soft=wrapped):
            text = _strays(text)
            if text.startswith("\x0e"):  # an image that stands alone: what is left is its description
                parts.append(Part(BlockKind.CAPTION, text.strip("\x0e ")))
            elif len(text) > 40 or not _PLACEHOLDER.fullmatch(text):
                parts.append(Part(kind, text.replace("\x0e", ""), level))
    return parts


def _strays(text: str) -> str:
    """Without asterisks that their author meant as emphasis and CommonMark does not take as such."""
    text = re.sub(r"(?<=\w)\*{4}(?=\w)", " ", text)  # '**Ada****Holm**'
    return re.sub(r"(?<=\S)\*{1,3}(?=\s|$)|(?:^|(?<=\s))\*{1,3}(?=\S)|(?<=[^\W\d])\*{2,3}|\*{2,3}(?=[^\W\d])", "", text)


def _inline(token: Token) -> list[str]:
    """The lines of an inline token; a break that the author set ends a line with `\\v`."""
    out = ""
    edge = ""  # the last token opened or closed a link or emphasis
    children = token.children or []
    alone = len([c for c in children if c.type not in ("softbreak", "link_open", "link_close")]) == 1
    for child in children:
        if child.type in ("text", "code_inline", "text_special", "entity"):
            out += (" " if edge and _parted(out, child.content, edge) else "") + child.content
            edge = edge if not child.content else ""
        elif child.type == "softbreak":
            out += "\n"
        elif child.type == "hardbreak":
            out += "\v\n"
        elif child.type == "image":
            out += "\x0e" + " ".join(child.content.split()) if alone else ""
        elif child.type == "html_inline":
            continue
        else:
            edge = "link" if child.type.startswith("link") else edge or "mark"
    return out.split("\n")


def _parted(before: str, after: str, edge: str) -> bool:
    """Whether a space was lost where a link or emphasis begins or ends: '…(Bureau)[rule](…)that'."""
    a, b = before[-1:], after[:1]
    if a.isalpha() and re.match(r"\((?:[“\"A-Z]|[a-z]{2,} |\Z)", after):
        return True  # '**Ada Holm**(**Holm**)', '**Bank of Ports**(BoP)', not '*f*(x)'
    if not a or not b or not (b.isalnum() or b in "“‘(") or re.match(r"(?:s|es|ed|d|th|st|nd|rd)\b", after):
        return False
    return a in ".,;:!?)”’" and not a.isdigit() if edge != "link" else (a.isalnum() and b.isalpha()) or a in ".,;:!?)”’"
