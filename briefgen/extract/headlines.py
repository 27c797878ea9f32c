"""Verbs that the tagger misses: in headlines, whose title case misleads it ('Cabinet Approves Budget'), and after names."""

from __future__ import annotations

from itertools import pairwise

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.categories import known
from briefgen.extract.lexicon import MEETINGS
from briefgen.extract.tree import Tree
from briefgen.extract.trimming import RELATIVE
from briefgen.model import BlockKind


def repair(analysis: Analysis, tree: Tree, cast: Cast) -> None:
    """Give headlines that begin with a name their verb, where the parse has none."""
    for sent in analysis.sents:
        if tree.tag[sent.root.i] not in ("VBD", "VBZ", "VBP") and not any(
            tree.lower[a] != "to" for a in tree.has(sent.root.i, "aux", "auxpass")
        ):
            _past(tree, cast, sent.start, sent.end)
        kind = analysis.kind(sent.start)
        if kind in (BlockKind.TITLE, BlockKind.HEADING) or sent[-1].text not in '.!?”":;':
            _endured(tree, sent.start, sent.end)
        if kind not in (BlockKind.TITLE, BlockKind.HEADING):
            if sent[-1].text in '.!?”"':
                continue
            if (sent.start > 100 or kind is BlockKind.LIST_ITEM) and not _alone(analysis, sent.start, sent.end):
                continue
        name = next(
            (
                m
                for i in range(sent.start, min(sent.start + 12, sent.end))
                if (m := cast.at(i)) is not None and m.actors
            ),
            None,
        )
        several = False
        while name is not None and (second := _joined(tree, cast, name)) is not None:
            name, several = second, True
        if name is None or name.end >= sent.end:
            continue
        v = name.end
        other = cast.at(v + 1) if tree.lower[v] == "," and v + 1 < sent.end else None
        if other is not None and other.actors and tree.dep[other.end - 1] == "nsubj" and name.start == sent.start:
            tree.hang(v - 1, tree.head[other.end - 1], "nsubj")  # 'Norland, Sudria sign pact'
            tree.hang(other.end - 1, v - 1, "conj")
        if tree.lower[name.start - 1] in _BESIDE and name.start > sent.start:
            continue  # 'Union in deal with Norland to cut tariffs'
        if tree.lower[v] == "to" and _meets(tree, sent.start, name.start):
            continue  # 'Third Meeting of the Task Force to Combat Smuggling'
        if tree.lower[v] == "to" and v + 1 < sent.end and (tree.tag[v + 1] == "VB" or known(tree.lower[v + 1])):
            promote(tree, v + 1, name.end - 1, sent.start, sent.end, "VB")
            tree.hang(v, v + 1, "aux")
            continue
        lemma = _lemma(tree.lower[v])
        if several and tree.tag[v] in ("NN", "VB", "VBP") and known(tree.lower[v]):
            lemma = tree.lower[v]
        after = tree.tag[v + 1] if v + 1 < sent.end else ""
        if tree.lower[v] == "states" or after in ("VBP", "VBZ", "MD") or after == "TO" and tree.tag[v][:2] == "NN":
            continue  # 'OSCE States to Review', 'Sudria deals build on'
        rooted = tree.is_verb(v) and tree.dep[v] == "ROOT" and tree.has(v, "nsubj")
        if not lemma and not rooted:
            continue
        tag, cuts = "VBP" if several else "VBZ", _further(tree, v, sent.end, several)
        if cuts or not rooted:
            tree.lemma[v] = lemma or tree.lemma[v]
            promote(tree, v, name.end - 1, sent.start, cuts[0] - 1 if cuts else sent.end, tag)
        for u, end in pairwise((*cuts, sent.end + 1)):
            tree.lemma[u] = _verb(tree, u, several)
            promote(tree, u, u, u, end - 1, tag)
            tree.hang(u, v, "conj")
            for k in (k for k in range(u, end - 1) if tree.head[k] < u and k != u):
                tree.hang(k, u, "npadvmod")


