"""Which clauses tell of words: what is said, and what speakers say of their own speech ('I'd like to focus on ports'), which is no deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.extract.categories import SPEECH
from briefgen.extract.clauses import Clause
from briefgen.extract.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKING = frozenset(
    "speak talk focus begin start turn close end touch spend share put go take cover move step".split()
)
WISHING = frozenset("like want wish hope".split())
_COURTESIES = frozenset(
    "apology appreciation condolence congratulation felicitation gratitude greeting hand invitation sympathy thank thanks welcome wish".split()
)

_CALLED_BACK = frozenset(
    "ambassador envoy diplomat product vehicle car truck toy drug device battery airbag food".split()
)
_PLEASANTRIES = frozenset("word remark comment question".split())
_WORDS = _PLEASANTRIES | frozenset("statement text letter answer".split())
_TALKING = frozenset(("i", "we", "you", "our", "my", "me"))
_TELLING = frozenset("say tell announce state add note confirm report write".split())


def of_talk(tree: Tree, c: Clause, lemma: str) -> bool:
    """Whether a clause tells only what its speaker thinks, is going to talk about, or has a name for."""
    if not any(tree.lower[k] == "i" for k in c.subjects):
        return False
    wished = any(tree.lemma[u] in WISHING for u in c.chain[:-1])
    named = lemma == "call" and c.origin == "relative" and bool(tree.has(c.verb, "oprd", "attr", "acomp"))
    words = lemma in ("say", "take") and any(tree.lemma[k] in _PLEASANTRIES for k in tree.has(c.verb, "dobj"))
    lightly = lemma in ("apologize", "apologise") and not tree.has(c.verb, "prep")
    return lemma == "think" or lightly or named or lemma in SPEAKING and wished or words and len(c.chain) > 1


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
    if lemma == "continue":  # '“The fund is safe,” she continued', but 'continued to fall', 'continued its work'
        return bool(tree.has(c.verb, "ccomp")) and not tree.has(c.verb, "xcomp", "dobj")
    if lemma == "welcome" and "will" in (tree.lower[a] for a in tree.has(c.top, "aux")):
        return False  # 'will welcome the Minister to Oslo'
    if lemma == "recall":  # 'recalled 3,000 scooters', 'recalled its envoy', but 'recalled her years in Oslo'
        called = any(tree.lemma[k] in _CALLED_BACK or tree.has(k, "nummod") for k in objects)
        return not c.passive and not called
    if lemma == "inform":  # '…, the Ministry informed', but 'informed Congress of it'
        return any(k < c.verb for k in tree.has(c.verb, "ccomp"))
    if lemma == "make":
        return any(tree.lower[k] == "clear" for k in tree.kids[c.verb])
    return lemma in SPEECH


def is_talk(verb: Token) -> bool:
    """'Thank you for having us this afternoon', 'that is how it began in 1990', 'it's wonderful to be here': talk, no event."""
    if _exclaims(verb) or leads_in(verb) or _weighs(verb) or _courteous(verb):
        return True
    while verb.head is not verb and verb.dep_ in ("acl", "pcomp", "prep", "pobj", "xcomp", "advcl"):
        verb = verb.head
    if verb.lemma_ in WISHING and any(t.lower_ == "i" and t.dep_ == "nsubj" for t in verb.children):
        return any(t.dep_ == "xcomp" and t.lemma_ in SPEAKING for t in verb.children)
    let = verb if verb.lower_ == "let" else verb.head
    if let.lower_ == "let" and let.nbor().lower_ in ("me", "us"):
        return True  # 'Let me start today's briefing'
    if verb.lemma_ == "thank":
        return any(t.lower_ == "you" and t.dep_ == "dobj" for t in verb.children)
    if verb.lower_ in ("is", "was", "'s", "’s") and any(
        t.lower_ == "it" and t.dep_ == "nsubj" and t.i < verb.i for t in verb.children
    ):
        judged = [t for t in verb.children if t.dep_ in ("acomp", "attr", "prep") and t.i > verb.i]
        talking = any(t.lower_ in _TALKING for t in verb.sent)
        return (
            talking
            and bool(judged)
            and any(t.dep_ in ("xcomp", "pcomp", "advcl") for j in (verb, *judged) for t in j.children)
        )
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    pointing = any(t.lower_ in ("that", "this", "these", "those", "following") for t in subjects)
    pointing = pointing or any(k.lower_ in _TALKING and k.dep_ == "poss" for t in subjects for k in t.children)
    return verb.lemma_ == "be" and pointing and any(t.dep_ == "attr" for t in verb.children)


def dates_saying(verb: Token) -> bool:
    """'They will meet in May, she announced on Monday': is it the day of the telling, where what is told has a day of its own?"""
    said = verb.head.head.head if verb.dep_ == "acl" and verb.head.dep_ == "pobj" else verb
    told = [t for t in said.children if t.dep_ == "ccomp" and t.i < said.i] if said.lemma_ in _TELLING else []
    return any(k.ent_type_ == "DATE" for t in told for k in t.subtree)


def _exclaims(verb: Token) -> bool:
    """'What will the world be like in 2019?', 'What a fine day we have today', 'How proud we were on 3 May'."""
    first, last = verb.sent[0], verb.sent[-3:]
    if any(t.text == "?" for t in last) and not any(t.text in ("”", '"') for t in last):
        return True
    after = first.nbor() if first.i + 1 < len(first.doc) else first
    return first.lower_ == "what" and after.lower_ in ("a", "an") or first.lower_ == "how" and after.pos_ == "ADJ"


def leads_in(verb: Token) -> bool:
    """'The Ministry released the following statement', 'The text of the following statement was released'."""
    things = (t for t in verb.children if t.dep_ in ("dobj", "nsubjpass") and t.lemma_ in _WORDS)
    return any(k.lower_ == "following" for t in things for k in t.subtree)


def _weighs(verb: Token) -> bool:
    """'Ports have never been more important', 'trade is stronger than ever'."""
    if verb.lemma_ != "be":
        return False
    of = [k for t in verb.children if t.dep_ == "acomp" for k in t.subtree]
    more = any(k.tag_ in ("JJR", "RBR") for k in of)
    return more and ("ever" in (k.lower_ for k in of) or any(t.lower_ == "never" for t in verb.children))


def _courteous(verb: Token) -> bool:
    """'I'm sorry, June 18th', 'I apologize I kept you waiting', 'thank you very much for being here today'."""
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "for":
        return any(t.lower_ == "thank" and t.nbor().lower_ == "you" for t in verb.sent[:-1])
    own = any(t.lower_ == "i" and t.dep_ == "nsubj" for t in verb.children)
    lightly = verb.lemma_ in ("apologize", "apologise") and not any(t.dep_ == "prep" for t in verb.children)
    return own and (lightly or any(t.lower_ == "sorry" for t in verb.children))
