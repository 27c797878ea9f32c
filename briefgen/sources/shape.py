"""What blocks are, by how they look: the same for every format, so that twins in two formats give the same blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import BlockKind
from briefgen.sources.stated import WRITTEN_DATE

if TYPE_CHECKING:
    from briefgen.sources.draft import Part

_WORD = re.compile(r"\w")
_END_MARK = re.compile(r"\W*(?:30|ends?)?\W*", re.I)
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●○■□➢➤✓–—*+-]|\uf0b7|\uf0a7|o(?=\s{2,}))\s+(?=\S)")
_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\([a-z]{1,4}\)|[a-z]\))\s+(?=\S)")
_TERMINAL = re.compile(r"[.!?…:;,—–-][\"”’')\]]*$")
_SMALL = frozenset(
    "a an and as at but by for from in into of on or over per the to under via vs with without its their our".split()
)
_PERSON = re.compile(
    r"\b(?:the president|president|secretary|minister|mr|mrs|ms|dr|sir|lady|lord|ambassador|senator|sen|rep|"
    r"representative|congress(?:wo)?man|chair(?:man|woman|person)?|governor|official|officials|spokes(?:man|woman|person)|"
    r"commissioner|director|general|admiral|chancellor|premier|king|queen|prince|princess|judge|justice|moderator|"
    r"operator|participant|reporter|question|answer|speaker|press|q|a|interpreter|director-general)\b",
    re.I,
)
_FORMULA = re.compile(
    r"\W*(?:(?:joint\s+)?(?:media|press|news)\s+(?:release|statement|briefing|notice)(?:\W+(?:no\.?|number|ref\.?)?\s*(?:[a-z]{2,5}-){0,2}[\d/.-]+)?|"
    r"the\s+white\s+house|presidential\s+(?:actions?|documents?)|briefing\s+room|"
    r"(?:[a-z]{3,9}\s+\d{4}\s+)?(?:(?:media|press|news)\s+)?(?:releases|statements|speeches|remarks|announcements)"
    r"(?:\s+(?:and|&)\s+(?:releases|statements|speeches|remarks|announcements))?|joint\s+release|"
    r"(?:(?:skip|jump)\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation|footer)(?:\s+site\s+map)?\s*)+|(?:log|sign)\s+in|"
    r"\[federal\s+register\s+vol.*|\[(?:pages?|fr\s+doc|docket)\b.*|rin\s\d[\w-]*|navigate\s+up|from\s+the\s+federal\s+register\b.*|\d+\s+cfr\b.{0,60}|(?:\w+\s+){1,3}(?:photo|seal)|(?:\w+\s+){1,2}logo|"
    r"for\s+(?:immediate\s+)?release\W{1,3}(?:\w+day,?\s+)?[a-z]+\.?\s+\d{1,2},?\s+\d{4}\s*\|.{0,90}|"
    r"for\s+(?:immediate\s+)?release\b.{0,40}|(?:strictly\s+|under\s+)?embargo(?:ed)?\b.*|not\s+for\s+(?:publication|release)\b.*|"
    r"check\s+against\s+delivery|memorandum|memo|circular|information\s+note|(?:un)?classified|confidential|official|restricted|"
    r"immediate\s+release|office\s+of\s+(?:the\s+)?(?:spokesperson|press\s+secretary|communications)|"
    r"m\s*e\s*d\s*i\s*a\s+r\s*e\s*l\s*e\s*a\s*s\s*e|(?:media\s+|press\s+)?contacts?\b.*|"
    r"\(?archived\s+content\)?|(?:tel|phone|fax|e-?mail)\b.*|[a-z]{1,5}\s?\d[\d\s/-]*|(?:[a-z]{2,5}-){1,2}\d[\d/-]*|statement|newsroom|home|menu)\W*",
    re.I,
)

_BODY = (
    r"(?:ministry|department|office|bureau|agency|authority|council|commission|committee|directorate(?:-general)?|secretariat|"
    r"embassy|government|parliament|senate|division|service|cabinet|minister|secretary|president|chancellor|governor|mayor|"
    r"spokesperson|spokesman|spokeswoman)"
)
# Who sends it, or from where, and nothing else: the line above a title, which comes after it.
_SENDER = re.compile(
    rf"\W*(?:(?:the\s+)?(?:\w+\s+)?{_BODY}\s+(?:of|for|on|to)\s+.{{3,70}}|(?:the\s+)?(?:(?:press|media|private|federal|national|royal|"
    rf"european|central|state|supreme|prime|deputy|foreign|home|communications|information)\s+){{0,2}}{_BODY}|"
    rf"(?:\w+\s+){{1,7}}{_BODY}\s*\([a-z]{{2,6}}\)|\d+[\w/-]*\s.*\b(?:road|street|avenue|lane|square|floor|building|house|quay)\b.*|p\.?\s?o\.?\s*box.*|\S*(?:www\.|@)\S*)\W*",
    re.I,
)


def letters(text: str) -> str:
    """Letters and digits only, in small: what makes two titles the same."""
    return re.sub(r"[\W_]+", "", text).casefold()


def fold(text: str) -> str:
    """One line; with the spaces that typesetting and dropped markup left out put back. No letter changes."""
    text = " ".join(text.split())
    text = re.sub(r"(?<=[a-z]{2}[.!?])(?=[“‘])", " ", text)
    text = re.sub(r"(?<=\s)(–|—|--)(?=[^\W\d_][^\s])", r"\1 ", text)
    return text


def split(parts: list[Part]) -> list[Part]:
    """Bullets typed by hand become list items; headings that run into their sentence become blocks of their own."""
    out: list[Part] = []
    for part in (piece for whole in parts for piece in _unbullet(whole)):
        if part.kind is BlockKind.PARAGRAPH and (m := _BULLET.match(part.text)) and not _dash_speech(part.text):
            part = replace(part, kind=BlockKind.LIST_ITEM, level=1, text=part.text[m.end() :])
        elif part.kind is BlockKind.LIST_ITEM and (m := _BULLET.match(part.text)):
            part = replace(part, text=part.text[m.end() :])
        if part.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and (cut := _run_in(part.text)):
            out.append(replace(part, kind=BlockKind.HEADING, level=0, text=part.text[:cut]))
            part = replace(part, text=part.text[cut:])
        out.append(part)
    return out


def _unbullet(part: Part) -> list[Part]:
    """A block apart at the bullets inside it."""
    if part.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not re.search(r"\s[•▪●\uf0b7]\s", part.text):
        return [part]
    first, *items = re.split(r"\s(?=[•▪●\uf0b7]\s)", part.text)
    return [replace(part, text=first), *(replace(part, text=t) for t in items)]


def _dash_speech(text: str) -> bool:
    """'– Secretary Doe, 27 January 2021' signs a quotation, and '- Joint Media Release -' is no list item either."""
    return bool(re.match(r"\s*[–—]\s", text)) or bool(re.match(r"\s*-.*-\s*$", text, re.S))


def _run_in(text: str) -> int:
    """Where a heading that ends with a colon and runs into a sentence ends; 0 where there is none, or it is a speaker."""
    m = re.match(r"\s*([^\W_][^:.!?\n]{6,110}?):\s+(?=[^\W\d_a-z])", text)
    if not m or len(text) - m.end() < 40:
        return 0
    words = m[1].split()
    if not 3 <= len(words) <= 16 or _PERSON.search(m[1]) or re.search(r"\([^()]+\s[^()]+\)$", m[1]):
        return 0  # 'Ada Holm (Minister of Ports): We will'
    big = [w for w in words if w.lower() not in _SMALL and w[0].isalpha()]
    if not big or not all(w[0].isupper() for w in big):
        return 0
    if not (len(words) >= 5 or any(w.lower() in _SMALL for w in words) or words[0].lower().endswith("ing")):
        return 0
    return m.end(1) + 1


def looks_like_heading(text: str) -> bool:
    """Short, capitalised, no end of a sentence."""
    words = text.split()
    if (
        not 1 <= len(words) <= 14
        or len(text) > 110
        or _TERMINAL.search(text)
        or not (text[0].isupper() or text[0].isdigit())
    ):
        return False
    if (
        WRITTEN_DATE.search(text)
        or re.match(r"Q\s|\d{1,2}:\d\d|[A-Z .]+:\s", text)
        or re.search(r"@|https?:|\d{3}[\s-]\d{3,4}|^\d[\d.,%$€£ -]*\w{0,3}$", text)
    ):
        return False
    alpha = [w for w in words if w[0].isalpha()]
    big = [w for w in alpha if w.lower() not in _SMALL]
    if not big:
        return False
    capital = sum(w[0].isupper() for w in big) / len(big)
    return text.isupper() or capital >= 0.7 or (len(words) <= 6 and text[0].isupper() and capital >= 0.3)


def is_sentence(text: str) -> bool:
    """Whether a block reads as running text rather than as a line of a letterhead."""
    words = len(text.split())
    return words >= 25 or (bool(re.search(r"[.!?:][\"”’')\]]*$", text)) and words >= 6)


def take_title(parts: list[Part]) -> tuple[str, list[Part]]:
    """The title written at the head of the text, and the blocks without it; ('', parts) where no line is clearly one."""
    head: list[int] = []
    for i, part in enumerate(parts[:14]):
        text = fold(part.text)
        if part.kind is BlockKind.TITLE:
            return text, parts[:i] + parts[i + 1 :]
        if part.kind is BlockKind.HEADING and part.level == 1:
            if any(parts[j].kind is BlockKind.HEADING and can_be_title(fold(parts[j].text)) for j in head):
                break  # the first chapter, after a title that is only set in bold
            return text, parts[:i] + parts[i + 1 :]
        if part.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            break
        if part.kind is BlockKind.HEADING and part.level:
            head.append(i)
            continue
        bold = part.kind is BlockKind.HEADING and len(text.split()) <= 25
        if len(text) > 250 or (is_sentence(text) and text.endswith((".", "”", '"')) and not bold):
            break
        head.append(i)
    twice = [i for i in head if sum(letters(parts[i].text) == letters(p.text) for p in parts[: head[-1] + 1]) > 1]
    lines = [i for i in head if can_be_title(fold(parts[i].text))]
    follows = bool(head) and head[-1] + 1 < len(parts)
    best = next((i for i in twice if i in lines), None)
    agency = next((i for i, p in enumerate(parts[:14]) if p.text.startswith("AGENCY:")), 0)
    best = agency - 1 if agency - 1 in lines else best  # a notice of the Federal Register
    if best is None and follows:
        lines = [i for i in lines if not is_sender(fold(parts[i].text))] or lines
        if any(len(parts[i].text.split()) > 3 for i in lines):  # else 'INTERNATIONAL' is a page's section
            lines = [i for i in lines if len(parts[i].text.split()) > 1]
        greeting = next((i for i in head if re.match(r"\s*Dear\s", parts[i].text)), -1)
        lines = [i for i in lines if i > greeting] or lines  # above it stands whose letter it is
        best = next((i for i in lines if parts[i].kind is BlockKind.HEADING), lines[0] if lines else None)
    return (fold(parts[best].text), parts[:best] + parts[best + 1 :]) if best is not None else ("", parts)


def is_sender(text: str) -> bool:
    """Whether a line only names an institution, an office or an address: no small word in it but those of names."""
    words = text.split()
    named = all(not w[0].islower() or w.lower() in _SMALL for w in words)
    return len(words) <= 10 and named and _SENDER.fullmatch(text) is not None


def is_formula(text: str) -> bool:
    """Whether a line only says what kind of text this is, or how it may be used: 'PRESS RELEASE', 'FOR IMMEDIATE RELEASE'."""
    return _FORMULA.fullmatch(text) is not None


def can_be_title(text: str) -> bool:
    """Whether a line at the head of a text may be its title: no letterhead, no date alone, no greeting."""
    if len(text) > 400 or is_formula(text) or len(text.split()) > 40 or len(letters(text)) < 3:
        return False
    when = WRITTEN_DATE.search(text)
    return not (when and len(letters(text)) - len(letters(when[0])) < 25) and not re.match(
        r"[a-z]|By\s+[A-Z]|(?:Dear|Hi|Hello)\b|(?i:To|From|Subject|Attention)\s*:", text
    )


_MEMO = re.compile(r"\s*(to|from|date|subject|re|cc|through|via|ref(?:erence)?)\s*:\s*(\S.*)", re.I | re.S)


def memo_head(parts: list[Part], whole: bool = True) -> dict[str, str]:
    """What the head of a memorandum says by its labels ('subject', 'date', ...); nothing where there is none.

    `whole`: it must also say whose it is."""
    found = {m[1].lower(): fold(m[2]) for p in parts[:12] if len(p.text) < 300 and (m := _MEMO.match(p.text))}
    found["subject"] = found.get("subject") or found.get("re", "")
    return found if found["subject"] and (not whole or "to" in found or "from" in found) else {}


def is_said(title: str, parts: list[Part]) -> bool:
    """Whether the head of the text says this title of a file's properties too, or has no line that could be a better one."""
    want = letters(title)
    if len(want) < 3:
        return False
    if any(_repeats(parts[i : i + 3], want) for i in range(min(14, len(parts)))):
        return True
    if len(title.split()) < 4:
        return False
    set_off = any(p.kind in (BlockKind.TITLE, BlockKind.HEADING) for p in parts[:8])
    return not set_off or want in letters(" ".join(p.text[:1000] for p in parts[:14]))


