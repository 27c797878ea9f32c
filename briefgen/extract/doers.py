"""Whom a noun phrase stands for as a doer: actors, instruments that act for their issuer, meetings that act for their parties."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.categories import ANNOUNCE, category
from briefgen.extract.clauses import Clause, conjuncts
from briefgen.extract.lexicon import INSTRUMENTS, MEETINGS
from briefgen.extract.standins import StandIns
from briefgen.extract.tree import Tree
from briefgen.extract.voices import FIRST_PERSON, Voices
from briefgen.model import ActorKind

# what somebody makes and what acts for them where its owner or author is told: "the President's approach will lower the rate"
_WORKS = frozenset(
    "bill plan budget strategy legislation approach agenda policy leadership support project reform administration campaign "
    "vision effort investment commitment scheme draft roadmap framework work aid donation gift".split()
)
# one text calls the same thing by several of these
_PROPOSALS = ("proposal", "plan", "strategy", "package", "bill", "scheme", "draft", "initiative")
# written acts, whose capitals make them look like bodies
_WRITTEN = frozenset(
    "determination proclamation memorandum order directive regulation notice decree resolution".split()
)
_ISSUING = (
    frozenset(
        "sign issue publish adopt propose finalize finalise promulgate enact release make take approve provide give contribute "
        "allocate pledge commit present unveil table".split()
    )
    | ANNOUNCE
)
# what is taken rather than signed
_TAKEN = frozenset("action measure designation sanction announcement decision restriction rule".split())
_AUTHORITY = frozenset("SANCTION REGULATE LEGISLATE COERCE APPOINT FUND".split())
_FREEZING = frozenset("block freeze prohibit ban suspend revoke lift remove impose restrict seize bar".split())
_MEET = frozenset("meet discuss speak talk".split())
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_QUOTES = frozenset(("“", "”", '"', "''", "``"))


class Doers(Voices):
    """Resolves the heads of noun phrases in one document to ids of actors."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast) -> None:
        super().__init__(analysis, tree, cast)
        self.issuers: dict[str, tuple[str, ...]] = {}
        self.stand_ins = StandIns(analysis, tree, cast)
        self.lead: tuple[str, ...] = ()  # who does the first official act that the body tells

    def learn(self, clauses: list[Clause]) -> None:
        """Note who issues which kind of instrument, and who is quoted in which block; before the first `of`."""
        tree = self.tree
        self.stand_ins.learn(clauses)
        found: dict[str, tuple[tuple[bool, ...], tuple[str, ...]]] = {}
        for c in clauses:
            lemma = tree.lemma[c.verb]
            if not self.lead and not self.is_title(c.verb) and c.origin == "main" and category(lemma) in _AUTHORITY:
                self.lead = self.of_clause(c)[0]
            if lemma in _ISSUING:
                who = self.of_clause(c)[0]
                for k in (*tree.has(c.verb, "dobj"), *c.patients):
                    for i in tree.subtree(k, frozenset(("relcl", "advcl"))):
                        if who and (tree.lemma[i] in INSTRUMENTS or tree.lemma[i] in _PROPOSALS):
                            rank = (i != k, lemma in ANNOUNCE and lemma not in ("issue", "publish"))
                            if rank < found.get(tree.lemma[i], ((True, True, True),))[0]:
                                found[tree.lemma[i]] = (rank, who)
            if lemma in ("say", "add", "state", "write", "tell", "note", "continue", "conclude", "explain"):
                who = self.of(c.subjects)
                if who and any(tree.lower[i] in _QUOTES for i in self._near(c.verb)):
                    self._speakers.setdefault(self.analysis.block[c.verb], who)
        self.issuers = {noun: who for noun, (_, who) in found.items()}

    def _near(self, v: int) -> range:
        sent = self.analysis.sent(v)
        return range(sent.start, sent.end)

    def mention(self, i: int) -> CastMention | None:
        """The mention that a noun phrase with head i is."""
        return self.cast.at(i)

    def of_clause(self, c: Clause) -> tuple[tuple[str, ...], CastMention | None, int | None]:
        """(ids of the doers, the mention that names the first of them, where the noun phrase begins)."""
        heads = c.subjects
        before = c.passive is False
        if (
            len(heads) == 1
            and self.tree.lower[heads[0]] in ("we", "they")
            and self.tree.lemma[c.verb] in _MEET
            and self.stand_ins.pair
            and not self._people(heads[0])
            and not self.authors
        ):
            return self.stand_ins.pair, None, None  # people meet, not institutions
        if (series := self._series(c)) and before:
            return tuple(dict.fromkeys(a for m in series for a in m.actors)), series[0], series[0].start
        for h in heads:
            m = self._owned(self.mention(h), c.top)
            if issuer := self._instrument_before(h) or self._they(h) or self._written(h):
                return issuer, None, None
            if m is not None and m.kind is ActorKind.GROUP and m.form == "noun" and (pair := self.stand_ins.leaders(h)):
                return pair, None, None
            if m is not None and m.actors:
                group = self._beside(m, c.top, h)
                ids = dict.fromkeys(a for g in group for a in g.actors)
                for a in self.of(heads):
                    ids.setdefault(a)
                return tuple(ids), m, min(g.start for g in group)
        if (who := self.of(heads)) and heads:
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
            group = self._beside(m, c.top, m.start)
            return tuple(dict.fromkeys(a for g in group for a in g.actors)), m, min(g.start for g in group)
        return (), None, None

    def _they(self, i: int) -> tuple[str, ...]:
        """'They' that opens a sentence and stands for nobody named: the several who do what the sentence before tells."""
        tree = self.tree
        if tree.lower[i] != "they" or i != self.analysis.sent(i).start or self.in_quote(i):
            return ()
        m = self.mention(i)
        n = self.analysis.sent_index(i)
        if m is not None and m.actors or n == 0:
            return ()
        before = self.analysis.sents[n - 1]
        if self.analysis.block[before.start] != self.analysis.block[i]:
            return ()
        subjects = tree.has(before.root.i, "nsubj")
        if len(subjects) != 1 or tree.tag[subjects[0]] not in ("NNS", "NNPS") and tree.lower[subjects[0]] != "they":
            return ()
        return self._they(subjects[0]) or self.of(conjuncts(tree, subjects[0]))

    def _written(self, i: int) -> tuple[str, ...]:
        """'The Determination finds': whoever signed or issued it, though its capital makes it look like a body."""
        tree = self.tree
        return (
            self.issuers.get(tree.lemma[i].lower(), ())
            if tree.lower[i] in _WRITTEN and tree.text[i][:1].isupper()
            else ()
        )

    def _people(self, i: int) -> bool:
        """Does a pronoun stand for persons?"""
        m = self.mention(i)
        return m is not None and any(self.names[a].kind is ActorKind.PERSON for a in m.actors if a in self.names)

    def _series(self, c: Clause) -> list[CastMention]:
        """The people of a list in front of the verb whose parts are set off by semicolons: 'Minister of X, A; and Y, B met'."""
        start = self.analysis.sent(c.verb).start
        parts: list[CastMention | None] = [None]
        for i in range(start, c.verb):
            if self.tree.text[i] == ";":
                parts.append(None)
            elif self.tree.pos[i] in ("VERB", "AUX") or self.tree.lower[i] in _QUOTES:
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

    def _by_force_of(self, c: Clause) -> tuple[str, ...]:
        """'As a result of today's action, all property is blocked': whoever takes the action blocks it."""
        tree = self.tree
        sent = self.analysis.sent(c.verb)
        if tree.lower[sent.start] not in ("as", "pursuant", "under", "by"):
            return ()
        for i in range(sent.start, min(sent.start + 9, c.verb)):
            if tree.lower[i] == ",":
                return ()
            if tree.lemma[i] in INSTRUMENTS and tree.pos[i] == "NOUN" and (who := self._one(i)):
                return who
        return ()

    def _owned(self, m: CastMention | None, verb: int) -> CastMention | None:
        """Of 'the Ministry's Customs Service' the Service: what a possessor owns acts, wherever the parse puts the head."""
        while m is not None and m.end < verb:
            at = m.end + (self.tree.tag[m.end] == "POS")
            if at == m.end and self.tree.tag[m.end - 1] != "POS":
                return m
            after = self.cast.at(at)
            if after is None or not after.actors or after is m or after.start != at:
                return m
            m = after
        return m

    def _instrument_before(self, i: int) -> tuple[str, ...]:
        """'It' that goes on from a sentence whose subject is an order or rule: whoever issued that."""
        tree = self.tree
        if tree.lower[i] not in ("it", "this") or i != self.analysis.sent(i).start:
            return ()
        n = self.analysis.sent_index(i)
        if n == 0 or tree.head[i] >= len(tree.head):
            return ()
        before = self.analysis.sents[n - 1]
        subjects = tree.has(before.root.i, "nsubj", "nsubjpass")
        if (
            len(subjects) == 1
            and subjects[0] != i
            and self.stands_for(subjects[0])
            and tree.lemma[subjects[0]] in INSTRUMENTS | _WORKS
        ):
            return self._one(subjects[0])
        if len(subjects) == 1 and tree.lower[subjects[0]] == "it" and subjects[0] == before.start:
            return self._instrument_before(subjects[0])
        return ()

    def _announced_thing(self, c: Clause) -> tuple[str, ...]:
        """'announced the second phase, which will widen access': whoever announced it."""
        tree = self.tree
        if c.origin != "relative" or c.passive or len(c.subjects) != 1:
            return ()
        if not {"will", "would"} & {tree.lower[a] for a in tree.has(c.top, "aux")}:
            return ()
        v = tree.head[c.subjects[0]]
        if tree.dep[c.subjects[0]] != "dobj" or tree.lemma[v] not in _ISSUING | {"launch"}:
            return ()
        own = tree.has(v, "nsubj")
        while not own and tree.dep[v] in ("xcomp", "conj") and tree.head[v] != v:
            v = tree.head[v]
            if tree.is_verb(v) or tree.lemma[v] == "be" or tree.pos[v] == "ADJ":
                own = tree.has(v, "nsubj")
        return self.of([x for k in own for x in conjuncts(tree, k)])

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
        m = self.cast.at(j) if j >= 0 and self.analysis.block[j] == self.analysis.block[v] else None
        if m is None or not m.actors or m.form == "pronoun" and not heads:
            return None
        if heads:
            role = tree.pos[heads[0]] == "PROPN" or tree.text[heads[0]][:1].isupper()
            after_dateline = m.start > 1 and heads[0] < m.start - 2 and self._dash_before(m.start)
            return m if (m.kind is ActorKind.PERSON or after_dateline) and role and heads[0] < m.end else None
        before = tree.lower[m.start - 1] if m.start else ""
        return (
            m
            if before not in ("of", "in", "to", "for", "with", "by", "from", "on", "at", "against", "between")
            else None
        )

    def _dash_before(self, i: int) -> bool:
        """Does a dateline's dash stand before token i, or before its article?"""
        low = self.tree.lower
        return low[i - 1 - (low[i - 1] == "the")] in ("—", "–", "--", "-")

    def _beside(self, m: CastMention, verb: int, head: int) -> list[CastMention]:
        """The mention with those that are joined to it by commas and 'and' on the same side of the verb."""
        tree, out = self.tree, [m]
        sent = self.analysis.sent(m.start)
        while (left := self._neighbour(out[0], sent.start, -1)) is not None and left not in out:
            out.insert(0, left)
        if not any(
            tree.lower[i] in ("and", "&") for a, b in zip(out, out[1:], strict=False) for i in range(a.end, b.start)
        ):
            out = [m]
        n = len(out)
        if head < verb:
            while (right := self._neighbour(out[-1], verb, 1)) is not None and right.end <= verb and right not in out:
                out.append(right)
            joined = any(
                tree.lower[i] in ("and", "&")
                for a, b in zip(out[n - 1 :], out[n:], strict=False)
                for i in range(a.end, b.start)
            )
            out = out if joined else out[:n]
        return out

    def _neighbour(self, m: CastMention, limit: int, step: int) -> CastMention | None:
        """The next mention to the left or right with nothing but 'and', commas and a person's title between them."""
        tree = self.tree
        between: list[int] = []
        i = m.start - 1 if step < 0 else m.end
        while (i >= limit if step < 0 else i < limit) and len(between) < 14:
            other = self.cast.at(i)
            if (
                other is not None
                and other.actors
                and other.form == m.form
                and (other.kind is m.kind or m.kind is not ActorKind.PERSON and other.kind is not ActorKind.PERSON)
            ):
                words = [tree.lower[b] for b in between]
                if "and" not in words and "&" not in words and "," not in words and ";" not in words:
                    return None
                bare = all(w in (",", "and", "&", "the", "as", "well", ";") for w in words)
                return (
                    other if bare or m.kind is ActorKind.PERSON and "and" in words and self._titles(between) else None
                )
            between.append(i)
            i += step
        return None

    def _titles(self, tokens: list[int]) -> bool:
        """Nothing but the words of a person's title ('and Minister of Finance')?"""
        tree = self.tree
        return all(
            tree.pos[i] in ("PROPN", "ADP", "CCONJ", "PUNCT", "PART")
            or tree.text[i][:1].isupper()
            or tree.lower[i] in ("the", "his", "her")
            for i in tokens
        )

    def of(self, heads: tuple[int, ...] | list[int]) -> tuple[str, ...]:
        """The ids of the actors that some noun phrases stand for, in order, each once."""
        out: dict[str, None] = {}
        for i in heads:
            for a in self._one(i):
                out.setdefault(a)
        return tuple(out)

    def _one(self, i: int) -> tuple[str, ...]:
        tree = self.tree
        m = self.mention(i)
        if m is not None and m.actors:
            return (self.stand_ins.leaders(i) if m.kind is ActorKind.GROUP and m.form == "noun" else ()) or m.actors
        low, lemma = tree.lower[i], tree.lemma[i]
        if low in _WE:
            return self.we(i)
        if low in FIRST_PERSON:
            said = self.speaker(i) if self.in_quote(i) else self._first_person()
            return tuple(a for a in said if self.names[a].kind is ActorKind.PERSON)
        if m is not None and m.form == "name":
            return ()
        if lemma in MEETINGS or lemma in INSTRUMENTS or low == "delegation":
            if owner := self._owner(i):
                return owner
            if lemma in INSTRUMENTS and self._definite(i) and (who := self._issuer(i)):
                return who
        if lemma in _WORKS and (who := self._owner(i) or (self._issuer(i) if self._definite(i) else ())):
            return who
        if low == "license" or low in ("order", "licence"):
            return self.issuers.get(lemma, ())
        return self.stand_ins.of(i) or (self.authors if self.stand_ins.is_parties(i) else ())

    def _issuer(self, i: int) -> tuple[str, ...]:
        """Who issued the instrument at i, or the proposal that goes by another word; who takes "today's action"."""
        lemma = self.tree.lemma[i]
        if who := self.issuers.get(lemma):
            return who
        if lemma in _PROPOSALS:
            authors = {w for p in _PROPOSALS if (w := self.issuers.get(p))}
            return next(iter(authors)) if len(authors) == 1 else ()
        return self._of_today(i) if lemma in _TAKEN else ()

    def _of_today(self, i: int) -> tuple[str, ...]:
        """Whose "today's action" or "these measures" are: of whoever takes the document's first official act, or publishes it."""
        tree = self.tree
        words = {tree.lower[k] for k in tree.has(i, "det", "poss")}
        return self.lead or self.publisher if words & {"today", "this", "these"} else ()

    def _owner(self, i: int) -> tuple[str, ...]:
        """Whose discussion, rule or meeting it is: a possessor, or 'by', 'between', 'of' and a name."""
        tree = self.tree
        heads: list[int] = []
        for k in tree.has(i, "poss"):
            heads += conjuncts(tree, k)
        for k in tree.has(i, "prep", "agent"):
            if tree.lower[k] in ("by", "between", "among"):
                heads += [x for p in tree.has(k, "pobj") for x in conjuncts(tree, p)]
        return tuple(dict.fromkeys(a for h in heads if (m := self.mention(h)) is not None for a in m.actors))

    def _definite(self, i: int) -> bool:
        tree = self.tree
        if any(tree.lower[k] in ("the", "this", "these", "that", "those") for k in tree.has(i, "det")):
            return True
        return (
            any(tree.lower[k] in ("today", "its", "their", "his") for k in tree.has(i, "poss"))
            or tree.pos[i] == "PROPN"
        )

    def stands_for(self, i: int) -> bool:
        """Does token i act for somebody without naming them (an instrument, a meeting)?"""
        m = self.mention(i)
        return (m is None or not m.actors) and self.tree.lemma[i] in INSTRUMENTS | MEETINGS | _WORKS
