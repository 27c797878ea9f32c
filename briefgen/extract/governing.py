"""Verbs and adjectives that govern another verb, by which of the two is the act and whose it is."""

from __future__ import annotations

from briefgen.extract.tree import Tree

# the complement is the act, the first verb only says how far it has got ('plans to issue', 'continues to review')
RAISING = frozenset(
    "plan intend expect continue begin start seek work move prepare aim set schedule need hope want proceed manage "
    "come go help strive help slate anticipate act endeavor endeavour keep resume remain use get fail want decide choose opt "
    "have like wish dare serve tend appear seem design happen propose hesitate poise".split()
)
# the first verb is the act, the complement its content ('agreed to strengthen'); the doer is the same
PROMISING = frozenset(
    "agree vote commit pledge promise vow threaten refuse decline offer undertake swear volunteer consent".split()
)
# their object is who is asked, their complement what is asked for
ASKING = frozenset(
    "urge ask call direct instruct order require request tell advise encourage invite press force compel task charge mandate "
    "authorize authorise command remind warn help allow".split()
)
ALLOWING = frozenset("authorize authorise".split())  # of those above: who is told may, but need not
GLAD = frozenset("pleased proud happy delighted glad honored honoured privileged".split())
KEEN = frozenset("keen eager anxious".split())
LOATH = frozenset("unable unwilling".split())
LEADING_ADJECTIVES = (
    frozenset("able set likely due ready prepared expected required bound about eligible willing".split())
    | GLAD
    | KEEN
    | LOATH
)
# the complement is what another one then has to do ('directs the Secretary to submit')
ORDERING = frozenset("direct instruct order require task charge mandate authorize authorise command".split())
# what somebody is told to do, in the passive: 'is authorized and directed to publish', 'are obligated to freeze'
ORDERED = ORDERING | frozenset("obligate oblige ask urge instruct call bind compel force invite empower permit".split())
# what makes somebody do something, by the word that a statement has for it
CAUSING = {"prompt": "prompted", "lead": "led", "force": "forced", "cause": "caused", "drive": "driven"}
_TALKS = frozenset("talks negotiations discussions consultations".split())


def caused(tree: Tree, v: int) -> str:
    """The word for what made somebody act: 'The leak prompted Norvik to recall it', '..., prompting Norvik to'; '' where nothing did."""
    if tree.lemma[v] not in CAUSING or tree.has(v, "aux", "neg", "auxpass"):
        return ""
    things = tree.has(v, "nsubj")
    by_a_thing = tree.tag[v] == "VBD" and bool(things) and all(tree.pos[k] == "NOUN" for k in things)
    then = tree.tag[v] == "VBG" and tree.dep[v] == "advcl" and tree.tag[tree.head[v]] == "VBD" and tree.head[v] < v
    return CAUSING[tree.lemma[v]] if by_a_thing or then and not tree.has(tree.head[v], "neg") else ""


def foreseen(tree: Tree, v: int, act: int) -> bool:
    """'The deal will see Norvik buy it': does v tell that somebody is to do `act`?"""
    things = tree.has(v, "nsubj")
    if tree.lemma[v] != "see" or not things or any(tree.pos[k] != "NOUN" for k in things) or tree.has(v, "neg"):
        return False
    ahead = tree.tag[v] == "VBZ" or any(tree.lower[a] in ("will", "would") for a in tree.has(v, "aux"))
    return ahead and tree.dep[act] == "ccomp" and not tree.has(act, "aux", "mark")


def made_to(tree: Tree, v: int, be: str) -> str:
    """How a statement tells that v made somebody act: the 'is' of 'is to act', 'is authorized' or 'was prompted'."""
    if made := caused(tree, v):
        return f"{'were' if be == 'are' else 'was'} {made}"
    return f"{be} authorized" if tree.lemma[v] in ALLOWING else be


def whereabouts(tree: Tree, v: int) -> bool:
    """'The envoy is in the capital to meet', 'we are here to coordinate': where somebody is for what they do?"""
    return any(
        tree.lower[k] in ("here", "there")
        or tree.lower[k] in ("in", "at")
        and any(tree.pos[p] == "PROPN" for p in tree.has(k, "pobj"))
        for k in tree.has(v, "advmod", "prep")
        if k > v
    )


def in_talks(tree: Tree, v: int) -> bool:
    """'are (locked) in talks on a border', 'is in Oslo for talks with the Minister': do they negotiate?"""
    preps = [k for k in tree.has(v, "prep") if tree.lower[k] == "in" or tree.lower[k] == "for" and whereabouts(tree, v)]
    return any(tree.lower[p] in _TALKS for k in preps for p in tree.has(k, "pobj"))


ATTACKS = frozenset(
    "attack strike invasion war aggression assault raid bombing offensive shelling bombardment incursion airstrike massacre".split()
)
_ATTACKS_DO = frozenset(
    "kill injure wound destroy damage claim cost leave cause risk target hit violate begin start follow come displace threaten maim".split()
)


def attack_on(tree: Tree, noun: int, v: int) -> int:
    """Of 'the strike on Berg, which killed ten' the strike; any other noun before a relative clause itself."""
    over = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else noun
    return over if tree.lemma[over] in ATTACKS and tree.lemma[v] in _ATTACKS_DO else noun
