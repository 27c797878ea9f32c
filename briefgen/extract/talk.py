"""What speakers say of their own speech: 'I'd like to focus on ports', 'a course that I've called open'. No deeds."""

from __future__ import annotations

from briefgen.extract.clauses import Clause
from briefgen.extract.tree import Tree

SPEAKING = frozenset(
    "speak talk focus begin start turn close end touch spend share put go take cover move step".split()
)
WISHING = frozenset("like want wish hope".split())


def of_talk(tree: Tree, c: Clause, lemma: str) -> bool:
    """Whether a clause tells only what its speaker thinks, is going to talk about, or has a name for."""
    if not any(tree.lower[k] == "i" for k in c.subjects):
        return False
    wished = any(tree.lemma[u] in WISHING for u in c.chain[:-1])
    named = lemma == "call" and c.origin == "relative" and bool(tree.has(c.verb, "oprd", "attr", "acomp"))
    return lemma == "think" or named or lemma in SPEAKING and wished
