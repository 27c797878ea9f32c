"""Whose words a document is, by its title or letterhead; and who only wrote or photographed it."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefgen.extract.authors import author_ranges
from briefgen.extract.givennames import GIVEN
from briefgen.extract.lexicon import (
    FUNCTION,
    GROUP_HEADS,
    HONORIFICS,
    MONTHS,
    ORG_HEADS,
    PORTFOLIO,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    THING_HEADS,
)
from briefgen.extract.offices import SURNAMES
from briefgen.extract.press import PICTURES, teasers
from briefgen.extract.scan import Scanner
from briefgen.extract.spans import ORG, PERSON, PLACE, STATE, Found
from briefgen.extract.tokens import Tokens

_SPOKEN = frozenset(
    "remarks statement message letter speech testimony address transcript keynote comments op-ed".split()
)
_STATED = frozenset(  # kinds of statements that are nobody's name
    "draft final first public official written personal mission impact victim witness interim updated new short brief solemn "
    "bipartisan consensus chair author closing draft initial further full".split()
)
_ABOUT = frozenset("on regarding following after about in".split())
_KINDS = frozenset("fact press joint opening closing prepared introductory keynote full".split())
_COUNT = re.compile(r"\d+,|(?:19|20)\d\d$")  # '100,000', a year: no part of a telephone number
_EXCELLENCY = frozenset(("h.e.", "h.", "e.", "his", "her", "excellency"))
_OFFICES = frozenset(
    "minister secretary treasurer chancellor president premier governor commissioner attorney-general".split()
)
_REPORTERS = frozenset("reporter correspondent journalist editor writer columnist contributor bureau".split())
_WIRES = frozenset("reuters ap afp bloomberg dpa staff".split())
_SENDS = frozenset("reports contributed reported".split())
_STAMP = re.compile(  # what else stands on the line of who wrote a story
    r"\W*(?:\d+\s+(?:second|minute|hour|day|week|month)s?\s+ago\b|(?:(?:last\s+)?updated|published|posted)\b"
    r"|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\W+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+\d)"
    r"[^.!?]{0,80}\s*",
    re.IGNORECASE,
)
_HONOURS = frozenset("mp m.p mep ao am ac obe mbe cbe qc kc phd the hon honourable honorable senator rt right".split())


def speaker_of(t: Tokens) -> Found | None:
    """Whose words a document is by its title: 'Remarks by Secretary of Ports Jane L. Roe at ...', 'Secretary Jane Roe's Remarks'."""
    if not t.n or not t.title[t.block[0]]:
        return None
    n = next((i for i in range(min(t.n, 14)) if t.low[i] in _SPOKEN and t.same_block(0, i)), None)
    if n is None:
        return None
    if n == 1 and t.low[2:3] and t.low[2] in _ABOUT and _surname(t, 0) and "I" in t.words:
        return Found(0, 1, PERSON, sure=True, speaks=True)  # 'Roe Statement on the Harbour Bill'
    if n and (n > 1 or t.low[0] not in _KINDS):  # 'X's remarks', 'X remarks', 'X's prepared remarks'
        end = n - 1 if t.low[n - 1] in _KINDS else n
        end -= t.low[end - 1] in ("'s", "’s", "'", "’")
        return _titled(t, 0, end)
    for i in range(n + 1, min(n + 8, t.n - 2)):
        if t.low[i] in ("by", "from", "of") and t.same_block(0, i + 1) and t.cap[i + 1]:
            return _titled(t, i + 1, 0)
    return None


def _surname(t: Tokens, i: int) -> bool:
    """Whether a capitalised word can be nothing but somebody's name."""
    low = t.low[i]
    known = ORG_HEADS | PORTFOLIO | ROLE_HEADS | ROLE_MODIFIERS | THING_HEADS | GROUP_HEADS | FUNCTION | MONTHS | _KINDS
    plain = t.words[i].istitle() and low not in known | _STATED and low not in t.seen_low
    return plain and len(low) > 2 and not Scanner(t).lookup(i, i + 1)