def _verb(tree: Tree, i: int, several: bool) -> str:
    """The verb that token i of a headline is, of one doer or of several; '' for none."""
    return tree.lower[i] if several and known(tree.lower[i]) else _lemma(tree.lower[i])


def _further(tree: Tree, v: int, end: int, several: bool) -> list[int]:
    """What a headline goes on to tell of the same doer behind commas and 'and': 'Board Approves Budget, Names Two Members'."""
    out = []
    for i in range(v + 2, end - 1):
        if tree.lower[i - 1] not in (",", "and", "&") or not _verb(tree, i, several):
            continue
        after = tree.lower[i + 1]
        if tree.pos[i + 1] in _OBJECTS and after not in _LINKS or (tree.lower[i], after) in _CALLS:
            out.append(i)
    return out


_OBJECTS = frozenset("DET ADJ NOUN PROPN PRON NUM VERB".split())
_LINKS = frozenset("and or of in on for to with from by at".split())
_CALLS = frozenset((("calls", "for"), ("calls", "on"), ("call", "for"), ("call", "on"), ("warns", "of")))


def _alone(analysis: Analysis, start: int, end: int) -> bool:
    """Whether tokens [start, end) are a short paragraph of their own, as a headline between two stories is."""
    block, n = analysis.block, len(analysis.block)
    apart = (start == 0 or block[start - 1] != block[start]) and (end == n or block[end] != block[start])
    written = analysis.doc[start].text[:1].isupper() and analysis.doc[end - 1].text not in (";", ",", ":", "and", "or")
    return apart and written and end - start <= _HEADLINE


def _meets(tree: Tree, start: int, name: int) -> bool:
    """Whether a headline names a meeting 'of' the body at token `name`."""
    of = next((k for k in range(name - 1, max(start, name - _NEAR), -1) if tree.lower[k] == "of"), start)
    return of > start and tree.lemma[of - 1].lower() in MEETINGS


def _joined(tree: Tree, cast: Cast, name: CastMention) -> CastMention | None:
    """The name behind 'and': 'Norland and Port Council support upgrades'."""
    after = cast.at(name.end + 1) if tree.lower[name.end : name.end + 1] == ["and"] else None
    return after if after is not None and after.actors and after.start == name.end + 1 else None


_HEADLINE = 18  # tokens
_NEAR = 6  # tokens between 'Meeting of' and the body
_BESIDE = frozenset("with to for on against by over into toward towards at".split())
_ENDURED = frozenset(  # what a headline tells of whom it befell, without 'was': 'Minister arrested over bribes'
    "accuse acquit appoint arrest assassinate attack award bail ban bar behead blast bomb charge choose condemn confirm convict criticise criticize deport detain elect evacuate "
    "execute expel extradite fine fire force free honor honour impeach imprison indict injure invite jail kidnap kill murder name "
    "nominate order oust pardon promote reappoint recall praise probe quiz rebuke release remove rescue resettle sack sanction select sentence shoot slam stab sue summon suspend "
    "swear tell torture urge warn wound amend approve block cut delay extend freeze halt lift postpone publish reject relax repeal "
    "revoke scrap slash tighten unveil uphold".split()
)
_OF_RANK = frozenset(
    "president chair chairman chairwoman chief director governor head judge leader mayor member minister premier speaker".split()
)


