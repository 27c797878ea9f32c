"""The parts of a dated event's label: who tells it, its subject, and what is said of it without the date."""

from __future__ import annotations

from itertools import pairwise

from briefgen.extract import claims
from briefgen.extract.analysis import Analysis, Cast
from briefgen.extract.cutting import words
from briefgen.extract.deeds import is_told
from briefgen.extract.relatives import by_itself, is_published
from briefgen.extract.subjects import Subjects, some
from briefgen.extract.tree import ASIDE, SUBJECTS, Tree
from briefgen.extract.trimming import RELATIVE
from briefgen.model import DateMention

__all__ = ["MEASURES", "PRONOUNS", "LabelParts"]

_COMPLEMENTS = frozenset(
    "dobj attr acomp oprd xcomp ccomp agent prep dative prt neg aux auxpass advmod pobj nmod appos npadvmod preconj quantmod".split()
)
_TIES = frozenset(
    "also further additionally moreover however therefore thus then now recently just already meanwhile later earlier still when where "
    "not-only instead finally currently previously originally first early late".split()
) - {"first"}
_TOLD = ("dobj", "ccomp", "xcomp", "attr", "acomp", "nsubjpass", "prt")  # what a verb that has it needs no more for
_AROUND = frozenset(  # what goes with a date when it goes: 'starting', 'as early as', 'no later than'
    "on in at by from since until till before after during within over for starting beginning effective through between around about "
    "earlier later late early mid as soon no than to of ago and up this last next the end middle start shortly just only roughly".split()
) | {"time", "approximately", "least"}
_SPANS = frozenset(
    "end start half quarter middle beginning part month week day days weeks months year course first second third fourth".split()
)
_WISHES = (
    claims.CLAIMING
    | frozenset(  # what follows them is not yet so, or only said to be: the label says who wants or claims it
        "ask believe call demand doubt ensure fear help hope let make propose recommend request require seek think urge want "
        "wish".split()
    )
)
_DUE = frozenset("due expected scheduled set likely ready".split())
MEASURES = frozenset(  # what takes effect
    "act agreement ban bill ceasefire cut deal decision decree deadline directive duty embargo fee law levy licence license limit "
    "measure moratorium order ordinance pact package permit plan policy program programme proposal quota regulation requirement "
    "restriction rule ruling sanction scheme strategy subsidy tariff tax treaty truce waiver".split()
)
_EFFECTIVE = frozenset(
    "apply begin come enter expire go last lapse remain replace require run start take cover allow".split()
)
_TIMES = frozenset("time day week month year moment night morning hour way reason place".split())
_BEHIND = ASIDE | {"punct", "advcl", "prep", "conj", "cc"}
PRONOUNS = frozenset("it they he she this these those that we i both".split())


