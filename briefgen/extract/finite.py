"""Finite verbs that the tagger takes for nouns and adjectives, or that the parser joins to the wrong verb."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.categories import ANNOUNCE, SPEECH, known
from briefgen.extract.hanging import mend_hanging
from briefgen.extract.headlines import promote
from briefgen.extract.lexicon import DAYS
from briefgen.extract.misplaced import before_a_day, in_other_words
from briefgen.extract.tree import Tree

_TOLD = frozenset(("VBD", "VBZ", "VBP"))
_PAPERS = frozenset(
    "statement letter interview report release email post tweet filing speech testimony memo note message".split()
)
_DECREE = frozenset("announce unveil impose adopt introduce levy".split())
_MEASURES = frozenset(
    "sanction tariff duty measure ban restriction penalty levy tax fine control curb embargo quota".split()
)
_HAVE = frozenset(("has", "have", "had"))
_OWN = ("nsubj", "nsubjpass", "expl")
_SUBJECT = frozenset(("NOUN", "PROPN", "PRON"))


def mend_verbs(analysis: Analysis, tree: Tree) -> None:
    """Verbs after 'will' and 'has'; verbs joined to an infinitive that go on with the sentence's own subject."""
    for i, tag in enumerate(tree.tag[:-2]):
        if (tag == "MD" or tree.lower[i] in _HAVE) and i and tree.pos[i - 1] in _SUBJECT:
            v = i + 2 if tree.tag[i + 1] == "RB" else i + 1
            lost = ("VBN",) if tag != "MD" else ("NN", "NNP")
            if tree.tag[v] in lost and not tree.is_verb(v) and not tree.is_verb(tree.head[i]):
                sent = analysis.sent(i)
                promote(tree, v, i - 1, sent.start, sent.end, "VB" if tag == "MD" else "VBN")
                tree.lemma[v] = tree.lower[v] if tag == "MD" else tree.lemma[v]
                tree.hang(i, v, "aux")
    for v in range(len(tree.tag)):
        if tree.lower[v] in DAYS and tree.dep[v] in ("npadvmod", "dobj"):
            before_a_day(tree, v)
        if tree.tag[v] == "VBG" and tree.dep[v] == "advcl" and tree.lemma[v] in SPEECH:
            in_other_words(tree, v)
        if tree.tag[v] == "VBG" and v > 1 and tree.tag[v - 1] == "POS" and tree.is_verb(v):
            _owned(tree, v)
        if tree.dep[v] == "parataxis" and tree.lemma[v] in SPEECH and tree.tag[v] in _TOLD:
            _over_its_content(tree, v)
        if tree.lemma[v] == "continue" and not tree.has(v, "dobj", "xcomp"):
            _after_a_span(tree, v)
        if tree.lower[v] == "that" and tree.dep[v] == "det" and tree.tag[v] == "IN":
            _told(tree, v)
        if tree.tag[v] == "VB" and tree.dep[v] == "conj" and _beside_progress(tree, v):
            tree.tag[v] = "VBP"
        if tree.tag[v] == "VBG" and tree.dep[v] == "conj" and _in_passing(tree, v):
            tree.dep[v] = "advcl"
        if (
            tree.dep[v] == "ccomp"
            and tree.lemma[v] == "be"
            and not tree.has(v, *_OWN)
            and _last_time(tree, tree.head[v])
        ):
            tree.dep[v] = "dep"
        if tree.dep[v] == "relcl" and tree.lemma[tree.head[v]] in _PAPERS:
            _told_in(tree, v)
        if tree.tag[v] == "VBG" and tree.dep[v] == "conj":
            _beside_passive(tree, v)
            _of_a_list(tree, v)
        if tree.tag[v] == "VB" and tree.dep[v] == "conj" and _modals(tree, v):
            _announced(tree, v)
        if tree.tag[v] == "VBD" and tree.dep[v] == "conj" and tree.has(v, "agent") and tree.dep[tree.head[v]] == "acl":
            tree.tag[v] = "VBN"  # 'the law, approved by Congress and signed by the President'
        if tree.tag[v] == "VBD" and tree.dep[v] == "conj" and tree.tag[tree.head[v]] in ("VBZ", "VBP"):
            _over_a_present(tree, v)
        if tree.tag[v] == "VB" and tree.dep[v] == "conj" and _to(tree, v) and not _to(tree, tree.head[v]):
            _beside_infinitive(tree, v)
        if tree.dep[v] == "amod" and tree.lower[v - 1] == "and":
            _deed(tree, v)
        if tree.dep[v] == "relcl" and tree.lemma[v] in _DECREE:
            _decreed(tree, v)
        if tree.dep[v] == "ROOT" and tree.tag[v] == "VBD":
            _behind_a_place(tree, v)
        if tree.dep[v] == "conj" and tree.lower[v - 1] in ("and", "or"):
            _second(tree, v)
        if tree.dep[v] in ("advcl", "conj", "acl") and tree.tag[v] in ("VBD", "VBN"):
            _without_that(tree, v)
        if tree.dep[v] == "conj" and tree.tag[v] == "VBD":
            _beside_the_relative(tree, v)
        mend_hanging(tree, v)
        if tree.dep[v] == "conj" and _goes_on(tree, v):
            above = next((u for u in tree.up(tree.head[v]) if _finite(tree, u)), None)
            if above is not None and tree.has(above, "nsubj"):
                tree.hang(v, above, "conj")


