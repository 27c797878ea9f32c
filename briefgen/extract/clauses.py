"""Argument structure: the verbs of a document, who does each of them, and what comes with it.

Works on the CLEAR dependency labels of spaCy's English models.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.extract.analysis import Analysis
from briefgen.extract.categories import known
from briefgen.extract.governing import (
    ALLOWING,
    ASKING,
    LEADING_ADJECTIVES,
    ORDERED,
    ORDERING,
    PROMISING,
    RAISING,
    attack_on,
    caused,
    foreseen,
    in_talks,
    whereabouts,
)
from briefgen.extract.joint import joint, shares_object
from briefgen.extract.passives import CARRIED, believed, carried_by, is_passive, only_wanted
from briefgen.extract.tree import NOMINAL, SUBJECTS, Tree, conjuncts, first_of

RELATIVES = frozenset(("who", "which", "that", "whom"))

_KNOWN = frozenset("information evidence news announcement confirmation finding fact".split())
_LAWS = frozenset("act law section code statute constitution treaty".split())  # what they allow is nobody's plan
_PARTS_OF_LAWS = frozenset("section subsection article paragraph clause statute constitution code".split())
_WITH_GERUND = frozenset("propose recommend suggest consider begin start continue stop cease".split())
_FOLK = frozenset(
    "people persons individuals those men women children families workers patients residents citizens".split()
)
_BARELY = RAISING | {"be"}  # what says little itself
# what one has who is to do something: 'has plans to open', 'has a month to answer'
_HELD = frozenset("plan duty obligation intention responsibility week month day year".split())


@dataclass(slots=True)
class Clause:
    """One verb with its arguments; token indices throughout.

    `verb` names the act; `top` is the finite verb above it that carries tense and negation (the same in simple clauses);
    `chain` is everything from `top` down to `verb`. `subjects` are the heads of the noun phrases that do it (agents of a
    passive), `patients` the subjects of a passive. `origin`: main, conj, relative, embedded, participle, directed, title.
    """

    verb: int
    top: int
    chain: tuple[int, ...]
    subjects: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    passive: bool = False
    origin: str = "main"
    parent: int | None = None  # the verb that this clause depends on
    joint: tuple[int, ...] = field(default=())  # verbs that share its object ('adopt and maintain rules')


class ClauseFinder:
    """Finds the clauses of a document; `dated` are tokens of time expressions, which the parser takes for subjects at times."""

    def __init__(self, analysis: Analysis, tree: Tree, dated: set[int]) -> None:
        self.analysis, self.tree, self.dated = analysis, tree, dated
        self._subjects: dict[int, tuple[int, ...]] = {}

    def clauses(self) -> list[Clause]:
        """All clauses, in order of their verbs."""
        tree, out = self.tree, []
        self._gerunds()
        for v in range(len(tree.head)):
            if tree.is_verb(v) and (clause := self._clause(v)) is not None:
                out.append(clause)
        return out

    def _gerunds(self) -> None:
        """'proposed in May removing the cap': the gerund is what is proposed, though the parser takes it for a circumstance."""
        tree = self.tree
        for v in range(len(tree.head)):
            asking = tree.lemma[v] == "write"  # 'wrote to the Minister on Monday urging him to act'
            if (
                (asking or tree.lemma[v] in _WITH_GERUND)
                and tree.is_verb(v)
                and not tree.has(v, "dobj", "ccomp", "xcomp")
            ):
                for k in tree.has(v, "advcl"):
                    if (
                        k > v
                        and tree.tag[k] == "VBG"
                        and (not asking or tree.lemma[k] in ASKING)
                        and not any(x < k for x in tree.has(k, "mark", "prep", *SUBJECTS))
                    ):
                        tree.dep[k] = "xcomp"
                        break

    # ------------------------------------------------------------------------------------------ one verb

    def _clause(self, v: int) -> Clause | None:
        tree = self.tree
        lemma = tree.lemma[v]
        if self._complement(v) is not None and (
            lemma in _BARELY or first_of(tree, v) or self._ordered(v) or believed(tree, v)
        ):
            return None  # its complement makes the record
        if any(self._ordered(k) and self._complement(k) is not None for k in tree.has(v, "conj")) and self._ordered(v):
            return None  # 'is authorized and directed to'
        if lemma in ("be", "remain") and (act := self._committed(v)) is not None:
            return act
        if lemma in ("be", "lock") and in_talks(tree, v):
            tree.lemma[v] = "negotiate"
            return Clause(v, v, (v,), self.subjects(v), origin=self._origin(v, v))
        if lemma == "be":
            return None
        if lemma.endswith(("ment", "tion")) and not known(lemma):
            return None  # a noun, whatever the tagger says
        chain = self._chain(v)
        top = chain[0]
        bare = tree.tag[top] == "VBN" and tree.dep[top] == "ROOT" and not tree.has(top, "aux", "auxpass", *SUBJECTS)
        if bare or shares_object(self.analysis, tree, v):  # 'Announced 26 September' in brackets or a caption
            return None
        passive = is_passive(tree, v)
        origin = self._origin(v, top)
        if origin == "":
            return None
        doers = self.subjects(top)
        patients: tuple[int, ...] = ()
        if passive:
            patients = self._patients(v, top, doers)
            doers = tuple(p for a in tree.has(v, "agent") for k in tree.has(a, "pobj") for p in conjuncts(tree, k))
        if passive and lemma == "involve" and not doers and any(tree.lower[k] == "in" for k in tree.has(v, "prep")):
            doers, patients, passive = patients, (), False  # 'was involved in the attack': took part
        elif (
            lemma in CARRIED
            and not passive
            and len(doers) == 1
            and (house := carried_by(tree, v, doers[0])) is not None
        ):
            doers, patients, passive = (house,), doers, True  # 'The bill passed the House': the House passed it
        parent = next((u for u in tree.up(top) if tree.is_verb(u)), None)
        if origin == "directed":
            doers = self._directed(top) or doers
        return Clause(v, top, chain, doers, patients, passive, origin, parent, joint(self.analysis, tree, v))

    def _committed(self, v: int) -> Clause | None:
        """'is committed to using': the adjective is the act."""
        tree = self.tree
        for k in tree.has(v, "acomp"):
            if tree.lower[k] in ("committed", "determined", "obliged") and tree.has(k, "prep", "xcomp"):
                tree.lemma[k] = "commit" if tree.lower[k] == "committed" else tree.lemma[k]
                return Clause(k, v, (k,), self.subjects(v), origin=self._origin(v, v), parent=None)
            subject = tree.lower[k] == "subject" and {"will", "shall"} & {tree.lower[a] for a in tree.has(v, "aux")}
            if subject or tree.lower[k] == "frozen":
                tree.lemma[k] = tree.lemma[k] if subject else "freeze"
                return Clause(k, v, (k,), (), self.subjects(v), True, self._origin(v, v))
        return None

    def _ordered(self, v: int) -> bool:
        """Is v told of somebody who is ordered, without saying by whom: 'the Director is directed to'?"""
        tree = self.tree
        return tree.lemma[v] in ORDERED and tree.tag[v] == "VBN" and is_passive(tree, v) and not tree.has(v, "agent")

    def _complement(self, v: int) -> int | None:
        """The infinitive or gerund that a raising or promising verb governs."""
        tree = self.tree
        if tree.lemma[v] == "have":
            for k in tree.has(v, "dobj"):
                if tree.lemma[k] in _HELD:
                    return next((x for x in tree.has(k, "acl", "relcl") if self._infinitive(x)), None)
        judged = tree.lemma[v] == "be" and not first_of(tree, v) and tree.has(v, "acomp", "attr", "expl")  # 'is apt to'
        for k in tree.kids[v]:
            if (
                not judged
                and tree.dep[k] in ("xcomp", "advcl", "acl", "ccomp")
                and k > v
                and tree.tag[k] in ("VB", "VBG", "VBN")
            ):
                if tree.tag[k] == "VBN" and tree.dep[k] != "xcomp":
                    continue
                to = any(tree.lower[a] == "to" for a in tree.has(k, "aux"))
                if tree.dep[k] == "advcl" and not (
                    tree.lemma[v] == "be"
                    and (to or tree.tag[k] == "VBG")
                    and whereabouts(tree, v)
                    or tree.lemma[v] in ("work", "move", "act", "seek")
                    and to
                    and not (tree.has(v, "dobj") or any(tree.lower[p] == "on" for p in tree.has(v, "prep")))
                ):
                    continue
                if tree.dep[k] == "ccomp" and (not to or tree.has(k, *SUBJECTS)):
                    continue
                if (to or tree.tag[k] == "VBG") and not tree.has(v, "dobj"):
                    return k
            if tree.dep[k] == "acomp" and tree.lower[k] in LEADING_ADJECTIVES:
                return next((x for x in tree.has(k, "xcomp") if tree.is_verb(x)), None)
        return None

    def _makes_act(self, v: int) -> bool:
        return self.tree.lemma[v] in ORDERING or bool(caused(self.tree, v))

    def _infinitive(self, v: int) -> bool:
        return self.tree.tag[v] == "VB" and self.tree.lower[v - 1] == "to" and not self.tree.has(v, *SUBJECTS)

    def _chain(self, v: int) -> tuple[int, ...]:
        """From the finite verb that carries tense and negation down to v."""
        tree, chain = self.tree, [v]
        while True:
            h = chain[0]
            if tree.dep[h] == "conj" and tree.tag[h] in ("VB", "VBG", "VBN") and not tree.has(h, *SUBJECTS):
                first = tree.head[h]
                while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]) and not tree.has(first, *SUBJECTS):
                    first = tree.head[first]
                if tree.is_verb(first) and tree.dep[first] in ("xcomp", "advcl") and tree.tag[first] in ("VB", "VBG"):
                    h = first
            up = tree.head[h]
            if tree.lower[up] in LEADING_ADJECTIVES and tree.dep[h] == "xcomp" and not tree.is_verb(up):
                up = tree.head[up]
            elif tree.lemma[up] in _HELD and tree.dep[up] == "dobj" and tree.lemma[tree.head[up]] == "have":
                up = tree.head[up]
            if up == h or not (tree.is_verb(up) or tree.lemma[up] == "be"):
                return tuple(chain)
            if tree.lemma[up] in _BARELY or first_of(tree, up) or self._ordered(up) or believed(tree, up):
                if self._complement(up) != h:
                    return tuple(chain)
            elif not (tree.lemma[up] in PROMISING and tree.dep[h] in ("xcomp", "conj") and self._complement(up) == h):
                return tuple(chain)
            chain.insert(0, up)

    def _origin(self, v: int, top: int) -> str:
        """What kind of clause it is; '' for those that are never an act of their own (purposes, gerunds as subjects)."""
        tree = self.tree
        dep, tag = tree.dep[top], tree.tag[top]
        if top != v and tree.lemma[top] in PROMISING:
            return "conj" if tree.dep[v] == "conj" else ""
        if (
            top != v
            and tree.dep[v] == "conj"
            and any(tree.lemma[u] in ("work", "seek", "try", "help", "aim", "use") for u in self._chain(v))
        ):
            return ""  # 'will work to finalize, sign and ratify' is one effort
        if dep == "ROOT":
            return "main"
        if dep == "ccomp" and tree.has(top, *SUBJECTS) and foreseen(tree, tree.head[top], top):
            return "directed"
        if only_wanted(tree, top):
            return ""
        if dep == "conj":
            first = tree.head[top]
            while tree.dep[first] == "conj" and tree.is_verb(tree.head[first]):
                first = tree.head[first]
            if tree.dep[first] == "ccomp" and any(tree.lower[m] == "that" for m in tree.has(top, "mark")):
                return self._origin(first, first)
            if tree.has(top, *SUBJECTS) or not tree.is_verb(first):
                return "main" if tree.has(top, *SUBJECTS) or tag in ("VBD", "VBZ", "VBP") else ""
            below = self._origin(first, self._chain(first)[0])
            return "conj" if below == "main" else below
        if dep == "relcl":
            first = any(tree.lower[k] in ("first", "second", "last") for k in tree.has(tree.head[top], "amod"))
            if first and any(tree.lower[m] == "for" for m in tree.has(top, "mark")):
                return ""  # 'it would be the first time for the Navy to buy a ship'
            return "main" if self._after_dateline(top) else "relative"
        if dep == "acl":
            if tree.lemma[tree.head[top]] in _KNOWN and any(tree.lower[m] == "that" for m in tree.has(top, "mark")):
                return "embedded"  # 'There is credible information that he misused funds'
            return "participle" if tag == "VBG" or tag == "VBN" and tree.has(top, "agent") else ""
        if dep in ("ccomp", "parataxis", "dep", "appos", "intj"):
            if any(tree.lower[a] == "to" for a in tree.has(top, "aux")):
                return "directed" if tree.has(top, *SUBJECTS) and self._makes_act(tree.head[top]) else ""
            return "embedded" if tree.has(top, *SUBJECTS) or tag in ("VBD", "VBZ", "VBP") else ""
        if dep == "xcomp":
            over = tree.head[top]
            if tree.lemma[over] in ALLOWING and tree.dep[over] == "relcl" and tree.lower[tree.head[over]] in _LAWS:
                return ""  # 'under the Ports Act, which authorizes the Minister to close ports'
            if tree.lemma[over] in ALLOWING and any(tree.lower[k] in _PARTS_OF_LAWS for k in tree.has(over, "nsubj")):
                return ""  # 'Section 9 authorizes the Minister to act'
            return "directed" if self._makes_act(over) and tree.has(over, "dobj") else ""
        if dep == "advcl":
            if tree.has(top, *SUBJECTS):
                return "" if any(tree.lower[a] == "to" for a in tree.has(top, "aux")) else "adverbial"
            if tree.lemma[tree.head[top]] in ORDERING and tag == "VB" and tree.has(tree.head[top], "dobj"):
                return "directed"
            return "participle" if tag == "VBG" or tag == "VBN" and tree.has(top, "agent") else ""
        if dep == "pcomp" and tree.lower[tree.head[top]] == "with" and tree.has(top, "nsubj"):
            return "adverbial"  # 'with X hosting the talks'
        if dep == "pcomp":
            return "participle" if tree.lower[tree.head[top]] in ("including", "by", "through") else ""
        return "main" if tree.has(top, *SUBJECTS) and dep not in ("csubj", "pobj", "dobj") else ""

    def _after_dateline(self, v: int) -> bool:
        """Is v the first verb after 'BRUSSELS, May 2 (Agency) -', which the parser takes for what it describes?"""
        low, n = self.tree.lower, self.tree.head[v]
        own = self.tree.has(v, "nsubj")
        return (
            len(own) == 1
            and n - self.analysis.sent(v).start < 8
            and low[own[0]] not in RELATIVES
            and any(
                low[i] in ("-", "–", "—", "--") and low[i - 1] != low[i + 1]
                for i in range(n + 1, min(self.tree.subtree(own[0])))
            )
        )

    # -------------------------------------------------------------------------------------------- doers

    def subjects(self, v: int) -> tuple[int, ...]:
        """The heads of the noun phrases that are the (understood) subject of verb v."""
        if v not in self._subjects:
            self._subjects[v] = ()  # a guard against cycles
            self._subjects[v] = tuple(self._find_subjects(v))
        return self._subjects[v]

    def _find_subjects(self, v: int) -> list[int]:
        tree = self.tree
        own = [k for k in tree.has(v, *SUBJECTS) if k not in self.dated]
        if own:
            subject = own[-1]  # a dateline before the subject is taken for a first one
            told = [a for k in tree.has(own[0], "acl") for a in tree.has(k, "agent")]
            if subject != own[0] and told and tree.lower[min(tree.subtree(subject)) - 1] != ",":
                subject = own[0]  # 'The Board, chaired by Union Envoy X met'
            if tree.lower[subject] in RELATIVES and (antecedent := self._antecedent(v, subject)) is not None:
                return conjuncts(tree, antecedent)
            return conjuncts(tree, subject)
        dep, h = tree.dep[v], tree.head[v]
        if dep == "conj" and tree.is_verb(h):
            return list(self.subjects(h))
        if dep == "ccomp" and tree.tag[v] in ("VBD", "VBZ") and not tree.has(v, "aux"):
            return []  # 'warned that it “helps the enemy and weakens the state”': who does that was lost
        if dep in ("advcl", "xcomp", "ccomp", "conj") and (tree.is_verb(h) or tree.lemma[h] == "be"):
            return list(self.subjects(h)) if not is_passive(tree, h) or dep == "xcomp" else []
        if dep == "pcomp":
            for u in tree.up(v):
                if tree.is_verb(u) and (found := self.subjects(u)):
                    return list(found)
        if dep == "acl" and tree.tag[v] == "VBG":
            return [h]
        if dep == "xcomp" and tree.lower[h] in LEADING_ADJECTIVES and not tree.is_verb(h):
            return list(self.subjects(tree.head[h]))
        return []

    def _antecedent(self, v: int, subject: int) -> int | None:
        """What 'who' or 'which' stands for."""
        tree = self.tree
        for u in (v, *tree.up(v)):
            if tree.dep[u] == "relcl":
                noun = tree.head[u]
                if tree.lower[subject] == "which" and (tree.pos[noun], tree.pos[subject - 1]) == ("PROPN", "NOUN"):
                    return subject - 1  # 'issued by the Office of the tram which derailed'
                while tree.dep[noun] == "conj" and tree.pos[tree.head[noun]] in NOMINAL:
                    noun = tree.head[noun]
                if tree.lower[subject] == "who":
                    noun = self._whose_people(noun)
                else:
                    noun = attack_on(tree, noun, v)
                return noun if noun < subject else None
        return None

    def _whose_people(self, noun: int) -> int:
        """Of 'people with Medicare who took' the people: 'who' is no programme, place or thing that they are told by."""
        tree = self.tree
        over = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else noun
        return over if tree.lower[over] in _FOLK and over < noun else noun

    def _patients(self, v: int, top: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
        tree = self.tree
        if tree.dep[v] == "advcl" and tree.tag[v] == "VBN" and not tree.has(v, *SUBJECTS):
            if v < tree.head[v]:  # 'Led by X, the campaign'
                return self.subjects(tree.head[v])
            return tuple(k for k in tree.has(tree.head[v], "dobj") if k < v)  # 'hosted the meeting, chaired by X'
        first = tree.head[v] if tree.dep[v] == "conj" and tree.tag[v] == "VBN" and not tree.has(v, *SUBJECTS) else v
        to_be = tree.dep[v] == "relcl" and not tree.has(v, *SUBJECTS)  # 'the task force to be set up by X'
        return (tree.head[first],) if tree.dep[first] == "acl" or to_be else subjects

    def _directed(self, v: int) -> tuple[int, ...]:
        """Who shall do what a directing verb orders: 'directs the Secretary to submit'."""
        tree = self.tree
        own = tree.has(v, *SUBJECTS)
        if own:
            return tuple(conjuncts(tree, own[-1]))
        if tree.dep[v] == "conj" and tree.dep[tree.head[v]] == "xcomp":
            return self._directed(tree.head[v])  # 'requires firms to report sums, and to verify names'
        objects = [k for k in tree.has(tree.head[v], "dobj") if k < v]
        if not objects:  # 'called on the Commission to act'
            objects = [
                p
                for k in tree.has(tree.head[v], "prep")
                if tree.lower[k] in ("on", "upon")
                for p in tree.has(k, "pobj")
                if p < v
            ]
        return tuple(conjuncts(tree, objects[0])) if objects else ()
