"""The formulas of orders: 'it is hereby ordered', 'It is the policy of X to ...', 'The Minister shall, in consultation with Y, publish'."""

from __future__ import annotations

import re

from briefgen.extract.analysis import Analysis
from briefgen.extract.categories import known
from briefgen.extract.clauses import Clause
from briefgen.extract.leadins import subject_before
from briefgen.extract.tree import Tree


def policies(tree: Tree) -> list[Clause]:
    """'It is the policy of X to protect Y': X protects."""
    out = []
    for i in range(1, len(tree.lower) - 4):
        if tree.lower[i] != "policy" or tree.lower[i - 1] != "the" or tree.lower[i + 1] != "of":
            continue
        be = tree.head[i]
        if tree.lemma[be] != "be" or not any(tree.lower[k] == "it" for k in tree.has(be, "nsubj")):
            continue
        owner = next((p for k in tree.has(i, "prep") for p in tree.has(k, "pobj")), None)
        for v in range(i + 3, min(i + 14, len(tree.lower))):
            if tree.lower[v - 1] == "to" and tree.tag[v] == "VB" and owner is not None and owner < v:
                out.append(Clause(v, v, (v,), (owner,), origin="main"))
                break
    return out


def mend_duties(analysis: Analysis, tree: Tree) -> None:
    """'The Minister shall, in consultation with A and B, publish': the parser takes B for the subject."""
    for sent in analysis.sents:
        words = tree.lower[sent.start : sent.end]
        if "shall" not in words:
            continue
        modal = sent.start + words.index("shall")
        each = modal + 1
        if words[each - sent.start : each - sent.start + 1] in (["each"], ["both"]) and tree.dep[each] == "nsubj":
            if len(tree.has(tree.head[each], "nsubj")) > 1:
                tree.dep[each] = "advmod"  # 'The Minister and the Board shall each report'
        if modal + 3 >= sent.end or tree.lower[modal + 1] != ",":
            continue
        v = next((i for i in range(modal + 3, sent.end) if _verb_after_comma(tree, i)), None)
        if v is None:
            v = next((i for i in range(modal + 3, sent.end - 1) if _noun_after_comma(tree, i)), None)
        if v is None:
            continue
        a, b = subject_before(tree, sent.start, modal)
        if a >= b or any(a <= k < b for k in tree.has(v, "nsubj")):
            continue
        head = next((i for i in range(a, b) if not a <= tree.head[i] < b), a)
        if tree.head[v] != v:
            tree.hang(v, v, "ROOT")
        for k in [k for k in range(sent.start, v) if tree.head[k] == k]:
            tree.hang(k, v, "prep" if tree.pos[k] == "ADP" else "dep")
        for i, dep in ((head, "nsubj"), (modal, "aux")):
            tree.hang(i, v, dep)
        tree.tag[v], tree.pos[v] = "VB", "VERB"


def _verb_after_comma(tree: Tree, i: int) -> bool:
    """A bare verb behind the comma that closes an aside, adverbs between."""
    k = i - 1
    while tree.tag[k] == "RB":
        k -= 1
    return tree.lower[k] == "," and tree.tag[i] in ("VB", "VBP") and tree.dep[i] not in ("aux", "auxpass")


def _noun_after_comma(tree: Tree, i: int) -> bool:
    """'shall, with the Board, issue guidance', which the parser takes for guidance of some issue; the guidance is what is issued."""
    noun = tree.head[i]
    if tree.lower[i - 1] != "," or tree.tag[i] != "NN" or tree.dep[i] != "compound" or not known(tree.lower[i]):
        return False
    tree.hang(i, noun, "dep")
    head, dep = tree.head[noun], tree.dep[noun]
    tree.hang(i, i if head == noun else head, "ROOT" if head == noun else dep)
    tree.hang(noun, i, "dobj")
    tree.lemma[i] = tree.lower[i]
    return True


_BY_LAW = frozenset("subsection section paragraph clause law statute subparagraph".split())
_PRONOUNS = frozenset("he she it they".split())


def _used_to(tree: Tree, c: Clause) -> bool:
    """'She would often visit them', 'He would walk to school every day': a habit of old. 'The plan would train 40 every year' is none."""
    told = tree.dep[c.top] in ("ROOT", "conj") and any(tree.lower[k] == "would" for k in tree.has(c.top, "aux"))
    if not told or any(tree.lower[k] == "if" for k in tree.subtree(c.top)):
        return False
    if any(tree.lower[k] in _HABITUAL and k < c.verb for k in tree.has(c.verb, "advmod")):
        return True
    times = (k for k in tree.has(c.verb, "npadvmod") for d in tree.has(k, "det") if tree.lower[d] in ("every", "each"))
    return any(times) and any(tree.lower[s] in ("he", "she", "i") for s in c.subjects)