def _owned(tree: Tree, i: int) -> None:
    """'confirmed the Authority's finding that': what the Authority has found, and nothing that it did by confirming."""
    owner = tree.head[i - 1] if tree.dep[i - 1] == "case" else i - 2
    if owner < i and tree.head[i] != owner and tree.head[owner] == tree.head[i]:
        tree.hang(i, tree.head[owner], tree.dep[owner])
        tree.hang(owner, i, "poss")
        tree.tag[i], tree.pos[i] = "NN", "NOUN"


def _in_passing(tree: Tree, v: int) -> bool:
    """'will build a plant, creating 400 jobs': what comes of it, no form that 'will' goes with."""
    return tree.tag[tree.head[v]] == "VB" and tree.lower[v - 1] == "," and not tree.has(v, "aux", *_OWN)


def _last_time(tree: Tree, v: int) -> bool:
    """'The last time a vote was forced was in May': the vote was forced in May, nothing is said of what was."""
    return any(tree.lower[k] == "time" and k < v for k in tree.has(v, "npadvmod"))


def _second(tree: Tree, v: int) -> None:
    """The second verb of 'We reaffirm it, and pledge to go on', taken for a noun, or joined to an adjective between them."""
    over = tree.head[v]
    if tree.tag[v] == "NN" and tree.tag[over] == "VBP" and tree.has(v, "xcomp") and known(tree.lower[v]):
        tree.tag[v], tree.pos[v], tree.lemma[v] = "VBP", "VERB", tree.lower[v]
    elif tree.tag[v] == "VB" and tree.pos[over] in ("ADJ", "NOUN") and known(tree.lower[v]):
        above = next((u for u in tree.up(over) if tree.tag[u] == "VBP" and tree.has(u, "nsubj")), None)
        if above is not None and tree.lower[tree.has(above, "nsubj")[0]] in ("we", "they"):
            for u in (over, *tree.up(over)):  # 'call on X to cease', whose 'to' went with the adjective as well
                for k in tree.has(u, "xcomp") if u != above else ():
                    if k > v:
                        tree.hang(k, v, "xcomp")
            tree.hang(v, above, "conj")
            tree.tag[v] = "VBP"


def _told(tree: Tree, that: int) -> None:
    """'stressed that Norway's growth, in spite of all, makes it a partner': growth makes, it is not what is stressed."""
    noun = tree.head[that]
    says = tree.head[noun]
    verb = next((k for k in tree.has(says, "conj") if k > noun and tree.is_verb(k) and not tree.has(k, "nsubj")), None)
    if tree.dep[noun] == "dobj" and says == that - 1 and tree.lemma[says] in SPEECH and verb is not None:
        tree.hang(verb, says, "ccomp")
        tree.hang(noun, verb, "nsubj")
        tree.hang(that, verb, "mark")
        tree.tag[verb] = "VBP" if tree.tag[verb] == "VB" else tree.tag[verb]


def _told_in(tree: Tree, v: int) -> None:
    """'said in a statement it learned of the theft': what is said, not which statement."""
    paper = tree.head[v]
    says = tree.head[tree.head[paper]]
    own = tree.has(v, "nsubj")
    bare = len(own) == 1 and own[0] > paper and tree.tag[own[0]] not in ("WDT", "WP") and not tree.has(v, "mark")
    if (
        bare
        and tree.lower[tree.head[paper]] == "in"
        and tree.lemma[says] in SPEECH
        and not tree.has(says, "ccomp", "dobj")
    ):
        tree.hang(v, says, "ccomp")


