"""By whom something was done: agents of passives that the parse hangs elsewhere, and dates that it takes for agents.

And who did it: of two subjects of one verb the second may be the end of the first ('a scheme for | 3,000 refugees was rejected').
"""

from __future__ import annotations

from briefgen.extract.analysis import Cast
from briefgen.extract.lexicon import ROLE_HEADS
from briefgen.extract.passives import is_passive
from briefgen.extract.tree import OTHER_CLAUSES, SUBJECTS, Tree
from briefgen.model import ActorKind

_REACH = 40  # tokens from a passive to its agent


def attach_agents(tree: Tree, cast: Cast, dated: set[int]) -> None:
    """Make 'by' and an actor the agent of the passive before it ('was appointed as envoy to X by the Council'), a date none."""
    for k in range(len(tree.dep)):
        if tree.dep[k] == "prep" and not tree.kids[k] and tree.pos[k] == "ADP":
            _join_to(tree, k)
        if tree.dep[k] == "appos" and tree.has(k, "cc") and _person(cast, k) and _person(cast, tree.head[k]):
            if tree.lower[min(tree.subtree(k)) - 1] == "," and tree.lower[k] not in ROLE_HEADS:
                tree.dep[k] = "conj"  # 'Ada Holm, Per Ask and 40 of their colleagues wrote'
        if tree.lower[k] != "by":
            continue
        if tree.dep[k] == "agent":
            if (objects := tree.has(k, "pobj")) and all(p in dated for p in objects):
                tree.dep[k] = "prep"  # 'to be released by March 1'
            continue
        if tree.dep[k] != "prep" or not any(_acts(cast, p) for p in tree.has(k, "pobj") if p not in dated):
            continue
        v = _passive_above(tree, k)
        if v is not None and not tree.has(v, "agent"):
            tree.hang(k, v, "agent")


def _join_to(tree: Tree, k: int) -> None:
    """Give the preposition at k its object, where that was taken for a second subject of the verb."""
    for s in range(k + 1, min(k + 8, len(tree.dep))):
        if tree.dep[s] in SUBJECTS and min(tree.subtree(s)) == k + 1:
            v = tree.head[s]
            if any(o < k for o in tree.has(v, *SUBJECTS)) and k not in tree.kids[v]:
                tree.hang(s, k, "pobj")
            return


def _person(cast: Cast, i: int) -> bool:
    m = cast.at(i)
    return m is not None and bool(m.actors) and m.kind is ActorKind.PERSON and m.form == "name" and m.end - m.start > 1


def _acts(cast: Cast, i: int) -> bool:
    m = cast.at(i)
    return m is not None and bool(m.actors)


def _passive_above(tree: Tree, k: int) -> int | None:
    """The passive verb in whose own complements 'by' at k stands, reached by prepositions and nouns alone."""
    for u in tree.up(k):
        if k - u > _REACH or u > k:
            return None
        if tree.is_verb(u):
            finite = tree.has(u, "auxpass", "nsubjpass") or tree.dep[u] == "conj"
            return u if finite and is_passive(tree, u) else None
        if tree.dep[u] in OTHER_CLAUSES or tree.pos[u] == "VERB" or tree.lemma[u] in _MADE:
            return None
    return None


_MADE = frozenset(  # what is itself by somebody: 'approved the statement by the Council'
    "statement report attack decision move proposal call effort remark speech act action attempt comment announcement violation "
    "abuse invasion use visit measure step plan letter study ruling support purchase offer authorization authorisation permit permission "
    "licence license consent approval waiver exemption".split()
)
