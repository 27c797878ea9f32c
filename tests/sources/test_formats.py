"""Each format: the same release as a page, PDF, DOCX, ODT, RTF, PPTX, mail, feed and archive."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.model import ClockKind, SourceDocument
from briefgen.sources import read_bytes, read_many

TITLE = "Ministry of Ports signs the Harbour Accord"
DAY = date(2026, 1, 12)
ONE = "Minister Ada Quill signed the Harbour Accord in Velmora today, together with eleven ministers of coastal states."
TWO = "The accord obliges all ports to report their fees by 30 June 2026 and opens the register to the public."
ITEMS = ("Four ports open in spring.", "Two ports open in autumn.")
HEAD = "Next steps for the ports"
EXPECTED = [
    ("title", TITLE),
    ("paragraph", ONE),
    ("heading", HEAD),
    ("list-item", ITEMS[0]),
    ("list-item", ITEMS[1]),
    ("paragraph", TWO),
]
ARTICLE = f"<h1>{TITLE}</h1><p>{ONE}</p><h2>{HEAD}</h2><ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul><p>{TWO[:20]}<em>{TWO[20:]}</em></p>"


def read(data: bytes, name: str = "x") -> list[SourceDocument]:
    return read_bytes(data, name)


def blocks(document: SourceDocument) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def page(head: str, body: str) -> bytes:
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


NAV = "<nav><ul><li><a href=/>Home</a></li><li><a href=/n>All news of the ministry</a></li></ul></nav>"
FOOT = "<footer>Ministry of Ports, 1 Quay Road, 3 March 2019</footer>"


@pytest.mark.parametrize(
    "data",
    [
        page(
            f'<title>{TITLE} | Ministry of Ports</title><meta property="article:published_time" content="2026-01-12T09:00:00Z">',
            f"<header>{NAV}</header><main><article>{ARTICLE}</article></main>{FOOT}",
        ),
        page(
            f'<title>{TITLE} - Ministry of Ports</title><script type="application/ld+json">'
            + json.dumps({"@graph": [{"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-01-12"}]})
            + "</script>",
            f'<div class="site-header"><h1>Ministry of Ports</h1></div><div class="share">Share</div><div class="entry-content">{ARTICLE}</div>'
            '<div class="related"><a href=/1>Other story</a></div>',
        ),
        page(f'<title>{TITLE}</title><meta name="dcterms.issued" content="2026-01-12">', f"{NAV}{ARTICLE}{FOOT}"),
        page(f"<title>{TITLE}</title>", f'{NAV}<main>{ARTICLE}<time datetime="2026-01-12"></time></main>'),
    ],
)
def test_pages(data: bytes) -> None:
    (found,) = read(data)
    assert blocks(found) == EXPECTED
    assert (found.title, found.published, found.clock) == (TITLE, DAY, ClockKind.STATED)


def test_a_page_without_a_date_is_undated_and_its_publisher_and_address_known() -> None:
    (found,) = read(
        page(
            f"<title>{TITLE} | Ministry of Ports</title><link rel=canonical href='https://p.example/1'>",
            f"<main>{ARTICLE}</main>{FOOT}",
        )
    )
    assert found.published is None and found.publisher == "Ministry of Ports" and found.url == "https://p.example/1"


def test_tables_captions_quotes_and_breaks_of_a_page() -> None:
    (found,) = read(
        page(
            "<title>T</title>",
            f"<article><h1>Fees</h1><p>{ONE}</p><table><caption>Fees by port</caption><tr><th>Port</th><th>Fee</th></tr><tr><td>Velmora</td>"
            f"<td>12</td></tr></table><blockquote><p>“We will.”</p></blockquote><figure><img src=x><figcaption>The harbour</figcaption>"
            f"</figure><p>{TWO}<br><br>{ONE}</p><script>alert(1)</script><p hidden>secret</p></article>",
        )
    )
    assert blocks(found)[2:] == [
        ("caption", "Fees by port"),
        ("table-row", "Port | Fee"),
        ("table-row", "Velmora | 12"),
        ("quote", "“We will.”"),
        ("caption", "The harbour"),
        ("paragraph", TWO),
        ("paragraph", ONE),
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("pursuant to the<a href=/a>Fees Act</a> of 2010", "pursuant to the Fees Act of 2010"),
        ("<span>Velmora Daily</span><span>Ada Quill</span> of the desk", "Velmora Daily Ada Quill of the desk"),
        ("<b>The harbour.</b><i>Photo by Ada Quill</i>, the desk", "The harbour. Photo by Ada Quill, the desk"),
        ("The <b>U</b><b>S</b> and the e<b>Port</b> of <span>T</span><span>he</span> state", "The US and the ePort of The state"),
        ("Ada <a href=/m>Mc</a>Donald bought an i<a href=/p>Phone</a>.", "Ada McDonald bought an iPhone."),
        ("Quill &amp;amp; Sons&amp;#8217; R&amp;D, &amp;lt;b&amp;gt;", "Quill & Sons’ R&D, <b>"),
    ],
)  # fmt: skip
def test_words_of_a_page_are_apart_and_whole_as_a_reader_sees_them(written: str, said: str) -> None:
    (found,) = read(page("<title>Fees</title>", f"<article><h1>Fees</h1><p>{ONE}</p><p>{written}</p></article>"))
    assert blocks(found)[-1] == ("paragraph", said)


def test_a_break_in_a_headline_and_marks_inside_cells() -> None:
    table = "<table><caption>Fees<br>by port</caption><tr><td><b>V</b>elmora</td><td>1<sup>st</sup><p>May</p></td></tr></table>"
    (found,) = read(page("<title>x</title>", f"<article><h1>Ports<br>open</h1><p>{ONE}</p>{table}</article>"))
    assert found.title == "Ports open"
    assert blocks(found)[2:] == [("caption", "Fees by port"), ("table-row", "Velmora | 1st May")]


def test_a_page_and_its_markdown_twin_are_one_document() -> None:
    markdown = f"---\ntitle: {TITLE}\ndate: 2026-01-12\n---\n\n{ONE}\n\n{HEAD}\n\n- {ITEMS[0]}\n- {ITEMS[1]}\n\n{TWO}\n"
    (twin,) = read(markdown.encode(), "a.md")
    (found,) = read(page(f"<title>{TITLE}</title>", f"<article>{ARTICLE.replace('h2>', 'p>')}</article>"))
    assert found.id == twin.id


def test_a_web_page_behind_another_name_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"feed\.xml: a web page"):
        read(page("<title>Log in</title>", "<p>Please log in.</p>"), "feed.xml")


def made_pdf(body: str, head: str = "") -> bytes:
    from weasyprint import HTML

    css = "<style>@page{size:A4;margin:2.5cm;@top-center{content:'PRESS OFFICE'}@bottom-right{content:'Page ' counter(page)}}"
    return bytes(
        HTML(
            string=f"<html lang=en><head>{head}{css} body{{font:11pt serif;text-align:justify;hyphens:auto}}</style></head><body>{body}</body></html>"
        ).write_pdf()
    )


def test_pdf_with_properties() -> None:
    (found,) = read(made_pdf(ARTICLE, f"<title>{TITLE}</title><meta name=dcterms.created content=2026-01-12>"))
    assert (found.title, found.published, found.clock) == (TITLE, DAY, ClockKind.STATED)
    assert [t for k, t in blocks(found) if t != "PRESS OFFICE"] == [t for _, t in EXPECTED]
    assert {b.page for b in found.blocks[1:]} == {1}


def test_pdf_over_pages_without_properties() -> None:
    long = " ".join(
        f"Paragraph {n} of the accord binds every port of the twelve coastal states to publish its fees."
        for n in range(60)
    )
    (found,) = read(made_pdf(f"<h1>{TITLE}</h1><p>12 January 2026</p><p>{ONE}</p><p>{long}</p><p>{TWO}</p>"))
    assert (found.title, found.published, found.clock) == (TITLE, DAY, ClockKind.DATELINE)
    assert [t for _, t in blocks(found)] == [TITLE, "12 January 2026", ONE, long, TWO]
    assert found.blocks[-1].page == 2 and "Page" not in found.text and "PRESS" not in found.text


def test_a_compound_that_a_line_of_a_pdf_breaks_keeps_its_hyphen() -> None:
    lines = (
        "Owners of revenue-\ngenerating ports met.<br>Norland-\nbased crews of the har-\nbour joined long-\nterm plans."
    )
    (found,) = read(made_pdf(f"<h1>{TITLE}</h1><p>{lines}</p>".replace("\n", "<br>")))
    assert "revenue-generating ports" in found.text and "Norland-based crews of the harbour" in found.text
    assert "long-term plans" in found.text


def test_a_file_of_no_known_format_says_what_to_do() -> None:
    with pytest.raises(SourceError) as caught:
        read(bytes(range(7)) * 40, "x.docx")
    assert "PDF" in caught.value.hint


def test_pdf_in_two_columns() -> None:
    paragraphs = [
        f"Minister Quill opened harbour number {n} and thanked the crews who had built it in only two years. " * 3
        for n in range(8)
    ]
    body = f"<div style='columns:2'>{''.join(f'<p>{p}</p>' for p in paragraphs)}</div>"
    (found,) = read(made_pdf(f"<h1>{TITLE}</h1>{body}"))
    assert [t for _, t in blocks(found) if t != "PRESS OFFICE"][1:] == [p.strip() for p in paragraphs]


@pytest.mark.parametrize("place", ["", "page-break-before: always", "margin-top: 13cm"])
@pytest.mark.parametrize("width", ["40%", "100%"])
def test_tables_of_a_pdf_keep_every_figure_wherever_they_stand(place: str, width: str) -> None:
    rows = [
        ("Port", "2024", "2025"),
        ("Velmora", "12", "9"),
        ("Ostrava Bay", "1,204", "88"),
        ("All ports", "1,216", "97"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    (found,) = read(
        made_pdf(f"<h1>{TITLE}</h1><p>{ONE} {TWO}</p><table style='width: {width}; {place}'>{cells}</table>")
    )
    assert [text for kind, text in blocks(found) if kind == "table-row"] == [" | ".join(row) for row in rows]


def test_figures_that_stand_at_the_rim_of_every_page_are_no_running_heads() -> None:
    cells = "".join(f"<tr><td>{n}</td><td>{n * n}</td><td>{n * 37 % 91}</td></tr>" for n in range(10, 150))
    (found,) = read(made_pdf(f"<h1>{TITLE}</h1><p>{ONE}</p><table style='width: 100%'>{cells}</table>"))
    assert found.blocks[-1].page >= 4
    for n in range(10, 150):
        assert f"{n} | {n * n} | {n * 37 % 91}" in found.text


def test_pdf_that_needs_a_password_holds_no_text_or_is_damaged() -> None:
    import pikepdf

    pdf, out = pikepdf.open(io.BytesIO(made_pdf(ARTICLE))), io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    for data, said in (
        (out.getvalue(), "needs a password"),
        (made_pdf("")[:-0] or b"", ""),
        (b"%PDF-1.7\njunk", "damaged"),
    ):
        if said:
            with pytest.raises(SourceError, match=f"x.pdf: {said}"):
                read(data, "x.pdf")
    blank = pikepdf.new()
    blank.add_blank_page()
    blank.save(out := io.BytesIO())
    with pytest.raises(SourceError, match="no text found"):
        read(out.getvalue(), "x.pdf")


def made_docx(*, properties: bool) -> bytes:
    import docx

    made = docx.Document()
    if properties:
        made.core_properties.title = TITLE
        made.core_properties.created = datetime(2026, 1, 12, 9, tzinfo=UTC)
    made.add_heading(TITLE, 0)
    if not properties:
        made.add_paragraph("12 January 2026")
    made.add_paragraph(ONE)
    made.add_heading(HEAD, 2)
    for item in ITEMS:
        made.add_paragraph(item, style="List Bullet")
    made.add_paragraph(TWO[:30]).add_run(TWO[30:]).bold = True
    table = made.add_table(2, 2)
    for i, text in enumerate(("Port", "Fee", "Velmora", "12")):
        table.cell(i // 2, i % 2).text = text
    made.save(out := io.BytesIO())
    return out.getvalue()


def test_docx_with_properties() -> None:
    (found,) = read(made_docx(properties=True))
    assert blocks(found) == [*EXPECTED, ("table-row", "Port | Fee"), ("table-row", "Velmora | 12")]
    assert (found.title, found.published, found.clock) == (TITLE, DAY, ClockKind.STATED)


def test_docx_without_properties() -> None:
    (found,) = read(made_docx(properties=False))
    assert (found.title, found.published, found.clock) == (TITLE, DAY, ClockKind.DATELINE)


def test_docx_with_a_dtd_is_refused() -> None:
    source = zipfile.ZipFile(io.BytesIO(made_docx(properties=True)))
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY e "e">]><w:document', 1)
            made.writestr(name, data)
    with pytest.raises(SourceError, match=r"x\.docx: holds a document type definition"):
        read(out.getvalue(), "x.docx")


def test_archives_are_read_under_limits() -> None:
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("../../etc/a.txt", ONE)
        made.writestr("b.docx", made_docx(properties=True))
        made.writestr("c.txt", b"")
        made.writestr("picture.png", b"\x89PNG")
        made.writestr("bomb.txt", b" " * 60_000_000)
    found = read(out.getvalue(), "all.zip")
    assert [d.origin for d in found] == ["all.zip > ../../etc/a.txt", "all.zip > b.docx"]
    assert "c.txt: no text found" in found[0].warnings[0] and "bomb.txt: grows too much" in found[0].warnings[0]


def test_an_archive_is_told_from_the_documents_that_are_stored_in_it() -> None:
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("password/release.docx", made_docx(properties=True))
        archive.writestr("word/release.txt", ONE)
    assert [d.origin for d in read(out.getvalue(), "x.zip")] == [
        "x.zip > password/release.docx",
        "x.zip > word/release.txt",
    ]


def made_mail(*, html: bool = True) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = f"FW: {TITLE}"
    mail["From"] = "Ministry of Ports <press@ports.example>"
    mail["Date"] = "Mon, 12 Jan 2026 22:30:00 -0500"
    mail.set_content(f"{ONE}\n\n{HEAD}\n\n- {ITEMS[0]}\n- {ITEMS[1]}\n\n{TWO}\n")
    if html:
        mail.add_alternative(f"<html><body>{ARTICLE}</body></html>", subtype="html")
    return mail


@pytest.mark.parametrize("html", [True, False])
def test_mail(html: bool) -> None:
    (found,) = read(made_mail(html=html).as_bytes())
    assert blocks(found) == EXPECTED
    assert (found.title, found.published, found.publisher) == (TITLE, DAY, "Ministry of Ports")


def test_attachments_are_documents_of_their_own() -> None:
    mail = made_mail()
    mail.add_attachment(made_docx(properties=True), maintype="application", subtype="octet-stream", filename="a.docx")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(b"\x1f\x8bxx", maintype="application", subtype="gzip", filename="b.gz")
    mail.add_attachment(made_mail())
    ((origin, found),) = read_many([("m.eml", mail.as_bytes())])
    assert isinstance(found, list) and origin == "m.eml"
    assert [d.origin for d in found] == ["m.eml", "m.eml > a.docx", f"m.eml > FW: {TITLE}.eml"]
    assert "b.gz: compressed with gzip" in found[0].warnings[0]


CHAIN = """Dear all,

