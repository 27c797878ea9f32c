"""Verbs that the parser joins to a wrong one by 'and', or by a comma."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH, known
from briefgen.extract.tree import OWN, TOLD, Tree


def mend_conjoined(tree: Tree, v: int) -> None:
    """Hang token v, which the parse joins to another word, where it belongs."""
    tag = tree.tag[v]
    if tag == "VB":
        _infinitive(tree, v)
    elif tag == "VBG":
        _gerund(tree, v)
    elif tag == "VBZ":
        _of_the_relative(tree, v)
    elif tag == "VBD":
        _past(tree, v)
        _perfect(tree, v)
        _to_whom(tree, v)
    elif (
        tag == "NNS" and tree.lower[v] in _WISHES and tree.lower[v - 1] == "and" and tree.lower[v + 1 : v + 2] == ["to"]
    ):
        _wishes(tree, v)
    if tree.dep[v] == "conj" and tag in TOLD | {"VBN"}:
        _another_reason(tree, v)
    if tree.dep[v] == "conj" and tree.lower[v - 1] in ("and", "or"):
        _second(tree, v)
    if tree.dep[v] == "conj" and _goes_on(tree, v):
        above = next((u for u in tree.up(tree.head[v]) if _finite(tree, u)), None)
        if above is not None and tree.has(above, "nsubj"):
            tree.hang(v, above, "conj")


_TO_WHOM = frozenset("give order tell ask fine warn urge demand allow grant sue ban summon".split())


def _to_whom(tree: Tree, v: int) -> None:
    """'The Board said Halden broke the rules and gave it six months': it is the Board that gave."""
    told, said = tree.head[v], tree.head[tree.head[v]]
    whom = [k for k in tree.has(v, "dative", "dobj") if tree.lower[k] in ("it", "him", "her", "them")]
    if tree.lemma[v] in _TO_WHOM and whom and tree.dep[told] == "ccomp" and not tree.has(v, "nsubj"):
        if tree.has(said, "nsubj") and tree.tag[said] == "VBD" and said < told:
            tree.hang(v, said, "conj")


_WISHES = {"plans": "plan", "hopes": "hope", "aims": "aim", "intends": "intend"}


def _wishes(tree: Tree, v: int) -> None:
    """'It disagreed with the decision and plans to appeal': no noun that it disagreed with."""
    below = [k for k in tree.has(v, "xcomp", "acl", "relcl") if tree.tag[k] == "VB" and tree.lower[k - 1] == "to"]
    above = next((u for u in tree.up(v) if _finite(tree, u)), None)
    one = above is not None and any(tree.tag[k] in ("NN", "NNP", "PRP") for k in tree.has(above, "nsubj"))
    if above is None or not one or not below or tree.tag[above] not in ("VBD", "VBZ", "VBN"):
        return
    tree.hang(v, above, "conj")
    tree.tag[v], tree.pos[v], tree.lemma[v], tree.dep[below[0]] = "VBZ", "VERB", _WISHES[tree.lower[v]], "xcomp"


_UNCHANGED = frozenset("cut put set shut let hit quit split spread cast shed bet bid hurt rid".split())


def _infinitive(tree: Tree, v: int) -> None:
    first = tree.head[v]
    if tree.lower[v] in _UNCHANGED and tree.tag[first] == "VBD" and not tree.has(v, "aux", *OWN):
        if tree.lower[v - 1] in ("and", "but", "then", "also") and not tree.has(first, "xcomp", "ccomp"):
            tree.tag[v] = "VBD"  # 'reported a loss and cut its dividend'
    if _beside_progress(tree, v):
        tree.tag[v] = "VBP"
    _beside_participle(tree, v)
    _of_the_relative(tree, v)


def _gerund(tree: Tree, v: int) -> None:
    _of_the_report(tree, v)
    _beside_a_saying(tree, v)
    _of_the_list(tree, v)
    if _in_passing(tree, v):
        tree.dep[v] = "advcl"
        return
    if tree.tag[tree.head[v]] == "VB" and tree.lower[v - 1] in ("and", "or") and _of_a_noun(tree, v):
        return
    _beside_passive(tree, v)


def of_such(tree: Tree, v: int) -> None:
    """'Investors focused on trade say the pact fails': of which investors it is told; two verbs have an 'and' between them."""
    first = tree.head[v]
    own = tree.has(first, "nsubj")
    between = [k for k in tree.kids[first] if first < k < v]
    if (
        tree.tag[first] != "VBD"
        or len(own) != 1
        or max(tree.subtree(own[0])) + 1 != first
        or tree.has(v, *OWN)
        or v == first + 1
    ):
        return
    if (
        [tree.dep[k] for k in between] != ["prep"]
        or max(tree.subtree(between[0])) != v - 1
        or tree.head[first] != first
    ):
        return
    for k in [k for k in tree.kids[first] if k > v or k == own[0]]:
        tree.hang(k, v, tree.dep[k])
    tree.hang(v, v, "ROOT")
    tree.tag[first] = "VBN"
    tree.hang(first, own[0], "acl")


def _past(tree: Tree, v: int) -> None:
    if tree.has(v, "agent") and tree.dep[tree.head[v]] == "acl":
        tree.tag[v] = "VBN"  # 'the law, approved by Congress and signed by the President'
    elif tree.tag[tree.head[v]] in ("VBZ", "VBP"):
        _over_a_present(tree, v)


def _perfect(tree: Tree, v: int) -> None:
    """The last verb of 'has drafted, signed, and published the plan', which the tagger takes for a simple past."""
    first = tree.head[v]
    if tree.has(first, "dobj", "ccomp") or tree.has(v, "aux", *OWN) or v - first > 3 or tree.lower[v - 1] != "and":
        return
    while tree.dep[first] == "conj" and tree.tag[first] == "VBN":
        first = tree.head[first]
    if tree.tag[first] == "VBN" and {"has", "have", "had"} & {tree.lower[k] for k in tree.has(first, "aux")}:
        tree.tag[v] = "VBN"


def _another_reason(tree: Tree, v: int) -> None:
    """'listed it for being owned by, or having acted for, Mr Holm', 'listed firms that have led, aided, or acted for it': why
    it was listed, nothing that the lister did."""
    over, begins = tree.head[v], min(v, *tree.has(v, "aux", "advmod"), v)
    before = tree.lower[begins - 1]
    listed = before == "," and any(tree.lower[k] == "or" for k in tree.has(v, "cc"))
    if before != "or" and not listed or not tree.is_verb(over) or tree.has(v, *OWN):
        return
    grounds = (g for g in range(over + 1, v) if tree.dep[g] in ("pcomp", "relcl"))
    told = [
        g
        for g in grounds
        if tree.lower[tree.head[g]] == "for" or {"have", "has"} & {tree.lower[k] for k in tree.has(g, "aux")}
    ]
    if told:
        tree.hang(v, told[-1], "conj")
        tree.tag[v] = "VBN"


def _of_a_noun(tree: Tree, v: int) -> bool:
    """'will host public talks and listening sessions': two objects, for no gerund goes with 'will host'."""
    over = tree.head[v]
    first, second = [k for k in tree.has(over, "dobj") if k < v], tree.has(v, "dobj")
    if not first or second != [v + 1] or tree.tag[v + 1] not in ("NNS", "NN") or tree.has(v, "aux", *OWN):
        return False
    for k in [k for k in tree.kids[v] if k > v + 1]:
        tree.hang(k, over, tree.dep[k])
    tree.hang(v + 1, first[-1], "conj")
    tree.hang(v, v + 1, "compound")
    tree.tag[v], tree.pos[v] = "NN", "NOUN"
    return True


def _of_the_report(tree: Tree, v: int) -> None:
    """'Norland will sue, Minister Holm said, and is weighing limits on its own sales': Norland is."""
    says = tree.head[v]
    told = [k for k in tree.has(says, "ccomp") if k < says]
    theirs = any(tree.lower[i] == "its" for k in tree.has(v, "dobj") for i in tree.subtree(k))
    if told and theirs and tree.lemma[says] in SPEECH and not tree.has(v, *OWN):
        tree.hang(v, told[-1], "conj")


def _beside_a_saying(tree: Tree, v: int) -> None:
    """'told us it would act, arguing the isle is vital and asserting nobody defends it': who argues asserts it, not the isle."""
    told = tree.head[v]
    says = tree.head[told]
    both = tree.lemma[v] in SPEECH and tree.lemma[says] in SPEECH and tree.tag[says] == "VBG"
    if both and tree.dep[told] == "ccomp" and tree.tag[told] != "VBG" and not tree.has(v, "aux"):
        tree.hang(v, says, "conj")


def _of_the_list(tree: Tree, v: int) -> None:
    """'reviewed work on customs, training, and fighting crime': an item of what was reviewed, for nobody 'reviewed and fighting'."""
    over, last = tree.head[v], v - 2 - (tree.lower[v - 2] == ",")
    told = tree.tag[over] in ("VBD", "VBZ", "VBP") and tree.lemma[over] not in ("be", "have") and over < last
    if told and tree.lower[v - 1] in ("and", "or") and not tree.has(v, "aux", *OWN):
        if tree.pos[last] in ("NOUN", "PROPN") and over in tree.up(last):
            tree.hang(v, last, "conj")
            for k in range(last + 1, v):
                tree.hang(k, last, tree.dep[k])


def _in_passing(tree: Tree, v: int) -> bool:
    """'will build a plant, creating 400 jobs': what comes of it, no form that 'will' goes with."""
    return tree.tag[tree.head[v]] == "VB" and tree.lower[v - 1] == "," and not tree.has(v, "aux", *OWN)


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


def _to(tree: Tree, v: int) -> bool:
    return any(tree.lower[a] == "to" for a in tree.has(v, "aux"))


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


def _beside_passive(tree: Tree, v: int) -> None:
    """'continuing to apply rules that have been passed and meeting its targets': what is passed meets none."""
    over = tree.head[v]
    if tree.tag[over] == "VBN" and tree.has(over, "auxpass") and not tree.has(v, "aux", "auxpass", "nsubj"):
        above = next((u for u in tree.up(over) if tree.tag[u] == "VBG" and tree.is_verb(u)), None)
        if above is not None:
            tree.hang(v, above, "conj")


def _beside_participle(tree: Tree, v: int) -> None:
    """'has signed a deal to buy the mill, take a stake and rescue it': it is to take one, no form that 'has' goes with."""
    over = tree.head[v]
    while tree.tag[over] == "VBN" and tree.dep[over] == "conj" and not tree.has(over, "aux", "auxpass"):
        over = tree.head[over]
    if tree.tag[over] != "VBN" or not tree.has(over, "aux", "auxpass") or tree.has(v, "aux", *OWN):
        return
    near = [u for u in range(over + 1, v) if tree.tag[u] == "VB" and _to(tree, u) and over in tree.up(u)]
    if near:
        tree.hang(v, near[-1], "conj")


def _of_the_relative(tree: Tree, v: int) -> None:
    """'will be no haven for gangs who sell arms, run drugs, or bribe judges': the gangs do all three; so does 'a firm that hides
    fees, blocks refunds, and sells data' that was fined."""
    over = tree.head[v]
    if tree.lower[v - 1] != "," or tree.has(v, "aux", *OWN):
        return
    relatives = [u for u in range(over + 1, v) if tree.dep[u] == "relcl" and tree.has(u, "nsubj")]
    near = [u for u in relatives[-1:] if any(tree.lower[k] in ("who", "that", "which") for k in tree.has(u, "nsubj"))]
    if not near:
        return
    if tree.tag[v] == tree.tag[near[-1]] == "VBZ":
        present = any(tree.tag[u] in ("VBZ", "VBP") and tree.is_verb(u) for u in (over, *tree.up(over)))
        if not present and tree.has(v, "cc") and tree.lemma[v] not in SPEECH:
            tree.hang(v, near[-1], "conj")
        return
    either = any(tree.lower[k] == "or" for h in (over, v) for k in tree.has(h, "cc") if k >= v - 1)
    if tree.tag[over] == "VB" and _modals(tree, over) and tree.tag[near[-1]] == "VBP" and either:
        tree.hang(v, near[-1], "conj")
        tree.tag[v] = "VBP"


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
