"""Source text never becomes markup, whatever it holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.render import get_look, show
from briefgen.render.escape import link, md, safe_url
from briefgen.render.html import page_of
from briefgen.render.markdown import render_markdown
from briefgen.text import one_line
from tests.briefs import hostile_brief

_PARSER = MarkdownIt("js-default", {"html": True, "linkify": False}).use(footnote_plugin)
_MARKUP = st.text(alphabet="ab1 .)#-+=*_`[]()<>!|~^&;:{}%\\/\"'\n@", max_size=40)


def _texts(markdown: str) -> tuple[list[str], set[str]]:
    """The texts of the inline tokens, and the kinds of all tokens."""
    tokens = _PARSER.parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    return [child.content for child in inline if child.type == "text"], {t.type for t in (*tokens, *inline)}


@given(_MARKUP | st.text(max_size=40))
def test_any_value_is_literal_text_in_a_list_item(value: str) -> None:
    texts, kinds = _texts(f"[^1]: x\n\n- {md(value)}\n")
    assert "".join(texts) == one_line(value)
    assert kinds <= {"bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "paragraph_close",
                     "list_item_close", "bullet_list_close"}  # fmt: skip


@given(_MARKUP)
def test_any_value_stays_in_its_table_cell(value: str) -> None:
    texts, kinds = _texts(f"| a | b |\n| - | - |\n| {md(value)} | end |\n")
    assert texts[-1] == "end"
    assert "".join(texts[2:-1]) == one_line(value)
    assert not kinds & {"link_open", "image", "code_inline", "html_inline", "em_open", "strong_open", "s_open"}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//host/x",
        "x",
        "",
        None,
        "http://",
        "https://[",
    ],
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert safe_url(url) is None
    assert link("words", url) == "words"


def test_an_address_cannot_end_its_link() -> None:
    assert link("a]b", "https://x.example/a) [b](javascript:c)") == (
        "[a\\]b](https://x.example/a%29%20%5Bb%5D%28javascript:c%29)"
    )


def test_a_hostile_brief_holds_no_link_image_or_markup_of_its_own() -> None:
    page = page_of(render_markdown(show(hostile_brief(), get_look("classic"))))
    table = page_of(render_markdown(show(replace(hostile_brief(), themes=()), get_look("classic"))))
    html = "".join(p.head + "".join(part.html for part in p.parts) + p.notes for p in (page, table))
    for never in (
        "<script",
        "<img",
        "<b>",
        'href="javascript',
        'href="http://evil',
        "<code",
        "<s>",
        'file:///etc/passwd"',
    ):
        assert never not in html
    assert "{{ 7*7 }} {% raw %}" in html
    assert page.title == "# Heading <script>alert(1)</script>"
