"""Instruments: orders, proclamations and determinations, which do what they say ('it is hereby ordered', 'I hereby find')."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.clauses import Clause
from briefgen.extract.papers import PAPER, days_of_papers, key_of
from briefgen.extract.passives import make_passive
from briefgen.extract.tree import SUBJECTS, Tree
from briefgen.model import ActorKind

__all__ = ["Instrument", "author", "enacting", "hereby", "instrument", "mend_enacted"]

_VESTED = ("vested", "in", "me", "as")
_ORDERED = re.compile(
    r"\b(?:it is hereby (?:ordered|directed|proclaimed|decreed)|(?:I|do|I do) hereby (?:order|direct|proclaim|determine))"
    r"(?: as follows)?\s*[:,]?\s*\Z",
    re.IGNORECASE,
)
_ENACTS = frozenset(  # what is done by being written down, also without 'hereby'
    "amend revoke terminate rescind repeal modify supersede delegate assign establish designate transfer suspend extend continue "
    "create vest abolish withdraw reserve declare proclaim revise renew rename dissolve".split()
)
_IN_PAPER = re.compile(
    rf"(?:\W|\d{{1,2}}\.\s|\([a-z0-9]{{1,3}}\)\s)*(?:Additionally, )?(?i:in|through|by|with)\s+(?:Annex \w+ (?:to|of) )?{PAPER}"
)
_LONG_SUBJECT = 60  # tokens from 'I, Ada Holm,' to its 'do hereby'
_GOES_ON = 4  # sentences that go on with 'I' behind 'In Proclamation 9, I'


def formula(text: str) -> str:
    """The words with which a sentence enacts what follows it ('it is hereby ordered'), '' where it is no such sentence."""
    m = _ORDERED.search(text)
    return m.group().strip(" :,").removesuffix(" as follows") if m else ""


def enacting(analysis: Analysis, tree: Tree) -> tuple[int, int, str, str] | None:
    """(first token, after the last, the words, the verb) of the sentence that enacts a document."""
    for sent in analysis.sents:
        low = tree.lower[sent.start : sent.end]
        if "hereby" in low and (words := formula(" ".join(analysis.text(sent.start, sent.end).split()))):
            verb = words.lower().split()[-1]
            return (
                sent.start,
                sent.end,
                words,
                {"ordered": "order", "directed": "direct"}.get(verb, verb.removesuffix("d")),
            )
    return None


def author(tree: Tree, cast: Cast) -> tuple[str, ...]:
    """Who writes 'by the authority vested in me as President', or 'I, ADA HOLM, President of Norland, do hereby proclaim'."""
    for i in range(len(tree.lower) - 6):
        if tree.lower[i] == "vested" and tuple(tree.lower[i : i + 4]) == _VESTED:
            for k in range(i + 4, i + 7):
                m = cast.at(k)
                if m is not None and m.actors:
                    return m.actors
        if tree.text[i : i + 2] == ["I", ","] and (m := cast.at(i + 2)) is not None and m.form == "name":
            if m.kind is ActorKind.PERSON and "hereby" in tree.lower[i : i + _LONG_SUBJECT]:
                return m.actors
    return ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document that does what it says."""

    at: int  # the token of the first 'hereby'
    who: tuple[str, ...]  # who signs it
    papers: dict[str, date]  # 'order 900' -> its day

    def does(self, tree: Tree, c: Clause) -> bool:
        """Whether a passive is done by being written: 'Proclamation 9 is amended', 'the power is hereby delegated to X'."""
        helpers = {tree.lower[k] for k in tree.has(c.top, "aux", "auxpass", "neg")}
        it = any(tree.lower[k] == "it" for k in c.patients)
        if not c.passive or c.subjects or it or c.verb < self.at or not helpers or not helpers <= {"is", "are"}:
            return False
        hereby = any(tree.lower[k] == "hereby" for k in tree.has(c.top, "advmod"))
        return c.origin in ("main", "conj") and c.chain == (c.top,) and (hereby or tree.lemma[c.verb] in _ENACTS)

    def day_told(self, analysis: Analysis, tree: Tree, c: Clause) -> str | None:
        """The day of the paper in which its author did something: 'In Order 9, I imposed', and of 'I directed' behind it."""
        if tree.tag[c.top] != "VBD" or not any(tree.lower[k] == "i" for k in c.subjects):
            return None
        n = analysis.sent_index(c.verb)
        for sent in reversed(analysis.sents[max(0, n + 1 - _GOES_ON) : n + 1]):
            if analysis.block[sent.start] != analysis.block[c.verb]:
                return None
            if m := _IN_PAPER.match(" ".join(analysis.text(sent.start, sent.end).split())):
                day = self.papers.get(key_of(m))
                return day.isoformat() if day else None
            if tree.text[sent.start] != "I" and tree.lower[sent.start : sent.start + 3] != ["additionally", ",", "i"]:
                return None
        return None


def hereby(tree: Tree, c: Clause) -> bool:
    """'I hereby find', 'I, Ada Holm, do hereby proclaim': done by being written."""
    said = any(tree.lower[k] == "hereby" for k in tree.has(c.top, "advmod"))
    return said and tree.tag[c.top] == "VBP" and any(tree.lower[k] == "i" for k in c.subjects)


def instrument(analysis: Analysis, tree: Tree, author: Callable[[], tuple[str, ...]]) -> Instrument | None:
    """The document as an instrument, None where it is none; `author` tells whose 'I' it is."""
    at = next((i for i in range(1, len(tree.lower)) if tree.lower[i] == "hereby" and _enacts(tree, i)), None)
    who = author() if at is not None else ()
    return Instrument(at, who, days_of_papers(analysis.source.text)) if at is not None and who else None


def _enacts(tree: Tree, i: int) -> bool:
    """Whether the 'hereby' at token i is that of 'it is hereby ordered', 'I hereby find', 'I, Ada Holm, do hereby proclaim'."""
    return tree.lower[i - 1] in ("i", "do") or tree.lower[max(0, i - 2) : i] == ["it", "is"]


def mend_enacted(analysis: Analysis, tree: Tree) -> None:
    """'NOW, THEREFORE, I, ADA HOLM, President of Norland, do hereby proclaim': I do; 'There is hereby established the Board': the Board is."""
    for i in range(2, len(tree.lower) - 1):
        if tree.lower[i] != "hereby":
            continue
        v, start = i + 1, analysis.sent(i).start
        me = next((k for k in range(i, start - 1, -1) if tree.text[k] == "I"), i)
        if tree.lower[i - 1] == "do" and me < i - 2:
            _own_subject(tree, me, v)
        if tree.dep[v] == "acomp" and tree.tag[v] == "VBN" and tree.lower[i - 1] in ("is", "are"):
            make_passive(tree, i - 1, v)  # 'The freeze is hereby extended'
        if tree.lower[i - 2] == "there" and tree.has(v, "auxpass"):
            tree.hang(i - 2, v, "expl")
            for k in tree.has(v, "dobj"):
                tree.dep[k] = "nsubjpass"


def _own_subject(tree: Tree, me: int, v: int) -> None:
    """Make the 'I' at token `me` the one subject of verb v, with its name and office apart."""
    for k in tree.has(v, *SUBJECTS):
        tree.dep[k] = "dep"
    for k in [k for k in tree.kids[me] if k > me]:
        tree.hang(k, v, "dep")
    tree.hang(me, v, "nsubj")
    tree.tag[v], tree.pos[v] = "VBP", "VERB"
    if tree.dep[v] not in ("ROOT", "conj"):
        tree.hang(v, v, "ROOT")
