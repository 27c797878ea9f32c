"""Who does what a clause tells: the names and noun phrases around its verb as ids of actors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.extract.analysis import CastMention
from briefgen.extract.categories import ANNOUNCE, SPEECH, category
from briefgen.extract.clauses import Clause
from briefgen.extract.lexicon import INSTRUMENTS, QUOTE_MARKS, ROLE_HEADS
from briefgen.extract.standinwords import TALKS
from briefgen.extract.things import ISSUING, MAKING, PROPOSALS, Things
from briefgen.extract.tree import OTHER_CLAUSES, SUBJECTS, conjuncts
from briefgen.model import ActorKind, BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Span

_AUTHORITY = frozenset("SANCTION REGULATE LEGISLATE COERCE APPOINT FUND".split())
_FREEZING = frozenset("block freeze prohibit ban suspend revoke lift remove impose restrict seize bar".split())
_MEET = frozenset("meet discuss speak talk exchange".split())
_OF_THINGS = frozenset(  # what measures do rather than bodies
    "apply expire enter lapse commence cover include contain cost run last become follow come mean replace amend".split()
)
_BEFORE_NAMES = frozenset("of in to for with by from on at against between".split())
_TITLE = 4  # tokens of an office before a name
_OPENING = 6  # tokens that may stand before the subject of a sentence: 'In addition, however, it'
_LONG_OPENING = 30  # before a 'they', which stands for nobody nearer by its number


_BEFALLS = frozenset("attract draw face garner gain get meet need receive win".split())  # a rule, not who made it
_QUOTED_BY = frozenset(
    "say add state write tell note continue conclude explain declare comment remark reply insist".split()
)
_YET = frozenset("further additional future other appropriate necessary".split())  # of what is still to be done
_PAPERS = frozenset("statement letter filing memo".split())
_SUING = {"sue": ("complaint", "lawsuit", "suit"), "charge": ("complaint",)}
_ANY_FIRM = frozenset(("group", "company", "firm", "giant", "business"))
_RULES = frozenset("rule regulation proposal guidance directive draft".split())  # that one body makes


class Doers(Things):
    """Resolves the heads of noun phrases in one document to ids of actors."""

    def learn(self, clauses: list[Clause]) -> None:
        """Note who issues which kind of instrument, and who is quoted in which block; before the first `of`."""
        tree = self.tree
        self.stand_ins.learn(clauses)
        self.label_speakers()
        self.introduced_speakers()
        found: dict[
            str, tuple[tuple[bool, ...], tuple[str, ...]]
        ] = {}  # the text before its title: 'Norland issues order'
        several: dict[str, set[tuple[str, ...]]] = {}
        for c in clauses:
            lemma = tree.lemma[c.verb]
            if not self.lead and not self.is_title(c.verb) and c.origin == "main" and category(lemma) in _AUTHORITY:
                self.lead = self.of_clause(c)[0]
            if lemma in ISSUING | MAKING:
                who = self.of_clause(c)[0]
                for k in (*tree.has(c.verb, "dobj"), *c.patients):
                    if lemma == "take" and not _YET.isdisjoint(tree.lower[x] for x in tree.has(k, "amod")):
                        continue  # 'is prepared to take further action': not the one of today
                    for i in tree.subtree(k, frozenset(("relcl", "advcl"))):
                        noun = tree.lemma[i].lower()
                        if who and (noun in INSTRUMENTS or noun in PROPOSALS or i == k and self.is_thing(i)):
                            titled = self.is_title(c.verb)
                            if i == k and not titled and not set(who) & {a for w in several.get(noun, ()) for a in w}:
                                several.setdefault(noun, set()).add(who)
                            rank = (titled, i != k, lemma in ANNOUNCE and lemma not in ("issue", "publish"))
                            if rank < found.get(noun, ((True, True, True, True),))[0]:
                                found[noun] = (rank, who)
            if lemma in SPEECH and c.subjects and not self.in_quote(c.verb):  # 'said in a statement'
                for k in (p for i in tree.has(c.verb, "prep") if tree.lower[i] == "in" for p in tree.has(i, "pobj")):
                    if tree.lemma[k] in _PAPERS and not tree.has(k, "poss") and (who := self.of_clause(c)[0]):
                        found.setdefault(tree.lemma[k], ((True, True, True), who))
            if lemma in _SUING and (who := self.of_clause(c)[0]):
                for noun in _SUING[lemma]:
                    found.setdefault(noun, ((True, True, True), who))
                    several.setdefault(noun, set()).add(who)
            if lemma in _QUOTED_BY and c.subjects and not self.in_quote(c.verb):
                quotes = any(tree.lower[i] in QUOTE_MARKS for i in self._near(c.verb))
                if quotes or self.introduces(c.verb):  # of nobody known, too: nobody else said it
                    self._speakers.setdefault(self.analysis.block[c.verb], []).append((c.verb, self.of(c.subjects)))
        self.issuers = self._by_name()
        self.issuers |= {noun: who for noun, (_, who) in found.items() if len(several.get(noun, ())) < 2}
        for noun in several:
            if len(several[noun]) > 1:
                self.issuers.pop(noun, None)

    def _by_name(self) -> dict[str, tuple[str, ...]]:
        """Whose an instrument is by its name alone: 'the Board rule', 'the Commission's proposal', where no two have one."""
        tree, out = self.tree, dict[str, set[tuple[str, ...]]]()
        for i, lemma in enumerate(tree.lemma):
            if tree.pos[i] != "NOUN" or lemma not in _RULES:
                continue
            for k in tree.has(i, "poss", "compound"):
                m = self.mention(k)
                body = m is not None and m.kind is ActorKind.ORGANISATION
                if m is not None and m.form == "name" and len(m.actors) == 1 and (body or tree.dep[k] == "poss"):
                    out.setdefault(lemma, set()).add(m.actors)
        return {noun: next(iter(who)) for noun, who in out.items() if len(who) == 1}

    def _near(self, v: int) -> range:
        sent = self.analysis.sent(v)
        return range(sent.start, sent.end)

    def of_clause(self, c: Clause) -> tuple[tuple[str, ...], CastMention | None, int | None]:
        """(ids of the doers, the mention that names the first of them, where the noun phrase begins)."""
        heads = c.subjects
        before = c.passive is False
        if (
            len(heads) == 1
            and self.tree.lower[heads[0]] in ("we", "they")
            and self.tree.lemma[c.verb] in _MEET
            and (pair := self.stand_ins.pair(heads[0]))
            and not self._people(heads[0])
            and not self.authors
        ):
            return pair, None, None  # people meet, not institutions
        if (series := self._series(c)) and before:
            return tuple(dict.fromkeys(a for m in series for a in m.actors)), series[0], series[0].start
        if heads and self.tree.lemma[c.verb] in _BEFALLS and self.stands_for(heads[0]):
            return (), None, None  # 'the draft received 15 votes'
        if heads and self.tree.lemma[c.verb] == "enter" and self.stands_for(heads[0]):
            return (), None, None  # 'This Decision shall enter into force'
        for h in heads:
            # 'a fee announced by Holm is set to hit imports', where the parse has lost the fee
            lost = not c.passive and c.origin != "relative"
            if lost and self.tree.lower[min(self.tree.subtree(h)) - 1] == "by":
                return (), None, None
            m = self.joined.owned(self.mention(h), c.top)
            if m is not None and (
                m.form != "name"
                and (self._named_below(m.actors, c) or self._of_another(m, h))
                or self._no_which(m, h, c)
            ):
                return (), None, None
            if (
                issuer := self._sayer(h, c)
                or (self._instrument_before(h) if self.tree.lemma[c.verb] not in _BEFALLS else ())
                or self._they(h)
                or self._written(h)
                or self._it(h, c)
            ):
                return issuer, None, None
            if m is not None and m.kind is ActorKind.GROUP and m.form == "noun" and (pair := self.stand_ins.leaders(h)):
                return pair, None, None
            if m is not None and m.actors:
                group = self.joined.beside(m, c.top, h)
                ids = dict.fromkeys(a for g in group for a in g.actors)
                for a in self.of(heads):
                    ids.setdefault(a)
                return tuple(ids), m, min(g.start for g in group)
        if (who := self.of(heads)) and heads:
            if self._named_below(who, c):
                return (), None, None
            return who, self.mention(heads[0]), None
        if thing := self._announced_thing(c):
            return thing, None, None
        if heads and (m := self._opening(heads[0], c.top)) is not None:
            return m.actors, m, m.start
        if c.passive and not heads and self.tree.lemma[c.verb] in _FREEZING and (who := self._by_force_of(c)):
            return who, None, None
        if (
            before
            and c.origin in ("main", "conj", "embedded", "relative", "adverbial")
            and (m := self._adjacent(c, heads)) is not None
        ):
            group = self.joined.beside(m, c.top, m.start)
            return tuple(dict.fromkeys(a for g in group for a in g.actors)), m, min(g.start for g in group)
        return (), None, None

    def _sayer(self, h: int, c: Clause) -> tuple[str, ...]:
        """For 'a video of Mr Holm saying he sold it' Mr Holm: 'he' is who says so, not whom the sentence is about."""
        tree, v = self.tree, c.parent
        if v is None or tree.lower[h] not in ("he", "she") or tree.tag[v] != "VBG" or tree.lemma[v] not in SPEECH:
            return ()
        m = self.cast.at(v - 1)
        return m.actors if m is not None and m.kind is ActorKind.PERSON and m.form == "name" else ()

    def _no_which(self, m: CastMention, h: int, c: Clause) -> bool:
        """'The pledge of the leaders which promised' is no relative clause of people, nor 'the crisis in Norland, which threatens' of it."""
        tree = self.tree
        people = m.kind is ActorKind.GOVERNMENT and tree.dep[h] == "pobj" and tree.lower[tree.head[h]] == "in"
        people = people or m.kind is ActorKind.PERSON or m.kind is ActorKind.GROUP and tree.lemma[h] in ROLE_HEADS
        return people and c.origin == "relative" and any(tree.lower[k] == "which" for k in tree.has(c.top, *SUBJECTS))

    def _named_below(self, who: tuple[str, ...], c: Clause) -> bool:
        """'As it investigates Shein', 'the company cancelled its order with Shein': no clause goes on to call its doer by name."""
        tree = self.tree
        heads = [i for k in tree.has(c.verb, "dobj", "agent") for i in (k, *tree.has(k, "pobj"))]
        for i in tree.subtree(c.verb, OTHER_CLAUSES):
            if i > c.verb and tree.dep[i] == "pobj" and tree.lower[tree.head[i]] in ("with", "from", "against"):
                heads.append(i)
        if any(tree.lower[s] in _ANY_FIRM for s in c.subjects):  # 'the group blocked Halden's bid'
            heads += [k for o in tree.has(c.verb, "dobj") for k in tree.has(o, "poss")]
        named = [m for i in heads if (m := self.cast.at(i)) is not None and m.form == "name" and m.actors]
        return any(set(m.actors) == set(who) for m in named)

    def _of_another(self, m: CastMention, i: int) -> bool:
        """Does a 'he' inside a quotation stand for the very person who is quoted, who would have said 'I'?"""
        return self.tree.lower[i] in ("he", "she") and self.surely_quoted(i) and m.actors == self.speaker(i)

    def _they(self, i: int) -> tuple[str, ...]:
        """'They' that opens a sentence and stands for nobody named: the several who do what the sentence before tells."""
        tree = self.tree
        if tree.lower[i] != "they" or i - self.analysis.sent(i).start > _LONG_OPENING or self.in_quote(i):
            return ()
        m = self.mention(i)
        if m is not None and m.actors:
            return ()
        own = range(self.analysis.sent(i).start, i)
        if any(tree.dep[k] in SUBJECTS and tree.tag[k] in ("NNS", "NNPS") for k in own):
            return ()  # 'Police acted after they said': somebody of the sentence itself
        before = self._sentence_before(i)
        if before is None:
            return ()
        subjects = tree.has(before.root.i, "nsubj")
        if len(subjects) != 1:
            return ()
        several = len(conjuncts(tree, subjects[0])) > 1 or tree.tag[subjects[0]] in ("NNS", "NNPS")
        alone = not several and tree.lower[subjects[0]] != "they"
        does = tree.lemma[tree.head[i]]
        if alone and tree.lemma[before.root.i] in TALKS and (category(does) or does in ("decide", "plan")):
            two, who = self.stand_ins.pair(i), self.mention(subjects[0])
            more = any(t.dep_ == "conj" and t.tag_ == "NNS" for t in before)  # 'met with Minister B and farmers'
            met = who is not None and set(who.actors) < set(two)  # 'A received B. They agreed'
            return two if met and not more else ()
        if alone:
            return ()
        if tree.lower[subjects[0]] == "they" and tree.lemma[before.root.i] in _MEET and (two := self.stand_ins.pair(i)):
            return two
        return self._they(subjects[0]) or self.of(conjuncts(tree, subjects[0]))

    def _sentence_before(self, i: int) -> Span | None:
        """The sentence before that of token i in its paragraph; of a list's item, and behind a list, also that of the item or paragraph before."""
        item, n = self.analysis.kind(i) is BlockKind.LIST_ITEM, self.analysis.sent_index(i) - 1
        while item and n > 0 and not self.tree.has(self.analysis.sents[n].root.i, *SUBJECTS):
            n -= 1  # 'In addition:'
        before = self.analysis.sents[n] if n >= 0 else None
        if before is None or self.analysis.block[before.start] == self.analysis.block[i]:
            return before
        return before if item or self.analysis.kind(before.start) is BlockKind.LIST_ITEM else None

    def _it(self, i: int, c: Clause) -> tuple[str, ...]:
        """'It' that stands for nobody yet: the body or state that the clause above, else the sentence before, is about."""
        tree = self.tree
        m = self.mention(i)
        if tree.lower[i] != "it" or m is not None and m.actors or self.in_quote(i):
            return ()
        if tree.lemma[c.verb] == "take" and tree.has(c.verb, "xcomp", "advcl", "ccomp"):
            return ()  # 'it took the crew four hours to reach the port'
        if tree.lemma[c.verb] in _OF_THINGS or any(
            tree.lower[k] in ("effect", "force") for k in tree.has(c.verb, "dobj")
        ):
            return ()
        if c.parent is not None and c.origin in ("adverbial", "embedded"):
            several = any(tree.lower[a] in ("have", "are", "were") for a in tree.has(c.parent, "aux"))
            heads = [] if several else tree.has(c.parent, "nsubj")  # 'The G7 have brought sanctions, as it'
        elif c.origin == "main" and i - self.analysis.sent(i).start <= _OPENING and (n := self.analysis.sent_index(i)):
            before = self.analysis.sents[n - 1]
            heads = tree.has(before.root.i, "nsubj") if self._adjoins(before.end - 1, i) else []
        else:
            return ()
        who = self._named_by(heads[0], c) if len(heads) == 1 else ()
        bodies = (ActorKind.ORGANISATION, ActorKind.GOVERNMENT)
        return who if len(who) == 1 and self.names[who[0]].kind in bodies else ()

    def _named_by(self, i: int, c: Clause) -> tuple[str, ...]:
        """Whom a noun phrase names, or another 'it'; a thing is no body."""
        if self.tree.lower[i] == "it":
            return self._it(i, replace(c, parent=None, origin="main"))
        return () if self.stands_for(i) else self.of((i,))

    def _adjoins(self, i: int, j: int) -> bool:
        """Do tokens i and j stand in one paragraph, or in two that follow each other, no headline?"""
        return self.analysis.block[j] - self.analysis.block[i] <= 1 and not self.is_title(i)

    def _people(self, i: int) -> bool:
        """Does a pronoun stand for persons?"""
        m = self.mention(i)
        return m is not None and any(self.names[a].kind is ActorKind.PERSON for a in m.actors if a in self.names)

    def _series(self, c: Clause) -> list[CastMention]:
        """The people of a list in front of the verb whose parts are set off by semicolons: 'Minister of X, A; and Y, B met'."""
        start = self.analysis.sent(c.verb).start
        if ";" not in self.tree.text[start : c.verb]:
            return []
        parts: list[CastMention | None] = [None]
        for i in range(start, c.verb):
            if self.tree.text[i] == ";":
                parts.append(None)
            elif self.tree.pos[i] in ("VERB", "AUX") or self.tree.lower[i] in QUOTE_MARKS:
                return []
            elif (m := self.mention(i)) is not None and m.form == "name" and m.kind is ActorKind.PERSON and m.actors:
                parts[-1] = m
        return [m for m in parts if m] if len(parts) > 1 and all(parts) else []

    def _opening(self, head: int, verb: int) -> CastMention | None:
        """The name that a joint subject opens with, where the parse hangs the rest elsewhere ('The Ministry and the City of A, B, will')."""
        tree = self.tree
        if head > verb or tree.pos[head] != "PROPN":
            return None
        start = min(tree.subtree(head))
        start += tree.lower[start] in ("the", "both")
        m = self.cast.at(start)
        joined = m is not None and m.actors and m.form == "name" and m.start == start and m.end < verb
        return m if m is not None and joined and tree.lower[m.end] == "and" else None

    def _adjacent(self, c: Clause, heads: tuple[int, ...]) -> CastMention | None:
        """The mention right before the verb: a title before a name is often parsed as the subject, the name as part of it."""
        tree, v = self.tree, c.top
        finite = tree.tag[v] in ("VBD", "VBZ", "VBP") or tree.has(v, "aux", "auxpass")
        if not finite or tree.dep[v] == "conj" and not tree.has(v, "nsubj"):
            return None
        j = v - 1
        while j >= 0 and (
            tree.head[j] == v and tree.dep[j] in ("aux", "auxpass", "neg", "advmod", "punct") or tree.lower[j] == ","
        ):
            j -= 1
        if j > 2 and tree.lower[j] == ")":  # 'The Green Fund (GF) has'
            j = next((k - 1 for k in range(j, max(0, j - 8), -1) if tree.lower[k] == "("), j)
        if not heads and tree.lower[v - 1] == "," and (one := self._before_office(v)) is not None:
            return one
        m = self.cast.at(j) if j >= 0 and self.analysis.block[j] == self.analysis.block[v] else None
        if m is None or not m.actors or m.form == "pronoun" and not heads:
            return None
        if tree.dep[m.end - 1] == "dobj" and tree.tag[tree.head[m.end - 1]] == "VBG":
            return None  # 'Norland leaving the Union presents many risks'
        if heads:
            role = tree.pos[heads[0]] == "PROPN" or tree.text[heads[0]][:1].isupper()
            if "by" in tree.lower[max(0, m.start - _TITLE) : m.start]:
                return None  # 'The fee announced by Minister X is set to rise'
            after_dateline = m.start > 1 and heads[0] < m.start - 2 and self._dash_before(m.start)
            return m if (m.kind is ActorKind.PERSON or after_dateline) and role and heads[0] < m.end else None
        if not self._governed(m.start):
            return m
        comma = next((k for k in range(m.start, max(0, m.start - 2 * _TITLE), -1) if tree.lower[k] == ","), 0)
        one = self.cast.at(comma - 1) if comma and tree.lower[v - 1] == "," else None
        named = one is not None and one.actors and one.form == "name" and one.end == comma
        return one if one is not None and named and not self._governed(one.start) else None

    def _governed(self, i: int) -> bool:
        """Whether a preposition stands before the noun phrase at token i: 'working with the Council'."""
        low = self.tree.lower
        i -= i > 1 and low[i - 1] in ("the", "a", "an")
        return i > 0 and low[i - 1] in _BEFORE_NAMES

    def _before_office(self, v: int) -> CastMention | None:
        """Who is named before the offices that end with a comma at verb v: 'Jane Roe, Minister of Ports, and chair of it, opened'."""
        tree = self.tree
        for k in range(v - 2, self.analysis.sent(v).start, -1):
            if tree.tag[k] in ("VBD", "VBZ", "VBP", "MD") or tree.lower[k] in QUOTE_MARKS:
                return None
            m = self.cast.at(k)
            if m is not None and m.kind is ActorKind.PERSON and m.form == "name" and m.actors and m.end < v - 1:
                return m if tree.lower[m.end] == "," else None
        return None

    def _dash_before(self, i: int) -> bool:
        """Does a dateline's dash stand before token i, or before its article?"""
        low = self.tree.lower
        return low[i - 1 - (low[i - 1] == "the")] in ("—", "–", "--", "-")