def _endured(tree: Tree, start: int, end: int) -> None:
    """Make the subject of a headline's bare past participle its patient: 'Mayor charged with fraud' charges nobody."""
    for v in range(start + 1, end):
        if tree.lemma[v] == "announce" and tree.lower[v + 1 : v + 2] == ["as"]:
            tree.lemma[v] = "name"  # 'Ada Holm announced as chair'
        if tree.tag[v] not in ("VBD", "VBN") or tree.lemma[v] not in _ENDURED or tree.has(v, "aux", "auxpass", "ccomp"):
            continue
        whom = tree.has(v, "nsubj")
        named = [k for k in tree.has(v, "dobj", "dative", "npadvmod") if k > v]
        ranked = all(tree.lemma[k] in _OF_RANK and not tree.has(k, "det", "poss", "compound") for k in named)
        if not whom or whom[0] > v or tree.lower[whom[0]] in RELATIVE or not ranked and tree.pos[named[0]] != "NUM":
            continue
        told = next((k for k in tree.has(whom[0], "appos") if ":" in tree.lower[whom[0] + 1 : k]), None)
        if told is not None:  # 'Norland: two banks sanctioned'
            tree.hang(whom[0], v, "dep")
            tree.hang(told, v, "nsubjpass")
        tree.dep[whom[0] if told is None else told], tree.tag[v] = "nsubjpass", "VBN"


_COMES = frozenset("returns visits heads arrives travels departs".split())


def _past(tree: Tree, cast: Cast, start: int, end: int) -> None:
    """A past tense, or who 'returns to' where, right after a name that was taken for an adjective ('The Minister hosted leaders ...')."""
    if any(tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(start, min(end, start + 40))):
        return
    for i in range(start + 1, end):
        last = i - 1 - (tree.tag[i - 1] == "RB" and i - 1 > start)  # 'Ada Holm successfully united'
        m = cast.at(last)
        if m is None and tree.lower[last] == ",":
            m = _before_aside(tree, cast, start, last)
            last = last if m is None else m.end - 1
        if m is None or not m.actors or m.end != last + 1:
            continue
        word = tree.lower[i]
        if (
            word in _COMES
            and tree.tag[i] == "NNS"
            and (i + 1 == end or tree.lower[i + 1] in ("to", "in", "from", "at"))
        ):
            tree.lemma[i] = word[:-1]
            promote(tree, i, i - 1, start, end, "VBZ")
            return
        stem = next((x for x in (word[:-2], word[:-1], word[:-3]) if word.endswith("ed") and known(x)), "")
        if stem and tree.tag[i] in ("JJ", "VBN", "NN"):
            tree.lemma[i] = stem
            promote(tree, i, last, start, end, "VBD")
            return


def _before_aside(tree: Tree, cast: Cast, start: int, close: int) -> CastMention | None:
    """Who stands before the aside that a comma closes: 'The Board, together with the Office of Ports, hosted envoys'."""
    for k in range(close - 1, start, -1):
        if tree.lower[k] == "," and tree.lower[k + 1] in ("together", "along", "alongside", "jointly"):
            return cast.at(k - 1)
    return None


def _lemma(word: str) -> str:
    """'sanctions' -> 'sanction', where that is a verb of ours; else ''."""
    for ending, put in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and known(word[: -len(ending)] + put):
            return word[: -len(ending)] + put
    return ""


def promote(tree: Tree, v: int, subject: int, start: int, end: int, tag: str) -> None:
    """Make token v the root of [start, end): what stands before is its subject, the rest hangs on it."""
    inside = range(start, end)
    roots = [i for i in inside if i != v and (tree.head[i] == i or tree.head[i] not in inside)]
    tree.hang(v, v, "ROOT")
    if start <= subject < v:
        tree.hang(subject, v, "nsubj")
    for i in inside:
        if i in (v, subject) or tree.head[i] == v and i > v and tree.tag[v][:2] == "VB":
            continue  # what hangs on a verb stays as it is
        if i < v and (tree.head[i] >= v or i in roots):
            tree.hang(i, subject, "compound")
        elif i > v and (tree.head[i] <= v or i in roots):
            first = not any(tree.dep[k] == "dobj" for k in tree.kids[v] if k > v)
            label = (
                tree.dep[i]
                if tree.dep[i] in ("prep", "punct", "aux", "advmod", "prt")
                else "dobj"
                if first
                else "npadvmod"
            )
            tree.hang(i, v, label)
    tree.tag[v], tree.pos[v] = tag, "VERB"