please see below.

________________________________
From: Ada Quill <ada@ports.example>
Sent: Friday, 9 January 2026 16:02
To: Clerk <clerk@ministry.example>
Subject: RE: Budget of the ports

The Harbour Board approved the budget on Friday.

On Thu, 8 Jan 2026 at 11:20, Bram Oster <bram@ports.example> wrote:
> The board will vote on Friday.
"""


def test_what_a_mail_forwards_or_answers_has_its_own_sender_and_date() -> None:
    def mail(text: str, html: str = "") -> list[SourceDocument]:
        message = EmailMessage()
        message["From"], message["Subject"] = "Clerk <clerk@ministry.example>", "FW: RE: Ports"
        message["Date"] = "Mon, 19 Jan 2026 07:12:00 +0000"
        message.set_content(text)
        if html:
            message.add_alternative(html, subtype="html")
        return read(message.as_bytes(), "chain.eml")

    own, ada, bram = mail(CHAIN)
    assert [(d.title, d.publisher, d.published) for d in (own, ada, bram)] == [
        ("Ports", "Clerk", date(2026, 1, 19)),
        ("Budget of the ports", "Ada Quill", date(2026, 1, 9)),
        ("Ports", "Bram Oster", date(2026, 1, 8)),
    ]
    assert bram.text == "Ports\n\nThe board will vote on Friday." and "Sent:" not in own.text + ada.text
    assert ada.origin == "chain.eml > quoted message 1"
    head = "<b>From:</b> Ada Quill<br><b>Sent:</b> Friday, 9 January 2026 16:02<br><b>To:</b> Clerk<br><b>Subject:</b> Dues"
    page = f"<html><body><p>See below.</p><hr><p>{head}</p><p>The board cut the dues on Friday.</p></body></html>"
    assert [(d.title, d.published) for d in mail("See below.", page)][1:] == [("Dues", date(2026, 1, 9))]
    bare = mail(CHAIN.partition("below.\n\n")[2])  # forwarded without a word
    assert [d.publisher for d in bare] == ["Ada Quill", "Bram Oster"] and not bare[0].warnings
    plain = mail("From: here on, talks go on.\n\nOn Friday the minister wrote: the board must decide.\n")
    assert len(plain) == 1 and "From: here on" in plain[0].text


def test_our_own_briefings_are_left_out() -> None:
    mail = made_mail()
    mail["X-Briefgen-Id"] = "1"
    with pytest.raises(SourceError, match="itself"):
        read(mail.as_bytes())


def test_one_bad_message_of_an_mbox_costs_one() -> None:
    good = b"From a@b Mon Jan 12 10:00:00 2026\n" + made_mail(html=False).as_bytes() + b"\n\n"
    empty = b"From a@b Mon Jan 12 10:00:00 2026\nSubject: x\n\n\n"
    found = read(good + empty + good, "box")
    assert [d.origin for d in found] == ["box > message 1", "box > message 3"] and "message 2" in found[0].warnings[0]


FEED = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Press Releases &#8211; Ministry of Ports</title><item><title>{TITLE}</title><link>https://p.example/1</link>
<pubDate>Mon, 12 Jan 2026 08:00:00 +0000</pubDate><content:encoded><![CDATA[{ARTICLE}]]></content:encoded></item>
<item><title>Second</title><link>https://p.example/2</link><description>A short summary of the second story.</description></item>
</channel></rss>"""


