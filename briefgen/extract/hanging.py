"""Verbs that the parser hangs on the wrong word, gives the wrong subject, or takes for qualities."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH
from briefgen.extract.governing import ASKING
from briefgen.extract.lexicon import CLOSING_MARKS
from briefgen.extract.passives import make_passive
from briefgen.extract.standinwords import HEADS_OF
from briefgen.extract.tree import OWN, Tree

_SEATED = frozenset("based headquartered located founded established born".split())
_DROPPING = frozenset("rescind repeal revoke withdraw scrap abolish cancel drop".split())
_CLAIMING = frozenset("allege claim argue contend assert say show".split())
_LEAVING = frozenset(("leave", "keep", "make", "render", "find"))
_OF_PEOPLE = frozenset(
    "designation sanction arrest killing death appointment nomination indictment conviction release detention removal".split()
)


def mend_hanging(tree: Tree, v: int) -> None:
    """Mend the tree around token v."""
    dep, tag = tree.dep[v], tree.tag[v]
    if dep == "conj" and tag in ("VBD", "VB"):
        _cut(tree, v)
    if dep == "conj" and tag in ("VBD", "VBN"):
        _again(tree, v)
    if dep == "conj" and tree.pos[v] == "PROPN":
        of_them_too(tree, v)
    if dep == "conj" and tree.pos[v] == "PROPN" and tree.dep[tree.head[v]] == "nsubj":
        _listed(tree, tree.head[v])
    if dep == "conj" and tree.is_verb(v):
        if tree.lower[min(tree.has(v, "aux", "auxpass"), default=v) - 1] == ",":
            _whose(tree, v)
    if tag == "NNP" and dep == "appos" and tree.dep[tree.head[v]] in OWN:
        _owned_office(tree, v)
    if dep in ("appos", "conj") and tree.pos[v] == "PROPN" and tree.dep[tree.head[v]] == "pobj":
        _based(tree, v)
    if dep == "auxpass" and tree.head[v] > v and (own := tree.has(v, "nsubj")):
        tree.hang(own[0], tree.head[v], "nsubjpass")  # 'The Orm Bank, Vell, Marenia, was closed'
    if dep == "conj" and tag == "VBP" and (own := tree.has(v, "nsubj")) and tree.tag[own[0]] == "NNP":
        _of_those_before(tree, v, own[0])
    if dep == "conj" and tree.is_verb(v) and not tree.has(v, *OWN):
        _with_its_own(tree, v)
    if dep == "conj" and tree.pos[v] in ("NOUN", "PROPN"):
        _closes_inner_list(tree, v)
    if dep == "conj" and tag == "VB" and tree.lower[v - 1] == "to" and tree.head[v - 1] == v:
        _beside_the_other(tree, v)
    if dep == "acomp" and tag == "VBN" and any(tree.lower[k] == "by" for k in tree.kids[v]):
        _was_done(tree, v)
    if dep == "acl" and tag == "VBD" and tree.dep[tree.head[v]] == "appos":
        _in_the_letter(tree, v)
    if dep == "pcomp" and tag == "VB":
        _of_the_deal(tree, v)
    if dep == "advcl" and tag == "VBG" and tree.lemma[v] in SPEECH:
        _of_the_dropped(tree, v)
        _behind_the_quotation(tree, v)
    if dep == "advcl" and tag == "VBG" and tree.lemma[v] in ASKING | SPEECH:
        _of_the_letter(tree, v)
    if dep == "ccomp" and tag == "VBN" and tree.lemma[tree.head[v]] in _LEAVING:
        if not tree.has(v, "aux", "auxpass", "mark"):
            tree.tag[v], tree.pos[v] = "JJ", "ADJ"  # 'leaves it well positioned'


def of_them_too(tree: Tree, v: int) -> None:
    """'The designations of Ada Holm, a trader, as well as Lars Lund, add to it': Lund is designated, and adds nothing."""
    over = tree.head[v]
    if tree.dep[v] == "nsubj":  # 'as well as Lars Lund, Per Ask, add to it', of which the parser makes another subject
        over = next((k for k in tree.has(over, "nsubj") if k < v and tree.pos[k] == "NOUN"), over)
    of = [p for k in tree.has(over, "prep") if tree.lower[k] == "of" for p in tree.has(k, "pobj") if p < v]
    rulers = tree.tag[over] in ("NNS", "NNPS") and tree.lower[over] in HEADS_OF
    near = v - 2  # 'Most of the people on both Ambe and Nauru have left'
    if (
        tree.lower[v - 1] == "and"
        and tree.dep[near] == "pobj"
        and "both" in [tree.lower[k] for k in tree.has(near, "det")]
    ):
        tree.hang(v, near, "conj")
        return
    joined = of and tree.lower[of[-1] + 1 : v] in (["and"], ["and", "the"])  # 'The Presidents of Norland and Ostria'
    if of and tree.pos[of[-1]] == "PROPN" and (tree.lemma[over] in _OF_PEOPLE or rulers and joined):
        tree.hang(v, of[-1], "conj")


def _in_the_letter(tree: Tree, v: int) -> None:
    """'In a letter to Minister Holm, 40 executives asked for relief': they did, who are no other name of the minister."""
    who = tree.head[v]
    top = next((u for u in (who, *tree.up(who)) if tree.head[u] == u), who)
    first = min(tree.subtree(who))
    if tree.pos[top] != "ADP" or tree.tag[who] not in ("NNS", "NNPS") or tree.lower[first - 1] != "," or who + 1 != v:
        return
    if tree.pos[tree.head[who]] == "PROPN" and not tree.has(v, "agent", "aux", "auxpass"):
        tree.hang(v, v, "ROOT")
        for k in [k for k in tree.kids[top] if k > v]:
            tree.hang(k, v, tree.dep[k])
        tree.hang(who, v, "nsubj")
        tree.hang(top, v, "prep")


def _of_the_deal(tree: Tree, v: int) -> None:
    """'struck a deal with liberal lawmakers to cut the levy': what is agreed with them, nothing that they do alone."""
    with_, whom = tree.head[v], tree.has(v, "nsubj")
    over = tree.head[with_]
    if tree.lower[with_] == "with" and len(whom) == 1 and any(tree.lower[k] == "to" for k in tree.has(v, "aux")):
        tree.hang(whom[0], with_, "pobj")
        tree.hang(v, over, "advcl" if tree.is_verb(over) else "acl")


def _owned_office(tree: Tree, office: int) -> None:
    """'The Department of Ports' Office of Ships has closed it': the office did, which the parser takes for another name."""
    owner, first = tree.head[office], min(tree.subtree(office))
    if tree.tag[first - 1] == "POS" and tree.head[first - 1] == owner:
        tree.hang(office, tree.head[owner], tree.dep[owner])
        tree.hang(owner, office, "poss")


