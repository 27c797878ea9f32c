"""The sentence before a list: whom its items are about, with which verb words, and how far that has got.

'The Minister, in coordination with the Mayor, shall promptly:', 'Norway agreed to:', 'The Board is proposing:'.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.auxiliaries import auxiliaries
from briefgen.extract.clauses import Clause
from briefgen.extract.governing import PROMISING
from briefgen.extract.tree import NOMINAL, Tree, conjuncts
from briefgen.model import Status

_PLANNING = PROMISING | frozenset("plan intend decide aim resolve".split())
_PROPOSING = frozenset("recommend urge ask call encourage advise invite request suggest".split())
_ASKING = _PROPOSING | frozenset("direct instruct order require task charge mandate".split())
_MODAL = {"shall": Status.PLANNED, "will": Status.PLANNED, "must": Status.PLANNED, "should": Status.PROPOSED}
# what a list of deeds is called
_DEEDS = frozenset(
    "action step measure initiative reform proposal change commitment effort activity practice way follow intervention".split()
)
# talk about things is no deed: 'They discussed:'
_TALK = frozenset("discuss consider focus mean explore review concern cover address note include see find".split())
_JOINT = frozenset(
    "coordination consultation cooperation collaboration conjunction partnership concert coordinating consulting cooperating "
    "collaborating partnering".split()
)
# what is listed is no deed of anybody
_CRITERIA = frozenset(
    "criterion criteria condition requirement factor element definition misconduct offence offense crime violation abuse charge count".split()
)
_MADE_UP = frozenset("compose consist comprise".split())
_BLAMING = frozenset(
    "condemn criticize criticise accuse blame charge denounce indict censure sue".split()
)  # the deeds of others


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What comes before a list; tokens throughout.

    `subjects` are the heads of its subject and `noun` all of the subject's tokens, `words` the verb words that the items go
    on with ('will', 'agreed to'), `status` what these give the items. `duty`: its verb is left open after 'shall', so that
    every item is an act of its own; `nominal`: items may be nouns ('proposes: a ban on A'). [start, end) is its sentence.
    """

    subjects: tuple[int, ...]
    noun: tuple[int, ...]
    words: str
    status: Status | None
    start: int
    end: int
    duty: bool = False
    nominal: bool = False
    gerunds: bool = True

    def below(self, start: int, end: int) -> LeadIn:
        """The same for the items of an item: 'shall: (i) take these steps: (A) name ...'."""
        return replace(self, end=max(self.end, end)) if start >= self.start else self


def is_lead_in(tree: Tree, start: int, end: int) -> bool:
    """Does the sentence [start, end) announce a list?"""
    last = tree.lower[end - 1]
    near = tree.lower[max(start, end - 6) : end]
    return last == ":" or last in (".", "following") and "following" in near and ("the" in near or "as" in near)


def lead_in(analysis: Analysis, tree: Tree, cast: Cast, end: int) -> LeadIn | None:
    """The lead-in that ends before token `end`, if it has a subject and a verb that its items can go on with."""
    sent = analysis.sent(end - 1)
    start = sent.start
    if _CRITERIA & {tree.lemma[i] for i in range(max(start, end - 16), end)}:
        return None  # 'grantees who meet the criteria below:'
    if tree.lemma[sent.root.i] in _BLAMING:
        return None  # 'Senators condemned the Mayor for:'
    if tree.lemma[sent.root.i] in _MADE_UP:
        return None  # 'The Council shall be composed of the following members:'
    if (modal := _open_modal(tree, start, end)) is not None:
        return _of_modal(tree, cast, start, modal, end)
    if (asked := _asked(tree, start, end)) is not None:
        return asked
    verb = tree.head[end - 2] if tree.lower[end - 2] == "to" else end - 2
    if tree.dep[verb] == "relcl" and end - verb <= 3:
        return None  # 'will support processes that aim to:'
    found = _of_clause(tree, sent.root.i, start, end)
    modal = next((i for i in range(end - 1, start, -1) if tree.lower[i] in ("shall", "must")), None)
    if found is not None and found.status is Status.PLANNED and modal is not None:
        ordered = _of_modal(tree, cast, start, modal, end)  # of a long series of offices the parse sees only some
        if ordered is not None and set(ordered.noun) & set(found.noun):
            found = replace(found, subjects=ordered.subjects, noun=ordered.noun)
            if tree.lower[end - 2] == "to" and end - modal <= 9:  # 'shall take appropriate action to:'
                words = " ".join(tree.text[i] for i in range(modal, end - 1) if tree.lower[i] != "also")
                found = replace(found, words=words, duty=True)
    return found