def idle(tree: Tree, c: Clause, sentence: list[str]) -> bool:
    """Clauses of rules that tell no act: 'unless she finds', 'how many have entered', 'the report required by subsection (a)'.

    `sentence`: the lower-cased words of its sentence.
    """
    if sentence[:2] == ["in", "my"] and not _OPINION.isdisjoint(sentence[2:3]):
        return not any(tree.lower[k] == "i" for k in c.subjects)
    if c.origin == "relative" and _only_tells_which(tree, c) or _used_to(tree, c):
        return True
    if any(tree.lower[k] == "unless" for k in tree.has(c.top, "mark")):
        return any(tree.lower[s] in _PRONOUNS for s in c.subjects)
    if c.origin == "embedded" and any(
        tree.lower[min(tree.subtree(s))] in ("how", "whether", "which") for s in c.subjects
    ):
        return True
    if any(tree.lower[k] == "whose" for p in c.patients for k in tree.has(p, "poss")):
        return True  # 'a court whose judges are appointed by the King'
    agents = [
        p for k in tree.has(c.verb, "agent", "prep") if tree.lower[k] in ("by", "under") for p in tree.has(k, "pobj")
    ]
    return tree.dep[c.verb] in ("acl", "amod") and any(tree.lemma[p] in _BY_LAW for p in agents)


_HABITUAL = frozenset("often usually sometimes occasionally frequently".split())  # behind 'would' of the past
_OPINION = frozenset("judgment judgement view opinion".split())
_CONSIDERING = frozenset("consider review evaluate weigh".split())


def _only_tells_which(tree: Tree, c: Clause) -> bool:
    """'any official the Secretary deems fit', 'countries with which Norland reached a deal', 'considering the advice the Board gave me'."""
    noun, fit = tree.head[c.top], tree.lemma[c.verb] == "deem"
    bare = tree.tag[noun] == "NNS" and not tree.has(noun, "det", "poss", "nummod", "amod")
    with_which = bare and any(
        tree.lower[p] == "which" for k in tree.has(c.verb, "prep") if k < c.verb for p in tree.has(k, "pobj")
    )
    over = tree.head[noun]
    weighed = tree.dep[noun] == "dobj" and tree.tag[over] == "VBG" and tree.lemma[over] in _CONSIDERING
    return fit or with_which or weighed


_SIGNED = re.compile(r"\bsigned\b[^.;]{0,40}\binto law\b[^.;]{0,60}:\Z", re.IGNORECASE)
_BILL = re.compile(r"(?:H\.|S\.|HB|SB|Bill|Public Law|A\.B\.)\s?(?:[A-Z]\. ?)*(?:No\. )?\d", re.IGNORECASE)


def bills(analysis: Analysis, tree: Tree) -> list[tuple[int, int, int, int]]:
    """(start of the lead-in, first token of the bill, its verb, behind its last token) of each 'H.R. 1, the X Act, which requires ...'
    under 'The President signed into law:'."""
    out: list[tuple[int, int, int, int]] = []
    lead, seen = -1, set[str]()
    for sent in analysis.sents:
        text = " ".join(analysis.text(sent.start, sent.end).split())
        if _SIGNED.search(text):
            lead = sent.start
            continue
        if lead < 0 or not _BILL.match(text):
            lead = lead if lead >= 0 and analysis.block[sent.start] <= analysis.block[lead] + 1 else -1
            continue
        starts = [
            i
            for i in range(sent.start, sent.end)
            if _BILL.match(analysis.text(i, min(i + 3, sent.end)))
            and (i == sent.start or tree.lower[i - 1] in (";", "and"))
        ]
        for n, start in enumerate(starts):
            end = starts[n + 1] if n + 1 < len(starts) else sent.end
            which = next((i for i in range(start, end - 1) if tree.lower[i] in ("which", "to")), None)
            verb = (
                None
                if which is None
                else next((i for i in range(which + 1, which + 4) if tree.tag[i] in ("VBZ", "VB")), None)
            )
            number = analysis.text(start, min(start + 3, end)).split(",")[0]
            if verb is not None and tree.lower[verb - 1] in ("which", "also") and number not in seen:
                seen.add(number)
                out.append((lead, start, verb, end))
    return out
