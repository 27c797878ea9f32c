"""What a text does not tell as a fact: alleged, denied, rumoured, asked, or supposed. None of it may stand in a brief as one."""

from __future__ import annotations

from itertools import takewhile

from briefgen.extract.tree import ASIDE, SUBJECTS, Tree

__all__ = [
    "CLAIMING",
    "above",
    "asked",
    "condition",
    "credited",
    "fronted",
    "inserted",
    "inverted",
    "overdue",
    "refuted",
    "reported",
    "supposed",
    "untold",
]

CLAIMING = frozenset("claim allege contend argue assert maintain accuse insist suspect speculate suggest imply".split())
_REPORTING = frozenset("say state tell report write find conclude".split())
_PARTIES = frozenset(  # who has a side to take: what they say of others is a claim
    "prosecutor critic opponent plaintiff accuser rival activist rebel opposition defendant detractor accused whistleblower".split()
)
_SUPPOSING = frozenset("fear suspect believe think rumor rumour suppose presume assume hope".split())
_RULING = frozenset("rule find declare hold prove determine decide confirm admit concede".split())
_REFUSING = frozenset("deny dispute refute doubt disprove rebut".split())
_UNTRUE = frozenset("untrue false unclear unlikely doubtful possible conceivable wrong inconceivable".split())
_TALK = frozenset(
    "claim allegation accusation complaint concern worry report rumour rumor suggestion suspicion speculation denial theory possibility risk fear evidence "
    "proof sign indication assertion notion idea lie charge perception impression assumption belief".split()
)
_INVERTING = frozenset("had did does do has have is are was were will would can could should".split())
_LATE = frozenset(("about", "high", "past", "long", "well", "now", "surely"))
_LONGEST = 12  # tokens of a name behind 'according to'

_PLEADING = frozenset("ask seek allege accuse claim demand argue contend".split())
_AGAINST = frozenset("sue accuse petition".split())
_SUITS = frozenset("lawsuit suit complaint petition claim".split())
_USUALLY = frozenset("traditionally usually typically customarily normally routinely".split())


def above(tree: Tree, verb: int) -> int | None:
    """The verb that reports the clause of `verb` as a claim: 'the union argues that X broke the law'."""
    top = _head_of_clause(tree, verb)
    over = tree.head[top]
    if tree.dep[top] != "ccomp" or not tree.is_verb(over):
        return None
    if tree.lemma[over] in _REPORTING:
        return over if any(tree.lemma[s] in _PARTIES for s in tree.has(over, *SUBJECTS)) else None
    if tree.lemma[over] not in CLAIMING:
        return None
    told = tree.tag[top] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD") or bool(tree.has(top, "aux"))
    wished = tree.lemma[over] in ("suggest", "insist") and tree.tag[top] == "VB"  # 'suggested that he resign'
    return over if told and not wished and tree.has(top, *SUBJECTS) else None


def reported(tree: Tree, verb: int) -> int | None:
    """The verb before the clause by which a noun reports it: 'state media said X', 'the inquiry found that X'."""
    top = _head_of_clause(tree, verb)
    over = tree.head[top]
    if tree.dep[top] != "ccomp" or over > top or tree.lemma[over] not in _REPORTING or not tree.is_verb(over):
        return None
    return over if any(tree.pos[s] in ("NOUN", "PROPN") for s in tree.has(over, *SUBJECTS)) else None


def pleaded(tree: Tree, verb: int) -> bool:
    """'sued the maker asking a court to rule that it broke the law', '..., alleging it did': who sues does, and that is told."""
    top = _head_of_clause(tree, verb)
    for v in (top, *list(tree.up(top))[:3]):
        if tree.tag[v] == "VBG" and tree.lemma[v] in _PLEADING and any(_goes_to_law(tree, u) for u in tree.up(v)):
            return True
    return False


def _goes_to_law(tree: Tree, u: int) -> bool:
    """'sued', 'filed a complaint'."""
    return tree.lemma[u] in _AGAINST or any(tree.lemma[k] in _SUITS for k in tree.has(u, "dobj"))


def as_a_rule(tree: Tree, verb: int) -> bool:
    """'Traditionally, a minister who loses the vote has resigned': what is done as a rule, by nobody yet."""
    top = _head_of_clause(tree, verb)
    ways = (top, tree.head[top]) if tree.dep[top] == "conj" else (top,)
    those = (k for v in ways for x in (v, *tree.has(v, "npadvmod")) for k in tree.has(x, "advmod"))
    to_come = any(tree.lower[a] == "will" for a in tree.has(top, "aux"))
    return not to_come and any(tree.lower[k] in _USUALLY for k in those)


def untold(tree: Tree, verb: int) -> bool:
    """Whether the clause of `verb` tells nothing that happened by itself."""
    return refuted(tree, verb) or as_a_rule(tree, verb) or pleaded(tree, verb)


