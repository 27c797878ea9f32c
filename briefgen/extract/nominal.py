"""Acts told by a noun: 'the Ministry's March 2 announcement suspending fees', 'is committed to using every tool'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.analysis import Cast
from briefgen.extract.categories import SPEECH, category, known
from briefgen.extract.tree import Tree, conjuncts

EVENTS = {
    "announcement": "announce", "decision": "decide", "designation": "designate", "nomination": "nominate",
    "appointment": "appoint", "approval": "approve", "adoption": "adopt", "ratification": "ratify", "invasion": "invade",
    "withdrawal": "withdraw", "resignation": "resign", "visit": "visit", "arrival": "arrive", "publication": "publish",
    "suspension": "suspend", "refusal": "refuse", "pledge": "pledge", "purchase": "purchase", "acquisition": "acquire",
    "release": "release", "launch": "launch", "attack": "attack", "proposal": "propose", "declaration": "declare",
}  # fmt: skip

# what somebody has set out to do, which an infinitive tells: how the statement says so
AIMS = {"intention": "intends", "intent": "intends", "commitment": "is committed"}
_ATTITUDES = frozenset(("SUPPORT", "COOPERATE", ""))  # what a commitment to tells of nothing to come

_NOTHING = frozenset(("ADP", "DET", "NUM", "PUNCT", "SPACE"))
_UNDOING = frozenset(
    "reverse overturn scrap drop abandon withdraw rescind cancel void suspend reconsider revoke annul quash".split()
)


@dataclass(slots=True)
class NominalEvent:
    """A noun that tells an act: its token, the verb it stands for, who does it, the tokens that say what."""

    noun: int
    verb: str
    doers: tuple[str, ...]
    content: list[int]
    aim: str = ""  # how the statement tells what is only set out to be done: 'intends'


def nominal_events(tree: Tree, cast: Cast, dated: set[int]) -> Iterator[NominalEvent]:
    """Event nouns with a named owner and either a date or a content of their own."""
    for i, lemma in enumerate(tree.lemma):
        if lemma in AIMS and (aim := _aim(tree, cast, i)) is not None:
            yield aim
        if lemma not in EVENTS or tree.pos[i] not in ("NOUN", "PROPN"):
            continue
        if tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in _UNDOING:
            continue  # 'reversed its decision to ban it'
        near = [
            i,
            *(k for k in tree.kids[i] if k in dated),
        ]  # 'the Bank's March 2 announcement' may hang the Bank on March
        owners = [x for n in near for k in tree.has(n, "poss") for x in conjuncts(tree, k)]
        owners += [
            x
            for k in tree.has(i, "prep")
            if tree.lower[k] == "by"
            for p in tree.has(k, "pobj")
            for x in conjuncts(tree, p)
        ]
        doers = tuple(dict.fromkeys(a for o in owners if (m := cast.at(o)) is not None for a in m.actors))
        if not doers:
            continue
        content = _content(tree, i)
        told = any(k not in dated and tree.pos[k] not in _NOTHING for k in content)  # not 'its decision of 3 May'
        if told and (dated & set(tree.subtree(i)) or tree.dep[content[0]] in ("acl", "mark", "aux")):
            yield NominalEvent(i, EVENTS[lemma], doers, content)


def _aim(tree: Tree, cast: Cast, i: int) -> NominalEvent | None:
    """'addressed the Council's intention to review its rules': told of the Council by another, or by nobody."""
    to_do = next((k for k in tree.has(i, "acl") if tree.tag[k] == "VB" and tree.lower[k - 1] == "to"), None)
    owner = next((m for k in tree.has(i, "poss") if (m := cast.at(k)) is not None), None)
    if to_do is None or owner is None or owner.form == "pronoun" or not owner.actors:
        return None
    kind = category(tree.lemma[to_do])
    if not kind or tree.lemma[to_do] in SPEECH or tree.lemma[i] == "commitment" and kind in _ATTITUDES:
        return None
    tellers = (m for k in tree.has(tree.head[i], "nsubj") if (m := cast.at(k)) is not None)
    if any(set(m.actors) & set(owner.actors) for m in tellers):
        return None
    content = [x for x in tree.subtree(to_do) if x >= to_do - 1]
    return NominalEvent(i, tree.lemma[to_do], owner.actors, content, AIMS[tree.lemma[i]])


def undated(tree: Tree, tokens: list[int], dated: set[int]) -> list[int]:
    """The tokens without points in time and the 'by' and 'in' before them."""
    before = {i for i in tokens if tree.pos[i] == "ADP" and (of := tree.has(i, "pobj")) and dated.issuperset(of)}
    return [i for i in tokens if i not in dated and i not in before]


def past(verb: str) -> str:
    """The simple past of one of these verbs.

    >>> past("decide"), past("publish"), past("withdraw")
    ('decided', 'published', 'withdrew')
    """
    return "withdrew" if verb == "withdraw" else verb + ("d" if verb.endswith("e") else "ed")


def _content(tree: Tree, i: int) -> list[int]:
    """What was announced, decided or published: a participle, an infinitive, a 'that' clause, or what 'of' names."""
    for k in tree.kids[i]:
        if k > i and tree.dep[k] in ("acl", "ccomp") and tree.tag[k] in ("VBG", "VB", "VBZ", "VBD"):
            return tree.subtree(k)
    for k in tree.kids[i]:
        if k > i and tree.dep[k] == "prep" and tree.lower[k] == "of":
            return [x for x in tree.subtree(k) if x != k]
    return []


_ENDINGS = (
    ("ification", ("ify",)), ("ization", ("ize",)), ("isation", ("ise",)), ("ication", ("icate", "ish")),
    ("ation", ("e", "", "ate")), ("sion", ("d", "de", "t", "s")), ("ition", ("e", "ish")), ("ction", ("ce", "ct")), ("tion", ("t", "te")), ("ment", ("",)),
    ("al", ("e", "")), ("ance", ("", "e")), ("sal", ("se",)), ("ing", ("", "e")),
)  # fmt: skip


def verb_of(noun: str) -> str:
    """The verb whose act a noun names, or '': 'adoption' -> 'adopt', 'removal' -> 'remove', 'ban' -> 'ban'."""
    if noun in EVENTS:
        return EVENTS[noun]
    for ending, puts in _ENDINGS:
        if noun.endswith(ending):
            for put in puts:
                verb = noun[: -len(ending)] + put
                if known(verb) or ending in ("ification", "ization", "isation") or verb in _PLAIN:
                    return verb
    return noun if noun in _SAME else ""


_PLAIN = frozenset("consider intensify restore reform create construct adapt protect prepare".split())
# nouns that are verbs as they stand and tell a deed where somebody proposes or plans them
_SAME = frozenset(
    "ban cut control increase release launch review audit repeal reform boost freeze support test transfer upgrade lift".split()
)