def _based(tree: Tree, name: int) -> None:
    """'Based in Norland, the Vell Group is led by X': the group is, which is no other name of the place."""
    based = tree.head[tree.head[tree.head[name]]]
    verb = tree.head[based]
    before = min(tree.subtree(name)) - 1
    if tree.lower[based] in _SEATED and based == min(tree.subtree(verb)) and tree.is_verb(verb) and verb > name:
        behind = max(tree.subtree(name)) + 1
        if tree.lower[before] == "," and tree.lower[behind : behind + 1] != [","] and not tree.has(verb, *OWN):
            tree.hang(name, verb, "nsubjpass" if tree.has(verb, "auxpass") else "nsubj")


def _listed(tree: Tree, name: int) -> None:
    """'The Fund, Harbour Board and Guild adopted it': a list whose first name the parser sets apart from the others."""
    before = [k for k in tree.has(tree.head[name], "nsubj") if k < name]
    if before and tree.lower[before[-1] + 1] == "," and tree.pos[before[-1]] == tree.pos[name] == "PROPN":
        if 1 < min(tree.subtree(name)) - before[-1] < 4:
            tree.hang(before[-1] + 1, before[-1], "punct")
            tree.hang(name, before[-1], "conj")


def _whose(tree: Tree, v: int) -> None:
    """'sanctioned Orm Inc., whose ship, the Lady Vell, is used': the ship is, not who sanctioned."""
    between = range(v - 1, tree.head[v], -1)
    noun = next((tree.head[k] for k in between if tree.tag[k] == "WP$"), None)
    if noun is not None and not tree.has(v, *OWN) and tree.dep[noun] not in OWN and not any(map(tree.is_verb, between)):
        over = tree.head[noun]
        tree.hang(noun, v, "nsubjpass" if tree.has(v, "auxpass") else "nsubj")
        tree.hang(v, over, "relcl")


