"""Documents in odd but usual shapes: letterheads, memoranda, what Word and mail programs write, pages full of furniture."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import pytest

from briefgen.model import ClockKind, SourceDocument
from briefgen.sources import read_bytes

TITLE = "Ministry signs Harbour Accord with eleven coastal states"
DAY = date(2026, 1, 12)
LEAD = (
    "Minister Ada Quill today signed the Harbour Accord, together with eleven ministers of coastal states, in Velmora."
)
TWO = "The accord obliges all ports to report their fees by 30 June 2026 and opens the register to the public."


def read(data: bytes | str, name: str = "x") -> SourceDocument:
    return read_bytes(data if isinstance(data, bytes) else data.encode(), name)[0]


def body(document: SourceDocument) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind.value != "title"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["MINISTRY OF PORTS", "PRESS RELEASE", "For immediate release: 12 January 2026", TITLE.upper()], TITLE.upper()),
        (["Ministry of Ports", "Press Office", "1 Quay Road, Velmora", "PRESS RELEASE No. 14/2026", "12 January 2026", TITLE], TITLE),
        (["STRICTLY EMBARGOED UNTIL 00:01 ON MONDAY 12 JANUARY 2026", TITLE], TITLE),
        (["Office of the Minister for Ports", "12 January 2026", TITLE], TITLE),
        ([TITLE, "12 January 2026"], TITLE),
        (["Skip to main content", "Ports Seal", "FOR IMMEDIATE RELEASE | Monday, January 12, 2026 | Media Contact: [email protected]", TITLE], TITLE),
        (["Skip to the content", TITLE, "12 January 2026"], TITLE),
        (["Skip to content Skip to footer site map", "Navigate Up", TITLE, "12 January 2026"], TITLE),
        (["[Federal Register Volume 91, Number 7 (Monday, January 12, 2026)]\n[Rules and Regulations]", "31 CFR Part 10", "Harbour Crimes Network", TITLE, "AGENCY: Harbour Crimes Network, Ports."], TITLE),
        (["The White House", "Office of the Press Secretary", TITLE, "12 January 2026"], TITLE),
        (["FROM:  U.S. PORTS PROTECTION AGENCY", TITLE, "12 January 2026"], TITLE),
        (["Statements and Releases", TITLE, "Mon, 01/12/2026 - 10:14"], TITLE),
        (["Velmora Harbour Safety Commission (VHSC)", "January 2026 Press Releases", "PRESS RELEASE | VHSC-PR-2026-3", TITLE, "12 January 2026"], TITLE),
        (["Ministry of Ports", "12 January 2026"], "Ministry of Ports"),  # nothing better is there
        (["From Velmora: new fees for ports", "12 January 2026"], "From Velmora: new fees for ports"),
    ],
)  # fmt: skip
def test_the_title_below_a_letterhead(head: list[str], title: str) -> None:
    found = read("\n\n".join([*head, LEAD, TWO]))
    assert (found.title, found.published) == (title, DAY)
    assert LEAD in body(found)


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (["MINISTRY OF PORTS", "FOR IMMEDIATE RELEASE", "12 January 2026", f"# {TITLE}"], "MINISTRY OF PORTS"),
        (["U.S. Department of Trade and Ports", "Office of Harbour Safety", "Press Release No. 14", f"# {TITLE}"], "U.S. Department of Trade and Ports"),
        (["Office of the Prime Minister", "Press release", f"# {TITLE}"], "Office of the Prime Minister"),
        (["Velmora Ports Authority", "Press Release No. 14", f"# {TITLE}"], "Velmora Ports Authority"),
        (["GOVERNMENT OF VELMORA", "MINISTRY OF PORTS", "12 January 2026", f"# {TITLE}"], "MINISTRY OF PORTS"),
        (["Ministry of Ports", "Ministry of Trade", "JOINT PRESS RELEASE", f"# {TITLE}"], ""),  # whose is it?
        (["Ministry of Ports", f"# {TITLE}"], ""),  # a line above, and nothing that says what it is
        (["PRESS RELEASE", "# Ministry of Ports to Open Register", "12 January 2026"], ""),
        (["PRESS RELEASE", f"# {TITLE}", "Second Report of the Ports Commission"], ""),
        (["PRESS RELEASE", "12 January 2026", "Press Office", f"# {TITLE}"], ""),
        (["Ministry of Ports", "1 Quay Road, Velmora", "12 January 2026", "Dear Minister,", f"# {TITLE}"], ""),  # whom it is to
        (["Statement of Ada Quill", "before the", "Committee on Ports", "12 January 2026", f"# {TITLE}"], ""),
        (["Remarks by Ada Quill, Minister of Ports", "12 January 2026", f"# {TITLE}"], ""),
    ],
)  # fmt: skip
def test_the_publisher_is_whose_letterhead_it_is_where_that_is_plain(head: list[str], publisher: str) -> None:
    lines = [(line.removeprefix("# "), line.startswith("# ")) for line in (*head, LEAD, TWO, *[LEAD, TWO] * 6)]

    def build(d: Any) -> None:
        for text, headline in lines:
            d.add_heading(text, 0) if headline else d.add_paragraph(text)

    whole = "".join(f"<h1>{text}</h1>" if headline else f"<p>{text}</p>" for text, headline in lines)
    assert read(docx(build)).publisher == read(pdf(whole)).publisher == publisher


def test_a_letterhead_on_every_page_names_the_publisher_and_properties_go_before_it() -> None:
    def build(d: Any) -> None:
        d.sections[0].header.paragraphs[0].text = "Ministry of Ports"
        d.add_heading(TITLE, 0)
        d.add_paragraph(LEAD)

    assert read(docx(build)).publisher == "Ministry of Ports"
    running = "@page { @top-left { content: 'Ministry of Ports' } @top-right { content: 'Page ' counter(page) } }"
    found = read(pdf(f"<h1>{TITLE}</h1>" + f"<p>{LEAD} {TWO}</p>" * 30, running))
    assert found.publisher == "Ministry of Ports" and "Ministry of Ports" not in found.text
    stated = read(
        f"<title>{TITLE}</title><meta name=publisher content='The Daily Quay'><p>Ministry of Ports<p>12 January 2026<h1>{TITLE}</h1><p>{LEAD}"
    )
    assert stated.publisher == "The Daily Quay"


def test_a_memorandum_says_its_subject_and_date_by_labels() -> None:
    head = "MEMORANDUM\n\nTO: All heads of division\nFROM: Permanent Secretary\nDATE: 12 January 2026\nSUBJECT: Next steps\n\n"
    found = read(f"{head}{LEAD}\n\n{TWO}\n")
    assert (found.title, found.published, found.clock) == ("Next steps", DAY, ClockKind.STATED)
    expected = [
        "MEMORANDUM",
        "TO: All heads of division",
        "FROM: Permanent Secretary",
        "DATE: 12 January 2026",
        LEAD,
        TWO,
    ]
    assert body(found) == expected


def test_the_dates_of_a_calendar_are_not_its_own() -> None:
    rows = "".join(f"<tr><td>{n} January 2026</td><td>Committee on Fees</td></tr>" for n in (12, 14, 19))
    page = read(
        f"<html><title>Meetings</title><body><main><h1>Meetings</h1><table>{rows}</table><p>{TWO}</p></main></body></html>"
    )
    assert page.published is None
    lines = "\n\n".join(f"{n} January 2026, Velmora" for n in (12, 14, 19, 20))
    assert read(f"Meetings of the Council\n\n{lines}\n\n{TWO}").published is None


def docx(build: Callable[[Any], None], **properties: Any) -> bytes:
    import docx

    made = docx.Document()
    build(made)
    for key, value in properties.items():
        setattr(made.core_properties, key, value)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_docx_whose_title_is_only_set_in_bold() -> None:
    def build(d: Any) -> None:
        d.sections[0].header.paragraphs[0].text = "MINISTRY OF PORTS, running head"
        for text in ("MINISTRY OF PORTS", "PRESS RELEASE"):
            d.add_paragraph().add_run(text).bold = True
        d.add_paragraph("Velmora, 12 January 2026")
        d.add_paragraph().add_run(TITLE + ".").bold = True
        d.add_paragraph(LEAD)
        d.add_heading("Introduction", 1)
        d.add_paragraph(TWO)

    found = read(docx(build, title="Letter of the press office", created=datetime(2025, 5, 5, tzinfo=UTC)))
    assert (found.title, found.published) == (TITLE + ".", DAY)
    assert body(found) == ["MINISTRY OF PORTS", "PRESS RELEASE", "Velmora, 12 January 2026", LEAD, "Introduction", TWO]


def tracked(paragraph: Any, change: str, text: str) -> None:
    """A run that stands under a tracked change: 'ins', 'del', 'moveFrom' or 'moveTo'."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run(text)._r
    if change == "del":
        run[-1].tag = run[-1].tag.replace("}t", "}delText")
    mark = OxmlElement(f"w:{change}")
    paragraph._p.append(mark)
    mark.append(run)