def _to(tree: Tree, v: int) -> bool:
    return any(tree.lower[a] == "to" for a in tree.has(v, "aux"))


def _announced(tree: Tree, v: int) -> None:
    """'is pleased to announce the fair will take place in May': the fair will, not who announces it."""
    noun = _modals(tree, v)[0] - 1
    says = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.lemma[says] in SPEECH | ANNOUNCE and not tree.has(v, "nsubj", "nsubjpass"):
        tree.hang(v, says, "ccomp")
        tree.hang(noun, v, "nsubj")


def _over_a_present(tree: Tree, v: int) -> None:
    """'declared that a risk exists and ordered aid': who declared it ordered the aid, the risk did not."""
    told = tree.head[v]
    says = tree.head[told]
    if (
        tree.dep[told] == "ccomp"
        and tree.tag[says] == "VBD"
        and not tree.has(v, "nsubj", "nsubjpass", "aux", "auxpass")
    ):
        tree.hang(v, says, "conj")


def _of_a_list(tree: Tree, v: int) -> None:
    """'their commitment to slowing, stopping, and ending it': the last of three gerunds, joined to the verb above them."""
    h = tree.head[v]
    if tree.tag[h] not in _TOLD or tree.has(v, "aux", "nsubj") or tree.lower[v - 1] not in ("and", "or"):
        return
    k = v - 2 - (tree.lower[v - 2] == ",")
    if k > h and tree.tag[k] == "VBG" and tree.dep[k] in ("pcomp", "conj") and h in tree.up(k):
        tree.hang(v, k, "conj")


def _beside_infinitive(tree: Tree, v: int) -> None:
    """'agreed to watch the steps that Chad is taking and to confer on more': they confer, not Chad."""
    if tree.dep[tree.head[v]] == "relcl" and not tree.has(v, "nsubj"):
        above = next((u for u in tree.up(tree.head[v]) if tree.tag[u] == "VB" and _to(tree, u)), None)
        if above is not None:
            tree.hang(v, above, "conj")


def _beside_passive(tree: Tree, v: int) -> None:
    """'continuing to apply rules that have been passed and meeting its targets': what is passed meets none."""
    over = tree.head[v]
    if tree.tag[over] == "VBN" and tree.has(over, "auxpass") and not tree.has(v, "aux", "auxpass", "nsubj"):
        above = next((u for u in tree.up(over) if tree.tag[u] == "VBG" and tree.is_verb(u)), None)
        if above is not None:
            tree.hang(v, above, "conj")


def _deed(tree: Tree, v: int) -> None:
    """'The law renewed and expanded SSBCI': it expanded it, though the parser takes SSBCI for what the renewing goes on to."""
    noun = tree.head[v]
    first = tree.head[noun]
    told = tree.tag[first] == "VBD" and first == v - 2 and tree.dep[noun] == "conj" and not tree.has(first, "dobj")
    if told and tree.tag[v] in ("VBN", "VBD") and min(tree.subtree(noun)) == v:
        tree.tag[v], tree.pos[v] = "VBD", "VERB"
        tree.hang(v, first, "conj")
        tree.hang(noun, v, "dobj")


def _decreed(tree: Tree, v: int) -> None:
    """'the sanctions on firms that Norway announced': the sanctions, not the firms."""
    own = tree.has(v, "nsubj")
    if not own or tree.tag[own[0]] in ("WDT", "WP") or tree.has(v, "ccomp", "nsubjpass"):
        return
    chain = [tree.head[v], *tree.up(tree.head[v])]
    for i in chain[1:5]:
        if tree.lemma[i] in _MEASURES and tree.pos[i] == "NOUN":
            tree.hang(v, i, "relcl")
        if tree.dep[i] not in ("prep", "pobj", "conj") or tree.lemma[i] in _MEASURES:
            return


def _without_that(tree: Tree, v: int) -> None:
    """'was raised under guidance the Board released in May': the guidance that it released."""
    own = tree.has(v, "nsubj")
    thing = min(tree.subtree(own[0])) - 1 if len(own) == 1 and own[0] < v else 0
    plain = thing > 0 and not tree.has(v, "aux", "mark", "dobj", "ccomp", "xcomp")
    if plain and tree.pos[thing] == "NOUN" and tree.dep[thing] in ("pobj", "dobj") and min(tree.subtree(v)) > thing:
        tree.hang(v, thing, "relcl")
        tree.tag[v] = "VBD"