def _closes_inner_list(tree: Tree, v: int) -> None:
    """'Nations close to Norland, Sudria, and its ally Ostria pledged': the ally is the third of those, and no nation."""
    over, start = tree.head[v], min(tree.subtree(v))
    last = start - 3  # before ', and'
    if tree.lower[start - 2 : start] != [",", "and"] or tree.pos[last] != "PROPN" or tree.pos[over] != "NOUN":
        return
    first = tree.head[last]
    bare = tree.dep[last] == "conj" and first != over and over < first and not tree.has(first, "cc")
    alone = any(tree.tag[k] == "PRP$" for k in tree.has(v, "poss")) or start == v
    if alone and bare and not tree.has(last, "cc", "conj") and tree.dep[first] == "pobj" and over in tree.up(first):
        tree.hang(v, last, "conj")


def _of_those_before(tree: Tree, v: int, last: int) -> None:
    """'how firms tied to Norland, Sudria, and Ostria evade duties': the firms do, which 'evade' goes with, not Ostria."""
    start = min(tree.subtree(last))
    before = start - 3  # of ', and'
    if tree.lower[start - 2 : start] != [",", "and"] or tree.has(last, "conj") or tree.pos[before] != "PROPN":
        return
    first = tree.head[before] if tree.dep[before] == "conj" else before
    those = next((u for u in tree.up(first) if tree.tag[u] in ("NNS", "NNPS")), None)
    if tree.dep[first] == "pobj" and those is not None and those < first:
        tree.hang(last, before, "conj")
        over, dep = tree.head[those], tree.dep[those]
        if dep == "pobj" and any(tree.lower[k] in ("how", "why", "where", "when") for k in tree.kids[those]):
            tree.hang(v, over, "pcomp")
            tree.hang(those, v, "nsubj")


def _beside_the_other(tree: Tree, v: int) -> None:
    """'requires firms to report sums, and to verify names': they verify them, who are required to report."""
    over = tree.head[v]
    before = [k for k in tree.has(over, "xcomp") if k < v and tree.lower[k - 1] == "to" and tree.tag[k] == "VB"]
    if before and tree.tag[over] in ("VBZ", "VBD", "VBP"):
        tree.hang(v, before[-1], "conj")


def _of_the_letter(tree: Tree, v: int) -> None:
    """'sent a letter to Ada Holm, head of the Office, urging her to act': what the letter says is no aside."""
    over = tree.head[v]
    if tree.lemma[over] in ("send", "write") and any(tree.lemma[k] == "letter" for k in tree.has(over, "dobj")):
        tree.dep[v] = "xcomp"


def _behind_the_quotation(tree: Tree, v: int) -> None:
    """'stated, “The Ministry is acting,” emphasizing that': the speaker emphasizes it."""
    said = tree.head[tree.head[v]]
    if tree.lower[v - 1] in CLOSING_MARKS and tree.dep[tree.head[v]] == "ccomp" and tree.lemma[said] in SPEECH:
        tree.hang(v, said, "advcl")


def _with_its_own(tree: Tree, v: int) -> None:
    """'should drop its rule and the Council should answer', 'closed a bank in Orm and the Fund was named receiver': of its own subject.

    A participle without 'is' goes with no 'is awarding': 'for sites in towns or built with steel' tells of the sites."""
    first = min(tree.has(v, "aux", "auxpass"), default=v)
    over, k = tree.head[v], first - 1
    if first < v and tree.dep[k] == "conj" and tree.pos[k] in ("NOUN", "PROPN") and over < k:
        start = min(tree.subtree(k))
        if tree.lower[start - 1] == "and" and over in tree.up(k):
            tree.hang(k, v, "nsubj" if not tree.has(v, "auxpass") else "nsubjpass")
            tree.hang(start - 1, over, "cc")
    elif (
        tree.tag[v] == "VBN" and tree.tag[over] == "VBG" and tree.has(over, "aux") and not tree.has(v, "aux", "auxpass")
    ):
        if tree.lower[v - 1] in ("or", "and") and tree.pos[v - 2] == "NOUN":
            tree.hang(v, v - 2, "acl")


