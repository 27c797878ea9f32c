"""How real an action is, by the tense, mood, negation and hedges of its verbs."""

from __future__ import annotations

from briefgen.extract.categories import SPEECH
from briefgen.extract.claims import fronted, instead
from briefgen.extract.clauses import Clause
from briefgen.extract.conditions import conditional, conditional_below, joined_under
from briefgen.extract.governing import ALLOWING, GLAD, KEEN, LOATH, ORDERED
from briefgen.extract.lexicon import HONORIFICS, PERSON_HEADS, SPANS
from briefgen.extract.passives import believed
from briefgen.extract.tree import SUBJECTS, Tree, first_of
from briefgen.model import Status

_PLANNING = frozenset(
    "plan intend expect aim prepare schedule set agree commit pledge promise vow undertake slate decide choose look hope want "
    "anticipate design swear threaten volunteer poise".split()
)
_INTENDING = frozenset("plan intend agree commit pledge promise vow decide swear threaten".split())
_BEGUN = frozenset("continue begin start keep remain resume work try proceed help".split())
_PROPOSING = frozenset(
    "urge propose recommend suggest demand request ask appeal consider weigh seek explore mull contemplate advocate "
    "petition encourage implore beg plead lobby float envisage".split()
)
_URGING = frozenset("urge encourage ask call recommend request".split())  # an 'if' after them belongs to what is urged
_FAILING = frozenset("fail refuse decline neglect hesitate".split())
_NEGATIONS = frozenset("not n't n’t never neither nor cannot no-one nobody".split())
_INTENTS = frozenset("plan proposal commitment pledge promise goal priority intention agenda strategy".split())
_NOW = frozenset("currently now still increasingly continuously daily".split())
_MODALS = frozenset("will shall must may might can could would should".split())
# present tense that tells of an act of this moment: headlines, and what official texts do by saying it
_STATIVE_NOW = frozenset(
    "process enforce limit provide operate oversee lead manage run serve represent employ produce export import hide face "
    "require maintain support apply cover include own sell buy fund use pursue monitor administer trade host supply work "
    "conduct target exploit offer allow prohibit ban restrict rely depend protect engage compete control govern "
    "share finance subsidize receive seek continue await investigate negotiate dispute contest oppose".split()
)

_POSTED = frozenset("engage involve deploy station".split())


def _words(tree: Tree, i: int, *deps: str) -> list[str]:
    return [tree.lower[k] for k in tree.has(i, *deps)]


