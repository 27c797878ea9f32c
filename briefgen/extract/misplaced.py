"""Names and clauses that the parser hangs on the wrong word: a name before a day, what somebody states behind what they stressed."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH
from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.passives import is_passive
from briefgen.extract.tree import OWN, Tree

__all__ = [
    "acting_so",
    "are_so",
    "before_a_day",
    "before_another",
    "between_them",
    "by_them",
    "granting",
    "in_other_words",
    "in_the_list",
    "listed_noun",
    "listed_with",
    "of_a_city",
    "of_one_word",
    "on_the_spot",
    "past_too",
    "pursuant",
    "stated",
]

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BE = frozenset(("VBD", "VBZ", "VBP"))
_NAMING = frozenset(("DET", "PROPN", "NOUN", "ADJ"))
_MUTUAL = frozenset("sign agree conclude reach negotiate strike hold exchange".split())
_TOGETHER = frozenset("call trip visit tour flight conference panel".split())
_SIGNED = frozenset(
    "order proclamation memorandum directive resolution decree notice rule license licence letter".split()
)
_SIGNING = frozenset(
    "sign issue publish adopt approve announce release propose finalize finalise pass enact introduce".split()
)
_SUMS = frozenset("total sum amount euro dollar pound franc million billion fine penalty".split())
_HALVED = frozenset("vice co ex deputy".split())
_FEASTS = frozenset("black super good easter palm bloody ash holy cyber giving election labor memorial".split())


def before_a_day(tree: Tree, day: int) -> None:
    """'sued Halden Tuesday in Arsen': whom it sued, no Tuesday called so."""
    v, name = tree.head[day], day - 1
    named = tree.head[name] == day and tree.dep[name] in ("compound", "nmod", "amod") and tree.pos[name] == "PROPN"
    if not named or not tree.is_verb(v) or v > name or tree.lower[name] in _FEASTS or tree.has(v, "ccomp", "auxpass"):
        return
    if tree.dep[day] == "npadvmod" and tree.has(v, "dobj"):
        return
    for k in list(tree.kids[day]):
        if k < name:
            tree.hang(k, name, tree.dep[k])
    tree.hang(name, v, "dobj")
    tree.dep[day] = "npadvmod"


def acting_so(tree: Tree, v: int, start: int) -> None:
    """'On 7 May the Board, acting under the Act, designated kelp': the Board did, whatever the parser makes of it."""
    if tree.lower[v - 1] != "," or tree.has(v, *_SUBJECTS, "aux", "auxpass") or tree.pos[v + 1 : v + 2] == ["ADP"]:
        return
    doing = next((k for k in range(v - 2, start + 1, -1) if tree.tag[k] in _FINITE or tree.lower[k] == ","), start)
    doing += 1
    end = doing - 1
    if tree.lower[end] != "," or tree.tag[doing] != "VBG" or tree.pos[end - 1] not in ("NOUN", "PROPN"):
        return
    first = end
    while first > start and (tree.pos[first - 1] in _NAMING or tree.lower[first - 1] in ("of", "for", "and")):
        first -= 1
    body = next((k - 1 for k in range(first + 1, end) if tree.pos[k] == "ADP"), end - 1)
    if tree.pos[body] != "PROPN" or any(tree.tag[k] in _FINITE for k in range(start, first)):
        return
    over = tree.head[v]
    if over > v and tree.dep[v] == "amod":  # 'designated kelp', to the parser the kelp that was designated
        top, dep = tree.head[over], tree.dep[over]
        tree.hang(v, v if top == over else top, dep)
        tree.hang(over, v, "dobj")
        for k in [k for k in tree.kids[over] if k < v or tree.dep[k] in ("prep", "punct") and k > over]:
            tree.hang(k, v, "prep" if tree.pos[k] == "ADP" else "dep" if tree.dep[k] != "punct" else "punct")
    opening = [k for k in range(start, first) if tree.head[k] >= first or tree.pos[tree.head[k]] in ("PUNCT", "X")]
    _over_all(tree, v, {body, doing, *opening})
    tree.tag[v], tree.pos[v] = "VBD", "VERB"
    tree.hang(body, v, "nsubj")
    tree.hang(doing, body, "acl")
    for k in opening:
        tree.hang(k, v, "prep" if tree.pos[k] == "ADP" else "punct" if tree.pos[k] == "PUNCT" else "npadvmod")


def _over_all(tree: Tree, v: int, others: set[int]) -> None:
    """Move token v up until none of the others stands above it."""
    while above := [u for u in tree.up(v) if u in others]:
        top = above[-1]
        if tree.head[top] == top:
            tree.hang(v, v, "ROOT")
        else:
            tree.hang(v, tree.head[top], tree.dep[top])


def are_so(tree: Tree, v: int) -> None:
    """'find that ships subject to the rule, as listed, are exempt': that they are exempt is found, not that they are subject to it."""
    told = next((k for k in tree.has(v, "ccomp") if tree.pos[k] == "ADJ" and not tree.has(k, "cop", "aux")), None)
    if told is None or not (own := tree.has(told, "nsubj")):
        return
    be = next((k for k in tree.has(v, "conj") if tree.lower[k] in ("is", "are") and not tree.has(k, *_SUBJECTS)), None)
    if be is None or tree.lower[be - 1] != ",":
        return
    for k in (*own, *tree.has(told, "mark")):
        tree.hang(k, be, tree.dep[k])
    tree.hang(be, v, "ccomp")
    tree.hang(told, own[0], "amod")
    for k in [k for k in tree.kids[v] if told < k < be]:
        tree.hang(k, be, tree.dep[k])


def listed_with(tree: Tree, v: int) -> None:
    """'shall hold for goods entered for use, or withdrawn from a store,': the goods are withdrawn, and no order."""
    h = tree.head[v]
    bare = tree.lower[v - 2 : v] == [",", "or"] and not tree.has(v, *_SUBJECTS, "aux", "auxpass", "agent")
    first = next((k for k in range(v - 3, h, -1) if tree.tag[k] == "VBN" and tree.dep[k] == "acl"), None)
    if bare and first is not None and max(tree.subtree(first)) == v - 3:
        tree.hang(v, first, "conj")


def in_other_words(tree: Tree, v: int) -> None:
    """'stressed that the Bank is not ready, stating, “We are not there yet”': who stressed it states it, too."""
    told = tree.head[v]
    says = tree.head[told]
    if tree.dep[told] == "ccomp" and told > says and tree.lemma[says] in SPEECH and tree.lower[v - 1] == ",":
        tree.hang(v, says, "advcl")


def of_a_city(tree: Tree, last: int) -> None:
    """'The Port and the City of Berg, Ohio will host': Ohio tells where the city lies, and hosts nothing."""
    comma, v, g = last - 1, tree.head[last], gazetteer()
    first = next((k for k in tree.has(v, "nsubj", "nsubjpass") if k < comma), None)
    if first is None or max(tree.subtree(first)) != comma - 1 or tree.pos[comma - 1] != "PROPN":
        return
    if tree.text[last] in g.provinces or tree.text[last] in g.countries:
        tree.hang(last, comma - 1, "appos")
        tree.hang(comma, comma - 1, "punct")


def by_them(tree: Tree, second: int) -> None:
    """'A levy announced this week by Minister Holm is set to hit grocers': the levy is, and she announced it."""
    thing = next((k for k in tree.has(tree.head[second], "nsubj", "nsubjpass") if k < second), None)
    if thing is None:
        return
    by = tree.subtree(second)[0] - 1
    if thing < by and tree.lower[by] == "by" and tree.dep[by] in ("agent", "prep") and not tree.kids[by]:
        tree.hang(second, by, "pobj")
        told = tree.head[by]
        if tree.lemma[told] in _SIGNING and tree.dep[told] == "acl":
            tree.hang(told, thing, "acl")


def of_one_word(tree: Tree, vice: int) -> None:
    """'Vice-President Holm said': one office, which the parser takes for three subjects."""
    if (
        tree.lower[vice] in _HALVED
        and tree.lower[vice + 1] == "-"
        and tree.head[vice + 1] == tree.head[vice]
        and tree.pos[vice + 2] in _NAMING
    ):
        for k in (vice, vice + 1):
            tree.hang(k, vice + 2, "compound" if k == vice else "punct")


def beside_it(tree: Tree, second: int) -> None:
    """'The Ministry, alongside the Treasury, the Board, and the Office issued it': the Board is one more beside it, no subject."""
    verb = tree.head[second]
    first = next((k for k in tree.has(verb, "nsubj", "nsubjpass") if k < second), second)
    for prep in [*tree.has(first, "prep"), *tree.has(verb, "prep")]:
        comma = prep - 1 - (tree.lower[prep] == "with" and tree.lower[prep - 1] in ("together", "along"))
        if (
            first < comma < second
            and tree.lower[comma] == ","
            and (comma < prep - 1 or tree.lower[prep] == "alongside")
        ):
            for noun in tree.has(prep, "pobj"):
                tree.hang(second, noun, "conj")


def agreed_then(tree: Tree, v: int) -> None:
    """'restated their commitment to the arrangement agreed between A and B in 2013': which one it was, no deed that is told."""
    noun = v - 1
    bare = tree.head[v] < noun and not tree.has(v, *OWN, "mark", "aux", "auxpass", "dobj")
    if (
        bare
        and tree.lower[v + 1 : v + 2] == ["between"]
        and tree.pos[noun] == "NOUN"
        and tree.dep[noun] in ("pobj", "dobj")
    ):
        tree.hang(v, noun, "acl")
        tree.tag[v] = "VBN"


def between_them(tree: Tree, v: int) -> None:
    """'The treaty was signed between Norland and Sudria', 'was joined on the call by Ms Holm': they did it."""
    if tree.lemma[v] in ("join", "accompany") and is_passive(tree, v) and not tree.has(v, "agent"):
        for noun in (p for k in tree.has(v, "prep") for p in tree.has(k, "pobj")):
            for k in tree.has(noun, "prep"):
                if tree.lower[k] == "by" and tree.lemma[noun] in _TOGETHER:
                    tree.hang(k, v, "agent")
    if is_passive(tree, v) and not tree.has(v, "agent"):  # 'has been fined a total of $5 million by the Board'
        for noun in (k for k in tree.has(v, "dobj", "oprd", "npadvmod") if tree.lemma[k] in _SUMS):
            for k in (k for k in tree.has(noun, "prep") if tree.lower[k] == "by"):
                tree.hang(k, v, "agent")
    if tree.lemma[v] in _MUTUAL and is_passive(tree, v) and not tree.has(v, "agent"):
        for k in tree.has(v, "prep"):
            both = [p for p in tree.has(k, "pobj") if tree.has(p, "conj") or tree.tag[p] == "NNS"]
            if tree.lower[k] == "between" and any(tree.pos[p] in ("PROPN", "NOUN") for p in both):
                tree.dep[k] = "agent"


def stated(tree: Tree, v: int) -> None:
    """'a declaration stating Norland belongs to its people': that it belongs to them is stated, not Norland."""
    if tree.lemma[v] not in SPEECH or tree.has(v, "ccomp"):
        return
    for noun in tree.has(v, "dobj"):
        after = max(tree.subtree(noun)) + 1
        tells = tree.head[after : after + 1] if tree.dep[after : after + 1] == ["aux"] else [after]
        finite = tree.tag[after : after + 1] in (["VBZ"], ["VBP"], ["VBD"], ["MD"])
        if noun > v and finite and tells and not tree.has(tells[0], *_SUBJECTS) and tells[0] not in tree.up(v):
            tree.hang(tells[0], v, "ccomp")
            tree.hang(noun, tells[0], "nsubj")


def pursuant(tree: Tree, i: int) -> None:
    """'listed the bank pursuant to the Act': a preposition, which the parser takes for another verb or for the object."""
    over, noun = tree.head[i], i - 1
    if tree.lower[i + 1 : i + 2] != ["to"] or tree.dep[i] not in ("conj", "dobj", "ccomp") or not tree.is_verb(over):
        return
    if tree.dep[i] == "dobj" and tree.head[noun] == i and tree.pos[noun] == "PROPN" and over < noun:
        for k in [k for k in tree.kids[i] if k < noun]:
            tree.hang(k, noun, tree.dep[k])
        tree.hang(noun, over, "dobj")
    for k in tree.has(i, "nsubj"):
        tree.hang(k, over, "dobj")
    tree.dep[i] = "prep"


def before_another(tree: Tree, v: int) -> None:
    """'A leader of the Front, on 7 May, called for strikes, and its allies paid': the leader called, and paid nothing."""
    one = tree.head[v]
    later = tree.head[one]
    own = [k for k in (*tree.has(later, "nsubj"), *tree.has(one, "conj")) if v < k < later]
    told = tree.tag[v] == "VBD" or tree.tag[v] == "VBN" and tree.lower[v : v + 2] == ["called", "for"]
    if not told or tree.dep[one] != "nsubj" or later < v or not own or "and" not in tree.lower[v : own[0]]:
        return
    tree.supplant(v, later)
    tree.hang(one, v, "nsubj")
    tree.hang(own[0], later, "nsubj")
    aside = [k for k in tree.has(one, "prep", "npadvmod", "cc") if tree.lower[k - 1] == ","]
    for k in [*aside, *(k for k in tree.kids[later] if k < one)]:
        tree.hang(k, v, tree.dep[k])
    tree.hang(later, v, "conj")
    tree.tag[v] = "VBD"


def granting(tree: Tree, v: int) -> None:
    """'signed a Proclamation granting relief', 'signed an Order further raising the fee': what it says, not how it was signed."""
    signs, own = tree.head[v], tree.has(v, "nsubj")
    if tree.dep[v] not in ("advcl", "ccomp") or tree.has(v, "aux", "mark", "nsubjpass") or len(own) > 1:
        return
    paper = own[0] if own else v - 1 - (tree.tag[v - 1] == "RB")
    if own and tree.lemma[signs] in _SIGNING and signs < paper and not tree.has(signs, "dobj"):
        tree.hang(paper, signs, "dobj")
    if tree.dep[paper] == "dobj" and tree.head[paper] == signs and tree.lower[paper] in _SIGNED:
        tree.hang(v, paper, "acl")


_SPOTS = frozenset(("ground", "scene", "spot"))
_ON_IT = frozenset(("process", "midst", "middle", "course"))
_COUNTED = frozenset(("over", "about", "around", "nearly", "under"))


def on_the_spot(tree: Tree, v: int) -> None:
    """'is on the ground inspecting farms', 'is in the process of closing it': it inspects, and is closing."""
    noun = tree.head[tree.head[v]] if tree.dep[v] == "pcomp" and tree.lower[v - 1] == "of" else tree.head[v]
    there = tree.lower[noun] in (_ON_IT if tree.dep[v] == "pcomp" else _SPOTS)
    is_ = tree.head[tree.head[noun]]
    if not there or tree.dep[noun] != "pobj" or tree.lemma[is_] != "be" or is_ > noun or tree.tag[is_] not in _BE:
        return
    tree.supplant(v, is_)
    for k in list(tree.kids[is_]):
        tree.hang(k, v, tree.dep[k])
    tree.hang(is_, v, "aux")


def in_the_list(tree: Tree, v: int) -> None:
    """'addresses it through reform focused on easing trade, cutting costs, and closing ports': the reform's aims, and no deeds."""
    more = v
    while nexts := [k for k in tree.has(more, "conj") if tree.tag[k] == "VBG"]:
        more = nexts[-1]
    if more == v or tree.lower[more - 2 : more] != [",", "and"]:
        return
    first = next((k for k in range(v - 2, max(tree.head[v], v - 20), -1) if tree.tag[k] == "VBG"), v)
    if tree.dep[first] == "pcomp" and tree.lower[first - 1] in ("on", "at", "by", "for", "toward", "towards"):
        if max(tree.subtree(first)) == v - 2:
            tree.hang(v, first, "conj")