def _titled(t: Tokens, start: int, end: int) -> Found | None:
    """The person with an office or a courtesy title at `start` of a title; ends at `end` if that is not 0."""
    while t.low[start] in _EXCELLENCY and start + 2 < t.n:
        start += 1
    scanner = Scanner(t)
    office = next((k for k in range(start + 2, min(start + 5, t.n)) if _begins_office(t, k)), None)
    if office is not None and t.low[start] in GIVEN and t.run(start) > office:  # 'Jane Q. Roe Deputy Secretary, ...'
        scanner.found.append(Found(start, t.n, PERSON, sure=True, roles=[(office, office)]))
    else:
        scanner.parse(start)
    person = next((f for f in scanner.found if f.kind == PERSON and (f.roles or t.low[start] in HONORIFICS)), None)
    if person is None or end and person.end < end:
        return None
    office = next((k for k in range(person.start + 1, person.end) if _begins_office(t, k)), None)
    if office is not None:  # 'H.E. Tomas Rehn Prime Minister of Sudria'
        head = next((k for k in range(office, min(office + 4, t.n)) if t.low[k] in ROLE_HEADS), office)
        stop = office_end(t, head + 1, t.n)
        while stop < t.n and t.low[stop] in ROLE_HEADS:  # 'Vice-Chancellor and Federal Minister for ...'
            stop = office_end(t, stop + 1, t.n)
        person.end = office
        person.roles = [(office, stop)]
    elif end:
        person.end = end
    if any(t.low[k] in t.seen_low or t.low[k] in PORTFOLIO for k in range(person.start, person.end)):
        return None
    person.speaks = True
    return person


def parties_of(t: Tokens) -> list[Found]:
    """The states and bodies that a joint statement's title names as its authors: the text may only say 'we'."""
    for parties in author_ranges(t.low, t.tags, t.block):
        if parties.start >= t.n or not t.title[t.block[parties.start]]:
            continue
        scanner, i = Scanner(t), parties.start
        while i < parties.stop:
            i = max(scanner.parse(i), i + 1) if t.cap[i] else i + 1
        found = [f for f in scanner.found if f.kind in (STATE, ORG) and f.end <= parties.stop]
        return found if len(found) > 1 else []
    return []


def _begins_office(t: Tokens, k: int) -> bool:
    return t.low[k] in ROLE_HEADS or t.low[k] in ROLE_MODIFIERS or t.low[k].startswith("vice")


def letterhead_of(t: Tokens) -> Found | None:
    """Whose release it is by its letterhead: 'Minister for Trade' and 'Jane Roe' on lines of their own or on one line."""
    speaks = bool({"I", "my", "My"} & set(t.words))
    lines: list[tuple[int, int]] = []
    for i in range(min(t.n, 160)):
        if i and t.same_block(i - 1, i):
            lines[-1] = (lines[-1][0], i + 1)
        else:
            lines.append((i, i + 1))
    short = [(a, b) for a, b in lines[:14] if b - a <= 16]
    for a, b in short:
        head = next((k for k in range(a, b) if t.low[k] in _OFFICES and t.words[k][0].isupper()), None)
        if head is None:
            continue
        start = head
        while start > a and t.low[start - 1] in ROLE_MODIFIERS | {"shadow"} and t.words[start - 1][0].isupper():
            start -= 1
        end = office_end(t, head + 1, b)
        if end == head + 1:
            continue
        near = [(a, start), (end, b), *((c, d) for c, d in short if abs(t.block[c] - t.block[a]) <= 2 and c != a)]
        for c, d in near:
            if (name := bare_name(t, c, d)) is not None:
                return Found(*name, PERSON, sure=True, roles=[(start, end)], speaks=speaks)
    return None