def auxiliaries(tree: Tree, clause: Clause) -> list[str]:
    """The auxiliaries of the top verb; a bare verb joined by 'and' borrows those of the first."""
    v, bare = clause.top, list[str]()
    for _ in range(6):
        clipped = {k for k in tree.has(v, "aux") if tree.tag[k] == "MD" and tree.lower[k] in ("'d", "’d")}
        own = ["would" if k in clipped else tree.lower[k] for k in tree.has(v, "aux", "auxpass")]
        if own == ["be"] and tree.dep[v] == "conj" and not tree.has(v, *SUBJECTS):
            own, bare = [], own  # 'will go on as chair and be involved in'
        if own or tree.dep[v] != "conj" or tree.tag[v] not in ("VB", "VBN", "VBG", "VBP") or tree.has(v, "nsubj"):
            return own + bare
        if tree.tag[v] == "VBP" and not set(_words(tree, tree.head[v], "aux")) & _MODALS:
            return own + bare
        if not tree.is_verb(tree.head[v]) and tree.lemma[tree.head[v]] != "be":
            return own + bare
        v = tree.head[v]
    return bare


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
    if tree.lemma[clause.top] == "have" and len(clause.chain) > 1 and "yet" in _words(tree, clause.top, "advmod"):
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
    if negated and lemma == "agree" and "more" in _words(tree, verb, "advmod") and {"could", "can"} & {*aux}:
        return Status.DONE  # 'could not agree more'
    if failing and negated:
        return Status.PLANNED if {"will", "shall", "would"} & {*aux} else Status.DONE  # 'will not hesitate to act'
    if failing:
        return Status.DENIED
    if (
        lemma not in _URGING
        and any(conditional(tree, v) for v in (top, verb))
        or tree.dep[top] == "conj"
        and joined_under(tree, top)
        or "will" in aux
        and conditional_below(tree, verb)
    ):
        return Status.CONDITIONAL
    if lemma == "look" and any(tree.lower[k] == "forward" for k in tree.kids[verb]):
        return Status.PLANNED
    if lemma == "stand" and "ready" in _words(tree, verb, "acomp", "oprd", "advmod"):
        return Status.PLANNED
    if lemma in SPEECH | {"assure"} and uppers and set(uppers) <= {"want", "like", "wish"}:
        return Status.DONE  # 'I want to thank': thanked by saying it
    if {"force", "compel"} & set(uppers) and (passive := set(_words(tree, top, "auxpass"))):
        if {"was", "were", "been"} & passive:
            return Status.DONE  # 'was forced to close'
        if "being" in passive and {"is", "are"} & set(aux):
            return Status.ONGOING
    nearly = {"almost", "nearly"} & set(_words(tree, verb, "advmod"))
    if nearly and lemma not in ("double", "triple", "quadruple", "halve", "finish", "complete"):
        return Status.DENIED
    if negated and not (lemma == "rule" and _words(tree, verb, "prt") == ["out"]):
        if any(u in _PLANNING for u in uppers) and not _words(tree, top, "neg"):
            return Status.PLANNED  # 'has committed not to impose': a commitment
        return Status.DENIED
    if negated:
        return Status.PROPOSED
    if clause.origin == "directed":
        parent = tree.lemma[clause.parent] if clause.parent is not None else ""
        if parent in ALLOWING:
            return Status.CONDITIONAL
        return Status.PROPOSED if parent in _PROPOSING | {"call", "invite", "want", "press"} else Status.PLANNED
    if clause.origin == "adverbial" and any(tree.lower[m] in ("if", "unless") for m in tree.has(top, "mark")):
        return Status.CONDITIONAL
    if (of := _item_of(tree, top)) is not None:
        over = next((u for u in tree.up(of) if tree.is_verb(u) and tree.dep[u] != "prep"), top)
        aux = auxiliaries(tree, Clause(over, over, (over,)))
        through = [over, *(tree.head[over],) * (tree.dep[over] == "xcomp")]  # 'proposed to use accords, including ...'
        if any(tree.lemma[u] in _PROPOSING for u in through):
            return Status.PROPOSED
        nouns = {tree.lemma[k] for k in (tree.head[of], *tree.has(over, "dobj"))}
        # 'intend to work on barriers, including opening ports'
        wanted = any(tree.is_verb(u) and tree.lemma[u] in _PLANNING for u in tree.up(of))
        if {"will", "shall", "must", "would"} & set(aux) or nouns & _INTENTS or wanted:
            return Status.PLANNED
    return _by_tense(tree, clause, aux, uppers, lemma, headline)


def _item_of(tree: Tree, v: int) -> int | None:
    """The word that leads the series of gerunds in which v is an item: 'plans, including lowering the fee and (2) opening'."""
    while tree.dep[v] == "conj" and tree.is_verb(tree.head[v]):
        v = tree.head[v]
    lead = tree.head[v]
    numbered = tree.lower[v - 1] == ")"
    return lead if tree.dep[v] == "pcomp" and (numbered or tree.lower[lead] == "including") else None


