"""Roles as the document states them: before a name in lower case, behind it in apposition, in brackets, in 'who chairs ...'."""

from __future__ import annotations

from briefgen.extract.analysis import head_of
from briefgen.extract.appointments import NAMED, SERVING, STYLES, appointed, likewise, own_part, styled_behind
from briefgen.extract.lexicon import HONORIFICS, ORG_HEADS, POSTNOMINALS, ROLE_HEADS
from briefgen.extract.rolephrases import STOPPERS, phrase_end, phrase_start
from briefgen.extract.spans import ORG, PERSON, PLACE, ROLE, UNKNOWN, Found
from briefgen.extract.tokens import Tokens

_LINKS = ("of", "for", "at", "to", "on", "in", "from", "with", "and", "&")
_LEFT = frozenset(
    "stepped resigned retired quit fired ousted removed dismissed appointed named elected serves works acts".split()
)
_RANKED = frozenset("first only last best most one not former strong great".split())  # 'is the first minister to'

_STANDING = frozenset(
    "former acting then outgoing incoming interim ex deputy vice assistant".split()
)  # before an office
_ONCE = frozenset(("formerly", "previously", "once"))
_BEFORE_ROLE = frozenset(("a", "an", "the", "now", "also"))
_ARTICLES = frozenset("the its his her their our this".split())
_TELLING = frozenset("— – ― - said says".split())
_SAID = frozenset("said says told announced added reported confirmed".split())
_SAID_OR_WHO = _SAID | {"who", "that"}
_QUOTES = frozenset(('"', "”", "’", "''"))
_LEADS = frozenset("chairs heads leads runs directs chaired headed led oversees represents".split())
_SEVERAL = frozenset("several many more dozens hundreds scores nearly almost some over about".split())
_DENYING = frozenset("no not n't n’t neither nor never hardly scarcely".split())


def state_roles(t: Tokens, found: list[Found]) -> None:
    """Give every person the roles that stand beside the name but outside the capitalised run."""
    claimed = styled_behind(t, found)
    starts = {f.start: f for f in found}
    bodies = {f.end: f for f in found if f.kind == ORG}
    for f in found:
        if maybe_person(t, f) and f.start > 1 and t.words[f.start - 1] == "," and introduced(t, f, f.start - 1):
            f.kind = PERSON
        if signs(t, f) and apposition(t, f.end + 1, starts) is not None:
            f.kind = PERSON
        if f.kind != PERSON:
            continue
        before_name(t, f, bodies)
        if claimed.isdisjoint(range(f.end + 1, f.end + 4)):
            after_name(t, f, starts)
    people = {k: f for f in found if f.kind == PERSON or maybe_person(t, f) for k in range(f.start, f.end)}
    by_verb(t, people, starts)
    for n, f in enumerate(found):
        if f.kind == ROLE and n + 1 < len(found) and (one := found[n + 1]).kind == PERSON:
            before = bool(one.roles) and one.roles[0][0] == f.end and t.same_block(f.start, f.end)
            if before or bracketed(t, f, one):  # 'MINISTER FOR TRADE Senator Per Ask'
                one.roles.append((f.start, f.end))
                f.kind = UNKNOWN
        if f.kind == ROLE and (holder := appointed(t, f, people)) is not None:
            if not any(start <= f.start < end for start, end in holder.roles):
                holder.roles.append((f.start, f.end))
            holder.kind = PERSON
            f.kind = UNKNOWN
    without_letters(t, found)


def without_letters(t: Tokens, found: list[Found]) -> None:
    """Take the letters of an office off a surname: 'NSA Ask', once 'National Security Advisor Per Ask' is told of."""
    short = [
        f
        for f in found
        if f.end - f.start == 2 and not f.roles and t.words[f.start].isupper() and 1 < len(t.words[f.start]) < 5
    ]
    for f in short:
        for one in found:
            if one.kind != PERSON or one is f or t.words[one.end - 1] != t.words[f.start + 1] or f.kind == ROLE:
                continue
            firsts = ("".join(w[0] for w in t.words[a:b] if w[0].isupper()) for a, b in one.roles)
            if any(t.words[f.start] in row for row in firsts):
                f.start, f.kind, f.sure = f.start + 1, PERSON, True
                break


def bracketed(t: Tokens, role: Found, one: Found) -> bool:
    """'as Minister of Justice (Darrow)': the holder's name in brackets behind the role."""
    return (
        one.start == role.end + 1
        and t.words[role.end] == "("
        and one.end < t.n
        and t.words[one.end] == ")"
        and t.same_block(role.start, one.end)
    )


