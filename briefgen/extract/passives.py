"""Passives and bare forms: what is done to the subject, what others hold of it, what is only asked for."""

from __future__ import annotations

from briefgen.extract.tree import Tree

# what others hold of somebody, in the passive: 'is believed to have paid'
BELIEVED = frozenset("believe think fear report allege say understand know suspect rumour rumor estimate find".split())


def make_passive(tree: Tree, be: int, v: int) -> None:
    """Of 'be' with a quality make the passive of verb v, which hangs below it: 'The freeze is hereby extended'."""
    tree.supplant(v, be)
    for k in tree.kids[be][:]:
        tree.hang(k, v, "nsubjpass" if tree.dep[k] == "nsubj" else tree.dep[k])
    tree.hang(be, v, "auxpass")
    tree.pos[v] = "VERB"


def is_passive(tree: Tree, v: int) -> bool:
    """Is verb v passive? An agent or an auxiliary says so; a bare participle after a noun too."""
    if (
        tree.lemma[v] in ("commit", "dedicate")
        and any(tree.lower[k] == "to" for k in tree.has(v, "prep"))
        and not tree.has(v, "agent")
    ):
        return False  # 'is committed to'
    if (
        tree.lemma[v] == "engage"
        and any(tree.lower[k] == "in" for k in tree.has(v, "prep"))
        and not tree.has(v, "agent")
    ):
        return False  # 'are engaged in'
    if tree.has(v, "auxpass", "nsubjpass", "agent"):
        return True
    if tree.tag[v] == "VBN" and tree.dep[v] == "acl":
        return True
    if tree.dep[v] == "conj" and tree.tag[v] == "VBN" and not tree.has(v, "aux", "nsubj", "csubj"):
        shared = tree.lower[tree.head[v]] in ("was", "were") and any(tree.lower[k] == "as" for k in tree.has(v, "prep"))
        return shared or is_passive(tree, tree.head[v])  # 'was an official and appointed as emir'
    return False


CARRIED = frozenset(("pass", "clear"))
_BILLS = frozenset("bill act measure legislation resolution motion amendment law proposal package".split())
_CHAMBERS = frozenset(
    "house senate parliament congress chamber assembly commons lords duma bundestag knesset council".split()
)


def carried_by(tree: Tree, v: int, subject: int) -> int | None:
    """The chamber that a bill got through: 'The Ports Bill passed the House on Monday' tells what the House did; else None."""
    thing = (
        tree.head[v] if tree.dep[v] == "relcl" and tree.tag[subject] == "WDT" else subject
    )  # 'which passed the House'
    if tree.lemma[thing].lower() not in _BILLS:
        return None
    objects = (k for k in tree.has(v, "dobj") if k > v)
    return next((k for k in objects if not _CHAMBERS.isdisjoint(tree.lower[i] for i in tree.subtree(k))), None)


def elliptic(tree: Tree, v: int) -> bool:
    """Is v the passive of a headline, which leaves 'was' out: 'Mayor arrested over bribes'?"""
    return tree.tag[v] == "VBN" and bool(tree.has(v, "nsubjpass")) and not tree.has(v, "aux", "auxpass")


def believed(tree: Tree, v: int) -> bool:
    """Is v what others hold of its subject: 'are feared to have stolen'?"""
    return (
        tree.lemma[v] in BELIEVED and tree.tag[v] == "VBN" and bool(tree.has(v, "auxpass")) and not tree.has(v, "agent")
    )


# of what they say the verb stands in its bare form: 'asked that the fee be cut'
_WISHING = frozenset(
    "urge ask request require demand recommend propose suggest insist decide order direct move stipulate prefer advise agree".split()
)

_DEMANDING = frozenset("demand urge request ask require".split())


def only_wanted(tree: Tree, v: int) -> bool:
    """Is a clause below another one's content of what is wanted, asked for or still to come: 'the need for the Board to act was
    stressed', 'asked that it be closed', 'will attend a lunch hosted by the Minister'?"""
    if tree.dep[v] == "ccomp":
        return _wished(tree, v)
    if tree.dep[v] not in ("relcl", "acl"):
        return False
    if tree.tag[v] == "VB":
        return tree.lower[tree.head[v]] != "time" and bool(tree.has(v, "mark"))
    return tree.dep[v] == "acl" and tree.tag[v] == "VBN" and _ahead(tree, v)


def _wished(tree: Tree, v: int) -> bool:
    """'that it be closed', 'that the Board act': the bare form of what is only asked for or decided."""
    own = tree.has(v, "nsubj", "nsubjpass")
    before = [tree.lower[a] for a in tree.has(v, "aux", "auxpass", "neg") if a < v]
    if tree.lemma[tree.head[v]] not in _WISHING or len(own) != 1:
        return False
    if tree.lemma[tree.head[v]] in _DEMANDING and tree.tag[v] in ("VBZ", "VBP"):
        return True  # 'demanded that the Board withdraws'
    if tree.lemma[v] == "be" or before:
        return before[:1] in (["be"], ["not"]) or not before and tree.lower[v] == "be"
    singular = tree.tag[own[0]] in ("NN", "NNP", "DT") or tree.lower[own[0]] in ("he", "she", "it")
    return singular and not tree.has(own[0], "conj") and tree.tag[v] in ("VB", "VBP") and tree.lower[v] == tree.lemma[v]


def _ahead(tree: Tree, v: int) -> bool:
    """Is the verb that v's noun belongs to put in the future?"""
    over = next((u for u in tree.up(v) if tree.is_verb(u)), None)
    return over is not None and any(tree.lower[a] in ("will", "shall") for a in tree.has(over, "aux"))
