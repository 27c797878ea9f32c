"""Acts that nobody is named for: what an authority does to somebody, what comes into force, what a deal will bring."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis
from briefgen.extract.auxiliaries import auxiliaries
from briefgen.extract.categories import SPEECH, category
from briefgen.extract.clauses import Clause
from briefgen.extract.doers import Doers
from briefgen.extract.lexicon import INSTRUMENTS
from briefgen.extract.passives import elliptic
from briefgen.extract.tree import SUBJECTS, Tree

_OFFICIAL = frozenset("SANCTION LEGISLATE REGULATE APPOINT COERCE AGREE CONCEDE ASSAULT ACCUSE FUND".split())
_PUBLIC = frozenset(
    "launch establish create expand complete open close build wrap deploy change embed evacuate hold subject".split()
)
_IDLE_PASSIVES = frozenset(
    "base make use design know set expect need require hold give charge increase reduce raise deny declare determine".split()
)
MAY = frozenset("can could may might must should would".split())
# what befalls people and figures without being anybody's act in a brief
_HAPPENS_TO = frozenset(
    "wound injure capture revise lose strand displace bear entrust find see know think feel free damage consider regard".split()
)
COMES_INTO_FORCE = frozenset("apply expire enter lapse commence start begin end".split())
OPENS = frozenset(  # what events do by themselves
    "launch open close resume continue convene land begin start end".split()
)
_LAWS = frozenset(
    "law act bill treaty agreement ban tariff duty measure program programme deadline ceasefire contract deal requirement exemption moratorium reform change".split()
)
_NOUNS = ("NOUN", "PROPN")
_RATES = frozenset("rate duty tariff tax fee levy toll charge cap limit quota threshold wage fine price".split())
_MOVES = frozenset("increase rise decrease fall drop go climb".split())  # rates, as a rule lays it down
_BINDS = frozenset(("shall", "will"))
# things that do something themselves, and what they do that binds
_BRINGING = (
    INSTRUMENTS
    | _LAWS
    | frozenset(
        "plan pact accord reform change withdrawal review expansion mission survey scheme budget project roadmap framework".split()
    )
)
_BINDING = frozenset(
    "require include end ban prohibit replace establish set cover prepare limit cap raise lower cut double expand extend exempt "
    "abolish impose restrict oblige cancel repeal introduce".split()
)


class Doerless:
    """Decides for the clauses of one document that have no doer."""

    analysis: Analysis
    tree: Tree
    doers: Doers

    def _without_doer(self, c: Clause, lemma: str) -> bool:
        """Agentless: kept where an authority's act or a rule's coming into force is told in a main clause."""
        tree = self.tree
        if c.origin == "relative" and c.passive and c.patients and not self.doers.in_quote(c.verb):
            by_which = (p for k in tree.has(c.verb, "prep") if k < c.verb for p in tree.has(k, "pobj"))
            if tree.pos[c.patients[0]] not in ("NOUN", "PROPN") or any(tree.lower[p] == "which" for p in by_which):
                return False  # 'a process by which ships shall be sold'
            return {"will", "shall"} & set(auxiliaries(tree, c)) != set() and lemma not in _IDLE_PASSIVES
        if (
            c.origin not in ("main", "conj")
            or self.doers.in_quote(c.verb)
            or not (tree.has(c.top, *SUBJECTS) or c.origin == "conj")
        ):
            return False
        if c.passive and c.patients and (not tree.has(c.verb, "agent") or tree.has(c.top, "auxpass")):
            named = self.doers.mention(c.patients[0])
            known = named is not None and bool(named.actors)
            event = self._happened(c) and lemma not in _HAPPENS_TO
            if lemma == "take" and any(tree.lower[i] == "custody" for i in tree.subtree(c.verb)):
                return True
            if any(tree.lower[k] == "hereby" for k in tree.has(c.top, "advmod")) and tree.pos[c.patients[0]] in _NOUNS:
                return lemma not in SPEECH
            accused = lemma == "charge" and any(tree.lower[k] == "with" for k in tree.has(c.verb, "prep"))
            if event and known and (accused or lemma not in _IDLE_PASSIVES):
                return True
            if (
                tree.pos[c.patients[0]] not in ("NOUN", "PROPN")
                or lemma in SPEECH - {"post"}
                or lemma in _IDLE_PASSIVES
            ):
                return False
            if event or known and named is not None and named.form == "name" and category(lemma):
                return True
            return category(lemma) in _OFFICIAL or lemma in _PUBLIC or bool(category(lemma)) and self._ahead(c)
        heads = c.subjects
        if not heads or tree.pos[heads[0]] == "PRON":
            return False
        if lemma == "plead" and any(tree.lower[k] == "guilty" for k in tree.kids[c.verb]):
            return True  # 'A Vellin man pleaded guilty to fraud'
        if lemma in OPENS and self._ahead(c) and not tree.has(c.verb, "dobj") or self._to_come(c):
            return True
        if lemma in _MOVES and _BINDS & set(auxiliaries(tree, c)) and tree.lemma[heads[0]] in _RATES:
            return self._to_a_figure(c.verb)
        effect = self.takes_effect(c.verb)
        if lemma not in COMES_INTO_FORCE and not effect:
            return False
        return self._in_force(heads[0]) or effect and tree.lemma[heads[0]] in _RATES

    def _happened(self, c: Clause) -> bool:
        """Is it told as an event ('was posted', 'have been convened', 'is being processed'), not as how things are or may be?"""
        if elliptic(self.tree, c.verb):
            return True
        return not MAY & {*auxiliaries(self.tree, c)} and any(
            self.tree.lower[a] in ("was", "were", "been", "being") for a in self.tree.has(c.verb, "auxpass")
        )

    def _ahead(self, c: Clause) -> bool:
        """Is it announced for later: 'will be discussed', 'is expected to be released'?"""
        aux = {*auxiliaries(self.tree, c), *(self.tree.lower[a] for a in self.tree.has(c.verb, "aux"))}
        return bool({"will", "shall"} & aux) or len(c.chain) > 1 and "to" in aux

    def _to_come(self, c: Clause) -> bool:
        """Is it what a deal or rule itself will bring, in figures or in force: 'The deal will support 400 jobs'?"""
        tree = self.tree
        if c.origin not in ("main", "conj") or not {"will", "shall"} & set(auxiliaries(tree, c)):
            return False
        objects = [i for k in tree.has(c.verb, "dobj") for i in tree.subtree(k)]
        if not objects or not any(tree.lemma[k] in _BRINGING for k in c.subjects):
            return False
        return tree.lemma[c.verb] in _BINDING or any(tree.pos[i] == "NUM" for i in objects)

    def _to_a_figure(self, v: int) -> bool:
        """'shall increase to 30 percent'."""
        tree = self.tree
        figures = (p for k in tree.has(v, "prep") if tree.lower[k] in ("to", "by") for p in tree.has(k, "pobj"))
        return any(tree.tag[i] == "CD" for p in figures for i in tree.subtree(p))

    def takes_effect(self, v: int) -> bool:
        """'take effect', 'come into force'."""
        tree = self.tree
        below = (p for k in tree.has(v, "prep") for p in tree.has(k, "pobj"))
        light = tree.lemma[v] in ("take", "come", "go", "put")
        return light and any(tree.lower[k] in ("effect", "force") for k in (*tree.has(v, "dobj"), *below))

    def _in_force(self, subject: int) -> bool:
        tree = self.tree
        if tree.lemma[subject] in _RATES:  # 'the rates of duty shall apply'
            return any(tree.lemma[i] in _LAWS | _RATES for k in tree.kids[subject] for i in (k, *tree.has(k, "pobj")))
        return self.tree.lemma[subject] in INSTRUMENTS | _LAWS or self.tree.text[subject].isupper()
