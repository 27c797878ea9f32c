"""Title, date, publisher, address and language of a page, from where pages state them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from briefgen.sources.htmlblocks import line_of
from briefgen.sources.shape import letters
from briefgen.sources.stated import stated_date
from briefgen.text import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefgen.sources.draft import Draft

_DATES = [
    "article:published_time",
    "govuk:first-published-at",
    "og:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "release_date",
    "article.published",
    "last-published-date",
    "creation_date",
]
_PUBLISHERS = [
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
    "copyright",
]
_ARTICLE_TYPES = ("article", "report", "posting", "webpage", "statement")
_ISSUED = re.compile(
    r"\W*(?:(?:first )?published(?: on)?|(?:date )?issued|(?:publication |release |issue )?date(?: published)?|released?)\W*",
    re.I,
)
_LABEL = re.compile(
    r"\W*(?:from|by|author|(?:last )?updated|updates?|(?:document )?type|topics?|tags?|categor(?:y|ies)|organi[sz]ations?|part of|"
    r"published by|history|share|reference|language)\W*",
    re.I,
)
_OFFICE = re.compile(r"microsoft word|word\.document|libreoffice|openoffice|apple pages|google docs", re.I)
_SEPARATOR = re.compile(r"\s+[|–—·•«»:-]{1,2}\s+|\s*\|\s*")
MAX_LD = 300_000


def describe(root: HtmlElement, draft: Draft) -> None:
    """Fills a draft with what the page says of itself."""
    metas = _metas(root)
    linked = _linked_data(root)
    site = metas.get("og:site_name") or _name(linked.get("publisher"))
    titles = root.xpath("//head/title | //title")
    page_title = one_line(titles[0].text_content()) if titles else ""
    headline, suffix = _headline(root, page_title, site, metas, linked)
    draft.title = headline
    made_by = f"{metas.get('generator', '')} {metas.get('progid', '')}"
    if _OFFICE.search(made_by) and not root.xpath("//h1") and not metas.get("og:title"):
        draft.title, draft.title_property = "", headline  # the name of the file, as often as not
    draft.publisher = site or next((metas[k] for k in _PUBLISHERS if metas.get(k)), "") or suffix
    _dates(root, draft, metas, linked)
    canonical = root.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")
    draft.url = str((canonical or [""])[0]) or metas.get("og:url", "")
    draft.language = str(root.get("lang") or metas.get("og:locale") or metas.get("dc.language") or "")


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if key and meta.get("content"):
            found.setdefault(key[:60], one_line(meta.get("content")[:2000]))
    return found


def _dates(root: HtmlElement, draft: Draft, metas: dict[str, str], linked: dict[str, Any]) -> None:
    values = [metas[k] for k in _DATES if metas.get(k)]
    if isinstance(linked.get("datePublished"), str):
        values.insert(1 if values else 0, linked["datePublished"])
    marked = root.xpath("//*[@itemprop='datePublished']") + root.xpath("//time[@pubdate]")
    values += [str(e.get("datetime") or e.get("content") or e.text_content()) for e in marked[:3]]
    for name, value in _labelled(root):
        if _ISSUED.fullmatch(name):
            values.append(value)
    times = root.xpath("//article//time | //main//time | //header//time") or root.xpath("//time")
    days = {d for t in times[:20] if (d := stated_date(str(t.get("datetime") or t.text_content())))}
    named = root.xpath("//time[contains(@class,'publish') or contains(@class,'date')]")
    if len(days) == 1 or named:
        first = (named or times)[0]
        values.append(str(first.get("datetime") or first.text_content()))
    draft.published = values[0] if values else ""
    draft.date_hints = values[1:]


def _labelled(root: HtmlElement) -> list[tuple[str, str]]:
    """What lists of terms at the head of a page say: (term, value)."""
    pairs = []
    for term in root.xpath("//dt")[:20]:
        value = term.getnext()
        if value is not None and value.tag == "dd":
            pairs.append((one_line(line_of(term)), one_line(line_of(value))[:200]))
    return pairs


def is_metadata(terms: HtmlElement) -> bool:
    """Whether a list of terms only says who issued a page, and when."""
    names = [one_line(t.text_content()) for t in terms.iter("dt")]
    return bool(names) and all(_ISSUED.fullmatch(n) or _LABEL.fullmatch(n) for n in names)


def _linked_data(root: HtmlElement) -> dict[str, Any]:
    """The JSON-LD node of the article, if there is one."""
    for script in root.xpath("//script[@type='application/ld+json']")[:10]:
        text = script.text or ""
        if len(text) > MAX_LD:
            continue
        try:
            queue = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        for node in queue:
            if len(queue) > 500:
                break
            if isinstance(node, list):
                queue.extend(node)
            elif isinstance(node, dict):
                queue.extend(v for v in (node.get("@graph"), node.get("mainEntity")) if v)
                kind = str(node.get("@type", "")).lower()
                if any(t in kind for t in _ARTICLE_TYPES) and (node.get("headline") or node.get("datePublished")):
                    return node
    return {}


def _name(node: Any) -> str:
    if isinstance(node, list) and node:
        node = node[0]
    name = node.get("name") if isinstance(node, dict) else node
    return one_line(name)[:200] if isinstance(name, str) else ""


def _headline(
    root: HtmlElement, page_title: str, site: str, metas: dict[str, str], linked: dict[str, Any]
) -> tuple[str, str]:
    """(headline, what the page's title adds to it): the heading that the page's title repeats, else what metadata says."""
    whole = letters(page_title)
    heads = [one_line(line_of(h)) for h in root.xpath("//h1")[:10]]
    heads = [h for h in heads if letters(h) and letters(h) != letters(site)]
    if site and letters(site) == whole:
        heads = heads[:1]
    named = [
        _name({"name": v})
        for v in (linked.get("headline"), metas.get("og:title"), metas.get("dc.title"), metas.get("citation_title"))
    ]
    named = [n for n in named if n]
    for head in sorted(heads, key=len, reverse=True):
        if letters(head) in whole or any(letters(head) in letters(n) or letters(n) == letters(head) for n in named):
            return head, _suffix(page_title, head)
    if named:
        best = _without_site(named[0], site, page_title)
        return best, _suffix(page_title, best)
    if page_title:
        best = _without_site(page_title, site, "")
        if heads and len(heads) == 1 and len(heads[0]) > len(best):
            return heads[0], ""
        return best, _suffix(page_title, best)
    return (heads[0] if heads else ""), ""


def _without_site(title: str, site: str, page_title: str) -> str:
    """A page title without the site's name at its end (or its beginning)."""
    pieces = list(_SEPARATOR.finditer(title))
    if not pieces:
        return title
    last, first = pieces[-1], pieces[0]
    tail, head = title[last.end() :], title[: first.start()]
    if site and letters(tail) == letters(site):
        return title[: last.start()]
    if site and letters(head) == letters(site):
        return title[first.end() :]
    bars = "|" in last[0] or "«" in last[0] or "»" in last[0]
    if not site and bars and len(tail) < 60 and len(title[: last.start()]) >= 12:
        return title[: last.start()]
    return title


def _suffix(page_title: str, headline: str) -> str:
    """What stands after the headline in the page's title: the site, where nothing else names it."""
    rest = page_title[len(headline) :] if page_title.startswith(headline) else ""
    m = _SEPARATOR.match(rest)
    return rest[m.end() :].strip() if m and 2 < len(rest) < 90 else ""