def refuted(tree: Tree, verb: int) -> bool:
    """Whether the clause is what somebody denies, or only talk: 'denied that', 'it is not true that', 'rumours that'."""
    top = _head_of_clause(tree, verb)
    over = tree.head[top]
    if over == top or not tree.has(top, *SUBJECTS) or _only_to(tree, top):
        return False
    if tree.dep[top] == "acl" and tree.pos[over] == "NOUN":
        return tree.lemma[over] in _TALK
    if tree.dep[top] == "relcl":  # 'it was not the council that closed the port'
        it = any(tree.lower[k] == "it" for k in tree.has(tree.head[over], *SUBJECTS))
        return tree.dep[over] == "attr" and it and bool(tree.has(tree.head[over], "neg"))
    if any(tree.lower[k + 1] == "because" for k in tree.has(top, "neg")):
        return True  # 'not because they trust him'
    if tree.dep[top] not in ("ccomp", "csubj", "advcl", "acl"):
        return False
    if tree.lemma[over] in _SUPPOSING and tree.has(over, "auxpass"):
        return tree.dep[top] == "ccomp"  # 'it is feared that'
    if tree.lemma[over] in _RULING and tree.lemma[tree.head[over]] in ("ask", "petition", "request", "seek", "urge"):
        return tree.dep[top] == "ccomp"  # 'asked the court to rule that it broke no law'
    if tree.lemma[over] in _REFUSING or tree.lemma[over] in _REPORTING and _unsaid(tree, over):
        return tree.dep[top] == "ccomp"
    judged = (
        {tree.lower[k] for k in tree.has(over, "acomp", "oprd")}
        if tree.dep[top] != "advcl" or _that(tree, top)
        else set()
    )
    return bool(judged & _UNTRUE) or "true" in judged and bool(tree.has(over, "neg"))


def _unsaid(tree: Tree, says: int) -> bool:
    """'refused to say that', 'stopped short of saying that', 'did not say that': what is behind it, nobody has said."""
    if tree.dep[says] == "pcomp":
        return any(tree.lower[k] == "short" for k in tree.kids[tree.head[tree.head[says]]])
    above = tree.lemma[tree.head[says]] if tree.dep[says] == "xcomp" else ""
    return above in ("refuse", "decline") or bool(tree.has(says, "neg"))


def inverted(tree: Tree, verb: int) -> bool:
    """Whether the auxiliary stands before the subject: 'Did Norland sign?', 'had Norland signed, ...'; not behind 'nor' or 'never'."""
    own = tree.has(verb, *SUBJECTS)
    first = next((a for a in tree.has(verb, "aux", "auxpass") if own and a < own[0]), None)
    if first is None or first > verb or tree.lower[first] not in _INVERTING:
        return False
    before = [k for k in tree.kids[verb] if k < first and tree.pos[k] != "PUNCT"]
    asked = any(tree.tag[i][:1] == "W" for k in before for i in tree.subtree(k))
    return asked or not before or all(tree.lower[k] in ("and", "but", "so") for k in before)


def asked(tree: Tree, root: int, end: int) -> bool:
    """Whether the sentence that ends before token `end` asks: what its clauses tell is not told as a fact."""
    return "?" in tree.lower[max(root, end - 3) : end] and (inverted(tree, root) or tree.lemma[root] == "be")


def fronted(tree: Tree, verb: int) -> dict[int, tuple[int, str]]:
    """Another wording of the auxiliary behind 'nor', 'neither', 'never' at the head: 'Nor did X sign' -> 'X did [not] sign'.

    Also of 'has neither signed it nor left', which is told in two: 'has [not] signed it'.
    """
    if halves := _neither_nor(tree, verb):
        return halves
    own = tree.has(verb, *SUBJECTS)
    aux = next((a for a in tree.has(verb, "aux", "auxpass") if own and a < own[-1]), None)
    if aux is None or tree.lower[aux] not in _INVERTING:
        return {}
    before = {tree.lower[i] for k in tree.kids[verb] if k < aux for i in tree.subtree(k)}
    word = "never" if "never" in before else "not" if before & {"nor", "neither"} else ""
    return {aux: (aux, f"{tree.text[aux]} [{word}]")} if word else {}


def instead(tree: Tree, verb: int) -> bool:
    """'neither Norland nor Sudria has signed it and instead have left': the second was done."""
    return tree.dep[verb] == "conj" and any(tree.lower[k] in ("instead", "rather") for k in tree.has(verb, "advmod"))


def _neither_nor(tree: Tree, verb: int) -> dict[int, tuple[int, str]]:
    """Other wordings of 'has neither signed nor left' ('[not]') and 'neither signed nor left' ('[did not leave]'), else none."""
    first = verb
    while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]) and not tree.has(first, *SUBJECTS):
        first = tree.head[first]
    pre = next((k for k in tree.has(first, *BEFORE_A_PAIR) if k < first and tree.lower[k] == "neither"), None)
    nor = next((k for k in tree.has(first, "cc") if tree.lower[k] == "nor"), None)
    if pre is None or nor is None or nor == first + 1 and tree.has(nor + 1, "dobj"):
        return {}  # 'neither signed nor ratified it' is told whole
    if tree.has(first, "aux", "auxpass"):
        return {pre: (pre, "[not]")}
    return {pre: (pre, ""), verb: (verb, f"[did not {tree.lemma[verb]}]")}