def test_feeds() -> None:
    one, two = read(FEED.encode())
    assert blocks(one) == EXPECTED
    assert (one.published, one.publisher, one.url) == (DAY, "Ministry of Ports", "https://p.example/1")
    assert (
        two.url == "https://p.example/2"
        and two.published is None
        and two.warnings == ("only the summary that the feed gives",)
    )
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ports</title><entry><title>{TITLE}</title>
    <link href="https://p.example/1"/><published>2026-01-12T08:00:00Z</published><updated>2026-02-01T00:00:00Z</updated>
    <content type="html">{ARTICLE.replace("<", "&lt;")}</content></entry></feed>"""
    assert blocks(read(atom.encode())[0]) == EXPECTED and read(atom.encode())[0].published == DAY
    as_json = {"version": "https://jsonfeed.org/version/1.1", "title": "Ports", "items": [
        {"id": "1", "url": "https://p.example/1", "title": TITLE, "content_html": ARTICLE, "date_published": "2026-01-12T08:00:00Z"}
    ]}  # fmt: skip
    assert blocks(read(json.dumps(as_json).encode())[0]) == EXPECTED


def test_a_feed_with_a_dtd_is_refused() -> None:
    with pytest.raises(SourceError, match="document type definition"):
        read(FEED.replace("<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd"><rss').encode())


def test_odt_rtf_and_pptx() -> None:
    ns = "".join(
        f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "text", "table", "style", "meta")
    )
    content = (
        f'<office:document-content{ns}><office:body><office:text><text:h text:outline-level="1">{TITLE}</text:h><text:p>{ONE}</text:p>'
        f'<text:h text:outline-level="2">{HEAD}</text:h><text:list>'
        + "".join(f"<text:list-item><text:p>{i}</text:p></text:list-item>" for i in ITEMS)
        + f"</text:list><text:p>{TWO.replace(' ', '<text:s/>', 1)}</text:p></office:text></office:body></office:document-content>"
    )
    meta = f"<office:document-meta{ns}><office:meta><meta:creation-date>2026-01-12T09:00:00</meta:creation-date></office:meta></office:document-meta>"
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", content)
        made.writestr("meta.xml", meta)
    (odt,) = read(out.getvalue())
    assert blocks(odt) == EXPECTED and odt.published == DAY

    rtf = rf"{{\rtf1\ansi{{\info{{\title {TITLE}}}{{\creatim\yr2026\mo1\dy12}}}}{ONE}\par {TWO}\par}}"
    (found,) = read(rtf.encode())
    assert (found.title, found.published) == (TITLE, DAY) and [t for _, t in blocks(found)][1:] == [ONE, TWO]

    a, p = (
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/presentationml/2006/main",
    )
    slide = (
        f'<p:sld xmlns:a="{a}" xmlns:p="{p}"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody>'
        "<a:p><a:r><a:t>{0}</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr><p:ph/></p:nvPr></p:nvSpPr><p:txBody>"
        "<a:p><a:r><a:t>{1}</a:t></a:r></a:p><a:p><a:r><a:t>{2}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
    )
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        made.writestr("ppt/slides/slide1.xml", slide.format(TITLE, ONE, TWO))
        made.writestr("ppt/slides/slide2.xml", slide.format(HEAD, *ITEMS))
    (deck,) = read(out.getvalue())
    assert deck.title == TITLE and [b.page for b in deck.blocks] == [None, 1, 1, 2, 2, 2]
    assert [t for _, t in blocks(deck)] == [TITLE, ONE, TWO, HEAD, *ITEMS]


@pytest.mark.corpus
def test_titles_and_dates_of_the_development_set(corpus: Path) -> None:
    wrong = total = 0
    for index in corpus.glob("docs_*/index.jsonl"):
        for line in index.read_text().splitlines():
            entry = json.loads(line)
            (found,) = read_bytes((index.parent / entry["file"]).read_bytes(), entry["file"])
            total += 1
            wrong += (
                found.title != " ".join(entry["title"].replace("\u2060", "").split())
                or str(found.published) != entry["date"]
            )
    assert total > 100 and wrong <= 0.02 * total


@pytest.mark.corpus
def test_twins_of_the_development_set_are_the_same_documents(corpus: Path) -> None:
    for twin in (corpus / "docs_state_html").glob("*.html"):
        (a,), (b,) = (
            read_bytes(twin.read_bytes(), twin.name),
            read_bytes((corpus / "docs_state" / f"{twin.stem}.md").read_bytes(), "a.md"),
        )
        assert blocks(a) == blocks(b) and a.published == b.published


def test_a_pdf_that_a_printer_driver_dated_is_undated() -> None:
    import pikepdf

    pdf = pikepdf.open(io.BytesIO(made_pdf(f"<h1>{TITLE}</h1><p>{ONE}</p>")))
    pdf.docinfo["/CreationDate"] = "D:20260312090000Z"
    pdf.docinfo["/Title"] = "Microsoft Word - release_final.doc"
    pdf.save(out := io.BytesIO())
    (found,) = read(out.getvalue())
    assert (found.title, found.published, found.clock) == (TITLE, None, ClockKind.UNKNOWN)


def test_what_briefgen_does_not_read_is_named() -> None:
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for data, said in (
        (out.getvalue(), "a spreadsheet"),
        (ole, "damaged"),
        (b"<?xml version='1.0'?><inventory/>", "not a feed"),
    ):
        with pytest.raises(SourceError, match=f"a.x: {said}"):
            read(data, "a.x")


def made_msg(subject: str, body: str, sender: str, sent: datetime) -> bytes:
    """An Outlook message as a compound file (MS-CFB) with every stream in whole sectors, laid out as MS-OXMSG says."""
    import struct

    streams: dict[str, bytes] = {}
    entries = b""
    for number, text in ((0x001A, "IPM.Note"), (0x0037, subject), (0x0C1A, sender), (0x1000, body)):
        data = text.encode("utf-16-le")
        streams[f"__substg1.0_{number:04X}001F"] = data
        entries += struct.pack("<HHIII", 0x001F, number, 6, len(data) + 2, 0)
    ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    entries += struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    streams["__properties_version1.0"] = bytes(32) + entries
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    mini, mini_fat, starts = b"", list[int](), dict[str, int]()  # streams below 4,096 bytes live in the mini stream
    for name, data in streams.items():
        starts[name] = len(mini_fat)
        count = -(-len(data) // 64)
        mini_fat += [len(mini_fat) + k + 1 for k in range(count - 1)] + [end]
        mini += data.ljust(count * 64, b"\0")

    def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\0\0"
        head = struct.pack("<HBBIII", len(raw), kind, 1, free, right, child)
        return raw.ljust(64, b"\0") + head + bytes(36) + struct.pack("<IQ", start, size)

    names = sorted(streams, key=lambda n: (len(n), n.upper()))
    directory = b"".join(
        entry(name, 2, n + 1 if n < len(names) else free, free, starts[name], len(streams[name]))
        for n, name in enumerate(names, 1)
    )
    parts = [mini, struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(512, b"\xff")]
    at = [1, 1 + -(-len(mini) // 512)]
    directory = entry("Root Entry", 5, free, 1, at[0], len(mini)) + directory
    parts.append(directory)
    at.append(at[1] + 1)
    fat = [0xFFFFFFFD]
    for part in parts:
        count = -(-len(part) // 512)
        fat += [len(fat) + k + 1 for k in range(count - 1)] + [end]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", 1, at[2], 0, 4096, at[1], 1, end, 0, 0) + b"\xff" * (108 * 4)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return head + table + b"".join(part.ljust(-(-len(part) // 512) * 512, b"\0") for part in parts)


def test_an_outlook_message() -> None:
    data = made_msg(
        f"FW: {TITLE}", f"{ONE}\r\n\r\n{TWO}\r\n", "Ministry of Ports", datetime(2026, 1, 12, 9, tzinfo=UTC)
    )
    ((_, found),) = read_many([("a.msg", data)])
    assert isinstance(found, list), found
    assert (found[0].title, found[0].published, found[0].publisher) == (TITLE, DAY, "Ministry of Ports")
    assert [t for _, t in blocks(found[0])][1:] == [ONE, TWO]


def test_mail_nested_beyond_reason_still_gives_its_text() -> None:
    head = b"From: a@b\nTo: c@d\nSubject: Nested\nMIME-Version: 1.0\n"
    body = b"Content-Type: text/plain\n\n" + ONE.encode() + b"\n"
    for n in range(700):
        body = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n%s\n--b%d--\n' % (n, n, body, n)
    (found,) = read(head + body)
    assert ONE in found.text and "--b" not in found.text and "boundary" not in found.text


@pytest.mark.parametrize(
    "written", ["Mon Jan 12 10:00:00 2026", "12 Jan 26 10:00 GMT", "Mon, 12 Jan 2026 10:00:00 +0900"]
)
def test_dates_of_mail(written: str) -> None:
    (found,) = read(f"From: a@b\nTo: c@d\nSubject: T\nMIME-Version: 1.0\nDate: {written}\n\n{ONE}\n".encode())
    assert found.published == DAY


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**Ada Holm**(**Holm**) and **Bank of Ports**(BoP) met.", "Ada Holm (Holm) and Bank of Ports (BoP) met."),
        ("**Ada****Holm **and **Vell**(also known as **Orm**) met.", "Ada Holm and Vell (also known as Orm) met."),
        ("The rule of *f*(x) and **port**(s) in **501**(c) holds.", "The rule of f(x) and port(s) in 501(c) holds."),
    ],
)
def test_a_bracket_behind_bold_print_stands_apart(written: str, text: str) -> None:
    assert text in read(f"# Title\n\n{written}\n".encode(), "a.md")[0].text
