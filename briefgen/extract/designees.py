"""'These individuals', 'four supporters of X', 'those designees': whom a document of sanctions designates, named elsewhere in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefgen.edtf import first_day
from briefgen.extract.analysis import Cast
from briefgen.extract.categories import category
from briefgen.extract.clauses import Clause
from briefgen.extract.merging import DESIGNATING, Draft, Meant
from briefgen.extract.tree import Tree, conjuncts
from briefgen.model import ActorKind, Status

_PERSONS = frozenset("individual person people supporter official member leader operative financier".split())
_BODIES = frozenset("entity company organization organisation firm business".split())
_EITHER = frozenset("designee target party".split())
_POINTING = frozenset("these those both such".split())
_HOSTILE = frozenset(("SANCTION", "COERCE", "REGULATE", "REJECT"))
_MARKED = frozenset("designated named above sanctioned described".split())
_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_RECENT = 7  # days: an older designation is the background of a new one


def meant(tree: Tree, c: Clause) -> Meant | None:
    """Whom of those designated an act's object means without a name."""
    lemma = tree.lemma[c.verb]
    named = lemma in DESIGNATING
    if not named and category(lemma) not in _HOSTILE and lemma not in ("cut", "deny"):
        return None
    for h in (*tree.has(c.verb, "dobj", "dative"), *c.patients):
        for i in tree.subtree(h, frozenset(("relcl", "advcl", "ccomp"))):
            kinds = _kinds(tree, i)
            if not named and tree.lower[i] in ("them", "their") and (tree.head[i] == h or i == h):
                return Meant(0, kinds or frozenset(ActorKind))
            if kinds and any(
                tree.lower[k] in _POINTING or tree.lower[k] in ("the", "all") and _marked(tree, i) for k in tree.kids[i]
            ):
                return Meant(0, kinds)
            count = next((_NUMBERS.get(tree.lower[k], 0) for k in tree.has(i, "nummod")), 0)
            if named and i == h and count and tree.tag[h] == "NNS":
                return Meant(count, kinds or frozenset(ActorKind))
    return None


def _kinds(tree: Tree, i: int) -> frozenset[ActorKind]:
    """Whether a noun and what is joined to it mean persons, bodies or both."""
    lemmas = {tree.lemma[k] for k in conjuncts(tree, i)}
    both = bool(lemmas & _EITHER) or lemmas & _PERSONS and lemmas & _BODIES
    if both:
        return frozenset(ActorKind)
    if lemmas & _PERSONS:
        return frozenset((ActorKind.PERSON,))
    return frozenset((ActorKind.ORGANISATION,)) if lemmas & _BODIES else frozenset()


def _marked(tree: Tree, i: int) -> bool:
    """'the individuals designated today', 'the persons described above'."""
    return any(tree.lower[k] in _MARKED for k in tree.kids[i])


def name_designees(drafts: list[Draft], cast: Cast, published: date | None) -> list[Draft]:
    """Drafts with those designated as recipients, where their object means them: all of a kind, or as many as it says."""
    listed: dict[str, None] = {}
    for d in drafts:
        when = first_day(d.action.when) if d.action.when else None
        earlier = when is not None and published is not None and (published - when).days > _RECENT
        if d.action.status in (Status.DONE, Status.ONGOING) and not earlier:
            listed.update(dict.fromkeys(d.designees))
    kinds = {a.id: a.kind for a in cast.actors}
    out = []
    for d in drafts:
        if d.meant is not None:
            fits = [a for a in listed if kinds[a] in d.meant.kinds]
            if fits and d.meant.count in (0, len(fits)):
                d = replace(d, action=replace(d.action, to=tuple(dict.fromkeys((*d.action.to, *fits)))))
        out.append(d)
    return out