def past_too(tree: Tree, v: int) -> None:
    """'has issued 20 warrants, executed over 9, and conducted 5 raids': the second, to the parser, is about the warrants."""
    one = tree.head[v]
    does = tree.head[one]
    told = (
        tree.tag[does] == "VBD"
        or tree.tag[does] == "VBN"
        and any(tree.lemma[k] == "have" for k in tree.has(does, "aux"))
    )
    many = [p for k in tree.has(v, "prep") if k == v + 1 and tree.lower[k] in _COUNTED for p in tree.has(k, "pobj")]
    last = [k for k in tree.has(v, "conj") if tree.lower[k - 1] == "and" and tree.tag[k] in ("VBD", "VBN")]
    if tree.dep[one] != "dobj" or not told or tree.has(does, "auxpass") or not last or not tree.has(last[0], "dobj"):
        return
    if many and any(tree.tag[k] == "CD" for k in tree.kids[many[0]]):
        tree.hang(v + 1, many[0], "quantmod")
        tree.hang(many[0], v, "dobj")
    if tree.has(v, "dobj"):
        tree.hang(v, does, "conj")
        tree.tag[v] = tree.tag[last[0]] = tree.tag[does]


def listed_noun(tree: Tree, v: int) -> None:
    """'with audits, freezes, and fines': no verb."""
    before, after = tree.lower[v - 1] == "," and v - 2, tree.lower[v + 1 : v + 3] == [",", "and"]
    under = before and (tree.dep[before], tree.tag[before]) == ("pobj", "NNS")
    if under and after and not tree.has(v, *_SUBJECTS, "dobj", "ccomp", "xcomp"):
        tree.tag[v], tree.pos[v] = "NNS", "NOUN"
        tree.hang(v, before, "conj")