def maybe_person(t: Tokens, f: Found) -> bool:
    """A name of two to four words that the model alone takes for a body's."""
    return (
        f.kind in (ORG, UNKNOWN)
        and not f.sure
        and 2 <= f.end - f.start <= 4
        and not any(t.low[k] in ORG_HEADS for k in range(f.start, f.end))
    )


def signs(t: Tokens, f: Found) -> bool:
    """Whether a name that the model takes for another's is that of who said something: '— Ada Holm, Minister for', 'said Ada Holm,'."""
    return (
        (f.kind == PLACE or maybe_person(t, f))
        and not f.sure
        and 2 <= f.end - f.start <= 5
        and f.start > 0
        and t.low[f.start - 1] in _TELLING
        and t.words[f.end : f.end + 1] == [","]
        and t.same_block(f.start - 1, f.end)
    )


def by_verb(t: Tokens, people: dict[int, Found], starts: dict[int, Found]) -> None:
    """Roles that a clause tells: 'X is the liaison of Y', 'X, who serves as chair of Y', 'X was appointed as head of Y'."""
    for i in range(1, t.n - 2):
        been = t.low[i] == "been" and t.low[i - 1] == "has" and not ROLE_HEADS.isdisjoint(t.low[i + 2 : i + 4])
        linked = t.low[i] in ("is", "became") or been
        if linked and not any(t.low[k] in _RANKED for k in range(i + 1, min(i + 4, t.n))):
            verb = i
        elif t.low[i] == "as" and (t.low[t.heads[i]] in NAMED | SERVING):
            verb = t.heads[i]
        else:
            continue
        subject = next((k for k in t.children[verb] if t.deps[k] in ("nsubj", "nsubjpass")), None)
        if t.low[verb] in NAMED and subject is not None and t.deps[subject] == "nsubj":
            subject = next((k for k in t.children[verb] if t.deps[k] == "dobj"), None)  # 'the Mayor named X as'
        if subject is not None and t.low[subject] == "who" and t.deps[verb] == "relcl":
            subject = t.heads[verb]
            if t.deps[subject] == "attr":  # 'X is an official who serves as'
                subject = next((k for k in t.children[t.heads[subject]] if t.deps[k] == "nsubj"), subject)
        f = people.get(subject) if subject is not None else None
        if t.low[i] == "as" and (near := people.get(i - 1)) and likewise(t, i, near):
            f = near
        if f is None or not t.same_block(f.start, i) or (span := apposition(t, i + 1, starts)) is None:
            continue
        if verb == i and not any(span[0] <= k < span[1] and t.deps[k] == "attr" for k in t.children[i]):
            continue
        f.roles.append(without_owner(t, f, own_part(t, f, span, people)))
        f.kind, f.sure = PERSON, True


def before_name(t: Tokens, f: Found, bodies: dict[int, Found]) -> None:
    """'internal market and industry chief X', 'former President X', 'Ministry spokeswoman X'."""
    if f.roles:
        start, end = f.roles[0]
        while start > 0 and t.low[start - 1] in _STANDING and t.same_block(start, start - 1):
            start -= 1
        f.roles[0] = (start, end)
        k = start - 2
        if (
            k >= 0
            and t.low[k + 1] == "and"
            and t.low[k] in ROLE_HEADS
            and t.words[k][0].islower()
            and t.same_block(k, start)
        ):
            f.roles.append((phrase_start(t, k), k + 1))  # 'ministry adviser and Special Envoy X'
        if end - start == 1 and t.words[start].isupper() and t.low[start] not in ROLE_HEADS:
            f.roles.pop(0)  # the short form of a title
        return
    i = f.start - 1
    if i > 0 and f.title and t.low[i] == f.title and f.title in HONORIFICS and t.words[i - 1] == ",":
        i -= 1  # 'the spokesman, Mr. Per Ask, said'
    if (
        i >= 0
        and t.words[i] == ","
        and t.same_block(i, f.start)
        and i > 0
        and t.low[i - 1] in ROLE_HEADS
        and t.words[i - 1][0].islower()
    ):
        start = phrase_start(t, i - 1)
        if start > 1 and t.possessive(start - 1) and t.cap[start - 2] and f.end - f.start > 1:
            f.roles.append((start, i))  # 'Mighty Oak's policy director, Jane Roe'
            return
    if i > 0 and t.words[i] == "," and t.same_block(i, f.start) and (span := introduced(t, f, i)) is not None:
        f.roles.append(span)
        f.sure = True
        return
    if i >= 0 and t.words[i] == ",":
        return
    if (
        i < 0
        or not t.same_block(i, f.start)
        or t.low[i] not in ROLE_HEADS
        or t.low[i] == "fellow"
        or t.words[i][0].isupper()
        and t.cap[i]
    ):
        return
    start = phrase_start(t, i)
    if (body := bodies.get(i)) is not None and body.start < start:
        start = i  # 'Council on River Trade | member Per Ask'
    f.roles.append((start, i + 1))
    f.sure = True
    f.title = f.title or t.low[i]


