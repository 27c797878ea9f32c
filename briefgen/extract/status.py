"""How real an action is, by the tense, mood, negation and hedges of its verbs."""

from __future__ import annotations

from briefgen.extract.auxiliaries import auxiliaries, words
from briefgen.extract.categories import SPEECH
from briefgen.extract.claims import fronted, instead
from briefgen.extract.clauses import Clause
from briefgen.extract.conditions import conditional, conditional_below, joined_under
from briefgen.extract.governing import ALLOWING, caused
from briefgen.extract.tree import Tree
from briefgen.extract.verbforms import PLANNING, PROPOSING, URGING, Form, by_form
from briefgen.model import Status

_FAILING = frozenset("fail refuse decline neglect hesitate".split())
_NEGATIONS = frozenset("not n't n’t never neither nor cannot no-one nobody".split())
_INTENTS = frozenset("plan proposal commitment pledge promise goal priority intention agenda strategy".split())


def _negated(tree: Tree, clause: Clause) -> bool:
    first = clause.top
    while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]) and not tree.has(first, "nsubj", "nsubjpass"):
        first = tree.head[first]
    if instead(tree, clause.top):
        return bool(tree.has(clause.top, "neg"))
    if fronted(tree, first) or any(tree.lower[k] == "nor" for k in tree.kids[clause.top] if k < clause.top):
        return True
    if tree.dep[clause.top] == "conj" and any(
        tree.lower[k] == "nor" for k in (*tree.kids[tree.head[clause.top]], *tree.kids[clause.top])
    ):
        return True
    over = tree.head[clause.top]
    alone = tree.dep[clause.top] == "conj" and not tree.has(clause.top, "nsubj", "nsubjpass", "aux", "auxpass")
    if alone and tree.has(over, "neg") and any(tree.lower[k] == "or" and over < k for k in tree.has(over, "cc")):
        return True  # 'has not sent any arms or sold any ships'
    for v in clause.chain:
        if any(tree.lower[k] in _NEGATIONS and not _no_later(tree, k) for k in tree.has(v, "neg", "preconj")):
            return True
        if any(tree.lower[k] in ("never", "longer") for k in tree.has(v, "advmod")):
            return True
    if tree.lemma[clause.top] == "have" and len(clause.chain) > 1 and "yet" in words(tree, clause.top, "advmod"):
        return True  # 'has yet to sign'
    doers = (*clause.subjects, *clause.patients)
    if any(tree.lower[s] in ("none", "nobody", "neither") for s in doers):
        return True
    return any(
        tree.lower[d] in ("no", "neither") and tree.lower[d + 1] != "confidence"
        for s in doers
        for d in tree.has(s, "det", "preconj", "cc")
    )


def _no_later(tree: Tree, i: int) -> bool:
    """Whether the 'no' or 'not' at token i denies nothing: 'not only', 'no later than May'."""
    return tree.lower[i + 1 : i + 2] == ["only"] or tree.lower[i + 1 : i + 3] in (
        ["later", "than"],
        ["earlier", "than"],
    )


def status(tree: Tree, clause: Clause, headline: bool = False) -> Status:
    """The status of a clause. `headline`: the simple present of a title tells what is done ('Treasury Sanctions X')."""
    top, verb = clause.top, clause.verb
    aux = auxiliaries(tree, clause)
    uppers = [tree.lemma[v] for v in clause.chain[:-1]]
    lemma = tree.lemma[verb]
    negated = _negated(tree, clause)
    failing = any(u in _FAILING for u in uppers) or (lemma in ("fail", "refuse", "decline") and len(clause.chain) == 1)
    if negated and lemma == "agree" and "more" in words(tree, verb, "advmod") and {"could", "can"} & {*aux}:
        return Status.DONE  # 'could not agree more'
    if failing and negated:
        return Status.PLANNED if {"will", "shall", "would"} & {*aux} else Status.DONE  # 'will not hesitate to act'
    if failing:
        return Status.DENIED
    if (
        lemma not in URGING
        and any(conditional(tree, v) for v in (top, verb))
        or tree.dep[top] == "conj"
        and joined_under(tree, top)
        or "will" in aux
        and conditional_below(tree, verb)
    ):
        return Status.CONDITIONAL
    if lemma == "look" and any(tree.lower[k] == "forward" for k in tree.kids[verb]):
        return Status.PLANNED
    if lemma == "stand" and "ready" in words(tree, verb, "acomp", "oprd", "advmod"):
        return Status.PLANNED
    if lemma in SPEECH | {"assure"} and uppers and set(uppers) <= {"want", "like", "wish"}:
        return Status.DONE  # 'I want to thank': thanked by saying it
    if {"force", "compel"} & set(uppers) and (passive := set(words(tree, top, "auxpass"))):
        if {"was", "were", "been"} & passive:
            return Status.DONE  # 'was forced to close'
        if "being" in passive and {"is", "are"} & set(aux):
            return Status.ONGOING
    nearly = {"almost", "nearly"} & set(words(tree, verb, "advmod"))
    if nearly and lemma not in ("double", "triple", "quadruple", "halve", "finish", "complete"):
        return Status.DENIED
    if negated and not (lemma == "rule" and words(tree, verb, "prt") == ["out"]):
        if any(u in PLANNING for u in uppers) and not words(tree, top, "neg"):
            return Status.PLANNED  # 'has committed not to impose': a commitment
        return Status.DENIED
    if negated:
        return Status.PROPOSED
    if clause.origin == "directed":
        parent = tree.lemma[clause.parent] if clause.parent is not None else ""
        if parent in ALLOWING:
            return Status.CONDITIONAL
        if clause.parent is not None and caused(tree, clause.parent):
            return Status.PROPOSED if lemma in PROPOSING else Status.DONE
        return Status.PROPOSED if parent in PROPOSING | {"call", "invite", "want", "press"} else Status.PLANNED
    if clause.origin == "adverbial" and any(tree.lower[m] in ("if", "unless") for m in tree.has(top, "mark")):
        return Status.CONDITIONAL
    if (of := _item_of(tree, top)) is not None:
        over = next((u for u in tree.up(of) if tree.is_verb(u) and tree.dep[u] != "prep"), top)
        aux = auxiliaries(tree, Clause(over, over, (over,)))
        through = [over, *(tree.head[over],) * (tree.dep[over] == "xcomp")]  # 'proposed to use accords, including ...'
        if any(tree.lemma[u] in PROPOSING for u in through):
            return Status.PROPOSED
        nouns = {tree.lemma[k] for k in (tree.head[of], *tree.has(over, "dobj"))}
        # 'intend to work on barriers, including opening ports'
        wanted = any(tree.is_verb(u) and tree.lemma[u] in PLANNING for u in tree.up(of))
        if {"will", "shall", "must", "would"} & set(aux) or nouns & _INTENTS or wanted:
            return Status.PLANNED
    return by_form(Form(tree, clause, lemma, uppers, frozenset(aux), headline))


def _item_of(tree: Tree, v: int) -> int | None:
    """The word that leads the series of gerunds in which v is an item: 'plans, including lowering the fee and (2) opening'."""
    while tree.dep[v] == "conj" and tree.is_verb(tree.head[v]):
        v = tree.head[v]
    lead = tree.head[v]
    numbered = tree.lower[v - 1] == ")"
    return lead if tree.dep[v] == "pcomp" and (numbered or tree.lower[lead] == "including") else None
