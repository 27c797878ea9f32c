"""Blocks that are no part of what a document tells: captions of pictures with their credits, teasers of other stories."""

from __future__ import annotations

import re

from briefgen.model import BlockKind, SourceDocument

__all__ = ["asides", "begun_again", "is_teaser", "lone_label", "more_stories"]

_TEASER = re.compile(
    r"\W*(?:related (?:stories|articles|content|news|coverage|topics)|most read|read more|read next|up next|by signing up|more on this|more from|more stories|"
    r"also read|read also|see also|trending|editors?['’]?s? picks?|recommended|don['’]t miss|you may also like|watch more|what to read next|"
    r"sign up for|newsletter sign up|(?:©|copyright\b).{0,20}\d{4}|all rights reserved|(?:watch|more|related|read|listen)\s*:)",
    re.IGNORECASE,
)
_LINK = re.compile(r"[\w'’”)] (?:Read|READ) (?:more|MORE)\W*\Z")  # 'Bank bans coins Read more'
_LINE = 200  # characters; no line that links to another story is longer
_AGENCY = (
    r"(?:Agence France[ -]Presse|Associated Press|Press Association|Getty(?: Images)?|Reuters|REUTERS|AFP|AP|EPA(?:-EFE)?|PA|dpa|Rex|Corbis|"
    r"Shutterstock|Alamy|Pentagon|iStock|Anadolu|Xinhua|Landov|UPI|Bloomberg)"
)
_HEADED = re.compile(  # 'Getty - Contributor Executives sold ...', 'REUTERS/Ada Holm The port', 'File - In this photo'
    rf"\W*{_AGENCY}(?:\s*[/|•:]\s*[A-Z]|\s*[-–]\s*(?:Contributor|{_AGENCY})|\s+(?:Photos?|Images|or licensors|Contributor)\b)"
    r"|(?:Supporting|Featured|Main) image\b|Image (?:caption|credit|source)\b|By contributor [A-Z]"
    r"|Item \d{1,2} of \d{1,2}\s|\[\d{1,2}/\d{1,2}\]\s"
    r"|\W*(?:Photos?|Pictures?|Caption|(?:FILE|File)(?:\s+(?:photo|PHOTO))?)\s*[:–—-]\s"
    r"|\W*(?:A |An |This |In this )?(?:[\w-]+ )?(?:photo|photograph|(?:video )?grab)\b,? (?:taken|released|made|provided|posted|from|by)\b"
)
_SIGNED = re.compile(  # '... in Berg. (AFP/Getty Images)', '... in Berg. | Ada Holm/EPA', '... in Berg. REUTERS/Ada Holm'
    rf"\A[^.!?]+ (?:\({_AGENCY}\)|Crown copyright)\Z|(?:\((?=[^()]*(?:/|Photo|Images|File|Handout))[^()]*\b{_AGENCY}\b[^()]*\)|\|\s*[^|.]{{2,40}}/\s*{_AGENCY})\W*\Z|\b(?:REUTERS|Reuters|AFP|EPA|AP Photo)\s?/\s?[A-Z][\w'’. -]{{2,40}}\Z|\bHide Caption \d+ of \d+"
    rf"|/\s?(?:Handout )?via {_AGENCY}\W*\Z|\|\s*(?:File )?(?:Photo|Image|Picture)s?\s*:\s*(?:Twitter|{_AGENCY})\W*\Z"
    r"|\bFile (?:[Pp]hoto|[Pp]icture|[Ii]mage) (?:by|courtesy of) [A-Z][^.!?]{2,60}\W*\Z"
    rf"|\A.{{20,280}}\[{_AGENCY}\]\Z|\|\s*{_AGENCY}(?:[-/][A-Z]\w+)*\Z"
    r"|\bin this (?:\w+ )?(?:photo|image|picture|photograph|still image|screen ?grab) (?:taken|obtained|provided|released)\b"
)
_SIGN = re.compile(r"[(|/\[]|Crown|Caption|File |in this ")  # in all that it finds, and soon looked for
_LABEL = re.compile(r"[A-Z][A-Z.'’ -]{2,40}:\s(?!I\b|We\b|Thank|Good)")
_STOPS = (".", "!", "?", ":", ";", '"', "”", "’", ")", "…")
_SHORT = 4  # words of a button
_HEADLINES = 3  # so many in a row are a list of them
_BEGUN = 5  # words; fewer may be said twice by chance
_LONG = 600  # characters; no caption is longer


def asides(source: SourceDocument) -> frozenset[int]:
    """The indexes of the blocks that are captions or teasers."""
    found = []
    for n, block in enumerate(source.blocks):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE):
            text = source.text[block.start : block.end]
            signed = len(text) <= _LONG and (_HEADED.match(text) or _SIGN.search(text) and _SIGNED.search(text))
            if signed or is_teaser(text):
                found.append(n)
    return frozenset(found + more_stories(source))


def more_stories(source: SourceDocument) -> list[int]:
    """The headlines of other stories at the end of a page: lines without a stop after paragraphs that have one."""
    texts = [source.text[b.start : b.end].strip() for b in source.blocks]
    last = next((n for n in range(len(texts) - 1, -1, -1) if texts[n].endswith(_STOPS)), 0)
    lines = range(last + 1, len(texts))
    told = sum(t.endswith(_STOPS) for t in texts[: last + 1])
    heads = [n for n in lines if _is_headline(texts[n])]
    others = [n for n in lines if n not in heads and len(texts[n].split()) > _SHORT]
    if len(heads) < _HEADLINES or told < _HEADLINES or texts[last].endswith(":") or others:
        return []
    return heads


def _is_headline(text: str) -> bool:
    words = text.split()
    return _SHORT < len(words) <= 18 and 2 * sum(w[0].islower() for w in words) >= len(words)


def is_teaser(text: str) -> bool:
    """Whether a block points to other stories: 'Read more: ...', 'MOST READ IN NEWS ...', 'Bank bans coins Read more'."""
    return bool(_TEASER.match(text) or len(text) <= _LINE and _LINK.search(text))


def begun_again(source: SourceDocument) -> frozenset[int]:
    """The indexes of the blocks that a page shows of its text before the text, broken off: 'The board will close two yards...'.

    Their words are told again, whole, in a later block.
    """
    found = []
    for n, block in enumerate(source.blocks):
        text = source.text[block.start : block.end].rstrip()
        if text.endswith(("...", "…")) and len(stem := text.rstrip(".… ").split()) >= _BEGUN:
            if " ".join(stem) in " ".join(source.text[block.end :].split()):
                found.append(n)
    return frozenset(found)


def lone_label(source: SourceDocument) -> int:
    """The index of the first long paragraph where it alone begins so: 'ARSENHOLM: The yard' is a dateline; else -1.

    In a transcript several do, or the one who does says 'I' or 'We'.
    """
    labels = [n for n, b in enumerate(source.blocks) if _LABEL.match(source.text, b.start, b.end)]
    first = next((n for n, b in enumerate(source.blocks) if b.start >= source.body_start and b.end - b.start > 80), -1)
    return first if labels == [first] else -1
