"""Web pages: the article's blocks, and title, date, publisher and address from the page's metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import SourceDocument
from briefgen.sources.decode import decode, readable
from briefgen.sources.draft import Draft, Part, finish
from briefgen.sources.htmlblocks import blocks_of
from briefgen.sources.htmlmeta import describe, is_metadata
from briefgen.sources.shape import letters, without_furniture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]+)", re.I
)
# Furniture by tag; furniture by name only where the name says it plainly, for class names are the authors' own words.
_DROP = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "canvas",
    "object",
    "embed",
    "iframe",
    "nav",
    "button",
    "select",
    "input",
    "textarea",
    "dialog",
    "video",
    "audio",
    "map",
    "head",
    "link",
    "meta",
    "math",
]
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|share|sharing|social|sidebar|related|"
    r"newsletter|subscribe|subscription|comments?|advert(?:isement|s)?|ads?|promo|banner|skip(?:-?link|-?to)?|pagination|pager|"
    r"toolbar|masthead|site-?header|site-?footer|footer|popup|modal|hidden|visually-hidden|sr-only|screen-reader-text|"
    r"print-?only|(?:photo-?|image-?)?credits?|tags?|taglist|byline-social|read-?more|recommended|trending)(?=$|[\s_-])",
    re.I,
)
_ARTICLE_NAME = re.compile(
    r"(?:^|[\s_-])(?:article-?(?:body|content|text)|entry-?content|post-?(?:body|content)|story-?(?:body|content|text)|"
    r"field--name-(?:field-news-)?body|body-?content|press-?release(?:-?(?:body|content|text))?|news-?(?:body|content|text)|"
    r"article__body|article-text|main-?content|page-?content|wysiwyg|rich-?text|ecl-editor|govspeak)(?=$|[\s_-])",
    re.I,
)
_TWICE = re.compile(r"&(?:amp;)+(?=(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d{0,2});)", re.I)
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|issued|released)(?: on)?\b:?\s", re.I)


def read_html(data: bytes, origin: str, *, charset: str = "", drop: Iterable[str] = ()) -> SourceDocument:
    """A page as a document; `drop` are CSS selectors of parts to leave out. Raises SourceError."""
    m = _CHARSET.search(data[:4096])
    text, warnings = decode(data, charset or ((m and (m[1] or m[2])) or b"").decode("ascii", "replace"))
    draft = html_draft(once_escaped(readable(text, origin)), origin, drop=drop)
    draft.warnings[:0] = warnings
    return finish(draft, origin, data)


def once_escaped(text: str) -> str:
    """HTML whose author escaped it twice ('&amp;amp;', '&amp;#8217;') as it was meant."""
    return _TWICE.sub("&", text)


def html_draft(text: str, origin: str, *, whole: bool = False, drop: Iterable[str] = ()) -> Draft:
    """The Draft of a page; with `whole`, of a fragment that is all article (a feed's item, a mail's body)."""
    root = _parse(text, origin)
    draft = Draft(media_type="text/html")
    _from_word(root)
    if not whole:
        describe(root, draft)
    _strip(root, drop, origin, whole=whole)
    area, sure = (root, True) if whole else _article(root)
    draft.parts = without_furniture(blocks_of(area))
    if not whole:
        draft.date_hints += [p.text for p in draft.parts if len(p.text) < 60 and _PUBLISHED.match(p.text)]
    if not sure and _noisy(root):
        draft.parts = _of_article(draft, text) or draft.parts
    return draft


def _parse(text: str, origin: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    try:
        return document_fromstring(text, parser=HTMLParser(no_network=True, remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError("no text found", where=origin, hint="the page is empty or damaged") from error


def _from_word(root: HtmlElement) -> None:
    """Gives the paragraphs of a page that Word wrote their tags: titles, list items without their typed marks."""
    for element in list(root.iter("p", "span")):
        name = element.get("class") or ""
        if element.tag == "span" and "mso-list" in (element.get("style") or "").lower():
            _remove(element)
        elif name == "MsoTitle":
            element.tag = "h1"
        elif name.startswith("MsoListParagraph"):
            element.tag = "li"


def _strip(root: HtmlElement, drop: Iterable[str], origin: str, *, whole: bool) -> None:
    """Takes the page's furniture and what is hidden out of the tree; text that follows an element stays."""
    for selector in drop:
        for element in _selected(root, selector, origin):
            _remove(element)
    gone = set(_DROP)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag == "embed" and element.getparent() is not None:
            element.drop_tag()  # it has no content, but the parser takes what follows for it
        elif element.tag == "dl" and not whole and is_metadata(element):
            _remove(element)
        elif (
            element.tag in gone or _hidden(element) or _is_note_mark(element) or (not whole and _is_furniture(element))
        ):
            _remove(element)


