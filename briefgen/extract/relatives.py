"""Relative clauses that the parser hangs on the noun before them, where they are of another one or of none."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH
from briefgen.extract.lexicon import GROUP_HEADS, ORG_HEADS, PERSON_HEADS
from briefgen.extract.tree import Tree

PAPERS = frozenset(
    "statement letter interview report release email post tweet filing speech testimony memo note message".split()
)
_DECREE = frozenset("announce unveil impose adopt introduce levy".split())
_MEASURES = frozenset(
    "sanction tariff duty measure ban restriction penalty levy tax fine control curb embargo quota".split()
)

_STIRRING = frozenset("raise prompt spark trigger fuel draw cause stoke provoke heighten deepen ease renew".split())
_BEARING = frozenset("prevent mean imply".split())  # done by what is told before
_STIRRED = frozenset(
    "prospect fear concern question tension alarm outrage protest criticism anger speculation doubt hope worry condemnation "
    "uncertainty anxiety unease backlash fury rift".split()
)
_NOT_SO = frozenset("no not n't n’t never hardly scarcely if whether unless may might could would should must".split())
_MEMBERS = frozenset(
    "member leader commander official operative officer employee agent citizen national resident".split()
)

_SIGNING = frozenset("sign conclude initial ink".split())
_SIGNED = frozenset(
    "memorandum mou moc accord agreement treaty declaration letter protocol pact contract compact convention communique".split()
)
_WITHIN = frozenset(("from", "at", "with"))


def mend_relative(tree: Tree, v: int) -> None:
    """Hang the relative clause of verb v where it belongs."""
    if tree.dep[v] == "acl":
        _told_that(tree, v)
        return
    if tree.lemma[tree.head[v]] in PAPERS:
        _told_in(tree, v)
    if tree.dep[v] == "relcl" and tree.pos[tree.head[v]] == "PROPN" and _happens(tree, v):
        _of_the_event(tree, v)
    if tree.dep[v] == "relcl" and tree.dep[tree.head[v]] == "pobj":
        _of_several(tree, v)
        _of_whom(tree, v)
    if tree.dep[v] == "relcl" and (tree.dep[tree.head[v]] == "attr" or _of_a_member(tree, v)):
        _of_who_is(tree, v)
    if tree.dep[v] == "relcl" and tree.lemma[v] in _STIRRING | _BEARING and tree.pos[tree.head[v]] == "PROPN":
        _of_it_all(tree, v)
    if tree.dep[v] == "relcl" and tree.lemma[v] in _DECREE:
        _decreed(tree, v)


def signed(tree: Tree, v: int) -> None:
    """'the memorandum of understanding on ports signed by X', 'the aims told in the accord that X signed': the paper is signed."""
    noun = tree.head[v]
    if tree.lemma[v] not in _SIGNING or noun > v or tree.lemma[noun].lower() in _SIGNED:
        return
    near = min(tree.subtree(v)) - 1
    if tree.lemma[near].lower() in _SIGNED and noun in tree.up(near):
        tree.hang(v, near, tree.dep[v])
        return
    for u in tree.up(noun):
        if tree.pos[u] not in ("NOUN", "PROPN", "ADP"):
            return
        if tree.lemma[u].lower() in _SIGNED:
            tree.hang(v, u, tree.dep[v])
            return


def deemed(tree: Tree, v: int) -> None:
    """'in consultation with any official the Secretary deems fit, shall act': only which official; the parser makes a clause of it."""
    own, noun = tree.has(v, "nsubj"), -1
    if own and own[-1] < v and tree.dep[v] != "relcl":
        noun = min(tree.subtree(own[-1])) - 1
    if noun < 0 or tree.pos[noun] != "NOUN" or tree.head[noun] == v and tree.dep[noun] != "nsubj":
        return
    over, root = tree.head[v], tree.dep[v] == "ROOT"
    for k in [
        k for k in tree.kids[v] if not root and (k < noun or tree.dep[k] in ("advcl", "xcomp", "conj")) and k != noun
    ]:
        tree.hang(k, over, "xcomp" if tree.tag[k] == "VB" else tree.dep[k])
    if not root and noun not in tree.subtree(v):
        tree.hang(v, noun, "relcl")


def considered(tree: Tree, v: int) -> None:
    """'After considering the advice the Board gave me, I find': the advice that it gave."""
    own = tree.has(v, "nsubj")
    for p in [k for k in tree.has(v, "prep") if own and k < own[0]]:
        for noun in (o for g in tree.has(p, "pcomp") for o in tree.has(g, "dobj")):
            if min(tree.subtree(own[0])) == noun + 1:
                tree.hang(p, tree.head[v], "prep")
                tree.hang(v, noun, "relcl")
                return


def _of_it_all(tree: Tree, v: int) -> None:
    """'said it should own the isle of Orm, which has raised fears of a rift': the saying has, not the isle."""
    own, top = tree.has(v, "nsubj"), next((u for u in tree.up(tree.head[v]) if tree.is_verb(u)), v)
    stirred = any(tree.lemma[k] in _STIRRED for k in tree.has(v, "dobj"))
    stirred = stirred or tree.lemma[v] in _BEARING or tree.lemma[v] == "prompt" and bool(tree.has(v, "xcomp", "ccomp"))
    if own and tree.lower[own[0]] == "which" and tree.lower[own[0] - 1] == "," and stirred and top != v:
        tree.hang(v, top, "advcl")


def _told_that(tree: Tree, v: int) -> None:
    """'said in a statement that the ship sank': what is said, not which statement."""
    says = tree.head[tree.head[tree.head[v]]]
    that = any(tree.lower[k] == "that" for k in tree.has(v, "mark"))
    spoken = tree.lemma[tree.head[v]] in PAPERS and tree.lemma[says] in SPEECH and tree.is_verb(says)
    if that and spoken and not tree.has(says, "ccomp", "dobj"):
        tree.hang(v, says, "ccomp")


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


def _happens(tree: Tree, v: int) -> bool:
    place = any(tree.lower[k] == "place" for k in tree.has(v, "dobj"))
    return tree.lemma[v] in ("occur", "happen") or tree.lemma[v] == "take" and place


def _of_the_event(tree: Tree, v: int) -> None:
    """'an attack on a camp of the Mission that took place today, killing two': the attack did, not the Mission."""
    above = [tree.head[v], *tree.up(tree.head[v])]
    stop = next((n for n, i in enumerate(above) if tree.dep[i] not in ("pobj", "prep", "appos")), 0)
    if stop and tree.pos[above[stop]] == "NOUN":
        tree.hang(v, above[stop], "relcl")


def _of_several(tree: Tree, v: int) -> None:
    """'breaches of the truce, which have cost lives': the breaches have."""
    one = tree.head[v]
    over = tree.head[tree.head[one]]
    own = [k for k in tree.has(v, "nsubj", "nsubjpass") if tree.tag[k] == "WDT"]
    several = any(tree.lower[k] in ("have", "are", "were") for k in (v, *tree.has(v, "aux", "auxpass")))
    if own and several and tree.tag[one] in ("NN", "NNP") and not tree.has(one, "conj") and tree.tag[over] == "NNS":
        tree.hang(v, over, "relcl")


def _of_whom(tree: Tree, v: int) -> None:
    """'Holm, a lawmaker from the Harbour Party who leads the talks': 'who' is no party."""
    body = tree.head[v]
    person = tree.head[tree.head[body]]
    human = tree.lower[person] in PERSON_HEADS | _MEMBERS or tree.lower[person] + "s" in GROUP_HEADS
    of_it = tree.pos[body] == "PROPN" or tree.lower[body] in ORG_HEADS - PERSON_HEADS
    who = [k for k in tree.has(v, "nsubj") if tree.lower[k] == "who"]
    if not (human and of_it and who and tree.tag[person] in ("NN", "NNP")):
        return
    if tree.lower[who[0] - 1] != ",":
        if tree.lower[tree.head[body]] in _WITHIN:
            tree.hang(v, person, "relcl")
    elif tree.dep[person] == "appos" and tree.pos[tree.head[person]] == "PROPN":
        tree.hang(v, tree.head[person], "relcl")  # 'Ada Holm, chair of the Harbour Board, who resigned'


def _of_a_member(tree: Tree, v: int) -> bool:
    """'a member of the Red Lantern who led': 'who' is no body."""
    of = tree.head[tree.head[v]]
    return (
        tree.dep[tree.head[v]] == "pobj"
        and tree.lower[of] == "of"
        and tree.lower[tree.head[of]] in _MEMBERS
        and (tree.dep[tree.head[of]], tree.pos[tree.head[v]]) == ("attr", "PROPN")
        and any(tree.lower[k] == "who" for k in tree.has(v, "nsubj", "nsubjpass"))
    )


def _of_who_is(tree: Tree, v: int) -> None:
    """'Holm is an officer who led the raid', 'a member of the Red Lantern who led it': Holm led it."""
    noun = tree.head[v]
    if tree.dep[noun] == "pobj":
        noun = tree.head[tree.head[noun]]
    is_ = tree.head[noun]
    own = tree.has(is_, "nsubj")
    told = any(tree.lower[k] in ("who", "which", "that") for k in tree.has(v, "nsubj", "nsubjpass"))
    small = {tree.lower[k] for k in (*tree.has(is_, "aux", "mark", "advmod", "neg"), *tree.has(noun, "det"))}
    if told and tree.lemma[is_] == "be" and tree.pos[noun] == "NOUN" and len(own) == 1 and not small & _NOT_SO:
        if tree.pos[own[0]] == "PROPN" or tree.lower[own[0]] in ("he", "she"):
            tree.hang(v, own[0], "relcl")


_ISSUED = frozenset("publish release issue come present unveil launch adopt propose table".split())
_WRITTEN = frozenset(
    "report study survey review paper proposal law bill directive regulation rule plan analysis".split()
)


def is_published(tree: Tree, noun: int, v: int) -> bool:
    """Whether it is the report that comes out in 'a report on ports, which came out', to the parser the ports."""
    prep = tree.head[noun]
    about = tree.dep[noun] == "pobj" and tree.lower[prep] in ("on", "about", "into")
    return about and tree.lemma[v] in _ISSUED and tree.lemma[tree.head[prep]].lower() in _WRITTEN


def by_itself(tree: Tree, v: int, subject: int) -> bool:
    """'is about the older tools, for which the firm will end support': an event of its own, whatever stands before it."""
    which = (p for k in tree.has(v, "prep") if k < subject for p in tree.has(k, "pobj"))
    aside = tree.lower[min(tree.subtree(v)) - 1] == "," and tree.pos[subject] in ("NOUN", "PROPN")
    return aside and any(tree.lower[p] in ("which", "whom") for p in which)
