"""The dependency trees of a document, read once into plain lists: attribute access on tokens is what makes such code slow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.categories import known

_SILENT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxyzshr]")  # 'stag', 'hop': would double its last letter before '-ed'


def _lost_e(lemma: str, word: str) -> bool:
    """Did the lemmatizer take 'staged' for a form of 'stag' ('stagged')?"""
    return word in (lemma + "ed", lemma + "es", lemma + "ing") and _SILENT.fullmatch(lemma) is not None


_SAME = frozenset(("co", "re"))  # before a verb they make no other act of it, as "de-" does

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
ASIDE = frozenset(("relcl", "acl", "appos"))  # labels of what only tells more of a noun
OTHER_CLAUSES = frozenset(("relcl", "ccomp", "advcl", "acl", "conj"))  # labels of verbs below a verb
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
OWN = ("nsubj", "nsubjpass", "expl")  # labels of a verb's own subject
TOLD = frozenset(("VBD", "VBZ", "VBP"))  # tags of a verb that tells something


class Tree:
    """The dependency tree of a document in plain lists, one element a token; `kids[i]` in order of the text."""

    __slots__ = ("dep", "head", "kids", "lemma", "lower", "pos", "tag", "text")

    def __init__(self, analysis: Analysis) -> None:
        heads, deps, pos, tags, lemmas, texts = analysis.columns
        # copies, for repairs change them
        self.head, self.dep, self.pos = heads[:], deps[:], pos[:]
        self.tag, self.lemma, self.text = tags[:], lemmas[:], texts
        self.lower = analysis.lower[:]
        for i, t in enumerate(self.tag):
            if t[0] == "V":
                head, hyphen, rest = self.lemma[i].partition("-")
                if hyphen and rest:
                    bare = rest.removesuffix("e")
                    rest = bare if known(bare) or bare.endswith(("st", "ck", "ht")) else rest
                    self.lemma[i] = rest if head in _SAME else f"{head}-{rest}"  # 'co-chaired' is chaired
                if len(self.lemma[i]) < 5 and _lost_e(self.lemma[i], self.lower[i]):
                    self.lemma[i] += "e"
            if self.lemma[i] == "fulfil":
                self.lemma[i] = "fulfill"
            elif self.text[i] in ("E.O.", "EO") and self.lower[i - 1] in ("the", "this"):
                self.lemma[i], self.pos[i] = "order", "NOUN"
        self.kids: list[list[int]] = [[] for _ in self.head]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)

    def copy(self) -> Tree:
        """One that may be changed without changing this one."""
        other = Tree.__new__(Tree)
        for name in Tree.__slots__:
            setattr(other, name, getattr(self, name)[:])
        other.kids = [below[:] for below in self.kids]
        return other

    def has(self, i: int, *deps: str) -> list[int]:
        """The children of token i with one of these labels."""
        dep, out = self.dep, []
        for k in self.kids[i]:  # asked for so often that the call of a comprehension would double its cost
            if dep[k] in deps:
                out.append(k)
        return out

    def subtree(self, i: int, skip: frozenset[str] = frozenset()) -> list[int]:
        """All tokens below token i and itself, in order, without the branches whose label is in `skip`."""
        kids, dep, out = self.kids, self.dep, [i]
        for k in out:  # which grows until no branch is left
            if skip and kids[k]:
                out += [below for below in kids[k] if dep[below] not in skip]
            else:
                out += kids[k]
        out.sort()
        return out

    def up(self, i: int) -> Iterator[int]:
        """The ancestors of token i, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def is_verb(self, i: int) -> bool:
        return self.tag[i][:2] == "VB" and self.dep[i] not in ("aux", "auxpass", "amod", "compound")

    def hang(self, i: int, head: int, dep: str) -> None:
        """Move token i, with all below it, under another head, or make it a root; never below itself, which no walk would end."""
        above = head
        while above != i and self.head[above] != above:
            above = self.head[above]
        if above == i != head:
            return
        old = self.head[i]
        if old != i and i in self.kids[old]:
            self.kids[old].remove(i)
        self.head[i], self.dep[i] = head, dep
        if head != i and i not in self.kids[head]:
            self.kids[head].append(i)
            self.kids[head].sort()

    def supplant(self, i: int, over: int) -> None:
        """Move token i, with all below it, from below `over` to where that hangs; the caller hangs `over` elsewhere."""
        head = self.head[over]
        self.hang(i, i if head == over else head, self.dep[over])


def conjuncts(tree: Tree, i: int) -> list[int]:
    """Token i and the nouns joined to it by 'and', ',' or 'as well as'."""
    out, todo = [i], [i]
    while todo:
        for k in tree.kids[todo.pop()]:
            if tree.dep[k] == "conj" and tree.pos[k] in NOMINAL:
                out.append(k)
                todo.append(k)
    return out


_FIRST = frozenset("first second third fourth fifth only last latest".split())


def first_of(tree: Tree, be: int) -> bool:
    """Whether a 'be' or 'become' tells who was 'the first state' or 'the first' that did something."""
    if tree.lemma[be] not in ("be", "become") or tree.has(be, "neg"):
        return False
    return any(tree.lower[k] in _FIRST for noun in tree.has(be, "attr") for k in (noun, *tree.has(noun, "amod")))