def date_lines(parts: list[Part]) -> list[str]:
    """The lines at the head of a text that may say when it was issued; of a calendar's, none."""
    dated = [p for p in parts if len(p.text) < 160 and WRITTEN_DATE.search(p.text)]
    listed = [p for p in dated if p.kind in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM)]
    if len({WRITTEN_DATE.search(p.text)[0] for p in dated if p not in listed}) > 3:  # type: ignore[index]
        return []
    return [p.text for p in parts if not (p in listed and len(listed) > 1)]


def drop_title(parts: list[Part], title: str) -> list[Part]:
    """Blocks without the title where the head of the text repeats it: alone, over two or three lines, or run into what
    follows."""
    want = letters(title)
    if len(want) < 3:
        return parts
    out: list[Part] = []
    i = 0
    while i < len(parts):
        part = parts[i]
        if i < 14 and part.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE):
            if n := _repeats(parts[i : i + 3], want):
                i += n
                continue
            if rest := _after(part.text, want):
                part = replace(part, text=rest, kind=BlockKind.PARAGRAPH)
        out.append(part)
        i += 1
    return out


def _repeats(parts: list[Part], want: str) -> int:
    """How many of these blocks together say the title and nothing else; 0 where they do not."""
    have = ""
    for n, part in enumerate(parts, 1):
        have += letters(part.text[:2000])
        if have == want:
            return n
        if not want.startswith(have):
            return 0
    return 0