def _by_tense(tree: Tree, clause: Clause, aux: list[str], uppers: list[str], lemma: str, headline: bool) -> Status:
    top = clause.top
    tag = tree.tag[top]
    if "may" in aux or "might" in aux or "could" in aux:
        if (
            lemma in _PROPOSING
            or "might" in aux
            or "could" in aux
            or "have" not in aux
            and lemma in ("consider", "extend")
        ):
            return Status.PROPOSED if lemma in _PROPOSING else Status.CONDITIONAL
        return Status.CONDITIONAL
    if "should" in aux or "ought" in aux:
        return Status.PROPOSED
    if (
        tree.lemma[top] == "be"
        and any(tree.lower[k] == "set" for k in tree.has(top, "acomp"))
        or "set" in [tree.lower[v] for v in clause.chain[:-1]]
        or headline
        and lemma == "set"
        and not tree.has(clause.verb, "dobj")
        and "for" in _words(tree, clause.verb, "prep")  # 'Norland set for talks'
    ):
        return Status.PLANNED
    if lemma in _POSTED and tag == "VBN" and set(aux) & {"is", "are"} and not tree.has(clause.verb, "agent"):
        return Status.ONGOING  # 'Two ships are now engaged in an exercise'
    if lemma == "plead" and "guilty" in _words(tree, clause.verb, "acomp", "oprd", "dobj", "advmod"):
        return Status.DONE
    if lemma in ("request", "encourage") and tag in ("VBD", "VBN") and _asks_for_a_thing(tree, clause.verb):
        return Status.DONE
    calls = (
        lemma == "call"
        and not _pays_a_visit(tree, clause.verb)
        and (
            [tree.lower[k] for k in tree.has(clause.verb, "prep") if k > clause.verb][:1] in (["on"], ["for"], ["upon"])
            or any("for" in _words(tree, k, "mark") for k in tree.has(clause.verb, "advcl"))
        )
    )
    to_court = lemma == "appeal" and ("against" in _words(tree, clause.verb, "prep") or tree.has(clause.verb, "dobj"))
    found = lemma == "consider" and tag == "VBD" and tree.has(clause.verb, "ccomp")  # 'the court considered that'
    if lemma in _PROPOSING and {"has", "have"} & {*aux} and _for_long(tree, clause.verb):
        return Status.ONGOING
    if (lemma in _PROPOSING or calls) and not to_court and not found:
        return (
            Status.PLANNED
            if (set(aux) & {"will", "'ll", "’ll", "shall", "must"} or _INTENDING & set(uppers))
            and lemma not in ("consider", "explore")
            or lemma == "seek"
            and "would" in aux
            else Status.PROPOSED
        )
    if {"would", "must"} & set(aux) and "have" in aux:
        return Status.CONDITIONAL  # 'would have signed', 'must have signed'
    if any(a in ("will", "shall", "'ll", "’ll", "must", "would") for a in aux):
        return Status.PLANNED
    if uppers and uppers[-1] in ORDERED and tree.tag[clause.chain[-2]] == "VBN":
        return Status.PROPOSED if uppers[-1] in _URGING | {"invite"} else Status.PLANNED
    if uppers and believed(tree, clause.chain[-2]):
        return Status.DONE if "have" in _words(tree, clause.verb, "aux") else Status.ONGOING
    if "propose" in uppers:
        return Status.PROPOSED
    if any(u in ("seek", "consider") for u in uppers):
        return Status.DONE if tag == "VBD" or "has" in aux or "have" in aux else Status.PROPOSED
    if (
        lemma in ("push", "press", "pressure")
        and tree.has(clause.verb, "dobj")
        and any("to" in _words(tree, k, "aux") for k in tree.has(clause.verb, "xcomp", "advcl"))
    ):
        return Status.PROPOSED  # 'are pushing the Commission to act'
    if "want" in uppers and tag in ("VBP", "VBZ") and not {tree.lower[s] for s in clause.subjects} & {"i", "we"}:
        return Status.PROPOSED
    if (
        lemma in ("expect", "hope", "believe")
        and tag in ("VBP", "VBZ")
        and not uppers
        and tree.has(clause.verb, "ccomp")
    ):
        return Status.ONGOING
    if "need" in uppers and tag in ("VBP", "VBZ"):
        return Status.PROPOSED
    if uppers == ["have"] and tree.lower[top] == "had" and tag in ("VBD", "VBN"):
        return Status.DONE  # 'had to cancel', 'has had to buy'
    if any(u in _PLANNING or u in ("need", "have", "require", "get") and u != "get" for u in uppers):
        return Status.PLANNED
    if tree.lemma[top] in ("be", "become") and len(clause.chain) > 1 and first_of(tree, top):
        return Status.DONE  # 'was the first state to ban it'
    if tree.lemma[top] == "be" and (judged := tree.has(top, "acomp")) and uppers:
        if (feeling := tree.lower[judged[0]]) in KEEN | LOATH:
            return Status.PROPOSED if feeling in KEEN else Status.DENIED
        did = tree.lower[judged[0]] == "able" and ({"has", "have", "had"} & set(aux) or tag == "VBD")
        return Status.DONE if did or tree.lower[judged[0]] in GLAD else Status.PLANNED
    if tree.lemma[top] == "be" and len(clause.chain) > 1 and "to" in _words(tree, clause.chain[1], "aux"):
        there = tree.dep[clause.chain[1]] == "advcl" and tag == "VBD"
        return Status.DONE if there else Status.PLANNED  # 'was at the port to open it'; 'is to host', 'was to sign'
    if lemma == "want" and tag in ("VBZ", "VBP"):
        return Status.PROPOSED
    if "go" in uppers and any(tree.tag[v] == "VBG" for v in clause.chain[:-1]):
        return Status.PLANNED
    if lemma in PROMISES and len(clause.chain) == 1 and _promises(tree, clause.verb):
        return Status.PLANNED
    return _present_or_past(tree, clause, aux, uppers, lemma, headline)


