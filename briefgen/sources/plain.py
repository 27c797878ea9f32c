"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.model import BlockKind, SourceDocument
from briefgen.sources.decode import decode, readable
from briefgen.sources.draft import Draft, Part, finish
from briefgen.sources.front import Front, front_matter
from briefgen.sources.lines import double_spaced, join, runs_on, wrap_of
from briefgen.sources.markdown import looks_like_markdown, markdown_parts, parsable
from briefgen.sources.shape import letters

_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\([a-z]{1,4}\))\s+(?=\S)")
_LOOSE_OWNER = re.compile(r"(?<=\w) ?([_*])(['’])\1 ?(?=s\b)")  # 'the firm _’_ s prices'
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*")


def read_plain(data: bytes, origin: str, *, markdown: bool | None = None, charset: str = "") -> SourceDocument:
    """A document from the bytes of a text file; `markdown` None looks at the text. Raises SourceError."""
    text, warnings = decode(data, charset)
    draft = text_draft(readable(text, origin), markdown)
    draft.warnings[:0] = warnings
    return finish(draft, origin, data)


def text_draft(text: str, markdown: bool | None = None) -> Draft:
    """A Draft of a text: front matter, then Markdown or plain paragraphs."""
    text = re.sub("\r\n|[\r\x85\u2028\u2029\x0c]", "\n", text).replace("\x0b", " ").replace("\x0e", "")
    text = re.sub("[\ufeff\u200b\u2060]", "", text[:10]) + text[10:]
    front = front_matter(text)
    body = _LOOSE_OWNER.sub(r"\2", text[front.end :])
    if markdown is None:
        markdown = (bool(front.end) and looks_like_markdown(text)) or looks_like_markdown(body)
    markdown = markdown and parsable(body) and not _spaced_text(body)
    draft = Draft(media_type="text/markdown" if markdown else "text/plain", warnings=front.warnings)
    draft.parts = markdown_parts(body) if markdown else []
    if not any(letters(p.text) for p in draft.parts):
        draft.parts = plain_parts(body)  # plain text, or nested so deeply that the parser gave up
    _state(draft, front)
    return draft


def _spaced_text(body: str) -> bool:
    """Whether a file named .md holds plain text with a blank line after each physical line: its lines belong together."""
    chunks = [chunk.strip().split("\n") for chunk in re.split(r"\n[ \t\xa0]*\n", body) if chunk.strip()]
    return double_spaced(chunks) and not looks_like_markdown(body)


def _state(draft: Draft, front: Front) -> None:
    draft.title = front.first("title", "headline", "subject", "name")
    draft.published = front.first(
        "date", "published", "publication_date", "pubdate", "published_time", "published_at", "date_published",
        "datepublished", "publish_date", "published_date", "published_on", "date_posted", "issued", "date_issued", "released",
        "release_date", "created",
    )  # fmt: skip
    draft.publisher = front.first(
        "source", "publisher", "site_name", "sitename", "site", "organization", "organisation", "agency"
    )
    draft.url = front.first("url", "canonical", "canonical_url", "link", "permalink", "source_url")
    if not draft.url and draft.publisher.startswith(("http://", "https://")):
        draft.url = draft.publisher
    if draft.publisher.startswith(("http://", "https://")):
        draft.publisher = draft.publisher.split("/")[2]
    draft.language = front.first("language", "lang", "locale")


def plain_parts(text: str) -> list[Part]:
    """The blocks of a plain text."""
    chunks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip(" \t\xa0") and not _UNDERLINE.fullmatch(line):
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    chunks = [c for c in chunks if c]
    if double_spaced(chunks):
        chunks = [[line for chunk in chunks for line in chunk]]
        widths = sorted(len(line.strip()) for line in chunks[0])
        wrap = wrap_of(chunks, text)
        wrap = replace(wrap, width=wrap.width or widths[int(len(widths) * 0.9)], flowed=False)
    else:
        wrap = wrap_of(chunks, text)
    parts: list[Part] = []
    for chunk in chunks:
        if table := _table(chunk):
            parts += table
            continue
        listed = sum(bool(_NUMBERED.match(line)) for line in chunk)
        for paragraph in join(chunk, wrap):
            m = _NUMBERED.match(paragraph) if listed > 1 or len(chunk) == 1 else None
            if m and len(letters(paragraph)) > 1:
                parts.append(Part(BlockKind.LIST_ITEM, paragraph[m.end() :], 1))
            elif parts and parts[-1].kind is not BlockKind.TABLE_ROW and runs_on(parts[-1].text, paragraph):
                parts[-1].text += " " + paragraph  # a blank line in the middle of a sentence, as page breaks leave it
            else:
                parts.append(Part(BlockKind.PARAGRAPH, paragraph))
    return parts


def _table(chunk: list[str]) -> list[Part]:
    """Rows where every line of a chunk has the same two or more tabs or bars between its cells; else nothing."""
    for mark in ("\t", "|"):
        counts = {line.strip().strip("|").count(mark) for line in chunk}
        if len(chunk) > 1 and len(counts) == 1 and min(counts) >= 1:
            rows = ([c.strip() for c in line.strip().strip("|").split(mark)] for line in chunk)
            return [
                Part(BlockKind.TABLE_ROW, " | ".join(c for c in row if c))
                for row in rows
                if any(re.search(r"\w", c) for c in row)
            ]
    return []