def test_docx_with_tracked_changes_and_comments_reads_as_if_all_were_accepted() -> None:
    from docx.oxml import OxmlElement

    def build(d: Any) -> None:
        d.add_heading(TITLE, 0)
        lead = d.add_paragraph(LEAD[:-1])
        tracked(lead, "del", " by 2030")
        tracked(lead, "ins", ", with effect from 1 May 2026.")
        tracked(d.add_paragraph(), "del", "A paragraph that was struck out.")
        tracked(d.add_paragraph(), "ins", TWO)
        moved = d.add_paragraph("Fees fall")
        tracked(moved, "moveFrom", " on Monday")
        moved.add_run(" in all ports")
        tracked(moved, "moveTo", " on Monday")
        d.add_comment(moved.runs, "Is that right? Ask the legal desk.", author="Ada Quill")
        d.add_paragraph("Hidden words.").runs[0].font.hidden = True
        table = d.add_table(2, 2)
        for n, text in enumerate(("Port", "Fee", "Velmora", "")):
            table.cell(n // 2, n % 2).text = text
        tracked(table.cell(1, 1).paragraphs[0], "del", "12")
        tracked(table.cell(1, 1).paragraphs[0], "ins", "14")
        change = OxmlElement("w:rPrChange")
        change.append(OxmlElement("w:rPr"))
        moved.runs[0]._r.get_or_add_rPr().append(change)

    assert body(read(docx(build))) == [
        LEAD[:-1] + ", with effect from 1 May 2026.",
        TWO,
        "Fees fall in all ports on Monday",
        "Port | Fee",
        "Velmora | 14",
    ]


def test_odt_with_tracked_changes_and_comments_reads_as_if_all_were_accepted() -> None:
    ns = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text"))
    inside = (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><office:change-info/>"
        f"<text:p>A paragraph that was struck out.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:h text:outline-level='1'>{TITLE}</text:h><text:p>{LEAD}<text:change text:change-id='c'/></text:p>"
        "<text:p>Fees fall<office:annotation><text:p>Is that right?</text:p></office:annotation> in "
        "<text:change-start text:change-id='d'/>all <text:change-end text:change-id='d'/>ports.</text:p>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr(
            "content.xml",
            f"<office:document-content{ns}><office:body><office:text>{inside}</office:text></office:body></office:document-content>",
        )
    assert body(read(out.getvalue())) == [LEAD, "Fees fall in all ports."]


def test_odt_with_a_table_in_a_cell_and_words_beside_a_paragraph_says_each_once() -> None:
    names = ("office", "text", "table", "drawing", "svg-compatible")
    ns = "".join(f' xmlns:{n[:4]}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    content = (
        f"<offi:document-content{ns}><offi:body><offi:text><text:h text:outline-level='1'>{TITLE}</text:h><text:p>{LEAD}"
        "<draw:frame><svg-:desc>A crane at dawn</svg-:desc><draw:text-box><text:p>Fees fall on Monday.</text:p></draw:text-box>"
        "</draw:frame></text:p><tabl:table><tabl:table-row><tabl:table-cell><text:p>Port</text:p><text:p>of Velmora</text:p>"
        "</tabl:table-cell><tabl:table-cell><tabl:table><tabl:table-row><tabl:table-cell><text:p>14</text:p></tabl:table-cell>"
        "</tabl:table-row></tabl:table></tabl:table-cell></tabl:table-row></tabl:table>"
        "</offi:text></offi:body></offi:document-content>"
    )
    with zipfile.ZipFile(out := io.BytesIO(), "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", content)
    assert body(read(out.getvalue())) == [LEAD, "Fees fall on Monday.", "Port of Velmora | 14"]


def test_pptx_cells_of_several_lines_are_read_as_words() -> None:
    a, p = (f"http://schemas.openxmlformats.org/{kind}/2006/main" for kind in ("drawingml", "presentationml"))
    line = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    cells = "".join(
        f"<a:tc><a:txBody>{''.join(map(line.format, c))}</a:txBody></a:tc>" for c in (("Port", "fee"), ("14",))
    )
    slide = (
        f'<p:sld xmlns:a="{a}" xmlns:p="{p}"><p:cSld><p:spTree><p:sp><p:txBody>{line.format(LEAD)}</p:txBody></p:sp>'
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>{cells}</a:tr></a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame></p:spTree></p:cSld></p:sld>"
    )
    with zipfile.ZipFile(out := io.BytesIO(), "w") as file:
        file.writestr("ppt/slides/slide1.xml", slide)
    assert read(out.getvalue()).text.endswith("Port fee | 14")


def test_docx_whose_title_is_only_set_in_a_larger_print() -> None:
    from docx.shared import Pt

    def build(d: Any) -> None:
        d.add_paragraph("Office of the Minister for Ports")
        d.add_paragraph().add_run("Velmora lifts fees: record help for the coast").font.size = Pt(18)
        d.add_paragraph(LEAD)
        d.add_heading("Introduction", 1)
        d.add_paragraph(TWO)

    assert read(docx(build)).title == "Velmora lifts fees: record help for the coast"


def test_a_property_that_the_text_does_not_say_is_the_title_where_nothing_is_set_off() -> None:
    def build(d: Any) -> None:
        d.add_paragraph(LEAD)
        d.add_paragraph(TWO)

    assert (
        read(docx(build, title="What the Harbour Accord means for ports")).title
        == "What the Harbour Accord means for ports"
    )


WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15"><title>Draft3_final</title><!--[if gte mso 9]><xml><o:Author>T. B.</o:Author></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm}} --></style></head><body lang=EN-GB><div class=WordSection1>
<p class=MsoNormal><b>MINISTRY OF PORTS<o:p></o:p></b></p><p class=%s><b>Ministry signs Harbour Accord with eleven
coastal states</b></p><p class=MsoNormal>12 January 2026<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>{LEAD}<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>\xb7<span>&nbsp; </span></span></span><![endif]>Four ports open.</p>
<p class=MsoListParagraphCxSpLast><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Two ports close.</p>
<p class=MsoNormal>{TWO}</p></div></body></html>"""


@pytest.mark.parametrize("style", ["MsoTitle", "MsoNormal"])
def test_a_page_that_word_wrote(style: str) -> None:
    found = read((WORD % style).encode("cp1252"), "draft.htm")
    assert (found.title, found.published) == (TITLE, DAY)
    assert body(found) == ["MINISTRY OF PORTS", "12 January 2026", LEAD, "Four ports open.", "Two ports close.", TWO]
    assert [b.kind.value for b in found.blocks].count("list-item") == 2


NEWSLETTER = f"""<html><body><div style="display:none">Fees fall&zwnj;</div><table><tr><td><a href="https://n.example/v">View this email in your browser</a></td></tr>
<tr><td><img src="cid:logo"></td></tr><tr><td><h1>{TITLE}</h1></td></tr><tr><td><p>{LEAD}</p><p>{TWO}</p><p><a href="https://n.example/1">Read more</a></p></td></tr>
<tr><td>You are receiving this email because you subscribed to Ports News.<br><a href="x">Unsubscribe</a> | <a href="y">Update your preferences</a></td></tr>
</table></body></html>"""


def test_a_newsletter_in_related_parts_and_quoted_printable() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = f"Ports News: {TITLE}", "Ministry of Ports <news@ports.example>"
    mail["Date"], mail["To"] = "Mon, 12 Jan 2026 08:30:00 +0100", "desk@x.example"
    plain = (
        f"View this email in your browser: https://n.example/v\n\n{LEAD}\n\n{TWO}\n\nUnsubscribe: https://n.example/u\n"
    )
    mail.set_content(plain, cte="quoted-printable")
    assert body(read(mail.as_bytes())) == [LEAD, TWO]
    mail.add_alternative(NEWSLETTER, subtype="html", cte="quoted-printable")
    html: Any = list(mail.iter_parts())[1]
    html.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>")
    found = read(mail.as_bytes())
    assert (found.title, found.published, found.publisher) == (f"Ports News: {TITLE}", DAY, "Ministry of Ports")
    assert body(found) == [TITLE, LEAD, TWO]


INLINE = """---
title: Note
date: 2026-01-12
---

<div align="center"><h2>Ministry of Ports</h2></div>

The <u>minister</u> signed<sup>1</sup> the accord,<br>and 5 m<sup>2</sup> of <span style="color:red">quay</span> were &amp; are a < b.

<table><tr><td>Port</td><td>Fee &amp; due</td></tr><tr><td>Velmora</td><td>12</td></tr></table>

<ul><li>Four ports open.</li><li>Two close.</li></ul>

<p>A paragraph with <a href="https://x.example">a link</a> in it.</p>
"""


def test_html_inside_markdown_keeps_its_tables_lists_and_headings() -> None:
    found = read(INLINE, "a.md")
    assert [(b.kind.value, found.text[b.start : b.end]) for b in found.blocks[1:]] == [
        ("heading", "Ministry of Ports"),
        ("paragraph", "The minister signed the accord, and 5 m2 of quay were &amp; are a < b."),
        ("table-row", "Port | Fee &amp; due"),
        ("table-row", "Velmora | 12"),
        ("list-item", "Four ports open."),
        ("list-item", "Two close."),
        ("paragraph", "A paragraph with a link in it."),
    ]


PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE} - Ministry of Ports</title></head><body>
<div id="onetrust-consent-sdk"><div role="dialog"><h2>We value your privacy</h2><p>We use cookies to enhance your browsing experience.</p></div></div>
<a class="skip" href="#c">Skip to main content</a><div class="topbar"><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></div>
<div class="crumbs"><a href="/">Home</a> &gt; <a href="/n">News</a> &gt; {TITLE}</div><div id="content"><h1>{TITLE}</h1>
<dl><dt>From:</dt><dd><a href="/m">Ministry of Ports</a></dd><dt>Published</dt><dd>12 January 2026</dd><dt>Last updated</dt><dd>14 January 2026</dd></dl>
<p>{LEAD}<sup><a href="#n1">1</a></sup></p><p>{TWO}</p><p class="credit">Photo: Ministry of Ports</p></div>
<div class="right-col"><h3>Latest news</h3><ul><li><a href="1">Fees at Velmora fall by three per cent</a></li><li><a href="2">New quay opens</a></li></ul><h3>Follow us</h3></div>
<div class="bottom"><p>© Ministry of Ports 2026</p><p>Is this page useful? Yes No</p></div></body></html>"""


def test_a_page_of_plain_boxes_without_its_furniture() -> None:
    found = read(PAGE, "page.html")
    assert (found.title, found.published, found.clock, found.publisher) == (
        TITLE,
        DAY,
        ClockKind.STATED,
        "Ministry of Ports",
    )
    assert body(found) == [LEAD, TWO]


def test_an_atom_feed_with_xhtml_and_a_json_feed() -> None:
    entry = (
        f'<entry><title type="html">{TITLE} &lt;em&gt;today&lt;/em&gt; &amp;amp; more</title><link href="https://p.example/1"/><id>urn:1</id>'
        "<published>2026-01-12T23:30:00+01:00</published><updated>2026-01-14T00:00:00Z</updated><content type='xhtml'>"
        f"<div xmlns='http://www.w3.org/1999/xhtml'><p>{LEAD}</p><h2>Next steps for ports</h2><ul><li>Four ports open.</li></ul></div></content></entry>"
    )
    atom = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News – Ministry of Ports</title><id>urn:x</id>{entry}</feed>'
    found = read(atom, "feed.xml")
    assert (found.title, found.published, found.publisher) == (f"{TITLE} today & more", DAY, "Ministry of Ports")
    assert body(found) == [LEAD, "Next steps for ports", "Four ports open."] and found.url == "https://p.example/1"
    item = {
        "id": "1",
        "url": "https://p.example/1",
        "title": TITLE,
        "content_html": f"<p>{LEAD}</p>",
        "date_published": "2026-01-12T09:00:00-05:00",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ministry of Ports | News",
        "items": [item, {"id": "2", "content_text": TWO}],
    }
    one, two = read_bytes(json.dumps(feed).encode(), "feed.json")
    assert (one.title, one.published, one.publisher, body(one)) == (TITLE, DAY, "Ministry of Ports", [LEAD])
    assert (two.title, two.published, body(two)) == ("", None, [TWO])


RTF = r"""{\rtf1\ansi\deff3{\fonttbl{\f0\froman Times New Roman;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title %s}{\creatim\yr2025\mo1\dy2}}
{\header \pard\plain MINISTRY OF PORTS, running head\par}{\footer \pard\plain Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}
\pard\plain \s1\b\fs32 {\loch Ministry signs Harbour Accord with eleven coastal states}\par\pard\plain {\loch 12 January 2026}\par
\pard\plain {\loch It\u8217\'92s a \u8220\'93first\u8221\'94, said the minister of ports.}{\*\annotation \pard\plain a comment}\par
\pard\plain {\listtext\pard\plain \u8226\'3f\tab}\ls1 {\loch Four ports open.}\par}"""


def pdf(body: str, css: str = "") -> bytes:
    from weasyprint import HTML

    base = "@page{size:A4;margin:2cm} body{font:10pt serif} .b{font-weight:bold} .l{font-size:20pt} .t{font-size:14pt}"
    return bytes(HTML(string=f"<html lang=en><style>{base}{css}</style><body>{body}</body></html>").write_pdf())


def test_notes_at_the_foot_of_columns_come_after_the_text() -> None:
    text = "Paragraph {} binds every port of the twelve states to publish its fees, and the council of masters reports every second year."
    note = "<span class=f>The register number {} is kept in Ostrel.</span>"
    made = "".join(f"<p>{text.format(n)}{note.format(n) if n % 5 == 0 else ''}</p>" for n in range(1, 41))
    css = "@page{@top-left{content:'Policy paper 3'}} .c{column-count:2} .f{float:footnote;font-size:8pt}"
    found = read(pdf(f"<h1>{TITLE}</h1><p>12 January 2026</p><div class=c>{made}</div>", css))
    texts = [t for t in body(found) if t.startswith("Paragraph")]
    assert [t.split()[1] for t in texts] == [str(n) for n in range(1, 41)]
    assert texts[-1] != body(found)[-1] and body(found)[-1].startswith("The register number")


@pytest.mark.parametrize("style", ["t", ""])
def test_a_letterhead_in_the_largest_print_is_no_title(style: str) -> None:
    head = f"<p class='b l'>MINISTRY OF PORTS</p><p>12 January 2026</p><p class='b {style}'>{TITLE}</p>"
    assert read(pdf(f"{head}<p>{LEAD}</p><p>{TWO}</p>")).title == TITLE


def test_a_page_that_says_at_its_end_when_it_was_published() -> None:
    page = f"<html><title>{TITLE}</title><body><main><h1>{TITLE}</h1><p>{LEAD}</p><p>{TWO}</p><p>Published: 12 January 2026</p></main></body></html>"
    assert (read(page).published, read(page).clock) == (DAY, ClockKind.STATED)


def test_a_title_and_its_date_on_lines_of_their_own_without_a_blank_line() -> None:
    found = read(f"Daily press digest\n12 January 2026\n\n{LEAD}\n\n{TWO}\n")
    assert (found.title, found.published) == ("Daily press digest", DAY)
    letter = read(
        f"Ministry of Ports\n1 Quay Road\nVelmora\n\nOur ref: MP/14/26\n12 January 2026\n\nDear Secretary,\n\n{TITLE}\n\n{LEAD}\n"
    )
    assert (letter.title, letter.published) == (TITLE, DAY)


@pytest.mark.parametrize("stated", ["Letter", TITLE])
def test_an_rtf_of_a_word_processor(stated: str) -> None:
    found = read(RTF % stated, "x.rtf")
    assert (found.title, found.published) == (TITLE, DAY)
    assert body(found) == ["12 January 2026", "It’s a “first”, said the minister of ports.", "Four ports open."]