def _for_long(tree: Tree, v: int) -> bool:
    """'have sought reform for years', 'since 2019', 'has long urged it': no proposal of the day."""
    spans = (p for k in tree.has(v, "prep") if tree.lower[k] == "for" for p in tree.has(k, "pobj"))
    since = "since" in _words(tree, v, "prep", "mark") or "long" in _words(tree, v, "advmod")
    return since or any(tree.lower[p] in SPANS for p in spans)


def _asks_for_a_thing(tree: Tree, v: int) -> bool:
    """'has requested comment': the asking itself is over, unlike 'requested that the court decide'."""
    return bool(tree.has(v, "dobj")) and not any(
        any(tree.lower[a] == "to" for a in tree.has(k, "aux")) for k in tree.has(v, "xcomp", "ccomp")
    )


def _pays_a_visit(tree: Tree, v: int) -> bool:
    """'called on Mr Holm', 'on the Prime Minister of Norland': nothing is called for."""
    asked = tree.has(v, "xcomp", "advcl", "ccomp") or any(tree.lower[k] == "for" for k in tree.kids[v])
    on = [p for k in tree.has(v, "prep") if tree.lower[k] == "on" for p in tree.has(k, "pobj")]
    whom = [k for p in on[:1] for k in tree.subtree(p, frozenset(("relcl", "acl")))]
    titled = any(tree.lower[k] in HONORIFICS | PERSON_HEADS and tree.text[k][0].isupper() for k in whom)
    return tree.tag[v] in ("VBD", "VBN") and titled and not asked and not any(tree.lower[k] == "to" for k in whom)


# done by being said: 'we are announcing', 'OFAC is designating'
_BY_SAYING = frozenset("announce designate impose release issue publish unveil sanction declare propose".split())
_NAMED = frozenset("designate add identify list charge".split())  # 'is being designated': by the text that says so
_LASTING = frozenset("stand support lead serve work hold maintain operate run live remain govern rule".split())
_AWAITED = frozenset(("until", "till", "once", "before"))
HELD_BY = frozenset("head lead own control run govern operate manage command".split())
PROMISES = frozenset("agree commit pledge vow undertake plan intend".split())


def _is_so(tree: Tree, v: int, aux: list[str]) -> bool:
    """'The group is headed by X', 'is a group headed by X': how it is, not what was done."""
    noun = tree.head[v]
    called = tree.dep[v] == "acl" and tree.dep[noun] == "attr" and tree.tag[tree.head[noun]] in ("VBZ", "VBP")
    return called or bool({"is", "are"} & set(aux))


def _promises(tree: Tree, v: int) -> bool:
    """'agreed to do', 'committed to doing': planned; 'agreed to a framework' or 'on a text': done."""
    for k in tree.kids[v]:
        if tree.dep[k] == "prep" and tree.lower[k] in ("to", "on", "upon") and (objects := tree.has(k, "pobj")):
            return tree.tag[objects[0]] == "VBG" or tree.lower[objects[0]].endswith("ating")
        if tree.dep[k] == "xcomp" and tree.is_verb(k):
            return True
        if tree.dep[k] == "prep" and tree.lower[k] == "to" and tree.has(k, "pcomp"):
            return True
        if tree.dep[k] in ("advcl", "ccomp") and any(tree.lower[a] == "to" for a in tree.has(k, "aux")):
            return tree.lemma[v] != "agree" or not tree.has(v, "dobj")  # 'agreed a deal to cut' has agreed it
    return tree.lemma[v] in ("plan", "intend", "commit", "pledge", "vow") and tree.tag[v] in ("VBP", "VBZ")