def _after(text: str, want: str) -> str:
    """What stands after the title at the head of a block, where a seam (two blanks, a line break, a dash) parts them."""
    have = ""
    for i, c in enumerate(text[: 3 * len(want)]):
        have += letters(c)
        if not want.startswith(have):
            return ""
        if have == want:
            rest = text[i + 1 :]
            m = re.match(r"[.\"”’]?(?:\s{2,}|\s*\n\s*)(?=[^\Wa-z])", rest)
            return rest[m.end() :] if m else ""
    return ""


_FURNITURE = re.compile(
    r"\W*(?:(?:view|read|open|see) (?:this |the )?(?:e-?mail|message|newsletter|it|online version)?\s?(?:online|in (?:your|a|the) (?:web )?browser)|"
    r"(?:click here to |to )?(?:unsubscribe|manage (?:your )?subscriptions?|update (?:your )?(?:e-?mail )?(?:preferences|profile|subscription))\b.{0,80}|"
    r"(?:you (?:are receiving|received|have received) this (?:e-?mail|message|newsletter)|this (?:e-?mail|message|newsletter) was sent to)\b.{0,200}|"
    r"(?:privacy (?:policy|notice)|cookie (?:policy|settings)|terms (?:of use|and conditions))(?:\W+(?:\w+\W*){1,5})?|forward (?:to|this).{0,30}|"
    r"(?:read|learn|find out) more(?: about .{1,60})?|continue reading|share (?:this|on)\b.{0,60}|share|print(?: this page)?|follow us(?: on .{1,40})?|"
    r"(?:skip|jump) to (?:main )?(?:content|navigation)|back to (?:top|.{1,30} list)|accept (?:all )?cookies|"
    r"is this page useful\b.{0,40}|was this page helpful\b.{0,40}|(?:©|\(c\)|copyright)\s.{0,80}|all rights reserved|"
    r"(?:photo|image|picture)(?: credit| by)?:\s.{2,60})(?:\W*https?://\S+)*\W*",
    re.I,
)