def introduced(t: Tokens, f: Found, comma: int) -> tuple[int, int] | None:
    """The role before a comma: 'the new head of the Harbour Bank, Jane Roe, said', 'its president, Per Ask'."""
    last = head_of(t.heads, f.start, f.end)
    head = t.heads[last]
    for _ in range(2):  # hung on the body that the role is of
        if t.low[head] not in ROLE_HEADS and t.deps[head] == "pobj" and t.low[t.heads[head]] in ("of", "for", "at"):
            head = t.heads[t.heads[head]]
    if not (t.deps[last] == "appos" and t.low[head] in ROLE_HEADS and t.words[head].islower() and head < comma):
        head = comma - 1  # the parse may hang it elsewhere
        if t.low[head] not in ROLE_HEADS or not t.words[head].islower() or f.end >= t.n or t.words[f.end] != ",":
            return None
    start = phrase_start(t, head)
    owned = t.first[start] or t.low[start - 1] in _ARTICLES or t.words[start - 1] in _QUOTES or t.possessive(start - 1)
    while start < head and t.low[start] in ("new", "current", "longtime"):
        start += 1
    between = all(t.words[k] not in STOPPERS for k in range(head, comma))
    return (start, comma) if owned and between and comma - head < 12 and t.same_block(start, f.start) else None


def after_name(t: Tokens, f: Found, starts: dict[int, Found]) -> None:
    """'X, chair of Y,', 'X, the ministry's spokesman,', 'X, who chairs Y', 'X (President, Z)'."""
    i = f.end
    while i + 1 < t.n and t.low[i] in POSTNOMINALS and t.same_block(f.start, i + 1):
        i += 1
    if i + 1 >= t.n or not t.same_block(f.start, i + 1):
        return
    if t.words[i] in (",", "(", "–", "—", "-") and not (
        t.words[i] == "-" and t.analysis.ends[i - 1] == t.analysis.starts[i]
    ):
        span = apposition(t, i + 1, starts)
        if span is not None and not _tells(t, f, span[1]):
            span = without_owner(t, f, span)
            f.roles.append(span)
            f.sure = True
            return
    if t.words[i] == "," and t.low[i + 1] == "of":
        to = next((k for k in range(i + 2, min(i + 12, t.n - 3)) if t.low[k : k + 2] == ["to", "be"]), None)
        if to is not None and t.same_block(f.start, to + 2) and (span := apposition(t, to + 2, starts)) is not None:
            f.roles.append(span)  # 'Jane Roe, of Arsenholm, to be Inspector of Ports'
            f.sure = True
            return
    if t.words[i] == "," and t.low[i + 1] == "who" and (span := left_as(t, f, i + 2, starts)) is not None:
        f.roles.append(span)
        f.sure = True
        return
    if t.words[i] == "," and t.low[i + 1] == "who" and i + 2 < t.n and t.low[i + 2] in _LEADS:
        end = phrase_end(t, i + 3)
        if end > i + 3:
            f.roles.append((i + 2, end))
            f.sure = True


