"""Clauses that tell what something is for or what is called for: nobody's acts."""

from __future__ import annotations

from briefgen.extract.auxiliaries import auxiliaries
from briefgen.extract.categories import category
from briefgen.extract.clauses import Clause
from briefgen.extract.doerless import COMES_INTO_FORCE
from briefgen.extract.tree import SUBJECTS, Tree

OPEN_QUESTIONS = frozenset("how whether why what which if".split())
_RULING = frozenset("SANCTION LEGISLATE REGULATE APPOINT COERCE AGREE CONCEDE FUND".split())
_WILL = frozenset(("will", "would", "shall"))
_EFFECTS = COMES_INTO_FORCE | {"come", "go", "take"}
_HABITS = frozenset("policy practice".split())


def aimed_at(tree: Tree, v: int) -> bool:
    """Whether what v tells is a purpose or a question: 'will act to slow it, raising fees and closing ports', 'how rules raise'."""
    to = tree.tag[v] == "VB" and any(tree.lower[a] == "to" for a in tree.has(v, "aux"))
    return to or any(tree.lower[k] in OPEN_QUESTIONS for k in tree.kids[v] if k < v)


def called_for(tree: Tree, c: Clause) -> bool:
    """'Action is needed to end it'; 'Given their will to face it and shared aims, they met', where 'shared' tells which aims."""
    if any(tree.lemma[u] == "need" and tree.has(u, "auxpass") for u in c.chain[:-1]):
        return True
    over = tree.head[c.top]
    if tree.dep[c.top] != "conj" or tree.tag[c.top] != "VBD" or tree.tag[over] != "VB" or tree.has(c.top, *SUBJECTS):
        return False
    root = [over, *tree.up(over)][-1]
    return any(k > c.top for k in tree.has(root, *SUBJECTS))


_GROUNDS = frozenset(("for", "from", "of", "against", "without"))


def on_grounds(tree: Tree, main: int, v: int) -> bool:
    """'fined it for keeping dealers from selling, raising prices': whether v tells on of the grounds that `main` gives."""
    before = (k for u in (main, *tree.has(main, "dobj")) for k in tree.kids[u] if k < v)
    given = any(tree.lower[k] in _GROUNDS and tree.has(k, "pcomp") for k in before)
    over = tree.head[v]
    return given or tree.dep[over] == "pcomp" and tree.lower[tree.head[over]] in _GROUNDS


def is_aim(tree: Tree, c: Clause, lemma: str) -> bool:
    """'signed an order that will strengthen trade': what the order is for. 'a law that will ban smoking' does something, and
    'a plan, which will widen access' is told beside."""
    if any(tree.lemma[k] in _HABITS for k in c.subjects) and not auxiliaries(tree, c):
        return tree.tag[c.top] in ("VBZ", "VBP")  # 'rivals' policies that suppress wages'
    that = any(tree.lower[k] == "that" and tree.lower[k - 1] != "," for k in tree.has(c.top, *SUBJECTS))
    if not that or not _WILL & set(auxiliaries(tree, c)) or category(lemma) in _RULING or lemma in _EFFECTS:
        return False
    return not any(tree.pos[i] == "NUM" for k in tree.has(c.verb, "dobj", "prep") for i in tree.subtree(k))
