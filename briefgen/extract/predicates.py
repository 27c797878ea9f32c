"""What a statement says of its subject: the verb group with its complements, out of the branches of the tree."""

from __future__ import annotations

from itertools import pairwise, takewhile

from briefgen.extract.claims import fronted
from briefgen.extract.clauses import Clause
from briefgen.extract.lexicon import DAYS
from briefgen.extract.subjects import Subjects
from briefgen.extract.tree import SUBJECTS
from briefgen.extract.trimming import RELATIVE

__all__ = ["Predicates"]

_LEFT = frozenset(("aux", "auxpass", "neg", "advmod", "preconj"))
_TIES = frozenset(  # adverbs that only tie a sentence to the one before it, or to the day of writing
    "also further additionally moreover however therefore thus then now recently just already meanwhile accordingly "
    "consequently similarly likewise instead finally lastly importantly notably specifically here there when where how why "
    "too furthermore nevertheless nonetheless indeed".split()
)
_HEDGES = frozenset("allegedly reportedly possibly perhaps maybe probably supposedly".split())


class Predicates(Subjects):
    """Collects the predicates of one document's statements."""

    def predicate(self, clause: Clause) -> list[int]:
        """Auxiliaries, verbs and complements, in order, without leading clauses and reporting tails."""
        tree, top = self.tree, clause.top
        keep: set[int] = set()
        chain = [*clause.chain, *clause.joint]
        for v in chain:
            keep.add(v)
            for k in tree.kids[v]:
                dep = tree.dep[k]
                if k < v and dep in _LEFT and (dep != "advmod" or self._says_how(k, v)):
                    keep |= set(tree.subtree(k))
                elif k > v and self._belongs(k, v, clause):
                    keep |= set(tree.subtree(k)) - self._next_time(k) - self._passed(k, clause)
            keep |= self._between(v, chain)
            keep |= {
                at
                for k in tree.has(v, "conj")
                if k in keep and tree.lower[at := min(tree.subtree(k)) - 1] == "and" and tree.dep[at] == "cc"
            }
        if top != clause.chain[0]:
            keep |= {top, *(k for k in tree.has(top, "aux", "neg") if k < top)}
        drop = self.told_apart(clause)
        for s in tree.has(top, *SUBJECTS):
            if tree.dep[clause.verb] != "acl":
                drop |= set(tree.subtree(s))
        if clause.origin == "relative":
            drop |= {i for i in keep if i < top and tree.lower[i] in RELATIVE}
        own = set(chain)
        for v in chain:
            own |= set(self._shared_to(v, clause))
        out = sorted((keep - drop) | own)
        kept = set(out)
        marks = (
            [
                i
                for i in range(out[0], out[-1])
                if i not in kept and tree.lower[i] in (",", "-", "–", "—") and {i - 1, i + 1} <= kept
            ]
            if out
            else []
        )
        out = sorted((*out, *marks))
        only = {k for k in out if tree.lower[k] == "not" and tree.lower[k + 1 : k + 2] == ["only"]}
        also = next(
            (i for k in only for i in range(k, out[-1]) if tree.lower[i : i + 2] == ["but", "also"]), len(tree.tag)
        )
        out = [
            i for i in out if i not in only and i - 1 not in only and i < also
        ]  # of 'not only ... but also' one half
        loose = {x for i in out if i in self.dated and self._loose_date(i) for x in tree.subtree(i)}
        loose |= {i for i in out if i + 1 in loose and tree.lower[i] in ("later", "earlier")}
        loose |= self.printed | self._hours(out)
        return self._mended(self._unbroken([i for i in out if i not in loose], clause.verb), clause)

    def _goes_past(self, k: int, v: int) -> bool:
        """Of 'commits to end A and to support B' the second, whose statement has no need of A; but not of 'not to end A or B'."""
        tree = self.tree
        if tree.dep[v] != "conj" or tree.tag[v] != "VB" or k not in tree.up(v):
            return False
        own = any(tree.lower[a] == "to" for a in tree.has(v, "aux"))
        return not tree.has(k, "neg") or own and not any(tree.lower[c] in ("or", "nor") for c in tree.has(k, "cc"))

    def _passed(self, k: int, clause: Clause) -> set[int]:
        """The tokens of 'to end A and to support B' below 'is eager', for the statement of the second."""
        below = self.tree.has(k, "xcomp") if self.tree.dep[k] == "acomp" else []
        gone = (x for x in below if any(self._goes_past(x, u) for u in clause.chain if u > x))
        return {i for x in gone for i in self.tree.subtree(x)}

    def _shared_to(self, v: int, clause: Clause) -> list[int]:
        """The 'to' of the first of such verbs, where v has none."""
        tree = self.tree
        over = (clause.chain[0], *tree.has(clause.chain[0], "acomp"))
        first = next((k for u in over for k in tree.has(u, "xcomp") if k < v and self._goes_past(k, v)), None)
        return tree.has(first, "aux") if first is not None and not tree.has(v, "aux") else []

    def _next_time(self, k: int) -> set[int]:
        """The tokens of 'and after finding them' below 'by rebels': a circumstance of the verb that follows."""
        tree = self.tree
        after = [x for x in tree.has(k, "conj") if tree.dep[k] in ("prep", "agent") and tree.has(x, "pcomp")]
        return {i for x in after for i in (*tree.subtree(x), *tree.has(k, "cc"))}

    def _unbroken(self, tokens: list[int], verb: int) -> list[int]:
        """Up to where a participle was left out with whose preposition they would go on: 'support online, ranging | from X to Y'.

        Also up to a preposition whose own words were left out: 'its role | in directly undermining peace, X'.
        """
        tree = self.tree
        for n, (a, b) in enumerate(pairwise(tokens)):
            if b - 1 > a > verb and self._bereft(a):
                return tokens[:n]
            if (
                b - 1 > a >= verb
                and tree.dep[b - 1] in ("advcl", "acl")
                and tree.pos[b] == "ADP"
                and b - 1 not in self.dated
            ):
                return tokens[: n + 1]
        return tokens[:-1] if tokens and self._bereft(tokens[-1]) else tokens

    def _bereft(self, i: int) -> bool:
        """Whether a preposition has no words of its own, because the parser takes 'directly undermining' behind it for a clause."""
        tree = self.tree
        bare = tree.tag[i] == "IN" and tree.dep[i] == "prep" and not tree.kids[i]
        return bare and any(
            tree.tag[k] == "VBG" and tree.dep[k] == "advcl" for k in range(i + 1, min(i + 5, len(tree.tag)))
        )

    def _mended(self, tokens: list[int], clause: Clause) -> list[int]:
        """With the small words that the parser has tied to another branch, and the rest of a list or of 'whose ...' that it cut off."""
        tree, out = self.tree, list(tokens)
        for a, b in zip(tokens, tokens[1:], strict=False):
            gap = range(a + 1, b)
            if a >= clause.verb and 0 < len(gap) <= 4 and all(self._small(i) for i in gap):
                out += gap
        out.sort()
        if not out or out[-1] < clause.verb:
            return out
        sent, last = self.analysis.sent(clause.verb), out[-1]
        after = [i for i in range(last + 1, sent.end) if tree.pos[i] != "SPACE"]
        if after[:1] == [last + 1] and tree.tag[last] == "IN" and not tree.has(last, "pobj", "pcomp"):
            out += self._noun_phrase(after)  # 'will supply the port with | small cranes', hung on a later verb
        elif after and tree.tag[after[0]] in ("WP$", "WDT", "WP"):
            out += after[
                : next((n for n, i in enumerate(after) if tree.pos[i] == "PUNCT" and tree.lower[i] != "-"), len(after))
            ]
        elif self._open_list(out, after):
            joined = next(i for i in after if tree.pos[i] not in ("PUNCT", "CCONJ"))
            top = next((i for i in tree.up(joined) if tree.dep[i] == "conj"), joined)
            out += [i for i in after if i <= max(tree.subtree(top)) and tree.lower[i] not in (".", ";")]
        return out

    def _noun_phrase(self, tokens: list[int]) -> list[int]:
        """The noun phrase that some tokens begin with."""
        words = list(takewhile(lambda i: self.tree.pos[i] in ("DET", "ADJ", "NUM", "NOUN", "PROPN"), tokens))
        return words if any(self.tree.pos[i] in ("NOUN", "PROPN") for i in words) else []

    def _small(self, i: int) -> bool:
        return (
            i not in self.dated
            and self.tree.lower[i] not in _TIES
            and (self.tree.pos[i] in ("PUNCT", "CCONJ", "PART", "DET") or self.tree.lower[i] in ("as", "well", "of"))
            and self.tree.lower[i] not in ("(", ")", ";", ":", "“", "”", '"')
        )

    def _open_list(self, tokens: list[int], after: list[int]) -> bool:
        """Whether the words break off in a list: ', the Council' before ', and their leaders to finalise'."""
        tree = self.tree
        if len(after) < 3 or tree.lower[after[0]] != "," or tree.lower[after[1]] not in ("and", "or"):
            return False
        comma = next((n for n in range(len(tokens) - 1, 0, -1) if tree.lower[tokens[n]] == ","), None)
        tail = tokens[comma + 1 :] if comma else []
        nouns = 0 < len(tail) <= 6 and all(tree.pos[i] in ("NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM") for i in tail)
        return (
            nouns
            and tree.dep[after[2]] in ("poss", "det", "amod", "compound", "nsubj")
            and not any(tree.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in after[2:7])
        )

    def _says_how(self, k: int, v: int) -> bool:
        """Whether an adverb before the verb belongs to what is said: 'never', 'jointly'; not 'also', not what opens the sentence."""
        tree = self.tree
        if tree.lower[k] in _TIES or tree.tag[k] == "WRB" or tree.lower[k] in DAYS or k in self.dated:
            return False
        first = next((s for s in tree.has(v, *SUBJECTS)), None)
        return tree.lower[k] in _HEDGES or first is None or k > first

    def _loose_date(self, i: int) -> bool:
        """'today' and weekdays say nothing where the brief prints the date."""
        dep, tree = self.tree.dep[i], self.tree
        loose = dep in ("npadvmod", "advmod", "nmod") or dep == "nsubj" and len(tree.has(tree.head[i], "nsubj")) > 1
        return loose and tree.lower[i] in DAYS

    def _hours(self, tokens: list[int]) -> set[int]:
        """Of 'from 2 May at 12:01 a.m.' the hour, where the day is left out."""
        tree, there = self.tree, set(tokens)
        loose = (i for i in tokens if tree.lower[i] == "at" and i - 1 in self.dated and i - 1 not in there)
        return {x for i in loose if i + 1 in self.dated for x in tree.subtree(i)}

    def _between(self, v: int, chain: list[int]) -> set[int]:
        """Adjectives and 'and' that join the verbs of a chain ('is able to', 'adopt and maintain')."""
        tree, out = self.tree, set()
        for k in tree.kids[v]:
            if tree.dep[k] == "acomp" and any(tree.head[x] == k for x in chain):
                out.add(k)
            if tree.dep[k] == "cc" and any(tree.dep[x] == "conj" and tree.head[x] == v for x in chain):
                out.add(k)
            if tree.dep[k] == "prt":
                out.add(k)
        return out

    def _belongs(self, k: int, v: int, clause: Clause) -> bool:
        tree, dep = self.tree, self.tree.dep[k]
        if dep in SUBJECTS:
            return False
        if dep == "xcomp" and any(self._goes_past(k, u) for u in clause.chain if u > k):
            return False
        if dep == "cc" and tree.lower[k - 1] == "rather":
            return True  # 'in January rather than this month'
        if dep in ("conj", "cc", "preconj"):
            return tree.pos[k] in ("NOUN", "PROPN", "NUM") and dep == "conj"
        if dep == "prep" and tree.lower[k - 1] in ("and", "but") and any(x > k for x in tree.has(v, "conj")):
            return False  # 'were engaged by rebels and, after identifying them, returned fire'
        if dep == "prep" and tree.lower[k] == "with" and (after := max(tree.subtree(k)) + 1) < len(tree.tag):
            if tree.tag[after] == "VBG" and tree.dep[after] == "advcl" and tree.head[after] == v:
                return False  # 'was renewed with the Council finding that'
        if dep == "punct":
            return tree.lower[k] in ("“", "”", '"', "%", "$")
        if (
            dep == "advcl"
            and tree.tag[k] != "VB"
            and not any(tree.lower[a] == "to" for a in tree.has(k, "aux"))  # 'called for it to be lifted'
            and tree.kids[k]  # a bare word is a noun that the tagger takes for a verb: 'in exchange for gang suspects'
            and not ({tree.lower[m] for m in tree.has(k, "mark")} & {"if", "unless", "until"})
        ):
            return tree.tag[k] == "VBG" and tree.tag[k - 1] in ("NNS", "NN") and not tree.has(k, "mark", *SUBJECTS)
        return dep not in ("parataxis", "dep", "intj", "meta")

    def _borrowed(self, clause: Clause, tokens: list[int]) -> str:
        """The auxiliary that a verb joined by 'and' shares with the first: 'must report ... and [must] remit'."""
        tree, v = self.tree, clause.top
        if tree.dep[v] != "conj" or tree.has(v, *SUBJECTS):
            return ""
        own = tree.has(v, "aux", "auxpass")
        if any(tree.tag[a] in ("MD", "TO", "VBZ", "VBP", "VBD") for a in own):
            return ""
        h = tree.head[v]
        while tree.dep[h] == "conj" and not tree.has(h, "aux", "auxpass") and tree.is_verb(tree.head[h]):
            h = tree.head[h]
        denied = fronted(tree, h)
        aux = [a for a in tree.kids[h] if a < h and (tree.dep[a] in ("aux", "auxpass", "neg") or a in denied)]
        if denied or any(tree.lower[k] == "nor" and h < k < v for k in tree.has(h, "cc")):
            return self.join(aux, denied)  # 'nor did X sign or ratify', 'has not signed nor ratified'
        if aux and tree.tag[v] == "VB" and any(tree.lower[k] == "but" and h < k < v for k in tree.has(h, "cc")):
            return self.join(list(range(aux[0], v)))  # 'has done nothing but ignore'
        modal = any(tree.tag[a] == "MD" for a in aux)
        if own and modal:  # 'will be considered small and be exempted'
            aux = [a for a in aux if tree.dep[a] != "auxpass" and tree.lemma[a] != "be"]
        elif own or tree.tag[v] not in ("VB", "VBN", "VBG") and not (tree.tag[v] == "VBP" and modal):
            return ""
        return " ".join(tree.text[a] for a in aux)