def _selected(root: HtmlElement, selector: str, origin: str) -> list[HtmlElement]:
    try:
        return list(root.cssselect(selector))
    except Exception as error:  # cssselect has several kinds of errors, none in common
        raise SourceError(
            f"clean-up selector '{selector}' not understood", where=origin, hint="use a CSS selector"
        ) from error


def _remove(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None and element.tag not in ("body", "html"):
        element.drop_tree()


def _is_note_mark(element: HtmlElement) -> bool:
    """Whether an element is the number that leads to a note."""
    if element.tag not in ("sup", "a", "span") or not re.fullmatch(r"\W?\d{1,3}\W?", element.text_content().strip()):
        return False
    if element.get("class") == "MsoFootnoteReference":
        return True
    return element.tag == "sup" and any(str(a.get("href") or "").startswith("#") for a in element.iter("a"))


def _is_links(element: HtmlElement) -> bool:
    """Whether a list (or a line of crumbs) is nothing but links: a page's ways to others, not its text."""
    links = [letters(a.text_content()) for a in element.iter("a")]
    own = letters(element.text_content())
    if element.tag in ("ul", "ol"):
        return len(links) > 1 and sum(map(len, links)) >= 0.95 * len(own)
    *crumbs, _ = [letters(piece) for piece in re.split(r"\s[>›»/]\s", element.text_content())]
    return bool(crumbs) and len(own) < 300 and all(piece in links for piece in crumbs)


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.I))
    )


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag in ("body", "html", "main", "article", "p", "h1", "h2"):
        return False
    if element.tag in ("footer", "aside", "form") or element.get("role") in (
        "navigation",
        "banner",
        "contentinfo",
        "search",
    ):
        return element.tag != "form" or len(element.text_content()) < 2000
    if element.tag == "header":
        return not element.xpath(".//h1") and not element.xpath("ancestor::article")
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not name.strip() or not _FURNITURE.search(name) or _ARTICLE_NAME.search(name):
        return False
    # A wrapper called 'has-sidebar' holds the article too: furniture is short, or mostly links.
    return not element.xpath(".//article | .//main | .//h1") and len(element.text_content()) < 3000


def _article(root: HtmlElement) -> tuple[HtmlElement, bool]:
    """The element that holds the article, and whether the page says so itself."""
    total = _weight(root) or 1
    for path in ("//*[@itemprop='articleBody']", "//article", "//main | //*[@role='main']"):
        found = [e for e in root.xpath(path) if not e.xpath("ancestor::article") or path != "//article"]
        if not found:
            continue
        best = max(found, key=_weight)
        size = _weight(best)
        if size >= 0.5 * total or (size >= 400 and len(found) == 1) or (size >= 1500 and size >= 0.3 * total):
            return best, True
    named = [
        e for e in root.iter() if isinstance(e.tag, str) and _ARTICLE_NAME.search(e.get("class") or e.get("id") or "")
    ]
    if named:
        best = max(named, key=_weight)
        if _weight(best) >= 0.4 * total:
            return best, True
    bodies = root.xpath("//body")
    for element in list(root.iter("ul", "ol", "div", "p")):
        if element.getparent() is not None and _is_links(element):
            above = element.getprevious()
            if above is not None and above.tag in ("h2", "h3", "h4", "h5", "h6"):
                _remove(above)  # 'Latest news'
            _remove(element)
    return (bodies[0] if bodies else root), False


def _weight(element: HtmlElement) -> int:
    """How many letters of an element are not in links: lists of links are navigation."""
    linked = sum(len(letters(a.text_content())) for a in element.iter("a"))
    return max(0, len(letters(element.text_content())) - linked)


def _noisy(root: HtmlElement) -> bool:
    """Whether much of a page without a marked article is links: then it takes more than tags to find the article."""
    total = len(letters(root.text_content())) or 1
    linked = sum(len(letters(a.text_content())) for a in root.iter("a"))
    return linked > 0.25 * total and total > 500


def _of_article(draft: Draft, text: str) -> list[Part] | None:
    """The blocks that trafilatura takes for the article; None where it finds (almost) nothing."""
    import trafilatura

    try:
        found = trafilatura.extract(
            text, include_comments=False, include_tables=True, favor_recall=True, output_format="txt"
        )
    except Exception:  # it raises whatever its parts raise; the blocks of the whole page are still there
        return None
    have = letters(found or "")
    kept = [p for p in draft.parts if letters(p.text) and letters(p.text) in have]
    return kept if sum(len(p.text) for p in kept) >= 200 else None