class LabelParts(Subjects):
    """Finds them in one document."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast, dates: list[DateMention]) -> None:
        spans = (analysis.token_range(d.start, d.end) for d in dates)
        dated = {i for a, b in spans for i in range(a, b) if not is_told(analysis.doc[b - 1])}
        super().__init__(analysis, tree, cast, dated)
        self._speakers: tuple[str, ...] = ()

    def _teller(self, v: int, start: int, end: int) -> int | None:
        """The verb whose subject the label begins with: above infinitives, participles of time and nouns."""
        tree = self.tree
        for _ in range(12):
            if not start <= v < end:
                return None
            finite = tree.is_verb(v) or tree.pos[v] in ("VERB", "AUX") and tree.dep[v] not in ("aux", "auxpass")
            if finite and self._hangs(v) and start <= tree.head[v] < end:
                v = tree.head[v]
                continue
            if finite and (
                tree.has(v, *SUBJECTS)
                or tree.dep[v] in ("acl", "relcl")
                and tree.tag[v] != "VBG"
                and tree.pos[tree.head[v]] in ("NOUN", "PROPN")
            ):
                return v
            if finite and tree.dep[v] == "conj" and self._subject(v) is not None:
                return v
            if tree.head[v] == v:
                return v if finite else None
            v = tree.head[v]
        return None

    def _hangs(self, v: int) -> bool:
        """Whether a verb with a subject tells of no event without the one above it: what is asked, wished or only supposed."""
        tree = self.tree
        above = tree.head[v]
        subjects = tree.has(v, *SUBJECTS)
        if above == v or not subjects:
            return False
        to = tree.tag[v] == "VB" and any(tree.lower[k] == "to" for k in tree.has(v, "aux", "mark"))
        if to or claims.condition(tree, v) is not None or claims.overdue(tree, v):
            return True
        if tree.tag[v] == "VBG" and not tree.has(v, "aux"):
            return True  # 'with the Senate debating the bill'
        if self._what_was(v):
            return False
        if tree.dep[v] == "relcl" and by_itself(tree, v, subjects[0]):
            return False
        if tree.dep[v] == "relcl":  # 'the headway that they have made'
            return tree.lower[above] != "time" and not any(tree.lower[s] in RELATIVE for s in subjects)
        return tree.dep[v] == "ccomp" and (tree.lemma[above] in _WISHES or claims.above(tree, v) is not None)

    def _what_was(self, v: int) -> list[int]:
        """'the website that the company launched' tells 'launched [the website]': the noun phrase; [] for any other clause."""
        tree, noun = self.tree, self.tree.head[v]
        own = tree.has(v, "nsubj")
        told = (tree.dep[v], tree.tag[v], tree.pos[noun]) == ("relcl", "VBD", "NOUN") and tree.lemma[noun] not in _TIMES
        objects = tree.has(v, "dobj", "ccomp", "xcomp", "attr", "acomp", "auxpass", "aux")
        if not told or not own or any(tree.lower[k] not in RELATIVE for k in objects):
            return []
        mention = self.cast.at(own[0])
        if tree.lower[own[0]] in RELATIVE or tree.pos[own[0]] == "PRON" and not (mention and mention.actors):
            return []
        if any(tree.tag[k] == "WRB" or tree.dep[k] == "prep" for k in tree.kids[v] if k < own[0]):
            return []  # 'where she worked', 'in which they met'
        phrase = [i for i in tree.subtree(noun, _BEHIND) if i < v]
        return phrase if len(phrase) < 7 and self.dated.isdisjoint(phrase) else []

    def _subject(self, v: int) -> int | None:
        """The head of the subject; of a relative clause or a participle the noun before it, of a joined verb the first one's."""
        tree = self.tree
        for _ in range(6):
            own = tree.has(v, *SUBJECTS)
            if own:
                if tree.lower[own[0]] in RELATIVE and tree.dep[v] == "relcl":
                    noun, of = tree.head[v], tree.head[tree.head[v]]
                    one = {"is", "was", "has"} & {tree.lower[k] for k in (v, *tree.has(v, "aux", "auxpass"))}
                    if one and tree.tag[noun] == "NNS" and tree.lower[of] == "of" and tree.tag[tree.head[of]] == "NN":
                        return tree.head[of]  # 'the end of the talks, which is foreseen'
                    return self._lapses(noun, v) if tree.lemma[v] in _EFFECTIVE else self._whole_name(noun, v)
                since = any(k < own[0] for k in tree.has(v, "mark"))
                return own[-1 if since and own[-1] < v else 0]  # 'Since X's naming, Y has'
            if tree.dep[v] in ("acl", "relcl"):
                return self._whole_name(tree.head[v], v)
            if tree.dep[v] not in ("conj", "xcomp"):
                return None
            v = tree.head[v]
        return None

    def _lapses(self, noun: int, v: int) -> int:
        """Of 'the sanctions against Norland, which expire' the sanctions."""
        tree = self.tree
        measure = next(
            (u for u in list(tree.up(noun))[:4] if tree.lemma[u] in MEASURES and tree.pos[u] == "NOUN"), None
        )
        named = tree.pos[noun] == "PROPN" and self.cast.at(noun) is not None
        return measure if measure is not None and named else self._whole_name(noun, v)

    def _whole_name(self, noun: int, v: int) -> int:
        """Of 'the Declaration on Quantum Tools, which' the Declaration, where all of it is one name; of 'a report on ports, which
        came out' the report."""
        tree, prep = self.tree, self.tree.head[noun]
        named = tree.pos[noun] == tree.pos[tree.head[prep]] == "PROPN" and tree.dep[noun] == "pobj"
        named = named and tree.lower[prep] in ("on", "of", "for")
        return tree.head[prep] if named or is_published(tree, noun, v) else noun

    def _lead(self, subject: int | None, v: int, start: int, end: int) -> tuple[list[int], dict[int, tuple[int, str]]]:
        """The tokens of the subject without what only adds to it, and other wordings for a pronoun."""
        tree = self.tree
        if subject is None:
            return [], {}
        loose = frozenset(("relcl", "appos", "advcl"))
        branch = tree.subtree(subject, loose | {"acl", "punct"})
        close = {
            i
            for top in (subject, *(b for b in branch if tree.lower[b] in ("those", "people")))
            for k in tree.has(top, "acl")
            if len(told := tree.subtree(k)) < 6 and tree.lower[k - 1] != ","
            for i in told
        }
        for k in tree.has(subject, "appos"):  # 'the news group Halden'
            if tree.pos[k] == "PROPN" and (name := tree.subtree(k, loose))[0] == subject + 1:
                close.update(name)
        if tree.dep[v] in ("acl", "relcl"):
            close = set()
        commas = loose | {"acl"}
        kept = (
            set(branch)
            | close
            | {i for i in tree.subtree(subject, commas) if tree.lower[i] in (",", "-", "”", "“") and i > branch[0]}
        )
        tokens = [
            i
            for i in sorted(kept)
            if start <= i < end
            and (i in close or i not in self.dated or tree.dep[i] != "ROOT" and self._aged(i))
            and not (tree.dep[v] in ("acl", "relcl") and i >= v)
        ]
        tokens = self._without_asides(tokens)
        comma = next((n for n, i in enumerate(tokens) if tree.lower[i] == ","), None)
        if (
            comma
            and subject in tokens[:comma]
            and tree.pos[tokens[min(comma + 1, len(tokens) - 1)]] in ("ADP", "SCONJ")
        ):
            tokens = tokens[:comma]  # ', four months earlier than usual,' without its date
        if words(tree, tokens) > 8 and (named := self._named(subject)):
            return named
        if "CCONJ" in (tree.pos[k] for i, k in pairwise(tokens) if tree.lower[i] == ",") and (
            own := self._borne(subject)
        ):
            return [subject], {subject: (subject, own)}
        if words(tree, tokens) > 7:
            tokens = [i for i in tokens if not self._under(i, subject, "prep", keep=("of", "between"))] or tokens
        while tokens and tree.pos[tokens[-1]] in ("PUNCT", "ADP") and tree.lower[tokens[-1]] not in ("”", '"', "%"):
            tokens.pop()
        while (
            tokens
            and (tree.pos[tokens[0]] in ("PUNCT", "CCONJ") or tree.tag[tokens[0]] == "POS")
            and tree.lower[tokens[0]] not in ("“", '"', "neither")
        ):
            tokens.pop(0)
        if tokens and tree.lower[tokens[0]] in PRONOUNS and len(tokens) == 1:
            return tokens, self._meant(tokens[0], v)
        names = self.owners(tokens)
        if tokens and self.of_today(tokens[0]):
            names[tokens[0]] = (tokens[0], f"[The] {tree.text[tokens[0]]}")
        return tokens, names

    def _aged(self, i: int) -> bool:
        """'A 23-year-old student', 'the 3-year note': how old somebody is, or how long something runs, dates nothing."""
        tree = self.tree
        i += tree.dep[i] == "det"
        while tree.head[i] in self.dated and tree.head[i] != i:
            i = tree.head[i]
        runs = tree.dep[i] in ("compound", "amod", "nmod") and tree.lower[i - 1] == "-" and i - 1 in self.dated
        return runs or tree.lower[tree.head[i]] == "old"

    def _under(self, i: int, top: int, dep: str, keep: tuple[str, ...]) -> bool:
        """Whether token i stands below a branch `dep` of token `top`, those with the words `keep` excepted."""
        tree = self.tree
        while i != top and tree.head[i] != i:
            if tree.dep[i] == dep and tree.head[i] == top and tree.lower[i] not in keep:
                return True
            i = tree.head[i]
        return False

    def _meant(self, pronoun: int, v: int) -> dict[int, tuple[int, str]]:
        """What a pronoun stands for, in brackets: the actor, or the measure that the words before it name."""
        tree = self.tree
        mention = self.cast.at(pronoun)
        whom = mention.actors if mention else ()
        if not whom and tree.lower[pronoun] in ("we", "i"):
            whom = self._speakers
        names = [self.named(a) for a in whom if a in self.names]
        measure = (
            self._measure(pronoun)
            if tree.lower[pronoun] in ("it", "this", "these", "they") and tree.lemma[v] in _EFFECTIVE
            else []
        )
        if measure:
            return {pronoun: (pronoun, f"[{self.join(measure)}]")}
        return {pronoun: (pronoun, f"[{some(names)}]")} if names else {}

    def _measure(self, pronoun: int) -> list[int]:
        """The tokens of the measure named last before token `pronoun`, in its sentence or the one before."""
        tree, n = self.tree, self.analysis.sent_index(pronoun)
        first = self.analysis.sents[max(0, n - 1)].start
        for i in range(pronoun - 1, first - 1, -1):
            if (
                tree.lemma[i] in MEASURES
                and tree.pos[i] == "NOUN"
                or tree.lower[i] in MEASURES
                and tree.pos[i] == "PROPN"
            ) and tree.dep[i] in ("nsubj", "nsubjpass", "dobj", "ROOT", "attr"):
                tokens = [k for k in tree.subtree(i, _BEHIND) if tree.dep[k] != "poss" or tree.pos[k] != "PRON"]
                if tree.lower[tokens[0]] in ("a", "an"):
                    tokens = tokens[1:]
                return tokens
        return []

    def _body(self, teller: int, verb: int, start: int, end: int) -> list[int]:
        """The verb group and its complements, without dates and what leads up to them."""
        tree = self.tree
        subject = {i for s in tree.has(teller, *SUBJECTS) for i in tree.subtree(s)}
        kept = {teller}
        joined = next((x for x in self._path(verb, teller) if tree.dep[x] == "conj" and tree.lower[x] in _DUE), None)
        if joined is not None:  # 'is in development and due to fly in 2028'
            return self._plain([*tree.has(teller, "aux", "neg"), teller, *tree.subtree(joined)])
        but = next((k for k in tree.has(teller, "cc") if tree.lower[k] == "but"), end)  # what it joins is another act's
        for k in tree.kids[teller]:
            dep = tree.dep[k]
            limit = (
                tree.lower[k + 1 : k + 2] == ["than"] and k + 2 not in self.dated
            )  # 'no later than 90 days after that'
            if (
                k in subject
                or dep in SUBJECTS
                or tree.lower[k] in _TIES
                and not limit
                or k > but
                and dep in _COMPLEMENTS
            ):
                continue
            if k < teller and dep not in ("aux", "auxpass", "neg", "advmod") or tree.lower[k] == "according":
                continue
            if dep in _COMPLEMENTS or dep == "conj" and tree.pos[k] in ("NOUN", "PROPN"):
                kept |= set(tree.subtree(k))
                kept |= {min(kept & {*tree.subtree(k)}) - 1} if dep == "conj" else set()  # its 'and'
            elif dep == "advcl" and k > teller and any(tree.lower[a] == "to" for a in tree.has(k, "aux")):
                kept |= set(tree.subtree(k))
            elif dep == "advcl" and tree.tag[k] == "VBG" and self._goes_on(teller, k):
                kept |= set(tree.subtree(k))
            elif dep == "advcl" and k > teller and k in {verb, *tree.up(verb)} and tree.is_verb(k):
                kept |= set(tree.subtree(k))
        if (
            tree.dep[teller] == "conj"
            and not tree.has(teller, "aux", "auxpass")
            and tree.tag[teller] in ("VB", "VBN", "VBG")
        ):
            kept |= set(self._shared(teller))
        kept -= subject
        for i in sorted(kept):  # numbers' and names' own marks
            if (
                i + 2 in kept
                and i + 1 not in kept
                and tree.lower[i + 1] in ("-", "–", "—", ",", "“", "”", "’s", "'s")
                and i + 1 not in subject
            ):
                kept.add(i + 1)
        return self._plain([i for i in sorted(kept) if start <= i < end])

    def _goes_on(self, v: int, doing: int) -> bool:
        """'proposed in March removing the toll', 'resulted in Norland importing grain'."""
        told = doing - 1 in self.dated and not self.tree.has(v, *_TOLD)
        return told or self.tree.lemma[v] in ("result", "lead", "end")

    def _path(self, verb: int, teller: int) -> list[int]:
        """The tokens from a verb up to the one that tells of it, without that."""
        way = [verb, *self.tree.up(verb)]
        return way[: way.index(teller)] if teller in way else []

    def _shared(self, v: int) -> list[int]:
        """The auxiliaries that a verb joined by 'and' has from the first one."""
        tree = self.tree
        while tree.dep[v] == "conj":
            v = tree.head[v]
            if found := tree.has(v, "aux", "auxpass"):
                return found
        return []

    def _plain(self, tokens: list[int]) -> list[int]:
        """Without dates, the words that only lead up to them, and asides."""
        tree = self.tree
        gone = {i for i in tokens if i in self.dated and not self._part_of(i) and not self._aged(i)}
        for n in range(len(tokens) - 1, -1, -1):
            i = tokens[n]
            if (
                i in gone
                or i + 1 not in gone
                or tree.dep[i] in ("prt", "acomp")
                or tree.is_verb(i)
                and tree.has(i, *SUBJECTS)
                or tree.lower[i] not in _AROUND
                and tree.pos[i] not in ("PUNCT",)
                and tree.lower[i : i + 2] != ["not", "later"]
            ):
                continue
            if (
                tree.lower[i] in ("the", "of", "to", "as", "and")
                and tree.head[i] not in gone
                and tree.dep[i] in ("det", "cc", "mark")
            ):
                continue
            gone.add(i)
        late = [i for i in tokens if i not in gone and tree.lower[i] == "of" and tree.head[i] in gone]
        gone |= {k for i in late for k in tree.subtree(i)}  # 'the third quarter of the year'
        kept = [i for i in tokens if i not in gone]
        while len(kept) > 3 and self._bare(kept[-1]) and kept[-1] + 1 in gone:
            kept.pop()  # 'the agreement announced | in July', 'a consultation, running | until July'
        return self._without_asides(kept)

    def _bare(self, v: int) -> bool:
        tree = self.tree
        return tree.dep[v] == "acl" and tree.tag[v] == "VBN" or (tree.dep[v], tree.tag[v]) == ("advcl", "VBG")

    def _part_of(self, i: int) -> bool:
        """Whether a date says what something is of: 'most of the 1970s', 'the crisis of 2008'; not 'the end of May'."""
        tree, first, last = self.tree, i, i
        while last + 1 < len(tree.tag) and last + 1 in self.dated:
            last += 1
        if last + 1 < len(tree.tag) and "POS" in (tree.tag[last], tree.tag[last + 1]):
            return True
        while tree.head[i] in self.dated and tree.head[i] != i:
            i = tree.head[i]
        if tree.dep[i] in ("poss", "compound", "amod", "nmod") and tree.pos[tree.head[i]] in ("NOUN", "PROPN"):
            return True  # 'Sunday's agreements', 'the 2025 budget'
        if tree.dep[first] in ("det", "nummod", "punct", "prep") and first < last and self._part_of(last):
            return True  # 'the 12 March summit'
        of = tree.head[i]
        return (
            tree.dep[i] == "pobj"
            and tree.lower[of] == "of"
            and tree.lower[tree.head[of]] not in _SPANS
            and tree.head[of] not in self.dated
        )