def overdue(tree: Tree, verb: int) -> list[int]:
    """The tokens of 'It is high time', behind which the past tells what has not been done, or of 'It is time for', behind which
    an infinitive does; [] where nothing of the kind stands."""
    top = _head_of_clause(tree, verb)
    to = [k for k in tree.has(top, "mark") if tree.tag[top] == "VB" and tree.lower[k] == "for"]
    time = next((i for i in (tree.head[top], *tree.has(tree.head[top], "attr")) if tree.lower[i] == "time"), None)
    if (
        time is None
        or time > top
        or not to
        and tree.tag[top] not in ("VBD", "VBN")
        or tree.dep[top] not in ("ccomp", "relcl", "acl", "advcl")
    ):
        return []
    said = next((k for k in tree.has(tree.head[time], *SUBJECTS) if tree.lower[k] in ("it", "that")), time)
    between = {tree.lower[i] for i in range(said + 1, time)} - {tree.lower[tree.head[time]]}
    return [*range(said, time + 1), *to] if said < time and between <= _LATE else []


def supposed(tree: Tree, v: int) -> bool:
    """'If it breaks the truce and attacks Berg', where the condition holds for the second verb, too."""
    first = v
    while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]) and not tree.has(first, "mark", "aux"):
        first = tree.head[first]
    told = tree.tag[v] == "VBD" != tree.tag[first]  # 'agreed to fine it if it lies and named a director'
    if first == v or told or tree.lower[v - 1] == "or" or (word := condition(tree, first)) is None:
        return False
    # with a subject of its own it may stand beside the main clause: 'will act if it breaks the truce, and Berg agrees'
    return tree.lower[word] != "whether" and (not tree.has(v, *SUBJECTS) or v < tree.head[first])


def inserted(tree: Tree, v: int) -> tuple[list[int], int | None]:
    """Of 'The cost, X argued, could be higher' what is inserted, and the verb of the sentence around it; else nothing."""
    for k in tree.has(v, "ccomp"):
        around = set(tree.subtree(k))
        if tree.dep[v] == "ROOT" and min(around) < v < k:
            return [i for i in tree.subtree(v) if i not in around and tree.pos[i] != "PUNCT"], k
    return [], None


def credited(tree: Tree, verb: int) -> list[int]:
    """The tokens of 'according to the union' where they hang on the clause or one above it; [] where it is told outright."""
    for v in (verb, *(i for i in tree.up(verb) if tree.is_verb(i))):
        for k in tree.has(v, "prep"):
            if tree.lower[k] == "according" and not _longer_ago(tree, verb, v):
                tokens = tree.subtree(k, ASIDE | {"punct"})
                whole = tokens[-1] - tokens[0] == len(tokens) - 1
                return tokens if whole and 2 < len(tokens) <= _LONGEST else []
    return []


def _longer_ago(tree: Tree, verb: int, over: int) -> bool:
    """'Prices have risen since X became mayor, according to the index': the index tells of prices, not of X."""
    ways = [verb, *takewhile(lambda i: i != over, tree.up(verb))] if verb != over else []
    return any(tree.dep[i] == "advcl" and any(tree.lower[m] == "since" for m in tree.has(i, "mark")) for i in ways)


def _head_of_clause(tree: Tree, verb: int) -> int:
    """The first of joined verbs, above infinitives: where the clause hangs on another."""
    while tree.head[verb] != verb and (
        tree.dep[verb] == "conj" and tree.is_verb(tree.head[verb]) or tree.dep[verb] in ("xcomp", "acomp")
    ):
        verb = tree.head[verb]
    return verb


def _only_to(tree: Tree, top: int) -> bool:
    return any(tree.tag[k] == "TO" for k in tree.has(top, "aux"))


def _that(tree: Tree, top: int) -> bool:
    return any(tree.lower[k] == "that" for k in tree.has(top, "mark"))


BEFORE_A_PAIR = ("preconj", "det", "advmod", "cc")  # how 'neither' hangs on the first of two verbs

_OPEN_ENDED = frozenset(("if", "unless", "whether"))


def condition(tree: Tree, v: int) -> int | None:
    """The word that makes the clause of a verb a condition: 'if', or 'should' before its subject; None for any other."""
    marks = (k for k in tree.has(v, "aux", "mark") if tree.lower[k] in _OPEN_ENDED)
    subject = min(tree.has(v, *SUBJECTS), default=0)
    turned = (k for k in tree.has(v, "aux") if tree.lower[k] == "should" and k < subject and tree.dep[v] == "advcl")
    return next(marks, next(turned, None))
