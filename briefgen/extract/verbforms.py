"""The status that the form of a clause's verbs gives it: tense, modals, the verbs above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.extract.auxiliaries import words
from briefgen.extract.categories import SPEECH
from briefgen.extract.clauses import Clause
from briefgen.extract.governing import GLAD, KEEN, LOATH, ORDERED
from briefgen.extract.lexicon import HONORIFICS, PERSON_HEADS, SPANS
from briefgen.extract.passives import believed
from briefgen.extract.tree import SUBJECTS, Tree, first_of
from briefgen.model import Status

__all__ = ["HELD_BY", "PLANNING", "PROPOSING", "URGING", "Form", "by_form"]

PLANNING = frozenset(
    "plan intend expect aim prepare schedule set agree commit pledge promise vow undertake slate decide choose opt look hope want "
    "anticipate design swear threaten volunteer poise".split()
)
_INTENDING = frozenset("plan intend agree commit pledge promise vow decide swear threaten".split())
_BEGUN = frozenset("continue begin start keep remain resume work try proceed help".split())
PROPOSING = frozenset(
    "urge propose recommend suggest demand request ask appeal consider weigh seek explore mull contemplate advocate "
    "petition encourage implore beg plead lobby float envisage".split()
)
URGING = frozenset("urge encourage ask call recommend request".split())  # an 'if' after them belongs to what is urged
_NOW = frozenset("currently now still increasingly continuously daily".split())
# present tense that tells of an act of this moment: headlines, and what official texts do by saying it
_STATIVE_NOW = frozenset(
    "process enforce limit provide operate oversee lead manage run serve represent employ produce export import hide face "
    "require maintain support apply cover include own sell buy fund use pursue monitor administer trade host supply work "
    "conduct target exploit offer allow prohibit ban restrict rely depend protect engage compete control govern "
    "share finance subsidize receive seek continue await investigate negotiate dispute contest oppose".split()
)
_POSTED = frozenset("engage involve deploy station".split())
# done by being said: 'we are announcing', 'OFAC is designating'
_BY_SAYING = frozenset("announce designate impose release issue publish unveil sanction declare propose".split())
_NAMED = frozenset("designate add identify list charge".split())  # 'is being designated': by the text that says so
_LASTING = frozenset("stand support lead serve work hold maintain operate run live remain govern rule".split())
_AWAITED = frozenset(("until", "till", "once", "before"))
HELD_BY = frozenset("head lead own control run govern operate manage command".split())
_PROMISES = frozenset("agree concur commit pledge vow undertake plan intend determined".split())
_HAS = frozenset(("has", "have"))
_WILL = frozenset(("will", "shall", "'ll", "’ll"))


@dataclass(frozen=True, slots=True)
class Form:
    """The verbs of a clause."""

    tree: Tree
    clause: Clause
    lemma: str
    uppers: list[str]  # the lemmas of the verbs above it
    aux: frozenset[str]  # auxiliaries of the topmost
    headline: bool

    @property
    def tag(self) -> str:
        """Of the topmost verb."""
        return self.tree.tag[self.clause.top]

    @property
    def simple(self) -> bool:
        """Whether there is but one verb."""
        return len(self.clause.chain) == 1

    @property
    def present(self) -> bool:
        return self.tag in ("VBP", "VBZ")


def by_form(f: Form) -> Status:
    """The status of a clause that is neither denied nor conditional."""
    return next((found for judge in _JUDGES if (found := judge(f)) is not None), Status.DONE)


def _by_modal(f: Form) -> Status | None:
    """'may', 'should'."""
    if f.aux & {"may", "might", "could"}:
        return Status.PROPOSED if f.lemma in PROPOSING else Status.CONDITIONAL
    return Status.PROPOSED if f.aux & {"should", "ought"} else None


def _by_phrase(f: Form) -> Status | None:
    """'is set to', 'is engaged in', 'pleaded guilty', 'requested comment'."""
    tree, verb, top = f.tree, f.clause.verb, f.clause.top
    is_set = tree.lemma[top] == "be" and "set" in words(tree, top, "acomp")
    headed = f.headline and f.lemma == "set" and not tree.has(verb, "dobj")  # 'Norland set for talks'
    if is_set or "set" in [tree.lower[v] for v in f.clause.chain[:-1]] or headed and "for" in words(tree, verb, "prep"):
        return Status.PLANNED
    if f.lemma in _POSTED and f.tag == "VBN" and f.aux & {"is", "are"} and not tree.has(verb, "agent"):
        return Status.ONGOING  # 'Two ships are now engaged in an exercise'
    if f.lemma == "plead" and "guilty" in words(tree, verb, "acomp", "oprd", "dobj", "advmod"):
        return Status.DONE
    past = f.tag in ("VBD", "VBN")
    return Status.DONE if f.lemma in ("request", "encourage") and past and _asks_for_a_thing(tree, verb) else None


def _by_proposing(f: Form) -> Status | None:
    """'urged', 'called for', 'will consider'."""
    tree, verb, lemma = f.tree, f.clause.verb, f.lemma
    proposes = lemma in PROPOSING
    if proposes and f.aux & _HAS and _for_long(tree, verb):
        return Status.ONGOING
    if lemma == "appeal" and ("against" in words(tree, verb, "prep") or tree.has(verb, "dobj")):
        return None  # to a court
    if lemma == "consider" and f.tag == "VBD" and tree.has(verb, "ccomp"):
        return None  # 'the court considered that'
    if not proposes and not (lemma == "call" and _calls_for(tree, verb)):
        return None
    intended = f.aux & (_WILL | {"must"}) or not _INTENDING.isdisjoint(f.uppers)
    if intended and lemma not in ("consider", "explore") or lemma == "seek" and "would" in f.aux:
        return Status.PLANNED
    return Status.PROPOSED


def _by_verbs_above(f: Form) -> Status | None:
    """'would have', 'will', 'was ordered to', 'is said to', 'had to', 'plans to'."""
    tree, uppers = f.tree, f.uppers
    if f.aux & {"would", "must"} and "have" in f.aux:
        return Status.CONDITIONAL  # 'would have signed', 'must have signed'
    if f.aux & (_WILL | {"must", "would"}):
        return Status.PLANNED
    if uppers and uppers[-1] in ORDERED and tree.tag[f.clause.chain[-2]] == "VBN":
        return Status.PROPOSED if uppers[-1] in URGING | {"invite"} else Status.PLANNED
    if uppers and believed(tree, f.clause.chain[-2]):
        return Status.DONE if "have" in words(tree, f.clause.verb, "aux") else Status.ONGOING
    if "propose" in uppers:
        return Status.PROPOSED
    if {"seek", "consider"} & {*uppers}:
        return Status.DONE if f.tag == "VBD" or f.aux & _HAS else Status.PROPOSED
    return _by_wish(f) or _by_plan(f)


def _by_wish(f: Form) -> Status | None:
    """'are pressing it to act', 'want it to act', 'expect that it will', 'need to act'."""
    tree, verb = f.tree, f.clause.verb
    if f.lemma in ("push", "press", "pressure") and tree.has(verb, "dobj"):
        if any("to" in words(tree, k, "aux") for k in tree.has(verb, "xcomp", "advcl")):
            return Status.PROPOSED  # 'are pushing the Commission to act'
    if not f.present:
        return None
    if "want" in f.uppers and not {tree.lower[s] for s in f.clause.subjects} & {"i", "we"}:
        return Status.PROPOSED
    if f.lemma in ("expect", "hope", "believe") and not f.uppers and tree.has(verb, "ccomp"):
        return Status.ONGOING
    return Status.PROPOSED if "need" in f.uppers else None


def _by_plan(f: Form) -> Status | None:
    had = f.uppers == ["have"] and f.tree.lower[f.clause.top] == "had" and f.tag in ("VBD", "VBN")
    if had:
        return Status.DONE  # 'had to cancel', 'has had to buy'
    return Status.PLANNED if (PLANNING | {"need", "have", "require"}).intersection(f.uppers) else None


def _by_being(f: Form) -> Status | None:
    """'was the first to', 'is ready to', 'was able to', 'is to'."""
    tree, top, chain = f.tree, f.clause.top, f.clause.chain
    if tree.lemma[top] in ("be", "become") and not f.simple and first_of(tree, top):
        return Status.DONE  # 'was the first state to ban it'
    if tree.lemma[top] != "be":
        return None
    if f.uppers and (judged := words(tree, top, "acomp")):
        feeling = judged[0]
        if feeling in KEEN | LOATH:
            return Status.PROPOSED if feeling in KEEN else Status.DENIED
        did = feeling == "able" and (f.aux & {"has", "have", "had"} or f.tag == "VBD")
        return Status.DONE if did or feeling in GLAD else Status.PLANNED
    if not f.simple and "to" in words(tree, chain[1], "aux"):
        there = tree.dep[chain[1]] == "advcl" and f.tag == "VBD"
        return Status.DONE if there else Status.PLANNED  # 'was at the port to open it'; 'is to host', 'was to sign'
    return None


def _by_promise(f: Form) -> Status | None:
    """'wants', 'is going to', 'agreed to'."""
    if f.lemma == "want" and f.present:
        return Status.PROPOSED
    if "go" in f.uppers and any(f.tree.tag[v] == "VBG" for v in f.clause.chain[:-1]):
        return Status.PLANNED
    promises = f.lemma in _PROMISES and f.simple and _promises(f.tree, f.clause.verb)
    if f.lemma == "commit" and f.tag == "VBN" and {"is", "are"} & f.aux and not promises:
        return Status.ONGOING  # 'is committed to a peace process'
    return Status.PLANNED if promises else None


def _by_gerund(f: Form) -> Status | None:
    """'are locked in talks', 'is holding', 'are announcing'."""
    tree, top, verb, tag = f.tree, f.clause.top, f.clause.verb, f.tag
    said = tree.dep[top] == "ccomp" and tree.tag[tree.head[top]] == "VBD"
    now = tree.lower[top] in ("is", "are")
    if f.lemma == "negotiate" and (now or {"is", "are"} & f.aux or said):
        return Status.ONGOING  # 'are locked in talks', 'said that she was in talks'
    if tree.tag[verb] == "VBG" and verb != top and now:
        return Status.ONGOING  # 'is in Oslo this week holding talks'
    if tag != "VBG":
        return None
    if f.lemma in _BY_SAYING and not f.aux & {"was", "were", "been"}:
        return Status.DONE
    if f.aux & {"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "been", "be"}:
        return Status.ONGOING
    return Status.ONGOING if f.aux & {"was", "were"} and said else None  # 'said that it was pushing for a deal'


def _by_past(f: Form) -> Status | None:
    """'has signed', 'was signed', 'signed', 'is being signed', and what has gone on since."""
    if "being" in f.aux and f.aux & {"is", "are"} and f.lemma not in _BY_SAYING | _NAMED:
        return Status.ONGOING
    if f.aux & _HAS:
        since = f.lemma in _LASTING and "since" in words(f.tree, f.clause.top, "prep", "mark")
        if since or {"begin", "start", "continue"}.intersection(f.uppers):
            return Status.ONGOING
    if f.aux & (_HAS | {"had", "'ve", "’ve", "did", "was", "were", "having"}):
        return Status.DONE
    if {"to", "be"} <= f.aux:
        return Status.PLANNED  # 'the board to be set up by X'
    if f.tag == "VBN" and f.lemma in HELD_BY and _is_so(f.tree, f.clause.top, f.aux):
        return Status.ONGOING
    return Status.DONE if f.tag in ("VBD", "VBN") else None


def _by_present(f: Form) -> Status | None:
    tree, top = f.tree, f.clause.top
    if f.headline:
        return Status.PLANNED if "to" in f.aux else Status.DONE
    if f.tag == "VBG":
        return _with_its_verb(tree, top, f.lemma)
    if f.tag not in ("VBZ", "VBP", "VB"):
        return None
    if "to" in f.aux:
        return Status.PLANNED
    adverbs = words(tree, top, "advmod")
    if "hereby" in adverbs:
        return Status.DONE
    marks = words(tree, top, "mark")
    if not _BEGUN.isdisjoint(f.uppers) or {"while", "as"} & {*marks}:
        return Status.ONGOING
    if tree.dep[top] == "advcl" and not _AWAITED.isdisjoint(marks):
        return Status.CONDITIONAL  # 'is suspended until the court rules'
    if f.lemma in _STATIVE_NOW:
        return Status.ONGOING
    if tree.dep[top] == "ccomp" and tree.lemma[tree.head[top]] in ("insist", "demand"):
        return Status.PROPOSED  # 'insisting that Norway lowers its duty'
    return Status.DONE if _NOW.isdisjoint(adverbs) else Status.ONGOING


# The first that has an answer gives it.
_JUDGES: tuple[Callable[[Form], Status | None], ...] = (
    _by_modal,
    _by_phrase,
    _by_proposing,
    _by_verbs_above,
    _by_being,
    _by_promise,
    _by_gerund,
    _by_past,
    _by_present,
)


def _calls_for(tree: Tree, v: int) -> bool:
    """'called on the Board to act', 'called for a vote'."""
    if _pays_a_visit(tree, v):
        return False
    behind = [tree.lower[k] for k in tree.has(v, "prep") if k > v][:1]
    return behind in (["on"], ["for"], ["upon"]) or any("for" in words(tree, k, "mark") for k in tree.has(v, "advcl"))


def _for_long(tree: Tree, v: int) -> bool:
    """'have sought reform for years', 'since 2019', 'has long urged it': no proposal of the day."""
    spans = (p for k in tree.has(v, "prep") if tree.lower[k] == "for" for p in tree.has(k, "pobj"))
    since = "since" in words(tree, v, "prep", "mark") or "long" in words(tree, v, "advmod")
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


def _is_so(tree: Tree, v: int, aux: frozenset[str]) -> bool:
    """'The group is headed by X', 'is a group headed by X': how it is, not what was done."""
    noun = tree.head[v]
    called = tree.dep[v] == "acl" and tree.dep[noun] == "attr" and tree.tag[tree.head[noun]] in ("VBZ", "VBP")
    return called or bool({"is", "are"} & aux)


def _promises(tree: Tree, v: int) -> bool:
    """'agreed to do', 'committed to doing': planned; 'agreed to a framework' or 'on a text': done."""
    for k in tree.kids[v]:
        if tree.dep[k] == "prep" and tree.lower[k] in ("to", "on", "upon") and (objects := tree.has(k, "pobj")):
            will = tree.lemma[v] == "commit" and not tree.has(v, "dobj", "auxpass")  # 'committed to closer ties'
            return will or tree.tag[objects[0]] == "VBG" or tree.lower[objects[0]].endswith("ating")
        if tree.dep[k] == "xcomp" and tree.is_verb(k):
            return True
        if tree.dep[k] == "prep" and tree.lower[k] == "to" and tree.has(k, "pcomp"):
            return True
        if tree.dep[k] in ("advcl", "ccomp") and any(tree.lower[a] == "to" for a in tree.has(k, "aux")):
            return tree.lemma[v] != "agree" or not tree.has(v, "dobj")  # 'agreed a deal to cut' has agreed it
        if tree.dep[k] == "ccomp" and {tree.lower[a] for a in tree.has(k, "aux")} & {"will", "shall", "should", "must"}:
            return True  # 'agreed that the port should open'
    return tree.lemma[v] in ("plan", "intend", "commit", "pledge", "vow") and tree.tag[v] in ("VBP", "VBZ")


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
