"""Dates that belong to the page and not to the news: stamps, captions of pictures, links, signatures."""

from __future__ import annotations

import re

from briefgen.edtf import MONTHS
from briefgen.extract.analysis import Analysis
from briefgen.extract.attach import When

__all__ = ["is_furniture"]

_STAMP = re.compile(
    r"\W*(?:(?:(?:last|first)\s+)?(?:updated|published|posted|modified|reviewed)\b|for\s+(?:immediate\s+)?release\b)",
    re.IGNORECASE,
)


_MONTH_YEAR = re.compile(rf"\b(?:{'|'.join(MONTHS[1:])})\s+(?:19|20)\d\d\b", re.IGNORECASE)
_ARCHIVE = 5  # months in a row are the list of a page's archive
_ARCHIVE_SHARE = 0.6  # of its words

_PHOTO = re.compile(
    r"\b(?:file photo|photo(?:graph)? (?:taken|by|provided)|(?:picture|illustration|image) taken|(?:is|are|was|were) (?:seen|pictured)\b.{0,80}\btaken"
    r"|ap photo|getty images|reuters/|photo credit|file picture|(?:hide|show) caption"
    r"|(?:photo|image|picture) made available|post shared by)\b|^\W*(?:file\s+[-–—]|(?:in )?this \w+\.? \d+, \d{4} (?:photo|image|picture)\b)",
    re.IGNORECASE,
)


_LINK = re.compile(r"\W*(?:please )?(?:view|watch|read|see|click|listen to|download)\b(?! is\b| was\b)", re.IGNORECASE)


_SIGNED = re.compile(
    r"\W*(?:in witness whereof|given under my hand|done (?:at|in) [A-Z][\w ]{2,20},)", re.IGNORECASE
)  # what was is told above it


def is_furniture(analysis: Analysis, when: When, start: int, end: int) -> bool:
    """The stamp of a page ('Updated on 3 May'), a caption, a link ('View the order of 3 May'); 'permits issued before 2025' names the permits."""
    text = analysis.text(start, end)
    listed = len(_MONTH_YEAR.findall(text))
    if listed >= _ARCHIVE and 2 * listed >= len(text.split()) * _ARCHIVE_SHARE:
        return True
    stamp = _STAMP.match(text)
    if (
        stamp
        and when.start - start < 8
        and not any(t.dep_ in ("nsubj", "nsubjpass") for t in analysis.doc[start : when.start])
    ):
        return True
    if _PHOTO.search(text) or _SIGNED.match(text) or _LINK.match(text):
        return True
    lead = analysis.doc[when.start - 1] if when.start > start else None
    if lead is None or lead.lower_ not in ("before", "after", "to", "since"):
        return False
    named = lead.head if lead.lower_ != "to" else lead.head.head
    return named.tag_ == "VBN" and named.dep_ == "acl" and analysis.doc[when.start].like_num