def _was_done(tree: Tree, v: int) -> None:
    """'The Orm Bank, Vell, was closed today by the Board': a passive, no quality of the bank."""
    be = tree.head[v]
    if tree.lower[be] not in ("was", "were") or not tree.has(be, "nsubj"):
        return
    make_passive(tree, be, v)
    for k in tree.has(v, "prep"):
        tree.dep[k] = "agent" if tree.lower[k] == "by" else tree.dep[k]


def _of_the_dropped(tree: Tree, v: int) -> None:
    """'rescinded a policy, set out in Rule 2, stating that it will not settle': what the policy said, which holds no more."""
    over = tree.head[v]
    if tree.lemma[over] in _DROPPING and (objects := [k for k in tree.has(over, "dobj") if over < k < v]):
        tree.hang(v, objects[-1], "acl")


def _cut(tree: Tree, v: int) -> None:
    """'put forward a plan that will lower fees, cut tolls, and make': the plan will cut them, a list in which no past stands.

    So will it in 'to push a plan that would raise fees, cut jobs and': an infinitive in its middle goes with what is nearest."""
    if tree.lower[v] != tree.lemma[v] or tree.has(v, "aux", *OWN):
        return
    listed = any(tree.tag[k] == "VB" and not tree.has(k, "aux", *OWN) for k in tree.has(v, "conj"))
    if listed if tree.tag[v] == "VBD" else tree.lower[v - 1] == ",":
        near = [u for u in range(tree.head[v] + 1, v) if tree.tag[u] == "VB" and tree.has(u, "aux")]
        if tree.tag[v] == "VB":
            near = [u for u in near if tree.dep[u] == "relcl" and any(tree.tag[a] == "MD" for a in tree.has(u, "aux"))]
            near += [u for u in range(tree.head[v] + 1, v) if tree.tag[u] == "VB" and _helped(tree, u)]
        if near:
            tree.hang(v, near[-1], "conj")
            tree.tag[v] = "VB"


def _again(tree: Tree, v: int) -> None:
    """'against a group committed to war, committed to buying arms': the group is, said twice."""
    if tree.lower[v - 1] == "," and not tree.has(v, "aux", "auxpass", "cc", *OWN):
        told = (k for k in range(v - 2, tree.head[v], -1) if tree.lower[k] == tree.lower[v] and tree.dep[k] == "acl")
        if (first := next(told, None)) is not None:
            tree.hang(v, first, "conj")
            tree.tag[v] = "VBN"


def _helped(tree: Tree, v: int) -> bool:
    """'committed to helping Berg mend roads, train nurses and': Berg is to train them."""
    helping = tree.lemma[tree.head[v]] == "help" and tree.dep[v] in ("ccomp", "xcomp")
    return helping and bool(tree.has(v, "nsubj")) and not tree.has(v, "aux")


def by_whom(tree: Tree, v: int) -> None:
    """'was ordered to stop sales by the Board': the Board ordered it."""
    if tree.has(v, "auxpass") and not tree.has(v, "agent"):
        below = (k for x in tree.has(v, "xcomp") if tree.tag[x] == "VB" for k in tree.has(x, "agent"))
        for k in [k for k in below if not tree.has(tree.head[k], "auxpass")]:
            tree.hang(k, v, "agent")


def alleged(tree: Tree, v: int) -> None:
    """'filed a suit alleging the lender hid the risks': the lender hid them, it is said."""
    noun = v - 1
    while noun and tree.dep[noun] == "advmod" and tree.head[noun] == v:
        noun -= 1
    says = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.tag[says] == "VBG" and tree.lemma[says] in _CLAIMING:
        tree.hang(noun, v, "nsubj")
        tree.hang(v, says, "ccomp")
