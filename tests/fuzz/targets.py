"""The targets: each fails when anything but the documented happens."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from email.message import EmailMessage
from functools import lru_cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefgen import edtf
from briefgen.deliver import Attachment, Content, build_message, parse_recipient
from briefgen.errors import BriefgenError, SourceError
from briefgen.extract.dates import find_dates
from briefgen.extract.pipeline import analyse, extract
from briefgen.model import Block, BlockKind, Brief, SourceDocument
from briefgen.render import get_look, render
from briefgen.resources import sample_sources
from briefgen.sources import read_bytes
from briefgen.sources.layout import Line, blocks_of_pages
from briefgen.text import clean
from tests.briefs import sample_brief

NOW = datetime(2026, 1, 20, 6, 0, tzinfo=UTC)

# ------------------------------------------------------------------------------------------------------------ readers


@lru_cache(maxsize=1)
def seeds() -> tuple[bytes, ...]:
    """A small document of each format that can be made here; the edits below do the rest."""
    from docx import Document

    word = io.BytesIO()
    made = Document()
    made.add_heading("Port levy will rise", 1)
    made.add_paragraph("The Port Authority of Velmar will raise the levy on 1 July 2026.")
    made.add_table(2, 2).cell(0, 0).text = "Step"
    made.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    made.save(word)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "press@velmar.example", "desk@velmar.example", "Port levy"
    mail["Date"] = "Tue, 20 Jan 2026 06:00:00 +0000"
    mail.set_content("The Port Authority will raise the levy.\n")
    mail.add_alternative("<p>The Port Authority will raise the levy.</p>", subtype="html")
    mail.add_attachment(word.getvalue(), "application", "octet-stream", filename="levy.docx")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("one.txt", "The minister signed the order.")
        file.writestr("two.eml", mail.as_bytes())
    odt = io.BytesIO()
    with zipfile.ZipFile(odt, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
            "<text:h>Levy</text:h><text:p>The levy rises.</text:p></office:text></office:body></office:document-content>",
        )
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Velmar</title><item><title>Levy &amp; port</title>'
        "<link>https://velmar.example/1</link><pubDate>Tue, 20 Jan 2026 06:00:00 GMT</pubDate>"
        "<description><![CDATA[<p>The levy rises.</p>]]></description></item></channel></rss>"
    )
    atom = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Velmar", "items": [{"id": "1", "title": "Levy",'
        ' "content_text": "The levy rises.", "date_published": "2026-01-20T06:00:00Z"}]}'
    )
    pdf = render(sample_brief(), ("pdf",), get_look("classic")).files["pdf"]
    rtf = rb"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}\f0\pard The levy rises\'e9 on 1 July.\par}"
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2040)
    samples = (p.read_bytes() for p in sorted(sample_sources().iterdir()) if p.is_file())
    mbox = b"From press@velmar.example Tue Jan 20 06:00:00 2026\n" + mail.as_bytes() + b"\n"
    return (*samples, word.getvalue(), mail.as_bytes(), mbox, archive.getvalue(), odt.getvalue(), feed.encode(), atom.encode(),
            rtf, pdf, ole)  # fmt: skip


_TOKENS = (
    b"<", b"</p>", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r",
    b"\x1b[31m", "‮".encode(), b"---\n", b"date: [1, 2]\n", b"{\\rtf1", b"PK\x03\x04", b"%PDF-1.7", b"stream\n", b"From ",
    b"Content-Type: multipart/mixed; boundary=x\n", b"=?utf-8?q?a=0ABcc:_x?=", b"9" * 40, b"{" * 300, b"[" * 3000, b"\\u0000",
    b"&amp;amp;", b"&amp;#", b"<a href=x>", b"</a>", b"<span>", b"<br>", b"<h1>", b"<table><tr><td>", b"</td><td>",
    b"<w:p><w:r><w:t>Ministry of Ports</w:t></w:r></w:p>", b"<w:tbl><w:tr><w:tc>", b"<w:del>", b"<w:rPr><w:vanish/></w:rPr>",
    b"MINISTRY OF PORTS\n\n", b"PRESS RELEASE\n\n",
)  # fmt: skip


def _edited(draw: st.DrawFn, data: bytearray) -> bytes:
    """Some bytes after a few edits: changed, dropped, doubled, moved, or tokens put in."""
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        until = at + draw(st.integers(0, min(400, len(data) - at)))
        match draw(st.integers(0, 4)):
            case 0:
                data[at:until] = b""
            case 1:
                data[at:at] = data[at:until]
            case 2:
                data[at:at] = draw(st.sampled_from(_TOKENS))
            case 3:
                data[at:until] = draw(st.binary(max_size=8))
            case _:
                del data[at:]
    return bytes(data)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A seed after a few edits; of a package, often one of its parts: an edit of the whole seldom gets through to them."""
    data = draw(st.sampled_from(seeds()))
    if not data.startswith(b"PK") or draw(st.booleans()):
        return _edited(draw, bytearray(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = draw(st.sampled_from(sorted(n for n in parts if n.endswith((".xml", ".txt", ".eml")))))
    parts[name] = _edited(draw, bytearray(parts[name]))
    with zipfile.ZipFile(made := io.BytesIO(), "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def readers(data: bytes) -> None:
    """Any bytes give clean documents, or one SourceError."""
    try:
        documents = read_bytes(data, "fuzz")
    except SourceError as error:
        assert "\n" not in str(error)
        return
    for document in documents:
        assert not any(ord(c) < 32 and c != "\n" for c in document.text)
        for block in document.blocks:
            assert 0 <= block.start <= block.end <= len(document.text)


_LINES = (
    "1", "12", "2026", "1,204", "–", "•", "1.", "(a)", "Port", "All ports", "Ministry of Ports", "Page 3 of 9", "Velmora 12 14 16",
    "The levy rises by 12 per cent on 1 July 2026, as the Port Author-", "ity of Velmora said.", "1 See note 44 of the report.",
    "HEAD OF A PART", "iv", "x\ufffey", "A line that is as long as the lines of a paragraph of running text are in most reports",
)  # fmt: skip


def pages(lines: list[tuple[int, int, int, str, bool]]) -> None:
    """Lines of pages, wherever they stand, become blocks that keep every figure that is no page number or running head."""
    made: list[list[Line]] = [[], [], []]
    for page, left, top, text, bold in lines:
        right = left + 6.0 * len(text)
        made[page].append(Line(text, page + 1, left, right, top, top + 12, 10.0, bold, 600.0, 800.0))
    parts, _, _ = blocks_of_pages(made)
    text = " ".join(part.text for part in parts)
    for line in (line for page in made for line in page if line.top > 0.12 * 800 and line.bottom < 0.88 * 800):
        assert all(number in text for number in re.findall(r"\d{2,}", line.text)), line


# -------------------------------------------------------------------------------------------------------------- dates

_WORDS = (
    "on|by|until|since|from|to|between|and|before|after|within|the|last|next|this|end of|early|mid-|late|first|second|half|"
    "quarter|of|days|weeks|months|years|ago|later|days of|fiscal year|FY|Q3|January|Feb.|March|Sept|31|30|29|1st|12|2026|2025|"
    "1999|0|99|12/01/2026|31/02/2026|2026-01-12|2026-W05|2026-13-45|'26|Monday|Friday|noon|5 p.m.|EST|today|tomorrow|yesterday|"
    "decade|the 1990s|century|spring|winter|school year|ninety|twenty-one|a|one|hundred|thousand|million|9999999999|-|–|,|.|;|(|)|"
    "12:30|24:00|25:61|UTC+14|annually|every|Easter|B.C."
).split("|")


def dates(words: list[str], order: str) -> None:
    """Every expression that is found has a value that can be sorted and shown, or keeps its words."""
    text = "The Board met " + " ".join(words)
    for published in (date(2026, 1, 20), date(1, 1, 1), date(9999, 12, 31), None):
        document = SourceDocument("d", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), published=published)
        for mention in find_dates(analyse(document), order):
            assert 0 <= mention.start < mention.end <= len(text)
            edtf.sort_key(mention.value)
            edtf.human(mention.value)


# ---------------------------------------------------------------------------------------------------------- fragments


@lru_cache(maxsize=1)
def _paragraphs() -> tuple[tuple[str, ...], ...]:
    """The words of the paragraphs of the sample sources."""
    texts = [d.text for path in sorted(sample_sources().iterdir()) for d in read_bytes(path.read_bytes(), path.name)]
    return tuple(tuple(p.split()) for text in texts for p in text.split("\n\n") if len(p.split()) > 3)


def fragments(cuts: list[tuple[int, int, int]], mark: str) -> None:
    """Sentences that break off anywhere are analysed, and every quote is the text's."""
    lines = []
    for n, start, end in cuts:
        words = _paragraphs()[n % len(_paragraphs())]
        start = start % len(words)
        lines.append(mark + " ".join(words[start : start + 1 + end % (len(words) - start)]))
    text = "\n\n".join(lines)
    document = SourceDocument("d", text, tuple(_blocks(lines)), published=date(2026, 1, 20))
    found = extract(document)
    for item in (*found.actors, *found.actions, *found.timeline):
        assert all(e.quote == text[e.start : e.end] for e in item.evidence)


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    for line in lines:
        yield Block(BlockKind.LIST_ITEM if line.startswith("- ") else BlockKind.PARAGRAPH, at, at + len(line))
        at += len(line) + 2


# ------------------------------------------------------------------------------------------------------------ formats

nasty = st.text(max_size=60) | st.sampled_from(
    ["<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "[^1]: x", "| a | b |", "![x](file:///etc/passwd)", "\x1b[2J", "`" * 9,
     "‮abc", "# x", "a" * 3000, "\n\n---\n", "<!--", "&lt;", "\\", "$$", "]]>", "=?utf-8?q?a=0ABcc:_x@y?=", "‍👩‍👩‍👧", "é" * 200]
)  # fmt: skip


def formats(title: str, name: str, what: str) -> None:
    """Source text is a value in every text format: no tag, template or directive of it lives."""
    from dataclasses import replace

    title, name, what = (clean(text)[0] for text in (title, name, what))  # as every reader does
    brief: Brief = sample_brief()
    actions = (replace(brief.actions[0], statement=what, what=what), *brief.actions[1:])
    actors = (replace(brief.actors[0], name=name), *brief.actors[1:])
    odd = replace(brief, title=title, actions=actions, actors=actors)
    made = render(odd, ("md", "html", "mail.html", "txt", "json", "ics", "docx"), get_look("classic"))
    assert made.errors == {}
    for kind in ("html", "mail.html"):
        page = made.files[kind].decode().lower()
        assert "<script" not in page and "file:///" not in page.replace("file:///etc/passwd)", "")
    assert b"\x1b" not in b"".join(made.files[kind] for kind in ("md", "html", "txt", "ics"))


# --------------------------------------------------------------------------------------------------------------- mail


def mails(subject: str, name: str, text: str, data: bytes) -> None:
    """Whatever a title or a name holds, a mail has our headers once each, and no others."""
    try:
        to = parse_recipient(f"{name} <reader@desk.example>")
    except BriefgenError:
        to = parse_recipient("reader@desk.example")
    sender = parse_recipient("Desk <desk@desk.example>")
    content = Content("k", subject, text, f"<p>{len(text)}</p>", sender, None, (Attachment("b.pdf", data),))
    message = build_message(content, to, now=NOW, most_bytes=5_000_000)
    parsed = email.message_from_bytes(message.data, policy=email.policy.compat32)
    keys = [key.lower() for key in parsed]
    assert sorted(keys) == sorted(set(keys)) and not {"bcc", "cc", "resent-to"} & set(keys)
    assert all(len(line) <= 998 for line in message.data.split(b"\r\n"))
    assert b"\n" not in message.data.replace(b"\r\n", b"")


_DRAWN: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "readers": (readers, (mutated(),)),
    "pages": (
        pages,
        (
            st.lists(
                st.tuples(
                    st.integers(0, 2),
                    st.sampled_from([50, 52, 150, 250, 320, 400, 500]),
                    st.integers(0, 785),
                    st.sampled_from(_LINES),
                    st.booleans(),
                ),
                max_size=60,
            ),
        ),
    ),
    "dates": (
        dates,
        (st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), st.sampled_from(["auto", "dmy", "mdy"])),
    ),
    "fragments": (
        fragments,
        (
            st.lists(st.tuples(st.integers(0, 999), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=3),
            st.sampled_from(["", "- "]),
        ),
    ),
    "formats": (formats, (nasty, nasty, nasty)),
    "mails": (mails, (nasty, nasty, nasty, st.binary(max_size=50))),
}
TARGETS = tuple(_DRAWN)


def target(name: str) -> Callable[[], None]:
    """A new Hypothesis test of a target."""
    call, drawn = _DRAWN[name]
    seeds()  # made here, since libraries may draw random numbers, which a strategy must not

    def test(values: tuple[Any, ...]) -> None:
        call(*values)

    return given(st.tuples(*drawn))(test)
