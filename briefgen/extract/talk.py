"""Which clauses tell of words: what is said, and what speakers say of their own speech ('I'd like to focus on ports'), which is no deed."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH
from briefgen.extract.clauses import Clause
from briefgen.extract.tree import Tree

SPEAKING = frozenset(
    "speak talk focus begin start turn close end touch spend share put go take cover move step".split()
)
WISHING = frozenset("like want wish hope".split())
_COURTESIES = frozenset(
    "apology appreciation condolence congratulation felicitation gratitude greeting hand invitation sympathy thank thanks welcome wish".split()
)


def of_talk(tree: Tree, c: Clause, lemma: str) -> bool:
    """Whether a clause tells only what its speaker thinks, is going to talk about, or has a name for."""
    if not any(tree.lower[k] == "i" for k in c.subjects):
        return False
    wished = any(tree.lemma[u] in WISHING for u in c.chain[:-1])
    named = lemma == "call" and c.origin == "relative" and bool(tree.has(c.verb, "oprd", "attr", "acomp"))
    return lemma == "think" or named or lemma in SPEAKING and wished


def is_speech(tree: Tree, c: Clause, lemma: str) -> bool:
    """Whether a clause tells of words, and not of what is done by them."""
    if lemma == "extend":  # 'extended its thanks', but 'extended the deadline'
        return any(tree.lemma[k] in _COURTESIES for k in tree.has(c.verb, "dobj"))
    objects = tree.has(c.verb, "dobj")
    if lemma in ("add", "post", "conclude"):  # 'added a shift', 'was posted', 'concluded her visit'
        return not c.passive and not (objects and tree.pos[objects[0]] in ("NOUN", "PROPN"))
    if lemma == "declare":  # 'declared an emergency', 'declared that an emergency exists'
        objects += [k for k in tree.has(c.verb, "ccomp") if tree.lemma[k] == "exist"]
        return not (objects and tree.pos[objects[0]] in ("NOUN", "VERB") and tree.lower[objects[0]] != "following")
    if lemma == "welcome" and "will" in (tree.lower[a] for a in tree.has(c.top, "aux")):
        return False  # 'will welcome the Minister to Oslo'
    if lemma == "make":
        return any(tree.lower[k] == "clear" for k in tree.kids[c.verb])
    return lemma in SPEECH