# ------------------------------------------------------------------------------------- 'X shall promptly:'


def _open_modal(tree: Tree, start: int, end: int) -> int | None:
    """The 'shall' whose verb stands in the items: nothing but adverbs and circumstances after it."""
    for i in range(end - 1, start, -1):
        if tree.lower[i] in _MODAL:
            k = i + 1
            while k < end and (tree.pos[k] == "ADV" or tree.tag[k] == "RB"):
                k += 1
            rest = tree.lower[k] if k < end else ":"
            open_ = rest in (":", ",", "—", "–") or tree.pos[k] in ("ADP", "SCONJ") or rest in ("to", "do")
            return i if open_ and "not" not in tree.lower[i:end] else None
    return None


def _of_modal(tree: Tree, cast: Cast, start: int, modal: int, end: int) -> LeadIn | None:
    a, b = subject_before(tree, start, modal)
    if a >= b:
        return None
    named = [
        m for i in range(a, b) if (m := cast.at(i)) is not None and m.actors and _begins(tree, m, a) and m.end <= b
    ]
    heads = tuple(dict.fromkeys(_head(tree, m.start, m.end) for m in named)) or (_head(tree, a, b),)
    k = modal + 1
    while k < end and tree.pos[k] == "ADV":
        k += 1
    said = [tree.text[i] for i in range(modal, k) if tree.lower[i] not in ("also", "further", "then", "additionally")]
    status = _MODAL[tree.lower[modal]]
    return LeadIn(heads, tuple(range(a, b)), " ".join(said), status, start, end, duty=True)


def subject_before(tree: Tree, start: int, modal: int) -> tuple[int, int]:
    """The tokens of the subject of a modal: what opens the sentence ('Within 60 days,') and asides (', acting through X,') apart."""
    cuts = [start, *(i + 1 for i in range(start, modal) if tree.lower[i] == ","), modal]
    chunks = [(a, b - (b < modal or tree.lower[b - 1] == ",")) for a, b in zip(cuts, cuts[1:], strict=False)]
    chunks = [(a, b) for a, b in chunks if a < b]
    opening = 0
    while opening < len(chunks) - 1 and not _is_noun(tree, *chunks[opening]):
        opening += 1
    if opening and partner_phrase(tree, chunks[0][0], chunks[opening - 1][1]) is not None:
        opening = len(chunks) - 1
    a, b = chunks[opening] if chunks else (modal, modal)
    for x, y in chunks[opening + 1 :]:
        first = x + (tree.lower[x] in ("and", "or", "&"))
        if first >= y or not _is_noun(tree, first, y):
            break
        b = y
    joint = partner_phrase(tree, a, b)
    return (a, joint) if joint is not None and joint > a else (a, b)


def _is_noun(tree: Tree, a: int, b: int) -> bool:
    return tree.pos[a] in NOMINAL and tree.lower[a] not in ("no", "not") and tree.tag[a] not in ("VBG", "VBN")


def _begins(tree: Tree, m: CastMention, start: int) -> bool:
    """Is a mention a member of a series of names and not a part of one?"""
    before = tree.lower[m.start - 1]
    return (
        m.start == start or before in ("the", "each", "and", ",", "or", "&") or tree.lower[m.start] in ("the", "each")
    )


