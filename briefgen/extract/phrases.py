"""The wording of an action's object: branches of the tree in the document's own words, cut where a phrase ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.categories import known
from briefgen.extract.clauses import Clause
from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.governing import ASKING, PROMISING
from briefgen.extract.lexicon import DAYS
from briefgen.extract.pairs import balanced
from briefgen.extract.tree import ASIDE, SUBJECTS, Tree
from briefgen.extract.trimming import RELATIVE, Trimmer

WHAT_WORDS = 20  # an object longer than this is cut at a joint
_BEFORE_NAMES = frozenset(  # where a sentence is broken after them, they begin the next one
    "sen. rep. gov. gen. lt. col. mr. mrs. ms. dr. prof. hon. sens. reps. messrs.".split()
)
_UNITS = frozenset("seconds minutes hours days weeks months years decades".split())
_APART = frozenset(
    "including following during under throughout starting beginning".split()
)  # circumstances, not content
_OPEN = frozenset(
    "as well such like including of to the a an and or but with from that which who its their both either worth than per".split()
)
_BEGINS = frozenset("effective starting beginning commencing dated until since".split())
_DASHED = re.compile(r" —(?=\w)")  # behind words that were left out; the source has a blank on both sides, or none
_MARKS = re.compile(r" (?=[,.;:!?%)\]”’])|(?<=[(“]) ")
_FOOT = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")


_EDGES = " ,;:.–—-"
_QUOTED = re.compile('[“”"]')
_ENDS = re.compile('“”|""| and\\Z')  # of a quotation, most of which was left out


class Phrases(Trimmer):
    """Joins and cuts the tokens of one document; `dated` are those of its time expressions."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast, dated: set[int]) -> None:
        self.analysis, self.tree, self.cast, self.dated = analysis, tree, cast, dated
        self.printed: set[int] = set()  # of these, what only says again the date that stands beside the statement
        self.names = {a.id: a.name for a in cast.actors}
        self.opening = {s.start for s in analysis.sents}  # capitals there are no sign of a name
        self._completed: dict[int, list[int]] = {}  # verb -> its complements, which are asked for several times

    # ------------------------------------------------------------------------------------------- pieces

    def proper(self, i: int) -> bool:
        """Whether a capital at the head of a sentence is the word's own: a name, 'Norwegian', a word of no dictionary."""
        word = self.tree.pos[i] in ("NOUN", "ADJ", "VERB") and not self.analysis.common(self.tree.lower[i])
        return word or self.tree.pos[i] == "PROPN" or self.tree.text[i] in gazetteer().demonyms

    def join(self, tokens: Iterable[int], names: dict[int, tuple[int, str]] | None = None) -> str:
        """The text of some tokens, with the document's own spaces; `names`: first token -> (last token, other wording)."""
        parts: list[str] = []
        last = -2
        skip_to = -1
        for i in tokens:
            if i <= skip_to:
                last = i
                continue
            text = self.tree.text[i]
            if parts and last == i - 2 and text == self.tree.text[last] and self.tree.text[i - 1] == "(":
                continue  # 'the Department of the Treasury (Treasury)'
            if parts and i in self.opening and not self.proper(i) and text[1:].islower():
                text = text.lower()
            if names and i in names:
                skip_to, text = names[i]
            spaced = last >= 0 and (last != i - 1 or self.analysis.starts[i] > self.analysis.ends[i - 1])
            if parts and spaced:
                listed = last == i - 2 and self.tree.text[i - 1] == ":" and self.tree.pos[last] == "NOUN"
                parts.append(": " if listed else " ")  # 'pillars of that apparatus: firms that'
            parts.append(text)
            last = i
        return tidy("".join(parts))

    def clip(self, tokens: list[int], limit: int) -> list[int]:
        """At most `limit` words: asides after a comma go first, then everything from the last joint on."""
        tokens = self._without_asides(tokens)
        if self._count(tokens) <= limit:
            return tokens
        cuts, seen = [], 0
        for n, i in enumerate(tokens):
            seen += self.tree.pos[i] not in ("PUNCT", "SPACE")
            if n > 2 and seen > min(5, limit // 2) and self._is_joint(i, tokens[n - 1]) and self._whole(tokens, n):
                cuts.append((n, seen))
        inside = [n for n, words in cuts if words <= limit + 1]
        beyond = [n for n, words in cuts if words > limit + 1]
        return self._closed(tokens[: inside[-1] if inside else beyond[0] if beyond else len(tokens)])

    def _whole(self, tokens: list[int], n: int) -> bool:
        """Does tokens[:n] keep its verbs with their subjects and its quotations closed?"""
        kept, lost = set(tokens[:n]), set(tokens[n:])
        return not any(self.tree.dep[i] in SUBJECTS and self.tree.head[i] in lost for i in kept)

    def _closed(self, tokens: list[int]) -> list[int]:
        """Without words at the end that promise more: 'as well', 'such as', 'of the'."""
        tree = self.tree
        while tokens and (
            len(tokens) > 4
            and [tree.lower[i] for i in tokens[-3:]] == ["among", "other", "things"]
            or tree.lower[tokens[-1]] in _OPEN
            or self._measured(tokens)
            or len(tokens) > 4
            and tree.lower[tokens[-2]] in ("—", "–")
            and tree.pos[tokens[-1] + 1 : tokens[-1] + 2]
            not in ([], ["PUNCT"])  # 'closed it — actions | in breach of law'
            or tree.lower[tokens[-1]] in _BEFORE_NAMES
            or tree.pos[tokens[-1]] in ("PUNCT", "DET", "CCONJ", "ADP")
            and tree.lower[tokens[-1]] not in ("”", '"', ")", "%")
            and tree.dep[tokens[-1]] != "prt"
            or tree.dep[tokens[-1]] == "prep"
            and tree.pos[tokens[-1]] in ("VERB", "SCONJ")
        ):
            tokens = tokens[: -3 if tree.lower[tokens[-1]] == "things" else -1]
        if len(tokens) > 4 and tree.tag[tokens[-1]] == "POS" and tree.dep[tokens[-1]] == "case":
            owner = min(tree.subtree(tree.head[tokens[-1]]))
            return self._closed([i for i in tokens if i < owner])  # 'a competitor to Harbour Corp.'s | venerable ferry'
        if len(tokens) > 4 and tree.dep[v := tokens[-1]] == "relcl" and tree.lower[v + 1 : v + 3] == ["to", ":"]:
            return self._closed([i for i in tokens if i not in tree.subtree(v)])  # 'supports talks that aim to:'
        if len(tokens) > 4 and tree.tag[tokens[-1]] == "VB" and tree.lower[tokens[-2]] == "to":
            after = tokens[-1] + 1  # where the source itself breaks off
            broken = after >= len(tree.pos) or self.analysis.block[after] != self.analysis.block[after - 1]
            if broken or any(
                k > tokens[-1] for k in tree.has(tokens[-1], "dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "conj")
            ):
                return self._closed(tokens[:-2])  # 'joined two senators to announce'
        if len(tokens) > 4 and tree.lower[tokens[-2]] in ("and", "or") and tree.is_verb(tokens[-1]):
            if any(k > tokens[-1] for k in tree.has(tokens[-1], "dobj", "ccomp", "xcomp", "advcl", "prep")):
                return self._closed(tokens[:-2])  # 'reaffirm its importance, and pledge'
        if len(tokens) > 4 and tree.tag[tokens[-1]] == "VBG" and tree.dep[tokens[-1]] == "pcomp":
            listed = tree.lower[tokens[-1] + 1 : tokens[-1] + 3] == ["to", ":"]  # 'deepened ties by committing to:'
            if listed or any(k > tokens[-1] for k in tree.has(tokens[-1], "dobj", "ccomp", "xcomp", "conj")):
                return self._closed(tokens[:-2])  # 'censured the minister for selling'
        if len(tokens) > 4 and tree.lower[tokens[-1]] in _BEGINS and tree.pos[tokens[-2]] == "PUNCT":
            return self._closed(tokens[:-2])  # ', effective' without its day
        return tokens

    def _measured(self, tokens: list[int]) -> bool:
        """Whether they end with a distance in time, but not from what: 'sold shares worth millions days | after the attack', 'shall
        sell them no later | than 30 days after it'."""
        i, low = tokens[-1], self.tree.lower
        beyond = low[i + 1 : i + 2]
        if low[i] == "no" or low[i - 1] == "no" and beyond == ["than"]:
            return low[i] in ("no", "later", "sooner", "earlier")
        return (
            len(tokens) > 4 and low[i] in _UNITS and beyond in (["after"], ["before"], ["later"], ["earlier"], ["ago"])
        )

    def _count(self, tokens: Sequence[int]) -> int:
        return sum(self.tree.pos[i] not in ("PUNCT", "SPACE") for i in tokens)

    def _is_joint(self, i: int, before: int) -> bool:
        """May a text end before token i?"""
        tree = self.tree
        if tree.lower[before] == "-" or tree.lower[i] == "-":
            return False
        if tree.pos[before] in ("ADP", "CCONJ", "DET", "SCONJ", "ADJ", "AUX") or tree.lower[before] in (
            "to",
            "than",
            "of",
            "its",
            "their",
        ):
            return False
        if tree.tag[before] in ("PRP$", "POS", "WDT", "CD") or tree.dep[before] in (
            "compound",
            "amod",
            "nummod",
            "aux",
            "poss",
        ):
            return False
        if tree.dep[i] in ("prep", "cc", "mark") and tree.lower[i] != "of":
            return True
        if tree.lower[i] in (";", "—", "–", "-") and tree.pos[i] == "PUNCT" and tree.lower[i] != "-":
            return True
        return tree.lower[i] == "to" and tree.dep[i] == "aux" and tree.dep[before] not in ("aux",)

    # -------------------------------------------------------------------------------------------- object

    def object_tokens(self, clause: Clause) -> list[int]:
        """The tokens of what is done: objects and complements, or the patient of a passive."""
        tree, v = self.tree, clause.verb
        last = clause.joint[-1] if clause.joint else v
        if clause.passive and clause.patients:
            patient = clause.patients[0]
            skip = ASIDE | {"punct"} if tree.dep[v] == "acl" else frozenset(("relcl", "appos"))
            out = [i for i in tree.subtree(patient, skip) if i < v or tree.dep[v] != "acl"]
            told = [i for k in tree.has(v, "xcomp") if tree.has(k, "aux") for i in tree.subtree(k)]
            rest = told if tree.has(v, "agent") else self._complements(last)  # 'was ordered by X to stop'
            by = {i for k in clause.subjects if tree.dep[k] == "dobj" for i in tree.subtree(k)}  # 'passed the House'
            return [*out, *(i for i in rest if i not in out and i not in by)]
        apart = self.told_apart(clause)
        return [i for i in self._complements(last) if i not in apart]

    def told_apart(self, clause: Clause) -> set[int]:
        """The tokens of 'and to hire B' behind 'agreed to pay A', which makes an act of its own."""
        tree, v = self.tree, clause.verb
        if any(tree.lemma[u] in ("work", "seek", "try", "help", "aim", "use") for u in clause.chain):
            return set()
        out: set[int] = set()
        for u in (v, *(x for x in tree.has(v, "xcomp") if tree.lemma[v] in PROMISING)):
            for k in tree.has(u, "conj"):
                own = tree.is_verb(k) and tree.tag[k] == tree.tag[u] == "VB" and known(tree.lemma[k])
                if (
                    not own
                    or k in clause.joint
                    or k < u
                    or not tree.has(k, "dobj", "ccomp")
                    or not tree.has(u, "dobj", "prep", "ccomp", "advmod")
                ):
                    continue
                first = min(tree.subtree(k))
                before = [i for i in range(u + 1, first) if tree.dep[i] in ("cc", "punct") and tree.head[i] == u]
                if not any(tree.lower[i] in ("or", "nor") for i in before):
                    out |= {*tree.subtree(k), *(i for i in before if i + 2 >= first)}
        return out

    def antecedent(self, v: int) -> list[int]:
        """The noun phrase before the relative clause of verb v."""
        tree = self.tree
        noun = [i for i in tree.subtree(tree.head[v], ASIDE | {"punct"}) if i < v]
        if len(noun) > 10:  # 'a rise in the amount of contracts the agency awarded': what stands before the subject
            near = min(tree.subtree(next(iter(tree.has(v, "nsubj")), v))) - 1
            return [
                i for i in tree.subtree(near, frozenset(("relcl", "acl"))) if i <= near and tree.pos[near] == "NOUN"
            ]
        return noun

    def stranded(self, v: int) -> int | None:
        """The preposition that 'which X agreed to' leaves without its noun."""
        tree = self.tree
        return next(
            (
                p
                for p in tree.has(v, "prep")
                if p > v
                and all(k < v and tree.lower[k] in RELATIVE for k in tree.has(p, "pobj", "pcomp"))
                and (
                    p + 1 in self.dated
                    or "".join(tree.pos[p + 1 : p + 2]) in ("", "ADP", "ADV", "CCONJ", "PUNCT", "SCONJ")
                )
            ),
            None,
        )

    def _complements(self, v: int) -> list[int]:
        if v not in self._completed:
            self._completed[v] = self._find_complements(v)
        return self._completed[v][:]

    def _find_complements(self, v: int) -> list[int]:
        """Objects, complements and the phrases that belong to them; the purpose too where the object is short."""
        tree = self.tree
        out: list[int] = []
        kids = [k for k in tree.kids[v] if k > v or tree.dep[k] in ("dobj", "ccomp") and tree.lower[k] not in RELATIVE]
        reported = [k for k in kids if tree.dep[k] == "ccomp"]
        if any(k > v for k in reported):
            kids = [k for k in kids if k > v or tree.dep[k] != "ccomp"]
        fronted = bool(reported) and reported[-1] < v
        has_object = any(tree.dep[k] in ("dobj", "attr", "oprd") for k in kids)
        for k in kids:
            dep = tree.dep[k]
            if dep in ("dobj", "attr", "oprd", "acomp", "xcomp", "prt", "dative", "pobj", "appos", "nmod", "ccomp"):
                out += [i for i in tree.subtree(k) if i != v]
            elif dep == "prep" and not fronted and not self._is_time(k) and tree.lower[k] not in _APART:
                out += tree.subtree(k)
            elif (
                dep == "advcl"
                and (not has_object or len(out) <= 7 or tree.lemma[v] in ASKING)
                and any(tree.lower[a] == "to" for a in tree.has(k, "aux"))
            ):
                out += tree.subtree(k)
            elif dep == "conj" and tree.pos[k] in ("NOUN", "PROPN"):
                out += tree.subtree(k)
            elif dep in ("cc", "punct") and tree.lower[k] in (",", "and", "“", "”", '"') and out:
                out.append(k)
        if not out and not tree.has(v, "agent"):
            loose = [
                k
                for k in kids
                if k > v and tree.pos[k] in ("NOUN", "PROPN") and tree.dep[k] not in SUBJECTS and k not in self.dated
            ]
            out = tree.subtree(loose[0]) if loose else []
        out = sorted(set(out) - {v})
        while out and (
            tree.pos[out[-1]] in ("CCONJ", "PUNCT")
            and tree.lower[out[-1]] not in ("”", '"', ")", "%")
            or tree.lower[out[-1]] in _BEFORE_NAMES
        ):
            out.pop()
        return out

    def _addressed(self, v: int) -> set[int]:
        """The tokens that only name whom the act is addressed to, where more is said: 'with X', 'X' in 'directs X to report', 'told X that'."""
        tree = self.tree
        kids = [k for k in tree.kids[v] if k > v]
        if tree.lemma[v] == "tell" and (told := tree.has(v, "ccomp")):
            start = min(tree.subtree(told[-1]))
            return set(range(v + 1, start)) or {i for k in tree.has(v, "dobj", "dative") for i in tree.subtree(k)}
        more = [
            k
            for k in kids
            if tree.dep[k] in ("xcomp", "ccomp", "advcl") and any(tree.lower[a] == "to" for a in tree.has(k, "aux"))
        ]
        if not more:
            return set()
        out: set[int] = set()
        for k in kids:
            objects = (
                tree.has(k, "pobj")
                if tree.dep[k] == "prep" and tree.lower[k] in ("with", "to", "on", "upon")
                else [k]
                if tree.dep[k] == "dobj" and tree.lemma[v] in ASKING
                else []
            )
            if objects and k < more[0] and all((m := self.cast.at(o)) is not None and m.actors for o in objects):
                out |= {i for i in tree.subtree(k) if i < more[0] and i not in tree.subtree(more[0])}
        return out

    def _is_time(self, prep: int) -> bool:
        objects = self.tree.has(prep, "pobj", "pcomp")
        return bool(objects) and objects[0] in self.dated or prep in self.dated

    def _within_name(self, i: int) -> bool:
        """Whether a word of time is part of what a thing is called: 'the 2011 edition', 'the future of the firm'."""
        tree = self.tree
        while tree.head[i] in self.dated and tree.head[i] != i:
            i = tree.head[i]
        if tree.dep[i] in ("nummod", "compound", "poss", "amod"):
            return tree.pos[tree.head[i]] in ("NOUN", "PROPN")
        return tree.pos[i] == "NOUN" and any(tree.lower[k] == "of" for k in tree.has(i, "prep"))

    def what(self, clause: Clause) -> str:
        """The object of an action, short."""
        tree = self.tree
        found = self.object_tokens(clause)
        if not found and tree.dep[clause.verb] == "relcl" and tree.has(clause.verb, "dobj") and not clause.passive:
            found = self.antecedent(clause.verb)  # 'the measures that X announced'
        elif tree.dep[clause.verb] == "relcl" and (left := self.stranded(clause.verb)) is not None:
            found = [left, *self.antecedent(clause.verb)]
        told = {i for i in found if tree.lower[i] in DAYS and i in self.dated and not self._within_name(i)}
        for i in found:  # 'on Tuesday, 4 May'
            if i - 1 in told and i in self.dated:
                told.add(i)
        aside = self._addressed(clause.verb) | told
        aside |= {i for i in found if i + 1 in told and tree.lower[i] in _APART}
        aside |= {i for i in found if tree.dep[i] == "prep" and told.intersection(tree.has(i, "pobj"))}
        tokens = [i for i in found if i not in aside]
        if (
            len(tokens) > 1
            and tree.lower[tokens[0]] == "that"
            and (
                tree.dep[tokens[0]] == "mark"
                or tree.dep[clause.verb] != "relcl"
                and tree.pos[tokens[1]] in ("PROPN", "DET", "PRON")
            )
        ):
            del tokens[0]
        text = self.join(self.clip(tokens, WHAT_WORDS)).strip(_EDGES)
        return _ENDS.sub("", balanced(text)).strip(_EDGES) if _QUOTED.search(text) else text


_EMPTY = re.compile(r",?\s*“[\s,.]*”")  # of a title that was left out


_UNDATED = re.compile(r" ?, effective ?, ")  # 'has imposed, effective Monday, a fee' without its day


def tidy(text: str) -> str:
    """One line, no space before punctuation, no Markdown marks."""
    text = " ".join(text.split())
    if "*" in text or "_" in text:
        text = _FOOT.sub("", text)
    if "“" in text:
        text = _EMPTY.sub("", text)
    text = _UNDATED.sub(" ", text) if ", effective," in text else text
    text = _DASHED.sub("—", text) if "—" in text else text
    return _MARKS.sub("", text).replace(",,", ",").replace(",.", ".").strip()