def signature_of(t: Tokens) -> Found | None:
    """Who signs an order below it, on a line in capitals: 'JANE Q. ROE', with the office by whose authority it is given."""
    if "I" not in t.words and "me" not in t.words:
        return None
    office = next((k for k in range(4, t.n) if t.low[k - 4 : k] == ["vested", "in", "me", "as"]), None)
    lines = [k for k in range(1, t.n) if not t.same_block(k - 1, k)][-6:]
    source = t.analysis.source.text
    for a, b in zip(lines, (*lines[1:], t.n), strict=False):
        if 2 <= b - a <= 6 and t.low[a] in GIVEN and source[slice(*t.analysis.chars(a, b))].isupper():
            roles = [(office, office + 1)] if office else []
            return Found(a, b, PERSON, sure=True, roles=roles, speaks=True)
    return None


def office_end(t: Tokens, i: int, end: int) -> int:
    """The end of 'for Foreign Affairs and Trade' behind the head of an office; i itself if nothing follows."""
    k = i
    while k < end and (t.low[k] in PORTFOLIO or t.low[k] in ("for", "of", "and", "&", "the", ",", "population")):
        k += 1
    while k > i and t.low[k - 1] in ("for", "of", "and", "&", "the", ","):
        k -= 1
    return k


def bare_name(t: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """The tokens of a personal name that fills [start, end) but for honours and a date, or None."""
    while start < end and (
        not t.words[start].strip()
        or t.low[start].strip(".") in _HONOURS
        or t.low[start] in HONORIFICS
        or t.words[start] == "."
    ):
        start += 1
    stop = start
    while stop < end and t.words[stop].replace("-", "").replace("'", "").isalpha() and t.words[stop][0].isupper():
        if t.low[stop] in MONTHS or t.low[stop].strip(".") in _HONOURS:
            break
        stop += 1
    rest = [
        w
        for w in t.low[stop:end]
        if w.strip() and w.strip(".") not in _HONOURS and w not in MONTHS and not w.isdigit() and w not in ".,"
    ]
    known = ORG_HEADS | PORTFOLIO | ROLE_HEADS | THING_HEADS | FUNCTION | MONTHS
    if t.low[start : start + 1] and t.low[start] in GIVEN:
        known -= SURNAMES
    if rest or not 2 <= stop - start <= 4 or any(w in known for w in t.low[start:stop]):
        return None
    return start, stop


def without_credits(t: Tokens, found: list[Found]) -> list[Found]:
    """The candidates but for those of bylines, photo credits, teasers and what a paper says of its reporters below a story."""
    end = next(
        (i for i in range(t.n - 2) if t.low[i] == "our" and t.low[i + 1] == "standards" and t.words[i + 2] == ":"), t.n
    )
    pointers = teasers(t)
    found = [f for f in found if f.start < end and t.block[f.start] not in pointers]
    kept: list[Found] = []
    names: set[str] = set()
    writers: set[str] = set()
    numbers = {k for k, w in enumerate(t.words) if not w.isalpha() and sum(map(str.isdigit, w)) >= 3}
    leads = [k for k, w in enumerate(t.low) if w in _CREDITS or w == "by" and not (k and t.same_block(k - 1, k))]
    for f in found:
        if not credited(t, f, numbers, leads):
            kept.append(f)
        elif f.kind == PERSON:
            names.update(t.words[f.start : f.end])
            writers.add(t.text(f.start, f.end))
    kept = [f for f in kept if not (t.text(f.start, f.end) in writers and reports(t, f))]
    told = {t.words[k] for f in kept if f.sure or f.roles or f.title for k in range(f.start, f.end)}
    return [
        f
        for f in kept
        if f.sure or f.end - f.start > 1 or f.kind not in (PERSON, ORG, PLACE) or t.words[f.start] not in names - told
    ]


def reports(t: Tokens, f: Found) -> bool:
    """Whether a mention of who signed the story only says what they do or where to find them: 'Jane Roe is a reporter at'."""
    near = t.low[f.end : f.end + 9]
    follow = t.low[max(0, f.start - 1) : f.start] in (["follow"], ["contact"], ["email"], ["told"])
    return follow or f.title == "" and not _REPORTERS.isdisjoint(near) or not _SENDS.isdisjoint(near[:1])


_CREDITS = frozenset("reporting editing edited photo photograph image written contact contacts".split())
_BEFORE = 30  # tokens from such a word to the name


def credited(t: Tokens, f: Found, numbers: set[int], leads: list[int]) -> bool:
    """Whether a name stands in a byline or a photo credit; `numbers` are the tokens with three figures or more, `leads` those
    that a credit begins with."""
    i, j = f.start, f.end
    if i > 0 and t.low[i - 1] == "via" and f.kind != PERSON:
        return True
    if j < t.n and t.words[j].startswith("/") or i > 0 and t.words[i - 1].endswith("/") or "/" in t.text(i, j):
        return True
    if in_credit(t, i, j) or on_a_line(t, i, j):
        return True
    stop = next((k for k in range(j, min(t.n, j + 12)) if t.words[k] in ("“", ".", ";")), min(t.n, j + 12))
    digits = [
        t.words[k] for k in range(j, stop) if k in numbers and t.same_block(i, k) and not _COUNT.match(t.words[k])
    ]
    if len("".join(digits)) >= 7 and not any(
        t.pos[k] in ("VERB", "AUX") for k in range(j, min(t.n, j + 6)) if t.same_block(i, k)
    ):
        return True  # a name with a telephone number
    for start in reversed(leads[bisect_left(leads, i - _BEFORE) : bisect_left(leads, i)]):
        if t.block[start] != t.block[i]:
            break
        if (
            t.low[start] != "by"
            and start + 1 < t.n
            and (t.low[start + 1] in ("by", ":", "contact") or start and t.low[start - 1] == "additional")
        ):
            return all(
                t.cap[k] or t.low[k] in ("by", ",", "and", "in", ";", ":", "editing", "additional", "reporting", "&")
                for k in range(start + 1, i)
            )
        if t.low[start] == "by":
            if signed(t, start, i, j):
                return True
            return all(t.cap[k] or t.low[k] in (",", "and", "&") for k in range(start + 1, i)) and not any(
                t.pos[k] in ("VERB", "AUX") and not t.cap[k]
                for k in range(j, min(t.n, j + 8))
                if t.block[k] == t.block[i]
            )
    return False


def on_a_line(t: Tokens, i: int, j: int) -> bool:
    """Whether a name begins a line that says for whom or when it writes and nothing else: 'Jane Roe, Reuters', 'Jane Roe 3 hours ago'."""
    if i and t.same_block(i - 1, i) or j >= t.n or not t.same_block(i, j):
        return False
    span = t.analysis.source.blocks[t.block[i]]
    if _STAMP.fullmatch(t.analysis.source.text[t.analysis.chars(i, j)[1] : span.end]):
        return True
    if t.words[j] not in (",", "|", "-", "–"):
        return False
    end = next((k for k in range(j, min(j + 7, t.n)) if not t.same_block(i, k)), None)
    return end is not None and not (_REPORTERS | _WIRES).isdisjoint(t.low[j:end])


def in_credit(t: Tokens, i: int, j: int) -> bool:
    """Whether a name stands in the brackets that say whose picture it is: '(Ada Holm, File/Harbour Press)'."""
    if t.words[i - 1] != "(" or not t.same_block(i - 1, i):
        return tuple(t.low[i:j]) in PICTURES and not (j < t.n and t.tags[j] in ("VBD", "VBZ"))
    close = next((k for k in range(j, min(j + 10, t.n)) if t.words[k] == ")"), j)
    return any(w in ("/", "file", "photo", "via", "getty", "reuters") or "/" in w for w in t.low[j:close])


def signed(t: Tokens, by: int, i: int, j: int) -> bool:
    """Whether names stand in a byline that runs into the text: 'By X & Video by Y Published on ...'."""
    joins = (",", "and", "&", "by", "video", "with", "|", "in", "amp", ";")
    if not all(t.cap[k] or t.low[k] in joins for k in range(by + 1, i)):
        return False
    if j >= t.n or not t.same_block(i, j):
        return True
    return t.low[j] in (*joins[2:6], "|", "published", "updated", "-", "–") or t.words[j][0].isdigit()
