"""Plain text and Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import yaml

from briefgen.model import Block, BlockKind, ClockKind, SourceDocument
from briefgen.text import clean, digest, one_line

_FRONT = re.compile(r"\A\\?---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.S)


def read_plain(data: bytes, origin: str) -> SourceDocument:
    """A document from the bytes of a .txt or .md file (first version)."""
    text, _ = clean(data.decode("utf-8", "replace"))
    meta: dict[str, object] = {}
    if m := _FRONT.match(text):
        meta = yaml.safe_load(m[1]) or {}
        text = text[m.end() :]
    blocks: list[tuple[BlockKind, str]] = []
    title = one_line(str(meta.get("title") or ""))
    for chunk in re.split(r"\n\s*\n", text):
        kind = BlockKind.PARAGRAPH
        if re.match(r"\s*#+\s", chunk):
            kind, chunk = BlockKind.HEADING, re.sub(r"^\s*#+\s*", "", chunk)
        chunk = re.sub(r"<!--.*?-->", "", chunk, flags=re.S)
        chunk = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", chunk)
        chunk = re.sub(r"\*\*|__|(?<!\w)\*|\*(?!\w)|\\$", "", chunk)
        for n, part in enumerate(re.split(r"(?m)^\s*[-*•]\s+", chunk)):
            if line := one_line(part).strip("# "):
                blocks.append((BlockKind.LIST_ITEM if n else kind, line))
    if title:
        blocks = [(BlockKind.TITLE, title)] + [b for b in blocks if b[1] != title]
    parts, out, pos = [], [], 0
    for kind, line in blocks:
        out.append(Block(kind, pos, pos + len(line)))
        parts.append(line)
        pos += len(line) + 2
    body = "\n\n".join(parts)
    published = meta.get("date") if isinstance(meta.get("date"), date) else None
    return SourceDocument(
        digest(title, body),
        body,
        tuple(out),
        title,
        one_line(str(meta.get("source") or "")),
        published,
        ClockKind.STATED if published else ClockKind.UNKNOWN,
        str(meta["url"]) if meta.get("url") else None,
        origin=origin,
    )


def read_path(path: Path) -> SourceDocument:
    return read_plain(path.read_bytes(), str(path))