def _beside_the_relative(tree: Tree, v: int) -> None:
    """'was pushing for levies that were fair and gave time to all': the levies gave it, a past goes with no 'was pushing'."""
    over = tree.head[v]
    if tree.tag[over] != "VBG" or tree.has(v, "aux", *_OWN) or tree.lower[v - 1] != "and" or tree.lower[v - 2] == ",":
        return
    near = [u for u in range(over + 1, v) if tree.dep[u] == "relcl" and tree.tag[u] == "VBD"]
    if near:
        tree.hang(v, near[-1], "conj")


def _behind_a_place(tree: Tree, v: int) -> None:
    """'In Orm district, Vell province, a patrol detained': the patrol did, no second name of the province."""
    opening = [k for k in tree.has(v, "prep") if tree.lower[k] in ("in", "at", "near") and tree.has(k, "pobj")]
    for s in tree.has(v, "nsubj"):
        first = min(tree.subtree(s))
        for k in tree.has(s, "appos"):
            apart = tree.lower[first - 1] == "," and tree.lower[min(tree.subtree(k)) - 1] == ","
            if (
                apart
                and k + 1 == v
                and opening
                and opening[0] < first
                and tree.has(k, "det")
                and not tree.has(s, "det")
            ):
                tree.hang(s, tree.has(opening[0], "pobj")[-1], "appos")
                tree.hang(k, v, "nsubj")
                return


def _over_its_content(tree: Tree, v: int) -> None:
    """'The cost, X argued, could be higher': what is told depends on who tells it, not the other way round."""
    told = tree.head[v]
    span = [i for i in tree.subtree(v) if tree.pos[i] != "PUNCT"]
    aside = tree.lower[span[0] - 1] == "," and tree.lower[span[-1] + 1 : span[-1] + 2] == [","]
    if not aside or tree.dep[told] != "ROOT" or not tree.has(v, "nsubj") or tree.has(v, "dobj", "ccomp"):
        return
    tree.kids[told].remove(v)
    tree.head[v], tree.dep[v] = v, "ROOT"
    tree.hang(told, v, "ccomp")


def _after_a_span(tree: Tree, v: int) -> None:
    """'I am continuing for 1 year the emergency declared in 2010': the emergency is continued, the year declares nothing."""
    for p in tree.has(v, "prep"):
        for span in tree.has(p, "pobj"):
            for declared in tree.has(span, "relcl"):
                own = tree.has(declared, "nsubj")
                if (
                    len(own) == 1
                    and own[0] > span
                    and tree.has(own[0], "det")
                    and not tree.has(declared, "aux", "dobj")
                ):
                    tree.hang(own[0], v, "dobj")
                    tree.hang(declared, own[0], "acl")
                    tree.tag[declared] = "VBN"


def _finite(tree: Tree, v: int) -> bool:
    return tree.is_verb(v) and (tree.tag[v] in ("VBD", "VBZ", "VBP") or bool(_modals(tree, v)))


def _modals(tree: Tree, v: int) -> list[int]:
    return [k for k in tree.has(v, "aux") if tree.tag[k] == "MD"]


def _goes_on(tree: Tree, v: int) -> bool:
    """Is v finite, without a subject, and joined to an infinitive: 'met to speak of prices and agreed'?"""
    h = tree.head[v]
    finite = tree.tag[v] in ("VBD", "VBZ") and tree.lower[v] != tree.lemma[v] or bool(_modals(tree, v))
    infinitive = tree.tag[h] == "VB" and any(tree.lower[a] == "to" for a in tree.has(h, "aux"))
    return finite and infinitive and tree.is_verb(v) and not tree.has(v, "nsubj", "nsubjpass")


def _beside_progress(tree: Tree, v: int) -> bool:
    """'We are reading it and ask for patience': a present of its own, no form that 'are' goes with."""
    h = tree.head[v]
    be = [k for k in tree.has(h, "aux") if tree.lemma[k] == "be"]
    return tree.tag[h] == "VBG" and bool(be) and not tree.has(v, "aux") and not _modals(tree, h)