def without_furniture(parts: list[Part]) -> list[Part]:
    """Blocks without those that only serve a page or a newsletter: links to unsubscribe, to share, to skip."""
    return [p for p in parts if len(p.text) > 240 or not _FURNITURE.fullmatch(" ".join(p.text.split()))]


def tidy(parts: list[Part]) -> list[Part]:
    """Blocks folded to one line each, without marks of the end, doubled list marks and empty blocks; headings by shape."""
    out: list[Part] = []
    begun = False  # a sentence was seen: what looks like a heading before it may be a letterhead
    for part in parts:
        text = fold(part.text)
        if (len(text) < 40 and _END_MARK.fullmatch(text)) or not _WORD.search(text):
            continue
        if part.kind is BlockKind.LIST_ITEM and (m := _NUMBER.match(text)):
            text = text[m.end() :]
        kind = part.kind
        if kind is BlockKind.PARAGRAPH and (begun or text.isupper()) and looks_like_heading(text):
            kind = BlockKind.HEADING
        elif kind is BlockKind.HEADING and (
            len(text) > 250 or (not part.level and is_sentence(text) and text.endswith("."))
        ):
            kind = BlockKind.PARAGRAPH  # a whole paragraph set in bold or underlined
        elif kind is BlockKind.TITLE:
            kind = BlockKind.HEADING
        begun = begun or (kind is not BlockKind.HEADING and is_sentence(text))
        out.append(replace(part, kind=kind, text=text))
    if len(out) > 1 and out[-1].kind is BlockKind.HEADING:
        out[-1] = replace(out[-1], kind=BlockKind.PARAGRAPH)  # a last line, such as a signature, heads nothing
    return out