def _present_or_past(
    tree: Tree, clause: Clause, aux: list[str], uppers: list[str], lemma: str, headline: bool
) -> Status:
    top, tag = clause.top, tree.tag[clause.top]
    began = any(u in _BEGUN for u in uppers)
    said = tree.dep[top] == "ccomp" and tree.tag[tree.head[top]] == "VBD"
    if lemma == "negotiate" and (tree.lower[top] in ("is", "are") or {"is", "are"} & set(aux) or said):
        return Status.ONGOING  # 'are locked in talks', 'said that she was in talks'
    if tree.tag[clause.verb] == "VBG" and clause.verb != top and tree.lower[top] in ("is", "are"):
        return Status.ONGOING  # 'is in Oslo this week holding talks'
    if lemma in _BY_SAYING and tag == "VBG" and not {"was", "were", "been"} & set(aux):
        return Status.DONE
    if "being" in aux and {"is", "are"} & set(aux) and lemma not in _BY_SAYING | _NAMED:
        return Status.ONGOING
    if tag == "VBG" and any(a in ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "been", "be") for a in aux):
        return Status.ONGOING
    if tag == "VBG" and {"was", "were"} & set(aux) and said:
        return Status.ONGOING  # 'said that it was pushing for a deal'
    if any(a in ("has", "have") for a in aux) and lemma in _LASTING and "since" in _words(tree, top, "prep", "mark"):
        return Status.ONGOING
    if any(a in ("has", "have") for a in aux) and any(u in ("begin", "start", "continue") for u in uppers):
        return Status.ONGOING
    if any(a in ("has", "have", "had", "'ve", "’ve", "did", "was", "were", "having") for a in aux):
        return Status.DONE
    if {"to", "be"} <= set(aux):
        return Status.PLANNED  # 'the board to be set up by X'
    if tag == "VBN" and lemma in HELD_BY and _is_so(tree, top, aux):
        return Status.ONGOING
    if tag == "VBD" or tag == "VBN":
        return Status.DONE
    if headline:
        return Status.PLANNED if "to" in aux else Status.DONE
    if tag in ("VBZ", "VBP", "VB"):
        if "to" in aux:
            return Status.PLANNED
        if "hereby" in _words(tree, top, "advmod"):
            return Status.DONE
        if began or "while" in _words(tree, top, "mark"):
            return Status.ONGOING
        if tree.dep[top] == "advcl" and _AWAITED & set(_words(tree, top, "mark")):
            return Status.CONDITIONAL  # 'is suspended until the court rules'
        if (
            tree.dep[top] == "ccomp"
            and tree.lemma[tree.head[top]] in ("insist", "demand")
            and lemma not in _STATIVE_NOW
        ):
            return Status.PROPOSED  # 'insisting that Norway lowers its duty'
        adverbs = {tree.lower[k] for k in tree.has(top, "advmod")}
        return Status.ONGOING if lemma in _STATIVE_NOW or adverbs & _NOW else Status.DONE
    return _with_its_verb(tree, top, lemma) if tag == "VBG" else Status.DONE


def _with_its_verb(tree: Tree, v: int, lemma: str) -> Status:
    """'will open a plant, hiring 40 people and training 20', 'runs clinics, treating 40 people': as far as what it goes with."""
    while tree.dep[v] == "conj" and tree.tag[tree.head[v]] == "VBG" and not tree.has(v, "aux", *SUBJECTS):
        v = tree.head[v]
    over = tree.head[v]
    aux = {tree.lower[k] for k in tree.has(over, "aux", "auxpass")}
    if tree.dep[v] != "advcl" or tree.has(v, "mark", "aux", *SUBJECTS) or over > v or not tree.is_verb(over):
        return Status.DONE
    if aux & {"will", "shall", "would", "'ll", "’ll"}:
        return Status.PLANNED
    now = tree.tag[over] in ("VBZ", "VBP") or tree.tag[over] == "VBG" and bool(aux & {"is", "are"})
    return Status.ONGOING if now and lemma not in SPEECH else Status.DONE