def _head(tree: Tree, a: int, b: int) -> int:
    """The token of [a, b) that hangs outside."""
    return next((i for i in range(a, b) if not a <= tree.head[i] < b and tree.pos[i] in NOMINAL), b - 1)


def partner_phrase(tree: Tree, start: int, end: int) -> int | None:
    """Where 'in close coordination with', 'after consulting', 'acting through' or 'together with' begins in [start, end)."""
    for i in range(start, end - 1):
        low = tree.lower[i]
        if low in _JOINT and "with" in tree.lower[i + 1 : i + 3]:
            back = i
            while back > start and i - back < 3 and (tree.pos[back - 1] in ("ADP", "ADJ", "ADV", "SCONJ")):
                back -= 1
            return back
        if low in ("together", "along", "jointly") and tree.lower[i + 1 : i + 2] == ["with"]:
            return i
        if low == "acting" and tree.lower[i + 1] in ("through", "by"):
            return i
    return None


def partners(tree: Tree, cast: Cast, start: int, end: int, verb: int | None = None) -> list[str]:
    """Those with whom somebody acts, in 'in coordination with A, B, and C', up to the verb that follows.

    With the clause's `verb` not of 'a fund set up in coordination with A', which is of the fund alone, and not beyond its subject.
    """
    doers = {tree.head[verb] if tree.dep[verb] == "xcomp" else verb} if verb is not None else set()
    subjects = {s for v in doers for s in tree.has(v, "nsubj", "nsubjpass")}
    out: dict[str, None] = {}
    at = partner_phrase(tree, start, end)
    while at is not None:
        i = at
        while i < end - 1 and tree.lower[i] not in ("with", "through", "by", "consulting"):
            i += 1
        i += 1
        another, closed = verb is not None and _of_a_thing(tree, at, verb), False
        while i < end:
            m = cast.at(i)
            if closed and tree.lower[i] == "," and tree.lower[i + 1] != "and":
                break  # 'in consultation with A, B, and C, the Board'
            if m is not None and subjects & {*range(m.start, m.end)}:
                break
            if m is not None and m.actors:
                closed = closed or bool(out) and "and" in tree.lower[max(at, m.start - 2) : m.start]
                for a in m.actors if not another else ():
                    out.setdefault(a)
                i = m.end
            elif tree.lower[i] in (",", "and", "the", "or", "as", "well", "other", "with", "heads", "of") or (
                tree.pos[i] in ("NOUN", "PROPN", "ADJ", "CCONJ") and tree.lower[i] not in _JOINT
            ):
                i += 1
            else:
                break
        at = partner_phrase(tree, i, end)
    return list(out)


def _of_a_thing(tree: Tree, at: int, verb: int) -> bool:
    """Whether what begins at token `at` behind the verb tells of a noun: 'a fund established through A in concert with B'."""
    ways = list(takewhile(lambda i: i != verb, (at, *tree.up(at))))
    return at > verb and any(tree.dep[i] == "acl" and tree.tag[i] == "VBN" and i < at for i in ways)


# ------------------------------------------------------------------------------------------- whole clauses


