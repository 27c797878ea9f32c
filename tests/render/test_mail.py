"""The bodies of a mail: as wide as a phone allows, the same in both, nothing fetched."""

from __future__ import annotations

import re

from lxml import html

from briefgen.render import get_look, show
from briefgen.render.mail import render_mail_html, render_mail_text
from tests.briefs import hostile_brief, sample_brief

LOOK = get_look("classic", [])


def test_nothing_is_wider_than_a_phone() -> None:
    page = html.document_fromstring(render_mail_html(show(sample_brief(), LOOK), pages=3))
    for element in page.iter("table", "td", "img"):
        width = element.get("width") or "0"
        assert width.endswith("%") or int(width) <= 320, html.tostring(element)[:100]
        fixed = re.findall(r"(?<![-\w])width:\s*(\d+)px", element.get("style") or "")
        assert all(int(w) <= 320 for w in fixed)


def test_both_bodies_say_the_same_and_end_with_the_remark() -> None:
    shown = show(sample_brief(), LOOK)
    page = html.document_fromstring(render_mail_html(shown, pages=3, remark="A remark <b>."))
    text = render_mail_text(shown, pages=3, remark="A remark <b>.")
    assert all(len(line) <= 72 for line in text.splitlines())
    assert text.rstrip().endswith("A remark <b>.") and "The PDF has 3 pages" in text
    squeezed = re.sub(r"\W+", " ", text)
    items = [td.text_content() for td in page.xpath("//td[@valign='top'][last()]")]
    assert items and [i for i in items if re.sub(r"\W+", " ", i).strip() not in squeezed] == []


def test_nothing_of_a_hostile_title_is_markup_or_fetched() -> None:
    page = render_mail_html(show(hostile_brief(), LOOK), pages=1)
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script|//img|//link|//iframe|//style|//@onerror|//@onclick|//@src")


def test_headings_are_readable_on_a_dark_page_and_lists_of_mails_show_the_next_points() -> None:
    shown = show(hostile_brief(), LOOK)
    page = html.document_fromstring(render_mail_html(shown, pages=1))
    assert not [h for h in page.xpath("//h2") if "color" in (h.get("style") or "")]  # dark blue on black is none
    hidden = page.xpath("//body/div[contains(@style, 'display:none')]")
    assert len(hidden) == any(section.key == "bluf" for section in shown.sections)
    assert all(div.text_content().strip() for div in hidden)