def _tells(t: Tokens, f: Found, end: int) -> bool:
    """Whether what stands behind the comma tells the sentence before it: 'Norland freed Per Ask, a senior official said.'"""
    said = next((k for k in range(end, min(end + 7, t.n)) if t.words[k] in STOPPERS or t.low[k] in _SAID_OR_WHO), end)
    begin = t.analysis.sent(f.start).start
    told = any(t.tags[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(begin, f.start))
    return told and said < t.n and t.low[said] in _SAID and t.same_block(f.start, said)


def left_as(t: Tokens, f: Found, i: int, starts: dict[int, Found]) -> tuple[int, int] | None:
    """The role in 'X, who stepped down last week as Harbour Lines' chief executive': behind 'as', within the clause."""
    verb = next((k for k in range(i, min(i + 3, t.n)) if t.low[k] in _LEFT and t.same_block(f.start, k)), None)
    if verb is None:
        return None
    for k in range(verb + 1, min(verb + 8, t.n - 1)):
        if t.words[k] in STOPPERS or not t.same_block(f.start, k + 1):
            return None
        if t.low[k] == "as":
            span = apposition(t, k + 1, starts)
            return without_owner(t, f, span) if span is not None else None
    return None


def without_owner(t: Tokens, f: Found, span: tuple[int, int]) -> tuple[int, int]:
    """A role without whose it is ('Mighty Oak's chairman': 'chairman'), which is noted as the body that it is of."""
    owned = next((k for k in range(span[0] + 1, span[1] - 1) if t.possessive(k)), None)
    if owned is None or not all(t.cap[k] for k in range(span[0], owned)) or t.low[span[0]] in ROLE_HEADS:
        return span
    f.org = f.org or (span[0], owned)
    return owned + 1, span[1]


def apposition(t: Tokens, i: int, starts: dict[int, Found]) -> tuple[int, int] | None:
    """The role phrase that begins at i, without article, or None."""
    if t.low[i] in ("and", "&", "or", "as"):
        return None  # the role of the next one in a list: 'Under Secretary A, X, and Deputy Minister B, Y'
    begun = i
    while t.low[i] in _BEFORE_ROLE and t.same_block(i, i + 1):
        i += 1
    if t.low[i] == "assistant" and (own := starts.get(i)) is not None and own.kind == ROLE and own.end - i > 2:
        return own.start, own.end  # 'Assistant to the President and Director of the Harbour Council'
    first = i
    while i + 2 < t.n and not t.cap[i] and (t.pos[i] == "ADV" or t.tags[i] == "VBN") and t.same_block(i, i + 2):
        if t.low[i] in _ONCE:
            break  # who was it says so
        i += 1  # 'the recently announced Chief Recovery Officer'
    while i > first and t.low[i] in _BEFORE_ROLE and t.same_block(i, i + 1):
        i += 1  # 'currently the chair of the Fund'
    if t.tags[i] == "CD" and t.low[i] != "one" and t.words[i + 1] != "-" or t.low[i] in _SEVERAL:
        return None  # 'In a letter to Ada Holm, 40 chief executives asked'
    if not _DENYING.isdisjoint(t.words[begun : i + 1]):
        return None  # 'is no leader who', 'no longer chair of the Fund'
    if i > first and t.low[first - 1] == "," and any(t.possessive(k) for k in range(i, min(i + 4, t.n))):
        return None  # 'Per Ask, hosted Norland's Minister of Ports'
    head = None
    k = i
    while k < t.n and k < i + 12 and t.same_block(i, k):
        low = t.low[k]
        if t.words[k] in STOPPERS:
            break
        if (low in ROLE_HEADS or low == "lead" and t.low[k + 1 : k + 2] in (["at"], ["of"], ["for"])) and not (
            low in ("major", "general") and t.cap[k] and k + 1 < t.n and t.cap[k + 1]
        ):
            if (f := starts.get(k)) is not None and f.kind == PERSON:
                break
            head = k
            nxt = t.low[k + 1] if k + 1 < t.n else ""
            if nxt not in ROLE_HEADS and not t.possessive(k + 1):
                break
        elif (
            t.pos[k] in ("VERB", "AUX", "PRON", "SCONJ")
            and not t.cap[k]
            and t.tags[k] != "VBN"
            or low in _LINKS
            and low not in ("and", "&", "of")
        ):
            break
        k += 1
    if head is None:
        return None
    named = starts.get(i)
    if named is not None and named.kind == PERSON and named.roles and named.roles[0][0] >= i - 1:
        return None
    for k in range(i, head + 1):  # a person right behind the head: that one's title ('X, Minister Y and Z')
        f = starts.get(k)
        if f is not None and f.kind == PERSON:
            return None
    after = starts.get(head + 1)
    if after is not None and after.kind == PERSON:
        return None
    if head + 1 < t.n and t.low[head + 1] == "for" and t.words[head][0].islower():
        served = next(
            (f5 for k in range(head + 2, min(head + 5, t.n)) if (f5 := starts.get(k)) and f5.kind == PERSON), None
        )
        if served is not None and served.roles and served.roles[0][0] in (head + 2, head + 3):
            return i, served.end  # 'spokesman for Marenian President Per Ask'
    end = phrase_end(t, head + 1)
    whole = end >= t.n or not t.same_block(head, end)  # nothing of its block stands behind it
    if any(
        (f4 := starts.get(k)) is not None and f4.kind == PERSON and f4.title
        for k in range(head + 1, end if whole else min(end + 2, t.n))
    ):
        return None  # the role of the next one in a list: 'X, former President Mr Y, ...'
    if whole:
        return i, end
    if (f2 := starts.get(end)) is not None and f2.kind == PERSON:
        return None
    styled = end + 1
    while t.low[styled : styled + 1] and t.low[styled] in STYLES:
        styled += 1
    if (
        t.words[end] == ","
        and (f3 := starts.get(styled)) is not None
        and f3.kind == PERSON
        and any(r[0] <= i + 1 and r[1] >= head for r in f3.roles)
    ):
        return None
    return i, end