def _of_clause(tree: Tree, root: int, start: int, end: int) -> LeadIn | None:
    """A lead-in with a verb of its own: 'The Board agreed to:', 'is proposing actions, including:', 'was in breach by:'."""
    verb = _last_verb(tree, root, start, end)
    subjects = tree.has(verb, "nsubj", "nsubjpass")
    if not subjects:
        if tree.pos[root] in ("NOUN", "PROPN") and end - start <= 12:
            return LeadIn((root,), tuple(range(start, end - 1)), "", None, start, end)  # 'The order:'
        return None
    subject = subjects[-1]
    noun = [i for i in tree.subtree(subject, frozenset(("relcl", "acl"))) if i < verb]
    words = [
        i
        for i in range(subject + 1, end)
        if i == verb or tree.head[i] == verb and tree.dep[i] in ("aux", "neg", "prep", "prt")
    ]
    text = " ".join(tree.text[i] for i in words)
    aux = set(auxiliaries(tree, Clause(verb, verb, (verb,)))) | {tree.lower[verb]}
    lemma = tree.lemma[verb]
    heads = tuple(conjuncts(tree, subject))
    nouns = {tree.lemma[i] for i in range(verb + 1, end) if tree.pos[i] in ("NOUN", "VERB", "PROPN")}
    found = LeadIn(heads, tuple(noun), "", _state(tree, verb, aux), start, end)
    if lemma in ("propose", "recommend", "suggest"):
        found = replace(found, words=_group(tree, verb), nominal=True, status=Status.PROPOSED)
    elif nouns & _DEEDS:
        found = replace(found, nominal=bool(aux & {"will", "shall"}) or lemma in _PLANNING | {"announce"})
    elif tree.lower[end - 2] == "to" and end - 3 not in words and tree.tag[end - 3] == "VBG":
        planned = tree.lemma[end - 3] in _PLANNING  # 'deepened their ties by committing to:'
        found = replace(found, words=f"{tree.text[end - 3]} to", status=Status.PLANNED if planned else found.status)
    elif tree.lower[end - 2] == "to" and end - 3 not in words and tree.pos[end - 3] == "NOUN":
        are = "[are] to" if len(heads) > 1 or tree.tag[subject] in ("NNS", "NNPS") else "[is] to"
        found = replace(found, words=are, status=Status.PLANNED)  # 'shall present a draft, along with a plan to:'
    elif tree.lower[end - 2] in ("to", "will", "shall", "must", "not"):
        found = replace(found, words=text)
    return replace(
        found, gerunds=lemma not in _TALK or tree.lower[end - 2] in ("by", "including") or bool(nouns & _DEEDS)
    )


def _group(tree: Tree, verb: int) -> str:
    """A verb with its auxiliaries, as it stands: 'is proposing'."""
    return " ".join(tree.text[i] for i in (*(k for k in tree.has(verb, "aux", "neg") if k < verb), verb))


def _last_verb(tree: Tree, root: int, start: int, end: int) -> int:
    """The verb that the list goes on with: the root, or the clause below it that the sentence ends in ('found that it was in breach by:')."""
    v = root
    while below := [
        k
        for k in tree.has(v, "ccomp")
        if k > v and tree.has(k, "nsubj", "nsubjpass") and max(tree.subtree(k)) >= end - 3
    ]:
        v = below[-1]
    return v


def _state(tree: Tree, verb: int, aux: set[str]) -> Status | None:
    """What the lead-in's verb makes of its items; None where their own tense tells."""
    if aux & {"will", "shall", "must"} or tree.lemma[verb] in _PLANNING:
        return Status.PLANNED
    return None


def _asked(tree: Tree, start: int, end: int) -> LeadIn | None:
    """'The report recommends that members:' or 'directs the Secretary to:': those who are asked shall do what the items say."""
    for v in range(end - 2, start, -1):
        if not tree.is_verb(v) or tree.lemma[v] not in _ASKING:
            continue
        heads = [k for k in tree.has(v, "dobj") if k > v and (tree.lower[end - 2] == "to" or k == end - 2)]
        if end - v <= 8 and not heads and tree.lower[v + 1] == "that" and tree.pos[end - 2] in ("NOUN", "PROPN"):
            heads = [end - 2]  # the sentence stops before its verb
        heads += [s for k in tree.has(v, "ccomp", "xcomp", "advcl") if k > v for s in tree.has(k, "nsubj")]
        if heads and tree.lower[heads[0]] not in ("it", "this", "that"):
            status = Status.PROPOSED if tree.lemma[v] in _PROPOSING else Status.PLANNED
            words = (i for i in tree.subtree(heads[0], frozenset(("relcl", "acl"))) if i < end - 1)
            noun = tuple(i for i in words if i > v + 1 or tree.lower[i] != "that")  # 'that members' is no 'that member'
            return LeadIn((heads[0],), noun, "", status, start, end)
        return None
    return None