_FOR_INSTANCE = ([",", "for", "example", ","], [",", "for", "instance", ","])
_HALVES = frozenset("in to for of with from by at".split())


def those_who_have(tree: Tree, have: int, v: int) -> None:
    """'those who have procured weapons': the parser takes 'procured' for what the weapons are."""
    things, noun = tree.head[v], have - 2
    tree.hang(v, noun, "relcl")
    tree.hang(have - 1, v, "nsubj")
    tree.hang(have, v, "aux")
    if things > v:
        tree.hang(things, v, "dobj")
    tree.tag[v], tree.pos[v] = "VBN", "VERB"


def of_both(tree: Tree, v: int) -> None:
    """'those responsible for, or complicit in, delaying it': the delaying is of both prepositions."""
    if tree.lower[v - 4 : v] in _FOR_INSTANCE and tree.lower[v - 5] == "by" and not tree.kids[v - 5]:
        tree.hang(v, v - 5, "pcomp")  # 'to renew the rules by, for example, expanding grants'
        tree.dep[v - 5] = "prep"
        return
    prep, begun = v - 2, max(1, v - 10)
    half = any(tree.lower[i] == "," and tree.tag[i - 1] == "IN" for i in range(begun, prep))
    if half and tree.lower[prep] in _HALVES and not tree.kids[prep] and {"or", "and"} & {*tree.lower[begun:prep]}:
        tree.hang(v, prep, "pcomp")
        tree.dep[prep] = "prep"
