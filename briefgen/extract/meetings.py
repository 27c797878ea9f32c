"""Who meets whom: the two of a meeting, and all of one; the body that its parts act for."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.clauses import Clause
from briefgen.extract.lexicon import MEETINGS
from briefgen.extract.standinwords import COLLEGES, LIMBS, SITTINGS
from briefgen.extract.tree import Tree, conjuncts
from briefgen.model import ActorKind

_NEAR = 3  # sentences back to the body that sits
_ONE = frozenset(("leader", "commander", "official"))


def two_who_met(tree: Tree, cast: Cast, c: Clause, people: set[str]) -> tuple[str, ...]:
    """The one person who met and the one who was met, whoever else is named beside them; () where they are not two."""
    talks = [c.verb, *(o for o in tree.has(c.verb, "dobj") if tree.lemma[o] in MEETINGS)]
    preps = [k for t in talks for k in tree.has(t, "prep") if tree.lower[k] == "with"]
    if not preps or len(c.subjects) != 1 or tree.lemma[c.verb] == "have" and len(talks) < 2:
        return ()
    stop = next((k for k in range(preps[0] + 1, len(tree.tag)) if tree.is_verb(k) or tree.lower[k] in (".", ",")), 0)
    listed = next((k for k in range(stop + 1, stop + 10) if (m := cast.at(k)) and m.kind is ActorKind.PERSON), 0)
    if tree.lower[stop] == "," and listed and all(w[:1].isupper() for w in tree.text[stop + 1 : listed]):
        return ()  # 'met with President A, Foreign Minister B, and C'
    after = (m for k in range(preps[0] + 1, stop) if (m := cast.at(k)) and m.form == "name")
    named = (m for m in after if m.kind is ActorKind.PERSON)
    met, first = next(named, None), cast.at(c.subjects[0])
    if met is None or first is None:
        return ()
    other = next((m for m in named if m.actors != met.actors), None)
    if other is not None and all(w == "and" or w[:1].isupper() for w in tree.text[met.end : other.start]):
        return ()  # 'met with President A and Foreign Minister B'
    found = tuple(dict.fromkeys((*first.actors, *met.actors)))
    return found if len(found) == 2 and set(found) <= people else ()


def two_between(tree: Tree, cast: Cast, people: set[str]) -> tuple[tuple[str, ...], int]:
    """The two of the first 'call between President Holm and Mr Berg', and the token of 'between'; ((), 0) where there is none."""
    for k, word in enumerate(tree.lower):
        if word == "between" and tree.lemma[tree.head[k]] in MEETINGS:
            named = (cast.at(h) for h in tree.subtree(k, frozenset(("relcl", "acl"))))
            two = tuple(dict.fromkeys(a for m in named if m is not None for a in m.actors if a in people))
            if len(two) == 2:
                return two, k
    return (), 0


def who_met(tree: Tree, cast: Cast, c: Clause) -> tuple[str, ...]:
    """The subjects of a clause and those after 'with', or before; () where it is one alone."""
    heads = list(c.subjects)
    for k in tree.has(c.verb, "prep"):
        if tree.lower[k] in ("with", "by"):
            heads += [h for p in tree.has(k, "pobj") for h in conjuncts(tree, p)]
    found = dict.fromkeys(a for h in heads if (m := cast.at(h)) is not None for a in m.actors)
    return tuple(found) if len(found) > 1 else ()


def body_meeting(tree: Tree, cast: Cast, c: Clause) -> tuple[str, ...]:
    """The body whose meeting is held ('hosted the third Harbour Working Group meeting'), else those who hold it together."""
    for k in (*tree.has(c.verb, "dobj"), *c.patients):
        if tree.lemma[k] in ("meeting", "session", "dialogue", "dialog", "round"):
            for i in tree.has(k, "compound", "poss", "nmod", "amod"):
                m = cast.at(i)
                if m is not None and m.form == "name" and m.kind is ActorKind.ORGANISATION and m.actors:
                    return m.actors
            return who_met(tree, cast, c)
    return ()


_ENFORCERS = frozenset("watchdog regulator regulators enforcer enforcers authorities".split())


def of_union(tree: Tree, cast: Cast, i: int) -> tuple[str, ...] | None:
    """'the EU executive', 'the EU's antitrust regulators': the Commission, or () where it is not named; None for others."""
    low = tree.lower
    before = i - 1 - (low[i] in _ENFORCERS and low[i - 1] in ("antitrust", "competition"))
    before -= before > 0 and tree.tag[before] == "POS"
    known = low[i] == "executive" or low[i] in _ENFORCERS and low[i - 1] in ("antitrust", "competition")
    return commission(cast) if known and before >= 0 and low[before] in ("eu", "union", "bloc") else None


def commission(cast: Cast) -> tuple[str, ...]:
    """The European Commission, where it is named."""
    bodies = (a for a in cast.actors if a.kind is ActorKind.ORGANISATION)
    return next(((a.id,) for a in bodies if "Commission" in a.name.split()), ())


def sitting(analysis: Analysis, tree: Tree, cast: Cast, i: int) -> tuple[str, ...]:
    """'The body agreed', 'The plenary endorsed': the college that the last sentences are about; no corpse does anything."""
    if tree.lower[i] not in SITTINGS or tree.dep[i] != "nsubj" or len(tree.kids[i]) > 1:
        return ()
    colleges = {
        a.id
        for a in cast.actors
        if a.kind is ActorKind.ORGANISATION
        and not COLLEGES.isdisjoint(f"{a.name} {' '.join(a.aliases)}".lower().split())
    }
    n = analysis.sent_index(i)
    for s in reversed(analysis.sents[max(0, n - _NEAR) : n]):
        named = (m for k in tree.has(s.root.i, "nsubj") if (m := cast.at(k)) is not None and m.actors)
        for m in named:
            return m.actors if len(m.actors) == 1 and set(m.actors) <= colleges else ()
    return ()


_ONCE = frozenset(("former", "retired", "ousted", "dismissed"))
_OWN_DEEDS = frozenset("plead confess admit resign die steal embezzle".split())  # of a person, not of whom one serves


def limb_of(tree: Tree, cast: Cast, i: int) -> tuple[str, ...]:
    """The body X that acts in 'the armed wing of X', 'a leader of the chapter of X'; () for any other noun i."""
    low = tree.lower[i]
    once = any(tree.lower[k] in _ONCE for k in tree.has(i, "amod"))
    if (
        once
        or low not in LIMBS
        or tree.lemma[tree.head[i]] in _OWN_DEEDS
        or tree.has(i, "appos")
        or low in _ONE
        and not any(tree.lower[k] == "a" for k in tree.kids[i])
    ):
        return ()
    for k in tree.has(i, "prep"):
        for p in tree.has(k, "pobj") if tree.lower[k] == "of" else ():
            m = cast.at(p)
            if m is None or m.form == "pronoun":
                return limb_of(tree, cast, p)
            return m.actors if m.kind is ActorKind.ORGANISATION and m.form == "name" else ()
    return ()
